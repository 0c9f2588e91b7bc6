"""Tells by form alone whether a piece of text looks like a value, a year, a column head or a list marker.

Layout needs the form of a number to see columns and callouts; what a number means is the business of the dutch room.
"""

from __future__ import annotations

import re

_NUMBER_WORD = re.compile(r"[(\[]?[-–−+±<>≤≥~±]?[€$£\ufffd]?[-–−]?\d[\d.,'’]*(?:[-–−])?[%‰]?[)\]]?[*†]*")
_MAGNITUDE = r"(?:miljoen|miljard|duizend|mln\.?|mld\.?|mrd\.?|mio|biljoen|k|m)"
_UNIT = (
    r"(?:%|‰|procent|procentpunt|%-punt|pp|bp|x|keer|jaar|jr\.?|maand(?:en)?|uur|uren|dag(?:en)?|we(?:ek|ken)|fte'?s?|"
    r"euro|eur|km|m2|m²|ha|kg|ton|personen|kwh|mwh|gwh|tj|pj|kton|mton)"
)
_UNIT_WORD = re.compile(
    _UNIT + r"|minu(?:ut|ten)|seconden?|kilometer|meter|hectare|liter|m3|m³|ton(?:nen)?|kilo(?:gram)?", re.IGNORECASE
)
_VALUE = re.compile(
    r"(?:[▲▼△▽↑↓⬆⬇]\s*)?[(\[]?\s*(?:ca\.?|circa|ruim|bijna|±|[<>≤≥~])?\s*[-–−+±]?(?:/-)?\s*(?:€|eur|\$|£|\ufffd)?\s*[-–−+]?\s*"
    r"\d[\d.,'’ \u00a0]*(?:[.,]?\s?[-–−=]{1,2})?\s*(?:" + _MAGNITUDE + r")?\s*(?:" + _UNIT + r")?\s*[)\]]?\s*[*†+]*",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\d[\d.,]*\s?%?\s?(?:[-–−]|tot|t/m)\s?\d[\d.,]*\s?%?", re.IGNORECASE)
_BLANK = re.compile(
    r"(?:€\s*)?[-–—−.…]{1,3}\s*%?|n\.?\s?v\.?\s?t\.?|n\.?\s?b\.?|n/?a|nihil|geen|nvt|pm|p\.m\.|x|✓|√", re.IGNORECASE
)
_CODE = re.compile(r"\(?\d{2,5}(?:/\d{1,3}[A-Z]?|[A-Z])\)?")
_YEAR = re.compile(r"'?(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)?\d\d))?[*]?")
_MONTH = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|mrt|maart|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_PERIOD = re.compile(
    r"(?:eind(?:e)?|ultimo|per|stand|t/m|begin|jaar|schooljaar|boekjaar|rekening|begroting|realisatie|raming|prognose)?"
    r"\s*(?:(?:\d{1,2}\s+)?" + _MONTH + r"\s*'?(?:\d{4}|\d\d)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|"
    r"(?:[qk]\s?[1-4]|[1-4]e? kw(?:artaal|\.)?)(?:[\s-]\d{4})?|'?(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)?\d\d))?[*]?)"
    r"(?:\s\((?:begroting|begroot|realisatie|raming|prognose|verwacht|verwachting|voorlopig)\))?",
    re.IGNORECASE,
)
_PERIOD_AND_UNIT = re.compile(
    r"(?:euro?|[€\ufffd])\s*20(?:0[5-9]|[1-4]\d)|(?:19|20)\d\d\s*\(?(?:euro?|[€\ufffd])(?:\s?[x×]\s?1[.,]?000)?\)?",
    re.IGNORECASE,
)
_UNIT_NOTE = re.compile(
    r"\b[x×]\s?[€\ufffd]?\s?1[.,]?000|[x×*]\s?[€\ufffd]\s|\bin\s(?:[€\ufffd]|euro|eur|%|procent|duizend|miljoen|mln|mld|fte|aantal)|"
    r"bedragen\s|\bper\s1[.,]000\b|^\(?\s*(?:€|%|eur|euro|fte|mln\.?|aantal(?:len)?)\s*\)?$|duizenden|miljoenen",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"(?:sub|eind)?tota(?:al|len)\b|totale?\s|som\b|saldo\b|"
    r"(?:netto|bruto)?-?\s?resultaat$|resultaat (?:voor|na|boekjaar)\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_MARKER = re.compile(
    r"[•●▪■◦‣∙·○►▶➤❯›»✓✔☑◆♦→\uf0b7\uf0a7\uf0d8\uf02d\u2043\u25aa\u25cf\uf0fc\uf076]+|[-–—‒−*]|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)]|\(?[ivx]{1,4}[.)]|o"
)
_OPENER = re.compile(
    r"[•●▪■◦‣∙·○►▶➤❯›»✓✔☑◆♦→\uf0b7\uf0a7\uf0d8\uf02d\u2043\u25aa\u25cf\uf0fc\uf076]+|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)]|"
    r"\(?[ivx]{1,4}[.)]|[a-z]|\d{1,2}(?:\.\d{1,2}){1,3}\.?"
)
_MARK = re.compile(r"[\d*†‡§a-z,]{1,5}\)?|[¹²³⁰⁴⁵⁶⁷⁸⁹]+")
_MAGNITUDE_ONLY = re.compile(_MAGNITUDE.replace("|k|m)", ")") + r"(?:\s+(?:euro|eur))?", re.IGNORECASE)
_PAGE_NUMBER = re.compile(
    r"(?:pag(?:ina|\.)?|p\.|blad(?:zijde)?|blz\.?)?\s*\d{1,4}\s*(?:(?:/|van|\|)\s*\d{1,4})?", re.IGNORECASE
)


def is_number_word(text: str) -> bool:
    """Whether one word is a number in digits, with sign, currency or percent sign."""
    return _NUMBER_WORD.fullmatch(text) is not None


def is_value(text: str) -> bool:
    """Whether a whole cell is a number with its sign, currency, magnitude word or short unit."""
    return len(text) <= 40 and _VALUE.fullmatch(text) is not None


def is_range(text: str) -> bool:
    """Whether a cell is a range without a unit (`3–4`, `5 tot 11`): a value, or the class that names a row."""
    return len(text) <= 20 and _RANGE.fullmatch(text) is not None and not is_period(text)


def is_code(text: str) -> bool:
    """Whether a cell is the code of a row in a form (`170/4`, `66B`): it stands in a column as numbers do."""
    return _CODE.fullmatch(text) is not None


def is_blank(text: str) -> bool:
    """Whether a cell says that there is no value (`-`, `n.v.t.`, `nihil`)."""
    return len(text) <= 8 and _BLANK.fullmatch(text) is not None


def is_year(text: str) -> bool:
    """Whether a cell is a year or a school year."""
    return _YEAR.fullmatch(text) is not None


def is_period(text: str) -> bool:
    """Whether a cell is a year (with or without its currency), a date, a quarter or a month: the head of a column."""
    if len(text) > 40:
        return False
    return _PERIOD.fullmatch(text) is not None or _PERIOD_AND_UNIT.fullmatch(text) is not None


def is_unit_note(text: str) -> bool:
    """Whether a short text tells the unit or multiplier of the numbers near it (`x € 1.000`, `bedragen in euro`)."""
    return len(text) <= 90 and _UNIT_NOTE.search(text) is not None


def is_marker(text: str) -> bool:
    """Whether a word opens a list item."""
    return _MARKER.fullmatch(text) is not None


def is_sentence(text: str) -> bool:
    """Whether a line is (the end of) a sentence or the announcement of a table sooner than a name."""
    words = text.count(" ") + 1
    return (text[-1:] == ":" and words >= 5) or (text[-1:] == "." and words >= 6) or len(text) > 110


def opens_text(text: str) -> bool:
    """Whether a word that stands alone can only be the mark or section number of the text beside it."""
    return _OPENER.fullmatch(text) is not None


def is_mark_text(text: str) -> bool:
    """Whether a raised word has the form of a footnote mark."""
    return _MARK.fullmatch(text) is not None


def is_magnitude(text: str) -> bool:
    """Whether a run is a magnitude word that completes the number above it (`miljoen`)."""
    return _MAGNITUDE_ONLY.fullmatch(text) is not None


def is_unit_word(text: str) -> bool:
    """Whether a run is nothing but the unit of the number beside or above it (`fte`, `minuten`, `%`)."""
    return text in ("€", "\ufffd") or _UNIT_WORD.fullmatch(text) is not None


def is_page_number(text: str) -> bool:
    """Whether a line at the edge of a page is a page number (`12`, `Pagina 3 van 8`, `32/69`)."""
    return _PAGE_NUMBER.fullmatch(text) is not None


def is_total(text: str) -> bool:
    """Whether the name of a row says that it adds up the rows above it (`Totaal lasten`, `Saldo`, `Subtotaal`)."""
    return _TOTAL.match(text) is not None


def has_digit(text: str) -> bool:
    """Whether any digit is in the text."""
    return _DIGIT.search(text) is not None
