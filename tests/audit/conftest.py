"""Rows of a dataset made by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from report_extractor.dataset import DatasetWriter, DocumentRows, names_of

Row = dict[str, str]


def make_rows(*said: dict[str, Any], document: str = "verslag.pdf") -> tuple[list[Row], list[Row]]:
    """Figures and numbers of figures that are given by the columns that matter; `disposition` makes another number."""
    figures: list[Row] = []
    numbers: list[Row] = []
    for index, fields in enumerate(said):
        texts = {key: str(value) for key, value in fields.items()}
        document_of = texts.get("document", document)
        place = {"page": "1", "left": f"{10 + index}", "top": f"{20 * index}", "right": f"{30 + index}"}
        place["bottom"] = f"{20 * index + 10}"
        identity = f"{document_of}-{index:04d}"
        number = dict.fromkeys(names_of("numbers"), "")
        number |= {"disposition": "figure", "unit": "count", "document": document_of, **place}
        number |= {"number_id": f"n{identity}", "figure_id": f"f{identity}"}
        number |= {key: value for key, value in texts.items() if key in number}
        number["text"] = texts.get("value_text", texts.get("value", ""))
        if number["disposition"] != "figure":
            number["figure_id"] = ""
            numbers.append(number)
            continue
        figure = dict.fromkeys(names_of("figures"), "")
        figure |= {"figure_id": number["figure_id"], "document": document_of, **place}
        figure |= {"unit": "count", "bound": "exact", "measure": "count", "kind": "sentence", "confidence": "high"}
        figure |= {"decimals": "0", "basis": "realised", "derivation": "digits", "value_text": number["text"]}
        figure |= {key: value for key, value in texts.items() if key in figure}
        number["page"] = figure["page"]
        figures.append(figure)
        numbers.append(number)
    return figures, numbers


@pytest.fixture
def rows() -> Callable[..., tuple[list[Row], list[Row]]]:
    return make_rows


@pytest.fixture
def dataset_folder(tmp_path: Path) -> Callable[..., Path]:
    """Writes rows as a dataset folder."""

    def write(figures: list[Row], numbers: list[Row], *, name: str = "extracted", findings: Sequence[Row] = ()) -> Path:
        folder = tmp_path / name
        with DatasetWriter(folder, run={"version": "0"}) as writer:
            for document in sorted({row["document"] for row in [*figures, *numbers]}):
                about = dict.fromkeys(names_of("documents"), "") | {"document": document, "status": "ok"}
                about |= dict.fromkeys(("bytes", "pages", "pages_ocr", "figures", "numbers", "unexplained"), "0")
                writer.add(
                    DocumentRows(
                        document=about,
                        numbers=tuple(row for row in numbers if row["document"] == document),
                        figures=tuple(row for row in figures if row["document"] == document),
                        findings=tuple(row for row in findings if row["document"] == document),
                    )
                )
        return folder

    return write
