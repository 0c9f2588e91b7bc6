"""The workbench of this room: a text cut into tokens, and drafts of mentions while their rules run.

A draft is changed by the rules that add to it and becomes an immutable Mention at the end; drafts never leave the room.
Offsets of tokens and drafts are those of the normal form.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal

from ..model import Bound, Derivation, Direction, MentionKind
from .normal import Normal, normalise

# Letters by range, not by category: twice as fast. Latin, Greek, Cyrillic, vulgar fractions, superscripts.
_LETTERS = "a-zA-Zª²³µ¹º¼-¾À-ÖØ-öø-ɏͰ-ϿЀ-ӿ⁰-₉⅐-↉元"
TOKEN = re.compile(rf"[{_LETTERS}]+(?:['\-][{_LETTERS}]+)*|\d+(?:[.,']\d+)*|\S")


_PADDING = 12


class Reading:
    """A text with its tokens: `words` lower-case, `starts`, `ends`; hints and reporting year of the caller.

    There are `count` tokens; the lists go on with a few empty ones, so that neighbours of the first and the last token
    can be looked at without asking whether there are any.
    """

    __slots__ = ("count", "ends", "hints", "lower", "normal", "starts", "text", "words", "year")

    def __init__(self, text: str, hints: Collection[str], year: int | None) -> None:
        self.normal: Normal = normalise(text)
        self.text = self.normal.text
        self.lower = lower = self.normal.lower
        self.hints = frozenset(hints)
        self.year = year
        spans = [found.span() for found in TOKEN.finditer(lower)]
        self.count = len(spans)
        spans += [(len(lower), len(lower))] * _PADDING
        self.words = [lower[start:end] for start, end in spans]
        self.starts = [span[0] for span in spans]
        self.ends = [span[1] for span in spans]

    def glued(self, index: int) -> bool:
        """Whether nothing stands between this token and the one before it."""
        return 0 < index < self.count and self.ends[index - 1] == self.starts[index]

    def gap(self, index: int) -> str:
        """What stands between this token and the one before it."""
        return self.lower[self.ends[index - 1] : self.starts[index]] if 0 < index < self.count else ""

    def index_from(self, index: int, offset: int) -> int:
        """The first token at or after `index` that starts at or after an offset."""
        starts, count = self.starts, self.count
        while index < count and starts[index] < offset:
            index += 1
        return index


class Draft:
    """A mention in the making. `first` and `last` are its tokens, `[first, last)`; `form` says how it was read."""

    __slots__ = (
        "bound",
        "decimals",
        "derivation",
        "direction",
        "doubts",
        "end",
        "first",
        "form",
        "grain",
        "high",
        "kind",
        "last",
        "low",
        "measure",
        "noun_end",
        "noun_start",
        "period_end",
        "period_start",
        "reason",
        "rule",
        "start",
        "unit",
        "value",
    )

    def __init__(self, start: int, end: int, first: int, last: int, kind: MentionKind, rule: str) -> None:
        self.start = start
        self.end = end
        self.first = first
        self.last = last
        self.kind: MentionKind = kind
        self.rule = rule
        self.form = ""
        self.grain = 1
        self.value: Decimal | None = None
        self.low: Decimal | None = None
        self.high: Decimal | None = None
        self.bound: Bound = "exact"
        self.unit = ""
        self.measure = ""
        self.direction: Direction = ""
        self.decimals = 0
        self.derivation: Derivation = "digits"
        self.noun_start = -1
        self.noun_end = -1
        self.reason = ""
        self.period_start = ""
        self.period_end = ""
        self.doubts: tuple[str, ...] = ()


def aside_at(reading: Reading, index: int, name: str, reason: str, end: int) -> Draft:
    """The aside that begins at a token and ends at an offset; `name` is the rule that read it."""
    draft = Draft(reading.starts[index], end, index, reading.index_from(index, end), "aside", name)
    draft.reason = reason
    return draft
