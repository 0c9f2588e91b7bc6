"""Notes laid over a page (free text, stamps, pen strokes, redactions) → doubts on the numbers that they cover.

A text layer does not hold what such a note says, while a reader sees the note and not the number beneath it.
"""

from __future__ import annotations

from dataclasses import replace

from ..model import Box, Word
from .pdfium import PdfPage, pdfium
from .text_layer import LayerWord

_MOST = 500
_COVERED = 0.2  # of the area of a word
_FLAGS_UNSEEN = 2 | 32  # hidden, and not shown on a screen


def covering_notes(page: PdfPage) -> list[Box]:
    """The places of the notes on a page that can lie over its text; hidden ones left out."""
    kinds = {
        pdfium.FPDF_ANNOT_FREETEXT,
        pdfium.FPDF_ANNOT_STAMP,
        pdfium.FPDF_ANNOT_INK,
        pdfium.FPDF_ANNOT_STRIKEOUT,
        pdfium.FPDF_ANNOT_REDACT,
    }
    found: list[Box] = []
    for index in range(min(_MOST, max(0, int(pdfium.FPDFPage_GetAnnotCount(page.handle))))):
        note = pdfium.FPDFPage_GetAnnot(page.handle, index)
        if not note:
            continue
        try:
            place = pdfium.FS_RECTF()
            seen = not pdfium.FPDFAnnot_GetFlags(note) & _FLAGS_UNSEEN
            if seen and pdfium.FPDFAnnot_GetSubtype(note) in kinds and pdfium.FPDFAnnot_GetRect(note, place):
                left, right = sorted((place.left, place.right))
                low, high = sorted((place.bottom, place.top))
                found.append(page.box(left, low, right, high))
        finally:
            pdfium.FPDFPage_CloseAnnot(note)
    return found


def doubt_covered(words: list[LayerWord], notes: list[Box]) -> list[LayerWord]:
    """The words, those with a digit under a note doubted as `annotation`."""
    if not notes:
        return words
    return [
        LayerWord(replace(item.word, doubts=(*item.word.doubts, "annotation")), item.style, item.objects)
        if _is_covered(item.word, notes)
        else item
        for item in words
    ]


def _is_covered(word: Word, notes: list[Box]) -> bool:
    if not any(sign.isdigit() for sign in word.text):
        return False
    return any(note.intersection_area(word.box) > _COVERED * word.box.area for note in notes)
