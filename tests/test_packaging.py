"""The package as it is shipped: what is in the wheel, and that it runs from there."""

import ast
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Where the name to import is not the name of the package.
IMPORTED_AS = {
    "pdfminer-six": "pdfminer",
    "pillow": "PIL",
    "pyyaml": "yaml",
    "spacy-lookups-data": "spacy_lookups_data",
}
# Data that another package finds by itself, so that nothing imports it.
DATA_ONLY = {"spacy_lookups_data"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    pytest.importorskip("hatchling", reason="the build back-end is not installed: scripts/setup --dev")
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_all_of_the_package_and_the_built_in_packs(wheel):
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    source = ROOT / "src"
    files = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()}
    files = {name for name in files if "__pycache__" not in name}
    packs = {f"report_extractor/_patterns/{path.name}" for path in (ROOT / "patterns").glob("*.yaml")}
    assert packs
    assert files | packs <= inside
    assert not [name for name in inside if name.startswith(("tests/", "scripts/", "corpora/"))]


def test_the_wheel_finds_its_packs_without_the_clone(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from report_extractor.cli import main; main()"
    run = subprocess.run([sys.executable, "-c", code, "packs", "list"], capture_output=True, text=True, cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert "integriteit" in run.stdout


def test_it_runs_as_a_module_too():
    run = subprocess.run([sys.executable, "-m", "report_extractor", "--version"], capture_output=True, text=True)
    assert run.stdout.startswith("report-extractor ")


def test_what_is_declared_is_imported_and_what_is_imported_is_declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    packages = {re.split(r"[<>=!~; ]", want)[0] for want in project["project"]["dependencies"]}
    declared = {IMPORTED_AS.get(name, name) for name in packages}
    imported = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                imported.add(node.module.split(".")[0])
    imported -= sys.stdlib_module_names
    assert declared - imported == DATA_ONLY
    assert imported - declared == set()


def test_what_is_installed_fits_together():
    run = subprocess.run([sys.executable, "-m", "pip", "check"], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout


def test_no_two_test_modules_have_the_same_name():
    """pytest would take one for the other, unless their folders are packages."""
    paths = [path.relative_to(ROOT) for path in (ROOT / "tests").rglob("test_*.py")]
    names = [str(path) if (ROOT / path.parent / "__init__.py").exists() else path.name for path in paths]
    assert sorted(names) == sorted(set(names))
