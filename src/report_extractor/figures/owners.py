"""Who owns a number: a figure, an aside with its reason, or nobody (unexplained)."""

from __future__ import annotations

import re
from itertools import pairwise

from ..dutch import lemma
from .inventory import PAGE_OF_PAGES, Located, is_prose_cell
from .page_places import NO_PLACES, PagePlaces
from .structure import names_a_cell
from .vocabulary import ARTICLES, PREPOSITIONS, PRONOUNS, UNCOUNTED, VERBS
from .wording import content_words, fold, tokens

FIGURE = "figure"
UNEXPLAINED = "unexplained"

# a number printed in these roles is never a statistic by itself
_ROLE_REASONS = {
    "hidden": "hidden_text",
    "axis": "axis_label",
    "running": "running_text",
    "header_cell": "header",
    "row_header": "category",
}

_MULTIPLIER = re.compile(r"(?:[x×*]|maal|in)\s*(?:€|euro|eur)?\s*$|€\s*$", re.IGNORECASE)
_ENUMERATED = re.compile(r"\((\d)\)")


def owner_of(item: Located, places: PagePlaces = NO_PLACES) -> tuple[str, str]:
    """(`figure` or `aside` or `unexplained`, reason of an aside) by what the number and its place alone tell."""
    reason = places.reason_of(item) or _reason_not_to_count(item)
    if reason:
        return "aside", reason
    if not _says_something(item) and not _has_context(item) and item.place not in places.continuing:
        return UNEXPLAINED, ""
    return FIGURE, ""


def _reason_not_to_count(item: Located) -> str:
    """Why a number is no statistic; empty when it may be one."""
    mention, passage = item.mention, item.passage
    if passage.role == "hidden":
        return "hidden_text"
    if mention.kind != "quantity":
        fallback = "date" if mention.kind == "period" else "identifier"
        return "axis_label" if passage.role == "axis" else mention.reason or fallback
    if PAGE_OF_PAGES.match(passage.text):
        return "page_number"
    if passage.role in _ROLE_REASONS and not is_prose_cell(passage):
        return _ROLE_REASONS[passage.role]
    if mention.value is None and mention.low is None and mention.high is None:
        return "vague"
    if mention.reason:  # which or how often, not how many: ordinal, frequency, scale
        return mention.reason
    if _is_multiplier(item):
        return "scale"
    if _is_enumeration(item):
        return "list_marker"
    if _is_section_in_a_row(item) or _is_heading_number(item) or _opens_a_numbered_line(item):
        return "reference"
    if _stands_among_references(item) or _opens_before_a_sentence(item):
        return "reference"
    if passage.kind != "table" and _AGE_CLASS.fullmatch(passage.text.strip()):
        return "category"
    if mention.unit == "years" and _bounds_an_age(item):
        return "category"
    if mention.unit in ("years", "months", "weeks", "days") and _AGO.match(passage.text, mention.end):
        return "time"
    if passage.role == "heading" and mention.unit == "years" and _IN_FIGURES.match(passage.text, mention.end):
        return "name"
    if mention.derivation == "negation" and not _is_counted(item):
        return "negation"
    if passage.role == "footnote" and (_opens_the_note(item) or not _says_something(item)):
        return "reference"
    return ""


# a class of ages or sizes as a label of its own: 'jonger dan 30', '60 jaar en ouder', '30 tot 45 jaar'
_AGE_CLASS = re.compile(
    r"(?:jonger|ouder|minder|meer) dan \d+(?: jaar)?|\d+(?: jaar)? (?:en|of) (?:ouder|jonger|meer|minder)"
    r"|(?:van )?\d+ (?:tot(?: en met)?|t/m|-|–) \d+ jaar",
    re.IGNORECASE,
)


def _bounds_an_age(item: Located) -> bool:
    """'ouder dan <60 jaar', 'vanaf <65 jaar', '<55 jaar> en ouder': the age that makes a group, not one measured."""
    mention, text = item.mention, item.passage.text
    if _AGE_BEHIND.match(text, mention.end, item.sentence_end):
        return True
    return _AGE_BEFORE.search(text, item.sentence_start, mention.start) is not None


_AGO = re.compile(r"\s*(?:eerder|geleden|tevoren|daarvoor|ervoor)\b(?!\s+dan\b)", re.IGNORECASE)
_IN_FIGURES = re.compile(r"\s*in (?:cijfers|beeld|vogelvlucht)\b", re.IGNORECASE)
_AGE_BEHIND = re.compile(r"\s*(?:en|of) (?:ouder|jonger)\b", re.IGNORECASE)
_AGE_BEFORE = re.compile(
    r"\b(?:(?:ouder|jonger) dan"
    r"|(?:leeftijds(?:groep|categorie|klasse)|mensen|personen|inwoners|kinderen|jongeren|ouderen)"
    r" (?:van|vanaf|tot|boven de|onder de))\s+(?:de\s+)?$",
    re.IGNORECASE,
)


def _is_multiplier(item: Located) -> bool:
    """'(x € 1.000)': the number that says in what the others are printed."""
    mention, text = item.mention, item.passage.text
    if mention.value not in (1000, 1_000_000, 1_000_000_000) or mention.derivation != "digits":
        return False
    before, after = text[: mention.start], text[mention.end :]
    if "€" in mention.text:
        before += "€"
    found = _MULTIPLIER.search(before)
    if found is None or after[:1] not in ("", ")", " ", "]"):
        return False
    return "x" in found.group().lower() or "×" in found.group()


def _opens_before_a_sentence(item: Located) -> bool:
    """'2 Het plan is uitgesteld.': a small number before a capital that opens a sentence is a mark, never a count.

    Before an article or preposition always; before another word only where the passage counts on from '1 …'.
    """
    mention, text = item.mention, item.passage.text
    if not _MARK.fullmatch(mention.text) or text[item.sentence_start : mention.start].strip():
        return False
    found = _CAPITAL.match(text, mention.end)
    if found is None:
        return False
    low = found[1].lower()
    if low in ARTICLES or low in PREPOSITIONS or low in PRONOUNS:
        return True
    return mention.start > 0 and _COUNTS_ON.match(text) is not None


_MARK = re.compile(r"\d{1,2}")
_CAPITAL = re.compile(r"\s+([A-Z][a-z]+)\b")
_COUNTS_ON = re.compile(r"1\s+[A-Z][a-z]")


def _is_enumeration(item: Located) -> bool:
    """'omdat (1) … en (2) …': small numbers in parentheses that count up within one passage."""
    mention, text = item.mention, item.passage.text
    digit = mention.text.strip("()")
    if len(digit) != 1 or not digit.isdigit():
        return False
    if text[max(0, mention.start - 1) : mention.start + 1].strip(digit) != "(" and "(" not in mention.text:
        return False
    marks = [found.group(1) for found in _ENUMERATED.finditer(text)]
    return len(marks) > 1 and marks == [str(n) for n in range(1, len(marks) + 1)]


_SECTION = re.compile(r"(?<![\d.,])(\d{1,2})\.(\d{1,2})(?![\d.,%])")


def _is_section_in_a_row(item: Located) -> bool:
    """'7.10 Instroom 7.11 Uitstroom 7.12 …': at least three numbers of one chapter that count up by one."""
    if not _SECTION.fullmatch(item.mention.text):
        return False
    found = [(int(m.group(1)), int(m.group(2))) for m in _SECTION.finditer(item.passage.text)]
    steps = sum(one[0] == other[0] and other[1] - one[1] == 1 for one, other in pairwise(found))
    return len(found) > 2 and steps >= len(found) - 2


_HEADING_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?")
_TITLE = re.compile(r"[:.]?\s+[A-Z][^.;:!?]{2,90}$")


def _is_heading_number(item: Located) -> bool:
    """'2 Deelnemingen': a small number at the start of a line that is a title: a capital, no verb, no full stop."""
    mention, passage = item.mention, item.passage
    if mention.start or passage.kind != "sentence" or not _HEADING_NUMBER.fullmatch(mention.text):
        return False
    rest = passage.text[mention.end :]
    if not _TITLE.match(rest) or any(token.low in VERBS for token in tokens(rest)):
        return False
    return passage.role == "heading" or not mention.noun.endswith(("en", "s"))  # '4 Servers' are counted


_NOTE = re.compile(r"\s+([A-Z][a-z]+)\b(?:\s+\S+){3}")


def _opens_a_numbered_line(item: Located) -> bool:
    """'2 Zie ook het verslag van de raad.': after the number a capital, and no plural that could be counted."""
    mention, passage = item.mention, item.passage
    if mention.start or passage.kind != "sentence" or not re.fullmatch(r"\d{1,3}", mention.text):
        return False
    if _GLUED.match(passage.text, mention.end):
        return True
    found = _NOTE.match(passage.text, mention.end)
    if found is None or len(mention.text) > 2:
        return False
    return found[1].lower() in ARTICLES | PRONOUNS or not found[1].endswith(("en", "s"))


_GLUED = re.compile(r"\.[A-Z][a-z]")  # '104.Voorontwerp'


_REFERENCE_COLUMNS = frozenset(
    "ref ref. noot toel toel. toelichting code codes nr nr. pagina blz blz. bladzijde".split()
)
_REFERENCE_HEADINGS = frozenset(
    "literatuur literatuurlijst bronnen bronnenlijst referenties bibliografie inhoud inhoudsopgave".split()
)


def _stands_among_references(item: Located) -> bool:
    """Whether the column ('Ref.', 'Blz.') or the heading ('Literatuur', 'Inhoud') says that numbers only point."""
    context = item.passage.context
    if item.passage.kind == "table" and item.mention.decimals == 0:
        named = fold(context.column_headers[-1]).strip() if context.column_headers else ""
        if named and set(named.split()) <= _REFERENCE_COLUMNS:
            return True
    return any(fold(heading).strip(" .:0123456789") in _REFERENCE_HEADINGS for heading in context.headings[-1:])


def _opens_the_note(item: Located) -> bool:
    """'1) Met ingang van dit jaar …': the mark of a note, not a number in it."""
    mention = item.mention
    before = item.passage.text[: mention.start].strip(" ([*")
    return not before and mention.text.strip("()[]").isdigit() and len(mention.text.strip("()[]")) < 3


def _is_counted(item: Located) -> bool:
    """Whether 'geen X' states a count: X is a plural, or a thing that reports count one by one ('geen klacht')."""
    mention = item.mention
    if item.passage.kind in ("table", "chart"):
        return True
    noun = mention.noun.lower()
    if not noun:
        return mention.text.lower() not in ("geen", "niet")
    if "enkel" in mention.text.lower() and noun not in UNCOUNTED:
        return True
    singular = lemma(noun)
    if singular in UNCOUNTED or noun in UNCOUNTED:
        return False
    if noun != singular:
        return True
    return fold(singular).endswith(COUNTED_ENDINGS)


# last parts of singular nouns that a report counts one by one
COUNTED_ENDINGS = (
    "klacht",
    "melding",
    "signaal",
    "incident",
    "procedure",
    "onderzoek",
    "bezwaar",
    "bezwaarschrift",
    "beroep",
    "verzoek",
    "datalek",
    "aangifte",
    "schending",
    "overtreding",
    "boete",
    "sanctie",
    "zaak",
    "geval",
    "medewerker",
    "persoon",
    "deelnemer",
    "ongeval",
    "misstand",
    "vacature",
    "besluit",
    "ontslag",
    "maatregel",
    "uitspraak",
    "claim",
    "geschil",
)


def _says_something(item: Located) -> bool:
    mention, text = item.mention, item.passage.text
    around = text[item.sentence_start : mention.start] + " " + text[mention.end : item.sentence_end]
    leans = item.sentence_start > 0 and len(tokens(around)) > 2  # 'In 2021 was dat nog 58%': of the sentence before
    named = bool(mention.noun) or mention.unit == "fte"  # '412,5 fte' says what is counted
    return bool(content_words(around)) or named or leans


def _has_context(item: Located) -> bool:
    """Whether headers or a caption tell what a bare number is; headings alone do not tell it of a lone number."""
    context = item.passage.context
    if item.passage.kind == "sentence":
        return False
    written = (context.row_header, *context.column_headers, context.series, context.category, context.caption)
    if item.passage.kind in ("callout", "list", "table", "chart"):
        written = (*written, *context.headings)
    if item.passage.kind == "table" and names_a_cell(context.row_header):
        return True
    return any(content_words(text) for text in written)
