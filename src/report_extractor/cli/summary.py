"""The closing lines of `extract` on stderr: counts, and one line for each document that failed, with why."""

from __future__ import annotations

import click

from ..batch import Summary


def tell(summary: Summary) -> None:
    """Writes the summary."""
    for trouble in summary.troubles:
        say(f"{trouble.status}: {trouble.document}: {trouble.reason}: {trouble.message}")
    parts = [
        _count(summary.documents, "document"),
        _count(summary.pages, "page"),
        _count(summary.figures, "figure"),
        f"{summary.doubts} in doubt",
        f"{summary.unexplained} unexplained",
        f"{summary.failed} failed",
    ]
    if summary.duplicates:
        parts.append(_count(summary.duplicates, "duplicate"))
    if summary.kept:
        parts.append(f"{summary.kept} from an earlier run")
    if summary.skipped:
        parts.append(f"{_count(summary.skipped, 'other file')} left alone")
    say(f"{summary.output}: {', '.join(parts)}")


def say(text: str) -> None:
    """One line on stderr, whatever characters are in it."""
    click.echo(" ".join(text.split()).encode("utf-8", "backslashreplace"), err=True)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
