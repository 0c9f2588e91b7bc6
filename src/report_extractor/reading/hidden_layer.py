"""The words read from a picture, compared with an invisible text layer over it: the picture decides what is printed.

Where both say the same, two independent readings agree and a doubt falls away. Where numbers differ, the word from
the picture is doubted and the hidden word stays in sight, as hidden.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from ..model import Word

_BAND_PT = 12.0
_CORE = re.compile(r"[^\w%€+-]+")


def compare_with_picture(
    words: tuple[Word, ...], hidden: tuple[Word, ...]
) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words of the picture with their doubts settled, and the hidden words that the picture does not confirm."""
    if not hidden:
        return words, ()
    bands: dict[int, list[int]] = defaultdict(list)
    for index, word in enumerate(hidden):
        for band in range(int(word.box.top // _BAND_PT), int(word.box.bottom // _BAND_PT) + 1):
            bands[band].append(index)
    left = set(range(len(hidden)))
    settled: list[Word] = []
    for word in words:
        beneath = [
            hidden[index]
            for index in bands.get(int(word.box.center_y // _BAND_PT), ())
            if hidden[index].box.intersection_area(word.box) > 0.3 * min(hidden[index].box.area, word.box.area)
        ]
        same = {id(other) for other in beneath if _core(other.text) == _core(word.text)}
        left -= {index for index in bands.get(int(word.box.center_y // _BAND_PT), ()) if id(hidden[index]) in same}
        settled.append(_settle(word, beneath, bool(same)))
    return tuple(settled), tuple(hidden[index] for index in sorted(left))


def _settle(word: Word, beneath: list[Word], agreed: bool) -> Word:
    if not any(sign.isdigit() for sign in word.text):
        return word
    if agreed:
        return replace(
            word, doubts=tuple(doubt for doubt in word.doubts if doubt not in ("ocr_uncertain", "readings_differ"))
        )
    if beneath and "readings_differ" not in word.doubts:
        return replace(word, doubts=(*word.doubts, "readings_differ"))
    return word


def _core(text: str) -> str:
    return _CORE.sub("", text)
