"""What a number says is told in the sentence's own words, without the number."""

from __future__ import annotations

import re

import pytest

from report_extractor.figures.clauses import describe
from report_extractor.figures.phrases import head_noun, noun_phrase
from report_extractor.figures.spots import Spot

# <106|medewerkers>: a number with the noun it counts; <80%>: one without; {2022}: a period; *: the one asked for
EXAMPLES = [
    (
        "In {2022} hebben *<106|medewerkers> de ambtseed of belofte afgelegd.",
        "medewerkers die de ambtseed of belofte hebben afgelegd",
    ),
    (
        "In {2022} hebben *<106|medewerkers> van de provincie de eed afgelegd.",
        "medewerkers van de provincie die de eed hebben afgelegd",
    ),
    (
        "Inmiddels heeft *<60%> van alle wijkteams deelgenomen aan een cursus.",
        "alle wijkteams die hebben deelgenomen aan een cursus",
    ),
    ("*<60%> van alle wijkteams heeft de cursus gevolgd.", "alle wijkteams die de cursus hebben gevolgd"),
    ("*<Negen|meldingen> gingen over omgangsvormen.", "meldingen gingen over omgangsvormen"),
    ("Er zijn *<tien|signalen> van pesten binnengekomen.", "signalen van pesten die zijn binnengekomen"),
    ("*<Zeven|zaken> hadden betrekking op geld.", "zaken die betrekking op geld hadden"),
    ("*<Zeven|zaken> hadden betrekking op veiligheid.", "zaken die betrekking op veiligheid hadden"),
    ("Wij hadden *<12.889|deelnemers> die niet meer opbouwen.", "deelnemers die niet meer opbouwen"),
    (
        "Het aantal diefstallen daalde in {2013-2023} met *<29%>, terwijl het aantal fraudes steeg met <12%>.",
        "Het aantal diefstallen daalde in 2013-2023",
    ),
    (
        "Het aantal diefstallen daalde in {2013-2023} met <29%>, terwijl het aantal fraudes steeg met *<12%>.",
        "het aantal fraudes steeg",
    ),
    ("Er waren <14|onderzoeken> ({2021}: *<9>).", "onderzoeken"),
    ("De instroom (*<1.713>) groeide sterk.", "De instroom groeide sterk"),
    ("In {2019} kwamen <135|zaken> binnen en gingen er *<112> uit.", "zaken gingen er uit"),
    (
        "De uitgaven daalden met <6%>, maar in het laatste jaar was er een stijging van *<2%>.",
        "De uitgaven: in het laatste jaar was er een stijging",
    ),
    ("In *<9|zaken> (<8%>) volgde een boete.", "In zaken volgde een boete"),
    ("In <9|zaken> (*<8%>) volgde een boete.", "In zaken volgde een boete"),
    (
        "De kosten van Noord en Zuid stegen met respectievelijk *<3%> en <5%>.",
        "De kosten van Noord stegen",
    ),
    (
        "De kosten van Noord en Zuid stegen met respectievelijk <3%> en *<5%>.",
        "De kosten van Zuid stegen",
    ),
    ("De kosten bedroegen *<€ 411> per deelnemer.", "De kosten bedroegen per deelnemer"),
    ("De instroom kwam uit op <12%> en de uitstroom op *<10%> van het personeel.", "de uitstroom van het personeel"),
    (
        "In {2023} kwamen <80|gasten> langs, *<8%> meer dan een jaar eerder.",
        "kwamen gasten langs, meer dan een jaar eerder",
    ),
    ("Het dorp kreeg <80|bezwaren>, een stijging van *<8%>.", "Het dorp kreeg bezwaren, een stijging"),
    ("Bij *<drie|teams> – Zorg, Groen en Geld – is een audit gedaan.", "Bij teams is een audit gedaan"),
    ("Een dossier telt <86|stukken>; het grootste telde er *<420>.", "stukken: het grootste telde"),
    ("De rente is <3,4%> (vorig boekjaar: *<3,2%>).", "De rente, vorig boekjaar"),
    ("Op de link klikte <11>, *<8> en <6> procent van de bewoners.", "Op de link klikte procent van de bewoners"),
    ("In totaal volgden *<688|mensen> ten minste <één> training.", "In totaal volgden mensen training"),
    ("Het beheer kostte <0,4%> van het budget, circa *<€ 5 miljoen>.", "Het beheer kostte van het budget"),
    ("De prijs steeg van *<70%> naar <80%> van de norm.", "De prijs steeg van de norm"),
    ("Er zijn <9|fouten> gemeld bij de raad, tegen *<7> vorig jaar.", "fouten die zijn gemeld bij de raad"),
    ("{2023}: *<97|gasten> | {2022}: <106|gasten>", "gasten"),
    ("lawaai: *<3> stank: <2> licht: <1>", "lawaai"),
    ("lawaai: <3> stank: *<2> licht: <1>", "stank"),
    ("Het aantal bruggen steeg van <58|bruggen> in {2020} naar *<61> in {2021} (+<4%>).", "Het aantal bruggen steeg"),
    ("De haven sprak recht: <7|eisen> waren redelijk, *<19> onredelijk en <5> te laat.", "eisen waren onredelijk"),
    ("Een derde komt met de trein, want <6%> komt met de boot, *<17%> met de fiets.", "komt met de fiets"),
    ("In <negen|kelders> is het lek gedicht, in *<vier|kelders> niet.", "In kelders is het lek niet gedicht"),
    (
        "Na een daling in {2019} (<1%>) en in {2020} (<7%>) zagen we een groei (*<6%>) van de oogst.",
        "zagen we een groei van de oogst",
    ),
    ("De vloot telde <80|schepen>, wat *<7%> meer is dan in {2020}.", "De vloot telde schepen, meer dan in 2020"),
    ("Het dorp hielp <40|gasten>, ofwel *<een kwart> van de gasten.", "Het dorp hielp gasten"),
    ("Wij gaven <6|lessen> met in totaal *<41|leerlingen>.", "lessen met in totaal leerlingen"),
    ("Wij gaven *<6|lessen> met in totaal <41|leerlingen>.", "Wij gaven lessen"),
    ("De leeftijd van de bomen is <46 jaar>; in {2020} was dat *<44 jaar>.", "De leeftijd van de bomen"),
    ("Een bedrag van *<€ 2 miljoen> is gespaard en <€ 1 miljoen> besteed.", "Een bedrag is gespaard"),
    ("Het aandeel vrouwen in de raad is <41%> en in het bestuur *<46%>.", "Het aandeel vrouwen: in het bestuur"),
    ("De wacht duurde *<12 dagen>, <twee dagen> korter dan eerst.", "De wacht duurde"),
    ("In *<vier> van de <elf|gevallen> ging het om een fiets.", "In gevallen ging het om een fiets"),
    ("Op straat hielp het team <12|mensen> en verwelkomden we *<7|vrijwilligers>.", "verwelkomden we vrijwilligers"),
]


def parse(marked: str) -> tuple[str, list[Spot], int]:
    text, spots, which = "", [], -1
    for piece in re.finditer(r"(\*?)<([^|>]*)(?:\|([^>]*))?>|\{([^}]*)\}|[^<{*]+", marked):
        star, number, noun, period = piece.groups()
        if period is not None:
            spots.append(Spot(start=len(text), end=len(text) + len(period), period=True))
            text += period
        elif number is not None:
            if star:
                which = len(spots)
            start = len(text)
            text += number
            end = len(text)
            if noun:
                text += " " + noun
            spots.append(Spot(start=start, end=end, noun_end=len(text) if noun else -1))
        else:
            text += piece.group()
    return text, spots, which


@pytest.mark.parametrize(("marked", "label"), EXAMPLES)
def test_a_number_is_described_by_its_own_clause(marked: str, label: str) -> None:
    text, spots, which = parse(marked)
    said = describe(text, spots, which)
    number = text[spots[which].start : spots[which].end]
    assert number not in said.split()
    assert said == label


def test_numbers_in_a_row_keep_the_head_they_share() -> None:
    text, spots, _ = parse("Van de <23|klachten> kregen er <2> het oordeel gegrond, <1> deels en <20> ongegrond.")
    assert [describe(text, spots, place) for place in (1, 2, 3)] == [
        "Van de klachten kregen er het oordeel gegrond",
        "Van de klachten kregen er deels",
        "Van de klachten kregen er ongegrond",
    ]


def test_a_noun_phrase_ends_at_its_verb() -> None:
    assert noun_phrase("alle nieuwe collega's hebben de cursus gevolgd") == "alle nieuwe collega's"


def test_the_head_noun_is_the_last_before_a_preposition() -> None:
    assert head_noun("het aantal ingediende klachten over lawaai") == "klachten"
