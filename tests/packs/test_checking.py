"""The checker on a sound pack, and on the same pack with mistakes that a pattern writer makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from report_extractor.errors import PackError
from report_extractor.packs import check_pack, load_packs

SOUND = """\
pack: fietsen
version: 1
label: Fietsen
words:
  gestolen: [gestolen, ontvreemd]
  stad: [binnenstad]
  dorp: [buitengebied]
indicators:
  - id: stolen_bikes
    label: {nl: Gestolen fietsen, en: Stolen bicycles}
    question: Hoeveel fietsen zijn gestolen?
    unit: count
    counts: [fiets]
    breakdown: {place: [stad, dorp]}
    near: [diefstal, politie]
    unless: [bromfietsen]
    phrases:
      - "{figure} [nieuwe] fietsen {gestolen} [in {place}]"
      - "{gestolen} zijn ... {figure} fietsen"
    labels: ["fietsen {gestolen}"]
    examples:
      - {text: "Volgens de politie zijn <negen> fietsen gestolen in de binnenstad.", value: 9, place: stad}
      - {text: "De politie zag <3> nieuwe fietsen ontvreemd in het buitengebied.", value: 3, place: dorp}
      - {text: "Gestolen zijn naar schatting <1200> fietsen.", value: 1200, near: "Diefstal"}
      - {label: "Gestolen fietsen: <12>", value: 12, near: "Diefstal"}
    counter_examples:
      - {text: "Bij diefstal zijn naast bromfietsen ook 3 fietsen gestolen.", why: bromfietsen erbij}
  - id: theft_share
    label: {nl: Aandeel diefstal, en: Share of theft}
    question: Welk deel van de aangiften is fietsendiefstal?
    unit: percent
    phrases:
      - "{figure} van de aangiften"
    examples:
      - {text: "Het gaat om <12%> van de aangiften.", value: 12}
    counter_examples:
      - {text: "Er kwamen 12 aangiften.", why: een aantal}
"""

PLANTED = [
    ("the value of an example is wrong", "<3> nieuwe", "<4> nieuwe", "leest als 4, het voorbeeld zegt 3"),
    ("a thousand is written with a dot", "value: 1200", "value: 1.200", "1200 in het Nederlands"),
    ("a word of a phrase is misspelled", 'van de aangiften"\n    ex', 'van de aagniften"\n    ex', "aagniften"),
    ("a wording is misspelled", "[gestolen, ontvreemd]", "[gestolen, ontvreeen]", "ontvreeen"),
    ("a word list is misspelled", "fietsen {gestolen} [in", "fietsen {gestolne} [in", "bedoelt u 'gestolen'?"),
    ("a bracket is not closed", "[nieuwe] fietsen", "[nieuwe fietsen", "']' ontbreekt"),
    ("a key stands twice", "    unit: percent\n", "    unit: percent\n    unit: count\n", "'unit' staat er twee keer"),
    ("a key is misspelled", "    near: [diefstal", "    naer: [diefstal", "bedoelt u 'near'?"),
    ("the unit contradicts the number", "    unit: percent", "    unit: EUR", "is gelezen als percent"),
    ("a code is swapped", "place: dorp}", "place: stad}", "de uitsplitsing is place=dorp"),
    (
        "two indicators claim one number",
        '      - "{figure} van de aangiften"\n',
        '      - "{figure} van de aangiften"\n      - "{figure} fietsen gestolen"\n',
        'geen voorbeeld gebruikt het zinsdeel "{figure} fietsen gestolen"',
    ),
    ("a word that must be near is misspelled", "near: [diefstal, politie]", "near: [diefstal, poltie]", "poltie"),
    ("a name is read as a boolean", "  stad: [binnenstad]", "  NO: [binnenstad]", "ja of nee"),
    ("a time stands for a number", "value: 12, near", "value: 12:30, near", "minuten of seconden"),
    ("a counter example is taken", "naast bromfietsen ook 3", "ook 3", "een tegenvoorbeeld, maar"),
    ("the number is not marked", "<negen> fietsen", "negen fietsen", "zet het getal tussen"),
    ("a tab indents", "    counts: [fiets]", "\tcounts: [fiets]", "tabs"),
    ("the counted noun is another", "counts: [fiets]", "counts: [auto]", "bij counts: staat auto"),
]


def _write(folder: Path, text: str) -> Path:
    path = folder / "fietsen.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_sound_pack_has_no_mistakes(tmp_path: Path) -> None:
    assert [str(mistake) for mistake in check_pack(_write(tmp_path, SOUND))] == []


@pytest.mark.parametrize(("slip", "before", "after", "message"), PLANTED, ids=[planted[0] for planted in PLANTED])
def test_the_checker_catches_with_file_and_line_that(
    tmp_path: Path, slip: str, before: str, after: str, message: str
) -> None:
    assert SOUND.count(before) == 1, slip
    path = _write(tmp_path, SOUND.replace(before, after))
    planted_line = SOUND[: SOUND.index(before)].count("\n") + 1
    told = [mistake for mistake in check_pack(path) if message in mistake.message]
    assert told, [str(mistake) for mistake in check_pack(path)]
    assert str(told[0]).startswith(f"{path}:{told[0].line}: ")
    assert abs(told[0].line - planted_line) <= 12  # the line of the slip or of the example that shows it


def test_an_example_that_two_indicators_claim_is_a_mistake(tmp_path: Path) -> None:
    rival = SOUND.replace('"{figure} van de aangiften"', '"{figure} fietsen {gestolen}"').replace(
        "unit: percent", "unit: count"
    )
    messages = [mistake.message for mistake in check_pack(_write(tmp_path, rival))]
    assert any("fietsen.theft_share eist hetzelfde getal op" in message for message in messages)


def test_loading_a_pack_with_a_mistake_names_file_and_line(tmp_path: Path) -> None:
    path = _write(tmp_path, SOUND.replace("[nieuwe] fietsen", "[nieuwe fietsen"))
    with pytest.raises(PackError, match=rf"{path}:18: .*']' ontbreekt"):
        load_packs([str(path)])


def test_a_known_miss_that_works_now_is_told(tmp_path: Path) -> None:
    todo = SOUND + '    examples_todo:\n      - {text: "Zo\'n <40%> van de aangiften.", value: 40}\n'
    (mistake,) = check_pack(_write(tmp_path, todo))
    assert "verplaats het van examples_todo" in mistake.message


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "het bestand is leeg"),
        ("- 1\n", "een pakket is een tabel"),
        ("pack: x\n", "geen indicatoren"),
        ('pack: x\nindicators: [{id: "a"', "niet te lezen als YAML"),
        ("pack: x\nindicators: 3\n", "indicators is een lijst"),
    ],
)
def test_a_file_that_is_no_pack_gives_one_clear_line(tmp_path: Path, content: str, message: str) -> None:
    assert any(message in mistake.message for mistake in check_pack(_write(tmp_path, content)))


def test_a_file_that_is_not_utf8_gives_its_line(tmp_path: Path) -> None:
    path = tmp_path / "fietsen.yaml"
    path.write_bytes(SOUND.replace("schatting", "schätting").encode("latin-1"))
    (mistake,) = check_pack(path)
    assert mistake.line == 24
    assert "UTF-8" in mistake.message
