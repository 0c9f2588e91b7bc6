"""Numbers that say the same as the number before them, of another time: `45 vragen, tegen 38 in 2023 en 30 in 2022`."""

from __future__ import annotations

import re

from .readings import COUNTED, Reading

_YEAR = r"(?:19|20)\d\d"
_YEAR_BEFORE = r"(?:het\s+)?vorige?\s+(?:boek)?jaar|een\s+jaar\s+eerder|het\s+jaar\s+(?:ervoor|daarvoor)"
_EARLIER = rf"(?:(?:in|over)\s+{_YEAR}|{_YEAR_BEFORE})"
_ABOUT = r"(?:ruim|bijna|circa|ongeveer|nog|maar|slechts)?\s*"
_AGAINST = re.compile(rf"\b(?:tegen|tegenover|vergeleken\s+met)\s+{_ABOUT}$", re.IGNORECASE)
_AND = re.compile(rf",?\s*(?:en|,)\s+{_ABOUT}$", re.IGNORECASE)
_BRACKET = re.compile(rf"\(\s*(?:in\s+)?(?:{_YEAR}|was|vorig\s+jaar)\s*:?\s*{_ABOUT}$", re.IGNORECASE)
_THEN = re.compile(rf"\s*(?:[^\W\d_]+\s+)?{_EARLIER}", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?;]\s")


def find_twins(reading: Reading) -> list[tuple[int, int]]:
    """Pairs of a figure and the earlier one whose meaning it shares; in order, so that a twin may have twins."""
    pairs: list[tuple[int, int]] = []
    twinned: dict[int, int] = {}
    for figure in range(1, len(reading.figures)):
        first = twinned.get(figure - 1, figure - 1)
        if _is_twin(reading, first, figure, chained=figure - 1 in twinned):
            twinned[figure] = first
            pairs.append((figure, first))
    return pairs


def _is_twin(reading: Reading, first: int, figure: int, *, chained: bool) -> bool:
    unit, own = reading.figures[first][2], reading.figures[figure][2]
    same = own == unit or not own or (unit in COUNTED and own in COUNTED)
    start, end = reading.figures[figure][:2]
    between = reading.text[reading.figures[figure - 1][1] : start]
    if not same or _SENTENCE.search(between):
        return False
    then = _THEN.match(reading.text, end) is not None
    return bool(_BRACKET.search(between)) or (
        then and bool(_AGAINST.search(between) or (chained and _AND.search(between)))
    )
