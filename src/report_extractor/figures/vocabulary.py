"""Word lists that tell how a Dutch sentence is built around a number: closed classes, as data.

Verbs, prepositions and connectives of a report's prose. Lists, because a parser costs a hundred times the
reading of the page and still errs on headlines and captions.
"""

from __future__ import annotations

# finite forms that link a subject to what is said of it; "in 2022 <hebben> 106 medewerkers de eed afgelegd"
AUXILIARIES = frozenset(
    """
    ben bent is zijn was waren heb hebt heeft hebben had hadden word wordt worden werd werden zal zult
    zullen zou zouden kan kun kunt kunnen kon konden mag mogen mocht mochten moet moeten moest moesten wil
    wilt willen wilde wilden blijf blijft blijven bleef bleven
    """.split()
)

# finite verbs that reports put before a number; they end a noun phrase
VERBS = AUXILIARIES | frozenset(
    """
    bedraagt bedragen bedroeg bedroegen beloopt beliep telt tellen telde telden kent kennen kende kenden
    daalt dalen daalde daalden stijgt stijgen steeg stegen nam namen neemt nemen groeide groeiden groeit
    groeien kwam kwamen komt komen kreeg kregen krijgt krijgen ging gingen gaat gaan deed deden doet doen
    vond vonden vindt vinden volgde volgden volgt volgen maakte maakten maakt maken nam gaf gaven geeft
    geven ontving ontvingen ontvangt ontvangen betrof betroffen betreft betreffen leidde leidden leidt
    leiden stond stonden staat staan lag lagen ligt liggen leverde leverden levert leveren sprak spraken
    betaalde betaalden betaalt betalen heet wist weet weten toonde tonen vertoonde oplegden legde legden
    legt leggen gebruikte gebruikten gebruikt deelde werkte werkten werkt werken woonde woonden woont wonen
    voerde voerden voert voeren behandelde behandelden behandelt startte startten start starten meldde
    meldden meldt melden registreerde registreerden bezocht bezochten bezoekt begon begonnen eindigde steunt
    scoorde scoorden scoort scoren bestond bestonden bestaat bestaan zie ziet zien zag zagen zit zitten zat zaten
    afnam afnamen afneemt toenam toenamen toeneemt
    """.split()
)

# finite forms that tell something of their own: verbs for the grammar, words of meaning for a label
TELLING_VERBS = frozenset(
    """
    handelde handelden handelt verwelkomde verwelkomden verwelkomt bood boden biedt bieden ontstond ontstonden
    ontstaat ontstaan duurde duurden duurt duren diende dienden dient dienen rondde rondden rondt sloot sloten
    sluit sluiten trok trokken trekt trekken verliet verlieten verlaat schoof schoven schuift schuiven verliep
    verliepen verloopt klikte klikten klikt opende openden opent koos kozen kiest kiezen bouwde bouwden bouwt
    bouwen verhoogde verhoogden verhoogt verlaagde verlaagden verlaagt ondersteunde ondersteunden verwerkte
    verwerkten verwerkt besteedde besteedden besteedt kostte kostten kost stroomde stroomden stroomt nodigde
    nodigden verstuurde verstuurden verstuurt verzond verzonden organiseerde organiseerden organiseert publiceerde
    publiceerden publiceert besloeg besloegen beslaat omvatte omvatten omvat vormde vormden vormt droeg droegen
    draagt dragen bracht brachten brengt brengen hield hielden houdt viel vielen valt vallen liep liepen loopt lopen
    bevond bevonden bevindt leverde realiseerde realiseerden realiseert investeerde investeerden investeert
    plaatste plaatsten plaatst controleerde controleerden controleert adviseerde adviseerden adviseert vroeg
    vroegen vraagt vragen gold golden geldt gelden bereikte bereikten bereikt haalde haalden haalt halen stuurde
    stuurden stuurt zette zetten keerde keerden keert nam verleende verleenden verleent verloor verloren verliest
    won wonnen wint bleek bleken blijkt leek leken lijkt schreef schreven schrijft rapporteerde rapporteerden
    rapporteert stemde stemden stemt doorliep doorliepen verscheen verschenen verschijnt ontvingen ontbrak
    ontbraken ontbreekt bestreed vestigde vestigden huurde huurden verkocht verkochten verkoopt kocht kochten
    koopt betrad telde vergde vergden vergt bezat bezaten
    """.split()
)

FINITE_VERBS = VERBS | TELLING_VERBS

# a word before one of these, at the start of a clause, is its verb: 'en <huisvestten> we'
SUBJECT_PRONOUNS = frozenset("we wij zij ze hij er men ik u jullie".split())

# nouns of change, as in 'een <stijging> van 13%': said of the number before
CHANGE_NOUNS = (
    "stijging daling toename afname groei krimp verschil verhoging verlaging vermindering terugval verbetering "
    "verslechtering verdubbeling halvering"
).split()

# what is left when two sums are set against each other: 'de lasten waren € 9: een <tekort> van € 2'
OUTCOME_NOUNS = (
    "overschot tekort overschrijding onderschrijding onderbesteding overbesteding saldo resultaat winst verlies "
    "meevaller tegenvaller voordeel nadeel"
).split()

# comparatives after a number, as in '8 procent <meer> dan een jaar eerder': said of the number before
COMPARATIVES = "meer minder hoger lager groter kleiner vaker sneller langer korter".split()

PREPOSITIONS = frozenset(
    """
    aan achter bij binnen boven buiten door in langs met na naar naast om onder op over per rond sinds te
    tegen tijdens tot tussen uit van vanaf vanuit via volgens voor voorafgaand zonder wegens ondanks qua
    """.split()
)

CONNECTIVES = frozenset("en of maar want dus ook terwijl omdat doordat zodat hoewel waarbij waarvan als dan".split())

ARTICLES = frozenset("de het een 't alle onze ons hun zijn haar deze dit die dat elke elk ieder iedere".split())

PRONOUNS = frozenset("ik je jij u hij zij ze we wij jullie men dit dat deze die er hier daar het".split())

# separable parts that close a clause: "bouwden er 4.554 pensioen <op>"
PARTICLES = frozenset(
    """
    aan af bij deel door in mee na om onder op over plaats terug toe uit voor voort vast weg
    """.split()
)

# words before a number that belong to the number and not to what it counts
APPROXIMATORS = frozenset(
    """
    bijna circa ca ca. ongeveer ruim krap rond zo'n plusminus minstens minimaal maximaal hooguit hoogstens
    tenminste zeker slechts maar liefst nog al namelijk gemiddeld totaal precies exact nagenoeg vrijwel ook
    samen
    """.split()
)

# a clause ends here when both sides say something of their own
CLAUSE_BREAKS = (
    "terwijl",
    "maar",
    "waarvan",
    "van wie",
    "waarbij",
    "waardoor",
    "zodat",
    "omdat",
    "doordat",
    "want",
    "hoewel",
)

# words that point back at a total that was named before
REFERENCES = frozenset("daarvan hiervan waarvan ervan daaronder hieronder waaronder".split())
REMAINDERS = frozenset("overige overigen resterende andere anderen rest".split())

# row headers that mean nothing without the caption
GENERIC_HEADERS = frozenset(
    """
    totaal totalen totale subtotaal som overig overige overigen anders saldo aantal aantallen mutatie stand
    """.split()
)

# a pattern for the word that may stand before a number: 'naar <ruim> 100'
ROUGHLY = r"(?:(?:circa|ruim|bijna|ongeveer)\s+)?"

TOTALS = frozenset("totaal totalen totale eindtotaal som samen".split())

# words that tell how much or when, and not of what: a label of these alone borrows its subject
HOLLOW = frozenset(
    """
    stijging stijgingen daling dalingen toename afname groei krimp verandering wijziging verschil gestegen gedaald
    toegenomen afgenomen gegroeid gelijk gebleven laatste jaar jaren vorig vorige afgelopen huidige totaal aantal
    aantallen gemiddelde percentage aandeel bedrag omgerekend geevolueerd hoger lager meer minder licht sterk iets
    periode maand kwartaal eerder later er steeds nog weer opnieuw hoog laag niveau eind einde begin ultimo medio
    januari februari maart april mei juni juli augustus september oktober november december
    """.split()
)

# nouns with the look of a participle: "betrekking hadden op <gevallen>"
NOUNS_LIKE_PARTICIPLES = frozenset(
    """
    beleid bedragen bedrijven belangen beleggingen beroepen besluiten bestanden besturen bezoeken
    gebieden gebied gebouwen gebruiken gedachten geld gelden gemeenten geschenken geschillen
    gesprekken gevallen geweld gezinnen gezondheid veiligheid verantwoordelijkheid verboden verbeteringen verenigingen
    vergaderingen verhalen verklaringen verlof verplichtingen verschillen verslagen vertrouwen verzoeken
    """.split()
)

# what became of what is counted, or of which kind it was: said behind a number that leaves out its noun
PREDICATES = frozenset(
    """
    gegrond ongegrond niet-ontvankelijk ontvankelijk kennelijk toewijsbaar verbaal fysiek intern extern anoniem
    schriftelijk mondeling digitaal telefonisch tijdig nodig gelijk tevreden ontevreden positief negatief open dicht
    volledig gedeeltelijk deels geheel niet wel aanwezig afwezig lopend
    """.split()
)

# comparatives, adverbs and months that stand where a noun might stand
COMPARED = frozenset(
    """
    januari februari maart april mei juni juli augustus september oktober november december
    minste hoogste lager hoger groter kleiner beter slechter ouder jonger langer korter sneller
    daardoor daarmee hierdoor hiermee daarna opzichte name verhouding
    """.split()
)

# nouns that "geen" denies without counting: "geen gebruik gemaakt", "geen cijfers beschikbaar"
UNCOUNTED = frozenset(
    """
    gebruik sprake cijfer cijfers gegeven gegevens informatie reden redenen aanleiding behoefte invloed effect gevolg
    gevolgen zin probleem problemen rol deel recht rechten bijzonderheid bijzonderheden zicht plaats tijd geld ruimte
    mogelijkheid mogelijkheden zorg zorgen antwoord rekening verschil verschillen risico risico's oordeel mening
    uitzondering twijfel garantie garanties enkel ander andere betekenis waarde verandering veranderingen
    wijziging wijzigingen bijdrage onderdeel verplichting verplichtingen verplichting aandacht stap stappen kans kansen
    """.split()
)

# basis of a figure by a word in its sentence or header (CSV: budget, realised, forecast, target, norm)
BASIS_WORDS = (
    ("budget", ("begroot", "begroting", "begrote", "geraamd", "raming", "geraamde", "budget", "begrotingswijziging")),
    ("forecast", ("prognose", "verwacht", "verwachte", "verwachting", "naar verwachting", "voorspeld")),
    (
        "target",
        ("streefwaarde", "doelstelling", "streven", "beoogd", "beoogde", "ambitie", "streefcijfer", "doelwaarde"),
    ),
    ("norm", ("norm", "normering", "norm van", "signaleringswaarde")),
    (
        "realised",
        (
            "realisatie",
            "gerealiseerd",
            "gerealiseerde",
            "werkelijk",
            "werkelijke",
            "jaarrekening",
            "rekening",
            "besteed",
            "besteding",
            "bestedingen",
            "uitgegeven",
        ),
    ),
)

# what a figure measures, by a word near the number
MEASURE_WORDS = (
    ("average", ("gemiddeld", "gemiddelde", "doorsnee", "mediaan")),
    ("score", ("score", "scoort", "scoorde", "rapportcijfer", "cijfer", "waardering", "z-score")),
    ("ratio", ("ratio", "quote", "verhouding", "factor", "meldingsfrequentie")),
)

# a unit that a header or caption gives to bare numbers, by a word in it
HEADER_UNITS = (
    ("years", ("leeftijd", "leeftijden", "in jaren", "dienstjaren", "duration", "looptijd")),
    ("score", ("score", "z-score", "rapportcijfer", "performancetoets")),
    ("pp", ("procentpunt", "procentpunten", "%-punt")),
    (
        "ratio",
        (
            "ratio",
            "quote",
            "meldingsfrequentie",
            "verzuimfrequentie",
            "solvabiliteit",
            "liquiditeit",
            "per 100.000",
            "per 10.000",
            "per 1.000",
        ),
    ),
    ("fte", ("fte", "fte's", "formatieplaatsen")),
    ("days", ("in dagen", "aantal dagen", "dagen")),
    ("hours", ("in uren", "aantal uren", "uren")),
    ("weeks", ("in weken", "aantal weken", "weken")),
    ("months", ("in maanden", "aantal maanden")),
    ("percent", ("percentage", "percentages", "in procenten", "procent")),
    ("EUR", ("euro", "bedrag", "bedragen", "eur")),
    ("kg", ("kg", "kilo", "kilo's", "kilogram", "kilogrammen")),
    ("kWh", ("kwh",)),
    ("MWh", ("mwh",)),
    ("GWh", ("gwh",)),
    ("ha", ("in ha", "hectare", "hectares")),
    ("km", ("in km", "kilometer", "kilometers")),
)

# what an hour is spent on, in compounds that count hours: 'openingsuren', 'vrijwilligersuren'
HOURS_OF = (
    "opening openings over training trainings cursus inzet verlof vrijwilligers contact zorg opleidings "
    "studie vlieg vaar productie toezicht begeleidings behandel scholings"
).split()

# ends of words that name a sum of money: 'uitvoeringskosten', 'pensioenpremies'
MONEY_ENDINGS = (
    "kosten",
    "premie",
    "premies",
    "lasten",
    "baten",
    "bijdrage",
    "bijdragen",
    "opbrengst",
    "opbrengsten",
    "uitkering",
    "uitkeringen",
    "vermogen",
    "reserve",
    "reserves",
    "voorziening",
    "voorzieningen",
    "schuld",
    "schulden",
    "vordering",
    "vorderingen",
    "beloning",
    "beloningen",
    "bezoldiging",
    "salarissen",
    "lonen",
    "belegging",
    "beleggingen",
    "resultaat",
    "subsidie",
    "subsidies",
    "uitgaven",
    "inkomsten",
    "ontvangsten",
    "omzet",
    "vergoeding",
    "vergoedingen",
    "bedrag",
    "bedragen",
    "saldo",
    "waarde",
    "budget",
    "betalingen",
    "verplichtingen",
    "aandelen",
    "liquiditeiten",
    "middelen",
    "storting",
    "stortingen",
    "belasting",
    "belastingen",
)

# words that name a rate or a size of its own, never a sum: they keep their size in a table of thousands
RATE_WORDS = frozenset(
    """
    duration looptijd leeftijd dekkingsgraad ratio quote score factor rentevoet percentage dienstjaren fte fte's
    """.split()
)

# 'kosten per <aandeel>': an amount of its own size, also in a table of thousands
PER_HEAD = frozenset(
    "aandeel hectare ha stuk km kilometer huishouden woning aansluiting dag maand uur ton m2 kind".split()
)
