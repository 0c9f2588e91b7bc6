"""What holds for every text: order, spans, nothing dropped, time."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_extractor.dutch import find_numbers, header_scale, split_sentences

PIECES = st.sampled_from(
    (
        "in van tot de een één twee 2022 12 1.234 12,5% € miljoen mei januari 1e derde helft kwartaal "
        "geen enkele - / ( ) . , : op per jaar uur euro medewerkers ruim bijna tussen en artikel blz. "
        "nr. 06-12345678 9700 AP A28 ½ é ĳ ﬁ l06 x "
    ).split()
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(PIECES, max_size=25),
    st.sampled_from([" ", "", "\n", "\u00a0"]),
    st.sampled_from([(), ("ocr",), ("table_cell",), ("running",)]),
)
def test_mentions_are_ordered_apart_and_hold_every_digit(pieces: list[str], joint: str, hints: tuple[str, ...]) -> None:
    text = joint.join(pieces)
    found = find_numbers(text, hints=hints, reporting_year=2022)
    place = 0
    for mention in found:
        assert place <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        place = mention.end
        if mention.kind != "quantity":
            assert mention.value is None and mention.reason
    covered = {offset for mention in found for offset in range(mention.start, mention.end)}
    assert [digit[0] for digit in re.finditer(r"\d", text) if digit.start() not in covered] == []


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    place = 0
    for mention in find_numbers(text):
        assert mention.text == text[mention.start : mention.end]
        assert mention.start >= place
        place = mention.end
    for start, end in split_sentences(text):
        assert text[start:end].strip() == text[start:end]
    header_scale(text)


def test_spans_point_into_the_text_as_given() -> None:
    text = "Op\u00adnieuw zĳn er driee\u0308ntwintig of twee\u00adhon\u00adderd."
    assert [m.text for m in find_numbers(text)][:2] == ["driee\u0308ntwintig", "twee\u00adhon\u00adderd"]


ADVERSARIES = (
    "1 ",
    "1-",
    "1/",
    "1.",
    "1,",
    "een ",
    "€ 1",
    "1% ",
    "tussen 1 en 2 ",
    "1 januari 2020 tot ",
    "artikel 1, ",
    "honderd",
    "drie en ",
    "a-",
    "a@",
    "a@a.",
    "06 1",
    "1/2 ",
    "ruim 1 ",
    "10 nieuwe ",
    "van ",
    "(",
    "1e ",
    "[1]",
    "kamerstukken ",
    "0",
    "www.",
    "eerste kwartaal van ",
    "1 komma een ",
    "1:",
    "l0",
)


@pytest.mark.parametrize("piece", ADVERSARIES)
def test_time_grows_with_the_length_only(piece: str) -> None:
    """Four times the text, about four times the time: an absolute bound would test the machine."""
    short, long = (piece * (size // len(piece)) for size in (6_000, 24_000))
    find_numbers(short)
    first, second = _seconds(short), _seconds(long)
    assert second < 12 * first + 0.2


def _seconds(text: str) -> float:
    start = time.process_time()
    find_numbers(text)
    return time.process_time() - start


@pytest.mark.slow
@pytest.mark.parametrize("piece", ADVERSARIES)
def test_100_kB_takes_no_more_than_seconds(piece: str) -> None:
    assert _seconds(piece * (100_000 // len(piece))) < 3.0
