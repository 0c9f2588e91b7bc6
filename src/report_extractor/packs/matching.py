"""Readings → which indicator claims which number, by walking the phrases outward from each number.

A phrase has one `{figure}`, so its words can only lie left and right of a number: each side is walked once, in its
own direction, and a phrase is only tried when all the words it cannot do without stand in the reading.
Measured against spaCy's Matcher on a blank `nl` pipeline: see `scripts/benchmarks/packs.py` and the numbers in
ARCHITECTURE; what decided is start-up, 1.5 s of CPU for the import alone against a limit of 2.5 s for a whole report.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .compiling import Compiled, CompiledIndicator, compile_indicator, compile_pack, find_run
from .explaining import NearMiss, measure
from .inflection import find_keys
from .pack import Pack
from .tokens import SpannedFigure, Token, Tokens, find_words, is_unit_word, tokenize
from .walking import Found, walk_label, walk_phrase

_COUNTS = frozenset({"count", "persons"})
_COUNTED = _COUNTS | {"times"}
_BARE = frozenset({"score", "average"})
_LIGHT_WORDS = (
    "aan als bij binnen buiten dan dat die dit door en er hebben hun in is jaar kunnen met naar niet of om onder op "
    "over per procent tegen te tot tussen uit van vanaf via volgens voor waren was werd worden zijn "
    "cijfers kerncijfers overzicht realisatie soort tabel vergelijking verslagjaar"
)
_LIGHT_KEYS = frozenset().union(*map(find_keys, _LIGHT_WORDS.split()))  # say nothing of what is counted
_PART = re.compile(r"\n|\s\|\s|(?<=[.!?])\s")  # of the text around a reading, farthest first
_NONE = find_keys("geen")
_BY = find_keys("met")
_CHANGES = frozenset().union(
    *map(
        find_keys,
        "afgenomen gedaald gegroeid gestegen nam toegenomen verminderd verhoogd verlaagd daling stijging".split(),
    )
)
_MOST_NEAR_TEXTS = 4096
_MOST_WORDS = 100_000
_LONGEST_LABEL = 24  # words; a callout or a cell with its headers is shorter
_LEAST_COVER = 0.4  # of a label's own words that a claim must explain


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One sentence, or a callout or cell turned into language, with its numbers.

    `figures`: start, end, unit ('' for a bare count) and value of each. `near`: headings, caption, headers and the
    sentence before. `label`: whether the text is words beside one number; None lets the text decide.
    `year` chooses between versions of a category list.
    """

    text: str
    figures: tuple[SpannedFigure, ...]
    near: str = ""
    label: bool | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PackMatch:
    """An indicator's claim on `reading.figures[figure]`; `words` are the character spans that made it.

    `conflict` names the other indicators (`pack.indicator`) with an equal right to the number.
    """

    figure: int
    pack: str
    indicator: str
    breakdown: tuple[tuple[str, str], ...]
    pattern: str
    words: tuple[tuple[int, int], ...]
    conflict: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One pattern's claim before claims are weighed."""

    figure: int
    compiled: Compiled
    found: Found
    breakdown: tuple[tuple[str, str], ...]


class PackMatcher:
    """All patterns of some packs, ready to read. Build once for a run; `match` changes nothing that shows."""

    def __init__(self, packs: Sequence[Pack]) -> None:
        self.packs = tuple(packs)
        self._patterns = tuple(pattern for pack in self.packs for pattern in compile_pack(pack))
        self._index: dict[str, list[int]] = defaultdict(list)
        for number, pattern in enumerate(self._patterns):
            for key in pattern.anchor:
                self._index[key].append(number)
        self._by_word: dict[str, frozenset[int]] = {}
        self._near_tokens: dict[str, Tokens] = {}

    def match(self, reading: Reading) -> tuple[PackMatch, ...]:
        """At most one match for each figure, in order of the figures."""
        by_figure: dict[int, list[Claim]] = defaultdict(list)
        for claim in self.find_claims(reading):
            by_figure[claim.figure].append(claim)
        return tuple(_weigh(by_figure[figure]) for figure in sorted(by_figure))

    def find_claims(self, reading: Reading) -> Iterator[Claim]:
        """Every pattern that takes a figure of the reading, before conflicts are weighed."""
        candidates = self._find_candidates(reading) if reading.figures else []
        if not candidates:
            return
        tokens = tokenize(reading.text, reading.figures)
        places = [(at, token.figure) for at, token in enumerate(tokens.items) if token.figure >= 0]
        for pattern in candidates:
            for at, figure in places:
                claim = self._claim(pattern, reading, tokens, at, figure)
                if claim is not None:
                    yield claim

    def _find_candidates(self, reading: Reading) -> list[Compiled]:
        """Patterns whose words stand in the text. Most texts have none: this decides the cost of a run."""
        words = set(find_words(reading.text))
        found: set[int] = set()
        for word in words:
            numbers = self._by_word.get(word)
            if numbers is None:
                numbers = frozenset(number for key in find_keys(word) for number in self._index.get(key, ()))
                if len(self._by_word) < _MOST_WORDS:
                    self._by_word[word] = numbers
            found |= numbers
        if not found:
            return []
        label = is_label(reading)
        keys = frozenset().union(*map(find_keys, words))
        return [
            pattern
            for pattern in (self._patterns[number] for number in sorted(found))
            if (label or not pattern.is_label) and not any(need.isdisjoint(keys) for need in pattern.needs)
        ]

    def explain(self, reading: Reading, span: tuple[int, int]) -> NearMiss | None:
        """The pattern that came nearest to the number at the span; None when it was taken or nothing came near."""
        figure = next((i for i, f in enumerate(reading.figures) if f[0] < span[1] and f[1] > span[0]), None)
        if figure is None or any(match.figure == figure for match in self.match(reading)):
            return None
        tokens = tokenize(reading.text, reading.figures)
        at = next((at for at, token in enumerate(tokens.items) if token.figure == figure), -1)
        misses = [
            miss
            for number in self._find_related(tokens)
            if (miss := self._explain_one(self._patterns[number], reading, tokens, at)) is not None
        ]
        return max(misses, key=lambda miss: (miss.matched / max(1, miss.needed), miss.matched), default=None)

    def _find_related(self, tokens: Tokens) -> list[int]:
        """Patterns that share a needed word with the tokens, in their order."""
        return [
            number
            for number, pattern in enumerate(self._patterns)
            if any(not need.isdisjoint(tokens.places) for need in pattern.needs)
        ]

    def _explain_one(self, pattern: Compiled, reading: Reading, tokens: Tokens, at: int) -> NearMiss | None:
        owner = pattern.owner
        rivals = find_rivals(owner.indicator.units, reading.figures, tokens.items[at].figure)
        miss = measure(pattern, reading.text, tokens.items, at, rivals, reading.year)
        if miss is None or miss.expected:
            return miss
        figure = reading.figures[tokens.items[at].figure]
        if not fits_unit(owner.indicator.units, figure):
            return replace(miss, reason="unit", expected=" or ".join(owner.indicator.units), found=figure[2] or "count")
        if pattern.is_label and not is_label(reading):
            return replace(miss, reason="label")
        if owner.unless and owner.stands_in(owner.unless, tokens):
            return replace(miss, reason="unless", found=", ".join(entry.text for entry in owner.indicator.unless))
        if pattern.is_label and self._is_allowed(owner, reading, tokens):
            return replace(miss, reason="cover")
        return replace(miss, reason="near", expected=", ".join(entry.text for entry in owner.indicator.near))

    def find_breakdown(
        self, pack: str, indicator: str, text: str, year: int | None = None
    ) -> tuple[tuple[str, str], ...]:
        """The breakdown whose words stand in the text, as `packs.find_breakdown` gives it; empty for unknown names."""
        for pattern in self._patterns:
            if pattern.owner.pack == pack and pattern.owner.indicator.id == indicator:
                return pattern.owner.read_breakdown(tokenize(text), year)
        return ()

    def _claim(self, pattern: Compiled, reading: Reading, tokens: Tokens, at: int, figure: int) -> Claim | None:
        owner = pattern.owner
        if not fits_unit(owner.indicator.units, reading.figures[figure]):
            return None
        if pattern.is_label:
            found = walk_label(pattern, tokens.items, reading.year)
        else:
            rivals = find_rivals(owner.indicator.units, reading.figures, figure)
            found = walk_phrase(pattern, tokens.items, at, rivals, reading.year)
        if found is None or (not pattern.is_label and _is_change(tokens, at, found)):
            return None
        if (pattern.is_label or reading.label) and _says_more(owner, tokens, figure, found):
            return None
        if not self._is_allowed(owner, reading, tokens):
            return None
        breakdown = dict(found.codes)
        if pattern.is_label:
            breakdown = dict(owner.read_breakdown(tokens, reading.year)) | breakdown
        missing = [key for key in owner.indicator.from_near if key not in breakdown]
        if missing:
            breakdown |= self._read_around(owner, reading, missing)
        return Claim(figure, pattern, found, tuple(sorted(breakdown.items())))

    def _is_allowed(self, owner: CompiledIndicator, reading: Reading, tokens: Tokens) -> bool:
        if owner.unless and owner.stands_in(owner.unless, tokens):
            return False
        return (
            not owner.near
            or owner.stands_in(owner.near, tokens)
            or (bool(reading.near) and owner.stands_in(owner.near, self._tokens_near(reading.near)))
        )

    def _read_around(self, owner: CompiledIndicator, reading: Reading, keys: list[str]) -> dict[str, str]:
        """Codes from the nearest part of `near` that has any; one with two codes of a key leaves the key empty."""
        found: dict[str, str] = {}
        for part in reversed(_PART.split(reading.near)):
            tokens = self._tokens_near(part)
            codes = dict(owner.read_breakdown(tokens, reading.year))
            for key in [key for key in keys if key not in found]:
                if key in codes:
                    found[key] = codes[key]
                elif owner.has_wording(key, tokens):
                    found[key] = ""
        return {key: code for key, code in found.items() if code}

    def _tokens_near(self, near: str) -> Tokens:
        if near not in self._near_tokens:
            if len(self._near_tokens) >= _MOST_NEAR_TEXTS:
                self._near_tokens.clear()
            self._near_tokens[near] = tokenize(near)
        return self._near_tokens[near]


def find_breakdown(pack: Pack, indicator: str, text: str, year: int | None = None) -> tuple[tuple[str, str], ...]:
    """The breakdown codes whose words stand in the text, sorted by key; a key with words of two codes is left out.

    KeyError when the pack has no such indicator. For many texts, `PackMatcher.find_breakdown` compiles only once.
    """
    return compile_indicator(pack, pack.indicator(indicator)).read_breakdown(tokenize(text), year)


def fits_unit(units: tuple[str, ...], figure: SpannedFigure) -> bool:
    """Whether a number of this unit and value can be one of an indicator's units.

    A count is whole and not negative; a bare whole number is no ratio; a vague amount (`enkele`) is nothing.
    """
    unit, value = figure[2], figure[3]
    if value is None:
        return False
    whole = value == value.to_integral_value()
    for wanted in units:
        if wanted in _COUNTS:
            fits = (not unit or unit in _COUNTED) and whole and value >= 0
        elif wanted == "ratio":
            fits = unit == wanted or (not unit and not whole)
        else:
            fits = unit == wanted or (not unit and wanted in _BARE)
        if fits:
            return True
    return False


def find_rivals(units: tuple[str, ...], figures: Sequence[SpannedFigure], figure: int) -> frozenset[int]:
    """Figures that the same words could mean as well: they fit the indicator and are of the same kind."""
    kinds = [unit for unit in units if fits_unit((unit,), figures[figure])]
    return frozenset(i for i, other in enumerate(figures) if i != figure and fits_unit(tuple(kinds), other))


def is_label(reading: Reading) -> bool:
    """Whether the reading is words beside one number: one figure at an end of a short text that is no sentence."""
    if reading.label is not None:
        return reading.label
    text = reading.text.rstrip()
    if len(reading.figures) != 1 or text.endswith("."):
        return False
    start, end, _, _ = reading.figures[0]
    before, after = find_words(text[:start]), find_words(text[end:])
    bare = not before or all(is_unit_word(word) for word in after)
    return bare and 0 < len(before) + len(after) <= _LONGEST_LABEL


def _is_change(tokens: Tokens, at: int, found: Found) -> bool:
    """Whether the number says by how much something changed (`steeg met 29%`), which is not what it became."""
    before = at - 1
    while before >= 0 and tokens.items[before].soft:
        before -= 1
    by = before >= 0 and before not in found.places and not _BY.isdisjoint(tokens.items[before].keys)
    return by and not _CHANGES.isdisjoint(tokens.places)


def _cover(owner: CompiledIndicator, tokens: Tokens, found: Found) -> float:
    """The share of a label's own words that are in the pattern, its near words or what it counts."""
    own = [at for at, token in enumerate(tokens.items) if token.figure < 0 and not token.soft and _has_weight(token)]
    known = set(found.places)
    for wording in (*owner.near, *owner.counts):
        for at in own:
            known.update(find_run(wording, tokens.items, at))
    return len(known.intersection(own)) / len(own) if own else 0.0


def _says_more(owner: CompiledIndicator, tokens: Tokens, figure: int, found: Found) -> bool:
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


def _is_number(token: Token) -> bool:
    """Whether a word is digits that are no year."""
    return any(key.isdigit() and not (len(key) == 4 and key[:2] in ("19", "20")) for key in token.keys)


def _has_weight(token: Token) -> bool:
    return token.keys.isdisjoint(_LIGHT_KEYS) and any(len(key) > 2 and not key.isdigit() for key in token.keys)


def _weigh(claims: list[Claim]) -> PackMatch:
    """The claim with most words; an indicator whose words are all among the winner's gives way silently."""
    present = {claim.compiled.owner.name for claim in claims}
    ranked = sorted(
        (claim for claim in claims if present.isdisjoint(claim.compiled.owner.indicator.yields_to)),
        key=lambda claim: (
            claim.compiled.is_label,
            -len(claim.found.places),
            -len(claim.breakdown),
            claim.compiled.order,
        ),
    )
    best = ranked[0]
    mine = set(best.found.places)
    rivals: dict[str, None] = {}
    for claim in ranked[1:]:
        other = claim.compiled.owner
        if other is best.compiled.owner or (claim.compiled.is_label and not best.compiled.is_label):
            continue
        if not set(claim.found.places) < mine:
            rivals[other.name] = None
    return PackMatch(
        figure=best.figure,
        pack=best.compiled.owner.pack,
        indicator=best.compiled.owner.indicator.id,
        breakdown=best.breakdown,
        pattern=best.compiled.pattern.pattern_id,
        words=best.found.spans,
        conflict=tuple(rivals),
    )
