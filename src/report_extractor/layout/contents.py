"""Takes the pages of a document, tells which tables are a list of contents: their numbers are pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..model import Page, Table
from .texts import plain_text

FEWEST_ROWS = 5
_TITLE = re.compile(r"inhoud(?:sopgave)?|inhouds\w+|index|contents?", re.IGNORECASE)
_LEADER = re.compile(r"[.\u2026]{4,}|(?:\. ){4,}")


def find_contents(pages: Sequence[Page]) -> frozenset[tuple[int, int]]:
    """Tables by (page number, block number) whose last column counts upwards.

    Their page says `Inhoud`, leaders run to the numbers, or they count on where the page before stopped.
    """
    found: set[tuple[int, int]] = set()
    last_page, last_number = -2, 0
    for page in pages:
        titled = any(
            _TITLE.fullmatch(plain_text(block.lines).strip(" :"))
            for block in page.blocks
            if block.kind in ("heading", "paragraph", "caption")
        )
        for index, block in enumerate(page.blocks):
            rising = _rising(block.table) if block.table is not None and block.kind == "table" else []
            if not rising or block.table is None:
                continue
            led = sum(bool(_LEADER.search(cell.text)) for cell in block.table.cells) >= FEWEST_ROWS
            goes_on = last_page == page.number - 1 and rising[0] >= last_number
            if titled or led or goes_on:
                found.add((page.number, index))
                last_page, last_number = page.number, rising[-1]
    return frozenset(found)


def _rising(table: Table) -> list[int]:
    """The whole numbers of a column that never falls; empty when there is none."""
    column: dict[int, list[int]] = {}
    for cell in table.cells:
        text = cell.text
        if not cell.header and text.isdecimal() and len(text) <= 4:
            column.setdefault(cell.column, []).append(int(text))
    for _, numbers in sorted(column.items(), reverse=True):
        rises = all(a <= b for a, b in pairwise(numbers))
        if len(numbers) >= FEWEST_ROWS and rises and numbers[0] < numbers[-1]:
            return numbers
    return []
