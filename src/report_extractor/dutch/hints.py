"""What the place of a text says of its numbers: axis labels, page numbers, list numbers, negative cells."""

from __future__ import annotations

import re

from .draft import Draft, Reading

_PARENTHESES = re.compile(r"\s*(?:€\s?|eur\s)?\(\s?[^()]{1,30}\)\s*%?\s*$")
_MINUS_BEHIND = re.compile(r"\s?-/-|\s?-(?=\s*$)")
_LEADING_LIMIT = 3  # digits of a list, note or section number
# numbers that stand before the name of a row, heading or list item: `12 Rentetoevoeging`
_LEADING = frozenset(("heading", "list", "row_header"))


def place(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The drafts as their place makes them; the same list when the caller gave no hints."""
    if not reading.hints:
        return drafts
    if "axis" in reading.hints:
        for draft in drafts:
            _aside(draft, "axis_label", "axis")
    if "running" in reading.hints:
        _page_numbers(reading, drafts)
    if reading.hints & _LEADING and drafts and not reading.lower[: drafts[0].start].strip():
        _leading(reading, drafts[0])
    if "table_cell" in reading.hints:
        _signs(reading, drafts)
    return drafts


def _aside(draft: Draft, reason: str, rule: str) -> None:
    draft.kind, draft.reason, draft.rule = "aside", reason, rule
    draft.value = draft.low = draft.high = None
    draft.unit, draft.bound = "", "exact"


def _page_numbers(reading: Reading, drafts: list[Draft]) -> None:
    """In a header or footer a bare whole number at either end is the page."""
    for draft in drafts:
        bare = draft.kind == "quantity" and draft.form == "plain" and not draft.unit and not draft.decimals
        if bare and draft.end - draft.start <= 4:
            before, behind = reading.lower[: draft.start], reading.lower[draft.end :]
            if not before.strip(" |·•-–/\n") or not behind.strip(" |·•-–/\n"):
                _aside(draft, "page_number", "running")


def _leading(reading: Reading, draft: Draft) -> None:
    following = reading.text[draft.end :].lstrip(" .)\t")
    if draft.kind != "quantity" or draft.unit or draft.derivation != "digits" or draft.form not in ("plain", "point"):
        return
    if draft.form == "plain" and draft.end - draft.start > _LEADING_LIMIT:
        return
    if following[:1].isupper() or ("list" in reading.hints and following[:1] in ("", "-", "–")):
        _aside(draft, "reference" if draft.form == "point" else "list_marker", "leading_number")


def _signs(reading: Reading, drafts: list[Draft]) -> None:
    """`(1.234)`, `12 -/-` and `12-` are negative when they are all that a cell holds."""
    if len(drafts) != 1 or drafts[0].kind != "quantity" or drafts[0].value is None or drafts[0].value <= 0:
        return
    draft, lower, value = drafts[0], reading.lower, drafts[0].value
    if _PARENTHESES.match(lower) and lower.lstrip("€ eur(").startswith(lower[draft.start : draft.end].lstrip("€ ")):
        if draft.unit == "percent":
            draft.doubts = (*draft.doubts, "layout_uncertain")  # a share beside its count as often as a loss
            return
        draft.value = -value
        draft.start, draft.end = lower.index("("), lower.rindex(")") + 1
    else:
        found = _MINUS_BEHIND.match(lower, draft.end)
        if found is not None and not lower[: draft.start].strip(" €"):
            draft.value = -value
            draft.end = found.end()
