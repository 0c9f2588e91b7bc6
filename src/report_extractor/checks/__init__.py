"""Figures in, findings out: whether printed numbers agree with each other, with the arithmetic spelled out.

A check never changes a figure. `differs` is said only where the structure of the text or table makes clear that the
numbers must agree and the difference is larger than their roundings; everything less is `cannot_tell`.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Figure, Finding, Page
from .findings import CHECKS, CONTRADICTIONS, contradicted, finish
from .flows import flow_findings
from .notation import notation_findings
from .partitions import partition_findings
from .percentages import percentage_findings
from .restated import check_dataset
from .sentences import sentences_of
from .slips import slip_findings
from .statements import statement_findings
from .tables import table_findings

__all__ = ["CHECKS", "CONTRADICTIONS", "check_dataset", "contradicted", "run_checks"]


def run_checks(figures: Sequence[Figure], pages: Sequence[Page], *, sha256: str = "") -> tuple[Finding, ...]:
    """The findings of one document, by page and check.

    `figures` in reading order. Cost grows with the number of figures, not with its square.
    """
    sentences = sentences_of(figures)
    drafts = [
        *partition_findings(figures, sentences),
        *percentage_findings(figures, sentences),
        *flow_findings(sentences),
        *statement_findings(figures),
        *slip_findings(figures),
        *table_findings(figures, pages),
        *notation_findings(figures, pages),
    ]
    return finish(drafts, sha256)
