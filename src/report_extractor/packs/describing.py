"""Packs and their answers as text for a person: `packs show` and `packs try`."""

from __future__ import annotations

from collections.abc import Sequence

from ..dutch import split_sentences
from ..model import Mention
from .checking import describe_miss
from .matching import PackMatcher
from .pack import Indicator, Pack
from .readings import PackMatch, Reading
from .sentences import read_sentence

_KINDS = {"phrase": "zinsdeel", "label": "naast een los getal"}


def describe_pack(pack: Pack) -> str:
    """The pack as an archivist reads it: per indicator the question, the patterns and one example."""
    lines = [f"{pack.name} (versie {pack.version}): {pack.label_nl}", ""]
    for indicator in pack.indicators:
        lines += _describe_indicator(indicator)
    for words in pack.words:
        lines.append(f"{{{words.name}}}: {', '.join(entry.text for entry in words.entries)}")
    for version in pack.categories:
        until = f" tot en met {version.valid_until}" if version.valid_until else ""
        codes = ", ".join(code.name for code in version.codes)
        lines.append(f"{{{version.name}}} vanaf {version.valid_from}{until}: {codes}")
    return "\n".join(lines) + "\n"


def _describe_indicator(indicator: Indicator) -> list[str]:
    lines = [f"{indicator.id}: {indicator.label_nl} [{' of '.join(indicator.units)}]", f"  {indicator.question}"]
    lines += [f"  naar {key}: {', '.join(names)}" for key, names in indicator.breakdown]
    lines += [f"  {_KINDS[pattern.kind]}: {pattern.text}" for pattern in indicator.patterns]
    if indicator.near:
        lines.append(f"  in de buurt: {', '.join(entry.text for entry in indicator.near)}")
    if indicator.unless:
        lines.append(f"  behalve met: {', '.join(entry.text for entry in indicator.unless)}")
    lines += [f"  voorbeeld: {example.text} -> {example.value}" for example in indicator.examples[:1]]
    return [*lines, ""]


def try_text(packs: Sequence[Pack], text: str, *, near: str = "", label: bool | None = None) -> str:
    """One line for each number of the text: who takes it and how, or the nearest pattern and where it stopped."""
    matcher = PackMatcher(packs)
    lines: list[str] = []
    before = near
    for start, end in [(0, len(text))] if label else split_sentences(text):
        sentence = text[start:end]
        reading, mentions = read_sentence(sentence, near=before, label=label)
        matches = {match.figure: match for match in matcher.match(reading)}
        for number, mention in enumerate(mentions):
            lines.append(_describe_number(matcher, reading, mention, matches.get(number)))
        before = f"{near}\n{sentence}".strip()
    return "\n".join(lines or ["geen getal dat een cijfer kan zijn"]) + "\n"


def _describe_number(matcher: PackMatcher, reading: Reading, mention: Mention, match: PackMatch | None) -> str:
    shown = f"<{mention.text}> = {mention.value} {mention.unit or 'count'}"
    if match is not None:
        codes = "".join(f" {key}={code}" for key, code in match.breakdown)
        conflict = f"; even goed past {', '.join(match.conflict)}" if match.conflict else ""
        return f"{shown}: {match.pack}.{match.indicator}{codes} (patroon {match.pattern}{conflict})"
    miss = matcher.explain(reading, (mention.start, mention.end))
    if miss is None:
        return (
            f"{shown}: geen indicator van deze pakketten spreekt over deze woorden; `packs new` maakt er een opzet voor"
        )
    return (
        f'{shown}: geen indicator; {miss.pattern} "{miss.text}" {describe_miss(miss.reason, miss.expected, miss.found)}'
    )
