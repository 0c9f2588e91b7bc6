"""Codes, counts and values → what a person reads, in Dutch and in English, each in its own notation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from .leaves import Row

Pair = Mapping[str, str]  # `nl` and `en`

NOTHING: Pair = {"nl": "", "en": ""}
_MARKS = {"nl": (".", ","), "en": (",", ".")}  # between thousands, before decimals


class Codes:
    """Codes → Dutch and English, from codebook.csv."""

    def __init__(self, codebook: Iterable[Row]) -> None:
        self._labels = {(row["list"], row["code"]): {"nl": row["label_nl"], "en": row["label_en"]} for row in codebook}

    def pair(self, name: str, code: str) -> Pair:
        """Both texts of a code; the code itself when the codebook does not have it."""
        return self._labels.get((name, code), {"nl": code, "en": code})

    def pairs(self, name: str, codes: Sequence[str]) -> Pair:
        """Both texts of several codes, joined."""
        found = [self.pair(name, code) for code in codes if code]
        return {lang: ", ".join(pair[lang] for pair in found) for lang in ("nl", "en")}

    def indicator(self, row: Row) -> Pair:
        """The label of a figure's indicator with the values of its breakdown; empty when no pack knows it."""
        if not row["indicator"]:
            return NOTHING
        label = self._labels.get(("indicator", f"{row['pack']}.{row['indicator']}"))
        parts = [part.partition("=")[2].replace("_", " ") for part in row["breakdown"].split(";") if part]
        return joined(label or same(row["indicator"]), same(f"({', '.join(parts)})" if parts else ""))


def same(text: str) -> Pair:
    """A text that is the same in both languages."""
    return {"nl": text, "en": text}


def joined(pair: Pair, more: Pair) -> Pair:
    """Two texts with a space between them, where both are there."""
    return {lang: f"{pair[lang]} {more[lang]}".strip() for lang in ("nl", "en")}


def shown_value(value: str) -> Pair:
    """A value of the dataset in each language's own notation: 1234.5 → 1.234,5 and 1,234.5."""
    whole, _, decimals = value.partition(".")
    sign, digits = ("−", whole[1:]) if whole.startswith("-") else ("", whole)
    found = {}
    for lang, (grouping, point) in _MARKS.items():
        grouped = f"{int(digits):,}".replace(",", grouping) if digits.isdecimal() else digits
        found[lang] = f"{sign}{grouped}{point if decimals else ''}{decimals}"
    return found


def shown_count(count: int | str) -> Pair:
    """A count in each language's own notation."""
    return shown_value(str(count or 0))


def shown_period(row: Row) -> str:
    """The period of a figure: a year, several years, or days."""
    start, end = row["period_start"], row["period_end"]
    if start[4:] == "-01-01" and end[4:] == "-12-31":
        return start[:4] if start[:4] == end[:4] else f"{start[:4]}–{end[:4]}"
    return start if start == end or not end else f"{start} – {end}"
