"""A dataset folder → the rows of its documents, cut into leaves of some pages, one leaf in memory at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..dataset import Table, stored_rows

Row = Mapping[str, str]
Span = tuple[int, int]  # the first page and the last

_MOST_PAGES = 50  # of one file: more opens slowly
_MOST_NUMBERS = 1200


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRows:
    """All rows of one document, or of some of its pages."""

    document: Row
    pages: tuple[Row, ...]
    numbers: tuple[Row, ...]
    figures: tuple[Row, ...]
    findings: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """Some pages of one document: the `number`-th of its `spans`, from 1; without spans it is all of it."""

    number: int
    spans: tuple[Span, ...]
    rows: DocumentRows

    @property
    def last(self) -> bool:
        """Whether no leaf of the document follows."""
        return self.number >= len(self.spans)


class _Stream:
    """The rows of one table, which is sorted by document and page."""

    def __init__(self, dataset: Path, table: Table) -> None:
        self._rows = stored_rows(dataset, table)
        self._next = next(self._rows, None)

    def take(self, document: str, last_page: float) -> tuple[Row, ...]:
        """The next rows of the document up to a page."""
        found: list[Row] = []
        while self._next is not None and self._next["document"] == document and int(self._next["page"]) <= last_page:
            found.append(self._next)
            self._next = next(self._rows, None)
        return tuple(found)


def plan_leaves(dataset: Path) -> dict[str, tuple[Span, ...]]:
    """Document → the pages of each of its leaves; a leaf has not too many pages, and not too many numbers."""
    spans: dict[str, list[Span]] = defaultdict(list)
    pages = numbers = 0
    for row in stored_rows(dataset, "pages"):
        own, page = spans[row["document"]], int(row["page"])
        pages, numbers = pages + 1, numbers + int(row["numbers"] or 0)
        if own and pages <= _MOST_PAGES and numbers <= _MOST_NUMBERS:
            own[-1] = (own[-1][0], page)
        else:
            own.append((page, page))
            pages, numbers = 1, int(row["numbers"] or 0)
    return {document: tuple(own) for document, own in spans.items()}


def fits_one_file(documents: Sequence[Row]) -> bool:
    """Whether these documents are few and short enough to stand in one file."""
    pages = sum(int(row["pages"] or 0) for row in documents)
    return pages <= _MOST_PAGES and sum(int(row["numbers"] or 0) for row in documents) <= _MOST_NUMBERS


def read_leaves(dataset: Path, documents: Sequence[Row], spans: Mapping[str, tuple[Span, ...]]) -> Iterator[Leaf]:
    """The leaves of each document in turn, as planned; a document without a plan is one leaf.

    What concerns no page goes with the first leaf of its document.
    """
    pages, numbers, figures, findings = (
        _Stream(dataset, "pages"),
        _Stream(dataset, "numbers"),
        _Stream(dataset, "figures"),
        _Stream(dataset, "findings"),
    )
    for document in sorted(documents, key=lambda row: row["document"]):
        name = document["document"]
        own = spans.get(name, ())
        for number in range(1, max(1, len(own)) + 1):
            end = float("inf") if number >= len(own) else own[number - 1][1]
            rows = DocumentRows(
                document=document,
                pages=pages.take(name, end),
                numbers=numbers.take(name, end),
                figures=figures.take(name, end),
                findings=findings.take(name, end),
            )
            yield Leaf(number=number, spans=own, rows=rows)
