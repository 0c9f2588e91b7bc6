"""The verb `export`: a dataset in another form."""

from __future__ import annotations

from pathlib import Path

import click

_PLACES = {
    "excel-nl": "excel-nl",
    "xlsx": "dataset.xlsx",
    "parquet": "parquet",
    "sqlite": "dataset.sqlite",
    "alto": "alto",
    "spacy": "figures.spacy",
}
_SOME_FAILED = 3


@click.command(short_help="Write a dataset in another form: Excel, SQLite, Parquet, ALTO, spaCy.")
@click.argument("dataset", type=click.Path(path_type=Path))
@click.option("--to", "form", type=click.Choice(list(_PLACES)), required=True, help="The form.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File or folder to write; default: inside the dataset folder.",
)
@click.option(
    "--source",
    type=click.Path(path_type=Path),
    default=Path(),
    help="For alto: the folder that the names of the documents start from; default: this one.",
)
def export(dataset: Path, form: str, output: Path | None, source: Path) -> int:
    """Write DATASET in another form; the path that was written goes to stdout.

    excel-nl: CSVs with semicolons, decimal commas and a BOM, which Excel with Dutch settings opens right.
    xlsx: one workbook. sqlite: one database file. parquet: one file for each table. alto: the words and boxes of
    each document as ALTO XML, for which the documents are read again. spacy: the snippets as spaCy documents with a
    span for each figure.

    \b
    Examples:
      report-extractor export extracted --to excel-nl
      report-extractor export extracted --to sqlite -o cijfers.sqlite
      report-extractor export extracted --to alto --source archief
    """
    from .. import dataset as tables

    target = output or dataset / _PLACES[form]
    if form == "alto":
        return _export_alto(dataset, target, source)
    writers = {
        "excel-nl": tables.export_excel_nl,
        "xlsx": tables.export_xlsx,
        "parquet": tables.export_parquet,
        "sqlite": tables.export_sqlite,
        "spacy": tables.export_spacy,
    }
    _tell(writers[form](dataset, target))
    return 0


def _export_alto(dataset: Path, target: Path, source: Path) -> int:
    from ..dataset import alto_of, check_folder, path_of, stored_rows, write_whole, writing
    from ..errors import InputError
    from ..extract import read
    from .summary import say

    check_folder(dataset)
    failed = 0
    for row in stored_rows(dataset, "documents"):
        if row["status"] == "failed" or row["duplicate_of"]:
            continue
        try:
            document = read(source / path_of(row["document"]))
        except InputError as problem:
            say(f"failed: {row['document']}: {problem.reason}: {problem}")
            failed += 1
            continue
        name = f"{row['sha256'][:16]}.xml"  # names of documents can be anything; the hash is in documents.csv
        with writing(target):
            target.mkdir(parents=True, exist_ok=True)
            write_whole(target / name, alto_of(document, row["document"]))
    _tell(target)
    return _SOME_FAILED if failed else 0


def _tell(written: Path) -> None:
    click.echo(str(written).encode("utf-8", "backslashreplace"))
