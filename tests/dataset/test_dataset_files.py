"""A dataset folder is whole or not there, says what it holds, and comes back as it was written."""

import hashlib
import json
import warnings
from pathlib import Path

import pytest

from report_extractor.dataset import (
    TABLES,
    DatasetWriter,
    Result,
    codebook_rows,
    decode_result,
    encode_result,
    indicator_code,
    load_head,
    load_result,
    read_dataset,
    rows_of,
    settle,
    stored_rows,
)
from report_extractor.errors import OutputError, UsageError

RUN = {"program": "report-extractor", "version": "0.1.0", "fingerprint": "0" * 16}
HOSTILE = '=1+1, "a"\r\nb\0\ud800\u202e ½'


@pytest.fixture
def folder(tmp_path, make, make_failure):
    write(tmp_path / "out", [make("a/1.pdf"), make_failure("b/dicht.pdf")])
    return tmp_path / "out"


def write(folder: Path, extractions) -> None:
    codes = [indicator_code("integriteit", "reports", "Meldingen", "Reports")]
    with DatasetWriter(folder, run=RUN, indicators=codes) as writer:
        for extraction in extractions:
            writer.add(rows_of(extraction))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def test_the_folder_holds_the_files_of_the_contract(folder):
    assert set(contents(folder)) == {*(f"{table}.csv" for table in TABLES), "datapackage.json", "run.json"}


def test_csvs_are_utf8_with_lf_and_no_bom(folder):
    content = (folder / "documents.csv").read_bytes()
    assert content.startswith(b"document,sha256,")
    assert b"\r" not in content


def test_rows_come_back_as_they_were(folder, make):
    stored = read_dataset(folder)
    rows = rows_of(make("a/1.pdf"))
    assert stored.figures == rows.figures
    assert stored.numbers == rows.numbers
    assert stored.findings == rows.findings
    assert [row["status"] for row in stored.documents] == ["ok", "failed"]
    assert stored.run == RUN


def test_the_same_rows_give_the_same_bytes(folder, tmp_path, make, make_failure):
    write(tmp_path / "again", [make("a/1.pdf"), make_failure("b/dicht.pdf")])
    assert contents(tmp_path / "again") == contents(folder)


def test_hostile_text_survives_and_numbers_do_not_change(tmp_path, make):
    write(tmp_path, [make("x.pdf", text="-5%"), make("y.pdf", text=HOSTILE)])
    texts = [row["text"] for row in stored_rows(tmp_path, "numbers") if row["value"] == "106"]
    assert texts == ["-5%", '=1+1, "a"\r\nb␀\\ud800\\u202e ½']
    assert b"'=1+1" in (tmp_path / "numbers.csv").read_bytes()


def test_frictionless_finds_the_package_valid(folder):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of packages that frictionless imports
        import frictionless

        report = frictionless.Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])


@pytest.mark.parametrize("change", ["hash", "enum", "key"])
def test_frictionless_finds_a_changed_dataset_invalid(folder, change):
    path = folder / "numbers.csv"
    old, new = {"hash": ("17", "18"), "enum": ("unexplained", "unknown"), "key": ("a/1.pdf", "a/2.pdf")}[change]
    path.write_text(path.read_text().replace(old, new, 1))
    if change != "hash":
        package = json.loads((folder / "datapackage.json").read_text())
        for resource in package["resources"]:
            content = (folder / resource["path"]).read_bytes()
            resource |= {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
        (folder / "datapackage.json").write_text(json.dumps(package))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import frictionless

        assert not frictionless.Package(str(folder / "datapackage.json")).validate().valid


def test_the_package_gives_each_coded_column_its_codes_twice(folder):
    package = json.loads((folder / "datapackage.json").read_text())
    numbers = next(one for one in package["resources"] if one["name"] == "numbers")
    field = next(one for one in numbers["schema"]["fields"] if one["name"] == "disposition")
    assert field["constraints"]["enum"] == ["figure", "aside", "unexplained"]
    assert [one["value"] for one in field["categories"]] == field["constraints"]["enum"]


def test_the_codebook_explains_columns_codes_and_indicators_once():
    rows = codebook_rows([indicator_code("integriteit", "reports", "Meldingen", "Reports")])
    keys = [(row["list"], row["code"]) for row in rows]
    assert len(keys) == len(set(keys))
    assert {("column", "figures.value"), ("doubt", "contradicted"), ("indicator", "integriteit.reports")} <= set(keys)
    assert all(row["label_nl"] and row["label_en"] and row["used_in"] for row in rows)


def test_an_exception_leaves_the_old_dataset_as_it_was(folder, make):
    before = contents(folder)
    with pytest.raises(ZeroDivisionError), DatasetWriter(folder, run=RUN) as writer:
        writer.add(rows_of(make("z.pdf")))
        raise ZeroDivisionError
    assert contents(folder) == before
    assert not (folder / ".staging").exists()


@pytest.mark.parametrize("moment", range(1, 12))
def test_a_crash_at_any_rename_is_mended_by_the_next_run_and_readers_see_one_set(
    folder, tmp_path, make, monkeypatch, moment
):
    write(tmp_path / "new", [make("n.pdf")])
    left = [moment]
    real = Path.replace

    def dying(self, target):
        left[0] -= 1
        if left[0] == 0:
            raise KeyboardInterrupt
        return real(self, target)

    monkeypatch.setattr(Path, "replace", dying)
    with pytest.raises(KeyboardInterrupt):
        write(folder, [make("n.pdf")])
        raise KeyboardInterrupt  # all renames were done before the moment came
    monkeypatch.undo()
    documents = [row["document"] for row in read_dataset(folder).documents]
    assert documents in (["a/1.pdf", "b/dicht.pdf"], ["n.pdf"])
    settle(folder)
    assert [row["document"] for row in read_dataset(folder).documents] == documents
    if documents == ["n.pdf"]:
        assert contents(folder) == contents(tmp_path / "new")


def test_a_full_disk_is_an_output_error_and_the_old_dataset_stays(folder, make, monkeypatch):
    before = contents(folder)

    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("report_extractor.dataset.writer.os.fsync", full)
    with pytest.raises(OutputError, match=r"no space left.*make room"):
        write(folder, [make("n.pdf")])
    assert contents(folder) == before


def test_reviews_survive_a_rerun(folder, make, make_failure):
    figure = read_dataset(folder).figures[0]["figure_id"]
    lines = [{"figure_id": figure, "decision": "rejected"}, {"figure_id": figure, "decision": "accepted"}]
    (folder / "review.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert read_dataset(folder).figures[0]["review"] == "accepted"
    write(folder, [make("a/1.pdf"), make_failure("b/dicht.pdf")])
    assert next(stored_rows(folder, "figures"))["review"] == "accepted"


def test_half_a_last_line_of_reviews_is_left_out_and_half_a_line_before_it_is_refused(folder):
    figure = read_dataset(folder).figures[0]["figure_id"]
    whole = json.dumps({"figure_id": figure, "decision": "accepted"}).encode() + b"\n"
    torn = '{"figure_id": "0", "decision": "rejected", "note": "café'.encode()[:-1]  # in the middle of the é
    path = folder / "review.jsonl"
    path.write_bytes(whole + torn)
    assert read_dataset(folder).figures[0]["review"] == "accepted"
    path.write_bytes(whole.replace(b"accepted", b"rejected") + whole.rstrip())
    assert read_dataset(folder).figures[0]["review"] == "accepted"  # whole, only its line end is missing
    for content, says in (
        (whole + torn + b"\n" + whole, r"line 2: not a review"),
        (whole + torn + b"\n", r"line 2: not a review"),
        (whole + b"[1]", r"line 2: not a review"),
        (whole + whole.replace(b"accepted", b"maybe").rstrip(), r"line 2: unknown decision 'maybe'"),
    ):
        path.write_bytes(content)
        with pytest.raises(UsageError, match=says):
            read_dataset(folder)


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (lambda folder: (folder / "figures.csv").unlink(), r"figures.csv is missing.*run .report-extractor extract"),
        (lambda folder: (folder / "figures.csv").write_text("a,b\n1,2\n"), r"line 1: column figure_id"),
        (lambda folder: (folder / "figures.csv").write_bytes(b"\xff\xfe"), r"not a readable CSV in UTF-8"),
        (
            lambda folder: (folder / "numbers.csv").write_text((folder / "numbers.csv").read_text() + "x,y\n"),
            r"line \d+: 2 cells where 15 are due",
        ),
        (lambda folder: (folder / "run.json").write_text("{"), r"run.json: missing or damaged"),
        (lambda folder: (folder / "review.jsonl").write_text("nee\n"), r"review.jsonl, line 1: not a review"),
    ],
)
def test_a_damaged_dataset_says_what_is_wrong_and_how_to_mend_it(folder, damage, says):
    damage(folder)
    with pytest.raises(UsageError, match=says):
        read_dataset(folder)


def test_a_folder_that_is_no_dataset_says_so(tmp_path):
    with pytest.raises(UsageError, match=r"nergens: no such folder; give the folder"):
        read_dataset(tmp_path / "nergens")


def test_a_result_comes_back_under_another_path(make_failure, make, tmp_path):
    for extraction in (make("oud.pdf"), make_failure("oud.pdf")):
        rows = rows_of(extraction)
        result = Result(sha256="ab" * 32, fingerprint="0" * 16, rows=rows, name="oud.pdf", limits=(600, 4096))
        content = encode_result(result)
        assert json.loads(content)["end"] is True
        assert decode_result(content, "oud.pdf") == result
        again = decode_result(content, "nieuw.pdf").rows
        assert again.document["message"] == rows.document["message"].replace("oud.pdf", "nieuw.pdf")
        path = tmp_path / "result.json"
        path.write_bytes(content)
        head = load_head(path)
        assert head is not None
        assert (head.name, head.limits, head.status) == ("oud.pdf", (600, 4096), rows.document["status"])


def test_half_a_result_is_no_result(make, tmp_path):
    path = tmp_path / "result.json"
    content = encode_result(Result(sha256="ab" * 32, fingerprint="0" * 16, rows=rows_of(make())))
    for end in (0, 1, 20, len(content) // 2, len(content) - 2):
        path.write_bytes(content[:end])
        assert load_result(path) is None
        assert load_head(path) is None
