"""Takes the blocks of a page in reading order, gives them again with the captions of tables and charts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..model import Block
from .texts import plain_text
from .values import is_unit_note

NEAR_EM = 3.5
LONGEST = 220
LONGEST_UNIT = 60
_UNIT_FIRST = re.compile(
    r"(?:alle\s)?(?:bedragen|aantal(?:len)?|percentages?|kilogram|kilo's|kg|tonnen|euro(?:'s)?|procent|uren|dagen|weken)\b|"
    r"in\s(?:euro|procent|\u20ac|%|aantal|duizend|miljoen|uren|dagen|weken|kilo|kg|ton)",
    re.IGNORECASE,
)


def add_captions(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; a table or chart gets the title directly above it, or a numbered caption directly below."""
    result = list(blocks)
    for index, block in enumerate(blocks):
        if block.table is None or block.table.caption:
            continue
        caption = _above(blocks, index) or _below(blocks, index)
        if caption:
            result[index] = replace(block, table=replace(block.table, caption=caption))
    return result


def _above(blocks: Sequence[Block], index: int) -> str:
    """Titles right above: a unit note (`x € 1.000`) takes the title over it along."""
    texts: list[str] = []
    floor = blocks[index].box
    for other in reversed(blocks[max(0, index - 3) : index]):
        if other.kind == "chart" and other.table is None:  # the ticks of its axis
            continue
        box = other.box
        size = other.lines[0].words[0].size_pt
        text = plain_text(other.lines)
        near = -0.6 * size <= floor.top - box.bottom <= NEAR_EM * max(size, 9.0) and floor.overlap_x(box) > 0
        announces = text[-1:] == ":" and len(other.lines) <= 3 and len(text) <= LONGEST
        title = other.kind in ("heading", "caption") or (
            other.kind == "paragraph"
            and (announces or (len(other.lines) <= 2 and text[-1:] not in ".;," and len(text) <= 120))
        )
        if near and not title and not texts and other.kind == "paragraph":
            return _opening_unit(text)
        if not near or not title or len(text) > LONGEST:
            break
        texts.insert(0, text)
        if other.kind == "caption" or not is_unit_note(text):
            break
        floor = box
    return " ".join(texts)


def _opening_unit(text: str) -> str:
    """The first sentence of an explanation right over a table, when it tells the unit of its numbers."""
    first = text.partition(". ")[0].rstrip(".")
    return first if len(first) <= LONGEST_UNIT and _UNIT_FIRST.match(first) else ""


def _below(blocks: Sequence[Block], index: int) -> str:
    if index + 1 >= len(blocks) or blocks[index + 1].kind != "caption":
        return ""
    other = blocks[index + 1]
    gap = other.box.top - blocks[index].box.bottom
    size = other.lines[0].words[0].size_pt
    near = -0.6 * size <= gap <= NEAR_EM * size and blocks[index].box.overlap_x(other.box) > 0
    following = blocks[index + 2] if index + 2 < len(blocks) else None
    own = following is not None and following.table is not None and following.box.top - other.box.bottom < gap
    return plain_text(other.lines) if near and not own else ""
