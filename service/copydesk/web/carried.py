"""The headers that every answer carries."""

from __future__ import annotations

CSP = ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
"""For all that is no page: an answer that a browser is made to show must not do anything."""

SECURITY = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
)


def carried(request: str) -> tuple[tuple[str, str], ...]:
    """All of them, for an answer that is no page, to the request with this id."""
    return (*SECURITY, CSP, ("X-Request-Id", request))
