"""Rows on stdout as CSV, in UTF-8 whatever the terminal says."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

import click


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows, the header first, as CSV in UTF-8 with LF line ends."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8", "backslashreplace")


def write_csv(rows: Iterable[Sequence[str]]) -> None:
    """Writes rows, the header first, to stdout."""
    click.echo(csv_bytes(rows), nl=False)
