"""An open PDF → its pages, each read by its text layer, the second reader or OCR, with the reason why.

The text layer is believed when it looks like language (`health`) and is meant to be seen. Else: a font without a
character map goes to the second reader; rubbish, outlines, pictures and hidden layers go to OCR. A healthy page is not
read by OCR, except those pictures on it that may hold text. Each stage of each page is fenced: what fails becomes a
failure of that page, and the rest of the page stands.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ..model import Failure, Metadata, PageReadBy, PageWords, Word
from ..settings import Settings
from .annotations import covering_notes, doubt_covered
from .areas import AREA_DPI, find_areas
from .characters import TextLayer
from .cross_references import is_sound
from .drawing import Drawing, read_drawing
from .health import Health, judge
from .hidden_layer import compare_with_picture
from .mending import mend_by_print, mend_euros, mend_words
from .ocr import Recognised, available, read_picture
from .pdfium import PdfFile, PdfPage
from .proof import Proofs, lying_font, odd_fonts, prove_replaced
from .regions import Pictures, Regions, read_regions, resolution
from .rendering import render
from .second_reader import content_bytes, count_pages, read_second
from .stream_health import damaged_pages
from .text_layer import LayerWord, read_text_layer
from .visibility import mark_hidden

_OUTLINES = 25  # paths that look like letters, on a page without text
_PICTURE_SHARE = 0.04  # of the page, of pictures on a page without text: less is a logo
_HIDDEN_SHARE = 0.6  # of the words, in a layer that is meant for searching
_HIDDEN_LEAST = 10
_LOW_DPI, _UPSCALE = 150.0, 1.5
_COUNTED_AGAIN = 20  # pages: with more, counting again costs more than it finds
_LONGEST_CONTENT = 100_000_000  # bytes of drawing instructions on one page, unpacked


class PdfPages:
    """The pages of one PDF; `failures` are about the whole document."""

    def __init__(self, path: Path, settings: Settings, shown_as: str) -> None:
        self._path = path
        self._file = PdfFile(path, settings.passwords, shown_as)
        self._settings = settings
        self._pictures = Pictures()
        self._proofs = Proofs()
        self.page_count = self._file.page_count
        self.metadata: Metadata = self._file.metadata()
        self._damaged = damaged_pages(path, settings.passwords)
        self.failures = self._doubts_about_pages(shown_as)
        if 0 in self._damaged:
            told = f"{shown_as}: {self._damaged[0]}; pages or parts of them may be missing"
            self.failures += (Failure(stage="reading", reason="damaged_content", message=told),)

    def read(self, number: int) -> PageWords:
        """Page `number` (from 1) as read; ValueError when it cannot even be loaded."""
        with self._file.load(number) as page:
            reading = _PageReading(page, number, self._path, self._settings, self._pictures, self._proofs)
            if number not in self._damaged:
                return reading.read()
            reading.fail("damaged_content", ValueError(f"its content is not whole: {self._damaged[number]}"))
            damaged = reading.read()
            words = (replace(word, doubts=(*word.doubts, "value_uncertain")) for word in damaged.words)
            return replace(damaged, words=tuple(words))

    def close(self) -> None:
        """Give the file back."""
        self._file.close()

    def _doubts_about_pages(self, shown_as: str) -> tuple[Failure, ...]:
        """A damaged or short file is counted by the second reader too: repair may lose pages without a word."""
        rebuilt = self._file.rebuilt
        if not rebuilt and self.page_count > _COUNTED_AGAIN:
            return ()
        failures: list[Failure] = []
        other = count_pages(self._path, self._settings.passwords)
        if rebuilt and (other not in (None, self.page_count) or not is_sound(self._path)):
            told = f"{shown_as}: the file is damaged and was repaired; pages may be missing"
            failures.append(Failure(stage="reading", reason="repaired", message=told))
        if other is not None and other != self.page_count and self.page_count:
            told = f"{shown_as}: one reader sees {self.page_count} pages, another {other}"
            failures.append(Failure(stage="reading", reason="page_count_mismatch", message=told))
        return tuple(failures)


class _PageReading:
    """The reading of one page, stage by stage, with what failed on the way."""

    def __init__(
        self, page: PdfPage, number: int, path: Path, settings: Settings, pictures: Pictures, proofs: Proofs
    ) -> None:
        self.page = page
        self.number = number
        self.path = path
        self.settings = settings
        self.pictures: Pictures = pictures
        self.proofs = proofs
        self.odd_fonts: dict[int, str] = {}
        self.failures: list[Failure] = []

    def read(self) -> PageWords:
        drawing = self.read_drawing()
        words = self.proved(self.see(self.read_words(), drawing), drawing)
        hidden = tuple(item.word for item in words if item.word.hidden)
        seen = tuple(item.word for item in words if not item.word.hidden)
        if self.settings.ocr == "always":
            return self.by_ocr(drawing, "forced", "", hidden, fallback=(*seen, *hidden))
        if len(hidden) > max(_HIDDEN_LEAST, _HIDDEN_SHARE * len(words)) and self.picture_share(drawing) > 0.5:
            return self.by_ocr(
                drawing, "hidden_layer", f"{len(hidden)} hidden words", hidden, fallback=_doubted(hidden, "hidden_text")
            )
        health = judge(word.text for word in seen)
        if health.well:
            lying = lying_font(self.page, words, self.odd_fonts, self.proofs, self.settings) if self.odd_fonts else ""
            if lying:
                told = f"digits of font {lying} are printed differently; {health.detail}"
                return self.by_ocr(
                    drawing, "lying_map", told, hidden, fallback=(*_doubted(seen, "readings_differ"), *hidden)
                )
            return self.by_text_layer(drawing, seen, hidden, health)
        if health.verdict == "no_text":
            return self.without_text(drawing, hidden)
        second = self.second_reading()
        judged = judge(word.text for word in second)
        if judged.well and len(second) >= 0.5 * len(seen):
            return self.page_words(
                (*second, *hidden),
                drawing,
                "second_reader",
                health.verdict,
                f"text layer: {health.detail}; second reader: {judged.detail}",
            )
        return self.by_ocr(drawing, health.verdict, health.detail, hidden, fallback=(*seen, *hidden))

    def by_text_layer(
        self, drawing: Drawing, seen: tuple[Word, ...], hidden: tuple[Word, ...], health: Health
    ) -> PageWords:
        """A healthy page, with what its pictures hold."""
        try:
            found = read_regions(self.page, drawing, (*seen, *hidden), self.settings, self.pictures)
        except Exception as error:  # a stranger's picture may fail in any way; the text layer stands
            self.fail("images_failed", error)
            found = Regions()
        if not found.words and not found.unread:
            return self.page_words((*seen, *hidden), drawing, "text_layer", "healthy", health.detail)
        texts = {word.text for word in found.words}
        hidden = tuple(word for word in hidden if not (word.text in texts and _printed_again(word, found.words)))
        reason = "outlines" if found.outlined else "image_regions"
        words = (*seen, *found.words, *hidden)
        page = self.page_words(words, drawing, "mixed", reason, f"{health.detail}; {found.detail}")
        return replace(page, unread=found.unread)

    def without_text(self, drawing: Drawing, hidden: tuple[Word, ...]) -> PageWords:
        """A page whose text layer shows nothing: by OCR when it has letters as outlines or pictures, else empty."""
        if drawing.glyph_like >= _OUTLINES:
            return self.by_ocr(drawing, "outlines", f"{drawing.glyph_like} paths like letters", hidden, fallback=hidden)
        share = self.picture_share(drawing)
        if share >= _PICTURE_SHARE:
            reason = "hidden_layer" if hidden else "no_text"
            return self.by_ocr(drawing, reason, f"pictures on {share:.0%} of the page", hidden, fallback=hidden)
        if not drawing.objects and not hidden:
            self.check_content()
        return self.page_words(hidden, drawing, "none", "no_text", "no text, no pictures of any size")

    def check_content(self) -> None:
        """Tell of a page that seems blank but has more content than any page needs: it was not read to its end."""
        size = content_bytes(self.path, self.number, self.settings.passwords, _LONGEST_CONTENT)
        if size >= _LONGEST_CONTENT:
            told = f"more than {_LONGEST_CONTENT // 1_000_000} MB of drawing instructions that draw nothing"
            self.fail("too_many_objects", ValueError(told))

    def by_ocr(
        self, drawing: Drawing, reason: str, detail: str, hidden: tuple[Word, ...], fallback: tuple[Word, ...]
    ) -> PageWords:
        """The page by OCR of its picture; `fallback` are the words to keep when that cannot be done."""
        try:
            found = self.recognise(drawing)
        except Exception as error:  # the page may not be drawable, the engine may fail; what is known stands
            self.fail("ocr_failed", error)
            found = Recognised(done=False, reason="ocr_failed", detail="OCR failed")
        told = "; ".join(part for part in (detail, found.detail) if part)
        if not found.done:
            read_by: PageReadBy = "text_layer" if any(not word.hidden for word in fallback) else "none"
            self.fail(found.reason, ValueError(f"{reason.replace('_', ' ')}: {found.detail}"))
            return self.page_words(fallback, drawing, read_by, reason, told)
        words, left = compare_with_picture(found.words, hidden)
        page = self.page_words((*words, *left), drawing, "ocr", reason, told, found)
        return replace(page, unread=found.unread)

    def recognise(self, drawing: Drawing) -> Recognised:
        engine = available(self.settings)
        if isinstance(engine, Recognised):
            return engine
        dpi = float(self.settings.ocr_dpi)
        own = self.own_resolution(drawing)
        if own and own < _LOW_DPI:
            dpi = min(dpi, own * _UPSCALE)
        picture, scale = render(self.page, dpi=dpi, max_pixels=self.settings.max_pixels, gray=True)
        found = read_picture(picture, scale, self.settings)
        if not own:
            return found
        picture, scale = render(self.page, dpi=AREA_DPI, max_pixels=self.settings.max_pixels)
        areas = find_areas(picture, scale, found.words)
        return replace(found, words=areas.words, shapes=(*found.shapes, *areas.shapes))

    def own_resolution(self, drawing: Drawing) -> float:
        """The resolution of a picture that fills the page, in dpi; 0 when there is none."""
        for item, box in drawing.images:
            if box.area > 0.7 * self.page.width_pt * self.page.height_pt:
                return resolution(item, box)
        return 0.0

    def picture_share(self, drawing: Drawing) -> float:
        whole = max(1.0, self.page.width_pt * self.page.height_pt)
        return min(1.0, sum(box.area for _, box in drawing.images) / whole)

    def second_reading(self) -> list[Word]:
        try:
            return read_second(self.path, self.number, self.settings.passwords, self.settings.max_word_characters)
        except Exception as error:  # it leaks many kinds of errors; OCR is next
            self.fail("second_reader_failed", error)
            return []

    def page_words(
        self,
        words: tuple[Word, ...],
        drawing: Drawing,
        read_by: PageReadBy,
        reason: str,
        detail: str,
        found: Recognised | None = None,
    ) -> PageWords:
        return PageWords(
            number=self.number,
            width_pt=self.page.width_pt,
            height_pt=self.page.height_pt,
            words=words,
            shapes=(*drawing.shapes, *(found.shapes if found else ())),
            read_by=read_by,
            reason=reason,
            detail=detail,
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
            words = read_text_layer(self.page, layer, self.settings.max_word_characters, limit)
            self.odd_fonts = odd_fonts(layer, limit) if self.settings.ocr != "never" else {}
            return mend_words(words)
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

    def proved(self, words: list[LayerWord], drawing: Drawing) -> list[LayerWord]:
        try:
            words = mend_euros(self.page, doubt_covered(words, covering_notes(self.page)), self.settings)
            words = mend_by_print(self.page, words, self.settings, self.proofs)
            return prove_replaced(self.page, words, drawing, self.settings)
        except Exception as error:  # a stranger's page may not be drawable; the words stand, unproved
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
        self.failures.append(Failure(stage="reading", reason=reason, message=told, page=self.number))


def _doubted(words: tuple[Word, ...], doubt: str) -> tuple[Word, ...]:
    """Words of a layer that cannot be checked, as the only reading there is: shown, but doubted."""
    return tuple(replace(word, hidden="", doubts=(*word.doubts, doubt)) for word in words)


def _printed_again(word: Word, added: tuple[Word, ...]) -> bool:
    return any(word.text == other.text and other.box.contains_center(word.box) for other in added)
