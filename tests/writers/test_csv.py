"""CSV: a table that reads back, and that no spreadsheet runs."""

from __future__ import annotations

import csv as reader
import io
import re

import pytest
from hypothesis import given, settings

from copydesk.writers.csv import FIELDS, UnknownField, columns, header, render, row, safe
from tests.writers.documents import GOLDEN, NASTY, Document, documents, golden


def read(text: str) -> list[list[str]]:
    return list(reader.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("name", GOLDEN)
def test_golden_rows(name: str) -> None:
    """Titles, and one row of the same length."""
    titles, cells = read(render(golden(name)))
    assert titles == list(FIELDS)
    told = dict(zip(titles, cells, strict=True))
    assert told["uri"] == golden(name)["uri"]
    assert told["holder"] == golden(name).get("copyrightHolder", "")
    assert told["distributor"] == golden(name).get("distributor", {}).get("name", "")


@given(documents())
@settings(max_examples=60, deadline=None)
def test_any_document_is_a_row(document: Document) -> None:
    """Whatever is in it, it is one row, and no cell of it can be a formula."""
    names = (*FIELDS, "notes.text", "copyrights.text", "dateline.located.city")
    titles, cells = read(header(names) + row(document, names))
    assert len(titles) == len(cells) == len(names)
    for cell in cells:
        assert not re.match(r"[=+\-@\t\r]", cell.lstrip(' \u00a0"\ufeff\u200b\n\v\f\x00'))


@pytest.mark.parametrize("text", NASTY)
def test_a_cell_is_what_it_was(text: str) -> None:
    """But for an apostrophe in front of what could be a formula."""
    assert safe(text) in (text, f"'{text}")
    (read_back,) = read(row({"bodies": [], "by": text}, ("byline",)))
    assert read_back == [safe(text)]


@pytest.mark.parametrize(
    "text", ["=1+1", " =1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", '"=1']
)
def test_formulas_are_text(text: str) -> None:
    """Those that spreadsheets are known to run."""
    assert safe(text) == f"'{text}"


def test_columns_are_names_or_paths() -> None:
    """Lists give all their values; what no document can have is a mistake, not an empty column."""
    told = read(render(golden("arcamax"), ("authors", "bylines.affiliation", "articleSection")))
    assert told[1] == [
        "Renata Osterloh | Kwang-Min Paik",
        "Bloomberg News | Bloomberg News",
        "Current News | Business News",
    ]
    assert list(columns(("provenance.totals.body",))) == ["provenance.totals.body"]
    for wrong in ("distribtor", "dateline.agency", "bodies.value.x", "", "a..b"):
        with pytest.raises(UnknownField):
            columns((wrong,))


def test_a_killed_item_says_so() -> None:
    """And nothing of what it was about."""
    (cells,) = read(
        row(golden("arcamax") | {"pubStatus": "canceled"}, ("status", "headline", "words"))
    )
    assert cells == ["canceled", "", ""]
