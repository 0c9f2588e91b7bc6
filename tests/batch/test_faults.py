"""Whatever a worker does, only its own document fails, with its reason, and nothing is left behind."""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import pytest

from report_extractor.errors import OutputError, UsageError

EXPECTED = {
    "segfault": ("crashed", "SIGSEGV"),
    "abort": ("crashed", "SIGABRT"),
    "kill": ("crashed", "SIGKILL"),
    "exit": ("crashed", "without a word"),
    "deaf": ("crashed", "stopped answering"),
    "bug": ("crashed", "ZeroDivisionError"),
    "allocate": ("memory_limit", "2048 MB"),
    "garbage": ("no_result", "no sense"),
    "lie": ("no_result", "no sense"),
    "torn": ("no_result", "no sense"),
    "child": ("crashed", "SIGSEGV"),
    "litter": ("crashed", "SIGSEGV"),
}


@pytest.fixture
def temporary(tmp_path, monkeypatch) -> Path:
    """The system's temporary folder during the test."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def children() -> set[str]:
    """Processes started by this one, at any depth, that are still there."""
    found = subprocess.run(["ps", "-o", "pid=,args=", "--ppid", str(os.getpid())], capture_output=True, text=True)
    return {line for line in found.stdout.splitlines() if " ps " not in line}


@pytest.mark.parametrize("kind", EXPECTED)
@pytest.mark.parametrize("jobs", [1, 2])
def test_only_the_struck_document_fails_with_its_reason(kind, jobs, documents, run, rows, temporary):
    before = children()
    run(jobs=jobs, faults=[f"{kind}=verslag-2"])
    found = {row["document"]: (row["status"], row["reason"], row["message"]) for row in rows()}
    assert len(found) == 6
    status, reason, message = found.pop("in/verslag-2.txt")
    assert (status, reason) == ("failed", EXPECTED[kind][0])
    assert EXPECTED[kind][1] in message
    assert {one[0] for one in found.values()} == {"ok"}
    assert list(temporary.iterdir()) == []
    assert children() == before


def test_a_document_that_spins_is_stopped_at_its_processor_time(documents, run, rows, small):
    run(settings=replace(small, cpu_limit_s=1), jobs=2, faults=["spin=verslag-2"])
    found = {row["document"]: row["reason"] for row in rows()}
    assert found["in/verslag-2.txt"] == "cpu_limit"
    assert sorted(found.values()) == ["", "", "", "", "", "cpu_limit"]


def test_a_document_that_hangs_is_tried_twice_and_stopped(documents, run, rows, small):
    run(settings=replace(small, wall_limit_s=1), jobs=2, faults=["hang=verslag-2"])
    row = rows()[2]
    assert (row["document"], row["reason"]) == ("in/verslag-2.txt", "wall_limit")
    assert "twice" in row["message"]


def test_a_document_that_is_at_work_is_not_taken_for_one_that_hangs(documents, run, rows, small):
    run(settings=replace(small, wall_limit_s=1, cpu_limit_s=3), jobs=2, faults=["spin=verslag-2"])
    row = rows()[2]
    assert (row["document"], row["reason"]) == ("in/verslag-2.txt", "cpu_limit")


def test_a_worker_killed_from_outside_gets_a_second_chance(documents, run, rows):
    run(faults=["kill-once=verslag-2"])
    assert {row["status"] for row in rows()} == {"ok"}


def test_a_page_that_kills_the_worker_is_lost_alone(run, rows, tmp_path, small):
    (tmp_path / "in").mkdir()
    pages = [f"In 2022 kwamen er {number} meldingen binnen." for number in (11, 12, 13, 14, 15)]
    (tmp_path / "in/verslag.txt").write_text("\f".join(pages))
    run(faults=["page-2=verslag", "page-4=verslag"])
    (row,) = rows()
    assert (row["status"], row["reason"], row["pages"]) == ("partial", "crashed", "5")
    assert row["message"] == "page 2, 4: the reading process crashed (SIGSEGV)"
    assert [(one["page"], one["failures"]) for one in rows("pages") if one["failures"]] == [
        ("2", "reading:crashed"),
        ("4", "reading:crashed"),
    ]
    assert {"11", "13", "15"} == {one["value"] for one in rows("numbers")} & {"11", "12", "13", "14", "15"}


def test_a_document_whose_pages_kill_too_often_is_given_up(run, rows, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in/verslag.txt").write_text("\f".join("Er kwamen 12 meldingen binnen." for _ in range(9)))
    run(faults=[f"page-{number}=verslag" for number in range(2, 10)])
    (row,) = rows()
    assert (row["status"], row["reason"]) == ("failed", "crashed")


def test_all_workers_can_fail_all_the_time(documents, run, rows):
    run(jobs=2, faults=["segfault="])
    assert {row["reason"] for row in rows()} == {"crashed"}


def test_a_failure_is_kept_until_the_limits_change(documents, run, rows, small):
    run(faults=["exit=verslag-2"])
    assert run().kept == 6
    assert rows()[2]["reason"] == "crashed"
    assert run(settings=replace(small, cpu_limit_s=21)).kept == 5
    assert {row["status"] for row in rows()} == {"ok"}


def test_no_room_for_temporary_files_stops_the_run_and_it_can_go_on(documents, run, rows):
    with pytest.raises(OutputError, match=r"no space left.*make room"):
        run(faults=["full=verslag-2"])
    assert not Path("out/documents.csv").exists()
    assert run().kept >= 2
    assert {row["status"] for row in rows()} == {"ok"}


def test_an_unknown_fault_is_wrong_usage(documents, run):
    with pytest.raises(UsageError, match="no fault 'vloek'"):
        run(faults=["vloek=x"])


def test_a_run_that_is_killed_takes_its_workers_with_it(documents, tmp_path, temporary, small):
    code = (
        "from report_extractor.batch import extract_many\n"
        "from report_extractor.settings import Settings\n"
        "import tempfile\n"
        f"tempfile.tempdir = {str(temporary)!r}\n"
        "faults = ['hang=verslag-2', 'child=verslag-3']\n"
        f"extract_many(['in'], output='out', jobs=2, settings={small!r}, faults=faults)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code], cwd=tmp_path)
    try:
        wait_until(lambda: len(list((tmp_path / "out/results").glob("*.json"))) >= 4)
        assert len(processes_of(temporary)) >= 3  # the run, its janitor, the worker that hangs
    finally:
        process.kill()
        process.wait()
    wait_until(lambda: not any(temporary.iterdir()))
    wait_until(lambda: not processes_of(temporary))


def processes_of(text: Path) -> set[int]:
    """Processes with the text in their command line: a run and everything it forked."""
    found = set()
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and int(folder.name) != os.getpid():
            try:
                command = (folder / "cmdline").read_bytes()
            except OSError:
                continue
            if str(text).encode() in command:
                found.add(int(folder.name))
    return found


def wait_until(holds, seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)
