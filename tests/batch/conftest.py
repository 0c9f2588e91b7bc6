"""Small documents and whole runs: recovered text is the quickest input there is."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from report_extractor.batch import Summary, extract_many
from report_extractor.settings import Settings

PACK = Path(__file__).with_name("pack.yaml")
SMALL = Settings(ocr="never", packs=(str(PACK),), cpu_limit_s=20, memory_limit_mb=2048, wall_limit_s=60)


def write_documents(folder: Path, count: int = 6) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        text = (
            f"Jaarverslag 2022\n\nIn 2022 kwamen er {number + 10} meldingen binnen. Er zijn geen klachten ingediend.\n"
        )
        (folder / f"verslag-{number}.txt").write_text(text, encoding="utf-8")
    return folder


def read_rows(output: Path, name: str = "documents") -> list[dict[str, str]]:
    with (output / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_files(output: Path) -> dict[str, bytes]:
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


@pytest.fixture
def small() -> Settings:
    return SMALL


@pytest.fixture
def rows(tmp_path) -> Callable[..., list[dict[str, str]]]:
    return lambda name="documents", output="out": read_rows(tmp_path / output, name)


@pytest.fixture
def files(tmp_path) -> Callable[..., dict[str, bytes]]:
    return lambda output="out": read_files(tmp_path / output)


@pytest.fixture
def documents(tmp_path) -> Path:
    return write_documents(tmp_path / "in")


@pytest.fixture
def run(tmp_path, monkeypatch) -> Callable[..., Summary]:
    """Runs a batch on `in` into `out`, from the folder that holds both."""
    monkeypatch.chdir(tmp_path)

    def go(*paths: str, output: str = "out", settings: Settings = SMALL, jobs: int = 1, **more) -> Summary:
        return extract_many(paths or ("in",), output=output, jobs=jobs, settings=settings, **more)

    return go
