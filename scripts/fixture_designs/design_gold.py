"""Gold rows of the generated designs, from their truth: values and units of all numbers, and what tables, callouts and
charts say. Sentences have no keywords here, so any label counts for them.
"""

from __future__ import annotations

import re
from typing import Any

from .gold import COLUMNS


def design_rows(truth: dict[str, Any], doc: str) -> list[dict[str, str]]:
    """One row per printed number of a design, in the columns of gold.csv."""
    rows = []
    for page in truth["pages"]:
        for number in page["numbers"]:
            row = dict.fromkeys(COLUMNS, "")
            row |= {
                "doc": doc,
                "page": str(page["number"]),
                "class": number["class"],
                "value_text": number["text"],
            }
            if number["class"] == "aside":
                row["reason"] = number["reason"]
            else:
                row |= {name: str(number[name]) for name in ("value", "value_high", "bound", "unit", "kind")}
                row |= _meaning(number, page)
            rows.append(row)
    return rows


def _meaning(number: dict[str, Any], page: dict[str, Any]) -> dict[str, str]:
    for table in page["tables"]:
        for cell in table["cells"]:
            if _same_place(number, cell):
                columns = " ".join(cell["column_headers"])
                parts = [cell["group"], cell["row_header"], columns]
                return {
                    "label": ", ".join(part for part in parts if part),
                    "keywords": _longest_word(cell["row_header"]),
                    "period": _year(columns),
                    "basis": "budget" if "Begroting" in columns else "realised",
                }
    for callout in page["callouts"]:
        if _same_place(number, callout):
            return {"label": callout["caption"], "keywords": _longest_word(callout["caption"])}
    for label in page["charts"]:
        if _same_place(number, label):
            return {
                "label": f"{label['category']}, {label['title']}",
                "keywords": _longest_word(label["category"]),
                "period": _year(label["series"]),
            }
    return {}


def _same_place(number: dict[str, Any], item: dict[str, Any]) -> bool:
    left, top, right, bottom = item["box"]
    x, y = (number["box"][0] + number["box"][2]) / 2, (number["box"][1] + number["box"][3]) / 2
    return left <= x <= right and top <= y <= bottom


def _longest_word(text: str) -> str:
    return max(re.findall(r"[a-zà-ÿ]+", text.lower()), key=len, default="")


def _year(text: str) -> str:
    found = re.search(r"\b(19|20)\d\d\b", text)
    return found.group() if found else ""
