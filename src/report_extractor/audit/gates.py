"""What makes a figure another thing than the one that a claim is about, whatever words they share.

Document, indicator, breakdown, period, unit, basis (budget against realised), measure (a change against a level, an
average against a number), and words that exclude each other.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

from .claims import KNOWN_UNITS, Claim, units_in
from .quantities import begins_with_money, factor_between, speaks_of_money
from .statement import quarter_in
from .stems import folded
from .wording import keys_of, opposed

Row = Mapping[str, str]
Gate = Literal[
    "", "document", "indicator", "breakdown", "period", "unit", "basis", "measure", "moment", "name", "contrast"
]

_CHANGE = re.compile(
    r"stijg|steg|steeg|\bdal(?:ing|en|de)|daald|toename|afname|afgenomen|toegenomen|groei|verander|verschil|mutatie"
    r"|verhog|verhoog|verlag|verlaag|verminder|teruggebracht|teruggelopen|hoger dan|lager dan|meer dan|minder"
)
_PLANNED = re.compile(
    r"\bbegro?ot|begroting|raming|geraamd|verwacht|prognose|\bdoel(?:en|stelling)?\b|streef|\bnorm\b|beoogd"
    r"|budget|schatting|geschat"
)
_SURELY_PLANNED = re.compile(r"\bbegro?ot|begroting\b|raming|geraamd|verwacht|prognose|streef|beoogd")
_PERCENT = re.compile(r"%|percentage|procent|aandeel\b")
_BEGIN = re.compile(
    r"\b1 januari\b|\b0?1-0?1-|\bprimo\b|\bbegin(?:stand|saldo|balans)?\b|\beinde? vorig|\bvorig (?:verslag|boek)?jaar"
)
_LAST_YEAR = re.compile(r"\b(?:einde? )?vorig (?:verslag|boek)?jaar")
_EACH = re.compile(r"\bper (?!jaar|maand|1\b|31|ultimo|saldo|eind)[a-z(]{3,}|gemiddeld|\bp\.p\b|\belke?\b|\bieder")
_OF_MONEY = re.compile(
    r"€|\beuro|\bton\b|\bkost(?:te|ten)?\b|betaal|uitgegeven|\bgaf uit\b|verdien|\bprijs|\btarief|besteed|gekost"
)
_MARK = re.compile(
    r"cijfer|score|waarde|beoorde|tevreden|rapport|punten|gemiddeld|ratio|verhouding|frequentie|keer|per\b|graad"
)
_TIMES = frozenset(("days", "weeks", "months", "years", "hours"))
_TIME = re.compile(
    r"tijd|duur|duur(?:t|de)|termijn|lang|leeftijd|oud\b|dag|week|weken|maand|jaar|jaren|uur|uren|snel|wacht|binnen|verzuim|na\b"
)
_END = re.compile(r"\b31 december\b|\b31-12\b|\bultimo\b|\beind(?:e|stand|saldo|balans)?\b")
_COUNTED = re.compile(r"\baantal\b|\bhoeveel\b")
_ALIKE = {"persons": "count", "": "count", "stuks": "count", "times": "count", "ratio": "score"}
_SMALL = frozenset(("percent", "pp", "years", "months", "weeks", "score"))
_LARGE = 1000  # what has a unit of _SMALL stays below it
_WHOLE_YEAR = ("01-01", "12-31")


def gate_of(claim: Claim, row: Row, *, own: frozenset[str], breakdown: Mapping[str, str]) -> Gate:
    """The first thing that makes the figure another one; empty when nothing does. `own`: the words of the figure."""
    if claim.document and not same_document(claim.document, row["document"]):
        return "document"
    if claim.indicator and row["indicator"] and row["indicator"] != claim.indicator:
        return "indicator"
    if any(breakdown.get(key, value) != value for key, value in claim.breakdown):
        return "breakdown"
    if (not _same_period(claim, row) and not weak_period(claim, row)) or came_before(claim, row):
        return "period"
    words = folded(claim.label)
    if not _same_unit(claim, row, words):
        return "unit"
    return _gate_of_words(claim, row, words, own)


def _gate_of_words(claim: Claim, row: Row, words: str, own: frozenset[str]) -> Gate:
    planned = row["basis"] in {"budget", "forecast", "target", "norm"}
    told = planned or bool(_PLANNED.search(folded(row["label"])))
    if (planned and not _PLANNED.search(words)) or (not told and _SURELY_PLANNED.search(words)):
        return "basis"
    changing = bool(claim.direction) or claim.unit == "pp" or bool(_CHANGE.search(words))
    if row["measure"] == "change" and not changing:
        return "measure"
    if changing and row["measure"] != "change" and not _CHANGE.search(folded(f"{row['label']} {row['snippet']}")):
        return "measure"
    if row["unit"] == "EUR" and _EACH.search(folded(f"{row['value_text']} {row['label']}")) and not _EACH.search(words):
        return "measure"
    if row["kind"] == "table" and _other_moment(words, _moments(row)):
        return "moment"
    return "contrast" if opposed(keys_of(claim.words), own) else ""


def _moments(row: Row) -> str:
    """The folded heads of a cell; without `vorig boekjaar` where that gave the figure its period."""
    heads = folded(row["snippet"].rpartition("|")[0])
    return _LAST_YEAR.sub(" ", heads) if row["period_source"] == "column" else heads


def _other_moment(claimed: str, printed: str) -> bool:
    """Whether one of claim and table tells of the begin of a period, and the other of its end."""
    begin, end = bool(_BEGIN.search(printed)), bool(_END.search(printed))
    if begin == end:
        return False
    return not _BEGIN.search(claimed) if begin else bool(_BEGIN.search(claimed)) and not _END.search(claimed)


def same_document(claimed: str, document: str) -> bool:
    """Whether a claim's document (path, file name, or name without extension) is this one."""
    wanted, path = claimed.replace("\\", "/").casefold(), document.casefold()
    name = path.rsplit("/", 1)[-1]
    return wanted in {path, name, name.rsplit(".", 1)[0]} or path.endswith(f"/{wanted}")


def _span(row: Row) -> tuple[str, str]:
    start = row["period_start"] or (f"{row['year']}-01-01" if row["year"] else "")
    return start, row["period_end"] or row["period_start"] or (f"{row['year']}-12-31" if row["year"] else "")


def _same_period(claim: Claim, row: Row) -> bool:
    start, end = _span(row)
    if not claim.start or not start:
        return True
    if _day_after(claim, row):
        return True
    if end < claim.start or start > claim.end:
        return False
    if _ends_elsewhere(claim, start, end):
        return False
    several_claimed, several = claim.start[:4] != claim.end[:4], start[:4] != end[:4]
    quarter = not several_claimed and (claim.start[5:], claim.end[5:]) != _WHOLE_YEAR and claim.start != claim.end
    if quarter and (start[5:], end[5:]) == _WHOLE_YEAR:
        return bool(quarter_in(claim.label)) and quarter_in(row["label"]) == quarter_in(claim.label)
    return not several or several_claimed


def _ends_elsewhere(claim: Claim, start: str, end: str) -> bool:
    """`eind 2022` beside a figure of some month within that year."""
    short = start[:4] == end[:4] and start[5:7] == end[5:7] and end[5:] != "12-31"
    return short and (claim.start[5:], claim.end[5:]) == _WHOLE_YEAR and bool(_END.search(folded(claim.label)))


def _day_after(claim: Claim, row: Row) -> bool:
    """`per 1 januari 2025` in the report on 2024, where a figure got the year of the report for lack of a date."""
    if claim.start != claim.end or row["period_source"] != "document" or not row["period_end"]:
        return False
    return date.fromisoformat(row["period_end"]) + timedelta(days=1) == date.fromisoformat(claim.start)


def weak_period(claim: Claim, row: Row) -> bool:
    """Whether the period is another one, but so uncertain that the figure can still be the one that was meant.

    It stands above the figure only and the claim's year is the report's, or it is a span that ends in that year.
    """
    whole_year = claim.start[:4] == claim.end[:4] and (claim.start[5:], claim.end[5:]) == _WHOLE_YEAR
    assumed = row["period_source"] in {"document", "heading"} and claim.start[:4] == row["year"]
    span = row["period_start"][:4] < row["period_end"][:4] == claim.end[:4] and row["measure"] != "average"
    return whole_year and bool(claim.start) and (assumed or span) and not _same_period(claim, row)


def came_before(claim: Claim, row: Row) -> bool:
    """Whether the figure is what something was before the claimed year: 71 in `daalde van 71 naar 58 dagen`."""
    snippet = row["snippet"]
    if "naar" not in snippet or row["measure"] == "change" or (claim.start and claim.start[:4] != row["year"]):
        return False
    return bool(re.search(rf"\bvan {re.escape(row['value_text'])}(?!\w)[^.;]{{0,40}}\bnaar\b", snippet, re.IGNORECASE))


def odd_period(claim: Claim, row: Row) -> float:
    """How much the period makes the figure less likely to be meant, as a part of its rank."""
    start, end = _span(row)
    if not claim.start:
        # a claim without a year is about the year of the report
        return 0.12 if row["year"] and row["year"] not in {start[:4], end[:4]} else 0.0
    if not start:
        return 0.0
    if weak_period(claim, row):
        return 0.1
    return 0.0 if (start[:4], end[:4]) == (claim.start[:4], claim.end[:4]) else 0.05


def _same_unit(claim: Claim, row: Row, words: str) -> bool:
    unit = same_unit_as(row)
    if claim.unit:
        return _is_unit(claim, row, unit)
    if (unit == "score" and not _MARK.search(words)) or (unit in _TIMES and not _TIME.search(words)):
        return False  # 7 meldingen are no mark, and no days
    if unit in _SMALL and not _PERCENT.search(words) and any(abs(value) >= _LARGE for value in claim.values):
        return False  # 807.000 misdrijven are no percentage and no age
    if unit == "EUR" and not (speaks_of_money(claim.words) or _OF_MONEY.search(words)) and claim.place == 0:
        return False  # 986 werkgevers
    if _PERCENT.search(words):
        return unit in {"percent", "pp", "score"}
    return not (_COUNTED.search(words) and unit in {"percent", "pp", "EUR"})


def _is_unit(claim: Claim, row: Row, unit: str) -> bool:
    wanted = _ALIKE.get(claim.unit, claim.unit)
    if unit == wanted or folded(wanted) in folded(f"{row['unit']} {row['counts']}").split():
        return True
    if unit == "count" and claim.unit in units_in(row["label"]):
        return True  # 9,0 under `gemiddelde duur (weken)`
    if {wanted, unit} == {"percent", "pp"}:
        return row["measure"] == "change"
    if wanted == "EUR" and unit == "count" and row["kind"] in {"table", "callout"}:
        money = begins_with_money(claim.words) or (speaks_of_money(claim.words) and abs(claim.values[0]) >= _LARGE)
        return money and speaks_of_money(row["label"])  # a balance sheet without a currency
    if factor_between(wanted, row["unit"]) is not None:
        return True  # of weeks and days, too
    return wanted not in KNOWN_UNITS and unit == "count"  # vergaderingen, GWh above a callout


def same_unit_as(row: Row) -> str:
    """The unit of a figure, with those that count as one made one."""
    return _ALIKE.get(row["unit"], row["unit"])
