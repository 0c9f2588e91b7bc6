"""What a second look decides about a number, with an engine that answers from a list, and with inks drawn by hand."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest
from PIL import Image, ImageDraw

from report_extractor.reading.crops import core
from report_extractor.reading.digit_shapes import read_shapes
from report_extractor.reading.engine import Reading
from report_extractor.reading.first_pass import join_split_numbers, place_among
from report_extractor.reading.glyphs import ends_raised, form_of, has_lost_separator, ink_of, may_lack_separator
from report_extractor.reading.preparing import Prepared
from report_extractor.reading.second_look import check_numbers, doubt_unsure
from report_extractor.reading.typesetting import typeset
from report_extractor.reading.uncovered import read_uncovered
from report_extractor.reading.weighing import Checked

STROKES = {  # of digits in a box of 10 by 16
    "3": [(1, 1), (9, 1), (4, 7), (8, 9), (8, 13), (5, 15), (1, 13)],  # flat top
    "5": [(9, 1), (2, 1), (2, 7), (7, 7), (9, 10), (8, 14), (5, 15), (1, 14)],
    "1": [(2, 4), (6, 1), (6, 15)],
}


def drawn(text: str, *, scale: int = 2, light: bool = False) -> np.ndarray:
    """The number in strokes, dark on light or light on dark."""
    picture = Image.new("L", (len(text) * 13 * scale + 4, 18 * scale), 255)
    pen = ImageDraw.Draw(picture)
    left = 2
    for sign in text:
        if sign == ".":
            pen.rectangle((left, 13 * scale, left + 2 * scale, 15 * scale), fill=0)
            left += 5 * scale
            continue
        points = [(left + x * scale, (y + 1) * scale) for x, y in STROKES[sign]]
        pen.line(points, fill=0, width=2 * scale)
        left += 13 * scale
    content = np.asarray(picture)
    return 255 - content if light else content


class Answers:
    """An engine that gives the next of its answers; without one it sees nothing."""

    name = "answers"

    def __init__(self, answers: Iterable[tuple[str, float]]) -> None:
        self.answers = list(answers)

    def read(self, picture: Image.Image, mode: int, dpi: int) -> list[Reading]:
        if not self.answers:
            return []
        text, confidence = self.answers.pop(0)
        return [Reading(text, 0, 0, picture.width, picture.height, confidence, 0)] if text else []


def page(content: np.ndarray | None = None) -> tuple[Image.Image, Prepared]:
    picture = Image.new("L", (400, 60), 255)
    if content is not None:
        picture.paste(Image.fromarray(content), (40, 10))
    return picture, Prepared(picture, 1.0, 0.0, picture.size, (), ())


def checked(first: tuple[str, float], *later: tuple[str, float], ink: np.ndarray | None = None) -> tuple[Checked, int]:
    """What is decided, and how many answers were not asked for."""
    picture, prepared = page(ink)
    width, height = (ink.shape[1], ink.shape[0]) if ink is not None else (70, 30)
    reading = Reading(first[0], 40, 10, 40 + width, 10 + height, first[1], 0)
    engine = Answers(later)
    (found,) = check_numbers(engine, picture, prepared, [reading])
    return found, len(engine.answers)


def test_two_equal_readings_are_believed_without_a_third() -> None:
    found, left = checked(("1.204", 0.91), ("1.204", 0.88), ("9", 0.99))
    assert (found.reading.text, found.doubts, left) == ("1.204", (), 1)


def test_a_sure_number_with_as_many_signs_of_ink_is_not_read_again() -> None:
    found, left = checked(("1.315", 0.96), ("1.318", 0.99), ink=drawn("1.315"))
    assert (found.reading.text, found.doubts, left) == ("1.315", (), 1)


@pytest.mark.parametrize(("text", "confidence", "ink"), [("131", 0.94, "131"), ("13", 0.96, "131"), ("1", 0.96, "11")])
def test_a_number_that_is_unsure_or_has_other_ink_is_read_again(text: str, confidence: float, ink: str) -> None:
    found, left = checked((text, confidence), ("77", 0.99), ("78", 0.99), ink=drawn(ink))
    assert (found.reading.text, found.doubts, left) == (text, ("readings_differ",), 0)


def test_a_second_reading_without_the_separator_that_the_ink_shows_says_the_same() -> None:
    found, left = checked(("1.315", 0.91), ("1315", 0.77), ("9", 0.99), ink=drawn("1.315"))
    assert (found.reading.text, found.doubts, left) == ("1.315", (), 1)


def test_two_equal_readings_without_the_separator_that_the_ink_shows_are_doubted() -> None:
    found, _ = checked(("1315", 0.91), ("1315", 0.9), ("1.315", 0.9), ink=drawn("1.315"))
    assert (found.reading.text, found.doubts) == ("1.315", ("readings_differ",))
    found, _ = checked(("1315", 0.97), ("1315", 0.9), ("1815", 0.9), ink=drawn("1.315"))
    assert (found.reading.text, found.doubts) == ("1315", ("readings_differ",))


def test_two_sure_readings_with_their_ink_stand_against_an_unsure_one() -> None:
    assert checked(("1.315", 0.92), ("4.315", 0.76), ("1.315", 0.91), ink=drawn("1.315"))[0].doubts == ()
    for second, third in ((0.85, 0.91), (0.76, 0.85)):
        found, _ = checked(("1.315", 0.92), ("4.315", second), ("1.315", third), ink=drawn("1.315"))
        assert found.doubts == ("readings_differ",)


def test_the_form_of_ink_tells_where_separators_stand() -> None:
    assert ink_of(drawn("1.315")).form == form_of("1.315") == "o.ooo"
    assert has_lost_separator(ink_of(drawn("1.315")), "1315")
    assert not has_lost_separator(ink_of(drawn("1.315")), "1.315")
    assert not has_lost_separator(ink_of(drawn(".1315")), "1315")  # a speck or a minus before it
    assert not has_lost_separator(ink_of(drawn("1.31")), "1315")  # signs that touch
    assert not has_lost_separator(ink_of(drawn("31.5")), "31%")  # a per cent sign in two pieces


def test_two_equal_readings_of_which_none_is_sure_are_doubted() -> None:
    assert checked(("9", 0.52), ("9", 0.65))[0].doubts == ("ocr_uncertain",)


def test_a_sure_first_reading_is_believed_when_the_third_agrees() -> None:
    assert checked(("77,", 0.96), ("ZE", 0.4), ("77,", 0.7))[0].doubts == ()


def test_two_later_readings_that_are_surer_win_with_a_doubt() -> None:
    found, _ = checked(("2,2", 0.44), ("8,2", 0.95), ("8,2", 0.90))
    assert (found.reading.text, found.doubts) == ("8,2", ("readings_differ",))


def test_two_later_readings_that_are_less_sure_do_not_win() -> None:
    found, _ = checked(("44", 0.97), ("dd", 0.90), ("dd", 0.90))
    assert (found.reading.text, found.doubts) == ("44", ("readings_differ",))


def test_a_sure_first_reading_is_not_replaced_for_its_box_may_cut_the_ink() -> None:
    found, _ = checked(("6", 0.955), ("5", 0.97), ("5", 0.97))
    assert (found.reading.text, found.doubts) == ("6", ("readings_differ",))


def test_a_lost_minus_is_a_difference() -> None:
    assert checked(("-5,7%", 0.9), ("5,7%", 0.9), ("5,7%", 0.8))[0].doubts == ("readings_differ",)


def test_nothing_read_twice_is_no_agreement() -> None:
    assert checked(("702", 0.97))[0].doubts == ("readings_differ",)


def test_ink_wider_than_its_signs_is_doubted() -> None:
    picture, prepared = page()
    reading = Reading("2", 40, 10, 140, 40, 0.97, 0)
    (found,) = check_numbers(Answers([("2", 0.97)]), picture, prepared, [reading])
    assert found.doubts == ("ocr_uncertain",)


@pytest.mark.parametrize("word", ["ER", "©", "J"])
def test_an_unsure_short_word_becomes_the_number_that_two_looks_see(word: str) -> None:
    found, _ = checked((word, 0.3), ("17", 0.92), ("17", 0.9))
    assert (found.reading.text, found.doubts) == ("17", ("readings_differ",))


def test_a_lone_letter_like_a_digit_is_looked_at_unless_it_is_sure() -> None:
    assert checked(("g", 0.85), ("9", 0.92), ("9", 0.9))[0].reading.text == "9"
    assert checked(("g", 0.85))[0].doubts == ("ocr_uncertain",)
    assert checked(("u", 0.85), ("9", 0.92), ("9", 0.9)) == (Checked(Reading("u", 40, 10, 110, 40, 0.85, 0)), 2)


def test_an_unsure_short_word_that_is_no_number_keeps_its_letters_with_a_doubt() -> None:
    found, _ = checked(("ER", 0.3), ("En", 0.9))
    assert (found.reading.text, found.doubts) == ("ER", ("ocr_uncertain",))


@pytest.mark.parametrize("light", [False, True])
@pytest.mark.parametrize("text", ["3", "5", "35", "1.535", "113.351"])
def test_threes_and_fives_are_told_by_their_ink(text: str, light: bool) -> None:
    ink = ink_of(drawn(text, light=light))
    for read in (text, text.replace("3", "5"), text.replace("5", "3")):
        assert read_shapes(ink, read) == text


def test_shapes_say_nothing_where_signs_and_inks_do_not_match() -> None:
    assert read_shapes(ink_of(drawn("33")), "5") == "5"
    assert read_shapes(ink_of(drawn("3")), "55") == "55"
    assert read_shapes(ink_of(drawn("1.3")), "155") == "155"


def test_a_flat_topped_three_read_as_five_is_put_right_with_a_doubt() -> None:
    found, _ = checked(("113.551", 0.86), ("113.551", 0.9), ink=drawn("113.351"))
    assert (found.reading.text, found.doubts) == ("113.351", ("readings_differ",))


def test_a_later_reading_is_compared_by_the_ink_of_its_threes() -> None:
    found, _ = checked(("113.351", 0.96), ("115.551", 0.9), ink=drawn("113.351"))
    assert (found.reading.text, found.doubts) == ("113.351", ())


def test_a_comma_read_as_a_letter_joins_the_number_around_it() -> None:
    parts = [
        Reading("1", 10, 10, 20, 40, 0.95, 0),
        Reading("p", 21, 32, 26, 44, 0.2, 0),
        Reading("24", 28, 10, 56, 40, 0.96, 0),
    ]
    picture, _ = page()
    assert [one.text for one in join_split_numbers(Answers([("1,24", 0.9)]), picture, parts)] == ["1,24"]
    assert len(join_split_numbers(Answers([("1 pak 24", 0.9)]), picture, parts)) == 3


@pytest.mark.parametrize(
    ("text", "left"),
    [("(80%", "80%"), ("-38.", "-38"), ("–38", "-38"), ("'1%", "1%"), ("1 240", "1240"), ("- 7", "-7"), ("|43|", "43")],
)
def test_the_core_of_a_reading(text: str, left: str) -> None:
    assert core(text) == left


def test_a_small_number_above_the_base_line_is_a_raised_mark() -> None:
    _, prepared = page()
    words = [Checked(Reading("totaal", 10, 10, 60, 31, 0.9, 0)), Checked(Reading("1", 62, 8, 65, 18, 0.9, 0))]
    assert [word.raised for word in typeset(words, prepared, 200 / 72)] == [False, True]


@pytest.mark.parametrize("mark", [(62, 10, 70, 31), (62, 21, 65, 31)])
def test_a_number_on_the_base_line_is_no_mark(mark: tuple[int, int, int, int]) -> None:
    _, prepared = page()
    words = [Checked(Reading("totaal", 10, 10, 60, 31, 0.9, 0)), Checked(Reading("1", *mark, 0.9, 0))]
    assert not any(word.raised for word in typeset(words, prepared, 200 / 72))


def test_a_word_found_in_uncovered_ink_takes_its_place_in_the_line() -> None:
    line = [Reading("€", 10, 10, 28, 40, 0.95, 4), Reading("8", 92, 10, 108, 40, 0.95, 4)]
    extra = [Reading("61,", 40, 10, 86, 44, 0.95, 9), Reading("7", 10, 200, 24, 230, 0.95, 10)]
    placed = place_among(line, extra)
    assert [(one.text, one.line) for one in placed] == [("€", 4), ("61,", 4), ("8", 4), ("7", 10)]
    picture, _ = page()
    joined = join_split_numbers(Answers([("61,8", 0.9)]), picture, placed)
    assert [one.text for one in joined] == ["€", "61,8", "7"]


def test_without_care_a_number_is_believed_only_when_the_pass_was_sure() -> None:
    words = [("totaal", 0.5), ("106", 0.97), ("38%", 0.91)]
    readings = [Reading(text, 10, 10, 70, 34, confidence, 0) for text, confidence in words]
    assert [one.doubts for one in doubt_unsure(readings)] == [(), (), ("ocr_uncertain",)]
    assert doubt_unsure([Reading("2", 10, 10, 100, 34, 0.97, 0)])[0].doubts == ("ocr_uncertain",)


@pytest.mark.parametrize(("start", "found"), [(20, ["31"]), (-40, [])])
def test_ink_left_over_beside_a_word_is_no_word_when_it_begins_in_that_word(start: int, found: list[str]) -> None:
    content = np.full((200, 600), 255, np.uint8)
    ink = drawn("31")
    content[80 : 80 + ink.shape[0], 200 : 200 + ink.shape[1]] = ink
    picture = Image.fromarray(content)

    class Sees(Answers):
        def read(self, picture: Image.Image, mode: int, dpi: int) -> list[Reading]:
            return [Reading("31", start, 15, picture.width - 10, picture.height - 15, 0.95, 0)]

    before = Reading("maximale", 100, 82, 190, 112, 0.96, 0)
    words, _ = read_uncovered(Sees([]), Prepared(picture, 1.0, 0.0, picture.size, (), ()), [before], 200)
    assert [word.text for word in words] == found


def with_gap(text: str, at: int, gap: int) -> np.ndarray:
    """The number in strokes with more room before one of its signs."""
    content = drawn(text)
    left = ink_of(content).glyphs[at].left
    return np.hstack((content[:, :left], np.full((content.shape[0], gap), 255, np.uint8), content[:, left:]))


def test_a_number_with_room_for_a_lost_point_is_doubted_however_sure_it_was_read() -> None:
    assert may_lack_separator(ink_of(with_gap("3531", 1, 8)), "3531")
    assert not may_lack_separator(ink_of(drawn("3531")), "3531")
    assert not may_lack_separator(ink_of(with_gap("3531", 2, 8)), "3531")  # no place for a point of thousands
    assert may_lack_separator(ink_of(drawn("13.11")), "13811")  # low ink, and two signs that touch
    assert not may_lack_separator(ink_of(with_gap("1351", 1, 8)), "2024")
    assert checked(("3531", 0.97), ("3531", 0.97), ink=with_gap("3531", 1, 8))[0].doubts == ("ocr_uncertain",)
    assert checked(("3531", 0.97), ink=drawn("3531"))[0].doubts == ()


def test_two_equal_readings_need_less_confidence_the_more_signs_their_ink_shows() -> None:
    assert checked(("13.151", 0.5), ("13.151", 0.4), ink=drawn("13.151"))[0].doubts == ()
    assert checked(("131", 0.65), ("131", 0.5), ink=drawn("131"))[0].doubts == ()
    assert checked(("131", 0.5), ("131", 0.5), ink=drawn("131"))[0].doubts == ("ocr_uncertain",)
    assert checked(("13.151", 0.5), ("13.151", 0.4), ink=drawn("13.1"))[0].doubts == ("ocr_uncertain",)


def test_a_separator_that_the_ink_and_a_sure_second_reading_show_is_put_in() -> None:
    found, _ = checked(("1315", 0.95), ("1.315", 0.89), ("1315", 0.9), ink=drawn("1.315"))
    assert (found.reading.text, found.doubts) == ("1.315", ())
    found, _ = checked(("1315", 0.95), ("1.315", 0.8), ("1315", 0.9), ink=drawn("1.315"))
    assert (found.reading.text, found.doubts) == ("1.315", ("readings_differ",))


def page_of(numbers: list[tuple[str, float]], answers: Iterable[tuple[str, float]] = ()) -> tuple[list[Checked], int]:
    """Numbers drawn side by side, read first as told, then as the answers say; and how often it was asked."""
    picture, left, readings = Image.new("L", (900, 60), 255), 20, []
    for text, confidence in numbers:
        shown, read = text.split("=") if "=" in text else (text, text)
        ink = drawn(shown)
        picture.paste(Image.fromarray(ink), (left, 10))
        readings.append(Reading(read, left, 10, left + ink.shape[1], 10 + ink.shape[0], confidence, 0))
        left += ink.shape[1] + 60

    class Counts(Answers):
        asked = 0

        def read(self, picture: Image.Image, mode: int, dpi: int) -> list[Reading]:
            self.asked += 1
            return super().read(picture, mode, dpi)

    engine = Counts(answers)
    return check_numbers(engine, picture, Prepared(picture, 1.0, 0.0, picture.size, (), ()), readings), engine.asked


def test_a_number_like_those_proved_on_its_page_is_believed_without_a_second_reading() -> None:
    found, asked = page_of([("1.315", 0.97), ("531.1", 0.97), ("13.5", 0.7)])
    assert [one.doubts for one in found] == [(), (), ()]
    assert asked == 0


@pytest.mark.parametrize(("first", "second", "doubts"), [(0.85, 0.95, ("readings_differ",)), (0.94, 0.93, ())])
def test_samples_that_look_otherwise_ask_for_two_sure_readings(
    first: float, second: float, doubts: tuple[str, ...]
) -> None:
    found, _ = page_of([("1.315", 0.97), ("1.351=1.311", first)], answers=[("1.311", second)] * 2)
    assert (found[1].reading.text, found[1].doubts) == ("1.311", doubts)


def test_a_number_with_ink_right_after_it_that_no_word_covers_is_doubted() -> None:
    content = np.full((60, 400), 255, np.uint8)
    ink = drawn("1351")
    content[10 : 10 + ink.shape[0], 40 : 40 + ink.shape[1]] = ink
    picture = Image.fromarray(content)
    half = 40 + ink_of(ink).glyphs[1].right + 2
    cut = Reading("13", 40, 10, half, 10 + ink.shape[0], 0.97, 0)
    rest = Reading("51", half + 1, 10, 40 + ink.shape[1], 10 + ink.shape[0], 0.97, 0)
    prepared = Prepared(picture, 1.0, 0.0, picture.size, (), ())
    assert check_numbers(Answers([]), picture, prepared, [cut])[0].doubts == ("readings_differ",)
    assert check_numbers(Answers([]), picture, prepared, [cut, rest])[0].doubts == ()


def test_a_number_unlike_those_of_its_page_or_with_unknown_signs_is_not() -> None:
    for text, known in (("1.315=1.311", "1.315"), ("1.3", "1.5")):
        found, asked = page_of([(known, 0.97), (text, 0.7)])
        assert (found[0].doubts, bool(found[1].doubts), asked > 0) == ((), True, True)


def test_a_lone_digit_with_nothing_on_its_line_must_be_surer() -> None:
    picture, prepared = page()
    digit, beside = Reading("4", 40, 10, 60, 40, 0.86, 0), Reading("jaar", 80, 12, 140, 40, 0.96, 1)
    (lone,) = check_numbers(Answers([("4", 0.71)]), picture, prepared, [digit])
    found = check_numbers(Answers([("4", 0.71)]), picture, prepared, [digit, beside])
    assert (lone.doubts, found[0].doubts) == (("ocr_uncertain",), ())


def test_an_address_of_a_page_is_not_read_again() -> None:
    found, left = checked(("https://www.gemeente.nl/2023/x", 0.6), ("https", 0.9))
    assert (found.doubts, left) == (("ocr_uncertain",), 1)


def test_a_short_word_boxed_too_high_has_the_size_of_its_line() -> None:
    _, prepared = page()
    line = [("Zie", 10, 31), ("ook", 50, 31), ("het", 90, 31), ("jaarverslag", 130, 31)]
    words = [Checked(Reading(text, left, 10, left + 11 * len(text), low, 0.95, 0)) for text, left, low in line]
    high = Checked(Reading("het", 90, 2, 123, 46, 0.95, 0))
    found = typeset([words[0], words[1], high, words[3]], prepared, 200 / 72)
    assert max(word.size_pt for word in found) < 1.2 * min(word.size_pt for word in found)


def test_a_last_sign_that_is_small_and_high_is_the_mark_of_a_note() -> None:
    content = np.full((40, 80), 255, np.uint8)
    content[8:34, 6:20] = content[8:34, 26:40] = 0  # two digits
    assert not ends_raised(ink_of(content))
    content[6:20, 46:52] = 0  # and a mark above the line
    assert ends_raised(ink_of(content))


def test_an_unsure_short_word_whose_ink_is_like_a_digit_of_its_page_needs_less_sure_looks() -> None:
    looks = [("5", 0.7), ("5", 0.9)]
    found, _ = page_of([("1.315", 0.97), ("5=a)", 0.4)], answers=looks)
    assert (found[1].reading.text, found[1].doubts) == ("5", ("readings_differ",))
    unlike, _ = page_of([("1.315", 0.97), ("3=a)", 0.4)], answers=looks)
    assert (unlike[1].reading.text, unlike[1].doubts) == ("a)", ("ocr_uncertain",))
