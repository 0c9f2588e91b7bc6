"""The readings of one number and its ink → the number, with a doubt unless they weigh enough together.

Two readings of the engine that differ in scale and segmentation catch each other's errors. The ink is a witness that
shares none of them: how many signs there are, where the separators stand, and how 3 and 5 are drawn. The more signs
of the ink fit, the less sure a reading has to be: an icon may pass for one digit, but not for "-117.489".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .crops import core, digits
from .digit_shapes import ink_agrees
from .engine import SURE, Reading
from .exemplars import Exemplars
from .glyphs import Ink, ends_raised, form_of, has_lost_separator, may_lack_separator

DIFFER, UNCERTAIN = ("readings_differ",), ("ocr_uncertain",)
_VOTED = 0.50  # of a reading that is like the samples of its page
_LIKELY = 0.80  # of the surer of two equal readings; icons read twice as the same digit stay below
_NEEDED = ((5, 0.45), (3, 0.60))  # the same, where the ink has at least so many signs and the form of the text
_SURER = 0.90  # of both of two equal readings in one scale
_POINT_SEEN = 0.85  # of a second reading with a separator that the ink has and the first lacks
_STAND = 0.88  # of both of two equal readings where the page's samples say otherwise
_UNREAD = 0.50  # below: a crop that could not be read says nothing against another reading
_EDGE = re.compile(r"^[\s.,;:'\"“”‘’|_*-]+|[\s.,;:'\"“”‘’|_*]+$")


@dataclass(frozen=True, slots=True)
class Checked:
    """A word and what a second look says of it."""

    reading: Reading
    doubts: tuple[str, ...] = ()


def is_proved(ink: Ink, reading: Reading) -> bool:
    """Whether a sure reading needs no second one: its ink has as many signs, no wider, each 3 and 5 in its shape.

    Of 1,425 such numbers of clean, noisy and real pages none is wrong; they are most of the numbers of a page.
    """
    return (
        reading.confidence >= SURE
        and not too_wide(reading)
        and ink_agrees(ink, reading.text)
        and not may_lack_separator(ink, reading.text)
        and not ends_raised(ink)
    )


def is_voted(exemplars: Exemplars, ink: Ink, reading: Reading) -> bool:
    """Whether a less sure reading needs no second one: each sign is like those of the numbers proved on this page."""
    if reading.confidence < _VOTED or too_wide(reading) or may_lack_separator(ink, reading.text) or ends_raised(ink):
        return False
    if not ink_agrees(ink, reading.text) and not exemplars.know("35"):
        return False
    return exemplars.vote(reading.text, ink) == "same"


def agreed(first: Reading, second: Reading, ink: Ink) -> Checked | None:
    """What two readings say that are the same; None when they are not, or when the ink has a separator they lack."""
    if has_lost_separator(ink, first.text) or not (same(first, second) or _same_digits(first, second, ink)):
        return None
    confidence = max(first.confidence, second.confidence)
    sure = confidence >= _needed(ink, first.text) and not _is_doubtful(first, ink)
    return Checked(replace(first, confidence=confidence), () if sure else UNCERTAIN)


def settled(first: Reading, second: Reading, third: Reading, ink: Ink, *, alone: bool) -> Checked:
    """What is left of three readings of which the first two differ; `alone` when no other word stands close by."""
    if has_lost_separator(ink, first.text):
        best = next((one for one in (second, third) if _same_digits(one, first, ink)), None)
        if best is None:
            return Checked(first, DIFFER)
        sure = best is second and best.confidence >= _POINT_SEEN and _is_whole(ink, best.text)
        return Checked(replace(first, text=best.text.replace(" ", "")), () if sure else DIFFER)
    if same(first, third):
        sure = first.confidence >= SURE or _outweighs(first, third, second, ink)
        sure = sure and not _is_doubtful(first, ink)
        return Checked(first, () if sure else DIFFER)
    if same(second, third) and second.confidence > first.confidence and first.confidence < SURE:
        found = replace(first, text=_with_edges(first.text, second.text), confidence=min(second.confidence, _SURER))
        sure = alone and min(second.confidence, third.confidence) >= _SURER and _needed(ink, found.text) < _LIKELY
        return Checked(found, () if sure else DIFFER)
    return Checked(first, DIFFER)


def outvotes(first: Reading, second: Reading) -> bool:
    """Whether two equal readings are sure enough to stand against samples of the page that look otherwise."""
    return same(first, second) and min(first.confidence, second.confidence) >= _STAND


def same(one: Reading | None, other: Reading | None) -> bool:
    """Whether two readings are equal but for punctuation around them, and not empty."""
    if one is None or other is None:
        return False
    return bool(core(one.text)) and core(one.text) == core(other.text)


def too_wide(reading: Reading) -> bool:
    """Whether the ink is wider than the characters can be: digits were lost ("292" read as "2")."""
    height = reading.bottom - reading.top
    return reading.right - reading.left > (1.05 * len(reading.text) + 0.6) * height


def _is_doubtful(reading: Reading, ink: Ink) -> bool:
    """Whether the ink is wider than the text, may hold a separator that it lacks, or ends in the mark of a note."""
    return (
        too_wide(reading) or may_lack_separator(ink, reading.text) or (reading.text[-1:].isdigit() and ends_raised(ink))
    )


def _needed(ink: Ink, text: str) -> float:
    """The confidence that the surer of two equal readings must have."""
    signs = len(ink.glyphs) if _is_whole(ink, text) else 0
    return next((confidence for least, confidence in _NEEDED if signs >= least), _LIKELY)


def _is_whole(ink: Ink, text: str) -> bool:
    """Whether the ink has the form of a text, each 3 and 5 in its shape, and no gap where a separator may be lost."""
    text = text.replace(" ", "")
    return ink_agrees(ink, text) and not may_lack_separator(ink, text)


def _same_digits(one: Reading, other: Reading, ink: Ink) -> bool:
    """Whether two readings differ only in separators that the ink has and the second lacks; signs may touch."""
    told, seen = form_of(core(one.text)), ink.form.strip(".")
    if not digits(one.text) or digits(one.text) != digits(other.text) or "." in form_of(core(other.text)).lstrip("."):
        return False
    return 0 < told.count(".") == seen.count(".") and seen.count("o") <= told.count("o") + 2  # a bracket each side


def _outweighs(one: Reading, third: Reading, second: Reading, ink: Ink) -> bool:
    """Whether two equal readings, with the ink on their side, stand against one that is not sure."""
    if ink.form != form_of(one.text):
        return False
    if min(one.confidence, third.confidence) >= _SURER > _LIKELY > second.confidence:
        return True
    return one.confidence >= _LIKELY > _needed(ink, one.text) and second.confidence < _UNREAD


def _with_edges(first: str, second: str) -> str:
    """The second reading with the punctuation that the first saw around it: a crop often loses that."""
    tail = re.search(r"[.,;:]+$", first)
    inner = _EDGE.sub("", second.replace(" ", ""))
    return inner + (tail.group() if tail else "")
