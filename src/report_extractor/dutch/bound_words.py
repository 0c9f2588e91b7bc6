"""The words around a number that bound it, matched against the tables of `bounds`."""

from __future__ import annotations

from typing import Literal

from ..model import Bound
from .bounds import AFTER, BEFORE
from .draft import TOKEN, Draft, Reading
from .noun_tables import STOP_WORDS

_BEFORE: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
for _words, _bound, _ in BEFORE:
    _tokens = tuple(TOKEN.findall(_words))
    _BEFORE.setdefault(_tokens[-1], []).append((_tokens, _bound))
for _rows in _BEFORE.values():
    _rows.sort(key=lambda row: -len(row[0]))
_AFTER: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
for _words, _bound, _ in AFTER:
    _tokens = tuple(TOKEN.findall(_words))
    _AFTER.setdefault(_tokens[0], []).append((_tokens, _bound))


def bound_before(words: list[str], first: int) -> Bound | Literal[""]:
    """The bound that the words before token `first` set on the number that begins there; empty when none."""
    for tokens, bound in _BEFORE.get(words[first - 1], ()) if first else ():
        size = len(tokens)
        if first >= size and tuple(words[first - size : first]) == tokens:
            return bound
    return ""


_MORE_OR_LESS: dict[str, Bound] = {
    words.removeprefix("of "): bound for words, bound, _ in AFTER if words.startswith("of ")
}


def bound_after(reading: Reading, draft: Draft) -> Bound | Literal[""]:
    """The bound that the words behind a number set on it; empty when none."""
    words = reading.words
    noun, link, bounding, following = words[draft.last : draft.last + 4]
    behind_noun = link == "of" and following != "dan" and noun[:1].isalpha() and noun not in STOP_WORDS
    if behind_noun and bounding in _MORE_OR_LESS:
        return _MORE_OR_LESS[bounding]  # vier jaar cel of meer
    for tokens, bound in _AFTER.get(reading.words[draft.last], ()):
        end = draft.last + len(tokens)
        if tuple(reading.words[draft.last : end]) == tokens and (tokens != ("+",) or reading.glued(draft.last)):
            if tokens[0] == "of" and reading.words[end] == "dan" and reading.words[end + 1][:1].isdecimal():
                return ""
            return bound
    return ""
