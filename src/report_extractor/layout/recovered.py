"""Takes recovered text (monospace boxes, no real geometry), gives blocks: paragraphs parted by blank lines."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Block, Line, Page, PageWords, Word
from .untangle import untangle
from .values import is_marker


def lay_out_recovered(read: PageWords) -> Page:
    """The page in paragraphs, list items and headings; the order is that of the text."""
    blocks: list[Block] = []
    for group in _paragraphs(untangle(_lines(read.words))):
        blocks.extend(_split_items(group))
    return Page(number=read.number, width_pt=read.width_pt, height_pt=read.height_pt, blocks=tuple(blocks), read=read)


def _lines(words: Sequence[Word]) -> list[Line]:
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.order):
        if lines and abs(lines[-1][0].box.top - word.box.top) < 0.5 * word.box.height:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [Line(words=tuple(line)) for line in lines]


def _paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    paragraphs: list[list[Line]] = []
    for line in lines:
        if paragraphs:
            last = paragraphs[-1][-1].words[0].box
            first = line.words[0].box
            down = first.top - last.top
            runs_on = _runs_on(paragraphs[-1][-1].text, line.words[0].text)
            if 0 <= down < (3.2 if runs_on else 1.6) * max(last.height, first.height):
                paragraphs[-1].append(line)
                continue
        paragraphs.append([line])
    return paragraphs


def _runs_on(above: str, first: str) -> bool:
    """Whether a line goes on with the sentence of the one above an empty line."""
    if above[-1] in ".!?":
        return False
    return first[:1].islower() or (first[:1].isdigit() and len(above) > _FULL_LINE)


_FULL_LINE = 60  # characters: a line this long was broken by the margin, not by the end of a thought


def _split_items(lines: list[Line]) -> list[Block]:
    groups: list[list[Line]] = []
    for line in lines:
        if not groups or _starts_item(line):
            groups.append([line])
        else:
            groups[-1].append(line)
    blocks: list[Block] = []
    for group in groups:
        text = " ".join(line.text for line in group)
        if _starts_item(group[0]):
            blocks.append(Block(kind="list_item", lines=tuple(group)))
        elif len(lines) == 1 and len(text) <= 80 and text[-1] not in ".,;:!" and text[:1].isupper():
            blocks.append(Block(kind="heading", lines=tuple(group), level=2))
        else:
            blocks.append(Block(kind="paragraph", lines=tuple(group)))
    return blocks


def _starts_item(line: Line) -> bool:
    return len(line.words) > 1 and is_marker(line.words[0].text) and line.words[0].text not in ("o", "-", "–", "—")
