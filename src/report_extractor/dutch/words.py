"""The small words: `een`, zero statements, vague amounts, `beide`, and how often."""

from __future__ import annotations

from decimal import Decimal

from . import quantities
from .bound_words import bound_before
from .draft import Draft, Reading
from .lexicon import FREQUENCIES
from .noun_tables import COUNTED_THINGS, NEVER_COUNTED
from .nouns import find_noun, lemma, unit_of_noun
from .numerals import NumberWord, read_word


def een(reading: Reading, index: int, done: int, read: NumberWord) -> Draft:
    """`een`: an article (aside) unless accented, alone, before a fraction or magnitude, or beside another numeral."""
    word = reading.words[index]
    draft = quantities.words(reading, index, done, read)
    if (draft.last - draft.first > 1 and draft.form in ("share", "ordinal")) or draft.value != 1:
        return draft
    if draft.first < index:  # min een
        return draft
    following = reading.words[index + 1]
    after = read_word(following or "--")
    if after is not None and after.kind in ("share", "group") and reading.gap(index + 1) == " ":
        return _een_share(reading, index, after)
    if following in ("paar", "aantal", "handvol", "tiental", "twintigtal", "vijftigtal") or (
        after and after.kind == "vague"
    ):
        return _article(reading, index)
    if _one_of(reading, index, word):
        return _article(reading, index) if word == "een" and _is_member(reading, index) else draft
    if word != "een" and not (
        following == "van" and reading.words[index + 2] in ("de", "die", "deze", "onze", "hun", "het", "mijn", "haar")
    ):
        if (
            reading.words[index - 1] in ("de", "het")
            and not _number_at(reading, index + 2)
            and following in ("zoals", "na", "of", "en", "voor", "op")
        ):
            return _article(reading, index)
        return draft
    if bound_before(reading.words, index) in _FIRM and draft.unit:
        earlier = reading.words[index - 1] == "dan" and reading.words[draft.last] in _EARLIER
        return _article(reading, index) if earlier else draft
    if word == "een" and _counts(reading, index, draft):
        return draft
    return _article(reading, index)


_FIRM = frozenset(("at_least", "at_most", "more_than", "less_than"))


def _een_share(reading: Reading, index: int, after: NumberWord) -> Draft:
    draft = Draft(reading.starts[index], reading.ends[index + 1], index, index + 2, "quantity", "fraction")
    draft.value, draft.form, draft.derivation = after.value, "share", "words"
    quantities.magnitude(reading, draft)
    quantities.unit(reading, draft)
    return draft


_COPULAS = frozenset("is dit dat als was vormt vormen zijn blijft bleef".split())
_EARLIER = frozenset("eerder geleden ervoor daarvoor later erna daarna".split())


def _is_member(reading: Reading, index: int) -> bool:
    """Whether `een van de drie` says that a thing is among them: `dit is een van de drie stelsels`."""
    return reading.words[index + 1] == "van" and reading.words[index - 1] in _COPULAS


def _one_of(reading: Reading, index: int, word: str) -> bool:
    """`een op de vijf`, `één van de drie`, `een uit twee`: the ratio itself is put together later."""
    link = reading.words[index + 1]
    if link not in ("op", "van", "uit", "in"):
        return False
    at = index + 3 if reading.words[index + 2] in ("de", "elke", "iedere") else index + 2
    number = reading.words[at]
    if not number:
        return False
    if number[0].isdecimal():
        return link != "in" and (reading.words[at + 1] != "%")
    read = read_word(number)
    return read is not None and read.kind == "cardinal" and read.value is not None and read.value > 1


def _counts(reading: Reading, index: int, draft: Draft) -> bool:
    """Whether an unaccented `een` counts: alone, in a series of numerals, or before a coin or a written unit."""
    if reading.count == 1:
        return True
    if draft.unit:
        return reading.words[index + 1] in _UNITS_AFTER_EEN or reading.lower[draft.end - 5 : draft.end] == " cent"
    before, after = reading.words[index - 1], reading.words[index + 1]
    if before in (",",) and after in (",", "en", "of") and _number_at(reading, index - 2):
        return True
    if after == "," and _number_at(reading, index + 2):
        return True
    return (
        _number_at(reading, index - 1)
        and (not after or after == "," or _number_at(reading, index + 1))
        and reading.words[index - 1] != "een"
    )


_UNITS_AFTER_EEN = frozenset("ha are metrische m² km² cent kwartje dubbeltje stuiver tientje".split())


def _number_at(reading: Reading, index: int) -> bool:
    read = read_word(reading.words[index] or "--")
    return read is not None and read.kind == "cardinal"


def _article(reading: Reading, index: int) -> Draft:
    draft = Draft(reading.starts[index], reading.ends[index], index, index + 1, "aside", "article")
    draft.reason = "article"
    return draft


def zero(reading: Reading, index: int) -> Draft | None:
    """`geen`, `niemand`, `nihil` as a count of 0, or as mere negation (aside)."""
    word = reading.words[index]
    draft = Draft(reading.starts[index], reading.ends[index], index, index + 1, "quantity", "zero")
    draft.value, draft.derivation, draft.form = Decimal(0), "negation", "zero"
    if word in ("niets", "nooit"):
        return None
    if word in ("niemand", "nihil"):
        draft.unit = "persons" if word == "niemand" else ""
        return draft
    following = reading.words[index + 1]
    if following in ("enkele", "enkel", "een", "één", "der"):
        _take(reading, draft, index + 2)
    elif following == "van" and reading.words[index + 2] in _OF_WHICH:
        _take(reading, draft, index + 3)
    elif reading.words[index - 1] in ("nog", "net"):
        return None
    elif reading.count > 1 and not _counts_zero(reading, index + 1):
        draft.kind, draft.reason, draft.value = "aside", "negation", None
    return draft


_OF_WHICH = frozenset(("de", "die", "deze", "hen", "beide", "beiden", "onze", "het", "alle", "ons", "allen"))


def _counts_zero(reading: Reading, index: int) -> bool:
    """Whether the noun behind `geen` is one that is counted: a plural, a person, or a known thing."""
    at = find_noun(reading.words, reading.starts, reading.ends, reading.lower, index)
    if at < 0:
        return False
    noun = reading.words[at]
    single = lemma(noun)
    if noun in NEVER_COUNTED or single in NEVER_COUNTED:
        return False
    if noun == "zaken":  # geen zaken doen: business
        around = (reading.words[index - 2], reading.words[at + 1])
        return not any(word.startswith(("doe", "deed", "deden", "gedaan")) for word in around)
    return single != noun or unit_of_noun(noun) == "persons" or any(single.endswith(thing) for thing in COUNTED_THINGS)


def _take(reading: Reading, draft: Draft, last: int) -> None:
    draft.last, draft.end = last, reading.ends[last - 1]


def vague(reading: Reading, index: int, read: NumberWord) -> Draft | None:
    """A vague amount: a quantity without value."""
    word, before = reading.words[index], reading.words[index - 1]
    if word in (
        "vele",
        "veel",
        "weinig",
        "sommige",
        "verschillende",
        "merendeel",
        "meerderheid",
        "minderheid",
        "hoeveelheid",
        "enige",
    ):
        return None
    if word in ("aantal", "paar", "handvol") and before != "een":
        return None
    if word in ("duizenden", "miljoenen", "miljarden") and before == "in":
        scale = Draft(reading.starts[index], reading.ends[index], index, index + 1, "aside", "scale")
        scale.reason = "scale"
        return scale
    if word == "paar" and any(verb in ("is", "was") for verb in reading.words[max(0, index - 3) : index]):
        return None
    draft = Draft(reading.starts[index], reading.ends[index], index, index + 1, "quantity", "vague")
    draft.form, draft.derivation = "vague", "words"
    while (further := read_word(reading.words[draft.last] or "--")) is not None and further.kind == "vague":
        _take(reading, draft, draft.last + 1)
    return draft


def both(reading: Reading, index: int) -> Draft:
    """`beide`: two, known by quantifier."""
    draft = Draft(reading.starts[index], reading.ends[index], index, index + 1, "quantity", "both")
    draft.value, draft.form, draft.derivation = Decimal(2), "quantifier", "quantifier"
    return draft


def frequency(reading: Reading, index: int) -> Draft | None:
    """`wekelijks`, `eens per kwartaal`: once per; understood, and no statistic."""
    word = reading.words[index]
    draft = Draft(reading.starts[index], reading.ends[index], index, index + 1, "quantity", "frequency")
    draft.value, draft.unit, draft.derivation, draft.form = Decimal(1), "times", "words", "frequency"
    if word == "eens":
        quantities.unit(reading, draft)
        if draft.last == index + 1:
            return None
    draft.reason = "frequency"
    return draft if word in FREQUENCIES else None
