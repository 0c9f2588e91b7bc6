"""The tutorials in docs/ are true: each command runs, in order, and prints what is shown below it.

A line `…` stands for lines that are left out, and `…` within a line for a part of it. Below a command that does not
end with 0, `$ echo $?` shows so. What a block of Python prints is the block of text below it.
"""

import contextlib
import io
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from shlex import split

import pytest
from click.testing import CliRunner

from report_extractor.cli import main

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
TUTORIALS = ["archivaris.md", "auditor.md", "onderzoeker.md"]


@dataclass(frozen=True)
class Step:
    """One command or block of Python; `shown` lies at `[start, end)` of the page."""

    does: str
    python: bool
    shown: str
    start: int
    end: int


def steps_of(text: str) -> list[Step]:
    steps = []
    for block in re.finditer(r"^```console\n(.*?)^```$", text, re.M | re.S):
        for found in re.finditer(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", block[1], re.M):
            start, end = (block.start(1) + place for place in found.span(2))
            steps.append(Step(found[1], False, found[2], start, end))
    for found in re.finditer(r"^```python\n(.*?)^```\n(?:\n```text\n(.*?)^```$)?", text, re.M | re.S):
        steps.append(Step(found[1], True, found[2] or "", *found.span(2)))
    return sorted(steps, key=lambda step: step.start)


def fits(shown: str, printed: str) -> bool:
    """Whether the printed text is the shown one, give or take what `…` stands for."""
    shown = re.sub(r"(?m)^…\n", "\0", shown)
    pattern = "".join(
        {"\0": r"(?:.*\n)*?", "…": ".*"}.get(part, re.escape(part)) for part in re.split("([\0…])", shown)
    )
    return re.fullmatch(pattern, printed) is not None


def do(step: Step, last_code: int) -> tuple[str, int]:
    """What it prints, and how it ends."""
    if step.python:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(step.does, "tutorial", "exec"), {})
        return out.getvalue(), 0
    if step.does == "echo $?":
        return f"{last_code}\n", 0
    if step.does.startswith("scripts/run "):
        result = CliRunner().invoke(main, split(step.does)[1:])
        return result.output, result.exit_code
    run = subprocess.run(step.does, shell=True, capture_output=True, text=True)
    return run.stdout + run.stderr, run.returncode


@pytest.mark.parametrize("name", TUTORIALS)
def test_a_tutorial_prints_what_it_shows(name, tmp_path, monkeypatch, update_golden):
    for folder in ("tests", "corpora"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    monkeypatch.chdir(tmp_path)
    text = (DOCS / name).read_text("utf-8")
    steps = steps_of(text)
    new, code = text, 0
    for step, after in zip(steps, [*steps[1:], None], strict=True):
        printed, code = do(step, code)
        assert code == 0 or (after and after.does == "echo $?"), f"{step.does}: ends with {code}\n{printed}"
        if update_golden and "…" not in step.shown:
            place = step.start + len(new) - len(text)
            new = new[:place] + printed + new[place + len(step.shown) :]
        else:
            assert fits(step.shown, printed), f"{step.does}\n{printed}\naccept with --update-golden"
    assert len(steps) >= 5
    if update_golden:
        (DOCS / name).write_text(new, "utf-8")


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: page.name)
def test_every_link_of_a_page_leads_somewhere(page):
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8"))
    assert [link for link in links if not (DOCS / link).exists()] == []


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n", "a\nb\n", False),
        ("…\nb\n", "a\na\nb\n", True),
        ("…\nb\n", "b\n", True),
        ("…\nb\n", "ab\n", False),
        ("a…c\n", "abbc\n", True),
        ("a…c\n", "ab\nc\n", False),
        ("a*\n", "aa\n", False),
    ],
)
def test_what_is_left_out_may_be_anything_and_nothing_else_may(shown, printed, same):
    assert fits(shown, printed) is same


def test_commands_and_what_they_show_are_found():
    text = "x\n```console\n$ a b\n1\n2\n$ c\n```\n\n```python\nprint(3)\n```\n\n```text\n3\n```\n"
    steps = steps_of(text)
    assert [(step.does, step.shown) for step in steps] == [("a b", "1\n2\n"), ("c", ""), ("print(3)\n", "3\n")]
    assert all(text[step.start : step.end] == step.shown for step in steps)
