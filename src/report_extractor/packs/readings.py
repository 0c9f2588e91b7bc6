"""What a matcher takes and gives: a Reading with its numbers, and the PackMatch that an indicator makes of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .tokens import SpannedFigure, find_words, is_unit_word

_COUNTS = frozenset({"count", "persons"})
COUNTED = _COUNTS | {"times", ""}
"""Units of mentions that count: a bare number counts too."""

_BARE = frozenset({"score", "average"})
_LONGEST_LABEL = 24  # words; a callout or a cell with its headers is shorter


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One sentence, or a callout or cell turned into language, with its numbers.

    `figures`: start, end, unit ('' for a bare count) and value of each. `near`: headings, caption, headers and the
    sentence before. `label`: whether the text is words beside one number; None lets the text decide.
    `year` chooses between versions of a category list.
    """

    text: str
    figures: tuple[SpannedFigure, ...]
    near: str = ""
    label: bool | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PackMatch:
    """An indicator's claim on `reading.figures[figure]`; `words` are the character spans that made it.

    `conflict` names the other indicators (`pack.indicator`) with an equal right to the number.
    """

    figure: int
    pack: str
    indicator: str
    breakdown: tuple[tuple[str, str], ...]
    pattern: str
    words: tuple[tuple[int, int], ...]
    conflict: tuple[str, ...] = ()


def fits_unit(units: tuple[str, ...], figure: SpannedFigure) -> bool:
    """Whether a number of this unit and value can be one of an indicator's units.

    A count is whole and not negative; a bare whole number is no ratio; a vague amount (`enkele`) is nothing.
    """
    unit, value = figure[2], figure[3]
    if value is None:
        return False
    whole = value == value.to_integral_value()
    for wanted in units:
        if wanted in _COUNTS:
            fits = unit in COUNTED and whole and value >= 0
        elif wanted == "ratio":
            fits = unit == wanted or (not unit and not whole)
        else:
            fits = unit == wanted or (not unit and wanted in _BARE)
        if fits:
            return True
    return False


def find_rivals(units: tuple[str, ...], figures: Sequence[SpannedFigure], figure: int) -> frozenset[int]:
    """Figures that the same words could mean as well: they fit the indicator and are of the same kind."""
    kinds = [unit for unit in units if fits_unit((unit,), figures[figure])]
    return frozenset(i for i, other in enumerate(figures) if i != figure and fits_unit(tuple(kinds), other))


def is_label(reading: Reading) -> bool:
    """Whether the reading is words beside one number: one figure at an end of a short text that is no sentence."""
    if reading.label is not None:
        return reading.label
    text = reading.text.rstrip()
    if len(reading.figures) != 1 or text.endswith("."):
        return False
    start, end, _, _ = reading.figures[0]
    before, after = find_words(text[:start]), find_words(text[end:])
    bare = not before or all(is_unit_word(word) for word in after)
    return bare and 0 < len(before) + len(after) <= _LONGEST_LABEL
