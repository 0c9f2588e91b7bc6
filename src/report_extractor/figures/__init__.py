"""Passages and mentions → one owner for each number: figures that stand on their own, asides, and the unexplained."""

from .assemble import Understanding, understand
from .profile import read_profile

__all__ = ["Understanding", "read_profile", "understand"]
