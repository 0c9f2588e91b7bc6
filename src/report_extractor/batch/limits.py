"""What a worker may use, and what its death tells: limits of the operating system, and the reason behind a signal."""

from __future__ import annotations

import ctypes
import math
import resource
import signal
import sys
from dataclasses import dataclass

from ..settings import Settings

MOST_FILE_BYTES = 2 * 1024**3  # of one file that a worker writes: far above any result, far below a disk
_PR_SET_PDEATHSIG = 1
_MEMORY_SHARE = 0.7  # of the limit: an allocation that fails is not counted, so the peak stays below the limit
_MEMORY_DEATHS = frozenset({signal.SIGSEGV, signal.SIGABRT, signal.SIGILL, signal.SIGTRAP, signal.SIGBUS})


def wall_limit_s(settings: Settings) -> float:
    """Seconds on the clock after which a worker that does not answer is stopped."""
    return settings.wall_limit_s or 60 + 4 * settings.cpu_limit_s


def confine(settings: Settings) -> None:
    """Limits this process for good: memory, file size, no core files."""
    memory = settings.memory_limit_mb * 1024**2
    for kind, limit in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, MOST_FILE_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        try:
            resource.setrlimit(kind, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))
        except (ValueError, OSError):  # macOS knows the limit on memory by name only
            continue


def allow_cpu(seconds: int) -> None:
    """Lets this process use that much more processor time; then the system ends it with SIGXCPU."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    limit = math.ceil(used.ru_utime + used.ru_stime + seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


def die_with_parent() -> None:
    """Asks the system to end this process when its parent dies, however that dies (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Death:
    """How a worker ended: its exit code or signal, and the most memory it was seen to use.

    `stopped` when the supervisor had to end it.
    """

    exit_code: int
    signal_number: int
    peak_bytes: int
    stopped: bool = False

    @property
    def from_outside(self) -> bool:
        """Whether something else killed it, which a second attempt may survive."""
        return not self.stopped and self.signal_number in (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP)

    def reason(self, settings: Settings) -> tuple[str, str]:
        """The reason code, and one line for a person."""
        if self.signal_number == signal.SIGXCPU:
            return "cpu_limit", cpu_message(settings)
        enough = settings.memory_limit_mb * 1024**2 * _MEMORY_SHARE
        if self.signal_number in _MEMORY_DEATHS and self.peak_bytes >= enough:
            return "memory_limit", memory_message(settings)
        if self.stopped:
            return "crashed", "the reading process stopped answering"
        if self.from_outside:
            return "crashed", f"the reading process was killed ({self._name}), twice; is the machine out of memory?"
        if self.signal_number:
            return "crashed", f"the reading process crashed ({self._name})"
        return "crashed", f"the reading process ended without a word (exit code {self.exit_code})"

    @property
    def _name(self) -> str:
        try:
            return signal.Signals(self.signal_number).name
        except ValueError:
            return f"signal {self.signal_number}"


def cpu_message(settings: Settings) -> str:
    """What is said of a document that used up its processor time."""
    return f"more than {settings.cpu_limit_s} s of processor time; raise --timeout to allow more"


def memory_message(settings: Settings) -> str:
    """What is said of a document that used up its memory."""
    return f"more than {settings.memory_limit_mb} MB of memory"
