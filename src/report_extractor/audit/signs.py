"""A claim and its candidates in, the signs out that speak for one verdict or another, each a number.

Three candidates matter: the best one that has the claimed value (`same`), the best one that has another value
(`other`), and the best one that cannot tell (`open`, a rounded print beside a finer claim). Of each the signs tell how
well its words fit, and of the other values how the claimed one could have come from it: a digit changed, the value of
the row beside it, that of another year. What no figure of the document says at all speaks for none of them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .agreement import CONFIRMING, OPEN, Agreement, distinct, has_number, in_another_unit, near_miss, weigh
from .claims import Claim
from .gates import same_unit_as, weak_period
from .meaning import Candidate
from .profile import Row

_MOST_DIGITS = 4  # more of them tell no more
_FARTHEST = 4.0  # powers of ten between two values, at most
_HAS = 0.4  # likeness from which a figure has a word
_MORE = 0.1  # likeness by which a figure has a word more than another
_MANY, _WHOLE = 6, 0.85  # words more that are many; coverage of what says all of the claim
_KINDS = ("same", "other", "open")
# signs that say more together than each alone
_TOGETHER = (
    ("same is", "unheard words"),
    ("same is", "unheard nouns"),
    ("same telling", "unheard words"),
    ("same is", "attainable"),
    ("same telling", "same rank"),
    ("other is", "unheard nouns"),
    ("same is", "digits"),
    ("other misprint", "other spoken"),
    ("other sibling", "other spoken"),
    ("same lacking", "same telling"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A candidate with how the claim's value stands to its own."""

    item: Candidate
    agreement: Agreement
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """The signs by name, and the candidates of each kind, the best first.

    `printed`: those that have the claimed number in another unit.
    """

    values: Mapping[str, float]
    same: tuple[Weighed, ...]
    other: tuple[Weighed, ...]
    open: tuple[Weighed, ...]
    printed: tuple[Candidate, ...]


def signs_of(claim: Claim, candidates: Sequence[Candidate]) -> Signs:
    """The signs of a claim with a value, from its candidates, best first."""
    weighed = [_weighed(claim, item) for item in candidates if not item.gate]
    printed = [item for item in candidates if item.gate == "unit" and has_number(claim, item.row)]
    of = {kind: tuple(one for one in weighed if one.kind == kind) for kind in _KINDS}
    of["other"] = tuple(_likeliest(claim, of["other"], candidates))
    firsts = {kind: of[kind][0].item if of[kind] else None for kind in _KINDS}
    found = _of_claim(claim, candidates, weighed)
    for kind, first in firsts.items():
        found |= {f"{kind} {name}": value for name, value in _of_candidate(claim, first).items()}
        found[f"{kind} ahead"] = _ahead(of[kind])
    found |= _of_same(claim, firsts["same"], of["same"])
    found |= _of_other(claim, of["other"], candidates)
    found |= _between(firsts["same"], firsts["other"])
    found["other in another unit"] = max((item.rank for item in printed), default=0.0)
    found |= {f"{one} × {other}": found[one] * found[other] for one, other in _TOGETHER}
    return Signs(values=found, same=of["same"], other=of["other"], open=of["open"], printed=tuple(printed))


def _weighed(claim: Claim, item: Candidate) -> Weighed:
    agreement = weigh(claim, item.row)
    kind = "same" if agreement in CONFIRMING else "open" if agreement in OPEN else "other"
    return Weighed(item=item, agreement=agreement, kind="other" if agreement == "scale" and claim.unit else kind)


def _of_claim(claim: Claim, candidates: Sequence[Candidate], weighed: Sequence[Weighed]) -> dict[str, float]:
    """What the claim and all figures tell together."""
    best = max((one.item.rank for one in weighed), default=0.0)
    by_unit = max((item.rank for item in candidates if item.gate == "unit"), default=0.0)
    by_period = max((item.rank for item in candidates if item.gate == "period"), default=0.0)
    by_meaning = max((item.rank for item in candidates if item.gate in {"contrast", "name", "basis"}), default=0.0)
    first = candidates[0] if candidates else None
    return {
        "some": float(bool(weighed)),
        "best": best,
        "unit ahead": max(0.0, by_unit - best),
        "period ahead": max(0.0, by_period - best),
        "meaning ahead": max(0.0, by_meaning - best),
        "digits": float(_level(claim)),
        "unit given": float(bool(claim.unit)),
        "period given": float(bool(claim.start)),
        "document given": float(bool(claim.document)),
        "attainable": first.attainable if first else 0.0,
        "unheard nouns": first.unheard_nouns if first else 1.0,
        "unheard words": first.unheard if first else 1.0,
    }


def _of_candidate(claim: Claim, item: Candidate | None) -> dict[str, float]:
    """How well the words of one candidate fit."""
    names = ("is", "rank", "spoken", "coverage", "lacking", "passed over", "extra", "headed", "least", "mean")
    more = ("of another", "weak period", "table", "low", "denied", "counted", "besides", "exactly")
    if item is None:
        return dict.fromkeys((*names, *more), 0.0)
    words = item.nouns or item.words or (0.5,)
    values = (
        1.0,
        item.rank,
        item.spoken,
        item.coverage,
        item.lacking,
        item.passed_over,
        item.extra,
        float(item.headed),
        min(words),
        sum(words) / len(words),
        float(item.of_another),
        float(weak_period(claim, item.row)),
        float(item.row["kind"] == "table"),
        float(item.row["confidence"] == "low"),
        float(item.denied),
        float(item.row["unit"] in {"", "count", "persons"}),
        min(1.0, item.besides / _MANY),
        float(item.besides == 0 and item.coverage >= _WHOLE),
    )
    return dict(zip((*names, *more), values, strict=True))


def _ahead(items: Sequence[Weighed]) -> float:
    """In rank: how far the first is before the next one that has another value."""
    if not items:
        return 0.0
    first = items[0].item
    others = (one.item.rank for one in items[1:] if one.item.row["value"] != first.row["value"])
    return min(1.0, max(0.0, first.rank - max(others, default=0.0)))


def _of_same(claim: Claim, first: Candidate | None, items: Sequence[Weighed]) -> dict[str, float]:
    level = _level(claim) / _MOST_DIGITS
    return {
        "same telling": level if first else 0.0,
        "same telling spoken": level * first.spoken if first else 0.0,
        "same by another": float(bool(items) and items[0].agreement != "equal"),
    }


def _of_other(claim: Claim, items: Sequence[Weighed], candidates: Sequence[Candidate]) -> dict[str, float]:
    """How the claimed value could have come from the printed one."""
    names = ("misprint", "scaled", "another unit", "apart", "far apart", "sibling", "other period")
    if not items:
        return {f"other {name}": 0.0 for name in names}
    item = items[0].item
    apart = powers_apart(claim, item.row)
    values = (
        float(near_miss(claim, item.row)),
        float(items[0].agreement == "scale"),
        float(in_another_unit(claim, item.row)),
        apart,
        float(apart > 1),
        _sibling(claim, item, candidates),
        _other_period(claim, item, candidates),
    )
    return {f"other {name}": value for name, value in zip(names, values, strict=True)}


def _between(same: Candidate | None, other: Candidate | None) -> dict[str, float]:
    """How two candidates of different value stand to one another."""
    if same is None or other is None:
        return dict.fromkeys(("both", "both rank", "both coverage", "both extra", "both more", "both less"), 0.0)
    pairs = list(zip(same.words, other.words, strict=True))
    return {
        "both": 1.0,
        "both rank": same.rank - other.rank,
        "both coverage": same.coverage - other.coverage,
        "both extra": same.extra - other.extra,
        "both more": float(any(mine > theirs + _MORE and mine >= _HAS for mine, theirs in pairs)),
        "both less": float(any(theirs > mine + _MORE and theirs >= _HAS for mine, theirs in pairs)),
    }


def _likeliest(claim: Claim, items: Sequence[Weighed], candidates: Sequence[Candidate]) -> list[Weighed]:
    """The candidates with another value, those first from which the claimed one more likely came."""

    def key(one: Weighed) -> float:
        item = one.item
        likely = 0.06 * near_miss(claim, item.row) + 0.05 * (one.agreement == "scale")
        likely += 0.05 * in_another_unit(claim, item.row) - 0.04 * powers_apart(claim, item.row)
        return item.rank + likely + 0.03 * bool(_other_period(claim, item, candidates))

    return sorted(items, key=lambda one: (-key(one), one.item.row["figure_id"]))


def powers_apart(claim: Claim, row: Row) -> float:
    """How many powers of ten lie between the claimed and the printed value."""
    printed = abs(float(row["value"]))
    size = max((abs(float(value)) for value in claim.values), default=0.0)
    if not printed or not size:
        return 0.0 if printed == size else 1.5
    return min(_FARTHEST, abs(math.log10(size / printed)))


def _sibling(claim: Claim, item: Candidate, candidates: Sequence[Candidate]) -> float:
    """How much better than the figure of its page that has the claimed value the other fits, where there is one."""
    gaps = [
        item.spoken - other.spoken
        for other in candidates
        if other.gate in {"", "contrast", "basis"}
        and other.row["page"] == item.row["page"]
        and _may_be_mixed_up(claim, item, other)
    ]
    return max(0.0, 0.5 + max(gaps)) if gaps else 0.0


def _other_period(claim: Claim, item: Candidate, candidates: Sequence[Candidate]) -> float:
    """How well the figure of another period fits that has the claimed value, beside this one."""
    fits = [
        min(1.0, other.coverage / item.coverage)
        for other in candidates
        if other.gate in {"period", "moment"} and item.coverage and _may_be_mixed_up(claim, item, other)
    ]
    return max(fits, default=0.0)


def _may_be_mixed_up(claim: Claim, item: Candidate, other: Candidate) -> bool:
    return (
        other.row["document"] == item.row["document"]
        and same_unit_as(other.row) == same_unit_as(item.row)
        and weigh(claim, other.row) == "equal"
    )


def _level(claim: Claim) -> int:
    return min(max(distinct(claim), 1), _MOST_DIGITS)
