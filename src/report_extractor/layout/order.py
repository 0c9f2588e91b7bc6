"""Takes clusters and finished blocks of one area, gives them as columns in reading order.

A recursive XY-cut in the order a reader uses it: the area is cut into horizontal strips at white space, strips that
share clean gutters are taken together and read column by column, the rest is read from top to bottom. Gutters must
be wider where fewer lines confirm them. Where no cut goes through (boxes laid like bricks), what stands above comes
before what stands under it (Breuel's relation), and else the upper before the lower.
"""

from __future__ import annotations

from collections.abc import Sequence

from .atoms import Atom, Column, Item, Piece, Span, in_bands
from .clusters import Cluster
from .strips import are_tiles, are_titles, is_title, starts_anew

# Narrowest gutter in em by number of text rows that confirm it: one or two rows prove little.
GUTTER_EM = (9.9, 3.2, 1.8, 1.3, 1.1)
WIDE_EM = 0.9  # for more rows than the table names
ATOM_EM = 0.35  # beside a finished block: its edge is sharp
EDGE_PT = 0.5
DEEPEST = 24
MARKER_CHARACTERS = 4


def arrange(items: Sequence[Item], depth: int = 0) -> list[list[Piece]]:
    """Columns in reading order, each as runs and atoms from top to bottom, left to right on one line."""
    if not items:
        return []
    columns: list[list[Piece]] = []
    plain: list[Piece] = []
    for strips, gutters in _groups(_strips(items)):
        group = [item for strip in strips for item in strip]
        if not gutters or depth >= DEEPEST:
            for strip in strips:
                for part in _without_gutters(strip):
                    plain.extend(part)
            continue
        if plain:
            columns.append(plain)
            plain = []
        for column in _split(group, gutters):
            columns.extend(arrange(column, depth + 1))
    if plain:
        columns.append(plain)
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
    return item.top + _trim(item)


def _trimmed_bottom(item: Item) -> float:
    return item.bottom - _trim(item)


def _trim(item: Item) -> float:
    return 0.22 * item.size if isinstance(item, Cluster) else min(2.0, 0.2 * (item.bottom - item.top))


def _groups(strips: list[Column]) -> list[tuple[list[Column], list[Span]]]:
    """Consecutive strips that share gutters, each with those gutters (none: text over the whole width)."""
    groups: list[tuple[list[Column], list[Span]]] = []
    current: list[Column] = []
    shared: list[Span] = []
    for strip in strips:
        gaps = _gaps(strip)
        parted = bool(current) and (
            starts_anew(strip, current)
            or is_title(current, strip)
            or are_tiles(strip, current[-1])
            or are_titles(strip, current)
        )
        if current and not parted:
            common = _common(shared, gaps)
            if _gutters([*current, strip], common, lenient=True):
                current.append(strip)
                shared = common
                continue
        if current:
            groups.append((current, _gutters(current, shared)))
        current, shared = [strip], gaps
    groups.append((current, _gutters(current, shared)))
    return groups


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


def _common(a: list[Span], b: list[Span]) -> list[Span]:
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


def _gutters(strips: list[Column], gaps: list[Span], *, lenient: bool = False) -> list[Span]:
    """Gaps with text on both sides that are wide enough for the number of rows beside them."""
    group = [item for strip in strips for item in strip]
    left_edge = min(item.left for item in group)
    right_edge = max(item.right for item in group)
    sizes = sorted(item.size for item in group)
    em = sizes[len(sizes) // 2]
    if lenient:
        limit = em * WIDE_EM
    else:
        rows = _rows(group)
        limit = em * (GUTTER_EM[rows] if rows < len(GUTTER_EM) else WIDE_EM)
    if any(isinstance(item, Atom) for item in group):
        limit = min(limit, ATOM_EM * em)
    inner = [
        gap
        for gap in gaps
        if gap[0] >= left_edge and gap[1] <= right_edge and (gap[1] - gap[0] >= limit or _between_boxes(group, gap))
    ]
    return [gap for gap in inner if not _only_markers(group, gap)]


def _between_boxes(group: Column, gap: Span) -> bool:
    """Whether finished blocks end at both edges of a gap: drawn boxes side by side may all but touch."""
    atoms = [item for item in group if isinstance(item, Atom)]
    return any(abs(atom.right - gap[0]) <= EDGE_PT for atom in atoms) and any(
        abs(atom.left - gap[1]) <= EDGE_PT for atom in atoms
    )


def _rows(group: Column) -> int:
    """Number of text rows, counted up to five."""
    tops = sorted(run.center_y for item in group if isinstance(item, Cluster) for run in item.runs)
    count, edge = 0, -1e9
    for top in tops:
        if top > edge:
            count += 1
            edge = top + 5.0
            if count >= 5:
                break
    return count


def _is_marker(item: Item) -> bool:
    return isinstance(item, Cluster) and all(len(run.text) <= MARKER_CHARACTERS for run in item.runs)


def _only_markers(group: Column, gap: Span) -> bool:
    """Whether all that stands left of the gap are list marks or footnote letters: they are part of the text beside."""
    return all(_is_marker(item) for item in group if item.right <= gap[0] + 0.1)


def _split(group: Column, gutters: list[Span]) -> list[Column]:
    edges = [(low + high) / 2 for low, high in gutters]
    parts: list[Column] = [[] for _ in range(len(edges) + 1)]
    for item in group:
        middle = (item.left + item.right) / 2
        parts[sum(middle > edge for edge in edges)].append(item)
    return [part for part in parts if part]


def _without_gutters(strip: Column) -> list[list[Piece]]:
    """The pieces of a strip that no cut parts: a row from left to right, or items in the relation of reading."""
    strip = _with_markers(strip)
    if len(strip) == 1:
        return [_pieces(strip[0])]
    if all(isinstance(item, Cluster) and _rows([item]) == 1 for item in strip):
        runs = [run for item in strip if isinstance(item, Cluster) for run in item.runs]
        return [list(in_bands(runs))]
    return [_pieces(item) for item in _topological(strip)]


def _pieces(item: Item) -> list[Piece]:
    return list(in_bands(item.runs)) if isinstance(item, Cluster) else [item]


def _with_markers(strip: Column) -> Column:
    """The strip with list marks taken into the text to their right."""
    markers = [item for item in strip if _is_marker(item)]
    if not markers:
        return strip
    rest = [item for item in strip if not _is_marker(item)]
    for marker in markers:
        beside = [
            item
            for item in rest
            if isinstance(item, Cluster)
            and item.left >= marker.right - 1
            and min(item.bottom, marker.bottom) - max(item.top, marker.top) > 0.5 * (marker.bottom - marker.top)
        ]
        if not beside or not isinstance(marker, Cluster):
            rest.append(marker)
            continue
        near = min(beside, key=lambda item: item.left)
        rest.remove(near)
        rest.append(
            Cluster(
                (*marker.runs, *near.runs),
                marker.left,
                min(marker.top, near.top),
                near.right,
                max(marker.bottom, near.bottom),
                near.size,
            )
        )
    return rest


def _topological(items: Column) -> Column:
    """Items so that none comes before one that stands above it in its column; ties by height on the page, then left."""
    left = sorted(items, key=lambda i: (i.top, i.left))
    if len(left) > 400:  # bounded: such a page is no page of text
        return left
    ordered: Column = []
    while left:
        for index, item in enumerate(left):
            if not any(_above(other, item) for other in left[:index] + left[index + 1 :]):
                break
        else:
            index = 0
        ordered.append(left.pop(index))
        follower = _follower(ordered[-1], left)
        while follower is not None:
            left.remove(follower)
            ordered.append(follower)
            follower = _follower(follower, left)
    return ordered


def _follower(item: Item, left: Column) -> Item | None:
    """What directly continues the column of an item: close under it, alone, with nothing else above."""
    for other in left:
        near = -0.5 * item.size <= other.top - item.bottom <= 2.0 * item.size
        if near and _above(item, other) and not any(_above(third, other) for third in left if third is not other):
            return other
    return None


def _above(a: Item, b: Item) -> bool:
    return a.center_y < b.center_y and min(a.right, b.right) - max(a.left, b.left) > 1.0 and a.bottom < b.bottom
