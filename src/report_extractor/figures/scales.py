"""Which scale holds for the bare numbers of a table: 'x € 1.000' beside, above, under or inside it.

A scale multiplies amounts by a thousand or more, so it is the costliest thing to get wrong. It holds for amounts
only: the participants, ratios and rates of the same table keep the size they are printed in. A table that states no
scale of its own may take one from elsewhere, and then its figures carry a doubt.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from ..dutch import header_scale, unit_of_noun
from ..model import Context, Mention, Passage
from .inventory import Located
from .vocabulary import MONEY_ENDINGS, PER_HEAD, PREPOSITIONS, RATE_WORDS
from .wording import content_words, fold, tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What a header says of the bare numbers under it: 'x € 1.000' is a multiplier 1000 of EUR; unit may be empty."""

    multiplier: Decimal = Decimal(1)
    unit: str = ""
    doubted: bool = False  # stated elsewhere and not here: it may hold for these numbers, or not


NO_SCALE = Scale()
_Table = tuple[int, int]  # page, number of the table on it
_Row = tuple[int, int, int]  # page, table, row
_THOUSAND = Decimal(1000)


@lru_cache(maxsize=8192)
def scale_of(text: str) -> Scale:
    """The scale that a header, caption or heading names; NO_SCALE when it names none."""
    if not text:
        return NO_SCALE
    found = header_scale(text.replace("\ufffd", "€"))  # fonts without a map lose the euro sign first
    return NO_SCALE if found is None else Scale(multiplier=found.multiplier, unit=found.unit)


def scales_of(passages: Sequence[Passage], items: Sequence[Located]) -> list[Scale]:
    """The scale that holds for the bare numbers of each passage; NO_SCALE for running text.

    From near to far: the cell's own headers, a line inside the table, a line above it or under it, amounts in the
    text around it that print the same digits with their magnitude, the table before it on the page.
    """
    scales = _stated(passages)
    by_page: dict[int, list[Located]] = defaultdict(list)
    for item in items:
        by_page[item.passage.page].append(item)
    for cells in _unscaled_tables(passages, scales):
        found = _proved_by_text(cells, by_page[passages[cells[0]].page]) or _from_table_before(cells, passages, scales)
        if found is not None:
            for place in cells:
                scales[place] = _joined(scales[place], found)
    anywhere = any(scale.multiplier != 1 for scale in scales) or any(map(_is_scale_line, passages))
    whole = _tables_of_whole_numbers(items)
    parted = _rows_of_decimals(items)
    for place, passage in enumerate(passages):
        scale = scales[place]
        if anywhere and scale.multiplier == 1:
            scales[place] = replace(scale, doubted=True)
        elif scale.multiplier != 1 and scale.unit in ("", "EUR") and _is_no_amount(passage, scale, whole):
            scales[place] = NO_SCALE
        elif scale.multiplier == _THOUSAND and _row_of(passage) in parted:
            scales[place] = replace(NO_SCALE, doubted=True)  # '14,2' between whole thousands
    return scales


def _is_structured(passage: Passage) -> bool:
    return passage.kind in ("table", "chart", "callout")


def _table_of(passage: Passage) -> _Table | None:
    return (passage.page, passage.cell[0]) if passage.cell is not None else None


# ---- what is stated ---------------------------------------------------------------------------------------------


def _stated(passages: Sequence[Passage]) -> list[Scale]:
    """The scale that words near a passage state: its headers, a line in its table, a line above or under it."""
    with_numbers = _rows_with_numbers(passages)
    scales: list[Scale] = []
    standing: list[tuple[int, tuple[str, ...], Scale]] = []
    inner: dict[_Table, _Inner] = {}
    table: list[int] = []  # the cells of the table that ends here, when it names no scale itself
    for place, passage in enumerate(passages):
        if _is_structured(passage):
            own = _around(passage)
            key = _table_of(passage)
            if key is not None and passage.cell is not None and (*key, passage.cell[1]) not in with_numbers:
                _note_inner(inner, key, passage)
            if own.multiplier == 1:
                near = inner[key].scale if key is not None and key in inner else None
                near = near or _standing_for(passage, standing)
                own = _joined(own, near) if near else own
                table.append(place)
            scales.append(own)
            continue
        scales.append(NO_SCALE)
        said = scale_of(passage.text) if _is_scale_line(passage) else NO_SCALE
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


@dataclass(frozen=True, slots=True)
class _Inner:
    """The scale that a line inside a table names, and whether the line names a group too: 'Geld (x € 1.000)'."""

    scale: Scale
    names_a_group: bool


def _note_inner(inner: dict[_Table, _Inner], key: _Table, passage: Passage) -> None:
    """Take note of a line without numbers: one with a scale starts it, the next group ends the scale of a group."""
    said = scale_of(passage.text)
    before = inner.get(key)
    if said.multiplier != 1:
        inner[key] = _Inner(said, names_a_group=bool(content_words(_SCALE_WORDS.sub(" ", passage.text))))
    elif before is not None and before.names_a_group and _is_another_group(passage):
        inner[key] = _Inner(NO_SCALE, names_a_group=False)


def _is_another_group(passage: Passage) -> bool:
    return passage.role == "row_header" and bool(content_words(passage.text)) and not speaks_of_money(passage.text)


_SCALE_WORDS = re.compile(r"\b(?:bedragen|alle|in|x|duizenden|miljoenen|duizend|miljoen|mln|euro'?s?)\b", re.IGNORECASE)
_SHORT_LINE = 90  # characters: a line that names a scale, not a sentence that mentions a thousand
_UNDER_TABLE = re.compile(r"\s*(?:tabel|figuur|bron|\(?(?:alle\s+)?bedragen)\b", re.IGNORECASE)


def _is_scale_line(passage: Passage) -> bool:
    """Whether a passage of running text is a short line that names a scale: '(bedragen x € 1.000)'."""
    return not _is_structured(passage) and len(passage.text) <= _SHORT_LINE and scale_of(passage.text).multiplier != 1


def _rows_with_numbers(passages: Sequence[Passage]) -> set[tuple[int, int, int]]:
    return {
        (passage.page, passage.cell[0], passage.cell[1])
        for passage in passages
        if passage.cell is not None and passage.role == "body" and any(c.isdigit() for c in passage.text)
    }


def _around(passage: Passage) -> Scale:
    """The nearest scale: own words of a callout, column header, row header, group, caption, nearest heading."""
    context = passage.context
    own = (passage.text,) if passage.kind == "callout" else ()
    nearest = (context.category, context.series, *context.headings[-1:])
    multiplier, unit = Decimal(1), ""
    for text in (*own, *reversed(context.column_headers), context.row_header, context.group, context.caption, *nearest):
        scale = scale_of(text)
        if scale.multiplier != 1 and multiplier == 1 and _agree(unit, scale.unit):
            multiplier = scale.multiplier
        unit = unit or scale.unit
    return Scale(multiplier=multiplier, unit=unit)


def _agree(near: str, far: str) -> bool:
    """Whether a multiplier of one unit may hold where a nearer header names a unit: 'x € 1.000' not for fte or %."""
    return not near or not far or near == far


def _standing_for(passage: Passage, standing: Sequence[tuple[int, tuple[str, ...], Scale]]) -> Scale | None:
    """The last scale stated earlier on the page under a heading that still governs the passage."""
    for page, path, scale in reversed(standing):
        if page != passage.page:
            return None
        if passage.context.headings[: len(path)] == path:
            return scale
    return None


def _joined(own: Scale, found: Scale) -> Scale:
    if not _agree(own.unit, found.unit):
        return own
    return Scale(multiplier=found.multiplier, unit=own.unit or found.unit, doubted=found.doubted)


# ---- what is not stated -----------------------------------------------------------------------------------------


def _unscaled_tables(passages: Sequence[Passage], scales: Sequence[Scale]) -> list[list[int]]:
    """The places of the cells of each table that states no scale, in order."""
    tables: dict[_Table, list[int]] = defaultdict(list)
    for place, passage in enumerate(passages):
        key = _table_of(passage)
        if key is not None and passage.kind == "table" and passage.role == "body":
            tables[key].append(place)
    return [cells for cells in tables.values() if all(scales[place].multiplier == 1 for place in cells)]


def _proved_by_text(cells: Sequence[int], items: Sequence[Located]) -> Scale | None:
    """The magnitude of amounts in the text beside a table that print the same digits as cells of it.

    'De kosten bedroegen € 3,3 miljoen (2023: € 4,5 miljoen)' above cells 3,3 and 4,5: the table is in millions. Two
    different amounts must agree, as one can be chance. `items` are those of the table's page.
    """
    first, last = cells[0], cells[-1]
    bare = {
        item.mention.value: item.mention
        for item in _between(items, first, last)
        if item.mention.kind == "quantity" and not item.mention.unit and item.mention.value
    }
    proofs: dict[Decimal, set[Decimal]] = defaultdict(set)
    for item in _between(items, first - _TEXT_AROUND, last + _TEXT_AROUND):
        said = item.mention
        size = _magnitude_of(said)
        if item.passage.cell is not None or size is None or not said.value:
            continue
        for value in bare:
            if value is not None and abs(value) * size == abs(said.value) and len(_digits(value)) > 1:
                proofs[size].add(abs(value))
    if len(proofs) != 1:
        return None
    size, values = next(iter(proofs.items()))
    return Scale(multiplier=size, unit="EUR") if len(values) > 1 else None


_TEXT_AROUND = 12  # passages before and after a table, where the text that speaks of it stands
_POWERS = (("duizend", 3), ("mln", 6), ("miljoen", 6), ("miljard", 9))


def _magnitude_of(mention: Mention) -> Decimal | None:
    if mention.unit != "EUR":
        return None
    low = mention.text.lower()
    return next((Decimal(10**power) for word, power in _POWERS if word in low), None)


def _digits(value: Decimal) -> str:
    return "".join(str(digit) for digit in value.as_tuple().digits).strip("0")


def _between(items: Sequence[Located], first: int, last: int) -> Iterable[Located]:
    return (item for item in items if first <= item.place <= last)


def _from_table_before(cells: Sequence[int], passages: Sequence[Passage], scales: Sequence[Scale]) -> Scale | None:
    """The scale of the table before this one in the same section of the page, with a doubt."""
    here = passages[cells[0]]
    for place in range(cells[0] - 1, -1, -1):
        passage = passages[place]
        if passage.page != here.page:
            return None
        if passage.kind == "table" and passage.role == "body" and _table_of(passage) != _table_of(here):
            if scales[place].multiplier == 1 or passage.context.headings[:1] != here.context.headings[:1]:
                return None
            if scales[place].multiplier == _THOUSAND and _mostly_decimals(passages[cell].text for cell in cells):
                return None
            return replace(scales[place], doubted=True)
    return None


# ---- numbers that are no amounts --------------------------------------------------------------------------------


def _tables_of_whole_numbers(items: Sequence[Located]) -> frozenset[_Table]:
    """Tables whose bare numbers are nearly all printed without decimals."""
    counts: dict[_Table, list[int]] = defaultdict(lambda: [0, 0])
    for item in items:
        key, mention = _table_of(item.passage), item.mention
        if key is not None and item.passage.role == "body" and mention.kind == "quantity" and not mention.unit:
            counts[key][bool(mention.decimals)] += 1
    return frozenset(key for key, (whole, parts) in counts.items() if whole >= 4 * max(parts, 1))


def _rows_of_decimals(items: Sequence[Located]) -> frozenset[_Row]:
    """Rows whose bare numbers all have decimals, in tables where at least as many rows hold whole numbers only."""
    rows: dict[_Row, set[bool]] = defaultdict(set)
    for item in items:
        key, mention = _row_of(item.passage), item.mention
        if key is not None and item.passage.role == "body" and mention.kind == "quantity" and not mention.unit:
            rows[key].add(mention.decimals > 0)
    whole: dict[_Table, int] = defaultdict(int)
    parted: dict[_Table, list[_Row]] = defaultdict(list)
    for row, kinds in rows.items():
        if kinds == {False}:
            whole[row[:2]] += 1
        elif kinds == {True}:
            parted[row[:2]].append(row)
    return frozenset(row for table, found in parted.items() if whole[table] >= len(found) for row in found)


def _row_of(passage: Passage) -> _Row | None:
    return (passage.page, passage.cell[0], passage.cell[1]) if passage.cell is not None else None


def _mostly_decimals(texts: Iterable[str]) -> bool:
    numbers = [text.strip() for text in texts if any(c.isdigit() for c in text)]
    return 2 * sum(_DECIMALS.fullmatch(text.lstrip("<>≤≥ ")) is not None for text in numbers) > len(numbers)


def _is_no_amount(passage: Passage, scale: Scale, whole: frozenset[_Table]) -> bool:
    """Whether a cell under 'bedragen x € 1.000' holds no amount: persons, a rate, or decimals among whole thousands."""
    context = passage.context
    if any("%" in header for header in context.column_headers[-1:]):
        return True
    if scale_of(context.row_header).multiplier != 1:
        return False
    if scale.unit == "EUR" and denies_amounts(context):
        return True
    return _table_of(passage) in whole and bool(_DECIMALS.fullmatch(passage.text.strip()))


_DECIMALS = re.compile(r"[-–+(]?\s?\d{1,3},\d{1,2}\)?")


def denies_amounts(context: Context) -> bool:
    """Whether the words of a row say that its numbers count persons or things or measure a rate: no sums of money.

    Persons may also be who an amount is for: 'Gewezen leden' in a table of provisions is a sum of money.
    """
    columns = context.column_headers
    if any(_COUNTED.match(fold(header)) for header in columns):
        return True
    row = _kind_of_row(context.row_header or context.category)
    if row != "money" and _kind_of_row(context.group) == "other":
        return True
    kind = row or _kind_of_row(context.group)
    if kind != "persons":
        return kind == "other"
    titles = (context.group if row else "", context.caption, *columns, *context.headings[-1:])
    return not any(speaks_of_money(title) for title in titles)


@lru_cache(maxsize=4096)
def _kind_of_row(text: str) -> str:
    """'money', 'persons', 'other' (numbers of things, rates) or '' when the words do not tell."""
    low = fold(text)
    if _COUNTED.match(low) or any(_is_per_head(found[1]) for found in _PER.finditer(low)):
        return "other"
    words = content_words(text)
    if any(word in RATE_WORDS or word.endswith(("graad", "ratio", "duration", "leeftijd")) for word in words):
        return "other"
    if speaks_of_money(text):
        return "money"
    for token in tokens(text):
        if token.low in PREPOSITIONS:
            break
        if unit_of_noun(token.low) in ("persons", "fte"):
            return "persons"
    return ""


def _is_per_head(noun: str) -> bool:
    """Whether 'per <noun>' makes an amount of its own size, as 'per deelnemer' does and 'per categorie' does not."""
    return noun in PER_HEAD or unit_of_noun(noun) in ("persons", "fte", "hours")


_PER = re.compile(r"\bper ([a-z]+)")
_COUNTED = re.compile(r"\W*(?:totaal |gemiddeld )?aantal(?:len)?\b")


@lru_cache(maxsize=4096)
def speaks_of_money(text: str) -> bool:
    """Whether a header or title names a sum of money."""
    return any(word.endswith(MONEY_ENDINGS) for word in content_words(text))


def tables_of_money(items: Iterable[Located], scales: Sequence[Scale]) -> frozenset[_Table]:
    """Tables without any unit whose rows nearly all name sums of money, in thousands: the balance of accounts.

    Accounts on a prescribed form leave out the sign of the euro, as the form says it once on another page.
    """
    rows: dict[_Table, dict[int, bool]] = defaultdict(dict)
    large: dict[_Table, list[int]] = defaultdict(lambda: [0, 0])
    other: set[_Table] = set()
    for item in items:
        passage, mention = item.passage, item.mention
        key = _table_of(passage)
        if key is None or passage.cell is None or passage.role != "body" or mention.kind != "quantity":
            continue
        if mention.unit or mention.value is None or scales[item.place] not in (NO_SCALE, _DOUBTED):
            other.add(key)
            continue
        titles = f"{passage.context.row_header} {passage.context.group}"
        rows[key][passage.cell[1]] = any(word.endswith(_ON_A_BALANCE) for word in content_words(titles))
        large[key][abs(mention.value) >= _THOUSAND] += 1
    return frozenset(
        key
        for key, named in rows.items()
        if key not in other
        and len(named) >= _ENOUGH_ROWS
        and 3 * sum(named.values()) >= 2 * len(named)
        and 2 * large[key][1] >= large[key][0]
    )


_DOUBTED = Scale(doubted=True)
_ENOUGH_ROWS = 4
_ON_A_BALANCE = (*MONEY_ENDINGS, "kapitaal", "activa", "passiva", "winst", "verlies", "lening", "leningen")
