"""One fact printed twice with a slip of the pen between."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from report_extractor.checks import run_checks
from report_extractor.checks.slips import period_of, slip_between
from report_extractor.model import Figure

Marked = Callable[..., list[Figure]]
YEAR = "period_start=2022-01-01 period_end=2022-12-31"
DAY = "period_start=2022-12-31 period_end=2022-12-31"


def told(marked: Marked, *said: tuple[str, str, int]) -> list[tuple[str, str, str]]:
    figures = [figure for text, kind, page in said for figure in marked(text, kind=kind, page=page)]
    return [
        (found.severity, found.expected, found.observed)
        for found in run_checks(figures, ())
        if found.check == "stated_twice" and found.verdict == "differs"
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("1573", "1537", "swapped"),
        ("1573", "1578", "changed"),
        ("1573", "1735", ""),
        ("1573", "573", ""),
        ("1573", "1573", ""),
        ("1573", "7513", ""),
    ],
)
def test_one_digit_changed_or_two_neighbours_swapped_is_a_slip(one, other, expected):
    assert slip_between(one, other) == slip_between(other, one) == expected


def test_the_last_day_of_a_year_counts_as_that_year():
    assert period_of("2022-12-31", "2022-12-31") == ("2022-01-01", "2022-12-31")
    assert period_of("2022-06-30", "2022-06-30") == ("2022-06-30", "2022-06-30")


BOX = f"<1.573|label=medewerkers_in_dienst counts=medewerker {DAY}> medewerkers in dienst"
ROW = f"Leerlingen totaal | <4.218|label=Leerlingen_totaal,_Onderwijs {YEAR}>"
IN_TIME = f"Van de klachten is <92%|label=Van_de_klachten_is_binnen_de_wettelijke_termijn_afgehandeld {YEAR}>."


def sentence(number: str, label: str, period: str = YEAR, counts: str = "") -> str:
    return f"<{number}|label={label.replace(' ', '_')} counts={counts} {period}> {label}."


TWICE = [
    (BOX, sentence("1.537", "Eind 2022 telde de dienst collega's", counts="medewerker"), ("1537", "1573")),
    (ROW, sentence("4.281", "leerlingen gingen hier naar school", counts="leerling"), ("4281", "4218")),
    (IN_TIME, sentence("94%", "Kortom: een tijdig antwoord op klachten"), ("92", "94")),
]


@pytest.mark.parametrize(("first", "second", "values"), TWICE)
def test_a_slip_between_two_places_that_say_the_same_is_told(marked: Marked, first, second, values):
    kind = "sentence" if first is IN_TIME else "table" if first is ROW else "callout"
    assert told(marked, (first, kind, 1), (second, "sentence", 2)) == [("warning", *values)]


def test_a_slip_in_one_indicator_is_an_error_and_another_part_of_it_is_none(marked: Marked):
    first = sentence("1.573", "medewerkers in dienst", f"{DAY} indicator=staff", "medewerker")
    other = sentence("1.578", "mensen werken hier", f"{YEAR} indicator=staff")
    assert told(marked, (first, "callout", 1), (other, "sentence", 2)) == [("error", "1578", "1573")]
    leavers = sentence("1.578", "medewerkers in dienst", f"{YEAR} indicator=leavers", "medewerker")
    assert told(marked, (first, "callout", 1), (leavers, "sentence", 2)) == []


@pytest.mark.parametrize(
    ("number", "label", "rest"),
    [
        ("1.537", "leerlingen gingen hier naar school", f"{YEAR} counts=leerling"),  # other words
        ("1.537", "medewerkers in dienst", "period_start=2021-12-31 period_end=2021-12-31 counts=medewerker"),
        ("1.735", "medewerkers in dienst", f"{YEAR} counts=medewerker"),  # no slip
        ("1.537", "medewerkers niet in dienst", f"{YEAR} counts=medewerker"),
        ("1.537", "medewerkers in dienst", f"{YEAR} counts=medewerker unit=EUR"),
        ("1.537", "medewerkers in dienst", f"{YEAR} counts=medewerker basis=budget"),
        ("1.537", "medewerkers erbij", f"{YEAR} counts=medewerker measure=change direction=increase"),
    ],
)
def test_what_is_another_thing_is_no_slip(marked: Marked, number, label, rest):
    assert told(marked, (BOX, "callout", 1), (sentence(number, label, rest), "sentence", 2)) == []


def test_two_numbers_that_are_each_printed_twice_are_two_facts(marked: Marked):
    other = sentence("1.537", "medewerkers in dienst", DAY, "medewerker")
    again = sentence("1.573", "medewerkers bij de dienst", DAY, "medewerker")
    assert told(marked, (BOX, "callout", 1), (other, "sentence", 2)) != []
    assert told(marked, (BOX, "callout", 1), (again, "sentence", 3), (other, "sentence", 2), (other, "list", 4)) == []
