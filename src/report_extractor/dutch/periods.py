"""Text -> periods: years, halves, quarters, months, weeks, dates, school and book years, ranges, and those told relative.

A point in time is matched at a token that can begin one; two points with a connector are a range; then the words before
it (`de periode`, `van`, `eind`) are taken in. Dates are ISO, both ends inside.
"""

from __future__ import annotations

import re

from .calendar_words import MONTH_NUMBERS, NO_DAYS, Days, days_of, short_year, whole_year
from .draft import Draft, Reading
from .spell import spell_number

_DAY_WORDS = "|".join(
    sorted({spell_number(n, ordinal=o) for n in range(1, 32) for o in (False, True)} - {"een"}, key=len, reverse=True)
)
_M = "(?:" + "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True)) + r")\b\.?"
_Y = r"(?:1[5-9]|20|21)\d\d(?![\d%]|[.,]\d| ?%)"
_SHORT = r"'\d\d(?!\d)"
_D = r"(?:3[01]|[12]\d|0?[1-9])(?:e|ste|de)?(?!\d)"
_TH = r"(?:eerste|tweede|derde|vierde|laatste|[1-4](?:e|ste|de))"
_PART = r"(?:kwartaal|halfjaar|half jaar|helft|trimester|semester|tertaal)"
_YEARISH = rf"(?:(?:het )?(?:jaar |boekjaar |verslagjaar )?{_Y}|{_SHORT}|(?:dit|vorig|volgend|komend|afgelopen) jaar|het verslagjaar|het (?:jaar|boekjaar))"

# name, form: the first that matches at a token wins
POINTS: tuple[tuple[str, str], ...] = (
    (
        "numeric",
        r"(?:19|20)\d\d[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9])(?!\d)"
        r"|(?:3[01]|[12]\d|0?[1-9])[-/.](?:1[0-2]|0?[1-9])[-/.](?:(?:19|20)\d\d|\d\d)(?![\d,]|[-/.]\d)",
    ),
    ("part", rf"{_TH} {_PART}(?:,? (?:van |in |over )?{_YEARISH})?(?!\w)"),
    ("quarter", rf"[qkh] ?[1-4](?!\w)(?:[ -]?(?:van |in )?(?:{_Y}|{_SHORT}))?|{_Y}[ -]?[qkh] ?[1-4](?!\w)"),
    ("quarter_number", rf"(?:kwartaal|halfjaar) [1-4](?!\w)(?: (?:van |in )?{_Y})?"),
    ("date", rf"(?:{_D}|(?:{_DAY_WORDS})\b)[ -]?(?:van )?{_M}(?:[,.]?[ -]+(?:in |van )?(?:{_Y}|{_SHORT}))?"),
    (
        "month",
        rf"{_M}(?:[,.]?[ -]*(?:van |in )?(?:{_Y}|{_SHORT})|/{_Y}| (?:van )?(?:dit|vorig|volgend|komend|afgelopen) jaar)?",
    ),
    ("year_month", r"(?:19|20)\d\d[-/](?:1[0-2]|0?[1-9])(?![\d/-])|(?:1[0-2]|0?[1-9])[-/](?:19|20)\d\d(?![\d/-])"),
    ("week", rf"week(?:nummer)? [1-5]?\d(?!\d)(?: (?:van |in )?{_Y})?"),
    ("year", _Y),
    ("short_year", _SHORT),
)
_POINT = re.compile("|".join(f"(?P<{name}>{form})" for name, form in POINTS))
_CONNECT = re.compile(r" ?(-|–|—|/|t/m|tot en met|t\.e\.m\.|tot|en|~) ?(?:(?:de|het|eind|begin|medio|halverwege) ){0,2}")
_YEAR_TAIL = re.compile(r" ?(?:[-–—/]|t/m) ?'?(\d\d)(?![\d.,%])")
_DAYS = re.compile(
    rf"(?P<day>{_D}) ?(?:-|–|t/m|tot en met|tot|en|of) ?(?:de )?(?P<date>{_D} (?:van )?{_M}(?:,? (?:in )?{_Y})?)"
)

# what may stand before a point in time and belongs to it
NAMES = frozenset(
    "schooljaar schooljaren studiejaar boekjaar boekjaren verslagjaar verslagjaren seizoen periode kalenderjaar "
    "kalenderjaren begrotingsjaar jaar jaren maand maanden belastingjaar planperiode raadsperiode bestuursperiode "
    "collegeperiode coalitieperiode rapportagejaar cursusjaar subsidiejaar tijdvak week peildatum".split()
)
QUALIFIERS = frozenset("begin eind einde medio half halverwege ultimo primo".split())
OPENERS = frozenset("per vanaf sinds sedert".split())
ARTICLES = frozenset(("de", "het"))

# trigger noun -> reporting year plus how much, by the word before it
RELATIVE_YEARS = {
    "dit": 0,
    "vorig": -1,
    "vorige": -1,
    "afgelopen": 0,
    "voorgaand": -1,
    "voorgaande": -1,
    "voorbije": 0,
    "lopend": 0,
    "lopende": 0,
    "huidig": 0,
    "huidige": 0,
    "volgend": 1,
    "volgende": 1,
    "komend": 1,
    "komende": 1,
    "aankomend": 1,
    "aankomende": 1,
    "aanstaande": 1,
    "deze": 0,
    "eervorig": -2,
}
RELATIVE_NOUNS = frozenset(
    "jaar verslagjaar boekjaar kalenderjaar schooljaar begrotingsjaar kwartaal maand week halfjaar verslagperiode "
    "rapportageperiode verslagmaand".split()
)
_ALONE = frozenset("verslagjaar verslagperiode rapportagejaar rapportageperiode".split())
PERIOD_WORDS = frozenset(MONTH_NUMBERS) | RELATIVE_NOUNS | {"laatste"}


def read_period(reading: Reading, index: int, done: int) -> Draft | None:
    """The period that begins at a token (or, for a noun, just before it, but not before `done`), or None."""
    word = reading.words[index]
    found = _DAYS.match(reading.lower, reading.starts[index]) if word[0].isdigit() else None
    if found is not None:
        return _days_of_month(reading, index, found, done)
    point = _POINT.match(reading.lower, reading.starts[index])
    if point is None or (point.end() < len(reading.lower) and _cuts_word(reading.lower, point.end())):
        return _relative(reading, index, done) if word in RELATIVE_NOUNS else None
    kind = point.lastgroup or ""
    if not _plausible(reading, index, kind):
        return None
    return _from_point(reading, index, point, kind, done)


def _cuts_word(lower: str, end: int) -> bool:
    return lower[end].isalnum() and lower[end - 1].isalpha()


def _plausible(reading: Reading, index: int, kind: str) -> bool:
    word = reading.words[index]
    if kind == "month" and word in ("mei", "maart", "jan", "jun", "dec", "sep", "aug", "apr", "nov"):
        return word in ("mei", "maart") or reading.word(index + 1) in (".", ",") or reading.word(index + 1)[:1].isdigit() or (
            reading.word(index - 1) in _MONTH_CUES
        )
    if kind == "short_year":
        return reading.gap(index) != "" or index == 0
    return True


_MONTH_CUES = frozenset("in van tot per sinds vanaf eind begin half medio maand en - / afgelopen aanstaande komende volgende".split())


def _from_point(reading: Reading, index: int, point: re.Match[str], kind: str, done: int) -> Draft | None:
    first = days_of(kind, point[0], reading.year)
    end, last, connector = point.end(), first, ""
    if kind == "year":
        tail = _YEAR_TAIL.match(reading.lower, end)
        if tail is not None and _follows(int(point[0]), int(tail[1])):
            end, last, connector = tail.end(), whole_year(int(point[0]) // 100 * 100 + int(tail[1])), "-"
            if last[0] < first[0]:
                last = whole_year(int(last[0][:4]) + 100)
    if not connector:
        end, last, connector = _second_point(reading, end, kind, first)
    start = _extend(reading, index, connector, done)
    if connector == "en" and not reading.lower.startswith("tussen", start):
        end, last = point.end(), first
    draft = Draft(start, end, index, reading.index_from(index, end), "period", "period_" + kind)
    draft.reason = "date" if kind in ("numeric", "date") else "year"
    draft.period_start, draft.period_end = _ordered(first, last)
    return draft


def _ordered(first: Days, last: Days) -> Days:
    if not first[0] and last[1]:
        first = (last[1][:4] + first[0][4:], "") if first[0] else NO_DAYS
    return first[0], last[1] if first[0] else ""


def _follows(year: int, two_digits: int) -> bool:
    return 0 < (two_digits - year % 100) % 100 <= 30


def _second_point(reading: Reading, end: int, kind: str, first: Days) -> tuple[int, Days, str]:
    connect = _CONNECT.match(reading.lower, end)
    if connect is None:
        return end, first, ""
    second = _POINT.match(reading.lower, connect.end())
    if second is None or (second.end() < len(reading.lower) and _cuts_word(reading.lower, second.end())):
        return end, first, ""
    other = second.lastgroup or ""
    if other == "year" and kind == "year" and int(second[0]) <= int(reading.lower[end - 4 : end]):
        return end, first, ""
    return second.end(), days_of(other, second[0], reading.year), connect[1]


def _extend(reading: Reading, index: int, connector: str, done: int) -> int:
    """The start of the period with the words before it that belong to it."""
    at = index
    while at > 0 and reading.starts[at - 1] >= done and reading.gap(at) == " ":
        before = reading.words[at - 1]
        if before in NAMES or before in QUALIFIERS:
            at -= 1
        elif before in ("van", "tussen") and connector:
            return reading.starts[at - 1]
        elif before in OPENERS:
            return reading.starts[at - 1]
        elif before in ARTICLES and _takes_article(reading, at):
            at -= 1
        else:
            break
    return reading.starts[at]


def _takes_article(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    return word in NAMES or word in RELATIVE_NOUNS or word in ("eerste", "tweede", "derde", "vierde", "laatste") or (
        word[0].isdigit() and not reading.word(at + 1).isdigit()
    )


def _days_of_month(reading: Reading, index: int, found: re.Match[str], done: int) -> Draft:
    last = days_of("date", found["date"], reading.year)
    digits = re.match(r"\d+", found["day"])
    draft = Draft(_extend(reading, index, "-", done), found.end(), index, 0, "period", "period_days")
    draft.last = reading.index_from(index, found.end())
    draft.reason = "date"
    if last[0] and digits is not None:
        draft.period_start, draft.period_end = f"{last[0][:8]}{int(digits[0]):02}", last[1]
    return draft


def _relative(reading: Reading, index: int, done: int) -> Draft | None:
    noun, before = reading.words[index], reading.word(index - 1)
    step = RELATIVE_YEARS.get(before)
    at = index if step is None else index - 1
    if step is None and noun not in _ALONE:
        return None
    if reading.starts[at] < done:
        return None
    if at > 0 and reading.words[at - 1] in ARTICLES and reading.starts[at - 1] >= done:
        at -= 1
    draft = Draft(reading.starts[at], reading.ends[index], at, index + 1, "period", "period_relative")
    draft.reason = "year"
    if reading.year is not None and (noun.endswith("jaar") or noun in _ALONE) and noun != "halfjaar":
        draft.period_start, draft.period_end = whole_year(reading.year + (step or 0))
    return draft


def spoken_year(value: int) -> Days:
    """The days of a year told in words."""
    return whole_year(value if value > 99 else short_year(value))
