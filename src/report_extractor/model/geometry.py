"""Boxes on a page: the one coordinate system of the program.

PDF points (1/72 inch), origin top left of the page as displayed, x to the right and y down.
Pixels exist only inside the reading room.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in points; `right >= left` and `bottom >= top`."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height in points."""
        return self.bottom - self.top

    @property
    def area(self) -> float:
        """Area in square points."""
        return self.width * self.height

    @property
    def center_x(self) -> float:
        """Middle between left and right."""
        return (self.left + self.right) / 2

    @property
    def center_y(self) -> float:
        """Middle between top and bottom."""
        return (self.top + self.bottom) / 2

    def overlap_x(self, other: Box) -> float:
        """Length in points that the two boxes share horizontally; 0 when they do not."""
        return max(0.0, min(self.right, other.right) - max(self.left, other.left))

    def overlap_y(self, other: Box) -> float:
        """Length in points that the two boxes share vertically; 0 when they do not."""
        return max(0.0, min(self.bottom, other.bottom) - max(self.top, other.top))

    def intersection_area(self, other: Box) -> float:
        """Shared area in square points."""
        return self.overlap_x(other) * self.overlap_y(other)

    def contains_center(self, other: Box) -> bool:
        """Whether the centre of the other box lies in this one."""
        return self.left <= other.center_x <= self.right and self.top <= other.center_y <= self.bottom

    def contains(self, other: Box, slack_pt: float = 0.0) -> bool:
        """Whether the other box lies wholly in this one, give or take the slack."""
        return (
            self.left - slack_pt <= other.left
            and self.top - slack_pt <= other.top
            and other.right <= self.right + slack_pt
            and other.bottom <= self.bottom + slack_pt
        )


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around all; ValueError when there is none."""
    found = tuple(boxes)
    if not found:
        raise ValueError("union of no boxes")
    return Box(
        left=min(box.left for box in found),
        top=min(box.top for box in found),
        right=max(box.right for box in found),
        bottom=max(box.bottom for box in found),
    )
