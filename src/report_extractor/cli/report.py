"""The verb `report`: a self-contained evidence report of a dataset."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from .choices import read_passwords

if TYPE_CHECKING:
    from ..evidence.pages import Language


@click.command(short_help="Write a self-contained evidence report of a dataset.")
@click.argument("dataset", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), default="report.html", show_default=True)
@click.option(
    "--source",
    "sources",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Folder that the documents' paths start from, for the page pictures; default: here.",
)
@click.option("--lang", type=click.Choice(["nl", "en"]), default="nl", show_default=True, help="Language to open in.")
@click.option("--no-pictures", is_flag=True, help="Leave the page pictures out.")
@click.option("--password-file", type=click.Path(path_type=Path), help="File with passwords to try, one a line.")
def report(
    dataset: Path, output: Path, sources: tuple[Path, ...], lang: str, no_pictures: bool, password_file: Path | None
) -> int:
    """Write what DATASET holds as HTML: page pictures with a box over every number, the table, the findings.

    The file works from disk, without network. Large sets become an index with one or more files a document.

    \b
    Examples:
      report-extractor report extracted
      report-extractor report extracted --source verslagen -o bewijs.html --lang en
    """
    from ..evidence import ReportOptions, write_report
    from ..settings import Settings
    from .summary import say

    options = ReportOptions(
        language=cast("Language", lang),
        folders=sources or (Path(), dataset.parent),
        pictures=not no_pictures,
        settings=Settings(passwords=read_passwords(password_file)),
    )
    files = write_report(dataset, output, options)
    say(f"{files[0]}" + (f" and {len(files) - 1} more in {files[1].parent}" if len(files) > 1 else ""))
    return 0
