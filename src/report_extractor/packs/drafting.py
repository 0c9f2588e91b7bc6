"""A sentence with a number, or the words beside one → a draft pack in YAML, for its writer to finish."""

from __future__ import annotations

import json
import re

from ..dutch import lemma
from ..errors import UsageError
from ..model import Mention
from .inflection import fold
from .sentences import find_quantities
from .tokens import tokenize

_ALONE = frozenset(
    "een het de van in op is zijn er dit dat die deze werden werd wordt waren was door voor met en of".split()
)


_CLAUSE_END = re.compile(r"[.;:,!?](?:\s|$)")
_LONGEST = 8  # words: a gap of a phrase takes at most ten
_HEAD = """\
# Maak dit af: vul alles in waar … staat, en kijk het na met: report-extractor packs check BESTAND
pack: mijn_pakket
version: 1
label: Mijn pakket
indicators:
"""


def draft_pack(sentence: str, number: int = 1, *, label: bool = False) -> str:
    """A whole pack file with one indicator for the sentence's number, as `draft_indicator` makes it."""
    return _HEAD + draft_indicator(sentence, number, label=label)


def draft_indicator(sentence: str, number: int = 1, *, label: bool = False) -> str:
    """An indicator for the sentence's number (counted from 1, -1 for the last), as YAML to paste under `indicators:`.

    `label`: the text is the words beside a number, such as a table cell with its headers. UsageError when the text
    has no such number.
    """
    quantities = find_quantities(sentence)
    if number == -1:
        number = len(quantities)
    if not 1 <= number <= len(quantities):
        raise UsageError(
            f"number {number} is asked, and the sentence has {len(quantities)} numbers that can be a figure",
            remedy="give a sentence with a number, or another --number",
        )
    mention = quantities[number - 1]
    text = f"{sentence[: mention.start]}<{mention.text}>{sentence[mention.end :]}"
    noun = mention.noun.split()[-1] if mention.noun else _next_word(sentence, mention)
    counted = lemma(noun) if noun else ""
    name = "_".join(part for part in fold(counted).split()) or "nieuw"
    kind, pattern = (
        ("labels", _draft_label(sentence, mention)) if label else ("phrases", _draft_phrase(sentence, mention))
    )
    lines = [
        f"  - id: {name}",
        f'    label: {{nl: {_quote(noun or "…")}, en: "…"}}',
        f"    question: {_quote(f'Hoeveel {noun or chr(8230)} …?')}",
        f"    unit: {mention.unit or 'count'}",
        f"    counts: [{_quote(counted)}]" if counted else "    # counts: [het woord dat geteld wordt]",
        "    # near: [een woord dat in de zin, de kop of het bijschrift moet staan]",
        f"    {kind}:",
        f"      - {_quote(pattern)}",
        "    examples:",
        f"      - {{{'label' if label else 'text'}: {_quote(text)}, value: {_value(mention)}}}",
        "    counter_examples:",
        '      - {text: "…", why: "een zin die erop lijkt maar iets anders telt"}',
    ]
    return "\n".join(lines) + "\n"


def _value(mention: Mention) -> str:
    return "" if mention.value is None else f"{mention.value:f}"


def _draft_label(text: str, mention: Mention) -> str:
    """The words up to the first comma; all words when those say nothing."""
    words = _content(text[: mention.start]) or _content(text[mention.end :])
    first = _content(text[: mention.start].split(",")[0])
    return " ".join(first or words or ["…"])


def _draft_phrase(sentence: str, mention: Mention) -> str:
    """`{figure}`, the word after it and the last word that says something; the word before when none follows."""
    later = [other.start for other in find_quantities(sentence) if other.start > mention.start]
    stop = _CLAUSE_END.search(sentence, mention.end)
    ends = [*later, *([stop.start()] if stop else []), len(sentence)]
    after = _content(sentence[mention.end : min(ends)])[:_LONGEST]
    before = _content(sentence[: mention.start])
    if not after:
        return f"{before[-1]} ... {{figure}}" if before else "{figure} …"
    if len(after) == 1:
        return f"{{figure}} {after[0]}"
    gap = " " if len(after) == 2 else " ... "
    return f"{{figure}} {after[0]}{gap}{after[-1]}"


def _content(text: str) -> list[str]:
    words = [text[token.start : token.end] for token in tokenize(text).items if not token.soft]
    return [word for word in words if fold(word) not in _ALONE and not word.isdigit()]


def _next_word(sentence: str, mention: Mention) -> str:
    words = _content(sentence[mention.end :])
    return words[0] if words else ""


def _quote(text: str) -> str:
    """The text as a YAML string in double quotes."""
    return json.dumps(text, ensure_ascii=False)
