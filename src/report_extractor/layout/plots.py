"""Takes the runs of one chart that was read from a picture, gives its numbers with their names and series.

No bar is drawn there as a shape, but text stands as in any chart: names in a column at the left, each with its numbers
on its height, or in a row, each with its numbers over or under it. Which number belongs to which key of the legend is
told by order, and only where each name has as many numbers as the legend has keys.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..model import Block, Box, Cell, Line, Table
from .grid import same_band
from .runs import Run
from .values import is_period, is_sentence, is_value

FEWEST_NAMES = 2
LONGEST_NAME = 60  # characters
LONGEST_KEY = 40
PAIRED_SHARE = 0.7  # of the numbers of a chart that stand with a name
FULL_SHARE = 0.6  # of the names that must have a number for each key
TIGHT_EM = 0.6  # from one line of a name to the next
NEAR_EM = 1.2  # from a text to the number that ends it
FEWEST_BARS = 3
SAME_EDGE_EM = 0.5
UNEVEN = 0.15  # of the distance between two bars
KEY_RATIO = 1.25  # times the size of the names: larger is a title


@dataclass(frozen=True, slots=True)
class Stack:
    """Lines of text closely under each other, from the top down."""

    runs: tuple[Run, ...]

    @property
    def box(self) -> Box:
        """The box around the lines."""
        return Box(
            left=min(run.left for run in self.runs),
            top=self.runs[0].top,
            right=max(run.right for run in self.runs),
            bottom=self.runs[-1].bottom,
        )

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines as those of the model."""
        return tuple(run.line for run in self.runs)


_Pair = tuple[Run, Stack]


def plot_block(runs: Sequence[Run], *, lying: bool = True) -> tuple[Block | None, set[int]]:
    """The chart and the identities of its runs; None when numbers do not stand with names.

    Unless `lying`, names are looked for in a row only.
    """
    texts = [run for run in runs if not is_value(run.text) or is_period(run.text)]
    values = [r for r in runs if is_value(r.text) and not is_period(r.text) and not any(_joins(t, r) for t in texts)]
    stacks = _stacks([run for run in texts if not is_sentence(run.text)])
    if len(values) < FEWEST_NAMES or len(stacks) < FEWEST_NAMES:
        return None, set()
    edge = min(run.left for run in values)
    beside = _on_height([stack for stack in stacks if stack.box.right <= edge + 2], values) if lying else []
    over = _in_columns(_row(stacks, values), values)
    pairs = max(beside, over, key=len)
    names = sorted({id(stack): stack for _, stack in pairs}.values(), key=lambda s: (s.box.top, s.box.left))
    if len(pairs) < PAIRED_SHARE * len(values) or len(names) < max(FEWEST_NAMES, 0.3 * len(pairs)):
        return None, set()
    free = [stack for stack in stacks if stack not in names]
    groups = [sorted((run for run, stack in pairs if stack is name), key=lambda r: (r.left, r.top)) for name in names]
    captions = {id(run): _caption(run, free) for run, _ in pairs}
    keys = _keys([stack for stack in free if stack not in captions.values()], names, groups)
    cells = [Cell(row=0, column=1 + k, lines=key.lines, header=True) for k, key in enumerate(keys)]
    for row, (name, group) in enumerate(zip(names, groups, strict=True), 1):
        cells.append(Cell(row=row, column=0, lines=name.lines, header=True))
        keyed = len(group) == len(keys)
        for k, run in enumerate(group):
            caption = captions[id(run)]
            lines = (*(caption.lines if caption is not None else ()), run.line)
            cells.append(Cell(row=row, column=1 + k + (0 if keyed else len(keys)), lines=lines))
    return _block(cells), {id(run) for cell in cells for run in _runs_of(cell, runs)}


def lying_bars(runs: Sequence[Run]) -> list[tuple[Block, set[int]]]:
    """Charts of lying bars: names with one edge, each with one number on its height, the numbers in no column."""
    texts = [run for run in runs if len(run.text) <= LONGEST_KEY and (not is_value(run.text) or is_period(run.text))]
    found: list[tuple[Block, set[int]]] = []
    gone: set[int] = set()
    for first in sorted(texts, key=lambda run: (run.top, run.left)):
        for edge in ("right", "left"):
            slack = SAME_EDGE_EM * first.size
            column = [t for t in texts if abs(getattr(t, edge) - getattr(first, edge)) <= slack and t.top >= first.top]
            bars = _bars(sorted((t for t in column if id(t) not in gone), key=lambda run: run.top), runs)
            if len(bars) >= FEWEST_BARS and id(first) not in gone and not _in_column([run for _, run in bars]):
                cells: list[Cell] = []
                for row, (name, run) in enumerate(bars, 1):
                    cells.append(Cell(row=row, column=0, lines=(name.line,), header=True))
                    cells.append(Cell(row=row, column=1, lines=(run.line,)))
                used = {id(run) for pair in bars for run in pair}
                found.append((_block(cells), used))
                gone |= used
    return found


def _bars(column: Sequence[Run], runs: Sequence[Run]) -> list[tuple[Run, Run]]:
    """The names from the top of a column down, at even distances, that have one number and no text beside them."""
    bars: list[tuple[Run, Run]] = []
    for name in column:
        beside = [run for run in runs if run.left >= name.right and same_band(run, name)]
        if len(beside) != 1 or not is_value(beside[0].text) or is_period(beside[0].text):
            break
        if len(bars) >= 2:
            pitch = bars[-1][0].center_y - bars[-2][0].center_y
            if abs(name.center_y - bars[-1][0].center_y - pitch) > UNEVEN * pitch:
                break
        bars.append((name, beside[0]))
    return bars


def _in_column(values: Sequence[Run]) -> bool:
    """Whether numbers stand under each other, as those of a table do."""
    for edge in ("left", "right", "center_x"):
        places = sorted(getattr(run, edge) for run in values)
        if places[-1] - places[0] <= values[0].size:
            return True
    return False


def _may_be_key(text: str) -> bool:
    return len(text) <= LONGEST_KEY and (is_period(text) or sum(character.isalpha() for character in text) >= 3)


def _block(cells: Sequence[Cell]) -> Block:
    table = Table(cells=tuple(cells), header_rows=1, header_columns=1)
    return Block(kind="chart", lines=tuple(line for cell in cells for line in cell.lines), table=table)


def _runs_of(cell: Cell, runs: Sequence[Run]) -> list[Run]:
    held = {id(line.words[0]) for line in cell.lines}
    return [run for run in runs if id(run.words[0]) in held]


def _joins(text: Run, value: Run) -> bool:
    """Whether a text stands right before a number on its line: both are one title."""
    return 0 <= value.left - text.right <= NEAR_EM * value.size and same_band(text, value)


def _stacks(texts: Sequence[Run]) -> list[Stack]:
    """Texts closely under each other as one, from the top down."""
    stacks: list[list[Run]] = []
    for run in sorted(texts, key=lambda run: (run.top, run.left)):
        for stack in stacks:
            last = stack[-1]
            gap = run.top - last.bottom
            wide = min(run.right, last.right) - max(run.left, last.left)
            narrow = min(run.right - run.left, last.right - last.left)
            if -0.4 * run.size <= gap <= TIGHT_EM * min(run.size, last.size) and wide > 0.3 * narrow:
                stack.append(run)
                break
        else:
            stacks.append([run])
    named = [s for s in stacks if any(c.isalpha() for run in s for c in run.text) or is_period(s[0].text)]
    return [Stack(tuple(stack)) for stack in named if sum(len(run.text) for run in stack) <= LONGEST_NAME]


def _row(stacks: Sequence[Stack], values: Sequence[Run]) -> list[Stack]:
    """The fullest row of names under or over all numbers."""
    low, high = min(run.top for run in values), max(run.bottom for run in values)
    outside = [s for s in stacks if s.box.top >= high - 2 or s.box.bottom <= low + 2]
    rows = [[s for s in outside if abs(s.box.top - one.box.top) <= one.runs[0].size] for one in outside]
    return max(rows, key=len, default=[])


def _on_height(names: Sequence[Stack], values: Sequence[Run]) -> list[_Pair]:
    """The numbers that stand on the height of one name."""
    pairs: list[_Pair] = []
    for value in values:
        slack = 0.5 * value.size
        mine = [s for s in names if s.box.top - slack <= value.center_y <= s.box.bottom + slack]
        if len(mine) == 1:
            pairs.append((value, mine[0]))
    return pairs


def _in_columns(names: Sequence[Stack], values: Sequence[Run]) -> list[_Pair]:
    """The numbers that stand nearer to one name of a row than halfway the next."""
    if len(names) < FEWEST_NAMES:
        return []
    middles = sorted(stack.box.center_x for stack in names)
    reach = 0.5 * min(b - a for a, b in pairwise(middles))
    pairs = [(value, min(names, key=lambda s: abs(s.box.center_x - value.center_x))) for value in values]
    return [(value, stack) for value, stack in pairs if abs(stack.box.center_x - value.center_x) <= reach]


def _caption(value: Run, stacks: Sequence[Stack]) -> Stack | None:
    """The words set right over a number in its bar."""
    for stack in stacks:
        gap = value.top - stack.box.bottom
        wide = min(stack.box.right, value.right) - max(stack.box.left, value.left)
        if -0.6 * value.size <= gap <= TIGHT_EM * value.size and wide > 0:
            return stack
    return None


def _keys(stacks: Sequence[Stack], names: Sequence[Stack], groups: Sequence[Sequence[Run]]) -> list[Stack]:
    """The keys of the legend in the order of reading; none unless most names have a number beside another for each."""
    numbers = [run for group in groups for run in group]
    top, bottom = min(run.top for run in numbers), max(run.bottom for run in numbers)
    sizes = sorted(run.size for name in names for run in name.runs)
    size = sizes[len(sizes) // 2]
    keys = [
        stack
        for stack in stacks
        if len(stack.runs) == 1
        and _may_be_key(stack.runs[0].text)
        and stack.runs[0].size <= KEY_RATIO * size
        and (stack.box.bottom <= top + size or stack.box.top >= bottom - size)
    ]
    full = [group for group in groups if len(group) == len(keys)]
    apart = all(b.center_x - a.center_x >= 0.8 * b.size for group in full for a, b in pairwise(group))
    if len(keys) < 2 or len(full) < FULL_SHARE * len(groups) or not apart:
        return []
    return sorted(keys, key=lambda stack: (round(stack.box.center_y / size), stack.box.left))
