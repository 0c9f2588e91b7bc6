"""Glyphs of a TrueType font as vector paths: text that no text reader can see."""

from __future__ import annotations

import struct
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfmetrics

Point = tuple[float, float, bool]  # x, y, on the curve


@cache
def tables(font: str) -> tuple[bytes, dict[str, int]]:
    """The font file and where its tables start."""
    data: bytes = pdfmetrics.getFont(font).face._ttf_data
    count = struct.unpack(">H", data[4:6])[0]
    where = {}
    for i in range(count):
        tag, _, offset, _ = struct.unpack(">4sLLL", data[12 + 16 * i : 28 + 16 * i])
        where[tag.decode()] = offset
    return data, where


@cache
def glyph(font: str, index: int) -> tuple[tuple[Point, ...], ...]:
    """The closed contours of a glyph in font units."""
    data, where = tables(font)
    is_long = struct.unpack(">h", data[where["head"] + 50 : where["head"] + 52])[0]
    if is_long:
        start, end = struct.unpack(">LL", data[where["loca"] + 4 * index : where["loca"] + 4 * index + 8])
    else:
        start, end = (
            2 * v for v in struct.unpack(">HH", data[where["loca"] + 2 * index : where["loca"] + 2 * index + 4])
        )
    if start == end:
        return ()
    at = where["glyf"] + start
    contours = struct.unpack(">h", data[at : at + 2])[0]
    return simple(data, at + 10, contours) if contours >= 0 else composite(font, data, at + 10)


def simple(data: bytes, at: int, contours: int) -> tuple[tuple[Point, ...], ...]:
    """Contours of a glyph that holds its own points."""
    ends = struct.unpack(f">{contours}H", data[at : at + 2 * contours])
    at += 2 * contours
    at += 2 + struct.unpack(">H", data[at : at + 2])[0]
    flags: list[int] = []
    while len(flags) <= ends[-1]:
        flag = data[at]
        at += 1
        flags.append(flag)
        if flag & 8:
            flags.extend([flag] * data[at])
            at += 1
    xs, at = coordinates(data, at, flags, 2, 16)
    ys, at = coordinates(data, at, flags, 4, 32)
    points = [(float(x), float(y), bool(flag & 1)) for x, y, flag in zip(xs, ys, flags, strict=True)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    return tuple(tuple(points[a : b + 1]) for a, b in zip(starts, ends, strict=True))


def coordinates(data: bytes, at: int, flags: list[int], short: int, same: int) -> tuple[list[int], int]:
    """One axis of the points of a simple glyph."""
    values, value = [], 0
    for flag in flags:
        if flag & short:
            value += data[at] if flag & same else -data[at]
            at += 1
        elif not flag & same:
            value += struct.unpack(">h", data[at : at + 2])[0]
            at += 2
        values.append(value)
    return values, at


def composite(font: str, data: bytes, at: int) -> tuple[tuple[Point, ...], ...]:
    """Contours of a glyph made of others (accented letters)."""
    found: list[tuple[Point, ...]] = []
    while True:
        flags, index = struct.unpack(">HH", data[at : at + 4])
        at += 4
        dx, dy = struct.unpack(">hh" if flags & 1 else ">bb", data[at : at + (4 if flags & 1 else 2)])
        at += 4 if flags & 1 else 2
        at += 2 if flags & 8 else 4 if flags & 64 else 8 if flags & 128 else 0
        found.extend(tuple((x + dx, y + dy, on) for x, y, on in part) for part in glyph(font, index))
        if not flags & 32:
            return tuple(found)


def draw_outline(canvas: Any, text: str, font: str, size: float, squeeze: float) -> None:
    """Fill the outlines of a text at the canvas origin."""
    face = pdfmetrics.getFont(font).face
    data, where = tables(font)
    scale = size / struct.unpack(">H", data[where["head"] + 18 : where["head"] + 20])[0]
    path = canvas.beginPath()
    left = 0.0
    for character in text:
        for contour in glyph(font, face.charToGlyph.get(ord(character), 0)):
            trace(path, [(left + x * scale * squeeze, y * scale, on) for x, y, on in contour])
        left += pdfmetrics.stringWidth(character, font, size) * squeeze
    canvas.drawPath(path, stroke=0, fill=1)


def trace(path: Any, contour: list[Point]) -> None:
    """One closed contour of quadratic curves, as cubic curves."""
    full: list[Point] = []
    for i, (x, y, on) in enumerate(contour):
        px, py, was_on = contour[i - 1]
        if not on and not was_on:
            full.append(((x + px) / 2, (y + py) / 2, True))
        full.append((x, y, on))
    first = next(i for i, point in enumerate(full) if point[2])
    full = full[first:] + full[: first + 1]
    path.moveTo(full[0][0], full[0][1])
    i = 1
    while i < len(full):
        x, y, on = full[i]
        if on:
            path.lineTo(x, y)
            i += 1
            continue
        (ax, ay, _), (bx, by, _) = full[i - 1], full[i + 1]
        path.curveTo(ax + 2 / 3 * (x - ax), ay + 2 / 3 * (y - ay), bx + 2 / 3 * (x - bx), by + 2 / 3 * (y - by), bx, by)
        i += 2
    path.close()
