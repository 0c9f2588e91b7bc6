"""Which figures speak of the thing that a claim speaks of, ranked; the value plays no part in it.

Each word of the claim that carries meaning is looked up in the words of every figure (label, noun, base, breakdown,
indicator; the sentence counts for less) and weighed by how rare it is, so that `meldingen` alone decides nothing where
all figures count them. What a figure says more than the claim counts against it, by the same weights. What makes it
another thing (gates.py) is no matter of degree.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .claims import Claim
from .gates import Gate, gate_of, odd_period, same_document
from .lookup import AROUND, Words, WordTable
from .wording import denies, key_of, keys_of, likeness, parts_of, self_keys, soft_keys, words_of

Row = Mapping[str, str]

_RAREST, _COMMONEST = 2.5, 0.6  # bounds of a word's weight
_UNKNOWN = 1.9  # weight of a noun that no figure has
_SOFT_UNKNOWN, _SOFT = 0.35, 0.7  # weight, and factor, of words that look like verbs or adjectives: paraphrases differ
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
# words that a basis already says
_BASES = {"realised": "realisatie", "budget": "begroting begroot", "forecast": "raming geraamd", "target": "doel"}
_SPOKEN = 0.8  # share of coverage in the rank; the rest is what the figure says more
_BESIDES = 40  # candidates of other periods, which show that a claim mixes up years
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
        printed = frozenset[str]().union(*(entry.own for entry in self._entries))
        self._words = WordTable([_words(entry, printed) for entry in self._entries])
        self._names = {entry.row["document"]: _name_keys(entry.row) for entry in self._entries}

    def candidates(self, claim: Claim, most: int) -> list[Candidate]:
        meaning = self._meaning(claim)
        spoken: dict[int, float] = defaultdict(float)
        for key, importance in meaning.weights.items():
            for index, score in self._words.find(key).items():
                spoken[index] += importance * score
        if claim.indicator:
            for index, entry in enumerate(self._entries):
                if entry.row["indicator"] == claim.indicator:
                    spoken.setdefault(index, 0.0)
        context = self._context(spoken, meaning.weights)
        tried = sorted(spoken, key=lambda one: (-self._named(claim, one), -spoken[one] - context[one], one))[:_TRIED]
        ranked = [self._candidate(claim, meaning, index, spoken[index], context[index]) for index in tried]
        ranked.sort(key=lambda item: (bool(item.gate), -item.rank, item.row["figure_id"]))
        return [*ranked[:most], *(item for item in ranked[most:] if item.gate == "period")][: most + _BESIDES]

    def _meaning(self, claim: Claim) -> _Meaning:
        said = keys_of(claim.words) | keys_of(" ".join(value.replace("_", " ") for _, value in claim.breakdown))
        wanted = (said - keys_of(_IMPLIED.get(claim.unit, ""))) or said
        soft = soft_keys(claim.words)
        weights = {
            key: _SOFT_UNKNOWN if key in self_keys() else self._weight(key, soft=key in soft)
            for key in sorted({part for key in wanted for part in self._words.parts(key)})
        }
        nouns = (key for key in map(key_of, words_of(claim.words)) if key in wanted and key not in soft)
        return _Meaning(weights=weights, nouns=tuple(key for key in weights if key not in soft), head=next(nouns, ""))

    def _named(self, claim: Claim, index: int) -> bool:
        return bool(claim.indicator) and self._entries[index].row["indicator"] == claim.indicator

    def _context(self, scores: Mapping[int, float], weights: Mapping[str, float]) -> dict[int, float]:
        """What the page and the name of the document tell besides: `Ingebrekestellingen` in a report on the Woo."""
        told = dict.fromkeys(scores, 0.0)
        for key, importance in weights.items():
            found, pages = self._words.find(key), self._words.pages_with(key, AROUND)
            named = {name for name, keys in self._names.items() if any(likeness(key, other) for other in keys)}
            if not named and not pages:
                continue
            for index in scores:
                page = self._words.pages[index]
                context = _IN_NAME if page[0] in named else _ON_PAGE if page in pages else 0.0
                told[index] += importance * max(0.0, context - found.get(index, 0.0))
        return told

    def _weight(self, key: str, *, soft: bool) -> float:
        """How much a word of the claim says: the rarer among the figures, the more."""
        holding = sum(1 for score in self._words.find(key).values() if score > AROUND)
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
            words=tuple(self._words.find(key).get(index, 0.0) for key in wanted),
        )

    def _has(self, key: str, index: int) -> bool:
        return all(self._words.find(part).get(index, 0.0) >= _HEADED for part in self._words.parts(key)[-1:])

    def _lacking(self, meaning: _Meaning, index: int) -> float:
        """The weight of the nouns that neither the figure nor its page has."""
        page = self._words.pages[index]
        return sum(meaning.weights[key] for key in meaning.nouns if page not in self._words.pages_with(key))

    def _precision(self, entry: _Entry, wanted: Sequence[str]) -> float:
        """What the claim has of the figure's words; half of it without what a printed colon explains."""
        full = self._known(entry.own, wanted)
        said, _, explanation = entry.row["label"].partition(":")
        explained = explanation and f"{said}:" in entry.row["snippet"]
        return (full + self._known(keys_of(said), wanted)) / 2 if explained else full

    def _known(self, keys: frozenset[str], wanted: Sequence[str]) -> float:
        known = total = 0.0
        for key in sorted(keys - {"=totaal"}):
            weight = self._rarity(self._words.count(key))
            total += weight
            known += weight * max(likeness(key, other, slips=True) for other in wanted)
        return known / total if total else 0.0


def _words(entry: _Entry, printed: frozenset[str]) -> Words:
    """The words of a figure; also that of its basis, where no figure has it in print."""
    row = entry.row
    around = entry.around | (keys_of(_BASES.get(row["basis"], "")) - printed)
    page = (row["document"], row["page"])
    return Words(own=entry.own | entry.named, around=around, noun=keys_of(row["counts"]), page=page)


def _name_keys(row: Row) -> frozenset[str]:
    name = row["document"].rsplit("/", 1)[-1].rsplit(".", 1)[0].replace("_", " ").replace("-", " ")
    return keys_of(f"{name} {row['organisation']}")


def _entry(row: Row, labels: Mapping[str, str]) -> _Entry:
    breakdown = dict(pair.split("=", 1) for pair in row["breakdown"].split(";") if "=" in pair)
    names = " ".join(value.replace("_", " ") for value in breakdown.values())
    own = keys_of(f"{row['label']} {row['counts']} {row['of']}")
    indicator = labels.get(f"{row['pack']}.{row['indicator']}", "")
    named = (keys_of(f"{names} {indicator}") | parts_of(row["label"])) - own
    return _Entry(
        row=row,
        own=own,
        named=named,
        around=keys_of(row["snippet"]) - own - named,
        breakdown=breakdown,
    )


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
    return penalty + odd_period(claim, row)


def _average(text: str) -> bool:
    return "=gemiddeld" in keys_of(text)


def _part(text: str) -> bool:
    return any(sign in text.lower() for sign in ("w.v.", "waarvan", "daarvan", "hiervan"))
