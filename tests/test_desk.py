"""The desk: cache, articles of one file, limits."""

from __future__ import annotations

from functools import cache

import pytest

from copydesk.bootstrap import desk_of
from copydesk.desk import Copy, Desk
from copydesk.errors import InputTooLarge, SeveralArticles, TooSlow
from copydesk.settings import Settings
from copydesk.writers.source import bytes_of

RECORD = """{at} of 2 DOCUMENTS

The Example Herald

January 1{at}, 2010

{headline}

BYLINE: Mara Quillby

LENGTH: 55 words

The harbour board met on Tuesday to talk about the quay, its rent – and who
should pay for the new crane, which has stood idle since the storm.

LOAD-DATE: January 11, 2010

"""
EXPORT = "".join(
    RECORD.format(at=at, headline=headline)
    for at, headline in ((1, "Board meets on the quay again"), (2, "Crane mended at last by boy"))
)


@cache
def desk() -> Desk:
    return desk_of(Settings())


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "cp1252"])
def test_an_export_comes_apart(charset: str) -> None:
    """Each article of a file is an input of its own, and together they are the file."""
    data = EXPORT.encode(charset)
    parts = desk().articles(Copy(data, name="export.txt"))
    assert [part.part for part in parts] == [(1, 2), (2, 2)]
    documents = [desk().normalise(part).document for part in parts]
    assert b"".join(bytes_of(document) for document in documents) == data
    assert [document["headlines"][0]["value"] for document in documents] == [
        "Board meets on the quay again",
        "Crane mended at last by boy",
    ]
    assert documents[0]["uri"] != documents[1]["uri"]
    assert documents[1]["provenance"]["input"]["part"] == {"index": 2, "of": 2}


def test_several_articles_are_not_one() -> None:
    """Where one article is wanted, an export is refused with its count."""
    with pytest.raises(SeveralArticles) as refused:
        desk().normalise(Copy(EXPORT.encode()))
    assert refused.value.count == 2


def test_one_article_is_itself() -> None:
    """An ordinary input is handed on as it is."""
    copy = Copy(b"A headline of four words\n\nThe board met.")
    assert desk().articles(copy) == [copy]
    assert "part" not in desk().normalise(copy).document["provenance"]["input"]


def test_the_second_answer_is_the_first() -> None:
    """A hit gives the bytes of the miss."""
    copy = Copy(b"By Mara Quillby\n\nThe harbour board met on Tuesday.", name="twice")
    first, second = desk().normalise(copy), desk().normalise(copy)
    assert (first.cache, second.cache) == ("miss", "hit")
    assert first.body == second.body
    found = desk().find(first.id)
    assert found is not None
    assert found.body == first.body


def test_options_have_a_say_in_the_id() -> None:
    """The same bytes under another name or charset are another answer."""
    ids = {Copy(b"x").id, Copy(b"x", name="y").id, Copy(b"x", charset="utf-8").id, Copy(b"y").id}
    assert len(ids) == 4


@pytest.mark.parametrize("limit", ["max_bytes", "max_characters"])
def test_limits(limit: str) -> None:
    """What is over a limit is refused, and the limit is named."""
    small = Desk(
        desk().pipeline, desk().cache, **{"max_bytes": 100, "max_characters": 100, limit: 10}
    )
    with pytest.raises(InputTooLarge) as refused:
        small.normalise(Copy(b"eleven char"))
    assert refused.value.limit == limit


def test_the_deadline() -> None:
    """What took too long to read is not worked on."""
    hurried = desk_of(Settings(deadline=0.001))
    with pytest.raises(TooSlow):
        hurried.normalise(Copy(b"The harbour board met on Tuesday, as ever.\n\n" * 20_000))
    assert hurried.normalise(Copy(b"The harbour board met.")).document["bodies"]
