"""A figure in, its words by where they stand out: by the number, with it, above it, elsewhere in its sentence.

The cells of a table row and the words by a number in a sentence tell what sets this number apart from those beside
it; a caption tells what all of them share. In `12 voor en 13 tegen de motie`, `voor` belongs to the 12.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .wording import keys_of, opposed, parts_of, said_in

Row = Mapping[str, str]

_BOUNDARY = re.compile(
    r"[,;:()]|\s[–-]\s|\b(?:en|waarvan|tegen|terwijl|maar|of|ofwel|respectievelijk|versus|tegenover)\b", re.IGNORECASE
)
_BASE = re.compile(r"\s(?:uit|van)\s(?:de\s|het\s|alle\s|in\stotaal\s|totaal\s)?")
_NONE: frozenset[str] = frozenset()
_NAMED = re.compile(r"[:(]\s{0,3}$")
# words that a basis says where no figure has them in print
_OF_UNIT = {"fte": " formatie personeelsbestand"}  # what a unit says of itself
_BASES = {"realised": "realisatie", "budget": "begroting begroot", "forecast": "raming geraamd", "target": "doel"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The comparable words of a figure. No word stands in two of its sets; the first that has it keeps it."""

    row: Row
    head: frozenset[str]  # the cells of its row and column, or the words by the number
    subject: frozenset[str]  # the rest of its label that its sentence has, what it counts and is a part of
    named: frozenset[str]  # its breakdown and indicator
    title: frozenset[str]  # the caption or heading above it
    shared: frozenset[str]  # words by other numbers of its sentence that its label has too
    before: frozenset[str]  # words by the numbers before it: of 14 gifts, 11 were sent back, the 11 are gifts
    after: frozenset[str]  # words by the numbers after it: the 14 were not sent back
    around: frozenset[str]  # the rest of its sentence
    own: frozenset[str]  # head, subject, named and title
    is_base: bool  # 27 in `11 van de 27 maatregelen`
    breakdown: Mapping[str, str]


def profiles_of(figures: Sequence[Row], labels: Mapping[str, str]) -> list[Profile]:
    """The profile of each figure, in order. `labels`: the Dutch name of each `pack.indicator`."""
    texts: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in figures:
        texts[row["document"], row["page"], row["snippet"]].append(row)
    found = {}
    for (_, _, snippet), rows in texts.items():
        for row, chunk in _chunks(snippet.rpartition("|")[2], rows):
            found[row["figure_id"]] = chunk
    printed = _NONE.union(*(_by_part(row["label"], ", ") for row in figures))
    unprinted = {basis: keys_of(said) - printed for basis, said in _BASES.items()}
    return [_profile(row, found[row["figure_id"]], labels, unprinted) for row in figures]


@dataclass(frozen=True, slots=True)
class _Chunk:
    """The words by one number of a text, and by those before and after it."""

    by_it: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    is_base: bool


def _profile(row: Row, chunk: _Chunk, labels: Mapping[str, str], unprinted: Mapping[str, frozenset[str]]) -> Profile:
    cells, _, last = row["snippet"].rpartition("|")
    label = _by_part(row["label"], ", ")
    counted = frozenset(key for key in keys_of(row["counts"]) | keys_of(row["of"]) if not opposed((key,), label))
    label |= counted
    breakdown = dict(pair.split("=", 1) for pair in row["breakdown"].split(";") if "=" in pair)
    names = " ".join(value.replace("_", " ") for value in breakdown.values())
    names += _OF_UNIT.get(row["unit"], "")
    indicator = labels.get(f"{row['pack']}.{row['indicator']}", "")
    in_cells = _by_part(cells, "|")
    said = in_cells | said_in(last)
    head = in_cells | chunk.by_it
    subject = ((label & said) - chunk.before - chunk.after) | counted - head
    subject -= head
    if not head:
        head, subject = subject, frozenset()
    title = label - head - subject - said
    named = (said_in(f"{names} {indicator}") | _parts(row["label"])) - head - subject - title
    taken = head | subject | title | named
    shared = (label & (chunk.before | chunk.after)) - taken
    before = chunk.before - taken - shared
    after = chunk.after - taken - shared - before
    around = (said | unprinted.get(row["basis"], _NONE)) - taken - shared - before - after
    return Profile(
        row=row,
        head=head,
        subject=subject,
        named=named,
        title=title,
        shared=shared,
        before=before,
        after=after,
        around=around,
        own=taken,
        is_base=chunk.is_base,
        breakdown=breakdown,
    )


def _by_part(text: str, sign: str) -> frozenset[str]:
    """The words of a text, part by part: the heads of rows and columns come back in many figures."""
    return _NONE.union(*(said_in(part) for part in text.split(sign)))


def _parts(label: str) -> frozenset[str]:
    return _NONE.union(*(parts_of(part) for part in label.split(", ")))


def _chunks(text: str, rows: Sequence[Row]) -> Iterator[tuple[Row, _Chunk]]:
    """Each figure of a text with the words by its number, and those by the other numbers."""
    placed = sorted(_placed(text, rows))
    listed = len(placed) > 1 and all(_NAMED.search(text, 0, start) for start, _, _ in placed)  # fuut: 3 meerkoet: 5
    spans = []
    for at, (start, end, _) in enumerate(placed):
        first = placed[at - 1][1] if at else 0
        last = placed[at + 1][0] if at + 1 < len(placed) else len(text)
        named = _NAMED.search(text, first, start)
        until = named.start() if named else start
        before = max((found.end() for found in _BOUNDARY.finditer(text, first, until)), default=first)
        after = _BOUNDARY.search(text, end, last)
        spans.append((before, end if named and listed else after.start() if after else last))
    words = [
        said_in(f"{text[one:start]} ; {text[end:two]}")
        for (start, end, _), (one, two) in zip(placed, spans, strict=True)
    ]
    for at, (_, _, index) in enumerate(placed):
        earlier = frozenset().union(*words[1:at], _of_first(text, placed[0], spans[0], words[at])) if at else _NONE
        later = frozenset().union(*words[at + 1 :]) if words[at] else _NONE
        yield rows[index], _Chunk(words[at], earlier - words[at], later - words[at], _is_base(text, placed, at))


def _of_first(text: str, first: tuple[int, int, int], span: tuple[int, int], own: frozenset[str]) -> frozenset[str]:
    """The words by the first number that are said of it alone: those after it; in `wind 60%: zon 40%` all."""
    after = said_in(text[first[1] : span[1]])
    return said_in(text[span[0] : first[0]]) if own and not after else after


def _is_base(text: str, placed: Sequence[tuple[int, int, int]], at: int) -> bool:
    return at > 0 and bool(_BASE.fullmatch(text, placed[at - 1][1], placed[at][0]))


def _placed(snippet: str, rows: Sequence[Row]) -> Iterator[tuple[int, int, int]]:
    """Start and end of each number in the sentence, with its place in the list; equal numbers one after the other."""
    seen: dict[str, int] = {}
    ordered = sorted(range(len(rows)), key=lambda one: (float(rows[one]["top"] or 0), float(rows[one]["left"] or 0)))
    for index in ordered:
        text = rows[index]["value_text"]
        start = snippet.find(text, seen.get(text, 0))
        start = snippet.find(text) if start < 0 else start
        start = max(start, 0)
        seen[text] = start + len(text)
        yield start, min(start + len(text), len(snippet)), index
