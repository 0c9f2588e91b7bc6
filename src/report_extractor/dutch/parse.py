"""A text that is one number -> its value."""

from __future__ import annotations

from decimal import Decimal

from .find import find_numbers


def parse_number(text: str) -> Decimal:
    """The value of a text that is one number, in digits or words: `tweeëntwintigduizend`, `€ 24,4 miljoen`, `(1.234)`.

    ValueError, with what was found instead, when it is no number, vague, or more than one.
    """
    stripped = text.strip()
    found = find_numbers(stripped, hints=("table_cell",))
    values = [mention for mention in found if mention.kind == "quantity" and mention.value is not None]
    if len(found) != 1 or len(values) != 1:
        raise ValueError(f"{text!r} is not one number: found {', '.join(repr(m.text) for m in found) or 'none'}")
    return values[0].value or Decimal(0)
