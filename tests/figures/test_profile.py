"""Organisation and reporting year come from what the document says of itself."""

from __future__ import annotations

import pytest

from report_extractor.figures import read_profile
from report_extractor.model import Metadata

from .making import passage


@pytest.mark.parametrize(
    ("passages", "metadata", "file_name", "year", "source"),
    [
        ([passage("Jaarverslag 2021", role="heading")], Metadata(), "x.pdf", 2021, "title"),
        ([passage("Integriteitsjaarverslag over 2020", role="heading")], Metadata(), "x.pdf", 2020, "title"),
        ([passage("Welkom", role="heading")], Metadata(title="Jaarrekening 2018 gemeente"), "x.pdf", 2018, "title"),
        ([passage("In dit jaarverslag over 2019 leest u meer.")], Metadata(), "x.pdf", 2019, "cover"),
        ([passage("Verslag privacy 2024."), passage("Zie jaarverslag 2023.")], Metadata(), "x.pdf", 2024, "title"),
        ([passage("Besluitenlijst raadsvergadering"), passage("13 februari 2025")], Metadata(), "x.pdf", 2025, "cover"),
        ([passage("Tekst zonder jaar.")], Metadata(), "verslag-2017.pdf", 2017, "file_name"),
        ([passage("Tekst zonder jaar.")], Metadata(), "verslag.pdf", None, ""),
    ],
)
def test_the_reporting_year_is_found_with_its_source(passages, metadata, file_name, year, source) -> None:
    profile = read_profile(passages, metadata, file_name)
    assert (profile.year, profile.year_source) == (year, source)


def test_the_organisation_is_the_body_named_most() -> None:
    pages = [
        passage("Jaarverslag 2021 van de gemeente Zuiderveen", role="heading"),
        passage("De gemeente Zuiderveen werkt samen met de provincie Noordland.", page=2),
        passage("De gemeente Zuiderveen dankt u.", page=3),
    ]
    assert read_profile(pages, Metadata()).organisation == "Gemeente Zuiderveen"


def test_a_year_named_once_in_the_text_is_not_the_reporting_year() -> None:
    assert read_profile([passage("In 2008 waren er nog acht bruggen.")], Metadata()).year is None


def test_a_year_that_only_the_text_names_is_told_as_such() -> None:
    named = [passage(f"In 2018 waren er {number} bruggen.", top=100.0 + 20 * number) for number in range(3)]
    profile = read_profile(named, Metadata())
    assert (profile.year, profile.year_source) == (2018, "text")
