"""One text that holds several articles: where each begins and ends.

Databases export a whole search as one file, and wires are recorded as they come. Only marks that
nothing else prints divide a text: counters of documents, ends of documents, transmission
controls. In doubt a text is one article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from copydesk.model.text import LAYOUT

_COUNTER = re.compile(
    r"(?i)(?:documento?|dokument)\s+(\d{1,6})\s+(?:of|von|de|di|van|av|af|sur)\s+(\d{1,6})"
    r"|(\d{1,6})\s+(?:of|von|de|di|van|av|af|sur)\s+(\d{1,6})\s+"
    r"(?:documents?|dokumente?n?|documentos?|documenti|documenten)"
)
"""LexisNexis "3 of 10 DOCUMENTS", "Dokument 3 von 10"; ProQuest "Document 3 of 40"."""
_NEXIS_END = re.compile(
    r"(?i)end of document|ende des dokuments|fin du document|fin del documento"
    r"|fine del documento|fim do documento|einde van (?:het )?document"
)
_NEXIS_HEAD = re.compile(r"(?m)^\W*(?:Length|Byline|Section|Länge|Longueur|Autor):|^\W*Body\W*$")
_FACTIVA_END = re.compile(
    r"(?:AN\s+)?(?:Document|Dokument|Documento)\s+[A-Z0-9]{4,12}(?:19|20)\d{6}[a-z0-9]{6,12}"
)
"""Source code, date of publication, and letters and digits in lower case."""
_FACTIVA_HEAD = re.compile(
    r"(?m)^\W*(?:\d{1,3}(?:[,.]\d{3})?\s(?:words|Wörter|mots|palabras|parole|woorden|palavras)\s*$"
    r"|HD(?:\s|$))"
)
_PROQUEST_RULE = re.compile(r"_{20,}")
_PROQUEST_FIELD = re.compile(r"(?m)^\W*(?:Full text|ProQuest document ID): ?")
_NNNN = re.compile("NNNN")
_ZCZC = re.compile("ZCZC")
_AP_END = re.compile(r"\^?(?:[A-Z]{2,3}-[A-Z]{2}|NYT)-\d\d-\d\d-\d{2,4} \d{4} ?[A-Z]{3}<?")
"""The last line of a dispatch: "AP-WF-08-29-16 1626GMT<", "NYT-04-12-00 1154EDT"."""
_AFTER_END = re.compile(r"(?i)ENDIT|-30-|###|nn|&\w\w;|\.|<?/(?:text|body|doc)>?")
_SGML_END = re.compile("</DOC>")
_NEWSBANK_END = re.compile(r"(?:Record|Document)(?: Number)?: ?[0-9A-Z][\w.-]{3,40}")
_NEWSBANK_TAIL = re.compile(
    r"(?i)(?:copyright|©|\(c\)|all content ©|openurl link|[●•*]? ?citation\b).{0,200}"
)
_DIGEST_RULE = re.compile("-{30}")
_DIGEST_HEAD = re.compile(r"(?:Date|From|Subject|Message(?: \d+)?): ?")


_INK = re.compile(r"\w")


class _Line(NamedTuple):
    """A line that holds a mark: its offsets without and with its line break, and the match."""

    start: int
    end: int
    next: int
    match: re.Match[str]


def parts_of(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open ranges of code points that tile the text, one for each article in it.

    What stands before the first article (a cover page, a list of results) belongs to the first
    range, what stands behind the last one to the last. Time is linear in the text.

    >>> parts_of("1 of 2 DOCUMENTS\\nOne.\\n2 of 2 DOCUMENTS\\nTwo.")
    ((0, 22), (22, 43))
    """
    for sign, literals, readers in _FORMATS:
        if sign in text and any(literal in text for literal in literals):
            for cuts_of in readers:
                edges = [0, *_inked(text, cuts_of(text)), len(text)]
                if len(edges) > 2:
                    return tuple(pairwise(edges))
    return ((0, len(text)),)


def _inked(text: str, cuts: list[int]) -> Iterator[int]:
    """The cuts that leave something to read on both sides."""
    at = 0
    for cut in cuts:
        if _INK.search(text, at, cut) and _INK.search(text, cut):
            yield cut
            at = cut


def _marked(text: str, literals: tuple[str, ...], mark: re.Pattern[str]) -> Iterator[_Line]:
    """The lines that are nothing but a mark, which holds one of the literals, in text order."""
    found = {line.start: line for literal in literals for line in _lines_with(text, literal, mark)}
    for start in sorted(found):
        yield found[start]


def _lines_with(text: str, literal: str, mark: re.Pattern[str]) -> Iterator[_Line]:
    at = text.find(literal)
    while at >= 0:
        start = text.rfind("\n", 0, at) + 1
        start = max(start, text.rfind("\r", start, at) + 1)
        end = _line_end(text, at)
        inner = text[start:end].strip(LAYOUT) if end - start <= 400 else ""
        following = end + (2 if text.startswith("\r\n", end) else 1)
        if match := mark.fullmatch(inner):
            yield _Line(start, end, min(following, len(text)), match)
        at = text.find(literal, following)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    carriage = text.find("\r", at, end)
    return end if carriage < 0 else carriage


def _following(text: str, at: int) -> tuple[str, int]:
    """The next line that holds something to see, and where the line after it begins."""
    while at < len(text):
        end = _line_end(text, at)
        inner = text[at:end].strip(LAYOUT)
        at = end + (2 if text.startswith("\r\n", end) else 1)
        if inner:
            return inner, min(at, len(text))
    return "", len(text)


def _past(text: str, at: int, furniture: re.Pattern[str]) -> int:
    """Where the lines of furniture that stand at an offset end."""
    while True:
        line, following = _following(text, at)
        if not line or not furniture.fullmatch(line):
            return at
        at = following


def _counters(text: str) -> list[int]:
    """Each document begins with its number; a printed page may repeat the number of the last."""
    cuts: list[int] = []
    before: tuple[str, ...] = ()
    for line in _marked(text, _DOCUMENT, _COUNTER):
        number, total = counted = tuple(group for group in line.match.groups() if group)
        if counted != before and 0 < int(number) <= int(total):
            cuts.append(_above_rule(text, line.start))
            before = counted
    return cuts[1:]


def _above_rule(text: str, at: int) -> int:
    """The start of the rule of underscores that stands right above a line, else the line's."""
    above = text[max(0, at - 200) : at].rstrip(LAYOUT)
    bare = above.rstrip("_")
    if len(above) - len(bare) < 3 or (bare and bare[-1] not in "\r\n"):
        return at
    return max(0, at - 200) + len(bare)


def _ends(
    literals: tuple[str, ...],
    mark: re.Pattern[str],
    head: re.Pattern[str] | None = None,
    furniture: re.Pattern[str] | None = None,
) -> Callable[[str], list[int]]:
    """Cuts behind each mark; behind the last one only where another article's head follows."""

    def cuts_of(text: str) -> list[int]:
        cuts = [line.next for line in _marked(text, literals, mark)]
        if furniture is not None:
            cuts = [_past(text, cut, furniture) for cut in cuts]
        if cuts and not (head and head.search(text, cuts[-1])):
            cuts.pop()
        return cuts

    return cuts_of


def _records(text: str) -> list[int]:
    """Rules of underscores divide records where each side has fields of its own."""
    cuts: list[int] = []
    rules = list(_marked(text, ("_" * 20,), _PROQUEST_RULE))
    edges = [*(line.start for line in rules), len(text)]
    seen = bool(rules) and _PROQUEST_FIELD.search(text, 0, edges[0]) is not None
    for start, end in pairwise(edges):
        if _PROQUEST_FIELD.search(text, start, end):
            if seen:
                cuts.append(start)
            seen = True
    return cuts


def _transmissions(text: str) -> list[int]:
    """A transmission begins with SOH (IPTC 7901, ANPA 1312), after SYN where there is any."""
    if "\x02" not in text and "\x03" not in text:
        return []
    cuts: list[int] = []
    at = text.find("\x01")
    while at >= 0:
        start = at
        while start and text[start - 1] == "\x16":
            start -= 1
        cuts.append(start)
        at = text.find("\x01", at + 1)
    return cuts[1:]


def _digest(text: str) -> list[int]:
    """RFC 1153: thirty hyphens between messages, each of which opens with header fields."""
    return [
        line.start
        for line in _marked(text, ("-" * 30,), _DIGEST_RULE)
        if _DIGEST_HEAD.match(_following(text, line.next)[0])
    ]


_DOCUMENT = ("ocument", "okument", "DOCUMENT")
_NEXIS = _ends(_DOCUMENT, _NEXIS_END, _NEXIS_HEAD)
_FACTIVA = _ends(_DOCUMENT, _FACTIVA_END, _FACTIVA_HEAD)
_FORMATS: tuple[tuple[str, tuple[str, ...], tuple[Callable[[str], list[int]], ...]], ...] = (
    ("", _DOCUMENT, (_counters, _NEXIS, _FACTIVA)),
    ("_", ("_" * 20,), (_records,)),
    ("\x01", ("\x01",), (_transmissions,)),
    ("", ("NNNN",), (_ends(("NNNN",), _NNNN, _ZCZC),)),
    ("<", ("</DOC>",), (_ends(("</DOC>",), _SGML_END),)),
    ("<", ("AP-",), (_ends(("AP-",), _AP_END, None, _AFTER_END),)),
    ("_", ("NYT-",), (_ends(("NYT-",), _AP_END, None, _AFTER_END),)),
    ("", ("Record",), (_ends(("Record",), _NEWSBANK_END, None, _NEWSBANK_TAIL),)),
    ("--", ("-" * 30,), (_digest,)),
)
"""A sign and literals of which a text must hold one before its marks are looked for, and what
finds them. A sign is found ten times as fast as a word."""
