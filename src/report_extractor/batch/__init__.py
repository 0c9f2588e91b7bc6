"""Many documents: isolation, limits, resume, progress."""

from .jobs import Engine, Job, Outcome
from .run import Quiet, Summary, Trouble, Watcher, extract_many

__all__ = ["Engine", "Job", "Outcome", "Quiet", "Summary", "Trouble", "Watcher", "extract_many"]
