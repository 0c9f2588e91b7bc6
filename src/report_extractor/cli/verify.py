"""The verb `verify`: published claims against documents or a dataset."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from .choices import reading_options

_LOOK = 6
_UNREAD = 3


@click.command(short_help="Check published claims against documents or a dataset.")
@click.argument("claims", type=click.Path(path_type=Path))
@click.argument("targets", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="TARGET...")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write the verdicts to this CSV, not to stdout.")
@reading_options
def verify(
    claims: Path,
    targets: tuple[Path, ...],
    output: Path | None,
    ocr: str,
    pages: tuple[tuple[int, int], ...],
    password_file: Path | None,
) -> int:
    """Hold each claim of CLAIMS against every TARGET: a dataset folder, a document, or a folder of documents.

    CLAIMS is a CSV (comma or semicolon, decimal point or comma) with the columns claim_id, label and/or indicator,
    value, and optionally document, period, unit, breakdown, tolerance. Exit with 6 unless all are confirmed.

    \b
    Examples:
      report-extractor verify claims.csv jaarverslag-2022.pdf
      report-extractor verify claims.csv extracted -o verdicts.csv
    """
    from ..audit import VERDICT_COLUMNS, judge_claims, read_claims, read_targets, verdict_cells
    from .choices import settings_of
    from .summary import say
    from .tabular import csv_bytes, write_csv

    published = read_claims(claims)
    settings = settings_of(ocr=ocr, pages=pages, password_file=password_file)  # type: ignore[arg-type]  # click's choices
    target = read_targets(targets, settings)
    for trouble in target.troubles:
        say(f"failed: {trouble}")
    verdicts = judge_claims(published.claims, target.figures, target.codebook, target.documents)
    table = [[*published.header, *VERDICT_COLUMNS]]
    table += [[*found.claim.columns, *verdict_cells(found)] for found in verdicts]
    if output is None:
        write_csv(table)
    else:
        from ..dataset import write_whole, writing

        with writing(output):
            write_whole(output, csv_bytes(table))
    counts: Counter[str] = Counter(found.verdict for found in verdicts)
    names = ("confirmed", "contradicted", "unclear", "not_found")
    say(f"{len(verdicts)} claims: " + ", ".join(f"{counts[name]} {name}" for name in names))
    if counts["confirmed"] < len(verdicts):
        return _LOOK
    return _UNREAD if target.troubles else 0
