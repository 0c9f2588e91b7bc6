"""Marked YAML → a Pack, with every mistake of shape collected on the way, each with its line.

Shape is checked here and not by pydantic because the lines are needed (pydantic gives a path into the data, not a
place in the file) and because this runs at each start: pydantic and its models cost 0.21 s of CPU before they
read a line, reading and checking the 1,800 lines of the built-in packs 0.07 to 0.12.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from .marked import Items, Table, Text, Value, find_trap
from .pack import CategoryList, Entry, Example, Indicator, Mistake, Pack, Pattern, PatternKind, WordList
from .phrases import PhraseError, find_fault, find_label_fault, parse_phrase

UNITS = (
    "count", "persons", "percent", "pp", "EUR", "fte", "hours", "days", "weeks", "months", "years", "score", "ratio",
    "average",
)  # fmt: skip
"""Units an indicator may have: those of figures.csv, and `average` for a bare mean such as a frequency."""

_PACK_KEYS = ("pack", "version", "label", "words", "categories", "indicators")
_INDICATOR_KEYS = (
    "id", "label", "question", "unit", "counts", "breakdown", "from_near", "near", "unless", "yields_to", "phrases",
    "labels", "examples", "counter_examples", "examples_todo",
)  # fmt: skip
_EXAMPLE_KEYS = ("text", "label", "value", "unit", "near", "year", "why")
_CATEGORY_KEYS = ("valid_from", "valid_until", "source", "codes")
_Made = TypeVar("_Made")
_TO_FILL_IN = "…"  # what a draft leaves to its writer
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_MARK = re.compile(r"<([^<>]+)>")
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_AMBIGUOUS = re.compile(r"-?\d{1,3}\.\d{3}")


class Builder:
    """Reads the parts of one file; `mistakes` grows on the way and is complete when `build` returns."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.mistakes: list[Mistake] = []
        self.name = ""

    def build(self, value: Value | None) -> Pack | None:
        """The pack, without what could not be read; None when nothing could."""
        table = self._table(value, "een pakket", _PACK_KEYS) if value is not None else None
        if table is None:
            return None
        self.name = self._name(table, "pack", "het pakket")
        indicators = self._each(table.get("indicators"), "indicators", self._indicator)
        if not indicators:
            self.complain(table.line, "het pakket heeft geen indicatoren (indicators)")
        self._refuse_repeats((indicator.id, indicator.line) for indicator in indicators)
        return Pack(
            name=self.name,
            version=int(self._number(table.get("version"), "version", table.line) or 0),
            file=self.file,
            label_nl=self._text(table.get("label"), "label") or self.name,
            words=self._word_lists(table.get("words"), "words"),
            categories=self._categories(table.get("categories")),
            indicators=indicators,
        )

    def complain(self, line: int, message: str) -> None:
        """Adds a mistake."""
        self.mistakes.append(Mistake(file=self.file, line=line, message=message))

    def _indicator(self, value: Value) -> Indicator | None:
        table = self._table(value, "een indicator", _INDICATOR_KEYS)
        if table is None:
            return None
        name = self._name(table, "id", "een indicator")
        label_nl, label_en = self._label(table)
        patterns = self._patterns(table, name)
        if not patterns and name:
            self.complain(table.line, f"indicator '{name}' heeft geen phrases en geen labels")
        return Indicator(
            id=name,
            label_nl=label_nl,
            label_en=label_en,
            question=self._text(table.get("question"), "question"),
            units=self._units(table),
            counts=self._entries(table.get("counts"), "counts"),
            breakdown=self._breakdown(table.get("breakdown")),
            from_near=tuple(entry.text for entry in self._entries(table.get("from_near"), "from_near")),
            near=self._entries(table.get("near"), "near"),
            unless=self._entries(table.get("unless"), "unless"),
            yields_to=tuple(entry.text for entry in self._entries(table.get("yields_to"), "yields_to")),
            patterns=patterns,
            examples=self._each(table.get("examples"), "examples", self._example),
            counter_examples=self._each(table.get("counter_examples"), "counter_examples", self._example),
            examples_todo=self._each(table.get("examples_todo"), "examples_todo", self._example),
            line=table.line,
        )

    def _label(self, table: Table) -> tuple[str, str]:
        label = table.get("label")
        names = self._table(label, "label", ("nl", "en")) if label is not None else None
        if names is None:
            self.complain(table.line, "een indicator heeft label: {nl: …, en: …} nodig")
            return "", ""
        dutch, english = self._text(names.get("nl"), "label nl"), self._text(names.get("en"), "label en")
        if not dutch or not english:
            self.complain(names.line, "een label heeft nl en en nodig")
        return dutch, english

    def _units(self, table: Table) -> tuple[str, ...]:
        value = table.get("unit")
        if value is None:
            self.complain(table.line, "een indicator heeft unit: nodig, een van " + ", ".join(UNITS))
            return ()
        units = self._entries(value, "unit")
        for unit in units:
            if unit.text not in UNITS:
                self.complain(unit.line, f"onbekende eenheid '{unit.text}'{suggest(unit.text, UNITS)}")
        return tuple(unit.text for unit in units)

    def _patterns(self, table: Table, indicator: str) -> tuple[Pattern, ...]:
        patterns: list[Pattern] = []
        seen: dict[str, int] = {}
        kinds: tuple[tuple[str, PatternKind], ...] = (("phrases", "phrase"), ("labels", "label"))
        for key, kind in kinds:
            for entry in self._entries(table.get(key), key):
                folded = f"{kind} {' '.join(entry.text.casefold().split())}"
                if folded in seen:
                    self.complain(entry.line, f"hetzelfde zinsdeel staat op regel {seen[folded]}")
                    continue
                seen[folded] = entry.line
                number = sum(pattern.kind == kind for pattern in patterns) + 1
                mark = "" if kind == "phrase" else "label."
                pattern = self._pattern(entry, kind, f"{self.name}.{indicator}.{mark}{number}")
                if pattern is not None:
                    patterns.append(pattern)
        return tuple(patterns)

    def _pattern(self, entry: Entry, kind: PatternKind, pattern_id: str) -> Pattern | None:
        try:
            run = parse_phrase(entry.text)
        except PhraseError as error:
            self.complain(entry.line, f'{kind} "{entry.text}": {error}')
            return None
        fault = find_fault(run) if kind == "phrase" else find_label_fault(run)
        if fault:
            self.complain(entry.line, f'{kind} "{entry.text}": {fault}')
            return None
        return Pattern(pattern_id=pattern_id, kind=kind, text=entry.text, run=run, line=entry.line)

    def _breakdown(self, value: Value | None) -> tuple[tuple[str, tuple[str, ...]], ...]:
        if value is None:
            return ()
        if not isinstance(value, Table):
            self.complain(value.line, "breakdown is een sleutel met woordenlijsten: {domain: [integriteit, privacy]}")
            return ()
        return tuple(
            (key.value, tuple(entry.text for entry in self._entries(lists, f"breakdown {key.value}")))
            for key, lists in value
        )

    def _example(self, value: Value) -> Example | None:
        table = self._table(value, "een voorbeeld", None)
        if table is None:
            return None
        raw, kind = table.get("text"), "text"
        if raw is None:
            raw, kind = table.get("label"), "label"
        text = self._text(raw, kind)
        if not text:
            self.complain(
                table.line, "een voorbeeld heeft text: (een zin) of label: (de woorden naast een getal) nodig"
            )
            return None
        marks = list(_MARK.finditer(text))
        if len(marks) > 1 or (("<" in text or ">" in text) and not marks):
            self.complain(table.line, f'"{text}": zet één getal tussen < >, zo: <tien>')
            return None
        plain = text[: marks[0].start()] + marks[0][1] + text[marks[0].end() :] if marks else text
        start, end = (marks[0].start(), marks[0].start() + len(marks[0][1])) if marks else (-1, -1)
        year = self._number(table.get("year"), "year", table.line)
        return Example(
            text=plain,
            start=start,
            end=end,
            value=self._number(table.get("value"), "value", table.line),
            unit=self._text(table.get("unit"), "unit"),
            breakdown=self._codes(table),
            near=self._text(table.get("near"), "near"),
            year=int(year) if year is not None else None,
            is_label=kind == "label",
            line=table.line,
        )

    def _codes(self, table: Table) -> tuple[tuple[str, str], ...]:
        codes = []
        for key, value in table:
            if key.value in _EXAMPLE_KEYS:
                continue
            if not _NAME.fullmatch(key.value):
                self.complain(
                    key.line,
                    f"'{key.value}' is geen sleutel van een voorbeeld; zet tekst met een komma tussen aanhalingstekens",
                )
            else:
                codes.append((key.value, self._text(value, key.value)))
        return tuple(sorted(codes))

    def _categories(self, value: Value | None) -> tuple[CategoryList, ...]:
        if value is None:
            return ()
        if not isinstance(value, Table):
            self.complain(value.line, "categories is een tabel: een naam met zijn versies")
            return ()
        found: list[CategoryList] = []
        for key, versions in value:
            self._check_name(key, "een categorielijst")
            for item in versions.items if isinstance(versions, Items) else (versions,):
                version = self._category(item, key.value)
                if version is not None:
                    found.append(version)
        return tuple(found)

    def _category(self, value: Value, name: str) -> CategoryList | None:
        table = self._table(value, "een versie van een categorielijst", _CATEGORY_KEYS)
        if table is None:
            return None
        first = self._number(table.get("valid_from"), "valid_from", table.line)
        if first is None:
            self.complain(
                table.line, f"categorielijst '{name}' heeft valid_from: nodig, het eerste jaar dat de lijst geldt"
            )
        last = self._number(table.get("valid_until"), "valid_until", table.line)
        return CategoryList(
            name=name,
            valid_from=int(first or 0),
            valid_until=int(last or 0),
            source=self._text(table.get("source"), "source"),
            codes=self._word_lists(table.get("codes"), "codes"),
            line=table.line,
        )

    def _word_lists(self, value: Value | None, what: str) -> tuple[WordList, ...]:
        if value is None:
            return ()
        if not isinstance(value, Table):
            self.complain(value.line, f"{what} is een tabel: een naam met bewoordingen, naam: [bewoording, bewoording]")
            return ()
        lists = []
        for key, wordings in value:
            self._check_name(key, "een woordenlijst")
            entries = self._entries(wordings, key.value)
            if not entries:
                self.complain(key.line, f"woordenlijst '{key.value}' is leeg")
            self._refuse_repeats((entry.text.casefold(), entry.line) for entry in entries)
            lists.append(WordList(name=key.value, entries=entries, line=key.line))
        return tuple(lists)

    def _entries(self, value: Value | None, what: str) -> tuple[Entry, ...]:
        """Texts of a list, or of one text."""
        if value is None:
            return ()
        items = value.items if isinstance(value, Items) else (value,)
        found = []
        for item in items:
            if not isinstance(item, Text):
                self.complain(
                    item.line,
                    f"{what}: hier hoort een lijst van teksten; zet een tekst met ':' tussen aanhalingstekens",
                )
            elif text := self._text(item, what):
                found.append(Entry(text=text, line=item.line))
        return tuple(found)

    def _each(self, value: Value | None, what: str, read: Callable[[Value], _Made | None]) -> tuple[_Made, ...]:
        if value is None:
            return ()
        if not isinstance(value, Items):
            self.complain(value.line, f"{what} is een lijst: ieder op een eigen regel, met '- ' ervoor")
            return ()
        return tuple(made for item in value.items if (made := read(item)) is not None)

    def _table(self, value: Value | None, what: str, keys: tuple[str, ...] | None) -> Table | None:
        if not isinstance(value, Table):
            if value is not None:
                self.complain(value.line, f"{what} is een tabel: sleutel: waarde")
            return None
        for key, _ in value:
            if keys is not None and key.value not in keys:
                self.complain(key.line, f"onbekende sleutel '{key.value}' in {what}{suggest(key.value, keys)}")
        return value

    def _text(self, value: Value | None, what: str) -> str:
        if value is None:
            return ""
        if not isinstance(value, Text):
            self.complain(value.line, f"{what} is een tekst; zet een tekst met ':' of '{{' tussen aanhalingstekens")
            return ""
        if trap := find_trap(value):
            self.complain(value.line, f"{what}: {trap}")
        if value.value.strip() == _TO_FILL_IN:
            self.complain(value.line, f"{what}: vul dit in; hier staat nog {_TO_FILL_IN}")
        return value.value.strip()

    def _number(self, value: Value | None, what: str, line: int) -> Decimal | None:
        if value is None:
            return None
        text = value.value.strip() if isinstance(value, Text) else ""
        line = value.line
        if _AMBIGUOUS.fullmatch(text):
            whole = text.replace(".", "")
            self.complain(
                line, f"{what}: {text} is {whole} in het Nederlands en een breuk in YAML; schrijf {whole} of {text}0"
            )
            return None
        if ":" in text and isinstance(value, Text) and not value.quoted:
            self.complain(line, f"{what}: YAML leest {text} als een aantal minuten of seconden; schrijf één getal")
            return None
        if not _NUMBER.fullmatch(text):
            self.complain(line, f"{what} is een getal in cijfers, zoals 12 of 12,5, niet '{text}'")
            return None
        try:
            return Decimal(text.replace(",", "."))
        except InvalidOperation:
            return None

    def _name(self, table: Table, key: str, what: str) -> str:
        value = table.get(key)
        if not isinstance(value, Text):
            self.complain(table.line, f"{what} heeft {key}: nodig, een naam")
            return ""
        self._check_name(value, what)
        return value.value

    def _check_name(self, name: Text, what: str) -> None:
        if trap := find_trap(name):
            self.complain(name.line, trap)
        elif not _NAME.fullmatch(name.value):
            self.complain(
                name.line,
                f"de naam van {what} heeft kleine letters, cijfers en '_' en begint met een letter: {name.value}",
            )

    def _refuse_repeats(self, names: Iterable[tuple[str, int]]) -> None:
        seen: dict[str, int] = {}
        for name, line in names:
            if name in seen:
                self.complain(line, f"'{name}' staat ook op regel {seen[name]}")
            seen.setdefault(name, line)


def suggest(name: str, known: Iterable[str]) -> str:
    """`; is '…' meant?` with the known name that looks most like it, or nothing."""
    close = difflib.get_close_matches(name, list(known), n=1)
    return f"; bedoelt u '{close[0]}'?" if close else ""
