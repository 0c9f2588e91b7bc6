"""A number that no pattern took → the pattern that came nearest and the word it stopped at."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from .compiling import Compiled
from .inflection import find_keys
from .judging import LIGHT_KEYS
from .phrases import Choice, Gap, Listed, Plain, Run, find_elements, show_element
from .plain import tell_pattern, tell_wanted
from .tokens import Token, Tokens
from .walking import Progress, walk_label, walk_phrase

Reason = Literal["word", "unit", "near", "unless", "label", "cover", "change", "part"]

_GENERAL_WORDS = (
    "bedragen behoren beoordelen bestaan betreffen betrekking bieden blijken blijven brengen doen duren gaan gebeuren "
    "gebruiken geven halen houden komen krijgen laten leiden liggen lopen maken nemen ontstaan ontvangen opleveren "
    "plaatsvinden scoren spreken staan starten stellen stijgen tellen vinden volgen vragen weten werken zien zitten "
    "daalde gedaald steeg gestegen groeide gegroeid afgenomen toegenomen "
    "binnengekomen binnenkomen ingekomen ingediend ingesteld uitgevoerd geregistreerd afgehandeld behandeld afgedaan "
    "afgerond lopend gestart gehouden gegeven gekregen uitgebracht toegekend genomen "
    "aantal cijfer deel eind begin gemiddelde gemiddeld hoeveelheid keer periode plaats rapport relatie samen totaal "
    "onderwerp thema domein afdeling soort categorie uitkomst oordeel "
    "vanwege verslag waarde tijd termijn dag week maand jaar uur euro fte "
    "alle ander eerste goed groot heel klein laatste meer meest minder nieuw overig veel vorig afgelopen"
)
GENERAL_KEYS = LIGHT_KEYS.union(*map(find_keys, _GENERAL_WORDS.split()))
"""Words that sentences about anything share: a pattern that has only these in common with a text is not near it."""

_QUALITIES = (
    "formeel formele officieel officiële sociaal sociale interne intern externe extern mannelijke vrouwelijke tijdig "
    "laat gegrond ongegrond gedeeltelijk geheel deels schriftelijk schriftelijke voorwaardelijk anoniem fysiek verbaal "
    "ernstig vast vaste tijdelijk tijdelijke openbare openbaar vermoede ongewenst ongewenste seksuele seksueel nieuwe "
    "volledig jong oud jonge oude ziek zieke"
)
QUALITY_KEYS = frozenset[str]().union(*map(find_keys, _QUALITIES.split()))
"""Words that say what kind of thing something is: alone they bring a pattern and a text no nearer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """The nearest pattern that did not match.

    `expected` is the part of the phrase it stopped at, `found` the word that stood there (empty: the sentence ended).
    `matched` of `needed` words were there. `reason`: word (stopped at a word), unit (of the number), near (none of
    the words around), unless (a word that forbids it), label (words fit, but the reading is a sentence), cover (the
    words beside the number say much more).
    """

    pack: str
    indicator: str
    pattern: str
    text: str
    reason: Reason
    expected: str
    found: str
    matched: int
    needed: int
    shared: tuple[str, ...] = ()
    shape: str = ""
    wanted: str = ""
    anywhere: bool = False  # the missing part may stand anywhere behind the word it stopped at


def measure(
    pattern: Compiled, text: str, within: Tokens, at: int, rivals: frozenset[int], year: int | None
) -> NearMiss | None:
    """How far the pattern came around the number at token `at`; None when they share no word that tells anything."""
    tokens = within.items
    shared = find_shared(pattern, text, within, at)
    if not shared:
        return None
    needed = sum(
        isinstance(e, Plain | Listed) or (isinstance(e, Choice) and not e.optional) for e in pattern.pattern.run
    )
    progress = Progress()
    if pattern.is_label:
        expected, wanted, matched = _measure_label(pattern, tokens, year)
        stopped = ""
    else:
        found = walk_phrase(pattern, tokens, at, rivals, year, progress)
        matched = len(found.places) if found else progress.matched
        missing = None if found else progress.element
        expected = show_element(missing) if missing else ""
        wanted = tell_wanted(missing, pattern.owner) if missing else ""
        inside = not found and 0 <= progress.at < len(tokens)
        stopped = text[tokens[progress.at].start : tokens[progress.at].end] if inside else ""
    if matched == 0:
        return None
    anywhere = not pattern.is_label and any(_follows_gap(run, progress) for run in (pattern.left, pattern.right))
    return NearMiss(
        pack=pattern.owner.pack,
        indicator=pattern.owner.indicator.id,
        pattern=pattern.pattern.pattern_id,
        text=pattern.pattern.text,
        reason="word",
        expected=expected,
        found=stopped,
        matched=matched,
        needed=needed,
        shared=shared,
        shape=tell_pattern(pattern.pattern, pattern.owner),
        wanted=wanted,
        anywhere=anywhere,
    )


def _follows_gap(run: Run, progress: Progress) -> bool:
    """Whether the element that failed stands behind `...` in the run."""
    pairs = pairwise(run)
    return progress.element is not None and any(b is progress.element and isinstance(a, Gap) for a, b in pairs)


def find_shared(pattern: Compiled, text: str, tokens: Tokens, at: int) -> tuple[str, ...]:
    """The words of the number's sentence, as printed, that the pattern names; empty when those tell no thing or act."""
    keys = _keys_of(pattern)
    found: dict[str, None] = {}
    tells = False
    for place in tokens.clause(at):
        token = tokens.items[place]
        if token.figure < 0 and not token.soft and not keys.isdisjoint(token.keys):
            found[text[token.start : token.end]] = None
            tells = tells or token.keys.isdisjoint(QUALITY_KEYS)
    return tuple(found) if tells else ()


def _keys_of(pattern: Compiled) -> frozenset[str]:
    """The keys of every word that the pattern can take, those of its word lists included, without general words."""
    keys: set[str] = set()
    for element in find_elements(pattern.pattern.run):
        words: tuple[frozenset[str], ...] = ()
        if isinstance(element, Plain):
            words = (element.keys,)
        elif isinstance(element, Listed) and element.name in pattern.owner.lists:
            words = tuple(one for wording in pattern.owner.lists[element.name].items for one in wording.keys)
        for word in words:
            if word.isdisjoint(GENERAL_KEYS) and any(len(key) > 2 and not key.isdigit() for key in word):
                keys |= word
    return frozenset(keys)


def _measure_label(pattern: Compiled, tokens: tuple[Token, ...], year: int | None) -> tuple[str, str, int]:
    """The first part of a label that is missing (empty: none), in signs and in words, and how many are there."""
    missing, wanted, matched = "", "", 0
    for element in pattern.right:
        if isinstance(element, Gap) or (isinstance(element, Choice) and element.optional):
            continue
        part = Compiled(pattern.pattern, pattern.owner, (), (element,), (), frozenset(), pattern.order)
        if walk_label(part, tokens, year) is not None:
            matched += 1
        elif not missing:
            missing, wanted = show_element(element), tell_wanted(element, pattern.owner)
    return missing, wanted, matched
