"""Verdicts on claims: what is confirmed, what is not, and why."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from report_extractor.audit import claims_of, judge_claims

ABOUT = {"period_start": "2022-01-01", "period_end": "2022-12-31", "year": "2022"}
SAID: tuple[dict[str, Any], ...] = (
    {"value": 12, "label": "ingediende klachten over dienstverlening", "counts": "klacht", "indicator": "complaints"},
    {"value": 9, "label": "klachten die gegrond waren", "counts": "klacht", "breakdown": "uitkomst=gegrond"},
    {"value": 3, "label": "klachten die ongegrond waren", "counts": "klacht", "breakdown": "uitkomst=ongegrond"},
    {"value": "63.2", "label": "Woo-verzoeken op tijd", "unit": "percent", "decimals": 1, "value_text": "63,2%"},
    {"value": 24400000, "label": "uitbetaalde pensioenen", "unit": "EUR", "decimals": 1, "value_text": "24,4 miljoen"},
    {"value": 100, "label": "publicaties", "bound": "more_than", "low": 100, "value_text": "ruim 100"},
    {"value": 41, "label": "gesprekken met burgers", "counts": "gesprek"},
    {"value": 43, "label": "gesprekken met burgers", "counts": "gesprek"},
    {"value": 500, "label": "begrote kosten van opleiding", "unit": "EUR", "basis": "budget"},
    {"value": 7, "label": "datalekken", "counts": "datalek", "document": "ander.pdf"},
)  # fmt: skip


def verdict(rows, **claim: str):
    figures, _ = rows(*({**ABOUT, **fields} for fields in SAID))
    (found,) = judge_claims(claims_of(tuple(claim), [claim]).claims, figures)
    return found


CASES = [
    ({"label": "klachten over dienstverlening", "value": "12"}, "confirmed"),
    ({"label": "klachten over dienstverlening", "value": "13"}, "contradicted"),
    ({"label": "klachten over dienstverlening", "value": "12", "period": "2021"}, "not_found"),
    ({"label": "klachten over dienstverlening in 2021", "value": "12"}, "not_found"),
    ({"label": "klachten over dienstverlening", "value": "12", "unit": "%"}, "contradicted"),
    ({"indicator": "complaints", "value": "12", "period": "2022"}, "confirmed"),
    ({"indicator": "complaints", "value": "21", "period": "2022"}, "contradicted"),
    ({"indicator": "reports", "value": "12", "period": "2022"}, "not_found"),
    ({"label": "gegronde klachten", "value": "9"}, "confirmed"),
    ({"label": "gegronde klachten", "value": "3"}, "contradicted"),
    ({"label": "ongegronde klachten", "value": "9"}, "contradicted"),
    ({"label": "klachten", "value": "3", "breakdown": "uitkomst=ongegrond"}, "confirmed"),
    ({"label": "percentage Woo-verzoeken op tijd", "value": "63,2"}, "confirmed"),
    ({"label": "percentage Woo-verzoeken op tijd", "value": "63,23"}, "unclear"),
    ({"label": "percentage Woo-verzoeken op tijd", "value": "63,3"}, "contradicted"),
    ({"label": "percentage Woo-verzoeken op tijd", "value": "63,9", "tolerance": "1"}, "confirmed"),
    ({"label": "aantal Woo-verzoeken op tijd", "value": "63"}, "not_found"),
    ({"label": "uitbetaalde pensioenen", "value": "24412345"}, "unclear"),
    ({"label": "uitbetaalde pensioenen", "value": "24512345"}, "contradicted"),
    ({"label": "uitbetaalde pensioenen", "value": "24512345", "tolerance": "1%"}, "confirmed"),
    ({"label": "aantal publicaties", "value": "100"}, "confirmed"),
    ({"label": "aantal publicaties", "value": "104"}, "unclear"),
    ({"label": "aantal publicaties", "value": "95"}, "contradicted"),
    ({"label": "gesprekken met burgers", "value": "41"}, "unclear"),
    ({"label": "gesprekken met burgers", "value": "50"}, "unclear"),
    ({"label": "kosten van opleiding", "value": "500"}, "not_found"),
    ({"label": "begrote kosten van opleiding", "value": "500"}, "confirmed"),
    ({"label": "datalekken", "value": "7", "document": "ander.pdf"}, "confirmed"),
    ({"label": "datalekken", "value": "7", "document": "verslag.pdf"}, "not_found"),
    ({"label": "vergunningen voor evenementen", "value": "12"}, "not_found"),
    ({"label": "klachten over dienstverlening", "value": "veel"}, "unclear"),
    # as a sentence, with the number in words, rounded, or bounded
    ({"label": "In 2022 kwamen er 12 klachten over de dienstverlening binnen", "value": ""}, "confirmed"),
    ({"label": "In 2022 kwamen er 12 klachten over de dienstverlening binnen", "value": "12"}, "confirmed"),
    ({"label": "klachten over dienstverlening", "value": "twaalf"}, "confirmed"),
    ({"label": "klachten over dienstverlening", "value": "dertien"}, "contradicted"),
    ({"label": "uitgekeerde pensioenen", "value": "€ 24 miljoen"}, "confirmed"),
    ({"label": "uitgekeerde pensioenen", "value": "€ 25 miljoen"}, "contradicted"),
    ({"label": "uitgekeerde pensioenen", "value": "24400"}, "unclear"),
    ({"label": "percentage Woo-verzoeken op tijd", "value": "63"}, "unclear"),
    ({"label": "percentage Woo-verzoeken op tijd", "value": "circa 65"}, "confirmed"),
    ({"label": "percentage Woo-verzoeken op tijd", "value": "ruim 60"}, "confirmed"),
    ({"label": "percentage Woo-verzoeken op tijd", "value": "bijna 60"}, "contradicted"),
    ({"label": "klachten over dienstverlening en nevenwerkzaamheden", "value": "12"}, "not_found"),
]


@pytest.mark.parametrize(("claim", "expected"), CASES, ids=[" ".join(claim.values()) for claim, _ in CASES])
def test_a_claim_gets_the_verdict_that_a_careful_reader_gives(rows, claim, expected):
    found = verdict(rows, **claim)
    assert found.verdict == expected, found.reason


def test_a_contradiction_tells_the_difference_and_shows_the_figure(rows):
    found = verdict(rows, label="klachten over dienstverlening", value="15")
    assert found.difference == Decimal(3)
    assert found.rows[0]["value"] == "12"


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ({"label": "datalekken", "value": "7", "document": "elders.pdf"}, "het document «elders.pdf» is er niet bij"),
        ({"label": "datalekken", "value": "7", "period": "onlangs"}, "de periode «onlangs» is niet te lezen"),
        ({"indicator": "lekkages", "value": "7"}, "geen pakket kent de indicator «lekkages»"),
        ({"label": "klachten over dienstverlening", "value": "12", "unit": "%"}, "de eenheid is een andere"),
        ({"label": "datalekken", "value": "7"}, "zelfde waarde over hetzelfde: datalekken"),
    ],
)
def test_a_reason_names_what_of_the_claim_could_not_be_used(rows, claim, said):
    assert said in verdict(rows, **claim).reason


def test_an_unclear_verdict_shows_both_candidates(rows):
    found = verdict(rows, label="gesprekken met burgers", value="41")
    assert [row["value"] for row in found.rows] == ["41", "43"]
    assert "41" in found.reason and "43" in found.reason


def test_what_is_not_found_names_the_nearest_and_why_it_is_not_it(rows):
    found = verdict(rows, label="klachten over dienstverlening", value="12", period="2021")
    assert found.rows[0]["value"] == "12"
    assert "andere periode" in found.reason


def test_the_verb_writes_the_claims_columns_and_the_verdicts_and_exits_with_6(rows, dataset_folder, tmp_path):
    from report_extractor.cli.verify import verify

    folder = dataset_folder(*rows(*({**ABOUT, **fields} for fields in SAID)))
    claims = tmp_path / "claims.csv"
    output = tmp_path / "verdicts.csv"
    lines = ["claim_id;label;value;document", "a;klachten over dienstverlening;12;", "b;gegronde klachten;8;"]
    for last, code in ((2, 0), (3, 6)):
        claims.write_text("\n".join(lines[:last]), encoding="utf-8")
        done = CliRunner().invoke(verify, [str(claims), str(folder), "-o", str(output)], standalone_mode=False)
        assert done.exception is None
        assert done.return_value == code
    table = list(csv.reader(output.read_text(encoding="utf-8").splitlines()))
    assert table[0][:6] == ["claim_id", "label", "value", "document", "verdict", "figure_id"]
    assert table[0][-1] == "reason"
    assert [row[4] for row in table[1:]] == ["confirmed", "contradicted"]
    assert table[2][table[0].index("difference")] == "-1"


def test_claims_on_an_empty_dataset_are_not_found():
    claims = claims_of(("label", "value"), [{"label": "klachten", "value": "1"}]).claims
    assert [found.verdict for found in judge_claims(claims, [])] == ["not_found"]


def test_verdicts_cannot_run_in_a_spreadsheet(rows, dataset_folder, tmp_path):
    from report_extractor.cli.verify import verify

    figures, numbers = rows(
        {**ABOUT, "value": -12, "value_text": "-12", "label": "=klachten", "snippet": "@SUM(A1) -12"}
    )
    claims = tmp_path / "claims.csv"
    claims.write_text('claim_id,label,value\n"=1+1",=klachten,-12\n', encoding="utf-8")
    done = CliRunner().invoke(verify, [str(claims), str(dataset_folder(figures, numbers))], standalone_mode=False)
    (row,) = csv.DictReader(done.stdout.splitlines())
    assert (row["verdict"], row["claim_id"], row["label"]) == ("confirmed", "'=1+1", "'=klachten")
    assert (row["value"], row["value_found"], row["snippet"]) == ("-12", "-12", "'@SUM(A1) -12")


def test_what_another_body_printed_does_not_contradict_a_claim_without_a_document(rows):
    figures, _ = rows(
        {**ABOUT, "value": 12, "label": "ingediende klachten", "document": "a.pdf", "organisation": "Gemeente A"},
        {**ABOUT, "value": 15, "label": "ingediende klachten", "document": "b.pdf", "organisation": "Gemeente B"},
    )
    for value, document, expected in (
        ("12", "", "confirmed"),
        ("15", "", "confirmed"),
        ("13", "", "unclear"),
        ("13", "a.pdf", "contradicted"),
        ("15", "a.pdf", "contradicted"),
    ):
        claims = claims_of(("label",), [{"label": "ingediende klachten", "value": value, "document": document}]).claims
        assert [found.verdict for found in judge_claims(claims, figures)] == [expected], (value, document)


def test_a_rise_is_not_confirmed_by_a_fall_of_the_same_size(rows):
    fall = {**ABOUT, "unit": "percent", "measure": "change", "direction": "decrease"}
    figures, _ = rows({**fall, "value": 29, "value_text": "29%", "label": "het aantal klachten daalde"})
    for label, expected in (("daling van het aantal klachten", "confirmed"), ("klachten gestegen", "not_found")):
        claims = claims_of(("label",), [{"label": label, "value": "29", "unit": "%"}]).claims
        assert [found.verdict for found in judge_claims(claims, figures)] == [expected]


def test_the_quarter_of_a_claim_is_not_the_year(rows):
    figures, _ = rows(
        {**ABOUT, "value": 216, "label": "ontvangen verzoeken"},
        {**ABOUT, "value": 61, "label": "Ontvangen verzoeken, 3e kw."},
    )
    claims = claims_of(("label",), [{"label": "verzoeken in het derde kwartaal", "value": "61", "period": "2022"}])
    (found,) = judge_claims(claims.claims, figures)
    assert (found.verdict, found.rows[0]["value"]) == ("confirmed", "61")


def judged(rows, *fields, **claim: str):
    figures, _ = rows(*({**ABOUT, **one} for one in fields))
    (found,) = judge_claims(claims_of(tuple(claim), [claim]).claims, figures)
    return found.verdict


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ({"label": "bestuurskosten (x € 1.000)", "value": "665", "unit": "x € 1.000"}, "confirmed"),
        ({"label": "bestuurskosten in duizenden euro's", "value": "665"}, "confirmed"),
        ({"label": "bestuurskosten", "value": "665", "unit": "x € 1.000"}, "confirmed"),
        ({"label": "bestuurskosten", "value": "656", "unit": "x € 1.000"}, "contradicted"),
        ({"label": "bestuurskosten", "value": "665", "unit": "x € 1 mln"}, "contradicted"),
    ],
)
def test_the_scale_of_a_claims_column_is_applied(rows, claim, expected):
    printed = {"value": 665000, "value_text": "665", "label": "Bestuurskosten", "unit": "EUR", "kind": "table"}
    assert judged(rows, printed, **claim) == expected


def test_the_value_of_another_year_is_contradicted_by_that_of_the_claimed_year(rows):
    before: dict[str, Any] = {
        "period_start": "2021-01-01",
        "period_end": "2021-12-31",
        "value": 840,
        "label": "Verleende vergunningen",
    }
    now = {"value": 795, "label": "Verleende vergunningen", "kind": "table"}
    assert judged(rows, before, now, label="vergunningen", value="840", period="2022") == "contradicted"
    assert judged(rows, before, now, label="vergunningen", value="840", period="2021") == "confirmed"


def test_what_something_was_before_is_not_what_it_is(rows):
    said = {
        "label": "de wachttijd daalde",
        "unit": "days",
        "snippet": "In 2022 daalde de wachttijd van 71 naar 58 dagen.",
    }
    both = ({**said, "value": 71, "value_text": "71"}, {**said, "value": 58, "value_text": "58"})
    assert judged(rows, *both, label="wachttijd", value="58", unit="dagen", period="2022") == "confirmed"
    assert judged(rows, *both, label="wachttijd", value="71", unit="dagen", period="2022") != "confirmed"


def test_two_like_bounds_of_different_size_contradict_each_other(rows):
    printed = {
        "value": 4800,
        "value_text": "ruim 4.800",
        "bound": "more_than",
        "low": 4800,
        "label": "behandelde zaken",
    }
    assert judged(rows, printed, label="behandelde zaken", value="ruim 4.900") == "contradicted"
    assert judged(rows, printed, label="behandelde zaken", value="ruim 4.800") == "confirmed"


def test_money_of_a_balance_sheet_needs_no_currency_and_cases_are_no_money(rows):
    table = {"unit": "count", "kind": "table"}
    balance = {**table, "value": 81250, "label": "Vlottende activa, Boekjaar"}
    cases = {**table, "value": 81250, "label": "Zaken met schuldigverklaring"}
    assert judged(rows, balance, label="vlottende activa", value="81.250", unit="EUR") == "confirmed"
    assert judged(rows, cases, label="zaken met schuldigverklaring", value="81.250", unit="EUR") == "contradicted"


def test_the_counted_noun_at_the_end_of_a_compound_is_known(rows):
    printed = {"value": 12, "label": "Het aantal paren van de fuut", "counts": "paar"}
    assert judged(rows, printed, label="Broedparen van de fuut", value="12") == "confirmed"


def test_a_document_and_a_dataset_of_it_give_the_same_verdicts(tmp_path):
    from report_extractor.audit import read_claims, read_targets
    from report_extractor.batch import extract_many
    from report_extractor.settings import Settings

    root = Path(__file__).resolve().parents[2]
    source = root / "tests" / "fixtures" / "integrity-2022" / "digital.pdf"
    settings = Settings(ocr="never")
    extract_many([source], output=tmp_path / "extracted", jobs=1, settings=settings)
    claims = read_claims(root / "corpora" / "integrity-2022" / "claims.csv").claims
    found = []
    for target in (source, tmp_path / "extracted"):
        read = read_targets([target], settings)
        verdicts = judge_claims(claims, read.figures, read.codebook)
        found.append([(one.verdict, one.difference, [row["value"] for row in one.rows]) for one in verdicts])
    assert found[0] == found[1]
    assert {verdict for verdict, _, _ in found[0]} >= {"confirmed", "contradicted", "not_found"}


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ({"label": "gemelde cadeaus", "value": "17"}, "confirmed"),
        ({"label": "teruggestuurde cadeaus", "value": "13"}, "confirmed"),
        ({"label": "teruggestuurde cadeaus", "value": "17"}, "contradicted"),
        ({"label": "gemelde cadeaus", "value": "13"}, "contradicted"),
    ],
)
def test_of_two_numbers_in_a_sentence_each_has_its_own_words(rows, claim, expected):
    said = {"snippet": "Er zijn 17 cadeaus gemeld, waarvan 13 teruggestuurd.", "counts": "cadeau"}
    both = (
        {**said, "value": 17, "value_text": "17", "label": "cadeaus gemeld", "left": 10},
        {**said, "value": 13, "value_text": "13", "label": "cadeaus: teruggestuurd", "left": 60},
    )
    assert judged(rows, *both, **claim) == expected


def test_a_narrower_row_is_not_the_one_beside_it(rows):
    table = {"kind": "table", "counts": "huurder"}
    both = (
        {**table, "value": 4310, "value_text": "4.310", "label": "Huurders", "snippet": "Huurders | 2022 | 4.310"},
        {
            **table,
            "value": 1275,
            "value_text": "1.275",
            "label": "Jonge huurders",
            "snippet": "Jonge huurders | 2022 | 1.275",
        },
    )
    assert judged(rows, *both, label="huurders", value="4310") == "confirmed"
    assert judged(rows, *both, label="huurders", value="1275") != "confirmed"
    assert judged(rows, *both, label="jonge huurders", value="1275") == "confirmed"


def test_the_place_that_is_named_must_be_the_place_that_is_printed(rows):
    both = (
        {"value": 612, "label": "winkels in Oosterwade", "snippet": "Er zijn in totaal 612 winkels in Oosterwade."},
        {"value": 845, "label": "winkels in Westerhem", "snippet": "Er zijn in totaal 845 winkels in Westerhem."},
    )
    assert judged(rows, *both, label="winkels in Westerhem", value="845") == "confirmed"
    assert judged(rows, *both, label="winkels in Westerhem", value="612") == "contradicted"


def test_what_is_pending_is_not_what_is_done(rows):
    printed = {"value": 23, "label": "dossiers in behandeling", "counts": "dossier"}
    assert judged(rows, printed, label="openstaande dossiers die in behandeling zijn", value="23") == "confirmed"
    assert judged(rows, printed, label="afgehandelde dossiers", value="23") != "confirmed"


def test_the_begin_of_a_year_is_not_its_end(rows):
    table = {"kind": "table", "unit": "EUR"}
    both = (
        {**table, "value": 8150, "label": "Reserve 1 januari", "snippet": "Reserve 1 januari | 2022 | 8.150"},
        {**table, "value": 9420, "label": "Reserve 31 december", "snippet": "Reserve 31 december | 2022 | 9.420"},
    )
    assert judged(rows, *both, label="reserve", value="9420", unit="EUR") == "confirmed"
    assert judged(rows, *both, label="reserve", value="8150", unit="EUR") == "contradicted"
    assert judged(rows, *both, label="reserve per 1 januari", value="8150", unit="EUR") == "confirmed"


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        ("45", "GWh", "confirmed"),
        ("0,045", "TWh", "confirmed"),
        ("45", "TWh", "contradicted"),
        ("45", "kg", "contradicted"),
    ],
)
def test_units_of_one_family_are_compared(rows, value, unit, expected):
    printed = {"value": 45, "label": "opwek met windmolens", "unit": "GWh"}
    assert judged(rows, printed, label="opwek met windmolens", value=value, unit=unit) == expected


def test_a_claim_that_names_the_body_is_held_against_its_document(rows):
    figures, _ = rows(
        {**ABOUT, "value": 18, "label": "ingediende klachten", "document": "a.pdf", "organisation": "Omroep Zilt"},
        {**ABOUT, "value": 27, "label": "ingediende klachten", "document": "b.pdf", "organisation": "Omroep Klei"},
    )
    for value, expected in (("27", "confirmed"), ("18", "contradicted")):
        claims = claims_of(("label",), [{"label": "ingediende klachten bij Omroep Klei", "value": value}]).claims
        assert [found.verdict for found in judge_claims(claims, figures)] == [expected]


def test_a_slip_of_the_pen_in_a_long_word_is_seen_through(rows):
    printed = {"value": "5.8", "decimals": 1, "unit": "percent", "label": "verzuim"}
    assert judged(rows, printed, label="ziekteverzium", value="5,8", unit="%") == "confirmed"


def test_a_reason_tells_which_word_the_nearest_figure_lacks(rows):
    found = verdict(rows, label="klachten over dienstverlening en nevenwerkzaamheden", value="12")
    assert found.verdict == "not_found"
    assert "nevenwerkzaamheden ontbreekt" in found.reason
