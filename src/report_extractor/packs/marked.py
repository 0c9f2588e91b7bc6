"""YAML text → values that know their line, and the mistakes that YAML itself hides.

Every scalar stays the text that was written: `NO` is no boolean here and `12:30` no 750. Where YAML would have
made something else of it, that is reported, because the same file read by another program would differ.
libyaml composes 10 times faster than the pure Python reader and is used where it is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

_TRAPS = {
    "tag:yaml.org,2002:bool": "ja of nee",
    "tag:yaml.org,2002:null": "niets",
    "tag:yaml.org,2002:timestamp": "een datum",
}


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar as written. `tag` is what YAML 1.1 takes it for when it is not quoted."""

    value: str
    line: int
    tag: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Value, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping, keys in their order; of a repeated key the first."""

    pairs: tuple[tuple[Text, Value], ...]
    line: int

    def get(self, key: str) -> Value | None:
        """The value of a key, or None."""
        return next((value for text, value in self.pairs if text.value == key), None)

    def __iter__(self) -> Iterator[tuple[Text, Value]]:
        return iter(self.pairs)


Value = Text | Items | Table
Complaint = tuple[int, str]


def read_marked(source: str) -> tuple[Value | None, tuple[Complaint, ...]]:
    """The value of a YAML text, None when it cannot be read or is empty; and (line, message) of what is wrong."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(source, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = " ".join(part for part in (error.problem, error.context) if part)
        return None, ((mark.line + 1 if mark else 1, f"niet te lezen als YAML: {message}{_hint(error.problem)}"),)
    except yaml.YAMLError as error:
        return None, ((1, f"niet te lezen als YAML: {' '.join(str(error).split())}"),)
    complaints: list[Complaint] = []
    if node is None:
        return None, ((1, "het bestand is leeg"),)
    return _convert(node, complaints, depth=0), tuple(complaints)


def find_trap(text: Text) -> str:
    """What YAML makes of an unquoted word, said to its writer; empty when nothing is wrong."""
    if text.quoted:
        return ""
    if meant := _TRAPS.get(text.tag):
        return f'YAML leest {text.value or "een leeg veld"} als {meant}; zet er aanhalingstekens om: "{text.value}"'
    return ""


def _convert(node: yaml.Node, complaints: list[Complaint], depth: int) -> Value:
    line = node.start_mark.line + 1
    if depth > 20:
        complaints.append((line, "te diep ingesprongen"))
        return Text("", line, "", True)
    if isinstance(node, yaml.ScalarNode):
        return Text(node.value, line, node.tag, node.style in ("'", '"', "|", ">"))
    if isinstance(node, yaml.SequenceNode):
        return Items(tuple(_convert(item, complaints, depth + 1) for item in node.value), line)
    pairs: list[tuple[Text, Value]] = []
    seen: dict[str, int] = {}
    for key_node, value_node in node.value:
        key = _convert(key_node, complaints, depth + 1)
        if not isinstance(key, Text):
            complaints.append((line, "een sleutel is één woord"))
            continue
        if key.value in seen:
            complaints.append(
                (key.line, f"sleutel '{key.value}' staat er twee keer; de eerste op regel {seen[key.value]}")
            )
            continue
        seen[key.value] = key.line
        pairs.append((key, _convert(value_node, complaints, depth + 1)))
    return Table(tuple(pairs), line)


def _hint(problem: str | None) -> str:
    if problem and ("\\t" in problem or "tab" in problem):
        return " (gebruik spaties, geen tabs)"
    if problem and ("mapping values" in problem or "expected <block end>" in problem or "','" in problem):
        return " (een tekst met ':' of ',' hoort tussen aanhalingstekens; of klopt het inspringen niet?)"
    return ""
