"""Gold: what a careful reader saw on a page, one row per printed number, from CSV.

Columns (others are ignored; `doc`, `page`, `class`, `value`, `value_text` must be there):

| column | meaning |
|---|---|
| doc, page | file name of the document (its folder does not matter) and page from 1 |
| class | `figure`, `aside`, or `either` (careful readers differ: never a miss, never false) |
| reason | of an aside: the code of the codebook |
| value, value_text | decimal point, multiplied out; and as printed |
| unit | unit code; `count` and `persons` count as one, as do `percent` and `pp`, `ratio` and `score` |
| keywords | `;`-separated words that a right description must hold |
| period | year, date, or `start/end`; empty: not judged |
| kind | sentence, callout, table, list, chart |
| indicator, breakdown | judged where they are given |

A `pages.csv` beside the gold (columns doc, page, region) tells which pages were read by eye although they hold no
number, and, where only a part of a page was read, its box in points: `left, top, right, bottom`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..errors import UsageError
from ..model import Box

GoldClass = Literal["figure", "aside", "either"]
_NEEDED = ("doc", "page", "class", "value", "value_text")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldNumber:
    """One printed number as read by eye; the fields are the columns."""

    document: str
    page: int
    kind_of_number: GoldClass
    value: str
    value_text: str
    unit: str
    keywords: tuple[str, ...]
    label: str
    period: str
    kind: str
    indicator: str
    breakdown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """All gold numbers, and the pages that were read: (document, page) → the part that was read, None for all of it."""

    numbers: tuple[GoldNumber, ...]
    pages: Mapping[tuple[str, int], Box | None]


def read_gold(path: Path) -> Gold:
    """The gold of a CSV file. UsageError names what is missing, with the line."""
    numbers = tuple(_gold_number(path, line, row) for line, row in _rows(path, _NEEDED))
    pages: dict[tuple[str, int], Box | None] = {(number.document, number.page): None for number in numbers}
    beside = path.with_name("pages.csv")
    if beside.is_file():
        for line, row in _rows(beside, ("doc", "page")):
            pages[(row["doc"], _page(beside, line, row["page"]))] = _region(row.get("region") or "")
    return Gold(numbers=numbers, pages=pages)


def _rows(path: Path, needed: tuple[str, ...]) -> list[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [name for name in needed if name not in (reader.fieldnames or ())]
            if missing:
                raise UsageError(f"{path}, line 1: column {', '.join(missing)} is missing")
            return [(reader.line_num, {key: value or "" for key, value in row.items() if key}) for row in reader]
    except OSError as problem:
        raise UsageError(f"{path}: cannot be read ({problem.strerror})") from problem
    except (csv.Error, UnicodeDecodeError) as problem:
        raise UsageError(f"{path}: not a readable CSV in UTF-8 ({problem})") from problem


def _page(path: Path, line: int, text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise UsageError(f"{path}, line {line}: page '{text}' is not a number")
    return int(text)


def _gold_number(path: Path, line: int, row: Mapping[str, str]) -> GoldNumber:
    names: dict[str, GoldClass] = {"figure": "figure", "aside": "aside", "either": "either"}
    if row["class"] not in names:
        raise UsageError(f"{path}, line {line}: class '{row['class']}' is not figure, aside or either")
    return GoldNumber(
        document=row["doc"],
        page=_page(path, line, row["page"]),
        kind_of_number=names[row["class"]],
        value=row["value"],
        value_text=row["value_text"],
        unit=row.get("unit", ""),
        keywords=tuple(word for word in re.split(r"[; ]+", row.get("keywords", "")) if word),
        label=row.get("label", ""),
        period=row.get("period", ""),
        kind=row.get("kind", ""),
        indicator=row.get("indicator", ""),
        breakdown=row.get("breakdown", ""),
    )


def _region(text: str) -> Box | None:
    sides = [float(found) for found in _NUMBER.findall(text)]
    return Box(left=sides[0], top=sides[1], right=sides[2], bottom=sides[3]) if len(sides) == 4 else None
