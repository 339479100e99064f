"""How rules claim blocks: precedence, places, neighbourhoods, spans."""

from __future__ import annotations

from copydesk.model.document import Document, Hints
from copydesk.model.label import Label
from copydesk.model.party import Parties
from copydesk.pipeline import Pipeline
from copydesk.readers.plain import blocks_of
from copydesk.rules.load import load_profile
from copydesk.rules.rule import Profile

LONG = "The harbour board met on Tuesday to talk about the quay, its rent, and who should pay for it all."
OTHER = (
    "Nobody at the meeting could say when the crane would be mended, and the chairman left at noon."
)


def profile(rules: str, *, key: str = "own", role: str = "common") -> Profile:
    detect = '[detect]\nhosts = ["own.example"]\n' if role != "common" else ""
    return load_profile(f'name = "Own"\nrole = "{role}"\n{detect}{rules}'.encode(), f"{key}.toml")


def labels(text: str, *profiles: Profile, hints: Hints | None = None) -> list[tuple[str, str, str]]:
    """(label, rule, exact) of every segment that is not layout."""
    document = Document(text, tuple(blocks_of(text)), hints=hints or Hints())
    pipeline = Pipeline(profiles, Parties.of([]), "test")
    return [
        (entry.label.value, entry.rule.partition("/")[2], text[entry.start : entry.end])
        for entry in pipeline.label(document)[0].ledger.entries
        if entry.label is not Label.LAYOUT
    ]


def dropped(text: str, *profiles: Profile) -> list[str]:
    return [
        exact
        for label, _, exact in labels(text, *profiles)
        if label in ("promo", "related", "chrome")
    ]


RULE = """
[[rules]]
id = "it"
label = "promo"
{}
hits = [{{ line = "Sign up" }}]
misses = ["x"]
"""


def test_first_rule_wins_and_whole_lines_beat_spans() -> None:
    """Order in the file decides; a rule for the line goes before a rule for a part."""
    rules = profile(
        RULE.format("regex = 'up'\nat = \"within\"").replace('"it"', '"part"')
        + RULE.format("regex = '^Sign .{1,20}$'")
        + RULE.format("regex = '^Sign up$'").replace('"it"', '"late"')
    )
    assert ("promo", "it", "Sign up") in labels(f"{LONG}\nSign up\n{OTHER}", rules)


def test_publishers_go_before_common() -> None:
    """Precedence follows the role, not the name."""
    ours = profile(RULE.format("regex = '^Sign up$'"), key="aaa")
    theirs = profile(
        RULE.format("regex = '^Sign up$'").replace('"promo"', '"chrome"'),
        key="zzz",
        role="publisher",
    )
    text = f"{LONG}\nSign up\n{OTHER}"
    hinted = labels(text, ours, theirs, hints=Hints(url="https://www.own.example/story"))
    assert ("chrome", "it", "Sign up") in hinted
    assert ("promo", "it", "Sign up") in labels(text, ours, theirs)


def test_zones() -> None:
    """A rule for the head does not fire in the tail, and the other way round."""
    text = "\n".join(["Sign up", LONG, OTHER, LONG, OTHER, LONG, "Sign up"])
    assert dropped(text, profile(RULE.format("zone = \"head\"\nregex = '^Sign up$'"))) == [
        "Sign up"
    ]
    assert dropped(text, profile(RULE.format("zone = \"tail\"\nregex = '^Sign up$'"))) == [
        "Sign up"
    ]
    assert len(dropped(text, profile(RULE.format("regex = '^Sign up$'")))) == 2
    middle = "\n".join([LONG, OTHER, LONG, "Sign up", OTHER, LONG, OTHER, LONG])
    assert dropped(middle, profile(RULE.format("zone = \"head\"\nregex = '^Sign up$'"))) == []


def test_furniture_does_not_move_the_zones() -> None:
    """A tail is a tail of the story, however much furniture stands below it."""
    furniture = "\n".join(
        f"Promo {i}: " + "buy the paper, the whole paper and nothing but it " * 3 for i in range(9)
    )
    rules = profile(
        RULE.format("regex = '^Promo .{1,300}$'\nmax = 400").replace('"it"', '"long"')
        + RULE.format("zone = \"tail\"\nregex = '^Sign up$'")
    )
    text = "\n".join([LONG, OTHER, LONG, OTHER, "Sign up", furniture])
    assert "Sign up" in dropped(text, rules)


def test_near_short_lines() -> None:
    """A word that may be a cross-head goes only in a run of short lines or after the story."""
    rules = profile(RULE.format('near = "short"\nlines = ["More"]'))
    assert dropped(f"{LONG}\nMore\n{OTHER}", rules) == []
    assert dropped(f"{LONG}\nShare\nMore\nPrint\n{OTHER}", rules) == ["More"]
    assert dropped(f"{LONG}\n{OTHER}\nMore", rules) == ["More"]


def test_follow_claims_headlines_below() -> None:
    """A header takes the headlines below it and stops at the first sentence."""
    rules = profile(RULE.format('follow = 5\nlines = ["Most read"]'))
    text = f"{LONG}\nMost read\nA bridge falls\nA tower leans\n{OTHER}\nA last line"
    assert dropped(text, rules) == ["Most read", "A bridge falls", "A tower leans"]


def test_after() -> None:
    """A rule may ask for what the block before is."""
    rules = profile(
        RULE.format('lines = ["Sign up"]')
        + RULE.format("after = [\"promo\"]\nregex = '^it is free$'").replace('"it"', '"next"')
    )
    assert dropped(f"{LONG}\nSign up\nit is free\n{OTHER}", rules) == ["Sign up", "it is free"]
    assert dropped(f"{LONG}\nit is free\n{OTHER}", rules) == []


def test_spans_leave_the_rest() -> None:
    """What a part rule does not take stays body, word for word."""
    rules = profile(RULE.format("at = \"end\"\nregex = 'Sign up!$'"))
    text = f"{LONG} Sign up!\n{OTHER}"
    assert labels(text, rules) == [
        ("body", "body", LONG),
        ("promo", "it", "Sign up!"),
        ("body", "body", OTHER),
    ]


def test_max_bounds_a_rule() -> None:
    """A pattern is not tried on a block longer than its bound."""
    rules = profile(RULE.format("max = 20\nregex = '^Sign up.{0,200}$'"))
    assert dropped("Sign up now", rules) == ["Sign up now"]
    assert dropped("Sign up now and for ever, reader", rules) == []
