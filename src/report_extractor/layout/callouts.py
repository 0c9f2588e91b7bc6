"""Takes clusters of text and panels, gives callouts: a number that stands out, with its magnitude word and caption.

In infographics the number, "miljoen" and the words that say what is counted are separate text objects. Geometry pairs
them: the caption is smaller, close by, in line with the number, and in the same panel. Numbers of one size side by
side take their captions on the same side, one caption for each number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..model import Block, BlockKind, Box
from .blocks import Style
from .clusters import Cluster, make_cluster
from .grid import bands
from .order import Atom, in_bands
from .panels import Panel, innermost
from .runs import Run, is_pictured, make_run
from .values import is_magnitude, is_number_word, is_period, is_unit_word, is_value, opens_text

OUTSTANDING = 1.28  # times the size of the text of the page
OUTSTANDING_NEAR = 1.25  # times the size of the text beside it
LONGEST_CAPTION = 130  # characters; longer texts explain, they do not name
LONGEST_SENTENCE = 200  # characters of a sentence whose first word is the number
GOES_ON = 1.0  # what it is worth that a caption goes on in small letters where the number stops
SAME_SIDE = 1.2  # what it is worth that a caption stands on the side of its fellows, in sizes of the number
BESIDE_EM = 1.2  # from a number to the sentence right of it, in sizes of the number
UNEVEN_PITCH = 1.25  # times the distance of the closest lines of a text
RIGHT_EM = 3.0  # from a number in a ring or an icon to the text right of it that goes on in small letters
NEAR_EM = 1.5  # from the number to its caption, in sizes of the number
_QUALIFIER = re.compile(
    r"(?:(?:per|in|eind|op|t\.o\.v\.|ten opzichte|excl|incl)\b|\().{0,28}|(?:pro)?cent|euro|personen|mensen",
    re.IGNORECASE,
)
_OPENS_PHRASE = re.compile(
    r"(?:per|in|over|eind|ultimo|op|tegen|sinds|t\.o\.v\.|ten|excl|incl|inclusief|exclusief|vanaf|tot)\b"
)
_PERIOD_ONLY = re.compile(r"\(?(?:in|per|eind|ultimo|over|begin|van|op|t/m)?\s*(\S.*?)\)?", re.IGNORECASE)
_DATE = re.compile(
    r"\b\d{1,2}\s(?:jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*(?:\s\d{4})?", re.IGNORECASE
)
_ASIDE = re.compile(r"\([^()]*\)")  # `ziekteverzuim (2022: 5,9%)`
_MULTIPLIER = re.compile(r"\(?\s*[x×*]\s?(?:€\s?)?1[.,]?000(?:[.,]000)?\s*\)?")
_SECOND = re.compile(
    r"\(?(?:€\s?)?[-–+]?\d[\d.,]*\s?%?(?:\s(?:miljoen|miljard|mln\.?|mld\.?))?\s(?:in|per|eind|ultimo|begin|over)\s.{0,14}\d{4}\)?|"
    r"[▲▼△▽↑↓]\s?[-–+]?\d[\d.,]*\s?%?(?:\s(?:t\.o\.v\.|ten opzichte van|vergeleken met|dan)\s.{1,30})?|"
    r"\(?(?:in|per|eind|ultimo|begin|over)?\s?.{0,14}\d{4}:?\s(?:€\s?)?[-–+]?\d[\d.,]*\s?%?(?:\s(?:miljoen|miljard|mln\.?|mld\.?))?\)?",
    re.IGNORECASE,
)
_SPELLED = re.compile(
    r"(?:geen|nul|één|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|"
    r"zeventien|achttien|negentien|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|honderd|duizend|"
    r"(?:een|twee|drie)\s(?:derde|kwart|vijfde)|(?:de\s)?helft|driekwart|tweederde)(?:\s(?:op|van)\sde\s(?:\d+|[a-z]{3,6}))?",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"\S+\s(?:op|van)\sde(?:\selke)?", re.IGNORECASE)
_SIDES = ("below", "above", "right", "left")


@dataclass(frozen=True, slots=True)
class _Number:
    """A number that stands out: its runs in reading order (number, magnitude word) and the panel it lies in."""

    runs: tuple[Run, ...]
    panel: int
    inline: tuple[Run, ...] = ()  # its caption when that stands on its own line

    @property
    def cluster(self) -> Cluster:
        return make_cluster(self.runs)


def part_icons(runs: Sequence[Run], body: Style) -> list[Run]:
    """The runs, with what OCR made of an icon (one or two letters) parted from the large number beside it."""
    parted: list[Run] = []
    for run in runs:
        first = run.words[0]
        icon = (
            first.read_by == "ocr"
            and len(run.words) > 1
            and len(first.text) <= 2
            and not any(character.isdigit() or character in "€%+-<>" for character in first.text)
        )
        rest = make_run(run.words[1:]) if icon else run
        if icon and rest.size >= OUTSTANDING * body.size and is_value(rest.text) and not is_period(rest.text):
            parted += [make_run(run.words[:1]), rest]
        else:
            parted.append(run)
    return parted


def take_callouts(
    clusters: Sequence[Cluster], panels: Sequence[Panel], body: Style
) -> tuple[list[Atom], list[Cluster]]:
    """Callout atoms from the top of the page down, and the clusters that are left."""
    clusters = [part for cluster in clusters for part in _at_gaps(cluster)]
    homes = {id(run): innermost(panels, cluster) for cluster in clusters for run in cluster.runs}
    runs = [run for cluster in clusters for run in cluster.runs]
    numbers = _numbers(runs, homes, body)
    if not numbers:
        return [], list(clusters)
    used = {id(run) for number in numbers for run in (*number.runs, *number.inline)}
    rest = _without(clusters, used)
    captions = _pair([number for number in numbers if not number.inline], rest, panels, homes)
    atoms: list[Atom] = []
    gone: set[int] = set()
    for number in numbers:
        found = captions.get(id(number), [])
        if not found and not number.inline and not _stands_alone(number, body):
            continue
        words = [run for cluster in found for run in in_bands(cluster.runs)]
        told = any(not _may_name(cluster) for cluster in found)
        atoms.append(_atom(number, words, "paragraph" if told else "callout"))
        gone |= {id(run) for run in (*number.runs, *number.inline, *words)}
    left = _without(clusters, gone)
    for cluster in list(left):
        place = _first_of(cluster, atoms)
        if place >= 0:  # the same for another period stays with its callout
            atoms[place] = _with_second(atoms[place], cluster, homes)
            left.remove(cluster)
    return atoms, left


def _at_gaps(cluster: Cluster) -> list[Cluster]:
    """Text that was read from a picture, parted where its lines stand further apart: its rough sizes join too much."""
    lines = bands(cluster.runs)
    if len(lines) < 3 or not all(is_pictured(run) for run in cluster.runs):
        return [cluster]
    pitches = [b[0].center_y - a[0].center_y for a, b in pairwise(lines)]
    parts: list[list[Run]] = [list(lines[0])]
    for line, pitch in zip(lines[1:], pitches, strict=True):
        if pitch > UNEVEN_PITCH * min(pitches):
            parts.append([])
        parts[-1].extend(line)
    return [make_cluster(part) for part in parts]


def _first_of(cluster: Cluster, atoms: Sequence[Atom]) -> int:
    """The callout right above a line that gives the same for another period (`3.377 in 2023`), or -1."""
    if len(cluster.runs) != 1 or not _SECOND.fullmatch(cluster.runs[0].text):
        return -1
    for place, atom in enumerate(atoms):
        close = -0.5 * cluster.size <= cluster.top - atom.bottom <= 1.0 * cluster.size
        if close and min(cluster.right, atom.right) - max(cluster.left, atom.left) > 0:
            return place
    return -1


def _with_second(atom: Atom, cluster: Cluster, homes: dict[int, int]) -> Atom:
    run = cluster.runs[0]
    block = Block(kind="callout", lines=(run.line,), panel=homes[id(run)])
    return replace(
        atom,
        left=min(atom.left, cluster.left),
        right=max(atom.right, cluster.right),
        bottom=max(atom.bottom, cluster.bottom),
        blocks=(*atom.blocks, block),
    )


def _without(clusters: Sequence[Cluster], gone: set[int]) -> list[Cluster]:
    kept: list[Cluster] = []
    for cluster in clusters:
        runs = [run for run in cluster.runs if id(run) not in gone]
        if len(runs) == len(cluster.runs):
            kept.append(cluster)
        elif runs:
            kept.append(make_cluster(runs))
    return kept


def _atom(number: _Number, words: Sequence[Run], kind: BlockKind) -> Atom:
    """The number with its words; a number that opens a sentence with numbers of its own is running text."""
    runs = [*number.runs, *number.inline, *words]
    block = Block(kind=kind, lines=tuple(run.line for run in runs), panel=number.panel)
    around = make_cluster(runs)
    return Atom(around.left, around.top, around.right, around.bottom, number.runs[0].size, (block,))


def _numbers(runs: Sequence[Run], homes: dict[int, int], body: Style) -> list[_Number]:
    """Numbers that stand out by size, each with the runs that complete it."""
    found: list[_Number] = []
    gone: set[int] = set()
    for run in sorted(runs, key=lambda r: (r.top, r.left, r.text)):
        if id(run) in gone or not _is_number(run):
            continue
        label = _label_before(run, runs, homes, gone)
        if label is not None:
            found.append(_Number((run,), homes[id(run)], (label,)))
            gone |= {id(run), id(label)}
            continue
        if run.size < OUTSTANDING * body.size:
            continue
        parts = [run]
        completing = _completing(run, runs, homes, gone)
        if completing is not None:
            parts.append(completing)
        gone |= {id(part) for part in parts}
        found.append(_Number(tuple(parts), homes[id(run)]))
    return found


def _is_number(run: Run) -> bool:
    """Whether a run is a number, or opens with one and goes on in small letters (`312 meldingen`)."""
    if is_value(run.text):
        return not is_period(run.text) and not opens_text(run.text)
    if _SPELLED.fullmatch(run.text):
        return True
    first, _, rest = run.text.partition(" ")
    if first in "€":
        first, _, rest = rest.partition(" ")
    if is_period(" ".join(run.text.rstrip(".,;").split()[:3])) or is_period(" ".join(run.text.split()[:2])):
        return False
    if not is_number_word(first) or opens_text(first) or is_period(first) or not rest or len(run.text) > 60:
        return False
    digits = sum(character.isdigit() for character in first)
    return (rest[0].islower() and not opens_text(first)) or digits >= 3 or first.endswith("%")


def _label_before(run: Run, runs: Sequence[Run], homes: dict[int, int], gone: set[int]) -> Run | None:
    """The text right before a number on its line, when the number differs from it in size (`Deelnemers 2.951`)."""
    best: Run | None = None
    for other in runs:
        gap = run.left - other.right
        if id(other) in gone or not -1.0 <= gap <= 1.1 * run.size or homes[id(other)] != homes[id(run)]:
            continue
        if not OUTSTANDING_NEAR * other.size <= run.size <= 3.5 * other.size or is_value(other.text):
            continue
        shared = min(run.bottom, other.bottom) - max(run.top, other.top)
        if (
            shared >= 0.7 * other.height
            and any(c.isalpha() for c in other.text)
            and (best is None or gap < run.left - best.right)
        ):
            best = other
    return best


def _completing(run: Run, runs: Sequence[Run], homes: dict[int, int], gone: set[int]) -> Run | None:
    """The magnitude word or sign that completes a number, right of it or under it."""
    for other in runs:
        if id(other) in gone or other is run or not _completes(run, other):
            continue
        if homes[id(other)] != homes[id(run)]:
            continue
        right = -1 <= other.left - run.right <= 0.8 * run.size and _overlap_y(run, other) > 0
        below = _overlap_x(run, other) > 0 and -0.35 * run.size <= other.top - run.bottom <= 0.6 * run.size
        if right or below:
            return other
    return None


def _completes(run: Run, other: Run) -> bool:
    """Whether a text can only go with the number before it: `miljoen`, `%`, the `10` of `7 op de`."""
    if _OUT_OF.fullmatch(run.text) and other.size == run.size:
        return other.text.isdecimal() or _SPELLED.fullmatch(other.text) is not None
    return is_magnitude(other.text) or is_unit_word(other.text)


def _overlap_x(a: Run | Cluster, b: Run | Cluster) -> float:
    return min(a.right, b.right) - max(a.left, b.left)


def _overlap_y(a: Run | Cluster, b: Run | Cluster) -> float:
    return min(a.bottom, b.bottom) - max(a.top, b.top)


def _stands_alone(number: _Number, body: Style) -> bool:
    """Whether a number needs no caption: words follow it in its own line, or its unit stands under it."""
    text = number.runs[0].text
    if len(number.runs) > 1 and is_unit_word(number.runs[1].text) and number.runs[1].text.isalpha():
        return True
    return any(c.isalpha() for c in text) and not is_value(text) and number.runs[0].size >= OUTSTANDING * body.size


def _pair(
    numbers: Sequence[_Number], clusters: Sequence[Cluster], panels: Sequence[Panel], homes: dict[int, int]
) -> dict[int, list[Cluster]]:
    """For each number (by identity) the clusters of its caption."""
    parents = {panel.number: panel.parent for panel in panels}
    boxes = {panel.number: panel.box for panel in panels}
    places = {id(cluster): homes[id(cluster.runs[0])] for cluster in clusters}
    choices: dict[int, dict[str, tuple[float, Cluster]]] = {}
    for number in numbers:
        choices[id(number)] = _choices(number, clusters, places, parents)
    paired: dict[int, list[Cluster]] = {}
    taken: set[int] = set()
    for family in _families(numbers):
        side = _common_side(family, choices)
        wishes: list[tuple[float, int, _Number, Cluster]] = []
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
    for number in numbers:
        _complete(number, paired, taken, clusters, places, parents, boxes)
    return paired


def _families(numbers: Sequence[_Number]) -> list[list[_Number]]:
    """Numbers of one size in one panel: they follow one pattern."""
    families: dict[tuple[int, int], list[_Number]] = {}
    for number in numbers:
        families.setdefault((round(number.runs[0].size / 1.5), number.panel), []).append(number)
    return [family for _, family in sorted(families.items(), reverse=True)]


def _common_side(family: Sequence[_Number], choices: dict[int, dict[str, tuple[float, Cluster]]]) -> str:
    scores = dict.fromkeys(_SIDES, 0.0)
    for number in family:
        for side, (cost, _) in choices[id(number)].items():
            scores[side] += 1.0 / (1.0 + max(cost, 0.0))
    return max(_SIDES, key=lambda side: scores[side])


def _choices(
    number: _Number, clusters: Sequence[Cluster], places: dict[int, int], parents: dict[int, int]
) -> dict[str, tuple[float, Cluster]]:
    """For each side the best caption with its cost (distance in sizes of the number, plus misalignment)."""
    around = number.cluster
    size = number.runs[0].size
    best: dict[str, tuple[float, Cluster]] = {}
    for cluster in clusters:
        if cluster.size > 0.95 * size or not (_may_name(cluster) or _goes_on(number, cluster, places[id(cluster)])):
            continue
        goes_on = _text(cluster)[:1].islower() and _overlap_y(around, cluster) > 0
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
        text = _text(cluster)
        cost += 0.004 * len(text) + (0.4 if text.endswith(".") else 0.0)
        cost -= GOES_ON if text[:1].islower() and side in ("below", "right") else 0.0
        if side not in best or cost < best[side][0]:
            best[side] = (cost, cluster)
    return best


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
        low < other.center_y < high and _overlap_x(around, other) > 0 and _overlap_x(cluster, other) > 0
        for other in clusters
        if other is not cluster
    )


def _position(around: Cluster, cluster: Cluster, size: float) -> tuple[str, float]:
    """The side of the number the cluster stands on and how far and how askew it stands; no side when it is far off."""
    wide, tall = _overlap_x(around, cluster), _overlap_y(around, cluster)
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


def _may_name(cluster: Cluster) -> bool:
    """Whether a text is short, has letters, and no number of its own but a year or a multiplier."""
    text = _ASIDE.sub("", _DATE.sub("", _MULTIPLIER.sub("", _text(cluster)))).strip()
    if len(text) > LONGEST_CAPTION or len(cluster.runs) > 7 or not any(c.isalpha() for c in text):
        return False
    words = text.split()
    only = _PERIOD_ONLY.fullmatch(text)
    if is_period(words[0]) or (only is not None and is_period(only.group(1))):
        return False
    return not any(is_number_word(word) and not is_period(word.strip("(),.")) for word in words)


def _goes_on(number: _Number, cluster: Cluster, home: int) -> bool:
    """Whether a text right under a number in one box can only be its sentence (`412` over `reden mee; dat is 63%`)."""
    around, size = number.cluster, number.runs[0].size
    text = _text(cluster)
    if not text[:1].islower() or " " not in text or _OPENS_PHRASE.match(text) or len(text) > LONGEST_SENTENCE:
        return False
    under = abs(cluster.left - around.left) <= 0.3 * size and -0.5 * size <= cluster.top - around.bottom <= 0.6 * size
    beside = 0 <= cluster.left - around.right <= BESIDE_EM * size and _overlap_y(around, cluster) > 0.5 * size
    return home == number.panel and ((under and home != -1) or beside)


def _text(cluster: Cluster) -> str:
    return " ".join(run.text for run in in_bands(cluster.runs))


def _complete(
    number: _Number,
    paired: dict[int, list[Cluster]],
    taken: set[int],
    clusters: Sequence[Cluster],
    places: dict[int, int],
    parents: dict[int, int],
    boxes: dict[int, Box],
) -> None:
    """Adds the title of the box to a number whose caption only qualifies it (`per deelnemer`) or is missing."""
    found = paired.get(id(number), [])
    if found and not _QUALIFIER.fullmatch(_text(found[0])):
        return
    around = make_cluster([*number.runs, *(run for cluster in found for run in cluster.runs)])
    outer = parents.get(number.panel, -1) if number.panel != -1 else -1
    best: tuple[float, Cluster] | None = None
    for cluster in clusters:
        home = places[id(cluster)]
        inside = number.panel != -1 and (home in (number.panel, outer) or parents.get(home, -1) == outer) and home != -1
        if (
            id(cluster) in taken
            or not inside
            or not _may_name(cluster)
            or len(_text(cluster)) > 60
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
