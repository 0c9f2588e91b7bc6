"""The command `report-extractor`: its verbs, loaded when used, and what every error becomes.

`--help` imports click and nothing else, so it answers at once: the one-line helps stand in the table below, and a
test holds them equal to those of the verbs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import click

from ..errors import ReportExtractorError

INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Verb:
    """Where a verb lives and what it does, in one line."""

    name: str
    help: str


VERBS = (
    Verb("extract", "Read documents or folders of them into a dataset of figures."),
    Verb("read", "Print the recovered text, or words, blocks and boxes, of one document."),
    Verb("verify", "Check published claims against documents or a dataset."),
    Verb("check", "Print the consistency findings of a dataset."),
    Verb("compare", "Print which figures were restated, added or gone between two datasets."),
    Verb("explain", "Tell which rule took a number, from which words, and why not another."),
    Verb("report", "Write a self-contained evidence report of a dataset."),
    Verb("review", "Accept, correct or reject figures in a local web page."),
    Verb("export", "Write a dataset in another form: Excel, SQLite, Parquet, ALTO, spaCy."),
    Verb("packs", "Pattern packs: list, show, check, try, new."),
    Verb("evaluate", "Measure a dataset against gold figures."),
    Verb("doctor", "Show what is installed, and the command that installs what is missing."),
)


class LazyGroup(click.Group):
    """A group that imports the module of a verb only when the verb is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs whose module is there, in the order of the table."""
        return [verb.name for verb in VERBS if _is_there(verb.name)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb, imported now; None when there is none of that name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command = getattr(import_module(f"{__package__}.{cmd_name}"), cmd_name)
        if not isinstance(command, click.Command):
            raise TypeError(f"{cmd_name} is not a click command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of verbs, without importing them."""
        present = self.list_commands(ctx)
        with formatter.section("Verbs"):
            formatter.write_dl([(verb.name, verb.help) for verb in VERBS if verb.name in present])

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Runs the command; every known error becomes one line on stderr and its exit code."""
        try:
            code = super().main(
                args,
                prog_name,
                complete_var,
                standalone_mode=False,
                windows_expand_args=windows_expand_args,
                **extra,
            )
            sys.stdout.flush()
        except click.ClickException as problem:
            code = _say_usage(problem)
        except (click.Abort, KeyboardInterrupt):
            say_error("interrupted; run the same command again to go on")
            code = INTERRUPTED
        except ReportExtractorError as problem:
            say_error(str(problem))
            code = problem.exit_code
        except BrokenPipeError:
            # the reader of our output went away: that is no error, and Python must not try to flush to it again
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = 0
        if standalone_mode:
            sys.exit(code if isinstance(code, int) else 0)
        return code


def _is_there(name: str) -> bool:
    return find_spec(f"{__package__}.{name}") is not None


def say_error(text: str) -> None:
    """One line on stderr."""
    line = " ".join(text.split())
    click.echo(f"error: {line}".encode("utf-8", "backslashreplace"), err=True)


def _say_usage(problem: click.ClickException) -> int:
    where = problem.ctx.command_path if isinstance(problem, click.UsageError) and problem.ctx else "report-extractor"
    say_error(f"{problem.format_message().rstrip('.')}; see {where} --help")
    return problem.exit_code


def _print_version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        from .. import __version__

        click.echo(f"report-extractor {__version__}")
        ctx.exit()


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_print_version,
    help="Show the version and exit.",
)
def main() -> None:
    """Dutch report PDFs, scans and recovered text to a dataset of figures that a person can trust.

    \b
    Start with:
      report-extractor extract jaarverslag.pdf -o extracted
      report-extractor check extracted

    stdout carries data only. Exit codes: 0 done, 2 wrong usage, 3 some inputs could not be read, 4 nothing could be
    read, 5 something is missing here, 6 a person must look, 7 output cannot be written, 8 a pattern pack is invalid,
    130 interrupted, 1 a bug.
    """
