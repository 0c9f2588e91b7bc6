"""Neighbouring numbers -> what they say together: ranges, ratios, changes, lists with one unit, money in two parts."""

from __future__ import annotations

from decimal import Decimal

from .bounds import CHANGES
from .draft import Draft, Reading

RANGE_GAPS = frozenset(
    (
        "-",
        "–",
        "—",
        " - ",
        " – ",
        " — ",
        "- ",
        "- tot ",
        "- à ",
        "- of ",
        " -",
        "– ",
        " tot ",
        " à ",
        " a ",
        "à",
        " t/m ",
        " tot en met ",
        "~",
        " ~ ",
        " tot maximaal ",
        " tot wel ",
        " tot ongeveer ",
        " tot circa ",
    )
)
RATIO_GAPS = frozenset((" op de ", " op elke ", " op iedere ", " op "))
PART_GAPS = frozenset((" van de ", " uit ", " uit de ", " van "))
LIST_GAPS = frozenset((", ", " en ", " of ", " respectievelijk ", " resp. ", ", respectievelijk ", " en/of "))
_ROUND = frozenset(map(Decimal, (10, 100, 1000)))  # what a share is told of: acht van de tien


def combine(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The drafts with neighbours joined where they state one thing, in order."""
    result: list[Draft] = []
    dashes = 0  # neighbours so far that a dash joins: `2 - 4 - 6` is a row of amounts, not ranges
    for place, draft in enumerate(drafts):
        previous = result[-1] if result else None
        gap = reading.lower[previous.end : draft.start] if previous and draft.start - previous.end < 40 else "\n"
        dashed = gap.strip() in _DASHES and bool(gap.strip())
        dashes = dashes + 1 if dashed else 0
        if previous and draft.form != "run" and previous.kind == draft.kind == "quantity" and gap != "\n":
            _repeat(previous, draft, gap)
            row = dashed and (dashes > 1 or _dash_follows(reading, drafts, place))
            if not row and _range(reading, previous, draft, gap):
                continue
            if _ratio(reading, previous, draft, gap) or _cents(previous, draft, gap):
                continue
            _share_unit(reading, result, draft, gap)
        if draft.kind == "quantity" and gap in _TOLD_OF_YEAR:
            _unit_of_year_before(reading, result, draft)
        if draft.kind == "period" and draft.rule in ("period_days", "period_date"):
            _days_before(reading, result, draft)
        result.append(draft)
    return result


_TOLD_OF_YEAR = frozenset((": ", " ", ":"))
_PLAIN_FORMS = ("plain", "decimal", "point", "grouped", "words")


def _unit_of_year_before(reading: Reading, result: list[Draft], draft: Draft) -> None:
    """`11,2 weken (2023: 13,0)`: the amount of another year, in brackets, has the unit of the one before it."""
    if len(result) < 2 or draft.unit or draft.reason or draft.form not in _PLAIN_FORMS:
        return
    year, amount = result[-1], result[-2]
    closed = reading.words[draft.last] == ")" and reading.words[year.first - 1] == "("
    if not closed or year.kind != "period" or amount.kind != "quantity" or amount.reason or amount.unit == "persons":
        return
    if reading.lower[amount.end : year.start].strip() == "(":
        draft.unit = amount.unit


_DASHES = frozenset(("-", "–", "—"))


def _dash_follows(reading: Reading, drafts: list[Draft], place: int) -> bool:
    if place + 1 >= len(drafts) or drafts[place + 1].kind != "quantity":
        return False
    return reading.lower[drafts[place].end : drafts[place + 1].start].strip() in _DASHES


def _days_before(reading: Reading, result: list[Draft], date: Draft) -> None:
    """`5, 6 en 7 juli`: the days told before the one with the month are dates too."""
    end = date.start
    for previous in reversed(result[-6:]):
        day = (
            previous.kind == "quantity"
            and previous.form == "plain"
            and not previous.unit
            and previous.value is not None
        )
        if not day or reading.lower[previous.end : end] not in LIST_GAPS or not 0 < (previous.value or 0) <= 31:
            return
        previous.kind, previous.reason, previous.value = "aside", "date", None
        previous.rule, end = "day_of_list", previous.start


def _range(reading: Reading, a: Draft, b: Draft, gap: str) -> bool:
    before = reading.words[a.first - 1]
    the = before in ("de", "het") and reading.words[a.first - 2] == "tussen"
    between = before == "tussen" or the
    if a.value is None or b.value is None or a.bound == "range" or b.form == "zero":
        return False
    if before == "verhouding":
        return False  # de verhouding 48-52: two parts
    if between:
        if gap not in (" en ", " en de ", " tot ", " - ", "-", "–", " en het "):
            return False
    elif gap not in RANGE_GAPS:
        return False
    if (a.unit and b.unit and a.unit != b.unit) or (a.reason != b.reason):
        return False
    if a.unit and not b.unit and a.unit not in ("EUR",) and a.unit != "years" and not between:
        return False
    low = a.value
    if b.grain >= 1000 and b.form != "words" and a.value < 1000 and a.grain == 1 and b.value >= b.grain:
        low = a.value * b.grain
    if gap.startswith("- ") and gap != "- " and b.form == "words" and b.grain >= 100 and low < 100:
        low *= b.grain  # drie- tot vierhonderd
    if low >= b.value:
        return False
    if gap in (" tot ", " tot en met ") and not between and not _level_range(reading, a):
        return False
    if gap == " a " and not (a.form == "plain" and b.form == "plain"):
        return False
    a.value, a.low, a.high, a.bound = low, low, b.value, "range"
    a.unit = a.unit or b.unit
    a.end, a.last, a.rule = b.end, b.last, "property" if b.rule == "property" else "range"
    a.decimals = max(a.decimals, b.decimals)
    if between:
        a.first -= 2 if the else 1
        a.start = reading.starts[a.first]
    elif before == "van" and gap in (" tot ", " tot en met ", " t/m "):
        a.first -= 1
        a.start = reading.starts[a.first]
    return True


def _level_range(reading: Reading, a: Draft) -> bool:
    """Whether `van 5% tot 10%` is a range and not a rise: `van` before it and no verb of change near."""
    before = reading.words[a.first - 1]
    if before == "met" or (a.unit and (before != "van" or a.unit not in ("percent", "EUR", "years", "score"))):
        return False
    return before != "van" or _CHANGED.isdisjoint(reading.words[max(0, a.first - 7) : a.first - 1])


_CHANGED = CHANGES.keys() | {"liep", "liepen", "loopt", "opgelopen", "ging", "gingen", "gegaan", "veranderde"}


def _is_share(reading: Reading, a: Draft, b: Draft, gap: str) -> bool:
    """Whether `N van de M` is one share: of a round M, or one of few as all that is said, in a callout.

    `vijf van de negen gevallen` are two counts, a part and what it is part of.
    """
    assert b.value is not None
    if a.value == 1 and b.value <= 30 and (gap == " uit " or (a.first == 0 and b.last == reading.count)):
        return True
    return b.value in _ROUND and (gap != " van " or b.form == "plain")


def _ratio(reading: Reading, a: Draft, b: Draft, gap: str) -> bool:
    if (
        a.value is None
        or b.value is None
        or a.unit
        or b.unit
        or a.reason
        or b.reason
        or a.value >= b.value
        or a.value <= 0
    ):
        return False
    if gap in RATIO_GAPS:
        if gap == " op " and a.value != 1:
            return False
    elif gap in PART_GAPS:
        if not _is_share(reading, a, b, gap):
            return False
    elif gap != " in ":
        return False
    else:
        return False
    a.value, a.unit, a.measure, a.form, a.rule = a.value / b.value, "ratio", "ratio", "share", "ratio"
    a.end, a.last, a.decimals = b.end, b.last, 0
    return True


def _repeat(a: Draft, b: Draft, gap: str) -> None:
    """`tien (10)`: the same number again, in another spelling."""
    if gap == " (" and a.value == b.value and a.value is not None and a.derivation != b.derivation:
        b.kind, b.reason, b.rule = "aside", "duplicate", "repeated"


def _cents(a: Draft, b: Draft, gap: str) -> bool:
    if a.unit not in ("EUR", "USD") or a.value is None or b.value is None or b.value >= 100 or b.decimals:
        return False
    if not (
        gap in (" ", " en ") and (b.unit == "EUR cent" or (not b.unit and b.value >= 10 and a.last - a.first == 2))
    ):
        return False
    a.value += b.value / 100
    a.end, a.last, a.decimals = b.end, b.last, 2
    return True


_YEARLING_GAPS = frozenset(("- en ", "- of ", "-, "))


def _share_unit(reading: Reading, result: list[Draft], draft: Draft, gap: str) -> None:
    """Gives the unit printed once, at the last of a list or the second of a change, to those before it."""
    if not draft.unit or draft.reason:
        return
    change = (
        gap in (" naar ", " tot ", " tegen ", " naar circa ", " naar ruim ", " naar bijna ")
        and reading.words[result[-1].first - 1] == "van"
    )
    jarigen = draft.unit == "years" and gap in _YEARLING_GAPS and result[-1].form == "plain"
    if jarigen:
        result[-1].end += 1
    if not (change or jarigen or gap in LIST_GAPS) or draft.unit in ("persons", "times"):
        return
    at = len(result) - 1
    while (
        at >= 0
        and result[at].kind == "quantity"
        and not result[at].unit
        and not result[at].reason
        and result[at].form in ("plain", "decimal", "point", "grouped", "words")
    ):
        result[at].unit = draft.unit
        value = result[at].value
        if draft.grain >= 1000 and change and value is not None and draft.form != "words":
            result[at].value = value * draft.grain
        gap = reading.lower[result[at - 1].end : result[at].start] if at else ""
        if gap not in LIST_GAPS and not (jarigen and gap in _YEARLING_GAPS):
            return
        result[at - 1].end += jarigen
        at -= 1
