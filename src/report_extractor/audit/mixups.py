"""A figure and one of another period or the opposite in, whether a claim mixes the two up."""

from __future__ import annotations

from .agreement import distinct, far_apart
from .claims import Claim
from .gates import same_unit_as, weak_period
from .meaning import Candidate
from .wording import keys_of

_MISPRINT = 0.5  # of the claim's meaning
_NARROWER = 0.85  # of what a figure says more: narrower ones contradict nothing
_SPOKEN_BESIDE = 0.4  # of the claim's meaning, where its value stands by the opposite
_SAME_LABEL = 0.5  # share of the words of two labels that say the same of two periods
_WORDIER = 0.05  # of the claim's meaning: by how much more the other figure may have


def is_mixed_up(claim: Claim, item: Candidate, other: Candidate) -> bool:
    """Whether the claimed value is printed for another period, of the very thing that the figure tells for this one."""
    if other.gate == "contrast":
        return _opposite(claim, item, other)
    return (
        item.spoken >= _MISPRINT
        and (item.headed or item.row["label"] == other.row["label"])
        and item.extra < _NARROWER
        and not far_apart(claim, item.row)
        and distinct(claim) > 1
        and not weak_period(claim, item.row)
        and item.row["document"] == other.row["document"]
        and item.row["value"] != other.row["value"]
        and same_unit_as(item.row) == same_unit_as(other.row)
        and _alike(item, other)
    )


def _opposite(claim: Claim, item: Candidate, other: Candidate) -> bool:
    """Whether the claimed value stands by the opposite: 84% by `man`, where the claim tells of the women."""
    return (
        item.spoken >= _SPOKEN_BESIDE
        and item.headed
        and distinct(claim) > 1
        and (item.row["document"], item.row["page"]) == (other.row["document"], other.row["page"])
        and item.row["kind"] == other.row["kind"]
        and item.row["value"] != other.row["value"]
        and same_unit_as(item.row) == same_unit_as(other.row)
        and item.spoken > other.spoken
    )


def _alike(one: Candidate, other: Candidate) -> bool:
    """Whether two figures say the same of the claim, in the same words but for a few."""
    first, second = keys_of(one.row["label"]), keys_of(other.row["label"])
    alike = len(first & second) / (len(first | second) or 1) >= _SAME_LABEL or first <= second or second <= first
    return one.spoken >= other.spoken - _WORDIER and alike
