"""What a claimed value tells by itself, where a claim shares few words with what is printed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from report_extractor.audit import claims_of, judge_claims
from report_extractor.audit.agreement import near_miss

ABOUT = {"period_start": "2022-01-01", "period_end": "2022-12-31", "year": "2022"}


def told(snippet: str, value: str, label: str, **fields: str) -> dict[str, str]:
    return {**ABOUT, "snippet": snippet, "value": value, "value_text": value, "label": label, **fields}


LOANS = told("De balie leende 48.316 titels uit.", "48316", "De balie leende titels uit", counts="titel")
WAIT = told("Het wachten duurde gemiddeld 61 dagen.", "61", "Het wachten duurde gemiddeld", unit="days")
WALKS = told("Wij hielden zeven rondleidingen.", "7", "hielden wij rondleidingen", counts="rondleiding")
AGAIN = told("Er waren acht rondleidingen.", "8", "Er waren rondleidingen", counts="rondleiding")
MEMBERS = "96 leden (eigen opgave: 103)"
BOTH = (
    told(MEMBERS, "96", "leden", counts="lid", unit="persons", left="10"),
    told(MEMBERS, "103", "leden, eigen opgave", counts="lid", unit="persons", left="90"),
)


@pytest.mark.parametrize(
    ("figures", "claim", "expected"),
    [
        (
            (LOANS,),
            {"label": "door de balie aan lezers meegegeven titels", "value": "48316", "unit": "stuks"},
            "confirmed",
        ),
        ((LOANS,), {"label": "parkeerplaatsen bij het station", "value": "48316", "unit": "stuks"}, "not_found"),
        (
            (WAIT, LOANS, WALKS, AGAIN),
            {"label": "gemiddelde tijd van het wachten aan de balie", "value": "61 weken"},
            "contradicted",
        ),
        ((WALKS,), {"label": "rondleidingen", "value": "7"}, "confirmed"),
        ((WALKS, AGAIN), {"label": "rondleidingen", "value": "7"}, "unclear"),
        (BOTH, {"label": "leden", "value": "96"}, "confirmed"),
        (BOTH, {"label": "leden", "value": "103"}, "contradicted"),
    ],
)
def test_the_value_tells_what_the_words_do_not(rows, figures, claim, expected):
    found, _ = rows(*figures)
    (verdict,) = judge_claims(claims_of(tuple(claim), [claim]).claims, found)
    assert verdict.verdict == expected, verdict.reason


@pytest.mark.parametrize(("claimed", "wanted"), [("42,7", True), ("57,2", True), ("472", False), ("46,9", False)])
def test_a_slip_across_the_comma_is_a_slip(claimed, wanted):
    (claim,) = claims_of(("label", "value"), [{"label": "opkomst", "value": claimed}]).claims
    assert claim.values[0] == Decimal(claimed.replace(",", "."))
    assert near_miss(claim, {"value": "47.2"}) is wanted
