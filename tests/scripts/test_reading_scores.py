"""The meter of reading is itself measured, on a page made by hand."""

from typing import Any

import pytest
from reading_scores import Score, score_page, turned

from report_extractor.model import Box, Context, Page, PageWords, Passage, Word

CELL = {"text": "106", "row_header": "Eden", "column_headers": ["2022"], "group": "", "box": [10, 10, 30, 20]}
TRUTH: dict[str, Any] = {
    "numbers": [{"text": "106", "box": [10, 10, 30, 20]}, {"text": "tien", "box": [10, 30, 30, 40]}],
    "blocks": [
        {"kind": "heading", "text": "Eed", "sentences": ["Eed"]},
        {"kind": "paragraph", "text": "Wij telden 106 eden.", "sentences": ["Wij telden 106 eden."]},
    ],
    "tables": [{"caption": "", "cells": [CELL]}],
    "callouts": [],
    "charts": [],
}


def word(text: str, left: float, top: float, *, doubts: tuple[str, ...] = ()) -> Word:
    box = Box(left=left, top=top, right=left + 20, bottom=top + 10)
    return Word(text=text, box=box, size_pt=10, order=0, doubts=doubts)


def passage(text: str, *words: Word, context: Context | None = None) -> Passage:
    return Passage(text=text, words=words, spans=(), page=1, block=0, context=context or Context())


def measured(words: list[Word], passages: list[Passage]) -> Score:
    read = PageWords(number=1, width_pt=100, height_pt=100, words=tuple(words))
    page = Page(number=1, width_pt=100, height_pt=100, blocks=(), read=read)
    score = Score()
    score_page(TRUTH, page, passages, score)
    return score


def test_a_perfect_reading_scores_one_hundred_everywhere() -> None:
    number = word("106", 10, 10)
    context = Context(row_header="Eden", column_headers=("2022",))
    found = [passage("Eed"), passage("Wij telden 106 eden.", number, context=context)]
    score = measured([number, word("tien", 10, 30)], found)
    assert [score.share(question) for question in ("sentences", "order", "numbers", "cells")] == [100.0] * 4
    assert score.counts["accepted wrong"] == 0
    assert score.share("charts") is None


def test_a_wrong_digit_without_a_doubt_is_accepted_and_wrong() -> None:
    score = measured([word("108", 10, 10), word("tien", 10, 30)], [])
    assert score.share("numbers") == 50.0
    assert (score.counts["accepted"], score.counts["accepted wrong"]) == (2, 1)


def test_a_wrong_digit_with_a_doubt_is_not_accepted() -> None:
    score = measured([word("108", 10, 10, doubts=("ocr_uncertain",)), word("tien", 10, 30)], [])
    assert (score.counts["accepted"], score.counts["accepted wrong"]) == (1, 0)


@pytest.mark.parametrize("read_as", ["1060", "2106"])
def test_a_number_inside_a_longer_number_is_not_exact(read_as: str) -> None:
    assert measured([word(read_as, 10, 10), word("tien", 10, 30)], []).share("numbers") == 50.0


def test_a_number_where_nothing_is_printed_is_accepted_and_wrong() -> None:
    score = measured([word("106", 10, 10), word("tien", 10, 30), word("5", 70, 70)], [])
    assert score.counts["accepted wrong"] == 1


def test_blocks_in_the_wrong_order_are_counted() -> None:
    assert measured([], [passage("Wij telden 106 eden."), passage("Eed")]).share("order") == 0.0


def test_a_sentence_cut_in_two_passages_is_not_whole() -> None:
    assert measured([], [passage("Wij telden"), passage("106 eden.")]).share("sentences") == 0.0


def test_a_cell_under_another_column_is_wrong() -> None:
    number = word("106", 10, 10)
    context = Context(row_header="Eden", column_headers=("2021",))
    assert measured([number], [passage("106", number, context=context)]).share("cells") == 0.0


def test_a_raised_mark_is_no_number_of_its_own() -> None:
    mark = Word(text="1", box=Box(left=70, top=70, right=72, bottom=74), size_pt=4, order=0, raised=True)
    score = measured([word("106", 10, 10), word("tien", 10, 30), mark], [])
    assert (score.counts["accepted"], score.counts["accepted wrong"]) == (2, 0)


def test_the_truth_of_a_turned_page_moves_with_it() -> None:
    page = {"width_pt": 100, "height_pt": 200, "numbers": [{"text": "7", "box": [90, 99, 92, 101]}], "rest_boxes": []}
    (number,) = turned(page, 90)["numbers"]
    assert number["text"] == "7"
    assert number["box"] == pytest.approx([49, 58, 51, 60])


def test_hidden_passages_answer_no_question() -> None:
    number = word("106", 10, 10)
    wrong = Passage(text="106", words=(number,), spans=(), page=1, block=0, role="hidden")
    score = measured([number, word("tien", 10, 30)], [wrong])
    assert score.share("cells") == 0.0
    right = passage("106", number, context=Context(row_header="Eden", column_headers=("2022",)))
    assert measured([number], [wrong, right]).share("cells") == 100.0
