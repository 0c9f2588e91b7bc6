"""Takes the words of a page, gives runs: words that stand side by side on one base line without a wide gap.

A run is the smallest piece of layout: a line of a column, a cell of a table, a number of a callout. Runs are found
by geometry alone (vertical overlap, gap measured in the size of the text), so the order of the content stream does
not matter. Wide gaps stay open here: whether two runs on one line belong together is known only when the columns are.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..model import Box, Line, Word
from .values import is_mark_text, is_number_word, opens_text

GAP_EM = 0.8  # wider gaps part runs; justified lines that break here are joined again inside their column
NUMBER_GAP_EM = 0.5  # two numbers side by side are two cells sooner than two words are
MARKER_GAP_EM = 3.5  # from a list mark to its text
DASH_MARGIN_EM = 5.0  # left of a dash that opens a list item
_DASHES = ("-", "\u2012", "\u2013", "\u2014", "\u2212")
MOST_CLOSED = 6  # runs that have ended, before a bucket is cleared of them
SIZE_RATIO = 1.45  # neighbours that differ more in size are not one run


@dataclass(frozen=True, slots=True)
class Run:
    """Words side by side on one base line, left to right; edges in points."""

    words: tuple[Word, ...]
    left: float
    top: float
    right: float
    bottom: float
    size: float
    text: str
    bold: bool
    color: str

    @property
    def height(self) -> float:
        """Height in points."""
        return self.bottom - self.top

    @property
    def center_x(self) -> float:
        """Horizontal middle."""
        return (self.left + self.right) / 2

    @property
    def center_y(self) -> float:
        """Vertical middle."""
        return (self.top + self.bottom) / 2

    @property
    def box(self) -> Box:
        """The box around the words."""
        return Box(left=self.left, top=self.top, right=self.right, bottom=self.bottom)

    @property
    def line(self) -> Line:
        """The run as a line of the model."""
        return Line(words=self.words)


def make_run(words: Iterable[Word]) -> Run:
    """One run of the words, in the order given; style is that of most characters, box that of words not raised."""
    ordered = tuple(words)
    plain = [word for word in ordered if not word.raised] or list(ordered)
    boxes = [word.box for word in plain]
    size, bold, color = _style(plain)
    return Run(
        ordered,
        min([box.left for box in boxes]),
        min([box.top for box in boxes]),
        max([word.box.right for word in ordered]),
        max([box.bottom for box in boxes]),
        size,
        " ".join([word.text for word in plain]),
        bold,
        color,
    )


def _style(words: Sequence[Word]) -> tuple[float, bool, str]:
    """Size, weight and colour of most characters."""
    first = words[0]
    if all(w.size_pt == first.size_pt and w.bold == first.bold and w.color == first.color for w in words):
        return round(first.size_pt, 1), first.bold, first.color
    weights: dict[tuple[float, bool, str], int] = {}
    for word in words:
        style = (round(word.size_pt, 1), word.bold, word.color)
        weights[style] = weights.get(style, 0) + len(word.text)
    return max(sorted(weights), key=lambda style: (weights[style], style[0]))


def is_pictured(run: Run) -> bool:
    """Whether a run was read from a picture: its sizes are those of its ink."""
    return run.words[0].read_by == "ocr"


def find_runs(words: Sequence[Word]) -> list[Run]:
    """Runs of upright words, from top to bottom and left to right. Near-linear."""
    found: list[_Open] = []
    buckets: dict[int, list[_Open]] = {}
    raised: list[Word] = []
    bucket_pt = _bucket_height(words)
    reach_pt = GAP_EM * max((word.size_pt for word in words), default=0.0)
    for word in sorted(words, key=_from_left):
        if word.raised:
            raised.append(word)
            continue
        box = word.box
        first, last = int(box.top // bucket_pt), int(box.bottom // bucket_pt)
        run = _left_neighbour(word, buckets, range(first, last + 1), reach_pt)
        if run is None:
            run = _Open([], 0.0, 0.0, 0.0, 0.0, last + 1, first)
            found.append(run)
        run.words.append(word)
        run.right, run.top, run.bottom, run.size = box.right, box.top, box.bottom, word.size_pt
        for bucket in range(first, last + 1):
            if not run.first <= bucket < run.last:
                buckets.setdefault(bucket, []).append(run)
        run.first, run.last = min(run.first, first), max(run.last, last + 1)
    runs = _attach_raised([make_run(run.words) for run in found], raised, bucket_pt)
    return _join_markers(sorted(runs, key=lambda run: (run.top, run.left, run.text)))


@dataclass(slots=True)
class _Open:
    """A run that may grow: its words, the edges and size of the last one, and the buckets `[first, last)` it is in."""

    words: list[Word]
    right: float
    top: float
    bottom: float
    size: float
    first: int
    last: int


def _join_markers(runs: list[Run]) -> list[Run]:
    """The runs, with list marks and section numbers joined to the text they open."""
    markers = [run for run in runs if len(run.words) == 1 and (opens_text(run.text) or run.text in _DASHES)]
    if not markers:
        return runs
    joined: dict[int, Run] = {}
    gone: set[int] = set()
    starts = sorted((run for run in runs if not opens_text(run.text)), key=lambda run: run.center_y)
    heights = [run.center_y for run in starts]
    for marker in markers:
        first = bisect_left(heights, marker.top - 2)
        last = bisect_right(heights, marker.bottom + 2)
        line = starts[first:last]
        near = [
            run
            for run in line
            if -1 <= run.left - marker.right <= MARKER_GAP_EM * run.size and id(run) not in joined and run is not marker
        ]
        target = min(near, key=lambda run: (run.left, run.text), default=None)
        if target is not None and (marker.text not in _DASHES or _opens_line(marker, target, line)):
            joined[id(target)] = make_run((*marker.words, *target.words))
            gone.add(id(marker))
    return [joined.get(id(run), run) for run in runs if id(run) not in gone]


def _opens_line(dash: Run, target: Run, line: Sequence[Run]) -> bool:
    """Whether a dash opens a text of several words and is no empty cell before it: nothing stands left of it."""
    beside = any(0 <= dash.left - run.right <= DASH_MARGIN_EM * dash.size for run in line if run is not dash)
    return not beside and len(target.words) >= 2 and target.text[:1].isalpha()


def _from_left(word: Word) -> tuple[float, float, str]:
    return (word.box.left, word.box.top, word.text)


def _bucket_height(words: Sequence[Word]) -> float:
    sizes = sorted(word.box.height for word in words)
    return max(4.0, sizes[len(sizes) // 2] if sizes else 4.0)


def _left_neighbour(
    word: Word, buckets: dict[int, list[_Open]], places: Iterable[int], reach_pt: float
) -> _Open | None:
    """The run that a word goes on with; words come from left to right, so runs that end too far left are closed."""
    left, top, bottom = word.box.left, word.box.top, word.box.bottom
    best: _Open | None = None
    best_gap = 1e9
    for bucket in places:
        members = buckets.get(bucket)
        if not members:
            continue
        closed = 0
        for run in reversed(members):
            gap = left - run.right
            if gap > reach_pt:
                closed += 1
            elif abs(gap) < best_gap and run.top < bottom and top < run.bottom and _joins(run, word, gap):
                best, best_gap = run, abs(gap)
        if closed > MOST_CLOSED:
            buckets[bucket] = [run for run in members if left - run.right <= reach_pt]
    return best


def _joins(run: _Open, word: Word, gap: float) -> bool:
    small, large = (run.size, word.size_pt) if run.size <= word.size_pt else (word.size_pt, run.size)
    if large > small * SIZE_RATIO:
        return False
    if not -0.35 * small <= gap <= GAP_EM * small:
        return False
    if gap > NUMBER_GAP_EM * small and is_number_word(run.words[-1].text) and is_number_word(word.text):
        return False
    box = word.box
    overlap = min(run.bottom, box.bottom) - max(run.top, box.top)
    return overlap >= 0.5 * min(run.bottom - run.top, box.height)


def _attach_raised(runs: list[Run], raised: list[Word], bucket_pt: float) -> list[Run]:
    if not raised:
        return runs
    places: dict[int, list[int]] = {}
    for index, run in enumerate(runs):
        for bucket in range(int(run.top // bucket_pt), int(run.bottom // bucket_pt) + 1):
            places.setdefault(bucket, []).append(index)
    added: dict[int, list[Word]] = {}
    alone: list[Run] = []
    for mark in raised:
        index = _carrier(mark, runs, places, bucket_pt)
        if index < 0:
            alone.append(make_run([mark]))
        else:
            added.setdefault(index, []).append(mark)
    for index, marks in added.items():
        runs[index] = make_run(sorted((*runs[index].words, *marks), key=_from_left))
    return runs + alone


def _carrier(mark: Word, runs: list[Run], places: dict[int, list[int]], bucket_pt: float) -> int:
    """The run that carries the raised mark: the one it stands in or touches, nearest to its left."""
    box = mark.box
    best, best_distance = -1, 1e9
    for bucket in {int(box.top // bucket_pt), int(box.bottom // bucket_pt)}:
        for index in places.get(bucket, ()):
            run = runs[index]
            if box.bottom <= run.top or box.top >= run.bottom:
                continue
            distance = max(run.left - box.right, box.left - run.right, 0.0)
            limit = 1.2 * run.size if is_mark_text(mark.text) else 0.6 * run.size
            if distance <= limit and distance < best_distance:
                best, best_distance = index, distance
    return best
