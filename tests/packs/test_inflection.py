"""Forms of one word meet, different words do not."""

from __future__ import annotations

import pytest

from report_extractor.packs.inflection import find_keys, fold

SAME = [
    ("melding", "meldingen"),
    ("vertrouwenspersoon", "vertrouwenspersonen"),
    ("Geïnformeerd", "geinformeerde"),
    ("afleggen", "afgelegd"),
    ("afleggen", "aflegde"),
    ("ontvangen", "ontving"),
    ("komen", "kwamen"),
    ("volgen", "gevolgd"),
    ("starten", "gestart"),
    ("starten", "startte"),
    ("deelnemen", "deelgenomen"),
    ("deelnemen", "deelnamen"),
    ("is", "zijn"),
    ("brief", "brieven"),
    ("advies", "adviezen"),
    ("analyse", "analyses"),
    ("mens", "mensen"),
    ("personeelslid", "personeelsleden"),
    ("VOG", "vog’s"),
    ("DPIA", "DPIA's"),
    ("formeel", "formele"),
    ("officieel", "officiële"),
    ("gestolen", "ge\u00adstolen"),
    ("klachten", "klach-\nten"),
]
OTHER = [
    ("man", "maand"),
    ("man", "maanden"),
    ("gegrond", "ongegrond"),
    ("klacht", "kracht"),
    ("instroom", "uitstroom"),
    ("geweld", "wel"),
    ("melding", "medewerker"),
    ("gesprek", "gespreid"),
    ("fte", "AP"),
    ("langs", "lang"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_forms_of_a_word_share_a_key(one: str, other: str) -> None:
    assert find_keys(one) & find_keys(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_different_words_share_no_key(one: str, other: str) -> None:
    assert not find_keys(one) & find_keys(other)


def test_folding_twice_changes_nothing() -> None:
    for word in ("Geïnformeerd", "ĳs", "VOG’s", "klach-\nten", ""):
        assert fold(fold(word)) == fold(word)
