"""Gold of our own fixtures: every printed number with what it says, in the columns of the measuring script.

The keys are those of the marks in the drawing (`[106|106 persons #oath_callout]`); the meaning stands here, by hand.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Any

from .sheet import Sheet

COLUMNS = (
    "doc page class reason value value_text bound value_high unit label keywords period basis kind same_as note "
    "indicator breakdown"
).split()
PAGE_COLUMNS = "doc page figures either asides text_layer region remarks".split()


@dataclass(frozen=True)
class Meaning:
    """What a marked number says; `same_as` is the key of the mark that states the same fact."""

    label: str
    keywords: str
    period: str = "2022"
    basis: str = "realised"
    indicator: str = ""
    breakdown: str = ""
    same_as: str = ""
    note: str = ""


CONDUCT, INTEGRITY = "domain=ongewenst_gedrag", "domain=integriteit"
INFOGRAPHIC: dict[str, Meaning] = {
    "oath_callout": Meaning(
        "medewerkers legden de ambtseed of ambtsbelofte af",
        "medewerker;ambtseed",
        indicator="oath_taken",
    ),
    "oath_sentence": Meaning(
        "medewerkers die de ambtseed of de ambtsbelofte hebben afgelegd",
        "medewerker;ambtseed",
        indicator="oath_taken",
        same_as="oath_callout",
    ),
    "advisers_integrity": Meaning(
        "vertrouwenspersonen voor integriteit",
        "vertrouwenspersoon;integriteit",
        indicator="advisers",
        breakdown=INTEGRITY,
    ),
    "advisers_conduct": Meaning(
        "vertrouwenspersonen voor ongewenst gedrag", "ongewenst", indicator="advisers", breakdown=CONDUCT
    ),
    "adviser_man": Meaning(
        "mannelijke collega per onderwerp",
        "mannelijk",
        indicator="advisers",
        breakdown="gender=man",
        note="geldt voor elk van de twee onderwerpen",
    ),
    "adviser_woman": Meaning(
        "vrouwelijke collega per onderwerp",
        "vrouwelijk",
        indicator="advisers",
        breakdown="gender=vrouw",
        note="geldt voor elk van de twee onderwerpen",
    ),
    "advisers_integrity_callout": Meaning(
        "vertrouwenspersonen voor integriteit",
        "integriteit",
        indicator="advisers",
        breakdown=INTEGRITY,
        same_as="advisers_integrity",
    ),
    "advisers_conduct_callout": Meaning(
        "vertrouwenspersonen voor ongewenst gedrag",
        "ongewenst",
        indicator="advisers",
        breakdown=CONDUCT,
        same_as="advisers_conduct",
    ),
    "training_cycle": Meaning(
        "tijd tussen twee trainingen in het omgaan met agressie en geweld",
        "training",
        period="",
        basis="unknown",
        indicator="training_interval",
    ),
    "training_start": Meaning(
        "tijd tot de eerste training van nieuwe collega's",
        "training",
        period="",
        basis="unknown",
        note="voorschrift, geen gemeten waarde; ook als 6 maanden te lezen",
    ),
    "conduct_callout": Meaning(
        "personen bij de vertrouwenspersonen voor ongewenst gedrag",
        "persoon;ongewenst",
        indicator="visitors",
        breakdown=CONDUCT,
    ),
    "conduct_reports": Meaning(
        "meldingen van ongewenst gedrag", "melding;ongewenst", indicator="reports", breakdown=CONDUCT
    ),
    "conduct_conflict": Meaning(
        "meldingen van ongewenst gedrag die samenhingen met een conflict op het werk",
        "conflict",
        indicator="reports",
        breakdown=CONDUCT + ";topic=arbeidsconflict",
    ),
    "conduct_other": Meaning(
        "overige meldingen met een ander thema binnen de sociale veiligheid",
        "melding;thema",
        indicator="reports",
        breakdown=CONDUCT + ";topic=overig",
    ),
    "formal_complaints": Meaning(
        "formele klachten over ongewenst gedrag", "klacht", indicator="formal_complaints", breakdown=CONDUCT
    ),
    "integrity_callout": Meaning(
        "personen bij de vertrouwenspersonen voor integriteit",
        "persoon;integriteit",
        indicator="visitors",
        breakdown=INTEGRITY,
    ),
    "integrity_reports": Meaning(
        "meldingen over integriteit", "melding;integriteit", indicator="reports", breakdown=INTEGRITY
    ),
    "formal_procedures": Meaning("formele procedures over integriteit", "procedure", indicator="formal_procedures"),
    "signals": Meaning("signalen van seksueel grensoverschrijdend gedrag", "signaal;seksueel", indicator="signals"),
    "workshop": Meaning(
        "deelnemers aan de workshop over grensoverschrijdend gedrag",
        "deelnemer;workshop",
        indicator="workshop_participants",
    ),
    "leaders_callout": Meaning(
        "teamleiders die de sessie ethisch leiderschap volgden", "teamleider;sessie", indicator="workshop_participation"
    ),
    "leaders_sentence": Meaning(
        "teamleiders die hebben deelgenomen aan een sessie over de eigen rol bij integriteit",
        "teamleider;sessie",
        indicator="workshop_participation",
        same_as="leaders_callout",
    ),
}
for _row, (_name, _words, _breakdown) in enumerate(
    (
        ("ongewenst gedrag", "ongewenst;melding", CONDUCT),
        ("integriteit", "integriteit;melding", INTEGRITY),
        ("totaal", "totaal;melding", ""),
    )
):
    for _year in ("2020", "2021", "2022"):
        _same = {"ongewenst gedrag2022": "conduct_reports", "integriteit2022": "integrity_reports"}
        INFOGRAPHIC[f"table_{_row}_{_year}"] = Meaning(
            f"meldingen {_name}",
            _words,
            period=_year,
            indicator="reports",
            breakdown=_breakdown,
            same_as=_same.get(_name + _year, ""),
        )


def gold_rows(sheet: Sheet, doc: str, meanings: dict[str, Meaning], first_row: int) -> list[dict[str, str]]:
    """One row per printed number of the sheet, named `doc`; `first_row` is the number of its first row in the file."""
    printed: list[tuple[int, dict[str, Any]]] = [
        (page, number) for page, truth in enumerate(sheet.pages, start=1) for number in truth.numbers
    ]
    where = {number["key"]: first_row + at for at, (_, number) in enumerate(printed) if "key" in number}
    rows = []
    for page, number in printed:
        row = dict.fromkeys(COLUMNS, "")
        row |= {"doc": doc, "page": str(page), "class": number["class"], "value_text": number["text"]}
        if number["class"] == "aside":
            row |= {"reason": number["reason"]}
            if number["reason"] in ("year", "page_number"):
                row["value"] = number["text"]
            rows.append(row)
            continue
        meaning = meanings[number["key"]]
        row |= {field: str(number[field]) for field in ("value", "value_high", "bound", "unit", "kind")}
        row |= {
            field: getattr(meaning, field)
            for field in ("label", "keywords", "period", "basis", "note", "indicator", "breakdown")
        }
        row["same_as"] = str(where.get(meaning.same_as, ""))
        rows.append(row)
    return rows


def page_rows(rows: list[dict[str, str]], text_layer: str, remarks: str) -> list[dict[str, str]]:
    """One row for each page of these gold rows."""
    found = []
    for doc, page in sorted({(row["doc"], row["page"]) for row in rows}):
        classes = [row["class"] for row in rows if (row["doc"], row["page"]) == (doc, page)]
        found.append(
            {
                "doc": doc,
                "page": page,
                "figures": str(classes.count("figure")),
                "either": str(classes.count("either")),
                "asides": str(classes.count("aside")),
                "text_layer": text_layer,
                "region": "",
                "remarks": remarks,
            }
        )
    return found


def as_csv(columns: list[str], rows: list[dict[str, str]]) -> bytes:
    """CSV with these columns, LF, UTF-8."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
