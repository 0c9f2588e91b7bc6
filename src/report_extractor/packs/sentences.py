"""Plain text → Readings with the numbers that `dutch` finds: what `packs try`, `packs new` and the checker read."""

from __future__ import annotations

from ..dutch import find_numbers
from ..model import Mention
from .readings import Reading


def find_quantities(text: str) -> tuple[Mention, ...]:
    """The mentions of a text that can be a figure: no periods, no asides."""
    return tuple(mention for mention in find_numbers(text) if mention.kind == "quantity")


def read_sentence(
    text: str, *, near: str = "", label: bool | None = None, year: int | None = None
) -> tuple[Reading, tuple[Mention, ...]]:
    """The text as a Reading, and the mention behind each of its figures."""
    mentions = find_quantities(text)
    figures = tuple((mention.start, mention.end, mention.unit, mention.value) for mention in mentions)
    return Reading(text=text, figures=figures, near=near, label=label, year=year), mentions
