"""A dataset folder → the evidence report: one HTML file, or for large sets an index with files beside it.

Pages are drawn and written one by one, so memory does not grow with their number. Nothing of a document is ever
markup: the templates escape everything, boxes are drawn by SVG attributes, and the content policy allows one script
and one style sheet, by their hashes, and pictures from the file itself; no request can leave.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from ..dataset import check_folder, stored_rows, writing
from ..settings import Settings
from .broken import line_parts
from .codes import Codes, Pair
from .decisions import latest_decisions
from .gathering import boxes_by_page, finding_rows, table_rows
from .leaves import DocumentRows, Leaf, Row, fits_one_file, plan_leaves, read_leaves
from .pages import Language, policy_of, template_environment
from .pictures import Source, find_source, picture_uris, room_for_picture
from .series import SeriesGatherer
from .states import ATTENTION, STATES, State, count_differing, count_states, page_strip, shares_of
from .texts import report_texts, template_text

_TALL = 2.2
_MOST_SIGNS = 100  # of the names of several documents in a heading


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
    report = _Report(output=output, options=options, codes=codes, reviews=latest_decisions(dataset))
    with writing(output):
        output.parent.mkdir(parents=True, exist_ok=True)
        if fits_one_file(documents):
            found = (leaf.rows for leaf in read_leaves(dataset, documents, {}))
            report.write_single([rows for rows in found if not rows.document["duplicate_of"]])
        else:
            report.write_parts(read_leaves(dataset, documents, plan_leaves(dataset)))
    return tuple(report.files)


class _Report:
    """One report being written."""

    def __init__(
        self, *, output: Path, options: ReportOptions, codes: Codes, reviews: Mapping[str, Mapping[str, str]]
    ) -> None:
        self.files: list[Path] = []
        self._output = output
        self._options = options
        self._codes = codes
        self._reviews = reviews
        self._style = template_text("style.css")
        self._templates = template_environment()

    def write_single(self, documents: Sequence[DocumentRows]) -> None:
        """All documents in one file."""
        names = _short_names([rows.document["document"] for rows in documents]) if len(documents) > 1 else [""]
        self._write_document(self._output, list(zip(names, documents, strict=False)), {})

    def write_parts(self, leaves: Iterator[Leaf]) -> None:
        """An index, and for each document one file or, when it is long, several."""
        folder = self._output.with_name(f"{self._output.stem}_files")
        folder.mkdir(exist_ok=True)
        self.files.append(self._output)
        series = SeriesGatherer(self._codes)
        total: Counter[str] = Counter()
        listed = []
        for order, (_, own) in enumerate(groupby(leaves, key=lambda leaf: leaf.rows.document["document"]), start=1):
            entry = self._write_leaves(folder, order, own, series)
            total.update(entry["counts"])
            listed.append(entry)
        context = {
            "documents": listed,
            "attention": ATTENTION,
            "others": {state: ",".join(sorted(set(STATES) - {state})) for state in ATTENTION},
            "total": {
                "documents": len(listed),
                "pages": sum(int(entry["pages"] or 0) for entry in listed),
                "figures": sum(int(entry["figures"] or 0) for entry in listed),
                "numbers": sum(int(entry["numbers"] or 0) for entry in listed),
                "shares": shares_of(total),
                "states": [{"name": state, "count": total[state]} for state in STATES if total[state]],
                "series": series.lines(),
            },
        }
        self._stream("index.html.j2", self._output, context, script=template_text("index.js"))

    def _write_leaves(self, folder: Path, order: int, leaves: Iterator[Leaf], series: SeriesGatherer) -> dict[str, Any]:
        """The files of one document, and its line of the index."""
        counts: Counter[str] = Counter()
        differs = 0
        parts: list[dict[str, str]] = []
        document: Row = {}
        for leaf in leaves:
            document = leaf.rows.document
            counts.update(count_states(leaf.rows))
            differs += count_differing(leaf.rows.findings)
            series.add(leaf.rows.figures)
            if document["duplicate_of"]:
                continue
            names = _leaf_names(leaf, order)
            more = {
                "index": f"../{self._output.name}",
                "part": _span_name(leaf, leaf.number - 1),
                "before": names[leaf.number - 2] if leaf.number > 1 else "",
                "after": "" if leaf.last else names[leaf.number],
                "leaves": json.dumps([[*span, name] for span, name in zip(leaf.spans, names, strict=False)]),
            }
            path = folder / names[leaf.number - 1]
            self._write_document(path, [("", leaf.rows)], more)
            parts.append({"href": f"{folder.name}/{path.name}", "name": more["part"]})
        return {
            **{name: document[name] for name in ("title", "organisation", "year", "pages", "figures", "numbers")},
            "name": document["document"],
            "short": document["document"].rsplit("/", 1)[-1],
            "folder": document["document"] if document["title"] else document["document"].rpartition("/")[0],
            "message": document["message"],
            "duplicate_of": document["duplicate_of"],
            "parts": parts,
            "counts": counts,
            "shares": shares_of(counts),
            "differs": differs,
        }

    def _write_document(self, path: Path, named: Sequence[tuple[str, DocumentRows]], more: Mapping[str, str]) -> None:
        """One file: of a document, of a part of it, or of several small documents."""
        self.files.append(path)
        series = SeriesGatherer(self._codes)
        counts: Counter[str] = Counter()
        rows: list[dict[str, Any]] = []
        findings: list[dict[str, Any]] = []
        strip: list[dict[str, Any]] = []
        printed = {row["figure_id"]: row for _, found in named for row in found.figures}
        for name, found in named:
            series.add(found.figures)
            counts.update(count_states(found))
            rows += table_rows(found, self._codes, printed, name=name, reviews=self._reviews)
            findings += finding_rows(found, self._codes, printed, name=name)
            strip += _strip(found, name, self._options.language)
        about = _about([found for _, found in named], counts) | {"series": series.lines()}
        context = {
            "index": more.get("index", ""),
            "about": about | {name: more.get(name, "") for name in ("part", "before", "after", "leaves")},
            "rows": rows,
            "findings": findings,
            "differing": sum(count_differing(found.findings) for _, found in named),
            "quiet": sum(1 for one in findings if one["verdict"] != "differs" and one["severity"] == "info"),
            "states": [{"name": state, "count": counts[state]} for state in STATES if counts[state]],
            "attention": any(counts[state] for state in ATTENTION),
            "strip": strip,
            "pages": (sheet for name, found in named for sheet in self._sheets(found, name)),
        }
        self._stream("document.html.j2", path, context, script=template_text("script.js"))

    def _sheets(self, found: DocumentRows, name: str) -> Iterator[dict[str, Any]]:
        document = found.document
        source = Source(path=None)
        if self._options.pictures:
            source = find_source(document["document"], document["sha256"], self._options.folders)
        boxes = boxes_by_page(found, line_parts(found.numbers, source, self._options.settings))
        places = page_strip(found)
        asked = [
            (number, wide, room_for_picture(len(boxes.get(number, ())), wide, high))
            for number, wide, high in ((int(row["page"]), *_size(row)) for row in found.pages)
        ]
        pictures = picture_uris(source, asked, self._options.settings)
        for row, picture in zip(found.pages, pictures, strict=True):
            number = int(row["page"])
            yield {
                "id": _sheet_id(document["document"], number),
                "document": name,
                "number": number,
                "shape": _shape(*_size(row)),
                "seen": _seen(name, number, _count(boxes.get(number, ())), places.get(number, {})),
                "width": row["width"] or "595",
                "height": row["height"] or "842",
                "read": self._read(row),
                "picture": picture,
                "without": "" if picture else source.trouble,
                "boxes": boxes.get(number, []),
            }

    def _read(self, page: Row) -> Pair:
        """How a page was read and why so, and in how many places it was not."""
        texts, found = report_texts(), {}
        by, why = self._codes.pair("page_read_by", page["read_by"]), self._codes.pair("page_reason", page["reason"])
        ordinary = (page["read_by"], page["reason"]) == ("text_layer", "healthy")
        unread = int(page["unread"] or 0)
        for lang in ("nl", "en"):
            told = why[lang] if ordinary else ": ".join(filter(None, (by[lang], why[lang])))
            places = f"{unread} {texts['unread_place' if unread == 1 else 'unread_places'][lang]}" if unread else ""
            found[lang] = " · ".join(filter(None, (told, places)))
        return found

    def _stream(self, template: str, path: Path, context: Mapping[str, Any], *, script: str) -> None:
        """Writes piece by piece into a temporary file and renames it when it is whole."""
        common = {
            "lang": self._options.language,
            "texts": report_texts(),
            "style": self._style,
            "script": script,
            "policy": policy_of(self._style, script),
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


def _size(page: Row) -> tuple[float, float]:
    """Its width and height in points; of A4 when they are not known."""
    return float(page["width"] or 595), float(page["height"] or 842)


def _shape(width_pt: float, height_pt: float) -> str:
    """How a page goes on paper: two above each other, one, or, where one would be a ribbon, over several sheets."""
    return " wide" if width_pt > height_pt else " tall" if height_pt > _TALL * width_pt else ""


def _sheet_id(document: str, number: int) -> str:
    return f"s{hashlib.sha256(document.encode('utf-8', 'surrogatepass')).hexdigest()[:6]}-{number}"


def _strip(found: DocumentRows, document: str, language: Language) -> list[dict[str, Any]]:
    name = found.document["document"]
    return [
        {
            "id": _sheet_id(name, number),
            "number": number,
            "document": document,
            "name": _seen(document, number, None, states)[language],
            "states": states,
        }
        for number, states in page_strip(found).items()
    ]


def _seen(document: str, number: int, boxes: int | None, states: Mapping[State, int]) -> Pair:
    """What is to be seen on a page, in words: its number, how many boxes it has, how many of them need a look."""
    texts, found = report_texts(), {}
    for lang in ("nl", "en"):
        counted = [] if boxes is None else [f"{boxes} {texts['marked_one' if boxes == 1 else 'marked'][lang]}"]
        counted += [f"{count} {texts[f'state_{state}'][lang]}" for state, count in states.items()]
        page = f"{texts['page'][lang]} {number}" + (f", {document}" if document else "")
        found[lang] = page + (f": {', '.join(counted)}" if counted else "")
    return found


def _count(boxes: Sequence[Mapping[str, Any]]) -> int:
    """How many numbers and places these boxes are of: a broken number has more than one."""
    return sum(not box["part"] for box in boxes) + len({box["part"] for box in boxes if box["part"]})


def _about(documents: Sequence[DocumentRows], counts: Mapping[str, int]) -> dict[str, Any]:
    one = documents[0].document if len(documents) == 1 else None
    names = [one["document"]] if one else _short_names([rows.document["document"] for rows in documents])
    return {
        "name": _named(names),
        **{name: one[name] if one else "" for name in ("title", "organisation", "year", "message")},
        "documents": names,
        "several": 0 if one else len(documents),
        "pages": sum(len(rows.pages) for rows in documents),
        "all_pages": int(one["pages"] or 0) if one else 0,
        "figures": sum(len(rows.figures) for rows in documents),
        "numbers": sum(len(rows.numbers) for rows in documents),
        "places": sum(row["disposition"] == "figure" for rows in documents for row in rows.numbers),
        "shares": shares_of(counts),
    }


def _named(names: Sequence[str]) -> Pair:
    """As many names as fit on a line, each whole, and how many others there are."""
    shown = [name for at, name in enumerate(names) if not at or len(", ".join(names[: at + 1])) <= _MOST_SIGNS]
    more, texts, found = len(names) - len(shown), report_texts(), {}
    for lang in ("nl", "en"):
        others = texts["other_one" if more == 1 else "others_more"][lang]
        found[lang] = ", ".join(shown) + (f" {texts['and'][lang]} {more} {others}" if more else "")
    return found


def _slug(document: str) -> str:
    name = document.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")[:60].lower() or "document"


def _leaf_names(leaf: Leaf, order: int) -> list[str]:
    """The file names of all leaves of its document."""
    slug = _slug(leaf.rows.document["document"])
    return [f"{order:06d}-{number:03d}-{slug}.html" for number in range(1, max(1, len(leaf.spans)) + 1)]


def _span_name(leaf: Leaf, place: int) -> str:
    """The pages of a leaf, such as `1–25`; empty when it is the only one."""
    return "–".join(map(str, dict.fromkeys(leaf.spans[place]))) if len(leaf.spans) > 1 else ""
