"""What the packs make of a number, told to a reader: the indicator with its words, who came near and why that lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from .notation import Codes, unit_label

if TYPE_CHECKING:
    from ..model import Mention
    from ..packs import NearMiss, PackMatch, PackMatcher, Reading

NEAR = "geen; deze spreken over dezelfde woorden, maar nemen het getal niet:"
_MOST_NEAR = 3  # indicators that came near: further ones share one word by chance


def reading_of(text: str, mentions: Sequence[Mention], *, near: str = "", label: bool | None = None) -> Reading:
    """The text as the packs read it, with the numbers found in it."""
    from ..packs import Reading

    figures = tuple((mention.start, mention.end, mention.unit, mention.value) for mention in mentions)
    return Reading(text=text, figures=figures, near=near, label=label)


def indicator_name(matcher: PackMatcher, pack: str, indicator: str, code: str = "") -> str:
    """The Dutch name of an indicator with its code behind it, or that of one of its patterns."""
    code = code or f"{pack}.{indicator}"
    known = (found for one in matcher.packs if one.name == pack for found in one.indicators)
    named = next((found.label_nl for found in known if found.id == indicator), "")
    return f"{named} ({code})" if named else code


def say_packs(matcher: PackMatcher, reading: Reading, at: int, codes: Codes) -> list[tuple[str, str]]:
    """Who takes the number, from which words, and who came near; as pairs of a heading and what it says."""
    match = next((match for match in matcher.match(reading) if match.figure == at), None)
    if match is not None:
        return [("indicator", say_match(matcher, reading, match)), *say_near(matcher, reading, at, codes)]
    near = say_near(matcher, reading, at, codes)
    if not near:
        return [("indicator", say_nobody(_new_from(reading, at)))]
    return [("indicator", NEAR), *near]


def say_nobody(command: str) -> str:
    """That no indicator speaks of these words, and the command that starts one."""
    return f"geen: de pakketten spreken niet over deze woorden; een opzet voor een eigen indicator geeft: {command}"


def _new_from(reading: Reading, at: int) -> str:
    words = " ".join(reading.text.split())
    number = f" --number {at + 1}" if at else ""
    shown = f'"{words}"' if '"' not in words and len(words) <= _LONGEST_COMMAND else '"de zin"'
    return f"packs new{number} {shown}"


_LONGEST_COMMAND = 160  # characters of a sentence that can be copied behind a command


def say_match(matcher: PackMatcher, reading: Reading, match: PackMatch) -> str:
    """The indicator that takes the number, its breakdown, its pattern and the words that made it."""
    told = [indicator_name(matcher, match.pack, match.indicator)]
    told += [f"uitsplitsing «{code.replace('_', ' ')}»" for _, code in match.breakdown]
    shape = matcher.tell_pattern(match.pattern)
    words = list(dict.fromkeys(reading.text[first:last] for first, last in match.words))
    if shape:
        told.append(f"door het patroon «{shape}» ({match.pattern})")
    if words:
        told.append(f"met de woorden {', '.join(f'«{word}»' for word in words)}")
    if match.conflict:
        also = " en ".join(indicator_name(matcher, *name.split(".", 1)) for name in match.conflict)
        told.append(f"even goed past {also}")
    return "; ".join(told)


def say_near(
    matcher: PackMatcher, reading: Reading, at: int, codes: Codes, owner: tuple[str, str] = ("", "")
) -> list[tuple[str, str]]:
    """The indicators that share words with the sentence and did not take the number, nearest first, each once.

    `owner` is the pack and indicator that have it by what stands around the sentence.
    """
    misses = [miss for miss in matcher.find_near(reading, at) if (miss.pack, miss.indicator) != owner]
    nearest = [miss for miss in misses if miss.reason != "label"] or misses[:1]
    return [("overwogen", say_miss(matcher, miss, codes)) for miss in nearest[:_MOST_NEAR]]


def say_miss(matcher: PackMatcher, miss: NearMiss, codes: Codes) -> str:
    """One indicator that came near: what it shares, its pattern, and why it lost."""
    shared = _list(miss.shared[:_MOST_SHARED])
    name = indicator_name(matcher, miss.pack, miss.indicator, miss.pattern)
    return f"{name}: deelt {shared}; het patroon «{miss.shape}» {_why(miss, codes)}"


_MOST_SHARED = 4


def _why(miss: NearMiss, codes: Codes) -> str:
    match miss.reason:
        case "unit":
            wanted = " of ".join(unit_label(codes, unit) for unit in miss.expected.split(" of "))
            return f"past, maar telt {wanted}, en dit getal is in {unit_label(codes, miss.found)}"
        case "near" if miss.expected:
            words = _list(miss.expected.split(", "), "of")
            return f"past, maar {words} staat niet in de zin of erboven"
        case "unless":
            return f"past, maar een woord dat het uitsluit staat erbij: {_list(miss.found.split(', '), 'of')}"
        case "label":
            return "is voor losse woorden bij een getal, en dit is een zin"
        case "change":
            return "past, maar het getal zegt hoeveel er veranderde en niet hoeveel het er zijn"
        case "part":
            return "past, maar het getal telt een deel en de woorden noemen het geheel"
        case "cover" | "near":
            return "kent te weinig van de woorden bij het getal"
        case _ if miss.found and miss.anywhere:
            return f"stopt bij «{miss.found}»: daar of verderop moet {miss.wanted} staan"
        case _ if miss.found:
            return f"stopt bij «{miss.found}», waar {miss.wanted} moet staan"
    return f"mist {miss.wanted}"


def _list(words: Iterable[str], last: str = "en") -> str:
    *most, final = [f"«{word}»" for word in words]
    return f"{', '.join(most)} {last} {final}" if most else final
