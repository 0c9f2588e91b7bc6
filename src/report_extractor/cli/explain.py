"""The verb `explain`: why a number of a dataset, or of a text, became what it became; told in Dutch."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import UsageError
from .considered import reading_of, say_packs
from .explained import explain_row, lay_out
from .notation import Codes, aside_signs, code_label, dutch_number, dutch_period, dutch_value, rule_label

if TYPE_CHECKING:
    from ..model import Mention
    from ..packs import PackMatcher

_KINDS = {"quantity": "hoeveelheid", "period": "periode", "aside": "geen cijfer"}
_UNDATED = "een tijd zonder eigen datum: in een verslag krijgt die haar datum van het verslagjaar"


@click.command(short_help="Tell which rule took a number, from which words, and why not another.")
@click.argument("dataset", type=click.Path(path_type=Path), required=False)
@click.argument("figure_id", required=False)
@click.option("--text", help="Explain the numbers of this text instead of one of a dataset.")
@click.option("--near", default="", help="With --text: the heading or caption that stands above it.")
@click.option(
    "--pack", "packs", multiple=True, metavar="NAME|FILE", help="Only these packs; all built-in ones for none."
)
@click.option(
    "--source",
    "sources",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Folder that the documents' paths start from, for the words around a number that is no figure; default: here.",
)
def explain(
    dataset: Path | None,
    figure_id: str | None,
    text: str | None,
    near: str,
    packs: tuple[str, ...],
    sources: tuple[Path, ...],
) -> int:
    """Explain FIGURE_ID (or the number with that id; its first letters will do) of DATASET, or each number of --text.

    \b
    Examples:
      report-extractor explain extracted 5fa18d6f79982d85
      report-extractor explain --text "Vier daarvan kwamen voort uit een arbeidsconflict."
    """
    if text is not None:
        if dataset is not None:
            raise UsageError("both a dataset and --text were given", remedy="give one of the two")
        lines = _explain_text(text, near, packs)
    elif dataset is None or figure_id is None:
        raise UsageError("no figure to explain", remedy="give DATASET and FIGURE_ID, or --text")
    else:
        from ..dataset import read_dataset

        lines = explain_row(read_dataset(dataset), figure_id, packs, sources)
    click.echo(("\n".join(lines) + "\n").encode("utf-8", "backslashreplace"), nl=False)
    return 0


def _explain_text(text: str, near: str, packs: Sequence[str]) -> list[str]:
    """A block of lines for each number of the text: what it is, by which rule, and what the packs make of it."""
    from ..dataset import declared_codes
    from ..dutch import find_numbers
    from ..packs import PackMatcher, load_packs

    codes = {(code.list, code.code): code.label_nl for code in declared_codes()}
    mentions = tuple(find_numbers(text))
    if not mentions:
        return ["In deze tekst staat geen getal."]
    quantities = [mention for mention in mentions if mention.kind == "quantity"]
    matcher = PackMatcher(load_packs(packs)) if quantities else None
    lines: list[str] = []
    for mention in mentions:
        if lines:
            lines.append("")
        lines.append(f"«{mention.text}» (teken {mention.start + 1}–{mention.end}) {_say(mention, codes)}")
        lines += [f"  {line}" for line in lay_out(_tell_rule(mention, codes))]
        if matcher is not None and mention.kind == "quantity":
            lines += _tell_packs(matcher, text, quantities, mention, near, codes)
    return lines


def _tell_packs(
    matcher: PackMatcher, text: str, quantities: Sequence[Mention], mention: Mention, near: str, codes: Codes
) -> list[str]:
    reading = reading_of(text, quantities, near=near)
    return [f"  {line}" for line in lay_out(say_packs(matcher, reading, quantities.index(mention), codes))]


def _tell_rule(mention: Mention, codes: Codes) -> list[tuple[str, str]]:
    told = [("regel", rule_label(codes, mention.rule, mention.reason))] if mention.rule else []
    if mention.kind == "quantity" and not mention.reason:
        return told
    sign, other = aside_signs().get(mention.reason, ("", ""))
    return told + ([("omdat", sign), ("kon zijn", other)] if sign else [])


def _say(mention: Mention, codes: Codes) -> str:
    """What a number of a text is: kind, value or period, and how it is said."""
    said = _KINDS[mention.kind]
    if mention.kind == "aside":
        return f"{said}: {code_label(codes, 'aside_reason', mention.reason)}"
    if mention.kind == "period":
        return f"{said}: {dutch_period(mention.period_start, mention.period_end) or _UNDATED}"
    value = "" if mention.value is None else f"{mention.value:f}"
    parts = [dutch_value(codes, value, mention.unit) if value else "zonder waarde"]
    if mention.bound != "exact":
        limits = ", ".join(
            f"{name} {dutch_number(f'{limit:f}')}"
            for name, limit in (("vanaf", mention.low), ("tot en met", mention.high))
            if limit is not None
        )
        parts.append(f"{code_label(codes, 'bound', mention.bound)}{f', {limits}' if limits else ''}")
    parts.append(code_label(codes, "derivation", mention.derivation))
    if mention.noun:
        parts.append(f"telt «{mention.noun}»")
    if mention.doubts:
        parts.append("twijfel: " + ", ".join(code_label(codes, "doubt", doubt) for doubt in mention.doubts))
    return f"{said}: {', '.join(parts)}"
