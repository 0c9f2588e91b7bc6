"""Turns published Dutch PDF reports into a dataset of figures that a person can trust.

The flat public namespace: each name is imported from its room when it is first used, so that
`import report_extractor` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .audit.verify import verify
    from .batch import extract_many
    from .dutch import find_numbers, parse_number, spell_number
    from .errors import ReportExtractorError
    from .extract import extract, read
    from .model import Document, Extraction
    from .settings import Settings

__version__ = "0.1.0"

_HOMES = {
    "Document": "model",
    "Extraction": "model",
    "ReportExtractorError": "errors",
    "Settings": "settings",
    "extract": "extract",
    "extract_many": "batch",
    "find_numbers": "dutch",
    "parse_number": "dutch",
    "read": "extract",
    "spell_number": "dutch",
    "verify": "audit.verify",
}

__all__ = [
    "Document",
    "Extraction",
    "ReportExtractorError",
    "Settings",
    "extract",
    "extract_many",
    "find_numbers",
    "parse_number",
    "read",
    "spell_number",
    "verify",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'report_extractor' has no attribute {name!r}")
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOMES])
