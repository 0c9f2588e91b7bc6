"""Words with lost signs become the printed words, and stay lost where the print cannot be known."""

from __future__ import annotations

import pytest

from report_extractor.model import Box, Word
from report_extractor.reading.mending import JOINED_LETTERS, LOST, mend_letters, mend_words, printed_as
from report_extractor.reading.text_layer import LayerWord, Style

STYLE = Style(size_pt=10, color="#000000", alpha=255, bold=False, font=1, mode=0, angle=0, axis=0, base=0)
PARTS = [(letters, part) for letters, parts in JOINED_LETTERS.items() for part in parts.split()]


def layer(text: str) -> list[LayerWord]:
    box = Box(left=0, top=0, right=10, bottom=10)
    return [LayerWord(Word(text=word, box=box, size_pt=10, order=0), STYLE, (1,)) for word in text.split()]


def mended(text: str) -> str:
    return " ".join(item.word.text for item in mend_words(layer(text)))


@pytest.mark.parametrize(("letters", "part"), PARTS)
def test_each_known_part_comes_back_from_its_lost_letters(letters: str, part: str) -> None:
    assert part.count(letters) == 1
    assert mend_letters(part.replace(letters, LOST), set()) == part


@pytest.mark.parametrize(
    ("lost", "printed"),
    [
        ("de �nanciële positie", "de financiële positie"),
        ("Speci�catie van lasten", "Specificatie van lasten"),
        ("het e�ect is klein", "het effect is klein"),
        ("importhe�ngen stegen", "importheffingen stegen"),
        ("geïdenti�ceerd en geë�ectueerd", "geïdentificeerd en geëffectueerd"),
        ("een diversi�catie-e�ect", "een diversificatie-effect"),
        ("wie verantwoording a�egt", "wie verantwoording aflegt"),
        ("de ina�eg van ina�eg", "de ina�eg van ina�eg"),
        ("een gra�te naast een grafite", "een grafite naast een grafite"),
        ("van: �. het", "van: �. het"),
        ("� �� x�x", "� �� x�x"),
    ],
)
def test_lost_letters_come_back_only_where_one_word_fits(lost: str, printed: str) -> None:
    assert mended(lost) == printed


@pytest.mark.parametrize(
    ("wrong", "printed"),
    [
        ("risico9s zijn er", "risico’s zijn er"),
        ("risico9s.", "risico’s."),
        ("8ongevraagd9 gedrag", "‘ongevraagd’ gedrag"),
        ("de 8Soft controls9, en", "de ‘Soft controls’, en"),
        ("(8go/no go9) is", "(‘go/no go’) is"),
        ("het 8pas-toe9-beginsel", "het ‘pas-toe’-beginsel"),
        ("8Zie de noot", "8Zie de noot"),
        ("de noot tekst9", "de noot tekst9"),
        ("CO2 is 9 procent", "CO2 is 9 procent"),
        ("A9 en N9s", "A9 en N9s"),
        ("18e en 19e", "18e en 19e"),
    ],
)
def test_digits_that_stand_for_quotes_are_quotes(wrong: str, printed: str) -> None:
    assert mended(wrong) == printed


@pytest.mark.parametrize(
    ("lost", "print_of_it", "word"),
    [
        ("bedrij�ge", "bedrijfige", "bedrijfige"),
        ("ge�üsterd", "gefluisterd", "ge�üsterd"),
        ("coö�n,", "coöfin,", "coöfin,"),
        ("coö�n", "(coofin", "coöfin"),
        ("af�tof�en", "afstoffen", "afstoffen"),
        ("strui�oek", "strulfboek", "strui�oek"),
        ("strui�oek", "", "strui�oek"),
        ("strui�oek", "struiktkboek", "strui�oek"),
    ],
)
def test_the_print_gives_lost_letters_where_it_repeats_the_others(lost: str, print_of_it: str, word: str) -> None:
    assert printed_as(lost, print_of_it) == word
