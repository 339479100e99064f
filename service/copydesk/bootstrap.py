"""Settings to desk: the only place where real things are chosen."""

from __future__ import annotations

import time

from copydesk.desk import Desk
from copydesk.pipeline import Pipeline
from copydesk.settings import Settings
from copydesk.storage.memory import MemoryCache
from copydesk.storage.ports import Cache


def desk_of(settings: Settings) -> Desk:
    """The desk an operator asked for; raises `SettingsError` and `ProfileError`."""
    return Desk(
        Pipeline.load(settings.profiles, labeller=settings.labeller),
        cache_of(settings),
        max_bytes=settings.max_bytes,
        max_characters=settings.max_characters,
    )


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
