"""The evidence report: what is in it, what cannot get in, and how it behaves in a real browser."""

from __future__ import annotations

import base64
import json
import re
import shutil
import sys
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from report_extractor.dataset import DatasetWriter, DocumentRows, indicator_code, names_of, read_dataset, rows_of
from report_extractor.evidence import ReportOptions, write_report
from report_extractor.evidence.codes import Codes, shown_count, shown_value
from report_extractor.evidence.gathering import finding_rows
from report_extractor.evidence.leaves import DocumentRows as DocumentLeaf
from report_extractor.evidence.leaves import plan_leaves
from report_extractor.evidence.pictures import room_for_picture
from report_extractor.evidence.proof import packed
from report_extractor.evidence.series import SeriesGatherer
from report_extractor.evidence.states import STATES
from report_extractor.evidence.texts import report_texts, template_text
from report_extractor.evidence.writing import _named
from report_extractor.extract import extract_document, list_indicators
from report_extractor.reading import open_input
from report_extractor.settings import Settings

sys.path.insert(0, str(Path(__file__).resolve().parent))
from browser import FAINT, NAMELESS, Browser, find_chromium  # a module of the tests, not of the package

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
SIDES = ("left", "top", "right", "bottom")
HOSTILE = "</script><script>document.title='pwned'</script><img src=x onerror=alert(1)>{{7*7}}\"'><svg onload=alert(2)>"
needs_chromium = pytest.mark.skipif(not find_chromium(), reason="no Chromium on this machine")


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("evidence") / "extracted"
    indicators = [indicator_code(*one) for one in list_indicators(Settings())]
    with DatasetWriter(folder, run={"version": "0"}, indicators=indicators) as writer:
        for name in ("contradictions/table-total.pdf", "integrity-2022/digital.pdf"):
            writer.add(rows_of(extract_document(FIXTURES / name, Settings(ocr="never"), shown_as=name)))
    return folder


@pytest.fixture(scope="module")
def report(dataset: Path) -> Path:
    (path,) = write_report(dataset, dataset.parent / "report.html", ReportOptions(folders=(FIXTURES,)))
    return path


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile") / "extracted"
    place = {"page": "1", "left": "10", "top": "10", "right": "40", "bottom": "20", "document": "a.pdf"}
    text = {"label": HOSTILE, "snippet": HOSTILE, "value_text": HOSTILE, "text": HOSTILE}
    about = dict.fromkeys(names_of("documents"), "") | {"document": "a.pdf", "title": HOSTILE, "message": HOSTILE}
    about |= dict.fromkeys(("bytes", "pages", "pages_ocr", "figures", "numbers", "unexplained"), "1")
    page = dict.fromkeys(names_of("pages"), "") | {"document": "a.pdf", "page": "1", "width": "200", "height": "100"}
    figure = dict.fromkeys(names_of("figures"), "") | place | text | {"figure_id": "f" * 16, "value": "1"}
    number = dict.fromkeys(names_of("numbers"), "") | place | text
    number |= {"number_id": "n" * 16, "figure_id": "f" * 16, "disposition": "figure", "value": "1"}
    finding = dict.fromkeys(names_of("findings"), "") | {"document": "a.pdf", "page": "1", "finding_id": "x"}
    finding |= {"verdict": "differs", "severity": "error", "message_nl": HOSTILE, "message_en": HOSTILE}
    finding |= {"figures": "f" * 16, "check": HOSTILE}
    with DatasetWriter(folder, run={"version": "0"}) as writer:
        writer.add(
            DocumentRows(document=about, pages=(page,), numbers=(number,), figures=(figure,), findings=(finding,))
        )
    return write_report(folder, folder.parent / "report.html", ReportOptions())[0]


class Outline(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))


def test_every_number_has_a_box_and_every_number_a_row(dataset, report):
    held = read_dataset(dataset)
    outline = Outline(report.read_text(encoding="utf-8"))
    boxes = [about for tag, about in outline.elements if tag == "rect" and "hit" in (about.get("class") or "")]
    rows = [about for tag, about in outline.elements if tag == "tr" and about.get("class") == "row"]
    others = [number for number in held.numbers if number["disposition"] != "figure"]
    pieces = [about["data-part"] for about in boxes if "data-part" in about]
    assert len(boxes) - len(pieces) + len(set(pieces)) == len(held.numbers)
    assert len(rows) == len(held.figures) + len(others)
    assert {about["data-of"] for about in boxes} == {about["data-of"] for about in rows}


def test_a_page_takes_at_most_300_kb_and_needs_nothing_from_outside(report):
    text = report.read_text(encoding="utf-8")
    assert report.stat().st_size <= 4 * 300_000
    outline = Outline(text)
    for _, about in outline.elements:
        for name in ("src", "href", "action"):
            assert re.match(r"data:|#|$", about.get(name) or ""), about
        assert "style" not in about and not any(name.startswith("on") for name in about)


def test_the_findings_stand_there_with_their_arithmetic(report):
    assert "10 + 7 = 17, gedrukt: 18" in report.read_text(encoding="utf-8")


def test_a_contradicted_figure_says_by_which_and_where(report):
    rows = re.findall(r'data-state="conflict" data-words.*?</tr>', report.read_text(encoding="utf-8"), re.DOTALL)
    assert rows
    assert [row for row in rows if not re.search(r">tegengesproken door \S+ \(blz\. \d+\)", row)] == []


def test_a_heading_has_whole_names_and_counts_the_others():
    names = [f"jaarverslag-van-een-instelling-{at}-2023.pdf" for at in range(5)]
    assert _named(names[:1]) == {"nl": names[0], "en": names[0]}
    assert _named(names[:3])["nl"] == f"{names[0]}, {names[1]} en 1 ander"
    assert _named(names)["en"] == f"{names[0]}, {names[1]} and 3 others"
    assert _named(["x" * 200])["nl"] == "x" * 200


def test_a_place_without_a_reading_is_counted_and_named_in_whole_words():
    row = dict.fromkeys(names_of("findings"), "") | {"check": "unread_ink", "finding_id": "f", "page": "2"}
    about = DocumentLeaf(document={"document": "a.pdf"}, pages=(), numbers=(), figures=(), findings=())
    for places, told, links in (
        ("1,2,3,4", "1 plek met inkt", ["plek, pagina 2"]),
        ("1,2,3,4;5,6,7,8", "2 plekken met inkt", ["plek 1 van 2, pagina 2", "plek 2 van 2, pagina 2"]),
    ):
        (found,) = finding_rows(replace(about, findings=(row | {"observed": places},)), Codes(()), {})
        assert found["message"]["nl"].startswith(told)
        assert [link["text"]["nl"] for link in found["links"]] == links


def test_the_same_dataset_gives_the_same_bytes(dataset, report, tmp_path):
    again = write_report(dataset, tmp_path / "again.html", ReportOptions(folders=(FIXTURES,)))[0]
    assert again.read_bytes() == report.read_bytes()


def test_a_document_that_is_gone_or_changed_says_so_instead_of_a_picture(dataset, tmp_path):
    (path,) = write_report(dataset, tmp_path / "r.html", ReportOptions(folders=(tmp_path,)))
    assert report_texts()["no_picture"]["nl"] in path.read_text(encoding="utf-8")
    for name in ("contradictions/table-total.pdf", "integrity-2022/digital.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"%PDF-1.4 something else")
    write_report(dataset, path, ReportOptions(folders=(tmp_path,)))
    assert report_texts()["changed_picture"]["nl"] in path.read_text(encoding="utf-8")


def test_text_of_a_document_never_becomes_markup(hostile):
    text = hostile.read_text(encoding="utf-8")
    outline = Outline(text)
    assert [tag for tag, _ in outline.elements].count("script") == 1
    assert "img" not in [tag for tag, _ in outline.elements]
    assert "{{7*7}}" in text and "<script>document" not in text


def write_long(folder: Path, pages: int, numbers: int) -> Path:
    """A dataset of one document with so many pages, each with so many numbers that nobody understands."""
    place = {"left": "10", "top": "10", "right": "40", "bottom": "20"}
    about = dict.fromkeys(names_of("documents"), "") | {"document": "map/lang.pdf", "pages": str(pages)}
    about |= dict.fromkeys(("bytes", "pages_ocr", "figures", "numbers", "unexplained"), str(pages * numbers))
    sheets, ledger = [], []
    for page in range(1, pages + 1):
        own = {"document": "map/lang.pdf", "page": str(page), "numbers": str(numbers)}
        sheets.append(dict.fromkeys(names_of("pages"), "") | own | {"width": "595", "height": "842"})
        for number in range(numbers):
            own = {"document": "map/lang.pdf", "page": str(page)}
            row = {"number_id": f"{page:08x}{number:08x}", "disposition": "unexplained", "text": "7"}
            ledger.append(dict.fromkeys(names_of("numbers"), "") | place | own | row)
    with DatasetWriter(folder, run={"version": "0"}) as writer:
        writer.add(DocumentRows(document=about, pages=tuple(sheets), numbers=tuple(ledger)))
    return folder


def test_a_large_set_becomes_an_index_with_a_file_for_each_part(tmp_path):
    folder = write_long(tmp_path / "extracted", pages=140, numbers=1)
    files = write_report(folder, tmp_path / "report.html", ReportOptions(pictures=False))
    assert [path.name for path in files] == ["report.html", *(f"000001-00{n}-lang.html" for n in (1, 2, 3))]
    index = files[0].read_text(encoding="utf-8")
    assert all(f"report_files/{path.name}" in index for path in files[1:])
    middle = files[2].read_text(encoding="utf-8")
    assert all(f'href="{name}"' in middle for name in ("../report.html", files[1].name, files[3].name))
    shown = sum(path.read_text(encoding="utf-8").count('class="hit ') for path in files[1:])
    assert shown == 140


def test_pages_full_of_numbers_are_cut_into_smaller_parts(tmp_path):
    folder = write_long(tmp_path / "extracted", pages=30, numbers=600)
    assert plan_leaves(folder)["map/lang.pdf"] == tuple((start, start + 1) for start in range(1, 31, 2))


@pytest.mark.slow
def test_a_longer_report_takes_no_more_memory(tmp_path):
    def most(pages: int) -> int:
        folder = write_long(tmp_path / f"{pages}", pages=pages, numbers=4)
        tracemalloc.start()
        try:
            write_report(folder, tmp_path / f"{pages}.html", ReportOptions(pictures=False))
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    most(41)  # loads what is loaded once
    assert most(240) < 1.3 * most(80)


def in_series(value: str, year: str, report_year: str, **more: str) -> dict[str, str]:
    """A figure about a year, as a report over another year prints it."""
    row = dict.fromkeys(names_of("figures"), "") | {
        "pack": "p",
        "indicator": "i",
        "bound": "exact",
        "basis": "realised",
        "organisation": "Gemeente Voorbeeld",
    }
    row |= {"value": value, "period_start": f"{year}-01-01", "period_end": f"{year}-12-31", "confidence": "high"}
    return row | {"year": report_year, "document": f"{report_year}.pdf"} | more


def test_a_line_follows_the_latest_report_and_shows_what_was_restated():
    series = SeriesGatherer(Codes(()))
    series.add([in_series("1204.5", "2022", "2022"), in_series("1100", "2021", "2022")])
    series.add([in_series("1000", "2021", "2021")])
    (line,) = series.lines()
    told = [(point["year"], point["pair"]) for point in line["points"]]
    assert told == [("2021", {"nl": "1.100", "en": "1,100"}), ("2022", {"nl": "1.204,5", "en": "1,204.5"})]
    assert [(point["year"], point["pair"]["nl"]) for point in line["others"]] == [("2021", "1.000")]
    low, high = line["others"][0], line["points"][0]
    assert low["x"] == high["x"] and low["y"] > high["y"]
    assert low["label_y"] > low["y"] > high["y"] > high["label_y"]


def test_two_organisations_never_share_a_line_and_restate_nothing_of_each_other():
    series = SeriesGatherer(Codes(()))
    one, other = {"organisation": "Gemeente A"}, {"organisation": "Gemeente B", "document": "b.pdf"}
    series.add([in_series("10", "2022", "2023", **one), in_series("12", "2023", "2023", **one)])
    series.add([in_series("90", "2022", "2023", **other), in_series("80", "2023", "2023", **other)])
    lines = series.lines()
    told = [(line["who"], [point["pair"]["nl"] for point in line["points"]], line["others"]) for line in lines]
    assert told == [("Gemeente A", ["10", "12"], []), ("Gemeente B", ["90", "80"], [])]


def test_a_document_that_names_no_organisation_has_a_line_of_its_own():
    series = SeriesGatherer(Codes(()))
    for name in ("map/a.pdf", "map/b.pdf"):
        nameless = {"organisation": "", "document": name}
        series.add([in_series("10", "2022", "2023", **nameless), in_series("12", "2023", "2023", **nameless)])
    assert [line["who"] for line in series.lines()] == ["a.pdf", "b.pdf"]


@pytest.mark.parametrize(
    "more",
    [
        {"document": "second.pdf"},  # of the same year: neither is the earlier
        {"document": "undated.pdf"},
        {"period_start": "2022-12-31"},  # a day of that year, not the year
    ],
)
def test_what_is_not_known_to_be_restated_is_not_shown_as_restated(more):
    series = SeriesGatherer(Codes(()))
    series.add([in_series("10", "2022", "2023"), in_series("12", "2023", "2023"), in_series("14", "2021", "2023")])
    undated = {"year": ""} if more.get("document") == "undated.pdf" else {}
    series.add([in_series("90", "2022", "2023", **more) | undated])
    (line,) = series.lines()
    assert ([point["year"] for point in line["points"]], line["others"]) == (["2021", "2023"], [])


def test_another_period_in_an_earlier_report_is_not_restated():
    series = SeriesGatherer(Codes(()))
    series.add([in_series("10", "2022", "2023"), in_series("12", "2023", "2023")])
    series.add([in_series("90", "2022", "2022", period_start="2022-07-01")])
    (line,) = series.lines()
    assert ([point["pair"]["nl"] for point in line["points"]], line["others"]) == (["10", "12"], [])


def test_no_value_of_a_series_covers_another_or_the_years():
    series = SeriesGatherer(Codes(()))
    values = (1200, 1210, 1190, 1205, 1198, 1202, 3, 1201)
    for year, value in enumerate(values, start=2014):
        series.add([in_series(str(value), str(year), "2022")])
        series.add([in_series(str(value - 2), str(year), str(year))])
    (line,) = series.lines()
    told = [point for point in (*line["points"], *line["others"]) if point["told"]]
    places = [(point["label_x"], point["label_y"], 3 * len(point["pair"]["nl"])) for point in told]
    assert len(told) >= len(values)
    assert all(10 <= y < 88 for _, y, _ in places)
    for at, (x, y, half) in enumerate(places):
        assert all(abs(x - a) >= half + wide or abs(y - b) >= 9 for a, b, wide in places[:at])


def test_a_year_that_one_report_prints_in_two_ways_is_no_point():
    series = SeriesGatherer(Codes(()))
    series.add([in_series("3", "2020", "2022"), in_series("4", "2021", "2022"), in_series("5", "2021", "2022")])
    assert series.lines() == []


@pytest.mark.parametrize(
    ("value", "nl", "en"),
    [
        ("1234", "1.234", "1,234"),
        ("-12.50", "−12,50", "−12.50"),
        ("0", "0", "0"),
        ("24400000", "24.400.000", "24,400,000"),
    ],
)
def test_a_value_is_shown_in_the_notation_of_the_language(value, nl, en):
    assert shown_value(value) == {"nl": nl, "en": en}


def test_a_count_that_is_not_known_is_none():
    assert shown_count("") == {"nl": "0", "en": "0"}


def test_each_state_has_a_mark_of_its_own_and_not_a_colour_alone(report):
    text = report.read_text(encoding="utf-8")
    drawn = {state: re.search(f'<symbol id="m-{state}".*?<path d="(.*?)"', text).group(1) for state in STATES}
    assert len(set(drawn.values())) == len(STATES)


def contrast(one: str, two: str) -> float:
    def light(colour: str) -> float:
        shades = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in shades)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(two)))
    return (high + 0.05) / (low + 0.05)


def test_the_colours_of_states_and_words_stand_out_by_day_and_by_night():
    style = template_text("style.css")
    palettes = [
        dict(re.findall(r"--(\w+):(#\w{6})\b", part)) for part in style.split("svg.page,")[0].split("@media screen")
    ]
    day, night = palettes[0] | {"paper": "#ffffff"}, palettes[1]
    assert day["sure"] != night["sure"]
    for palette in (day, night):
        for state in (*STATES, "ink", "soft", "accent"):
            for ground in ("paper", "ground", "pick", "proof", "wash"):
                assert contrast(palette[state], palette[ground]) >= 4.5, (state, ground, palette[state])


def test_nothing_moves_for_who_asked_for_rest():
    for name in ("style.css", "review.css"):
        calm = re.sub(r"@media \(prefers-reduced-motion:no-preference\)\{.*?\}\}", "", template_text(name), flags=re.S)
        assert not re.search(r"animation|transition|scroll-behavior:smooth", calm)


def test_a_proof_keeps_its_lines_apart_whatever_is_printed():
    details = [
        {"key": "words", "text": "a\tb 7\nc", "parts": ("a\tb ", "7", "\n\rc")},
        {"key": "read_as", "pair": {"nl": "7 stuks", "en": "7 count"}},
        {"key": "period", "pair": {"nl": "2022", "en": "2022"}},
    ]
    assert packed(details).split("\n") == ["words\ta b \t7\t  c", "read_as\t7 stuks\t7 count", "period\t2022"]


def test_a_picture_leaves_room_for_the_numbers_of_its_page_and_a_tall_page_stays_legible():
    assert room_for_picture(20, 595, 842) == 165_000
    assert room_for_picture(150, 595, 842) * 4 / 3 + 150 * 850 <= 260_000
    assert room_for_picture(20, 595, 5875) == 330_000
    assert room_for_picture(100_000, 595, 842) == 70_000


def test_an_indicator_is_shown_by_its_name(report):
    text = report.read_text(encoding="utf-8")
    assert "Vertrouwenspersonen (integriteit)" in text
    assert "domain=integriteit" not in text


def test_a_decision_of_a_reviewer_is_shown(dataset, tmp_path):
    figure_id = read_dataset(dataset).figures[0]["figure_id"]
    decision = {"figure_id": figure_id, "decision": "corrected", "value": "3", "note": "zie de bijlage"}
    shutil.copytree(dataset, tmp_path / "judged")
    (tmp_path / "judged" / "review.jsonl").write_text(json.dumps(decision) + "\n")
    (path,) = write_report(tmp_path / "judged", tmp_path / "r.html", ReportOptions(pictures=False))
    text = path.read_text(encoding="utf-8")
    assert "gecorrigeerd" in text and "verbeterd: 3 zie de bijlage" in text


def test_the_proof_of_a_figure_holds_what_the_checks_say_of_it(report):
    proofs = [about.get("data-proof") or "" for _, about in Outline(report.read_text(encoding="utf-8")).elements]
    assert len([proof for proof in proofs if "10 + 7 = 17, gedrukt: 18" in proof]) == 3


def test_the_picture_of_the_readme_is_there_and_small():
    root = FIXTURES.parents[1]
    first_screen = "\n".join((root / "README.md").read_text("utf-8").splitlines()[:40])
    assert re.search(r"!\[[^]]{20,}\]\(docs/report\.png\)", first_screen)
    content = (root / "docs" / "report.png").read_bytes()
    assert content.startswith(b"\x89PNG") and len(content) < 300_000


def test_every_text_is_there_in_both_languages_and_every_key_is_known():
    texts = report_texts()
    assert all(pair["nl"] and pair["en"] for pair in texts.values())
    used = set()
    for name in ("parts.html.j2", "document.html.j2", "index.html.j2", "review.html.j2"):
        used |= set(re.findall(r"\bt\(\"(\w+)\"\)", template_text(name))) - {"state_", "decision_"}
    assert used <= set(texts)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


CHOSEN = "document.querySelector('tr.row.chosen')?.dataset.of"
SHOWN = "document.querySelectorAll('tr.row:not([hidden])').length"


@needs_chromium
class TestInChromium:
    def test_boxes_lie_over_their_numbers(self, browser: Browser, report: Path, dataset: Path):
        browser.open(report.as_uri() + "#hide=")
        places: list[dict[str, Any]] = browser.run(
            """[...document.querySelectorAll('rect.hit:not([data-part])')].map(box => {
                const svg = box.ownerSVGElement, sheet = svg.getBoundingClientRect(), own = box.getBoundingClientRect();
                const image = svg.querySelector('image').getBoundingClientRect();
                const scale = svg.viewBox.baseVal.width / image.width;
                return {of: box.dataset.of, x: (own.left + own.width / 2 - image.left) * scale,
                        y: (own.top + own.height / 2 - image.top) * scale, wide: image.width, sheet: sheet.width};
            })"""
        )
        wanted: dict[str, list[tuple[float, float]]] = {}
        for row in read_dataset(dataset).numbers:
            owner = row["figure_id"] if row["disposition"] == "figure" else row["number_id"]
            x = (float(row["left"]) + float(row["right"])) / 2
            wanted.setdefault(owner, []).append((x, (float(row["top"]) + float(row["bottom"])) / 2))
        pieces = browser.run(
            """[...document.querySelectorAll('rect.hit[data-part]')].map(box =>
                [box.dataset.part, box.x.baseVal.value, box.y.baseVal.value, box.x.baseVal.value +
                 box.width.baseVal.value, box.y.baseVal.value + box.height.baseVal.value])"""
        )
        assert len(places) + len({of for of, *_ in pieces}) == sum(map(len, wanted.values()))
        numbers = {row["number_id"]: row for row in read_dataset(dataset).numbers}
        for of in {of for of, *_ in pieces}:  # the pieces of a number lie in its box, and reach all its sides
            sides = list(zip(*(own for name, *own in pieces if name == of), strict=True))
            reached = [min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])]
            assert reached == pytest.approx([float(numbers[of][side]) for side in SIDES], abs=3)
        for place in places:
            assert place["wide"] > 300
            assert any(abs(place["x"] - x) < 1 and abs(place["y"] - y) < 1 for x, y in wanted[place["of"]])

    def test_keys_walk_the_table_and_the_page_follows(self, browser: Browser, report: Path):
        browser.open(report.as_uri())
        browser.press("j")
        first = browser.run(CHOSEN)
        browser.press("j")
        second = browser.run(CHOSEN)
        browser.press("k")
        assert first and second and first != second
        assert browser.run(CHOSEN) == first
        assert browser.run("document.querySelector('rect.hit.chosen').dataset.of") == first
        seen = "(() => { const b = document.querySelector('rect.hit.chosen').getBoundingClientRect();"
        assert browser.run(seen + " return b.top >= 0 && b.bottom <= innerHeight; })()")

    def test_search_and_filters_narrow_the_table_and_stand_in_the_address(self, browser: Browser, report: Path):
        browser.open(report.as_uri())
        everything = browser.run(SHOWN)
        browser.press("/", *"ambtseed")
        found = browser.run(SHOWN)
        assert 0 < found < everything
        address = browser.run("location.href")
        assert "q=ambtseed" in address
        browser.open("about:blank#")
        browser.open(address)
        assert browser.run(SHOWN) == found
        assert browser.run("document.getElementById('search').value") == "ambtseed"
        browser.press("Escape")
        browser.run("document.querySelector('.chips button[data-state=aside]').click()")
        assert browser.run(SHOWN) > everything

    def test_a_click_on_a_box_chooses_its_row_and_the_other_way_round(self, browser: Browser, report: Path):
        browser.open(report.as_uri())
        box = "[...document.querySelectorAll('rect.hit.sure')].at(-1)"
        browser.run(f"{box}.dispatchEvent(new MouseEvent('click', {{bubbles: true}}))")
        assert browser.run(CHOSEN) == browser.run(f"{box}.dataset.of")
        browser.run("document.querySelector('tr.row:not([hidden])').click()")
        assert browser.run("document.querySelector('rect.hit.chosen').dataset.of") == browser.run(CHOSEN)

    def test_the_language_switches(self, browser: Browser, report: Path):
        browser.open(report.as_uri())
        spans = "[...document.querySelectorAll('#tab-findings span[lang]')]"
        seen = f"{spans}.filter(span => span.offsetParent).map(span => span.textContent)"
        assert browser.run(seen) == ["Bevindingen"]
        browser.run("document.getElementById('language').click()")
        assert browser.run(seen) == ["Findings"]
        assert "lang=en" in browser.run("location.href")

    def test_the_tabs_the_pages_and_what_needs_attention_are_a_key_away(self, browser: Browser, report: Path):
        browser.open(report.as_uri())
        browser.press("t")
        states = "[...new Set([...document.querySelectorAll('tr.row:not([hidden])')].map(row => row.dataset.state))]"
        assert browser.run(states) == ["conflict"]
        browser.press("f")
        assert browser.run("document.querySelector('.findings li.differs').checkVisibility()")
        assert "view=findings" in browser.run("location.href")
        browser.run("document.querySelector('.findings li.differs a').click()")
        assert browser.run("document.querySelector('tr.row.chosen').checkVisibility()")
        browser.run("document.querySelectorAll('.strip a')[3].click()")
        at = "document.querySelectorAll('section.sheet')[3].getBoundingClientRect()"
        assert browser.run(f"{at}.bottom > 0 && {at}.top < innerHeight")

    def test_the_chosen_number_is_shown_close(self, browser: Browser, report: Path):
        browser.open(report.as_uri())
        browser.press("j")
        middle = """(() => {
            const close = document.querySelector('tr.more:not([hidden]) svg.close'), use = close.querySelector('use');
            const box = document.querySelector('rect.hit.chosen'), seen = close.viewBox.baseVal;
            return [use.href.baseVal === '#' + box.ownerSVGElement.querySelector('image').id,
                    seen.x <= box.x.baseVal.value &&
                    seen.x + seen.width >= box.x.baseVal.value + box.width.baseVal.value,
                    seen.y + seen.height / 2 - (box.y.baseVal.value + box.height.baseVal.value / 2),
                    close.getBoundingClientRect().height > 40];
        })()"""
        assert browser.run(middle) == [True, True, pytest.approx(0, abs=0.1), True]
        assert browser.run("document.querySelector('tr.more dl').children.length") >= 10
        shown = "[...document.querySelectorAll('tr.more dt')].map(item => item.innerText)"
        assert browser.run(shown)[:2] == ["De zin", "Gelezen als"]
        browser.run("document.getElementById('language').click()")
        assert browser.run(shown)[:2] == ["The sentence", "Read as"]
        browser.run("document.getElementById('language').click()")

    def test_the_place_that_is_shown_close_is_the_figures_own(self, browser: Browser, report: Path, dataset: Path):
        figure = next(row for row in read_dataset(dataset).figures if row["value_text"] == "tien")
        assert int(figure["mentions"]) > 1
        browser.open("about:blank#")
        browser.open(f"{report.as_uri()}#sel={figure['figure_id']}")
        frame = "document.querySelector('svg.close rect').getBBox()"
        middle = browser.run(f"[{frame}.x + {frame}.width / 2, {frame}.y + {frame}.height / 2]")
        own = [(float(figure[a]) + float(figure[b])) / 2 for a, b in (("left", "right"), ("top", "bottom"))]
        assert middle == pytest.approx(own, abs=1)
        other = f"[...document.querySelectorAll('rect.hit[data-of=\"{figure['figure_id']}\"]:not([data-own])')][0]"
        browser.run(f"{other}.dispatchEvent(new MouseEvent('click', {{bubbles: true}}))")
        assert browser.run(f"[{frame}.x, {frame}.y]") != pytest.approx([own[0], own[1]], abs=3)

    def test_a_page_far_away_is_a_number_away(self, browser: Browser, tmp_path: Path):
        folder = write_long(tmp_path / "extracted", pages=90, numbers=2)
        first = write_report(folder, tmp_path / "report.html", ReportOptions(pictures=False))[1]
        browser.open(first.as_uri())
        browser.press("g", *"18", "Enter")
        at = "document.querySelector('section.sheet[data-number=\"%d\"]').getBoundingClientRect()"
        assert browser.run(f"{at % 18}.top < innerHeight && {at % 18}.bottom > 0")
        assert browser.run("document.querySelector('.strip a.here').textContent") == "18"
        browser.press("g", *"60", "Enter")
        until = "new Promise(done => { let tries = 200; const look = () => location.pathname.includes('-002-') && "
        until += (
            "document.readyState === 'complete' || !tries-- ? done(location.href) : setTimeout(look, 50); look(); })"
        )
        browser.run("new Promise(done => setTimeout(done, 300))")
        assert browser.run(until).endswith("page=60")
        assert browser.run(f"{at % 60}.top < innerHeight && {at % 60}.bottom > 0")
        assert browser.run("document.getElementById('goto').value") == "60"

    def test_headings_stand_in_order_and_the_first_tab_skips(self, browser: Browser, report: Path):
        browser.open("about:blank#")
        browser.open(report.as_uri())
        levels = browser.run("[...document.querySelectorAll('h1,h2,h3,h4')].map(item => +item.tagName[1])")
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))
        browser.press("Tab", "Enter")
        assert browser.run("document.activeElement.id") == "table"

    def test_what_has_the_focus_is_seen(self, browser: Browser, report: Path):
        browser.open("about:blank#")
        browser.open(report.as_uri())
        seen = []
        for _ in range(14):
            browser.press("Tab")
            seen.append(
                browser.run(
                    "(() => { const item = document.activeElement, style = getComputedStyle(item);"
                    "return [item.outerHTML.slice(0, 60), style.outlineStyle, parseFloat(style.outlineWidth)]; })()"
                )
            )
        assert len({name for name, _, _ in seen}) >= 10
        assert [one for one in seen if one[1] == "none" or one[2] < 2] == []

    def test_it_fits_a_telephone(self, browser: Browser, report: Path):
        browser.call("Emulation.setDeviceMetricsOverride", width=390, height=844, deviceScaleFactor=1, mobile=True)
        try:
            browser.open(report.as_uri())
            assert browser.run("document.documentElement.scrollWidth") == 390
            assert not browser.run("document.querySelector('.sheet').checkVisibility()")
            tabs = "[...document.querySelectorAll('.tabs button')].map(tab => tab.getBoundingClientRect())"
            assert browser.run(f"{tabs}.length") == 4
            assert browser.run(f"{tabs}.every(box => box.width > 40 && box.left >= 0 && box.right <= 390)")
            browser.run("document.getElementById('tab-pages').click()")
            assert browser.run("document.querySelector('.sheet').checkVisibility()")
        finally:
            browser.call("Emulation.clearDeviceMetricsOverride")

    @pytest.mark.parametrize("width", [1060, 1280, 1400, 1920])
    def test_the_state_of_every_row_is_whole(self, browser: Browser, report: Path, width: int):
        browser.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        try:
            browser.open("about:blank#")
            browser.open(report.as_uri() + "#hide=")
            assert browser.run("(box => box.scrollWidth - box.clientWidth)(document.querySelector('.scroll'))") == 0
            cut = """[...document.querySelectorAll('tr.row .tag')].filter(tag =>
                tag.getBoundingClientRect().right > tag.closest('td').getBoundingClientRect().right).length"""
            assert browser.run("document.querySelectorAll('tr.row[data-state=conflict] .tag').length") > 0
            assert browser.run(cut) == 0
        finally:
            browser.call("Emulation.clearDeviceMetricsOverride")

    def test_of_several_documents_the_strip_has_the_pages_of_the_chosen_one(self, browser: Browser, report: Path):
        browser.open("about:blank#")
        browser.open(report.as_uri())
        shown = "[...document.querySelectorAll('.strip a')].filter(a => a.checkVisibility()).map(a => a.dataset.whose)"
        names = browser.run("[...document.querySelectorAll('#whose option')].map(option => option.textContent)")
        assert names == ["table-total.pdf", "digital.pdf"]
        assert set(browser.run(shown)) == {names[0]}
        choose = "(s => { s.value = 'digital.pdf'; s.dispatchEvent(new Event('change')); })"
        browser.run(f"{choose}(document.getElementById('whose'))")
        assert set(browser.run(shown)) == {names[1]}
        at = "document.getElementById(document.querySelector('.strip a.here').dataset.page).getBoundingClientRect()"
        assert browser.run(f"{at}.top < innerHeight && {at}.bottom > 0")

    def test_it_prints_everything_on_a4(self, browser: Browser, report: Path, tmp_path: Path):
        browser.open(report.as_uri())
        printed = browser.call("Page.printToPDF", printBackground=True, preferCSSPageSize=True)["data"]
        (tmp_path / "print.pdf").write_bytes(base64.b64decode(printed))
        with open_input(tmp_path / "print.pdf", Settings(ocr="never")) as paper:
            read = [paper.read_page(number) for number in range(1, paper.page_count + 1)]
        assert {(round(page.width_pt), round(page.height_pt)) for page in read} == {(595, 842)}
        words = " ".join(word.text for page in read for word in page.words)
        assert "gedrukt: 18" in words and "Pagina 2" in words and "Reeksen" in words
        assert "Toetsen" not in words and "English" not in words
        assert "14 + 5 = 19, gedrukt: 19; klopt" in words  # what is folded on the screen is not on paper
        assert "1 / " in words and browser.run("document.querySelectorAll('details[open]').length") == 0

    def test_everything_has_a_name_and_text_stands_out(self, browser: Browser, report: Path):
        browser.open(report.as_uri() + "#hide=")
        browser.press("j")
        assert browser.run(NAMELESS) == []
        for scheme in ("dark", "light"):
            browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
            for key in ("f", "f"):
                assert browser.run(FAINT) == []
                browser.press(key)
        browser.run("document.querySelector('.tally').style.color = '#999'")
        assert len(browser.run(FAINT)) == 2  # the meter sees what is planted
        assert browser.run(
            "document.querySelectorAll('[id]').length === new Set([...document.querySelectorAll('[id]')]"
            ".map(item => item.id)).size"
        )
        assert browser.run("document.documentElement.lang") == "nl"

    def test_it_stays_silent_and_asks_for_nothing(self, browser: Browser, report: Path):
        browser.open(report.as_uri())
        browser.press("j", "k", "Enter", "Escape")
        assert browser.complaints() == []
        assert browser.requests() == []

    def test_the_index_of_a_long_report_opens_at_once_and_leads_on(self, browser: Browser, tmp_path: Path):
        folder = write_long(tmp_path / "extracted", pages=500, numbers=2)
        index = write_report(folder, tmp_path / "report.html", ReportOptions(pictures=False))[0]
        browser.open(index.as_uri())
        took = "performance.timing.loadEventEnd - performance.timing.navigationStart"
        assert browser.run(took) < 2000
        browser.run("document.getElementById('search').focus()")
        browser.press(*"weg")
        assert browser.run("document.querySelectorAll('tr.doc:not([hidden])').length") == 0
        browser.press("Escape")
        assert browser.run("document.querySelectorAll('tr.doc:not([hidden]) a[href]').length") == 11
        assert (browser.run(NAMELESS), browser.run(FAINT), browser.complaints()) == ([], [], [])

    def test_hostile_text_runs_nothing(self, browser: Browser, hostile: Path):
        browser.open(hostile.as_uri())
        browser.press("j")
        assert browser.run("document.querySelector('tr.more dd').textContent") == HOSTILE
        assert browser.run("document.title") != "pwned"
        assert browser.run("document.scripts.length") == 1
        assert browser.run("document.querySelectorAll('img, svg[onload]').length") == 0
        assert browser.complaints() == []
