"""Packs → patterns ready to walk: word lists as key sequences, and for each phrase the words it cannot do without."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .pack import CategoryList, Entry, Indicator, Pack, Pattern, WordList
from .phrases import Choice, Element, Gap, Listed, Plain, Run, Slot
from .tokens import Token, Tokens, tokenize

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
class Wordings:
    """The wordings that a `{name}` may be, longest first, and by a key of their first and last word: their ranks."""

    items: tuple[Wording, ...]
    by_first: dict[str, list[int]]
    by_last: dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class CompiledIndicator:
    """An indicator with its words as keys. `lists`: what each `{name}` may be."""

    pack: str
    indicator: Indicator
    lists: dict[str, Wordings]
    near: tuple[Keys, ...]
    unless: tuple[Keys, ...]
    counts: tuple[Keys, ...]

    @property
    def vocabulary(self) -> tuple[Keys, ...]:
        """All wordings that belong to the indicator: near, counts and those of its breakdown."""
        codes = (wording.keys for key, _ in self.indicator.breakdown for wording in self.lists[key].items)
        return (*self.near, *self.counts, *codes)

    @property
    def name(self) -> str:
        """`pack.indicator`."""
        return f"{self.pack}.{self.indicator.id}"

    def stands_in(self, wordings: tuple[Keys, ...], tokens: Tokens, within: range | None = None) -> bool:
        """Whether one of the wordings stands somewhere in the tokens, or in those places of them."""
        places = tokens.places
        return any(
            find_run(wording, tokens.items, at)
            for wording in wordings
            if wording
            for key in wording[0]
            for at in places.get(key, ())
            if within is None or at in within
        )

    def read_wordings(self, tokens: Tokens, year: int | None) -> tuple[Wording, ...]:
        """For each breakdown key the wording that stands in the tokens; a key with words of two codes is left out."""
        found: list[Wording] = []
        for key, _ in self.indicator.breakdown:
            wordings = _read_wordings(self.lists[key].items, tokens, year)
            if len({wording.code for wording in wordings}) == 1:
                found.append(wordings[0])
        return tuple(found)

    def has_wording(self, key: str, tokens: Tokens) -> bool:
        """Whether any wording of a breakdown key stands in the tokens."""
        return self.stands_in(tuple(wording.keys for wording in self.lists[key].items), tokens)

    def read_breakdown(self, tokens: Tokens, year: int | None) -> tuple[tuple[str, str], ...]:
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
    wordings = _find_all_wordings(pack)
    for indicator in pack.indicators:
        owner = _compile_indicator(pack, indicator, wordings)
        for pattern in indicator.patterns:
            compiled.append(_compile_pattern(pattern, owner, len(compiled)))
    return tuple(compiled)


def compile_indicator(pack: Pack, indicator: Indicator) -> CompiledIndicator:
    """One indicator with the word lists that its phrases may name."""
    return _compile_indicator(pack, indicator, _find_all_wordings(pack))


def _compile_indicator(pack: Pack, indicator: Indicator, wordings: dict[str, Wordings]) -> CompiledIndicator:
    lists = dict(wordings)
    for key, names in indicator.breakdown:
        for name in names:
            if name in wordings:
                lists[name] = index_wordings(replace(wording, key=key) for wording in wordings[name].items)
        lists[key] = index_wordings(wording for name in names if name in wordings for wording in lists[name].items)
    return CompiledIndicator(
        pack.name,
        indicator,
        lists,
        near=tuple(read_keys(entry.text) for entry in indicator.near),
        unless=tuple(read_keys(entry.text) for entry in indicator.unless),
        counts=tuple(read_keys(entry.text) for entry in indicator.counts),
    )


def _find_all_wordings(pack: Pack) -> dict[str, Wordings]:
    names = [words.name for words in pack.words] + [categories.name for categories in pack.categories]
    return {name: index_wordings(find_wordings(pack, name)) for name in names}


def find_wordings(pack: Pack, name: str) -> tuple[Wording, ...]:
    """All wordings of a word list or category list."""
    found = [_word(entry, words, None) for words in pack.words if words.name == name for entry in words.entries]
    found += [
        _word(entry, code, categories)
        for categories in pack.categories
        if categories.name == name
        for code in categories.codes
        for entry in code.entries
    ]
    codes: dict[Keys, set[str]] = {}
    for wording in found:
        codes.setdefault(wording.keys, set()).add(wording.code)
    return tuple(replace(wording, contested=len(codes[wording.keys]) > 1) for wording in found)


def read_keys(text: str) -> Keys:
    """The keys of the words of an entry, in order."""
    return tuple(token.keys for token in tokenize(text).items)


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


def _read_wordings(wordings: tuple[Wording, ...], tokens: Tokens, year: int | None) -> list[Wording]:
    """Those in the tokens; one inside a longer one does not count (`intimidatie` in `seksuele intimidatie`)."""
    taken: set[int] = set()
    found: list[Wording] = []
    for length in sorted({len(wording.keys) for wording in wordings}, reverse=True):
        here: set[int] = set()
        for wording in wordings:
            if len(wording.keys) != length or not wording.holds_in(year):
                continue
            for at in {at for key in wording.keys[0] for at in tokens.places.get(key, ())}:
                places = find_run(wording.keys, tokens.items, at)
                if places and taken.isdisjoint(places):
                    found.append(wording)
                    here.update(places)
        taken |= here
    return found


def _word(entry: Entry, words: WordList, categories: CategoryList | None) -> Wording:
    years = (categories.valid_from, categories.valid_until) if categories else (0, 0)
    return Wording(read_keys(entry.text), words.name, "", entry.text, *years)


def index_wordings(wordings: Iterable[Wording]) -> Wordings:
    """The wordings, longest first, with where to look for each."""
    items = tuple(sorted((wording for wording in wordings if wording.keys), key=lambda wording: -len(wording.keys)))
    indexed = Wordings(items, {}, {})
    for rank, wording in enumerate(items):
        for table, keys in ((indexed.by_first, wording.keys[0]), (indexed.by_last, wording.keys[-1])):
            for key in keys:
                table.setdefault(key, []).append(rank)
    return indexed


def _compile_pattern(pattern: Pattern, owner: CompiledIndicator, order: int) -> Compiled:
    run = pattern.run
    slot = next((at for at, element in enumerate(run) if isinstance(element, Slot)), -1)
    left, right = tuple(reversed(run[: max(slot, 0)])), run[slot + 1 :]
    needs = tuple(keys for element in run if (keys := _need(element, owner)))
    return Compiled(pattern, owner, _turn(left), right, needs, _rarest(needs), order)


def _need(element: Element, owner: CompiledIndicator) -> frozenset[str]:
    """Keys of which one must be in a reading for the element to match; empty when it needs nothing certain."""
    if isinstance(element, Plain):
        return element.keys
    if isinstance(element, Listed):
        wordings = owner.lists[element.name].items if element.name in owner.lists else ()
        return frozenset().union(*(_rarest(wording.keys) for wording in wordings))
    if isinstance(element, Choice) and not element.optional:
        parts = [next((need for part in branch if (need := _need(part, owner))), None) for branch in element.branches]
        if all(parts):
            return frozenset().union(*(part for part in parts if part))
    return frozenset()


def _rarest(words: Iterable[frozenset[str]]) -> frozenset[str]:
    """The keys of the longest word: long words are rare."""
    return max(words, key=lambda keys: min((len(key) for key in keys), default=0), default=frozenset())


def _turn(run: Run) -> Run:
    """The inside of choices reversed too, for reading backward."""
    return tuple(
        Choice(tuple(_turn(tuple(reversed(branch))) for branch in element.branches), element.optional, element.number)
        if isinstance(element, Choice)
        else element
        for element in run
    )


__all__ = ["Compiled", "CompiledIndicator", "Gap", "Wording", "compile_indicator", "compile_pack", "find_run"]
