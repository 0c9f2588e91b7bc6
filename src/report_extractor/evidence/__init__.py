"""The proof: a dataset and its documents in, pages that a person can check with their own eyes out."""

from __future__ import annotations

from .writing import ReportOptions, write_report

__all__ = ["ReportOptions", "write_report"]
