"""The page as blocks: the same for any order of the words, and no word lost."""

from __future__ import annotations

import random

from report_extractor.layout import lay_out, passages, refine
from report_extractor.model import Box, PageWords, Shape, Word

CHARACTER_EM = 0.5


def words_of(text: str, left: float, top: float, size: float = 10.0, **style: object) -> list[Word]:
    """The words of one line, set in a made-up font whose characters are half an em wide."""
    words: list[Word] = []
    for piece in text.split():
        width = len(piece) * size * CHARACTER_EM
        box = Box(left=left, top=top, right=left + width, bottom=top + size)
        words.append(Word(text=piece, box=box, size_pt=size, order=0, **style))  # type: ignore[arg-type]
        left += width + 0.3 * size
    return words


def page_of(words: list[Word], shapes: tuple[Shape, ...] = (), **about: object) -> PageWords:
    numbered = tuple(
        Word(
            text=w.text, box=w.box, size_pt=w.size_pt, order=i, bold=w.bold, color=w.color, angle=w.angle,
            raised=w.raised, hidden=w.hidden,
        )
        for i, w in enumerate(words)
    )  # fmt: skip
    return PageWords(number=1, width_pt=595, height_pt=842, words=numbered, shapes=shapes, **about)  # type: ignore[arg-type]


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
    shapes = tuple(
        Shape(kind="panel", box=Box(left=left, top=100, right=left + 98, bottom=150), color="#ddeeff")
        for left in (55.0, 155.0)
    )
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
