"""The body alone, as plain text."""

from __future__ import annotations

from typing import Any

MEDIA_TYPE = "text/plain"


def render(document: dict[str, Any]) -> str:
    """The paragraphs of a canonical document, a blank line between them."""
    value = "".join(body["value"] for body in document["bodies"])
    return value + "\n" if value else ""
