"""Passages → the figures of a document, its asides, and what nobody could explain.

Inventory first, meaning second: every number is located before anything is understood, and each gets exactly one
owner at the end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..model import Aside, Confidence, Figure, Number, Passage, identify
from ..packs import PackMatcher
from .claims import Claim, claims_of
from .clauses import Spot, describe
from .inventory import Located, take_inventory
from .joins import join
from .links import NO_BASE, Base, base_of, says_little, starts_with_pronoun
from .owners import FIGURE, owner_of
from .periods import Period, from_context, from_document, from_sentence
from .structure import Scale, TableSigns, scale_for, structured_label, table_signs
from .units import counted, resolve_basis, resolve_measure, resolve_unit
from .wording import content_words, tidy


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """What the figures room makes of a document."""

    numbers: tuple[Number, ...]
    figures: tuple[Figure, ...]
    asides: tuple[Aside, ...]
    unexplained: tuple[Number, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What the words around a number say of it, before packs are asked."""

    label: str
    rule: str
    base: Base
    counts: str
    doubts: tuple[str, ...] = ()


def understand(
    passages: Sequence[Passage],
    *,
    sha256: str,
    reporting_year: int | None,
    matcher: PackMatcher | None = None,
    raw_ocr: bool = False,
) -> Understanding:
    """Every number of the passages with exactly one owner."""
    items = take_inventory(passages, sha256=sha256, reporting_year=reporting_year, raw_ocr=raw_ocr)
    signs = table_signs(items)
    asides: list[Aside] = []
    unexplained: list[Number] = []
    candidates: list[int] = []
    for place, item in enumerate(items):
        owner, reason = owner_of(item)
        if owner == FIGURE:
            candidates.append(place)
        elif owner == "aside":
            asides.append(Aside(number=item.number, reason=reason))
        else:
            unexplained.append(item.number)
    wordings = {place: _word(items, place, passages, reporting_year) for place in candidates}
    claims = claims_of(items, wordings_text(wordings), passages, matcher) if matcher else {}
    neighbours = _by_sentence(items)
    figures: list[Figure] = []
    for place in candidates:
        wording = wordings[place]
        if not content_words(wording.label):
            unexplained.append(items[place].number)
            continue
        claim = _claim_for(place, wording, wordings, claims, items, matcher)
        figures.append(_figure(items[place], items, wording, claim, neighbours, signs, sha256, reporting_year))
    return Understanding(
        numbers=tuple(item.number for item in items),
        figures=join(figures),
        asides=tuple(asides),
        unexplained=tuple(unexplained),
    )


def wordings_text(wordings: dict[int, Wording]) -> dict[int, str]:
    """The labels alone, by place."""
    return {place: wording.label for place, wording in wordings.items()}


def _by_sentence(items: Sequence[Located]) -> dict[tuple[int, int], list[Located]]:
    groups: dict[tuple[int, int], list[Located]] = defaultdict(list)
    for item in items:
        groups[(item.place, item.sentence_start)].append(item)
    return groups


def _word(items: Sequence[Located], place: int, passages: Sequence[Passage], year: int | None) -> Wording:
    item = items[place]
    passage, mention = item.passage, item.mention
    base, doubts = NO_BASE, []
    prose = passage.kind in ("sentence", "list") or (passage.kind == "callout" and len(item.sentence.split()) > 12)
    if prose:
        label = _prose_label(items, place)
        base = base_of(items, place)
        rule = f"sentence.{mention.rule or 'number'}"
        label, weak = _completed(label, item, base, items, passages)
        if weak:
            doubts.append("label_uncertain")
    else:
        label = structured_label(passage, mention, year)
        rule = f"{passage.kind}.{mention.rule or 'number'}"
        if passage.kind == "callout":
            base = base_of(items, place)
        if passage.kind == "table" and not passage.context.row_header and not passage.context.column_headers:
            doubts.append("label_uncertain")
    return Wording(label=label, rule=rule, base=base, counts=counted(mention, label, base.words), doubts=tuple(doubts))


def _prose_label(items: Sequence[Located], place: int) -> str:
    item = items[place]
    start = item.sentence_start
    spots: list[Spot] = []
    which = 0
    for other in _sentence_items(items, place):
        mention = other.mention
        if mention.kind == "aside":
            continue
        if other is item:
            which = len(spots)
        period = mention.kind == "period"
        noun_end = mention.noun_end - start if mention.noun_end >= 0 else -1
        plural = mention.value is None or mention.value != 1
        spots.append(
            Spot(start=mention.start - start, end=mention.end - start, period=period, noun_end=noun_end, plural=plural)
        )
    return describe(item.sentence, spots, which)


def _sentence_items(items: Sequence[Located], place: int) -> list[Located]:
    item, first, last = items[place], place, place
    while first > 0 and _same_sentence(items[first - 1], item):
        first -= 1
    while last + 1 < len(items) and _same_sentence(items[last + 1], item):
        last += 1
    return list(items[first : last + 1])


def _same_sentence(one: Located, other: Located) -> bool:
    return one.place == other.place and one.sentence_start == other.sentence_start


def _completed(
    label: str, item: Located, base: Base, items: Sequence[Located], passages: Sequence[Passage]
) -> tuple[str, bool]:
    """A label that can stand alone, with what it points back at or the heading above it; and whether it is weak."""
    if base.reference and base.place >= 0:
        total = base.words or _antecedent_words(items, base.place)
        if total and total.lower() not in label.lower():
            return tidy(f"{total}: {label}"), not content_words(label)
        return label, False
    heading = item.passage.context.headings[-1] if item.passage.context.headings else ""
    if says_little(label) or (starts_with_pronoun(item.sentence) and len(content_words(label)) < 4):
        if heading and heading.lower() not in label.lower():
            return tidy(f"{label}, {heading}" if content_words(label) else heading), not content_words(label)
        return label, not content_words(label)
    return label, False


def _antecedent_words(items: Sequence[Located], place: int) -> str:
    return items[place].mention.noun


def _claim_for(
    place: int,
    wording: Wording,
    wordings: dict[int, Wording],
    claims: dict[int, Claim],
    items: Sequence[Located],
    matcher: PackMatcher | None,
) -> Claim | None:
    """The pack's claim on a number, or, for a part that points back, the claim on its total with its own breakdown."""
    own = claims.get(place)
    if own is not None or matcher is None or wording.base.place < 0 or not wording.base.reference:
        return own
    seen = place
    total = wording.base.place
    while total not in claims and total in wordings and wordings[total].base.place not in (-1, seen, total):
        seen, total = total, wordings[total].base.place
    antecedent = claims.get(total)
    if antecedent is None or items[place].mention.unit not in ("", "persons"):
        return None
    return antecedent.for_part(matcher, items[place].sentence)


def _figure(
    item: Located,
    items: Sequence[Located],
    wording: Wording,
    claim: Claim | None,
    neighbours: dict[tuple[int, int], list[Located]],
    signs: TableSigns,
    sha256: str,
    reporting_year: int | None,
) -> Figure:
    mention, passage = item.mention, item.passage
    scale = _scale(item)
    unit = resolve_unit(mention, passage, wording.counts, wording.label, scale, signs)
    factor = scale.multiplier if _scales(mention.unit, unit, scale) else Decimal(1)
    period = _period(item, neighbours, reporting_year)
    doubts = set(wording.doubts) | set(mention.doubts)
    words = passage.words_at(mention.start, mention.end)
    doubts.update(doubt for word in words for doubt in word.doubts)
    if period.source == "none":
        doubts.add("period_unknown")
    if claim is not None and claim.conflict:
        doubts.add("pattern_conflict")
    value = _times(mention.value, factor)
    value = value if value is not None else _middle(mention.low, mention.high, factor)
    before = passage.text[item.sentence_start : mention.start]
    return Figure(
        figure_id=identify(sha256, item.number.page, item.number.box, mention.text, wording.label),
        numbers=(item.number,),
        value=value,
        low=_times(mention.low, factor),
        high=_times(mention.high, factor),
        bound=mention.bound,
        measure=resolve_measure(mention, unit, wording.label, before),
        direction=mention.direction,
        unit=unit,
        decimals=mention.decimals,
        counts=wording.counts,
        label=wording.label,
        of=wording.base.words,
        of_value=_total(items, wording.base),
        basis=resolve_basis(passage, item.sentence),
        period_start=period.start,
        period_end=period.end,
        period_source=period.source,
        derivation="reference" if wording.base.reference and mention.derivation != "negation" else mention.derivation,
        kind=passage.kind,
        confidence=_confidence(doubts),
        doubts=tuple(sorted(doubts)),
        pattern=claim.pattern if claim else wording.rule,
        pack=claim.pack if claim else "",
        indicator=claim.indicator if claim else "",
        breakdown=claim.breakdown if claim else (),
    )


def _scale(item: Located) -> Scale:
    return scale_for(item.passage) if item.passage.kind in ("table", "chart", "callout") else Scale()


def _scales(printed_unit: str, unit: str, scale: Scale) -> bool:
    """Whether 'x € 1.000' holds for this number: not for percentages, nor for other units than the scale names."""
    if scale.multiplier == 1:
        return False
    if printed_unit:
        return printed_unit == (scale.unit or printed_unit) and printed_unit not in ("percent", "pp", "years", "ratio")
    return unit in ("EUR", "count", "persons") or unit == scale.unit


def _times(value: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if value is None else value if factor == 1 else value * factor


def _middle(low: Decimal | None, high: Decimal | None, factor: Decimal) -> Decimal:
    """A range has no single value: its lower end stands for it (bound says 'range'), its ends are in low and high."""
    end = low if low is not None else high
    return (end if end is not None else Decimal(0)) * factor


def _total(items: Sequence[Located], base: Base) -> Decimal | None:
    return items[base.place].mention.value if base.place >= 0 else None


def _period(item: Located, neighbours: dict[tuple[int, int], list[Located]], year: int | None) -> Period:
    mention = item.mention
    if mention.period_start:
        return Period(mention.period_start, mention.period_end, "sentence")
    together = [other.mention for other in neighbours[(item.place, item.sentence_start)]]
    period = from_sentence(item.sentence, together, item.sentence_start, mention)
    if period.source == "none":
        period = from_context(item.passage, year)
    return period if period.source != "none" else from_document(year)


_SERIOUS = frozenset({"ocr_uncertain", "readings_differ", "hidden_text", "label_uncertain", "contradicted"})


def _confidence(doubts: set[str]) -> Confidence:
    if doubts & _SERIOUS:
        return "low"
    return "medium" if doubts else "high"
