"""Takes all pages of a document, gives them again with what only the whole document tells."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Page
from .levels import set_levels


def refine(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with running headers and footers, heading levels and continued tables settled."""
    return set_levels(pages)
