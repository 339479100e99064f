"""The exit codes, and which of them a run of several inputs ends with."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """How a command ended; the last three are 128 and the signal, as a shell has it."""

    FINE = 0
    SOME_FAILED = 1
    USAGE = 2
    ALL_FAILED = 3
    INTERRUPTED = 130
    PIPE_CLOSED = 141
    TERMINATED = 143


def exit_of(total: int, failed: int) -> Exit:
    """The exit code of a run over `total` inputs of which `failed` did.

    >>> exit_of(3, 0).value, exit_of(3, 1).value, exit_of(3, 3).value, exit_of(0, 0).value
    (0, 1, 3, 0)
    """
    if not failed:
        return Exit.FINE
    return Exit.ALL_FAILED if failed == total else Exit.SOME_FAILED
