"""Two columns that run through each other in recovered text are read one after the other."""

from __future__ import annotations

from report_extractor.layout.untangle import untangle
from report_extractor.model import Box, Line, Word


def lines_of(*texts: str) -> list[Line]:
    lines = []
    for row, text in enumerate(texts):
        words, column = [], 0
        for order, part in enumerate(text.split(" ")):
            box = Box(left=column * 6.0, top=row * 12.0, right=(column + len(part)) * 6.0, bottom=row * 12.0 + 10)
            words.append(Word(text=part, box=box, size_pt=10, order=row * 100 + order))
            column += len(part) + 1
        lines.append(Line(words=tuple(words)))
    return lines


def said(lines: list[Line]) -> str:
    return " ".join(line.text for line in untangle(lines))


def test_a_sentence_that_starts_in_mid_line_is_a_second_column() -> None:
    tangled = lines_of(
        "Er kwamen 14 inwoners naar de balie In 2021 belden er 9 inwoners met",
        "voor een vraag over afval. het meldpunt over",
        "geluid in de nacht.",
    )
    assert said(tangled) == (
        "Er kwamen 14 inwoners naar de balie voor een vraag over afval. "
        "In 2021 belden er 9 inwoners met het meldpunt over geluid in de nacht."
    )


def test_a_hyphen_in_mid_line_parts_the_columns() -> None:
    tangled = lines_of(
        "Wij gaven een cursus aan onze mede- De raad sprak over",
        "werkers van de wijk. twee plannen voor het dorp.",
    )
    assert "mede- werkers van de wijk. De raad sprak over twee plannen" in said(tangled)


def test_running_text_keeps_its_order_and_words() -> None:
    plain = lines_of(
        "De raad van Noord sprak met de wethouder. Het ging",
        "over drie plannen. Er was een brief van mevr. Janssen",
        "over De Hoeve, het huis aan de rand van het dorp.",
    )
    assert untangle(plain) == plain


def test_every_word_is_kept_once() -> None:
    tangled = lines_of(
        "Er kwamen 14 inwoners naar de balie In 2021 belden er 9 inwoners met",
        "nog een regel zonder enig teken van een naad erin",
        "en het eind van alles. met nog een staart",
    )
    words = [word for line in untangle(tangled) for word in line.words]
    assert sorted(word.order for word in words) == sorted(word.order for line in tangled for word in line.words)
