"""Takes the runs that are in no table, gives lists of particulars: a short name at the left, what it is at the right.

Minutes open with them (date, place, present), and boxes of key facts are set so. Their values are words as often as
numbers, so no column of numbers holds them together: names with one left edge and values with another do, when the
names are set off from the values by weight, colour or a colon, or when most values hold a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..model import Block, Cell, Table
from .atoms import Atom
from .grid import lines_of, same_band
from .runs import Run
from .values import has_digit, is_marker, is_value

FEWEST = 3
LONGEST_NAME = 32  # characters
MOST_NAME_WORDS = 4
LONGEST_VALUE = 180
LONGEST_THIRD = 25
SAME_EDGE_PT = 2.0
APART_EM = 0.8  # from the end of a name to its value
FAR_EM = 20.0
PITCH_EM = 2.3  # from the last line of a value to the next name
LINE_EM = 1.7  # from one line of a value to the next

Row = tuple[Run, list[Run]]  # the name, and the lines of its value


def take_particulars(runs: Sequence[Run], body_size: float) -> tuple[list[Atom], list[Run]]:
    """Atoms of the lists from the top of the page down, and the runs that are left."""
    atoms: list[Atom] = []
    left = list(runs)
    for rows in _lists(left):
        cells: list[Cell] = []
        used: set[int] = set()
        for number, (name, value) in enumerate(rows):
            cells.append(Cell(row=number, column=0, lines=(name.line,), header=True))
            cells.append(Cell(row=number, column=1, lines=lines_of(value)))
            third = _third(value[0], left)
            if third is not None:
                cells.append(Cell(row=number, column=2, lines=(third.line,)))
            used |= {id(run) for run in (name, *value, *((third,) if third is not None else ()))}
        table = Table(cells=tuple(cells), header_rows=0, header_columns=1)
        block = Block(kind="table", lines=tuple(line for cell in cells for line in cell.lines), table=table)
        box = block.box
        atoms.append(Atom(box.left, box.top, box.right, box.bottom, body_size, (block,)))
        left = [run for run in left if id(run) not in used]
    return atoms, left


def _lists(runs: Sequence[Run]) -> list[list[Row]]:
    """The lists as rows, each list complete."""
    columns: list[list[tuple[Run, Run]]] = []
    for name in sorted(runs, key=lambda run: (run.top, run.left)):
        value = _beside(name, runs) if _may_name(name) else None
        if value is None:
            continue
        for column in columns:
            if (
                abs(column[0][0].left - name.left) <= SAME_EDGE_PT
                and abs(column[0][1].left - value.left) <= SAME_EDGE_PT
            ):
                column.append((name, value))
                break
        else:
            columns.append([(name, value)])
    found: list[list[Row]] = []
    for column in columns:
        if len(column) < FEWEST:
            continue
        current: list[Row] = []
        for name, value in column:
            lines = _with_rest(value, name, runs)
            if current and (name.center_y - current[-1][1][-1].center_y > PITCH_EM * name.size):
                found.append(current)
                current = []
            current.append((name, lines))
        found.append(current)
    return [rows for rows in found if _is_list(rows, runs)]


def _may_name(run: Run) -> bool:
    text = run.text
    return (
        len(text) <= LONGEST_NAME
        and len(run.words) <= MOST_NAME_WORDS
        and text[:1].isupper()
        and not is_value(text)
        and not is_marker(run.words[0].text)
        and (text[-1:] not in ".,;" or "." in run.words[-1].text[:-1])
    )


def _beside(name: Run, runs: Sequence[Run]) -> Run | None:
    """The run that follows a name on its line."""
    after = [run for run in runs if run.left > name.right and same_band(run, name)]
    nearest = min(after, key=lambda run: run.left, default=None)
    if nearest is None or not APART_EM * name.size <= nearest.left - name.right <= FAR_EM * name.size:
        return None
    return nearest if abs(nearest.size - name.size) <= 0.15 * name.size else None


def _with_rest(value: Run, name: Run, runs: Sequence[Run]) -> list[Run]:
    """The lines of a value: those that follow under it with its left edge and no name beside them."""
    lines = [value]
    for run in sorted(runs, key=lambda run: run.top):
        if abs(run.left - value.left) > SAME_EDGE_PT or run.center_y <= lines[-1].center_y + 0.5 * value.size:
            continue
        beside = any(abs(other.left - name.left) <= SAME_EDGE_PT and same_band(other, run) for other in runs)
        if run.center_y - lines[-1].center_y > LINE_EM * value.size or beside:
            break
        lines.append(run)
    return lines


def _is_list(rows: Sequence[Row], runs: Sequence[Run]) -> bool:
    if len(rows) < FEWEST or any(sum(len(run.text) for run in value) > LONGEST_VALUE for _, value in rows):
        return False
    if max(name.right for name, _ in rows) > min(value[0].left for _, value in rows) - 0.5 * rows[0][0].size:
        return False
    if any(b[0].top <= a[0].bottom - 0.5 * a[0].size for a, b in pairwise(rows)):
        return False
    styled = all((name.bold, name.color) != (value[0].bold, value[0].color) for name, value in rows)
    colons = all(name.text[-1:] == ":" or value[0].text[:1] == ":" for name, value in rows)
    if styled or colons:
        return len({(name.bold, name.color) for name, _ in rows}) == 1
    numbers = sum(has_digit(value[0].text) for _, value in rows)
    plain = not any(has_digit(name.text) for name, _ in rows)
    return plain and 2 * numbers > len(rows) and not _in_prose(rows, runs)


def _in_prose(rows: Sequence[Row], runs: Sequence[Run]) -> bool:
    """Whether longer lines stand right over or under the names or the values: short ends of two columns of text."""
    first, last = rows[0][0], rows[-1][0]
    reach = PITCH_EM * first.size
    return any(
        len(run.text) > LONGEST_NAME
        and (0 <= first.top - run.bottom <= reach or 0 <= run.top - last.bottom <= reach)
        and any(abs(run.left - edge) <= SAME_EDGE_PT for edge in (first.left, rows[0][1][0].left))
        for run in runs
    )


def _third(value: Run, runs: Sequence[Run]) -> Run | None:
    """A second short value on the line that stands in no column of text of its own."""
    after = [run for run in runs if run.left > value.right and same_band(run, value)]
    if len(after) != 1 or len(after[0].text) > LONGEST_THIRD or after[0].left - value.right > FAR_EM * value.size:
        return None
    run = after[0]
    near = (
        other
        for other in runs
        if other is not run
        and abs(other.left - run.left) <= SAME_EDGE_PT
        and abs(other.center_y - run.center_y) <= LINE_EM * run.size
    )
    return None if any(near) else run
