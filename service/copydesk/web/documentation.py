"""The OpenAPI document: the operations in words, the rest from the classes of the contract."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import resources
from typing import Any, TypeVar

import flask
import flask_smorest
from apispec.ext.marshmallow import MarshmallowPlugin
from werkzeug.exceptions import HTTPException

from copydesk.contract import published
from copydesk.contract.article import ArticleOut
from copydesk.contract.batch import BatchLine, BatchSummary
from copydesk.contract.comparison import CompareRequest, ComparisonOut
from copydesk.contract.credit import CreditOut
from copydesk.contract.jsonschema import name_of
from copydesk.contract.kill import KillRequest, Tombstone
from copydesk.contract.problem import Problem
from copydesk.contract.request import ArticleRequest
from copydesk.contract.service import Alive, Limits, ProfileDetail, ProfileList, Readiness
from copydesk.contract.several import ArticleLine, ArticleList
from copydesk.contract.story import STORY_ID, RollOut
from copydesk.contract.trial import Trial, TrialRequest
from copydesk.web import problems
from copydesk.web.access import GUARDED
from copydesk.writers.forms import CREDITS, FORMS

View = TypeVar("View", bound=Callable[..., Any])

API_VERSION = "1"

DESCRIPTION = """\
Send raw copy, get the canonical article: the story as it was written, what is known of it, and \
an account of every character that was sent.

Every error is a problem (RFC 9457, `application/problem+json`) with a stable `code`. Every answer \
carries `X-Request-Id`; a sender's own is taken if it matches `[A-Za-z0-9._-]{1,64}`. A body may \
be sent with `Content-Encoding: gzip` or `zstd`; limits apply to what comes out of it. What the \
service takes at most is at `/v1/limits`.
"""

PROBLEMS = {
    "Malformed": (400, "Not JSON, not a valid query, or a body that breaks off"),
    "NoKey": (401, "Where keys are wanted: none came, or one that is not known"),
    "Forbidden": (403, "The article's time has not come, or the key has not this right"),
    "NotFound": (404, "Not here"),
    "NotAcceptable": (406, "No form that the sender accepts"),
    "Killed": (410, "The article was killed, or is withheld; `errors` is its tombstone"),
    "TooLarge": (413, "Over a limit of `/v1/limits`; `errors` names it"),
    "UnsupportedMediaType": (415, "A media type or content encoding that is not read"),
    "Invalid": (422, "A field is missing, unknown or wrong, or the copy cannot be read"),
    "TooOften": (429, "More requests than the key may make: come back after `Retry-After` seconds"),
    "Failed": (500, "Our fault; logged under the request's id"),
    "Busy": (503, "All places are taken: come back after `Retry-After` seconds"),
}
"""Names of the documented problem responses, with their status and when they are given."""

_NAMES = {status: name for name, (status, _) in PROBLEMS.items()}
_OTHER = {"DEFAULT_ERROR": (0, "Any other problem")}  # flask-smorest refers to it by this name


class Blueprint(flask_smorest.Blueprint):  # type: ignore[misc]
    """flask-smorest's, with one decorator for a route and its words."""

    def operation(self, method: str, rule: str, words: dict[str, Any]) -> Callable[[View], View]:
        """Register a view. Unlike with `Blueprint.doc`, no request passes through a wrapper."""

        if rule.startswith(GUARDED):
            words = words | _DOOR | {"responses": words["responses"] | _problems(401, 429)}

        def register(view: View) -> View:
            view._apidoc = {"manual_doc": words}  # type: ignore[attr-defined]
            self.add_url_rule(rule, None, view, methods=[method])
            return view

        return register


class Api(flask_smorest.Api):  # type: ignore[misc]
    """flask-smorest with our errors: one shape, one media type, documented as such."""

    ERROR_SCHEMA = Problem

    def _register_responses(self) -> None:
        for name, (status, when) in (PROBLEMS | _OTHER).items():
            response: dict[str, Any] = {
                "description": when,
                "headers": {"X-Request-Id": _REQUEST_ID},
                "content": {problems.MEDIA_TYPE: {"schema": Problem}},
            }
            if status in (429, 503):
                response["headers"] |= {"Retry-After": _header("seconds", "integer")}
            self.spec.components.response(name, response, lazy=True)

    def _register_etag_headers(self) -> None:
        """None: the operations document their own."""

    def _register_pagination_header(self) -> None:
        """None: nothing is paged."""

    def handle_http_exception(self, error: HTTPException) -> Any:
        if error.code is not None and error.code < 400:
            return error.get_response()
        return problems.answer(error)


def api_of(app: flask.Flask) -> Api:
    """The API of an application, ready for blueprints."""
    return Api(
        app,
        spec_kwargs={
            "title": "copydesk",
            "version": API_VERSION,
            "openapi_version": "3.1.0",
            "marshmallow_plugin": MarshmallowPlugin(schema_name_resolver=name_of),
            "info": {
                "description": DESCRIPTION,
                "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
            },
            "servers": [{"url": "/"}],
        },
    )


def document_of(api: Api) -> dict[str, Any]:
    """The OpenAPI document of an API, sorted where order means nothing."""
    document: dict[str, Any] = json.loads(json.dumps(api.spec.to_dict()))
    for item in document["paths"].values():
        item.pop("parameters", None)  # the operations say more of them
    components = document["components"]
    components["securitySchemes"] = _SCHEMES
    components["schemas"] = published.sharpen(dict(sorted(components["schemas"].items())))
    components["responses"] = dict(sorted(components["responses"].items()))
    return document


_SCHEMES = {
    "bearer": {"type": "http", "scheme": "bearer"},
    "key": {"type": "apiKey", "in": "header", "name": "X-Api-Key"},
}
_DOOR: dict[str, Any] = {"security": [{}, *({name: []} for name in _SCHEMES)]}
"""Keys are wanted only where the operator has set some."""


def example(name: str) -> Any:
    """An example that is published beside the schemas: JSON as it is, NDJSON as text."""
    text = resources.files("copydesk.contract").joinpath("examples", name).read_text("utf-8")
    return json.loads(text) if name.endswith(".json") else text


# --- Parts --------------------------------------------------------------------------------------


def _header(about: str, kind: str = "string") -> dict[str, Any]:
    return {"description": about, "schema": {"type": kind}}


def _hint(name: str, where: str, about: str) -> dict[str, Any]:
    return {"name": name, "in": where, "description": about, "schema": {"type": "string"}}


def _problems(*statuses: int) -> dict[str, str]:
    return {str(status): _NAMES[status] for status in (*statuses, 500)}


def _json(schema: Any, description: str, **more: Any) -> dict[str, Any]:
    content = {"schema": schema, **({"example": more.pop("example")} if "example" in more else {})}
    return {
        "description": description,
        "headers": {"X-Request-Id": _REQUEST_ID, **more.pop("headers", {})},
        "content": {"application/json": content},
        **more,
    }


def _link(operation: str, pointer: str) -> dict[str, Any]:
    """How an answer leads to another operation, for tools that follow."""
    return {"operationId": operation, "parameters": {"key": f"$response.body#{pointer}"}}


_REQUEST_ID = _header("the sender's id, or ours")
_ETAG = _header("names this answer in this form; changes with the rules")
_CACHE = {
    "description": "whether the cache had the answer; `unavailable`: it could not say, which "
    "changes nothing else",
    "schema": {"type": "string", "enum": ["hit", "miss", "unavailable"]},
}
_VARY = _header("Accept")

_IF_NONE_MATCH = _hint("If-None-Match", "header", "ETags that the sender has: 304 if one fits")
_REQUEST_ID_IN = {
    "name": "X-Request-Id",
    "in": "header",
    "description": "the sender's id of this request",
    "schema": {"type": "string"},
}

# What JSON itself says of the copy is believed before these, and the query before a header.
_QUERY = [
    _hint("url", "query", "address of this copy; never fetched"),
    _hint("publisher", "query", "outlet that printed this copy"),
    _hint("language", "query", "BCP 47 tag"),
    _hint("filename", "query", "name of the input, repeated in `provenance.input.name`"),
]
_HEADERS = [
    _hint("Content-Location", "header", "as `url`"),
    _hint("X-Copydesk-Url", "header", "as `url`, and believed before Content-Location"),
    _hint("X-Copydesk-Publisher", "header", "as `publisher`, in UTF-8"),
    _hint("X-Copydesk-Language", "header", "as `language`"),
    _hint("X-Copydesk-Filename", "header", "as `filename`, in UTF-8"),
]
_EXPLAIN = {
    "name": "explain",
    "in": "query",
    "description": "1: each kept segment with the nearest rule that did not fire; JSON only",
    "schema": {"type": "string", "enum": ["", "0", "1", "false", "true", "no", "yes"]},
}

_FORMAT = {
    "name": "format",
    "in": "query",
    "description": "the form of the answer, whatever `Accept` says",
    "schema": {"type": "string", "enum": ["json", *FORMS]},
}
_FORMAT_OF_ALL = _FORMAT | {"schema": {"type": "string", "enum": ["json", *FORMS, "ndjson"]}}

_STORY = {
    "name": "story",
    "in": "query",
    "description": "0: the answer says nothing of the article's story, and the article is not "
    "remembered as a copy",
    "schema": {"type": "string", "enum": ["", "0", "1", "false", "true", "no", "yes"]},
}
_FILL = {
    "name": "fill",
    "in": "query",
    "description": "peer: what the article lacks of headline, byline, dateline and rights is "
    "taken from a sibling that prints it, marked `peer` in `evidence`; the body never",
    "schema": {"type": "string", "enum": ["", "peer"]},
}

_COPY = {
    "required": True,
    "description": "The bytes as received (the charset parameter is believed unless the bytes "
    "contradict it), or a JSON object",
    "content": {
        "application/json": {"schema": ArticleRequest, "example": example("request.json")},
        "text/plain": {"schema": {"type": "string", "minLength": 1}},
        **{
            media_type: {"schema": {"type": "string", "minLength": 1}}
            for media_type in (
                "application/xml",
                "application/rss+xml",
                "application/atom+xml",
                "application/feed+json",
                "application/nitf+xml",
                "application/vnd.iptc.g2.newsitem+xml",
                "application/vnd.iptc.g2.newsmessage+xml",
                "application/vnd.iptc.newsml",
                "application/vnd.iptc.ninjs+json",
            )
        },
    },
}

_ARTICLE_HEADERS = {"ETag": _ETAG, "Copydesk-Cache": _CACHE, "Vary": _VARY}


def _article(**headers: Any) -> dict[str, Any]:
    return {
        "description": "The canonical document, or what is in it in another form",
        "headers": {"X-Request-Id": _REQUEST_ID, **_ARTICLE_HEADERS, **headers},
        "content": {
            "application/json": {"schema": ArticleOut, "example": example("article.json")},
            **{form.media_type: _foreign(form.media_type) for form in FORMS.values()},
        },
    }


def _articles(**headers: Any) -> dict[str, Any]:
    """One article, or the list of several."""
    answer = _article(**headers)
    one = answer["content"]["application/json"]
    answer["description"] = "The article; of a feed or an export of several a list of them"
    answer["content"]["application/json"] = one | {"schema": {"oneOf": [ArticleOut, ArticleList]}}
    answer["content"]["application/x-ndjson"] = {"schema": {"oneOf": [ArticleLine, BatchSummary]}}
    return answer


def _foreign(media_type: str) -> dict[str, Any]:
    """A form that others have described: JSON of theirs is an object, all else is text."""
    return {"schema": {"type": "object" if media_type.endswith("+json") else "string"}}


def _ndjson(schema: Any, name: str) -> dict[str, Any]:
    """One format under its three names, with an example at the first."""
    return {
        "application/x-ndjson": {"schema": schema, "example": example(name)},
        "application/ndjson": {"schema": schema},
        "application/jsonl": {"schema": schema},
    }


_NOT_MODIFIED = {
    "description": "The sender has it already",
    "headers": {"X-Request-Id": _REQUEST_ID, **_ARTICLE_HEADERS},
}

# --- Operations ---------------------------------------------------------------------------------

NORMALISE: dict[str, Any] = {
    "operationId": "normalise",
    "parameters": [
        _STORY,
        _FILL,
        _FORMAT_OF_ALL,
        _EXPLAIN,
        *_QUERY,
        *_HEADERS,
        _IF_NONE_MATCH,
        _REQUEST_ID_IN,
    ],
    "requestBody": _COPY,
    "responses": {
        "200": _articles(Location=_header("where the cache keeps it; not of an explanation"))
        | {"links": {"kept": _link("find", "/provenance/id")}},
        "304": _NOT_MODIFIED,
        **_problems(400, 403, 406, 410, 413, 415, 422, 503),
    },
}

EXPLAIN: dict[str, Any] = {
    "operationId": "explain",
    "parameters": [*_QUERY, *_HEADERS, _IF_NONE_MATCH, _REQUEST_ID_IN],
    "requestBody": _COPY,
    "responses": {
        "200": _json(
            ArticleOut, "The canonical document, explained", headers={"ETag": _ETAG, "Vary": _VARY}
        ),
        "304": _NOT_MODIFIED,
        **_problems(400, 403, 406, 410, 413, 415, 422, 503),
    },
}

FIND: dict[str, Any] = {
    "operationId": "find",
    "parameters": [
        {
            "name": "key",
            "in": "path",
            "required": True,
            "description": "`provenance.id`, as in Location",
            "schema": {"type": "string", "pattern": "^[0-9a-f]{40}$"},
        },
        _FORMAT,
        _IF_NONE_MATCH,
        _REQUEST_ID_IN,
    ],
    "responses": {
        "200": _article(),
        "304": _NOT_MODIFIED,
        **_problems(403, 404, 406, 410, 422, 503),
    },
}


def _about_kills(operation: str, description: str) -> dict[str, Any]:
    return {
        "operationId": operation,
        "parameters": [
            {
                "name": "name",
                "in": "path",
                "required": True,
                "description": "id, uri, another id, or a story's id; percent-encoded",
                "schema": {"type": "string", "minLength": 1, "maxLength": 2048},
            },
            _REQUEST_ID_IN,
        ],
        "requestBody": {
            "required": False,
            "content": {"application/json": {"schema": KillRequest}},
        },
        "responses": {
            "200": _json(Tombstone, description),
            **_problems(400, 403, 404, 413, 415, 422, 503),
        },
    }


KILL = _about_kills("killArticle", "It is killed, everywhere")
RELEASE = _about_kills("releaseArticle", "It is released, everywhere")

CREDIT: dict[str, Any] = {
    "operationId": "getCredit",
    "parameters": [
        *(one for one in FIND["parameters"] if one is not _FORMAT),
        {**_FORMAT, "schema": {"type": "string", "enum": [*CREDITS]}},
    ],
    "responses": {
        "200": {
            "description": "The lines as JSON, as text one below the other, or as HTML to put "
            "below the story",
            "headers": {"X-Request-Id": _REQUEST_ID, **_ARTICLE_HEADERS},
            "content": {
                "application/json": {"schema": CreditOut},
                "text/plain": {"schema": {"type": "string"}},
                "text/html": {"schema": {"type": "string"}},
            },
        },
        **{code: told for code, told in FIND["responses"].items() if code != "200"},
    },
}

BATCH: dict[str, Any] = {
    "operationId": "normaliseBatch",
    "parameters": [_STORY, _REQUEST_ID_IN],
    "requestBody": {
        "required": True,
        "description": "One request object a line; each line is held to `max_bytes`",
        "content": _ndjson(ArticleRequest, "batch-request.ndjson"),
    },
    "responses": {
        "200": {
            "description": "One line for each record, in order, then the count; each line is one "
            "of the two schemas",
            "headers": {
                "X-Request-Id": _REQUEST_ID,
                "Vary": _VARY,
                "Copydesk-Cache": {
                    "description": "`unavailable` if the cache did not work as the batch began; "
                    "otherwise not sent",
                    "schema": {"type": "string", "enum": ["unavailable"]},
                },
            },
            "content": _ndjson({"oneOf": [BatchLine, BatchSummary]}, "batch-answer.ndjson"),
        },
        **_problems(400, 406, 413, 415, 422, 503),
    },
}

COMPARE: dict[str, Any] = {
    "operationId": "compare",
    "parameters": [_REQUEST_ID_IN],
    "requestBody": {
        "required": True,
        "description": "Two raw articles, each as it would be sent alone; a string is plain text",
        "content": {
            "application/json": {
                "schema": CompareRequest,
                "example": example("compare-request.json"),
            }
        },
    },
    "responses": {
        "200": _json(ComparisonOut, "How `a` relates to `b`", example=example("comparison.json")),
        **_problems(400, 403, 406, 410, 413, 415, 422, 503),
    },
}

_STORY_KEY = {
    "name": "key",
    "in": "path",
    "required": True,
    "description": "`story.id`, or an alias",
    "schema": {"type": "string", "pattern": STORY_ID},
}

STORY: dict[str, Any] = {
    "operationId": "getStory",
    "parameters": [_STORY_KEY, _REQUEST_ID_IN],
    "responses": {
        "200": _json(RollOut, "The story and its copies"),
        **_problems(404, 410, 422, 503),
    },
}

DIFF: dict[str, Any] = {
    "operationId": "compareCopies",
    "parameters": [
        _STORY_KEY,
        *(
            {**_hint(side, "query", "a copy, by its `copy` or `uri`"), "required": True}
            for side in ("a", "b")
        ),
        _REQUEST_ID_IN,
    ],
    "responses": {
        "200": _json(ComparisonOut, "How copy `a` relates to copy `b`"),
        **_problems(404, 410, 422, 503),
    },
}

PROFILES: dict[str, Any] = {
    "operationId": "listProfiles",
    "responses": {
        "200": _json(
            ProfileList, "All profiles", links={"first": _link("getProfile", "/profiles/0/id")}
        ),
        **_problems(),
    },
}

PROFILE: dict[str, Any] = {
    "operationId": "getProfile",
    "parameters": [
        {
            "name": "key",
            "in": "path",
            "required": True,
            "description": "id of the profile",
            "schema": {"type": "string"},
        }
    ],
    "responses": {"200": _json(ProfileDetail, "One profile with its rules"), **_problems(404)},
}

TRY: dict[str, Any] = {
    "operationId": "tryProfile",
    "parameters": [_REQUEST_ID_IN],
    "requestBody": {
        "required": True,
        "description": "The draft as TOML, and copy to try it on",
        "content": {"application/json": {"schema": TrialRequest}},
    },
    "responses": {
        "200": _json(Trial, "What the draft would change"),
        **_problems(400, 413, 415, 422, 503),
    },
}

LIMITS: dict[str, Any] = {
    "operationId": "getLimits",
    "responses": {"200": _json(Limits, "The limits"), **_problems()},
}

LIVEZ: dict[str, Any] = {
    "operationId": "livez",
    "responses": {"200": _json(Alive, "The process answers"), **_problems()},
}

READYZ: dict[str, Any] = {
    "operationId": "readyz",
    "parameters": [
        {
            "name": "verbose",
            "in": "query",
            "description": "with what was looked at",
            "allowEmptyValue": True,
            "schema": {"type": "string"},
        }
    ],
    "responses": {"200": _json(Readiness, "Requests can be sent here"), **_problems()},
}

METRICS: dict[str, Any] = {
    "operationId": "metrics",
    "responses": {
        "200": {
            "description": "Prometheus's text format",
            "content": {"text/plain": {"schema": {"type": "string"}}},
        },
        **_problems(),
    },
}
