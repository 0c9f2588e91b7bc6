"""The truth of a sheet as plain data, and every design in every form with that truth beside it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from . import forms, sick_layers
from .designs import DESIGNS
from .sheet import Sheet

FORMS: dict[str, Callable[[Sheet], bytes]] = {
    "digital": forms.digital,
    "shuffled": lambda sheet: forms.digital(sheet, shuffle_seed=11),
    "rotated": lambda sheet: forms.digital(sheet, rotate=90),
    "outlines": lambda sheet: forms.digital(sheet, as_outlines=True),
    "callouts-as-pictures": forms.callouts_as_pictures,
    "missing-unicode": sick_layers.missing_unicode,
    "wrong-unicode": sick_layers.wrong_unicode,
    "hidden-layer": sick_layers.bad_hidden_layer,
    "picture-100": lambda sheet: forms.picture_only(sheet, 100),
    "picture-150": lambda sheet: forms.picture_only(sheet, 150),
    "picture-200": lambda sheet: forms.picture_only(sheet, 200),
    "picture-300": lambda sheet: forms.picture_only(sheet, 300),
    "scan-200": lambda sheet: forms.scan(sheet, 200),
}


def truth_of(sheet: Sheet) -> dict[str, Any]:
    """What a careful reader sees: numbers, blocks with sentences in reading order, tables, callouts, charts."""
    pages = []
    for number, page in enumerate(sheet.pages, start=1):
        pages.append(
            {
                "number": number,
                "width_pt": page.width,
                "height_pt": page.height,
                "numbers": page.numbers,
                "blocks": page.blocks,
                "tables": [
                    {
                        "caption": table["caption"],
                        "cells": [{**cell, "box": [round(side, 1) for side in cell["box"]]} for cell in table["cells"]],
                    }
                    for table in page.tables
                ],
                "callouts": page.callouts,
                "charts": page.charts,
            }
        )
    return {"design": sheet.name, "title": sheet.title, "pages": pages}


def as_json(content: Any) -> bytes:
    """JSON as we commit it."""
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def write_designs(folder: Path, only: str = "") -> int:
    """Every design in every form (or in one), with `NAME.truth.json`; gives the number of files."""
    count = 0
    for name, draw in DESIGNS.items():
        sheet = draw()
        forms.save(folder / f"{name}.truth.json", as_json(truth_of(sheet)))
        for form, make in FORMS.items():
            if only in ("", form):
                forms.save(folder / f"{name}.{form}.pdf", make(sheet))
                count += 1
    return count
