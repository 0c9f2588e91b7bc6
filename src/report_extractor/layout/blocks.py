"""Takes one column of runs and atoms in reading order, gives blocks: headings, paragraphs, list items, footnotes.

Runs on one base line become a line. A new block starts where the distance to the next line is larger than inside
the block, where size, weight or colour of a whole line change, and at a list marker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..model import Block, BlockKind
from .atoms import Atom, Piece
from .runs import Run, is_pictured, make_run
from .values import has_digit, is_marker, is_number_word, is_period, is_value, opens_text

_SENTENCES = re.compile(r"[a-z]{2}[.!?] [A-Z]")
_CAPTION = re.compile(
    r"(?:tabel|figuur|grafiek|diagram|kaart|overzicht|staafdiagram|infographic|afbeelding|kader|box)\s+[A-Z]?\d+(?:[.\-]\d+)*"
    r"(?:[.:]?\s|$)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}")
_LISTED = re.compile(r"\d{1,2}\.")
_NOTE = re.compile(r"(?:\*{1,3}\s?\)?|\d\)|[a-h]\))\s+\S|bron(?:nen)?\s?:", re.IGNORECASE)
_OPENING_QUOTES = '\u201c\u201e\u201d\u00ab"\u2018\u2019'
_CLOSING_QUOTES = '\u201d\u201c\u00bb"\u2019'
TITLE_WORDS = 5  # of a bold line with a full stop over a paragraph
LOOSE_EM = 0.62  # more white space than this between two lines parts blocks, unless the block itself is as loose
LOOSEST_EM = 1.3  # more than this always parts
LONE_EM = 2.0  # from one number to the next on a line: further apart they are two texts
SMALL_RATIO = 0.92
LARGE_RATIO = 1.12
PICTURED_RATIO = 1.27  # between two sizes of text that was read from a picture


@dataclass(frozen=True, slots=True)
class Style:
    """What ordinary text of the page looks like."""

    size: float
    bold: bool
    color: str


def body_style(runs: Sequence[Run]) -> Style:
    """The style of most characters of the page."""
    weights: dict[tuple[float, bool, str], int] = {}
    for run in runs:
        key = (round(run.size * 2) / 2, run.bold, run.color)
        weights[key] = weights.get(key, 0) + len(run.text)
    if not weights:
        return Style(10.0, False, "")
    sizes: dict[float, int] = {}
    for (size, _, _), weight in weights.items():
        sizes[size] = sizes.get(size, 0) + weight
    size = max(sorted(sizes), key=lambda s: sizes[s])
    _, bold, color = max(sorted(k for k in weights if k[0] == size), key=lambda k: weights[k])
    return Style(size, bold, color)


def build_blocks(column: Sequence[Piece], body: Style, panel: int = -1) -> list[Block]:
    """The blocks of one column, from top to bottom."""
    blocks: list[Block] = []
    lines: list[Run] = []
    for item in column:
        if isinstance(item, Atom):
            blocks.extend(_text_blocks(lines, body, panel))
            lines = []
            blocks.extend(replace(block, panel=panel) if block.panel < 0 else block for block in item.blocks)
        elif lines and _same_line(lines[-1], item):
            lines[-1] = make_run((*lines[-1].words, *item.words))
        else:
            lines.append(item)
    blocks.extend(_text_blocks(lines, body, panel))
    return blocks


def _same_line(a: Run, b: Run) -> bool:
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    beside = b.left >= a.right - 0.5 * b.size and shared >= 0.55 * min(a.height, b.height)
    return beside and not _lone_numbers(a, b)


def _lone_numbers(a: Run, b: Run) -> bool:
    """Whether two runs on one line are numbers far apart: they say two things."""
    return b.left - a.right > LONE_EM * b.size and is_value(a.text) and is_value(b.text)


def _text_blocks(lines: list[Run], body: Style, panel: int) -> list[Block]:
    groups: list[list[Run]] = []
    for line in lines:
        if groups and not _parts(groups[-1], line, lines):
            groups[-1].append(line)
        else:
            groups.append([line])
    blocks: list[Block] = []
    for index, group in enumerate(groups):
        following = groups[index + 1] if index + 1 < len(groups) else None
        kind = _kind(group, following, body)
        level = 1 if kind == "heading" else 0
        blocks.append(Block(kind=kind, lines=tuple(run.line for run in group), level=level, panel=panel))
    return blocks


def _parts(group: list[Run], line: Run, lines: list[Run]) -> bool:
    """Whether the line starts a new block after the group."""
    last = group[-1]
    if _lone_numbers(last, line) or (is_list_start(line) and not _ends_sentence(line, last, lines)):
        return True
    if _differs_in_size(line, last):
        return True
    if line.bold != last.bold and _whole_style(line) and _whole_style(last):
        return True
    if line.color != last.color and line.color and last.color and _whole_style(line) and _whole_style(last):
        return True
    gap = line.top - last.bottom
    if len(group) >= 2:
        usual = last.center_y - group[-2].center_y
        if line.center_y - last.center_y > 1.3 * usual + 0.5:
            return True
    elif gap > LOOSEST_EM * line.size or (gap > LOOSE_EM * line.size and not _is_loose(lines, line, last)):
        return True
    return _ended(group, line, lines, loose=gap > LOOSE_EM * line.size)


def _ends_sentence(line: Run, last: Run, lines: list[Run]) -> bool:
    """Whether a number with a full stop ends the sentence of the full line before it, sooner than to open an item."""
    marker = line.words[0].text
    if not _LISTED.fullmatch(marker) or last.text[-1:] in ".!?;" or abs(line.left - last.left) > 0.3 * line.size:
        return False
    before = f"{int(marker[:-1]) - 1}."
    room = max(run.right - run.left for run in lines if abs(run.size - last.size) < 0.5)
    full = last.right - last.left + line.words[0].box.width + 0.6 * line.size >= room
    return full and not any(run.words[0].text == before for run in lines) and before != "0."


def _differs_in_size(line: Run, last: Run) -> bool:
    """Whether two lines are set in two sizes; sizes of text that was read from a picture are rough."""
    if is_pictured(line) and is_pictured(last):
        return not 1 / PICTURED_RATIO <= line.size / last.size <= PICTURED_RATIO
    return line.size > LARGE_RATIO * last.size or line.size < SMALL_RATIO * last.size * 0.97


def _is_loose(lines: list[Run], line: Run, last: Run) -> bool:
    """Whether most lines of the column stand so far apart: then the distance parts nothing."""
    pitches = sorted(b.center_y - a.center_y for a, b in pairwise(lines))
    pitch = line.center_y - last.center_y
    return len(pitches) >= 3 and pitch <= 1.12 * pitches[len(pitches) // 3] + 0.3


def _ended(group: list[Run], line: Run, lines: list[Run], *, loose: bool) -> bool:
    """Whether the last line ended before its column did: the next word would have fitted, and it starts a sentence."""
    last = group[-1]
    start = line.words[0].text.lstrip("'\"\u2018\u201c(\u20ac")[:1]
    if not (start.isupper() or start.isdigit()):
        return False
    room = max(run.right - run.left for run in lines if abs(run.size - last.size) < 0.5)
    first = line.words[0].box
    fits = last.right - last.left + first.width + 0.6 * line.size < room
    if not fits:
        return False
    ends = last.text[-1:]
    if loose or ends in ".!?;":
        return True
    return ends not in ",:-" and last.right - last.left < 0.6 * room


def _whole_style(run: Run) -> bool:
    """Whether nearly all characters of a line have the line's weight and colour."""
    same = sum(len(word.text) for word in run.words if word.bold == run.bold and word.color == run.color)
    return same >= 0.8 * sum(len(word.text) for word in run.words)


def is_list_start(run: Run) -> bool:
    """Whether a line opens with a list marker and goes on after it."""
    first = run.words[0]
    if len(run.words) < 2 or first.raised:
        return False
    if _NUMBERED.fullmatch(first.text):  # entries of a list of tables: 2.4 Namen en getallen
        return run.words[1].text[:1].isupper()
    if not is_marker(first.text):
        return False
    if first.text == "o" or first.text in "-–—‒−*":
        gap = run.words[1].box.left - first.box.right
        return gap > 0.15 * run.size and not has_digit(run.words[1].text)
    return True


def _kind(group: list[Run], following: list[Run] | None, body: Style) -> BlockKind:
    first = group[0]
    text = " ".join(run.text for run in group)
    if first.words[0].raised and first.size < 0.95 * body.size:
        return "footnote"
    if _NOTE.match(text) and first.size < 0.97 * body.size:
        return "footnote"
    if _CAPTION.match(text) and len(text) <= 220:
        return "caption"
    if _is_heading(group, text, following, body):
        return "heading"
    if is_list_start(first):
        return "list_item"
    return "paragraph"


def _states_value(text: str) -> bool:
    """Whether a line opens or ends with a number that is no year and no section number."""
    words = text.rstrip(".").split()
    return any(
        is_number_word(word)
        and not is_period(word.strip("()"))
        and not opens_text(word)
        and not (len(word) <= 2 and word.isdecimal())
        for word in (words[0], words[-1])
    )


def _is_heading(group: list[Run], text: str, following: list[Run] | None, body: Style) -> bool:
    if len(group) > 4 or len(text) > 180 or sum(character.isalpha() for character in text) < 2:
        return False
    first = group[0]
    ends = text.rstrip()[-1:]
    if (ends == "." and len(text) > 40) or _SENTENCES.search(text) or _states_value(text):
        return False
    if text[0] in _OPENING_QUOTES and text.rstrip(".")[-1:] in _CLOSING_QUOTES:
        return False  # what somebody said, set large
    if first.size >= 1.18 * body.size and ends not in ",;":
        return len(group) <= 3 or first.size >= 1.5 * body.size
    ends_as_title = ends == "." and len(group) == 1 and text.count(" ") < TITLE_WORDS and text[:1].isupper()
    if ends_as_title and following is not None and first.bold and not body.bold and not following[0].bold:
        return True
    if len(group) > 2 or ends in ".,;:" or len(text) > 120 or first.size < 0.9 * body.size:
        return False
    if following is None:
        styled = (first.bold and not body.bold) or (first.color != body.color and first.color != "")
        return (styled or first.size >= 1.06 * body.size) and not text[:1].islower() and len(text) <= 90
    after = following[0]
    if first.bold and not body.bold and not after.bold:
        return True
    if first.size >= 1.06 * body.size and after.size < 0.97 * first.size and not text[:1].islower():
        return True
    styled = first.color != body.color and first.color != "" and after.color != first.color
    return styled and first.size >= after.size and text[:1].isupper() and len(text) <= 90
