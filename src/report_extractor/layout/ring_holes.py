"""Takes the data labels of a chart and the drawn shapes, gives the number in the hole of a ring: what it parts."""

from __future__ import annotations

from collections.abc import Sequence, Set

from ..model import Shape, union
from .runs import Run
from .values import is_magnitude, is_period, is_value

FEWEST_PARTS = 3
SQUARE = 0.15  # by which the sides of the box around a ring may differ
MIDDLE = 0.12  # of the width of a ring: how far from its middle the number may stand
BELOW = 0.25  # of the width of a ring: how far from its middle the magnitude word may stand


def number_in_hole(
    runs: Sequence[Run], labels: Sequence[Run], filled: Sequence[Shape], colors: Set[str]
) -> tuple[Run, ...]:
    """The number in the middle of the shapes that the labels lie on, with its magnitude word; empty when none."""
    parts = [
        shape.box
        for shape in filled
        if shape.color in colors
        and any(
            shape.box.left <= run.center_x <= shape.box.right and shape.box.top <= run.center_y <= shape.box.bottom
            for run in labels
        )
    ]
    if len(parts) < FEWEST_PARTS or len(labels) < FEWEST_PARTS:
        return ()
    ring = union(parts)
    if abs(ring.width - ring.height) > SQUARE * max(ring.width, ring.height):
        return ()
    mine = {id(run) for run in labels}
    inside = [
        run
        for run in runs
        if id(run) not in mine
        and abs(run.center_x - ring.center_x) <= MIDDLE * ring.width
        and abs(run.center_y - ring.center_y) <= BELOW * ring.width
    ]
    numbers = [
        run
        for run in inside
        if is_value(run.text)
        and not is_period(run.text)
        and abs(run.center_y - ring.center_y) <= MIDDLE * ring.width
        and run.size >= max(label.size for label in labels)
    ]
    if len(numbers) != 1:
        return ()
    words = [run for run in inside if is_magnitude(run.text) and 0 <= run.top - numbers[0].bottom <= numbers[0].size]
    return (numbers[0], *words[:1])
