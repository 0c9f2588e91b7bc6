"""Points of a drawing → where their values stand, so that none covers another, a point or the years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_SIGN, _HIGH = 6.4, 10.0  # of a sign of a value, in units of the drawing
_DOT = 3.5
_ABOVE, _BELOW = 6.5, 13.5  # from the middle of a point to the foot of its value
_LOWEST = 84.0  # under it stands the axis

_Box = tuple[float, float, float, float]  # left, top, right, bottom


def place_labels(points: Sequence[dict[str, Any]], others: Sequence[dict[str, Any]], *, wide: float) -> None:
    """Gives each point `told`: its label is at (`label_x`, `label_y`), or, where there is no room, it has none.

    The ends of a line and what was restated go first.
    """
    dots = [_dot(point) for point in (*points, *others)]
    restated = {point["year"] for point in others}
    ends = {points[0]["year"], points[-1]["year"]}
    first = sorted(points, key=lambda point: (point["year"] not in restated, point["year"] not in ends, point["x"]))
    taken: list[_Box] = []
    for point in (*others, *first):
        low = any(one["year"] == point["year"] and one["y"] < point["y"] for one in (*points, *others))
        free = (place for place in _places(point, low, wide) if not _meets(place[2], (*taken, *_others(point, dots))))
        found = next(free, None)
        point["told"] = found is not None
        if found is not None:
            point["label_x"], point["label_y"] = round(found[0], 1), round(found[1], 1)
            taken.append(found[2])


def _dot(point: Mapping[str, Any]) -> _Box:
    x, y = point["x"], point["y"]
    return x - _DOT, y - _DOT, x + _DOT, y + _DOT


def _others(point: Mapping[str, Any], dots: Sequence[_Box]) -> list[_Box]:
    return [dot for dot in dots if dot != _dot(point)]


def _places(point: Mapping[str, Any], low: bool, wide: float) -> Iterator[tuple[float, float, _Box]]:
    """Where a label may stand: above its point and below, the other way round under another point, then beside it."""
    half = max(map(len, point["pair"].values())) * _SIGN / 2
    x, y = min(max(point["x"], half), wide - half), point["y"]
    ups = (y - _ABOVE, y + _BELOW)
    beside = [(side, y + _HIGH / 2 - 1) for side in (point["x"] + _DOT + 2 + half, point["x"] - _DOT - 2 - half)]
    for middle, foot in [*((x, up) for up in (ups[::-1] if low else ups)), *beside]:
        if half <= middle <= wide - half and _HIGH <= foot <= _LOWEST:
            yield middle, foot, (middle - half, foot - _HIGH + 1, middle + half, foot + 1)


def _meets(box: _Box, taken: Sequence[_Box]) -> bool:
    return any(box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3] for other in taken)
