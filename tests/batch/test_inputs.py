"""Every path given becomes documents, once, in a stable order, whatever it is called."""

import os
import socket

import pytest

from report_extractor.batch.inputs import find_inputs


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(path, content=b"%PDF-1.7"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def names(*paths, **more):
    return [one.document for one in find_inputs(paths, **more).documents]


def test_folders_are_walked_in_the_order_of_names(here):
    for name in ("b/2.pdf", "b/1.PDF", "a/x.txt", "a/y/z.tiff", "c.jpeg"):
        make(here / name)
    assert names(".") == ["a/x.txt", "a/y/z.tiff", "b/1.PDF", "b/2.pdf", "c.jpeg"]
    assert names("b", "a") == names("a", "b", "a")


def test_other_kinds_are_counted_unless_they_hold_a_pdf(here):
    make(here / "in/notes.md", b"text")
    make(here / "in/no-suffix", b"\nHTTP\n%PDF-1.4")
    inputs = find_inputs(["in"])
    assert [one.document for one in inputs.documents] == ["in/no-suffix"]
    assert inputs.skipped == 1


def test_equal_names_in_different_folders_stay_apart(here):
    for name in ("a/verslag.pdf", "b/verslag.pdf"):
        make(here / name)
    assert names("a", "b") == ["a/verslag.pdf", "b/verslag.pdf"]
    assert names(here / "a/verslag.pdf", here / "b/verslag.pdf") == ["a/verslag.pdf", "b/verslag.pdf"]


def test_absolute_paths_are_named_from_the_folder_that_holds_them_all(here):
    for name in ("deep/in/a.pdf", "deep/in/b/c.pdf"):
        make(here / name)
    assert names(here / "deep/in") == ["in/a.pdf", "in/b/c.pdf"]
    assert names(here / "deep/in/a.pdf") == ["a.pdf"]


@pytest.mark.parametrize(
    ("name", "document"),
    [
        (b"new\nline.pdf", "in/new\nline.pdf"),
        ("📊 café.pdf".encode(), "in/📊 café.pdf"),
        (b"latin1_\xe9\xff.pdf", "in/latin1_\\xe9\\xff.pdf"),
        (b"-rf --help.pdf", "in/-rf --help.pdf"),
        (b"%s%d{0}.pdf", "in/%s%d{0}.pdf"),
        (b"x" * 251 + b".pdf", "in/" + "x" * 251 + ".pdf"),
        (b"back\\slash.pdf", "in/back\\\\slash.pdf"),
    ],
)
def test_odd_names_are_documents_with_a_name_in_utf8(here, name, document):
    make(here / "in" / os.fsdecode(name))
    assert names("in") == [document]
    document.encode("utf-8")


def test_a_name_that_looks_like_an_option_or_formula_is_neutral(here):
    make(here / "-rf --help.pdf")
    make(here / "=1+1.pdf")
    assert names("-rf --help.pdf", "=1+1.pdf") == ["./-rf --help.pdf", "./=1+1.pdf"]


def test_cycles_of_links_end_and_a_linked_folder_is_read_once(here):
    make(here / "in/a/1.pdf")
    (here / "in/a/up").symlink_to(here / "in")
    (here / "in/0-link").symlink_to(here / "in/a")
    (here / "in/self").symlink_to("self")
    inputs = find_inputs(["in"])
    assert [one.document for one in inputs.documents] == ["in/a/1.pdf"]


def test_a_link_to_a_file_is_a_document_and_a_dangling_one_is_missing(here):
    make(here / "real.pdf")
    (here / "in").mkdir()
    (here / "in/link.pdf").symlink_to(here / "real.pdf")
    (here / "in/dangling.pdf").symlink_to(here / "gone.pdf")
    assert [(one.document, one.reason) for one in find_inputs(["in"]).documents] == [
        ("in/dangling.pdf", "missing"),
        ("in/link.pdf", ""),
    ]


def test_what_is_not_an_ordinary_file_is_never_opened(here):
    (here / "in").mkdir()
    os.mkfifo(here / "in/pipe.pdf")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("in/socket.pdf")
    assert {one.reason for one in find_inputs(["in"]).documents} == {"not_a_file"}


def test_a_missing_path_is_an_input_with_a_reason(here):
    assert [(one.document, one.reason) for one in find_inputs(["weg.pdf"]).documents] == [("weg.pdf", "missing")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may enter every folder")
def test_an_unreadable_folder_is_an_input_with_a_reason(here):
    make(here / "in/dicht/1.pdf")
    (here / "in/dicht").chmod(0)
    try:
        assert [(one.document, one.reason) for one in find_inputs(["in"]).documents] == [("in/dicht", "unreadable")]
    finally:
        (here / "in/dicht").chmod(0o700)


def test_the_output_folder_is_left_out(here):
    make(here / "a.pdf")
    make(here / "extracted/b.pdf")
    assert names(".", leave_out=here / "extracted") == ["a.pdf"]
