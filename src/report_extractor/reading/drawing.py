"""What is drawn on a page: shapes that tell about layout, and the paint order that tells what covers what.

Page objects are walked in paint order, forms included, at most `max_objects`. A path that holds several rectangles
or lines (the grid of a table is often one path) is taken apart; curves stay whole. Small paths with many segments
look like letters drawn as outlines: pages without text are judged by their number, others by their places.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field

from ..model import Box, Shape, ShapeKind
from .pdfium import PdfPage, fast

_TEXT, _PATH, _IMAGE, _SHADING, _FORM = 1, 2, 3, 4, 5
_MAX_DEPTH = 12
_MAX_SEGMENTS = 600  # of a path that is taken apart: longer ones are drawings, not grids
_RULE_PT = 3.0
_PANEL_SIDES_PT, _PANEL_AREA = (14.0, 30.0), 900.0
_OUTLINE_SEGMENTS = 24
_GLYPH_PT, _GLYPH_SEGMENTS = 60.0, 6
_SEGMENTS_OF_A_LETTER = 20
_MOST_OUTLINED = 20_000
_SIMPLE_SEGMENTS = 30  # rounded rectangles, circles, banners: these fill nearly all of their box

_P, _I = ctypes.c_void_p, ctypes.c_int
_count = fast("FPDFPage_CountObjects", _I, _P)
_get = fast("FPDFPage_GetObject", _P, _P, _I)
_form_count = fast("FPDFFormObj_CountObjects", _I, _P)
_form_get = fast("FPDFFormObj_GetObject", _P, _P, ctypes.c_ulong)
_type = fast("FPDFPageObj_GetType", _I, _P)
_bounds = fast("FPDFPageObj_GetBounds", _I, _P, _P, _P, _P, _P)
_matrix = fast("FPDFPageObj_GetMatrix", _I, _P, _P)
_mode = fast("FPDFPath_GetDrawMode", _I, _P, _P, _P)
_fill = fast("FPDFPageObj_GetFillColor", _I, _P, _P, _P, _P, _P)
_stroke = fast("FPDFPageObj_GetStrokeColor", _I, _P, _P, _P, _P, _P)
_segments = fast("FPDFPath_CountSegments", _I, _P)
_segment = fast("FPDFPath_GetPathSegment", _P, _P, _I)
_point = fast("FPDFPathSegment_GetPoint", _I, _P, _P, _P)
_segment_type = fast("FPDFPathSegment_GetType", _I, _P)
_clip = fast("FPDFPageObj_GetClipPath", _P, _P)
_clip_paths = fast("FPDFClipPath_CountPaths", _I, _P)
_clip_count = fast("FPDFClipPath_CountPathSegments", _I, _P, _I)
_clip_segment = fast("FPDFClipPath_GetPathSegment", _P, _P, _I, _I)
_count_marks = fast("FPDFPageObj_CountMarks", _I, _P)
_get_mark = fast("FPDFPageObj_GetMark", _P, _P, ctypes.c_ulong)
_mark_name = fast("FPDFPageObjMark_GetName", _I, _P, _P, ctypes.c_ulong, _P)
_mark_text = fast("FPDFPageObjMark_GetParamStringValue", _I, _P, ctypes.c_char_p, _P, ctypes.c_ulong, _P)
_LAYER_MARK = "OC\0".encode("utf-16-le")
_MAX_MARKS = 8

Rectangle = tuple[float, float, float, float]  # left, low, right, high in page coordinates
Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Paint:
    """An area that hides what was painted before it: a fill (with colour and opacity) or a picture."""

    z: int
    box: Box
    color: str  # empty for pictures and gradients
    opaque: bool
    plain: bool  # fills its box: a rectangle, not a curve


@dataclass(slots=True)
class Drawing:
    """Shapes and paint order of one page. `text_z` gives the place of each text object (by address) in the order."""

    shapes: list[Shape] = field(default_factory=list)
    paints: list[Paint] = field(default_factory=list)
    text_z: dict[int, int] = field(default_factory=dict)
    clips: dict[int, Rectangle] = field(default_factory=dict)  # of text objects, page coordinates
    layered: set[int] = field(default_factory=set)  # text objects in a layer that can be switched off
    replaced: dict[int, str] = field(default_factory=dict)  # text objects that say they stand for another text
    places: dict[int, Rectangle] = field(default_factory=dict)  # of those, page coordinates
    images: list[tuple[int, Box]] = field(default_factory=list)
    glyph_like: int = 0
    outlined: list[tuple[Box, int]] = field(default_factory=list)  # paths like letters, with how many each may hold
    objects: int = 0
    cut_short: bool = False


class _Walk:
    """One pass over the objects of a page; keeps the buffers that pdfium writes its answers in."""

    def __init__(self, page: PdfPage, max_objects: int) -> None:
        self.page = page
        self.max_objects = max_objects
        self.found = Drawing()
        self.within: Matrix | None = None  # of the text object whose marks are read
        self.floats = (ctypes.c_float * 6)()
        self.numbers = (ctypes.c_uint * 4)()
        at, self.pair = ctypes.addressof(self.floats), (ctypes.c_int * 2)()
        self.float_at = (at, at + 4, at + 8, at + 12)
        at = ctypes.addressof(self.numbers)
        self.number_at = (at, at + 4, at + 8, at + 12)
        at = ctypes.addressof(self.pair)
        self.pair_at = (at, at + 4)
        self.name = ctypes.create_string_buffer(64)
        self.name_at = ctypes.addressof(self.name)

    def run(self) -> Drawing:
        address = self.page.address
        for index in range(_count(address)):
            if self.found.cut_short:
                break
            self.visit(_get(address, index), None, 0)
        return self.found

    def visit(self, item: int | None, within: Matrix | None, depth: int) -> None:
        found = self.found
        if not item:
            return
        found.objects += 1
        if found.objects > self.max_objects:
            found.cut_short = True
            return
        kind = _type(item)
        if kind == _TEXT:
            self.text(item, within)
        elif kind == _PATH:
            self.path(item, within)
        elif kind in (_IMAGE, _SHADING):
            self.picture(item, within, kind)
        elif kind == _FORM and depth < _MAX_DEPTH:
            inner = _times(self.matrix_of(item), within)
            for index in range(_form_count(item)):
                if found.cut_short:
                    break
                self.visit(_form_get(item, index), inner, depth + 1)

    def text(self, item: int, within: Matrix | None) -> None:
        found, self.within = self.found, within
        found.text_z[item] = found.objects
        clip = self.clip_of(item, within)
        if clip is not None:
            found.clips[item] = clip
        for index in range(min(_count_marks(item), _MAX_MARKS)):
            self.mark(item, _get_mark(item, index))

    def mark(self, item: int, mark: int | None) -> None:
        """Note what the marked content around a text object says of it: its layer, its replacement text."""
        if not mark:
            return
        size = ctypes.c_ulong()
        here = ctypes.addressof(size)
        if _mark_name(mark, self.name_at, 64, here) and self.name.raw[: size.value] == _LAYER_MARK:
            self.found.layered.add(item)
        if _mark_text(mark, b"ActualText", self.name_at, 64, here) and size.value > 2:
            place = self.bounds_of(item, self.within)
            if place is not None:
                self.found.places[item] = place
            self.found.replaced[item] = self.name.raw[: min(64, size.value) - 2].decode("utf-16-le", "ignore")

    def picture(self, item: int, within: Matrix | None, kind: int) -> None:
        place = self.clipped(item, self.bounds_of(item, within), within)
        if place is None:
            return
        box = self.on_page(place)
        if box is None:
            return
        self.found.paints.append(Paint(self.found.objects, box, "", kind == _IMAGE, True))
        if kind == _IMAGE:
            self.found.images.append((item, box))
            self.add("image", box, "")
        elif box.area >= _PANEL_AREA:
            self.add("panel", box, "")

    def path(self, item: int, within: Matrix | None) -> None:
        place = self.bounds_of(item, within)
        if place is None or not _mode(item, *self.pair_at):
            return
        fill, stroke = self.pair[0] != 0, self.pair[1] != 0
        if not (fill or stroke):
            return
        fill_color, alpha = self.color_of(item, _fill) if fill else ("", 255)
        stroke_color, stroke_alpha = self.color_of(item, _stroke) if stroke else ("", 255)
        fill, stroke = fill and alpha > 8, stroke and stroke_alpha > 8
        if not (fill or stroke):
            return
        count = _segments(item)
        width, height = place[2] - place[0], place[3] - place[1]
        if fill and count >= _GLYPH_SEGMENTS and height < _GLYPH_PT:
            self.letters(place, 1 if width < _GLYPH_PT else count // _SEGMENTS_OF_A_LETTER)
        if fill and width * height > _PANEL_AREA:
            clipped = self.clipped(item, place, within)
            if clipped is None:
                return
            place = clipped
        parts = self.parts_of(item, count, within) if count > 5 else None
        if parts is None:
            plain = count <= _SIMPLE_SEGMENTS
            self.place(place, count, fill, fill_color, stroke_color, alpha >= 250, plain)
            return
        for part, plain in parts:
            self.place(part, 5 if plain else 9, fill, fill_color, stroke_color, alpha >= 250, plain)

    def letters(self, at: Rectangle, count: int) -> None:
        """Note a path that may be so many letters drawn as outlines."""
        self.found.glyph_like += count
        box = self.on_page(at) if count and len(self.found.outlined) < _MOST_OUTLINED else None
        if box is not None:
            self.found.outlined.append((box, count))

    def place(
        self, at: Rectangle, count: int, fill: bool, fill_color: str, stroke_color: str, opaque: bool, plain: bool
    ) -> None:
        """Keep one part of a path as a shape (and a paint, when filled)."""
        box = self.on_page(at)
        if box is None:
            return
        if fill:
            self.found.paints.append(Paint(self.found.objects, box, fill_color, opaque, plain))
        kind = _shape_kind(box, count, fill)
        if kind:
            self.add(kind, box, fill_color if fill else stroke_color)

    def add(self, kind: ShapeKind, box: Box, color: str) -> None:
        self.found.shapes.append(Shape(kind=kind, box=box, color=color))

    def color_of(self, item: int, ask: object) -> tuple[str, int]:
        numbers = self.numbers
        if not ask(item, *self.number_at):  # type: ignore[operator]  # one of the two raw functions above
            return "", 255
        return f"#{numbers[0] & 255:02x}{numbers[1] & 255:02x}{numbers[2] & 255:02x}", int(numbers[3])

    def bounds_of(self, item: int, within: Matrix | None) -> Rectangle | None:
        if not _bounds(item, *self.float_at):
            return None
        left, low, right, high = self.floats[0], self.floats[1], self.floats[2], self.floats[3]
        return _move((left, low, right, high), within)

    def matrix_of(self, item: int) -> Matrix:
        if not _matrix(item, self.float_at[0]):
            return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        a, b, c, d, e, f = self.floats
        return (a, b, c, d, e, f)

    def on_page(self, at: Rectangle) -> Box | None:
        """The displayed box, cut at the edges of the page; None when nothing of it is on the page."""
        page = self.page
        left, top, right, bottom = page.edges(*at)
        left, top = max(left, 0.0), max(top, 0.0)
        right, bottom = min(right, page.width_pt), min(bottom, page.height_pt)
        if not (right >= left and bottom >= top):  # also when a bound is not a number
            return None
        return Box(left=round(left, 2), top=round(top, 2), right=round(right, 2), bottom=round(bottom, 2))

    def clipped(self, item: int, place: Rectangle | None, within: Matrix | None) -> Rectangle | None:
        if place is None:
            return None
        clip = self.clip_of(item, within)
        return place if clip is None else _cut(place, clip)

    def clip_of(self, item: int, within: Matrix | None) -> Rectangle | None:
        """The box of what the clip paths of an object leave, in page coordinates; None when nothing clips."""
        clip = _clip(item)
        if not clip:
            return None
        left: Rectangle | None = None
        for path in range(min(_clip_paths(clip), 8)):
            box = self.clip_box(clip, path)
            if box is None:
                continue
            left = box if left is None else _cut(left, box) or (0.0, 0.0, 0.0, 0.0)
        return None if left is None else _move(left, within)

    def clip_box(self, clip: int, path: int) -> Rectangle | None:
        x, y = self.float_at[0], self.float_at[1]
        floats = self.floats
        xs, ys = [], []
        for index in range(min(_clip_count(clip, path), 64)):
            segment = _clip_segment(clip, path, index)
            if segment and _point(segment, x, y):
                xs.append(floats[0])
                ys.append(floats[1])
        return (min(xs), min(ys), max(xs), max(ys)) if xs else None

    def parts_of(self, item: int, count: int, within: Matrix | None) -> list[tuple[Rectangle, bool]] | None:
        """The subpaths of a path with their boxes and whether they are plain; None when it is one, or too long."""
        if count > _MAX_SEGMENTS:
            return None
        x, y = self.float_at[0], self.float_at[1]
        floats = self.floats
        subpaths: list[list[tuple[float, float]]] = []
        curved: list[bool] = []
        for index in range(count):
            segment = _segment(item, index)
            if not segment or not _point(segment, x, y):
                continue
            kind = _segment_type(segment)
            if kind == 2 or not subpaths:
                subpaths.append([])
                curved.append(False)
            elif kind == 1:
                curved[-1] = True
            subpaths[-1].append((floats[0], floats[1]))
        whole = [(points, bend) for points, bend in zip(subpaths, curved, strict=True) if len(points) > 1]
        if len(whole) < 2 or any(curved):
            return None
        matrix = _times(self.matrix_of(item), within)
        return [(_move(_around(points), matrix), len(points) <= 5) for points, _ in whole]


def read_drawing(page: PdfPage, max_objects: int) -> Drawing:
    """The shapes and the paint order of a loaded page; `cut_short` when it has more objects than allowed."""
    return _Walk(page, max_objects).run()


def _shape_kind(box: Box, segments: int, fill: bool) -> ShapeKind | None:
    short, long = sorted((box.width, box.height))
    if short < _RULE_PT:
        return "rule" if long >= _RULE_PT else None
    if fill:
        if short >= _PANEL_SIDES_PT[0] and long >= _PANEL_SIDES_PT[1] and box.area >= _PANEL_AREA:
            return "panel"
        return "mark"
    if segments <= _OUTLINE_SEGMENTS and short >= 6:
        return "outline" if segments >= 4 else None
    return None


def _around(points: list[tuple[float, float]]) -> Rectangle:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _cut(one: Rectangle, other: Rectangle) -> Rectangle | None:
    left, low = max(one[0], other[0]), max(one[1], other[1])
    right, high = min(one[2], other[2]), min(one[3], other[3])
    return (left, low, right, high) if right >= left and high >= low else None


def _times(inner: Matrix, outer: Matrix | None) -> Matrix:
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _move(at: Rectangle, matrix: Matrix | None) -> Rectangle:
    if matrix is None:
        return at
    a, b, c, d, e, f = matrix
    left, low, right, high = at
    return _around(
        [(a * x + c * y + e, b * x + d * y + f) for x, y in ((left, low), (right, low), (left, high), (right, high))]
    )
