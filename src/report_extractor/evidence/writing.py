"""A dataset folder → the evidence report: one HTML file, or for large sets an index with files beside it.

Pages are drawn and written one by one, so memory does not grow with their number. Nothing of a document is ever
markup: the templates escape everything, boxes are drawn by SVG attributes, and the content policy allows one script
and one style sheet, by their hashes, and pictures from the file itself; no request can leave.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from ..dataset import Table, check_folder, stored_rows, writing
from ..settings import Settings
from .gathering import (
    STATES,
    Codes,
    DocumentRows,
    Row,
    SeriesGatherer,
    boxes_by_page,
    count_states,
    finding_rows,
    shares_of,
    table_rows,
)
from .pages import Language, policy_of, template_environment
from .pictures import Source, find_source, picture_uris
from .texts import report_texts, template_text

_MOST_PAGES = 40  # of one file; more opens slowly
_PLACES: tuple[Table, ...] = ("pages", "numbers", "figures", "findings")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOptions:
    """What a person can choose. `folders`: where the documents lie, for the page pictures."""

    language: Language = "nl"
    folders: tuple[Path, ...] = (Path(),)
    pictures: bool = True
    settings: Settings = field(default_factory=Settings)


def write_report(dataset: Path, output: Path, options: ReportOptions) -> tuple[Path, ...]:
    """Writes the report of a dataset; returns the files, the one to open first.

    UsageError when the folder is no dataset; OutputError when the report cannot be written.
    """
    check_folder(dataset)
    documents = list(stored_rows(dataset, "documents"))
    codes = Codes(stored_rows(dataset, "codebook"))
    report = _Report(output=output, options=options, codes=codes)
    pages = sum(int(row["pages"] or 0) for row in documents)
    with writing(output):
        output.parent.mkdir(parents=True, exist_ok=True)
        if pages <= _MOST_PAGES:
            found = [rows for rows in _by_document(dataset, documents) if not rows.document["duplicate_of"]]
            report.write_single(found)
        else:
            report.write_parts(_by_document(dataset, documents))
    return tuple(report.files)


def _by_document(dataset: Path, documents: Sequence[Row]) -> Iterator[DocumentRows]:
    """The rows of each document in turn: all tables are sorted by document, so one pass is enough."""
    streams: dict[str, Iterator[tuple[str, Iterator[Row]]]] = {
        table: iter(groupby(stored_rows(dataset, table), key=lambda row: row["document"])) for table in _PLACES
    }
    waiting: dict[str, tuple[str, tuple[Row, ...]]] = {}
    for document in sorted(documents, key=lambda row: row["document"]):
        own: dict[str, tuple[Row, ...]] = {}
        for table in _PLACES:
            if table not in waiting:
                found = next(streams[table], None)
                waiting[table] = (found[0], tuple(found[1])) if found else ("", ())
            name, rows = waiting[table]
            if name == document["document"]:
                own[table] = rows
                del waiting[table]
        yield DocumentRows(
            document=document,
            pages=own.get("pages", ()),
            numbers=own.get("numbers", ()),
            figures=own.get("figures", ()),
            findings=own.get("findings", ()),
        )


class _Report:
    """One report being written."""

    def __init__(self, *, output: Path, options: ReportOptions, codes: Codes) -> None:
        self.files: list[Path] = []
        self._output = output
        self._options = options
        self._codes = codes
        self._style, self._script = template_text("style.css"), template_text("script.js")
        self._templates = template_environment()

    def write_single(self, documents: Sequence[DocumentRows]) -> None:
        """All documents in one file."""
        names = _short_names([rows.document["document"] for rows in documents]) if len(documents) > 1 else [""]
        series = SeriesGatherer(self._codes)
        counts: Counter[str] = Counter()
        rows: list[dict[str, Any]] = []
        findings: list[dict[str, Any]] = []
        for name, found in zip(names, documents, strict=True):
            series.add(found.figures)
            counts.update(count_states(found))
            rows += table_rows(found, self._codes, name=name)
            findings += finding_rows(found, self._codes, name=name)
        sheets = (sheet for name, found in zip(names, documents, strict=True) for sheet in self._sheets(found, name))
        about = self._about(documents, counts, series)
        self._write_document(self._output, about, rows, findings, sheets, index="")

    def write_parts(self, documents: Iterator[DocumentRows]) -> None:
        """An index, and for each document one file or, when it is long, several."""
        folder = self._output.with_name(f"{self._output.stem}_files")
        folder.mkdir(exist_ok=True)
        self.files.append(self._output)
        series = SeriesGatherer(self._codes)
        total: Counter[str] = Counter()
        listed = []
        for order, found in enumerate(documents, start=1):
            counts = count_states(found)
            total.update(counts)
            series.add(found.figures)
            parts = [] if found.document["duplicate_of"] else self._document_parts(folder, order, found)
            listed.append(self._entry(found, counts, parts))
        context = {
            "documents": listed,
            "state_names": STATES,
            "total": {
                "documents": len(listed),
                "pages": sum(int(entry["pages"] or 0) for entry in listed),
                "figures": sum(int(entry["figures"] or 0) for entry in listed),
                "numbers": sum(int(entry["numbers"] or 0) for entry in listed),
                "shares": shares_of(total),
                "series": series.lines(),
            },
        }
        self._stream("index.html.j2", self._output, context)

    def _document_parts(self, folder: Path, order: int, found: DocumentRows) -> list[dict[str, str]]:
        numbers = [int(page["page"]) for page in found.pages]
        several = len(numbers) > _MOST_PAGES
        parts: list[dict[str, str]] = []
        for start in range(0, max(1, len(numbers)), _MOST_PAGES):
            chosen = set(numbers[start : start + _MOST_PAGES])
            name = f"{min(chosen)}–{max(chosen)}" if several else ""
            part = _only(found, chosen, first=start == 0) if several else found
            path = folder / f"{order:06d}-{start // _MOST_PAGES + 1:03d}-{_slug(found.document['document'])}.html"
            series = SeriesGatherer(self._codes)
            series.add(part.figures)
            about = self._about([part], count_states(part), series) | {"part": name}
            rows, findings = table_rows(part, self._codes), finding_rows(part, self._codes)
            self._write_document(path, about, rows, findings, self._sheets(part, ""), index=f"../{self._output.name}")
            self.files.append(path)
            shown = found.document["document"] if not parts else ""
            parts.append({"href": f"{folder.name}/{path.name}", "name": f"{shown} {name}".strip()})
        return parts

    def _entry(self, found: DocumentRows, counts: Mapping[str, int], parts: list[dict[str, str]]) -> dict[str, Any]:
        about = found.document
        differing = sum(1 for row in found.findings if row["verdict"] == "differs" and row["severity"] != "info")
        return {
            **{name: about[name] for name in ("organisation", "year", "pages", "figures", "numbers", "message")},
            "name": about["document"],
            "duplicate_of": about["duplicate_of"],
            "parts": parts,
            "counts": {state: counts.get(state, 0) for state in STATES},
            "differs": differing,
        }

    def _about(
        self, documents: Sequence[DocumentRows], counts: Mapping[str, int], series: SeriesGatherer
    ) -> dict[str, Any]:
        one = documents[0].document if len(documents) == 1 else None
        names = ", ".join(_short_names([rows.document["document"] for rows in documents]))
        return {
            "name": one["document"] if one else names[:200],
            "title": one["title"] if one else "",
            "organisation": one["organisation"] if one else "",
            "year": one["year"] if one else "",
            "message": one["message"] if one else "",
            "part": "",
            "several": 0 if one else len(documents),
            "pages": sum(len(rows.pages) for rows in documents),
            "figures": sum(len(rows.figures) for rows in documents),
            "numbers": sum(len(rows.numbers) for rows in documents),
            "findings": sum(len(rows.findings) for rows in documents),
            "shares": shares_of(counts),
            "counts": counts,
            "series": series.lines(),
        }

    def _sheets(self, found: DocumentRows, name: str) -> Iterator[dict[str, Any]]:
        document = found.document
        source = Source(path=None)
        if self._options.pictures:
            source = find_source(document["document"], document["sha256"], self._options.folders)
        boxes = boxes_by_page(found)
        asked = [(int(row["page"]), float(row["width"] or 595)) for row in found.pages]
        pictures = picture_uris(source, asked, self._options.settings)
        for row, picture in zip(found.pages, pictures, strict=True):
            number = int(row["page"])
            yield {
                "id": f"{hashlib.sha256(document['document'].encode()).hexdigest()[:6]}-p{number}",
                "name": f"{document['document']} p. {number}",
                "document": name,
                "number": number,
                "width": row["width"] or "595",
                "height": row["height"] or "842",
                "read_by": self._codes.pair("page_read_by", row["read_by"]),
                "reason": self._codes.pair("page_reason", row["reason"]),
                "unread": int(row["unread"] or 0),
                "picture": picture,
                "without": "" if picture else source.trouble,
                "boxes": boxes.get(number, []),
            }

    def _write_document(
        self,
        path: Path,
        about: Mapping[str, Any],
        rows: Sequence[Mapping[str, Any]],
        findings: Sequence[Mapping[str, Any]],
        sheets: Iterator[Mapping[str, Any]],
        *,
        index: str,
    ) -> None:
        if not index:
            self.files.append(path)
        quiet = sum(1 for found in findings if found["verdict"] != "differs" and found["severity"] == "info")
        states = [{"name": state, "count": about["counts"].get(state, 0)} for state in STATES]
        context = {
            "about": about,
            "rows": rows,
            "findings": findings,
            "quiet": quiet,
            "states": [state for state in states if state["count"]],
            "pages": sheets,
            "index": index,
        }
        self._stream("document.html.j2", path, context)

    def _stream(self, template: str, path: Path, context: Mapping[str, Any]) -> None:
        """Writes piece by piece into a temporary file and renames it when it is whole."""
        common = {
            "lang": self._options.language,
            "texts": report_texts(),
            "style": self._style,
            "script": self._script,
            "policy": policy_of(self._style, self._script),
        }
        temporary = path.with_name(f".{path.name}.part")
        try:
            with temporary.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
                for piece in self._templates.get_template(template).generate({**common, **context}):
                    file.write(piece)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)


def _short_names(documents: Sequence[str]) -> list[str]:
    """File names, with as much of the folder as tells them apart."""
    short = [document.rsplit("/", 1)[-1] for document in documents]
    times = Counter(short)
    return [name if times[name] == 1 else document for name, document in zip(short, documents, strict=True)]


def _only(found: DocumentRows, pages: set[int], *, first: bool) -> DocumentRows:
    """The rows of some pages; what concerns the whole document goes with the first."""

    def own(rows: Sequence[Row]) -> tuple[Row, ...]:
        return tuple(row for row in rows if int(row["page"]) in pages or (first and row["page"] == "0"))

    return DocumentRows(
        document=found.document,
        pages=own(found.pages),
        numbers=own(found.numbers),
        figures=own(found.figures),
        findings=own(found.findings),
    )


def _slug(document: str) -> str:
    name = document.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")[:60].lower() or "document"
