"""Figures and tables made by hand, so that checks are tested without reading a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import pytest

from report_extractor.model import (
    Block,
    Box,
    Cell,
    Figure,
    Line,
    Mention,
    Number,
    Page,
    PageWords,
    Table,
    Word,
    identify,
)

_MARK = re.compile(r"<([^<>|]+)\|?([^<>]*)>")


def make_figure(text: str, value: str, *, snippet: str = "", start: int = 0, page: int = 1, **fields: Any) -> Figure:
    box = fields.pop("box", Box(left=10 + start, top=10, right=12 + start, bottom=20))
    digits = any(character.isdigit() for character in text)
    fraction = re.search(r"[.,](\d{1,2})(?!\d)", text)
    decimals = fields.pop("decimals", len(fraction.group(1)) if fraction else 0)
    derivation = fields.pop("derivation", "digits" if digits else "words")
    unit = fields.pop("unit", "percent" if "%" in text else "count")
    mention = Mention(
        start=start,
        end=start + len(text),
        text=text,
        kind="quantity",
        value=Decimal(value),
        unit=unit,
        decimals=decimals,
        derivation=derivation,
    )
    number = Number(
        number_id=identify("", page, box, text, str(start), snippet),
        page=page,
        box=box,
        mention=mention,
        snippet=snippet or text,
    )
    plain: dict[str, Any] = {
        "figure_id": number.number_id,
        "numbers": (number,),
        "value": Decimal(value),
        "low": None,
        "high": None,
        "bound": "exact",
        "measure": "percentage" if unit == "percent" else "count",
        "direction": "",
        "unit": unit,
        "decimals": decimals,
        "counts": "",
        "label": "",
        "of": "",
        "of_value": None,
        "basis": "unknown",
        "period_start": "",
        "period_end": "",
        "period_source": "none",
        "derivation": derivation,
        "kind": "sentence",
        "confidence": "high",
        "doubts": (),
        "pattern": "test",
    }
    for key, field in fields.items():
        plain[key] = Decimal(field) if key in {"of_value", "low", "high"} and field is not None else field
    return Figure(**plain)


def read_marked(*sentences: str, page: int = 1, **common: Any) -> list[Figure]:
    """`<tien|10 counts=melding> meldingen`: each mark is a figure; the value may be left out for plain integers."""
    figures = []
    offset = 0
    for marked in sentences:
        bare = _MARK.sub(lambda match: match.group(1), marked)
        removed = 0
        for match in _MARK.finditer(marked):
            text, extra = match.group(1), match.group(2).split()
            fields = dict(common)
            value = ""
            for item in extra:
                key, equals, field = item.partition("=")
                if equals:
                    fields[key] = field.replace("_", " ")
                else:
                    value = item
            start = offset + match.start() - removed
            removed += len(match.group(0)) - len(text)
            plain = value or text.replace(".", "").replace(",", ".").strip("%")
            figures.append(make_figure(text, plain, snippet=bare, start=start, page=page, **fields))
        offset += len(bare) + 1
    return figures


def make_table(
    rows: Sequence[Sequence[str]], *, page: int = 1, header_rows: int = 1, **common: Any
) -> tuple[list[Figure], Page]:
    """A table with one header column; each cell that reads as a number becomes a figure."""
    cells, figures, words = [], [], []
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if not text:
                continue
            indent = 10 * (len(text) - len(text.lstrip())) if column == 0 else 0
            left = 50 + 100 * column + indent
            box = Box(left=left, top=100 + 15 * row, right=left + 60, bottom=110 + 15 * row)
            word = Word(text=text.strip(), box=box, size_pt=9, order=len(words))
            words.append(word)
            header = row < header_rows or column == 0
            cells.append(Cell(row=row, column=column, lines=(Line(words=(word,)),), header=header))
            if not header and re.fullmatch(r"[\d.,]+%?", text):
                value = text.strip("%").replace(".", "").replace(",", ".")
                figures.append(make_figure(text, value, page=page, box=box, kind="table", **common))
    table = Table(cells=tuple(cells), header_rows=header_rows, header_columns=1)
    lines = tuple(Line(words=(word,)) for word in words)
    read = PageWords(number=page, width_pt=600, height_pt=800, words=tuple(words))
    block = Block(kind="table", lines=lines, table=table)
    return figures, Page(number=page, width_pt=600, height_pt=800, blocks=(block,), read=read)


@pytest.fixture
def figure() -> Callable[..., Figure]:
    return make_figure


@pytest.fixture
def marked() -> Callable[..., list[Figure]]:
    return read_marked


@pytest.fixture
def table() -> Callable[..., tuple[list[Figure], Page]]:
    return make_table
