"""What a pattern pack holds, as read from its YAML: immutable, each part with the line it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .phrases import Run

PatternKind = Literal["phrase", "label"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """Something wrong in a pack; `str()` gives `file:line: message`."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One wording of a word list."""

    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WordList:
    """Wordings of one thing; its name is the code that a breakdown gets."""

    name: str
    entries: tuple[Entry, ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryList:
    """One version of an official list of categories, in force from the first of January of `valid_from`.

    `valid_until` is the last year, 0 while it is in force.
    """

    name: str
    valid_from: int
    valid_until: int
    source: str
    codes: tuple[WordList, ...]
    line: int

    def holds_in(self, year: int | None) -> bool:
        """Whether the list may be meant in a document of this year; an unknown year excludes nothing."""
        return year is None or (self.valid_from <= year and (not self.valid_until or year <= self.valid_until))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One phrase, or one label (words beside a number, in any order). `pattern_id` is `pack.indicator.number`."""

    pattern_id: str
    kind: PatternKind
    text: str
    run: Run
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence that proves, `text` without its marks. `[start, end)` is the marked number, (-1, -1) for none.

    `is_label` for the words of a callout or table cell. `breakdown` is sorted.
    """

    text: str
    start: int
    end: int
    value: Decimal | None
    unit: str
    breakdown: tuple[tuple[str, str], ...]
    near: str
    year: int | None
    is_label: bool
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One thing that reports count or measure.

    `breakdown`: key and the names of its word lists, or the one name of a category list. `from_near`: the keys that
    a heading or caption may fill. `near`: words of which one must stand in the reading or around it, when there are
    any. `unless`: words whose presence in the reading forbids a claim. `yields_to`: `pack.indicator` ids that get a
    number which both claim.
    """

    id: str
    label_nl: str
    label_en: str
    question: str
    units: tuple[str, ...]
    counts: tuple[Entry, ...]
    breakdown: tuple[tuple[str, tuple[str, ...]], ...]
    from_near: tuple[str, ...]
    near: tuple[Entry, ...]
    unless: tuple[Entry, ...]
    yields_to: tuple[str, ...]
    patterns: tuple[Pattern, ...]
    examples: tuple[Example, ...]
    counter_examples: tuple[Example, ...]
    examples_todo: tuple[Example, ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """Word lists, category lists and indicators of one subject."""

    name: str
    version: int
    file: str
    label_nl: str
    words: tuple[WordList, ...]
    categories: tuple[CategoryList, ...]
    indicators: tuple[Indicator, ...]

    def indicator(self, indicator_id: str) -> Indicator:
        """The indicator with this id; KeyError when the pack has none."""
        for indicator in self.indicators:
            if indicator.id == indicator_id:
                return indicator
        raise KeyError(indicator_id)

    def find_lists(self, name: str, year: int | None = None) -> tuple[WordList, ...]:
        """The word lists that a name stands for: one list, or the codes of a category list in force that year."""
        named = tuple(words for words in self.words if words.name == name)
        return named or tuple(
            code
            for categories in self.categories
            if categories.name == name and categories.holds_in(year)
            for code in categories.codes
        )
