"""A number that counts a part, a plan or another year: what the packs leave alone, and what they take over."""

from __future__ import annotations

import pytest

from report_extractor.packs import PackMatcher, load_packs
from report_extractor.packs.sentences import read_sentence


@pytest.fixture(scope="module")
def all_packs() -> PackMatcher:
    return PackMatcher(load_packs())


def _claims(matcher: PackMatcher, text: str, near: str = "", label: bool | None = None) -> dict[str, str]:
    """Per number as printed: its indicator and breakdown."""
    reading, mentions = read_sentence(text, near=near, label=label)
    return {
        mentions[match.figure].text: " ".join([match.indicator, *("=".join(code) for code in match.breakdown)])
        for match in matcher.match(reading)
    }


@pytest.mark.parametrize(
    "text",
    [
        "De overige zes klachten zijn later behandeld.",
        "Voor 11 klachten volgde een gesprek.",
        "Het gaat om 62 klachten.",
        "Over de telefonische bereikbaarheid kwamen 30 klachten.",
        "Er waren 30 klachten over de telefonische bereikbaarheid.",
        "Wij kregen 12 Woo-verzoeken over het zwembad.",
    ],
)
def test_a_part_is_not_the_whole(all_packs: PackMatcher, text: str) -> None:
    assert _claims(all_packs, text) == {}


def test_what_repeats_the_base_is_a_part_of_it(all_packs: PackMatcher) -> None:
    claims = _claims(all_packs, "Van de 80 klachten zijn 50 klachten meteen opgelost.")
    assert "50" not in claims


def test_words_beyond_another_number_are_not_said_of_the_base(all_packs: PackMatcher) -> None:
    claims = _claims(all_packs, "Van de 80 klachten is 90% binnen de termijn afgedaan.")
    assert claims == {"90%": "within_term"}


def test_words_after_waarvan_are_said_of_the_part(all_packs: PackMatcher) -> None:
    claims = _claims(all_packs, "Er zijn 70 Woo-verzoeken afgehandeld, waarvan 60 procent op tijd.")
    assert claims["70"] == "requests_handled"
    assert claims["60 procent"] == "requests_handled timing=binnen_termijn"


def test_a_share_passes_the_number_it_is_of(all_packs: PackMatcher) -> None:
    text = "Van de sessie zegt men dat 80% van alle 45 teamleiders hem volgde."
    assert _claims(all_packs, text) == {"80%": "workshop_participation"}


def test_the_base_of_a_part_has_not_its_outcome(all_packs: PackMatcher) -> None:
    assert _claims(all_packs, "De rechter verklaarde één van de vijf beroepen gegrond.") == {"vijf": "appeals"}


@pytest.mark.parametrize(
    ("text", "twins"),
    [
        ("De coördinator integriteit kreeg 45 vragen, tegen 38 in 2019 en 30 in 2018.", ["45", "38", "30"]),
        ("De coördinator integriteit kreeg 45 vragen (2019: 38).", ["45", "38"]),
        ("De coördinator integriteit kreeg 45 vragen, tegen 38 een jaar eerder.", ["45", "38"]),
        ("De coördinator integriteit kreeg 45 vragen, tegen 38 gesprekken met raadsleden.", ["45"]),
        ("De coördinator integriteit kreeg 45 vragen. Er zijn 38 stoelen.", ["45"]),
    ],
)
def test_the_same_of_another_year_has_the_same_indicator(all_packs: PackMatcher, text: str, twins: list[str]) -> None:
    assert _claims(all_packs, text) == dict.fromkeys(twins, "advice_requests")


def test_a_year_in_a_phrase_is_any_year(all_packs: PackMatcher) -> None:
    for year in (1999, 2021):
        text = f"Er lagen nog 12 bezwaren uit {year}."
        assert _claims(all_packs, text) == {"12": "objections_carried_over"}


def test_a_word_that_forbids_counts_in_its_own_sentence_only(all_packs: PackMatcher) -> None:
    assert _claims(all_packs, "De inhuur is 11% van de loonsom; dat is boven de norm.") == {"11%": "external_staff"}
    assert _claims(all_packs, "De inhuur is volgens de norm 11% van de loonsom.") == {}


@pytest.mark.parametrize(
    ("label", "near", "indicator"),
    [
        ("Wachttijd, aantal klachten 12", "", None),
        ("Woo-verzoeken, niet afgeronde zaken 12", "", None),
        ("Ingetrokken of doorgezonden 12", "Woo-verzoeken", None),
        ("Tabel 2. Woo-verzoeken naar maand, Totaal 12", "", "requests"),
        ("Bijlage 3. Datalekken naar oorzaak en gevolg, Totaal 12", "", "breaches"),
    ],
)
def test_a_label_names_the_whole_or_nothing(
    all_packs: PackMatcher, label: str, near: str, indicator: str | None
) -> None:
    assert _claims(all_packs, label, near, label=True).get("12") == indicator
