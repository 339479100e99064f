"""The removal report: everything that left, and a diff that a patch program applies."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.desk import Copy
from copydesk.writers.removal import removal, render_diff
from copydesk.writers.source import text_of
from tests.golden import desk
from tests.laws.texts import HOSTILE
from tests.writers.documents import GOLDEN, Document, golden


def kept(document: Document) -> str:
    """What a diff must leave: lines of which nothing is kept are gone, the others lose what is
    not."""
    lines, line, labels = [], "", 0
    for segment in document["provenance"]["segments"]:
        stays = segment["fate"] in ("keep", "layout")
        for char in segment["exact"]:
            if char == "\n":
                if not (labels and not line.strip()):
                    lines.append(line + "\n")
                line, labels = "", 0
            else:
                line += char if stays else ""
                labels += not stays
    if (line or labels) and not (labels and not line.strip()):
        lines.append(line)
    return "".join(lines)


def applied(source: str, diff: str) -> str:
    """A unified diff applied to a text, every number and every line of it checked."""
    lines = re.findall(r"[^\n]*\n|[^\n]+", source)
    out: list[str] = []
    at = 0
    rows = re.findall(r"[^\n]*\n", diff)
    rows = rows[2:]
    while rows:
        match = re.fullmatch(r"@@ -(\d+),(\d+) \+(\d+),(\d+) @@ .*\n", rows.pop(0))
        assert match is not None
        old, size, new, left = map(int, match.groups())
        out += lines[at : old - 1]
        at = old - 1
        assert new == len(out) + (1 if left else 0)
        before, after = at, len(out)
        while rows and not rows[0].startswith("@@ "):
            mark, text = rows[0][0], rows.pop(0)[1:]
            if rows and rows[0].startswith("\\ "):
                rows.pop(0)
                text = text.removesuffix("\n")
            if mark in " -":
                assert lines[at] == text
                at += 1
            if mark in " +":
                out.append(text)
        assert (at - before, len(out) - after) == (size, left)
    return "".join(out + lines[at:])


def check(document: Document) -> None:
    source = text_of(document)
    assert applied(source, render_diff(document)) == kept(document)


@pytest.mark.parametrize("name", GOLDEN)
def test_golden_diffs(name: str) -> None:
    """Applied to the source they leave the story."""
    check(golden(name))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_diffs(name: str) -> None:
    """Line ends of all kinds, control characters, no line end at all."""
    answer = desk().normalise(Copy(HOSTILE[name].encode("utf-8", "replace")))
    check(orjson.loads(answer.body))


SEGMENTS = st.lists(
    st.tuples(st.text("ab \n\r\u2028", min_size=1, max_size=6), st.sampled_from(["keep", "drop", "lift"])),
    min_size=1, max_size=30,
)  # fmt: skip


@given(SEGMENTS)
@settings(max_examples=200, deadline=None)
def test_any_account(parts: list[tuple[str, str]]) -> None:
    """However the segments lie across the lines."""
    segments, at = [], 0
    for text, fate in parts:
        end = at + len(text)
        segment = {"start": at, "end": end, "exact": text, "fate": fate, "label": fate}
        segments.append(segment)
        at = end
    given = {"characters": at, "name": "a\nb"}
    check({"provenance": {"segments": segments, "input": given, "id": "0"}})


@pytest.mark.skipif(shutil.which("patch") is None, reason="no patch program here")
@pytest.mark.parametrize("name", ["the-edge-singapore", "arcamax"])
def test_a_patch_program_applies_it(tmp_path: Path, name: str) -> None:
    """The real one."""
    document = golden(name)
    source, story = tmp_path / "source", tmp_path / "story"
    source.write_bytes(text_of(document).encode())
    program = shutil.which("patch") or "patch"
    done = subprocess.run(
        [program, "--binary", "-o", str(story), str(source)],
        input=render_diff(document).encode(), capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert story.read_bytes().decode() == kept(document)


@pytest.mark.parametrize("name", GOLDEN)
def test_the_report_has_all_that_left(name: str) -> None:
    """Every segment that is not in the body, with its rule; and the characters add up."""
    document = golden(name)
    report = removal(document)
    segments = document["provenance"]["segments"]
    left = [(s["start"], s["exact"], s["rule"]) for s in segments if s["fate"] in ("lift", "drop")]
    told = sorted((s["start"], s["exact"], s["rule"]) for s in report["lifted"] + report["dropped"])
    assert told == left
    assert sum(report["characters"].values()) == document["provenance"]["input"]["characters"]


def test_a_hunk_says_what_was_taken_out() -> None:
    """In its head, where editors show it."""
    diff = render_diff(golden("the-edge-singapore"))
    assert re.search(r"^@@ -\d+,\d+ \+\d+,\d+ @@ related$", diff, re.MULTILINE)
    assert "\n-See also: Batam yards book record orders for ice-c" in diff


def test_nothing_removed_is_no_difference() -> None:
    """As diff has it."""
    answer = desk().normalise(Copy(b"Just a line of words that nobody ever printed."))
    document = orjson.loads(answer.body)
    if document["provenance"]["totals"].keys() == {"body"}:
        assert render_diff(document) == ""
