"""The verb `export`: a dataset in another form."""

from __future__ import annotations

from pathlib import Path

import click

_PLACES = {
    "excel-nl": "excel-nl",
    "xlsx": "dataset.xlsx",
    "parquet": "parquet",
    "sqlite": "dataset.sqlite",
}


@click.command(short_help="Write a dataset in another form: Excel, SQLite, Parquet.")
@click.argument("dataset", type=click.Path(path_type=Path))
@click.option("--to", "form", type=click.Choice(list(_PLACES)), required=True, help="The form.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File or folder to write; default: inside the dataset folder.",
)
def export(dataset: Path, form: str, output: Path | None) -> None:
    """Write DATASET in another form; the path that was written goes to stdout.

    excel-nl: CSVs with semicolons, decimal commas and a BOM, which Excel with Dutch settings opens right.
    xlsx: one workbook. sqlite: one database file. parquet: one file for each table.

    \b
    Examples:
      report-extractor export extracted --to excel-nl
      report-extractor export extracted --to sqlite -o cijfers.sqlite
    """
    from .. import dataset as tables

    writers = {
        "excel-nl": tables.export_excel_nl,
        "xlsx": tables.export_xlsx,
        "parquet": tables.export_parquet,
        "sqlite": tables.export_sqlite,
    }
    written = writers[form](dataset, output or dataset / _PLACES[form])
    click.echo(str(written).encode("utf-8", "backslashreplace"))
