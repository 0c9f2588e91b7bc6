"""The period of a number: right after it, before it, or given by the sentence's range."""

from __future__ import annotations

from decimal import Decimal

import pytest

from report_extractor.figures.sentence_periods import from_sentence
from report_extractor.model import Mention


def mentions_of(marked: str) -> tuple[str, list[Mention], Mention]:
    """`<12*>` is the number asked for, `<12>` another, `{2021}` a year."""
    import re

    text, found, asked = "", [], None
    for piece in re.finditer(r"<(\d+)(\*?)>|\{(\d{4})\}|[^<{]+", marked):
        number, star, year = piece.groups()
        start = len(text)
        text += number or year or piece.group()
        if number:
            mention = Mention(start=start, end=len(text), text=number, kind="quantity", value=Decimal(number))
        elif year:
            mention = Mention(
                start=start,
                end=len(text),
                text=year,
                kind="period",
                period_start=f"{year}-01-01",
                period_end=f"{year}-12-31",
            )
        else:
            continue
        found.append(mention)
        asked = mention if star else asked
    assert asked is not None
    return text, found, asked


@pytest.mark.parametrize(
    ("marked", "start", "end"),
    [
        ("In {2022} waren er <12*> klachten.", "2022", "2022"),
        ("Er waren <12*> klachten in {2020}, <14> in {2021}.", "2020", "2020"),
        ("Er waren <12> klachten in {2020}, <14*> in {2021}.", "2021", "2021"),
        ("In {2022} waren er <12> klachten ({2021}: <9*>).", "2021", "2021"),
        ("In {2022} waren er <12*> klachten ({2021}: <9>).", "2022", "2022"),
        ("Van {2013} tot {2023} daalde het aantal met <29*> procent.", "2013", "2023"),
        ("Het aandeel ging van <12*> in {2013} tot <11> in {2023}.", "2013", "2013"),
        ("In {2022} kwamen <123*> zaken binnen, minder dan in {2021}.", "2022", "2022"),
        ("Dat was € <426> in {2024} ten opzichte van € <131*> in {2023}.", "2023", "2023"),
        ("De prijs was hoog ({2023}: <375>) en er kwamen <40*> klachten.", "", ""),
        ("In {2022} daalde het met <20*> procent, terwijl er in {2021} nog groei was.", "2022", "2022"),
        ("Het daalde in {2013} tot {2023} met <29>, maar in het laatste jaar met <2*>.", "2022", "2023"),
        ("In {2020}, {2021} en {2022} waren het er <8>, <6*> en <4>.", "2021", "2021"),
        ("Er kwamen <123*> zaken binnen.", "", ""),
    ],
)
def test_a_number_takes_the_period_that_the_sentence_ties_to_it(marked: str, start: str, end: str) -> None:
    text, found, asked = mentions_of(marked)
    period = from_sentence(text, found, 0, asked)
    assert (period.start[:4], period.end[:4]) == (start, end)
