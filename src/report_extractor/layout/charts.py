"""Takes runs and drawn shapes, gives charts: data labels with their series (colour of the legend) and category (axis).

A legend is a row or column of small coloured marks, each with a text to its right. A number on or beside a shape in
the colour of a mark belongs to that series; its category is the axis text it stands over or beside. A chart is kept
as a table with one row a category and one column a series, so a data label is read like a table cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..model import Block, Box, Cell, Shape, Table
from .grid import bands, same_band
from .order import Atom
from .runs import Run, make_run
from .unkeyed import Pair, ring_parts, standing_bars
from .values import is_blank, is_marker, is_number_word, is_period, is_value

MARK_GAP_EM = 1.6  # from a legend mark to its text
REACH_PT = 420.0  # from a legend to the data labels it explains
SAME_COLOR = 40  # sum of the differences of red, green and blue
LARGEST_BAR_PT2 = 45_000.0  # larger areas are panels behind a chart, not its bars
FAR_COLOR = 110  # up to here a shade of the same colour, when no other key is as near
BESIDE_PT = 9.0  # from a bar to a label outside it
SAME_FOOT_PT = 2.0  # left edges of bars of one chart
COLUMN_GAP_EM = 12.0  # to the next number of a row of a table
NAME_REACH_EM = 14.0  # from a name to its lying bar
LONGEST_CATEGORY = 45  # characters
LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class _Key:
    """One entry of a legend."""

    run: Run
    color: str


def take_charts(runs: Sequence[Run], shapes: Sequence[Shape], body_size: float) -> tuple[list[Atom], list[Run]]:
    """Chart atoms from the top of the page down, and the runs that are left."""
    filled = [s for s in shapes if s.kind in ("mark", "panel") and s.color]
    if len(filled) < 3:
        return [], list(runs)
    atoms: list[Atom] = []
    left = [part for run in runs for part in _single_labels(run)]
    for bars in standing_bars(left, filled):
        atom, used = _bar_chart(bars, body_size)
        atoms.append(atom)
        left = [run for run in left if id(run) not in used]
    legends = _legends(left, filled)
    labels = _assign(left, filled, legends)
    for legend, mine in zip(legends, labels, strict=True):
        mine = _of_one_size(mine)
        if len(mine) < 2 or len({place for _, place in mine}) < 2:
            continue
        atom, used = _chart(left, legend, mine, body_size)
        atoms.append(atom)
        left = [run for run in left if id(run) not in used]
    for bars in _bar_rows(left, filled):
        atom, used = _bar_chart(bars, body_size)
        atoms.append(atom)
        left = [run for run in left if id(run) not in used]
    return atoms, left


def take_rings(runs: Sequence[Run], body_size: float) -> tuple[list[Atom], list[Run]]:
    """The labels of rings and pies as chart atoms, and the runs that are left."""
    atoms: list[Atom] = []
    left = list(runs)
    for ring in ring_parts(left):
        atom, used = _bar_chart(ring, body_size)
        atoms.append(atom)
        left = [run for run in left if id(run) not in used]
    return atoms, left


def _single_labels(run: Run) -> list[Run]:
    """The run, cut where labels of neighbouring bars touch (percentages side by side) and at the marks of a legend."""
    if len(run.words) < 2:
        return [run]
    if all(word.text[-1:] == "%" and is_number_word(word.text) for word in run.words):
        return [make_run([word]) for word in run.words]
    marks = [
        k
        for k in range(1, len(run.words) - 1)
        if _is_bullet(run.words[k].text)
        and _is_tinted(run.words[k].color)
        and run.words[k].color != run.words[k - 1].color
    ]
    if not marks:
        return [run]
    starts = sorted({0, *marks})
    return [make_run(run.words[a:b]) for a, b in pairwise([*starts, len(run.words)])]


def _of_one_size(labels: list[tuple[Run, int]]) -> list[tuple[Run, int]]:
    """The labels of the commonest size: data labels of one chart are set alike."""
    counts: dict[int, int] = {}
    for run, _ in labels:
        counts[round(run.size)] = counts.get(round(run.size), 0) + 1
    if not counts:
        return []
    most = max(sorted(counts), key=lambda size: counts[size])
    return [(run, place) for run, place in labels if abs(run.size - most) <= 0.15 * most + 0.5]


def _legends(runs: Sequence[Run], filled: Sequence[Shape]) -> list[list[_Key]]:
    """Legends: at least two keys of different colours in one row or under each other."""
    marks = [s for s in filled if 2.5 <= s.box.width <= 26 and 2.5 <= s.box.height <= 26]
    keys: list[_Key] = []
    for run in runs:
        if is_value(run.text) and not is_period(run.text):
            continue
        best: Shape | None = None
        for mark in marks:
            gap = run.left - mark.box.right
            if not -0.5 <= gap <= MARK_GAP_EM * run.size or abs(mark.box.center_y - run.center_y) > 0.45 * run.size:
                continue
            if mark.box.height <= 1.6 * run.size and (best is None or mark.box.right > best.box.right):
                best = mark
        if best is not None:
            keys.append(_Key(run, best.color))
        elif len(run.words) > 1 and run.words[0].color and _is_bullet(run.words[0].text):
            keys.append(_Key(run, run.words[0].color))
    legends: list[list[_Key]] = []
    for key in sorted(keys, key=lambda k: (k.run.top, k.run.left)):
        for legend in legends:
            if any(_together(other.run, key.run) for other in legend):
                legend.append(key)
                break
        else:
            legends.append([key])
    return [legend for legend in legends if len({key.color for key in legend}) >= 2 and len(legend) <= 16]


def _is_bullet(text: str) -> bool:
    """Whether a word is a coloured mark set as a character."""
    return not text[0].isalnum() and text[0] not in "(-–—*" and is_marker(text)


def _together(a: Run, b: Run) -> bool:
    """Whether two legend texts stand in one row, or closely under each other in one column."""
    if same_band(a, b):
        return abs(b.left - a.right) <= 14 * a.size or abs(a.left - b.right) <= 14 * a.size
    return abs(a.left - b.left) <= 0.6 * a.size and abs(b.center_y - a.center_y) <= 3.0 * a.size


def _assign(runs: Sequence[Run], filled: Sequence[Shape], legends: Sequence[list[_Key]]) -> list[list[tuple[Run, int]]]:
    """For each legend the data labels it explains, with the number of their key."""
    found: list[list[tuple[Run, int]]] = [[] for _ in legends]
    if not legends:
        return found
    in_legend = {id(key.run) for legend in legends for key in legend}
    titles = [run for run in runs if id(run) not in in_legend and not is_value(run.text)]
    for run in runs:
        if id(run) in in_legend or not is_value(run.text) or is_period(run.text) or is_blank(run.text):
            continue
        grounds = _grounds(run, filled)
        best: tuple[float, int, int] | None = None
        for number, legend in enumerate(legends):
            place = _key_of(run, grounds, legend)
            far = _distance(run, legend)
            if place >= 0 and far <= REACH_PT and (best is None or far < best[0]) and not _parted(run, legend, titles):
                best = (far, number, place)
        if best is not None:
            found[best[1]].append((run, best[2]))
    return found


def _distance(run: Run, legend: Sequence[_Key]) -> float:
    top, bottom = min(key.run.top for key in legend), max(key.run.bottom for key in legend)
    return max(run.top - bottom, top - run.bottom, 0.0)


def _parted(run: Run, legend: Sequence[_Key], titles: Sequence[Run]) -> bool:
    """Whether a title stands between a number and a legend: they are of two charts."""
    top, bottom = min(key.run.top for key in legend), max(key.run.bottom for key in legend)
    low, high = min(run.bottom, bottom), max(run.top, top)
    size = max(1.3 * legend[0].run.size, 1.15 * run.size)
    return any(low < title.center_y < high and title.size >= size and len(title.text) > 3 for title in titles)


def _key_of(run: Run, grounds: Sequence[Sequence[str]], legend: Sequence[_Key]) -> int:
    """The key whose colour a shape at the label has, else the label's own ink; -1 when none or unsure."""
    if run.size > 1.7 * legend[0].run.size:
        return -1
    for colors in (*grounds, (run.color,) if _is_tinted(run.color) else ()):
        ranked = sorted(
            (min((_difference(key.color, color) for color in colors), default=999), place)
            for place, key in enumerate(legend)
        )
        if ranked[0][0] > FAR_COLOR:
            continue
        if ranked[0][0] <= SAME_COLOR or len(ranked) == 1 or ranked[1][0] >= 2 * ranked[0][0]:
            return ranked[0][1]
    return -1


def _grounds(run: Run, filled: Sequence[Shape]) -> list[list[str]]:
    """Colours of the filled shapes under a label, of the bar whose end it stands at, or else of the bars it touches."""
    under: list[str] = []
    beside: list[str] = []
    ends: list[tuple[float, str]] = []
    low_x, high_x = run.left - BESIDE_PT, run.right + BESIDE_PT
    low_y, high_y = run.top - BESIDE_PT, run.bottom + BESIDE_PT
    x, y = run.center_x, run.center_y
    for shape in filled:
        box = shape.box
        if box.left > high_x or box.right < low_x or box.top > high_y or box.bottom < low_y:
            continue
        if box.area > LARGEST_BAR_PT2:
            continue
        across = max(box.left - run.right, run.left - box.right, 0.0)
        along = max(box.top - run.bottom, run.top - box.bottom, 0.0)
        if box.left - 1 <= x <= box.right + 1 and box.top - 1 <= y <= box.bottom + 1:
            under.append(shape.color)
        elif (along == 0 and box.top <= y <= box.bottom) or (across == 0 and box.left - 4 <= x <= box.right + 4):
            beside.append(shape.color)
            shared = _at_end(run, box, upright=_is_upright(box, filled))
            if shared:
                ends.append((shared, shape.color))
    best = max(ends, default=None)
    at_end = [best[1]] if best is not None else []
    return [under, at_end] if under else [at_end or beside]


def _is_upright(box: Box, filled: Sequence[Shape]) -> bool:
    """Whether a bar stands: it is taller than wide, or as wide as a taller one on the same foot."""
    if box.height >= box.width:
        return True
    return any(
        other.box.height > box.width
        and abs(other.box.bottom - box.bottom) <= SAME_FOOT_PT
        and abs(other.box.width - box.width) <= 1.0
        for other in filled
    )


def _at_end(run: Run, box: Box, *, upright: bool) -> float:
    """Share of a label that stands right over or under the end of an upright bar, or beside that of a lying one."""
    slack = 0.9 * run.size
    if upright:
        gap = min(abs(box.top - run.bottom), abs(run.top - box.bottom))
        shared = (min(run.right, box.right) - max(run.left, box.left)) / (run.right - run.left)
    else:
        gap = min(abs(box.left - run.right), abs(run.left - box.right))
        shared = (min(run.bottom, box.bottom) - max(run.top, box.top)) / run.height
    return max(shared, 0.0) if gap <= slack else 0.0


def _is_tinted(color: str) -> bool:
    """Whether a colour is no black, white or gray: only then does the ink of a number tell its series."""
    if len(color) != 7:
        return False
    parts = [int(color[i : i + 2], 16) for i in (1, 3, 5)]
    return max(parts) - min(parts) > 50


def _difference(a: str, b: str) -> int:
    if len(a) != 7 or len(b) != 7:
        return 999
    return sum(abs(int(a[i : i + 2], 16) - int(b[i : i + 2], 16)) for i in (1, 3, 5))


def _chart(
    runs: Sequence[Run], legend: list[_Key], labels: list[tuple[Run, int]], body_size: float
) -> tuple[Atom, set[int]]:
    used = {id(run) for run, _ in labels} | {id(key.run) for key in legend}
    around = Box(
        left=min(run.left for run, _ in labels),
        top=min(run.top for run, _ in labels),
        right=max(run.right for run, _ in labels),
        bottom=max(run.bottom for run, _ in labels),
    )
    categories, across = _categories(runs, around, [run for run, _ in labels], used)
    used |= {id(run) for run in categories}
    cells = [Cell(row=0, column=1 + number, lines=(key.run.line,), header=True) for number, key in enumerate(legend)]
    for row, category in enumerate(categories):
        cells.append(Cell(row=1 + row, column=0, lines=(category.line,), header=True))
    for run, series in labels:
        row = _nearest(run, categories, across=across)
        cells.append(Cell(row=1 + row, column=1 + series, lines=(run.line,)))
    cells.sort(key=lambda cell: (cell.row, cell.column, cell.lines[0].box.top, cell.lines[0].box.left))
    title = _title_before(runs, legend[0].run, used)
    table = Table(cells=tuple(cells), header_rows=1, header_columns=1, caption=title)
    block = Block(kind="chart", lines=tuple(line for cell in cells for line in cell.lines), table=table)
    box = block.box
    return Atom(box.left, box.top, box.right, box.bottom, body_size, (block,)), used


def _title_before(runs: Sequence[Run], key: Run, used: set[int]) -> str:
    """The text right before a legend on its line."""
    before = [
        run.text
        for run in runs
        if id(run) not in used
        and same_band(run, key)
        and -1.0 <= key.left - run.right <= key.size
        and len(run.text) <= LONGEST_TITLE
    ]
    return before[0] if len(before) == 1 else ""


def _nearest(run: Run, categories: Sequence[Run], *, across: bool) -> int:
    if not categories:
        return 0
    if across:
        return min(range(len(categories)), key=lambda i: abs(categories[i].center_x - run.center_x))
    return min(range(len(categories)), key=lambda i: abs(categories[i].center_y - run.center_y))


def _categories(runs: Sequence[Run], around: Box, labels: Sequence[Run], used: set[int]) -> tuple[list[Run], bool]:
    """The axis texts of a chart, and whether they stand in a row (else under each other)."""
    size = labels[0].size
    near = [
        run
        for run in runs
        if id(run) not in used
        and len(run.text) <= LONGEST_CATEGORY
        and (not is_value(run.text) or is_period(run.text))
        and run.size <= 1.8 * size
        and around.left - 160 <= run.center_x <= around.right + 40
        and around.top - 6 * size <= run.center_y <= around.bottom + 9 * size
    ]
    rows = [
        band
        for band in bands(near)
        if len(band) >= 2 and (band[0].top > around.bottom - 2 * size or band[0].bottom < around.top + size)
    ]
    low, high = around.left - 2 * size, around.right + 2 * size
    rows = [band for band in rows if all(low <= run.center_x <= high for run in band)]
    periods = sorted((run for run in near if is_period(run.text) and low <= run.center_x <= high), key=lambda r: r.left)
    if len(periods) >= 2 and periods[-1].left > periods[0].right and not rows:
        rows = [periods]
    row = max(rows, key=lambda band: (_coverage(band, labels, across=True), len(band)), default=[])
    beside = [
        r for r in near if r.right <= around.left + 2 * size and around.top <= r.bottom and r.top <= around.bottom
    ]
    columns = _columns(beside)
    column = max(columns, key=lambda c: (_coverage(c, labels, across=False), len(c)), default=[])
    best_row, best_column = _coverage(row, labels, across=True), _coverage(column, labels, across=False)
    if row and best_row >= best_column:
        return row, True
    return column, False


def _columns(runs: Sequence[Run]) -> list[list[Run]]:
    """Texts under each other with one left or right edge, at least two."""
    columns: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: r.center_y):
        for column in columns:
            if abs(column[0].right - run.right) <= 0.6 * run.size or abs(column[0].left - run.left) <= 0.6 * run.size:
                column.append(run)
                break
        else:
            columns.append([run])
    return [column for column in columns if len(column) >= 2]


def _coverage(texts: Sequence[Run], labels: Sequence[Run], *, across: bool) -> float:
    """Share of the texts that have a label nearest to them, weighted by how close labels come to their text."""
    if not texts:
        return 0.0
    hit: set[int] = set()
    distance = 0.0
    for label in labels:
        nearest = _nearest(label, texts, across=across)
        text = texts[nearest]
        distance += abs(text.center_x - label.center_x) if across else abs(text.center_y - label.center_y)
        hit.add(nearest)
    return len(hit) / len(texts) - min(0.9, distance / len(labels) / 200.0)


def _bar_rows(runs: Sequence[Run], filled: Sequence[Shape]) -> list[list[Pair]]:
    """Lying bars without a legend: three or more numbers in bars with one left edge, each with a text before it."""
    bars = [s.box for s in filled if s.box.width >= 2.0 * s.box.height and 6 <= s.box.height <= 60]
    pairs: list[tuple[float, Run, Run, float]] = []
    for run in runs:
        if not _opens_with_number(run):
            continue
        size = run.size
        held = [
            box
            for box in bars
            if box.top - 1 <= run.center_y <= box.bottom + 1
            and box.height <= 3.2 * size
            and (box.left - 1 <= run.left <= box.right + BESIDE_PT)
        ]
        if not held:
            continue
        bar = min(held, key=lambda box: (box.area, box.left))
        names = [
            other
            for other in runs
            if 0 <= bar.left - other.right <= NAME_REACH_EM * size
            and abs(other.center_y - bar.center_y) <= 0.6 * bar.height
            and len(other.text) <= LONGEST_CATEGORY
            and (not is_value(other.text) or is_period(other.text))
        ]
        after = min((o for o in runs if o.left > run.right and same_band(o, run)), key=lambda o: o.left, default=None)
        near = after is not None and after.left - run.right <= COLUMN_GAP_EM * size and abs(after.size - size) <= 0.5
        in_table = near and after is not None and is_value(after.text)
        if names and not in_table:
            pairs.append((bar.left, max(names, key=lambda n: n.right), run, bar.width))
    pairs.sort(key=lambda pair: (pair[0], pair[2].top))
    columns: list[list[tuple[Run, Run, float]]] = []
    last = -1e9
    for left, name, run, width in pairs:
        if left - last > SAME_FOOT_PT:
            columns.append([])
        columns[-1].append((name, run, width))
        last = left
    found: list[list[Pair]] = []
    for members in columns:
        if len(members) >= 3 and len({id(name) for name, _, _ in members}) == len(members):
            widths = [width for _, _, width in members]
            if max(widths) > 1.01 * min(widths):
                found.append([((name,), run) for name, run, _ in sorted(members, key=lambda m: m[1].top)])
    return found


def _opens_with_number(run: Run) -> bool:
    if is_value(run.text):
        return not is_period(run.text)
    words = run.text.split()
    return 2 <= len(words) <= 6 and is_number_word(words[0]) and not is_period(words[0]) and words[1][:1].islower()


def _bar_chart(bars: Sequence[Pair], body_size: float) -> tuple[Atom, set[int]]:
    cells: list[Cell] = []
    for row, (name, run) in enumerate(bars):
        cells.append(Cell(row=1 + row, column=0, lines=tuple(line.line for line in name), header=True))
        cells.append(Cell(row=1 + row, column=1, lines=(run.line,)))
    table = Table(cells=tuple(cells), header_rows=1, header_columns=1)
    block = Block(kind="chart", lines=tuple(line for cell in cells for line in cell.lines), table=table)
    box = block.box
    used = {id(run) for name, value in bars for run in (*name, value)}
    return Atom(box.left, box.top, box.right, box.bottom, body_size, (block,)), used
