"""A row of a dataset explained: what it is, by which rule and words, what else it could have been and why not."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import UsageError
from .considered import NEAR, indicator_name, reading_of, say_near, say_nobody
from .notation import Codes, aside_signs, code_label, dutch_number, dutch_period, dutch_value, rule_label

if TYPE_CHECKING:
    from ..dataset import Dataset
    from ..model import Mention
    from ..packs import PackMatch, PackMatcher, Reading

Row = Mapping[str, str]
Told = list[tuple[str, str]]

_SHORTEST_ID = 4
_MOST_ELSEWHERE = 2
_COLUMN = 12


def lay_out(told: Told) -> list[str]:
    """Each pair as a line, its heading in a column of its own."""
    return [f"{heading:<{_COLUMN}}{said}" for heading, said in told]


def explain_row(dataset: Dataset, wanted: str, packs: Sequence[str], sources: tuple[Path, ...]) -> list[str]:
    """The lines that explain a figure or a number, given by its id or the first letters of it."""
    from ..packs import PackMatcher, load_packs

    figure = find_row(dataset.figures, "figure_id", wanted)
    number = None if figure else find_row(dataset.numbers, "number_id", wanted)
    if number is not None and number["figure_id"] and number["disposition"] == "figure":
        figure = find_row(dataset.figures, "figure_id", number["figure_id"])
    codes = {(row["list"], row["code"]): row["label_nl"] for row in dataset.codebook}
    if figure is not None:
        return lay_out(_tell_figure(dataset, figure, PackMatcher(load_packs(packs)), codes))
    if number is None:
        raise UsageError(f"{wanted}: no such figure or number", remedy="take a figure_id of figures.csv")
    words = find_words(dataset, number, sources)
    return lay_out(_tell_number(dataset, number, words, PackMatcher(load_packs(packs)), codes))


def find_row(rows: Sequence[Row], column: str, wanted: str) -> Row | None:
    """The one row whose id begins so; None for no such row. UsageError when several do."""
    found = [row for row in rows if row[column].startswith(wanted)]
    if len(wanted) < _SHORTEST_ID or len(found) > 1:
        exact = [row for row in found if row[column] == wanted]
        if found and not exact:
            raise UsageError(f"{wanted}: {len(found)} rows begin with this", remedy="give more of the id")
        found = exact
    return found[0] if found else None


# ---- a figure --------------------------------------------------------------------------------------------------------
def _tell_figure(dataset: Dataset, row: Row, matcher: PackMatcher, codes: Codes) -> Told:
    how = f"{code_label(codes, 'derivation', row['derivation'])}; {code_label(codes, 'bound', row['bound'])}"
    period = dutch_period(row["period_start"], row["period_end"])
    period = f"{period} ({code_label(codes, 'period_source', row['period_source'])})" if period else "niet bekend"
    read = code_label(codes, "number_read_by", row["read_by"])
    read += f", zekerheid {dutch_number(row['ocr_confidence'])}" if row["ocr_confidence"] else ""
    doubts = [f"{code_label(codes, 'doubt', code)} ({code})" for code in row["doubts"].split(";") if code]
    of = f", van {row['of']} {dutch_number(row['of_value'])}".rstrip() if row["of"] else ""
    mentions = [one for one in dataset.numbers if one["figure_id"] == row["figure_id"]]
    told = [
        ("cijfer", f"{row['figure_id']}  {row['document']} p. {row['page']} ({_place(row)})"),
        ("waarde", f"{dutch_value(codes, row['value'], row['unit'])}, gedrukt «{row['value_text']}» ({how})"),
        ("wat", row["label"]),
        ("telt", (row["counts"] or "–") + of),
        ("periode", period),
        ("woorden", _marked(row["snippet"], row["value_text"])),
        ("regel", _rule(row, matcher, codes)),
        *_tell_indicator(dataset, row, matcher, codes),
        ("gelezen", read),
        (
            "zekerheid",
            code_label(codes, "confidence", row["confidence"]) + (f": {', '.join(doubts)}" if doubts else ""),
        ),
    ]
    for one in mentions:
        if one["disposition"] != "figure" or any(one[side] != row[side] for side in ("page", "left", "top")):
            told.append(("ook gedrukt", f"«{one['text']}» p. {one['page']} ({_place(one)})"))
    for finding in dataset.findings:
        if row["figure_id"] in finding["figures"].split(";"):
            said = code_label(codes, "verdict", finding["verdict"])
            check = code_label(codes, "check", finding["check"])
            told.append(("bevinding", f"{check}: {said}: {finding['message_nl']}"))
    return told


def _rule(row: Row, matcher: PackMatcher, codes: Codes) -> str:
    if not row["pack"]:
        return rule_label(codes, row["pattern"]) if row["pattern"] else "alleen algemene regels"
    shape = matcher.tell_pattern(row["pattern"])
    return f"patroon «{shape}» ({row['pattern']})" if shape else f"patroon {row['pattern']}"


def _tell_indicator(dataset: Dataset, row: Row, matcher: PackMatcher, codes: Codes) -> Told:
    """The indicator that has the figure, or that none has, and those that came near, by the words around it."""
    reading, at, match = _read_again(row, matcher)
    near = say_near(matcher, reading, at, codes, (row["pack"], row["indicator"])) if at >= 0 else []
    if not row["indicator"]:
        new = f"packs new --dataset {dataset.folder} {row['figure_id']}"
        return [("indicator", NEAR if near else say_nobody(new)), *near]
    parts = [part.partition("=") for part in row["breakdown"].split(";") if part]
    named = [indicator_name(matcher, row["pack"], row["indicator"])]
    named += [f"uitsplitsing «{code.replace('_', ' ')}»" for _, _, code in parts]
    above = None if match is not None or at < 0 else _match_below(row, matcher, reading, at)
    if match is not None or above is not None:
        spans = match.words if match is not None else above.words if above is not None else ()
        words = dict.fromkeys(reading.text[first:last] for first, last in spans)
        named.append(f"met de woorden {', '.join(f'«{word}»' for word in words)}")
    if above is not None:
        named.append("een kop of zin erboven zegt waar het over gaat")
    elif match is None and row["derivation"] == "reference":
        named.append("overgenomen van het geheel waar dit een deel van is")
    return [("indicator", "; ".join(named)), *near]


def _match_below(row: Row, matcher: PackMatcher, reading: Reading, at: int) -> PackMatch | None:
    """The match that the words make under a heading that speaks of the indicator, which a dataset does not keep."""
    known = (one for pack in matcher.packs if pack.name == row["pack"] for one in pack.indicators)
    near = next((" | ".join(entry.text for entry in one.near) for one in known if one.id == row["indicator"]), "")
    found = matcher.match(replace(reading, near=near))
    return next((one for one in found if one.figure == at and one.pattern == row["pattern"]), None)


def _read_again(row: Row, matcher: PackMatcher) -> tuple[Reading, int, PackMatch | None]:
    """The words as the packs read them, which of their numbers is the figure (-1: none), and the match that made it.

    A number beside words is read with its snippet or with its label; the one in which its pattern fits tells more.
    """
    from ..dutch import find_numbers

    beside = row["kind"] in {"callout", "chart", "table"}
    labelled = f"{row['value_text']} {row['label']}"
    found: list[tuple[Reading, int, PackMatch | None]] = []
    for said in (labelled, row["snippet"]) if beside else (row["snippet"],):
        quantities = [mention for mention in find_numbers(said) if mention.kind == "quantity"]
        at = next((at for at, mention in enumerate(quantities) if mention.text == row["value_text"]), -1)
        if said is labelled:
            quantities = quantities[at : at + 1] if at >= 0 else []
            at = min(at, 0)
        reading = reading_of(said, quantities, near=row["label"], label=True if said is labelled else None)
        match = next((one for one in matcher.match(reading) if one.figure == at), None) if at >= 0 else None
        if match is not None and match.pattern == row["pattern"]:
            return reading, at, match
        found.append((reading, at, None))
    return found[0]


def _place(row: Row) -> str:
    left, top, right, bottom = (dutch_number(row[side]) for side in ("left", "top", "right", "bottom"))
    return f"{left}–{right} pt van links, {top}–{bottom} pt van boven"


def _marked(words: str, printed: str) -> str:
    """The words with the number between arrows where it stands there once; cells with their heads as they are."""
    words = " ".join(words.split())
    mentions = _mentions(words, printed)
    if len(mentions) != 1 or words == printed:
        return words
    return f"{words[: mentions[0].start]}→{printed}←{words[mentions[0].end :]}"


def _mentions(words: str, printed: str) -> list[Mention]:
    from ..dutch import find_numbers

    return [mention for mention in find_numbers(words) if mention.text == printed]


# ---- a number that is no figure --------------------------------------------------------------------------------------
def find_words(dataset: Dataset, number: Row, sources: tuple[Path, ...]) -> str:
    """The words around a number, read again from its page; empty where the document is not found as it was read."""
    from ..extract import extract_document
    from ..settings import Settings

    path = _find_source(dataset, number["document"], sources or (Path(), dataset.folder.parent))
    if path is None:
        return ""
    kept = dataset.run.get("settings", {})
    page = int(number["page"])
    usual = Settings(pages=((page, page),))
    settings = replace(usual, ocr=kept.get("ocr", usual.ocr), careful=kept.get("careful", usual.careful))
    read = extract_document(path, settings, shown_as=number["document"])
    same = (one.snippet for one in read.numbers if one.number_id == number["number_id"])
    return " ".join(next(same, "").split())


def _find_source(dataset: Dataset, document: str, folders: tuple[Path, ...]) -> Path | None:
    """The file of a document, if it lies in one of the folders and has the content that was read."""
    from ..dataset import path_of

    sha256 = next((row["sha256"] for row in dataset.documents if row["document"] == document), "")
    for folder in folders:
        path = folder / path_of(document)
        if sha256 and path.is_file():
            with path.open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() == sha256:
                    return path
    return None


def _tell_number(dataset: Dataset, row: Row, words: str, matcher: PackMatcher, codes: Codes) -> Told:
    told = [
        ("getal", f"{row['number_id']}  {row['document']} p. {row['page']} ({_place(row)})"),
        ("gedrukt", f"«{row['text']}»"),
    ]
    if words:
        told.append(("woorden", _marked(words, row["text"])))
    else:
        told.append(("woorden", "het document is hier niet te vinden; geef zijn map met --source"))
        told += _tell_neighbours(dataset, row)
    found = _mentions(words, row["text"])
    if row["disposition"] == "aside":
        told += _tell_aside(dataset, row, found, codes)
    else:
        told += _tell_unexplained(row, words, codes)
    quantities = [one for one in found if one.kind == "quantity"]
    if quantities and row["disposition"] != "aside":
        told += say_near(matcher, reading_of(words, quantities[:1]), 0, codes)
    return told + _tell_elsewhere(dataset, row)


def _tell_aside(dataset: Dataset, row: Row, found: Sequence[Mention], codes: Codes) -> Told:
    """Why it is no figure, and what it would have been else."""
    told = [("uitkomst", f"geen cijfer: {code_label(codes, 'aside_reason', row['reason'])}")]
    sign, other = aside_signs().get(row["reason"], ("", ""))
    if sign:
        told.append(("omdat", sign))
    rules = list(dict.fromkeys(one.rule for one in found if one.reason == row["reason"] and one.rule))
    told += [("regel", rule_label(codes, rule, row["reason"])) for rule in rules[:1]]
    period = next((dutch_period(one.period_start, one.period_end) for one in found if one.kind == "period"), "")
    if period:
        told.append(("periode", period))
    if other:
        told.append(("kon zijn", other))
    same = next((one for one in dataset.figures if one["figure_id"] == row["figure_id"]), None)
    if same is not None:
        told.append(("zie cijfer", f"{same['figure_id']}: {same['label']}, p. {same['page']}"))
    return told


def _tell_unexplained(row: Row, words: str, codes: Codes) -> Told:
    """What the number could have been, and why no rule makes a figure of it."""
    value = dutch_value(codes, row["value"], row["unit"]) if row["value"] else ""
    around = " ".join(words.replace(row["text"], " ", 1).split()).strip(" .:;,|")
    if any(letter.isalpha() for letter in around):
        why = f"de woorden eromheen («{around}») noemen niets dat geteld of gemeten wordt"
    else:
        why = "geen woord, kop of bijschrift bij het getal zegt wat er geteld of gemeten is"
    could = f"een cijfer{f' van {value}' if value else ''}, als erbij stond wat er geteld of gemeten is"
    return [("uitkomst", "onverklaard: geen regel begrijpt dit getal"), ("kon zijn", could), ("verloor", why)]


def _tell_neighbours(dataset: Dataset, row: Row) -> Told:
    """The figures printed on the same line, which say what stands around it."""
    top, bottom = float(row["top"]), float(row["bottom"])
    near = [
        one
        for one in dataset.figures
        if (one["document"], one["page"]) == (row["document"], row["page"])
        and min(bottom, float(one["bottom"])) - max(top, float(one["top"])) > (bottom - top) / 2
    ]
    near.sort(key=lambda one: abs(float(one["left"]) - float(row["left"])))
    return [("ernaast", f"«{one['value_text']}» {one['label']} ({one['figure_id']})") for one in near[:_MOST_ELSEWHERE]]


def _tell_elsewhere(dataset: Dataset, row: Row) -> Told:
    """Figures of the document with the same value: the number may be said again."""
    if not row["value"] or row["disposition"] == "aside":
        return []
    same = [one for one in dataset.figures if one["document"] == row["document"] and one["value"] == row["value"]]
    return [
        ("elders", f"«{one['value_text']}» p. {one['page']}: {one['label']} ({one['figure_id']})")
        for one in same[:_MOST_ELSEWHERE]
    ]
