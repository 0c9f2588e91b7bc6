"""A small process that cleans up after the run, however the run ends: no orphan and no temporary file stays.

It is forked before anything heavy is loaded and waits on a pipe. When the run dies, even by `kill -9`, the pipe
closes: the janitor ends the process groups of the workers that are left and removes the temporary folder.
"""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Sequence
from pathlib import Path

from ..errors import MissingToolError


class Janitor:
    """The run's handle on its janitor. `leave` closes it: the folder is removed and the janitor gone on return.

    `strangers` are file descriptors that the janitor must not keep open.
    """

    def __init__(self, folder: Path, strangers: Sequence[int] = ()) -> None:
        reading, self._pipe = os.pipe()
        self._pid = fork()
        if self._pid == 0:
            for handle in (self._pipe, *strangers):
                os.close(handle)
            _wait_and_clean(reading, folder)
        os.close(reading)

    @property
    def handle(self) -> int:
        """The file descriptor that every forked process must close."""
        return self._pipe

    def know(self, group: int) -> None:
        """This process group is to be ended when the run dies."""
        os.write(self._pipe, b"+%d\n" % group)

    def forget(self, group: int) -> None:
        """This process group has ended."""
        os.write(self._pipe, b"-%d\n" % group)

    def leave(self) -> None:
        """Lets the janitor clean and waits for it."""
        os.close(self._pipe)
        os.waitpid(self._pid, 0)


def _wait_and_clean(pipe: int, folder: Path) -> None:
    try:
        os.setsid()
        for ignored in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
            signal.signal(ignored, signal.SIG_IGN)
        null = os.open(os.devnull, os.O_RDWR)
        for standard in range(3):  # whoever waits for the end of our output must not wait for the janitor
            os.dup2(null, standard)
        groups: set[int] = set()
        with os.fdopen(pipe, "rb") as lines:
            for line in lines:
                group = int(line[1:])
                (groups.add if line[:1] == b"+" else groups.discard)(group)
        for group in groups:
            end_group(group)
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        os._exit(0)


# what asks a run to stop; the supervisor turns each into an interrupt
STOPS = frozenset({signal.SIGINT, signal.SIGTERM, signal.SIGHUP})


def fork() -> int:
    """`os.fork`, with `STOPS` held back in the child: an interrupt must not run the supervisor's code a second time.

    MissingToolError when the system refuses another process.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    try:
        pid = os.fork()
    except OSError as problem:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
        raise MissingToolError(
            f"no process can be started: {problem.strerror}", remedy="end other programs, or use fewer workers with -j"
        ) from problem
    if pid:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
    return pid


def end_group(group: int) -> None:
    """Kills every process of the group; nothing happens when there is none."""
    try:
        os.killpg(group, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):  # all gone, or a zombie that only its parent can clear
        return
