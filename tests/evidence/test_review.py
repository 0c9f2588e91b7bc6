"""The review page: what it keeps, who it answers, and how it behaves in a real browser."""

from __future__ import annotations

import http.client
import json
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from report_extractor.dataset import DatasetWriter, read_dataset, read_reviews, rows_of
from report_extractor.errors import OutputError, UsageError
from report_extractor.evidence import Desk, ReviewServer
from report_extractor.evidence.decisions import Decision, DecisionError, ReviewLog, count_decisions, parse_decision
from report_extractor.extract import extract_document
from report_extractor.settings import Settings

sys.path.insert(0, str(Path(__file__).resolve().parent))
from browser import FAINT, NAMELESS, Browser, find_chromium  # a module of the tests, not of the package

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
NAME = "contradictions/table-total.pdf"
HOSTILE = "</script><script>document.title='pwned'</script><img src=x onerror=alert(1)>"
needs_chromium = pytest.mark.skipif(not find_chromium(), reason="no Chromium on this machine")


@pytest.fixture(scope="module")
def extraction() -> Any:
    return extract_document(FIXTURES / NAME, Settings(ocr="never"), shown_as=NAME)


def write_dataset(folder: Path, extraction: Any) -> Path:
    with DatasetWriter(folder, run={"version": "0"}) as writer:
        writer.add(rows_of(extraction))
    return folder


@pytest.fixture
def dataset(tmp_path: Path, extraction: Any) -> Path:
    return write_dataset(tmp_path / "extracted", extraction)


@contextmanager
def serving(dataset: Path, *folders: Path) -> Iterator[ReviewServer]:
    server = ReviewServer(Desk(dataset, folders or (FIXTURES,), Settings()))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        server.desk.close()
        thread.join()


class Client:
    """Asks a server as a browser would, unless told otherwise."""

    def __init__(self, server: ReviewServer) -> None:
        self._server = server

    def ask(self, path: str, *, body: Any = None, token: str = "", **headers: str) -> tuple[int, bytes, dict[str, str]]:
        port = self._server.server_address[1]
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        sent = {"Host": f"127.0.0.1:{port}", "Content-Type": "application/json"}
        sent |= {name.replace("_", "-"): text for name, text in headers.items()}
        content = body if isinstance(body, bytes) else json.dumps(body).encode() if body is not None else None
        address = f"/{token or self._server.token}/{path}"
        connection.request("GET" if content is None else "POST", address, body=content, headers=sent)
        answer = connection.getresponse()
        found = answer.status, answer.read(), dict(answer.getheaders())
        connection.close()
        return found

    def decide(self, figure_id: str, decision: str, **more: str) -> tuple[int, Any]:
        body = {"document": 0, "figure_id": figure_id, "decision": decision, **more}
        status, content, _ = self.ask("decide", body=body)
        return status, json.loads(content)


def first_id(dataset: Path) -> str:
    return read_dataset(dataset).figures[0]["figure_id"]


def lines_of(dataset: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in (dataset / "review.jsonl").read_text("utf-8").splitlines()]


# ---- what is kept ----------------------------------------------------------------------------------------------------
def test_a_decision_is_a_line_that_says_which_figure_and_what(dataset):
    figure = read_dataset(dataset).figures[0]
    with serving(dataset) as server:
        done = Client(server).decide(figure["figure_id"], "corrected", value="12,5", unit="percent", note="zie  p. 3")
    assert done == (200, {"kept": True})
    assert lines_of(dataset) == [
        {"figure_id": figure["figure_id"], "decision": "corrected", "value": "12.5", "unit": "percent"}
        | {"note": "zie p. 3", "document": NAME, "page": figure["page"], "value_text": figure["value_text"]}
    ]


def test_an_undo_is_a_new_line_and_the_last_line_holds(dataset):
    figure_id = first_id(dataset)
    with serving(dataset) as server:
        for decision in ("accepted", "open", "rejected"):
            Client(server).decide(figure_id, decision)
    assert [line["decision"] for line in lines_of(dataset)] == ["accepted", "open", "rejected"]
    assert read_reviews(dataset) == {figure_id: "rejected"}


def test_a_decision_shows_in_the_csv_and_survives_a_new_run(dataset, extraction):
    figure_id = first_id(dataset)
    ReviewLog(dataset).add(figure_id, Decision(decision="accepted"), {})
    write_dataset(dataset, extraction)
    written = (dataset / "figures.csv").read_text("utf-8").splitlines()
    assert next(line for line in written if line.startswith(figure_id)).endswith(",accepted")


def test_half_a_line_of_a_crash_is_cut_off_and_a_whole_one_is_ended(dataset):
    path = dataset / "review.jsonl"
    whole = json.dumps({"figure_id": "a" * 16, "decision": "accepted"})
    path.write_text(whole + "\n" + whole[:20])
    assert len(ReviewLog(dataset).entries()) == 1
    path.write_text(whole + "\n" + whole)
    log = ReviewLog(dataset)
    log.add("b" * 16, Decision(decision="rejected"), {})
    assert [entry["decision"] for entry in log.entries()] == ["accepted", "accepted", "rejected"]


def test_what_another_server_adds_is_seen(dataset):
    one, two = ReviewLog(dataset), ReviewLog(dataset)
    one.add("a" * 16, Decision(decision="accepted"), {})
    two.add("a" * 16, Decision(decision="rejected"), {})
    assert one.latest()["a" * 16]["decision"] == "rejected"
    assert count_decisions(two.entries()) == {"rejected": 1}


def test_many_at_once_lose_nothing(dataset):
    logs = [ReviewLog(dataset) for _ in range(4)]

    def add(log: ReviewLog, start: int) -> None:
        for number in range(start, start + 25):
            log.add(f"{number:016x}", Decision(decision="accepted", note="é" * 200), {})

    threads = [threading.Thread(target=add, args=(log, 100 * order)) for order, log in enumerate(logs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({line["figure_id"] for line in lines_of(dataset)}) == 100


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("12", "12"), ("12,5", "12.5"), ("12.50", "12.50"), ("-3", "-3"), ("0.125", "0.125"), ("1,234", "1.234")],
)
def test_a_value_is_kept_with_a_decimal_point(typed, kept):
    assert parse_decision({"decision": "corrected", "value": typed}).value == kept


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"decision": "corrected", "value": "1.234"}, "error_ambiguous"),
        ({"decision": "corrected", "value": "1.234,5"}, "error_value"),
        ({"decision": "corrected", "value": "²"}, "error_value"),
        ({"decision": "corrected", "note": "waarom"}, "error_nothing"),
        ({"decision": "misschien"}, "error_decision"),
        ({"decision": "accepted", "note": 3}, "error_length"),
        ({"decision": "accepted", "note": "a" * 5000}, "error_length"),
    ],
)
def test_what_is_no_decision_is_refused_and_said(sent, why):
    with pytest.raises(DecisionError) as problem:
        parse_decision(sent)
    assert problem.value.key == why


def test_a_damaged_line_stops_the_review_before_it_starts(dataset):
    (dataset / "review.jsonl").write_text("nee\n")
    with pytest.raises(UsageError, match="line 1"):
        Desk(dataset, (FIXTURES,), Settings())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_dataset_that_may_not_be_written_is_refused(dataset):
    dataset.chmod(0o500)
    with pytest.raises(OutputError, match="no permission"):
        ReviewLog(dataset)


# ---- who is answered -------------------------------------------------------------------------------------------------
def test_only_this_machine_is_listened_to(dataset):
    with serving(dataset) as server:
        assert server.server_address[0] == "127.0.0.1"
        assert len(server.token) >= 32
        assert server.address == f"http://127.0.0.1:{server.server_address[1]}/{server.token}/"


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"path": "overview", "token": "x" * 32}, 404),
        ({"path": "overview", "Host": "evil.example"}, 403),
        ({"path": "overview", "Host": "127.0.0.1"}, 403),
        ({"path": "../../etc/passwd"}, 404),
        ({"path": "document?document=7"}, 404),
        ({"path": "page?document=0&page=99"}, 404),
        ({"path": "proof?document=0&place=9999"}, 404),
        ({"path": "proof?document=0"}, 404),
        ({"path": "decide", "body": {}, "Origin": "http://evil.example"}, 403),
        ({"path": "decide", "body": {}, "Content_Type": "text/plain"}, 403),
        ({"path": "decide", "body": {}}, 400),
        ({"path": "decide", "body": b"["}, 400),
        ({"path": "decide", "body": b"x" * 70_000}, 400),
        ({"path": "decide", "body": {"document": 0, "figure_id": "weg", "decision": "accepted"}}, 400),
        ({"path": "overview", "body": {}}, 404),
    ],
)
def test_a_stranger_gets_nothing_and_changes_nothing(dataset, asked, status):
    with serving(dataset) as server:
        assert Client(server).ask(**asked)[0] == status
    assert not (dataset / "review.jsonl").exists()


def test_the_policy_allows_one_script_one_style_and_this_server(dataset):
    with serving(dataset) as server:
        _, page, headers = Client(server).ask("")
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; img-src 'self' data:; connect-src 'self'; style-src 'sha256-")
    assert "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff" and headers["Cache-Control"] == "no-store"
    assert server.token.encode() not in page


def test_a_page_picture_comes_from_the_document_and_only_if_it_is_the_same(dataset, tmp_path):
    with serving(dataset) as server:
        status, content, headers = Client(server).ask("page?document=0&page=2")
        assert (status, headers["Content-Type"], content[8:12]) == (200, "image/webp", b"WEBP")
        assert server.desk.without_pictures == ()
    (tmp_path / NAME).parent.mkdir()
    (tmp_path / NAME).write_bytes(b"%PDF-1.4 another")
    with serving(dataset, tmp_path) as server:
        assert server.desk.without_pictures == (NAME,)
        assert Client(server).ask("page?document=0&page=2")[0] == 404
        overview = json.loads(Client(server).ask("overview")[1])
        assert overview["documents"][0]["without"] == "changed_picture"


def test_the_proof_of_a_figure_is_given_when_it_is_asked_for(dataset):
    figure = read_dataset(dataset).figures[3]
    with serving(dataset) as server:
        status, content, _ = Client(server).ask("proof?document=0&place=3")
    told = json.loads(content)
    assert (status, told["id"]) == (200, figure["figure_id"])
    assert {"key": "identity", "text": figure["figure_id"]} in told["details"]


def test_a_desk_that_is_closed_draws_no_more(dataset):
    desk = Desk(dataset, (FIXTURES,), Settings())
    assert desk.picture(0, 1)
    desk.close()
    assert desk.picture(0, 2) == b""


def test_a_dataset_written_anew_is_followed(dataset, extraction):
    with serving(dataset) as server:
        before = json.loads(Client(server).ask("changes?after=0")[1])["stamp"]
        with DatasetWriter(dataset, run={"version": "0"}):
            pass
        assert json.loads(Client(server).ask("changes?after=0")[1])["stamp"] != before
        assert json.loads(Client(server).ask("overview")[1])["documents"] == []
        write_dataset(dataset, extraction)
        assert Client(server).decide(first_id(dataset), "accepted")[0] == 200


def test_the_count_knows_what_is_left_and_what_is_gone(dataset):
    ReviewLog(dataset).add("f" * 16, Decision(decision="accepted"), {})
    with serving(dataset) as server:
        Client(server).decide(first_id(dataset), "rejected")
        count = server.desk.count()
    figures = len(read_dataset(dataset).figures)
    assert (count.figures, count.decided, count.gone) == (figures, 1, 1)
    assert (count.standing["rejected"], count.standing["accepted"], count.standing["open"]) == (1, 0, figures - 1)


# ---- in a browser ----------------------------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


CHOSEN = "document.querySelector('#rows li.chosen')?.dataset.id"
READY = """new Promise(done => {
    const look = () => document.querySelector('#rows li.chosen') ? done(1) : setTimeout(look, 30);
    look();
})"""
MIDDLE = """(() => {
    const svg = document.getElementById('sheet'), image = svg.querySelector('image').getBoundingClientRect();
    const own = svg.querySelector('rect.now').getBoundingClientRect();
    const scale = svg.viewBox.baseVal.width / image.width;
    return [(own.left + own.width / 2 - image.left) * scale, (own.top + own.height / 2 - image.top) * scale];
})()"""


def until(browser: Browser, script: str) -> None:
    look = f"() => ({script}) ? done(true) : tries-- ? setTimeout(look, 50) : done(false)"
    assert browser.run(f"new Promise(done => {{ let tries = 600; const look = {look}; look(); }})"), script


def decided(browser: Browser, count: int) -> None:
    """Waits until that many are decided, and no decision is still on its way to the disk."""
    until(browser, f"document.getElementById('tally').textContent.startsWith('{count} /')")
    until(browser, "!document.getElementById('tally').textContent.includes('…')")


def open_page(browser: Browser, address: str) -> None:
    browser.open("about:blank#")
    browser.events.clear()
    browser.open(address)
    browser.run(READY)


@needs_chromium
class TestInChromium:
    def test_keys_decide_and_go_on_and_undo(self, browser: Browser, dataset: Path):
        with serving(dataset) as server:
            open_page(browser, server.address)
            doubted = {row["figure_id"] for row in read_dataset(dataset).figures if row["doubts"]}
            first = browser.run(CHOSEN)
            assert first in doubted  # the doubted come first
            browser.press("a")
            decided(browser, 1)
            second = browser.run(CHOSEN)
            assert second != first
            browser.press("r")
            decided(browser, 2)
            browser.press("u")
            decided(browser, 1)
            assert browser.run(CHOSEN) == second
            told = [(line["figure_id"], line["decision"]) for line in lines_of(dataset)]
            assert told == [(first, "accepted"), (second, "rejected"), (second, "open")]
            browser.press("j")
            assert browser.run(CHOSEN) not in (first, second)
            browser.press("k")
            assert browser.run(CHOSEN) == second
            assert browser.complaints() == []
            assert all(url.startswith(server.address) for url in browser.requests())

    def test_who_decides_twice_in_a_hurry_gets_what_was_said_last(self, browser: Browser, dataset: Path):
        with serving(dataset) as server:
            open_page(browser, server.address)
            press = "document.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}))"
            browser.run(f"['a', 'u', 'r', 'u'].forEach(key => {press})")
            decided(browser, 0)
            assert [line["decision"] for line in lines_of(dataset)] == ["accepted", "open", "rejected", "open"]
            assert len({line["figure_id"] for line in lines_of(dataset)}) == 1

    def test_when_a_document_is_done_the_next_that_is_not_is_one_press_away(
        self, browser: Browser, tmp_path: Path, extraction: Any
    ):
        rows = rows_of(extraction)
        with DatasetWriter(tmp_path / "three", run={"version": "0"}) as writer:
            for number, name in enumerate(("a.pdf", "b.pdf", "c.pdf")):
                figure = rows.figures[0] | {"document": name, "figure_id": f"{number:016x}"}
                pages = tuple(page | {"document": name} for page in rows.pages)
                writer.add(type(rows)(document=rows.document | {"document": name}, pages=pages, figures=(figure,)))
        ReviewLog(tmp_path / "three").add("1".zfill(16), Decision(decision="accepted"), {})
        with serving(tmp_path / "three") as server:
            open_page(browser, server.address)
            onward = "document.getElementById('onward')"
            assert not browser.run(f"{onward}.checkVisibility()")
            browser.press("a")
            decided(browser, 1)
            assert browser.run(f"{onward}.checkVisibility()")
            browser.run(f"{onward}.click()")
            until(browser, f"{CHOSEN} === '{2:016x}'")
            assert "doc=2" in browser.run("location.hash")

    def test_of_a_long_document_only_rows_in_sight_are_drawn_and_all_are_found_and_printed(
        self, browser: Browser, tmp_path: Path, extraction: Any
    ):
        rows = rows_of(extraction)
        many = tuple(
            rows.figures[0] | {"figure_id": f"{number:016x}", "label": f"nummer {number}", "doubts": ""}
            for number in range(3000)
        )
        with DatasetWriter(tmp_path / "many", run={"version": "0"}) as writer:
            writer.add(type(rows)(document=rows.document, pages=rows.pages, figures=many))
        with serving(tmp_path / "many") as server:
            open_page(browser, server.address)
            drawn = "document.querySelectorAll('#rows li[data-id]').length"
            assert 5 < browser.run(drawn) < 200
            browser.run("document.getElementById('rows').scrollTop = 1e9")
            until(browser, "document.getElementById('rows').textContent.includes('nummer 2999')")
            assert browser.run(drawn) < 200
            browser.press("j")
            assert browser.run(CHOSEN) == many[1]["figure_id"]
            assert browser.run("document.querySelector('#rows li.chosen').checkVisibility()")
            browser.press("/", *"2718", "Enter", "j")
            assert browser.run(CHOSEN) == many[2718]["figure_id"]
            browser.press("/")
            browser.run("document.getElementById('search').value = ''")
            browser.run("document.getElementById('search').dispatchEvent(new Event('input'))")
            browser.run("window.dispatchEvent(new Event('beforeprint'))")
            assert browser.run(drawn) == 3000
            browser.run("window.dispatchEvent(new Event('afterprint'))")
            assert browser.run(drawn) < 200
            assert browser.complaints() == []

    def test_a_correction_is_typed_and_kept(self, browser: Browser, dataset: Path):
        with serving(dataset) as server:
            open_page(browser, server.address)
            browser.press("c", *"1.234", "Enter")
            until(browser, "!document.getElementById('alarm').hidden")
            assert "duizend" in browser.run("document.getElementById('alarm').textContent") or "1234" in browser.run(
                "document.getElementById('alarm').textContent"
            )
            browser.run("document.getElementById('value').select()")
            browser.press(*"1234,5", "Enter")
            decided(browser, 1)
            assert [(line["decision"], line["value"]) for line in lines_of(dataset)] == [("corrected", "1234.5")]
            assert "unit" not in lines_of(dataset)[0]

    def test_two_tabs_see_each_other_and_a_reload_forgets_nothing(
        self, browser: Browser, dataset: Path, tmp_path: Path
    ):
        with serving(dataset) as server, Browser(tmp_path / "other") as other:
            open_page(browser, server.address)
            open_page(other, server.address)
            browser.press("a")
            decided(browser, 1)
            decided(other, 1)
            other.press("j", "r")
            decided(browser, 2)
            chosen = browser.run(CHOSEN)
            browser.reload()
            browser.run(READY)
            decided(browser, 2)
            assert browser.run(CHOSEN) == chosen

    def test_the_figure_on_the_desk_comes_with_its_proof(self, browser: Browser, dataset: Path):
        with serving(dataset) as server:
            open_page(browser, server.address)
            browser.press("j")
            chosen = browser.run(CHOSEN)
            until(browser, f"document.getElementById('details').textContent.includes('{chosen}')")
            assert "2022" in browser.run("document.getElementById('said').textContent")

    def test_the_box_lies_over_its_number(self, browser: Browser, dataset: Path):
        with serving(dataset) as server:
            open_page(browser, server.address)
            place = browser.run(MIDDLE)
            row = next(row for row in read_dataset(dataset).figures if row["figure_id"] == browser.run(CHOSEN))
            middle = [(float(row[a]) + float(row[b])) / 2 for a, b in (("left", "right"), ("top", "bottom"))]
            assert place == pytest.approx(middle, abs=1)

    def test_a_page_of_another_site_decides_nothing_even_when_it_knows_the_address(
        self, browser: Browser, dataset: Path, tmp_path: Path
    ):
        (tmp_path / "elsewhere.html").write_text("<!DOCTYPE html><title>elsewhere</title>")
        sent = json.dumps({"document": 0, "figure_id": first_id(dataset), "decision": "accepted"})
        with serving(dataset) as server:
            browser.open((tmp_path / "elsewhere.html").as_uri())
            for kind in ("application/json", "text/plain"):
                how = f"{{method: 'POST', mode: '%s', headers: {{'Content-Type': '{kind}'}}, body: {json.dumps(sent)}}}"
                for mode in ("cors", "no-cors"):
                    browser.run(f"fetch('{server.address}decide', {how % mode}).then(() => 1, () => 0)")
            assert browser.run(f"fetch('{server.address}overview').then(() => 'read', () => 'refused')") == "refused"
            assert not (dataset / "review.jsonl").exists()
            assert Client(server).decide(first_id(dataset), "accepted")[0] == 200  # the same, from the page itself

    def test_without_the_document_the_review_goes_on_and_says_why(
        self, browser: Browser, dataset: Path, tmp_path: Path
    ):
        with serving(dataset, tmp_path) as server:
            open_page(browser, server.address)
            assert "--source" in browser.run("document.getElementById('without').textContent")
            browser.press("a")
            decided(browser, 1)

    def test_a_server_that_is_gone_is_said_and_nothing_is_lost(self, browser: Browser, dataset: Path):
        with serving(dataset) as server:
            open_page(browser, server.address)
            browser.press("a")
            decided(browser, 1)
        browser.press("r")
        until(browser, "!document.getElementById('alarm').hidden")
        assert [line["decision"] for line in lines_of(dataset)] == ["accepted"]

    def test_everything_has_a_name_and_text_stands_out_in_both_languages(self, browser: Browser, dataset: Path):
        with serving(dataset) as server:
            open_page(browser, server.address)
            browser.press("a")
            decided(browser, 1)
            browser.press("c")
            for button, scheme in (("Bewaar", "dark"), ("Save", "light")):
                browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
                assert browser.run("document.querySelector('#correction .strong').innerText") == button
                assert (browser.run(NAMELESS), browser.run(FAINT)) == ([], [])
                browser.run("document.getElementById('language').click()")

    def test_it_fits_a_telephone(self, browser: Browser, dataset: Path):
        browser.call("Emulation.setDeviceMetricsOverride", width=390, height=844, deviceScaleFactor=1, mobile=True)
        try:
            with serving(dataset) as server:
                open_page(browser, server.address)
                assert browser.run("document.documentElement.scrollWidth") == 390
        finally:
            browser.call("Emulation.clearDeviceMetricsOverride")

    def test_hostile_text_runs_nothing(self, browser: Browser, tmp_path: Path, extraction: Any):
        rows = rows_of(extraction)
        bad = tuple(row | {"label": HOSTILE, "snippet": HOSTILE, "value_text": HOSTILE} for row in rows.figures)
        with DatasetWriter(tmp_path / "bad", run={"version": "0"}) as writer:
            writer.add(type(rows)(document=rows.document | {"title": HOSTILE}, pages=rows.pages, figures=bad))
        with serving(tmp_path / "bad") as server:
            open_page(browser, server.address)
            browser.press("j")
            assert browser.run("document.title") != "pwned"
            assert browser.run("document.scripts.length") == 1
            assert browser.run("document.querySelectorAll('img').length") == 0
            assert browser.complaints() == []
