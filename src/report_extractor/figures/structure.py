"""What surrounds a number on the page turned into words: headers of a cell, caption of a callout, category of a bar.

Structure becomes language: the label of a cell is its row header and column header, so that the same rules and
the same packs read a table, a chart and a sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache

from ..dutch import header_scale
from ..model import Mention, Passage
from .inventory import Located
from .periods import periods_in
from .vocabulary import GENERIC_HEADERS
from .wording import content_words, fold, shorten, telling_words, tidy, tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What a header says of the bare numbers under it: 'x € 1.000' is a multiplier 1000 of EUR; unit may be empty."""

    multiplier: Decimal = Decimal(1)
    unit: str = ""
    elsewhere: bool = False  # an earlier page names a scale, this one does not: a bare amount may need it


NO_SCALE = Scale()


@dataclass(frozen=True, slots=True)
class TableSigns:
    """Units that some cells of a table print and others leave out, by (page, table, column)."""

    column_units: dict[tuple[int, int, int], str] = field(default_factory=dict)
    table_units: dict[tuple[int, int], str] = field(default_factory=dict)


@lru_cache(maxsize=8192)
def scale_of(text: str) -> Scale:
    """The scale that a header, caption or heading names; NO_SCALE when it names none."""
    if not text:
        return NO_SCALE
    found = header_scale(text.replace("\ufffd", "€"))  # fonts without a map lose the euro sign first
    return NO_SCALE if found is None else Scale(multiplier=found.multiplier, unit=found.unit)


def scales_of(passages: Sequence[Passage]) -> list[Scale]:
    """The scale that holds for the bare numbers of each passage; NO_SCALE for running text.

    A line that only says 'in duizenden euro' holds for what follows it on its page under the same headings, a caption
    under a table for that table. A scale stated elsewhere is remembered as a reason for doubt.
    """
    scales: list[Scale] = []
    standing: list[tuple[int, tuple[str, ...], Scale]] = []
    table: list[int] = []  # the cells of the table that ends here, when it names no scale itself
    for place, passage in enumerate(passages):
        if passage.kind in ("table", "chart", "callout"):
            own = _scale_around(passage)
            if own.multiplier == 1:
                above = _standing_for(passage, standing)
                own = _joined(own, above) if above else replace(own, elsewhere=bool(standing))
                table.append(place)
            scales.append(own)
            continue
        scales.append(NO_SCALE)
        said = scale_of(passage.text) if len(passage.text) <= _SHORT_LINE else NO_SCALE
        if said.multiplier != 1 and table and _UNDER_TABLE.match(passage.text):
            for cell in table:
                if passages[cell].page == passage.page and passages[cell].kind == "table":
                    scales[cell] = _joined(scales[cell], said)
        elif said.multiplier != 1:
            path = passage.context.headings
            standing.append((passage.page, (*path, passage.text) if passage.role == "heading" else path, said))
        if passage.role == "body":
            table = []
    return scales


_UNDER_TABLE = re.compile(r"\s*(?:tabel|figuur|bron|\(?(?:alle\s+)?bedragen)\b", re.IGNORECASE)


def _standing_for(passage: Passage, standing: Sequence[tuple[int, tuple[str, ...], Scale]]) -> Scale | None:
    """The last scale stated earlier on the page under a heading that still governs the passage."""
    for page, path, scale in reversed(standing):
        if page != passage.page:
            return None
        if passage.context.headings[: len(path)] == path:
            return scale
    return None


_SHORT_LINE = 90  # characters: a line that names a scale, not a sentence that mentions a thousand


def _joined(own: Scale, standing: Scale) -> Scale:
    return Scale(multiplier=standing.multiplier, unit=own.unit or standing.unit)


def _scale_around(passage: Passage) -> Scale:
    """The nearest scale: own words of a callout, column header, row header, group, caption, nearest heading."""
    context = passage.context
    own = (passage.text,) if passage.kind == "callout" else ()
    nearest = context.headings[-1:]
    multiplier, unit = Decimal(1), ""
    for text in (*own, *reversed(context.column_headers), context.row_header, context.group, context.caption, *nearest):
        scale = scale_of(text)
        unit = unit or scale.unit
        if scale.multiplier != 1 and multiplier == 1:
            multiplier = scale.multiplier
    return Scale(multiplier=multiplier, unit=unit)


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
    columns = [text for text in columns if _names(text)]
    group = _without_period(context.group, year)
    parts = _distinct([group, context.row_header, own, *columns])
    if not parts:
        fallback = [context.caption, *context.headings[-1:]]
        return shorten(tidy(", ".join(_distinct(fallback))))
    row = content_words(context.row_header)
    generic = not row or all(word in GENERIC_HEADERS for word in row)
    if generic and not columns and not group:
        title = context.caption or (context.headings[-1] if context.headings else "")
        parts = _distinct([_without_period(title, year), *parts])
    elif context.caption and len(content_words(" ".join(parts))) < 4:
        parts = _distinct([*parts, _without_period(context.caption, year)])
    return shorten(tidy(", ".join(parts)), 40)


def _chart_label(passage: Passage, mention: Mention, year: int | None) -> str:
    context = passage.context
    own = tidy(passage.text[: mention.start] + " " + passage.text[mention.end :])
    parts = [context.series, _without_period(context.category, year), own if content_words(own) else ""]
    parts = _distinct([part for part in parts if content_words(part)])
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
    return tidy(kept) if kept == text or _names(kept) else ""


def _names(header: str) -> bool:
    """Whether a header tells its column from another: 'Totaal' does, which in a sentence only introduces a number."""
    return bool(content_words(header)) or any(token.low in GENERIC_HEADERS for token in tokens(header))


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
