"""Periods: spans and days."""

from __future__ import annotations

import pytest

from report_extractor.dutch import find_numbers


@pytest.mark.parametrize(
    ("text", "span", "start", "end"),
    [
        ("In 2022 was er rust.", "2022", "2022-01-01", "2022-12-31"),
        ("In '21 was er rust.", "'21", "2021-01-01", "2021-12-31"),
        ("In schooljaar 2019-2020 was er rust.", "schooljaar 2019-2020", "2019-01-01", "2020-12-31"),
        ("In 2008/2009 was er rust.", "2008/2009", "2008-01-01", "2009-12-31"),
        ("In 2008/'09 was er rust.", "2008/'09", "2008-01-01", "2009-12-31"),
        ("In 2019/20 was er rust.", "2019/20", "2019-01-01", "2020-12-31"),
        ("In de periode 2018–2022 was er rust.", "de periode 2018–2022", "2018-01-01", "2022-12-31"),
        ("Van 2018 tot en met 2022 was er rust.", "Van 2018 tot en met 2022", "2018-01-01", "2022-12-31"),
        ("Tussen 2007 en 2009 was er rust.", "Tussen 2007 en 2009", "2007-01-01", "2009-12-31"),
        ("In het eerste kwartaal van 2021 was er rust.", "het eerste kwartaal van 2021", "2021-01-01", "2021-03-31"),
        ("In Q3 2022 was er rust.", "Q3 2022", "2022-07-01", "2022-09-30"),
        ("In de tweede helft van 2022 was er rust.", "de tweede helft van 2022", "2022-07-01", "2022-12-31"),
        ("In juni 2022 was er rust.", "juni 2022", "2022-06-01", "2022-06-30"),
        ("In februari 2024 was er rust.", "februari 2024", "2024-02-01", "2024-02-29"),
        ("Op 1 januari 2025 was er rust.", "1 januari 2025", "2025-01-01", "2025-01-01"),
        ("Op 12-05-2023 was er rust.", "12-05-2023", "2023-05-12", "2023-05-12"),
        ("Op 2023-05-12 was er rust.", "2023-05-12", "2023-05-12", "2023-05-12"),
        ("Op 3.5.2023 was er rust.", "3.5.2023", "2023-05-03", "2023-05-03"),
        ("Per 1 mei 2020 was er rust.", "Per 1 mei 2020", "2020-05-01", "2020-05-01"),
        ("Van 2 tot 7 februari 2022 was er rust.", "Van 2 tot 7 februari 2022", "2022-02-02", "2022-02-07"),
        ("Ultimo 2023 was er rust.", "Ultimo 2023", "2023-01-01", "2023-12-31"),
        ("In tweeduizendtweeëntwintig was er rust.", "tweeduizendtweeëntwintig", "2022-01-01", "2022-12-31"),
        ("In week 12 van 2022 was er rust.", "week 12 van 2022", "2022-03-21", "2022-03-27"),
        ("In de jaren '90 was er rust.", "de jaren '90", "1990-01-01", "1999-12-31"),
    ],
)
def test_a_period_has_its_span_and_its_days(text: str, span: str, start: str, end: str) -> None:
    found = [m for m in find_numbers(text) if m.kind == "period"]
    assert [(m.text, m.period_start, m.period_end) for m in found] == [(span, start, end)]
    assert all(m.value is None for m in found)


@pytest.mark.parametrize(
    ("text", "span", "start", "end"),
    [
        ("In het verslagjaar was er rust.", "het verslagjaar", "2022-01-01", "2022-12-31"),
        ("Vorig jaar was er rust.", "Vorig jaar", "2021-01-01", "2021-12-31"),
        ("Volgend jaar is er rust.", "Volgend jaar", "2023-01-01", "2023-12-31"),
        ("De afgelopen vijf jaar was er rust.", "afgelopen vijf jaar", "2018-01-01", "2022-12-31"),
        ("Per 31 december was er rust.", "Per 31 december", "2022-12-31", "2022-12-31"),
    ],
)
def test_relative_periods_need_the_reporting_year(text: str, span: str, start: str, end: str) -> None:
    (dated,) = find_numbers(text, reporting_year=2022)
    (bare,) = find_numbers(text)
    assert (dated.text, dated.period_start, dated.period_end) == (span, start, end)
    assert (bare.text, bare.period_start, bare.period_end) == (span, "", "")


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("De kosten waren € 2022.", "€ 2022"),
        ("Er zijn meer dan 2000 leden.", "2000"),
        ("Het duurde 2000 uur.", "2000 uur"),
        ("Er lag 1850 meter kabel.", "1850 meter"),
    ],
)
def test_an_amount_that_looks_like_a_year_is_an_amount(text: str, quantity: str) -> None:
    assert [m.text for m in find_numbers(text) if m.kind == "quantity"] == [quantity]


def test_a_year_and_the_number_behind_it_stay_apart() -> None:
    found = find_numbers("In 2022 106 medewerkers, in 2021 98.")
    assert [(m.text, m.kind) for m in found] == [
        ("2022", "period"),
        ("106", "quantity"),
        ("2021", "period"),
        ("98", "quantity"),
    ]


def test_each_year_of_a_list_stands_by_itself() -> None:
    found = find_numbers("In 2020, 2021 en 2022 ging het om 8, 6 en 4 zaken.")
    assert [m.text for m in found] == ["2020", "2021", "2022", "8", "6", "4"]


def test_a_date_that_does_not_exist_has_no_days() -> None:
    (found,) = find_numbers("Op 30-02-2023 was er rust.")
    assert (found.kind, found.period_start) == ("period", "")
