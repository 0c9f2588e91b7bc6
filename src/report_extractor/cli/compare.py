"""The verb `compare`: what changed between two datasets; a table on a terminal, CSV when piped."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ..audit import Difference


@click.command(short_help="Print which figures were restated, added or gone between two datasets.")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--all", "everything", is_flag=True, help="Also the figures that did not change.")
def compare(old: Path, new: Path, everything: bool) -> int:
    """Print the figures of OLD and NEW that say the same with another value, and those in one of them only.

    \b
    Examples:
      report-extractor compare extracted-2021 extracted-2022
      report-extractor compare old new > changes.csv
    """
    from ..audit import DIFFERENCE_COLUMNS, compare_editions, difference_cells
    from ..dataset import check_folder, stored_rows
    from .summary import say
    from .tabular import write_csv

    for folder in (old, new):
        check_folder(folder)
    found = compare_editions(list(stored_rows(old, "figures")), list(stored_rows(new, "figures")))
    shown = [item for item in found if everything or item.change != "unchanged"]
    if sys.stdout.isatty():
        _draw(shown)
    else:
        write_csv([DIFFERENCE_COLUMNS, *(difference_cells(item) for item in shown)])
    counts: Counter[str] = Counter(item.change for item in found)
    say(", ".join(f"{counts[name]} {name}" for name in ("restated", "added", "gone", "unchanged")))
    return 0


def _draw(found: Sequence[Difference]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in ("change", "what", "period", "old", "new", "where"):
        table.add_column(name, overflow="fold", justify="right" if name in {"old", "new"} else "left")
    for item in found:
        said = item.new or item.old
        if said is None:
            continue
        places = [f"{row['document']} p. {row['page']}" for row in (item.old, item.new) if row is not None]
        values = [row["value"] if row is not None else "" for row in (item.old, item.new)]
        table.add_row(item.change, Text(said["label"]), said["period_start"][:4], *values, Text(" → ".join(places)))
    Console().print(table)
