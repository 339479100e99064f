"""The contract as it is published: every class by its name, with what marshmallow cannot say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from copydesk.contract.request import CONTENT_TYPES


def sharpen(schemas: dict[str, Any]) -> dict[str, Any]:
    """Named JSON Schemas with the rules that code checks between fields, and portable patterns."""
    sharp: dict[str, Any] = {name: _portable(schema) for name, schema in schemas.items()}
    if request := sharp.get("ArticleRequest"):
        request["oneOf"] = [{"required": [key]} for key in CONTENT_TYPES]
        request["properties"]["json"]["type"] = ["string", "object", "array"]
        for key in CONTENT_TYPES:  # the readers' to refuse, as they know what is empty to them
            request["properties"][key]["minLength"] = 1
    if pair := sharp.get("CompareRequest"):
        for side, nested in pair["properties"].items():
            pair["properties"][side] = {"oneOf": [nested, {"type": "string", "minLength": 1}]}
    for name in ("ArticleLine", "BatchLine"):
        if line := sharp.get(name):
            line["oneOf"] = [{"required": ["result"]}, {"required": ["problem"]}]
    return sharp


def _portable(value: Any) -> Any:
    r"""The value with patterns as ECMA-262 has them, where `\Z` is a letter."""
    if isinstance(value, Mapping):
        return {
            key: inner.replace(r"\Z", "$")
            if key == "pattern" and isinstance(inner, str)
            else _portable(inner)
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [_portable(inner) for inner in value]
    return value
