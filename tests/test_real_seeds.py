"""The two real articles that the samples in `seeds/` were modelled on.

They are not ours to ship: `COPYDESK_REAL_SEEDS` names the folder that holds them. One story, as
printed by two carriers: 001 by a site that kept everything round it, 000 from the third
paragraph on.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import orjson
import pytest

from copydesk.desk import Copy, Desk
from copydesk.pipeline import Pipeline
from copydesk.storage.memory import MemoryCache
from copydesk.writers.json import canonical
from copydesk.writers.source import audited
from tests.cli.command import lines, run

FOLDER = os.environ.get("COPYDESK_REAL_SEEDS", "")

pytestmark = pytest.mark.skipif(
    not FOLDER, reason="COPYDESK_REAL_SEEDS does not say where the real articles are"
)

Document = dict[str, Any]


def path(number: str) -> Path:
    (found,) = Path(FOLDER).glob(f"{number}_*.txt")
    return found


def printed(number: str) -> list[str]:
    """The lines of an article that hold something to read."""
    return [line.strip() for line in path(number).read_text("utf-8").splitlines() if line.strip()]


@cache
def pipeline() -> Pipeline:
    return Pipeline.load()


def through_the_pipeline(number: str) -> Document:
    normalised, _ = pipeline().label(Pipeline.read(path(number).read_bytes()))
    return canonical(normalised, "0" * 40)


def through_the_cache(number: str) -> Document:
    cache = MemoryCache(max_entries=2, max_bytes=1 << 20)
    desk = Desk(pipeline(), cache, max_bytes=1 << 20, max_characters=1 << 20)
    first, second = (desk.normalise(Copy(path(number).read_bytes())) for _ in range(2))
    assert (first.cache, second.cache) == ("miss", "hit")
    assert first.body == second.body
    return second.document


def through_the_command(number: str) -> Document:
    answers = lines(run("normalise", path("000"), path("001")).stdout_bytes)
    assert [answer["provenance"]["input"]["name"] for answer in answers] == [
        str(path("000")),
        str(path("001")),
    ]
    return answers[int(number)]


every_way = pytest.mark.parametrize(
    "answer", [through_the_pipeline, through_the_cache, through_the_command]
)


def kept(document: Document) -> list[Document]:
    return [s for s in document["provenance"]["segments"] if s["fate"] == "keep"]


def labelled(document: Document, label: str) -> list[str]:
    return [s["exact"] for s in document["provenance"]["segments"] if s["label"] == label]


def values(items: list[Document], *keys: str) -> list[tuple[Any, ...]]:
    return [tuple(item.get(key) for key in keys) for item in items]


@every_way
def test_001_says_who_wrote_sold_and_printed_it(answer: Callable[[str], Document]) -> None:
    """Headline, people, parties, rights, sections; and no date, since none is printed."""
    document = answer("001")
    assert document["representationType"] == "full"
    assert values(document["headlines"], "role", "value") == [
        ("main", "China courts South Korea as it pressures Japan over Taiwan")
    ]
    assert document["by"] == "Soo-Hyang Choi and Yoshiaki Nohara, Bloomberg News"
    assert values(document["bylines"], "name", "role", "affiliation") == [
        ("Soo-Hyang Choi", "author", "Bloomberg News"),
        ("Yoshiaki Nohara", "author", "Bloomberg News"),
    ]
    assert values(document["contributors"], "name", "role") == [
        ("Colum Murphy", "contributor"),
        ("Cat Barton", "contributor"),
    ]
    assert document["sourceOrganization"]["name"] == "Bloomberg News"
    assert document["publisher"]["name"] == "ArcaMax"
    assert document["articleSection"] == ["Current News", "News & Features"]
    assert not {"datePublished", "dateModified", "dateline", "located"} & set(document)


@every_way
def test_001_keeps_its_rights(answer: Callable[[str], Document]) -> None:
    """One line, four facts: holder, year, address and distributor; the line itself stays."""
    document = answer("001")
    (notice,) = document["copyrights"]
    assert notice["text"] == printed("001")[-3]
    assert (notice["holder"], notice["year"]) == ("Bloomberg L.P.", 2026)
    assert notice["url"] == "https://bloomberg.com/"
    assert (document["copyrightHolder"], document["copyrightYear"]) == ("Bloomberg L.P.", 2026)
    assert document["copyrightNotice"].startswith("©2026 Bloomberg L.P.")
    distributor = pipeline().parties.named(document["distributor"]["name"])
    assert distributor
    assert distributor.name == "Tribune Content Agency"


@every_way
def test_001_says_why_and_what_is_missing(answer: Callable[[str], Document]) -> None:
    """The publisher is inferred; a lost date and absent terms are warned of."""
    document = answer("001")
    whys = {item["property"]: item["why"] for item in document["evidence"]}
    assert whys["/publisher"] == "inferred"
    assert whys["/bylines"] == whys["/copyrightHolder"] == whys["/distributor"] == "direct"
    codes = {warning["code"] for warning in document["warnings"]}
    assert {"date.missing", "usageTerms.absent"} <= codes


@every_way
def test_001_keeps_the_story_word_for_word(answer: Callable[[str], Document]) -> None:
    """22 blocks, one of them a cross-head; nothing of the six lines above and the six below."""
    document = answer("001")
    story = printed("001")[6:-6]
    assert len(story) == 22
    assert [segment["exact"] for segment in kept(document)] == story
    assert document["bodies"][0]["value"] == "\n\n".join(story)
    heads = [segment["exact"] for segment in kept(document) if segment["kind"] == "subhead"]
    assert heads == ["China-Japan ties"]


@every_way
def test_000_is_an_excerpt(answer: Callable[[str], Document]) -> None:
    """An uploader and nothing else: no headline, author, holder, date or party is made up."""
    document = answer("000")
    assert document["representationType"] == "partial"
    assert values(document["contributors"], "name", "role") == [("Isabelle Francis", "uploader")]
    invented = "headlines by bylines dateline located datePublished copyrights copyrightHolder "
    invented += "copyrightYear copyrightNotice sourceOrganization distributor publisher"
    assert not set(invented.split()) & set(document)
    assert "head.missing" in {warning["code"] for warning in document["warnings"]}


@every_way
def test_000_keeps_the_story_word_for_word(answer: Callable[[str], Document]) -> None:
    """20 blocks; two related lines and one promotion between them are dropped, and no more."""
    document = answer("000")
    lines = printed("000")
    related = [line for line in lines if line.startswith("See also: ")]
    promo = [line for line in lines if "click here" in line]
    assert (len(related), len(promo)) == (2, 1)
    assert labelled(document, "related") == related
    assert labelled(document, "promo") == promo
    story = [line for line in lines[:-1] if line not in related + promo]
    assert len(story) == 20
    assert [segment["exact"] for segment in kept(document)] == story
    assert document["bodies"][0]["value"] == "\n\n".join(story)


@every_way
@pytest.mark.parametrize("number", ["000", "001"])
def test_every_byte_is_accounted_for(answer: Callable[[str], Document], number: str) -> None:
    """The input comes out of the answer again."""
    assert audited(orjson.loads(orjson.dumps(answer(number)))) == path(number).read_bytes()
