"""The verb `explain`: why a number of a dataset, or of a text, became what it became; told in Dutch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import UsageError

if TYPE_CHECKING:
    from ..dataset import Dataset
    from ..model import Mention
    from ..packs import NearMiss, PackMatcher, Reading

Codes = Mapping[tuple[str, str], str]

_SHORTEST_ID = 4
_KINDS = {"quantity": "hoeveelheid", "period": "periode", "aside": "geen cijfer"}


@click.command(short_help="Tell which rule took a number, from which words, and why not another.")
@click.argument("dataset", type=click.Path(path_type=Path), required=False)
@click.argument("figure_id", required=False)
@click.option("--text", help="Explain the numbers of this text instead of one of a dataset.")
@click.option("--near", default="", help="With --text: the heading or caption that stands above it.")
@click.option(
    "--pack", "packs", multiple=True, metavar="NAME|FILE", help="Only these packs; all built-in ones for none."
)
def explain(dataset: Path | None, figure_id: str | None, text: str | None, near: str, packs: tuple[str, ...]) -> int:
    """Explain FIGURE_ID (or the number with that id; its first letters will do) of DATASET, or each number of --text.

    \b
    Examples:
      report-extractor explain extracted 5fa18d6f79982d85
      report-extractor explain --text "Vier daarvan kwamen voort uit een arbeidsconflict."
    """
    if text is not None:
        if dataset is not None:
            raise UsageError("both a dataset and --text were given", remedy="give one of the two")
        lines = _explain_text(text, near, packs)
    elif dataset is None or figure_id is None:
        raise UsageError("no figure to explain", remedy="give DATASET and FIGURE_ID, or --text")
    else:
        from ..dataset import read_dataset

        lines = _explain_row(read_dataset(dataset), figure_id, packs)
    click.echo(("\n".join(lines) + "\n").encode("utf-8", "backslashreplace"), nl=False)
    return 0


# ---- a text ----------------------------------------------------------------------------------------------------------
def _explain_text(text: str, near: str, packs: Sequence[str]) -> list[str]:
    from ..dataset import declared_codes
    from ..dutch import find_numbers
    from ..packs import PackMatcher, load_packs

    codes = {(code.list, code.code): code.label_nl for code in declared_codes()}
    mentions = tuple(find_numbers(text))
    if not mentions:
        return ["In deze tekst staat geen getal."]
    lines = [_say_mention(mention, codes) for mention in mentions]
    quantities = [mention for mention in mentions if mention.kind == "quantity"]
    if not quantities:
        return lines
    matcher = PackMatcher(load_packs(packs))
    reading = _reading(text, quantities, near=near)
    return [*lines, "", *(_say_claim(matcher, reading, at) for at in range(len(quantities)))]


def _reading(text: str, mentions: Sequence[Mention], *, near: str = "", label: bool | None = None) -> Reading:
    from ..packs import Reading

    figures = tuple((mention.start, mention.end, mention.unit, mention.value) for mention in mentions)
    return Reading(text=text, figures=figures, near=near, label=label)


def _say_mention(mention: Mention, codes: Codes) -> str:
    said = f"«{mention.text}» (teken {mention.start + 1}–{mention.end}) {_KINDS[mention.kind]}"
    if mention.kind == "aside":
        return f"{said}: {_code(codes, 'aside_reason', mention.reason)}{_by(mention.rule)}"
    if mention.kind == "period":
        return f"{said}: {mention.period_start} t/m {mention.period_end}{_by(mention.rule)}"
    value = "zonder waarde" if mention.value is None else f"{mention.value} {_unit(codes, mention.unit)}"
    parts = [value]
    if mention.bound != "exact":
        low, high = ("" if limit is None else f"{limit:f}" for limit in (mention.low, mention.high))
        limits = ", ".join(f"{name} {limit}" for name, limit in (("vanaf", low), ("tot", high)) if limit)
        parts.append(f"{_code(codes, 'bound', mention.bound)}{f' ({limits})' if limits else ''}")
    parts.append(_code(codes, "derivation", mention.derivation))
    if mention.noun:
        parts.append(f"telt «{mention.noun}»")
    if mention.doubts:
        parts.append("twijfel: " + ", ".join(_code(codes, "doubt", doubt) for doubt in mention.doubts))
    return f"{said}: {', '.join(parts)}{_by(mention.rule)}"


def _by(rule: str) -> str:
    return f" [regel {rule}]" if rule else ""


def _code(codes: Codes, kind: str, code: str) -> str:
    return codes.get((kind, code), code)


def _unit(codes: Codes, unit: str) -> str:
    return _code(codes, "unit", unit or "count").lower() if unit != "EUR" else "euro"


# ---- what the packs say ----------------------------------------------------------------------------------------------
def _say_claim(matcher: PackMatcher, reading: Reading, at: int) -> str:
    start, end, _, _ = reading.figures[at]
    shown = f"«{reading.text[start:end]}»"
    match = next((match for match in matcher.match(reading) if match.figure == at), None)
    if match is None:
        return f"{shown}: geen indicator; {_say_miss(matcher.explain(reading, (start, end)))}"
    name = " ".join([f"{match.pack}.{match.indicator}", *(f"{key}={code}" for key, code in match.breakdown)])
    words = ", ".join(f"«{reading.text[first:last]}»" for first, last in match.words)
    also = f"; even goed past {', '.join(match.conflict)}" if match.conflict else ""
    return f"{shown}: {name}, door patroon {match.pattern}{f' met de woorden {words}' if words else ''}{also}"


def _say_miss(miss: NearMiss | None) -> str:
    if miss is None:
        return "geen patroon komt in de buurt"
    return f'het naaste patroon is {miss.pattern} "{miss.text}": {_why(miss)}'


def _why(miss: NearMiss) -> str:
    match miss.reason:
        case "unit":
            return f"het telt {miss.expected}, maar het getal is {miss.found}"
        case "near":
            return f"geen van de woorden die erbij moeten staan ({miss.expected}) staat in de zin of erboven"
        case "unless":
            return f"een van de woorden die het uitsluiten staat erbij ({miss.found})"
        case "label":
            return "het is voor losse woorden bij een getal, en dit is een zin"
        case "cover":
            return "het kent te weinig van de woorden bij het getal"
        case _ if miss.found:
            return f"het stopt bij «{miss.found}», waar «{miss.expected}» moet staan"
    return f"«{miss.expected}» ontbreekt"


# ---- a row of a dataset ----------------------------------------------------------------------------------------------
def _explain_row(dataset: Dataset, wanted: str, packs: Sequence[str]) -> list[str]:
    figure = _find(dataset.figures, "figure_id", wanted)
    number = None if figure else _find(dataset.numbers, "number_id", wanted)
    if number is not None and number["figure_id"] and number["disposition"] == "figure":
        figure = _find(dataset.figures, "figure_id", number["figure_id"])
    codes = {(row["list"], row["code"]): row["label_nl"] for row in dataset.codebook}
    if figure is None:
        if number is None:
            raise UsageError(f"{wanted}: no such figure or number", remedy="take a figure_id of figures.csv")
        return _say_other(number, codes)
    lines = _say_figure(figure, codes)
    mentions = [row for row in dataset.numbers if row["figure_id"] == figure["figure_id"]]
    lines += [f"gedrukt     «{row['text']}» p. {row['page']} ({_place(row)})" for row in mentions]
    lines += _say_considered(figure, packs)
    for finding in dataset.findings:
        if figure["figure_id"] in finding["figures"].split(";"):
            said = _code(codes, "verdict", finding["verdict"])
            lines.append(f"bevinding   {_code(codes, 'check', finding['check'])}: {said}: {finding['message_nl']}")
    return lines


def _find(rows: Sequence[Mapping[str, str]], column: str, wanted: str) -> Mapping[str, str] | None:
    found = [row for row in rows if row[column].startswith(wanted)]
    if len(wanted) < _SHORTEST_ID or len(found) > 1:
        exact = [row for row in found if row[column] == wanted]
        if found and not exact:
            raise UsageError(f"{wanted}: {len(found)} rows begin with this", remedy="give more of the id")
        found = exact
    return found[0] if found else None


def _place(row: Mapping[str, str]) -> str:
    return f"{row['left']},{row['top']}–{row['right']},{row['bottom']} pt"


def _say_figure(row: Mapping[str, str], codes: Codes) -> list[str]:
    period = f"{row['period_start']} t/m {row['period_end']}" if row["period_start"] else "niet bekend"
    how = f"{_code(codes, 'derivation', row['derivation'])}; {_code(codes, 'bound', row['bound'])}"
    read = _code(codes, "number_read_by", row["read_by"])
    read += f", zekerheid {row['ocr_confidence']}" if row["ocr_confidence"] else ""
    doubts = [f"{_code(codes, 'doubt', code)} ({code})" for code in row["doubts"].split(";") if code]
    named = _code(codes, "indicator", f"{row['pack']}.{row['indicator']}") if row["indicator"] else ""
    lines = [
        f"cijfer      {row['figure_id']}  {row['document']} p. {row['page']} ({_place(row)})",
        f"waarde      {row['value']} {_unit(codes, row['unit'])}, uit «{row['value_text']}» ({how})",
        f"wat         {row['label']}",
        f"telt        {row['counts'] or '–'}" + (f", van {row['of']} {row['of_value']}".rstrip() if row["of"] else ""),
        f"periode     {period} ({_code(codes, 'period_source', row['period_source'])})",
        f"regel       {row['pattern'] or 'alleen algemene regels'}",
        f"woorden     {row['snippet']}",
        f"gelezen     {read}",
        f"zekerheid   {_code(codes, 'confidence', row['confidence'])}" + (f": {', '.join(doubts)}" if doubts else ""),
    ]
    if named:
        lines.append(f"indicator   {named} ({row['pack']}.{row['indicator']} {row['breakdown']}".rstrip() + ")")
    return lines


def _say_other(row: Mapping[str, str], codes: Codes) -> list[str]:
    why = _code(codes, "aside_reason", row["reason"])
    same = f", zie cijfer {row['figure_id']}" if row["figure_id"] else ""
    said = f"geen cijfer: {why}{same}" if row["disposition"] == "aside" else "geen regel begrijpt dit getal"
    return [
        f"getal       {row['number_id']}  {row['document']} p. {row['page']} ({_place(row)})",
        f"gedrukt     «{row['text']}»",
        f"uitkomst    {said}",
    ]


def _say_considered(row: Mapping[str, str], names: Sequence[str]) -> list[str]:
    """What the packs make of the sentence as it stands alone: each number, and in each pack who came near and lost."""
    from ..dutch import find_numbers
    from ..packs import PackMatcher, load_packs

    packs = load_packs(names)
    mentions = [mention for mention in find_numbers(row["snippet"]) if mention.kind == "quantity"]
    label = True if row["kind"] in {"callout", "chart"} else None
    reading = _reading(row["snippet"], mentions, label=label)
    matcher = PackMatcher(packs)
    lines = [f"in de zin   {_say_claim(matcher, reading, at)}" for at in range(len(mentions))]
    own = next((mention for mention in mentions if mention.text == row["value_text"]), None)
    for pack in packs:
        if own is None or pack.name == row["pack"]:
            continue
        miss = PackMatcher([pack]).explain(reading, (own.start, own.end))
        if miss is not None:
            lines.append(f"verloren    {pack.name}: {_say_miss(miss)}")
    return lines
