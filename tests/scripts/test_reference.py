"""The pages made from the program say what the program says now."""

import importlib.util
import re
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def made():
    loader = SourceFileLoader("make_reference", str(ROOT / "scripts" / "make_reference"))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pages(request, tmp_path_factory) -> Path:
    """The pages as a fresh process makes them: click remembers the help option of a verb that another test called."""
    folder = DOCS if request.config.getoption("--update-golden") else tmp_path_factory.mktemp("docs")
    subprocess.run([sys.executable, ROOT / "scripts" / "make_reference", folder], check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("name", ["reference.md", "data-dictionary.md"])
def test_a_made_page_is_up_to_date(name, pages):
    told = (DOCS / name).read_text("utf-8")
    assert told == (pages / name).read_text("utf-8"), "run .venv/bin/python scripts/make_reference"


def test_every_option_of_every_verb_is_in_the_reference(made):
    told = made.reference()
    options = {
        option
        for _, command in made.commands(made.main, "report-extractor")
        for parameter in command.params
        for option in parameter.opts
        if not getattr(parameter, "hidden", False) and option.startswith("--")
    }
    assert len(options) > 20
    assert [option for option in sorted(options) if option not in told] == []


def test_every_list_of_codes_that_a_column_names_is_in_the_dictionary(made):
    told = made.data_dictionary()
    assert set(re.findall(r"\]\(#(\w+)\)", told)) <= set(re.findall(r"^### (\w+)$", told, re.M))
