"""A claim and its candidates in, the verdict out.

A false claim that is confirmed is the worst outcome, a true one that is contradicted the next. So a verdict needs a
chance that is high enough (chances.py), and two figures that say the same thing differently leave it to a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .agreement import CONFIRMING, Agreement, distinct, near_miss, rounds_to, weigh
from .chances import CONFIRMED, CONTRADICTED, NOT_FOUND, Weights, chances_of
from .claims import Claim
from .meaning import Candidate
from .profile import Row
from .signs import Signs, Weighed, powers_apart, signs_of
from .tellings import SAME_COLUMNS, is_beside_itself, is_retold, told_again

Outcome = Literal[
    "no_value", "confirmed", "as_good", "documents", "several", "open", "contradicted", "unsure", "not_found"
]

_TO_CONFIRM, _TO_CONTRADICT = 0.7, 0.55  # chances from which a verdict is given
# share of the claim in nouns that neither figure nor page has, by the digits of its value
_LACKED = (0.42, 0.42, 0.5, 0.62)
_TELLING, _SEEN, _SEEN_FAR = 2, 0.75, 0.5  # digits; of the claim's meaning, in a figure that has the value
_SPOKEN = 0.15  # of the claim's meaning, that a figure has at least
_CLOSE = 0.012  # in rank: closer candidates cannot be told apart
_SPEAKS = 0.6  # coverage from which a print that cannot tell is the one that was meant


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided, the candidates that decided it (the best first), and how the first one's value stands."""

    outcome: Outcome
    candidates: tuple[Candidate, ...] = ()
    agreement: Agreement = "differs"


def decide(claim: Claim, candidates: Sequence[Candidate], weights: Weights | None = None) -> Decision:
    """The decision on one claim from its candidates, best first; `weights` in place of those of weights.csv."""
    if not claim.values:
        return Decision(outcome="no_value")
    signs = signs_of(claim, candidates)
    chances = chances_of(signs, weights)
    verdict = max(chances, key=lambda name: chances[name])
    if _is_open(signs):
        return Decision(outcome="open", candidates=(signs.open[0].item,), agreement=signs.open[0].agreement)
    by_chance = verdict == CONFIRMED and _by_chance(claim, signs)
    if verdict == CONFIRMED and chances[CONFIRMED] >= _TO_CONFIRM and not by_chance:
        return _confirmed(candidates, signs)
    if verdict == CONFIRMED and not by_chance and signs.other and chances[CONTRADICTED] > chances[NOT_FOUND]:
        return Decision(outcome="unsure", candidates=tuple(one[0].item for one in (signs.same, signs.other) if one))
    if verdict == CONTRADICTED and chances[CONTRADICTED] >= _TO_CONTRADICT and not _is_of_another(claim, signs):
        if _is_seen(claim, signs):
            return Decision(outcome="unsure", candidates=(signs.same[0].item, signs.other[0].item))
        return _contradicted(claim, candidates, signs)
    nearest = max(candidates, key=lambda item: (item.coverage >= _SPEAKS, item.rank), default=None)
    return Decision(outcome="not_found", candidates=(nearest,) if nearest else ())


def _by_chance(claim: Claim, signs: Signs) -> bool:
    """Whether the number may only happen to be printed, the sooner the fewer its digits, of another thing."""
    item = signs.same[0].item
    digits = min(max(distinct(claim), 1), len(_LACKED))
    return item.lacking > _LACKED[digits - 1] or item.spoken < _SPOKEN


def _is_of_another(claim: Claim, signs: Signs) -> bool:
    """Whether the figure that would contradict lacks what the claim speaks of, and its value is no misprint of it."""
    item = signs.other[0].item if signs.other else signs.printed[0]
    return item.lacking > _LACKED[-1] and not near_miss(claim, item.row)


def _is_seen(claim: Claim, signs: Signs) -> bool:
    """Whether a telling value is printed of much of what is claimed, and the other figure is of quite another size."""
    if not signs.same or not signs.other or distinct(claim) < _TELLING:
        return False
    mine, other = signs.same[0].item, signs.other[0].item
    if mine.row["snippet"] == other.row["snippet"]:
        return False
    far = powers_apart(claim, other.row) > 1
    return mine.lacking <= _LACKED[0] and mine.spoken >= (_SEEN_FAR if far else _SEEN)


def _is_open(signs: Signs) -> bool:
    """Whether the figure that fits best is printed too coarsely to tell, or claimed so."""
    if not signs.open or signs.open[0].item.coverage < _SPEAKS:
        return False
    best = signs.open[0].item
    return all(best.rank > other.item.rank + _CLOSE for other in (*signs.same[:1], *signs.other[:1]))


def _confirmed(candidates: Sequence[Candidate], signs: Signs) -> Decision:
    first = signs.same[0]
    comparable = [item for item in candidates if not item.gate]
    again = is_retold(first.item, comparable) or told_again(first.item, [one.item for one in signs.other])
    if again is not None:
        return Decision(outcome="as_good", candidates=(first.item, again))
    found = tuple(one.item for one in signs.same if _of_like_rank(one, first))
    return Decision(outcome="confirmed", candidates=found, agreement=first.agreement)


def _of_like_rank(one: Weighed, first: Weighed) -> bool:
    return one.item.rank >= first.item.rank / 2


def _contradicted(claim: Claim, candidates: Sequence[Candidate], signs: Signs) -> Decision:
    if not signs.other or (signs.printed and signs.printed[0].rank > signs.other[0].item.rank):
        return Decision(outcome="contradicted", candidates=(signs.printed[0],))
    first = signs.other[0]
    if is_beside_itself(claim, first.item, [item for item in candidates if not item.gate]):
        return Decision(outcome="several", candidates=(first.item,))
    rival = next((one for one in signs.other[1:] if _is_rival(claim, first, one)), None)
    if rival is not None:
        outcome: Outcome = "several" if _same_body(first.item.row, rival.item.row) else "documents"
        return Decision(outcome=outcome, candidates=(first.item, rival.item))
    return Decision(outcome="contradicted", candidates=(first.item,), agreement=first.agreement)


def _is_rival(claim: Claim, first: Weighed, one: Weighed) -> bool:
    """Whether another figure fits as well and has yet another value, and the claim is a misprint of neither."""
    if near_miss(claim, first.item.row) or _same_value(first.item.row, one.item.row):
        return False
    if any(first.item.row[name] != one.item.row[name] for name in SAME_COLUMNS):
        return False
    return one.item.rank >= first.item.rank - _CLOSE and weigh(claim, one.item.row) not in CONFIRMING


def _same_value(one: Row, other: Row) -> bool:
    return Decimal(one["value"]) == Decimal(other["value"]) or rounds_to(one, other) or rounds_to(other, one)


def _same_body(one: Row, other: Row) -> bool:
    known = one["organisation"] and other["organisation"]
    return one["document"] == other["document"] or bool(known and one["organisation"] == other["organisation"])
