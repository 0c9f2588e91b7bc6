"""Takes a page and a table, tells whether the table is a list of contents: its numbers are pages."""

from __future__ import annotations

import re
from itertools import pairwise

from ..model import Page, Table
from .texts import plain_text

FEWEST_ROWS = 5
_TITLE = re.compile(r"inhoud(?:sopgave)?|inhouds\w+|index|contents?", re.IGNORECASE)
_LEADER = re.compile(r"[.\u2026]{4,}|(?:\. ){4,}")


def is_contents(page: Page, table: Table) -> bool:
    """Whether the last column counts upwards and the page says `Inhoud`, or leaders run to the numbers."""
    column: dict[int, list[int]] = {}
    for cell in table.cells:
        text = cell.text
        if not cell.header and text.isdecimal() and len(text) <= 4:
            column.setdefault(cell.column, []).append(int(text))
    rising = [
        numbers
        for numbers in column.values()
        if len(numbers) >= FEWEST_ROWS and all(a <= b for a, b in pairwise(numbers)) and numbers[0] < numbers[-1]
    ]
    if not rising:
        return False
    titled = any(
        _TITLE.fullmatch(plain_text(block.lines).strip(" :"))
        for block in page.blocks
        if block.kind in ("heading", "paragraph", "caption")
    )
    led = sum(bool(_LEADER.search(cell.text)) for cell in table.cells)
    return titled or led >= FEWEST_ROWS
