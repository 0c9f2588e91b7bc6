"""Gold and a dataset in, measures out: how many printed figures were found, right, wrong, and doubted.

Everything is counted per printed number, so a figure that is printed twice counts twice. A gold number and a row of
numbers.csv are one when document and page agree and their values or printed texts do; each row serves one gold number.
A wrong figure without a doubt is the worst that can happen, so it has its own measure (`silent`).
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation
from pathlib import PurePosixPath

from .gold import Gold, GoldNumber

Row = Mapping[str, str]

_SAME_UNIT = {"": "count", "stuks": "count", "persons": "count", "personen": "count", "aantal": "count", "euro": "EUR"}
_SAME_UNIT |= {"%": "percent", "procent": "percent", "pp": "percent", "score": "ratio"}
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts of one group of gold numbers.

    wanted: gold figures; found: of these, taken as figures with the right value; wrong: with another value;
    false: taken as a figure though gold says aside, or though nothing is printed there; taken: undoubted figures;
    silent: wrong or false ones among these; label, unit, period, indicator: right, of the found; full: all of them
    right; numbers: gold rows of any class; listed: of these, in the ledger.
    """

    wanted: int = 0
    found: int = 0
    wrong: int = 0
    false: int = 0
    taken: int = 0
    silent: int = 0
    label: int = 0
    unit: int = 0
    period: int = 0
    indicator: int = 0
    indicators: int = 0
    full: int = 0
    numbers: int = 0
    listed: int = 0

    def plus(self, other: Tally) -> Tally:
        """The sum of two groups."""
        return Tally(**{item.name: getattr(self, item.name) + getattr(other, item.name) for item in fields(self)})

    def shares(self) -> dict[str, tuple[int, int]]:
        """Each measure as (how many, of how many)."""
        return {
            "recall": (self.found, self.wanted),
            "precision": (self.found, self.found + self.wrong + self.false),
            "silent": (self.silent, self.taken),
            "label": (self.label, self.found),
            "unit": (self.unit, self.found),
            "period": (self.period, self.found),
            "indicator": (self.indicator, self.indicators),
            "full": (self.full, self.wanted),
            "ledger": (self.listed, self.numbers),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One thing that went wrong: missed, wrong, false, label, unit, period or indicator."""

    what: str
    document: str
    page: int
    text: str
    wanted: str
    got: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The measures over everything, by document and by kind, and each thing that went wrong."""

    total: Tally
    by_document: Mapping[str, Tally]
    by_kind: Mapping[str, Tally]
    misses: tuple[Miss, ...]


def evaluate(gold: Gold, figures: Iterable[Row], numbers: Iterable[Row]) -> Evaluation:
    """The measures of the rows of a dataset (figures.csv and numbers.csv) against gold."""
    known = {row["figure_id"]: row for row in figures}
    printed = _printed(gold, numbers)
    wanted: dict[tuple[str, int], list[GoldNumber]] = {place: [] for place in gold.pages}
    for number in gold.numbers:
        wanted[(number.document, number.page)].append(number)
    by_document: dict[str, Tally] = defaultdict(Tally)
    by_kind: dict[str, Tally] = defaultdict(Tally)
    misses: list[Miss] = []
    total = Tally()
    for place in sorted(wanted):
        pairs, strays = _pair(wanted[place], printed.get(place, []), known)
        judged = [_judge(number, row, known) for number, row in pairs]
        judged += [_stray(place, row, known) for row in strays if row["disposition"] == "figure"]
        for tally, kind, wrong in judged:
            total = total.plus(tally)
            by_document[place[0]] = by_document[place[0]].plus(tally)
            by_kind[kind] = by_kind[kind].plus(tally)
            misses.extend(wrong)
    return Evaluation(
        total=total,
        by_document=dict(sorted(by_document.items())),
        by_kind=dict(sorted(by_kind.items())),
        misses=tuple(misses),
    )


def _printed(gold: Gold, numbers: Iterable[Row]) -> dict[tuple[str, int], list[Row]]:
    found: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for row in numbers:
        place = (PurePosixPath(row["document"]).name, int(row["page"]))
        if place not in gold.pages:
            continue
        region = gold.pages[place]
        x = (float(row["left"]) + float(row["right"])) / 2
        y = (float(row["top"]) + float(row["bottom"])) / 2
        if region is None or (region.left <= x <= region.right and region.top <= y <= region.bottom):
            found[place].append(row)
    return found


def _pair(
    wanted: Sequence[GoldNumber], printed: Sequence[Row], known: Mapping[str, Row]
) -> tuple[list[tuple[GoldNumber, Row | None]], list[Row]]:
    """Each gold number with its row of the ledger; what says the same most exactly goes first."""
    open_gold, free = list(enumerate(wanted)), list(printed)
    pairs: dict[int, tuple[GoldNumber, Row | None]] = {}
    for same in _WAYS:
        for index, number in list(open_gold):
            hits = [row for row in free if same(number, row)]
            if not hits:
                continue
            row = min(hits, key=lambda hit: _distance(number, hit, known))
            pairs[index] = (number, row)
            free.remove(row)
            open_gold.remove((index, number))
    pairs.update({index: (number, None) for index, number in open_gold})
    return [pairs[index] for index in sorted(pairs)], free


def _distance(number: GoldNumber, row: Row, known: Mapping[str, Row]) -> tuple[int, float]:
    order = (
        ("aside", "unexplained", "figure") if number.kind_of_number == "aside" else ("figure", "aside", "unexplained")
    )
    rank = order.index(row["disposition"]) if row["disposition"] in order else len(order)
    return rank, -_described(number, known.get(row["figure_id"]))


def _same_value(number: GoldNumber, row: Row) -> bool:
    one, other = decimal_of(number.value), decimal_of(row["value"])
    if one is None or other is None:
        return False
    size = max(abs(one), abs(other))
    # a third has no last decimal
    return abs(one - other) <= (Decimal("1e-5") if size < 1 else size * Decimal("1e-9"))


def _same_text(number: GoldNumber, row: Row) -> bool:
    return bool(bare(number.value_text)) and bare(number.value_text) == bare(row["text"])


def _same_digits(number: GoldNumber, row: Row) -> bool:
    digits = re.sub(r"\D", "", number.value_text)
    return len(bare(number.value_text)) > 1 and digits != "" and digits == re.sub(r"\D", "", row["text"])


_WAYS: tuple[Callable[[GoldNumber, Row], bool], ...] = (
    lambda number, row: _same_value(number, row) and _same_text(number, row),
    _same_value,
    _same_text,
    _same_digits,
)


def _judge(number: GoldNumber, row: Row | None, known: Mapping[str, Row]) -> tuple[Tally, str, list[Miss]]:
    seen = Tally(numbers=1, listed=int(row is not None))
    figure = known.get(row["figure_id"]) if row is not None and row["disposition"] == "figure" else None
    if number.kind_of_number != "figure":
        if figure is None or number.kind_of_number == "either":
            return seen, number.kind_of_number, []
        taken = int(_undoubted(figure))
        wrong = _miss("false", number, wanted="aside", got=figure["label"])
        return seen.plus(Tally(false=1, taken=taken, silent=taken)), "aside", [wrong]
    seen = seen.plus(Tally(wanted=1))
    if row is None or figure is None:
        got = "nothing" if row is None else f"{row['disposition']} {row['reason']}".strip()
        return seen, number.kind, [_miss("missed", number, wanted=number.label, got=got)]
    taken = int(_undoubted(figure))
    if not _same_value(number, row):
        wrong = _miss("wrong", number, wanted=number.value, got=row["value"])
        return seen.plus(Tally(wrong=1, taken=taken, silent=taken)), number.kind, [wrong]
    tally, misses = _meaning(number, figure)
    return seen.plus(tally).plus(Tally(found=1, taken=taken)), number.kind, misses


def _meaning(number: GoldNumber, figure: Row) -> tuple[Tally, list[Miss]]:
    period = f"{figure['period_start']}/{figure['period_end']}"
    named = f"{figure['indicator']} {figure['breakdown']}".strip()
    wanted_name = f"{number.indicator} {number.breakdown}".strip()
    verdicts = {
        "label": (_described(number, figure) == 1, " ".join(number.keywords), figure["label"]),
        "unit": (same_unit(number.unit, figure["unit"]), number.unit, figure["unit"]),
        "period": (same_period(number.period, figure["period_start"], figure["period_end"]), number.period, period),
        "indicator": (named == wanted_name, wanted_name, named),
    }
    judged = verdicts if number.indicator else {name: verdicts[name] for name in ("label", "unit", "period")}
    misses = [_miss(name, number, wanted=wanted, got=got) for name, (right, wanted, got) in judged.items() if not right]
    full = all(verdicts[name][0] for name in ("label", "unit", "period"))
    tally = Tally(
        label=int(verdicts["label"][0]),
        unit=int(verdicts["unit"][0]),
        period=int(verdicts["period"][0]),
        indicators=int(bool(number.indicator)),
        indicator=int(bool(number.indicator) and verdicts["indicator"][0]),
        full=int(full),
    )
    return tally, misses


def _stray(place: tuple[str, int], row: Row, known: Mapping[str, Row]) -> tuple[Tally, str, list[Miss]]:
    figure = known.get(row["figure_id"])
    taken = int(figure is not None and _undoubted(figure))
    label = figure["label"] if figure else ""
    miss = Miss(what="false", document=place[0], page=place[1], text=row["text"], wanted="not printed", got=label)
    return Tally(false=1, taken=taken, silent=taken), figure["kind"] if figure else "", [miss]


def _miss(what: str, number: GoldNumber, *, wanted: str, got: str) -> Miss:
    return Miss(what=what, document=number.document, page=number.page, text=number.value_text, wanted=wanted, got=got)


def _undoubted(figure: Row) -> bool:
    return not figure["doubts"] and figure["confidence"] != "low"


def _described(number: GoldNumber, figure: Row | None) -> float:
    """Share of the keywords that the figure's own words hold; inflected ends do not matter."""
    if not number.keywords:
        return 1.0
    own = "" if figure is None else " ".join(figure[key] for key in ("label", "counts", "of", "breakdown", "indicator"))
    text = folded(own).replace("-", "")
    words = [folded(word).replace("-", "") for word in number.keywords]
    return sum(word[: max(5, len(word) - 3)] in text for word in words) / len(words)


def same_unit(one: str, other: str) -> bool:
    """Whether two unit codes mean the same; see the gold format for which count as one."""
    first, second = (_SAME_UNIT.get(unit, unit) for unit in (one.removeprefix("other:"), other.removeprefix("other:")))
    return first == second


def same_period(wanted: str, start: str, end: str) -> bool:
    """Whether the first and last year of gold are years of the figure; an empty gold period is not judged."""
    years = _YEAR.findall(wanted)
    got = {date[:4] for date in (start, end) if date}
    return not wanted or (bool(years) and years[0] in got and years[-1] in got)


def decimal_of(text: str) -> Decimal | None:
    """A number of a CSV cell; `geen` and `-` are 0, None for what is no number."""
    bare_text = text.strip()
    if bare_text in {"geen", "-"}:
        return Decimal(0)
    try:
        value = Decimal(bare_text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def folded(text: str) -> str:
    """Lower case without accents, one space between words."""
    plain = unicodedata.normalize("NFKD", text.replace("ĳ", "ij").replace("Ĳ", "IJ")).lower()
    return re.sub(r"\s+", " ", "".join(sign for sign in plain if not unicodedata.combining(sign)))


def bare(text: str) -> str:
    """A printed number without signs around it."""
    return re.sub(r"[^0-9a-z,.½¼¾-]", "", folded(text)).strip(".,-")
