"""What may leave the house: kills, embargoes, contacts, notes that are not for print."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from copydesk.writers.forms import CREDITS, FORMS, REPORTS, render
from copydesk.writers.released import released, standing
from tests.writers.documents import GOLDEN, Document, documents, golden

OTHERS = [form for form in FORMS if form not in REPORTS]
"""Forms for others than the desk."""

SECRET = "Odalys Brandt, 555-0100, odalys@example.org"

INTERNAL = [
    f"The following information is not intended for publication: {SECRET}",
    f"NOT FOR PUBLICATION {SECRET}",
    f"Note to editors: {SECRET}",
    f"Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt. {SECRET}",
    f"Les informations suivantes ne sont pas destinées à la publication {SECRET}",
    f"La siguiente información no es para publicación {SECRET}",
    f"Niet bestemd voor publicatie: {SECRET}",
]
PUBLIC = [
    "Editor's note: The writer owns shares in the ferry.",
    "An earlier version of this story was published in error.",
    "The editors regret the error.",
    "The book is not for the publication-shy.",
]


@pytest.mark.parametrize("form", OTHERS)
@pytest.mark.parametrize("text", INTERNAL)
def test_what_is_not_for_print_never_comes_out(form: str, text: str) -> None:
    """As a note, as a note of the envelope, as a correction, in any language."""
    document = golden("ap") | {
        "notes": [{"kind": "editorsNote", "text": text}, {"kind": "other", "text": PUBLIC[0]}],
        "edNote": text,
        "correction": {"type": "advisory", "text": text},
    }
    told = render(form, document).decode()
    assert SECRET not in told
    assert "555-0100" not in told


@pytest.mark.parametrize("form", OTHERS)
def test_contacts_never_come_out(form: str) -> None:
    """Neither notes with them, nor people who are there to be called, nor an e-mail address."""
    document = golden("ap") | {
        "notes": [{"kind": "contact", "text": f"Media contact: {SECRET}"}],
        "contributors": [{"role": "contact", "name": "Odalys Brandt", "text": SECRET}],
        "bylines": [{"byline": "Mara Quillby", "name": "Mara Quillby", "email": "mq@example.org"}],
    }
    told = render(form, document).decode()
    assert "Odalys" not in told
    assert "example.org" not in told


@pytest.mark.parametrize("text", PUBLIC)
def test_what_is_for_readers_stays(text: str) -> None:
    """Notes that speak of editors and of publication, but not to the desk."""
    document = golden("ap") | {"notes": [{"kind": "editorsNote", "text": text}]}
    assert released(document)["notes"] == document["notes"]


@pytest.mark.parametrize("form", OTHERS)
@pytest.mark.parametrize("name", GOLDEN)
def test_nothing_is_left_of_a_killed_item(form: str, name: str) -> None:
    """No word of the story, nor of its headline; nobody's name."""
    document = golden(name) | {"pubStatus": "canceled"}
    told = render(form, document).decode()
    words = [part for body in document["bodies"] for part in body["value"].split("\n\n")]
    words += [headline["value"] for headline in document.get("headlines", ())]
    words += [person["name"] for person in document.get("bylines", ()) if "name" in person]
    assert [word for word in words if word in told] == []
    if form == "text":
        assert told == ""


@given(documents())
@settings(max_examples=40, deadline=None)
def test_every_form_takes_any_document(document: Document) -> None:
    """Whatever is in it: no form fails, and each gives the same bytes twice."""
    for form in (*FORMS.values(), *CREDITS.values()):
        assert form.render(document) == form.render(document)


HELD = {"pubStatus": "withheld"}
EMBARGO = HELD | {"embargoedUntil": "2026-01-07T06:00:00Z"}


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_what_is_withheld_says_so_first(form: str) -> None:
    """Where the form has no place for a status."""
    assert "WITHHELD" not in render(form, golden("ap")).decode()
    assert "WITHHELD: not to be used" in render(form, golden("ap") | HELD).decode()
    assert "EMBARGOED until 2026-01-07" in render(form, golden("ap") | EMBARGO).decode()


def test_text_is_the_body_alone() -> None:
    """Word for word; the line of an embargo stands above, not in it."""
    body = golden("ap")["bodies"][0]["value"]
    assert render("text", golden("ap")).decode() == f"{body}\n"
    held = render("text", golden("ap") | EMBARGO).decode()
    assert held == f"{standing(EMBARGO)}\n\n{body}\n"
    assert render("text", golden("ap") | {"bodies": []}) == b""
