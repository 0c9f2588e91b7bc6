"""The Dutch words that tell checks how numbers hang together, each with an example that a test runs.

Roles: `part_before` and `part_after` (the number after or before these words is a part of
one before it), `rest` (what is left of a whole, so that the parts must add up),
`total` (the label of a sum), `not_additive` (a row or column that cannot be summed), `in_time` (all
ways to say that a term was kept), `denial` (what tells a thing from its opposite), `summary` (what follows was told
before), `old`, `in`, `out`, `left` (stock and flow), `rise` and `fall` (the direction of a change), `light` (words in
a label that do not change what it is about).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word or phrase (plain text; `*` stands for any letters) with its role and a text in which it occurs."""

    role: str
    words: str
    example: str


def _cues(role: str, *pairs: tuple[str, str]) -> tuple[Cue, ...]:
    return tuple(Cue(role=role, words=words, example=example) for words, example in pairs)


CUES: tuple[Cue, ...] = (
    *_cues(
        "part_before",
        ("daarvan", "Daarvan zijn er drie gesloten"),
        ("hiervan", "hiervan zijn er twee afgerond"),
        ("waarvan", "17 incidenten, waarvan 5 fysiek"),
        ("van wie", "drie adviseurs, van wie één extern"),
        ("waaronder", "elf zaken, waaronder twee spoedzaken"),
    ),
    *_cues(
        "part_after",
        ("daarvan", "drie daarvan betroffen pesten"),
        ("hiervan", "vijf hiervan zijn afgerond"),
        ("ervan", "zes ervan zijn afgerond"),
        ("van deze", "vier van deze zaken zijn gesloten"),
        ("van hen", "acht van hen kwamen terug"),
    ),
    *_cues(
        "rest",
        ("overige", "de overige vijf zaken"),
        ("resterende", "de resterende 12 dossiers"),
        ("de andere", "de andere twee gingen over gedrag"),
        ("de rest", "de rest (6) liep nog"),
    ),
    *_cues(
        "total",
        ("totaal", "Totaal baten"),
        ("totale", "Totale kosten"),
        ("totalen", "Totalen"),
        ("subtotaal", "Subtotaal personeel"),
        ("sub totaal", "Sub totaal"),
        ("sub-totaal", "Sub-totaal"),
        ("eindtotaal", "Eindtotaal"),
        ("generaal", "Generaal"),
        ("som", "Som der lasten"),
        ("tezamen", "Tezamen"),
        ("samen", "Samen"),
        ("total", "Total"),
    ),
    *_cues(
        "not_additive",
        ("gemiddeld*", "Gemiddelde leeftijd"),
        ("mediaan", "Mediaan doorlooptijd"),
        ("percentage*", "Percentage vrouwen"),
        ("procent", "In procent"),
        ("index*", "Indexcijfer"),
        ("ratio*", "Ratio weerstandsvermogen"),
        ("quote", "Netto schuldquote en quote"),
        ("score*", "Score tevredenheid"),
        ("cijfer*", "Cijfer van deelnemers"),
        ("waarvan", "Waarvan tijdelijk"),
        ("daarvan", "Daarvan gegrond"),
        ("w.v.", "w.v. vrouwen"),
        ("per", "Kosten per inwoner"),
        ("mutatie", "Mutatie voorziening"),
        ("verschil", "Verschil met begroting"),
        ("leeftijd", "Leeftijd"),
        ("dekkingsgraad*", "Dekkingsgraad"),
        ("rendement*", "Rendement"),
        ("jaar", "Boekjaar of jaar"),
        ("nr*", "Nr."),
        ("nummer", "Nummer"),
    ),
    *_cues(
        "old",
        ("per 1 januari", "Openstaand per 1 januari"),
        ("op 1 januari", "Aantal op 1 januari"),
        ("1-1", "Voorraad 1-1"),
        ("begin van het jaar", "Open aan het begin van het jaar"),
        ("begin jaar", "Stand begin jaar"),
        ("begin verslagjaar", "Open begin verslagjaar"),
        ("beginstand", "Beginstand"),
        ("beginvoorraad", "Beginvoorraad"),
        ("uit het vorige jaar", "Meegenomen uit het vorige jaar"),
        ("uit vorig jaar", "Nog open uit vorig jaar"),
        ("uit het jaar daarvoor", "nog 6 zaken uit het jaar daarvoor"),
        ("meegenomen uit", "Meegenomen uit 2022"),
        ("overgekomen uit", "Overgekomen uit 2021"),
    ),
    *_cues(
        "in",
        ("ingediend*", "Ingediende bezwaren"),
        ("ontvangen", "Ontvangen bezwaren"),
        ("binnengekomen", "Binnengekomen zaken"),
        ("nieuwe", "Nieuwe verzoeken"),
        ("nieuw", "Nieuw"),
        ("instroom", "Instroom"),
        ("ingestroomd", "Ingestroomd"),
        ("bijgekomen", "Bijgekomen dossiers"),
        ("kwamen er", "Dit jaar kwamen er 120 bezwaren bij"),
        ("kwam er", "Dit jaar kwam er één zaak bij"),
        ("kwamen binnen", "120 bezwaren kwamen binnen"),
    ),
    *_cues(
        "out",
        ("afgehandeld*", "Afgehandelde bezwaren"),
        ("afgedaan", "Afgedaan in 2023"),
        ("afgedane", "Afgedane zaken"),
        ("afgerond*", "Afgeronde onderzoeken"),
        ("uitstroom", "Uitstroom"),
        ("uitgestroomd", "Uitgestroomd"),
        ("afgesloten", "Afgesloten dossiers"),
        ("gesloten", "Gesloten dossiers"),
        ("ingetrokken", "Ingetrokken bezwaren"),
        ("behandeld*", "Behandelde bezwaren"),
    ),
    *_cues(
        "left",
        ("per 31 december", "Openstaand per 31 december"),
        ("op 31 december", "Aantal op 31 december"),
        ("31-12", "Voorraad 31-12"),
        ("einde van het jaar", "Open aan het einde van het jaar"),
        ("eind van het jaar", "Open aan het eind van het jaar"),
        ("eind jaar", "Stand eind jaar"),
        ("einde jaar", "Stand einde jaar"),
        ("eind verslagjaar", "Open eind verslagjaar"),
        ("eindstand", "Eindstand"),
        ("eindvoorraad", "Eindvoorraad"),
        ("nog in behandeling", "Nog in behandeling"),
        ("nog open", "Nog open"),
        ("nog lopend", "Nog lopend"),
        ("doorgeschoven naar", "Doorgeschoven naar 2024"),
        ("schuiven door naar", "11 zaken schuiven door naar 2024"),
        ("blijven open", "5 zaken blijven open"),
    ),
    *_cues(
        "rise",
        ("steeg", "Het aantal steeg van 9 naar 12"),
        ("stegen", "De kosten stegen van 9 naar 12"),
        ("gestegen", "is gestegen van 9 naar 12"),
        ("stijging", "een stijging van 9 naar 12"),
        ("stijgt", "het verzuim stijgt van 4 naar 5"),
        ("stijgen", "de lasten stijgen van 4 naar 5"),
        ("toename", "een toename van 9 naar 12"),
        ("toegenomen", "is toegenomen van 9 naar 12"),
        ("nam toe", "het aantal nam toe van 9 naar 12"),
        ("namen toe", "de kosten namen toe van 9 naar 12"),
        ("groeide*", "het team groeide van 9 naar 12"),
        ("gegroeid", "is gegroeid van 9 naar 12"),
        ("verhoogd", "is verhoogd van 9 naar 12"),
    ),
    *_cues(
        "fall",
        ("daalde*", "Het aantal daalde van 12 naar 9"),
        ("gedaald", "is gedaald van 12 naar 9"),
        ("daling", "een daling van 12 naar 9"),
        ("daalt", "het verzuim daalt van 5 naar 4"),
        ("dalen", "de lasten dalen van 5 naar 4"),
        ("afname", "een afname van 12 naar 9"),
        ("afgenomen", "is afgenomen van 12 naar 9"),
        ("nam af", "het aantal nam af van 12 naar 9"),
        ("namen af", "de kosten namen af van 12 naar 9"),
        ("kromp", "het team kromp van 12 naar 9"),
        ("verlaagd", "is verlaagd van 12 naar 9"),
    ),
    *_cues(
        "in_time",
        ("tijdig*", "tijdig beslist"),
        ("op tijd", "op tijd afgehandeld"),
        ("binnen de termijn", "binnen de termijn afgehandeld"),
        ("binnen termijn", "binnen termijn afgedaan"),
        ("binnen de wettelijke termijn", "binnen de wettelijke termijn beslist"),
        ("binnen de wettelijke beslistermijn", "binnen de wettelijke beslistermijn afgehandeld"),
        ("binnen de gestelde termijn", "binnen de gestelde termijn beantwoord"),
        ("binnen de afgesproken termijn", "binnen de afgesproken termijn hersteld"),
        ("binnen de norm", "binnen de norm afgehandeld"),
    ),
    *_cues(
        "summary",
        ("samengevat", "Samengevat: minder klachten"),
        ("samenvattend", "Samenvattend was het een rustig jaar"),
        ("kortom", "Kortom, het ging goed"),
        ("al met al", "Al met al kwamen er minder vragen"),
        ("in het kort", "Het jaar in het kort"),
        ("in één oogopslag", "Het jaar in één oogopslag"),
        ("zoals gezegd", "Zoals gezegd werken hier 40 mensen"),
        ("zoals eerder", "Zoals eerder vermeld"),
    ),
    *_cues(
        "denial",
        ("niet", "niet tijdig"),
        ("geen", "geen klachten"),
        ("zonder", "zonder gevolg"),
        ("exclusief", "exclusief stagiairs"),
        ("behalve", "alle behalve de raad"),
        ("ongegrond*", "ongegronde klachten"),
        ("onbekend*", "oorzaak onbekend"),
        ("te laat", "te laat beslist"),
    ),
    *_cues(
        "light",
        ("aantal", "aantal meldingen"),
        ("totaal", "in totaal ingediend"),
        ("zijn", "meldingen die zijn ontvangen"),
        ("is", "klacht die is ontvangen"),
        ("was", "aantal was"),
        ("waren", "klachten die waren ontvangen"),
        ("werd", "klacht werd ontvangen"),
        ("werden", "klachten werden ontvangen"),
        ("hebben", "medewerkers hebben afgelegd"),
        ("heeft", "wie heeft afgelegd"),
        ("ontvangen", "ontvangen meldingen"),
        ("gedaan", "gedane of gedaan"),
        ("afgelegd", "afgelegd"),
        ("legde*", "medewerkers legden de eed af"),
        ("af", "medewerkers legden de eed af"),
        ("ingediend*", "ingediende klachten"),
        ("geregistreerd*", "geregistreerde meldingen"),
        ("binnengekomen", "binnengekomen meldingen"),
        ("jaar", "dit jaar"),
        ("dit", "dit jaar"),
        ("er", "er kwamen"),
        ("die", "die kwamen"),
        ("dat", "dat kwam"),
        ("de", "de meldingen"),
        ("het", "het aantal"),
        ("een", "een melding"),
        ("in", "in 2022"),
        ("van", "van meldingen"),
        ("en", "en"),
        ("op", "op"),
        ("over", "over"),
        ("door", "door"),
        ("voor", "voor"),
        ("met", "met"),
        ("aan", "aan"),
        ("bij", "bij"),
        ("te", "te"),
        ("om", "om"),
        ("ook", "ook"),
        ("ten", "ten"),
        ("tot", "tot"),
        ("uit", "uit"),
        ("onze", "onze"),
        ("ons", "ons"),
        ("we", "we"),
        ("wij", "wij"),
        ("per", "meldingen per soort"),
        ("soort", "meldingen per soort"),
        ("overzicht", "overzicht meldingen"),
        ("tabel", "tabel meldingen"),
    ),
)


@cache
def _pattern(role: str) -> re.Pattern[str]:
    # the longest first, so that `subtotaal` is not read as `totaal`; no quantifier can run over more than one word
    words = sorted({cue.words for cue in CUES if cue.role == role}, key=lambda item: (-len(item), item))
    choices = "|".join(re.escape(item).replace(r"\*", r"\w{0,30}").replace(r"\ ", r"\s{1,3}") for item in words)
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)", re.IGNORECASE)


def has(role: str, text: str) -> bool:
    """Whether the text holds a word with this role."""
    return _pattern(role).search(text) is not None


def spans(role: str, text: str) -> list[tuple[int, int]]:
    """Where words with this role stand in the text."""
    return [match.span() for match in _pattern(role).finditer(text)]


def without(role: str, text: str) -> str:
    """The text with the words of this role taken out."""
    return _pattern(role).sub(" ", text)
