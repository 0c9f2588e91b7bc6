"""One digit string -> its value, in Dutch or English notation; memoised.

`1.000` is a thousand and `12,5` twelve and a half; `1,234,567.8` and `46.8` are read as English, because both notations
occur inside one document (24 of 139 reports). `192.168.1.2`, `2.3.1` and `09.30.00` are no number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

Notation = Literal["plain", "grouped", "decimal", "point", "none"]


@dataclass(frozen=True, slots=True)
class DigitString:
    """Value of a digit string (None: dotted like a section or an address) and how it is written."""

    value: Decimal | None
    decimals: int
    notation: Notation


_FORMS: tuple[tuple[re.Pattern[str], Notation, str, str], ...] = (
    # form, notation, what groups thousands, what starts the decimals
    (re.compile(r"\d{1,30}"), "plain", "", ""),
    (re.compile(r"\d{1,3}(?:\.\d{3}){1,9}(?:,\d{1,20})?"), "grouped", ".", ","),
    (re.compile(r"\d{1,20},\d{1,20}"), "decimal", "", ","),
    (re.compile(r"\d{1,3}(?:,\d{3}){2,9}(?:\.\d{1,20})?"), "grouped", ",", "."),
    (re.compile(r"\d{1,3}(?:,\d{3}){1,9}\.\d{1,20}"), "grouped", ",", "."),
    (re.compile(r"\d{1,3}(?:'\d{3}){1,9}(?:[.,]\d{1,20})?"), "grouped", "'", ".,"),
    (re.compile(r"\d{1,3}(?: \d{3}){1,9}(?:,\d{1,20})?"), "grouped", " ", ","),
    (re.compile(r"\d{1,20}\.\d{1,20}"), "point", "", "."),
)
_NO_NUMBER = DigitString(None, 0, "none")


@lru_cache(maxsize=1 << 14)
def read_digits(string: str) -> DigitString:
    """The value of digits with `.`, `,`, `'` or spaces between them; no sign, no unit."""
    for form, notation, group, point in _FORMS:
        if form.fullmatch(string):
            if group == "." and string.startswith("0"):
                group, point, notation = "", ".", "point"  # 0.125 is no thousands
                if string.count(".") > 1 or "," in string:
                    return _NO_NUMBER
            return _value(string, notation, group, point)
    return _NO_NUMBER


def _value(string: str, notation: Notation, group: str, point: str) -> DigitString:
    body = string.replace(group, "") if group else string
    for sign in point:
        body = body.replace(sign, ".")
    decimals = len(body) - body.index(".") - 1 if "." in body else 0
    return DigitString(Decimal(body), decimals, notation)
