"""Everything that cannot be done, as one tree of exceptions, each with its exit code and its remedy.

    ReportExtractorError                 1   root; never raised itself
    ├── InputError                       3   this input cannot be read (reason: a code of the codebook)
    ├── NothingReadError                 4   no input could be read
    ├── UsageError                       2   an option or argument is wrong
    ├── MissingToolError                 5   something is missing on this machine
    ├── OutputError                      7   the output cannot be written
    └── PackError                        8   a pattern pack is invalid

A doubt about data is never an exception: it is a value in the result.
"""

from __future__ import annotations


class ReportExtractorError(Exception):
    """Root of the tree. The message is one line: what, where, and (after `remedy`) how to mend it."""

    exit_code = 1

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}; {self.remedy}" if self.remedy else self.message


class UsageError(ReportExtractorError):
    """An option or argument is wrong."""

    exit_code = 2


class InputError(ReportExtractorError):
    """One input cannot be read. `reason` is a code: encrypted, not_a_pdf, damaged, empty, zero_pages, missing, ..."""

    exit_code = 3

    def __init__(self, message: str, *, reason: str, remedy: str = "") -> None:
        super().__init__(message, remedy=remedy)
        self.reason = reason

    def __reduce__(self) -> tuple[object, ...]:
        return (_restore_input_error, (self.message, self.reason, self.remedy))


def _restore_input_error(message: str, reason: str, remedy: str) -> InputError:
    return InputError(message, reason=reason, remedy=remedy)


class NothingReadError(ReportExtractorError):
    """No input could be read."""

    exit_code = 4


class MissingToolError(ReportExtractorError):
    """Something is missing on this machine; the remedy is the command that installs it."""

    exit_code = 5


class OutputError(ReportExtractorError):
    """The output cannot be written: full disk, no permission, in use by another run."""

    exit_code = 7


class PackError(ReportExtractorError):
    """A pattern pack is invalid; the message starts with file and line."""

    exit_code = 8
