"""Values to CSV cells and back: plain numbers, and text that no reader, shell or spreadsheet can trip over.

What hostile text becomes, and why:

- control characters (NUL, escape, ...) become their visible picture (U+2400 block); tab, CR and LF stay, in quotes;
- lone surrogates, bidirectional controls, the byte order mark and the C1 controls become a visible `\\uXXXX`
  (`\\xNN` for undecodable bytes of file names): they break encoders, or reorder what a person sees;
- a text cell that a spreadsheet would run as a formula (`=`, `+`, `-`, `@` first) gets an apostrophe in front,
  unless it is just a number as printed (`-5%`, `+3`): numbers are never changed. Reading takes it off again.
- a text cell longer than a spreadsheet cell can be is cut, visibly.
"""

from __future__ import annotations

import re
from decimal import Decimal

MOST_CHARACTERS = 32_767  # of a spreadsheet cell
_CUT_MARK = " […]"
_PICTURES = {code: 0x2400 + code for code in range(32) if code not in (9, 10, 13)} | {127: 0x2421}
_ESCAPED = re.compile("[\ud800-\udfff\u0080-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_SHOWN = re.compile(r"\\\\|\\x[0-9a-f]{2}|\\u[0-9a-f]{4}")
_FORMULA = re.compile(r"'*[\s\u2400-\u2421]*[=+\-@＝＋－＠]")
_PRINTED_NUMBER = re.compile(r"[+\-−–]?\s?(?:€\s?)?[+\-−]?\d[\d.,\s]*\s?[%‰]?-?")
_QUOTED = re.compile(r'[",\r\n]|^\s|\s$')
_QUOTED_SOMEWHERE = re.compile(r'["\r\n]|^\s|\s$|,\s|\s,')


def plain_number(value: Decimal | int | float | None) -> str:
    """The number in digits: no exponent, no zeros after the last decimal, no negative zero; empty for None."""
    if value is None:
        return ""
    text = format(Decimal(str(value)) if isinstance(value, float) else Decimal(value), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def points(value: float) -> str:
    """A coordinate to a tenth of a point."""
    text = f"{value:.1f}"
    return "0.0" if text == "-0.0" else text


def share(value: float | None) -> str:
    """A confidence between 0 and 1 in at most three decimals; empty for None."""
    return "" if value is None else plain_number(Decimal(f"{value:.3f}"))


def clean_text(text: str) -> str:
    """The text with everything invisible or unencodable made visible, at most as long as a spreadsheet cell."""
    if text.isascii() and text.isprintable() and len(text) <= MOST_CHARACTERS:
        return text
    shown = _ESCAPED.sub(_escape, text.translate(_PICTURES))
    if len(shown) > MOST_CHARACTERS:
        return shown[: MOST_CHARACTERS - len(_CUT_MARK)] + _CUT_MARK
    return shown


def shown_path(path: str) -> str:
    """A path as it stands in the column `document`: unique for each path, and never a formula or an option."""
    escaped = path.replace("\\", "\\\\").translate({code: f"\\x{code:02x}" for code in _PICTURES})
    shown = _ESCAPED.sub(_escape, escaped)
    return f"./{shown}" if _FORMULA.match(shown) else shown


def path_of(shown: str) -> str:
    """The path that `shown_path` shows, as the operating system knows it."""
    return _SHOWN.sub(_restore, shown)


def _restore(match: re.Match[str]) -> str:
    if match.group() == "\\\\":
        return "\\"
    code = int(match.group()[2:], 16)
    return chr(0xDC00 + code) if match.group()[1] == "x" and code >= 0x80 else chr(code)


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else f"\\u{code:04x}"


def neutral_text(text: str) -> str:
    """The text with an apostrophe in front when a spreadsheet would take it for a formula."""
    if text and _FORMULA.match(text) and not _PRINTED_NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def original_text(cell: str) -> str:
    """The text of which `neutral_text` made the cell."""
    if cell.startswith("'") and _FORMULA.match(cell) and not _PRINTED_NUMBER.fullmatch(cell):
        return cell[1:]
    return cell


def csv_line(cells: list[str]) -> str:
    """One line of CSV, quoted only where a reader needs it."""
    line = ",".join(cells)
    if line.count(",") == len(cells) - 1 and not _QUOTED_SOMEWHERE.search(line):  # most lines
        return line + "\n"
    return (
        ",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' if _QUOTED.search(cell) else cell for cell in cells) + "\n"
    )
