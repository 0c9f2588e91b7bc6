"""A claim and its candidates in, the verdict out.

A false claim that is confirmed is the worst outcome, a true one that is contradicted the next: equal values alone
never confirm, and only a figure that speaks of every thing in the claim contradicts. Siblings in one table or sentence
compete: the value that stands in the row beside the claimed one is that row's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .agreement import (
    CONFIRMING,
    OPEN,
    Agreement,
    distinct,
    in_another_unit,
    near_miss,
    rounds_to,
    unlike,
    weigh,
)
from .claims import Claim
from .gates import same_unit_as, weak_period
from .meaning import Candidate
from .mixups import is_mixed_up
from .profile import Row
from .tellings import attested, belied, is_aside, is_beside_itself, is_retold

Outcome = Literal[
    "no_value", "confirmed", "as_good", "documents", "several", "open", "contradicted", "elsewhere", "not_found"
]

# measured on claims made from gold of real reports: what each figure says, a digit changed, another year, another row,
# another unit, and what another report says
# of the claim's meaning, to be confirmed by an equal value of 1, 2, 3, or 4 and more digits
_ENOUGH = (0.58, 0.5, 0.45, 0.42)
# in rank: by how much a figure with another value then shows that it was meant instead
_BEATEN = (0.01, 0.03, 0.06, 0.06)
_APART = (0.012, 0.005, 0.005, 0.005)  # in rank: by how much less a figure with another value is then surely not meant
_LACKING = (0.3, 0.34, 0.34, 0.4)  # of the claim's nouns: what lacks more is about something else
_FIRM_LEVEL = 2  # from three digits on
_SPOKEN_OF = 0.55  # likeness from which a figure speaks of a thing in the claim
_WORDIER = 0.05  # of the claim's meaning: by how much more a figure must have to be meant instead
_LITTLE_BESIDES = 0.2  # of what a figure says more: it is just what is claimed
_MORE_BESIDES = (0.3, 0.03)  # of what a figure of a text, and of a table, says more: then it is narrower than another
_SURE = 0.7  # of the claim's meaning, to be contradicted by another value
_ALONE = 0.62  # the same, where no other figure comes near
_NEAR = 0.08  # in rank: what comes near
_NARROWER = 0.85  # of what a figure says more: narrower ones contradict nothing
_LACKED = 0.26  # of the claim's nouns, to be contradicted
_MISPRINT = 0.5  # of the claim's meaning, where one digit is wrong
_MIXED = frozenset(("period", "moment", "contrast"))  # what a claimed value can be mixed up with
_CLOSE = 0.012  # in rank: closer candidates cannot be told apart
_BETTER = 0.12  # in rank: then the claim speaks of that figure, and its unit is wrong
_MEANT = 0.75  # in rank: what speaks so well of the claim is not put aside for a figure in another unit
_SEEN = (
    0.3  # of the claim's meaning: a figure with the very value that speaks of so much keeps others from contradicting
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided, the candidates that decided it (the best first), and how the first one's value stands."""

    outcome: Outcome
    candidates: tuple[Candidate, ...] = ()
    agreement: Agreement = "differs"


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A candidate that nothing makes another thing, with how the claim's value stands to its own."""

    item: Candidate
    agreement: Agreement


def decide(claim: Claim, candidates: Sequence[Candidate]) -> Decision:
    """The decision on one claim from its candidates, best first."""
    if not claim.values:
        return Decision(outcome="no_value")
    level = min(max(distinct(claim), 1), len(_ENOUGH)) - 1
    comparable = [_Weighed(item, weigh(claim, item.row)) for item in candidates if not item.gate]
    agreeing = [
        one
        for one in comparable
        if one.agreement in CONFIRMING and one.item.coverage >= _ENOUGH[level] and one.item.lacking <= _LACKING[level]
    ]
    if claim.unit != "percent" and _in_another_unit(candidates, comparable):
        found = _not_found(candidates)
    elif agreeing:
        found = _agreed(claim, candidates, agreeing, comparable, level)
    else:
        found = _disagreed(claim, candidates, comparable)
    return _reviewed(claim, found, candidates)


def _reviewed(claim: Claim, found: Decision, candidates: Sequence[Candidate]) -> Decision:
    """What was decided, unless the claimed value or the figure beside tells otherwise."""
    comparable = [item for item in candidates if not item.gate]
    if found.outcome == "not_found":
        return _by_value(claim, candidates) or found
    if found.outcome == "contradicted" and is_beside_itself(claim, found.candidates[0], comparable):
        return Decision(outcome="several", candidates=found.candidates)
    again = is_retold(found.candidates[0], comparable) if found.outcome == "confirmed" else None
    return Decision(outcome="as_good", candidates=(found.candidates[0], again)) if again else found


def _by_value(claim: Claim, candidates: Sequence[Candidate]) -> Decision | None:
    """What the claimed value tells where the words are too few."""
    same = attested(claim, [item for item in candidates if not item.gate])
    if same is not None:
        return Decision(outcome="confirmed", candidates=(same,), agreement=weigh(claim, same.row))
    other = belied(claim, candidates)
    return Decision(outcome="contradicted", candidates=(other,)) if other else None


def _in_another_unit(candidates: Sequence[Candidate], comparable: Sequence[_Weighed]) -> bool:
    """Whether the claim speaks of a figure in another unit, far more than of any in its own."""
    others = (item for item in candidates if item.gate == "unit" and item.row["measure"] != "duration")
    meant = max((item.rank for item in others), default=0.0)
    best = max((one.item.rank for one in comparable), default=0.0)
    return meant > best + _BETTER and best < _MEANT


def _agreed(
    claim: Claim,
    candidates: Sequence[Candidate],
    agreeing: Sequence[_Weighed],
    comparable: Sequence[_Weighed],
    level: int,
) -> Decision:
    """Confirmed, unless a figure with another value is the one that was meant, or is meant as well."""
    mine = agreeing[0].item
    rivals = [
        one.item
        for one in comparable
        if one.agreement in {"differs", "scale", "coarser"}
        and one.item.coverage >= _ENOUGH[0]
        and one.item.rank >= mine.rank - _APART[level]
        and _can_contradict(claim, one.item, mine)
        and _as_likely(one.item, mine, level)
    ]
    rival = rivals[0] if rivals else None
    firm = level >= _FIRM_LEVEL and _speaks_of_all(mine) and mine.extra <= _LITTLE_BESIDES
    if rival is None or (firm and not _is_narrower(mine, rival) and not _closer(rival, mine, _BETTER)):
        return Decision(
            outcome="confirmed", candidates=tuple(one.item for one in agreeing), agreement=agreeing[0].agreement
        )
    if _closer(rival, mine, _BEATEN[level]):
        return _disagreed(claim, candidates, [one for one in comparable if one not in agreeing])
    return Decision(outcome="as_good", candidates=(mine, rival))


def _can_contradict(claim: Claim, one: Candidate, mine: Candidate) -> bool:
    if unlike(claim, one.row) and (mine.coverage >= _SURE or one.rank <= mine.rank + _CLOSE):
        return False
    same = same_unit_as(one.row) == same_unit_as(mine.row) and _same_body(one.row, mine.row)
    return same and not rounds_to(one.row, mine.row)


def _closer(one: Candidate, other: Candidate, much: float) -> bool:
    """Whether the claim speaks more of one figure: that one has more of its words, or says less besides."""
    if _is_narrower(other, one) and _stand_beside(other, one):
        return one.rank > other.rank
    more = one.coverage > other.coverage + _WORDIER or _is_narrower(other, one)
    return more and one.rank > other.rank + much


def _stand_beside(one: Candidate, other: Candidate) -> bool:
    """Whether both are cells of tables, or one stands in brackets after the other."""
    if one.row["snippet"] == other.row["snippet"] and is_aside(one.row):
        return True
    return "|" in one.row["snippet"] and "|" in other.row["snippet"]


def _is_narrower(one: Candidate, other: Candidate) -> bool:
    """Whether a figure is part of what the other tells: `minderjarige verdachten` beside `verdachten`."""
    return one.extra > other.extra + _MORE_BESIDES[_stand_beside(one, other)] and other.coverage >= one.coverage


def _speaks_of_all(item: Candidate) -> bool:
    return min(item.nouns, default=0.0) >= _SPOKEN_OF


def _as_likely(one: Candidate, mine: Candidate, level: int) -> bool:
    """Whether a figure with another value can be the one that was meant; of a value of one digit nearly any can."""
    return _says_more(one, mine) or not (level or _says_more(mine, one))


def _says_more(one: Candidate, other: Candidate) -> bool:
    """Whether one figure has every word of the claim that the other has, or many more."""
    if one.coverage > other.coverage + 2 * _WORDIER:
        return True
    return all(mine >= theirs - _WORDIER for mine, theirs in zip(one.words, other.words, strict=True))


def _same_body(one: Row, other: Row) -> bool:
    known = one["organisation"] and other["organisation"]
    return one["document"] == other["document"] or bool(known and one["organisation"] == other["organisation"])


def _disagreed(claim: Claim, candidates: Sequence[Candidate], comparable: Sequence[_Weighed]) -> Decision:
    """Contradicted when what is printed is surely the same thing, else unclear or not found."""
    if not comparable:
        return _not_found(candidates)
    top = comparable[0].item.rank
    sure = [one for one in comparable if one.item.rank >= top - _CLOSE and _surely(claim, one.item, comparable)]
    elsewhere = [item for item in candidates if item.gate in _MIXED and weigh(claim, item.row) == "equal"]
    mixed = [one for one in comparable if any(is_mixed_up(claim, one.item, other) for other in elsewhere)]
    rivals = _likeliest(claim, mixed[:1] or sure)
    if not rivals:
        return _not_found(candidates)
    first = rivals[0]
    if any(not _same_body(first.item.row, one.item.row) for one in rivals):
        return Decision(outcome="documents", candidates=_apart(rivals))
    if any(not _same_value(first.item.row, one.item.row) for one in rivals):
        return Decision(outcome="several", candidates=_apart(rivals))
    if first.agreement in OPEN and not (first.agreement == "scale" and claim.unit):
        return Decision(outcome="open", candidates=(first.item,), agreement=first.agreement)
    seen = None if mixed or near_miss(claim, first.item.row) else _seen(claim, candidates, first.item)
    if seen is not None:
        return Decision(outcome="elsewhere", candidates=(seen, first.item))
    return Decision(outcome="contradicted", candidates=(first.item,), agreement=first.agreement)


def _likeliest(claim: Claim, rivals: Sequence[_Weighed]) -> Sequence[_Weighed]:
    """Those of like size where there are any; of these the ones of which the claim is a misprint."""
    alike = [one for one in rivals if not unlike(claim, one.item.row)]
    rivals = alike or [one for one in rivals if one.agreement == "scale" or one.item.extra < _LITTLE_BESIDES]
    missed = [one for one in rivals if near_miss(claim, one.item.row)]
    return missed if len({Decimal(one.item.row["value"]) for one in missed}) == 1 else rivals


def _seen(claim: Claim, candidates: Sequence[Candidate], rival: Candidate) -> Candidate | None:
    """The figure with the very value that speaks of part of the claim, where the rival does not speak of all of it."""
    if _speaks_of_all(rival) or distinct(claim) <= _FIRM_LEVEL:
        return None
    return next(
        (
            item
            for item in candidates
            if not item.gate and item.coverage >= _SEEN and weigh(claim, item.row) == "equal" and item.row != rival.row
        ),
        None,
    )


def _same_value(one: Row, other: Row) -> bool:
    return Decimal(one["value"]) == Decimal(other["value"]) or rounds_to(one, other) or rounds_to(other, one)


def _apart(rivals: Sequence[_Weighed]) -> tuple[Candidate, ...]:
    """The first of the rivals, and the first that says something else."""
    first = rivals[0].item
    return (first, *(one.item for one in rivals if one.item.row["value"] != first.row["value"]))[:2]


def _surely(claim: Claim, item: Candidate, comparable: Sequence[_Weighed]) -> bool:
    if item.spoken < _MISPRINT or not item.headed or item.lacking > _LACKED:
        return False
    if near_miss(claim, item.row) or in_another_unit(claim, item.row):
        return True
    others = (one.item for one in comparable if one.item.row["value"] != item.row["value"])
    alone = all(other.rank < item.rank - _NEAR for other in others)
    enough = item.coverage >= (_ALONE if alone else _SURE)
    return enough and item.extra < _NARROWER and not weak_period(claim, item.row)


def _not_found(candidates: Sequence[Candidate]) -> Decision:
    nearest = max(candidates, key=lambda item: (item.coverage >= _ENOUGH[0], item.rank), default=None)
    return Decision(outcome="not_found", candidates=(nearest,) if nearest else ())
