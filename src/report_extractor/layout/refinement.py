"""Takes all pages of a document, gives them again with what only the whole document tells.

Running headers and footers repeat over the pages (page numbers count along); heading levels compare sizes over the
whole document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..model import Block, BlockKind, Page
from .levels import set_levels

EDGE_SHARE = 0.14  # of the page height: headers and footers lie in this part at the top and bottom
NARROW_EDGE_SHARE = 0.075  # where a document of two pages has its headers and footers
FEWEST_PAGES = 3
FEWEST_SHARE = 0.2  # of the pages: odd and even pages differ, chapters change
ANYWHERE_SHARE = 0.4  # of the pages, for what repeats in the same place but not at an edge (navigation bars)
LONGEST_RUNNING = 160  # characters
_DIGITS = re.compile(r"\d+")

_Key = tuple[str, int, int]
_Slot = tuple[int, int, bool, str]


def refine(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with running headers and footers and heading levels settled. Linear in the number of blocks."""
    return set_levels(_with_furniture(pages))


def _with_furniture(pages: Sequence[Page]) -> tuple[Page, ...]:
    if len(pages) < 2:
        return tuple(pages)
    places: dict[_Key, set[int]] = {}
    for page in pages:
        for block in page.blocks:
            if _may_run(block):
                for key in _keys(block):
                    places.setdefault(key, set()).add(page.number)
    enough = max(FEWEST_PAGES, FEWEST_SHARE * min(len(pages), 20))
    if len(pages) < FEWEST_PAGES:  # on both of two pages: only what stands at the very edge runs
        return tuple(
            replace(page, blocks=tuple(_settled_of_two(block, page, places) for block in page.blocks)) for page in pages
        )
    often = max(5, ANYWHERE_SHARE * len(pages))
    settled = tuple(
        replace(page, blocks=tuple(_settled(block, page, places, enough, often) for block in page.blocks))
        for page in pages
    )
    return _with_rare_titles(settled, often)


def _with_rare_titles(pages: Sequence[Page], often: float) -> tuple[Page, ...]:
    """The pages, with running titles of short chapters: they stand where and as those of the long chapters do."""
    slots: dict[_Slot, set[int]] = {}
    for page in pages:
        for block in page.blocks:
            if block.kind in ("header", "footer") and any(character.isalpha() for character in block.text):
                slots.setdefault(_slot(block), set()).add(page.number)
    usual = {slot for slot, numbers in slots.items() if len(numbers) >= often}
    if not usual:
        return tuple(pages)
    return tuple(replace(page, blocks=tuple(_in_slot(block, page, usual) for block in page.blocks)) for page in pages)


def _slot(block: Block) -> _Slot:
    """The height of a line on its page and how it is set."""
    word = block.lines[0].words[0]
    return (round(block.box.bottom), round(2 * word.size_pt), word.bold, word.color)


def _in_slot(block: Block, page: Page, usual: set[_Slot]) -> Block:
    if len(block.lines) != 1 or block.kind in ("header", "footer") or not _may_run(block):
        return block
    depth = EDGE_SHARE * page.height_pt
    at_edge = block.box.bottom <= depth or block.box.top >= page.height_pt - depth
    if not at_edge or _slot(block) not in usual:
        return block
    return replace(block, kind="header" if block.box.bottom <= depth else "footer", level=0)


def _may_run(block: Block) -> bool:
    kinds = ("paragraph", "heading", "list_item", "header", "footer", "caption", "footnote", "callout")
    return block.kind in kinds and len(block.lines) <= 4 and len(block.text) <= LONGEST_RUNNING


def _keys(block: Block) -> list[_Key]:
    """What the block says, digits apart, and where it stands, to 8 pt (in two grids, so that no edge parts twins)."""
    text = _DIGITS.sub("#", " ".join(line.text for line in block.lines)).casefold()
    box = block.box
    return [(text, round(box.top / 8), 0), (text, round((box.top + 4) / 8), 1)]


def _settled_of_two(block: Block, page: Page, places: dict[_Key, set[int]]) -> Block:
    narrow = len(block.lines) == 1 and block.kind in ("paragraph", "heading", "footnote")
    depth = NARROW_EDGE_SHARE * page.height_pt
    at_edge = block.box.bottom <= depth or block.box.top >= page.height_pt - depth
    if not (narrow and at_edge and max(len(places[key]) for key in _keys(block)) == 2):
        return block
    return replace(block, kind="header" if block.box.bottom <= depth else "footer", level=0)


def _settled(block: Block, page: Page, places: dict[_Key, set[int]], enough: float, often: float) -> Block:
    if not _may_run(block) or block.kind in ("header", "footer"):
        return block
    count = max(len(places[key]) for key in _keys(block))
    box = block.box
    depth = EDGE_SHARE * page.height_pt
    kind: BlockKind = "header" if box.center_y < page.height_pt / 2 else "footer"
    at_edge = box.bottom <= depth or box.top >= page.height_pt - depth
    if (at_edge and count >= enough) or (count >= often and block.kind != "callout"):
        return replace(block, kind=kind, level=0)
    return block
