"""Tells what a callout says of another period (`3.377 in 2023`, `2022: 51`) from its caption, and puts it with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..model import Block
from .atoms import Atom
from .clusters import Cluster, make_cluster
from .grid import bands
from .runs import Run, make_run
from .values import has_digit

BESIDE_EM = 1.2  # from a caption to what stands after it on its line
_DASHES = frozenset("-–—|·/")
_SECOND = re.compile(
    r"\(?(?:€\s?)?[-–+]?\d[\d.,]*\s?%?(?:\s(?:miljoen|miljard|mln\.?|mld\.?))?\s(?:in|per|eind|ultimo|begin|over)\s.{0,14}\d{4}\)?|"
    r"(?:vorig jaar|(?:een )?jaar eerder|(?:het )?jaar ervoor|vorige meting):?\s(?:€\s?)?[-–+]?\d[\d.,]*\s?%?|"
    r"[▲▼△▽↑↓]\s?[-–+]?\d[\d.,]*\s?%?(?:\s(?:t\.o\.v\.|ten opzichte van|vergeleken met|dan)\s.{1,30})?|"
    r"\(?(?:in|per|eind|ultimo|begin|over)?\s?.{0,14}\d{4}:?\s(?:€\s?)?[-–+]?\d[\d.,]*\s?%?(?:\s(?:miljoen|miljard|mln\.?|mld\.?))?\)?",
    re.IGNORECASE,
)


def part_second(cluster: Cluster) -> list[Cluster]:
    """The caption of a callout, and what its last line or the end of that line says of another period, if it does.

    That end is told by a dash before it: `ziekteverzuim – 2022: 7,5%`. What stands in brackets is left in the caption.
    """
    lines = bands(cluster.runs)
    *before, last = lines
    if len(last) != 1 or any(has_digit(run.text) for line in before for run in line):
        return [cluster]
    run = last[0]
    above = [other for line in before for other in line]
    if run.text.startswith("("):
        return [cluster]
    if above and _SECOND.fullmatch(run.text):
        return [make_cluster(above), make_cluster([run])]
    for place in range(1, len(run.words) - 1):
        head, tail = run.words[:place], run.words[place:]
        if tail[0].text not in _DASHES or any(has_digit(word.text) for word in head):
            continue
        if _SECOND.fullmatch(make_run(tail[1:]).text):
            return [make_cluster([*above, make_run(head)]), make_cluster([make_run(tail)])]
    return [cluster]


def put_seconds(clusters: Sequence[Cluster], atoms: list[Atom], homes: dict[int, int]) -> list[Cluster]:
    """The clusters that are left when what says the same for another period has been put with its callout."""
    left: list[Cluster] = []
    for cluster in clusters:
        place = _first_of(cluster, atoms)
        if place < 0:
            left.append(cluster)
        else:
            atoms[place] = _with_second(atoms[place], cluster, homes)
    return left


def _first_of(cluster: Cluster, atoms: Sequence[Atom]) -> int:
    """The callout right above, or before it on its line; -1 when there is none or the text says something else."""
    if len(cluster.runs) != 1 or not _SECOND.fullmatch(_without_dash(cluster.runs[0])):
        return -1
    for place, atom in enumerate(atoms):
        close = -0.5 * cluster.size <= cluster.top - atom.bottom <= 1.0 * cluster.size
        if close and min(cluster.right, atom.right) - max(cluster.left, atom.left) > 0:
            return place
        end = atom.blocks[-1].lines[-1].box
        if abs(end.center_y - cluster.center_y) <= 0.3 * cluster.size and (
            -1.0 <= cluster.left - end.right <= BESIDE_EM * cluster.size
        ):
            return place
    return -1


def _without_dash(run: Run) -> str:
    words = run.words[1:] if len(run.words) > 1 and run.words[0].text in _DASHES else run.words
    return make_run(words).text


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
