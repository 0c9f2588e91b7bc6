"""The layout room: words and shapes of pages become blocks in reading order, and blocks become passages of text."""

from .page import lay_out
from .passages import passages
from .refinement import refine

__all__ = ["lay_out", "passages", "refine"]
