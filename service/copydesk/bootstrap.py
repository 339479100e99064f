"""Settings to desk: the only place where real things are chosen."""

from __future__ import annotations

import gc
import time
from pathlib import Path
from typing import TYPE_CHECKING

from copydesk.desk import Desk
from copydesk.pipeline import Pipeline
from copydesk.release import Release
from copydesk.settings import Settings
from copydesk.storage.keys import KeyRing
from copydesk.storage.kills import FileRegister, Register
from copydesk.storage.memory import MemoryCache
from copydesk.storage.ports import Cache
from copydesk.storage.stories_memory import MemoryStories
from copydesk.stories.index import Index
from copydesk.storydesk import StoryDesk

if TYPE_CHECKING:
    from copydesk.storage.stories_redis import RedisStories

if TYPE_CHECKING:
    from copydesk.storage.pace import Pace


COLLECTED = (50_000, 20, 50)
"""How many containers more than before make Python look for cycles, and how many such looks make
it look further back. An article makes thousands of tuples, hardly a cycle among them: at the usual
700 a fifth of its cost went into looking."""


def steady() -> None:
    """Readies a process that has loaded all it needs, and from now on does nothing but answer:
    what is there stays and is not looked through again, what comes is looked through seldom."""
    if not gc.get_freeze_count():
        gc.freeze()
    gc.set_threshold(*COLLECTED)


def desk_of(settings: Settings, *, release: Release | None = None) -> Desk:
    """The desk an operator asked for; raises `SettingsError` and `ProfileError`."""
    return Desk(
        Pipeline.load(settings.profiles, labeller=settings.labeller),
        cache_of(settings),
        max_bytes=settings.max_bytes,
        max_characters=settings.max_characters,
        deadline=settings.deadline,
        release=release,
    )


def release_of(settings: Settings) -> Release:
    """What a service asks before an answer goes out: kills of this machine or, with Redis, of all
    that share it."""
    return Release(register_of(settings), clock=time.time, retention=settings.kill_retention)


def register_of(settings: Settings) -> Register:
    """The register of kills; raises `SettingsError` if its file cannot be opened."""
    file = FileRegister(Path(settings.kills_file) if settings.kills_file else None)
    if settings.redis_url is None:
        return file
    from copydesk.storage.spread import SpreadRegister

    return SpreadRegister(
        file,
        settings.redis_url,
        timeout=settings.redis_timeout,
        clock=time.monotonic,
        strict=settings.kills_strict,
    )


def story_desk_of(settings: Settings) -> StoryDesk | None:
    """The story desk, over Redis where a URL is set, else over this process's memory; None if the
    operator wants none."""
    if not settings.stories:
        return None
    if settings.redis_url is None:
        return _story_desk(MemoryStories(most=settings.stories_entries))
    from copydesk.storage.stories_redis import RedisStories

    return _story_desk(
        RedisStories(
            settings.redis_url,
            timeout=settings.redis_timeout,
            clock=time.monotonic,
            weekly=settings.stories_weekly,
        )
    )


def story_desk_in_memory(*, most: int) -> StoryDesk:
    """A story desk for one run, that knows nothing and leaves nothing behind."""
    return _story_desk(MemoryStories(most=most))


def _story_desk(store: MemoryStories | RedisStories) -> StoryDesk:
    return StoryDesk(Index(store, store), clock=time.time)


def cache_of(settings: Settings) -> Cache:
    """Redis where a URL is set, else a bounded cache in the process."""
    if settings.redis_url is None:
        return MemoryCache(max_entries=settings.cache_entries, max_bytes=settings.cache_bytes)
    from copydesk.storage.redis import RedisCache  # importing redis costs 10 MB: only who asks pays

    return RedisCache(
        settings.redis_url,
        ttl=settings.cache_ttl,
        timeout=settings.redis_timeout,
        clock=time.monotonic,
    )


def keys_of(settings: Settings) -> KeyRing | None:
    """The keys that clients must have, if any; raises `SettingsError`."""
    return KeyRing(Path(settings.keys_file)) if settings.keys_file else None


def pace_of(settings: Settings) -> Pace | None:
    """How often a client may ask, if that is limited; raises `SettingsError`."""
    if settings.rate is None:
        return None
    from copydesk.storage.pace import Pace  # `limits` and redis are imported where they are used

    return Pace(
        settings.rate, settings.redis_url, timeout=settings.redis_timeout, clock=time.monotonic
    )
