"""What may go out: the desk's last question, with a clock of the tests' own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from copydesk.desk import Copy, Desk
from copydesk.errors import (
    ArticleEmbargoed,
    ArticleKilled,
    NotForRelease,
    RegisterUnavailable,
)
from copydesk.model.document import Document, Fact
from copydesk.pipeline import Pipeline
from copydesk.release import Release, Standing, latest
from copydesk.storage.kills import FileRegister
from copydesk.storage.memory import MemoryCache
from copydesk.storage.spread import SpreadRegister
from copydesk.writers.json import dump, standing_in, standing_of
from tests.conftest import free_port

NOON = 1_790_000_000.0
ITEM = Standing("0" * 40, "urn:newsml:example:1", ("0001", "example-item-77"))
UNNAMED = ITEM._replace(uri="ni:///sha-256;abc")


class Clock:
    """Seconds since 1970, as told."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def release(clock: Clock) -> Release:
    return Release(FileRegister(), clock=clock)


def refused(release: Release, article: Standing) -> str:
    """The code of the refusal, "" if there is none."""
    try:
        release.check(article)
    except NotForRelease as refusal:
        return refusal.code
    return ""


@pytest.mark.parametrize("name", ITEM.names)
def test_any_name(release: Release, name: str) -> None:
    """An article that is killed by one of its names is killed; the others know nothing of it."""
    assert refused(release, ITEM) == ""
    release.say([name], "killed", reason="libel", by="desk")
    with pytest.raises(ArticleKilled) as refusal:
        release.check(ITEM)
    assert refusal.value.errors == {
        "name": [name],
        "since": ["2026-09-21T14:13:20Z"],
        "reason": ["libel"],
    }
    assert refused(release, Standing("1" * 40, "urn:newsml:example:2", ("0002",))) == ""


def test_nothing_is_killed_by_no_name(release: Release) -> None:
    """An empty name means nothing at all."""
    assert release.say(["", " ", "x" * 3000], "killed", reason="", by="") == []
    assert refused(release, Standing("1" * 40, "")) == ""


def test_taken_back(release: Release, clock: Clock) -> None:
    release.say(ITEM.own, "killed", reason="", by="")
    clock.now += 1
    release.say(["urn:newsml:example:1"], "released", reason="", by="")
    assert refused(release, ITEM) == "article.killed"  # its id was killed too
    release.say(ITEM.own, "released", reason="", by="")
    assert refused(release, ITEM) == ""


def test_retention(clock: Clock) -> None:
    """A kill holds as long as configured; a clock that goes back revives it and no article."""
    release = Release(FileRegister(), clock=clock, retention=60)
    release.say([ITEM.uri], "killed", reason="", by="")
    for passed, code in ((59.9, "article.killed"), (60, ""), (30, "article.killed")):
        clock.now = NOON + passed
        assert refused(release, ITEM) == code


def test_for_ever(release: Release, clock: Clock) -> None:
    """Without retention no jump of the clock, ahead or back, brings an article back."""
    release.say([ITEM.uri], "killed", reason="", by="")
    for jump in (-1e9, 3600.0, 1e11):
        clock.now = NOON + jump
        assert refused(release, ITEM) == "article.killed"


# --- From a wire --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "code"), [("canceled", "article.killed"), ("withheld", "article.withheld")]
)
def test_a_wire_cancels(release: Release, status: str, code: str) -> None:
    """Every copy and version of the item is refused then, the notice itself among them."""
    earlier = ITEM._replace(id="1" * 40)
    assert refused(release, earlier) == ""
    assert refused(release, ITEM._replace(pub_status=status)) == code
    assert refused(release, earlier) == code
    assert refused(release, ITEM) == code


def test_withheld_then_killed(release: Release) -> None:
    """The stricter holds, in whichever order they come."""
    assert refused(release, ITEM._replace(pub_status="withheld")) == "article.withheld"
    assert refused(release, ITEM._replace(pub_status="canceled")) == "article.killed"
    assert refused(release, ITEM._replace(pub_status="withheld")) == "article.killed"


def test_short_ids_kill_nobody_else(release: Release) -> None:
    """A wire's 0001 of today is not that of yesterday; with a uri no other id is believed."""
    refused(release, ITEM._replace(pub_status="canceled"))
    assert refused(release, Standing("2" * 40, "urn:other", ("0001",))) == ""
    assert refused(release, Standing("2" * 40, "urn:other", ("example-item-77",))) == ""


def test_a_notice_without_a_uri(release: Release) -> None:
    """What it is known by otherwise stands for it, if that is long enough to mean one item."""
    refused(release, UNNAMED._replace(pub_status="canceled"))
    assert refused(release, Standing("2" * 40, "urn:other", ("0001",))) == ""
    other = Standing("2" * 40, "ni:///sha-256;other", ("example-item-77",))
    assert refused(release, other) == "article.killed"


def test_a_notice_that_names_nothing(release: Release, caplog: pytest.LogCaptureFixture) -> None:
    """Kills itself and nothing else, and raises an alarm."""
    notice = Standing("3" * 40, "ni:///sha-256;x", ("0001",), "canceled")
    assert refused(release, notice) == "article.killed"
    assert "does not say which" in caplog.text
    assert refused(release, Standing("4" * 40, "ni:///sha-256;y", ("0001",))) == ""


def test_a_kill_as_correction(release: Release) -> None:
    """An item that kills another is no story itself, but may be read; the other may not."""
    notice = Standing("5" * 40, "urn:newsml:example:9", corrects=ITEM.uri, kills=True)
    assert refused(release, notice) == ""
    assert refused(release, ITEM) == "article.killed"


def test_a_correction_kills_nothing(release: Release) -> None:
    assert refused(release, Standing("5" * 40, "urn:x", corrects=ITEM.uri)) == ""
    assert refused(release, ITEM) == ""


def test_a_wire_kills_while_redis_is_down(clock: Clock) -> None:
    """The notice is refused like the item, which is dead here at once."""
    register = SpreadRegister(
        FileRegister(), f"redis://127.0.0.1:{free_port()}", timeout=0.1, clock=clock
    )
    release = Release(register, clock=clock)
    assert refused(release, ITEM._replace(pub_status="canceled")) == "article.killed"
    assert refused(release, ITEM) == "article.killed"


def test_who_cannot_ask_gives_nothing_out(clock: Clock) -> None:
    """A register that cannot be asked is not one without kills."""
    register = SpreadRegister(
        FileRegister(), f"redis://127.0.0.1:{free_port()}", timeout=0.1, clock=clock, strict=True
    )
    with pytest.raises(RegisterUnavailable):
        Release(register, clock=clock).check(ITEM)


# --- Embargoes ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("2026-09-21T14:13:20Z", NOON),
        ("2026-09-21T16:13:20+02:00", NOON),
        ("2026-09-21T02:13:20", NOON),  # in UTC-12
        ("2026-09-22", NOON + 78_400),
        ("tomorrow", None),
        ("", None),
    ],
)
def test_latest(written: str, seconds: float | None) -> None:
    """Without a zone a time is that of the zone where it comes last."""
    assert latest(written) == seconds


def test_an_embargo(release: Release, clock: Clock) -> None:
    """Refused up to its second, given out from it; if the clock goes back, refused again."""
    article = ITEM._replace(embargoed_until="2026-09-21T14:13:20Z")
    for now, code in (
        (NOON - 0.1, "article.embargoed"),
        (NOON, ""),
        (NOON - 1e6, "article.embargoed"),
    ):
        clock.now = now
        assert refused(release, article) == code


def test_an_embargo_that_cannot_be_read(release: Release) -> None:
    """Has no end."""
    with pytest.raises(ArticleEmbargoed):
        release.check(ITEM._replace(embargoed_until="next Tuesday"))


def test_killed_before_embargoed(release: Release) -> None:
    release.say([ITEM.id], "killed", reason="", by="")
    article = ITEM._replace(embargoed_until="2100-01-01")
    assert refused(release, article) == "article.killed"


# --- What a document says of itself -------------------------------------------------------------

DOCUMENT: dict[str, Any] = {"uri": "urn:x:1", "pubStatus": "usable", "provenance": {"id": "k"}}


@pytest.mark.parametrize(
    ("more", "expected", "ordinary"),
    [
        ({}, Standing("k", "urn:x:1"), True),
        ({"pubStatus": "canceled"}, Standing("k", "urn:x:1", pub_status="canceled"), False),
        ({"altIds": [{"value": "a"}, {"value": "b"}]}, Standing("k", "urn:x:1", ("a", "b")), True),
        ({"story": {"id": "s"}}, Standing("k", "urn:x:1", ("s",)), True),
        (
            {"embargoedUntil": "2100-01-01"},
            Standing("k", "urn:x:1", embargoed_until="2100-01-01"),
            False,
        ),
        (
            {"correction": {"type": "kill", "of": "urn:x:0"}},
            Standing("k", "urn:x:1", corrects="urn:x:0", kills=True),
            False,
        ),
        ({"correction": {"type": "correction"}}, Standing("k", "urn:x:1"), True),
    ],
)
def test_standing(more: dict[str, Any], expected: Standing, ordinary: bool) -> None:
    document = DOCUMENT | more
    found = standing_of(document)
    assert (found, found.ordinary) == (expected, ordinary)
    quoted = {"by": 'She wrote ,"provenance":{"uri":"urn:x:2"}', **document}
    quoted["provenance"] = quoted.pop("provenance")  # last, as it is written
    assert standing_in(dump(quoted), "k") == expected


class Envelope(Pipeline):
    """A pipeline that is told more of each document than its bytes say, as a wire would."""

    facts: tuple[Fact, ...] = ()

    def read(self, *arguments: Any, **options: Any) -> Document:  # type: ignore[override]
        return replace(super().read(*arguments, **options), facts=self.facts)


@pytest.fixture
def desk(clock: Clock, release: Release) -> Desk:
    pipeline = Envelope.load()
    cache = MemoryCache(max_entries=10, max_bytes=1 << 20)
    return Desk(pipeline, cache, max_bytes=1 << 20, max_characters=1 << 20, release=release)


def envelope(desk: Desk, **properties: Any) -> None:
    assert isinstance(desk.pipeline, Envelope)
    desk.pipeline.facts = tuple(Fact(key, value, "test") for key, value in properties.items())


def test_the_desk_keeps_an_embargo(desk: Desk, clock: Clock) -> None:
    """By its own clock; also when it has the article, and for explanations."""
    copy = Copy(b"The harbour board met on Tuesday to talk about the quay and its rent.")
    envelope(desk, embargoedUntil="2026-09-21T14:13:20Z")
    for now, free in ((NOON - 1, False), (NOON, True), (NOON - 1, False)):
        clock.now = now
        for ask in (desk.normalise, desk.explain):
            if free:
                ask(copy)
            else:
                with pytest.raises(ArticleEmbargoed):
                    ask(copy)


def test_the_desk_obeys_a_wire(desk: Desk) -> None:
    """What it has given out, and has in its cache, it gives out no more."""
    story = Copy(b"The harbour board met on Tuesday to talk about the quay and its rent.")
    envelope(desk, uri="urn:newsml:example:1")
    assert desk.normalise(story).cache == "miss"
    assert desk.normalise(story).cache == "hit"
    envelope(desk, uri="urn:newsml:example:1", pubStatus="canceled")
    for _ in range(2):
        with pytest.raises(ArticleKilled):
            desk.normalise(Copy(b"EDITORS: This item is cancelled."))
    for ask in (desk.normalise, desk.explain):
        with pytest.raises(ArticleKilled):
            ask(story)
    with pytest.raises(ArticleKilled):
        desk.find(story.id)


def test_without_a_release_everything_goes_out(desk: Desk) -> None:
    """As on one's own machine, from one's own files."""
    desk.release = None
    envelope(desk, pubStatus="canceled", embargoedUntil="2100-01-01T00:00:00Z")
    document = desk.normalise(Copy(b"EDITORS: This item is cancelled.")).document
    assert document["pubStatus"] == "canceled"
