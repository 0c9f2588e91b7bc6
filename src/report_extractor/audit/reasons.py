"""A decision in, its reason out: in plain Dutch, what was matched and what was not."""

from __future__ import annotations

from collections.abc import Sequence

from ..dataset import codes_of
from .agreement import pair
from .claims import Claim
from .decide import Decision
from .gates import Gate
from .meaning import Candidate

_GATES: dict[Gate, str] = {
    "document": "staat in een ander document",
    "indicator": "is een andere indicator",
    "breakdown": "is een andere uitsplitsing",
    "period": "gaat over een andere periode",
    "unit": "heeft een andere eenheid",
    "basis": "is begroot tegenover gerealiseerd",
    "measure": "is een ander soort grootheid (verandering, gemiddelde)",
    "moment": "gaat over het begin van de periode, of juist over het einde",
    "name": "gaat over een andere plaats of instelling",
    "contrast": "zegt het tegengestelde",
}
_SAID: dict[str, str] = {
    "exact": "precies",
    "about": "ongeveer",
    "at_least": "ten minste",
    "at_most": "ten hoogste",
    "more_than": "meer dan",
    "less_than": "minder dan",
    "range": "tussen",
}
_BOTH = {
    "as_good": "beide passen even goed en spreken elkaar tegen",
    "documents": "van verschillende documenten: zeg bij de bewering welk document",
    "several": "geen van de passende cijfers heeft deze waarde, en zij verschillen",
}


def reason_of(claim: Claim, decision: Decision) -> str:
    """Why the claim got its verdict."""
    items = decision.candidates
    match decision.outcome:
        case "no_value":
            return "de waarde van de bewering is geen getal"
        case "confirmed":
            return _confirmed(claim, decision)
        case "open":
            return _open(decision)
        case "contradicted":
            row = items[0].row
            scale = "; de bewering is een factor duizend of miljoen anders" if decision.agreement == "scale" else ""
            unit = "; de eenheid is een andere" if items[0].gate == "unit" else ""
            return f"gedrukt staat {row['value_text']} voor: {row['label'] or row['snippet']}{scale}{unit}"
        case "unsure":
            return _unsure(items)
        case "not_found":
            return _not_found(claim, items)
        case outcome:
            said = " en ".join(
                f"{item.row['value_text']} ({item.row['label']}, p. {item.row['page']})" for item in items
            )
            return f"{said}: {_BOTH[outcome]}"


def _confirmed(claim: Claim, decision: Decision) -> str:
    row, agreement = decision.candidates[0].row, decision.agreement
    reason = f"zelfde waarde over hetzelfde: {row['label'] or row['snippet']}"
    if agreement == "rounded":
        reason = f"gedrukt staat {row['value_text']}, dat afgerond de bewering geeft"
    elif agreement == "bounded":
        reason = f"gedrukt staat {row['value_text']}, wat bij '{_SAID[claim.bound]}' past"
    elif claim.tolerance and pair(claim, claim.values[0], row)[0] != pair(claim, claim.values[0], row)[1]:
        reason = f"gedrukt staat {row['value_text']}, binnen de opgegeven marge"
    elif row["bound"] != "exact":
        reason = f"zelfde waarde, gedrukt met '{_SAID[row['bound']]}'"
    missing = decision.candidates[0].missing
    if missing:
        reason += f"; niet bij het cijfer zelf: {', '.join(missing)}"
    if row["doubts"]:
        reason += f"; twijfel bij het cijfer: {_doubts(row['doubts'])}"
    others = len({item.row["figure_id"] for item in decision.candidates[1:]})
    if others:
        reason += f"; ook op {others} andere plaats(en)"
    return reason


def _unsure(items: Sequence[Candidate]) -> str:
    first = items[0]
    said = f"{first.row['value_text']} ({first.row['label']}, p. {first.row['page']}) heeft de waarde"
    lacked = f", maar mist: {', '.join(first.missing)}" if first.missing else ""
    if len(items) == 1:
        return f"{said}{lacked or ', maar zegt niet zeker hetzelfde'}"
    other = items[1].row
    return f"{said}{lacked}; ook {other['value_text']} ({other['label']}, p. {other['page']}) kan bedoeld zijn"


def _doubts(codes: str) -> str:
    """The doubts of a figure in Dutch."""
    said = {code.code: code.label_nl for code in codes_of("doubt")}
    return ", ".join(said.get(code, code) for code in codes.split(";"))


def _open(decision: Decision) -> str:
    row = decision.candidates[0].row
    printed = f"gedrukt staat {row['value_text']}"
    return {
        "within": f"{printed} ({_SAID[row['bound']]}): de bewering kan daarbij passen, maar staat er niet",
        "finer": f"{printed}: de bewering is preciezer dan dat",
        "coarser": f"{printed}: de bewering klopt alleen afgerond; geef een marge op als dat genoeg is",
        "scale": f"{printed}: een factor duizend of miljoen verschil, mogelijk staat de schaal elders op de pagina",
    }[decision.agreement]


def _not_found(claim: Claim, items: Sequence[Candidate]) -> str:
    if not items:
        return "geen enkel cijfer deelt woorden met de bewering"
    nearest = items[0]
    if nearest.gate == "document":
        return f"het document «{claim.document}» is er niet bij; noem een document dat is gelezen, of laat de cel leeg"
    why = _GATES[nearest.gate] if nearest.gate else "gaat niet zeker over hetzelfde"
    if not nearest.gate and nearest.missing:
        why += f": {', '.join(nearest.missing)} ontbreekt"
    return f"het naaste cijfer, {nearest.row['value_text']} ({nearest.row['label']}), {why}"
