"""Yearly reports of one body in one dataset: what a later one restates is a finding, counted at both figures."""

from __future__ import annotations

import csv
from pathlib import Path

from report_extractor.batch import extract_many

SERIES = Path(__file__).resolve().parents[1] / "fixtures" / "series"


def test_a_restated_figure_is_found_in_the_dataset_and_counted_on_both_sides(tmp_path):
    folder = tmp_path / "extracted"
    extract_many([SERIES], output=folder, jobs=1)

    def table(name: str) -> list[dict[str, str]]:
        with (folder / f"{name}.csv").open(encoding="utf-8") as file:
            return list(csv.DictReader(file))

    restated = [row for row in table("findings") if row["check"] == "restated" and row["verdict"] == "differs"]
    assert [(Path(row["document"]).name, row["expected"], row["observed"]) for row in restated] == [
        ("jaarbericht-2022.pdf", "31", "33")
    ]
    figures = {row["figure_id"]: row for row in table("figures")}
    sides = [figures[figure] for figure in restated[0]["figures"].split(";")]
    assert [Path(row["document"]).name for row in sides] == ["jaarbericht-2021.pdf", "jaarbericht-2022.pdf"]
    assert all(int(row["findings"]) >= 1 for row in sides)
