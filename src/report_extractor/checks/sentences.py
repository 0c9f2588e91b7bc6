"""Figures of one sentence, with the place of each number in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..model import Figure, Mention, Number

_CELL = " | "  # between headers and number in the snippet of a table cell
_CUT = re.compile(r"[,;:]\s|\sen\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A figure with its index in reading order and the span of its number in the sentence; -1 when it is not found."""

    figure: Figure
    index: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence (or caption, or list item) with its figures, in the order in which they are printed."""

    page: int
    text: str
    placed: tuple[Placed, ...]

    def before(self, item: Placed, length: int = 40) -> str:
        """The text in front of a number, at most `length` characters, not past the number before it."""
        if item.start < 0:
            return ""
        floor = max((other.end for other in self.placed if 0 <= other.end <= item.start), default=0)
        return self.text[max(floor, item.start - length) : item.start]

    def after(self, item: Placed, length: int = 40) -> str:
        """The text behind a number, at most `length` characters, not past the number after it."""
        if item.start < 0:
            return ""
        ceiling = min((other.start for other in self.placed if other.start >= item.end), default=len(self.text))
        return self.text[item.end : min(ceiling, item.end + length)]

    def clause(self, item: Placed) -> str:
        """The part of the sentence between commas or `en` that holds the number."""
        if item.start < 0:
            return ""
        cuts = [match.span() for match in _CUT.finditer(self.text)]
        start = max((end for _, end in cuts if end <= item.start), default=0)
        end = min((begin for begin, _ in cuts if begin >= item.end), default=len(self.text))
        return self.text[start:end]


def sentences_of(figures: Sequence[Figure], kinds: Iterable[str] = ("sentence", "list")) -> list[Sentence]:
    """The sentences that hold numbers of figures, in reading order of the figures.

    A figure that is stated in several places (a callout and a sentence) stands in each sentence that states it.
    """
    wanted = frozenset(kinds)
    groups: dict[tuple[int, str], list[tuple[int, Figure, Number]]] = defaultdict(list)
    for index, figure in enumerate(figures):
        for number in figure.numbers:
            running = figure.kind in wanted if number is figure.evidence else _CELL not in number.snippet
            if running:
                groups[(number.page, number.snippet)].append((index, figure, number))
    return [Sentence(page=page, text=text, placed=_place(text, members)) for (page, text), members in groups.items()]


def _place(text: str, members: list[tuple[int, Figure, Number]]) -> tuple[Placed, ...]:
    ordered = sorted(members, key=lambda item: (item[2].mention.start, item[0]))
    shift = _shift(text, [number.mention for _, _, number in ordered])
    placed = []
    floor = 0
    for index, figure, number in ordered:
        mention = number.mention
        start = mention.start - shift if shift is not None else _search(text, mention.text, floor)
        end = start + len(mention.text) if start >= 0 else -1
        floor = max(floor, end)
        placed.append(Placed(figure=figure, index=index, start=start, end=end))
    return tuple(placed)


def _shift(text: str, mentions: list[Mention]) -> int | None:
    """How far the snippet starts in the running text, when that explains the place of every number."""
    first = mentions[0]
    at = text.find(first.text)
    while at >= 0:
        shift = first.start - at
        if all(_stands(text, mention, shift) for mention in mentions):
            return shift
        at = text.find(first.text, at + 1)
    return None


def _stands(text: str, mention: Mention, shift: int) -> bool:
    start = mention.start - shift
    end = start + len(mention.text)
    return start >= 0 and text[start:end] == mention.text and _bounded(text, start, mention.text)


def _search(text: str, printed: str, floor: int) -> int:
    at = text.find(printed, floor) if printed else -1
    while at >= 0 and not _bounded(text, at, printed):
        at = text.find(printed, at + 1)
    return at


def _bounded(text: str, start: int, printed: str) -> bool:
    end = start + len(printed)
    left = start == 0 or not (text[start - 1].isalnum() and printed[:1].isalnum())
    return left and (end >= len(text) or not (text[end].isdigit() and printed[-1:].isalnum()))
