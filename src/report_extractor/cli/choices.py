"""Options that several verbs share, and how they become Settings."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from ..errors import UsageError
from ..settings import OcrMode, Settings

_Command = TypeVar("_Command", bound=Callable[..., Any])
_RANGE = re.compile(r"(\d{1,7})(?:-(\d{1,7}))?")


def _page_ranges(_ctx: click.Context, _option: click.Parameter, value: str | None) -> tuple[tuple[int, int], ...]:
    ranges = []
    for part in (value or "").replace(" ", "").split(",") if value else ():
        found = _RANGE.fullmatch(part)
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
        if not 1 <= first <= last:
            raise click.BadParameter(f"{value!r} is not like 1-3,7 (the first page is 1)")
        ranges.append((first, last))
    return tuple(ranges)


def reading_options(command: _Command) -> _Command:
    """Adds the options that say how documents are read."""
    for option in reversed(
        (
            click.option(
                "--ocr",
                type=click.Choice(["auto", "always", "never"]),
                default="auto",
                show_default=True,
                help="Recognise characters in pictures: where needed, on every page, or not at all.",
            ),
            click.option("--pages", callback=_page_ranges, metavar="1-3,7", help="Only these pages."),
            click.option(
                "--password-file",
                type=click.Path(path_type=Path),
                help="File with passwords to try on encrypted documents, one a line.",
            ),
        )
    ):
        command = option(command)
    return command


def read_passwords(path: Path | None) -> tuple[str, ...]:
    """The lines of the password file; UsageError when it cannot be read."""
    if path is None:
        return ()
    try:
        return tuple(line for line in path.read_text(encoding="utf-8-sig").splitlines() if line)
    except (OSError, UnicodeDecodeError) as problem:
        cause = problem.strerror if isinstance(problem, OSError) else "not UTF-8 text"
        raise UsageError(
            f"password file {path}: {cause}", remedy="give a text file with one password a line"
        ) from problem


def settings_of(
    *, ocr: OcrMode, pages: tuple[tuple[int, int], ...], password_file: Path | None, **more: Any
) -> Settings:
    """The Settings that the shared options and `more` say; None in `more` leaves the default."""
    given = {name: value for name, value in more.items() if value is not None}
    return Settings(ocr=ocr, pages=pages, passwords=read_passwords(password_file), **given)
