"""When a text layer can be believed."""

from __future__ import annotations

import pytest

from report_extractor.reading.health import FUNCTION_WORDS, judge

TEXTS = {
    "nl": "De commissie heeft in dit jaar over de meldingen van het personeel met de bestuurders gesproken en gaf raad",
    "en": "The committee spoke with the board about the reports that were made by the staff this year and gave advice",
    "de": "Der Ausschuss hat mit dem Vorstand über die Meldungen gesprochen und auch für das Jahr einen Rat gegeben",
    "fr": "La commission a parlé avec le bureau des signalements qui ont été faits par le personnel et donne un avis",
}


@pytest.mark.parametrize("language", sorted(FUNCTION_WORDS))
def test_text_of_each_known_language_is_healthy(language: str) -> None:
    assert judge(TEXTS[language].split()).verdict == "healthy"


@pytest.mark.parametrize("shift", [1, 3, 13, -29])
def test_shifted_letters_are_not_believed(shift: int) -> None:
    words = ["".join(chr(ord(sign) + shift) for sign in word) for word in (TEXTS["nl"] * 3).split()]
    assert judge(words).verdict in ("rubbish", "no_unicode_map")


def test_signs_without_meaning_point_at_a_missing_map() -> None:
    assert judge(["\ufffd\ufffd\ufffd", "\ue001\ue002", "de"] * 20).verdict == "no_unicode_map"


def test_bullets_of_a_symbol_font_do_no_harm() -> None:
    assert judge([*TEXTS["nl"].split(), "\uf0b7", "\uf0b7"]).verdict == "healthy"


def test_a_table_of_numbers_is_healthy() -> None:
    assert judge(["2022", "1.234", "56,7%", "€", "12", "n.v.t."] * 30).verdict == "healthy"


def test_no_words_is_no_text() -> None:
    assert judge([]).verdict == "no_text"
