"""Profiles from TOML: what is refused, and how the message names it."""

from __future__ import annotations

from pathlib import Path

import pytest

from copydesk.errors import ProfileError
from copydesk.rules.load import load_profile, load_rulebook

GOOD = """
name = "The Example"
role = "publisher"
[detect]
hosts = ["example.org"]
[[rules]]
id = "filed"
label = "meta"
zone = "head"
regex = '^Filed under (?P<section>[^.]{2,40})$'
hits = [{ line = "Filed under Ports", gives = { section = "Ports" } }]
misses = ["Filed under protest, the suit failed."]
"""


def test_a_good_profile() -> None:
    """All keys arrive; the file name is the id."""
    profile = load_profile(GOOD.encode(), "folder/the-example.toml")
    assert (profile.id, profile.name, profile.role) == ("the-example", "The Example", "publisher")
    (rule,) = profile.rules
    assert (rule.id, rule.zone, rule.max) == ("the-example/filed", "head", 300)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("zone = ", "zoen = ", "rule filed: zoen: Unknown field"),
        ('zone = "head"', 'zone = "middle"', "rule filed: zone:"),
        ('label = "meta"', 'label = "junk"', "rule filed: label:"),
        ('label = "meta"', 'label = "layout"', "rule filed: label:"),
        ("'^Filed", "'Filed", "rule filed: regex: must be anchored"),
        ("<section>", "<sektion>", "rule filed: regex: no such group: sektion"),
        ("'^Filed under", "'^(?=x)Filed", "regex: invalid perl operator"),
        ("'^Filed under", r"'^(a)\1Filed", "regex: invalid escape sequence"),
        ("'^Filed under", "'^(Filed under", "regex: missing )"),
        ("hits =", "hints =", "rule filed: hints"),
        (
            'misses = ["Filed under protest, the suit failed."]',
            "",
            "rule filed: hits: a rule without",
        ),
        ('name = "The Example"', "", "name: Missing data"),
        ('role = "publisher"', 'role = "reader"', "role:"),
        ('hosts = ["example.org"]', "", "detect: says when the profile applies"),
        ('role = "publisher"', 'role = "common"', "detect: a common profile always applies"),
        ('id = "filed"', 'id = "Filed!"', "rule Filed!: id:"),
        ("[[rules]]", "[[rules]", "not TOML"),
        ("regex =", 'lines = ["x"]\nregex =', "exactly one of"),
        ("regex =", 'until = "noon"\nregex =', "rule filed: until: is end, gap, or an anchored"),
        ("regex =", 'until = "end"\nfollow = 2\nregex =', "rule filed: until: goes with whole"),
        ("regex =", 'below = ["nobody"]\nregex =', "rule filed: below/above: no rule"),
    ],
)
def test_mistakes_are_named(old: str, new: str, message: str) -> None:
    """A mistake is refused with file, rule and key."""
    assert old in GOOD
    with pytest.raises(ProfileError) as refused:
        load_profile(GOOD.replace(old, new).encode(), "own/the-example.toml")
    assert refused.value.detail.startswith("own/the-example.toml: ")
    assert message in refused.value.detail


def test_an_id_used_twice() -> None:
    """Rule ids are unique in a file."""
    twice = GOOD + GOOD[GOOD.index("[[rules]]") :]
    with pytest.raises(ProfileError, match="rule filed: id: used twice"):
        load_profile(twice.encode(), "x.toml")


def test_own_folder_is_loaded_beside_ours(tmp_path: Path) -> None:
    """A folder adds profiles, and a file of a packaged name replaces that one."""
    (tmp_path / "the-example.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "arcamax.toml").write_text(GOOD, encoding="utf-8")
    ours, theirs = load_rulebook(), load_rulebook([tmp_path])
    names = {profile.id: profile.name for profile in theirs.profiles}
    assert names["the-example"] == names["arcamax"] == "The Example"
    assert ours.digest != theirs.digest
    assert len(theirs.profiles) == len(ours.profiles) + 1


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """A missing folder stops the start."""
    with pytest.raises(ProfileError, match="no such folder"):
        load_rulebook([tmp_path / "nowhere"])
