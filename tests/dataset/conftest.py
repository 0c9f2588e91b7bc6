"""Extractions made by hand: no file is read in these tests."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from report_extractor.model import (
    Aside,
    Box,
    Document,
    Extraction,
    Failure,
    Figure,
    Finding,
    Mention,
    Metadata,
    Number,
    Page,
    PageWords,
    Profile,
    Source,
)


def make_number(
    text: str, value: str | None, *, page: int = 1, left: float = 72, top: float = 100, **more: Any
) -> Number:
    fields: dict[str, Any] = {
        "number_id": more.pop("number_id", f"{page:04d}{int(top):06d}{int(left):06d}"),
        "page": page,
        "box": Box(left=left, top=top, right=left + 20, bottom=top + 10),
        "mention": Mention(
            start=0, end=len(text), text=text, kind="quantity", value=None if value is None else Decimal(value)
        ),
        "snippet": f"Er waren {text} meldingen.",
    }
    return Number(**(fields | more))


def make_figure(number: Number, value: str, **more: Any) -> Figure:
    fields: dict[str, Any] = {
        "figure_id": "f" + number.number_id[1:],
        "numbers": (number,),
        "value": Decimal(value),
        "low": None,
        "high": None,
        "bound": "exact",
        "measure": "count",
        "direction": "",
        "unit": "count",
        "decimals": 0,
        "counts": "melding",
        "label": "meldingen",
        "of": "",
        "of_value": None,
        "basis": "realised",
        "period_start": "2022-01-01",
        "period_end": "2022-12-31",
        "period_source": "document",
        "derivation": "digits",
        "kind": "sentence",
        "confidence": "high",
        "doubts": (),
        "pattern": "sentence",
    }
    return Figure(**(fields | more))


def make_page(number: int = 1, **more: Any) -> Page:
    read = PageWords(number=number, width_pt=595.28, height_pt=841.89, words=(), **more)
    return Page(number=number, width_pt=595.28, height_pt=841.89, blocks=(), read=read)


def make_extraction(path: str = "map/verslag.pdf", *, text: str = "106", **more: Any) -> Extraction:
    """Two figures (the second printed twice), an aside, an unexplained number and a finding, on two pages."""
    first = make_number(text, "106", top=300)
    second = make_number("Vier", "4", top=100)
    again = make_number("4", "4", page=2, top=50)
    year = make_number("2022", None, page=2, top=10)
    stray = make_number("17", "17", page=2, top=700)
    figures = (
        make_figure(first, "106", pack="integriteit", indicator="reports", breakdown=(("b", "2"), ("a", "1"))),
        make_figure(second, "4", doubts=("period_assumed", "label_uncertain"), confidence="low"),
    )
    fields: dict[str, Any] = {
        "document": Document(
            source=Source(path=path, sha256="ab" * 32, size_bytes=1234, kind="pdf"),
            pages=(make_page(1), make_page(2, read_by="ocr", reason="no_text")),
            metadata=Metadata(),
        ),
        "profile": Profile(title="Jaarverslag 2022", organisation="Provincie Lindermarke", year=2022),
        "numbers": (second, first, year, again, stray),
        "figures": figures,
        "asides": (
            Aside(number=year, reason="year"),
            Aside(number=again, reason="duplicate", figure_id=figures[1].figure_id),
        ),
        "unexplained": (stray,),
        "findings": (
            Finding(
                finding_id="0123456789abcdef",
                page=1,
                check="table_total",
                verdict="differs",
                severity="error",
                figures=(figures[0].figure_id, figures[1].figure_id),
                expected="110",
                observed="106",
                tolerance="0",
                message_nl="De som klopt niet.",
                message_en="The sum does not hold.",
            ),
        ),
    }
    return Extraction(**(fields | more))


def make_failed(path: str, reason: str = "encrypted") -> Extraction:
    source = Source(path=path, sha256="cd" * 32, size_bytes=10, kind="pdf")
    document = Document(
        source=source,
        pages=(),
        metadata=Metadata(),
        status="failed",
        reason=reason,
        message=f"{path}: needs a password",
        failures=(Failure(stage="reading", reason=reason, message="needs a password"),),
    )
    return Extraction(document=document, profile=Profile(), numbers=(), figures=(), asides=(), unexplained=())


@pytest.fixture
def extraction() -> Extraction:
    return make_extraction()


@pytest.fixture
def make() -> Callable[..., Extraction]:
    return make_extraction


@pytest.fixture
def make_failure() -> Callable[..., Extraction]:
    return make_failed


@pytest.fixture
def number() -> Callable[..., Number]:
    return make_number
