"""Paths like letters on a page that also has text → the areas that they fill as lines of text.

A heading, a chart or an inserted page is often drawn as outlines among text that is not. Such letters stand in
rows, close together, of about one height and of different widths; marks of a chart, icons and hatching do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from ..model import Box, Word, union

_LEAST_SIGNS, _LEAST_OF_LINE = 10, 3  # on the page outside its words, and in a row
_LOWEST_PT = 3.0
_GAP = 1.2  # of the height of a row: wider than a space between words
_SAME_ROW = 0.5  # of the lower of two heights, that they share
_WIDTHS = 3  # different widths in a row of letters, in steps of _WIDTH_STEP of the height
_WIDTH_STEP = 0.1
_LINES_APART = 2.0  # of the height: lines nearer than this are read together
_MOST_AREAS = 20

Row = list[tuple[Box, int]]


def outlined_areas(paths: Sequence[tuple[Box, int]], words: Sequence[Word]) -> list[Box]:
    """Boxes of text drawn as outlines, from top to bottom; `paths` are boxes with how many letters each may hold."""
    if sum(count for _, count in paths) < _LEAST_SIGNS:
        return []
    boxes = [word.box for word in words if not word.hidden]
    bare = [(box, count) for box, count in paths if box.height >= _LOWEST_PT and not _is_covered(box, boxes)]
    if sum(count for _, count in bare) < _LEAST_SIGNS:
        return []
    lines = [union(box for box, _ in row) for row in _rows(bare) if _is_line(row)]
    return _joined(lines)[:_MOST_AREAS]


def _is_covered(box: Box, words: list[Box]) -> bool:
    return any(word.contains_center(box) for word in words)


def _rows(paths: Row) -> list[Row]:
    """The paths in rows that share their height, cut at wide gaps."""
    rows: list[Row] = []
    for item in sorted(paths, key=lambda item: (item[0].center_y, item[0].left)):
        row = rows[-1] if rows else []
        if row and _share(row[-1][0], item[0]) >= _SAME_ROW:
            row.append(item)
        else:
            rows.append([item])
    pieces: list[Row] = []
    for row in rows:
        row.sort(key=lambda item: (item[0].left, item[0].top))
        gap = _GAP * max(box.height for box, _ in row)
        piece: Row = []
        for item in row:
            if piece and item[0].left - max(box.right for box, _ in piece) > gap:
                pieces.append(piece)
                piece = []
            piece.append(item)
        pieces.append(piece)
    return pieces


def _share(one: Box, other: Box) -> float:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared / max(0.1, min(one.height, other.height))


def _is_line(row: Row) -> bool:
    if sum(count for _, count in row) < _LEAST_OF_LINE:
        return False
    height = median(box.height for box, _ in row)
    whole = union(box for box, _ in row)
    if whole.width < whole.height or whole.height > 2.5 * height:
        return False
    widths = {round(box.width / (_WIDTH_STEP * height)) for box, _ in row}
    return any(count > 1 for _, count in row) or len(widths) >= min(_WIDTHS, len(row))


def _joined(lines: list[Box]) -> list[Box]:
    """Lines that stand under each other as one area."""
    areas: list[Box] = []
    for line in sorted(lines, key=lambda box: (box.top, box.left)):
        for place, area in enumerate(areas):
            beside = min(area.right, line.right) - max(area.left, line.left)
            if line.top - area.bottom < _LINES_APART * line.height and beside > 0:
                areas[place] = union((area, line))
                break
        else:
            areas.append(line)
    return areas
