"""The proof: a dataset and its documents in, pages that a person can check with their own eyes out."""

from __future__ import annotations

from .desk import Desk, ReviewCount
from .serving import ReviewServer
from .writing import ReportOptions, write_report

__all__ = ["Desk", "ReportOptions", "ReviewCount", "ReviewServer", "write_report"]
