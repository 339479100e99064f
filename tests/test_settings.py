"""Settings: what the environment may say, and what is told to an operator who got it wrong."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path
from typing import Any

import pytest

from copydesk.errors import SettingsError
from copydesk.settings import MIB, Settings, variable

GOOD = [
    ("BIND", "0.0.0.0:80", "bind", "0.0.0.0:80"),
    ("BIND", "[::1]:8080", "bind", "[::1]:8080"),
    ("BIND", "unix:/run/copydesk.sock", "bind", "unix:/run/copydesk.sock"),
    ("WORKERS", "4", "workers", 4),
    ("WORKERS", "", "workers", None),
    ("THREADS", " 32 ", "threads", 32),
    ("INFLIGHT", "1", "inflight", 1),
    ("REDIS_URL", "redis://cache:6379/1", "redis_url", "redis://cache:6379/1"),
    ("REDIS_URL", "unix:///run/redis.sock", "redis_url", "unix:///run/redis.sock"),
    ("REDIS_URL", "redis+sentinel://a,b/main", "redis_url", "redis+sentinel://a,b/main"),
    ("REDIS_URL", "  ", "redis_url", None),
    ("REDIS_TIMEOUT", "0.25", "redis_timeout", 0.25),
    ("CACHE_TTL", "3600", "cache_ttl", 3600),
    ("CACHE_ENTRIES", "0", "cache_entries", 0),
    ("CACHE_ENTRIES", "10_000", "cache_entries", 10_000),
    ("CACHE_BYTES", "1GiB", "cache_bytes", 1024 * MIB),
    ("CACHE_BYTES", "65536", "cache_bytes", 65536),
    ("CACHE_BYTES", "64 kib", "cache_bytes", 65536),
    ("PROFILES", "/etc/copydesk", "profiles", (Path("/etc/copydesk"),)),
    ("PROFILES", f"a{os.pathsep}{os.pathsep} b ", "profiles", (Path("a"), Path("b"))),
    ("MAX_BYTES", "1MiB", "max_bytes", MIB),
    ("MAX_CHARACTERS", "1000", "max_characters", 1000),
    ("MAX_BATCH_LINES", "1", "max_batch_lines", 1),
    ("MAX_BATCH_BYTES", "1GIB", "max_batch_bytes", 1024 * MIB),
    ("LOG_LEVEL", "debug", "log_level", "DEBUG"),
]

BAD = [
    ("BIND", "8080"),
    ("BIND", "localhost"),
    ("BIND", "localhost:65536"),
    ("BIND", "http://localhost:8080"),
    ("BIND", "unix:run.sock"),
    ("WORKERS", "0"),
    ("WORKERS", "-1"),
    ("WORKERS", "two"),
    ("WORKERS", "1.5"),
    ("WORKERS", "٣"),
    ("THREADS", "9" * 5000),
    ("INFLIGHT", "0"),
    ("REDIS_URL", "localhost:6379"),
    ("REDIS_URL", "redis://"),
    ("REDIS_URL", "redis://[::1"),
    ("REDIS_TIMEOUT", "0"),
    ("REDIS_TIMEOUT", "nan"),
    ("REDIS_TIMEOUT", "inf"),
    ("REDIS_TIMEOUT", "100ms"),
    ("CACHE_TTL", "0"),
    ("CACHE_TTL", "1d"),
    ("CACHE_ENTRIES", "-5"),
    ("CACHE_BYTES", "-1"),
    ("CACHE_BYTES", "16MB"),
    ("MAX_BYTES", "0"),
    ("MAX_BYTES", "0KiB"),
    ("MAX_CHARACTERS", "0"),
    ("MAX_BATCH_LINES", "1e4"),
    ("MAX_BATCH_BYTES", "lots"),
    ("LOG_LEVEL", "loud"),
]


@pytest.mark.parametrize(("name", "raw", "field", "value"), GOOD)
def test_a_variable_that_can_be_read(name: str, raw: str, field: str, value: Any) -> None:
    """It sets its own field and no other; blank is as good as absent."""
    settings = Settings.from_env({f"COPYDESK_{name}": raw})
    assert getattr(settings, field) == value
    assert dataclasses.replace(settings, **{field: getattr(Settings(), field)}) == Settings()


@pytest.mark.parametrize(("name", "raw"), BAD)
def test_a_variable_that_cannot_be_read(name: str, raw: str) -> None:
    """It is refused with its name, its value, and what is wanted instead."""
    with pytest.raises(SettingsError, match="wanted") as caught:
        Settings.from_env({f"COPYDESK_{name}": raw})
    assert f"COPYDESK_{name}={raw!r}: " in caught.value.detail


def test_every_bad_variable_is_named_at_once() -> None:
    """An operator with two mistakes starts the service once to find them."""
    with pytest.raises(SettingsError) as caught:
        Settings.from_env({"COPYDESK_WORKERS": "many", "COPYDESK_LOG_LEVEL": "loud"})
    assert "COPYDESK_WORKERS='many'" in caught.value.detail
    assert "COPYDESK_LOG_LEVEL='loud'" in caught.value.detail


@pytest.mark.parametrize(
    "url",
    [
        "redis://user:hunter2@[cache/0",
        "user:hunter2@cache:6379",
        "//:hunter2@cache",
        "redis:?password=hunter2",
    ],
)
def test_a_password_is_not_shown(url: str) -> None:
    """Neither an error nor the settings' own repr prints the credentials of a URL."""
    with pytest.raises(SettingsError, match="COPYDESK_REDIS_URL=") as caught:
        Settings.from_env({"COPYDESK_REDIS_URL": url})
    assert "hunter2" not in caught.value.detail
    assert "hunter2" not in repr(Settings(redis_url="redis://user:hunter2@cache"))


def test_the_process_s_own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a mapping the environment of the process is read."""
    monkeypatch.setenv("COPYDESK_THREADS", "3")
    assert Settings.from_env().threads == 3


def test_what_kubernetes_adds() -> None:
    """Variables of our prefix that are no setting are left alone, and no setting has their name."""
    added = {"COPYDESK_PORT": "tcp://10.0.0.1:80", "COPYDESK_SERVICE_HOST": "10.0.0.1"}
    assert Settings.from_env(added) == Settings()
    names = {variable(field.name) for field in dataclasses.fields(Settings)}
    assert not [name for name in names if name.startswith(("COPYDESK_PORT", "COPYDESK_SERVICE_"))]


def test_settings_do_not_change() -> None:
    """They are read once, at the start."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings().threads = 1  # type: ignore[misc]


@pytest.mark.parametrize("field", dataclasses.fields(Settings), ids=lambda field: field.name)
def test_every_setting_is_documented(field: dataclasses.Field[Any]) -> None:
    """It says what it is, in a sentence."""
    assert field.metadata["about"].endswith(".")


def test_limits() -> None:
    """The limits a client meets, as set, and nothing a client has no business to know."""
    settings = Settings.from_env({"COPYDESK_MAX_BYTES": "1MiB", "COPYDESK_REDIS_URL": "redis://x"})
    assert settings.limits() == {
        "max_bytes": MIB,
        "max_characters": 12_000_000,
        "max_batch_lines": 10_000,
        "max_batch_bytes": 128 * MIB,
        "inflight": 8,
        "deadline": 30.0,
    }
