"""A run that is asked to stop, by Ctrl-C, by the system or by a terminal that closes, stops clean and can go on."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PACK = Path(__file__).with_name("pack.yaml")


def start(folder: Path, *more: str, before: tuple[str, ...] = ()) -> subprocess.Popen[bytes]:
    command = [*before, sys.executable, "-m", "report_extractor.cli", "extract", "in", "-o", "out", "-j", "2"]
    return subprocess.Popen(
        [*command, "--ocr", "never", "--pack", str(PACK), *more],
        cwd=folder,
        env=os.environ | {"TMPDIR": str(folder / "tmp")},
        stderr=subprocess.PIPE,
    )


def wait_for(holds, seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_stopped_run_ends_with_130_and_leaves_nothing_but_what_it_did(name, documents, tmp_path):
    (tmp_path / "tmp").mkdir()
    with start(tmp_path, "--fault", "hang=verslag-2") as process:
        wait_for(lambda: len(list((tmp_path / "out/results").glob("[0-9a-f]*.json"))) == 5)
        process.send_signal(signal.Signals[name])
        _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert said.strip() == b"error: interrupted; run the same command again to go on"
    assert list((tmp_path / "tmp").iterdir()) == []
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [".lock", "results"]
    with start(tmp_path) as again:
        _, said = again.communicate(timeout=60)
    assert (again.returncode, said.count(b"5 from an earlier run")) == (0, 1)


def test_a_terminal_that_closes_does_not_stop_a_run_that_ignores_it(documents, tmp_path):
    (tmp_path / "tmp").mkdir()
    with start(tmp_path, "-q", before=("nohup",)) as process:
        wait_for(lambda: (tmp_path / "out/results").is_dir())
        process.send_signal(signal.SIGHUP)
        assert process.wait(timeout=60) == 0
