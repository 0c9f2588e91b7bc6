"""Two words in, how much they mean the same out: related words, compounds, slips of the pen.

What stands in synonyms.csv is one word from the start (wording.py). The rows of related.csv say the same in part, or
in most reports, and a word can stand in several of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from .lexicon import light_words, related, synonyms
from .tokens import joined_phrase
from .wording import key_of

_LONG = 7  # letters of a word in which a slip of the pen can be told from another word
_SLIP = 86.0  # percent of letters alike; lower takes klacht for kracht
_INFLECTED, _FRONT_OF = 0.9, 0.5  # likeness of two forms of a word, and of the first part of a compound
_SHORTEST_PART = 4  # letters of a compound's part; `ambtseed` also ends in `eed`, which a synonym settles
_NEGATIONS = ("on", "niet", "non", "in", "inter", "ex", "her")
_STRENGTH = {"same": 0.85, "near": 0.6}


@cache
def _related() -> Mapping[str, Mapping[str, float]]:
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for row in related():
        keys = dict.fromkeys(key_of(joined_phrase(word)) for word in row.words)
        strength = _STRENGTH[row.strength]
        for one in keys:
            for other in keys:
                if one != other:
                    found[one][other] = max(strength, found[one].get(other, 0.0))
    return found


def related_keys(key: str) -> Mapping[str, float]:
    """The keys that say the same in part as this one, each with how much."""
    return _related().get(key, {})


@lru_cache(maxsize=524288)
def likeness(one: str, other: str, *, slips: bool = True, akin: bool = True) -> float:
    """How much two keys mean the same, 0 to 1.

    `slips`: also when they differ by a slip of the pen; `akin`: also when they are related words.
    """
    if one == other:
        return 1.0
    short, long = sorted((one.lstrip("="), other.lstrip("=")), key=len)
    inside = len(short) >= _SHORTEST_PART and short in long
    nearly = slips and len(short) >= 5 and len(long) - len(short) <= 2 and short[0] == long[0]
    kinship = _related().get(one, {}).get(other, 0.0) if akin else 0.0
    if kinship or not (inside or nearly) or (one.startswith("=") and other.startswith("=")):
        return kinship
    if one.startswith("+") or other.startswith("+"):
        return 0.0
    if one.isdigit() or other.isdigit() or any(long == negation + short for negation in _NEGATIONS):
        return 0.0
    if inside and long.endswith(short):
        return 0.0 if long[: -len(short)].removesuffix("ge") in _NEGATIONS else 0.85
    if len(short) >= _SHORTEST_PART + 1 and long.startswith(short):
        return _INFLECTED if len(long) - len(short) <= 2 else _FRONT_OF  # uitruk, uitrukdienst
    if nearly:
        from rapidfuzz import fuzz

        return 0.8 if fuzz.ratio(short, long) >= _SLIP else 0.0
    return 0.0


@lru_cache(maxsize=4096)
def mended(word: str) -> str:
    """The key of the word with synonyms of which a long word is a slip of the pen (`ziekteverzium`); empty for none."""
    if len(word) < _LONG:
        return ""
    from rapidfuzz.distance import OSA

    near = sorted(
        other
        for other in _synonymous()
        if other[0] == word[0] and abs(len(other) - len(word)) <= 1 and OSA.distance(other, word) == 1
    )
    return key_of(near[0]) if near else ""


@lru_cache(maxsize=4096)
def is_slip_of_light(word: str) -> bool:
    """Whether a word is a slip of the pen of a longer one that says nothing (`vanwegen`)."""
    from rapidfuzz.distance import OSA

    light = (other for other in light_words() if len(other) >= _LONG and other[0] == word[0])
    return len(word) >= _LONG and any(OSA.distance(other, word) == 1 for other in light)


@cache
def _synonymous() -> frozenset[str]:
    return frozenset(word for group in synonyms() for word in group.words if len(word) >= _LONG - 1)
