"""Charts: data labels with series and category; the numbers of axes apart."""

from __future__ import annotations

from page_making import middle_of, page_of, right_of, shape, words_of

from report_extractor.layout import lay_out, passages, refine
from report_extractor.model import PageWords, Passage, Shape, Word

BLUE, ORANGE = "#1f5fa8", "#e07b00"
BODY = [word for line in range(10) for word in words_of("gewone tekst om de maat van te nemen", 60, 600 + 12 * line)]


def labels(read: PageWords) -> list[Passage]:
    return [p for p in passages(refine([lay_out(read)])) if p.kind == "chart"]


def test_a_label_has_the_series_of_its_colour_and_the_category_under_it() -> None:
    words: list[Word] = []
    shapes: list[Shape] = []
    for group, (year, bars) in enumerate((("2022", ("41", "17")), ("2023", ("38", "22")), ("2024", ("45", "25")))):
        left = 100.0 + 100 * group
        for bar, (text, color) in enumerate(zip(bars, (BLUE, ORANGE), strict=True)):
            top = 300 - 3.0 * int(text)
            shapes.append(shape("panel", left + 30 * bar, top, left + 30 * bar + 28, 300, color))
            words += middle_of(text, left + 30 * bar + 14, top + 4, 9, color="#ffffff")
        words += middle_of(year, left + 29, 306)
    for left, text, color in ((110, "vrouwen", BLUE), (220, "mannen", ORANGE)):
        shapes.append(shape("mark", left, 331, left + 8, 339, color))
        words += words_of(text, left + 12, 330)
    found = {
        p.text: (p.context.series, p.context.category)
        for p in labels(page_of(words + BODY, shapes))
        if p.role == "body"
    }
    assert found == {
        "41": ("vrouwen", "2022"), "17": ("mannen", "2022"), "38": ("vrouwen", "2023"),
        "22": ("mannen", "2023"), "45": ("vrouwen", "2024"), "25": ("mannen", "2024"),
    }  # fmt: skip


def test_lying_bars_without_a_legend_have_the_text_before_them_as_category() -> None:
    words: list[Word] = []
    shapes: list[Shape] = []
    for row, (year, text, width) in enumerate(
        (("2024", "312 werkgevers", 240), ("2023", "307 werkgevers", 230), ("2022", "297 werkgevers", 215))
    ):
        top = 100.0 + 26 * row
        shapes.append(shape("panel", 110, top, 110 + width, top + 20, (BLUE, ORANGE, "#777777")[row]))
        words += words_of(year, 80, top + 5) + words_of(text, 116, top + 5, color="#ffffff")
    found = [(p.context.category, p.text) for p in labels(page_of(words + BODY, shapes)) if p.role == "body"]
    assert found == [("2024", "312 werkgevers"), ("2023", "307 werkgevers"), ("2022", "297 werkgevers")]


def test_even_steps_along_a_line_are_ticks_of_an_axis() -> None:
    words = [w for n in range(6) for w in right_of(str(200 * (5 - n)), 90, 100 + 30.0 * n, 8)]
    words += [w for n in range(8) for w in middle_of(str(2015 + n), 120 + 40.0 * n, 264, 8)]
    found = labels(page_of(words + BODY))
    assert {p.role for p in found} == {"axis"} and sum(len(p.words) for p in found) == 14


def test_numbers_beside_names_are_no_axis() -> None:
    names = ("een", "twee", "drie", "vier", "vijf")
    words = [w for n, name in enumerate(names) for w in words_of(f"locatie {name}", 60, 100 + 14 * n)]
    words += [w for n in range(5) for w in right_of(str(10 * (n + 1)), 300, 100 + 14.0 * n)]
    assert labels(page_of(words + BODY)) == []


def test_a_label_over_a_bar_is_of_that_bar_and_not_of_the_taller_one_it_touches() -> None:
    words = words_of("Mannen", 70, 300, 8) + words_of("Vrouwen", 150, 300, 8) + words_of("Totaal", 230, 300, 8)
    shapes = [
        shape("mark", 60, 301, 66, 307, "#338833"),
        shape("mark", 140, 301, 146, 307, "#3333aa"),
        shape("mark", 220, 301, 226, 307, "#aa3333"),
    ]
    for left, year, tops in ((80.0, "2023", (120.0, 150.0, 232.0)), (180.0, "2024", (110.0, 160.0, 234.0))):
        words += middle_of(year, left + 24, 252, 8)
        for place, (top, color) in enumerate(zip(tops, ("#338833", "#3333aa", "#aa3333"), strict=True)):
            shapes.append(shape("mark", left + 16 * place, top, left + 15 + 16 * place, 245, color))
            number = f"{int(245 - top)},5%"
            words += words_of(number, left + 16 * place + 2, top - 8, 6)
    found = {p.text: p for p in passages(refine([lay_out(page_of(words, shapes))])) if p.kind == "chart"}
    series = {"125,5%": "Mannen", "95,5%": "Vrouwen", "13,5%": "Totaal", "85,5%": "Vrouwen", "11,5%": "Totaal"}
    assert {text: found[text].context.series for text in series} == series
    assert found["11,5%"].context.category == "2024"


def test_a_legend_whose_marks_are_characters_in_one_line_gives_each_bar_its_series() -> None:
    words = words_of("Contracten", 300, 60, 8) + words_of("■ vast", 346, 60, 8, color="#c23b55")
    words += words_of("■ tijdelijk", 378, 60, 8, color="#173b66")
    shapes: list[Shape] = []
    for row, (name, first, second) in enumerate(
        (("noord", "23%", "14%"), ("midden", "31%", "42%"), ("zuid", "46%", "44%"))
    ):
        top = 90.0 + 30 * row
        words += words_of(name, 300, top + 5, 8)
        for text, y, color in ((first, top, "#c23b55"), (second, top + 11, "#173b66")):
            right = 370 + 2.0 * int(text[:-1])
            shapes.append(shape("mark", 370, y, right, y + 9, color))
            words += words_of(text, right + 4, y + 1, 8)
    found = {
        p.text: (p.context.series.lstrip("■ "), p.context.category)
        for p in labels(page_of(words + BODY, shapes))
        if p.role == "body"
    }
    assert found == {
        "23%": ("vast", "noord"), "14%": ("tijdelijk", "noord"), "31%": ("vast", "midden"),
        "42%": ("tijdelijk", "midden"), "46%": ("vast", "zuid"), "44%": ("tijdelijk", "zuid"),
    }  # fmt: skip


def test_standing_bars_without_a_legend_have_the_year_under_their_foot_as_category() -> None:
    words: list[Word] = []
    shapes: list[Shape] = []
    for place, (year, text) in enumerate((("2021", "3,9%"), ("2022", "6,2%"), ("2023", "4,4%"), ("2024", "5,3%"))):
        middle, top = 330 + 44.0 * place, 300 - 14.0 * int(text[0])
        shapes.append(shape("panel", middle - 12, top, middle + 12, 300))
        words += middle_of(text, middle, top - 10, 8) + middle_of(year, middle, 304, 8)
    found = [(p.context.category, p.text) for p in labels(page_of(words + BODY, shapes)) if p.role == "body"]
    assert found == [("2021", "3,9%"), ("2022", "6,2%"), ("2023", "4,4%"), ("2024", "5,3%")]


RING = (
    ("Geluid", "38%", 420, 100),
    ("Afval", "27%", 470, 150),
    ("Wegen", "20%", 330, 190),
    ("Anders", "15%", 310, 120),
)


def ring(*shares: str) -> list[Word]:
    words: list[Word] = []
    for (name, _, left, top), text in zip(RING, shares, strict=True):
        words += words_of(name, left, top, 8) + words_of(text, left, top + 10, 8, bold=True)
    return words


def test_the_parts_of_a_ring_have_the_name_over_them_when_they_make_a_hundred() -> None:
    found = [
        (p.context.category, p.text)
        for p in labels(page_of(ring("38%", "27%", "20%", "15%") + BODY))
        if p.role == "body"
    ]
    assert found == [(name, share) for name, share, _, _ in sorted(RING, key=lambda part: part[3])]


def test_shares_that_do_not_make_a_hundred_are_no_ring() -> None:
    assert labels(page_of(ring("38%", "27%", "60%", "15%") + BODY)) == []


def test_years_under_two_rings_are_their_categories_though_they_do_not_stand_on_one_line() -> None:
    words: list[Word] = []
    shapes: list[Shape] = []
    for ring, (year, first, second) in enumerate((("Eind 2024", "55%", "45%"), ("Eind 2023", "44%", "56%"))):
        left = 200.0 + 60 * ring
        shapes += [
            shape("mark", left, 100, left + 20, 140, BLUE),
            shape("mark", left + 20, 100, left + 40, 140, ORANGE),
        ]
        words += middle_of(first, left + 10, 115, 6) + middle_of(second, left + 30, 115, 6)
        words += middle_of(year, left + 20, 148 - 7 * ring, 6)
    for top, text, color in ((108, "aandelen", BLUE), (118, "obligaties", ORANGE)):
        shapes.append(shape("mark", 100, top, 105, top + 5, color))
        words += words_of(text, 108, top, 6)
    found = {
        p.text: (p.context.series, p.context.category)
        for p in labels(page_of(words + BODY, shapes))
        if p.role == "body"
    }
    assert found == {
        "55%": ("aandelen", "Eind 2024"), "45%": ("obligaties", "Eind 2024"),
        "44%": ("aandelen", "Eind 2023"), "56%": ("obligaties", "Eind 2023"),
    }  # fmt: skip


def of_line(named: bool) -> list[Passage]:
    words = words_of("Leden van de bibliotheek", 60, 80, bold=True)
    shapes: list[Shape] = []
    for place, (year, text, top) in enumerate((("2021", "640", 150.0), ("2022", "712", 120.0), ("2023", "695", 128.0))):
        middle = 90.0 + 60 * place
        shapes.append(shape("mark", middle - 3, top, middle + 3, top + 6, ORANGE))
        words += middle_of(text, middle, top - 14, 9)
        words += middle_of(year, middle if named else middle + 25, 220, 9)
    return labels(page_of(words + BODY, shapes))


def test_a_number_over_the_dot_of_a_line_has_the_year_straight_under_it_as_category() -> None:
    found = [(p.context.category, p.text, p.context.caption) for p in of_line(named=True) if p.role == "body"]
    title = "Leden van de bibliotheek"
    assert found == [("2021", "640", title), ("2022", "712", title), ("2023", "695", title)]


def test_years_that_stand_beside_the_dots_are_no_names_of_them() -> None:
    assert of_line(named=False) == []


def of_ring_and_bars() -> list[Passage]:
    words: list[Word] = []
    shapes = [
        shape("panel", 100, 100, 200, 260, BLUE),  # the box of a half covers that of the slice beside it
        shape("panel", 30, 100, 101, 260, ORANGE),
        shape("panel", 85, 100, 125, 150, "#558844"),
    ]
    words += middle_of("50%", 180, 180, 9) + middle_of("40%", 50, 180, 9) + middle_of("10%", 108, 110, 9)
    for place, (text, color) in enumerate((("verkoop", BLUE), ("verhuur", ORANGE), ("rente", "#558844"))):
        shapes.append(shape("mark", 40, 280 + 14.0 * place, 48, 288 + 14.0 * place, color))
        words += words_of(text, 54, 279 + 14.0 * place)
    words += words_of("Personeel in loondienst", 300, 80, 11, bold=True)
    for place, (name, text, wide) in enumerate(
        (("binnendienst", "61", 180), ("buitendienst", "40", 120), ("stage", "9", 27))
    ):
        top = 104.0 + 40 * place
        shapes.append(shape("panel", 300, top + 14, 300 + wide, top + 30, ORANGE))
        words += words_of(name, 300, top) + words_of(text, 304.0 + wide, top + 17)
    return [p for p in labels(page_of(words + BODY, shapes)) if p.role == "body"]


def test_a_part_of_a_ring_is_of_the_smallest_shape_it_lies_on() -> None:
    found = {p.text: p.context.series for p in of_ring_and_bars() if p.text.endswith("%")}
    assert found == {"50%": "verkoop", "40%": "verhuur", "10%": "rente"}


def test_lying_bars_have_the_name_over_them_though_a_legend_beside_them_has_their_colour() -> None:
    found = [(p.context.category, p.text, p.context.series) for p in of_ring_and_bars() if not p.text.endswith("%")]
    assert found == [("binnendienst", "61", ""), ("buitendienst", "40", ""), ("stage", "9", "")]


def of_ticks(lower_pt: float) -> set[str]:
    words = [w for n in range(4) for w in right_of(str(200 * (3 - n)), 290, 100 + 30.0 * n, 8)]
    words += [w for n in range(4) for w in words_of("een verhaal ernaast", 60, 100 + 30.0 * n)]
    rules = [shape("rule", 295, 103.5 + lower_pt + 30 * n, 500, 104.5 + lower_pt + 30 * n) for n in range(4)]
    return {p.role for p in labels(page_of(words + BODY, rules))}


def test_numbers_at_whose_height_a_grid_line_starts_are_ticks_though_text_stands_before_them() -> None:
    assert of_ticks(0.0) == {"axis"}
    assert of_ticks(9.0) == set()


def of_hole(middle: float) -> list[str]:
    words: list[Word] = []
    shapes: list[Shape] = []
    halves = (("52%", 185.0, 200.0, BLUE), ("30%", 112.0, 240.0, ORANGE), ("18%", 120.0, 160.0, "#558844"))
    for (text, x, y, color), box in zip(
        halves, ((150, 150, 200, 250), (100, 200, 150, 250), (100, 150, 150, 200)), strict=True
    ):
        shapes.append(shape("panel", *box, color))
        words += middle_of(text, x, y - 5, 9)
    for place, (text, color) in enumerate((("werving", BLUE), ("opleiding", ORANGE), ("verlof", "#558844"))):
        shapes.append(shape("mark", 40, 280 + 14.0 * place, 48, 288 + 14.0 * place, color))
        words += words_of(text, 54, 279 + 14.0 * place)
    words += middle_of("€ 4,7", middle, 190, 13) + middle_of("miljoen", middle, 206, 9)
    return [p.text for p in labels(page_of(words + BODY, shapes)) if p.role == "body" and not p.context.series]


def test_a_number_in_the_hole_of_a_ring_is_of_the_chart_with_its_magnitude() -> None:
    assert of_hole(150.0) == ["€ 4,7 miljoen"]
    assert of_hole(300.0) == []


def bars_over_years(title_beside: str = "") -> tuple[list[Word], list[Shape]]:
    """Bars in pairs with their numbers over them, far over the years: with tall bars, and the axis at their left."""
    words: list[Word] = []
    shapes: list[Shape] = []
    for group, (year, bars) in enumerate((("2021", (352, 300)), ("2022", (380, 390)), ("2023", (416, 341)))):
        left = 100.0 + 95 * group
        for bar, (height, color) in enumerate(zip(bars, (BLUE, ORANGE), strict=True)):
            top = 500 - 0.6 * height
            shapes.append(shape("panel", left + 34 * bar, top, left + 34 * bar + 30, 500, color))
            words += middle_of(str(height), left + 34 * bar + 15, top - 9, 6)
        words += middle_of(year, left + 32, 505, 6)
    for left, text, color in ((150, "erbij", BLUE), (210, "eraf", ORANGE)):
        shapes.append(shape("mark", left, 517, left + 6, 523, color))
        words += words_of(text, left + 9, 517, 6)
    if title_beside:
        shapes += [shape("panel", 50, 200, 400, 540, "#fafafa"), shape("panel", 410, 200, 560, 540, "#fafafa")]
        words += words_of(title_beside, 420, 420, 11)
    return words, shapes


def test_numbers_over_tall_bars_have_the_name_under_the_foot_of_their_bar() -> None:
    words, shapes = bars_over_years()
    found = {(p.text, p.context.series, p.context.category) for p in labels(page_of(words, shapes)) if p.role == "body"}
    assert found == {
        ("352", "erbij", "2021"), ("300", "eraf", "2021"), ("380", "erbij", "2022"),
        ("390", "eraf", "2022"), ("416", "erbij", "2023"), ("341", "eraf", "2023"),
    }  # fmt: skip


def test_a_title_in_a_panel_beside_a_chart_does_not_part_its_numbers_from_its_legend() -> None:
    words, shapes = bars_over_years("Een ander onderwerp")
    found = {p.text: p.context.series for p in labels(page_of(words, shapes)) if p.role == "body"}
    assert len(found) == 6 and found["416"] == "erbij"


def test_a_title_between_the_numbers_of_a_chart_and_a_legend_parts_them() -> None:
    words, shapes = bars_over_years()
    for left in (40, 120):  # also where it does not stand straight under the numbers
        title = words_of("Een andere zaak", left, 508, 11)
        assert not any(p.context.series for p in labels(page_of(words + title, shapes)))


def test_ticks_that_stand_around_one_middle_are_an_axis_and_do_not_part_a_chart_from_its_title() -> None:
    words, shapes = bars_over_years()
    for step in range(4):
        words += middle_of(str(150 * step), 73, 496 - 90.0 * step, 6)
    words += words_of("Erbij en eraf (personen)", 66, 210, 10, bold=True)
    found = labels(page_of(words, shapes))
    assert [p.text for p in found if p.role == "axis"] == ["450 300 150 0"]
    assert {p.context.caption for p in found if p.role == "body"} == {"Erbij en eraf (personen)"}


def test_the_shortest_of_lying_bars_is_a_bar_though_it_is_hardly_wider_than_tall() -> None:
    words: list[Word] = []
    shapes: list[Shape] = []
    for row, (name, text, width) in enumerate(
        (("Verpleging", "97", 204), ("Psychiatrie", "54", 113), ("Polikliniek", "19", 40), ("Overig", "7", 15))
    ):
        top = 100.0 + 20 * row
        shapes.append(shape("mark", 160, top, 160 + width, top + 10, BLUE))
        words += words_of(name, 80, top + 2, 6) + words_of(text, 164 + width, top + 2, 6)
    found = [(p.context.category, p.text) for p in labels(page_of(words + BODY, shapes)) if p.role == "body"]
    assert found == [("Verpleging", "97"), ("Psychiatrie", "54"), ("Polikliniek", "19"), ("Overig", "7")]


def columns(left: float, names: list[str], series: list[str], parts: list[list[int]]) -> tuple[list[Word], list[Shape]]:
    """A chart of columns in parts, the numbers in them, with a legend at its right; colours start anew."""
    words: list[Word] = []
    shapes: list[Shape] = []
    colors = (BLUE, ORANGE, "#8cb369")
    for place, (name, values) in enumerate(zip(names, parts, strict=True)):
        foot, edge = 300.0, left + 50 * place
        for value, color in zip(values, colors, strict=False):
            shapes.append(shape("panel", edge, foot - 1.5 * value, edge + 30, foot, color))
            words += middle_of(str(value), edge + 15, foot - 0.75 * value - 4, 7, color="#ffffff")
            foot -= 1.5 * value
        words += middle_of(name, edge + 15, 306, 7)
    for place, (name, color) in enumerate(zip(series, colors, strict=False)):
        shapes.append(shape("mark", left + 160, 200 + 14.0 * place, left + 167, 207 + 14.0 * place, color))
        words += words_of(name, left + 171, 200 + 14.0 * place, 7)
    return words, shapes


def test_of_two_charts_side_by_side_in_the_same_colours_each_keeps_its_own_legend() -> None:
    one, drawn = columns(60, ["2021", "2022", "2023"], ["gegrond", "ongegrond"], [[12, 33], [14, 41], [11, 38]])
    two, others = columns(330, ["K1", "K2", "K3"], ["mannen", "vrouwen"], [[21, 16], [25, 18], [30, 13]])
    found = {
        p.text: (p.context.series, p.context.category)
        for p in labels(page_of(one + two, drawn + others))
        if p.role == "body"
    }
    assert len(found) == 12
    assert {series for series, _ in found.values()} == {"gegrond", "ongegrond", "mannen", "vrouwen"}
    assert found["12"] == ("gegrond", "2021") and found["38"] == ("ongegrond", "2023")
    assert found["21"] == ("mannen", "K1") and found["13"] == ("vrouwen", "K3")


def test_the_name_under_a_standing_bar_may_take_more_lines() -> None:
    words: list[Word] = []
    shapes: list[Shape] = []
    names = (("Sociaal domein", 128), ("Bestuur en organisatie", 94), ("Overig", 12))
    for place, (name, value) in enumerate(names):
        left = 80.0 + 90 * place
        shapes.append(shape("panel", left, 300 - value, left + 40, 300, BLUE))
        words += middle_of(str(value), left + 20, 288 - value, 8)
        head, _, tail = name.rpartition(" ")
        for line, text in enumerate(text for text in (head, tail) if text):
            words += middle_of(text, left + 20, 304 + 10.0 * line, 8)
    words += words_of("Bron: eigen telling", 80, 345, 8)
    found = {p.text: p.context.category for p in labels(page_of(words + BODY, shapes)) if p.role == "body"}
    assert found == {"128": "Sociaal domein", "94": "Bestuur en organisatie", "12": "Overig"}


def test_a_number_in_the_end_of_a_lying_bar_has_the_name_over_the_bar() -> None:
    words: list[Word] = []
    shapes: list[Shape] = []
    for row, (name, number, width) in enumerate(
        (("Opleiding", "84", 280), ("Onderzoek", "52", 170), ("Advies", "9", 30))
    ):
        top = 120.0 + 34 * row
        shapes.append(shape("panel", 80, top, 80 + width, top + 12, BLUE))
        words += words_of(name, 80, top - 11, 8) + right_of(number, 76 + width, top + 2, 8, color="#ffffff")
    found = [(p.context.category, p.text) for p in labels(page_of(words + BODY, shapes)) if p.role == "body"]
    assert found == [("Opleiding", "84"), ("Onderzoek", "52"), ("Advies", "9")]


def test_numbers_of_two_lines_stand_on_one_side_of_their_dots_also_where_the_other_line_is_nearer() -> None:
    words: list[Word] = []
    shapes: list[Shape] = []
    lines = ((BLUE, (5.1, 5.6, 6.4, 5.9)), (ORANGE, (4.5, 4.6, 4.8, 4.7)))
    for color, values in lines:
        for place, value in enumerate(values):
            middle, height = 110.0 + 70 * place, 300 - 15.0 * value
            shapes.append(shape("mark", middle - 2.5, height - 2.5, middle + 2.5, height + 2.5, color))
            words += middle_of(f"{value}%".replace(".", ","), middle, height - 12, 8)
    for place in range(4):
        words += middle_of(str(2020 + place), 110 + 70.0 * place, 330, 8)
    for left, text, color in ((110, "verzuim", BLUE), (190, "norm", ORANGE)):
        shapes.append(shape("mark", left, 352, left + 9, 355, color))
        words += words_of(text, left + 12, 350, 8)
    found = [
        (p.text, p.context.series, p.context.category)
        for p in labels(page_of(words + BODY, shapes))
        if p.role == "body"
    ]
    wanted = [
        ("5,1%", "verzuim", "2020"),
        ("4,5%", "norm", "2020"),
        ("5,6%", "verzuim", "2021"),
        ("4,6%", "norm", "2021"),
    ]
    wanted += [
        ("6,4%", "verzuim", "2022"),
        ("4,8%", "norm", "2022"),
        ("5,9%", "verzuim", "2023"),
        ("4,7%", "norm", "2023"),
    ]
    assert found == wanted


def parts_of_a_bar(widths: tuple[float, ...]) -> tuple[list[Word], list[Shape]]:
    words: list[Word] = []
    shapes: list[Shape] = []
    left = 80.0
    names = (("tot 35", "20%"), ("35 tot 55", "45%"), ("55 en ouder", "35%"))
    for (name, share), width, color in zip(names, widths, (BLUE, ORANGE, "#8cb369"), strict=True):
        shapes.append(shape("panel", left, 200, left + width, 222, color))
        words += middle_of(share, left + width / 2, 207, 8, color="#ffffff")
        words += middle_of(name, left + width / 2, 226, 8)
        left += width
    return words, shapes


def test_the_parts_of_one_bar_have_the_names_under_them() -> None:
    words, shapes = parts_of_a_bar((60, 135, 105))
    found = {p.text: p.context.category for p in labels(page_of(words + BODY, shapes)) if p.role == "body"}
    assert found == {"20%": "tot 35", "45%": "35 tot 55", "35%": "55 en ouder"}


def test_coloured_cells_that_are_not_as_wide_as_their_numbers_say_are_no_parts_of_a_bar() -> None:
    words, shapes = parts_of_a_bar((100, 100, 100))
    assert labels(page_of(words + BODY, shapes)) == []


def test_large_numbers_in_a_row_with_a_year_over_each_are_of_these_years() -> None:
    def drawn(size: float) -> dict[str, str]:
        words = words_of("Verzuim", 60, 100, 10, bold=True)
        for place, (year, share) in enumerate((("2021", "5,2%"), ("2022", "6,1%"), ("2023", "5,7%"))):
            words += words_of(year, 60 + 80.0 * place, 120, 8) + words_of(share, 60 + 80.0 * place, 131, size)
        return {p.text: p.context.category for p in labels(page_of(words + BODY)) if p.role == "body"}

    assert drawn(20) == {"5,2%": "2021", "6,1%": "2022", "5,7%": "2023"}
    assert drawn(8) == {}  # as in a table


def test_a_date_that_ends_the_caption_of_a_large_number_is_no_year_over_or_under_it() -> None:
    words: list[Word] = []
    for left, number, caption, date in (
        (60.0, "4.182", "leden had de bond eind", "2022"),
        (260.0, "61,5%", "van hen stemde op", "juni 2022"),
    ):
        words += words_of(number, left, 100, 20) + words_of(caption, left, 124, 9) + words_of(date, left, 136, 9)
    assert labels(page_of(words + BODY)) == []


def along_a_line(shift: float) -> dict[str, tuple[str, str]]:
    words = words_of("Abonnees van de krant", 60, 112, bold=True)
    points = (("2020", "9.120", 150.0), ("2021", "8.460", 175.0), ("2022", "8.395", 178.0), ("2023", "8.810", 160.0))
    for place, (year, text, top) in enumerate(points):
        words += middle_of(year, 100 + 70.0 * place + shift, 230, 8) + middle_of(text, 102 + 70.0 * place, top - 14, 8)
    found = labels(page_of(words + BODY, [shape("outline", 97, 150, 313, 180, ORANGE)]))
    return {p.text: (p.context.category, p.context.caption) for p in found if p.role == "body"}


def test_a_number_at_the_bend_of_a_drawn_line_without_dots_is_of_the_year_under_it() -> None:
    title = "Abonnees van de krant"
    years = {"9.120": "2020", "8.460": "2021", "8.395": "2022", "8.810": "2023"}
    assert along_a_line(0) == {text: (year, title) for text, year in years.items()}


def test_a_frame_whose_edges_no_names_stand_under_is_no_line_of_a_chart() -> None:
    assert along_a_line(25) == {}


def test_recognised_names_in_a_row_under_the_bars_part_no_legend_though_they_seem_large() -> None:
    words: list[Word] = []
    shapes: list[Shape] = []
    rows = (("Noord", "412", "438"), ("Midden", "365", "351"), ("Zuid", "298", "310"))
    for place, (name, *numbers) in enumerate(rows):
        left = 80.0 + 110 * place
        for bar, (text, color) in enumerate(zip(numbers, (BLUE, ORANGE), strict=True)):
            top = 300 - 0.4 * int(text)
            shapes.append(shape("panel", left + 34 * bar, top, left + 34 * bar + 30, 300, color))
            words += middle_of(text, left + 34 * bar + 15, top - 11, 8, read_by="ocr")
        words += middle_of(name, left + 32, 305, 13, read_by="ocr")
    for left, year, color in ((120, "2022", BLUE), (220, "2023", ORANGE)):
        shapes.append(shape("mark", left, 330, left + 8, 338, color))
        words += words_of(year, left + 12, 329, 9, read_by="ocr")
    found = labels(page_of(words + BODY, shapes, read_by="ocr"))
    assert {p.text: (p.context.category, p.context.series) for p in found if p.role == "body"} == {
        "412": ("Noord", "2022"), "438": ("Noord", "2023"), "365": ("Midden", "2022"),
        "351": ("Midden", "2023"), "298": ("Zuid", "2022"), "310": ("Zuid", "2023"),
    }  # fmt: skip
