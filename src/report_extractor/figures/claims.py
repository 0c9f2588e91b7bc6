"""Packs asked: which indicator claims which number, with what breakdown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..packs import PackMatcher, Reading
from .inventory import Located, is_prose_cell
from .vocabulary import TOTALS
from .wording import content_words, fold, tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An indicator's claim on one number."""

    pack: str
    indicator: str
    breakdown: tuple[tuple[str, str], ...]
    pattern: str
    conflict: bool = False
    wide: bool = False  # made with the text around the sentence, across full stops

    @property
    def name(self) -> tuple[str, str]:
        """Pack and indicator."""
        return self.pack, self.indicator

    def for_part(self, matcher: PackMatcher, sentence: str, own: Claim | None = None) -> Claim | None:
        """The same indicator for a part of the number ('vier daarvan'), with what the part's sentence adds.

        None when it adds nothing: a part without a breakdown would pass for the whole.
        """
        found = dict(self.breakdown)
        if own is not None:
            found.update(own.breakdown)
            return replace(own, breakdown=tuple(sorted(found.items())))
        found.update(matcher.find_breakdown(self.pack, self.indicator, sentence))
        if found == dict(self.breakdown):
            return None
        return replace(self, breakdown=tuple(sorted(found.items())), conflict=False)


def claims_of(
    items: Sequence[Located], labels: Mapping[int, str], matcher: PackMatcher, *, raw_ocr: bool = False
) -> dict[int, Claim]:
    """The claims by place in the inventory; `labels` holds what each candidate figure says.

    In raw OCR, where columns run through each other, a number that its sentence leaves unclaimed is asked again
    with the text around it, across full stops.
    """
    sentences: dict[tuple[int, int], list[int]] = defaultdict(list)
    claims: dict[int, Claim] = {}
    for place in labels:
        item = items[place]
        if item.passage.kind in ("table", "chart") and not is_prose_cell(item.passage):
            _claim(claims, matcher, _label_reading(item, labels[place]), [place])
        else:
            sentences[(item.place, item.sentence_start)].append(place)
    for places in sentences.values():
        item = items[places[0]]
        _claim(claims, matcher, _sentence_reading(items, places), places)
        if item.passage.kind == "callout":
            for place in places:
                if place not in claims:
                    _claim(claims, matcher, _label_reading(items[place], labels[place]), [place])
    if raw_ocr:
        for places in sentences.values():
            for place in places:
                if place not in claims:
                    _claim(claims, matcher, _wide_reading(items, place), [place], wide=True)
    return claims | _claims_on_totals(items, labels, claims)


def _claims_on_totals(
    items: Sequence[Located], labels: Mapping[int, str], claims: Mapping[int, Claim]
) -> dict[int, Claim]:
    """The claims on cells of a total row whose rows above all count one indicator, told apart by one key."""
    columns: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    for place in labels:
        passage = items[place].passage
        if passage.cell is not None and passage.kind == "table" and passage.role == "body":
            columns[(passage.page, passage.cell[0], passage.cell[2])].append(place)
    totals: dict[int, Claim] = {}
    for places in columns.values():
        *rows, last = sorted(places, key=lambda place: items[place].passage.cell or (0, 0, 0))
        if last in claims or len(rows) < 2 or not _is_total(items[last].passage.context.row_header):
            continue
        told = [claims.get(place) for place in rows]
        claim = told[0]
        if claim is None or any(other is None or other.name != claim.name for other in told):
            continue
        shared = set.intersection(*(set(other.breakdown) for other in told if other is not None))
        if all(other is not None and len(other.breakdown) == len(shared) + 1 for other in told):
            totals[last] = replace(claim, breakdown=tuple(sorted(shared)), pattern=f"{claim.pattern}.total")
    return totals


def _is_total(row_header: str) -> bool:
    words = [token.low for token in tokens(fold(row_header))]
    return bool(words) and words[0] in TOTALS and len(content_words(row_header)) < 3


_AROUND = 160  # characters


def _wide_reading(items: Sequence[Located], place: int) -> Reading:
    """The number with the text that follows its sentence, and what stands before it as context."""
    item = items[place]
    mention, text = item.mention, item.passage.text
    start, end = item.sentence_start, item.sentence_end + _AROUND
    figure = (mention.start - start, mention.end - start, mention.unit, mention.value)
    near = " | ".join([*item.passage.context.headings, text[max(0, start - 2 * _AROUND) : start]])
    return Reading(text=text[start:end].replace(". ", "  "), figures=(figure,), near=near)


def _claim(
    claims: dict[int, Claim], matcher: PackMatcher, reading: Reading, places: Sequence[int], *, wide: bool = False
) -> None:
    for match in matcher.match(reading):
        claims[places[match.figure]] = Claim(
            pack=match.pack,
            indicator=match.indicator,
            breakdown=match.breakdown,
            pattern=match.pattern,
            conflict=bool(match.conflict),
            wide=wide,
        )


def _sentence_reading(items: Sequence[Located], places: Sequence[int]) -> Reading:
    item = items[places[0]]
    start = item.sentence_start
    figures = tuple(
        (m.start - start, m.end - start, m.unit, m.value) for m in (items[place].mention for place in places)
    )
    context = item.passage.context
    previous = item.passage.text[max(0, start - 200) : start]
    near = " | ".join([*context.headings, context.caption, previous])
    return Reading(text=item.sentence, figures=figures, near=near)


def _label_reading(item: Located, label: str) -> Reading:
    mention = item.mention
    context = item.passage.context
    text = f"{mention.text} {label}"
    near = " | ".join([*context.headings, context.caption, context.group])
    return Reading(text=text, figures=((0, len(mention.text), mention.unit, mention.value),), near=near, label=True)
