"""Checks on running text: parts and wholes, percentages, changes, flows, statements."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from report_extractor.checks import CHECKS, contradicted, run_checks
from report_extractor.checks.cues import CUES, has
from report_extractor.model import Figure, Finding

Marked = Callable[..., list[Figure]]


def outcome(figures: list[Figure], check: str) -> list[tuple[str, str]]:
    return [(found.verdict, found.severity) for found in run_checks(figures, ()) if found.check == check]


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: f"{cue.role}:{cue.words}")
def test_each_cue_is_found_in_its_example(cue):
    assert has(cue.role, cue.example)


def test_each_cue_stands_once_in_its_role():
    assert len({(cue.role, cue.words) for cue in CUES}) == len(CUES)


PARTS = [
    (
        (
            "Er kwamen <twaalf|12> signalen binnen.",
            "<Vijf|5 of_value=12> daarvan gingen over werkdruk.",
            "De overige <zeven|7 of_value=12> gingen over gedrag.",
        ),
        [("agrees", "info")],
    ),
    (
        (
            "Er kwamen <twaalf|12> signalen binnen.",
            "<Vijf|5 of_value=12> daarvan gingen over werkdruk.",
            "De overige <acht|8 of_value=12> gingen over gedrag.",
        ),
        [("differs", "error")],
    ),
    (  # no link from the figures: the nearest count before the first part is the whole
        ("Er kwamen <12> signalen binnen, waarvan <5> over werkdruk; de overige <8> over gedrag.",),
        [("differs", "error")],
    ),
    (  # a middle part without its own word
        ("Van de <12> zaken zijn er <4> daarvan gesloten, <3> verwezen en de overige <5> lopen nog.",),
        [("agrees", "info")],
    ),
    (("Er kwamen <12> signalen binnen.", "De overige <7> zaken lopen nog."), []),
    (("Er kwamen <12> signalen binnen, waarvan <5> over werkdruk.",), []),
    (  # the rest is of a part, and the whole has more parts
        (
            "Er kwamen <31> vragen binnen.",
            "<Twaalf|12 of_value=31> daarvan gingen over geld: <vijf|5 derivation=reference> over salaris, "
            "de overige <zeven|7> over reizen.",
            "Daarnaast kwamen er <elf|11> over verlof en <acht|8> over scholing.",
        ),
        [("agrees", "info")],
    ),
    (  # the whole is the rest and some of the parts: the others are parts of parts
        (
            "Er kwamen <20> vragen binnen, waarvan <9|of_value=20> over geld, waarvan <4> over salaris; "
            "de overige <11|of_value=20> over reizen.",
        ),
        [("cannot_tell", "info")],
    ),
    (  # a part cannot be larger than its whole
        ("Er kwamen <12> signalen binnen, waarvan <15|of_value=12> over werkdruk.",),
        [("differs", "error")],
    ),
    (  # rounded amounts are no counts
        ("Er was <12 miljoen|12000000 unit=EUR>, waarvan <5 miljoen|5000000 unit=EUR> vast; de rest (<8|unit=EUR>).",),
        [],
    ),
]


@pytest.mark.parametrize(("sentences", "expected"), PARTS)
def test_parts_are_added_up_where_the_words_say_that_they_are_all(marked: Marked, sentences, expected):
    assert outcome(marked(*sentences), "partition_total") == expected


def test_the_message_spells_the_arithmetic_out_in_both_languages(marked: Marked):
    figures = marked(
        "Er waren <tien|10 counts=melding> meldingen.",
        "<Vier|4 of_value=10> daarvan zijn gesloten, de overige <5|of_value=10> niet.",
    )
    (found,) = [item for item in run_checks(figures, ()) if item.check == "partition_total"]
    assert "4 + 5 = 9, gedrukt: 10" in found.message_nl
    assert "4 + 5 = 9, printed: 10" in found.message_en
    assert (found.expected, found.observed, found.tolerance) == ("10", "9", "0")
    assert found.figures == tuple(figure.figure_id for figure in figures)


def test_a_breakdown_that_fits_its_total_agrees_and_one_that_does_not_cannot_tell(figure):
    def whole_and_parts(whole: str) -> list[Figure]:
        common = {"indicator": "reports", "period_start": "2023-01-01", "period_end": "2023-12-31"}
        return [
            figure(whole, whole, snippet="a", **common),
            figure("4", "4", snippet="b", start=10, breakdown=(("domain", "x"),), **common),
            figure("6", "6", snippet="c", start=20, breakdown=(("domain", "y"),), **common),
        ]

    assert outcome(whole_and_parts("10"), "partition_total") == [("agrees", "info")]
    assert outcome(whole_and_parts("11"), "partition_total") == [("cannot_tell", "info")]


SHARES = [
    ("In totaal volgden <16|of_value=20> medewerkers (<80%>) de training.", [("agrees", "info")]),
    ("In totaal volgden <16|of_value=20> medewerkers (<85%>) de training.", [("differs", "error")]),
    ("Van het team kwam <80%|of_value=20> (<16>) opdagen.", [("agrees", "info")]),
    ("Dat waren <16> van de <20> teams (<81%>).", []),
    ("De training is door <16> collega's (<63%>) gevolgd.", []),
    ("Er waren <1|of_value=3> van drie teams (<33%>).", [("agrees", "info")]),
    ("Er waren <2|of_value=3> van drie teams (<66%>).", [("differs", "error")]),
    ("Er waren <2|of_value=3> van drie teams (<66,7%>).", [("agrees", "info")]),
]


@pytest.mark.parametrize(("sentence", "expected"), SHARES)
def test_a_percentage_is_computed_again_when_its_base_is_known(marked: Marked, sentence, expected):
    assert outcome(marked(sentence), "percentage_recomputed") == expected


def test_the_base_of_a_percentage_is_searched_among_counts_of_the_same_noun_and_year(marked: Marked):
    base = marked("Eind 2023 waren er <654|counts=medewerker period_start=2023-12-31> medewerkers.")
    part = marked("De cursus is door <412|counts=medewerker period_start=2023-01-01> collega's (<63%>) afgerond.")
    assert outcome(base + part, "percentage_recomputed") == [("agrees", "info")]
    other_year = marked("Eind 2020 waren er <654|counts=medewerker period_start=2020-12-31> medewerkers.")
    assert outcome(other_year + part, "percentage_recomputed") == []


@pytest.mark.parametrize(("part", "verdict"), [("20", "agrees"), ("18", "differs")])
def test_a_percentage_is_held_against_the_count_in_the_next_sentence(marked: Marked, part, verdict):
    figures = marked(
        "Inmiddels heeft <80%> van alle teams meegedaan.",
        f"Van de <25|counts=team> teams deden er <{part}|of_value=25> mee.",
    )
    assert [found[0] for found in outcome(figures, "percentage_recomputed")] == [verdict]
    own_words = marked(
        "Inmiddels heeft <80%> van alle teams meegedaan.",
        f"Van de <25|counts=team> teams heeft bijna elk team, te weten <{part}|of_value=25>, een plan.",
    )
    assert outcome(own_words, "percentage_recomputed") == []


CHANGES = [
    (
        "Het aantal steeg van <9> naar <12>, een stijging van <33%|measure=change direction=increase>.",
        [("agrees", "info")],
    ),
    (
        "Het aantal steeg van <9> naar <12>, een stijging van <25%|measure=change direction=increase>.",
        [("differs", "error")],
    ),
    (
        "Het verzuim steeg van <5,1%> naar <5,8%>, <0,7|unit=pp measure=change direction=increase> punt meer.",
        [("agrees", "info")],
    ),
    (
        "Het verzuim steeg van <5,1%> naar <5,8%>, <0,9|unit=pp measure=change direction=increase> punt meer.",
        [("differs", "error")],
    ),
    ("Het aantal daalde van <12> naar <9>, dus met <25%|measure=change direction=decrease>.", [("agrees", "info")]),
    ("Het aantal daalde met <3|measure=change direction=decrease> van <12> naar <9>.", [("agrees", "info")]),
    ("Het aantal steeg van <12> naar <9>.", [("differs", "error")]),
    ("Het aantal steeg van <9> naar <12>.", []),
    ("De kosten stegen van <€ 24,4 miljoen|24400000 unit=EUR> naar <€ 24,4 miljoen|24400000 unit=EUR>.", []),
    (  # a step that was taken more than once says nothing of the whole way
        "De bank verhoogde de rente drie keer met <0,5%|measure=change direction=increase>, van <1,0%> naar <2,5%>.",
        [],
    ),
    ("Wij gingen van <3> teams naar <4> en van <2> naar <1>, een daling van <50%|measure=change>.", []),
]


def test_a_change_of_something_told_before_is_not_held_against_a_later_step(marked: Marked):
    told = (
        "In 2022 waren er <150|period_start=2022-01-01> vragen.",
        "Een jaar eerder waren dat er <200|period_start=2021-01-01>.",
    )
    far = "De daling van <25%|measure=change direction=decrease> valt op: over geld ging het van <60> naar <15>."
    near = "Het daalde van <60> naar <15>, een daling van <25%|measure=change direction=decrease>."
    assert outcome(marked(far), "change_recomputed") == [("cannot_tell", "info")]
    assert outcome(marked(*told, far), "change_recomputed") == []
    assert outcome(marked(near), "change_recomputed") == [("differs", "error")]
    assert outcome(marked(*told, near), "change_recomputed") == []


def test_the_direction_is_that_of_the_clause_of_the_step(marked: Marked):
    other = "De stijging van de kosten valt mee, want het aantal ging van <60> naar <15>."
    assert outcome(marked(other), "change_recomputed") == []


def test_a_percentage_that_another_whole_of_the_page_gives_is_no_error(marked: Marked):
    part = "Er volgden <30|counts=team of_value=90> teams (<60%>) de cursus."
    assert outcome(marked(part), "percentage_recomputed") == [("differs", "error")]
    whole = "Er zijn <50|counts=team> teams."
    assert outcome(marked(whole, part), "percentage_recomputed") == [("cannot_tell", "info")]


@pytest.mark.parametrize(("sentence", "expected"), CHANGES)
def test_a_change_is_computed_again_from_the_values_around_it(marked: Marked, sentence, expected):
    assert outcome(marked(sentence), "change_recomputed") == expected


FLOWS = [
    (
        "Per 1 januari stonden <6> zaken open, <30> zijn ontvangen, <31> afgehandeld en <5> blijven open.",
        [("agrees", "info")],
    ),
    (
        "Per 1 januari stonden <6> zaken open, <30> zijn ontvangen, <31> afgehandeld en <4> blijven open.",
        [("differs", "warning")],
    ),
    ("Er zijn <30> zaken ontvangen, <31> afgehandeld en <4> blijven open.", []),
    (
        "Op 1 januari waren er <6|counts=zaak> zaken. In het jaar kwamen er <30|counts=zaak> zaken bij en "
        "werden er <31|counts=zaak> zaken afgerond. Op 31 december waren er nog <4|counts=zaak> zaken.",
        [("differs", "warning")],
    ),
    (  # another noun in between: no balance
        "Op 1 januari waren er <6|counts=zaak> zaken. In het jaar kwamen er <30|counts=mens> mensen bij en "
        "werden er <31|counts=zaak> zaken afgerond. Op 31 december waren er nog <4|counts=zaak> zaken.",
        [],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), FLOWS)
def test_old_and_in_minus_out_is_left(marked: Marked, sentence, expected):
    sentences = [f"{part}." for part in sentence.rstrip(".").split(". ")]
    assert outcome(marked(*sentences), "stock_and_flow") == expected


def twice(
    marked: Marked, first: str, second: str, *, kinds: tuple[str, str] = ("sentence", "sentence")
) -> list[Finding]:
    figures = [*marked(first, kind=kinds[0]), *marked(second, kind=kinds[1])]
    return [found for found in run_checks(figures, ()) if found.verdict != "cannot_tell"]


def test_the_same_thing_in_words_and_digits_must_be_equal(marked: Marked):
    first = "Er waren <tien|10 label=ingediende_klachten_bij_de_commissie counts=klacht indicator=complaints> klachten."
    for second, verdict in (("10", "agrees"), ("12", "differs")):
        (found,) = twice(
            marked,
            first,
            f"Klachten bij de commissie: <{second}|label=klachten_bij_de_commissie counts=klacht indicator=complaints>",
        )
        assert (found.check, found.verdict) == ("words_against_digits", verdict)
    assert contradicted([found]) == set(found.figures)


@pytest.mark.parametrize(
    "second",
    [
        "Er kwamen <12|label=personen_bij_de_commissie counts=persoon indicator=complaints> personen.",
        "Er waren <12|label=klachten_bij_de_commissie counts=klacht indicator=complaints period_start=2021-01-01>",
        "Er waren <12|label=klachten_bij_de_commissie_over_parkeren counts=klacht indicator=complaints> klachten.",
        "Er waren <12%|label=klachten_bij_de_commissie counts=klacht indicator=complaints> klachten.",
    ],
)
def test_different_things_are_not_compared(marked: Marked, second):
    first = "Er waren <tien|10 label=klachten_bij_de_commissie counts=klacht indicator=complaints> klachten."
    assert twice(marked, first, second) == []


def test_a_callout_that_says_otherwise_than_the_sentence_differs(marked: Marked):
    callout = "<106|label=medewerkers_ambtseed_belofte counts=medewerker indicator=oath> medewerkers ambtseed/belofte"
    sentence = (
        "<160|label=medewerkers_die_de_ambtseed/belofte_hebben_afgelegd counts=medewerker indicator=oath> medewerkers"
    )
    (found,) = twice(marked, callout, sentence, kinds=("callout", "sentence"))
    assert (found.check, found.verdict, found.severity) == ("callout_against_sentence", "differs", "error")


@pytest.mark.parametrize(("total", "verdict"), [("88", "agrees"), ("86", "differs")])
def test_the_total_of_a_table_is_held_against_the_sentence_with_the_same_indicator(marked: Marked, total, verdict):
    said = "Wij ontvingen <88|label=ontvingen_wij_verzoeken counts=verzoek indicator=requests> verzoeken."
    cells = [
        f"Ontvangen | Totaal | <{total}|label=Ontvangen,_Totaal indicator=requests>",
        "Verzoeken | maart | <9|label=Verzoeken,_maart indicator=requests>",
    ]
    figures = [*marked(said), *marked(*cells, kind="table")]
    (found,) = [item for item in run_checks(figures, ()) if item.check == "stated_twice"]
    assert (found.verdict, found.expected, found.observed) == (verdict, "88", total)
    assert set(found.figures) == {figures[0].figure_id, figures[1].figure_id}


def test_a_total_that_is_told_in_two_values_is_held_against_nothing(marked: Marked):
    said = "Wij ontvingen <88|label=ontvingen_wij_verzoeken counts=verzoek indicator=requests> verzoeken."
    cells = [
        f"Ontvangen | Totaal | <{value}|label=Ontvangen,_Totaal indicator=requests>" for value in ("88", "86", "12")
    ]
    figures = [*marked(said), *marked(*cells, kind="table")]
    assert outcome(figures, "stated_twice") == []


def test_a_figure_read_with_doubt_gives_a_warning_and_no_error(marked: Marked):
    figures = marked("Er kwamen <12|confidence=low> signalen, waarvan <5> over werkdruk; de overige <8> over gedrag.")
    assert outcome(figures, "partition_total") == [("differs", "warning")]


def test_mixed_decimal_signs_are_told_once_and_contradict_nobody(marked: Marked):
    figures = marked("Het was <1,5%|1.5>, toen <2.5%|2.5> en later <3,5%|3.5>, zie paragraaf <7.3|7.3>.")
    found = [item for item in run_checks(figures, ()) if item.check == "mixed_notation"]
    assert len(found) == 1 and found[0].page == 0 and "'2.5%' (p. 1)" in found[0].message_nl
    assert contradicted(found) == frozenset()


def test_each_check_has_a_name_in_both_languages(marked: Marked):
    assert all(nl and en for nl, en in CHECKS.values())


def test_findings_do_not_depend_on_chance(marked: Marked):
    figures = marked("Er kwamen <12> signalen, waarvan <5> over werkdruk; de overige <8> over gedrag.")
    assert run_checks(figures, (), sha256="a") == run_checks(figures, (), sha256="a")
    assert run_checks(figures, (), sha256="a")[0].finding_id != run_checks(figures, (), sha256="b")[0].finding_id
