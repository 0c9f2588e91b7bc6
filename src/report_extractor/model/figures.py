"""What figures gives: numbers of the ledger, each owned by one figure, or an aside, or unexplained."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .geometry import Box
from .mentions import Bound, Derivation, Direction, Mention
from .words import ReadBy

Confidence = Literal["high", "medium", "low"]
Basis = Literal["realised", "budget", "forecast", "target", "norm", "unknown"]
FigureKind = Literal["sentence", "callout", "table", "list", "chart"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One number printed on a page: a row of the ledger."""

    number_id: str
    page: int
    box: Box
    mention: Mention
    snippet: str  # the sentence, caption or cell with its headers, with the number in it
    read_by: ReadBy = "text_layer"
    ocr_confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A number that is not a statistic, and why. `figure_id` is set where the reason is `duplicate`."""

    number: Number
    reason: str
    figure_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that is understood. The meaning of each field is that of the column of figures.csv.

    `numbers` are the printed numbers that state it; the first gives page, box and snippet.
    """

    figure_id: str
    numbers: tuple[Number, ...]
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    bound: Bound
    measure: str
    direction: Direction
    unit: str
    decimals: int
    counts: str
    label: str
    of: str
    of_value: Decimal | None
    basis: Basis
    period_start: str
    period_end: str
    period_source: str
    derivation: Derivation
    kind: FigureKind
    confidence: Confidence
    doubts: tuple[str, ...]
    pattern: str
    pack: str = ""
    indicator: str = ""
    breakdown: tuple[tuple[str, str], ...] = ()

    @property
    def evidence(self) -> Number:
        """The first printed number that states it: its page, box and snippet are those of the figure."""
        return self.numbers[0]


def identify(sha256: str, page: int, box: Box, *says: str) -> str:
    """Sixteen hex digits from document hash, place (to 0.1 pt) and what it says: stable across reruns."""
    place = f"{box.left:.1f},{box.top:.1f},{box.right:.1f},{box.bottom:.1f}"
    return hashlib.sha256("\x1f".join((sha256, str(page), place, *says)).encode("utf-8", "surrogatepass")).hexdigest()[
        :16
    ]
