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


def describe_pack(pack: Pack) -> str:
    """The pack as an archivist reads it: per indicator the question, the patterns and one example."""
    lines = [f"{pack.name} (version {pack.version}): {pack.label_nl}", ""]
    for indicator in pack.indicators:
        lines += _describe_indicator(indicator)
    for words in pack.words:
        lines.append(f"{{{words.name}}}: {', '.join(entry.text for entry in words.entries)}")
    for version in pack.categories:
        until = f" until {version.valid_until}" if version.valid_until else ""
        codes = ", ".join(code.name for code in version.codes)
        lines.append(f"{{{version.name}}} from {version.valid_from}{until}: {codes}")
    return "\n".join(lines) + "\n"


def _describe_indicator(indicator: Indicator) -> list[str]:
    lines = [f"{indicator.id}: {indicator.label_nl} [{' or '.join(indicator.units)}]", f"  {indicator.question}"]
    lines += [f"  by {key}: {', '.join(names)}" for key, names in indicator.breakdown]
    lines += [f"  {pattern.kind}: {pattern.text}" for pattern in indicator.patterns]
    if indicator.near:
        lines.append(f"  near: {', '.join(entry.text for entry in indicator.near)}")
    if indicator.unless:
        lines.append(f"  unless: {', '.join(entry.text for entry in indicator.unless)}")
    lines += [f"  example: {example.text} -> {example.value}" for example in indicator.examples[:1]]
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
    return "\n".join(lines or ["no number that can be a figure"]) + "\n"


def _describe_number(matcher: PackMatcher, reading: Reading, mention: Mention, match: PackMatch | None) -> str:
    shown = f"<{mention.text}> = {mention.value} {mention.unit or 'count'}"
    if match is not None:
        codes = "".join(f" {key}={code}" for key, code in match.breakdown)
        conflict = f"; also claimed by {', '.join(match.conflict)}" if match.conflict else ""
        return f"{shown}: {match.pack}.{match.indicator}{codes} (pattern {match.pattern}{conflict})"
    miss = matcher.explain(reading, (mention.start, mention.end))
    if miss is None:
        return f"{shown}: no pattern comes near"
    return (
        f'{shown}: no indicator; {miss.pattern} "{miss.text}" {describe_miss(miss.reason, miss.expected, miss.found)}'
    )
