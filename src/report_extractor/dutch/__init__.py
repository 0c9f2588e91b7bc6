"""Dutch text -> numbers, periods and asides, each once and at its place. Knows language, no page and no pack."""

from .find import find_numbers
from .headers import HeaderScale, header_scale
from .nouns import lemma, unit_of_noun
from .parse import parse_number
from .sentences import split_sentences
from .spell import spell_number

__all__ = [
    "HeaderScale",
    "find_numbers",
    "header_scale",
    "lemma",
    "parse_number",
    "spell_number",
    "split_sentences",
    "unit_of_noun",
]
