"""The wording of a claim in, what it states out: its period, the number it repeats and how exactly, its bare words.

Auditors write a claim as a label (`klachten over parkeren`) or as the whole sentence that was published
(`In 2023 waren er ruim 100 klachten`). In a sentence the number and the period are no words to look for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..model import Bound, Direction, Mention

# the year after these is what is compared with, not what is claimed
_AGAINST = re.compile(
    r"(?:ten\s+opzichte\s+van|t\.?o\.?v\.?|vergeleken\s+(?:met|bij)|in\s+vergelijking\s+met|(?:meer|minder|hoger|lager)\s+dan(?:\s+in)?"
    r"|sinds|tegenover)(?:\s+het\s+jaar|\s+eind)?\s{1,3}$",
    re.IGNORECASE,
)
_RISE = re.compile(
    r"\b(?:ge)?(?:stijg|steeg|stegen|toename|toegenomen|groei|verhog|verhoog)|\bhoger\s+dan|\bgestegen", re.IGNORECASE
)
_FALL = re.compile(
    r"\b(?:ge)?(?:dal(?:ing|en\b|end|de)|daal|afname|afgenomen|verlag|verlaag|verminder|krimp)|\blager\s+dan",
    re.IGNORECASE,
)


_ROUNDED_FROM, _ROUNDED = 100, Decimal("0.05")  # a number that is told rounded, and how far it can be off
_ORDINALS = {"eerste": "1", "tweede": "2", "derde": "3", "vierde": "4"}
_QUARTER = re.compile(
    r"\b(?:(eerste|tweede|derde|vierde|[1-4])\s{0,2}(?:e|ste|de)?\s{0,2}(?:kwartaal|kw\b)|(?:q|kwartaal\s{0,2})([1-4])\b)",
    re.IGNORECASE,
)
_QUARTERS = {"1": ("01-01", "03-31"), "2": ("04-01", "06-30"), "3": ("07-01", "09-30"), "4": ("10-01", "12-31")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a wording states.

    `words`: the wording without its periods and the claimed number; `repeated`: that number; `counted`: its noun.
    """

    words: str
    start: str
    end: str
    repeated: Mention | None
    counted: str


def read_statement(text: str, claimed: Sequence[Decimal]) -> Statement:
    """The statement of a label or sentence; `claimed` are the ways to read the claim's own value."""
    from ..extract import numbers_in  # every room at once: only where there are claims

    mentions = numbers_in(text)
    repeated = next((one for one in mentions if _repeats(one, claimed)), None)
    if repeated is None and not claimed:
        quantities = [one for one in mentions if one.kind == "quantity" and one.value is not None]
        repeated = quantities[0] if len(quantities) == 1 else None
    rounded = next((one for one in mentions if repeated is None and _rounds(one, claimed)), None)
    periods = [one for one in mentions if one.kind == "period" and one.period_start]
    own = [one for one in periods if not _AGAINST.search(text[max(0, one.start - 40) : one.start])]
    gone = [*periods, *(one for one in (repeated, rounded) if one)]
    return Statement(
        words=_without(text, gone),
        start=min((one.period_start for one in own), default=""),
        end=max((one.period_end for one in own), default=""),
        repeated=repeated,
        counted=next((one.noun for one in (repeated, rounded) if one), ""),
    )


def read_number(text: str) -> Mention | None:
    """The one number of a value cell, in digits or words (`tien`, `ruim 100`); None when there is not just one."""
    from ..extract import numbers_in

    found = [one for one in numbers_in(text) if one.kind == "quantity" and one.value is not None]
    return found[0] if len(found) == 1 else None


def quarter_in(text: str) -> str:
    """The number of the quarter that a text names (`derde kwartaal`, `3e kw.`, `Q3`); empty when it names none."""
    found = _QUARTER.search(text)
    said = (found.group(1) or found.group(2)).lower() if found else ""
    return _ORDINALS.get(said, said)


def narrowed(start: str, end: str, text: str) -> tuple[str, str]:
    """A whole year, narrowed to the quarter that the text names."""
    quarter = quarter_in(text)
    if not quarter or (start[5:], end[5:]) != ("01-01", "12-31") or start[:4] != end[:4]:
        return start, end
    first, last = _QUARTERS[quarter]
    return f"{start[:4]}-{first}", f"{start[:4]}-{last}"


def stated_direction(text: str) -> Direction:
    """Whether a wording tells of a rise or a fall; empty when of neither or both."""
    rise, fall = bool(_RISE.search(text)), bool(_FALL.search(text))
    return "" if rise == fall else "increase" if rise else "decrease"


def bound_of(*mentions: Mention | None) -> Bound:
    """How exactly the first of the numbers that is not plain is told."""
    return next((one.bound for one in mentions if one is not None and one.bound != "exact"), "exact")


def _repeats(mention: Mention, claimed: Sequence[Decimal]) -> bool:
    value = mention.value
    return mention.kind == "quantity" and value is not None and any(abs(value) == abs(one) for one in claimed)


def _rounds(mention: Mention, claimed: Sequence[Decimal]) -> bool:
    """Whether a mention is the claimed number, rounded: `zo'n vier ton` for 406.930."""
    value = mention.value
    if mention.kind != "quantity" or not value or abs(value) < _ROUNDED_FROM:
        return False
    return any(one != value and abs(abs(one) - abs(value)) <= abs(value) * _ROUNDED for one in claimed)


def _without(text: str, gone: Sequence[Mention]) -> str:
    for one in sorted(gone, key=lambda one: -one.start):
        noun = text[one.noun_start : one.noun_end] if one.start <= one.noun_start < one.end else ""
        text = f"{text[: one.start]} {noun} {text[one.end :]}"
    return " ".join(text.split())
