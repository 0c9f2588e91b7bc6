"""A sentence and the numbers in it → what each number says, in the sentence's own words.

Works on closed word classes and word order, not on a parse: Dutch main clauses put the finite verb second, so
what stands before a number is its subject or its verb, and what follows up to the next number is its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .vocabulary import (
    APPROXIMATORS,
    ARTICLES,
    AUXILIARIES,
    CLAUSE_BREAKS,
    CONNECTIVES,
    NOUNS_LIKE_PARTICIPLES,
    PARTICLES,
    PREPOSITIONS,
    PRONOUNS,
    REFERENCES,
    VERBS,
)
from .wording import Token, content_words, shorten, telling_words, tidy, tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A number in a sentence, `[start, end)`; `period` for years and dates, else a quantity with its noun's end."""

    start: int
    end: int
    period: bool = False
    noun_end: int = -1  # where the counted noun directly after the number ends; -1 when there is none
    plural: bool = True


_BREAK = re.compile(
    r";\s|\s[–—]\s|(?:,\s*|\s)(?:" + "|".join(re.escape(word) for word in CLAUSE_BREAKS) + r")\b", re.IGNORECASE
)
_PERIOD_LEAD = re.compile(
    r"^(?:(?:ook|en|maar)\s+)?(?:(?:in|over|per|op|eind|begin|ultimo|gedurende|tijdens|sinds|vanaf|medio|van|tussen)\s+)+"
    r"(?:(?:het|de|heel|geheel|boekjaar|verslagjaar|kalenderjaar|jaar|jaren|periode|loop|einde|van)\s+)*$",
    re.IGNORECASE,
)


def describe(sentence: str, spots: Sequence[Spot], which: int) -> str:
    """What the number `spots[which]` says, without the number; empty when the sentence says nothing around it."""
    spot = spots[which]
    start, end = clause_of(sentence, spot)
    said = _describe_clause(sentence, spots, spot, start, end)
    first = tokens(sentence[start:])[:1] if start else []
    if start and (not telling_words(said) or (first and first[0].low in VERBS and not sentence[:start].endswith("; "))):
        subject = subject_of(sentence[:start])
        if subject and subject.lower() not in said.lower():
            return tidy(f"{subject}: {said}")
    return said


_ENOUGH_WORDS = 3  # between a number and a parenthesis: fewer words that carry meaning are the number's noun


def _describe_clause(sentence: str, spots: Sequence[Spot], spot: Spot, start: int, end: int) -> str:
    inside = [s for s in spots if start <= s.start and s.end <= end]
    quantities = [s for s in inside if not s.period]
    aside = _in_parentheses(sentence, spot, start, end)
    if aside:
        said = _beside_parentheses(sentence, aside, spots, quantities, spot, start, end)
        if said:
            return said
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


def subject_of(clause: str) -> str:
    """What a clause speaks of: the words before its verb, or, when those say nothing, the noun phrase after it."""
    found = tokens(clause)
    verb = next((token for token in found if token.low in VERBS), None)
    if verb is None:
        return noun_phrase(clause)
    before = tidy(clause[: verb.start])
    if content_words(before) and not any(c.isdigit() for c in before):
        return before
    return tidy(re.sub(r"^\s*er\b", "", noun_phrase(clause[verb.end :])))


def clause_of(sentence: str, spot: Spot) -> tuple[int, int]:
    """The part of the sentence, between clause breaks, in which the number stands."""
    start, end = 0, len(sentence)
    for found in _BREAK.finditer(sentence):
        if found.end() <= spot.start:
            word = found.group().strip(" ,").lower()
            start = found.end() if word in (";", "–", "—") or word in CLAUSE_BREAKS else start
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
    own = _own_part(sentence, quantities, place, end)
    head = _without_lead_period(sentence, start, quantities[0].start, inside)
    if place == 0:
        rewritten = _noun_first(head, own, spot)
        last = sentence[quantities[-1].end : end]
        return rewritten or f"{head} {own if content_words(own) else last}"
    between = sentence[quantities[place - 1].end : spot.start]
    if _BASE_LEAD.search(head):
        head += sentence[quantities[0].end : quantities[1].start]
        between = "" if place == 1 else between
    statement = _new_statement(between)
    if statement:
        carried = "" if spot.noun_end > spot.end else _carried_noun(sentence, quantities[:place])
        return f"{carried} {statement} {own}"
    if content_words(own):
        return f"{head} {own}"
    said = between if len(content_words(between)) > 1 else f"{head} {between}"
    return said if content_words(said) else f"{head} {sentence[quantities[-1].end : end]}"


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
    verb = next((t for t in tokens(before) if t.low in VERBS), None)
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
    """The words from a number up to the next one, or up to the parenthesis that holds the next one."""
    stop = quantities[place + 1].start if place + 1 < len(quantities) else end
    own = sentence[quantities[place].end : stop]
    cut = own.rfind("(")
    return own[:cut] if cut >= 0 and ")" not in own[cut:] else own


def _new_statement(between: str) -> str:
    """The words before a number that start a statement of their own: 'en gingen er', ', de bezwaren stegen met'."""
    cuts = [found.end() for found in _AND.finditer(between)]
    for cut in reversed(cuts):
        tail = between[cut:]
        if any(token.low in VERBS for token in tokens(tail)):
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
    if _closes_clause(words[0]) and len(words) > 1:
        return f"{counted} die {finite} {rest}"
    if _closes_clause(words[-1]):
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


_PARTICIPLE = re.compile(
    r"(?:(?:aan|achter|af|bij|binnen|deel|door|in|langs|mee|na|om|onder|op|over|plaats|samen|terug|toe|uit|vast|voor|weer)?"
    r"ge|be|ver|ont|her|er)\w{2,}(?:d|t|en)"
)


def _closes_clause(word: str) -> bool:
    low = word.lower().strip(",.;:!?")
    return bool(_PARTICIPLE.fullmatch(low)) and low not in NOUNS_LIKE_PARTICIPLES


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


def noun_phrase(text: str, limit: int = 8) -> str:
    """The words at the start of a text up to the first verb, preposition other than 'van', article or punctuation."""
    kept_end, previous, count = 0, None, 0
    found = tokens(text)
    for place, token in enumerate(found):
        if previous is not None and any(c in text[previous.end : token.start] for c in ",;:()."):
            break
        if token.low in VERBS or token.low in ("die", "dat", "waarvan", "er", "en") or count >= limit:
            break
        if count and token.low in PREPOSITIONS and token.low != "van":
            break
        if count and token.low in ARTICLES and previous is not None and previous.low != "van":
            break
        if count and _closes_clause(token.low) and _ends_here(text, found, place):
            break
        kept_end, previous, count = token.end, token, count + 1
    return text[:kept_end].strip(" ,")


def _ends_here(text: str, found: Sequence[Token], place: int) -> bool:
    """Whether a participle closes the clause: nothing, punctuation or a preposition follows it."""
    if place + 1 == len(found):
        return True
    following = found[place + 1]
    return following.low in PREPOSITIONS or any(c in text[found[place].end : following.start] for c in ",;:().")


def head_noun(phrase: str) -> str:
    """The last word of a noun phrase before its first preposition: the word that says what is counted; may be empty."""
    head = ""
    for token in tokens(phrase):
        if token.low in PREPOSITIONS or token.low in CONNECTIVES or token.low in VERBS:
            if head:
                break
            continue
        if token.low in ARTICLES or token.low in PRONOUNS or not token.low[0].isalpha():
            continue
        if token.low in ("aantal", "totaal", "percentage", "aandeel", "totale"):
            head = ""
            continue
        head = phrase[token.start : token.end]
    return "" if head.lower() in PARTICLES else head
