"""Runs of a text layer → the same with words put together that lines beside them tear apart.

Where every letter is a text object of its own, pdfium sorts the letters of two lines that overlap in height (a large
number over its caption) from left to right, as one line: the words of both fall into pieces in turn. A piece that
starts exactly where an earlier one of the same look and base line ends is the rest of its word, when only text of
another line came between.
"""

from __future__ import annotations

from dataclasses import replace

from .characters import Run, Style

_Line = tuple[int, int, float, str, float]  # axis, font, size, colour, base line

TOUCHING_EM = 0.08  # from the end of one piece to the next; the thinnest space is wider
LOOK_BACK = 40  # runs between two pieces of a word


def join_torn(runs: list[Run]) -> list[Run]:
    """The runs, each piece of a torn word joined to the piece before it, at the place of the first."""
    joined: list[Run] = []
    last: dict[_Line, int] = {}
    places: dict[int, int] = {}
    for order, run in enumerate(runs):
        key = _line(run.style)
        place = last.get(key, -1)
        between = order - places[place] if place >= 0 else 0
        if 1 < between <= LOOK_BACK and _goes_on(joined[place], run):
            joined[place] = _together(joined[place], run)
        else:
            place = len(joined)
            joined.append(run)
        last[_line(run.last_style)] = place
        places[place] = order
    return joined


def _line(style: Style) -> _Line:
    return (style.axis, style.font, style.size_pt, style.color, round(style.base, 1))


def _goes_on(before: Run, after: Run) -> bool:
    """Whether a run of the same line starts where another ends."""
    return after.style.axis < 4 and abs(_start(after) - _end(before)) <= TOUCHING_EM * after.style.size_pt


def _start(run: Run) -> float:
    return (run.left, run.low, -run.right, -run.high)[run.style.axis]


def _end(run: Run) -> float:
    return (run.right, run.high, -run.left, -run.low)[run.style.axis]


def _together(before: Run, after: Run) -> Run:
    return replace(
        before,
        text=before.text + after.text,
        left=min(before.left, after.left),
        low=min(before.low, after.low),
        right=max(before.right, after.right),
        high=max(before.high, after.high),
        objects=(*before.objects, *after.objects),
        last_style=after.last_style,
        start=-1,
    )
