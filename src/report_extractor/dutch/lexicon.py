"""What a token may begin: the one look that the scan gives to every word of a report; memoised per distinct token."""

from __future__ import annotations

from functools import lru_cache

from .asides import TRIGGERS, names_a_number
from .misread import GLUED, LETTERS_FOR_DIGITS, MISREAD_WORDS
from .numerals import read_word
from .periods import PERIOD_WORDS

ASIDE = 1
PERIOD = 2
DIGITS = 4
WORD = 8
ZERO = 16
SYMBOL = 32
FREQUENCY = 64
BOTH = 128
MISREAD = 256

VULGAR_FRACTIONS: dict[str, tuple[int, int]] = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6),
    "⅚": (5, 6),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
}
SUPERSCRIPTS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
ZERO_WORDS = frozenset(("geen", "niemand", "nihil", "géén", "niets", "nooit"))
BOTH_WORDS = frozenset(("beide", "beiden", "allebei"))
_SINGLE_LETTERS = frozenset(letter for letter, _, _, _ in LETTERS_FOR_DIGITS)
# how often: (value, unit it is per)
FREQUENCIES: dict[str, str] = {
    "dagelijks": "day",
    "wekelijks": "week",
    "maandelijks": "month",
    "jaarlijks": "year",
    "eens": "",
}


@lru_cache(maxsize=1 << 16)
def token_class(token: str) -> int:
    """The roles that a lower-case token may begin, as bits; 0 for nearly all of them."""
    if not token:
        return 0
    if token[0].isdecimal():
        return DIGITS | PERIOD
    role = 0
    if token in TRIGGERS or names_a_number(token):
        role |= ASIDE
    if (
        token in PERIOD_WORDS
        or ("-" in token and token.partition("-")[0] in PERIOD_WORDS)
        or token in ("q", "h", "k", "'")
    ):
        role |= PERIOD
    if token in ZERO_WORDS:
        role |= ZERO
    if token in BOTH_WORDS:
        role |= BOTH
    if token in FREQUENCIES:
        role |= FREQUENCY
    if token in VULGAR_FRACTIONS or token in SUPERSCRIPTS:
        role |= SYMBOL
    if token in _SINGLE_LETTERS or token in MISREAD_WORDS or (len(token) > 7 and GLUED.fullmatch(token)):
        role |= MISREAD
    if token[0].isalpha():
        read = read_word(token)
        if read is not None:
            role |= WORD | (PERIOD if read.kind in ("ordinal", "cardinal") else 0)
    return role
