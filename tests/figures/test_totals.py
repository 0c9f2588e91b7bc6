"""What a row 'Totaal' sums: the group right above it, or the people its rows count, when the numbers prove it."""

from __future__ import annotations

import pytest

from report_extractor.figures.totals import with_groups_of_totals
from report_extractor.model import Passage

from .making import figures_of, passage, understood

Rows = list[tuple[str, str, str]]  # row header, group, value


def cells(rows: Rows) -> list[Passage]:
    return [
        passage(
            value,
            kind="table",
            cell=(0, place, 1),
            row_header=header,
            group=group,
            column_headers=("2022",),
            caption="De haven",
            top=100.0 + 20 * place,
        )
        for place, (header, group, value) in enumerate(rows)
    ]


def group_of_total(rows: Rows) -> str:
    return with_groups_of_totals(cells(rows))[-1].context.group


@pytest.mark.parametrize(
    ("rows", "group"),
    [
        (
            [
                ("Sluis", "Gemiddeld aantal fte", "14,2"),
                ("Kade", "Gemiddeld aantal fte", "8,3"),
                ("Totaal", "", "22,5"),
            ],
            1,
        ),
        (
            [
                ("Sluis", "Gemiddeld aantal fte", "14,2"),
                ("Kade", "Gemiddeld aantal fte", "8,3"),
                ("Totaal", "", "22,4"),
            ],
            0,
        ),
        ([("Sluis", "Gemiddeld aantal fte", "14,2"), ("Kade", "", "8,3"), ("Totaal", "", "22,5")], 0),
        ([("Sluis", "Gemiddeld aantal fte", "22,5"), ("Totaal", "", "22,5")], 0),
        (
            [
                ("Sluis", "Gemiddeld aantal fte", "14,2"),
                ("Kade", "Gemiddeld aantal fte", "n.b."),
                ("Totaal", "", "22,5"),
            ],
            0,
        ),
        ([("Sluis", "Gemiddeld aantal fte", "14,2"), ("Kade", "Gemiddeld aantal fte", "8,3"), ("Brug", "", "22,5")], 0),
    ],
)
def test_a_total_takes_the_group_that_it_sums(rows: Rows, group: int) -> None:
    assert group_of_total(rows) == ("Gemiddeld aantal fte" if group else "")


def test_a_total_of_people_counts_these() -> None:
    rows = [("Actieve deelnemers", "", "51"), ("Gewezen deelnemers", "", "84"), ("Gepensioneerden", "", "49")]
    assert group_of_total([*rows, ("Totaal", "", "184")]) == "deelnemers"
    assert group_of_total([*rows, ("Totaal", "", "185")]) == ""
    figure = understood(*cells([*rows, ("Totaal", "", "184")])).figures[-1]
    assert (figure.unit, figure.counts) == ("persons", "deelnemer")


def test_a_total_is_in_the_unit_of_its_group() -> None:
    rows = [("Sluis", "Gemiddeld aantal fte", "14,2"), ("Kade", "Gemiddeld aantal fte", "8,3"), ("Totaal", "", "22,5")]
    figure = understood(*cells(rows)).figures[-1]
    assert (figure.unit, figure.label.split(", ")[:2]) == ("fte", ["Gemiddeld aantal fte", "Totaal"])


def test_the_amounts_of_a_formula_carry_a_doubt_about_their_unit() -> None:
    told = figures_of("De graad van de haven is 3.540.199/2.441.755 ofwel 145%.")
    assert all("unit_uncertain" in told[text].doubts for text in ("3.540.199", "2.441.755"))
    assert "unit_uncertain" not in figures_of("In de haven meerden 2.441.755 boten aan.")["2.441.755"].doubts
