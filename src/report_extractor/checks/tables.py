"""Totals in tables, by row and by column.

A table rarely says which rows a total adds up. So several sets of parts are tried (the rows since the last total, all
rows, the subtotals, the rows below), and the table itself tells which one holds: when most columns fit a set, a
column that does not fit it is an error. With one column only, the parts must be all the rows above, none of them
something else (an average, a `waarvan`, an indented detail), and the table must be wholly read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..model import Figure, Page
from . import cues
from .findings import Draft, added, certain, dutch, english, plain
from .grids import Grid, Value, complete, grids
from .intervals import EXACT_UNITS, ZERO, total
from .shares import share_findings, stock_findings

_ADDITIVE = frozenset({*EXACT_UNITS, "EUR", "fte", "hours", "days", "percent"})
_INDENT_PT = 4.0


def table_findings(figures: Sequence[Figure], pages: Sequence[Page]) -> Iterator[Draft]:
    """Findings on totals, percentages and flows of every table."""
    for grid in grids(figures, pages):
        if len(grid.values) < 3:
            continue
        for view in (grid, grid.turned()):
            yield from _totals(view)
            yield from share_findings(view)
            yield from stock_findings(view)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trial:
    """One way to read what a total adds up: its parts by place, and how it comes out."""

    name: str
    lines: tuple[int, ...]
    fits: tuple[int, ...]
    fails: tuple[int, ...]


def _totals(grid: Grid) -> Iterator[Draft]:
    sums = [line for line in range(grid.lines) if cues.has("total", grid.labels.get(line, ""))]
    if not sums or len(sums) * 2 > grid.lines:
        return
    for line in sums:
        trials = [_try(grid, name, lines, line) for name, lines in _part_sets(grid, sums, line)]
        yield from _judge(grid, line, [trial for trial in trials if trial.fits or trial.fails])


def _part_sets(grid: Grid, sums: Sequence[int], line: int) -> list[tuple[str, tuple[int, ...]]]:
    filled = sorted({own for own, _ in (*grid.values, *grid.unread)})
    before = [other for other in sums if other < line]
    after = [other for other in sums if other > line]
    start = before[-1] + 1 if before else 0
    near = tuple(other for other in filled if start <= other < line)
    own = tuple(other for other in near if not cues.has("not_additive", grid.labels.get(other, "")))
    every = tuple(other for other in filled if other < line and other not in before)
    end = after[0] if after else grid.lines
    below = tuple(other for other in filled if line < other < end)
    sets = [
        ("since_total", near),
        ("additive", own),
        ("outdented", _outdented(grid, near)),
        ("all", every),
        ("subtotals", tuple(before)),
        ("subtotals_and_rest", (*before, *near)),
        ("last_total_and_rest", (*before[-1:], *near)),
        ("below", below),
        *_runs(grid, tuple(other for other in filled if other < line), line),
    ]
    unique: dict[tuple[int, ...], str] = {}
    for name, lines in sets:
        if len(lines) >= 2:
            unique.setdefault(lines, name)
    return [(name, lines) for lines, name in unique.items()]


def _runs(grid: Grid, above: Sequence[int], line: int) -> list[tuple[str, tuple[int, ...]]]:
    """The run of lines directly above that adds up in most places: totals and loose rows can stand mixed."""
    votes: Counter[int] = Counter()
    for place in range(grid.places):
        whole = grid.values.get((line, place))
        if whole is None or not whole.value:
            continue
        running, terms = ZERO, 0
        for start in range(len(above) - 1, -1, -1):
            value = grid.values.get((above[start], place))
            if (above[start], place) in grid.unread:
                break
            if value is not None:
                running, terms = running.plus(value.interval), terms + bool(value.value)
            if terms >= 2 and value is not None and running.meets(whole.interval):
                votes[start] += 1
    # one place alone can fit by chance: the more terms are tried, the likelier
    return [("run", tuple(above[start:])) for start, count in sorted(votes.items()) if count >= 2]


def _outdented(grid: Grid, lines: Sequence[int]) -> tuple[int, ...]:
    known = [grid.left[line] for line in lines if line in grid.left]
    if not known:
        return ()
    edge = min(known) + _INDENT_PT
    return tuple(line for line in lines if grid.left.get(line, edge) <= edge)


def _try(grid: Grid, name: str, lines: tuple[int, ...], line: int) -> _Trial:
    fits, fails = [], []
    for place in range(grid.places):
        whole = grid.values.get((line, place))
        parts = _parts(grid, lines, place)
        if whole is None or parts is None or not _additive(whole, parts, grid.place_labels.get(place, "")):
            continue
        if total(part.interval for part in parts).meets(whole.interval):
            fits.append(place)
        else:
            fails.append(place)
    return _Trial(name=name, lines=lines, fits=tuple(fits), fails=tuple(fails))


def _parts(grid: Grid, lines: Sequence[int], place: int) -> list[Value] | None:
    """The values to add; None when a cell could not be read or fewer than two say something."""
    if any((line, place) in grid.unread for line in lines):
        return None
    parts = [grid.values[(line, place)] for line in lines if (line, place) in grid.values]
    return parts if sum(1 for part in parts if part.value) >= 2 else None


def _additive(whole: Value, parts: Sequence[Value], label: str) -> bool:
    units = {"" if part.figure.unit in EXACT_UNITS else part.figure.unit for part in [whole, *parts]}
    if len(units) > 1 or whole.figure.unit not in _ADDITIVE or whole.figure.measure in {"average", "ratio", "score"}:
        return False
    if units == {"percent"}:
        return whole.value == 100
    return not cues.has("not_additive", label) and all(part.figure.bound == "exact" for part in [whole, *parts])


def _judge(grid: Grid, line: int, trials: Sequence[_Trial]) -> Iterator[Draft]:
    if not trials:
        return
    best = max(trials, key=lambda trial: (len(trial.fits), -len(trial.fails)))
    fitting: dict[int, _Trial] = {}
    for trial in trials:
        for place in trial.fits:
            fitting.setdefault(place, trial)
    for place, trial in fitting.items():
        yield _total_draft(grid, line, trial, place, "agrees")
    open_places = [place for place in best.fails if place not in fitting]
    for place in open_places:
        if best.fits and len(best.fits) >= len(open_places):
            verdict = "differs" if _comparable(grid, line, best, place) else "cannot_tell"
            yield _total_draft(grid, line, best, place, verdict)
        elif not best.fits:
            clear = _clear_column(grid, line, trials)
            differs = clear is not None and _comparable(grid, line, clear, place)
            yield _total_draft(grid, line, clear or best, place, "differs" if differs else "cannot_tell")


def _comparable(grid: Grid, line: int, trial: _Trial, place: int) -> bool:
    """Whether sum and total are of one size: a slip of the pen, not another set of lines."""
    whole = abs(grid.values[(line, place)].value)
    added_up = abs(sum((part.value for part in _parts(grid, trial.lines, place) or ()), Decimal(0)))
    return whole <= 2 * added_up and added_up <= 2 * whole


def _clear_column(grid: Grid, line: int, trials: Sequence[_Trial]) -> _Trial | None:
    """The trial over all rows above, when nothing about the rows or the table makes that doubtful."""
    trial = next((trial for trial in trials if trial.lines == _filled(grid, line, trial)), None)
    sums = sum(1 for text in grid.labels.values() if cues.has("total", text))
    if trial is None or sums > 1 or len(trial.fails) > 1 or not complete(grid):
        return None
    labels = [grid.labels.get(other, "") for other in trial.lines]
    plain_rows = all(labels) and not any(
        cues.has("not_additive", text) or cues.has("part_before", text) for text in labels
    )
    lefts = [grid.left[other] for other in trial.lines if other in grid.left]
    level = not lefts or max(lefts) - min(lefts) <= _INDENT_PT
    return trial if plain_rows and level else None


def _filled(grid: Grid, line: int, trial: _Trial) -> tuple[int, ...]:
    """All lines above that hold a value in the column that fails, from the first such line on."""
    place = trial.fails[0] if trial.fails else -1
    return tuple(other for other in range(line) if (other, place) in grid.values)


def _total_draft(grid: Grid, line: int, trial: _Trial, place: int, verdict: str) -> Draft:
    whole = grid.values[(line, place)]
    parts = [grid.values[(other, place)] for other in trial.lines if (other, place) in grid.values]
    sum_nl, sum_en = added([part.value for part in parts])
    name = " / ".join(text for text in (grid.labels.get(line, ""), grid.place_labels.get(place, "")) if text)
    sure = certain([whole.figure, *(part.figure for part in parts)])
    tail_nl, tail_en = {
        "agrees": ("klopt", "agrees"),
        "differs": ("dat verschilt", "they differ"),
        "cannot_tell": ("niet te zeggen welke rijen het totaal optelt", "cannot tell which lines the total adds up"),
    }[verdict]
    return Draft(
        check="table_total",
        verdict=verdict,  # type: ignore[arg-type]  # one of the three keys above
        severity="info" if verdict != "differs" else "error" if sure else "warning",
        page=grid.page,
        figures=(whole.figure.figure_id, *(part.figure.figure_id for part in parts)),
        expected=plain(sum((part.value for part in parts), Decimal(0))),
        observed=plain(whole.value),
        tolerance=plain(total(part.interval for part in parts).slack + whole.interval.slack),
        message_nl=f"{name}: {sum_nl}, gedrukt: {dutch(whole.value)}; {tail_nl}",
        message_en=f"{name}: {sum_en}, printed: {english(whole.value)}; {tail_en}",
    )
