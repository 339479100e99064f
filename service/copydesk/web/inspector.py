"""The inspector: a page on which people see what became of their copy, and why.

It is a client of the interface like any other, and has no way of its own to an article. What it is
made of lies in `templates/inspector.html` and `static/`, and is served as it lies there.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from typing import NamedTuple

from flask import Blueprint, Response, render_template
from werkzeug.exceptions import NotFound

from copydesk.model.label import FATES, Fate, Label
from copydesk.readers import takes
from copydesk.web.examples import examples
from copydesk.web.intake import JSON
from copydesk.web.negotiation import is_current
from copydesk.web.pages import page
from copydesk.web.request import current
from copydesk.web.service import service
from copydesk.writers.forms import FORMS

INSPECTOR = Blueprint("inspector", __name__)

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
"""Our own files and our own interface; nothing that stands in the page itself, for copy does."""

BADGES: dict[Label, str] = {
    Label.BODY: "¶",
    Label.HEADLINE: "Hd",
    Label.BYLINE: "By",
    Label.DATELINE: "Dl",
    Label.META: "Mt",
    Label.CREDIT: "Cr",
    Label.RIGHTS: "Rt",
    Label.NOTE: "Nt",
    Label.MEDIA: "Md",
    Label.RELATED: "Rl",
    Label.PROMO: "Pr",
    Label.CHROME: "Ch",
}
"""What stands in the margin beside a line: the labels are told apart without their colours."""

KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
         ".svg": "image/svg+xml"}  # fmt: skip

_FORM_NAMES = {"jsonld": "JSON-LD", "markdown": "Markdown", "nitf": "NITF", "text": "Text"}
_TYPES = {
    "text/plain": "Plain text",
    "text/html": "HTML page",
    "application/xml": "XML: wire or feed",
    "application/feed+json": "JSON: wire or feed",
}
"""How people send copy: wires and feeds tell by their roots which they are."""

FOR_EVER = "public, max-age=31536000, immutable"
LOOK_AGAIN = "no-cache"


class Asset(NamedTuple):
    """A file of the page."""

    kind: str
    data: bytes


@INSPECTOR.get("/")
def inspector() -> Response:
    """The page, without any copy in it: that comes and goes by the interface."""
    pipeline = service().desk.pipeline
    html = render_template(
        "inspector.html",
        static=f"/static/{edition()}",
        labels=[(label.value, FATES[label].value, badge) for label, badge in BADGES.items()],
        fates=[fate.value for fate in Fate if fate is not Fate.LAYOUT],
        forms=[
            (JSON, "JSON"),
            *(
                (form.media_type, _FORM_NAMES.get(name, name))
                for name, form in FORMS.items()
                if form.offered
            ),
        ],
        types=[(name, title) for name, title in _TYPES.items() if takes(name)],
        keys=bool(service().settings.keys_file),
        examples=list(examples().values()),
        profiles=len(pipeline.profiles),
        version=pipeline.version,
        rules=pipeline.rules,
    )
    return page(html, CSP)


@INSPECTOR.get("/static/<edition_>/<name>")
def asset(edition_: str, name: str) -> Response:
    """A file of the page. Its address holds the edition, so a browser may keep it for ever; who
    asks for another edition, as in the middle of an upgrade, gets this one and keeps nothing."""
    found = assets().get(name)
    if found is None:
        raise NotFound
    return _file(found, FOR_EVER if edition_ == edition() else LOOK_AGAIN)


@INSPECTOR.get("/examples/<name>")
def example(name: str) -> Response:
    """A sample as raw bytes; never as a page, whatever it holds."""
    found = examples().get(name)
    if found is None:
        raise NotFound
    return _file(Asset("text/plain", found.data), LOOK_AGAIN)


@cache
def assets() -> dict[str, Asset]:
    """The files of the page by name."""
    folder = resources.files(__package__).joinpath("static")
    return {
        file.name: Asset(KINDS[kind], file.read_bytes())
        for file in folder.iterdir()
        if (kind := file.name[file.name.rfind(".") :]) in KINDS
    }


@cache
def edition() -> str:
    """The name of this very set of files."""
    digest = hashlib.sha256()
    for name, file in sorted(assets().items()):
        digest.update(f"{name}\0{len(file.data)}\0".encode() + file.data)
    return digest.hexdigest()[:12]


def _file(file: Asset, keep: str) -> Response:
    tag = f'"{hashlib.sha256(file.data).hexdigest()[:32]}"'
    headers = [("ETag", tag), ("Cache-Control", keep)]
    if is_current(current().environ.get("HTTP_IF_NONE_MATCH", ""), tag):
        return Response(status=304, headers=headers)
    return Response(file.data, 200, [*headers, ("Content-Type", file.kind)])
