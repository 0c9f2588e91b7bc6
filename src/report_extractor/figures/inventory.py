"""Every number of every passage, located on its page: the ledger, made before anyone asks what a number means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from ..dutch import find_numbers, split_sentences, unit_of_noun
from ..model import Box, Mention, Number, Passage, identify
from .phrases import finite_verb
from .wording import tokens

_ROLE_HINTS = {
    "heading": "heading",
    "header_cell": "header_cell",
    "row_header": "row_header",
    "running": "running",
    "axis": "axis",
    "footnote": "footnote",
    "caption": "caption",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A number of the ledger with the passage and the sentence `[sentence_start, sentence_end)` it stands in."""

    number: Number
    mention: Mention
    passage: Passage
    place: int  # index of the passage in the document
    sentence_start: int
    sentence_end: int
    others: tuple[Number, ...] = ()  # further numbers printed inside it: the second year of '2013-2023'

    @property
    def sentence(self) -> str:
        """The text of the sentence the number stands in."""
        return self.passage.text[self.sentence_start : self.sentence_end]


def continues_a_callout(passage: Passage) -> bool:
    """Whether a short line opens without a capital: 'over 2022, tegen <9,9%> in 2021' goes on behind a big number."""
    return passage.kind == "sentence" and passage.text[:1].islower() and len(passage.text.split()) <= _SHORT_LINE


_SHORT_LINE = 14  # words


def take_inventory(
    passages: Sequence[Passage], *, sha256: str, reporting_year: int | None, raw_ocr: bool = False
) -> tuple[Located, ...]:
    """All numbers of all passages, in order. `raw_ocr`: the text is recovered text, which may hold misreadings."""
    found: list[Located] = []
    taken: set[str] = set()
    for place, passage in enumerate(passages):
        if not passage.words:
            continue
        mentions = find_numbers(passage.text, reporting_year=reporting_year, hints=_hints(passage, raw_ocr))
        mentions = _unstacked(passage, count_pairs(passage.text, mentions))
        if not mentions:
            continue
        sentences = sentence_spans(passage)
        for mention in mentions:
            start, end = _sentence_of(mention, sentences, len(passage.text))
            first, *others = [
                _locate(piece, passage, passage.text[start:end], sha256, taken) for piece in _pieces(mention, passage)
            ]
            found.append(
                Located(
                    number=first,
                    mention=mention,
                    passage=passage,
                    place=place,
                    sentence_start=start,
                    sentence_end=end,
                    others=tuple(others),
                )
            )
    return tuple(found)


PAGE_OF_PAGES = re.compile(r"^\s*(?:pagina|blz\.?|p\.)?\s*\d{1,4}\s*(?:/|van|\|)\s*\d{1,4}\s*$", re.IGNORECASE)
_PAIR = re.compile(
    r"\b(een)\s+(?:mannelijke|vrouwelijke|interne|externe)\s+en\s+(een)\s+"
    r"(?:mannelijke|vrouwelijke|interne|externe)\s+(\w+)",
    re.IGNORECASE,
)


def count_pairs(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions, with 'een mannelijke en een vrouwelijke collega' as one and one: two articles that count a pair."""
    counted: dict[int, re.Match[str]] = {}
    for found in _PAIR.finditer(text):
        counted[found.start(1)] = counted[found.start(2)] = found
    if not counted:
        return tuple(mentions)
    return tuple(
        replace(
            mention,
            kind="quantity",
            value=Decimal(1),
            reason="",
            derivation="words",
            rule="pair",
            unit=unit_of_noun(counted[mention.start].group(3)),
            noun=counted[mention.start].group(3),
            noun_start=counted[mention.start].start(3),
            noun_end=counted[mention.start].end(3),
        )
        if mention.start in counted and mention.reason == "article"
        else mention
        for mention in mentions
    )


_DIGITS = re.compile(r"\d+")


def _pieces(mention: Mention, passage: Passage) -> tuple[Mention, ...]:
    """The printed numbers of a mention: both years of a range, both pages of '3/12', the 3 of 'bijlage 3'."""
    pages = mention.kind == "quantity" and PAGE_OF_PAGES.match(passage.text)
    span = _SPAN_OF_YEARS.fullmatch(mention.text) if mention.kind == "period" else None
    if span is not None:  # 'laatste 5 jaar': printed is the number
        found = list(_DIGITS.finditer(mention.text))
        return (_piece(mention, found[0]),)
    if mention.kind == "period" and mention.reason == "year":
        found = [m for m in _DIGITS.finditer(mention.text) if len(m.group()) == 4]
    elif pages or (mention.kind == "aside" and mention.reason == "page_number"):
        found = list(_DIGITS.finditer(mention.text))
    else:
        named = _NAMED.fullmatch(mention.text) if mention.kind == "aside" else None
        found = [named] if named else []
    if len(found) < 2 and not (found and found[0].re is _NAMED):
        return (mention,)
    return tuple(_piece(mention, m) for m in found)


def _piece(mention: Mention, found: re.Match[str]) -> Mention:
    """The digits found in a mention as a mention of their own, of the same kind."""
    group = found.lastindex or 0
    return replace(
        mention,
        start=mention.start + found.start(group),
        end=mention.start + found.end(group),
        text=found.group(group),
        value=Decimal(found.group(group)),
    )


def _unstacked(passage: Passage, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions, with '140 130 120' as three numbers where they stand under each other: labels of an axis."""
    found: list[Mention] = []
    for mention in mentions:
        if not _SPACED.fullmatch(mention.text):
            found.append(mention)
            continue
        words = passage.words_at(mention.start, mention.end)
        stacked = all(one.box.bottom <= other.box.top + one.box.height / 2 for one, other in pairwise(words))
        pieces = [_piece(mention, piece) for piece in _DIGITS.finditer(mention.text)]
        found.extend(pieces if len(words) > 1 and stacked else [mention])
    return tuple(found)


_SPACED = re.compile(r"\d{1,3}(?: \d{3})+")
_SPAN_OF_YEARS = re.compile(r"(?:laatste|afgelopen|voorgaande|komende) (\d{1,2}) (?:jaar|jaren|maanden)", re.IGNORECASE)
_NAMED = re.compile(r"[^\W\d]{3,}\.?\s+(\d{1,3})")  # 'bijlage 3', 'agendapunt 8': printed is the number alone


def sentence_spans(passage: Passage) -> tuple[tuple[int, int], ...]:
    """The sentences of a passage; a table cell, callout or chart label is one sentence, unless it holds prose."""
    whole = ((0, len(passage.text)),)
    structured = passage.kind in ("table", "chart") or passage.role in ("header_cell", "row_header", "axis", "running")
    spans = whole if structured and not is_prose_cell(passage) else tuple(split_sentences(passage.text)) or whole
    if all(end - start <= _LONGEST_SENTENCE for start, end in spans):
        return spans
    return tuple(piece for span in spans for piece in _cut(passage.text, *span))


_LONGEST_SENTENCE = 1500  # characters: what is longer is no sentence, and would cost its square to read


def _cut(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """`[start, end)` in pieces of at most the longest sentence, cut at spaces where there are any."""
    while end - start > _LONGEST_SENTENCE:
        space = text.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
        stop = space + 1 if space > start else start + _LONGEST_SENTENCE
        yield start, stop
        start = stop
    yield start, end


_PROSE_CELL = 9  # words: a cell with as many and a verb tells something, as the decisions in a list of decisions do


def is_prose_cell(passage: Passage) -> bool:
    """Whether a table cell holds running text: its numbers are said there and do not belong to its headers."""
    if passage.kind != "table" or passage.role not in ("body", "row_header"):
        return False
    words = tokens(passage.text)
    return len(words) >= _PROSE_CELL and finite_verb(words) >= 0 and len(split_sentences(passage.text)) > 0


def _hints(passage: Passage, raw_ocr: bool) -> frozenset[str]:
    hints = set()
    if raw_ocr or any(word.read_by == "ocr" for word in passage.words):
        hints.add("ocr")
    if is_prose_cell(passage):
        return frozenset(hints)
    if passage.role in _ROLE_HINTS:
        hints.add(_ROLE_HINTS[passage.role])
    elif passage.kind == "table":
        hints.add("table_cell")
    elif passage.kind in ("list", "chart", "callout"):
        hints.add(passage.kind)
    return frozenset(hints)


def _sentence_of(mention: Mention, sentences: Iterable[tuple[int, int]], length: int) -> tuple[int, int]:
    for start, end in sentences:
        if start <= mention.start < end:
            return start, max(end, mention.end)
    return 0, length


def _locate(mention: Mention, passage: Passage, sentence: str, sha256: str, taken: set[str]) -> Number:
    words = passage.words_at(mention.start, mention.end) or passage.words[:1]
    try:
        box = passage.box_at(mention.start, mention.end)
    except ValueError:
        box = words[0].box
    read_ocr = [word for word in words if word.read_by == "ocr"]
    known = [word.ocr_confidence for word in read_ocr if word.ocr_confidence is not None]
    return Number(
        number_id=_unique(sha256, passage.page, box, mention, taken),
        page=passage.page,
        box=box,
        mention=mention,
        snippet=_snippet(passage, sentence),
        read_by="ocr" if read_ocr else "text_layer",
        ocr_confidence=min(known) if known else None,
    )


def _unique(sha256: str, page: int, box: Box, mention: Mention, taken: set[str]) -> str:
    turn = 0
    while True:
        says = (mention.text, str(mention.kind)) + ((str(turn),) if turn else ())
        number_id = identify(sha256, page, box, *says)
        if number_id not in taken:
            taken.add(number_id)
            return number_id
        turn += 1


def _snippet(passage: Passage, sentence: str) -> str:
    context = passage.context
    if passage.kind == "table" and passage.role == "body":
        headers = [context.group, context.row_header, *context.column_headers]
        return " | ".join([part for part in headers if part] + [passage.text])
    if passage.kind == "chart" and passage.role == "body":
        return " | ".join([part for part in (context.series, context.category) if part] + [passage.text])
    return " ".join(sentence.split())
