"""Which profiles speak for a document, in order of precedence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlsplit

from copydesk.model.document import Document
from copydesk.model.text import fold
from copydesk.rules.detect import Detectors
from copydesk.rules.rule import ROLE_ORDER, Bank, Profile


class Chosen(NamedTuple):
    """A profile that applies, and why: url, hint, line or regex."""

    profile: Profile
    why: str


class Chooser:
    """Finds the profiles that apply to a document.

    The cost does not grow with the number of profiles that do not apply: hosts and whole lines
    are looked up, and all expressions run together.
    """

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._profiles = tuple(sorted(profiles, key=lambda p: (ROLE_ORDER.index(p.role), p.id)))
        common = [profile for profile in self._profiles if profile.role == "common"]
        rules = [rule for profile in common for rule in profile.rules]
        self.common = Bank(rules)
        self._hosts: dict[str, list[Profile]] = {}
        self._names: dict[str, list[Profile]] = {}
        self._lines: dict[str, list[Profile]] = {}
        patterns: list[tuple[str, int]] = []
        for index, profile in enumerate(self._profiles):
            for host in profile.hosts:
                self._hosts.setdefault(host, []).append(profile)
            for name in (profile.name, profile.id, profile.party):
                if name:
                    self._names.setdefault(fold(name).casefold(), []).append(profile)
            for line in profile.lines:
                self._lines.setdefault(fold(line), []).append(profile)
            patterns += [(regex, index) for regex in profile.regexes]
        self._longest = max(map(len, self._lines), default=0)
        self._detectors = Detectors(patterns)

    def choose(self, document: Document, octets: bytes) -> tuple[Chosen, ...]:
        """The profiles that apply, common ones apart: hinted publishers first, then by role and
        id. `octets` are the blocks' texts in UTF-8, a line feed between them."""
        found: dict[str, tuple[int, Chosen]] = {}

        def add(profiles: Iterable[Profile], why: str, rank: int) -> None:
            for profile in profiles:
                before = found.get(profile.id)
                if before is None or rank < before[0]:
                    found[profile.id] = (rank, Chosen(profile, why))

        hints = document.hints
        if hints.url:
            add(self._by_host(hints.url), "url", 0)
        if hints.publisher:
            add(self._names.get(fold(hints.publisher).casefold(), ()), "hint", 0)
        for block in document.blocks:
            if len(block.text) <= self._longest and (hit := self._lines.get(block.text)):
                add(hit, "line", 1)
        for owner in self._detectors.owners_in(octets):
            add((self._profiles[owner],), "regex", 1)
        return tuple(one for _, one in sorted(found.values(), key=lambda item: _rank(*item)))

    def _by_host(self, url: str) -> list[Profile]:
        host = host_of(url)
        while host:
            if profiles := self._hosts.get(host):
                return profiles
            host = host.partition(".")[2]
        return []


def host_of(url: str) -> str:
    """The lower-case host of an address, with or without a scheme; "" where there is none."""
    try:
        return (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    except ValueError:
        return ""


def _rank(rank: int, chosen: Chosen) -> tuple[int, int, str]:
    hinted = rank if chosen.profile.role == "publisher" else 1
    return hinted, ROLE_ORDER.index(chosen.profile.role), chosen.profile.id
