"""`copydesk explain`: the account as a person reads it."""

from __future__ import annotations

import re
from pathlib import Path

import orjson
import pytest

from copydesk.cli.exits import Exit
from copydesk.cli.terminal import cells, visible, wrapped
from tests.cli.command import SEEDS, run
from tests.test_desk import EXPORT

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
OFFSET = re.compile(r"^[ ^x] [a-z]+ +(\d+)  ", re.MULTILINE)


def test_every_segment_is_shown_once_and_in_order() -> None:
    """Each with what it is and where it starts; layout apart."""
    shown = run("explain", SEEDS / "arcamax.txt").stdout
    document = orjson.loads(run("normalise", SEEDS / "arcamax.txt").stdout_bytes)
    starts = [s["start"] for s in document["provenance"]["segments"] if s["fate"] != "layout"]
    assert list(map(int, OFFSET.findall(shown))) == starts


def test_what_leaves_the_body_names_its_rule() -> None:
    """A mark for its fate, the label, and the rule at the right."""
    shown = run("explain", SEEDS / "arcamax.txt").stdout.splitlines()
    (line,) = [line for line in shown if "Published in Business News" in line]
    assert line.startswith("^ meta ")
    assert line.endswith("arcamax/published-in")
    (line,) = [line for line in shown if "Disqus" in line]
    assert line.startswith("x chrome ")


def test_the_facts_and_the_warnings_follow() -> None:
    """What was lifted, by name, and what to mind."""
    shown = run("explain", SEEDS / "arcamax.txt").stdout
    assert "\n  distributor       Tribune Content Agency" in shown
    assert "\n! date.missing: " in shown
    assert "\n  profiles recognised: arcamax (line), " in shown


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_no_line_is_wider_than_the_terminal(path: Path) -> None:
    """Nothing wraps by itself, so the columns stay columns."""
    for arguments in ([], ["--full"]):
        shown = run("explain", *arguments, path).stdout
        assert max(map(cells, shown.splitlines())) <= 100


def test_full_shows_every_word() -> None:
    """From end to end, where else a long segment is cut."""
    words = (SEEDS / "reuters.txt").read_text(encoding="utf-8").split()
    shown = run("explain", "--full", SEEDS / "reuters.txt").stdout.split()
    assert not [word for word in words if word not in shown]
    assert "…" in run("explain", SEEDS / "reuters.txt").stdout


def test_colour_is_an_addition() -> None:
    """On request, and the same text without."""
    coloured = run("explain", "--colour", SEEDS / "ap.txt").stdout
    assert "\x1b[36m" in coloured
    assert ESCAPE.sub("", coloured) == run("explain", SEEDS / "ap.txt").stdout


def test_the_copy_cannot_command_the_terminal(tmp_path: Path) -> None:
    """Escape sequences and marks that turn the reading order are shown, not sent."""
    path = tmp_path / "evil.txt"
    path.write_bytes("\x1b]0;owned\x07 Quay \x1b[2J news \u202eyaD\u202c today\x9b31m\n".encode())
    shown = run("explain", "--full", path).stdout
    assert not set("\x1b\x07\x9b\u202e\u202c") & set(shown)
    assert "␛[2J news <202E>yaD<202C> today" in shown


def test_wide_characters_keep_the_columns(tmp_path: Path) -> None:
    """A character may take two cells or none."""
    path = tmp_path / "wide.txt"
    path.write_text("港湾局は火曜日、東埠頭の起重機を修理することを決めた。" * 12, encoding="utf-8")
    for line in run("explain", "--full", path).stdout.splitlines():
        assert cells(line) <= 100


def test_a_near_miss_is_told_below_the_line(tmp_path: Path) -> None:
    """Which rule would have taken a line of the story, and what held it back."""
    story = "The harbour board voted on Tuesday to mend the crane that has stood idle all winter long.\n"
    path = tmp_path / "copy.txt"
    path.write_text(story * 2 + "Comments\n" + story * 5, encoding="utf-8")
    shown = run("explain", path).stdout
    assert re.search(r"^  \w+ +\d+  Comments\n +near common-chrome/\S+: \w", shown, re.MULTILINE)


def test_several_inputs_have_titles_and_failures_stop_none() -> None:
    """Each name stands above its account; a failure is a line on stderr."""
    result = run("explain", SEEDS / "ap.txt", "missing", SEEDS / "reuters.txt")
    assert result.exit_code == Exit.SOME_FAILED
    assert result.stderr.startswith("copydesk: missing: input.unreadable-file: ")
    for name in ("ap.txt", "reuters.txt"):
        assert f"── {SEEDS / name}" in result.stdout


def test_each_article_of_an_export_is_explained(tmp_path: Path) -> None:
    """One account after another, each with its number."""
    path = tmp_path / "export.txt"
    path.write_text(EXPORT, encoding="utf-8")
    shown = run("explain", path).stdout
    assert [line for line in shown.splitlines() if line.startswith("── ")] == [
        f"── {path}, article 1",
        f"── {path}, article 2",
    ]


def test_json_has_the_near_misses_too() -> None:
    """The canonical document, with `nearest` where a rule came near."""
    document = orjson.loads(run("explain", "--output", "json", SEEDS / "ap.txt").stdout_bytes)
    assert document["provenance"]["segments"]


def test_html_is_a_page_of_its_own(tmp_path: Path) -> None:
    """Without script or outside address, and what the copy says is text."""
    path = tmp_path / "copy.txt"
    path.write_text('A <script>alert("x")</script> headline\n\nBy Mara Quillby\n\nShe left.')
    page = run("explain", "--output", "html", path).stdout
    assert page.startswith("<!doctype html>")
    assert "<script" not in page
    assert "&lt;script&gt;alert(&quot;x&quot;)" in page
    assert not re.search(r"(?:src|href|url)\s*[=(]", page)


@pytest.mark.parametrize(
    ("text", "room", "most", "expected"),
    [
        ("one two three", 40, 0, ["one two three"]),
        ("one two three", 7, 0, ["one two", "three"]),
        ("one two three", 8, 0, ["one two", "three"]),
        ("unbreakable", 4, 0, ["unbr", "eaka", "ble"]),
        ("one two three", 7, 1, ["one…"]),
        ("one two three", 8, 1, ["one two…"]),
        ("日本日本", 5, 0, ["日本", "日本"]),
        ("", 5, 0, []),
    ],
)
def test_wrapped(text: str, room: int, most: int, expected: list[str]) -> None:
    """Lines end at blanks where they can, and never beyond the room."""
    assert wrapped(text, room, most) == expected


def test_visible_keeps_what_is_visible() -> None:
    """Letters of every script, joiners of emoji, and a blank for every white space."""
    assert visible("é\u0301 日本 👩\u200d👧\tx\u00a0y") == "é\u0301 日本 👩\u200d👧 x y"
