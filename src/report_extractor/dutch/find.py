"""Text -> every number in it, each once: the scan over tokens and the order in which rules are tried.

At each token that can begin a number: an aside, else a period, else a numeral. Then neighbours are put together
(`combine`), and words around a number say its bound, what it counts and what it measures (`surroundings`).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal

from ..model import Mention
from . import asides, quantities
from .bound_words import bound_before
from .combine import combine
from .digits import read_digits
from .draft import Draft, Reading, aside_at
from .hints import place
from .lexicon import (
    ASIDE,
    BOTH,
    DIGITS,
    FREQUENCY,
    MISREAD,
    PERIOD,
    SUPERSCRIPTS,
    SYMBOL,
    VULGAR_FRACTIONS,
    WORD,
    ZERO,
    token_class,
)
from .misread import repair_digits, repair_word, split_digits
from .nouns import lemma, unit_of_noun
from .numerals import NumberWord, read_word
from .periods import read_period, spoken_year
from .pointers import (
    CLOSING_QUOTES,
    day_and_month,
    house_number,
    is_postcode,
    list_marker,
    numbered_in_year,
    quoted_name,
)
from .surroundings import describe
from .words import both, een, frequency, vague, zero

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]{1,2000}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
    r"|(?<![\w@.-])[\w-]{2,63}\.(?:nl|com|eu|org|be|net|amsterdam|frl)(?:/[^\s<>\"]{0,500})?(?!\w)"
)
_RUN = re.compile(r"[\w][\w./:_-]{0,80}")
_LINE_START = re.compile(r"(?:^|\n)[ \t]*\Z")


def find_numbers(text: str, *, reporting_year: int | None = None, hints: Collection[str] = ()) -> tuple[Mention, ...]:
    """Every number of a text, in order, not overlapping: quantities, periods, and asides with their reason.

    Hints: `ocr` (misread numbers are repaired, with a doubt), `table_cell`, `header_cell`, `row_header`, `axis`,
    `running` (header or footer), `heading`, `list`. `reporting_year` gives `vorig jaar` its dates. Linear in the length
    of the text.

    A quantity with a reason is understood, but no statistic: `ordinal`, `frequency` (`wekelijks`), `scale`
    (`x € 1.000`).
    """
    reading = Reading(text, hints, reporting_year)
    drafts = place(reading, describe(reading, combine(reading, _scan(reading))))
    return tuple(_mention(reading, text, draft) for draft in drafts)


def _scan(reading: Reading) -> list[Draft]:
    drafts: list[Draft] = []
    done = run = last = 0
    masked = _addresses(reading)
    starts = reading.starts
    for index, role in enumerate(map(token_class, reading.words)):
        if not role or starts[index] < done:
            continue
        draft: Draft | None = None
        if masked and starts[index] >= masked[-1].start:
            draft = masked.pop()
        if role & DIGITS:
            run = run + 1 if index - last <= 2 else 0
            last = index
        if draft is None or starts[index] >= draft.end:
            draft = _at(reading, index, role, done) if run < _LONGEST_RUN else _in_run(reading, index, role)
        if draft is not None:
            _keep_digits_whole(reading, draft)
            drafts.append(draft)
            done = draft.end
    return drafts


def _keep_digits_whole(reading: Reading, draft: Draft) -> None:
    last = draft.last - 1
    cut = 0 <= last < reading.count and reading.starts[last] < draft.end < reading.ends[last]
    if cut and reading.words[last][0].isdecimal():
        draft.end = reading.ends[last]


# In a run of more numbers than this, with at most one sign between neighbours, nothing says what they are: they are
# read
# one by one, which also bounds the time for a page of noise.
_LONGEST_RUN = 150


def _in_run(reading: Reading, index: int, role: int) -> Draft | None:
    if not role & DIGITS:
        return _at(reading, index, role, reading.starts[index])
    read = read_digits(reading.words[index])
    if read.value is None:
        return aside_at(reading, index, "identifier", "identifier", reading.ends[index])
    draft = Draft(reading.starts[index], reading.ends[index], index, index + 1, "quantity", "run")
    draft.value, draft.decimals, draft.form = read.value, read.decimals, "run"
    return draft


def _addresses(reading: Reading) -> list[Draft]:
    """Web and mail addresses, last first: whatever numbers they hold is theirs."""
    lower = reading.lower
    if "@" not in lower and "://" not in lower and "www." not in lower and ".nl" not in lower:
        return []
    found = []
    for match in _ADDRESS.finditer(lower):
        end = match.end()
        while lower[end - 1] in ".,;:)!?'":
            end -= 1
        draft = Draft(match.start(), end, 0, 0, "aside", "address")
        draft.reason = "url"
        found.append(draft)
    return found[::-1]


def _at(reading: Reading, index: int, role: int, done: int) -> Draft | None:
    """The draft that begins at (or just before) a token, or None when the token says nothing of a number."""
    word = reading.words[index]
    if role & ASIDE:
        aside = asides.match_at_word(word, reading.lower, reading.starts[index])
        if aside is not None and not (
            reading.glued(index) and word[0].isalnum() and reading.words[index - 1][0].isalnum()
        ):
            return _named_ordinal(reading, index, aside_at(reading, index, *aside))
    if role & DIGITS:
        return _digits(reading, index, done)
    if role & PERIOD:
        period = read_period(reading, index, done)
        if period is not None:
            return period
    if role & ZERO:
        return zero(reading, index)
    if role & BOTH:
        return both(reading, index)
    if role & SYMBOL:
        return _symbol(reading, index, done)
    if role & WORD:
        return _word(reading, index, done)
    if role & FREQUENCY:
        return frequency(reading, index)
    if role & MISREAD and not reading.glued(index + 1):
        return repair_word(reading, index)
    return None


def _named_ordinal(reading: Reading, index: int, draft: Draft) -> Draft:
    """`Tweede Kamer`: the ordinal alone is the number; it is read, and said to be part of a name."""
    if draft.rule != "idiom" or draft.end != reading.ends[index]:
        return draft
    read = read_word(reading.words[index])
    if read is not None and read.kind == "ordinal":
        draft.kind, draft.value, draft.form, draft.derivation = "quantity", read.value, "ordinal", "words"
    return draft


def _digits(reading: Reading, index: int, done: int) -> Draft | None:
    lower, start = reading.lower, reading.starts[index]
    if reading.glued(index):
        named = _footnote(reading, index) or _named(reading, index, done)
        if named is not None:
            return named
    undated = day_and_month(reading, index) or numbered_in_year(reading, index)
    if undated is not None:
        return undated
    aside = asides.match_at_digits(lower, start)
    if aside is not None and aside[0] == "postcode" and not is_postcode(reading, index, aside[2]):
        aside = None
    if aside is not None and aside[0] in ("phone", "chain"):
        dated = read_period(reading, index, done)
        if dated is not None and dated.rule in ("period_numeric", "period_days"):
            return dated
    if aside is not None:
        draft = aside_at(reading, index, *aside)
        if index and reading.words[index - 1] == "+" and reading.starts[index - 1] >= done:
            draft.start, draft.first = reading.starts[index - 1], index - 1
        return draft
    if reading.words[index + 1] in (".", ")") or "." in reading.words[index]:
        marker = list_marker(reading, index)
        if marker is not None:
            return marker
    if "table_cell" not in reading.hints or len(reading.words[index]) != 4 or reading.count > 1:
        period = read_period(reading, index, done)
        if period is not None and not _counts_as_quantity(reading, index, period):
            return period
    if reading.words[index - 1] == "per" and reading.words[index].replace(".", "") in _ROUND_BASES:
        base = _base(reading, index)
        if base is not None:
            return base
    if reading.words[index - 1] in ("(",) and reading.words[index + 1] in ("pagina's", "blz", "bladzijden"):
        sized = quantities.digits(reading, index, done)
        if sized is not None and reading.words[index + 2] == ")":
            sized.reason, sized.rule = "other", "document_size"
            return sized
    if reading.words[index + 1] in CLOSING_QUOTES and quoted_name(reading, index):
        return aside_at(reading, index, "quoted_name", "name", reading.ends[index])
    street = house_number(reading, index)
    if street is not None:
        return street
    if "ocr" in reading.hints and reading.glued(index + 1):
        misread = _misread(reading, index, done)
        if misread is not None:
            return misread
    if reading.words[index + 1][:1] == "0":
        split = split_digits(reading, index)
        if split is not None:
            return split
    return quantities.digits(reading, index, done) or _misread(reading, index, done) or _identifier(reading, index)


def _misread(reading: Reading, index: int, done: int) -> Draft | None:
    draft = repair_digits(reading, index)
    return None if draft is None else quantities.suffix_and_prefix(reading, draft, done)


def _footnote(reading: Reading, index: int) -> Draft | None:
    """A note mark stuck to the word, percent sign or full stop before it: `verdachte.14`, `12,5%3`."""
    word, before = reading.words[index], reading.words[index - 1]
    if len(word) > 3 or not word.isdecimal() or (reading.glued(index + 1) and reading.words[index + 1] not in _CLOSERS):
        return None
    at = index - 1
    if before in ".,;" and reading.glued(at):
        at -= 1
        if reading.words[at] in _CLOSERS and reading.glued(at):
            return aside_at(reading, index, "footnote_mark", "reference", reading.ends[index])
    elif before in ("%", "*", ")", "”", '"', "'") and reading.glued(at) and not (before == "'" and len(word) == 2):
        return aside_at(reading, index, "footnote_mark", "reference", reading.ends[index])
    text = reading.text[reading.starts[at] : reading.ends[at]]
    if len(text) > 3 and text.isalpha() and text[1:].islower() and reading.words[at] not in quantities.MONEY_CODES:
        return aside_at(reading, index, "footnote_mark", "reference", reading.ends[index])
    return None


_CLOSERS = frozenset(")],.;”'\"")


def _named(reading: Reading, index: int, done: int) -> Draft | None:
    """A name or identifier whose letters or hyphen are stuck to the front of the digits."""
    before = reading.words[index - 1]
    first = index - 1
    if before == "'" and index > 1 and reading.glued(first) and reading.words[index - 2][0].isalpha():
        return _party(reading, index, done)
    if before == "|" and reading.starts[first] >= done:
        return _misread(reading, first, done)
    if before in "-–/_." and index > 1 and reading.glued(index - 1):
        before, first = reading.words[index - 2], index - 2
        if not before[0].isalpha() or before in quantities.MONEY_CODES:
            return None
    elif not before[0].isalpha() or before in quantities.MONEY_CODES or before in SUPERSCRIPTS:
        return None
    while first > 0 and reading.glued(first) and reading.words[first - 1] in "-_/." and reading.starts[first] > done:
        first -= 1
        if first > 0 and reading.glued(first) and reading.words[first - 1][0].isalnum():
            first -= 1
    if reading.starts[first] < done:
        first = index
    if first == index - 1:
        misread = _misread(reading, first, done)
        if misread is not None:
            return misread
    draft = _identifier(reading, first)
    draft.end = max(draft.end, reading.ends[index])
    draft.last = reading.index_from(index, draft.end)
    if reading.words[index - 1] == "-":
        draft.reason = "name"
    return draft


def _party(reading: Reading, index: int, done: int) -> Draft | None:
    """A year in a name, stuck to it: `Partij'22`."""
    if len(reading.words[index]) != 2 or reading.starts[index - 1] < done or reading.glued(index + 1):
        return None
    draft = aside_at(reading, index - 1, "year_of_name", "name", reading.ends[index])
    draft.last = index + 1
    return draft


def _identifier(reading: Reading, index: int) -> Draft:
    found = _RUN.match(reading.lower, reading.starts[index])
    end = found.end() if found else reading.ends[index]
    while end > reading.starts[index] + 1 and reading.lower[end - 1] in "./:-_":
        end -= 1
    draft = aside_at(reading, index, "identifier", "identifier", end)
    draft.end = max(end, reading.ends[draft.last - 1])  # never half a digit string
    return draft


def _counts_as_quantity(reading: Reading, index: int, period: Draft) -> bool:
    """Whether what looks like a year is an amount: money before it, or a measure behind it."""
    if period.rule != "period_year" or reading.ends[index] != period.end:
        return False
    before = reading.words[index - 1]
    value = int(reading.words[index])
    if (
        period.start == reading.starts[index]
        and bound_before(reading.words, index) not in ("", "at_least", "at_most")
        and before not in ("rond", "ouder")
    ):
        return True
    if not 1900 <= value <= 2100 and period.start == reading.starts[index] and before not in _YEAR_WORDS:
        return True
    if before in quantities.MONEY_CODES or (before == "-" and reading.glued(index)):
        return True
    if before in ("x", "×") or (
        reading.words[index + 1] in quantities.MAGNITUDES and len(reading.words[index + 1]) > 1
    ):
        return True
    following = reading.words[index + 1]
    if reading.gap(index + 1) not in ("", " "):
        return False
    if before in ("er", "totaal") and following.isalpha() and lemma(following) != following:
        return True  # er 1998 bomen
    people = unit_of_noun(following) == "persons" and lemma(following) != following
    if people and before not in _YEAR_WORDS and period.start == reading.starts[index] and before[:1].isalpha():
        return not before.endswith(("verslag", "rekening", "plan", "begroting", "jaar"))
    measured = following in quantities.UNIT_CODES or following in quantities.MONEY_CODES
    if following in quantities.MONEY_CODES and (len(following) < 4 or reading.words[index + 2][:1].isdecimal()):
        return False  # in 2024 EUR 0,1 miljoen; a column headed 2022 EUR
    return (measured and len(following) > 1) or (reading.glued(index + 1) and following in ("+",))


_YEAR_WORDS = frozenset(
    "in uit sinds anno tot vanaf van tussen en eind begin rond circa omstreeks jaar na voor ( - –".split()
)


_ROUND_BASES = frozenset(("100", "1000", "10000", "100000", "1000000"))


def _base(reading: Reading, index: int) -> Draft | None:
    """`per 1.000 inwoners`, `per duizend`: what a rate is told of, no count."""
    following = reading.words[index + 1]
    if following in ("%", "/", "-") or (following[:1].isdecimal() and reading.gap(index + 1) == " "):
        return None
    if reading.glued(index + 1) and following[0].isalnum():
        return None
    return aside_at(reading, index, "rate_base", "base", reading.ends[index])


def _symbol(reading: Reading, index: int, done: int) -> Draft | None:
    word = reading.words[index]
    if word in SUPERSCRIPTS:
        return aside_at(reading, index, "footnote_mark", "reference", reading.ends[index])
    over, under = VULGAR_FRACTIONS[word]
    draft = Draft(reading.starts[index], reading.ends[index], index, index + 1, "quantity", "fraction")
    draft.value, draft.form = Decimal(over) / Decimal(under), "share"
    return quantities.suffix_and_prefix(reading, draft, done)


def _word(reading: Reading, index: int, done: int) -> Draft | None:
    read = read_word(reading.words[index])
    assert read is not None
    if read.kind == "vague":
        return vague(reading, index, read)
    if read.kind == "cardinal":
        return _cardinal(reading, index, done, read)
    draft = Draft(reading.starts[index], reading.ends[index], index, index + 1, "quantity", read.kind)
    draft.value, draft.form, draft.derivation = read.value, read.kind, "words"
    if read.kind == "ordinal":
        if read.plural:
            return None if reading.words[index] in ("derden", "vierden") else draft
        if reading.words[index] == "vierde" and reading.words[index + 1] in _CELEBRATED:
            return None
        draft.reason = "ordinal"
    elif read.kind == "share":
        return _share(reading, draft, index, done)
    elif read.kind == "half":
        quantities.magnitude(reading, draft)
        quantities.unit(reading, draft)
    elif read.kind == "tal":
        draft.bound = "about" if read.value is not None and read.value >= 10 else "exact"
        quantities.magnitude(reading, draft)
    elif read.kind == "times":
        draft.unit = "times"
        quantities.unit(reading, draft)
    elif read.kind == "adjective":
        draft.unit, draft.rule = read.unit, "property"
        if reading.words[index].endswith(("lijks", "lijkse")):
            draft.reason = "frequency"
    elif read.kind == "factor":
        if read.value == 1:
            return None  # eenvoud
        _factor(draft, read)
    elif read.kind == "group":
        return draft
    elif read.kind == "magnitude":
        return _bare_magnitude(draft)
    return draft


_CELEBRATED = frozenset("het haar zijn hun een ons dit dat feest onlangs".split())  # de school vierde haar jubileum


def _factor(draft: Draft, read: NumberWord) -> None:
    """`verdubbelde`, `viervoud`: how many times as much; understood, and no figure beside the numbers it compares."""
    draft.unit, draft.measure, draft.reason, draft.rule = "ratio", "change", "other", "factor"
    draft.direction = "decrease" if read.value is not None and read.value < 1 else "increase"


def _bare_magnitude(draft: Draft) -> Draft:
    draft.kind, draft.reason, draft.value = "aside", "scale", None
    return draft


def _share(reading: Reading, draft: Draft, index: int, done: int) -> Draft | None:
    word, before = reading.words[index], reading.words[index - 1]
    draft.rule = "fraction"
    if word in ("half", "halve") and not (
        reading.words[index + 1] in quantities.UNIT_CODES or read_word(reading.words[index + 1] or "--") is not None
    ):
        draft.kind, draft.reason, draft.value = "aside", "idiom", None
        return draft
    if before in ("de", "een", "het") and reading.starts[index - 1] >= done and reading.gap(index) == " ":
        draft.start, draft.first = reading.starts[index - 1], index - 1
    quantities.magnitude(reading, draft)
    quantities.unit(reading, draft)
    return draft


def _cardinal(reading: Reading, index: int, done: int, read: NumberWord) -> Draft | None:
    word = reading.words[index]
    if read.value == 1 and word in ("een", "één", "eén", "éen", "ëen", "èèn", "ééń", "één"):
        return een(reading, index, done, read)
    if word == "acht" and _is_verb(reading, index):
        return aside_at(reading, index, "homograph", "idiom", reading.ends[index])
    if reading.words[index - 1] == "per" and word in ("honderd", "duizend", "honderdduizend", "tienduizend"):
        base = _base(reading, index)
        if base is not None:
            return base
    draft = quantities.words(reading, index, done, read)
    return _alle(reading, _spoken_year(reading, draft))


def _is_verb(reading: Reading, index: int) -> bool:
    """Whether `acht` is said of an opinion (`acht het nodig`, `nodig acht`) or of attention (`in acht nemen`)."""
    before, following = reading.words[index - 1], reading.words[index + 1]
    if following in _ACHT_OBJECTS and reading.gap(index + 1) == " ":
        return True
    if before == "in" and following in (
        "",
        ".",
        ",",
        ";",
        "neemt",
        "nam",
        "namen",
        "worden",
        "wordt",
        "heeft",
        "hebben",
        "bij",
        "te",
    ):
        return True
    return (
        before.endswith(("lijk", "ig", "baar", "zaam", "bewezen", "passend", "verantwoord"))
        and before not in _TENS_WORDS
    )


_TENS_WORDS = frozenset(
    ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig", "jaarlijk")
)
_ACHT_OBJECTS = frozenset("u het de dit dat zich deze een geen men wij ik hij zij haar hem er".split())
_YEAR_CUES = frozenset("in sinds jaar vanaf tot anno per eind begin".split())


def _spoken_year(reading: Reading, draft: Draft) -> Draft:
    before = reading.words[draft.first - 1]
    if (
        draft.form == "words"
        and before in _YEAR_CUES
        and draft.value is not None
        and 1900 <= draft.value <= 2100
        and not draft.unit
        and not draft.decimals
    ):
        draft.kind, draft.reason, draft.rule = "period", "year", "period_spoken_year"
        draft.period_start, draft.period_end = spoken_year(int(draft.value))
        draft.value = None
    return draft


def _alle(reading: Reading, draft: Draft) -> Draft:
    if reading.words[draft.first - 1] == "alle" and draft.form == "words" and reading.gap(draft.first) == " ":
        draft.first -= 1
        draft.start = reading.starts[draft.first]
        draft.derivation = "quantifier"
    return draft


def _mention(reading: Reading, text: str, draft: Draft) -> Mention:
    normal = reading.normal
    start, end = normal.start(draft.start), normal.end(draft.end)
    noun_start, noun_end = draft.noun_start, draft.noun_end
    if noun_start >= 0:
        noun_start, noun_end = normal.start(noun_start), normal.end(noun_end)
    return Mention(
        start=start,
        end=end,
        text=text[start:end],
        kind=draft.kind,
        value=draft.value if draft.kind == "quantity" else None,
        low=draft.low,
        high=draft.high,
        bound=draft.bound,
        unit=draft.unit,
        measure=draft.measure,
        direction=draft.direction,
        decimals=draft.decimals,
        derivation=draft.derivation,
        noun=text[noun_start:noun_end] if noun_start >= 0 else "",
        noun_start=noun_start,
        noun_end=noun_end,
        reason=draft.reason,
        period_start=draft.period_start,
        period_end=draft.period_end,
        doubts=draft.doubts,
        rule=draft.rule,
    )
