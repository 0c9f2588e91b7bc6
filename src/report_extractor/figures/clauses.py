"""A sentence and the numbers in it → what each number says, in the sentence's own words.

Works on closed word classes and word order, not on a parse: Dutch main clauses put the finite verb second, so
what stands before a number is its subject or its verb, and what follows up to the next number is its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .conjuncts import COORDINATED, SET_AGAINST, among, carried_noun
from .noun_first import noun_first
from .phrases import finish, finite_verb, noun_phrase, subject_of
from .spots import Spot, without_lead_period
from .vocabulary import APPROXIMATORS, CHANGE_NOUNS, CLAUSE_BREAKS, OUTCOME_NOUNS, VERBS
from .wording import content_words, shorten, telling_words, tidy, tokens

_BREAK = re.compile(
    r";\s|\s[–—|•]\s|(?:,\s*|\s)(?:"
    + "|".join(re.escape(word) for word in CLAUSE_BREAKS)
    + r")\b|:\s(?=een\s+(?:[^\W\d]+\s+)?(?:"
    + "|".join(OUTCOME_NOUNS)
    + r")\s+van\s)",  # '…: een tekort van <9>' is told of nothing but itself
    re.IGNORECASE,
)


def describe(sentence: str, spots: Sequence[Spot], which: int) -> str:
    """What the number `spots[which]` says, without the number; empty when the sentence says nothing around it."""
    spot = spots[which]
    named = named_before(sentence, spots, which)
    if named:
        return named
    cast = _votes(sentence, spots, spot)
    if cast:
        return cast
    sentence = _without_interjections(sentence, spot)
    start, end = clause_of(sentence, spot)
    start = _after_colon(sentence, spots, spot, start)
    said = _describe_clause(sentence, spots, spot, start, end)
    if content_words(said) and not telling_words(said):
        said = f"{said} {_complement_of_change(sentence)}".strip()
    if _ER.search(sentence[start : spot.start]) and spot.noun_end <= spot.end:
        carried = carried_noun(sentence, [s for s in spots if s.end <= start])
        said = f"{carried}: {said}" if carried and carried.lower() not in said.lower() else said
    said = (
        f"{said}; {_goes_on(sentence, spots, end)}".rstrip("; ") if len(telling_words(said)) < _ENOUGH_WORDS else said
    )
    first = tokens(sentence[start:])[:1] if start else []
    if start and (not telling_words(said) or (first and first[0].low in VERBS and not sentence[:start].endswith("; "))):
        subject = subject_of(sentence[:start])
        if subject and subject.lower() not in said.lower():
            return tidy(f"{subject}: {said}")
    return said


def _goes_on(sentence: str, spots: Sequence[Spot], end: int) -> str:
    """What a sentence says of the same after its semicolon: 'Negen waren verhinderd; <zij komen in mei>'; or empty."""
    found = _ANAPHORA.match(sentence, end)
    if found is None or any(spot.start > end and not spot.period for spot in spots):
        return ""
    return shorten(tidy(sentence[found.start("rest") :]), 12)


_ANAPHORA = re.compile(r"\s*;\s+(?P<rest>(?:zij|ze|die|deze)\s)", re.IGNORECASE)


def _votes(sentence: str, spots: Sequence[Spot], spot: Spot) -> str:
    """'Verworpen met 9 stemmen voor en <16> tegen': what the votes before it say, with its own side; or empty."""
    if not _OF_VOTES.search(sentence):
        return ""
    cast = [(s, found["side"].lower()) for s in spots if not s.period and (found := _VOTED.match(sentence, s.end))]
    if len(cast) < 2 or spot not in [s for s, _ in cast[1:]]:
        return ""
    first, theirs = cast[0]
    side = next(side for s, side in cast if s is spot)
    told = describe(sentence, spots, spots.index(first))
    before, found_side, after = told.rpartition(theirs)
    return f"{before}{side}{after}" if found_side else f"{told}, {side}"


_VOTED = re.compile(
    r"\s*(?:stem(?:men)?\s+)?(?P<side>voor|tegen)\s*(?=[.,;)]|$|en\s+\S+\s+(?:stem(?:men)?\s+)?(?:tegen|voor)\b)",
    re.IGNORECASE,
)
_OF_VOTES = re.compile(r"\bstem(?:men|ming|verhouding)?\b|\b(?:verworpen|aangenomen)\b", re.IGNORECASE)


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
        return finish(_alone(sentence, spot, inside, start, end))
    return finish(among(sentence, spot, quantities, inside, start, end))


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


def words_about(sentence: str, start: int, end: int) -> str:
    """The words that speak of the number at `[start, end)`: those in its parentheses, else its clause without any."""
    opening = sentence.rfind("(", 0, start)
    closing = sentence.find(")", end)
    if opening >= 0 and closing >= 0 and ")" not in sentence[opening:start]:
        inner = sentence[opening + 1 : closing]
        if content_words(inner):
            return inner
    first, last = clause_of(sentence, Spot(start=start, end=end))
    lead = SET_AGAINST.match(sentence, first)
    first = lead.end() if lead and lead.end() <= start else first
    return _PARENTHESES.sub(
        lambda found: found.group() if found.start() <= start - first < found.end() else " ", sentence[first:last]
    )


_PARENTHESES = re.compile(r"\([^()]*\)")


def clause_of(sentence: str, spot: Spot) -> tuple[int, int]:
    """The part of the sentence, between clause breaks, in which the number stands."""
    start, end = 0, len(sentence)
    for found in _BREAK.finditer(sentence):
        if found.end() <= spot.start:
            word = found.group().strip(" ,").lower()
            start = found.end() if word in (";", "–", "—", "|", "•", ":") or word in CLAUSE_BREAKS else start
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
        and not COORDINATED.search(sentence[begin : aside[0]])
        and len(content_words(said)) < _ENOUGH_WORDS
        and finite_verb(tokens(said)) < 0
    ):
        said = _describe_clause(sentence, spots, earlier[-1], start, end)
    elif not later and not earlier:
        said = f"{said} {sentence[aside[1] : end]}"
    said = finish(_without_lead(said))
    return tidy(f"{said} {inner}") if content_words(inner) and not _is_unit(inner) else said


_IN_YEAR = re.compile(r"\s+in \d{4}\b")


def _compared_in_parentheses(sentence: str, spots: Sequence[Spot], spot: Spot, start: int, end: int) -> str:
    """'De rente is <3,4%> (vorig boekjaar: <3,3%>)': what the number before it says, and the few words inside."""
    opening, closing = sentence.rfind("(", start, spot.start), sentence.find(")", spot.end, end)
    earlier = [s for s in spots if start <= s.start and s.end <= opening and not s.period]
    if opening < 0 or closing < 0 or ")" in sentence[opening : spot.start] or not earlier:
        return ""
    inner = sentence[opening + 1 : spot.start]
    named = inner.rstrip().endswith(":") and bool(telling_words(inner))  # '(opgave van het Rijk: <103>)'
    if (
        not (named or _COMPARED.match(inner))
        or sentence[spot.end : closing].strip(" ;,")
        or finite_verb(tokens(inner)) >= 0
    ):
        return ""
    host = _describe_clause(sentence, spots, earlier[-1], start, end)
    return finish(f"{host}, {tidy(inner)}") if content_words(host) else ""


_COMPARED = re.compile(
    r"(?:vorige?|voorgaande?|eerdere?|begroot|begroting|norm|landelijk|gemiddelde?)\b", re.IGNORECASE
)


def _is_unit(inner: str) -> bool:
    return inner.lower() in ("euro", "procent", "miljoen", "fte", "personen")


def _alone(sentence: str, spot: Spot, inside: Sequence[Spot], start: int, end: int) -> str:
    before = without_lead_period(sentence, start, spot.start, inside)
    after = sentence[spot.end : end]
    rewritten = noun_first(before, after, spot)
    return rewritten or f"{before} {after}"


def _without_lead(text: str) -> str:
    return re.sub(r"^(?:er|daarvan|hiervan|waarvan)\s+", "", text, flags=re.IGNORECASE)
