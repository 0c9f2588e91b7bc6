# ruff: noqa: E501 - a marked sentence stays readable on its own lines
"""Two text-heavy pages in two columns: running header, footnotes, a sentence that runs on over column and page."""

from __future__ import annotations

from ..sheet import Sheet, Style

WINE, INK, GRAY, RULE = "#6d1f3a", "#24211f", "#6e6864", "#cfc6c0"
BODY = Style(10.9, color=INK, leading=1.5)
HEAD = Style(13.5, "VeraBd", WINE, squeeze=0.95)
NOTE = Style(7.4, color=GRAY, leading=1.4)
LEFT, RIGHT, WIDTH = 54.0, 309.0, 232.0


def report() -> Sheet:
    """A chapter of the annual report of the invented Hogeschool De Linde."""
    sheet = Sheet("report", "Jaarverslag 2023 - Hogeschool De Linde")
    _first(sheet)
    _second(sheet)
    return sheet


def _frame(sheet: Sheet, number: int) -> None:
    sheet.new_page(595, 842)
    sheet.panel(0, 0, 595, 842, "#ffffff")
    sheet.text(LEFT, 44, "Hogeschool De Linde  |  Jaarverslag [2023|@year]", Style(8, color=GRAY), kind="header")
    sheet.text(541, 44, f"[{number}|@page_number]", Style(8, "VeraBd", WINE, align="right"), kind="header")
    sheet.rule(LEFT, 52, 541, 52, WINE, 1)


def _first(sheet: Sheet) -> None:
    _frame(sheet, 34)
    sheet.text(
        LEFT,
        96,
        "[4|@list_marker] Klachten, beroep en veiligheid",
        Style(21, "VeraBd", WINE, squeeze=0.95),
        kind="heading",
    )
    sheet.text(LEFT, 132, "[4.1|@list_marker] Klachten van studenten", HEAD, kind="heading")
    y = sheet.paragraph(
        LEFT, 144, WIDTH,
        "Het loket voor klachten ontving in [2023|@year] [137|137 count] klachten van studenten, tegen [152|152 count] in "
        "[2022|@year]. De daling is het sterkst bij de toetsing: daar kwamen [44|44 count] klachten binnen, [19|19 count] minder "
        "dan het jaar ervoor.",
        BODY,
    )  # fmt: skip
    y = sheet.paragraph(
        LEFT, y + 6, WIDTH,
        "Van de [137|137 count] klachten zijn er [121|121 count] afge¬handeld. Daarvan was [28%|28 percent] gegrond, "
        "[51%|51 percent] ongegrond en [21%|21 percent] niet-ontvanke¬lijk. De overige [zestien|16 count] klachten waren op "
        "[31 december|@date] nog in behandeling. Een klacht wordt behandeld volgens artikel [7.59b|@reference] van de wet.",
        BODY,
    )  # fmt: skip
    y = sheet.paragraph(
        LEFT, y + 6, WIDTH,
        "Klachten over een docent bespreekt de opleiding eerst zelf. Lukt dat niet, dan volgt een hoor¬zitting. Dat "
        "gebeurde [negen|9 count] keer.",
        BODY,
    )  # fmt: skip
    sheet.text(LEFT, y + 24, "[4.2|@list_marker] Beroep", HEAD, kind="heading")
    y = sheet.paragraph(
        LEFT, y + 36, WIDTH,
        "Bij het college van beroep zijn [63|63 count] zaken aange¬bracht. In [ruim de helft|0.5 ratio more_than] van de "
        "gevallen kwam het tot een schikking. Het college deed [23|23 count] uitspraken; in [vijf|5 count] zaken kreeg de "
        "student gelijk.",
        BODY,
    )  # fmt: skip
    y = sheet.paragraph(
        LEFT, y + 6, WIDTH,
        "De gemiddelde duur van een beroep liep terug van [9,4|9.4 weeks] naar [7,8 weken|7.8 weeks]. Dat komt doordat "
        "het secre¬tariaat met [1,2 fte|1.2 fte] is uitgebreid en doordat zittingen vaker",
        BODY,
    )  # fmt: skip
    sheet.paragraph(
        RIGHT, 126, WIDTH,
        "op afstand plaats¬vonden: dat gebeurde in [14|14 count] van de [23|23 count] zaken.", BODY, joins_previous=True,
    )  # fmt: skip
    sheet.text(RIGHT, 196, "[4.3|@list_marker] Sociale veiligheid", HEAD, kind="heading")
    y = sheet.paragraph(
        RIGHT, 208, WIDTH,
        "De hogeschool heeft [zes|6 persons] vertrouwens¬personen, van wie er [twee|2 persons] van buiten komen. Zij voerden "
        "gesprekken met [89|89 persons] studenten en [34|34 persons] mede¬werkers. Dat zijn er samen [123|123 persons], een "
        "toename van [15%|15 percent] ten opzichte van [2022|@year].",
        BODY,
    )  # fmt: skip
    y = sheet.paragraph(
        RIGHT, y + 6, WIDTH,
        "De meeste gesprekken gingen over de samen¬werking met een begeleider ([38|38 count]), gevolgd door discrimi¬natie "
        "([21|21 count]) en intimi¬datie ([17|17 count]). In [geen|0 count] van de gevallen is aangifte gedaan.",
        BODY,
    )  # fmt: skip
    y = sheet.paragraph(
        RIGHT, y + 6, WIDTH,
        "In het najaar is een campagne gehouden om de vertrouwens¬personen bekender te maken. Uit de student¬enquête van "
        "[2023|@year] blijkt dat [73%|73 percent] van de studenten weet waar zij terecht¬kunnen. In [2021|@year] was dat nog "
        "[58%|58 percent]. Voor mede¬werkers is het cijfer een [7,6|7.6 score] op een schaal van [1|@scale] tot [10|@scale].",
        BODY,
    )  # fmt: skip
    sheet.paragraph(
        RIGHT, y + 6, WIDTH,
        "Wij streven ernaar dat in [2025|@year] minstens [80%|80 percent at_least] van de studenten de weg weet. Daarvoor is "
        "een bedrag van [€ 95.000|95000 EUR] gereserveerd, dat in [drie|3 count] delen wordt uitge¬geven: aan voor¬lichting, aan "
        "scholing van docenten en aan een meldpunt dat ook",
        BODY,
    )  # fmt: skip
    sheet.rule(LEFT, 730, LEFT + 130, 730, RULE)
    y = sheet.paragraph(
        LEFT, 736, 487, "[1|@footnote] Klachten die door meer studenten samen zijn ingediend, tellen als [één|? 1 count] klacht.", NOTE, kind="footnote"
    )  # fmt: skip
    sheet.paragraph(
        LEFT,
        y + 3,
        487,
        "[2|@footnote] Zie ook het jaarverslag van de ombudsfunctionaris, bladzijde [11|@reference].",
        NOTE,
        kind="footnote",
    )


def _second(sheet: Sheet) -> None:
    _frame(sheet, 35)
    y = sheet.paragraph(
        LEFT,
        74,
        WIDTH,
        "buiten kantoortijd bereikbaar is. In totaal namen [1.260|1260 persons] studenten deel aan een bijeenkomst.",
        BODY,
    )
    sheet.text(LEFT, y + 24, "[4.4|@list_marker] Ongevallen", HEAD, kind="heading")
    y = sheet.paragraph(
        LEFT, y + 36, WIDTH,
        "Er zijn [46|46 count] ongevallen gemeld, waarvan [vier|4 count] met letsel dat door een arts is behandeld. Het "
        "aantal bijna-ongevallen steeg met [acht|8 count] naar [31|31 count]. De meldings¬bereid¬heid is daarmee toegenomen, "
        "vooral in de labora¬toria.",
        BODY,
    )  # fmt: skip
    sheet.paragraph(
        LEFT, y + 6, WIDTH,
        "De schade door diefstal bedroeg [€ 12.400|12400 EUR]; een jaar eerder was dat [€ 18.750|18750 EUR]. Er is [twee|2 count] keer "
        "aangifte gedaan van vernieling. De verzekering vergoedde [60%|60 percent] van de schade.",
        BODY,
    )  # fmt: skip
    sheet.text(RIGHT, 84, "[4.5|@list_marker] Vooruitblik", HEAD, kind="heading")
    y = sheet.paragraph(
        RIGHT, 96, WIDTH,
        "In [2024|@year] gaan de [drie|3 count] locaties met [één|1 count] gezamen¬lijk loket werken. De verwachting is dat het "
        "aantal klachten dan uitkomt tussen [120 en 140|120..140 count range]. De kosten worden geraamd op [€ 210.000|210000 EUR] per jaar.",
        BODY,
    )  # fmt: skip
    sheet.paragraph(
        RIGHT, y + 6, WIDTH,
        "Het bestuur bespreekt de voortgang [twee|2 count] keer per jaar met de medezeggen¬schap. De eerste bespreking staat "
        "gepland voor [18 april 2024|@date].",
        BODY,
    )  # fmt: skip
