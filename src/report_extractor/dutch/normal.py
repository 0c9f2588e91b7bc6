"""Text -> the same text in one spelling of its characters, with the way back to every offset.

Composed letters, plain spaces, no soft hyphens, no ligatures, one apostrophe; words broken at a line end are joined.
Grammar is written once, against this form; spans are handed out against the text as given.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

# One character for one character: offsets do not move.
_SAME_LENGTH: dict[str, str] = {
    "\u00a0": " ",
    "\u2007": " ",
    "\u2009": " ",
    "\u200a": " ",
    "\u202f": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\t": " ",
    "’": "'",
    "‘": "'",
    "‛": "'",
    "´": "'",
    "`": "'",
    "′": "'",
    "‐": "-",
    "‑": "-",
    "−": "-",
    "﹣": "-",
    "－": "-",
    "％": "%",
    "⁄": "/",
}

# Longer or shorter than what it stands for: offsets move.
_MOVING = {
    "\u00ad": "",
    "\u200b": "",
    "\u200c": "",
    "\u200d": "",
    "\u2060": "",
    "\ufeff": "",
    "ĳ": "ij",
    "Ĳ": "IJ",
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
    "İ": "I",
}

_SPOTTED = frozenset(_MOVING) | frozenset(map(chr, range(0x0300, 0x0370)))

# What has to be replaced with a change of length: the table, letters with combining marks, words cut at a line end.
_SPOT = re.compile(
    "["
    + "".join(_MOVING)
    + r"]|[^\W\d_][\u0300-\u036f]{1,4}|(?<=[^\W\d_])[-\u00ad] ?\r?\n[ \t]{0,20}(?=[a-zà-ÿ])(?!en\b|of\b)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Normal:
    """A text in normal form. `lower` has the same length as `text`; `shifts[i]` holds from each `edges[i]` on."""

    text: str
    lower: str
    start_edges: tuple[int, ...] = ()
    end_edges: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    def start(self, offset: int) -> int:
        """The offset in the given text of the character at `offset`."""
        place = bisect_right(self.start_edges, offset)
        return offset + self.shifts[place - 1] if place else offset

    def end(self, offset: int) -> int:
        """The offset in the given text just after the character before `offset`."""
        place = bisect_right(self.end_edges, offset)
        return offset + self.shifts[place - 1] if place else offset


def normalise(text: str) -> Normal:
    """The normal form of a text; cost linear in its length, next to nothing when there is nothing to do."""
    plain, present = text, set(text)
    for sign in present & _SAME_LENGTH.keys():
        plain = plain.replace(sign, _SAME_LENGTH[sign])
    if not (present & _SPOTTED) and "-\n" not in plain and "- \n" not in plain and "-\r" not in plain:
        return Normal(text=plain, lower=_lower(plain))
    parts: list[str] = []
    start_edges: list[int] = []
    end_edges: list[int] = []
    shifts: list[int] = []
    done = length = 0
    for spot in _SPOT.finditer(plain):
        new = _replacement(spot[0])
        length += spot.start() - done + len(new)
        parts += (plain[done : spot.start()], new)
        done = spot.end()
        start_edges.append(length)
        end_edges.append(length if new else length + 1)
        shifts.append(done - length)
    joined = "".join((*parts, plain[done:]))
    return Normal(
        text=joined,
        lower=_lower(joined),
        start_edges=tuple(start_edges),
        end_edges=tuple(end_edges),
        shifts=tuple(shifts),
    )


def _replacement(found: str) -> str:
    if found in _MOVING:
        return _MOVING[found]
    return unicodedata.normalize("NFC", found) if found[-1] > "\u02ff" else ""


def _lower(text: str) -> str:
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
