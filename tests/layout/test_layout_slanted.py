"""Slanted numbers: tags and banners belong to the rows and columns they stand in."""

from __future__ import annotations

from page_making import page_of, right_of, words_of

from report_extractor.layout import lay_out, passages, refine
from report_extractor.model import Box, Word


def slanted(text: str, left: float, bottom: float, size: float = 18.0) -> Word:
    """A word that climbs at 45 degrees from its lower left corner."""
    reach = len(text) * size * 0.35
    box = Box(left=left, top=bottom - reach, right=left + reach, bottom=bottom)
    return Word(text=text, box=box, size_pt=size, order=0, angle=315)


def test_slanted_numbers_are_cells_of_the_table_they_stand_under() -> None:
    words = right_of("2024", 300, 80) + right_of("2023", 400, 80)
    for number, (name, first, second) in enumerate([("Kaartjes", "310", "295"), ("Abonnementen", "48", "51")]):
        words += words_of(name, 60, 100 + 20 * number) + right_of(first, 300, 100 + 20 * number)
        words += right_of(second, 400, 100 + 20 * number)
    words += words_of("Toegangsprijs", 60, 156)
    words += [slanted("€", 270, 180), slanted("12,50", 279, 171), slanted("€", 370, 180), slanted("11,75", 379, 171)]
    found = {p.text: p for p in passages(refine([lay_out(page_of(words))])) if p.role == "body"}
    assert found["€ 12,50"].context.row_header == "Toegangsprijs"
    assert found["€ 12,50"].context.column_headers == ("2024",)
    assert found["€ 11,75"].context.column_headers == ("2023",)
    assert [word.angle for word in found["€ 11,75"].words] == [315, 315]


def test_slanted_numbers_far_apart_are_not_one_text() -> None:
    words = words_of("Korting bij drie soorten kaartjes, zie de stickers.", 60, 80)
    words += [slanted("5%", 100, 300), slanted("7%", 220, 300), slanted("9%", 340, 300)]
    texts = [p.text for p in passages(refine([lay_out(page_of(words))]))]
    assert [text for text in texts if text.endswith("%")] == ["5%", "7%", "9%"]
