"""Takes runs and drawn shapes, gives the charts that have no legend as pairs of a name and a number.

Standing bars have their name under the foot and their number over the end, lying bars their name at the left and their
number at the end; the parts of a ring or a pie have name and percentage in two lines beside them. All are told by what
no table has: bars on one foot, parts that make a hundred.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Box, Shape
from .grid import same_band
from .runs import Run
from .values import is_number_word, is_period, is_sentence, is_value

Pair = tuple[tuple[Run, ...], Run]  # the lines of a name, and its number

SAME_FOOT_PT = 2.0
SAME_WIDTH_PT = 1.5
FEWEST_BARS = 3
LONGEST_NAME = 45  # characters
MOST_NAME_LINES = 3
NAME_PITCH_EM = 1.5  # from one line of a name to the next
COLUMN_GAP_EM = 12.0  # to the next number of a row of a table
NAME_REACH_EM = 14.0  # from a name to its lying bar
BESIDE_PT = 9.0  # from a bar to a label outside it
RING_PT = 170.0  # from one label of a ring to the next
WHOLE = 1000  # a hundred percent, in tenths
ROUNDING = 15  # tenths of a percent by which the parts of a whole may miss it


def standing_bars(runs: Sequence[Run], filled: Sequence[Shape]) -> list[list[Pair]]:
    """Bars without a legend, each on one foot with others, a number over or in it and a name under it."""
    boxes = [s.box for s in filled if 5 <= s.box.width <= 90 and s.box.height >= 3]
    feet: list[list[Box]] = []
    for box in sorted(boxes, key=lambda b: (round(b.bottom), b.left)):
        for foot in feet:
            if abs(foot[0].bottom - box.bottom) <= SAME_FOOT_PT and abs(foot[0].width - box.width) <= SAME_WIDTH_PT:
                foot.append(box)
                break
        else:
            feet.append([box])
    found: list[list[Pair]] = []
    for foot in feet:
        heights = [box.height for box in foot]
        if len(foot) < FEWEST_BARS or max(heights) <= 1.01 * min(heights) or _stacked(foot, boxes):
            continue
        pairs = [pair for box in sorted(foot, key=lambda b: b.left) if (pair := _of_bar(box, runs)) is not None]
        distinct = len({id(run) for _, run in pairs}) == len({id(name[0]) for name, _ in pairs}) == len(pairs)
        if len(pairs) >= max(FEWEST_BARS, 0.8 * len(foot)) and distinct:
            found.append(pairs)
    return found


def _stacked(foot: Sequence[Box], boxes: Sequence[Box]) -> bool:
    """Whether other bars stand on these: their parts need a legend."""
    return any(
        abs(other.bottom - box.top) <= SAME_FOOT_PT and abs(other.left - box.left) <= SAME_WIDTH_PT
        for box in foot
        for other in boxes
        if other is not box
    )


def _of_bar(box: Box, runs: Sequence[Run]) -> Pair | None:
    middle = (box.left + box.right) / 2
    reach = 0.5 * box.width
    numbers = [
        run
        for run in runs
        if is_value(run.text)
        and not is_period(run.text)
        and abs(run.center_x - middle) <= reach
        and box.top - 1.4 * run.size <= run.center_y <= box.bottom
    ]
    names = [
        run
        for run in runs
        if (not is_value(run.text) or is_period(run.text))
        and len(run.text) <= LONGEST_NAME
        and abs(run.center_x - middle) <= reach + 0.5 * run.size
        and -2.0 <= run.top - box.bottom <= (1.8 + (MOST_NAME_LINES - 1) * NAME_PITCH_EM) * run.size
    ]
    name = _lines_under(names, box)
    return (name, numbers[0]) if len(numbers) == 1 and name else None


def _lines_under(names: Sequence[Run], box: Box) -> tuple[Run, ...]:
    """The one name under a bar, from its top line down; nothing when two texts stand beside each other there."""
    lines = sorted(names, key=lambda run: run.top)
    if not lines or lines[0].top - box.bottom > 1.8 * lines[0].size:
        return ()
    name = [lines[0]]
    for run in lines[1:]:
        pitch = run.center_y - name[-1].center_y
        if pitch <= 0.5 * run.size:
            return ()
        if pitch > NAME_PITCH_EM * run.size or abs(run.size - name[0].size) > 0.5 or len(name) == MOST_NAME_LINES:
            break
        name.append(run)
    return tuple(name)


def bar_rows(runs: Sequence[Run], filled: Sequence[Shape]) -> list[list[Pair]]:
    """Lying bars without a legend: three or more numbers in bars with one left edge, each with a text before it."""
    bars = _lying(filled)
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
            and len(other.text) <= LONGEST_NAME
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


def _lying(filled: Sequence[Shape]) -> list[Box]:
    """Shapes clearly wider than tall, and the short ones of their colour, height and left edge."""
    flat = [s for s in filled if 6 <= s.box.height <= 60]
    long = [s for s in flat if s.box.width >= 2.0 * s.box.height]
    looks = {(s.color, round(s.box.left), round(s.box.height)) for s in long}
    short = [s for s in flat if s.box.width < 2.0 * s.box.height]
    return [s.box for s in long] + [s.box for s in short if (s.color, round(s.box.left), round(s.box.height)) in looks]


def titled_bars(runs: Sequence[Run], filled: Sequence[Shape]) -> list[list[Pair]]:
    """Lying bars of one colour and height from one edge, with a name over each and a number at its end."""
    columns: dict[tuple[str, int, int], list[Box]] = {}
    for shape in filled:
        box = shape.box
        if 6 <= box.height <= 60:
            columns.setdefault((shape.color, round(box.left), round(box.height)), []).append(box)
    found: list[list[Pair]] = []
    for _, bars in sorted(columns.items()):
        widths = [bar.width for bar in bars]
        if len(bars) < FEWEST_BARS or max(widths) <= 1.01 * min(widths) or max(widths) < 2.0 * bars[0].height:
            continue
        pairs = [_of_titled(bar, runs) for bar in sorted(bars, key=lambda b: b.top)]
        whole = [pair for pair in pairs if pair is not None]
        if len(whole) == len(bars) and len({id(part) for name, run in whole for part in (*name, run)}) == 2 * len(bars):
            found.append(whole)
    return found


def _of_titled(bar: Box, runs: Sequence[Run]) -> Pair | None:
    """The one name that stands over a bar from its left edge on, and the one number at its end, in or after it."""
    numbers = [
        run
        for run in runs
        if is_value(run.text)
        and not is_period(run.text)
        and bar.top <= run.center_y <= bar.bottom
        and (
            0 <= run.left - bar.right <= BESIDE_PT or (bar.left <= run.left and 0 <= bar.right - run.right <= BESIDE_PT)
        )
    ]
    names = [
        run
        for run in runs
        if (not is_value(run.text) or is_period(run.text))
        and len(run.text) <= LONGEST_NAME
        and abs(run.left - bar.left) <= SAME_FOOT_PT
        and -2.0 <= bar.top - run.bottom <= 1.0 * run.size
    ]
    return ((names[0],), numbers[0]) if len(numbers) == 1 and len(names) == 1 else None


def _opens_with_number(run: Run) -> bool:
    if is_value(run.text):
        return not is_period(run.text)
    words = run.text.split()
    return 2 <= len(words) <= 6 and is_number_word(words[0]) and not is_period(words[0]) and words[1][:1].islower()


def ring_parts(runs: Sequence[Run]) -> list[list[Pair]]:
    """Percentages spread over an area, each with its name over (or under) it, that make a hundred together."""
    shares = [run for run in runs if run.text[-1:] == "%" and _tenths(run.text) is not None]
    if len(shares) < FEWEST_BARS:
        return []
    for over in (True, False):
        pairs = [(name, run) for run in shares if (name := _stacked_name(run, runs, over=over))]
        rings = [ring for ring in _near_each_other(pairs) if _makes_whole(ring)]
        if rings:
            return rings
    return []


def _tenths(text: str) -> int | None:
    """A percentage in tenths; None for what is no plain percentage."""
    whole, _, rest = text.rstrip("% ").partition(",")
    if not whole.isdecimal() or len(whole) > 2 or (rest and not (rest.isdecimal() and len(rest) == 1)):
        return None
    return int(whole) * 10 + int(rest or "0")


def _stacked_name(share: Run, runs: Sequence[Run], *, over: bool) -> tuple[Run, ...]:
    """The lines that stand closely over (or under) a percentage, in line with it, from top to bottom."""
    lines: list[Run] = []
    edge = share
    while len(lines) < MOST_NAME_LINES:
        near = [run for run in runs if run is not edge and _continues_stack(edge, run, over=over)]
        if len(near) != 1:
            break
        edge = near[0]
        lines.append(edge)
    return tuple(reversed(lines)) if over else tuple(lines)


def _continues_stack(edge: Run, run: Run, *, over: bool) -> bool:
    gap = edge.top - run.bottom if over else run.top - edge.bottom
    aligned = min(abs(run.left - edge.left), abs(run.right - edge.right), abs(run.center_x - edge.center_x))
    return (
        -0.5 * run.size <= gap <= 0.5 * run.size
        and (run.center_y < edge.center_y) is over
        and aligned <= 0.7 * run.size
        and 0.7 * edge.size <= run.size <= 1.3 * edge.size
        and len(run.text) <= LONGEST_NAME
        and any(character.isalpha() for character in run.text)
        and not is_sentence(run.text)
        and not is_value(run.text)
    )


def _near_each_other(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Pairs of one size that lie within reach of each other."""
    rings: list[list[Pair]] = []
    for pair in pairs:
        joined = [ring for ring in rings if any(_within_reach(pair[1], other) for _, other in ring)]
        rings = [ring for ring in rings if ring not in joined]
        rings.append([other for ring in joined for other in ring] + [pair])
    return [sorted(ring, key=lambda pair: (pair[1].top, pair[1].left)) for ring in rings]


def _within_reach(a: Run, b: Run) -> bool:
    near = abs(a.center_x - b.center_x) <= RING_PT and abs(a.center_y - b.center_y) <= RING_PT
    return near and abs(a.size - b.size) <= 0.5


def _makes_whole(ring: Sequence[Pair]) -> bool:
    """Whether the parts make a hundred percent and are spread over rows and columns."""
    sizes = [tenths for _, run in ring if (tenths := _tenths(run.text)) is not None]
    rows = {round(run.center_y / run.size) for _, run in ring}
    columns = {round(run.center_x / (2 * run.size)) for _, run in ring}
    return len(ring) >= FEWEST_BARS and len(rows) >= 2 and len(columns) >= 2 and abs(sum(sizes) - WHOLE) <= ROUNDING
