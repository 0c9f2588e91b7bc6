"""Claims and figures in, verdicts out, each with its proof.

confirmed: a figure that speaks of the same thing has the value. contradicted: it has another value. unclear: figures
that speak of it equally well disagree, or the printed number is not exact. not_found: nothing comparable is printed.
A false claim that is confirmed is the worst outcome, so equal values alone never confirm.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Literal

from ..dataset import plain_number, rows_of
from ..model import Extraction
from .agreement import CONFIRMING, OPEN, Agreement, distinct, far_apart, near_miss, pair, rounds_to, weigh
from .claims import Claim, claims_of, read_claims
from .gates import Gate, same_unit_as, weak_period
from .meaning import Candidate, MeaningIndex, Row
from .wording import keys_of

VerdictName = Literal["confirmed", "contradicted", "not_found", "unclear"]

# measured on claims made from gold of real reports: what each figure says, a digit changed, another year, another row,
# another unit, and what another report says
# of the claim's meaning, to be confirmed by an equal value of 1, 2, 3, or 4 and more digits
_ENOUGH = (0.62, 0.55, 0.5, 0.45)
_BEATEN = (
    0.01,
    0.03,
    0.06,
    0.06,
)  # in rank: by how much a figure with another value then shows that it was meant instead
_APART = (0.012, 0.005, 0.005, 0.005)  # in rank: by how much less a figure with another value is then surely not meant
_LACKING = (0.3, 0.34, 0.34, 0.4)  # of the claim's nouns: what lacks more is about something else
_WORDIER = 0.05  # of the claim's meaning: by how much more a figure must have to be meant instead
_SURE = 0.7  # of the claim's meaning, to be contradicted by another value
_OF_FIGURE = 0.15  # of the figure's meaning, to be contradicted by it: a narrower figure is not what was claimed
_MISPRINT = 0.5  # of the claim's meaning, where one digit is wrong
_SAME_LABEL = 0.5  # share of the words of two labels that say the same of two periods
_CLOSE = 0.03  # in rank: closer candidates cannot be told apart
_BETTER = 0.12  # in rank: then the claim speaks of that figure, and its unit is wrong

_GATES: dict[Gate, str] = {
    "document": "staat in een ander document",
    "indicator": "is een andere indicator",
    "breakdown": "is een andere uitsplitsing",
    "period": "gaat over een andere periode",
    "unit": "heeft een andere eenheid",
    "basis": "is begroot tegenover gerealiseerd",
    "measure": "is een ander soort grootheid (verandering, gemiddelde)",
    "contrast": "zegt het tegengestelde",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimVerdict:
    """The verdict on one claim. `rows` are the figures behind it, the best first; `difference` is claimed − printed."""

    claim: Claim
    verdict: VerdictName
    rows: tuple[Row, ...]
    difference: Decimal | None
    reason: str


def verify(claims: str | Path | Sequence[Mapping[str, object]], extraction: Extraction) -> list[ClaimVerdict]:
    """The verdicts on claims (a CSV file, or dictionaries with its columns) against one extraction, in order."""
    if isinstance(claims, str | Path):
        read = read_claims(Path(claims))
    else:
        rows = [{str(name).lower(): str(cell) for name, cell in row.items()} for row in claims]
        read = claims_of(tuple(dict.fromkeys(name for row in rows for name in row)), rows)
    return judge_claims(read.claims, rows_of(extraction).figures)


def judge_claims(claims: Sequence[Claim], figures: Sequence[Row], codebook: Sequence[Row] = ()) -> list[ClaimVerdict]:
    """The verdict on each claim, in order."""
    index = MeaningIndex(figures, codebook)
    return [judge(claim, index.candidates(claim)) for claim in claims]


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A candidate that nothing makes another thing, with how the claim's value stands to its own."""

    item: Candidate
    agreement: Agreement


def judge(claim: Claim, candidates: Sequence[Candidate]) -> ClaimVerdict:
    """The verdict on one claim from its candidates, best first."""
    if not claim.values:
        return _verdict(claim, "unclear", (), reason="de waarde van de bewering is geen getal")
    level = min(max(distinct(claim), 1), len(_ENOUGH)) - 1
    comparable = [_Weighed(item, weigh(claim, item.row)) for item in candidates if not item.gate]
    agreeing = [
        one
        for one in comparable
        if one.agreement in CONFIRMING and one.item.coverage >= _ENOUGH[level] and one.item.lacking <= _LACKING[level]
    ]
    meant = max((item.rank for item in candidates if item.gate == "unit"), default=0.0)
    best = max((one.item.rank for one in comparable), default=0.0)
    if meant > best + _BETTER:
        return _not_found(claim, candidates)
    if agreeing:
        return _agreed(claim, agreeing, comparable, level)
    return _disagreed(claim, candidates, comparable)


def _agreed(claim: Claim, agreeing: Sequence[_Weighed], comparable: Sequence[_Weighed], level: int) -> ClaimVerdict:
    """Confirmed, unless a figure with another value is the one that was meant, or is meant as well."""
    mine, beaten, apart = agreeing[0].item, _BEATEN[level], _APART[level]
    others = [
        one.item
        for one in comparable
        if one.agreement not in CONFIRMING
        and not (far_apart(claim, one.item.row) and one.item.spoken <= mine.spoken + _WORDIER)
        and one.item.coverage >= _ENOUGH[0]
        and _rivals(one.item, mine)
        and not rounds_to(one.item.row, mine.row)
    ]
    rivals = [one for one in others if one.rank >= mine.rank - apart and _as_likely(one, mine, level)]
    if not rivals:
        return _confirmed(claim, agreeing)
    rival = rivals[0]
    if rival.rank > mine.rank + beaten and rival.coverage > mine.coverage + _WORDIER:
        return _disagreed(claim, [one.item for one in comparable], [one for one in comparable if one not in agreeing])
    return _unclear(claim, (mine, rival), "beide passen even goed en spreken elkaar tegen")


def _as_likely(one: Candidate, mine: Candidate, level: int) -> bool:
    """Whether a figure with another value can be the one that was meant; of a value of one digit nearly any can."""
    return _says_more(one, mine) or not (level or _says_more(mine, one))


def _says_more(one: Candidate, other: Candidate) -> bool:
    """Whether one figure has every word of the claim that the other has, or many more."""
    if one.coverage > other.coverage + 2 * _WORDIER:
        return True
    return all(mine >= theirs - _WORDIER for mine, theirs in zip(one.words, other.words, strict=True))


def _rivals(one: Candidate, other: Candidate) -> bool:
    """Whether two figures can contradict each other: of one body, in one unit."""
    return same_unit_as(one.row) == same_unit_as(other.row) and _same_body(one.row, other.row)


def _same_body(one: Row, other: Row) -> bool:
    known = one["organisation"] and other["organisation"]
    return one["document"] == other["document"] or bool(known and one["organisation"] == other["organisation"])


def _disagreed(claim: Claim, candidates: Sequence[Candidate], comparable: Sequence[_Weighed]) -> ClaimVerdict:
    """Contradicted when what is printed is surely the same thing, else unclear or not found."""
    if not comparable:
        return _not_found(claim, candidates)
    top = comparable[0].item
    rivals = [one for one in comparable if one.item.rank >= top.rank - _CLOSE and _surely(claim, one.item)]
    mixed = [one for one in comparable if any(_mixed_up(claim, one.item, other) for other in candidates)]
    rivals = mixed[:1] or rivals
    if not rivals:
        return _not_found(claim, candidates)
    near = [one for one in rivals if not far_apart(claim, one.item.row)]
    rivals = near or rivals
    missed = [one for one in rivals if near_miss(claim, one.item.row)]
    if len({Decimal(one.item.row["value"]) for one in missed}) == 1:
        rivals = missed
    first = rivals[0]
    if any(not _same_body(first.item.row, one.item.row) for one in rivals):
        return _unclear(claim, _apart(rivals), "van verschillende documenten: zeg bij de bewering welk document")
    if any(not _same_value(first.item.row, one.item.row) for one in rivals):
        return _unclear(claim, _apart(rivals), "geen van de passende cijfers heeft deze waarde, en zij verschillen")
    return _open(claim, first) if first.agreement in OPEN else _contradicted(claim, first.item)


def _mixed_up(claim: Claim, item: Candidate, other: Candidate) -> bool:
    """Whether the claimed value is printed for another period, of the very thing that the figure tells for this one."""
    return (
        other.gate == "period"
        and item.spoken >= _MISPRINT
        and (item.headed or item.row["label"] == other.row["label"])
        and item.precision >= _OF_FIGURE
        and not far_apart(claim, item.row)
        and weigh(claim, other.row) == "equal"
        and distinct(claim) > 1
        and not weak_period(claim, item.row)
        and item.row["document"] == other.row["document"]
        and item.row["value"] != other.row["value"]
        and same_unit_as(item.row) == same_unit_as(other.row)
        and _alike(item, other)
    )


def _alike(one: Candidate, other: Candidate) -> bool:
    """Whether two figures say the same of the claim, in the same words but for a few."""
    first, second = keys_of(one.row["label"]), keys_of(other.row["label"])
    alike = len(first & second) / (len(first | second) or 1) >= _SAME_LABEL or first <= second or second <= first
    return one.spoken >= other.spoken - _WORDIER and alike


def _same_value(one: Row, other: Row) -> bool:
    return Decimal(one["value"]) == Decimal(other["value"]) or rounds_to(one, other) or rounds_to(other, one)


def _apart(rivals: Sequence[_Weighed]) -> list[Candidate]:
    """The first of the rivals, and the first that says something else."""
    first = rivals[0].item
    return [first, *(one.item for one in rivals if one.item.row["value"] != first.row["value"])][:2]


def _surely(claim: Claim, item: Candidate) -> bool:
    if item.spoken < _MISPRINT or not item.headed:
        return False
    if near_miss(claim, item.row):
        return True
    return item.coverage >= _SURE and item.precision >= _OF_FIGURE and not weak_period(claim, item.row)


def _confirmed(claim: Claim, agreeing: Sequence[_Weighed]) -> ClaimVerdict:
    row, agreement = agreeing[0].item.row, agreeing[0].agreement
    reason = "zelfde waarde over hetzelfde"
    if agreement == "rounded":
        reason = f"gedrukt staat {row['value_text']}, dat afgerond de bewering geeft"
    elif agreement == "bounded":
        reason = f"gedrukt staat {row['value_text']}, wat bij '{_SAID[claim.bound]}' past"
    elif claim.tolerance and pair(claim, claim.values[0], row)[0] != pair(claim, claim.values[0], row)[1]:
        reason = f"gedrukt staat {row['value_text']}, binnen de opgegeven marge"
    elif row["bound"] != "exact":
        reason = f"zelfde waarde, gedrukt met '{_SAID[row['bound']]}'"
    if row["doubts"]:
        reason += f"; twijfel bij het cijfer: {row['doubts']}"
    others = len({one.item.row["figure_id"] for one in agreeing[1:]})
    if others:
        reason += f"; ook op {others} andere plaats(en)"
    return _verdict(claim, "confirmed", (row,), reason=reason)


_SAID: dict[str, str] = {
    "exact": "precies",
    "about": "ongeveer",
    "at_least": "ten minste",
    "at_most": "ten hoogste",
    "more_than": "meer dan",
    "less_than": "minder dan",
    "range": "tussen",
}


def _open(claim: Claim, rival: _Weighed) -> ClaimVerdict:
    row = rival.item.row
    printed = f"gedrukt staat {row['value_text']}"
    reason = {
        "within": f"{printed} ({_SAID[row['bound']]}): de bewering kan daarbij passen, maar staat er niet",
        "finer": f"{printed}: de bewering is preciezer dan dat",
        "coarser": f"{printed}: de bewering klopt alleen afgerond; geef een marge op als dat genoeg is",
        "scale": f"{printed}: een factor duizend of miljoen verschil, mogelijk staat de schaal elders op de pagina",
    }[rival.agreement]
    return _verdict(claim, "unclear", (row,), reason=reason)


def _contradicted(claim: Claim, rival: Candidate) -> ClaimVerdict:
    row = rival.row
    reason = f"gedrukt staat {row['value_text']} voor: {row['label'] or row['snippet']}"
    return _verdict(claim, "contradicted", (row,), reason=reason)


def _unclear(claim: Claim, both: Sequence[Candidate], why: str) -> ClaimVerdict:
    said = " en ".join(f"{item.row['value_text']} ({item.row['label']}, p. {item.row['page']})" for item in both)
    return _verdict(claim, "unclear", tuple(item.row for item in both), reason=f"{said}: {why}")


def _not_found(claim: Claim, candidates: Sequence[Candidate]) -> ClaimVerdict:
    nearest = max(candidates, key=lambda item: (item.coverage >= _ENOUGH[0], item.rank), default=None)
    if nearest is None:
        return _verdict(claim, "not_found", (), reason="geen enkel cijfer deelt woorden met de bewering")
    row = nearest.row
    why = _GATES[nearest.gate] if nearest.gate else "gaat niet zeker over hetzelfde"
    reason = f"het naaste cijfer, {row['value_text']} ({row['label']}), {why}"
    return _verdict(claim, "not_found", (row,), reason=reason)


def _verdict(claim: Claim, verdict: VerdictName, rows: tuple[Row, ...], *, reason: str) -> ClaimVerdict:
    gaps = (
        [claimed - printed for claimed, printed in (pair(claim, value, rows[0]) for value in claim.values)]
        if rows
        else []
    )
    gap = None
    if verdict == "contradicted" and gaps:
        gap = gaps[0]
    elif verdict == "confirmed":
        gap = min(gaps, key=abs)
    return ClaimVerdict(claim=claim, verdict=verdict, rows=rows, difference=gap, reason=reason)


VERDICT_COLUMNS = (
    "verdict",
    "figure_id",
    "document",
    "page",
    "value_found",
    "difference",
    "snippet",
    "left",
    "top",
    "right",
    "bottom",
    "reason",
)


def verdict_cells(found: ClaimVerdict) -> list[str]:
    """The cells of one row of verdicts.csv after those of the claim; of two figures `;`-separated ids and values."""
    row: Row = found.rows[0] if found.rows else {}
    several = ";".join(item["figure_id"] for item in found.rows)
    values = ";".join(item["value"] for item in found.rows)
    gap = plain_number(found.difference)
    place = [row.get(name, "") for name in ("left", "top", "right", "bottom")]
    where = [row.get("document", ""), row.get("page", ""), values, gap, row.get("snippet", "")]
    return [found.verdict, several, *where, *place, found.reason]
