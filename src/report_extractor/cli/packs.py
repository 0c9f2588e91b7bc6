"""`report-extractor packs`: list, show, check, try and start pattern packs."""

from __future__ import annotations

import sys

import click


@click.group()
def packs() -> None:
    """Pattern packs: list, show, check, try, new."""


@packs.command("list")
def list_() -> None:
    """Name, number of indicators and file of each built-in pack."""
    from ..packs import list_packs, load_packs

    for pack in load_packs(list_packs()):
        click.echo(f"{pack.name}\t{len(pack.indicators)} indicators\t{pack.label_nl}")


@packs.command()
@click.argument("name")
def show(name: str) -> None:
    """A pack, readable: its questions, phrases and an example of each."""
    from ..packs import describe_pack, load_packs

    click.echo(describe_pack(load_packs([name])[0]), nl=False)


@packs.command()
@click.argument("names", nargs=-1, metavar="[NAME|FILE]…")
def check(names: tuple[str, ...]) -> None:
    """All mistakes of packs, each as `file:line: message`; every built-in pack for none. Exit code 8 when there are."""
    from ..errors import PackError
    from ..packs import check_pack, list_packs

    wanted = names or list_packs()
    mistakes = [mistake for name in wanted for mistake in check_pack(name)]
    for mistake in mistakes:
        click.echo(str(mistake))
    if mistakes:
        sys.exit(PackError.exit_code)
    click.echo(f"{len(wanted)} packs, no mistakes", err=True)


@packs.command("try")
@click.argument("sentence")
@click.option(
    "--pack", "names", multiple=True, metavar="NAME|FILE", help="Only these packs; all built-in ones for none."
)
@click.option("--near", default="", help="Heading or caption that stands above the sentence.")
@click.option("--label", is_flag=True, help="The words are those of a callout or table cell.")
def try_(sentence: str, names: tuple[str, ...], near: str, label: bool) -> None:
    """Each number of a sentence: indicator, value and breakdown, or the nearest pattern and the word it stopped at."""
    from ..packs import load_packs, try_text

    click.echo(try_text(load_packs(names), sentence, near=near, label=label or None), nl=False)


@packs.command()
@click.argument("sentence")
@click.option("--number", default=1, show_default=True, help="Which number of the sentence, counted from 1.")
def new(sentence: str, number: int) -> None:
    """A draft indicator in YAML from a sentence with a number."""
    from ..packs import draft_indicator

    click.echo(draft_indicator(sentence, number), nl=False)
