"""What a claimed value itself tells, where the words alone decide nothing.

A long number is hardly printed by chance: with its unit and some of the claim's words, and nothing that fits better,
it is the one that was meant. And a figure far ahead of all others is contradicted by a claim that is its misprint, its
number in another unit, or the number of the figure beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from .agreement import distinct, in_another_unit, near_miss, rounds_to, unlike, weigh
from .claims import KNOWN_UNITS, Claim
from .gates import same_unit_as, weak_period
from .meaning import Candidate
from .profile import Row
from .quantities import factor_between
from .wording import folded, keys_of

# of a value of 1, 2, 3, and 4 and more digits: share of the claim's meaning that suffices, and the share of its nouns
# that neither the figure nor its page may lack at most
_ENOUGH = (0.5, 0.42, 0.3, 0.25)
_LACKED = (0.3, 0.34, 0.45, 0.55)
_ENOUGH_ALONE = (0.44, 0.36, 0.26, 0.22)  # the same share, of a figure that is far ahead of all others
_AHEAD = 0.06  # in rank: what a figure must be before the others, to be confirmed by its value
_ALONE = 0.2  # the same, to be far ahead
_FAR_AHEAD = (0.3, 0.1)  # the same, to be contradicted by any value, and by a telling one
_SPOKEN = (0.55, 0.45)  # of the claim's meaning, in the same two cases
_LACKED_MOST = 0.5  # of the claim's nouns, to be contradicted
_NARROWER = 0.5  # of what a figure says more
_HAS = 0.4  # likeness from which a figure has a noun
_MORE = 0.1  # likeness by which a figure has a noun more than the figure beside it
_LITTLE = 0.05  # of what a figure says more: it says just what is claimed
_ALL, _NEARLY = 0.9, Decimal("1.25")  # coverage, and ratio, of two tellings of one count
_COMPOUND = 5  # letters of what is counted, to be the end of a compound
_PART = re.compile(r"daarvan|waarvan|hiervan|van de|meer|minder|nog|andere|overige", re.IGNORECASE)
_ASIDE = re.compile(r"\bwaarvan\s+(?:er\s+)?$", re.IGNORECASE)
_HEADS = {"fte", "persons"}  # two ways to count staff
_SCALES = (Decimal(10), Decimal(100))


def attested(claim: Claim, comparable: Sequence[Candidate]) -> Candidate | None:
    """The figure that has the claimed value, its unit and enough of its words, and that no other comes near."""
    level = min(max(distinct(claim), 1), len(_ENOUGH)) - 1
    having = [item for item in comparable if weigh(claim, item.row) == "equal" and _in_unit(claim, item, level)]
    if not having:
        return None
    first = max(having, key=lambda item: item.rank)
    others = (item.rank for item in comparable if weigh(claim, item.row) != "equal" and _alike(first, item))
    ahead = first.rank - max(others, default=0.0)
    least = _ENOUGH_ALONE if ahead > _ALONE else _ENOUGH
    enough = first.spoken >= least[level] and first.lacking <= _LACKED[level]
    return first if enough and ahead > _AHEAD and not weak_period(claim, first.row) else None


def belied(claim: Claim, candidates: Sequence[Candidate]) -> Candidate | None:
    """The figure that is surely meant, although it lacks words of the claim, and that has another value."""
    comparable = [item for item in candidates if not item.gate]
    if distinct(claim) > 1:
        shown = next((item for item in candidates if _is_other_unit(claim, item)), None)
        if shown is not None and shown.rank >= max(item.rank for item in candidates) - _FAR_AHEAD[1]:
            return shown
    if not comparable:
        return None
    first = max(comparable, key=lambda item: item.rank)
    scaled = weigh(claim, first.row) == "scale" and bool(claim.unit)
    if not (scaled or weigh(claim, first.row) == "differs") or weak_period(claim, first.row) or first.extra > _NARROWER:
        return None
    telling = scaled or near_miss(claim, first.row) or _is_scaled(claim, first) or _is_sibling(claim, first, comparable)
    rest = (item.rank for item in comparable if item.row["value"] != first.row["value"] and _alike(first, item))
    ahead = first.rank - max(rest, default=0.0) >= _FAR_AHEAD[telling]
    enough = first.spoken >= _SPOKEN[telling] and first.lacking <= _LACKED_MOST
    fits = telling or (first.headed and not unlike(claim, first.row))
    return first if ahead and enough and fits else None


def is_aside(row: Row) -> bool:
    """Whether a figure is told beside another: `96 leden (eigen opgave: 103)`, `14 zaken, waarvan 11 oude`."""
    before = row["snippet"].partition(row["value_text"])[0]
    return before.count("(") > before.count(")") or bool(_ASIDE.search(before))


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
    if counted == again and item.headed and item.extra <= _LITTLE and mine.extra <= _LITTLE:
        return True
    sizes = sorted(abs(Decimal(row["value"])) for row in (one, other))
    short, long = sorted((folded(one["counts"]), folded(other["counts"])), key=len)
    alike = counted == again or (len(short) >= _COMPOUND and long.endswith(short))
    return item.coverage >= _ALL and alike and sizes[1] <= sizes[0] * _NEARLY


def _is_part(row: Row) -> bool:
    return bool(_PART.search(row["snippet"]))


def _in_unit(claim: Claim, item: Candidate, level: int) -> bool:
    if not claim.unit:
        return level > 1
    return (factor_between(item.row["unit"], claim.unit) or 1) == 1


def _alike(one: Candidate, other: Candidate) -> bool:
    return same_unit_as(one.row) == same_unit_as(other.row)


def _is_other_unit(claim: Claim, item: Candidate) -> bool:
    """Whether the very number is printed in another unit: 61 dagen for 61 weken, 78,4 fte for 78,4 personen."""
    if item.spoken < _SPOKEN[0] or item.lacking > _LACKED_MOST:
        return False
    if item.gate == "unit":
        heads = {claim.unit, item.row["unit"]} == _HEADS or _is_of_cases(claim.unit)
        return heads and any(abs(value) == abs(Decimal(item.row["value"])) for value in claim.values)
    return not item.gate and in_another_unit(claim, item.row)


def _is_of_cases(unit: str) -> bool:
    """Whether a unit is what is counted: `agendapunten`."""
    return bool(unit) and unit not in KNOWN_UNITS and factor_between(unit, unit) is None


def _is_scaled(claim: Claim, item: Candidate) -> bool:
    """Whether a digit too many or too few was written: 450.000 for 45.000."""
    printed = abs(Decimal(item.row["value"]))
    sizes = [abs(value) for value in claim.values]
    return bool(printed) and any(printed * scale in sizes or printed / scale in sizes for scale in _SCALES)


def _is_sibling(claim: Claim, item: Candidate, comparable: Sequence[Candidate]) -> bool:
    """Whether the claimed value is that of another figure of the sentence or table, which lacks one of the nouns."""
    return any(
        weigh(claim, other.row) == "equal"
        and _alike(item, other)
        and other.row["document"] == item.row["document"]
        and other.row["page"] == item.row["page"]
        and _is_beside(item, other)
        and other.spoken < item.spoken
        and item.row["label"] != other.row["label"]
        and any(mine >= max(_HAS, theirs + _MORE) for mine, theirs in zip(item.nouns, other.nouns, strict=True))
        for other in comparable
    )


def _is_beside(one: Candidate, other: Candidate) -> bool:
    if one.row["snippet"] == other.row["snippet"]:
        return True
    first, second = (keys_of(item.row["label"]) for item in (one, other))
    counted = keys_of(one.row["counts"]) & keys_of(other.row["counts"])
    return one.row["kind"] == other.row["kind"] and bool(counted or first & second)
