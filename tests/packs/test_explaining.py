"""Why a number was not taken: the nearest pattern and the word it stopped at; drafts for new ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from report_extractor.errors import UsageError
from report_extractor.packs import PackMatcher, check_pack, draft_indicator, draft_pack, load_packs, try_text
from report_extractor.packs.sentences import read_sentence


@pytest.mark.parametrize(
    ("text", "reason", "expected", "found"),
    [
        ("Er zijn 7 formele verzoeken en klachten.", "word", "{klacht}", "verzoeken"),
        ("Er zijn 7% formele procedures.", "unit", "count", "percent"),
        ("Er zijn 7 deelnemers.", "near", "workshop", ""),
        ("Over klachten waren er 7 formele.", "word", "{klacht}", ""),
    ],
)
def test_the_nearest_pattern_says_where_it_stopped(text: str, reason: str, expected: str, found: str) -> None:
    matcher = PackMatcher(load_packs(["integriteit"]))
    reading, _ = read_sentence(text)
    miss = matcher.explain(reading, reading.figures[0][:2])
    assert miss is not None
    assert (miss.reason, miss.found) == (reason, found)
    assert miss.expected.startswith(expected) or expected in miss.expected


@pytest.mark.parametrize(
    "text",
    [
        "In die tijd kregen 1.127 kinderen hulp.",  # a verb that sentences about anything have
        "Er zijn 7 formele verzoeken.",  # a quality
        "Er kwamen 12 pakketten binnen.",
    ],
)
def test_a_pattern_that_shares_no_thing_or_act_is_not_near(text: str) -> None:
    matcher = PackMatcher(load_packs())
    reading, _ = read_sentence(text)
    assert matcher.find_near(reading, 0) == ()


def test_what_came_near_is_told_once_for_each_indicator_with_the_words_it_shares() -> None:
    matcher = PackMatcher(load_packs())
    reading, _ = read_sentence("Er waren 12% klachten over parkeren.")
    near = matcher.find_near(reading, 0)
    assert near
    names = [(miss.pack, miss.indicator) for miss in near]
    assert len(names) == len(set(names))
    assert all(miss.shared for miss in near)
    assert near[0].shared == ("klachten",)


def test_what_may_stand_further_on_is_told_apart_from_what_must_come_next() -> None:
    matcher = PackMatcher(load_packs(["integriteit"]))
    reading, _ = read_sentence("Bij vier meldingen is een gesprek gevoerd.")
    further = [miss for miss in matcher.find_near(reading, 0) if "... " in miss.text and miss.found == "is"]
    assert further
    assert all(miss.anywhere for miss in further)
    reading, _ = read_sentence("Er zijn 7 formele verzoeken en klachten.")
    (nearest, *_) = matcher.find_near(reading, 0)
    assert (nearest.found, nearest.anywhere) == ("verzoeken", False)


def test_an_excluding_word_is_named_only_when_it_stands_there() -> None:
    matcher = PackMatcher(load_packs(["klachten_bezwaar"]))
    reading, _ = read_sentence("Er waren 12 klachten van deelnemers.")
    near = {miss.indicator: miss for miss in matcher.find_near(reading, 0)}
    assert (near["complaints"].reason, near["complaints"].found) == ("unless", "deelnemers")


def test_a_pattern_is_told_without_signs_and_codes() -> None:
    matcher = PackMatcher(load_packs(["klachten_bezwaar"]))
    told = [matcher.tell_pattern(one.pattern_id) for i in matcher.packs[0].indicators for one in i.patterns]
    assert all(told)
    assert not any(sign in text for text in told for sign in ("{", "}", "_", "..."))
    assert matcher.tell_pattern("klachten_bezwaar.complaints.999") == ""


def test_a_number_that_was_taken_needs_no_explanation() -> None:
    matcher = PackMatcher(load_packs(["integriteit"]))
    reading, _ = read_sentence("Er zijn 7 formele klachten.")
    assert matcher.explain(reading, reading.figures[0][:2]) is None


def test_nothing_near_is_no_explanation() -> None:
    matcher = PackMatcher(load_packs(["woo"]))
    reading, _ = read_sentence("Het pakhuis telt 7 kamers.")
    assert matcher.explain(reading, reading.figures[0][:2]) is None


def test_try_reads_each_number_with_the_sentence_before_it() -> None:
    lines = try_text(load_packs(), "Er kwamen tien meldingen over ongewenst gedrag. Vier daarvan gingen over pesten.")
    first, second = lines.splitlines()
    assert first.startswith("<tien> = 10 count: integriteit.reports domain=ongewenst_gedrag")
    assert second.startswith("<Vier> = 4 count: integriteit.reports domain=ongewenst_gedrag topic=pesten")


def test_try_says_so_when_there_is_no_number() -> None:
    assert try_text(load_packs(["woo"]), "Het regende lang.") == "geen getal dat een cijfer kan zijn\n"


def test_a_draft_is_a_pack_but_for_what_its_writer_must_add(tmp_path: Path) -> None:
    draft = draft_indicator("Dit jaar zijn 14 fietsen gestolen bij het station.")
    path = tmp_path / "fietsen.yaml"
    path.write_text(f"pack: fietsen\nversion: 1\nindicators:\n{draft}", encoding="utf-8")
    told = [mistake.message for mistake in check_pack(path)]
    assert told == [f"{key}: vul dit in; hier staat nog …" for key in ("label en", "text")]
    path.write_text(path.read_text(encoding="utf-8").replace('"…"', '"Iets anders."'), encoding="utf-8")
    assert check_pack(path) == ()


@pytest.mark.parametrize(
    ("sentence", "number", "phrase"),
    [
        ("Er zijn 14 fietsen gestolen; in de stad nog 3 brommers.", 1, "{figure} fietsen gestolen"),
        ("Er zijn 14 fietsen gestolen; in de stad nog 3 brommers.", 2, "{figure} brommers"),
        ("Er zijn 14 fietsen en 3 brommers gestolen.", 1, "{figure} fietsen"),
    ],
)
def test_a_draft_keeps_to_the_clause_of_its_number(tmp_path: Path, sentence: str, number: int, phrase: str) -> None:
    draft = draft_pack(sentence, number)
    assert f'- "{phrase}"' in draft
    path = tmp_path / "nieuw.yaml"
    path.write_text(draft.replace('"…"', '"Iets anders."'), encoding="utf-8")
    assert check_pack(path) == ()


def test_a_draft_from_a_table_cell_is_a_label(tmp_path: Path) -> None:
    path = tmp_path / "nieuw.yaml"
    path.write_text(draft_pack("Gestolen fietsen, Centrum: 12", label=True).replace('"…"', '"Iets."'), encoding="utf-8")
    assert 'labels:\n      - "Gestolen fietsen"' in path.read_text(encoding="utf-8")
    assert check_pack(path) == ()


def test_the_nearest_pattern_shares_more_than_a_light_word() -> None:
    matcher = PackMatcher(load_packs())
    reading, _ = read_sentence("Dit jaar zijn 14 fietsen in dienst gestolen.")
    miss = matcher.explain(reading, reading.figures[0][:2])
    assert miss is None or ".label." not in miss.pattern


def test_a_draft_needs_a_number() -> None:
    with pytest.raises(UsageError, match="has 0 numbers"):
        draft_indicator("Er is niets gestolen.")
