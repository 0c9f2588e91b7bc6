"""The verb `read`: one document → its text in reading order, or words, blocks and boxes as JSON, on stdout."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import InputError, NothingReadError
from ..settings import OcrMode
from .choices import reading_options, settings_of

if TYPE_CHECKING:
    from ..model import Block, Document, Page


@click.command(short_help="Print the recovered text, or words, blocks and boxes, of one document.")
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--to", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="What to print."
)
@reading_options
def read(path: Path, form: str, ocr: OcrMode, pages: tuple[tuple[int, int], ...], password_file: Path | None) -> None:
    """Print the text of PATH in reading order, a form feed between pages; or words, blocks and boxes as JSON.

    \b
    Examples:
      report-extractor read jaarverslag-2022.pdf
      report-extractor read scan.png --to json --ocr always
    """
    import json

    from ..extract import read as read_document

    settings = settings_of(ocr=ocr, pages=pages, password_file=password_file)
    try:
        document = read_document(path, settings)
    except InputError as problem:
        raise NothingReadError(problem.message, remedy=problem.remedy) from problem
    if form == "text":
        pieces = ("\n\n".join(block.text for block in page.blocks) for page in document.pages)
        text = "\n\f".join(f"{piece}\n" for piece in pieces)
        click.echo(text.encode("utf-8", "backslashreplace"), nl=False)
    else:
        click.echo(json.dumps(_plain(document), indent=1))


def _plain(document: Document) -> dict[str, Any]:
    return {
        "document": asdict(document.source),
        "metadata": asdict(document.metadata),
        "status": document.status,
        "reason": document.reason,
        "failures": [asdict(failure) for failure in document.failures],
        "pages": [_plain_page(page) for page in document.pages],
    }


def _plain_page(page: Page) -> dict[str, Any]:
    return {
        "number": page.number,
        "width_pt": page.width_pt,
        "height_pt": page.height_pt,
        "read_by": page.read.read_by,
        "reason": page.read.reason,
        "detail": page.read.detail,
        "blocks": [_plain_block(block) for block in page.blocks],
    }


def _plain_block(block: Block) -> dict[str, Any]:
    plain: dict[str, Any] = {"kind": block.kind, "level": block.level, "panel": block.panel, "box": asdict(block.box)}
    plain["lines"] = [[asdict(word) for word in line.words] for line in block.lines]
    if block.table is not None:
        plain["table"] = asdict(block.table)
    return plain
