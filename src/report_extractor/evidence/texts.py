"""The words of the report in Dutch and English, from the table beside this module."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def report_texts() -> dict[str, dict[str, str]]:
    """Key → the text in `nl` and `en`."""
    text = files(__package__).joinpath("texts.csv").read_text(encoding="utf-8")
    return {row["key"]: {"nl": row["nl"], "en": row["en"]} for row in csv.DictReader(text.splitlines())}


def template_text(name: str) -> str:
    """The text of a file in the templates folder."""
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")
