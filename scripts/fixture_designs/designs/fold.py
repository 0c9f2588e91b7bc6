# ruff: noqa: E501 - a marked sentence stays readable on its own lines
"""A fold of three panels side by side on one wide page: read panel by panel, not line by line."""

from __future__ import annotations

from .. import ink_icons as icons
from ..sheet import Sheet, Style

OLIVE, RUST, CREAM, INK, WHITE, MOSS = "#4a5d23", "#b3541e", "#faf6ec", "#2b2a24", "#ffffff", "#dfe5cf"
BODY = Style(11.2, color=INK, leading=1.5)
HEAD = Style(16, "VeraBd", OLIVE, squeeze=0.95)
PANEL = 420.0


def fold() -> Sheet:
    """Requests for information at the invented Gemeente Heidebeek."""
    sheet = Sheet("fold", "Openbaarheid in 2023 - Gemeente Heidebeek")
    sheet.new_page(3 * PANEL, 594)
    sheet.panel(0, 0, PANEL, 594, OLIVE)
    sheet.panel(PANEL, 0, PANEL, 594, CREAM)
    sheet.panel(2 * PANEL, 0, PANEL, 594, MOSS)
    _front(sheet)
    _middle(sheet)
    _right(sheet)
    return sheet


def _front(sheet: Sheet) -> None:
    sheet.picture(icons.scroll, 44, 50, 86, WHITE, RUST)
    sheet.text(44, 196, "Open en eerlijk", Style(34, "VeraBd", WHITE, squeeze=0.92), kind="heading")
    sheet.text(45, 226, "Openbaarheid in [2023|@year]", Style(15, color="#e9d9a6"), kind="heading")
    sheet.paragraph(
        44, 262, 330,
        "Wie iets wil weten van de gemeente, kan daar¬om vragen. In deze folder staat hoe vaak dat gebeurt, hoe lang "
        "een antwoord duurt en wat wij uit onszelf publi¬ceren.",
        BODY.but(color=WHITE, size=12),
    )  # fmt: skip
    sheet.text(44, 556, "Gemeente Heidebeek", Style(12, "VeraBd", WHITE), kind="caption")


def _middle(sheet: Sheet) -> None:
    x = PANEL + 40
    sheet.text(x, 66, "Verzoeken", HEAD, kind="heading")
    below = sheet.paragraph(
        x, 80, 340,
        "In [2023|@year] zijn [183|183 count] verzoeken om infor¬matie ingediend, [27|27 count] meer dan in [2022|@year]. "
        "Iets meer dan [een derde|0.333333 ratio more_than] kwam van inwoners; journa¬listen deden [41|41 count] verzoeken.",
        BODY,
    )  # fmt: skip
    sheet.paragraph(
        x, below + 6, 340,
        "Van alle verzoeken is [68%|68 percent] binnen de wette¬lijke termijn afge¬handeld. De gemid¬delde behandel¬tijd "
        "was [39 dagen|39 days], tegen [47 dagen|47 days] een jaar eerder.",
        BODY,
    )  # fmt: skip
    for at, (number, value, caption) in enumerate(
        (
            ("[183|183 count]", "183", "verzoeken ontvangen"),
            ("[165|165 count]", "165", "besluiten genomen"),
            ("[39|39 days]", "39", "dagen tot een besluit, gemiddeld"),
        )
    ):
        left = x + 116 * at
        sheet.panel(left, 254, 106, 116, RUST, 10)
        big = Style(30, "VeraBd", WHITE, squeeze=0.92, align="center")
        box = sheet.text(left + 53, 297, number, big, kind="callout", number_kind="callout", is_callout=True)
        sheet.paragraph(
            left + 8,
            311,
            90,
            caption,
            Style(9.4, "VeraBd", WHITE, align="center", leading=1.35),
            kind="callout_caption",
        )
        sheet.callout(box, number, value, caption)
    sheet.paragraph(
        x, 396, 340,
        "Bij [22|22 count] verzoeken is alles openbaar gemaakt, bij [119|119 count] een deel en bij [24|24 count] niets. Tegen "
        "[elf|11 count] besluiten is bezwaar gemaakt; [twee|2 count] daarvan zijn gegrond verklaard.",
        BODY,
    )  # fmt: skip


def _right(sheet: Sheet) -> None:
    x = 2 * PANEL + 40
    sheet.text(x, 66, "Uit onszelf openbaar", HEAD, kind="heading")
    sheet.paragraph(
        x, 80, 340,
        "Wij publi¬ceerden [2.416|2416 count] documenten zonder dat iemand erom vroeg. De site werd circa [31.500|31500 count about] "
        "keer bezocht.",
        BODY,
    )  # fmt: skip
    sheet.panel(x, 148, 340, 118, WHITE, 12)
    sheet.picture(icons.coins, x + 22, 172, 66, RUST, WHITE)
    big = Style(36, "VeraBd", RUST, squeeze=0.92)
    box = sheet.text(x + 112, 196, "[€ 1,24|1240000 EUR]", big, kind="callout", number_kind="callout", is_callout=True)
    sheet.text(x + 244, 196, "miljoen", Style(15, "VeraBd", RUST), kind="callout")
    caption = "kosten van het team dat verzoeken behandelt"
    sheet.paragraph(x + 113, 213, 210, caption, Style(11, color=INK, leading=1.35), kind="callout_caption")
    sheet.callout(box, "[€ 1,24|1240000 EUR] miljoen", "1240000", caption)
    sheet.text(x, 310, "Waar de verzoeken over gingen", HEAD.but(size=13), kind="heading")
    topics = (("Bouwen en wonen", "74"), ("Verkeer", "38"), ("Jeugd en zorg", "29"), ("Overig", "42"))
    title = "Waar de verzoeken over gingen"
    for at, (name, value) in enumerate(topics):
        y = 332 + 34 * at
        sheet.text(x + 112, y + 14, name, Style(10, color=INK, align="right"), kind="axis")
        sheet.panel(x + 122, y, 2.7 * int(value), 20, OLIVE)
        style = Style(10, "VeraBd", WHITE, align="right")
        bar = sheet.text(
            x + 122 + 2.7 * int(value) - 7, y + 14, f"[{value}|{value} count]", style, kind="chart", number_kind="chart"
        )
        sheet.page.charts.append(
            {
                "text": value,
                "value": value,
                "category": name,
                "series": "",
                "title": title,
                "box": [round(s, 1) for s in bar],
            }
        )
    sheet.text(x, 528, "Vragen over deze folder?", Style(10.6, "VeraBd", OLIVE), kind="caption")
    sheet.text(
        x,
        546,
        "Bel [14 0500|@phone] of schrijf naar Postbus [77|@address], [9400 ZZ|@address] Heidebeek",
        Style(9, color=INK),
        kind="footer",
    )
