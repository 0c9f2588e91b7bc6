"""The period of a number: right after it, before it, or given by the sentence's range."""

from __future__ import annotations

from decimal import Decimal

import pytest

from report_extractor.figures.periods import Period, from_context, since, year_before, years_back
from report_extractor.figures.sentence_periods import from_sentence
from report_extractor.model import Mention, Passage

from .making import figures_of, passage, understood


def mentions_of(marked: str) -> tuple[str, list[Mention], Mention]:
    """`<12*>` is the number asked for, `<12>` another, `{2021}` a year."""
    import re

    text, found, asked = "", [], None
    for piece in re.finditer(r"<(\d+)(\*?)>|\{(\d{4})\}|[^<{]+", marked):
        number, star, year = piece.groups()
        start = len(text)
        text += number or year or piece.group()
        if number:
            mention = Mention(start=start, end=len(text), text=number, kind="quantity", value=Decimal(number))
        elif year:
            mention = Mention(
                start=start,
                end=len(text),
                text=year,
                kind="period",
                period_start=f"{year}-01-01",
                period_end=f"{year}-12-31",
            )
        else:
            continue
        found.append(mention)
        asked = mention if star else asked
    assert asked is not None
    return text, found, asked


@pytest.mark.parametrize(
    ("marked", "start", "end"),
    [
        ("In {2022} waren er <12*> klachten.", "2022", "2022"),
        ("Er waren <12*> klachten in {2020}, <14> in {2021}.", "2020", "2020"),
        ("Er waren <12> klachten in {2020}, <14*> in {2021}.", "2021", "2021"),
        ("In {2022} waren er <12> klachten ({2021}: <9*>).", "2021", "2021"),
        ("In {2022} waren er <12*> klachten ({2021}: <9>).", "2022", "2022"),
        ("Van {2013} tot {2023} daalde het aantal met <29*> procent.", "2013", "2023"),
        ("Het aandeel ging van <12*> in {2013} tot <11> in {2023}.", "2013", "2013"),
        ("In {2022} kwamen <123*> zaken binnen, minder dan in {2021}.", "2022", "2022"),
        ("Dat was € <426> in {2024} ten opzichte van € <131*> in {2023}.", "2023", "2023"),
        ("De prijs was hoog ({2023}: <375>) en er kwamen <40*> klachten.", "", ""),
        ("In {2022} daalde het met <20*> procent, terwijl er in {2021} nog groei was.", "2022", "2022"),
        ("Het daalde in {2013} tot {2023} met <29>, maar in het laatste jaar met <2*>.", "2022", "2023"),
        ("In {2020}, {2021} en {2022} waren het er <8>, <6*> en <4>.", "2021", "2021"),
        ("Er kwamen <123*> zaken binnen.", "", ""),
        ("{2023}: <97*> gasten | {2022}: <106> gasten", "2023", "2023"),
        ("Begin {2024} lagen er nog <79*> zaken uit {2023}.", "2024", "2024"),
        ("Eind {2024} schuiven <94*> zaken door naar {2025}.", "2024", "2024"),
        ("<12*> bevers – {2021}: <9>", "", ""),
        ("<12> bevers – {2021}: <9*>", "2021", "2021"),
        ("Na de droogte van {2021} kwamen er <12*> bevers bij.", "", ""),
        ("Na een groei in {2021} (<5*>) volgde een daling.", "2021", "2021"),
        ("Dat zijn er <31> meer dan in {2021}, toen <12*> bevers werden geteld.", "2021", "2021"),
        ("Dat zijn er <31*> meer dan in {2021}, toen <12> bevers werden geteld.", "", ""),
    ],
)
def test_a_number_takes_the_period_that_the_sentence_ties_to_it(marked: str, start: str, end: str) -> None:
    text, found, asked = mentions_of(marked)
    period = from_sentence(text, found, 0, asked)
    assert (period.start[:4], period.end[:4]) == (start, end)


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("Vastgesteld door de raad op 8 april 2025", ""),
        ("Stand per 1 juli 2024", "2024-07-01"),
        ("1 juli 2024", "2024-07-01"),
        ("Klachten in 2023", "2023-01-01"),
        ("“Vorig jaar was het hier nog stil.”", ""),
    ],
)
def test_a_heading_dates_what_stands_under_it_only_when_it_means_to(heading: str, period: str) -> None:
    assert from_context(passage("Er zijn 12 bruggen.", headings=(heading,)), 2024).start == period


def test_since_runs_up_to_the_reporting_year() -> None:
    year = Period("2021-01-01", "2021-12-31", "sentence")
    assert since("Sinds 2021 daalt het.", year, 2024) == Period("2021-01-01", "2024-12-31", "sentence")
    assert since("In 2021 daalde het.", year, 2024) == year


def test_the_year_before_is_counted_from_the_year_that_the_sentence_names() -> None:
    sentence = "In 2024 waren er 148 klachten, meer dan de 131 klachten van het jaar ervoor."
    start = sentence.index("131")
    named = Period("2024-01-01", "2024-12-31", "sentence")
    assert year_before(years_back(sentence, start, start + 3), named, 2025).start == "2023-01-01"


def test_the_first_number_of_a_change_is_doubted_when_no_year_is_named() -> None:
    figures = figures_of("Het aantal bruggen groeide van 6 naar 12.")
    assert "period_assumed" in figures["6"].doubts
    assert "period_assumed" not in figures["12"].doubts


def test_a_change_without_years_started_the_year_before() -> None:
    figures = figures_of("Het aantal bruggen groeide van 6 naar 12.")
    assert (figures["6"].period_start, figures["6"].period_end) == ("2021-01-01", "2021-12-31")
    assert figures["12"].period_start == "2022-01-01"
    assert figures_of("Een deel van 25% naar de haven is het doel.")["25%"].period_start == "2022-01-01"


def test_a_change_without_years_runs_over_the_interval_of_the_sentence_before() -> None:
    figures = figures_of("Tussen 2010 en 2022 groeide de stad met 20%. De haven ging van 6 naar 12 kades.")
    assert (figures["6"].period_start, figures["6"].period_end) == ("2010-01-01", "2010-12-31")


def test_a_level_reached_after_some_years_is_of_the_last() -> None:
    figures = figures_of("Het aantal bruggen daalde tussen 2013 en 2021 met 13% tot 52 stuks.")
    assert (figures["13%"].period_start, figures["13%"].period_end) == ("2013-01-01", "2021-12-31")
    assert [f.period_start for text, f in figures.items() if text.startswith("52")] == ["2021-01-01"]


@pytest.mark.parametrize(
    ("sentence", "number", "start"),
    [
        ("Een jaar eerder waren het er 13.", "13", "2021-01-01"),
        ("Drie jaar eerder waren het er 13.", "13", "2019-01-01"),
        ("Er waren 15 feesten (een jaar eerder: 13).", "13", "2021-01-01"),
        ("De oogst kostte € 12, tegen € 9 een jaar eerder.", "€ 9", "2021-01-01"),
        ("Vorig jaar telden we twee bevers; nu wonen er 13 bevers.", "13", "2022-01-01"),
        ("Er kwamen 47 gasten, tegenover 39 in 2021: een stijging van 13 procent.", "13 procent", "2022-01-01"),
        ("De vorige meting, uit 2020, gaf een cijfer van 7,1.", "7,1", "2020-01-01"),
        ("Eén feest loopt door in 2023.", "Eén", "2022-01-01"),
        ("In het eerste kwartaal waren er 11 feesten, in het tweede 8 en in het derde 13.", "13", "2022-07-01"),
    ],
)
def test_words_of_time_give_a_number_its_year(sentence: str, number: str, start: str) -> None:
    assert figures_of(sentence)[number].period_start == start


def columns(*heads: str) -> list[Passage]:
    """One row of a table with these column heads: the numbers 11, 12, 13 …"""
    return [
        passage(
            str(11 + at),
            kind="table",
            cell=(0, 1, at + 1),
            row_header="Bevers",
            column_headers=(head,),
        )
        for at, head in enumerate(heads)
    ]


@pytest.mark.parametrize(
    ("heads", "start", "end"),
    [
        (("2022", "2021", "Verschil"), "2021", "2022"),
        (("2021", "2022", "Mutatie in %"), "2021", "2022"),
        (("2020", "2021", "2022", "Toename"), "2021", "2022"),
        (("Begroting 2022", "Rekening 2022", "Rekening 2021", "Verschil"), "2022", "2022"),
        (("Begroting 2022", "Rekening 2021", "Verschil"), "2022", "2022"),
        (("2022", "2021", "Verwacht verschil in kosten"), "2022", "2022"),
    ],
)
def test_a_difference_column_spans_the_years_that_it_compares(heads: tuple[str, ...], start: str, end: str) -> None:
    last = understood(*columns(*heads)).figures[-1]
    assert (last.period_start[:4], last.period_end[:4]) == (start, end)


def test_a_list_is_of_the_year_that_its_announcement_opens_with() -> None:
    figures = figures_of(
        "Voor 2023 staan op het programma:",
        "een vistrap, met een budget van € 9.000;",
        "• twee excursies naar 13 polders",
        "De raad telt 17 leden.",
    )
    assert {text: f.period_start[:4] for text, f in figures.items()} == {
        "€ 9.000": "2023",
        "twee": "2023",
        "13": "2023",
        "17": "2022",
    }


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("In 2023 komt er een vistrap. We verwachten 60 bezoekers.", "2023"),
        ("Met ingang van 1 mei 2023 start een cursus. We verwachten 60 bezoekers.", "2023"),
        ("In 2023 komt er een vistrap. De raad telt 60 leden.", "2022"),
        ("In 2021 kwam er een vistrap. We verwachten 60 bezoekers.", "2022"),
        ("De raad kijkt naar 2023. We verwachten 60 bezoekers.", "2022"),
    ],
)
def test_what_is_expected_is_of_the_later_year_told_before(text: str, year: str) -> None:
    assert figures_of(text)["60"].period_start[:4] == year


def test_an_earlier_measurement_without_a_year_has_an_assumed_period() -> None:
    found = figures_of("7,7 als rapportcijfer (vorige meting: 7,5)")
    assert "period_assumed" in found["7,5"].doubts
    assert "period_assumed" not in found["7,7"].doubts


@pytest.mark.parametrize(
    ("sentence", "number", "start", "end"),
    [
        ("Er waren 15 feesten, 13 meer dan een jaar eerder.", "13", "2021-01-01", "2022-12-31"),
        ("Er waren 15 feesten, 13 meer dan twaalf maanden geleden.", "13", "2021-01-01", "2022-12-31"),
        ("We maaiden 15 dijken, 20% meer dan in 2019.", "20%", "2019-01-01", "2022-12-31"),
        ("13% meer gasten dan in 2021", "13%", "2021-01-01", "2022-12-31"),
        (
            "Dat is een daling van 20% ten opzichte van 2020, toen er 13 dijken waren.",
            "20%",
            "2020-01-01",
            "2022-12-31",
        ),
        ("Vergeleken met 2018 is dat een stijging van 20%.", "20%", "2018-01-01", "2022-12-31"),
        ("Op 1 mei 2022 lagen er 90 boten, 13 minder dan op 1 oktober 2020.", "13", "2020-10-01", "2022-05-01"),
        ("Een jaar eerder telden we 90 boten; dat waren er dus 13 meer.", "13", "2021-01-01", "2022-12-31"),
        ("Dat is een daling van 20%.", "20%", "2022-01-01", "2022-12-31"),
        ("Er kwamen meer gasten dan in 2019, en 13 boten.", "13", "2022-01-01", "2022-12-31"),
    ],
)
def test_a_change_runs_from_the_time_it_is_held_against(sentence: str, number: str, start: str, end: str) -> None:
    figure = figures_of(sentence)[number]
    assert (figure.period_start, figure.period_end) == (start, end)


def test_last_year_is_the_year_of_the_report_when_it_is_held_against_the_one_before() -> None:
    told = figures_of("Vorig jaar meerden 127 boten aan, 13 meer dan in 2021.")
    assert (told["127"].period_start, told["13"].period_start) == ("2022-01-01", "2021-01-01")
    assert figures_of("Vorig jaar meerden 127 boten aan, meer dan in 2020.")["127"].period_start == "2021-01-01"


def test_the_year_before_is_counted_back_once() -> None:
    told = figures_of("Een ligplaats kostte € 248, tegen € 231 in het voorgaande jaar.")
    assert (told["€ 248"].period_start, told["€ 231"].period_start) == ("2022-01-01", "2021-01-01")
    named = figures_of("In 2019 kostte een ligplaats € 248, tegen € 231 in het voorgaande jaar.")
    assert named["€ 231"].period_start == "2018-01-01"


def test_the_sentence_after_a_plan_under_a_heading_of_plans_is_of_that_year_too() -> None:
    text = "In 2023 varen we 90 tochten. De nieuwe kade kost eenmalig € 400."
    assert figures_of(text, headings=("Vooruitblik",))["€ 400"].period_start == "2023-01-01"
    assert figures_of(text, headings=("Kade",))["€ 400"].period_start == "2022-01-01"
    summed = "In 2023 varen we 90 tochten. Samengevat: 400 boten meerden aan."
    assert figures_of(summed, headings=("Vooruitblik",))["400"].period_start == "2022-01-01"
