"""Each candidate figure → what the words around it say: label, base, counted noun, and how sure that is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ..dutch import lemma
from .clauses import describe
from .conjuncts import SET_AGAINST
from .inventory import Located, continues_a_callout, is_prose_cell, sentence_spans
from .links import HELD_AGAINST, MORE_OR_LESS, NO_BASE, Base, base_of, leans_on_the_sentence_before, says_little
from .phrases import subject_of
from .spots import Spot
from .structure import structured_label
from .units import counted
from .vocabulary import ARTICLES, PREDICATES, REMAINDERS, ROUGHLY, VERBS
from .wording import content_words, fold, shorten, telling_words, tidy, tokens

_PROSE_WORDS = 12  # a callout with more words is a sentence in a box


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What the words around a number say of it, before packs are asked."""

    label: str
    rule: str
    base: Base
    counts: str
    doubts: tuple[str, ...] = ()
    like: int = -1  # the place of the number this one is held against: what that measures, this one does


def word_all(items: Sequence[Located], candidates: Sequence[int], reporting_year: int | None) -> dict[int, Wording]:
    """The wording of each candidate, by place; those of a passage in order, since later ones lean on earlier ones."""
    wordings: dict[int, Wording] = {}
    known = frozenset(candidates)
    crowded = {place for place, found in Counter(items[place].place for place in candidates).items() if found > 1}
    for place in candidates:
        item = items[place]
        if is_prose(item) or (item.passage.kind == "callout" and item.place in crowded):
            wordings[place] = _word_prose(items, place, known, wordings)
        else:
            wordings[place] = _word_structure(items, place, reporting_year)
    return wordings


def is_prose(item: Located) -> bool:
    """Whether a number stands in a sentence rather than in a caption, cell or chart."""
    kind = item.passage.kind
    if is_prose_cell(item.passage):
        return True
    return kind in ("sentence", "list") or (kind == "callout" and len(item.sentence.split()) > _PROSE_WORDS)


def _word_structure(items: Sequence[Located], place: int, reporting_year: int | None) -> Wording:
    item = items[place]
    passage, mention = item.passage, item.mention
    label = _with_rate(structured_label(passage, mention, reporting_year), item)
    lost = passage.kind == "table" and not passage.context.row_header and not passage.context.column_headers
    base = base_of(items, place) if passage.kind == "callout" else NO_BASE
    return Wording(
        label=label,
        rule=f"{passage.kind}.{mention.rule or 'number'}",
        base=base,
        counts=counted(mention, label, base.words),
        doubts=("label_uncertain",) if lost else (),
    )


def _word_prose(items: Sequence[Located], place: int, known: Collection[int], wordings: dict[int, Wording]) -> Wording:
    item = items[place]
    if item.mention.rule == "pair":
        label = tidy(item.passage.text[item.mention.end :].split(" en ")[0].split(item.mention.noun)[0])
        label = f"{label} {item.mention.noun}"
        return Wording(label=label, rule="sentence.pair", base=NO_BASE, counts=counted(item.mention, label, ""))
    base = base_of(items, place)
    shared = _shared_noun(items, place, known)
    if shared:
        label = _with_rate(tidy(f"{shared} {_own_words(items, place, known)}"), item)
        return Wording(label=label, rule="sentence.shared_noun", base=base, counts=lemma(shared))
    label = _with_rate(_without_announced_year(_prose_label(items, place, known), item.sentence), item)
    if item.mention.unit == "fte" and "fte" not in fold(label).split():
        label = tidy(f"{label}, fte")
    attributed = _attribute(item)
    if attributed and fold(attributed) not in fold(label):
        label = tidy(f"{attributed}: {label}")
    own_words = label
    label, weak = _completed(label, items, place, base, wordings)
    host = _held_against(items, place, known)
    host = host if host in wordings else _same_as_before(items, place, wordings)
    return Wording(
        label=label,
        rule=f"sentence.{item.mention.rule or 'number'}",
        base=base,
        counts=(wordings[host].counts if host in wordings else "")
        or _counts(items, place, own_words if content_words(own_words) else label, base),
        doubts=("label_uncertain",) if weak else (),
        like=host if host in wordings else -1,
    )


def _counts(items: Sequence[Located], place: int, label: str, base: Base) -> str:
    """The noun a number counts; in a row of 'pesten: 3 roddelen: 2' the word behind it belongs to the next.

    A noun of an earlier number that opens the label ('controles Handhaving') or that 'de andere' leaves out is its own.
    """
    item, mention = items[place], items[place].mention
    if not mention.noun and mention.unit in ("", "persons", "count"):
        opening = tokens(label)[:1]
        for other in reversed(range(_sentence_places(items, place).start, place)):
            noun = items[other].mention.noun
            if not noun or noun.lower() in VERBS:
                continue
            carried = bool(opening) and opening[0].low == noun.lower()
            if carried or _LEFT_OUT.search(item.passage.text, item.sentence_start, mention.start):
                return lemma(noun)
    if mention.noun and item.passage.text[mention.noun_end : mention.noun_end + 1] == ":" and _in_row(item):
        mention = replace(mention, noun="", noun_start=-1, noun_end=-1)
    return counted(mention, label, base.words) or _left_to_an_earlier_one(items, place, label)


def _left_to_an_earlier_one(items: Sequence[Located], place: int, label: str) -> str:
    """The noun of an earlier number of the sentence that the label holds: '8 klachten gegrond en <13> ongegrond'."""
    said = {token.low for token in tokens(label)}
    nouns = (items[other].mention.noun for other in reversed(range(_sentence_places(items, place).start, place)))
    return next((lemma(noun) for noun in nouns if noun.lower() in said - VERBS - PREDICATES), "")


_LEFT_OUT = re.compile(r"\bde (?:" + "|".join(sorted(REMAINDERS)) + r")\s+$", re.IGNORECASE)


def _in_row(item: Located) -> bool:
    return item.sentence[: item.mention.start - item.sentence_start].rstrip().endswith(":")


def _held_against(items: Sequence[Located], place: int, known: Collection[int]) -> int:
    """The place of the number that one without a noun is held against; -1 when there is none.

    '23 collega's (2023: <28>)', '23 collega's, tegen <28> in 2023', '23 collega's, <5> minder dan in 2023'.
    """
    item = items[place]
    text, mention = item.passage.text, item.mention
    earlier = [other for other in _sentence_places(items, place) if other < place and other in known]
    if mention.noun or not earlier:
        return -1
    end = items[earlier[-1]].mention.end
    opening = text.rfind("(", end, mention.start)
    inside = text[opening + 1 : mention.start] if opening >= 0 else ""
    named = inside.rstrip().endswith(":")  # '(vorige meting, 2021: <8,1>)'
    if _BESIDE_A_YEAR.fullmatch(text, end, mention.start):
        return _nearest_in_size(items, place, earlier)
    if inside.strip() and ")" not in inside and (named or not telling_words(inside)):
        return _nearest_in_size(items, place, earlier)
    told = HELD_AGAINST.search(text, end, mention.start) or MORE_OR_LESS.match(text, mention.end)
    return earlier[-1] if told else -1


def _same_as_before(items: Sequence[Located], place: int, wordings: dict[int, Wording]) -> int:
    """The place of the count that 'dat' of a bare number means; -1 when there is none.

    'We telden 131 gasten (9 dagen). Een jaar eerder waren dat er <124>.': the nearest one of its size.
    """
    item = items[place]
    mention = item.mention
    if (
        mention.noun
        or mention.unit
        or mention.value is None
        or not _SO_MANY_OF_THESE.search(item.sentence[: mention.start - item.sentence_start])
    ):
        return -1
    for other in range(place - 1, max(-1, place - 6), -1):
        earlier = items[other].mention
        if items[other].place != item.place:
            return -1
        of_size = earlier.value and mention.value and _SIZE > abs(mention.value / earlier.value) > Decimal(1) / _SIZE
        if other in wordings and earlier.noun and earlier.unit in ("", "persons", "count") and of_size:
            return other
    return -1


_SO_MANY_OF_THESE = re.compile(
    rf"\b(?:waren|zijn)\s+(?:dat|dit)\s+(?:er\s+)?(?:nog\s+|al\s+)?{ROUGHLY}$", re.IGNORECASE
)


def _nearest_in_size(items: Sequence[Located], place: int, earlier: Sequence[int]) -> int:
    """The number before, or, where that is a duration of quite another size, the one before it."""
    value = items[place].mention.value
    last = items[earlier[-1]].mention
    if len(earlier) < 2 or last.unit not in _ATTRIBUTE_UNITS or not value or not last.value:
        return earlier[-1]
    return earlier[-2] if not _SIZE > abs(value / last.value) > 1 / _SIZE else earlier[-1]


_SIZE = 5
_BESIDE_A_YEAR = re.compile(
    rf"(?:[^\W\d]|[\s'’()/,;|–—-])*(?<![^\W\d])(?:(?:19|20)\d\d|vorige? \w+|een jaar eerder)\s*:\s*{ROUGHLY}",
    re.IGNORECASE,
)  # '12 klachten – 2021: <9>'


_ATTRIBUTE = re.compile(
    r"(?P<what>(?:\b[a-z]+e\s+){0,2}\b\w*(?:termijn|periode|duur|looptijd|wachttijd|leeftijd|verlenging|uitstel))\s+van\s+"
    r"(?:(?:circa|ruim|bijna|ongeveer|maximaal|minimaal|gemiddeld)\s+)?$",
    re.IGNORECASE,
)


def _attribute(item: Located) -> str:
    """What a duration is the length of: 'binnen de <wettelijke termijn> van zes weken'; or empty."""
    if item.mention.unit not in _ATTRIBUTE_UNITS:
        return ""
    found = _ATTRIBUTE.search(item.passage.text, item.sentence_start, item.mention.start)
    return tidy(" ".join(w for w in found["what"].split() if w.lower() not in ARTICLES)) if found else ""


def _shared_noun(items: Sequence[Located], place: int, known: Collection[int]) -> str:
    """The noun that a number leaves to one before it: 'vijf adviseurs: twee voor Noord, <drie> voor Zuid'; or empty."""
    item = items[place]
    text, mention = item.passage.text, item.mention
    before = text[item.sentence_start : mention.start].split()[-1:]
    after = text[mention.end : item.sentence_end].split()[:1]
    if mention.noun or mention.unit not in ("", "persons") or not before or not after:
        return ""
    opens = before[0].lower() in ("en", "of") or before[0].endswith((":", ","))
    if not opens or after[0].lower() not in _SHARING:
        return ""
    for other in range(place - 1, _sentence_places(items, place).start - 1, -1):
        if other in known and items[other].mention.noun:
            return items[other].mention.noun
    return ""


_SHARING = frozenset("voor bij met over van in op uit aan tegen".split())


def _own_words(items: Sequence[Located], place: int, known: Collection[int]) -> str:
    """The words from a number up to the next one of its sentence."""
    item = items[place]
    later = [items[other].mention.start for other in _sentence_places(items, place) if other > place and other in known]
    return item.passage.text[item.mention.end : min(later, default=item.sentence_end)]


def _without_announced_year(label: str, sentence: str) -> str:
    """A label without the year at its end that a colon parts from its number: '12 klachten – 2021: <9>'."""
    found = _YEAR_AT_END.search(label)
    return tidy(label[: found.start()]) if found and re.search(rf"\b{found['year']}\s*:", sentence) else label


_YEAR_AT_END = re.compile(
    r"[\s,–—-]*\b(?:(?:in|per|op|ultimo|begin|eind|medio) )?(?:\d{1,2} )?"
    r"(?:(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december) )?"
    r"(?P<year>(?:19|20)\d\d)$",
    re.IGNORECASE,
)


def _with_rate(label: str, item: Located) -> str:
    """'€ 411 per deelnemer' takes the words after 'per' into the number; the label needs them too."""
    rate = re.search(r"\bper\s+.{2,40}$", item.mention.text)
    return tidy(f"{label} {rate.group()}") if rate and rate.group().lower() not in label.lower() else label


_ATTRIBUTE_UNITS = frozenset({"years", "months", "weeks", "days", "hours", "minutes", "times"})


def _prose_label(items: Sequence[Located], place: int, known: Collection[int]) -> str:
    """The label from the sentence; durations and ages beside other numbers are attributes, not figures in a row.

    Of a sentence that is a row of numbers only what is near is read, as each is weighed against all others.
    """
    item = items[place]
    before, after = _over_the_page(item)
    sentence, offset = before + item.sentence + after, item.sentence_start - len(before)
    places, first, last = _sentence_places(items, place), 0, len(sentence)
    if len(places) > _CROWDED:
        places = range(max(places.start, place - _CROWDED), min(places.stop, place + _CROWDED + 1))
        first = max(0, item.mention.start - offset - _WINDOW)
        last = min(last, item.mention.end - offset + _WINDOW)
    attribute = item.mention.unit in _ATTRIBUTE_UNITS
    spots: list[Spot] = []
    which = 0
    for other in places:
        mention = items[other].mention
        start, end = mention.start - offset - first, max(mention.end, mention.noun_end) - offset
        attached = mention.unit in _ATTRIBUTE_UNITS and not attribute
        if other == place:
            which = len(spots)
        elif start < 0 or end > last or (mention.kind != "period" and (other not in known or attached)):
            continue
        spots.append(
            Spot(
                start=start,
                end=mention.end - offset - first,
                period=mention.kind == "period",
                noun_end=mention.noun_end - offset - first if mention.noun_end >= 0 else -1,
                plural=mention.value is None or mention.value != 1,
            )
        )
    return describe(sentence[first:last], spots, which)


_CROWDED = 40  # numbers and periods in one sentence: more are a row
_WINDOW = 200  # characters on either side of a number in a row


def _over_the_page(item: Located) -> tuple[str, str]:
    """The words of the sentence that stand on the page before and the page after, without the numbers there."""
    passage = item.passage
    before = passage.before if item.sentence_start == 0 else ""
    after = passage.after if item.sentence_end >= len(passage.text.rstrip()) else ""
    return _NUMBERS.sub("", before), _NUMBERS.sub("", after)


_NUMBERS = re.compile(r"\S*\d\S*\s*")


def _sentence_places(items: Sequence[Located], place: int) -> range:
    """The places of the numbers of one sentence: items are in order of passage and sentence."""
    sentence = _sentence_of(items[place])
    return range(
        bisect_left(items, sentence, key=_sentence_of), bisect_right(items, sentence, lo=place, key=_sentence_of)
    )


def _sentence_of(item: Located) -> tuple[int, int]:
    return item.place, item.sentence_start


def _completed(
    label: str, items: Sequence[Located], place: int, base: Base, wordings: dict[int, Wording]
) -> tuple[str, bool]:
    """A label that can stand alone, with what it points back at or the heading above it; and whether it is weak."""
    item = items[place]
    weak = not content_words(label)
    if base.reference:
        total = base.words or (items[base.place].mention.noun if base.place >= 0 else "")
        return (tidy(f"{total}: {label}"), weak) if total and fold(total) not in fold(label) else (label, weak)
    little = says_little(label)
    leans = leans_on_the_sentence_before(item.sentence, label)
    if not little and not leans:
        return label, weak
    heading = item.passage.context.headings[-1] if item.passage.context.headings else ""
    apart = _in_row(item) or _opens_an_item(item) or SET_AGAINST.match(item.sentence) is not None
    stands = not leans and base is NO_BASE and _OWN_SUBJECT.match(label) is not None
    earlier = "" if apart or stands else _said_before(items, place, wordings, leans)
    if earlier and fold(earlier) not in fold(label):
        return shorten(tidy(f"{earlier}: {label}" if label else earlier), 40), weak
    if heading and little and fold(heading) not in fold(label):
        return tidy(f"{label}, {heading}" if label else heading), weak
    return label, weak


def _opens_an_item(item: Located) -> bool:
    """Whether a number is the first behind a dot that parts the items of a line: '61 boetes • <2> keer uitstel'."""
    before = item.sentence[: item.mention.start - item.sentence_start]
    return " • " in before and not any(c.isdigit() for c in before.rpartition(" • ")[2])


# 'De energiekosten stegen', 'Het gasverbruik daalde': a compound that names what is measured needs no sentence before
_OWN_SUBJECT = re.compile(
    r"(?:de|het|ons|onze)\s+[^\W\d]{0,30}(?:kosten|lasten|baten|opbrengsten?|uitgaven|inkomsten|verbruik|verzuim|omzet"
    r"|productie|vermogen|waarde|graad|uitstoot|bezetting|prijs|tarief|honorarium|schuld)\b",
    re.IGNORECASE,
)


def _said_before(items: Sequence[Located], place: int, wordings: dict[int, Wording], leans: bool) -> str:
    """What the figure or sentence before this one speaks of.

    The label of the nearest earlier figure of this passage; where the sentence leans on the one before and no figure
    is there, that sentence.
    """
    item = items[place]
    continues = continues_a_callout(item.passage)
    for other in range(place - 1, max(-1, place - 8), -1):
        beside = items[other].passage
        if items[other].place != item.place and not (
            continues
            and items[other].place == item.place - 1
            and beside.kind == "callout"
            and beside.page == item.passage.page
        ):
            break
        if other in wordings and not wordings[other].doubts:
            return wordings[other].label.split(": ")[0]
    return _sentence_before(item) if leans else ""


def _sentence_before(item: Located) -> str:
    """The sentence before the one a number stands in, without its numbers, when it is short enough to be a subject."""
    ends = [start for start, end in sentence_spans(item.passage) if end <= item.sentence_start]
    if not ends:
        return ""
    said = tidy(re.sub(r"\S*\d\S*", "", item.passage.text[ends[-1] : item.sentence_start]))
    return said if len(said.split()) <= _SUBJECT_WORDS else subject_of(said)


_SUBJECT_WORDS = 16  # a longer sentence before tells too much to be put in front of a label
