"""A draft of a profile tried on copy: what it would change. Nothing of it is kept or applied."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson
from flask import Response

from copydesk.contract.trial import TrialRequest
from copydesk.desk import Copy
from copydesk.errors import ProfileError, UnsupportedMediaType
from copydesk.model.document import Document
from copydesk.model.normalised import Normalised
from copydesk.pipeline import GRAMMARS, Pipeline
from copydesk.records import json_copy, load, parse_json
from copydesk.rules.check import cases_of, mistake_in
from copydesk.rules.draft import load_draft
from copydesk.rules.rule import Profile
from copydesk.web import documentation as docs
from copydesk.web.body import read_body
from copydesk.web.documentation import Blueprint
from copydesk.web.examples import examples
from copydesk.web.intake import JSON, query_of, raw_type
from copydesk.web.problems import InvalidDraft
from copydesk.web.request import current
from copydesk.web.service import service
from copydesk.writers.changes import changes

TRIAL = Blueprint("trial", __name__, description="Profiles that are still being written")

MOST_MISTAKES = 50
ALWAYS, NEVER = "always", "never"
_REQUEST = TrialRequest()


@TRIAL.operation("POST", "/v1/profiles:try", docs.TRY)
def try_draft() -> Response:
    """Try a draft of a profile

    What a profile that is still being written would change, in copy that is sent with it and in
    the samples. It is held to its own examples. Nothing is stored, and no answer to anybody else
    changes.
    """
    environ = current().environ
    query_of(environ, ())
    media_type = raw_type(environ.get("CONTENT_TYPE", ""))
    if media_type.name != JSON:
        raise UnsupportedMediaType(f"a draft is sent as {JSON}")
    office = service()
    given = parse_json(read_body(environ, office.settings.max_bytes))
    request, copy = _request(given)
    try:
        draft = load_draft(request["profile"], request["id"])
    except ProfileError as fault:
        told = fault.detail.split(f"; {request['id']}.toml: ")
        raise InvalidDraft(told[0], errors={"profile": told[:MOST_MISTAKES]}) from None
    with office.gate, office.turn:
        document = office.desk.read(copy) if copy else None
        answer = tried(office.desk.pipeline, draft, document)
    return Response(orjson.dumps(answer), 200, content_type=JSON)


def tried(pipeline: Pipeline, draft: Profile, document: Document | None) -> dict[str, Any]:
    """What a draft is worth, JSON-shaped."""
    beside = pipeline.beside(draft)
    answer: dict[str, Any] = {
        "id": draft.id,
        "name": draft.name,
        "role": draft.role,
        "rules": len(draft.rules),
        "mistakes": list(_mistakes(pipeline, draft)),
    }
    if document is not None:
        answer["article"] = _effect(draft, pipeline, beside, document, document.source.name)
    answer["examples"] = [
        _effect(draft, pipeline, beside, sample, name) for name, sample in _samples(pipeline)
    ]
    return answer


def _request(given: object) -> tuple[dict[str, str], Copy | None]:
    """The draft with its id, and the copy to try it on if there is any."""
    if not isinstance(given, dict) or "article" not in given:
        return load(_REQUEST, given), None
    draft = {key: value for key, value in given.items() if key != "article"}
    return load(_REQUEST, draft), json_copy(given["article"])


def _mistakes(pipeline: Pipeline, draft: Profile) -> Iterator[dict[str, str]]:
    left = MOST_MISTAKES
    for case in cases_of(draft):
        what = mistake_in(case, draft, GRAMMARS, pipeline.parties)
        if what and left:
            left -= 1
            kind = "hit" if case.hit else "miss"
            yield {"rule": case.rule.id, "kind": kind, "line": case.line, "what": what}


def _samples(pipeline: Pipeline) -> Iterator[tuple[str, Document]]:
    for name, one in examples().items():
        yield name, pipeline.read(one.data, one.media_type, name=name)


def _effect(
    draft: Profile, pipeline: Pipeline, beside: Pipeline, document: Document, name: str
) -> dict[str, Any]:
    """What a draft changes in one document. Where it is not recognised, that is not looked for."""
    after, _ = beside.label(document)
    applies = _applies(draft, after)
    before = after if applies == NEVER else pipeline.label(document)[0]
    effect = changes(before.ledger, after.ledger)
    return {"name": name, "applies": applies, **effect}


def _applies(draft: Profile, after: Normalised) -> str:
    if draft.role == "common":
        return ALWAYS
    return dict(after.profiles).get(draft.id, NEVER)
