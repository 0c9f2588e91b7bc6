"""A built pack → names in it that nothing defines, or that mean two things."""

from __future__ import annotations

from .building import suggest
from .pack import Mistake, Pack
from .phrases import Listed, find_elements


def find_dangling(pack: Pack) -> tuple[Mistake, ...]:
    """Names of word lists and breakdown keys that nothing defines, or that mean two things."""
    mistakes: list[Mistake] = []
    words = {words.name: words.line for words in pack.words}
    categories = {categories.name for categories in pack.categories}
    for name in categories & set(words):
        mistakes.append(_mistake(pack, words[name], f"'{name}' is een woordenlijst en een categorielijst tegelijk"))
    mistakes += _find_overlaps(pack)
    for indicator in pack.indicators:
        keys = {key for key, _ in indicator.breakdown}
        known = sorted({*words, *categories, *keys})
        for _, names in indicator.breakdown:
            for name in names:
                if name not in words and name not in categories:
                    message = f"breakdown van '{indicator.id}': geen woordenlijst '{name}'{suggest(name, known)}"
                    mistakes.append(_mistake(pack, indicator.line, message))
        for name in indicator.from_near:
            if name not in keys:
                message = (
                    f"from_near van '{indicator.id}': '{name}' is geen sleutel van zijn breakdown{suggest(name, keys)}"
                )
                mistakes.append(_mistake(pack, indicator.line, message))
        for pattern in indicator.patterns:
            for element in find_elements(pattern.run):
                if isinstance(element, Listed) and element.name not in known:
                    message = f"geen woordenlijst '{element.name}'{suggest(element.name, [*known, 'figure'])}"
                    mistakes.append(_mistake(pack, pattern.line, f'"{pattern.text}": {message}'))
    return tuple(mistakes)


def _find_overlaps(pack: Pack) -> list[Mistake]:
    """Versions of one category list that are in force in the same year."""
    mistakes = []
    for at, late in enumerate(pack.categories):
        for early in pack.categories[:at]:
            apart = (early.valid_until and early.valid_until < late.valid_from) or (
                late.valid_until and late.valid_until < early.valid_from
            )
            if early.name == late.name and not apart:
                message = f"twee versies van categorielijst '{late.name}' gelden in {late.valid_from}; geef valid_until"
                mistakes.append(_mistake(pack, late.line, message))
    return mistakes


def _mistake(pack: Pack, line: int, message: str) -> Mistake:
    return Mistake(file=pack.file, line=line, message=message)
