"""Takes runs that were read from pictures on a page, gives the charts among them: tick labels, names with numbers.

In the picture of a chart no bar is drawn as a shape, but its text stands as in any chart: even ticks at an edge, names
in a column at the left (each with its numbers on its height) or in a row (each with its numbers over or under it).
Recognition loses and bends some ticks, so a line of them is held together by most of its numbers, not by all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Block, Box, Cell, Line, Shape, Table
from .grid import bands, same_band
from .order import Atom
from .runs import Run
from .values import is_period, is_sentence, is_value

FEWEST_RUNS = 5  # of a picture that may be a chart
FEWEST_TICKS = 3
FEWEST_NAMES = 2
LONGEST_NAME = 60  # characters
PAIRED_SHARE = 0.7  # of the numbers of a chart that stand with a name
TIGHT_EM = 0.6  # from one line of a name to the next
SAME_EDGE_EM = 0.5
NEAR_EM = 1.2  # from a text to the number that ends it
UNEVEN = 0.12  # of a step, by which a tick may stand off its place
EXACT = 0.01  # of a step, by which its number may be off


@dataclass(frozen=True, slots=True)
class _Stack:
    """Lines of text closely under each other."""

    runs: tuple[Run, ...]

    @property
    def box(self) -> Box:
        return Box(
            left=min(run.left for run in self.runs),
            top=self.runs[0].top,
            right=max(run.right for run in self.runs),
            bottom=self.runs[-1].bottom,
        )

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(run.line for run in self.runs)


def pictures(shapes: Sequence[Shape], runs: Sequence[Run], page_pt2: float) -> list[tuple[Box, list[Run]]]:
    """Pictures on the page, smaller than the page itself, with the runs that were read from them."""
    read = [run for run in runs if all(word.read_by == "ocr" for word in run.words)]
    found: list[tuple[Box, list[Run]]] = []
    gone: set[int] = set()
    boxes = [shape.box for shape in shapes if shape.kind == "image" and shape.box.area < 0.9 * page_pt2] if read else []
    for box in sorted(boxes, key=lambda box: (box.area, box.top, box.left)):
        inside = [run for run in read if id(run) not in gone and box.contains_center(run.box)]
        if inside:
            found.append((box, inside))
            gone |= {id(run) for run in inside}
    return found


def take_pictured(
    runs: Sequence[Run], shapes: Sequence[Shape], page_pt2: float, body_size: float
) -> tuple[list[Atom], list[Run]]:
    """Chart atoms from pictures, the smallest picture first, and the runs that are left."""
    atoms: list[Atom] = []
    gone: set[int] = set()
    for _, inside in pictures(shapes, runs, page_pt2):
        if len(inside) < FEWEST_RUNS:
            continue
        left = list(inside)
        for ticks in _ticks(inside):
            atoms.append(_atom(Block(kind="chart", lines=tuple(run.line for run in ticks)), body_size))
            left = [run for run in left if run not in ticks]
        block, used = _chart(left)
        if block is not None:
            atoms.append(_atom(block, body_size))
            left = [run for run in left if id(run) not in used]
        kept = {id(run) for run in left}
        gone |= {id(run) for run in inside if id(run) not in kept}
    return atoms, [run for run in runs if id(run) not in gone]


def _atom(block: Block, body_size: float) -> Atom:
    box = block.box
    return Atom(box.left, box.top, box.right, box.bottom, body_size, (block,))


def _ticks(runs: Sequence[Run]) -> list[list[Run]]:
    """Columns and rows of tick labels."""
    numbers = [run for run in runs if is_value(run.text) or is_period(run.text)]
    found: list[list[Run]] = []
    gone: set[int] = set()
    for edge in ("right", "left"):
        for run in numbers:
            if id(run) in gone:
                continue
            at = getattr(run, edge)
            line = [o for o in numbers if id(o) not in gone and abs(getattr(o, edge) - at) <= SAME_EDGE_EM * run.size]
            if _is_even(line, [o.center_y for o in line]):
                found.append(sorted(line, key=lambda o: o.top))
                gone |= {id(o) for o in line}
    for line in bands([run for run in numbers if id(run) not in gone]):
        if _is_even(line, [o.center_x for o in line]):
            found.append(line)
            gone |= {id(o) for o in line}
    return found


def _is_even(line: Sequence[Run], places: Sequence[float]) -> bool:
    """Whether most numbers of a line, and three at least, grow by one step, evenly with their place."""
    amounts = [_amount(run.text) for run in line]
    best = 0
    for i in range(len(line) - 1):
        for j in range(i + 1, min(i + 3, len(line))):
            far, step = places[j] - places[i], amounts[j] - amounts[i]
            if abs(far) >= 1.0 and step:
                moved = [((p - places[i]) / far, (a - amounts[i]) / step) for p, a in zip(places, amounts, strict=True)]
                best = max(best, sum(abs(a - p) <= UNEVEN and abs(a - round(a)) <= EXACT for p, a in moved))
    return best >= FEWEST_TICKS and 2 * best > len(line)


def _amount(text: str) -> float:
    """The size of a printed number, good enough to see even steps; three digits after a mark are thousands."""
    digits = "".join(character for character in text if character in "0123456789,.")
    head, mark, tail = digits.replace(",", ".").rpartition(".")
    whole = head.replace(".", "")
    value = float(f"{whole or 0}.{tail or 0}") if mark and len(tail) != 3 else float((whole + tail) or 0)
    return -value if text.lstrip()[:1] in "-\u2013\u2212" else value


def _chart(runs: Sequence[Run]) -> tuple[Block | None, set[int]]:
    """Names with their numbers as a chart block, and the runs in it; None when numbers do not stand with names."""
    texts = [run for run in runs if not is_value(run.text) or is_period(run.text)]
    values = [r for r in runs if is_value(r.text) and not is_period(r.text) and not any(_joins(t, r) for t in texts)]
    stacks = _stacks([run for run in texts if not is_sentence(run.text)])
    if len(values) < FEWEST_NAMES or len(stacks) < FEWEST_NAMES:
        return None, set()
    edge = min(run.left for run in values)
    beside = _paired([s for s in stacks if s.box.right <= edge + 2], values, across=False)
    over = _paired(_row(stacks, values), values, across=True)
    pairs = max(beside, over, key=len)
    names = {id(stack.runs[0]): stack for _, stack in pairs}
    if len(pairs) < PAIRED_SHARE * len(values) or len(names) < max(FEWEST_NAMES, 0.5 * len(pairs)):
        return None, set()
    own = {id(value): _caption(value, stacks, names) for value, _ in pairs}
    cells: list[Cell] = []
    for row, name in enumerate(sorted(names.values(), key=lambda s: (s.box.top, s.box.left)), 1):
        cells.append(Cell(row=row, column=0, lines=name.lines, header=True))
        mine = [value for value, stack in pairs if stack is name]
        for column, value in enumerate(sorted(mine, key=lambda run: (run.left, run.top)), 1):
            cells.append(Cell(row=row, column=column, lines=(*own[id(value)], value.line)))
    table = Table(cells=tuple(cells), header_rows=1, header_columns=1)
    lines = tuple(line for cell in cells for line in cell.lines)
    held = {id(word) for line in lines for word in line.words}
    return Block(kind="chart", lines=lines, table=table), {id(r) for r in runs if id(r.words[0]) in held}


def _joins(text: Run, value: Run) -> bool:
    """Whether a text stands right before a number on its line: both are one title."""
    return 0 <= value.left - text.right <= NEAR_EM * value.size and same_band(text, value)


def _stacks(texts: Sequence[Run]) -> list[_Stack]:
    """Texts closely under each other as one, from the top down."""
    stacks: list[list[Run]] = []
    for run in sorted(texts, key=lambda run: (run.top, run.left)):
        for stack in stacks:
            last = stack[-1]
            gap = run.top - last.bottom
            wide = min(run.right, last.right) - max(run.left, last.left)
            if -0.4 * run.size <= gap <= TIGHT_EM * min(run.size, last.size) and wide > 0.3 * min(
                run.right - run.left, last.right - last.left
            ):
                stack.append(run)
                break
        else:
            stacks.append([run])
    named = [
        stack for stack in stacks if any(c.isalpha() for run in stack for c in run.text) or is_period(stack[0].text)
    ]
    return [_Stack(tuple(stack)) for stack in named if sum(len(run.text) for run in stack) <= LONGEST_NAME]


def _row(stacks: Sequence[_Stack], values: Sequence[Run]) -> list[_Stack]:
    """The fullest row of names under or over all numbers."""
    low, high = min(run.top for run in values), max(run.bottom for run in values)
    outside = [s for s in stacks if s.box.top >= high - 2 or s.box.bottom <= low + 2]
    rows = [[s for s in outside if abs(s.box.top - one.box.top) <= one.runs[0].size] for one in outside]
    return max(rows, key=len, default=[])


def _paired(names: Sequence[_Stack], values: Sequence[Run], *, across: bool) -> list[tuple[Run, _Stack]]:
    """The numbers that stand on the height of one name, or in its column."""
    pairs: list[tuple[Run, _Stack]] = []
    for value in values:
        slack = 0.5 * value.size
        if across:
            mine = [s for s in names if s.box.left - slack <= value.center_x <= s.box.right + slack]
        else:
            mine = [s for s in names if s.box.top - slack <= value.center_y <= s.box.bottom + slack]
        if len(mine) == 1:
            pairs.append((value, mine[0]))
    return pairs


def _caption(value: Run, stacks: Sequence[_Stack], names: dict[int, _Stack]) -> tuple[Line, ...]:
    """The words set right over a number in its bar."""
    for stack in stacks:
        gap = value.top - stack.box.bottom
        wide = min(stack.box.right, value.right) - max(stack.box.left, value.left)
        if id(stack.runs[0]) not in names and -0.6 * value.size <= gap <= TIGHT_EM * value.size and wide > 0:
            return stack.lines
    return ()
