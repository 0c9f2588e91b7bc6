"""Takes blocks, gives them again with the levels of their headings, told from size, weight and case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..model import Block, Page

Look = tuple[float, bool]
DEEPEST_LEVEL = 6
SAME_SIZE_PT = 0.6


def set_levels(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages, with level 1 for the largest headings of all these pages; equal looks get equal levels."""
    ranks = _ranks([block for page in pages for block in page.blocks])
    return tuple(replace(page, blocks=level_blocks(page.blocks, ranks)) for page in pages)


def level_blocks(blocks: Sequence[Block], ranks: dict[Look, int] | None = None) -> tuple[Block, ...]:
    """The blocks with levels; ranked among themselves when no ranks are given."""
    known = _ranks(blocks) if ranks is None else ranks
    return tuple(
        replace(block, level=known.get(_look(block), DEEPEST_LEVEL)) if block.kind == "heading" else block
        for block in blocks
    )


def _ranks(blocks: Sequence[Block]) -> dict[Look, int]:
    looks = sorted({_look(block) for block in blocks if block.kind == "heading"}, reverse=True)
    ranks: dict[Look, int] = {}
    level, last = 0, (1e9, False)
    for look in looks:
        if last[0] - look[0] > SAME_SIZE_PT or look[1] != last[1]:
            level += 1
            last = look
        ranks[look] = min(level, DEEPEST_LEVEL)
    return ranks


def _look(block: Block) -> Look:
    words = [word for line in block.lines for word in line.words if not word.raised] or list(block.lines[0].words)
    sizes = sorted(word.size_pt for word in words)
    bold = sum(word.bold for word in words) * 2 > len(words)
    return (round(sizes[len(sizes) // 2] * 2) / 2, bold)
