"""Words of labels and claims, made comparable: stems, synonyms, compounds, slips of the pen.

Two auditors never write a label alike. What must not matter: inflection, word order, accents, small words, a typing
slip, `collega` for `medewerker`. What must matter: `ongegrond` is not `gegrond`, `instroom` is not `uitstroom`.
The words that reports use for one thing stand in synonyms.csv, those that exclude each other in contrasts.csv.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from .lexicon import contrasts, self_words, synonyms
from .stems import folded, stem
from .tokens import joined_phrase, joined_words, phrases_in, words_of

_ASIDE = re.compile(r"\([^()]{0,200}\)")
_SHORTEST_TAIL = 5  # letters of the last part of a compound, where it has synonyms
_SHORTEST_PART = 4  # letters of a compound's part; `ambtseed` also ends in `eed`, which a synonym settles


_STATES = frozenset(("aanhangig", "tijdig", "telaat"))
_DENIALS = frozenset({"niet", "zonder", "geen"})
_SHORT_LABEL = 10  # words; longer labels are sentences, in which a denial can be of anything
_SOFT_ENDS = ("de", "te", "end", "ende")
# nouns that look like verbs; of compounds the last part counts
_NOUNS = tuple(
    "fraude methode waarde ziekte behoefte ruimte hoogte lengte breedte grootte gedeelte periode einde schade armoede "
    "gemeente boete route website quote begroeting gebied gebruik geval gedrag geschil gesprek gezin gebouw "
    "gewest raad code overlast".split()
)
# past and present of strong verbs, which look like nouns
_STRONG = frozenset(
    "ontving ontvingen ontvangt kreeg kregen krijgt trok trokken trekt hielp hielpen helpt schreef schreven "
    "steeg stegen verdween verdwenen vertrok vertrokken verliet verlieten koos kozen sloot sloten verloor "
    "verloren won wonnen droeg droegen sprak spraken besprak bespraken las lazen zocht zochten bezocht "
    "bezochten kocht kochten verkocht verkochten reed reden viel vielen ving vingen stierf stierven overleed "
    "overleden bood boden besloot besloten begon begonnen verscheen verschenen verwierf verwierven behield "
    "behielden verbleef verbleven".split()
)
_PARTICIPLE = re.compile(
    r"(?:af|aan|in|op|uit|bij|mee|toe|voor|deel|door|om|over|na|terug|vast|weg|neer)?ge[a-z]{3,}(?:d|t|en)"
)


@cache
def _groups() -> dict[str, str]:
    return {stem(word): f"={group.words[0]}" for group in synonyms() for word in group.words}


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, other in contrasts():
        first, second = key_of(joined_phrase(one)), key_of(joined_phrase(other))
        found.setdefault(first, set()).add(second)
        found.setdefault(second, set()).add(first)
    return {key: frozenset(others) for key, others in found.items()}


def key_of(word: str) -> str:
    """The stem of a folded word, or `=` and the first word of its synonyms; a phrase stays as it is."""
    if word.startswith("+"):
        return word
    found = stem(word)
    return _groups().get(found, found)


@lru_cache(maxsize=65536)
def keys_of(text: str) -> frozenset[str]:
    """The comparable words of a text that carry meaning."""
    return frozenset(map(key_of, words_of(text)))


@lru_cache(maxsize=65536)
def said_in(text: str) -> frozenset[str]:
    """The comparable words of a text, and what stands for its phrases."""
    return keys_of(text) | {phrase for phrase, _ in phrases_in(text)}


@lru_cache(maxsize=65536)
def parts_of(text: str) -> frozenset[str]:
    """The keys of the two parts of each compound that ends in a word with synonyms: automatiserings-kosten."""
    found: set[str] = set()
    for word in words_of(text):
        ends = (word[at:] for at in range(_SHORTEST_PART, len(word)))
        tail = next((end for end in ends if end in _tails() and end != word), "")
        if tail:
            found |= {key_of(tail), key_of(word.removesuffix(tail).removesuffix("s"))}
    return frozenset(found)


@cache
def _tails() -> frozenset[str]:
    words = {word for group in synonyms() for word in group.words if len(word) >= _SHORTEST_TAIL}
    return frozenset(words | {f"{word}{ending}" for word in words for ending in ("en", "s")})


@lru_cache(maxsize=65536)
def denies(text: str) -> bool:
    """Whether a short text denies something: `niet afgeronde zaken`."""
    words = joined_words(text)
    return len(words) <= _SHORT_LABEL and not _DENIALS.isdisjoint(words)


@cache
def self_keys() -> frozenset[str]:
    """The keys of what an organisation calls itself, which says little whatever figures have it."""
    return frozenset(key_of(word) for word in self_words())


def soft_keys(text: str) -> frozenset[str]:
    """The keys of words that say less than nouns: verbs, adjectives, asides, what an organisation calls itself."""
    aside = " ".join(_ASIDE.findall(text))
    return keys_of(aside) | frozenset(
        key_of(word)
        for word in words_of(text)
        if word in self_words()
        or word in _STATES
        or word in _STRONG
        or (not word.endswith(_NOUNS) and (word.endswith(_SOFT_ENDS) or _PARTICIPLE.fullmatch(word)))
    )


_NAME = re.compile(r"(?:(?<![.|:;!?«“\"'(])(?<!^)\s|-)([A-Z][a-z]{3,30})\b")


@lru_cache(maxsize=65536)
def names_of(text: str) -> frozenset[str]:
    """The keys of the words with a capital inside a sentence: names of places, people and bodies."""
    return frozenset(key_of(folded(name)) for name in _NAME.findall(text))


def opposed(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether one text has a side of a contrast of which the other has only another side."""
    first, second = frozenset(one), frozenset(other)
    for key in first - second:
        against = _opposites().get(key, frozenset())
        if not second.isdisjoint(against - first):
            return True
    return False


def group_of(part: str) -> str:
    """The key of the synonyms that a stem belongs to; empty when to none."""
    return _groups().get(part, "")
