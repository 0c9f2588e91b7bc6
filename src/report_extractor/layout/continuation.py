"""Takes the pages of a document, gives for tables that run on, over a page or under a title, the heads they lack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..model import Block, Cell, Page, Table
from .texts import plain_text
from .values import is_period

SAME_EDGE_PT = 14.0
SAME_RIGHT_PT = 2.5  # right edges of one column in two parts of a table on one page
WIDEST_STEP_PT = 70.0  # between two parts of a table on one page: a title and a line or two


@dataclass(frozen=True, slots=True)
class Heads:
    """What a continued table takes over: header texts by column are those of `table`."""

    table: Table
    caption: str
    same_page: bool = False


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
            over = _heads_before(last[1], last[2], block) if follows and last is not None else None
            if over is not None:
                mine = heads[page.number, index] = over
            elif table.header_rows == 0:
                above = _heads_above(page, tables[position - 1][0] if position else -1, index, heads)
                if above is not None:
                    mine = heads[page.number, index] = above
            closes = index == tables[-1][0] and _closes(page, index)
            last = (page.number, block, mine) if closes else None
        if not tables:
            last = None
    return heads


def _heads_before(before: Block, heads: Heads, block: Block) -> Heads | None:
    """The heads of the table that ends the page before, when the columns of the block stand under its columns."""
    if block.table is None or before.table is None or block.table.header_rows:
        return None
    if _same_columns(before, block):
        return heads
    if before.table is not heads.table:
        return None
    ends = _rights(block.table)
    column_of = _by_columns(_rights(before.table), ends) if len(ends) >= 2 else {}
    return Heads(_headed(heads.table, block.table, column_of), heads.caption) if column_of else None


def _headed(source: Table, table: Table, column_of: dict[int, int]) -> Table:
    """A table of nothing but the heads of the source, at the columns of another table."""
    moved = [_moved(cell, source, column_of) for cell in source.cells if cell.row < source.header_rows]
    return Table(
        cells=tuple(cell for cell in moved if cell is not None),
        header_rows=source.header_rows,
        header_columns=table.header_columns,
        caption=source.caption,
    )


def _heads_above(page: Page, upper: int, lower: int, known: Mapping[tuple[int, int], Heads]) -> Heads | None:
    """The heads of what stands above on the page, when every column of numbers ends under one of its columns."""
    block = page.blocks[lower]
    if block.table is None:
        return None
    ends = _rights(block.table)
    if len(ends) < 2:
        return None
    source: Table | None = _lone_periods(page.blocks[max(upper + 1, 0) : lower])
    column_of = (_by_periods(source, ends) or _by_middles(source, block.table)) if source is not None else {}
    if not column_of and upper >= 0:
        above = page.blocks[upper]
        inherited = known.get((page.number, upper))
        if above.table is None or above.box.top >= block.box.top:
            return None
        source = inherited.table if inherited is not None else above.table
        column_of = _by_periods(source, ends)
        if not column_of and _near(page, upper, lower):
            column_of = _by_columns(_rights(above.table), ends) or _by_overlap(above.table, block.table)
    if source is None or not source.header_rows or not column_of:
        return None
    return Heads(_headed(source, block.table, column_of), source.caption, same_page=True)


def _near(page: Page, upper: int, lower: int) -> bool:
    """Whether nothing but a title stands between two tables."""
    if any(len(other.lines) > 2 or other.kind == "chart" for other in page.blocks[upper + 1 : lower]):
        return False
    return 0 <= page.blocks[lower].box.top - page.blocks[upper].box.bottom <= WIDEST_STEP_PT


def _lone_periods(blocks: Sequence[Block]) -> Table | None:
    """The heads that two or more years on one line are, where text stands between them and their numbers."""
    lines = [block.lines[0] for block in blocks if len(block.lines) == 1 and is_period(block.lines[0].text)]
    row = [line for line in lines if abs(line.box.center_y - lines[-1].box.center_y) <= line.box.height / 2]
    if len(row) < 2:
        return None
    cells = tuple(
        Cell(row=0, column=number, lines=(line,), row_span=1, column_span=1, header=True)
        for number, line in enumerate(sorted(row, key=lambda line: line.box.right))
    )
    return Table(cells=cells, header_rows=1, header_columns=0, caption="")


def _by_periods(source: Table, ends: Mapping[int, float]) -> dict[int, int]:
    """For each column the column of the year it ends under; empty unless each year has a column at its right edge."""
    heads = sorted(
        (max(line.box.right for line in cell.lines), cell.column)
        for cell in source.cells
        if cell.row < source.header_rows and cell.lines and is_period(plain_text(cell.lines))
    )
    if len(heads) < 2:
        return {}
    column_of: dict[int, int] = {}
    for column, right in ends.items():
        under = [head for edge, head in heads if right <= edge + SAME_RIGHT_PT]
        if not under:
            return {}
        column_of[column] = under[0]
    for edge, head in heads:
        if not any(own == head and abs(ends[column] - edge) <= SAME_RIGHT_PT for column, own in column_of.items()):
            return {}
    return column_of


def _by_middles(source: Table, table: Table) -> dict[int, int]:
    """For each column the one year over its middle; empty unless years and columns stand over each other one by one."""
    boxes = _widths(table)
    if len(boxes) != len(source.cells):
        return {}
    column_of: dict[int, int] = {}
    for (column, (left, right)), head in zip(sorted(boxes.items()), source.cells, strict=True):
        if not left <= head.lines[0].box.center_x <= right:
            return {}
        column_of[column] = head.column
    return column_of


def _by_columns(columns: Mapping[int, float], ends: Mapping[int, float]) -> dict[int, int]:
    """For each column the one column above it with its right edge; empty when one has none."""
    column_of: dict[int, int] = {}
    for column, right in ends.items():
        under = [other for other, edge in columns.items() if abs(edge - right) <= SAME_RIGHT_PT]
        if len(under) != 1:
            return {}
        column_of[column] = under[0]
    return column_of


def _by_overlap(above: Table, table: Table) -> dict[int, int]:
    """For each column the one above it, when two tables have as many columns and each stands under its own only."""
    upper, lower = _widths(above), _widths(table)
    if len(upper) != len(lower) or len(lower) < 2:
        return {}
    column_of: dict[int, int] = {}
    for (column, mine), (other, own) in zip(sorted(lower.items()), sorted(upper.items()), strict=True):
        over = [c for c, edges in upper.items() if min(mine[1], edges[1]) > max(mine[0], edges[0])]
        if over != [other] or min(mine[1], own[1]) - max(mine[0], own[0]) < 0.4 * min(
            mine[1] - mine[0], own[1] - own[0]
        ):
            return {}
        column_of[column] = other
    return column_of


def _widths(table: Table) -> dict[int, tuple[float, float]]:
    """Left and right edge of each column of numbers."""
    edges: dict[int, tuple[float, float]] = {}
    for cell in table.cells:
        if cell.row >= table.header_rows and cell.column >= table.header_columns and cell.lines:
            low, high = edges.get(cell.column, (1e9, -1e9))
            for line in cell.lines:
                low, high = min(low, line.box.left), max(high, line.box.right)
            edges[cell.column] = (low, high)
    return edges


def _moved(cell: Cell, source: Table, column_of: dict[int, int]) -> Cell | None:
    """A head at the columns of another table; None when it stands over none of them."""
    if cell.column + cell.column_span <= source.header_columns:
        return replace(cell, column=0, column_span=1) if min(column_of) > 0 else None
    mine = [c for c, other in column_of.items() if cell.column <= other < cell.column + cell.column_span]
    return replace(cell, column=min(mine), column_span=max(mine) - min(mine) + 1) if mine else None


def _rights(table: Table) -> dict[int, float]:
    """The right edge of each column of numbers."""
    rights: dict[int, float] = {}
    for cell in table.cells:
        if cell.row >= table.header_rows and cell.column >= table.header_columns and cell.lines:
            right = max(line.box.right for line in cell.lines)
            rights[cell.column] = max(rights.get(cell.column, right), right)
    return rights


def _opens(page: Page, index: int) -> bool:
    """Whether only running headers stand before the block."""
    return all(block.kind in ("header", "footer", "hidden") for block in page.blocks[:index])


def _closes(page: Page, index: int) -> bool:
    """Whether only notes and running footers stand after the block."""
    return all(block.kind in ("header", "footer", "footnote", "hidden") for block in page.blocks[index + 1 :])


def _same_columns(a: Block, b: Block) -> bool:
    """Whether two tables have as many columns with the same edges; one of more may be off by less than a column."""
    if a.table is None or b.table is None:
        return False
    first, second = _edges(a.table), _edges(b.table)
    if len(first) != len(second) or len(first) < 2:
        return False
    apart = [
        (x, y)
        for x, y in zip(first, second, strict=True)
        if abs(x[0] - y[0]) > SAME_EDGE_PT and abs(x[1] - y[1]) > SAME_EDGE_PT
    ]
    overlap = all(min(x[1], y[1]) > max(x[0], y[0]) for x, y in apart)
    return not apart or (len(apart) == 1 and len(first) >= 4 and overlap)


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
