"""Takes the blocks of one page, marks what stands alone at its upper and lower edge as running header or footer.

On one page only the plain cases can be told (page numbers, small lines in the margin); repetition over the pages of
the document tells the rest (see `refinement`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..model import Block
from .values import is_page_number, is_year

EDGE_SHARE = 0.075  # of the page height


def mark_furniture(blocks: Sequence[Block], height_pt: float) -> list[Block]:
    """The blocks, with page numbers at the edges of the page as header or footer."""
    marked: list[Block] = []
    depth = min(EDGE_SHARE * height_pt, 72.0)
    for block in blocks:
        kind = block.kind
        if block.kind in ("paragraph", "heading", "list_item", "footnote") and len(block.lines) <= 2:
            box = block.box
            text = " ".join(line.text for line in block.lines).strip("|- ")
            if is_page_number(text) and not is_year(text):
                if box.bottom <= depth:
                    kind = "header"
                elif box.top >= height_pt - depth:
                    kind = "footer"
        marked.append(block if kind == block.kind else replace(block, kind=kind, level=0))
    return marked
