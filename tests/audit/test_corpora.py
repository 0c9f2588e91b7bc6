"""The regression gate: our own reports against their gold may not get worse than `corpora/floors.csv` says.

When a change makes a measure better, raise its floor in the same commit. `silent` is a ceiling.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from report_extractor.audit import Evaluation, Gold, evaluate, read_gold
from report_extractor.dataset import rows_of
from report_extractor.extract import extract_document, load_tools
from report_extractor.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "tests" / "fixtures"
DOCUMENTS = {  # those that need no character recognition
    "integrity-2022": (
        "integrity-2022/digital.pdf",
        "integrity-2022/shuffled.pdf",
        "recovered/integriteit-2022.txt",
        "recovered/sociale-veiligheid.txt",
    ),
    "designs": tuple(f"designs/{name}.pdf" for name in ("chart", "fold", "report", "sidebar", "tiles", "unruled")),
    "series": ("series/jaarbericht-2020.pdf", "series/jaarbericht-2021.pdf", "series/jaarbericht-2022.pdf"),
}


def floors() -> list[tuple[str, str, float]]:
    with (ROOT / "corpora" / "floors.csv").open(encoding="utf-8") as file:
        return [(row["corpus"], row["measure"], float(row["percent"])) for row in csv.DictReader(file)]


@cache
def measured(corpus: str) -> Evaluation:
    settings = Settings(ocr="never")
    tools = load_tools(settings)
    paths = [FIXTURES / name for name in DOCUMENTS[corpus]]
    rows = [rows_of(extract_document(path, settings, shown_as=path.name, tools=tools)) for path in paths]
    names = {path.name for path in paths}
    gold = read_gold(ROOT / "corpora" / corpus / "gold.csv")
    chosen = Gold(
        numbers=tuple(number for number in gold.numbers if number.document in names),
        pages={place: region for place, region in gold.pages.items() if place[0] in names},
    )
    return evaluate(
        chosen, [row for found in rows for row in found.figures], [row for found in rows for row in found.numbers]
    )


@pytest.mark.parametrize(("corpus", "measure", "percent"), floors())
def test_our_own_reports_are_read_no_worse_than_before(corpus, measure, percent):
    found = measured(corpus)
    part, whole = found.total.shares()[measure]
    assert whole > 0
    share = 100 * part / whole
    wrong = "\n".join(f"{miss.what} {miss.document} p{miss.page} {miss.text}: {miss.got}" for miss in found.misses)
    assert share <= percent if measure == "silent" else share >= percent, wrong
