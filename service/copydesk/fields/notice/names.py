"""Sentences, names of organisations, addresses and years in a line of rights."""

from __future__ import annotations

import re

from copydesk.fields.names import words
from copydesk.fields.notice.parts import Line


def known_to(line: Line, name: str) -> bool:
    parties = line.parties
    return bool(name) and (parties.named(name) or parties.tagged(name)) is not None


_LEGAL = words("""
    inc llc l.l.c. ltd limited plc co corp corporation company lp l.p. llp gmbh ag kg se sa s.a.
    s.p.a. spa s.r.l. srl b.v. bv n.v. nv oy oyj ab as a/s aps pty pvt bhd sdn kk k.k. s.l. sl
    sarl sas lllp partnership
""")

_STOPPED = words("""
    inc. ltd. co. corp. pty. pvt. bhd. synd. st. mt. ft. no. dr. jr. sr. bros. assn. intl. dept.
    univ. regn. mr. ms.
""")
"""Words that keep a stop of their own; `LLC` and `Limited` do not."""

_JOINERS = words("""
    of the and & + - – de la le les du des der die das den dem für y e et und von van for by di del
    della delle dello degli dei al el do da dos in i im on at zu en og och ja ve /
""")

_TOKEN = re.compile(r"\S+")

HOST = re.compile(r"(?:[a-z0-9][a-z0-9-]{0,62}\.){1,4}[a-z]{2,12}(?:/\S*)?", re.IGNORECASE)

_AFFILIATES = re.compile(
    r",? (?:and|&|or|and/or) (?:(?:its|their|the) )?(?:affiliated companies|affiliates"
    r"|licensors|contributors|subsidiaries|suppliers)\b",
    re.IGNORECASE,
)

_STOP = re.compile(r"[.!?][\"')\]]{0,3}(?=\s|$|[A-Z(©])|。")


def sentence_end(text: str, start: int, end: int) -> int:
    """Where the sentence at `start` ends, behind its stop; stops of abbreviations are none."""
    for stop in _STOP.finditer(text, start, end):
        word = text[text.rfind(" ", start, stop.start()) + 1 : stop.start()].lower()
        if f"{word}." in _STOPPED or len(word) == 1:
            continue
        return stop.end()
    return end


def organisation(text: str, start: int, end: int) -> int:
    """Where the name of an organisation that starts at `start` ends; `start` if none does.

    Capitalised words, web hosts and small words between them; a comma only before `Inc.` and its
    like, or in the name of a firm (`Bennett, Coleman & Co. Ltd.`).
    """
    last = start
    for count, token in enumerate(_TOKEN.finditer(text, start, end)):
        word = token.group()
        core = word.rstrip(",.;:|")
        closing = word[len(core) :]
        if count > 14 or not core or YEARS.fullmatch(core) or core[0] in "(<[|©ⓒ":
            break
        if last > start and DATED.match(text, token.start(), end):
            break
        small = core.lower()
        is_legal = last > start and _is_legal(core)
        if not (is_legal or is_capital(core)):
            if small not in _JOINERS or closing or last == start:
                break
            continue
        last = token.start() + len(core)
        if closing[:1] == "." and (f"{small}." in _STOPPED or _is_initials(core)):
            last, closing = last + 1, closing[1:]
        if small == "co" and text[: token.start()].endswith("& "):
            continue
        if closing == "," and not _name_goes_on(text, token.end(), end):
            break
        if closing not in ("", ",") or (is_legal and not _name_goes_on(text, token.end(), end)):
            break
    found = _AFFILIATES.match(text, last, end) if last > start else None
    return found.end() if found else last


def _name_goes_on(text: str, start: int, end: int) -> bool:
    """Whether what follows a comma or a legal form still belongs to the name."""
    follows = text[start : min(end, start + 40)].split()
    if follows and follows[0] in ("&", "+", "und", "/"):
        del follows[0]
    if follows and _is_legal(follows[0].rstrip(",;:.")):
        return True
    return len(follows) > 2 and follows[1] == "&" and "," not in follows[0]


def _is_legal(word: str) -> bool:
    """A legal form, in capitals unless it is none but one: `Inc`, `L.P`, `company`; not `as`."""
    small = word.lower()
    if not (small in _LEGAL or f"{small}." in _LEGAL):
        return False
    return word != small or small in ("inc", "llc", "ltd", "plc", "company", "limited", "gmbh")


def is_firm(name: str) -> bool:
    return " " in name and _is_legal(name.split()[-1].rstrip("."))


def is_capital(word: str) -> bool:
    """A capital, a figure or a letter without case in front, a capital inside, or a web host."""
    first = word.lstrip("\"'“‘«")[:1]
    if first.isupper() or first.isdigit() or (first.isalpha() and not first.islower()):
        return True
    return word[1:].lower() != word[1:] or ("." in word and HOST.fullmatch(word) is not None)


def _is_initials(word: str) -> bool:
    """`L.P`, `U.S`, `S.p.a`, `N`: what keeps its last stop."""
    return max(map(len, word.split("."))) < 3 and ("." in word or len(word) == 1)


def name_at(line: Line, start: int, end: int) -> tuple[int, int]:
    """The span of an organisation at `start`, without the small article before it; empty if none.

    A name in small letters is one only if it is listed.
    """
    text = line.text
    if found := _ARTICLE.match(text, start, end):
        start = found.end()
    stop = organisation(text, start, end)
    if stop == start and (found := SMALL.match(text, start, end)) and known_to(line, found.group()):
        stop = start + len(found.group().rstrip())
    return start, stop


_ARTICLE = re.compile(r"(?:the|der|die|das) (?=\S)")

SMALL = re.compile(r"[a-z][a-z-]{1,20}(?: [a-z]{2,12})? ?(?![\w'])")

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"

YEARS = re.compile(
    r"((?:19|20)\d\d)(?!\d)(?:\s?[-–—]\s?(?:((?:19|20)\d\d)(?!\d)|\d\d\b)?|,\s?(20\d\d)(?!\d))?"
)

DATED = re.compile(rf"(?:(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH}),? )?{YEARS.pattern}", re.I)

URL = re.compile(
    r"(?:https?://|www\.)[^\s<>()\"'|]{3,300}"
    r"|\b(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\.){1,4}(?:com|org|net|edu|gov|info|news|biz|co|io|tv|fm"
    r"|ca|uk|de|fr|it|es|br|jp|cn|kr|in|au|nz|eu|ch|at|nl|be|se|no|dk|fi|pl|ru|us|ie|za|sg|my|hk"
    r"|tw|me|ng|gr|tr|mx|ar|asia)\b(?:/[^\s<>()\"'|]{0,300})?"
)


def address(text: str, start: int, end: int) -> tuple[str, str]:
    """The first address in a span, whole and as printed; a bare host gets `https://` and `/`."""
    found = URL.search(text, start, end)
    if found is None:
        return "", ""
    printed = found.group().rstrip(".,;:!?")
    if printed.lower().startswith("http"):
        return printed, printed
    host, slash, path = printed.partition("/")
    return f"https://{host.lower()}/{path if slash else ''}", printed
