"""Markdown: a YAML parser reads back every value in front, and no copy becomes markup."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml as reader
from hypothesis import example, given, settings
from hypothesis import strategies as st

from copydesk.writers import yaml
from copydesk.writers.markdown import front_matter, render
from copydesk.writers.released import released
from tests.writers.documents import GOLDEN, NASTY, TEXTS, Document, documents, golden


def parts(text: str) -> tuple[Any, str]:
    """The front matter as a parser reads it, and what stands below."""
    assert text.startswith("---\n")
    end = re.search(r"^---$", text[4:], re.MULTILINE)
    assert end is not None
    return reader.safe_load(text[4 : 4 + end.start()]), text[4 + end.end() :]


@pytest.mark.parametrize("name", GOLDEN)
def test_golden_answers(name: str) -> None:
    """The front matter is what it was made from; below stand the story and all lines of rights."""
    document = released(golden(name))
    front, page = parts(render(golden(name)))
    assert front == front_matter(document)
    plain = re.sub(r"\\([\\`*_\[\]<>#+=~.)&-])", r"\1", page)
    for body in document["bodies"]:
        for paragraph in body["value"].split("\n\n"):
            assert paragraph in plain
    for notice in document.get("copyrights", ()):
        assert notice["text"] in plain


@given(documents())
@settings(max_examples=60, deadline=None)
def test_any_document_is_read_back(document: Document) -> None:
    """Every value, as the type it was, whatever is in it."""
    front, _ = parts(render(document))
    assert front == front_matter(released(document))


KEYS = TEXTS.filter(lambda text: len(text) <= 100)  # YAML has no long ones
VALUES = st.recursive(
    st.one_of(TEXTS, st.integers(), st.booleans(), st.none(), st.just("")),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=12,
)


@given(st.dictionaries(KEYS, VALUES, max_size=4))
@settings(max_examples=150, deadline=None)
@example({text[:100]: [text, {"key": text}] for text in NASTY})
def test_yaml_is_read_back(mapping: dict[str, Any]) -> None:
    """As a block of its own, and with the line ends that some editor may put there."""
    text = yaml.dump(mapping)
    if mapping:
        assert reader.safe_load(text) == mapping
        assert reader.safe_load(text.replace("\n", "\r\n")) == mapping
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202e\ufeff\ufffe\uffff]", text)


def test_copy_is_no_markup() -> None:
    """Neither in a headline nor in the body."""
    document = golden("dpa-tca") | {
        "headlines": [{"role": "main", "value": "# <b>Not</b> *bold*\nnot a new line"}],
        "bodies": [{"value": "1. first\n\n<script>alert(1)</script>\n\n[a](b) & &amp; `c`"}],
    }
    page = render(document)
    assert "# # \\<b\\>Not\\</b\\> \\*bold\\* not a new line" in page
    assert "1\\. first" in page
    assert "\\<script\\>alert(1)\\</script\\>" in page
    assert "\\[a\\](b) & \\&amp; \\`c\\`" in page


def test_a_cross_head_is_a_heading_and_the_dateline_opens_the_story() -> None:
    """As on paper."""
    assert "\n### Rivals up the coast\n" in render(golden("arcamax"))
    assert "\n**Berlin (tca/dpa) -** The clatter" in render(golden("dpa-tca"))
