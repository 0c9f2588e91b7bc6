"""Which period a number speaks of: the sentence before the heading, the column, and last the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ..dutch import find_numbers
from ..model import Mention, Passage


class Period(NamedTuple):
    """ISO dates, both ends inside, and where they were read; all empty when nothing says when."""

    start: str = ""
    end: str = ""
    source: str = "none"


NO_PERIOD = Period()

_RANGE_LINK = re.compile(r"^\s*(?:-|–|t/m|tot en met|tot|op|naar|en)\s*$", re.IGNORECASE)
_RANGE_LEAD = re.compile(r"(?:van|tussen|periode|sinds|vanaf)\s*$", re.IGNORECASE)
_LATEST_YEAR = re.compile(r"\bin het (?:laatste|meest recente) jaar\b", re.IGNORECASE)
_COMPARED = re.compile(
    r"(?:ten opzichte van|t\.o\.v\.|vergeleken met|in vergelijking (?:met|tot)|(?:dan|als) (?:in|over|eind|begin)?|"
    r"tegenover|afgezet tegen)\s*(?:het|de)?\s*(?:jaar|peiljaar|niveau (?:van|in))?\s*$",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def periods_in(text: str, reporting_year: int | None, hint: str = "heading") -> tuple[Mention, ...]:
    """The periods named in a heading, header or caption."""
    if not any(c.isdigit() for c in text) and "jaar" not in text.lower():
        return ()
    return tuple(m for m in find_numbers(text, reporting_year=reporting_year, hints=(hint,)) if m.period_start)


def from_sentence(sentence: str, mentions: Sequence[Mention], offset: int, of: Mention) -> Period:
    """The period that the sentence gives to one number: right after it, else the last before it, else the first.

    `mentions` are all mentions of the passage that lie in the sentence; `offset` is where the sentence starts.
    """
    named = [m for m in mentions if m.period_start and m.kind != "quantity"]
    if not named:
        return NO_PERIOD
    text = sentence
    listed = _listed(text, mentions, offset, of)
    if listed is not None:
        return Period(listed.period_start, listed.period_end, "sentence")
    merged = _merge_ranges(text, named, offset)
    spoken = [p for p in merged if p[1] <= of.start or not _COMPARED.search(text[: p[0] - offset])]
    spoken = [
        p for p in spoken if not _COMPARED.search(text[: p[0] - offset]) or _is_beside(text, p[1] - offset, of, offset)
    ]
    spoken = [p for p in spoken if not _shut_away(text, p[0] - offset, of, offset, mentions)]
    if not spoken:
        return NO_PERIOD
    merged = spoken
    direct = [
        p
        for p in merged
        if of.end <= p[0] <= of.end + _DIRECT and _names_its_year(text, of.end - offset, p[0] - offset, p[1] - offset)
    ]
    if direct:
        return Period(direct[0][2], direct[0][3], "sentence")
    quantities = [m for m in mentions if m.kind == "quantity" and m.value is not None]
    after_stop = min((m.start for m in quantities if m.start >= of.end), default=offset + len(text))
    before_stop = max((m.end for m in quantities if m.end <= of.start), default=offset)
    latest = [m.start() + offset for m in _LATEST_YEAR.finditer(text)]
    last_number = after_stop == offset + len(text)
    own_latest = any(before_stop <= at < of.start or (last_number and at >= of.end) for at in latest)
    if own_latest and len(merged) == 1 and merged[0][2][:4] < merged[0][3][:4]:
        return _one_year_to(merged[0][3])
    following = [p for p in merged if of.end <= p[0] < after_stop]
    close = [
        p
        for p in following
        if p[0] - of.end <= 45 and _names_its_year(text, of.end - offset, p[0] - offset, p[1] - offset)
    ]
    own_before = [p for p in merged if before_stop <= p[0] and p[1] <= of.start]
    opening = text.rfind("(", 0, of.start - offset)
    inside = opening >= 0 and ")" not in text[opening : of.start - offset]
    in_parentheses = [p for p in own_before if inside and p[0] - offset > opening]
    if in_parentheses:
        chosen = in_parentheses[-1]
    elif close:
        chosen = close[0]
    elif own_before:
        chosen = own_before[-1]
    else:
        earlier = [p for p in merged if p[1] <= of.start]
        if earlier:
            chosen = earlier[-1]
        elif following and following[0][0] - of.end <= _FAR and _is_open(text, of.end - offset, *following[0], offset):
            chosen = following[0]
        else:
            return NO_PERIOD
    return Period(chosen[2], chosen[3], "sentence")


def _is_beside(text: str, period_end: int, of: Mention, offset: int) -> bool:
    """Whether a compared year is followed by its own number: 'minder dan in 2021 (<203>)', 'dan de 12 in 2021'."""
    return bool(re.match(r"\s*[(:,]\s*$", text[period_end : max(period_end, of.start - offset)]))


_DIRECT = 8  # characters: '131.000 in 2023', '14 eind 2021'


def _shut_away(text: str, period_start: int, of: Mention, offset: int, mentions: Sequence[Mention]) -> bool:
    """Whether a year stands in parentheses with a number of its own: '(2023: € 375)' says nothing of what follows."""
    opening = text.rfind("(", 0, period_start)
    closing = text.find(")", period_start)
    if opening < 0 or closing < 0 or ")" in text[opening:period_start]:
        return False
    if opening <= of.start - offset <= closing:
        return False
    return any(m.kind == "quantity" and opening <= m.start - offset <= closing for m in mentions)


def _one_year_to(end: str) -> Period:
    """'in het laatste jaar' beside '2013-2023': a change from 2022 to 2023."""
    year = int(end[:4])
    return Period(f"{year - 1:04d}-01-01", f"{year:04d}-12-31", "sentence")


def intervals_in(sentence: str, mentions: Sequence[Mention], offset: int) -> Period:
    """The last period of more than a year that a sentence names."""
    named = [m for m in mentions if m.period_start and m.kind != "quantity"]
    found = [Period(p[2], p[3], "sentence") for p in _merge_ranges(sentence, named, offset)] if named else []
    return next((period for period in reversed(found) if is_interval(period)), NO_PERIOD)


def is_interval(period: Period) -> bool:
    """Whether a period spans more than a year: the interval of a change."""
    return bool(period.start) and period.start[:4] < period.end[:4]


_PAST_YEARS = re.compile(r"\b(?:laatste|afgelopen|voorgaande|voorbije)\s+(\w{1,14})\s+jaar\b", re.IGNORECASE)


def from_past_years(text: str, reporting_year: int | None) -> Period:
    """'gemiddeld rendement laatste 5 jaar': the years up to and with the reporting year."""
    found = _PAST_YEARS.search(text)
    if reporting_year is None or found is None:
        return NO_PERIOD
    spoken = [m.value for m in find_numbers(found.group(1)) if m.kind == "quantity" and m.value is not None]
    if len(spoken) != 1 or not 2 <= spoken[0] <= 50:
        return NO_PERIOD
    first = reporting_year - int(spoken[0]) + 1
    return Period(f"{first:04d}-01-01", f"{reporting_year:04d}-12-31", "sentence")


_LIST_GAP = re.compile(r"^[\s,;]*(?:en|of|resp(?:ectievelijk)?\.?)?\s*$", re.IGNORECASE)


def _listed(text: str, mentions: Sequence[Mention], offset: int, of: Mention) -> Mention | None:
    """'In 2020, 2021 en 2022 waren het er 8, 6 en 4': as many years in a row as numbers in a row, told in order."""
    years = [m for m in mentions if m.kind == "period" and m.period_start]
    numbers = [m for m in mentions if m.kind == "quantity" and m.value is not None]
    if len(years) < 2 or len(years) != len(numbers) or of not in numbers or years[-1].end > numbers[0].start:
        return None
    for row in (years, numbers):
        for one, other in pairwise(row):
            if not _LIST_GAP.match(text[one.end - offset : other.start - offset]):
                return None
    return years[numbers.index(of)]


_FAR = 70  # characters: a year further on speaks of something else


def _names_its_year(text: str, number_end: int, start: int, end: int) -> bool:
    """Whether a later year is the number's own: no comparison, no new clause, no '(2021: 9)' for another number."""
    between = text[number_end:start].lower()
    if "(" in between and ")" not in between and not text[end:].lstrip().startswith(")"):
        return False
    return not _PARTED.search(between)


def _is_open(text: str, number_end: int, start: int, end: int, _from: str, _to: str, offset: int) -> bool:
    """Whether a year further on is not shut in parentheses with another number."""
    return _names_its_year(text, number_end, start - offset, end - offset)


_PARTED = re.compile(
    r"ten opzichte|vergeleken|dan in|tegen|tegenover|;|\. |\b(?:terwijl|maar|waar|waarbij|hoewel|nadat|omdat|nog)\b"
)


def _merge_ranges(text: str, named: Sequence[Mention], offset: int) -> list[tuple[int, int, str, str]]:
    """Periods as (start, end, from, to); 'van 2022 op 2023' and '2019 tot en met 2021' become one."""
    merged: list[tuple[int, int, str, str]] = []
    for mention in named:
        start, end = mention.start, mention.end
        if merged:
            last = merged[-1]
            link = text[last[1] - offset : start - offset]
            lead = text[: last[0] - offset]
            joins = _RANGE_LINK.match(link)
            if joins and (link.strip() != "en" or _RANGE_LEAD.search(lead)) and last[2] < mention.period_start:
                merged[-1] = (last[0], end, last[2], mention.period_end)
                continue
        merged.append((start, end, mention.period_start, mention.period_end))
    return merged


def from_context(passage: Passage, reporting_year: int | None) -> Period:
    """The period that headers, caption or headings give to a cell, chart label, callout or paragraph."""
    context = passage.context
    for text in (*reversed(context.column_headers), context.category, context.series, context.row_header):
        found = periods_in(text, reporting_year, "header_cell") if text else ()
        if found:
            return Period(found[-1].period_start, found[-1].period_end, "column")
    for text in (context.group, context.caption, *reversed(context.headings)):
        found = periods_in(text, reporting_year, "heading") if text else ()
        if found:
            first, last = found[0], found[-1]
            if len(found) == 1:
                return Period(last.period_start, last.period_end, "heading")
            if len({m.period_start for m in found}) == 1:
                return Period(first.period_start, first.period_end, "heading")
            if passage.kind in ("sentence", "list") and reporting_year is not None:
                continue
            latest = max(found, key=lambda m: m.period_end)
            return Period(latest.period_start, latest.period_end, "heading")
    return NO_PERIOD


def from_document(reporting_year: int | None) -> Period:
    """The reporting year as a period."""
    if reporting_year is None:
        return NO_PERIOD
    return Period(f"{reporting_year:04d}-01-01", f"{reporting_year:04d}-12-31", "document")
