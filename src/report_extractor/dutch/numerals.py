"""One Dutch number word -> what it says, by a grammar over some forty morphemes; memoised: a report pays once a word.

Every spelling is read that people use: official (`tweeëntwintig`), without trema, joined after duizend, `honderdenzes`,
`elfhonderd`, hyphenated, capitals, ordinals. Generated spellings are the oracle of the tests, not the runtime.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

WordKind = Literal[
    "cardinal", "ordinal", "magnitude", "half", "share", "tal", "times", "adjective", "vague", "group", "factor"
]

UNITS = {
    "een": 1,
    "twee": 2,
    "drie": 3,
    "vier": 4,
    "vijf": 5,
    "zes": 6,
    "zeven": 7,
    "acht": 8,
    "negen": 9,
}
TEENS = {
    "tien": 10,
    "elf": 11,
    "twaalf": 12,
    "dertien": 13,
    "veertien": 14,
    "vijftien": 15,
    "zestien": 16,
    "zeventien": 17,
    "achttien": 18,
    "negentien": 19,
}
TENS = {
    "twintig": 20,
    "dertig": 30,
    "veertig": 40,
    "vijftig": 50,
    "zestig": 60,
    "zeventig": 70,
    "tachtig": 80,
    "negentig": 90,
}
MAGNITUDES = {
    "miljoen": 10**6,
    "miljard": 10**9,
    "biljoen": 10**12,
    "biljard": 10**15,
    "triljoen": 10**18,
}
_SMALL = {**UNITS, **TEENS}
_ORDINAL_STEMS = {"eerste": "een", "derde": "drie", "achtste": "acht"}

_MORPHEME = re.compile(
    "|".join(sorted((*UNITS, *TEENS, *TENS, *MAGNITUDES, "honderd", "duizend", "en", "nul"), key=len, reverse=True))
)
_ACCENTS = str.maketrans("áàâäéèêëíìîïóòôöúùûü", "aaaaeeeeiiiioooouuuu")
_LONGEST_WORD = 150

# ending of a compound -> (unit of what it measures, example)
ADJECTIVE_ENDINGS: tuple[tuple[str, str, str], ...] = (
    ("jarige", "years", "vijfjarige"),
    ("jarig", "years", "tienjarig"),
    ("jarigen", "years", "achttienjarigen"),
    ("jaars", "years", "twintigjaars"),
    ("daagse", "days", "tweedaagse"),
    ("daags", "days", "driedaags"),
    ("weekse", "weeks", "zesweekse"),
    ("maands", "months", "driemaands"),
    ("maandse", "months", "zesmaandse"),
    ("urige", "hours", "vierurige"),
    ("uurs", "hours", "achtuurs"),
    ("wekelijkse", "weeks", "tweewekelijkse"),
    ("wekelijks", "weeks", "driewekelijks"),
    ("maandelijkse", "months", "tweemaandelijkse"),
    ("maandelijks", "months", "driemaandelijks"),
    ("jaarlijkse", "years", "vierjaarlijkse"),
    ("jaarlijks", "years", "tweejaarlijks"),
)
# vague amounts: never given a value (word, example)
VAGUE_WORDS = frozenset(
    "enkele enige sommige ettelijke tientallen honderden duizenden miljoenen miljarden tienduizenden honderdduizenden "
    "honderdtallen duizendtallen tonnen diverse verscheidene meerdere verschillende vele veel weinig "
    "talloze talrijke aantal paar handvol hoeveelheid merendeel meerderheid minderheid".split()
)
_FACTORS = {"dubbel": 2, "tweevoud": 2, "drievoud": 3, "viervoud": 4, "vijfvoud": 5, "tienvoud": 10, "honderdvoud": 100}
_MULTIPLIED = re.compile(
    r"(?:ver)(dubbel|drievoudig|viervoudig|vijfvoudig|zesvoudig|tienvoudig)(?:d|de|den|t|en|ing)?$"
)
_MULTIPLIERS = {"dubbel": 2, "drievoudig": 3, "viervoudig": 4, "vijfvoudig": 5, "zesvoudig": 6, "tienvoudig": 10}
_HALVED = frozenset(("gehalveerd", "halveerde", "halveerden", "halvering", "halveert"))


@dataclass(frozen=True, slots=True)
class NumberWord:
    """What one word says. `grain`: the smallest power it is a multiple of, for words that go on in the next word."""

    kind: WordKind
    value: Decimal | None
    grain: int = 1
    unit: str = ""
    plural: bool = False


@lru_cache(maxsize=1 << 15)
def read_word(word: str) -> NumberWord | None:
    """What a lower-case word says as a number, or None. `een` is read as 1: whether it counts is decided elsewhere."""
    if len(word) > _LONGEST_WORD or len(word) < 2:
        return None
    if word in VAGUE_WORDS:
        return NumberWord("vague", None)
    plain = word.translate(_ACCENTS)
    if "-" in plain:
        share = _hyphened_share(plain)
        if share is not None:
            return share
        plain = plain.replace("-", "")
    fixed = _FIXED.get(plain)
    if fixed is not None:
        return fixed
    cardinal = read_cardinal(plain)
    if cardinal is not None:
        value, grain = cardinal
        return NumberWord("cardinal", Decimal(value), grain)
    return _ordinal(plain) or _half(plain) or _compound(plain)


def _hyphened_share(plain: str) -> NumberWord | None:
    """`een-achtste`, `twee-derde`."""
    over, _, under = plain.partition("-")
    upper, lower = read_cardinal(over), _ordinal(under)
    if upper is None or lower is None or lower.value is None or lower.value < 3:
        return None
    return NumberWord("share", Decimal(upper[0]) / lower.value)


def read_cardinal(plain: str) -> tuple[int, int] | None:
    """Value and grain of a joined, accent-free cardinal, or None."""
    morphemes: list[str] = []
    place = 0
    while place < len(plain):
        found = _MORPHEME.match(plain, place)
        if found is None:
            return None
        morphemes.append(found[0])
        place = found.end()
    if not morphemes or "en" in (morphemes[0], morphemes[-1]):
        return None
    return _evaluate(morphemes)


def _evaluate(morphemes: list[str]) -> tuple[int, int] | None:
    if morphemes == ["nul"]:
        return 0, 1
    if "nul" in morphemes:
        return None
    total, rest, last = 0, morphemes, 10**30
    for magnitude in sorted(MAGNITUDES, key=MAGNITUDES.__getitem__, reverse=True):
        if magnitude in rest:
            cut = rest.index(magnitude)
            size = MAGNITUDES[magnitude]
            factor = _below_million(rest[:cut]) if cut else 1
            if factor is None or size >= last:
                return None
            total, rest, last = total + factor * size, _without_en(rest[cut + 1 :]), size
    if not rest:
        return total, last
    below = _below_million(rest)
    return None if below is None else (total + below, _grain(rest))


def _grain(morphemes: list[str]) -> int:
    return {"honderd": 100, "duizend": 1000}.get(
        morphemes[-1], 10 if morphemes[-1] in TENS and len(morphemes) == 1 else 1
    )


def _without_en(morphemes: list[str]) -> list[str]:
    return morphemes[1:] if len(morphemes) > 1 and morphemes[0] == "en" else morphemes


def _below_million(morphemes: list[str]) -> int | None:
    if "duizend" not in morphemes:
        return _below_ten_thousand(morphemes)
    cut = morphemes.index("duizend")
    factor = _below_ten_thousand(morphemes[:cut]) if cut else 1
    rest = _without_en(morphemes[cut + 1 :])
    below = _below_ten_thousand(rest) if rest else 0
    if factor is None or below is None or factor >= 1000 or below >= 1000:
        return None
    return factor * 1000 + below


def _below_ten_thousand(morphemes: list[str]) -> int | None:
    if "honderd" not in morphemes:
        return _below_hundred(morphemes)
    cut = morphemes.index("honderd")
    factor = _below_hundred(morphemes[:cut]) if cut else 1
    rest = _without_en(morphemes[cut + 1 :])
    below = _below_hundred(rest) if rest else 0
    return None if factor is None or below is None else factor * 100 + below


def _below_hundred(morphemes: list[str]) -> int | None:
    if len(morphemes) == 1:
        word = morphemes[0]
        return _SMALL.get(word) or TENS.get(word)
    if len(morphemes) == 3 and morphemes[1] == "en" and morphemes[0] in UNITS and morphemes[2] in TENS:
        return UNITS[morphemes[0]] + TENS[morphemes[2]]
    return None


def _ordinal(plain: str) -> NumberWord | None:
    plural = plain.endswith(("sten", "den"))
    word = plain[:-1] if plural else plain
    for ending, stem in _ORDINAL_STEMS.items():
        if word.endswith(ending):
            cardinal = read_cardinal(word[: -len(ending)] + stem)
            return None if cardinal is None else NumberWord("ordinal", Decimal(cardinal[0]), plural=plural)
    stem = word[:-3] if word.endswith("ste") else word[:-2] if word.endswith("de") else ""
    cardinal = read_cardinal(stem) if stem else None
    if cardinal is None or (word.endswith("ste")) != _takes_ste(stem):
        return None
    return NumberWord("ordinal", Decimal(cardinal[0]), cardinal[1], plural=plural)


def _takes_ste(stem: str) -> bool:
    return stem.endswith(("tig", "honderd", "duizend", "joen", "jard", "acht"))


def _half(plain: str) -> NumberWord | None:
    found = _HALF.fullmatch(plain)
    if found is None:
        return None
    cardinal = read_cardinal(found[1])
    return None if cardinal is None else NumberWord("half", Decimal(cardinal[0]) + Decimal("0.5"))


_HALF = re.compile(r"([a-z]{3,60}?)en(?:een)?hal(?:f|ve)")
_JOINED_SHARE = re.compile(r"(een|twee|drie|vier|vijf|zes|zeven)(derden?|vierden?|vijfden?|zesden?|achtsten?|tienden?)")
_TIMES = re.compile(r"([a-z]{3,60}?)(maal|tal|voudige?|voud)")


def _compound(plain: str) -> NumberWord | None:
    found = _TIMES.fullmatch(plain)
    if found is not None:
        cardinal = read_cardinal(found[1])
        if cardinal is not None:
            kind: WordKind = "tal" if found[2] == "tal" else "times" if found[2] == "maal" else "factor"
            return NumberWord(kind, Decimal(cardinal[0]))
    found = _JOINED_SHARE.fullmatch(plain)
    if found is not None:
        upper, lower = read_cardinal(found[1]), _ordinal(found[2])
        if upper is not None and lower is not None and lower.value is not None:
            return NumberWord("share", Decimal(upper[0]) / lower.value)
    for ending, unit, _ in ADJECTIVE_ENDINGS:
        if plain.endswith(ending):
            inner = read_word(plain[: -len(ending)])
            if inner is not None and inner.kind in ("cardinal", "half"):
                return NumberWord("adjective", inner.value, unit=unit)
    found = _MULTIPLIED.match(plain)
    if found is not None:
        return NumberWord("factor", Decimal(_MULTIPLIERS[found[1]]))
    return None


_FIXED: dict[str, NumberWord | None] = {
    "nulde": NumberWord("ordinal", Decimal(0)),
    "eende": NumberWord("ordinal", Decimal(1)),
    "anderhalf": NumberWord("half", Decimal("1.5")),
    "anderhalve": NumberWord("half", Decimal("1.5")),
    "half": NumberWord("share", Decimal("0.5")),
    "halve": NumberWord("share", Decimal("0.5")),
    "helft": NumberWord("share", Decimal("0.5")),
    "kwart": NumberWord("share", Decimal("0.25")),
    "driekwart": NumberWord("share", Decimal("0.75")),
    "dozijn": NumberWord("group", Decimal(12)),
    "dozijnen": NumberWord("group", Decimal(12)),
    "gros": NumberWord("group", Decimal(144)),
    "honderd": NumberWord("cardinal", Decimal(100), 100),
    "duizend": NumberWord("cardinal", Decimal(1000), 1000),
    **{word: NumberWord("magnitude", Decimal(size), size) for word, size in MAGNITUDES.items()},
    "mln": NumberWord("magnitude", Decimal(10**6), 10**6),
    "mld": NumberWord("magnitude", Decimal(10**9), 10**9),
    "mio": NumberWord("magnitude", Decimal(10**6), 10**6),
    "mrd": NumberWord("magnitude", Decimal(10**9), 10**9),
    "dzd": NumberWord("magnitude", Decimal(1000), 1000),
    **{word: NumberWord("factor", Decimal(2)) for word in ("dubbele", "dubbel")},
    **{word: NumberWord("factor", Decimal("0.5")) for word in _HALVED},
    **{word: NumberWord("factor", Decimal(size)) for word, size in _FACTORS.items()},
}
