"""Text for a terminal: nothing that commands it, and no more cells than there are."""

from __future__ import annotations

import unicodedata


def visible(text: str) -> str:
    """The text on one line, white space as single blanks, and what would command a terminal or
    turn the reading order (controls, bidirectional marks) shown as a stand-in.

    >>> visible("one\\n two\\x1b[2J"), visible("a\\u202eb")
    ('one two␛[2J', 'a<202E>b')
    """
    return "".join(map(_stand_in, " ".join(text.split())))


def _stand_in(char: str) -> str:
    if " " <= char <= "~":
        return char
    if char < " ":
        return chr(0x2400 + ord(char))
    if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") and char not in "\u200c\u200d":
        return "" if char in "\u00ad\u200b\u2060\ufeff" else f"<{ord(char):04X}>"
    return char


def cells(text: str) -> int:
    """How many cells a terminal needs for a text without controls.

    >>> cells("abc"), cells("日本"), cells("e\\u0301")
    (3, 4, 1)
    """
    if text.isascii():
        return len(text)
    return sum(map(_cells_of, text))


def _cells_of(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrapped(text: str, room: int, most: int = 0) -> list[str]:
    """The text in lines of at most `room` cells, broken at blanks where there are any; of more
    than `most` lines (0: any number) the last one ends in an ellipsis.

    >>> wrapped("one two three", 7)
    ['one two', 'three']
    >>> wrapped("one two three four", 7, 2)
    ['one two', 'three…']
    """
    lines: list[str] = []
    while text and (not most or len(lines) < most):
        line, text = _cut(text, room)
        lines.append(line)
    if text:
        lines[-1] = _cut(lines[-1], room - 1)[0] + "…"
    return lines


def _cut(text: str, room: int) -> tuple[str, str]:
    head, rest = _cut_hard(text, room)
    if not rest or rest[0] == " ":
        return head, rest.lstrip()
    blank = head.rfind(" ")
    if blank > 0:
        return head[:blank], text[blank + 1 :]
    return head, rest


def _cut_hard(text: str, room: int) -> tuple[str, str]:
    used = 0
    for at, char in enumerate(text):
        used += _cells_of(char)
        if used > room and at:
            return text[:at], text[at:]
    return text, ""
