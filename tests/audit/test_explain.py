"""Why a number became what it became, for a dataset and for a text."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest
from click.testing import CliRunner

from report_extractor import extract_many, find_numbers
from report_extractor.cli.explain import explain
from report_extractor.cli.notation import aside_signs, dutch_period, dutch_value, rule_labels
from report_extractor.dataset import declared_codes, read_dataset
from report_extractor.errors import UsageError

SENTENCE = "In 2022 kwamen twaalf klachten over parkeren binnen."


def run(*words: str) -> str:
    done = CliRunner().invoke(explain, list(words), standalone_mode=False)
    if done.exception:
        raise done.exception
    return done.stdout


def test_a_text_tells_each_number_its_rule_and_what_the_packs_say():
    year, twelve = run("--text", SENTENCE).split("\n\n")
    assert year.splitlines()[:2] == [
        "«2022» (teken 4–7) periode: heel 2022",
        "  regel       jaartal (period_year)",
    ]
    assert twelve.splitlines()[:2] == [
        "«twaalf» (teken 16–21) hoeveelheid: 12 stuks, in woorden, telt «klachten»",
        "  regel       getal in woorden (words)",
    ]
    assert "  indicator   " in twelve


def test_a_text_that_no_pattern_takes_tells_who_came_near_and_the_word_it_stopped_at():
    said = run("--text", "Er zijn 106 medewerkers die de ambtsketen hebben afgelegd.", "--pack", "integriteit")
    near = [line for line in said.splitlines() if line.startswith("  overwogen ")]
    assert near
    assert all("deelt «" in line and "het patroon «" in line for line in near)
    assert any("stopt bij «" in line for line in near)
    assert len(near) == len({line.partition(":")[0] for line in near})


def test_words_that_no_pack_speaks_of_say_so_and_how_to_add_them():
    said = run("--text", "In 2022 kregen 1.127 jeugdigen hulp.")
    assert "overwogen" not in said
    assert 'een opzet voor een eigen indicator geeft: packs new "In 2022 kregen 1.127 jeugdigen hulp."' in said


def test_a_number_that_a_pattern_takes_tells_the_words_that_made_it():
    said = run("--text", "De provincie heeft twee vertrouwenspersonen voor integriteit.")
    assert "Vertrouwenspersonen (integriteit.advisers); uitsplitsing «integriteit»; door het patroon «‹getal› " in said
    assert "met de woorden «vertrouwenspersonen», «voor», «integriteit»" in said


def test_a_number_of_another_unit_is_told_in_dutch_units():
    said = run("--text", "Er zijn 7% formele procedures.", "--pack", "integriteit")
    assert "past, maar telt stuks, en dit getal is in procent" in said
    assert "count" not in said


def test_a_time_without_a_date_says_so_and_an_amount_is_in_dutch_notation():
    said = run("--text", "Vorig jaar betaalden wij 1,2 miljoen euro.")
    assert "«Vorig jaar» (teken 1–10) periode: een tijd zonder eigen datum" in said
    assert "hoeveelheid: € 1.200.000, in cijfers" in said


def test_an_aside_tells_what_shows_it_and_what_it_could_have_been():
    said = run("--text", "Zie artikel 9 van de wet.").splitlines()
    assert [line.split()[0] for line in said[1:]] == ["regel", "omdat", "kon"]


def test_a_text_without_a_number_says_so():
    assert run("--text", "Het regende lang.") == "In deze tekst staat geen getal.\n"


@pytest.fixture
def folder(rows, dataset_folder):
    figures, numbers = rows(
        {"value": 12, "value_text": "twaalf", "label": "klachten", "doubts": "period_assumed", "snippet": SENTENCE},
        {"value": 2022, "disposition": "aside", "reason": "year"},
        {"value": 77, "disposition": "unexplained"},
    )
    finding = {"finding_id": "x", "document": "verslag.pdf", "page": "1", "check": "table_total", "verdict": "differs"}
    finding |= {"severity": "error", "figures": figures[0]["figure_id"], "message_nl": "12 + 1 = 13, gedrukt: 12"}
    finding |= {"expected": "13", "observed": "12", "tolerance": "0", "message_en": ""}
    return str(dataset_folder(figures, numbers, findings=[finding]))


def test_a_figure_tells_its_words_doubts_and_findings(folder):
    said = run(folder, "fverslag.pdf-0000")
    assert "woorden     In 2022 kwamen →twaalf← klachten over parkeren binnen." in said
    assert "periode is aangenomen (period_assumed)" in said
    assert "12 + 1 = 13, gedrukt: 12" in said


def test_a_number_that_is_no_figure_tells_why(folder):
    assert "jaartal" in run(folder, "nverslag.pdf-0001")
    assert "geen regel begrijpt dit getal" in run(folder, "nverslag.pdf-0002")


def test_a_callout_tells_the_words_that_made_it_and_each_loser_once(rows, dataset_folder):
    figures, numbers = rows(
        {
            "value": 84,
            "kind": "callout",
            "label": "gesprekken gevoerd, Onze vertrouwenspersonen",
            "snippet": "84 gesprekken gevoerd",
            "pack": "integriteit",
            "indicator": "adviser_conversations",
            "pattern": "integriteit.adviser_conversations.1",
        }
    )
    said = run(str(dataset_folder(figures, numbers)), "fverslag.pdf-0000").splitlines()
    told = next(line for line in said if line.startswith("indicator"))
    assert told.endswith("(integriteit.adviser_conversations); met de woorden «gesprekken»")
    lost = [line.partition(":")[0] for line in said if line.startswith("overwogen")]
    assert len(lost) == len(set(lost))
    assert not any("adviser_conversations" in line for line in lost)


def test_without_the_document_the_words_are_asked_for(folder):
    assert "het document is hier niet te vinden; geef zijn map met --source" in run(folder, "nverslag.pdf-0002")


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """A dataset of a small text, and its numbers by what is printed."""
    place = tmp_path_factory.mktemp("gelezen")
    (place / "verslag.txt").write_text(
        "Jaarverslag 2022\n\nEr kwamen 14 klachten binnen over parkeren.\n\nMaar 46.\n\nMaar 14.\n", encoding="utf-8"
    )
    extract_many([place / "verslag.txt"], output=place / "uit", jobs=1)
    rows = read_dataset(place / "uit").numbers
    return place / "uit", {(row["text"], row["disposition"]): row["number_id"] for row in rows}


def test_an_unexplained_number_shows_its_words_what_it_could_be_and_why_that_lost(read):
    dataset, ids = read
    said = dict(line.split(maxsplit=1) for line in run(str(dataset), ids["46", "unexplained"]).splitlines())
    assert said["woorden"] == "Maar →46←."
    assert said["uitkomst"] == "onverklaard: geen regel begrijpt dit getal"
    assert said["kon"] == "zijn    een cijfer van 46 stuks, als erbij stond wat er geteld of gemeten is"
    assert said["verloor"] == "de woorden eromheen («Maar») noemen niets dat geteld of gemeten wordt"


def test_an_unexplained_number_names_the_figure_with_the_same_value(read):
    dataset, ids = read
    said = run(str(dataset), ids["14", "unexplained"])
    assert "elders      «14» p. 1: " in said


def test_an_aside_shows_its_words_and_the_period_it_names(read):
    dataset, ids = read
    said = run(str(dataset), ids["2022", "aside"])
    assert "woorden     Jaarverslag →2022←" in said
    assert "periode     heel 2022" in said
    assert "kon zijn    een aantal" in said


def test_a_document_that_changed_gives_no_words(read, tmp_path):
    dataset, ids = read
    (tmp_path / "verslag.txt").write_text("Iets anders 46.\n", encoding="utf-8")
    said = run(str(dataset), ids["46", "unexplained"], "--source", str(tmp_path))
    assert "Iets anders" not in said
    assert "het document is hier niet te vinden" in said


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("1200000.0", "EUR", "€ 1.200.000"),
        ("-24.5", "EUR", "€ −24,50"),
        ("12", "percent", "12 procent"),
        ("1127", "persons", "1.127 personen"),
        ("1", "", "1 stuk"),
        ("2107.4", "fte", "2.107,4 fte"),
        ("43.2", "years", "43,2 jaar"),
        ("3", "lezingen", "3 lezingen"),
    ],
)
def test_values_are_in_dutch_notation(value, unit, shown):
    codes = {(code.list, code.code): code.label_nl for code in declared_codes()}
    assert dutch_value(codes, value, unit) == shown


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2022-01-01", "2022-12-31", "heel 2022"),
        ("2020-01-01", "2022-12-31", "2020 t/m 2022"),
        ("2022-12-31", "2022-12-31", "31 december 2022"),
        ("2022-04-01", "2022-06-30", "1 april 2022 t/m 30 juni 2022"),
        ("", "", ""),
    ],
)
def test_periods_are_told_as_a_reader_says_them(start, end, shown):
    assert dutch_period(start, end) == shown


def test_every_reason_of_an_aside_tells_its_sign_and_what_else_it_could_be():
    reasons = {code.code for code in declared_codes() if code.list == "aside_reason"}
    assert set(aside_signs()) == reasons
    assert all(sign and other for sign, other in aside_signs().values())


def test_every_general_rule_reads_its_example():
    rows = csv.DictReader(files("report_extractor.cli").joinpath("rules.csv").read_text("utf-8").splitlines())
    examples = {row["rule"]: row["example"] for row in rows}
    assert set(examples) == set(rule_labels())
    for rule, example in examples.items():
        assert not example or rule in {mention.rule for mention in find_numbers(example)}, rule


@pytest.mark.parametrize("words", [(), ("nverslag",), ("zzzz",), ("fverslag", "--text", "x")])
def test_what_cannot_be_explained_says_how_to_ask(folder, words):
    with pytest.raises(UsageError):
        run(folder, *words)
