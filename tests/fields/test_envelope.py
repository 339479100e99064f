"""What a format states beside the text, and how it meets what the text prints."""

from __future__ import annotations

from dataclasses import replace

import pytest

from copydesk.model.document import Document, Fact, Mark
from copydesk.model.label import Label
from copydesk.pipeline import Pipeline
from copydesk.readers import read

STORY = """Harbour dredging to begin in spring

By Mara Quillby
Published March 3, 2026

SELWICK, Ohio (AP) - The harbour will be dredged for the first time in forty years, the port
authority said on Tuesday, after ships had begun to touch the ground at low water.
"""


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.load()


def described(pipeline: Pipeline, *facts: Fact, marks: tuple[Mark, ...] = ()) -> Document:
    document = replace(read(STORY.encode()), facts=facts, marks=marks)
    return pipeline.label(document)[0].article


def why(article, name):
    return [(item.why, item.note) for item in article.evidence if item.property == f"/{name}"]


def test_what_the_text_does_not_print_comes_from_the_envelope(pipeline):
    """The value is taken, and the evidence says where it stands."""
    article = described(pipeline, Fact("slugline", "HARBOUR-DREDGING", "nitf du-key"))
    assert article.properties["slugline"] == "HARBOUR-DREDGING"
    assert why(article, "slugline") == [("envelope", "nitf du-key")]


def test_what_both_say_is_recorded_twice(pipeline):
    """A date agrees with a time on it; the text's value stays."""
    article = described(pipeline, Fact("datePublished", "2026-03-03T08:00:00Z", "json-ld"))
    assert article.properties["datePublished"] == "2026-03-03"
    assert why(article, "datePublished") == [("direct", ""), ("envelope", "json-ld")]


def test_where_they_differ_the_text_is_believed(pipeline):
    """And a warning says so."""
    article = described(pipeline, Fact("datePublished", "2026-03-04", "meta date"))
    assert article.properties["datePublished"] == "2026-03-03"
    assert "envelope.differs" in {warning.code for warning in article.warnings}


def test_what_was_assumed_gives_way(pipeline):
    """No text prints its status; the first of two facts counts."""
    facts = Fact("pubStatus", "withheld", "g2"), Fact("pubStatus", "usable", "meta")
    article = described(pipeline, *facts)
    assert article.properties["pubStatus"] == "withheld"
    assert why(article, "pubStatus") == [("envelope", "g2")]


def test_a_dated_envelope_needs_no_warning(pipeline):
    """`date.missing` is about the article, not about its text."""
    undated = replace(read(STORY.replace("Published March 3, 2026\n", "").encode()))
    codes = {w.code for w in pipeline.label(undated)[0].article.warnings}
    assert "date.missing" in codes
    dated = replace(undated, facts=(Fact("datePublished", "2026-03-03", "rss pubDate"),))
    assert "date.missing" not in {w.code for w in pipeline.label(dated)[0].article.warnings}


@pytest.mark.parametrize("firm", [True, False])
def test_a_mark_decides_a_block(pipeline, firm):
    """A firm mark holds whatever the words are; one that is not gives way to a rule."""
    marks = tuple(
        Mark(at, Label.CHROME, "html/nav", firm=firm)
        for at in range(len(read(STORY.encode()).blocks))
    )
    article = described(pipeline, marks=marks)
    assert ("by" in article.properties) is not firm
    assert article.properties["bodies"] == []
