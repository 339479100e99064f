"""The headers that every answer carries."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence

CSP = ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
"""For all that is no page: an answer that a browser is made to show must not do anything."""

SECURITY = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
)


def carried(request: str, fields: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """All of them, for an answer with these headers to the request with this id.

    A page has a policy of its own, which is its first header.
    """
    if fields and fields[0][0] == CSP[0]:
        return (*SECURITY, ("X-Request-Id", request))
    return (*SECURITY, CSP, ("X-Request-Id", request))


def policy(style: str) -> tuple[str, str]:
    """The policy of a page on which nothing but this style sheet may take effect: no script,
    nothing from elsewhere."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    allowed = f"style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return CSP[0], f"default-src 'none'; {allowed}; frame-ancestors 'none'"
