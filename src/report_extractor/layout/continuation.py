"""Takes the pages of a document, gives for tables that run on from the page before the heads they lack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Block, Page, Table

SAME_EDGE_PT = 14.0


@dataclass(frozen=True, slots=True)
class Heads:
    """What a continued table takes over: header texts by column are those of `table`."""

    table: Table
    caption: str


def continued_heads(pages: Sequence[Page]) -> dict[tuple[int, int], Heads]:
    """Heads by (page number, block number) of tables without header rows that continue the last table before them."""
    heads: dict[tuple[int, int], Heads] = {}
    last: tuple[int, Block, Heads] | None = None
    for page in pages:
        tables = [(i, b) for i, b in enumerate(page.blocks) if b.kind == "table" and b.table is not None]
        for position, (index, block) in enumerate(tables):
            table = block.table
            if table is None:
                continue
            mine = Heads(table, table.caption)
            follows = last is not None and last[0] == page.number - 1 and position == 0 and _opens(page, index)
            if follows and last is not None and table.header_rows == 0 and _same_columns(last[1], block):
                mine = last[2]
                heads[page.number, index] = mine
            closes = index == tables[-1][0] and _closes(page, index)
            last = (page.number, block, mine) if closes else None
        if not tables:
            last = None
    return heads


def _opens(page: Page, index: int) -> bool:
    """Whether only running headers stand before the block."""
    return all(block.kind in ("header", "footer", "hidden") for block in page.blocks[:index])


def _closes(page: Page, index: int) -> bool:
    """Whether only notes and running footers stand after the block."""
    return all(block.kind in ("header", "footer", "footnote", "hidden") for block in page.blocks[index + 1 :])


def _same_columns(a: Block, b: Block) -> bool:
    if a.table is None or b.table is None:
        return False
    first, second = _edges(a.table), _edges(b.table)
    if len(first) != len(second) or len(first) < 2:
        return False
    return all(
        abs(x[0] - y[0]) <= SAME_EDGE_PT or abs(x[1] - y[1]) <= SAME_EDGE_PT for x, y in zip(first, second, strict=True)
    )


def _edges(table: Table) -> list[tuple[float, float]]:
    """Left and right edge of the text of each column."""
    columns: dict[int, list[float]] = {}
    for cell in table.cells:
        if cell.column_span == 1 and cell.lines and cell.row >= table.header_rows:
            edges = columns.setdefault(cell.column, [1e9, -1e9])
            for line in cell.lines:
                edges[0] = min(edges[0], line.box.left)
                edges[1] = max(edges[1], line.box.right)
    return [(edges[0], edges[1]) for _, edges in sorted(columns.items())]
