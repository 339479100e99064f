"""Lines to blocks."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model.text import LAYOUT, fold
from copydesk.readers.plain import blocks_of

WRAPPED = """\
The harbour board met on Tuesday to talk about the quay, its rent, and who
should pay for the new crane, which has stood idle since the storm in the
autumn of last year.
  The chairman, who left at noon, said that nobody could say when it would be
mended, and that the port of the neighbouring town had offered its own.
  Ships will be sent there for the time being.
"""


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("one\ntwo", ["one", "two"]),
        ("one\r\n\r\n two \r\n", ["one", "two"]),
        ("\ufeffone\n\u00a0\n\u200btwo\u200b", ["one", "two"]),
        ("one\u2028two\x0cthree", ["one", "two", "three"]),
        ("", []),
        ("\n\x00\n", []),
        ("A short line\nThe next", ["A short line", "The next"]),
        ("“No,” she’d said", ['"No," she\'d said']),
    ],
)
def test_blocks(text: str, blocks: list[str]) -> None:
    """A block is what a reader sees as a line."""
    assert [block.text for block in blocks_of(text)] == blocks


def test_wrapped_copy_is_joined() -> None:
    """Hard-wrapped paragraphs become one block each, and positions map back."""
    blocks = blocks_of(WRAPPED)
    assert [block.text.split()[0] for block in blocks] == ["The", "The", "Ships"]
    second = blocks[1]
    at = second.text.index("neighbouring")
    assert WRAPPED[second.source(at) :].startswith("neighbouring")
    assert WRAPPED[: second.source_end(at + 12)].endswith("neighbouring")


def test_single_newline_paragraphs_are_not_joined() -> None:
    """Paragraphs on lines of their own stay apart, sub-heads too."""
    text = "A paragraph of some length that ends with a stop, as they do, and is long.\n" * 4
    text += "China-Japan ties\nMeanwhile another paragraph of some length begins in upper case."
    assert len(blocks_of(text)) == 6


@given(st.text(alphabet="ab AB.,\n\r\u00a0\u2028-", max_size=300))
def test_blocks_cover_all_ink(text: str) -> None:
    """Blocks are in order, do not overlap, and leave nothing but layout between them."""
    at = 0
    for block in blocks_of(text):
        assert not text[at : block.start].strip(LAYOUT)
        assert at <= block.start < block.end
        assert block.source(0) == block.start
        assert block.source_end(len(block.text)) == block.end
        at = block.end
    assert not text[at:].strip(LAYOUT)


@given(st.text())
def test_fold_keeps_positions(text: str) -> None:
    """Folding is one for one."""
    assert len(fold(text)) == len(text)


ENGLISH = (
    (
        "The harbour board met on Tuesday to talk about the quay, its rent, and who should pay for "
        "the new crane, which has stood idle since the storm in the autumn of last year."
    ),
    (
        '"Nobody at the meeting could say when it would be mended," said Mara Quillby, who has run '
        "the port since 2011. She left at noon."
    ),
    (
        "Ships will be sent to Tern Island for the time being, at a cost of $4,000 a day. The "
        "board meets again on March 3, when the committee on works reports, and on March 17, when it "
        "votes. The public may attend; about 200 people did so in January, and most of them spoke."
    ),
    "The crane was built in Gdansk in 1978.",
)
GERMAN = (
    (
        "Der Hafenrat hat am Dienstag über den Kai, die Miete und die Frage beraten, wer den neuen "
        "Kran bezahlen soll, der seit dem Sturm im Herbst des vergangenen Jahres stillsteht."
    ),
    (
        "Die Schiffe werden bis auf Weiteres nach Seeheim umgeleitet. Das kostet die Stadt am Tag "
        "4000 Euro, wie Bürgermeisterin Birgit Haslach auf Anfrage der Zeitung mitteilte."
    ),
    (
        "Der Kran wurde 1978 in Danzig gebaut und 1994 von der Werft der Nachbarstadt überholt, "
        "bevor ihn der Hafen im Jahr 2003 für einen symbolischen Euro übernahm."
    ),
)


def wrapped(paragraph: str, width: int, first: str = "") -> str:
    return textwrap.fill(
        paragraph, width, initial_indent=first, break_on_hyphens=False, break_long_words=False
    )


@pytest.mark.parametrize("paragraphs", [ENGLISH, GERMAN], ids=["en", "de"])
@pytest.mark.parametrize("between", ["\n\n", "\n"], ids=["blank lines", "indents"])
@pytest.mark.parametrize("first", ["", "   ", "\t"], ids=["flush", "spaces", "tab"])
@pytest.mark.parametrize("width", [60, 65, 72, 80, 100])
def test_wrapped_at_any_width(
    width: int, first: str, between: str, paragraphs: tuple[str, ...]
) -> None:
    """Paragraphs come out whole, told apart by blank lines, by indents or by short last lines."""
    text = between.join(wrapped(paragraph, width, first) for paragraph in paragraphs)
    blocks = [block.text for block in blocks_of(text)]
    if first or between == "\n\n":
        assert blocks == list(paragraphs)
    else:
        assert " ".join(blocks) == " ".join(paragraphs)
        assert len(blocks) <= len(paragraphs)


def test_double_spaced_copy() -> None:
    """An empty line after each line divides nothing; wider gaps do."""
    story = "\n\n".join(wrapped(paragraph, 72) for paragraph in ENGLISH[:3])
    blocks = [block.text for block in blocks_of(story.replace("\n", "\n\n"))]
    assert blocks == list(ENGLISH[:3])


def test_ragged_columns() -> None:
    """Columns that were set in a proportional type are told too: no line end is exact."""
    lines = """\
Ships will be sent to
Tern Island for the time be-
ing, at a cost of $4,000 a
day. The board meets
again on March 3, when the
committee on works re-
ports, and on March 17,
when it votes.
● The crane in 1978, when it was new
The public may attend,
as about 200 people did
in January.
→ Continued on Page 9
Articles from Quay Weekend"""
    blocks = [block.text for block in blocks_of(lines)]
    assert len(blocks) == 5
    assert blocks[0].endswith("when it votes.")
    assert blocks[2].endswith("in January.")


def test_newspaper_columns() -> None:
    """Narrow columns are joined too; what stands around them is not."""
    columns = "\n".join(wrapped(paragraph, 28) for paragraph in ENGLISH[:3])
    blocks = [block.text for block in blocks_of(f"CITY\nCrane stands idle\n{columns}\nPage 9")]
    assert blocks[:2] == ["CITY", "Crane stands idle"]
    assert " ".join(blocks[2:-1]) == " ".join(ENGLISH[:3])
    assert blocks[-1] == "Page 9"


LISTS = """\
- a crane of 40 tonnes that can be seen from the sea on a clear day in spring
- two sheds
- a slip for boats of up to twelve metres, which the fishermen share with all
  others who pay
* a bell
1. rent
2. repairs to the quay wall and to the road behind it, which the county shares
3. light
"""
AGATE = """\
Team                     W    L    Pct    GB    Last 10    Streak    Home
Tern Island             23   13   .639     -        8-2       L-1    16-6
Quay                    24   14   .632     -        7-3       W-2    14-8
Seeheim                 19   21   .475     6        3-7       L-3    9-11
"""


def test_lists_and_tables_in_wrapped_copy() -> None:
    """Items stay apart, with what hangs below them; rows of a table stay rows."""
    story = "\n\n".join(wrapped(paragraph, 76) for paragraph in ENGLISH)
    blocks = [block.text for block in blocks_of(f"{story}\n\n{LISTS}\n{AGATE}\n{story}")]
    inner = blocks[len(ENGLISH) : -len(ENGLISH)]
    assert [line.split()[0] for line in inner[:7]] == ["-", "-", "-", "*", "1.", "2.", "3."]
    assert inner[2].endswith("with all others who pay")
    assert inner[7:] == [line.strip() for line in AGATE.splitlines()]


HEAD = """\
                             1 of 2 DOCUMENTS

                             The Quay Courier

                          January 11, 2010 Monday
                            Late Edition - Final

Crane stands idle while board and county argue over who should pay for its
repair

BYLINE: By Mara Quillby and Tomas Verrick and Ayo Delmarsh and Jun-Seo Pahk in
SECTION: Section A; Column 0; Pg. 1
LENGTH: 120 words

"""
TAIL = """

SUBJECT: PORTS & HARBOURS (92%); CRANES & HOISTS (90%); BOARDS OF DIRECTORS
(78%); STORMS (66%)

                    Copyright 2010 Courier Newspapers, a
                      division of Tidal Communications
                            All Rights Reserved
"""


def test_an_export() -> None:
    """Fields and centred lines keep to themselves; values and headlines that wrap are whole."""
    story = "\n\n".join(wrapped(paragraph, 78) for paragraph in ENGLISH)
    blocks = [block.text for block in blocks_of(HEAD + story + TAIL)]
    assert blocks[2:5] == [
        "January 11, 2010 Monday",
        "Late Edition - Final",
        "Crane stands idle while board and county argue over who should pay for its repair",
    ]
    assert [block.partition(" ")[0] for block in blocks[5:8]] == ["BYLINE:", "SECTION:", "LENGTH:"]
    assert blocks[8:12] == list(ENGLISH)
    assert blocks[12].endswith("DIRECTORS (78%); STORMS (66%)")


LOOSE = (
    "A paragraph on one line, as most sites print it, long enough to be no line of a column. " * 2
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "This story is published under an agreement with the Quay News Service and",
            "may be used",
        ),
        ("Distributed by Tribune Content Agency for the Quay Courier, Tern Island, by", "TCA"),
        ("Copyright 2010 Courier Newspapers, a", "Division of Tidal Communications"),
        (
            "©2010 The Quay Courier. Visit quay.example. Distributed by Tribune Content",
            "Agency, LLC.",
        ),
        (
            "To see more of the Quay Courier, or to subscribe to the newspaper, go to",
            "www.quay.example",
        ),
    ],
)
def test_a_notice_that_wraps(first: str, second: str) -> None:
    """A line that cannot end where it does goes on, in text that is not wrapped otherwise."""
    assert blocks_of(f"{LOOSE}\n{LOOSE}\n{first}\n{second}\n{LOOSE}")[2].text == f"{first} {second}"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Crane stands idle while board and county argue over repair", "by Mara Quillby"),
        ("La grue reste à l'arrêt, le conseil et le comté se disputent", "mardi 6 janvier 2026"),
        (
            "La grúa sigue parada mientras el consejo y el condado discuten",
            "publicado el 6 de enero",
        ),
        ("Crane stands idle while board and county argue over repair", "mquillby@quay.example"),
        ("By", "Mara Quillby"),
        ("Mara Quillby and Tomas Verrick, Bloomberg News on", "Published in News & Features"),
        ("What the board could not agree on at its meeting this week", "- who pays for the crane"),
        ("Tern Island and", "Quay"),
        ("What the board and the county are waiting for", "Advertising"),
        ("title: Crane stands idle while board and county argue", "author: Mara Quillby"),
    ],
)
def test_lines_that_stand_alone(first: str, second: str) -> None:
    """Headlines, bylines, stamps and items are not drawn into the line above."""
    assert len(blocks_of(f"{first}\n{second}\n{LOOSE}\n{LOOSE}")) == 4


def test_verse_and_menus_are_not_prose() -> None:
    """Lines of about one length that begin in upper case are no wrapped paragraph."""
    verse = "\n".join(
        ["The crane stood on the quay and stood", "And looked as only cranes have looked"] * 6
    )
    assert len(blocks_of(verse)) == 12
