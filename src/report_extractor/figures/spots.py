"""Where the numbers of a sentence stand, and its text without the periods that are not theirs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A number in a sentence, `[start, end)`; `period` for years and dates, else a quantity with its noun's end."""

    start: int
    end: int
    period: bool = False
    noun_end: int = -1  # where the counted noun directly after the number ends; -1 when there is none
    plural: bool = True


_PERIOD_LEAD = re.compile(
    r"^(?:(?:ook|en|maar)\s+)?(?:(?:in|over|per|op|eind|begin|ultimo|gedurende|tijdens|sinds|vanaf|medio|van|tussen)\s+)+"
    r"(?:(?:het|de|heel|geheel|boekjaar|verslagjaar|kalenderjaar|jaar|jaren|periode|loop|einde|van)\s+)*$",
    re.IGNORECASE,
)


def without_lead_period(sentence: str, start: int, end: int, inside: Sequence[Spot]) -> str:
    """`sentence[start:end]` without the period phrase that opens it ('In 2022', 'Eind 2023,')."""
    for spot in inside:
        if spot.period and start <= spot.start < spot.end <= end and _PERIOD_LEAD.match(sentence[start : spot.start]):
            rest = sentence[spot.end : end]
            return rest.lstrip(" ,)")
        if spot.period and start == spot.start and spot.end <= end:
            return sentence[spot.end : end].lstrip(" ,:)")
    return sentence[start:end]


def without_periods(sentence: str, start: int, end: int, inside: Sequence[Spot]) -> str:
    """`sentence[start:end]` without the period phrases in it, which tell of another number: ' in 2024'."""
    for spot in reversed([s for s in inside if s.period and start <= s.start and s.end <= end]):
        lead = _PERIOD_BEFORE.search(sentence, start, spot.start)
        sentence = sentence[: lead.start() if lead else spot.start] + sentence[spot.end :]
        end -= spot.end - (lead.start() if lead else spot.start)
    return sentence[start:end]


_PERIOD_BEFORE = re.compile(r"(?:\s+(?:in|over|per|op|eind|begin|ultimo|van|het|de|jaar|boekjaar))+\s+$", re.IGNORECASE)
