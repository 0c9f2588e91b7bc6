"""The verb `explain`: why a number of a dataset, or of a text, became what it became."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import UsageError

if TYPE_CHECKING:
    from ..dataset import Dataset
    from ..model import Mention

_SHORTEST_ID = 4


@click.command(short_help="Tell which rule took a number, from which words, and why not another.")
@click.argument("dataset", type=click.Path(path_type=Path), required=False)
@click.argument("figure_id", required=False)
@click.option("--text", help="Explain the numbers of this text instead of one of a dataset.")
@click.option("--near", default="", help="With --text: the heading or caption that stands above it.")
@click.option(
    "--pack", "packs", multiple=True, metavar="NAME|FILE", help="Only these packs; all built-in ones for none."
)
def explain(dataset: Path | None, figure_id: str | None, text: str | None, near: str, packs: tuple[str, ...]) -> int:
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

        lines = _explain_row(read_dataset(dataset), figure_id, packs)
    click.echo(("\n".join(lines) + "\n").encode("utf-8", "backslashreplace"), nl=False)
    return 0


def _explain_text(text: str, near: str, packs: Sequence[str]) -> list[str]:
    from ..dutch import find_numbers
    from ..packs import load_packs, try_text

    lines = [_say_mention(mention) for mention in find_numbers(text)] or ["no number in this text"]
    return [*lines, "", *try_text(load_packs(packs), text, near=near).splitlines()]


def _say_mention(mention: Mention) -> str:
    said = f"«{mention.text}» [{mention.start},{mention.end}) {mention.kind}"
    if mention.kind == "aside":
        return f"{said}: {mention.reason}{_by(mention.rule)}"
    if mention.kind == "period":
        return f"{said}: {mention.period_start} to {mention.period_end}{_by(mention.rule)}"
    bounds = "" if mention.bound == "exact" else f", {mention.bound} [{mention.low or ''}, {mention.high or ''}]"
    noun = f", counts «{mention.noun}»" if mention.noun else ""
    doubts = f", doubts: {', '.join(mention.doubts)}" if mention.doubts else ""
    value = "no value" if mention.value is None else f"{mention.value} {mention.unit or 'count'}"
    return f"{said}: {value}{bounds}, read from {mention.derivation}{noun}{doubts}{_by(mention.rule)}"


def _by(rule: str) -> str:
    return f" (rule {rule})" if rule else ""


def _explain_row(dataset: Dataset, wanted: str, packs: Sequence[str]) -> list[str]:
    figure = _find(dataset.figures, "figure_id", wanted)
    number = None if figure else _find(dataset.numbers, "number_id", wanted)
    if number is not None and number["figure_id"] and number["disposition"] == "figure":
        figure = _find(dataset.figures, "figure_id", number["figure_id"])
    codes = {(row["list"], row["code"]): row["label_nl"] for row in dataset.codebook}
    if figure is None:
        if number is None:
            raise UsageError(f"{wanted}: no such figure or number", remedy="take a figure_id of figures.csv")
        return _say_other(number, codes)
    lines = _say_figure(figure, codes)
    mentions = [row for row in dataset.numbers if row["figure_id"] == figure["figure_id"]]
    lines += [f"printed as  «{row['text']}» p. {row['page']} ({_place(row)})" for row in mentions]
    lines += _say_pack(figure, packs)
    for finding in dataset.findings:
        if figure["figure_id"] in finding["figures"].split(";"):
            lines.append(f"finding     {finding['check']}: {finding['verdict']}: {finding['message_nl']}")
    return lines


def _find(rows: Sequence[Mapping[str, str]], column: str, wanted: str) -> Mapping[str, str] | None:
    found = [row for row in rows if row[column].startswith(wanted)]
    if len(wanted) < _SHORTEST_ID or len(found) > 1:
        exact = [row for row in found if row[column] == wanted]
        if found and not exact:
            raise UsageError(f"{wanted}: {len(found)} rows begin with this", remedy="give more of the id")
        found = exact
    return found[0] if found else None


def _place(row: Mapping[str, str]) -> str:
    return f"{row['left']},{row['top']}–{row['right']},{row['bottom']} pt"


def _say_figure(row: Mapping[str, str], codes: Mapping[tuple[str, str], str]) -> list[str]:
    period = f"{row['period_start']} – {row['period_end']}" if row["period_start"] else "none"
    read = row["read_by"] + (f", confidence {row['ocr_confidence']}" if row["ocr_confidence"] else "")
    doubts = [f"{code} ({codes.get(('doubt', code), code)})" for code in row["doubts"].split(";") if code]
    return [
        f"figure      {row['figure_id']}  {row['document']} p. {row['page']} ({_place(row)})",
        f"value       {row['value']} {row['unit']}, from «{row['value_text']}» ({row['derivation']}, {row['bound']})",
        f"what        {row['label']}",
        f"counts      {row['counts'] or '–'}" + (f", of {row['of']} {row['of_value']}".rstrip() if row["of"] else ""),
        f"period      {period} ({codes.get(('period_source', row['period_source']), row['period_source'])})",
        f"rule        {row['pattern'] or 'general rules only'}",
        f"words       {row['snippet']}",
        f"read by     {read}",
        f"confidence  {row['confidence']}" + (f": {', '.join(doubts)}" if doubts else ""),
    ]


def _say_other(row: Mapping[str, str], codes: Mapping[tuple[str, str], str]) -> list[str]:
    why = codes.get(("aside_reason", row["reason"]), row["reason"])
    same = f", see figure {row['figure_id']}" if row["figure_id"] else ""
    said = f"no figure: {why}{same}" if row["disposition"] == "aside" else "no rule understands this number"
    return [
        f"number      {row['number_id']}  {row['document']} p. {row['page']} ({_place(row)})",
        f"printed as  «{row['text']}»",
        f"{row['disposition']:11} {said}",
    ]


def _say_pack(row: Mapping[str, str], names: Sequence[str]) -> list[str]:
    """What the packs make of the sentence as it stands alone: who takes the number, or who came near."""
    from ..packs import load_packs, try_text

    if row["indicator"]:
        name = f"{row['pack']}.{row['indicator']}"
        lines = [f"indicator   {name} {row['breakdown']}".rstrip()]
    else:
        lines = ["indicator   none"]
    tried = try_text(load_packs(names), row["snippet"], label=True if row["kind"] in {"callout", "chart"} else None)
    return [*lines, *(f"packs say   {line}" for line in tried.splitlines())]
