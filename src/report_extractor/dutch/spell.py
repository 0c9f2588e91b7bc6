"""An integer -> its Dutch spelling, for tests and error texts."""

from __future__ import annotations

from .numerals import MAGNITUDES, TEENS, TENS, UNITS

_SMALL = {value: word for word, value in {**UNITS, **TEENS}.items()} | {1: "een"}
_TENS = {value: word for word, value in TENS.items()}
_LARGE = sorted(((size, word) for word, size in MAGNITUDES.items()), reverse=True)
_LIMIT = 10**21


def spell_number(n: int, *, ordinal: bool = False) -> str:
    """The official spelling (Woordenlijst): `tweeduizend achthonderdvijftien`, `drieëntwintig`; negative with `min`.

    ValueError beyond ±10^21.
    """
    if abs(n) >= _LIMIT:
        raise ValueError(f"{n}: numbers are spelled up to {_LIMIT - 1}")
    if n < 0:
        return "min " + spell_number(-n, ordinal=ordinal)
    words = _cardinal(n)
    return _make_ordinal(words) if ordinal else words


def _cardinal(n: int) -> str:
    if n == 0:
        return "nul"
    parts: list[str] = []
    for size, word in _LARGE:
        if n >= size:
            parts.append(f"{_cardinal(n // size)} {word}")
            n %= size
    if n >= 1000:
        parts.append((_below_thousand(n // 1000) if n >= 2000 else "") + "duizend")
        n %= 1000
    if n:
        parts.append(_below_thousand(n))
    return " ".join(parts)


def _below_thousand(n: int) -> str:
    hundreds, rest = divmod(n, 100)
    words = ("" if hundreds < 2 else _SMALL[hundreds]) + ("honderd" if hundreds else "")
    return words + (_below_hundred(rest) if rest else "")


def _below_hundred(n: int) -> str:
    if n < 20:
        return _SMALL[n]
    tens, unit = divmod(n, 10)
    if not unit:
        return _TENS[tens * 10]
    word = _SMALL[unit]
    return word + ("ën" if word.endswith("e") else "en") + _TENS[tens * 10]


def _make_ordinal(words: str) -> str:
    if words.endswith("een"):
        return words[:-3] + "eerste"
    if words.endswith("drie"):
        return words[:-4] + "derde"
    ending = "ste" if words.endswith(("tig", "honderd", "duizend", "joen", "jard", "acht")) else "de"
    return words + ending
