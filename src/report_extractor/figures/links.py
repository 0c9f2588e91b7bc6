"""What a number is a part of: bases of percentages, 'N van de M', and words that point back ('daarvan')."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from ..model import Mention
from .inventory import Located
from .phrases import is_predicate, noun_phrase
from .vocabulary import COMPARATIVES, FINITE_VERBS, REFERENCES, REMAINDERS, ROUGHLY
from .wording import content_words, telling_words, tidy, tokens


class Base(NamedTuple):
    """The base of a part: its words, and the place of its number in the inventory (-1 when it has none)."""

    words: str = ""
    place: int = -1
    reference: bool = False  # found by a word that points back


NO_BASE = Base()

_OF_LEAD = re.compile(
    r"^\s*\(?\s*(?:van|onder|uit)\s+(?=(?:de|het|alle|al|onze|hun|haar|zijn|deze|die|ons|elke)\b)", re.I
)
_QUANTIFIED = re.compile(
    r"\b(?:van|onder)\s+(?:de|het|deze|die|in totaal|alle|onze|elke|iedere)?\s*(?:in totaal\s+)?$", re.I
)
_BACK = re.compile(r"\b(?:" + "|".join(sorted(REFERENCES)) + r"|van hen|van wie)\b", re.IGNORECASE)
_REST = re.compile(r"\b(?:" + "|".join(sorted(REMAINDERS)) + r")\s*$", re.IGNORECASE)


def base_of(items: Sequence[Located], place: int) -> Base:
    """What `items[place]` is a part of, from its own sentence and, for words that point back, the one before."""
    item = items[place]
    mention, text = item.mention, item.passage.text
    after = text[mention.end : item.sentence_end]
    if mention.unit in ("percent", "ratio", "") and mention.kind == "quantity":
        lead = _OF_LEAD.match(after)
        if lead:
            words = tidy(noun_phrase(after[lead.end() :]))
            total = _number_in(items, place, mention.end + lead.end(), mention.end + lead.end() + 24)
            if content_words(words) or total >= 0:
                return Base(words, total)
    return _quantified_before(items, place) or _pointed_back(items, place) or NO_BASE


def _number_in(items: Sequence[Located], place: int, start: int, end: int) -> int:
    """The place of a quantity of the same passage that starts in `[start, end)`; -1 when there is none."""
    for other in range(place + 1, min(place + 4, len(items))):
        if items[other].place == items[place].place and start <= items[other].mention.start < end:
            return other if _is_count(items[other].mention) else -1
    return -1


def _quantified_before(items: Sequence[Located], place: int) -> Base | None:
    """'Van de <48> verzoeken zijn er <31> toegewezen': the first is the base of the second."""
    item = items[place]
    for other in range(place - 1, max(-1, place - 6), -1):
        earlier = items[other]
        if earlier.place != item.place or earlier.sentence_start != item.sentence_start:
            return None
        if not _is_count(earlier.mention):
            continue
        lead = item.passage.text[earlier.sentence_start : earlier.mention.start]
        between = item.passage.text[earlier.mention.end : item.mention.start]
        if (
            _QUANTIFIED.search(lead)
            and not _TO.match(between)
            and (re.search(r"\ber\b", between) or (len(lead.split()) <= 4 and ";" not in between))
        ):
            words = tidy(noun_phrase(item.passage.text[earlier.mention.end : item.sentence_end]))
            return Base(words, other)
    return None


_TO = re.compile(r"\s*(?:\w+\s+){0,3}(?:naar|tot)\b", re.IGNORECASE)  # 'steeg van <7> naar <9>'


def _pointed_back(items: Sequence[Located], place: int) -> Base | None:
    """'Vier daarvan', 'de overige zes': the nearest earlier total, in this passage or the one before."""
    item = items[place]
    mention, text = item.mention, item.passage.text
    clause = text[max(item.sentence_start, mention.start - 60) : mention.start]
    after = text[mention.end : min(item.sentence_end, mention.end + 20)]
    rest = _REST.search(clause)
    back = _BACK.search(clause) or re.match(r"\s*(?:daarvan|hiervan|ervan|van hen|van deze|van die)\b", after, re.I)
    if not rest and not back:
        return None
    if mention.unit not in ("", "persons", "percent", "EUR", "ratio", "count"):
        return None
    if rest and not back:
        total = _summed_total(items, place)
        if total >= 0:
            return _total_at(items, total)
    for other in range(place - 1, max(-1, place - 12), -1):
        earlier = items[other]
        if item.place - earlier.place > 1 or earlier.passage.page != item.passage.page:
            return None
        if not _is_count(earlier.mention) and not (mention.unit == earlier.mention.unit == "EUR"):
            continue
        if _points_back(earlier) or _is_compared(earlier):
            continue  # neither a part, nor 'vier meer dan', nor 'tegen negen in 2021' is the base of its sibling
        same_clause = earlier.place == item.place and earlier.sentence_start == item.sentence_start
        if rest and not back and same_clause and not _BACK.search(text[earlier.mention.end : mention.start]):
            continue
        total = _parted_total(items, other)
        siblings = rest and not back and total == other and len(_counts_before(items, other)) > 1
        return _noun_of_the_row(items, other) if siblings else _total_at(items, total)
    return None


def _noun_of_the_row(items: Sequence[Located], place: int) -> Base:
    """What the siblings of 'de overige <vijf>' count, when no total of theirs is told: none of them is the total."""
    nouns = [items[other].mention.noun for other in _counts_before(items, place)]
    words = next((noun for noun in nouns if noun and not is_predicate(noun) and noun.lower() not in FINITE_VERBS), "")
    return Base(words, -1, True) if words else NO_BASE


def _total_at(items: Sequence[Located], place: int) -> Base:
    total = items[place]
    words = tidy(noun_phrase(total.passage.text[total.mention.end : total.sentence_end]))
    first = words.split(" ")[0].lower()
    tells = content_words(words) and first not in REFERENCES and not is_predicate(first)
    return Base(words if tells else total.mention.noun, place, True)


def _counts_before(items: Sequence[Located], place: int) -> list[int]:
    """The places of the counts of the same sentence up to and with `place`, in order."""
    item = items[place]
    found = [place]
    for other in range(place - 1, max(-1, place - 12), -1):
        if (items[other].place, items[other].sentence_start) != (item.place, item.sentence_start):
            break
        if _is_count(items[other].mention):
            found.insert(0, other)
    return found


def _parted_total(items: Sequence[Located], place: int) -> int:
    """The total before a colon whose parts end at `place`: 'vier boten: twee rode en <twee> witte'; else `place`."""
    *earlier, last = _counts_before(items, place)
    for at, total in enumerate(earlier):
        parts = [items[part].mention.value or 0 for part in (*earlier[at + 1 :], last)]
        behind = items[total].passage.text[
            items[total].mention.end : items[earlier[at + 1] if at + 1 < len(earlier) else last].mention.start
        ]
        if ":" in behind and sum(parts) == items[total].mention.value:
            return total
    return place


def _summed_total(items: Sequence[Located], place: int) -> int:
    """The earlier number that 'de overige <vijf>' and the counts of the sentence before add up to; -1 when none is."""
    item = items[place]
    value = item.mention.value
    before = [o for o in range(max(0, place - 12), place) if _is_count(items[o].mention)]
    if value is None or not before or items[before[-1]].sentence_start == item.sentence_start:
        return -1
    row = _counts_before(items, before[-1])
    told = [items[part].mention.value or Decimal(0) for part in row]
    for at, total in enumerate(row):  # 'Van de <34> klachten zijn er <21> gegrond. De overige <13> …'
        if told[at + 1 :] and told[at] == value + sum(told[at + 1 :], start=Decimal(0)):
            return total
    parted = _parted_total(items, row[-1]) == row[0] != row[-1]
    wanted = value + (told[0] if parted else sum(told, start=Decimal(0)))
    for other in reversed([o for o in before if o < row[0]]):
        near = items[other].passage.page == item.passage.page and item.place - items[other].place <= 1
        if near and items[other].mention.value == wanted:
            return other
    return -1


def _is_compared(item: Located) -> bool:
    """Whether a number is only what another is held against, or how much another is more or less."""
    text, mention = item.passage.text, item.mention
    if MORE_OR_LESS.match(text, mention.end) or HELD_AGAINST.search(text, item.sentence_start, mention.start):
        return True
    opening = text.rfind("(", item.sentence_start, mention.start)
    return opening >= 0 and bool(_YEAR_COLON.fullmatch(text, opening, mention.start))


HELD_AGAINST = re.compile(rf"[\s,(](?:tegen|tegenover|versus)\s+(?:nog\s+)?{ROUGHLY}$", re.IGNORECASE)
_YEAR_COLON = re.compile(r"\(\s*(?:in\s+)?\d{4}\s*:?\s*", re.IGNORECASE)
MORE_OR_LESS = re.compile(r"\s*(?:" + "|".join(COMPARATIVES) + r")\s+dan\b", re.IGNORECASE)


def _points_back(item: Located) -> bool:
    text, mention = item.passage.text, item.mention
    clause = text[max(item.sentence_start, mention.start - 40) : mention.start]
    after = text[mention.end : min(item.sentence_end, mention.end + 16)]
    return bool(
        _REST.search(clause)
        or _BACK.search(clause)
        or re.match(r"\s*(?:daarvan|hiervan|ervan|van hen)\b", after, re.IGNORECASE)
    )


def _is_count(mention: Mention) -> bool:
    return mention.kind == "quantity" and mention.value is not None and mention.unit in ("", "persons", "count", "fte")


def says_little(label: str) -> bool:
    """Whether a label cannot stand alone: fewer than two words that carry meaning."""
    return len(content_words(label)) < 2 or not telling_words(label)


_IS_A_CHANGE = re.compile(
    r"(?:dit|dat)\s+(?:is|was|zijn|betekent|komt neer op)\s+(?:een\s+)?(?:\w+\s+)?"
    r"(?:daling|stijging|toename|afname|groei)",
    re.IGNORECASE,
)
# 'mensen stuurden die terug', 'bewoners deden dat': a short statement whose object is a pronoun
_ITS_OBJECT = re.compile(
    r"(?:[^\W\d]+\s+){1,3}[^\W\d]+(?:de|den|te|ten|en|t)\s+(?:die|deze|dit|dat|ze|hem|haar)(?:\s+[^\W\d]+)?",
    re.IGNORECASE,
)
# 'passeerden daar fietsers', 'zulke bezoeken', 'De vorige meting': what is meant stands in the sentence before
_POINTING = re.compile(
    r"(?:^|\s)(?:zulke|dergelijke)\s|^de (?:vorige|voorgaande) (?:meting|peiling|editie|telling)\b"
    r"|^[^,;:]{0,60}[^\W\d](?:t|de|den|en)\s+(?:er\s+)?daar\s+(?!op|van|mee|aan|tegen|naast|bij|door|voor|over)",
    re.IGNORECASE,
)
_LEANING = frozenset("dit dat deze die zij ze hij hiervan daarvan dezelfde hetzelfde beide daarmee daarbij".split())
_SUBJECT_BEFORE = re.compile(
    r"(?:die|dat|dit|deze|zij|ze|hij|het gaat|het betreft|het ging|het betrof)\s|"
    r".{0,60}\b(?:dit|dat|deze)\s+(?:aantal|aandeel|percentage|bedrag|groep|cijfer|waarde|stijging|daling)\b",
    re.IGNORECASE,
)


def leans_on_the_sentence_before(sentence: str, label: str) -> bool:
    """Whether a label has a pronoun for a subject: 'Dat is', 'Die steeg', 'Het gaat om', 'In het zuiden is dit'."""
    first = tokens(sentence)[:1]
    words = content_words(label)
    if _IS_A_CHANGE.match(sentence) or _ITS_OBJECT.fullmatch(label) or _POINTING.search(label):
        return True
    if len(words) > 5:
        return False
    if _SUBJECT_BEFORE.match(sentence):
        return True
    opens = bool(first) and first[0].low in _LEANING
    stands = any(re.search(rf"\b(?:is|was|zijn|waren|bedraagt|bedroeg)\s+{word}\b", label.lower()) for word in _LEANING)
    return len(words) < 5 and (opens or stands)
