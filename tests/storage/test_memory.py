"""The cache in memory: its bounds, and who goes first."""

from __future__ import annotations

import pytest

from copydesk.storage.memory import MemoryCache


def kept(cache: MemoryCache, keys: str) -> str:
    """Those of the one-letter keys that the cache holds; looking does count as use."""
    return "".join(key for key in keys if cache.get(key).value is not None)


def test_entries_are_bounded() -> None:
    """One entry more than allowed drives out the oldest."""
    cache = MemoryCache(max_entries=3, max_bytes=1000)
    for key in "abcd":
        cache.put(key, b"copy")
    assert kept(cache, "abcd") == "bcd"


def test_what_is_used_stays() -> None:
    """Looking up and writing again are use; the entry not used for longest goes."""
    cache = MemoryCache(max_entries=3, max_bytes=1000)
    for key in "abc":
        cache.put(key, b"copy")
    cache.get("a")
    cache.put("b", b"new copy")
    cache.put("d", b"copy")
    assert kept(cache, "abcd") == "abd"


def test_bytes_are_bounded() -> None:
    """Keys and values together never exceed the bound; as many go as must."""
    cache = MemoryCache(max_entries=100, max_bytes=100)
    for key in "abcd":
        cache.put(key, b"x" * 24)  # 25 bytes with the key: a hundred in all
    assert kept(cache, "abcd") == "abcd"
    cache.put("e", b"x" * 49)
    assert kept(cache, "abcde") == "cde"
    assert cache.health().detail == "3 entries, 100 bytes"


def test_replaced_bytes_are_given_back() -> None:
    """Writing one key again and again does not use up the bound; nor does deleting."""
    cache = MemoryCache(max_entries=100, max_bytes=100)
    for size in (50, 20, 98, 10):
        cache.put("a", b"x" * size)
    assert cache.health().detail == "1 entries, 11 bytes"
    cache.delete("a")
    assert cache.health().detail == "0 entries, 0 bytes"


def test_a_value_larger_than_the_cache() -> None:
    """It is not kept, drives nothing out, and leaves no older value under its key."""
    cache = MemoryCache(max_entries=100, max_bytes=100)
    cache.put("a", b"copy")
    cache.put("b", b"copy")
    cache.put("a", b"x" * 100)
    assert kept(cache, "ab") == "b"
    assert cache.counts()["skipped"] == 1


@pytest.mark.parametrize(("entries", "size"), [(0, 100), (100, 0), (0, 0)])
def test_a_cache_of_nothing(entries: int, size: int) -> None:
    """0 turns the cache off."""
    cache = MemoryCache(max_entries=entries, max_bytes=size)
    cache.put("a", b"")
    assert kept(cache, "a") == ""
