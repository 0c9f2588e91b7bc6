"""Figures that a later report of the same body prints with another value."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from ..model import Finding
from .findings import dutch, english, plain
from .statements import topic_of

Row = Mapping[str, str]
_FEWEST_WORDS = 2


def check_dataset(rows: Sequence[Row]) -> tuple[tuple[str, Finding], ...]:
    """Findings across the documents of one organisation, each with the document that restates.

    `rows` are rows of figures.csv (texts by column name). A figure is restated when two documents of one
    organisation, over different years, print the same thing for the same period with values that no rounding joins.
    """
    groups: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in rows:
        if row.get("organisation") and row.get("period_start") and row.get("bound", "exact") == "exact":
            groups[_meaning(row)].append(row)
    found = [pair for members in groups.values() for pair in _compare(members)]
    found += _named_once(groups)
    return tuple(sorted(found, key=lambda item: (item[0], item[1].page, item[1].message_en)))


def _meaning(row: Row) -> tuple[object, ...]:
    unit = row.get("unit", "")
    return (
        row["organisation"].casefold(),
        row.get("indicator", ""),
        row.get("breakdown", ""),
        row.get("period_start", ""),
        row.get("period_end", ""),
        "count" if unit in {"", "count", "persons"} else unit,
        row.get("measure", ""),
        row.get("basis", ""),
        row.get("direction", ""),
        topic_of(row.get("label", ""), row.get("counts", "")) if not row.get("indicator") else row.get("counts", ""),
    )


def _named_once(groups: Mapping[tuple[object, ...], Sequence[Row]]) -> list[tuple[str, Finding]]:
    """Findings on figures that a pack named in one document only, and that say the same in their words."""
    alone: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for meaning, members in groups.items():
        if len({row["document"] for row in members}) == len(members) == 1:
            organisation, _, *rest, _ = meaning  # without indicator and words
            alone[(organisation, *rest, members[0].get("counts", ""))].append(members[0])
    pairs = [
        (named, other)
        for members in alone.values()
        for named in members
        if named.get("indicator")
        for other in members
        if not other.get("indicator") and _said_in_more(named, other)
    ]
    times = Counter(row["figure_id"] for pair in pairs for row in pair)
    found = []
    for pair in pairs:
        old, new = sorted(pair, key=lambda row: row.get("year", ""))
        if old.get("year", "") != new.get("year", "") and all(times[row["figure_id"]] == 1 for row in pair):
            found += _pair(old, new)
    return found


def _said_in_more(one: Row, other: Row) -> bool:
    """Whether the words of one label all stand in the other, and are more than the thing that is counted."""
    first, second = (topic_of(row.get("label", ""), row.get("counts", "")) for row in (one, other))
    return len(first & second) >= _FEWEST_WORDS and (first <= second or second <= first)


def _compare(members: Sequence[Row]) -> list[tuple[str, Finding]]:
    by_document: dict[str, list[Row]] = defaultdict(list)
    for row in members:
        by_document[row["document"]].append(row)
    # twice in one document means that the label does not tell things apart: no comparison
    single = [rows[0] for rows in by_document.values() if len({row["value"] for row in rows}) == 1]
    if len(single) != len(by_document) or len(single) < 2:
        return []
    ordered = sorted(single, key=lambda row: (row.get("year", ""), row["document"]))
    if ordered[0].get("year", "") == ordered[-1].get("year", ""):
        return []
    return [finding for old, new in pairwise(ordered) for finding in _pair(old, new)]


def _pair(old: Row, new: Row) -> list[tuple[str, Finding]]:
    try:
        before, after = Decimal(old["value"]), Decimal(new["value"])
    except (InvalidOperation, KeyError):
        return []
    slack = _slack(old) + _slack(new)
    same = abs(before - after) <= slack
    name = new.get("label") or new.get("indicator", "")
    period = new["period_start"][:4]
    where_nl = (
        f"{old['document']} p. {old['page']}: {dutch(before)}; {new['document']} p. {new['page']}: {dutch(after)}"
    )
    where_en = (
        f"{old['document']} p. {old['page']}: {english(before)}; {new['document']} p. {new['page']}: {english(after)}"
    )
    verdict_nl, verdict_en = ("gelijk gebleven", "unchanged") if same else ("herzien", "restated")
    ids = (old["figure_id"], new["figure_id"])
    identity = hashlib.sha256("\x1f".join(("restated", *ids)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    finding = Finding(
        finding_id=identity,
        page=int(new["page"]),
        check="restated",
        verdict="agrees" if same else "differs",
        severity="info" if same else "warning",
        figures=ids,
        expected=plain(before),
        observed=plain(after),
        tolerance=plain(slack),
        message_nl=f"{name} over {period} {verdict_nl}: {where_nl}",
        message_en=f"{name} for {period} {verdict_en}: {where_en}",
    )
    return [(new["document"], finding)]


def _slack(row: Row) -> Decimal:
    """Half of the last printed place; nothing for counts printed in full."""
    decimals = int(row.get("decimals") or 0)
    if decimals == 0 and row.get("unit", "") in {"", "count", "persons"}:
        return Decimal(0)
    digits = "".join(character for character in row.get("value_text", "") if character in "0123456789")
    value = abs(Decimal(row["value"]))
    if not digits or not int(digits) or not value:
        return Decimal("0.5").scaleb(-decimals)
    scale = value / Decimal(int(digits)).scaleb(-decimals)
    return Decimal("0.5") * max(scale, Decimal(1)).scaleb(-decimals)
