"""A byline in tokens, with dates, telephone numbers and reading times folded into one each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.fields.byline.parts import MOST, Token
from copydesk.fields.byline.vocabulary import LABELS, LEADS, LOWER, UNITS
from copydesk.fields.calendar import MONTHS, WEEKDAYS
from copydesk.fields.moment import moment_at
from copydesk.fields.names import (
    is_region,
    words,
)
from copydesk.model.party import Parties

_STRANGE = re.compile(r"[©®™…?!#$%<{}*~\\]")
"""Marks that no byline holds."""

_CHUNK = re.compile(r"\d{1,4}/\d{1,2}/\d{2,4}|[,;|•()\[\]/—]|[^\s,;|•()\[\]/—]+")

_MARKS = frozenset(",;|•()[]/")

_EDGES = "-–—―_·=>^"
"""Marks that stand before a word, or alone; a caret opens a line of the old wires."""

_MAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")

_HANDLE = re.compile(r"@\w{1,40}")

_SMALL_PREFIX = re.compile(r"[^\W\d_]{1,3}['’-][A-ZÀ-Þ]|['’]|\d")
"""`al-Dhorri`, `d'Arvel`, `'t`: what a name may open with in small letters."""

_SEAM = re.compile(r"(?<=[a-zà-ÿ.)])(?=[A-Z])|(?<=[a-zà-ÿ]{3})(?=\d)")

_FUSED_TAILS = words("""
    staff business senior special sports associated correspondent reporter writer contributor
    contributing columnist editor guest political news updated published posted edited follow
""")

_FUSED_HEADS = words("publication published updated posted")

_CJK_TITLES = ("기자", "記者", "记者")


def hopeless(text: str, parties: Parties) -> bool:
    """Whether the first words already say that this is prose: cheap, and seldom wrong."""
    if not text or len(text) > MOST or _STRANGE.search(text):
        return True
    for place, word in enumerate(text.split(None, 12)[:12]):
        if word[0].islower() and word not in LOWER:
            bare = word.strip(".,:;()|=").lower()
            if bare in LOWER or "@" in word or "." in bare or _SMALL_PREFIX.match(word):
                continue
            if len(bare) > 4 or not parties.tagged(bare):
                return True
        elif place == 1 and _is_time_word(word):
            return True
    return False


def _is_time_word(word: str) -> bool:
    """`By Monday …`, `By 1963 …`."""
    bare = word.strip(",.:").lower()
    return (len(bare) > 4 and bare in WEEKDAYS) or (len(bare) > 2 and bare.isdigit())


def _token(text: str, start: int, end: int, kind: str = "word") -> Token:
    return Token(text, text.lower(), start, end, kind)


def tokens_of(text: str) -> list[Token]:
    """Words and marks in order."""
    out: list[Token] = []
    for found in _CHUNK.finditer(text):
        chunk, start = found.group(), found.start()
        if chunk.isascii() and chunk.isalpha() and _is_even(chunk):
            out.append(Token(chunk, chunk.lower(), start, start + len(chunk), "word"))
        elif chunk == ",":
            out.append(Token(",", ",", start, start + 1, "mark"))
        else:
            out += _split(chunk, start)
    return out


def _is_even(word: str) -> bool:
    """Whether no capital stands inside a word of small letters: nothing is fused there."""
    return word.istitle() or word.islower() or word.isupper()


def _split(chunk: str, start: int) -> Iterator[Token]:
    """What one run of unbroken characters is: marks at its edges are tokens of their own."""
    if chunk in _MARKS:
        yield _token("|" if chunk == "•" else chunk, start, start + 1, "mark")
        return
    body = chunk.lstrip(_EDGES)
    if len(body) < len(chunk):
        if chunk[0] != "^":
            yield _token("-", start, start + len(chunk) - len(body), "mark")
        start += len(chunk) - len(body)
    word = body.rstrip(":=")
    yield from _cut_word(word, start)
    if len(word) < len(body):
        yield _token(body[len(word)], start + len(word), start + len(body), "mark")


def _cut_word(word: str, start: int) -> Iterator[Token]:
    """One word, or several that the copy fused: `QuillbyStaff`, `Quillby@maraq`, `Verrick42`."""
    address = word.find("@")
    if address >= 0 and _MAIL.fullmatch(word.rstrip(".")):
        yield _token(word.rstrip("."), start, start + len(word), "mail")
        return
    begin = 0
    seams = _seams(word if address < 0 else word[:address])
    for seam in (*seams, address, len(word)):
        if seam > begin:
            part = word[begin:seam]
            kind = "mark" if part == ":" else "word"
            if _HANDLE.fullmatch(part.rstrip(".")):
                part, kind = part.rstrip("."), "handle"
            yield _token(part, start + begin, start + seam, kind)
            begin = seam


def _seams(word: str) -> Iterator[int]:
    """Where a word is to be cut, in order."""
    colon = word.find(":")
    if colon > 0 and not word[colon - 1].isdigit():
        yield from (colon, colon + 1)
    for title in _CJK_TITLES if not word.isascii() else ():
        if word.endswith(title) and len(word) > len(title) and (word,) not in LEADS:
            yield len(word) - len(title)
    for found in _SEAM.finditer(word):
        at = found.start()
        head, tail = word[:at].lower(), word[at:].rstrip(".").lower()
        if tail in _FUSED_TAILS or head in _FUSED_HEADS or word[at].isdigit():
            yield at


def without_stop(tokens: list[Token]) -> list[Token]:
    """The tokens without the full stop that closes the line: `Words by Mara Quillby.`"""
    last = tokens[-1]
    word = last.text.removesuffix(".")
    if is_region(last.text):
        return tokens
    if last.kind == "word" and word != last.text and len(word) > 3 and word.isalpha():
        return [*tokens[:-1], _token(word, last.start, last.end - 1)]
    return tokens


Fold = tuple[str, int, int]
"""(kind, first token that counts, end); an end that is not after the start: nothing there."""


def folded(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens with every date, telephone number and reading time made one token."""
    if not any(map(_may_fold, tokens)):
        return tokens
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        kind, begin, end = _fold_at(text, tokens, at)
        if end <= at:
            out.append(tokens[at])
            at += 1
            continue
        if kind:
            start, stop = tokens[begin].start, tokens[end - 1].end
            out.append(_token(text[start:stop], start, stop, kind))
        at = end
    return out


def _may_fold(token: Token) -> bool:
    return token.text[0].isdigit() or token.kind == "handle" or token.lower in ("follow", "ago")


def _fold_at(text: str, tokens: list[Token], at: int) -> Fold:
    """What begins at `at`; the kind is "" for what says nothing: `Follow`, `5 min read`."""
    token = tokens[at]
    lower = token.lower
    if token.kind == "mark":
        return _phone_at(tokens, at) if token.text == "(" else ("", at, at)
    if lower == "follow" or (lower == "on" and next_word(tokens, at) in ("twitter", "x")):
        return "", at, _follow_at(tokens, at)
    begin = at
    if lower in ("last", "first") and next_word(tokens, at) in LABELS:
        begin += 1
        lower = tokens[begin].lower
    if lower in LABELS or lower in ("on", "am"):
        begin += 2 if next_word(tokens, begin) == ":" else 1
    elif token.text[0].isdigit():
        end = _reading_time(tokens, at)
        if end > at:
            return "", at, end
    end = _date_at(text, tokens, begin)
    return LABELS.get(lower, "date"), begin, end if end > begin else at


def next_word(tokens: list[Token], at: int) -> str:
    return tokens[at + 1].lower if at + 1 < len(tokens) else ""


def _follow_at(tokens: list[Token], at: int) -> int:
    """The end of `Follow` and `on Twitter:` before a handle: they say nothing more."""
    end = at + 1
    while end < len(tokens) and tokens[end].lower in (":", "on", "twitter", "x", "at"):
        end += 1
    if end < len(tokens) and tokens[end].kind == "handle":
        return end
    return at + 1 if tokens[at].text == "Follow" and at else at


def _phone_at(tokens: list[Token], at: int) -> Fold:
    """`(509) 555-0100`."""
    texts = [token.text for token in tokens[at : at + 4]]
    if len(texts) == 4 and len(texts[1]) == 3 and texts[2] == ")":
        figures = texts[1] + texts[3].replace("-", "")
        return ("phone", at, at + 4) if figures.isdigit() else ("", at, at)
    return "", at, at


def _reading_time(tokens: list[Token], at: int) -> int:
    """The end of `7 min read` and `5 minute Read`, or `at`."""
    run = [token.lower for token in tokens[at : at + 3]]
    if len(run) == 3 and run[0].isdigit() and run[1].startswith("min") and run[2] == "read":
        return at + 3
    return at


def _date_at(text: str, tokens: list[Token], at: int) -> int:
    """The end of the date that begins at `at`, or `at`; `4h ago` is a date too."""
    if at >= len(tokens):
        return at
    first = tokens[at]
    if first.text[0].isdigit() or first.text in ("a", "an"):
        end = _ago_at(tokens, at)
        dated = not first.text.isdigit() or next_word(tokens, at).rstrip(".") in _AFTER_A_DAY
        if end > at or not dated:
            return end
    elif not (first.text[0].isupper() and (_month(first) or first.lower in WEEKDAYS)):
        return at
    found = moment_at(text, first.start)
    if found is None:
        return at
    end = at
    while end < len(tokens) and tokens[end].end - tokens[end].text.endswith(".") <= found[0]:
        end += 1
    return end


_AFTER_A_DAY = MONTHS.keys() | {"de", "of"}


def _month(token: Token) -> bool:
    return token.lower.rstrip(".") in MONTHS


def _ago_at(tokens: list[Token], at: int) -> int:
    """The end of `4h ago`, `2 days ago` and `an hour ago`, or `at`."""
    number = tokens[at].lower.rstrip("dhmwrsin")
    for end in (at + 1, at + 2):
        unit = tokens[at].lower.removeprefix(number) if end == at + 1 else next_word(tokens, at)
        if unit in UNITS and end < len(tokens) and tokens[end].lower == "ago":
            return end + 1
    return at
