"""Takes the blocks of a page, gives for each the headings that govern it.

A heading governs what follows it until a heading of its level or a higher one; a heading inside a panel governs that
panel only, unless the panel holds nothing else (a title in a coloured bar).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..model import Block, Box, Line, Page, union
from .texts import plain_text
from .values import is_magnitude, is_unit_word

MOST_SHAPES = 3000
LARGE_RATIO = 1.25  # from the text of a number to the number
CAPTION_LEVEL = 99  # the caption of a callout governs what follows in its box until the next callout or heading


def panel_parents(page: Page) -> dict[int, int]:
    """For each panel number of the page's blocks the number of the panel around it, -1 for none.

    Blocks know their panel by number only; its box is the smallest drawn box around all blocks of that number.
    """
    contents: dict[int, Box] = {}
    for block in page.blocks:
        if block.panel >= 0:
            held = contents.get(block.panel)
            contents[block.panel] = block.box if held is None else union((held, block.box))
    shapes = sorted(
        (s.box for s in page.read.shapes if s.kind in ("panel", "outline", "mark") and s.box.height >= 7),
        key=lambda box: box.area,
    )[:MOST_SHAPES]
    frames = {
        number: next((box for box in shapes if box.contains(content, 2.5)), content)
        for number, content in contents.items()
    }
    parents: dict[int, int] = {}
    for number, content in contents.items():
        around = [
            other
            for other, frame in frames.items()
            if other != number and frame.contains(content, 2.5) and frame.area > frames[number].area
        ]
        parents[number] = min(around, key=lambda other: frames[other].area, default=-1)
    return parents


@dataclass(frozen=True, slots=True)
class _Entry:
    """A heading that governs: its level, panel, text and looks."""

    level: int
    panel: int
    text: str
    look: tuple[float, bool, str]


def heading_paths(blocks: Sequence[Block], parents: Mapping[int, int]) -> list[tuple[str, ...]]:
    """One tuple of heading texts a block, from the highest level to the nearest. `parents` is the panel tree."""
    content = {block.panel for block in blocks if block.kind not in ("heading", "hidden")}
    paths: list[tuple[str, ...]] = []
    stack: list[_Entry] = []
    shared = {block.panel for block in blocks if block.kind not in ("heading", "hidden", "callout")}
    for block in blocks:
        inside = _ancestors(block.panel, parents)
        if block.kind == "heading":
            panel = block.panel if _holds_content(block.panel, content, parents) else _outer(block.panel, parents)
            stack = [e for e in stack if e.level < block.level or (e.panel != panel and e.panel not in inside)]
            paths.append(tuple(entry.text for entry in stack if entry.panel in inside))
            stack.append(_Entry(block.level, panel, plain_text(block.lines), _look(block.lines[0])))
            continue
        if _opens_large(block):
            stack = [entry for entry in stack if entry.level < CAPTION_LEVEL]
        path = tuple(entry.text for entry in stack if entry.panel in inside)
        if block.kind == "callout" and len(block.lines) > 1:
            named = _look(caption_lines(block)[0])
            path = tuple(entry.text for entry in stack if entry.panel in inside and entry.look != named)
            stack = [entry for entry in _with_caption(stack, block) if entry.level < CAPTION_LEVEL]
            if block.panel >= 0 and all(entry.look != named for entry in stack if entry.panel in inside):
                around = _outer(block.panel, parents)
                panel = around if around >= 0 and block.panel not in shared else block.panel
                stack.append(_Entry(CAPTION_LEVEL, panel, plain_text(caption_lines(block)), named))
        paths.append(path)
    return paths


def _opens_large(block: Block) -> bool:
    """Whether a text opens with a number set large: it says its own thing, not that of the callout before it."""
    if block.kind != "paragraph" or len(block.lines) < 2:
        return False
    return block.lines[0].words[0].size_pt >= LARGE_RATIO * block.lines[1].words[-1].size_pt


def caption_lines(block: Block) -> tuple[Line, ...]:
    """The lines of a callout after its number, without those that only complete it (`miljoen`, `%`)."""
    words = tuple(line for line in block.lines[1:] if not (is_magnitude(line.text) or is_unit_word(line.text)))
    return words or block.lines[1:]


def _with_caption(stack: list[_Entry], block: Block) -> list[_Entry]:
    """The stack when a caption that looks like a heading takes the place of that heading."""
    lines = caption_lines(block)
    named = _look(lines[0])
    caption = plain_text([line for line in lines if _look(line) == named])
    return [replace(entry, text=caption) if entry.look == named else entry for entry in stack]


def _look(line: Line) -> tuple[float, bool, str]:
    word = line.words[0]
    return (round(word.size_pt), word.bold, word.color)


def _ancestors(panel: int, parents: Mapping[int, int]) -> set[int]:
    found = {-1}
    while panel != -1 and panel not in found:
        found.add(panel)
        panel = _outer(panel, parents)
    return found


def _outer(panel: int, parents: Mapping[int, int]) -> int:
    return parents.get(panel, -1)


def _holds_content(panel: int, content: set[int], parents: Mapping[int, int]) -> bool:
    return panel in content or any(panel in _ancestors(other, parents) for other in content if other != -1)
