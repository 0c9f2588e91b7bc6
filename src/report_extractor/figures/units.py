"""Unit, measure and basis of a number from the words around it, where the number itself does not say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise, takewhile

from ..dutch import find_numbers, lemma, unit_of_noun
from ..model import Basis, Mention, Passage
from .phrases import closes_clause, head_noun, subject_of
from .scales import Scale, denies_amounts
from .structure import TableSigns
from .vocabulary import (
    ARTICLES,
    BASIS_WORDS,
    COMPARED,
    HEADER_UNITS,
    HOLLOW,
    HOURS_OF,
    MEASURE_WORDS,
    OUTCOME_NOUNS,
    PREDICATES,
    PREPOSITIONS,
    REFERENCES,
    REMAINDERS,
    VERBS,
)
from .wording import fold, tokens

_DURATIONS = frozenset({"days", "weeks", "months", "years", "hours", "minutes"})


def resolve_unit(mention: Mention, passage: Passage, counts: str, label: str, scale: Scale, signs: TableSigns) -> str:
    """The unit code: of the number, of its headers, of its column, or of the noun it counts."""
    if _is_rate(mention, passage):
        return "ratio"
    if mention.unit:
        return "count" if mention.unit == "times" else mention.unit
    if mention.rule == "fraction":
        return "ratio"
    if scale.unit:
        return scale.unit
    if passage.kind in ("table", "chart", "callout"):
        context = passage.context
        denied = denies_amounts(context)
        if passage.cell is not None and not denied:
            unit = signs.column_units.get((passage.page, passage.cell[0], passage.cell[2]), "")
            if unit:
                return unit
        for text in (*reversed(context.column_headers), context.row_header, context.series, context.caption, label):
            if text in context.column_headers and _COUNTED.search(text):
                break  # 'Uitgenodigd (in aantallen)' over a row of '3 jaar'
            unit = _named_unit(text) or bracketed_unit(text)
            if unit and not (denied and unit == "EUR") and not _is_too_old(unit, mention):
                return unit
        of_table = passage.cell is not None and (passage.page, passage.cell[0]) in signs.table_units
        if of_table and passage.cell is not None and not any(map(_COUNTED.search, context.column_headers)):
            return signs.table_units[(passage.page, passage.cell[0])]
        if passage.cell is not None and not denied and (passage.page, passage.cell[0]) in signs.of_money:
            return "EUR"
        if not denied and any("€" in heading and len(heading) <= _SHORT_HEADING for heading in context.headings[-1:]):
            return "EUR"
    if mention.value is not None and any(_MONEY_HEADING.match(heading) for heading in passage.context.headings[-2:]):
        return "EUR"
    if _is_score(mention, passage, label):
        return "score"
    if mention.value == 0 and not mention.noun and _OUTCOME_OF.search(passage.text, 0, mention.start):
        return "EUR"
    if counts and _HOURS.fullmatch(mention.noun):
        return "hours"
    noun = unit_of_noun(counts) if counts and (mention.noun or unit_of_noun(counts) == "persons") else ""
    if not noun and passage.kind not in ("sentence", "list"):
        words = takewhile(lambda token: token.low not in PREPOSITIONS, tokens(label)[:12])  # not 'meldingen van artsen'
        noun = next((u for u in (unit_of_noun(token.low) for token in words) if u == "persons"), "")
    if not noun and not mention.noun:
        said = _NUMBER_OF.search(label)
        noun = (unit_of_noun(said["unit"]) or "years") if said else ""
    if not noun and mention.decimals and _RATE.search(label):
        return "ratio"
    return noun or "count"


_OUTCOME_OF = re.compile(rf"\b(?:{'|'.join(OUTCOME_NOUNS)})\s+van\s+$", re.IGNORECASE)  # 'een resultaat van <nul>'
_HOURS = re.compile(rf"(?:{'|'.join(HOURS_OF)})uren", re.IGNORECASE)
_NUMBER_OF = re.compile(r"\baantal\s+(?P<unit>uren|dagen|weken|maanden|dienstjaren)\b", re.IGNORECASE)
_RATE = re.compile(r"\b\w*(?:frequentie|ratio|quote)\b", re.IGNORECASE)
_PER_ONE = re.compile(r"\s*per\s+(?!jaar|maand|week|dag|uur|jaren)[^\W\d]+", re.IGNORECASE)
_SO_MANY = re.compile(r"\b(?:keer|maal)\s+zo(?:\s?veel|\s+\w+)\b", re.IGNORECASE)
_SHORT_WORD = 12  # characters


def _is_rate(mention: Mention, passage: Passage) -> bool:
    """'gemiddeld <2,5> per persoon', '<drie keer> zoveel': a proportion, and no count of anything."""
    if mention.unit == "times":
        return _SO_MANY.search(passage.text, mention.start, mention.end + _SHORT_WORD) is not None
    bare = not mention.noun and mention.unit in ("", "persons", "count") and mention.rule != "fraction"
    return bare and mention.decimals > 0 and _PER_ONE.match(passage.text, mention.end) is not None


def _is_score(mention: Mention, passage: Passage, label: str) -> bool:
    """Whether a number from 1 to 10 with one decimal is a mark: words of its label, sentence or titles say so."""
    if mention.value is None or mention.decimals != 1 or not 1 <= mention.value <= 10:
        return False
    if not mention.noun and _AS_A_MARK.search(passage.text, max(0, mention.start - 12), mention.start):
        return True
    context = passage.context
    own = passage.text if len(passage.text) <= _SHORT_TEXT else ""
    return any(_SCORE.search(text) for text in (label, own, context.caption, context.group, *context.headings[-1:]))


def units_of_lines(passages: Sequence[Passage]) -> dict[tuple[int, int], str]:
    """The unit of a table by (page, table).

    A line right above opens with it, 'Kilogram per inwoner.', or the head of its names has it, 'Herkomst (ton)'.
    """
    units: dict[tuple[int, int], str] = {}
    for passage in passages:
        if passage.cell is not None and passage.role == "header_cell" and passage.cell[2] == 0:
            unit = bracketed_unit(passage.text)
            if unit:
                units[(passage.page, passage.cell[0])] = unit
    for above, passage in pairwise(passages):
        if passage.cell is None or above.cell is not None or above.page != passage.page or above.kind != "sentence":
            continue
        first = above.text.split(". ")[0].removesuffix(".")
        opens = [token.low for token in tokens(first)[:2]]
        if len(first.split()) > _UNIT_LINE or not opens:
            continue
        unit = _named_unit(opens[0]) or (_named_unit(" ".join(opens)) if opens[0] == "in" else "")
        if unit and unit != "EUR":  # a line with amounts names a scale too
            units[(passage.page, passage.cell[0])] = unit
    return units


_IN_BRACKETS = re.compile(r"\((?:in\s)?([^\W\d_]{1,12}[²³23]?)\)\s?$", re.IGNORECASE)
_UNIT_LINE = 8  # words
_COUNTED = re.compile(r"\baantal(?:len)?\b", re.IGNORECASE)


def _is_too_old(unit: str, mention: Mention) -> bool:
    """Whether a number is too large for the ages that a header speaks of: it counts who are of that age."""
    return unit == "years" and mention.value is not None and abs(mention.value) > _OLDEST


_OLDEST = 130  # years
_SCORE = re.compile(
    r"\b(?:scor(?:e|es|en|de|den)|scoort|\w*cijfers?|waardering|waardeerden?|waarderen|\w*tevredenheid"
    r"|(?:medewerker|klant|cliënt|cliënten|patiënten|huurder|inwoner|\w*belevings|\w*tevredenheids)s?(?:onderzoek|enquête|peiling))\b",
    re.IGNORECASE,
)
_AS_A_MARK = re.compile(r"\been\s+$", re.IGNORECASE)  # 'met gemiddeld een <7,9>'
_SHORT_TEXT = 200  # characters: in a longer paragraph the word may speak of another number
_MONEY_HEADING = re.compile(r"\(?(?:alle\s+)?(?:bedragen\s+)?(?:in|x)\s+(?:€|euro)", re.IGNORECASE)
_SHORT_HEADING = 40  # characters: 'Beleggingen in €' names a unit, a sentence with an amount does not


def bracketed_unit(text: str) -> str:
    """The unit that a heading ends with in brackets: `Ingezamelde hoeveelheden (in ton)`; empty when it names none."""
    found = _IN_BRACKETS.search(text)
    return next((mention.unit for mention in find_numbers(f"5 {found.group(1)}")), "") if found else ""


def _named_unit(text: str) -> str:
    if not text:
        return ""
    if "€" in text:
        return "EUR"
    low = fold(text)
    if "%" in low:
        return "percent"
    words = set(re.findall(r"[a-z'-]+", low))
    for unit, names in HEADER_UNITS:
        for name in names:
            if (" " in name and name in low) or name in words:
                return unit
    return ""


def resolve_measure(mention: Mention, unit: str, label: str, before: str) -> str:
    """count, percentage, amount, average, score, ratio, duration or change."""
    if mention.measure:
        return mention.measure
    if unit in ("percent", "pp"):
        return "percentage"
    near = set(re.findall(r"[a-z-]+", fold(f"{before[-40:]} {label}")))
    for measure, names in MEASURE_WORDS:
        if any(name in near for name in names) and (measure == "average" or unit in ("count", "score", "ratio")):
            return measure
    if unit == "EUR":
        return "amount"
    if unit in _DURATIONS:
        return "duration"
    return unit if unit in ("score", "ratio") else "count"


def resolve_basis(passage: Passage, sentence: str) -> Basis:
    """budget, forecast, target, norm or realised, by the words of header, caption or sentence."""
    context = passage.context
    places = (
        [*reversed(context.column_headers), context.row_header, context.series, context.caption]
        if passage.kind in ("table", "chart")
        else [sentence]
    )
    structured = passage.kind in ("table", "chart")
    for text in places:
        named = bases_named(text)
        if text == context.caption and len(named) > 1:
            continue  # 'Budget en besteding' heads columns of both
        for basis in named:
            if structured or basis not in ("norm", "target", "realised"):
                return basis
    return "realised"


@lru_cache(maxsize=4096)
def bases_named(text: str) -> tuple[Basis, ...]:
    """The bases that the words of a header or sentence name, in the order of the table."""
    words = set(re.findall(r"[a-z-]+", _AGAINST.sub(" ", fold(text))))
    return tuple(basis for basis, names in BASIS_WORDS if any(name in words for name in names))  # type: ignore[misc]


# what a realised figure is held against: '€ 2 miljoen hoger dan begroot' is no budget
_AGAINST = re.compile(
    r"\b(?:dan|als|ten opzichte van|tegenover|t\.o\.v\.)\s+(?:(?:de|het|was|waren|werd|eerder|oorspronkelijk)\s+){0,2}"
    r"(?:begroot|begroting|begrote|geraamd|raming|verwacht|verwachting|voorspeld|norm|budget)\b"
)


def counted(mention: Mention, label: str, of: str) -> str:
    """The singular lemma of the noun that is counted or measured; empty when none is found."""
    leaves_out = bool(of) and (closes_clause(mention.noun) or _ER.search(label))  # 'zijn er zeven tevreden'
    leaves_out = leaves_out or mention.noun.lower() in PREDICATES
    noun = "" if mention.noun.lower() in VERBS or leaves_out else mention.noun
    noun = noun or _after_aantal(label) or (head_noun(of) if of else "")
    if not noun:
        first = label.split(",")[0].split(":")[-1]
        noun = head_noun(_without_participle(subject_of(first) or first))
    low = noun.lower()
    if low in PREDICATES and "," in label:  # 'Ongegrond, Tabel 2 Bezwaarschriften naar uitkomst'
        return _plural_in(label.partition(",")[2])
    if (
        len(low) < 3
        or low in HOLLOW | COMPARED | REFERENCES | REMAINDERS | VERBS | PREDICATES
        or _NO_NOUN.fullmatch(low)
    ):
        return ""
    return lemma(noun)


def _plural_in(title: str) -> str:
    """The singular lemma of the first plural noun of a title; empty when it has none."""
    for token in tokens(title):
        plain = (
            token.low.endswith(("en", "s")) and token.low not in PREPOSITIONS | VERBS and not closes_clause(token.low)
        )
        if plain and len(token.low) > 4 and lemma(token.low) != token.low:
            return lemma(token.low)
    return ""


_ER = re.compile(r"\ber\b")
_NO_NOUN = re.compile(r"(?:ge|ver|be|ont|her)\w{3,}(?:d|t)|\w+(?:lijk|baar|zaam|isch)")


def _without_participle(phrase: str) -> str:
    """The phrase without the participle that closes it: 'aangifte gedaan' → 'aangifte'; 'nieuwe bezwaren' stays."""
    rest, _, last = phrase.rstrip(" .").rpartition(" ")
    before = rest.rpartition(" ")[2].lower()
    if not before or before.endswith("e") or before in ARTICLES or closes_clause(before) or not closes_clause(last):
        return phrase
    return rest


def _after_aantal(label: str) -> str:
    found = re.search(r"\b(?:aantal|aandeel|percentage|totaal)\s+(.{3,80})", label, re.IGNORECASE)
    return head_noun(found.group(1)) if found else ""
