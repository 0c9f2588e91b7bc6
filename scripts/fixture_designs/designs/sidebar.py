# ruff: noqa: E501 - a marked sentence stays readable on its own lines
"""An A4 page with a dark sidebar of key facts and a ruled table in thousands of euros."""

from __future__ import annotations

from .. import ink_icons as icons
from ..grid import Column, Row, draw_rows
from ..sheet import Sheet, Style

NAVY, GOLD, PAPER, INK, RULE = "#1f2a44", "#e0a526", "#ffffff", "#232b38", "#b8c0cf"
BODY = Style(9.4, color=INK, leading=1.5)
HEAD = Style(14, "VeraBd", NAVY, squeeze=0.95)
THOUSANDS = 1000


def sidebar() -> Sheet:
    """Financial page of the invented Waterschap De Kreken."""
    sheet = Sheet("sidebar", "Financiën 2023 - Waterschap De Kreken")
    sheet.new_page(595, 842)
    sheet.panel(0, 0, 595, 842, PAPER)
    sheet.panel(0, 0, 176, 842, NAVY)
    _sidebar(sheet)
    _main(sheet)
    return sheet


def _sidebar(sheet: Sheet) -> None:
    white = Style(9, color="#ffffff", leading=1.45)
    sheet.picture(icons.coins, 26, 34, 54, GOLD, NAVY)
    sheet.paragraph(26, 106, 130, "Waterschap De Kreken", Style(13, "VeraBd", GOLD, leading=1.25), kind="heading")
    facts = (
        ("[€ 61,8|61800000 EUR]", "miljoen", "totale lasten in [2023|@year]"),
        ("[312|312 fte]", "fte", "in dienst op [31 december|@date]"),
        ("[4,6%|4.6 percent]", "", "ziekte¬verzuim, gemiddeld over het jaar"),
        ("[1.240|1240 other:km]", "km", "dijken en kaden in beheer"),
    )
    y = 168.0
    for number, magnitude, caption in facts:
        sheet.rule(26, y, 150, y, GOLD, 1.2)
        big = Style(24, "VeraBd", "#ffffff", squeeze=0.88)
        box = sheet.text(26, y + 34, number, big, kind="callout", number_kind="callout", is_callout=True)
        shown = number
        if magnitude:
            sheet.text(box[2] + 5, y + 34, magnitude, Style(11, "VeraBd", GOLD), kind="callout")
            shown += " " + magnitude
        below = sheet.paragraph(26, y + 46, 128, caption, white, kind="callout_caption")
        sheet.callout(
            box, shown, sheet.page.numbers[-1]["value"] if "@" not in caption else _last_value(sheet), caption
        )
        y = below + 22
    sheet.paragraph(
        26, 738, 128,
        "De jaar¬rekening is op [14 mei 2024|@date] vast¬gesteld door het algemeen bestuur.",
        white.but(font="VeraIt", color="#cfd6e4"),
    )  # fmt: skip


def _last_value(sheet: Sheet) -> str:
    return str(next(n["value"] for n in reversed(sheet.page.numbers) if n["class"] == "figure"))


def _main(sheet: Sheet) -> None:
    x, width = 206, 357
    sheet.text(x, 64, "Financiën in [2023|@year]", Style(22, "VeraBd", NAVY, squeeze=0.95), kind="heading")
    below = sheet.paragraph(
        x, 82, width,
        "Het jaar sloot met een voor¬delig saldo van [€ 2,3 miljoen|2300000 EUR]. Dat is ruim [€ 1 miljoen|1000000 EUR "
        "more_than] gunsti¬ger dan begroot. De opbrengst van de water¬systeem¬heffing kwam [1,8%|1.8 percent] hoger uit, "
        "doordat er meer woningen zijn opge¬leverd.",
        BODY,
    )  # fmt: skip
    sheet.paragraph(
        x, below + 6, width,
        "De energie¬kosten daalden met [12%|12 percent] na een duur jaar. Daar stond tegen¬over dat het onder¬houd van "
        "gemalen [€ 640.000|640000 EUR] meer vroeg.",
        BODY,
    )  # fmt: skip
    y = 208
    sheet.text(x, y, "Baten en lasten (x € [1.000|@other])", HEAD, kind="heading")
    rights = (x + 202, x + 258, x + 312, x + 357)
    small = Style(8, "VeraBd", NAVY, align="right", squeeze=0.9)
    headers = (
        ("Rekening", "[2022|@year]"),
        ("Begroting", "[2023|@year]"),
        ("Rekening", "[2023|@year]"),
        ("Verschil", ""),
    )
    for right, (first, second) in zip(rights, headers, strict=True):
        sheet.text(right, y + 26, first, small, kind="table")
        if second:
            sheet.text(right, y + 37, second, small, kind="table", number_kind="table")
    sheet.rule(x, y + 44, x + width, y + 44, NAVY, 1.4)
    names = ("Rekening 2022", "Begroting 2023", "Rekening 2023", "Verschil")
    columns = [Column(right, (name,), "EUR", THOUSANDS) for right, name in zip(rights, names, strict=True)]
    rows = [
        Row("Baten", is_group=True),
        Row("Watersysteemheffing", ("28.410", "29.600", "30.133", "533")),
        Row("Zuiveringsheffing", ("24.905", "26.150", "26.420", "270")),
        Row("Verontreinigingsheffing", ("388", "400", "362", "-38")),
        Row("Bijdragen van derden¹", ("5.012", "6.230", "7.185", "955")),
        Row("Totaal baten", ("58.715", "62.380", "64.100", "1.720"), is_total=True),
        Row("Lasten", is_group=True),
        Row("Personeel", ("24.118", "25.300", "25.544", "(244)")),
        Row("Energie", ("7.930", "7.400", "6.978", "422")),
        Row("Onderhoud", ("13.206", "14.950", "15.590*", "(640)")),
        Row("Rente en afschrijving", ("12.840", "13.530", "13.688", "(158)")),
        Row("Totaal lasten", ("58.094", "61.180", "61.800", "(620)"), is_total=True),
        Row("Saldo", ("621", "1.200", "2.300", "1.100"), is_total=True),
    ]
    body = Style(8.7, color=INK, squeeze=0.9)
    end = draw_rows(sheet, x, y + 60, columns, rows, body, caption="Baten en lasten (x € 1.000)", step=19, rule=RULE)
    mark = Style(5.2, color=INK)
    sheet.text(rights[2] + 0.6, y + 60 + 4 * 19 - 3, "[2|@footnote]", mark, kind="table", number_kind="table")
    note = Style(7.2, "VeraIt", "#5d6675", leading=1.4)
    sheet.paragraph(
        x, end - 4, width, "¹ Subsidies van rijk en provincie, en bijdragen van gemeenten.", note, kind="footnote"
    )
    sheet.paragraph(
        x, end + 9, width, "* Waarvan [640|? 640000 EUR] voor het gemaal Oosterkreek.", note, kind="footnote",
        number_kind="sentence",
    )  # fmt: skip
    sheet.paragraph(x, end + 22, width, "² Met een nagekomen bijdrage over [2022|@year].", note, kind="footnote")
    sheet.panel(x, 606, width, 96, "#f7efdc", 6)
    sheet.picture(icons.house, x + 16, 624, 58, NAVY, "#f7efdc")
    sheet.text(x + 94, 633, "Weerstandsvermogen", HEAD.but(size=11.5), kind="heading")
    sheet.paragraph(
        x + 94, 642, width - 112,
        "De reserves bedroegen aan het einde van het jaar [€ 17,4 miljoen|17400000 EUR]. Dat is [1,6|1.6 ratio] keer het "
        "bedrag dat wij nodig achten.",
        BODY.but(size=9),
    )  # fmt: skip
    sheet.rule(x, 796, x + width, 796, RULE)
    small = Style(7.6, color="#5d6675")
    sheet.text(x, 812, "Jaarverslag [2023|@year]", small, kind="footer")
    sheet.text(x + width, 812, "[27|@page_number]", small.but(align="right"), kind="footer")
