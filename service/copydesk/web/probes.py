"""What the machinery asks: alive, ready, and how much of what."""

from __future__ import annotations

from typing import Any

import orjson
from flask import Response

from copydesk.web import documentation as docs
from copydesk.web import metrics as figures
from copydesk.web.documentation import Blueprint
from copydesk.web.intake import JSON
from copydesk.web.request import current
from copydesk.web.service import service

PROBES = Blueprint("probes", __name__, description="For orchestrators and monitors")

_ALIVE = orjson.dumps({"status": "ok"})


@PROBES.operation("GET", "/livez", docs.LIVEZ)
def livez() -> Response:
    """Say that the process answers

    Asks nothing of anybody else: a restart would not mend Redis.
    """
    return Response(_ALIVE, 200, content_type=JSON)


@PROBES.operation("GET", "/readyz", docs.READYZ)
def readyz() -> Response:
    """Say whether requests should be sent here

    Without its cache the service is degraded, and ready all the same: every request is answered.
    """
    environ = current().environ
    desk = service().desk
    cache = desk.cache.health()
    stories = service().stories
    kept, where = (True, "off") if stories is None else stories.index.shelf.health()
    answer: dict[str, Any] = {"status": "ok" if cache.ok and kept else "degraded"}
    if stories is not None and stories.scope == "process" and environ["wsgi.multiprocess"]:
        answer["stories"] = "process"
    if "verbose" in current().args:
        rules = sum(len(profile.rules) for profile in desk.pipeline.profiles)
        loaded = f"{len(desk.pipeline.profiles)} profiles, {rules} rules, {desk.pipeline.rules}"
        answer["checks"] = {
            "cache": {"ok": cache.ok, "detail": f"{cache.kind}: {cache.detail}"},
            "profiles": {"ok": True, "detail": loaded},
        }
        if stories is not None:
            answer["checks"]["stories"] = {"ok": kept, "detail": where}
    return Response(orjson.dumps(answer), 200, content_type=JSON)


@PROBES.operation("GET", "/metrics", docs.METRICS)
def metrics() -> Response:
    """Give the counters to Prometheus"""
    return Response(service().metrics.exposition(), 200, content_type=figures.MEDIA_TYPE)
