"""The verb `review`: a local web page to accept, correct or reject figures."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from .choices import read_passwords
from .summary import say

if TYPE_CHECKING:
    from ..evidence import Desk, ReviewCount
    from ..evidence.pages import Language


@click.command(short_help="Accept, correct or reject figures in a local web page.")
@click.argument("dataset", type=click.Path(path_type=Path))
@click.option(
    "--source",
    "sources",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Folder that the documents' paths start from, for the page pictures; default: here.",
)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port on this machine; default: any free one.")
@click.option("--lang", type=click.Choice(["nl", "en"]), default="nl", show_default=True, help="Language to open in.")
@click.option("--open", "open_it", is_flag=True, help="Open the page in the browser.")
@click.option("--password-file", type=click.Path(path_type=Path), help="File with passwords to try, one a line.")
def review(
    dataset: Path, sources: tuple[Path, ...], port: int, lang: str, open_it: bool, password_file: Path | None
) -> int:
    """Serve a page, for this machine only, on which a person judges the figures of DATASET.

    Every decision is added to review.jsonl in DATASET at once, and shows in the column `review` the next time that
    `extract` writes the CSVs. The documents are needed for the page pictures only. Ctrl-C ends it.

    \b
    Examples:
      report-extractor review extracted
      report-extractor review extracted --source verslagen --open
    """
    from ..errors import OutputError
    from ..evidence import Desk, ReviewServer
    from ..settings import Settings

    settings = Settings(passwords=read_passwords(password_file))
    desk = Desk(dataset, sources or (Path(), dataset.parent), settings)
    _say_missing(desk)
    try:
        server = ReviewServer(desk, port=port, language=cast("Language", lang))
    except OSError as problem:
        raise OutputError(
            f"port {port} cannot be used ({problem.strerror})", remedy="leave --port out, or give another one"
        ) from problem
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        say(f"review page: {server.address}")
        say("Ctrl-C ends it; every decision is kept at once")
        if open_it:
            click.launch(server.address)
        server.serve_forever(poll_interval=0.2)
    except KeyboardInterrupt:
        say(_told(dataset, desk.count()))
    finally:
        signal.signal(signal.SIGTERM, before)
        server.server_close()
        desk.close()
    return 0


def _say_missing(desk: Desk) -> None:
    missing = desk.without_pictures
    if missing:
        more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
        say(f"no page pictures of {missing[0]}{more}: not found as it was read; give its folder with --source")


def _told(dataset: Path, count: ReviewCount) -> str:
    standing = ", ".join(f"{count.standing[name]} {name}" for name in ("accepted", "corrected", "rejected", "open"))
    decisions = "1 decision" if count.decided == 1 else f"{count.decided} decisions"
    gone = f"; {count.gone} decided before are no longer in it" if count.gone else ""
    return f"{dataset}: {decisions} now; of {count.figures} figures {standing}{gone}"
