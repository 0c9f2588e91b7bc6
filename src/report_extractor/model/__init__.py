"""The values that flow through the program: immutable, each made by one room and read by those after it."""

from .documents import Failure, Metadata, Profile, Source, SourceKind, Status
from .extractions import Document, Extraction, Finding, Severity, Verdict
from .figures import Aside, Basis, Confidence, Figure, FigureKind, Number, identify
from .geometry import Box, union
from .mentions import Bound, Derivation, Direction, Mention, MentionKind
from .pages import (
    Block,
    BlockKind,
    Cell,
    Context,
    Line,
    Page,
    Passage,
    PassageKind,
    PassageRole,
    Table,
)
from .words import PageReadBy, PageWords, ReadBy, Shape, ShapeKind, Word

__all__ = [
    "Aside",
    "Basis",
    "Block",
    "BlockKind",
    "Bound",
    "Box",
    "Cell",
    "Confidence",
    "Context",
    "Derivation",
    "Direction",
    "Document",
    "Extraction",
    "Failure",
    "Figure",
    "FigureKind",
    "Finding",
    "Line",
    "Mention",
    "MentionKind",
    "Metadata",
    "Number",
    "Page",
    "PageReadBy",
    "PageWords",
    "Passage",
    "PassageKind",
    "PassageRole",
    "Profile",
    "ReadBy",
    "Severity",
    "Shape",
    "ShapeKind",
    "Source",
    "SourceKind",
    "Status",
    "Table",
    "Verdict",
    "Word",
    "identify",
    "union",
]
