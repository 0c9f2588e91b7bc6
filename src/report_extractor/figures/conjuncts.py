"""A number among others in its clause: which words of the clause are its own, and which it shares or leaves out.

The words are asked rule by rule, the first that finds something wins: 'respectievelijk', what is said of the number
before it again ('tegen <9>', '<8%> meer'), a statement of its own, a verb left out, the head that all share.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .links import HELD_AGAINST
from .noun_first import noun_first
from .phrases import closes_clause, finish, finite_verb, is_predicate, subject_of
from .spots import Spot, without_lead_period, without_periods
from .vocabulary import (
    ARTICLES,
    AUXILIARIES,
    CHANGE_NOUNS,
    COMPARATIVES,
    FINITE_VERBS,
    PARTICLES,
    PREPOSITIONS,
    ROUGHLY,
    VERBS,
)
from .wording import content_words, telling_words, tidy, tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The numbers of the clause `[start, end)` of a sentence, and the words around the one at `place`.

    `[first, last]` are the numbers that stand together around it ('<11>, <8> en <6> procent'); `head` is what stands
    before the first number of the clause, `between` what parts `first` from the number before it, `own` what follows.
    """

    sentence: str
    quantities: Sequence[Spot]
    inside: Sequence[Spot]  # with the periods
    start: int
    end: int
    place: int
    first: int
    last: int
    head: str
    between: str
    own: str

    @property
    def spot(self) -> Spot:
        """The number that is asked for."""
        return self.quantities[self.place]

    def of(self, place: int) -> str:
        """What another number of the row says."""
        return among(self.sentence, self.quantities[place], self.quantities, self.inside, self.start, self.end)


def among(sentence: str, spot: Spot, quantities: Sequence[Spot], inside: Sequence[Spot], start: int, end: int) -> str:
    """What a number says among others: the common head, the number's own part, and the verb that closes the clause."""
    row = _row(sentence, quantities, inside, start, end, quantities.index(spot))
    for rule in _OF_THE_FIRST if row.first == 0 else _OF_LATER_ONES:
        said = rule(row)
        if said:
            return said
    return ""


def _row(sentence: str, quantities: Sequence[Spot], inside: Sequence[Spot], start: int, end: int, place: int) -> Row:
    first, last = _standing_together(sentence, quantities, place)
    head = without_lead_period(sentence, start, quantities[0].start, inside)
    between = sentence[quantities[first - 1].end : quantities[first].start] if first else ""
    if first and _is_base(head, quantities[0]) and not _FROM_TO.search(between):
        head += sentence[quantities[0].end : quantities[1].start]
        between = "" if first == 1 else between
    return Row(
        sentence=sentence,
        quantities=quantities,
        inside=inside,
        start=start,
        end=end,
        place=place,
        first=first,
        last=last,
        head=head,
        between=between,
        own=_own_part(sentence, quantities, last, end),
    )


# ---- the first number of a clause ----------------------------------------------------------------------------------


def _opening(row: Row) -> str:
    """The head and its own words; without words of its own those that the numbers share."""
    own = _BOUND.sub("", row.own)
    if _APPOSED.search(row.head) and row.sentence[row.spot.end :].startswith(","):  # 'In de meeste gevallen, <72%>, …'
        return f"{row.head.rstrip(' ,')} {row.sentence[row.spot.end + 1 : row.end]}"
    if row.last + 1 < len(row.quantities) and len(content_words(own)) < 2:
        between = row.sentence[row.quantities[row.last].end : row.quantities[row.last + 1].start]
        if not COORDINATED.search(between) and not _has_preposition(between):
            # '<688> medewerkers volgden <één> training': the second is part of the first
            own += _own_part(row.sentence, row.quantities, row.last + 1, row.end)
    rewritten = noun_first(row.head, own, row.spot)
    if rewritten or content_words(own):
        return rewritten or f"{row.head} {own}"
    opening = tokens(own)[:1]
    particle = opening[0].low if opening and opening[0].low in PARTICLES and not own[: opening[0].start].strip() else ""
    return f"{_TRAILING.sub('', row.head)} {particle} {_shared_rest(row)}"  # 'nam met <5%> toe tot <€ 9>'


_APPOSED = re.compile(r",\s*$")
_BOUND = re.compile(r"\bten (?:minste|hoogste)\s*$", re.IGNORECASE)  # of the next number


def _shared_rest(row: Row) -> str:
    """The words behind the last number, when all share them: 'steeg van <5> naar <7> procent'."""
    sentence, quantities = row.sentence, row.quantities
    for place in range(row.last, len(quantities) - 1):
        between = sentence[quantities[place].end : quantities[place + 1].start]
        if _CHANGE.search(between):  # ', een daling van <3%> ten opzichte van 2021'
            return ""
        if _PART_OF.fullmatch(between) and place + 2 == len(quantities):  # '<vier> van de <elf> gevallen'
            return sentence[quantities[-1].end : row.end]
        if not _TO_NEXT.search(between) and not _stand_together(sentence, quantities, place):
            return ""
    return without_periods(sentence, max(quantities[-1].end, quantities[-1].noun_end), row.end, row.inside)


_PART_OF = re.compile(r"\s*(?:van|op|uit|onder)\s+(?:de|het|deze|alle|onze|in totaal|elke|\s)*", re.IGNORECASE)


# ---- what is said of the number before, again ----------------------------------------------------------------------


def _respectively(row: Row) -> str:
    """'De kosten van Noord en Zuid stegen met respectievelijk <3> en <5>': the first goes with Noord."""
    found = _RESPECTIVELY.search(row.sentence, row.start)
    if not found:
        return ""
    dealt = [s for s in row.quantities if s.start >= found.end()]
    if row.spot not in dealt or len(dealt) < 2:
        return ""
    before = row.sentence[row.start : found.start()]
    words = tokens(before)
    at = finite_verb(words)
    verb = words[at] if at >= 0 else None
    subject = before[: verb.start] if verb else before
    parts = [part.strip() for part in re.split(r",\s*|\s+en\s+", subject) if part.strip()]
    if len(parts) != len(dealt):
        return ""
    said = parts[dealt.index(row.spot)]
    opening = parts[0].split(" ")
    own = [word for word in said.split(" ") if word.lower() not in ARTICLES]
    if dealt.index(row.spot) and len(opening) > len(own):
        said = " ".join(opening[: len(opening) - len(own)]) + " " + said
    return f"{said} {before[verb.start :] if verb else ''}"


_RESPECTIVELY = re.compile(r"\bresp(?:ectievelijk|\.)", re.IGNORECASE)


def _same_fact(row: Row) -> str:
    """The same fact in another unit: '0,43% van het vermogen, circa <€ 5,4 miljoen>', ', gemiddeld <twee> per gast'."""
    again = _AGAIN.search(row.between)
    if not again or _compared(row.between, row.own):
        return ""
    if content_words(row.own) and not (_SHARE.match(row.own) and any(again.groups())):
        return ""
    rate = tidy(row.own) if row.own.strip().lower().startswith("per ") else ""
    return ", ".join(part for part in (finish(row.of(row.first - 1)), again["how"], rate) if part)


_AGAIN = re.compile(
    r",\s*(?P<same>ofwel|oftewel|dus|dat is|omgerekend)?\s*(?P<how>samen|in totaal|per persoon|gemiddeld)?\s*"
    rf"(?:dus\s+)?{ROUGHLY}$",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\s*(?:van|per)\s", re.IGNORECASE)


def _likewise(row: Row) -> str:
    """'…; in 2023 was dat <46,8> jaar'."""
    return row.of(row.first - 1) if not content_words(row.own) and _LIKEWISE.search(row.between) else ""


_LIKEWISE = re.compile(
    r"(?:[;,]|\ben)\s+(?:(?:in|over|eind|begin)\s+.{2,20}\s)?(?:was|waren|is|zijn|bedroeg|bedroegen)\s+"
    rf"(?:dit|dat|het|deze|er|dit aantal|dat aantal|dit percentage|dat percentage)?\s*(?:er\s+)?(?:nog\s+)?{ROUGHLY}$",
    re.IGNORECASE,
)


def _held_against(row: Row) -> str:
    """'Er zijn 9 fouten gemeld, tegen <7> vorig jaar', when its own words name no other subject."""
    if not HELD_AGAINST.search(row.between):
        return ""
    said = finish(row.of(row.first - 1))
    return said if set(telling_words(row.own)) <= set(content_words(said)) else ""


def _set_against_the_first(row: Row) -> str:
    """'Tegenover een raming van <€ 8> staan lasten van <€ 9>': what stands against it."""
    if row.place != 1 or not SET_AGAINST.match(row.sentence, row.start):
        return ""
    subject = subject_of(_TRAILING.sub("", row.between))
    return f"{subject} {row.own}" if content_words(subject) else ""


SET_AGAINST = re.compile(
    r"\s*tegenover\s+[^\d,;:]{3,60}\svan\s[^,;:]{0,12}?\d\S*(?:\s+(?:miljoen|miljard|duizend|mln))?", re.I
)


def _more_or_less(row: Row) -> str:
    """', een stijging van <13%>', ', <8%> meer dan een jaar eerder': a change of the number before."""
    compared = _compared(row.between, row.own)
    if not compared:
        return ""
    said = finish(row.of(_compared_with(row)))
    return f"{said}, {compared}" if content_words(said) else compared


def _compared_with(row: Row) -> int:
    """The place of the number that the row's number and the comparisons before it are held against."""
    sentence, quantities = row.sentence, row.quantities
    for place in range(row.first - 1, 0, -1):
        between = sentence[quantities[place - 1].end : quantities[place].start]
        if not _compared(between, sentence[quantities[place].end : quantities[place + 1].start]):
            return place
    return 0


def _compared(between: str, own: str) -> str:
    """The words of a number that is said of the one before it: ', een stijging van', ', <8%> meer dan'; or empty."""
    change = _CHANGE.search(between)
    if change:
        return tidy(f"{change.group('change')} {own}")
    found = tokens(own)[:1]
    if found and found[0].low in COMPARATIVES and _ONLY_COMMA.search(between):
        return tidy(_IS_THAN.sub("dan", own))
    return ""


_IS_THAN = re.compile(r"\b(?:is|was|zijn|waren)\s+dan\b", re.IGNORECASE)  # 'wat <7%> meer is dan'
_CHANGE = re.compile(
    r"(?:[,:]|\ben)\s+(?P<change>(?:oftewel |ofwel |dus )?(?:een |de )?(?:\w+e )?\w*(?:"
    + "|".join(CHANGE_NOUNS)
    + r"))"
    r"(?:\s+(?:van|met))?(?:\s+(?:circa|ruim|bijna|ongeveer))?\s*$",
    re.IGNORECASE,
)
_ONLY_COMMA = re.compile(
    r"(?:,(?:\s*(?:wat|hetgeen)\b)?|\ben)\s*(?:(?:circa|ruim|bijna|ongeveer|nog)\s+)?$", re.IGNORECASE
)


# ---- words of its own ----------------------------------------------------------------------------------------------


def _part_of_the_first(row: Row) -> str:
    """'<6> webinars met in totaal <412> deelnemers': what the second counts belongs to what the first counts."""
    linked = _has_preposition(row.between) and not COORDINATED.search(row.between)
    inner = linked and content_words(row.between) and finite_verb(tokens(row.between)) < 0
    counts = (
        row.spot.noun_end > row.spot.end and row.quantities[row.first - 1].noun_end > row.quantities[row.first - 1].end
    )
    return (
        f"{row.between} {row.own}" if inner and (row.first == 1 or counts) and row.spot.noun_end > row.spot.end else ""
    )


def _with_its_size(row: Row) -> str:
    """'<Drie> aanvragen zijn afgewezen, met een waarde van <€ 9>': the size of what the statement before tells."""
    if row.first != 1 or not _SIZED.search(row.between) or finite_verb(tokens(row.between)) < 0:
        return ""
    return f"{row.between} {row.own}"


_SIZED = re.compile(
    rf",\s+(?:met\s+[^,;]*\svan|samen\s+goed\s+voor|goed\s+voor|ter\s+waarde\s+van)\s+{ROUGHLY}$", re.IGNORECASE
)


def _statement(row: Row) -> str:
    """'<135> zaken binnen en gingen er <112> uit': a verb of its own, with the subject or the noun left out."""
    statement = _new_statement(row.between)
    if not statement:
        return ""
    opens = tokens(statement)[0].low in VERBS and not re.search(r"\ber\s*$", statement)
    subject = subject_of(row.head) if opens else ""  # 'De raad telt <5> leden en kwam <7> keer bijeen'
    carried = _carried(row).rpartition(" ")[2]  # '<417> nieuwe collega's en <342> vertrokken': those were not new
    return f"{subject if content_words(subject) else carried} {statement} {row.own}"


def _new_statement(between: str) -> str:
    """The words before a number that start a statement of their own: 'en gingen er', ', de bezwaren stegen met'."""
    cuts = [found.end() for found in COORDINATED.finditer(between)]
    for cut in reversed(cuts):
        tail = between[cut:]
        if finite_verb(tokens(tail)) >= 0:
            return tail
    return ""


def _with_its_subject(row: Row) -> str:
    """'De instroom kwam uit op <12%> en de uitstroom op <10%>': another subject than the one before had."""
    beside = tidy(_TRAILING.sub("", COORDINATED.sub("", row.between[_lead_start(row.between) :], count=1)))
    if not beside:
        return ""
    if beside.lower() == "waar":  # 'een overschot van <€ 9>, waar <€ 5> was begroot'
        return f"{finish(row.of(row.first - 1))}: {tidy(row.own)}"
    opening = tokens(beside)[0].low
    subject = _up_to(subject_of(row.head), opening) if opening in PREPOSITIONS else ""
    said = f"{_carried(row)} {beside} {row.own}"
    return f"{subject}: {said}" if content_words(subject) else said


def _up_to(subject: str, preposition: str) -> str:
    """A subject without the phrase that the next part has its own of: 'het aandeel vrouwen <in de top>'."""
    kept = re.split(rf"\s{preposition}\s", subject, maxsplit=1, flags=re.IGNORECASE)[0]
    return kept if content_words(kept) else subject


def _without_its_verb(row: Row) -> str:
    """A part that leaves its verb to a part before: '<7> eisen zijn toegewezen, <19> afgewezen'."""
    own, spot = row.own, row.spot
    if finite_verb(tokens(row.head)) >= 0 or finite_verb(tokens(own)) >= 0 or not content_words(own):
        return ""
    for place in range(row.first - 1, -1, -1):
        part = row.sentence[row.quantities[place].end : row.quantities[place + 1].start]
        words = tokens(part)
        at = finite_verb(words)
        if at < 0 or content_words(part[_coordination(part) :]):
            continue
        noun, verb = part[: words[at].start], words[at].low
        rest = _TRAILING.sub("", _AND_LAST.sub("", part[words[at].end :]))
        cut = spot.noun_end - spot.end
        mine, said = (own[:cut], own[cut:]) if cut > 0 else (noun, own)
        said = said if content_words(said) else rest
        if _DENIED.fullmatch(said) and closes_clause(rest.split(" ")[-1] if rest else ""):
            kept, _, last = tidy(rest).rpartition(" ")
            said = f"{kept} {tidy(said)} {last}"
        return f"{row.head} {mine} {verb} {said}"
    return ""


_DENIED = re.compile(r"[\s\w]*\b(?:niet|wel)[\s.]*")
_AND_LAST = re.compile(r"(?:,\s*|\s+(?:en|of|maar)\s*)+$", re.IGNORECASE)


def _coordination(part: str) -> int:
    """Where the last comma or 'en' of the words between two numbers stands; 0 when they are not coordinated."""
    cuts = [found.start() for found in COORDINATED.finditer(part)]
    return cuts[-1] if cuts else 0


# ---- the head that all share ---------------------------------------------------------------------------------------


def _with_the_head(row: Row) -> str:
    """The shared head and its own words; without these, what is said of the number before or the words between."""
    head, between, own = row.head, row.between, row.own
    nested = finite_verb(tokens(between)) >= 0 and not _coordination(between)
    if nested and finite_verb(tokens(own)) < 0:  # '<4> zaken is een boete van <€ 9> betaald'
        head += " " + _TRAILING.sub("", between)
    if content_words(own):
        elided = _elided(row)
        adjective = len(own.split()) == 1 and own.rstrip(" .").endswith("e")  # '<drie> interne leden en <één> externe'
        return f"{head} {own.rstrip(' .')} {elided}" if adjective else f"{head} {elided} {own}"
    if _FROM_TO.search(between) or (_TO_NEXT.search(between) and not content_words(between)):
        return _TRAILING.sub("", head if row.first == 1 else row.of(row.first - 1))  # 'van 6 in 2022 naar <12>'
    linked = _has_preposition(between) and not COORDINATED.search(between)
    said = between if len(content_words(between)) > 1 and not linked else f"{head} {between}"
    return said if content_words(said) else f"{head} {row.sentence[row.quantities[-1].end : row.end]}"


def _elided(row: Row) -> str:
    """The noun left to the number it is coordinated with: 'acht klachten gegrond en <dertien> ongegrond'."""
    before = row.quantities[row.first - 1]
    if not _AND_LAST.search(row.between) or before.noun_end <= before.end:
        return ""
    said = tokens(row.own)
    if len(said) == 1 and said[0].low.endswith(("en", "s")):  # 'elf rechtbanken en vier gerechtshoven': its own noun
        return ""
    noun_end = row.spot.noun_end if row.spot.noun_end > row.spot.end else 0
    if noun_end and not is_predicate(row.sentence[row.spot.end : noun_end]):
        return ""
    noun = carried_noun(row.sentence, [before]).rpartition(" ")[2]
    known = noun.lower() in f"{row.head} {row.own}".lower()
    return "" if known or is_predicate(noun) or noun.lower() in FINITE_VERBS else noun


_OF_THE_FIRST: tuple[Callable[[Row], str], ...] = (_respectively, _opening)
_OF_LATER_ONES: tuple[Callable[[Row], str], ...] = (
    _respectively,
    _same_fact,
    _likewise,
    _held_against,
    _set_against_the_first,
    _more_or_less,
    _part_of_the_first,
    _with_its_size,
    _statement,
    _with_its_subject,
    _without_its_verb,
    _with_the_head,
)


# ---- what parts two numbers ----------------------------------------------------------------------------------------


def _standing_together(sentence: str, quantities: Sequence[Spot], place: int) -> tuple[int, int]:
    """The first and the last of the numbers that stand together around one: '<11>, <8> en <6> procent'."""
    first = last = place
    while first and _stand_together(sentence, quantities, first - 1):
        first -= 1
    while last + 1 < len(quantities) and _stand_together(sentence, quantities, last):
        last += 1
    return first, last


def _stand_together(sentence: str, quantities: Sequence[Spot], place: int) -> bool:
    one, other = quantities[place], quantities[place + 1]
    behind = tokens(sentence[other.end : other.end + _SHORT])[:1]
    compared = bool(behind) and behind[0].low in COMPARATIVES  # '<12> dagen, <twee> korter dan in 2023'
    return _ONLY_AND.fullmatch(sentence[one.end : other.start]) is not None and not compared


_SHORT = 24  # characters: enough for one word
_ONLY_AND = re.compile(r"\s*(?:,|en|of|,\s*en)\s*")
COORDINATED = re.compile(r"(?:^|[\s,])(?:en|of)\s+|,\s+", re.IGNORECASE)
_FROM_TO = re.compile(rf"\b(?:naar|tot)\s+{ROUGHLY}$", re.IGNORECASE)
_TO_NEXT = re.compile(rf"(?:\b(?:naar|tot|op|à|van)|[-–])\s*{ROUGHLY}$", re.IGNORECASE)
_TRAILING = re.compile(
    r"(?:\s+(?:op|met|van|naar|tot|bij|uit|door|om|aan|in|is|was|zijn|waren|tegen|tegenover|versus))+\s*$",
    re.IGNORECASE,
)


def _own_part(sentence: str, quantities: Sequence[Spot], place: int, end: int) -> str:
    """The words from a number up to the next one's own lead, or up to the parenthesis that holds the next one."""
    if place + 1 == len(quantities):
        own = sentence[quantities[place].end : end]
    else:
        between = sentence[quantities[place].end : quantities[place + 1].start]
        own = between[: _lead_start(between)]
    cut = own.rfind("(")
    own = own[:cut] if cut >= 0 and ")" not in own[cut:] else own
    return _LEAD_IN.sub("", own) if place + 1 < len(quantities) else own


_LEAD_IN = re.compile(
    rf",\s*(?:gemiddeld|samen|in totaal|ofwel|oftewel|dus|omgerekend|dat is|wat|hetgeen)\s+(?:dus\s+)?{ROUGHLY}$",
    re.IGNORECASE,
)  # of the next number


def _lead_start(between: str) -> int:
    """Where the words between two numbers start to speak of the second: after the last comma, else the last 'en'."""
    commas = list(re.finditer(r",\s+", between))
    cuts = commas[-1:] or list(COORDINATED.finditer(between))[-1:]
    tail = between[cuts[0].end() :] if cuts else ""
    if content_words(_TRAILING.sub("", tail)) or (
        content_words(between[: len(between) - len(tail)]) and _VERB.match(tail)
    ):
        return cuts[0].start()
    return len(between)


_VERB = re.compile(r"(?:" + "|".join(sorted(FINITE_VERBS - AUXILIARIES)) + r")\b", re.IGNORECASE)  # 'en <ontvingen> 9'


def _has_preposition(text: str) -> bool:
    return any(token.low in PREPOSITIONS for token in tokens(text))


def _is_base(head: str, spot: Spot) -> bool:
    """Whether the first number of a clause is what the others are parts of: 'Van de <48> eisen zijn er <31> …'."""
    lead = _BASE_LEAD.search(head)
    return lead is not None and (bool(lead["which"]) or spot.noun_end > spot.end)


_BASE_LEAD = re.compile(
    r"\b(?:van|onder)\s+(?P<which>de|het|deze|die|alle|onze|elke|iedere|in totaal)?\s*$", re.IGNORECASE
)


def _carried(row: Row) -> str:
    return "" if row.spot.noun_end > row.spot.end else carried_noun(row.sentence, row.quantities[: row.first])


def carried_noun(sentence: str, earlier: Sequence[Spot]) -> str:
    """The noun that the nearest earlier number counts: '<135> zaken binnen en gingen er <112> uit'."""
    for spot in reversed(earlier):
        if spot.noun_end > spot.end:
            return sentence[spot.end : spot.noun_end].strip()
    return ""
