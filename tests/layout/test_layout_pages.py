"""The page as blocks: the same for any order of the words, and no word lost."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from page_making import page_of, right_of, shape, words_of

from report_extractor.layout import lay_out, passages, refine
from report_extractor.model import Box, Shape, Word


def two_columns() -> list[Word]:
    left = [f"de linker kolom telt regel nummer {i} en" for i in range(12)]
    right = [f"rechts staat ook een regel {i} met" for i in range(12)]
    words = words_of("Een titel over de hele breedte van de bladzijde", 50, 60, 20.0, bold=True)
    for i, (a, b) in enumerate(zip(left, right, strict=True)):
        words += words_of(a, 50, 110 + 12 * i) + words_of(b, 310, 110 + 12 * i)
    return words


def test_columns_are_read_one_after_the_other_below_their_title() -> None:
    page = lay_out(page_of(two_columns()))
    assert [block.kind for block in page.blocks] == ["heading", "paragraph", "paragraph"]
    assert "linker" not in page.blocks[2].text and "rechts" not in page.blocks[1].text


def test_shuffled_words_give_the_same_blocks() -> None:
    words = two_columns()
    texts = [block.text for block in lay_out(page_of(words)).blocks]
    for seed in range(5):
        mixed = words[:]
        random.Random(seed).shuffle(mixed)
        assert [block.text for block in lay_out(page_of(mixed)).blocks] == texts


def test_text_of_two_panels_is_not_mixed() -> None:
    words = words_of("Links in het vak", 60, 110) + words_of("Rechts in het vak", 160, 110)
    words += words_of("staat deze regel", 60, 122) + words_of("staat een andere", 160, 122)
    shapes = [shape("panel", left, 100, left + 98, 150) for left in (55.0, 155.0)]
    page = lay_out(page_of(words, shapes))
    assert [block.text.replace("\n", " ") for block in page.blocks] == [
        "Links in het vak staat deze regel",
        "Rechts in het vak staat een andere",
    ]
    assert [block.panel for block in page.blocks] == [0, 1]


def test_a_word_hyphenated_at_the_line_end_is_whole_and_keeps_its_way_back() -> None:
    words = words_of("Er zijn twee vertrouwensperso-", 50, 100) + words_of("nen voor HR-", 50, 112)
    words += words_of("advies en in-", 50, 124) + words_of("en uitstroom.", 50, 136)
    (passage,) = passages(refine([lay_out(page_of(words))]))
    assert passage.text == "Er zijn twee vertrouwenspersonen voor HR-advies en in- en uitstroom."
    start = passage.text.index("vertrouwenspersonen")
    assert [w.text for w in passage.words_at(start, start + 19)] == ["vertrouwensperso-", "nen"]


def test_ligatures_soft_hyphens_and_odd_spaces_are_normalised() -> None:
    words = words_of("het of\ufb01ciële b\u0133zonder me\u00adldings\u00adregister", 50, 100)
    (passage,) = passages([lay_out(page_of(words))])
    assert passage.text == "het officiële bijzonder meldingsregister"


def test_a_raised_mark_is_no_digit_of_its_number() -> None:
    words = words_of("Er waren 21", 50, 100)
    mark = Word(text="14", box=Box(left=107.5, top=99, right=113, bottom=105), size_pt=6, order=3, raised=True)
    words += [mark, *words_of("klachten over het bestuur", 116, 100)]
    texts = [(p.role, p.text) for p in passages([lay_out(page_of(words))])]
    assert texts == [("body", "Er waren 21 klachten over het bestuur"), ("footnote", "14")]


def test_hidden_words_are_in_hidden_passages_and_every_word_in_exactly_one() -> None:
    words = two_columns() + words_of("onzichtbaar", 50, 600, hidden="same_color") + words_of("12", 50, 820)
    read = page_of(words)
    found = [(word.order, passage.role) for passage in passages([lay_out(read)]) for word in passage.words]
    assert sorted(order for order, _ in found) == list(range(len(words)))
    assert [role for order, role in found if words[order].hidden] == ["hidden"]


def test_recovered_text_is_read_in_paragraphs() -> None:
    words: list[Word] = []
    for row, text in enumerate(["Integriteit", "", "In totaal legden tien", "medewerkers de eed af.", "1. Nieuw punt"]):
        words += words_of(text, 0, 12.0 * row)
    page = lay_out(page_of(words, read_by="recovered_text"))
    assert [block.kind for block in page.blocks] == ["heading", "paragraph", "list_item"]


def test_an_empty_page_has_no_blocks() -> None:
    page = lay_out(page_of([]))
    assert page.blocks == () and passages([page]) == ()


PIECES = st.sampled_from(
    [
        "12",
        "1.250",
        "€",
        "3,5%",
        "2023",
        "-",
        "meldingen",
        "in",
        "Totaal",
        "miljoen",
        "•",
        "1.",
        "De",
        "jaar.",
        "gedrag",
    ]
)
WORDS = st.lists(
    st.tuples(
        PIECES, st.integers(0, 520), st.integers(0, 800), st.sampled_from([8.0, 10.0, 11.0, 24.0]), st.booleans()
    ),
    max_size=60,
)
SHAPES = st.lists(
    st.tuples(
        st.sampled_from(["panel", "outline", "rule", "mark"]),
        st.integers(0, 500),
        st.integers(0, 800),
        st.integers(1, 300),
        st.integers(1, 200),
    ),
    max_size=12,
)


@settings(max_examples=120, deadline=None)
@given(WORDS, SHAPES, st.randoms(use_true_random=False))
def test_every_word_is_in_exactly_one_passage_and_the_stream_order_does_not_matter(
    drawn: list[tuple[str, int, int, float, bool]],
    boxes: list[tuple[str, int, int, int, int]],
    chance: random.Random,
) -> None:
    words = [words_of(text, left, top, size, bold=bold)[0] for text, left, top, size, bold in dict.fromkeys(drawn)]
    shapes = [shape(kind, left, top, left + w, top + h) for kind, left, top, w, h in boxes]  # type: ignore[arg-type]
    page = lay_out(page_of(words, shapes))
    told = passages(refine([page]))
    assert sorted(word.order for passage in told for word in passage.words) == list(range(len(words)))
    for passage in told:
        spans = passage.spans
        assert all(a < b <= len(passage.text) for a, b, _ in spans)
        assert all(x[1] <= y[0] for x, y in pairwise(spans))
    mixed = words[:]
    chance.shuffle(mixed)
    assert [b.text for b in lay_out(page_of(mixed, shapes)).blocks] == [b.text for b in page.blocks]


def test_headings_govern_what_follows_and_a_panel_keeps_its_own() -> None:
    words = words_of("Jaarverslag", 60, 50, 24) + words_of("Integriteit", 60, 100, 16)
    words += words_of("Er waren tien meldingen over ongewenst gedrag.", 60, 124)
    words += words_of("Meer weten", 330, 120, 14) + words_of("Bel of mail met de adviseurs van het team.", 330, 142)
    words += words_of("Verzuim", 60, 200, 16) + words_of("Het verzuim daalde licht door goede zorg.", 60, 224)
    shapes = [shape("panel", 320, 110, 560, 170)]
    found = {p.text: p.context.headings for p in passages(refine([lay_out(page_of(words, shapes))]))}
    assert found["Er waren tien meldingen over ongewenst gedrag."] == ("Jaarverslag", "Integriteit")
    assert found["Het verzuim daalde licht door goede zorg."] == ("Jaarverslag", "Verzuim")
    assert found["Bel of mail met de adviseurs van het team."][-1] == "Meer weten"


def test_what_repeats_at_the_edge_of_pages_runs_and_page_numbers_count_along() -> None:
    pages = []
    for number in range(1, 7):
        words = words_of("Jaarverslag 2024 van de stichting", 60, 20) + right_of(str(number), 540, 815)
        words += words_of(f"Op bladzijde {number} staat gewone tekst over het werk.", 60, 200 + 9 * number)
        pages.append(lay_out(page_of(words, number=number)))
    told = passages(refine(pages))
    assert [p.text for p in told if p.role == "running"][:2] == ["Jaarverslag 2024 van de stichting", "1"]
    assert sum(p.role == "running" for p in told) == 12 and sum(p.role == "body" for p in told) == 6


def test_list_items_keep_their_marker_and_their_lines() -> None:
    words = words_of("•", 60, 100) + words_of("zes trainingen over integer handelen voor", 74, 100)
    words += words_of("nieuwe medewerkers", 74, 112) + words_of("•", 60, 124) + words_of("vier bijeenkomsten", 74, 124)
    found = [(p.kind, p.text) for p in passages([lay_out(page_of(words))])]
    assert found == [
        ("list", "• zes trainingen over integer handelen voor nieuwe medewerkers"),
        ("list", "• vier bijeenkomsten"),
    ]


def test_rotated_text_is_read_along_its_own_direction() -> None:
    box = [Box(left=20, top=300 - 40.0 * n, right=30, bottom=335 - 40.0 * n) for n in range(3)]
    texts = ("aantal", "gewone", "meldingen")
    words = [Word(text=t, box=b, size_pt=10, order=0, angle=270) for t, b in zip(texts, box, strict=True)]
    assert [p.text for p in passages([lay_out(page_of(words))])] == ["aantal gewone meldingen"]


def test_a_page_of_eight_thousand_numbers_keeps_them_all() -> None:
    words = [words_of("1.234", 10.0 + 14 * (n % 100), 10.0 + 6 * (n // 100), 4.0)[0] for n in range(8_000)]
    page = lay_out(page_of(words, width_pt=1500.0, height_pt=1300.0))
    assert sum(len(line.words) for block in page.blocks for line in block.lines) == 8_000


def test_a_sentence_that_runs_on_over_columns_is_whole() -> None:
    words: list[Word] = []
    for line in range(6):
        words += words_of("de eerste kolom vult hier haar regels met", 50, 100 + 12 * line)
        words += words_of("en de tweede kolom gaat door met nog meer", 310, 100 + 12 * line)
    told = [p.text for p in passages(refine([lay_out(page_of(words))]))]
    assert len(told) == 1 and "regels met en de tweede" in told[0]


def test_rows_of_boxes_are_read_row_by_row() -> None:
    words: list[Word] = []
    shapes: list[Shape] = []
    for row in range(2):
        for column in range(2):
            left, top = 50 + 250.0 * column, 100 + 90.0 * row
            shapes.append(shape("panel", left, top, left + 240, top + 80))
            words += words_of(f"vak {2 * row + column} van de bladzijde", left + 10, top + 10)
            words += words_of("met een tweede regel", left + 10, top + 22)
    told = [p.text[:5] for p in passages(refine([lay_out(page_of(words, shapes))]))]
    assert told == ["vak 0", "vak 1", "vak 2", "vak 3"]


def test_a_dash_far_before_its_text_opens_a_list_item() -> None:
    words = words_of("Het team heeft drie taken:", 60, 80)
    items = ["het beheren van alle panden;", "het innen van de huur;", "het verhelpen van klachten."]
    for number, text in enumerate(items):
        words += words_of("–", 60, 94 + 13 * number) + words_of(text, 76, 94 + 13 * number)
    blocks = lay_out(page_of(words)).blocks
    assert [block.text for block in blocks if block.kind == "list_item"] == [f"– {text}" for text in items]


def test_a_page_number_under_a_table_is_none_of_its_cells() -> None:
    words = words_of("2024", 380, 690) + words_of("2023", 460, 690)
    for number, (name, first, second) in enumerate([("Boeken", "123", "119"), ("Films", "845", "790")]):
        top = 706.0 + 14 * number
        words += words_of(name, 60, top) + words_of(first, 380, top) + words_of(second, 460, top)
    words += words_of("Jaarverslag 2024", 60, 800) + words_of("105", 460, 800)
    found = passages([lay_out(page_of(words))])
    assert {p.text for p in found if p.kind == "table" and p.role == "body"} == {"123", "119", "845", "790"}


def test_numbered_entries_and_figure_dashes_open_items_of_their_own() -> None:
    lines = ["2.4 Leden van de vereniging naar leeftijd en woonplaats", "2.5 Bezoekers van de zaal naar seizoen en dag"]
    lines += ["2.10 Vrijwilligers naar taak", "‒ Keuken en bar (zie 2.4 en 2.5)"]
    words = [word for number, text in enumerate(lines) for word in words_of(text, 60, 80 + 12 * number)]
    assert [block.text for block in lay_out(page_of(words)).blocks] == lines


def headings_of(words: list[Word]) -> list[str]:
    return [p.text for p in passages(refine([lay_out(page_of(words))])) if p.role == "heading"]


TEXT_LINES = [w for n in range(8) for w in words_of("de gemeente antwoordt op tijd en zegt waarom", 60, 300 + 12 * n)]


def test_a_title_may_end_in_a_full_stop_or_in_a_year_with_a_full_stop() -> None:
    title = words_of("Jaarbeeld toezicht 2023.", 60, 60, 20, bold=True)
    bold = words_of("Wie ons belde.", 60, 286, 10, bold=True)
    assert headings_of(title + bold + TEXT_LINES) == ["Jaarbeeld toezicht 2023.", "Wie ons belde."]


def test_what_somebody_said_in_large_type_heads_nothing() -> None:
    said = words_of("“Toen ging eindelijk de telefoon”", 60, 270, 16)
    assert headings_of(said + TEXT_LINES) == []


def test_a_line_at_the_edge_of_both_pages_of_a_document_of_two_pages_runs() -> None:
    pages = [
        lay_out(page_of(TEXT_LINES + words_of(text, 60, 810, 8), number=number))
        for number, text in ((1, "Jaarbeeld toezicht"), (2, "Jaarbeeld toezicht"))
    ]
    assert [p.role for p in passages(refine(pages)) if p.text == "Jaarbeeld toezicht"] == ["running", "running"]


def test_the_title_with_the_number_of_the_page_at_the_lower_edge_runs() -> None:
    found = passages(refine([lay_out(page_of(TEXT_LINES + words_of("Jaarbeeld toezicht 2023 | 4", 60, 810, 8)))]))
    assert [p.role for p in found if "Jaarbeeld" in p.text] == ["running"]


def test_a_page_number_set_apart_from_the_running_title_runs_with_it() -> None:
    words = words_of("14", 60, 810, 8) + words_of("Jaarbeeld toezicht 2023", 78, 810, 8)
    found = passages(refine([lay_out(page_of(TEXT_LINES + words))]))
    assert [p.role for p in found if "Jaarbeeld" in p.text] == ["running"]


def test_a_chapter_named_once_where_other_pages_name_theirs_runs_and_its_own_title_stays_a_heading() -> None:
    feet = [words_of(name, 480, 812, 8, color="#777777") for name in [*["Verslag"] * 6, "Balans"]]
    titles = [*[words_of("", 60, 60)] * 6, words_of("Balans", 60, 60, 18)]
    pages = [
        lay_out(page_of(TEXT_LINES + title + foot, number=number))
        for number, (title, foot) in enumerate(zip(titles, feet, strict=True), 1)
    ]
    roles = [p.role for p in passages(refine(pages)) if p.text == "Balans"]
    assert roles == ["heading", "running"]


def test_the_two_pages_of_a_spread_are_read_one_after_the_other_though_their_grounds_touch() -> None:
    words = [w for n in range(12) for w in words_of(f"links staat regel {n} van het verhaal", 60, 140 + 12 * n)]
    words += words_of("12 Jaarbeeld", 60, 560, 8)
    words += [w for n in range(12) for w in words_of(f"rechts staat regel {n} van het vervolg", 660, 100 + 12 * n)]
    shapes = [shape("panel", 0, 540, 595.2, 595, "#eeddbb"), shape("panel", 595.4, 0, 1190, 595, "#fbf7ef")]
    found = passages(refine([lay_out(page_of(words, shapes, width_pt=1191.0, height_pt=595.0))]))
    texts = " ".join(p.text for p in found)
    assert texts.index("links staat regel 11") < texts.index("rechts staat regel 0")


def test_a_sentence_over_a_page_break_is_known_whole_on_both_pages() -> None:
    first = words_of("Er kwamen klachten binnen. De commissie kreeg in", 60, 700) + words_of(
        "2023 van de vertrouwens-", 60, 712
    )
    second = words_of("personen twaalf meldingen. Dat is meer dan eerst.", 60, 80)
    note = words_of("1) Zie de bijlage van dit verslag.", 60, 780, 7)
    body = [word for line in range(9) for word in words_of("gewone tekst om de maat van te nemen", 60, 300 + 12 * line)]
    pages = refine([lay_out(page_of(body + first + note)), lay_out(page_of(second + body, number=2))])
    found = {p.page: p for p in passages(pages) if p.before or p.after}
    assert found[1].after == "personen twaalf meldingen."
    assert found[2].before == "De commissie kreeg in 2023 van de vertrouwens"
    assert found[2].before + found[2].text == (
        "De commissie kreeg in 2023 van de vertrouwenspersonen twaalf meldingen. Dat is meer dan eerst."
    )


def test_a_paragraph_that_ends_or_a_page_that_starts_anew_runs_on_nowhere() -> None:
    body = [word for line in range(9) for word in words_of("gewone tekst om de maat van te nemen", 60, 300 + 12 * line)]
    for end, start in (("Er kwamen klachten binnen.", "daarna niet meer"), ("Een lijst van namen", "Anders dan toen")):
        pages = [
            lay_out(page_of(body + words_of(end, 60, 700))),
            lay_out(page_of(words_of(start, 60, 80) + body, number=2)),
        ]
        assert not [p for p in passages(pages) if p.before or p.after]


def test_titles_side_by_side_under_finished_blocks_start_a_new_row() -> None:
    words: list[Word] = []
    for column, (name, first) in enumerate((("Kazernes", "46"), ("Ploegen", "38"))):
        left = 60.0 + 260 * column
        words += words_of(first, left, 100, 24) + words_of(f"{name.lower()} in de regio", left, 130)
        words += words_of(name, left, 200, 13, bold=True)
        words += words_of(str(21 + column), left, 230, 24) + words_of("vrijwilligers in dienst", left, 260)
    body = [word for line in range(9) for word in words_of("gewone tekst om de maat van te nemen", 60, 500 + 12 * line)]
    texts = [p.text for p in passages([lay_out(page_of(words + body))])]
    assert texts.index("38 ploegen in de regio") < texts.index("Kazernes") < texts.index("Ploegen")


def test_an_explanation_over_a_table_that_opens_with_its_unit_gives_the_table_that_unit() -> None:
    words = words_of("Kilogram per inwoner. De hoeveelheden zijn bepaald met weegbonnen", 60, 90)
    words += words_of("van de verwerker en met het aantal inwoners van het jaar.", 60, 102)
    for row, (name, first, second) in enumerate(
        (("Restafval", "171", "164"), ("Papier", "52", "49"), ("Glas", "21", "22"))
    ):
        words += (
            words_of(name, 60, 140 + 14 * row)
            + right_of(first, 280, 140 + 14 * row)
            + right_of(second, 380, 140 + 14 * row)
        )
    words += right_of("2022", 280, 124) + right_of("2023", 380, 124)
    found = [p for p in passages([lay_out(page_of(words))]) if p.text == "171"]
    assert [p.context.caption for p in found] == ["Kilogram per inwoner"]


def test_a_number_with_a_full_stop_that_ends_the_sentence_of_a_full_line_opens_no_item() -> None:
    def kinds(marker: str) -> list[str]:
        lines = ["Het hele jaar door bleef het aantal vrijwilligers gelijk, op"]
        lines += [f"{marker} Daarnaast hielpen er scholieren mee bij de", "open dagen van de vereniging."]
        words = [word for place, line in enumerate(lines) for word in words_of(line, 60, 100 + 12 * place)]
        return [block.kind for block in lay_out(page_of(words)).blocks]

    assert kinds("36.") == ["paragraph"]
    assert kinds("1.") == ["paragraph", "list_item"]


def test_a_numbered_item_after_an_item_without_a_full_stop_is_an_item() -> None:
    lines = ["6. Het bestuur legt verantwoording af aan de leden", "7. De kascommissie kijkt de boeken van het jaar na"]
    words = [word for place, line in enumerate(lines) for word in words_of(line, 60, 100 + 12 * place)]
    assert [block.kind for block in lay_out(page_of(words)).blocks] == ["list_item", "list_item"]


def test_a_column_that_ends_in_a_preposition_goes_on_with_the_number_at_the_head_of_the_next() -> None:
    left = [f"links staat nog een regel {i} van de tekst" for i in range(8)] + [
        "De opbrengst van het feest was een bedrag van"
    ]
    right = ["3.140 euro, meer dan ooit tevoren was gehaald"] + [
        f"rechts gaat regel {i} over iets anders" for i in range(8)
    ]
    words: list[Word] = []
    for i, (a, b) in enumerate(zip(left, right, strict=True)):
        words += words_of(a, 50, 110 + 12 * i) + words_of(b, 310, 110 + 12 * i)
    texts = [p.text for p in passages(refine([lay_out(page_of(words))]))]
    assert any("een bedrag van 3.140 euro, meer" in text for text in texts)
