"""The keys of the service's clients: a file that holds their digests, read again when it changes.

A line for each key: a name, the SHA-256 of the key in hexadecimal, and what it may do beside
reading; `#` begins a comment.

    pipeline  2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b
    rights    1a7648bc484b3d9ed9e2226d223a6193d64e5e1fcacd97868adec665fe12b924  kill

One name may have several keys, so that a new one can be given out before the old one is taken
away. SHA-256 is enough for keys that are random and long, as `new_key` makes them; for words that
people choose it would not be.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import os
import re
import secrets
from pathlib import Path
from typing import Final, NamedTuple

from copydesk.errors import SettingsError

log = logging.getLogger(__name__)

RIGHTS: Final = frozenset({"kill"})
"""What a key may be given beside reading."""

LONGEST: Final = 512
"""Characters of a key that is looked at; ours have 47."""

_NAME: Final = re.compile(r"[A-Za-z0-9._-]{1,64}", re.ASCII)
_DIGEST: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)


class Key(NamedTuple):
    """Who has it, and what that one may do beside reading."""

    name: str
    rights: frozenset[str] = frozenset()


class KeyRing:
    """The keys of a file. Safe to share by threads.

    Raises SettingsError if the file is not there or not sound. If it is no longer sound later,
    the keys that were known go on to be known, and that is logged.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, ...] = ()
        try:
            self._seen = self._state()
            self._keys = parse(path.read_text("utf-8"))
        except (OSError, ValueError) as fault:
            raise SettingsError(f"the keys in {path} cannot be read: {fault}") from fault

    def find(self, presented: str) -> Key | None:
        """Whose key it is. Takes the same time for every key that is not known."""
        self._look_again()
        if len(presented) > LONGEST:
            return None
        digest = digest_of(presented)
        found = None
        for known, key in self._keys:  # all of them, whether it was found or not
            if hmac.compare_digest(known, digest):
                found = key
        return found

    def _look_again(self) -> None:
        try:
            seen = self._state()
        except OSError:
            seen = ()
        if seen == self._seen:
            return
        self._seen = seen
        try:
            self._keys = parse(self._path.read_text("utf-8"))
        except (OSError, ValueError) as fault:
            log.error("the keys cannot be read again, and stay what they were: %s", fault)
        else:
            log.info("keys were read again: %d", len(self._keys))

    def _state(self) -> tuple[int, ...]:
        state = os.stat(self._path)
        return (state.st_ino, state.st_size, state.st_mtime_ns)


def parse(text: str) -> tuple[tuple[str, Key], ...]:
    """Digests and whose they are. Raises ValueError, with the number of the line.

    >>> parse("a " + 64 * "0" + " kill  # until May")[0][1]
    Key(name='a', rights=frozenset({'kill'}))
    """
    keys = []
    for number, line in enumerate(text.splitlines(), 1):
        words = line.partition("#")[0].split()
        if not words:
            continue
        if len(words) < 2 or not _NAME.fullmatch(words[0]) or not _DIGEST.fullmatch(words[1]):
            raise ValueError(f"line {number}: a name and the SHA-256 of a key are wanted")
        if strange := set(words[2:]) - RIGHTS:
            raise ValueError(f"line {number}: no right is called {', '.join(sorted(strange))}")
        keys.append((words[1], Key(words[0], frozenset(words[2:]))))
    if not keys:
        raise ValueError("there is no key in it")
    return tuple(keys)


def digest_of(key: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def new_key() -> str:
    """A key that nobody can guess: 256 random bits."""
    return f"cdk_{secrets.token_urlsafe(32)}"
