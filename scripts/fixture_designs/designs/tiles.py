"""One tall page of key-figure tiles: number, magnitude word and caption are text objects of their own."""

from __future__ import annotations

from .. import ink_icons as icons
from ..ink_icons import Icon
from ..sheet import Sheet, Style

TEAL, SALMON, SUN, NIGHT, WHITE, MIST = "#0b7a75", "#e76f51", "#f4b942", "#1b2a41", "#ffffff", "#eef5f4"
WIDTH, HEIGHT = 595.0, 2170.0


def tiles() -> Sheet:
    """Key figures of the invented Veiligheidsregio Laagland."""
    sheet = Sheet("tiles", "Kerncijfers 2023 - Veiligheidsregio Laagland")
    sheet.new_page(WIDTH, HEIGHT)
    sheet.panel(0, 0, WIDTH, HEIGHT, MIST)
    sheet.panel(0, 0, WIDTH, 250, NIGHT)
    sheet.polygon([(0, 250), (0, 190), (595, 120), (595, 250)], TEAL)
    sheet.text(48, 92, "Kerncijfers [2023|@year]", Style(38, "VeraBd", WHITE, squeeze=0.92), kind="heading")
    sheet.text(50, 124, "Veiligheidsregio Laagland", Style(15, color=SUN), kind="heading")
    sheet.picture(icons.shield, 486, 40, 66, SUN, NIGHT)
    _section(sheet, 300, "Uitrukken", TEAL, (
        (icons.house, "[1.874|1874 count]", "", "keer rukte de brand¬weer uit"),
        (icons.clock, "[8,2|8.2 minutes]", "minuten", "gemiddelde opkomst¬tijd bij woning¬branden"),
        (icons.bubble, "[611|611 count]", "", "meldingen bleken loos alarm"),
        (icons.people, "[94%|94 percent]", "", "van de oproepen was binnen de norm bezet"),
    ))  # fmt: skip
    sheet.paragraph(
        48, 718, 499,
        "Het aantal uitrukken daalde van [1.951|1951 count] in [2022|@year] naar [1.874|1874 count]. Vooral het aantal "
        "buiten¬branden nam af: van [212|212 count] naar [149|149 count]. Dat kwam door de natte zomer.",
        Style(11.5, color=NIGHT, leading=1.5),
    )  # fmt: skip
    _section(sheet, 826, "Mensen", SALMON, (
        (icons.man, "[702|702 persons]", "", "vrijwil¬ligers bij de brand¬weer"),
        (icons.woman, "[118|118 persons]", "", "van hen zijn vrouw"),
        (icons.easel, "[26.400|26400 hours]", "uur", "besteed aan oefenen"),
        (icons.scroll, "[43|43 persons]", "", "nieuwe vrijwil¬ligers haalden hun diploma"),
    ))  # fmt: skip
    sheet.panel(48, 1250, 499, 98, NIGHT, 16)
    sheet.polygon([(90, 1344), (150, 1344), (84, 1384)], NIGHT)
    sheet.paragraph(
        78, 1270, 440,
        "“Ik ben al [22|22 years] jaar vrijwil¬liger. Dit jaar hielp ik [drie|3 persons] nieuwe collega’s op weg, en "
        "[geen|0 persons] van hen is afge¬haakt.”",
        Style(14, "VeraIt", WHITE, leading=1.5),
    )  # fmt: skip
    sheet.text(166, 1374, "Een ploegleider uit post Noord", Style(10, "VeraBd", NIGHT), kind="caption")
    _section(sheet, 1440, "Geld", NIGHT, (
        (icons.coins, "[€ 48,6|48600000 EUR]", "miljoen", "totale lasten"),
        (icons.house, "[€ 3,1|3100000 EUR]", "miljoen", "geïnves¬teerd in nieuwe wagens"),
        (icons.leaf, "[17%|17 percent]", "", "minder brand¬stof gebruikt dan in het jaar ervoor"),
        (icons.ring(0.62), "[€ 142|142 EUR]", "", "kosten per inwoner"),
    ))  # fmt: skip
    _list(sheet)
    sheet.panel(0, 2106, WIDTH, 64, NIGHT)
    sheet.text(
        48,
        2142,
        "Veiligheidsregio Laagland  ·  Kazernestraat [5|@address]  ·  [0599-098765|@phone]",
        Style(9, color=WHITE),
        kind="footer",
    )
    return sheet


def _section(sheet: Sheet, y: float, name: str, color: str, facts: tuple[tuple[Icon, str, str, str], ...]) -> None:
    sheet.text(48, y, name, Style(22, "VeraBd", color, squeeze=0.95), kind="heading")
    sheet.rule(48, y + 12, 547, y + 12, color, 2)
    for at, (icon, number, magnitude, caption) in enumerate(facts):
        _tile(sheet, 48 + 255 * (at % 2), y + 34 + 188 * (at // 2), color, icon, number, magnitude, caption)


def _tile(sheet: Sheet, x: float, y: float, color: str, icon: Icon, number: str, magnitude: str, caption: str) -> None:
    sheet.panel(x, y, 244, 172, color, 14)
    colors = {"man": (WHITE,), "woman": (WHITE,), "people": (WHITE, "#d0e4e2")}.get(icon.__name__, (WHITE, color))
    if icon.__name__ == "icon":
        colors = (WHITE, "#5c6b82")
    sheet.picture(icon, x + 22, y + 22, 46, *colors)
    big = Style(33, "VeraBd", WHITE, squeeze=0.9)
    box = sheet.text(x + 82, y + 60, number, big, kind="callout", number_kind="callout", is_callout=True)
    value = sheet.page.numbers[-1]["value"]
    shown = number
    if magnitude:
        sheet.text(x + 83, y + 82, magnitude, Style(13, "VeraBd", NIGHT if color == SALMON else SUN), kind="callout")
        shown += " " + magnitude
    sheet.paragraph(x + 22, y + 106, 200, caption, Style(12.5, color=WHITE, leading=1.38), kind="callout_caption")
    sheet.callout(box, shown, value, caption)


def _list(sheet: Sheet) -> None:
    sheet.text(48, 1892, "Dit deden wij ook", Style(22, "VeraBd", TEAL, squeeze=0.95), kind="heading")
    items = (
        "[1.320|1320 count] huis¬bezoeken over brand¬veilig¬heid, waarvan [240|240 count] bij ouderen",
        "lessen op [58|58 count] basis¬scholen voor ongeveer [2.900|2900 persons about] leer¬lingen",
        "controle van [875|875 count] gebouwen; in [6%|6 percent] was een her¬controle nodig",
        "[twaalf|12 count] oefeningen samen met de politie en de ambulance¬dienst",
    )
    y = 1914.0
    for item in items:
        sheet.panel(50, y + 5, 8, 8, SALMON, 4)
        y = (
            sheet.paragraph(
                72, y, 470, item, Style(12.5, color=NIGHT, leading=1.45), kind="list_item", number_kind="list"
            )
            + 12
        )
