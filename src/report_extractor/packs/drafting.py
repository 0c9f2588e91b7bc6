"""A sentence with a number → a draft indicator in YAML, for its writer to finish."""

from __future__ import annotations

import json

from ..errors import UsageError
from ..model import Mention
from .inflection import fold
from .sentences import find_quantities
from .tokens import tokenize

_ALONE = frozenset(
    "een het de van in op is zijn er dit dat die deze werden werd wordt waren was door voor met en of".split()
)


def draft_indicator(sentence: str, number: int = 1) -> str:
    """An indicator for the sentence's number (the first, counted from 1), as YAML to paste under `indicators:`.

    UsageError when the sentence has no such number.
    """
    quantities = find_quantities(sentence)
    if not 1 <= number <= len(quantities):
        raise UsageError(
            f"the sentence has {len(quantities)} numbers that can be a figure", remedy="give a sentence with a number"
        )
    mention = quantities[number - 1]
    text = f"{sentence[: mention.start]}<{mention.text}>{sentence[mention.end :]}"
    noun = mention.noun.split()[-1] if mention.noun else _next_word(sentence, mention)
    name = "_".join(part for part in fold(noun).split()) or "nieuw"
    lines = [
        f"  - id: {name}",
        f'    label: {{nl: {_quote(noun or "…")}, en: "…"}}',
        f"    question: {_quote(f'Hoeveel {noun or chr(8230)} …?')}",
        f"    unit: {mention.unit or 'count'}",
        f"    counts: [{_quote(noun)}]" if noun else "    # counts: [het woord dat geteld wordt]",
        "    # near: [een woord dat in de zin, de kop of het bijschrift moet staan]",
        "    phrases:",
        f"      - {_quote(_draft_phrase(sentence, mention))}",
        "    examples:",
        f"      - {{text: {_quote(text)}, value: {'' if mention.value is None else mention.value}}}",
        "    counter_examples:",
        '      - {text: "…", why: "een zin die erop lijkt maar iets anders telt"}',
    ]
    return "\n".join(lines) + "\n"


def _draft_phrase(sentence: str, mention: Mention) -> str:
    """`{figure}`, the word after it and the last word that says something; the word before when none follows."""
    after = _content(sentence[mention.end :])
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
