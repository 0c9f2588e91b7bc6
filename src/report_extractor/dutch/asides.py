"""Numbers that are no statistic, recognised by what stands at or before them. Data: each row with a tested example.

A row is tried only at its trigger tokens, or at digits where there are none; every form is bounded and begins there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ITEM = r"[a-z]?\d{1,5}(?:[.:]\d{1,4}){0,4}(?:[a-z]{1,3}(?![a-z])|(?:quater|quinquies|sexies))?"
_ITEMS = rf"{_ITEM}(?:(?:, | en | of | tot en met | t/m | tot | en/of |-|–){_ITEM}(?![\d%]| ?%)){{0,8}}"


# 24-11, 2024-007, M24-3: no range of years
_CODE = (
    r"(?!(?:19|20)\d\d ?[-/] ?(?:(?:19|20)\d\d|\d\d)(?!\d))(?:[a-z]{1,3}[- ]?)?\d{2,4}[-/]\d{2,6}(?![\w%]|[.,]\d| ?%)"
)

# what follows `fase 2` when 2 counts after all: a plural that is no verb or adverb
_COUNTED = (
    r" (?!(?:deden|waren|werden|worden|hebben|hadden|kunnen|konden|moeten|moesten|zullen|zouden|gingen|kwamen"
    r"|komen|stonden|binnen|tussen|tegen|samen|willen|mogen|blijven|bleven|tijdens|volgens|namens|vonden"
    r"|namen|kregen|bestaan|lopen|vallen|vielen|liepen|begonnen|sinds|eens|reeds|steeds|thans|deels"
    r"|gelden|golden|gaan|staan|doen|krijgen|maken|maakten|laten|lieten|liggen|lagen|zitten|zaten|tonen"
    r"|eindigden|starten|startten|beslaan|vormen|omvatten|bevatten|beleggingen)\b)[a-z]{3,20}(?:en|s)\b"
)
_NOT_COUNTED = rf"(?!{_COUNTED})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recogniser:
    """One kind of aside: `triggers` are the tokens it is tried at (`#`: any digits), `form` matches from there."""

    name: str
    reason: str
    triggers: tuple[str, ...]
    form: str
    example: str  # with the mention between < and >


RECOGNISERS: tuple[Recogniser, ...] = (
    Recogniser(
        name="article",
        reason="reference",
        triggers=("artikel", "artikelen", "art", "arts"),
        form=(
            rf"art(?:ikel(?:en)?|s)?\.? {_ITEMS}(?:,? (?:(?:eerste|tweede|derde|vierde|vijfde|zesde"
            rf"|zevende) lid|lid {_ITEMS}|(?:onder|sub|onderdeel) [a-z0-9]{{1,2}}(?![a-z0-9])))*(?: (?:bw"
            rf"|awb|gw|ar|avg|pw|wnra)(?![a-z]))?"
        ),
        example="Zie <artikel 9:36> van de wet.",
    ),
    Recogniser(
        name="law_part",
        reason="reference",
        triggers=("lid", "leden", "sub", "onderdeel", "aanhef"),
        form=r"(?:lid|sub|onderdeel) \d{1,3}[a-z]?(?!\w)",
        example="Dat volgt uit <lid 2> van die bepaling.",
    ),
    Recogniser(
        name="section_word",
        reason="reference",
        triggers=tuple(
            "paragraaf paragrafen par hoofdstuk hoofdstukken bijlage bijlagen tabel tabellen figuur figuren "
            "grafiek grafieken afbeelding kader noot voetnoot appendix annex richtlijn verordening hfst fig "
            "tab sectie alinea volgnummer bestemmingsplan toelichting titel boek afdeling standaard "
            "considerans lemma".split()
        ),
        form=(
            rf"[a-z]{{3,15}}\.? (?:\((?:eu|eg|eer)\) )?(?:nr\.? |\()?"
            rf"{_ITEMS}(?!\w|,\d| ?%)(?:/\d{{2,4}})?(?:/[a-z]{{2,3}}(?![a-z]))?"
        ),
        example="Dit staat in <paragraaf 4.2> van het verslag.",
    ),
    Recogniser(
        name="section_sign",
        reason="reference",
        triggers=("§",),
        form=rf"§{{1,2}} ?{_ITEMS}",
        example="Zie <§ 3.4> hierna.",
    ),
    Recogniser(
        name="part",
        reason="reference",
        triggers=tuple(
            "deel stap fase vraag stelling punt agendapunt categorie klasse niveau pijler spoor lijn type "
            "tranche scenario programma thema opgave doel doelstelling subdoelstelling taakveld sdg "
            "prestatie actie maatregel motie amendement kolom rij optie variant route blok module groep zone "
            "cluster perceel kavel gebouw kamer lokaal zaal perron team wijk sectornummer as graad jaargang "
            "uitgave aflevering editie hal poort risico ranking bol rang level levels niveaus pai fasen "
            "fases stappen indicator lijst".split()
        ),
        form=(
            r"[a-z]{2,13} (?:nr\.? )?\d{1,3}(?:\.\d{1,2}){0,2}[a-z]?"
            r"(?:(?:, \d{1,2}[a-z]?(?=, | en )){0,6}(?: en |/| & )\d{1,2}[a-z]?"
            r"(?= |[.,;:)-](?!\d)|$|\n))?"
            rf"(?![\w%]| ?%|[.,]\d| (?:euro|procent|miljoen|mln|mld|miljard|fte|uur|jaar|keer)\b|{_COUNTED})"
        ),
        example="In <fase 2> begint de bouw.",
    ),
    Recogniser(
        name="school_group",
        reason="name",
        triggers=("groep", "groepen", "klas", "klassen", "leerjaar", "leerjaren"),
        form=(
            r"[a-z]{4,9} \d{1,2}(?:(?:, \d{1,2}){0,4}(?: en | t/m | tot en met |[-–])\d{1,2})?"
            rf"(?![\w%]| ?%|[.,]\d| (?:euro|procent|miljoen|fte|uur|jaar|keer)\b|{_COUNTED})"
        ),
        example="Er kwamen tablets voor de <groepen 5 tot en met 8> van de school.",
    ),
    Recogniser(
        name="spelled_part",
        reason="reference",
        triggers=tuple(
            "hoofdstuk paragraaf bijlage deel level niveau pijler stap fase tabel figuur noot variant "
            "scenario scope agendapunt titel boek afdeling tranche stelling".split()
        ),
        form=(
            r"[a-z]{4,10} (?:(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)(?![\w-])"
            r"(?! (?:keer|maal|jaar|uur|miljoen|procent|van de|op)\b)"
            rf"|(?:i{{1,3}}|iv|vi{{0,3}}|ix|xi{{0,3}})(?![\w.'/-])){_NOT_COUNTED}"
        ),
        example="Dit komt terug in <hoofdstuk twee> van het verslag.",
    ),
    Recogniser(
        name="law_slash",
        reason="reference",
        triggers=("ow", "sr", "sv", "bw", "awb", "gw", "awr", "wft", "wpg", "wwm", "wvw", "opiumwet"),
        form=(
            r"[a-z]{2,8} (?:art\.? ?)?\d{1,3}[a-z]{0,3}(?:[/:]\d{1,3}[a-z]{0,2}){1,4}(?![\w%]|[.,]\d)"
            r"|(?:sr|sv|bw|awb) \d{1,4}[a-z]{0,3}(?![\w%]|[.,]\d)"
        ),
        example="De plicht volgt uit <OW 11/1> en de toelichting.",
    ),
    Recogniser(
        name="index_base",
        reason="base",
        triggers=("#",),
        form=r"(?:19|20)\d\d ?= ?100(?![\d%]|[.,]\d)",
        example="De prijsindex (<2015 = 100>) steeg.",
    ),
    Recogniser(
        name="grade",
        reason="identifier",
        triggers=(
            "schaal",
            "salarisschaal",
            "loonschaal",
            "functieschaal",
            "trede",
            "periodiek",
            "fgr",
            "salarisschalen",
        ),
        form=r"[a-z]{3,15} \d{1,2}[a-z]?(?![\w%]|[-–]\d|[.,]\d| (?:-|–|tot|t/m|en) ?\d| ?%)",
        example="<Schaal 11> is van toepassing.",
    ),
    Recogniser(
        name="number_word",
        reason="reference",
        triggers=tuple(
            "nr nrs nummer nummers no № dossiernummer zaaknummer kenmerk referentie referentienummer "
            "documentnummer registratienummer zaak dossier rolnummer besluitnummer ordernummer factuurnummer "
            "polisnummer projectnummer artikelnummer rekeningnummer".split()
        ),
        form=r"[a-z№]{2,20}\.?:? {0,2}(?:[a-z]{1,4}[-/ .]?)?\d[\d./-]{0,30}(?:[a-z](?!\w))?(?<![.,/-])(?!\w|,\d| ?%)",
        example="Het besluit met <nummer 2022-114> is bekend.",
    ),
    Recogniser(
        name="parliamentary_paper",
        reason="reference",
        triggers=("kamerstuk", "kamerstukken", "kamerbrief", "kst"),
        form=(
            r"(?:kamerstuk(?:ken)?|kamerbrief|kst)\.? ?(?:i{1,2}|tk"
            r"|ek)? ?(?:\d{4}[-/–]\d{2,4},? ?)?(?:\d{2}[ .]?\d{3}(?: ?[-–]? ?[ivxlcdm]{1,6}(?![a-z]))?)?"
            r"(?:, ?(?:nr|nrs|no)\.? ?\d{1,4})?(?<=\d|[ivxlcdm])"
        ),
        example="Zie <Kamerstukken II 2019/20, 35 300, nr. 7>.",
    ),
    Recogniser(
        name="official_gazette",
        reason="reference",
        triggers=(
            "stb",
            "stcrt",
            "trb",
            "pb",
            "pbeu",
            "nj",
            "jor",
            "rechtspraak",
            "staatsblad",
            "staatscourant",
            "ecli",
            "celex",
        ),
        form=(
            r"(?:(?:stb|stcrt|trb|pb|pbeu|nj|jor)\.?|staatsblad|staatscourant) ?(?:l "
            r"|c )?\d{4},? ?(?:nr\.? ?)?\d{0,6}(?<=\d)|ecli:[a-z:]{2,12}\d{4}:[\w.]{1,20}"
            r"|celex:? ?\w{5,20}"
        ),
        example="Het staat in <Stb. 2019, 114>.",
    ),
    Recogniser(
        name="law_code",
        reason="reference",
        triggers=("#",),
        form=r"\d{1,2}:\d{1,3}[a-z]{0,2}(?: (?:bw|awb)(?![a-z]))",
        example="De plicht volgt uit <2:382 BW>.",
    ),
    Recogniser(
        name="page",
        reason="page_number",
        triggers=("pagina", "pagina's", "blz", "bladzijde", "bladzijden", "p", "pp", "pag", "page"),
        form=(
            r"(?:pagina(?:'s)?|page|bladzijden?|blz|pag|pp|p)(?:\.|\b) ?\d{1,4}(?:(?:-|–| en | t/m |, "
            r"| van (?:de )?|/)\d{1,4}){0,6}(?![\w%]|[.,]\d| ?%)"
        ),
        example="Meer op <blz. 12> van het plan.",
    ),
    Recogniser(
        name="iban",
        reason="identifier",
        triggers=("nl", "be", "de", "iban", "lu", "fr"),
        form=(
            r"(?:iban:? )?(?:nl|be|de|lu|fr)\d\d ?[a-z]{4} ?\d{4} ?\d{4} ?\d{2}(?!\d)|(?:iban:? )?(?:be|de"
            r"|lu|fr)\d\d(?: ?\d{4}){3,5}(?: ?\d{1,3})?(?!\d)"
        ),
        example="Maak over op <NL00 BANK 0123 4567 89> van ons.",
    ),
    Recogniser(
        name="registration",
        reason="identifier",
        triggers=tuple(
            "kvk kvk-nummer kvknummer kvk-nr rsin btw btw-nummer bsn isbn issn lei ean kamer handelsregister "
            "handelsregisternummer rsin-nummer afm vergunningnummer isbn-13 doi anbi".split()
        ),
        form=(
            r"lei(?:-code)?:? ?[0-9a-z]{18,20}(?!\w)|"
            r"(?:kvk|rsin|btw|bsn|isbn|issn|lei|ean|handelsregister|afm|vergunning|doi)(?:[- ]?(?:nummer"
            r"|nr\.?|id|1[03]|code))?(?: onder)?(?: nummer"
            r"| nr\.?)?:? ?(?:nl ?)?\d[\d .x/-]{3,40}(?:b\d\d)?(?<=[\dx])"
        ),
        example="Ingeschreven onder <KvK-nummer 01234567> te Assen.",
    ),
    Recogniser(
        name="post_box",
        reason="address",
        triggers=("postbus", "antwoordnummer"),
        form=r"(?:postbus|antwoordnummer) \d{1,6}(?!\d)",
        example="Schrijf naar <Postbus 610> in Assen.",
    ),
    Recogniser(
        name="postcode",
        reason="address",
        triggers=("#",),
        form=(
            r"[1-9]\d{3} ?(?!sa|sd|ss|kg|km|ha|jr|mw|kw|gb|tb|mb|m2|m3|pt|nm|mm|cm|in|en|of|er|op|is|om|te"
            r"|de|al|we|ze|ha)[a-z]{2}(?![\w'-])"
        ),
        example="Het adres is <9700 AP> Groningen.",
    ),
    Recogniser(
        name="phone",
        reason="phone",
        triggers=("#", "+", "("),
        form=(
            r"(?:\+ ?\d{2}|00\d{2}) ?(?:\(0\) ?)?(?:\d[ -]?){8}\d(?!\d)"
            r"|0\d{1,3}(?:[ -]{1,3}| ?[–—] ?)\d(?:[ .-]?\d){5,7}(?!\d|,\d)|0[1-9]\d{8}(?!\d)|0[89]00[ -]\d{4}(?!\d)"
            r"|14 0\d{2,3}(?!\d)"
            r"|\+\d{1,3}(?:[ /-]\d{2,4}){2,5}(?!\d)|\(0\d{1,3}\) ?\d(?:[ -]?\d){5,7}(?!\d)"
        ),
        example="Bel <050-0123456> voor vragen.",
    ),
    Recogniser(
        name="time",
        reason="time",
        triggers=("#",),
        form=(
            r"(?:[01]?\d|2[0-4])[.:][0-5]\d ?(?:-|–|tot|en|à) ?(?:[01]?\d|2[0-4])[.:][0-5]\d(?: ?uur"
            r"| ?u(?!\w)|h)?(?![\d%]|[.,:]\d)"
            r"|(?:[01]?\d|2[0-4])[.:][0-5]\d(?::[0-5]\d)? ?(?:uur|u(?!\w)|h(?!\w))"
            r"|(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:%]|,\d)"
            r"|(?:[01]?\d|2[0-4]) ?(?:-|–) ?(?:[01]?\d|2[0-4]) uur 's"
            r"|(?:[01]?\d|2[0-4]) uur 's (?:ochtends|middags|avonds|nachts|morgens)"
        ),
        example="De zitting begint om <14.30 uur> precies.",
    ),
    Recogniser(
        name="chain",
        reason="name",
        triggers=("#",),
        form=r"\d{1,2}(?:-\d{1,2}){2,5}(?![\d%-]|[.,/]\d)",
        example="Het <1-2-3-4> stappenplan werkt.",
    ),
    Recogniser(
        name="clock_words",
        reason="time",
        triggers=("half", "kwart"),
        form=r"(?:half|kwart (?:over|voor)) (?:een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)(?!\w)",
        example="De zitting begint om <half drie> precies.",
    ),
    Recogniser(
        name="day_and_night",
        reason="name",
        triggers=("#",),
        form=r"24 ?[/x-] ?7(?!\d)(?: ?[/x-] ?365)?|9-tot-5|1-op-1(?!\d)|50-50|fifty-fifty",
        example="Het meldpunt is <24/7> bereikbaar.",
    ),
    Recogniser(
        name="version",
        reason="identifier",
        triggers=("versie", "versienummer", "release", "v", "concept"),
        form=r"(?:versie(?:nummer)?|release|concept|v\.?) ?\d{1,3}(?:\.\d{1,3}){0,3}(?![\w%]|,\d)",
        example="Dit is <versie 2.1> van het protocol.",
    ),
    Recogniser(
        name="standard",
        reason="name",
        triggers=tuple(
            "iso nen nen-en nen-iso en ifrs ias rj iec isae nta bio baseline isa cos esrs gri scope basel "
            "solvency dora sfdr iso/iec nba-handreiking handreiking pcaf".split()
        ),
        form=(
            r"(?:iso(?:/iec)?|nen(?:-en)?(?:-iso)?|ifrs|ias|rj|iec|isae|nta|isa|cos|esrs|gri|scope|basel"
            r"|handreiking|nba-handreiking)[ -](?:[a-z]{1,4}[ -])?\d{1,6}(?:[-:.]\d{1,4}){0,3}[a-z]?"
            r"(?![\w%]|,\d)(?:(?:, | en | of |/)\d{1,5}(?:[-:.]\d{1,4}){0,2}(?![\w%])){0,4}"
        ),
        example="De organisatie is <ISO 27001> gecertificeerd.",
    ),
    Recogniser(
        name="product",
        reason="name",
        triggers=tuple(
            "windows office horizon agenda web microsoft artikelsgewijs covid sars-cov industrie formule "
            "corona netwerk provinciale natura top radio npo erasmus vision visie omgevingsvisie "
            "klimaatakkoord strategie koers toekomstvisie routekaart res roadmap jaarplan".split()
        ),
        form=(
            r"(?:windows|office|horizon|agenda|web|microsoft|industrie|formule|natura|top|radio|npo|vision"
            r"|visie|omgevingsvisie|strategie|koers|toekomstvisie|routekaart|roadmap|res) (?:\d\.0(?!\d)"
            r"|2000(?!\d)|(?:365|10|11|1|2|3|4|5|20\d0)(?![\w%]|[.,]\d| (?:procent|miljoen)))"
        ),
        example="Het gebied valt onder <Natura 2000> sinds lang.",
    ),
    Recogniser(
        name="list_number",
        reason="list_marker",
        triggers=("ad",),
        form=r"ad\.? \d{1,2}(?![\w%]|[.,]\d)[.:)]?",
        example="<Ad 2.> Dit punt is besproken.",
    ),
    Recogniser(
        name="fraction_of_day",
        reason="name",
        triggers=("#",),
        form=(
            r"(?:80[-/ ]20|80/20)-(?:regel|verhouding)|360 graden(?= ?feedback)|360°|112(?=-| (?:bellen"
            r"|gebeld|melding))|9/11(?!\d)"
        ),
        example="Dat is de <80/20-regel> in de praktijk.",
    ),
    Recogniser(
        name="idiom",
        reason="name",
        triggers=(
            "één-op-één",
            "een-op-een",
            "één-tweetje",
            "nulmeting",
            "eerste",
            "tweede",
            "derde",
            "eerstelijns",
            "tweedelijns",
            "derdelijns",
            "nul",
            "vier",
            "een",
            "één",
            "eén",
            "acht",
            "zeven",
            "twee",
            "drie",
        ),
        form=(
            r"(?:een|één)-op-(?:een|één)|(?:een|één) op (?:een|één)(?= |$|[.,;])|(?:eerste|tweede"
            r"|derde) (?:instantie|lijn|tier|persoon|orde|hulp|wereldoorlog|wereld|pijler|nota)(?!\w)"
            r"|eerste(?= en tweede kamer)|(?:eerste|tweede)(?= kamer)|nul op het rekest"
            r"|(?:vier|zes) ogen(?:principe)?(?!\w)"
            r"|eerste aanleg(?!\w)|acht (?:te )?(?:slaan|geslagen|genomen|nemen)(?!\w)|onder vier ogen"
            r"|(?:een|één|eén) oogopslag(?!\w)"
        ),
        example="De raad heeft in <tweede instantie> besloten.",
    ),
    Recogniser(
        name="weeks",
        reason="date",
        triggers=("week", "weken"),
        form=(
            r"(?:week|weken) [1-5]?\d(?:(?:, | en | t/m | tot en met | tot |-|–)[1-5]?\d){1,5}"
            rf"(?![\w%]|[.,]\d| ?%| (?:keer|jaar|uur|fte|euro)\b|{_COUNTED})"
        ),
        example="De balie was in <week 30 en 31> dicht.",
    ),
    Recogniser(
        name="emergency",
        reason="phone",
        triggers=("bel", "belt", "belde", "belden", "alarmnummer", "noodnummer", "telefoonnummer"),
        form=r"[a-z]{3,14} (?:naar |met )?(?:112|113|144)(?![\w%]|[.,]\d| ?%)",
        example="Wie gevaar ziet, <belt 112> meteen.",
    ),
    Recogniser(
        name="marker_post",
        reason="identifier",
        triggers=tuple(
            "strandpaal kilometerpaal hectometerpaal rijkspaal peilbuis meetpunt lichtmast loket bushalte "
            "leerjaar".split()
        ),
        form=(
            r"[a-z]{5,14} (?:nr\.? )?\d{1,4}(?:[.,]\d)?(?:(?: en |, )\d{1,4}(?:[.,]\d)?(?= |[.,;)](?!\d)|$))?"
            r"(?![\w%]|[.,]\d| ?%)"
        ),
        example="Het werk begint bij <strandpaal 12> aan de kust.",
    ),
    Recogniser(
        name="coded_items",
        reason="identifier",
        triggers=tuple(
            "motie moties amendement amendementen voorstel voorstellen raadsvoorstel raadsvoorstellen raadsbesluit "
            "initiatiefvoorstel toezegging toezeggingen raadsbrief collegebrief agendapost".split()
        ),
        form=(
            rf"[a-z]{{5,20}} (?:nrs?\.? )?{_CODE}(?:(?:, | en |/| t/m ){_CODE}){{0,8}}"
            r"|(?:amendement|motie) [a-z]\d{1,3}(?:\.\d{1,2})?(?![\w%]|[.,]\d)"
        ),
        example="De raad nam <moties 24-03, 24-04 en 24-11> aan.",
    ),
    Recogniser(
        name="spelled_point",
        reason="reference",
        triggers=("punt", "punten", "lid", "onderdeel"),
        form=(
            r"(?:punt|punten|lid|onderdeel) (?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)"
            r"(?= (?:van (?:het|dit|deze|artikel)|genoemde|bedoelde|vermelde|hierboven|hiervoor|is|wordt|staat)(?!\w)"
            r"|[,;)]|\.?$)"
        ),
        example="Het in <punt drie> genoemde plan volgt.",
    ),
    Recogniser(
        name="road",
        reason="address",
        triggers=(
            "snelweg",
            "afrit",
            "knooppunt",
            "rijksweg",
            "provincialeweg",
            "afslag",
            "lijnbus",
            "bus",
            "tram",
            "metrolijn",
        ),
        form=r"(?:snelweg|afrit|rijksweg|afslag|lijnbus|metrolijn|tram) (?:[an] ?)?\d{1,3}(?!\w)",
        example="Neem <afrit 36> bij de brug.",
    ),
    Recogniser(
        name="footnote_mark",
        reason="reference",
        triggers=("[",),
        form=r"\[\d{1,3}\]",
        example="Dat blijkt uit onderzoek<[3]> van later.",
    ),
)

_BY_TRIGGER: dict[str, tuple[tuple[Recogniser, re.Pattern[str]], ...]] = {}
for _row in RECOGNISERS:
    for _trigger in _row.triggers:
        _BY_TRIGGER[_trigger] = (*_BY_TRIGGER.get(_trigger, ()), (_row, re.compile(_row.form)))
TRIGGERS = frozenset(_BY_TRIGGER) - {"#"}
_AT_DIGITS = re.compile("|".join(f"(?P<{row.name}>{row.form})" for row in RECOGNISERS if "#" in row.triggers))
_REASONS = {row.name: row.reason for row in RECOGNISERS}

# An address is a street name with a number; the endings of street names.
STREET = re.compile(
    r"(?:[a-zà-ÿ]{2,30}(?:straat|laan|weg|plein|kade|gracht|singel|dijk|dreef|steeg|plantsoen"
    r"|boulevard|wal|haven|markt|hof|ring|pad|baan))"
)
HOUSE_NUMBER = re.compile(r" \d{1,4}(?: ?[a-z](?![a-z]))?(?:[-/]\d{1,4})?(?![\w%]|[.,]\d| ?%)")


# a word that names what follows as a number of something: `vergadernummer`, `vergadering-id`, `inschrijfcode`
_NUMBERING = ("nummer", "-id", "kenmerk", "nr", "code")
_OTHERWISE_READ = frozenset(
    "telefoonnummer faxnummer huisnummer paginanummer postcode alarmnummer noodnummer doorkiesnummer "
    "servicenummer".split()
)
_NUMBERED = re.compile(
    r"[\w-]{5,40}\.?:? (?!(?:19|20)\d\d(?![\w/.-]\d| \d))(?:[a-z]{1,4}[-/.]?)?\d[\d./-]{0,30}(?: \d{2,4}){0,5}"
    r"(?:[a-z](?!\w))?(?<![.,/-])"
    rf"(?![\w%]|,\d| ?%|{_COUNTED})"
)


def names_a_number(word: str) -> bool:
    """Whether a lower-case word, by its end, says that what follows is an identifier."""
    return len(word) > 5 and word.endswith(_NUMBERING) and word not in _OTHERWISE_READ


def match_at_word(word: str, lower: str, start: int) -> tuple[str, str, int] | None:
    """Name, reason and end of the aside that a trigger word begins, or None."""
    for row, form in _BY_TRIGGER.get(word, ()):
        found = form.match(lower, start)
        if found is not None:
            return row.name, row.reason, found.end()
    if names_a_number(word):
        found = _NUMBERED.match(lower, start)
        if found is not None:
            return "numbered", "identifier", found.end()
    return None


def match_at_digits(lower: str, start: int) -> tuple[str, str, int] | None:
    """Name, reason and end of the aside that digits begin, or None."""
    found = _AT_DIGITS.match(lower, start)
    return (found.lastgroup, _REASONS[found.lastgroup], found.end()) if found and found.lastgroup else None
