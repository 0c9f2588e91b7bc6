"""Passages → the figures of a document, its asides, and what nobody could explain.

Inventory first, meaning second: every number is located before anything is understood, and each gets exactly one
owner at the end.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ..model import Aside, Confidence, Figure, Mention, Number, Passage, identify
from ..packs import PackMatcher
from .claims import Claim, claims_of
from .clauses import words_about
from .dating import periods_of
from .inventory import Located, take_inventory
from .joins import doubt_twins, join
from .links import Base
from .owners import FIGURE, owner_of
from .page_places import places_of
from .periods import Period, starts_a_change
from .scales import Scale, denies_amounts, scales_of, speaks_of_money, tables_of_money
from .structure import TableSigns, names_a_cell, table_signs
from .totals import with_groups_of_totals
from .units import resolve_basis, resolve_measure, resolve_unit, units_of_lines
from .wording import content_words
from .wordings import Wording, is_prose, word_all


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """What the figures room makes of a document."""

    numbers: tuple[Number, ...]
    figures: tuple[Figure, ...]
    asides: tuple[Aside, ...]
    unexplained: tuple[Number, ...]


def understand(
    passages: Sequence[Passage],
    *,
    sha256: str,
    reporting_year: int | None,
    matcher: PackMatcher | None = None,
    raw_ocr: bool = False,
    year_assumed: bool = False,
) -> Understanding:
    """Every number of the passages with exactly one owner.

    `year_assumed`: no title or cover tells the reporting year, so that periods taken from it carry a doubt.
    """
    passages = with_groups_of_totals(passages)
    items = take_inventory(passages, sha256=sha256, reporting_year=reporting_year, raw_ocr=raw_ocr)
    scales = scales_of(passages, items)
    places = places_of(passages)
    asides: list[Aside] = []
    unexplained: list[Number] = []
    candidates: list[int] = []
    for place, item in enumerate(items):
        owner, reason = owner_of(item, places)
        if owner == FIGURE:
            candidates.append(place)
        elif owner == "aside":
            asides.extend(Aside(number=number, reason=reason) for number in (item.number, *item.others))
        else:
            unexplained.append(item.number)
    of_money = tables_of_money([items[place] for place in candidates], scales)
    signs = replace(table_signs(items), table_units=units_of_lines(passages), of_money=of_money)
    wordings = word_all(items, candidates, reporting_year)
    labels = {place: wording.label for place, wording in wordings.items()}
    claims = claims_of(items, labels, matcher, raw_ocr=raw_ocr) if matcher else {}
    periods = periods_of(items, candidates, reporting_year, passages)
    pictured = _pages_with_pictures(passages)
    figures: list[Figure] = []
    units: dict[int, str] = {}
    for place in candidates:
        wording = wordings[place]
        if not (content_words(wording.label) or (items[place].passage.kind == "table" and names_a_cell(wording.label))):
            unexplained.append(items[place].number)
            continue
        claim = _claim_for(place, wording, wordings, claims, items, matcher)
        like = units.get(wording.like, "")
        figure = _figure(items[place], items, wording, claim, periods[place], scales, signs, sha256, like)
        units[place] = figure.unit
        in_picture = items[place].number.read_by == "ocr" and items[place].number.page in pictured
        figure = _doubted(figure, "layout_uncertain") if in_picture else figure
        assumed = year_assumed and figure.period_source == "document"
        figures.append(_doubted(figure, "period_assumed") if assumed else figure)
    return Understanding(
        numbers=tuple(number for item in items for number in (item.number, *item.others)),
        figures=doubt_twins(join(figures)),
        asides=tuple(asides),
        unexplained=tuple(unexplained),
    )


def _pages_with_pictures(passages: Sequence[Passage]) -> frozenset[int]:
    """Pages with a text layer on which words were read from pictures too: what belongs together there is less sure."""
    layers: dict[int, set[str]] = defaultdict(set)
    for passage in passages:
        layers[passage.page].update(word.read_by for word in passage.words)
    return frozenset(page for page, read_by in layers.items() if len(read_by) > 1)


def _doubted(figure: Figure, doubt: str) -> Figure:
    doubts = {*figure.doubts, doubt}
    return replace(figure, doubts=tuple(sorted(doubts)), confidence=_confidence(doubts))


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
    if matcher is None or wording.base.place < 0 or not wording.base.reference:
        return own
    seen = place
    total = wording.base.place
    while total not in claims and total in wordings and wordings[total].base.place not in (-1, seen, total):
        seen, total = total, wordings[total].base.place
    antecedent = claims.get(total)
    if antecedent is None or items[place].mention.unit not in ("", "persons"):
        return own
    if own is not None and (own.pack, own.indicator) != (antecedent.pack, antecedent.indicator):
        return own
    return antecedent.for_part(matcher, items[place].sentence, own)


def _figure(
    item: Located,
    items: Sequence[Located],
    wording: Wording,
    claim: Claim | None,
    period: Period,
    scales: Sequence[Scale],
    signs: TableSigns,
    sha256: str,
    like: str,
) -> Figure:
    """The figure of one number; `like` is the unit of the number it is held against, empty when there is none."""
    mention, passage = item.mention, item.passage
    scale = scales[item.place]
    printed = any(char.isalpha() or char in "%€" for char in mention.text)  # else a unit is that of a number before
    unit = "" if mention.unit and printed else like
    unit = unit or resolve_unit(mention, passage, wording.counts, wording.label, scale, signs)
    factor = scale.multiplier if _scales(mention, unit, scale) else Decimal(1)
    doubts = set(wording.doubts) | set(mention.doubts)
    words = passage.words_at(mention.start, mention.end)
    doubts.update(doubt for word in words for doubt in word.doubts)
    if period.source == "none":
        doubts.add("period_unknown")
    if scale.doubted and not mention.unit and unit in ("count", "EUR") and (factor != 1 or _may_be_scaled(item)):
        doubts.add("unit_uncertain")
    if (
        mention.unit in ("", "times")
        and unit == "count"
        and _IN_A_FORMULA.search(passage.text, max(0, mention.start - _FORMULA), mention.end + _FORMULA)
    ):
        doubts.add("unit_uncertain")
    if signs.of_money and unit == "EUR" and not mention.unit and not like:
        elsewhere = replace(signs, of_money=frozenset())
        if resolve_unit(mention, passage, wording.counts, wording.label, scale, elsewhere) != "EUR":
            doubts.add("unit_uncertain")
    start = item.sentence_start
    if period.source != "sentence" and starts_a_change(item.sentence, mention.start - start, mention.end - start):
        doubts.add("period_assumed")
    if period.source in ("document", "heading") and _EARLIER_ONE.search(passage.text, start, mention.start):
        doubts.add("period_assumed")
    if _names_another_year(wording.label, period):
        doubts.add("period_assumed")
    if claim is not None and claim.conflict:
        doubts.add("pattern_conflict")
    if claim is not None and claim.wide:
        doubts.add("layout_uncertain")
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
        basis=resolve_basis(passage, words_about(item.sentence, mention.start - start, mention.end - start)),
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


def _scales(mention: Mention, unit: str, scale: Scale) -> bool:
    """Whether 'x € 1.000' holds for this number: not for percentages, rates per person or numbers with a magnitude."""
    if scale.multiplier == 1 or _MAGNITUDE_OR_RATE.search(mention.text):
        return False
    if mention.unit:
        return mention.unit == (scale.unit or mention.unit) and mention.unit in ("EUR", "count", "persons", "fte")
    return unit in ("EUR", "count", "persons") or unit == scale.unit


def _may_be_scaled(item: Located) -> bool:
    """Whether a bare number may be an amount in thousands where its table does not say so, and another one does."""
    value, context = item.mention.value, item.passage.context
    if value is None or value == 0 or denies_amounts(context):
        return False
    if is_prose(item):
        bare = not item.mention.noun and item.mention.derivation == "digits"
        told = item.passage.role == "footnote" or speaks_of_money(item.sentence)
        return bare and abs(value) >= 1000 and told
    if abs(value) >= 1000 or value < 0 or item.mention.decimals > 0:
        return True
    titles = (context.row_header, context.group, context.caption, *context.column_headers, *context.headings[-1:])
    return item.passage.kind == "table" and any(speaks_of_money(title) for title in titles)


def _names_another_year(label: str, period: Period) -> bool:
    """Whether the only year in a label is not in the period of its figure."""
    years = set(re.findall(r"\b(?:19|20)\d\d\b", label))
    return len(years) == 1 and bool(period.start) and not period.start[:4] <= next(iter(years)) <= period.end[:4]


# '(vorige meting: <7,5>)': of an earlier time that the words do not name
_EARLIER_ONE = re.compile(
    r"\b(?:vorige|voorgaande|eerdere)\s+(?:meting|peiling|telling|editie|ronde|keer)\b(?:\s*:|[^.;:()\d]{0,40})\s*$",
    re.IGNORECASE,
)
# '<3.540.199>/2.441.755 x 100%': the amounts of a formula, in a unit that is told elsewhere
_IN_A_FORMULA = re.compile(r"\d{1,3}\.\d{3}\s?/\s?\d{1,3}\.\d{3}")
_FORMULA = 14  # characters on either side
_MAGNITUDE_OR_RATE = re.compile(r"miljoen|miljard|duizend|\bmln|\bmld|\bmio|\bper\s", re.IGNORECASE)


def _times(value: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if value is None else value if factor == 1 else value * factor


def _middle(low: Decimal | None, high: Decimal | None, factor: Decimal) -> Decimal:
    """A range has no single value: its lower end stands for it (bound says 'range'), its ends are in low and high."""
    end = low if low is not None else high
    return (end if end is not None else Decimal(0)) * factor


def _total(items: Sequence[Located], base: Base) -> Decimal | None:
    return items[base.place].mention.value if base.place >= 0 else None


_SERIOUS = frozenset({"ocr_uncertain", "readings_differ", "hidden_text", "label_uncertain", "contradicted"})


def _confidence(doubts: set[str]) -> Confidence:
    if doubts & _SERIOUS:
        return "low"
    return "medium" if doubts else "high"
