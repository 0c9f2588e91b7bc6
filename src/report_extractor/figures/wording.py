"""Small operations on Dutch wording: folding, tokens with offsets, tidying what is left when a number is taken out."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from .vocabulary import APPROXIMATORS, ARTICLES, CONNECTIVES, HOLLOW, PARTICLES, PREPOSITIONS, PRONOUNS, VERBS


class Token(NamedTuple):
    """A run of letters, digits and inner hyphens, apostrophes or slashes at `[start, end)`; `low` is lower case."""

    start: int
    end: int
    low: str


_TOKEN = re.compile(r"[^\W_](?:[\w'’./-]{0,80}[^\W_])?", re.UNICODE)
_SPACE = re.compile(r"\s+")
_LOOSE = re.compile(r"\s+([,;:.!?)\]])")
_EMPTY_PARENTHESES = re.compile(r"\(\s*[,;:%]?\s*\)")


@lru_cache(maxsize=2048)
def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text, in order."""
    return tuple(Token(m.start(), m.end(), m.group().lower()) for m in _TOKEN.finditer(text))


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Lower case without accents: for comparing, never for showing."""
    decomposed = unicodedata.normalize("NFKD", text.lower().replace("ĳ", "ij"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


_FUNCTION_WORDS = ARTICLES | PREPOSITIONS | CONNECTIVES | VERBS | PRONOUNS | APPROXIMATORS | PARTICLES


@lru_cache(maxsize=8192)
def content_words(text: str) -> tuple[str, ...]:
    """The folded words that carry meaning: no articles, prepositions, verbs of the vocabulary or numbers."""
    return tuple(
        fold(token.low)
        for token in tokens(text)
        if token.low[0].isalpha() and len(token.low) > 1 and token.low not in _FUNCTION_WORDS
    )


def telling_words(text: str) -> list[str]:
    """The content words that say of what: without those that only say how much more, or when."""
    return [word for word in content_words(text) if word not in HOLLOW]


@lru_cache(maxsize=16_384)
def tidy(text: str) -> str:
    """One line without stray punctuation, empty parentheses, or connectives and prepositions left dangling."""
    text = _EMPTY_PARENTHESES.sub(" ", text)
    text = _LOOSE.sub(r"\1", _SPACE.sub(" ", text)).strip(" \t,;:.–—-•▪●■◼◆▲▼○□·*/|>+=&!?")
    text = _unbalanced(text).strip(" ,;:.–—-•*/|")
    while True:
        first, _, rest = text.partition(" ")
        if rest and first.lower().strip(",") in _DANGLING_FIRST:
            text = rest.lstrip(" ,;:–-")
            continue
        rest, _, last = text.rpartition(" ")
        dangles = last.lower().strip(",.;:") in _DANGLING_LAST and not (len(last) > 1 and last.isupper())
        if rest and dangles and not ends_in_particle(text):
            text = rest.rstrip(" ,;:–-(")
            continue
        return _unbalanced(text).strip(" ,;:")


def ends_in_particle(text: str) -> bool:
    """Whether a text closes with the particle of its verb, which looks like a preposition: 'bouwden pensioen <op>'."""
    return _PARTED_VERB.search(text) is not None


_PARTED_VERB = re.compile(
    r"\b(?:bouw|leid|lever|los|stap|zeg)[a-z]*\b.*\sop$|\b(?:dien|vul|stel|zet|schrij|schre|richt|voer)[a-z]*\b.*\sin$"
)
_DANGLING_FIRST = frozenset("en of maar want dus ook namelijk te terwijl waarvan waarbij".split())
_DANGLING_LAST = frozenset(
    """
    en of met van naar op tot ruim circa bijna ongeveer zo'n maar namelijk de het een te slechts
    respectievelijk waarvan daarvan plus per samen om tegen tegenover versus
    """.split()
)


_BRACKET = re.compile(r"[()\[\]‘’“”]")


def _unbalanced(text: str) -> str:
    """The text without a parenthesis that has no partner."""
    if not _BRACKET.search(text):
        return text
    for opening, closing in (("(", ")"), ("[", "]"), ("‘", "’"), ("“", "”")):
        if opening == "‘":
            if text.count(opening) == 1 and text.startswith(opening) and closing not in text:
                text = text[1:]
            continue
        if text.count(opening) == text.count(closing):
            continue
        depth, kept = 0, []
        for char in text:
            if char == opening:
                depth += 1
            elif char == closing:
                if depth == 0:
                    continue
                depth -= 1
            kept.append(char)
        text = "".join(kept)
        while depth > 0:
            place = text.rfind(opening)
            text = text[:place] + text[place + 1 :]
            depth -= 1
    return text


def shorten(text: str, words: int = 32) -> str:
    """The text, cut at a word when it is longer than a label should be."""
    parts = text.split(" ")
    return text if len(parts) <= words else " ".join(parts[:words]).rstrip(",;: ")
