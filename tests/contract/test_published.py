"""What is published is what the code would publish, and what is shown as an example is true."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from marshmallow import Schema

from copydesk.contract import generate
from copydesk.contract.article import ArticleOut
from copydesk.contract.batch import BatchLine, BatchSummary
from copydesk.contract.problem import Problem
from copydesk.contract.request import REQUEST, ArticleRequest

FOLDER = Path(__file__).parents[2] / "schemas" / "v1"
FILES = dict(generate.files())
SCHEMAS = [name for name in FILES if name.endswith(".schema.json")]


def published(name: str) -> Any:
    return json.loads((FOLDER / name).read_text("utf-8"))


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(published(f"{name}.schema.json"))


def lines(name: str) -> list[Any]:
    return [
        json.loads(line)
        for line in (FOLDER / "examples" / name).read_text("utf-8").split("\n")
        if line
    ]


@pytest.mark.parametrize("name", FILES)
def test_drift(name: str) -> None:
    """`make schemas` would change nothing."""
    assert (FOLDER / name).read_text("utf-8") == FILES[name]


def test_nothing_else() -> None:
    """There is no file that nobody writes."""
    found = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*") if path.is_file()}
    assert found == set(FILES)


def test_writing(tmp_path: Path) -> None:
    """The program writes the files into any folder."""
    generate.main(str(tmp_path))
    found = {p.relative_to(tmp_path / "v1").as_posix() for p in tmp_path.rglob("*") if p.is_file()}
    assert found == set(FILES)


@pytest.mark.parametrize("name", SCHEMAS)
def test_schemas(name: str) -> None:
    """Each is a schema of its dialect, with a name of its own and nothing to fetch."""
    schema = published(name)
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:copydesk:schema:{name.removesuffix('.schema.json')}:1"
    references = re.findall(r'"\$ref": "([^"]+)"', json.dumps(schema))
    assert all(reference.removeprefix("#/$defs/") in schema["$defs"] for reference in references)


@pytest.mark.parametrize("name", [*SCHEMAS, "openapi.json"])
def test_patterns(name: str) -> None:
    r"""Patterns mean the same in ECMA-262 as in Python: no `\Z`, no `\A`, no named groups."""
    patterns = re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', json.dumps(published(name)))
    for pattern in map(json.loads, patterns):
        assert not re.search(r"\\[AZ]|\(\?[P<]", pattern)


def test_openapi() -> None:
    """Every reference leads somewhere, every component is used, every operation is complete."""
    document = published("openapi.json")
    assert document["openapi"] == "3.1.0"
    text = json.dumps(document)
    references = set(re.findall(r'"\$ref": "#/components/([^"]+)"', text))
    references |= {  # these are referred to by name alone
        f"securitySchemes/{name}"
        for item in document["paths"].values()
        for operation in item.values()
        for way in operation.get("security", ())
        for name in way
    }
    components = {
        f"{kind}/{name}" for kind, several in document["components"].items() for name in several
    }
    assert references == components
    names = set()
    for path, item in document["paths"].items():
        for method, operation in item.items():
            assert method in ("get", "post")
            assert operation["summary"]
            assert operation["tags"]
            names.add(operation["operationId"])
            in_path = {p["name"] for p in operation.get("parameters", ()) if p["in"] == "path"}
            assert in_path == set(re.findall(r"{(\w+)}", path))
            assert "500" in operation["responses"]
    assert len(names) == sum(map(len, document["paths"].values()))


@pytest.mark.parametrize(("name", "kind"), [("article", ArticleOut), ("problem", Problem)])
def test_examples(name: str, kind: type[Schema]) -> None:
    """They follow the schema and the class it was made from."""
    example = published(f"examples/{name}.json")
    validator(name).validate(example)
    assert not kind().validate(example)


def test_example_of_a_request() -> None:
    example = published("examples/request.json")
    validator("request").validate(example)
    assert REQUEST.load(example) == example


def test_example_of_an_account() -> None:
    """The example's segments are the example's text, so it can be tried as it stands."""
    article = published("examples/article.json")
    segments = article["provenance"]["segments"]
    text = published("examples/request.json")["text"]
    assert "".join(segment["exact"] for segment in segments) == text


def test_example_of_a_batch() -> None:
    """One answer for each record, then the count; the bad record is one of the request's."""
    requests, answers = lines("batch-request.ndjson"), lines("batch-answer.ndjson")
    assert len(answers) == len(requests) + 1
    for request, answer in zip(requests, answers, strict=False):
        validator("batch-line").validate(answer)
        assert not BatchLine().validate(answer)
        assert answer["id"] == request["id"]
        assert validator("request").is_valid(request) == ("result" in answer)
    validator("batch-line").validate(answers[-1])
    assert not BatchSummary().validate(answers[-1])


WRONG: tuple[Any, ...] = (
    {},
    {"text": "a", "html": "b"},
    {"text": "a", "txet": "b"},
    {"text": 1},
    {"text": None},
    {"text": "a", "language": "english"},
    {"text": "a", "url": "x" * 2049},
    {"text": "a", "media_type": ""},
    {"text": "a", "id": 7},
    [],
    "text",
)
RIGHT = (
    {"text": "a"},
    {"html": "<p>"},
    {"xml": "<a/>", "media_type": "application/nitf+xml"},
    {"text": "a", "language": ""},
    {"text": "a", "language": "zh-Hant-TW"},
    {"text": "a", "url": "no address at all"},
)


@pytest.mark.parametrize("value", [*WRONG, *RIGHT], ids=json.dumps)
def test_schema_and_class_agree(value: Any) -> None:
    """What the published schema refuses the service refuses, and nothing else."""
    fine = value in RIGHT
    assert validator("request").is_valid(value) == fine
    assert (not ArticleRequest().validate(value)) == fine
