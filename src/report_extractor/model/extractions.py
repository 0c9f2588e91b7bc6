"""Documents as read and extractions as understood: what the library hands out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from .documents import Failure, Metadata, Profile, Source, Status
from .figures import Aside, Figure, Number
from .pages import Page

if TYPE_CHECKING:
    from pandas import DataFrame

Verdict = Literal["agrees", "differs", "cannot_tell"]
Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The outcome of one check. `page` 0 means the whole document; `figures` are ids, in the order of the message."""

    finding_id: str
    page: int
    check: str
    verdict: Verdict
    severity: Severity
    figures: tuple[str, ...]
    expected: str
    observed: str
    tolerance: str
    message_nl: str
    message_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file as read. `reason` and `message` are empty when `status` is ok."""

    source: Source
    pages: tuple[Page, ...]
    metadata: Metadata
    status: Status = "ok"
    reason: str = ""
    message: str = ""
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Everything understood of one document.

    Refuses to exist (ValueError) unless each number of the ledger has exactly one owner.
    `numbers` is the inventory: every number found on any page, in reading order.
    """

    document: Document
    profile: Profile
    numbers: tuple[Number, ...]
    figures: tuple[Figure, ...]
    asides: tuple[Aside, ...]
    unexplained: tuple[Number, ...]
    findings: tuple[Finding, ...] = ()

    def __post_init__(self) -> None:
        owned = Counter(
            [number.number_id for figure in self.figures for number in figure.numbers]
            + [aside.number.number_id for aside in self.asides]
            + [number.number_id for number in self.unexplained]
        )
        inventory = Counter(number.number_id for number in self.numbers)
        if owned != inventory or any(count > 1 for count in inventory.values()):
            strays = sorted((inventory - owned) | (owned - inventory))
            raise ValueError(
                f"{self.document.source.path}: each number must be figure, aside or unexplained exactly once; "
                f"wrong for {', '.join(strays) or 'repeated ids'}"
            )

    def to_frame(self) -> DataFrame:
        """The figures as a pandas DataFrame with the columns of figures.csv.

        The one place where model reaches forward: a frame is a form of the dataset, asked for on an extraction.
        """
        from ..dataset import to_frame

        return to_frame(self)
