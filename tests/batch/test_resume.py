"""A run that stops anywhere goes on where it stopped, and ends with the bytes of a run that never stopped."""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from report_extractor.batch import Quiet, extract_many
from report_extractor.errors import OutputError
from report_extractor.settings import Settings


class Log(Quiet):
    def __init__(self):
        self.lines = []

    def document(self, outcome, *, kept):
        self.lines.append((outcome.job.document, outcome.status, kept))


def test_the_second_run_reads_nothing_and_gives_the_same_bytes(documents, run, files):
    run()
    before = files()
    log = Log()
    assert run(watcher=log).kept == 6
    assert {kept for _, _, kept in log.lines} == {True}
    assert files() == before


def test_fresh_reads_everything_again(documents, run, files):
    run()
    before = files()
    assert run(fresh=True).kept == 0
    assert files() == before


def test_a_changed_document_is_read_again_and_the_others_are_not(documents, run, rows):
    run()
    (documents / "verslag-3.txt").write_text("In 2022 kwamen er 77 meldingen binnen.\n")
    assert run().kept == 5
    assert "77" in {row["value"] for row in rows("numbers") if row["document"] == "in/verslag-3.txt"}


def test_other_settings_are_other_results(documents, run, small):
    run()
    assert run(settings=replace(small, max_word_characters=300)).kept == 0
    assert run().kept == 6


def test_a_changed_pack_is_another_result(documents, run, small, tmp_path):
    pack = tmp_path / "pack.yaml"
    shutil.copy(small.packs[0], pack)
    settings = replace(small, packs=(str(pack),))
    run(settings=settings)
    assert run(settings=settings).kept == 6
    pack.write_text(pack.read_text() + "# another\n")
    assert run(settings=settings).kept == 0


def test_a_renamed_document_is_read_again_because_its_name_can_tell_its_year(documents, run):
    run()
    (documents / "verslag-0.txt").rename(documents / "verslag-2019.txt")
    assert run().kept == 5


def test_a_torn_result_is_made_again(documents, run, files):
    run()
    before = files()
    for number, path in enumerate(sorted(Path("out/results").glob("*.json"))):
        path.write_bytes(path.read_bytes()[: number * 50])
    assert run().kept == 0
    assert files() == before


def test_equal_content_is_read_once_and_reported_for_each_path(documents, run, rows):
    (documents / "b").mkdir()
    shutil.copy(documents / "verslag-1.txt", documents / "b/verslag-1.txt")
    shutil.copy(documents / "verslag-1.txt", documents / "z.txt")
    summary = run()
    assert (summary.documents, summary.duplicates) == (8, 2)
    found = {row["document"]: row["duplicate_of"] for row in rows() if row["duplicate_of"]}
    assert found == {"in/verslag-1.txt": "in/b/verslag-1.txt", "in/z.txt": "in/b/verslag-1.txt"}
    assert {row["document"] for row in rows("numbers")} & set(found) == set()
    assert len(list(Path("out/results").glob("*.json"))) == 6


@pytest.mark.parametrize("jobs", [1, 3])
def test_a_watcher_hears_of_a_duplicate_what_became_of_its_content(jobs, documents, run):
    class Told(Quiet):
        def __init__(self):
            self.said = {}

        def document(self, outcome, *, kept):
            assert outcome.job.document not in self.said
            self.said[outcome.job.document] = (
                outcome.status,
                outcome.reason,
                outcome.figures > 0,
                outcome.duplicate_of,
            )

    (documents / "leeg-1.pdf").touch()
    (documents / "leeg-2.pdf").touch()
    shutil.copy(documents / "verslag-1.txt", documents / "z.txt")
    for fresh in (True, False):
        told = Told()
        run(watcher=told, jobs=jobs, fresh=fresh)
        assert len(told.said) == 9
        assert told.said["in/leeg-1.pdf"] == ("failed", "empty", False, "")
        assert told.said["in/leeg-2.pdf"] == ("failed", "empty", False, "in/leeg-1.pdf")
        assert told.said["in/z.txt"] == ("ok", "", False, "in/verslag-1.txt")


def test_the_bytes_do_not_depend_on_workers_order_or_place(documents, run, files, small, tmp_path, monkeypatch):
    run("in", jobs=1, output="one")
    every = sorted(str(path.relative_to(tmp_path)) for path in documents.iterdir())
    run(*reversed(every), jobs=3, output="three")
    assert files("three") == files("one")
    monkeypatch.chdir("/")
    extract_many([documents], output=tmp_path / "absolute", jobs=2, settings=small)
    assert files("absolute") == files("one")


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_bytes_do_not_depend_on_hash_seed_locale_or_time_zone(documents, run, files, small, tmp_path, seed):
    run(output="one")
    code = (
        "from report_extractor.batch import extract_many\n"
        "from report_extractor.settings import Settings\n"
        f"extract_many(['in'], output='other', jobs=2, settings={small!r})\n"
    )
    environment = os.environ | {"PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": "Asia/Tokyo"}
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, check=True)
    assert files("other") == files("one")


def test_two_runs_on_one_output_are_one_too_many(documents, run):
    class Second(Quiet):
        said = ""

        def document(self, outcome, *, kept):
            with pytest.raises(OutputError, match=r"in use by another run; wait"):
                run()
            self.said = "once"

    second = Second()
    run(watcher=second)
    assert second.said == "once"


def test_an_interrupt_leaves_the_old_dataset_and_what_was_done(documents, run, files):
    run("in/verslag-0.txt")
    before = {name: content for name, content in files().items() if not name.startswith("results/")}

    class Impatient(Quiet):
        def document(self, outcome, *, kept):
            if not kept and outcome.job.document == "in/verslag-3.txt":
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(watcher=Impatient())
    now = files()
    assert {name: content for name, content in now.items() if not name.startswith("results/")} == before
    assert not any(name.endswith(".part") for name in now)
    assert run().kept >= 4


def test_a_folder_that_cannot_be_written_is_an_output_error(documents, run, tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match=r"a file stands where|not a folder"):
        run(output="file")
    with pytest.raises(OutputError, match="not a folder"):
        run(output="file/out")


def test_kill_9_at_any_moment_then_rerun_gives_the_bytes_of_an_undisturbed_run(documents, run, files, small, tmp_path):
    run(output="undisturbed", jobs=2)
    code = (
        "import sys\n"
        "from report_extractor.batch import extract_many\n"
        "from report_extractor.settings import Settings\n"
        f"extract_many(['in'], output=sys.argv[1], jobs=2, settings={small!r})\n"
    )
    began = time.monotonic()
    subprocess.run([sys.executable, "-c", code, "timed"], cwd=tmp_path, check=True)
    whole = time.monotonic() - began
    chance = random.Random(7)
    for moment in range(4):
        output = f"killed-{moment}"
        with subprocess.Popen([sys.executable, "-c", code, output], cwd=tmp_path) as process:
            time.sleep(chance.uniform(0.3, 1.0) * whole)
            process.kill()
        done = len(list((tmp_path / output / "results").glob("*.json")))
        assert run(output=output, jobs=2).kept >= done
        assert files(output) == files("undisturbed")


def test_run_json_has_no_clock_no_path_and_no_password(documents, run, small, tmp_path):
    run(settings=replace(small, passwords=("klaproos",)))
    text = Path("out/run.json").read_text()
    assert json.loads(text)["settings"]["packs"] == ["pack.yaml"]
    assert "klaproos" not in text
    assert str(tmp_path) not in text
    assert os.fspath(Path(small.packs[0]).parent) not in text


def test_no_documents_at_all_is_an_empty_dataset(tmp_path, run, rows):
    (tmp_path / "in").mkdir()
    assert run().documents == 0
    assert rows() == []
    assert Settings().fingerprint()


def test_a_content_that_its_name_forbids_is_no_original_of_one_that_may_be_read(tmp_path, small, rows):
    (tmp_path / "in").mkdir()
    text = "Er kwamen 14 klachten binnen.\n"
    for name in ("a.pdf", "b.txt"):
        (tmp_path / "in" / name).write_text(text, encoding="utf-8")
    extract_many([tmp_path / "in"], output=tmp_path / "out", jobs=1, settings=small)
    assert {Path(row["document"]).name: row["status"] for row in rows()} == {"a.pdf": "failed", "b.txt": "ok"}
