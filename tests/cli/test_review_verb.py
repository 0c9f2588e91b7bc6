"""The verb `review` as a process of its own: what it says, how it ends, and what a kill leaves."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from report_extractor.cli import main

PACK = str(Path(__file__).parent.parent / "batch" / "pack.yaml")


@pytest.fixture
def dataset(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "goed.txt").write_text("In 2022 kwamen er 12 meldingen binnen.\n")
    assert extract().exit_code == 0
    return tmp_path / "uit"


def extract():
    return CliRunner().invoke(main, ["extract", "--pack", PACK, "--ocr", "never", "goed.txt", "-o", "uit"])


@contextmanager
def reviewing(dataset: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A running `review` and its address."""
    words = [sys.executable, "-m", "report_extractor", "review", str(dataset)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=dataset.parent)
    try:
        assert process.stderr is not None
        for line in process.stderr:
            found = re.fullmatch(r"review page: (http://127\.0\.0\.1:\d+/\S{32,}/)\n", line)
            if found:
                break
        else:
            raise AssertionError("no address")
        yield process, found.group(1)
    finally:
        process.kill()
        process.communicate()


def decide(address: str, dataset: Path, decision: str) -> None:
    figure_id = (dataset / "figures.csv").read_text("utf-8").splitlines()[1].split(",")[0]
    body = json.dumps({"document": 0, "figure_id": figure_id, "decision": decision}).encode()
    asked = urllib.request.Request(f"{address}decide", data=body, headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(asked, timeout=20) as answer:
        assert json.load(answer) == {"kept": True}


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_it_with_a_summary(dataset, end):
    with reviewing(dataset) as (process, address):
        decide(address, dataset, "rejected")
        process.send_signal(end)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (0, "")
    told = "1 decision now; of 1 figures 0 accepted, 0 corrected, 1 rejected, 0 open"
    assert err.splitlines()[-1] == f"{dataset}: {told}"


def test_a_kill_loses_nothing_and_the_next_run_shows_it(dataset):
    with reviewing(dataset) as (process, address):
        decide(address, dataset, "accepted")
        process.kill()
    assert ",open" in (dataset / "figures.csv").read_text("utf-8")
    assert extract().exit_code == 0
    assert (dataset / "figures.csv").read_text("utf-8").splitlines()[1].endswith(",accepted")


def test_what_cannot_be_reviewed_is_one_line(tmp_path, dataset):
    done = CliRunner().invoke(main, ["review", str(tmp_path)])
    assert (done.exit_code, done.stdout) == (2, "")
    assert "not a dataset" in done.stderr
    (dataset / "review.jsonl").write_text("nee\n")
    done = CliRunner().invoke(main, ["review", str(dataset)])
    assert (done.exit_code, "line 1: not a review decision" in done.stderr) == (2, True)


def test_a_port_that_is_taken_is_said(dataset):
    with reviewing(dataset) as (_, address):
        port = re.findall(r":(\d+)/", address)[0]
        done = CliRunner().invoke(main, ["review", str(dataset), "--port", port])
    assert done.exit_code == 7
    assert f"port {port} cannot be used" in done.stderr
