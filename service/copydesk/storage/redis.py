"""Redis as the cache: values under seal, an expiry for each key, and a breaker in front.

dogpile.cache gives the backends for one server, for Sentinel and for Cluster; two proxies of
ours go around them:

    RedisCache ─▶ Breaker ─▶ Envelope ─▶ Expiry ─▶ dogpile's backend ─▶ Redis

They are called without dogpile's region, which would ask twice for each miss, write the time into
each value, and parse what it finds before anybody has checked that it is ours.
"""

from __future__ import annotations

import functools
import hashlib
import logging
import threading
import zlib
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, ParamSpec, TypeVar, cast
from urllib.parse import unquote, urlsplit

import redis
import zstandard
from dogpile.cache.api import NO_VALUE, BackendFormatted
from dogpile.cache.backends.redis import (
    RedisBackend,
    RedisClusterBackend,
    RedisSentinelBackend,
)
from dogpile.cache.proxy import ProxyBackend
from redis.backoff import NoBackoff
from redis.exceptions import RedisClusterException, RedisError, ResponseError
from redis.retry import Retry

from copydesk.errors import SettingsError, StorageError
from copydesk.storage.ports import CORRUPT, MISS, CacheHealth, Lookup, Result, Tally

LARGEST: Final = 64 * 1024 * 1024
"""Bytes of the largest value written, and of the largest that is unpacked."""

TOGETHER: Final = 256
"""Keys asked for in one command: a few hundred KB of answer, a millisecond of the server's time."""

JITTER: Final = 0.1
"""Part of the time to live by which keys differ, so that what was written together does not all
have to be made again together."""

MOST_CONNECTIONS: Final = 64
HEALTH_CHECK: Final = 30
"""Seconds after which an idle connection is tried before it is used."""

FIRST_PAUSE: Final = 0.5
LONGEST_PAUSE: Final = 8.0
"""Seconds Redis is left alone after its first failure, and after its fifth and later ones."""

EXPECTED: Final = (RedisError, RedisClusterException, OSError)
"""Failures that need no traceback in the log: the world's, as redis-py and sockets tell them."""

P = ParamSpec("P")
T = TypeVar("T")

log = logging.getLogger(__name__)


class Unavailable(StorageError):
    """Redis gave no answer to use; `result` is `error` or, if it was not asked, `skipped`."""

    def __init__(self, detail: str, *, result: Result) -> None:
        super().__init__(detail)
        self.result = result


class Breaker:
    """Calls Redis while it works, and leaves it alone for a growing time when it does not.

    After a failure every call is refused at once until a pause is over. Then one call goes
    through: if it fails the pause doubles, if it succeeds the failures are forgotten. So a frozen
    server costs one caller a timeout, and then one caller now and then.

    An error that Redis itself answers (out of memory, a replica that takes no writes) fails its
    call but opens nothing: it came quickly, and other calls may well work.

    `clock` gives seconds that never go back. Threads may share a breaker.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._resume = 0.0
        self._reason = ""

    def call(self, ask: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `ask` returns. Raises Unavailable if it fails, or may not be tried yet."""
        failures = self._admit()
        try:
            answer = ask(*args, **kwargs)
        except ResponseError as refusal:
            self._succeeded()
            raise Unavailable(str(refusal), result="error") from refusal
        except Exception as failure:
            # All of them: of a port where something else answers, redis-py raises AttributeError
            # and TypeError too, and a cache is never worth the request it was to speed up.
            self._failed(failures, failure)
            raise Unavailable(_said(failure), result="error") from failure
        self._succeeded()
        return answer

    def _admit(self) -> int:
        """The failures in a row up to now. Raises Unavailable during the pause they brought."""
        if not self._failures:  # without the lock: a call more or less through does no harm
            return 0
        with self._lock:
            if not self._failures:
                return 0
            wait = self._resume - self._clock()
            if wait > 0:
                detail = f"left alone for another {wait:.1f} s after {self._reason}"
                raise Unavailable(detail, result="skipped")
            self._resume = self._clock() + self._pause()  # the others wait for this one's result
            return self._failures

    def _failed(self, failures: int, failure: Exception) -> None:
        """Open, unless a call that set out together with this one has already done so."""
        with self._lock:
            if failures != self._failures:
                return
            self._failures += 1
            self._reason = _said(failure)
            pause = self._pause()
            self._resume = self._clock() + pause
        traceback = None if isinstance(failure, EXPECTED) else failure
        log.warning(
            "Redis is left alone for %.1f s after %s", pause, _said(failure), exc_info=traceback
        )

    def _succeeded(self) -> None:
        if not self._failures:
            return
        with self._lock:
            if not self._failures:
                return
            self._failures = 0
        log.info("Redis answers again")

    def _pause(self) -> float:
        return min(FIRST_PAUSE * 2.0 ** min(self._failures - 1, 16), LONGEST_PAUSE)


def _said(failure: Exception) -> str:
    return f"{type(failure).__name__}: {failure}"


class Envelope(ProxyBackend):
    """Seals what is written; opens only what carries our seal, whole, and for this key."""

    def look_up(self, key: str) -> Lookup:
        try:
            found = self.proxied.get_serialized(key)
        except ResponseError as refusal:
            if str(refusal).startswith("WRONGTYPE"):
                return CORRUPT
            raise
        return _opened(key, found)

    def look_up_many(self, keys: Sequence[str]) -> list[Lookup]:
        """As `look_up`, but a value of the wrong type is a plain miss, as it is to MGET."""
        values = self.proxied.get_serialized_multi(keys)
        return [_opened(key, found) for key, found in zip(keys, values, strict=True)]

    def set_serialized(self, key: str, value: bytes) -> None:
        self.proxied.set_serialized(key, seal(key, value))


class Expiry(ProxyBackend):
    """Gives each key its own time to live: `ttl` seconds, give or take JITTER."""

    def __init__(self, ttl: int) -> None:
        self._ttl = ttl

    def set_serialized(self, key: str, value: bytes) -> None:
        backend = cast(RedisBackend, self.proxied)
        backend.writer_client.set(key, value, ex=lifetime(key, self._ttl))


class RedisCache:
    """A `Cache` in Redis, shared by workers and machines.

    `url` is `redis://`, `rediss://` (TLS) or `unix://` as redis-py reads them, or

    * `redis+sentinel://[user:password@]host:port[,host:port…]/service[/db]`; the credentials are
      the servers', the sentinels are asked without;
    * `redis+cluster://[user:password@]host:port` or `rediss+cluster://…`, one node of many.

    `ttl` is in whole seconds. `timeout` is in seconds, for each answer; half of it for a
    connection. `clock` is the breaker's. Nothing is asked of Redis until the first call. Raises
    SettingsError for a URL that cannot be used.
    """

    def __init__(self, url: str, *, ttl: int, timeout: float, clock: Callable[[], float]) -> None:
        self._backend = backend_of(url, timeout)
        self._store = Envelope().wrap(Expiry(ttl).wrap(self._backend))  # type: ignore[no-untyped-call]
        self._breaker = Breaker(clock)
        self._tally = Tally()
        self._place = place_of(url)

    def get(self, key: str) -> Lookup:
        return self._read(1, lambda: [self._store.look_up(key)])[0]

    def get_many(self, keys: Sequence[str]) -> list[Lookup]:
        """One answer for each key, in order; asked for TOGETHER at a time."""
        found: list[Lookup] = []
        for start in range(0, len(keys), TOGETHER):
            some = keys[start : start + TOGETHER]
            found += self._read(len(some), functools.partial(self._store.look_up_many, some))
        return found

    def _read(self, keys: int, ask: Callable[[], list[Lookup]]) -> list[Lookup]:
        """What `ask` gives for so many keys, counted; the same loss for each if it cannot."""
        try:
            found = self._breaker.call(ask)
        except Unavailable as lost:
            found = [Lookup(None, lost.result)] * keys
        for lookup in found:
            self._tally.add(lookup.result)
        return found

    def put(self, key: str, value: bytes) -> None:
        """Keep the value until its time is over; one larger than LARGEST is not written."""
        if len(value) > LARGEST:
            self._tally.add("skipped")
            return
        self._write(lambda: self._store.set_serialized(key, value))

    def delete(self, key: str) -> None:
        self._write(lambda: self._store.delete(key))

    def _write(self, tell: Callable[[], None]) -> None:
        try:
            self._breaker.call(tell)
        except Unavailable as lost:
            self._tally.add(lost.result)

    def health(self) -> CacheHealth:
        """Whether Redis answers a PING now; it is not asked while the breaker is open."""
        try:
            self._breaker.call(lambda: self._backend.writer_client.ping())
        except Unavailable as lost:
            return CacheHealth("redis", False, f"{self._place}: {lost.detail}")
        return CacheHealth("redis", True, self._place)

    def counts(self) -> dict[Result, int]:
        return self._tally.counts()


# --- The seal -----------------------------------------------------------------------------------

TAG: Final = b"cdk1"
"""First bytes of every sealed value; the digit is the version of this layout."""

DIGEST: Final = 8
"""Bytes of BLAKE2b over key and payload, after the tag. It finds damage and values under a wrong
key, but not forgery: who may write to the cache is trusted."""

_packers = threading.local()  # a compressor must not be used by two threads at once


def seal(key: str, value: bytes) -> bytes:
    """The value as it is written: tag, digest, and one zstd frame that says its size."""
    try:
        packer = _packers.packer
    except AttributeError:
        packer = _packers.packer = zstandard.ZstdCompressor(level=3)
    payload: bytes = packer.compress(value)
    return TAG + _digest(key, payload) + payload


def unseal(key: str, sealed: object) -> bytes | None:
    """The value in `sealed`, or None if that is not what `seal` made of a value for this key.

    At most LARGEST bytes are unpacked, whatever the payload claims.
    """
    start = len(TAG) + DIGEST
    if not isinstance(sealed, bytes) or sealed[: len(TAG)] != TAG:
        return None
    payload = sealed[start:]
    if sealed[len(TAG) : start] != _digest(key, payload):
        return None
    try:
        if not 0 <= zstandard.frame_content_size(payload) <= LARGEST:
            return None
        try:
            unpacker = _packers.unpacker
        except AttributeError:
            unpacker = _packers.unpacker = zstandard.ZstdDecompressor()
        value: bytes = unpacker.decompress(payload, allow_extra_data=False)
    except zstandard.ZstdError:
        return None
    return value


def _digest(key: str, payload: bytes) -> bytes:
    digest = hashlib.blake2b(payload, digest_size=DIGEST)
    digest.update(key.encode())
    return digest.digest()


def _opened(key: str, found: BackendFormatted) -> Lookup:
    if found is NO_VALUE:
        return MISS
    value = unseal(key, found)
    return CORRUPT if value is None else Lookup(value, "hit")


def lifetime(key: str, ttl: int) -> int:
    """Seconds that `key` lives: `ttl` give or take JITTER, the same each time, at least 1.

    >>> [lifetime(key, 86_400) for key in ("copydesk:1:a:00", "copydesk:1:a:01")]
    [90045, 90921]
    """
    share = zlib.crc32(key.encode()) / 0xFFFFFFFF  # from 0 to 1
    return max(1, round(ttl * (1 - JITTER + 2 * JITTER * share)))


# --- The URL ------------------------------------------------------------------------------------


class _Cluster(RedisClusterBackend):
    """dogpile's, but connected at its first use, as a start must not wait for Redis; many keys
    are asked for node by node, since a cluster refuses an MGET across its slots."""

    def _create_client(self) -> None:
        pass

    def __getattr__(self, name: str) -> Any:
        if name not in ("reader_client", "writer_client"):
            raise AttributeError(name)
        super()._create_client()  # type: ignore[no-untyped-call]
        return self.__dict__[name]

    def get_serialized_multi(self, keys: Iterable[str]) -> list[Any]:
        cluster: Any = self.reader_client
        values = cluster.mget_nonatomic(keys)
        return [NO_VALUE if value is None else value for value in values]


def backend_of(url: str, timeout: float) -> RedisBackend:
    """dogpile's backend for the URL. Raises SettingsError if there is none for it."""
    options = patience(timeout)
    kind: type[RedisBackend] = RedisBackend
    arguments: dict[str, Any] = {"connection_kwargs": options}
    try:
        scheme, _, rest = url.partition("://")
        if scheme == "redis+sentinel":
            kind = RedisSentinelBackend
            arguments |= _sentinels(rest)
            arguments["sentinel_kwargs"] = {**options, "db": 0, "username": None, "password": None}
        else:
            if scheme.endswith("+cluster"):
                kind = _Cluster
                url = f"{scheme.removesuffix('+cluster')}://{rest}"
            _try_options(url, options)
            arguments["url"] = url
        return kind(arguments)
    except (RedisError, TypeError, ValueError) as fault:
        raise SettingsError(f"the Redis URL {place_of(url)} cannot be used: {fault}") from fault


def client_of(url: str, timeout: float) -> Callable[[], Any]:
    """A client for the URL, as the cache has it, to be had when it is called: not before its
    first use does it look for a server. Raises SettingsError."""
    backend = backend_of(url, timeout)
    return lambda: backend.writer_client


def patience(timeout: float) -> dict[str, Any]:
    """Options of a client that gives up after `timeout` seconds, and does not try again."""
    return {
        "socket_timeout": timeout,
        "socket_connect_timeout": timeout / 2,
        # redis-py would try ten times more, with pauses: a minute for one GET of a frozen server.
        "retry": Retry(NoBackoff(), 0),
        "health_check_interval": HEALTH_CHECK,
        "max_connections": MOST_CONNECTIONS,
    }


def _try_options(url: str, options: dict[str, Any]) -> None:
    """Make a connection, but do not open it. Raises what redis-py would raise at the first use."""
    pool = redis.ConnectionPool.from_url(url, **options)
    if pool.connection_kwargs.get("decode_responses"):
        raise ValueError("decode_responses is for text, and values are bytes")
    pool.connection_class(**pool.connection_kwargs)


def _sentinels(rest: str) -> dict[str, Any]:
    """Arguments of dogpile's Sentinel backend, of what follows `redis+sentinel://`."""
    places, _, path = rest.partition("/")
    credentials, _, places = places.rpartition("@")
    user, _, password = credentials.partition(":")
    service, _, db = path.partition("/")
    sentinels = []
    for place in places.split(","):
        parts = urlsplit(f"//{place}")
        sentinels.append((parts.hostname, parts.port or 26379))
    if not service or not all(host for host, _ in sentinels):
        raise ValueError("redis+sentinel://host:port[,host:port…]/service[/db] is wanted")
    return {
        "sentinels": sentinels,
        "service_name": service,
        "db": int(db or 0),
        "username": unquote(user) or None,
        "password": unquote(password) or None,
    }


def place_of(url: str) -> str:
    """The URL without its credentials and options: fit for a log."""
    scheme, _, rest = url.partition("?")[0].partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"
