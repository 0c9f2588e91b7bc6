"""Digits that point at a thing by where they stand: day and month, list and house numbers, numbers within a year.

Unlike the rows of `asides`, these need the words before the digits, or their place in the text.
"""

from __future__ import annotations

import re

from . import asides
from .draft import Draft, Reading, aside_at
from .nouns import lemma, unit_of_noun
from .quantities import MAGNITUDES, UNIT_CODES


def is_postcode(reading: Reading, index: int, end: int) -> bool:
    """Whether digits and two letters are a postcode: capitals, or small letters behind a comma or house number."""
    letters = reading.text[end - 2 : end]
    if letters.isupper():
        return True
    before = reading.words[index - 1]
    return letters.islower() and (before == "," or before.isdecimal() or (len(before) == 1 and before.isalpha()))


CLOSING_QUOTES = frozenset("'’”\"»")


def quoted_name(reading: Reading, index: int) -> bool:
    """Whether a number ends a quoted name: `het systeem 'Kompas 365'`."""
    at = index - 1
    while at > 0 and index - at < 4 and reading.words[at][0].isalpha() and reading.text[reading.starts[at]].isupper():
        at -= 1
    opened = at >= 0 and reading.words[at] in ("'", "‘", "“", '"', "«", "„") and reading.glued(at + 1)
    return at < index - 1 and opened and reading.glued(index + 1)


_DAY_MONTH = re.compile(r"(3[01]|[12]\d|0?[1-9])([-/])(1[0-2]|0?[1-9])(?![\w%/-]|[.,]\d| ?%)")
_DATED_BY = frozenset("per op vanaf stand ultimo sinds peildatum saldo sedert".split())
_LABELS = frozenset(("row_header", "header_cell"))


def day_and_month(reading: Reading, index: int) -> Draft | None:
    """A day and month without year, `per 31-12`, where a word before it or its place in a table says so."""
    if reading.words[index + 1] not in ("-", "/") or len(reading.words[index]) > 2:
        return None
    found = _DAY_MONTH.match(reading.lower, reading.starts[index])
    if found is None:
        return None
    day, mark, month = found.groups()
    told = reading.words[index - 1] in _DATED_BY
    if not told and not (mark == "-" and len(day) == len(month) == 2 and reading.hints & _LABELS):
        return None
    following = reading.words[reading.index_from(index, found.end())]
    if following in UNIT_CODES or following in ("deel", "van") or unit_of_noun(following):
        return None
    if int(day) <= int(month) and following[:1].isalpha() and lemma(following) != following:
        return None  # op 5-10 plaatsen
    return aside_at(reading, index, "day_month", "date", found.end())


_YEAR_NUMBER = re.compile(r"(?:19|20)(\d\d)-(?!(?:19|20)\d\d(?!\d))(\d{2,7})(?![\w%/-]|[.,]\d| ?%)")
_SERIES = frozenset("cahier rapport publicatie notitie working paper nummer factsheet memorandum besluit zaak".split())


def numbered_in_year(reading: Reading, index: int) -> Draft | None:
    """`2024-19`: a year and the number of a publication in it, where that is no range of years and no month."""
    if reading.words[index + 1] != "-" or len(reading.words[index]) != 4 or reading.glued(index):
        return None
    found = _YEAR_NUMBER.match(reading.lower, reading.starts[index])
    if found is None:
        return None
    number = int(found[2])
    dated = len(found[2]) == 2 and (0 < number <= 12 or 0 < (number - int(found[1])) % 100 <= 30)
    if dated and reading.words[index - 1] not in _SERIES:
        return None
    return aside_at(reading, index, "year_number", "reference", found.end())


def list_marker(reading: Reading, index: int) -> Draft | None:
    """A number that opens a line and is followed by `.` or `)`, or numbers a section."""
    start, word = reading.starts[index], reading.words[index]
    if index == 1 and reading.words[0] == "(":
        return None
    inline = reading.words[index + 1] == ")" and reading.words[index - 1] in (".", ";", ":")
    inline = inline and "(" not in reading.words[max(0, index - 4) : index]  # not (2022: 91)
    if index and not inline and "\n" not in reading.text[reading.ends[index - 1] : start]:
        return None
    if len(word) <= 2 and reading.words[index + 1] in (".", ")") and reading.glued(index + 1):
        following = reading.text[reading.ends[index + 1] : reading.ends[index + 1] + 3]
        if (following[:1].isspace() and following.strip()[:1].isalpha()) or (
            not following.strip() and index == 0 and reading.count == 2 and "table_cell" not in reading.hints
        ):
            return aside_at(reading, index, "list_marker", "list_marker", reading.ends[index + 1])
    if "." in word and all(len(part) < 3 for part in word.split(".")) and reading.gap(index + 1) == " ":
        following = reading.text[reading.starts[index + 1]]
        if following.isupper() and reading.words[index + 1] not in MAGNITUDES:
            return aside_at(reading, index, "section", "reference", reading.ends[index])
    return None


def house_number(reading: Reading, index: int) -> Draft | None:
    """The number of a house behind the name of its street: `Dorpsstraat 12a`."""
    street = reading.words[index - 1]
    if (
        not (
            street[:1].isalpha()
            and asides.STREET.fullmatch(street)
            and reading.text[reading.starts[index - 1]].isupper()
        )
        or reading.gap(index) != " "
    ):
        return None
    found = asides.HOUSE_NUMBER.match(reading.lower, reading.ends[index - 1])
    return None if found is None else aside_at(reading, index, "house_number", "address", found.end())
