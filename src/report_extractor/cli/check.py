"""The verb `check`: the consistency findings of a dataset, for a person or another program."""

from __future__ import annotations

from pathlib import Path

import click

_LOOK = 6


@click.command(short_help="Print the consistency findings of a dataset.")
@click.argument("dataset", type=click.Path(path_type=Path))
@click.option("--all", "everything", is_flag=True, help="Also what agrees and what cannot be told.")
@click.option(
    "--lang", type=click.Choice(["nl", "en"]), default="nl", show_default=True, help="Language of the messages."
)
def check(dataset: Path, everything: bool, lang: str) -> int:
    """Print what differs in DATASET, worst first, one finding a line; exit with 6 when one is an error.

    \b
    Examples:
      report-extractor check extracted
      report-extractor check extracted --all --lang en
    """
    from ..dataset import check_folder, stored_rows
    from .summary import say

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
    for row in sorted(shown, key=lambda row: order.get(row["severity"], 3)):
        where = f"{row['document']}, p. {row['page']}" if row["page"] not in ("", "0") else row["document"]
        text = f"{row['severity']}\t{row['verdict']}\t{where}\t{row['check']}\t{row[f'message_{lang}']}"
        click.echo("\t".join(" ".join(part.split()) for part in text.split("\t")))
    say(f"{dataset}: {counts['agrees']} agree, {counts['differs']} differ, {counts['cannot_tell']} cannot be told")
    return _LOOK if errors else 0
