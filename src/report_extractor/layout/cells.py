"""Takes a table, gives for each cell its role and what stands around it: row header, column headers, group, caption."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..model import Cell, Context, PassageRole, Table
from .texts import plain_text
from .values import is_total, is_unit_note

_BULLETS = ("- ", "\u2013 ", "\u2022 ")
INDENT_EM = 0.4  # a row name that starts so much further right is part of the row above it


def cell_contexts(
    table: Table, context: Context, over: Table | None = None, *, same_page: bool = False
) -> Iterator[tuple[Cell, PassageRole, Context]]:
    """Each cell with its role and context, in reading order.

    `context` is that of the table; `over` is the table that this one continues, when it has no heads of its own;
    on the `same_page` the text right above this one is the name of its first rows, not of a table.
    """
    named = over if over is not None else table
    rows = _row_names(table)
    groups = _groups(table, rows, table.caption if same_page else "")
    heads = [
        cell
        for cell in named.cells
        if cell.row < named.header_rows and cell.column + cell.column_span > named.header_columns
    ]
    corner = " ".join(
        text
        for cell in named.cells
        if cell.row < named.header_rows
        and cell.column + cell.column_span <= named.header_columns
        and is_unit_note(text := plain_text(cell.lines))
    )
    captions = [table.caption, over.caption if over is not None else "", context.caption]
    if same_page:
        captions.insert(0, captions.pop(1))
    base = replace(context, caption=next(filter(None, captions), ""))
    for cell in table.cells:
        if cell.row < table.header_rows:
            yield cell, "header_cell", base
        elif cell.header:
            yield cell, "row_header", replace(base, group=groups.get(cell.row, ""))
        else:
            headers = tuple(
                plain_text(head.lines)
                for head in sorted(heads, key=lambda head: (head.row, head.column))
                if head.column < cell.column + cell.column_span and cell.column < head.column + head.column_span
            )
            yield (
                cell,
                "body",
                replace(
                    base,
                    row_header=rows.get(cell.row, ("", 0.0))[0],
                    column_headers=((corner, *headers) if corner else headers),
                    group=groups.get(cell.row, ""),
                ),
            )


def chart_contexts(table: Table, context: Context) -> Iterator[tuple[Cell, PassageRole, Context]]:
    """Each label of a chart with its role and context: the series names its column, the category its row."""
    base = replace(context, caption=table.caption or context.caption)
    series = {cell.column: plain_text(cell.lines) for cell in table.cells if cell.header and cell.row == 0}
    categories = {cell.row: plain_text(cell.lines) for cell in table.cells if cell.header and cell.column == 0}
    for cell in table.cells:
        if cell.header:
            yield cell, "header_cell" if cell.row == 0 else "row_header", base
        else:
            around = replace(base, series=series.get(cell.column, ""), category=categories.get(cell.row, ""))
            yield cell, "body", around


def _row_names(table: Table) -> dict[int, tuple[str, float]]:
    """For each body row the text of its header columns and the left edge of its first name."""
    names: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.header and cell.row >= table.header_rows and cell.column < table.header_columns:
            for row in range(cell.row, cell.row + cell.row_span):
                names.setdefault(row, []).append(cell)
    return {
        row: (
            " ".join(plain_text(cell.lines) for cell in sorted(cells, key=lambda cell: cell.column)),
            min(cell.lines[0].box.left for cell in cells),
        )
        for row, cells in names.items()
    }


def _groups(table: Table, rows: dict[int, tuple[str, float]], opening: str = "") -> dict[int, str]:
    """For each body row the names above it that it is part of: group rows, and rows it is indented under.

    A total closes its group: it is the last row that has it. `opening` is the group of the first rows.
    """
    counted = {cell.row for cell in table.cells if not cell.header}
    size = _size(table.cells)
    groups: dict[int, str] = {}
    # name, left edge, whether its rows are indented
    group: tuple[str, float, bool] | None = (opening, 0.0, False) if opening else None
    parents: list[tuple[str, float]] = []
    ordered = sorted(row for row in rows if row >= table.header_rows)
    last = ""
    for row in sorted(counted | set(ordered)):
        if row not in rows:  # a subtotal without a name: it counts what stands above it
            groups[row] = last
            group, parents, last = None, [], ""
            continue
        position = ordered.index(row)
        name, left = rows[row]
        if row not in counted:
            if name[:2] in _BULLETS:  # a row whose cells are empty, not the name of a group
                continue
            following = rows[ordered[position + 1]][1] if position + 1 < len(ordered) else left
            group = (name, left, following > left + INDENT_EM * size)
            parents = []
            continue
        if group is not None and group[2] and left <= group[1] + INDENT_EM * size:
            group = None
        parents = [parent for parent in parents if parent[1] < left - INDENT_EM * size]
        above = [group[0]] if group is not None else []
        above += [
            parent[0] for parent in parents if not group or not group[2] or parent[1] > group[1] + INDENT_EM * size
        ]
        if is_total(name) and not _totals(name, above):
            above = []
        groups[row] = last = " \u2013 ".join(above)
        parents.append((name, left))
        if group is not None and is_total(name):
            group, parents = None, []
    return groups


def _totals(name: str, above: Sequence[str]) -> bool:
    """Whether a total adds up its own group: it names nothing, or something that the group names too."""
    own = {word[:5] for word in name.casefold().split()[1:] if len(word) >= 5 and word.isalpha()}
    return not own or any(part in text.casefold() for part in own for text in above)


def _size(cells: Sequence[Cell]) -> float:
    sizes = sorted(word.size_pt for cell in cells for line in cell.lines for word in line.words)
    return sizes[len(sizes) // 2] if sizes else 10.0
