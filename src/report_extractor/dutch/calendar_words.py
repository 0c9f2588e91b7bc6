"""The text of one point in time -> its first and last day, as ISO dates. Empty where the text leaves the year open."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from .numerals import read_word

MONTHS: tuple[tuple[str, int], ...] = (
    ("januari", 1),
    ("februari", 2),
    ("maart", 3),
    ("april", 4),
    ("mei", 5),
    ("juni", 6),
    ("juli", 7),
    ("augustus", 8),
    ("september", 9),
    ("oktober", 10),
    ("november", 11),
    ("december", 12),
    ("jan", 1),
    ("febr", 2),
    ("feb", 2),
    ("mrt", 3),
    ("apr", 4),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sept", 9),
    ("sep", 9),
    ("okt", 10),
    ("nov", 11),
    ("dec", 12),
)
MONTH_NUMBERS = dict(MONTHS)
# length in months of a part of a year
PARTS = {"kwartaal": 3, "trimester": 4, "tertaal": 4, "halfjaar": 6, "half jaar": 6, "helft": 6, "semester": 6}
_FOUR = re.compile(r"\d{4}")
_SHORT = re.compile(r"'(\d\d)")
_SPOKEN = re.compile(r"(tweeduizend|negentien(?:honderd)?)(?: en)?(?: ?(?:nul )?([a-zëé]+))?")
_NUMBERS = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]+")

Days = tuple[str, str]
NO_DAYS: Days = ("", "")


def whole_year(year: int) -> Days:
    """First and last day of a calendar year."""
    return f"{year:04}-01-01", f"{year:04}-12-31"


def months(year: int, first: int, count: int) -> Days:
    """First and last day of `count` months from month `first` of a year."""
    last = first + count - 1
    return f"{year:04}-{first:02}-01", f"{year:04}-{last:02}-{monthrange(year, last)[1]:02}"


def one_day(year: int, month: int, day: int) -> Days:
    """A day as a period; empty when the calendar has no such day."""
    try:
        iso = date(year, month, day).isoformat()
    except ValueError:
        return NO_DAYS
    return iso, iso


def week(year: int, number: int) -> Days:
    """Monday and Sunday of an ISO week; empty when the year has no such week."""
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return NO_DAYS
    return monday.isoformat(), (monday + timedelta(days=6)).isoformat()


def short_year(two_digits: int) -> int:
    """The year that '98 or '21 means in a report."""
    return 1900 + two_digits if two_digits > 60 else 2000 + two_digits


def days_of(kind: str, text: str, reporting_year: int | None) -> Days:
    """First and last day of a point in time, of a kind that `periods` names; the reporting year fills in for none."""
    year = _year(text, reporting_year)
    if kind == "numeric":
        return _numeric(text)
    if year is None:
        return NO_DAYS
    if kind in ("year", "short_year", "season", "part_of", "decade"):
        return _whole_or_open(kind, text, year)
    if kind in ("month", "date", "half_month", "year_month_name", "day_of_month"):
        return _month_or_day(kind, text, year)
    if kind == "year_month":
        numbers = [int(n) for n in _NUMBERS.findall(text)]
        return months(max(numbers), min(numbers), 1)
    return _part(kind, text, year)


def _whole_or_open(kind: str, text: str, year: int) -> Days:
    if kind == "decade":
        return (f"{year:04}-01-01", f"{year + 9:04}-12-31") if _FOUR.search(text) or _SHORT.search(text) else NO_DAYS
    return whole_year(year) if kind in ("year", "short_year") else NO_DAYS


def _year(text: str, reporting_year: int | None) -> int | None:
    four = _FOUR.search(text)
    if four:
        return int(four[0])
    short = _SHORT.search(text)
    if short:
        return short_year(int(short[1]))
    spoken = _SPOKEN.search(text)
    if spoken:
        rest = read_word(spoken[2].replace(" ", "")) if spoken[2] else None
        base = 2000 if spoken[1].startswith("twee") else 1900
        return base + (int(rest.value) if rest is not None and rest.value is not None else 0)
    if reporting_year is not None and "vorig" in text:
        return reporting_year - 1
    if reporting_year is not None and ("volgend" in text or "komend" in text):
        return reporting_year + 1
    return reporting_year


def _numeric(text: str) -> Days:
    numbers = [int(n) for n in _NUMBERS.findall(text)]
    if text[:4].isdigit():
        return one_day(numbers[0], numbers[1], numbers[2])
    year = numbers[2] if numbers[2] > 99 else short_year(numbers[2])
    return one_day(year, numbers[1], numbers[0])


def _month_or_day(kind: str, text: str, year: int) -> Days:
    words = _LETTERS.findall(text)
    month = next((MONTH_NUMBERS[word] for word in words if word in MONTH_NUMBERS), 0)
    if not month:
        return NO_DAYS
    if kind in ("month", "half_month", "year_month_name"):
        return months(year, month, 1)
    numbers = [int(n) for n in _NUMBERS.findall(text) if len(n) < 3]
    if numbers:
        return one_day(year, month, numbers[0])
    spoken = next((read for word in words if (read := read_word(word)) is not None), None)
    return NO_DAYS if spoken is None or spoken.value is None else one_day(year, month, int(spoken.value))


def _part(kind: str, text: str, year: int) -> Days:
    rank = rank_of(text)
    if kind == "week":
        return week(year, rank)
    length = next((PARTS[part] for part in PARTS if part in text), 6 if text[:1] == "h" or " h" in text[4:] else 3)
    if rank == 0:  # laatste
        rank = 12 // length
    first = (rank - 1) * length + 1
    return months(year, first, length) if first + length <= 13 else NO_DAYS


def rank_of(text: str) -> int:
    """The rank that a part of a year is called by (`derde`, `3e`, `Q3`); 0 for the last or none."""
    for piece in re.findall(r"[^\W\d_]+|\d+", text):
        if piece.isdigit() and len(piece) < 3:
            return int(piece)
        read = read_word(piece)
        if read is not None and read.kind == "ordinal" and read.value is not None:
            return int(read.value)
    return 0
