"""The reviewer's desk: a dataset and its decisions → the figures of one document at a time, and its page pictures.

Only the document on the desk is in memory, so a large dataset can be reviewed too. The page pictures are drawn from
the documents themselves; without them the review goes on, on sentences and boxes alone.
"""

from __future__ import annotations

import threading
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..dataset import check_folder, stored_rows
from ..settings import Settings
from .codes import Codes
from .decisions import Decision, DecisionError, ReviewLog, count_decisions
from .leaves import Row
from .pictures import Pictures, Source, encode, find_source
from .proof import figure_details
from .states import state_of
from .texts import report_texts

_KEPT_DOCUMENTS = 4
_KEPT_PICTURES = 12
_MOST_BYTES = 1_000_000  # of a page picture: it comes from this machine, so it may be sharp


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewCount:
    """Where a review stands: `decided` in this session, `standing` over the whole dataset, `gone` are not in it."""

    figures: int
    decided: int
    standing: Counter[str]
    gone: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One document of the dataset, without its figures."""

    row: Row
    source: Source
    figures: frozenset[str]
    doubted: frozenset[str]


class Desk:
    """One dataset under review. UsageError when the folder is no dataset or review.jsonl is damaged."""

    def __init__(self, dataset: Path, folders: Sequence[Path], settings: Settings) -> None:
        check_folder(dataset)
        self._dataset = dataset
        self._folders = tuple(folders)
        self._settings = settings
        self._log = ReviewLog(dataset)
        self._lock = threading.RLock()
        self._decided = 0
        self._closed = False
        self._open_dataset()

    def _open_dataset(self) -> None:
        self._stamp = self._current_stamp()
        self._codes = Codes(stored_rows(self._dataset, "codebook"))
        self._units = [row for row in stored_rows(self._dataset, "codebook") if row["list"] == "unit"]
        figures, doubted = defaultdict(set), defaultdict(set)
        first: list[Row] = []  # of the document that is opened first: its rows need not be read again
        for row in stored_rows(self._dataset, "figures"):
            if not first or row["document"] == first[0]["document"]:
                first.append(row)
            figures[row["document"]].add(row["figure_id"])
            if state_of(row) != "sure":
                doubted[row["document"]].add(row["figure_id"])
        self._entries = [
            _Entry(
                row=row,
                source=find_source(row["document"], row["sha256"], self._folders),
                figures=frozenset(figures[row["document"]]),
                doubted=frozenset(doubted[row["document"]]),
            )
            for row in stored_rows(self._dataset, "documents")
            if figures[row["document"]]
        ]
        self._rows: OrderedDict[int, tuple[Row, ...]] = OrderedDict()
        if self._entries and first[0]["document"] == self._entries[0].row["document"]:
            self._rows[0] = tuple(first)
        self._pictures: OrderedDict[tuple[int, int], bytes] = OrderedDict()
        self._opened: tuple[int, Pictures] | None = None

    def _current_stamp(self) -> tuple[int, int]:
        found = (self._dataset / "figures.csv").stat()
        return found.st_mtime_ns, found.st_size

    def _follow(self) -> None:
        """Reads the dataset again when it was written anew under our hands."""
        if self._current_stamp() != self._stamp:
            self._give_back()
            self._open_dataset()

    @property
    def without_pictures(self) -> tuple[str, ...]:
        """The documents whose pages cannot be shown."""
        return tuple(entry.row["document"] for entry in self._entries if entry.source.path is None)

    @property
    def figures(self) -> int:
        """How many figures the dataset has."""
        return sum(len(entry.figures) for entry in self._entries)

    def overview(self) -> dict[str, Any]:
        """What the page needs once: its words, the units, and the documents with what is left to do."""
        with self._lock:
            self._follow()
            standing = {figure for figure, entry in self._log.latest().items() if entry["decision"] != "open"}
            return {
                "texts": report_texts(),
                "units": [{"code": row["code"], "nl": row["label_nl"], "en": row["label_en"]} for row in self._units],
                "documents": [
                    {
                        "name": entry.row["document"],
                        "title": entry.row["title"],
                        "figures": len(entry.figures),
                        "doubted": len(entry.doubted),
                        "open": len(entry.figures - standing),
                        "without": entry.source.trouble,
                    }
                    for entry in self._entries
                ],
                "stamp": self._shown_stamp(),
            }

    def _shown_stamp(self) -> str:
        return "-".join(map(str, self._stamp))

    def document(self, index: int) -> dict[str, Any]:
        """The figures of one document with their proof, and the size of each page. IndexError when it is not there."""
        with self._lock:
            self._follow()
            name = self._entries[index].row["document"]
            messages: dict[str, list[dict[str, str]]] = defaultdict(list)
            for row in stored_rows(self._dataset, "findings"):
                if row["document"] == name and row["verdict"] != "agrees":
                    for figure_id in row["figures"].split(";"):
                        messages[figure_id].append({"nl": row["message_nl"], "en": row["message_en"]})
            return {
                "figures": [self._shown(row, messages[row["figure_id"]]) for row in self._figure_rows(index)],
                "pages": {
                    row["page"]: [float(row["width"] or 595), float(row["height"] or 842)]
                    for row in stored_rows(self._dataset, "pages")
                    if row["document"] == name
                },
            }

    def _figure_rows(self, index: int) -> tuple[Row, ...]:
        if index not in self._rows:
            name = self._entries[index].row["document"]
            self._rows[index] = tuple(row for row in stored_rows(self._dataset, "figures") if row["document"] == name)
            while len(self._rows) > _KEPT_DOCUMENTS:
                self._rows.popitem(last=False)
        self._rows.move_to_end(index)
        return self._rows[index]

    def _shown(self, row: Row, messages: Sequence[Mapping[str, str]]) -> dict[str, Any]:
        return {
            "id": row["figure_id"],
            "state": state_of(row),
            "printed": row["value_text"],
            "value": row["value"],
            "unit": row["unit"],
            "label": row["label"],
            "snippet": row["snippet"],
            "page": int(row["page"]),
            "box": [float(row[side]) for side in ("left", "top", "right", "bottom")],
            "doubts": [self._codes.pair("doubt", code) for code in row["doubts"].split(";") if code],
            "findings": list(messages),
            "words": f"{row['value']} {row['unit']} {row['indicator']}",
        }

    def proof(self, index: int, place: int) -> dict[str, Any]:
        """The proof of the figure at a place among those of a document, from 0. IndexError when it is not there."""
        with self._lock:
            self._follow()
            row = self._figure_rows(index)[place]
            details = figure_details(row, self._codes)
            return {
                "id": row["figure_id"],
                "details": [item for item in details if item["key"] not in ("words", "doubts")],
            }

    def picture(self, index: int, number: int) -> bytes:
        """A page as WebP; empty when it cannot be drawn. IndexError when the document is not there."""
        with self._lock:
            key = (index, number)
            if key not in self._pictures:
                self._pictures[key] = self._draw(index, number)
                while len(self._pictures) > _KEPT_PICTURES:
                    self._pictures.popitem(last=False)
            self._pictures.move_to_end(key)
            return self._pictures[key]

    def _draw(self, index: int, number: int) -> bytes:
        if self._closed:
            return b""
        if self._opened is None or self._opened[0] != index:
            self._give_back()
            self._opened = (index, Pictures(self._entries[index].source.path, self._settings))
        name = self._entries[index].row["document"]
        widths = (
            float(row["width"] or 595)
            for row in stored_rows(self._dataset, "pages")
            if row["document"] == name and row["page"] == str(number)
        )
        drawn = self._opened[1].draw(number, next(widths, 595.0))
        return b"" if drawn is None else encode(drawn, _MOST_BYTES)

    def decide(self, index: int, figure_id: str, decision: Decision) -> None:
        """Keeps a decision. DecisionError when the document has no such figure; OutputError when it cannot be kept."""
        with self._lock:
            self._follow()
            rows = self._figure_rows(index) if 0 <= index < len(self._entries) else ()
            row = next((row for row in rows if row["figure_id"] == figure_id), None)
            if row is None:
                raise DecisionError("error_figure")
            about = {"document": row["document"], "page": row["page"], "value_text": row["value_text"]}
            self._log.add(figure_id, decision, about)
            self._decided += 1

    def changes(self, after: int) -> dict[str, Any]:
        """The decisions from number `after` on, how many there are, and which writing of the dataset this is."""
        entries = self._log.entries()
        start = after if 0 <= after <= len(entries) else 0
        with self._lock:
            self._follow()
            stamp = self._shown_stamp()
        return {"entries": entries[start:], "start": start, "total": len(entries), "stamp": stamp}

    def count(self) -> ReviewCount:
        """Where the review stands now."""
        entries = self._log.entries()
        known = frozenset[str]().union(*(entry.figures for entry in self._entries))
        standing = count_decisions(entry for entry in entries if entry["figure_id"] in known)
        standing["open"] = len(known) - sum(standing[name] for name in ("accepted", "corrected", "rejected"))
        gone = len({entry["figure_id"] for entry in entries} - known)
        return ReviewCount(figures=len(known), decided=self._decided, standing=standing, gone=gone)

    def close(self) -> None:
        """Gives the open document back, when no page of it is being drawn; there are no pictures any more."""
        with self._lock:
            self._closed = True
            self._give_back()

    def _give_back(self) -> None:
        if self._opened is not None:
            self._opened[1].close()
            self._opened = None
