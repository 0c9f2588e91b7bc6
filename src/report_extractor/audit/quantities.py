"""Units of claims and figures, made comparable: families of units, words that speak of money."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from .lexicon import read_table
from .stems import folded
from .tokens import words_of
from .wording import key_of, soft_keys

COUNTS = frozenset(("count", "persons"))  # units of what is counted


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitOfFamily:
    """A unit with its family and its size in it; `one` and `other` are two ways to write one quantity."""

    unit: str
    family: str
    factor: Decimal
    one: str
    other: str


@cache
def units_of_families() -> tuple[UnitOfFamily, ...]:
    """The rows of units.csv."""
    return tuple(
        UnitOfFamily(
            unit=row["unit"], family=row["family"], factor=Decimal(row["factor"]), one=row["one"], other=row["other"]
        )
        for row in read_table("units.csv")
    )


@cache
def money_words() -> tuple[tuple[str, str], ...]:
    """The rows of money.csv: words that name amounts, each with an example."""
    return tuple((row["word"], row["example"]) for row in read_table("money.csv"))


def speaks_of_money(text: str) -> bool:
    """Whether a text names an amount, although it prints no currency: `huisvestingskosten`."""
    return bool(_money().search(folded(text)))


def begins_with_money(text: str) -> bool:
    """Whether the first noun of a text names an amount; of `klachten over belastingen` it does not."""
    soft = soft_keys(text)
    return next((speaks_of_money(word) for word in words_of(text) if key_of(word) not in soft), False)


def factor_between(unit: str, other: str) -> Decimal | None:
    """How many of the other unit go into one; None when they measure different things or are no such units."""
    one, two = _unit(unit), _unit(other)
    if one is None or two is None or one.family != two.family:
        return None
    return one.factor / two.factor


@cache
def _money() -> re.Pattern[str]:
    return re.compile(r"(?:" + "|".join(word for word, _ in money_words()) + r")(?:e?n|e|s|sen)?\b")


@cache
def _unit(name: str) -> UnitOfFamily | None:
    wanted = folded(name).replace("²", "2")
    return next((one for one in units_of_families() if folded(one.unit) == wanted), None)
