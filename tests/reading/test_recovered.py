"""Recovered text on its typewriter grid."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from report_extractor.model import PageWords
from report_extractor.reading import open_input
from report_extractor.settings import Settings


def pages_of(path: Path, content: bytes) -> list[PageWords]:
    path.write_bytes(content)
    with open_input(path, Settings()) as document:
        return [document.read_page(number) for number in range(1, document.page_count + 1)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_is_read_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    (page,) = pages_of(tmp_path / "a.txt", "Eén melding, € 3".encode(encoding))
    assert [word.text for word in page.words] == ["Eén", "melding,", "€", "3"]
    assert page.read_by == "recovered_text"


def test_lines_and_columns_become_places(tmp_path: Path) -> None:
    (page,) = pages_of(tmp_path / "a.txt", b"Totaal    12\r\nDeel       7")
    total, twelve, part, seven = page.words
    assert total.box.top == twelve.box.top < part.box.top == seven.box.top
    assert twelve.box.right == seven.box.right
    assert [word.order for word in page.words] == [0, 1, 2, 3]


def test_a_form_feed_ends_a_page(tmp_path: Path) -> None:
    pages = pages_of(tmp_path / "a.txt", b"een\ftwee\n\f\n")
    assert [[word.text for word in page.words] for page in pages] == [["een"], ["twee"]]


def test_a_long_text_breaks_at_an_empty_line(tmp_path: Path) -> None:
    lines = ["Een regel."] * 60 + [""] + ["Het slot."] * 5
    pages = pages_of(tmp_path / "a.txt", "\n".join(lines).encode())
    assert [len(page.words) for page in pages] == [120, 10]


def test_paragraphs_on_one_line_are_wrapped_and_kept_apart(tmp_path: Path) -> None:
    paragraph = "woord " * 60
    (page,) = pages_of(tmp_path / "a.txt", (paragraph + "\n" + paragraph).encode())
    tops = sorted({word.box.top for word in page.words})
    steps = {round(after - before, 1) for before, after in pairwise(tops)}
    assert len(steps) == 2
    assert page.width_pt < 800


def test_every_word_lies_on_the_page(tmp_path: Path) -> None:
    for page in pages_of(tmp_path / "a.txt", ("x" * 1000 + " y\n").encode() * 30):
        assert all(word.box.right <= page.width_pt and word.box.bottom <= page.height_pt for word in page.words)
