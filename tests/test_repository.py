"""The repository as it is published: what it may not name, and that its locks hold every dependency by its hash."""

import os
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def published_files() -> list[Path]:
    run = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if run.returncode:
        pytest.skip("not a git clone: no list of published files")
    return [path for name in run.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def texts_of(paths: list[Path]) -> Iterator[tuple[Path, str]]:
    for path in paths:
        data = path.read_bytes()
        if b"\0" not in data[:4096]:
            yield path, data.decode("utf-8", "replace")


# Split, so that this file does not hit itself.
NOT_TO_BE_NAMED = [
    r"(?<![\w.])/(?:wo" + r"rk|ro" + r"ot|fa" + r"rm|home/\w+|Users/\w+)/",
    r"py" + r"pi\.org|python" + r"hosted|npm" + r"js\.org|deb\.deb" + r"ian\.org|snapshot\.deb" + r"ian",
    r"\." + r"library/|/tmp/" + r"infra",
]


def named_places(files: Iterator[tuple[Path, str]]) -> list[str]:
    pattern = re.compile("|".join(NOT_TO_BE_NAMED))
    return [f"{path}: {found.group()}" for path, text in files for found in pattern.finditer(text)]


def test_the_repository_names_no_machine_and_no_index():
    assert named_places(texts_of(published_files())) == []


@pytest.mark.parametrize(
    "text", ["see /wo" + "rk/main/x", "--index-url https://py" + "pi.org/simple", "/home/" + "me/x"]
)
def test_a_named_machine_or_index_is_seen(text):
    assert len(named_places(iter([(Path("x"), text)]))) == 1


@pytest.mark.parametrize("text", ["/werk/x", "homework/main", "https://example.org/rooms", "../shared/corpus"])
def test_other_places_may_be_named(text):
    assert named_places(iter([(Path("x"), text)])) == []


# Words in names of measured documents that are plain words of the field as well.
PLAIN_WORDS = {
    "algemeen", "algoritmeregister", "bakker", "besluitenlijst", "economie", "engineering", "ground", "hydraulic",
    "inventarisatie", "jaarrekening", "jaarverslag", "raadsvergadering", "rendered", "report", "statements",
    "steekkaart", "tussenstand", "verslag", "volledig", "voorbeeld",
}  # fmt: skip


def named_documents(files: Iterator[tuple[Path, str]], documents: list[str]) -> list[str]:
    """Measured documents, by their file name or a telling word in it, that a text names."""
    names = {re.sub(r"\.pdf$", "", name.split("__")[-1]) for name in documents}
    words = {word for name in names for word in re.findall(r"[a-z]{6,}", name.lower())} - PLAIN_WORDS
    pattern = re.compile("|".join([*map(re.escape, sorted(names)), *(rf"\b{word}\b" for word in sorted(words))]), re.I)
    return [f"{path}: {found.group()}" for path, text in files for found in pattern.finditer(text)]


def test_the_program_names_no_measured_document():
    shared = Path(os.environ.get("REPORT_EXTRACTOR_SHARED", ROOT.parent / "shared"))
    documents = [path.name for path in (shared / "corpus" / "pdf").glob("*.pdf")]
    if not documents:
        pytest.skip("the measured documents are not on this machine")
    program = [path for path in published_files() if path.relative_to(ROOT).parts[0] in ("src", "patterns", "scripts")]
    assert named_documents(texts_of(program), documents) == []


def test_a_named_document_is_seen():
    text = "if 'Lindermarke' in title: pass  # an annual report: jaarverslag"
    assert named_documents(iter([(Path("x"), text)]), ["org__Jaarverslag_Lindermarke-2020.pdf"]) == ["x: Lindermarke"]


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_pins_every_dependency_with_hashes_and_names_no_index(name):
    text = (ROOT / name).read_text("utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    pinned = set()
    for entry in entries:
        assert re.match(r"[a-z0-9-]+==\S+", entry), f"not a pinned package: {entry[:60]}"
        assert "--hash=sha256:" in entry, f"no hash: {entry[:60]}"
        pinned.add(entry.split("==")[0])
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = project["project"]["dependencies"] + project["build-system"]["requires"] + ["editables"]
    if "dev" in name:
        wanted += project["project"]["optional-dependencies"]["dev"]
    missing = {re.split(r"[\[<>=!~; ]", want)[0].lower().replace("_", "-") for want in wanted} - pinned
    assert missing == set(), "run scripts/lock"
