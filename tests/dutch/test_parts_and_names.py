"""Parts told of a whole, numbers inside the names of things, and numbers that point at a thing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from report_extractor.dutch import find_numbers, lemma


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In drie van de zeven scholen lekte het dak.", ["3", "7"]),
        ("Eén van de vier sluizen was dicht.", ["1", "4"]),
        ("Negen van de tien huurders wachtte te lang.", ["0.9"]),
        ("7 op de 10 ouders reageerde.", ["0.7"]),
        ("Eén op de zes leerlingen reist ver.", [str(Decimal(1) / 6)]),
        ("1 van de 3", [str(Decimal(1) / 3)]),
        ("De verhouding 40–60 bleef gelijk.", ["40", "60"]),
    ],
)
def test_a_part_of_a_round_whole_is_one_share_and_other_parts_are_two_counts(text: str, values: list[str]) -> None:
    assert [m.value for m in find_numbers(text) if m.kind == "quantity"] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Het verbruik zal met een tiende toenemen.", "een tiende"),
        ("Ruim een zesde vertrok binnen het jaar.", "een zesde"),
        ("Een vijfde was jonger dan dertig.", "Een vijfde"),
        ("Een achtste van de bomen is gekapt.", "Een achtste"),
    ],
)
def test_een_with_an_ordinal_is_a_share_where_it_says_how_much(text: str, printed: str) -> None:
    found = [m for m in find_numbers(text) if m.rule == "fraction"]
    assert [(m.text, m.unit) for m in found] == [(printed, "ratio")]


@pytest.mark.parametrize(
    "text",
    [
        "Een vijfde locatie opende haar deuren.",
        "Er kwam een derde inspectie.",
        "De eerste klacht ging over geluid, een tweede over stank; een derde is ingetrokken.",
    ],
)
def test_een_with_an_ordinal_is_the_next_of_a_series(text: str) -> None:
    assert not [m for m in find_numbers(text) if m.rule == "fraction"]
    assert [m for m in find_numbers(text) if m.reason == "ordinal"]


@pytest.mark.parametrize(
    ("text", "value", "direction"),
    [
        ("Het aantal aanrijdingen verdubbelde.", "2", "increase"),
        ("Een verdrievoudiging van het budget volgt.", "3", "increase"),
        ("De wachttijd is gehalveerd.", "0.5", "decrease"),
    ],
)
def test_a_factor_is_read_and_is_no_figure_of_its_own(text: str, value: str, direction: str) -> None:
    (found,) = [m for m in find_numbers(text) if m.kind == "quantity"]
    assert (found.value, found.unit, found.measure) == (Decimal(value), "ratio", "change")
    assert (found.direction, found.reason, found.rule) == (direction, "other", "factor")
    assert find_numbers("Wij streven naar eenvoud.") == ()


@pytest.mark.parametrize(
    ("text", "printed", "reason"),
    [
        ("Een 10-jarige lening loopt af.", "10-jarige", "name"),
        ("De 30-jarige hypotheekrente daalde.", "30-jarige", "name"),
        ("Zij kochten een 5-jaars obligatie.", "5-jaars", "name"),
        ("De dertigjaars rente steeg.", "dertigjaars", "name"),
        ("Wij vierden het 40-jarig bestaan.", "40-jarig", "name"),
        ("Er volgt een tweedaagse training.", "tweedaagse", "name"),
        ("Een 17-jarige scholier meldde zich.", "17-jarige", "age"),
        ("Dat geldt voor 16-jarigen.", "16-jarigen", "age"),
        ("Dat mag vanaf de 18-jarige leeftijd.", "18-jarige leeftijd", "age"),
        ("De 40%-norm is gehaald.", "40%", "name"),
    ],
)
def test_a_number_in_the_name_of_a_thing_or_of_an_age_group_says_so(text: str, printed: str, reason: str) -> None:
    (found,) = [m for m in find_numbers(text) if m.kind == "quantity" and m.text != "Een"]
    assert (found.text, found.reason) == (printed, reason)


@pytest.mark.parametrize(
    ("text", "printed", "reason"),
    [
        ("Zij werkten in de derde wereld.", "derde wereld", "name"),
        ("Het pad begint bij strandpaal 28.", "strandpaal 28", "identifier"),
        ("De fractie Ons Dorp'18 stemde tegen.", "'18", "name"),
        ("Aangenomen zijn de moties 23-07 en 23-11.", "moties 23-07 en 23-11", "identifier"),
        ("Motie M3 is ingetrokken.", "Motie M3", "identifier"),
        ("Dossiercode: 204 118 553", "Dossiercode: 204 118 553", "identifier"),
        ("Kenmerk van de brief: 2023-001812.", "2023-001812", "reference"),
        ("Het in punt vier genoemde plan volgt.", "punt vier", "reference"),
    ],
)
def test_it_points_at_a_thing(text: str, printed: str, reason: str) -> None:
    assert [(m.text, m.kind, m.reason) for m in find_numbers(text)] == [(printed, "aside", reason)]


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [("De Tweede Kamer vroeg erom.", "Tweede", 2), ("De eerste kamercommissie kwam bijeen.", "eerste", 1)],
)
def test_the_ordinal_of_a_chamber_is_read_as_part_of_its_name(text: str, printed: str, value: int) -> None:
    assert [(m.text, m.value, m.reason) for m in find_numbers(text)] == [(printed, value, "name")]


def test_only_what_the_verb_governs_is_a_change() -> None:
    def measures(text: str) -> list[str]:
        return [m.measure for m in find_numbers(text) if m.kind == "quantity"]

    assert measures("De omzet groeide bij winkels met 20 medewerkers.") == [""]
    assert measures("Het aantal leden groeide in Assen met 20.") == ["change"]
    assert measures("De uitgaven daalden bij de scholen met 20%.") == ["change"]


def test_a_mark_is_a_score_and_among_whom_is_no_bound() -> None:
    (mark,) = [m for m in find_numbers("Cliënten geven de zorg een 8,2.") if m.kind == "quantity"]
    assert mark.measure == "score"
    (asked,) = [m for m in find_numbers("Uit een enquête onder 640 huurders blijkt dit.") if m.kind == "quantity"]
    assert asked.bound == "exact"


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("misverstanden", "misverstand"),
        ("misstanden", "misstand"),
        ("verleden", "verleden"),
        ("derivaten", "derivaat"),
        ("overlijden", "overlijden"),
    ],
)
def test_singulars(plural: str, singular: str) -> None:
    assert lemma(plural) == singular


@pytest.mark.parametrize(
    ("text", "value", "doubts"),
    [
        ("412,000", "412000", ("value_uncertain",)),
        ("Er waren 11,204 boetes, 9,000 sepots en 14,310 zaken.", "11204", ("value_uncertain",)),
        ("De factor is 1,025.", "1.025", ()),
        ("De rente is 3,250%.", "3.250", ()),
        ("Het gewicht is 0,125 kilo.", "0.125", ()),
    ],
)
def test_a_comma_parts_thousands_only_where_that_is_plain(text: str, value: str, doubts: tuple[str, ...]) -> None:
    found = [m for m in find_numbers(text) if m.kind == "quantity"]
    assert (found[0].value, found[0].doubts) == (Decimal(value), doubts)


@pytest.mark.parametrize(
    ("text", "value"),
    [("Dat kost € 3 ton.", "300000"), ("Zij kreeg 1,5 ton subsidie.", "150000"), ("De kosten zijn 2 ton.", "200000")],
)
def test_a_ton_of_money_is_a_hundred_thousand_euros(text: str, value: str) -> None:
    (found,) = [m for m in find_numbers(text) if m.kind == "quantity"]
    assert (found.value, found.unit) == (Decimal(value), "EUR")


def test_the_amount_of_another_year_in_brackets_has_the_unit_and_the_measure_of_the_one_before() -> None:
    found = [m for m in find_numbers("De gemiddelde wachttijd was 8,5 weken (2021: 9,0).") if m.kind == "quantity"]
    assert [(m.unit, m.measure) for m in found] == [("weeks", "average"), ("weeks", "average")]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Het systeem ‘Kompas 365’ is vervangen.", "365"),
        ("De 24-uurszorg is uitgebreid.", "24"),
        ("Zij volgden het 10-stappenplan.", "10"),
    ],
)
def test_digits_tied_to_a_word_or_inside_a_quoted_name_are_part_of_a_name(text: str, printed: str) -> None:
    assert [(m.text, m.reason) for m in find_numbers(text)] == [(printed, "name")]


def test_what_happened_a_year_earlier_states_no_year_and_no_cases_are_zero_cases() -> None:
    assert [m.text for m in find_numbers("Dat is 8 meer dan een jaar eerder.") if m.kind == "quantity"] == ["8"]
    assert [m.value for m in find_numbers("Er liepen geen zaken meer.")] == [0]
    assert [m.reason for m in find_numbers("Wij doen geen zaken met hen.")] == ["negation"]
