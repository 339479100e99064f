"""The inspector, driven as a person drives it: by mouse, by keyboard, by what a reader hears."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from copydesk.bootstrap import desk_of
from copydesk.desk import Copy
from copydesk.settings import Settings
from tests.page.conftest import SEEDS

HOSTILE = """\
<script>window.caught = 1</script> <img src=x onerror="window.caught = 2"> takes the port by storm

By Onerror Quillby

<svg onload="window.caught = 3"><a href="javascript:window.caught=4">The harbour board</a> voted on Tuesday to mend the crane that has stood idle on the east quay since the winter storms.

The rest of the story is as long as a paragraph of a story has to be, so that nobody takes it for furniture of the page it stood on.

© 2026 <b onmouseover="window.caught = 5">Quay Media</b>. Visit javascript:alert(1) and http://quay.example/"><script>window.caught=6</script>
"""


def sample(page: Page, name: str) -> None:
    page.locator(f'[data-example="{name}"]').click()
    expect(page.locator("#source")).to_be_visible()


def paste(page: Page, text: str) -> None:
    page.get_by_label("Raw copy").fill(text)
    page.get_by_role("button", name="Read it").click()


def answer(name: str) -> dict[str, object]:
    copy = Copy((SEEDS / name).read_bytes())
    return desk_of(Settings()).normalise(copy).document


def test_spans_article_and_card(page: Page) -> None:
    """The source whole, in spans with label and fate; the article word for word; every fact."""
    sample(page, "arcamax.txt")
    document = answer("arcamax.txt")
    segments = document["provenance"]["segments"]
    shown = page.evaluate(
        "[...document.querySelectorAll('.seg[data-index]')].map(s => [+s.dataset.index,"
        " s.textContent, s.getAttribute('aria-label')])"
    )
    assert len(shown) == sum(s["label"] != "layout" for s in segments)
    for index, text, label in shown:
        assert text == segments[index]["exact"]
        assert label.startswith(f"{segments[index]['label']}, {segments[index]['fate']}: ")
    body = page.locator("#article .body").all_text_contents()
    assert "\n\n".join(body) == document["bodies"][0]["value"]
    card = page.locator("#card").inner_text()
    for told in (
        "Renata Osterloh",
        "author · Bloomberg News",
        "Tobias Ferncastle",
        "Tribune Content Agency, LLC",
        "ArcaMax",
        "Business News",
        "©2026 Bloomberg L.P.",
        *(warning["code"] for warning in document["warnings"]),
    ):
        assert told in card
