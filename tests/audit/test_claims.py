"""Reading claims: files as auditors make them, numbers as they write them, words as they choose them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from report_extractor.audit import read_claims
from report_extractor.audit.claims import read_period, read_value
from report_extractor.audit.lexicon import contrasts, parting_verbs, phrases, related, small_words, synonyms
from report_extractor.audit.likeness import likeness, related_keys
from report_extractor.audit.quantities import factor_between, money_words, speaks_of_money, units_of_families
from report_extractor.audit.tokens import joined_phrase, words_of
from report_extractor.audit.wording import key_of, keys_of, opposed, said_in, self_keys
from report_extractor.errors import UsageError


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize(("delimiter", "decimal"), [(",", "."), (";", ","), (";", "."), (",", '","')])
def test_every_kind_of_csv_gives_the_same_claims(tmp_path: Path, mark, delimiter, decimal):
    number = '"5,8"' if decimal == '","' else f"5{decimal}8"
    lines = [["claim_id", "label", "value", "period"], ["a", "verzuim in procenten", number, "2022"]]
    path = tmp_path / "claims.csv"
    path.write_bytes((mark + "\r\n".join(delimiter.join(line) for line in lines) + "\r\n\r\n").encode())
    (claim,) = read_claims(path).claims
    assert (claim.values[0], claim.decimals) == (Decimal("5.8"), 1)
    assert (claim.label, claim.start, claim.end) == ("verzuim in procenten", "2022-01-01", "2022-12-31")


def test_other_columns_are_kept_as_they_are(tmp_path: Path):
    path = tmp_path / "claims.csv"
    path.write_text("Nr;Label;Value;Note\n1;klachten;12;zie p. 3\n", encoding="cp1252")
    claims = read_claims(path)
    assert claims.header == ("Nr", "Label", "Value", "Note")
    assert claims.claims[0].columns == ("1", "klachten", "12", "zie p. 3")


@pytest.mark.parametrize("text", ["", "claim_id,label\n1,klachten\n", "value\n3\n"])
def test_a_file_that_holds_no_claims_says_what_it_needs(tmp_path: Path, text):
    path = tmp_path / "claims.csv"
    path.write_text(text)
    with pytest.raises(UsageError):
        read_claims(path)


VALUES = [
    ("12", True, ["12"], 0, ""),
    ("12,5", True, ["12.5"], 1, ""),
    ("12.5", False, ["12.5"], 1, ""),
    ("1.234", True, ["1234", "1.234"], 0, ""),
    ("1.234", False, ["1.234", "1234"], 3, ""),
    ("1,234", False, ["1234", "1.234"], 0, ""),
    ("1.234,5", True, ["1234.5"], 1, ""),
    ("1,234.5", False, ["1234.5"], 1, ""),
    ("1.234.567", True, ["1234567"], 0, ""),
    ("€ 24,4 miljoen", True, ["24400000"], 1, "EUR"),
    ("80%", True, ["80"], 0, "percent"),
    ("80 procent", True, ["80"], 0, "percent"),
    ("-3,5", True, ["-3.5"], 1, ""),
    ("−3,5", True, ["-3.5"], 1, ""),
    ("geen", True, ["0"], 0, ""),
    ("20 947", True, ["20947"], 0, ""),
    ("veel", True, [], 0, ""),
    ("", True, [], 0, ""),
]


@pytest.mark.parametrize(("text", "dutch", "values", "decimals", "unit"), VALUES)
def test_numbers_as_auditors_write_them(text, dutch, values, decimals, unit):
    assert read_value(text, dutch=dutch) == (tuple(Decimal(value) for value in values), decimals, unit)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2022", ("2022-01-01", "2022-12-31")),
        ("2021/2022", ("2021-01-01", "2022-12-31")),
        ("2022-04-01/2022-06-30", ("2022-04-01", "2022-06-30")),
        ("eind 2022", ("2022-01-01", "2022-12-31")),
        ("2e kwartaal 2022", ("2022-04-01", "2022-06-30")),
        ("Q4 2022", ("2022-10-01", "2022-12-31")),
        ("", ("", "")),
        ("dit jaar", ("", "")),
    ],
)
def test_periods_as_auditors_write_them(text, period):
    assert read_period(text) == period


@pytest.mark.parametrize("group", synonyms(), ids=lambda group: group.words[0])
def test_each_group_of_synonyms_makes_its_two_texts_equal(group):
    assert keys_of(group.one) == keys_of(group.other)


def test_no_word_stands_in_two_groups_of_synonyms():
    words = [word for group in synonyms() for word in group.words]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("pair", contrasts(), ids=lambda pair: pair[0])
def test_contrasts_are_never_alike(pair):
    one, other = keys_of(pair[0]), keys_of(pair[1])
    assert opposed(one, other)
    assert not opposed(one, one)


@pytest.mark.parametrize("phrase", phrases(), ids=lambda phrase: phrase.key)
def test_each_phrase_makes_its_two_texts_equal(phrase):
    assert keys_of(phrase.one) == keys_of(phrase.other)
    assert all(keys_of(words) == {key_of(phrase.key)} for words in phrase.words)


@pytest.mark.parametrize("verb", parting_verbs(), ids=lambda verb: f"{verb.particle} {verb.forms[0]}")
def test_each_parted_verb_is_the_whole_verb(verb):
    assert key_of(verb.whole) in keys_of(verb.one) & keys_of(verb.other)
    for form in verb.forms:
        assert key_of(verb.whole) in keys_of(f"zij {form} tien dingen {verb.particle}")


def test_a_verb_and_a_particle_of_another_sentence_are_left_apart():
    assert "deelgenomen" not in words_of("De raad nam een besluit. Een deel is uitgesteld.")


def test_each_row_of_related_words_makes_its_two_texts_alike():
    for row in related():
        words = {key_of(joined_phrase(word)) for word in row.words}
        one, other = said_in(row.one), said_in(row.other)
        assert any(likeness(mine, theirs) >= 0.5 for mine in one for theirs in other), row
        assert len(words) > 1, row


def test_no_row_of_related_words_holds_both_sides_of_a_contrast():
    sides = [frozenset(key_of(joined_phrase(word)) for word in pair) for pair in contrasts()]
    for row in related():
        keys = {key_of(joined_phrase(word)) for word in row.words}
        assert not any(pair <= keys for pair in sides), row


def test_related_words_are_alike_both_ways():
    for row in related():
        keys = [key_of(joined_phrase(word)) for word in row.words]
        assert all(related_keys(one).get(other) == related_keys(other).get(one) for one in keys for other in keys), row


@pytest.mark.parametrize("row", small_words(), ids=lambda row: row.theme)
def test_small_words_say_little(row):
    more = keys_of(row.one) - keys_of(row.other)
    assert more == frozenset() if row.kind == "light" else more and more <= self_keys()
    assert any(word in row.one.split() for word in row.words)


def test_no_word_is_both_small_and_a_synonym():
    small = {word for row in small_words() for word in row.words}
    assert small.isdisjoint(word for group in synonyms() for word in group.words)


@pytest.mark.parametrize("row", money_words(), ids=lambda row: row[0])
def test_each_word_of_money_speaks_of_money_in_its_example(row):
    assert speaks_of_money(row[1])
    assert not speaks_of_money("klachten over de dienstverlening")


@pytest.mark.parametrize("row", units_of_families(), ids=lambda row: row.unit)
def test_the_two_ways_to_write_a_quantity_are_one(row):
    (one, unit), (other, another) = row.one.split(), row.other.split()
    factor = factor_between(unit, another)
    assert row.unit in {unit, another}
    assert factor is not None
    assert Decimal(one) * factor == Decimal(other) or abs(Decimal(one) * factor / Decimal(other) - 1) < Decimal("0.01")


def test_units_of_two_families_are_not_compared():
    assert factor_between("kg", "km") is None
    assert factor_between("dossiers", "km") is None


ALIKE = [
    ("klachten", "klacht", True),
    ("afgelegd", "aflegden", True),
    ("afgehandelde", "afgehandeld", True),
    ("vertrouwenspersoon", "vertrouwenspersonen", True),
    ("verzoek", "inzageverzoeken", True),
    ("integriteit", "integriteitsmeldingen", True),
    ("medewekers", "medewerkers", True),
    ("ambtseed", "eed", True),
    ("meldingen", "medewerkers", False),
    ("gegrond", "ongegrond", False),
    ("ontvankelijk", "niet-ontvankelijk", False),  # that is another outcome
    ("instroom", "uitstroom", False),
    ("formeel", "informeel", False),
    ("klacht", "kracht", False),
    ("gesprekken", "gesprek", True),
    ("geschillen", "geschil", True),
    ("gebieden", "gebied", True),
    ("verhoging", "verhoogd", True),
    ("ingediende", "ingediend", True),
    ("toename", "afname", False),
    ("deelnemers", "deelgenomen", True),
]


@pytest.mark.parametrize(("one", "other", "alike"), ALIKE)
def test_words_are_alike_whatever_their_inflection(one, other, alike):
    found = max((likeness(first, second) for first in keys_of(one) for second in keys_of(other)), default=0)
    assert (found > 0) is alike
