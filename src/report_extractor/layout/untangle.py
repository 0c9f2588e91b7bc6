"""Lines of recovered text in which two columns run through each other → lines of one column after the other.

Raw OCR of a page in columns puts the lines of both columns behind one another. Three seams give that away, and only
these are cut: a sentence that starts in mid-line though nothing ended ('bij de vertrouwenspersonen In 2022'), a word
broken by a hyphen in mid-line, and small letters after a full stop. A line without a seam of its own is cut near the
place of the seam above it only while both columns have an open sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..model import Line, Word

_STARTERS = frozenset(
    """
    in de het er een dit deze dat alle bij voor op daarnaast ook om met vanaf tijdens na over aan door zij wij we
    eind begin zo wanneer als omdat naast sinds elk iedere medewerkers
    """.split()
)
_ABBREVIATIONS = frozenset("o.a. m.b.t. bijv. nr. art. ca. enz. etc. dhr. mw. t.a.v. d.w.z. n.v.t. i.v.m. nb.".split())
_END = re.compile(r"[.!?]$")
_SHIFT = 0.2  # of the line: how far a seam may move from one line to the next


@dataclass
class _Columns:
    """Two columns being read; `seam` is the share of the line at which the last seam lay."""

    left: list[Line] = field(default_factory=list)
    right: list[Line] = field(default_factory=list)
    seam: float = 0.5

    def is_open(self) -> tuple[bool, bool]:
        return _is_open(self.left), _is_open(self.right)


def untangle(lines: Sequence[Line]) -> list[Line]:
    """The lines in an order in which each column's sentences run on; the same words, each once."""
    told: list[Line] = []
    columns: _Columns | None = None
    for line in lines:
        seam = _seam(line)
        if columns is None:
            if seam is not None and seam[1] == "start":
                columns = _Columns()
                _cut(columns, line, seam[0])
            else:
                told.append(line)
            continue
        left_open, right_open = columns.is_open()
        if not left_open and not right_open:
            told.extend((*columns.left, *columns.right))
            columns = None
            told.append(line)
        elif seam is not None and (left_open or seam[1] == "start"):
            _cut(columns, line, seam[0])
        elif left_open and right_open:
            _cut(columns, line, _near_seam(line, columns.seam))
        elif _starts_small(line):
            (columns.left if left_open else columns.right).append(line)
        else:
            told.extend((*columns.left, *columns.right))
            columns = None
            told.append(line)
    if columns is not None:
        told.extend((*columns.left, *columns.right))
    return told


def _cut(columns: _Columns, line: Line, place: int) -> None:
    columns.left.append(Line(words=line.words[:place]))
    if line.words[place:]:
        columns.right.append(Line(words=line.words[place:]))
        columns.seam = _share(line, place)


def _seam(line: Line) -> tuple[int, str] | None:
    """Where a line holds two columns, and the sign that tells; None when it reads as one."""
    words = line.words
    for place in range(2, len(words) - 1):
        before, word = words[place - 1].text, words[place].text
        if len(before) > 3 and before.endswith("-") and before[-2].isalpha() and word.lower() not in ("en", "of"):
            return place, "start" if word[:1].isupper() else "hyphen"
        if _END.search(before) and word[:1].islower() and before.lower() not in _ABBREVIATIONS and len(before) > 3:
            return place, "small"
        starts = word[:1].isupper() and word[1:].islower() and word.lower() in _STARTERS
        if (
            starts
            and before[:1].islower()
            and before[-1].isalpha()
            and words[place + 1].text[:1].islower() | _is_year(words[place + 1])
        ):
            return place, "start"
    return None


def _is_year(word: Word) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d[.,]?", word.text))


def _near_seam(line: Line, share: float) -> int:
    """The word nearest to the seam above; a number within reach is taken first, since columns start with callouts."""
    places = range(1, len(line.words))
    if not places:
        return len(line.words)
    near = [place for place in places if abs(_share(line, place) - share) <= _SHIFT]
    numbers = [place for place in near if line.words[place].text[:1].isdigit()]
    return min(numbers or near or places, key=lambda place: abs(_share(line, place) - share))


def _share(line: Line, place: int) -> float:
    text = line.text
    return len(" ".join(word.text for word in line.words[:place])) / max(1, len(text))


def _is_open(lines: Sequence[Line]) -> bool:
    return bool(lines) and not _END.search(lines[-1].words[-1].text)


def _starts_small(line: Line) -> bool:
    return line.words[0].text[:1].islower() or not line.words[0].text[:1].isalpha()
