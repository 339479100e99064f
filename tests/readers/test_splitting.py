"""One text that holds several articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.readers.splitting import parts_of

STORY = "The harbour board met on Tuesday. Section 4 of 12 documents, it said, was lost.\n"

LEXIS = """\
Download Request: Select Items: 1-3
Time Of Request: Friday, March 20, 2015  16:51:31 EST

                               1 of 3 DOCUMENTS

                               The Quay Courier

                            January 11, 2010 Monday

Crane stands idle

BYLINE: Mara Quillby

LENGTH: 12 words

The crane stood idle on Monday.

LOAD-DATE: January 11, 2010

                        Copyright 2010 The Quay Courier
                              All Rights Reserved


                               2 of 3 DOCUMENTS

                               The Quay Courier

Crane falls

The crane fell on Tuesday.

                               3 of 3 DOCUMENTS

Crane is sold

The crane was sold on Wednesday.
"""

NEXIS = """\
Crane stands idle
The Quay Courier
July 1, 2019 Monday

Length: 12 words
Body

The crane stood idle on Monday.

Load-Date: July 2, 2019

End of Document


Crane falls
The Quay Courier
July 2, 2019 Tuesday

Length: 14 words
Body

The crane fell on Tuesday.

End of Document
"""

FACTIVA = """\
BUSINESS
Crane stands idle
1,234 words
6 January 2026
The Quay Courier
QUAYC
English
Copyright 2026. The Quay Courier.
The crane stood idle on Monday.
Document QUAYC00020260106em1600001

Crane falls
14 words
7 January 2026
The Quay Courier
The crane fell on Tuesday.
Document QUAYC00020260107em1700002

Search Summary
Text
crane
Timestamp
12 March 2026 11:02 AM
"""

TAGS = """\
HD\tCrane stands idle
WC\t94 words
LP\tThe crane stood idle on Monday.
AN\tDocument QUAYC00020260106em1600001

HD\tCrane falls
WC\t95 words
LP\tThe crane fell on Tuesday.
AN\tDocument QUAYC00020260107em1700002
"""

PROQUEST = f"""\
{"_" * 60}

Report Information from ProQuest

{"_" * 60}

Document 1 of 2

Crane stands idle
Author: Quillby, Mara
Full text: The crane stood idle on Monday.

{"_" * 60}

Document 2 of 2

Crane falls
Full text: The crane fell on Tuesday.

{"_" * 60}
"""

RECORDS = f"""\
{"_" * 60}
Title: Crane stands idle
Full text: The crane stood idle on Monday.
ProQuest document ID: 100000001
{"_" * 60}
Title: Crane falls
Full text: The crane fell on Tuesday.
ProQuest document ID: 100000002
{"_" * 60}
Contact ProQuest
"""

NEWSBANK = """\
Crane stands idle
Quay Courier, The (ME) - January 6, 2026
Author: Mara Quillby
The crane stood idle on Monday.
Record: 0601260017
Copyright (c) 2026 The Quay Courier

Crane falls
Quay Courier, The (ME) - January 7, 2026
The crane fell on Tuesday.
Record: 0701260021
Copyright (c) 2026 The Quay Courier
"""

IPTC = (
    "\x01eca062 4 i 211 ccccb   dpa 061\r\n\r\nQuay/\r\n\x02Crane stands idle =\r\n"
    "   Kiel (dpa) - The crane stood idle.\r\n\r\n\x03131137 GMT Nov 13\r\n\x7f\x7f\x04"
    "\x01eca063 4 i 98 ccccb   dpa 062\r\n\r\nQuay/\r\n\x02Crane falls =\r\n"
    "   Kiel (dpa) - The crane fell.\r\n\r\n\x03131240 GMT Nov 13\r\n\x7f\x7f\x04"
)

ANPA = (
    "\x16\x16\x01z6715\x1f-----\nr z\x13\x11 BC-Crane 1stLd 02-20 0500\n\x02\x02^Crane idle<\n"
    "\t   KIEL (AP) _ The crane stood idle.\n\t   \x03AP-WF-02-20-16 0337GMT<\n\x0c\n\x04"
    "\x16\x16\x01z6716\x1f-----\nr z\x13\x11 BC-Crane 2ndLd 02-20 0501\n\x02\x02^Crane falls<\n"
    "\t   KIEL (AP) _ The crane fell.\n\t   \x03AP-WF-02-20-16 0437GMT<\n\x0c\n\x04"
)

NNNN = """\
ZCZC QUA001
Crane stands idle
The crane stood idle on Monday.
NNNN

ZCZC QUA002
Crane falls
The crane fell on Tuesday.
NNNN
"""

NYT = """\
CRANE STANDS IDLE
KIEL, Germany _ The crane stood idle.
NYT-04-12-00 1154EDT
ENDIT

CRANE FALLS
KIEL, Germany _ The crane fell.
NYT-04-12-00 1254EDT
ENDIT
"""

GIGAWORD = """\
<DOC id="QUA_ENG_20260106.0001" type="story" >
<TEXT>
<P>The crane stood idle.</P>
</TEXT>
</DOC>
<DOC id="QUA_ENG_20260106.0002" type="story" >
<TEXT>
<P>The crane fell.</P>
</TEXT>
</DOC>
"""

DIGEST = f"""\
Quay News Digest, Tuesday

{"-" * 70}

Subject: Crane stands idle

The crane stood idle on Monday.

{"-" * 30}

Subject: Crane falls

The crane fell on Tuesday.

{"-" * 30}

End of Quay News Digest
"""

SEVERAL = {
    "lexis": (LEXIS, ["Download Request", "2 of 3 DOCUMENTS", "3 of 3 DOCUMENTS"]),
    "lexis de": (
        LEXIS.replace("1 of 3 DOCUMENTS", "Dokument 1 von 3")
        .replace("2 of 3 DOCUMENTS", "Dokument 2 von 3")
        .replace("3 of 3 DOCUMENTS", "Dokument 3 von 3"),
        ["Download Request", "Dokument 2 von 3", "Dokument 3 von 3"],
    ),
    "lexis crlf": (
        LEXIS.replace("\n", "\r\n"),
        ["Download Request", "2 of 3 DOCUMENTS", "3 of 3 DOCUMENTS"],
    ),
    "nexis": (NEXIS, ["Crane stands idle", "Crane falls"]),
    "factiva": (FACTIVA, ["BUSINESS", "Crane falls"]),
    "factiva tags": (TAGS, ["HD\tCrane stands idle", "HD\tCrane falls"]),
    "proquest": (PROQUEST, ["_" * 60, "_" * 60 + "\n\nDocument 2 of 2"]),
    "proquest records": (RECORDS, ["_" * 60, "_" * 60 + "\nTitle: Crane falls"]),
    "newsbank": (NEWSBANK, ["Crane stands idle", "Crane falls"]),
    "iptc 7901": (IPTC, ["\x01eca062", "\x01eca063"]),
    "anpa 1312": (ANPA, ["\x16\x16\x01z6715", "\x16\x16\x01z6716"]),
    "nnnn": (NNNN, ["ZCZC QUA001", "ZCZC QUA002"]),
    "nyt": (NYT, ["CRANE STANDS IDLE", "CRANE FALLS"]),
    "gigaword": (GIGAWORD, ['<DOC id="QUA_ENG_20260106.0001"', '<DOC id="QUA_ENG_20260106.0002"']),
    "digest": (DIGEST, ["Quay News Digest", "-" * 30 + "\n\nSubject: Crane falls"]),
}

ONE = {
    "story": STORY * 20,
    "empty": "",
    "one of several": LEXIS[LEXIS.index("                               2 of") :].partition(
        "                               3 of"
    )[0],
    "one end": NEXIS.partition("\n\n\nCrane falls")[0],
    "one factiva": FACTIVA.partition("\nCrane falls")[0] + "\nSearch Summary\nText\ncrane\n",
    "a counter in a sentence": "He found 1 of 3 documents.\nShe found 2 of 3 documents.\n" * 3,
    "rules in a story": f"{STORY}{'_' * 60}\n{STORY}{'_' * 60}\n{STORY}",
    "a printed page's head": "1 of 3 DOCUMENTS\nOne.\n1 of 3 DOCUMENTS\nStill one.\n",
    "hyphens": f"One.\n{'-' * 30}\nTwo: three.\n{'-' * 30}\nFour.\n",
    "a record": "Record: the band's third, it sold well.\nOne.\nRecord: a fourth.\nTwo.",
    "start of heading only": "\x01one\n\x01two\n",
}


@pytest.mark.parametrize(("text", "openings"), SEVERAL.values(), ids=SEVERAL)
def test_several_articles(text: str, openings: list[str]) -> None:
    """Each article is a part; what stands around them belongs to the first and the last."""
    parts = [text[start:end] for start, end in parts_of(text)]
    assert "".join(parts) == text
    assert len(parts) == len(openings)
    for part, opening in zip(parts, openings, strict=True):
        assert part.lstrip(" \r\n").startswith(opening)


@pytest.mark.parametrize("text", ONE.values(), ids=ONE)
def test_one_article(text: str) -> None:
    """In doubt a text is one article."""
    assert parts_of(text) == ((0, len(text)),)


@pytest.mark.parametrize("text", [text for text, _ in SEVERAL.values()], ids=SEVERAL)
def test_a_part_is_one_article(text: str) -> None:
    """Splitting a part again gives the part."""
    for start, end in parts_of(text):
        assert parts_of(text[start:end]) == ((0, end - start),)


MARKS = [
    "1 of 9 DOCUMENTS", "2 of 9 DOCUMENTS", "Dokument 3 von 9", "Document 4 of 9", "\x01", "\x02",
    "\x16", "NNNN", "ZCZC", "End of Document", "Body", "Document QUAYC00020260106em1600001",
    "14 words", "_" * 60, "-" * 30, "Full text: x", "Subject: x", "</DOC>", "Record: 0601260017",
    "AP-WF-02-20-16 0337GMT<", "ENDIT", "One.", "",
]  # fmt: skip


@given(st.lists(st.sampled_from(MARKS)), st.sampled_from(["\n", "\r\n", "\r", "\n\n"]))
def test_parts_tile_the_text(lines: list[str], newline: str) -> None:
    """Whatever the text, its parts are in order, without gaps, and each has something to read."""
    text = newline.join(lines)
    parts = parts_of(text)
    assert "".join(text[start:end] for start, end in parts) == text
    if len(parts) > 1:
        assert all(any(map(str.isalnum, text[start:end])) for start, end in parts)


@pytest.mark.parametrize("mark", [f"{mark}\n" for mark in MARKS] + ["document ", "____"])
def test_hostile_texts_take_linear_time(mark: str) -> None:
    """A text of nothing but marks is read within the time of a test."""
    text = mark * (200_000 // len(mark))
    assert parts_of(text)[-1][1] == len(text)
