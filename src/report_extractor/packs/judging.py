"""Words that fit a pattern, and still say something else: changes, parts, other numbers, labels that say much more."""

from __future__ import annotations

from .compiling import CompiledIndicator, find_run
from .inflection import find_keys
from .tokens import Token, Tokens
from .walking import Found


def _keys_of(words: str) -> frozenset[str]:
    return frozenset().union(*map(find_keys, words.split()))


_LIGHT_WORDS = (
    "aan als bij binnen buiten dan dat die dit door en er hebben hun in is jaar kunnen met naar niet of om onder op "
    "over per procent tegen te tot tussen uit van vanaf via volgens voor waren was werd worden zijn "
    "bijlage cijfers figuur grafiek kerncijfers overzicht realisatie soort tabel vergelijking verslagjaar "
    "gemeente provincie waterschap ministerie stichting "
    "januari februari maart april mei juni juli augustus september oktober november december"
)
LIGHT_KEYS = _keys_of(_LIGHT_WORDS)  # say nothing of what is counted
_NONE = find_keys("geen")
_BY = find_keys("met")
_TO = find_keys("naar")
_AND = find_keys("en")
_OR = find_keys("of")
_CHANGES = _keys_of("afgenomen gedaald gegroeid gestegen nam toegenomen verminderd verhoogd verlaagd daling stijging")
_LEAST_COVER = 0.5  # of a label's own words: a claim must explain more than this

_TURNING = _keys_of(
    "niet openstaand resterend afgehandeld behandeld afgerond afgedaan norm streefwaarde verwacht toename afname "
    "stijging daling verschil groei"
)
"""Words that make a label say something else than its other words: `Woo-verzoeken, niet afgeronde zaken`."""

_MEAN = find_keys("gemiddeld")
_COUNTS = frozenset({"count", "persons"})
_REMAINING = _keys_of("overige andere resterende")
_PARTITIVE = _keys_of("voor bij in op uit na om")  # `voor 11 klachten is een zitting gehouden`: not all of them
_NARROWING = _keys_of("over inzake omtrent aangaande betreffende")
_OF = find_keys("van")
_BEFORE_BASE = _keys_of("alle al deze die onze")


def is_change(tokens: Tokens, at: int, found: Found) -> bool:
    """Whether the number says by how much something changed (`steeg met 29%`), which is not what it became."""
    before = _before(tokens, at)
    by = before >= 0 and before not in found.places and not _BY.isdisjoint(tokens.items[before].keys)
    return by and any(not _CHANGES.isdisjoint(tokens.items[place].keys) for place in tokens.clause(at))


def is_part(owner: CompiledIndicator, tokens: Tokens, at: int, found: Found) -> bool:
    """Whether the number counts a part (`de overige negen klachten`) where the words of the pattern say the whole.

    A pattern that names the part by a breakdown code knows what it takes.
    """
    if found.codes:
        return _follows_figure(tokens, at)
    before = _before(tokens, at)
    ahead = tokens.items[before].keys if before >= 0 and before not in found.places else frozenset[str]()
    if not _REMAINING.isdisjoint(ahead):
        return True
    if _is_bare(tokens, at, found) and not _PARTITIVE.isdisjoint(ahead):
        return True
    return (
        _repeats_base(tokens, at, found) or _is_narrowed(owner, tokens, at, found) or _spans_others(tokens, at, found)
    )


def _is_bare(tokens: Tokens, at: int, found: Found) -> bool:
    """Whether the pattern takes only the words right behind the number."""
    places = set(found.places)
    last = max(places, default=at)
    return min(places, default=at) > at and all(
        place in places or tokens.items[place].soft for place in range(at + 1, last)
    )


def _repeats_base(tokens: Tokens, at: int, found: Found) -> bool:
    """`Van de 71 klachten zijn 54 klachten …`: what the pattern takes says no more than the base does."""
    items = tokens.items
    for base in range(at):
        if items[base].figure >= 0 and _follows_of(tokens, base):
            said = frozenset().union(*(token.keys for token in items[base + 1 : at]))
            if all(not said.isdisjoint(items[place].keys) for place in found.places):
                return True
    return False


def _spans_others(tokens: Tokens, at: int, found: Found) -> bool:
    """`Van de 139 klachten is 94% op tijd afgedaan`: words beyond another number are not said of the base."""
    if not _follows_of(tokens, at):
        return False
    last = max(found.places, default=at)
    return any(token.figure >= 0 and not token.bracketed for token in tokens.items[at + 1 : last])


def _is_narrowed(owner: CompiledIndicator, tokens: Tokens, at: int, found: Found) -> bool:
    """`37 klachten over de duur`, `Over de duur kwamen 37 klachten`: a subject that the pattern does not know."""
    clause = tokens.clause(at)
    last = max(found.places, default=at)
    starts = [place + 1 for place in (clause[0], last + 1) if place in clause and place not in found.places]
    for start in starts:
        if _NARROWING.isdisjoint(tokens.items[start - 1].keys):
            continue
        stop = at if start <= at else clause.stop
        said = [place for place in range(start, stop) if _is_word(tokens.items[place])][:3]
        if said and not any(place in found.places or _is_known(owner, tokens, place) for place in said):
            return True
    return False


def _is_known(owner: CompiledIndicator, tokens: Tokens, at: int) -> bool:
    return any(find_run(wording, tokens.items, at) for wording in owner.vocabulary)


def _follows_of(tokens: Tokens, at: int) -> bool:
    before = _before(tokens, at)
    while before >= 0 and not _BEFORE_BASE.isdisjoint(tokens.items[before].keys):
        before = _before(tokens, before)
    return before >= 0 and not _OF.isdisjoint(tokens.items[before].keys)


def _follows_figure(tokens: Tokens, at: int) -> bool:
    """Whether the number is the base of another: the five of `één van de vijf beroepen is gegrond`."""
    if not _follows_of(tokens, at):
        return False
    of = next(place for place in range(at - 1, -1, -1) if not _OF.isdisjoint(tokens.items[place].keys))
    before = _before(tokens, of)
    return before >= 0 and tokens.items[before].figure >= 0


def _before(tokens: Tokens, at: int) -> int:
    """The place of the word before, soft words left out; -1 when the sentence begins here."""
    while at > 0 and not tokens.items[at].fenced:
        at -= 1
        if not tokens.items[at].soft:
            return at
    return -1


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
    return _turns(owner, tokens, found) or _cover(owner, tokens, found) <= _LEAST_COVER


def _turns(owner: CompiledIndicator, tokens: Tokens, found: Found) -> bool:
    """Whether a word turns what the label says, or joins it with a thing the pattern does not know."""
    known = _find_known(owner, tokens, found)
    turning = _TURNING | _MEAN if _COUNTS.issuperset(owner.indicator.units) else _TURNING
    if any(at not in known for key in turning for at in tokens.places.get(key, ())):
        return True
    places = [at for key in _OR for at in tokens.places.get(key, ()) if 0 < at < len(tokens.items) - 1]
    sides = [(at - 1, at + 1) for at in places if not tokens.items[at + 1].fenced]
    return any(
        (a in found.places) != (b in found.places) and (a not in known or b not in known) and _are_words(tokens, a, b)
        for a, b in sides
    )


def _are_words(tokens: Tokens, *places: int) -> bool:
    return all(_is_word(tokens.items[at]) for at in places)


def _cover(owner: CompiledIndicator, tokens: Tokens, found: Found) -> float:
    """The share of a label's own words that are in the pattern or its indicator's vocabulary."""
    by = _find_dimensions(tokens)
    own = [at for at, token in enumerate(tokens.items) if at not in by and not token.soft and _has_weight(token)]
    return len(_find_known(owner, tokens, found).intersection(own)) / len(own) if own else 0.0


def _find_known(owner: CompiledIndicator, tokens: Tokens, found: Found) -> frozenset[int]:
    """Places that the pattern takes or that hold words of its indicator's vocabulary."""
    known = set(found.places)
    for wording in owner.vocabulary:
        for key in wording[0] if wording else ():
            for at in tokens.places.get(key, ()):
                known.update(find_run(wording, tokens.items, at))
    return frozenset(known)


def _find_dimensions(tokens: Tokens) -> frozenset[int]:
    """Places of what a table is split by: `naar afdeling en oordeel`."""
    places: set[int] = set()
    for at, token in enumerate(tokens.items[:-1]):
        if not _TO.isdisjoint(token.keys) or (at - 1 in places and not _AND.isdisjoint(token.keys)):
            places.add(at + 1)
    return frozenset(places)


def _is_number(token: Token) -> bool:
    """Whether a word is digits that are no year."""
    return any(key.isdigit() and not (len(key) == 4 and key[:2] in ("19", "20")) for key in token.keys)


def _is_word(token: Token) -> bool:
    return token.figure < 0 and not token.soft and _has_weight(token)


def _has_weight(token: Token) -> bool:
    return (
        token.figure < 0
        and token.keys.isdisjoint(LIGHT_KEYS)
        and any(len(key) > 2 and not key.isdigit() for key in token.keys)
    )
