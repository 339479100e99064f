"""The fold of a word: what every house's way to print it is compared as."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib import resources
from typing import Any

MOST = 65_536
"""Printed words remembered: what a feed uses in days. The memory is then begun anew."""

TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:'s)?"  # initials: u.s.
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?"
    r"|[^\W\d_]+(?:['-][^\W\d_]+)*"
    r"|[%&]"
)
"""A word, of text in lower case with plain apostrophes."""

_IDEOGRAPH = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])"
)
"""Letters of scripts that put no space between words: each is taken for a word."""

_ORDINAL = re.compile(r"(?:st|nd|rd|th)$")


class Folds(dict[str, str]):
    """What stands between blanks, as printed, to its fold: a word, several, or none ("").

    >>> folds = shared()
    >>> folds["Travelling,"], folds["“U.S."], folds["China’s"], folds["co-operate"], folds["Mr"]
    ('traveling', 'us', 'china', 'cooperate', '')
    >>> folds["1,200.50"], folds["four-year-old"], folds["Erdoğan—who"], folds["US$5m"]
    ('1200.50', '4 year old', 'erdogan who', '5 million dollar')
    """

    def __init__(self, table: dict[str, Any]) -> None:
        super().__init__()
        self.version: int = table["version"]
        phrases = list(table["phrases"].items())
        money = table["money"]
        self._signs: dict[str, str] = table["signs"]
        self._magnitudes = frozenset(money["magnitudes"].split())
        self.currencies = frozenset((money["names"] + " " + money["codes"]).split())
        self.beside = self.currencies | self._magnitudes | set(money["hedges"].split())
        for name in self._signs.values():  # "$5 million" is by now "5 dollar million"
            phrases += [(f"{name} {size}", f"{size} {name}") for size in self._magnitudes]
        self.phrases = [(set(old.split()), f" {old} ", f" {new} ") for old, new in phrases]
        """Of each the words it needs, what it looks like among others, and what it becomes."""
        codes = "|".join(sorted(money["codes"].split(), key=len, reverse=True))
        self._amount = re.compile(
            rf"(?:\b(?:{codes}))?([{''.join(map(re.escape, self._signs))}])(\d[\d.,]*(?:[a-z]+\b)?)"
        )
        self._words: dict[str, str] = table["words"] | dict.fromkeys(table["dropped"].split(), "")
        self._prefixes = frozenset(table["prefixes"].split())
        self._endings: dict[str, list[tuple[str, str, int]]] = {}
        for old, new, least in table["endings"]:
            self._endings.setdefault(old[-2:], []).append((old, new, least))

    def __missing__(self, printed: str) -> str:
        folded = self._fold(printed)
        if len(self) >= MOST:
            self.clear()
        self[printed] = folded
        return folded

    def _fold(self, printed: str) -> str:
        text = plain_of(printed)
        if "$" in text or not text.isascii():
            text = self._amount.sub(self._money, text)
        return " ".join(filter(None, map(self.word, TOKEN.findall(text))))

    def _money(self, match: re.Match[str]) -> str:
        figure, *size = re.split(r"(?<=\d)(?=[a-z])", match[2].rstrip(".,"), maxsplit=1)
        return " ".join((figure, *size, self._signs[match[1]]))

    def word(self, word: str) -> str:
        """The fold of what `TOKEN` takes for a word."""
        if word[0].isdigit():
            return _figure(word)
        if not word.isascii():
            parts = unicodedata.normalize("NFKD", word)
            word = "".join(char for char in parts if not unicodedata.combining(char))
            if _IDEOGRAPH.search(word):
                return " ".join(_IDEOGRAPH.sub(r" \1 ", word).split())
        if "-" in word:
            return self._parts(word)
        if "." in word:
            word = word.removesuffix("'s").replace(".", "")
        elif "'" in word:
            word = word.removesuffix("'s").replace("'", "")
        known = self._words.get(word)
        return self._spelt(word) if known is None else known

    def _parts(self, word: str) -> str:
        """A word with hyphens: its parts, or one word where the first is a prefix."""
        parts = word.split("-")
        while len(parts) > 1 and parts[0] in self._prefixes:
            parts[:2] = ["".join(parts[:2])]
        return " ".join(filter(None, [self.word(part) for part in parts if part]))

    def _spelt(self, word: str) -> str:
        for old, new, least in self._endings.get(word[-2:], ()):
            if len(word) >= least and word.endswith(old):
                return word[: len(word) - len(old)] + new
        return word


def plain_of(text: str) -> str:
    """The text in lower case with plain apostrophes and compatible letters."""
    if not text.isascii():
        text = text.replace("\u2019", "'").replace("\u2010", "-").replace("\u2011", "-")
        if not unicodedata.is_normalized("NFKC", text):
            text = unicodedata.normalize("NFKC", text)
    return text.lower()


def _figure(word: str) -> str:
    """A figure without its thousands' commas and its ordinal ending; times with a point."""
    return _ORDINAL.sub("", word).replace(",", "").replace(":", ".")


@cache
def shared() -> Folds:
    """The packaged folds, read once."""
    text = resources.files(__package__).joinpath("folds.toml").read_text("utf-8")
    return Folds(tomllib.loads(text))
