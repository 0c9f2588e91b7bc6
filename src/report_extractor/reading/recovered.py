"""Recovered text (`.txt`) → pages of words on a made-up typewriter grid: line and column become points.

The grid keeps what such text still knows of the page: which words stand on one line and what is aligned. A form feed
ends a page; without any, a page ends after some fifty lines at an empty line where no sentence runs on. A line longer
than the grid is a paragraph: it is wrapped, and then every line of the file starts with some extra white space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..model import Box, Metadata, PageWords, Word

_COLUMN_PT, _LINE_PT, _SIZE_PT = 6.0, 12.0, 10.0
_MARGIN_PT = 36.0
_WIDTH_PT, _HEIGHT_PT = 595.0, 842.0
_PAGE_LINES, _PAGE_LINES_MOST = 50, 200
_WRAP_COLUMNS, _PARAGRAPH_COLUMNS, _PARAGRAPH_GAP_PT = 110, 160, 8.0
_WORD = re.compile(r"\S+")


class RecoveredText:
    """A text file, read whole: it is small."""

    metadata = Metadata()

    def __init__(self, path: Path, max_word_characters: int) -> None:
        self._pages = split_pages(decode(path.read_bytes()))
        self._max_word_characters = max_word_characters
        self.page_count = len(self._pages)

    def read(self, number: int) -> PageWords:
        """The words of page `number` (from 1) on the grid."""
        return lay_out(self._pages[number - 1], number, self._max_word_characters)

    def close(self) -> None:
        """Nothing to give back."""


def decode(content: bytes) -> str:
    """The text of a file in UTF-8 (with or without mark), UTF-16 with mark, or else Windows-1252."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def split_pages(text: str) -> list[list[str]]:
    """The lines of each page; at least one page. Pages without any word at the end are dropped."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\f" in text:
        pages = [part.split("\n") for part in text.split("\f")]
        while len(pages) > 1 and not any(line.strip() for line in pages[-1]):
            pages.pop()
        return pages
    return _split_at_empty_lines(text.split("\n"))


def _split_at_empty_lines(lines: list[str]) -> list[list[str]]:
    pages: list[list[str]] = [[]]
    for line, following in zip(lines, _next_words(lines), strict=True):
        page = pages[-1]
        parted = len(page) >= _PAGE_LINES and not line.strip() and not _runs_on(page, following)
        if parted or len(page) >= _PAGE_LINES_MOST:
            pages.append([])
        else:
            page.append(line)
    while len(pages) > 1 and not any(line.strip() for line in pages[-1]):
        pages.pop()
    return pages


def _next_words(lines: list[str]) -> list[str]:
    """For each line, the first that is not empty from there on; all at once, or many empty lines take for ever."""
    found = ""
    following = []
    for line in reversed(lines):
        found = line.strip() or found
        following.append(found)
    return following[::-1]


def _runs_on(before: list[str], first: str) -> bool:
    """Whether a sentence goes on over the empty lines between a part of a text and the `first` line after them."""
    last = next((line.strip() for line in reversed(before) if line.strip()), "")
    return last[-1:] not in (".", "!", "?", "") or first[:1].islower()


def lay_out(lines: list[str], number: int, max_word_characters: int) -> PageWords:
    """A page with the words of these lines on the grid; as wide and high as they need, at least A4."""
    expanded = [line.expandtabs(8) for line in lines]
    wraps = any(len(line) > _PARAGRAPH_COLUMNS for line in expanded)
    words: list[Word] = []
    top = _MARGIN_PT
    for line in expanded:
        for row in _wrap(line) if wraps else (line,):
            words.extend(_words(row, top, len(words), max_word_characters))
            top += _LINE_PT
        top += _PARAGRAPH_GAP_PT if wraps else 0.0
    right = max((word.box.right for word in words), default=0.0)
    return PageWords(
        number=number,
        width_pt=max(_WIDTH_PT, right + _MARGIN_PT),
        height_pt=max(_HEIGHT_PT, top + _MARGIN_PT),
        words=tuple(words),
        read_by="recovered_text",
        reason="recovered_text" if words else "no_text",
        detail=f"{len(lines)} lines",
    )


def _words(row: str, top: float, order: int, max_word_characters: int) -> Iterator[Word]:
    for match in _WORD.finditer(row):
        for start in range(match.start(), match.end(), max_word_characters):
            text = row[start : min(match.end(), start + max_word_characters)]
            left = _MARGIN_PT + start * _COLUMN_PT
            box = Box(left=left, top=top, right=left + len(text) * _COLUMN_PT, bottom=top + _SIZE_PT)
            yield Word(text=text, box=box, size_pt=_SIZE_PT, order=order)
            order += 1


def _wrap(line: str) -> Iterator[str]:
    while len(line) > _WRAP_COLUMNS:
        cut = line.rfind(" ", 1, _WRAP_COLUMNS + 1)
        if cut < 0:
            cut = line.find(" ", _WRAP_COLUMNS)
        if cut < 0:
            break
        yield line[:cut]
        line = line[cut + 1 :]
    yield line
