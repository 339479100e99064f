"""`copydesk stories`: which articles are copies of one story."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.command import run
from tests.stories.copies import FERRY, invented, paragraphs, restyled


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three copies of one story, one of another, and a page without words."""
    (tmp_path / "a.txt").write_text("\n\n".join(paragraphs(restyled(FERRY))[2:]), "utf-8")
    (tmp_path / "b.txt").write_text(FERRY, "utf-8")
    (tmp_path / "c.txt").write_text("\n\n".join(paragraphs(FERRY)[:6]), "utf-8")
    (tmp_path / "d.txt").write_text("\n\n".join(invented(9)), "utf-8")
    (tmp_path / "e.txt").write_text("© 2026 Nordic Copy L.P.", "utf-8")
    return tmp_path


def test_stories(folder: Path) -> None:
    """Each story with its copies, the fullest first, and how the others relate to it."""
    output = run("stories", folder, "--output", "ndjson").stdout_bytes
    ferry, other, bare = map(json.loads, output.splitlines())
    told = [(Path(one["name"]).name, one.get("relation")) for one in ferry["copies"]]
    assert told == [("b.txt", None), ("a.txt", "trimmed"), ("c.txt", "trimmed")]
    assert [Path(one["name"]).name for one in other["copies"]] == ["d.txt"]
    assert Path(bare["name"]).name == "e.txt"
    assert bare["unavailable"]


def test_page(folder: Path) -> None:
    """The same for people."""
    page = run("stories", folder).stdout_bytes.decode()
    assert "3 copies" in page
    assert "1 copy" in page
    assert f"fullest{' ' * 12}{folder / 'b.txt'}" in page


def test_failures(folder: Path) -> None:
    """An input that cannot be read stops no other."""
    result = run("stories", folder / "b.txt", folder / "gone.txt")
    assert result.exit_code == 1
    assert "1 copy" in result.stdout_bytes.decode()
