"""Takes the runs of a page, gives clusters: runs of one style that stand closely under each other.

A cluster is a paragraph or a part of it. Clusters are what panels are tested against and what columns are cut from,
so that a wide space in a justified line parts no sentence and a decoration behind a text cuts no paragraph.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from .runs import Run, is_pictured

GAP_EM = 0.95  # most white space between two lines of a cluster
BUCKET_PT = 48.0
SAME_SIZE_RATIO = 1.08
PICTURED_RATIO = 1.27  # between two sizes of text that was read from a picture
NARROW_EM = 1.0  # two runs under one run that are further apart than this are two columns, not one broken line


@dataclass(frozen=True, slots=True)
class Cluster:
    """Runs of one text area from top to bottom; edges in points."""

    runs: tuple[Run, ...]
    left: float
    top: float
    right: float
    bottom: float
    size: float

    @property
    def center_x(self) -> float:
        """Horizontal middle."""
        return (self.left + self.right) / 2

    @property
    def center_y(self) -> float:
        """Vertical middle."""
        return (self.top + self.bottom) / 2


def find_clusters(runs: Sequence[Run]) -> list[Cluster]:
    """Clusters from top to bottom. Near-linear: a run meets only the runs a line below it."""
    ordered = sorted(runs, key=lambda run: (run.top, run.left, run.text))
    leaders = list(range(len(ordered)))
    below = _neighbours_below(ordered)
    above: dict[int, list[int]] = {}
    for upper, lowers in below.items():
        for lower in lowers:
            above.setdefault(lower, []).append(upper)
    for upper, lowers in below.items():
        if _parts_columns([ordered[i] for i in lowers], ordered[upper]):
            continue
        for lower in lowers:
            if not _parts_columns([ordered[i] for i in above[lower]], ordered[lower]):
                _union(leaders, upper, lower)
    members: dict[int, list[Run]] = {}
    for index, run in enumerate(ordered):
        members.setdefault(_leader(leaders, index), []).append(run)
    return [make_cluster(group) for _, group in sorted(members.items())]


def make_cluster(runs: Sequence[Run]) -> Cluster:
    """One cluster of these runs."""
    sizes = sorted(run.size for run in runs)
    return Cluster(
        tuple(runs),
        min(run.left for run in runs),
        min(run.top for run in runs),
        max(run.right for run in runs),
        max(run.bottom for run in runs),
        sizes[len(sizes) // 2],
    )


def _neighbours_below(ordered: list[Run]) -> dict[int, list[int]]:
    """For each run the runs of its style that stand on the next line below it, with nothing between."""
    places: dict[int, list[int]] = {}
    for index, run in enumerate(ordered):
        for bucket in range(int(run.left // BUCKET_PT), int(run.right // BUCKET_PT) + 1):
            places.setdefault(bucket, []).append(index)
    below: dict[int, list[int]] = {}
    for upper, run in enumerate(ordered):
        found: list[int] = []
        floor = run.bottom + GAP_EM * run.size
        for lower in _candidates(upper, run, ordered, places, floor):
            other = ordered[lower]
            if other.top > floor:
                break
            if other.center_y <= run.bottom - 0.2 * run.height or other.right <= run.left or other.left >= run.right:
                continue
            if _same_size(run, other) and _same_looks(run, other):
                found.append(lower)
            floor = min(floor, other.bottom - 0.3 * other.height)  # nothing is looked for behind it
        if found:
            below[upper] = found
    return below


def _candidates(upper: int, run: Run, ordered: list[Run], places: dict[int, list[int]], floor: float) -> list[int]:
    """Indices of later runs that share a strip of the page with a run and start above the floor, in order."""
    near: set[int] = set()
    for bucket in range(int(run.left // BUCKET_PT), int(run.right // BUCKET_PT) + 1):
        members = places[bucket]
        for position in range(bisect_right(members, upper), len(members)):
            if ordered[members[position]].top > floor:
                break
            near.add(members[position])
    return sorted(near)


def _same_size(a: Run, b: Run) -> bool:
    """Whether both lines, or the end of one and the start of the other, are of one size."""
    ratio = PICTURED_RATIO if is_pictured(a) and is_pictured(b) else SAME_SIZE_RATIO
    for first, second in ((a.size, b.size), (a.words[-1].size_pt, b.words[0].size_pt)):
        small, large = sorted((first, second))
        if large <= small * ratio:
            return True
    return False


def _same_looks(a: Run, b: Run) -> bool:
    """Whether both lines end and begin in one style, or are of one style."""
    if a.bold == b.bold and a.color == b.color:
        return True
    last, first = a.words[-1], b.words[0]
    return last.bold == first.bold and last.color == first.color


def _parts_columns(runs: Sequence[Run], anchor: Run) -> bool:
    """Whether runs beside each other, all above or all below one anchor, are columns."""
    if len(runs) < 2:
        return False
    ordered = sorted(runs, key=lambda run: run.left)
    edge = ordered[0].right
    for run in ordered[1:]:
        if run.left - edge > max(NARROW_EM * anchor.size, 0.0) * 2.2:
            return True
        edge = max(edge, run.right)
    return False


def _leader(leaders: list[int], index: int) -> int:
    while leaders[index] != index:
        leaders[index] = leaders[leaders[index]]
        index = leaders[index]
    return index


def _union(leaders: list[int], a: int, b: int) -> None:
    a, b = _leader(leaders, a), _leader(leaders, b)
    if a != b:
        leaders[max(a, b)] = min(a, b)
