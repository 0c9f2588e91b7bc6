"""Words looked up among figures: which figures have a word or one like it, how alike, and on which pages they stand.

Looking through all words for each word of a claim would take most of the time, so words are kept by their beginnings
and ends: only words that share one of them, or that differ by a slip of the pen, are compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from .lexicon import light_words
from .likeness import likeness, related_keys
from .stems import stem
from .wording import group_of, key_of

Page = tuple[str, str]

AROUND = 0.7  # how firmly a figure has a word that only its sentence has
FIRM = 0.75  # from which a word is a figure's own
_SHORTEST_PART = 4  # letters of a compound's part; of a counted noun at its end one less: broed-paren
_TAIL, _FRONT = 0.52, 0.4  # of a compound in the claim, where a figure has only its last or its first part
_NEARLY = 2  # letters by which words that differ by a slip of the pen can differ in length


class WordTable:
    """The words of figures, each with the figures (by their place in the list) that have it, and how firmly."""

    def __init__(self, figures: Sequence[Mapping[str, float]], pages: Sequence[Page], nouns: frozenset[str]) -> None:
        self.pages = tuple(pages)
        self._nouns = nouns
        self._figures: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self._firm: Counter[str] = Counter()
        for index, words in enumerate(figures):
            for key, firmly in words.items():
                self._figures[key].append((index, firmly))
                self._firm[key] += firmly >= FIRM
        self._begin: dict[str, list[str]] = defaultdict(list)
        self._end: dict[str, list[str]] = defaultdict(list)
        self._near: dict[tuple[str, int], list[str]] = defaultdict(list)
        for key in self._figures:
            bare = key.lstrip("=")
            self._near[bare[:1], len(bare)].append(key)
            if len(bare) > _SHORTEST_PART:
                self._begin[bare[:_SHORTEST_PART]].append(key)
                self._end[bare[-_SHORTEST_PART:]].append(key)
        self._found: dict[str, dict[int, float]] = {}
        self._on_pages: dict[tuple[str, float], frozenset[Page]] = {}

    def has(self, key: str) -> bool:
        """Whether a figure has the very word."""
        return key in self._figures

    def knows(self, key: str) -> bool:
        """Whether a figure has the very word, or one that says the same in part."""
        return self.has(key) or any(self.has(other) for other in related_keys(key))

    def count(self, key: str) -> int:
        """How many figures have the very word as their own, not only in the sentence around them."""
        return self._firm[key]

    def find(self, key: str) -> Mapping[int, float]:
        """Index of each figure that has the word or one like it → how alike and how firmly, 0–1."""
        if key not in self._found:
            whole: dict[int, float] = {}
            tails: dict[int, float] = {}
            fronts: dict[int, float] = {}
            for other, worth, side in self._alike(key):
                into = {"tail": tails, "front": fronts}.get(side, whole)
                for index, firmly in self._figures[other]:
                    into[index] = max(into.get(index, 0.0), worth * firmly)
            for index in {*tails, *fronts}:
                whole[index] = max(whole.get(index, 0.0), tails.get(index, 0.0) + fronts.get(index, 0.0))
            self._found[key] = whole
        return self._found[key]

    def find_any(self, keys: Iterable[str]) -> Mapping[int, float]:
        """The same of whichever of several keys a figure has best: a word, or a phrase of which it is a part."""
        first, *others = (self.find(key) for key in keys)
        if not others:
            return first
        found = dict(first)
        for more in others:
            for index, score in more.items():
                found[index] = max(found.get(index, 0.0), score)
        return found

    def pages_with(self, key: str, least: float = 0.0) -> frozenset[Page]:
        """The pages on which a figure has the word or one as much like it as `least`."""
        if (key, least) not in self._on_pages:
            found = self.find(key).items()
            self._on_pages[key, least] = frozenset(self.pages[index] for index, score in found if score >= least)
        return self._on_pages[key, least]

    def parts(self, key: str) -> tuple[str, ...]:
        """A compound that no figure has, as the two words that figures have: integriteitsmelding."""
        if self.knows(key) or key.startswith("=") or len(key) < 2 * _SHORTEST_PART:
            return (key,)
        for at in range(len(key) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
            last = key[at:].removeprefix("s")
            first = next((one for one in (key_of(key[:at]), stem(key[:at])) if self.knows(one)), "")
            if first and last in light_words():
                return (first,)
            tail = group_of(key[at:]) or group_of(last) or key_of(last)
            if first and (self.knows(tail) or tail.startswith("=")):
                return (first, tail)
        return (key,)

    def _alike(self, key: str) -> Iterator[tuple[str, float, str]]:
        """The words like the key, how alike, and whether they are only the last or first part of it."""
        bare = key.lstrip("=")
        if self.has(key):
            yield key, 1.0, ""
        kin = related_keys(key)
        for other, worth in kin.items():
            if self.has(other):
                yield other, worth, ""
        seen = {key, *kin}
        if key.startswith("+"):
            return
        begun = (other for other in self._begin.get(bare[:_SHORTEST_PART], ()) if other.lstrip("=").startswith(bare))
        ended = (other for other in self._end.get(bare[-_SHORTEST_PART:], ()) if other.endswith(bare))
        longer = (*begun, *ended) if len(bare) >= _SHORTEST_PART else ()
        for other in (*longer, *self._within(bare)):
            if other not in seen:
                seen.add(other)
                yield from self._judge(key, other)
        if not self.has(key) and not key.startswith("=") and len(key) >= 5:
            for length in range(len(key) - _NEARLY, len(key) + _NEARLY + 1):
                for other in self._near.get((key[:1], length), ()):
                    if other not in seen:
                        yield other, likeness(key, other), ""

    def _within(self, bare: str) -> Iterator[str]:
        """The words that the key begins or ends with."""
        for length in range(_SHORTEST_PART - 1, len(bare)):
            for part in (bare[:length], bare[-length:]):
                for other in dict.fromkeys((part, f"={part}", group_of(part))):
                    if other and self.has(other) and (length >= _SHORTEST_PART or other in self._nouns):
                        yield other

    def _judge(self, key: str, other: str) -> Iterator[tuple[str, float, str]]:
        bare = other.lstrip("=")
        longer = not key.startswith("=") and not (bare.startswith(key) or bare.endswith(key))
        if longer and (key.endswith(bare) or group_of(self._tail(key, other)) == other):
            yield other, _TAIL, "tail"
        elif longer and key.startswith(bare) and len(key) - len(bare) >= _SHORTEST_PART - 1:
            yield other, _FRONT, "front"
        elif score := likeness(key, other, slips=False):
            yield other, score, ""

    def _tail(self, key: str, other: str) -> str:
        """The end of the key that belongs to the synonyms of the other word."""
        return next((key[at:] for at in range(1, len(key)) if group_of(key[at:]) == other), "")


__all__ = ["AROUND", "Page", "WordTable"]
