"""Stories by their id, and two copies of one beside each other."""

from __future__ import annotations

import re

import orjson
from flask import Response

from copydesk.errors import StorageError
from copydesk.model.story import Printed, Roll
from copydesk.storydesk import StoryDesk
from copydesk.web import documentation as docs
from copydesk.web.documentation import Blueprint
from copydesk.web.intake import JSON, query_of
from copydesk.web.problems import StoriesAway, UnknownStory
from copydesk.web.request import current
from copydesk.web.service import service
from copydesk.writers.comparison import printed_comparison
from copydesk.writers.placed import roll_of

STORIES = Blueprint("stories", __name__, description="One story, many copies")

_ID = re.compile(r"st[0-9a-v]{16}", re.ASCII)


@STORIES.operation("GET", "/v1/stories/<key>", docs.STORY)
def story(key: str) -> Response:
    """Get a story

    Its copies, the earliest first. An id that was merged into another still answers, with that
    one. A story is forgotten three weeks after its last copy.
    """
    query_of(current().environ, ())
    desk = _desk()
    roll, copies = _known(desk, key)
    return _answer(roll_of(roll, copies, key, desk.scope))


@STORIES.operation("GET", "/v1/stories/<key>/diff", docs.DIFF)
def diff(key: str) -> Response:
    """Compare two copies of a story

    As `/v1/compare` does, by the copies' keys or uris.
    """
    query = query_of(current().environ, ("a", "b"))
    _, copies = _known(_desk(), key)
    sides = [_named(query.get(side, ""), copies) for side in ("a", "b")]
    return _answer(printed_comparison(*sides))


def _desk() -> StoryDesk:
    desk = service().stories
    if desk is None:
        raise StoriesAway("stories are off")
    return desk


def _known(desk: StoryDesk, key: str) -> tuple[Roll, list[Printed | None]]:
    try:
        found = desk.find(key, service().desk.release) if _ID.fullmatch(key) else None
    except StorageError:
        raise StoriesAway("the store of stories does not answer") from None
    if found is None:
        raise UnknownStory("no story with this id is known; it may have been forgotten")
    return found


def _named(name: str, copies: list[Printed | None]) -> Printed:
    for copy in copies:
        if copy is not None and name in (copy.key, copy.uri):
            return copy
    raise UnknownStory("a and b name copies of the story, by `copy` or `uri`")


def _answer(value: object) -> Response:
    return Response(orjson.dumps(value), 200, content_type=JSON)
