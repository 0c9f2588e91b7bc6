"""The verb `evaluate`: a dataset against gold; a table on a terminal, CSV when piped."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ..audit import Evaluation, Tally

_SHOWN = ("recall", "precision", "silent", "label", "unit", "period", "indicator", "full", "ledger")
_UNKNOWN = "cannot tell"


@click.command(short_help="Measure a dataset against gold figures.")
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("dataset", type=click.Path(path_type=Path))
@click.option(
    "--list",
    "listed",
    type=click.Choice(["missed", "wrong", "false", "label", "unit", "period", "indicator"]),
    multiple=True,
    help="Instead of measures, list what went wrong in this way; may be repeated.",
)
@click.option(
    "--at-least",
    "least",
    metavar="MEASURE=PERCENT",
    multiple=True,
    help="Exit with 6 when a measure of the total is lower (silent: higher), e.g. recall=95; may be repeated.",
)
def evaluate(gold: Path, dataset: Path, listed: tuple[str, ...], least: tuple[str, ...]) -> int:
    """Print how many figures of GOLD (a CSV; see the data dictionary) DATASET has, right, wrong and doubted.

    \b
    Examples:
      report-extractor evaluate corpora/fixtures/gold.csv extracted
      report-extractor evaluate gold.csv extracted --list wrong --list false
    """
    from ..audit import evaluate as measure
    from ..audit import read_gold
    from ..dataset import check_folder, stored_rows
    from .tabular import write_csv

    wanted = _limits(least)
    check_folder(dataset)
    found = measure(read_gold(gold), stored_rows(dataset, "figures"), stored_rows(dataset, "numbers"))
    if listed:
        write_csv(
            [["what", "document", "page", "text", "wanted", "got"]]
            + [
                [miss.what, miss.document, str(miss.page), miss.text, miss.wanted, miss.got]
                for miss in found.misses
                if miss.what in listed
            ]
        )
    elif sys.stdout.isatty():
        _draw(found)
    else:
        write_csv(
            [["group", "name", "wanted", *_SHOWN, "wrong", "false"]]
            + [
                [
                    group,
                    name,
                    str(tally.wanted),
                    *(_percent(tally, measure_name) for measure_name in _SHOWN),
                    str(tally.wrong),
                    str(tally.false),
                ]
                for group, name, tally in _groups(found)
            ]
        )
    return 6 if any(_misses_limit(found.total, name, limit) for name, limit in wanted) else 0


def _limits(texts: tuple[str, ...]) -> list[tuple[str, float]]:
    limits = []
    for text in texts:
        name, _, number = text.partition("=")
        if name not in _SHOWN or not number.replace(".", "", 1).isdigit():
            raise click.BadParameter(f"{text!r} is not like recall=95", param_hint="--at-least")
        limits.append((name, float(number)))
    return limits


def _misses_limit(total: Tally, name: str, limit: float) -> bool:
    part, whole = total.shares()[name]
    if not whole:
        return True  # nothing measured is no proof
    return 100 * part / whole > limit if name == "silent" else 100 * part / whole < limit


def _percent(tally: Tally, name: str) -> str:
    part, whole = tally.shares()[name]
    return f"{100 * part / whole:.1f}" if whole else _UNKNOWN


def _groups(found: Evaluation) -> list[tuple[str, str, Tally]]:
    return [
        *(("document", name, tally) for name, tally in found.by_document.items()),
        *(("kind", name or "none", tally) for name, tally in found.by_kind.items()),
        ("total", "", found.total),
    ]


def _draw(found: Evaluation) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title="", box=None, header_style="bold", pad_edge=False)
    table.add_column("", overflow="fold", max_width=40)
    for name in ("wanted", *_SHOWN, "wrong", "false"):
        table.add_column(name, justify="right", no_wrap=True)
    for group, name, tally in _groups(found):
        shown = name if group == "document" else f"{group} {name}".strip()
        cells = [_percent(tally, measure) for measure in _SHOWN]
        cells = ["–" if cell == _UNKNOWN and group != "total" else cell for cell in cells]
        style = "bold" if group == "total" else ""
        table.add_row(Text(shown), str(tally.wanted), *cells, str(tally.wrong), str(tally.false), style=style)
    Console().print(table)
