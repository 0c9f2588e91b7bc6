"""Which figures speak of the thing that a claim speaks of, ranked; the value plays no part in it.

Each word of the claim that carries meaning is looked up in the words of every figure (label, noun, base, breakdown,
indicator; the sentence counts for less) and weighed by how rare it is, so that `meldingen` alone decides nothing where
all figures count them. What a figure says more than the claim counts against it, by the same weights. What makes it
another thing (gates.py) is no matter of degree.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .claims import Claim
from .gates import Gate, gate_of, odd_period, same_document
from .wording import denies, key_of, keys_of, likeness, parts_of, self_keys, soft_keys, stem, words_of

Row = Mapping[str, str]

_SNIPPET = 0.7  # weight of a word that stands only in the sentence around the number
_RAREST, _COMMONEST = 2.5, 0.6  # bounds of a word's weight
_UNKNOWN = 1.9  # weight of a noun that no figure has
_SOFT_UNKNOWN, _SOFT = 0.35, 0.7  # weight, and factor, of words that look like verbs or adjectives: paraphrases differ
_SHORTEST_PART = 4  # letters of a compound's part
_TAIL, _FRONT = 0.6, 0.4  # of a compound in the claim, where a figure has only its last or its first part
_ON_PAGE, _IN_NAME = 0.35, 0.5  # weight of a word that other figures of the page, or the name of the document, have
_HEADED = 0.4  # likeness from which a figure has the first noun of the claim
# words that a unit already says
_IMPLIED = {
    "EUR": "bedrag opbrengst inkomsten",
    "percent": "aandeel deel percentage",
    "score": "score cijfer rapportcijfer",
    "days": "dag",
    "weeks": "week",
    "months": "maand",
    "hours": "uur",
    "fte": "fte",
}
_SPOKEN = 0.8  # share of coverage in the rank; the rest is what the figure says more
_TRIED = 150  # candidates by words of which the rest is looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A figure beside a claim.

    `coverage`: share of the claim's meaning that it has, `spoken` without what its page tells. `headed`: whether it has
    the first noun of the claim, which says what is counted. `lacking`: share of the claim's meaning in nouns that it
    lacks. `precision`: share of its own meaning that the claim has. `rank` orders candidates. `gate` names what makes
    it another thing; empty when nothing does.
    """

    row: Row
    coverage: float
    spoken: float
    headed: bool
    lacking: float
    precision: float
    rank: float
    gate: Gate
    words: tuple[float, ...] = ()  # how well it has each word of the claim, in one order for all candidates


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    row: Row
    own: frozenset[str]  # words of the label, the noun and the base
    named: frozenset[str]  # words of the breakdown and the indicator
    around: frozenset[str]  # words of the sentence
    breakdown: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Meaning:
    weights: Mapping[str, float]  # of each word of the claim
    nouns: tuple[str, ...]
    head: str  # the first noun


class MeaningIndex:
    """Figures prepared for look-up by meaning. Building is linear in the number of figures."""

    def __init__(self, figures: Sequence[Row], codebook: Sequence[Row] = ()) -> None:
        self._figures = figures
        self._labels = {row["code"]: row["label_nl"] for row in codebook if row["list"] == "indicator"}
        self._shelves: dict[tuple[str, ...], _Shelf] = {}
        self._documents = tuple(dict.fromkeys(row["document"] for row in figures))

    def candidates(self, claim: Claim, most: int = 40) -> list[Candidate]:
        """The figures that share words or the indicator with the claim, best first; of its document where it names one.

        When no document is the one that it names, those of all, each behind that gate.
        """
        meant = tuple(name for name in self._documents if claim.document and same_document(claim.document, name))
        chosen = meant or self._documents
        if chosen not in self._shelves:
            rows = [row for row in self._figures if row["document"] in frozenset(chosen)]
            self._shelves[chosen] = _Shelf(rows, self._labels)
        return self._shelves[chosen].candidates(claim, most)


class _Shelf:
    """The figures of the documents that a claim can be about."""

    def __init__(self, figures: Sequence[Row], labels: Mapping[str, str]) -> None:
        self._entries = [_entry(row, labels) for row in figures]
        self._own: dict[str, list[int]] = defaultdict(list)
        self._around: dict[str, list[int]] = defaultdict(list)
        for index, entry in enumerate(self._entries):
            for key in sorted(entry.own | entry.named):
                self._own[key].append(index)
            for key in sorted(entry.around):
                self._around[key].append(index)
        self._alike: dict[str, dict[int, float]] = {}
        self._names = {entry.row["document"]: _name_keys(entry.row) for entry in self._entries}

    def candidates(self, claim: Claim, most: int) -> list[Candidate]:
        wanted = self._wanted(claim)
        soft = soft_keys(claim.words)
        weights = {
            key: _SOFT_UNKNOWN if key in self_keys() else self._weight(self._look_up(key), soft=key in soft)
            for key in wanted
        }
        spoken: dict[int, float] = defaultdict(float)
        for key, importance in weights.items():
            for index, score in self._look_up(key).items():
                spoken[index] += importance * score
        if claim.indicator:
            for index, entry in enumerate(self._entries):
                if entry.row["indicator"] == claim.indicator:
                    spoken.setdefault(index, 0.0)
        context = self._context(spoken, weights)
        tried = sorted(spoken, key=lambda one: (-self._named(claim, one), -spoken[one] - context[one], one))[:_TRIED]
        meaning = _Meaning(
            weights=weights,
            nouns=tuple(key for key in weights if key not in soft),
            head=next((key for key in map(key_of, words_of(claim.words)) if key not in soft), ""),
        )
        ranked = [self._candidate(claim, meaning, index, spoken[index], context[index]) for index in tried]
        ranked.sort(key=lambda item: (bool(item.gate), -item.rank, item.row["figure_id"]))
        return ranked[:most]

    def _wanted(self, claim: Claim) -> list[str]:
        said = keys_of(claim.words) | keys_of(" ".join(value.replace("_", " ") for _, value in claim.breakdown))
        implied = keys_of(_IMPLIED.get(claim.unit, ""))
        return sorted({part for key in (said - implied or said) for part in self._parts(key)})

    def _named(self, claim: Claim, index: int) -> bool:
        return bool(claim.indicator) and self._entries[index].row["indicator"] == claim.indicator

    def _parts(self, key: str) -> tuple[str, ...]:
        """A compound that no figure has, as the two words that figures have: integriteitsmelding."""
        if key in self._own or key.startswith("=") or len(key) < 2 * _SHORTEST_PART:
            return (key,)
        for at in range(_SHORTEST_PART, len(key) - _SHORTEST_PART + 1):
            first, last = key_of(key[:at]), key_of(key[at:].removeprefix("s"))
            if (first in self._own or stem(key[:at]) in self._own) and last in self._own:
                return (first if first in self._own else stem(key[:at]), last)
        return (key,)

    def _context(self, scores: Mapping[int, float], weights: Mapping[str, float]) -> dict[int, float]:
        """What the page and the name of the document tell besides: `Ingebrekestellingen` in a report on the Woo."""
        told = dict.fromkeys(scores, 0.0)
        for key, importance in weights.items():
            found = self._look_up(key)
            pages = {self._page(index) for index, score in found.items() if score >= _SNIPPET}
            named = {name for name, keys in self._names.items() if any(likeness(key, other) for other in keys)}
            for index in scores:
                document, _ = page = self._page(index)
                context = _IN_NAME if document in named else _ON_PAGE if page in pages else 0.0
                told[index] += importance * max(0.0, context - found.get(index, 0.0))
        return told

    def _page(self, index: int) -> tuple[str, str]:
        row = self._entries[index].row
        return row["document"], row["page"]

    def _look_up(self, key: str) -> dict[int, float]:
        """Index of each figure that has the word or one like it → how alike, 0–1."""
        if key not in self._alike:
            found: dict[int, float] = {}
            for table, factor in ((self._around, _SNIPPET), (self._own, 1.0)):
                for index, score in _scores(key, table, slips=key not in self._own).items():
                    found[index] = max(found.get(index, 0.0), score * factor)
            self._alike[key] = found
        return self._alike[key]

    def _weight(self, found: Mapping[int, float], *, soft: bool) -> float:
        """How much a word of the claim says: the rarer among the figures, the more."""
        holding = sum(1 for score in found.values() if score > _SNIPPET)
        if not holding:
            return _SOFT_UNKNOWN if soft else _UNKNOWN
        return self._rarity(holding) * (_SOFT if soft else 1.0)

    def _rarity(self, holding: int) -> float:
        return min(_RAREST, max(_COMMONEST, math.log1p(len(self._entries) / (1 + 2 * holding))))

    def _candidate(self, claim: Claim, meaning: _Meaning, index: int, spoken: float, context: float) -> Candidate:
        entry = self._entries[index]
        row, wanted = entry.row, tuple(meaning.weights)
        weight = sum(meaning.weights.values()) or 1.0
        share = (spoken + context) / weight
        same_indicator = self._named(claim, index)
        coverage = max(share, 0.7 + 0.3 * share) if same_indicator else share
        if same_indicator and not wanted:
            coverage = 1.0
        precision = self._precision(entry, wanted) if wanted else 1.0
        rank = _SPOKEN * coverage + (1 - _SPOKEN) * precision - _penalty(claim, entry)
        if row["counts"] and wanted and keys_of(row["counts"]).isdisjoint(wanted):
            rank -= 0.05  # personen bij de vertrouwenspersoon are no vertrouwenspersonen
        return Candidate(
            row=row,
            coverage=coverage,
            spoken=coverage if same_indicator else spoken / weight,
            headed=same_indicator or not meaning.head or self._has(meaning.head, index),
            lacking=self._lacking(meaning, index) / weight,
            precision=precision,
            rank=rank,
            gate=gate_of(claim, row, own=entry.own | entry.named, breakdown=entry.breakdown),
            words=tuple(self._look_up(key).get(index, 0.0) for key in wanted),
        )

    def _has(self, key: str, index: int) -> bool:
        return all(self._look_up(part).get(index, 0.0) >= _HEADED for part in self._parts(key)[-1:])

    def _lacking(self, meaning: _Meaning, index: int) -> float:
        """The weight of the nouns that neither the figure nor its page has."""
        page = self._page(index)
        lacking = 0.0
        for key in meaning.nouns:
            found = self._look_up(key)
            if index not in found and not any(self._page(other) == page for other in found):
                lacking += meaning.weights[key]
        return lacking

    def _precision(self, entry: _Entry, wanted: Sequence[str]) -> float:
        """What the claim has of the figure's words; half of it without what a printed colon explains."""
        full = self._known(entry.own, wanted)
        said, _, explanation = entry.row["label"].partition(":")
        explained = explanation and f"{said}:" in entry.row["snippet"]
        return (full + self._known(keys_of(said), wanted)) / 2 if explained else full

    def _known(self, keys: frozenset[str], wanted: Sequence[str]) -> float:
        known = total = 0.0
        for key in sorted(keys - {"=totaal"}):
            weight = self._rarity(len(self._own[key]))
            total += weight
            known += weight * max(likeness(key, other, slips=True) for other in wanted)
        return known / total if total else 0.0


def _scores(key: str, table: Mapping[str, Sequence[int]], *, slips: bool) -> dict[int, float]:
    """How alike to the key the words of each figure are; parts of a compound in the claim add up."""
    whole: dict[int, float] = {}
    parts: dict[str, dict[int, float]] = {"tail": {}, "front": {}}
    for other, indexes in table.items():
        score = likeness(key, other, slips=slips)
        if not score:
            continue
        bare, side = other.lstrip("="), ""
        if len(key) >= len(bare) + _SHORTEST_PART - 1 and not key.startswith("="):
            side = "tail" if key.endswith(bare) else "front" if key.startswith(bare) else ""
        into, worth = (parts[side], _TAIL if side == "tail" else _FRONT) if side else (whole, score)
        for index in indexes:
            into[index] = max(into.get(index, 0.0), worth)
    for index in sorted({*parts["tail"], *parts["front"]}):
        together = parts["tail"].get(index, 0.0) + parts["front"].get(index, 0.0)
        whole[index] = max(whole.get(index, 0.0), together)
    return whole


def _name_keys(row: Row) -> frozenset[str]:
    name = row["document"].rsplit("/", 1)[-1].rsplit(".", 1)[0].replace("_", " ").replace("-", " ")
    return keys_of(f"{name} {row['organisation']}")


def _entry(row: Row, labels: Mapping[str, str]) -> _Entry:
    breakdown = dict(pair.split("=", 1) for pair in row["breakdown"].split(";") if "=" in pair)
    names = " ".join(value.replace("_", " ") for value in breakdown.values())
    own = keys_of(f"{row['label']} {row['counts']} {row['of']}")
    indicator = labels.get(f"{row['pack']}.{row['indicator']}", "")
    named = (keys_of(f"{names} {indicator}") | parts_of(row["label"])) - own
    return _Entry(row=row, own=own, named=named, around=keys_of(row["snippet"]) - own - named, breakdown=breakdown)


def _penalty(claim: Claim, entry: _Entry) -> float:
    """What makes a figure less likely to be meant although nothing makes it another thing."""
    row = entry.row
    penalty = 0.05 * sum(1 for key in entry.breakdown if key not in dict(claim.breakdown)) * bool(claim.indicator)
    penalty += 0.02 * (row["confidence"] == "low") + 0.03 * (not row["period_start"] and bool(claim.start))
    if row["measure"] == "average" and not _average(claim.label):
        penalty += 0.03
    if _part(claim.label) != _part(row["label"]):
        penalty += 0.1  # a part and its whole are often told in the same words
    if row["derivation"] != "negation" and denies(claim.label) != denies(row["label"]):
        penalty += 0.08
    if _came_from(row) and (not claim.start or claim.start[:4] == row["year"]):
        penalty += 0.12
    return penalty + odd_period(claim, row)


def _came_from(row: Row) -> bool:
    """Whether the figure is what something was before: 71 in `daalde van 71 naar 58 dagen`."""
    return bool(re.search(rf"\bvan {re.escape(row['value_text'])}\b[^.;]{{0,40}}\bnaar\b", row["snippet"]))


def _average(text: str) -> bool:
    return "=gemiddeld" in keys_of(text)


def _part(text: str) -> bool:
    return any(sign in text.lower() for sign in ("w.v.", "waarvan", "daarvan", "hiervan"))
