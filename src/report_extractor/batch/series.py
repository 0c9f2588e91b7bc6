"""Documents of one body against each other: the findings that no document alone can give.

Needs a look at all figures before the first document is written, so it costs one more reading of the results. Beyond
a number of documents only figures of indicators are held, and beyond a larger one nothing: memory stays bounded, and
`report-extractor compare` does the same for two datasets.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from ..dataset import DocumentRows, Row, finding_row

ALL_FIGURES_OF = 200  # documents
MOST_DOCUMENTS = 2000
_KEPT = (
    "figure_id document organisation year indicator breakdown value value_text bound measure direction unit decimals "
    "counts label basis period_start period_end page"
).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossFindings:
    """Findings between documents: those of each document, and how many speak of each figure."""

    of_document: Mapping[str, tuple[Row, ...]]
    of_figure: Mapping[str, int]


def cross_findings(documents: Iterable[DocumentRows], count: int) -> CrossFindings:
    """The findings of documents against others of the same organisation; `count` documents in all."""
    if not 2 <= count <= MOST_DOCUMENTS:
        return CrossFindings(of_document={}, of_figure={})
    from ..extract import compare_documents  # every room at once: only where there is something to compare

    held = [
        {name: row[name] for name in _KEPT}
        for rows in documents
        for row in rows.figures
        if row["organisation"] and row["period_start"] and (row["indicator"] or count <= ALL_FIGURES_OF)
    ]
    found: dict[str, list[Row]] = defaultdict(list)
    for document, finding in compare_documents(held):
        found[document].append(finding_row(document, finding))
    return CrossFindings(
        of_document={document: tuple(rows) for document, rows in found.items()},
        of_figure=Counter(
            figure_id
            for rows in found.values()
            for row in rows
            for figure_id in dict.fromkeys(row["figures"].split(";"))
        ),
    )


def with_findings(rows: DocumentRows, cross: CrossFindings) -> DocumentRows:
    """The rows of a document with its findings against others, counted at its figures."""
    more = cross.of_figure
    if not more:
        return rows
    own = cross.of_document.get(rows.document["document"], ())
    figures = tuple(
        row | {"findings": str(int(row["findings"]) + more[row["figure_id"]])} if row["figure_id"] in more else row
        for row in rows.figures
    )
    order = sorted((*rows.findings, *own), key=lambda row: (int(row["page"]), row["check"], row["finding_id"]))
    return replace(rows, figures=figures, findings=tuple(order) if own else rows.findings)
