"""What README, ARCHITECTURE and CONTRIBUTING say, held against the repository."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "tests/fixtures/README.md"]


def named_paths(text: str) -> set[str]:
    """Paths of the repository in code words and console lines."""
    found = re.findall(r"(?<![\w./-])((?:src|tests|scripts|patterns|corpora|\.ci)/[\w./-]*[\w-])", text)
    return {path for path in found if "extracted" not in path}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_path_a_document_names_is_there(name):
    assert [path for path in sorted(named_paths((ROOT / name).read_text("utf-8"))) if not (ROOT / path).exists()] == []


def test_a_path_in_code_words_and_console_lines_is_seen():
    text = "`scripts/run` and\n$ scripts/test tests/dutch\n(src/report_extractor/model/) but not ../src/x"
    assert named_paths(text) == {"scripts/run", "scripts/test", "tests/dutch", "src/report_extractor/model"}


def test_every_dependency_has_its_row():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = project["project"]["dependencies"] + project["project"]["optional-dependencies"]["dev"]
    names = {re.split(r"[\[<>=!~; ]", want)[0] for want in [*wanted, *project["build-system"]["requires"], "editables"]}
    rows = re.findall(
        r"^\| ([\w-]+) \| [^|]{5,} \| [^|]+ \| <?\d+ \|$", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.M
    )
    assert set(rows) == names


def test_the_licence_is_mit():
    assert (
        (ROOT / "LICENSE")
        .read_text("utf-8")
        .startswith("MIT License\n\nCopyright (c) 2026 the report-extractor authors")
    )
