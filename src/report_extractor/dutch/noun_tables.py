"""Dutch nouns as data: irregular plurals, person nouns, and words that are never the noun of a count."""

from __future__ import annotations

# plural -> singular, also for compounds that end in it (bestuursleden -> bestuurslid)
IRREGULAR: dict[str, str] = {
    "leden": "lid",
    "steden": "stad",
    "schepen": "schip",
    "kinderen": "kind",
    "kleinkinderen": "kleinkind",
    "eieren": "ei",
    "goederen": "goed",
    "volkeren": "volk",
    "gelederen": "gelid",
    "liederen": "lied",
    "runderen": "rund",
    "lieden": "lieden",
    "koeien": "koe",
    "vlooien": "vlo",
    "gaten": "gat",
    "vaten": "vat",
    "ivaten": "ivaat",
    "daken": "dak",
    "dagen": "dag",
    "wegen": "weg",
    "glazen": "glas",
    "graven": "graf",
    "hoven": "hof",
    "loten": "lot",
    "sloten": "slot",
    "schoten": "schot",
    "spelen": "spel",
    "bevelen": "bevel",
    "bedragen": "bedrag",
    "verdragen": "verdrag",
    "gedragen": "gedrag",
    "verslagen": "verslag",
    "toeslagen": "toeslag",
    "aanslagen": "aanslag",
    "opslagen": "opslag",
    "afslagen": "afslag",
    "inslagen": "inslag",
    "grondslagen": "grondslag",
    "neerslagen": "neerslag",
    "oorlogen": "oorlog",
    "hertogen": "hertog",
    "gebreken": "gebrek",
    "holen": "hol",
    "paden": "pad",
    "baden": "bad",
    "bladen": "blad",
    "raden": "raad",
    "blaren": "blaar",
    "gebeden": "gebed",
    "treden": "trede",
    "bijdragen": "bijdrage",
    "vrijwaringen": "vrijwaring",
    "etages": "etage",
    "musea": "museum",
    "centra": "centrum",
    "criteria": "criterium",
    "symposia": "symposium",
    "data": "datum",
    "decennia": "decennium",
    "politici": "politicus",
    "medici": "medicus",
    "academici": "academicus",
    "technici": "technicus",
    "critici": "criticus",
    "historici": "historicus",
    "agendapunten": "agendapunt",
    "lui": "lui",
    "mensen": "mens",
    "medemensen": "medemens",
    "besturen": "bestuur",
    "ideeën": "idee",
    "zeeën": "zee",
    "tweeën": "twee",
    "knieën": "knie",
    "categorieën": "categorie",
    "theorieën": "theorie",
    "strategieën": "strategie",
    "industrieën": "industrie",
    "allergieën": "allergie",
    "bacteriën": "bacterie",
    "oliën": "olie",
    "financiën": "financiën",
    "kosten": "kosten",
    "inkomsten": "inkomsten",
    "uitgaven": "uitgave",
    "gegevens": "gegeven",
    "hersenen": "hersenen",
    "ouders": "ouder",
    "middelen": "middel",
    "artikelen": "artikel",
    "handelingen": "handeling",
    "vermogens": "vermogen",
    "leningen": "lening",
    "voordelen": "voordeel",
    "nadelen": "nadeel",
    "onderdelen": "onderdeel",
    "aandelen": "aandeel",
    "oordelen": "oordeel",
    "dagdelen": "dagdeel",
    "stadsdelen": "stadsdeel",
    "bestanddelen": "bestanddeel",
    "delen": "deel",
    "kastelen": "kasteel",
    "panelen": "paneel",
    "kanalen": "kanaal",
    "modellen": "model",
    "hotels": "hotel",
    "mogendheden": "mogendheid",
    "instellingen": "instelling",
    "aanbevelingen": "aanbeveling",
    "gemeenten": "gemeente",
    "gemeentes": "gemeente",
    "gedeelten": "gedeelte",
    "gewoonten": "gewoonte",
    "ziekten": "ziekte",
    "hoogten": "hoogte",
    "diensten": "dienst",
    "behoeften": "behoefte",
    "woningen": "woning",
    "huishoudens": "huishouden",
    "vergaderingen": "vergadering",
    "examens": "examen",
    "tekens": "teken",
    "havens": "haven",
    "wapens": "wapen",
    "keuzes": "keuze",
    "keuzen": "keuze",
    "gedachten": "gedachte",
    "uren": "uur",
    "jaren": "jaar",
    "maanden": "maand",
    "weken": "week",
    "zaken": "zaak",
    "kwesties": "kwestie",
    "bussen": "bus",
    "fte's": "fte",
    "zienswijzen": "zienswijze",
    "werkwijzen": "werkwijze",
    "bronnen": "bron",
    "afspraken": "afspraak",
    "uitspraken": "uitspraak",
    "inspraken": "inspraak",
    "wijken": "wijk",
    "banen": "baan",
    "heren": "heer",
    "dames": "dame",
    "boetes": "boete",
    "codes": "code",
    "tests": "test",
    "lessen": "les",
    "kansen": "kans",
    "eisen": "eis",
    "prijzen": "prijs",
    "wensen": "wens",
    "grenzen": "grens",
    "fondsen": "fonds",
    "processen": "proces",
    "personen": "persoon",
    "patronen": "patroon",
    "ambtenaren": "ambtenaar",
    "leraren": "leraar",
    "eigenaren": "eigenaar",
    "makelaren": "makelaar",
    "ministers": "minister",
    "problemen": "probleem",
    "systemen": "systeem",
    "thema's": "thema",
}

# singulars that end like plurals
SINGULAR: frozenset[str] = frozenset(
    "cursus advies proces basis status bonus huis fiets prijs kas les eis reis fonds gros bus campus "
    "virus kans wens grens "
    "crisis analyse klas pas mens gas vis bos bis as os das jas tas glas gras hals pols mars kaas "
    "baas plaats kerels paleis kruis bewijs "
    "onderwijs ziekenhuis verpleeghuis tehuis stadhuis gemeentehuis vonnis kennis vergunnis "
    "geschiedenis gebeurtenis begrafenis dienst "
    "consensus corpus focus index kosten teken haven wapen vermogen examen gegeven inkomen belang "
    "verlangen vertrouwen bezwaren vlees "
    "open eigen huishouden leven lichaam oordeel gezin wagen regen reden begin team programma thema "
    "item systeem verzoek aantal bedrag "
    "keten toren molen oven deken kuiken laken lijden zegen jongen heiden christen bevinden "
    "overlijden optreden voorkomen nemen rijden "
    "wezen streven vermoeden goeden overheden schrijven verblijven zijn hebben worden zullen kunnen "
    "mogen moeten willen".split()
) - {"overheden", "bezwaren"}

# singulars that end like plurals, also as the head of a compound (groepsvermogen, pensioenfonds)
SINGULAR_HEADS: frozenset[str] = frozenset(
    "vermogen inkomen examen wagen haven wapen gegeven huishouden keuken toren streven leven voornemen kussen "
    "vertrouwen overlijden verleden optreden fenomeen iedereen algemeen "
    "adres proces succes verlies advies fonds kans plaats concours parcours nieuws congres".split()
)

# heads of person nouns, also at the end of compounds (teamleider, oud-medewerker)
PERSONS: tuple[str, ...] = tuple(
    "persoon mens medewerker werknemer deelnemer collega ambtenaar inwoner burger bewoner cliënt "
    "patiënt leerling student scholier docent "
    "leraar lerares kind jongere oudere volwassene ouder man vrouw jongen meisje lid leider "
    "leidinggevende manager directeur bestuurder "
    "commissaris voorzitter secretaris penningmeester wethouder burgemeester raadslid statenlid "
    "gedeputeerde minister griffier notaris "
    "vertrouwenspersoon adviseur coördinator begeleider trainer coach mentor vrijwilliger "
    "mantelzorger bezoeker gast klant gebruiker "
    "respondent ondervraagde aanwezige genodigde betrokkene belanghebbende melder klager indiener "
    "aanvrager verzoeker inzender bezwaarmaker "
    "beveiliger belangstellende conciërge zij-instromer schoolverlater woningzoekende wachtende jeugdige "
    "gepensioneerde pensioengerechtigde gerechtigde rechthebbende nabestaande partner weduwe "
    "weduwnaar wees wezen slaper gewezen actieve "
    "arbeidsongeschikte uitkeringsgerechtigde werkzoekende werkloze bijstandsgerechtigde "
    "statushouder asielzoeker vluchteling migrant "
    "verzekerde polishouder aandeelhouder belegger eigenaar huurder koper verkoper ondernemer zzp'er "
    "zelfstandige freelancer boer tuinder agrariër "
    "stagiair stagiaire trainee uitzendkracht kracht inhuurkracht oproepkracht arbeidskracht "
    "leerkracht invalkracht zij-instromer starter "
    "nieuwkomer inburgeraar toerist reiziger fietser automobilist voetganger passagier chauffeur "
    "monteur technicus ingenieur onderzoeker "
    "promovendus hoogleraar professor lector wetenschapper arts huisarts verpleegkundige verzorgende "
    "psycholoog therapeut agent militair "
    "brandweerman boa handhaver toezichthouder inspecteur controleur rechter officier advocaat "
    "jurist juriste gevangene gedetineerde dader "
    "verdachte slachtoffer getuige kandidaat sollicitant afgestudeerde abonnee kijker luisteraar "
    "lezer volger sporter speler teamgenoot "
    "vertegenwoordiger woordvoerder kiezer stemgerechtigde jubilaris nominee winnaar spreker "
    "deskundige expert specialist professional "
    "functionaris beambte bediende hulpverlener zorgverlener opvoeder pleegkind pleegouder baby "
    "peuter kleuter tiener puber senior junior zestigplusser "
    "vijftigplusser 65-plusser 55-plusser plusser starters opdrachtnemer toehoorder cursist cursiste "
    "auteur journalist kunstenaar muzikant "
    "musicus artiest danser zanger acteur regisseur conservator archivaris bibliothecaris "
    "secretaresse receptionist schoonmaker kok ober "
    "werker bestuurslid teamlid commissielid panellid gezinslid personeelslid huishoudlid lieden lui "
    "wijkagent zorgvrager doelgroeper zieke dode gewonde "
    "overledene geborene immigrant emigrant expat mede-eigenaar participant aanmelder bijstander "
    "omwonende buurtbewoner dorpsbewoner eilander zwemmer "
    "wandelaar hardloper schrijver politicus medicus academicus fractievoorzitter beoordelaar "
    "beheerder contactpersoon aangeslotene zelfstandige "
    "ambtsdrager gezagvoerder piloot steward loods schipper matroos visser bouwvakker timmerman "
    "metselaar schilder molenaar slager kapper "
    "winkelier caissière verkoopster medewerkster werkneemster deelneemster leidster inwoonster "
    "directrice bestuurster vertrouwensvrouw vertrouwensman "
    "vakman vakvrouw zakenman zakenvrouw ombudsman landgenoot tijdgenoot echtgenoot echtgenote "
    "kostganger deeltijder voltijder teruggekeerde".split()
)

# function words: after a number they are not what is counted, and the noun is not behind them
STOP_WORDS: frozenset[str] = frozenset(
    "aan achter al alle alleen allemaal als alsmede anders altijd beide ben bent bij binnen boven "
    "buiten daar daarbij daarmee daarna daarnaast daarom "
    "daarop daartoe daarvan daarvoor dan dat de denken deze die dit doen door dus echter een één en "
    "er eerder ermee ervan evenals ga gaan gaat gaf gaven "
    "gedaan geen gehad geweest ging gingen had hadden heb hebben heeft hem hen het hier hierbij "
    "hierop hiervan hij hoe hun ik in is ja jij kan "
    "kon konden kreeg kregen krijgen krijgt kunnen kwam kwamen later liet liggen ligt maar meer mee "
    "men met mij minder mocht moet moeten mogen na naar naast namelijk "
    "niet niets nog nu of om omdat onder ons ook op over per plus reeds samen sinds te tegen "
    "tegenover ten ter terwijl toch toe toen tot totaal tussen u "
    "uit vaak van vanaf vanuit vanwege vast via voor vooral vorig vond vonden waar waarbij waarin "
    "waarmee waaronder waarop waarvan waarvoor waren was wat we weer "
    "wel welke werd werden wie wij wil willen wordt worden zal ze zelf zich zij zijn zo zodat zoals "
    "zonder zou zouden zowel sprake bedroeg bedraagt bedragen "
    "komt komen kostte kosten leidde leidden betrof betroffen betreft vielen viel bleef bleven "
    "blijft blijven stond stonden staat staan nam namen nemen volgde volgden "
    "respectievelijk resp circa ongeveer ruim bijna procent procentpunt miljoen miljard duizend "
    "honderd keer maal uiteindelijk inmiddels nogmaals "
    "ten opzichte vergeleken hoger lager gestegen gedaald toegenomen afgenomen gerealiseerd maken "
    "maakte maakten maakt gebruik deed deden steeg daalde groeide "
    "jl nr ex exclusief inclusief incl excl mits tenzij indien wanneer omtrent rond sedert tijdens "
    "ondanks dankzij volgens krachtens namens jegens "
    "zelfs juist slechts enkel louter bovendien tevens verder daarentegen vervolgens tenslotte ofwel "
    "oftewel hetzij noch d.w.z dwz bijv o.a i.p.v t.o.v".split()
)
# adjectives and quantifiers without the ending -e that may stand before the noun
BARE_ADJECTIVES: frozenset[str] = frozenset(
    "meest minst zeer best hoogst laagst beste grootste recent nieuw formeel informeel intern extern "
    "verschillend open gesloten eigen houten zilveren gouden extra meer andere aparte reguliere "
    "medische "
    "mannelijk vrouwelijk jong oud tijdelijk vast vaste fulltime parttime overig dergelijk "
    "dergelijke zulke zodanige soortgelijk volledig heel half "
    "afgesloten opgenomen aangenomen ontvangen ingekomen binnengekomen uitgekomen afgegeven "
    "overleden gewezen gegeven aangeboden ingediend uitgevoerde "
    "effectief effectieve netto bruto groot klein officieel officiële anoniem schriftelijk mondeling "
    "totaal minderjarig meerderjarig onze hun haar zijn".split()
) - {"meer", "totaal", "zijn", "haar", "hun"}
# nouns that look like adjectives (-e) or participles (ge-)
NOUNS_LIKE_ADJECTIVES: frozenset[str] = frozenset(
    "gemeente gedeelte gebeurtenis bijdrage aanvrage premie functie situatie procedure organisatie "
    "locatie commissie provincie actie sessie vacature "
    "methode module maatregele periode ruimte ziekte gemiddelde afname toename inname overname "
    "uitgave opgave aangifte gifte keuze boete code fase groep "
    "oorzaak vergoeding uitkering seconde eenheid gedachte behoefte hoogte lengte breedte diepte "
    "grootte hoeveelheid leemte belofte gelofte genodigde "
    "vertegenwoordiging tranche mode site website conferentie advertentie licentie competentie "
    "referentie garantie polis transactie instantie investering "
    "obligatie motie petitie kwestie discussie reactie relatie publicatie applicatie indicatie "
    "installatie operatie opleiding training workshop cursus route "
    "etage lage bijlage stage garage pagina passage massage plantage collage reportage percentage "
    "voltage ode aanname deelname opname wijze zienswijze werkwijze "
    "orde code zone lijne tribune bureau niveau cadeau procede comité café idee zee fee thee twee "
    "drie olie familie ruzie positie traditie ambitie "
    "leidinggevende betrokkene verzekerde gepensioneerde nabestaande gedeputeerde jongere oudere "
    "zieke dode gewonde actieve inactieve slapende medewerkende "
    "gesprek gesprekken gevallen geval gegevens gebied gebieden gezin gezinnen gemeenten gebouw "
    "gebouwen gebruiker gebruikers gebrek gedrag gedragingen "
    "gevolgen gevaren geschil geschillen geschenk geschenken gerecht gerechten gemeenschappen "
    "geluiden gedichten gegadigden geïnteresseerden genodigden getuigen "
    "gepensioneerden gewonden gevangenen gedetineerden gerechtigden geslaagden gediplomeerden "
    "gezichten gewichten gelden geldleningen geheimen geslachten generaties "
    "geneesmiddelen gezondheidscentra gevels gasten garanties verzoeken onderzoeken bezoeken "
    "bedragen belangen besluiten beroepen bezwaren bedrijven banen bomen "
    "verslagen vergaderingen verbeteringen veranderingen verenigingen vestigingen vergunningen "
    "verklaringen verplichtingen verwijzingen overtredingen overeenkomsten "
    "ontwikkelingen ontmoetingen ontslagen beoordelingen beslissingen bijeenkomsten beleidsregels "
    "benoemingen behandelingen bestanden bestemmingen beurten "
    "bestellingen bevindingen bewoners bezoekers bedden bergen boeken brieven burgers werkenden "
    "studerenden omwonenden belanghebbenden rechthebbenden alleenstaanden".split()
)

# singulars that are counted, so that `geen` before them is a count of 0 (also at the end of compounds)
COUNTED_THINGS: tuple[str, ...] = tuple(
    "melding klacht geval incident procedure zaak signaal verzoek bezwaar bezwaarschrift datalek "
    "overtreding sanctie waarschuwing ontslag aangifte "
    "schending misstand gesprek wijziging vacature ongeval dossier onderzoek besluit boete "
    "vergadering kwestie inbreuk casus calamiteit beroep "
    "maatregel fout afwijking bevinding aanbeveling motie amendement rechtszaak dwangsom claim "
    "schade storing lek kandidaat brief reactie enquête "
    "training cursus bijeenkomst advies verzoekschrift fte".split()
)
# nouns that `geen` denies without counting them
NEVER_COUNTED: frozenset[str] = frozenset(
    "gegevens gegeven gevolgen gevolg consequenties consequentie mogelijkheden mogelijkheid rechten "
    "recht kosten redenen reden zorgen zorg middelen middel "
    "cijfers cijfer garanties garantie beperkingen beperking uitspraken belangen belang sprake rol "
    "invloed effect effecten risico's verschil verschillen "
    "verplichtingen verplichting eisen eis afspraken conclusies oordeel zekerheid zekerheden "
    "bezwaren onderscheid verband aanleiding noodzaak ruimte zicht "
    "dingen kansen kans gronden grond gebruik informatie inzicht pensioen rente jaren dagen "
    "maanden uren weken jaar dag uur maand week".split()
)
