"""Rules that tell what a number in a report is not: part letters, references, bases, levels, frequencies."""

from __future__ import annotations

from decimal import Decimal

import pytest

from report_extractor.dutch import find_numbers, lemma, unit_of_noun
from report_extractor.dutch.noun_tables import SINGULAR_HEADS


@pytest.mark.parametrize(
    ("text", "span", "reason"),
    [
        ("3.2b Uitgangspunten", "3.2b", "identifier"),
        ("Dat staat in (3.2b) hierna.", "3.2b", "identifier"),
        ("Regeling SR 138b is vervallen.", "SR 138b", "reference"),
        ("Zij zitten in klas 8b nu.", "8b", "identifier"),
        ("Zie #1B hierna.", "1B", "identifier"),
        ("In hoofdstuk vier komt dit terug.", "hoofdstuk vier", "reference"),
        ("Gewaardeerd op Level 2 dus.", "Level 2", "reference"),
        ("De indicator PAI 10 is nieuw.", "PAI 10", "reference"),
        ("Zie deel II van het plan.", "deel II", "reference"),
        ("De grond is OW 11/1 daarvoor.", "OW 11/1", "reference"),
        ("De kosten per 31-12 zijn bekend.", "31-12", "date"),
        ("Het tarief geldt vanaf 1/7 voor allen.", "1/7", "date"),
        ("Lees Cahier 2024-19 erop na.", "2024-19", "reference"),
        ("Dat is veel per 1.000 inwoners.", "1.000", "base"),
        ("Dat is veel per duizend inwoners.", "duizend", "base"),
        ("De prijsindex (2015 = 100) volgt.", "2015 = 100", "base"),
        ("Zij krijgen geen pensioen dat meegroeit.", "geen", "negation"),
        ("Er was geen gekissebis meer.", "geen", "negation"),
        ("Het ligt aan de Laan, 9700 ap Groningen.", "9700 ap", "address"),
    ],
)
def test_it_is_an_aside(text: str, span: str, reason: str) -> None:
    assert [(m.text, m.kind, m.reason) for m in find_numbers(text)] == [(span, "aside", reason)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Het kost € 45,4K of € 2,4b of € 3m.", ["45400", "2400000000", "3000000"]),
        ("Het kost € 35 m² en niet meer.", ["35"]),
        ("In fase 2 deden 30 mensen mee.", ["30"]),
        ("Wij tonen tabellen met 4 rijen.", ["4"]),
        ("Er kwamen op 5-10 plaatsen klachten.", ["5"]),
        ("Tussen 2019-20 en 2023-24 was het druk.", []),
        ("Vanaf 2024 na overleg.", []),
    ],
)
def test_only_amounts_are_quantities(text: str, values: list[str]) -> None:
    found = [m.value for m in find_numbers(text) if m.kind == "quantity"]
    assert found == [Decimal(value) for value in values]


def test_a_date_without_year_stands_in_a_row_label() -> None:
    assert [m.reason for m in find_numbers("Saldo aandelen 01-01", hints=("row_header",))] == ["date"]
    assert [m.kind for m in find_numbers("Er kwamen 10-12 leden")] == ["quantity"]


@pytest.mark.parametrize(
    ("text", "measure", "direction"),
    [
        ("Het aantal daalde in de jaren na de crisis met 29%.", "change", "decrease"),
        ("De uitstoot is met 12% ten opzichte van vroeger gedaald.", "change", "decrease"),
        ("Het ledental nam in alle provincies toe met ruim 8%.", "change", "increase"),
        ("De uitgaven namen vooral in het noorden af met € 40.", "change", "decrease"),
        ("Wij willen de uitstoot verlagen met 20%.", "change", "decrease"),
        ("De stijging van de lasten (4%) viel mee.", "change", "increase"),
        ("De stijging van de lasten (€ 426.000) viel mee.", "", ""),
        ("Het tarief daalde terwijl iemand met 29% instemde.", "", ""),
        ("Zij namen deel met 40% van het geld.", "", ""),
        ("Daar staat een straf op met vier jaar gevangenisstraf of meer.", "", ""),
    ],
)
def test_a_verb_anywhere_in_the_clause_makes_a_change(text: str, measure: str, direction: str) -> None:
    (found,) = [m for m in find_numbers(text) if m.kind == "quantity" and m.derivation != "quantifier"]
    assert (found.measure, found.direction) == (measure, direction)


def test_from_and_to_are_two_levels() -> None:
    found = [m for m in find_numbers("Dat is stijging van 5% naar 7% ineens.") if m.kind == "quantity"]
    assert [(m.value, m.measure) for m in found] == [(5, ""), (7, "")]


@pytest.mark.parametrize("text", ["Vier jaar gevangenisstraf of meer.", "18 jaar of ouder.", "3 of meer meldingen."])
def test_or_more_is_at_least(text: str) -> None:
    (found,) = find_numbers(text)
    assert (found.bound, found.low, found.measure) == ("at_least", found.value, "")


@pytest.mark.parametrize("low", ["zes", "minimaal zes", "meer dan 6", "tussen 6", "ten minste 600"])
@pytest.mark.parametrize("unit", ["maanden", "weken", "euro", "%", ""])
@pytest.mark.parametrize("link", ["en maximaal", "maar minder dan", "tot", "en"])
@pytest.mark.parametrize("high", ["één jaar", "12", "30 dagen", "5%", "€ 9"])
def test_a_range_has_one_unit_and_rises(low: str, unit: str, link: str, high: str) -> None:
    for found in find_numbers(f"De termijn is {low} {unit} {link} {high}."):
        if found.low is not None and found.high is not None:
            assert found.low <= found.high
        mixed = "jaar" in found.text and "maanden" in found.text
        assert not (found.bound == "range" and mixed)


@pytest.mark.parametrize("word", ["tweemaandelijks", "tweejaarlijks", "driewekelijks", "jaarlijks"])
def test_how_often_is_a_frequency(word: str) -> None:
    assert [m.reason for m in find_numbers(f"Wij vergaderen {word} samen.")] == ["frequency"]


def test_ages_keep_their_years() -> None:
    ages = find_numbers("Dat geldt voor 15-, 16- en 17-jarigen.")
    assert [(m.value, m.unit) for m in ages] == [(15, "years"), (16, "years"), (17, "years")]
    (birthday,) = find_numbers("Tot de 18-de verjaardag.")
    assert (birthday.text, birthday.unit, birthday.reason) == ("18-de", "years", "ordinal")


@pytest.mark.parametrize(
    "noun",
    "pensioen seizoen miljoen kampioen gegeven examen volume bestuur teken verkeer gevangenis proces kans prijs huis "
    "pensioenfonds werkproces groepsvermogen eindexamen mailadres slagingskans woonplaats zorgadvies".split()
    + sorted(SINGULAR_HEADS),
)
def test_a_singular_stays_as_it_is(noun: str) -> None:
    assert lemma(noun) == noun


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("pensioenen", "pensioen"),
        ("seizoenen", "seizoen"),
        ("schoenen", "schoen"),
        ("pensioenfondsen", "pensioenfonds"),
        ("adressen", "adres"),
        ("woonplaatsen", "woonplaats"),
        ("slagingskansen", "slagingskans"),
    ],
)
def test_its_plural_goes_back_to_it(plural: str, singular: str) -> None:
    assert lemma(plural) == singular


def test_a_rate_is_no_person() -> None:
    assert (unit_of_noun("toezichthouder"), unit_of_noun("toezichthouder/jaar")) == ("persons", "")
