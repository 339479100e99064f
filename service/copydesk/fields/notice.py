"""Rights lines, statement by statement: copyright, distributor, terms, licence, origin.

A line of rights is read as a row of *statements*. Words that can open one are looked up in a
table of *forms*; where one opens, the one before it ends. What a form leaves unread (a parent
company, a place in brackets, a sentence of small print) is read as *left over*; a line with
anything left over that is none of these is no rights line, for it may be reporting.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

from copydesk.fields.credit import inner, parse_credit, trimmed
from copydesk.fields.names import is_name, words
from copydesk.model.article import Notice
from copydesk.model.finding import Reading
from copydesk.model.party import Parties

LONGEST = 1500
"""Code points: the longest line of rights seen is a third of this."""
REACH = 700
"""Code points before the end of a paragraph in which a notice that closes it may start."""

_CUES = (
    "copyright", "©", "(c)", "reserved", "distributed", "originally", "republi", "licen",
    "permission", "syndicated", "appeared", "may not be", "reprint", "reproduc", "press release",
    "newsroom", "first p", "in print", "provided", "was produced", "source ", "visit the",
)  # fmt: skip
"""What all but short statements hold one of, in lower case; most paragraphs hold none."""
_SHORT_CUES = (
    "rights", "ⓒ", "&copy;", "c.20", "c. 20", "c.19", "cc by", "cc-by", "public domain", "(end)",
    "-wire", "restrictions", "under which", "data ", "source:", "content von", "syndicat",
    "redistribut",
    "vorbeh", "voorbeh", "réserv", "riservat", "saklı", "reservados", "förbeh", "forbeh", "pidätet",
    "zastrzeż", "vyhrazen", "fenntart", "rezervat", "защищ", "dilindungi", "版", "保留", "無断",
    "무단", "محفوظ", "παντός",
)  # fmt: skip
"""What the others hold; they stand alone in lines of at most `_SHORT` code points."""
_ALL_CUES = _CUES + _SHORT_CUES
_SHORT = 110


class _Line(NamedTuple):
    """What every reader of a statement is given: the span of `text` that is being read."""

    text: str
    start: int
    end: int
    parties: Parties


class _Statement(NamedTuple):
    """One statement of a line: half-open offsets, the name of its part, what it says."""

    start: int
    end: int
    kind: str
    notice: Notice | None = None


class _Form(NamedTuple):
    """How a statement opens, whether inside a sentence too, and who reads on from there.

    The reader is given the line, where the statement starts, the match and where the next opens.
    """

    kind: str
    pattern: re.Pattern[str]
    anywhere: bool
    read: Callable[[_Line, int, re.Match[str], int], _Statement | None]


# --- The two grammars ---------------------------------------------------------------------------


def parse_notice(text: str, parties: Parties) -> Reading | None:
    """Reads a line that is nothing but statements about rights.

    `facts` is a tuple of `Notice`, one per statement in printed order; `parts` tile the line but
    for white space and name the kind of each, among them `credit` and `meta` for what a line of
    rights carries along and no `Notice` says.

    >>> line = "©2026 Bloomberg L.P. Visit bloomberg.com. Distributed by Quoin Features, LLC."
    >>> reading = parse_notice(line, Parties.of(()))
    >>> [(notice.kind, notice.text) for notice in reading.facts][:2]
    [('copyright', '©2026 Bloomberg L.P.'), ('visit', 'Visit bloomberg.com.')]
    >>> reading.facts[2].distributor, reading.values["url"]
    ('Quoin Features, LLC', 'https://bloomberg.com/')
    >>> parse_notice("Copyright law is older than the printing press here.", Parties.of(()))
    """
    if not may_be_notice(text):
        return None
    start, end = trimmed(text)
    line = _Line(text, *_inner(text, start, end), parties)
    statements = _statements(line) if _may_start(line) else []
    return _reading(text, start, end, statements) if statements else None


def may_be_notice(text: str) -> bool:
    """Whether `parse_notice` may read a line, at little cost."""
    return len(text) <= LONGEST and _speaks_of_rights(text)


def may_close_with_notice(text: str) -> bool:
    """Whether `find_notice` may read the end of a paragraph, at little cost."""
    first, end = trimmed(text)
    window = max(first + 1, end - REACH)
    return end > window and _speaks_of_rights(text[window:end])


def find_notice(text: str, parties: Parties) -> Reading | None:
    """Reads the notice that closes a paragraph, behind the last sentence of the story.

    >>> text = "The pit closes in May, the union said. © 2026 Carrow Valley Papers Ltd."
    >>> reading = find_notice(text, Parties.of(()))
    >>> text[reading.start : reading.end], reading.facts[0].holder
    ('© 2026 Carrow Valley Papers Ltd.', 'Carrow Valley Papers Ltd.')
    """
    first, end = trimmed(text)
    window = max(first + 1, end - REACH)
    if not may_close_with_notice(text):
        return None
    tries = 0
    for found in _BOUNDARY.finditer(text, window, end):
        start = found.end()
        line = _Line(text, *_inner(text, start, end), parties)
        form = _form_at(line) if text[first:start].strip() else None
        if form is None or form.kind in _WEAK:
            continue
        if statements := _statements(line):
            return _reading(text, start, end, statements)
        tries += 1
        if tries == _MOST_TRIES:
            break
    return None


_MOST_TRIES = 6
"""Closing notices that are tried in one paragraph."""


_BOUNDARY = re.compile(
    r"[.!?…。][\"')\]]{0,3}\s{0,4}(?=[A-Z©ⓒⒸ™℗(\[<_cÂ&無무版保–—-])"
    r"|[)\]]\s{0,2}(?=[©ⓒⒸ]|\(c\)|Copyright)"
)
"""Where a sentence ends and a statement may start."""


def _speaks_of_rights(text: str) -> bool:
    low = text.lower()
    for cue in _CUES if len(text) > _SHORT else _ALL_CUES:  # noqa: SIM110  for speed
        if cue in low:
            return True
    return False


def _reading(text: str, start: int, end: int, statements: list[_Statement]) -> Reading:
    """The reading of `start`-`end`, all of which the statements account for."""
    parts: list[tuple[int, int, str]] = []
    for place, statement in enumerate(statements):
        left = statement.start if place else start
        right = statements[place + 1].start if place + 1 < len(statements) else end
        parts.append((left, left + len(text[left:right].rstrip()), statement.kind))
    notices = tuple(s.notice for s in statements if s.notice is not None)
    return Reading(start, end, _values(text, statements), notices, tuple(parts))


_CAPTURES = ("holder", "url", "distributor", "publisher", "headline", "licence", "terms")
_DATED_KINDS = ("origin", "distributed")
_DAY = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d{1,2}, \d{4}\b", re.I
)
_ITEM = re.compile(r"\bdpa:\d{6}-[\d-]{1,20}/\d{1,3}")


def _values(text: str, statements: list[_Statement]) -> dict[str, Any]:
    """Plain captures: of each property the first that is printed."""
    values: dict[str, Any] = {}
    for statement in statements:
        notice = statement.notice
        if notice is None:
            values.setdefault(statement.kind, text[statement.start : statement.end])
            continue
        for name in _CAPTURES:
            if value := getattr(notice, name):
                values.setdefault(name, value)
        if notice.year:
            values.setdefault("year", str(notice.year))
        if notice.year_to:
            values.setdefault("year_to", str(notice.year_to))
        if "dpa:" in notice.text and (found := _ITEM.search(notice.text)):
            values.setdefault("identifier", found.group())
        if notice.kind in _DATED_KINDS and (found := _DAY.search(notice.text)):
            values.setdefault("date", found.group())
    return values


# --- Where a line starts and ends ---------------------------------------------------------------

_FILLER = re.compile(r"(\w\w)\1{2,8}\b")


def _inner(text: str, start: int, end: int) -> tuple[int, int]:
    """The span inside brackets, dashes and the filler of a test line (`ryryryry`)."""
    start, end = inner(text, start, end)
    if found := _FILLER.match(text, start, end):
        start = found.end()
        last = text.rfind(" ", start, end) + 1
        if last > start and _FILLER.fullmatch(text, last, end):
            end = last
    return inner(text, start, end)


# --- A row of statements ------------------------------------------------------------------------

_WEAK = frozenset({"credit", "meta", "visit"})
"""Kinds that make no line of rights by themselves."""
_WORD = re.compile(r"[^\W\d_]+|[©ⓒⒸ™℗]|\([cp]\)|&copy;", re.IGNORECASE)
_SENTENCE = frozenset(".!?…()[]<>|;:•·/–—-\"'”。")


def _openings(line: _Line) -> list[tuple[_Form, re.Match[str]]]:
    """Where statements open, in order; none inside what another one matched."""
    text, start, end, _ = line
    found: list[tuple[_Form, re.Match[str]]] = []
    taken = start
    for word in _WORD.finditer(text, start, end):
        place, key = word.start(), word.group().lower()
        forms = _FORMS.get(key) or (None if key.isascii() else _FORMS.get(key[:4]))
        if forms is None or place < taken:
            continue
        before = text[max(start, place - 8) : place].rstrip()
        for form in forms:
            if not form.anywhere and before and before[-1] not in _SENTENCE:
                continue
            if match := form.pattern.match(text, place, end):
                if not (found and _is_one_notice(text, found[-1][1], match)):
                    found.append((form, match))
                taken = match.end()
                break
    return found


def _form_at(line: _Line) -> _Form | None:
    """The form of the statement that opens where the line starts."""
    text, start, end, _ = line
    word = _WORD.match(text, start, end)
    if word is None:
        return None
    key = word.group().lower()
    for form in _FORMS.get(key) or _FORMS.get(key[:4]) or ():
        if form.pattern.match(text, start, end):
            return form
    return None


def _may_start(line: _Line) -> bool:
    """Whether the start of a line is worth reading: a statement, or what may stand before one."""
    text, start, end, _ = line
    if _form_at(line) or text[start : start + 2] in ("19", "20"):
        return True
    head = text[start : min(end, start + 160)].lower()
    for cue in _LEADS:  # noqa: SIM110  a generator costs as much again as the search
        if cue in head:
            return True
    return False


_LEADS = (
    "©", "ⓒ", "(c)", "&copy;", "reserved", "vorbehalten", "originally ", "appeared first on",
    "newsroom", "(end)",
)  # fmt: skip
"""What stands behind the holder or the headline that a line may open with, in lower case."""


def _is_one_notice(text: str, keyword: re.Match[str], symbol: re.Match[str]) -> bool:
    """`Copyright 2025 © RCS`, `Copyright MyCorp © 2016`: the word, then the symbol again."""
    between = text[keyword.end() : symbol.start()]
    return (
        symbol.group()[0] in "©ⓒⒸ"
        and keyword.group().strip(" :").lower() == "copyright"
        and len(between) < 60
        and ". " not in between
    )


_MOST_OPENINGS = 16
"""Statements in one line; the longest seen has seven."""


def _statements(line: _Line) -> list[_Statement]:
    """All statements of the line, or none if something in it is no statement."""
    text, place = line.text, line.start
    found: list[_Statement] = []
    openings = _openings(line)
    for index, (form, match) in enumerate(openings[: _MOST_OPENINGS + 1]):
        start = match.start()
        if start < place:
            continue
        if index == _MOST_OPENINGS:
            return []
        stop = next((m.start() for _, m in openings[index + 1 :] if m.start() >= start), line.end)
        if found:
            if not _read_rest(line, place, start, found):
                return []
        elif text[place:start].strip("([<_ "):
            if form.kind == "copyright":
                start = place
            elif (lead := _read_lost_symbol(line, place, start)) is not None:
                found.append(lead)
            else:
                return _read_unopened(line)
        statement = form.read(line, start, match, stop)
        if statement is None:
            return []
        found.append(statement)
        place = statement.end
    if not found:
        return _read_unopened(line)
    if not _read_rest(line, place, line.end, found):
        return []
    return _judged(line, found)


def _judged(line: _Line, found: list[_Statement]) -> list[_Statement]:
    """The statements with their scope, or none where they are too weak for a line of rights."""
    kinds = {statement.kind for statement in found} - _WEAK
    if not kinds or (len(kinds) == 1 and not all(_stands_alone(line, s) for s in found)):
        return []
    scope = _scope(line, found, is_lone=len(found) == 1)
    if scope == "article":
        return found
    return [s._replace(notice=s.notice and replace(s.notice, scope=scope)) for s in found]


def _stands_alone(line: _Line, statement: _Statement) -> bool:
    """Whether a statement is one even if nothing else in the line speaks of rights."""
    notice = statement.notice
    if notice is None or notice.kind not in ("copyright", "distributed"):
        return True
    if notice.kind == "distributed":
        name = notice.distributor
        trade = words(name.lower().replace(",", " ")) & _TRADE
        return not notice.text.startswith("Provided") and bool(trade or _known(line, name))
    text, holder = notice.notice.lower(), notice.holder
    known = bool(_known(line, holder) or _is_firm(holder))
    if any(symbol in text for symbol in "©ⓒⒸ℗") or "&copy;" in text:
        return bool(holder or notice.year)
    if "copyright" in text:
        return known or (bool(notice.year) and not words(holder.lower()) & _LAW)
    return known or (bool(notice.year and holder) and "(c)" in text)


def _known(line: _Line, name: str) -> bool:
    parties = line.parties
    return bool(name) and (parties.named(name) or parties.tagged(name)) is not None


_TRADE = words("agency syndicate syndication news media services service wire features press")
_LAW = words("act law laws bill lawsuit reform treaty directive case cases office battle rules")


def _scope(line: _Line, found: list[_Statement], *, is_lone: bool) -> str:
    """Whether the line is about a picture, the site it stands on, or the article."""
    low = line.text[line.start : line.end].lower()
    pictured = any(_is_of_picture(line, s.notice, is_lone=is_lone) for s in found if s.notice)
    if pictured or any(label in low for label in _PICTURED) or _IMAGE.match(low):
        return "image"
    return "site" if any(cue in low for cue in _SITE) or _SITE_FIRST.match(low) else "article"


def _is_of_picture(line: _Line, notice: Notice, *, is_lone: bool) -> bool:
    """`© REUTERS / Mara Quillby`, `© EPA`, `© Mara Quillby`: a credit in a notice's clothes."""
    holder = notice.holder
    if notice.kind != "copyright" or not holder or notice.year or _is_firm(holder):
        return False
    if "/" in holder:
        return True
    return is_lone and " " in holder and is_name(holder) and not _known(line, holder)


_IMAGE = re.compile(
    r"(?:images?|photos?|pictures?|bild|bilder|fotos?):? ?(?:copyright|©|\(c\))"
    r"|(?:©|copyright|\(c\)) ?(?:ap photo|epa\b|getty|istock|shutterstock|alamy|imago)"
)
_PICTURED = ("/copyright", "/ copyright", "/©", "/ ©", "© bild:", "© foto:", "© photo:")
_SITE_FIRST = re.compile(
    r"page \d{1,4} of \d{1,4}|(?:sports|market|stock|fund) data|(?:all|entire) content"
    r"|material from|.{2,60} articles: "
)
_SITE = (
    "terms of use", "terms under which", "privacy policy", "powered by", "on this site",
    "of this site", "our website", "science x network", "impressum", "datenschutz", "site by",
    "design by",
)  # fmt: skip
"""What only the foot of a site says, in lower case: first in the line, or anywhere."""


# --- Sentences and names of organisations -------------------------------------------------------

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
_HOST = re.compile(r"(?:[a-z0-9][a-z0-9-]{0,62}\.){1,4}[a-z]{2,12}(?:/\S*)?", re.IGNORECASE)
_AFFILIATES = re.compile(
    r",? (?:and|&|or|and/or) (?:(?:its|their|the) )?(?:affiliated companies|affiliates"
    r"|licensors|contributors|subsidiaries|suppliers)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?][\"')\]]{0,3}(?=\s|$|[A-Z(©])|。")


def _sentence_end(text: str, start: int, end: int) -> int:
    """Where the sentence at `start` ends, behind its stop; stops of abbreviations are none."""
    for stop in _STOP.finditer(text, start, end):
        word = text[text.rfind(" ", start, stop.start()) + 1 : stop.start()].lower()
        if f"{word}." in _STOPPED or len(word) == 1:
            continue
        return stop.end()
    return end


def _organisation(text: str, start: int, end: int) -> int:
    """Where the name of an organisation that starts at `start` ends; `start` if none does.

    Capitalised words, web hosts and small words between them; a comma only before `Inc.` and its
    like, or in the name of a firm (`Bennett, Coleman & Co. Ltd.`).
    """
    last = start
    for count, token in enumerate(_TOKEN.finditer(text, start, end)):
        word = token.group()
        core = word.rstrip(",.;:|")
        closing = word[len(core) :]
        if count > 14 or not core or _YEARS.fullmatch(core) or core[0] in "(<[|©ⓒ":
            break
        if last > start and _DATED.match(text, token.start(), end):
            break
        small = core.lower()
        is_legal = last > start and _is_legal(core)
        if not (is_legal or _is_capital(core)):
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


def _is_firm(name: str) -> bool:
    return " " in name and _is_legal(name.split()[-1].rstrip("."))


def _is_capital(word: str) -> bool:
    """A capital, a figure or a letter without case in front, a capital inside, or a web host."""
    first = word.lstrip("\"'“‘«")[:1]
    if first.isupper() or first.isdigit() or (first.isalpha() and not first.islower()):
        return True
    return word[1:].lower() != word[1:] or ("." in word and _HOST.fullmatch(word) is not None)


def _is_initials(word: str) -> bool:
    """`L.P`, `U.S`, `S.p.a`, `N`: what keeps its last stop."""
    return max(map(len, word.split("."))) < 3 and ("." in word or len(word) == 1)


def _name_at(line: _Line, start: int, end: int) -> tuple[int, int]:
    """The span of an organisation at `start`, without the small article before it; empty if none.

    A name in small letters is one only if it is listed.
    """
    text = line.text
    if found := _ARTICLE.match(text, start, end):
        start = found.end()
    stop = _organisation(text, start, end)
    if stop == start and (found := _SMALL.match(text, start, end)) and _known(line, found.group()):
        stop = start + len(found.group().rstrip())
    return start, stop


_ARTICLE = re.compile(r"(?:the|der|die|das) (?=\S)")
_SMALL = re.compile(r"[a-z][a-z-]{1,20}(?: [a-z]{2,12})? ?(?![\w'])")


# --- Addresses and years ------------------------------------------------------------------------

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_YEARS = re.compile(
    r"((?:19|20)\d\d)(?!\d)(?:\s?[-–—]\s?(?:((?:19|20)\d\d)(?!\d)|\d\d\b)?|,\s?(20\d\d)(?!\d))?"
)
_DATED = re.compile(rf"(?:(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}),? )?{_YEARS.pattern}", re.I)
_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>()\"'|]{3,300}"
    r"|\b(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\.){1,4}(?:com|org|net|edu|gov|info|news|biz|co|io|tv|fm"
    r"|ca|uk|de|fr|it|es|br|jp|cn|kr|in|au|nz|eu|ch|at|nl|be|se|no|dk|fi|pl|ru|us|ie|za|sg|my|hk"
    r"|tw|me|ng|gr|tr|mx|ar|asia)\b(?:/[^\s<>()\"'|]{0,300})?"
)


def _address(text: str, start: int, end: int) -> tuple[str, str]:
    """The first address in a span, whole and as printed; a bare host gets `https://` and `/`."""
    found = _URL.search(text, start, end)
    if found is None:
        return "", ""
    printed = found.group().rstrip(".,;:!?")
    if printed.lower().startswith("http"):
        return printed, printed
    host, slash, path = printed.partition("/")
    return f"https://{host.lower()}/{path if slash else ''}", printed


# --- Readers of single statements ---------------------------------------------------------------

_BETWEEN = re.compile(r"[\s,;:|•·–—-]*")
_BRACKET = re.compile(r"\s*\([^()]{1,80}\)")
_OF = (
    r"(?:an?|part of|as represented by|on behalf of|via|through|is|ist)\s"
    r"(?:(?:an?|the|division|member|unit|subsidiary|of|part|teil|der)\s){0,4}"
)
_PARENT = re.compile(rf",\s*(?:{_OF})?|\s{_OF}")
"""What stands between a holder and the company it belongs to, or its place."""
_REGISTER = re.compile(r"\.?\s*(?:Co\.? )?Reg(?:n|istration)?\.? No\.?[^|]{0,80}", re.IGNORECASE)
_LEAD = re.compile(
    r"(?:all|entire) contents?|material from .{2,60} is|.{2,60} articles|page \d+ of \d+"
    r"|(?:sports|market|stock|weather) data|(?:site )?design / logo|images?|photos?|pictures?"
    r"|bild(?:er)?|fotos?|text|prawa autorskie",
    re.IGNORECASE,
)


class _Copyright:
    """What a copyright statement says so far: where it was read to, its years and its holder."""

    def __init__(self, line: _Line, place: int) -> None:
        self.line = line
        self.place = place
        self.years: re.Match[str] | None = None
        self.holder = (0, 0)

    def read(self, stop: int) -> None:
        """Reads marks, years and one holder, in whatever order they are printed."""
        text = self.line.text
        while True:
            place = self.place = _skip(text, _BETWEEN, self.place, stop)
            if found := _MARK.match(text, place, stop) or _NO_NAME.match(text, place, stop):
                self.place = found.end()
            elif self.years is None and (found := _DATED.match(text, place, stop)):
                self.years, self.place = found, found.end()
            elif not self.name and (span := _holder_at(self.line, place, stop))[1] > span[0]:
                self.holder, self.place = span, span[1]
            else:
                return

    def read_lead(self, start: int, end: int) -> bool:
        """Reads what stands before the mark, when the rest is read: False if it is prose."""
        text = self.line.text
        end = start + len(text[start:end].rstrip(" :,–—-"))
        if end <= start or _LEAD.fullmatch(text, start, end):
            return True
        if found := _YEARS.fullmatch(text, start, end):
            self.years = self.years or found
            return True
        span = _name_at(self.line, start, end)
        if span[1] < end or end - start > 60:
            return False
        if self.name:
            return text[slice(*span)] in self.name
        self.holder = span
        return self.years is not None

    @property
    def name(self) -> str:
        """The holder as printed."""
        return self.line.text[slice(*self.holder)]

    def statement(self, start: int, mark: int, stop: int) -> _Statement | None:
        """The statement from `start` on, whose notice starts at `mark`."""
        text, name = self.line.text, self.name
        if (not name and self.years is None) or name.lower() == "the":
            return None
        core = len(text[: self.place].rstrip(" \n\t,;:|•·/–—-"))
        end = _after_holder(self.line, core, stop)
        url, url_text = _address(text, core, end)
        if name.startswith("www."):
            url, url_text = _address(name, 0, len(name))
        first, second, third = self.years.groups() if self.years else ("0", "", "")
        notice = Notice(
            kind="copyright",
            text=text[start:end].strip(" ,;"),
            notice=text[mark:core],
            holder=name,
            year=int(first),
            year_to=int(second or third or 0),
            url=url,
            url_text=url_text,
        )
        return _Statement(start, end, "copyright", notice)


def _read_copyright(line: _Line, start: int, match: re.Match[str], stop: int) -> _Statement | None:
    """`© 2026 Holder, Inc., a Parent Company`, with holder and years on either side of the mark."""
    read = _Copyright(line, match.end())
    read.read(stop)
    if not read.read_lead(start, match.start()):
        return None
    mark = match.start()
    is_led = (read.name and read.holder[0] < mark) or (read.years and read.years.start() < mark)
    return read.statement(start, start if is_led else mark, stop)


def _holder_at(line: _Line, start: int, stop: int) -> tuple[int, int]:
    """The span of a holder: an organisation, also in small letters if it is all there is.

    `dpa-infocom`, `dtv Verlag`.
    """
    text, span = line.text, _name_at(line, start, stop)
    if span[0] < span[1]:
        return span
    if found := _SMALL_FIRST.match(text, start, stop):
        end = _organisation(text, found.end(), stop)
        if end > found.end() and not text[end:stop].strip(" .,"):
            return start, end
    found = _SMALL.match(text, start, stop)
    if found and (not text[found.end() : stop].strip(" .)") or text[found.end()] in ",("):
        return start, start + len(found.group().rstrip())
    return span


_SMALL_FIRST = re.compile(r"[a-z0-9][\w.-]{1,20} (?:[a-z]{2,12} ){0,2}(?=[A-Z])")
_NO_NAME = re.compile(r"by:?\s+|(?:bild|foto|photo|image): ", re.IGNORECASE)
"""What may stand before a holder and is no part of it."""


def _skip(text: str, pattern: re.Pattern[str], start: int, end: int) -> int:
    found = pattern.match(text, start, end)
    return found.end() if found else start


def _after_holder(line: _Line, start: int, stop: int) -> int:
    """Where a notice ends: behind places, parents and item numbers that follow its holder."""
    text, place = line.text, start
    while place < stop:
        found = _BRACKET.match(text, place, stop) or _REGISTER.match(text, place, stop)
        if found is None and (item := _ITEM.search(text, place, stop)):
            found = item if not text[place : item.start()].strip(" ,") else None
        if found is not None:
            place = found.end()
            continue
        begin = _PARENT.match(text, place, stop)
        if begin is None:
            after = _organisation(text, min(place + 1, stop), stop)
            place = place if text[after:stop].strip(" .") else after
            break
        after = _organisation(text, begin.end(), stop)
        if after == begin.end():
            break
        place = after
    return _behind_stop(text, _parent_sentence(line, place, stop), stop)


def _parent_sentence(line: _Line, start: int, stop: int) -> int:
    """`© 2014 Cable News Network. Turner Broadcasting System, Inc.`: a company as a sentence."""
    text = line.text
    if text[start : start + 1] != ".":
        return start
    begin = start + 1 + len(text[start + 1 : stop]) - len(text[start + 1 : stop].lstrip())
    after = _organisation(text, begin, stop)
    ends = not text[after:stop].strip(" .,;")
    return after if ends and _is_firm(text[begin:after]) else start


def _behind_stop(text: str, place: int, stop: int) -> int:
    """`place`, or behind the punctuation that follows it."""
    while place < stop and text[place] in ".,;":
        place += 1
    return place


def _read_lost_symbol(line: _Line, start: int, stop: int) -> _Statement | None:
    """`2022 CQ-Roll Call, Inc.,` before another statement: the mark was lost on the way."""
    read = _Copyright(line, start)
    read.read(stop)
    statement = read.statement(start, start, stop)
    if statement is None or line.text[statement.end : stop].strip(" ,;.|–-"):
        return None
    if read.years:
        return statement if read.name and read.years.start() == start else None
    return statement if _is_firm(read.name) or _known(line, read.name) else None


def _read_whole(kind: str) -> Callable[[_Line, int, re.Match[str], int], _Statement | None]:
    """A reader for statements that their pattern matched from end to end."""

    def read(line: _Line, start: int, match: re.Match[str], stop: int) -> _Statement | None:
        end = _behind_stop(line.text, match.end(), stop)
        text = line.text[start:end].strip(" ,;")
        said = {name.rstrip("_"): value for name, value in match.groupdict().items() if value}
        url, printed = _address(said.get("url") or text, 0, len(text))
        notice = Notice(
            kind=kind,
            text=text,
            url=url,
            url_text=printed,
            publisher=said.get("publisher", ""),
            distributor=said.get("distributor", ""),
            headline=said.get("headline", "").strip(),
            reservation=match.group().strip(" .!") if kind == "reservation" else "",
            terms=text if kind == "terms" else "",
        )
        return _Statement(start, end, kind, notice)

    return read


def _read_sentence(line: _Line, start: int, match: re.Match[str], stop: int) -> _Statement | None:
    """Terms: a subject, what may not be done with it, and what would allow it; nothing else."""
    text = line.text
    end = _sentence_end(text, match.end(), stop)
    rest = text[match.end() : end].strip()
    if '"' in rest or not _TERMS_TAIL.fullmatch(rest):
        return None
    sentence = text[start:end].strip()
    url, printed = _address(sentence, 0, len(sentence))
    notice = Notice(kind="terms", text=sentence, terms=sentence, url=url, url_text=printed)
    return _Statement(start, end, "terms", notice)


def _read_visit(line: _Line, start: int, match: re.Match[str], stop: int) -> _Statement | None:
    """`Visit bloomberg.com.`, `Visit The Example Herald (Norfolk, Va.) at example.net`."""
    found = _URL.search(line.text, match.end(), min(stop, match.end() + 200))
    if found is None:
        return None
    between = line.text[match.end() : found.start()].strip()
    if between and not between.endswith((" at", "at", " at:")):
        return None
    end = _behind_stop(line.text, found.end(), stop)
    url, printed = _address(line.text, found.start(), stop)
    text = line.text[start:end].strip(" ,;")
    return _Statement(start, end, "visit", Notice("visit", text, url=url, url_text=printed))


def _read_distributed(
    line: _Line, start: int, match: re.Match[str], stop: int
) -> _Statement | None:
    """`Distributed by Tribune Content Agency, LLC.`, with a place, an address or a parent."""
    text = line.text
    name = _name_at(line, match.end(), stop)
    if name[0] == name[1]:
        return None
    place = _after_holder(line, name[1], stop)
    if found := _URL.match(text, _skip(text, _BETWEEN, place, stop), stop):
        place = _behind_stop(text, found.end(), stop)
    url, printed = _address(text, name[1], place)
    said = text[start:place].strip(" ,;")
    notice = Notice("distributed", said, distributor=text[slice(*name)], url=url, url_text=printed)
    return _Statement(start, place, "distributed", notice)


def _read_licence(line: _Line, start: int, match: re.Match[str], stop: int) -> _Statement | None:
    """A licence the text names; `licence` only where it says which."""
    end = _sentence_end(line.text, match.end(), stop)
    if not _LICENCE_TAIL.fullmatch(line.text[match.end() : end].strip()):
        return None
    text = line.text[start:end].strip()
    name = (match.groupdict().get("publisher") or "").strip()
    notice = Notice("licence", text, licence=short_licence(text), publisher=name)
    return _Statement(start, end, "licence", notice)


def _read_origin(line: _Line, start: int, match: re.Match[str], stop: int) -> _Statement | None:
    """`This article originally appeared in The Example Herald.` and its kin."""
    return _read_title(line, start, match, stop, "origin")


def _read_permitted(line: _Line, start: int, match: re.Match[str], stop: int) -> _Statement | None:
    """`Reprinted with permission from example.net.`"""
    if not line.text[match.end() : stop].strip(" .,;"):
        end = _behind_stop(line.text, match.end(), stop)
        return _Statement(start, end, "permission", Notice("permission", line.text[start:end]))
    return _read_title(line, start, match, stop, "permission")


def _read_reprinted(line: _Line, start: int, match: re.Match[str], stop: int) -> _Statement | None:
    """`This article was reprinted on example.net.`: that is not where it comes from."""
    found = _read_title(line, start, match, stop, "syndicated")
    if found is None or found.notice is None:
        return None
    return found._replace(notice=replace(found.notice, publisher=""))


def _read_title(
    line: _Line, start: int, match: re.Match[str], stop: int, kind: str
) -> _Statement | None:
    """A statement that names the title a piece comes from, and says no more than such lines do."""
    text = line.text
    name = _name_at(line, match.end(), stop)
    if name[0] == name[1]:
        return None
    after = _TITLE_TAIL.match(text, name[1], stop)
    if after is None:
        return None
    end = _behind_stop(text, after.end(), stop)
    groups = (*match.groupdict().items(), *after.groupdict().items())
    found = {key.rstrip("_"): value.strip(" .") for key, value in groups if value}
    notice = Notice(
        kind=kind,
        text=text[start:end].strip(),
        publisher=text[slice(*name)],
        headline=found.get("headline", ""),
        distributor=found.get("distributor", ""),
        licence=short_licence(text[start:end]),
    )
    return _Statement(start, end, kind, notice)


def _read_issuer(line: _Line, start: int, match: re.Match[str], stop: int) -> _Statement | None:
    """`SOURCE Quoin Holdings` at the foot of a release.

    Capitals alone are a headline, and an agency there is the source of a story: a credit.
    """
    name = line.text[match.end() : stop].strip()
    if _organisation(line.text, match.end(), stop) < match.end() + len(name.rstrip(".")):
        return None
    if name.isupper() and not _is_firm(name):
        return None
    party = line.parties.named(name)
    if party is not None and party.kind == "agency":
        return None
    text = line.text[start:stop].strip()
    return _Statement(start, start + len(text), "origin", Notice("origin", text, publisher=name))


def _read_credit(line: _Line, start: int, match: re.Match[str], stop: int) -> _Statement | None:
    """`Editor: Mara Quillby.` inside a line of rights: a credit, and no notice."""
    if parse_credit(line.text[start:stop], line.parties) is None:
        return None
    return _Statement(start, stop, "credit")


def short_licence(text: str) -> str:
    """The short name of a licence that the text names; "" where it only says that there is one.

    >>> short_licence("under a Creative Commons Attribution-Share Alike 3.0 License")
    'CC-BY-SA-3.0'
    >>> short_licence("CC BY-NC-ND 4.0"), short_licence("under a Creative Commons license")
    ('CC-BY-NC-ND-4.0', '')
    """
    low = text.lower()
    if "public domain" in low:
        return "public-domain"
    found = _CC.search(low)
    if found is None:
        return "CC0-1.0" if "cc0" in low else ""
    marks = re.sub(r"[\s_-]+", "", found.group(1) or "")
    parts = ["CC", "BY"]
    for name, spellings in _CC_PARTS:
        if any(spelling in marks for spelling in spellings):
            parts.append(name)
    if version := re.search(r"\d\.\d", found.group()):
        parts.append(version.group())
    return "-".join(parts)


_CC = re.compile(
    r"(?:\bcc[\s-]?by\b|\bcreative commons attribution|\bcreative commons namensnennung)"
    r"((?:[\s_-]{1,3}(?:noncommercial|noderivatives|noderivs|sharealike|nc|nd|sa|non|commercial|no"
    r"|derivatives|derivs|share|alike|keine|bearbeitung)\b)*)"
    r"[\s-]{0,3}(?:international\s)?(?:\d\.\d)?"
)
_CC_PARTS = (
    ("NC", ("nc", "noncommercial")),
    ("ND", ("nd", "noderiv", "keinebearbeitung")),
    ("SA", ("sa", "sharealike")),
)


# --- What no form opens -------------------------------------------------------------------------

_HEADLINE_FIRST = re.compile(
    r"\s(?:(?:originally|first) (?:appeared|published) (?:on|in)"
    r"|(?:was|is) originally published (?:by|on|in|at)|appeared first on)\s"
)
_ABOUT = re.compile(
    r"(?P<publisher>[A-Z][\w .'&-]{2,60}?) (?:is part of States Newsroom, an? "
    r"|is a national newsroom that produces in-depth journalism about "
    r"|is a nonprofit newsroom that investigates abuses of power)"
)
"""How the newsrooms that give their copy away speak of themselves below it."""
_ABSORBED = re.compile(
    r"(?:read|see|view) (?:the )?(?:original|full) (?:article|story|post)(?: here)?[.!]?|here[.!]?"
    r"|order reprints\s?\|.{0,60}|[0-9a-f]{32}|contact editor .{2,60} for questions: \S{3,60}"
    r"|®|[A-Z][\w ]{2,40} articles(?=:)|a red ventures company\.?",
    re.IGNORECASE,
)
_META = re.compile(
    r"companies (?:mentioned )?in this (?:story|article|report): \([^()]{1,200}\)\.?", re.I
)
_NAVIGATION = re.compile(
    r"(?:impressum|imprint|datenschutz(?:erklärung|bestimmungen)?|kontakt|contact(?: us)?|agbs?|rss"
    r"|terms(?: (?:of|and|&) (?:use|service|conditions))?|privacy(?: policy)?|cookie(?:s| policy)?"
    r"|cookie-einstellungen|about(?: us)?|sitemap|advertise|subscribe|today's paper)",
    re.IGNORECASE,
)
_SMALL_PRINT = (
    "permission", "prohibit", "redistribut", "reproduc", "republi", "restriction", "consent",
    "copyright", "rights", "terms", "licen", "trademark", "does not provide", "not responsible",
    "quotes displayed", "external linking", "subscription", "data provided", "click here",
    "informational purposes", "information purposes", "powered by", "provided by", "site by",
    "company registration", "regn", "press release distributor", "additional information",
    "all content", "design by", "nutzung", "genehmigung", "erlaubnis", "gestattet", "verwendung",
    "vervielfältig", "wenden", "dieses inhalts", "reprodu", "autoriz", "autoris", "proibid",
    "prohibid", "interdit", "vietat", "izin", "δικαιώματα", "禁", "금지", "محفوظ", "prawa",
)  # fmt: skip
"""A sentence behind a notice is its small print only if it holds one of these."""


def _read_unopened(line: _Line) -> list[_Statement]:
    """`<headline> originally appeared on example.net`: only where the source is beyond doubt."""
    text, start, end, _ = line
    if found := _ABOUT.match(text, start, end):
        notice = Notice("origin", text[start:end], publisher=found.group("publisher"))
        return [_Statement(start, end, "origin", notice)]
    found = _HEADLINE_FIRST.search(text, start, end)
    if found is None:
        return []
    headline = text[start : found.start()].strip()
    name = _name_at(line, found.end(), end)
    title = text[slice(*name)]
    long = [word for word in headline.split() if len(word) > 3]
    is_title = len(long) > 1 and sum(map(_is_capital, long)) * 5 >= len(long) * 4
    if not is_title or text[name[1] : end].strip(" ."):
        return []
    if not (_known(line, title) or _HOST.fullmatch(title)):
        return []
    notice = Notice("origin", text[start:end], publisher=title, headline=headline)
    return [_Statement(start, end, "origin", notice)]


def _read_rest(line: _Line, start: int, stop: int, found: list[_Statement]) -> bool:
    """Reads what stands between two statements, adding to `found`; False: it is none of ours."""
    text = line.text
    for _ in range(_MOST_SENTENCES):
        start = _skip(text, _SEPARATORS, start, stop)
        if start >= stop:
            return True
        end = _sentence_end(text, start, stop)
        statement = _rest(line, start, stop, end, found)
        if statement is None:
            return False
        if statement.kind == "" or (statement.kind == found[-1].kind == "terms"):
            found[-1] = _lengthened(text, found[-1], statement.end)
        else:
            found.append(statement)
        start = statement.end
    return False


_MOST_SENTENCES = 16
"""Sentences left over between two statements; small print runs to six."""
_SEPARATORS = re.compile(r"(?:[\s,;.:|•·/–—)>。&-]|und |and (?=©))*")


def _rest(
    line: _Line, start: int, stop: int, end: int, found: list[_Statement]
) -> _Statement | None:
    """One thing left over; of kind "" if it belongs to the statement before it."""
    text = line.text
    match = _ABSORBED.match(text, start, stop) or _NAVIGATION.match(text, start, stop)
    if match and not text[match.end() : match.end() + 1].isalnum():
        return _Statement(start, match.end(), "")
    last = found[-1].notice if found else None
    if last and last.publisher and text.startswith(last.publisher, start, stop):
        behind = start + len(last.publisher)
        return _Statement(start, stop if text.startswith(" is ", behind) else behind, "")
    if (match := _URL.match(text, start, stop)) and match.end() >= end - 1:
        url, printed = _address(text, start, end)
        notice = Notice("visit", text[start:end].strip(" ."), url=url, url_text=printed)
        return _Statement(start, end, "visit", notice)
    if match := _META.match(text, start, stop):
        return _Statement(start, match.end(), "meta")
    sentence = text[start:end].strip()
    if sentence.endswith(" contributed."):
        sentence = sentence.replace(" contributed.", " contributed to this report.")
    if parse_credit(sentence, line.parties) is not None:
        return _Statement(start, end, "credit")
    return _small_print(line, start, end, found)


def _small_print(line: _Line, start: int, end: int, found: list[_Statement]) -> _Statement | None:
    """A sentence of small print: terms if it speaks of rights.

    Any other belongs to a whole notice that it follows, as long as it does not report.
    """
    sentence = line.text[start:end].strip()
    low = sentence.lower()
    if end - start > 500 or '"' in low or " said" in low:
        return None
    is_whole = any(_is_whole_notice(line, s.notice) for s in found if s.notice)
    if any(cue in low for cue in _SMALL_PRINT) and (
        is_whole or {statement.kind for statement in found} & _ESTABLISHED
    ):
        return _Statement(start, end, "terms", Notice("terms", sentence, terms=sentence))
    if is_whole and line.text[max(0, start - 8) : start].rstrip()[-1:] in ".!?|•·–—-":
        return _Statement(start, end, "")
    return None


def _is_whole_notice(line: _Line, notice: Notice) -> bool:
    """Mark, holder and either a year or a holder beyond doubt."""
    if notice.kind != "copyright" or not notice.holder or notice.notice[0].isdigit():
        return False
    return bool(notice.year) or _is_firm(notice.holder) or _known(line, notice.holder)


_ESTABLISHED = frozenset({"copyright", "reservation", "terms", "licence", "permission"})


def _lengthened(text: str, statement: _Statement, end: int) -> _Statement:
    """The statement up to `end`."""
    notice = statement.notice
    said = text[statement.start : end].strip()
    if notice is not None:
        notice = replace(notice, text=said, terms=said if notice.terms else "")
    return statement._replace(end=end, notice=notice)


# --- The forms ----------------------------------------------------------------------------------

_MARK = re.compile(
    r"(?:(?:\(p\)\s?(?:and|&|/)?|™\s?(?:and|&)?|&copy;|â?Â?©|[ⓒⒸ℗]|\(c\)"
    r"|copyrights?\b:?(?![\w-]))[\s_]{0,3})+",
    re.IGNORECASE,
)
_WORKS = (
    "(?:news )?(?:article|story|post|piece|column|report|essay|op-ed|commentary|interview|work|item"
    "|feature|analysis|excerpt|review|editorial|investigation|project|document|content|material"
    "|blog post|press release|opinion piece)"
)
_DONE = (
    "(?:published|broadcasted|broadcast|rewritten|redistributed|distributed|reproduced|reprinted"
    "|republished|copied|stored|transmitted|retransmitted|used|reused|cached|archived|displayed"
    "|modified|resold|sold|shared|duplicated|posted|disseminated|translated)"
)
_DONE_LIST = rf"{_DONE}(?:(?:,? (?:or|and|nor) |, ?){_DONE}){{0,9}}"
_CONSENT = (
    r"without (?:(?:the|our|its|any|prior|express|expressed|explicit|written|formal|previous|and)"
    r",? ){0,6}(?:permission|consent|authori[sz]ation|approval|licen[cs]e|agreement)"
    r"(?: (?:of|from|by) [^,;:]{2,80}(?:, (?:Inc|LLC|Ltd|Corp|L\.P|Limited)\.?)?)?"
)
_TERMS_TAIL = re.compile(
    rf"(?:(?:(?:in|or|and|by|for|on|to) [^.;:]{{2,90}} )?{_CONSENT}"
    r"|in any (?:form|manner|way|medium)[^.;:]{0,80}|in (?:whole|part|full)[^.;:]{0,80})?[.!]?",
    re.IGNORECASE,
)
_LICENCE_TAIL = re.compile(
    r"(?:(?:,? ?(?:international|unported|generic))?(?: public)? ?(?:licen[cs]e|lizenz)?)?"
    r"(?:,? (?:unless|except|see|which|and) .{2,120})?[.!]?",
    re.IGNORECASE,
)
_DATE = (
    rf"(?:(?:(?:on|in|at) )?(?:{_MONTH}|\d{{1,2}}(?:st|nd|rd|th)?) [\w ,.]{{1,20}}?\d{{4}}"
    r"|(?:in )?\d{4})"
)
_TITLE_TAIL = re.compile(
    rf"(?:,? ?{_DATE})?"
    r"(?: under (?:a|the) creative commons licen[cs]e)?"
    r"(?:,? and (?:is )?(?:re)?published (?:here )?with permission"
    r"|,? (?:and|where it) (?:is|was|has been|were|are) (?:[a-z]+ and )?(?:re)?(?:published|posted"
    r"|printed|produced|distributed)\b"
    r"(?:[^.;:\"]{0,60}? (?:by|with) (?P<distributor>(?-i:[A-Z])[^.;:\"]{2,60}))?[^.;:\"]{0,80}"
    r"|,? and reviewed and distributed by (?P<distributor_>(?-i:[A-Z])[^.;:\"]{2,60})"
    r"|,? (?:which is |an? )?(?:part|member) of [^.;\"]{2,160}"
    r"|,? (?:with|by) permission(?: (?:of|from) [^.;\"]{2,80})?"
    r"|: ?(?P<headline>.{3,200})"
    r"|(?<=\.) ?all rights reserved)?\s*(?:[.;]|$|(?=\())",
    re.IGNORECASE,
)
_RESERVED = re.compile(
    r"(?:all (?:intellectual property |other )?rights (?:are )?reserved(?: worldwide)?"
    r"|alle (?:rechte|urheberrechte)(?: sind)? vorbehalten|alle rechten voorbehouden"
    r"|tous (?:les )?droits (?:sont )?réservés|todos (?:los|os) (?:derechos|direitos) reservados"
    r"|(?:todos|reservados todos) (?:los )?(?:derechos|direitos)(?: reservados)?"
    r"|tutti i diritti (?:sono )?riservati|riproduzione riservata"
    r"|tüm hakları saklıdır|her hakkı saklıdır"
    r"|alla rättigheter (?:reserverade|förbehållna)|alle (?:rettigheder|rettigheter) \w{6,12}"
    r"|kaikki oikeudet pidätetään|(?:wszelkie|wszystkie) prawa zastrzeżone"
    r"|všechna práva vyhrazena|minden jog fenntartva|toate drepturile rezervate"
    r"|все права защищены|hak cipta dilindungi(?: undang-undang)?|semua hak (?:cipta )?dilindungi"
    r"|版权所有|版權所有|保留所有权利|جميع الحقوق محفوظة|με την επιφύλαξη παντός δικαιώματος)"
    r"(?:[ ,]+(?:19|20)\d\d)?[.!]?",
    re.IGNORECASE,
)


def _form(
    kind: str,
    pattern: str | re.Pattern[str],
    read: Callable[[_Line, int, re.Match[str], int], _Statement | None],
    *,
    anywhere: bool = False,
) -> _Form:
    compiled = re.compile(pattern, re.IGNORECASE) if isinstance(pattern, str) else pattern
    return _Form(kind, compiled, anywhere, read)


_COPYRIGHT = _form("copyright", _MARK, _read_copyright, anywhere=True)
_RESERVATION = _form("reservation", _RESERVED, _read_whole("reservation"), anywhere=True)
_FOREIGN_TERMS = _form(
    "terms",
    r"무단 ?전재[^<>|]{0,40}금지|無断で?(?:転載|複製)[^<>|]{0,20}(?:禁じます|禁止|お断りします)",
    _read_whole("terms"),
    anywhere=True,
)
_PROVIDED = _form("origin", r"(?:©|\(c\)) ?provided by ", _read_origin)
_THIS_LICENSED = _form(
    "licence",
    rf"(?:this {_WORKS}|these {_WORKS}s|except where (?:otherwise )?noted,(?: the)? content"
    r" (?:on|of) this (?:site|blog|page)|content on this site|texte auf dieser webseite)"
    r" (?:is|are|stehen)(?: licen[cs]ed| made available| available| published)? (?:under|unter)"
    r" (?:a |an |the |einer )?(?:creative commons|cc)[\w\s./-]{0,90}",
    _read_licence,
)
_THIS_REPUBLISHED = _form(
    "licence",
    rf"this {_WORKS} is republished from (?P<publisher>[^.;:\"]{{2,60}}?) under (?:a|an|the)"
    r" (?:creative commons|cc)[\w\s./-]{0,40}?licen[cs]e",
    _read_licence,
)
_THIS_TERMS = _form(
    "terms",
    rf"(?:this|these|any|no|all|no part of (?:this|these|the)) (?:[\w'&.-]+ ){{0,5}}?(?:{_WORKS}"
    r"|contents|copy|text|information|parts?|portion|publication|broadcast|service|articles"
    r"|stories)"
    r"(?: (?:thereof|hereof|of this [a-z]+|in this [a-z]+))?(?:, including [^,.]{2,40},)?"
    rf" (?:may|must|can|shall)(?: not)? be (?:otherwise )?{_DONE_LIST}",
    _read_sentence,
)
_AND_TERMS = _form("terms", rf"and (?:may|must) not be {_DONE_LIST}", _read_sentence, anywhere=True)
_SUBJECT_TO_COPYRIGHT = _form(
    "terms",
    rf"this {_WORKS} is (?:subject to|protected by)(?: international)? copyright(?: laws?)?\.",
    _read_whole("terms"),
)
_PAID = _form("terms", r"this is a paid press release\.", _read_whole("terms"))
_PROHIBITED = _form(
    "terms",
    r"(?:any |all |un\w{3,12} )?(?:(?:republication|redistribution|reproduction|reprinting|copying"
    r"|duplication|distribution|use|republishing|reuse)(?:,? (?:or|and) |, )?){1,4} of"
    r" (?:[^.,;\"]{2,80})(?:, including [^.;\"]{2,60},)? (?:is|are) (?:strictly |expressly )?"
    r"(?:prohibited|forbidden|not permitted|not allowed)",
    _read_sentence,
)
_SYNDICATED = _form(
    "syndicated",
    r"(?:(?:except for|barring) the headline,? )?(?:(?:this|the) (?:story|report|article|copy))"
    r" has not been (?:edited|created) by .{2,60}? and is (?:auto-generated|published|generated)"
    r" from a syndicated feed|only the headline and picture of this report may have been"
    r" reworked by the .{2,60}? staff; the rest of the content is auto-generated from"
    r" a syndicated feed",
    _read_whole("syndicated"),
)
_REPRINTED_ON = _form(
    "syndicated", rf"this {_WORKS} was re(?:printed|published) (?:on|in|by) ", _read_reprinted
)
_THIS_ORIGIN = _form(
    "origin",
    rf"this {_WORKS}(?: by (?P<author>[^,.;:\"]{{3,60}}?))?,? (?:was |is |has been )?"
    r"(?:originally |first |previously )(?:was )?(?:appeared|ran|published|produced|posted"
    r"|released) (?:in|on|by|at|with|for) ",
    _read_origin,
)
_THIS_PRODUCED = _form(
    "origin",
    rf"this {_WORKS} was (?:produced|written|reported) by (?=.{{2,60}} and reviewed)",
    _read_origin,
)
_CANADIAN = _form(
    "origin",
    rf"this report by (?P<publisher>[^.;:\"]{{2,40}}?) was first published {_DATE}",
    _read_whole("origin"),
)
_DISTRIBUTED = _form(
    "distributed",
    rf"(?:this {_WORKS} (?:is|was) )?(?<!and )(?<!or )(?<!be )"
    r"(?:syndicated|distributed|circulated)(?: exclusively)?"
    r"(?: in partnership| in association)? (?:by|through|via|with):? ",
    _read_distributed,
    anywhere=True,
)
_THIS_PROVIDED = _form(
    "distributed", rf"this {_WORKS} is provided to [\w&. ]{{2,40}}? by ", _read_distributed
)
_PROVIDED_BY = _form("distributed", r"provided by ", _read_distributed)
_PERMISSION = _form(
    "permission",
    rf"(?:this )?(?:{_WORKS} )?(?:(?:re)?(?:printed|published|posted)|used)(?: here)? (?:with|by)"
    r"(?: the)?(?: kind| express)? permission(?: (?:from|of) |(?=[.;,]|$))",
    _read_permitted,
)

_REPORTED_BY = _form(
    "permission",
    rf"this {_WORKS} (?:is|was) (?:reported|produced|written) by (?=[^.;\"]{{2,60}}? and (?:is )?"
    r"(?:re)?published (?:here )?with permission)",
    _read_permitted,
)

_FORMS: dict[str, tuple[_Form, ...]] = {
    "©": (_PROVIDED, _COPYRIGHT),
    "ⓒ": (_COPYRIGHT,),
    "Ⓒ": (_COPYRIGHT,),
    "&copy;": (_COPYRIGHT,),
    "℗": (_COPYRIGHT,),
    "â": (_form("copyright", r"âÂ?©", _read_copyright, anywhere=True),),
    "™": (_form("copyright", rf"™ ?(?:&|and) ?{_MARK.pattern}", _read_copyright, anywhere=True),),
    "(p)": (_COPYRIGHT,),
    "(c)": (_PROVIDED, _COPYRIGHT),
    "c": (_form("copyright", r"c\.\s?(?=(?:19|20)\d\d\b)", _read_copyright),),
    "copyright": (
        _form("copyright", _MARK, _read_copyright),
        _form("copyright", r"copyright ?(?:©|\(c\))\s?", _read_copyright, anywhere=True),
    ),
    "all": (_RESERVATION, _THIS_TERMS, _PROHIBITED),
    **dict.fromkeys(
        ("alle", "tous", "todos", "reservados", "tutti", "riproduzione", "tüm", "her", "alla",
         "kaikki", "wszelkie", "wszystkie", "všechna", "minden", "toate", "все", "hak", "semua",
         "版权所有", "版權所有", "保留所有", "جميع", "με"),
        (_RESERVATION,),
    ),
    "무단": (_FOREIGN_TERMS,),
    "無断転載": (_FOREIGN_TERMS,),
    "無断複製": (_FOREIGN_TERMS,),
    "無断で転": (_FOREIGN_TERMS,),
    "distributed": (_DISTRIBUTED,),
    "syndicated": (_DISTRIBUTED,),
    "circulated": (_DISTRIBUTED,),
    "provided": (_PROVIDED_BY,),
    "the": (
        _form("distributed", r"(?P<distributor>the-cnn-wire)\b", _read_whole("distributed")),
        _form("origin", r"the (?:post|article) (?P<headline>.{2,200}?)"
              r" (?:first appeared|appeared first) (?:on|in) ", _read_origin),
        _SYNDICATED,
    ),
    "end": (_form(
        "distributed",
        r"end\) (?P<distributor>dow jones newswires)"
        r"(?: \w{3,9} \d\d?, \d{4} \d\d?:\d\d E[DS]?T(?: \(\d\d?:\d\d GMT\))?)?",
        _read_whole("distributed"),
    ),),
    "visit": (_form("visit", r"visit:? ", _read_visit, anywhere=True),),
    "to": (
        _form("distributed", r"to (?:find out|learn|read) more about .{2,80}? and read features by"
              r" other (?P<distributor>.{2,60}?) writers and cartoonists, visit the .{2,60}? at"
              r" (?:www\.)?[\w.-]{3,60}", _read_whole("distributed")),
        _form("permission", r"to contact the copyright holder directly.{2,160}?click here",
              _read_whole("permission")),
    ),
    "for": (_form("permission", r"for (?:reprint|reproduction|syndication) rights:? "
                  r"(?P<distributor>(?-i:[A-Z])[^.;\"]{2,60})", _read_whole("permission")),),
    "click": (_form("terms", r"click (?:here )?for restrictions(?:\s?[-–—:]\s?https?://\S{3,200})?",
                    _read_whole("terms")),),
    "check": (_form("terms", r"check for restrictions(?: at)?:?(?:\s?https?://\S{3,200})?",
                    _read_whole("terms")),),
    "this": (
        _SYNDICATED, _THIS_REPUBLISHED, _THIS_LICENSED, _THIS_TERMS, _SUBJECT_TO_COPYRIGHT, _PAID,
        _REPRINTED_ON, _CANADIAN, _THIS_ORIGIN, _THIS_PRODUCED, _DISTRIBUTED, _THIS_PROVIDED,
        _REPORTED_BY, _PERMISSION,
    ),
    "these": (_THIS_LICENSED, _THIS_TERMS),
    "any": (_THIS_TERMS, _PROHIBITED),
    "no": (_THIS_TERMS,),
    "and": (_AND_TERMS,),
    "except": (_SYNDICATED, _THIS_LICENSED),
    "barring": (_SYNDICATED,),
    "only": (_SYNDICATED,),
    "content": (_THIS_LICENSED,),
    "texte": (_THIS_LICENSED,),
    **dict.fromkeys(
        ("republication", "redistribution", "reproduction", "unauthorized", "unauthorised",
         "reprinting", "copying", "use", "duplication"),
        (_PROHIBITED,),
    ),
    "terms": (_form("terms", r"terms under which this (?:site|service) is provided",
                    _read_whole("terms")),),
    **dict.fromkeys(
        ("market", "sports", "stock", "fund"),
        (_form("terms", r"(?:market|sports|stock|fund) data (?:provided|supplied|powered) by"
               r" (?-i:[A-Z])[^.]{1,40}", _read_whole("terms")),),
    ),
    **dict.fromkeys(
        ("image", "images", "photo", "photos", "picture", "pictures"),
        (_form("copyright", rf"(?:image|photo|picture)s?:? ?{_MARK.pattern}", _read_copyright),),
    ),
    "licensed": (_form("licence", r"licen[cs]ed under (?:a |an |the )?(?:creative commons|cc)"
                       r"[\w\s./-]{0,60}", _read_licence),),
    "cc": (_form("licence", r"cc[ -]by(?:[ -](?:nc|nd|sa)){0,2}(?: \d\.\d)?"
                 r"(?: (?:int|international|igo))?", _read_licence),),
    "creative": (_form("licence", r"creative commons (?:attribution|licen)[\w\s./-]{0,90}",
                       _read_licence),),
    "work": (_form("licence", r"works? of the u\.?s\.? government, public domain", _read_licence),),
    **dict.fromkeys(
        ("originally", "first"),
        (_form("origin", r"(?:originally|first) (?:appeared|published|posted|ran) (?:in|on|by|at) ",
               _read_origin),),
    ),
    "a": (
        _form("origin", rf"a version of this {_WORKS} appear(?:s|ed) in print on {_DATE},(?: on)?"
              r"(?: section \w{1,3},)? page \w{1,4}(?:, section \w{1,3},)? of the .{2,40}? edition"
              r" with the headline: (?P<headline>[^.|]{2,200})", _read_whole("origin")),
        _form("origin", rf"a version of this {_WORKS} (?:originally |first )?(?:appeared|ran|was"
              r" (?:originally |first )?published) (?:in|on|by|at) ", _read_origin),
    ),
    "appeared": (_form(
        "origin",
        rf"appeared in the {_DATE},? print edition as ['\"](?P<headline>.{{2,200}}?)['\"](?=\.|$)",
        _read_whole("origin"),
    ),),
    "view": (_form("origin", r"view (?:source version on \S{3,60}|original content(?: to download"
                   r" multimedia)?(?: with multimedia)?):\s?(?P<url>https?://\S{3,300})",
                   _read_whole("origin")),),
    "source": (
        _form("origin", r"(?-i:SOURCE):? (?=(?-i:[A-Z]))|source: (?=(?-i:[A-Z]).* View original)",
              _read_issuer),
    ),
    "original": (_form("origin", r"original-content von: (?P<publisher>.{2,80}?), übermittelt durch"
                       r" (?P<distributor>.{2,40}?)(?=\s*$)",
                       _read_whole("origin")),),
    "reprinted": (_PERMISSION,),
    "republished": (
        _PERMISSION,
        _form("licence", r"republished under (?:a|the) creative commons licen[cs]e from"
              r" (?P<publisher>(?:the )?(?-i:[A-Z])[^.;:\"]{2,60})", _read_licence),
    ),
    "article": (_PERMISSION,),
    "used": (_PERMISSION,),
    "published": (_form("permission", r"published by (?-i:[A-Z])[^.;\"]{2,60}? with permission"
                        r" from ", _read_permitted),),
    "editor": (_form("credit", r"editors?: ", _read_credit),),
}  # fmt: skip
"""Forms by the word they open with, in lower case; the first that matches is taken."""
