"""Rows on stdout as CSV, in UTF-8 whatever the terminal says, and harmless to the spreadsheet that opens it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

import click


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows, the header first, as CSV in UTF-8 with LF line ends.

    Text that a spreadsheet would run as a formula gets an apostrophe in front, as in a dataset; numbers never do.
    """
    from ..dataset import clean_text, neutral_text

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([neutral_text(clean_text(cell)) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8", "backslashreplace")


def write_csv(rows: Iterable[Sequence[str]]) -> None:
    """Writes rows, the header first, to stdout."""
    click.echo(csv_bytes(rows), nl=False)
