"""Which period a number speaks of where its sentence does not say: column, caption, heading, and last the document."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ..dutch import find_numbers
from ..model import Mention, Passage
from .vocabulary import ROUGHLY


class Period(NamedTuple):
    """ISO dates, both ends inside, and where they were read; all empty when nothing says when."""

    start: str = ""
    end: str = ""
    source: str = "none"


NO_PERIOD = Period()


@lru_cache(maxsize=4096)
def periods_in(text: str, reporting_year: int | None, hint: str = "heading") -> tuple[Mention, ...]:
    """The periods named in a heading, header or caption."""
    if not any(c.isdigit() for c in text) and "jaar" not in text.lower():
        return ()
    return tuple(m for m in find_numbers(text, reporting_year=reporting_year, hints=(hint,)) if m.period_start)


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


def from_context(passage: Passage, reporting_year: int | None) -> Period:
    """The period that headers, caption or headings give to a cell, chart label, callout or paragraph."""
    context = passage.context
    prose = passage.kind == "table" and len(passage.text.split()) >= _PROSE  # a paragraph is of no single year's column
    columns = () if prose else context.column_headers
    for text in (*reversed(columns), context.category, context.series, context.row_header):
        found = periods_in(text, reporting_year, "header_cell") if text else ()
        if found:
            return Period(found[-1].period_start, found[-1].period_end, "column")
    for text in (context.group, context.caption, *reversed(context.headings)):
        if not text:
            continue
        dated = [m for m in periods_in(text, reporting_year, "heading") if _dates_a_section(text, m)]
        if dated:
            first, last = dated[0], dated[-1]
            if len(dated) == 1:
                return Period(last.period_start, last.period_end, "heading")
            if len({m.period_start for m in dated}) == 1:
                return Period(first.period_start, first.period_end, "heading")
            if passage.kind in ("sentence", "list") and reporting_year is not None:
                continue
            latest = max(dated, key=lambda m: m.period_end)
            return Period(latest.period_start, latest.period_end, "heading")
    return NO_PERIOD


_PROSE = 12  # words


def _dates_a_section(text: str, mention: Mention) -> bool:
    """Whether a period in a heading is that of what stands under it.

    'Vorig jaar' in a quotation is not, and a day only when it is a reference date ('Stand per 1 juli 2024') or the
    whole heading: 'vastgesteld op 8 april 2025' tells when the document was made.
    """
    if not any(c.isdigit() for c in mention.text) or _OF_ANOTHER.match(text, mention.end):
        return False
    if mention.period_start != mention.period_end:
        return True
    before, after = text[: mention.start].strip(), text[mention.end :].strip(" .)")
    return not (before or after) or bool(_REFERENCE_DATE.search(before))


_OF_ANOTHER = re.compile(r"\s*:\s*\d")  # '(eind 2021: 121)' dates that number only
_REFERENCE_DATE = re.compile(
    r"\b(?:per|stand|ultimo|eind|einde|begin|peildatum|op peildatum|balans)\b[^.]{0,12}$", re.IGNORECASE
)


class YearsBack(NamedTuple):
    """How many years before its sentence's period a number is, and where in the sentence that is said."""

    years: int
    start: int
    end: int


def years_back(sentence: str, start: int, end: int) -> YearsBack | None:
    """How many years before a number at `[start, end)` is said to be; None when it is not.

    '131 klachten van het jaar ervoor', 'Een jaar eerder waren het er 131', '(een jaar eerder: 131)'; but not
    '131 meer dan een jaar eerder'.
    """
    lead = _AFTER_THE_YEAR_BEFORE.match(sentence[:start]) or _YEAR_BEFORE_CLOSE.search(sentence, 0, start)
    found = lead or _THE_YEAR_BEFORE.match(sentence[end:])
    if found is None:
        return None
    begin = 0 if lead else end
    years = YEARS_BACK.get((found["years"] or "een").lower(), 1)
    return YearsBack(years, begin + found.start("when"), begin + found.end("when"))


def year_before(back: YearsBack | None, period: Period, reporting_year: int | None) -> Period:
    """The year before, or some years, for a number that is said to be of it; other periods as they are."""
    year = int(period.start[:4]) if period.start else reporting_year
    if back is None or year is None:
        return period
    return Period(f"{year - back.years:04d}-01-01", f"{year - back.years:04d}-12-31", "sentence")


def starts_a_change(sentence: str, start: int, end: int) -> bool:
    """Whether a number is the first of 'van 6 naar 12': of an earlier time, which the sentence may not name."""
    return bool(_FROM.search(sentence[:start]) and _TO.match(sentence[end:]))


def where_a_change_started(period: Period) -> Period:
    """The first year of an interval, else the year before: a report over 2024 tells 'van 6 naar 12' since 2023."""
    if is_interval(period):
        return Period(period.start, f"{period.start[:4]}-12-31", period.source)
    if not period.start or period.start[5:] != "01-01" or period.end[5:] != "12-31":
        return period
    year = int(period.start[:4]) - 1
    return Period(f"{year:04d}-01-01", f"{year:04d}-12-31", "document")  # assumed: no words tell it


YEARS_BACK = {"een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "tien": 10}
_BEFORE = (
    rf"(?P<when>(?P<years>{'|'.join(YEARS_BACK)}) jaar (?:ervoor|daarvoor|eerder|tevoren)"
    r"|het (?:jaar (?:ervoor|daarvoor|eerder|tevoren)|(?:voorgaande?|voorafgaande) jaar))\b"
)
_NO_COMPARISON = r"(?:(?!\b(?:dan|als|opzichte|vergeleken)\b)[^\d,;.()])"
_THE_YEAR_BEFORE = re.compile(rf"{_NO_COMPARISON}{{0,40}}\b{_BEFORE}", re.IGNORECASE)
_AFTER_THE_YEAR_BEFORE = re.compile(rf"\s*(?:in\s+)?{_BEFORE}[^;]*$", re.IGNORECASE)
_YEAR_BEFORE_CLOSE = re.compile(rf"[(,;]\s*(?:en\s+)?(?:in\s+)?{_BEFORE}{_NO_COMPARISON}{{0,40}}$", re.IGNORECASE)
_FROM = re.compile(rf"\bvan\s+{ROUGHLY}$", re.IGNORECASE)
_TO = re.compile(rf"\s*(?:[^\W\d]+\s+)?naar\s+{ROUGHLY}(?:€\s*)?[\w-]", re.IGNORECASE)


def since(sentence: str, period: Period, reporting_year: int | None) -> Period:
    """'Sinds 2021': from that year up to and with the reporting year; 'tot en met oktober': from January.

    Other periods as they are.
    """
    year = period.start[:4]
    if year == period.end[:4] and year and period.start[5:] != "01-01" and _UP_TO.search(sentence):
        return Period(f"{year}-01-01", period.end, period.source)
    if reporting_year is None or not year or year != period.end[:4] or int(year) >= reporting_year:
        return period
    if not re.search(rf"\b(?:sinds|vanaf)\s+(?:(?:begin|eind|het jaar)\s+)?{year}\b", sentence, re.IGNORECASE):
        return period
    return Period(period.start, f"{reporting_year:04d}-12-31", period.source)


_UP_TO = re.compile(
    r"^(?:in de periode )?(?:tot en met|t/m)\s+(?:eind\s+)?(?:januari|februari|maart|april|mei|juni|juli|augustus"
    r"|september|oktober|november)\b",
    re.IGNORECASE,
)


def from_document(reporting_year: int | None) -> Period:
    """The reporting year as a period."""
    if reporting_year is None:
        return NO_PERIOD
    return Period(f"{reporting_year:04d}-01-01", f"{reporting_year:04d}-12-31", "document")
