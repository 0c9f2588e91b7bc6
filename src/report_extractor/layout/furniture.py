"""Takes the blocks of one page, marks what stands alone at its upper and lower edge as running header or footer.

On one page only the plain cases can be told (page numbers, small lines in the margin); repetition over the pages of
the document tells the rest (see `refinement`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..model import Block
from .runs import Run
from .values import is_page_number, is_year

EDGE_SHARE = 0.075  # of the page height
_TITLE_AND_PAGE = re.compile(
    r"\D.{3,80}\s[|\u2022\u00b7]\s(?:pag(?:ina|\.)?\s)?\d{1,3}(?:\s?(?:van|/)\s?\d{1,3})?|.{3,80}\sPagina\s\d{1,3}(?:\s?(?:van|/)\s?\d{1,3})?|"
    r"\d{1,3}\s[|\u2022\u00b7]\s\D.{3,80}",
    re.IGNORECASE,
)
MOST_WORDS = 10  # of a running title
SET_OFF_EM = 0.7  # from a page number to the running title on its line
APART_EM = 2.2  # white space around a page number


def part_page_numbers(runs: Sequence[Run], height_pt: float) -> tuple[list[Run], list[Run]]:
    """Numbers that stand alone at the upper or lower edge of the page, and the other runs: no cells of a table."""
    depth = min(EDGE_SHARE * height_pt, 72.0)
    alone: list[Run] = []
    rest: list[Run] = []
    for run in runs:
        at_edge = run.bottom <= depth or run.top >= height_pt - depth
        if at_edge and run.text.isdecimal() and len(run.text) <= 4 and not _has_text_near(run, runs):
            alone.append(run)
        else:
            rest.append(run)
    return alone, rest


def _has_text_near(run: Run, runs: Sequence[Run]) -> bool:
    """Whether a line stands so near to a number, above or under it, that both may be rows of one table."""
    reach = APART_EM * run.size
    return any(
        other is not run
        and max(other.top - run.bottom, run.top - other.bottom) <= reach
        and abs(other.center_y - run.center_y) > 0.5 * run.size
        for other in runs
    )


def _sets_off_number(block: Block) -> bool:
    """Whether a line is a short title with a number set apart from it at one end (`12   Jaarbeeld`)."""
    words = block.lines[0].words
    if len(block.lines) != 1 or not 2 <= len(words) <= MOST_WORDS:
        return False
    for number, beside in ((words[0], words[1]), (words[-1], words[-2])):
        gap = max(number.box.left - beside.box.right, beside.box.left - number.box.right)
        if number.text.isdecimal() and len(number.text) <= 3 and gap >= SET_OFF_EM * number.size_pt:
            return not block.text.rstrip().endswith((".", ";", ":"))
    return False


def mark_furniture(blocks: Sequence[Block], height_pt: float) -> list[Block]:
    """The blocks, with page numbers at the edges of the page as header or footer."""
    marked: list[Block] = []
    depth = min(EDGE_SHARE * height_pt, 72.0)
    for block in blocks:
        kind = block.kind
        if block.kind in ("paragraph", "heading", "list_item", "footnote") and len(block.lines) <= 2:
            box = block.box
            text = " ".join(line.text for line in block.lines).strip("|- ")
            if (
                (is_page_number(text) and not is_year(text))
                or _TITLE_AND_PAGE.fullmatch(text)
                or _sets_off_number(block)
            ):
                if box.bottom <= depth:
                    kind = "header"
                elif box.top >= height_pt - depth:
                    kind = "footer"
        marked.append(block if kind == block.kind else replace(block, kind=kind, level=0))
    return marked
