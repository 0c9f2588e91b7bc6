"""Templates → pages in which the text of a document can never become markup, with a content policy to the letter."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from .codes import shown_count
from .texts import report_texts, template_text

if TYPE_CHECKING:
    from jinja2 import Environment

Language = Literal["nl", "en"]


def template_environment() -> Environment:
    """The templates: everything is escaped, and a name that is not given is an error."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(template_text), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters["counted"] = shown_count
    return environment


def render_page(name: str, language: Language, **context: Any) -> Iterator[str]:
    """One template, piece by piece, with the words of the report."""
    common = {"lang": language, "texts": report_texts()}
    yield from template_environment().get_template(name).generate({**common, **context})


def policy_of(style: str, script: str, *, images: str = "data:", connections: str = "'none'") -> str:
    """A content policy that allows exactly this style sheet and this script."""

    def digest(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")

    return (
        f"default-src 'none'; img-src {images}; connect-src {connections}; style-src 'sha256-{digest(style)}'; "
        f"script-src 'sha256-{digest(script)}'; base-uri 'none'; form-action 'none'"
    )
