"""Which of the periods named in a sentence a number takes: the first rule of a short list that finds one.

A year right behind a number is its own; then the year in its parentheses; then one soon after it; then the last one
before it. Years that are only compared with, and years shut in parentheses with another number, are nobody else's.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..model import Mention
from .periods import NO_PERIOD, Period, is_interval
from .vocabulary import ROUGHLY

_RIGHT_BEHIND = 8  # characters: '131.000 in 2023', '14 eind 2021'
_SOON = 45  # characters: '20.014 euro aan inkomen per inwoner in 2015'
_FAR = 70  # characters: a year further on speaks of something else

_RANGE_LINK = re.compile(r"^\s*(?:-|–|t/m|tot en met|tot|op|naar|en)\s*$", re.IGNORECASE)
_RANGE_LEAD = re.compile(r"(?:van|tussen|periode|sinds|vanaf)\s*$", re.IGNORECASE)
_LIST_GAP = re.compile(r"^[\s,;]*(?:en|of|resp(?:ectievelijk)?\.?)?\s*$", re.IGNORECASE)
_LATEST_YEAR = re.compile(r"\bin het (?:laatste|meest recente) jaar\b", re.IGNORECASE)
_COMPARED = re.compile(
    r"(?:ten opzichte van|t\.o\.v\.|vergeleken met|in vergelijking (?:met|tot)|(?:dan|als)|tegenover|afgezet tegen)\s*"
    r"(?:(?:in|over|op|per|eind|einde|begin|ultimo|medio)\s+){0,2}"
    r"(?:het|de)?\s*(?:jaar|peiljaar|niveau (?:van|in))?\s*$",
    re.IGNORECASE,
)
# 'zaken uit 2023', 'door naar 2025', 'betrekking op 2021': where they come from, go to or are about, not when they were
_ORIGIN = re.compile(
    r"\b(?:uit|naar|(?:loopt|lopen|liep|liepen)\s+(?:nog\s+)?door\s+in|(?:betrekking|ziet|zien|zag|zagen|sloeg|sloegen|slaat|slaan)(?:\s+\w+)?\s+op)\s+(?:het\s+jaar\s+)?$",
    re.IGNORECASE,
)
_MEASURED = re.compile(r"\b(?:meting|peiling|enquête|enquete|telling|onderzoek|editie),?\s+uit\s+$", re.IGNORECASE)
# 'tegenover 39 in <2022>: een stijging van 20 procent': the year of what is held against, and of no later number
_AGAINST = re.compile(r"\b(?:tegen|tegenover|versus)\s+[^,;:.()]{1,40}\s(?:in|over|eind)\s+$", re.IGNORECASE)
_PARTED = re.compile(
    r"ten opzichte|vergeleken|dan in|tegen|tegenover|;|\. |\ben (?:wordt|worden|zal|zullen)\b"
    r"|\b(?:terwijl|maar|waar|waarbij|hoewel|nadat|omdat|nog)\b"
)


_NOW = re.compile(r"\b(?:nu|thans|momenteel|tegenwoordig)\b", re.IGNORECASE)  # ends what was said of another year


@dataclass(frozen=True, slots=True)
class Named:
    """A period at `[start, end)` of a sentence, from its first day to its last."""

    start: int
    end: int
    first: str
    last: str

    @property
    def period(self) -> Period:
        """The period as read from a sentence."""
        return Period(self.first, self.last, "sentence")


@dataclass(frozen=True, slots=True)
class View:
    """A sentence as one number at `[start, end)` sees it.

    `periods` are those it may take; `before` is where the number before it ends, `after` where the next one starts.
    """

    text: str
    start: int
    end: int
    before: int
    after: int
    periods: tuple[Named, ...]


def from_sentence(sentence: str, mentions: Sequence[Mention], offset: int, of: Mention) -> Period:
    """The period that a sentence gives to one number; NO_PERIOD when it gives none.

    `mentions` are all mentions of the passage that lie in the sentence; `offset` is where the sentence starts.
    """
    if not _periods(mentions):
        return NO_PERIOD
    dealt = _dealt_out(sentence, mentions, offset, of)
    if dealt is not None:
        return Period(dealt.period_start, dealt.period_end, "sentence")
    view = _view(sentence, mentions, offset, of)
    part = _later_part(view)
    if part is not None:
        return part
    for rule in _RULES:
        found = rule(view)
        if found is not None:
            return found.period
    return NO_PERIOD


def intervals_in(sentence: str, mentions: Sequence[Mention], offset: int) -> Period:
    """The last period of more than a year that a sentence names; NO_PERIOD when it names none."""
    found = [named.period for named in _merged(sentence, mentions, offset)]
    return next((period for period in reversed(found) if is_interval(period)), NO_PERIOD)


def _later_part(view: View) -> Period | None:
    """'In het eerste kwartaal van 2024 waren het er 11, in het tweede <8>': the second quarter of that year."""
    found = _LATER_PART.search(view.text, view.before, view.start)
    earlier = [p for p in view.periods if p.end <= view.start]
    if found is None or not earlier:
        return None
    first, last = earlier[-1].first, earlier[-1].last
    months = int(last[5:7]) - int(first[5:7]) + 1
    if first[:4] != last[:4] or months not in (3, 6):
        return None
    end = months * (2 if months == 6 else _ORDINALS.index(found["which"].lower()) + 2)
    if end > 12:
        return None
    day = calendar.monthrange(int(first[:4]), end)[1]
    return Period(f"{first[:4]}-{end - months + 1:02d}-01", f"{first[:4]}-{end:02d}-{day}", "sentence")


_ORDINALS = ("tweede", "derde", "vierde")
_LATER_PART = re.compile(
    rf"\bin (?:het|de) (?P<which>{'|'.join(_ORDINALS)})\s+(?:(?:waren|was|kwamen|het|er|nog)\s+)*$",
    re.IGNORECASE,
)


# ---- the rules, in the order in which they are asked
def _named_before(view: View) -> Named | None:
    """'2023: 97 medewerkers'."""
    near = [p for p in view.periods if p.end <= view.start and view.text[p.end : view.start].strip() == ":"]
    return near[-1] if near else None


def _in_parentheses_behind(view: View) -> Named | None:
    """'een stijging in 2019 (<5%>) en een daling in 2020 (<1%>)'."""
    opening = view.text.rfind("(", 0, view.start)
    if opening < 0 or view.text[opening + 1 : view.start].strip(" +-–") or view.text[view.end : view.end + 1] != ")":
        return None
    near = [p for p in view.periods if p.end <= opening and not view.text[p.end : opening].strip()]
    return near[-1] if near else None


def _right_behind(view: View) -> Named | None:
    """'€ 131.000 in 2023'."""
    near = [p for p in view.periods if view.end <= p.start <= view.end + _RIGHT_BEHIND and _is_tied(view, p)]
    return near[0] if near else None


def _in_the_latest_year(view: View) -> Named | None:
    """'in het laatste jaar 2%' beside '2013-2023': from 2022 to 2023."""
    places = [found.start() for found in _LATEST_YEAR.finditer(view.text)]
    is_last_number = view.after == len(view.text)
    if not any(view.before <= at < view.start or (is_last_number and at >= view.end) for at in places):
        return None
    if len(view.periods) != 1 or not is_interval(view.periods[0].period):
        return None
    whole = view.periods[0]
    year = int(whole.last[:4])
    return Named(whole.start, whole.end, f"{year - 1:04d}-01-01", f"{year:04d}-12-31")


def _in_its_parentheses(view: View) -> Named | None:
    """'(2021: 14)'."""
    opening = view.text.rfind("(", 0, view.start)
    if opening < 0 or ")" in view.text[opening : view.start]:
        return None
    inside = [p for p in _since_the_number_before(view) if p.start > opening]
    return inside[-1] if inside else None


def _soon_after(view: View) -> Named | None:
    """'14 klachten over afval in 2021'."""
    near = [p for p in _up_to_the_next_number(view) if p.start - view.end <= _SOON and _is_tied(view, p)]
    return near[0] if near else None


def _just_before(view: View) -> Named | None:
    """'In 2021 waren er 14 klachten', with no other number between."""
    found = _since_the_number_before(view)
    return found[-1] if found else None


def _earlier(view: View) -> Named | None:
    """'In 2021 waren er 14 klachten en 3 bezwaren': the last one named before."""
    found = [p for p in view.periods if p.end <= view.start]
    return found[-1] if found else None


def _further_on(view: View) -> Named | None:
    """'Er kwamen 14 klachten over zwerfafval en honden binnen bij het loket in 2021'."""
    found = _up_to_the_next_number(view)
    return found[0] if found and found[0].start - view.end <= _FAR and _is_tied(view, found[0]) else None


_RULES = (
    _named_before,
    _in_parentheses_behind,
    _right_behind,
    _in_the_latest_year,
    _in_its_parentheses,
    _soon_after,
    _just_before,
    _earlier,
    _further_on,
)


# ---- what the rules look at
def _view(sentence: str, mentions: Sequence[Mention], offset: int, of: Mention) -> View:
    numbers = [m for m in mentions if m.kind == "quantity" and m.value is not None and m.reason != "ordinal"]
    start, end = of.start - offset, of.end - offset
    periods = tuple(
        named
        for named in _merged(sentence, mentions, offset)
        if not _is_only_compared(sentence, named, start)
        and not (named.end <= start and _NOW.search(sentence, named.end, start))
        and not _is_shut_away(sentence, named, start, numbers, offset)
        and (not _ORIGIN.search(sentence[: named.start]) or _MEASURED.search(sentence[: named.start]))
        and not (named.end <= start and _AGAINST.search(sentence[: named.start]))
        and not (named.start >= end and _announces(sentence, named, numbers, offset))
        and not (_AFTER_AN_EVENT.search(sentence[: named.start]) and not _OPENS_PARENTHESES.match(sentence, named.end))
    )
    return View(
        text=sentence,
        start=start,
        end=end,
        before=max((m.end - offset for m in numbers if m.end <= of.start), default=0),
        after=min((m.start - offset for m in numbers if m.start >= of.end), default=len(sentence)),
        periods=periods,
    )


def _since_the_number_before(view: View) -> list[Named]:
    return [p for p in view.periods if view.before <= p.start and p.end <= view.start]


def _up_to_the_next_number(view: View) -> list[Named]:
    return [p for p in view.periods if view.end <= p.start < view.after]


def _is_tied(view: View, named: Named) -> bool:
    """Whether a later year is the number's own: no comparison, no new clause, no '(2021: 9)' for another number."""
    between = view.text[view.end : named.start].lower()
    if "(" in between and ")" not in between and not view.text[named.end :].lstrip().startswith(")"):
        return False
    return not _PARTED.search(between)


def _announces(text: str, named: Named, numbers: Sequence[Mention], offset: int) -> bool:
    """Whether a year stands before a colon and a number: '12 klachten – 2021: <9>', and dates that number only."""
    following = min((m.start - offset for m in numbers if m.start - offset >= named.end), default=-1)
    return following >= 0 and _COLON.fullmatch(text[named.end : following]) is not None


_COLON = re.compile(rf"\s*:\s*(?:nog\s+)?{ROUGHLY}", re.IGNORECASE)
_OPENS_PARENTHESES = re.compile(r"\s*\(")  # 'na een groei in 2019 (<5%>)'
# 'Na de krimp van 2022 groeide …': what came before, and when, says nothing of when the number was
_AFTER_AN_EVENT = re.compile(
    r"\b(?:na|ondanks)\s+(?:de|het|een|zijn|haar|hun|onze|ons)\s+(?:[^\W\d]+\s+){1,4}?(?:van|uit|in)\s+(?:eind\s+|begin\s+)?$",
    re.IGNORECASE,
)


def _is_only_compared(text: str, named: Named, start: int) -> bool:
    """Whether a year is only what something is compared with: 'minder dan in 2021', unless its own number follows.

    'dan in 2021, toen <9> klachten binnenkwamen': what follows 'toen' is of that year.
    """
    if not _COMPARED.search(text[: named.start]):
        return False
    beside = named.end <= start and re.match(r"\s*(?:[(:,]\s*$|,?\s*toen\b[^;]*$)", text[named.end : start])
    own = named.end <= start and text[named.end : start].strip() == ""
    return not beside and not own


def _is_shut_away(text: str, named: Named, start: int, numbers: Sequence[Mention], offset: int) -> bool:
    """Whether a year stands in parentheses with a number of its own: '(2023: € 375)' says nothing of what follows."""
    opening = text.rfind("(", 0, named.start)
    closing = text.find(")", named.start)
    if opening < 0 or closing < 0 or ")" in text[opening : named.start] or opening <= start <= closing:
        return False
    return any(opening <= m.start - offset <= closing for m in numbers)


def _periods(mentions: Sequence[Mention]) -> list[Mention]:
    return [m for m in mentions if m.period_start and m.kind != "quantity"]


def _merged(text: str, mentions: Sequence[Mention], offset: int) -> list[Named]:
    """The periods in order; 'van 2022 op 2023' and '2019 tot en met 2021' are one."""
    merged: list[Named] = []
    for mention in _periods(mentions):
        named = Named(mention.start - offset, mention.end - offset, mention.period_start, mention.period_end)
        last = merged[-1] if merged else None
        if last is not None and last.first < named.first:
            link = _RANGE_LINK.match(text[last.end : named.start])
            if link and (link.group().strip() != "en" or _RANGE_LEAD.search(text[: last.start])):
                merged[-1] = Named(last.start, named.end, last.first, named.last)
                continue
        merged.append(named)
    return merged


def _dealt_out(text: str, mentions: Sequence[Mention], offset: int, of: Mention) -> Mention | None:
    """'In 2020, 2021 en 2022 waren het er 8, 6 en 4': as many years in a row as numbers in a row, told in order."""
    years = [m for m in mentions if m.kind == "period" and m.period_start]
    numbers = [m for m in mentions if m.kind == "quantity" and m.value is not None]
    if len(years) < 2 or len(years) != len(numbers) or of not in numbers or years[-1].end > numbers[0].start:
        return None
    for row in (years, numbers):
        for one, other in pairwise(row):
            if not _LIST_GAP.match(text[one.end - offset : other.start - offset]):
                return None
    return years[numbers.index(of)]
