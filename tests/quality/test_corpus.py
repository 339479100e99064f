"""The labelled sample itself is sound: it can be read, it tiles, and it prints what it expects."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from tests.quality import corpus
from tests.quality.corpus import CORPUS, EXPECT_KEYS, LABELS, CorpusError, Sample

PATHS = sorted(CORPUS.glob("*.copy"))
ROLES = frozenset(
    "author reporter contributor writer editor photographer illustrator translator compiler "
    "researcher producer factChecker columnist uploader contact other".split()
)


def folded(text: str) -> str:
    """Case and white space do not matter when we ask whether something is printed."""
    return re.sub(r"\s+", " ", text).casefold()


def printed(sample: Sample, key: str, value: Any) -> list[str]:
    """The strings that must stand in the text if the sample expects `value` under `key`."""
    if key == "date":
        day = date.fromisoformat(value)
        return [str(day.year)]
    if key == "contributors":
        return [person["name"] for person in value]
    if key == "authors":  # archives print the surname first
        return [word for name in value for word in name.split()]
    if key in {"absent", "truncated"}:
        return []
    if isinstance(value, list):
        return [str(item) for item in value]
    return [str(value)]


@pytest.fixture(params=PATHS, ids=lambda path: path.stem)
def sample(request: pytest.FixtureRequest) -> Sample:
    return corpus.load(request.param)


def test_spans_tile_the_text(sample: Sample) -> None:
    """Spans are in order, do not overlap, and leave nothing out that prints."""
    at = 0
    for span in sample.spans:
        assert at <= span.start < span.end <= len(sample.raw)
        assert span.label in LABELS
        assert all(map(corpus.is_layout, sample.raw[at : span.start])), sample.raw[at : span.start]
        at = span.end
    assert all(map(corpus.is_layout, sample.raw[at:]))


def test_expectations_are_printed(sample: Sample) -> None:
    """What we ask of the answer stands in the text, word for word."""
    text = folded(sample.raw)
    missing = [
        wanted
        for key, value in sample.expect.items()
        for wanted in printed(sample, key, value)
        if folded(wanted) not in text
    ]
    assert not missing


def test_expectations_are_well_formed(sample: Sample) -> None:
    """Roles come from the closed list, and nothing is both expected and absent."""
    expect = sample.expect
    assert all(set(person) == {"name", "role"} for person in expect.get("contributors", []))
    assert all(person["role"] in ROLES for person in expect.get("contributors", []))
    assert not set(expect.get("absent", [])) & expect.keys()
    assert expect.keys() <= EXPECT_KEYS
    if "headline" in expect:
        headlines = " ".join(
            sample.raw[s.start : s.end] for s in sample.spans if s.label == "headline"
        )
        assert folded(expect["headline"]) in folded(headlines)


def test_there_is_a_story(sample: Sample) -> None:
    """Every sample holds body text: an empty answer can never be the right one."""
    assert any(span.label == "body" for span in sample.spans)


def test_the_sample_is_wide_enough() -> None:
    """The counts that the gate was promised; they only rise."""
    samples = corpus.load_all()
    dirty = [one for one in samples if one.dirty]
    assert len(samples) >= 190
    assert {one.family for one in samples} == corpus.FAMILIES
    assert sum(one.temptation for one in samples) >= 50
    assert sum(one.mixed > 0 for one in dirty) > len(dirty) / 2
    assert sum(one.newline == "\r\n" for one in samples) >= 20
    assert sum(one.bom for one in samples) >= 10


def test_paragraphs_are_used_once() -> None:
    """A paragraph that stands in two samples would be counted twice."""
    seen: dict[str, str] = {}
    for one in corpus.load_all():
        for span in one.spans:
            text = one.raw[span.start : span.end]
            if span.label == "body" and len(text) > 120:
                assert seen.setdefault(text, one.name) == one.name, text[:80]


@pytest.mark.parametrize(
    ("rows", "raw", "spans"),
    [
        (["body|One.", "", "body|Two."], "One.\n\nTwo.", [(0, 4, "body"), (6, 10, "body")]),
        (
            ["dateline|ROME (XX) — ", "+body|It rained."],
            "ROME (XX) — It rained.",
            [(0, 11, "dateline"), (12, 22, "body")],
        ),
        (
            ["body|One.", "!|\\xa0", "body|Two."],
            "One.\n\xa0\nTwo.",
            [(0, 4, "body"), (7, 11, "body")],
        ),
        (["!chrome|\\x01\\x02 1234 \\\\n"], "\x01\x02 1234 \\n", [(3, 10, "chrome")]),
        (["body|a|b"], "a|b", [(0, 3, "body")]),
    ],
)
def test_rows(rows: list[str], raw: str, spans: list[tuple[int, int, str]]) -> None:
    """Rows join into the text exactly, and white space stays outside the spans."""
    assert corpus._assemble("x", rows, "\n", 1) == (raw, spans)


@pytest.mark.parametrize(
    "rows", [["text"], ["bod|text"], ["|text"], ["chrome|"], ["body|One.", "+chrome|"]]
)
def test_bad_rows_are_refused(rows: list[str]) -> None:
    """A row that says nothing, or says it under no label, is a mistake in the sample."""
    with pytest.raises(CorpusError):
        corpus._assemble("x", rows, "\n", 1)
