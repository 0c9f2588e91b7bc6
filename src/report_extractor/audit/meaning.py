"""Which figures speak of the thing that a claim speaks of, ranked; the value plays no part in it.

Each word of the claim that carries meaning is looked up in the words of every figure (label, noun, base, breakdown,
indicator; the sentence counts for less) and weighed by how rare it is, so that `meldingen` alone decides nothing where
all figures count them. Unit, period, indicator and breakdown are gates: what does not fit is another thing.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .claims import Claim
from .wording import denies, folded, key_of, keys_of, likeness, opposed, soft_keys, stem

Row = Mapping[str, str]
Gate = Literal["", "document", "indicator", "breakdown", "period", "unit", "basis", "measure", "contrast"]

_SNIPPET = 0.6  # weight of a word that stands only in the sentence around the number
_RAREST, _COMMONEST = 2.5, 0.6  # bounds of a word's weight
_SHORTEST_PART = 4  # letters of a compound's part
_SOFT = 0.5  # factor for words that look like verbs or adjectives: paraphrases differ in them
_CHANGE = re.compile(
    r"stijg|steg|steeg|dal(?:ing|en|de)|toename|afname|groei|verander|verschil|mutatie|meer dan|minder"
)
_AVERAGE = re.compile(r"gemiddeld|doorsnee|mediaan")
_PLANNED = re.compile(r"begroo?t|raming|geraamd|verwacht|prognose|doel|streef|norm|beoogd")
_PERCENT = re.compile(r"%|percentage|procent|aandeel")
_PART = re.compile(r"\bw\.v\.|\b(?:waar|daar|hier)van\b", re.IGNORECASE)
_COUNTED = re.compile(r"\baantal\b|\bhoeveel\b")
_ALIKE = {"persons": "count", "": "count", "stuks": "count", "ratio": "score"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A figure beside a claim. `coverage`: share of the claim's meaning that it has, 0–1; `rank` orders candidates.

    `gate` names what makes it another thing; empty when nothing does.
    """

    row: Row
    coverage: float
    rank: float
    gate: Gate


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    row: Row
    own: frozenset[str]  # words of the label and what belongs to it
    around: frozenset[str]  # words of the sentence
    breakdown: Mapping[str, str]


class MeaningIndex:
    """Figures prepared for look-up by meaning. Building is linear in the number of figures."""

    def __init__(self, figures: Sequence[Row], codebook: Sequence[Row] = ()) -> None:
        labels = {row["code"]: row["label_nl"] for row in codebook if row["list"] == "indicator"}
        self._entries = [_entry(row, labels) for row in figures]
        self._own: dict[str, list[int]] = defaultdict(list)
        self._around: dict[str, list[int]] = defaultdict(list)
        for index, entry in enumerate(self._entries):
            for key in sorted(entry.own):
                self._own[key].append(index)
            for key in sorted(entry.around):
                self._around[key].append(index)
        self._alike: dict[str, dict[int, float]] = {}

    def candidates(self, claim: Claim, most: int = 40) -> list[Candidate]:
        """The figures that share words or the indicator with the claim, best first."""
        said = keys_of(claim.label) | keys_of(" ".join(value for _, value in claim.breakdown))
        wanted = sorted({part for key in said for part in self._parts(key)})
        soft = soft_keys(claim.label)
        scores: dict[int, float] = defaultdict(float)
        weight = 0.0
        for key in wanted:
            found = self._look_up(key)
            importance = self._weight(found, soft=key in soft)
            weight += importance
            for index, score in found.items():
                scores[index] += importance * score
        if claim.indicator:
            for index, entry in enumerate(self._entries):
                if entry.row["indicator"] == claim.indicator:
                    scores.setdefault(index, 0.0)
        ranked = [self._candidate(claim, wanted, index, scores[index] / weight if weight else 0.0) for index in scores]
        ranked.sort(key=lambda item: (bool(item.gate), -item.rank, item.row["figure_id"]))
        return ranked[:most]

    def _parts(self, key: str) -> tuple[str, ...]:
        """A compound that no figure has, as the two words that figures have: integriteitsmelding."""
        if key in self._own or key.startswith("=") or len(key) < 2 * _SHORTEST_PART:
            return (key,)
        for at in range(_SHORTEST_PART, len(key) - _SHORTEST_PART + 1):
            first, last = stem(key[:at]), key_of(key[at:].removeprefix("s"))
            if first in self._own and last in self._own:
                return (first, last)
        return (key,)

    def _look_up(self, key: str) -> dict[int, float]:
        """Index of each figure that has the word or one like it → how alike, 0–1."""
        if key not in self._alike:
            found: dict[int, float] = {}
            for table, factor in ((self._around, _SNIPPET), (self._own, 1.0)):
                for other, indexes in table.items():
                    score = likeness(key, other) * factor
                    if score:
                        for index in indexes:
                            found[index] = max(found.get(index, 0.0), score)
            self._alike[key] = found
        return self._alike[key]

    def _weight(self, found: Mapping[int, float], *, soft: bool) -> float:
        """How much a word of the claim says: the rarer among the figures, the more."""
        holding = sum(1 for score in found.values() if score > _SNIPPET)
        rarity = math.log1p(len(self._entries) / (1 + 2 * holding)) if self._entries else _RAREST
        weight = min(_RAREST, max(_COMMONEST, rarity))
        return weight * _SOFT if soft and not holding else weight

    def _candidate(self, claim: Claim, wanted: Sequence[str], index: int, share: float) -> Candidate:
        entry = self._entries[index]
        same_indicator = bool(claim.indicator) and entry.row["indicator"] == claim.indicator
        coverage = max(share, 0.7 + 0.3 * share) if same_indicator else share
        if same_indicator and not wanted:
            coverage = 1.0
        own = [key for key in sorted(entry.own) if key != "=totaal"]
        known = sum(max((likeness(key, other) for other in wanted), default=0.0) for key in own)
        precision = known / len(own) if own else 0.0
        rank = 0.75 * coverage + 0.25 * (precision if wanted else 1.0)
        rank -= 0.05 * sum(1 for key in entry.breakdown if key not in dict(claim.breakdown)) * bool(claim.indicator)
        rank -= 0.04 * (entry.row["confidence"] == "low") + 0.03 * (not entry.row["period_start"] and bool(claim.start))
        if entry.row["counts"] and wanted and keys_of(entry.row["counts"]).isdisjoint(wanted):
            rank -= 0.06  # personen bij de vertrouwenspersoon are no vertrouwenspersonen
        if bool(_PART.search(claim.label)) != bool(_PART.search(entry.row["label"])):
            rank -= 0.06  # a part and its whole are often told in the same words
        if not claim.start and entry.row["year"] and entry.row["period_start"][:4] != entry.row["year"]:
            rank -= 0.08  # a claim without a year is about the year of the report
        return Candidate(row=entry.row, coverage=coverage, rank=rank, gate=_gate(claim, entry))


def _entry(row: Row, labels: Mapping[str, str]) -> _Entry:
    breakdown = dict(pair.split("=", 1) for pair in row["breakdown"].split(";") if "=" in pair)
    named = " ".join(value.replace("_", " ") for value in breakdown.values())
    own = keys_of(f"{row['label']} {row['counts']} {row['of']} {named} {labels.get(row['indicator'], '')}")
    return _Entry(row=row, own=own, around=keys_of(row["snippet"]) - own, breakdown=breakdown)


def _gate(claim: Claim, entry: _Entry) -> Gate:
    row, words = entry.row, folded(claim.label)
    own_words = folded(f"{row['label']} {row['snippet']}")
    if claim.document and not same_document(claim.document, row["document"]):
        return "document"
    if claim.indicator and row["indicator"] and row["indicator"] != claim.indicator:
        return "indicator"
    if any(entry.breakdown.get(key, value) != value for key, value in claim.breakdown):
        return "breakdown"
    if not _same_period(claim, row):
        return "period"
    if not _same_unit(claim, row, words):
        return "unit"
    planned = row["basis"] in {"budget", "forecast", "target", "norm"}
    if planned != bool(_PLANNED.search(words)) and (planned or row["basis"] == "realised"):
        return "basis"
    if (row["measure"] == "change") != bool(_CHANGE.search(words)) and (row["measure"] == "change" or row["direction"]):
        return "measure"
    if _AVERAGE.search(words) and row["measure"] != "average" and not _AVERAGE.search(own_words):
        return "measure"
    if row["derivation"] != "negation" and not denies(claim.label) and denies(row["label"]):
        return "contrast"
    return "contrast" if opposed(keys_of(claim.label), entry.own) else ""


def same_document(claimed: str, document: str) -> bool:
    """Whether a claim's document (path, file name, or name without extension) is this one."""
    wanted, path = claimed.replace("\\", "/").casefold(), document.casefold()
    name = path.rsplit("/", 1)[-1]
    return wanted in {path, name, name.rsplit(".", 1)[0]} or path.endswith(f"/{wanted}")


def _same_period(claim: Claim, row: Row) -> bool:
    start = row["period_start"] or (f"{row['year']}-01-01" if row["year"] else "")
    end = row["period_end"] or row["period_start"] or (f"{row['year']}-12-31" if row["year"] else "")
    if not claim.start or not start:
        return True
    if end < claim.start or start > claim.end:
        return False
    part_of_year = claim.end[:4] == claim.start[:4] and (claim.start[5:], claim.end[5:]) != ("01-01", "12-31")
    whole_year = (start[5:], end[5:]) == ("01-01", "12-31")
    quarter = part_of_year and claim.start != claim.end
    spans_more = start[:4] != end[:4] and claim.start[:4] == claim.end[:4]
    return not (quarter and whole_year) and not spans_more


def _same_unit(claim: Claim, row: Row, words: str) -> bool:
    unit = _ALIKE.get(row["unit"], row["unit"])
    if claim.unit:
        wanted = _ALIKE.get(claim.unit, claim.unit)
        return unit == wanted or folded(wanted) in folded(f"{row['unit']} {row['counts']}").split()
    if _PERCENT.search(words):
        return unit in {"percent", "pp", "score"}
    return not (_COUNTED.search(words) and unit in {"percent", "pp", "EUR"})


def same_unit_as(row: Row) -> str:
    """The unit of a figure, with those that count as one made one."""
    return _ALIKE.get(row["unit"], row["unit"])


def difference(claimed: Decimal, row: Row) -> Decimal:
    """Claimed minus printed."""
    return claimed - Decimal(row["value"])
