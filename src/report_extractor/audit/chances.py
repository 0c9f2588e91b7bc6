"""The signs of a claim in, the chance of each verdict out.

A multinomial logistic regression: each sign has a weight for each verdict, and the weights stand in weights.csv as
`scripts/fit_verdicts` found them on labelled claims. What cannot be is left out: without a figure of the claimed value
nothing is confirmed, without one of another value nothing contradicted.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from .lexicon import read_table
from .signs import Signs

Weights = Mapping[str, Mapping[str, float]]

CONFIRMED, CONTRADICTED, NOT_FOUND = "confirmed", "contradicted", "not_found"
VERDICTS = (CONFIRMED, CONTRADICTED, NOT_FOUND)


def chances_of(signs: Signs, weights: Weights | None = None) -> Mapping[str, float]:
    """The chance of each verdict, 0–1; together 1. `weights` in place of those of weights.csv."""
    scores = dict.fromkeys(VERDICTS, 0.0)
    for name, of_verdicts in (weights or fitted_weights()).items():
        value = signs.values.get(name, 1.0)  # the weights that go with no sign
        for verdict, weight in of_verdicts.items():
            scores[verdict] += weight * value
    possible = {verdict: score for verdict, score in scores.items() if _can_be(verdict, signs)}
    highest = max(possible.values())
    odds = {verdict: math.exp(score - highest) for verdict, score in possible.items()}
    return {verdict: odds.get(verdict, 0.0) / sum(odds.values()) for verdict in VERDICTS}


def _can_be(verdict: str, signs: Signs) -> bool:
    if verdict == CONFIRMED:
        return bool(signs.same)
    return verdict == NOT_FOUND or bool(signs.other or signs.printed)


@cache
def fitted_weights() -> Weights:
    """The rows of weights.csv: for each sign the weight for each verdict; `always` goes with no sign."""
    return {row["sign"]: {verdict: float(row[verdict]) for verdict in VERDICTS} for row in read_table("weights.csv")}
