"""Passages made from plain text, with one word box per word, for tests of the figures room."""

from __future__ import annotations

import re
from typing import Any

from report_extractor.figures import Understanding, understand
from report_extractor.model import Box, Context, Figure, Passage, Word


def passage(text: str, *, top: float = 100.0, page: int = 1, block: int = 0, **fields: Any) -> Passage:
    """A passage on one line; `fields` are those of Passage, and those of Context by their own names."""
    words, spans = [], []
    for order, found in enumerate(re.finditer(r"\S+", text)):
        box = Box(left=50 + 5 * found.start(), top=top, right=50 + 5 * found.end(), bottom=top + 10)
        words.append(Word(text=found.group(), box=box, size_pt=10, order=order))
        spans.append((found.start(), found.end(), order))
    names = Context.__dataclass_fields__
    context = Context(**{name: fields.pop(name) for name in list(fields) if name in names})
    return Passage(text=text, words=tuple(words), spans=tuple(spans), page=page, block=block, context=context, **fields)


def understood(*passages: Passage, year: int | None = 2022, matcher: Any = None) -> Understanding:
    """What the room makes of some passages of one document."""
    return understand(passages, sha256="0" * 64, reporting_year=year, matcher=matcher)


def figures_of(*texts: str, year: int | None = 2022, **fields: Any) -> dict[str, Figure]:
    """The figures of some paragraphs, by the text of their number."""
    passages = [passage(text, top=100.0 + 30 * row, block=row, **fields) for row, text in enumerate(texts)]
    return {number.mention.text: f for f in understood(*passages, year=year).figures for number in f.numbers}


def reasons_of(*texts: str, **fields: Any) -> dict[str, str]:
    """The reasons of the asides of some paragraphs, by the text of their number."""
    passages = [passage(text, top=100.0 + 30 * row, block=row, **fields) for row, text in enumerate(texts)]
    return {aside.number.mention.text: aside.reason for aside in understood(*passages).asides}
