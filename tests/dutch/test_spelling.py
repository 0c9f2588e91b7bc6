"""Number words: what is spelled is read back, in every spelling that people use."""

from __future__ import annotations

import random
import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report_extractor.dutch import find_numbers, parse_number, spell_number
from report_extractor.dutch.numerals import ADJECTIVE_ENDINGS, read_word

SAMPLE = [*range(2200), *random.Random(7).sample(range(2200, 1_000_000), 1500)]


def _value(text: str) -> Decimal | None:
    (mention,) = find_numbers(text)
    assert mention.text == text
    return mention.value


def test_what_is_spelled_is_read_back_below_a_million() -> None:
    wrong = [n for n in SAMPLE if _value(spell_number(n)) != n]
    assert wrong == []


@pytest.mark.slow
def test_every_number_below_a_million_is_read_back() -> None:
    """Morpheme grammar on each joined word; the joining of words is proved by the sample above."""
    start = time.process_time()
    words = {n: spell_number(n) for n in range(1000)}
    for n, word in words.items():
        read = read_word(word)
        assert read is not None and read.value == n, word
    for n in range(1000, 1_000_000):
        thousands, rest = divmod(n, 1000)
        joined = ("" if thousands == 1 else words[thousands]) + "duizend" + (words[rest] if rest else "")
        read = read_word.__wrapped__(joined)
        assert read is not None and read.value == n, joined
        if time.process_time() - start > 300:
            pytest.fail("reading all numbers back takes too long")


@settings(max_examples=300, deadline=None)
@given(st.integers(min_value=0, max_value=10**12))
def test_what_is_spelled_is_read_back_to_a_trillion(n: int) -> None:
    assert parse_number(spell_number(n)) == n


@settings(max_examples=100, deadline=None)
@given(st.integers(min_value=1, max_value=999_999))
def test_ordinals_are_read_back(n: int) -> None:
    spelled = spell_number(n, ordinal=True)
    (mention,) = find_numbers(spelled)
    assert (mention.text, mention.value, mention.reason) == (spelled, n, "ordinal")


@settings(max_examples=100, deadline=None)
@given(st.integers(min_value=21, max_value=9999))
def test_other_spellings_say_the_same(n: int) -> None:
    spelled = spell_number(n)
    for other in (spelled.replace("ë", "e"), spelled.replace("duizend ", "duizend"), spelled.upper(), spelled.title()):
        assert _value(other) == n, other


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("honderdenzes", 106),
        ("honderd en vier", 104),
        ("elfhonderd", 1100),
        ("vijfentwintighonderd", 2500),
        ("negentienhonderdachttien", 1918),
        ("drie-en-twintig", 23),
        ("drie en twintig", 23),
        ("éénentwintig", 21),
        ("duizend negenhonderd twintig", 1920),
        ("vijfenzeventig duizend", 75000),
        ("vijf miljard tweehonderd miljoen", 5_200_000_000),
        ("honderdduizend miljoen", 100_000_000_000),
        ("anderhalf miljoen", 1_500_000),
        ("tweeënhalf", Decimal("2.5")),
        ("drie en een half", Decimal("3.5")),
        ("twee komma vijf", Decimal("2.5")),
        ("min zeven", -7),
        ("drie dozijn", 36),
        ("drie\u00adën\u00adtwintig", 23),
        ("drieëntwintig", 23),
        ("vĳftien", 15),
    ],
)
def test_a_spelling_has_one_value(text: str, value: Decimal | int) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "tien twee",
        "duizend duizend",
        "vijf nul",
        "twintig één",
        "eentwintig",
        "vijftignuldrie",
        "enkele",
        "",
        "meldingen",
        "2 3",
    ],
)
def test_what_is_not_one_number_is_refused_with_its_reason(text: str) -> None:
    with pytest.raises(ValueError, match="is not one number"):
        parse_number(text)


@pytest.mark.parametrize(("ending", "unit", "example"), ADJECTIVE_ENDINGS)
def test_each_adjective_ending_reads_its_example(ending: str, unit: str, example: str) -> None:
    read = read_word(example)
    assert example.endswith(ending)
    assert read is not None and (read.kind, read.unit) == ("adjective", unit)


def test_numbers_beyond_the_scale_are_not_spelled() -> None:
    with pytest.raises(ValueError, match="are spelled up to"):
        spell_number(10**21)


@pytest.mark.parametrize(
    "word",
    ["achter", "achten", "elftal", "vierkant", "zevenblad", "eenheid", "tweeling", "honderdje", "drietand", "tiener"],
)
def test_words_that_begin_like_a_numeral_are_none(word: str) -> None:
    assert [
        m for m in find_numbers(f"Dat is {word} geweest.") if m.kind == "quantity" and m.value not in (None, 11)
    ] == []
