"""Words of labels and claims, made comparable: stems, synonyms, compounds, slips of the pen.

Two auditors never write a label alike. What must not matter: inflection, word order, accents, small words, a typing
slip, `collega` for `medewerker`. What must matter: `ongegrond` is not `gegrond`, `instroom` is not `uitstroom`.
The words that reports use for one thing stand in synonyms.csv, those that exclude each other in contrasts.csv.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from .lexicon import RELATED, contrasts, light_words, phrases, self_words, synonyms

_WORD = re.compile(r"[a-z]{1,60}|\d{1,20}")
_SMALL_PREFIX = re.compile(r"\be-(?=[a-z])", re.IGNORECASE)  # e-mail
_ORDINALS = ("eerste", "tweede", "derde", "vierde")
_QUARTER = re.compile(r"\b(eerste|tweede|derde|vierde)\s(?=kwartaal)", re.IGNORECASE)
_ACRONYM = re.compile(r"\b[A-Z]{2,6}\b")
_ASIDE = re.compile(r"\([^()]{0,200}\)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONG = 7  # letters of a word in which a slip of the pen can be told from another word
_SLIP = 86.0  # percent of letters alike; lower takes klacht for kracht
_INFLECTED, _FRONT_OF = 0.9, 0.5  # likeness of two forms of a word, and of the first part of a compound
_SHORTEST_TAIL = 5  # letters of the last part of a compound, where it has synonyms
_SHORTEST_PART = 4  # letters of a compound's part; `ambtseed` also ends in `eed`, which a synonym settles


_STATES = frozenset(("aanhangig", "tijdig", "telaat"))
_PREFIXES = ("af", "aan", "in", "op", "uit", "bij", "mee", "toe", "voor", "deel", "door", "om", "over", "na", "terug")
_NEGATIONS = ("on", "niet", "non", "in", "inter", "ex", "her")
_ENDINGS = ("enden", "heden", "heid", "ingen", "ing", "ende", "den", "ten", "en", "de", "te", "es", "e", "s", "d", "t")
_LEAST_LEFT = {"ingen": 4, "ing": 4, "te": 4, "de": 4, "d": 4, "t": 4}  # letters: stad and state are no forms of sta
_DENIALS = frozenset({"niet", "zonder", "geen"})
_SHORT_LABEL = 10  # words; longer labels are sentences, in which a denial can be of anything
_SOFT_ENDS = ("de", "te", "end", "ende")
# nouns that look like verbs; of compounds the last part counts
_NOUNS = tuple(
    "fraude methode waarde ziekte behoefte ruimte hoogte lengte breedte grootte gedeelte periode einde schade armoede "
    "gemeente boete route website quote begroeting gebied gebruik geval gedrag geschil gesprek gezin gebouw "
    "gewest raad code overlast".split()
)
_PARTICIPLE = re.compile(
    r"(?:af|aan|in|op|uit|bij|mee|toe|voor|deel|door|om|over|na|terug|vast|weg|neer)?ge[a-z]{3,}(?:d|t|en)"
)
_IRREGULAR = {
    "personen": "persoon",
    "mensen": "mens",
    "leden": "lid",
    "kinderen": "kind",
    "klachten": "klacht",
    "verzoeken": "verzoek",
    "datalekken": "datalek",
    "gebieden": "gebied",
    "gewichten": "gewicht",
    "gerechten": "gerecht",
    "gedeelten": "gedeelte",
}
# what a Dutch verb stem can begin with: of `geldboete` the rest cannot
_ONSET = re.compile(r"(?:[aeiou]|[bcdfghjklmnprstvwz][aeiou]|[bfgkpv][lr]|[dt][rw]|k[nw]|s[cklmnpt]|wr|zw)")
_NOUNS_IN_FRONT = tuple(
    "gedrag gebruik geval gebied gebouw gezin gesprek geschil gemeente gewest geboorte geluid gehalte gewicht gerecht "
    "gezicht gedeelte geweld gezond geheim geslacht gevaar geld genees gevangen gezag gebrek geschenk".split()
)
_NOUNS_WITH_GE = frozenset("gebied gewicht gerecht gedeelte gemeente geboorte gezicht geluid gehalte".split())


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Lower case without accents; `ij` as two letters."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.replace("ĳ", "ij").replace("Ĳ", "IJ")).lower()
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its inflection, in a form that only serves comparison."""
    word = _IRREGULAR.get(word, word)
    if word.isdigit():
        return word
    for prefix in ("", *_PREFIXES):
        past = f"{prefix}ge"
        # afgelegd, gelegd -> afleg, leg; gedrag, geval and geschillen are no participles
        ends = ("d", "t", "de", "te", "en") if prefix else ("d", "t", "de", "te")
        rest = word.removeprefix(past)
        if (
            rest != word
            and word.endswith(ends)
            and len(rest) >= 4
            and _ONSET.match(rest)
            and word not in _NOUNS_WITH_GE
            and not _begins_with_noun(word)
        ):
            word = prefix + rest.removesuffix("e")
            break
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_LEFT.get(ending, 3):
            word = word[: -len(ending)]
            break
    if word.endswith("en") and len(word) >= 6:
        word = word[:-2]  # pensioenen as pensioen
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    word = re.sub(r"(aa|ee|oo|uu)(?=[^aeiou]$)", lambda found: found.group(1)[0], word)
    return word[:-1] + {"v": "f", "z": "s"}.get(word[-1], word[-1]) if word else word


def _begins_with_noun(word: str) -> bool:
    """Whether a word with `ge` is a compound of a noun: gedragscode, geldboete."""
    return any(word.startswith(noun) and len(word) - len(noun) > 2 for noun in _NOUNS_IN_FRONT)


@cache
def _groups() -> dict[str, str]:
    return {stem(word): f"={group.words[0]}" for group in synonyms() for word in group.words}


@cache
def _related() -> frozenset[frozenset[str]]:
    return frozenset(frozenset((key_of(one), key_of(other))) for one, other in RELATED)


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, other in contrasts():
        found.setdefault(key_of(one), set()).add(key_of(other))
        found.setdefault(key_of(other), set()).add(key_of(one))
    return {key: frozenset(others) for key, others in found.items()}


def key_of(word: str) -> str:
    """The stem of a folded word, or `=` and the first word of its synonyms."""
    found = stem(word)
    return _groups().get(found, found)


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


@lru_cache(maxsize=65536)
def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text that carry meaning, in order; years are none (periods are compared as such)."""
    light = light_words()
    acronyms = {found.lower() for found in _ACRONYM.findall(text)} if not text.isupper() else frozenset()
    return tuple(
        word
        for word in _WORD.findall(_phrased(folded(_joined(text))))
        if (word not in light or word in acronyms) and not _YEAR.fullmatch(word) and (len(word) > 1 or word.isdigit())
    )


@cache
def _phrase_pattern() -> tuple[re.Pattern[str], Mapping[str, str]]:
    keys = {words: phrase.key for phrase in phrases() for words in phrase.words}
    longest = sorted(keys, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")\b"), keys


def _joined(text: str) -> str:
    text = _QUARTER.sub(lambda found: f"{_ORDINALS.index(found.group(1).lower()) + 1} ", text)
    return _SMALL_PREFIX.sub("", text.replace("'s ", "s ").replace("’s ", "s "))


def _phrased(text: str) -> str:
    pattern, keys = _phrase_pattern()
    return pattern.sub(lambda found: keys[found.group()], text)


@lru_cache(maxsize=65536)
def keys_of(text: str) -> frozenset[str]:
    """The comparable words of a text that carry meaning."""
    return frozenset(map(key_of, words_of(text)))


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
    words = _WORD.findall(folded(text))
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


def related_keys(key: str) -> tuple[str, ...]:
    """The keys that say the same in part as this one."""
    return tuple(sorted(other for pair in _related() if key in pair for other in pair - {key}))


def group_of(part: str) -> str:
    """The key of the synonyms that a stem belongs to; empty when to none."""
    return _groups().get(part, "")


def is_related(one: str, other: str) -> bool:
    """Whether two keys say the same in part: who takes part, and taking part."""
    return frozenset((one, other)) in _related()


@lru_cache(maxsize=524288)
def likeness(one: str, other: str, *, slips: bool = True) -> float:
    """How much two keys mean the same, 0 to 1; `slips`: also when they differ by a slip of the pen."""
    if one == other:
        return 1.0
    short, long = sorted((one.lstrip("="), other.lstrip("=")), key=len)
    inside = len(short) >= _SHORTEST_PART and short in long
    nearly = slips and len(short) >= 5 and len(long) - len(short) <= 2 and short[0] == long[0]
    related = 0.6 if is_related(one, other) else 0.0
    if related or not (inside or nearly) or (one.startswith("=") and other.startswith("=")):
        return related
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
