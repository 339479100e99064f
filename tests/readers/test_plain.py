"""Lines to blocks."""

from __future__ import annotations

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
