"""What may go out: nothing that was killed, nothing that is withheld, nothing before its time.

Asked at each answer, whether it was made or found, whoever asks and in whatever form: so no cache
need be emptied for a kill to hold.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple

from copydesk.errors import ArticleEmbargoed, ArticleKilled, ArticleWithheld, RegisterUnavailable
from copydesk.storage.kills import LONGEST_NAME, Kill, Register, Status

log = logging.getLogger(__name__)

BY_WIRE: Final = "wire"
"""Who killed an article that its own wire calls cancelled or withheld."""

_OF_WIRE: Final[dict[str, Status]] = {"canceled": "killed", "withheld": "withheld"}
"""What ninjs calls `pubStatus`, as the register has it."""

_LAST_ZONE: Final = timedelta(hours=12)
"""Where a day begins and ends last: a time without a zone is taken to mean that of UTC-12."""


LONG_ENOUGH: Final = 8
"""Characters of another id that is taken to mean one item and no other: wires number their
transmissions from 0001 every day."""


class Standing(NamedTuple):
    """What a document says of itself that decides whether it may go out.

    It is known by its `id`, its `uri`, and whatever else is in `others`. `corrects` is the uri of
    the item it corrects, and `kills` whether it does so by killing it.
    """

    id: str
    uri: str
    others: tuple[str, ...] = ()
    pub_status: str = "usable"
    embargoed_until: str = ""
    corrects: str = ""
    kills: bool = False

    @property
    def ordinary(self) -> bool:
        """Whether it says nothing that a clock or a register has to judge anew each time.

        What is not ordinary is not kept: so of what is found only the names need be looked at.
        """
        return self.pub_status == "usable" and not self.embargoed_until and not self.kills

    @property
    def names(self) -> tuple[str, ...]:
        """All it is known by: what kills one of them kills it."""
        return (self.id, self.uri, *self.others)

    @property
    def own(self) -> tuple[str, ...]:
        """What means this item and no other, and so is killed with it.

        An item that says no uri has one of its bytes; then other ids stand for it that are not
        so short that they come again.
        """
        if not self.uri.startswith(OF_BYTES):
            return (self.id, self.uri)
        longer = (name for name in self.others if len(name) >= LONG_ENOUGH)
        return (self.id, self.uri, *longer)


OF_BYTES: Final = "ni:"
"""How a uri begins that is made of the bytes of an input."""


class Release:
    """The desk's last question, before an answer goes out.

    `clock` gives seconds since 1970. `retention` is how many of them a kill holds, 0 for ever.
    """

    def __init__(
        self, register: Register, *, clock: Callable[[], float], retention: int = 0
    ) -> None:
        self._register = register
        self._clock = clock
        self._retention = retention

    def anything(self) -> bool:
        """Whether anything was ever killed; if not, a name need not be looked for."""
        return self._register.anything()

    def check_name(self, name: str) -> None:
        """Raises as `check` does, for an article of which nothing but its id is known."""
        self._check_names((name,))

    def check(self, article: Standing) -> None:
        """Raises ArticleKilled, ArticleWithheld, ArticleEmbargoed or RegisterUnavailable.

        A document that its wire calls cancelled or withheld is written down on the way: it is
        the notice of its own kill.
        """
        if status := _OF_WIRE.get(article.pub_status):
            if len(article.own) == 2 and article.uri.startswith(OF_BYTES):
                log.warning("a wire cancels an item and does not say which: nothing else is killed")
            self._obey(article.own, status)
        if article.kills and article.corrects:
            self._obey((article.corrects,), "killed")
        self._check_names(article.names)
        if article.embargoed_until:
            self._check_time(article.embargoed_until)

    def check_story(self, names: Sequence[str]) -> None:
        """Raises as `check` does, for an article whose story has these ids."""
        if self.anything():
            self._check_names(names)

    def holds_back(self, names: Sequence[str]) -> bool:
        """Whether something of this name was killed or is withheld."""
        return self.anything() and bool(self._in_force(names))

    def say(self, names: Iterable[str], status: Status, *, reason: str, by: str) -> list[Kill]:
        """Write down what was said of the names; when it returns it holds everywhere.

        Empty names mean nothing, and nothing is ever killed by them. Raises RegisterUnavailable.
        """
        now = self._clock()
        until = now + self._retention if self._retention else 0.0
        said = [
            Kill(name, status, now, until, reason, by)
            for name in dict.fromkeys(names)
            if name.strip() and len(name) <= LONGEST_NAME
        ]
        self._register.add(said)
        return said

    def _obey(self, names: Sequence[str], status: Status) -> None:
        """Write down what a wire says, once; here it holds at once, with Redis or without."""
        known = {kill.name for kill in self._in_force(names) if kill.status in (status, "killed")}
        fresh = [name for name in names if name not in known]
        if not fresh:
            return
        try:
            self.say(fresh, status, reason="", by=BY_WIRE)
        except RegisterUnavailable as fault:
            log.error("a kill from a wire is not known everywhere yet: %s", fault)

    def _check_names(self, names: Sequence[str]) -> None:
        kills = self._in_force(names)
        if not kills:
            return
        kill = min(kills, key=lambda one: one.status)  # killed before withheld
        kind = ArticleKilled if kill.status == "killed" else ArticleWithheld
        raise kind(f"{kill.status} since {moment(kill.at)}", tombstone=tombstone(kill))

    def _in_force(self, names: Sequence[str]) -> list[Kill]:
        found = self._register.find(names)
        if not found:
            return found
        now = self._clock()
        return [
            kill
            for kill in found
            if kill.status != "released" and (not kill.until or now < kill.until)
        ]

    def _check_time(self, until: str) -> None:
        when = latest(until)
        if when is not None and self._clock() >= when:
            return
        raise ArticleEmbargoed(f"embargoed until {until}", tombstone={"embargoedUntil": [until]})


def tombstone(kill: Kill) -> dict[str, list[str]]:
    """What is left to say of an article that was killed."""
    told = {"name": [kill.name], "since": [moment(kill.at)]}
    if kill.reason:
        told["reason"] = [kill.reason]
    if kill.until:
        told["until"] = [moment(kill.until)]
    return told


def moment(seconds: float) -> str:
    """Seconds since 1970 as ISO 8601 has them, in UTC.

    >>> moment(0)
    '1970-01-01T00:00:00Z'
    """
    return datetime.fromtimestamp(int(seconds), UTC).isoformat().replace("+00:00", "Z")


def latest(written: str) -> float | None:
    """The latest moment that a date or a time can mean, in seconds since 1970; None for neither.

    A date alone is its day's first moment; without a zone it is that of the zone where it comes
    last: nobody is to have it too early.

    >>> latest("1970-01-01T02:00:00+01:00")
    3600.0
    >>> latest("1970-01-01")
    43200.0
    """
    try:
        when = datetime.fromisoformat(written)
    except ValueError:
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC) + _LAST_ZONE
    return when.timestamp()
