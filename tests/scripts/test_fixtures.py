"""The committed fixtures, their README, their truth and their gold belong together."""

import csv
import json
import re
from pathlib import Path

import pytest
from fixture_designs import contradictions, forms, gold, series
from fixture_designs.designs import DESIGNS
from fixture_designs.infographic import infographic
from fixture_designs.oddities import TRUTH, oddities
from fixture_designs.recovered import SOURCES, recovered_text
from fixture_designs.sheet import Style, break_lines, parse_spec, read_marks
from fixture_designs.truth import as_json, truth_of

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "tests" / "fixtures"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


GOLD = [
    path for path in sorted((ROOT / "corpora").glob("*/gold.csv")) if path.parent.name in ("integrity-2022", "series")
]


def test_every_fixture_has_a_row_in_the_readme() -> None:
    readme = (FIXTURES / "README.md").read_text("utf-8")
    named = " ".join(re.findall(r"`([^`]+)`", readme))
    for path in FIXTURES.rglob("*"):
        if path.is_file() and path.name != "README.md":
            folder = path.parent.name
            wildcards = {f"{folder}/*.pdf", f"{folder}/*.truth.json"}
            tail = path.name.removeprefix("jaarbericht") if folder == "series" else path.name
            assert tail in named or any(card in named for card in wildcards), path


def test_the_digital_infographic_is_made_again_to_the_byte() -> None:
    folder = FIXTURES / "integrity-2022"
    assert forms.digital(infographic()) == (folder / "digital.pdf").read_bytes()
    assert forms.digital(infographic(), shuffle_seed=2022) == (folder / "shuffled.pdf").read_bytes()


@pytest.mark.parametrize("name", [name for name in DESIGNS if name != "integrity"])
def test_a_design_and_its_truth_are_made_again_to_the_byte(name: str) -> None:
    sheet = DESIGNS[name]()
    assert forms.digital(sheet) == (FIXTURES / "designs" / f"{name}.pdf").read_bytes()
    assert as_json(truth_of(sheet)) == (FIXTURES / "designs" / f"{name}.truth.json").read_bytes()


def test_the_odd_files_are_those_of_the_truth() -> None:
    assert set(oddities()) == set(TRUTH)
    assert json.loads((FIXTURES / "odd" / "truth.json").read_text("utf-8")) == TRUTH
    assert {path.name for path in (FIXTURES / "odd").iterdir()} == {*TRUTH, "truth.json"}


def test_recovered_texts_are_made_again_to_the_byte() -> None:
    for name in SOURCES:
        assert recovered_text(name).encode() == (FIXTURES / "recovered" / name).read_bytes()


def test_a_control_and_its_contradictions_differ_only_in_what_is_planted() -> None:
    sheets = contradictions.contradictions()
    assert set(sheets) == set(contradictions.EXPECTED)
    control = {number["text"] for page in sheets["control.pdf"].pages for number in page.numbers}
    for name, expected in contradictions.EXPECTED.items():
        printed = {str(n.get("value")) for page in sheets[name].pages for n in page.numbers}
        for finding in expected["differs"]:
            assert set(finding["values"]) <= printed, name
    assert "160" not in control


def test_one_value_of_the_series_is_restated() -> None:
    changed = [
        (report, year, topic)
        for report in (2020, 2021, 2022)
        for year in (report - 1, report)
        for topic in series.TOPICS
        if series.printed(report, year, topic) != series.FIRST_PRINTED[year][topic]
    ]
    assert changed == [(2022, 2021, "meldingen")]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.parent.name)
def test_gold_has_the_columns_of_the_meter_and_pages_that_count_it(path: Path) -> None:
    found = rows(path)
    assert list(found[0]) == list(gold.COLUMNS)
    for page in rows(path.with_name("pages.csv")):
        here = [row for row in found if (row["doc"], row["page"]) == (page["doc"], page["page"])]
        for column, name in (("figures", "figure"), ("either", "either"), ("asides", "aside")):
            assert int(page[column]) == sum(row["class"] == name for row in here)


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.parent.name)
def test_gold_rows_that_state_the_same_fact_have_the_same_value_and_unit(path: Path) -> None:
    found = rows(path)
    linked = [row for row in found if row["same_as"]]
    assert linked
    for row in linked:
        other = found[int(row["same_as"]) - 1]
        assert (row["doc"], row["value"], row["unit"]) == (other["doc"], other["value"], other["unit"])


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.parent.name)
def test_the_keywords_of_gold_stand_in_its_own_label(path: Path) -> None:
    for row in rows(path):
        label = row["label"].lower()
        for word in filter(None, row["keywords"].split(";")):
            assert word[: max(5, len(word) - 3)] in label, (row["label"], word)


def test_claims_say_what_gold_says() -> None:
    printed = {(row["doc"], row["value"]) for path in GOLD for row in rows(path) if row["class"] == "figure"}
    claims = rows(ROOT / "corpora" / "integrity-2022" / "claims.csv")
    assert len(claims) >= 40
    assert len({claim["claim_id"] for claim in claims}) == len(claims)
    for claim in claims:
        assert claim["expected"] in ("confirmed", "contradicted", "not_found")
        if claim["expected"] == "confirmed":
            assert (claim["document"], claim["value"]) in printed, claim


def test_every_cell_callout_and_chart_label_of_a_design_has_a_meaning_in_gold() -> None:
    found = rows(ROOT / "corpora" / "designs" / "gold.csv")
    for name in DESIGNS:
        if name != "integrity":
            truth = truth_of(DESIGNS[name]())
            structured = sum(
                sum(len(table["cells"]) for table in page["tables"]) + len(page["callouts"]) + len(page["charts"])
                for page in truth["pages"]
            )
            meant = [row for row in found if row["doc"] == f"{name}.pdf" and row["keywords"]]
            assert len(meant) == structured, name


def test_the_indicators_of_gold_are_those_of_the_built_in_pack() -> None:
    pack = (ROOT / "patterns" / "integriteit.yaml").read_text("utf-8")
    known = set(re.findall(r"- id: (\w+)", pack))
    used = {row["indicator"] for path in GOLD for row in rows(path)} - {""}
    assert used <= known


def test_a_digit_outside_a_mark_is_refused() -> None:
    with pytest.raises(ValueError, match="a number without a mark"):
        read_marks("In 2022 kwamen er [tien|10 count] meldingen.")


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        ("@year", {"class": "aside", "reason": "year"}),
        ("106 persons #oath", {"class": "figure", "value": "106", "unit": "persons", "bound": "exact", "key": "oath"}),
        ("? 0.5 years", {"class": "either", "value": "0.5", "unit": "years", "bound": "exact"}),
        ("120..140 count range", {"class": "figure", "value": "120", "value_high": "140", "bound": "range"}),
    ],
)
def test_marks_are_read_as_written(spec: str, expected: dict[str, str]) -> None:
    assert expected.items() <= parse_spec(spec).items()


def test_lines_break_at_spaces_and_hyphenation_points_and_stay_in_the_column() -> None:
    marked = read_marks("De vertrouwens¬personen kregen [tien|10 count] meldingen.")
    style = Style(10)
    lines = break_lines(marked, style, 100)
    shown = [marked.text[a:b].replace("¬", "") + ("-" if hyphen else "") for a, b, hyphen in lines]
    assert shown[0] == "De vertrouwens-"
    assert " ".join(shown).replace("- ", "") == "De vertrouwenspersonen kregen tien meldingen."


def test_no_box_of_a_truth_lies_off_its_page() -> None:
    for name in DESIGNS:
        for page in truth_of(DESIGNS[name]())["pages"]:
            for number in page["numbers"]:
                left, top, right, bottom = number["box"]
                assert 0 <= left < right <= page["width_pt"], (name, number)
                assert 0 <= top < bottom <= page["height_pt"], (name, number)
