"""The tables of knowledge beside this module: words that mean one thing, exclude each other, or mean little.

Each row has an example, which a test runs.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TypeVar

_Kind = TypeVar("_Kind")
_OF_WORDS = frozenset(("words", "forms"))  # columns of words parted by bars


@dataclass(frozen=True, slots=True, kw_only=True)
class Synonyms:
    """Words that reports use for one thing, with two texts that say the same by them."""

    words: tuple[str, ...]
    one: str
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that say together what they do not say apart, the one word that stands for them, and two like texts."""

    words: tuple[str, ...]
    key: str
    one: str
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallWords:
    """Words that say little: `light` ones nothing, `self` ones only who speaks. Two texts of which one has them."""

    theme: str
    kind: str
    words: tuple[str, ...]
    one: str
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Words and phrases that say the `same` in a report, or `near` it, with two texts that are alike by them."""

    theme: str
    strength: str
    words: tuple[str, ...]
    one: str
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartingVerb:
    """A verb whose particle stands apart from its `forms`, the word that is the `whole` of it, and two like texts."""

    particle: str
    forms: tuple[str, ...]
    whole: str
    one: str
    other: str


@cache
def synonyms() -> tuple[Synonyms, ...]:
    """The rows of synonyms.csv."""
    return _rows("synonyms.csv", Synonyms)


@cache
def contrasts() -> tuple[tuple[str, str], ...]:
    """The rows of contrasts.csv: two words of which a label can have only one."""
    return tuple((row["one"], row["other"]) for row in read_table("contrasts.csv"))


@cache
def phrases() -> tuple[Phrase, ...]:
    """The rows of phrases.csv."""
    return _rows("phrases.csv", Phrase)


@cache
def related() -> tuple[Related, ...]:
    """The rows of related.csv."""
    return _rows("related.csv", Related)


@cache
def parting_verbs() -> tuple[PartingVerb, ...]:
    """The rows of verbs.csv."""
    return _rows("verbs.csv", PartingVerb)


@cache
def small_words() -> tuple[SmallWords, ...]:
    """The rows of small.csv."""
    return _rows("small.csv", SmallWords)


@cache
def light_words() -> frozenset[str]:
    """The words that say nothing of what is counted."""
    return frozenset(word for row in small_words() if row.kind == "light" for word in row.words)


@cache
def self_words() -> frozenset[str]:
    """What an organisation calls itself, a change, what splits off a verb: little of what is counted."""
    return frozenset(word for row in small_words() if row.kind == "self" for word in row.words)


def _rows(name: str, kind: type[_Kind]) -> tuple[_Kind, ...]:
    """The rows of a table as what they are; cells of words are parted at their bars."""
    return tuple(
        kind(**{column: tuple(cell.split("|")) if column in _OF_WORDS else cell for column, cell in row.items()})
        for row in read_table(name)
    )


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of a table of knowledge that stands beside this module."""
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
