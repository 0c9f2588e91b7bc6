"""Words of labels and claims, made comparable: stems, synonyms, compounds, slips of the pen.

Two auditors never write a label alike. What must not matter: inflection, word order, accents, small words, a typing
slip, `collega` for `medewerker`. What must matter: `ongegrond` is not `gegrond`, `instroom` is not `uitstroom`.
The words that reports use for one thing stand in synonyms.csv, those that exclude each other in contrasts.csv.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

_WORD = re.compile(r"[a-z]{1,60}|\d{1,20}")
_SMALL_PREFIX = re.compile(r"\be-(?=[a-z])", re.IGNORECASE)  # e-mail
_ORDINALS = ("eerste", "tweede", "derde", "vierde")
_QUARTER = re.compile(r"\b(eerste|tweede|derde|vierde)\s(?=kwartaal)", re.IGNORECASE)
_ACRONYM = re.compile(r"\b[A-Z]{2,6}\b")
_ASIDE = re.compile(r"\([^()]{0,200}\)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SLIP = 86.0  # percent of letters alike; lower takes klacht for kracht
_SHORTEST_TAIL = 5  # letters of the last part of a compound, where it has synonyms
_SHORTEST_PART = 4  # letters of a compound's part; `ambtseed` also ends in `eed`, which a synonym settles


@dataclass(frozen=True, slots=True, kw_only=True)
class Synonyms:
    """Words that reports use for one thing, with two texts that say the same by them."""

    words: tuple[str, ...]
    one: str
    other: str


@cache
def synonyms() -> tuple[Synonyms, ...]:
    """The rows of synonyms.csv."""
    return tuple(
        Synonyms(words=tuple(row["words"].split("|")), one=row["one"], other=row["other"])
        for row in _table("synonyms.csv")
    )


@cache
def contrasts() -> tuple[tuple[str, str], ...]:
    """The rows of contrasts.csv: two words of which a label can have only one."""
    return tuple((row["one"], row["other"]) for row in _table("contrasts.csv"))


def _table(name: str) -> list[dict[str, str]]:
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


# words that say the same in part: who takes part, and taking part
RELATED: tuple[tuple[str, str], ...] = (("deelnemer", "deelgenomen"), ("melder", "melding"), ("klager", "klacht"))

LIGHT = frozenset(
    """de het een en of van in op aan bij voor met door over uit tot te ten ter om naar per als dan dat die dit deze
    is zijn was waren wordt worden werd werden heeft hebben had hadden kan kunnen kon konden er ook nog al
    zich hun haar hen wie wat welke hoe hoeveel hoeveelheid hoogte aantal aantallen jaar jaren verslagjaar
    kalenderjaar boekjaar periode gedurende tijdens onder tussen tegen sinds vanaf eind einde begin ultimo
    stand circa ruim bijna ongeveer ons onze wij we zij ze hij zelf kwam kwamen komen komt ging gingen gaan
    gaat gaf gaven gedaan deed deden vond vonden plaats geregistreerd gerapporteerd gemeld langs geweest
    beschikbaar volgens waarvan daarvan hiervan wv deel mld mln miljoen miljard duizend percentage procent procenten
    euro euros eur stuks alle alleen zowel totaalbedrag bedrag bedraagt bedroeg bedroegen beliep beliepen telt
    telde telden staat staan stond stonden ligt lag lagen uit komt sprake vorig vorige afgelopen gedane
    geregistreerde gemelde gerapporteerde dus nu toen keren eens registreerde registreerden registreert
    registreren verantwoord verantwoorde zo wel maal keer later eigen daar daarmee s""".split()
)
# how an organisation calls itself, a change, what splits off a verb (`kwamen binnen`): little of what is counted
_SELF = frozenset(
    (
        "organisatie stichting fonds pensioenfonds gemeente provincie waterschap ministerie dienst instelling "
        "verandering mutatie verschil binnen buiten af toe mee terug weg neer vast"
    ).split()
)
_PREFIXES = ("af", "aan", "in", "op", "uit", "bij", "mee", "toe", "voor", "deel", "door", "om", "over", "na", "terug")
_NEGATIONS = ("on", "niet", "non", "in", "inter", "ex", "her")
_ENDINGS = ("enden", "heden", "heid", "ingen", "ing", "ende", "den", "ten", "en", "de", "te", "es", "e", "s", "d", "t")
_DENIALS = frozenset({"niet", "zonder", "geen"})
_SHORT_LABEL = 10  # words; longer labels are sentences, in which a denial can be of anything
_SOFT_ENDS = ("de", "te", "end", "ende")
# nouns that look like verbs; of compounds the last part counts
_NOUNS = tuple(
    "fraude methode waarde ziekte behoefte ruimte hoogte lengte breedte grootte gedeelte periode einde schade armoede "
    "gemeente boete route website quote begroeting gebied gebruik geval gedrag geschil gesprek gezin gebouw "
    "gewest".split()
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
        ):
            word = prefix + rest.removesuffix("e")
            break
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= (4 if ending.startswith("ing") else 3):
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    word = re.sub(r"(aa|ee|oo|uu)(?=[^aeiou]$)", lambda found: found.group(1)[0], word)
    return word[:-1] + {"v": "f", "z": "s"}.get(word[-1], word[-1]) if word else word


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


@lru_cache(maxsize=65536)
def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text that carry meaning, in order; years are none (periods are compared as such)."""
    acronyms = {found.lower() for found in _ACRONYM.findall(text)} if not text.isupper() else frozenset()
    return tuple(
        word
        for word in _WORD.findall(folded(_joined(text)))
        if (word not in LIGHT or word in acronyms) and not _YEAR.fullmatch(word) and (len(word) > 1 or word.isdigit())
    )


def _joined(text: str) -> str:
    text = _QUARTER.sub(lambda found: f"{_ORDINALS.index(found.group(1).lower()) + 1} ", text)
    return _SMALL_PREFIX.sub("", text.replace("'s ", "s ").replace("’s ", "s "))


@lru_cache(maxsize=65536)
def keys_of(text: str) -> frozenset[str]:
    """The comparable words of a text that carry meaning."""
    return frozenset(map(key_of, words_of(text)))


@lru_cache(maxsize=65536)
def parts_of(text: str) -> frozenset[str]:
    """The keys of the two parts of each compound that ends in a word with synonyms: automatiserings-kosten."""
    found: set[str] = set()
    for word in words_of(text):
        ends = (word[at:] for at in range(3, len(word)))
        tail = next((end for end in ends if end in _tails()), "") if word not in _tails() else ""
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
    return frozenset(key_of(word) for word in _SELF)


def soft_keys(text: str) -> frozenset[str]:
    """The keys of words that say less than nouns: verbs, adjectives, asides, what an organisation calls itself."""
    aside = " ".join(_ASIDE.findall(text))
    return keys_of(aside) | frozenset(
        key_of(word)
        for word in words_of(text)
        if word in _SELF or (not word.endswith(_NOUNS) and (word.endswith(_SOFT_ENDS) or _PARTICIPLE.fullmatch(word)))
    )


def opposed(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether one text has a side of a contrast of which the other has only another side."""
    first, second = frozenset(one), frozenset(other)
    for key in first - second:
        against = _opposites().get(key, frozenset())
        if not second.isdisjoint(against - first):
            return True
    return False


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
        return 0.8
    if nearly:
        from rapidfuzz import fuzz

        return 0.8 if fuzz.ratio(short, long) >= _SLIP else 0.0
    return 0.0
