"""The snippets of figures.csv as spaCy documents, each figure a span: what a researcher trains or searches with.

One Doc for each distinct snippet, made with the blank Dutch pipeline: nothing is trained, nothing is downloaded. The
tables of spacy-lookups-data give the lemmas. A token that a figure ends inside of (`12m²`) is parted there, so that
the text of each span is exactly what is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import UsageError
from .files import flush_folder, write_whole, writing
from .reviews import read_reviews
from .rows import Row
from .stored import check_folder, stored_rows

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, DocBin

FIGURES = "figures"
REJECTED = "rejected"

_ATTRIBUTES = ("ORTH", "NORM", "LEMMA", "SPACY")
_WHOLE_NUMBER = r"(?<!\d[.,])(?<!\w){}(?!\w)(?![.,]\d)"  # 10 is not in 10.000, 21 not in 2021


def export_spacy(dataset: Path, target: Path) -> Path:
    """A `.spacy` file (DocBin): a Doc for each distinct snippet of a page, in the order of figures.csv.

    `doc.spans["figures"]` holds a span for each figure: its label is the indicator, or the measure where no indicator
    is known; its id and kb_id are the figure_id. Figures that a reviewer rejected are in `doc.spans["rejected"]`.
    `doc.user_data` has `document`, `page` and `not_placed`, the ids of figures whose text is not in their snippet.
    The same dataset gives the same bytes. UsageError when there is no figure.
    """
    from spacy.tokens import DocBin

    check_folder(dataset)
    rejected = {figure for figure, decision in read_reviews(dataset).items() if decision == "rejected"}
    pipeline = _dutch_pipeline()
    found = DocBin(attrs=_ATTRIBUTES, store_user_data=True)
    for rows in _by_snippet(stored_rows(dataset, "figures")):
        found.add(_doc_of(rows, pipeline, rejected))
    if not len(found):
        raise UsageError(
            f"{dataset}: no figure in this dataset, so there is nothing to give to spaCy",
            remedy="see documents.csv for what became of each document, and `extract` others into this folder",
        )
    _write(found, target)
    return target


def _write(found: DocBin, target: Path) -> None:
    with writing(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, found.to_bytes())
        flush_folder(target.parent)


def _dutch_pipeline() -> Language:
    import spacy

    pipeline = spacy.blank("nl")
    pipeline.add_pipe("lemmatizer", config={"mode": "lookup"})
    pipeline.initialize()
    return pipeline


def _by_snippet(rows: Iterable[Row]) -> Iterator[list[Row]]:
    groups: dict[tuple[str, str, str], list[Row]] = {}
    document = ""
    for row in rows:
        if row["document"] != document:
            yield from groups.values()
            groups, document = {}, row["document"]
        groups.setdefault((row["document"], row["page"], row["snippet"]), []).append(row)
    yield from groups.values()


def _doc_of(rows: list[Row], pipeline: Language, rejected: set[str]) -> Doc:
    from spacy.tokens import Span

    snippet = rows[0]["snippet"]
    places = _places(rows, snippet)
    tokens = pipeline.make_doc(snippet)
    doc = _part(tokens, {edge for place in places.values() for edge in place})
    for _, pipe in pipeline.pipeline:
        doc = pipe(doc)
    doc.user_data["document"] = rows[0]["document"]
    doc.user_data["page"] = int(rows[0]["page"])
    doc.user_data["not_placed"] = [row["figure_id"] for row in rows if row["figure_id"] not in places]
    starts = {token.idx: token.i for token in doc}
    ends = {token.idx + len(token): token.i + 1 for token in doc}
    spans: dict[str, list[Span]] = {FIGURES: [], REJECTED: []}
    for row in rows:
        name = row["figure_id"]
        if name in places:
            start, end = places[name]
            label = row["indicator"] or row["measure"]
            group = REJECTED if name in rejected else FIGURES
            spans[group].append(Span(doc, starts[start], ends[end], label=label, kb_id=name, span_id=name))
    doc.spans[FIGURES] = spans[FIGURES]
    if spans[REJECTED]:
        doc.spans[REJECTED] = spans[REJECTED]
    return doc


def _places(rows: list[Row], snippet: str) -> dict[str, tuple[int, int]]:
    """Where each figure stands in the snippet; of equal texts the first in the file has the first place.

    Two cells of a page can have the same words; then their figures share the place.
    """
    places: dict[str, tuple[int, int]] = {}
    taken: set[tuple[int, int]] = set()
    for row in rows:
        text = re.escape(row["value_text"])
        found: list[tuple[int, int]] = []
        for pattern in (_WHOLE_NUMBER.format(text), text):
            found = found or [match.span() for match in re.finditer(pattern, snippet) if match[0]]
        if found:
            place = next((span for span in found if span not in taken), found[-1])
            places[row["figure_id"]] = place
            taken.add(place)
    return places


def _part(doc: Doc, edges: set[int]) -> Doc:
    """The same text with a token boundary at each edge; the same Doc when it has them all."""
    from spacy.tokens import Doc

    cuts = {token.i: [edge for edge in sorted(edges) if token.idx < edge < token.idx + len(token)] for token in doc}
    if not any(cuts.values()):
        return doc
    words, spaces = [], []
    for token in doc:
        bounds = [token.idx, *cuts[token.i], token.idx + len(token)]
        pieces = [doc.text[a:b] for a, b in pairwise(bounds)]
        words += pieces
        spaces += [False] * (len(pieces) - 1) + [bool(token.whitespace_)]
    return Doc(doc.vocab, words=words, spaces=spaces)
