"""Percentages of columns, and stock and flow down a column, in tables.

Which column is the base of a percentage is not printed: all pairs are tried, and the table itself tells which one
holds. A line that alone does not fit a base that holds for the others is an error, unless another printed number fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from . import cues
from .findings import Draft, certain, plain, share_dutch, share_english
from .flows import stock_draft
from .grids import Grid, Value
from .intervals import EXACT_UNITS

_MOST_PAIRS = 10  # columns among which the two of a percentage are searched


def share_findings(grid: Grid) -> Iterator[Draft]:
    """Percentages in one place that are, line by line, one other place as a share of another."""
    percents = [place for place in range(grid.places) if _holds(grid, place, percent=True) >= 3]
    counts = [place for place in range(grid.places) if _holds(grid, place, percent=False) >= 3][:_MOST_PAIRS]
    for place in percents:
        yield from _shares_of_total(grid, place, counts)
        best = max(
            (_share_trial(grid, place, part, whole) for part in counts for whole in counts if part != whole),
            key=lambda trial: (len(trial[2]), -len(trial[3])),
            default=None,
        )
        if best is not None and len(best[2]) >= 3 and len(best[2]) >= 4 * len(best[3]):
            part, whole, fits, fails = best
            for line in (*fits, *fails):
                base = grid.values[(line, whole)]
                yield _share_draft(grid, line, place, part, base, agrees=line in fits)


def _holds(grid: Grid, place: int, *, percent: bool) -> int:
    found = [grid.values.get((line, place)) for line in range(grid.lines)]
    return sum(1 for value in found if value and (value.figure.unit == "percent") is percent)


def _share_trial(grid: Grid, place: int, part: int, whole: int) -> tuple[int, int, tuple[int, ...], tuple[int, ...]]:
    fits: list[int] = []
    fails: list[int] = []
    for line in range(grid.lines):
        if cells := _share_cells(grid, line, place, part):
            base = grid.values.get((line, whole))
            if base is None or base.value <= 0 or cells[0].value == cells[1].value == 0:
                continue
            (fits if _recomputes(cells[0], base, cells[1]) else fails).append(line)
    return part, whole, tuple(fits), tuple(fails)


def _share_cells(grid: Grid, line: int, place: int, part: int) -> tuple[Value, Value] | None:
    count, percentage = grid.values.get((line, part)), grid.values.get((line, place))
    return (count, percentage) if count is not None and percentage is not None else None


def _recomputes(part: Value, whole: Value, percentage: Value) -> bool:
    share = part.interval.percent_of(whole.interval)
    return share is not None and share.meets(percentage.interval)


def _shares_of_total(grid: Grid, place: int, counts: Sequence[int]) -> Iterator[Draft]:
    sums = [line for line in range(grid.lines) if cues.has("total", grid.labels.get(line, ""))]
    best: tuple[int, int, list[int], list[int]] | None = None
    for line in sums:
        for part in counts:
            base = grid.values.get((line, part))
            if base is None or base.value <= 0:
                continue
            fits: list[int] = []
            fails: list[int] = []
            for other in range(grid.lines):
                cells = _share_cells(grid, other, place, part)
                if cells and other != line and cells[0].value:
                    (fits if _recomputes(cells[0], base, cells[1]) else fails).append(other)
            if best is None or len(fits) > len(best[2]):
                best = (line, part, fits, fails)
    if best is None or len(best[2]) < 3 or len(best[2]) < 3 * len(best[3]):
        return
    line, part, fits, fails = best
    for other in (*fits, *fails):
        agrees = other in fits
        if not agrees and _other_base(grid, other, place, part):
            continue
        yield _share_draft(grid, other, place, part, grid.values[(line, part)], agrees=agrees)


def _other_base(grid: Grid, line: int, place: int, part: int) -> bool:
    """Whether another number printed in the table is the base that this percentage fits."""
    cells = _share_cells(grid, line, place, part)
    return cells is not None and any(
        value is not cells[0] and value.figure.unit in EXACT_UNITS and _recomputes(cells[0], value, cells[1])
        for value in grid.values.values()
    )


def _share_draft(grid: Grid, line: int, place: int, part: int, base: Value, *, agrees: bool) -> Draft:
    count, percentage = grid.values[(line, part)], grid.values[(line, place)]
    share = 100 * count.value / base.value
    figures = (count.figure, base.figure, percentage.figure)
    name = grid.labels.get(line, "")
    return Draft(
        check="percentage_recomputed",
        verdict="agrees" if agrees else "differs",
        severity="info" if agrees else "error" if certain(figures) else "warning",
        page=grid.page,
        figures=tuple(figure.figure_id for figure in figures),
        expected=plain(share),
        observed=plain(percentage.value),
        tolerance=plain(percentage.interval.slack),
        message_nl=f"{name}: {share_dutch(count.value, base.value, percentage.value)}",
        message_en=f"{name}: {share_english(count.value, base.value, percentage.value)}",
    )


def stock_findings(grid: Grid) -> Iterator[Draft]:
    """Findings on old + in − out = left, place by place, where the labels of the lines name all four."""
    roles: dict[int, str] = {}
    for line in range(grid.lines):
        label = grid.labels.get(line, "")
        found = [role for role in ("old", "in", "out", "left") if cues.has(role, label)]
        if len(found) > 1 and {"old", "left"} & set(found):
            found = [role for role in found if role in {"old", "left"}]
        if len(found) == 1:
            roles[line] = found[0]
    by_role = {role: [line for line, own in roles.items() if own == role] for role in ("old", "in", "out", "left")}
    if any(len(by_role[role]) != 1 for role in ("old", "in", "left")) or not by_role["out"]:
        return
    first, last = min(roles), max(roles)
    sure = all(line in roles for line in range(first, last + 1)) and len(by_role["out"]) == 1
    for place in range(grid.places):
        yield from _stock(grid, place, by_role, sure=sure)


def _stock(grid: Grid, place: int, by_role: Mapping[str, Sequence[int]], *, sure: bool) -> Iterator[Draft]:
    cells = {role: [grid.values.get((line, place)) for line in lines] for role, lines in by_role.items()}
    if any(value is None or value.figure.unit not in EXACT_UNITS for values in cells.values() for value in values):
        return
    figures = {role: [value.figure for value in values if value] for role, values in cells.items()}
    draft = stock_draft(figures["old"], figures["in"], figures["out"], figures["left"], sure=sure)
    if draft.verdict == "agrees" or sure:
        yield draft
