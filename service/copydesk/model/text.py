"""Which characters are layout, and which ones matching takes for another."""

from __future__ import annotations

SPACES = (
    " \t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""Unicode white space, as `str.isspace` has it."""

INVISIBLE = "".join(map(chr, [*range(0x09), *range(0x0E, 0x1C), 0x7F, *range(0x80, 0x85)]))
"""Control characters that print nothing and are not white space."""

ZERO_WIDTH = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"

LAYOUT = SPACES + INVISIBLE + ZERO_WIDTH
"""What may stand between blocks and is accounted for as layout."""

_FOLDS = (
    ("\u2019\u2018\u201a\u201b\u2032\u02bc", "'"),
    ("\u201c\u201d\u201e\u201f\u2033", '"'),
    ("".join(blank for blank in SPACES if blank not in " \n\r"), " "),
)
_PAIRS = tuple((char, plain) for chars, plain in _FOLDS for char in chars)
_ASCII_PAIRS = tuple((char, plain) for char, plain in _PAIRS if char.isascii())


def fold(text: str) -> str:
    """The text with typographic quotes and every kind of space made plain, one for one.

    The result has the same length, so offsets hold in both.

    >>> fold("\u201cNo,\u201d\u00a0she said")
    '"No," she said'
    """
    for char, plain in _ASCII_PAIRS if text.isascii() else _PAIRS:
        if char in text:
            text = text.replace(char, plain)
    return text
