"""Readers of single statements."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from copydesk.fields.credit import parse_credit
from copydesk.fields.notice.names import (
    DATED,
    SMALL,
    URL,
    YEARS,
    address,
    is_firm,
    known_to,
    name_at,
    organisation,
    sentence_end,
)
from copydesk.fields.notice.parts import Line, Statement
from copydesk.fields.notice.phrases import ITEM, LICENCE_TAIL, MARK, TERMS_TAIL, TITLE_TAIL
from copydesk.model.article import Notice

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

    def __init__(self, line: Line, place: int) -> None:
        self.line = line
        self.place = place
        self.years: re.Match[str] | None = None
        self.holder = (0, 0)

    def read(self, stop: int) -> None:
        """Reads marks, years and one holder, in whatever order they are printed."""
        text = self.line.text
        while True:
            place = self.place = skip(text, _BETWEEN, self.place, stop)
            if found := MARK.match(text, place, stop) or _NO_NAME.match(text, place, stop):
                self.place = found.end()
            elif self.years is None and (found := DATED.match(text, place, stop)):
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
        if found := YEARS.fullmatch(text, start, end):
            self.years = self.years or found
            return True
        span = name_at(self.line, start, end)
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

    def statement(self, start: int, mark: int, stop: int) -> Statement | None:
        """The statement from `start` on, whose notice starts at `mark`."""
        text, name = self.line.text, self.name
        if (not name and self.years is None) or name.lower() == "the":
            return None
        core = len(text[: self.place].rstrip(" \n\t,;:|•·/–—-"))
        end = _after_holder(self.line, core, stop)
        url, url_text = address(text, core, end)
        if name.startswith("www."):
            url, url_text = address(name, 0, len(name))
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
        return Statement(start, end, "copyright", notice)


def read_copyright(line: Line, start: int, match: re.Match[str], stop: int) -> Statement | None:
    """`© 2026 Holder, Inc., a Parent Company`, with holder and years on either side of the mark."""
    read = _Copyright(line, match.end())
    read.read(stop)
    if not read.read_lead(start, match.start()):
        return None
    mark = match.start()
    is_led = (read.name and read.holder[0] < mark) or (read.years and read.years.start() < mark)
    return read.statement(start, start if is_led else mark, stop)


def _holder_at(line: Line, start: int, stop: int) -> tuple[int, int]:
    """The span of a holder: an organisation, also in small letters if it is all there is.

    `dpa-infocom`, `dtv Verlag`.
    """
    text, span = line.text, name_at(line, start, stop)
    if span[0] < span[1]:
        return span
    if found := _SMALL_FIRST.match(text, start, stop):
        end = organisation(text, found.end(), stop)
        if end > found.end() and not text[end:stop].strip(" .,"):
            return start, end
    found = SMALL.match(text, start, stop)
    if found and (not text[found.end() : stop].strip(" .)") or text[found.end()] in ",("):
        return start, start + len(found.group().rstrip())
    return span


_SMALL_FIRST = re.compile(r"[a-z0-9][\w.-]{1,20} (?:[a-z]{2,12} ){0,2}(?=[A-Z])")

_NO_NAME = re.compile(r"by:?\s+|(?:bild|foto|photo|image): ", re.IGNORECASE)
"""What may stand before a holder and is no part of it."""


def skip(text: str, pattern: re.Pattern[str], start: int, end: int) -> int:
    found = pattern.match(text, start, end)
    return found.end() if found else start


def _after_holder(line: Line, start: int, stop: int) -> int:
    """Where a notice ends: behind places, parents and item numbers that follow its holder."""
    text, place = line.text, start
    while place < stop:
        found = _BRACKET.match(text, place, stop) or _REGISTER.match(text, place, stop)
        if found is None and (item := ITEM.search(text, place, stop)):
            found = item if not text[place : item.start()].strip(" ,") else None
        if found is not None:
            place = found.end()
            continue
        begin = _PARENT.match(text, place, stop)
        if begin is None:
            after = organisation(text, min(place + 1, stop), stop)
            place = place if text[after:stop].strip(" .") else after
            break
        after = organisation(text, begin.end(), stop)
        if after == begin.end():
            break
        place = after
    return _behind_stop(text, _parent_sentence(line, place, stop), stop)


def _parent_sentence(line: Line, start: int, stop: int) -> int:
    """`© 2014 Cable News Network. Turner Broadcasting System, Inc.`: a company as a sentence."""
    text = line.text
    if text[start : start + 1] != ".":
        return start
    begin = start + 1 + len(text[start + 1 : stop]) - len(text[start + 1 : stop].lstrip())
    after = organisation(text, begin, stop)
    ends = not text[after:stop].strip(" .,;")
    return after if ends and is_firm(text[begin:after]) else start


def _behind_stop(text: str, place: int, stop: int) -> int:
    """`place`, or behind the punctuation that follows it."""
    while place < stop and text[place] in ".,;":
        place += 1
    return place


def read_lost_symbol(line: Line, start: int, stop: int) -> Statement | None:
    """`2022 CQ-Roll Call, Inc.,` before another statement: the mark was lost on the way."""
    read = _Copyright(line, start)
    read.read(stop)
    statement = read.statement(start, start, stop)
    if statement is None or line.text[statement.end : stop].strip(" ,;.|–-"):
        return None
    if read.years:
        return statement if read.name and read.years.start() == start else None
    return statement if is_firm(read.name) or known_to(line, read.name) else None


def read_whole(kind: str) -> Callable[[Line, int, re.Match[str], int], Statement | None]:
    """A reader for statements that their pattern matched from end to end."""

    def read(line: Line, start: int, match: re.Match[str], stop: int) -> Statement | None:
        end = _behind_stop(line.text, match.end(), stop)
        text = line.text[start:end].strip(" ,;")
        said = {name.rstrip("_"): value for name, value in match.groupdict().items() if value}
        url, printed = address(said.get("url") or text, 0, len(text))
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
        return Statement(start, end, kind, notice)

    return read


def read_sentence(line: Line, start: int, match: re.Match[str], stop: int) -> Statement | None:
    """Terms: a subject, what may not be done with it, and what would allow it; nothing else."""
    text = line.text
    end = sentence_end(text, match.end(), stop)
    rest = text[match.end() : end].strip()
    if '"' in rest or not TERMS_TAIL.fullmatch(rest):
        return None
    sentence = text[start:end].strip()
    url, printed = address(sentence, 0, len(sentence))
    notice = Notice(kind="terms", text=sentence, terms=sentence, url=url, url_text=printed)
    return Statement(start, end, "terms", notice)


def read_visit(line: Line, start: int, match: re.Match[str], stop: int) -> Statement | None:
    """`Visit bloomberg.com.`, `Visit The Example Herald (Norfolk, Va.) at example.net`."""
    found = URL.search(line.text, match.end(), min(stop, match.end() + 200))
    if found is None:
        return None
    between = line.text[match.end() : found.start()].strip()
    if between and not between.endswith((" at", "at", " at:")):
        return None
    end = _behind_stop(line.text, found.end(), stop)
    url, printed = address(line.text, found.start(), stop)
    text = line.text[start:end].strip(" ,;")
    return Statement(start, end, "visit", Notice("visit", text, url=url, url_text=printed))


def read_distributed(line: Line, start: int, match: re.Match[str], stop: int) -> Statement | None:
    """`Distributed by Tribune Content Agency, LLC.`, with a place, an address or a parent."""
    text = line.text
    name = name_at(line, match.end(), stop)
    if name[0] == name[1]:
        return None
    place = _after_holder(line, name[1], stop)
    if found := URL.match(text, skip(text, _BETWEEN, place, stop), stop):
        place = _behind_stop(text, found.end(), stop)
    url, printed = address(text, name[1], place)
    said = text[start:place].strip(" ,;")
    notice = Notice("distributed", said, distributor=text[slice(*name)], url=url, url_text=printed)
    return Statement(start, place, "distributed", notice)


def read_licence(line: Line, start: int, match: re.Match[str], stop: int) -> Statement | None:
    """A licence the text names; `licence` only where it says which."""
    end = sentence_end(line.text, match.end(), stop)
    if not LICENCE_TAIL.fullmatch(line.text[match.end() : end].strip()):
        return None
    text = line.text[start:end].strip()
    name = (match.groupdict().get("publisher") or "").strip()
    notice = Notice("licence", text, licence=short_licence(text), publisher=name)
    return Statement(start, end, "licence", notice)


def read_origin(line: Line, start: int, match: re.Match[str], stop: int) -> Statement | None:
    """`This article originally appeared in The Example Herald.` and its kin."""
    return _read_title(line, start, match, stop, "origin")


def read_permitted(line: Line, start: int, match: re.Match[str], stop: int) -> Statement | None:
    """`Reprinted with permission from example.net.`"""
    if not line.text[match.end() : stop].strip(" .,;"):
        end = _behind_stop(line.text, match.end(), stop)
        return Statement(start, end, "permission", Notice("permission", line.text[start:end]))
    return _read_title(line, start, match, stop, "permission")


def read_reprinted(line: Line, start: int, match: re.Match[str], stop: int) -> Statement | None:
    """`This article was reprinted on example.net.`: that is not where it comes from."""
    found = _read_title(line, start, match, stop, "syndicated")
    if found is None or found.notice is None:
        return None
    return found._replace(notice=replace(found.notice, publisher=""))


def _read_title(
    line: Line, start: int, match: re.Match[str], stop: int, kind: str
) -> Statement | None:
    """A statement that names the title a piece comes from, and says no more than such lines do."""
    text = line.text
    name = name_at(line, match.end(), stop)
    if name[0] == name[1]:
        return None
    after = TITLE_TAIL.match(text, name[1], stop)
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
    return Statement(start, end, kind, notice)


def read_issuer(line: Line, start: int, match: re.Match[str], stop: int) -> Statement | None:
    """`SOURCE Quoin Holdings` at the foot of a release.

    Capitals alone are a headline, and an agency there is the source of a story: a credit.
    """
    name = line.text[match.end() : stop].strip()
    if organisation(line.text, match.end(), stop) < match.end() + len(name.rstrip(".")):
        return None
    if name.isupper() and not is_firm(name):
        return None
    party = line.parties.named(name)
    if party is not None and party.kind == "agency":
        return None
    text = line.text[start:stop].strip()
    return Statement(start, start + len(text), "origin", Notice("origin", text, publisher=name))


def read_credit(line: Line, start: int, match: re.Match[str], stop: int) -> Statement | None:
    """`Editor: Mara Quillby.` inside a line of rights: a credit, and no notice."""
    if parse_credit(line.text[start:stop], line.parties) is None:
        return None
    return Statement(start, stop, "credit")


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
