# ruff: noqa: E501 - one finding a line
"""Documents with one planted contradiction each, controls without, and the finding that each must give."""

from __future__ import annotations

from typing import Any

from . import ink_icons as icons
from .infographic import Facts, infographic
from .sheet import Sheet, Style

EXPECTED: dict[str, dict[str, Any]] = {
    "control.pdf": {"differs": [], "why": "20 van de 25 is 80%; delen en totalen kloppen"},
    "partition.pdf": {
        "differs": [{"check": "partition_total", "page": 2, "values": ["10", "5", "6"], "expected": "10", "observed": "11"}],
        "why": "tien meldingen, vijf daarvan en de overige zes",
    },
    "table-total.pdf": {
        "differs": [{"check": "table_total", "page": 2, "values": ["10", "7", "18"], "expected": "17", "observed": "18"}],
        "why": "kolom 2022: 10 + 7 is niet 18",
    },
    "percentage.pdf": {
        "differs": [
            {"check": "percentage_recomputed", "page": 2, "values": ["80", "18", "25"], "expected": "72", "observed": "80"}
        ],
        "why": "18 van de 25 is 72%, geen 80%",
    },
    "callout.pdf": {
        "differs": [{"check": "callout_against_sentence", "page": 1, "values": ["160", "106"], "expected": "106", "observed": "160"}],
        "why": "uitgelicht getal 160, zin 106",
    },
    "stated-twice.pdf": {
        "differs": [{"check": "stated_twice", "page": 2, "values": ["10", "11"], "expected": "10", "observed": "11"}],
        "why": "zin: tien meldingen van ongewenst gedrag in 2022; tabel: 11 (en het totaal klopt daarmee)",
    },
    "flows.pdf": {
        "differs": [
            {"check": "stock_and_flow", "page": 1, "values": ["48", "120", "131", "41"], "expected": "37", "observed": "41"},
            {"check": "change_recomputed", "page": 1, "values": ["200", "250", "20"], "expected": "25", "observed": "20"},
        ],
        "why": "48 + 120 - 131 is 37, geen 41; van 200 naar 250 is 25%, geen 20%",
    },
    "flows-control.pdf": {"differs": [], "why": "48 + 120 - 131 is 37; van 200 naar 250 is 25%"},
}  # fmt: skip


def contradictions() -> dict[str, Sheet]:
    """File name → sheet."""
    return {
        "control.pdf": infographic(Facts(leaders_took=20)),
        "partition.pdf": infographic(Facts(conflict="Vijf", conflict_value=5)),
        "table-total.pdf": infographic(Facts(total_2022=18)),
        "percentage.pdf": infographic(Facts(leaders_took=18)),
        "callout.pdf": infographic(Facts(oath_callout=160)),
        "stated-twice.pdf": infographic(Facts(conduct_2022=11, total_2022=18)),
        "flows.pdf": flows(closing=41, rise=20),
        "flows-control.pdf": flows(closing=37, rise=25),
    }


def flows(closing: int, rise: int) -> Sheet:
    """A page about cases: opening stock, in, out, closing stock, and a rise in percent."""
    sheet = Sheet("flows", "Jaarbericht bezwaar 2023 - Gemeente Hazelveen")
    sheet.new_page(420, 595)
    sheet.panel(0, 0, 420, 595, "#ffffff")
    sheet.panel(0, 0, 420, 96, "#31493c")
    sheet.picture(icons.scales, 336, 18, 60, "#b3cbb9")
    sheet.text(32, 50, "Bezwaar in [2023|@year]", Style(22, "VeraBd", "#ffffff", squeeze=0.95), kind="heading")
    sheet.text(33, 74, "Gemeente Hazelveen", Style(11, color="#e3d081"), kind="heading")
    body, head = Style(10.5, leading=1.5), Style(13, "VeraBd", "#31493c", squeeze=0.95)
    sheet.text(32, 134, "Zaken in behandeling", head, kind="heading")
    sheet.paragraph(
        32, 148, 356,
        "Op [1 januari 2023|@date] waren er [48|48 count] bezwaren in behandeling. In de loop van het jaar kwamen er "
        "[120|120 count] bezwaren bij en werden er [131|131 count] bezwaren afgerond. Op [31 december 2023|@date] "
        f"waren er nog [{closing}|{closing} count] bezwaren in behandeling.",
        body,
    )  # fmt: skip
    sheet.panel(32, 258, 356, 104, "#eef4ef", 8)
    sheet.text(48, 286, "Vragen aan de balie", head, kind="heading")
    sheet.paragraph(
        48, 298, 324,
        f"Het aantal vragen over bezwaar steeg van [200|200 count] naar [250|250 count], een stijging van "
        f"[{rise}%|{rise} percent].",
        body,
    )  # fmt: skip
    return sheet
