"""Singulars, units of nouns, sentences, header scales."""

from __future__ import annotations

from decimal import Decimal

import pytest

from report_extractor.dutch import header_scale, lemma, split_sentences, unit_of_noun
from report_extractor.dutch.headers import FORMS
from report_extractor.dutch.noun_tables import IRREGULAR, PERSONS


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        pair.split(":")  # type: ignore[misc]
        for pair in (
            "medewerkers:medewerker meldingen:melding klachten:klacht collega's:collega gevallen:geval "
            "zaken:zaak huizen:huis brieven:brief boeken:boek leden:lid bestuursleden:bestuurslid dagen:dag "
            "werkdagen:werkdag gesprekken:gesprek leidinggevenden:leidinggevende "
            "gepensioneerden:gepensioneerde dilemma's:dilemma organisaties:organisatie bedragen:bedrag "
            "personen:persoon besluiten:besluit bezwaren:bezwaar adviezen:advies onderzoeken:onderzoek "
            "procedures:procedure moties:motie lonen:loon signalen:signaal gezinnen:gezin problemen:probleem "
            "artikelen:artikel middelen:middel aandelen:aandeel jongeren:jongere betrokkenen:betrokkene "
            "mogelijkheden:mogelijkheid categorieën:categorie ideeën:idee provinciën:provincie musea:museum "
            "fietsen:fiets prijzen:prijs scholen:school banen:baan namen:naam instellingen:instelling "
            "gemeenten:gemeente verzoeken:verzoek datalekken:datalek teams:team cursussen:cursus "
            "medewerker:medewerker cursus:cursus deskundigen:deskundige leraren:leraar uren:uur "
            "bijdragen:bijdrage "
        ).split()
    ],
)
def test_a_plural_has_its_singular(plural: str, singular: str) -> None:
    assert lemma(plural) == singular
    assert lemma(plural.capitalize()) == singular


@pytest.mark.parametrize(("plural", "singular"), sorted(IRREGULAR.items()))
def test_irregular_plurals_are_looked_up(plural: str, singular: str) -> None:
    assert lemma(plural) == singular


@pytest.mark.parametrize(
    ("noun", "unit"),
    [
        ("medewerkers", "persons"),
        ("oud-medewerkers", "persons"),
        ("teamleiders", "persons"),
        ("pensioengerechtigden", "persons"),
        ("raadsleden", "persons"),
        ("vertrouwenspersonen", "persons"),
        ("uren", "hours"),
        ("werkdagen", "days"),
        ("fte", "fte"),
        ("meldingen", ""),
        ("nummers", ""),
        ("werkgevers", ""),
        ("krachten", ""),
    ],
)
def test_a_noun_gives_its_unit(noun: str, unit: str) -> None:
    assert unit_of_noun(noun) == unit


def test_every_listed_person_is_a_person() -> None:
    assert [noun for noun in PERSONS if len(noun) > 3 and unit_of_noun(noun) != "persons"] == ["kracht"]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Dhr. Jansen kwam.", "Hij ging weer."],
        ["Er waren 1.234 leden o.a. in Assen.", "Dat is 5,3%.", "Meer niet."],
        ["Zie art. 3 lid 2.", "En blz. 12."],
        ["Op 1 jan. 2022 begon het.", "Het liep goed."],
        ["De kosten zijn € 3 mln.", "Dat is veel."],
        ["Is dat zo?", "Ja!", "Mooi."],
        ["Mevr. A.B. de Vries sprak d.w.z. kort.", "Klaar."],
        ["Dit is de 1. melding van drie.", "Meer volgt."],
    ],
)
def test_sentences_are_split_where_they_end(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[start:end] for start, end in split_sentences(text)] == sentences


def test_blank_lines_and_list_items_end_a_sentence() -> None:
    text = "Kop zonder punt\n\nEen zin.\n- eerste punt\n- tweede punt"
    assert [text[a:b] for a, b in split_sentences(text)] == [
        "Kop zonder punt",
        "Een zin.",
        "- eerste punt",
        "- tweede punt",
    ]


@pytest.mark.parametrize(("form", "unit", "example"), FORMS)
def test_each_header_form_reads_its_example(form: str, unit: str, example: str) -> None:
    found = header_scale(example)
    assert found is not None
    if unit:
        assert found.unit == unit


@pytest.mark.parametrize(
    ("header", "multiplier", "unit"),
    [
        ("Bedragen x € 1.000", 1000, "EUR"),
        ("(bedragen in duizenden euro's)", 1000, "EUR"),
        ("in miljoenen euro's", 10**6, "EUR"),
        ("(x 1 miljoen)", 10**6, ""),
        ("in mln", 10**6, ""),
        ("€ mln", 10**6, "EUR"),
        ("in %", 1, "percent"),
        ("x € 1 mln.", 10**6, "EUR"),
        ("Bedragen in euro's", 1, "EUR"),
    ],
)
def test_a_header_scales_the_numbers_under_it(header: str, multiplier: int, unit: str) -> None:
    found = header_scale(header)
    assert found is not None
    assert (found.multiplier, found.unit) == (Decimal(multiplier), unit)


@pytest.mark.parametrize("header", ["Aantal", "2022", "Meldingen per jaar", "Categorie"])
def test_other_headers_scale_nothing(header: str) -> None:
    assert header_scale(header) is None
