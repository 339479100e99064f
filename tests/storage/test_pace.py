"""How often a client may ask: alone, with a real Redis, and when that fails."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable

import pytest

from copydesk.errors import SettingsError
from copydesk.storage.pace import Pace
from tests.conftest import RedisServer, free_port


def pace(rate: str, url: str | None = None, timeout: float = 0.5) -> Pace:
    return Pace(rate, url, timeout=timeout, clock=time.monotonic)


def test_alone() -> None:
    """So many pass and one more is told when to come back; others are not his business."""
    own = pace("3/hour")
    assert [own.wait("a") for _ in range(3)] == [0, 0, 0]
    assert 0 < own.wait("a") <= 7200
    assert own.wait("b") == 0


def test_together(redis_url: str) -> None:
    """With Redis all who share it count as one."""
    one, other = pace("3/hour", redis_url), pace("3/hour", redis_url)
    assert [one.wait("a"), other.wait("a"), one.wait("a")] == [0, 0, 0]
    assert one.wait("a") > 0
    assert other.wait("a") > 0


def test_time_passes(redis_url: str) -> None:
    for url in (None, redis_url):
        own = pace("2/second", url)
        assert [own.wait("a") > 0 for _ in range(3)] == [False, False, True]
        time.sleep(2.1)
        assert own.wait("a") == 0


def test_redis_down() -> None:
    """It can be started without, and everybody may pass."""
    own = pace("1/hour", f"redis://127.0.0.1:{free_port()}", 0.1)
    assert [own.wait("a") for _ in range(50)] == [0] * 50


def test_redis_frozen(start_redis: Callable[..., RedisServer]) -> None:
    """Costs one request a moment, and the others nothing."""
    server = start_redis()
    own = pace("1/hour", server.url, 0.2)
    own.wait("a")
    server.signal(signal.SIGSTOP)
    began = time.perf_counter()
    assert [own.wait("a") for _ in range(50)] == [0] * 50
    assert time.perf_counter() - began < 2
    server.signal(signal.SIGCONT)


def test_what_is_no_rate() -> None:
    with pytest.raises(SettingsError, match="cannot be kept"):
        pace("often")
    with pytest.raises(SettingsError, match="cannot be kept"):
        pace("1/second", "carrier-pigeon://here")
