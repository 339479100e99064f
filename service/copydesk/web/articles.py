"""One article in, one canonical document out; and the documents that are kept."""

from __future__ import annotations

import re
from hashlib import blake2b

import orjson
from flask import Response

from copydesk.desk import Answer, Copy
from copydesk.errors import InvalidRequest, SeveralArticles
from copydesk.records import json_copy, parse_json
from copydesk.web import documentation as docs
from copydesk.web import several, storied
from copydesk.web.body import Environ, read_body
from copydesk.web.carried import policy
from copydesk.web.documentation import Blueprint
from copydesk.web.intake import (
    HINTS,
    JSON,
    flag,
    hints_beside,
    query_of,
    raw_copy,
    raw_type,
)
from copydesk.web.negotiation import is_current, preferred
from copydesk.web.problems import NotAcceptable, UnknownArticle
from copydesk.web.ready import OK, Ready, Reply, not_modified, ok
from copydesk.web.request import FAILED, current
from copydesk.web.service import CACHE_WORDS, Service, service
from copydesk.writers import report
from copydesk.writers.forms import CREDITS, FORMS, render

ARTICLES = Blueprint("articles", __name__, description="From raw copy to canonical article")

PATH = "/v1/articles"

CANONICAL = "json"
FORM = "format"
"""Name of the parameter that chooses a form whatever is acceptable."""

PARAMETERS = ("explain", FORM, *storied.PARAMETERS, *HINTS)

_NAMED = (CANONICAL, *FORMS)
_BY_TYPE = {JSON: CANONICAL} | {one.media_type: n for n, one in FORMS.items() if one.offered}
_OFFERS = tuple(_BY_TYPE)
"""What an article can be written as, the default first."""
_BY_TYPE[several.NDJSON] = several.LINES
PAGE = "html"
"""The form that is a page, with a style of its own."""
_EXPLAINED = "-explained"

_ASK_AGAIN = ("Cache-Control", "no-cache")
"""It may be killed: whoever has kept an answer asks before each use."""

_CREDIT_TYPES = {form.media_type: name for name, form in CREDITS.items()}

_ID = re.compile(r"[0-9a-f]{40}", re.ASCII)


@ARTICLES.operation("POST", PATH, docs.NORMALISE)
def normalise() -> Response:
    """Normalise one article

    The canonical document of raw copy: the story, what is known of it, and an account of every
    character that was sent. The same bytes and hints give the same answer, byte for byte.
    """
    environ = current().environ
    if FAILED in environ:  # on the short way, where the body was read
        raise environ[FAILED]
    return Ready(answer(service(), environ))


@ARTICLES.operation("POST", "/v1/articles:explain", docs.EXPLAIN)
def explain() -> Response:
    """Explain one article

    The canonical document, and with each segment that was kept the nearest rule that did not
    fire. The same as `explain=1` on `/v1/articles`. An explanation is made anew each time and
    not kept.
    """
    environ = current().environ
    return Ready(_explained(service(), environ, query_of(environ, (FORM, *HINTS))))


@ARTICLES.operation("GET", "/v1/articles/<key>", docs.FIND)
def find(key: str) -> Response:
    """Get a kept article

    The canonical document that the cache holds under an id. It may be forgotten at any time, and
    is after a change of the rules: who needs it then sends the copy again.
    """
    environ = current().environ
    form = _form(environ, query_of(environ, (FORM,)))
    reply = _reply(environ, _kept(service(), key), form)
    reply.fields.append(_ASK_AGAIN)
    return Ready(reply)


@ARTICLES.operation("GET", "/v1/articles/<key>/credit", docs.CREDIT)
def credit(key: str) -> Response:
    """Get the lines to print with a kept article

    Byline, credits and every line of rights, verbatim, with the links that are printed in them:
    what whoever prints the story is obliged to print with it. Nothing is added.
    """
    environ = current().environ
    form = _credit_form(environ, query_of(environ, (FORM,)))
    found = _kept(service(), key)
    tag = f'{found.etag[:-1]}-credit-{form}"'
    fields = [("ETag", tag), ("Copydesk-Cache", CACHE_WORDS[found.cache]), ("Vary", "Accept")]
    fields.append(_ASK_AGAIN)
    if is_current(environ.get("HTTP_IF_NONE_MATCH", ""), tag):
        return Ready(not_modified(fields))
    written = CREDITS[form]
    return Ready(ok(written.render(found.document), written.content_type, fields))


def _kept(office: Service, key: str) -> Answer:
    """What the cache holds under an id; raises UnknownArticle."""
    found = office.desk.find(key) if _ID.fullmatch(key) else None
    if found is None:
        lost = _ID.fullmatch(key) is not None and not office.desk.cache.health().ok
        detail = "the cache could not be asked" if lost else "the cache holds nothing under this id"
        word = "unavailable" if lost else "miss"
        office.metrics.look_up("error" if lost else "miss")
        raise UnknownArticle(detail, headers={"Copydesk-Cache": word})
    office.metrics.look_up(found.cache)
    return found


def answer(office: Service, environ: Environ) -> Reply:
    """The answer to one article. Raises the errors of the house, and whatever else goes wrong."""
    query = query_of(environ, PARAMETERS) if environ.get("QUERY_STRING") else {}
    if query and flag(query, "explain"):
        return _explained(office, environ, query)
    story, fill = storied.wanted(query)
    form = _form(environ, query, names=(*_NAMED, several.LINES), offers=(*_OFFERS, several.NDJSON))
    copy = _copy(office, environ, query)
    with office.gate:
        if form == several.LINES:
            return several.answer_all(office, copy, form, environ, story=story)
        try:
            made = office.normalise(copy)
        except SeveralArticles:
            return several.answer_all(office, copy, form, environ, story=story)
        if (
            office.stories is None
            or not story
            or not (fill or form == CANONICAL or office.may_be_killed())
        ):
            return _reply(environ, made, form, location=True)
        return _reply_with_story(office, environ, copy, made, form, fill=fill)


def _reply_with_story(
    office: Service, environ: Environ, copy: Copy, made: Answer, form: str, *, fill: bool
) -> Reply:
    """The answer with its story. Its ETag is the document's and weak: the story may have changed
    where the document has not, and who has the document is told so without a look at the story."""
    reply = _reply(environ, made, form, location=True)
    name, tag = reply.fields[0]
    reply.fields[0] = name, f"W/{tag}"
    if reply.status != OK and not fill:
        return reply
    made = storied.with_story(office, copy, made, fill=fill)
    body = made.body
    if form != CANONICAL:
        body = render(form, {k: v for k, v in made.document.items() if k != storied.STORY})
    kept = [field for field in reply.fields if not field[0].startswith("Content-")]
    if fill:  # what a sibling gave is no part of what the document's tag names
        kept[0] = name, f'W/"{blake2b(body, digest_size=16).hexdigest()}"'
    return ok(body, JSON if form == CANONICAL else FORMS[form].content_type, kept)


def _copy(office: Service, environ: Environ, query: dict[str, str]) -> Copy:
    """What was sent; the media type is looked at before the body, and the body before its parts."""
    media_type = raw_type(environ.get("CONTENT_TYPE", ""))
    data = read_body(environ, office.settings.max_bytes)
    hints = hints_beside(environ, query)
    if media_type.name != JSON:
        return raw_copy(data, media_type, hints)
    return json_copy(parse_json(data), hints)


def _explained(office: Service, environ: Environ, query: dict[str, str]) -> Reply:
    _form(environ, query, names=_NAMED[:1], offers=_OFFERS[:1])
    copy = _copy(office, environ, query)
    with office.gate:
        with office.turn:
            body = orjson.dumps(office.desk.explain(copy))
        office.metrics.explained(body)
    tag = f'"{office.desk.edition}-{copy.id}{_EXPLAINED}"'
    headers = [("ETag", tag), ("Vary", "Accept")]
    if is_current(environ.get("HTTP_IF_NONE_MATCH", ""), tag):
        return not_modified(headers)
    return ok(body, JSON, headers)


def _form(
    environ: Environ,
    query: dict[str, str],
    *,
    names: tuple[str, ...] = _NAMED,
    offers: tuple[str, ...] = _OFFERS,
) -> str:
    """The name of the form asked for: in the query, which is taken out of it, else by `Accept`."""
    if FORM in query:
        return _named(query.pop(FORM), names)
    return _BY_TYPE[_accepted(environ, offers)]


def _credit_form(environ: Environ, query: dict[str, str]) -> str:
    if FORM in query:
        return _named(query[FORM], tuple(CREDITS))
    return _CREDIT_TYPES[_accepted(environ, tuple(_CREDIT_TYPES))]


def _accepted(environ: Environ, offers: tuple[str, ...]) -> str:
    form = preferred(environ.get("HTTP_ACCEPT", ""), offers)
    if not form:
        raise NotAcceptable(f"one of {', '.join(offers)} can be had here")
    return form


def _named(form: str, names: tuple[str, ...]) -> str:
    if form not in names:
        told = f"one of {', '.join(names)} can be had here"
        raise InvalidRequest(told, errors={FORM: ["Unknown form."]})
    return form


def _reply(environ: Environ, made: Answer, form: str, *, location: bool = False) -> Reply:
    """The answer in the form asked for; nothing but headers if the sender has it already."""
    tag = made.etag if form == CANONICAL else f'{made.etag[:-1]}-{form}"'
    headers = [
        ("ETag", tag),
        ("Copydesk-Cache", CACHE_WORDS[made.cache]),
        ("Vary", "Accept"),
    ]
    if location:
        headers.append(("Location", f"{PATH}/{made.id}"))
    if "HTTP_IF_NONE_MATCH" in environ and is_current(environ["HTTP_IF_NONE_MATCH"], tag):
        return not_modified(headers)
    if form == CANONICAL:
        return ok(made.body, JSON, headers)
    if form == PAGE:
        headers.insert(0, policy(report.STYLE))
    return ok(render(form, made.document), FORMS[form].content_type, headers)
