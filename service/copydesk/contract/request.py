"""What a sender may say in JSON."""

from __future__ import annotations

from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate, validates_schema

CONTENT_TYPES = {"text": "text/plain", "html": "text/html", "xml": "application/xml"}
"""Which key holds which kind of content, and its media type unless one is given."""


class ArticleRequest(Schema):
    """One raw article: exactly one of `text`, `html`, `xml`, and what the sender knows of it."""

    class Meta:
        unknown = RAISE

    text = fields.String(metadata={"description": "plain text as received"})
    html = fields.String(metadata={"description": "a page or a fragment"})
    xml = fields.String(metadata={"description": "a wire document"})
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

    @validates_schema
    def _one_content(self, data: dict[str, Any], **_: Any) -> None:
        given = [key for key in CONTENT_TYPES if key in data]
        if len(given) != 1:
            raise ValidationError("exactly one of text, html, xml", "text")


REQUEST = ArticleRequest()
