"""Statements that no form opens, and what is left of a line."""

from __future__ import annotations

import re
from dataclasses import replace

from copydesk.fields.credit import parse_credit
from copydesk.fields.notice.names import (
    HOST,
    URL,
    address,
    is_capital,
    is_firm,
    known_to,
    name_at,
    sentence_end,
)
from copydesk.fields.notice.parts import Line, Statement
from copydesk.fields.notice.readers import skip
from copydesk.model.article import Notice

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


def read_unopened(line: Line) -> list[Statement]:
    """`<headline> originally appeared on example.net`: only where the source is beyond doubt."""
    text, start, end, _ = line
    if found := _ABOUT.match(text, start, end):
        notice = Notice("origin", text[start:end], publisher=found.group("publisher"))
        return [Statement(start, end, "origin", notice)]
    found = _HEADLINE_FIRST.search(text, start, end)
    if found is None:
        return []
    headline = text[start : found.start()].strip()
    name = name_at(line, found.end(), end)
    title = text[slice(*name)]
    long = [word for word in headline.split() if len(word) > 3]
    is_title = len(long) > 1 and sum(map(is_capital, long)) * 5 >= len(long) * 4
    if not is_title or text[name[1] : end].strip(" ."):
        return []
    if not (known_to(line, title) or HOST.fullmatch(title)):
        return []
    notice = Notice("origin", text[start:end], publisher=title, headline=headline)
    return [Statement(start, end, "origin", notice)]


def read_rest(line: Line, start: int, stop: int, found: list[Statement]) -> bool:
    """Reads what stands between two statements, adding to `found`; False: it is none of ours."""
    text = line.text
    for _ in range(_MOST_SENTENCES):
        start = skip(text, _SEPARATORS, start, stop)
        if start >= stop:
            return True
        end = sentence_end(text, start, stop)
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


def _rest(line: Line, start: int, stop: int, end: int, found: list[Statement]) -> Statement | None:
    """One thing left over; of kind "" if it belongs to the statement before it."""
    text = line.text
    match = _ABSORBED.match(text, start, stop) or _NAVIGATION.match(text, start, stop)
    if match and not text[match.end() : match.end() + 1].isalnum():
        return Statement(start, match.end(), "")
    last = found[-1].notice if found else None
    if last and last.publisher and text.startswith(last.publisher, start, stop):
        behind = start + len(last.publisher)
        return Statement(start, stop if text.startswith(" is ", behind) else behind, "")
    if (match := URL.match(text, start, stop)) and match.end() >= end - 1:
        url, printed = address(text, start, end)
        notice = Notice("visit", text[start:end].strip(" ."), url=url, url_text=printed)
        return Statement(start, end, "visit", notice)
    if match := _META.match(text, start, stop):
        return Statement(start, match.end(), "meta")
    sentence = text[start:end].strip()
    if sentence.endswith(" contributed."):
        sentence = sentence.replace(" contributed.", " contributed to this report.")
    if parse_credit(sentence, line.parties) is not None:
        return Statement(start, end, "credit")
    return _small_print(line, start, end, found)


def _small_print(line: Line, start: int, end: int, found: list[Statement]) -> Statement | None:
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
        return Statement(start, end, "terms", Notice("terms", sentence, terms=sentence))
    if is_whole and line.text[max(0, start - 8) : start].rstrip()[-1:] in ".!?|•·–—-":
        return Statement(start, end, "")
    return None


def _is_whole_notice(line: Line, notice: Notice) -> bool:
    """Mark, holder and either a year or a holder beyond doubt."""
    if notice.kind != "copyright" or not notice.holder or notice.notice[0].isdigit():
        return False
    return bool(notice.year) or is_firm(notice.holder) or known_to(line, notice.holder)


_ESTABLISHED = frozenset({"copyright", "reservation", "terms", "licence", "permission"})


def _lengthened(text: str, statement: Statement, end: int) -> Statement:
    """The statement up to `end`."""
    notice = statement.notice
    said = text[statement.start : end].strip()
    if notice is not None:
        notice = replace(notice, text=said, terms=said if notice.terms else "")
    return statement._replace(end=end, notice=notice)
