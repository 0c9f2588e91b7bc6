"""A clause turned round so that what is counted comes first: 'hebben <106> leden betaald' → 'leden die …'."""

from __future__ import annotations

import re

from .phrases import closes_clause, noun_phrase
from .spots import Spot
from .vocabulary import APPROXIMATORS, AUXILIARIES, PREPOSITIONS, PRONOUNS, REFERENCES, VERBS
from .wording import content_words, tokens


def noun_first(before: str, after: str, spot: Spot) -> str:
    """'In 2022 hebben <106> medewerkers de eed afgelegd' → 'medewerkers die de eed hebben afgelegd'; else empty."""
    cut = spot.noun_end - spot.end if spot.noun_end >= spot.end else _base_end(after)
    if cut <= 0:
        return ""
    lead = [t.low for t in tokens(before) if t.low not in APPROXIMATORS]
    counted, rest = _OF.sub("", after[:cut]), after[cut:]
    finite = ""
    if not lead:
        found = tokens(rest)
        if found and found[0].low in AUXILIARIES and rest[: found[0].start].strip(" ") == "":
            finite, rest = found[0].low, rest[found[0].end :]
    elif all(w in VERBS or w in PRONOUNS or w in REFERENCES or w in _ADVERBS for w in lead):
        finite = next((w for w in reversed(lead) if w in VERBS), "")
        if finite not in AUXILIARIES:
            finite = ""
            if any(w in ("we", "wij", "wel", "ons") for w in lead) and _POSSESSING.intersection(lead):
                return f"{counted} {rest}"
    if not finite and lead:
        return ""
    rest = rest.strip(" ,.;:")
    if finite and rest.lower().startswith("van "):
        belonging = noun_phrase(rest)
        counted, rest = f"{counted} {belonging}", rest[len(belonging) :].strip(" ,.;:")
    words = rest.split(" ") if rest else []
    if not finite or not words or not spot.plural:
        return f"{counted} {rest}"
    first = words[0].lower().strip(",.;")
    if first in PREPOSITIONS or first in ("die", "dat", "om", "waarvan", "waarbij", "er", "en") or len(words) > 18:
        return f"{counted} {rest}"
    if spot.noun_end < spot.end or counted.rstrip().endswith(("en", "s")):
        finite = _PLURAL.get(finite, finite)
    if closes_clause(words[0]) and len(words) > 1:
        return f"{counted} die {finite} {rest}"
    if closes_clause(words[-1]):
        return f"{counted} die {' '.join(words[:-1])} {finite} {words[-1]}"
    return f"{counted} die {rest} {finite}"


# verbs that say no more of what is counted than that it was there: 'we <hadden> 106 medewerkers'
_POSSESSING = frozenset("heb hebben had hadden ken kennen kenden tel tellen telden zien zagen".split())


_OF = re.compile(r"^\s*van\s+(?=(?:alle|al|de|onze|hun|haar|zijn|deze)\b)", re.IGNORECASE)


_PLURAL = {"heeft": "hebben", "is": "zijn", "was": "waren", "wordt": "worden", "werd": "werden", "had": "hadden"}


def _base_end(after: str) -> int:
    """Where 'van alle teamleiders' behind a share ends; 0 when no such base follows, or one with a number."""
    found = _OF.match(after)
    if not found:
        return 0
    base = noun_phrase(after[found.end() :])
    return found.end() + len(base) if content_words(base) and not any(c.isdigit() for c in base) else 0


_ADVERBS = frozenset(
    """
    inmiddels tot nu toe vorig dit jaar afgelopen opnieuw wederom daarnaast verder totaal in het daarmee
    hierdoor bovendien ook eveneens
    """.split()
)
