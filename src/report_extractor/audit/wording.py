"""Words of labels and claims, made comparable: stems, synonyms, compounds, slips of the pen.

Two auditors never write a label alike. What must not matter: inflection, word order, accents, small words, a typing
slip, `collega` for `medewerker`. What must matter: `ongegrond` is not `gegrond`, `instroom` is not `uitstroom`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

_WORD = re.compile(r"[a-z]{1,60}|\d{1,20}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SLIP = 86.0  # percent of letters alike; lower takes klacht for kracht
_SHORTEST_PART = 4  # letters of a compound's part; `ambtseed` also ends in `eed`, which a synonym settles


@dataclass(frozen=True, slots=True, kw_only=True)
class Synonyms:
    """Words that reports use for one thing, with two texts that say the same by them."""

    words: tuple[str, ...]
    one: str
    other: str


SYNONYMS: tuple[Synonyms, ...] = (
    Synonyms(
        words=("medewerker", "werknemer", "collega", "personeelslid", "personeel", "ambtenaar"),
        one="medewerkers in dienst",
        other="collega's in dienst",
    ),
    Synonyms(
        words=("leidinggevende", "teamleider", "teammanager", "manager", "chef"),
        one="alle teamleiders",
        other="alle leidinggevenden",
    ),
    Synonyms(words=("melding", "signaal", "meldt", "meldde"), one="meldingen van fraude", other="signalen van fraude"),
    Synonyms(
        words=("eed", "ambtseed", "belofte", "ambtsbelofte", "eedaflegging"),
        one="de eed afgelegd",
        other="de ambtseed afgelegd",
    ),
    Synonyms(
        words=("vertrouwenspersoon", "vertrouwensadviseur", "vertrouwenspersonen"),
        one="bij de vertrouwenspersoon",
        other="bij vertrouwenspersonen",
    ),
    Synonyms(
        words=("workshop", "training", "sessie", "cursus", "bijeenkomst"),
        one="deelnemers aan de workshop",
        other="deelnemers aan de training",
    ),
    Synonyms(
        words=(
            "deelgenomen",
            "deelname",
            "deelnam",
            "deelnamen",
            "deelneemt",
            "gevolgd",
            "volgde",
            "volgden",
        ),
        one="volgde de workshop",
        other="deelname aan de workshop",
    ),
    Synonyms(words=("ongewenst", "ongepast", "omgangsvorm"), one="ongewenst gedrag", other="ongepast gedrag"),
    Synonyms(words=("conflict", "arbeidsconflict", "ruzie"), one="een arbeidsconflict", other="een conflict"),
    Synonyms(words=("man", "mannelijk", "mannen"), one="mannelijke adviseur", other="adviseur (man)"),
    Synonyms(words=("vrouw", "vrouwelijk", "vrouwen"), one="vrouwelijke adviseur", other="adviseur (vrouw)"),
    Synonyms(words=("verzuim", "ziekteverzuim", "ziekte"), one="verzuim", other="ziekteverzuim"),
    Synonyms(words=("besluit", "beslissing", "beschikking"), one="besluiten", other="beslissingen"),
    Synonyms(words=("bezwaar", "bezwaarschrift", "bezwaarschriften"), one="bezwaren", other="bezwaarschriften"),
    Synonyms(words=("afgehandeld", "afgedaan", "afgerond", "behandeld"), one="afgehandeld", other="afgedaan"),
    Synonyms(words=("uitgave", "kosten", "lasten", "uitgegeven"), one="kosten", other="uitgaven"),
    Synonyms(words=("opbrengst", "baten", "inkomsten"), one="baten", other="opbrengsten"),
    Synonyms(words=("gemiddeld", "gemiddelde", "doorsnee"), one="gemiddeld", other="gemiddelde"),
    Synonyms(
        words=("werkgever", "onderneming", "bedrijf"), one="aangesloten werkgevers", other="aangesloten bedrijven"
    ),
    Synonyms(words=("totaal", "totale", "tezamen", "totalen"), one="totaal bedrag", other="totale bedrag"),
    Synonyms(words=("overig", "ander", "anders"), one="overige zaken", other="andere zaken"),
)

# words that say the same in part: who takes part, and taking part
RELATED: tuple[tuple[str, str], ...] = (("deelnemer", "deelgenomen"), ("melder", "melding"), ("klager", "klacht"))

CONTRASTS: tuple[tuple[str, ...], ...] = (
    ("intern", "extern"),
    ("instroom", "uitstroom"),
    ("man", "vrouw"),
    ("toename", "afname"),
    ("stijging", "daling"),
    ("tijdelijk", "vast"),
    ("baten", "lasten"),
    ("debet", "credit"),
    ("tijdig", "telaat"),
    ("formeel", "informeel"),
    ("minimum", "maximum"),
    ("digitaal", "papier"),
    ("binnen", "buiten"),
    ("nationaal", "internationaal"),
    ("bruto", "netto"),
)

LIGHT = frozenset(
    """de het een en of van in op aan bij voor met door over uit tot te ten ter om naar per als dan dat die dit deze
    is zijn was waren wordt worden werd werden heeft hebben had hadden kan kunnen er ook nog al zich hun haar hen
    wie wat welke hoeveel aantal aantallen jaar jaren verslagjaar kalenderjaar boekjaar periode gedurende tijdens
    onder tussen tegen sinds vanaf eind einde begin ultimo circa ruim bijna ongeveer ons onze wij we zij ze hij
    kwam kwamen komen ging gingen gaan ontving ontvingen ontvangen kreeg kregen gekregen gedaan deed deden
    ingediend binnengekomen geregistreerd gemeld langs geweest beschikbaar waarvan daarvan hiervan deel
    percentage procent euro eur stuks alle alleen zowel s""".split()
)
_PREFIXES = ("af", "aan", "in", "op", "uit", "bij", "mee", "toe", "voor", "deel", "door", "om", "over", "na", "terug")
_NEGATIONS = ("on", "niet", "non", "in", "inter", "ex", "her")
_ENDINGS = ("enden", "heden", "heid", "ende", "den", "ten", "en", "de", "te", "es", "e", "s", "d", "t")
_DENIALS = frozenset({"niet", "zonder", "geen"})
_SHORT_LABEL = 10  # words; longer labels are sentences, in which a denial can be of anything
_SOFT_ENDS = ("de", "den", "te", "ten", "end", "ende")
_IRREGULAR = {
    "personen": "persoon",
    "mensen": "mens",
    "leden": "lid",
    "kinderen": "kind",
    "klachten": "klacht",
    "verzoeken": "verzoek",
    "datalekken": "datalek",
}


def folded(text: str) -> str:
    """Lower case without accents; `ij` as two letters."""
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
        # afgelegd, gelegd -> afleg, leg; gedrag, geval and gebruik are no participles
        if word.startswith(past) and word.endswith(("d", "t", "en")) and len(word) - len(past) >= 4:
            word = prefix + word[len(past) :]
            break
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    word = re.sub(r"(aa|ee|oo|uu)(?=[^aeiou]$)", lambda found: found.group(1)[0], word)
    return word[:-1] + {"v": "f", "z": "s"}.get(word[-1], word[-1]) if word else word


@cache
def _groups() -> dict[str, str]:
    return {stem(word): f"={group.words[0]}" for group in SYNONYMS for word in group.words}


@cache
def _related() -> frozenset[frozenset[str]]:
    return frozenset(frozenset((key_of(one), key_of(other))) for one, other in RELATED)


@cache
def _contrast_of() -> dict[str, tuple[int, int]]:
    return {key_of(word): (index, side) for index, words in enumerate(CONTRASTS) for side, word in enumerate(words)}


def key_of(word: str) -> str:
    """The stem of a folded word, or `=` and the first word of its synonyms."""
    found = stem(word)
    return _groups().get(found, found)


@lru_cache(maxsize=65536)
def keys_of(text: str) -> frozenset[str]:
    """The comparable words of a text that carry meaning; years are none (periods are compared as such)."""
    return frozenset(
        key_of(word)
        for word in _WORD.findall(folded(text).replace("'s ", "s "))
        if word not in LIGHT and not _YEAR.fullmatch(word) and (len(word) > 1 or word.isdigit())
    )


def denies(text: str) -> bool:
    """Whether a short text denies something: `niet afgeronde zaken`."""
    words = _WORD.findall(folded(text))
    return len(words) <= _SHORT_LABEL and not _DENIALS.isdisjoint(words)


def soft_keys(text: str) -> frozenset[str]:
    """The keys of words that look like verbs or adjectives: paraphrases differ in them more than in nouns."""
    words = _WORD.findall(folded(text))
    return frozenset(key_of(word) for word in words if word.startswith("ge") or word.endswith(_SOFT_ENDS))


def opposed(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether one text has a side of a contrast of which the other has only another side."""
    first, second = _sides(one), _sides(other)
    return any(sides.isdisjoint(second[index]) for index, sides in first.items() if index in second)


def _sides(keys: Iterable[str]) -> dict[int, set[int]]:
    sides: dict[int, set[int]] = {}
    for key in keys:
        if key in _contrast_of():
            index, side = _contrast_of()[key]
            sides.setdefault(index, set()).add(side)
    return sides


@lru_cache(maxsize=262144)
def likeness(one: str, other: str) -> float:
    """How much two keys mean the same, 0 to 1."""
    if one == other:
        return 1.0
    if frozenset((one, other)) in _related():
        return 0.6
    if (one.startswith("=") and other.startswith("=")) or one.isdigit() or other.isdigit():
        return 0.0
    short, long = sorted((one.lstrip("="), other.lstrip("=")), key=len)
    if any(long == negation + short for negation in _NEGATIONS):
        return 0.0
    if len(short) >= _SHORTEST_PART and long.endswith(short):
        return 0.0 if long[: -len(short)].removesuffix("ge") in _NEGATIONS else 0.85
    if len(short) >= _SHORTEST_PART + 1 and long.startswith(short):
        return 0.8
    if len(short) >= 5 and abs(len(long) - len(short)) <= 2 and short[0] == long[0]:
        from rapidfuzz import fuzz

        return 0.8 if fuzz.ratio(short, long) >= _SLIP else 0.0
    return 0.0
