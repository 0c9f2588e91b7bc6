"""Claims and figures in, verdicts out, each with its proof.

confirmed: a figure that speaks of the same thing has the value. contradicted: it has another value. unclear: figures
that speak of it equally well disagree, or the printed number is not exact. not_found: nothing comparable is printed.
A false claim that is confirmed is the worst outcome, so equal values alone never confirm.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Literal

from ..dataset import rows_of
from ..model import Extraction
from .claims import Claim, claims_of, read_claims
from .meaning import Candidate, Gate, MeaningIndex, Row, difference, same_unit_as

VerdictName = Literal["confirmed", "contradicted", "not_found", "unclear"]

# measured on the claims of the integrity fixtures: paraphrases stay above, claims about absent things below
_ENOUGH = 0.62  # of the claim's meaning, to be confirmed by an equal value
_SURE = 0.7  # to be contradicted by another value
_CLOSE = 0.04  # in rank: closer candidates cannot be told apart
_BETTER = 0.04  # in rank: then the claim speaks of that figure, and its unit is wrong

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


def judge(claim: Claim, candidates: Sequence[Candidate]) -> ClaimVerdict:
    """The verdict on one claim from its candidates, best first."""
    if not claim.values:
        return _verdict(claim, "unclear", (), reason="de waarde van de bewering is geen getal")
    comparable = [item for item in candidates if not item.gate and item.coverage >= _ENOUGH]
    meant = max((item.rank for item in candidates if item.gate == "unit"), default=0.0)
    if not comparable or meant > comparable[0].rank + _BETTER:
        return _not_found(claim, candidates)
    best = comparable[0].rank
    agreeing = [item for item in comparable if _agrees(claim, item.row)]
    differing = [item for item in comparable if not _agrees(claim, item.row)]
    top_agree = agreeing[0].rank if agreeing else -1.0
    unit = same_unit_as(comparable[0].row)
    rivals = [
        item
        for item in differing
        if item.rank >= best - _CLOSE and item.coverage >= _SURE and same_unit_as(item.row) == unit
    ]
    if agreeing and top_agree >= best - _CLOSE:
        stronger = [item for item in rivals if item.rank >= top_agree - _CLOSE / 2]
        if not stronger:
            return _confirmed(claim, agreeing)
        return _unclear(claim, (agreeing[0], stronger[0]), "beide passen even goed en spreken elkaar tegen")
    if not rivals:
        return _not_found(claim, candidates)
    if len({Decimal(item.row["value"]) for item in rivals}) > 1:
        return _unclear(
            claim, rivals[:2], "geen van de passende cijfers heeft deze waarde, en zij verschillen onderling"
        )
    return _contradicted(claim, rivals[0])


def _confirmed(claim: Claim, agreeing: Sequence[Candidate]) -> ClaimVerdict:
    row = agreeing[0].row
    reason = "zelfde waarde over hetzelfde"
    if row["bound"] != "exact":
        reason = f"zelfde waarde, gedrukt als '{row['value_text']}' ({row['bound']})"
    if row["doubts"]:
        reason += f"; twijfel bij het cijfer: {row['doubts']}"
    others = len({item.row["figure_id"] for item in agreeing[1:]})
    if others:
        reason += f"; ook op {others} andere plaats(en)"
    return _verdict(claim, "confirmed", (row,), reason=reason)


def _contradicted(claim: Claim, rival: Candidate) -> ClaimVerdict:
    row = rival.row
    if _within_bounds(claim, row):
        how = "de bewering valt binnen die grens" if row["bound"] != "exact" else "de bewering is preciezer dan dat"
        reason = f"gedrukt staat '{row['value_text']}' ({row['bound']}): {how}"
        return _verdict(claim, "unclear", (row,), reason=reason)
    reason = f"gedrukt staat {row['value_text']} voor: {row['label'] or row['snippet']}"
    return _verdict(claim, "contradicted", (row,), reason=reason)


def _unclear(claim: Claim, both: Sequence[Candidate], why: str) -> ClaimVerdict:
    said = " en ".join(f"{item.row['value_text']} ({item.row['label']}, p. {item.row['page']})" for item in both)
    return _verdict(claim, "unclear", tuple(item.row for item in both), reason=f"{said}: {why}")


def _not_found(claim: Claim, candidates: Sequence[Candidate]) -> ClaimVerdict:
    nearest = max(candidates, key=lambda item: (item.coverage >= _ENOUGH, item.rank), default=None)
    if nearest is None:
        return _verdict(claim, "not_found", (), reason="geen enkel cijfer deelt woorden met de bewering")
    row = nearest.row
    why = _GATES[nearest.gate] if nearest.gate else "gaat niet over hetzelfde"
    reason = f"het naaste cijfer, {row['value_text']} ({row['label']}), {why}"
    return _verdict(claim, "not_found", (row,), reason=reason)


def _verdict(claim: Claim, verdict: VerdictName, rows: tuple[Row, ...], *, reason: str) -> ClaimVerdict:
    gap = difference(claim.values[0], rows[0]) if rows and claim.values and verdict == "contradicted" else None
    if verdict == "confirmed":
        gap = min((difference(value, rows[0]) for value in claim.values), key=abs)
    return ClaimVerdict(claim=claim, verdict=verdict, rows=rows, difference=gap, reason=reason)


def _agrees(claim: Claim, row: Row) -> bool:
    printed = Decimal(row["value"])
    return any(abs(value - printed) <= _slack(claim, value, row) for value in claim.values)


def _slack(claim: Claim, value: Decimal, row: Row) -> Decimal:
    """How far claim and print may differ: the claim's tolerance, else nothing; a third has no last decimal."""
    if claim.tolerance:
        number = claim.tolerance.rstrip("% ").replace(",", ".")
        try:
            given = abs(Decimal(number))
        except InvalidOperation:
            given = Decimal(0)
        return abs(value) * given / 100 if claim.tolerance.endswith("%") else given
    return Decimal("0.005") if row["derivation"] != "digits" and row["unit"] == "ratio" else Decimal(0)


def _rounding(row: Row) -> Decimal:
    """Half of the last printed place, for what is printed rounded: € 24,4 miljoen is 24.35 to 24.45."""
    decimals = int(row["decimals"] or 0)
    digits = "".join(sign for sign in row["value_text"] if sign in "0123456789")
    printed = abs(Decimal(row["value"]))
    if row["derivation"] != "digits" or not digits or not int(digits) or not printed:
        return Decimal(0)
    scale = printed / Decimal(int(digits)).scaleb(-decimals)
    return Decimal("0.5") * max(scale, Decimal(1)).scaleb(-decimals) if scale > 1 or decimals else Decimal(0)


def _within_bounds(claim: Claim, row: Row) -> bool:
    value = claim.values[0]
    if row["bound"] == "exact":
        return not claim.tolerance and abs(value - Decimal(row["value"])) <= _rounding(row)
    low, high = row["low"], row["high"]
    if row["bound"] == "about" and not low and not high:
        return abs(value - Decimal(row["value"])) <= abs(Decimal(row["value"])) / 10
    return (not low or value >= Decimal(low)) and (not high or value <= Decimal(high))


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
    gap = "" if found.difference is None else f"{found.difference.normalize():f}"
    place = [row.get(name, "") for name in ("left", "top", "right", "bottom")]
    where = [row.get("document", ""), row.get("page", ""), values, gap, row.get("snippet", "")]
    return [found.verdict, several, *where, *place, found.reason]
