"""Scales: what 'x € 1.000' multiplies, what it leaves alone, and when a table may borrow it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from report_extractor.figures.scales import denies_amounts
from report_extractor.model import Context, Passage

from .making import passage, understood


def cell(text: str, row: int, row_header: str, *, table: int = 0, column: int = 1, **context: object):  # type: ignore[no-untyped-def]
    return passage(text, kind="table", cell=(table, row, column), row_header=row_header, top=100 + 20 * row, **context)


def values(*passages) -> dict[str, tuple[Decimal, str, bool]]:  # type: ignore[no-untyped-def]
    """(value, unit, whether its unit is doubted) by the text printed."""
    return {
        figure.evidence.mention.text: (figure.value, figure.unit, "unit_uncertain" in figure.doubts)
        for figure in understood(*passages).figures
    }


@pytest.mark.parametrize(
    ("row_header", "group", "denied"),
    [
        ("Gewezen deelnemers", "", True),
        ("Gewezen deelnemers", "Voorzieningen", False),
        ("Aantal aansluitingen", "", True),
        ("Uitvoeringskosten per deelnemer", "", True),
        ("Gemiddelde looptijd", "", True),
        ("Dekkingsgraad", "", True),
        ("actief", "Aantal leden", True),
        ("Kosten per beleggingscategorie", "", False),
        ("Premie werknemers", "", False),
        ("Uitkeringen aan gepensioneerden", "", False),
        ("Stand per 31 december", "", False),
        ("Voorraden", "Aantal leden", True),
        ("Bijdragen", "Aantal leden", False),
    ],
)
def test_the_words_of_a_row_tell_whether_it_holds_amounts(row_header: str, group: str, denied: bool) -> None:
    assert denies_amounts(Context(row_header=row_header, group=group)) is denied


def test_persons_for_whom_a_sum_is_set_aside_are_no_count() -> None:
    titled = Context(row_header="Gewezen leden", caption="Technische voorzieningen (x € 1.000)")
    assert not denies_amounts(titled)
    assert denies_amounts(Context(row_header="Gewezen leden", caption="Kerncijfers", column_headers=("Aantallen",)))


def test_participants_and_ratios_keep_their_size_in_a_table_of_thousands() -> None:
    found = values(
        *(
            cell(text, row, header, caption="Kerncijfers (bedragen x € 1.000)")
            for row, (text, header) in enumerate(
                [
                    ("85.650", "Gewezen deelnemers"),
                    ("111.563", "Premie"),
                    ("7.120", "Uitkeringen"),
                    ("19,8", "Duration"),
                ]
            )
        )
    )
    assert [value for value, _, _ in found.values()] == [85_650, 111_563_000, 7_120_000, Decimal("19.8")]


def test_a_column_of_percentages_is_not_scaled() -> None:
    found = values(cell("0,10", 1, "Aandelen", column_headers=("2024 (x € 1.000)", "Relatief %"), column=3))
    assert [value for value, _, _ in found.values()] == [Decimal("0.10")]


def test_a_line_inside_a_table_holds_for_the_rows_under_it_only() -> None:
    found = values(
        cell("4.027", 1, "Huurders"),
        passage("(in duizenden euro)", kind="table", role="row_header", cell=(0, 2, 0), top=140),
        cell("53.327", 3, "Premiebijdragen"),
    )
    assert found["4.027"][0] == 4027
    assert found["53.327"][:2] == (53_327_000, "EUR")


def test_two_amounts_in_the_text_prove_the_scale_of_the_table_under_them() -> None:
    found = values(
        passage("De onderhoudskosten bedroegen € 3,3 miljoen (2023: € 4,5 miljoen):"),
        cell("3,3", 1, "Totaal", column_headers=("2024",)),
        cell("4,5", 1, "Totaal", column_headers=("2023",), column=2),
        cell("2,9", 2, "Wegen", column_headers=("2024",)),
    )
    assert found["2,9"] == (2_900_000, "EUR", False)


def test_one_amount_proves_nothing() -> None:
    found = values(
        passage("De onderhoudskosten bedroegen € 3,3 miljoen."),
        cell("3,3", 1, "Totaal", column_headers=("2024",)),
        cell("2,9", 2, "Wegen", column_headers=("2024",)),
    )
    assert found["2,9"][0] == Decimal("2.9")


def test_a_table_may_take_the_scale_of_the_table_before_it_with_a_doubt() -> None:
    found = values(
        cell("665", 1, "Bestuurskosten", column_headers=("x € 1.000",), headings=("Kosten",)),
        cell("523", 9, "Bezoldiging", table=1, headings=("Kosten",)),
    )
    assert found["665"] == (665_000, "EUR", False)
    assert found["523"] == (523_000, "EUR", True)


def test_an_inner_group_of_full_time_jobs_keeps_its_size_in_a_table_of_thousands() -> None:
    found = values(
        cell("24.906", 1, "Lonen", column_headers=("x € 1.000",)),
        cell("3.398", 2, "Premies", column_headers=("x € 1.000",)),
        cell("14,2", 3, "Leiding", group="Gemiddeld aantal fte", column_headers=("x € 1.000",)),
    )
    assert found["24.906"][:2] == (Decimal(24906000), "EUR")
    assert found["14,2"][:2] == (Decimal("14.2"), "fte")


def test_a_row_of_decimals_among_whole_thousands_keeps_its_size_with_a_doubt() -> None:
    found = values(
        cell("24.906", 1, "Lonen", column_headers=("x € 1.000",)),
        cell("382,5", 2, "Totaal", column_headers=("x € 1.000",)),
    )
    assert (found["382,5"][0], found["382,5"][2]) == (Decimal("382.5"), True)


def test_the_next_group_of_a_table_ends_the_scale_that_a_group_names_with_a_doubt() -> None:
    found = values(
        cell("Geld (x € 1.000)", 1, "", column=0, role="row_header"),
        cell("248.910", 2, "Opbrengsten", column_headers=("2022",)),
        cell("Bezoek", 3, "", column=0, role="row_header"),
        cell("17.862", 4, "Rondleidingen", column_headers=("2022",)),
    )
    assert found["248.910"][:2] == (Decimal(248910000), "EUR")
    assert found["17.862"] == (Decimal(17862), "count", True)


def test_the_title_over_the_bars_of_a_chart_gives_their_scale() -> None:
    found = values(passage("89,1", kind="chart", category="Inkomsten (in miljoenen euro's)", series="Rijk"))
    assert found["89,1"][:2] == (Decimal("89100000"), "EUR")


def _accounts(*rows: tuple[str, str]) -> list[Passage]:
    return [passage(text, kind="table", cell=(0, at, 1), row_header=name) for at, (name, text) in enumerate(rows)]


def test_a_balance_without_any_unit_is_in_euros_with_a_doubt() -> None:
    rows = (
        ("Kapitaal", "120.000"),
        ("Handelsschulden", "5.666"),
        ("Vaste activa", "98.000"),
        ("Reserves", "0"),
    )
    figures = understood(*_accounts(*rows)).figures
    assert {(figure.unit, "unit_uncertain" in figure.doubts) for figure in figures} == {("EUR", True)}


def test_a_table_of_counts_is_not_in_euros() -> None:
    rows = (("Roeiers", "120.000"), ("Boten", "5.666"), ("Vaste activa", "98.000"), ("Havens", "7"))
    assert "EUR" not in {figure.unit for figure in understood(*_accounts(*rows)).figures}


def test_a_balance_that_states_its_unit_has_no_doubt() -> None:
    rows = (("Kapitaal", "€ 120.000"), ("Handelsschulden", "5.666"), ("Vaste activa", "98.000"), ("Reserves", "5.000"))
    figures = understood(*_accounts(*rows)).figures
    assert {(figure.unit, "unit_uncertain" in figure.doubts) for figure in figures} == {("EUR", False)}
