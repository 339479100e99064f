"""The register of kills: a file that all workers of a machine append to and read on.

One line of JSON for each thing that was said of a name. The file is the truth and this process's
dictionary a copy of it, read on as soon as the file has grown: `fstat` at each question, a
microsecond, tells. So what one worker has written the others know at their next question, and
nothing has to be told to anybody.
"""

from __future__ import annotations

import fcntl
import logging
import os
import tempfile
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple, Protocol, get_args

import orjson

from copydesk.errors import RegisterUnavailable, SettingsError

log = logging.getLogger(__name__)

Status = Literal["killed", "withheld", "released"]

STATUSES: Final[tuple[Status, ...]] = get_args(Status)
"""What can be said of a name, the strictest first: of two at one time it is the one that holds."""

LONGEST_NAME: Final = 2048
"""Characters of a name: as many as a URL may have."""


class Kill(NamedTuple):
    """What was said of one name: an article's id, its uri, another id of it, or a story's id.

    `at` and `until` are seconds since 1970; `until` 0 is for ever. `reason` is the sender's, and
    `by` who said it: the name of an API key, or `wire` for an item that came as cancelled.
    """

    name: str
    status: Status
    at: float
    until: float = 0.0
    reason: str = ""
    by: str = ""

    def over(self, other: Kill | None) -> bool:
        """Whether this one holds and not the other: the later does, or the stricter of two."""
        if other is None or self.at != other.at:
            return other is None or self.at > other.at
        return STATUSES.index(self.status) < STATUSES.index(other.status)


class Register(Protocol):
    """What was said of which name; shared by all who must know it. Safe to share by threads."""

    def find(self, names: Iterable[str]) -> list[Kill]:
        """What holds of those of the names of which anything was ever said.

        Raises RegisterUnavailable if that cannot be known.
        """
        ...

    def anything(self) -> bool:
        """Whether anything was ever said of any name. Raises as `find` does."""
        ...

    def add(self, kills: Sequence[Kill]) -> None:
        """Write down; when this returns, everybody knows. Raises RegisterUnavailable if not."""
        ...


class FileRegister:
    """A `Register` for the workers of one machine.

    Without a path the file has no name and lives as long as a process that has it open: workers
    have it from the server that started them. A line that is not ours is passed over and logged.
    Raises SettingsError if the file cannot be opened.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._file = _opened(path)
        self._known: dict[str, Kill] = {}
        self._read = 0
        self._lock = threading.Lock()

    def find(self, names: Iterable[str]) -> list[Kill]:
        self._read_on()
        known = self._known
        if not known:
            return []
        return [known[name] for name in names if name in known]

    def anything(self) -> bool:
        self._read_on()
        return bool(self._known)

    def all(self) -> dict[str, Kill]:
        """Everything that holds, by name."""
        self._read_on()
        return self._known.copy()

    def add(self, kills: Sequence[Kill]) -> None:
        """As promised; what is known already is not written again."""
        lines = b"".join(line_of(kill) for kill in kills if kill.over(self._known.get(kill.name)))
        if not lines:
            return
        try:
            with self._lock, self._alone():
                self._append(lines)
        except OSError as fault:
            raise RegisterUnavailable(f"the register cannot be written to: {fault}") from fault
        self._read_on()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keeps the other processes from writing; the threads of this one have their own lock."""
        fcntl.lockf(self._file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.lockf(self._file, fcntl.LOCK_UN)

    def _append(self, lines: bytes) -> None:
        """All of it and on the disk, or nothing. What broke off before is closed by a line end."""
        end = os.fstat(self._file).st_size
        if end and os.pread(self._file, 1, end - 1) != b"\n":
            lines = b"\n" + lines
        try:
            written = 0
            while written < len(lines):
                written += os.pwrite(self._file, lines[written:], end + written)
            os.fsync(self._file)
        except OSError:
            os.ftruncate(self._file, end)
            raise

    def _read_on(self) -> None:
        try:
            if os.fstat(self._file).st_size == self._read:
                return
            with self._lock:
                self._take_in()
        except OSError as fault:
            raise RegisterUnavailable(f"the register cannot be read: {fault}") from fault

    def _take_in(self) -> None:
        """The whole lines since last time; all of them, if the file was changed otherwise."""
        size = os.fstat(self._file).st_size
        if size < self._read:
            log.error("the register of kills was cut short; what was known of it still holds")
            self._read = 0
        data = os.pread(self._file, size - self._read, self._read)
        whole = data.rfind(b"\n") + 1
        known = self._known.copy()
        for line in data[:whole].splitlines():
            kill = kill_of(line)
            if kill is None:
                log.error("a line of the register of kills is not ours, and is passed over")
            elif kill.over(known.get(kill.name)):
                known[kill.name] = kill
        self._known = known
        self._read += whole


def _opened(path: Path | None) -> int:
    """A descriptor to read and to write, closed in programs that we start."""
    try:
        if path is None:
            with tempfile.TemporaryFile() as file:
                return os.dup(file.fileno())
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as fault:
        raise SettingsError(f"the register of kills cannot be opened: {fault}") from fault


def line_of(kill: Kill) -> bytes:
    """One line of the register."""
    return orjson.dumps(kill._asdict()) + b"\n"


def kill_of(line: bytes | str) -> Kill | None:
    """What a line of the register says; None if it is not ours."""
    try:
        value: Any = orjson.loads(line)
        kill = Kill(**value)
    except (orjson.JSONDecodeError, TypeError):
        return None
    sound = (
        kill.status in STATUSES
        and all(isinstance(text, str) for text in (kill.name, kill.reason, kill.by))
        and all(isinstance(when, int | float) for when in (kill.at, kill.until))
    )
    return kill if sound and kill.name else None
