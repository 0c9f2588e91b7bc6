"""A Dutch word → the keys under which its inflected forms meet: `meldingen` and `melding`, `afgelegd` and `afleggen`.

Both the phrase and the text go through the same function, so a key need not be a word; it only has to be shared.
Rules, because compounds (`vertrouwenspersonen`, `inzageverzoeken`) stand in no list: of 47 words from annual
reports the 213,000-entry lemma list of spacy-lookups-data knows 27, and reading it costs 0.25 s at each start.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

IRREGULAR: dict[str, str] = {
    form: lemma
    for lemma, forms in {
        "bezoeken": "bezocht bezochten",
        "betreffen": "betrof betroffen",
        "blijken": "bleek bleken gebleken",
        "blijven": "bleef bleven gebleven",
        "brengen": "bracht brachten gebracht",
        "doen": "doet deed deden gedaan",
        "gaan": "gaat ging gingen gegaan",
        "geven": "gaf gaven gegeven",
        "hebben": "heeft had hadden gehad",
        "komen": "kwam kwamen gekomen",
        "krijgen": "kreeg kregen gekregen",
        "liggen": "lag lagen gelegen",
        "lopen": "liep liepen gelopen",
        "nemen": "neemt nam namen genomen",
        "ontvangen": "ontving ontvingen",
        "ontslaan": "ontsloeg ontsloegen",
        "schrijven": "schreef schreven geschreven",
        "schuiven": "schoof schoven geschoven",
        "spreken": "sprak spraken gesproken",
        "staan": "staat stond stonden gestaan",
        "stijgen": "steeg stegen gestegen",
        "vinden": "vond vonden gevonden",
        "weten": "weet wist wisten geweten",
        "wijken": "week geweken",
        "wijzen": "wees wezen gewezen",
        "worden": "wordt werd werden geworden",
        "zijn": "is was waren geweest",
        "zoeken": "zocht zochten gezocht",
    }.items()
    for form in forms.split()
}
"""Forms that no rule brings to their lemma."""

_LEMMAS = frozenset(IRREGULAR.values())
_PLURALS = {"leden": "lid", "steden": "stad"}
"""Plurals with another vowel, also at the end of compounds: `personeelsleden`."""

_WHOLE = frozenset({"langs", "anders", "eens", "thuis", "slechts"})
"""Words whose last letters are no ending: `langs` is no form of `lang`."""

_PREFIXES = "aan|achter|af|bij|deel|door|in|langs|mee|na|neer|om|onder|op|over|plaats|terug|toe|uit|vast|voor|weg"
_SEPARABLE = re.compile(rf"({_PREFIXES})([a-z]{{3,30}})")
_ENDINGS = ("den", "ten", "en", "de", "te", "d", "t")
_VERB = "-"
_YEAR = re.compile(r"(?:19|20)\d\d")
_ANY_YEAR = "2000"  # a year in a phrase stands for every year
_SHORTEST = 3  # letters that must stay: shorter stems meet by accident


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The word without case, accents, soft hyphens, line-end hyphens and a final `'s`."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    kept = "".join(c for c in plain if c.isalnum() or c in "'’")
    for mark in ("'s", "’s"):
        kept = kept.removesuffix(mark)
    return kept.replace("'", "").replace("’", "")


@lru_cache(maxsize=65536)
def find_keys(word: str) -> frozenset[str]:
    """The keys of a printed word; two words are forms of one another when they share one. Empty for no word."""
    folded = fold(word)
    if len(folded) <= _SHORTEST or any(c.isdigit() for c in folded):
        if _YEAR.fullmatch(folded):
            return frozenset({folded, _ANY_YEAR})
        lemma = IRREGULAR.get(folded)
        return frozenset({_VERB + _stem(lemma)} if lemma else {folded} - {""})
    if folded in _WHOLE:
        return frozenset({folded})
    keys = {_stem(folded), _level(folded)}
    keys.update(_verb_stems(folded))
    if folded in _LEMMAS:
        keys.add(_VERB + _stem(folded))
    if separable := _SEPARABLE.fullmatch(folded):
        prefix, rest = separable[1], separable[2]
        if rest.startswith("ge") or rest in IRREGULAR:
            keys.update(_VERB + prefix + stem.removeprefix(_VERB) for stem in _verb_stems(rest))
    for plural, singular in _PLURALS.items():
        if folded.endswith(plural):
            keys.add(folded.removesuffix(plural) + singular)
    return frozenset(keys)


def _verb_stems(form: str) -> set[str]:
    """Keys of a verb form, marked as such: `man` is no form of what `maand` might be a form of."""
    if form in IRREGULAR:
        return {_VERB + _stem(IRREGULAR[form])}
    bares = [form.removesuffix(ending) for ending in _ENDINGS if form.endswith(ending)]
    if form.startswith("ge"):
        bares += [bare[2:] for bare in (*bares, form)]
    return {_VERB + _level(bare) for bare in bares if len(bare) >= _SHORTEST}


def _stem(form: str) -> str:
    for ending in ("s", "en", "e"):
        if form.endswith(ending) and len(form) - len(ending) >= _SHORTEST:
            form = form[: -len(ending)]
            if ending == "en":
                break
    return _level(form)


def _level(stem: str) -> str:
    """One spelling for open and closed syllables: `persoon`/`person`, `gevall`/`geval`, `briev`/`brief`."""
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        stem = stem[:-1]
    if len(stem) > 2 and stem[-2] == stem[-3] and stem[-2] in "aeou" and stem[-1] not in "aeiou":
        stem = stem[:-2] + stem[-1]
    return stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1], stem[-1])
