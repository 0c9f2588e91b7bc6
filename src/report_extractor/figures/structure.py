"""What surrounds a number on the page turned into words: headers of a cell, caption of a callout, category of a bar.

Structure becomes language: the label of a cell is its row header and column header, so that the same rules and
the same packs read a table, a chart and a sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..model import Mention, Passage
from .inventory import Located
from .periods import periods_in
from .vocabulary import ARTICLES, AUXILIARIES, GENERIC_HEADERS, VERBS
from .wording import content_words, fold, shorten, telling_words, tidy, tokens


@dataclass(frozen=True, slots=True)
class TableSigns:
    """Units that cells of a table leave out: printed in others of the column, in a line above it, or nowhere."""

    column_units: dict[tuple[int, int, int], str] = field(default_factory=dict)
    table_units: dict[tuple[int, int], str] = field(default_factory=dict)
    of_money: frozenset[tuple[int, int]] = frozenset()  # tables of amounts that print no unit at all


def table_signs(located: Iterable[Located]) -> TableSigns:
    """The units printed in the cells of each column: accountants print € in the first row and the total only."""
    units: dict[tuple[int, int, int], set[str]] = defaultdict(set)
    for item in located:
        passage, mention = item.passage, item.mention
        if passage.cell is None or passage.role != "body" or mention.kind != "quantity":
            continue
        if mention.unit in ("EUR",):
            units[(passage.page, passage.cell[0], passage.cell[2])].add(mention.unit)
    columns = {key: next(iter(found)) for key, found in units.items() if len(found) == 1}
    return TableSigns(column_units=columns)


def structured_label(passage: Passage, mention: Mention, reporting_year: int | None) -> str:
    """The label of a table cell, callout or chart number, without the number; empty when nothing is written there."""
    if passage.kind == "table":
        return _cell_label(passage, mention, reporting_year)
    if passage.kind == "chart":
        return _chart_label(passage, mention, reporting_year)
    return _callout_label(passage, mention)


def _cell_label(passage: Passage, mention: Mention, year: int | None) -> str:
    context = passage.context
    own = tidy(passage.text[: mention.start] + " " + passage.text[mention.end :])
    own = own if content_words(own) else ""
    columns = [_without_period(text, year) for text in context.column_headers]
    columns = [text for text in columns if _heads_a_column(text)]
    group = _without_period(context.group, year)
    row_words = context.row_header.split()
    row = " ".join(row_words[:_ROW_WORDS]) if len(row_words) > 2 * _ROW_WORDS else context.row_header
    parts = _distinct([group, row, own, *columns])
    if not parts:
        fallback = [context.caption, *context.headings[-1:]]
        return shorten(tidy(", ".join(_distinct(fallback))))
    said = content_words(context.row_header)
    generic = not said or all(word in GENERIC_HEADERS for word in said)
    if generic and not columns and not group:
        title = context.caption or (context.headings[-1] if context.headings else "")
        parts = _distinct([_without_period(title, year), *parts])
    elif context.caption and len(content_words(" ".join(parts))) < 4:
        parts = _distinct([*parts, _without_period(context.caption, year)])
    return shorten(tidy(", ".join(parts)), 40)


_ROW_WORDS = 12  # a row header of more than twice as many is a text of its own


def _chart_label(passage: Passage, mention: Mention, year: int | None) -> str:
    context = passage.context
    own = tidy(passage.text[: mention.start] + " " + passage.text[mention.end :])
    parts = [
        _without_period(context.series, year),
        _without_period(context.category, year),
        own if content_words(own) else "",
    ]
    parts = _distinct([part for part in parts if content_words(part) or any(c.isdigit() for c in part)])
    title = context.caption or (context.headings[-1] if context.headings else "")
    if content_words(title) and len(content_words(" ".join(parts))) < 4:
        parts = _distinct([_without_period(title, year) or title, *parts])
    return shorten(tidy(", ".join(parts)), 40)


def _callout_label(passage: Passage, mention: Mention) -> str:
    """Its own caption, and the caption or heading around it until the words tell of what."""
    context = passage.context
    parts = [tidy(passage.text[: mention.start] + " " + passage.text[mention.end :])]
    enough = 3 if mention.unit in ("", "persons", "count") else 4  # a share or an amount needs its measure named
    for title in (context.caption, *reversed(context.headings[-2:])):
        if len(telling_words(" ".join(parts))) >= enough:
            break
        if telling_words(title):
            parts = _distinct([*parts, title])
            if len(telling_words(" ".join(parts))) > 1:
                break
    return shorten(tidy(", ".join(part for part in parts if content_words(part))), 40)


def _without_period(text: str, year: int | None) -> str:
    """A header without the years and dates it names: they go to the period columns."""
    kept = text
    for mention in reversed(periods_in(text, year, "header_cell") if text else ()):
        kept = kept[: mention.start] + kept[mention.end :]
    return tidy(kept) if kept == text or names_a_cell(kept) else ""


def _heads_a_column(header: str) -> bool:
    """Whether a column head says anything: 'Af' and 'Bij' do in a table of movements."""
    return any(token.low not in ARTICLES and token.low[0].isalpha() and len(token.low) > 1 for token in tokens(header))


def names_a_cell(header: str) -> bool:
    """Whether a header tells its row or column from another: 'Totaal' and 'Ontvangen' do, unlike in prose."""
    if content_words(header):
        return True
    return any(token.low in GENERIC_HEADERS or token.low in VERBS - AUXILIARIES for token in tokens(header))


def _distinct(parts: Sequence[str]) -> list[str]:
    """The parts that say something the others do not say already, in order."""
    kept: list[str] = []
    for part in parts:
        part = tidy(part)
        if not part or any(fold(part) in fold(other) for other in kept):
            continue
        kept = [other for other in kept if fold(other) not in fold(part)]
        kept.append(part)
    return kept
