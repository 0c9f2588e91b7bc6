"""Periods that numbers take from what stands beside them: difference columns, announced lists, plans told before."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..dutch import split_sentences
from ..model import Passage
from .inventory import Located, sentence_spans
from .periods import NO_PERIOD, Period, periods_in
from .units import bases_named
from .vocabulary import CHANGE_NOUNS
from .wording import fold

_Column = tuple[int, int, int]  # page, table, column


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The spans of the difference columns, and the periods of announced list items by their place in the document."""

    columns: Mapping[_Column, Period] = field(default_factory=dict)
    listed: Mapping[int, Period] = field(default_factory=dict)

    def period_of(self, passage: Passage, place: int) -> Period:
        """What stands beside a passage says of its period; NO_PERIOD when nothing does."""
        if passage.cell is not None and passage.kind == "table":
            return self.columns.get((passage.page, passage.cell[0], passage.cell[2]), NO_PERIOD)
        return self.listed.get(place, NO_PERIOD)


def beside(passages: Sequence[Passage], reporting_year: int | None) -> Beside:
    """The periods that the passages of a document give to others of them."""
    return Beside(columns=_difference_columns(passages, reporting_year), listed=_announced(passages, reporting_year))


# ---- difference columns ----------------------------------------------------------------------------------------------

_DIFFERENCE = re.compile(
    r"(?:\(?\+\s?/\s?[-–]\)?|±|δ|in\s+)?\s*(?:\w*(?:"
    + "|".join((*CHANGE_NOUNS, "verandering", "mutatie"))
    + r")\b.*)?",
    re.IGNORECASE,
)


def _difference_columns(passages: Sequence[Passage], year: int | None) -> dict[_Column, Period]:
    """'2024 | 2023 | Verschil': the change from the one year to the other."""
    heads: dict[tuple[int, int], dict[int, tuple[str, ...]]] = defaultdict(dict)
    for passage in passages:
        if passage.kind == "table" and passage.role == "body" and passage.cell is not None:
            heads[(passage.page, passage.cell[0])][passage.cell[2]] = passage.context.column_headers
    found: dict[_Column, Period] = {}
    for table, columns in heads.items():
        years = {column: _year_of(texts, year) for column, texts in columns.items()}
        for column, texts in columns.items():
            if not texts or not texts[-1] or years[column].start or not _DIFFERENCE.fullmatch(texts[-1].strip()):
                continue
            compared = _compared_columns(columns, years, column)
            if compared:
                found[(*table, column)] = _span([years[other] for other in compared])
    return found


def _compared_columns(
    columns: Mapping[int, Sequence[str]], years: Mapping[int, Period], column: int
) -> tuple[int, ...]:
    """The two columns whose difference a column is: those before it, else the only two with a year.

    None where the columns with a year are of more than one basis, as what differs from a budget is no change of years.
    """
    dated = tuple(other for other, period in sorted(years.items()) if period.start)
    if len({_bases(columns[other]) for other in dated}) != 1:
        return ()
    near: tuple[int, ...] = (column - 2, column - 1)
    near = near if set(near) <= set(dated) else dated
    return near if len(near) == 2 and years[near[0]] != years[near[1]] else ()


def _bases(headers: Sequence[str]) -> frozenset[str]:
    return frozenset(basis for text in headers for basis in bases_named(text))


def _year_of(headers: Sequence[str], year: int | None) -> Period:
    """The whole year that the headers of a column name; NO_PERIOD when they name none, or one of a plan."""
    for text in reversed(headers):
        named = periods_in(text, year, "header_cell") if text else ()
        if named:
            first, last = named[-1].period_start, named[-1].period_end
            whole = first[5:] == "01-01" and last[5:] == "12-31" and first[:4] == last[:4]
            return Period(first, last, "column") if whole else NO_PERIOD
    return NO_PERIOD


def _span(years: Sequence[Period]) -> Period:
    return Period(min(p.start for p in years), max(p.end for p in years), "column")


# ---- lists that a sentence announces ---------------------------------------------------------------------------------

_ITEM = re.compile(r"[•▪●■◼◆▲▼○□·*–—-]\s|[a-z][.)]\s|\(?\d{1,2}[.)]\s|[a-z]")


def _announced(passages: Sequence[Passage], year: int | None) -> dict[int, Period]:
    """'Voor 2025 staan op het programma:' and what is listed under it."""
    found: dict[int, Period] = {}
    period = NO_PERIOD
    for place, passage in enumerate(passages):
        if passage.role in ("hidden", "running"):
            continue
        if passage.kind not in ("sentence", "list") or passage.role != "body":
            period = NO_PERIOD
        elif passage.text.rstrip().endswith(":"):
            period = _announcing(passage.text, year)
        elif period.start and (passage.kind == "list" or _ITEM.match(passage.text) or not _tells(passage.text)):
            found[place] = period
        else:
            period = NO_PERIOD
    return found


def _tells(text: str) -> bool:
    """Whether a line holds any letter: a mark of a list that stands alone does not end the list."""
    return any(char.isalpha() for char in fold(text))


def _announcing(text: str, year: int | None) -> Period:
    """The one period that the sentence before a list opens with; NO_PERIOD when there is none, or more than one."""
    sentences = split_sentences(text)
    start, end = sentences[-1] if sentences else (0, len(text))
    said = text[start:end]
    named = periods_in(said, year, "sentence")
    if len(named) != 1 or not _OPENS.fullmatch(said[: named[0].start]):
        return NO_PERIOD
    return Period(named[0].period_start, named[0].period_end, "heading")


_OPENS = re.compile(r"\s*(?:in|over|voor|eind|begin|per|vanaf)\s+(?:het\s+jaar\s+|de\s+)?", re.IGNORECASE)


# ---- plans told in the sentences before ------------------------------------------------------------------------------

_HEADS_PLANS = re.compile(
    r"[\d.\s]*(?:(?:een|onze|de)\s+)?"
    r"(?:vooruitblik|vooruitzicht|vooruitkijken|blik vooruit|vooruit naar|wat gaan we doen)",
    re.IGNORECASE,
)
_LOOKS_AHEAD = re.compile(
    r"\b(?:verwacht(?:en)?|verwachting|streven|streeft|streefwaarde|mikken|mikt|beogen|beoogt|willen|wil|zullen|zal|gaan"
    r"|gepland|geraamd|ramen|begroot|begroten|reserveren|gereserveerd|trekken|trekt)\b",
    re.IGNORECASE,
)
_SUMS_UP = re.compile(r"\s*(?:samengevat|samenvattend|kortom|al met al|terugkijkend|concluderend)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\s*(?:ook\s+)?(?:in|voor|vanaf|per|begin|eind|medio|met ingang van)\s+"
    r"(?:het\s+(?:jaar|voorjaar|najaar)\s+(?:van\s+)?|de\s+)?(?:begin\s+|eind\s+|medio\s+)?",
    re.IGNORECASE,
)


def planned(item: Located, year: int | None) -> Period:
    """'In 2025 komt er een cursus. We verwachten <60> deelnemers': the later year that a sentence before opens with.

    Under a heading such as 'Vooruitblik' the next sentence looks ahead too, unless it sums up.
    """
    headed = any(map(_HEADS_PLANS.match, item.passage.context.headings[-1:])) and not _SUMS_UP.match(item.sentence)
    ahead = _LOOKS_AHEAD.search(item.sentence)
    if year is None or item.sentence_start == 0 or not (ahead or headed):
        return NO_PERIOD
    text = item.passage.text
    before = [span for span in sentence_spans(item.passage) if span[1] <= item.sentence_start]
    for start, end in reversed(before if ahead else before[-1:]):
        named = periods_in(text[start:end], year, "sentence")
        if named and int(named[0].period_start[:4]) > year and _AHEAD.fullmatch(text[start : start + named[0].start]):
            later = named[0].period_start[:4]
            return Period(f"{later}-01-01", f"{later}-12-31", "heading")
    return NO_PERIOD
