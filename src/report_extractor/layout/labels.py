"""Takes the rows of numbers of a table, gives the texts that name them: beside the row, around it, or above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .columns import NumberColumn
from .grid import bands, same_band
from .rules import Rule
from .runs import Run
from .values import is_sentence, is_value

TIGHT_EM = 0.75  # most white space between two lines of one row name


@dataclass(slots=True)
class Labels:
    """Labels beside the rows, those between rows, and the left edges of the label columns."""

    by_row: list[list[int]]
    between: list[int]
    edges: list[float]


def find_labels(
    runs: Sequence[Run], rows: list[list[Run]], columns: list[NumberColumn], free: list[int], members: set[int]
) -> Labels:
    """The texts left of the first column: beside each row, and between the rows."""
    first = columns[0].left
    deepest = max(runs[i].left for i in columns[0].members)
    starts = [(row[0].center_y, min(deepest, min(run.left for run in row))) for row in rows]
    top, bottom = rows[0][0].top, rows[-1][0].bottom
    size = usual_size(rows)
    around = [
        i
        for i in free
        if i not in members
        and top - 1.3 * size <= runs[i].center_y <= bottom + 1.3 * size
        and runs[i].size <= 1.6 * size
        and (
            runs[i].right <= first + 0.5 * size
            or (
                runs[i].right <= min(starts, key=lambda row: abs(row[0] - runs[i].center_y))[1]
                and not is_value(runs[i].text)
            )
        )
    ]
    by_row: list[list[int]] = []
    for row in rows:
        beside = [i for i in around if same_band(runs[i], row[0])]
        by_row.append(sorted(beside, key=lambda i: runs[i].left))
    edges = _label_edges(runs, by_row)
    over = [] if edges else _labels_over(runs, rows, columns, free, members)
    if over:
        return Labels([[] for _ in rows], over, [min(runs[i].left for i in over)])
    if not edges:
        return Labels([[] for _ in rows], [], [])
    low = min([edges[0]] + [runs[i].left for row in by_row for i in row if edges[0] - runs[i].left <= 4 * size])
    low -= size
    by_row = [[i for i in row if runs[i].left >= low] for row in by_row]
    used = {i for row in by_row for i in row}
    last = max((runs[i].bottom for row in by_row[-1:] for i in row), default=rows[-1][0].center_y)
    between = [
        i
        for i in around
        if i not in used and runs[i].left >= low and (top < runs[i].center_y < bottom or _ends_name(runs[i], last))
    ]
    return Labels(by_row, between, edges)


def _ends_name(run: Run, floor: float) -> bool:
    """Whether a line right under the last row can only be the rest of its name."""
    return 0 <= run.center_y - floor <= 1.2 * run.size and (run.text[:1].islower() or _goes_on(run.text))


def _labels_over(
    runs: Sequence[Run], rows: list[list[Run]], columns: list[NumberColumn], free: list[int], members: set[int]
) -> list[int]:
    """Texts that stand above their row at the left, when nearly every row has one."""
    size = rows[0][0].size
    found: list[int] = []
    for row in rows:
        near = [
            i
            for i in free
            if i not in members
            and 0 <= row[0].top - runs[i].bottom <= 2.0 * size
            and runs[i].left <= columns[0].left + 0.5 * size
            and runs[i].right <= columns[-1].left
            and runs[i].left >= columns[0].left - 12 * size
            and runs[i].size <= 1.2 * size
            and not is_value(runs[i].text)
        ]
        if near:
            found.append(max(near, key=lambda i: (runs[i].bottom, -runs[i].left)))
    return found if len(found) >= 0.7 * len(rows) and len(set(found)) == len(found) else []


def _label_edges(runs: Sequence[Run], by_row: list[list[int]]) -> list[float]:
    """Left edges of the text columns that most rows have, from left to right."""
    edges: list[list[float]] = []
    for row in by_row:
        for i in row:
            left = runs[i].left
            for group in edges:
                if abs(group[0] - left) <= 1.6 * runs[i].size:
                    group.append(left)
                    break
            else:
                edges.append([left])
    labelled = sum(bool(row) for row in by_row)
    kept = [group for group in edges if len(group) >= max(2, 0.35 * labelled)]
    if not kept and labelled:
        nearest = [runs[row[-1]].left for row in by_row if row]
        return [min(nearest)]
    return sorted(min(group) for group in kept)


def edge_of(run: Run, edges: list[float]) -> int:
    """The label column that a text belongs to."""
    return max((k for k, edge in enumerate(edges) if edge <= run.left + 1.6 * run.size), default=0)


def body_rows(
    runs: Sequence[Run], rows: list[list[Run]], labels: Labels, rules: Sequence[Rule]
) -> list[tuple[list[Run], list[Run]]]:
    """Rows as (numbers, names): names between rows go to the row they are part of, or open a group."""
    names: list[list[Run]] = [[runs[i] for i in row] for row in labels.by_row]
    groups: dict[int, list[list[Run]]] = {}
    between = bands([runs[i] for i in labels.between])
    settled = _wrapped(rows, names, between)
    settled |= _around_rows(rows, names, [band for band in between if id(band) not in settled])
    for band in between:
        if id(band) in settled:
            names[settled[id(band)]].extend(band)
    for band in between:
        if id(band) in settled:
            continue
        after = next((k for k, row in enumerate(rows) if row[0].center_y > band[0].center_y), len(rows))
        target = _row_of(band, after, rows, names, rules)
        if target >= 0:
            names[target].extend(band)
        else:
            groups.setdefault(after, []).append(band)
    body: list[tuple[list[Run], list[Run]]] = []
    for k, row in enumerate(rows):
        body.extend(([], band) for band in groups.get(k, []))
        body.append((row, sorted(names[k], key=lambda r: (r.center_y, r.left))))
    body.extend(([], band) for band in groups.get(len(rows), []))
    return body


def _wrapped(rows: list[list[Run]], names: list[list[Run]], between: list[list[Run]]) -> dict[int, int]:
    """For label lines (by identity) the row of the name that runs on over them in small letters."""
    lines: list[tuple[Run, list[Run] | None, int]] = [(band[0], band, -1) for band in between]
    lines += [(names[k][0], None, k) for k in range(len(rows)) if names[k]]
    if 2 * sum(run.text[:1].islower() for run, _, _ in lines) > len(lines):
        return {}  # small letters open names here
    settled: dict[int, int] = {}
    chain: list[tuple[Run, list[Run] | None, int]] = []

    def settle() -> None:
        if len(chain) < 2:
            return
        held = [k for _, _, k in chain if k >= 0]
        reach = chain[0][0].size
        top, bottom = chain[0][0].top - reach, chain[-1][0].bottom + reach
        if not held:
            held = [k for k, row in enumerate(rows) if not names[k] and top <= row[0].center_y <= bottom]
        if len(held) == 1:
            settled.update({id(band): held[0] for _, band, _ in chain if band is not None})

    for line in sorted(lines, key=lambda line: line[0].center_y):
        run, _, row = line
        last = chain[-1][0] if chain else None
        goes_on = (
            last is not None
            and run.top - last.bottom <= TIGHT_EM * run.size
            and abs(run.left - last.left) <= 1.6 * run.size
            and (run.text[:1].islower() or _goes_on(run.text) or last.text[-1:] in "-/(&+")
            and run.bold == last.bold
            and last.text[-1:] != ":"
            and not (row >= 0 and any(k >= 0 for _, _, k in chain))
        )
        if not goes_on:
            settle()
            chain = []
        chain.append(line)
    settle()
    return settled


def _around_rows(rows: list[list[Run]], names: list[list[Run]], between: list[list[Run]]) -> dict[int, int]:
    """For label lines (by identity) the row without a name of its own that stands halfway between two of them."""
    around: dict[int, int] = {}
    for k, row in enumerate(rows):
        if names[k]:
            continue
        middle = row[0].center_y
        over = [band for band in between if band[0].center_y < middle]
        under = [band for band in between if band[0].center_y >= middle]
        if not over or not under:
            continue
        upper, lower = over[-1], under[0]
        off = abs((upper[0].center_y + lower[0].center_y) / 2 - middle)
        close = lower[0].top - upper[0].bottom <= 0.9 * row[0].size
        if close and off <= 0.2 * row[0].size and not {id(upper), id(lower)} & around.keys():
            around[id(upper)] = around[id(lower)] = k
    return around


def _row_of(band: list[Run], after: int, rows: list[list[Run]], names: list[list[Run]], rules: Sequence[Rule]) -> int:
    """The row that a label line without numbers is part of; -1 when it stands for itself."""
    run = band[0]
    before = after - 1
    upper = rows[before][0] if before >= 0 else None
    lower = rows[after][0] if after < len(rows) else None
    parts_upper = upper is not None and _ruled_between(upper, run, rules)
    parts_lower = lower is not None and _ruled_between(run, lower, rules)
    nearest_above = max((n.bottom for n in names[before]), default=upper.bottom if upper else -1e9) if upper else -1e9
    gap_above = run.top - nearest_above
    gap_below = min((n.top for n in names[after]), default=lower.top if lower else 1e9) - run.bottom if lower else 1e9
    text = run.text
    if parts_upper != parts_lower and min(gap_above, gap_below) <= 1.2 * run.size and not is_sentence(text):
        return after if parts_upper else before
    apart = upper is not None and not names[before] and gap_above > 0.15 * run.size and text[:1].isupper()
    below = lower is not None and bool(names[after]) and gap_below <= 0.9 * run.size
    if apart and (below or (text[-1:] == "." and is_sentence(text))):
        return -1  # the name of the group that starts under a total without a name
    if upper is not None and not parts_upper and gap_above <= 0.9 * run.size:
        ends = names[before][-1].text[-1:] if names[before] else ""
        if not names[before] or text[:1].islower() or _goes_on(text) or ends in "-,/(&+":
            return before
    if lower is not None and not names[after] and gap_below <= 2.2 * run.size and gap_below < gap_above:
        return after
    if lower is not None and names[after] and not parts_lower and gap_below <= 0.9 * run.size and text[-1:] != ":":
        first = names[after][0]
        rest = first.text[:1] == "(" or (first.text[:1].islower() and first.bold == run.bold)
        if rest and first.left >= run.left - 1:
            return after
    return -1


def _goes_on(text: str) -> bool:
    """Whether a line can only be the rest of the name above it; a dash with a space opens a name."""
    return text[:1] in "(+/&" or (text[:1] == "-" and text[1:2] != " ")


def _ruled_between(upper: Run, lower: Run, rules: Sequence[Rule]) -> bool:
    return any(
        upper.center_y < rule.at < lower.center_y and rule.low <= min(upper.left, lower.left) + 30 < rule.high + 30
        for rule in rules
        if rule.high - rule.low >= 60
    )


def usual_size(rows: list[list[Run]]) -> float:
    """Size of the largest numbers: codes beside the numbers are often set very small."""
    return max(run.size for row in rows for run in row)
