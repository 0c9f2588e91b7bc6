"""Which figures speak of the thing that a claim speaks of, ranked; the value plays no part in it.

Both sides are accounted for. Each word of the claim that carries meaning is looked up in the words of every figure and
weighed by how rare it is, so that `meldingen` alone decides nothing where all figures count them. Each word by which a
figure stands apart from the others of its page, and which the claim lacks, counts against it: `middellang verzuim` is
not `verzuim`. The rank is the share of both sides together that the other side has (after Tversky, Features of
Similarity, 1977). What makes a figure another thing (gates.py) is no matter of degree.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from .agreement import has_number
from .claims import Claim
from .gates import Gate, gate_of, odd_period, same_document, same_unit_as
from .likeness import likeness
from .lookup import AROUND, WordTable
from .meant import Meaning, meaning_of, rarity
from .naming import DocumentNames
from .profile import Profile, Row, profiles_of
from .wording import denies, keys_of, names_of

# how firmly a figure has a word, by where it stands
_FIRMLY = {
    "after": 0.01,
    "before": 0.5,
    "around": AROUND,
    "shared": 0.6,
    "title": 0.85,
    "named": 0.95,
    "subject": 0.95,
    "head": 1.0,
}
# cost of a word that the claim lacks, of a table and of a sentence, which says much besides
_EXTRA = {"head": 0.5, "subject": 0.15, "title": 0.03}
_EXTRA_TOLD = {"head": 0.35, "subject": 0.15, "title": 0.03}
_MUCH_MORE, _WORDY = 5.0, 0.25  # words of a figure that the claim lacks: when they are many, and their cost in rank
_TELLING = 0.5  # weight from which a word says what is meant
_ELSEWHERE = 0.1  # below it, a figure has a word only as that of another number of its sentence
_NEAR = 0.55  # weight of a word of the sentences just before
_BEFORE, _COLUMN = 5, 260  # figures just before, and points by which they can stand apart
_ON_PAGE, _IN_NAME = 0.25, 0.5  # weight of a word that other figures of the page, or the name of the document, have
_PASSED_OVER = 0.15  # in rank, of the share of the claim that other figures of the page have as their own
_OTHERS = 0.06  # in rank, of a figure that counts what the claim does not name
_TWICE = 2  # times that a name is printed at most, to be no other subject of the document
_OWN = 0.8  # how firmly a figure has its own words
_HEADED = 0.4  # likeness from which a figure has the first noun of the claim
_BESIDES = 40  # candidates of other periods or of the very value, besides those of the best words
_NEARLY_EQUAL = Decimal("0.02")  # share by which values differ that rounding can make equal
_LOOK = 0.4  # weight of an equal unit or year, half of an equal value, for a figure to be looked at
_TRIED = 90  # candidates by words of which the rest is looked at
_PLAIN = frozenset(("=totaal", "=realisatie"))  # what a figure says more without being another


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A figure beside a claim.

    `coverage`: share of the claim's meaning that it has, `spoken` without what its page tells. `headed`: whether it has
    the first noun of the claim, which says what is counted. `lacking`: share of the claim's meaning in nouns that it
    and its page lack; `passed_over`: in nouns that it lacks and another figure of its page has as its own. `extra`:
    what it says more, 0–1. `rank` orders candidates. `gate` names what makes it another thing; empty when nothing does.
    `words`: how well it has each word of the claim, in one order for all candidates; `nouns`: the same of its nouns;
    `missing`: the nouns that it lacks, as the claim has them; `of_another`: whether a word of the claim stands by a
    later number of its sentence, of which it is the whole; `besides`: how many words by its number the claim lacks;
    `denied`: whether just one of claim and figure denies something. `attainable`: the share of the claim's meaning that
    all figures have together, each word where it stands best; `unheard`: the share in words that none has, and in nouns
    that none has.
    """

    row: Row
    coverage: float
    spoken: float
    headed: bool
    lacking: float
    passed_over: float
    extra: float
    rank: float
    gate: Gate
    words: tuple[float, ...] = ()
    nouns: tuple[float, ...] = ()
    missing: tuple[str, ...] = ()
    of_another: bool = False
    denied: bool = False
    besides: int = 0
    attainable: float = 0.0
    unheard: float = 0.0
    unheard_nouns: float = 0.0


class MeaningIndex:
    """Figures prepared for look-up by meaning. Building is linear in the number of figures."""

    def __init__(self, figures: Sequence[Row], codebook: Sequence[Row] = (), documents: Sequence[Row] = ()) -> None:
        self._labels: Mapping[str, str] = {
            row["code"]: row["label_nl"] for row in codebook if row["list"] == "indicator"
        }
        self._entries = profiles_of(figures, self._labels)
        self._shelves: dict[tuple[str, ...], _Shelf] = {}
        self._documents = tuple(dict.fromkeys(row["document"] for row in figures))
        self._names = DocumentNames(figures, {row["document"]: row["title"] for row in documents})

    def candidates(self, claim: Claim, most: int = 40) -> list[Candidate]:
        """The figures that share words or the indicator with the claim, best first; of its document where it names one.

        When no document is the one that it names, those of all, each behind that gate.
        """
        meant = tuple(name for name in self._documents if claim.document and same_document(claim.document, name))
        idle = self._names.own_names(meant, claim.label) if meant else frozenset[str]()
        if not claim.document:
            named, idle = self._names.named_in(claim.label)
            meant = tuple(name for name in self._documents if name in named)
        chosen = meant or self._documents
        if chosen not in self._shelves:
            within = frozenset(chosen)
            entries = [entry for entry in self._entries if entry.row["document"] in within]
            self._shelves[chosen] = _Shelf(entries, self._labels)
        return self._shelves[chosen].candidates(claim, most, idle)


class _Shelf:
    """The figures of the documents that a claim can be about."""

    def __init__(self, entries: Sequence[Profile], labels: Mapping[str, str]) -> None:
        self._entries = entries
        figures = [entry.row for entry in entries]
        self._labels = {code.rpartition(".")[2]: label for code, label in labels.items()}
        nouns = frozenset(key for row in figures for key in keys_of(row["counts"]))
        pages = [(row["document"], row["page"]) for row in figures]
        self._words = WordTable([_firmly(entry) for entry in self._entries], pages, nouns)
        self._names = {row["document"]: _name_keys(row) for row in figures}
        self._before = _told_before(self._entries)
        self._valued: dict[Decimal, list[int]] = defaultdict(list)
        for index, row in enumerate(figures):
            self._valued[abs(Decimal(row["value"]))].append(index)
        self._on_page = Counter(pages)
        self._printed: dict[str, Counter[str]] = defaultdict(Counter)
        for row in figures:
            self._printed[row["document"]].update(names_of(row["snippet"]))
        self._shared = Counter(
            (page, key) for page, entry in zip(pages, self._entries, strict=True) for key in entry.own
        )

    def candidates(self, claim: Claim, most: int, idle: frozenset[str]) -> list[Candidate]:
        meaning = meaning_of(claim, self._words, idle=idle, label=self._labels.get(claim.indicator, ""))
        spoken: dict[int, float] = defaultdict(float)
        for key, importance in meaning.weights.items():
            for index, score in meaning.found[key].items():
                spoken[index] += importance * score
        if claim.indicator:
            for index, entry in enumerate(self._entries):
                if entry.row["indicator"] == claim.indicator:
                    spoken.setdefault(index, 0.0)
        for value in claim.values:
            for index in self._valued.get(abs(value), ()):
                spoken.setdefault(index, 0.0)
        context = self._context(spoken, meaning)
        wide: dict[int, float] = defaultdict(float)
        for worths in context.values():
            for index, worth in worths.items():
                wide[index] += worth
        heard = {index: worth + wide[index] + self._like(claim, index) for index, worth in spoken.items()}
        tried = sorted(spoken, key=lambda one: (-self._named(claim, one), -heard[one], one))[:_TRIED]
        ranked = []
        for index in tried:
            near = self._near(meaning, index)
            told = spoken[index] + sum(near.values())
            wider = sum(context[key].get(index, 0.0) for key in context if key not in near)
            ranked.append(self._candidate(claim, meaning, index, told, wider))
        ranked.sort(key=lambda item: (bool(item.gate), -item.rank, item.row["figure_id"]))
        besides = [item for item in ranked[most:] if item.gate == "period" or has_number(claim, item.row)]
        return [*ranked[:most], *besides[:_BESIDES]]

    def _like(self, claim: Claim, index: int) -> float:
        """What the value, the unit and the year tell of which figures are worth a look."""
        row = self._entries[index].row
        value = Decimal(row["value"])
        near = any(abs(abs(one) - abs(value)) <= abs(value) * _NEARLY_EQUAL for one in claim.values)
        alike = bool(claim.unit) and same_unit_as(row) == claim.unit
        dated = bool(claim.start) and row["period_start"][:4] == claim.start[:4]
        return _LOOK * (2 * near + alike + dated)

    def _named(self, claim: Claim, index: int) -> bool:
        return bool(claim.indicator) and self._entries[index].row["indicator"] == claim.indicator

    def _near(self, meaning: Meaning, index: int) -> dict[str, float]:
        """What the sentences just before tell besides, by word: `Vier daarvan` after a sentence on meldingen."""
        told = {}
        for key, importance in meaning.weights.items():
            found = meaning.found[key]
            known = found.get(index, 0.0)
            near = max((found.get(other, 0.0) for other in self._before[index]), default=0.0) * _NEAR
            if near > known and not 0 < known < _ELSEWHERE:
                told[key] = importance * (near - known)
        return told

    def _context(self, scores: Mapping[int, float], meaning: Meaning) -> dict[str, dict[int, float]]:
        """What the page and the document's name tell besides, by word: `Ingebrekestellingen` in a report on the Woo."""
        told: dict[str, dict[int, float]] = {}
        for key, importance in meaning.weights.items():
            found, pages = meaning.found[key], self._words.pages_with(key, AROUND)
            named = {name for name, keys in self._names.items() if any(likeness(key, other) for other in keys)}
            if not named and not pages:
                continue
            told[key] = {}
            for index in scores:
                page = self._words.pages[index]
                context = _IN_NAME if page[0] in named else _ON_PAGE if page in pages else 0.0
                known = found.get(index, 0.0)
                if context > known and not 0 < known < _ELSEWHERE:
                    told[key][index] = importance * (context - known)
        return told

    def _candidate(self, claim: Claim, meaning: Meaning, index: int, spoken: float, context: float) -> Candidate:
        entry = self._entries[index]
        row, wanted = entry.row, tuple(meaning.weights)
        weight = meaning.weight
        share = (spoken + context) / weight
        same_indicator = self._named(claim, index)
        coverage = max(share, 0.7 + 0.3 * share) if same_indicator else share
        if same_indicator and not wanted:
            coverage = 1.0
        extra = 1 - math.exp(-self._extra(entry, meaning, index) / _MUCH_MORE) if wanted else 0.0
        rank = coverage - _WORDY * extra - _penalty(claim, entry)
        passed_over = self._passed_over(meaning, index) / weight
        rank -= _PASSED_OVER * passed_over
        if row["counts"] and wanted and keys_of(row["counts"]).isdisjoint(wanted):
            rank -= _OTHERS  # personen bij de vertrouwenspersoon are no vertrouwenspersonen
        return Candidate(
            row=row,
            coverage=coverage,
            spoken=coverage if same_indicator else spoken / weight,
            headed=same_indicator or self._is_headed(meaning, index),
            lacking=self._lacking(meaning, index) / weight,
            passed_over=passed_over,
            extra=extra,
            rank=rank,
            gate=gate_of(claim, row, own=entry.own, breakdown=entry.breakdown)
            or self._other_name(claim, meaning, entry),
            of_another=any(
                0 < meaning.found[key].get(index, 0.0) < _ELSEWHERE and importance >= _TELLING
                for key, importance in meaning.weights.items()
            ),
            words=tuple(meaning.found[key].get(index, 0.0) for key in wanted),
            nouns=tuple(meaning.found[key].get(index, 0.0) for key in meaning.nouns),
            denied=denies(claim.label) != denies(row["label"]) and row["derivation"] != "negation",
            besides=self._besides(entry, meaning),
            attainable=meaning.attainable,
            unheard=meaning.unheard,
            unheard_nouns=meaning.unheard_nouns,
            missing=tuple(word for key, word in meaning.said if meaning.found[key].get(index, 0.0) < _HEADED),
        )

    def _other_name(self, claim: Claim, meaning: Meaning, entry: Profile) -> Gate:
        """Whether the claim names a place or body that other figures name, and the figure names another."""
        row = entry.row
        often = self._printed[row["document"]]
        names = names_of(claim.label)
        claimed = {key for key in names if key in meaning.weights and self._words.has(key)}
        claimed |= {key for key in names if key not in meaning.weights and often[key] > 1}
        if not claimed:
            return ""
        if claimed & (entry.own | entry.around | entry.shared | entry.before | entry.after):
            return ""
        named = names_of(f"{row['label']} {row['snippet']}") - keys_of(claim.label)
        if claimed.isdisjoint(meaning.weights):
            named = frozenset(key for key in named if often[key] > _TWICE)
        return "name" if named else ""

    def _is_headed(self, meaning: Meaning, index: int) -> bool:
        """Whether the figure has the first noun; or its page has it, and the cells of its row and column all others."""
        if not meaning.head:
            return True
        if self._has(meaning, meaning.head, index):
            counted = keys_of(self._entries[index].row["counts"])
            firm = not counted or not counted.isdisjoint(meaning.weights)
            return firm or meaning.found.get(meaning.head, {}).get(index, 0.0) >= _OWN
        if "|" not in self._entries[index].row["snippet"]:
            return False
        others = [key for key in meaning.nouns if key not in self._words.parts(meaning.head)]
        told = self._words.pages[index] in self._words.pages_with(meaning.head, AROUND)
        return told and bool(others) and all(self._has(meaning, key, index) for key in others)

    def _has(self, meaning: Meaning, key: str, index: int) -> bool:
        return all(meaning.found.get(part, {}).get(index, 0.0) >= _HEADED for part in self._words.parts(key)[-1:])

    def _lacking(self, meaning: Meaning, index: int) -> float:
        """The weight of the nouns that neither the figure nor its page has."""
        page = self._words.pages[index]
        return sum(meaning.weights[key] for key in meaning.nouns if page not in self._words.pages_with(key))

    def _passed_over(self, meaning: Meaning, index: int) -> float:
        page = self._words.pages[index]
        return sum(
            meaning.weights[key]
            for key in meaning.nouns
            if meaning.found[key].get(index, 0.0) < _HEADED and page in self._words.pages_with(key, _OWN)
        )

    def _besides(self, entry: Profile, meaning: Meaning) -> int:
        said = (key for key in (entry.head | entry.subject) - _PLAIN if not key.startswith("+"))
        return sum(all(likeness(other, key) < _HEADED for other in meaning.weights) for key in said)

    def _extra(self, entry: Profile, meaning: Meaning, index: int) -> float:
        """The weight of the figure's words that the claim lacks, the more so the fewer of its page share them."""
        page = self._words.pages[index]
        several = self._on_page[page]
        wanted, known = tuple(meaning.weights), meaning.likenesses
        total = 0.0
        for name, cost in (_EXTRA if "|" in entry.row["snippet"] else _EXTRA_TOLD).items():
            for key in getattr(entry, name) - _PLAIN:
                if key.startswith("+"):
                    continue
                alike = known.get(key)
                if alike is None:
                    alike = known[key] = max(likeness(other, key, slips=True) for other in wanted)
                if alike >= 1.0:
                    continue
                apart = 1 - self._shared[page, key] / (several + 1)
                total += cost * (1 - alike) * apart * rarity(self._words.count(key), len(self._entries))
        return total


def _told_before(entries: Sequence[Profile]) -> list[tuple[int, ...]]:
    """For each figure those that sentences and callouts told just before it, in its column of the page."""
    told: list[tuple[int, ...]] = []
    recent: list[int] = []
    for index, entry in enumerate(entries):
        row = entry.row
        recent = [other for other in recent if _page_of(entries[other].row) == _page_of(row)]
        beside = [other for other in recent if abs(_left(entries[other].row) - _left(row)) < _COLUMN]
        told.append(tuple(beside[-_BEFORE:]))
        if "|" not in row["snippet"]:
            recent.append(index)
    return told


def _page_of(row: Row) -> tuple[str, str]:
    return row["document"], row["page"]


def _left(row: Row) -> float:
    return float(row["left"] or 0)


def _firmly(entry: Profile) -> dict[str, float]:
    words: dict[str, float] = {}
    for name, firmly in _FIRMLY.items():
        words.update(dict.fromkeys(getattr(entry, name), firmly))
    return words


def _name_keys(row: Row) -> frozenset[str]:
    name = row["document"].rsplit("/", 1)[-1].rsplit(".", 1)[0].replace("_", " ").replace("-", " ")
    return keys_of(f"{name} {row['organisation']}")


def _penalty(claim: Claim, entry: Profile) -> float:
    """What makes a figure less likely to be meant although nothing makes it another thing."""
    row = entry.row
    penalty = 0.05 * sum(1 for key in entry.breakdown if key not in dict(claim.breakdown)) * bool(claim.indicator)
    penalty += 0.02 * (row["confidence"] == "low") + 0.03 * (not row["period_start"] and bool(claim.start))
    if row["measure"] == "average" and not _average(claim.label):
        penalty += 0.03
    if entry.is_base:
        penalty += 0.1
    if _part(claim.label) != _part(row["label"]):
        penalty += 0.1  # a part and its whole are often told in the same words
    if row["derivation"] != "negation" and denies(claim.label) != denies(row["label"]):
        penalty += 0.08
    return penalty + odd_period(claim, row)


def _average(text: str) -> bool:
    return "=gemiddeld" in keys_of(text)


def _part(text: str) -> bool:
    return any(sign in text.lower() for sign in ("w.v.", "waarvan", "daarvan", "hiervan"))
