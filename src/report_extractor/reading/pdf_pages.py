"""An open PDF → its pages, each read by its text layer, the second reader or OCR, with the reason why.

Each stage of each page is fenced: what fails becomes a failure of that page, and the rest of the page stands.
"""

from __future__ import annotations

from pathlib import Path

from ..model import Failure, Metadata, PageWords
from ..settings import Settings
from .characters import TextLayer
from .drawing import Drawing, read_drawing
from .ocr import read_picture
from .pdfium import PdfFile, PdfPage
from .rendering import render
from .text_layer import LayerWord, read_text_layer
from .visibility import mark_hidden


class PdfPages:
    """The pages of one PDF; `failures` are about the whole document."""

    def __init__(self, path: Path, settings: Settings, shown_as: str) -> None:
        self._file = PdfFile(path, settings.passwords, shown_as)
        self._settings = settings
        self.page_count = self._file.page_count
        self.metadata: Metadata = self._file.metadata()
        self.failures: tuple[Failure, ...] = ()
        if self._file.rebuilt:
            told = f"{shown_as}: the file is damaged and was repaired; pages may be missing"
            self.failures += (Failure(stage="reading", reason="repaired", message=told),)

    def read(self, number: int) -> PageWords:
        """Page `number` (from 1) as read; ValueError when it cannot even be loaded."""
        with self._file.load(number) as page:
            return _PageReading(page, number, self._settings).read()

    def close(self) -> None:
        """Give the file back."""
        self._file.close()


class _PageReading:
    """The reading of one page, stage by stage, with what failed on the way."""

    def __init__(self, page: PdfPage, number: int, settings: Settings) -> None:
        self.page = page
        self.number = number
        self.settings = settings
        self.failures: list[Failure] = []

    def read(self) -> PageWords:
        words = self.read_words()
        drawing = self.read_drawing()
        words = self.see(words, drawing)
        if self.settings.ocr == "always" or (not words and (drawing.images or drawing.glyph_like > 20)):
            return self.read_by_ocr(drawing, "forced" if words else "no_text")
        return PageWords(
            number=self.number,
            width_pt=self.page.width_pt,
            height_pt=self.page.height_pt,
            words=tuple(item.word for item in words),
            shapes=tuple(drawing.shapes),
            read_by="text_layer" if words else "none",
            reason="healthy" if words else "no_text",
            failures=tuple(self.failures),
        )

    def read_by_ocr(self, drawing: Drawing, reason: str) -> PageWords:
        picture, scale = render(self.page, dpi=self.settings.ocr_dpi, max_pixels=self.settings.max_pixels, gray=True)
        found = read_picture(picture, scale, self.settings)
        return PageWords(
            number=self.number,
            width_pt=self.page.width_pt,
            height_pt=self.page.height_pt,
            words=found.words,
            shapes=tuple(drawing.shapes) + found.shapes,
            read_by="ocr" if found.done else "none",
            reason=reason if found.done else found.reason,
            detail=found.detail,
            unread=found.unread,
            failures=tuple(self.failures),
        )

    def read_words(self) -> list[LayerWord]:
        try:
            layer = TextLayer(self.page)
        except ValueError as error:
            self.fail("text_failed", error)
            return []
        try:
            if layer.count > self.settings.max_objects_per_page:
                self.fail("too_many_objects", ValueError(f"{layer.count} characters, the rest is not read"))
            limit = self.settings.max_objects_per_page
            return read_text_layer(self.page, layer, self.settings.max_word_characters, limit)
        except Exception as error:  # a stranger's fonts may fail in any way; the page goes on without its text
            self.fail("text_failed", error)
            return []
        finally:
            layer.close()

    def see(self, words: list[LayerWord], drawing: Drawing) -> list[LayerWord]:
        try:
            return mark_hidden(self.page, words, drawing)
        except Exception as error:  # a stranger's page may not be drawable; the words stand, unchecked
            self.fail("visibility_failed", error)
            return words

    def read_drawing(self) -> Drawing:
        try:
            drawing = read_drawing(self.page, self.settings.max_objects_per_page)
        except Exception as error:  # a stranger's drawing may fail in any way; the words stand without it
            self.fail("shapes_failed", error)
            return Drawing()
        if drawing.cut_short:
            limit = self.settings.max_objects_per_page
            self.fail("too_many_objects", ValueError(f"more than {limit} drawn objects, the rest is not looked at"))
        return drawing

    def fail(self, reason: str, error: Exception) -> None:
        told = " ".join(str(error).split())[:200] or type(error).__name__
        message = f"page {self.number}: {told}"
        self.failures.append(Failure(stage="reading", reason=reason, message=message, page=self.number))
