"""The pack integriteit on sentences and labels: which indicator, which breakdown."""

from __future__ import annotations

from decimal import Decimal

import pytest

from report_extractor.packs import PackMatcher, Reading, load_packs


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
