"""The lines that must be printed: as printed, all of them, and nothing else."""

from __future__ import annotations

import html
import json
import re

import pytest
from hypothesis import given, settings

from copydesk.writers.credit import lines, render, render_html, render_json
from copydesk.writers.released import standing
from copydesk.writers.source import text_of
from tests.writers.documents import GOLDEN, Document, documents, golden, texts_of

EXPECTED = {
    "arcamax": [
        ("byline", "Renata Osterloh and Kwang-Min Paik, Bloomberg News"),
        ("credit", "(With assistance from Tobias Ferncastle and Lucía Arrate.)"),
        (
            "copyright",
            "©2026 Bloomberg L.P. Visit bloomberg.com. Distributed by Tribune Content Agency, LLC.",
        ),
    ],
    "dpa-tca": [
        (
            "copyright",
            "©2026 Deutsche Presse-Agentur GmbH (Hamburg, Germany), Distributed by Tribune Content Agency, LLC.",
        ),
    ],
    "prnewswire": [
        ("source", "SOURCE Larkspur Kitchens"),
        ("distributor", "DAYTON, Ohio, March 10, 2026 /PRNewswire/ --"),
    ],
    "the-edge-singapore": [],
}


@pytest.mark.parametrize("name", EXPECTED)
def test_what_must_be_printed(name: str) -> None:
    """Byline, credits, rights, and the line that names the source where none of these does; who
    uploaded a page is owed nothing."""
    assert [(line.kind, line.text) for line in lines(golden(name))] == EXPECTED[name]


STATED = ("by", "creditText", "contributors", "copyrights", "copyrightNotice", "usageTerms")


def is_stated(document: Document, key: str) -> bool:
    """Whether the envelope says it, as the document's own evidence has it."""
    proofs = [one for one in document["evidence"] if one["property"].startswith(f"/{key}")]
    return any(one["why"] == "envelope" for one in proofs)


@pytest.mark.parametrize("name", GOLDEN)
def test_nothing_is_made_up(name: str) -> None:
    """Every line is a piece of the input, white space apart, or what its envelope states; and
    every notice of the article is in one."""
    document = golden(name)
    source = " ".join(text_of(document).split())
    stated = texts_of([document.get(key) for key in STATED if is_stated(document, key)])
    found = lines(document)
    for line in found:
        # Lines of a byline that stand below each other have a comma between them.
        for part in re.split(r"\n|, " if line.kind == "byline" else r"\n", line.text):
            assert " ".join(part.split()) in source or line.text in stated
        for link in line.links:
            assert link.text in line.text
    shown = "\n".join(line.text for line in found)
    for notice in document.get("copyrights", ()):
        assert (notice["text"] in shown) == (notice["scope"] == "article")


@pytest.mark.parametrize("name", GOLDEN)
def test_the_three_forms_say_the_same(name: str) -> None:
    """Line by line."""
    document = golden(name)
    told = json.loads(render_json(document))["lines"]
    texts = [" ".join(line["text"].split()) for line in told]
    above = [line for line in (standing(document),) if line and texts]
    assert render(document).splitlines() == above + texts
    shown = re.findall(r"<p class=\"\w+\">(.*?)</p>\n", render_html(document), re.DOTALL)
    plain = [html.unescape(re.sub(r"<[^>]*>", "", one)) for one in shown]
    assert [" ".join(one.split()) for one in plain] == texts


def test_links_are_live_where_they_are_printed() -> None:
    """A host that the notice goes on to, and an address in full; a licence is marked as one."""
    document = golden("arcamax") | {"license": "https://creativecommons.org/licenses/by/4.0/"}
    document["copyrights"] = [
        *document["copyrights"],
        {"scope": "article", "text": "CC BY: https://creativecommons.org/licenses/by/4.0."},
        {"scope": "image", "text": "Photo © Somebody", "notice": "Photo © Somebody"},
    ]
    page = render_html(document)
    assert 'Visit <a href="https://bloomberg.com/">bloomberg.com</a>. Distributed' in page
    licence = "https://creativecommons.org/licenses/by/4.0"
    assert f'<a href="{licence}" rel="license">{licence}</a>.' in page
    assert "Somebody" not in page


def test_terms_that_stand_elsewhere_are_told() -> None:
    """In a note, or in the envelope; once, if a line of rights has them too."""
    document = golden("ap") | {"copyrights": [], "copyrightNotice": "© 2026 The Example"}
    kinds = [line.kind for line in lines(document)]
    assert kinds[-2:] == ["copyright", "terms"]
    assert [line.kind for line in lines(golden("ap"))].count("terms") == 0


def test_a_killed_item_has_no_credit() -> None:
    """There is nothing to print it with."""
    document = golden("arcamax") | {"pubStatus": "canceled"}
    assert lines(document) == []
    assert json.loads(render_json(document))["pubStatus"] == "canceled"
    held = golden("arcamax") | {"pubStatus": "withheld"}
    assert render(held).startswith("WITHHELD")


@given(documents())
@settings(max_examples=60, deadline=None)
def test_any_document(document: Document) -> None:
    """Whatever is in it, the page has no markup but ours, and links go to the web."""
    page = render_html(document)
    tags = set(re.findall(r"<(/?\w+)", page))
    assert tags <= {"footer", "/footer", "p", "/p", "a", "/a", "strong", "/strong"}
    assert all(link.startswith("http") for link in re.findall(r'href="([^"]*)"', page))
    for line in lines(document):
        assert line.text
    json.loads(render_json(document))
    assert all(one.strip() for one in render(document).split("\n")[:-1] if one)
