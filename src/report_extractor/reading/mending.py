"""Words of a text layer with signs lost in a character map → the words as printed, where only one reading is possible.

A map that misses its joined letters gives one "no character" for "fi" or "ffl"; a map that is shifted gives 8 and 9 for
the two single quotes, and so numbers that nobody printed. What no known part of a word tells is looked up in the
picture, each damaged word once in a document. What more than one reading fits, stays as it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from ..model import union
from ..settings import Settings
from .pdfium import PdfPage
from .proof import Proofs, read_print
from .text_layer import LayerWord

LOST = "\ufffd"
# Parts of Dutch words by the joined letters in them; each part names the letters that stand around them.
JOINED_LETTERS = {
    "fi": "financ fisca fiscus definit definie profie profit profiel fiduc specifi kwalifi certifi identifi notifi "
    "classifi modifi verifi magnifi signifi grafi firma film filiaal figuur fictie fiets filter deficit benefi "
    "confide artifici diversifi rectifi kwantifi filosof infiltr fiber finale finish fijn profijt briefing gratifi",
    "ff": "effect offert betreffe differen staffel treffe troffe straffe stoffe heffen koffie schaffe buffer beseffe "
    "koffer suffer chauffeur affect affair offens offshore",
    "fl": "afloop aflopen aflegg aflegt aflever afloss inflat reflect conflict flexib flink fluct flora afleid aflees "
    "influe flank deflat flow flyer afluister",
    "ffi": "heffing officie officer efficien coeffici griffie treffing schaffing traffic affini suffici graffiti",
    "ffl": "offline souffle",
}
_ONLY_SEEN = ("ti", "tt", "ft", "tf", "fj")  # joined in some fonts; only when the whole word stands on the page
_LETTERS = "A-Za-zÀ-ÿ"
_PLAIN = str.maketrans("àáâäèéêëìíîïòóôöùúûüç", "aaaaeeeeiiiioooouuuuc")
_LEAST_KNOWN = 4  # letters around a lost sign that the picture must repeat
_LATE_S = re.compile(rf"(?<=[{_LETTERS}]{{3}})9(?=s(?![0-9{_LETTERS}]))")
_OPENS = re.compile(rf"^([(\[]?)8(?=[{_LETTERS}]{{2}})")
_CLOSES = re.compile(rf"(?<=[{_LETTERS}]{{2}})9(?=(?:-[{_LETTERS}]+)?[.,;:!?)\]]*$)")
_QUOTED_WORDS = 40
_AMOUNT = re.compile(r"\(?\d[\d.,]*[-)\];:.,]*")
_LONE = re.compile(rf"[(\[]?{LOST}[)\]]?")
_BEFORE_EURO = frozenset("x × * in".split())
_AFTER_EURO = frozenset("duizend miljoen miljard mln mld mio".split())
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
    if text.count(LOST) > 1 and "-" in text:
        return "-".join(mend_letters(part, seen) for part in text.split("-"))
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
        if (length := _longest_part(candidates[letters].lower().translate(_PLAIN), place, letters, parts.split()))
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


def mend_by_print(page: PdfPage, words: list[LayerWord], settings: Settings, proofs: Proofs) -> list[LayerWord]:
    """The words with lost letters as the picture shows them, where it repeats all other letters of the word."""
    mended = list(words)
    left = _MOST_PROOFS
    for index, item in enumerate(words):
        text = item.word.text
        if LOST not in text or item.word.hidden or item.word.angle or not _may_be_looked_up(text):
            continue
        if text not in proofs.words:
            if left <= 0:
                continue
            left -= 1
            proofs.words[text] = printed_as(text, read_print(page, item.word.box, settings))
        if proofs.words[text] != text:
            mended[index] = LayerWord(replace(item.word, text=proofs.words[text]), item.style, item.objects)
    return mended


def _may_be_looked_up(text: str) -> bool:
    return sum(sign.isalpha() for sign in text) >= _LEAST_KNOWN and not any(sign.isdigit() for sign in text)


def printed_as(text: str, printed: str) -> str:
    """A word with its lost signs replaced by what stands in their places in `printed`; as it was where that differs."""
    parts = text.split(LOST)
    pattern = f"([{_LETTERS}]{{1,3}})".join(re.escape(part.translate(_PLAIN)) for part in parts)
    same_length = printed.translate(_PLAIN)
    found = re.search(rf"^[^{_LETTERS}]*{pattern}[^{_LETTERS}]*$", same_length)
    if found is None:
        return text
    letters = [printed[found.start(group) : found.end(group)] for group in range(1, len(parts))]
    return "".join(part + more for part, more in zip(parts, [*letters, ""], strict=True))


def mend_euros(page: PdfPage, words: list[LayerWord], settings: Settings) -> list[LayerWord]:
    """The words with € for a lone lost sign before an amount or in "(x �", where the print shows one.

    The lost sign of a font is looked up in the picture until it was found `_ENOUGH` times; any other answer leaves it.
    """
    mended = list(words)
    known: dict[int, int] = defaultdict(int)
    left = _MOST_PROOFS
    for index, item in enumerate(words):
        if LOST not in item.word.text or item.word.hidden or not _LONE.fullmatch(item.word.text):
            continue
        before, after = words[index - 1] if index else None, words[index + 1] if index + 1 < len(words) else None
        is_amount = after is not None and _AMOUNT.fullmatch(after.word.text) is not None
        if not (is_amount or _stands_for_euro(before, after)):
            continue
        font = item.style.font
        if known[font] < _ENOUGH:
            if left <= 0:
                continue
            left -= 1
            amount = after if is_amount and after is not None and after.style.base == item.style.base else None
            if not _is_euro(page, item, amount, settings):
                continue
            known[font] += 1
        mended[index] = LayerWord(replace(item.word, text=item.word.text.replace(LOST, "€")), item.style, item.objects)
    return mended


def _stands_for_euro(before: LayerWord | None, after: LayerWord | None) -> bool:
    return (before is not None and before.word.text.lstrip("(") in _BEFORE_EURO) or (
        after is not None and after.word.text.strip("().,") in _AFTER_EURO
    )


def _is_euro(page: PdfPage, item: LayerWord, amount: LayerWord | None, settings: Settings) -> bool:
    """Whether the print shows the sign, with the digits of the amount where that stands on the same line."""
    place = union((item.word.box, amount.word.box)) if amount is not None else item.word.box
    printed = read_print(page, place, settings)
    digits = [sign for sign in amount.word.text if sign.isdigit()] if amount is not None else []
    return printed.lstrip("([").startswith("€") and [sign for sign in printed if sign.isdigit()] == digits
