"""marshmallow classes to JSON Schema 2020-12."""

from __future__ import annotations

from typing import Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from marshmallow import Schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_COMPONENT = "#/components/schemas/"


def name_of(schema: type[Schema] | Schema) -> str:
    """The published name of a class: without the suffix that keeps it apart from a value."""
    kind = schema if isinstance(schema, type) else type(schema)
    return kind.__name__.removesuffix("Out")


def json_schema(schema: type[Schema], *, key: str) -> dict[str, Any]:
    """The JSON Schema of a class, with what it nests under `$defs`; `key` is its `$id`."""
    plugin = MarshmallowPlugin(schema_name_resolver=name_of)
    spec = APISpec(title="", version="1", openapi_version="3.1.0", plugins=[plugin])
    spec.components.schema(name_of(schema), schema=schema)
    definitions = _local(spec.components.to_dict()["schemas"])
    root = definitions.pop(name_of(schema))
    head = {"$schema": DIALECT, "$id": key, "title": name_of(schema)}
    if schema.__doc__ and "title" not in root:
        head["description"] = " ".join(schema.__doc__.split())
    return {**head, **root, **({"$defs": definitions} if definitions else {})}


def _local(value: Any) -> Any:
    """The value with references to OpenAPI components turned into `$defs`."""
    if isinstance(value, dict):
        return {
            key: inner.replace(_COMPONENT, "#/$defs/") if key == "$ref" else _local(inner)
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [_local(inner) for inner in value]
    return value
