"""What `doctor` sees of a machine, on machines that lack one thing each."""

import stat
import sys

import pytest
from click.testing import CliRunner

from report_extractor.cli import machine
from report_extractor.cli.doctor import doctor
from report_extractor.errors import MissingToolError


@pytest.fixture
def whole(monkeypatch, tmp_path):
    """A machine that has everything, whatever this one has: programs and language data are fakes."""
    monkeypatch.setenv("PATH", str(tmp_path))
    (tmp_path / "nld.traineddata").write_bytes(b"dutch")
    monkeypatch.setattr(machine, "find_tessdata", lambda: str(tmp_path))
    monkeypatch.setattr(machine, "ocr_engine_name", lambda: "tesserocr 5.5.0 nld")
    put_program(tmp_path, "tesseract", "echo 'tesseract 5.3.0'; echo ' leptonica-1.82.0'")
    put_program(tmp_path, "apt-get", "exit 1")
    return tmp_path


def put_program(folder, name, body):
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n", "utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def part(name):
    return next(part for part in machine.inspect_machine() if part.name == name)


def test_a_whole_machine_lacks_nothing(whole):
    parts = machine.inspect_machine()
    assert [part.name for part in parts if part.missing] == []
    assert all(part.found for part in parts)


def test_every_dependency_of_the_package_is_a_part_and_no_test_tool_is(whole):
    names = {part.name for part in machine.inspect_machine()}
    assert {"click", "pypdfium2", "spacy-lookups-data", "pyyaml"} <= names
    assert not {"pytest", "ruff"} & names


def test_the_dutch_data_is_told_by_place_and_hash(whole):
    found = part("Dutch OCR data").found
    assert str(whole / "nld.traineddata") in found
    assert "ccb36736d8720940" in found  # of b"dutch"


def test_an_old_python_is_missing(whole, monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    assert "3.11" in part("Python").remedy


def test_a_package_that_is_gone_is_mended_by_the_set_up(whole, monkeypatch):
    real = machine.metadata.version

    def version(name):
        if name == "rapidfuzz":
            raise machine.metadata.PackageNotFoundError(name)
        return real(name)

    monkeypatch.setattr(machine.metadata, "version", version)
    assert part("rapidfuzz").missing
    assert part("rapidfuzz").remedy == machine.install_packages()


def test_a_package_that_was_never_installed_is_one_part(monkeypatch):
    def requires(name):
        raise machine.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(machine.metadata, "requires", requires)
    assert [part.name for part in machine.inspect_dependencies()] == ["packages"]


def test_without_engine_and_data_the_command_of_this_machine_is_given(whole, monkeypatch):
    monkeypatch.setattr(machine, "find_tessdata", lambda: "")
    monkeypatch.setattr(machine, "ocr_engine_name", lambda: "")
    (whole / "tesseract").unlink()
    for name in ("OCR engine", "tesseract", "Dutch OCR data"):
        assert part(name).remedy.endswith("apt-get install -y tesseract-ocr tesseract-ocr-nld")


def test_the_program_is_not_missed_where_the_engine_runs_inside(whole):
    (whole / "tesseract").unlink()
    assert not part("tesseract").missing


@pytest.mark.parametrize("body", ["exit 3", "kill -9 $$", "printf ''"])
def test_a_program_that_crashes_or_says_nothing_has_no_version(whole, body):
    put_program(whole, "tesseract", body)
    assert machine.tesseract_version() == ""


def test_a_program_that_hangs_has_no_version(whole, monkeypatch):
    monkeypatch.setattr(machine, "_ANSWER_S", 0.2)
    put_program(whole, "tesseract", "exec /bin/sleep 30")
    assert machine.tesseract_version() == ""


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("brew", "brew install tesseract tesseract-lang"),
        ("dnf", "sudo dnf install -y tesseract tesseract-langpack-nld"),
    ],
)
def test_each_package_manager_has_its_command(whole, manager, command):
    (whole / "apt-get").unlink()
    put_program(whole, manager, "exit 0")
    assert machine.install_tesseract() == command


def test_without_a_package_manager_it_is_said_in_words(whole):
    (whole / "apt-get").unlink()
    assert "Dutch data (nld)" in machine.install_tesseract()


def test_a_temporary_folder_that_cannot_be_written_is_missing(whole, monkeypatch):
    monkeypatch.setattr(machine.tempfile, "gettempdir", lambda: str(whole / "nowhere"))
    assert "TMPDIR" in part("temporary files").remedy


def test_doctor_prints_every_part_and_is_content(whole):
    run = CliRunner().invoke(doctor, standalone_mode=False)
    assert run.exception is None
    assert len(run.stdout.splitlines()) == len(machine.inspect_machine())
    assert "MISSING" not in run.stdout


def test_doctor_ends_with_the_command_that_mends_it(whole, monkeypatch):
    monkeypatch.setattr(machine, "ocr_engine_name", lambda: "")
    monkeypatch.setattr(machine, "find_tessdata", lambda: "")
    run = CliRunner().invoke(doctor, standalone_mode=False)
    assert isinstance(run.exception, MissingToolError)
    assert run.exception.exit_code == 5
    assert str(run.exception).startswith("missing on this machine: OCR engine, Dutch OCR data; type: sudo apt-get")
    assert sum(line.startswith("MISSING") for line in run.stdout.splitlines()) == 2
