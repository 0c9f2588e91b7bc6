"""Pattern packs: YAML that an archivist can write → which indicator a number of a reading belongs to.

What a run needs is imported at once; what only a pattern writer needs (checker, drafts, descriptions) when it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from .explaining import NearMiss
from .loading import find_file, find_folder, list_packs, load_packs
from .matching import PackMatcher, find_breakdown
from .pack import CategoryList, Example, Indicator, Mistake, Pack, Pattern, WordList
from .readings import PackMatch, Reading

if TYPE_CHECKING:
    from .checking import check_pack
    from .describing import describe_pack, try_text
    from .drafting import draft_indicator, draft_pack

_HOMES = {
    "check_pack": "checking",
    "describe_pack": "describing",
    "draft_indicator": "drafting",
    "draft_pack": "drafting",
    "try_text": "describing",
}

__all__ = [
    "CategoryList",
    "Example",
    "Indicator",
    "Mistake",
    "NearMiss",
    "Pack",
    "PackMatch",
    "PackMatcher",
    "Pattern",
    "Reading",
    "WordList",
    "check_pack",
    "describe_pack",
    "draft_indicator",
    "draft_pack",
    "find_breakdown",
    "find_file",
    "find_folder",
    "list_packs",
    "load_packs",
    "try_text",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'report_extractor.packs' has no attribute {name!r}")
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)
