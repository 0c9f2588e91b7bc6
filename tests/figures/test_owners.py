"""Each number has one owner; what is no statistic says why."""

from __future__ import annotations

import pytest

from .making import figures_of, passage, reasons_of, understood


@pytest.mark.parametrize(
    ("text", "number", "reason"),
    [
        ("De eerste bijeenkomst trok 40 bezoekers.", "eerste", "ordinal"),
        ("Omdat (1) de weg dicht was en (2) de brug open stond, kwamen er 30 bezoekers.", "1", "list_marker"),
        ("2 Zie ook het verslag van de raad van vorig jaar.", "2", "reference"),
        ("3 Beheer van wegen", "3", "reference"),
        ("Van het spreekuur is geen gebruik gemaakt.", "geen", "negation"),
        ("Kosten (x € 1.000)", "1.000", "scale"),
        ("Wij vroegen enkele bewoners om raad.", "enkele", "vague"),
        ("De raad kwam in 2021 bijeen.", "2021", "year"),
    ],
)
def test_what_is_no_statistic_is_an_aside_with_its_reason(text: str, number: str, reason: str) -> None:
    reasons = {key.strip("()x€ "): value for key, value in reasons_of(text).items()}
    assert reasons[number] == reason


@pytest.mark.parametrize(
    ("text", "value"),
    [("Er zijn geen klachten ingediend.", 0), ("Er is geen datalek gemeld.", 0), ("Niemand meldde zich.", 0)],
)
def test_a_denial_that_counts_is_a_zero(text: str, value: int) -> None:
    (figure,) = figures_of(text).values()
    assert (figure.value, figure.derivation) == (value, "negation")


@pytest.mark.parametrize(
    ("role", "reason"), [("hidden", "hidden_text"), ("axis", "axis_label"), ("row_header", "category")]
)
def test_the_place_on_the_page_can_rule_a_number_out(role: str, reason: str) -> None:
    assert reasons_of("Ongeveer 40 bezoekers", role=role)["40"] == reason


def test_a_lone_number_that_nothing_explains_stays_unexplained() -> None:
    result = understood(passage("37"))
    assert [number.mention.text for number in result.unexplained] == ["37"]
    assert not result.figures


def test_both_years_of_a_range_are_in_the_ledger() -> None:
    result = understood(passage("Het aantal branden daalde in de periode 2013-2023 met 12%."))
    assert [aside.number.mention.text for aside in result.asides] == ["2013", "2023"]
    assert [figure.value for figure in result.figures] == [12]


def test_every_number_of_the_inventory_has_exactly_one_owner() -> None:
    result = understood(
        passage("In 2021 kwamen 14 klachten binnen (2020: 11), waarvan 3 over afval; 4/12 en 1. niets."),
        passage("3 / 12", top=400, role="running"),
        passage("12,5%", top=500, kind="table", row_header="Aandeel", cell=(0, 0, 1)),
    )
    owned = (
        [n.number_id for f in result.figures for n in f.numbers]
        + [aside.number.number_id for aside in result.asides]
        + [number.number_id for number in result.unexplained]
    )
    assert sorted(owned) == sorted(number.number_id for number in result.numbers)
    assert len(set(owned)) == len(owned)


def test_a_man_and_a_woman_are_one_and_one() -> None:
    result = understood(passage("Bij elk loket werken een mannelijke en een vrouwelijke adviseur."))
    assert [(figure.value, figure.unit, figure.counts) for figure in result.figures] == [(1, "persons", "adviseur")] * 2


def test_a_short_line_at_the_foot_that_ends_in_the_page_number_is_no_figure() -> None:
    found = understood(
        passage("Er zijn 12 bruggen en 7 sluizen geteld.", top=60),
        passage("Jaarbericht bruggen 2024 | 13", top=780),
    )
    assert {aside.number.mention.text: aside.reason for aside in found.asides}["13"] == "page_number"
    assert [figure.value for figure in found.figures] == [12, 7]


def test_titles_that_count_up_are_references_and_a_lone_one_is_not() -> None:
    titles = [f"{number} {word}." for number, word in enumerate(("Verzoeken", "Besluiten", "Kosten"), start=1)]
    assert reasons_of("Inleiding.", *titles, "Slot.") == {"1": "reference", "2": "reference", "3": "reference"}


def test_a_class_of_ages_is_a_category() -> None:
    assert reasons_of("jonger dan 30") == {"30": "category"}


def test_the_number_before_a_note_is_a_reference() -> None:
    assert reasons_of("68 Een brugwachter heette vroeger anders.")["68"] == "reference"
    assert reasons_of("104.Voorontwerp brug over de vaart") == {"104": "reference"}


def test_an_age_that_bounds_a_group_is_a_category() -> None:
    assert reasons_of("Van de fietsers was 41% ouder dan 60 jaar.")["60 jaar"] == "category"


def test_a_column_without_a_head_that_counts_up_holds_the_numbers_of_notes() -> None:
    rows = [
        passage(text, kind="table", block=1, top=100.0 + 20 * row, cell=(0, row, column), row_header=name, **heads)
        for row, (name, note, amount) in enumerate(
            [("Rente", "9", "310"), ("Huur", "10", "212"), ("Zout", "12", "118")], start=1
        )
        for column, text, heads in ((1, note, {}), (2, amount, {"column_headers": ("2022",)}))
    ]
    found = understood(*rows)
    assert {aside.number.mention.text: aside.reason for aside in found.asides} == dict.fromkeys(
        ("9", "10", "12"), "reference"
    )
    assert len(found.figures) == 3


def test_so_long_ago_is_a_time() -> None:
    assert reasons_of("Drie jaar eerder was dat nog 74% van de huizen.")["Drie jaar"] == "time"
    assert "Drie jaar" not in reasons_of("De brug kwam drie jaar eerder dan gepland.")


def test_a_small_number_before_the_capital_of_a_sentence_is_a_mark() -> None:
    assert reasons_of("2 Het plan om 40 bruggen te slopen is uitgesteld.")["2"] == "reference"
    assert "2" not in reasons_of("2 bruggen zijn gesloopt.")
