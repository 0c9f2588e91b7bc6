"""Printed numbers as intervals: what a rounded number can have been before it was rounded.

A number printed with one decimal stands for everything within half a tenth of it, in its printed magnitude:
`24,4 miljoen` is 24.35 to 24.45 million. Counts of people and things are never rounded unless they are printed
in thousands or with decimals. Comparing intervals instead of a fixed epsilon is what statcheck does
(Nuijten et al. 2016) and what keeps roundings from becoming false alarms.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ..model import Figure, Mention

EXACT_UNITS = frozenset({"", "count", "persons"})
_HUNDRED = Decimal(100)
_HALF = Decimal("0.5")
_TENTHS = frozenset("0123456789")


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """All values that a printed number, or a computation with printed numbers, can stand for."""

    low: Decimal
    high: Decimal

    @property
    def slack(self) -> Decimal:
        """Half the width: how far a value may be off by rounding alone."""
        return (self.high - self.low) / 2

    def plus(self, other: Interval) -> Interval:
        """The interval of the sum."""
        return Interval(low=self.low + other.low, high=self.high + other.high)

    def minus(self, other: Interval) -> Interval:
        """The interval of the difference."""
        return Interval(low=self.low - other.high, high=self.high - other.low)

    def meets(self, other: Interval) -> bool:
        """Whether both can be one and the same value."""
        return self.low <= other.high and other.low <= self.high

    def percent_of(self, whole: Interval) -> Interval | None:
        """The interval of 100 × this / whole; None when the whole can be zero or is negative."""
        if whole.low <= 0:
            return None
        ends = [_HUNDRED * end / base for end in (self.low, self.high) for base in (whole.low, whole.high)]
        return Interval(low=min(ends), high=max(ends))


ZERO = Interval(low=Decimal(0), high=Decimal(0))


def total(parts: Iterable[Interval]) -> Interval:
    """The interval of the sum of all."""
    result = ZERO
    for part in parts:
        result = result.plus(part)
    return result


def around(value: Decimal, step: Decimal) -> Interval:
    """The interval of a value printed in steps of `step`; a step of zero means exact."""
    return Interval(low=value - step * _HALF, high=value + step * _HALF)


def printed_step(mention: Mention, value: Decimal, unit: str) -> Decimal:
    """The size of one unit of the last printed place, in terms of `value`; 0 for what is not rounded."""
    if mention.derivation != "digits":
        return Decimal(0)
    scale = _magnitude(mention, value)
    if scale == 1 and mention.decimals == 0 and unit in EXACT_UNITS:
        return Decimal(0)
    return scale.scaleb(-mention.decimals)


def interval_of(figure: Figure) -> Interval:
    """What the printed number of a figure can stand for before rounding; its bounds where it is not exact."""
    if figure.bound != "exact" and figure.low is not None and figure.high is not None:
        return Interval(low=figure.low, high=figure.high)
    mention = figure.evidence.mention
    return around(figure.value, printed_step(mention, figure.value, figure.unit))


def _magnitude(mention: Mention, value: Decimal) -> Decimal:
    """1000 for a number under `x 1.000`, a million for `24,4 miljoen`, else 1."""
    digits = "".join(character for character in mention.text if character in _TENTHS)
    if not digits or not int(digits) or not value:
        return Decimal(1)
    ratio = (abs(value) / Decimal(int(digits)).scaleb(-mention.decimals)).normalize()
    whole = ratio.as_tuple()
    power_of_ten = whole.digits == (1,) and isinstance(whole.exponent, int) and whole.exponent >= 0
    return ratio if power_of_ten else Decimal(1)
