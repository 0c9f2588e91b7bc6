"""Six further designs, each another kind of page, each about a body that does not exist.

`DESIGNS` is name → function that draws the sheet.
"""

from __future__ import annotations

from collections.abc import Callable

from ..infographic import infographic
from ..sheet import Sheet
from .chart import chart
from .fold import fold
from .report import report
from .sidebar import sidebar
from .tiles import tiles
from .unruled import unruled

DESIGNS: dict[str, Callable[[], Sheet]] = {
    "integrity": infographic,
    "fold": fold,
    "sidebar": sidebar,
    "unruled": unruled,
    "chart": chart,
    "tiles": tiles,
    "report": report,
}
