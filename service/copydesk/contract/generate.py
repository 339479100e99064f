"""Writes what is published of the contract: `python -m copydesk.contract.generate schemas`.

A program, not a part of the room: for the OpenAPI document it asks the web room, which knows the
operations, by name and only when it is run.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from marshmallow import Schema

from copydesk.contract.article import ArticleOut
from copydesk.contract.batch import BatchLine, BatchSummary
from copydesk.contract.comparison import CompareRequest, ComparisonOut
from copydesk.contract.jsonschema import DIALECT, json_schema, name_of
from copydesk.contract.problem import Problem
from copydesk.contract.published import sharpen
from copydesk.contract.request import ArticleRequest

VERSION = "v1"
SCHEMAS: dict[str, type[Schema]] = {
    "article": ArticleOut,
    "compare-request": CompareRequest,
    "comparison": ComparisonOut,
    "problem": Problem,
    "request": ArticleRequest,
}
"""File names and the classes whose JSON Schemas they hold; a batch line is one of two classes."""


def main(folder: str) -> None:
    """Write every published file into a folder, over those that are there."""
    for name, text in files():
        path = Path(folder, VERSION, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def files() -> Iterator[tuple[str, str]]:
    """The names under `schemas/v1/` and the text of all that is published."""
    for name in SCHEMAS:
        yield f"{name}.schema.json", _text(schema_of(name))
    yield "batch-line.schema.json", _text(batch_line())
    yield "openapi.json", _text(openapi())
    for example in sorted(resources.files(__package__).joinpath("examples").iterdir(), key=str):
        yield f"examples/{example.name}", example.read_text("utf-8")


def schema_of(name: str) -> dict[str, Any]:
    """The JSON Schema of the file of that name."""
    kind = SCHEMAS[name]
    schema = json_schema(kind, key=_key(name))
    return sharpen({name_of(kind): schema})[name_of(kind)]  # type: ignore[no-any-return]


def batch_line() -> dict[str, Any]:
    """The JSON Schema of any line of a batch answer."""
    definitions: dict[str, Any] = {}
    for kind in (BatchLine, BatchSummary):
        schema = json_schema(kind, key="")
        del schema["$schema"], schema["$id"]
        definitions |= schema.pop("$defs")
        definitions[name_of(kind)] = schema
    return {
        "$schema": DIALECT,
        "$id": _key("batch-line"),
        "title": "A line of a batch answer",
        "description": "The answer to one record, or, as the last line, the count.",
        "oneOf": [{"$ref": "#/$defs/BatchLine"}, {"$ref": "#/$defs/BatchSummary"}],
        "$defs": sharpen(dict(sorted(definitions.items()))),
    }


def openapi() -> dict[str, Any]:
    """The OpenAPI document of the service."""
    document: dict[str, Any] = importlib.import_module("copydesk.web.app").openapi()
    return document


def _key(name: str) -> str:
    return f"urn:copydesk:schema:{name}:{VERSION[1:]}"


def _text(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    main(*sys.argv[1:] or ["schemas"])
