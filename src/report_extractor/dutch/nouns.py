"""Dutch nouns: the singular of a noun, the unit a noun makes of a number before it, and where that noun stands.

Singulars come from rules of spelling and a table of exceptions that also holds for compounds. The lemma table of
spacy-lookups-data is not used: it knows 3 of 5 plurals of a report and costs 0.4 s to load.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .noun_tables import (
    BARE_ADJECTIVES,
    IRREGULAR,
    NOUNS_LIKE_ADJECTIVES,
    PERSONS,
    SINGULAR,
    SINGULAR_HEADS,
    STOP_WORDS,
)
from .units import UNITS

_VOWELS = "aeiouy"
_OPEN = re.compile(r"(?:^|.*[^aeiouyáéíóúäëïöü])([aeou])([bcdfgklmnprstvwxz])$")
_SUBSTANTIVE = re.compile(
    r".*(?:ende|igde|eerde|kerde|kkene|ssene|ngene|mende|oede|loze|ctieve|ere|geschikte|sloten"
    r"|gehuwde|plaatste|kundige|plichtige|machtige|jarige|schuldige|begaafde|behoeftige|delijke)n$"
)
_UNSTRESSED = re.compile(r".*[aeiouy].*(?:el|er|em|en|ig|ik|es|et|or)$")
_STRESSED = re.compile(
    r".*(?:[iu]teel|paneel|eur|[aeiou]eel|bleem|steem|oneel|aneel|iteer|heer|sfeer|beheer|keer|meter"
    r"|wijzeer|leer|kwartier|[vbtnhsfk]er?eel|streek|rek|zoek|bezem)$"
)
_S_PLURAL = re.compile(
    r".*(?:[^aeiou]er|[aeiouy]er|el|em|en|aar|aard|eur|oor|or|ie|e|é|um|am|om|ster|ing|[aeio]ir|ier|eau|ou"
    r"|[aeiou]n|team|tje|pje|je|gram|ject|k|p|t|d|m|n|l|g|c|w|f|b|h)s$"
)
_PERSONS_BY_END = frozenset(PERSONS)
_SUBSTANTIVE_STEMS = tuple(noun[:-1] for noun in PERSONS if noun.endswith("de") and len(noun) > 6)
_HEAD_LENGTHS = sorted({len(noun) for noun in SINGULAR_HEADS})
_PERSON_LENGTHS = sorted({len(noun) for noun in PERSONS if len(noun) > 2}, reverse=True)
_UNIT_NOUNS = {
    form: code
    for code, forms, _ in UNITS
    for form in forms.split("|")
    if code
    in (
        "fte",
        "hours",
        "days",
        "weeks",
        "months",
        "years",
        "minutes",
        "points",
        "kWh",
        "m²",
        "km",
        "ha",
        "quarters",
        "seconds",
    )
    and len(form) > 2
} | {"euro": "EUR", "euro's": "EUR", "cent": "EUR cent"}
_NO_PERSON = frozenset(
    "voorouder aandeelhoudersvergadering eenheid nummer jaargang kantoorman onderwijs bewijs vonnis "
    "rapport raad ballast "
    "ballast gelid lidmaatschap profiel kracht aantrekkingskracht koopkracht rechtskracht "
    "terugwerkende kracht uitvoeringskracht draagkracht "
    "veerkracht denkkracht daadkracht slagkracht besluitkracht bestuurskracht pk-kracht windkracht "
    "waterkracht kernkracht zonnekracht "
    "huiskamer postbode ochtendwees hijs lid ooglid artikellid".split()
) - {"lid"}


@lru_cache(maxsize=1 << 13)
def lemma(word: str) -> str:
    """The singular of a Dutch noun, lower-case: `medewerkers` -> `medewerker`; a singular comes back unchanged."""
    low = word.lower().replace("’", "'").strip()
    if low in SINGULAR or low in PERSONS:
        return low
    if low in IRREGULAR:
        return IRREGULAR[low]
    if low.endswith(("oen", "steen", "been")) or any(low[-size:] in SINGULAR_HEADS for size in _HEAD_LENGTHS):
        return low  # pensioen, bouwsteen, weerstandsvermogen
    for size in range(min(len(low) - 3, 14), 3, -1):
        if low[-size:] in IRREGULAR:
            return low[:-size] + IRREGULAR[low[-size:]]
    if low.endswith("'s") and len(low) > 3:
        return low[:-2]
    if low.endswith("heden"):
        return low[:-5] + "heid"
    if low.endswith("ieën"):
        return low[:-2]
    if low.endswith("eeën"):
        return low[:-2]
    if low.endswith("iën"):
        return low[:-2] + "e"
    if _SUBSTANTIVE.fullmatch(low):
        return low[:-1]
    if low.endswith("en") and len(low) > 4:
        return _from_en(low)
    if (
        low.endswith("s")
        and len(low) > 3
        and not low.endswith(("ss", "us", "is", "as", "os"))
        and _S_PLURAL.fullmatch(low)
    ):
        return low[:-1]
    return low


def _from_en(low: str) -> str:
    stem = low[:-2]
    if stem in PERSONS or stem + "e" in NOUNS_LIKE_ADJECTIVES or stem + "e" in _PERSONS_BY_END:
        return stem if stem in PERSONS else stem + "e"
    if len(stem) > 6 and stem.endswith(_SUBSTANTIVE_STEMS):
        return stem + "e"
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        return stem[:-1]
    if stem.endswith(("ti", "si", "cti")):
        return low
    found = _OPEN.fullmatch(stem)
    if found is not None and _stressed(stem):
        stem = stem[:-1] + stem[-2] + stem[-1]
    if stem.endswith("z"):
        return stem[:-1] + "s"
    if stem.endswith("v"):
        return stem[:-1] + "f"
    return stem


def _stressed(stem: str) -> bool:
    """Whether the last syllable carries stress, so that its vowel is written double in the singular."""
    if not _UNSTRESSED.fullmatch(stem):
        return not stem.endswith(("ing", "ig", "ik", "lijk"))
    doubled = stem[:-1] + stem[-2] + stem[-1]
    return bool(_STRESSED.fullmatch(doubled)) or stem.endswith(("on", "aan"))


@lru_cache(maxsize=1 << 13)
def unit_of_noun(word: str) -> str:
    """The unit that a noun gives to a number before it: `persons`, `hours`, `fte`, …; empty when it gives none."""
    low = word.lower().replace("’", "'")
    if "/" in low:
        return ""  # a rate, not what is counted
    if low in _UNIT_NOUNS:
        return _UNIT_NOUNS[low]
    single = lemma(low)
    if single in _NO_PERSON:
        return ""
    if single in _PERSONS_BY_END:
        return "persons"
    for size in _PERSON_LENGTHS:
        if 3 < size < len(single) and single[-size:] in _PERSONS_BY_END and single[-size:] not in _SHORT_HEADS:
            return "persons"
    if (
        single.endswith(("slid", "nlid", "-lid", "lid"))
        and len(single) > 5
        and not single.endswith(("euvelid", "artikellid", "ooglid"))
    ):
        return "persons"
    return ""


# heads too short or too common inside other words to be trusted at the end of a compound
_SHORT_HEADS = frozenset(
    "man gast boer wees kok ober mens lui kind arts loods zieke dode ouder oudere leider actieve "
    "partner gewezen wezen kracht expert expat visser boa".split()
) - {"leider", "ouder", "partner", "kind", "arts"}


def find_noun(words: list[str], starts: list[int], ends: list[int], lower: str, index: int) -> int:
    """The token of the noun counted by a number that ends before token `index`; -1 when it counts none."""
    if not words[index].isalpha() and (not words[index] or not words[index][0].isalpha()):
        return -1
    at, limit = index, min(index + 8, len(words))
    while at < limit:
        word = words[at]
        if not word or not word[0].isalpha():
            if word == "," and at > index and at + 1 < limit and _is_adjective(words[at + 1]):
                at += 1
                continue
            return -1
        gap = lower[ends[at - 1] : starts[at]] if at else ""
        if gap.strip() or gap.count("\n") > 2:
            return -1
        if at == index and word in _PARTICIPLE_LEADS:
            return _after_participle(words, at)
        if word in STOP_WORDS or len(word) < 2:
            return -1
        if word in ("en", "of"):
            return -1
        if not _is_adjective(word):
            return at if _is_noun(word) else -1
        at += 1
        if at < limit and words[at] in ("en", "of") and at + 1 < limit and _is_adjective(words[at + 1]):
            at += 1
    return -1


_PARTICIPLE_LEADS = frozenset(
    ("in", "door", "bij", "op", "aan", "voor", "uit", "van", "met", "nog", "niet", "wel", "reeds", "al")
)
_PARTICIPLE = re.compile(
    r"(?:[a-zà-ÿ]{0,12}ge[a-zà-ÿ]{2,20}|(?:be|ver|ont|her|er)[a-zà-ÿ]{2,20})(?:de|te|en|ene)|[a-zà-ÿ]{3,25}ende"
)
_NO_NOUNS = frozenset(
    (
        "mis",
        "daarvan",
        "hiervan",
        "waarvan",
        "samen",
        "nieuw",
        "anoniem",
        "gegrond",
        "ongegrond",
        "actief",
        "loopt",
        "vindt",
        "geeft",
        "maakt",
        "ligt",
        "staat",
        "zit",
        "werkt",
        "doet",
        "vond",
        "gaf",
        "valt",
        "bleek",
        "blijkt",
        "gold",
        "geldt",
        "toeneemt",
        "afneemt",
        "toenam",
        "afnam",
        "toenamen",
        "afnamen",
    )
)
_STRONG = re.compile(
    r"(?:toe|af|aan|op|uit|in|door|mee|terug|over|voor|vast|bij|na|weg|los|vrij|waar|samen|binnen)ge[a-z]{3,12}en"
)
_VERB_END = re.compile(r"[a-zà-ÿ]{0,8}(?:ge|be|ver|ont|her)[a-zà-ÿ]{2,20}[dt]")


def _after_participle(words: list[str], at: int) -> int:
    """`106 in 2022 aangestelde medewerkers`: the noun behind a participle phrase."""
    for place in range(at + 1, min(at + 7, len(words) - 1)):
        word = words[place]
        if word in (".", ",", ";", ":", "(", ")") or word in (
            "is",
            "zijn",
            "werd",
            "werden",
            "was",
            "waren",
            "heeft",
            "hebben",
        ):
            return -1
        if _PARTICIPLE.fullmatch(word) and word.endswith(("de", "te", "ende")) and word not in NOUNS_LIKE_ADJECTIVES:
            following = words[place + 1]
            if (
                following[:1].isalpha()
                and following not in STOP_WORDS
                and not _is_adjective(following)
                and _is_noun(following)
            ):
                return place + 1
    return -1


@lru_cache(maxsize=1 << 13)
def _is_adjective(word: str) -> bool:
    if word in BARE_ADJECTIVES:
        return True
    if word in NOUNS_LIKE_ADJECTIVES or word in STOP_WORDS or unit_of_noun(word) == "persons":
        return False
    if word.endswith(
        (
            "tie",
            "sie",
            "gie",
            "nie",
            "lie",
            "rie",
            "pie",
            "age",
            "ure",
            "ode",
            "sje",
            "tje",
            "pje",
            "kje",
            "name",
            "gave",
            "isme",
            "wijze",
            "ante",
            "theek",
            "drage",
            "meente",
        )
    ):
        return False
    return word.endswith("e") and len(word) > 3


def _is_noun(word: str) -> bool:
    if word in NOUNS_LIKE_ADJECTIVES or word in IRREGULAR or unit_of_noun(word):
        return True
    if word.endswith(("lijk", "ig", "isch", "baar", "zaam")) or word in ("keer", "maal"):
        return False
    if word.endswith("dt") or word in _NO_NOUNS:
        return False
    if _STRONG.fullmatch(word) and not word.endswith(("ingen", "heden")):
        return False
    return not _VERB_END.fullmatch(word) and not (_PARTICIPLE.fullmatch(word) and word.startswith("ge"))
