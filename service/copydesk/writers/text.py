"""The body alone, as plain text."""

from __future__ import annotations

from typing import Any

from copydesk.writers.released import released, standing


def render(document: dict[str, Any]) -> str:
    """The paragraphs of a canonical document, a blank line between them.

    Above copy that may not be used yet stands a line that says so; of copy that was killed there
    is nothing.
    """
    value = "\n\n".join(body["value"] for body in released(document)["bodies"])
    line = standing(document) if value else ""
    return "\n\n".join(part for part in (line, value) if part) + "\n" if value else ""
