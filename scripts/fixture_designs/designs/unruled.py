# ruff: noqa: E501 - a marked sentence stays readable on its own lines
"""A landscape page with a table without rules: spanning and multi-line headers, row groups, missing values."""

from __future__ import annotations

from ..grid import Column, Row, draw_rows
from ..sheet import Sheet, Style

BRICK, STONE, INK = "#7d3b2a", "#f4ede6", "#2d2622"


def unruled() -> Sheet:
    """Complaints and objections of the invented Gemeente Oudeweide."""
    sheet = Sheet("unruled", "Klachten en bezwaren 2022 - Gemeente Oudeweide")
    sheet.new_page(842, 595)
    sheet.panel(0, 0, 842, 595, STONE)
    sheet.panel(0, 0, 16, 595, BRICK)
    sheet.text(52, 62, "Klachten en bezwaren", Style(23, "VeraBd", BRICK, squeeze=0.95), kind="heading")
    sheet.paragraph(
        52, 78, 720,
        "In [2022|@year] ontvingen wij [486|486 count] klachten en bezwaren, tegen [471|471 count] het jaar ervoor. De "
        "toename zit bij parkeren. Bijna [de helft|0.5 ratio less_than] van de bezwaren gaat over de waarde van een woning.",
        Style(10, color=INK, leading=1.5),
    )  # fmt: skip
    _table(sheet)
    sheet.paragraph(
        52, 484, 720,
        "[1|@footnote] Met ingang van dit jaar apart geteld. Een streepje betekent dat het onderwerp in dat jaar niet apart is geteld. Percentages zijn afgerond op hele getallen.",
        Style(8, "VeraIt", "#6b5f57", leading=1.4), kind="footnote",
    )  # fmt: skip
    small = Style(8, color="#6b5f57")
    sheet.text(52, 566, "Gemeente Oudeweide  ·  Jaarverslag rechtsbescherming [2022|@year]", small, kind="footer")
    sheet.text(790, 566, "[12|@page_number]", small.but(align="right"), kind="footer")
    return sheet


def _table(sheet: Sheet) -> None:
    x, y = 52.0, 160.0
    sheet.text(
        x, y, "Ontvangen en afgehandeld, naar onderwerp", Style(12.5, "VeraBd", BRICK, squeeze=0.95), kind="heading"
    )
    head = Style(8.6, "VeraBd", INK, align="right", squeeze=0.92)
    rights = [330.0, 400.0, 480.0, 580.0, 650.0, 740.0]
    inner = ("Ontvangen", "Gegrond", "Binnen de\ntermijn")
    columns = []
    for at, year in enumerate(("2021", "2022")):
        middle = (rights[3 * at] + rights[3 * at + 2]) / 2 - 22
        sheet.text(
            middle,
            y + 30,
            f"[{year}|@year]",
            head.but(size=10, align="center", color=BRICK),
            kind="table",
            number_kind="table",
        )
        for right, name in zip(rights[3 * at : 3 * at + 3], inner, strict=True):
            for line, part in enumerate(reversed(name.split("\n"))):
                sheet.text(right, y + 62 - 11 * line, part, head, kind="table")
            columns.append(Column(right, (year, name.replace("\n", " "))))
    rows = [
        Row("Klachten", is_group=True),
        Row("Dienstverlening aan de balie", ("61", "22", "88%", "58", "19", "91%")),
        Row("Openbare ruimte", ("104", "41", "79%", "97", "36", "84%")),
        Row("Parkeren", ("–", "–", "–", "43", "12", "95%")),
        Row("Overige klachten", ("38", "9", "92%", "31", "7", "94%")),
        Row("Bezwaren", is_group=True),
        Row("Waarde van de woning", ("128", "33", "71%", "124", "29", "77%")),
        Row("Omgevingsvergunningen", ("86", "14", "64%", "79", "17", "70%")),
        Row("Sociaal domein", ("54", "18", "83%", "54", "15", "86%")),
        Row("Totaal", ("471", "137", "78%", "486", "135", "83%"), is_total=True),
    ]
    body = Style(9.2, color=INK)
    mark = Style(5.4, color=INK)
    sheet.text(rights[3] + 0.6, y + 88 + 3 * 22 - 3.2, "[1|@footnote]", mark, kind="table", number_kind="table")
    draw_rows(sheet, x, y + 88, columns, rows, body, caption="Ontvangen en afgehandeld, naar onderwerp", step=22)
