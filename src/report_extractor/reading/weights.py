"""The runs of a page → the fonts whose letters are drawn heavier than those of its main font.

Names often tell nothing of weight ("CIDFont+F1"), or lie (two weights of a variable font are both "Regular"), and the
stem width that a font descriptor tells is a guess in many files. A name that tells another weight is believed. The ink
does not lie: the point of a bold font is a third wider than that of the regular one (1.37 to 1.5 times in six
families), whatever its serifs; where a heading has no point, its "i" and "l" must be wider.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import median

from .characters import Run, TextLayer

_HEAVIER = 1.3
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_TELLS_WEIGHT = re.compile(r"regular|roman|book|light|thin|medium|normal|\d00(?!\d)", re.IGNORECASE)
_POINT, _STEMS = ".", "il"
_ENOUGH = 3  # measurements of a sign of a font
_LEAST, _COMMON = 40, 0.2  # characters of a main font; of its characters, in another that may be it


def heavy_fonts(layer: TextLayer, runs: Sequence[Run]) -> frozenset[int]:
    """The fonts (by address) heavier than the font that most characters of the page are set in; often none.

    In a table with a bold column the lighter of two common fonts is the main one.
    """
    counts: Counter[int] = Counter()
    for run in runs:
        counts[run.style.font] += len(run.text)
    if len(counts) < 2:
        return frozenset()
    main, most = counts.most_common(1)[0]
    if most < _LEAST:
        return frozenset()
    widths = _sign_widths(layer, runs)
    for font, count in counts.most_common():
        if count >= _COMMON * most and _is_heavier(widths[main], widths[font]):
            main = font
    return frozenset(
        font
        for font in counts
        if font != main
        and _may_be_heavy(layer.font_name(font), layer.font_name(main))
        and _is_heavier(widths[font], widths[main])
    )


def _may_be_heavy(name: str, main: str) -> bool:
    """Whether the name of a font leaves its weight open, or is that of the main font too."""
    name, main = (_SUBSET.sub("", one) for one in (name, main))
    return name == main or not _TELLS_WEIGHT.search(name)


def _sign_widths(layer: TextLayer, runs: Sequence[Run]) -> dict[int, dict[str, float]]:
    """For each font the ink width of point, i and l, as a share of the font size."""
    found: dict[int, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for run in runs:
        if run.start < 0 or run.style.axis != 0:
            continue
        known = found[run.style.font]
        for sign in (_POINT, *_STEMS):
            if len(known[sign]) < _ENOUGH and (place := run.text.find(sign)) >= 0:
                known[sign].append(layer.ink_width(run.start + place) / max(run.style.size_pt, 0.1))
    return defaultdict(
        dict,
        {
            font: {sign: median(values) for sign, values in signs.items() if values and median(values) > 0}
            for font, signs in found.items()
        },
    )


def _is_heavier(widths: dict[str, float], main: dict[str, float]) -> bool:
    if _POINT in widths and _POINT in main:
        return widths[_POINT] > _HEAVIER * main[_POINT]
    shared = [sign for sign in _STEMS if sign in widths and sign in main]
    return bool(shared) and all(widths[sign] > _HEAVIER * main[sign] for sign in shared)
