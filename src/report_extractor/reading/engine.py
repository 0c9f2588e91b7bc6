"""The OCR engine: Tesseract inside this process where `tesserocr` imports, else as a program by `pytesseract`.

Both get the same 8-bit gray picture (colour silently loses whole panels) and answer with the same words. Tesseract runs
on one thread: under load two OpenMP threads took thirteen times longer than one.
"""

from __future__ import annotations

import ctypes
import functools
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from ..settings import limit_ocr_threads, tessdata_folder

if TYPE_CHECKING:
    from PIL import Image

LANGUAGE = "nld"
SURE = 0.95  # confidence at and above which 940 of 941 numbers were exact
_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)
_NO_MESSAGES = 6  # leptonica's severity `L_SEVERITY_NONE`
# Lines of a page with less confidence are tried again as light on dark; crops are made dark on light before.
_INVERT, _TRY_INVERTED = "invert_threshold", "0.7"
PAGE, BLOCK, LINE, WORD, CHARACTER = 3, 6, 7, 8, 10  # Tesseract's page segmentation modes


@dataclass(frozen=True, slots=True)
class Reading:
    """One word as the engine read it: pixels of the picture it got, confidence 0-1, line numbers from 0."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float
    line: int


class Engine(Protocol):
    """An OCR engine."""

    name: str

    def read(self, picture: Image.Image, mode: int, dpi: int) -> list[Reading]:
        """The words on an 8-bit gray picture, in the engine's order; other than a page it must be dark on light."""


def find_tessdata(language: str = LANGUAGE) -> str:
    """The folder with the data of `language`; empty when no known folder has it."""
    for folder in (tessdata_folder(), *_FOLDERS):
        for place in (folder, f"{folder}/tessdata"):
            if folder and (Path(place) / f"{language}.traineddata").is_file():
                return place
    return ""


@functools.cache
def find_engine() -> Engine | None:
    """The engine of this machine, made once for each process; None when Tesseract or its Dutch data is missing."""
    limit_ocr_threads()
    folder = find_tessdata()
    if not folder:
        return None
    try:
        return InProcess(folder)
    except (ImportError, RuntimeError, OSError):
        pass
    try:
        return Program(folder)
    except (ImportError, RuntimeError, OSError):
        return None


class InProcess:
    """Tesseract by `tesserocr`."""

    def __init__(self, folder: str) -> None:
        import tesserocr  # type: ignore[import-untyped]  # the package has no annotations

        self._module: Any = tesserocr
        _silence_leptonica(Path(tesserocr.__file__).parent)
        self._api: Any = tesserocr.PyTessBaseAPI(path=folder, lang=LANGUAGE, psm=PAGE)
        self._api.SetVariable("debug_file", "/dev/null")
        version = tesserocr.tesseract_version().split("\n")[0].removeprefix("tesseract").strip()
        self.name = f"tesserocr {version} {LANGUAGE}"

    def read(self, picture: Image.Image, mode: int, dpi: int) -> list[Reading]:
        """The words on an 8-bit gray picture, in the engine's order."""
        api = self._api
        api.SetPageSegMode(mode)
        api.SetVariable(_INVERT, _TRY_INVERTED if mode == PAGE else "0")
        api.SetImageBytes(picture.tobytes(), picture.width, picture.height, 1, picture.width)
        api.SetSourceResolution(dpi)
        try:
            if not api.Recognize():
                return []
            return list(self._words())
        finally:
            api.Clear()

    def _words(self) -> list[Reading]:
        level, line_level = self._module.RIL.WORD, self._module.RIL.TEXTLINE
        answer = self._api.GetIterator()
        found: list[Reading] = []
        line = -1
        if answer is None:
            return found
        for item in self._module.iterate_level(answer, level):
            if item.IsAtBeginningOf(line_level):
                line += 1
            box = item.BoundingBox(level)
            try:
                text = item.GetUTF8Text(level).strip()
            except RuntimeError:  # a word without text
                continue
            if text and box:
                left, top, right, bottom = box
                found.append(Reading(text, left, top, right, bottom, max(0.0, item.Confidence(level) / 100), line))
        return found


def _silence_leptonica(folder: Path) -> None:
    """Keep the picture library under Tesseract from writing its remarks on stderr."""
    places = (folder.parent / "tesserocr.libs", folder / "tesserocr.libs", folder / ".dylibs")
    for library in sorted(library for place in places for library in place.glob("liblept*")):
        try:
            ctypes.CDLL(str(library)).setMsgSeverity(_NO_MESSAGES)
        except (OSError, AttributeError):  # another build: its remarks do no harm
            continue


class Program:
    """Tesseract as a program, by `pytesseract`; the program is gone and its files removed when a call returns."""

    def __init__(self, folder: str) -> None:
        import pytesseract  # type: ignore[import-untyped]  # the package has no annotations

        self._module: Any = pytesseract
        self._folder = folder
        version = str(pytesseract.get_tesseract_version())
        self.name = f"pytesseract {version} {LANGUAGE}"

    def read(self, picture: Image.Image, mode: int, dpi: int) -> list[Reading]:
        """The words on an 8-bit gray picture, in the engine's order."""
        options = f'--tessdata-dir "{self._folder}" --psm {mode} --dpi {dpi}'
        if mode != PAGE:
            options += f" -c {_INVERT}=0"
        data = self._module.image_to_data(picture, lang=LANGUAGE, config=options, output_type=self._module.Output.DICT)
        found: list[Reading] = []
        lines: dict[tuple[int, int, int], int] = {}
        for index, text in enumerate(data["text"]):
            text, confidence = str(text).strip(), float(data["conf"][index])
            if not text or confidence < 0:
                continue
            line = lines.setdefault(
                (data["block_num"][index], data["par_num"][index], data["line_num"][index]), len(lines)
            )
            left, top = int(data["left"][index]), int(data["top"][index])
            right, bottom = left + int(data["width"][index]), top + int(data["height"][index])
            found.append(Reading(text, left, top, right, bottom, confidence / 100, line))
        return found
