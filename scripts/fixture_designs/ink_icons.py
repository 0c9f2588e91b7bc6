"""Flat icons on a field of 100 x 100, y down: `icon(canvas, color, second color)`."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

Icon = Callable[..., None]


def _shape(canvas: Any, points: list[tuple[float, float]], color: str) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    canvas.setFillColor(color)
    canvas.drawPath(path, stroke=0, fill=1)


def _disc(canvas: Any, x: float, y: float, radius: float, color: str) -> None:
    canvas.setFillColor(color)
    canvas.circle(x, y, radius, stroke=0, fill=1)


def _bar(canvas: Any, x: float, y: float, width: float, height: float, color: str, radius: float = 0) -> None:
    canvas.setFillColor(color)
    canvas.roundRect(x, y, width, height, radius, stroke=0, fill=1)


def man(canvas: Any, color: str = "#ffffff") -> None:
    """A person with trousers."""
    _disc(canvas, 50, 16, 12, color)
    _bar(canvas, 30, 32, 40, 36, color, 9)
    _bar(canvas, 34, 55, 14, 43, color, 4)
    _bar(canvas, 52, 55, 14, 43, color, 4)


def woman(canvas: Any, color: str = "#ffffff") -> None:
    """A person with a dress."""
    _disc(canvas, 50, 16, 12, color)
    _bar(canvas, 33, 32, 34, 22, color, 9)
    _shape(canvas, [(38, 40), (62, 40), (76, 76), (24, 76)], color)
    _bar(canvas, 39, 70, 9, 28, color, 3)
    _bar(canvas, 52, 70, 9, 28, color, 3)


def people(canvas: Any, color: str = "#ffffff", shade: str = "#dddddd") -> None:
    """Three people, the middle one in front."""
    for x in (22, 78):
        _disc(canvas, x, 34, 11, shade)
        _bar(canvas, x - 18, 49, 36, 34, shade, 13)
    _disc(canvas, 50, 24, 14, color)
    _bar(canvas, 26, 43, 48, 44, color, 16)


def scroll(canvas: Any, color: str = "#ffffff", mark: str = "#000000") -> None:
    """A signed document with a seal."""
    _bar(canvas, 20, 8, 52, 78, color, 6)
    for y, width in ((24, 34), (36, 34), (48, 22)):
        _bar(canvas, 29, y, width, 5, mark, 2)
    _shape(canvas, [(60, 70), (70, 70), (74, 98), (65, 90), (56, 98)], mark)
    _disc(canvas, 65, 68, 14, mark)
    _disc(canvas, 65, 68, 8, color)


def shield(canvas: Any, color: str = "#ffffff", mark: str = "#000000") -> None:
    """A shield with a tick."""
    path = canvas.beginPath()
    path.moveTo(50, 4)
    path.curveTo(64, 14, 78, 16, 88, 16)
    path.curveTo(88, 56, 78, 82, 50, 97)
    path.curveTo(22, 82, 12, 56, 12, 16)
    path.curveTo(22, 16, 36, 14, 50, 4)
    path.close()
    canvas.setFillColor(color)
    canvas.drawPath(path, stroke=0, fill=1)
    tick(canvas, mark)


def tick(canvas: Any, color: str = "#000000") -> None:
    """A check mark."""
    canvas.setStrokeColor(color)
    canvas.setLineWidth(9)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    path = canvas.beginPath()
    path.moveTo(31, 50)
    path.lineTo(45, 64)
    path.lineTo(70, 34)
    canvas.drawPath(path, stroke=1, fill=0)


def bubble(canvas: Any, color: str = "#ffffff", mark: str = "#000000") -> None:
    """A speech bubble with lines."""
    _bar(canvas, 6, 14, 88, 58, color, 16)
    _shape(canvas, [(24, 68), (50, 68), (26, 92)], color)
    for y, width in ((30, 56), (43, 56), (56, 34)):
        _bar(canvas, 22, y - 3, width, 6, mark, 3)


def scales(canvas: Any, color: str = "#ffffff") -> None:
    """A pair of scales."""
    _bar(canvas, 47, 10, 6, 76, color, 2)
    _bar(canvas, 28, 86, 44, 7, color, 3)
    _bar(canvas, 14, 20, 72, 6, color, 3)
    for x in (18, 82):
        canvas.setStrokeColor(color)
        canvas.setLineWidth(2.6)
        canvas.line(x, 24, x - 14, 56)
        canvas.line(x, 24, x + 14, 56)
        path = canvas.beginPath()
        path.moveTo(x - 17, 56)
        path.curveTo(x - 14, 74, x + 14, 74, x + 17, 56)
        path.close()
        canvas.setFillColor(color)
        canvas.drawPath(path, stroke=0, fill=1)


def lock(canvas: Any, color: str = "#ffffff", mark: str = "#000000") -> None:
    """A closed padlock."""
    canvas.setStrokeColor(color)
    canvas.setLineWidth(9)
    path = canvas.beginPath()
    path.moveTo(31, 48)
    path.lineTo(31, 30)
    path.curveTo(31, 4, 69, 4, 69, 30)
    path.lineTo(69, 48)
    canvas.drawPath(path, stroke=1, fill=0)
    _bar(canvas, 18, 44, 64, 50, color, 9)
    _disc(canvas, 50, 64, 8, mark)
    _bar(canvas, 46.5, 66, 7, 16, mark, 3)


def easel(canvas: Any, color: str = "#ffffff", mark: str = "#000000") -> None:
    """A flip-over with a rising line."""
    _bar(canvas, 10, 14, 80, 54, color, 5)
    _bar(canvas, 4, 8, 92, 9, color, 4)
    canvas.setStrokeColor(color)
    canvas.setLineWidth(6)
    canvas.line(40, 66, 28, 96)
    canvas.line(60, 66, 72, 96)
    canvas.setStrokeColor(mark)
    canvas.setLineWidth(5)
    canvas.setLineJoin(1)
    path = canvas.beginPath()
    path.moveTo(24, 56)
    path.lineTo(42, 40)
    path.lineTo(55, 48)
    path.lineTo(76, 28)
    canvas.drawPath(path, stroke=1, fill=0)


def table_round(canvas: Any, color: str = "#ffffff", mark: str = "#000000") -> None:
    """A round table with seats: a council."""
    for i in range(8):
        angle = math.pi * i / 4
        _disc(canvas, 50 + 38 * math.cos(angle), 50 + 38 * math.sin(angle), 10, color)
    _disc(canvas, 50, 50, 23, color)
    _disc(canvas, 50, 50, 16, mark)


def house(canvas: Any, color: str = "#ffffff", mark: str = "#000000") -> None:
    """A public building with columns."""
    _shape(canvas, [(50, 6), (94, 34), (6, 34)], color)
    for x in (16, 36, 56, 76):
        _bar(canvas, x, 40, 9, 38, color, 1)
    _bar(canvas, 8, 82, 84, 9, color, 1)
    _disc(canvas, 50, 24, 5, mark)


def ring(share: float) -> Icon:
    """A ring that is filled for this share, clockwise from the top."""

    def icon(canvas: Any, color: str = "#ffffff", rest: str = "#888888") -> None:
        canvas.setLineWidth(13)
        canvas.setLineCap(0)
        canvas.setStrokeColor(rest)
        canvas.circle(50, 50, 42, stroke=1, fill=0)
        canvas.setStrokeColor(color)
        path = canvas.beginPath()
        path.arc(8, 8, 92, 92, startAng=-90, extent=360 * share)
        canvas.drawPath(path, stroke=1, fill=0)

    return icon


def coins(canvas: Any, color: str = "#ffffff", mark: str = "#000000") -> None:
    """A stack of coins."""
    for y in (78, 64, 50, 36):
        canvas.setFillColor(color)
        canvas.setStrokeColor(mark)
        canvas.setLineWidth(3)
        canvas.ellipse(18, y - 12, 82, y + 12, stroke=1, fill=1)


def clock(canvas: Any, color: str = "#ffffff", mark: str = "#000000") -> None:
    """A clock face."""
    _disc(canvas, 50, 50, 44, color)
    canvas.setStrokeColor(mark)
    canvas.setLineWidth(6)
    canvas.setLineCap(1)
    canvas.line(50, 50, 50, 24)
    canvas.line(50, 50, 68, 60)


def leaf(canvas: Any, color: str = "#ffffff", mark: str = "#000000") -> None:
    """A leaf with its vein."""
    path = canvas.beginPath()
    path.moveTo(14, 88)
    path.curveTo(4, 30, 50, 8, 92, 10)
    path.curveTo(96, 60, 70, 96, 14, 88)
    path.close()
    canvas.setFillColor(color)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.setStrokeColor(mark)
    canvas.setLineWidth(4)
    canvas.line(10, 94, 70, 34)
