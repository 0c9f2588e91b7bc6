"""Rows on stdout as CSV, in UTF-8 whatever the terminal says."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

import click


def write_csv(rows: Iterable[Sequence[str]]) -> None:
    """Writes rows, the header first, with LF line ends."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    click.echo(text.getvalue().encode("utf-8", "backslashreplace"), nl=False)
