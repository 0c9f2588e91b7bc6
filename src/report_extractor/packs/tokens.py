"""A text and its figures → tokens: one for each figure, one for each other word, with what a phrase may step over.

Punctuation is no token. Words that never change what is counted (`ruim`, `inmiddels`, unit words behind their
number, `dit jaar`, `in 2022`, anything between parentheses) are soft: a phrase may name them but need not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from .inflection import find_keys, fold

SpannedFigure = tuple[int, int, str, Decimal | None]

_WORD = re.compile(r"[^\W_]+(?:\u00ad[^\W_]+|['’][^\W_]+|-\n(?=[a-z])[^\W_]+)*")
_STOP = re.compile(r"[.!?][\"'’”)]*\s")
_TIME = re.compile(
    r"\b(?:(?:dit|vorig|afgelopen|komend)\s+(?:verslag)?jaar|"
    r"(?:in|over|eind|begin|medio)\s+(?:het\s+(?:verslag|boek)?jaar\s+)?(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_LONGEST_READING = 4000  # characters; a sentence is far shorter, and no input may cost more than linear time

SOFT_WORDS = frozenset(
    "aantal al alsnog bijna circa daarbij daarnaast de echter een er eveneens het hooguit inmiddels krap maar minimaal "
    "maximaal minstens namelijk nog nu ongeveer ook opnieuw rond ruim slechts tevens totaal wederom wel zo zon".split()
)
"""Words that a phrase steps over: articles, approximators and adverbs that leave the counted thing alone."""

UNIT_WORDS = frozenset(
    "x procent procenten percent dag dagen week weken maand maanden jaar jaren uur uren euro fte keer maal "
    "miljoen miljard duizend mln mld".split()
)
"""Words directly behind a number that its unit already says."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a figure (`figure` is its index, -1 for a word) at `[start, end)`.

    `soft`: may be stepped over. `fenced`: a sentence ends between the token before and this one.
    `bracketed`: between parentheses.
    """

    start: int
    end: int
    keys: frozenset[str]
    figure: int = -1
    soft: bool = False
    fenced: bool = False
    bracketed: bool = False


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text in order, and for each key the places where it stands."""

    items: tuple[Token, ...]
    places: dict[str, list[int]]

    def clause(self, at: int) -> range:
        """The places of the sentence that the token stands in."""
        start, stop = at, at + 1
        while start > 0 and not self.items[start].fenced:
            start -= 1
        while stop < len(self.items) and not self.items[stop].fenced:
            stop += 1
        return range(start, stop)


def find_words(text: str) -> list[str]:
    """The words of a text as printed, those inside numbers too."""
    return _WORD.findall(text[:_LONGEST_READING])


def is_unit_word(word: str) -> bool:
    """Whether a word behind a number only says its unit."""
    return word.casefold() in UNIT_WORDS


def tokenize(text: str, figures: Sequence[SpannedFigure] = ()) -> Tokens:
    """The tokens in order. A figure is one token; letters inside its span follow it as soft words."""
    text = text[:_LONGEST_READING]
    tokens: list[Token] = []
    at = 0
    for index in sorted(range(len(figures)), key=lambda i: figures[i][0]):
        start, end = figures[index][0], figures[index][1]
        if start < at or end > len(text):
            continue
        tokens.extend(_words(text, at, start))
        fenced = _ends_sentence(text, tokens[-1].end if tokens else 0, start)
        tokens.append(Token(start, end, find_keys(text[start:end]), figure=index, fenced=fenced))
        tokens.extend(
            Token(word.start(), word.end(), find_keys(word[0]), soft=True) for word in _WORD.finditer(text, start, end)
        )
        at = end
    tokens.extend(_words(text, at, len(text)))
    items = tuple(_soften(text, tokens))
    places: dict[str, list[int]] = {}
    for place, token in enumerate(items):
        for key in token.keys:
            places.setdefault(key, []).append(place)
    return Tokens(items, places)


def _words(text: str, start: int, end: int) -> list[Token]:
    found: list[Token] = []
    before = start
    for word in _WORD.finditer(text, start, end):
        fenced = _ends_sentence(text, before, word.start())
        soft = fold(word[0]) in SOFT_WORDS
        found.append(Token(word.start(), word.end(), find_keys(word[0]), soft=soft, fenced=fenced))
        before = word.end()
    return found


def _ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether a sentence ends between two tokens; `o.a. meldingen` goes on, because a small letter follows."""
    between = text[start:end]
    return ";" in between or (bool(_STOP.search(between)) and not text[end].islower())


def _soften(text: str, tokens: list[Token]) -> list[Token]:
    """Parenthesised words, words of time, and unit words right behind a figure become soft."""
    timed = {place for match in _TIME.finditer(text) for place in range(*match.span())}
    softened: list[Token] = []
    depth, before = 0, 0
    behind_figure = False
    for token in tokens:
        between = text[before : token.start]
        depth = max(0, depth + between.count("(") - between.count(")"))
        before = max(before, token.end)
        unit_word = behind_figure and is_unit_word(text[token.start : token.end])
        if depth > 0 or (token.figure < 0 and (unit_word or token.start in timed)):
            soft = token.figure < 0
            token = Token(token.start, token.end, token.keys, token.figure, soft, token.fenced, depth > 0)
        softened.append(token)
        behind_figure = token.figure >= 0 or (behind_figure and token.soft)
    return softened
