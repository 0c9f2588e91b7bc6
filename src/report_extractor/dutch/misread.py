"""Misread numbers of OCR, repaired only where a number must stand: before `%` or before the noun that it counts.

Each repair leaves the original in the mention's text and a doubt; outside such a place letters stay letters.
"""

from __future__ import annotations

import re
from decimal import Decimal

from .draft import Draft, Reading
from .nouns import find_noun, lemma
from .numerals import TEENS, TENS, UNITS, read_word

# printed digit <- letters that OCR makes of it; the last only where the text is known to be OCR
LETTERS_FOR_DIGITS: tuple[tuple[str, str, bool, str], ...] = (
    ("o", "0", False, "1O6 medewerkers"),
    ("l", "1", False, "l06 medewerkers"),
    ("i", "1", False, "I06 medewerkers"),
    ("|", "1", False, "|06 medewerkers"),
    ("s", "5", True, "1S medewerkers"),
    ("b", "8", True, "1B medewerkers"),
    ("z", "2", True, "1Z medewerkers"),
    ("g", "9", True, "1g medewerkers"),
)
# letter of a number word <- what OCR makes of it
LETTERS_FOR_LETTERS: tuple[tuple[str, str, str], ...] = (
    ("n", "u", "zeveu"),
    ("e", "c", "zcven"),
    ("e", "o", "negon"),
    ("i", "l", "vljf"),
    ("g", "q", "neqen"),
    ("h", "b", "acbt"),
    ("f", "t", "vijt"),
    ("w", "vv", "tvvee"),
)
_DIGIT_FOR = {letter: digit for letter, digit, _, _ in LETTERS_FOR_DIGITS}
_ALWAYS = frozenset(letter for letter, _, only_ocr, _ in LETTERS_FOR_DIGITS if not only_ocr)
_RUN = re.compile(r"[0-9olisbzg|]{2,7}(?![\w])")
_COUNTED = (
    "meldingen medewerkers klachten gevallen personen gesprekken deelnemers zaken incidenten signalen "
    "dossiers verzoeken casussen"
).split()
GLUED = re.compile("(" + "|".join((*UNITS, *TEENS, *TENS)) + ")(" + "|".join(_COUNTED) + ")")


def _variants() -> dict[str, str]:
    found: dict[str, str] = {}
    for word in (*UNITS, *TEENS, *TENS, "honderd", "duizend"):
        for good, bad, _ in LETTERS_FOR_LETTERS:
            for place in range(len(word)):
                if word[place] == good and len(word) > 3:
                    variant = word[:place] + bad + word[place + 1 :]
                    if read_word(variant) is None:
                        found[variant] = word
    return found


MISREAD_WORDS = _variants()
_NUMBER_PLACES = frozenset(("zijn", "waren", "werden", "kwamen", "totaal", "alle", "deze"))


def repair_digits(reading: Reading, index: int) -> Draft | None:
    """Digits with letters among them, beginning at a token, read as a number; None where no number must stand."""
    found = _RUN.match(reading.lower, reading.starts[index])
    if found is None:
        return None
    run = found[0]
    letters = {sign for sign in run if not sign.isdecimal()}
    allowed = _DIGIT_FOR.keys() if "ocr" in reading.hints else _ALWAYS
    if not letters or len(letters) == len(run) or not letters <= set(allowed) or not any(map(str.isdecimal, run)):
        return None
    if re.fullmatch(r"\d+[lgsbz]", run) and "ocr" not in reading.hints:
        return None
    draft = Draft(
        reading.starts[index], found.end(), index, reading.index_from(index, found.end()), "quantity", "misread"
    )
    draft.value, draft.form = Decimal("".join(_DIGIT_FOR.get(sign, sign) for sign in run)), "plain"
    draft.doubts = ("ocr_uncertain",)
    return draft if _number_place(reading, draft.last) else None


def _number_place(reading: Reading, index: int) -> bool:
    if reading.words[index] in ("%", "procent", "°"):
        return True
    noun = find_noun(reading.words, reading.starts, reading.ends, reading.lower, index)
    return noun >= 0 and lemma(reading.words[noun]) != reading.words[noun]


def split_digits(reading: Reading, index: int) -> Draft | None:
    """`1 06 medewerkers`: a space inside a number, known by the group that starts with 0."""
    first, second = reading.words[index], reading.words[index + 1]
    if not (
        len(first) < 3
        and first.isdecimal()
        and first[0] != "0"
        and len(second) == 2
        and second[0] == "0"
        and second.isdecimal()
    ):
        return None
    if reading.gap(index + 1) != " " or not _number_place(reading, index + 2):
        return None
    draft = Draft(reading.starts[index], reading.ends[index + 1], index, index + 2, "quantity", "misread")
    draft.value, draft.form, draft.doubts = Decimal(first + second), "plain", ("ocr_uncertain",)
    return draft


def repair_word(reading: Reading, index: int) -> Draft | None:
    """A misread number word, a letter for a digit, or a number word stuck to the noun it counts."""
    word = reading.words[index]
    draft = Draft(reading.starts[index], reading.ends[index], index, index + 1, "quantity", "misread")
    draft.derivation, draft.form, draft.doubts = "words", "words", ("ocr_uncertain",)
    glued = GLUED.fullmatch(word)
    if glued is not None:
        read = read_word(glued[1])
        draft.value = read.value if read else None
        draft.end = draft.start + len(glued[1])
        draft.noun_start, draft.noun_end = draft.end, reading.ends[index]
        return draft
    if len(word) == 1:
        return _single(reading, draft, index, word)
    if not _number_place(reading, index + 1):
        return None
    read = read_word(MISREAD_WORDS[word])
    draft.value = read.value if read else None
    return draft


def _single(reading: Reading, draft: Draft, index: int, word: str) -> Draft | None:
    printed = reading.text[reading.starts[index]]
    certain = "ocr" in reading.hints and (reading.words[index - 1] in _NUMBER_PLACES)
    if (
        not (certain or (printed == "S" and reading.words[index - 1] in ("zijn", "waren", "werden")))
        or printed in "osbzg"
    ):
        return None
    if reading.gap(index + 1) != " " or not _number_place(reading, index + 1):
        return None
    draft.value, draft.derivation, draft.form = Decimal(_DIGIT_FOR[word]), "digits", "plain"
    return draft
