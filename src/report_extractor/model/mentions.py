"""What dutch gives: one number in a text, in digits or words, with everything the language alone tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

MentionKind = Literal["quantity", "period", "aside"]
Bound = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than", "range"]
Derivation = Literal["digits", "words", "negation", "quantifier", "reference"]
Direction = Literal["", "increase", "decrease", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A number at `[start, end)` of a text; `text` is that slice.

    quantity: `value` is multiplied out (`24,4 miljoen` -> 24400000), percent as printed, a fraction is a ratio.
    A vague amount (`enkele`) is a quantity without value, low or high. `unit` is empty when the text gives none
    (a bare count), else a unit code: persons, percent, pp, EUR, fte, hours, days, weeks, months, years, score,
    ratio, or as printed. `noun` is the head noun that directly follows and is counted, as printed, at
    `[noun_start, noun_end)`; -1 when there is none.
    period: `period_start` and `period_end` are ISO dates, both ends inside. aside: `reason` is a code.
    `doubts` are codes (`ocr_uncertain` for repaired misreadings, with the original in `text`).
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    bound: Bound = "exact"
    unit: str = ""
    measure: str = ""  # average, change, ... when the words around the number say so
    direction: Direction = ""
    decimals: int = 0  # as printed, before a magnitude word
    derivation: Derivation = "digits"
    noun: str = ""
    noun_start: int = -1
    noun_end: int = -1
    reason: str = ""
    period_start: str = ""
    period_end: str = ""
    doubts: tuple[str, ...] = ()
    rule: str = ""  # the general rule that read it, for explain
