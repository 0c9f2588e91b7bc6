"""The weights of verdicts are fitted as their script says, and those in use are of the signs in use."""

import importlib.util
import sys
from decimal import Decimal
from importlib.machinery import SourceFileLoader
from pathlib import Path

import pytest

from report_extractor.audit import read_claims
from report_extractor.audit.chances import VERDICTS, chances_of, fitted_weights
from report_extractor.audit.meaning import MeaningIndex
from report_extractor.audit.signs import Signs, signs_of

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def script():
    loader = SourceFileLoader("fit_verdicts", str(ROOT / "scripts" / "fit_verdicts"))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[loader.name] = module  # its dataclass looks itself up
    loader.exec_module(module)
    yield module
    del sys.modules[loader.name]


def labelled(script, expected: str, **signs: float):
    (claim, *_) = read_claims(ROOT / "tests" / "audit" / "claims.csv").claims
    return script.Labelled("set", "data", claim, (), signs, expected, False)


def test_a_sign_that_parts_the_verdicts_gets_the_weight(script):
    rows = [labelled(script, "confirmed", fits=1.0, noise=0.5 + i % 2) for i in range(40)]
    rows += [labelled(script, "not_found", fits=0.0, noise=0.5 + i % 2) for i in range(40)]
    weights = script.fit(rows)
    assert set(weights) == {"fits", "noise", "always"}
    assert weights["fits"]["confirmed"] - weights["fits"]["not_found"] > 1
    assert abs(weights["noise"]["confirmed"] - weights["noise"]["not_found"]) < 0.01


def test_the_weights_in_use_are_of_the_signs_in_use():
    (claim, *_) = read_claims(ROOT / "tests" / "audit" / "claims.csv").claims
    signs = signs_of(claim, MeaningIndex(()).candidates(claim))
    assert set(fitted_weights()) == {*signs.values, "always"}


def test_what_cannot_be_has_no_chance():
    signs = Signs(values={}, same=(), other=(), open=(), printed=())
    chances = chances_of(signs, {"always": dict(zip(VERDICTS, (9.0, 9.0, 0.0), strict=True))})
    assert chances == {"confirmed": 0.0, "contradicted": 0.0, "not_found": 1.0}


def test_a_true_claim_gives_a_false_one_with_the_value_of_a_figure_that_resembles_it(script):
    (claim, *_) = read_claims(ROOT / "tests" / "audit" / "claims.csv").claims
    false = script._with_value(claim, {"value": "-31"})
    assert false.values == (Decimal(31),)
    assert (false.label, false.bound, false.tolerance) == (claim.label, "exact", "")
