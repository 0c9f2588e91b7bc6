"""Words of a text layer with signs lost in a character map → the words as printed, where only one reading is possible.

A map that misses its joined letters gives one "no character" for "fi" or "ffl"; a map that is shifted gives 8 and 9 for
the two single quotes, and so numbers that nobody printed. What more than one reading fits, stays as it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

from ..model import union
from ..settings import Settings
from .pdfium import PdfPage
from .proof import read_print
from .text_layer import LayerWord

LOST = "\ufffd"
# Parts of Dutch words by the joined letters in them; each part names the letters that stand around them.
JOINED_LETTERS = {
    "fi": "financ fisca fiscus definit definie profie profit profiel fiduc specifi kwalifi certifi identifi notifi "
    "classifi modifi verifi magnifi signifi grafi firma film filiaal figuur fictie fiets filter deficit benefi "
    "confide artifici diversifi rectifi kwantifi filosof infiltr fiber finale finish",
    "ff": "effect offert betreffe differen staffel treffe troffe straffe stoffe heffen koffie schaffe buffer beseffe "
    "koffer suffer chauffeur",
    "fl": "afloop aflopen aflegg aflever afloss inflat reflect conflict flexib flink fluct flora afleid aflees influe "
    "flank",
    "ffi": "heffing officie officer officië efficiën coëffici griffie treffing schaffing traffic affini",
    "ffl": "offline soufflé",
}
_ONLY_SEEN = ("ti", "tt", "ft", "tf", "fj")  # joined in some fonts; only when the whole word stands on the page
_LETTERS = "A-Za-zÀ-ÿ"
_LATE_S = re.compile(rf"(?<=[{_LETTERS}]{{3}})9(?=s(?![0-9{_LETTERS}]))")
_OPENS = re.compile(rf"^([(\[]?)8(?=[{_LETTERS}]{{2}})")
_CLOSES = re.compile(rf"(?<=[{_LETTERS}]{{2}})9(?=(?:-[{_LETTERS}]+)?[.,;:!?)\]]*$)")
_QUOTED_WORDS = 40
_AMOUNT = re.compile(r"\(?\d[\d.,]*[-)\];:.,]*")
_MOST_PROOFS, _ENOUGH = 12, 2


def mend_words(words: list[LayerWord]) -> list[LayerWord]:
    """The words with joined letters and single quotes put back."""
    texts = [item.word.text for item in words]
    if not any(LOST in text or "9" in text for text in texts):
        return words
    mended = _mend_quotes(texts, [item.style.font for item in words])
    seen = {text.strip(".,;:()").lower() for text in mended if LOST not in text}
    mended = [mend_letters(text, seen) if LOST in text else text for text in mended]
    return [
        item if text == item.word.text else LayerWord(replace(item.word, text=text), item.style, item.objects)
        for item, text in zip(words, mended, strict=True)
    ]


def mend_letters(text: str, seen: set[str]) -> str:
    """A word with its lost letters, when they make one known word or part of a word, else as it is.

    `seen` are the intact words of the page, in lower case.
    """
    if text.count(LOST) != 1 or len(text) < 3:
        return text
    place = text.index(LOST)
    candidates = {letters: text.replace(LOST, letters) for letters in (*JOINED_LETTERS, *_ONLY_SEEN)}
    on_page = [word for word in candidates.values() if word.strip(".,;:()").lower() in seen]
    if len(on_page) == 1:
        return on_page[0]
    fits = [
        (length, candidates[letters])
        for letters, parts in JOINED_LETTERS.items()
        if (length := _longest_part(candidates[letters].lower(), place, letters, parts.split()))
    ]
    longest = max((length for length, _ in fits), default=0)
    best = [word for length, word in fits if length == longest]
    return best[0] if len(best) == 1 else text


def _longest_part(word: str, place: int, letters: str, parts: list[str]) -> int:
    """How many letters other than the joined ones the longest known part has that lies over them in the word."""
    found = 0
    for part in parts:
        inside = part.find(letters)
        if inside >= 0 and word.startswith(part, max(0, place - inside)) and place >= inside:
            found = max(found, len(part) - len(letters))
    return found


def _mend_quotes(texts: list[str], fonts: list[int]) -> list[str]:
    """The texts with ’ for a 9 before a late s, and with ‘ ’ for an 8 and a 9 that frame words of one font."""
    mended = [_LATE_S.sub("’", text) for text in texts]
    for index, text in enumerate(mended):
        if not _OPENS.match(text):
            continue
        for other in range(index, min(index + _QUOTED_WORDS, len(mended))):
            if fonts[other] == fonts[index] and _CLOSES.search(mended[other]):
                mended[index] = _OPENS.sub(r"\1‘", mended[index])
                mended[other] = _CLOSES.sub("’", mended[other])
                break
    return mended


def mend_euros(page: PdfPage, words: list[LayerWord], settings: Settings) -> list[LayerWord]:
    """The words with € for a lone lost sign before an amount, where the print shows one.

    The lost sign of a font is looked up in the picture until it was found `_ENOUGH` times; any other answer leaves it.
    """
    mended = list(words)
    known: dict[int, int] = defaultdict(int)
    left = _MOST_PROOFS
    for index, (item, after) in enumerate(pairwise(words)):
        if item.word.text != LOST or item.word.hidden or not _AMOUNT.fullmatch(after.word.text):
            continue
        font = item.style.font
        if known[font] < _ENOUGH:
            if left <= 0:
                continue
            left -= 1
            if not _is_euro(page, item, after, settings):
                continue
            known[font] += 1
        mended[index] = LayerWord(replace(item.word, text="€"), item.style, item.objects)
    return mended


def _is_euro(page: PdfPage, item: LayerWord, after: LayerWord, settings: Settings) -> bool:
    printed = read_print(page, union((item.word.box, after.word.box)), settings)
    digits = [sign for sign in after.word.text if sign.isdigit()]
    return printed.lstrip("(").startswith("€") and [sign for sign in printed if sign.isdigit()] == digits
