"""An article's story in its answer: put behind the document, whose bytes stay what they are."""

from __future__ import annotations

import orjson

from copydesk.desk import Answer, Copy
from copydesk.errors import InvalidRequest
from copydesk.web.intake import flag
from copydesk.web.service import Service
from copydesk.writers.placed import filled

STORY, FILL = "story", "fill"
"""Parameters: `story=0` leaves the story out; `fill=peer` takes what is lacking from a sibling."""

PARAMETERS = (STORY, FILL)


def wanted(query: dict[str, str]) -> tuple[bool, bool]:
    """Takes the parameters out of the query: whether a story is wanted, and whether siblings are
    to fill in."""
    story = flag(query, STORY, default=True)
    fill = query.pop(FILL, "")
    if fill not in ("", "peer"):
        raise InvalidRequest("fill is peer", errors={FILL: ["Not peer."]})
    if fill and not story:
        raise InvalidRequest(
            "who wants to fill in wants the story", errors={FILL: ["With story=0."]}
        )
    return story, bool(fill)


def with_story(office: Service, copy: Copy, made: Answer, *, fill: bool = False) -> Answer:
    """The answer with the article's story; as it was if stories are off."""
    told = office.place(copy, made)
    if told is None:
        return made
    body = made.body
    if fill and told.siblings:
        body = orjson.dumps(filled(made.document, told.siblings))
    return made._replace(body=b'%b,"story":%b}' % (body[:-1], orjson.dumps(told.story)))
