"""A claim in, what it means out: each of its words with how much it says among the figures at hand.

A word says the more, the rarer it is. What the unit says already, what an organisation calls itself and the names by
which the document was found say nothing of the thing claimed. Verbs and adjectives say less than nouns: paraphrases
differ in them.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .claims import Claim
from .likeness import is_slip_of_light, mended
from .lookup import AROUND, WordTable
from .tokens import phrases_in, words_of
from .wording import key_of, keys_of, names_of, self_keys, soft_keys

RAREST, COMMONEST = 2.2, 0.9  # bounds of a word's weight
_UNKNOWN = 1.9  # weight of a noun that no figure has
_SOFT_UNKNOWN, _SOFT = 0.9, 0.85  # weight, and factor, of words that look like verbs or adjectives
_SELF = 0.12  # weight of what an organisation calls itself
_NAMES = 0.5  # by how much more a name weighs
# words that a unit already says
_IMPLIED = {
    "EUR": "bedrag opbrengst inkomsten budget",
    "percent": "aandeel deel percentage",
    "score": "score cijfer rapportcijfer waardering beoordeling tevredenheid",
    "days": "dag termijn tijd duur",
    "weeks": "week termijn tijd duur",
    "months": "maand termijn tijd duur",
    "hours": "uur termijn tijd duur",
    "years": "termijn tijd duur",
    "fte": "fte formatie bezetting personeelsbestand omvang",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a claim says.

    `weights` of each word by its key; the figures in which each is `found`, and how firmly; its `nouns`; the `head`,
    which is counted; each noun as `said`, after its key; `likenesses` of words of figures to its own, as worked out.
    """

    weights: Mapping[str, float]
    found: Mapping[str, Mapping[int, float]]
    nouns: tuple[str, ...]
    head: str
    said: tuple[tuple[str, str], ...]
    likenesses: dict[str, float]

    @property
    def attainable(self) -> float:
        """The share of its meaning that the figures have together, each word where it stands best."""
        best = {key: max(found.values(), default=0.0) for key, found in self.found.items()}
        return sum(worth * best[key] for key, worth in self.weights.items()) / self.weight

    @property
    def unheard(self) -> float:
        """The share of its meaning in words that no figure has."""
        return sum(worth for key, worth in self.weights.items() if not self.found[key]) / self.weight

    @property
    def unheard_nouns(self) -> float:
        """The share of its meaning in nouns that no figure has."""
        return sum(self.weights[key] for key in self.nouns if not self.found[key]) / self.weight

    @property
    def weight(self) -> float:
        """All that the claim says."""
        return sum(self.weights.values()) or 1.0


def rarity(holding: int, figures: int) -> float:
    """How much a word says that so many of the figures have."""
    return min(RAREST, max(COMMONEST, math.log1p(figures / (1 + 2 * holding))))


def meaning_of(claim: Claim, table: WordTable, *, idle: frozenset[str], label: str) -> Meaning:
    """What a claim says. `idle`: names that only tell the document; `label`: of its indicator, for want of words."""
    text = claim.words or label
    keys = dict(_keys(text, table))
    asked = keys_of(" ".join(value.replace("_", " ") for _, value in claim.breakdown))
    said = frozenset(keys.values()) | asked
    implied = keys_of(_IMPLIED.get(claim.unit, ""))
    wanted = said - implied - idle
    if wanted <= self_keys():
        wanted = (said - idle) or said
    soft = soft_keys(text) | self_keys()
    weigh = _weigher(claim, table, soft)
    nouns = [(key, word) for word, key in keys.items() if key in wanted and key not in soft]
    phrased = _phrases(text, table)
    parts = {part for key in wanted for part in table.parts(key)}
    weights = {part: weigh(part) for part in sorted(parts)}
    return Meaning(
        weights=weights,
        found={key: table.find_any((key, *phrased.get(key, ()))) for key in weights},
        nouns=tuple(key for key in weights if key not in soft),
        head=_head(claim, [key for key, _ in nouns]),
        said=tuple(dict.fromkeys((part, word) for key, word in nouns for part in table.parts(key)[-1:])),
        likenesses={},
    )


def _phrases(text: str, table: WordTable) -> Mapping[str, list[str]]:
    """For each word that is part of a phrase, by its key, what stands for the phrase."""
    found: dict[str, list[str]] = defaultdict(list)
    for phrase, words in phrases_in(text):
        for key in {part for word in words for part in table.parts(key_of(word))}:
            found[key].append(phrase)
    return found


def _head(claim: Claim, nouns: Sequence[str]) -> str:
    """What is counted: the noun of the number, else the first noun, rather not a name."""
    counted = next((key for key in keys_of(claim.counted) if key in nouns), "")
    names = names_of(claim.label)
    return counted or next((key for key in nouns if key not in names), nouns[0] if nouns else "")


def _keys(text: str, table: WordTable) -> Iterator[tuple[str, str]]:
    """Each word with its key, or with that of the word of which it is a slip of the pen."""
    for word in words_of(text):
        key = key_of(word)
        if table.find(key) or not is_slip_of_light(word):
            yield word, (not table.find(key) and mended(word)) or key


def _weigher(claim: Claim, table: WordTable, soft: frozenset[str]) -> Callable[[str], float]:
    names, self_named = names_of(claim.label), self_keys()

    def weigh(key: str) -> float:
        holding = sum(1 for score in table.find(key).values() if score > AROUND)
        if key in self_named or (not holding and claim.document and key in names):
            return _SELF
        if not holding:
            return _SOFT_UNKNOWN if key in soft else _UNKNOWN
        more = 1 + _NAMES * (key in names)
        return rarity(holding, len(table.pages)) * (_SOFT if key in soft else 1.0) * more

    return weigh
