"""Quantities in sentences: value, span, unit, bound, noun, measure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from report_extractor.dutch import find_numbers, parse_number
from report_extractor.dutch.bounds import AFTER, BEFORE
from report_extractor.dutch.units import CURRENCIES, MAGNITUDE_MARKS, UNITS
from report_extractor.model import Mention


def quantities(text: str, **options: object) -> list[Mention]:
    return [m for m in find_numbers(text, **options) if m.kind == "quantity"]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Het saldo is 1.234 en 12,5 en 0,125.", [("1.234", "1234"), ("12,5", "12.5"), ("0,125", "0.125")]),
        ("Er waren 12 450 bezoekers en 3'400 leden.", [("12 450", "12450"), ("3'400", "3400")]),
        (
            "In het Engels 1,234,567 en 6,107.31 en 46.8 en 12.5%.",
            [("1,234,567", "1234567"), ("6,107.31", "6107.31"), ("46.8", "46.8"), ("12.5%", "12.5")],
        ),
        ("De wacht van 1.458.000 uren.", [("1.458.000 uren", "1458000")]),
        ("Het ging van −3,5 naar -4.", [("−3,5", "-3.5"), ("-4", "-4")]),
        ("Een mutatie van -/- 22% dus.", [("-/- 22%", "-22")]),
        ("De 1460* deelnemers en 12,5%3 daarvan.", [("1460", "1460"), ("12,5%", "12.5")]),
        ("Wij geven 2½ dag en ¾ van het geld.", [("2½ dag", "2.5"), ("¾", "0.75")]),
        ("Het duurde 4/5 van de tijd, 1 1/2 uur.", [("4/5", "0.8"), ("1 1/2 uur", "1.5")]),
        (
            "De lasten zijn € 1,2 miljoen, EUR 3 mln. en 12 duizend euro.",
            [("€ 1,2 miljoen", "1200000"), ("EUR 3 mln.", "3000000"), ("12 duizend euro", "12000")],
        ),
        ("Het kost € 45.000,- of € 2.284 duizend.", [("€ 45.000,-", "45000"), ("€ 2.284 duizend", "2284000")]),
        ("Het resultaat is € -12 of -€ 3,50.", [("€ -12", "-12"), ("-€ 3,50", "-3.50")]),
        ("Het project kost drie ton.", [("drie ton", "300000")]),
        ("Er is 16.000 ton slib.", [("16.000 ton", "16000")]),
        ("De subsidie is 2 à 3 ton euro.", [("2 à 3 ton euro", "200000")]),
        ("Het was 10k en 25 mln.", [("10k", "10000"), ("25 mln.", "25000000")]),
        (
            "Tachtig procent en 5,3 procent en 1 promille.",
            [("Tachtig procent", "80"), ("5,3 procent", "5.3"), ("1 promille", "1")],
        ),
        (
            "Twee derde en driekwart en een kwart en de helft.",
            [
                ("Twee derde", "0.6666666666666666666666666667"),
                ("driekwart", "0.75"),
                ("een kwart", "0.25"),
                ("de helft", "0.5"),
            ],
        ),
        (
            "Eén op de vijf, vier van de tien, 1 op 4.",
            [("Eén op de vijf", "0.2"), ("vier van de tien", "0.4"), ("1 op 4", "0.25")],
        ),
        ("Hij vergadert twee keer per jaar en tweemaal extra.", [("twee keer per jaar", "2"), ("tweemaal", "2")]),
        ("De prijs is € 35 per uur.", [("€ 35 per uur", "35")]),
        ("Er zijn 31 van de 48 verzoeken toegewezen.", [("31", "31"), ("48", "48")]),
        (
            "Zij zijn anderhalf jaar en tweeënhalve maand weg.",
            [("anderhalf jaar", "1.5"), ("tweeënhalve maand", "2.5")],
        ),
        ("Alle vier zijn doorverwezen, beide zonder gevolg.", [("Alle vier", "4"), ("beide", "2")]),
        ("Het aantal is verdubbeld.", [("verdubbeld", "2")]),
        ("Het tarief is € 2 - € 4 - € 6.", [("€ 2", "2"), ("€ 4", "4"), ("€ 6", "6")]),
        ("Het was .5 fte en - 3 graden.", [(".5 fte", "0.5"), ("- 3 graden", "-3")]),
        ("- 3 klachten", [("3", "3")]),
        ("Eind 2024 EUR 0,1 miljoen.", [("EUR 0,1 miljoen", "100000")]),
        ("Het steeg van 9 tot 12.", [("9", "9"), ("12", "12")]),
        ("De drie- tot vierhonderd leden.", [("drie- tot vierhonderd", "300")]),
        ("Er was 5G, een 3D-model en klas 3B.", []),
        ("Het percentage is 38.", [("38", "38")]),
        ("Een stapel van tien (10) boeken.", [("tien", "10")]),
    ],
)
def test_value_and_span(text: str, spans: list[tuple[str, str]]) -> None:
    assert [(m.text, m.value) for m in quantities(text)] == [(span, Decimal(value)) for span, value in spans]


@pytest.mark.parametrize(
    ("text", "span", "low", "high"),
    [
        ("Tussen 5 en 10 meldingen per jaar.", "Tussen 5 en 10", "5", "10"),
        ("Tussen de 5% en 10% van hen.", "Tussen de 5% en 10%", "5", "10"),
        ("Er kwamen 25 à 30 mensen.", "25 à 30", "25", "30"),
        ("Er kwamen 5–10 mensen.", "5–10", "5", "10"),
        ("Dat duurt 3 tot 5 jaar.", "3 tot 5 jaar", "3", "5"),
        ("Van twintig tot dertig leden.", "Van twintig tot dertig", "20", "30"),
        ("Het kost 2 tot 3 miljoen euro.", "2 tot 3 miljoen euro", "2000000", "3000000"),
        ("Hoger dan 5 maar lager dan 9.", "5 maar lager dan 9", "5", "9"),
    ],
)
def test_ranges_have_two_ends(text: str, span: str, low: str, high: str) -> None:
    (mention,) = quantities(text)
    assert (mention.text, mention.bound) == (span, "range")
    assert (mention.low, mention.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(("words", "bound", "example"), BEFORE)
def test_each_bound_before_a_number_holds_in_its_example(words: str, bound: str, example: str) -> None:
    (mention,) = [m for m in quantities(f"Het gaat om {example}.") if m.value is not None]
    assert mention.bound == bound
    assert (mention.low, mention.high) == {
        "more_than": (mention.value, None),
        "at_least": (mention.value, None),
        "less_than": (None, mention.value),
        "at_most": (None, mention.value),
        "about": (None, None),
    }[bound]


@pytest.mark.parametrize(("words", "bound", "example"), AFTER)
def test_each_bound_behind_a_number_holds_in_its_example(words: str, bound: str, example: str) -> None:
    (mention,) = quantities(f"Het gaat om {example}.")
    assert mention.bound == bound


def test_an_age_and_older_has_no_upper_end() -> None:
    (mention,) = quantities("Medewerkers van 55 jaar en ouder werken minder.")
    assert (mention.text, mention.low, mention.high, mention.unit) == ("55 jaar en ouder", 55, None, "years")


@pytest.mark.parametrize(("code", "forms", "example"), UNITS)
def test_each_unit_is_read_in_its_example(code: str, forms: str, example: str) -> None:
    (mention,) = quantities(f"Het was {example} in totaal.")
    assert (mention.unit, mention.text) == (code, example)


@pytest.mark.parametrize(("code", "forms", "example"), CURRENCIES)
def test_each_currency_is_read_in_its_example(code: str, forms: str, example: str) -> None:
    (mention,) = quantities(f"Het was {example} in totaal.")
    assert (mention.unit, mention.text) == (code, example)


@pytest.mark.parametrize(("form", "power", "example"), MAGNITUDE_MARKS)
def test_each_magnitude_multiplies_its_example(form: str, power: int, example: str) -> None:
    digits = example[: -len(form)].strip(" €").replace(",", ".")
    assert parse_number(example) == Decimal(digits) * 10**power


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("De 106 nieuwe medewerkers en 12 gesprekken.", [("medewerkers", "persons"), ("gesprekken", "")]),
        ("De 106 in 2022 aangestelde medewerkers.", [("medewerkers", "persons")]),
        ("Zeven meldingen en zes teamleiders.", [("meldingen", ""), ("teamleiders", "persons")]),
        ("Er zijn 31 toegewezen en 4 daarvan niet.", [("", ""), ("", "")]),
        ("De twee meest recente jaren.", [("jaren", "")]),
        ("Van de 71 ontvangen klachten.", [("klachten", "")]),
        ("Het zijn 3.504 (gewezen) leden.", [("", "")]),
        ("Er waren 12.", [("", "")]),
    ],
)
def test_the_head_noun_is_found(text: str, nouns: list[tuple[str, str]]) -> None:
    found = quantities(text)
    assert [(m.noun, m.unit) for m in found] == nouns
    assert all(text[m.noun_start : m.noun_end] == m.noun for m in found if m.noun)


@pytest.mark.parametrize(
    ("text", "measure", "direction"),
    [
        ("Het aantal steeg met 5%.", "change", "increase"),
        ("Dat is een daling van 3 fte.", "change", "decrease"),
        ("De kosten namen met 4% af.", "change", "decrease"),
        ("Het verzuim is met 2 procentpunt gedaald.", "change", "decrease"),
        ("Gemiddeld duurde het 34 dagen.", "average", ""),
        ("De gemiddelde leeftijd is 46 jaar.", "average", ""),
        ("Het aantal steeg naar 12.", "", ""),
        ("Er waren 12 klachten.", "", ""),
    ],
)
def test_averages_and_changes_are_told_from_levels(text: str, measure: str, direction: str) -> None:
    (mention,) = quantities(text)
    assert (mention.measure, mention.direction) == (measure, direction)


def test_both_levels_of_a_change_get_the_unit_printed_once() -> None:
    first, second = quantities("Het verzuim daalde van 6,1 naar 5,3%.")
    assert [(m.text, m.value, m.unit) for m in (first, second)] == [
        ("6,1", Decimal("6.1"), "percent"),
        ("5,3%", Decimal("5.3"), "percent"),
    ]


def test_a_list_shares_the_unit_at_its_end() -> None:
    assert [(m.text, m.unit) for m in quantities("Het waren 5, 6 en 7%.")] == [
        ("5", "percent"),
        ("6", "percent"),
        ("7%", "percent"),
    ]


@pytest.mark.parametrize("word", ["Enkele", "Tientallen", "Diverse", "Meerdere", "Honderden", "Een aantal", "Een paar"])
def test_vague_amounts_are_seen_but_have_no_value(word: str) -> None:
    vague = quantities(f"{word} leden kwamen.")
    assert len(vague) == 1
    assert (vague[0].value, vague[0].low, vague[0].high) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Er zijn geen meldingen ontvangen.", "geen"),
        ("In geen van de gevallen liep het mis.", "geen van de"),
        ("Geen enkele klacht is gegrond.", "Geen enkele"),
        ("Niemand maakte bezwaar.", "Niemand"),
        ("Het aantal lekken was nul.", "nul"),
    ],
)
def test_zero_statements_count_zero(text: str, span: str) -> None:
    (mention,) = quantities(text)
    assert (mention.text, mention.value) == (span, 0)


@pytest.mark.parametrize("text", ["Er is geen sprake van.", "Dat heeft geen gevolgen.", "Dit speelt geen rol."])
def test_mere_negation_is_an_aside(text: str) -> None:
    assert [(m.kind, m.reason) for m in find_numbers(text)] == [("aside", "negation")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Dit is een van de thema's.", []),
        ("Een en ander volgt.", []),
        ("Wij hebben een plan en een doel.", []),
        ("Eén zaak loopt nog.", [1]),
        ("Dat is één van de andere zaken.", []),
        ("Een op de vijf kent hem niet.", [Decimal("0.2")]),
        ("Het duurde minstens een maand.", [1]),
        ("Een half jaar later.", [Decimal("0.5")]),
    ],
)
def test_een_is_a_number_only_where_it_counts(text: str, values: list[Decimal]) -> None:
    assert [m.value for m in quantities(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "Acht u zich geïnformeerd?",
        "Het bestuur acht dit juist.",
        "De norm is in acht genomen.",
        "wat hij noodzakelijk acht om te doen",
    ],
)
def test_the_verb_achten_is_no_eight(text: str) -> None:
    assert quantities(text) == []


def test_every_article_is_in_the_ledger_once() -> None:
    found = find_numbers("Een lid stelde een vraag over een plan.")
    assert [(m.text, m.reason) for m in found] == [("Een", "article"), ("een", "article"), ("een", "article")]
