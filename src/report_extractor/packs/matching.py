"""Readings → which indicator claims which number, by walking the phrases outward from each number.

A phrase has one `{figure}`, so its words can only lie left and right of a number: each side is walked once, in its
own direction, and a phrase is only tried when all the words it cannot do without stand in the reading.
Measured beside spaCy (blank `nl`, Matcher) with 266 patterns on 696 sentences with numbers of two annual reports, CPU
seconds on one busy core: ready to match after 0.1 against 2.8 (import 1.4, patterns 1.4), matched in 0.5 against 2.0
(tokens 0.4, Matcher 1.6). A whole report may take 2.5 from a cold start, so spaCy is not used here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .compiling import Compiled, CompiledIndicator, compile_indicator, compile_pack
from .explaining import NearMiss, measure
from .inflection import find_keys
from .judging import LIGHT_KEYS, is_change, is_part, says_more
from .pack import Pack
from .plain import tell_pattern
from .readings import COUNTED, PackMatch, Reading, find_rivals, fits_unit, is_label
from .tokens import Tokens, find_words, tokenize
from .twins import find_twins
from .walking import Found, walk_label, walk_phrase

_PART = re.compile(r"\n|\s\|\s|(?<=[.!?])\s")  # of the text around a reading, farthest first
_MOST_NEAR_TEXTS = 4096
_MOST_WORDS = 100_000


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
        matches = {figure: _weigh(claims) for figure, claims in by_figure.items()}
        for figure, first in find_twins(reading) if matches else ():
            if figure not in matches and first in matches and not by_figure[first][0].compiled.is_label:
                matches[figure] = replace(matches[first], figure=figure)
        return tuple(matches[figure] for figure in sorted(matches))

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
        return next(iter(self.find_near(reading, figure)), None)

    def find_near(self, reading: Reading, figure: int) -> tuple[NearMiss, ...]:
        """For each indicator that speaks of the words around a figure and did not take it, its nearest pattern.

        Nearest first; an indicator whose pattern fits and that lost the number to another one is not among them.
        """
        tokens = tokenize(reading.text, reading.figures)
        at = next((at for at, token in enumerate(tokens.items) if token.figure == figure), -1)
        claimed = {claim.compiled.owner.name for claim in self.find_claims(reading) if claim.figure == figure}
        ranked: list[tuple[tuple[float, ...], NearMiss]] = []
        for number in self._find_related(tokens) if at >= 0 else ():
            pattern = self._patterns[number]
            miss = None if pattern.owner.name in claimed else self._explain_one(pattern, reading, tokens, at)
            if miss is not None:
                ranked.append(
                    (_nearness(miss, fits_unit(pattern.owner.indicator.units, reading.figures[figure])), miss)
                )
        found: dict[tuple[str, str], NearMiss] = {}
        for _, miss in sorted(ranked, key=lambda pair: pair[0], reverse=True):
            found.setdefault((miss.pack, miss.indicator), miss)
        return tuple(found.values())

    def _find_related(self, tokens: Tokens) -> list[int]:
        """Patterns that share a needed word with the tokens, in their order."""
        return [
            number
            for number, pattern in enumerate(self._patterns)
            if any(not need.isdisjoint(tokens.places) for need in pattern.needs if need.isdisjoint(LIGHT_KEYS))
        ]

    def _explain_one(self, pattern: Compiled, reading: Reading, tokens: Tokens, at: int) -> NearMiss | None:
        owner = pattern.owner
        rivals = find_rivals(owner.indicator.units, reading.figures, tokens.items[at].figure)
        miss = measure(pattern, reading.text, tokens, at, rivals, reading.year)
        if miss is None or (miss.expected and pattern.is_label and not is_label(reading)):
            return None
        if miss.expected:
            return miss
        figure = reading.figures[tokens.items[at].figure]
        if not fits_unit(owner.indicator.units, figure):
            return replace(miss, reason="unit", expected=" of ".join(owner.indicator.units), found=figure[2] or "count")
        if pattern.is_label and not is_label(reading):
            return replace(miss, reason="label")
        if owner.unless and owner.stands_in(owner.unless, tokens, None if pattern.is_label else tokens.clause(at)):
            return replace(miss, reason="unless", found=", ".join(_standing(owner, tokens)))
        if pattern.is_label and self._is_allowed(owner, reading, tokens):
            return replace(miss, reason="cover")
        if not pattern.is_label:
            found = walk_phrase(pattern, tokens.items, at, rivals, reading.year)
            if found is not None and is_change(tokens, at, found):
                return replace(miss, reason="change")
            if found is not None and figure[2] in COUNTED and is_part(owner, tokens, at, found):
                return replace(miss, reason="part")
            if self._is_allowed(owner, reading, tokens, tokens.clause(at)):
                return replace(miss, reason="cover")
        return replace(miss, reason="near", expected=", ".join(entry.text for entry in owner.indicator.near))

    def tell_pattern(self, pattern_id: str) -> str:
        """The pattern with this id in plain words; empty for an unknown one."""
        found = (one for one in self._patterns if one.pattern.pattern_id == pattern_id)
        return next((tell_pattern(one.pattern, one.owner) for one in found), "")

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
        if found is None or (not pattern.is_label and is_change(tokens, at, found)):
            return None
        if not pattern.is_label and reading.figures[figure][2] in COUNTED and is_part(owner, tokens, at, found):
            return None
        if (pattern.is_label or reading.label) and says_more(owner, tokens, figure, found):
            return None
        if not self._is_allowed(owner, reading, tokens, None if pattern.is_label else tokens.clause(at)):
            return None
        breakdown = dict(found.codes)
        if pattern.is_label:
            breakdown = dict(owner.read_breakdown(tokens, reading.year)) | breakdown
        missing = [key for key in owner.indicator.from_near if key not in breakdown]
        if missing:
            breakdown |= self._read_around(owner, reading, missing)
        return Claim(figure, pattern, found, tuple(sorted(breakdown.items())))

    def _is_allowed(
        self, owner: CompiledIndicator, reading: Reading, tokens: Tokens, clause: range | None = None
    ) -> bool:
        if owner.unless and owner.stands_in(owner.unless, tokens, clause):
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


def _standing(owner: CompiledIndicator, tokens: Tokens) -> list[str]:
    """The words that exclude an indicator, as far as they stand in the tokens."""
    entries = zip(owner.indicator.unless, owner.unless, strict=True)
    return [entry.text for entry, keys in entries if owner.stands_in((keys,), tokens)]


def _nearness(miss: NearMiss, fits: bool) -> tuple[float, ...]:
    """Higher is nearer. Least of use are patterns for another kind of text, then those of another unit halfway."""
    halfway = bool(miss.expected) and miss.reason == "word"
    return (
        miss.reason != "label",
        fits or not halfway,
        miss.matched / max(1, miss.needed),
        len(miss.shared),
        miss.matched,
    )


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
