"""Published claims from a CSV: comma or semicolon, decimal point or comma, with or without a byte order mark."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from ..errors import UsageError
from ..model import Bound, Direction, Mention
from .quantities import factor_between
from .statement import bound_of, narrowed, read_number, read_statement, stated_direction

_MAGNITUDES = {"duizend": 3, "miljoen": 6, "mln": 6, "mln.": 6, "miljard": 9, "mld": 9, "mld.": 9}
_ZERO = frozenset({"geen", "nul", "nihil"})
_UNITS = {
    "%": "percent",
    "procent": "percent",
    "percentage": "percent",
    "procentpunt": "pp",
    "procentpunten": "pp",
    "%-punt": "pp",
    "€": "EUR",
    "euro": "EUR",
    "eur": "EUR",
    "personen": "persons",
    "mensen": "persons",
    "persoon": "persons",
    "aantal": "count",
    "stuks": "count",
    "dagen": "days",
    "dag": "days",
    "weken": "weeks",
    "week": "weeks",
    "maanden": "months",
    "jaren": "years",
    "jaar": "years",
    "uren": "hours",
    "uur": "hours",
    "ratio": "ratio",
    "score": "score",
    "fte": "fte",
    "keer": "count",
    "maal": "count",
    "rapportcijfer": "score",
    "cijfer": "score",
}
KNOWN_UNITS = frozenset((*_UNITS.values(), "eur"))
_NUMBER = re.compile(r"[-−+]?\s{0,2}\d[\d.,\s]{0,30}")
# `x € 1.000`, `(x 1 mln)`, `in duizenden euro's`: the scale of a column, in a unit or a label
_SCALED = re.compile(
    r"\(?\b(?:bedragen\s{1,3})?x\s{0,3}(?:€|eur(?:o)?)?\s{0,3}(?:(1[.\s]?000(?![.\d])|duizend)|(1[.\s]?000[.\s]?000|1?\s{0,2}(?:mln|miljoen)))"
    r"(?:\s{0,3}(?:€|euro?))?\)?|\(?\bin\s{1,3}(?:(duizenden)|(miljoenen))(?:\s{1,3}(?:€|euro.?s?))?\)?",
    re.IGNORECASE,
)
_ROUNDED_TO = re.compile(r"\bafgerond op (?:een )?(?:hele |heel )?(tien|honderd|duizend|miljoen)\w*", re.IGNORECASE)
_TO = {"tien": 1, "honderd": 2} | _MAGNITUDES
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_QUARTER = re.compile(r"(?:q|kwartaal\s{0,2})([1-4])|([1-4])(?:e|ste|de)?\s{0,2}kwartaal", re.IGNORECASE)
_DATES = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One published claim. `values` are the ways to read its number, the likeliest first; empty when it is none.

    `columns` are the cells as given. `words` is the label without its period and without the claimed number. `decimals`
    as written; `place` is the size of the last written place (`6,7 miljoen`: 100000), 0 when it is written in full.
    `counted` is the noun that the number counts, where the wording or the unit tells it.
    `start` and `end` are ISO dates, empty when no period is claimed; `unread` is a claimed period that is none.
    """

    columns: tuple[str, ...]
    label: str
    words: str
    counted: str
    indicator: str
    values: tuple[Decimal, ...]
    decimals: int
    place: Decimal
    bound: Bound
    direction: Direction
    document: str
    start: str
    end: str
    unit: str
    breakdown: tuple[tuple[str, str], ...]
    tolerance: str
    unread: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """The claims of a file with the names of its columns."""

    header: tuple[str, ...]
    claims: tuple[Claim, ...]


def read_claims(path: Path) -> Claims:
    """The claims of a CSV file. UsageError with the line when it cannot be read as claims."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        text = path.read_bytes().decode("cp1252", "replace")
    except OSError as problem:
        raise UsageError(f"{path}: cannot be read ({problem.strerror})") from problem
    first = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=first.count)
    rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if any(map(str.strip, row))]
    if not rows:
        raise UsageError(f"{path}: no claims", remedy="give a CSV with columns claim_id, label, value")
    header = tuple(name.strip() for name in rows[0])
    names = [name.lower() for name in header]
    if "value" not in names or not {"label", "indicator"} & set(names):
        raise UsageError(
            f"{path}, line 1: columns {', '.join(header)}",
            remedy="a claim needs the columns value, and label or indicator",
        )
    cells = [tuple((*row, *([""] * len(names)))[: len(names)]) for row in rows[1:]]
    return claims_of(header, [dict(zip(names, row, strict=True)) for row in cells], delimiter=delimiter)


def claims_of(header: Sequence[str], rows: Sequence[Mapping[str, str]], *, delimiter: str = ",") -> Claims:
    """Claims from rows of texts by column name."""
    values = [row.get("value", "") for row in rows]
    comma = any(re.search(r"\d,\d{1,2}(?!\d)", value) for value in values)
    point = any(re.search(r"\d\.(?:\d{1,2}|\d{4,})(?!\d)", value) for value in values)
    dutch = comma or (delimiter == ";" and not point)
    return Claims(header=tuple(header), claims=tuple(_claim(header, row, dutch=dutch, sure=comma) for row in rows))


def _claim(header: Sequence[str], row: Mapping[str, str], *, dutch: bool, sure: bool) -> Claim:
    given = {name: (text or "").strip() for name, text in row.items()}
    label, cell = given.get("label", ""), given.get("value", "")
    own_unit, power = given.get("unit", ""), _scale_of_unit(given.get("unit", "")) or read_scale(label)
    if power:
        label = " ".join(_SCALED.sub(" ", label).split())
        own_unit = "EUR" if _scale_of_unit(own_unit) or not own_unit else own_unit
    values, decimals, unit = read_value(cell, dutch=dutch)
    values = values[:1] if sure else values  # where decimal commas are written, 4.200 is no 4,2
    spoken = read_number(cell)
    if not values and spoken is not None and spoken.value is not None:
        values, decimals, unit = (spoken.value,), spoken.decimals, spoken.unit
    said = read_statement(_ROUNDED_TO.sub(" ", label), values)
    repeated = said.repeated
    if not cell and repeated is not None and repeated.value is not None:
        values, decimals = (repeated.value,), repeated.decimals
    if power and not any(word in _MAGNITUDES for word in cell.lower().split()):
        values = tuple(value.scaleb(power) for value in values)
    counted = own_unit if own_unit.isalpha() and own_unit.lower() not in {*_UNITS, *KNOWN_UNITS} else ""
    start, end = read_period(given.get("period", ""))
    start, end = narrowed(start or said.start, end or said.end, label)
    return Claim(
        columns=tuple(str(row.get(name.lower(), row.get(name, "")) or "") for name in header),
        label=label,
        words=f"{said.words} {counted}".rstrip() if factor_between(counted, counted) is None else said.words,
        counted=said.counted or counted,
        indicator=given.get("indicator", ""),
        values=values,
        decimals=decimals,
        place=max(_place(cell, decimals, power), _told_place(label, repeated)),
        bound=bound_of(spoken, repeated),
        direction=stated_direction(label),
        document=given.get("document", ""),
        start=start,
        end=end,
        unit=_UNITS.get(own_unit.lower(), own_unit) or unit or (repeated.unit if repeated else ""),
        breakdown=_breakdown(given.get("breakdown", "")),
        tolerance=given.get("tolerance", ""),
        unread="" if read_period(given.get("period", ""))[0] else given.get("period", ""),
    )


def units_in(text: str) -> frozenset[str]:
    """The units that a text names in brackets: `gemiddelde duur (weken)`."""
    named = re.findall(r"\(([^()]{1,20})\)", text.lower())
    return frozenset(_UNITS[word] for words in named for word in words.split() if word in _UNITS)


def _scale_of_unit(unit: str) -> int:
    """The power of ten in a unit: 6 for `mln euro`."""
    return next((_MAGNITUDES[word] for word in unit.lower().split() if word in _MAGNITUDES), 0) or read_scale(unit)


def read_scale(text: str) -> int:
    """The power of ten by which a text says that its numbers are printed smaller: 3 for `x € 1.000`; 0 for none."""
    found = _SCALED.search(text)
    return 0 if found is None else 3 if found.group(1) or found.group(3) else 6


def _place(text: str, decimals: int, scale: int = 0) -> Decimal:
    power = next((_MAGNITUDES[word] for word in text.lower().split() if word in _MAGNITUDES), scale)
    return Decimal(1).scaleb(power - decimals) if power or decimals else Decimal(0)


def _told_place(label: str, repeated: Mention | None) -> Decimal:
    """The place to which the wording tells the number: `4,5 miljoen` to 100.000, `afgerond op hele miljoenen`."""
    told = _ROUNDED_TO.search(label)
    if told:
        return Decimal(1).scaleb(next(power for word, power in _TO.items() if told.group(1).lower().startswith(word)))
    return _place(repeated.text, repeated.decimals) if repeated else Decimal(0)


def _breakdown(text: str) -> tuple[tuple[str, str], ...]:
    pairs = (part.partition("=") for part in re.split(r"[;|]", text) if part.strip())
    return tuple(sorted((key.strip(), value.strip()) for key, _, value in pairs))


def read_value(text: str, *, dutch: bool) -> tuple[tuple[Decimal, ...], int, str]:
    """The ways to read a number, its decimals, and the unit that stands with it; no values when it is no number.

    `1.234` can be one thousand or one and a bit: `dutch` says which of the two comes first.
    """
    bare = text.strip().lower()
    if bare in _ZERO:
        return (Decimal(0),), 0, ""
    found = _NUMBER.search(bare)
    if found is None:
        return (), 0, ""
    rest = f"{bare[: found.start()]} {bare[found.end() :]}".split()
    unit = next((_UNITS[word] for word in rest if word in _UNITS), "")
    power = next((_MAGNITUDES[word] for word in rest if word in _MAGNITUDES), 0)
    number = re.sub(r"\s", "", found.group()).replace("−", "-").rstrip(".,")
    texts = _plain(number, dutch=dutch)
    values = []
    for plain in texts:
        try:
            values.append(Decimal(plain).scaleb(power))
        except InvalidOperation:
            continue
    decimals = len(texts[0].partition(".")[2]) if texts else 0
    return tuple(values), decimals, unit


def _plain(number: str, *, dutch: bool) -> list[str]:
    point, comma = number.rfind("."), number.rfind(",")
    if point >= 0 and comma >= 0:
        last = max(point, comma)
        return [re.sub(r"[.,]", "", number[:last]) + "." + number[last + 1 :]]
    sign = "." if point >= 0 else ","
    if max(point, comma) < 0:
        return [number]
    whole, fraction = number.replace(sign, ""), number.replace(sign, ".")
    if number.count(sign) > 1:
        return [whole]
    if len(number) - max(point, comma) - 1 != 3:
        return [fraction]
    thousands_first = dutch if sign == "." else not dutch
    return [whole, fraction] if thousands_first else [fraction, whole]


def read_period(text: str) -> tuple[str, str]:
    """First and last day of the period that a text names, as ISO dates; empty when it names none."""
    dates = ["-".join(found) for found in _DATES.findall(text)]
    if dates:
        return dates[0], dates[-1]
    years = _YEARS.findall(text)
    if not years:
        return "", ""
    quarter = _QUARTER.search(text)
    if quarter:
        number = int(quarter.group(1) or quarter.group(2))
        last = {1: "03-31", 2: "06-30", 3: "09-30", 4: "12-31"}[number]
        return f"{years[0]}-{3 * number - 2:02d}-01", f"{years[0]}-{last}"
    return f"{min(years)}-01-01", f"{max(years)}-12-31"
