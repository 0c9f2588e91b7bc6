"""Parts against their whole: `tien meldingen … vier daarvan … de overige zes`, and the breakdown of an indicator.

An error only where the language says that the parts are all there are (`de overige`, `de rest`); a list of parts
without such a word may be incomplete, or count things twice, and then only a fit is worth telling.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from ..model import Figure
from . import cues
from .findings import Draft, added, certain, dutch, english, plain
from .intervals import EXACT_UNITS, interval_of, total
from .sentences import Sentence

_WITHIN = re.compile(r"^[^.;:()]{0,60},\s{1,3}\w{1,12}(?: wie)?(?: er)?\s{0,3}$")
_MOST_PARTS = 5  # parts of which sets are tried
_REACH = 12  # figures between a whole and its last part, at most


def partition_findings(figures: Sequence[Figure], sentences: Sequence[Sentence]) -> Iterator[Draft]:
    """Findings on parts and wholes in running text and in breakdowns of indicators."""
    yield from _in_text(figures, sentences)
    yield from _in_breakdowns(figures)


def _in_text(figures: Sequence[Figure], sentences: Sequence[Sentence]) -> Iterator[Draft]:
    roles = _roles(sentences)
    order = sorted(roles)
    counts: dict[tuple[int, Decimal], list[Figure]] = defaultdict(list)
    for figure in figures:
        if _countable(figure):
            counts[(figure.evidence.page, figure.value)].append(figure)
    for position, index in enumerate(order):
        if roles[index] == "rest":
            yield from _closed(figures, order[max(0, position - _REACH) : position + 1], roles, counts)
    for sentence in sentences:
        yield from _part_exceeds(sentence)


def _roles(sentences: Sequence[Sentence]) -> dict[int, str]:
    """Index of each figure in running text → part, rest or nothing."""
    roles = {}
    for sentence in sentences:
        for item in sentence.placed:
            before, after = sentence.before(item), sentence.after(item)
            marked = _starts_with_cue("part_after", after) or cues.has("part_before", before)
            role = "part" if marked or item.figure.derivation == "reference" else ""
            if _ends_with_cue("rest", before):
                role = "rest"
            roles[item.index] = role
    return roles


def _ends_with_cue(role: str, text: str) -> bool:
    tail = text.rstrip(" (")
    return any(end >= len(tail) for _, end in cues.spans(role, tail))


def _starts_with_cue(role: str, text: str) -> bool:
    head = text.lstrip()
    return any(start == 0 for start, _ in cues.spans(role, head))


def _closed(
    figures: Sequence[Figure],
    window: Sequence[int],
    roles: dict[int, str],
    counts: Mapping[tuple[int, Decimal], Sequence[Figure]],
) -> Iterator[Draft]:
    """A whole with parts and `de overige`: window ends with the rest."""
    rest = figures[window[-1]]
    earlier = [index for index in window[:-1] if _near(figures[index], rest)]
    first = next((at for at in range(len(earlier)) if roles[earlier[at]] == "part"), None)
    if first is None or rest.unit not in EXACT_UNITS:
        return
    part = figures[earlier[first]]
    whole = _whole(figures, earlier[:first], part, rest) or _elsewhere(part, rest, counts)
    if whole is None:
        return
    between = [figures[index] for index in earlier[first:] if _countable(figures[index])]
    marked = [figures[index] for index in earlier[first:] if roles[index] == "part" and _countable(figures[index])]
    choices = [parts for parts in (between, marked) if parts]
    fitting = next((parts for parts in choices if _fits(whole, [*parts, rest])), None)
    if fitting is not None:
        yield _draft(whole, [*fitting, rest], "agrees", "info")
    elif (within := _within(between, rest)) is not None:
        yield _draft(within[0], [*within[1], rest], "agrees", "info")
    elif marked and len(between) == len(marked) and not _some_fit(whole, between, rest):
        sure = certain([whole, *marked, rest])
        yield _draft(whole, [*marked, rest], "differs", "error" if sure else "warning")
    elif choices and sum(part.value for part in (*choices[0], rest)) <= 2 * whole.value:
        yield _draft(whole, [*choices[0], rest], "cannot_tell", "info")  # larger sums are of other things


def _within(parts: Sequence[Figure], rest: Figure) -> tuple[Figure, Sequence[Figure]] | None:
    """A part that the parts behind it and the rest add up to: `tien daarvan: vier …, de overige zes`."""
    for at in range(len(parts) - 2, -1, -1):
        if _fits(parts[at], [*parts[at + 1 :], rest]):
            return parts[at], parts[at + 1 :]
    return None


def _some_fit(whole: Figure, parts: Sequence[Figure], rest: Figure) -> bool:
    """Whether the whole is the rest and some of the parts: then the others are parts of parts."""
    return any(
        _fits(whole, [*chosen, rest])
        for count in range(1, min(len(parts), _MOST_PARTS))
        for chosen in combinations(parts, count)
    )


def _near(figure: Figure, other: Figure) -> bool:
    return 0 <= other.evidence.page - figure.evidence.page <= 1


def _countable(figure: Figure) -> bool:
    return figure.unit in EXACT_UNITS and figure.measure in {"", "count"} and figure.bound == "exact"


def _whole(figures: Sequence[Figure], before: Sequence[int], part: Figure, rest: Figure) -> Figure | None:
    """The printed whole: the one that the links name, else the nearest count before the first part."""
    named = part.of_value if part.of_value is not None else rest.of_value
    for index in reversed(before):
        figure = figures[index]
        if _countable(figure) and (figure.value == named or (named is None and figure.value >= part.value)):
            return figure
    return None


def _elsewhere(part: Figure, rest: Figure, counts: Mapping[tuple[int, Decimal], Sequence[Figure]]) -> Figure | None:
    """The named whole where it stands out of the running text: in a callout or further on, counting the same."""
    named = part.of_value if part.of_value is not None else rest.of_value
    found = counts.get((part.evidence.page, named), ()) if named is not None else ()
    own = [figure for figure in found if figure not in (part, rest) and figure.counts in {part.counts, rest.counts}]
    return own[0] if own else None


def _fits(whole: Figure, parts: Sequence[Figure]) -> bool:
    return total(interval_of(part) for part in parts).meets(interval_of(whole))


def _draft(whole: Figure, parts: Sequence[Figure], verdict: str, severity: str) -> Draft:
    values = [part.value for part in parts]
    sum_nl, sum_en = added(values)
    name = whole.counts or whole.label
    tail_nl, tail_en = {
        "agrees": ("klopt", "agrees"),
        "differs": ("dat verschilt", "they differ"),
        "cannot_tell": ("niet te zeggen of dit alle delen zijn", "cannot tell whether these are all parts"),
    }[verdict]
    return Draft(
        check="partition_total",
        verdict=verdict,  # type: ignore[arg-type]  # one of the three keys above
        severity=severity,  # type: ignore[arg-type]  # given as a literal by each caller
        page=whole.evidence.page,
        figures=(whole.figure_id, *(part.figure_id for part in parts)),
        expected=plain(whole.value),
        observed=plain(sum(values, Decimal(0))),
        tolerance=plain(total(interval_of(part) for part in parts).slack + interval_of(whole).slack),
        message_nl=f"{name}: {sum_nl}, gedrukt: {dutch(whole.value)}; {tail_nl}",
        message_en=f"{name}: {sum_en}, printed: {english(whole.value)}; {tail_en}",
    )


def _part_exceeds(sentence: Sentence) -> Iterator[Draft]:
    """`12 signalen, waarvan 15 …`: in one sentence, side by side, so that nothing else can be the whole."""
    for first, second in pairwise(sentence.placed):
        whole, part = first.figure, second.figure
        if not (_countable(whole) and _countable(part)) or part.value <= whole.value or first.start < 0:
            continue
        between = sentence.before(second)
        if part.of_value == whole.value and _WITHIN.search(between) and cues.has("part_before", between):
            yield _exceeding(whole, part)


def _exceeding(whole: Figure, part: Figure) -> Draft:
    name = whole.counts or whole.label
    return Draft(
        check="partition_total",
        verdict="differs",
        severity="error" if certain([whole, part]) else "warning",
        page=part.evidence.page,
        figures=(whole.figure_id, part.figure_id),
        expected=f"<= {plain(whole.value)}",
        observed=plain(part.value),
        tolerance="0",
        message_nl=f"{name}: deel {dutch(part.value)} is groter dan het geheel {dutch(whole.value)}",
        message_en=f"{name}: part {english(part.value)} is larger than its whole {english(whole.value)}",
    )


def _in_breakdowns(figures: Sequence[Figure]) -> Iterator[Draft]:
    groups: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.indicator and _countable(figure) and len(figure.breakdown) <= 1:
            key = (figure.indicator, figure.period_start, figure.period_end, figure.basis, figure.unit)
            groups[key].append(figure)
    for members in groups.values():
        wholes = [figure for figure in members if not figure.breakdown]
        by_key: dict[str, list[Figure]] = defaultdict(list)
        for figure in members:
            if figure.breakdown:
                by_key[figure.breakdown[0][0]].append(figure)
        for parts in by_key.values():
            yield from _breakdown(wholes, parts)


def _breakdown(wholes: Sequence[Figure], parts: Sequence[Figure]) -> Iterator[Draft]:
    names = [figure.breakdown[0][1] for figure in parts]
    if len(parts) < 2 or len(set(names)) < len(names) or not wholes:
        return
    fitting = next((whole for whole in wholes if _fits(whole, parts)), None)
    if fitting is not None:
        yield _draft(fitting, parts, "agrees", "info")
    elif len({whole.value for whole in wholes}) == 1:
        yield _draft(wholes[0], parts, "cannot_tell", "info")
