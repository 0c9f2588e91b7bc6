"""Takes a table, gives for each cell its role and what stands around it: row header, column headers, group, caption."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..model import Cell, Context, PassageRole, Table
from .row_texts import part_name
from .texts import plain_text
from .values import is_total, is_unit_note

_BULLETS = ("- ", "\u2013 ", "\u2022 ")
_UNIT_STARTS = ("bedrag", "x ", "* ", "in ", "×", "€")
INDENT_EM = 0.4  # a row name that starts so much further right is part of the row above it


def cell_contexts(
    table: Table, context: Context, over: Table | None = None, *, same_page: bool = False
) -> Iterator[tuple[Cell, PassageRole, Context]]:
    """Each cell with its role and context, in reading order.

    `context` is that of the table; `over` is the table that this one continues, when it has no heads of its own;
    on the `same_page` the text right above this one is the name of its first rows, not of a table.
    """
    named = over if over is not None else table
    opening = table.caption if same_page else ""
    rows = _row_names(table)
    groups = _groups(table, {row: name for row, name in rows.items() if not _only_unit(name.text)}, opening)
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
            yield from _of_row_name(cell, replace(base, group=groups.get(cell.row, "")))
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
                    row_header=rows[cell.row].text if cell.row in rows else "",
                    column_headers=((corner, *headers) if corner else headers),
                    group=groups.get(cell.row, ""),
                ),
            )


def _of_row_name(cell: Cell, context: Context) -> Iterator[tuple[Cell, PassageRole, Context]]:
    """The name of a row and the text under it, each for itself."""
    name, text = part_name(cell)
    if name:
        yield replace(cell, lines=name), "row_header", context
    if text:
        title = plain_text(name)
        headings = (*context.headings, title) if title else context.headings
        yield replace(cell, lines=text), "body", replace(context, headings=headings)


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


@dataclass(frozen=True, slots=True)
class _Name:
    """The text of the header columns of a row, the edges of its first line, and whether it is bold."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    bold: bool


@dataclass(frozen=True, slots=True)
class _Group:
    """A row without numbers that names the rows under it; `indented` when these start further right."""

    name: str
    left: float
    bold: bool
    indented: bool


def _row_names(table: Table) -> dict[int, _Name]:
    """The names of the body rows; where all names end at one right edge their left edges tell nothing."""
    held: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.header and cell.row >= table.header_rows and cell.column < table.header_columns:
            for row in range(cell.row, cell.row + cell.row_span):
                held.setdefault(row, []).append(cell)
    names = {row: name for row, cells in held.items() if (name := _name_of(cells)) is not None}
    rights = [name.right for name in names.values()]
    if len(names) >= 3 and max(rights) - min(rights) <= 1.0:
        left = min(name.left for name in names.values())
        names = {row: replace(name, left=left) for row, name in names.items()}
    return names


def _name_of(cells: Sequence[Cell]) -> _Name | None:
    """The name that these cells give a row; None when they hold sentences only."""
    cells = [replace(cell, lines=name) for cell in cells if (name := part_name(cell)[0])]
    if not cells:
        return None
    first = min((cell.lines[0] for cell in cells), key=lambda line: line.box.left)
    words = [word for cell in cells for line in cell.lines for word in line.words]
    return _Name(
        text=" ".join(plain_text(cell.lines) for cell in sorted(cells, key=lambda cell: cell.column)),
        left=first.box.left,
        right=first.box.right,
        top=first.box.top,
        bottom=max(cell.lines[-1].box.bottom for cell in cells),
        bold=2 * sum(word.bold for word in words) > len(words),
    )


def _only_unit(text: str) -> bool:
    """Whether a row says nothing but the unit of the rows under it (`(bedragen in miljoenen)`)."""
    return text.casefold().lstrip("( ").startswith(_UNIT_STARTS) and is_unit_note(text) and len(text) <= 40


def _groups(table: Table, rows: dict[int, _Name], opening: str = "") -> dict[int, str]:
    """For each body row the names above it that it is part of: group rows, and rows it is indented under.

    A total closes its group: it is the last row that has it. So does a bold row under a bold group whose rows are
    plain. `opening` is the group of the first rows.
    """
    counted = {cell.row for cell in table.cells if not cell.header}
    indent = INDENT_EM * _size(table.cells)
    groups: dict[int, str] = {}
    open_groups = [_Group(opening, 0.0, False, False)] if opening else []
    closed: list[_Group] = []  # closed by a total: an inner group may still follow its outer one
    parents: list[tuple[str, float]] = []
    plain = False  # whether the rows of a bold group are plain
    ordered = sorted(row for row in rows if row >= table.header_rows)
    last = ""
    before = -1
    for row in sorted(counted | set(ordered)):
        if row not in rows:  # a subtotal without a name: it counts what stands above it
            groups[row] = last
            closed, open_groups, parents, last, before = open_groups or closed, [], [], "", row
            continue
        name = rows[row]
        if row not in counted:
            if name.text[:2] in _BULLETS:  # a row whose cells are empty, not the name of a group
                continue
            following = next((rows[other] for other in ordered if other > row), name)
            group = _Group(name.text, name.left, name.bold, following.left > name.left + indent)
            adjoining = rows[before] if before in rows and before not in counted else None
            open_groups = _opened(open_groups or closed, group, adjoining, name)
            closed, parents, plain, before = [], [], False, row
            continue
        while open_groups and open_groups[-1].indented and name.left <= open_groups[-1].left + indent:
            open_groups = open_groups[:-1]
        inner = open_groups[-1] if open_groups else None
        if inner is not None and inner.bold and name.bold and plain and not is_total(name.text):
            closed, open_groups, parents, inner = open_groups, [], [], None
        plain = plain or not name.bold
        parents = [parent for parent in parents if parent[1] < name.left - indent]
        above = [group.name for group in open_groups]
        above += [p[0] for p in parents if inner is None or not inner.indented or p[1] > inner.left + indent]
        if is_total(name.text) and not _totals(name.text, above):
            above = []
        groups[row] = last = " \u2013 ".join(above)
        parents.append((name.text, name.left))
        before = row
        if inner is not None and is_total(name.text):
            closed, open_groups, parents = open_groups, [], []
    return groups


def _opened(known: Sequence[_Group], group: _Group, adjoining: _Name | None, name: _Name) -> list[_Group]:
    """The groups that are open after a group row; `adjoining` is the group row right above it, when there is one."""
    if adjoining is not None and known:
        gap = (name.top - adjoining.bottom) / (name.bottom - name.top)
        near = gap <= 0.75 and adjoining.bold == name.bold
        goes_on = name.text[:1].islower() or adjoining.text[-1:] in ",-/(&"
        if (near and goes_on) or (gap <= 1.5 and name.text[:1] == "("):
            last = known[-1]
            return [*known[:-1], replace(last, name=f"{last.name} {group.name}", indented=group.indented)]
        if group.bold or known[-1].bold or known[-1].indented:  # else a row of a form that was left empty
            return [*known, group]
    if len(known) >= 2 and known[-1].bold == group.bold != known[0].bold:
        return [*known[:-1], group]
    return [group]


def _totals(name: str, above: Sequence[str]) -> bool:
    """Whether a total adds up its own group: it names nothing, or something that the group names too."""
    own = {word[:5] for word in name.casefold().split()[1:] if len(word) >= 5 and word.isalpha()}
    return not own or any(part in text.casefold() for part in own for text in above)


def _size(cells: Sequence[Cell]) -> float:
    sizes = sorted(word.size_pt for cell in cells for line in cell.lines for word in line.words)
    return sizes[len(sizes) // 2] if sizes else 10.0
