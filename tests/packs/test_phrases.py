"""The six signs, and what is no phrase."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_extractor.packs.phrases import PhraseError, find_fault, parse_phrase, show_element


@pytest.mark.parametrize(
    "text",
    [
        "{figure} meldingen",
        "{figure} meldingen van [ervaren] {domain}",
        "{figure} (meldingen | gevallen) ... betrekking op {domain}",
        "om {figure} ... (training | [korte] opleiding)",
    ],
)
def test_a_phrase_is_shown_as_it_was_written(text: str) -> None:
    run = parse_phrase(text)
    assert " ".join(show_element(element) for element in run) == text
    assert find_fault(run) == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{figure} [nieuwe meldingen", "']' ontbreekt"),
        ("{figure} nieuwe] meldingen", "geen openingsteken"),
        ("{figure} (meldingen)", "ten minste twee delen"),
        ("{figure} ( | gevallen)", "niets te kiezen"),
        ("{figure meldingen", "zonder zijn wederhelft"),
        ("{figure} (meldingen | gevallen]", "in plaats van ')'"),
        (r"\d+ meldingen", "geen teken van een zinsdeel"),
        ("{figure} meldingen .* {domain}", "geen teken van een zinsdeel"),
        ("{figure} .. meldingen", "geen teken van een zinsdeel"),
        ("", "leeg"),
    ],
)
def test_a_phrase_that_cannot_be_read_says_why(text: str, message: str) -> None:
    with pytest.raises(PhraseError) as caught:
        parse_phrase(text)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("meldingen", "precies één keer {figure}, dit heeft het 0 keer"),
        ("{figure} van {figure} meldingen", "dit heeft het 2 keer"),
        ("[{figure}] meldingen", "mag niet binnen"),
        ("{figure} meldingen ...", "niet aan het begin of het eind"),
        ("{figure} ... ... meldingen", "twee keer '...' achter elkaar"),
        ("{figure} [meldingen]", "ten minste één woord"),
    ],
)
def test_a_phrase_that_cannot_work_says_why(text: str, message: str) -> None:
    assert message in find_fault(parse_phrase(text))


@given(st.text(alphabet="ab {}[]()|.…'", max_size=30))
def test_any_text_is_a_phrase_or_a_phrase_error(text: str) -> None:
    try:
        parse_phrase(text)
    except PhraseError as error:
        assert str(error)
