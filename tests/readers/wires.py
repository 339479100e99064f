"""Documents of feeds and wires, for tests: by their bytes, or as they come out of the desk."""

from __future__ import annotations

from functools import cache
from typing import Any

import orjson

from copydesk.contract.article import ArticleOut
from copydesk.desk import Copy, Desk
from copydesk.pipeline import Pipeline
from copydesk.storage.memory import MemoryCache

STORY = (
    "The harbour board of Oxmouth voted on Tuesday to rebuild the north quay, which has stood "
    "closed since a crane fell into the basin two years ago."
)
SECOND = "Nobody at the meeting could say what the work would cost, and the chairman left at noon."


@cache
def desk() -> Desk:
    """A desk with our profiles and without a cache."""
    cache = MemoryCache(max_entries=0, max_bytes=0)
    return Desk(Pipeline.load(), cache, max_bytes=1 << 24, max_characters=1 << 24)


def answers(data: str | bytes, media_type: str = "application/xml") -> list[dict[str, Any]]:
    """The canonical documents of all articles of an input."""
    raw = data.encode("utf-8") if isinstance(data, str) else data
    copies = desk().articles(Copy(raw, media_type))
    documents = [orjson.loads(desk().normalise(copy).body) for copy in copies]
    assert [wrong for one in documents if (wrong := ArticleOut().validate(one))] == []
    return documents


def answer(data: str | bytes, media_type: str = "application/xml") -> dict[str, Any]:
    """The canonical document of an input of one article."""
    (document,) = answers(data, media_type)
    return document


def body(document: dict[str, Any]) -> str:
    """The text of the story."""
    return "".join(one["value"] for one in document["bodies"])


def codes(document: dict[str, Any]) -> list[str]:
    """The codes of the warnings, in order."""
    return [warning["code"] for warning in document["warnings"]]


def whys(document: dict[str, Any], name: str) -> set[str]:
    """Why a property has its value."""
    return {one["why"] for one in document["evidence"] if one["property"] == f"/{name}"}


def public(document: dict[str, Any]) -> str:
    """The document as it is written, without the note to editors."""
    return orjson.dumps({k: v for k, v in document.items() if k != "edNote"}).decode()
