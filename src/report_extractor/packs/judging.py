"""Words that fit a pattern, and still say something else: changes, other numbers, labels that say much more."""

from __future__ import annotations

from .compiling import CompiledIndicator, find_run
from .inflection import find_keys
from .tokens import Token, Tokens
from .walking import Found

_LIGHT_WORDS = (
    "aan als bij binnen buiten dan dat die dit door en er hebben hun in is jaar kunnen met naar niet of om onder op "
    "over per procent tegen te tot tussen uit van vanaf via volgens voor waren was werd worden zijn "
    "cijfers kerncijfers overzicht realisatie soort tabel vergelijking verslagjaar"
)
_LIGHT_KEYS = frozenset().union(*map(find_keys, _LIGHT_WORDS.split()))  # say nothing of what is counted
_NONE = find_keys("geen")
_BY = find_keys("met")
_CHANGE_WORDS = "afgenomen gedaald gegroeid gestegen nam toegenomen verminderd verhoogd verlaagd daling stijging"
_CHANGES = frozenset().union(*map(find_keys, _CHANGE_WORDS.split()))
_LEAST_COVER = 0.4  # of a label's own words that a claim must explain


def is_change(tokens: Tokens, at: int, found: Found) -> bool:
    """Whether the number says by how much something changed (`steeg met 29%`), which is not what it became."""
    before = at - 1
    while before >= 0 and tokens.items[before].soft:
        before -= 1
    by = before >= 0 and before not in found.places and not _BY.isdisjoint(tokens.items[before].keys)
    return by and not _CHANGES.isdisjoint(tokens.places)


def says_more(owner: CompiledIndicator, tokens: Tokens, figure: int, found: Found) -> bool:
    """Whether the words beside a number say much more than the pattern, or belong to another number.

    `7 Integriteit Er is geen klacht`: the `geen` is of its own. `0,9% Kort, Instroom: 45`: the 45 is the inflow.
    """
    for at in {at for key in _NONE for at in tokens.places.get(key, ())}:
        token, before = tokens.items[at], tokens.items[at - 1]
        inside = token.figure < 0 and before.figure >= 0 and token.end <= before.end  # the word of a number
        if at not in found.places and not inside and token.figure != figure:
            return True
    following = (tokens.items[at + 1] for at in found.places if at + 1 < len(tokens.items))
    if any(token.figure < 0 and _is_number(token) for token in following):
        return True
    return _cover(owner, tokens, found) < _LEAST_COVER


def _cover(owner: CompiledIndicator, tokens: Tokens, found: Found) -> float:
    """The share of a label's own words that are in the pattern, its near words or what it counts."""
    own = [at for at, token in enumerate(tokens.items) if token.figure < 0 and not token.soft and _has_weight(token)]
    known = set(found.places)
    for wording in (*owner.near, *owner.counts):
        for at in own:
            known.update(find_run(wording, tokens.items, at))
    return len(known.intersection(own)) / len(own) if own else 0.0


def _is_number(token: Token) -> bool:
    """Whether a word is digits that are no year."""
    return any(key.isdigit() and not (len(key) == 4 and key[:2] in ("19", "20")) for key in token.keys)


def _has_weight(token: Token) -> bool:
    return token.keys.isdisjoint(_LIGHT_KEYS) and any(len(key) > 2 and not key.isdigit() for key in token.keys)
