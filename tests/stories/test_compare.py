"""How two texts relate, and what differs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.stories import compare as comparing
from copydesk.stories.align import Row, align
from copydesk.stories.canonical import words_of
from copydesk.stories.compare import MIRRORED, RELATIONS, Comparison, Text
from copydesk.stories.edits import edits_between
from copydesk.stories.fingerprint import content_id, keys_of
from copydesk.stories.peers import loss_of
from tests.stories.copies import FERRY, paragraphs, restyled

STORY = paragraphs(FERRY)


def compare(this: list[str], other: list[str]) -> Comparison:
    return comparing.compare(Text.of(this), Text.of(other))


def relation(this: list[str], other: list[str]) -> str:
    """The relation, which is that of the other way mirrored."""
    one, two = compare(this, other).verdict, compare(other, this).verdict
    assert two.relation == MIRRORED.get(one.relation, one.relation)
    assert (two.of_this, two.of_other) == (one.of_other, one.of_this)
    return one.relation


def test_house_style_alone() -> None:
    """Another house's style changes neither the words, nor the name, nor the relation."""
    copy = restyled(FERRY)
    assert words_of(copy) == words_of(FERRY)
    assert content_id(words_of(copy)) == content_id(words_of(FERRY))
    found = compare(paragraphs(copy), STORY)
    assert found.verdict.relation == "identical"
    assert {passage.status for passage in found.passages} == {"equal"}
    assert found.differs()["styleEdits"] > 10
    assert found.differs()["numberEdits"] == found.differs()["wordingEdits"] == 0


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        (STORY[2:], "trimmed"),
        (STORY[:4], "trimmed"),
        ([*STORY[:3], *STORY[5:]], "trimmed"),
        ([" ".join(STORY)], "identical"),
        (STORY[::-1], "identical"),
        ([*STORY[:7], "Ferries to Fårö are run by the county and are not affected, its harbour master said. Tickets that were bought for the scrapped ships remain valid, and holders will be told by letter which sailing they have been moved to."], "edited"),
    ],
    ids=["head lost", "tail lost", "middle lost", "one paragraph", "turned round", "local end"],
)  # fmt: skip
def test_copies(copy: list[str], expected: str) -> None:
    """What carriers do to a story leaves it the story."""
    assert relation(copy, STORY) == expected


def test_other_stories() -> None:
    """What two stories share does not make them one."""
    other = [
        "Delmarsh Line ordered three battery-driven ferries from a yard in Rauma on Thursday, a day after its rival gave up a third of its fleet, and said it would open a second route to Visby.",
        "The ships will cost 2.1 billion crowns and be delivered from 2028, the company said. It has an option for two more, and talks with the port about a second berth have begun.",
        "Its chairwoman, Nadia Storvang, said she had waited nine years for the moment. Passengers would see lower fares by summer, she said, and crews would be hired in the islands.",
    ]
    assert relation(other, STORY) == "unrelated"
    assert relation([*other, STORY[8], STORY[4]], STORY) == "shares_passages"
    wrapped = [
        *(f"{p} It was said again at the inquest, twice." for p in other),
        *other * 3,
        *STORY,
    ]
    assert relation(STORY, wrapped) == "embedded_in"


def test_a_form_filled_in_twice() -> None:
    """A market report with other names and figures is another story."""
    form = (
        "Shares in {} closed {} per cent higher at {} crowns in Stockholm on {}, outpacing the wider market as investors moved back into shippers. "
        "The stock has gained {} per cent this year. {}, an analyst at {}, said the rise followed a note that raised the price target to {} crowns. "
        "Turnover was {} times the thirty-day average, the exchange said, and options volume was the highest in a month. The broad index added {} per cent in the session."
    )
    one = form.format("Nordsund", "4.1", "63", "Monday", "11", "Jon Pell", "Quillby", "70", "2.2", "0.6")  # fmt: skip
    two = form.format("Delmarsh", "2.7", "118", "Friday", "23", "Ida Moll", "Varela", "130", "1.4", "0.2")  # fmt: skip
    assert relation([one], [two]) == "template"


def test_figures_are_told_from_words() -> None:
    """An edit of figures alone has a kind of its own."""
    copy = FERRY.replace("340 jobs", "360 jobs").replace("a record", "an all-time high")
    found = compare(paragraphs(copy), STORY)
    assert found.verdict.same
    assert (found.differs()["numberEdits"], found.differs()["wordingEdits"]) == (1, 1)
    edit = next(e for p in found.passages for e in p.edits if e.kind == "number")
    assert STORY[0][slice(*edit.b)] == "340"


def test_what_a_copy_lost() -> None:
    """Lost paragraphs by their place; lines of its own are suspects."""
    copy = [*STORY[2:5], "Sign up for our islands newsletter", *STORY[6:9]]
    found = compare(copy, STORY)
    loss = loss_of(found.passages, "a")
    assert (loss.head, loss.middle, loss.tail) == ((0, 1), (5,), (9,))
    assert loss.suspects == (3,)
    assert loss_of(found.passages, "b").suspects == (0, 1, 5, 9)


def test_split_and_moved() -> None:
    """One paragraph printed as two is split, not edited; one printed elsewhere is moved."""
    first, rest = STORY[2].split("” chief", 1)
    copy = [*STORY[:2], first + "”", "Chief" + rest, *STORY[3:5], STORY[9], *STORY[5:9]]
    found = compare(STORY, copy)
    states = {passage.a: passage.status for passage in found.passages}
    assert states[(2,)] == "split"
    assert states[(9,)] == "moved"
    assert found.verdict.relation == "identical"


@pytest.mark.parametrize("size", [0, 1, 7, 8, 9, 39, 40, 500])
def test_keys(size: int) -> None:
    """A run of 39 words that two texts share gives them a key in common, wherever it stands."""
    words = [f"w{number}" for number in range(size)]
    keys = set(keys_of(words))
    assert bool(keys) == (size >= 8)
    for start in range(0, size - 39, 37):
        assert keys & set(keys_of(["x", *words[start : start + 39], "y"]))


WORDS = st.lists(st.sampled_from("ferry ship port sank 7 the of line".split()), max_size=9)
TEXTS = st.lists(WORDS, max_size=8)


@given(TEXTS, TEXTS)
@settings(max_examples=150, deadline=None)
def test_every_paragraph_stands_once(a: list[list[str]], b: list[list[str]]) -> None:
    """Whatever the texts, each paragraph is in exactly one row, those of `a` in order."""
    rows = align(a, b)
    assert sorted(i for row in rows for i in row.a) == list(range(len(a)))
    assert sorted(j for row in rows for j in row.b) == list(range(len(b)))
    firsts = [row.a[0] for row in rows if row.a]
    assert firsts == sorted(firsts)
    still = [row.b[0] for row in rows if row.b and row.a and not row.moved]
    assert still == sorted(still)


@given(TEXTS)
@settings(max_examples=50, deadline=None)
def test_a_text_is_its_own_copy(a: list[list[str]]) -> None:
    """Aligned with itself every paragraph is its own counterpart."""
    assert align(a, a) == [Row((i,), (i,)) for i in range(len(a))]


@given(st.text(max_size=80), st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_edits_lie_within_the_texts(a: str, b: str) -> None:
    """Whatever is printed: spans rise, do not overlap, and end within their text."""
    edits = edits_between(a, b)
    for text, spans in ((a, [e.a for e in edits]), (b, [e.b for e in edits])):
        ends = [at for span in spans for at in span]
        assert ends == sorted(ends)
        assert all(0 <= at <= len(text) for at in ends)


@given(st.text(max_size=200), st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_two_texts_compare(a: str, b: str) -> None:
    """There is a verdict for whatever was printed, and it is from the closed list."""
    found: Comparison = compare(a.split("\n"), b.split("\n"))
    assert found.verdict.relation in RELATIONS
    assert 0 <= found.verdict.of_this.share <= 1
