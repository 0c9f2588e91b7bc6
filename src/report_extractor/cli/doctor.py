"""The verb `doctor`: what is installed here, in which version, and the command that installs what is missing."""

from __future__ import annotations

import click

from ..errors import MissingToolError


@click.command(short_help="Show what is installed, and the command that installs what is missing.")
def doctor() -> None:
    """Show every part the program needs, with its version and place; exit with 5 when one is missing.

    Put what this prints in a bug report.
    """
    from .machine import inspect_machine

    parts = inspect_machine()
    width = max(len(part.name) for part in parts)
    for part in parts:
        state = "MISSING" if part.missing else "ok"
        click.echo(f"{state:<7}  {part.name:<{width}}  {part.remedy or part.found}".rstrip())
    missing = [part for part in parts if part.missing]
    if missing:
        commands = dict.fromkeys(part.remedy for part in missing)
        names = ", ".join(part.name for part in missing)
        raise MissingToolError(f"missing on this machine: {names}", remedy=f"type: {' ; then: '.join(commands)}")
