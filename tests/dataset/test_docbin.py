"""The spaCy file gives back each figure as a span that reads as it is printed."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.tokens import DocBin

from report_extractor.dataset import DatasetWriter, docbin, export_spacy, rows_of
from report_extractor.errors import OutputError, UsageError

# snippet, the figures in it as (text, indicator, measure), what the spans must cover
SNIPPETS = [
    ("Er waren 106 meldingen.", [("106", "", "count")], [(9, 12)]),
    ("Van de 21 zaken zijn er 21 in 2021 gesloten.", [("21", "", "count"), ("21", "", "count")], [(7, 9), (24, 26)]),
    ("2021 | Totaal | 21", [("21", "reports", "count")], [(16, 18)]),
    ("Van € 10.000 was € 10 over.", [("€ 10", "", "amount"), ("€ 10.000", "", "amount")], [(17, 21), (4, 12)]),
    ("Een zaal van 12m² voor 80%-banen.", [("12", "", "count"), ("80%", "", "percentage")], [(13, 15), (23, 26)]),
    ("Inhuur x €1.000: (24,4)*.", [("(24,4)", "", "amount")], [(17, 23)]),
    ("De kosten zijn € 24,4 miljoen.", [("€ 24,4 miljoen", "", "amount")], [(15, 29)]),
    ("Geen klachten en drie vragen.", [("Geen", "", "count"), ("drie", "", "count")], [(0, 4), (17, 21)]),
    ("Tweeëntwintig\nmeldingen", [("Tweeëntwintig", "", "count")], [(0, 13)]),
]


def as_rows(snippets) -> list[dict[str, str]]:
    return [
        {
            "document": "a.pdf",
            "page": str(page),
            "snippet": snippet,
            "figure_id": f"{page:08x}{place:08x}",
            "value_text": text,
            "indicator": indicator,
            "measure": measure,
        }
        for page, (snippet, figures, _) in enumerate(snippets, start=1)
        for place, (text, indicator, measure) in enumerate(figures)
    ]


def read_docs(path):
    return list(DocBin().from_disk(path).get_docs(spacy.blank("nl").vocab))


@pytest.fixture(scope="module")
def pipeline():
    return docbin._dutch_pipeline()


@pytest.fixture(autouse=True)
def _loaded_once(pipeline, monkeypatch):
    """Reading the tables of lemmas takes over a second."""
    monkeypatch.setattr(docbin, "_dutch_pipeline", lambda: pipeline)


@pytest.fixture
def dataset(tmp_path, make):
    with DatasetWriter(tmp_path / "data", run={"version": "0"}) as writer:
        writer.add(rows_of(make("a.pdf")))
    return tmp_path / "data"


@pytest.fixture
def with_rows(dataset):
    """Puts other figures into the dataset."""

    def write(rows):
        with (dataset / "figures.csv").open(encoding="utf-8", newline="") as file:
            columns = csv.DictReader(file).fieldnames
        with (dataset / "figures.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="")
            writer.writeheader()
            writer.writerows(rows)
        return dataset

    return write


def test_each_span_reads_as_its_figure_is_printed(with_rows, tmp_path):
    rows = as_rows(SNIPPETS)
    docs = read_docs(export_spacy(with_rows(rows), tmp_path / "x.spacy"))
    spans = [span for doc in docs for span in doc.spans["figures"]]
    assert [doc.text for doc in docs] == [snippet for snippet, _, _ in SNIPPETS]
    assert [span.text for span in spans] == [row["value_text"] for row in rows]
    assert [(span.start_char, span.end_char) for span in spans] == [at for *_, places in SNIPPETS for at in places]
    assert [span.label_ for span in spans] == [row["indicator"] or row["measure"] for row in rows]
    assert [span.id_ for span in spans] == [span.kb_id_ for span in spans] == [row["figure_id"] for row in rows]
    assert [(doc.user_data["document"], doc.user_data["page"]) for doc in docs] == [
        ("a.pdf", page) for page in range(1, len(SNIPPETS) + 1)
    ]


def test_a_snippet_is_one_doc_a_page_even_when_another_stands_between(with_rows, tmp_path):
    rows = as_rows([("Drie en vier.", [("Drie", "", "count"), ("vier", "", "count")], []), SNIPPETS[0], SNIPPETS[0]])
    docs = read_docs(export_spacy(with_rows([rows[0], rows[2], rows[1], rows[3]]), tmp_path / "x.spacy"))
    assert [(doc.text, len(doc.spans["figures"])) for doc in docs] == [
        ("Drie en vier.", 2),
        ("Er waren 106 meldingen.", 1),
        ("Er waren 106 meldingen.", 1),
    ]


def test_a_figure_that_is_not_in_its_snippet_is_named(with_rows, tmp_path):
    rows = as_rows([("Er waren 106 meldingen.", [("107", "", "count"), ("106", "", "count")], [])])
    (doc,) = read_docs(export_spacy(with_rows(rows), tmp_path / "x.spacy"))
    assert doc.user_data["not_placed"] == (rows[0]["figure_id"],)
    assert [span.text for span in doc.spans["figures"]] == ["106"]


def test_figures_with_the_same_words_share_the_place(with_rows, tmp_path):
    rows = as_rows([("Totaal | 100%", [("100%", "", "percentage")] * 2, [])])
    (doc,) = read_docs(export_spacy(with_rows(rows), tmp_path / "x.spacy"))
    assert [(span.text, span.id_) for span in doc.spans["figures"]] == [("100%", row["figure_id"]) for row in rows]
    assert doc.user_data["not_placed"] == ()


def test_a_rejected_figure_is_kept_apart(with_rows, tmp_path):
    rows = as_rows([("Drie en vier.", [("Drie", "", "count"), ("vier", "", "count")], [])])
    folder = with_rows(rows)
    (folder / "review.jsonl").write_text(json.dumps({"figure_id": rows[0]["figure_id"], "decision": "rejected"}) + "\n")
    (doc,) = read_docs(export_spacy(folder, tmp_path / "x.spacy"))
    assert {key: [span.text for span in group] for key, group in doc.spans.items()} == {
        "figures": ["vier"],
        "rejected": ["Drie"],
    }


def test_lemmas_come_from_the_tables_of_spacy(with_rows, tmp_path):
    (doc,) = read_docs(export_spacy(with_rows(as_rows(SNIPPETS[:1])), tmp_path / "x.spacy"))
    assert [token.lemma_ for token in doc] == ["er", "waren", "106", "melding", "."]


def test_the_same_dataset_gives_the_same_bytes_in_any_process(with_rows, tmp_path):
    folder = with_rows(as_rows(SNIPPETS))
    here = export_spacy(folder, tmp_path / "here.spacy").read_bytes()
    code = (
        "import sys; from pathlib import Path; from report_extractor.dataset import export_spacy; "
        "export_spacy(*map(Path, sys.argv[1:]))"
    )
    words = [sys.executable, "-c", code, str(folder), str(tmp_path / "there.spacy")]
    subprocess.run(words, check=True, env={"PYTHONHASHSEED": "7"})
    assert (tmp_path / "there.spacy").read_bytes() == here


def test_a_dataset_without_figures_says_how_to_mend_it(with_rows, tmp_path):
    with pytest.raises(UsageError, match=r"no figure in this dataset.*; see documents\.csv .* `extract` others"):
        export_spacy(with_rows([]), tmp_path / "x.spacy")
    assert not (tmp_path / "x.spacy").exists()


def test_no_dataset_and_no_place_to_write_are_told(dataset, tmp_path):
    with pytest.raises(UsageError, match="no such folder"):
        export_spacy(tmp_path / "weg", tmp_path / "x.spacy")
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="cannot write"):
        export_spacy(dataset, tmp_path / "file" / "x.spacy")


def test_the_command_writes_it_into_the_dataset(dataset):
    from click.testing import CliRunner

    from report_extractor.cli import main

    result = CliRunner().invoke(main, ["export", str(dataset), "--to", "spacy"])
    assert result.stdout.strip() == str(dataset / "figures.spacy")
    assert len(read_docs(Path(result.stdout.strip()))) == 2
