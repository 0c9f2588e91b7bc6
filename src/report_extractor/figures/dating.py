"""Every candidate figure → its period: sentence before column before heading before document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from ..model import Mention, Passage
from .comparisons import held_against, told_apart
from .inventory import Located
from .periods import (
    NO_PERIOD,
    Period,
    from_context,
    from_document,
    from_past_years,
    is_interval,
    since,
    starts_a_change,
    where_a_change_started,
    year_before,
    years_back,
)
from .sentence_periods import from_sentence, intervals_in
from .spans import Beside, beside, planned
from .vocabulary import ROUGHLY


def periods_of(
    items: Sequence[Located], candidates: Sequence[int], year: int | None, passages: Sequence[Passage] = ()
) -> dict[int, Period]:
    """The period of each candidate; a change without one keeps the interval of the sentence before."""
    periods: dict[int, Period] = {}
    around = beside(passages, year)
    interval: dict[int, Period] = {}  # by passage
    for (passage, start), group in sorted(_by_sentence(items).items()):
        together = [other.mention for other in group] if len(group) <= _MOST_IN_A_SENTENCE else []
        together = told_apart(group[0].sentence, start, together, year)
        named = intervals_in(group[0].sentence, together, start)
        interval[passage] = named if named.source != "none" else interval.get(passage, NO_PERIOD)
        for item in group:
            periods[id(item)] = _period(item, together, interval[passage], around, year)
    return {place: periods[id(items[place])] for place in candidates}


_MOST_IN_A_SENTENCE = 80  # numbers and periods: a row of more is no sentence, and its numbers look around them only


def _period(item: Located, together: Sequence[Mention], interval: Period, around: Beside, year: int | None) -> Period:
    mention = item.mention
    if mention.period_start:
        return Period(mention.period_start, mention.period_end, "sentence")
    start = item.sentence_start
    back = years_back(item.sentence, mention.start - start, mention.end - start)
    named = [m for m in together if back is None or not (back.start < m.end - start and m.start - start < back.end)]
    period = since(item.sentence, from_sentence(item.sentence, named, start, mention), year)
    if (
        is_interval(period)
        and mention.unit not in ("percent", "pp")
        and _REACHED.search(item.sentence[: mention.start - start])
    ):
        period = Period(f"{period.end[:4]}-01-01", period.end, period.source)
    period = year_before(back, period, year)
    if period.source == "none" and mention.unit != "years":
        period = from_past_years(item.sentence, year)
    if period.source == "none" and mention.unit in ("percent", "pp"):
        period = interval
    started = starts_a_change(item.sentence, mention.start - start, mention.end - start) and any(
        _UP_TO.fullmatch(item.passage.text, mention.end, m.start) for m in together if m.kind == "quantity"
    )
    if started and period.source == "none":
        period = interval
    if period.source == "none":
        period = around.period_of(item.passage, item.place)
    if period.source == "none":
        period = planned(item, year)
    if period.source == "none":
        period = from_context(item.passage, year)
    period = period if period.source != "none" else from_document(year)
    period = held_against(item.sentence, start, mention, together, period)
    return where_a_change_started(period) if started else period


# 'daalde tussen 2013 en 2023 tot <52.000> zaken': the level at the end
_REACHED = re.compile(rf"\b(?:tot|naar)\s+{ROUGHLY}$", re.IGNORECASE)


_UP_TO = re.compile(rf"\s*(?:[^\W\d]+\s+)?naar\s+{ROUGHLY}", re.IGNORECASE)  # 'van 6 <naar> 12', not 'naar later'


def _by_sentence(items: Sequence[Located]) -> dict[tuple[int, int], list[Located]]:
    groups: dict[tuple[int, int], list[Located]] = defaultdict(list)
    for item in items:
        groups[(item.place, item.sentence_start)].append(item)
    return groups
