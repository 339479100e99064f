"""The log: one JSON object a line, and for requests a writer that costs them next to nothing.

gunicorn's own access log takes 50 to 75 µs a request: a record, a formatter, a lock, a system
call. Here a request leaves a tuple behind, and a thread of its worker writes what has gathered, ten
times a second. What a `kill -9` can cost is a tenth of a second of lines.

A line holds nothing of what was sent, nor of what its sender says of it: no query, no header but
the request's id and the trace it belongs to.
"""

from __future__ import annotations

import atexit
import logging
import os
import re
import threading
import time
from collections import deque
from datetime import UTC, datetime
from typing import Any, Final

import orjson

from copydesk.web.access import holder
from copydesk.web.request import request_id

PAUSE: Final = 0.1
"""Seconds between two writings."""

MOST: Final = 50_000
"""Lines that wait at most, if whoever reads them does not; the oldest are lost, and counted."""

WHOLE: Final = 4096
"""Bytes that a pipe takes in one piece (PIPE_BUF): more of two workers could be mixed."""

_TRACE: Final = re.compile(r"[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(?:-.*)?", re.A)
_ZEROS: Final = frozenset((32 * "0", 16 * "0"))


class Journal:
    """Lines of requests, gathered and written by a thread of this process.

    The thread is started by the first line, so that each worker has its own after the fork.
    """

    def __init__(self, descriptor: int = 1) -> None:
        self._descriptor = descriptor
        self._waiting: deque[tuple[Any, ...]] = deque(maxlen=MOST)
        self._process = 0
        self._lost = 0
        self._writing = threading.Lock()

    def add(self, environ: dict[str, Any], status: int, size: int | None, seconds: float) -> None:
        """Note a request that has been answered, with `size` bytes if that is known."""
        if self._process != os.getpid():
            self._start()
        if len(self._waiting) == MOST:
            self._lost += 1
        self._waiting.append(
            (
                time.time(),
                environ["REQUEST_METHOD"],
                environ["PATH_INFO"],
                status,
                size,
                seconds,
                request_id(environ),
                environ.get("HTTP_TRACEPARENT"),
                holder(environ),
                environ.get("REMOTE_ADDR", ""),
            )
        )

    def flush(self) -> None:
        """Write all that waits. Never raises: a log that cannot be written stops no request."""
        with self._writing:
            while self._waiting:
                count = min(len(self._waiting), 1000)
                lines = [_line(*self._waiting.popleft()) for _ in range(count)]
                self._write(lines)
            if self._lost:
                lost, self._lost = self._lost, 0
                self._write([dump({"time": moment(time.time()), "level": "WARNING",
                                   "event": "lines lost", "count": lost})])  # fmt: skip

    def _write(self, lines: list[bytes]) -> None:
        try:
            piece = b""
            for line in lines:
                if len(piece) + len(line) > WHOLE:
                    os.write(self._descriptor, piece)
                    piece = b""
                piece += line
            os.write(self._descriptor, piece)
        except OSError:
            self._lost += len(lines)

    def _start(self) -> None:
        with self._writing:
            if self._process == os.getpid():
                return
            self._process = os.getpid()
        atexit.register(self.flush)
        threading.Thread(target=self._run, name="journal", daemon=True).start()

    def _run(self) -> None:
        while True:
            time.sleep(PAUSE)
            if self._waiting:
                self.flush()


def _line(
    at: float,
    method: str,
    path: str,
    status: int,
    size: int | None,
    seconds: float,
    request: str,
    parent: str | None,
    key: str,
    client: str,
) -> bytes:
    told: dict[str, Any] = {
        "time": moment(at),
        "level": "INFO",
        "event": "request",
        "request": request,
        "method": method,
        "path": path[:200],
        "status": status,
        "ms": round(seconds * 1000, 3),
    }
    if size is not None:
        told["bytes"] = size
    if parent:
        told |= trace_of(parent)
    if key:
        told["key"] = key
    if client:
        told["client"] = client
    told["pid"] = os.getpid()
    return dump(told)


def trace_of(parent: str) -> dict[str, str]:
    """The trace and the span of the caller that a `traceparent` names (W3C Trace Context, level 1).

    >>> trace_of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")["trace"]
    '4bf92f3577b34da6a3ce929d0e0e4736'
    >>> trace_of("00-00000000000000000000000000000000-00f067aa0ba902b7-01")
    {}
    """
    parts = _TRACE.fullmatch(parent.strip())
    if parts is None or parent.startswith("ff") or parts[1] in _ZEROS or parts[2] in _ZEROS:
        return {}
    return {"trace": parts[1], "span": parts[2]}


def dump(told: dict[str, Any]) -> bytes:
    """A line; what is no text is told as it can be."""
    try:
        return orjson.dumps(told, default=str) + b"\n"
    except TypeError:  # half a surrogate pair
        safe = {key: str(value).encode("utf-8", "backslashreplace").decode()
                for key, value in told.items()}  # fmt: skip
        return orjson.dumps(safe) + b"\n"


def moment(seconds: float) -> str:
    """Seconds since 1970 as ISO 8601 has them: in UTC, with milliseconds."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds")[:-6] + "Z"


class JsonLines(logging.Formatter):
    """Records of the standard library's logging, in the same shape."""

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, Any] = {
            "time": moment(record.created),
            "level": record.levelname,
            "event": "log",
            "logger": record.name,
            "message": record.getMessage(),
            "pid": record.process,
        }
        if record.exc_info:
            told["exception"] = self.formatException(record.exc_info)
        return dump(told).decode().rstrip("\n")
