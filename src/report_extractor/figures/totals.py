"""Passages → the same, the rows 'Totaal' of tables with the group that they sum.

A row 'Totaal' stands outside the group it closes, and says by itself neither what it counts nor in which unit. What it
sums is proven by the numbers: those of the rows right above it, in every column that prints them all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ..dutch import lemma, parse_number, unit_of_noun
from ..model import Passage
from .wording import fold

_SAYS_TOTAL = frozenset({"totaal", "totalen", "totaal generaal", "eindtotaal", "subtotaal", "som"})
_FEWEST_ROWS = 2  # one row above a total of the same value sums nothing
_Table = tuple[int, int]  # page, table


@dataclass(frozen=True, slots=True)
class _Line:
    header: str
    group: str
    values: Mapping[int, str]  # printed text by column


def with_groups_of_totals(passages: Sequence[Passage]) -> list[Passage]:
    """The passages; a row 'Totaal' without a group takes that of the rows it sums, or the people these count."""
    found = _groups(passages)
    told: list[Passage] = []
    for passage in passages:
        cell = passage.cell
        group = found.get((passage.page, *cell[:2]), "") if cell is not None else ""
        told.append(replace(passage, context=replace(passage.context, group=group)) if group else passage)
    return told


def _groups(passages: Sequence[Passage]) -> dict[tuple[int, int, int], str]:
    """What the rows 'Totaal' sum, by (page, table, row)."""
    tables: dict[_Table, dict[int, dict[int, Passage]]] = defaultdict(lambda: defaultdict(dict))
    for passage in passages:
        if passage.kind == "table" and passage.role == "body" and passage.cell is not None:
            table, row, column = passage.cell
            tables[(passage.page, table)][row][column] = passage
    found: dict[tuple[int, int, int], str] = {}
    for key, rows in tables.items():
        lines = {row: _line(cells) for row, cells in sorted(rows.items())}
        for row, line in lines.items():
            if not line.group and fold(line.header).strip(" :") in _SAYS_TOTAL:
                above = [other for place, other in lines.items() if place < row]
                group = _summed(line, above)
                if group:
                    found[(*key, row)] = group
    return found


def _line(cells: Mapping[int, Passage]) -> _Line:
    context = next(iter(cells.values())).context
    return _Line(context.row_header, context.group, {column: cell.text for column, cell in cells.items()})


def _summed(total: _Line, above: Sequence[_Line]) -> str:
    """The group of the rows right above a total that sums them, or the people that most of these count; or empty."""
    parts: list[_Line] = []
    for line in reversed(above):
        if fold(line.header).startswith("tota") or (parts and line.group != parts[0].group):
            break
        parts.append(line)
    if len(parts) < _FEWEST_ROWS or not _adds_up(total, parts):
        return ""
    return parts[0].group or _shared_noun([line.header for line in parts])


def _adds_up(total: _Line, parts: Sequence[_Line]) -> bool:
    """Whether the parts make up the total in each column that prints them all, and in one at least."""
    sums = []
    for column, text in total.values.items():
        whole = _number(text)
        values = [_number(line.values.get(column, "")) for line in parts]
        known = [value for value in values if value is not None]
        if whole is not None and whole and len(known) == len(values):
            sums.append(sum(known, Decimal(0)) == whole)
    return bool(sums) and all(sums)


def _number(text: str) -> Decimal | None:
    try:
        return parse_number(text)
    except ValueError:  # no number, or more than one: the column proves nothing
        return None


def _shared_noun(headers: Sequence[str]) -> str:
    """The word for people that at least half of some short row headers end in: 'Actieve <deelnemers>'; or empty."""
    nouns = [words[-1] for words in (header.split() for header in headers) if 0 < len(words) <= _SHORT]
    counted = Counter(lemma(noun) for noun in nouns if unit_of_noun(noun) == "persons")
    if not counted:
        return ""
    most, times = counted.most_common(1)[0]
    if times < _FEWEST_ROWS or 2 * times < len(headers):
        return ""
    return next(noun for noun in nouns if lemma(noun) == most)


_SHORT = 3  # words
