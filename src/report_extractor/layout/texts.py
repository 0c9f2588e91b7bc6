"""Takes the words of a block, gives one normalised text with the way back from each character to its word.

Normalised: NFC, ligatures and the Dutch digraph written out, soft hyphens gone, no-break spaces plain, words that
were parted by a hyphen at a line end made whole.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from ..model import Line, Word

_REPLACED = {
    "\u00ad": "",
    "\u200b": "",
    "\ufeff": "",
    "\u00a0": " ",
    "\u2007": " ",
    "\u2009": " ",
    "\u202f": " ",
    "\u0133": "ij",
    "\u0132": "IJ",
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_TABLE = str.maketrans(_REPLACED)
_JOINERS = ("en", "of", "tot", "en/of", "als", "t/m", "dan", "noch")

Span = tuple[int, int, int]


def normalise(text: str) -> str:
    """The text in NFC with ligatures written out, soft hyphens removed and odd spaces plain."""
    return unicodedata.normalize("NFC", text.translate(_TABLE))


def plain_text(lines: Sequence[Line]) -> str:
    """The lines as one normalised text without raised marks: for headings, captions and headers."""
    return join_words([word for line in lines for word in line.words if not word.raised], line_ends(lines))[0]


def line_ends(lines: Sequence[Line]) -> frozenset[int]:
    """Identities of the last unraised word of each line but the last: where a hyphen may be a line-end hyphen."""
    ends = set()
    for line in lines[:-1]:
        for word in reversed(line.words):
            if not word.raised:
                ends.add(id(word))
                break
    return frozenset(ends)


def join_words(
    words: Sequence[Word], ends: frozenset[int] = frozenset()
) -> tuple[str, tuple[Span, ...], tuple[Word, ...]]:
    """Text, spans and the words they point to. Words that normalise to nothing keep a one-space place."""
    parts: list[str] = []
    spans: list[Span] = []
    position = 0
    glue = True  # no space before the first word
    for index, word in enumerate(words):
        text = normalise(word.text).strip() or "\ufffd"
        hyphenated = False
        if id(word) in ends and index + 1 < len(words):
            following = normalise(words[index + 1].text)
            if word.text.endswith("\u00ad"):
                hyphenated = True
            elif text.endswith(("-", "\u2010", "\u2011")) and len(text) > 1:
                hyphenated = True
                if _drops_hyphen(text, following):
                    text = text[:-1]
                elif not _keeps_glued(following):
                    hyphenated = False
        if not glue:
            parts.append(" ")
            position += 1
        parts.append(text)
        spans.append((position, position + len(text), index))
        position += len(text)
        glue = hyphenated
    return "".join(parts), tuple(spans), tuple(words)


def _drops_hyphen(text: str, following: str) -> bool:
    """Whether a line-end hyphen is only a break: both sides lower-case letters and no `in- en`."""
    stem = text[:-1]
    if not stem or not following or _is_joiner(following):
        return False
    if not (stem[-1].isalpha() and following[0].isalpha() and following[0].islower()):
        return False
    if stem[-1].isupper() and len(stem) > 1:
        return False  # an abbreviation: HR-advies keeps its hyphen
    return "-" not in stem or stem.rsplit("-", 1)[1].islower()


def _keeps_glued(following: str) -> bool:
    return bool(following) and not _is_joiner(following) and (following[0].isalnum())


def _is_joiner(following: str) -> bool:
    return following.strip(".,;:()") in _JOINERS
