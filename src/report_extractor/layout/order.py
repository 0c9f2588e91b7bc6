"""Takes runs and finished blocks of one area, gives them as columns in reading order.

A recursive XY-cut in the order a reader uses it: the area is cut into horizontal strips at white space, strips that
share clean gutters are taken together and read column by column, the rest is read from top to bottom. Gutters must
be wider where fewer lines confirm them, else the accidental rivers of justified text would part sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Block
from .runs import Run

# Narrowest gutter in em by number of text rows that confirm it; rivers of justified text stay below.
GUTTER_EM = (9.9, 3.2, 2.0, 1.5, 1.2)
WIDE_EM = 0.95  # for more rows than the table names
DEEPEST = 24
HEADING_RATIO = 1.15  # a lone line that is so much larger than what follows starts a new group of columns


@dataclass(frozen=True, slots=True)
class Atom:
    """Finished blocks that keep together: a table, a callout, a chart, the contents of a panel."""

    left: float
    top: float
    right: float
    bottom: float
    size: float
    blocks: tuple[Block, ...]

    @property
    def center_x(self) -> float:
        """Horizontal middle."""
        return (self.left + self.right) / 2

    @property
    def center_y(self) -> float:
        """Vertical middle."""
        return (self.top + self.bottom) / 2


Item = Run | Atom
Column = list[Item]
Span = tuple[float, float]


def arrange(items: Sequence[Item], depth: int = 0) -> list[Column]:
    """Columns in reading order; the items of a column stand in bands from top to bottom, left to right."""
    if len(items) <= 1:
        return [list(items)] if items else []
    groups = _groups(_strips(items))
    if depth >= DEEPEST:
        return [_in_bands(items)]
    columns: list[Column] = []
    plain: Column = []
    for group, gutters in groups:
        if not gutters:
            plain.extend(group)
            continue
        if plain:
            columns.append(_in_bands(plain))
            plain = []
        for part in _split(group, gutters):
            columns.extend(arrange(part, depth + 1))
    if plain:
        columns.append(_in_bands(plain))
    return columns


def _strips(items: Sequence[Item]) -> list[Column]:
    """Items parted by white bands over the whole width; boxes are trimmed, as line boxes often overlap a little."""
    strips: list[Column] = []
    edge = -1e9
    for item in sorted(items, key=lambda i: (_trimmed_top(i), i.left)):
        if not strips or _trimmed_top(item) >= edge:
            strips.append([])
        strips[-1].append(item)
        edge = max(edge, _trimmed_bottom(item))
    return strips


def _trimmed_top(item: Item) -> float:
    return item.top + (0.22 * min(item.bottom - item.top, 1.4 * item.size) if isinstance(item, Run) else 1.0)


def _trimmed_bottom(item: Item) -> float:
    return item.bottom - (0.22 * min(item.bottom - item.top, 1.4 * item.size) if isinstance(item, Run) else 1.0)


def _groups(strips: list[Column]) -> list[tuple[Column, list[Span]]]:
    """Consecutive strips that share gutters, each with those gutters (none: text over the whole width)."""
    groups: list[tuple[Column, list[Span]]] = []
    current: list[Column] = []
    shared: list[Span] = []
    for strip in strips:
        gaps = _gaps(strip)
        if current:
            common = _trim_gaps(_common(shared, gaps, current, strip), [i for s in current for i in s] + strip)
            if common and not _starts_anew(strip, current):
                current.append(strip)
                shared = common
                continue
            _close(groups, current, shared)
        current, shared = [strip], gaps
    _close(groups, current, shared)
    return groups


def _close(groups: list[tuple[Column, list[Span]]], strips: list[Column], gaps: list[Span]) -> None:
    group = [item for strip in strips for item in strip]
    groups.append((group, _confirmed(group, gaps)))


def _gaps(strip: Column) -> list[Span]:
    """White space between the items of a strip, with open ends left and right."""
    gaps: list[Span] = []
    edge = -1e9
    for item in sorted(strip, key=lambda i: i.left):
        if item.left > edge:
            gaps.append((edge, item.left))
        edge = max(edge, item.right)
    gaps.append((edge, 1e9))
    return gaps


def _common(a: list[Span], b: list[Span], _current: list[Column], _strip: Column) -> list[Span]:
    common: list[Span] = []
    i = j = 0
    while i < len(a) and j < len(b):
        low, high = max(a[i][0], b[j][0]), min(a[i][1], b[j][1])
        if high > low:
            common.append((low, high))
        if a[i][1] < b[j][1]:
            i += 1
        else:
            j += 1
    return common


def _trim_gaps(gaps: list[Span], group: Column) -> list[Span]:
    """The gaps when at least one inner gap is a gutter, else none: the strips do not belong together."""
    return gaps if _confirmed(group, gaps) else []


def _confirmed(group: Column, gaps: list[Span]) -> list[Span]:
    """Gaps with text on both sides that are wide enough for the number of rows beside them."""
    left_edge = min(item.left for item in group)
    right_edge = max(item.right for item in group)
    sizes = sorted(item.size for item in group)
    em = sizes[len(sizes) // 2]
    rows = min(_rows(group), 99)
    limit = em * (GUTTER_EM[rows] if rows < len(GUTTER_EM) else WIDE_EM)
    if any(isinstance(item, Atom) for item in group):
        limit = min(limit, 0.5 * em)
    return [
        gap
        for gap in gaps
        if gap[0] >= left_edge and gap[1] <= right_edge and gap[1] - gap[0] >= limit and not _only_markers(group, gap)
    ]


def _rows(group: Column) -> int:
    count, edge = 0, -1e9
    for item in sorted(group, key=lambda i: i.center_y):
        if item.center_y > edge:
            count += 1
            edge = item.center_y + 0.5 * item.size
    return count


def _only_markers(group: Column, gap: Span) -> bool:
    """Whether all that stands left of the gap are list marks or footnote letters: part of the text beside."""
    before = [item for item in group if item.right <= gap[0] + 0.1]
    return all(isinstance(item, Run) and len(item.text) <= 4 for item in before)


def _starts_anew(strip: Column, current: list[Column]) -> bool:
    """Whether a strip is a lone larger line under columns: a title of what follows."""
    if len(strip) != 1 or not isinstance(strip[0], Run):
        return False
    above = [item.size for s in current for item in s if isinstance(item, Run)]
    if not above:
        return strip[0].size >= 12
    above.sort()
    return (
        strip[0].size >= HEADING_RATIO * above[len(above) // 2]
        and strip[0].top - max(i.bottom for s in current for i in s) > 0.5 * strip[0].size
    )


def _split(group: Column, gutters: list[Span]) -> list[Column]:
    edges = [(low + high) / 2 for low, high in gutters]
    parts: list[Column] = [[] for _ in range(len(edges) + 1)]
    for item in group:
        middle = (item.left + item.right) / 2
        parts[sum(middle > edge for edge in edges)].append(item)
    return [part for part in parts if part]


def _in_bands(items: Sequence[Item]) -> Column:
    """Top to bottom; what stands beside each other left to right."""
    ordered: Column = []
    band: Column = []
    for item in sorted(items, key=lambda i: (i.center_y, i.left)):
        if band and not _beside(band[-1], item) and not _beside(band[0], item):
            ordered.extend(sorted(band, key=lambda i: i.left))
            band = []
        band.append(item)
    return ordered + sorted(band, key=lambda i: i.left)


def _beside(a: Item, b: Item) -> bool:
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    return shared >= 0.55 * min(a.bottom - a.top, b.bottom - b.top) and (b.left >= a.right - 1 or a.left >= b.right - 1)
