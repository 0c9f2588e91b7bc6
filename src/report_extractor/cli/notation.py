"""Values, units, dates and rules as a Dutch reader writes them: € 1.200.000, 80 procent, heel 2022."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

Codes = Mapping[tuple[str, str], str]

_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
_UNITS = {
    "fte": "fte",
    "score": "(cijfer of score)",
    "ratio": "(verhouding)",
    "EUR": "euro",
    "years": "jaar",
    "hours": "uur",
}
_SINGULARS = {
    "": "stuk",
    "count": "stuk",
    "persons": "persoon",
    "days": "dag",
    "weeks": "week",
    "months": "maand",
    "points": "punt",
}
_SIGNS = {"EUR": "€ "}


def code_label(codes: Codes, kind: str, code: str) -> str:
    """The Dutch label of a code; the code itself where the codebook has none."""
    return codes.get((kind, code), code)


def unit_label(codes: Codes, unit: str) -> str:
    """The unit in Dutch, `stuks` for a bare count; a printed unit as it is."""
    return _UNITS.get(unit) or code_label(codes, "unit", unit or "count")


def dutch_number(value: str) -> str:
    """A plain number (1234.50) with a decimal comma and points between thousands (1.234,5); other text as it is."""
    sign, digits = ("−", value[1:]) if value.startswith("-") else ("", value)
    whole, _, decimals = digits.partition(".")
    if not whole.isdecimal() or (decimals and not decimals.isdecimal()):
        return value
    decimals = decimals.rstrip("0")
    return f"{sign}{int(whole):,}".replace(",", ".") + (f",{decimals}" if decimals else "")


def dutch_value(codes: Codes, value: str, unit: str) -> str:
    """The value with its unit: `€ 1.200.000`, `80 procent`, `46 stuks`."""
    number = dutch_number(value)
    if unit in _SIGNS:
        _, point, cents = number.partition(",")
        return _SIGNS[unit] + (f"{number}0" if point and len(cents) == 1 else number)
    one = number in ("1", "−1") and unit in _SINGULARS
    return f"{number} {_SINGULARS[unit] if one else unit_label(codes, unit)}"


def dutch_day(iso: str) -> str:
    """`2022-04-01` as `1 april 2022`; other text as it is."""
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    if not (month.isdecimal() and day.isdecimal() and 1 <= int(month) <= len(_MONTHS)):
        return iso
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"


def dutch_period(start: str, end: str) -> str:
    """`heel 2022`, `2020 t/m 2022`, one day, or two days with `t/m` between them; empty for no period."""
    if start == end or not start or not end:
        return dutch_day(start or end)
    if start.endswith("-01-01") and end.endswith("-12-31"):
        return f"heel {start[:4]}" if start[:4] == end[:4] else f"{start[:4]} t/m {end[:4]}"
    return f"{dutch_day(start)} t/m {dutch_day(end)}"


@cache
def rule_labels() -> Mapping[str, str]:
    """Name of a general rule → what it reads, in Dutch."""
    return {row["rule"]: row["label_nl"] for row in _table("rules.csv")}


@cache
def aside_signs() -> Mapping[str, tuple[str, str]]:
    """Reason of an aside → by what it shows, and what the number would have been else, in Dutch."""
    return {row["reason"]: (row["sign_nl"], row["else_nl"]) for row in _table("asides.csv")}


def _table(name: str) -> list[dict[str, str]]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def rule_label(codes: Codes, rule: str, reason: str = "") -> str:
    """A rule in Dutch with its name behind it: `getal in cijfers, zin (sentence.digits)`; `reason` of an aside."""
    kind, _, name = rule.rpartition(".")
    label = _recogniser_label(name, reason) or rule_labels().get(name, "")
    if not label:
        return rule
    return f"{label}, {code_label(codes, 'figure_kind', kind)} ({rule})" if kind else f"{label} ({rule})"


def _recogniser_label(name: str, reason: str) -> str:
    """A recogniser of asides by its example: `vorm als in «Zie artikel 9:36 van de wet.»`; empty for another rule."""
    from ..dutch.asides import RECOGNISERS

    example = next((row.example for row in RECOGNISERS if (row.name, row.reason) == (name, reason)), "")
    return f"vorm als in «{example.replace('<', '').replace('>', '')}»" if example else ""
