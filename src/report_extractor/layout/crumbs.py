"""Takes the words of a page, gives those that recognition made of frames and rules apart from the others.

The edge of a box is read as `|`, or as a few letters over its whole width. As words of a line such crumbs would stretch
paragraphs over the page and keep a title from its text.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Shape, Word

STROKES = frozenset("|_[]{}¦")
TALL_RATIO = 1.3  # times the middle height of words: strokes of text are no taller
WIDE_EM = 2.5  # a letter wider than this is no letter
THIN_RATIO = 4.0  # a piece of a rule is longer than wide
UNSURE = 0.6  # confidence


def part_crumbs(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """The words of the page and its crumbs, each in their order."""
    heights = sorted(word.box.height for word in words if word.read_by == "ocr")
    if not heights:
        return list(words), []
    usual = heights[len(heights) // 2]
    crumbs = [word for word in words if word.read_by == "ocr" and _is_crumb(word, usual)]
    gone = {id(word) for word in crumbs}
    return [word for word in words if id(word) not in gone], crumbs


def standing_strokes(crumbs: Sequence[Word]) -> list[Shape]:
    """The crumbs that are pieces of standing rules, as rules found in a picture."""
    return [Shape(kind="rule", box=word.box) for word in crumbs if word.text in ("|", "¦") and _is_thin(word)]


def _is_thin(word: Word) -> bool:
    return word.box.height >= THIN_RATIO * word.box.width


def _is_crumb(word: Word, usual_pt: float) -> bool:
    box = word.box
    if set(word.text) <= STROKES:
        return box.height >= TALL_RATIO * usual_pt or box.width >= WIDE_EM * usual_pt
    unsure = word.ocr_confidence is not None and word.ocr_confidence < UNSURE
    return unsure and box.width > WIDE_EM * min(box.height, 2 * usual_pt) * len(word.text)
