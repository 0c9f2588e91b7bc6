"""Numerals, in digits or words, with sign, money, magnitude and unit: tokens -> one draft of a quantity.

The numeral is read first, then what stands glued or spaced behind it, then what stands before it.
"""

from __future__ import annotations

import re
from decimal import Decimal

from .digits import read_digits
from .draft import TOKEN, Draft, Reading
from .lexicon import SUPERSCRIPTS, VULGAR_FRACTIONS
from .nouns import lemma
from .numerals import NumberWord, read_word
from .spoken_fractions import spoken_fraction
from .units import CURRENCIES, MAGNITUDE_MARKS, UNITS

UNIT_CODES = {form: code for code, forms, _ in UNITS for form in forms.split("|")}
MONEY_CODES = {form: code for code, forms, _ in CURRENCIES for form in forms.split("|")}
MAGNITUDES = {form: power for form, power, _ in MAGNITUDE_MARKS}
_UNIT_FIRSTS = frozenset(form.split(" ")[0] for form in (*UNIT_CODES, *MONEY_CODES) if " " in form)
_BEFORE_MONEY = re.compile(
    r"(?:(?:(?P<far>-/-|[-–—+±])\s?)?(?P<cur>€|\beuro?|\$|£|¥|ƒ|\b(?:us|usd|mxn|aud|cad|nzd)\$"
    r"|\b(?:usd|gbp|chf|xcg|srd|nok|sek|dkk|nlg))\s?(?P<near>-/-|[-–—+±])?|(?P<only>-/-|[-–—]))\s?$"
)
_PREFIX_ENDS = frozenset("€$£¥ƒ-–—+±rodfpygkn/")
_PERCENT = re.compile(
    r" ?(?:%-?(?:punt(?:en)?)|procentpunt(?:en)?|pp\b|procent-punten)| ?%| ?(?:procent|percent)\b| ?‰"
    r"| ?promille\b| ?[°º]/[o0](?!\w)"
)
_PER = re.compile(
    r" (?:per|elke|iedere|ieder|elk) (?:uur|dag|week|maand|kwartaal|jaar|dagdeel|keer|persoon"
    r"|medewerker|inwoner|hectare|ha|ton|m2|m²|m3|km|kilometer|"
    r"deelnemer|huishouden|woning|aandeel|fte|cliënt|leerling|student|kwh|vergadering|werkdag|nacht"
    r"|stuk|werknemer|vierkante meter|kubieke meter)\b"
)
_PER_TIMES = re.compile(
    _PER.pattern + r"| in (?:de|het) (?:twee|drie|vier|vijf|\d) (?:weken|maanden|jaar)\b"
    r"|(?: zo(?:'n)? ?(?:veel|vaak|groot|hoog|lang|snel))"
)
_OLD = re.compile(r" (?:en|of) (?:ouder|jonger)\b| oud\b")
_YEARLING = re.compile(
    r"(?:-| - | )?(jarig(?:en?)?|jaars|daagse?|maands|maandse|weekse?|urige?|uurs|voudige?)\b(?: leeftijd\b)?"
)
_YEARLING_UNITS = {"j": "years", "d": "days", "m": "months", "w": "weeks", "u": "hours", "v": "ratio"}
_SPACED = re.compile(r"\d{1,3}(?: \d{3}){1,5}(?:,\d{1,6})?(?![\d]|[.,]\d| \d{3}(?!\d))")
_DECIMAL_WORDS = re.compile(r" komma((?: [^\W\d_]{2,40}){1,6})")
_FRACTION = re.compile(r"(\d{1,4}) ?/ ?(\d{1,4})(?![\d/]|[.,]\d|-\d)")
_DASH_AMOUNT = re.compile(r",(?:-{1,2}|–|—|=)")
_EXPONENT = re.compile(r"(?:e([+-]?\d{1,2})|\^([+-]{0,2}\d{1,2}))(?!\w)")
_ORDINAL_MARK = re.compile(r"(?:ste|de|e)(?!\w)")
_HYPHENED_ORDINAL = re.compile(r"-(?:ste|de|e)(?![\w-])")


def digits(reading: Reading, index: int, done: int) -> Draft | None:
    """The quantity whose digits begin at a token; None when the digits are not a number."""
    start = reading.starts[index]
    word = reading.words[index]
    end, last = reading.ends[index], index + 1
    if len(word) < 4 and reading.words[index + 1][:1].isdecimal() and reading.gap(index + 1) == " " and word[0] != "0":
        spaced = _SPACED.match(reading.lower, start)
        if spaced is not None:
            word, end = spaced[0], spaced.end()
            last = reading.index_from(index, end)
    read = read_digits(word)
    if read.value is None:
        return None
    draft = Draft(start, end, index, last, "quantity", "digits")
    draft.value, draft.decimals, draft.form = read.value, read.decimals, read.notation
    if read.notation == "decimal" and read.decimals == 3 and _groups_by_comma(reading, index):
        draft.value, draft.decimals, draft.form = Decimal(word.replace(",", "")), 0, "grouped"
        draft.doubts = ("value_uncertain",)
    if reading.words[index - 1] in (",", ".") and reading.glued(index) and (index == 1 or not reading.glued(index - 1)):
        draft.start, draft.first, draft.form = reading.starts[index - 1], index - 1, "decimal"
        draft.value, draft.decimals = Decimal("0." + word) if word.isdecimal() else read.value, len(word)
    _fraction(reading, draft)
    return suffix_and_prefix(reading, draft, done)


_NEAR = 150  # characters each side in which one notation is expected; bounds the time
_THOUSANDS = re.compile(r"(?<![\d.,])[1-9]\d{0,2},\d{3}(?![\d,]|\.\d| ?%| ?‰)")
_ROUND_THOUSANDS = re.compile(r"(?<![\d.,])[1-9]\d{0,2},000(?![\d,]|\.\d| ?%| ?‰)")
_ENGLISH = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3}){2,}(?!\d)|(?<![\d.,])\d{1,3},\d{3}\.\d")
_DUTCH_NOTATION = re.compile(r"\d,(?:\d{1,2}|\d{4,})(?!\d)|\d\.\d{3}(?!\d)")


def _groups_by_comma(reading: Reading, index: int) -> bool:
    """Whether the comma in `807,000` parts thousands, as in English: round thousands, or several of them together."""
    lower, start, word = reading.lower, reading.starts[index], reading.words[index]
    if not _THOUSANDS.match(lower, start):
        return False
    money = reading.words[index - 1] in MONEY_CODES or reading.words[index + 1] in MONEY_CODES
    if word.endswith(",000") and (len(word) > 5 or money):
        return True
    near = lower[max(0, start - _NEAR) : start + _NEAR]
    if _ENGLISH.search(near):
        return True
    if _DUTCH_NOTATION.search(near):
        return False
    return bool(_ROUND_THOUSANDS.search(near)) and len(_THOUSANDS.findall(near)) > 1


def _fraction(reading: Reading, draft: Draft) -> None:
    """Takes in `/5` after `4`, `4/5` after `1`, and `½`."""
    lower, value = reading.lower, draft.value
    assert value is not None
    following = reading.words[draft.last]
    if following in VULGAR_FRACTIONS and reading.gap(draft.last) in ("", " "):
        over, under = VULGAR_FRACTIONS[following]
        _extend(draft, reading, draft.last + 1, value + Decimal(over) / Decimal(under))
        return
    if draft.form != "plain":
        return
    if following == "/":
        found = _FRACTION.match(lower, draft.start)
        if found is not None and 0 < int(found[1]) < int(found[2]) <= 100:
            draft.form = "share"
            _extend(draft, reading, draft.last + 2, Decimal(int(found[1])) / Decimal(int(found[2])))
    elif following.isdecimal() and reading.words[draft.last + 1] == "/":
        found = _FRACTION.match(lower, reading.starts[draft.last])
        if found is not None and 0 < int(found[1]) < int(found[2]) <= 100:
            draft.form = "mixed"
            _extend(draft, reading, draft.last + 3, value + Decimal(int(found[1])) / Decimal(int(found[2])))


def _extend(draft: Draft, reading: Reading, last: int, value: Decimal) -> None:
    draft.last, draft.value = last, value
    draft.end = reading.ends[last - 1]


def suffix_and_prefix(reading: Reading, draft: Draft, done: int) -> Draft | None:
    """The draft with what stands behind and before its numeral; None when letters stuck to it make it no number."""
    if not _glued_letters(reading, draft):
        return None
    magnitude(reading, draft)
    _before(reading, draft, done)
    unit(reading, draft)
    return None if _letters_left(reading, draft) else draft


def _letters_left(reading: Reading, draft: Draft) -> bool:
    """Whether letters that nothing has read are stuck to the end: `3B`, `5G`."""
    if draft.doubts or draft.form in ("words", "half", "misread") or not reading.glued(draft.last):
        return False
    letters = reading.words[draft.last]
    if draft.form == "share" and letters in ("e", "de", "ste"):
        draft.end, draft.last = reading.ends[draft.last], draft.last + 1
        return False
    return letters[0].isalpha() and letters not in SUPERSCRIPTS and reading.text[draft.end - 1].isdecimal()


def _glued_letters(reading: Reading, draft: Draft) -> bool:
    """Reads letters stuck to digits (`5e`, `10k`, `3x`, `1e10`); False when they make it a name."""
    index = draft.last
    if not reading.glued(index) or draft.form in ("words", "share", "half"):
        return True
    letters = reading.words[index]
    if letters == "-" and draft.form == "plain" and _HYPHENED_ORDINAL.match(reading.lower, draft.end):
        _ordinal(reading, draft, index + 2)
        return True
    if (
        letters.isalpha()
        and len(letters) > 4
        and draft.form in ("plain", "grouped")
        and letters not in UNIT_CODES
        and lemma(letters) != letters
    ):
        draft.doubts = ("layout_uncertain",)
        return True
    if letters in SUPERSCRIPTS or not (letters[0].isalpha() or letters == "^"):
        return True
    power = _EXPONENT.match(reading.lower, draft.end)
    if power is not None and draft.value is not None:
        raised = power[1] if power[1] is not None else power[2]
        exponent = int(raised.replace("--", "").replace("+", "") or 0)
        factor = Decimal(10) ** exponent if power[1] is not None else None
        draft.value = draft.value * factor if factor is not None else abs(draft.value) ** exponent
        draft.end = power.end()
        draft.last = reading.index_from(index, draft.end)
        return True
    if _ORDINAL_MARK.match(reading.lower, draft.end) and draft.form == "plain":
        _ordinal(reading, draft, index + 1)
        return True
    known = letters in MAGNITUDES or letters in UNIT_CODES or letters in MONEY_CODES or letters in _UNIT_FIRSTS
    known = known or letters.startswith(("procent", "promille", "jarig", "miljoen", "miljard", "daags", "percent"))
    if known:
        return not (
            index + 1 < reading.count
            and reading.glued(index + 1)
            and reading.words[index + 1][0].isdecimal()
            and letters not in ("m", "km", "cm")
        )
    return False


def _ordinal(reading: Reading, draft: Draft, last: int) -> None:
    draft.form, draft.reason, draft.rule = "ordinal", "ordinal", "ordinal_digits"
    draft.end, draft.last = reading.ends[last - 1], last
    if reading.words[last] in ("verjaardag", "levensjaar"):
        draft.unit = "years"


def magnitude(reading: Reading, draft: Draft) -> None:
    """Multiplies by `miljoen`, `mln.`, `k`, `dozijn` behind the numeral."""
    while draft.value is not None:
        word, gap = reading.words[draft.last], reading.gap(draft.last)
        spoken = read_word(word) if len(word) > 1 else None
        power = MAGNITUDES.get(word)
        if spoken is not None and spoken.kind == "group" and gap in (" ", "  "):
            factor = spoken.value or Decimal(1)
        elif (
            power is None
            or gap not in ("", " ", "  ", "\n")
            or draft.form == "ordinal"
            or (len(word) == 1 and not _single_letter(reading, draft, word, gap))
            or (
                (power == 3 and word == "duizend" and draft.value >= 1000 and draft.form == "words")
                or draft.grain >= 10**power > 1
            )
        ):
            return
        else:
            factor = Decimal(10) ** power
        draft.value *= factor
        draft.grain = int(factor)
        draft.end, draft.last = reading.ends[draft.last], draft.last + 1
        if reading.words[draft.last] == "." and reading.glued(draft.last) and word in ("mln", "mld"):
            draft.end, draft.last = reading.ends[draft.last], draft.last + 1


def _single_letter(reading: Reading, draft: Draft, word: str, gap: str) -> bool:
    """Whether one letter behind digits multiplies them: `10k`, `1,2b`, `10G`, but not `5G` and `4K`."""
    printed, large = reading.text[reading.starts[draft.last]], draft.value is not None and draft.value >= 10
    if _has_currency(reading, draft):
        return word != "g" and not (reading.glued(draft.last + 1) and reading.words[draft.last + 1][0].isalnum())
    if word == "m" or _names_a_part(reading, draft):
        return False
    if word == "k":
        return gap != "" or large or printed == "k"
    return gap == "" and ((word == "b" and draft.form == "decimal") or (printed == "G" and large))


def _has_currency(reading: Reading, draft: Draft) -> bool:
    before = reading.words[draft.first - 1]
    if before in ("-", "–") and draft.first > 1:
        before = reading.words[draft.first - 2]
    return before in MONEY_CODES or draft.unit in MONEY_CODES.values()


_PART_CUES = frozenset("# § sr sv bw ow art artikel lid klas groep bijlage punt zie paragraaf par".split())


def _names_a_part(reading: Reading, draft: Draft) -> bool:
    """Whether digits and a letter name a section, article or class: `3b Toelichting`, `#10k`, `art. 138b`."""
    before = reading.words[draft.first - 1]
    if before in _PART_CUES or (before == "." and reading.words[draft.first - 2] in _PART_CUES):
        return True
    opens = draft.first == 0 or "\n" in reading.gap(draft.first)
    return opens and draft.last + 1 < reading.count and reading.text[reading.starts[draft.last + 1]].isupper()


def unit(reading: Reading, draft: Draft) -> None:
    """Takes in percent, money, measures, and `per uur` behind the numeral."""
    if reading.words[draft.last] not in _SUFFIXES and draft.unit != "EUR" and draft.unit not in _AGED:
        return
    lower = reading.lower
    found = _PERCENT.match(lower, draft.end)
    if found is not None:
        sign = found[0].strip()
        if "/" in sign:
            draft.doubts = ("ocr_uncertain",)
        draft.unit = "promille" if sign in ("‰", "promille") else "pp" if "punt" in sign or sign == "pp" else "percent"
        _to(reading, draft, found.end())
        return
    found = _DASH_AMOUNT.match(lower, draft.end)
    if found is not None and (draft.unit or draft.form == "grouped"):
        _to(reading, draft, found.end())
        draft.unit = draft.unit or "EUR"
    found = _YEARLING.match(lower, draft.end)
    if found is not None:
        draft.unit, draft.rule = _YEARLING_UNITS[found[1][0]], "property"
        _to(reading, draft, found.end())
        return
    if not draft.unit:
        _printed_unit(reading, draft)
    elif draft.unit == "EUR" and reading.gap(draft.last) == " ":
        if reading.words[draft.last] == "ton" and draft.value is not None and draft.value < 100:
            _printed_unit(reading, draft)  # € 3 ton
        elif reading.words[draft.last] in ("euro", "eur"):
            _to(reading, draft, reading.ends[draft.last])
    if draft.unit in ("years", "months", "weeks", "days"):
        found = _OLD.match(lower, draft.end)
        if found is not None:
            _to(reading, draft, found.end())
            if "ouder" in found[0]:
                draft.bound, draft.low = "at_least", draft.value
            elif "jonger" in found[0]:
                draft.bound, draft.high = "at_most", draft.value
    if draft.unit == "times" or draft.unit in MONEY_CODES.values():
        found = (_PER_TIMES if draft.unit == "times" else _PER).match(lower, draft.end)
        if found is not None:
            _to(reading, draft, found.end())


_AGED = frozenset(("years", "months", "weeks", "days", "times"))
_SUFFIXES = (
    frozenset("% ‰ ° º , - procent procenten percent promille pp procentpunt procentpunten procent-punten".split())
    | frozenset(
        "jarig jarige jarigen jaars daags daagse maands maandse weeks weekse urig urige uurs voudig voudige".split()
    )
    | frozenset(form.split(" ")[0] for form in (*UNIT_CODES, *MONEY_CODES))
    | frozenset(TOKEN.findall(" ".join((*UNIT_CODES, *MONEY_CODES))))
)


def _to(reading: Reading, draft: Draft, end: int) -> None:
    draft.end = end
    draft.last = reading.index_from(draft.last, end)


def _printed_unit(reading: Reading, draft: Draft) -> None:
    index = draft.last
    word, gap = reading.words[index], reading.gap(index)
    if not word or (gap not in ("", " ", "  ", "\n") and not (gap == "" or reading.words[index] == "-")):
        return
    if word == "-" and reading.glued(index) and reading.glued(index + 1):
        index, word = index + 1, reading.words[index + 1]
        if word not in UNIT_CODES or len(word) < 3:
            return
    elif word == "-":
        return
    for size in (3, 2, 1) if word in _UNIT_FIRSTS or word in _SYMBOL_UNITS else (1,):
        form = reading.lower[reading.starts[index] : reading.ends[min(index + size, reading.count) - 1]]
        code = MONEY_CODES.get(form) or UNIT_CODES.get(form)
        if size == 1 and form in _LEADING_MONEY and gap and reading.words[index + 1][:1].isdecimal():
            return  # 12 EUR 500: the currency of the next amount
        if code is None or (size == 1 and not _unit_stands(reading, draft, index, form, gap)):
            continue
        draft.unit = draft.unit or code
        if form == "ton" and reading.words[index + 1] == "euro":
            size = 2
            form += " euro"
        _to(reading, draft, reading.ends[index + size - 1] if size == 1 else reading.starts[index] + len(form))
        return


_MONEY_WORDS = frozenset(
    "kost kosten kostte kostten budget begroting bedrag subsidie bijdrage tekort overschot uitgaven "
    "investering euro € krediet lening schuld boete "
    "opbrengst omzet winst verlies besparing bezuiniging schade salaris prijs betaald betaalde "
    "betaalt betaalden vergoeding".split()
)


def _about_money(reading: Reading, draft: Draft) -> bool:
    before = reading.words[max(0, draft.first - 6) : draft.first]
    return reading.words[draft.last + 1] in _MONEY_WORDS or any(word in _MONEY_WORDS for word in before)


_LEADING_MONEY = frozenset(form for form in MONEY_CODES if len(form) < 4) - {"yen"}
_SYMBOL_UNITS = frozenset(("km", "m", "°", "gr", "us", "usd", "$", "mxn", "aud", "cad", "nzd", "f"))


def _unit_stands(reading: Reading, draft: Draft, index: int, form: str, gap: str) -> bool:
    """Whether a short or ambiguous word behind a number is really its unit."""
    if reading.words[index + 1] in ("/", "^", "'") and reading.glued(index + 1) and len(form) < 3:
        return False
    if form == "u":
        return gap == "" or reading.words[index + 1] not in ("de", "het", "een", "op", "kunt", "bent", "heeft", "zich")
    if form in ("t", "l", "g", "v", "b"):
        return gap == ""
    if form == "ton":
        euro = reading.words[index + 1] == "euro" or draft.unit == "EUR"
        if draft.value is not None and draft.value < 100 and (euro or _about_money(reading, draft)):
            draft.value *= 100_000
            draft.unit, draft.grain = "EUR", 100_000
        return True
    if form == "are" or form == "ons":
        return form == "are" or draft.form != "ordinal"
    if form in ("vat", "draai", "graad", "ster", "min", "sec", "bit", "punt"):
        return draft.value is not None and (
            form in ("min", "sec", "bit") or draft.value == 1 or draft.form in ("share",)
        )
    return draft.form != "ordinal"


def _before(reading: Reading, draft: Draft, done: int) -> None:
    """Takes in sign and currency that stand before the numeral."""
    start = draft.start
    if start == done or draft.form == "ordinal":
        return
    previous = reading.lower[start - 1] if start else ""
    if previous == " " and start > 1:
        previous = reading.lower[start - 2]
    if (
        previous == "n"
        and reading.words[draft.first - 1] in ("min", "minus")
        and reading.starts[draft.first - 1] >= done
    ):
        if not read_word(reading.words[draft.first - 2] or "--") and not reading.words[draft.first - 2][:1].isdecimal():
            draft.start, draft.first = reading.starts[draft.first - 1], draft.first - 1
            draft.value = -draft.value if draft.value is not None else None
        return
    if previous not in _PREFIX_ENDS:
        return
    base = max(done, start - 16)
    found = _BEFORE_MONEY.search(reading.lower[base:start])
    if found is None:
        return
    sign = found["far"] or found["near"] or found["only"] or ""
    at = base + found.start()
    if found["cur"]:
        draft.unit = MONEY_CODES.get(found["cur"].strip(), "EUR")
        if found["far"] and found["far"] != "-/-" and _parts(reading.lower, at):
            at, sign = base + found.start("cur"), found["near"] or ""
    elif not _is_minus(reading, draft, at, sign):
        return
    if reading.lower[at - 2 : at] in ("x ", "× ") and draft.unit == "EUR" and draft.form in ("grouped", "plain"):
        draft.reason, draft.rule, at = "scale", "scale", at - 2
    draft.start = at
    while draft.first > 0 and reading.starts[draft.first] > at:
        draft.first -= 1
    if sign and sign not in "+±" and draft.value is not None:
        draft.value = -draft.value


def _parts(lower: str, at: int) -> bool:
    """Whether a dash at an offset stands between two amounts or words: `€ 6 - € 8`, `a-€ 8`."""
    if at and not lower[at - 1].isspace() and lower[at - 1] != "(":
        return True
    before = lower[max(0, at - 12) : at].rstrip()
    return before[-1:].isdecimal() or before.endswith(("miljoen", "mln", "mln.", "miljard"))


def _is_minus(reading: Reading, draft: Draft, at: int, sign: str) -> bool:
    if sign == "-/-":
        return True
    lower = reading.lower
    before = lower[at - 1] if at else " "
    if not (before.isspace() or before in "(=:|,;\"'>"):
        return False
    if draft.start - at == len(sign):  # stuck to the digits
        return True
    if reading.words[draft.last] in ("graden", "°", "celsius", "fahrenheit"):
        return True
    alone = not lower[:at].strip()
    behind = reading.count - draft.last
    return alone and (behind == 0 or ("table_cell" in reading.hints and behind <= 2))


def words(reading: Reading, index: int, done: int, first: NumberWord) -> Draft:
    """The quantity that number words spell from a token on: `twee miljoen driehonderdduizend`, `drie en twintig`."""
    draft = Draft(reading.starts[index], reading.ends[index], index, index + 1, "quantity", "words")
    draft.value, draft.grain, draft.form, draft.derivation = first.value, first.grain, "words", "words"
    _join_words(reading, draft)
    _spoken_decimals(reading, draft)
    spoken_fraction(reading, draft)
    if draft.form == "ordinal":
        return draft
    magnitude(reading, draft)
    if draft.grain > 1:
        _join_words(reading, draft)
    _before(reading, draft, done)
    unit(reading, draft)
    return draft


def _join_words(reading: Reading, draft: Draft) -> None:
    """Takes in the number words that go on: `duizend negenhonderd`, `vijf miljard tweehonderd miljoen`."""
    settled, current = Decimal(0), draft.value
    while current is not None:
        step = _next_word(reading, draft)
        if step is None:
            return
        index, joined, following, value = step
        thousand = value == 1000 and not (draft.grain >= 10**6 and settled + current >= 10**6)
        if following.kind == "magnitude" or thousand or (following.kind == "ordinal" and value >= 10**6):
            if joined or (current >= max(value, Decimal(1000)) and current % 1000) or current >= value or not current:
                return
            if settled and settled % (value * 1000):
                return
            current *= value
        elif joined and _tens_follow(current, following) and reading.words[draft.first - 1] not in ("tussen", "zowel"):
            current += value
        elif draft.grain >= 100 and 0 < value < draft.grain and reading.words[draft.first - 1] != "tussen":
            if value == 1 and not _closes(reading, index + 1):
                return
            settled, current = settled + current, value
        else:
            return
        draft.value, draft.grain = settled + current, following.grain
        draft.end, draft.last = reading.ends[index], index + 1
        if following.kind == "ordinal":
            draft.form, draft.reason, draft.rule = "ordinal", "ordinal", "ordinal_words"
            return


def _next_word(reading: Reading, draft: Draft) -> tuple[int, bool, NumberWord, Decimal] | None:
    """Token, whether `en` stands before it, what it says and its value: the next word that may belong to a numeral."""
    index = draft.last
    joined = reading.words[index] == "en" and reading.gap(index) == " "
    index += joined
    if reading.gap(index) not in (" ", "  ", "\n"):
        return None
    following = read_word(reading.words[index] or "--")
    if following is None or following.value is None or following.kind not in ("cardinal", "magnitude", "ordinal"):
        return None
    if following.kind == "ordinal" and (following.plural or (draft.grain == 1 and following.value < 10**6)):
        return None
    if following.kind == "cardinal" and _starts_fraction(reading, index):
        return None
    return index, joined, following, following.value


def _starts_fraction(reading: Reading, index: int) -> bool:
    """Whether the word is the numerator in `tweehonderd drie vijfde`."""
    under = read_word(reading.words[index + 1] or "--")
    return under is not None and under.kind == "ordinal" and under.value is not None and 2 < under.value < 100


def _closes(reading: Reading, index: int) -> bool:
    """Whether `een` at the end of a numeral is its last word, not an article."""
    following = reading.words[index]
    return (
        not following
        or not following[0].isalpha()
        or following.endswith(("en", "s", "ste", "de"))
        or following in MAGNITUDES
    )


def _tens_follow(current: Decimal, following: NumberWord) -> bool:
    assert following.value is not None
    return current < 10 and 20 <= following.value < 100 and following.value % 10 == 0 and following.kind == "cardinal"


def _spoken_decimals(reading: Reading, draft: Draft) -> None:
    if reading.words[draft.last] != "komma":
        return
    found = _DECIMAL_WORDS.match(reading.lower, draft.end)
    if found is None:
        return
    figures, last = "", draft.last + 1
    for word in found[1].split():
        read = read_word(word)
        if read is None or read.kind != "cardinal" or read.value is None:
            break
        figures, last = figures + str(read.value), last + 1
    if figures and draft.value is not None:
        draft.value += Decimal("0." + figures)
        draft.decimals, draft.last, draft.end = len(figures), last, reading.ends[last - 1]
