"""Simulated syndication: copies are recognised, other stories are not merged."""

from __future__ import annotations

import pytest

from tests.quality import syndication

LEAST_COPIES, MOST_OTHERS = 0.97, 0.01
"""Shares of copies recognised and of other stories merged."""


@pytest.mark.quality
@pytest.mark.parametrize("held_out", [False, True], ids=["developing", "held out"])
def test_copies_are_recognised(held_out: bool) -> None:
    """Whatever carriers do to a story it is that story; what it shares with another joins nothing."""
    score = syndication.measure(held_out=held_out)
    assert score.share("copies") >= LEAST_COPIES, score.copies
    assert score.share("others") <= MOST_OTHERS, score.others
