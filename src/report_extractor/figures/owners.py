"""Who owns a number: a figure, an aside with its reason, or nobody (unexplained)."""

from __future__ import annotations

from .inventory import Located
from .wording import content_words

FIGURE = "figure"
UNEXPLAINED = "unexplained"

# a number printed in these roles is never a statistic by itself
_ROLE_REASONS = {
    "hidden": "hidden_text",
    "axis": "axis_label",
    "running": "running_text",
}


def owner_of(item: Located) -> tuple[str, str]:
    """(`figure` or `aside` or `unexplained`, reason of an aside) by what the number and its place alone tell."""
    mention, passage = item.mention, item.passage
    if passage.role == "hidden":
        return "aside", "hidden_text"
    if mention.kind == "period":
        return "aside", "axis_label" if passage.role == "axis" else mention.reason or "date"
    if mention.kind == "aside":
        return "aside", "axis_label" if passage.role == "axis" else mention.reason or "identifier"
    if passage.role in _ROLE_REASONS:
        return "aside", _ROLE_REASONS[passage.role]
    if mention.value is None and mention.low is None and mention.high is None:
        return "aside", "vague"
    if passage.role == "header_cell":
        return "aside", "header"
    if passage.role == "row_header":
        return "aside", "category"
    if passage.role == "footnote" and not _says_something(item):
        return "aside", "reference"
    if not _says_something(item) and not _has_context(item):
        return UNEXPLAINED, ""
    return FIGURE, ""


def _says_something(item: Located) -> bool:
    mention, text = item.mention, item.passage.text
    around = text[item.sentence_start : mention.start] + " " + text[mention.end : item.sentence_end]
    return bool(content_words(around)) or bool(mention.noun)


def _has_context(item: Located) -> bool:
    """Whether headers or a caption tell what a bare number is; headings alone do not tell it of a lone number."""
    context = item.passage.context
    if item.passage.kind == "sentence":
        return False
    written = (context.row_header, *context.column_headers, context.series, context.category, context.caption)
    if item.passage.kind in ("callout", "list"):
        written = (*written, *context.headings)
    return any(content_words(text) for text in written)
