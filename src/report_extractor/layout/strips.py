"""Tells where a strip of a page starts a new group of columns: at titles, and at rows of tiles."""

from __future__ import annotations

from .atoms import Atom, Column
from .clusters import Cluster
from .runs import is_pictured

HEADING_RATIO = 1.15  # a lone line that is so much larger than what stands above starts a new group of columns
ICON_CHARACTERS = 3
LONGEST_TITLE = 60  # characters


def starts_anew(strip: Column, current: list[Column]) -> bool:
    """Whether a strip is a lone larger line under columns: a title of what follows."""
    first = strip[0]
    if len(strip) != 1 or not isinstance(first, Cluster) or len(first.runs) > 2:
        return False
    under = current[1:] if _bold_lines(current[0]) else current  # titles are no measure for the next title
    above = sorted(item.size for s in under for item in s if isinstance(item, Cluster))
    if not above:
        return True
    floor = max(item.bottom for s in current for item in s)
    return first.size >= HEADING_RATIO * above[len(above) // 2] and first.top - floor > 0.5 * first.size


def are_tiles(strip: Column, above: Column) -> bool:
    """Whether both strips are rows of boxes that stand under each other: tiles are read row by row."""
    lower, upper = _atoms(strip), _atoms(above)
    if not 2 <= len(lower) == len(upper):
        return False
    pairs = zip(sorted(lower, key=lambda i: i.left), sorted(upper, key=lambda i: i.left), strict=True)
    return all(min(a.right, b.right) - max(a.left, b.left) > 0 for a, b in pairs)


def _atoms(strip: Column) -> list[Atom]:
    """The boxes of a strip that holds nothing else but what recognition made of icons; none when it does."""
    atoms = [item for item in strip if isinstance(item, Atom)]
    others = [item for item in strip if isinstance(item, Cluster)]
    icons = all(is_pictured(run) and len(run.text) <= ICON_CHARACTERS for item in others for run in item.runs)
    return atoms if icons else []


def are_titles(strip: Column, current: list[Column]) -> bool:
    """Whether a strip is nothing but bold lines side by side under finished blocks: titles of the next row of tiles."""
    return _bold_lines(strip) and any(isinstance(item, Atom) for above in current for item in above)


def _bold_lines(strip: Column) -> bool:
    """Whether a strip is two or more short bold lines side by side."""
    lines = [item.runs[0] for item in strip if isinstance(item, Cluster) and len(item.runs) == 1]
    return len(lines) == len(strip) >= 2 and all(line.bold and len(line.text) <= LONGEST_TITLE for line in lines)


def is_title(current: list[Column], strip: Column) -> bool:
    """Whether all there is yet is one larger line: a title over the columns, not the head of the first."""
    first = current[0][0]
    if len(current) != 1 or len(current[0]) != 1 or not isinstance(first, Cluster) or len(first.runs) > 2:
        return False
    sizes = sorted(item.size for item in strip)
    return len(strip) >= 2 and first.size >= HEADING_RATIO * sizes[len(sizes) // 2]
