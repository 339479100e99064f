"""What ninjs 3.1 has of its own and the envelope states, in the shapes that ninjs has for it."""

from __future__ import annotations

from typing import Any

from marshmallow import RAISE, Schema, fields, validate


class _Strict(Schema):
    class Meta:
        unknown = RAISE


def _address() -> fields.String:
    return fields.String(metadata={"format": "uri"})


def _percent() -> fields.Integer:
    return fields.Integer(strict=True, validate=validate.Range(0, 100))


def _count() -> fields.Integer:
    return fields.Integer(strict=True, validate=validate.Range(min=0))


class Worded(_Strict):
    """A text that is no body: a headline, a summary, a caption."""

    role = fields.String(metadata={"description": "of a headline: main, sub or kicker"})
    contentType = fields.String()
    value = fields.String(required=True)


class Genre(_Strict):
    """What kind of text it is, or how it came about."""

    name = fields.String()
    uri = _address()
    literal = fields.String()


class Thing(Genre):
    """A person or a thing that it names."""

    rel = fields.String()


class Symbol(_Strict):
    """A sign at an exchange."""

    exchange = fields.String()
    symbolType = _address()
    symbol = fields.String()


class Organisation(Thing):
    """An organisation that it names."""

    symbols = fields.List(fields.Nested(Symbol))


class Spot(Thing):
    """A place that it names."""

    geoJSON = fields.Dict()


class Subject(Thing):
    """What it is about."""

    creator = fields.String()
    relevance = _percent()
    confidence = _percent()


class Happening(Thing):
    """An event that it names."""

    id = fields.String()


class Rendition(_Strict):
    """A file of an item that is no text."""

    name = fields.String(required=True)
    href = _address()
    contentType = fields.String()
    title = fields.String()
    width = _count()
    height = _count()
    sizeInBytes = _count()
    duration = fields.Float(metadata={"description": "seconds"})
    format = fields.String()


class RightsInfo(_Strict):
    """A policy for machines; nothing is read into it."""

    langId = _address()
    linkedRights = _address()
    encodedRights = fields.String()


class TrustIndicator(_Strict):
    """Where it is said why it can be trusted."""

    role = _address()
    title = fields.String()
    href = _address()


def several(kind: type[Schema], description: str) -> fields.List[Any]:
    """A list of one of them."""
    return fields.List(fields.Nested(kind), metadata={"description": description})
