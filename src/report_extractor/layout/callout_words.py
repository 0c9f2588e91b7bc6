"""Tells by form alone which runs are numbers of callouts, what completes them, and what may be their captions."""

from __future__ import annotations

import re

from .atoms import in_bands
from .clusters import Cluster
from .runs import Run
from .values import is_magnitude, is_number_word, is_period, is_unit_word, is_value, opens_text

LONGEST_CAPTION = 130  # characters; longer texts explain, they do not name
_PERIOD_ONLY = re.compile(r"\(?(?:in|per|eind|ultimo|over|begin|van|op|t/m)?\s*(\S.*?)\)?", re.IGNORECASE)
_DATE = re.compile(
    r"\b\d{1,2}\s(?:jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*(?:\s\d{4})?", re.IGNORECASE
)
_ASIDE = re.compile(r"\([^()]*\)")  # `ziekteverzuim (2022: 5,9%)`
_MULTIPLIER = re.compile(r"\(?\s*[x×*]\s?(?:€\s?)?1[.,]?000(?:[.,]000)?\s*\)?")
_SPELLED = re.compile(
    r"(?:geen|nul|één|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|"
    r"zeventien|achttien|negentien|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|honderd|duizend|"
    r"(?:een|twee|drie)\s(?:derde|kwart|vijfde)|(?:de\s)?helft|driekwart|tweederde)(?:\s(?:op|van)\sde\s(?:\d+|[a-z]{3,6}))?",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"\S+\s(?:op|van)\sde(?:\selke)?", re.IGNORECASE)


def is_callout_number(run: Run) -> bool:
    """Whether a run is a number, or opens with one and goes on in small letters (`312 meldingen`)."""
    if is_value(run.text):
        return not is_period(run.text) and not opens_text(run.text)
    if _SPELLED.fullmatch(run.text):
        return True
    first, _, rest = run.text.partition(" ")
    if first in "€":
        first, _, rest = rest.partition(" ")
    if is_period(" ".join(run.text.rstrip(".,;").split()[:3])) or is_period(" ".join(run.text.split()[:2])):
        return False
    if not is_number_word(first) or opens_text(first) or is_period(first) or not rest or len(run.text) > 60:
        return False
    digits = sum(character.isdigit() for character in first)
    return (rest[0].islower() and not opens_text(first)) or digits >= 3 or first.endswith("%")


def completes(run: Run, other: Run) -> bool:
    """Whether a text can only go with the number before it: `miljoen`, `%`, the `10` of `7 op de`."""
    if _OUT_OF.fullmatch(run.text) and other.size == run.size:
        return other.text.isdecimal() or _SPELLED.fullmatch(other.text) is not None
    return is_magnitude(other.text) or is_unit_word(other.text)


def may_name(cluster: Cluster) -> bool:
    """Whether a text is short, has letters, and no number of its own but a year or a multiplier."""
    text = _ASIDE.sub("", _DATE.sub("", _MULTIPLIER.sub("", text_of(cluster)))).strip()
    if len(text) > LONGEST_CAPTION or len(cluster.runs) > 7 or not any(c.isalpha() for c in text):
        return False
    words = text.split()
    only = _PERIOD_ONLY.fullmatch(text)
    if is_period(words[0]) or (only is not None and is_period(only.group(1))):
        return False
    return not any(is_number_word(word) and not is_period(word.strip("(),.")) for word in words)


def text_of(cluster: Cluster) -> str:
    """The text of a cluster on one line, in reading order."""
    return " ".join(run.text for run in in_bands(cluster.runs))
