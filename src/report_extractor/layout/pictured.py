"""Takes runs that were read from pictures, gives the charts among them: tick labels, and names with their numbers.

A picture on a page is a chart when its text stands as that of a chart does; on a page that is one picture, the ticks
of an upright axis tell where a chart is. Recognition loses and bends some ticks, so within a picture a line of them is
held together by most of its numbers, not by all.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Block, Box, Shape
from .atoms import Atom
from .grid import bands
from .plots import lying_bars, plot_block
from .runs import Run, is_pictured
from .values import is_period, is_value

FEWEST_RUNS = 5  # of a picture that may be a chart
FEWEST_TICKS = 3
SAME_EDGE_EM = 0.5
UNEVEN = 0.12  # of a step, by which a tick may stand off its place
EXACT = 0.01  # of a step, by which its number may be off
OVER_EM = 6.0  # from the highest tick up to the legend
UNDER_EM = 3.5  # from the lowest tick down to the names


def take_pictured(
    runs: Sequence[Run], shapes: Sequence[Shape], page_pt2: float, body_size: float
) -> tuple[list[Atom], list[Run]]:
    """Chart atoms from pictures on the page, the smallest picture first, and the runs that are left."""
    atoms: list[Atom] = []
    gone: set[int] = set()
    for inside in _pictures(shapes, runs, page_pt2):
        if len(inside) < FEWEST_RUNS:
            continue
        used: set[int] = set()
        for ticks in _ticks(inside):
            atoms.append(_atom(Block(kind="chart", lines=tuple(run.line for run in ticks)), body_size))
            used |= {id(run) for run in ticks}
        block, held = plot_block([run for run in inside if id(run) not in used])
        if block is not None:
            atoms.append(_atom(block, body_size))
        gone |= used | held
    return atoms, [run for run in runs if id(run) not in gone]


def take_plots(axes: Sequence[Atom], runs: Sequence[Run], body_size: float) -> tuple[list[Atom], list[Run]]:
    """Chart atoms of a page that is one picture: beside upright axes, and lying bars; and the runs that are left."""
    upright = [axis for axis in axes if _is_upright(axis)]
    atoms: list[Atom] = []
    left = list(runs)
    for axis in upright:
        size = axis.blocks[0].lines[0].words[0].size_pt
        edge = min((other.left for other in upright if other.left > axis.right), default=1e9)
        inside = [
            run
            for run in left
            if axis.right <= run.left
            and run.right <= edge
            and axis.top - OVER_EM * size <= run.center_y <= axis.bottom + UNDER_EM * size
        ]
        block, held = plot_block(inside, lying=False)
        if block is not None:
            atoms.append(_atom(block, body_size))
            left = [run for run in left if id(run) not in held]
    for block, held in lying_bars([run for run in left if is_pictured(run)]):
        atoms.append(_atom(block, body_size))
        left = [run for run in left if id(run) not in held]
    return atoms, left


def _is_upright(axis: Atom) -> bool:
    """Whether ticks stand under each other and were read from a picture."""
    words = [word for block in axis.blocks for line in block.lines for word in line.words]
    return axis.bottom - axis.top > axis.right - axis.left and all(word.read_by == "ocr" for word in words)


def _pictures(shapes: Sequence[Shape], runs: Sequence[Run], page_pt2: float) -> list[list[Run]]:
    """The runs that were read from each picture that is smaller than the page."""
    read = [run for run in runs if all(word.read_by == "ocr" for word in run.words)]
    boxes: list[Box] = []
    if read:
        boxes = [shape.box for shape in shapes if shape.kind == "image" and shape.box.area < 0.9 * page_pt2]
    found: list[list[Run]] = []
    gone: set[int] = set()
    for box in sorted(boxes, key=lambda box: (box.area, box.top, box.left)):
        inside = [run for run in read if id(run) not in gone and box.contains_center(run.box)]
        if inside:
            found.append(inside)
            gone |= {id(run) for run in inside}
    return found


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
