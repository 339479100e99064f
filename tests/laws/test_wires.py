"""The promises, for feeds and wires: what must hold of every article of every sample."""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from functools import cache
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk.cli.inputs import Input
from copydesk.desk import Copy, Desk
from copydesk.errors import InputError
from copydesk.model.label import FATES, Label
from copydesk.pipeline import Pipeline
from copydesk.readers import articles_in, read
from copydesk.storage.memory import MemoryCache
from tests.golden import SEEDS, WIRES, desk

ASSUMED = {"type", "representationType", "profile", "pubStatus", "standard", "uri", "bodies"}
"""Properties that need no evidence: what is true of every document, and the body itself."""


@cache
def documents() -> list[tuple[str, dict[str, Any]]]:
    found: list[tuple[str, dict[str, Any]]] = []
    for name in WIRES:
        copy = Copy((SEEDS / name).read_bytes(), Input(name).media_type, name=name)
        found += [
            (f"{name}-{one.part[0]}", orjson.loads(desk().normalise(one).body))
            for one in desk().articles(copy)
        ]
    return found


everywhere = pytest.mark.parametrize(
    "document", [one for _, one in documents()], ids=[name for name, _ in documents()]
)


@everywhere
def test_every_character_of_the_text_is_accounted_for(document: dict[str, Any]) -> None:
    """The segments tile the text that was read, whose digest is told."""
    provenance = document["provenance"]
    segments = provenance["segments"]
    text = "".join(segment["exact"] for segment in segments)
    ends = [0, *(segment["end"] for segment in segments)]
    assert [segment["start"] for segment in segments] == ends[:-1]
    assert len(text) == provenance["input"]["characters"]
    digest = hashlib.sha256(text.encode()).hexdigest()
    assert provenance["input"]["text"]["sha256"] == digest
    assert all(FATES[Label(segment["label"])] == segment["fate"] for segment in segments)


@everywhere
def test_words_of_a_wire_are_never_rewritten(document: dict[str, Any]) -> None:
    """The body is what is kept, word for word."""
    kept = [s["exact"] for s in document["provenance"]["segments"] if s["fate"] == "keep"]
    said = " ".join(body["value"] for body in document["bodies"])
    assert said.split() == " ".join(kept).split()


@everywhere
def test_nothing_of_a_wire_is_invented(document: dict[str, Any]) -> None:
    """Every property says where it is from, and what is direct points to the text."""
    known = {one["property"].split("/")[1] for one in document["evidence"]}
    known |= {"evidence", "warnings", "provenance", "infoSources", "altIds"} | ASSUMED
    assert set(document) <= known
    for one in document["evidence"]:
        assert (
            one.get("segments") or one["why"] != "direct" or one["property"] == "/copyrightNotice"
        )
        assert one["why"] != "envelope" or one.get("note")


@everywhere
def test_twice_is_once_for_a_wire(document: dict[str, Any]) -> None:
    """The story of a wire, sent again as text, loses nothing."""
    said = "\n\n".join(body["value"] for body in document["bodies"])
    if said:
        again = orjson.loads(desk().normalise(Copy(said.encode())).body)
        assert "".join(one["value"] for one in again["bodies"]).split() == said.split()


@pytest.mark.parametrize("name", WIRES)
def test_the_same_wire_gives_the_same_answer(name: str) -> None:
    """Another desk, loaded anew; and whether an item was asked for alone or after the others."""
    cache_ = MemoryCache(max_entries=0, max_bytes=0)
    other = Desk(Pipeline.load(), cache_, max_bytes=1 << 24, max_characters=1 << 24)
    copy = Copy((SEEDS / name).read_bytes(), Input(name).media_type, name=name)
    for one in reversed(desk().articles(copy)):
        alone = Copy(copy.data, copy.media_type, name=name, part=one.part)
        assert other.normalise(alone).body == desk().normalise(one).body


DAMAGE = st.lists(
    st.tuples(st.integers(0, 3000), st.integers(0, 6), st.binary(max_size=6)), max_size=4
)


@pytest.mark.parametrize("name", WIRES)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(damage=DAMAGE)
def test_a_damaged_wire_is_read_or_refused_by_name(name: str, damage: Any) -> None:
    """Bytes lost, exchanged or put in: a mistake of the sender's, and never one of ours."""
    data = (SEEDS / name).read_bytes()
    for at, size, more in damage:
        data = data[:at] + more + data[at + size :]
    media_type = Input(name).media_type
    with suppress(InputError):
        parts = articles_in(data, media_type)
        for index, part in enumerate(parts, 1):
            document = read(data, media_type, part=(index, len(parts)), opened=part.opened)
            assert not re.search("[\ud800-\udfff]", document.text)
            desk().pipeline.label(document)
