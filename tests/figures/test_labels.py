"""What a number says that leaves words to others: its noun, its total, its subject, the particle of its verb."""

from __future__ import annotations

import pytest

from report_extractor.figures.vocabulary import HOURS_OF, OUTCOME_NOUNS

from .making import figures_of, passage, understood


@pytest.mark.parametrize(
    ("text", "number", "label", "counts"),
    [
        (
            "De jury verklaarde acht inzendingen geldig en dertien ongegrond.",
            "dertien",
            "De jury verklaarde inzendingen ongegrond",
            "inzending",
        ),
        ("De haven telt drie vaste ligplaatsen en één tijdelijke.", "één", "De haven telt tijdelijke ligplaatsen", ""),
        ("Zestig roeiers vierden feest en elf waren twintig jaar lid.", "elf", "roeiers waren twintig jaar lid", ""),
        (
            "Twee plannen zijn geschrapt, met een totale waarde van € 9 miljoen.",
            "€ 9 miljoen",
            "plannen zijn geschrapt, met een totale waarde",
            "plan",
        ),
        (
            "Met hen maakten wij 96 tochten, gemiddeld dus 2,5 per persoon.",
            "2,5",
            "Met hen maakten wij tochten, gemiddeld, per persoon",
            "",
        ),
        (
            "In verreweg de meeste havens, 72 procent, volstonden twee sluizen.",
            "72 procent",
            "In verreweg de meeste havens volstonden twee sluizen",
            "",
        ),
        (
            "Iedere roeier kreeg een vlag. 104 mensen stuurden die terug.",
            "104",
            "Iedere roeier kreeg een vlag: mensen stuurden die terug",
            "mens",
        ),
        (
            "Negen roeiers waren verhinderd; zij krijgen de vlag in mei alsnog.",
            "Negen",
            "roeiers die waren verhinderd; zij krijgen de vlag in mei alsnog",
            "roeier",
        ),
        ("We leidden 138 schippers op en boden plaats aan 20 gasten.", "138", "We leidden schippers op", "schipper"),
        ("We hadden te maken met 12 stormen.", "12", "We hadden te maken met stormen", "storm"),
        (
            "De drie loodsen voerden 141 tochten uit naar aanleiding van 64 oproepen.",
            "64",
            "tochten uit naar aanleiding van oproepen",
            "oproep",
        ),
    ],
)
def test_a_number_says_what_it_leaves_to_the_words_around_it(text: str, number: str, label: str, counts: str) -> None:
    figure = figures_of(text)[number]
    assert figure.label == label
    assert counts in ("", figure.counts)


def test_a_number_beside_another_statement_does_not_take_its_verb() -> None:
    found = figures_of("De haven heeft 900 leden. Daarvan bouwden er 54 hun boot op en ontvingen 35 mensen een vlag.")
    assert found["54"].label == "leden: Daarvan bouwden er hun boot op"
    assert found["35"].label == "leden: Daarvan ontvingen mensen een vlag"


@pytest.mark.parametrize(
    ("text", "number", "total"),
    [
        ("Er kwamen 14 boten. Vijf waren rood, zes geel. De overige drie waren wit.", "drie", 14),
        ("Van de 34 boten zijn er 21 gekeurd. De overige 13 wachten nog.", "13", 34),
        ("Er voeren vier boten: twee rode en twee witte. Eén van hen zonk.", "Eén", 4),
        ("Negen boten waren rood, zes geel en vijf groen. De overige drie waren wit.", "drie", None),
    ],
)
def test_a_rest_belongs_to_the_total_that_the_parts_add_up_to(text: str, number: str, total: int | None) -> None:
    figure = figures_of(text)[number]
    assert figure.of_value == total
    assert "bo" in figure.of


@pytest.mark.parametrize("text", ["Wij zetten geen stappen.", "De storm kreeg geen kans."])
def test_what_is_denied_in_an_idiom_is_no_count(text: str) -> None:
    assert not figures_of(text)


def test_a_sentence_is_not_the_cell_of_another_year() -> None:
    cell = passage("14", kind="table", cell=(0, 1, 1), row_header="Rode boten in de haven", column_headers=("2020",))
    result = understood(passage("Er lagen 14 rode boten in de haven."), cell)
    assert sorted(figure.period_start[:4] for figure in result.figures) == ["2020", "2022"]


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("De teller staat op de kade. Op een dag passeerden daar 13 schepen.", "13", "kade"),
        ("Wij gaan bij roeiers langs. We brachten 13 van zulke bezoeken.", "13", "roeiers"),
        ("De havens zijn veilig. De vorige meting, uit 2020, gaf een score van 7,1.", "7,1", "veilig"),
        ("Er was een overschot van € 9.000, waar € 5.000 was begroot.", "€ 5.000", "overschot"),
    ],
)
def test_a_sentence_that_points_back_has_the_words_of_what_it_points_at(text: str, number: str, words: str) -> None:
    assert words in figures_of(text)[number].label


def test_a_table_of_outcomes_counts_what_its_title_names() -> None:
    cell = passage("14", kind="table", cell=(0, 1, 1), row_header="Ongegrond", caption="Tabel 2. Klachten op kleur")
    (figure,) = understood(cell).figures
    assert figure.counts == "klacht"


def test_a_dot_in_a_line_parts_its_items() -> None:
    told = figures_of(
        "143 brieven met een boete • 61 opgelegde boetes • 9 betaalde boetes, samen € 118.500 • 2 keer uitstel"
    )
    assert told["61"].label == "opgelegde boetes"
    assert "betaalde boetes" in told["€ 118.500"].label and "uitstel" not in told["€ 118.500"].label
    assert "boete" not in told["2 keer"].label


def test_what_stands_against_a_budget_is_no_budget() -> None:
    told = figures_of(
        "Tegenover een begroting van € 8 miljoen staan lasten van € 9 miljoen: een tekort van € 1 miljoen."
    )
    assert [told[text].basis for text in ("€ 8 miljoen", "€ 9 miljoen", "€ 1 miljoen")] == [
        "budget",
        "realised",
        "realised",
    ]
    assert (told["€ 9 miljoen"].counts, told["€ 1 miljoen"].counts) == ("last", "tekort")


@pytest.mark.parametrize("noun", OUTCOME_NOUNS)
def test_an_outcome_behind_a_colon_is_told_of_itself(noun: str) -> None:
    told = figures_of(f"De opbrengst was € 8 en de uitgaven € 9: een {noun} van € 1.", headings=("Haven",))
    assert noun in told["€ 1"].label and noun not in told["€ 9"].label
    assert figures_of(f"Gepland was een {noun} van nul.")["nul"].unit == "EUR"


@pytest.mark.parametrize("of", HOURS_OF)
def test_a_compound_of_hours_is_measured_in_hours(of: str) -> None:
    assert figures_of(f"De haven kende dit jaar 710 {of}uren.")["710"].unit == "hours"


def test_a_change_leaves_what_it_is_held_against_to_itself() -> None:
    told = figures_of("Aan bruggeld ontvingen we € 486, een daling van 3% ten opzichte van 2021.")
    assert "opzichte" not in told["€ 486"].label and "ten opzichte van 2021" in told["3%"].label


def test_a_compound_that_names_what_is_measured_needs_no_sentence_before() -> None:
    told = figures_of("Op de kade liggen 160 boten. De energiekosten stegen met € 187.", headings=("Kade",))
    assert told["€ 187"].label == "De energiekosten stegen, Kade"
    other = figures_of("Het ziekteverzuim liep op naar 5%. De begroting ging uit van 4%.", headings=("Kade",))
    assert "ziekteverzuim" in other["4%"].label


def test_votes_are_told_on_their_own_side() -> None:
    told = figures_of("Motie 4 (over de brug): verworpen met 19 stemmen voor en 26 tegen.", headings=("Haven",))
    assert told["19"].label.endswith("stemmen voor") and told["26"].label.endswith("stemmen tegen")
    assert "verworpen" in told["26"].label
    row = figures_of("Stemming: 19 voor, 26 tegen.", headings=("Haven",))
    assert ("voor" in row["19"].label, "tegen" in row["26"].label, "voor" in row["26"].label) == (True, True, False)


def test_a_bare_number_behind_dat_counts_what_was_counted_before() -> None:
    told = figures_of("Eind 2022 telden we 131 gasten (118,6 fte). Een jaar eerder waren dat er 124.")
    assert (told["124"].unit, told["124"].counts) == ("persons", "gast")
    far = figures_of("Eind 2022 telden we 131 gasten. Eind 2021 waren dat er 9.")
    assert far["9"].counts != "gast"  # of quite another size: not surely the same


def test_a_heading_that_ends_in_a_unit_gives_it_to_the_table() -> None:
    cell = {"kind": "table", "row_header": "Glas", "column_headers": ("2022",)}
    by_caption = understood(passage("431", cell=(0, 1, 1), caption="Opgehaald afval (in ton)", **cell))
    by_corner = understood(
        passage("Afval (kg)", kind="table", role="header_cell", cell=(0, 0, 0)),
        passage("431", cell=(0, 1, 1), **cell),
        passage("26", cell=(0, 1, 2), kind="table", row_header="Glas", column_headers=("aantal ritten",)),
    )
    assert [figure.unit for figure in by_caption.figures] == ["ton"]
    assert [figure.unit for figure in by_corner.figures] == ["kg", "count"]
