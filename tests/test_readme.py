"""The README tells the truth: its commands print what it says, its figures are in the dataset, its Python runs."""

import csv
import re
import shlex
import subprocess
import sys
from difflib import SequenceMatcher
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"


def console_blocks(text: str) -> list[tuple[str, str]]:
    """(command, what it prints) of each console block."""
    blocks = re.findall(r"^```console\n\$ (.+)\n((?:.*\n)*?)```$", text, re.M)
    return [(command, printed.rstrip("\n")) for command, printed in blocks]


def table_after(text: str, words: str) -> list[dict[str, str]]:
    """The rows of the first Markdown table after these words."""
    lines = text[text.index(words) :].split("\n\n")[1].splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [dict(zip(cells[0], row, strict=True)) for row in cells[2:]]


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Path:
    """A folder in which the README's commands can be typed without writing into the clone."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "tests").symlink_to(ROOT / "tests")
    return folder


@pytest.fixture(scope="module")
def printed(desk) -> dict[str, str]:
    """What each `scripts/run` of the README prints."""
    said = {}
    for command, _ in console_blocks(README.read_text("utf-8")):
        if command.startswith("scripts/run "):
            words = shlex.split(command)[1:]
            run = subprocess.run(
                [sys.executable, "-m", "report_extractor", *words],
                cwd=desk,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
            assert run.returncode == 0, run.stdout
            said[command] = run.stdout.rstrip("\n")
    return said


def test_the_first_screen_shows_both_commands():
    commands = [command for command, _ in console_blocks("\n".join(README.read_text("utf-8").splitlines()[:40]) + "\n")]
    assert any(command.startswith("scripts/run extract tests/fixtures/") for command in commands)
    assert "scripts/test" in commands


def test_every_command_prints_what_the_readme_says(printed, update_golden):
    text = README.read_text("utf-8")
    told = {command: says for command, says in console_blocks(text) if command in printed}
    if update_golden:
        for command, says in told.items():
            text = text.replace(f"$ {command}\n{says}\n", f"$ {command}\n{printed[command]}\n")
        README.write_text(text, "utf-8")
    else:
        assert printed == told, "accept with --update-golden"


def test_the_figures_of_the_readme_are_in_the_dataset(printed, desk, update_golden):
    text = README.read_text("utf-8")
    rows = table_after(text, "Some rows of")
    with (desk / "extracted" / "figures.csv").open(encoding="utf-8", newline="") as file:
        figures = list(csv.DictReader(file))
    assert len(rows) > 3
    for row in rows:
        now = {column: nearest_figure(row, figures)[column] for column in row}
        if update_golden:
            text = text.replace(markdown_row(row), markdown_row(now))
        else:
            assert now == row, "accept with --update-golden"
    if update_golden:
        README.write_text(text, "utf-8")


def nearest_figure(row: dict[str, str], figures: list[dict[str, str]]) -> dict[str, str]:
    """The figure that prints the same on the same page, with the label that is most like it."""
    same = [figure for figure in figures if (figure["page"], figure["value_text"]) == (row["page"], row["value_text"])]
    assert same, f"page {row['page']} has no figure {row['value_text']}"
    return max(same, key=lambda figure: SequenceMatcher(None, figure["label"], row["label"]).ratio())


def markdown_row(row: dict[str, str]) -> str:
    return f"| {' | '.join(row.values())} |"


def test_the_python_of_the_readme_runs(printed, desk):
    code = re.search(r"```python\n(.*?)```", README.read_text("utf-8"), re.S).group(1)
    run = subprocess.run([sys.executable, "-c", code], cwd=desk, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


def test_scripts_test_ends_as_the_readme_says():
    says = dict(console_blocks(README.read_text("utf-8")))["scripts/test"]
    ends = re.sub(r"\d+", "$SECONDS", says)
    assert ends in (ROOT / "scripts" / "test").read_text("utf-8")


def test_the_readme_names_every_verb_that_is_there_and_no_other():
    click = pytest.importorskip("click")
    from report_extractor.cli import main

    verbs = set(main.list_commands(click.Context(main)))
    assert set(re.findall(r"`scripts/run ([a-z]+)", README.read_text("utf-8"))) == verbs
