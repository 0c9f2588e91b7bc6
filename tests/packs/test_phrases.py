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
        ("{figure} [nieuwe meldingen", "']' is missing"),
        ("{figure} nieuwe] meldingen", "no opening sign"),
        ("{figure} (meldingen)", "at least two parts"),
        ("{figure} ( | gevallen)", "nothing to choose"),
        ("{figure meldingen", "without its partner"),
        ("{figure} (meldingen | gevallen]", "instead of ')'"),
        (r"\d+ meldingen", "no sign of a phrase"),
        ("{figure} meldingen .* {domain}", "no sign of a phrase"),
        ("{figure} .. meldingen", "no sign of a phrase"),
        ("", "empty"),
    ],
)
def test_a_phrase_that_cannot_be_read_says_why(text: str, message: str) -> None:
    with pytest.raises(PhraseError) as caught:
        parse_phrase(text)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("meldingen", "exactly once, this one 0 times"),
        ("{figure} van {figure} meldingen", "this one 2 times"),
        ("[{figure}] meldingen", "may not stand inside"),
        ("{figure} meldingen ...", "not at the start or the end"),
        ("{figure} ... ... meldingen", "two '...' in a row"),
        ("{figure} [meldingen]", "at least one word"),
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
