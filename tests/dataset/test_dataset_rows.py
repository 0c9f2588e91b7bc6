"""One Extraction gives rows with exactly the columns of the contract."""

from report_extractor.dataset import names_of, rows_of, to_frame

FIGURE_COLUMNS = (
    "figure_id document organisation year pack indicator breakdown value value_text low high bound measure direction "
    "unit decimals counts label of of_value basis period_start period_end period_source derivation kind page left top "
    "right bottom snippet read_by ocr_confidence confidence doubts pattern mentions findings review"
)
OTHERS = {
    "numbers": "number_id document page text value unit left top right bottom disposition reason figure_id read_by "
    "ocr_confidence",
    "findings": "finding_id document page check verdict severity figures expected observed tolerance message_nl "
    "message_en",
    "documents": "document sha256 bytes status reason pages pages_ocr figures numbers unexplained title organisation "
    "year duplicate_of message",
}


def test_the_columns_are_those_of_the_contract():
    assert names_of("figures") == tuple(FIGURE_COLUMNS.split())
    for table, columns in OTHERS.items():
        assert names_of(table) == tuple(columns.split())


def test_every_row_has_every_column_as_text(extraction):
    rows = rows_of(extraction)
    for table in ("pages", "numbers", "figures", "findings"):
        found = getattr(rows, table)
        assert found
        for row in found:
            assert set(row) == set(names_of(table))
            assert all(isinstance(cell, str) for cell in row.values())
    assert set(rows.document) == set(names_of("documents"))


def test_rows_are_sorted_by_page_top_and_left(extraction):
    rows = rows_of(extraction)
    assert [row["text"] for row in rows.numbers] == ["Vier", "106", "2022", "4", "17"]
    assert [row["value"] for row in rows.figures] == ["4", "106"]


def test_tops_are_sorted_as_numbers_not_as_text(make, number):
    numbers = tuple(number(str(top), str(top), top=top) for top in (1000, 99, 200))
    rows = rows_of(make(numbers=numbers, figures=(), asides=(), unexplained=numbers, findings=()))
    assert [row["top"] for row in rows.numbers] == ["99.0", "200.0", "1000.0"]


def test_a_figure_counts_its_numbers_its_duplicates_and_its_findings(extraction):
    four, hundred = rows_of(extraction).figures
    assert (four["mentions"], four["findings"], four["review"]) == ("2", "1", "open")
    assert (hundred["mentions"], hundred["breakdown"]) == ("1", "a=1;b=2")
    assert four["doubts"] == "period_assumed;label_uncertain"


def test_each_number_says_what_became_of_it(extraction):
    found = {
        row["text"]: (row["disposition"], row["reason"], bool(row["figure_id"])) for row in rows_of(extraction).numbers
    }
    assert found == {
        "Vier": ("figure", "", True),
        "106": ("figure", "", True),
        "2022": ("aside", "year", False),
        "4": ("aside", "duplicate", True),
        "17": ("unexplained", "", False),
    }


def test_the_document_row_counts_what_the_other_tables_hold(extraction):
    rows = rows_of(extraction)
    document = rows.document
    assert (document["figures"], document["numbers"], document["unexplained"]) == ("2", "5", "1")
    assert (document["pages"], document["pages_ocr"], document["year"]) == ("2", "1", "2022")
    assert [(row["page"], row["numbers"], row["figures"], row["unexplained"]) for row in rows.pages] == [
        ("1", "2", "2", "0"),
        ("2", "3", "0", "1"),
    ]


def test_a_failed_document_is_a_row_with_its_reason(make_failure):
    rows = rows_of(make_failure("dicht.pdf"))
    assert (rows.document["status"], rows.document["reason"], rows.document["figures"]) == ("failed", "encrypted", "0")
    assert not (rows.pages or rows.numbers or rows.figures or rows.findings)


def test_rows_can_be_named_for_another_path(extraction):
    rows = rows_of(extraction).named("elders/kopie.pdf")
    assert {row["document"] for row in (*rows.figures, *rows.numbers, *rows.findings, *rows.pages, rows.document)} == {
        "elders/kopie.pdf"
    }


def test_the_frame_has_the_columns_and_types_of_figures(extraction):
    frame = to_frame(extraction)
    assert tuple(frame.columns) == names_of("figures")
    assert frame["value"].tolist() == [4.0, 106.0]
    assert frame["year"].tolist() == [2022, 2022]
    assert frame["low"].isna().all()
    assert str(frame["bound"].dtype) == "category"


def test_the_frame_of_nothing_has_the_columns_too(make_failure):
    frame = to_frame(make_failure("dicht.pdf"))
    assert tuple(frame.columns) == names_of("figures")
    assert frame.empty
