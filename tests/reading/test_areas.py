"""Plain coloured areas of the picture of a page: tiles, bars, marks of a legend and drawn lines."""

from __future__ import annotations

from PIL import Image, ImageDraw

from report_extractor.model import Box, Shape, Word
from report_extractor.reading.areas import find_areas

PIXELS_PER_PT = 1.5
PURPLE, LILAC, ORANGE, BLACK = "#7b2d8b", "#d9b8e0", "#f0a202", "#000000"


def page(*drawn: tuple[tuple[float, float, float, float], str], paper: str = "#ffffff") -> Image.Image:
    picture = Image.new("RGB", (600, 750), paper)
    pen = ImageDraw.Draw(picture)
    for (left, top, right, bottom), color in drawn:
        pen.rectangle(
            [PIXELS_PER_PT * v for v in (left, top)] + [PIXELS_PER_PT * v - 1 for v in (right, bottom)], color
        )
    return picture


def word(text: str, left: float, top: float, right: float, bottom: float) -> Word:
    box = Box(left=left, top=top, right=right, bottom=bottom)
    return Word(text=text, box=box, size_pt=bottom - top, order=0, read_by="ocr")


def near(shape: Shape, *edges: float) -> bool:
    box = shape.box
    return all(abs(a - b) <= 1.0 for a, b in zip((box.left, box.top, box.right, box.bottom), edges, strict=True))


def test_bars_and_tiles_are_shapes_in_their_colours_and_the_paper_is_none() -> None:
    bar, tile = (40.0, 100.0, 70.0, 240.0), (100.0, 60.0, 260.0, 130.0)
    found = find_areas(page((bar, PURPLE), (tile, LILAC), paper="#fdf6e3"), PIXELS_PER_PT, ()).shapes
    assert [shape.kind for shape in found] == ["panel", "panel"]
    assert near(found[0], *tile) and near(found[1], *bar)
    for shape, color in zip(found, (LILAC, PURPLE), strict=True):
        channels = [abs(int(shape.color[i : i + 2], 16) - int(color[i : i + 2], 16)) for i in (1, 3, 5)]
        assert max(channels) <= 8


def test_two_bars_of_one_colour_that_do_not_touch_are_two() -> None:
    bars = ((40.0, 100.0, 70.0, 240.0), (80.0, 140.0, 110.0, 240.0))
    found = find_areas(page(*((bar, PURPLE) for bar in bars)), PIXELS_PER_PT, ()).shapes
    assert [near(shape, *bar) for shape, bar in zip(found, bars, strict=True)] == [True, True]


def test_a_tile_with_letters_in_it_is_one_shape_and_its_letters_are_none() -> None:
    letters = [((110.0 + 12 * n, 80.0, 118.0 + 12 * n, 100.0), "#ffffff") for n in range(8)]
    picture = page(((100.0, 60.0, 260.0, 130.0), PURPLE), *letters)
    found = find_areas(picture, PIXELS_PER_PT, (word("HHHHHHHH", 109, 79, 204, 101),)).shapes
    assert len(found) == 1 and near(found[0], 100, 60, 260, 130)


def test_a_full_square_that_was_read_as_a_letter_is_a_mark_and_no_word() -> None:
    picture = page(((50.0, 300.0, 58.0, 308.0), PURPLE), ((62.0, 300.0, 64.0, 308.0), BLACK))
    words = (word("B", 49.6, 299.7, 58.2, 308.4), word("2023", 61, 299, 84, 309))
    found = find_areas(picture, PIXELS_PER_PT, words)
    assert [kept.text for kept in found.words] == ["2023"]
    assert [shape.kind for shape in found.shapes] == ["mark"] and near(found.shapes[0], 50, 300, 58, 308)


def test_an_upright_stroke_that_was_read_as_a_letter_stays_a_word() -> None:
    found = find_areas(page(((50.0, 300.0, 53.0, 312.0), BLACK)), PIXELS_PER_PT, (word("I", 49, 299, 54, 313),))
    assert [kept.text for kept in found.words] == ["I"] and found.shapes == ()


def test_a_bent_line_in_a_colour_is_an_outline_and_a_gray_one_is_none() -> None:
    def kinds(color: str) -> list[str]:
        picture = page()
        points = [(PIXELS_PER_PT * x, PIXELS_PER_PT * y) for x, y in ((60, 120), (130, 180), (200, 200), (270, 150))]
        ImageDraw.Draw(picture).line(points, fill=color, width=4)
        return [shape.kind for shape in find_areas(picture, PIXELS_PER_PT, ()).shapes]

    assert kinds(ORANGE) == ["outline"]
    assert kinds("#777777") == []
