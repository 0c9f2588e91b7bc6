"""Takes clusters of text and panels, gives callouts: a number that stands out, with its magnitude word and caption.

In infographics the number, "miljoen" and the words that say what is counted are separate text objects. Geometry pairs
them: the caption is smaller, close by, in line with the number, and in the same panel. Numbers of one size side by
side take their captions on the same side, one caption for each number.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..model import Block, BlockKind
from .atoms import Atom, in_bands
from .blocks import Style
from .callout_pairs import LONGEST_ICON, NEAR_EM, Number, overlap_x, overlap_y, pair_captions
from .callout_seconds import part_second, put_seconds
from .callout_words import completes, is_callout_number, may_name
from .clusters import Cluster, make_cluster
from .grid import bands, same_band
from .panels import Panel, innermost
from .runs import Run, is_pictured, make_run
from .values import is_period, is_unit_word, is_value

OUTSTANDING = 1.28  # times the size of the text of the page
LARGE = 1.8  # times the size of the text of the page: a number with nothing but a caption
OUTSTANDING_NEAR = 1.25  # times the size of the text beside it
TOUCHING_EM = 0.25  # by which a recognised caption may reach into its number
UNEVEN_PITCH = 1.25  # times the distance of the closest lines of a text


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
    large = [
        run for cluster in clusters for run in cluster.runs if run.size >= LARGE * body.size and is_value(run.text)
    ]
    clusters = [part for cluster in clusters for part in _at_gaps(cluster, large)]
    clusters = [
        part for cluster in clusters for part in (part_second(cluster) if _opens_under(cluster, large) else (cluster,))
    ]
    homes = {id(run): innermost(panels, cluster) for cluster in clusters for run in cluster.runs}
    runs = [run for cluster in clusters for run in cluster.runs]
    numbers = _numbers(runs, homes, body)
    if not numbers:
        return [], list(clusters)
    used = {id(run) for number in numbers for run in (*number.runs, *number.inline)}
    rest = _without(clusters, used)
    captions = pair_captions([number for number in numbers if not number.inline], rest, panels, homes)
    atoms: list[Atom] = []
    gone: set[int] = set()
    for number in numbers:
        found = captions.get(id(number), [])
        if not found and not number.inline and not _stands_alone(number, body):
            continue
        words = [run for cluster in found for run in in_bands(cluster.runs)]
        told = any(not may_name(cluster) for cluster in found)
        atoms.append(_atom(number, words, "paragraph" if told else "callout"))
        gone |= {id(run) for run in (*number.runs, *number.inline, *words)}
    return atoms, put_seconds(_without(clusters, gone), atoms, homes)


def _at_gaps(cluster: Cluster, large: Sequence[Run]) -> list[Cluster]:
    """Text that was read from a picture or opens under a large number, parted where its lines stand further apart.

    Rough sizes join too much; and a caption is parted from the text after it by little.
    """
    lines = bands(cluster.runs)
    if len(lines) < 3 or not (all(is_pictured(run) for run in cluster.runs) or _opens_under(cluster, large)):
        return [cluster]
    pitches = [b[0].center_y - a[0].center_y for a, b in pairwise(lines)]
    parts: list[list[Run]] = [list(lines[0])]
    for line, pitch in zip(lines[1:], pitches, strict=True):
        if pitch > UNEVEN_PITCH * min(pitches):
            parts.append([])
        parts[-1].extend(line)
    return [make_cluster(part) for part in parts]


def _opens_under(cluster: Cluster, large: Sequence[Run]) -> bool:
    return any(
        -TOUCHING_EM * cluster.size <= cluster.top - run.bottom <= NEAR_EM * run.size
        and cluster.left <= run.center_x <= cluster.right
        for run in large
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


def _atom(number: Number, words: Sequence[Run], kind: BlockKind) -> Atom:
    """The number with its words; a number that opens a sentence with numbers of its own is running text."""
    runs = [*number.runs, *number.inline, *words]
    block = Block(kind=kind, lines=tuple(run.line for run in runs), panel=number.panel)
    around = make_cluster(runs)
    return Atom(around.left, around.top, around.right, around.bottom, number.runs[0].size, (block,))


def _numbers(runs: Sequence[Run], homes: dict[int, int], body: Style) -> list[Number]:
    """Numbers that stand out by size, each with the runs that complete it."""
    found: list[Number] = []
    gone: set[int] = set()
    bare: list[Run] = []  # numbers without a text before them
    for run in sorted(runs, key=lambda r: (r.top, r.left, r.text)):
        if id(run) in gone or not is_callout_number(run):
            continue
        label = _label_before(run, runs, homes, gone)
        if label is not None and _follows_another(label, run, bare, runs, homes):
            label = None
        if label is not None:
            found.append(Number((run,), homes[id(run)], (label,)))
            gone |= {id(run), id(label)}
            continue
        bare.append(run)
        if run.size < OUTSTANDING * body.size:
            continue
        parts = [run]
        completing = _completing(run, runs, homes, gone)
        if completing is not None:
            parts.append(completing)
        gone |= {id(part) for part in parts}
        found.append(Number(tuple(parts), homes[id(run)]))
    return found


def _label_before(run: Run, runs: Sequence[Run], homes: dict[int, int], gone: set[int]) -> Run | None:
    """The text right before a number on its line, when the number differs from it in size (`Deelnemers 2.951`)."""
    best: Run | None = None
    for other in runs:
        gap = run.left - other.right
        if id(other) in gone or not -1.0 <= gap <= 1.1 * run.size or homes[id(other)] != homes[id(run)]:
            continue
        if not OUTSTANDING_NEAR * other.size <= run.size <= 3.5 * other.size or is_value(other.text):
            continue
        if is_pictured(other) and len(other.text) <= LONGEST_ICON:
            continue
        shared = min(run.bottom, other.bottom) - max(run.top, other.top)
        if (
            shared >= 0.7 * other.height
            and any(c.isalpha() for c in other.text)
            and (best is None or gap < run.left - best.right)
        ):
            best = other
    return best


def _follows_another(label: Run, run: Run, bare: Sequence[Run], runs: Sequence[Run], homes: dict[int, int]) -> bool:
    """Whether numbers stand before texts in a row (`84 gesprekken 52 medewerkers`): the text is of the first."""
    led = any(
        abs(other.size - run.size) <= 0.1 * run.size
        and same_band(other, run)
        and homes[id(other)] == homes[id(run)]
        and -1.0 <= label.left - other.right <= 1.1 * run.size
        for other in bare
    )
    return led and any(
        other is not label
        and same_band(other, label)
        and homes[id(other)] == homes[id(run)]
        and -1.0 <= other.left - run.right <= 1.1 * run.size
        and not is_value(other.text)
        for other in runs
    )


def _completing(run: Run, runs: Sequence[Run], homes: dict[int, int], gone: set[int]) -> Run | None:
    """The magnitude word or sign that completes a number, right of it or under it."""
    for other in runs:
        if id(other) in gone or other is run or not completes(run, other):
            continue
        if homes[id(other)] != homes[id(run)]:
            continue
        right = -1 <= other.left - run.right <= 0.8 * run.size and overlap_y(run, other) > 0
        below = overlap_x(run, other) > 0 and -0.35 * run.size <= other.top - run.bottom <= 0.6 * run.size
        if right or below:
            return other
    return None


def _stands_alone(number: Number, body: Style) -> bool:
    """Whether a number needs no caption: words follow it in its own line, or its unit stands under it."""
    text = number.runs[0].text
    if len(number.runs) > 1 and is_unit_word(number.runs[1].text) and number.runs[1].text.isalpha():
        return True
    return any(c.isalpha() for c in text) and not is_value(text) and number.runs[0].size >= OUTSTANDING * body.size
