"""`copydesk compare`: what it prints, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from copydesk.contract.comparison import ComparisonOut
from tests.cli.command import run
from tests.stories.copies import FERRY, paragraphs, restyled


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """The ferry story in another style without its first two paragraphs, and whole."""
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_text("\n\n".join(paragraphs(restyled(FERRY))[2:]), "utf-8")
    two.write_text(FERRY, "utf-8")
    return one, two


def test_json(files: tuple[Path, Path]) -> None:
    """The comparison, as its schema has it."""
    found = json.loads(run("compare", *files, "--output", "json").stdout_bytes)
    assert ComparisonOut().validate(found) == {}
    assert (found["same"], found["relation"]) == (True, "trimmed")
    assert [row["at"] for row in found["lost"]["a"]["head"]] == [0, 1]
    assert found["differs"]["onlyThere"] == 2


def test_page(files: tuple[Path, Path]) -> None:
    """The relation, lost paragraphs with a plus, and edits at their place; colour if asked for."""
    page = run("compare", *files).stdout_bytes.decode()
    assert "trimmed: copies of one story" in page
    assert "+       1 Ferry operator Nordsund" in page
    assert "[organized → organised]" in page
    assert "\x1b" not in page
    assert "\x1b[2m[organized" in run("compare", "--colour", *files).stdout_bytes.decode()


def test_stand_ins_in_copy_do_no_harm(tmp_path: Path) -> None:
    """Letters of private use are shown as what they are to a terminal: nothing."""
    odd = tmp_path / "odd.txt"
    odd.write_text(FERRY.replace("ships", "\ue000ships\ue001"), "utf-8")
    assert run("compare", odd, odd).exit_code == 0


def test_one_file_is_not_two(files: tuple[Path, Path]) -> None:
    assert run("compare", files[0]).exit_code == 2
