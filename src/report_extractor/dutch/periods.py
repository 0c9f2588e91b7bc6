"""Text -> periods: years, halves, quarters, months, weeks, dates, school and book years, ranges, relative ones.

A point in time is matched at a token that can begin one; two points with a connector are a range; then the words before
it (`de periode`, `van`, `eind`) are taken in. Dates are ISO, both ends inside.
"""

from __future__ import annotations

import re

from .calendar_words import MONTH_NUMBERS, NO_DAYS, Days, days_of, short_year, whole_year
from .draft import Draft, Reading
from .numerals import read_word
from .spell import spell_number

_DAY_WORDS = "|".join(
    sorted({spell_number(n, ordinal=o) for n in range(1, 32) for o in (False, True)} - {"een"}, key=len, reverse=True)
)
_FULL = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_M = (
    "(?:(?:"
    + _FULL
    + r")\b|(?:"
    + "|".join(sorted(set(MONTH_NUMBERS) - set(_FULL.split("|")), key=len, reverse=True))
    + r")\b\.?)"
)
_Y = r"(?:1[5-9]|20|21)\d\d(?![\d%]|[.,]\d| ?%)"
_SHORT = r"'\d\d(?!\d)"
_BELOW_100 = "|".join(sorted((spell_number(n) for n in range(1, 100)), key=len, reverse=True))
_SPOKEN = rf"(?:tweeduizend|negentien(?:honderd)?)(?: en)?(?: ?(?:nul )?(?:{_BELOW_100}))?(?!\w)"
_YEAR = rf"(?:{_Y}|{_SHORT}|{_SPOKEN})"
_D = r"(?:3[01]|[12]\d|0?[1-9])(?:e|ste|de)?(?!\d)"
_ANY_DAY = rf"(?:{_D}|(?:{_DAY_WORDS})\b)"
_WEEKDAY = r"(?:(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)\b|(?:ma|di|wo|woens|do|vr|za|zo)\.)"
_TH = r"(?:eerste|tweede|derde|vierde|vijfde|laatste|[1-5](?:e|ste|de))"
_PART = r"(?:kwartaal|halfjaar|half jaar|helft|trimester|semester|tertaal)"
_AGO = r"(?:dit|vorig|volgend|komend|afgelopen) jaar"
_YEARISH = rf"(?:(?:het )?(?:jaar |boekjaar |verslagjaar )?{_YEAR}|{_AGO}|het verslagjaar|het (?:jaar|boekjaar))"
_DATE = rf"(?:{_WEEKDAY},? (?:de )?)?{_ANY_DAY}(?: dag)?[ /-]?(?:van )?{_M}(?:,? ?[ /-] ?(?:in |van )?{_YEAR})?(?!\w)"
_MONTH = rf"{_M}(?:,?[ /-]? ?(?:van |in )?{_YEAR}| (?:van )?{_AGO})?(?!\w)"
_SEASON = r"(?:voorjaar|najaar|zomer|winter|herfst|lente)"

# name, form: the first that matches at a token wins
POINTS: tuple[tuple[str, str], ...] = (
    (
        "numeric",
        r"(?:19|20)\d\d([-/.])(?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9])(?!\d)"
        r"|(?:3[01]|[12]\d|0?[1-9])[-/.](?:1[0-2]|0?[1-9])[-/.](?:(?:19|20)\d\d|\d\d)(?![\d,]|[-/.]\d{1,2}(?!\d))",
    ),
    ("part", rf"{_TH} {_PART}(?:,? (?:van |in |over )?{_YEARISH})?(?!\w)"),
    (
        "part_of",
        rf"{_TH} (?:volle |hele )?(?:week|maand|dagen|weken|maanden|weekend)(?: van| in) (?:{_MONTH}|{_YEARISH})(?!\w)"
        rf"|{_TH} {_WEEKDAY} (?:van|in) {_MONTH}(?!\w)"
        rf"|{_TH} (?:[a-z]{{3,10}}|\d\d?) (?:weken|maanden|dagen|kwartalen) (?:van|in) (?:{_MONTH}|{_YEARISH})(?!\w)",
    ),
    ("quarter", rf"[qkh] ?[1-4](?!\w|[.,]\d| ?%)(?:[ -/]?(?:van |in )?(?:{_Y}|{_SHORT}))?|{_Y}[ -]?[qkh] ?[1-4](?!\w)"),
    ("quarter_number", rf"(?:kwartaal|halfjaar) [1-4](?!\w|[.,]\d| ?%)(?: (?:van |in )?{_Y})?"),
    ("date", _DATE),
    ("half_month", rf"half {_MONTH}"),
    ("year_month_name", rf"{_Y},?[ /-]{_M}(?!\w)(?!\.? \d{{4}})"),
    ("day_of_month", rf"{_M} (?:de )?{_D}(?: {_Y})?(?!\w|[.,:/-]\d|%| ?%| [a-z]{{3,20}}(?:en|s)\b)(?=(?: |$|[.,;)]))"),
    ("month", _MONTH),
    ("year_month", r"(?:19|20)\d\d[-/](?:1[0-2]|0?[1-9])(?![\d/-])|(?:1[0-2]|0?[1-9])[/-](?:19|20)\d\d(?![\d/-])"),
    (
        "week",
        rf"week(?:nummer)? [1-5]?\d(?!\w|[.,]\d| ?%)(?: (?:van |in )?{_Y})?"
        rf"|week (?:van|(?:begin|start|aanvang)end(?: op)?) (?:de )?{_DATE}"
        rf"|week die (?:op )?{_DATE} (?:begint|start|aanvangt)",
    ),
    (
        "decade",
        r"jaren (?:'[1-9]0|(?:18|19|20)[0-9]0|nul|tien|twintig|dertig|veertig|vijftig|zestig|zeventig"
        r"|tachtig|negentig)(?!\w)|jaren (?:negentien|tweeduizend)(?: ?[a-z]{2,9})?(?!\w)",
    ),
    ("season", rf"{_SEASON} (?:van )?{_YEARISH}"),
    ("year", _Y),
    ("short_year", _SHORT),
)
_POINT = re.compile("|".join(f"(?P<{name}>{form})" for name, form in POINTS).replace("([-/.])", "[-/.]"))
_CONNECT = re.compile(
    r" ?(-|–|—|/|t/m|tot en met|t\.e\.m\.|tot|en|~) ?(?:(?:de|het) )?(?:(?:begin|eind|einde|midden"
    r"|start|medio|halverwege|half|aanstaande)(?: van)? )?(?:(?:de|het) )?(?:jaar )?"
)
_TODAY = re.compile(r"(?:nu|vandaag|heden|op heden|morgen|gisteren)(?!\w)")
_LATER = re.compile(r" (?:of|en) (?:later|hoger|daarna|eerder|verder)(?!\w)")
_YEAR_TAIL = re.compile(r" ?(?:[-–—/]|t/m) ?'?(\d\d)(?![\d.,%])")
_DAYS = re.compile(
    rf"(?P<day>{_ANY_DAY}) ?(?:-|–|t/m|tot en met|tot|en"
    rf"|of) ?(?:de )?(?P<date>{_D}[ -](?:van )?{_M}(?:,? (?:in )?{_YEAR})?)"
    rf"|(?P<day2>\d{{1,2}}[/-]\d{{1,2}}(?:[/-]\d{{4}})?) ?[-–] ?(?P<date2>\d{{1,2}}[/-]\d{{1,2}}(?:[-/]"
    rf"|, ?)(?:19|20)\d\d)(?!\d)"
    r"|(?P<day3>(?:3[01]|[012]?\d)[/.](?:1[0-2]|0\d)) ?[-–] ?(?P<date3>(?:3[01]|[012]?\d)[/.](?:1[0-2]"
    r"|0\d))(?![\d,%]|[./]\d)"
)
_SPAN_OF_UNITS = re.compile(
    r"(?:afgelopen|voorbije|komende|volgende|laatste|voorgaande|aankomende|vorige) (?P<n>\d{1,3}"
    r"|[a-zë]{3,16}) (?P<unit>jaar|jaren|maanden|weken|dagen|kwartalen|decennia)(?! oud)(?!\w)"
    r"|(?P<n2>\d{1,2}) (?:aankomende|komende|afgelopen|volgende) (?P<unit2>jaren|maanden|weken|dagen)(?!\w)"
)

# what may stand before a point in time and belongs to it
NAMES = frozenset(
    "schooljaar schooljaren studiejaar boekjaar boekjaren verslagjaar verslagjaren seizoen periode kalenderjaar "
    "kalenderjaren begrotingsjaar jaar jaren maand maanden belastingjaar planperiode raadsperiode bestuursperiode "
    "collegeperiode coalitieperiode rapportagejaar cursusjaar subsidiejaar tijdvak week peildatum".split()
)
QUALIFIERS = frozenset("begin eind einde medio halverwege ultimo primo midden start".split())
OF_QUALIFIERS = frozenset("begin eind einde midden start week maand loop".split())
OPENERS = frozenset("per sinds sedert na".split())
ARTICLES = frozenset(("de", "het"))
MONTH_ADJECTIVES = frozenset("aanstaande afgelopen volgende deze vorige komende huidige fiscale fiscaal".split())

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
PERIOD_WORDS = (
    frozenset(MONTH_NUMBERS)
    | RELATIVE_NOUNS
    | {
        "laatste",
        "half",
        "jaren",
        "afgelopen",
        "voorbije",
        "komende",
        "volgende",
        "voorgaande",
        "aankomende",
        "vorige",
        "voorjaar",
        "najaar",
        "zomer",
        "winter",
        "herfst",
        "lente",
        "weekend",
    }
    | frozenset("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split())
)


def read_period(reading: Reading, index: int, done: int) -> Draft | None:
    """The period that begins at a token (or, for a noun, just before it, but not before `done`), or None."""
    word, start, lower = reading.words[index], reading.starts[index], reading.lower
    if not _may_begin(word, reading.words[index + 1]):
        return None
    found = _DAYS.match(lower, start)
    if found is not None:
        return _days_of_month(reading, index, found, done)
    point = _POINT.match(lower, start)
    if point is not None and not (point.end() < len(lower) and _cuts_word(lower, point.end())):
        kind = point.lastgroup or ""
        if _plausible(reading, index, kind):
            return _from_point(reading, index, point, kind, done)
    units = _SPAN_OF_UNITS.match(lower, start)
    if units is not None:
        return _span_of_units(reading, index, units, done)
    return _relative(reading, index, done) if word in RELATIVE_NOUNS else None


_BEHIND_DAYS = (
    frozenset(MONTH_NUMBERS)
    | frozenset("- – — / . e ste de t tot en of kwartaal halfjaar half helft trimester semester tertaal".split())
    | frozenset(
        "volle hele week maand dagen weken maanden weekend dag van in komende aankomende afgelopen volgende".split()
    )
    | frozenset("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag en of tot kwartalen".split())
)


def _may_begin(word: str, following: str) -> bool:
    """A quick look at two tokens, so that most numbers never reach the grammar of dates."""
    if word in PERIOD_WORDS or (word[0].isdecimal() and (len(word) == 4 or len(word) > 5)):
        return True
    return (
        following in _BEHIND_DAYS
        or following.partition("-")[0] in MONTH_NUMBERS
        or "-" in word
        or len(word) == 1
        or (read_word(following or "--") is not None and not word[0].isdecimal())
    )


def _cuts_word(lower: str, end: int) -> bool:
    return lower[end].isalnum() and lower[end - 1].isalpha()


def _plausible(reading: Reading, index: int, kind: str) -> bool:
    word = reading.words[index]
    if kind == "month" and word in _SHORT_MONTHS:
        following = reading.words[index + 1]
        if following in (".", ","):
            following = reading.words[index + 2]
        return following[:1].isdecimal() or following in ("/", "-", "'") or reading.words[index - 1] in _MONTH_CUES
    if kind == "short_year":
        return reading.gap(index) != "" or index == 0
    return True


_SHORT_MONTHS = frozenset(MONTH_NUMBERS) - frozenset(_FULL.split("|"))
_MONTH_CUES = frozenset(
    "in van tot per sinds vanaf eind begin half medio maand en - / afgelopen aanstaande komende "
    "volgende voor na tussen".split()
)


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
        end, last, connector = point.end(), first, ""
        start = _extend(reading, index, connector, done)
    if not connector and kind in ("year", "date", "numeric"):
        later = _LATER.match(reading.lower, end)
        end = later.end() if later is not None else end
    draft = Draft(start, end, index, reading.index_from(index, end), "period", "period_" + kind)
    draft.reason = "date" if kind in ("numeric", "date", "day_of_month") and not connector else "year"
    draft.period_start, draft.period_end = _ordered(first, last)
    return draft


def _ordered(first: Days, last: Days) -> Days:
    if not first[0] and last[1]:
        first = (last[1][:4] + first[0][4:], "") if first[0] else NO_DAYS
    return first[0], last[1] if first[0] else ""


def _follows(year: int, two_digits: int) -> bool:
    return 0 < (two_digits - year % 100) % 100 <= 30


def _second_point(reading: Reading, end: int, kind: str, first: Days) -> tuple[int, Days, str]:
    """End, days and connector of a point in time that follows another; the first's own when there is none."""
    connect = _CONNECT.match(reading.lower, end)
    if connect is None:
        return end, first, ""
    today = _TODAY.match(reading.lower, connect.end())
    if today is not None and connect[1] in ("tot", "t/m", "tot en met", "en"):
        return today.end(), (first[0], ""), connect[1]
    second = _POINT.match(reading.lower, connect.end())
    if second is None or (second.end() < len(reading.lower) and _cuts_word(reading.lower, second.end())):
        day = (
            _SECOND_DAY.match(reading.lower, connect.end())
            if kind == "date" and connect[1] not in ("en", "/")
            else None
        )
        return (day.end(), (first[0][:8] + f"{int(day[1]):02}",) * 2, connect[1]) if day else (end, first, "")
    other = second.lastgroup or ""
    if other == "year" and kind == "year" and int(second[0]) <= int(reading.lower[end - 4 : end]):
        return end, first, ""
    if connect[1] == "-" and kind == "year" and other not in ("year", "month", "date"):
        return end, first, ""
    return second.end(), days_of(other, second[0], reading.year), connect[1]


_SECOND_DAY = re.compile(r"(3[01]|[12]\d|0?[1-9])(?:e|ste|de)(?!\w)")


def _extend(reading: Reading, index: int, connector: str, done: int) -> int:
    """The start of the period with the words before it that belong to it."""
    at = index
    for _ in range(8):
        if at == 0 or reading.starts[at - 1] < done or reading.gap(at) != " ":
            break
        before, two_before = reading.words[at - 1], reading.words[at - 2]
        if before in NAMES or before in QUALIFIERS or (before in MONTH_ADJECTIVES and reading.words[at] in _NAMED):
            at -= 1
        elif before in ("van", "in") and two_before in OF_QUALIFIERS and reading.starts[at - 2] >= done:
            at -= 2
        elif (
            (before in ("van", "tussen") and connector and (before == "van") == (connector != "en"))
            or (before == "tussen" and connector in ("tot", "tot en met", "t/m", "-", "–", "~"))
        ) or before in OPENERS:
            return reading.starts[at - 1]
        elif before == "en" and two_before in ("nu", "vandaag", "heden") and reading.words[at - 3] == "tussen":
            return max(done, reading.starts[at - 3])
        elif before == "dan" and two_before == "later" and reading.starts[at - 2] >= done:
            at -= 3 if reading.words[at - 3] == "niet" and reading.starts[at - 3] >= done else 2
            return reading.starts[at]
        elif before in ARTICLES and _takes_article(reading, at):
            at -= 1
        else:
            break
    return reading.starts[at]


_NAMED = frozenset(MONTH_NUMBERS) | {"jaar"}


def _takes_article(reading: Reading, at: int) -> bool:
    word, opener = reading.words[at], reading.words[at - 2]
    if word in (
        "maand",
        "maanden",
        "periode",
        "week",
        "jaren",
        "weekend",
        "eerste",
        "tweede",
        "derde",
        "vierde",
        "vijfde",
        "laatste",
        "begin",
        "eind",
        "einde",
        "midden",
        "start",
        "verslagjaar",
    ):
        return not (
            word in ("eerste", "tweede", "derde", "vierde", "vijfde") and reading.words[at + 1] in _NAMED | {"van"}
        )
    if word in ("jaar", "schooljaar"):
        return opener in ("na", "voor", "sinds")
    return word[0].isdigit() and reading.glued(at + 1) and reading.words[at + 1] in ("e", "ste", "de")


def _days_of_month(reading: Reading, index: int, found: re.Match[str], done: int) -> Draft:
    """`2 tot 7 februari 2022`, `1/10 - 2/11/2022`."""
    start = _extend(reading, index, "en" if reading.words[index - 1] == "tussen" else "-", done)
    draft = Draft(start, found.end(), index, reading.index_from(index, found.end()), "period", "period_days")
    draft.reason = "date"
    if found["day3"] is not None:
        if reading.year is not None:
            first, last = (
                days_of("numeric", f"{found[part]}-{reading.year}".replace(".", "-").replace("/", "-"), None)
                for part in ("day3", "date3")
            )
            draft.period_start, draft.period_end = _ordered(first, last)
        return draft
    if found["day2"] is not None:
        last = days_of("numeric", found["date2"].replace(",", "-").replace(" ", ""), None)
        first = (
            days_of("numeric", found["day2"] if len(found["day2"]) > 6 else f"{found['day2']}-{last[0][:4]}", None)
            if last[0]
            else last
        )
        draft.period_start, draft.period_end = _ordered(first, last)
        return draft
    last = days_of("date", found["date"], reading.year)
    first = days_of("date", found["day"] + " " + " ".join(found["date"].replace("-", " ").split()[1:]), reading.year)
    draft.period_start, draft.period_end = _ordered(first, last)
    return draft


def _span_of_units(reading: Reading, index: int, found: re.Match[str], done: int) -> Draft | None:
    """`de afgelopen vijf jaar`: a stretch of time told from now; dated when it counts years from a known year."""
    count = found["n"] or found["n2"]
    read = read_word(count) if not count.isdecimal() else None
    if not count.isdecimal() and (read is None or read.kind != "cardinal" or read.value is None):
        return None
    years = int(count) if count.isdecimal() else int(read.value) if read is not None and read.value is not None else 0
    start = reading.starts[index]
    draft = Draft(start, found.end(), index, reading.index_from(index, found.end()), "period", "period_span")
    draft.reason = "year"
    if (
        reading.year is not None
        and (found["unit"] or "").startswith("ja")
        and found[0].startswith(("afgelopen", "voorbije", "laatste"))
    ):
        draft.period_start, draft.period_end = whole_year(reading.year - years + 1)[0], whole_year(reading.year)[1]
    return draft


def _relative(reading: Reading, index: int, done: int) -> Draft | None:
    """`vorig jaar`, `het verslagjaar`, `deze maand`."""
    noun, before = reading.words[index], reading.words[index - 1]
    step = RELATIVE_YEARS.get(before) if reading.gap(index) == " " else None
    at = index if step is None else index - 1
    if (step is None and noun not in _ALONE) or reading.starts[at] < done:
        return None
    if noun in _ALONE and at > 0 and reading.words[at - 1] in ARTICLES and reading.starts[at - 1] >= done:
        at -= 1
    draft = Draft(reading.starts[at], reading.ends[index], at, index + 1, "period", "period_relative")
    draft.reason = "year"
    if reading.year is not None and (noun.endswith("jaar") or noun in _ALONE) and noun != "halfjaar":
        draft.period_start, draft.period_end = whole_year(reading.year + (step or 0))
    return draft


def spoken_year(value: int) -> Days:
    """The days of a year told in words."""
    return whole_year(value if value > 99 else short_year(value))
