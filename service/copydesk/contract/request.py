"""What a sender may say in JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from marshmallow import (
    RAISE,
    Schema,
    ValidationError,
    fields,
    pre_load,
    validate,
    validates_schema,
)

CONTENT_TYPES = {
    "text": "text/plain",
    "html": "text/html",
    "xml": "application/xml",
    "json": "application/json",
}
"""Which key holds which kind of content, and its media type unless one is given."""


class ArticleRequest(Schema):
    """One raw input: exactly one of `text`, `html`, `xml`, `json`, and what is known of it."""

    class Meta:
        unknown = RAISE

    text = fields.String(metadata={"description": "plain text as received"})
    html = fields.String(metadata={"description": "a page or a fragment"})
    xml = fields.String(metadata={"description": "a feed or a wire document"})
    json = fields.String(
        metadata={"description": "ninjs or a JSON Feed: the value itself, or its text"}
    )
    media_type = fields.String(
        validate=validate.Length(1, 100),
        metadata={"description": "media type of the content, where the key does not say it"},
    )
    url = fields.String(
        validate=validate.Length(max=2048),
        metadata={"description": "address of this copy; never fetched"},
    )
    publisher = fields.String(
        validate=validate.Length(max=200), metadata={"description": "outlet that printed this copy"}
    )
    language = fields.String(
        validate=validate.Regexp(
            r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z|^\Z", error="not a BCP 47 tag"
        ),
        metadata={"description": "BCP 47 tag"},
    )
    filename = fields.String(
        validate=validate.Length(max=500),
        metadata={"description": "name of the input, repeated in provenance.input.name"},
    )
    id = fields.String(
        validate=validate.Length(max=200),
        metadata={"description": "the sender's own key; a batch repeats it beside the result"},
    )

    @pre_load
    def _written(self, data: Any, **_: Any) -> Any:
        """A value of JSON as its text: what readers read."""
        value = data.get("json") if isinstance(data, Mapping) else None
        if not isinstance(value, dict | list):
            return data
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        return {**data, "json": text}

    @validates_schema
    def _one_content(self, data: dict[str, Any], **_: Any) -> None:
        given = [key for key in CONTENT_TYPES if key in data]
        if len(given) != 1:
            raise ValidationError("exactly one of text, html, xml, json", "text")


REQUEST = ArticleRequest()
