"""A pattern and its parts in words for a reader who never saw a pack: no codes, no braces."""

from __future__ import annotations

from collections.abc import Iterable

from .compiling import CompiledIndicator
from .pack import Pattern
from .phrases import Choice, Element, Gap, Listed, Plain, Slot

_MOST_SHOWN = 3  # wordings of a list: enough to see what it is a list of


def tell_pattern(pattern: Pattern, owner: CompiledIndicator) -> str:
    """The phrase with its number as ‹getal› and each word list as some of its words; what may be absent is left out."""
    needed = (element for element in pattern.run if not (isinstance(element, Choice) and element.optional))
    return " ".join(_tell(element, owner) for element in needed)


def tell_wanted(element: Element, owner: CompiledIndicator) -> str:
    """What had to stand where a pattern stopped: «klachten», or a word like one of a list."""
    if isinstance(element, Choice):
        branches = [" ".join(_tell(part, owner) for part in branch) for branch in element.branches]
        return _either(f"«{branch}»" for branch in branches[:_MOST_SHOWN])
    if isinstance(element, Listed):
        words = _wordings(element.name, owner)
        said = _either(f"«{word}»" for word in words[:_MOST_SHOWN])
        return f"een woord als {said}" if len(words) > 1 else said
    return f"«{_tell(element, owner)}»"


def _tell(element: Element, owner: CompiledIndicator) -> str:
    if isinstance(element, Plain):
        return element.text
    if isinstance(element, Slot):
        return "‹getal›"
    if isinstance(element, Gap):
        return "…"
    if isinstance(element, Listed):
        words = _wordings(element.name, owner)
        more = "/…" if len(words) > _MOST_SHOWN else ""
        return f"‹{'/'.join(words[:_MOST_SHOWN])}{more}›"
    inner = " | ".join(" ".join(_tell(part, owner) for part in branch) for branch in element.branches)
    return f"[{inner}]" if element.optional else f"({inner})"


def _wordings(name: str, owner: CompiledIndicator) -> list[str]:
    """The shortest wording of each code of a list; of a list that is one code, its wordings."""
    items = owner.lists[name].items if name in owner.lists else ()
    first: dict[str, str] = {}
    for wording in items:
        if wording.code not in first or len(wording.text) < len(first[wording.code]):
            first[wording.code] = wording.text
    if len(first) > 1:
        return sorted(first.values(), key=lambda text: len(text.split()))
    return list(dict.fromkeys(wording.text for wording in items)) or [name.replace("_", " ")]


def _either(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} of {last}" if most else last
