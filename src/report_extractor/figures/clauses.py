"""A sentence and the numbers in it → what each number says, in the sentence's own words.

Works on closed word classes and word order, not on a parse: Dutch main clauses put the finite verb second, so
what stands before a number is its subject or its verb, and what follows up to the next number is its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .phrases import closes_clause, finite_verb, noun_phrase, subject_of
from .vocabulary import (
    APPROXIMATORS,
    ARTICLES,
    AUXILIARIES,
    CHANGE_NOUNS,
    CLAUSE_BREAKS,
    COMPARATIVES,
    PREPOSITIONS,
    PRONOUNS,
    REFERENCES,
    ROUGHLY,
    VERBS,
)
from .wording import content_words, shorten, telling_words, tidy, tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A number in a sentence, `[start, end)`; `period` for years and dates, else a quantity with its noun's end."""

    start: int
    end: int
    period: bool = False
    noun_end: int = -1  # where the counted noun directly after the number ends; -1 when there is none
    plural: bool = True


_BREAK = re.compile(
    r";\s|\s[–—|]\s|(?:,\s*|\s)(?:" + "|".join(re.escape(word) for word in CLAUSE_BREAKS) + r")\b", re.IGNORECASE
)
_PERIOD_LEAD = re.compile(
    r"^(?:(?:ook|en|maar)\s+)?(?:(?:in|over|per|op|eind|begin|ultimo|gedurende|tijdens|sinds|vanaf|medio|van|tussen)\s+)+"
    r"(?:(?:het|de|heel|geheel|boekjaar|verslagjaar|kalenderjaar|jaar|jaren|periode|loop|einde|van)\s+)*$",
    re.IGNORECASE,
)


def describe(sentence: str, spots: Sequence[Spot], which: int) -> str:
    """What the number `spots[which]` says, without the number; empty when the sentence says nothing around it."""
    spot = spots[which]
    named = named_before(sentence, spots, which)
    if named:
        return named
    sentence = _without_interjections(sentence, spot)
    start, end = clause_of(sentence, spot)
    said = _describe_clause(sentence, spots, spot, start, end)
    if _ER.search(sentence[start : spot.start]) and spot.noun_end <= spot.end:
        carried = _carried_noun(sentence, [s for s in spots if s.end <= start])
        said = f"{carried}: {said}" if carried and carried.lower() not in said.lower() else said
    first = tokens(sentence[start:])[:1] if start else []
    if start and (not telling_words(said) or (first and first[0].low in VERBS and not sentence[:start].endswith("; "))):
        subject = subject_of(sentence[:start])
        if subject and subject.lower() not in said.lower():
            return tidy(f"{subject}: {said}")
    return said


def named_before(sentence: str, spots: Sequence[Spot], which: int) -> str:
    """The words before a number in a row of 'pesten: <3> discriminatie: <2>'; empty when it stands in no such row."""
    named = [s for s in spots if not s.period and sentence[: s.start].rstrip().endswith(":")]
    if len(named) < 2 or spots[which] not in named:
        return ""
    before = max((s.end for s in spots if s.end <= spots[which].start), default=0)
    said = tidy(sentence[before : spots[which].start])
    return said if content_words(said) else ""


_ER = re.compile(r"\ber\s+(?:(?:" + "|".join(sorted(map(re.escape, APPROXIMATORS))) + r")\s+)*$", re.IGNORECASE)
_INTERJECTION = re.compile(r"\s[–—-]\s[^–—]{3,120}?\s[–—-](?=\s)")


def _without_interjections(sentence: str, spot: Spot) -> str:
    """The sentence with what stands between two dashes blanked, unless the number stands there."""
    for found in _INTERJECTION.finditer(sentence):
        if not found.start() <= spot.start < found.end():
            sentence = sentence[: found.start()] + " " * len(found.group()) + sentence[found.end() :]
    return sentence


_ENOUGH_WORDS = 3  # between a number and a parenthesis: fewer words that carry meaning are the number's noun


def _describe_clause(sentence: str, spots: Sequence[Spot], spot: Spot, start: int, end: int) -> str:
    inside = [s for s in spots if start <= s.start and s.end <= end]
    quantities = [s for s in inside if not s.period]
    aside = _in_parentheses(sentence, spot, start, end)
    if aside:
        said = _beside_parentheses(sentence, aside, spots, quantities, spot, start, end)
        if said:
            return said
    elif compared := _compared_in_parentheses(sentence, spots, spot, start, end):
        return compared
    else:
        sentence, quantities = _without_asides(sentence, quantities, spot, start, end)
    if len(quantities) <= 1:
        return _finish(_alone(sentence, spot, inside, start, end))
    return _finish(_among(sentence, spot, quantities, inside, start, end))


def _without_asides(
    sentence: str, quantities: Sequence[Spot], spot: Spot, start: int, end: int
) -> tuple[str, list[Spot]]:
    """The sentence with '(8%)' and the like blanked, for a number outside them, and the quantities that are left."""
    kept = []
    for other in quantities:
        place = None if other is spot else _in_parentheses(sentence, other, start, end)
        if place is None:
            kept.append(other)
        else:
            sentence = sentence[: place[0]] + " " * (place[1] - place[0]) + sentence[place[1] :]
    return sentence, kept


def clause_of(sentence: str, spot: Spot) -> tuple[int, int]:
    """The part of the sentence, between clause breaks, in which the number stands."""
    start, end = 0, len(sentence)
    for found in _BREAK.finditer(sentence):
        if found.end() <= spot.start:
            word = found.group().strip(" ,").lower()
            start = found.end() if word in (";", "–", "—", "|") or word in CLAUSE_BREAKS else start
        elif found.start() >= spot.end:
            end = found.start()
            break
    if not content_words(sentence[start : spot.start] + " " + sentence[spot.end : end]):
        return 0, len(sentence)
    return start, end


def _in_parentheses(sentence: str, spot: Spot, start: int, end: int) -> tuple[int, int] | None:
    """The parentheses around a number that say nothing else, or None."""
    opening = sentence.rfind("(", start, spot.start + 1)
    if opening < 0 or ")" in sentence[opening : spot.start]:
        return None
    closing = sentence.find(")", max(spot.end - 1, opening), end)
    if closing < 0:
        return None
    inner = sentence[opening + 1 : max(spot.start, opening + 1)] + " " + sentence[min(spot.end, closing) : closing]
    return (opening, closing + 1) if len(content_words(inner)) < 2 else None


def _beside_parentheses(
    sentence: str,
    aside: tuple[int, int],
    spots: Sequence[Spot],
    quantities: Sequence[Spot],
    spot: Spot,
    start: int,
    end: int,
) -> str:
    """What a number in parentheses says: what the number it stands beside says, else the words before it.

    The words after it too when no other number follows.
    """
    inner = tidy(sentence[aside[0] + 1 : spot.start] + " " + sentence[spot.end : aside[1] - 1])
    earlier = [s for s in quantities if s.end <= aside[0]]
    later = [s for s in quantities if s.start >= aside[1]]
    begin = max((s.end for s in earlier), default=start)
    said = tidy(sentence[begin : aside[0]])
    beside = earlier and not _AND.search(sentence[begin : aside[0]]) and len(content_words(said)) < _ENOUGH_WORDS
    if beside:
        said = _describe_clause(sentence, spots, earlier[-1], start, end)
    elif not later and not earlier:
        said = f"{said} {sentence[aside[1] : end]}"
    said = _finish(_without_lead(said))
    return tidy(f"{said} {inner}") if content_words(inner) and not _is_unit(inner) else said


def _compared_in_parentheses(sentence: str, spots: Sequence[Spot], spot: Spot, start: int, end: int) -> str:
    """'De rente is <3,4%> (vorig boekjaar: <3,3%>)': what the number before it says, and the few words inside."""
    opening, closing = sentence.rfind("(", start, spot.start), sentence.find(")", spot.end, end)
    earlier = [s for s in spots if start <= s.start and s.end <= opening and not s.period]
    if opening < 0 or closing < 0 or ")" in sentence[opening : spot.start] or not earlier:
        return ""
    inner = sentence[opening + 1 : spot.start]
    if not _COMPARED.match(inner) or sentence[spot.end : closing].strip(" ;,") or finite_verb(tokens(inner)) >= 0:
        return ""
    host = _describe_clause(sentence, spots, earlier[-1], start, end)
    return _finish(f"{host}, {tidy(inner)}") if content_words(host) else ""


_COMPARED = re.compile(
    r"(?:vorige?|voorgaande?|eerdere?|begroot|begroting|norm|landelijk|gemiddelde?)\b", re.IGNORECASE
)


def _is_unit(inner: str) -> bool:
    return inner.lower() in ("euro", "procent", "miljoen", "fte", "personen")


def _alone(sentence: str, spot: Spot, inside: Sequence[Spot], start: int, end: int) -> str:
    before = _without_lead_period(sentence, start, spot.start, inside)
    after = sentence[spot.end : end]
    rewritten = _noun_first(before, after, spot)
    return rewritten or f"{before} {after}"


def _among(sentence: str, spot: Spot, quantities: Sequence[Spot], inside: Sequence[Spot], start: int, end: int) -> str:
    """The common head, the number's own part, and the verb that closes the clause."""
    place = quantities.index(spot)
    shared = _respectively(sentence, quantities, place, start)
    if shared:
        return shared
    first, last = _enumeration(sentence, quantities, place)
    own = _own_part(sentence, quantities, last, end)
    head = _without_lead_period(sentence, start, quantities[0].start, inside)
    if first == 0:
        own = _BOUND.sub("", own)
        if last + 1 < len(quantities) and len(content_words(own)) < 2:
            between = sentence[quantities[last].end : quantities[last + 1].start]
            if not _AND.search(between) and not _TO_NEXT.search(
                between
            ):  # '<688> medewerkers volgden <één> training': the second is part of the first
                own += _own_part(sentence, quantities, last + 1, end)
        rewritten = _noun_first(head, own, spot)
        rest = sentence[quantities[-1].end : end]
        return rewritten or (f"{head} {own}" if content_words(own) else f"{_TRAILING.sub('', head)} {rest}")
    between = sentence[quantities[first - 1].end : quantities[first].start]
    if _BASE_LEAD.search(head):
        head += sentence[quantities[0].end : quantities[1].start]
        between = "" if first == 1 else between
    compared = _compared(between, own)
    again = _AGAIN.search(between) if not content_words(own) else None
    if again and not compared:
        said = _among(sentence, quantities[first - 1], quantities, inside, start, end)
        return f"{_finish(said)}, {again['how']}" if again["how"] else said
    if _HELD_AGAINST.search(between):
        said = _finish(_among(sentence, quantities[first - 1], quantities, inside, start, end))
        if set(telling_words(own)) <= set(content_words(said)):  # its own words name no other subject
            return said
    if compared:
        said = _among(sentence, quantities[first - 1], quantities, inside, start, end)
        return f"{_finish(said)}, {compared}" if content_words(said) else compared
    carried = "" if spot.noun_end > spot.end else _carried_noun(sentence, quantities[:first])
    statement = _new_statement(between)
    if statement:
        return f"{carried} {statement} {own}"
    beside = _beside(between)
    if not beside and finite_verb(tokens(between)) >= 0 and finite_verb(tokens(own)) < 0:
        head += " " + _TRAILING.sub("", between)
    if beside:
        subject = subject_of(head) if tokens(beside)[0].low in PREPOSITIONS else ""
        return f"{subject}: {carried} {beside} {own}" if content_words(subject) else f"{carried} {beside} {own}"
    if content_words(own):
        return f"{head} {own}"
    if _TO_NEXT.search(between):  # 'van 6 in 2022 naar <12>': what is said of the first
        return _TRAILING.sub("", head)
    said = between if len(content_words(between)) > 1 else f"{head} {between}"
    return said if content_words(said) else f"{head} {sentence[quantities[-1].end : end]}"


def _enumeration(sentence: str, quantities: Sequence[Spot], place: int) -> tuple[int, int]:
    """The first and the last of the numbers that stand together around one: '<11>, <8> en <6> procent'."""
    first = last = place
    while first and _ONLY_AND.fullmatch(sentence[quantities[first - 1].end : quantities[first].start]):
        first -= 1
    while last + 1 < len(quantities) and _ONLY_AND.fullmatch(
        sentence[quantities[last].end : quantities[last + 1].start]
    ):
        last += 1
    return first, last


_ONLY_AND = re.compile(r"\s*(?:,|en|of|,\s*en)\s*")


def _compared(between: str, own: str) -> str:
    """The words of a number that is said of the one before it: ', een stijging van', ', <8%> meer dan'; or empty."""
    change = _CHANGE.search(between)
    if change:
        return tidy(f"{change.group('change')} {own}")
    found = tokens(own)[:1]
    if found and found[0].low in COMPARATIVES and _ONLY_COMMA.search(between):
        return tidy(own)
    return ""


_CHANGE = re.compile(
    r"(?:,|\ben)\s+(?P<change>(?:oftewel |ofwel |dus )?(?:een |de )?(?:\w+e )?\w*(?:" + "|".join(CHANGE_NOUNS) + r"))"
    r"(?:\s+(?:van|met))?(?:\s+(?:circa|ruim|bijna|ongeveer))?\s*$",
    re.IGNORECASE,
)
_BOUND = re.compile(r"\bten (?:minste|hoogste)\s*$", re.IGNORECASE)  # of the next number
_TO_NEXT = re.compile(rf"(?:\b(?:naar|tot|op|à|van)|[-–])\s*{ROUGHLY}$", re.IGNORECASE)
# the same fact in another unit: '0,43% van het vermogen, circa <€ 5,4 miljoen>'
_AGAIN = re.compile(
    r",\s*(?P<how>samen|in totaal|per persoon)?\s*(?:(?:ofwel|oftewel|dus|dat is|omgerekend)\s+)?"
    rf"{ROUGHLY}$",
    re.IGNORECASE,
)
_HELD_AGAINST = re.compile(rf"[\s,(](?:tegen|tegenover|versus)\s+(?:nog\s+)?{ROUGHLY}$", re.IGNORECASE)
_ONLY_COMMA = re.compile(r"(?:,|\ben)\s*(?:(?:circa|ruim|bijna|ongeveer|nog)\s+)?$", re.IGNORECASE)


def _beside(between: str) -> str:
    """The words before a number that name another subject than the one before had: 'en de <uitstroom> op'."""
    return tidy(_TRAILING.sub("", _AND.sub("", between[_lead_start(between) :], count=1)))


_TRAILING = re.compile(
    r"(?:\s+(?:op|met|van|naar|tot|bij|uit|door|om|aan|in|is|was|zijn|waren|tegen|tegenover|versus))+\s*$",
    re.IGNORECASE,
)


def _respectively(sentence: str, quantities: Sequence[Spot], place: int, start: int) -> str:
    """'De kosten van Noord en Zuid stegen met respectievelijk <3> en <5>': the first goes with Noord."""
    found = _RESPECTIVELY.search(sentence, start)
    if not found:
        return ""
    row = [s for s in quantities if s.start >= found.end()]
    spot = quantities[place]
    if spot not in row or len(row) < 2:
        return ""
    before = sentence[start : found.start()]
    found_words = tokens(before)
    place_of_verb = finite_verb(found_words)
    verb = found_words[place_of_verb] if place_of_verb >= 0 else None
    subject = before[: verb.start] if verb else before
    parts = [part.strip() for part in re.split(r",\s*|\s+en\s+", subject) if part.strip()]
    if len(parts) != len(row):
        return ""
    said = parts[row.index(spot)]
    words = parts[0].split(" ")
    own = [word for word in said.split(" ") if word.lower() not in ARTICLES]
    if row.index(spot) and len(words) > len(own):
        said = " ".join(words[: len(words) - len(own)]) + " " + said
    return f"{said} {before[verb.start :] if verb else ''}"


_RESPECTIVELY = re.compile(r"\bresp(?:ectievelijk|\.)", re.IGNORECASE)
_BASE_LEAD = re.compile(r"\b(?:van|onder)\s+(?:de|het|deze|die|alle|onze|in totaal)?\s*$", re.IGNORECASE)
_AND = re.compile(r"(?:^|[\s,])(?:en|of)\s+|,\s+", re.IGNORECASE)


def _own_part(sentence: str, quantities: Sequence[Spot], place: int, end: int) -> str:
    """The words from a number up to the next one's own lead, or up to the parenthesis that holds the next one."""
    if place + 1 == len(quantities):
        own = sentence[quantities[place].end : end]
    else:
        between = sentence[quantities[place].end : quantities[place + 1].start]
        own = between[: _lead_start(between)]
    cut = own.rfind("(")
    return own[:cut] if cut >= 0 and ")" not in own[cut:] else own


def _lead_start(between: str) -> int:
    """Where the words between two numbers start to speak of the second: after the last comma, else the last 'en'."""
    commas = list(re.finditer(r",\s+", between))
    cuts = commas[-1:] or list(_AND.finditer(between))[-1:]
    if cuts and content_words(_TRAILING.sub("", between[cuts[0].end() :])):
        return cuts[0].start()
    return len(between)


def _new_statement(between: str) -> str:
    """The words before a number that start a statement of their own: 'en gingen er', ', de bezwaren stegen met'."""
    cuts = [found.end() for found in _AND.finditer(between)]
    for cut in reversed(cuts):
        tail = between[cut:]
        if finite_verb(tokens(tail)) >= 0:
            return tail
    return ""


def _carried_noun(sentence: str, earlier: Sequence[Spot]) -> str:
    """The noun that the nearest earlier number counts: '<135> zaken binnen en gingen er <112> uit'."""
    for spot in reversed(earlier):
        if spot.noun_end > spot.end:
            return sentence[spot.end : spot.noun_end].strip()
    return ""


def _noun_first(before: str, after: str, spot: Spot) -> str:
    """'In 2022 hebben <106> medewerkers de eed afgelegd' → 'medewerkers die de eed hebben afgelegd'; else empty."""
    cut = spot.noun_end - spot.end if spot.noun_end >= spot.end else _base_end(after)
    if cut <= 0:
        return ""
    lead = [t.low for t in tokens(before) if t.low not in APPROXIMATORS]
    counted, rest = _OF.sub("", after[:cut]), after[cut:]
    finite = ""
    if not lead:
        found = tokens(rest)
        if found and found[0].low in AUXILIARIES and rest[: found[0].start].strip(" ") == "":
            finite, rest = found[0].low, rest[found[0].end :]
    elif all(w in VERBS or w in PRONOUNS or w in REFERENCES or w in _ADVERBS for w in lead):
        finite = next((w for w in reversed(lead) if w in VERBS), "")
        if finite not in AUXILIARIES:
            finite = ""
            if any(w in ("we", "wij", "wel", "ons") for w in lead):
                return f"{counted} {rest}"
    if not finite and lead:
        return ""
    rest = rest.strip(" ,.;:")
    if finite and rest.lower().startswith("van "):
        belonging = noun_phrase(rest)
        counted, rest = f"{counted} {belonging}", rest[len(belonging) :].strip(" ,.;:")
    words = rest.split(" ") if rest else []
    if not finite or not words or not spot.plural:
        return f"{counted} {rest}"
    first = words[0].lower().strip(",.;")
    if first in PREPOSITIONS or first in ("die", "dat", "om", "waarvan", "waarbij", "er", "en") or len(words) > 18:
        return f"{counted} {rest}"
    if spot.noun_end < spot.end:
        finite = _PLURAL.get(finite, finite)
    if closes_clause(words[0]) and len(words) > 1:
        return f"{counted} die {finite} {rest}"
    if closes_clause(words[-1]):
        return f"{counted} die {' '.join(words[:-1])} {finite} {words[-1]}"
    return f"{counted} die {rest} {finite}"


_OF = re.compile(r"^\s*van\s+(?=(?:alle|al|de|onze|hun|haar|zijn|deze)\b)", re.IGNORECASE)
_PLURAL = {"heeft": "hebben", "is": "zijn", "was": "waren", "wordt": "worden", "werd": "werden", "had": "hadden"}


def _base_end(after: str) -> int:
    """Where 'van alle teamleiders' behind a share ends; 0 when no such base follows, or one with a number."""
    found = _OF.match(after)
    if not found:
        return 0
    base = noun_phrase(after[found.end() :])
    return found.end() + len(base) if content_words(base) and not any(c.isdigit() for c in base) else 0


_ADVERBS = frozenset(
    """
    inmiddels tot nu toe vorig dit jaar afgelopen opnieuw wederom daarnaast verder totaal in het daarmee
    hierdoor bovendien ook eveneens
    """.split()
)


def _without_lead_period(sentence: str, start: int, end: int, inside: Sequence[Spot]) -> str:
    """`sentence[start:end]` without the period phrase that opens it ('In 2022', 'Eind 2023,')."""
    for spot in inside:
        if spot.period and start <= spot.start < spot.end <= end and _PERIOD_LEAD.match(sentence[start : spot.start]):
            rest = sentence[spot.end : end]
            return rest.lstrip(" ,)")
        if spot.period and start == spot.start and spot.end <= end:
            return sentence[spot.end : end].lstrip(" ,:)")
    return sentence[start:end]


def _without_lead(text: str) -> str:
    return re.sub(r"^(?:er|daarvan|hiervan|waarvan)\s+", "", text, flags=re.IGNORECASE)


def _finish(text: str) -> str:
    """Tidied, without a finite verb or 'er' left at either end."""
    text = tidy(text)
    words = text.split(" ")
    while len(words) > 1 and words[0].lower() in _EMPTY_FIRST:
        words.pop(0)
    while len(words) > 2 and words[-1].lower().strip(".,") in _EMPTY_LAST:
        words.pop()
    return shorten(tidy(" ".join(words)))


_EMPTY_FIRST = frozenset("er zijn is was waren hebben heeft had hadden werden werd wordt worden dat".split())
_EMPTY_LAST = frozenset("er zijn waren is was van in op per en of die".split())
