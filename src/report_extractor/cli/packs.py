"""`report-extractor packs`: list, show, check, try and start pattern packs."""

from __future__ import annotations

import sys
from pathlib import Path

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
@click.option("--label", is_flag=True, help="The words are those of a callout or table cell.")
@click.option(
    "--dataset",
    type=click.Path(path_type=Path),
    help="A dataset: SENTENCE is then the id of one of its figures that no indicator claims yet.",
)
def new(sentence: str, number: int, label: bool, dataset: Path | None) -> None:
    """A draft pack in YAML from a sentence with a number, or from a figure of a dataset."""
    from ..packs import draft_pack

    if dataset is not None:
        sentence, number, label = _text_of(dataset, sentence)
    click.echo(draft_pack(sentence, number, label=label), nl=False)


def _text_of(dataset: Path, wanted: str) -> tuple[str, int, bool]:
    """The words of a figure, which of their numbers it is, and whether they are words beside a number."""
    from ..dataset import read_dataset
    from ..dutch import find_numbers
    from ..errors import UsageError

    tables = read_dataset(dataset)
    row = next((row for row in tables.figures if row["figure_id"] == wanted), None)
    if row is None:
        number = next((row for row in tables.numbers if row["number_id"] == wanted), None)
        if number is None:
            raise UsageError(f"{wanted}: no such figure or number", remedy="take a figure_id of figures.csv")
        if number["figure_id"]:
            return _text_of(dataset, number["figure_id"])
        place = f"{number['document']} page {number['page']}"
        raise UsageError(
            f"{wanted}: '{number['text']}' is no figure, so the dataset does not hold its sentence",
            remedy=f'copy the sentence from {place}: report-extractor packs new "…"',
        )
    if row["kind"] != "sentence" and row["kind"] != "list":
        return f"{row['label']}: {row['value_text']}", -1, True
    quantities = [mention for mention in find_numbers(row["snippet"]) if mention.kind == "quantity"]
    same = (at for at, mention in enumerate(quantities, start=1) if mention.text == row["value_text"])
    return row["snippet"], next(same, 1), False
