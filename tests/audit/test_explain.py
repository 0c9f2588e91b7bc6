"""Why a number became what it became, for a dataset and for a text."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from report_extractor.cli.explain import explain
from report_extractor.errors import UsageError

SENTENCE = "In 2022 kwamen twaalf klachten over parkeren binnen."


def run(*words: str) -> str:
    done = CliRunner().invoke(explain, list(words), standalone_mode=False)
    if done.exception:
        raise done.exception
    return done.stdout


def test_a_text_tells_each_number_its_rule_and_what_the_packs_say():
    said = run("--text", SENTENCE).splitlines()
    assert said[0] == "«2022» (teken 4–7) periode: 2022-01-01 t/m 2022-12-31 [regel period_year]"
    assert said[1].startswith("«twaalf» (teken 16–21) hoeveelheid: 12 stuks, in woorden, telt «klachten»")
    assert said[3].startswith("«twaalf»: ")


def test_a_text_that_no_pattern_takes_tells_the_nearest_and_the_word_it_stopped_at():
    said = run("--text", "Er zijn 106 medewerkers die de ambtsketen hebben afgelegd.", "--pack", "integriteit")
    last = said.splitlines()[-1]
    assert "geen indicator; het naaste patroon is integriteit." in last
    assert "«" in last.partition("het naaste patroon")[2]


def test_a_number_that_a_pattern_takes_tells_the_words_that_made_it():
    said = run("--text", "De provincie heeft twee vertrouwenspersonen voor integriteit.")
    assert "integriteit.advisers domain=integriteit, door patroon" in said
    assert "met de woorden «vertrouwenspersonen», «voor», «integriteit»" in said


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
    assert SENTENCE in said
    assert "periode is aangenomen (period_assumed)" in said
    assert "12 + 1 = 13, gedrukt: 12" in said


def test_a_number_that_is_no_figure_tells_why(folder):
    assert "jaartal" in run(folder, "nverslag.pdf-0001")
    assert "geen regel begrijpt dit getal" in run(folder, "nverslag.pdf-0002")


@pytest.mark.parametrize("words", [(), ("nverslag",), ("zzzz",), ("fverslag", "--text", "x")])
def test_what_cannot_be_explained_says_how_to_ask(folder, words):
    with pytest.raises(UsageError):
        run(folder, *words)
