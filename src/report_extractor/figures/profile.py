"""Who published a document and over which year: from title, cover, running header and metadata, in that order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ..model import Metadata, Passage, Profile
from .wording import content_words

_REPORT = (
    r"(?:integriteits|sociaal |financieel |maatschappelijk |verkort )?"
    r"(?:jaarverslag|jaarrapport|jaarrapportage|jaarrekening|jaarstukken|jaardocument|bestuursverslag|verslagjaar|"
    r"jaaroverzicht|jaarbericht|boekjaar|burgerjaarverslag)"
)
_YEAR = r"((?:19|20)\d\d)"
_REPORT_YEAR = re.compile(
    rf"\b[\w-]*{_REPORT}[\w-]*[\s:,–-]{{0,3}}(?:\w+\s+){{0,3}}?(?:over\s+)?{_YEAR}\b(?!\s*[-–/]\s*\d)", re.IGNORECASE
)
_WEAK_REPORT = re.compile(
    rf"\b(?:rapportage|monitor|verslag|kerncijfers|jaarplan|burgerjaarverslag)\b[\s:,–-]{{0,3}}{_YEAR}\b", re.IGNORECASE
)
_YEAR_REPORT = re.compile(rf"\b{_YEAR}\s+{_REPORT}\b", re.IGNORECASE)
_YEAR_END = re.compile(rf"\b31[ /-](?:12|dec(?:ember)?\.?)[ /-]{_YEAR}\b", re.IGNORECASE)
_YEAR_START = re.compile(rf"\b0?1[ /-](?:0?1|jan(?:uari)?\.?)[ /-]{_YEAR}\b", re.IGNORECASE)
_OVER_YEAR = re.compile(rf"\b(?:over|in|eind|jaar)\s+{_YEAR}\b", re.IGNORECASE)
_ANY_YEAR = re.compile(rf"(?<![\d.,/-]){_YEAR}(?![\d.,]\d|\s*[-–/]\s*(?:19|20)\d\d)")
_BODY = re.compile(
    r"\b((?:[Gg]emeente|[Pp]rovincie|[Ww]aterschap|[Hh]oogheemraadschap|[Mm]inisterie van|[Ss]tichting|[Vv]ereniging|"
    r"[Uu]niversiteit|[Hh]ogeschool|"
    r"[Vv]eiligheidsregio|[Oo]mgevingsdienst|[Pp]ensioenfonds|GGD|[Rr]aad voor|[Aa]utoriteit)"
    r"(?:\s+(?:van|voor|de|het|der|den|en|&)|\s+[A-Z0-9&][\w&'’.-]*){1,7})"
)
_COMPANY = re.compile(r"\b((?:[A-Z][\w&'’.-]*\s+){1,4}(?:B\.V\.|N\.V\.|BV|NV))(?!\w)")
_TRAILING = re.compile(r"\s+(?:van|voor|de|het|der|den|en|&)$", re.IGNORECASE)

_FRONT_PAGES = 3


def read_profile(passages: Sequence[Passage], metadata: Metadata, file_name: str = "") -> Profile:
    """Title, organisation and reporting year as the document says them; empty where it does not.

    `file_name` is the last resort for the year only.
    """
    front = [p for p in passages if p.page <= _FRONT_PAGES and p.role != "hidden"]
    title = _title(front, metadata)
    year, source = _year(passages, front, title, metadata, file_name)
    return Profile(title=title, organisation=_organisation(passages, front, metadata), year=year, year_source=source)


def _title(front: Sequence[Passage], metadata: Metadata) -> str:
    headings = [p for p in front if p.role == "heading" and p.page == 1]
    for passage in headings:
        if _REPORT_YEAR.search(passage.text) or _WEAK_REPORT.search(passage.text):
            return " ".join(passage.text.split())[:200]
    given = " ".join(metadata.title.split())
    if len(given.split()) > 1 and not re.search(
        r"\.(?:docx?|indd|pdf|pptx?)$|microsoft|untitled", given, re.IGNORECASE
    ):
        return given[:200]
    telling = [p for p in headings if len(content_words(p.text)) > 1] or headings
    return " ".join(telling[0].text.split())[:200] if telling else ""


def _year(
    passages: Sequence[Passage], front: Sequence[Passage], title: str, metadata: Metadata, file_name: str
) -> tuple[int | None, str]:
    for text, source in ((title, "title"), (metadata.title, "metadata")):
        found = _report_years(text) or Counter(int(y) for y in _WEAK_REPORT.findall(text))
        if found:
            return found.most_common(1)[0][0], source
    opening = _opening(front)
    if opening and any(_MEETING.search(p.text) for p in opening):
        held = next((int(found[1]) for p in opening for found in _DATE.finditer(p.text)), None)
        if held is not None:
            return held, "cover"
    for passage in opening:
        told = _OPENING_YEAR.search(passage.text)
        if told and "." not in passage.text.rstrip(". ") and not _IN_THIS_REPORT.match(passage.text):
            return int(told[1]), "title"
    cover: Counter[int] = Counter()
    for passage in front:
        weight = 3 if passage.role == "heading" else 2 if passage.role == "running" else 1
        for year, count in _report_years(passage.text).items():
            cover[year] += weight * count
    if cover:
        return _most(cover), "cover"
    header: Counter[int] = Counter()
    for passage in passages:
        if passage.role == "running":
            header.update(_report_years(passage.text))
    if header:
        return _most(header), "header"
    named: Counter[int] = Counter()
    for passage in passages[:4000]:
        named.update(_report_years(passage.text))
    if named:
        return _most(named), "header"
    return _weak_year(passages, front, title, file_name)


def _opening(front: Sequence[Passage]) -> list[Passage]:
    """The short lines at the top of the first page: title, publisher, date, whatever their role."""
    lines = [p for p in front if p.page == 1 and p.kind in ("sentence", "callout")][:_OPENING_LINES]
    return [p for p in lines if len(p.text.split()) <= _SHORT_LINE]


_OPENING_LINES = 8
_SHORT_LINE = 12  # words: a title, not a sentence that names another report
_IN_THIS_REPORT = re.compile(r"\s*(?:in|uit|zie|lees) ", re.IGNORECASE)  # a sentence about a report is not its title
_MEETING = re.compile(
    r"\b(?:besluitenlijst|notulen|raadsvergadering|commissievergadering|vergadering van|agenda)\b", re.I
)
_MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_DATE = re.compile(rf"\b\d{{1,2}}\s+(?:{_MONTHS})\s+{_YEAR}\b", re.IGNORECASE)
_OPENING_YEAR = re.compile(
    rf"\b\w*(?:verslag|rapportage|rapport|monitor|overzicht|cijfers|bericht|jaarbeeld|beeld|terugblik|verantwoording)\b"
    rf"[^.;:!?\d]{{0,60}}?\b{_YEAR}\b(?!\s*[-–/]\s*\d)",
    re.IGNORECASE,
)


def _weak_year(
    passages: Sequence[Passage], front: Sequence[Passage], title: str, file_name: str
) -> tuple[int | None, str]:
    heads: Counter[int] = Counter()
    for passage in front:
        if passage.role == "heading":
            heads.update(int(y) for y in _ANY_YEAR.findall(passage.text))
    heads.update(int(y) for y in _ANY_YEAR.findall(title))
    if heads:
        return _most(heads), "title"
    written = [int(y) for y in re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", file_name)]
    if len(set(written)) == 1:
        return written[0], "file_name"
    dated = re.search(r"(?<!\d)((?:19|20)\d\d)(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d)", file_name)
    if dated:
        return int(dated.group(1)), "file_name"
    closed = _closed_year(front)
    if closed is not None:
        return closed, "cover"
    ends: Counter[int] = Counter()
    for passage in passages[:4000]:
        ends.update(int(y) for y in _YEAR_END.findall(passage.text))
    often = [year for year, count in ends.items() if count >= max(3, max(ends.values()) / 2)]
    if often:
        return max(often), "cover"
    spoken: Counter[int] = Counter()
    printed: Counter[int] = Counter()
    for passage in passages[:4000]:
        spoken.update(int(y) for y in _OVER_YEAR.findall(passage.text))
        if passage.role != "running":
            printed.update(int(y) for y in _ANY_YEAR.findall(passage.text))
    if spoken and max(spoken.values()) >= _OFTEN:
        return _most(spoken), "text"
    latest = [year for year, count in printed.items() if count >= _OFTEN]
    return (max(latest), "text") if latest else (None, "")


_OFTEN = 3  # times that a year must be named before the text may tell the year of a report


def _closed_year(front: Sequence[Passage]) -> int | None:
    """The latest year of which the front pages print the first and the last day, as forms of accounts do."""
    text = "\n".join(passage.text for passage in front)
    first = {int(year) for year in _YEAR_START.findall(text)}
    last = {int(year) for year in _YEAR_END.findall(text)}
    return max(first & last, default=None)


def _report_years(text: str) -> Counter[int]:
    return Counter(
        int(y)
        for pattern in (_REPORT_YEAR, _YEAR_REPORT)
        for y in pattern.findall(text[:20_000])
        if 1900 <= int(y) <= 2100
    )


def _most(years: Counter[int]) -> int:
    """The most frequent; of equals the latest."""
    return max(years, key=lambda year: (years[year], year))


def _organisation(passages: Sequence[Passage], front: Sequence[Passage], metadata: Metadata) -> str:
    seen: Counter[str] = Counter()
    for weight, group in ((4, front), (1, [p for p in passages if p.role == "running"][:400]), (1, passages[:600])):
        for passage in group:
            for pattern in (_BODY, _COMPANY):
                for name in pattern.findall(passage.text[:3000]):
                    name = _TRAILING.sub("", " ".join(name.split()).strip(" .,"))
                    if any(word[0].isupper() for word in name.split()[1:]):
                        seen[name[0].upper() + name[1:]] += weight
    if seen:
        return max(sorted(seen), key=lambda name: (seen[name], -len(name)))
    return " ".join(metadata.author.split())[:120]
