"""A claimed number beside a printed one: equal, equal but for what rounding or a bound allows, or another.

What an auditor expects: a claim written in full (`4.500.000`) must be printed so; a claim that shows that it is rounded
(`4,5 miljoen`, `circa 100`, or with a tolerance) is right when the print rounds to it; `12%` or `12,5%` where 12,46% is
printed is left to a person. A print that is rounded
itself (`€ 24,4 miljoen`, `ruim 100`) can neither confirm nor contradict a finer claim.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Literal

from .claims import Claim
from .quantities import factor_between

Row = Mapping[str, str]
Agreement = Literal["equal", "rounded", "bounded", "within", "finer", "coarser", "scale", "differs"]
CONFIRMING: frozenset[Agreement] = frozenset(("equal", "rounded", "bounded"))
OPEN: frozenset[Agreement] = frozenset(("within", "finer", "coarser", "scale"))

_A_THIRD = Decimal("0.005")  # a third has no last decimal
_LITTLE = Decimal("0.05")  # how far `circa` reaches, as a share
_MUCH = Decimal("0.10")  # how far above `ruim`, below `bijna` and from a printed `circa`
_MORE = Decimal("0.25")  # how far above `minstens`
_ONE_SIDED = frozenset(("more_than", "less_than"))
_SCALES = (Decimal(1000), Decimal(1000000))
_NEGATIVE = re.compile(r"negatie|verlies|tekort|nadelig", re.IGNORECASE)
_LEAST_DIGITS = 3  # of a number of which one wrong digit still shows which number was meant


def weigh(claim: Claim, row: Row) -> Agreement:
    """How the claim's value stands to the printed one, by the most favourable way to read the claim."""
    found = [_weigh(claim, *pair(claim, value, row), row) for value in claim.values]
    order: tuple[Agreement, ...] = (*sorted(CONFIRMING), *sorted(OPEN), "differs")
    return min(found, key=order.index, default="differs")


def pair(claim: Claim, value: Decimal, row: Row) -> tuple[Decimal, Decimal]:
    """Claimed and printed value with signs that can be compared: a fall of 5 is printed as 5 or as -5."""
    printed = Decimal(row["value"]) * (factor_between(row["unit"], claim.unit) or 1)
    if row["measure"] == "change" and row["direction"] in {"increase", "decrease"}:
        turned = -abs(printed) if row["direction"] == "decrease" else abs(printed)
        if claim.direction:
            return (-abs(value) if claim.direction == "decrease" else abs(value)), turned
        return (value, turned) if value < 0 else (value, abs(printed))
    if printed < 0 < value and (claim.direction == "decrease" or _NEGATIVE.search(claim.label)):
        return -value, printed
    return value, printed


def _weigh(claim: Claim, value: Decimal, printed: Decimal, row: Row) -> Agreement:
    gap = abs(value - printed)
    if gap <= _slack(claim, value, row):
        return "equal"
    if claim.tolerance:
        return "differs"
    if row["bound"] == claim.bound in _ONE_SIDED:
        return "differs"  # ruim 197.000 beside ruim 187.000
    if row["bound"] == "exact":
        return _against_exact(claim, value, printed, row)
    return "within" if _within_bounds(value, row) else "differs"


def _against_exact(claim: Claim, value: Decimal, printed: Decimal, row: Row) -> Agreement:
    gap = abs(value - printed)
    if claim.bound != "exact":
        return _against_bound(claim, value, printed)
    rounds = gap <= max(claim.place, Decimal(1) if value == value.to_integral_value() else claim.place) / 2
    if rounds and claim.place > 1 and _finest(row) < claim.place:
        return "rounded"
    if gap <= rounding(row):
        return "finer"
    if rounds and _finest(row) < max(claim.place, Decimal(1)):
        return "coarser"
    if value and any(printed == value * scale or value == printed * scale for scale in _SCALES):
        return "scale"
    return "differs"


def _against_bound(claim: Claim, value: Decimal, printed: Decimal) -> Agreement:
    over = (printed - value) / abs(value) if value else printed
    match claim.bound:
        case "about" | "range":
            return "bounded" if abs(over) <= _LITTLE else "within" if abs(over) <= _MUCH else "differs"
        case "more_than":
            return "bounded" if 0 < over <= _MUCH else "within" if over > 0 else "differs"
        case "less_than":
            return "bounded" if 0 > over >= -_MUCH else "within" if over < 0 else "differs"
        case "at_least":
            return "bounded" if 0 <= over <= _MORE else "within" if over > 0 else "differs"
        case _:
            return "bounded" if 0 >= over >= -_MORE else "within" if over < 0 else "differs"


def _slack(claim: Claim, value: Decimal, row: Row) -> Decimal:
    if claim.tolerance:
        number = claim.tolerance.rstrip("% ").replace(",", ".")
        try:
            given = abs(Decimal(number))
        except InvalidOperation:
            given = Decimal(0)
        return abs(value) * given / 100 if claim.tolerance.endswith("%") else given
    return _A_THIRD if row["derivation"] != "digits" and row["unit"] == "ratio" else Decimal(0)


def rounding(row: Row) -> Decimal:
    """Half of the last printed place, for what is printed rounded: € 24,4 miljoen is 24.35 to 24.45."""
    scale = _scale(row)
    return _finest(row) / 2 if scale > 1 or int(row["decimals"] or 0) else Decimal(0)


def rounds_to(finer: Row, row: Row) -> bool:
    """Whether one figure is the other, told more precisely: 809.390 beside 809.000."""
    value = Decimal(row["value"])
    digits = _digits(value)
    place = Decimal(10) ** (len(digits) - len(digits.rstrip("0"))) if "." not in digits else _finest(row)
    return place >= _SCALES[0] / 10 and abs(Decimal(finer["value"]) - value) <= place / 2


def _finest(row: Row) -> Decimal:
    """The size of the last printed place."""
    return max(_scale(row), Decimal(1)).scaleb(-int(row["decimals"] or 0))


def _scale(row: Row) -> Decimal:
    """What the printed digits were multiplied by: 1000 under `x € 1.000`."""
    digits = "".join(sign for sign in row["value_text"] if sign in "0123456789")
    printed = abs(Decimal(row["value"]))
    if row["derivation"] != "digits" or not digits or not int(digits) or not printed:
        return Decimal(1)
    return printed / Decimal(int(digits)).scaleb(-int(row["decimals"] or 0))


def _within_bounds(value: Decimal, row: Row) -> bool:
    low, high = row["low"], row["high"]
    if row["bound"] == "about" and not low and not high:
        return abs(value - Decimal(row["value"])) <= abs(Decimal(row["value"])) * _MUCH
    return (not low or value >= Decimal(low)) and (not high or value <= Decimal(high))


def near_miss(claim: Claim, row: Row) -> bool:
    """Whether the claim is the printed number with one digit changed or two neighbours swapped."""
    return any(_slipped(_digits(value), _digits(Decimal(row["value"]))) for value in claim.values)


def is_slip(one: Row, other: Row) -> bool:
    """Whether two printed numbers differ by one digit or two swapped neighbours, as a slip of the pen does."""
    return _slipped(_digits(Decimal(one["value"])), _digits(Decimal(other["value"])))


def _slipped(one: str, other: str) -> bool:
    if one.find(".") == other.find("."):
        one, other = one.replace(".", ""), other.replace(".", "")
    if len(one) != len(other) or max(len(one.strip("0")), len(other.strip("0"))) < _LEAST_DIGITS:
        return False
    apart = [at for at, (mine, theirs) in enumerate(zip(one, other, strict=True)) if mine != theirs]
    if len(apart) == 2 and apart[1] == apart[0] + 1 and one[apart[0]] == other[apart[1]]:
        return one[apart[1]] == other[apart[0]]
    return len(apart) == 1


def has_number(claim: Claim, row: Row) -> bool:
    """Whether the claim has the very number that is printed, whatever its sign and unit."""
    return any(abs(value) == abs(Decimal(row["value"])) for value in claim.values)


def in_another_unit(claim: Claim, row: Row) -> bool:
    """Whether the claim has the very number that is printed, in another unit: 8 weken where 8 dagen is printed."""
    if (factor_between(row["unit"], claim.unit) or 1) == 1:
        return False
    return has_number(claim, row)


def _digits(value: Decimal) -> str:
    return f"{abs(value).normalize():f}"


def distinct(claim: Claim) -> int:
    """How telling the claimed value is by itself: its digits without zeros at the ends, of the likeliest reading."""
    return len(_digits(claim.values[0]).replace(".", "").strip("0")) if claim.values else 0
