"""A pack file → all its mistakes, each with file, line and message.

Examples alone catch 4 of 12 planted mistakes; so beside running them the checker asks that each part of a phrase,
each wording, each `near` and `unless` word is used by an example, and looks for numbers that two patterns claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import PackError, UsageError
from ..model import Mention
from .compiling import Keys, Wording, compile_indicator, find_run, read_keys
from .inflection import find_keys
from .loading import find_file, list_packs, load_packs, read_pack
from .matching import Claim, PackMatcher
from .pack import Entry, Example, Indicator, Mistake, Pack
from .phrases import Choice, find_elements, show_element
from .readings import PackMatch, Reading, fits_unit
from .sentences import read_sentence
from .tokens import Tokens, tokenize


@dataclass(slots=True)
class _Use:
    """What the examples of a pack used so far."""

    patterns: set[str] = field(default_factory=set)
    branches: set[tuple[str, str, str]] = field(default_factory=set)  # pattern, choice, branch
    wordings: set[tuple[str, str]] = field(default_factory=set)  # code, wording


def check_pack(path: str | Path) -> tuple[Mistake, ...]:
    """All mistakes of a pack (a file, or the name of a built-in one), by line; empty for a sound pack."""
    file = find_file(str(path))
    pack, mistakes = read_pack(file)
    found = list(mistakes)
    if pack is not None:
        found += _Checker(pack).check()
    return tuple(sorted(dict.fromkeys(found), key=lambda mistake: (mistake.line, mistake.message)))


class _Checker:
    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.use = _Use()
        packs = (pack, *_load_rivals(pack))
        self.matcher = PackMatcher(packs)
        self._yields = {f"{p.name}.{i.id}": i.yields_to for p in packs for i in p.indicators}

    def check(self) -> Iterator[Mistake]:
        for indicator in self.pack.indicators:
            yield from self._check_indicator(indicator)
        yield from self._find_unused()
        yield from self._find_shared_wordings()

    def _mistake(self, line: int, message: str) -> Mistake:
        return Mistake(file=self.pack.file, line=line, message=message)

    def _check_indicator(self, indicator: Indicator) -> Iterator[Mistake]:
        if not indicator.examples:
            yield self._mistake(indicator.line, f"indicator '{indicator.id}' heeft geen voorbeelden (examples)")
        if not indicator.counter_examples:
            message = (
                f"indicator '{indicator.id}' heeft geen counter_examples: zinnen die erop lijken en iets anders tellen"
            )
            yield self._mistake(indicator.line, message)
        for example in indicator.examples:
            for message in self._check_example(indicator, example):
                yield self._mistake(example.line, message)
        for example in indicator.counter_examples:
            for message in self._check_counter_example(indicator, example):
                yield self._mistake(example.line, message)
        for example in indicator.examples_todo:
            if not any(self._check_example(indicator, example)):
                yield self._mistake(
                    example.line, f'"{example.text}" lukt nu: verplaats het van examples_todo naar examples'
                )
        yield from self._find_unused_words(indicator)

    def _check_example(self, indicator: Indicator, example: Example) -> Iterator[str]:
        shown = f'"{example.text}"'
        if example.start < 0:
            yield f"{shown}: zet het getal tussen < >, zo: <tien>"
            return
        if example.value is None:
            yield f"{shown}: een voorbeeld heeft value: nodig, het getal dat eruit moet komen"
            return
        reading, mentions = _read(example)
        at = _find_marked(example, mentions)
        if at is None:
            yield f"{shown}: <{example.text[example.start : example.end]}> wordt niet als getal gelezen"
            return
        mention = mentions[at]
        if mention.value != example.value:
            yield f"{shown}: <{mention.text}> leest als {mention.value}, het voorbeeld zegt {example.value}"
        if example.unit and example.unit != (mention.unit or "count"):
            unit = mention.unit or "count"
            yield f"{shown}: <{mention.text}> is gelezen als {unit}, het voorbeeld zegt {example.unit}"
        if not fits_unit(indicator.units, reading.figures[at]):
            units = " of ".join(indicator.units)
            yield f"{shown}: <{mention.text}> is gelezen als {mention.unit or 'count'}, de indicator telt {units}"
            return
        yield from self._check_noun(indicator, example, mention)
        yield from self._check_claim(indicator, example, reading, at)

    def _check_noun(self, indicator: Indicator, example: Example, mention: Mention) -> Iterator[str]:
        """The counted noun, or else some word of the sentence, must be one of `counts` or a compound of one."""
        if not mention.noun or example.is_label:
            return
        counted = frozenset().union(*(find_keys(entry.text) for entry in indicator.counts))
        words = {key for token in tokenize(f"{example.text} {example.near}").items for key in token.keys}
        if counted and not any(word.endswith(key) for word in words for key in counted):
            nouns = ", ".join(entry.text for entry in indicator.counts)
            what = f"het getal telt '{mention.noun}'" if mention.noun else "de zin heeft geen van de getelde woorden"
            yield f'"{example.text}": {what}, bij counts: staat {nouns}'

    def _check_claim(self, indicator: Indicator, example: Example, reading: Reading, at: int) -> Iterator[str]:
        shown = f'"{example.text}"'
        match = next((match for match in self.matcher.match(reading) if match.figure == at), None)
        rivals: dict[str, str] = {}
        for claim in self.matcher.find_claims(reading):
            owner = claim.compiled.owner
            if claim.figure == at and owner.indicator is indicator:
                self._note_use(claim, reading)
            elif claim.figure == at:
                rivals.setdefault(owner.name, claim.compiled.pattern.pattern_id)
        if match is None:
            yield f"{shown}: geen patroon neemt het getal; {self._explain(reading, at)}"
            return
        yield from self._check_owner(indicator, match, rivals, shown)
        if match.pack == self.pack.name and match.indicator == indicator.id and match.breakdown != example.breakdown:
            yield (
                f"{shown}: de uitsplitsing is {_show(match.breakdown)}, het voorbeeld zegt {_show(example.breakdown)} "
                f"(patroon {match.pattern})"
            )

    def _check_owner(self, indicator: Indicator, match: PackMatch, rivals: dict[str, str], shown: str) -> Iterator[str]:
        """The number must be the indicator's, and no other may claim it that neither gives way nor is given way to."""
        own = f"{self.pack.name}.{indicator.id}"
        owner = f"{match.pack}.{match.indicator}"
        for rival, pattern in rivals.items():
            if rival not in indicator.yields_to and own not in self._yields.get(rival, ()):
                if rival == owner and own not in match.conflict:
                    yield f"{shown}: het getal gaat naar {owner} (patroon {pattern}) en niet naar {own}"
                else:
                    yield f"{shown}: {rival} eist hetzelfde getal op (patroon {pattern}); gebruik unless: of yields_to:"

    def _explain(self, reading: Reading, at: int) -> str:
        start, end, _, _ = reading.figures[at]
        miss = self.matcher.explain(reading, (start, end))
        if miss is None:
            return "geen patroon komt in de buurt"
        return f'het naaste, {miss.pattern} "{miss.text}", {describe_miss(miss.reason, miss.expected, miss.found)}'

    def _check_counter_example(self, indicator: Indicator, example: Example) -> Iterator[str]:
        reading, mentions = _read(example)
        marked = _find_marked(example, mentions) if example.start >= 0 else None
        for match in self.matcher.match(reading):
            own = match.pack == self.pack.name and match.indicator == indicator.id
            if own and (marked is None or match.figure == marked):
                number = mentions[match.figure].text
                yield f'"{example.text}": een tegenvoorbeeld, maar {match.pattern} neemt <{number}>'

    def _note_use(self, claim: Claim, reading: Reading) -> None:
        pattern = claim.compiled.pattern.pattern_id
        self.use.patterns.add(pattern)
        for part in claim.found.parts:
            if len(part) == 2:
                self.use.branches.add((pattern, part[0], part[1]))
            else:
                self.use.wordings.add((part[1], part[2]))
        filled = set(claim.breakdown)
        for text in (reading.text, reading.near):
            for wording in claim.compiled.owner.read_wordings(tokenize(text), reading.year):
                if (wording.key, wording.code) in filled:
                    self.use.wordings.add((wording.code, wording.text))

    def _find_unused(self) -> Iterator[Mistake]:
        for indicator in self.pack.indicators:
            for pattern in indicator.patterns:
                if pattern.pattern_id not in self.use.patterns:
                    yield self._mistake(pattern.line, f'geen voorbeeld gebruikt het zinsdeel "{pattern.text}"')
                    continue
                for element in find_elements(pattern.run):
                    if not isinstance(element, Choice):
                        continue
                    for number, branch in enumerate(element.branches):
                        if (pattern.pattern_id, str(element.number), str(number)) not in self.use.branches:
                            part = " ".join(show_element(inner) for inner in branch)
                            message = f'geen voorbeeld gebruikt "{part}" van het zinsdeel "{pattern.text}"'
                            yield self._mistake(pattern.line, message)
        lists = (*self.pack.words, *(code for version in self.pack.categories for code in version.codes))
        for words in lists:
            for at, entry in enumerate(words.entries):
                if (words.name, entry.text) in self.use.wordings:
                    continue
                twin = next((e for e in words.entries[:at] if _is_same(e, entry)), None)
                if twin is not None:
                    message = f"'{entry.text}' is een vorm van '{twin.text}' in dezelfde lijst: laat het weg"
                    yield self._mistake(entry.line, message)
                else:
                    yield self._mistake(
                        entry.line, f"geen voorbeeld gebruikt '{entry.text}' van de woordenlijst '{words.name}'"
                    )

    def _find_unused_words(self, indicator: Indicator) -> Iterator[Mistake]:
        """Words of near, unless and counts that stand in no example: a slip of the pen there is silent."""
        owner = compile_indicator(self.pack, indicator)
        proved = [tokenize(f"{example.text}\n{example.near}") for example in indicator.examples]
        refused = [tokenize(example.text) for example in indicator.counter_examples]
        checks: tuple[tuple[str, tuple[Entry, ...], list[Tokens]], ...] = (
            ("near", indicator.near, proved),
            ("counts", indicator.counts, proved),
            ("unless", indicator.unless, refused),
        )
        for key, entries, texts in checks:
            kind = "tegenvoorbeeld" if key == "unless" else "voorbeeld"
            for entry in entries:
                wording: tuple[Keys, ...] = (read_keys(entry.text),)
                compound = key == "counts" and any(_ends_in(wording, tokens) for tokens in texts)
                if not compound and not any(owner.stands_in(wording, tokens) for tokens in texts):
                    yield self._mistake(entry.line, f"geen {kind} van '{indicator.id}' heeft '{entry.text}' van {key}")

    def _find_shared_wordings(self) -> Iterator[Mistake]:
        """One wording in two lists of the same breakdown key: the code would hang on the order of the file."""
        seen: set[tuple[str, str]] = set()
        for indicator in self.pack.indicators:
            for key, _ in indicator.breakdown:
                codes: dict[Keys, list[Wording]] = defaultdict(list)
                for wording in compile_indicator(self.pack, indicator).lists[key].items:
                    codes[wording.keys].append(wording)
                for same in codes.values():
                    if len({w.code for w in same}) > 1 and all(not w.valid_from for w in same):
                        first, second = same[0], next(w for w in same if w.code != same[0].code)
                        if (first.text, second.code) not in seen:
                            seen.add((first.text, second.code))
                            line = next(words.line for words in self.pack.words if words.name == second.code)
                            message = f"'{second.text}' staat in de woordenlijsten '{first.code}' en '{second.code}'"
                            yield self._mistake(line, message)


def describe_miss(reason: str, expected: str, found: str) -> str:
    """The end of a sentence about a pattern: where it stopped and what it wanted there."""
    if reason == "unit":
        return f"telt {expected}, maar het getal is {found}"
    if reason == "near":
        return f"vindt geen van zijn near-woorden ({expected}) in de zin of erboven"
    if reason == "unless":
        return f"wordt tegengehouden door zijn unless-woorden ({found})"
    if reason == "label":
        return "is voor losse woorden bij een getal, en dit is een zin"
    if reason == "cover":
        return "kent te weinig van de woorden bij het getal"
    if reason == "change":
        return "past, maar het getal zegt hoeveel er veranderde en niet hoeveel het er zijn"
    if reason == "part":
        return "past, maar het getal telt een deel en de woorden noemen het geheel"
    return f"stopt bij '{found}', waar '{expected}' moet staan" if found else f"mist '{expected}'"


def _load_rivals(pack: Pack) -> tuple[Pack, ...]:
    """The other built-in packs, as far as they are sound themselves."""
    rivals: list[Pack] = []
    for name in list_packs():
        if name != pack.name:
            try:
                rivals += load_packs([name])
            except (PackError, UsageError):
                continue  # its own check tells what is wrong with it
    return tuple(rivals)


def _read(example: Example) -> tuple[Reading, tuple[Mention, ...]]:
    return read_sentence(example.text, near=example.near, label=example.is_label, year=example.year)


def _find_marked(example: Example, mentions: tuple[Mention, ...]) -> int | None:
    return next((i for i, m in enumerate(mentions) if m.start < example.end and m.end > example.start), None)


def _ends_in(wording: tuple[Keys, ...], tokens: Tokens) -> bool:
    """Whether a compound of the word stands in the tokens: `integriteitsmeldingen` for `melding`."""
    heads = wording[0][-1] if wording[0] else frozenset[str]()
    return any(key.endswith(head) for key in tokens.places for head in heads)


def _is_same(first: Entry, second: Entry) -> bool:
    """Whether one wording is an inflected form of the other."""
    pairs = read_keys(first.text), read_keys(second.text)
    return len(pairs[0]) == len(pairs[1]) and not any(a.isdisjoint(b) for a, b in zip(*pairs, strict=True))


def _show(breakdown: tuple[tuple[str, str], ...]) -> str:
    return "; ".join(f"{key}={code}" for key, code in breakdown) or "leeg"


__all__ = ["check_pack", "describe_miss", "find_run"]
