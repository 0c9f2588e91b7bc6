"""The same fact stated twice in one document: in words and digits, in a callout and a sentence.

Two statements speak of the same thing only when nothing tells them apart: indicator, breakdown, period, unit, measure,
basis, direction, and the words of their labels but for words that carry no meaning. Different things with equal
numbers (`10 personen`, `tien meldingen`) are worth a note, never an error.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..model import Figure, Severity
from . import cues
from .findings import Draft, certain, dutch, english, plain
from .intervals import EXACT_UNITS, interval_of

_WORD = re.compile(r"[^\W\d_]{2,60}")
_ENDINGS = ("en", "e", "s", "n")
_MOST_ALIKE = 6
_WORDY = frozenset({"words", "negation", "quantifier", "reference"})


def statement_findings(figures: Sequence[Figure]) -> Iterator[Draft]:
    """Findings on facts that are printed more than once, with equal or with different values."""
    groups: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        words = topic_of(figure.label, figure.counts)
        if figure.bound != "exact":
            continue
        if figure.indicator:
            groups[_meaning(figure)].append(figure)
        elif len(words) >= 2 and figure.counts and figure.kind != "table":
            groups[(*_meaning(figure), words)].append(figure)
    for members in groups.values():
        alike = _alike(members)
        for statements in alike:
            yield from _compare(statements)
        if len(alike) > 1:
            yield from _compare_totals(members)


def _compare_totals(members: Sequence[Figure]) -> Iterator[Draft]:
    """The total of a table beside what a sentence or callout says, when a pack gives both one name and no part.

    Their words need not be alike: `ontving 216 verzoeken`, `Ontvangen | Totaal | 218`. Each must be told in one value.
    """
    sure = [figure for figure in members if figure.indicator and not figure.breakdown and not figure.doubts]
    totals = [figure for figure in sure if figure.kind == "table" and cues.has("total", figure.label)]
    said = [figure for figure in sure if figure.kind in {"sentence", "callout"}]
    if len({figure.value for figure in totals}) == len({figure.value for figure in said}) == 1:
        yield from _pair(said[0], totals[0])


def _alike(members: Sequence[Figure]) -> list[list[Figure]]:
    """Figures of one meaning, split by the words of their labels unless these only say more or less of the same."""
    if len(members) <= _MOST_ALIKE and all(_related(one, other) for one in members for other in members):
        return [list(members)]
    split: dict[frozenset[str], list[Figure]] = defaultdict(list)
    for figure in members:
        split[topic_of(figure.label, figure.counts)].append(figure)
    return list(split.values())


def _related(one: Figure, other: Figure) -> bool:
    first, second = topic_of(one.label, one.counts), topic_of(other.label, other.counts)
    if first == second:
        return True
    # a callout or table header says in fewer words what the sentence says; two sentences say different things
    # the noun of a table cell is that of its row, not always what is counted: there the breakdown must tell
    named = bool(one.breakdown) and "table" in {one.kind, other.kind}
    same_noun = named or not one.counts or not other.counts or one.counts == other.counts
    if one.kind == other.kind or not same_noun:
        return False
    shared = len(first & second)
    if one.breakdown:  # the pack has told already what it is about
        return shared >= 1 and 2 * shared >= min(len(first), len(second))
    same_place = one.evidence.page == other.evidence.page
    return same_place and shared >= 2 and 10 * shared >= 7 * max(len(first), len(second))


def _compare(statements: Sequence[Figure]) -> Iterator[Draft]:
    """At most two values: with more, the labels do not tell apart what is stated."""
    if len({figure.value for figure in statements}) > 2:
        return
    first = statements[0]
    for other in statements[1:]:
        # two numbers of one sentence with one label: the label failed to tell them apart
        if _check(first, other) and first.evidence.snippet != other.evidence.snippet:
            yield from _pair(first, other)


def _meaning(figure: Figure) -> tuple[object, ...]:
    unit = "count" if figure.unit in EXACT_UNITS else figure.unit
    return (
        figure.indicator,
        figure.breakdown,
        figure.period_start,
        figure.period_end,
        unit,
        figure.measure,
        figure.basis,
        figure.direction,
        figure.of,
    )


@lru_cache(maxsize=4096)
def topic_of(label: str, counts: str) -> frozenset[str]:
    """The words of a label that carry meaning, without endings."""
    bare = cues.without("light", f"{label} {counts}").lower()
    return frozenset(_stem(word) for word in _WORD.findall(bare))


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] else word


def _pair(one: Figure, other: Figure) -> Iterator[Draft]:
    severity: Severity = "error" if certain([one, other]) and one.indicator else "warning"
    yield pair_draft(one, other, _check(one, other), severity)


def pair_draft(one: Figure, other: Figure, check: str, severity: Severity) -> Draft:
    """The finding that two figures say the same; `severity` is that of a difference."""
    if one.kind != "sentence" and other.kind == "sentence":
        one, other = other, one  # the sentence says what is meant
    same = interval_of(one).meets(interval_of(other))
    name = one.label or other.label or one.indicator
    where_nl = f"p. {one.evidence.page} en p. {other.evidence.page}"
    where_en = f"p. {one.evidence.page} and p. {other.evidence.page}"
    first, second = one.evidence.mention.text, other.evidence.mention.text
    return Draft(
        check=check,
        verdict="agrees" if same else "differs",
        severity="info" if same else severity,
        page=one.evidence.page,
        figures=(one.figure_id, other.figure_id),
        expected=plain(one.value),
        observed=plain(other.value),
        tolerance=plain(interval_of(one).slack + interval_of(other).slack),
        message_nl=f"{name} ({where_nl}): '{first}' ({dutch(one.value)}) en '{second}' ({dutch(other.value)})"
        + ("; gelijk" if same else "; verschillend"),
        message_en=f"{name} ({where_en}): '{first}' ({english(one.value)}) and '{second}' ({english(other.value)})"
        + ("; equal" if same else "; different"),
    )


def _check(one: Figure, other: Figure) -> str:
    """The code for this pair; empty when both are printed alike in the same place (rows of one table, one list)."""
    kinds = {one.kind, other.kind}
    if kinds in ({"callout", "sentence"}, {"chart", "sentence"}):
        return "callout_against_sentence"
    if one.indicator and "table" in kinds and len(kinds) == 2:
        return "stated_twice"
    if (one.derivation in _WORDY) != (other.derivation in _WORDY):
        return "words_against_digits"
    return ""
