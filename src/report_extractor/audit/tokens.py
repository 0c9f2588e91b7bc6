"""A text in, its words that carry meaning out, in order: phrases as one word, parted verbs joined.

`om het leven gekomen` says one thing, and so do `namen … deel` and `deelgenomen`. The phrases stand in phrases.csv and
related.csv, the verbs that part in verbs.csv.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from .lexicon import light_words, parting_verbs, phrases, related
from .stems import folded, stem

_WORD = re.compile(r"[a-z]{1,60}|\d{1,20}")
_SMALL_PREFIX = re.compile(r"\be-(?=[a-z])", re.IGNORECASE)  # e-mail
_ORDINALS = ("eerste", "tweede", "derde", "vierde")
_QUARTER = re.compile(r"\b(eerste|tweede|derde|vierde)\s(?=kwartaal)", re.IGNORECASE)
_ACRONYM = re.compile(r"\b[A-Z]{2,6}\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WITHIN = re.compile(r"[\s'’/-]{0,3}")  # what can stand between the words of a phrase
_END = re.compile(r"[.;:!?|]")  # what a verb and its particle do not have between them
_REACH = 12  # words between a verb and its particle


@lru_cache(maxsize=65536)
def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text that carry meaning, in order; years are none (periods are compared as such)."""
    light = light_words()
    acronyms = {found.lower() for found in _ACRONYM.findall(text)} if not text.isupper() else frozenset()
    return tuple(
        word
        for word in joined_words(text)
        if (word not in light or word in acronyms) and not _YEAR.fullmatch(word) and (len(word) > 1 or word.isdigit())
    )


def joined_phrase(words: str) -> str:
    """The one word that stands for a phrase, after a `+`; a word stays as it is."""
    parts = _WORD.findall(folded(_joined(words)))
    return "".join(parts) if len(parts) == 1 else "+" + "".join(parts)


def _joined(text: str) -> str:
    text = _QUARTER.sub(lambda found: f"{_ORDINALS.index(found.group(1).lower()) + 1} ", text)
    return _SMALL_PREFIX.sub("", text.replace("'s ", "s ").replace("’s ", "s "))


def phrases_in(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The phrases of related.csv in a text: the one word that stands for each, with the words that it is made of."""
    words, gaps = _split(folded(_joined(text)))
    known = _related_phrases()
    stems = [stem(word) for word in words]
    found = []
    for at, first in enumerate(stems):
        for phrase, key in known.get(first, ()):
            if tuple(stems[at : at + len(phrase)]) == phrase and _within(gaps, at, len(phrase)):
                found.append((key, tuple(words[at : at + len(phrase)])))
    return tuple(found)


def joined_words(text: str) -> list[str]:
    """All folded words of a text, each phrase of phrases.csv and each parted verb as one."""
    words, gaps = _split(folded(_joined(text)))
    said = _said_phrases()
    joined: list[tuple[str, str]] = []
    at = 0
    while at < len(words):
        known = said.get(words[at], ())
        found = next(
            (one for one in known if tuple(words[at : at + len(one[0])]) == one[0] and _within(gaps, at, len(one[0]))),
            None,
        )
        joined.append((found[1] if found else words[at], gaps[at]))
        at += len(found[0]) if found else 1
    return _rejoined([word for word, _ in joined], [gap for _, gap in joined])


def _split(text: str) -> tuple[list[str], list[str]]:
    """The words of a folded text, and what stands before each."""
    words: list[str] = []
    gaps: list[str] = []
    last = 0
    for found in _WORD.finditer(text):
        gaps.append(text[last : found.start()])
        words.append(found.group())
        last = found.end()
    return words, gaps


def _within(gaps: Sequence[str], at: int, length: int) -> bool:
    return all(_WITHIN.fullmatch(gap) for gap in gaps[at + 1 : at + length])


@cache
def _said_phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The phrases of phrases.csv as written, by their first word, the longest first."""
    found = {tuple(_WORD.findall(folded(words))): phrase.key for phrase in phrases() for words in phrase.words}
    return _by_first(found)


@cache
def _related_phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The phrases of related.csv as stems, by the first of them, the longest first."""
    found = {}
    for row in related():
        for words in row.words:
            parts = _WORD.findall(folded(_joined(words)))
            if len(parts) > 1:
                found[tuple(map(stem, parts))] = joined_phrase(words)
    return _by_first(found)


def _by_first(found: Mapping[tuple[str, ...], str]) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    first: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for phrase in sorted(found, key=len, reverse=True):
        first[phrase[0]].append((phrase, found[phrase]))
    return {word: tuple(known) for word, known in first.items()}


def _rejoined(words: list[str], gaps: Sequence[str]) -> list[str]:
    """The words, with each verb that stands apart from its particle as its whole verb."""
    verbs, particles = _parting()
    gone = set()
    for at, word in enumerate(words):
        if word not in particles:
            continue
        for before in range(at - 1, max(-1, at - _REACH), -1):
            if _END.search(gaps[before + 1]):
                break
            whole = verbs.get((word, words[before]))
            if whole:
                words[before] = whole
                gone.add(at)
                break
    return [word for at, word in enumerate(words) if at not in gone]


@cache
def _parting() -> tuple[Mapping[tuple[str, str], str], frozenset[str]]:
    """The whole verb by its particle and each of its forms; the particles."""
    found = {(verb.particle, form): verb.whole for verb in parting_verbs() for form in verb.forms}
    return found, frozenset(particle for particle, _ in found)
