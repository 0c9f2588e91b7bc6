"""Packs → patterns ready to walk: word lists as key sequences, and for each phrase the words it cannot do without."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .pack import CategoryList, Entry, Indicator, Pack, Pattern, WordList
from .phrases import Choice, Element, Gap, Listed, Plain, Run, Slot
from .tokens import Token, tokenize

Keys = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """One entry of a word list: `keys` of its words in order, the `code` it stands for, and where it was written.

    `key` is the breakdown key it fills, empty when the list belongs to none. The years are those of its category
    list, 0 for always. `contested`: other versions of the list give the same words another code.
    """

    keys: Keys
    code: str
    key: str
    text: str
    valid_from: int = 0
    valid_until: int = 0
    contested: bool = False

    def holds_in(self, year: int | None) -> bool:
        """Whether its category list is in force in the year; an unknown year excludes nothing."""
        return year is None or (self.valid_from <= year and (not self.valid_until or year <= self.valid_until))


@dataclass(frozen=True, slots=True)
class CompiledIndicator:
    """An indicator with its words as keys. `lists`: what each `{name}` may be, longest wording first."""

    pack: str
    indicator: Indicator
    lists: dict[str, tuple[Wording, ...]]
    near: tuple[Keys, ...]
    unless: tuple[Keys, ...]
    counts: tuple[Keys, ...]

    @property
    def name(self) -> str:
        """`pack.indicator`."""
        return f"{self.pack}.{self.indicator.id}"

    def stands_in(self, wordings: tuple[Keys, ...], tokens: Sequence[Token]) -> bool:
        """Whether one of the wordings stands somewhere in the tokens."""
        return any(find_run(wording, tokens, at) for wording in wordings for at in range(len(tokens)))

    def read_wordings(self, tokens: Sequence[Token], year: int | None) -> tuple[Wording, ...]:
        """For each breakdown key the wording that stands in the tokens; a key with words of two codes is left out."""
        found: list[Wording] = []
        for key, _ in self.indicator.breakdown:
            wordings = _read_wordings(self.lists.get(key, ()), tokens, year)
            if len({wording.code for wording in wordings}) == 1:
                found.append(wordings[0])
        return tuple(found)

    def read_breakdown(self, tokens: Sequence[Token], year: int | None) -> tuple[tuple[str, str], ...]:
        """The breakdown whose words stand in the tokens, sorted by key."""
        return tuple(sorted((wording.key, wording.code) for wording in self.read_wordings(tokens, year)))


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pattern with its sides: `right` reads on from the figure, `left` backward from it (a label has only right).

    `needs`: of each set one key must be in the reading. `anchor`: the rarest of them, by length.
    """

    pattern: Pattern
    owner: CompiledIndicator
    left: Run
    right: Run
    needs: tuple[frozenset[str], ...]
    anchor: frozenset[str]
    order: int

    @property
    def is_label(self) -> bool:
        """Whether the pattern is words beside a number."""
        return self.pattern.kind == "label"


def compile_pack(pack: Pack) -> tuple[Compiled, ...]:
    """Every pattern of the pack, in its order."""
    compiled: list[Compiled] = []
    for indicator in pack.indicators:
        owner = compile_indicator(pack, indicator)
        for pattern in indicator.patterns:
            compiled.append(_compile_pattern(pattern, owner, len(compiled)))
    return tuple(compiled)


def compile_indicator(pack: Pack, indicator: Indicator) -> CompiledIndicator:
    """The indicator with the word lists that its phrases may name."""
    lists: dict[str, tuple[Wording, ...]] = {}
    for key, names in indicator.breakdown:
        lists[key] = _sort(wording for name in names for wording in find_wordings(pack, name, key))
        for name in names:
            lists.setdefault(name, find_wordings(pack, name, key))
    for name in [words.name for words in pack.words] + [categories.name for categories in pack.categories]:
        lists.setdefault(name, find_wordings(pack, name, ""))
    return CompiledIndicator(
        pack.name,
        indicator,
        lists,
        tuple(read_keys(entry.text) for entry in indicator.near),
        tuple(read_keys(entry.text) for entry in indicator.unless),
        tuple(read_keys(entry.text) for entry in indicator.counts),
    )


def find_wordings(pack: Pack, name: str, key: str) -> tuple[Wording, ...]:
    """All wordings of a word list or category list, longest first."""
    found = [_word(entry, words, key, None) for words in pack.words if words.name == name for entry in words.entries]
    found += [
        _word(entry, code, key, categories)
        for categories in pack.categories
        if categories.name == name
        for code in categories.codes
        for entry in code.entries
    ]
    codes: dict[Keys, set[str]] = {}
    for wording in found:
        codes.setdefault(wording.keys, set()).add(wording.code)
    return _sort(replace(wording, contested=len(codes[wording.keys]) > 1) for wording in found)


def read_keys(text: str) -> Keys:
    """The keys of the words of an entry, in order."""
    return tuple(token.keys for token in tokenize(text))


def find_run(wording: Keys, tokens: Sequence[Token], at: int) -> tuple[int, ...]:
    """Places of the wording's words from `at` on, soft words stepped over; empty when it does not stand there."""
    places: list[int] = []
    for keys in wording:
        while at < len(tokens) and tokens[at].soft and keys.isdisjoint(tokens[at].keys) and places:
            at += 1
        if at >= len(tokens) or keys.isdisjoint(tokens[at].keys) or (places and tokens[at].fenced):
            return ()
        places.append(at)
        at += 1
    return tuple(places)


def _read_wordings(wordings: tuple[Wording, ...], tokens: Sequence[Token], year: int | None) -> list[Wording]:
    """Those in the tokens; one inside a longer one does not count (`intimidatie` in `seksuele intimidatie`)."""
    taken: set[int] = set()
    found: list[Wording] = []
    for length in sorted({len(wording.keys) for wording in wordings}, reverse=True):
        here: set[int] = set()
        for wording in wordings:
            if len(wording.keys) != length or not wording.holds_in(year):
                continue
            for at in range(len(tokens)):
                places = find_run(wording.keys, tokens, at)
                if places and taken.isdisjoint(places):
                    found.append(wording)
                    here.update(places)
        taken |= here
    return found


def _word(entry: Entry, words: WordList, key: str, categories: CategoryList | None) -> Wording:
    years = (categories.valid_from, categories.valid_until) if categories else (0, 0)
    return Wording(read_keys(entry.text), words.name, key, entry.text, *years)


def _sort(wordings: Iterable[Wording]) -> tuple[Wording, ...]:
    return tuple(sorted(wordings, key=lambda wording: -len(wording.keys)))


def _compile_pattern(pattern: Pattern, owner: CompiledIndicator, order: int) -> Compiled:
    run = pattern.run
    slot = next((at for at, element in enumerate(run) if isinstance(element, Slot)), -1)
    left, right = tuple(reversed(run[: max(slot, 0)])), run[slot + 1 :]
    needs = tuple(keys for element in run if (keys := _need(element, owner)))
    anchor = max(needs, key=lambda keys: min(len(key) for key in keys), default=frozenset[str]())
    return Compiled(pattern, owner, _turn(left), right, needs, anchor, order)


def _need(element: Element, owner: CompiledIndicator) -> frozenset[str]:
    """Keys of which one must be in a reading for the element to match; empty when it needs nothing certain."""
    if isinstance(element, Plain):
        return element.keys
    if isinstance(element, Listed):
        return frozenset().union(*(wording.keys[0] for wording in owner.lists.get(element.name, ()) if wording.keys))
    if isinstance(element, Choice) and not element.optional:
        parts = [next((need for part in branch if (need := _need(part, owner))), None) for branch in element.branches]
        if all(parts):
            return frozenset().union(*(part for part in parts if part))
    return frozenset()


def _turn(run: Run) -> Run:
    """The inside of choices reversed too, for reading backward."""
    return tuple(
        Choice(tuple(_turn(tuple(reversed(branch))) for branch in element.branches), element.optional, element.number)
        if isinstance(element, Choice)
        else element
        for element in run
    )


__all__ = ["Compiled", "CompiledIndicator", "Gap", "Wording", "compile_indicator", "compile_pack", "find_run"]
