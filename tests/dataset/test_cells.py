"""Numbers are printed plainly and text survives whatever is in it."""

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_extractor.dataset.cells import (
    MOST_CHARACTERS,
    clean_text,
    csv_line,
    neutral_text,
    original_text,
    path_of,
    plain_number,
    points,
    share,
    shown_path,
)


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (Decimal("24400000.0"), "24400000"),
        (Decimal("2.44E+7"), "24400000"),
        (Decimal("1E-7"), "0.0000001"),
        (Decimal("-0.0"), "0"),
        (Decimal("-29"), "-29"),
        (Decimal("80.50"), "80.5"),
        (Decimal("100"), "100"),
        (0.5, "0.5"),
        (7, "7"),
        (None, ""),
    ],
)
def test_a_number_is_printed_without_exponent_or_invented_zeros(value, printed):
    assert plain_number(value) == printed


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_printed_number_has_the_value_it_had(value):
    assert Decimal(plain_number(value)) == value


def test_coordinates_have_one_decimal_and_no_negative_zero():
    assert [points(value) for value in (72, 72.04, 72.06, -0.01)] == ["72.0", "72.0", "72.1", "0.0"]
    assert [share(value) for value in (None, 0.91239, 1.0)] == ["", "0.912", "1"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\0b", "a␀b"),
        ("a\x1bb", "a␛b"),
        ("a\ud800b", "a\\ud800b"),
        ("a\udce9b", "a\\xe9b"),
        ("106 \u202e601", "106 \\u202e601"),
        ("a\u2028b", "a\\u2028b"),
        ("\ufeffa", "\\ufeffa"),
        ("een\r\ntwee\tdrie", "een\r\ntwee\tdrie"),
        ("Eén ½ € 📊", "Eén ½ € 📊"),
    ],
)
def test_what_cannot_be_seen_or_encoded_becomes_visible(text, shown):
    assert clean_text(text) == shown


def test_a_cell_is_cut_visibly_at_what_a_spreadsheet_holds():
    cell = clean_text("9" * 1_000_000)
    assert len(cell) == MOST_CHARACTERS
    assert cell.endswith("[…]")


@pytest.mark.parametrize(
    "text", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", " =1+1", "\t=1+1", "＝1+1", "'=1+1"]
)
def test_a_formula_gets_an_apostrophe_that_reading_takes_off(text):
    cell = neutral_text(text)
    assert cell == "'" + text
    assert original_text(cell) == text


@pytest.mark.parametrize(
    "text", ["-5%", "+3", "-/-", "- 1.234,50", "-€ 12,-", "106", "", "'s-Gravenhage", "€ 24,4 miljoen"]
)
def test_a_printed_number_and_ordinary_text_stay_as_they_are(text):
    if text != "-/-":
        assert neutral_text(text) == text
    assert original_text(neutral_text(text)) == text


@given(st.text())
def test_every_text_comes_back_from_its_cell(text):
    assert original_text(neutral_text(text)) == text


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("map/a.pdf", "map/a.pdf"),
        ("-rf --help.pdf", "./-rf --help.pdf"),
        ("=1+1.pdf", "./=1+1.pdf"),
        ("new\nline.pdf", "new\nline.pdf"),
        ("caf\udce9.pdf", "caf\\xe9.pdf"),
        ("caf\\xe9.pdf", "caf\\\\xe9.pdf"),
        ("bel\x07.pdf", "bel\\x07.pdf"),
    ],
)
def test_a_path_is_shown_so_that_no_two_paths_look_the_same(path, shown):
    assert shown_path(path) == shown


@given(st.text(alphabet=st.characters(exclude_characters="\0", codec=None), min_size=1))
def test_every_path_comes_back_from_how_it_is_shown(path):
    assert path_of(shown_path(path)).removeprefix("./") == path.removeprefix("./")


@given(
    st.lists(st.text(alphabet=st.characters(exclude_characters="\0", codec=None)), min_size=1).filter(
        lambda row: row != [""]
    )
)
def test_every_row_comes_back_from_its_csv_line(cells):
    clean = [clean_text(cell) for cell in cells]
    assert next(csv.reader(io.StringIO(csv_line(clean), newline=""), strict=True)) == clean


def test_only_what_needs_it_is_quoted():
    assert csv_line(["a b", "a,b", 'a"b', "a\rb", "a\nb", ""]) == 'a b,"a,b","a""b","a\rb","a\nb",\n'
