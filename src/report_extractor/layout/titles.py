"""Takes the blocks of a page, gives the year that stands as a title over each column of short texts.

Pages in tiles set two or more years on one line and under each of them what belongs to it: circles, bars, a few words.
The years head columns only when what stands under them stands in one row too, one text under each year.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from ..model import Block
from .texts import plain_text
from .values import has_digit, is_year

REACH_PT = 420.0  # from the years down to what belongs to them
SAME_ROW_PT = 12.0
OFF_CENTER = 0.25  # of the distance between two years
MOST_LINES = 4


def year_rows(blocks: Sequence[Block]) -> list[list[int]]:
    """Rows of two or more blocks that are one year each, of one size, from left to right."""
    years = [
        index
        for index, block in enumerate(blocks)
        if block.table is None and len(block.lines) == 1 and is_year(plain_text(block.lines))
    ]
    rows: list[list[int]] = []
    for index in sorted(years, key=lambda i: (blocks[i].box.center_y, blocks[i].box.left)):
        first = blocks[rows[-1][0]] if rows else None
        if (
            first is not None
            and abs(first.box.center_y - blocks[index].box.center_y) <= first.box.height / 2
            and abs(_size(first) - _size(blocks[index])) <= 0.5
        ):
            rows[-1].append(index)
        else:
            rows.append([index])
    return [sorted(row, key=lambda i: blocks[i].box.left) for row in rows if len(row) >= 2]


def year_titles(blocks: Sequence[Block]) -> dict[int, str]:
    """For each block in a row of texts under a row of years, one under each, the year it stands under."""
    titles: dict[int, str] = {}
    for row in year_rows(blocks):
        centers = [blocks[i].box.center_x for i in row]
        if len({plain_text(blocks[i].lines) for i in row}) < len(row):
            continue
        pitch = min(b - a for a, b in itertools.pairwise(centers))
        floor = blocks[row[0]].box.bottom
        under: list[list[int]] = [[] for _ in row]
        for index, block in enumerate(blocks):
            if block.table is not None or not has_digit(block.text) or len(block.lines) > MOST_LINES:
                continue
            near = min(range(len(row)), key=lambda n: abs(centers[n] - block.box.center_x))
            placed = abs(centers[near] - block.box.center_x) <= OFF_CENTER * pitch and block.box.width <= pitch
            if placed and 0 <= block.box.top - floor <= REACH_PT:
                under[near].append(index)
        for index in under[0]:
            top = blocks[index].box.top
            alike = [[i for i in mine if abs(blocks[i].box.top - top) <= SAME_ROW_PT] for mine in under]
            if all(len(mine) == 1 for mine in alike):
                titles.update({mine[0]: plain_text(blocks[row[n]].lines) for n, mine in enumerate(alike)})
    return titles


def _size(block: Block) -> float:
    return block.lines[0].words[0].size_pt
