"""The reference as a page for people, and the OpenAPI document it is made from."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

import orjson
from flask import Blueprint, Response, current_app, render_template

from copydesk.web.carried import policy
from copydesk.web.documentation import document_of
from copydesk.web.intake import JSON
from copydesk.web.negotiation import is_current
from copydesk.web.request import current

PAGES = Blueprint("pages", __name__)

STYLE = """
:root { color-scheme: light dark; --line: #8885; --soft: #8882; }
body { font: 16px/1.5 Georgia, serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.2; } h2 { margin-top: 3rem; border-bottom: 1px solid var(--line); }
article { border: 1px solid var(--line); border-radius: 6px; padding: 0 1rem; margin: 1.5rem 0; }
code, pre { font: 13px/1.45 ui-monospace, monospace; }
pre { background: var(--soft); padding: .75rem; overflow: auto; max-height: 24rem; }
table { border-collapse: collapse; width: 100%; font-size: 14px; margin: .75rem 0; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; }
tr + tr { border-top: 1px solid var(--line); }
.method { display: inline-block; min-width: 3rem; font-weight: bold; }
"""

_, CSP = policy(STYLE)
"""Nothing but our own style may take effect on a page."""


@PAGES.get("/docs")
def reference() -> Response:
    """The reference as one page, from the OpenAPI document."""
    return page(_reference(), CSP)


@PAGES.get("/openapi.json")
def openapi() -> Response:
    """The OpenAPI document."""
    body, tag = _openapi()
    headers = [("ETag", tag), ("Content-Type", JSON)]
    if is_current(current().environ.get("HTTP_IF_NONE_MATCH", ""), tag):
        return Response(status=304, headers=headers[:1])
    return Response(body, 200, headers)


def page(html: str, allowed: str) -> Response:
    """A page for people, and what its parts may do in a browser."""
    response = Response(html, 200, content_type="text/html; charset=utf-8")
    response.headers["Content-Security-Policy"] = allowed
    return response


def _document() -> dict[str, Any]:
    return document_of(current_app.extensions["flask-smorest"]["apis"][""]["ext_obj"])


@cache
def _openapi() -> tuple[bytes, str]:
    """The document and its ETag; the same for every application of this version."""
    body = orjson.dumps(_document(), option=orjson.OPT_INDENT_2)
    return body, f'"{hashlib.sha256(body).hexdigest()[:32]}"'


@cache
def _reference() -> str:
    return render_template("docs.html", style=STYLE, api=_document(), dump=_dump)


def _dump(value: Any) -> str:
    """An example as people read it."""
    if isinstance(value, str):
        return value
    return orjson.dumps(value, option=orjson.OPT_INDENT_2).decode()
