"""The phrase language: one line of six signs → a tree that the matcher walks.

Plain words, `{figure}`, `{word list}`, `[optional]`, `(a | b)` and `...` (a bounded gap inside the sentence).
No regular expressions: a writer cannot make a pattern that is slow or that matches by accident of punctuation.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from .inflection import find_keys

FIGURE_SIGN = "figure"
_SIGN = re.compile(r"\{\s*([^{}]*?)\s*\}|\.\.\.|…|[\[\]()|]|[^\W_]+(?:['’][^\W_]+)*|[{}]")

_STRANGE = re.compile(r"[\\*+^$?<>#@=~_]+(?![^{]*\})|(?<!\.)\.\.(?!\.)|\.{4,}")


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says which sign is wrong."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A word, in any inflection."""

    text: str
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of the number."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Any entry of a word list, or of any list of a breakdown key."""

    name: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Some words, inside the sentence."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several runs of elements; `optional` allows none of them. `number` names it inside its phrase."""

    branches: tuple[Run, ...]
    optional: bool
    number: int


Element = Plain | Slot | Listed | Gap | Choice
Run = tuple[Element, ...]


def parse_phrase(text: str) -> Run:
    """The elements of a phrase, in order. PhraseError when brackets do not fit or a part is empty."""
    if strange := _STRANGE.search(text):
        raise PhraseError(
            f"'{strange[0]}' is geen teken van een zinsdeel; er zijn {{ }}, [ ], ( | ), ... en gewone woorden"
        )
    signs = [(match[0], match[1]) for match in _SIGN.finditer(text)]
    run, rest = _parse_run(signs, 0, "", [0])
    if rest != len(signs):
        raise PhraseError(f"voor '{signs[rest][0]}' staat geen openingsteken")
    if not run:
        raise PhraseError("het zinsdeel is leeg")
    return run


def _parse_run(signs: list[tuple[str, str | None]], at: int, closer: str, numbers: list[int]) -> tuple[Run, int]:
    elements: list[Element] = []
    while at < len(signs):
        sign, inner = signs[at]
        if sign in ("]", ")", "|"):
            return tuple(elements), at
        if sign in ("[", "("):
            choice, at = _parse_choice(signs, at, numbers)
            elements.append(choice)
            continue
        if sign in ("{", "}"):
            raise PhraseError(f"'{sign}' zonder zijn wederhelft")
        elements.append(_read_simple(sign, inner))
        at += 1
    if closer:
        raise PhraseError(f"'{closer}' ontbreekt")
    return tuple(elements), at


def _parse_choice(signs: list[tuple[str, str | None]], at: int, numbers: list[int]) -> tuple[Choice, int]:
    opener = signs[at][0]
    closer = "]" if opener == "[" else ")"
    number = numbers[0]
    numbers[0] += 1
    branches: list[Run] = []
    at += 1
    while True:
        run, at = _parse_run(signs, at, closer, numbers)
        if not run:
            raise PhraseError(f"er valt niets te kiezen tussen '{opener}', '|' en '{closer}'")
        branches.append(run)
        sign = signs[at][0]
        at += 1
        if sign == closer:
            break
        if sign != "|":
            raise PhraseError(f"'{opener}' wordt gesloten door '{sign}' in plaats van '{closer}'")
    if opener == "(" and len(branches) == 1:
        raise PhraseError(
            "'( )' heeft ten minste twee delen met '|' ertussen; gebruik [ ] voor woorden die mogen ontbreken"
        )
    return Choice(tuple(branches), opener == "[", number), at


def _read_simple(sign: str, inner: str | None) -> Element:
    if sign in ("...", "…"):
        return Gap()
    if inner is None:
        return Plain(sign, find_keys(sign))
    if not inner:
        raise PhraseError("'{ }' is leeg")
    return Slot() if inner == FIGURE_SIGN else Listed(inner)


def find_elements(run: Run) -> Iterator[Element]:
    """Every element of a run, those inside choices included, in order."""
    for element in run:
        yield element
        if isinstance(element, Choice):
            for branch in element.branches:
                yield from find_elements(branch)


def find_fault(run: Run) -> str:
    """Why a phrase of `phrases:` cannot work although its signs fit; empty when it can."""
    slots = sum(isinstance(element, Slot) for element in find_elements(run))
    outer = sum(isinstance(element, Slot) for element in run)
    if slots != 1:
        return f"een zinsdeel heeft precies één keer {{figure}}, dit heeft het {slots} keer"
    if outer != 1:
        return "{figure} mag niet binnen [ ] of ( ) staan"
    if isinstance(run[0], Gap) or isinstance(run[-1], Gap):
        return "'...' staat tussen woorden, niet aan het begin of het eind van een zinsdeel"
    if any(isinstance(a, Gap) and isinstance(b, Gap) for a, b in itertools.pairwise(run)):
        return "twee keer '...' achter elkaar"
    if not any(isinstance(element, Plain | Listed) or _is_firm(element) for element in run):
        return "naast {figure} heeft een zinsdeel ten minste één woord nodig dat er moet staan"
    return ""


def find_label_fault(run: Run) -> str:
    """Why an entry of `labels:` cannot work; empty when it can. Order and gaps mean nothing there."""
    if any(isinstance(element, Slot | Gap) for element in find_elements(run)):
        return "een label heeft geen {figure} en geen '...': het zijn de woorden die naast een getal staan"
    if not any(isinstance(element, Plain | Listed) or _is_firm(element) for element in run):
        return "een label heeft ten minste één woord nodig dat er moet staan"
    return ""


def _is_firm(element: Element) -> bool:
    return isinstance(element, Choice) and not element.optional


def show_element(element: Element) -> str:
    """The element as its writer wrote it."""
    if isinstance(element, Plain):
        return element.text
    if isinstance(element, Slot):
        return "{figure}"
    if isinstance(element, Listed):
        return f"{{{element.name}}}"
    if isinstance(element, Gap):
        return "..."
    inner = " | ".join(" ".join(show_element(part) for part in branch) for branch in element.branches)
    return f"[{inner}]" if element.optional else f"({inner})"
