"""A number that no pattern took → the pattern that came nearest and the word it stopped at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .compiling import Compiled
from .phrases import Choice, Gap, Listed, Plain, show_element
from .tokens import Token
from .walking import Progress, walk_label, walk_phrase

Reason = Literal["word", "unit", "near", "unless", "label", "cover"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """The nearest pattern that did not match.

    `expected` is the part of the phrase it stopped at, `found` the word that stood there (empty: the sentence ended).
    `matched` of `needed` words were there. `reason`: word (stopped at a word), unit (of the number), near (none of
    the words around), unless (a word that forbids it), label (words fit, but the reading is a sentence), cover (the
    words beside the number say much more).
    """

    pack: str
    indicator: str
    pattern: str
    text: str
    reason: Reason
    expected: str
    found: str
    matched: int
    needed: int


def measure(
    pattern: Compiled, text: str, tokens: tuple[Token, ...], at: int, rivals: frozenset[int], year: int | None
) -> NearMiss | None:
    """How far the pattern came around the number at token `at`; None when not even one word fits."""
    needed = sum(
        isinstance(e, Plain | Listed) or (isinstance(e, Choice) and not e.optional) for e in pattern.pattern.run
    )
    progress = Progress()
    if pattern.is_label:
        expected, matched = _measure_label(pattern, tokens, year)
        stopped = ""
    else:
        found = walk_phrase(pattern, tokens, at, rivals, year, progress)
        matched = len(found.places) if found else progress.matched
        expected = show_element(progress.element) if progress.element and not found else ""
        inside = not found and 0 <= progress.at < len(tokens)
        stopped = text[tokens[progress.at].start : tokens[progress.at].end] if inside else ""
    if matched == 0:
        return None
    return NearMiss(
        pack=pattern.owner.pack,
        indicator=pattern.owner.indicator.id,
        pattern=pattern.pattern.pattern_id,
        text=pattern.pattern.text,
        reason="word",
        expected=expected,
        found=stopped,
        matched=matched,
        needed=needed,
    )


def _measure_label(pattern: Compiled, tokens: tuple[Token, ...], year: int | None) -> tuple[str, int]:
    """The first part of a label that is missing (empty: none), and how many parts are there."""
    missing, matched = "", 0
    for element in pattern.right:
        if isinstance(element, Gap) or (isinstance(element, Choice) and element.optional):
            continue
        part = Compiled(pattern.pattern, pattern.owner, (), (element,), (), frozenset(), pattern.order)
        if walk_label(part, tokens, year) is not None:
            matched += 1
        else:
            missing = missing or show_element(element)
    return missing, matched
