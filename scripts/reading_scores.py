"""How well a document was read, against the truth of a generated design: counts of what is right, nothing else.

Takes what the program read (pages and passages) and the truth that `fixture_designs.truth` wrote; gives counts per
question: sentences whole, blocks in order, exact numbers, accepted without doubt and wrong, table cells with the right
headers, callouts with the right caption, chart labels with the right category and series.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz

from report_extractor.model import Page, Passage, Word

TEXT_KINDS = {"paragraph", "list_item", "footnote"}
ORDERED_KINDS = TEXT_KINDS | {"heading", "callout_caption", "caption"}
OCR_RATIO = 95.0  # of a sentence or header that was read by OCR: misread letters are another question


@dataclass
class Score:
    """Counts, and the misses behind them as (question, what was wanted, what was there)."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[tuple[str, str, str]] = field(default_factory=list)

    def note(self, question: str, is_right: bool, wanted: str, got: str = "") -> None:
        """Count one answer."""
        self.counts[f"{question} all"] += 1
        self.counts[f"{question} right"] += is_right
        if not is_right:
            self.misses.append((question, wanted, got))

    def share(self, question: str) -> float | None:
        """Percentage right; None when nothing was asked."""
        total = self.counts[f"{question} all"]
        return 100 * self.counts[f"{question} right"] / total if total else None


def turned(truth: dict[str, Any], degrees: float) -> dict[str, Any]:
    """The truth of a page whose picture was turned counter-clockwise about its centre: boxes where things stand now."""
    middle_x, middle_y = truth["width_pt"] / 2, truth["height_pt"] / 2
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))

    def moved(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: moved(part, name) for name, part in value.items()}
        if key == "box":
            left, top, right, bottom = value
            dx, dy = (left + right) / 2 - middle_x, (top + bottom) / 2 - middle_y
            x, y = middle_x + dx * cosine + dy * sine, middle_y - dx * sine + dy * cosine
            wide, high = (right - left) / 2, (bottom - top) / 2
            return [x - wide, y - high, x + wide, y + high]
        if isinstance(value, list):
            return [moved(part, "box" if key == "rest_boxes" else "") for part in value]
        return value

    result: dict[str, Any] = moved(truth)
    return result


def fold(text: str) -> str:
    """Lower case, no accents, one kind of quote, single spaces."""
    text = unicodedata.normalize("NFKD", text.replace("ĳ", "ij"))
    text = "".join(c for c in text if not unicodedata.combining(c)).lower()
    text = re.sub("[‘’“”\"'`]", "'", text).replace("–", "-")
    return re.sub(r"\s+", " ", text).strip()


def letters(text: str) -> str:
    """Only letters, digits and the separators inside numbers: what a reading must have right."""
    return re.sub(r"[^0-9a-z.,]", "", fold(text)).strip(".,")


def score_page(truth: dict[str, Any], page: Page, passages: Sequence[Passage], score: Score) -> None:
    """Add the counts of one page."""
    is_ocr = page.read.read_by in ("ocr", "mixed")
    passages = [passage for passage in passages if passage.role != "hidden"]
    score.counts["pages"] += 1
    score.counts[f"read_by {page.read.read_by}"] += 1
    _sentences(truth, passages, is_ocr, score)
    _order(truth, passages, is_ocr, score)
    _numbers(truth, page, score)
    for table in truth["tables"]:
        for cell in table["cells"]:
            _cell(cell, passages, is_ocr, score)
    for callout in truth["callouts"]:
        found = _passage_at(callout["box"], passages)
        got = f"{found.text} | {found.context.caption}" if found else ""
        wanted = f"{callout['text']} | {callout['caption']}"
        magnitude = re.sub(r"[^a-z]", "", fold(callout["text"]))
        is_right = _holds(got, callout["caption"], is_ocr) and (not magnitude or magnitude in fold(got))
        score.note("callouts", is_right, wanted, got)
    for label in truth["charts"]:
        found = _passage_at(label["box"], passages)
        context = found.context if found else None
        got = f"{context.category} | {context.series}" if context else ""
        is_right = bool(context) and _holds(got, label["category"], is_ocr) and _holds(got, label["series"], is_ocr)
        score.note("charts", is_right, f"{label['text']}: {label['category']} | {label['series']}", got)


def _sentences(truth: dict[str, Any], passages: Sequence[Passage], is_ocr: bool, score: Score) -> None:
    texts = [fold(passage.text) for passage in passages]
    for block in truth["blocks"]:
        if block["kind"] in TEXT_KINDS:
            for sentence in block["sentences"]:
                wanted = fold(sentence)
                whole = any(wanted in text for text in texts)
                if not whole and is_ocr:
                    long_enough = [text for text in texts if len(text) >= 0.9 * len(wanted)]
                    whole = any(fuzz.partial_ratio(wanted, text) >= OCR_RATIO for text in long_enough)
                score.note("sentences", whole, sentence)


def _order(truth: dict[str, Any], passages: Sequence[Passage], is_ocr: bool, score: Score) -> None:
    running = " ¶ ".join(fold(passage.text) for passage in passages)
    before, before_text = -1, ""
    for block in truth["blocks"]:
        if block["kind"] not in ORDERED_KINDS:
            continue
        start = fold(block["text"])[:48]
        at = _place(start, running, before, is_ocr)
        if before_text:
            score.note("order", -1 < before < at, f"{before_text} → {start}", f"{before} → {at}")
        before, before_text = at, start


def _place(start: str, running: str, before: int, is_ocr: bool) -> int:
    """Where a block begins: a passage that begins so, the first after the block before when there are more; -1."""
    places = [found.start() for found in re.finditer(re.escape(start), running)]
    beginnings = [at for at in places if at == 0 or running[at - 2 : at] == "¶ "]
    for candidates in (beginnings, places):
        if candidates:
            return next((at for at in candidates if at > before), candidates[0])
    found = fuzz.partial_ratio_alignment(start, running, score_cutoff=85) if is_ocr else None
    return found.dest_start if found else -1


def _numbers(truth: dict[str, Any], page: Page, score: Score) -> None:
    visible = [word for word in page.read.words if not word.hidden]
    owned: set[int] = set()
    for number in truth["numbers"]:
        boxes = [number["box"], *number.get("rest_boxes", [])]
        here = {
            at: (line, word.box.left)
            for line, box in reversed(list(enumerate(boxes)))
            for at, word in enumerate(visible)
            if _touches(word, box)
        }
        owned.update(here)
        if number.get("reason") == "footnote":  # a raised mark: right when it spoils no number beside it
            continue
        words = [visible[at] for at in sorted(here, key=lambda at: here[at])]
        wanted, got = letters(number["text"]), letters("".join(word.text for word in words))
        is_exact = _stands_in(wanted, got)
        score.note("numbers", is_exact, number["text"], " ".join(word.text for word in words))
        is_accepted = bool(words) and not any(word.doubts for word in words)
        score.counts["accepted"] += is_accepted
        if is_accepted and not is_exact:
            score.counts["accepted wrong"] += 1
            score.misses.append(("accepted", number["text"], " ".join(word.text for word in words)))
    for at, word in enumerate(visible):
        if at in owned or word.raised:  # a raised mark is no number of its own
            continue
        if any(c.isdecimal() for c in word.text) and not word.doubts:
            score.counts["accepted"] += 1
            score.counts["accepted wrong"] += 1
            score.misses.append(("accepted", "(nothing is printed there)", word.text))


def _touches(word: Word, box: Sequence[float]) -> bool:
    left, top, right, bottom = box
    middle_x, middle_y = word.box.center_x, word.box.center_y
    slack = 0.35 * (bottom - top)
    inside = left - 1 <= middle_x <= right + 1 and top - slack <= middle_y <= bottom + slack
    around = word.box.left - 1 <= (left + right) / 2 <= word.box.right + 1 and (
        word.box.top - 1 <= (top + bottom) / 2 <= word.box.bottom + 1
    )
    return inside or around


def _stands_in(wanted: str, got: str) -> bool:
    return re.search(rf"(?<![\d]){re.escape(wanted)}(?!\d)", got) is not None


def _cell(cell: dict[str, Any], passages: Sequence[Passage], is_ocr: bool, score: Score) -> None:
    found = _passage_at(cell["box"], passages)
    context = found.context if found else None
    got = ""
    is_right = False
    if context:
        columns = " ".join(context.column_headers)
        got = f"{context.group} / {context.row_header} / {columns}"
        is_right = (
            _holds(context.row_header, cell["row_header"], is_ocr)
            and all(_holds(columns, header, is_ocr) for header in cell["column_headers"])
            and _holds(f"{context.group} {context.row_header}", cell["group"], is_ocr)
        )
    wanted = f"{cell['text']}: {cell['group']} / {cell['row_header']} / {' '.join(cell['column_headers'])}"
    score.note("cells", is_right, wanted, got)


def _passage_at(box: Sequence[float], passages: Sequence[Passage]) -> Passage | None:
    """The passage with the word that best fills this box."""
    best, best_area = None, 0.0
    for passage in passages:
        for word in passage.words:
            wide = min(word.box.right, box[2]) - max(word.box.left, box[0])
            high = min(word.box.bottom, box[3]) - max(word.box.top, box[1])
            if wide > 0 and high > 0 and wide * high > best_area:
                best, best_area = passage, wide * high
    return best


def _holds(got: str, wanted: str, is_ocr: bool) -> bool:
    compact_got, compact = (re.sub(r"[^0-9a-z]", "", fold(text)) for text in (got, wanted))
    if compact in compact_got:
        return True
    return is_ocr and bool(compact_got) and fuzz.partial_ratio(compact, compact_got) >= 90
