"""A dataset folder → the rows of its documents, cut into leaves of some pages, one leaf in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..dataset import Table, stored_rows
from .gathering import DocumentRows, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """Some pages of one document: the `number`-th, from 1; `name` is its pages, empty when it is all of them."""

    number: int
    name: str
    last: bool
    rows: DocumentRows


class _Stream:
    """The rows of one table, which is sorted by document and page."""

    def __init__(self, dataset: Path, table: Table) -> None:
        self._rows = stored_rows(dataset, table)
        self._next = next(self._rows, None)

    def take(self, document: str, last_page: float, most: float = float("inf")) -> tuple[Row, ...]:
        """The next rows of the document up to a page, at most so many."""
        found: list[Row] = []
        while self._next is not None and self._next["document"] == document and len(found) < most:
            if int(self._next["page"]) > last_page:
                break
            found.append(self._next)
            self._next = next(self._rows, None)
        return tuple(found)

    def has(self, document: str) -> bool:
        """Whether the document has more rows."""
        return self._next is not None and self._next["document"] == document


def read_leaves(dataset: Path, documents: Sequence[Row], *, most_pages: int) -> Iterator[Leaf]:
    """The leaves of each document in turn. What concerns no page goes with the first leaf of its document."""
    pages = _Stream(dataset, "pages")
    numbers, figures, findings = (_Stream(dataset, table) for table in ("numbers", "figures", "findings"))
    for document in sorted(documents, key=lambda row: row["document"]):
        name, number, last = document["document"], 0, False
        while not last:
            number += 1
            own = pages.take(name, float("inf"), most_pages)
            last = not pages.has(name)
            end = float("inf") if last else int(own[-1]["page"])
            rows = DocumentRows(
                document=document,
                pages=own,
                numbers=numbers.take(name, end),
                figures=figures.take(name, end),
                findings=findings.take(name, end),
            )
            several = number > 1 or not last
            yield Leaf(
                number=number, name=f"{own[0]['page']}–{own[-1]['page']}" if several else "", last=last, rows=rows
            )
