"""datapackage.json: the dataset described as a Frictionless Data Package (version 2).

Enumerations stand in twice: as `constraints.enum`, which checkers enforce, and as `categories` with labels, which
version 2 added for people and statistics packages. Source: datapackage.org/standard.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .codebook import Code, codes_of
from .columns import FOREIGN_KEYS, PRIMARY_KEYS, Column, Table, columns_of

_TITLES = {
    "figures": "Figures: one row per understood number",
    "numbers": "Numbers: one row per number printed on any page",
    "findings": "Findings: what agrees, differs or cannot be told",
    "documents": "Documents: one row per input, whatever became of it",
    "pages": "Pages: how each page was read, and why",
    "codebook": "Codebook: every code and indicator with Dutch and English label",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One written CSV."""

    table: Table
    bytes: int
    sha256: str


def describe_package(resources: Iterable[Resource], *, indicators: Iterable[Code], version: str) -> dict[str, Any]:
    """The content of datapackage.json."""
    packs = tuple(indicators)
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "report-figures",
        "title": "Figures from published reports",
        "version": version,
        "resources": [_describe(resource, packs) for resource in resources],
    }


def _describe(resource: Resource, indicators: tuple[Code, ...]) -> dict[str, Any]:
    table = resource.table
    schema: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [_field(column) for column in columns_of(table)],
        "missingValues": [""],
        "primaryKey": list(PRIMARY_KEYS[table]),
    }
    if table in FOREIGN_KEYS:
        schema["foreignKeys"] = [
            {"fields": list(fields), "reference": {"resource": target, "fields": list(keys)}}
            for fields, target, keys in FOREIGN_KEYS[table]
        ]
    return {
        "$schema": "https://datapackage.org/profiles/2.0/dataresource.json",
        "name": table,
        "path": f"{table}.csv",
        "type": "table",
        "title": _TITLES[table],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "bytes": resource.bytes,
        "hash": f"sha256:{resource.sha256}",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.type}
    if column.type == "number":
        field |= {"decimalChar": ".", "bareNumber": True}
    field |= {"title": column.label_nl, "description": column.label_en}
    if column.name in PRIMARY_KEYS[column.table]:
        field["constraints"] = {"required": True}
    if column.closed:
        codes = codes_of(column.codes)
        field["constraints"] = field.get("constraints", {}) | {"enum": [code.code for code in codes]}
        field["categories"] = [{"value": code.code, "label": code.label_nl} for code in codes]
    return field
