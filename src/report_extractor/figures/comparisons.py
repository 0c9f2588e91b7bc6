"""The span of a change that a sentence holds against an earlier time: '8% meer dan in 2021' runs from 2021 on.

A change is of two times, and where the words name the earlier one its period opens there, as that of a difference
column does; without such words it keeps the year it was told of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..model import Mention
from .periods import YEARS_BACK, Period, is_interval
from .vocabulary import COMPARATIVES
from .wording import tokens

_SHORT = 24  # characters: enough for one word
_THAN = r"\b(?:dan|ten opzichte van|t\.o\.v\.|vergeleken met|in vergelijking (?:met|tot)|afgezet tegen)\s+"
_AT = r"(?:(?:in|over|op|per|eind|einde|begin|ultimo|medio|van|bij)\s+){0,2}(?:het\s+jaar\s+)?"
_RELATIVE = (
    rf"(?:(?P<years>{'|'.join(YEARS_BACK)}) jaar (?:ervoor|daarvoor|eerder|tevoren|geleden)"
    r"|twaalf maanden (?:ervoor|daarvoor|eerder|tevoren|geleden)"
    r"|het jaar (?:ervoor|daarvoor|eerder|tevoren)"
    r"|(?:(?:het|de)\s+)?(?:vorige?|voorgaande?|voorafgaande?)\s+(?:boek|verslag|kalender)?jaar)\b"
)
_SAME_CLAUSE = r"(?:(?!\b(?:terwijl|maar|waarvan)\b)[^;:.()\d]){0,60}?"
_THAN_AN_EARLIER_TIME = re.compile(rf"{_SAME_CLAUSE}{_THAN}{_AT}(?P<when>{_RELATIVE})", re.IGNORECASE)
_THAN_A_DATE = re.compile(rf"{_SAME_CLAUSE}{_THAN}{_AT}$", re.IGNORECASE)
_LED_BY_THAT = re.compile(rf"(?:^|,\s){_THAN}{_AT}(?P<when>{_RELATIVE})?[^;:.()\d]{{0,80}}$", re.IGNORECASE)
# 'Een jaar eerder telden we 90 leden; dat waren er <8> meer': held against the clause before
_OF_THE_CLAUSE_BEFORE = re.compile(
    rf"\s*(?:in\s+)?(?P<when>{_RELATIVE})[^;]*[;,]\s+(?:dat|dit)\s+(?:waren|zijn|is|was)\s+(?:er\s+)?(?:dus\s+)?(?:nog\s+)?$",
    re.IGNORECASE,
)


def held_against(sentence: str, offset: int, of: Mention, mentions: Sequence[Mention], period: Period) -> Period:
    """The period of a change from the earlier time that the sentence names; `period` where it names none.

    `offset` is where the sentence starts; `mentions` are those of the sentence.
    """
    start, end = of.start - offset, of.end - offset
    behind = tokens(sentence[end : end + _SHORT])[:1]
    compared = bool(of.direction) or (bool(behind) and behind[0].low in COMPARATIVES)  # '<16%> meer bezoek dan in 2022'
    if not compared or not period.start or is_interval(period):
        return period
    since = _named(sentence, offset, start, end, mentions) or _told(sentence, start, end, period)
    return Period(since, period.end, period.source) if since and since < period.start else period


def _named(sentence: str, offset: int, start: int, end: int, mentions: Sequence[Mention]) -> str:
    """The first day of the year or date that a change is held against: 'ten opzichte van 2021'; or empty."""
    for mention in mentions:
        if mention.kind == "quantity" or not mention.period_start or not any(c.isdigit() for c in mention.text):
            continue
        at = mention.start - offset
        if at >= end and _THAN_A_DATE.fullmatch(sentence[end:at]):
            return mention.period_start
        lead = _LED_BY_THAT.search(sentence[:at]) if at < start else None
        if lead and lead.end("when") < 0 and not re.search(r"[;:.()\d]", sentence[mention.end - offset : start]):
            return mention.period_start
    return ""


def _told(sentence: str, start: int, end: int, period: Period) -> str:
    """The first day of the earlier year that is told from the number's own: 'dan een jaar eerder'; or empty."""
    before = sentence[:start]
    found = _THAN_AN_EARLIER_TIME.match(sentence[end:]) or _OF_THE_CLAUSE_BEFORE.fullmatch(before)
    found = found or _LED_BY_THAT.search(before)
    if found is None or not found["when"]:
        return ""
    back = YEARS_BACK.get((found["years"] or "een").lower(), 1)
    return f"{int(period.start[:4]) - back:04d}-01-01"


def told_apart(sentence: str, offset: int, mentions: Sequence[Mention], reporting_year: int | None) -> list[Mention]:
    """The mentions of a sentence, 'vorig jaar' as the reporting year where the same sentence holds it against its own.

    'Vorig jaar kwamen er 90 gasten, meer dan in 2023' in a report on 2024 that came out in 2025: nothing is more than
    itself.
    """
    if reporting_year is None:
        return list(mentions)
    compared = {
        mention.period_start
        for mention in mentions
        if mention.kind != "quantity"
        and any(c.isdigit() for c in mention.text)
        and re.search(rf"{_THAN}{_AT}$", sentence[: mention.start - offset], re.IGNORECASE)
    }
    last = f"{reporting_year - 1:04d}-01-01"
    if last not in compared:
        return list(mentions)
    start, end = f"{reporting_year:04d}-01-01", f"{reporting_year:04d}-12-31"
    return [
        replace(mention, period_start=start, period_end=end)
        if mention.period_start == last and mention.text.lower() in _LAST_YEAR and mention.kind != "quantity"
        else mention
        for mention in mentions
    ]


_LAST_YEAR = frozenset({"vorig jaar", "afgelopen jaar"})
