"""Figures stand on their own: label, unit, period, base, also where these stand elsewhere on the page."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from report_extractor.model import Box

from .making import figures_of, passage, understood


def test_a_part_knows_its_total() -> None:
    found = figures_of(
        "Er zijn elf meldingen van overlast. Drie daarvan gingen over lawaai. De overige acht over afval."
    )
    assert found["elf"].of_value is None
    assert (found["Drie"].of_value, found["Drie"].derivation) == (11, "reference")
    assert (found["acht"].of_value, found["acht"].derivation) == (11, "reference")
    assert "meldingen" in found["Drie"].label and "lawaai" in found["Drie"].label


def test_a_number_of_a_number_has_its_base() -> None:
    found = figures_of("Van de 48 verzoeken zijn er 31 toegewezen.")
    assert found["31"].of_value == 48


def test_a_percentage_names_what_it_is_a_share_of() -> None:
    found = figures_of("Inmiddels heeft 60% van alle wijkteams de cursus gevolgd.")
    figure = found["60%"]
    assert (figure.value, figure.unit, figure.of) == (60, "percent", "alle wijkteams")


def test_persons_are_told_from_things() -> None:
    found = figures_of("In 2022 volgden 45 medewerkers een cursus en waren er 12 vergaderingen.")
    assert (found["45"].unit, found["45"].counts) == ("persons", "medewerker")
    assert (found["12"].unit, found["12"].counts) == ("count", "vergadering")


def test_a_sentence_that_leans_on_the_one_before_borrows_its_words() -> None:
    found = figures_of("De kosten van de bibliotheek bedroegen 5% van het budget. Omgerekend is dat € 40.000.")
    assert "kosten" in found["€ 40.000"].label


def test_a_cell_is_named_by_its_headers_and_scaled_by_its_caption() -> None:
    result = understood(
        passage(
            "1.250",
            kind="table",
            cell=(0, 1, 2),
            row_header="Baten uit parkeren",
            column_headers=("Rekening 2021",),
            caption="Baten (x € 1.000)",
        )
    )
    (figure,) = result.figures
    assert (figure.value, figure.unit) == (Decimal(1_250_000), "EUR")
    assert (figure.period_start, figure.period_source) == ("2021-01-01", "column")
    assert "Baten uit parkeren" in figure.label


def test_a_percentage_in_a_scaled_table_is_not_scaled() -> None:
    result = understood(
        passage("12,5%", kind="table", cell=(0, 1, 2), row_header="Aandeel", caption="Baten (x € 1.000)")
    )
    assert [(figure.value, figure.unit) for figure in result.figures] == [(Decimal("12.5"), "percent")]


def test_a_line_that_names_a_scale_holds_for_the_table_below_it() -> None:
    result = understood(
        passage("Bedragen in duizenden euro's", headings=("Balans",)),
        passage("840", kind="table", cell=(0, 0, 1), row_header="Voorraden", headings=("Balans",), top=200),
        passage("310", kind="table", cell=(1, 0, 1), row_header="Fietsen", headings=("Vervoer",), top=300),
    )
    assert [figure.value for figure in result.figures] == [840_000, 310]


def test_a_bare_amount_whose_scale_stands_on_another_page_is_doubted() -> None:
    result = understood(
        passage("Bedragen in duizenden euro's", headings=("Balans",)),
        passage("8.400", page=2, kind="table", cell=(0, 0, 1), row_header="Voorraden", headings=("Toelichting",)),
    )
    (figure,) = result.figures
    assert "unit_uncertain" in figure.doubts


def test_a_callout_and_the_sentence_under_it_are_one_figure() -> None:
    result = understood(
        passage("312 leden van de sportclub", kind="callout"),
        passage("Eind vorig seizoen had de sportclub 312 leden uit het dorp.", top=300),
    )
    assert [len(figure.numbers) for figure in result.figures] == [2]


def test_equal_numbers_of_different_things_stay_apart() -> None:
    result = understood(passage("De raad sprak over 12 plannen."), passage("Er kwamen 12 brieven binnen.", top=300))
    assert [len(figure.numbers) for figure in result.figures] == [1, 1]


def test_a_change_keeps_the_interval_of_the_sentence_before() -> None:
    found = figures_of("Tussen 2013 en 2021 nam de drukte toe. Het aantal fietsers steeg met 12%.", year=2021)
    assert (found["12%"].period_start[:4], found["12%"].period_end[:4]) == ("2013", "2021")


def test_without_any_year_the_period_is_that_of_the_document() -> None:
    (figure,) = figures_of("Er kwamen 14 klachten binnen.", year=2019).values()
    assert (figure.period_start, figure.period_source) == ("2019-01-01", "document")


def test_a_number_without_any_period_is_doubted() -> None:
    (figure,) = figures_of("Er kwamen 14 klachten binnen.", year=None).values()
    assert (figure.period_start, figure.period_source) == ("", "none")
    assert "period_unknown" in figure.doubts


def test_figure_ids_do_not_depend_on_what_else_is_on_the_page() -> None:
    alone = understood(passage("Er kwamen 14 klachten binnen."))
    beside = understood(passage("Er kwamen 14 klachten binnen."), passage("Er waren 9 feesten.", top=300))
    assert alone.figures[0].figure_id == beside.figures[0].figure_id


def test_a_number_in_a_sentence_of_small_words_speaks_of_the_sentence_before() -> None:
    found = figures_of("Van de bewoners is 64% tevreden over het groen. In 2020 was dat nog 58%.")
    assert "tevreden" in found["58%"].label
    assert found["58%"].period_start == "2020-01-01"


def test_a_number_shares_the_noun_of_the_one_before_it() -> None:
    result = understood(passage("Er zijn twee adviseurs voor wonen en drie voor verkeer."))
    assert [(figure.value, figure.counts, figure.label) for figure in result.figures] == [
        (2, "adviseur", "adviseurs voor wonen"),
        (3, "adviseur", "adviseurs voor verkeer"),
    ]


def test_a_table_cell_that_holds_prose_is_read_as_prose() -> None:
    cell = passage(
        "Woonvisie. De raad stelt het kader vast voor 180 woningen en trekt € 425.000 uit.",
        kind="table",
        role="row_header",
        cell=(0, 1, 0),
    )
    short = passage("6.", kind="table", role="row_header", cell=(0, 2, 0), top=140)
    result = understood(cell, short)
    assert {figure.unit: figure.value for figure in result.figures} == {"count": 180, "EUR": 425_000}
    assert "woningen" in result.figures[0].label


def test_what_is_held_against_a_budget_is_no_budget() -> None:
    figures = figures_of("De lasten waren € 2 miljoen hoger dan begroot.", "Voor onderhoud is € 3 miljoen begroot.")
    assert [figures[text].basis for text in ("€ 2 miljoen", "€ 3 miljoen")] == ["realised", "budget"]


def test_a_row_that_holds_a_verb_for_a_name_is_a_figure() -> None:
    row = {"kind": "table", "row_header": "Ontvangen", "column_headers": ("Totaal 2024",)}
    (figure,) = understood(passage("218", cell=(0, 1, 1), **row)).figures
    assert figure.label.startswith("Ontvangen")


def test_cells_that_cannot_be_told_apart_are_doubted_and_named_by_no_pack() -> None:
    cells = [
        passage(text, kind="table", cell=(0, row, 1), row_header="Noord", top=90 + row * 20)
        for row, text in enumerate(("12", "7"), start=1)
    ]
    figures = understood(*cells).figures
    assert all("label_uncertain" in figure.doubts and not figure.indicator for figure in figures)


def test_a_row_of_thousands_of_numbers_costs_no_more_than_its_length() -> None:
    assert len(understood(passage("12 klachten en " * 400)).figures) == 400


def test_numbers_under_each_other_are_no_number_with_spaces() -> None:
    one_line = passage("140 130 120")
    words = tuple(
        replace(word, box=Box(left=50, right=65, top=100 + 20 * row, bottom=110 + 20 * row))
        for row, word in enumerate(one_line.words)
    )
    stacked = understood(replace(one_line, words=words))
    assert [number.mention.value for number in stacked.numbers] == [140, 130, 120]
    assert [number.mention.value for number in understood(one_line).numbers] == [140_130_120]


def test_a_number_held_against_another_measures_the_same() -> None:
    figures = figures_of(
        "De gids gaf de tocht gemiddeld een 7,9 (2021: 7,6).", "Er kwamen 30 gasten, tegen 28 in 2021."
    )
    assert figures["7,9"].unit == figures["7,6"].unit == "score"
    assert (figures["28"].unit, figures["28"].counts) == ("persons", "gast")


def test_the_base_of_a_part_is_no_number_that_it_is_held_against() -> None:
    figures = figures_of("Er kwamen 14 brieven, tegen 9 in 2021. Daarvan gingen er 8 over lawaai.")
    assert (figures["8"].of, figures["8"].of_value) == ("brieven", 14)


def test_what_is_counted_is_no_participle() -> None:
    figures = figures_of("Tweemaal is aangifte gedaan.", "Van de 11 delen zijn er acht voltooid.")
    assert figures["Tweemaal"].counts == "aangifte"
    assert figures["acht"].counts == "deel"


def test_a_duration_is_the_length_of_what_stands_before_it() -> None:
    figures = figures_of("Van de brieven is 94% binnen de wettelijke termijn van zes weken beantwoord.")
    assert figures["zes weken"].label.startswith("wettelijke termijn")


def test_a_difference_counts_what_it_is_the_difference_of() -> None:
    figures = figures_of("De directeur ontving 312 brieven, 35 minder dan in 2021.")
    assert (figures["35"].counts, figures["35"].unit) == ("brief", "count")


def test_two_numbers_of_a_callout_leave_each_other_out_of_their_labels() -> None:
    figures = figures_of("142 kilo afval per inwoner (2021: 151 kilo)", kind="callout")
    assert {figure.label for figure in figures.values()} == {"afval per inwoner"}


def test_a_line_above_a_table_that_opens_with_a_unit_gives_it_to_the_cells() -> None:
    line = passage("Kilogram per inwoner per jaar. Gewogen bij de poort.", block=0)
    cell = passage("171", kind="table", block=1, top=130.0, cell=(0, 1, 1), row_header="Glas", column_headers=("2022",))
    assert [figure.unit for figure in understood(line, cell).figures] == ["kg"]


def test_a_column_of_numbers_keeps_the_age_of_its_row_out_of_its_unit() -> None:
    cell = passage(
        "90", kind="table", cell=(0, 1, 1), row_header="Leeftijd 5 jaar", column_headers=("Uitgenodigd (in aantallen)",)
    )
    assert [figure.unit for figure in understood(cell).figures] == ["count"]


def test_a_year_in_brackets_with_its_own_number_dates_nothing_under_it() -> None:
    figures = figures_of("Er zijn 24 akkers.", headings=("134 akkers in het register (eind 2020: 121)",))
    assert figures["24"].period_start == "2022-01-01"


def test_a_budget_in_brackets_is_no_basis_of_the_number_outside_them() -> None:
    figures = figures_of("De kosten waren € 12 miljoen (begroot: € 14 miljoen).")
    assert (figures["€ 12 miljoen"].basis, figures["€ 14 miljoen"].basis) == ("realised", "budget")


def test_a_number_in_brackets_with_a_name_is_told_by_both() -> None:
    figures = figures_of("96 statushouders kregen een woning (opgave van het Rijk: 103)", kind="callout")
    assert figures["103"].label == "statushouders kregen een woning, opgave van het Rijk"


def test_a_number_in_brackets_is_held_against_a_number_of_its_size() -> None:
    figures = figures_of("Er zijn 389 huurders met een schuld van twee maanden (2021: 341).")
    assert (figures["341"].unit, figures["341"].counts) == ("persons", "huurder")


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("De meldingsfrequentie was in ons dorp 1,25.", "1,25", "ratio"),
        ("Wij spraken bezoekers gemiddeld 2,5 per persoon.", "2,5", "ratio"),
        ("Er kwamen drie keer zoveel bevers als vroeger.", "drie keer zoveel", "ratio"),
        ("Een bezoeker kwam gemiddeld 2,5 keer langs.", "2,5 keer", "count"),
        ("Wij brachten het aantal uren voor de brugwachters naar 640.", "640", "hours"),
        ("Het gemiddelde aantal dienstjaren van een brugwachter is 12,6.", "12,6", "years"),
        ("De bezoekerstevredenheid kwam uit op 7,7.", "7,7", "score"),
        ("De veerpont kreeg in het klantonderzoek 7,7.", "7,7", "score"),
    ],
)
def test_words_around_a_number_tell_its_unit(text: str, number: str, unit: str) -> None:
    assert figures_of(text)[number].unit == unit


def test_a_number_beside_that_of_another_year_is_of_the_same_unit_and_thing() -> None:
    found = figures_of("2.107,4 fte – 2021: 2.064,9", headings=("Ons personeel",))
    assert (found["2.107,4 fte"].unit, found["2.064,9"].unit) == ("fte", "fte")
    found = figures_of("64 bevers bij de dijk 2021: 51")
    assert [f.label for f in found.values()] == ["bevers bij de dijk"] * 2


def test_a_count_at_the_edge_of_a_page_is_no_page_number() -> None:
    found = figures_of("64 rapporten (2021: 71)")
    assert sorted(found) == ["64", "71"]
