"""One frozen Settings: everything a person can choose, with the defaults and where they come from."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from typing import Literal

OcrMode = Literal["auto", "always", "never"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How documents are read. Two runs with equal `fingerprint()` give equal results for equal files."""

    ocr: OcrMode = "auto"
    packs: tuple[str, ...] = ()  # names or files; empty: all built-in packs
    pages: tuple[tuple[int, int], ...] = ()  # ranges, both ends inside; empty: all pages
    passwords: tuple[str, ...] = ()
    cpu_limit_s: int = 600  # of one document
    memory_limit_mb: int = 4096
    wall_limit_s: int = 0  # backstop behind cpu_limit_s, for what waits forever; 0: 60 + 4 × cpu_limit_s
    max_pages: int = 5000
    max_file_mb: int = 1024
    ocr_dpi: int = 200  # 300 and 400 gain nothing on clean pages (measured)
    careful: bool = True  # read numbers of pictures twice and uncovered ink again; else once, and doubt what is unsure
    max_pixels: int = 40_000_000  # of one rendered page; larger pages are rendered smaller
    max_objects_per_page: int = 400_000
    max_word_characters: int = 400  # longer runs without white space are cut into words of this length

    def fingerprint(self) -> str:
        """Sixteen hex digits of what influences results; passwords and resource limits do not."""
        choices = asdict(self)
        for resource in ("passwords", "cpu_limit_s", "memory_limit_mb", "wall_limit_s"):
            del choices[resource]
        text = json.dumps(choices, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def tessdata_folder() -> str:
    """The folder that TESSDATA_PREFIX names, or empty: the only environment variable of reading."""
    return os.environ.get("TESSDATA_PREFIX", "")


def limit_ocr_threads() -> None:
    """Let Tesseract use one thread; only of use before libtesseract is loaded."""
    os.environ["OMP_THREAD_LIMIT"] = "1"
