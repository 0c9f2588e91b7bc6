"""Findings, made the same way by every check: id from content, numbers written as each language writes them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..model import Figure, Finding, Severity, Verdict

# codes of checks whose `differs` says that a printed value cannot be right beside another printed value
CONTRADICTIONS = frozenset(
    {
        "partition_total",
        "percentage_recomputed",
        "stock_and_flow",
        "change_recomputed",
        "words_against_digits",
        "callout_against_sentence",
        "stated_twice",
        "table_total",
    }
)

CHECKS: dict[str, tuple[str, str]] = {
    "partition_total": ("delen en geheel", "parts and whole"),
    "percentage_recomputed": ("percentage nagerekend", "percentage recomputed"),
    "stock_and_flow": ("voorraad en stroom", "stock and flow"),
    "change_recomputed": ("verandering nagerekend", "change recomputed"),
    "words_against_digits": ("woord tegen cijfer", "words against digits"),
    "callout_against_sentence": ("uitgelicht getal tegen zin", "callout against sentence"),
    "stated_twice": ("twee keer vermeld", "stated twice"),
    "table_total": ("tabeltotaal", "table total"),
    "mixed_notation": ("gemengde notatie", "mixed notation"),
    "unread_ink": ("inkt zonder lezing", "ink without reading"),
    "hidden_text": ("verborgen tekst", "hidden text"),
    "restated": ("herzien in later verslag", "restated in a later report"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A finding before it has an id: what a check concludes."""

    check: str
    verdict: Verdict
    severity: Severity
    page: int
    figures: tuple[str, ...]
    message_nl: str
    message_en: str
    expected: str = ""
    observed: str = ""
    tolerance: str = ""


def finish(drafts: Iterable[Draft], sha256: str) -> tuple[Finding, ...]:
    """The findings of drafts, each once (the first of equal ones), by page and check."""
    found: dict[str, Finding] = {}
    for draft in drafts:
        identity = "\x1f".join((sha256, draft.check, str(draft.page), ";".join(draft.figures), draft.message_en))
        finding_id = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        if finding_id in found:
            continue
        found[finding_id] = Finding(
            finding_id=finding_id,
            page=draft.page,
            check=draft.check,
            verdict=draft.verdict,
            severity=draft.severity,
            figures=draft.figures,
            expected=draft.expected,
            observed=draft.observed,
            tolerance=draft.tolerance,
            message_nl=draft.message_nl,
            message_en=draft.message_en,
        )
    return tuple(sorted(found.values(), key=lambda item: (item.page, item.check, item.message_en, item.finding_id)))


def contradicted(findings: Iterable[Finding]) -> frozenset[str]:
    """The ids of figures that cannot be right together with another printed figure."""
    return frozenset(
        figure_id
        for finding in findings
        if finding.verdict == "differs" and finding.check in CONTRADICTIONS
        for figure_id in finding.figures
    )


def plain(value: Decimal) -> str:
    """A number with a decimal point and no exponent, without trailing zeros; long fractions are cut to 4 decimals."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -4:
        value = value.quantize(Decimal("0.0001"))
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def dutch(value: Decimal) -> str:
    """A number as a Dutch reader writes it: 1.234,5."""
    return f"{Decimal(plain(value)):,f}".replace(",", "\0").replace(".", ",").replace("\0", ".")


def english(value: Decimal) -> str:
    """A number as an English reader writes it: 1,234.5."""
    return f"{Decimal(plain(value)):,f}"


def added(values: Sequence[Decimal]) -> tuple[str, str]:
    """`4 + 6 = 10` in both languages; a long sum shows its first and last terms."""
    result = sum(values, Decimal(0))
    return tuple(f"{_terms([write(value) for value in values])} = {write(result)}" for write in (dutch, english))  # type: ignore[return-value]  # two writers, two texts


def share_dutch(part: Decimal, base: Decimal, printed: Decimal) -> str:
    """`12 van 20 = 60%, gedrukt: 61%`."""
    return f"{dutch(part)} van {dutch(base)} = {dutch(100 * part / base)}%, gedrukt: {dutch(printed)}%"


def share_english(part: Decimal, base: Decimal, printed: Decimal) -> str:
    """`12 of 20 = 60%, printed: 61%`."""
    return f"{english(part)} of {english(base)} = {english(100 * part / base)}%, printed: {english(printed)}%"


def _terms(texts: Sequence[str]) -> str:
    shown = list(texts) if len(texts) <= 12 else [*texts[:8], "…", *texts[-2:]]
    return " + ".join(f"({text})" if text.startswith("-") else text for text in shown)


def certain(figures: Iterable[Figure]) -> bool:
    """Whether all figures were read from a text layer or without a doubt: then a difference is in the print."""
    return all(
        figure.confidence != "low"
        and not any(doubt in {"ocr_uncertain", "readings_differ", "hidden_text"} for doubt in figure.doubts)
        for figure in figures
    )
