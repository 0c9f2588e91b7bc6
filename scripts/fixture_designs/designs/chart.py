"""A page of charts: grouped columns with a legend, thin horizontal bars with white labels inside, and axes."""

from __future__ import annotations

from ..sheet import Sheet, Style

INDIGO, ROSE, FOG, INK, GRID = "#3b3f8c", "#e0607e", "#f3f3fa", "#26283d", "#d4d5e6"
HEAD = Style(14, "VeraBd", INDIGO, squeeze=0.95)
SMALL = Style(8.2, color=INK)


def chart() -> Sheet:
    """Charts on staff of the invented Gemeente Zandrode."""
    sheet = Sheet("chart", "Personeel in beeld 2023 - Gemeente Zandrode")
    sheet.new_page(595, 842)
    sheet.panel(0, 0, 595, 842, "#ffffff")
    sheet.text(44, 70, "Personeel in beeld [2023|@year]", Style(25, "VeraBd", INDIGO, squeeze=0.95), kind="heading")
    sheet.paragraph(
        44, 88, 507,
        "Aan het einde van het jaar werkten er [648|648 persons] mensen bij de gemeente Zandrode. Er kwamen "
        "[71|71 persons] collega’s in dienst en er gingen er [58|58 persons] weg. Gemiddeld waren mede¬werkers "
        "[46,3|46.3 years] jaar oud.",
        Style(10, color=INK, leading=1.5),
    )  # fmt: skip
    _columns(sheet)
    _bars(sheet)
    sheet.text(44, 812, "Gemeente Zandrode  ·  Sociaal jaarverslag", SMALL.but(color="#6c6e88"), kind="footer")
    sheet.text(551, 812, "[9|@page_number]", SMALL.but(color="#6c6e88", align="right"), kind="footer")
    return sheet


def _columns(sheet: Sheet) -> None:
    left, top, width, height, most = 84.0, 226.0, 450.0, 210.0, 40
    title = "Ziekmeldingen per afdeling"
    sheet.panel(44, 164, 507, 316, FOG, 10)
    sheet.text(62, 192, title, HEAD, kind="heading")
    for x, color, name in ((400, INDIGO, "[2022|@year]"), (462, ROSE, "[2023|@year]")):
        sheet.panel(x, 183, 10, 10, color)
        sheet.text(x + 15, 192, name, SMALL, kind="legend", number_kind="chart")
    for value in (0, 10, 20, 30, 40):
        y = top + height * (1 - value / most)
        sheet.rule(left, y, left + width, y, GRID, 0.6)
        sheet.text(
            left - 8,
            y + 3,
            f"[{value}|@axis_label]",
            SMALL.but(align="right", color="#6c6e88"),
            kind="axis",
            number_kind="chart",
        )
    data = (
        ("Burgerzaken", 24, 19),
        ("Beheer", 37, 33),
        ("Samenleving", 29, 35),
        ("Financiën", 12, 14),
        ("Bestuur", 17, 11),
    )
    slot = width / len(data)
    for at, (category, old, new) in enumerate(data):
        for side, (value, color, series) in enumerate(((old, INDIGO, "2022"), (new, ROSE, "2023"))):
            x = left + slot * at + 14 + 32 * side
            bar = height * value / most
            sheet.panel(x, top + height - bar, 28, bar, color)
            style = Style(8.8, "VeraBd", INK, align="center")
            box = sheet.text(
                x + 14, top + height - bar - 4, f"[{value}|{value} count]", style, kind="chart", number_kind="chart"
            )
            _record(sheet, str(value), str(value), category, series, title, box)
        sheet.text(left + slot * at + slot / 2, top + height + 16, category, SMALL.but(align="center"), kind="axis")


def _bars(sheet: Sheet) -> None:
    title = "Tevreden over het werk, naar leeftijd"
    sheet.text(44, 526, title, HEAD, kind="heading")
    sheet.paragraph(
        44,
        536,
        507,
        "Aandeel van de medewerkers dat tevreden is, in procenten.",
        SMALL.but(color="#6c6e88"),
        kind="caption",
    )
    data = (
        ("jonger dan [30|@category] jaar", 84),
        ("[30|@category] tot [45|@category] jaar", 79),
        ("[45|@category] tot [60|@category] jaar", 71),
        ("[60|@category] jaar en ouder", 88),
    )
    for at, (category, value) in enumerate(data):
        y = 572 + 30 * at
        sheet.text(170, y + 13, category, SMALL.but(align="right", size=9), kind="axis", number_kind="chart")
        sheet.panel(182, y, 3.69 * 100, 18, FOG)
        sheet.panel(182, y, 3.69 * value, 18, INDIGO)
        style = Style(9.6, "VeraBd", "#ffffff", align="right")
        box = sheet.text(
            182 + 3.69 * value - 7, y + 13, f"[{value}%|{value} percent]", style, kind="chart", number_kind="chart"
        )
        plain_category = "".join(part.split("|")[0] for part in category.replace("[", "").split("@category]"))
        _record(sheet, f"{value}%", str(value), plain_category, "", title, box)
    sheet.panel(44, 712, 507, 52, INDIGO, 10)
    sheet.paragraph(
        62, 729, 480,
        "Van de [648|648 persons] mede¬werkers vulden er [502|502 persons] de vragen¬lijst in, een respons van "
        "[77%|77 percent].",
        Style(11, "VeraBd", "#ffffff", leading=1.45),
    )  # fmt: skip


def _record(
    sheet: Sheet, text: str, value: str, category: str, series: str, title: str, box: tuple[float, ...]
) -> None:
    sheet.page.charts.append(
        {
            "text": text,
            "value": value,
            "category": category,
            "series": series,
            "title": title,
            "box": [round(side, 1) for side in box],
        }
    )
