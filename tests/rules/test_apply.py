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


def test_below_and_above() -> None:
    """A rule may ask for the very rules that claim its neighbours."""
    rules = profile(
        RULE.format("regex = '^Sign up$'")
        + RULE.format("above = [\"it\"]\nregex = '^A paper$'").replace(
            '"it"\nlabel', '"paper"\nlabel'
        )
        + RULE.format('below = ["it", "under"]\nregex = \'^[a-z ]+$\'').replace(
            '"it"\nlabel', '"under"\nlabel'
        )
    )
    text = f"A paper\nSign up\nit is free\nand easy\n{LONG}\nA paper\nit is free\n{OTHER}"
    assert dropped(text, rules) == ["A paper", "Sign up", "it is free", "and easy"]


def test_until() -> None:
    """A run goes to the end, to an empty line, or to the block that ends it, if there is one."""

    def run(until: str, below: str) -> list[str]:
        rules = profile(RULE.format(f"until = '{until}'\nlines = [\"Sign up\"]"))
        return dropped(f"{LONG}\nSign up\n{below}", rules)

    assert run("end", f"One\n\n{OTHER}") == ["Sign up", "One", OTHER]
    assert run("gap", f"One\nTwo\n\n{OTHER}") == ["Sign up", "One", "Two"]
    assert run("^End$", f"One\nEnd\n{OTHER}") == ["Sign up", "One", "End"]
    assert run("^End$", f"One\nTwo\n{OTHER}") == ["Sign up"]


def test_until_leaves_what_others_claim() -> None:
    """A block of a run that another rule claims whole is that rule's."""
    credit = RULE.format("regex = '^Reporting by: .{3,40}$'").replace('"promo"', '"credit"')
    rules = profile(
        RULE.format("until = 'end'\nlines = [\"Sign up\"]") + credit.replace('"it"', '"by"')
    )
    text = f"{LONG}\nSign up\nReporting by: Mara\nCall 555-0100"
    assert dropped(text, rules) == ["Sign up", "Call 555-0100"]
    assert ("credit", "by", "Reporting by: Mara") in labels(text, rules)


def test_top_and_foot() -> None:
    """The first and the last block of which something is unclaimed."""
    rules = profile(
        RULE.format('zone = "top"\nlines = ["Top"]')
        + RULE.format('zone = "foot"\nlines = ["Foot"]').replace('"it"', '"foot"')
    )
    assert dropped(f"Top\nTop\n{LONG}\nTop\nFoot\n{OTHER}\nFoot\nFoot", rules) == [
        "Top", "Top", "Foot", "Foot",
    ]  # fmt: skip


def test_starts_are_read_one_behind_the_other() -> None:
    """What two rules claim at the start of a block are two spans."""
    rules = profile(
        RULE.format("at = \"start\"\nregex = '^LP +'").replace('"it"', '"tag"')
        + RULE.format('at = "start"\ngrammar = "dateline"').replace('"promo"', '"dateline"')
    )
    text = f"LP   LONDON, March 3 (Reuters) - {LONG}\n{OTHER}"
    assert labels(text, rules)[:3] == [
        ("promo", "tag", "LP"),
        ("dateline", "it", "LONDON, March 3 (Reuters) -"),
        ("body", "body", LONG),
    ]


def test_a_grammar_reads_the_group_text() -> None:
    """The name of a field is no part of its value, and is claimed with it."""
    rules = profile(
        RULE.format("regex = '^BYLINE: (?P<text>.+)$'\ngrammar = \"byline\"").replace(
            '"promo"', '"byline"'
        )
    )
    text = f"BYLINE: By Mara Quillby\n{LONG}\n{OTHER}"
    document = Document(text, tuple(blocks_of(text)))
    article = Pipeline((rules,), Parties.of([]), "test").label(document)[0].article.properties
    assert article["by"] == "By Mara Quillby"
    assert labels(text, rules)[0] == ("byline", "it", "BYLINE: By Mara Quillby")
    assert labels(f"BYLINE: of nobody.\n{LONG}", rules)[0][0] != "byline"


def test_a_span_claims_the_group_text() -> None:
    """What stands around the group is looked at and stays."""
    rules = profile(RULE.format("at = \"end\"\nregex = '[.] (?P<text>mq/tv)$'"))
    text = f"{LONG} mq/tv\n{OTHER}"
    assert labels(text, rules)[:2] == [("body", "body", LONG), ("promo", "it", "mq/tv")]
    assert dropped(f"{LONG[:-1]} mq/tv\n{OTHER}", rules) == []


def test_what_a_house_puts_round_words() -> None:
    """Brackets, arrows and rows of stars hide nothing; a list item and a bracket inside do."""
    rules = profile(RULE.format("regex = '^Sign up for .{1,20}$'"))
    dressed = ["[ Sign up for more ]", ">> Sign up for more", "** Sign up for more **"]
    plain = ["- Sign up for more", "(Sign up) for more (or less)"]
    text = "\n".join([LONG, *dressed, OTHER, *plain, LONG])
    assert dropped(text, rules) == dressed


def test_a_known_line_in_another_setting() -> None:
    """Several words are known in capitals and with a colon behind them; one word is not."""
    rules = profile(RULE.format('lines = ["Sign up", "More"]'))
    assert dropped(f"{LONG}\nSIGN UP:\n{OTHER}\nMORE\n{LONG}", rules) == ["SIGN UP:"]
