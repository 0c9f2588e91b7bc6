"""What layout gives: blocks in reading order, tables, and passages of running text with the way back to each word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Literal

from .geometry import Box, union
from .words import PageWords, Word

BlockKind = Literal[
    "heading",
    "paragraph",
    "list_item",
    "callout",
    "table",
    "chart",
    "caption",
    "header",
    "footer",
    "footnote",
    "hidden",
]
PassageKind = Literal["sentence", "callout", "table", "list", "chart"]
PassageRole = Literal[
    "body", "heading", "caption", "header_cell", "row_header", "axis", "running", "footnote", "hidden"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Words on one base line, in reading order."""

    words: tuple[Word, ...]

    @property
    def box(self) -> Box:
        """The smallest box around the words."""
        return union(word.box for word in self.words)

    @property
    def text(self) -> str:
        """The words, parted by spaces, as read."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table; rows and columns count from 0, spans are at least 1."""

    row: int
    column: int
    lines: tuple[Line, ...]
    row_span: int = 1
    column_span: int = 1
    header: bool = False  # names a row or a column, holds no value of the table

    @property
    def text(self) -> str:
        """The lines, parted by spaces, as read."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The cells of a table block: `header_rows` at the top name columns, `header_columns` at the left name rows."""

    cells: tuple[Cell, ...]
    header_rows: int
    header_columns: int
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines that belong together. `level` of a heading: 1 is the highest; 0 for what is not a heading.

    `panel` numbers the drawn box the block lies in (-1: none). A callout's lines start with its number.
    """

    kind: BlockKind
    lines: tuple[Line, ...]
    level: int = 0
    panel: int = -1
    table: Table | None = None

    @property
    def box(self) -> Box:
        """The smallest box around the lines."""
        return union(line.box for line in self.lines)

    @property
    def text(self) -> str:
        """The lines as read, one under the other."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page in reading order; `read` is what it was made from."""

    number: int
    width_pt: float
    height_pt: float
    blocks: tuple[Block, ...]
    read: PageWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What stands around a passage and gives it meaning; every part may be empty.

    headings: from the highest level down to the nearest. caption: of the table, chart or panel.
    row_header, column_headers (outer to inner), group (row group): of a table cell.
    series, category: of a chart label.
    """

    headings: tuple[str, ...] = ()
    caption: str = ""
    row_header: str = ""
    column_headers: tuple[str, ...] = ()
    group: str = ""
    series: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Running text (normalised: NFC, no soft hyphens, line-end hyphens joined) and its way back to the words.

    `spans` are (start, end, index into words), ascending, not overlapping: each character of a word belongs to
    exactly one span; spaces between words belong to none. A hyphenated word is two spans that touch.
    Every visible word of a page is in exactly one passage, so every number is found exactly once.
    `cell` is (table number on the page, row, column) for table cells.
    Where a page break cuts a sentence, `before` is its start on the page before and `after` its rest on the page
    after: `before + text + after` reads on. They hold no words of this passage.
    """

    text: str
    words: tuple[Word, ...]
    spans: tuple[tuple[int, int, int], ...]
    page: int
    block: int  # index into the page's blocks
    kind: PassageKind = "sentence"
    role: PassageRole = "body"
    context: Context = field(default_factory=Context)
    cell: tuple[int, int, int] | None = None
    before: str = ""
    after: str = ""

    def words_at(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that share a character with `[start, end)`, in order."""
        return tuple(self.words[i] for _, _, i in self._spans_at(start, end))

    def box_at(self, start: int, end: int) -> Box:
        """The box of `[start, end)`, a word cut in proportion to its characters. ValueError when no word is there."""
        return union(
            _cut(self.words[i], (max(start, a) - a) / (b - a), (min(end, b) - a) / (b - a))
            for a, b, i in self._spans_at(start, end)
        )

    def _spans_at(self, start: int, end: int) -> tuple[tuple[int, int, int], ...]:
        first = bisect_right(self.spans, start, key=itemgetter(1))
        return self.spans[first : bisect_left(self.spans, end, lo=first, key=itemgetter(0))]


def _cut(word: Word, first: float, last: float) -> Box:
    box = word.box
    if word.angle or (first <= 0 and last >= 1):
        return box
    return Box(
        left=box.left + box.width * first,
        top=box.top,
        right=box.left + box.width * last,
        bottom=box.bottom,
    )
