"""Dutch words without their inflection, in a form that only serves comparison."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PREFIXES = ("af", "aan", "in", "op", "uit", "bij", "mee", "toe", "voor", "deel", "door", "om", "over", "na", "terug")
_ENDINGS = ("enden", "heden", "heid", "ingen", "ing", "ende", "den", "ten", "en", "de", "te", "es", "e", "s", "d", "t")
_LEAST_LEFT = {"ingen": 4, "ing": 4, "te": 4, "de": 4, "d": 4, "t": 4}  # letters: stad and state are no forms of sta
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
# nouns of which `te` and `de` are no ending, alone and at the end of compounds; of households the `en` is none
_NOUNS_IN_TE = tuple(
    "boete gemeente ruimte ziekte behoefte hoogte lengte breedte grootte schade waarde methode periode route".split()
)
_HOUSEHOLD = re.compile(r"(?<=huishoud)ens?$")
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
    word = _HOUSEHOLD.sub("", _IRREGULAR.get(word, word))
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
    for ending in ("e",) if word.endswith(_NOUNS_IN_TE) else _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_LEFT.get(ending, 3):
            word = word[: -len(ending)]
            break
    if word.endswith("en") and len(word) >= 6:
        word = word[:-2]  # pensioenen as pensioen
    if len(word) > 3 and word[-1] in "sz":
        word = word[:-1]  # plaatsen as plaats, huizen as huis
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    word = re.sub(r"(aa|ee|oo|uu)(?=[^aeiou]$)", lambda found: found.group(1)[0], word)
    return word[:-1] + {"v": "f", "z": "s"}.get(word[-1], word[-1]) if word else word


def _begins_with_noun(word: str) -> bool:
    """Whether a word with `ge` is a compound of a noun: gedragscode, geldboete."""
    return any(word.startswith(noun) and len(word) - len(noun) > 2 for noun in _NOUNS_IN_FRONT)
