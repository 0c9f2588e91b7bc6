"""Words looked up among figures: which figures have a word or one like it, how alike, and on which pages they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .wording import is_related, key_of, likeness, stem

Page = tuple[str, str]

AROUND = 0.7  # weight of a word that stands only in the sentence around the number
_SHORTEST_PART = 4  # letters of a compound's part; of a counted noun at its end one less: broed-paren
_TAIL, _FRONT = 0.6, 0.4  # of a compound in the claim, where a figure has only its last or its first part
_NEARLY = 2  # letters by which words that differ by a slip of the pen can differ in length


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one figure: its own, those of the sentence around it, and the noun that it counts."""

    own: frozenset[str]
    around: frozenset[str]
    noun: frozenset[str]
    page: Page


class WordTable:
    """The words of figures, each with the figures (by their place in the list) that have it."""

    def __init__(self, figures: Sequence[Words]) -> None:
        self.pages: tuple[Page, ...] = tuple(figure.page for figure in figures)
        self._own: dict[str, list[int]] = defaultdict(list)
        self._around: dict[str, list[int]] = defaultdict(list)
        self._nouns = {key for figure in figures for key in figure.noun}
        for index, figure in enumerate(figures):
            for key in sorted(figure.own):
                self._own[key].append(index)
            for key in sorted(figure.around):
                self._around[key].append(index)
        self._found: dict[str, dict[int, float]] = {}
        self._on_pages: dict[tuple[str, float], frozenset[Page]] = {}

    def count(self, key: str) -> int:
        """How many figures have the very word as their own."""
        return len(self._own.get(key, ()))

    def find(self, key: str) -> Mapping[int, float]:
        """Index of each figure that has the word or one like it → how alike, 0–1."""
        if key not in self._found:
            found: dict[int, float] = {}
            for table, factor in ((self._around, AROUND), (self._own, 1.0)):
                for index, score in self._scores(key, table, slips=key not in self._own).items():
                    found[index] = max(found.get(index, 0.0), score * factor)
            self._found[key] = found
        return self._found[key]

    def pages_with(self, key: str, least: float = 0.0) -> frozenset[Page]:
        """The pages on which a figure has the word or one as much like it as `least`."""
        if (key, least) not in self._on_pages:
            found = self.find(key).items()
            self._on_pages[key, least] = frozenset(self.pages[index] for index, score in found if score >= least)
        return self._on_pages[key, least]

    def parts(self, key: str) -> tuple[str, ...]:
        """A compound that no figure has, as the two words that figures have: integriteitsmelding."""
        if key in self._own or key.startswith("=") or len(key) < 2 * _SHORTEST_PART:
            return (key,)
        for at in range(_SHORTEST_PART, len(key) - _SHORTEST_PART + 1):
            first, last = key_of(key[:at]), key_of(key[at:].removeprefix("s"))
            if (first in self._own or stem(key[:at]) in self._own) and last in self._own:
                return (first if first in self._own else stem(key[:at]), last)
        return (key,)

    def _scores(self, key: str, table: Mapping[str, Sequence[int]], *, slips: bool) -> dict[int, float]:
        """How alike to the key the words of each figure are; parts of a compound in the claim add up."""
        whole: dict[int, float] = {}
        tails: dict[int, float] = {}
        fronts: dict[int, float] = {}
        for other, indexes in table.items():
            score = likeness(key, other, slips=slips) if _comparable(key, other) else 0.0
            side = self._side(key, other, alike=bool(score))
            if not score and not side:
                continue
            into, worth = {"tail": (tails, _TAIL), "front": (fronts, _FRONT)}.get(side, (whole, score))
            for index in indexes:
                into[index] = max(into.get(index, 0.0), worth)
        for index in sorted({*tails, *fronts}):
            whole[index] = max(whole.get(index, 0.0), tails.get(index, 0.0) + fronts.get(index, 0.0))
        return whole

    def _side(self, key: str, other: str, *, alike: bool) -> str:
        """Whether the word is only the last (`tail`) or the first part (`front`) of the compound that is looked up."""
        bare = other.lstrip("=")
        least = len(key) - _SHORTEST_PART + 1
        if key.startswith("=") or len(bare) > least:
            return ""
        if alike:
            return "tail" if key.endswith(bare) else "front" if key.startswith(bare) else ""
        return "tail" if len(bare) == _SHORTEST_PART - 1 and other in self._nouns and key.endswith(bare) else ""


def _comparable(key: str, other: str) -> bool:
    """Whether two words can be alike at all: cheaper to ask than how much."""
    one, two = key.lstrip("="), other.lstrip("=")
    if one[:1] == two[:1] and abs(len(one) - len(two)) <= _NEARLY:
        return True
    return one in two or two in one or is_related(key, other)
