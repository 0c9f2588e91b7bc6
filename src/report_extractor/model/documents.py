"""Where things come from and what went wrong: sources, failures, and the file's own metadata."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SourceKind = Literal["pdf", "picture", "recovered_text"]
Status = Literal["ok", "partial", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One input file. `path` is as given, relative where it was, with `/`."""

    path: str
    sha256: str
    size_bytes: int
    kind: SourceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Something that could not be done, kept as data: a stage of a page, or of the document (page None)."""

    stage: str  # the room: reading, layout, dutch, figures, checks
    reason: str  # a code of the codebook
    message: str  # one line for a person
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What the file says of itself; all empty when it says nothing."""

    title: str = ""
    author: str = ""
    created: str = ""  # ISO date, or empty


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Who published a document and over which year, as the document says; empty when it does not."""

    title: str = ""
    organisation: str = ""
    year: int | None = None
    year_source: str = ""  # title, cover, header, metadata, file_name, text
