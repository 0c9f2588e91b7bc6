"""The auditor's desk: claims against figures, editions against each other, a dataset against gold.

Takes rows of a dataset (dictionaries of text, as read_dataset gives them); gives verdicts, differences and measures.
"""

from __future__ import annotations

from .evaluate import Evaluation, Miss, Tally, evaluate
from .gold import Gold, GoldNumber, read_gold
from .runs import RunChange, RunComparison, compare_runs

__all__ = [
    "Evaluation",
    "Gold",
    "GoldNumber",
    "Miss",
    "RunChange",
    "RunComparison",
    "Tally",
    "compare_runs",
    "evaluate",
    "read_gold",
]
