"""Gains and losses between two runs, on a planted loss."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from report_extractor.audit import compare_runs

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "compare_runs"
BEFORE = (
    {"value": 12, "label": "klachten", "period_start": "2022-01-01"},
    {"value": 80, "label": "deel", "unit": "percent"},
    {"value": 5, "label": "zaken"},
)
AFTER = (
    BEFORE[0],
    {"value": 80, "disposition": "unexplained"},
    {"value": 50, "value_text": "5", "label": "zaken van 2022"},
    {"value": 6, "label": "nieuw"},
)


def test_a_planted_loss_a_gain_and_a_changed_value_are_found(rows):
    found = compare_runs(*rows(*BEFORE), *rows(*AFTER))
    assert (found.old, found.new) == (3, 3)
    assert found.counts() == {"lost": 1, "gained": 1, "value": 1, "label": 1}
    (lost,) = [change for change in found.changes if change.change == "lost"]
    assert (lost.document, lost.page, lost.text, lost.old) == ("verslag.pdf", 1, "80", "80 percent deel")


def test_a_run_against_itself_has_no_changes(rows):
    assert compare_runs(*rows(*BEFORE), *rows(*BEFORE)).changes == ()


def run_script(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(SCRIPT), *words], capture_output=True, text=True, check=False)


def test_the_script_ends_with_6_on_a_loss_and_0_without(rows, dataset_folder):
    old = str(dataset_folder(*rows(*BEFORE), name="old"))
    new = str(dataset_folder(*rows(*AFTER), name="new"))
    found = run_script(old, new, "--list", "lost")
    assert found.returncode == 6
    assert "lost 1" in found.stdout and "lost | verslag.pdf p1 | 80" in found.stdout
    assert run_script(old, old).returncode == 0
    assert run_script(old, new, "--allow-loss").returncode == 0


def test_no_figures_at_all_cannot_tell(rows, dataset_folder):
    empty = str(dataset_folder(*rows(), name="empty"))
    found = run_script(empty, empty)
    assert found.returncode == 6
    assert "cannot tell" in found.stdout
