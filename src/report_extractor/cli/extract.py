"""The verb `extract`: documents or folders of them → a dataset folder."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from ..errors import NothingReadError
from ..settings import OcrMode
from .choices import reading_options, settings_of

_SOME_FAILED = 3
_LOOK = 6


@click.command(short_help="Read documents or folders of them into a dataset of figures.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("extracted"),
    show_default=True,
    help="Dataset folder.",
)
@click.option(
    "-j", "--jobs", type=click.IntRange(1, 512), help="Documents at the same time; default: one for each core."
)
@click.option(
    "--pack", "packs", multiple=True, metavar="NAME|FILE", help="Pattern pack; repeatable; default: all built-in."
)
@reading_options
@click.option(
    "--fast", is_flag=True, help="Read pictures once: less time, and more numbers of scans doubted or not found."
)
@click.option(
    "--timeout", type=click.IntRange(1), metavar="SECONDS", help="Processor time for one document [default: 600]."
)
@click.option("--max-pages", type=click.IntRange(1), metavar="N", help="Pages of one document [default: 5000].")
@click.option("--strict", is_flag=True, help="Exit with 6 when there is any doubt or unexplained number.")
@click.option("--fresh", is_flag=True, help="Redo everything, also what an earlier run did.")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary, only errors.")
@click.option("-v", "--verbose", is_flag=True, help="A line for each document.")
@click.option("--log-json", is_flag=True, help="One JSON line on stderr for each document.")
@click.option("--fault", "faults", multiple=True, hidden=True, help="Make the worker fail: KIND=PART-OF-PATH.")
def extract(
    paths: tuple[str, ...],
    output: Path,
    jobs: int | None,
    packs: tuple[str, ...],
    ocr: OcrMode,
    pages: tuple[tuple[int, int], ...],
    password_file: Path | None,
    fast: bool,
    timeout: int | None,
    max_pages: int | None,
    strict: bool,
    fresh: bool,
    quiet: bool,
    verbose: bool,
    log_json: bool,
    faults: tuple[str, ...],
) -> int:
    """Read PDFs, scans (PNG, JPEG, TIFF), recovered text (.txt), or folders of them, into a dataset folder.

    Documents that did not change since an earlier run are not read again; an interrupted run goes on when it is
    started again. A PATH of - reads a list of paths from stdin, one a line (or separated by NUL).

    \b
    Examples:
      report-extractor extract jaarverslag-2022.pdf
      report-extractor extract verslagen/ -o cijfers -j 4
      find archief -name '*.pdf' -print0 | report-extractor extract - -o cijfers
      report-extractor extract scan.tif --ocr always --pages 1-3,7
    """
    from ..batch import extract_many
    from .progress import watcher_for
    from .summary import tell

    settings = settings_of(
        ocr=ocr,
        pages=pages,
        password_file=password_file,
        packs=packs,
        careful=not fast,
        cpu_limit_s=timeout,
        max_pages=max_pages,
    )
    with _stopped_as_by_ctrl_c():
        summary = extract_many(
            _listed(paths),
            output=output,
            jobs=jobs,
            settings=settings,
            fresh=fresh,
            watcher=watcher_for(quiet=quiet, verbose=verbose, log_json=log_json),
            faults=faults,
        )
    if not quiet:
        tell(summary)
    if summary.documents == summary.failed:
        why = f"all {summary.failed} failed" if summary.documents else "there is no document there"
        raise NothingReadError(f"nothing could be read: {why}", remedy="the reasons are in documents.csv")
    if summary.failed:
        return _SOME_FAILED
    return _LOOK if strict and (summary.doubts or summary.unexplained) else 0


@contextmanager
def _stopped_as_by_ctrl_c() -> Iterator[None]:
    """Lets SIGTERM and a closed terminal end the run as Ctrl-C does; what `nohup` ignores stays ignored."""
    names = [signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
    before = {name: signal.getsignal(name) for name in names}
    heard = [name for name in names if before[name] is signal.SIG_DFL]
    for name in heard:
        signal.signal(name, signal.default_int_handler)
    try:
        yield
    finally:
        for name in heard:
            signal.signal(name, signal.SIG_DFL)


def _listed(paths: tuple[str, ...]) -> list[str]:
    found: list[str] = []
    for path in paths:
        found += _paths_on_stdin() if path == "-" else [path]
    return found


def _paths_on_stdin() -> list[str]:
    import os

    content = sys.stdin.buffer.read()
    separator = b"\0" if b"\0" in content else b"\n"
    return [
        os.fsdecode(line.rstrip(b"\r") if separator == b"\n" else line)
        for line in content.split(separator)
        if line.strip()
    ]
