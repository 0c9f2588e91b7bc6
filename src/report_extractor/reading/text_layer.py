"""A page's text layer → words: letter-spaced text joined, superscripts marked, boxes as displayed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from ..model import Word
from .characters import Run, Style, TextLayer, read_runs
from .pdfium import PdfPage
from .torn import join_torn
from .weights import heavy_fonts

_RAISED_MOST = 6  # characters of a footnote mark
_LETTER_SPACED_AT_LEAST = 4  # pieces of one character in a row: shorter rows are column heads or enumerations


@dataclass(frozen=True, slots=True)
class LayerWord:
    """A word and the text objects it was made of: what visibility is decided on."""

    word: Word
    style: Style
    objects: tuple[int, ...]


def read_text_layer(page: PdfPage, layer: TextLayer, max_characters: int, limit: int) -> list[LayerWord]:
    """The words of the text layer in the order of the content, hidden ones included and not yet told apart."""
    runs = join_letter_spaced(join_torn(read_runs(layer, max_characters, limit)))
    mark_raised(runs)
    heavy = heavy_fonts(layer, runs)
    return [LayerWord(_word(page, run, order, heavy), run.style, run.objects) for order, run in enumerate(runs)]


def _word(page: PdfPage, run: Run, order: int, heavy: frozenset[int]) -> Word:
    style = run.style
    return Word(
        text=run.text,
        box=page.box(run.left, run.low, run.right, run.high),
        size_pt=style.size_pt,
        order=order,
        bold=style.bold or style.font in heavy,
        color=style.color,
        angle=round(90 * page.rotation - style.angle) % 360
        if style.axis == 4
        else 90 * (page.rotation - style.axis) % 360,
        raised=run.raised,
    )


def mark_raised(runs: list[Run]) -> None:
    """Set `raised` on runs that are smaller than a neighbour on the same line and stand higher."""
    for one, other in pairwise(runs):
        size, other_size = one.style.size_pt, other.style.size_pt
        if size < 0.85 * other_size and _stands_above(one, other):
            one.raised = True
        elif other_size < 0.85 * size and _stands_above(other, one):
            other.raised = True


def _stands_above(run: Run, other: Run) -> bool:
    if run.style.axis != 0 or other.style.axis != 0 or len(run.text) > _RAISED_MOST:
        return False
    size, rise = other.style.size_pt, run.style.base - other.style.base
    gap = max(run.left, other.left) - min(run.right, other.right)
    return run.style.size_pt <= 0.8 * size and 0.15 * size < rise < 0.75 * size and gap < 0.8 * size


def join_letter_spaced(runs: list[Run]) -> list[Run]:
    """Runs with letter-spaced words put together ("J A A R" is one word); the gaps between words stay.

    A row of single characters with even, narrow gaps is one word up to the next gap that is clearly wider.
    """
    joined: list[Run] = []
    index = 0
    while index < len(runs):
        stop = index + 1
        if len(runs[index].text) > 1:
            joined.append(runs[index])
            index = stop
            continue
        while stop < len(runs) and _continues(runs[stop - 1], runs[stop]):
            stop += 1
        row = runs[index:stop]
        if len(row) >= _LETTER_SPACED_AT_LEAST and sum(run.text.isalpha() for run in row) >= _LETTER_SPACED_AT_LEAST:
            joined.extend(_join_row(row))
        else:
            joined.extend(row)
        index = stop
    return joined


def _continues(before: Run, after: Run) -> bool:
    style = after.style
    if len(before.text) > 1 or len(after.text) > 1 or style.axis != 0 or before.style.axis != 0:
        return False
    if abs(before.style.base - style.base) > 0.1 or before.style.size_pt != style.size_pt:
        return False
    return -0.1 * style.size_pt < after.left - before.right < 1.6 * style.size_pt


def _join_row(row: list[Run]) -> list[Run]:
    gaps = [after.left - before.right for before, after in pairwise(row)]
    narrow = sorted(gaps)[len(gaps) // 4]
    if narrow > 0.8 * row[0].style.size_pt:
        return row
    limit = max(1.6 * narrow, narrow + 0.12 * row[0].style.size_pt)
    words = [row[0]]
    for gap, run in zip(gaps, row[1:], strict=False):
        word = words[-1]
        if gap > limit:
            words.append(run)
            continue
        word.text += run.text
        word.objects += run.objects
        word.right, word.high, word.low = run.right, max(word.high, run.high), min(word.low, run.low)
    return words
