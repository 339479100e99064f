"""Answers in each output format: those of an input together, and those of records one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import orjson

from copydesk.batch import Reply
from copydesk.desk import Answer
from copydesk.writers import csv
from copydesk.writers.forms import FORMS, render

CANONICAL: Mapping[str, Callable[[list[Answer]], bytes]] = {
    "ndjson": lambda answers: b"".join(answer.body + b"\n" for answer in answers),
    "json": lambda answers: _indented([answer.document for answer in answers]),
}
"""The articles of one input as they are: nearly always one, more where a file is an export. A
failure is a line among the answers in these formats, and is told on stderr in all others."""
TABLE = "csv"
"""The format that is a row for each article, below one line of titles."""
OUTPUTS = (*CANONICAL, *FORMS, TABLE)
BETWEEN = {"text": b"\n\n", "markdown": b"\n"}
"""What stands between several articles of one input."""
TITLES = {"text": "==> {} <==\n\n", "markdown": "<!-- {} -->\n\n"}
"""What stands above each of several articles on standard output."""


def rendered(
    output: str, answers: list[Answer], columns: tuple[str, ...] = ()
) -> tuple[bytes, ...]:
    """The articles of one input, in as many documents as the form needs; of a table, the rows with
    these columns."""
    if output in CANONICAL:
        return (CANONICAL[output](answers),)
    if output == TABLE:
        return ("".join(csv.row(answer.document, columns) for answer in answers).encode(),)
    forms = [render(output, answer.document) for answer in answers]
    return (BETWEEN.get(output, b"").join(forms),) if streams(output) else tuple(forms)


def streams(output: str) -> bool:
    """Whether articles may follow one another in one file of this form."""
    return output in CANONICAL or output == TABLE or FORMS[output].stream


def head_of(output: str, columns: tuple[str, ...] = ()) -> bytes:
    """What stands once above all answers of a file: the titles of a table."""
    return csv.header(columns).encode() if output == TABLE else b""


def rendered_record(
    output: str, line: bytes, reply: Reply, columns: tuple[str, ...] = ()
) -> tuple[bytes, ...]:
    """The answer to a record, of which `line` is the line; nothing for a failure that is told
    elsewhere."""
    if output == "ndjson":
        return (line,)
    if output in CANONICAL:
        return (orjson.dumps(orjson.loads(line), option=orjson.OPT_INDENT_2) + b"\n",)
    if reply.problem is not None:
        return ()
    return rendered(output, [Answer(reply.id, reply.result, "", "miss")], columns)


def _indented(documents: list[dict[str, Any]]) -> bytes:
    """One document, or an array of several."""
    shown = documents[0] if len(documents) == 1 else documents
    return orjson.dumps(shown, option=orjson.OPT_INDENT_2) + b"\n"
