"""Takes the drawn shapes of a page, gives its rules and the lattices that they make where they cross."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Shape

SNAP_PT = 2.5
TOUCH_PT = 4.0
LOST_PT = 34.0  # of the end of a rule that was found in a picture
FEWEST_BREAKS = 3
BREAK_REACH_PT = 60.0  # from one broken rule to the next under it
MOST_RULES = 1500  # the longest ones; more is a drawing


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line at `at`, from `low` to `high` along the other axis."""

    at: float
    low: float
    high: float


def collect_rules(shapes: Sequence[Shape]) -> tuple[list[Rule], list[Rule]]:
    """Horizontal and vertical rules, pieces on one line joined; edges of outlines count as rules."""
    across: list[Rule] = []
    down: list[Rule] = []
    for shape in shapes:
        box = shape.box
        if shape.kind == "rule":
            if box.width >= box.height:
                across.append(Rule(box.center_y, box.left, box.right))
            else:
                down.append(Rule(box.center_x, box.top, box.bottom))
        elif shape.kind == "outline":
            across += [Rule(box.top, box.left, box.right), Rule(box.bottom, box.left, box.right)]
            down += [Rule(box.left, box.top, box.bottom), Rule(box.right, box.top, box.bottom)]
    pictured = any(shape.kind == "rule" and not shape.color for shape in shapes)
    if pictured:
        down += _at_breaks(across)
    across, down = _joined(across), _joined(down)
    if pictured:
        across = [_mended(rule, down, across) for rule in across]
        down = [_mended(rule, across, down) for rule in down]
    return across, down


def _at_breaks(across: Sequence[Rule]) -> list[Rule]:
    """Standing rules where lying ones under each other stop and go on: what crossed them there got lost itself."""
    breaks: list[Rule] = []
    for rule in sorted(across, key=lambda r: r.at):
        if any(abs(o.at - rule.at) <= TOUCH_PT and 0 < o.low - rule.high <= SNAP_PT for o in across):
            breaks.append(Rule(rule.high, rule.at, rule.at))
    stacks: list[list[Rule]] = []
    for found in breaks:
        for stack in stacks:
            if abs(stack[-1].at - found.at) <= SNAP_PT and found.low - stack[-1].low <= BREAK_REACH_PT:
                stack.append(found)
                break
        else:
            stacks.append([found])
    return [
        Rule(sum(r.at for r in stack) / len(stack), stack[0].low, stack[-1].high)
        for stack in stacks
        if len(stack) >= FEWEST_BREAKS
    ]


def _mended(rule: Rule, crossing: Sequence[Rule], along: Sequence[Rule]) -> Rule:
    """A rule found in a picture, drawn on to the rules that it stops short of: thin pieces get lost."""
    met = [other.at for other in crossing if other.low - TOUCH_PT <= rule.at <= other.high + TOUCH_PT]
    low = min((at for at in met if 0 < rule.low - at <= LOST_PT), default=rule.low)
    high = max((at for at in met if 0 < at - rule.high <= LOST_PT), default=rule.high)
    if _ends_at_corner(rule, rule.low, crossing) and any(abs(other.high - low) <= TOUCH_PT for other in along):
        low = rule.low  # what lies between is the white between two frames
    if _ends_at_corner(rule, rule.high, crossing) and any(abs(other.low - high) <= TOUCH_PT for other in along):
        high = rule.high
    return Rule(rule.at, low, high)


def _ends_at_corner(rule: Rule, end: float, crossing: Sequence[Rule]) -> bool:
    """Whether an end of a rule lies on the line of a crossing one that starts or stops near it."""
    return any(
        abs(other.at - end) <= TOUCH_PT and other.low - LOST_PT <= rule.at <= other.high + LOST_PT for other in crossing
    )


def _joined(rules: list[Rule]) -> list[Rule]:
    if len(rules) > MOST_RULES:
        rules = sorted(rules, key=lambda rule: rule.low - rule.high)[:MOST_RULES]
    joined: list[Rule] = []
    line: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (r.at, r.low)):
        if line and rule.at - line[0].at > SNAP_PT:
            joined.extend(_along(line))
            line = []
        line.append(rule)
    joined.extend(_along(line))
    return [rule for rule in joined if rule.high - rule.low >= 5]


def _along(line: list[Rule]) -> list[Rule]:
    """Pieces at about one height joined where they touch."""
    joined: list[Rule] = []
    for rule in sorted(line, key=lambda r: r.low):
        last = joined[-1] if joined else None
        if last is not None and rule.low <= last.high + SNAP_PT:
            joined[-1] = Rule(last.at, last.low, max(last.high, rule.high))
        else:
            joined.append(rule)
    return joined


def find_lattices(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that cross each other, directly or through others."""
    leaders = list(range(len(across) + len(down)))

    def leader(index: int) -> int:
        while leaders[index] != index:
            leaders[index] = leaders[leaders[index]]
            index = leaders[index]
        return index

    heights = [rule.at for rule in across]
    for j, column in enumerate(down):
        first = bisect_right(heights, column.low - TOUCH_PT)
        for i in range(first, len(across)):
            row = across[i]
            if row.at > column.high + TOUCH_PT:
                break
            if row.low - TOUCH_PT <= column.at <= row.high + TOUCH_PT:
                leaders[leader(len(across) + j)] = leader(i)
    rows: dict[int, list[Rule]] = {}
    columns: dict[int, list[Rule]] = {}
    for i, rule in enumerate(across):
        rows.setdefault(leader(i), []).append(rule)
    for j, rule in enumerate(down):
        columns.setdefault(leader(len(across) + j), []).append(rule)
    return [
        (rows[key], columns[key])
        for key in sorted(rows)
        if key in columns and len(rows[key]) >= 2 and len(rows[key]) + len(columns[key]) >= 5
    ]


def levels_of(values: list[float]) -> list[float]:
    """The places from low to high, those that all but touch as one."""
    levels: list[float] = []
    for value in sorted(values):
        if not levels or value - levels[-1] > TOUCH_PT:
            levels.append(value)
    return levels
