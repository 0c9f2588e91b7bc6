"""What the words around a number say: its bound, the noun it counts, whether it is an average or a change."""

from __future__ import annotations

from decimal import Decimal

from ..model import Bound, Direction
from .bound_words import bound_after, bound_before
from .bounds import BEFORE, CHANGES
from .draft import TOKEN, Draft, Reading
from .noun_tables import STOP_WORDS
from .nouns import find_noun, unit_of_noun

_BOUND_WORDS = frozenset(word for words, _, _ in BEFORE for word in TOKEN.findall(words)) - {"een"}
_AVERAGES = frozenset(("gemiddeld", "gemiddelde", "doorsnee", "mediaan", "gem"))
_BREAKS = frozenset((".", ";", "!", "?"))
_SCORES = frozenset(
    (
        "rapportcijfer",
        "cijfer",
        "score",
        "scoorde",
        "scoorden",
        "scoren",
        "waardering",
        "eindcijfer",
        "tevredenheidscijfer",
    )
)
_MEASURES = _AVERAGES | _SCORES | CHANGES.keys()


def describe(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The drafts, each quantity with what stands around it; two bounds of one number (`boven 5 en onder 9`) joined."""
    for place, draft in enumerate(drafts):
        if draft.form == "run":
            continue
        if draft.reason == "ordinal":
            _bounds(reading, draft)
        if draft.kind != "quantity" or draft.reason in ("ordinal", "frequency", "name"):
            continue
        if draft.form == "share" and not draft.unit and draft.value is not None and abs(draft.value) < 1:
            draft.unit, draft.measure = "ratio", "ratio"
        if draft.value is not None and not draft.unit and draft.value <= 100 and _is_percentage(reading, draft):
            draft.unit = "percent"
        if draft.value is not None:
            _bounds(reading, draft)
            _measure(reading, draft)
            if not draft.measure and place > 1:
                _measured_as_before(reading, drafts[place - 2], drafts[place - 1], draft)
        limit = next((d.start for d in drafts[place + 1 : place + 3] if d.kind == "quantity"), len(reading.text))
        _noun(reading, draft, limit)
        if draft.rule == "property" or reading.words[draft.last] == "-":
            _belongs_to_a_name(reading, draft)
    return _join_bounds(reading, drafts) if len(drafts) > 1 else drafts


def _belongs_to_a_name(reading: Reading, draft: Draft) -> None:
    """`20-jarige lening`, `65%-norm`: a property in the name of a thing; said of people, it is their age."""
    if draft.rule != "property":
        _compound(reading, draft)
        return
    if draft.reason:
        return
    said = reading.lower[draft.start : draft.end]
    noun = find_noun(reading.words, reading.starts, reading.ends, reading.lower, draft.last)
    following = reading.words[draft.last]
    alone = not following[:1].isalpha() or following in STOP_WORDS
    people = alone if noun < 0 else unit_of_noun(reading.words[noun]) == "persons"
    aged = draft.unit == "years" and "jarig" in said and not said.endswith("jarig")
    draft.reason = "age" if aged and (people or said.endswith(("jarigen", "leeftijd"))) else "name"


_COUNTING_ENDS = ("tal", "tallen", "voud", "voudig", "voudige", "plus", "maal", "punt", "punten")


def _compound(reading: Reading, draft: Draft) -> None:
    """`65%-norm`, `10-puntenlijst`, `55-plussers`: digits that a hyphen ties to the word behind them."""
    word = reading.words[draft.last + 1]
    tied = reading.glued(draft.last) and reading.glued(draft.last + 1) and len(word) > 2 and word.isalpha()
    bare = draft.form == "plain" and not draft.unit and draft.derivation == "digits"
    if draft.reason or not tied or word in _COUNTING_ENDS or not (bare or draft.unit == "percent"):
        return
    if word.startswith("plusser"):
        draft.reason, draft.rule, draft.unit = "age", "property", "years"
        _bind(draft, "at_least")
    else:
        draft.reason, draft.rule = "name", "compound"


def _join_bounds(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    result = drafts[:1]
    for draft in drafts[1:]:
        previous = result[-1]
        if (
            draft.bound in ("less_than", "at_most", "more_than", "at_least")
            and previous.bound in ("less_than", "at_most", "more_than", "at_least")
            and (previous.low is None) != (draft.low is None)
            and draft.first - previous.last <= 7
            and (not previous.unit or not draft.unit or previous.unit == draft.unit)
            and (_first(previous.low, draft.low) or 0) <= (_first(previous.high, draft.high) or 0)
            and _only_bounds(reading.words[previous.last : draft.first])
        ):
            previous.low, previous.high = _first(previous.low, draft.low), _first(previous.high, draft.high)
            previous.value, previous.bound, previous.rule = previous.low, "range", "range"
            previous.end, previous.last = draft.end, draft.last
            previous.unit = previous.unit or draft.unit
            previous.noun_start, previous.noun_end = draft.noun_start, draft.noun_end
        else:
            result.append(draft)
    return result


_LINKS = frozenset(("en", "maar", ","))


def _only_bounds(words: list[str]) -> bool:
    return bool(words) and words[0] in _LINKS and all(word in _LINKS or word in _BOUND_WORDS for word in words)


def _first(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    return b if a is None else a


def _bounds(reading: Reading, draft: Draft) -> None:
    if (draft.bound not in ("exact", "about")) or draft.form == "zero":
        return
    before = bound_before(reading.words, draft.first)
    if before == "less_than" and _is_among(reading.words, draft.first):
        before = ""
    after = bound_after(reading, draft) if before in ("", "about") else ""
    if after or before:
        _bind(draft, after or before or "exact")
    elif reading.words[draft.first - 1] == "aan" and reading.words[draft.first - 2] == "gelijk":
        draft.low = draft.high = draft.value


_ASKED = frozenset(
    "onderzoek onderzoeken enquête peiling steekproef vragenlijst rondvraag uitvraag inventarisatie meting evaluatie "
    "gehouden afgenomen uitgevoerd verspreid verloot verdeeld uitgezet inspectie benchmark raadpleging".split()
)


def _is_among(words: list[str], first: int) -> bool:
    """Whether `onder` says among whom: `een onderzoek onder 35 fondsen`."""
    at = first - 2 if words[first - 1] == "de" else first - 1
    return at > 0 and words[at] == "onder" and words[at - 1] in _ASKED


def _bind(draft: Draft, bound: Bound) -> None:
    draft.bound = bound
    if bound in ("more_than", "at_least"):
        draft.low = draft.value
    elif bound in ("less_than", "at_most"):
        draft.high = draft.value


def _is_percentage(reading: Reading, draft: Draft) -> bool:
    """`Het percentage … is 38`, `een percentage van 30`."""
    before = reading.words[max(0, draft.first - 9) : draft.first]
    if "percentage" not in before or draft.form in ("ordinal", "zero", "vague"):
        return False
    return before[-1] in ("is", "was", "bedroeg", "bedraagt", "van") and _BREAKS.isdisjoint(before)


def _measure(reading: Reading, draft: Draft) -> None:
    words, first = reading.words, draft.first
    before = words[max(0, first - 6) : first]
    if not _MEASURES.isdisjoint(before):
        for at in range(first - 1, first - 1 - len(before), -1):
            word = words[at]
            if word in _BREAKS:
                break
            if word in _AVERAGES or (word in _SCORES and not draft.unit):
                draft.measure = draft.measure or ("average" if word in _AVERAGES else "score")
                return
            if word in CHANGES and _states_change(reading, draft, at):
                draft.measure, draft.direction = "change", CHANGES[word]
                return
    direction = _changed_with(words, draft)
    if direction:
        draft.measure, draft.direction = "change", direction
        return
    following = words[draft.last]
    if before and before[-1] == "een" and draft.form == "decimal" and not draft.unit and _is_mark(draft, following):
        draft.measure = draft.measure or "score"
        return
    if (before and before[-1] == "met") or (following in _MORE and words[draft.last + 1] == "dan"):
        for at, word in enumerate(words[draft.last : draft.last + 3], draft.last):
            if (word in CHANGES or word in _MORE) and words[at - 1] not in ("of", "en"):
                draft.measure = "change"
                draft.direction = CHANGES.get(word) or _MORE[word]
                return
            if word in _BREAKS:
                return
    elif following == "gemiddeld":
        draft.measure = draft.measure or "average"


def _measured_as_before(reading: Reading, amount: Draft, year: Draft, draft: Draft) -> None:
    """`een gemiddelde van 41 dagen (2022: 47)`: the amount of another year, in brackets, is measured alike."""
    told = year.kind == "period" and reading.words[year.first - 1] == "(" and reading.words[draft.last] == ")"
    if told and amount.measure in ("average", "score") and amount.unit == draft.unit and amount.last == year.first - 1:
        draft.measure = amount.measure


def _is_mark(draft: Draft, following: str) -> bool:
    """`een 7,8`: a mark out of ten, where no unit or noun follows."""
    low = draft.value is not None and 1 <= draft.value <= 10
    return low and draft.decimals == 1 and (not following[:1].isalpha() or following in STOP_WORDS)


_MORE: dict[str, Direction] = {
    "toe": "increase",
    "af": "decrease",
    "hoger": "increase",
    "meer": "increase",
    "lager": "decrease",
    "minder": "decrease",
}


_SHARES = frozenset(("percent", "pp", "promille"))
_THE = frozenset(("de", "het", "deze", "onze", "hun", "dit", "die"))


def _states_change(reading: Reading, draft: Draft, at: int) -> bool:
    """Whether between a word of change and the number stands `met` or `van` (and no level behind `naar` or `tot`)."""
    words, first = reading.words, draft.first
    between = words[at + 1 : first]
    if not between or "naar" in between or "tot" in between or not _CONJUNCTIONS.isdisjoint(between):
        return False
    if "(" in between and ")" not in between:  # stijging van de kosten (€ 4 in 2024): a level; (4%): the change
        return draft.unit in _SHARES and between[-1] == "(" and words[draft.last] == ")"
    if words[at] in ("nam", "plus", "min", "winst"):
        return words[at] == "nam" and "met" in between and ("toe" in between or "af" in between)
    if between[0] == "met" or "met" in between[:4]:
        return not _belongs_to_noun(reading, draft)
    if between[0] != "van" or not words[at].endswith(("ing", "name", "ei", "mp", "tie", "val", "gang")):
        return False
    if words[draft.last] == "naar":
        return False  # een stijging van 5% naar 7%
    return _THE.isdisjoint(between) or bool(bound_before(words, first)) or between[-1] == "van"


_ATTACHING = frozenset(("bij", "onder", "voor", "door", "tussen", "aan"))


def _belongs_to_noun(reading: Reading, draft: Draft) -> bool:
    """Whether `met` tells of the noun before it: `groeide bij bedrijven met 50 medewerkers`."""
    words = reading.words
    met = next((at for at in range(draft.first - 1, max(-1, draft.first - 4), -1) if words[at] == "met"), -1)
    counts = draft.unit in ("", "persons", "count", "fte") and draft.last < reading.count
    if met < 2 or not counts or not words[draft.last][:1].isalpha():
        return False
    return any(word in _ATTACHING for word in words[max(0, met - 3) : met - 1])


_CONJUNCTIONS = frozenset("terwijl maar want omdat doordat waarbij waardoor zodat hoewel waarvan".split())
_CLAUSE_ENDS = _BREAKS | _CONJUNCTIONS | {"(", ":"}
_SPLIT_VERBS = frozenset(("nam", "namen", "neemt", "nemen"))
_BEFORE_WITH = frozenset(
    "jaar maand kwartaal toe af opnieuw verder fors licht sterk weer ook flink hierdoor daardoor daarmee nogmaals "
    "gezamenlijk samen tezamen".split()
)
_CLAUSE = 25  # tokens between a verb of change and its `met`


def _changed_with(words: list[str], draft: Draft) -> Direction:
    """The direction that a verb farther off in the clause gives to `met N`: `daalde in de periode … met 29%`."""
    first = draft.first
    while first > 1 and words[first - 1] in _BOUND_WORDS and words[first - 1] != "met":
        first -= 1
    if first < 2 or words[first - 1] != "met":
        return ""
    share = draft.unit in _SHARES or draft.unit == "EUR"
    if not share and not (words[first - 2] in _BEFORE_WITH or words[first - 2][:1].isdecimal()):
        return _changed_behind(words, draft)
    for at in range(first - 2, max(-1, first - 2 - _CLAUSE), -1):
        word = words[at]
        if word in _CLAUSE_ENDS or (word == "met" and not share):
            break
        if word in _SPLIT_VERBS:
            rest = words[at + 1 : first - 1] + words[draft.last : draft.last + 5]
            particle = next((w for w in rest if w in ("toe", "af")), "")
            return _MORE[particle] if particle else ""
        if word in CHANGES and word not in ("plus", "min", "winst"):
            return CHANGES[word]
    return _changed_behind(words, draft)


def _changed_behind(words: list[str], draft: Draft) -> Direction:
    """`met 12% ten opzichte van 2022 gedaald`: the verb at the end of the clause."""
    if draft.unit not in _SHARES and draft.unit != "EUR":
        return ""
    for word in words[draft.last : draft.last + 10]:
        if word in _CLAUSE_ENDS or word in (",", "en", "of"):
            break
        if word in CHANGES and word not in ("plus", "min", "winst") and not word.endswith(("ing", "name")):
            return CHANGES[word]
    return ""


def _noun(reading: Reading, draft: Draft, limit: int) -> None:
    if draft.unit and draft.unit != "ratio":
        return
    at = find_noun(reading.words, reading.starts, reading.ends, reading.lower, draft.last)
    if at < 0 or reading.starts[at] >= limit:
        return
    draft.noun_start, draft.noun_end = reading.starts[at], reading.ends[at]
    if reading.words[at + 1] in ("meer", "minder") and reading.words[at + 2] == "dan":
        draft.measure, draft.direction = "change", _MORE[reading.words[at + 1]]
    if not draft.unit and unit_of_noun(reading.words[at]) == "persons":
        draft.unit = "persons"
