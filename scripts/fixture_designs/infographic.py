# ruff: noqa: E501 - a marked sentence stays readable on its own lines
"""The integrity infographic of an invented province: two landscape pages, our own sentences, known facts.

`Facts` holds what a variant may change: the same drawing with other numbers gives the planted contradictions.
"""

from __future__ import annotations

from dataclasses import dataclass

from . import ink_icons as icons
from .sheet import Sheet, Style

BODY_NAME = "Provincie Lindermarke"
PETROL, PLUM, CORAL, MUSTARD, MINT, SAND = "#0f4c5c", "#6a2c5b", "#c8453b", "#f2c14e", "#d5ebe4", "#f6f1e7"
DARK, WHITE, PALE = "#1d2b33", "#ffffff", "#e8f1f2"
COLUMNS, COLUMN_WIDTH = (28.0, 296.0, 564.0), 250.0
BODY = Style(8.6, color=DARK)
LARGE = BODY.but(size=9.5, leading=1.42)
HEAD = Style(12.5, "VeraBd", PETROL, leading=1.2, squeeze=0.95)


@dataclass(frozen=True)
class Facts:
    """The numbers of the infographic that a contradiction may change."""

    oath_callout: int = 106
    conflict: str = "Vier"
    conflict_value: int = 4
    conduct_2022: int = 10
    total_2022: int = 17
    leaders_took: int = 0  # of 25; 0 leaves the sentence out


def infographic(facts: Facts | None = None) -> Sheet:
    """The infographic as a sheet of two pages."""
    facts = facts or Facts()
    sheet = Sheet("integrity-2022", "Jaarverslag integriteit 2022 - " + BODY_NAME)
    sheet.new_page(842, 595)
    _cover_band(sheet)
    _scope(sheet)
    _data(sheet)
    _oath(sheet, facts)
    _advisers(sheet)
    _training(sheet)
    _footer(sheet, 1)
    sheet.new_page(842, 595)
    _thin_band(sheet)
    _conduct(sheet, facts)
    _integrity(sheet)
    _table(sheet, facts)
    _workshop(sheet)
    _leaders(sheet, facts)
    _council(sheet)
    _footer(sheet, 2)
    return sheet


def _cover_band(sheet: Sheet) -> None:
    sheet.panel(0, 0, 842, 595, SAND)
    sheet.panel(0, 0, 842, 92, PETROL)
    sheet.polygon([(600, 0), (842, 0), (842, 92), (660, 92)], "#16606f")
    sheet.polygon([(700, 0), (842, 0), (842, 92), (760, 92)], "#1f7584")
    sheet.picture(icons.shield, 752, 16, 60, WHITE, PETROL)
    title = Style(29, "VeraBd", WHITE, squeeze=0.95)
    sheet.text(28, 50, "Jaarverslag integriteit [2022|@year]", title, kind="heading")
    sheet.text(29, 73, BODY_NAME, Style(13, "Vera", "#f7d58b"), kind="heading")


def _scope(sheet: Sheet) -> None:
    x = COLUMNS[0]
    sheet.text(x, 124, "Waar dit verslag over gaat", HEAD, kind="heading")
    y = sheet.paragraph(
        x, 136, COLUMN_WIDTH,
        "Integriteit raakt het dagelijkse werk van iedereen in ons provincie¬huis. Het gaat om de manier waarop mede¬werkers met "
        "de belangen van de organi¬satie omgaan, en om de manier waarop zij met elkaar omgaan. Dat laatste noemen wij "
        "sociale veilig¬heid.",
        LARGE,
    )  # fmt: skip
    sheet.paragraph(
        x, y + 6, COLUMN_WIDTH,
        "Ieder voorjaar zetten wij de belang¬rijkste uitkom¬sten op een rij, zodat inwoners en collega’s kunnen zien "
        "hoe wij ervoor staan. De over¬zichten van [2020|@year] en [2021|@year] staan op www.lindermarke.example/integer. "
        "Het pro¬gramma loopt door tot en met [2024|@year]. Achter ieder getal zit een verhaal; dat vertellen wij hier "
        "zo kort mogelijk.",
        LARGE,
    )  # fmt: skip


def _data(sheet: Sheet) -> None:
    x, y = COLUMNS[0], 330
    sheet.panel(x, y, COLUMN_WIDTH, 208, MINT, 10)
    sheet.picture(icons.lock, x + 16, y + 16, 34, PETROL, MINT)
    sheet.text(x + 62, y + 38, "Zorgvuldig met gegevens", HEAD, kind="heading")
    y = sheet.paragraph(
        x + 16, y + 62, COLUMN_WIDTH - 32,
        "Hoe wij infor¬matie bewaren en delen, valt onder het team informatie¬veiligheid. In oktober vroeg dat team "
        "met affiches, een quiz en een ontsnappings¬kamer aandacht voor sterke wacht¬woorden en een opgeruimd bureau.",
        LARGE,
    )  # fmt: skip
    sheet.paragraph(
        x + 16, y + 6, COLUMN_WIDTH - 32,
        "Wie twijfelt over een bericht of een bestand, belt de help¬desk, zonder dat de leiding¬gevende ervan hoort.",
        LARGE,
    )  # fmt: skip


def _oath(sheet: Sheet, facts: Facts) -> None:
    x, y = COLUMNS[1], 110
    sheet.panel(x, y, COLUMN_WIDTH, 428, CORAL, 10)
    white = LARGE.but(color=WHITE)
    sheet.text(x + 18, y + 32, "Eed en belofte", HEAD.but(color=WHITE, size=15), kind="heading")
    below = sheet.paragraph(
        x + 18, y + 46, COLUMN_WIDTH - 36,
        "Wie bij ons in dienst komt, legt de ambts¬eed of de ambts¬belofte af tegen¬over de commis¬saris van de "
        "Koning. Dat gebeurt hardop en in het bijzijn van collega’s, tijdens de kennis¬makings¬dag.",
        white,
    )  # fmt: skip
    sheet.paragraph(
        x + 18, below + 6, COLUMN_WIDTH - 36,
        "Op die dag gaan nieuwe mede¬werkers ook in gesprek over lastige situaties uit de praktijk, en maken zij "
        "kennis met de vertrouwens¬personen.",
        white,
    )  # fmt: skip
    sheet.panel(x + 18, y + 192, COLUMN_WIDTH - 36, 136, "#a9352d", 8)
    sheet.picture(icons.scroll, x + 34, y + 206, 60, WHITE, MUSTARD)
    number = f"[{facts.oath_callout}|{facts.oath_callout} persons #oath_callout]"
    big = Style(50, "VeraBd", WHITE, squeeze=0.92)
    box = sheet.text(x + 104, y + 256, number, big, kind="callout", number_kind="callout", is_callout=True)
    caption = "mede¬werkers legden de ambts¬eed of ambts¬belofte af"
    sheet.paragraph(
        x + 36, y + 276, COLUMN_WIDTH - 72, caption, Style(11, "VeraBd", WHITE, leading=1.3), kind="callout_caption"
    )
    sheet.callout(box, number, str(facts.oath_callout), caption)
    sheet.paragraph(
        x + 18, y + 342, COLUMN_WIDTH - 36,
        "In [2022|@year] hebben <b>[106|106 persons #oath_sentence] mede¬werkers</b> van de provincie de ambts¬eed of "
        "de ambts¬belofte afgelegd. Wie door ziekte ontbrak, wordt in het voorjaar opnieuw uitge¬nodigd.",
        white,
    )  # fmt: skip


def _advisers(sheet: Sheet) -> None:
    x, y = COLUMNS[2], 110
    sheet.panel(x, y, COLUMN_WIDTH, 270, PETROL, 10)
    white = LARGE.but(color=WHITE)
    sheet.text(x + 18, y + 32, "Vertrouwenspersonen", HEAD.but(color=WHITE, size=15), kind="heading")
    below = sheet.paragraph(
        x + 18, y + 46, COLUMN_WIDTH - 36,
        "De provincie heeft [twee|2 persons #advisers_integrity] vertrouwens¬personen voor integriteit en "
        "[twee|2 persons #advisers_conduct] voor ongewenst gedrag. Voor elk van die onder¬werpen staat "
        "[een|1 persons #adviser_man] mannelijke en [een|1 persons #adviser_woman] vrouwe¬lijke collega klaar.",
        white,
    )  # fmt: skip
    sheet.paragraph(
        x + 18, below + 6, COLUMN_WIDTH - 36,
        "Zij werken onaf¬hankelijk, zijn benoemd door Gedepu¬teerde Staten en houden geheim wat hun verteld wordt.",
        white,
    )  # fmt: skip
    half = (COLUMN_WIDTH - 48) / 2
    small = Style(8.4, "VeraBd", WHITE, leading=1.3, align="center")
    for left, subject, key in (
        (x + 18, "voor integriteit", "advisers_integrity_callout"),
        (x + 30 + half, "voor ongewenst gedrag", "advisers_conduct_callout"),
    ):
        sheet.panel(left, y + 176, half, 78, "#1f6b7a", 8)
        sheet.picture(icons.man, left + 9, y + 187, 34, "#f7d58b")
        sheet.picture(icons.woman, left + 32, y + 187, 34, "#f7d58b")
        number = f"[2|2 persons #{key}]"
        big = Style(30, "VeraBd", WHITE)
        box = sheet.text(left + 70, y + 217, number, big, kind="callout", number_kind="callout", is_callout=True)
        sheet.paragraph(left + 4, y + 230, half - 8, subject, small.but(size=7.6), kind="callout_caption")
        sheet.callout(box, number, "2", subject)


def _training(sheet: Sheet) -> None:
    x, y = COLUMNS[2], 394
    sheet.panel(x, y, COLUMN_WIDTH, 144, MUSTARD, 10)
    sheet.picture(icons.easel, x + 16, y + 10, 34, PETROL, MUSTARD)
    sheet.text(x + 62, y + 32, "Omgaan met agressie", HEAD, kind="heading")
    sheet.paragraph(
        x + 16, y + 49, COLUMN_WIDTH - 32,
        "Mede¬werkers die buiten werken, krijgen om de [drie jaar|3 years #training_cycle] een training in het "
        "omgaan met agressie en geweld. Mee¬doen is verplicht. Nieuwe collega’s volgen de training binnen een "
        "[half jaar|? 0.5 years #training_start] na hun eerste werk¬dag. De oefeningen sluiten aan bij wat zij op "
        "straat mee¬maken.",
        LARGE,
    )  # fmt: skip


def _thin_band(sheet: Sheet) -> None:
    sheet.panel(0, 0, 842, 595, SAND)
    sheet.panel(0, 0, 842, 44, PETROL)
    sheet.polygon([(660, 0), (842, 0), (842, 44), (690, 44)], "#16606f")
    sheet.text(28, 28, "Meldingen en activiteiten", Style(16, "VeraBd", WHITE, squeeze=0.95), kind="heading")
    running = Style(8.4, "Vera", "#f7d58b", align="left")
    sheet.text(702, 27, "Integriteit [2022|@year]", running, kind="header")


def _conduct(sheet: Sheet, facts: Facts) -> None:
    x, y = COLUMNS[0], 60
    sheet.panel(x, y, COLUMN_WIDTH, 300, PETROL, 10)
    white = BODY.but(color=WHITE)
    sheet.text(x + 18, y + 29, "Ongewenst gedrag", HEAD.but(color=WHITE, size=14), kind="heading")
    number = "[10|10 persons #conduct_callout]"
    big = Style(46, "VeraBd", "#f7d58b", squeeze=0.92)
    box = sheet.text(x + 17, y + 84, number, big, kind="callout", number_kind="callout", is_callout=True)
    caption = "personen kwamen bij de vertrouwens¬personen voor ongewenst gedrag"
    sheet.paragraph(
        x + 90, y + 50, COLUMN_WIDTH - 104, caption, Style(8.8, "VeraBd", WHITE, leading=1.3), kind="callout_caption"
    )
    sheet.callout(box, number, "10", caption)
    below = sheet.paragraph(
        x + 18, y + 104, COLUMN_WIDTH - 36,
        "Zij deden [tien|10 count #conduct_reports] meldingen van ongewenst gedrag tussen collega’s. "
        f"[{facts.conflict}|{facts.conflict_value} count #conduct_conflict] daarvan hingen samen met een conflict op "
        "het werk, vaak tussen een mede¬werker en een leiding¬gevende. De overige [zes|6 count #conduct_other] "
        "meldingen hadden een ander thema binnen de sociale veilig¬heid.",
        white,
    )  # fmt: skip
    below = sheet.paragraph(
        x + 18, below + 5, COLUMN_WIDTH - 36,
        "Soms was er na een goed gesprek niets meer nodig. In andere gevallen volgden meer gesprekken, waarvan een "
        "aantal nog over meldingen uit [2021|@year] ging.",
        white,
    )  # fmt: skip
    sheet.paragraph(
        x + 18, below + 5, COLUMN_WIDTH - 36,
        "Er is in [2022|@year] [geen|0 count #formal_complaints] formele klacht over ongewenst gedrag ingediend. De "
        "klachten¬commissie kwam daarom niet bijeen.",
        white,
    )  # fmt: skip


def _integrity(sheet: Sheet) -> None:
    x, y = COLUMNS[1], 60
    sheet.panel(x, y, COLUMN_WIDTH, 300, PLUM, 10)
    white = BODY.but(color=WHITE)
    sheet.text(x + 18, y + 29, "Integriteit", HEAD.but(color=WHITE, size=14), kind="heading")
    number = "[7|7 persons #integrity_callout]"
    big = Style(46, "VeraBd", "#f7d58b", squeeze=0.92)
    box = sheet.text(x + 17, y + 84, number, big, kind="callout", number_kind="callout", is_callout=True)
    caption = "personen kwamen bij de vertrouwens¬personen voor integriteit"
    sheet.paragraph(
        x + 64, y + 50, COLUMN_WIDTH - 90, caption, Style(8.8, "VeraBd", WHITE, leading=1.3), kind="callout_caption"
    )
    sheet.callout(box, number, "7", caption)
    below = sheet.paragraph(
        x + 18, y + 104, COLUMN_WIDTH - 36,
        "[Zeven|7 count #integrity_reports] meldingen gingen over integriteit: gedrag waarmee een mede¬werker de "
        "belangen van de organi¬satie raakt. De vertrouwens¬personen luister¬den, dachten mee en gaven advies.",
        white,
    )  # fmt: skip
    below = sheet.paragraph(
        x + 18, below + 5, COLUMN_WIDTH - 36,
        "Meestal was dat genoeg om de zaak zelf met de collega of de leiding¬gevende te bespreken.",
        white,
    )  # fmt: skip
    sheet.paragraph(
        x + 18, below + 5, COLUMN_WIDTH - 36,
        "Er is dit jaar [geen|0 count #formal_procedures] formele procedure gestart.",
        white,
    )  # fmt: skip
    sheet.picture(icons.scales, x + 178, y + 228, 58, "#8b4a7b")


def _table(sheet: Sheet, facts: Facts) -> None:
    x, y = COLUMNS[2], 60
    sheet.panel(x, y, COLUMN_WIDTH, 152, WHITE, 10)
    sheet.text(x + 16, y + 26, "Meldingen per soort", HEAD, kind="heading")
    rows = (
        ("Ongewenst gedrag", ("14", "12", str(facts.conduct_2022)), False),
        ("Integriteit", ("5", "9", "7"), False),
        ("Totaal", ("19", "21", str(facts.total_2022)), True),
    )
    years, rights = ("2020", "2021", "2022"), (x + 146, x + 188, x + 230)
    head = Style(8.6, "VeraBd", PETROL, align="right")
    sheet.text(x + 16, y + 52, "Soort melding", head.but(align="left"), kind="table")
    for year, right in zip(years, rights, strict=True):
        sheet.text(right, y + 52, f"[{year}|@year]", head, kind="table", number_kind="table")
    sheet.rule(x + 16, y + 58, x + 234, y + 58, PETROL, 1.1)
    cells = []
    for at, (name, values, is_total) in enumerate(rows):
        base = y + 76 + 20 * at
        font = "VeraBd" if is_total else "Vera"
        sheet.text(x + 16, base, name, BODY.but(font=font), kind="table")
        for year, value, right in zip(years, values, rights, strict=True):
            mark = f"[{value}|{value} count #table_{at}_{year}]"
            style = BODY.but(font=font, align="right")
            box = sheet.text(right, base, mark, style, kind="table", number_kind="table")
            cells.append({"text": value, "row_header": name, "column_headers": [year], "group": "", "box": list(box)})
        if not is_total:
            sheet.rule(x + 16, base + 7, x + 234, base + 7, PETROL if at == 1 else "#c9d6d8", 0.9 if at == 1 else 0.5)
    sheet.page.tables.append({"caption": "Meldingen per soort", "cells": cells})
    note = Style(6.8, "VeraIt", "#5a6b73")
    sheet.text(x + 16, y + 140, "Peildatum [31 december 2022|@date]. Bron: register meldingen", note, kind="footnote")
    _speech_bubble(sheet)


def _speech_bubble(sheet: Sheet) -> None:
    x, y = COLUMNS[2], 228
    sheet.panel(x, y, COLUMN_WIDTH, 104, MINT, 14)
    sheet.polygon([(x + 30, y + 100), (x + 62, y + 100), (x + 24, y + 130)], MINT)
    sheet.paragraph(
        x + 18, y + 15, COLUMN_WIDTH - 36,
        "Wij vatten ongewenst gedrag ruim op: ook negeren, pesten, discrimi¬natie en mis¬bruik van macht horen erbij. "
        "Over seksueel grens¬over¬schrij¬dend gedrag hebben de vertrouwens¬personen [geen|0 count #signals] signalen "
        "ontvangen.",
        BODY.but(font="VeraBd", color=PETROL, size=8.4),
    )  # fmt: skip


def _workshop(sheet: Sheet) -> None:
    x, y = COLUMNS[0], 376
    sheet.panel(x, y, COLUMN_WIDTH, 164, MUSTARD, 10)
    sheet.picture(icons.bubble, x + 16, y + 12, 34, PETROL, MUSTARD)
    sheet.text(x + 62, y + 35, "Workshop over grenzen", HEAD, kind="heading")
    sheet.paragraph(
        x + 16, y + 58, COLUMN_WIDTH - 32,
        "Alle collega’s konden zich op¬geven voor een work¬shop over grens¬over¬schrij¬dend gedrag, gegeven door een "
        "bureau van buiten. De vraag was telkens: wat doe je als het je zelf over¬komt? De "
        "([20|20 persons #workshop]) deelnemers aan de work¬shop waren er zeer over te spreken. Komend jaar volgt een "
        "nieuwe ronde voor een grotere groep.",
        BODY,
    )  # fmt: skip


def _leaders(sheet: Sheet, facts: Facts) -> None:
    x, y = COLUMNS[1], 376
    sheet.panel(x, y, COLUMN_WIDTH, 164, CORAL, 10)
    white = BODY.but(color=WHITE)
    sheet.text(x + 18, y + 29, "Ethisch leiderschap", HEAD.but(color=WHITE), kind="heading")
    sheet.picture(icons.ring(0.8), x + 18, y + 42, 58, WHITE, "#8f2d26")
    shown = "[80%|80 percent #leaders_callout]"
    big = Style(15.5, "VeraBd", WHITE, squeeze=0.9)
    box = sheet.text(x + 28.5, y + 77, shown, big, kind="callout", number_kind="callout", is_callout=True)
    caption = "van alle team¬leiders volgde de sessie ethisch leider¬schap"
    sheet.paragraph(
        x + 90, y + 52, COLUMN_WIDTH - 104, caption, Style(8.8, "VeraBd", WHITE, leading=1.3), kind="callout_caption"
    )
    sheet.callout(box, shown, "80", caption)
    extra = "Zij legden elkaar daar dilemma’s voor."
    if facts.leaders_took:
        took = f"[{facts.leaders_took}|{facts.leaders_took} persons #leaders_took]"
        extra = f"Van de [25|25 persons #leaders_all] teamleiders deden er {took} mee."
    sheet.paragraph(
        x + 18, y + 112, COLUMN_WIDTH - 36,
        "Inmiddels heeft [80%|80 percent #leaders_sentence] van alle team¬leiders deel¬genomen aan een sessie over de "
        f"eigen rol bij integriteit. {extra}",
        white,
    )  # fmt: skip


def _council(sheet: Sheet) -> None:
    x, y = COLUMNS[2], 376
    sheet.panel(x, y, COLUMN_WIDTH, 164, WHITE, 10, "#c9d6d8")
    sheet.picture(icons.table_round, x + 16, y + 12, 34, PETROL, WHITE)
    sheet.text(x + 62, y + 35, "Ondernemingsraad", HEAD, kind="heading")
    sheet.paragraph(
        x + 16, y + 58, COLUMN_WIDTH - 32,
        "Het plan voor het komende jaar is met de ondernemings¬raad besproken. De raad denkt mee over de accenten en "
        "geeft een seintje wanneer een onder¬werp binnen de organi¬satie extra aandacht vraagt. Zo blijft integriteit "
        "een gesprek van iedereen, en niet alleen van de leiding.",
        BODY,
    )  # fmt: skip


def _footer(sheet: Sheet, number: int) -> None:
    sheet.panel(0, 556, 842, 39, PETROL)
    small = Style(7.4, "Vera", PALE)
    sheet.text(
        28, 579,
        BODY_NAME + "  ·  Postbus [1180|@address], [9350 ZZ|@address] Lindermarke  ·  telefoon [0599-012345|@phone]  ·  "
        "integriteit@lindermarke.example",
        small, kind="footer",
    )  # fmt: skip
    sheet.panel(790, 564, 24, 24, MUSTARD, 12)
    sheet.text(802, 579.4, f"[{number}|@page_number]", Style(9, "VeraBd", PETROL, align="center"), kind="footer")
