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
    said = run("--text", SENTENCE)
    assert "«2022»" in said and "2022-01-01 to 2022-12-31" in said
    assert "«twaalf»" in said and "12 count" in said and "counts «klachten»" in said
    assert "<twaalf> = 12" in said


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
    assert "period_assumed (periode is aangenomen)" in said
    assert "12 + 1 = 13, gedrukt: 12" in said


def test_a_number_that_is_no_figure_tells_why(folder):
    assert "jaartal" in run(folder, "nverslag.pdf-0001")
    assert "no rule understands this number" in run(folder, "nverslag.pdf-0002")


@pytest.mark.parametrize("words", [(), ("nverslag",), ("zzzz",), ("fverslag", "--text", "x")])
def test_what_cannot_be_explained_says_how_to_ask(folder, words):
    with pytest.raises(UsageError):
        run(folder, *words)
