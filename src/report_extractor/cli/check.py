"""The verb `check`: the consistency findings of a dataset; a table on a terminal, CSV when piped."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

_LOOK = 6
_STYLES = {"error": "bold red", "warning": "yellow", "info": ""}


@click.command(short_help="Print the consistency findings of a dataset.")
@click.argument("dataset", type=click.Path(path_type=Path))
@click.option("--all", "everything", is_flag=True, help="Also what agrees and what cannot be told.")
@click.option(
    "--lang", type=click.Choice(["nl", "en"]), default="nl", show_default=True, help="Language of the messages."
)
def check(dataset: Path, everything: bool, lang: str) -> int:
    """Print what differs in DATASET, worst first; exit with 6 when one is an error.

    \b
    Examples:
      report-extractor check extracted
      report-extractor check extracted --all --lang en
    """
    from ..dataset import check_folder, stored_rows
    from .summary import say
    from .tabular import write_csv

    check_folder(dataset)
    counts = {"agrees": 0, "differs": 0, "cannot_tell": 0}
    shown = []
    errors = 0
    for row in stored_rows(dataset, "findings"):
        counts[row["verdict"]] = counts.get(row["verdict"], 0) + 1
        errors += row["verdict"] == "differs" and row["severity"] == "error"
        if everything or row["verdict"] == "differs":
            shown.append(row)
    order = {"error": 0, "warning": 1, "info": 2}
    shown.sort(key=lambda row: order.get(row["severity"], 3))
    if sys.stdout.isatty():
        _draw(shown, lang)
    else:
        columns = ("severity", "verdict", "document", "page", "check", f"message_{lang}", "figures")
        write_csv([columns, *([" ".join(row[name].split()) for name in columns] for row in shown)])
    say(f"{dataset}: {counts['agrees']} agree, {counts['differs']} differ, {counts['cannot_tell']} cannot be told")
    return _LOOK if errors else 0


def _draw(shown: Sequence[Mapping[str, str]], lang: str) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in ("severity", "verdict", "check", "where", "message"):
        table.add_column(name, overflow="fold", no_wrap=name in {"severity", "verdict"})
    for row in shown:
        where = f"{row['document']}, p. {row['page']}" if row["page"] not in ("", "0") else row["document"]
        told = Text(" ".join(row[f"message_{lang}"].split()))
        severity = Text(row["severity"], style=_STYLES.get(row["severity"], ""))
        table.add_row(severity, row["verdict"], row["check"], Text(where), told)
    Console().print(table)
