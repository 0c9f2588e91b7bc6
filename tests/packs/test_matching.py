"""The pack integriteit on sentences and labels: which indicator, which breakdown."""

from __future__ import annotations

import re
import time
from decimal import Decimal

import pytest

from report_extractor.packs import PackMatcher, Reading, find_breakdown, load_packs


@pytest.fixture(scope="module")
def matcher() -> PackMatcher:
    return PackMatcher(load_packs(["integriteit"]))


def _reading(marked: str, unit: str = "", value: str = "7", near: str = "", label: bool | None = None) -> Reading:
    """A reading from text with its numbers between `<` and `>`."""
    text, figures = "", []
    for at, part in enumerate(marked.replace(">", "<").split("<")):
        if at % 2:
            figures.append((len(text), len(text) + len(part), unit, Decimal(value)))
        text += part
    return Reading(text=text, figures=tuple(figures), near=near, label=label)


@pytest.mark.parametrize(
    ("marked", "indicator", "breakdown"),
    [
        ("Dit jaar hebben\n<31> collega's de Ambtseed/belofte AFGELEGD.", "oath_taken", {}),
        ("<Negen> meldingen van ervaren ongewenst gedrag.", "reports", {"domain": "ongewenst_gedrag"}),
        ("<Drie> meldingen hadden betrekking op integriteit.", "reports", {"domain": "integriteit"}),
        ("In <geen> van de gevallen is een officiële klacht ingediend.", "formal_complaints", {}),
        ("De workshop is door de (<18>) deelnemers gewaardeerd.", "workshop_participants", {}),
    ],
)
def test_a_sentence_gives_indicator_and_breakdown(
    matcher: PackMatcher, marked: str, indicator: str, breakdown: dict[str, str]
) -> None:
    (match,) = matcher.match(_reading(marked))
    assert (match.indicator, dict(match.breakdown)) == (indicator, breakdown)


def test_two_numbers_of_one_sentence_get_each_their_own_breakdown(matcher: PackMatcher) -> None:
    reading = _reading("Er zijn <drie> vertrouwenspersonen voor integriteit en <drie> voor ongewenst gedrag.")
    assert [dict(match.breakdown) for match in matcher.match(reading)] == [
        {"domain": "integriteit"},
        {"domain": "ongewenst_gedrag"},
    ]


def test_a_percentage_is_no_count(matcher: PackMatcher) -> None:
    assert matcher.match(_reading("<9%> meldingen van ongewenst gedrag.", unit="percent")) == ()


def test_words_of_a_callout_match_in_any_order(matcher: PackMatcher) -> None:
    reading = _reading("afgelegde ambtseden en ambtsbeloften: <31>", label=True)
    assert [match.indicator for match in matcher.match(reading)] == ["oath_taken"]


@pytest.fixture(scope="module")
def all_packs() -> PackMatcher:
    return PackMatcher(load_packs())


@pytest.mark.parametrize(
    ("marked", "unit", "value", "why"),
    [
        ("Het ziekteverzuim steeg met <1,2%>.", "percent", "1.2", "by how much, not to what"),
        ("De kosten (ook de inhuur) bedroegen <3>.", "EUR", "3", "the words are an aside"),
        ("<4> meldingen, en twee gingen over grond.", "", "4", "nothing said of what"),
        ("Er zijn <enkele> formele klachten.", "", "NaN", "a vague amount"),
    ],
)
def test_a_number_that_says_something_else_is_left_alone(
    all_packs: PackMatcher, marked: str, unit: str, value: str, why: str
) -> None:
    reading = _reading(marked, unit=unit, value="0" if value == "NaN" else value)
    if value == "NaN":
        start, end, _, _ = reading.figures[0]
        reading = Reading(text=reading.text, figures=((start, end, "", None),))
    assert all_packs.match(reading) == (), why


@pytest.mark.parametrize(
    ("marked", "near"),
    [
        ("<7> Integriteit Er is geen formele procedure gestart", "Meldingen vertrouwenspersoon"),
        ("<0,9> Kort, Instroom: 45", "Personeel"),
        ("<12> medewerkers uit de keuken van het oude raadhuis kozen soep, eed", ""),
    ],
)
def test_a_label_that_says_much_more_is_left_alone(all_packs: PackMatcher, marked: str, near: str) -> None:
    assert all_packs.match(_reading(marked, near=near, label=True)) == ()


def test_the_nearest_words_around_fill_a_breakdown(matcher: PackMatcher) -> None:
    near = "Meldingen ongewenst gedrag en integriteit\nEr waren tien meldingen van ongewenst gedrag."
    (match,) = matcher.match(_reading("<Vier> daarvan gingen over pesten.", near=near))
    assert dict(match.breakdown) == {"domain": "ongewenst_gedrag", "topic": "pesten"}


def test_two_codes_in_one_heading_fill_nothing(matcher: PackMatcher) -> None:
    near = "Meldingen ongewenst gedrag en integriteit"
    (match,) = matcher.match(_reading("<Vier> daarvan gingen over pesten.", near=near))
    assert dict(match.breakdown) == {"topic": "pesten"}


@pytest.mark.parametrize(
    ("year", "breakdown"),
    [
        (2015, {"type": "misbruik_bevoegdheden"}),
        (2020, {"type": "misbruik_positie_bevoegdheden_belangenverstrengeling"}),
        (None, {}),
    ],
)
def test_the_year_chooses_the_version_of_a_category_list(
    matcher: PackMatcher, year: int | None, breakdown: dict[str, str]
) -> None:
    reading = Reading(
        text="Misbruik van bevoegdheden 5",
        figures=((26, 27, "", Decimal(5)),),
        near="Soort schending",
        label=True,
        year=year,
    )
    (match,) = matcher.match(reading)
    assert dict(match.breakdown) == breakdown


def test_breakdown_words_are_found_without_a_number(matcher: PackMatcher) -> None:
    (pack,) = load_packs(["integriteit"])
    text = "Zij kwamen voort uit seksuele intimidatie."
    expected = (("topic", "seksuele_intimidatie"),)
    assert find_breakdown(pack, "reports", text) == expected
    assert matcher.find_breakdown("integriteit", "reports", text) == expected


@pytest.mark.parametrize(
    "text", ["7 meldingen " * 400, "meldingen gingen over " * 2000 + "7", "x" * 100_000 + " 7", "(" * 5000 + "7"]
)
def test_no_text_takes_long(all_packs: PackMatcher, text: str) -> None:
    figures = tuple((m.start(), m.end(), "", Decimal(7)) for m in re.finditer("7", text))
    before = time.process_time()
    all_packs.match(Reading(text=text, figures=figures, near=text))
    assert time.process_time() - before < 1
