"""Takes words that are set at a slant, gives the numbers among them as if they were set upright in the same place.

Tags, banners and stickers carry slanted numbers that belong to a row or a column like any other. Once they stand
upright around their middle, tables and callouts are found with them; the words keep their own boxes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from ..model import Word, union
from .runs import Run, make_run
from .values import is_period, is_value

STRAIGHT_DEGREES = 8  # so near to a quarter turn, text is set along an edge of the page
NEAR_EM = 0.9  # from one word of a slanted text to the next
WIDTH_EM = 0.55  # of a character


def take_slanted(words: Sequence[Word]) -> tuple[list[Run], list[Word]]:
    """Runs of slanted numbers, each upright around its middle, and the other words in their order."""
    slanted = [word for word in words if STRAIGHT_DEGREES < word.angle % 90 < 90 - STRAIGHT_DEGREES]
    runs: list[Run] = []
    gone: set[int] = set()
    for group in _groups(slanted):
        run = _upright(group)
        if is_value(run.text) and not is_period(run.text):
            runs.append(run)
            gone |= {id(word) for word in group}
    return runs, [word for word in words if id(word) not in gone]


def _groups(words: Sequence[Word]) -> list[list[Word]]:
    """Words of one angle that lie close to each other."""
    groups: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.angle, w.box.left, w.box.top, w.text)):
        near = [group for group in groups if any(_near(word, other) for other in group)]
        joined = [word, *(other for group in near for other in group)]
        groups = [group for group in groups if not any(group is other for other in near)] + [joined]
    return groups


def _near(a: Word, b: Word) -> bool:
    reach = NEAR_EM * max(a.size_pt, b.size_pt)
    across = max(a.box.left, b.box.left) - min(a.box.right, b.box.right)
    along = max(a.box.top, b.box.top) - min(a.box.bottom, b.box.bottom)
    return abs(a.angle - b.angle) <= 3 and across <= reach and along <= reach and _off_line(a, b) <= reach


def _off_line(a: Word, b: Word) -> float:
    """How far the middle of one word lies off the base line of the other."""
    angle = math.radians(a.angle)
    x, y = b.box.center_x - a.box.center_x, b.box.center_y - a.box.center_y
    return abs(-x * math.sin(angle) + y * math.cos(angle))


def _upright(words: Sequence[Word]) -> Run:
    """The words in the order they are read along their slant, in a box no wider than they are upright."""
    angle = math.radians(words[0].angle)
    ordered = sorted(words, key=lambda w: w.box.center_x * math.cos(angle) + w.box.center_y * math.sin(angle))
    run = make_run(ordered)
    around = union(word.box for word in words)
    wide = min(WIDTH_EM * run.size * len(run.text), around.width)
    return replace(
        run,
        left=around.center_x - wide / 2,
        right=around.center_x + wide / 2,
        top=around.center_y - run.size / 2,
        bottom=around.center_y + run.size / 2,
    )
