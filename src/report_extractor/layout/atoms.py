"""The items that a page is arranged from: clusters of text, and atoms that are finished."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Block
from .clusters import Cluster
from .runs import Run


@dataclass(frozen=True, slots=True)
class Atom:
    """Finished blocks that keep together: a table, a callout, a chart, the contents of a panel."""

    left: float
    top: float
    right: float
    bottom: float
    size: float
    blocks: tuple[Block, ...]

    @property
    def center_x(self) -> float:
        """Horizontal middle."""
        return (self.left + self.right) / 2

    @property
    def center_y(self) -> float:
        """Vertical middle."""
        return (self.top + self.bottom) / 2


Item = Cluster | Atom
Piece = Run | Atom
Column = list[Item]
Span = tuple[float, float]


def in_bands(runs: Sequence[Run]) -> list[Run]:
    """Runs from top to bottom; what stands on one line from left to right."""
    ordered: list[Run] = []
    band: list[Run] = []
    for run in sorted(runs, key=lambda r: (r.center_y, r.left)):
        if band and not any(_beside(other, run) for other in band[-3:]):
            ordered.extend(sorted(band, key=lambda r: r.left))
            band = []
        band.append(run)
    return ordered + sorted(band, key=lambda r: r.left)


def _beside(a: Run, b: Run) -> bool:
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    return shared >= 0.55 * min(a.height, b.height) and (b.left >= a.right - 1 or a.left >= b.right - 1)
