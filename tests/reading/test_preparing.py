"""How a picture is prepared for OCR, and where it has ink that no word covers, on pictures made by hand."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageFilter

from report_extractor.reading.ink import uncovered_areas
from report_extractor.reading.preparing import Prepared, prepare
from report_extractor.reading.rules import straight_runs
from report_extractor.reading.wear import middle_of_nine, turned


def test_the_fast_median_is_the_median() -> None:
    noise = np.random.RandomState(3).randint(0, 256, (203, 61)).astype(np.uint8)
    ranked = np.asarray(Image.fromarray(noise).filter(ImageFilter.MedianFilter(3)))
    assert np.array_equal(middle_of_nine(noise), ranked)


@pytest.mark.parametrize("axis", [0, 1])
def test_straight_runs_are_those_of_the_asked_length(axis: int) -> None:
    line = np.array([1, 1, 1, 0, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0], dtype=bool)
    mask = np.zeros((15, 15), dtype=bool)
    mask[7] = line
    mask = mask if axis == 1 else mask.T
    found = straight_runs(mask, 4, axis)
    kept = found[7] if axis == 1 else found[:, 7]
    assert found.sum() == kept.sum()
    assert "".join("x" if run else "." for run in kept) == "....xxxxx.xxxx."


def page_with_axis() -> np.ndarray:
    """A white page at 200 dpi with the line of an axis, and a mark as large as a label right beside it."""
    content = np.full((900, 500), 255, dtype=np.uint8)
    content[100:800, 200:203] = 60
    content[402:420, 172:196:4] = 20
    content[402:420, 174:196:4] = 20
    return content


def test_a_label_beside_an_axis_is_an_area_of_its_own() -> None:
    (area,) = uncovered_areas(page_with_axis(), [], 200)
    assert (area[0], area[1]) == pytest.approx((172, 402), abs=8)
    assert area[3] - area[1] < 40


def test_a_label_beside_a_word_next_to_the_axis_is_still_found() -> None:
    assert len(uncovered_areas(page_with_axis(), [(172, 202, 196, 220)], 200)) == 1


@pytest.mark.parametrize("scanned", [True, False])
def test_the_rules_of_a_picture_are_painted_over(scanned: bool) -> None:
    prepared = prepare(Image.fromarray(page_with_axis()), 200, scanned=scanned)
    assert len(prepared.rules) == 1
    assert np.asarray(prepared.picture)[100:800, 200:203].min() > 200


@pytest.mark.parametrize("angle", [0.7, -3.5])
def test_a_point_of_a_turned_picture_leads_back_to_where_it_was(angle: float) -> None:
    content = np.full((500, 400), 255, np.uint8)
    content[90:96, 330:336] = 0
    moved = turned(content, angle)
    ys, xs = np.nonzero(moved < 128)
    picture = Image.fromarray(moved)
    x, y = Prepared(picture, 1.0, angle, picture.size, (), ()).point_back(float(xs.mean()), float(ys.mean()))
    assert (x, y) == pytest.approx((332.5, 92.5), abs=1.5)
    assert abs(xs.mean() - 332.5) + abs(ys.mean() - 92.5) > 2
    assert moved.shape == content.shape


def test_a_level_line_goes_down_to_the_right_when_turned_clockwise() -> None:
    content = np.full((300, 300), 255, np.uint8)
    content[150] = 0
    rows = turned(content, -2.0).argmin(axis=0)
    assert rows[250] - rows[50] == pytest.approx(7, abs=2)


def test_hairlines_of_a_grid_that_is_not_quite_level_are_painted_over() -> None:
    content = np.full((600, 900), 250, np.uint8)
    for row in range(6):  # a table whose rows are lower than a rule must be long
        for x in range(100, 801):
            content[100 + 50 * row + (x - 100) // 250, x] = 120
    for column in range(3):
        for y in range(100, 351):
            content[y, 100 + 350 * column + (y - 100) // 100] = 150
    prepared = prepare(Image.fromarray(content), 200, scanned=False)
    assert len(prepared.rules) == 9
    assert np.asarray(prepared.picture).min() > 200
