"""`copydesk profiles`: what is known of whom, and which file, rule and key is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.cli.exits import Exit
from tests.cli.command import run

GOOD = """
name = "The Example Herald"
role = "publisher"

[detect]
hosts = ["herald.example"]

[[rules]]
id = "filed-under"
label = "meta"
regex = '^Filed under (?P<section>[^.]{2,40})$'
hits = [{ line = "Filed under Harbour", gives = { section = "Harbour" } }]
misses = ["Filed under protest, the papers were lost."]
"""


def checked(folder: Path, text: str, name: str = "herald.toml") -> tuple[int, list[str]]:
    """The exit code and the mistakes of a check of one profile, without the folder's name."""
    (folder / name).write_text(text, encoding="utf-8")
    result = run("profiles", "check", folder)
    return result.exit_code, result.stderr.replace(f"{folder}/", "").splitlines()


def test_list_names_every_profile_in_use(tmp_path: Path) -> None:
    """Ours, and those of a folder: id, role, number of rules, name; then the digest of the set."""
    (tmp_path / "herald.toml").write_text(GOOD, encoding="utf-8")
    ours, theirs = run("profiles", "list"), run("profiles", "list", tmp_path)
    assert any(line.split()[:2] == ["arcamax", "publisher"] for line in ours.stdout.splitlines())
    fresh = [line.split(maxsplit=3) for line in theirs.stdout.splitlines() if "Herald" in line]
    assert fresh == [["herald", "publisher", "1", "The Example Herald"]]
    assert ours.stdout.splitlines()[-1] != theirs.stdout.splitlines()[-1]


def test_a_good_profile_is_fine(tmp_path: Path) -> None:
    """It says how many examples were tried."""
    (tmp_path / "herald.toml").write_text(GOOD, encoding="utf-8")
    for path in (tmp_path, tmp_path / "herald.toml"):
        result = run("profiles", "check", path)
        assert (result.exit_code, result.stderr) == (Exit.FINE, "")
        assert result.stdout == "1 profile, 2 examples, 0 mistakes\n"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("label =", "lable =", "herald.toml: rule filed-under: lable: Unknown field."),
        ('role = "publisher"', 'role = "printer"', "herald.toml: role: Must be one of"),
        ('"meta"', '"metta"', "herald.toml: rule filed-under: label: Must be one of"),
        ("Filed under (", "Filed (?=x)(", "herald.toml: rule filed-under: regex: "),
        ("P<section>", "P<secton>", "herald.toml: rule filed-under: regex: no such group: secton"),
        ("misses", "#", "herald.toml: rule filed-under: hits: a rule without a hit and a miss"),
        ('{ section = "Harbour" }', '{ section = "Port" }',
         "herald.toml: rule filed-under: hit 'Filed under Harbour': gives section = 'Harbour'"),
        ("under protest, the papers were lost.", "under protest",
         "herald.toml: rule filed-under: miss 'Filed under protest': is matched"),
        ("[[rules]]", "[[rules]", "herald.toml: not TOML: "),
    ],
    ids=lambda value: value[:20],
)  # fmt: skip
def test_a_mistake_names_file_rule_and_key(tmp_path: Path, old: str, new: str, told: str) -> None:
    """One line for each mistake, and exit code 1."""
    assert old in GOOD
    code, mistakes = checked(tmp_path, GOOD.replace(old, new))
    assert code == Exit.SOME_FAILED
    assert any(line.startswith(told) for line in mistakes), mistakes


def test_every_file_is_checked(tmp_path: Path) -> None:
    """A mistake in one does not hide those in another; a list of parties is checked too."""
    checked(tmp_path, "nonsense", "a.toml")
    checked(tmp_path, '[[party]]\nid = "x"\n', "parties.toml")
    code, mistakes = checked(tmp_path, GOOD.replace("label", "lable"), "b.toml")
    assert code == Exit.SOME_FAILED
    assert {line.partition(":")[0] for line in mistakes} == {"a.toml", "b.toml", "parties.toml"}


def test_a_folder_without_profiles_is_a_mistake(tmp_path: Path) -> None:
    """The command line named the wrong folder."""
    assert run("profiles", "check", tmp_path).exit_code == Exit.USAGE


def test_own_profiles_are_used(tmp_path: Path) -> None:
    """`--profiles FOLDER` is all that it takes to try one."""
    (tmp_path / "herald.toml").write_text(GOOD, encoding="utf-8")
    copy = tmp_path / "copy.txt"
    story = "The harbour board voted on Tuesday to mend the crane that has stood idle all winter.\n"
    copy.write_text(f"Crane to be mended\n\nFiled under Harbour\n\n{story * 2}", encoding="utf-8")
    hints = ("--url", "https://herald.example/1")
    assert '"herald/filed-under"' not in run("normalise", *hints, copy).stdout
    result = run("normalise", "--profiles", tmp_path, *hints, copy)
    assert '"articleSection":["Harbour"]' in result.stdout
    assert '"herald/filed-under"' in result.stdout
