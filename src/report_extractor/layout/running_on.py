"""Takes the blocks of pages, tells which paragraphs break off in mid-sentence and where they go on.

At the head of the next column the two are one passage. Over a page break each part stays a passage of its page, as
each number has its page, and is given the piece of the sentence that the other page holds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from ..model import Block, Page
from .texts import join_words, line_ends, plain_text

SAME_SIZE_PT = 0.3
FURTHEST = 6  # blocks between a paragraph and the edge of its page: tables and charts stand there too
LONGEST_PIECE = 600  # characters
_PASSED_OVER = ("footnote", "header", "footer", "caption", "hidden")
_FLOATS = ("table", "chart")
_CLOSERS = "\"'\u2019\u201d)"
_SENTENCE_END = re.compile(r"[.!?][\"'\u2019\u201d)]*\s+(?=[A-Z0-9\u20ac\"'\u2018\u201c(])")
_LINKS = frozenset(
    """
    de het een van in op met en of dat die te voor naar bij door aan als om over uit tot onder per zijn haar hun ons
    onze deze dit ruim bijna circa ongeveer
    """.split()
)

Pieces = tuple[str, str]  # the start of the first sentence on the page before, the rest of the last on the page after
_Place = tuple[int, int]  # page number, block number


def run_on_blocks(blocks: Sequence[Block]) -> dict[int, int]:
    """For each paragraph that breaks off in mid-sentence the paragraph at the head of the next column that goes on."""
    followers: dict[int, int] = {}
    for index, block in enumerate(blocks):
        if block.kind not in ("paragraph", "list_item") or len(block.lines) < 2 or _ends(block):
            continue
        for later in range(index + 1, min(index + 4, len(blocks))):
            other = blocks[later]
            if other.kind in _PASSED_OVER:
                continue
            if other.kind == "paragraph" and _heads_next_column(block, other):
                followers[index] = later
            break
    return followers


def run_on_pages(pages: Sequence[Page], followers: Mapping[int, Mapping[int, int]]) -> dict[_Place, Pieces]:
    """For paragraphs that a page break parts the pieces of their sentences that other pages hold.

    `followers` are the run-on blocks by page number: their text belongs to the block that opens them.
    """
    pieces: dict[_Place, Pieces] = {}
    for page, following in pairwise(pages):
        if following.number != page.number + 1:
            continue
        last, first = _last(page.blocks), _first(following.blocks)
        if last < 0 or first < 0 or not _runs_over(page.blocks[last], following.blocks[first]):
            continue
        before, after = _parted(page.blocks[last], following.blocks[first])
        head = _opener(last, followers.get(page.number, {}))
        pieces[page.number, head] = (pieces.get((page.number, head), ("", ""))[0], after)
        pieces[following.number, first] = (before, "")
    return pieces


def _ends(block: Block) -> bool:
    text = plain_text(block.lines).rstrip(_CLOSERS)
    return text[-1:] in ".!?:;"


def _heads_next_column(block: Block, other: Block) -> bool:
    """Whether the other block heads a column beside the block in its style, and goes on with its text."""
    first, last = other.lines[0].words[0], block.lines[-1].words[-1]
    beside = other.box.left >= block.box.right - 2 and other.box.top < block.box.bottom
    alike = abs(first.size_pt - last.size_pt) <= SAME_SIZE_PT and first.bold == last.bold
    goes_on = first.text[:1].islower() or last.text in _LINKS
    return beside and alike and other.panel == block.panel and goes_on


def _last(blocks: Sequence[Block]) -> int:
    """The last paragraph of a page, or -1."""
    for index in range(len(blocks) - 1, max(len(blocks) - 1 - FURTHEST, -1), -1):
        if blocks[index].kind in ("paragraph", "list_item"):
            return index
        if blocks[index].kind not in (*_PASSED_OVER, *_FLOATS):
            break
    return -1


def _first(blocks: Sequence[Block]) -> int:
    """The first paragraph of a page, or -1."""
    for index, block in enumerate(blocks[:FURTHEST]):
        if block.kind == "paragraph":
            return index
        if block.kind not in (*_PASSED_OVER, *_FLOATS):
            break
    return -1


def _runs_over(block: Block, other: Block) -> bool:
    """Whether a paragraph goes on in the other: in one size, with small letters or after a word that leads on."""
    last, first = block.lines[-1].words[-1], other.lines[0].words[0]
    if _ends(block) or abs(first.size_pt - last.size_pt) > SAME_SIZE_PT:
        return False
    leads_on = last.text.endswith(("-", ",")) or last.text in _LINKS
    return first.text[:1].islower() or leads_on


def _parted(block: Block, other: Block) -> Pieces:
    """The last sentence of a paragraph as far as its page holds it, and the rest of it in the other."""
    lines = (*block.lines, *other.lines)
    words = [word for line in lines for word in line.words if not word.raised]
    text, spans, _ = join_words(words, line_ends(lines))
    break_at = spans[sum(not word.raised for line in block.lines for word in line.words)][0]
    before, after = text[:break_at], text[break_at:]
    starts = [found.end() for found in _SENTENCE_END.finditer(before)]
    end = _SENTENCE_END.search(after)
    start, rest = before[starts[-1] if starts else 0 :], after[: end.start() + 1] if end else after
    return start[-LONGEST_PIECE:], rest[:LONGEST_PIECE]


def _opener(index: int, followers: Mapping[int, int]) -> int:
    """The block whose passage holds the text of this one."""
    for head, follower in followers.items():
        if follower == index:
            return _opener(head, followers)
    return index
