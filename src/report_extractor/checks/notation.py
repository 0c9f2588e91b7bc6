"""What the page itself says about its readability: mixed decimal signs, ink without a reading, hidden digits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..model import Figure, Page, Word
from .findings import Draft

_MOST_NAMED = 8
_MOST_BOXES = 200
_SECTION = re.compile(r"\d{1,2}\.\d{1,2}[a-z]?")  # 7.3, RES 2.0: a section or a name more often than a measurement


def notation_findings(figures: Sequence[Figure], pages: Sequence[Page]) -> Iterator[Draft]:
    """Findings on notation over the document, and on unread ink and hidden digits by page."""
    yield from _mixed(figures)
    for page in pages:
        yield from _unread(page)
        yield from _hidden(page)


def _mixed(figures: Sequence[Figure]) -> Iterator[Draft]:
    points, commas = [], []
    for figure in figures:
        text = figure.evidence.mention.text
        if figure.decimals <= 0 or figure.derivation != "digits" or _SECTION.fullmatch(text):
            continue
        point, comma = text.rfind("."), text.rfind(",")
        if point > comma:
            points.append(figure)
        elif comma > point:
            commas.append(figure)
    if not points or not commas:
        return
    fewer = points if len(points) <= len(commas) else commas
    shown = ", ".join(f"'{figure.evidence.mention.text}' (p. {figure.evidence.page})" for figure in fewer[:_MOST_NAMED])
    more = " …" if len(fewer) > _MOST_NAMED else ""
    yield Draft(
        check="mixed_notation",
        verdict="differs",
        severity="info",
        page=0,
        figures=tuple(figure.figure_id for figure in fewer[:_MOST_NAMED]),
        expected="," if fewer is points else ".",
        observed="." if fewer is points else ",",
        message_nl=f"decimale punt ({len(points)}×) en decimale komma ({len(commas)}×) door elkaar: {shown}{more}",
        message_en=f"decimal point ({len(points)}×) and decimal comma ({len(commas)}×) mixed: {shown}{more}",
    )


def _unread(page: Page) -> Iterator[Draft]:
    boxes = page.read.unread
    if not boxes:
        return
    places = "; ".join(f"{box.left:.0f},{box.top:.0f}–{box.right:.0f},{box.bottom:.0f}" for box in boxes[:_MOST_NAMED])
    yield Draft(
        check="unread_ink",
        verdict="cannot_tell",
        severity="warning",
        page=page.number,
        figures=(),
        observed=";".join(
            f"{box.left:.1f},{box.top:.1f},{box.right:.1f},{box.bottom:.1f}" for box in boxes[:_MOST_BOXES]
        ),
        message_nl=f"{len(boxes)} plek(ken) met inkt die op tekst lijkt maar niet gelezen is, bij {places} (pt)",
        message_en=f"{len(boxes)} place(s) with ink that looks like text but gave no words, at {places} (pt)",
    )


def _hidden(page: Page) -> Iterator[Draft]:
    hidden = [word for word in page.read.words if word.hidden and _has_digit(word)]
    if not hidden:
        return
    visible = {word.text for word in page.read.words if not word.hidden}
    strange = [word for word in hidden if word.text not in visible]
    if not strange:
        return
    shown = ", ".join(f"'{word.text}' ({word.hidden})" for word in strange[:_MOST_NAMED])
    yield Draft(
        check="hidden_text",
        verdict="cannot_tell",
        severity="warning",
        page=page.number,
        figures=(),
        observed=str(len(strange)),
        message_nl=f"{len(strange)} verborgen woord(en) met cijfers die een lezer niet ziet: {shown}",
        message_en=f"{len(strange)} hidden word(s) with digits that a reader does not see: {shown}",
    )


def _has_digit(word: Word) -> bool:
    return any(character.isdigit() for character in word.text)
