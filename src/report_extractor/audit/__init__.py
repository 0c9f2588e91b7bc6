"""The auditor's desk: claims against figures, editions against each other, a dataset against gold.

Takes rows of a dataset (dictionaries of text, as read_dataset gives them); gives verdicts, differences and measures.
"""

from __future__ import annotations

from .claims import Claim, Claims, claims_of, read_claims
from .editions import DIFFERENCE_COLUMNS, Difference, compare_editions, difference_cells
from .evaluate import Evaluation, Miss, Tally, evaluate
from .gold import Gold, GoldNumber, read_gold
from .runs import RunChange, RunComparison, compare_runs
from .targets import Target, read_targets
from .verify import VERDICT_COLUMNS, ClaimVerdict, judge_claims, verdict_cells, verify

__all__ = [
    "DIFFERENCE_COLUMNS",
    "VERDICT_COLUMNS",
    "Claim",
    "ClaimVerdict",
    "Claims",
    "Difference",
    "Evaluation",
    "Gold",
    "GoldNumber",
    "Miss",
    "RunChange",
    "RunComparison",
    "Tally",
    "Target",
    "claims_of",
    "compare_editions",
    "compare_runs",
    "difference_cells",
    "evaluate",
    "judge_claims",
    "read_claims",
    "read_gold",
    "read_targets",
    "verdict_cells",
    "verify",
]
