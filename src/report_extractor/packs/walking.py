"""One compiled pattern and the tokens around one number → the words it takes, or how far it came.

The walk prefers optional words taken, longest wording first, and shortest gap; the first way that works is taken.
It looks at most `_GAP` words into a gap, so its cost is bounded by the pattern and not by the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from .compiling import Compiled, Wording
from .inflection import find_keys
from .phrases import Choice, Element, Gap, Listed, Plain, Run
from .tokens import Token

_GAP = 10  # words: a Dutch clause puts its participle last, and nine words before it were met
_AND = frozenset().union(*map(find_keys, ("en", "of", "respectievelijk", "naar")))
_WHEREOF = frozenset().union(*map(find_keys, ("waarvan", "wie", "wier")))
_OF_ALL = frozenset().union(*map(find_keys, ("van", "alle", "al", "onze", "deze", "die")))
_SOFT_RUN = 12  # soft words in a row that may be stepped over (a parenthesis)


@dataclass(frozen=True, slots=True)
class Found:
    """Places (token indexes), their character spans, breakdown codes, and the parts of the pattern that were used.

    `parts` are `(choice number, branch)` and `(list name, code, wording)`: the checker asks an example for each.
    """

    places: tuple[int, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    parts: tuple[tuple[str, ...], ...] = ()


@dataclass(slots=True)
class Progress:
    """The furthest that a walk came: words matched, the element that failed and the token it failed at."""

    matched: int = 0
    element: Element | None = None
    at: int = -1
    optional: bool = False  # whether it failed inside words that may be absent


@dataclass(frozen=True, slots=True)
class _Path:
    at: int  # the next token to read
    places: tuple[int, ...] = ()
    wordings: tuple[Wording, ...] = ()
    parts: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class _Walk:
    pattern: Compiled
    tokens: tuple[Token, ...]
    step: int
    rivals: frozenset[int]
    year: int | None
    start: int = 0  # the place of the figure
    first: int = -1  # the place where a label begins: no sentence before it matters
    progress: Progress = field(default_factory=Progress)

    def run(self, elements: Run, path: _Path, optional: bool = False) -> Iterator[_Path]:
        """Every way through the elements from a place on, best first; `optional`: they may be absent."""
        if not elements:
            yield path
            return
        first, rest = elements[0], elements[1:]
        if isinstance(first, Gap):
            for start in self._gap(path.at):
                yield from self.run(rest, _Path(start, path.places, path.wordings, path.parts), optional)
            return
        stuck = True
        for after in self._take(first, path, optional):
            stuck = False
            yield from self.run(rest, after, optional)
        if stuck and self._is_further(first, path, optional):
            self.progress.matched, self.progress.element, self.progress.at = len(path.places), first, path.at
            self.progress.optional = optional

    def _is_further(self, element: Element, path: _Path, optional: bool) -> bool:
        """Whether a walk that is stuck here came further than it ever did, or as far and at what must be there."""
        best = self.progress
        if best.element is None or len(path.places) > best.matched:
            return True
        if len(path.places) < best.matched or optional:
            return False
        return best.optional or (isinstance(element, Choice) and best.at == path.at)  # (a | b), not a alone

    def _take(self, element: Element, path: _Path, optional: bool) -> Iterator[_Path]:
        if isinstance(element, Choice):
            for number, branch in enumerate(element.branches):
                part = (str(element.number), str(number))
                way = _Path(path.at, path.places, path.wordings, (*path.parts, part))
                yield from self.run(branch, way, optional or element.optional)
            if element.optional:
                yield path
        elif isinstance(element, Plain):
            at = self._reach(element.keys, path.at)
            if at >= 0:
                yield _Path(at + self.step, (*path.places, at), path.wordings, path.parts)
        elif isinstance(element, Listed):
            for wording in self._find_wordings(element.name, path.at):
                yield from self._wording(element, wording, path)

    def _find_wordings(self, name: str, at: int) -> Iterator[Wording]:
        """The wordings of a list that begin here or behind soft words, longest first."""
        wordings = self.pattern.owner.lists.get(name)
        if wordings is None:
            return
        table = wordings.by_first if self.step > 0 else wordings.by_last
        ranks = {
            rank for place in self._reachable(at) for key in self.tokens[place].keys for rank in table.get(key, ())
        }
        for rank in sorted(ranks):
            if wordings.items[rank].holds_in(self.year):
                yield wordings.items[rank]

    def _wording(self, element: Listed, wording: Wording, path: _Path) -> Iterator[_Path]:
        at, places = path.at, path.places
        for keys in wording.keys if self.step > 0 else reversed(wording.keys):
            place = self._reach(keys, at)
            if place < 0:
                return
            places = (*places, place)
            at = place + self.step
        part = (element.name, wording.code, wording.text)
        yield _Path(at, places, (*path.wordings, wording), (*path.parts, part))

    def _reach(self, keys: frozenset[str], at: int) -> int:
        """The place of the word, here or behind soft words; -1 when something else stands there first."""
        for place in self._reachable(at):
            if not keys.isdisjoint(self.tokens[place].keys):
                return place
        return -1

    def _reachable(self, at: int) -> Iterator[int]:
        """This place and, as long as the words are soft, those behind it, inside the sentence."""
        for _ in range(_SOFT_RUN):
            if not 0 <= at < len(self.tokens) or self._is_fenced(at):
                return
            yield at
            if not self.tokens[at].soft and not self._is_twin(at) and not self._is_base(at):
                return
            at += self.step

    def _gap(self, at: int) -> Iterator[int]:
        passed = 0
        while 0 <= at < len(self.tokens):
            yield at
            token = self.tokens[at]
            if self._is_fenced(at) or (token.figure in self.rivals and not self._is_coordinated(at)):
                return
            if self.step > 0 and token.figure >= 0 and not _WHEREOF.isdisjoint(self.tokens[at - 1].keys):
                return
            passed += not token.soft
            if passed > _GAP:
                return
            at += self.step

    def _is_twin(self, at: int) -> bool:
        """Whether the figure is another form of the one here: `96 (8,1%)`."""
        return self.step < 0 and self.tokens[at].figure >= 0 and self.tokens[self.start].bracketed

    def _is_base(self, at: int) -> bool:
        """Whether the figure is the number that a share is of: `85% van alle 40 teamleiders`."""
        if self.step < 0 or self.tokens[at].figure < 0 or self.tokens[at].figure in self.rivals or at < 2:
            return False
        before = self.tokens[at - 2] if self.tokens[at - 1].soft else self.tokens[at - 1]
        return before.figure < 0 and not _OF_ALL.isdisjoint(before.keys)

    def _is_coordinated(self, at: int) -> bool:
        """Whether rival and figure share words: `8 interne en 2 externe onderzoeken`, `van 5,1% naar 5,8%`."""
        before = at - 1 if self.step > 0 else self.start - 1
        return before >= 0 and not _AND.isdisjoint(self.tokens[before].keys)

    def _is_fenced(self, at: int) -> bool:
        """Whether a sentence ends between the token that was read before and this one."""
        if self.step > 0:
            return self.tokens[at].fenced and at != self.first
        return at + 1 < len(self.tokens) and self.tokens[at + 1].fenced


def walk_phrase(
    pattern: Compiled,
    tokens: tuple[Token, ...],
    at: int,
    rivals: frozenset[int],
    year: int | None,
    progress: Progress | None = None,
) -> Found | None:
    """What a phrase takes around the figure token at `at`; None when it does not fit.

    `rivals` are the figures that a gap may not pass, because they could be meant as well.
    """
    sides: list[_Path] = []
    for run, step in ((pattern.right, 1), (pattern.left, -1)):
        walk = _Walk(pattern, tokens, step, rivals, year, at)
        path = next(walk.run(run, _Path(at + step)), None)
        if path is not None:
            sides.append(path)
        elif progress is None:
            return None
        elif progress.element is None:
            progress.matched = walk.progress.matched
            progress.element, progress.at = walk.progress.element, walk.progress.at
        else:
            progress.matched += walk.progress.matched
    if len(sides) == 2:
        found = _join(tokens, sides, year)
        return None if _is_aside(tokens, at, found) else found
    if progress is not None:
        progress.matched += sum(len(path.places) for path in sides)
    return None


def _is_aside(tokens: tuple[Token, ...], at: int, found: Found) -> bool:
    """Whether all words lie between parentheses and the figure does not: they say something else."""
    return not tokens[at].bracketed and all(tokens[place].bracketed for place in found.places)


def walk_label(pattern: Compiled, tokens: tuple[Token, ...], year: int | None) -> Found | None:
    """What a label takes: each of its words somewhere in the tokens, in any order; None when one is missing."""
    walks = [_Walk(pattern, tokens, 1, frozenset(), year, first=at) for at in range(len(tokens))]
    paths: list[_Path] = []
    for element in pattern.right:
        ways = (way for at, walk in enumerate(walks) for way in walk.run((element,), _Path(at)) if way.places)
        path = next(ways, None)
        if path is not None:
            paths.append(path)
        elif not (isinstance(element, Choice) and element.optional):
            return None
    return _join(tokens, paths, year)


def _join(tokens: tuple[Token, ...], paths: list[_Path], year: int | None) -> Found:
    places = tuple(sorted({place for path in paths for place in path.places}))
    codes: dict[str, str] = {}
    for wording in (wording for path in paths for wording in path.wordings):
        if wording.key and not (wording.contested and year is None):
            codes.setdefault(wording.key, wording.code)
    return Found(
        places,
        tuple((tokens[place].start, tokens[place].end) for place in places),
        tuple(sorted(codes.items())),
        tuple(part for path in paths for part in path.parts),
    )
