"""Which lines above a story are its headline, and which are the story."""

from __future__ import annotations

import pytest

from copydesk.rules.headline import headlines_of

STORY = "The harbour board met on Tuesday, and nobody could say when the crane would be mended."


@pytest.mark.parametrize(
    ("lines", "anchor", "roles"),
    [
        (["Board meets on the quay again"], -1, {0: "main"}),
        (["Harbour", "Board meets on the quay again"], -1, {0: "kicker", 1: "main"}),
        (["Board meets on the quay", "The crane has stood idle since autumn"], -1,
         {0: "main", 1: "sub"}),
        (["Sallow ferry is back", "Fares are unchanged, the board says", "By the quay"], -1,
         {0: "main", 1: "sub", 2: "sub"}),
        # a lead that asks, and a paragraph that was cut, are the story
        (["Do you remember when the crane was new and the quay was full?"], -1, {}),
        (["He keeps his accounts in a green book. The ferry sank on Mon"], -1, {}),
        # three points of a summary
        (["The board met on Tuesday to talk about the quay",
          "The crane has stood idle since the autumn storm",
          "Ships will be sent to Tern Island for now"], -1, {}),
        (["FRIDAY"], -1, {}),
        # with a byline below, what stands above it is the headline, whatever it says
        (["Do you remember the crane?", ""], 1, {0: "main"}),
        (["Board meets on the quay", "It was late. The crane is idle", ""], 2,
         {0: "main", 1: "sub"}),
    ],
)  # fmt: skip
def test_headlines(lines: list[str], anchor: int, roles: dict[int, str]) -> None:
    """The roles of the lines above a story; "" is a line that is claimed."""
    assert headlines_of([*lines, STORY], anchor) == roles
