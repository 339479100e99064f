"""The application: rooms, errors, and what every answer carries."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter as clock
from typing import Any

import flask
from flask import Flask, Response

from copydesk import bootstrap
from copydesk.desk import Desk
from copydesk.settings import Settings
from copydesk.web import problems
from copydesk.web.access import REFUSAL, Door
from copydesk.web.api import register
from copydesk.web.carried import CSP, SECURITY, carried
from copydesk.web.documentation import document_of
from copydesk.web.journal import Journal
from copydesk.web.lane import Lane
from copydesk.web.ready import Ready
from copydesk.web.request import Request, current
from copydesk.web.service import NAME, Service

UNMATCHED = "unmatched"
"""The route in metrics of a request that no route takes."""

DOORS = ("/v1/articles", "/v1/articles:explain")
"""Routes where one request is one article."""


class Application(Flask):
    """A flask application; its requests carry an id and a start, and its views are plain."""

    request_class = Request

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """The function itself: none of ours is `async`, so none is asked at every request."""
        return func

    def dispatch_request(self) -> Any:
        """The view's answer, or the refusal of the door."""
        if refusal := flask.request.environ.get(REFUSAL):
            raise refusal
        return super().dispatch_request()


def served() -> Flask:
    """The service as the shipped server runs it: as the environment says, with a log."""
    settings = Settings.from_env()
    return create_app(settings, journal=Journal() if settings.access_log else None)


def create_app(
    settings: Settings | None = None, desk: Desk | None = None, *, journal: Journal | None = None
) -> Flask:
    """The service as a WSGI application.

    Without settings those of the environment; without a desk the one they ask for; without a
    journal no line is written of a request. Raises SettingsError and ProfileError.
    """
    settings = settings or Settings.from_env()
    app = bare_app()
    stories = bootstrap.story_desk_of(settings)
    app.extensions[NAME] = Service(settings, desk or published_desk(settings), journal, stories)
    app.after_request(finish)
    app.wsgi_app = Lane(app)  # type: ignore[method-assign]
    keys, pace = bootstrap.keys_of(settings), bootstrap.pace_of(settings)
    if keys or pace:
        app.wsgi_app = Door(app.wsgi_app, keys, pace)  # type: ignore[method-assign]
    return app


def published_desk(settings: Settings) -> Desk:
    """A desk that gives out nothing that was killed."""
    return bootstrap.desk_of(settings, release=bootstrap.release_of(settings))


def openapi() -> dict[str, Any]:
    """The OpenAPI document of the service."""
    return document_of(bare_app().extensions["flask-smorest"]["apis"][""]["ext_obj"])


def bare_app() -> Flask:
    """The routes and their documentation, without a desk to answer."""
    app = Application(
        NAME, root_path=flask.helpers.get_root_path(__package__ or ""), static_folder=None
    )
    app.url_map.merge_slashes = False  # a redirect would lose the body
    register(app)
    app.register_error_handler(Exception, problems.answer)
    return app


def finish(response: Response) -> Response:
    """Give an answer the headers that all carry, and count it when it is over."""
    request = current()
    if isinstance(response, Ready):
        response.fields += carried(request.id, response.fields)
    else:
        headers = response.headers
        headers.extend(SECURITY)
        headers.add("X-Request-Id", request.id)
        if CSP[0] not in headers:
            headers.add(*CSP)
    rule = request.url_rule
    route = UNMATCHED if rule is None else rule.rule
    method, began, status = request.method, request.began, response.status_code
    office: Service = flask.current_app.extensions[NAME]
    metrics = office.metrics
    if request.fault:
        metrics.problem(request.fault)
        if route in DOORS and method == "POST":
            metrics.failed()

    def note() -> None:
        seconds = clock() - began
        metrics.request(method, route, status, seconds)
        if office.journal:
            size = None if response.is_streamed else response.calculate_content_length()
            office.journal.add(request.environ, status, size, seconds)

    if response.is_streamed:
        response.call_on_close(note)
    else:
        note()
    return response
