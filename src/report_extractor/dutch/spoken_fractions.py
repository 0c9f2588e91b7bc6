"""Fractions in words behind a numeral -> its value: `twee derde`, `een vijfde van`, `drie en een half`."""

from __future__ import annotations

from decimal import Decimal

from .bound_words import bound_before
from .bounds import CHANGES
from .draft import Draft, Reading
from .noun_tables import STOP_WORDS
from .numerals import NumberWord, read_word

_DENOMINATOR_GAPS = frozenset((" ", "-", " - ", " / ", "/"))


def spoken_fraction(reading: Reading, draft: Draft) -> None:
    """Takes in denominators (`derde`, `kwart`) and `en een half` behind a numeral."""
    index = draft.last
    if reading.words[index] in ("-", "/"):
        index += 1
    word = reading.words[index]
    if not word or draft.value is None:
        return
    gap = reading.lower[draft.end : reading.starts[index]]
    read = read_word(word)
    if read is not None and read.value is not None and gap in _DENOMINATOR_GAPS:
        if (
            read.kind == "ordinal"
            and read.value > 2
            and (draft.value <= 100 or read.plural)
            and _divides(reading, draft, index, read)
        ):
            _share(reading, draft, index, draft.value / read.value)
        elif word in ("kwart", "kwarten") and draft.value <= 3:
            _share(reading, draft, index, draft.value / 4)
    elif word == "en" and gap == " ":
        _and_part(reading, draft, index + 1)


def _divides(reading: Reading, draft: Draft, index: int, read: NumberWord) -> bool:
    following = reading.words[index + 1]
    if draft.value != 1 or draft.last - draft.first > 1:
        return following not in ("lid", "kwartaal", "week", "maand")
    if read.plural or not following or following in _BEHIND_SHARE:
        return True
    before = reading.words[draft.first - 1]
    share = before == "met" or bool(bound_before(reading.words, draft.first))
    if following in CHANGES or following in _VERBS_OF_CHANGE:
        return True
    if read.value == 3 and before in _PARTIES:
        return False  # overgedragen aan een derde
    return (following in _FINITE or (share and not _is_counted(following))) and not _in_series(reading, draft)


def _is_counted(following: str) -> bool:
    return following[:1].isalpha() and following not in STOP_WORDS and not following.endswith(("de", "te", "t"))


def _in_series(reading: Reading, draft: Draft) -> bool:
    """Whether a first or second was told before, so that `een derde` is the third of them."""
    return not _FIRST_OF_SERIES.isdisjoint(reading.words[max(0, draft.first - 30) : draft.first])


_PARTIES = frozenset("aan door van bij namens jegens voor met tegen op".split())
_FIRST_OF_SERIES = frozenset(("eerste", "tweede"))
_BEHIND_SHARE = frozenset("van deel minder meer te , . ) en ; hiervan daarvan ervan hoger lager groter kleiner".split())
_VERBS_OF_CHANGE = frozenset(
    "toe af toenemen afnemen toegenomen toeneemt afneemt toenam afnam stijgen dalen groeien slinken slonk geslonken "
    "krimpen".split()
)
_FINITE = frozenset(
    "is was heeft had hebben hadden kreeg krijgt werd wordt komt kwam gaat ging doet deed bleef blijft vindt vond "
    "vertrok geeft gaf woont woonde werkt werkte zegt zei kan kon zit zat staat stond zijn waren".split()
)


def _and_part(reading: Reading, draft: Draft, index: int) -> None:
    """`en een half`, `en een kwart`, `en twee derde`."""
    over = read_word(reading.words[index] or "--")
    under = read_word(reading.words[index + 1] or "--")
    if over is None or under is None or over.value is None or under.value is None or draft.value is None:
        return
    if over.kind != "cardinal" or reading.words[index + 2] in ("miljoen", "miljard"):
        return
    if under.kind == "share" and reading.words[index + 1] != "helft":
        _share(reading, draft, index + 1, draft.value + over.value * under.value)
    elif under.kind == "ordinal" and under.value > 2:
        _share(reading, draft, index + 1, draft.value + over.value / under.value)


def _share(reading: Reading, draft: Draft, index: int, value: Decimal) -> None:
    draft.value, draft.form, draft.rule, draft.unit = value, "share", "fraction", ""
    draft.end, draft.last = reading.ends[index], index + 1
