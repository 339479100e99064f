"""Keys: a file of digests, read again when it changes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from copydesk.errors import SettingsError
from copydesk.storage.keys import Key, KeyRing, digest_of, new_key, parse

ONE, TWO = "cdk_one", "cdk_two"


def line(name: str, key: str, *rights: str) -> str:
    return " ".join((name, digest_of(key), *rights)) + "\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "keys"
    path.write_text("# ours\n\n" + line("one", ONE) + line("two", TWO, "kill"))
    return path


def test_whose(path: Path) -> None:
    ring = KeyRing(path)
    assert ring.find(ONE) == Key("one")
    assert ring.find(TWO) == Key("two", frozenset({"kill"}))
    for stranger in ("", "cdk_", ONE + " ", ONE[:-1], digest_of(ONE), "\ud800", "x" * 100_000):
        assert ring.find(stranger) is None


def test_rotation(path: Path) -> None:
    """A key is good from the moment it is in the file up to when it is taken out."""
    ring = KeyRing(path)
    new = new_key()
    path.write_text(line("one", ONE) + line("one", new))
    assert (ring.find(ONE), ring.find(new), ring.find(TWO)) == (Key("one"), Key("one"), None)
    other = path.with_suffix(".new")  # as configuration management replaces files
    other.write_text(line("one", new))
    os.replace(other, path)
    assert (ring.find(ONE), ring.find(new)) == (None, Key("one"))


@pytest.mark.parametrize("broken", ["", "# none\n", "one\n", "one 123\n", "o/e " + 64 * "0"])
def test_a_file_that_breaks(path: Path, broken: str, caplog: pytest.LogCaptureFixture) -> None:
    """Opens the door to nobody, and closes it to nobody; mended, it is read."""
    ring = KeyRing(path)
    path.write_text(broken)
    for _ in range(3):
        assert (ring.find(ONE), ring.find("")) == (Key("one"), None)
    assert caplog.text.count("stay what they were") == 1
    path.unlink()
    assert ring.find(ONE) == Key("one")
    path.write_text(line("two", TWO))
    assert (ring.find(ONE), ring.find(TWO)) == (None, Key("two"))


@pytest.mark.parametrize("text", [None, "", "one\n", f"one {64 * '0'} eat\n", "\xff"])
def test_a_file_that_cannot_be_used(tmp_path: Path, text: str | None) -> None:
    """Stops the start."""
    path = tmp_path / "keys"
    if text is not None:
        path.write_text(text, "latin-1")
    with pytest.raises(SettingsError, match="cannot be read"):
        KeyRing(path)


def test_new_keys() -> None:
    """Are long, and never the same."""
    keys = {new_key() for _ in range(100)}
    assert len(keys) == 100
    assert all(len(key) == 47 and key.startswith("cdk_") for key in keys)


def test_no_key_is_kept() -> None:
    """What is in memory opens nothing."""
    assert ONE not in repr(parse(line("one", ONE)))
