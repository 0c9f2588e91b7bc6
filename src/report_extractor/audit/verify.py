"""Claims and figures in, verdicts out, each with its proof.

confirmed: a figure that speaks of the same thing has the value. contradicted: it has another value. unclear: figures
that speak of it equally well disagree, or the printed number is not exact. not_found: nothing comparable is printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Literal

from ..dataset import codebook_rows, indicator_code, plain_number, rows_of
from ..model import Extraction
from ..settings import Settings
from .agreement import pair
from .claims import Claim, claims_of, read_claims
from .decide import Decision, Outcome, decide
from .meaning import MeaningIndex
from .profile import Row
from .reasons import reason_of

VerdictName = Literal["confirmed", "contradicted", "not_found", "unclear"]

_NAMES: Mapping[Outcome, VerdictName] = {
    "no_value": "unclear",
    "confirmed": "confirmed",
    "as_good": "unclear",
    "documents": "unclear",
    "several": "unclear",
    "open": "unclear",
    "unsure": "unclear",
    "contradicted": "contradicted",
    "not_found": "not_found",
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
        cells = [{str(name).lower(): str(cell) for name, cell in row.items()} for row in claims]
        read = claims_of(tuple(dict.fromkeys(name for row in cells for name in row)), cells)
    from ..extract import list_indicators  # every room at once: only where there are claims

    rows, named = rows_of(extraction), (indicator_code(*one) for one in list_indicators(Settings()))
    return judge_claims(read.claims, rows.figures, codebook_rows(named), (rows.document,))


def judge_claims(
    claims: Sequence[Claim], figures: Sequence[Row], codebook: Sequence[Row] = (), documents: Sequence[Row] = ()
) -> list[ClaimVerdict]:
    """The verdict on each claim, in order. Rows as of figures.csv, codebook.csv and documents.csv."""
    index = MeaningIndex(figures, codebook, documents)
    known = {row["code"].rpartition(".")[2] for row in codebook if row["list"] == "indicator"}
    known |= {row["indicator"] for row in figures}
    return [_verdict(claim, decide(claim, index.candidates(claim)), known) for claim in claims]


def verdict_name(decision: Decision) -> VerdictName:
    """The verdict that a decision gives."""
    return _NAMES[decision.outcome]


def _verdict(claim: Claim, decision: Decision, indicators: Set[str]) -> ClaimVerdict:
    verdict = verdict_name(decision)
    rows = tuple(item.row for item in decision.candidates[: 1 if verdict == "confirmed" else 2])
    gaps = [
        claimed - printed for row in rows[:1] for claimed, printed in (pair(claim, one, row) for one in claim.values)
    ]
    gap = None
    if verdict == "contradicted" and gaps:
        gap = gaps[0]
    elif verdict == "confirmed":
        gap = min(gaps, key=abs)
    return ClaimVerdict(
        claim=claim,
        verdict=verdict,
        rows=rows,
        difference=gap,
        reason=f"{_unread(claim, indicators)}{reason_of(claim, decision)}",
    )


def _unread(claim: Claim, indicators: Set[str]) -> str:
    """What of a claim could not be used, before its reason."""
    said = ""
    if claim.unread:
        said += f"de periode «{claim.unread}» is niet te lezen en telt niet mee (schrijf een jaar, zoals 2024); "
    if claim.indicator and claim.indicator not in indicators:
        said += f"geen pakket kent de indicator «{claim.indicator}» (`packs list` noemt ze); "
    return said


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
