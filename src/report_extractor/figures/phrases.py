"""Phrases of a Dutch clause by closed word classes: its finite verb, its subject, a noun phrase and its head."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .vocabulary import (
    ARTICLES,
    CONNECTIVES,
    FINITE_VERBS,
    NOUNS_LIKE_PARTICIPLES,
    PARTICLES,
    PREDICATES,
    PREPOSITIONS,
    PRONOUNS,
    SUBJECT_PRONOUNS,
    TELLING_VERBS,
    VERBS,
)
from .wording import Token, content_words, ends_in_particle, shorten, tidy, tokens


def finite_verb(found: Sequence[Token]) -> int:
    """The place of the first finite verb among the words of a clause; -1 when it has none.

    A word of the list, or one that opens the clause before its subject: 'en <verwelkomden> we'.
    """
    for place, token in enumerate(found):
        before = found[place - 1].low if place else ""
        if token.low in VERBS or (token.low in TELLING_VERBS and before not in ARTICLES and before != "van"):
            return place
        opens = not before or before in CONNECTIVES
        inverted = place + 1 < len(found) and found[place + 1].low in SUBJECT_PRONOUNS
        if opens and inverted and len(token.low) > 3 and token.low not in PREPOSITIONS | CONNECTIVES:
            return place
    return -1


def subject_of(clause: str) -> str:
    """What a clause speaks of: the words before its verb, or, when those say nothing, the noun phrase after it."""
    found = tokens(clause)
    place = finite_verb(found)
    if place < 0:
        return noun_phrase(clause)
    verb = found[place]
    before = tidy(clause[: verb.start])
    adverbial = bool(found) and found[0].low in PREPOSITIONS  # 'In het noorden daalt <het aantal> …'
    if content_words(before) and not adverbial and not any(c.isdigit() for c in before):
        return before
    return tidy(re.sub(r"^\s*er\b", "", noun_phrase(clause[verb.end :])))


_PARTICIPLE = re.compile(
    r"(?:(?:aan|achter|af|bij|binnen|deel|door|in|langs|mee|na|om|onder|op|over|plaats|samen|terug|toe|uit|vast|voor|weer)?"
    r"ge|be|ver|ont|her|er)\w{2,}(?:d|t|en)|\w*(?:gedaan|gegaan|gestaan|geslagen|gezien|ontstaan|voldaan)"
)


def closes_clause(word: str) -> bool:
    """Whether a word has the form of a participle, which closes a Dutch clause: 'afgelegd', 'besproken'."""
    low = word.lower().strip(",.;:!?")
    return bool(_PARTICIPLE.fullmatch(low)) and low not in NOUNS_LIKE_PARTICIPLES


def is_predicate(words: str) -> bool:
    """Whether a word behind a number says what became of what is counted, not what that is: '<dertien> ongegrond'."""
    low = words.strip(" .,;:").lower()
    return low in PREDICATES or (low.endswith(("d", "t")) and closes_clause(low))


def noun_phrase(text: str, limit: int = 8) -> str:
    """The words at the start of a text up to the first verb, preposition other than 'van', article or punctuation."""
    kept_end, previous, count = 0, None, 0
    found = tokens(text)
    for place, token in enumerate(found):
        if previous is not None and any(c in text[previous.end : token.start] for c in ",;:()."):
            break
        if token.low in FINITE_VERBS or token.low in ("die", "dat", "waarvan", "er", "en") or count >= limit:
            break
        if count and token.low in PREPOSITIONS and token.low != "van":
            break
        if count and token.low in ARTICLES and previous is not None and previous.low != "van":
            break
        if count and closes_clause(token.low) and _ends_here(text, found, place):
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
        if token.low in PREPOSITIONS or token.low in CONNECTIVES or token.low in FINITE_VERBS:
            if head:
                break
            continue
        if head and token.low in PARTICLES:
            break
        if token.low in ARTICLES or token.low in PRONOUNS or not token.low[0].isalpha():
            continue
        if token.low in ("aantal", "totaal", "percentage", "aandeel", "totale"):
            head = ""
            continue
        head = phrase[token.start : token.end]
    return "" if head.lower() in PARTICLES else head


def finish(text: str) -> str:
    """Tidied, without a finite verb or 'er' left at either end."""
    text = tidy(_BARE_VAN.sub("", _MET_TOTAAL.sub("", tidy(text))))
    words = text.split(" ")
    while len(words) > 1 and words[0].lower() in _EMPTY_FIRST and words[1].lower() != "te":  # 'hadden te maken met'
        words.pop(0)
    relative = "die" in words  # 'eisen die toewijsbaar waren' needs its verb
    while len(words) > 2 and words[-1].lower().strip(".,") in _EMPTY_LAST and not (relative and words[-1] in VERBS):
        if ends_in_particle(" ".join(words)):
            break
        words.pop()
    return shorten(tidy(" ".join(words)))


_BARE_VAN = re.compile(r"\bvan (?=(?:is|was|zijn|waren|werd|werden|wordt|worden)\b)")  # 'een bedrag van <5> is'
_MET_TOTAAL = re.compile(r"\s(?:met )?in totaal$")
_EMPTY_FIRST = frozenset("er zijn is was waren hebben heeft had hadden werden werd wordt worden dat".split())
_EMPTY_LAST = frozenset("er zijn waren is was van in op per en of die ook".split())
