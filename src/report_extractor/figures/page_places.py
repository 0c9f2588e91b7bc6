"""Numbers that their place on the page explains: page numbers in the margin, titles and notes that count up."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..model import Passage
from .inventory import Located, continues_a_callout

_FOOTER_WORDS = 6
_EDGE = 0.06  # of the height that the words of a page take up: footers and headers lie in the outer part
_PAGE_NUMBER = re.compile(r"(?:.*[^\d.,€%]\s*)?[|•·–-]?\s*(\d{1,3})|(\d{1,3})\s*[|•·–-]?\s+.*[^\d.,€%]")
_PRINTED_TITLE = re.compile(
    r"(?:19|20)\d\d|verslag|rapport|bericht|stukken|beeld|besluitenlijst|notulen", re.IGNORECASE
)
_NUMBERED_TITLE = re.compile(r"(\d{1,2})[.:]?\s+[A-Z][^.;:!?\d]{2,70}[.:?]?")


@dataclass(frozen=True, slots=True)
class PagePlaces:
    """Which passages are page footers, titles of a numbered row or note numbers, by their index in the document."""

    footers: frozenset[int] = frozenset()
    numbered: frozenset[int] = frozenset()
    notes: frozenset[int] = frozenset()
    continuing: frozenset[int] = frozenset()  # lines that go on where the callout before them ends

    def reason_of(self, item: Located) -> str:
        """`page_number` or `reference` for a whole number whose place says so; else empty."""
        mention, text = item.mention, item.passage.text.strip()
        if mention.kind != "quantity" or not mention.text.strip(".|: ").isdigit():
            return ""
        if item.place in self.footers and (text.startswith(mention.text) or text.endswith(mention.text)):
            return "page_number"
        if item.place in self.notes:
            return "reference"
        return "reference" if item.place in self.numbered and text.startswith(mention.text) else ""


NO_PLACES = PagePlaces()


def places_of(passages: Sequence[Passage]) -> PagePlaces:
    """The footers and the numbered titles of a document."""
    return PagePlaces(
        footers=_footers(passages),
        numbered=_numbered(passages),
        notes=_notes(passages),
        continuing=frozenset(
            place
            for place, (one, other) in enumerate(pairwise(passages), start=1)
            if one.kind == "callout" and one.page == other.page and continues_a_callout(other)
        ),
    )


def _notes(passages: Sequence[Passage]) -> frozenset[int]:
    """The cells of a column that counts up: the numbers of the notes, between the names of the rows and the amounts.

    At least three in a row; the column has no head of its own, and columns to the right of it do.
    """
    columns: dict[tuple[int, int], dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    headed: dict[tuple[int, int], dict[int, tuple[str, ...]]] = defaultdict(dict)
    for place, passage in enumerate(passages):
        if passage.kind == "table" and passage.role == "body" and passage.cell is not None:
            table = (passage.page, passage.cell[0])
            columns[table][passage.cell[2]].append(place)
            if passage.context.column_headers:
                headed[table][passage.cell[2]] = passage.context.column_headers
    found: set[int] = set()
    for table, by_column in columns.items():
        for column, places in by_column.items():
            heads = headed[table]
            borrowed = heads.get(column) == heads.get(column + 1)  # one head over it and the column of amounts
            if (
                (column in heads and not borrowed)
                or not any(other > column for other in heads)
                or any(other < column for other in heads)
            ):
                continue
            values = [int(text) for text in (passages[place].text.strip() for place in places) if _NOTE.fullmatch(text)]
            counts_up = all(one < other for one, other in pairwise(values))
            if len(values) == len(places) >= _ENOUGH_NOTES and counts_up:
                found.update(places)
    return frozenset(found)


_NOTE = re.compile(r"\d{1,2}")
_ENOUGH_NOTES = 3


def _footers(passages: Sequence[Passage]) -> frozenset[int]:
    """Short lines at the top or bottom of a page that end or start with the page's number.

    Or with another number when the rest of the line is the title that a report prints there.
    """
    pages: dict[int, list[int]] = defaultdict(list)
    for place, passage in enumerate(passages):
        if passage.words and passage.role != "hidden":
            pages[passage.page].append(place)
    found: set[int] = set()
    for page, places in pages.items():
        top = min(word.box.top for place in places for word in passages[place].words)
        bottom = max(word.box.bottom for place in places for word in passages[place].words)
        margin = (bottom - top) * _EDGE
        for place in places:
            passage = passages[place]
            if passage.kind != "sentence" or len(passage.text.split()) > _FOOTER_WORDS:
                continue
            lowest = max(word.box.bottom for word in passage.words)
            highest = min(word.box.top for word in passage.words)
            if top + margin < highest and lowest < bottom - margin:
                continue
            if _is_page_number(passage.text.strip(), page):
                found.add(place)
    return frozenset(found)


def _is_page_number(text: str, page: int) -> bool:
    match = _PAGE_NUMBER.fullmatch(text)
    if match is None:
        return False
    number = match[1] or match[2]
    rest = text.removesuffix(number) if match[1] else text.removeprefix(number)
    if rest.strip(" |•·–-") == "":
        return int(number) == page
    titled = bool(_PRINTED_TITLE.search(rest)) and not _TELLS.match(rest)
    return titled or int(number) == page


_TELLS = re.compile(r"\s+[a-z]+en\b|.*\d\s*:\s*[€\d]")  # '64 rapporten', '64 zaken (2022: 71)': counted, no title


def _numbered(passages: Sequence[Passage]) -> frozenset[int]:
    """Titles '1 Verzoeken', '2 Besluiten', '3 …' that count up from one, at least three of them, over a document."""
    titles: dict[int, list[int]] = defaultdict(list)
    for place, passage in enumerate(passages):
        found = _NUMBERED_TITLE.fullmatch(passage.text.strip()) if passage.kind == "sentence" else None
        if found:
            titles[int(found[1])].append(place)
    length = 0
    while length + 1 in titles:
        length += 1
    if length < 3:
        return frozenset()
    return frozenset(place for number in range(1, length + 1) for place in titles[number])
