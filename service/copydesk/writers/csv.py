"""Fields of articles as CSV: a row for each, for a spreadsheet or a royalty statement."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from copydesk.contract.article import is_path
from copydesk.errors import SettingsError
from copydesk.writers.released import released

FIELDS = {
    "headline": "headlines.value",
    "byline": "by",
    "authors": "bylines.name",
    "source": "sourceOrganization.name",
    "distributor": "distributor.name",
    "publisher": "publisher.name",
    "holder": "copyrightHolder",
    "year": "copyrightYear",
    "notice": "copyrightNotice",
    "terms": "usageTerms",
    "published": "datePublished",
    "section": "articleSection",
    "words": "bodies.wordCount",
    "status": "pubStatus",
    "warnings": "warnings.code",
    "input": "provenance.input.name",
    "uri": "uri",
}
"""Names of columns, and the path of each in the canonical document. All of them, in this order,
where none are asked for."""

BETWEEN = " | "
"""What stands between several values in one cell."""

_COMMANDS = re.compile(r"[\s\x00-\x1f\u200b\ufeff\"']*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r]")
"""How a cell begins that some spreadsheet would take for a formula."""


class UnknownField(SettingsError):
    """A column that is neither a name of ours nor a path."""

    code = "output.unknown-field"
    title = "No such field"


@lru_cache(8)
def columns(names: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Columns by name, each with its path: names of ours, or paths such as `dateline.source`.

    Raises `UnknownField`.

    >>> columns(("byline", "dateline.source"))
    {'byline': ('by',), 'dateline.source': ('dateline', 'source')}
    """
    paths: dict[str, tuple[str, ...]] = {}
    for name in names or FIELDS:
        path = FIELDS.get(name, name)
        if not is_path(found := tuple(path.split("."))):
            raise UnknownField(f"{name!r}: a path such as dateline.source, or one of {_known()}")
        paths[name] = found
    return paths


def header(names: tuple[str, ...]) -> str:
    """The line of titles."""
    return _line(list(columns(names)))


def row(document: dict[str, Any], names: tuple[str, ...]) -> str:
    """A document's row, empty where it has no value. Every cell is text to a spreadsheet."""
    public = released(document)
    return _line(BETWEEN.join(_told(public, path)) for path in columns(names).values())


def render(document: dict[str, Any], names: tuple[str, ...] = ()) -> str:
    """A table of one document: titles and a row."""
    return header(names) + row(document, names)


def safe(cell: str) -> str:
    """A cell that no spreadsheet runs: one that could be a formula gets an apostrophe in front.

    >>> safe("=1+1"), safe("1+1"), safe("Reuters")
    ("'=1+1", '1+1', 'Reuters')
    """
    return f"'{cell}" if _COMMANDS.match(cell) else cell


def _told(value: Any, path: Sequence[str]) -> Iterator[str]:
    """The values at a path, through lists as well, in order."""
    if isinstance(value, list):
        for inner in value:
            yield from _told(inner, path)
    elif path:
        if isinstance(value, dict) and path[0] in value:
            yield from _told(value[path[0]], path[1:])
    elif not isinstance(value, dict):
        yield str(value)


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([safe(cell) for cell in cells])
    return out.getvalue()


def _known() -> str:
    return ", ".join(FIELDS)
