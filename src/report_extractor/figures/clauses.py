"""A sentence and the numbers in it → what each number says, in the sentence's own words.

Works on closed word classes and word order, not on a parse: Dutch main clauses put the finite verb second, so
what stands before a number is its subject or its verb, and what follows up to the next number is its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .links import HELD_AGAINST
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
    start = _after_colon(sentence, spots, spot, start)
    said = _describe_clause(sentence, spots, spot, start, end)
    if content_words(said) and not telling_words(said):
        said = f"{said} {_complement_of_change(sentence)}".strip()
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


def _complement_of_change(sentence: str) -> str:
    """What the changes in a sentence are changes of: '… een toename (+6%) <van de meldingen>'; or empty."""
    found = _CHANGE_OF.search(sentence)
    phrase = noun_phrase(sentence[found.start("of") :]) if found else ""
    return phrase if len(content_words(phrase)) and not any(c.isdigit() for c in phrase) else ""


_CHANGE_OF = re.compile(
    r"\b\w*(?:" + "|".join(CHANGE_NOUNS) + r")(?:\s*\([^()]*\))?\s+(?P<of>van (?:de|het|ons|onze|het aantal)\s)",
    re.IGNORECASE,
)
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


def _after_colon(sentence: str, spots: Sequence[Spot], spot: Spot, start: int) -> int:
    """Behind a colon that a number with a noun of its own follows: 'Zij deed uitspraak: <7> eisen zijn afgewezen'."""
    colon = sentence.rfind(": ", start, spot.start)
    if colon < 0 or finite_verb(tokens(sentence[start:colon])) < 0:
        return start
    first = next(s for s in spots if s.start > colon)
    opens = not content_words(sentence[colon : first.start])
    return colon + 2 if opens and not first.period and first.noun_end > first.end else start


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
    only_period = not content_words(said)  # 'in 2022 (-1%) en 2023 (<-7%>)'
    if earlier and only_period:
        said = _IN_YEAR.sub("", _describe_clause(sentence, spots, earlier[-1], start, end))
    elif (
        earlier
        and not _AND.search(sentence[begin : aside[0]])
        and len(content_words(said)) < _ENOUGH_WORDS
        and finite_verb(tokens(said)) < 0
    ):
        said = _describe_clause(sentence, spots, earlier[-1], start, end)
    elif not later and not earlier:
        said = f"{said} {sentence[aside[1] : end]}"
    said = _finish(_without_lead(said))
    return tidy(f"{said} {inner}") if content_words(inner) and not _is_unit(inner) else said


_IN_YEAR = re.compile(r"\s+in \d{4}\b")


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


def _up_to(subject: str, preposition: str) -> str:
    """A subject without the phrase that the next part has its own of: 'het aandeel vrouwen <in de top>'."""
    kept = re.split(rf"\s{preposition}\s", subject, maxsplit=1, flags=re.IGNORECASE)[0]
    return kept if content_words(kept) else subject


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
            linked = any(token.low in PREPOSITIONS for token in tokens(between))
            if not _AND.search(between) and not linked:
                # '<688> medewerkers volgden <één> training': the second is part of the first
                own += _own_part(sentence, quantities, last + 1, end)
        rewritten = _noun_first(head, own, spot)
        if rewritten or content_words(own):
            return rewritten or f"{head} {own}"
        return f"{_TRAILING.sub('', head)} {_shared_rest(sentence, quantities, last, end, inside)}"
    between = sentence[quantities[first - 1].end : quantities[first].start]
    if _is_base(head, quantities[0]) and not _FROM_TO.search(between):
        head += sentence[quantities[0].end : quantities[1].start]
        between = "" if first == 1 else between
    compared = _compared(between, own)
    again = _AGAIN.search(between)
    if again and not compared and (not content_words(own) or (_SHARE.match(own) and any(again.groups()))):
        said = _among(sentence, quantities[first - 1], quantities, inside, start, end)
        rate = tidy(own) if own.strip().lower().startswith("per ") else ""
        return ", ".join(part for part in (_finish(said), again["how"], rate) if part)
    if not content_words(own) and _LIKEWISE.search(between):  # '…; in 2023 was dat <46,8> jaar'
        return _among(sentence, quantities[first - 1], quantities, inside, start, end)
    if HELD_AGAINST.search(between):
        said = _finish(_among(sentence, quantities[first - 1], quantities, inside, start, end))
        if set(telling_words(own)) <= set(content_words(said)):  # its own words name no other subject
            return said
    if compared:
        host = _compared_with(sentence, quantities, first)
        said = _among(sentence, quantities[host], quantities, inside, start, end)
        return f"{_finish(said)}, {compared}" if content_words(said) else compared
    carried = "" if spot.noun_end > spot.end else _carried_noun(sentence, quantities[:first])
    linked = any(token.low in PREPOSITIONS for token in tokens(between)) and not _AND.search(between)
    inner = linked and content_words(between) and finite_verb(tokens(between)) < 0
    if inner and first == 1 and spot.noun_end > spot.end:  # '<6> webinars met in totaal <412> deelnemers'
        return f"{between} {own}"
    statement = _new_statement(between)
    if statement:
        return f"{carried} {statement} {own}"
    beside = _beside(between)
    gapped = "" if beside else _gapped(sentence, quantities, first, spot, own, head)
    if gapped:
        return gapped
    nested = finite_verb(tokens(between)) >= 0 and not _lead_of_next(
        between
    )  # '<4> zaken is een boete van <€ 9> betaald'
    if not beside and nested and finite_verb(tokens(own)) < 0:
        head += " " + _TRAILING.sub("", between)
    if beside:
        subject = _up_to(subject_of(head), tokens(beside)[0].low) if tokens(beside)[0].low in PREPOSITIONS else ""
        return f"{subject}: {carried} {beside} {own}" if content_words(subject) else f"{carried} {beside} {own}"
    if content_words(own):
        return f"{head} {own}"
    if _TO_NEXT.search(between):  # 'van 6 in 2022 naar <12>': what is said of the first
        said = head if first == 1 else _among(sentence, quantities[first - 1], quantities, inside, start, end)
        return _TRAILING.sub("", said)
    said = between if len(content_words(between)) > 1 else f"{head} {between}"
    return said if content_words(said) else f"{head} {sentence[quantities[-1].end : end]}"


def _shared_rest(sentence: str, quantities: Sequence[Spot], last: int, end: int, inside: Sequence[Spot]) -> str:
    """The words behind the last number, when those up to `last` share them: 'steeg van <5> naar <7> procent'."""
    for place in range(last, len(quantities) - 1):
        between = sentence[quantities[place].end : quantities[place + 1].start]
        if _PART_OF.fullmatch(between) and place + 2 == len(quantities):  # '<vier> van de <elf> gevallen'
            return sentence[quantities[-1].end : end]
        if not _TO_NEXT.search(between) and not _stand_together(sentence, quantities, place):
            return ""
    return _without_periods(sentence, max(quantities[-1].end, quantities[-1].noun_end), end, inside)


_PART_OF = re.compile(r"\s*(?:van|op|uit|onder)\s+(?:de|het|deze|alle|onze|in totaal|elke|\s)*", re.IGNORECASE)


def _gapped(sentence: str, quantities: Sequence[Spot], first: int, spot: Spot, own: str, head: str) -> str:
    """A part that leaves its verb to a part before: '<7> eisen zijn toegewezen, <19> afgewezen'; or empty."""
    if finite_verb(tokens(head)) >= 0 or finite_verb(tokens(own)) >= 0 or not content_words(own):
        return ""
    for place in range(first - 1, -1, -1):
        part = sentence[quantities[place].end : quantities[place + 1].start]
        words = tokens(part)
        at = finite_verb(words)
        if at < 0 or content_words(part[_lead_of_next(part) :]):
            continue
        noun, verb = part[: words[at].start], words[at].low
        rest = _TRAILING.sub("", _AND_LAST.sub("", part[words[at].end :]))
        cut = spot.noun_end - spot.end
        mine, said = (own[:cut], own[cut:]) if cut > 0 else (noun, own)
        said = said if content_words(said) else rest
        if re.fullmatch(r"[\s\w]*\b(?:niet|wel)[\s.]*", said) and closes_clause(rest.split(" ")[-1] if rest else ""):
            kept, _, last = tidy(rest).rpartition(" ")
            said = f"{kept} {tidy(said)} {last}"
        return f"{head} {mine} {verb} {said}"
    return ""


def _lead_of_next(part: str) -> int:
    """Where the last comma or 'en' of the words between two numbers stands; 0 when they are not coordinated."""
    cuts = [found.start() for found in _AND.finditer(part)]
    return cuts[-1] if cuts else 0


_AND_LAST = re.compile(r"(?:,\s*|\s+(?:en|of|maar)\s*)+$", re.IGNORECASE)


def _enumeration(sentence: str, quantities: Sequence[Spot], place: int) -> tuple[int, int]:
    """The first and the last of the numbers that stand together around one: '<11>, <8> en <6> procent'."""
    first = last = place
    while first and _stand_together(sentence, quantities, first - 1):
        first -= 1
    while last + 1 < len(quantities) and _stand_together(sentence, quantities, last):
        last += 1
    return first, last


def _stand_together(sentence: str, quantities: Sequence[Spot], place: int) -> bool:
    one, other = quantities[place], quantities[place + 1]
    behind = tokens(sentence[other.end : other.end + _SHORT])[:1]
    compared = bool(behind) and behind[0].low in COMPARATIVES  # '<12> dagen, <twee> korter dan in 2023'
    return _ONLY_AND.fullmatch(sentence[one.end : other.start]) is not None and not compared


_SHORT = 24  # characters: enough for one word


_ONLY_AND = re.compile(r"\s*(?:,|en|of|,\s*en)\s*")


def _compared_with(sentence: str, quantities: Sequence[Spot], first: int) -> int:
    """The place of the number that `first` and the comparisons before it are held against."""
    for place in range(first - 1, 0, -1):
        between = sentence[quantities[place - 1].end : quantities[place].start]
        if not _compared(between, sentence[quantities[place].end : quantities[place + 1].start]):
            return place
    return 0


def _compared(between: str, own: str) -> str:
    """The words of a number that is said of the one before it: ', een stijging van', ', <8%> meer dan'; or empty."""
    change = _CHANGE.search(between)
    if change:
        return tidy(f"{change.group('change')} {own}")
    found = tokens(own)[:1]
    if found and found[0].low in COMPARATIVES and _ONLY_COMMA.search(between):
        return tidy(_IS_THAN.sub("dan", own))
    return ""


_IS_THAN = re.compile(r"\b(?:is|was|zijn|waren)\s+dan\b", re.IGNORECASE)  # 'wat <7%> meer is dan'


_CHANGE = re.compile(
    r"(?:,|\ben)\s+(?P<change>(?:oftewel |ofwel |dus )?(?:een |de )?(?:\w+e )?\w*(?:" + "|".join(CHANGE_NOUNS) + r"))"
    r"(?:\s+(?:van|met))?(?:\s+(?:circa|ruim|bijna|ongeveer))?\s*$",
    re.IGNORECASE,
)
_BOUND = re.compile(r"\bten (?:minste|hoogste)\s*$", re.IGNORECASE)  # of the next number
_TO_NEXT = re.compile(rf"(?:\b(?:naar|tot|op|à|van)|[-–])\s*{ROUGHLY}$", re.IGNORECASE)
# the same fact in another unit: '0,43% van het vermogen, circa <€ 5,4 miljoen>'
_AGAIN = re.compile(
    r",\s*(?P<same>ofwel|oftewel|dus|dat is|omgerekend)?\s*(?P<how>samen|in totaal|per persoon|gemiddeld)?\s*"
    rf"{ROUGHLY}$",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\s*(?:van|per)\s", re.IGNORECASE)
_LIKEWISE = re.compile(
    r"(?:[;,]|\ben)\s+(?:(?:in|over|eind|begin)\s+.{2,20}\s)?(?:was|waren|is|zijn|bedroeg|bedroegen)\s+"
    rf"(?:dit|dat|het|deze|er|dit aantal|dat aantal|dit percentage|dat percentage)?\s*(?:er\s+)?(?:nog\s+)?{ROUGHLY}$",
    re.IGNORECASE,
)
_ONLY_COMMA = re.compile(
    r"(?:,(?:\s*(?:wat|hetgeen)\b)?|\ben)\s*(?:(?:circa|ruim|bijna|ongeveer|nog)\s+)?$", re.IGNORECASE
)


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
_FROM_TO = re.compile(rf"\b(?:naar|tot)\s+{ROUGHLY}$", re.IGNORECASE)
_BASE_LEAD = re.compile(
    r"\b(?:van|onder)\s+(?P<which>de|het|deze|die|alle|onze|elke|iedere|in totaal)?\s*$", re.IGNORECASE
)


def _is_base(head: str, spot: Spot) -> bool:
    """Whether the first number of a clause is what the others are parts of: 'Van de <48> eisen zijn er <31> …'."""
    lead = _BASE_LEAD.search(head)
    return lead is not None and (bool(lead["which"]) or spot.noun_end > spot.end)


_AND = re.compile(r"(?:^|[\s,])(?:en|of)\s+|,\s+", re.IGNORECASE)


def _own_part(sentence: str, quantities: Sequence[Spot], place: int, end: int) -> str:
    """The words from a number up to the next one's own lead, or up to the parenthesis that holds the next one."""
    if place + 1 == len(quantities):
        own = sentence[quantities[place].end : end]
    else:
        between = sentence[quantities[place].end : quantities[place + 1].start]
        own = between[: _lead_start(between)]
    cut = own.rfind("(")
    own = own[:cut] if cut >= 0 and ")" not in own[cut:] else own
    return _LEAD_IN.sub("", own) if place + 1 < len(quantities) else own


_LEAD_IN = re.compile(
    rf",\s*(?:gemiddeld|samen|in totaal|ofwel|oftewel|dus|omgerekend|dat is|wat|hetgeen)\s+{ROUGHLY}$", re.IGNORECASE
)  # of the next number


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
            if any(w in ("we", "wij", "wel", "ons") for w in lead) and _POSSESSING.intersection(lead):
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
    if spot.noun_end < spot.end or counted.rstrip().endswith(("en", "s")):
        finite = _PLURAL.get(finite, finite)
    if closes_clause(words[0]) and len(words) > 1:
        return f"{counted} die {finite} {rest}"
    if closes_clause(words[-1]):
        return f"{counted} die {' '.join(words[:-1])} {finite} {words[-1]}"
    return f"{counted} die {rest} {finite}"


# verbs that say no more of what is counted than that it was there: 'we <hadden> 106 medewerkers'
_POSSESSING = frozenset("heb hebben had hadden ken kennen kenden tel tellen telden zien zagen".split())
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


def _without_periods(sentence: str, start: int, end: int, inside: Sequence[Spot]) -> str:
    """`sentence[start:end]` without the period phrases in it, which tell of another number: ' in 2024'."""
    for spot in reversed([s for s in inside if s.period and start <= s.start and s.end <= end]):
        lead = _PERIOD_BEFORE.search(sentence, start, spot.start)
        sentence = sentence[: lead.start() if lead else spot.start] + sentence[spot.end :]
        end -= spot.end - (lead.start() if lead else spot.start)
    return sentence[start:end]


_PERIOD_BEFORE = re.compile(r"(?:\s+(?:in|over|per|op|eind|begin|ultimo|van|het|de|jaar|boekjaar))+\s+$", re.IGNORECASE)


def _without_lead(text: str) -> str:
    return re.sub(r"^(?:er|daarvan|hiervan|waarvan)\s+", "", text, flags=re.IGNORECASE)


def _finish(text: str) -> str:
    """Tidied, without a finite verb or 'er' left at either end."""
    text = tidy(_BARE_VAN.sub("", _MET_TOTAAL.sub("", tidy(text))))
    words = text.split(" ")
    while len(words) > 1 and words[0].lower() in _EMPTY_FIRST:
        words.pop(0)
    relative = "die" in words  # 'eisen die toewijsbaar waren' needs its verb
    while len(words) > 2 and words[-1].lower().strip(".,") in _EMPTY_LAST and not (relative and words[-1] in VERBS):
        words.pop()
    return shorten(tidy(" ".join(words)))


_BARE_VAN = re.compile(r"\bvan (?=(?:is|was|zijn|waren|werd|werden|wordt|worden)\b)")  # 'een bedrag van <5> is'
_MET_TOTAAL = re.compile(r"\s(?:met )?in totaal$")
_EMPTY_FIRST = frozenset("er zijn is was waren hebben heeft had hadden werden werd wordt worden dat".split())
_EMPTY_LAST = frozenset("er zijn waren is was van in op per en of die ook".split())
