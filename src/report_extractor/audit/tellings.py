"""One count that is told twice: in the very words of another figure, or again in another sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from .agreement import is_slip, rounds_to, weigh
from .claims import Claim
from .meaning import Candidate
from .profile import Row
from .stems import folded
from .wording import keys_of

_MORE = 0.1  # likeness by which a figure has a noun more than the figure beside it
_LITTLE = 0.05  # of what a figure says more: it says just what is claimed
SAME_COLUMNS = ("unit", "measure", "basis", "period_start", "period_end")  # equal in figures of one thing
_AS_MUCH = 0.8  # share of the coverage of one figure that another has, which tells the same with a slip
_LITTLE_MORE, _NEARLY_SAME = 0.25, Decimal("1.1")  # what is said besides, and ratio, of two sentences on one count
_OF_LIKE_SIZE = Decimal("1.5")  # ratio of two tellings of one count in the very same words
_ALL, _NEARLY = 0.9, Decimal("1.25")  # coverage, and ratio, of two tellings of one count
_COMPOUND = 5  # letters of what is counted, to be the end of a compound
_PART = re.compile(r"daarvan|waarvan|hiervan|van de|meer|minder|nog|andere|overige", re.IGNORECASE)


def is_beside_itself(claim: Claim, first: Candidate, comparable: Sequence[Candidate]) -> bool:
    """Whether the claimed value stands in the very words of the figure that contradicts it."""
    return any(
        item.row["label"] == first.row["label"]
        and item.row["snippet"] == first.row["snippet"]
        and weigh(claim, item.row) == "equal"
        and all(theirs > mine - _MORE for mine, theirs in zip(first.nouns, item.nouns, strict=True))
        for item in comparable
    )


def is_retold(mine: Candidate, comparable: Sequence[Candidate]) -> Candidate | None:
    """The figure that counts the very same in another sentence and has another value."""
    return next((item for item in comparable if _tells_again(mine, item)), None)


def _tells_again(mine: Candidate, item: Candidate) -> bool:
    one, other = mine.row, item.row
    same = ("document", "unit", "measure", "basis", "bound", "period_start", "period_end")
    if any(one[name] != other[name] for name in same) or one["snippet"] == other["snippet"]:
        return False
    if (
        rounds_to(one, other)
        or rounds_to(other, one)
        or "|" in one["snippet"] + other["snippet"]
        or _is_part(one)
        or _is_part(other)
    ):
        return False
    counted, again = keys_of(one["counts"]), keys_of(other["counts"])
    if not counted or not again or one["bound"] != "exact":
        return False
    sizes = sorted(abs(Decimal(row["value"])) for row in (one, other))
    alike = item.headed and item.extra <= _LITTLE and mine.extra <= _LITTLE
    if counted == again and alike and sizes[1] <= sizes[0] * _OF_LIKE_SIZE:
        return True
    short, long = sorted((folded(one["counts"]), folded(other["counts"])), key=len)
    alike = counted == again or (len(short) >= _COMPOUND and long.endswith(short))
    return item.coverage >= _ALL and alike and sizes[1] <= sizes[0] * _NEARLY


def _is_part(row: Row) -> bool:
    return bool(_PART.search(row["snippet"]))


def told_again(mine: Candidate, others: Sequence[Candidate]) -> Candidate | None:
    """The figure that says the same thing elsewhere, and has another value."""
    return next((other for other in others if _same_thing(mine, other)), None)


def _same_thing(one: Candidate, other: Candidate) -> bool:
    if any(one.row[name] != other.row[name] for name in ("document", *SAME_COLUMNS)):
        return False
    if rounds_to(one.row, other.row) or rounds_to(other.row, one.row) or one.row["snippet"] == other.row["snippet"]:
        return False
    misprint = is_slip(one.row, other.row) and other.coverage >= _AS_MUCH * one.coverage
    return misprint or _is_told_twice(one, other) or (bool(one.row["label"]) and one.row["label"] == other.row["label"])


def _is_told_twice(one: Candidate, other: Candidate) -> bool:
    """Whether two sentences say all of the claim, little besides, and nearly the same number."""
    if "|" in one.row["snippet"] + other.row["snippet"] or min(one.coverage, other.coverage) < _ALL:
        return False
    sizes = sorted(abs(Decimal(item.row["value"])) for item in (one, other))
    return max(one.extra, other.extra) <= _LITTLE_MORE and sizes[1] <= sizes[0] * _NEARLY_SAME
