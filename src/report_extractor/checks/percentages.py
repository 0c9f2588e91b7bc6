"""Percentages in running text computed again: `412 collega's (63%)`, `16 van de 20 (80%)`.

The base is often not printed beside the percentage; then it is searched among printed totals. That no base fits
says nothing (the base may not be printed at all), so an error needs a base that the words themselves name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from ..model import Figure
from .findings import Draft, certain, plain, share_dutch, share_english
from .intervals import EXACT_UNITS, around, interval_of
from .sentences import Placed, Sentence

_OPEN_BETWEEN = re.compile(r"^[^.;:()]{0,60}\(\s{0,2}(?:dit is |ofwel |oftewel |= ?)?$", re.IGNORECASE)
_REFERS = re.compile(r"\ber\s{1,3}$", re.IGNORECASE)
_MOST_BASES = 40  # printed totals tried for one percentage


def percentage_findings(figures: Sequence[Figure], sentences: Sequence[Sentence]) -> Iterator[Draft]:
    """Findings on percentages printed together with the count that they express."""
    bases: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        if _is_count(figure) and figure.value > 0 and figure.counts:
            bases[(figure.period_start[:4], figure.counts)].append(figure)
    for sentence in sentences:
        for part, percentage in _pairs(sentence):
            yield from _recompute(sentence, part, percentage, bases)
    for one, other in pairwise(sentences):
        yield from _neighbours(one, other)
        yield from _neighbours(other, one)


def _is_count(figure: Figure) -> bool:
    return figure.unit in EXACT_UNITS and figure.measure in {"", "count"} and figure.bound == "exact"


def _is_percentage(figure: Figure) -> bool:
    return figure.unit == "percent" and figure.measure in {"", "percentage"} and figure.bound == "exact"


def _pairs(sentence: Sentence) -> Iterator[tuple[Figure, Figure]]:
    """Count and percentage of the same thing: one of them opens the parentheses that follow the other."""
    for first, second in zip(sentence.placed, sentence.placed[1:], strict=False):
        if first.start < 0 or second.start < 0 or not _alone_in_parentheses(sentence, first, second):
            continue
        if _is_count(first.figure) and _is_percentage(second.figure):
            yield first.figure, second.figure
        elif _is_percentage(first.figure) and _is_count(second.figure):
            yield second.figure, first.figure


def _alone_in_parentheses(sentence: Sentence, first: Placed, second: Placed) -> bool:
    return _OPEN_BETWEEN.match(sentence.text[first.end : second.start]) is not None


def _recompute(
    sentence: Sentence, part: Figure, percentage: Figure, bases: dict[tuple[str, str], list[Figure]]
) -> Iterator[Draft]:
    named = part.of_value if part.of_value is not None else _named_base(percentage)
    if named is None:
        named = _whole_in_sentence(sentence, part)
    period = part.period_start[:4]
    candidates = [base for base in bases.get((period, part.counts), []) if base.value > part.value][:_MOST_BASES]
    fitting = [base for base in candidates if _fits(part, percentage, base.value)]
    if named is not None and named > 0:
        own = _verdict(part, percentage, named, None, known=True)
        if own.verdict == "agrees" or not any(base.evidence.page == sentence.page for base in fitting):
            yield own
        else:  # another whole of this page gives the printed percentage: it may be of that one
            yield replace(own, verdict="cannot_tell", severity="info")
        return
    if len({base.value for base in fitting}) == 1:
        yield _verdict(part, percentage, fitting[0].value, fitting[0], known=False)


def _named_base(percentage: Figure) -> Decimal | None:
    """The base of the percentage where it is printed and is a count of things, not 100 percent."""
    base = percentage.of_value
    return base if base is not None and base != 100 else None


def _whole_in_sentence(sentence: Sentence, part: Figure) -> Decimal | None:
    """`16 van de 20 …`: the number that follows `van de` directly."""
    for first, second in zip(sentence.placed, sentence.placed[1:], strict=False):
        if first.figure is part and first.start >= 0 and second.start >= 0 and _is_count(second.figure):
            between = sentence.text[first.end : second.start].strip().lower()
            if between in {"van de", "van", "van in totaal", "van de in totaal", "van het totaal van"}:
                return second.figure.value
    return None


def _fits(part: Figure, percentage: Figure, base: Decimal) -> bool:
    share = interval_of(part).percent_of(around(base, Decimal(0)))
    return share is not None and share.meets(interval_of(percentage))


def _neighbours(said: Sentence, counted: Sentence) -> Iterator[Draft]:
    """`80% van alle teams deed mee.` beside `Van de 25 teams deden er 18 mee.`: `er` refers to what was just said."""
    if len(said.placed) != 1 or len(counted.placed) != 2 or said.page != counted.page:
        return
    percentage, (base, part) = said.placed[0].figure, (item.figure for item in counted.placed)
    if not _is_percentage(percentage) or not (_is_count(base) and _is_count(part)) or part.of_value != base.value:
        return
    refers = _REFERS.search(counted.before(counted.placed[1])) is not None
    if refers and base.counts and base.counts in f"{percentage.of} {said.text}".lower() and base.value > 0:
        yield _verdict(part, percentage, base.value, base, known=False)


def _verdict(part: Figure, percentage: Figure, base: Decimal, whole: Figure | None, *, known: bool) -> Draft:
    fits = _fits(part, percentage, base)
    share = 100 * part.value / base
    ids = (part.figure_id, percentage.figure_id) + ((whole.figure_id,) if whole else ())
    sure = known and certain([part, percentage])
    return Draft(
        check="percentage_recomputed",
        verdict="agrees" if fits else "differs",
        severity="info" if fits else "error" if sure else "warning",
        page=percentage.evidence.page,
        figures=ids,
        expected=plain(share),
        observed=plain(percentage.value),
        tolerance=plain(interval_of(percentage).slack),
        message_nl=share_dutch(part.value, base, percentage.value),
        message_en=share_english(part.value, base, percentage.value),
    )
