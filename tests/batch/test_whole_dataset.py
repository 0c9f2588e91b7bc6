"""What a run writes is a valid data package, whatever the documents were."""

import warnings
from pathlib import Path

from report_extractor.batch import extract_many
from report_extractor.settings import Settings

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"


def test_frictionless_finds_the_dataset_of_the_fixtures_valid(tmp_path):
    inputs = [FIXTURES / "integrity-2022/digital.pdf", FIXTURES / "recovered", FIXTURES / "odd"]
    summary = extract_many(inputs, output=tmp_path, settings=Settings(ocr="never"), jobs=2)
    assert summary.figures > 20
    assert summary.failed >= 3
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of packages that frictionless imports
        import frictionless

        report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])
