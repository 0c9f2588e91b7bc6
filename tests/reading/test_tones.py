"""Which of two levels of a crop is its ground, and what stretching it to full contrast gives."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from report_extractor.reading.tones import flattened, levels_at, light_on_dark, mostly_dark


def crop(ground: int, ink: int) -> np.ndarray:
    """Five upright strokes on a ground."""
    content = np.full((30, 60), ground, np.uint8)
    content[8:22, 10:50:8] = ink
    content[8:22, 11:50:8] = ink
    return content


@pytest.mark.parametrize(
    ("ground", "ink", "light"), [(255, 0, False), (20, 250, True), (145, 255, True), (110, 0, False)]
)
def test_the_ground_of_a_crop_is_told_by_its_border_whatever_its_gray(ground: int, ink: int, light: bool) -> None:
    content = crop(ground, ink)
    assert light_on_dark(content) is light
    stretched, paper = flattened(Image.fromarray(content))
    found = np.asarray(stretched)
    assert (found[0, 0], found[10, 10], paper) == (255, 0, 255)


def test_a_bar_with_a_light_border_is_mostly_dark_but_not_light_on_dark() -> None:
    content = np.full((40, 80), 230, np.uint8)
    content[5:35, 5:75] = crop(80, 250)[:, :1]
    assert mostly_dark(content)
    assert not light_on_dark(content)


def test_levels_are_those_that_ranking_finds() -> None:
    content = np.arange(200, dtype=np.uint8).reshape(10, 20)
    assert levels_at(content, 0.0, 0.5, 1.0) == (0, 99, 199)
