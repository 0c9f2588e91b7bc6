"""One fact printed twice with a slip between: `2.846 medewerkers` in a box, `2.864 medewerkers` in the text.

Two numbers that differ in one digit, or in two digits swapped, are rarely two facts when also unit, period, measure
and the words around them are the same. How much the words must share depends on how much the digits tell: in two
digits a slip says little, in four it says nearly all. Numbers that are each printed more than once are two facts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Literal

from ..model import Figure
from . import cues
from .findings import Draft, certain
from .intervals import EXACT_UNITS, interval_of
from .statements import pair_draft, topic_of

Slip = Literal["", "changed", "swapped"]

_DOUBLE = re.compile(r"([aeiou])\1")
_SAME_START = 5  # letters
_IN_TIME = "=in_time"
_LEVELS = frozenset({"", "count", "percentage", "amount"})
_MOST_ALIKE = 12  # figures that share all but one or two digits: with more they are a series of their own


def slip_findings(figures: Sequence[Figure]) -> Iterator[Draft]:
    """Findings on figures of one document that say the same in values a slip apart."""
    printed: dict[tuple[object, ...], int] = defaultdict(int)
    groups: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.bound != "exact" or figure.direction or figure.measure not in _LEVELS or not figure.period_start:
            continue
        meaning = _meaning(figure)
        printed[(*meaning, figure.value)] += 1
        for mask in _masks(_digits(figure)):
            groups[(*meaning, figure.value.adjusted(), mask)].append(figure)
    told: set[frozenset[str]] = set()
    for members in groups.values():
        if len(members) > _MOST_ALIKE:
            continue
        for one, other in combinations(members, 2):
            ids = frozenset({one.figure_id, other.figure_id})
            repeated = all(printed[(*_meaning(figure), figure.value)] > 1 for figure in (one, other))
            if ids not in told and not repeated and _apart(one, other) and _same_fact(one, other):
                told.add(ids)
                named = bool(one.indicator) and one.indicator == other.indicator
                sure = named and len(_digits(one)) >= 4 and certain([one, other])
                yield pair_draft(one, other, "stated_twice", "error" if sure else "warning")


def period_of(start: str, end: str) -> tuple[str, str]:
    """The period as first and last day; the last day of a year stands for that year, as a count of it does."""
    return (f"{end[:4]}-01-01", end) if start == end and end.endswith("-12-31") else (start, end)


def _meaning(figure: Figure) -> tuple[object, ...]:
    return (
        "count" if figure.unit in EXACT_UNITS else figure.unit,
        period_of(figure.period_start, figure.period_end),
        "realised" if figure.basis == "unknown" else figure.basis,
    )


def _digits(figure: Figure) -> str:
    return f"{abs(figure.value):f}".replace(".", "").lstrip("0").rstrip("0" if figure.value % 1 == 0 else "")


def _masks(digits: str) -> Iterator[str]:
    """What two numbers a slip apart have in common: all but one digit, or all with two neighbours in either order."""
    if len(digits) < 2:
        return
    for at in range(len(digits)):
        yield f"{digits[:at]}?{digits[at + 1 :]}"
    for at in range(len(digits) - 1):
        pair = "".join(sorted(digits[at : at + 2]))
        yield f"{digits[:at]}<{pair}>{digits[at + 2 :]}"


def slip_between(one: str, other: str) -> Slip:
    """How two rows of digits differ: in one digit, by two neighbours swapped, or otherwise."""
    wrong = [at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right]
    if len(one) != len(other) or not wrong:
        return ""
    if len(wrong) == 1:
        return "changed"
    first, last = wrong[0], wrong[-1]
    neighbours = len(wrong) == 2 and last == first + 1
    return "swapped" if neighbours and one[first] == other[last] and one[last] == other[first] else ""


def _apart(one: Figure, other: Figure) -> bool:
    """Whether the two are printed in different places: not two cells of a table, not two numbers of a sentence."""
    if one.evidence.snippet == other.evidence.snippet or interval_of(one).meets(interval_of(other)):
        return False
    return one.kind != other.kind or (one.kind == "sentence" and one.evidence.page != other.evidence.page)


def _same_fact(one: Figure, other: Figure) -> bool:
    if one.indicator and other.indicator and (one.indicator, one.breakdown) != (other.indicator, other.breakdown):
        return False
    if not (one.indicator and other.indicator) and (one.breakdown or other.breakdown):
        return False
    slip = slip_between(_digits(one), _digits(other))
    if not slip or cues.has("denial", one.label) != cues.has("denial", other.label):
        return False
    first, second = sorted((_core(one), _core(other)), key=len)
    shared, contained = _shared(first, second), _shared(first, second) == len(first)
    telling = len(_digits(one)) + (slip == "swapped")  # digits that are alike by chance once in so many tens
    if one.indicator and one.indicator == other.indicator:
        return telling >= 3 or shared >= 2
    if telling >= 5:
        return _shared(_words(one.label, one.counts), _words(other.label, other.counts)) >= 1
    repeats = any(cues.has("summary", figure.evidence.snippet) for figure in (one, other))
    return contained and shared >= (2 if repeats or telling >= 3 else 3)


def _core(figure: Figure) -> tuple[str, ...]:
    """The words of what is told; of a cell those of its own row, for the others are of the table, but for a total."""
    of_row = figure.kind in {"table", "callout"} and not cues.has("total", figure.label)
    return _words(figure.label.split(",")[0] if of_row else figure.label, figure.counts)


def _words(label: str, counts: str) -> tuple[str, ...]:
    """The content words of a label, each once."""
    bare = cues.without("total", label)
    in_time = cues.has("in_time", bare)
    if in_time:  # what keeps a term is always something that was handled
        bare = cues.without("out", cues.without("in_time", bare))
    words: list[str] = [_IN_TIME] if in_time else []
    for word in sorted(topic_of(bare, counts)):
        if not any(_alike(word, other) for other in words):
            words.append(word)
    return tuple(words)


def _shared(words: Sequence[str], others: Sequence[str]) -> int:
    """How many of the words stand in the others, each beside another one."""
    left = list(others)
    for word in words:
        match = next((other for other in left if _alike(word, other)), None)
        if match is not None:
            left.remove(match)
    return len(others) - len(left)


def _alike(word: str, other: str) -> bool:
    """Whether two stems are of one word: bezwar(en) and bezwaar(zaken), beslist and beslissing."""
    one, two = sorted((_DOUBLE.sub(r"\1", word), _DOUBLE.sub(r"\1", other)), key=len)
    differ = (at for at, (left, right) in enumerate(zip(one, two, strict=False)) if left != right)
    common = next(differ, len(one))
    return one == two or (common >= _SAME_START and (common == len(one) or common > _SAME_START >= len(two) - common))
