"""Pattern packs: YAML that an archivist can write → which indicator a number of a reading belongs to."""

from .loading import find_file, find_folder, list_packs, load_packs
from .matching import PackMatch, PackMatcher, Reading, find_breakdown
from .pack import CategoryList, Example, Indicator, Mistake, Pack, Pattern, WordList

__all__ = [
    "CategoryList",
    "Example",
    "Indicator",
    "Mistake",
    "Pack",
    "PackMatch",
    "PackMatcher",
    "Pattern",
    "Reading",
    "WordList",
    "find_breakdown",
    "find_file",
    "find_folder",
    "list_packs",
    "load_packs",
]
