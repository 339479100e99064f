"""Cost grows linearly with the input: counted in function calls, not in seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from copydesk.pipeline import Pipeline
from copydesk.writers.json import canonical, dump

PIPELINE = Pipeline.load()
SHAPES: dict[str, Callable[[int], str]] = {
    "one line": lambda n: "The harbour board met again and again " * (n // 38),
    "one line of underscores": lambda n: "_" * n,
    "one line of capitals": lambda n: "NEW YORK, " * (n // 10),
    "one line of By": lambda n: "By Mara Quillby and " * (n // 20),
    "one line of copyright": lambda n: "©2026 Bloomberg L.P. " * (n // 21),
    "many short lines": lambda n: "More\n" * (n // 5),
    "many bylines": lambda n: "By Mara Quillby\n" * (n // 16),
    "many notices": lambda n: "©2026 A. Distributed by B, LLC.\n" * (n // 32),
    "many paragraphs": lambda n: (
        ("The harbour board met on Tuesday to talk about the quay, " * 3 + ".\n\n") * (n // 175)
    ),
    "many brackets": lambda n: "(" * n,
    "many quotes": lambda n: "“x” " * (n // 4),
}


def calls(text: str) -> int:
    """How many Python and C function calls one answer takes."""
    count = 0

    def tally(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        if event in ("call", "c_call"):
            count += 1

    raw = text.encode("utf-8")
    sys.setprofile(tally)
    try:
        dump(canonical(PIPELINE.label(Pipeline.read(raw))[0], ""))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("shape", SHAPES)
def test_calls_grow_linearly(shape: str) -> None:
    """Ten times the text takes at most some fifteen times the calls."""
    make = SHAPES[shape]
    small, large = calls(make(4_000)), calls(make(40_000))
    assert large <= 15 * small + 2_000


@pytest.mark.parametrize(
    "shape", ["one line", "one line of By", "one line of capitals", "many brackets"]
)
def test_ten_megabytes_on_one_line(shape: str) -> None:
    """Ten megabytes without a line break come out whole."""
    text = SHAPES[shape](10_000_000)
    normalised, _ = PIPELINE.label(Pipeline.read(text.encode("utf-8")))
    assert normalised.ledger.entries[-1].end == len(text)
