"""The command line: one module a verb, each imported only when it is used."""

from .group import main

__all__ = ["main"]
