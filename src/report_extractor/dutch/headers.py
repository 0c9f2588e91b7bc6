"""A table header or caption -> the scale and unit that it gives to the numbers under it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderScale:
    """What a header does to the numbers under it, at `[start, end)` of its text; `unit` is empty when it gives none."""

    multiplier: Decimal
    unit: str
    start: int
    end: int


_SIZES = {
    "duizend": 3,
    "duizenden": 3,
    "duizendtallen": 3,
    "k": 3,
    "1.000": 3,
    "1000": 3,
    "1 000": 3,
    "'000": 3,
    "000": 3,
    "dzd": 3,
    "miljoen": 6,
    "miljoenen": 6,
    "mln": 6,
    "mio": 6,
    "m": 6,
    "1.000.000": 6,
    "1 miljoen": 6,
    "1 mln": 6,
    "miljard": 9,
    "miljarden": 9,
    "mld": 9,
    "mrd": 9,
    "1 miljard": 9,
    "100.000": 5,
}
_SIZE = (
    r"(?:1 miljoen|1 miljard|1 mln|1\.000\.000|100\.000|1[. ]?000|'?000|duizend(?:tallen|en)?"
    r"|miljoen(?:en)?|miljard(?:en)?|mln|mio|mld|mrd|dzd)"
)
_EURO = r"(?:€|eur(?:o'?s?)?)"
# (form, unit when the form shows no euro, example)
FORMS: tuple[tuple[str, str, str], ...] = (
    (rf"{_EURO} ?[x×*] ?(?P<size>{_SIZE})(?!\w)\.?", "EUR", "€ x 1.000"),
    (rf"[x×*] ?{_EURO} ?(?P<size>{_SIZE}|mln|k|m)(?!\w)\.?", "EUR", "(x € 1.000)"),
    (rf"[x×*] ?(?P<size>{_SIZE})(?!\w)\.?(?: ?{_EURO}(?!\w))?", "", "x 1.000 euro"),
    (rf"in (?P<size>{_SIZE})(?!\w)\.? ?(?:van )?{_EURO}(?!\w)", "EUR", "(bedragen in duizenden euro's)"),
    (rf"in {_EURO}[ -](?P<size>{_SIZE})(?!\w)\.?", "EUR", "in € mln"),
    (rf"in (?P<size>{_SIZE})(?!\w)\.?", "", "in mln"),
    (rf"(?<!\w){_EURO} ?(?P<size>duizend|miljoen|miljard|mln|mld|k|m)(?!\w)\.?", "EUR", "€ mln"),
    (rf"\((?P<size>duizend(?:en)?|miljoen(?:en)?|mln|mld|miljard(?:en)?)\.?(?: {_EURO})?\)", "", "(mln)"),
    (
        rf"in hele {_EURO}|(?:bedragen|alle bedragen)(?: \w+)? in {_EURO}(?!\w)|\(in {_EURO}\)|in euro's?(?!\w)",
        "EUR",
        "bedragen in euro's",
    ),
    (r"(?:in|als) (?:%|procenten|procent|percentages?)(?!\w)|\(%\)|^%$|percentage", "percent", "in %"),
    (r"in (?:‰|promille)(?!\w)|\(‰\)", "promille", "in promille"),
    (r"(?:in|aantal) fte(?:'s)?(?!\w)|\(fte(?:'s)?\)|^fte(?:'s)?$", "fte", "aantal fte"),
    (r"in uren(?!\w)|\(uren\)|aantal uren", "hours", "(uren)"),
    (r"in dagen(?!\w)|\(dagen\)|aantal dagen", "days", "in dagen"),
    (r"in jaren(?!\w)|\(jaren\)|\(jaar\)", "years", "in jaren"),
    (r"^(?:€|eur|euro)$|\((?:€|eur|euro)\)", "EUR", "(€)"),
    (
        r"aantal (?:personen|medewerkers|deelnemers|werknemers|mensen|leden|cliënten|leerlingen)",
        "persons",
        "aantal deelnemers",
    ),
)
_FORMS = tuple((re.compile(form), unit) for form, unit, _ in FORMS)


def header_scale(text: str) -> HeaderScale | None:
    """What a table header or caption multiplies and measures the numbers under it by; None when it says nothing."""
    lower = text.lower().replace("\u00a0", " ").replace("’", "'").replace("‘", "'")
    if len(lower) != len(text):
        return None
    for form, unit in _FORMS:
        found = form.search(lower)
        if found is None:
            continue
        size = found.groupdict().get("size")
        power = _SIZES.get(size.rstrip("."), 0) if size else 0
        euro = "€" in found[0] or "eur" in found[0]
        return HeaderScale(
            multiplier=Decimal(10) ** power, unit="EUR" if euro else unit, start=found.start(), end=found.end()
        )
    return None
