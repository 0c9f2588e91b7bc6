"""What a claim is held against: dataset folders as they are, documents read now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..dataset import codebook_rows, indicator_code, read_dataset, rows_of
from ..errors import NothingReadError, UsageError
from ..settings import Settings

Row = Mapping[str, str]
_DOCUMENTS = frozenset({".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".txt"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Figures to hold claims against, with the codebook and the rows of their documents; what could not be read."""

    figures: tuple[Row, ...]
    codebook: tuple[Row, ...]
    documents: tuple[Row, ...]
    troubles: tuple[str, ...]


def read_targets(paths: Sequence[Path], settings: Settings) -> Target:
    """The figures of dataset folders, documents, and folders of documents.

    UsageError when a path is none of these; NothingReadError when no document could be read.
    """
    figures: list[Row] = []
    codebook: dict[tuple[str, str], Row] = {}
    told: list[Row] = []
    troubles: list[str] = []
    documents: list[tuple[Path, str]] = []
    for path in paths:
        if (path / "datapackage.json").is_file():
            dataset = read_dataset(path)
            figures.extend(row for row in dataset.figures if row["review"] != "rejected")
            told.extend(dataset.documents)
            codebook.update({(row["list"], row["code"]): row for row in dataset.codebook})
        else:
            documents.extend(_documents(path))
    if documents:
        from ..extract import (
            extract_document,
            list_indicators,
            load_tools,
        )  # every room at once: only where documents are read

        tools = load_tools(settings)
        named = codebook_rows(indicator_code(*one) for one in list_indicators(settings))
        codebook.update({(row["list"], row["code"]): row for row in named})
        for path, shown in documents:
            extraction = extract_document(path, settings, shown_as=shown, tools=tools)
            rows = rows_of(extraction)
            figures.extend(rows.figures)
            told.append(rows.document)
            if extraction.document.status == "failed":
                troubles.append(f"{shown}: {extraction.document.message}")
        if len(troubles) == len(documents) == len(paths):
            raise NothingReadError("; ".join(troubles))
    return Target(
        figures=tuple(figures),
        codebook=tuple(codebook.values()),
        documents=tuple(told),
        troubles=tuple(troubles),
    )


def _documents(path: Path) -> list[tuple[Path, str]]:
    if path.is_file():
        return [(path, path.as_posix() if not path.is_absolute() else path.name)]
    if not path.is_dir():
        raise UsageError(f"{path}: no such file or folder")
    found = sorted(item for item in path.rglob("*") if item.is_file() and item.suffix.lower() in _DOCUMENTS)
    if not found:
        raise UsageError(f"{path}: neither a dataset nor a folder with documents")
    return [(item, item.relative_to(path).as_posix()) for item in found]
