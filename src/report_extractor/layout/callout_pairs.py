"""Takes numbers that stand out and the texts around them, gives for each number its caption.

What a caption costs is its distance and how far it stands askew, in sizes of the number. Numbers of one size in one
panel follow one pattern: their captions stand on the same side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Box
from .callout_words import may_name, text_of
from .clusters import Cluster, make_cluster
from .panels import Panel
from .runs import Run, is_pictured
from .values import has_digit

LONGEST_SENTENCE = 200  # characters of a sentence whose first word is the number
GOES_ON = 1.0  # what it is worth that a caption goes on in small letters where the number stops
SAME_SIDE = 1.2  # what it is worth that a caption stands on the side of its fellows, in sizes of the number
LONGEST_ICON = 2  # letters that recognition makes of an icon
BESIDE_EM = 1.2  # from a number to the sentence right of it, in sizes of the number
RIGHT_EM = 3.0  # from a number in a ring or an icon to the text right of it that goes on in small letters
NEAR_EM = 1.5  # from the number to its caption, in sizes of the number
_QUALIFIER = re.compile(
    r"(?:(?:per|in|eind|op|t\.o\.v\.|ten opzichte|excl|incl)\b|\().{0,28}|(?:pro)?cent|euro|personen|mensen",
    re.IGNORECASE,
)
_OPENS_PHRASE = re.compile(
    r"(?:per|in|over|eind|ultimo|op|tegen|sinds|t\.o\.v\.|ten|excl|incl|inclusief|exclusief|vanaf|tot)\b"
)
_SIDES = ("below", "above", "right", "left")


@dataclass(frozen=True, slots=True)
class Number:
    """A number that stands out: its runs in reading order (number, magnitude word) and the panel it lies in."""

    runs: tuple[Run, ...]
    panel: int
    inline: tuple[Run, ...] = ()  # its caption when that stands on its own line

    @property
    def cluster(self) -> Cluster:
        """The number with its magnitude word as one cluster."""
        return make_cluster(self.runs)


def overlap_x(a: Run | Cluster, b: Run | Cluster) -> float:
    """Length in points that two boxes share horizontally; negative when they are apart."""
    return min(a.right, b.right) - max(a.left, b.left)


def overlap_y(a: Run | Cluster, b: Run | Cluster) -> float:
    """Length in points that two boxes share vertically; negative when they are apart."""
    return min(a.bottom, b.bottom) - max(a.top, b.top)


def pair_captions(
    numbers: Sequence[Number], clusters: Sequence[Cluster], panels: Sequence[Panel], homes: dict[int, int]
) -> dict[int, list[Cluster]]:
    """For each number (by identity) the clusters of its caption."""
    parents = {panel.number: panel.parent for panel in panels}
    boxes = {panel.number: panel.box for panel in panels}
    places = {id(cluster): homes[id(cluster.runs[0])] for cluster in clusters}
    choices: dict[int, dict[str, tuple[float, Cluster]]] = {}
    places_of = [number.cluster for number in numbers]
    for number, around in zip(numbers, places_of, strict=True):
        row = [other for other in places_of if other is not around and overlap_y(other, around) > 0]
        single = [cluster for cluster in clusters if not _spans_another(around, cluster, row)]
        choices[id(number)] = _choices(number, single, places, parents)
    paired: dict[int, list[Cluster]] = {}
    taken: set[int] = set()
    for family in _families(numbers):
        side = _common_side(family, choices)
        wishes: list[tuple[float, int, Number, Cluster]] = []
        for order, number in enumerate(family):
            options = choices[id(number)]
            ranked = sorted(options, key=lambda s: options[s][0] - (SAME_SIDE if s == side else 0.0))
            for name in ranked:
                cost, cluster = options[name]
                wishes.append((cost - (SAME_SIDE if name == side else 0.0), order, number, cluster))
        for _, _, number, cluster in sorted(wishes, key=lambda wish: wish[:2]):
            if id(number) not in paired and id(cluster) not in taken:
                paired[id(number)] = [cluster]
                taken.add(id(cluster))
    held: dict[int, set[int]] = {}  # the panels with a number in each panel around them
    for number in numbers:
        held.setdefault(parents.get(number.panel, -1), set()).add(number.panel)
    own = {panel for panel, inside in held.items() if len(inside) == 1}
    for number in numbers:
        _complete(number, paired, taken, clusters, places, parents, boxes, own)
    return paired


def _families(numbers: Sequence[Number]) -> list[list[Number]]:
    """Numbers of one size in one panel: they follow one pattern."""
    families: dict[tuple[int, int], list[Number]] = {}
    for number in numbers:
        families.setdefault((round(number.runs[0].size / 1.5), number.panel), []).append(number)
    return [family for _, family in sorted(families.items(), reverse=True)]


def _common_side(family: Sequence[Number], choices: dict[int, dict[str, tuple[float, Cluster]]]) -> str:
    scores = dict.fromkeys(_SIDES, 0.0)
    for number in family:
        for side, (cost, _) in choices[id(number)].items():
            scores[side] += 1.0 / (1.0 + max(cost, 0.0))
    return max(_SIDES, key=lambda side: scores[side])


def _choices(
    number: Number, clusters: Sequence[Cluster], places: dict[int, int], parents: dict[int, int]
) -> dict[str, tuple[float, Cluster]]:
    """For each side the best caption with its cost (distance in sizes of the number, plus misalignment)."""
    size = number.runs[0].size
    icons = [cluster for cluster in clusters if _is_icon(number, cluster)]
    around = make_cluster([*(run for icon in icons for run in icon.runs), *number.runs])
    clusters = [cluster for cluster in clusters if cluster not in icons]
    best: dict[str, tuple[float, Cluster]] = {}
    for cluster in clusters:
        if cluster.size > 0.95 * size or not (may_name(cluster) or _goes_on(number, cluster, places[id(cluster)])):
            continue
        goes_on = text_of(cluster)[:1].islower() and overlap_y(around, cluster) > 0
        reach = RIGHT_EM if goes_on and cluster.left > around.right else 1.4 * NEAR_EM
        if max(cluster.left - around.right, around.left - cluster.right) > reach * size:
            continue
        if max(cluster.top - around.bottom, around.top - cluster.bottom) > NEAR_EM * size:
            continue
        side, cost = _position(around, cluster, size)
        if not side or (side in ("below", "above") and _hidden_behind(around, cluster, clusters)):
            continue
        home = places[id(cluster)]
        if home != number.panel:
            if number.panel not in (parents.get(home, -1), -1) and home not in _around(number.panel, parents):
                continue
            cost += 0.6
        text = text_of(cluster)
        cost += 0.004 * len(text) + (0.4 if text.endswith(".") else 0.0)
        cost -= GOES_ON if text[:1].islower() and side in ("below", "right") else 0.0
        if side not in best or cost < best[side][0]:
            best[side] = (cost, cluster)
    return best


def _is_icon(number: Number, cluster: Cluster) -> bool:
    """Whether a text can only be what recognition made of the icon before a number: one or two letters on its line."""
    around, size = number.cluster, number.runs[0].size
    text = text_of(cluster)
    return (
        len(text) <= LONGEST_ICON
        and not has_digit(text)
        and is_pictured(cluster.runs[0])
        and 0 <= around.left - cluster.right <= BESIDE_EM * size
        and overlap_y(around, cluster) > 0.5 * (cluster.bottom - cluster.top)
    )


def _spans_another(around: Cluster, cluster: Cluster, row: Sequence[Cluster]) -> bool:
    """Whether a text over or under a number stands over or under the next one of its row as well: a title of both."""
    if overlap_x(around, cluster) <= 0 or overlap_y(around, cluster) > 0:
        return False
    return any(cluster.left <= other.center_x <= cluster.right and overlap_y(other, cluster) <= 0 for other in row)


def _around(panel: int, parents: dict[int, int]) -> set[int]:
    """The panels around a panel, without the page itself unless nothing else is there."""
    found: set[int] = set()
    outer = parents.get(panel, -1)
    while outer != -1:
        found.add(outer)
        outer = parents.get(outer, -1)
    return found or {-1}


def _hidden_behind(around: Cluster, cluster: Cluster, clusters: Sequence[Cluster]) -> bool:
    """Whether another text stands between the number and the text."""
    low, high = min(around.center_y, cluster.center_y), max(around.center_y, cluster.center_y)
    return any(
        low < other.center_y < high and overlap_x(around, other) > 0 and overlap_x(cluster, other) > 0
        for other in clusters
        if other is not cluster
    )


def _position(around: Cluster, cluster: Cluster, size: float) -> tuple[str, float]:
    """The side of the number the cluster stands on and how far and how askew it stands; no side when it is far off."""
    wide, tall = overlap_x(around, cluster), overlap_y(around, cluster)
    if wide > 0.3 * min(around.right - around.left, cluster.right - cluster.left):
        askew = min(
            abs(around.center_x - cluster.center_x), abs(around.left - cluster.left), abs(around.right - cluster.right)
        )
        if cluster.center_y > around.center_y and cluster.top > around.center_y:
            return "below", max(cluster.top - around.bottom, 0.0) / size + askew / size
        if cluster.bottom < around.center_y:
            return "above", max(around.top - cluster.bottom, 0.0) / size + askew / size
        return "", 0.0
    if tall > 0.5 * min(around.bottom - around.top, cluster.bottom - cluster.top):
        askew = min(abs(around.center_y - cluster.center_y), abs(around.top - cluster.top))
        if cluster.left > around.center_x:
            return "right", max(cluster.left - around.right, 0.0) / size + 0.5 * askew / size
        return "left", max(around.left - cluster.right, 0.0) / size + 0.5 * askew / size + 0.2
    return "", 0.0


def _goes_on(number: Number, cluster: Cluster, home: int) -> bool:
    """Whether a text right under a number in one box can only be its sentence (`412` over `reden mee; dat is 63%`)."""
    around, size = number.cluster, number.runs[0].size
    text = text_of(cluster)
    if not text[:1].islower() or " " not in text or _OPENS_PHRASE.match(text) or len(text) > LONGEST_SENTENCE:
        return False
    askew = min(abs(cluster.left - around.left), abs(cluster.center_x - around.center_x))
    under = askew <= 0.3 * size and -0.5 * size <= cluster.top - around.bottom <= 0.6 * size
    beside = 0 <= cluster.left - around.right <= BESIDE_EM * size and overlap_y(around, cluster) > 0.5 * size
    return home == number.panel and ((under and home != -1) or beside)


def _complete(
    number: Number,
    paired: dict[int, list[Cluster]],
    taken: set[int],
    clusters: Sequence[Cluster],
    places: dict[int, int],
    parents: dict[int, int],
    boxes: dict[int, Box],
    own: set[int],
) -> None:
    """Adds the title of the box to a number whose caption only qualifies it (`per deelnemer`) or is missing.

    The title of a box around the box of the number counts where that holds no other box with a number (`own`).
    """
    found = paired.get(id(number), [])
    if found and not _QUALIFIER.fullmatch(text_of(found[0])):
        return
    around = make_cluster([*number.runs, *(run for cluster in found for run in cluster.runs)])
    outer = parents.get(number.panel, -1) if number.panel != -1 else -1
    best: tuple[float, Cluster] | None = None
    for cluster in clusters:
        home = places[id(cluster)]
        around_it = home == outer and outer in own
        inside = number.panel != -1 and (home == number.panel or around_it or parents.get(home, -1) == outer)
        inside = inside and home != -1
        if (
            id(cluster) in taken
            or not inside
            or not may_name(cluster)
            or len(text_of(cluster)) > 60
            or len(cluster.runs) > 2
        ):
            continue
        across = max(cluster.left - around.right, around.left - cluster.right, 0.0)
        along = max(cluster.top - around.bottom, around.top - cluster.bottom, 0.0)
        size = number.runs[0].size
        under = boxes[number.panel].left <= cluster.center_x <= boxes[number.panel].right
        if across > 1.8 * size or along > 2.0 * size or (across > 0 and along > 0.5 * size and not under):
            continue
        if best is None or across + along < best[0]:
            best = (across + along, cluster)
    if best is not None:
        paired.setdefault(id(number), []).append(best[1])
        taken.add(id(best[1]))
