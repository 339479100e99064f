"""What an operator can set, read from the environment: the only reader of `os.environ`.

Each setting is one variable, `COPYDESK_` and its name in capitals. A variable that is not
there, or is blank, leaves the default. Variables with our prefix that are no setting are left
alone: Kubernetes adds `COPYDESK_PORT` and `COPYDESK_SERVICE_HOST` of its own accord to pods
beside a Service called `copydesk`; for the same reason no setting may have such a name.
"""

from __future__ import annotations

import dataclasses
import math
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from copydesk.errors import SettingsError

PREFIX: Final = "COPYDESK_"
MIB: Final = 1024 * 1024

_SIZE: Final = re.compile(r"(\d+)\s*(KiB|MiB|GiB)?", re.IGNORECASE | re.ASCII)
_UNITS: Final = {"": 1, "kib": 1024, "mib": MIB, "gib": 1024 * MIB}
_BIND: Final = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+):(\d{1,5})", re.ASCII)
_SECRET: Final = re.compile(r"(^[\w+.-]+://)?.*@|(\?).*", re.DOTALL)


def _whole(least: int, most: int) -> Callable[[str], int]:
    """A reader of whole numbers from `least` to `most`, both included."""

    def read(raw: str) -> int:
        if not re.fullmatch(r"-?[0-9][0-9_]{0,18}", raw) or not least <= int(raw) <= most:
            raise ValueError(f"a whole number from {least} to {most} is wanted")
        return int(raw)

    return read


def _size(least: int) -> Callable[[str], int]:
    """A reader of sizes in bytes, plain or in KiB, MiB or GiB, of at least `least` bytes."""

    def read(raw: str) -> int:
        parts = _SIZE.fullmatch(raw)
        if parts is None or len(parts[1]) > 18:
            raise ValueError("a number of bytes is wanted, such as 65536, 64KiB, 16MiB or 1GiB")
        size = int(parts[1]) * _UNITS[(parts[2] or "").lower()]
        if size < least:
            raise ValueError(f"at least {least} bytes are wanted")
        return size

    return read


def _seconds(least: float, most: float) -> Callable[[str], float]:
    """A reader of seconds from `least` to `most`, both included, fractions allowed."""

    def read(raw: str) -> float:
        try:
            seconds = float(raw)
        except ValueError:
            seconds = math.nan
        if not least <= seconds <= most:  # NaN is refused here too
            raise ValueError(f"a number of seconds from {least:g} to {most:g} is wanted")
        return seconds

    return read


def _bind(raw: str) -> str:
    """An address to listen on, as gunicorn takes it: `host:port` or `unix:/path`."""
    if raw.startswith("unix:/"):
        return raw
    parts = _BIND.fullmatch(raw)
    if parts is None or int(parts[2]) > 65535:
        raise ValueError("host:port, [IPv6]:port or unix:/path is wanted")
    return raw


def _url(raw: str) -> str:
    """A URL with a scheme and a place; which schemes can be spoken is the store's to say."""
    try:
        parts = urlsplit(raw)
    except ValueError:
        parts = None
    if parts is None or not parts.scheme or not (parts.netloc or parts.path.startswith("/")):
        raise ValueError("a URL is wanted, such as redis://localhost:6379/0")
    return raw


def _folders(raw: str) -> tuple[Path, ...]:
    """Folders in the order given; whether they exist is found when profiles are loaded."""
    return tuple(Path(part.strip()) for part in raw.split(os.pathsep) if part.strip())


def _switch(raw: str) -> bool:
    """`on` or `off`, in either case."""
    if raw.lower() not in ("on", "off"):
        raise ValueError("on or off is wanted")
    return raw.lower() == "on"


def _rate(raw: str) -> str:
    """So many in a time: 200/second, 10000/hour."""
    if not re.fullmatch(r"[1-9]\d{0,8} ?/ ?(second|minute|hour|day)", raw):
        raise ValueError("a number and a time are wanted, such as 200/second or 10000/hour")
    return raw


def _log_level(raw: str) -> str:
    """A level of the standard library's logging, in either case."""
    levels = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
    if raw.upper() not in levels:
        raise ValueError(f"one of {', '.join(levels)} is wanted")
    return raw.upper()


def _setting(
    default: object, read: Callable[[str], object], about: str, *, secret: bool = False
) -> Any:
    """A field with what `Settings.from_env` and the documentation need to know of it.

    A `secret` is shown neither by `repr` nor, as far as it is one, by an error.
    """
    return dataclasses.field(
        default=default, repr=not secret, metadata={"read": read, "about": about}
    )


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting, checked, with the defaults of a laptop; it does not change while we run.

    The `about` of each field's metadata is its documentation: what it is, and its unit.

    >>> Settings.from_env({"COPYDESK_MAX_BYTES": "1MiB"}).max_bytes
    1048576
    """

    bind: str = _setting(
        "127.0.0.1:8080", _bind, "Address the server listens on: host:port or unix:/path."
    )
    workers: int | None = _setting(
        None, _whole(1, 1024), "Worker processes. Default: as many as there are cores to be had."
    )
    threads: int = _setting(
        16, _whole(1, 1024), "Threads of each worker: so many slow clients it can wait for."
    )
    inflight: int = _setting(
        8,
        _whole(1, 1024),
        "Requests each worker works on at one time, at most; one more is told to come back (503)."
        " Below `threads`, so that threads are left to say so and to answer probes.",
    )
    redis_url: str | None = _setting(
        None,
        _url,
        "Redis that keeps results: redis://, rediss://, unix://, redis+sentinel:// or"
        " redis+cluster://. Default: none, and results are kept in each worker's memory.",
        secret=True,  # it may hold a password
    )
    redis_timeout: float = _setting(
        0.1,
        _seconds(0.001, 60),
        "Seconds Redis may take for one answer before the request goes on without it.",
    )
    cache_ttl: int = _setting(
        86_400,
        _whole(1, 366 * 86_400),
        "Seconds Redis keeps a result, give or take 10 %, the same for the same key.",
    )
    cache_entries: int = _setting(
        1024, _whole(0, 10**9), "Results kept in each worker's memory, at most; 0 keeps none."
    )
    cache_bytes: int = _setting(
        64 * MIB, _size(0), "Bytes of results kept in each worker's memory, at most."
    )
    keys_file: str | None = _setting(
        None,
        str,
        "File with the names and SHA-256 digests of the keys that clients must have. Default:"
        " none, and whoever reaches the service may use it.",
    )
    rate: str | None = _setting(
        None,
        _rate,
        "Requests that each key (without keys: each address) may make in a time, such as"
        " 200/second. Default: as many as it likes. Without Redis each worker counts alone.",
    )
    kills_file: str | None = _setting(
        None,
        str,
        "File of what was killed, for all workers of this machine. Default: one without a name,"
        " which is gone when the server stops.",
    )
    kills_strict: bool = _setting(
        False,
        _switch,
        "Whether articles are refused (503) while Redis cannot be asked what other machines have"
        " killed: on or off.",
    )
    kill_retention: int = _setting(
        0, _whole(0, 100 * 366 * 86_400), "Seconds for which a kill holds; 0: for ever."
    )
    stories: bool = _setting(
        True,
        _switch,
        "Whether answers say which story an article is a copy of: on or off. Copies are remembered"
        " in Redis where there is one, else by each worker for itself.",
    )
    stories_entries: int = _setting(
        5_000,
        _whole(1, 10**9),
        "Copies that each worker remembers where there is no Redis, at most: about 5 KB each.",
    )
    stories_weekly: int = _setting(
        100_000,
        _whole(1, 10**9),
        "Articles a week that Redis is to remember: its buckets are made for so many. Of another"
        " number nothing is found that was written for this one.",
    )
    profiles: tuple[Path, ...] = _setting(
        (),
        _folders,
        f"Folders of profiles beside the built-in ones, separated by {os.pathsep!r}.",
    )
    labeller: bool = _setting(
        True, _switch, "Whether lines that no rule claims are judged by the labeller: on or off."
    )
    max_bytes: int = _setting(16 * MIB, _size(1), "Bytes of one request's body, at most.")
    max_characters: int = _setting(
        12_000_000,
        _whole(1, 10**9),
        "Characters (code points) of one article's decoded text, at most.",
    )
    max_batch_lines: int = _setting(
        10_000, _whole(1, 10**9), "Lines of one batch request, one article each, at most."
    )
    max_batch_bytes: int = _setting(
        128 * MIB, _size(1), "Bytes of one batch request's body, at most."
    )
    deadline: float = _setting(
        30.0,
        _seconds(0.001, 3600),
        "Seconds after which an article that has been read is not worked on: it is refused.",
    )
    access_log: bool = _setting(
        True, _switch, "Whether each request is a line of the log: on or off."
    )
    log_level: str = _setting(
        "INFO", _log_level, "Least severe log line written: DEBUG, INFO, WARNING, ERROR, CRITICAL."
    )

    @classmethod
    def from_env(cls, mapping: Mapping[str, str] | None = None) -> Settings:
        """The settings that `mapping` holds, by default the environment of the process.

        Raises SettingsError that names every variable with no usable value, and the value, with
        the credentials of a URL left out.
        """
        environ = os.environ if mapping is None else mapping
        values: dict[str, Any] = {}
        faults: list[str] = []
        for field in dataclasses.fields(cls):
            raw = environ.get(variable(field.name), "").strip()
            if not raw:
                continue
            try:
                values[field.name] = field.metadata["read"](raw)
            except ValueError as why:
                shown = raw if field.repr else _SECRET.sub(r"\1\2***@", raw)
                faults.append(f"{variable(field.name)}={shown!r}: {why}")
        if faults:
            raise SettingsError("; ".join(faults))
        return cls(**values)

    def limits(self) -> dict[str, float]:
        """The limits a client meets, by setting name; units are the fields' own."""
        return {
            "max_bytes": self.max_bytes,
            "max_characters": self.max_characters,
            "max_batch_lines": self.max_batch_lines,
            "max_batch_bytes": self.max_batch_bytes,
            "inflight": self.inflight,
            "deadline": self.deadline,
        }


def counters_folder() -> str:
    """The folder through which workers add up their counters, "" if each counts alone.

    prometheus_client's own variable: it reads it itself when it is imported, so no setting of
    ours could stand for it.
    """
    return os.environ.get("PROMETHEUS_MULTIPROC_DIR", "")


def variable(name: str) -> str:
    """The environment variable of the setting called `name`.

    >>> variable("redis_url")
    'COPYDESK_REDIS_URL'
    """
    return PREFIX + name.upper()
