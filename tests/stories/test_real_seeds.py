"""The two real articles of `COPYDESK_REAL_SEEDS` are one story, and what differs is named."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from copydesk.stories.compare import Text, compare
from copydesk.stories.peers import loss_of
from tests.cli.command import run

FOLDER = os.environ.get("COPYDESK_REAL_SEEDS", "")

pytestmark = pytest.mark.skipif(
    not FOLDER, reason="COPYDESK_REAL_SEEDS does not say where the real articles are"
)


def path(number: str) -> Path:
    (found,) = Path(FOLDER).glob(f"{number}_*.txt")
    return found


def test_one_story_trimmed() -> None:
    """000 is 001 without its first two paragraphs, in a house style that differs in ten places."""
    found = json.loads(run("compare", path("000"), path("001"), "-o", "json").stdout_bytes)
    assert (found["same"], found["relation"]) == (True, "trimmed")
    assert found["coverageOfThis"] == 1.0
    assert [(row["status"], row["b"]["paragraphs"]) for row in found["alignment"][:2]] == [
        ("only_b", [0]),
        ("only_b", [1]),
    ]
    assert {row["status"] for row in found["alignment"][2:]} == {"equal"}
    edits = [(edit["a"], edit["b"]) for row in found["alignment"] for edit in row.get("edits", [])]
    assert sorted(edits) == sorted(
        [("US", "U.S.")] * 5
        + [("Thaad", "THAAD")] * 2
        + [("travelling", "traveling"), ("towards", "toward")]
        + [("denuclearisation", "denuclearization")]
    )
    assert found["differs"]["styleEdits"] == 10
    assert found["differs"]["numberEdits"] == found["differs"]["wordingEdits"] == 0
    assert [lost["at"] for lost in found["lost"]["a"]["head"]] == [0, 1]
    assert found["lost"]["a"]["suspects"] == []


def test_intruders() -> None:
    """Before any rule has seen them, the lines of 000 that 001 lacks are its four intruders."""
    lines = {
        number: [
            line.strip() for line in path(number).read_text("utf-8").splitlines() if line.strip()
        ]
        for number in ("000", "001")
    }
    found = compare(*(Text.of(lines[number]) for number in ("000", "001")))
    suspects = [lines["000"][at] for at in loss_of(found.passages, "a").suspects]
    assert suspects == [
        line
        for line in lines["000"]
        if line.startswith(("See also:", "To stay ahead", "Uploaded by"))
    ]
    assert len(suspects) == 4


def test_stories_of_the_command() -> None:
    """Put in stories, the two are one."""
    output = run("stories", path("000"), path("001"), "-o", "ndjson").stdout_bytes
    (story,) = map(json.loads, output.splitlines())
    assert [Path(one["name"]).name[:3] for one in story["copies"]] == ["001", "000"]
