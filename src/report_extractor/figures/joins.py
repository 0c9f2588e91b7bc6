"""Mentions of one fact become one figure: the callout and the sentence under it, ten printed twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ..model import Figure
from .wording import content_words, fold


def join(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures with those that state one fact merged into the first, whose numbers then name all places.

    One fact: same page, value, bound, unit, direction, basis and breakdown, no other period, not both cells of
    tables, and labels of which the shorter one's words are for the greater part in the longer one; or, between a
    callout and a sentence, the same indicator, or the same share of the same base.
    """
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    kept: list[Figure | None] = list(figures)
    for place, figure in enumerate(figures):
        key = (
            figure.evidence.page,
            figure.value,
            figure.bound,
            figure.direction,
            figure.basis,
            _alike_unit(figure.unit),
        )
        for other in groups[key][-_MOST_COMPARED:]:
            first = kept[other]
            if first is not None and _one_fact(first, figure):
                kept[other] = _merged(first, figure)
                kept[place] = None
                break
        else:
            groups[key].append(place)
    return tuple(figure for figure in kept if figure is not None)


def _alike_unit(unit: str) -> str:
    return "count" if unit == "persons" else unit


def _one_fact(one: Figure, other: Figure) -> bool:
    assumed = {one.period_source, other.period_source} & {"document", "none"}
    if (one.period_start, one.period_end) != (other.period_start, other.period_end) and not assumed:
        return False
    if "column" in (one.period_source, other.period_source) and not _same_year(one, other):
        return False  # the columns of a table set its years side by side
    if one.evidence.snippet == other.evidence.snippet:
        return False
    if one.kind == other.kind and one.kind in ("table", "chart"):
        return False
    if one.derivation == "negation" and one.evidence.snippet != other.evidence.snippet:
        return False
    if one.indicator and other.indicator and (one.indicator, one.breakdown) != (other.indicator, other.breakdown):
        return False
    if one.kind != other.kind and one.indicator and one.indicator == other.indicator:
        return True
    if one.kind != other.kind and one.unit == "percent" and one.of and fold(one.of) == fold(other.of):
        return True
    first, second = _words(one), _words(other)
    if not first or not second:
        return False
    shared = sum(any(_alike(word, candidate) for candidate in second) for word in first)
    smaller = min(len(first), len(second))
    if one.value < _SMALL and one.kind == other.kind:
        return smaller > 2 and shared / smaller >= 0.8 and one.counts == other.counts
    return (one.value >= 10 or smaller > 1) and shared / smaller >= 0.6


def _same_year(one: Figure, other: Figure) -> bool:
    return not one.period_start or not other.period_start or one.period_end[:4] == other.period_end[:4]


_MOST_COMPARED = 100  # equal numbers of a page: a hostile page holds thousands
_SMALL = 20  # small numbers are equal by chance: two of them in running text must say the same in more words


def _words(figure: Figure) -> frozenset[str]:
    return frozenset(content_words(f"{figure.label} {figure.counts}"))


def _alike(one: str, other: str) -> bool:
    """Whether two folded words are forms of one word: equal, or equal in all but the last letters."""
    size = max(5, min(len(one), len(other)) - 2)
    return one == other or (len(one) > 4 and len(other) > 4 and one[:size] == other[:size])


def _fuller(first: Figure, second: Figure) -> Figure:
    """The one whose label says most: a sentence before a caption, then the one with more words."""
    spoken = [figure for figure in (first, second) if figure.kind in ("sentence", "list")]
    if len(spoken) == 1 and len(content_words(spoken[0].label)) > 1:
        return spoken[0]
    return second if len(content_words(second.label)) > len(content_words(first.label)) else first


def _merged(first: Figure, second: Figure) -> Figure:
    fuller = _fuller(first, second)
    label = fuller.label
    missing = [
        word
        for word in content_words((first if fuller is second else second).label)
        if not any(_alike(word, known) for known in content_words(label))
    ]
    other = (first if fuller is second else second).label
    short = len(f"{label} {other}".split()) <= _LABEL_WORDS
    if missing and fold(first.label) not in fold(label) and len(missing) <= 4 and short:
        label = f"{fuller.label}, {other}"
    named = first if first.indicator else second
    dated = second if first.period_source in ("document", "none") else first
    return replace(
        first,
        numbers=first.numbers + second.numbers,
        label=label,
        counts=first.counts or second.counts,
        unit=first.unit if first.unit != "count" else second.unit,
        period_start=dated.period_start,
        period_end=dated.period_end,
        period_source=dated.period_source,
        of=first.of or second.of,
        of_value=first.of_value if first.of_value is not None else second.of_value,
        pack=named.pack,
        indicator=named.indicator,
        breakdown=named.breakdown,
        pattern=named.pattern,
        doubts=tuple(sorted(set(first.doubts) & set(second.doubts))),
    )


_LABEL_WORDS = 18  # two labels that are longer together are not both needed


def doubt_twins(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures, with a doubt on cells of one page that say the same of one period and have different values.

    A header was lost, or a year: none of them can be told from the others.
    """
    groups: dict[tuple[object, ...], set[Decimal]] = defaultdict(set)
    for figure in figures:
        groups[_twin_key(figure)].add(figure.value)
    return tuple(
        _without_name(figure) if figure.kind in ("table", "chart") and len(groups[_twin_key(figure)]) > 1 else figure
        for figure in figures
    )


def _without_name(figure: Figure) -> Figure:
    """A doubted figure without indicator: what cannot be told from its twins cannot be named either."""
    pattern = f"{figure.kind}.number" if figure.indicator else figure.pattern
    doubts = tuple(sorted({*figure.doubts, "label_uncertain"}))
    return replace(figure, doubts=doubts, confidence="low", pack="", indicator="", breakdown=(), pattern=pattern)


def _twin_key(figure: Figure) -> tuple[object, ...]:
    place = (figure.evidence.page, figure.kind)
    return (*place, fold(figure.label), figure.period_start, figure.period_end, figure.unit, figure.of, figure.basis)
