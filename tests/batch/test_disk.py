"""A disk that is really full: the run stops with the reason, keeps what it has, and goes on when there is room."""

import shutil
import subprocess
from pathlib import Path

import pytest

from report_extractor.batch.jobs import Job
from report_extractor.batch.work import failure_rows
from report_extractor.batch.worker import tells_of_full_disk
from report_extractor.errors import OutputError


@pytest.fixture
def small_disk(tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if (
        not mount
        or subprocess.run([mount, "-t", "tmpfs", "-o", "size=256k", "tmpfs", folder], capture_output=True).returncode
    ):
        pytest.skip("only root can mount a small disk")
    yield folder
    subprocess.run(["umount", folder], check=True)


def write_many(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for number in range(12):
        lines = (f"In 2022 kwamen er {number} meldingen en {line} klachten binnen.\n" for line in range(40))
        (folder / f"verslag-{number:02d}.txt").write_text("".join(lines))


def test_a_full_disk_stops_the_run_and_keeps_the_old_dataset(small_disk, run, files, tmp_path):
    write_many(tmp_path / "in")
    run("in/verslag-00.txt", output="disk/out")
    old = {name: content for name, content in files("disk/out").items() if "/" not in name}
    with pytest.raises(OutputError, match=r"no space left on the disk; make room"):
        run(output="disk/out")
    now = files("disk/out")
    assert {name: content for name, content in now.items() if "/" not in name} == old
    done = sum(name.startswith("results/") for name in now)
    subprocess.run(["mount", "-o", "remount,size=20m", small_disk], check=True)
    assert run(output="disk/out").kept == done
    run(output="elsewhere")
    assert files("disk/out") == files("elsewhere")


@pytest.mark.parametrize(
    ("message", "full"),
    [("page 1: [Errno 28] No space left on device (and 3 more)", True), ("page 1: image file is truncated", False)],
)
def test_a_page_that_found_no_room_tells_of_the_disk_although_what_it_wrote_is_gone(message, full):
    job = Job(path="scan.pdf", document="scan.pdf", sha256="0", size_bytes=1, result="r.json")
    assert tells_of_full_disk(failure_rows(job, "ocr_failed", message)) is full
