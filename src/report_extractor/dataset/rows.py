"""An Extraction as rows of the CSV tables: plain dictionaries of text, column by column as the contract has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from ..model import Box, Extraction, Failure, Figure, Finding, Number, Page
from .cells import plain_number, points, share, shown_path

Row = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRows:
    """The rows of one document, each table sorted as in its CSV."""

    document: Row
    pages: tuple[Row, ...] = ()
    numbers: tuple[Row, ...] = ()
    figures: tuple[Row, ...] = ()
    findings: tuple[Row, ...] = ()

    def named(self, document: str) -> DocumentRows:
        """The same rows under another path: equal content may lie in several places."""
        name = {"document": document}
        return replace(
            self,
            document=self.document | name,
            pages=tuple(row | name for row in self.pages),
            numbers=tuple(row | name for row in self.numbers),
            figures=tuple(row | name for row in self.figures),
            findings=tuple(row | name for row in self.findings),
        )


def rows_of(extraction: Extraction) -> DocumentRows:
    """The rows of all tables for one document, sorted by page, top, left and identity."""
    source = extraction.document.source
    name = shown_path(source.path)
    numbers = _number_rows(extraction, name)
    figures = _figure_rows(extraction, name, numbers)
    pages = _page_rows(extraction, name, numbers, figures)
    document: Row = {
        "document": name,
        "sha256": source.sha256,
        "bytes": str(source.size_bytes),
        "status": extraction.document.status,
        "reason": extraction.document.reason,
        "pages": str(len(pages)),
        "pages_ocr": str(sum(row["read_by"] in ("ocr", "mixed") for row in pages)),
        "figures": str(len(figures)),
        "numbers": str(len(numbers)),
        "unexplained": str(len(extraction.unexplained)),
        "title": extraction.profile.title,
        "organisation": extraction.profile.organisation,
        "year": _integer(extraction.profile.year),
        "duplicate_of": "",
        "message": extraction.document.message,
    }
    return DocumentRows(
        document=document,
        pages=tuple(pages),
        numbers=tuple(numbers),
        figures=tuple(figures),
        findings=tuple(_finding_rows(extraction, name)),
    )


def _integer(value: int | None) -> str:
    return "" if value is None else str(value)


def _box(box: Box) -> Row:
    return {
        "left": points(box.left),
        "top": points(box.top),
        "right": points(box.right),
        "bottom": points(box.bottom),
    }


def _place(row: Row, identity: str) -> tuple[int, Decimal, Decimal, str]:
    return int(row["page"]), Decimal(row["top"]), Decimal(row["left"]), row[identity]


def _number_rows(extraction: Extraction, name: str) -> list[Row]:
    owned = {figure.figure_id: figure for figure in extraction.figures}
    rows = [
        _number_row(number, name, "figure", figure=figure) for figure in extraction.figures for number in figure.numbers
    ]
    rows += [
        _number_row(aside.number, name, "aside", reason=aside.reason, figure=owned.get(aside.figure_id))
        for aside in extraction.asides
    ]
    rows += [_number_row(number, name, "unexplained") for number in extraction.unexplained]
    return sorted(rows, key=lambda row: _place(row, "number_id"))


def _number_row(number: Number, name: str, disposition: str, *, reason: str = "", figure: Figure | None = None) -> Row:
    # a table header can multiply the printed number: the figure has the value and unit that are meant
    value, unit = (figure.value, figure.unit) if figure else (number.mention.value, number.mention.unit)
    return {
        "number_id": number.number_id,
        "document": name,
        "page": str(number.page),
        "text": number.mention.text,
        "value": plain_number(value),
        "unit": unit,
        **_box(number.box),
        "disposition": disposition,
        "reason": reason,
        "figure_id": figure.figure_id if figure else "",
        "read_by": number.read_by,
        "ocr_confidence": share(number.ocr_confidence),
    }


def _figure_rows(extraction: Extraction, name: str, numbers: Iterable[Row]) -> list[Row]:
    mentions = Counter(row["figure_id"] for row in numbers)
    findings = Counter(figure_id for finding in extraction.findings for figure_id in dict.fromkeys(finding.figures))
    profile = {"organisation": extraction.profile.organisation, "year": _integer(extraction.profile.year)}
    rows = [
        _figure_row(figure, name)
        | profile
        | {"mentions": str(mentions[figure.figure_id]), "findings": str(findings[figure.figure_id]), "review": "open"}
        for figure in extraction.figures
    ]
    return sorted(rows, key=lambda row: _place(row, "figure_id"))


def _figure_row(figure: Figure, name: str) -> Row:
    evidence = figure.evidence
    return {
        "figure_id": figure.figure_id,
        "document": name,
        "organisation": "",
        "year": "",
        "pack": figure.pack,
        "indicator": figure.indicator,
        "breakdown": ";".join(f"{key}={value}" for key, value in sorted(figure.breakdown)),
        "value": plain_number(figure.value),
        "value_text": evidence.mention.text,
        "low": plain_number(figure.low),
        "high": plain_number(figure.high),
        "bound": figure.bound,
        "measure": figure.measure,
        "direction": figure.direction,
        "unit": figure.unit,
        "decimals": str(figure.decimals),
        "counts": figure.counts,
        "label": figure.label,
        "of": figure.of,
        "of_value": plain_number(figure.of_value),
        "basis": figure.basis,
        "period_start": figure.period_start,
        "period_end": figure.period_end,
        "period_source": figure.period_source,
        "derivation": figure.derivation,
        "kind": figure.kind,
        "page": str(evidence.page),
        **_box(evidence.box),
        "snippet": evidence.snippet,
        "read_by": evidence.read_by,
        "ocr_confidence": share(evidence.ocr_confidence),
        "confidence": figure.confidence,
        "doubts": ";".join(figure.doubts),
        "pattern": figure.pattern,
    }


def _finding_rows(extraction: Extraction, name: str) -> list[Row]:
    places = {figure.figure_id: figure.evidence.box for figure in extraction.figures}

    def place(row: Row) -> tuple[int, float, float, str]:
        first = places.get(row["figures"].split(";")[0])
        return int(row["page"]), first.top if first else 0.0, first.left if first else 0.0, row["finding_id"]

    rows = [finding_row(name, finding) for finding in extraction.findings]
    return sorted(rows, key=place)


def finding_row(document: str, finding: Finding) -> Row:
    """One row of findings.csv."""
    return {
        "finding_id": finding.finding_id,
        "document": document,
        "page": str(finding.page),
        "check": finding.check,
        "verdict": finding.verdict,
        "severity": finding.severity,
        "figures": ";".join(finding.figures),
        "expected": finding.expected,
        "observed": finding.observed,
        "tolerance": finding.tolerance,
        "message_nl": finding.message_nl,
        "message_en": finding.message_en,
    }


def _page_rows(extraction: Extraction, name: str, numbers: Iterable[Row], figures: Iterable[Row]) -> list[Row]:
    document = extraction.document
    failures: dict[int, list[Failure]] = {}
    for failure in (*document.failures, *(failure for page in document.pages for failure in page.read.failures)):
        if failure.page is not None and failure not in failures.setdefault(failure.page, []):
            failures[failure.page].append(failure)
    read = {page.number: page for page in document.pages}
    counts = {
        "numbers": Counter(row["page"] for row in numbers),
        "figures": Counter(row["page"] for row in figures),
        "unexplained": Counter(row["page"] for row in numbers if row["disposition"] == "unexplained"),
    }
    return [
        {"document": name, "page": str(number)}
        | _reading(read.get(number), failures.get(number, []))
        | {column: str(counter[str(number)]) for column, counter in counts.items()}
        | {
            "failures": ";".join(dict.fromkeys(f"{one.stage}:{one.reason}" for one in failures.get(number, []))),
            "message": " | ".join(dict.fromkeys(one.message for one in failures.get(number, []))),
        }
        for number in sorted(read.keys() | failures.keys())
    ]


def _reading(page: Page | None, failures: list[Failure]) -> Row:
    if page is None:
        return {
            "read_by": "none",
            "reason": "failed",
            "detail": "",
            "width": "",
            "height": "",
            "words": "0",
            "hidden_words": "0",
            "unread": "0",
        }
    words = page.read
    return {
        "read_by": words.read_by,
        "reason": words.reason,
        "detail": words.detail,
        "width": points(page.width_pt),
        "height": points(page.height_pt),
        "words": str(len(words.words)),
        "hidden_words": str(sum(bool(word.hidden) for word in words.words)),
        "unread": str(len(words.unread)),
    }
