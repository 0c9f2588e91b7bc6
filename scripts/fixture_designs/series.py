"""Three yearly reports of one invented body; the report on 2022 restates one value of 2021."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from . import ink_icons as icons
from .gold import Meaning
from .sheet import Sheet, Style

BODY_NAME = "Omgevingsdienst Veenrand"
GREEN, LIGHT, SUN, DARK, WHITE = "#2f5d50", "#e4efe7", "#f0b840", "#22302c", "#ffffff"
TOPICS = ("meldingen", "klachten", "bezwaren")
FULL_NAMES = {
    "meldingen": "meldingen bij het meldpunt integriteit",
    "klachten": "klachten over de dienst¬verlening",
    "bezwaren": "bezwaren tegen een besluit",
}
FIRST_PRINTED = {
    2019: {"meldingen": 22, "klachten": 14, "bezwaren": 138},
    2020: {"meldingen": 27, "klachten": 12, "bezwaren": 145},
    2021: {"meldingen": 31, "klachten": 15, "bezwaren": 160},
    2022: {"meldingen": 24, "klachten": 11, "bezwaren": 152},
}
RESTATED = {(2022, 2021, "meldingen"): 33}  # (report, year, topic): what that report prints for that year
EXPECTED: dict[str, Any] = {
    "restated": [
        {
            "what": "meldingen bij het meldpunt integriteit",
            "period": "2021",
            "first": {"document": "jaarbericht-2021.pdf", "page": 1, "value": "31"},
            "later": {"document": "jaarbericht-2022.pdf", "page": 1, "value": "33"},
        }
    ]
}


def printed(report: int, year: int, topic: str) -> int:
    """What the report over `report` says of this topic in `year`."""
    return RESTATED.get((report, year, topic), FIRST_PRINTED[year][topic])


def yearly_report(year: int) -> Sheet:
    """One page: three tiles, a paragraph, a table of this year and the last."""
    sheet = Sheet(f"jaarbericht-{year}", f"Jaarbericht {year} - {BODY_NAME}")
    sheet.new_page(595, 842)
    sheet.panel(0, 0, 595, 842, WHITE)
    sheet.panel(0, 0, 595, 132, GREEN)
    sheet.polygon([(420, 0), (595, 0), (595, 132), (486, 132)], "#3d7565")
    sheet.picture(icons.leaf, 500, 34, 62, SUN, GREEN)
    sheet.text(40, 66, f"Jaarbericht [{year}|@year]", Style(30, "VeraBd", WHITE, squeeze=0.95), kind="heading")
    sheet.text(41, 96, BODY_NAME, Style(13, color="#f6dc9a"), kind="heading")
    drawn: tuple[tuple[str, Callable[..., None]], ...] = (
        ("meldingen", icons.shield),
        ("klachten", icons.bubble),
        ("bezwaren", icons.scales),
    )
    for at, (topic, icon) in enumerate(drawn):
        _tile(sheet, 40 + 175.5 * at, 160, topic, icon, printed(year, year, topic))
    _text(sheet, year)
    _table(sheet, year)
    sheet.rule(40, 800, 555, 800, "#b9cfc4")
    small = Style(8, color="#5b6f67")
    sheet.text(40, 816, f"{BODY_NAME}  ·  Jaarbericht [{year}|@year]", small, kind="footer")
    sheet.text(555, 816, "[1|@page_number]", small.but(align="right"), kind="footer")
    return sheet


def _tile(sheet: Sheet, x: float, y: float, topic: str, icon: Callable[..., None], value: int) -> None:
    sheet.panel(x, y, 164, 138, LIGHT, 10)
    sheet.picture(icon, x + 16, y + 18, 40, *((GREEN,) if icon is icons.scales else (GREEN, LIGHT)))
    number = f"[{value}|{value} count #tile_{topic}]"
    box = sheet.text(
        x + 68, y + 56, number, Style(36, "VeraBd", GREEN, squeeze=0.92),
        kind="callout", number_kind="callout", is_callout=True,
    )  # fmt: skip
    caption = FULL_NAMES[topic]
    sheet.paragraph(x + 16, y + 82, 134, caption, Style(10, "VeraBd", DARK, leading=1.3), kind="callout_caption")
    sheet.callout(box, number, str(value), caption)


def _text(sheet: Sheet, year: int) -> None:
    now = {topic: printed(year, year, topic) for topic in TOPICS}
    head, body = Style(15, "VeraBd", GREEN, squeeze=0.95), Style(10.4, color=DARK, leading=1.5)
    sheet.text(40, 344, "Het jaar in het kort", head, kind="heading")
    below = sheet.paragraph(
        40, 358, 515,
        f"In [{year}|@year] ontving het meldpunt integriteit [{now['meldingen']}|{now['meldingen']} count "
        f"#text_meldingen] meldingen. Inwoners en bedrijven dienden [{now['klachten']}|{now['klachten']} count "
        f"#text_klachten] klachten in over onze dienst¬verlening. Tegen onze besluiten werden [{now['bezwaren']}|"
        f"{now['bezwaren']} count #text_bezwaren] bezwaren gemaakt.",
        body,
    )  # fmt: skip
    sheet.paragraph(
        40, below + 6, 515,
        "Wij bespreken elke melding met de melder en laten weten wat er met de melding gebeurt. Klachten handelen wij "
        "bij voorkeur af in een gesprek. Over bezwaren adviseert een onaf¬hankelijke commissie.",
        body,
    )  # fmt: skip


def _table(sheet: Sheet, year: int) -> None:
    x, y = 40, 506
    years = (year - 1, year)
    head = Style(10, "VeraBd", WHITE)
    body = Style(10, color=DARK)
    sheet.text(x, y, f"Vergelijking met [{year - 1}|@year]", Style(15, "VeraBd", GREEN, squeeze=0.95), kind="heading")
    sheet.panel(x, y + 16, 515, 26, GREEN)
    sheet.text(x + 12, y + 33, "Onderwerp", head, kind="table")
    rights = (x + 380, x + 495)
    for shown, right in zip(years, rights, strict=True):
        sheet.text(right, y + 33, f"[{shown}|@year]", head.but(align="right"), kind="table", number_kind="table")
    cells = []
    for at, topic in enumerate(TOPICS):
        base = y + 62 + 28 * at
        name = FULL_NAMES[topic].replace("¬", "")
        name = name[0].upper() + name[1:]
        sheet.text(x + 12, base, name, body, kind="table")
        for shown, right in zip(years, rights, strict=True):
            value = printed(year, shown, topic)
            mark = f"[{value}|{value} count #table_{topic}_{'now' if shown == year else 'before'}]"
            box = sheet.text(right, base, mark, body.but(align="right"), kind="table", number_kind="table")
            cells.append(
                {"text": str(value), "row_header": name, "column_headers": [str(shown)], "group": "", "box": list(box)}
            )
        sheet.rule(x, base + 10, x + 515, base + 10, "#b9cfc4")
    sheet.page.tables.append({"caption": f"Vergelijking met {year - 1}", "cells": cells})


def meanings(year: int) -> dict[str, Meaning]:
    """What the numbers of the report over this year say."""
    words = {"meldingen": "melding;integriteit", "klachten": "klacht", "bezwaren": "bezwaar"}
    found = {}
    for topic in TOPICS:
        label = FULL_NAMES[topic].replace("¬", "")
        found[f"tile_{topic}"] = Meaning(label, words[topic], str(year))
        for place in (f"text_{topic}", f"table_{topic}_now"):
            found[place] = Meaning(label, words[topic], str(year), same_as=f"tile_{topic}")
        found[f"table_{topic}_before"] = Meaning(label, words[topic], str(year - 1))
    return found
