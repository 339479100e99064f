"""The short way for the request there is most of: `POST /v1/articles`.

Flask's part of a request (contexts, routing, signals, sessions) costs as much as a kept article
itself, and none of it bears on this answer. So the answer is made before flask is asked, by the
same function that the view calls. Whatever goes wrong is told by flask, the way all errors are.
"""

from __future__ import annotations

from collections.abc import Iterable
from time import perf_counter as clock
from typing import Any

from flask import Flask

from copydesk.web import articles
from copydesk.web.access import REFUSAL
from copydesk.web.body import Environ
from copydesk.web.carried import carried
from copydesk.web.request import BEGAN, FAILED, request_id
from copydesk.web.service import NAME


class Lane:
    """WSGI around a flask application.

    It closes itself as soon as somebody asks flask to see every request, before or after: then all
    go by flask, and what looks at requests (for a key, say) looks at all of them.
    """

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._rest = app.wsgi_app
        self._office = app.extensions[NAME]
        self._after = {scope: list(several) for scope, several in app.after_request_funcs.items()}

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        if (
            environ["PATH_INFO"] != articles.PATH
            or environ["REQUEST_METHOD"] != "POST"
            or REFUSAL in environ
            or self._app.before_request_funcs
            or self._app.after_request_funcs != self._after
        ):
            return self._rest(environ, start_response)
        environ[BEGAN] = began = clock()
        try:
            reply = articles.answer(self._office, environ)
        except Exception as error:  # noqa: BLE001 - the view raises it again
            environ[FAILED] = error
            return self._rest(environ, start_response)
        status, fields, body = reply
        fields += carried(request_id(environ), fields)
        seconds, code = clock() - began, int(status[:3])
        self._office.metrics.request("POST", articles.PATH, code, seconds)
        if self._office.journal:
            self._office.journal.add(environ, code, len(body), seconds)
        start_response(status, fields)
        return (body,)
