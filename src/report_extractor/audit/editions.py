"""Two datasets in, what changed between them out: figures restated, added, gone, with the proof on both sides.

Figures of two editions are the same when their meaning is: indicator, breakdown, period, unit, measure, basis, and
the words of the label. First those with equal words are paired, then, within equal meaning, those whose words are
nearly equal, then those of which a pack named only one, and last those of equal value of which one says the other in
more words (a callout against a cell of a table). Only what then has no partner was added or is gone.

Figures of different bodies are never the same figure. Where the body of a document is unknown its file name tells,
when it holds more than the kind of report and the year.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .likeness import likeness
from .wording import keys_of

Row = Mapping[str, str]
Bodies = Mapping[tuple[str, str], int]  # organisation and document → number of the body
EditionChange = Literal["restated", "added", "gone", "unchanged"]

_NEARLY = 0.75  # share of label words in common
_CONTAINED = 0.6  # share of the words of the shorter label; a caption that only one edition has is among them
_SAID_IN_MORE = 0.9  # share of the words of the shorter label, where a pack named only one of two
_FEWEST_SAID = 2  # words with meaning in the shorter of those two labels
_MOST_TRIED = 400  # figures of equal meaning tried against each other by their words


_NAME = re.compile(r"[^\W\d_]{3,60}")
# what a file name says besides whose report it is: kind, subject, edition and state
_KINDS = re.compile(
    r"(?:jaar|maand|kwartaal|half|integriteits?|sociaal|financieel|voortgangs|tussen|eind|klachten|meld\w*)*"
    r"(?:jaar|bericht|verslag|rapport|rapportage|rekening|stukken|document|monitor|overzicht|cijfers|brief|plan)\w{0,6}"
    r"|verslagen|integriteit|sociaal|annual|report|scan|versie|concept|definitief|def|final|draft|editie|publicatie"
    r"|oud|oude|old|nieuw|nieuwe|new|eerste|tweede|klachten|bezwaren|bezwaar|vertrouwenspersoon|vertrouwenspersonen"
    r"|meldingen|beeld|een|het|der|van|voor|over|kwartaal|web|digitaal|pdf|txt|file|extract|test"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One figure of one or both editions; `old` or `new` is None when it is not there."""

    change: EditionChange
    old: Row | None
    new: Row | None

    @property
    def gap(self) -> Decimal | None:
        """New minus old value; None unless both are there."""
        if self.old is None or self.new is None:
            return None
        return Decimal(self.new["value"]) - Decimal(self.old["value"])


def compare_editions(old: Sequence[Row], new: Sequence[Row]) -> tuple[Difference, ...]:
    """All figures of both editions (rows of figures.csv): restated first, then gone, added and unchanged."""
    bodies = _bodies([*old, *new])
    before, after = _grouped(old, bodies), _grouped(new, bodies)
    found: list[Difference] = []
    for meaning in sorted({*before, *after}):
        found.extend(_pair(before.get(meaning, []), after.get(meaning, [])))
    found = _reworded(_named_once(found, bodies), bodies)
    order: dict[EditionChange, int] = {"restated": 0, "gone": 1, "added": 2, "unchanged": 3}
    return tuple(sorted(found, key=lambda item: (order[item.change], *_place(item.old), *_place(item.new))))


def _place(row: Row | None) -> tuple[str, int, float, float]:
    return (row["document"], int(row["page"]), float(row["top"]), float(row["left"])) if row else ("", 0, 0.0, 0.0)


def _bodies(rows: Iterable[Row]) -> Bodies:
    """The number of the body of each document: by organisation, then by what its file name tells."""
    told: list[tuple[frozenset[str], set[str]]] = []  # words of the organisation, words of its documents' names
    found: dict[tuple[str, str], int] = {}
    for organisation, document in sorted({_source(row) for row in rows}, key=lambda item: (not item[0], *item)):
        owner, name = _name_words(organisation), _file_words(document)
        at = next((at for at, known in enumerate(told) if _same_body(owner, name, *known)), None)
        if at is None and not owner and not name:
            at = 0 if len(told) == 1 else None  # nothing is said of whose it is
        if at is None:
            at = len(told)
            told.append((owner, set()))
        told[at][1].update(name)
        found[organisation, document] = at
    return found


def _source(row: Row) -> tuple[str, str]:
    return (row["organisation"], row["document"])


def _same_body(owner: frozenset[str], name: frozenset[str], other: frozenset[str], names: set[str]) -> bool:
    if owner and other:
        return owner <= other or other <= owner
    if not owner and not other and not name and not names:
        return True
    return bool(name & (names | other))


def _name_words(text: str) -> frozenset[str]:
    return frozenset(_NAME.findall(text.casefold()))


def _file_words(document: str) -> frozenset[str]:
    """The words of a file name that tell whose report it is."""
    stem = document.rsplit("/", 1)[-1].rsplit(".", 1)[0].replace("_", " ")
    return frozenset(word for word in _name_words(stem) if not _KINDS.fullmatch(word))


def _grouped(rows: Iterable[Row], bodies: Bodies) -> dict[tuple[str, ...], list[Row]]:
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        unit = row["unit"]
        groups[
            (
                f"{bodies[_source(row)]:06d}",
                row["indicator"],
                row["breakdown"],
                row["period_start"],
                row["period_end"],
                "count" if unit in {"", "count", "persons"} else unit,
                "change" if row["measure"] == "change" else "level",
                row["basis"],
                row["direction"],
            )
        ].append(row)
    return groups


def _pair(old: Sequence[Row], new: Sequence[Row]) -> list[Difference]:
    found: list[Difference] = []
    left_old, left_new = list(old), list(new)
    for same_value in (True, False):
        for row in list(left_old):
            partner = _same_words(row, left_new, same_value=same_value)
            if partner is not None:
                left_old.remove(row)
                left_new.remove(partner)
                found.append(_difference(row, partner))
    for row in list(left_old[:_MOST_TRIED]):
        partner = _like_words(row, left_new[:_MOST_TRIED])
        if partner is not None:
            left_old.remove(row)
            left_new.remove(partner)
            found.append(_difference(row, partner))
    found += [Difference(change="gone", old=row, new=None) for row in left_old]
    found += [Difference(change="added", old=None, new=row) for row in left_new]
    return found


def _named_once(found: Sequence[Difference], bodies: Bodies) -> list[Difference]:
    """The differences, with gone and added figures paired that say the same, of which a pack named only one."""
    arrived: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for item in found:
        if item.old is None and item.new is not None:
            arrived[_kept(item.new, bodies)].append(item.new)
    pairs = [
        (item.old, other)
        for item in found
        if item.new is None and item.old is not None
        for other in arrived[_kept(item.old, bodies)][:_MOST_TRIED]
        if _one_is_named(item.old, other)
    ]
    times = Counter(row["figure_id"] for pair in pairs for row in pair)
    sure = [pair for pair in pairs if all(times[row["figure_id"]] == 1 for row in pair)]
    taken = {row["figure_id"] for pair in sure for row in pair}
    rest = [item for item in found if not _alone(item) & taken]
    return [*rest, *(_difference(old, new) for old, new in sure)]


def _alone(item: Difference) -> set[str]:
    """The id of the figure of a difference that has no partner."""
    row = item.new if item.old is None else item.old if item.new is None else None
    return {row["figure_id"]} if row is not None else set()


def _kept(row: Row, bodies: Bodies) -> tuple[str, ...]:
    unit = "count" if row["unit"] in {"", "count", "persons"} else row["unit"]
    body = f"{bodies[_source(row)]}"
    period = (row["period_start"], row["period_end"])
    return (body, *period, unit, row["measure"], row["basis"], row["direction"], row["counts"], row["breakdown"])


def _one_is_named(one: Row, other: Row) -> bool:
    if bool(one["indicator"]) is bool(other["indicator"]):
        return False
    short, long = sorted((one, other), key=lambda row: len(_words(row)))
    printed, keys = _printed(long), _words(long)
    found = [word in printed or bool(keys_of(word) & keys) for word in sorted(_printed(short)) if keys_of(word)]
    return len(found) >= _FEWEST_SAID and sum(found) >= _SAID_IN_MORE * len(found)


def _printed(row: Row) -> frozenset[str]:
    return frozenset(_NAME.findall(f"{row['label']} {row['counts']}".casefold()))


def _reworded(found: Sequence[Difference], bodies: Bodies) -> list[Difference]:
    """The differences, with gone and added figures paired that say the same in more words."""
    arrived: dict[tuple[str, ...], list[Difference]] = defaultdict(list)
    for item in found:
        if item.old is None and item.new is not None:
            arrived[_said(item.new, bodies)].append(item)
    settled: dict[int, Difference | None] = {}
    for item in found:
        if item.new is not None or item.old is None:
            continue
        for other in arrived[_said(item.old, bodies)]:
            if id(other) not in settled and other.new is not None and _contained(item.old, other.new):
                settled[id(item)], settled[id(other)] = _difference(item.old, other.new), None
                break
    kept = [settled.get(id(item), item) for item in found]
    return [item for item in kept if item is not None]


def _said(row: Row, bodies: Bodies) -> tuple[str, ...]:
    unit = "count" if row["unit"] in {"", "count", "persons"} else row["unit"]
    value, body = str(Decimal(row["value"]).normalize()), f"{bodies[_source(row)]}"
    return (value, body, row["period_start"], row["period_end"], unit, row["measure"])


def _contained(one: Row, other: Row) -> bool:
    if one["indicator"] and other["indicator"] and one["indicator"] != other["indicator"]:
        return False
    short, long = sorted((_words(one), _words(other)), key=len)
    if not short or one["breakdown"] != other["breakdown"]:
        return False
    return _share(short, long) >= _CONTAINED


def _share(short: frozenset[str], long: frozenset[str]) -> float:
    """How much of the words of one label stands in the other, 0 to 1."""
    return sum(max(likeness(key, another, akin=False) for another in long) for key in sorted(short)) / len(short)


def _words(row: Row) -> frozenset[str]:
    return keys_of(f"{row['label']} {row['counts']}")


def _same_words(row: Row, others: Sequence[Row], *, same_value: bool) -> Row | None:
    return next(
        (
            other
            for other in others
            if _words(other) == _words(row) and (not same_value or Decimal(other["value"]) == Decimal(row["value"]))
        ),
        None,
    )


def _like_words(row: Row, others: Sequence[Row]) -> Row | None:
    scored = [(_overlap(_words(row), _words(other)), other) for other in others]
    best = max(scored, key=lambda item: item[0], default=None)
    return best[1] if best is not None and best[0] >= _NEARLY else None


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    if not one or not other:
        return 0.0
    shared = sum(max(likeness(key, another, akin=False) for another in other) for key in sorted(one))
    return shared / max(len(one), len(other))


def _difference(old: Row, new: Row) -> Difference:
    same = abs(Decimal(old["value"]) - Decimal(new["value"])) <= _slack(old) + _slack(new)
    return Difference(change="unchanged" if same else "restated", old=old, new=new)


def _slack(row: Row) -> Decimal:
    """Half of the last printed place, for what is printed rounded."""
    decimals = int(row["decimals"] or 0)
    digits = "".join(sign for sign in row["value_text"] if sign in "0123456789")
    value = abs(Decimal(row["value"]))
    scale = value / Decimal(int(digits)).scaleb(-decimals) if digits and int(digits) and value else Decimal(1)
    return Decimal("0.5") * max(scale, Decimal(1)).scaleb(-decimals) if scale > 1 or decimals else Decimal(0)


DIFFERENCE_COLUMNS = (
    "change",
    "label",
    "indicator",
    "breakdown",
    "period_start",
    "period_end",
    "unit",
    "old_value",
    "new_value",
    "difference",
    *(f"{side}_{name}" for side in ("old", "new") for name in ("document", "page", "left", "top", "right", "bottom")),
    "old_figure_id",
    "new_figure_id",
)


def difference_cells(found: Difference) -> list[str]:
    """The cells of one row, in the order of DIFFERENCE_COLUMNS."""
    nobody: Row = {}
    old, new = found.old or nobody, found.new or nobody
    said = new or old
    gap = "" if found.gap is None else f"{found.gap.normalize():f}"
    names = ("label", "indicator", "breakdown", "period_start", "period_end", "unit")
    place = ("document", "page", "left", "top", "right", "bottom")
    return [
        found.change,
        *(said[name] or old.get(name, "") for name in names),
        old.get("value", ""),
        new.get("value", ""),
        gap,
        *(old.get(name, "") for name in place),
        *(new.get(name, "") for name in place),
        old.get("figure_id", ""),
        new.get("figure_id", ""),
    ]
