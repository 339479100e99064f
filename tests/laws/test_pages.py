"""The laws, for pages: what is read is tiled, nothing is lost twice, and hostile ones cost little."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

import orjson
import pytest

from copydesk.desk import Copy, Desk
from copydesk.errors import InputError
from copydesk.pipeline import Pipeline
from copydesk.storage.memory import MemoryCache
from copydesk.writers.source import Broken, audited, is_input, is_read

SEEDS = Path(__file__).parents[2] / "seeds"
PAGES = sorted(SEEDS.glob("*.html"))
SECONDS = 6.0
"""CPU time for a hostile page of some megabytes, label and all."""


@pytest.fixture(scope="module")
def desk() -> Desk:
    cache = MemoryCache(max_entries=0, max_bytes=0)
    return Desk(Pipeline.load(), cache, max_bytes=1 << 24, max_characters=1 << 24)


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
class TestSeeds:
    def test_account(self, desk: Desk, file: Path) -> None:
        """The segments tile the text that was read, which has the recorded digest."""
        data = file.read_bytes()
        document = desk.normalise(Copy(data, "text/html")).document
        assert is_read(document)
        assert is_input(document, data)
        assert not is_input(document, data + b" ")
        text = audited(document)
        assert hashlib.sha256(text).hexdigest() == document["provenance"]["input"]["text"]["sha256"]
        document["provenance"]["segments"][0]["exact"] = (
            "#" + (document["provenance"]["segments"][0]["exact"][1:])
        )
        with pytest.raises(Broken):
            audited(document)

    def test_twice_is_once(self, desk: Desk, file: Path) -> None:
        """Normalising the text of an answer removes nothing more."""
        body = desk.normalise(Copy(file.read_bytes(), "text/html")).document["bodies"][0]["value"]
        again = desk.normalise(Copy(body.encode())).document
        kept = "".join(one["value"] for one in again["bodies"])
        lifted = "".join(one["value"] for one in again.get("headlines", ()))
        assert sorted((kept + lifted).split()) == sorted(body.split())

    def test_body_is_slices_of_the_page(self, desk: Desk, file: Path) -> None:
        """Each paragraph is an uninterrupted stretch of what a reader sees."""
        document = desk.normalise(Copy(file.read_bytes(), "text/html")).document
        text = "".join(one["exact"] for one in document["provenance"]["segments"])
        assert all(part in text for part in document["bodies"][0]["value"].split("\n\n"))

    def test_same_bytes_same_answer(self, desk: Desk, file: Path) -> None:
        data = file.read_bytes()
        other = Desk(desk.pipeline, desk.cache, max_bytes=1 << 24, max_characters=1 << 24)
        answers = [one.normalise(Copy(data, "text/html")).body for one in (desk, other)]
        assert answers[0] == answers[1]


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 100_000 + "a story",
        "<p>Unclosed <b>and <i>crossed " * 20_000,
        "<div " + " ".join(f"a{i}=1" for i in range(100_000)) + ">a story",
        "<p>" + "a story that never ends, " * 60_000,
        '<script type="application/ld+json">' + '{"a":[' * 50_000 + "</script><p>a story",
        "<ul>" + "<li><a href=/x>A link that leads nowhere</a>" * 10_000 + "</ul>",
        "<title>" + "x" * 500_000 + "</title><h1>" + "y " * 200_000 + "</h1><p>a story",
        "<meta name=author content='" + "Mara Quillby, " * 20_000 + "'><p>a story",
    ],
    ids="deep unclosed attributes endless json links titles authors".split(),
)
def test_hostile_pages(desk: Desk, text: str) -> None:
    """Answered or refused, in linear time, and never with a failure of ours."""
    before = time.process_time()
    try:
        document = orjson.loads(desk.normalise(Copy(text.encode(), "text/html")).body)
    except InputError:
        document = None
    assert time.process_time() - before < SECONDS
    if document is not None:
        audited(document)
