"""A row of statements: which forms open where, and what each is about."""

from __future__ import annotations

import re
from dataclasses import replace

from copydesk.fields.names import is_name, words
from copydesk.fields.notice.forms import FORMS
from copydesk.fields.notice.names import is_firm, known_to
from copydesk.fields.notice.parts import Form, Line, Statement
from copydesk.fields.notice.readers import read_lost_symbol
from copydesk.fields.notice.unopened import read_rest, read_unopened
from copydesk.model.article import Notice

WEAK = frozenset({"credit", "meta", "visit"})
"""Kinds that make no line of rights by themselves."""

_WORD = re.compile(r"[^\W\d_]+|[©ⓒⒸ™℗]|\([cp]\)|&copy;", re.IGNORECASE)

_SENTENCE = frozenset(".!?…()[]<>|;:•·/–—-\"'”。")


def _openings(line: Line) -> list[tuple[Form, re.Match[str]]]:
    """Where statements open, in order; none inside what another one matched."""
    text, start, end, _ = line
    found: list[tuple[Form, re.Match[str]]] = []
    taken = start
    for word in _WORD.finditer(text, start, end):
        place, key = word.start(), word.group().lower()
        forms = FORMS.get(key) or (None if key.isascii() else FORMS.get(key[:4]))
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


def form_at(line: Line) -> Form | None:
    """The form of the statement that opens where the line starts."""
    text, start, end, _ = line
    word = _WORD.match(text, start, end)
    if word is None:
        return None
    key = word.group().lower()
    for form in FORMS.get(key) or FORMS.get(key[:4]) or ():
        if form.pattern.match(text, start, end):
            return form
    return None


def may_start(line: Line) -> bool:
    """Whether the start of a line is worth reading: a statement, or what may stand before one."""
    text, start, end, _ = line
    if form_at(line) or text[start : start + 2] in ("19", "20"):
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


def statements_of(line: Line) -> list[Statement]:
    """All statements of the line, or none if something in it is no statement."""
    text, place = line.text, line.start
    found: list[Statement] = []
    openings = _openings(line)
    for index, (form, match) in enumerate(openings[: _MOST_OPENINGS + 1]):
        start = match.start()
        if start < place:
            continue
        if index == _MOST_OPENINGS:
            return []
        stop = next((m.start() for _, m in openings[index + 1 :] if m.start() >= start), line.end)
        if found:
            if not read_rest(line, place, start, found):
                return []
        elif text[place:start].strip("([<_ "):
            if form.kind == "copyright":
                start = place
            elif (lead := read_lost_symbol(line, place, start)) is not None:
                found.append(lead)
            else:
                return read_unopened(line)
        statement = form.read(line, start, match, stop)
        if statement is None:
            return []
        found.append(statement)
        place = statement.end
    if not found:
        return read_unopened(line)
    if not read_rest(line, place, line.end, found):
        return []
    return _judged(line, found)


def _judged(line: Line, found: list[Statement]) -> list[Statement]:
    """The statements with their scope, or none where they are too weak for a line of rights."""
    kinds = {statement.kind for statement in found} - WEAK
    if not kinds or (len(kinds) == 1 and not all(_stands_alone(line, s) for s in found)):
        return []
    scope = _scope(line, found, is_lone=len(found) == 1)
    if scope == "article":
        return found
    return [s._replace(notice=s.notice and replace(s.notice, scope=scope)) for s in found]


def _stands_alone(line: Line, statement: Statement) -> bool:
    """Whether a statement is one even if nothing else in the line speaks of rights."""
    notice = statement.notice
    if notice is None or notice.kind not in ("copyright", "distributed"):
        return True
    if notice.kind == "distributed":
        name = notice.distributor
        trade = words(name.lower().replace(",", " ")) & _TRADE
        return not notice.text.startswith("Provided") and bool(trade or known_to(line, name))
    text, holder = notice.notice.lower(), notice.holder
    known = bool(known_to(line, holder) or is_firm(holder))
    if any(symbol in text for symbol in "©ⓒⒸ℗") or "&copy;" in text:
        return bool(holder or notice.year)
    if "copyright" in text:
        return known or (bool(notice.year) and not words(holder.lower()) & _LAW)
    return known or (bool(notice.year and holder) and "(c)" in text)


_TRADE = words("agency syndicate syndication news media services service wire features press")

_LAW = words("act law laws bill lawsuit reform treaty directive case cases office battle rules")


def _scope(line: Line, found: list[Statement], *, is_lone: bool) -> str:
    """Whether the line is about a picture, the site it stands on, or the article."""
    low = line.text[line.start : line.end].lower()
    pictured = any(_is_of_picture(line, s.notice, is_lone=is_lone) for s in found if s.notice)
    if pictured or any(label in low for label in _PICTURED) or _IMAGE.match(low):
        return "image"
    return "site" if any(cue in low for cue in _SITE) or _SITE_FIRST.match(low) else "article"


def _is_of_picture(line: Line, notice: Notice, *, is_lone: bool) -> bool:
    """`© REUTERS / Mara Quillby`, `© EPA`, `© Mara Quillby`: a credit in a notice's clothes."""
    holder = notice.holder
    if notice.kind != "copyright" or not holder or notice.year or is_firm(holder):
        return False
    if "/" in holder:
        return True
    return is_lone and " " in holder and is_name(holder) and not known_to(line, holder)


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
