"""The byline grammar: who wrote it, for whom, where and when, out of one printed line.

Four steps, each a function of what the one before it gave:

* `_tokens` cuts words and marks, also where the copy fused them (`QuillbyStaff Writer`), and
  `_folded` makes one token of a date, an address or a reading time;
* `_pieces` cuts at separators;
* `_elements` says what a piece is: a person, an organisation, a role, a place …
* `_Sheet` says who belongs to whom.

A piece that is nothing known ends the parse: the line is then no byline and stays body. A byline
left in the body is a blemish; a sentence taken for a byline is a loss.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from copydesk.fields.calendar import FULL_MONTHS, MONTHS, WEEKDAYS
from copydesk.fields.moment import moment_at
from copydesk.fields.names import (
    FAMILY_FIRST,
    FUNCTION_WORDS,
    NOT_NAMES,
    PARTICLES,
    PLACES,
    WEAK,
    is_name,
    is_place,
    is_region,
    is_suffix,
    plain_name,
    split_name,
    words,
)
from copydesk.fields.places import looks_like_place, normal_case
from copydesk.model.article import Byline, Person
from copydesk.model.finding import Reading
from copydesk.model.party import Parties, Party

MOST = 300
"""Code points of the longest line that is tried; the longest of 57,000 printed bylines has 79."""


class Token(NamedTuple):
    """A word, a mark or a folded run; `start` and `end` are offsets into the line, half open."""

    text: str
    lower: str
    start: int
    end: int
    kind: str


class Piece(NamedTuple):
    """What stands between two separators; `mark` is the one before it, " " where there is none."""

    mark: str
    kind: str
    tokens: Sequence[Token]
    value: str = ""


class Element(NamedTuple):
    """A piece, or a part of one, that is understood; `value` refines its kind."""

    kind: str
    start: int
    end: int
    mark: str = " "
    value: str = ""


class Line(NamedTuple):
    """What every step may need to know; `capitals` where no letter is small."""

    text: str
    parties: Parties
    capitals: bool


# --- Words: catalogue of conventions, 3a, and what a development half of public bylines added -----

_LEADS = {
    phrase: role
    for role, phrases in {
        "author": """by / byline : / author / author of the article / story by / text by /
            words by / words : / written by / article by / posted by / submitted by / analysis by /
            opinion by / commentary by / review by / column by / essay by / von / par / por / di /
            door / av / af / oleh / text : / tekst : / autor : / auteur : / geschrieben von /
            escrito por / story and photos by / text and photos by / words and pictures by /
            écrit par / scritto da / skrevet av / ditulis oleh""",
        "reporter": "report by / reported by / 記者 / 记者 / 本報記者 / 本报记者",
        "writer": "as told to",
        "source": "provided by",
        "+editor": "edited by",
        "+compiler": "compiled by",
        "+contributor": "contributors :",
    }.items()
    for phrase in (tuple(phrase.split()) for phrase in phrases.split("/"))
}
"""Openings, in lower case, and what the people after them are; `+` makes contributors of them."""
_LEADS_BY_FIRST = {
    phrase[0]: sorted((other for other in _LEADS if other[0] == phrase[0]), key=len, reverse=True)
    for phrase in _LEADS
}
_INNER_LEADS = words("by von par por")

_RELATIONS = {
    phrase: role
    for role, phrases in {
        "editor": "edited by",
        "photographer": "photographs by / photography by / photos by / photos : / fotos :",
        "illustrator": "illustration by / illustrations by / illustrated by",
        "translator": "translated by",
        "compiler": "compiled by",
        "researcher": "research by",
        "reporter": "additional reporting by / with reporting by",
        "writer": "as told to",
        "contributor": "with inputs from / with files from",
    }.items()
    for phrase in (tuple(phrase.split()) for phrase in phrases.split("/"))
}
"""Phrases inside a line and what they make of the people after them."""
_RELATION_STARTS = frozenset(phrase[0] for phrase in _RELATIONS)
_WORKS = {
    "photographs": "photographer",
    "photos": "photographer",
    "photography": "photographer",
    "illustrations": "illustrator",
}
"""What makes the person before it another kind of contributor: `Tomas Verrick, Photographs`."""

_AND = words("and And AND & und UND et ET og OG och OCH dan en y Y e")
_LATE_AND = words("y Y e")
_WITH = words("with With WITH avec mit con med")
_LABELS = {
    "published": "date",
    "posted": "date",
    "publication": "date",
    "updated": "updated",
    "aktualisiert": "updated",
}
_DANGLING = words("on at published updated posted")
_KICKERS = words("analysis opinion commentary review column interview essay")
_CHROME = frozenset({"add a comment", "leave a comment", "comments", "no comments", "share"})

_HEADS = words("""
    writer writers reporter reporters correspondent correspondents columnist columnists editor
    editors editor-at-large editor-in-chief contributor contributors staff critic critics producer
    producers photographer photographers photojournalist journalist journalists blogger desk
    meteorologist cartoonist essayist anchor intern 기자 記者 记者
""")
"""The last word of a newsroom's job titles."""
_OTHER_HEADS = words("""
    professor lecturer economist ambassador president chairman chairwoman ceo founder technologist
    director researcher scientist fellow analyst strategist attorney lawyer historian author
    reader consultant senator minister commissioner mayor candidate student teacher physician chief
""")
_PLURALS = words("writers reporters correspondents columnists editors contributors staff critics")
_MODIFIERS = words("""
    staff senior chief deputy assistant associate managing executive contributing special guest
    freelance business sports sport political politics science health medical national
    international foreign metro news features feature technology tech economics economic economy
    finance financial markets market entertainment arts culture education environment environmental
    energy legal courts crime city county state religion military defense defence security
    investigative enterprise digital data video diplomatic european asia asian african china global
    gulf nordic u.s. white house congressional aviation aerospace transportation auto autos
    automotive banking investment oil gas steel resources commodities property personal retail food
    wine travel fashion lifestyle television film movie music theater book books media opinion op-ed
    bureau general assignment lead principal visiting adjunct emeritus outdoors golf football
    baseball basketball hockey soccer racing boxing consumer community public safety affairs policy
    climate change wealth management risk asset allocation housing labor labour government
    statehouse regional local pharmaceuticals telecoms equity private editorial web online our
""")
_ROLES = {
    "writer": "writer",
    "reporter": "reporter",
    "correspondent": "reporter",
    "columnist": "columnist",
    "photographer": "photographer",
    "기자": "reporter",
    "記者": "reporter",
    "记者": "reporter",
}
"""Job titles that say what a person did for the story; the others leave them its author."""

_PAPERS = words("""
    news times tribune herald journal gazette chronicle agency bureau network networks service
    services media magazine review university newspaper newspapers dispatch courier bulletin
    inquirer enquirer examiner observer telegraph telegram sentinel register leader ledger republic
    beacon globe guardian independent democrat republican advocate argus express monitor nation
    nugget patriot record standard statesman sun today weekly daily advertiser press post star mail
    newswire syndicate broadcasting radio television tv shimbun zeitung tageblatt presse insider
    citizen constitution mercury eagle bee banner call pilot union mirror world reporter spectator
    echo picayune intelligencer newsroom institute foundation project lab college observatory wire
""")
"""Last words of the names of newspapers, newsrooms and institutions."""
_OPENERS = words("university institute college ministry department agence agencia radio channel")
_GENERIC = words("""
    the news current latest breaking world local national business sports sport political top more
    daily international us u.s. health science entertainment features opinion press free social
    book movie film music tv blog related special media video weekly today magazine review post
    call record mail community public other project
""")
"""Words that head sections as well as mastheads: alone together they are no newspaper."""
_WIRES = frozenset({
    "agencies", "wire reports", "staff and wire reports", "wire services", "wire service", "wires",
    "news services", "news service reports", "staff and news service reports", "staff reports",
    "staff report", "combined reports", "news agencies", "wire report", "newsroom", "the editors",
    "editorial board", "the editorial board", "staff & wire reports", "staff, wire reports",
})  # fmt: skip
"""Newsrooms without a name, in lower case: as printed they are a role and no organisation."""
_SILENT_KINDS = frozenset({"picture-agency", "archive"})  # never a text's byline
_SPEAKING_KINDS = frozenset({"agency", "syndicate"})  # their name alone is a byline

_GLUE = words("of the and & for on at to de la le du des del der die das und et y in dos da al")

_UNITS = words("second seconds minute minutes min mins hour hours hr hrs day days week weeks h d m")

_LOWER = (
    PARTICLES
    | _MODIFIERS
    | _HEADS
    | _OTHER_HEADS
    | _AND
    | _WITH
    | _LABELS.keys()
    | FULL_MONTHS.keys()
    | _UNITS
    | _GLUE
    | frozenset(word for phrase in (*_LEADS, *_RELATIONS) for word in phrase)
    | frozenset(word for phrase in _WIRES for word in phrase.split())
    | words("a an am pm a.m p.m read ago last first follow via from uhr eg")
)
"""The only words that a byline prints in lower case; any other ends the parse at once."""


# --- Entry points ---------------------------------------------------------------------------------


def parse_byline(text: str, parties: Parties, *, bare: bool | None = None) -> Reading | None:
    """The byline that the whole of `text` is, or None.

    `facts` is a `Byline`; `values` are `people`, `organisation`, `place`, `role`, `tag`, `date`,
    `updated`, `section`, `kicker` and `credit` (contributors), whatever is printed. With `bare`
    None a line without a lead-in must hold more than names and places; True takes it on names
    alone, False not at all. People without a name ("Staff Writer") have `name` "".

    >>> reading = parse_byline("By Mara Quillby and TOMAS VERRICK, Staff Writers", Parties.of([]))
    >>> reading.values["people"], reading.values["role"]
    (['Mara Quillby', 'Tomas Verrick'], 'Staff Writers')
    >>> parse_byline("By Monday Mara Quillby will have gone.", Parties.of([]))
    """
    if _hopeless(text, parties):
        return None
    tokens = _folded(text, _tokens(text))
    lead, begin = _lead(tokens)
    if lead:
        tokens = _without_stop(tokens)
    sheet = _read(text, parties, tokens[begin:], lead)
    if sheet is None:
        return None
    if not sheet.lead and (bare is False or not (bare or sheet.is_evident())):
        return None
    return sheet.reading(tokens)


def parse_names(text: str, parties: Parties) -> Reading | None:
    """The line that is one person's name, or several, and nothing else.

    >>> parse_names("Mara Quillby and Tomas Verrick", Parties.of([])).values["people"]
    ['Mara Quillby', 'Tomas Verrick']
    >>> parse_names("Mara Quillby, Example Herald", Parties.of([]))
    """
    if _hopeless(text, parties):
        return None
    tokens = _folded(text, _tokens(text))
    if _lead(tokens)[0]:
        return None
    sheet = _read(text, parties, tokens, "")
    if sheet is None or sheet.kinds != {"person"} or sheet.contributors or sheet.lead:
        return None
    return sheet.reading(tokens)


def parse_affiliation(text: str, parties: Parties) -> Reading | None:
    """The line below a byline that says where its people belong or what they are.

    A role is a person without a name: `name` is "", `job_title` the role.

    >>> reading = parse_affiliation("Example Herald business reporter", Parties.of([]))
    >>> reading.values["organisation"], reading.values["role"]
    ('Example Herald', 'business reporter')
    >>> parse_affiliation("Mara Quillby", Parties.of([]))
    """
    if _hopeless(text, parties):
        return None
    tokens = _folded(text, _tokens(text))
    sheet = _read(text, parties, tokens, "", below=True)
    if sheet is None or sheet.contributors or sheet.lead:
        return None
    if sheet.kinds & {"person", "date", "updated", "section"} or not sheet.is_affiliation():
        return None
    return sheet.reading(tokens)


def _read(
    text: str, parties: Parties, tokens: list[Token], lead: str, *, below: bool = False
) -> _Sheet | None:
    """What a line without its lead-in says, or None where a part of it stays unexplained.

    `below` where the line stands below a byline, and may open with `For the …`.
    """
    pieces = _pieces(tokens)
    line = Line(text, parties, text.isupper())
    sheet = _Sheet(text, lead, openers=frozenset({"special", "for"} if below else {"special"}))
    if len(tokens) > 1 and " ".join(token.lower for token in tokens) in _WIRES:
        pieces = [Piece(" ", "words", tokens)]
    for place, piece in enumerate(pieces):
        behind = pieces[place + 1 : place + 2]
        following = behind[0].kind if behind else ""
        if sheet.last_kind == "org":
            sheet.paper_follows = following == "words" and _is_org(line, behind[0].tokens)
        elements = _elements(line, piece, sheet, following)
        if elements is None and place == 0 and following == "relation":
            elements = _section(piece)
        if elements is None and _is_one_name(pieces[place:]):
            return sheet if sheet.add_rest(piece, pieces[-1].tokens[-1].end) else None
        if elements is None or not all(map(sheet.add, elements)):
            return None
    return sheet if pieces and sheet.close() else None


def _section(piece: Piece) -> Elements | None:
    """`All India` before `Edited by …`: the section the line was printed in."""
    if len(piece.tokens) > 3 or not _capitalised(piece.tokens):
        return None
    return [_element("section", piece.tokens, piece.mark)]


def _is_one_name(pieces: Sequence[Piece]) -> bool:
    """Whether pieces may be one name with commas: `ACLU Speech, Privacy and Technology Project`."""
    return len(pieces) < 6 and all(
        piece.kind == "words" and piece.mark in (",", "and") and _capitalised(piece.tokens)
        for piece in pieces
    )


# --- Tokens ---------------------------------------------------------------------------------------

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


def _hopeless(text: str, parties: Parties) -> bool:
    """Whether the first words already say that this is prose: cheap, and seldom wrong."""
    if not text or len(text) > MOST or _STRANGE.search(text):
        return True
    for place, word in enumerate(text.split(None, 12)[:12]):
        if word[0].islower() and word not in _LOWER:
            bare = word.strip(".,:;()|=").lower()
            if bare in _LOWER or "@" in word or "." in bare or _SMALL_PREFIX.match(word):
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


def _tokens(text: str) -> list[Token]:
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
        if word.endswith(title) and len(word) > len(title) and (word,) not in _LEADS:
            yield len(word) - len(title)
    for found in _SEAM.finditer(word):
        at = found.start()
        head, tail = word[:at].lower(), word[at:].rstrip(".").lower()
        if tail in _FUSED_TAILS or head in _FUSED_HEADS or word[at].isdigit():
            yield at


def _without_stop(tokens: list[Token]) -> list[Token]:
    """The tokens without the full stop that closes the line: `Words by Mara Quillby.`"""
    last = tokens[-1]
    word = last.text.removesuffix(".")
    if is_region(last.text):
        return tokens
    if last.kind == "word" and word != last.text and len(word) > 3 and word.isalpha():
        return [*tokens[:-1], _token(word, last.start, last.end - 1)]
    return tokens


# --- Folding: dates, telephone numbers, reading times ---------------------------------------------

Fold = tuple[str, int, int]
"""(kind, first token that counts, end); an end that is not after the start: nothing there."""


def _folded(text: str, tokens: list[Token]) -> list[Token]:
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
    if lower == "follow" or (lower == "on" and _next(tokens, at) in ("twitter", "x")):
        return "", at, _follow_at(tokens, at)
    begin = at
    if lower in ("last", "first") and _next(tokens, at) in _LABELS:
        begin += 1
        lower = tokens[begin].lower
    if lower in _LABELS or lower in ("on", "am"):
        begin += 2 if _next(tokens, begin) == ":" else 1
    elif token.text[0].isdigit():
        end = _reading_time(tokens, at)
        if end > at:
            return "", at, end
    end = _date_at(text, tokens, begin)
    return _LABELS.get(lower, "date"), begin, end if end > begin else at


def _next(tokens: list[Token], at: int) -> str:
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
        dated = not first.text.isdigit() or _next(tokens, at).rstrip(".") in _AFTER_A_DAY
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
        unit = tokens[at].lower.removeprefix(number) if end == at + 1 else _next(tokens, at)
        if unit in _UNITS and end < len(tokens) and tokens[end].lower == "ago":
            return end + 1
    return at


# --- Pieces ---------------------------------------------------------------------------------------


def _lead(tokens: list[Token]) -> tuple[str, int]:
    """(role, number of tokens) of the lead-in; the role is "" where there is none.

    A dash that signs a line counts as a token and has no role.
    """
    begin = 1 if tokens and tokens[0].text == "-" and tokens[0].kind == "mark" else 0
    if begin == len(tokens):
        return "", begin
    first = tokens[begin]
    if first.lower == "from" and " ".join(token.lower for token in tokens[1:]) in _WIRES:
        return "+compiler", begin + 1
    for phrase in _LEADS_BY_FIRST.get(first.lower, ()):
        end = begin + len(phrase)
        if len(phrase) > 1 and tuple(token.lower for token in tokens[begin:end]) != phrase:
            continue
        if phrase == ("author",) and first.text.islower():
            continue
        while end < len(tokens) and tokens[end].lower in (":", "by", first.lower):
            end += 1
        return _LEADS[phrase], end
    return "", begin


class _Cutter:
    """Pieces in the making: a run of words, and the separator that stands before it."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.run: list[Token] = []
        self.mark = " "

    def flush(self) -> None:
        """Ends the run of words, if there is one."""
        if self.run:
            self.pieces.append(Piece(self.mark, "words", self.run))
            self.run, self.mark = [], " "

    def separate(self, mark: str) -> None:
        """A separator; a conjunction is stronger than the marks around it."""
        self.flush()
        if self.mark not in ("and", "with"):
            self.mark = mark

    def put(self, kind: str, tokens: Sequence[Token], value: str = "") -> None:
        """A piece that is not a run of words."""
        self.flush()
        self.pieces.append(Piece(self.mark, kind, tokens, value))
        self.mark = " "


def _pieces(tokens: list[Token]) -> list[Piece]:
    """The line cut at its separators; empty where a mark makes no sense."""
    cutter = _Cutter()
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if relation := _relation(tokens, at):
            size, value = relation
            cutter.put("relation", tokens[at : at + size], value)
            at += size
        elif token.kind == "mark":
            at = _cut_at_mark(cutter, tokens, at)
            if at < 0:
                return []
        elif token.kind != "word":
            cutter.put(token.kind, (token,))
            at += 1
        else:
            _take_word(cutter, tokens, at)
            at += 1
    cutter.flush()
    return [] if cutter.mark in ("and", "with") else cutter.pieces


def _take_word(cutter: _Cutter, tokens: list[Token], at: int) -> None:
    """A conjunction cuts, any other word joins the run."""
    text = tokens[at].text
    if text in _WITH:
        cutter.separate("with")
    elif text not in _AND or _is_inner_and(cutter.run, tokens, at):
        cutter.run.append(tokens[at])
    else:
        cutter.separate("and")


def _is_inner_and(run: list[Token], tokens: list[Token], at: int) -> bool:
    """Whether a conjunction stands inside one name: `Varela y Quiroga`, `The News & Observer`."""
    following = tokens[at + 1 : at + 3]
    if tokens[at].text in _LATE_AND:
        return not (
            len(following) == 2
            and all(token.kind == "word" and token.text not in _AND for token in following)
        )
    if not run or not following:
        return False
    closed = len(following) == 1 or following[1].kind == "mark"
    if closed and run[-1].lower in _PAPERS and following[0].lower in _PAPERS:
        return True
    return following[0].lower in _MODIFIERS and all(token.lower in _MODIFIERS for token in run)


def _cut_at_mark(cutter: _Cutter, tokens: list[Token], at: int) -> int:
    """The index after the mark at `at`, which cuts or joins; -1 where it makes no sense."""
    mark = tokens[at].text
    if mark == ",":
        return _cut_at_comma(cutter, tokens, at)
    if mark in ("(", "["):
        closing = ")" if mark == "(" else "]"
        for end in range(at + 2, min(at + 9, len(tokens))):
            if tokens[end].text == closing:
                cutter.put("bracket", tokens[at + 1 : end])
                return end + 1
        return -1
    if mark in (";", "/", "|", "-"):
        cutter.separate(mark)
        return at + 1
    return at + 1 if mark == "=" and at + 1 == len(tokens) else -1


def _cut_at_comma(cutter: _Cutter, tokens: list[Token], at: int) -> int:
    """A comma before `Jr.` or between a city and its state joins; any other one cuts."""
    if cutter.run and at + 1 < len(tokens):
        if is_suffix(tokens[at + 1].text):
            cutter.run.append(tokens[at + 1])
            return at + 2
        placed = any(t.lower == "in" for t in cutter.run) or is_place(_joined(cutter.run))
        size = _region_at(tokens, at + 1) if placed else 0
        if size:
            cutter.run += tokens[at + 1 : at + 1 + size]
            return at + 1 + size
    cutter.separate(",")
    return at + 1


def _joined(tokens: Sequence[Token]) -> str:
    return " ".join(token.text for token in tokens)


def _region_at(tokens: Sequence[Token], at: int) -> int:
    """How many words from `at` on name a state or a country."""
    for size in (2, 1, 3):
        if is_region(_joined(tokens[at : at + size])):
            return size
    return 0


def _relation(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """(number of tokens, role) of a phrase such as `photographs by`."""
    if tokens[at].lower not in _RELATION_STARTS:
        return None
    for size in (2, 3):
        role = _RELATIONS.get(tuple(token.lower for token in tokens[at : at + size]))
        if role:
            return size, role
    return None


# --- Elements: what a piece is --------------------------------------------------------------------

Elements = list[Element]


def _elements(line: Line, piece: Piece, sheet: _Sheet, following: str) -> Elements | None:
    """What a piece is, in one or more elements; None where it is nothing known."""
    run = list(piece.tokens)
    if piece.kind == "bracket":
        return _read_bracket(line, run)
    if piece.kind != "words":
        return [_element(piece.kind, run, piece.mark, piece.value)]
    if run[0].lower in _INNER_LEADS and sheet.last_kind in ("date", "org") and not sheet.people:
        sheet.lead = sheet.lead or "author"
        del run[0]
    tail: Elements = []
    while run and (run[-1].lower in _DANGLING or run[-1].text == "Follow"):
        if run[-1].lower in _DANGLING:
            tail = [_element("dangling", run[-1:], " ")]
        del run[-1]
    if not run:
        return tail
    out = _read_words(line, run, piece.mark, sheet, following)
    return None if out is None else out + tail


def _element(kind: str, run: Sequence[Token], mark: str, value: str = "") -> Element:
    return Element(kind, run[0].start, run[-1].end, mark, value)


def _slice(line: Line, run: Sequence[Token]) -> str:
    return line.text[run[0].start : run[-1].end]


def _read_bracket(line: Line, run: list[Token]) -> Elements | None:
    """`(TNS)`, `(Chief Economist)`, `(eg)`, `(with inputs from Agencies)`, `(Mesa, Ariz.)`."""
    text = _slice(line, run)
    if line.parties.candidates(text):
        return [_element("tag", run, "(")]
    if text in ("now", "earlier"):  # the turns of a live page
        return [_element("turn", run, "(")]
    if len(run) == 1 and text.isalpha() and text.isascii():
        if text.isupper() and 2 <= len(text) <= 6:
            return [_element("tag", run, "(")]
        return [] if text.islower() and len(text) <= 3 else None
    if found := _relation(run, 0):
        rest = run[found[0] :]
        if rest and (_slice(line, rest).lower() in _WIRES or _is_org(line, rest)):
            relation = _element("relation", run[: found[0]], "(", found[1])
            return [relation, _element("org", rest, "with")]
        return None
    if _role_start(run) == 0:
        return [_element("role", run, "(")]
    if _region_at(run, len(run) - 1) and _capitalised(run):
        return [_element("place", run, "(")]
    return None


def _read_words(
    line: Line, run: list[Token], mark: str, sheet: _Sheet, following: str
) -> Elements | None:
    """A run of words: cut at its first preposition, then what is before and behind it."""
    if phrase := _role_phrase(line, run, mark):
        return phrase
    for at, token in enumerate(run):
        if token.lower not in ("in", "for", "of", "via", "special", "published"):
            continue
        if token.lower == "special" and _next(run, at) not in ("to", "for"):
            continue
        if token.lower == "in" and _next(run, at) == "chief":
            continue
        if token.lower == "of" and not _is_person(line, run[:at]):
            continue
        head = _base(line, run[:at], mark, sheet) if at else []
        behind = _behind(line, run[at:], " " if at else mark, sheet, following)
        alone = not (head or sheet.people or sheet.orgs) and token.lower not in sheet.openers
        if head is None or behind is None or alone:
            return None
        return head + behind if _goes_with(head, behind, sheet) else None
    return _base(line, run, mark, sheet)


def _goes_with(head: Elements, behind: Elements, sheet: _Sheet) -> bool:
    """`for X` after an organisation (`NJ Advance Media for NJ.com`) needs an X that shows."""
    person = bool(sheet.people) or any(element.kind == "person" for element in head)
    return person or not head or all(e.kind != "org" or e.value for e in behind)


def _behind(
    line: Line, run: list[Token], mark: str, sheet: _Sheet, following: str
) -> Elements | None:
    """`in Jakarta`, `for NJ.com`, `Special to the Herald`, `Published in FrontBurner`."""
    word, second = run[0].lower, _next(run, 0)
    two = word == "special" or (word, second) == ("published", "in")
    right = run[2 if two else 1 :]
    if right and right[0].text == "the":
        del right[0]
    if not right or not _capitalised(right):
        return None
    if word == "published":
        return [_element("section", right, " ")] if two else None
    if word == "special":
        role = _element("role", run[:1], mark, "special")
        return [role, _element("org", right, ",", _org_value(line, right))]
    if word == "for":
        return [_element("org", right, ",", _org_value(line, right))]
    if word == "via":
        return [_element("org", right, "/", "paper")] if _is_org(line, right) else None
    if word == "of":
        return _of_paper(line, right)
    if following == "date" and sheet.posted:
        return [_element("section", right, " ")]
    return [_element("place", right, " ", "in")] if _may_be_place(right) else None


def _of_paper(line: Line, right: list[Token]) -> Elements | None:
    """`Mara Quillby of the Example Herald`, `… Of The Herald Staff`: the paper must show."""
    staff = right[-1].lower == "staff" and len(right) > 1
    paper = right[:-1] if staff else right
    lone = len(paper) == 1 or (len(paper) == 2 and paper[0].lower == "the")
    if not (_is_org(line, paper) or (lone and paper[-1].lower in _PAPERS)):
        return None
    org = _element("org", paper, ",", "paper")
    return [org, _element("role", right[-1:], "job")] if staff else [org]


def _may_be_place(run: Sequence[Token]) -> bool:
    """Whether the words after `in` name a place: a few, and none that is no name at all."""
    return (
        len(run) <= 4
        and all(
            token.lower in PLACES
            or token.lower in PARTICLES
            or is_region(token.text)
            or token.lower not in NOT_NAMES
            for token in run
        )
    ) or is_place(_joined(run))


def _capitalised(run: Sequence[Token]) -> bool:
    """Whether a run is a name of something: capitals, figures, and small words inside."""
    texts = [token.text for token in run]
    if texts[0] == "the":
        del texts[0]
    if not texts or (texts[-1][0].islower() and "." not in texts[-1]):
        return False
    if not (texts[0][0].isupper() or texts[0][0].isdigit() or "." in texts[0][1:-1]):
        return False
    return all(not text[0].islower() or text in _GLUE or "." in text for text in texts)


def _base(line: Line, run: list[Token], mark: str, sheet: _Sheet) -> Elements | None:
    """A run without prepositions: a person, an organisation, a role, or two of them together."""
    if run[0].text == "the" and len(run) > 1:
        run = run[1:]
    text = _slice(line, run)
    lower = text.lower()
    expected = sheet.expects_person(mark)
    if lower in _WIRES:
        return [_element("wire", run, mark)]
    if sheet.people and (lower in _WORKS or lower in _CHROME):
        kind = "work" if lower in _WORKS else "chrome"
        return [_element(kind, run, mark, _WORKS.get(lower, ""))]
    if mark in ("-", "|") and lower in _KICKERS and sheet.people:
        return [_element("kicker", run, mark)]
    if party := _party(line, run):
        silent = party.kind in _SILENT_KINDS
        return None if silent else [_element("org", run, mark, _value_of(party))]
    at = _role_start(run)
    if at is not None:
        return _read_role(line, run, at, mark, expected=expected)
    if expected and _is_person(line, run):
        return [_element("person", run, mark)]
    if len(run) > 2 and (fused := _read_fused(line, run, mark, expected=expected)):
        return fused
    doubt = expected and mark != "," and _may_hold_person(line, run)
    if _is_newsroom(run) and not doubt:
        return [_element("org", run, mark, "paper")]
    if not sheet.people and not sheet.orgs:
        return _read_first(line, run, mark)
    return _read_later(line, run, mark, sheet)


def _read_fused(line: Line, run: list[Token], mark: str, *, expected: bool) -> Elements | None:
    """Two things without a separator between them."""
    for size in (3, 2, 1):
        left, right = run[:-size], run[-size:]
        if left and _slice(line, right).lower() in _WIRES and _is_org(line, left):
            org = _element("org", left, mark, _org_value(line, left))
            return [org, _element("wire", right, "job")]
    if not expected:
        return None
    return _person_and_org(line, run, mark) or _role_and_person(line, run, mark)


def _read_first(line: Line, run: list[Token], mark: str) -> Elements | None:
    """What may open a line without being a known name: an acronym."""
    shows = len(run[0].text) > 2 and all(token.lower in NOT_NAMES for token in run[1:])
    return [_element("org", run, mark)] if shows and _is_acronym(line, run) else None


def _read_later(line: Line, run: list[Token], mark: str, sheet: _Sheet) -> Elements | None:
    """What only stands after somebody: a place, an acronym, `The Oklahoman`, `ProPublica`."""
    if _is_located(run):
        return [_element("place", run, mark)]
    lone = len(run) == 1 and (_is_coined(run[0].text) or run[0].lower in _PAPERS)
    if lone or _is_acronym(line, run):
        return [_element("org", run, mark)]
    if not line.capitals and len(run) < 4 and all(map(_is_shouted, run)):
        return [_element("place", run, mark)]
    if run[0].text in ("The", "THE") and 1 < len(run) < 6 and _capitalised(run):
        return [_element("org", run, mark)]
    if not sheet.expects_person(mark) and _is_person(line, run):
        return [_element("person", run, mark)]
    return None


# --- People ---------------------------------------------------------------------------------------


_ALSO_FAMILIES = words("sun daily")
"""Family names that are also last words of mastheads, often enough in bylines to be read so."""


def _is_person(line: Line, run: Sequence[Token]) -> bool:
    """Whether a run is one person's name beyond reasonable doubt; a lone word never is."""
    if not run:
        return False
    text = _slice(line, run)
    if len(run) == 1:
        return not text.isascii() and not text[0].isupper() and is_name(text)
    first, last = run[0].text, run[-1].lower
    if first in PARTICLES or not is_name(text):
        return False
    if len(first) > 2 and first.isupper() and first.isalpha() and not run[-1].text[2:].isupper():
        return False
    if last in _PAPERS and last not in _ALSO_FAMILIES:
        return False
    full = [
        token.text
        for token in run
        if len(token.text) > 2 and "." not in token.text and token.lower not in PARTICLES
    ]
    if len(full) < 4 or first.lower() in FAMILY_FIRST or '"' in text or is_suffix(last):
        return True
    half = len(full) // 2
    return full[:half] == full[half:]


def _may_hold_person(line: Line, run: Sequence[Token]) -> bool:
    """Whether a masthead may be a person (`Emily Post`) or open with one, where one may stand."""
    if len(run) == 2:
        return is_name(_slice(line, run))
    if len(run) < 4 or run[0].lower in PLACES or looks_like_place(_slice(line, run[:2])):
        return False
    return _is_person(line, run[:2])


_LONGEST_NAME = 7
"""Words of the longest name that is looked for where nothing parts it from what is beside it."""


def _person_and_org(line: Line, run: list[Token], mark: str) -> Elements | None:
    """`Tomas Verrick The Associated Press`: cut where an organisation visibly begins."""
    found = line.parties.ends(_slice(line, run))
    lone = found is not None and found[1] + len(run[-1].text) >= len(_slice(line, run))
    if found and lone and found[0].kind not in _SPEAKING_KINDS:
        found = None  # `… An Exciting Time`
    known = run[0].start + found[1] if found else -1
    for at in range(2, min(len(run), _LONGEST_NAME + 1)):
        left, right = run[:at], run[at:]
        if right[0].start == known:
            value = "known"
        elif known < 0 and _begins_org(line, left, right) and _is_org(line, right):
            value = _value_of(party) if (party := _party(line, right)) else ""
        else:
            continue
        if _is_person(line, left):
            return [_element("person", left, mark), _element("org", right, ",", value)]
    return None


def _begins_org(line: Line, left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether the words themselves show that a name ends and an organisation begins."""
    first = right[0].text
    if first in ("The", "THE") or first[0].isdigit() or first.lower() in PLACES:
        return True
    if len(right) > 2 and is_place(f"{first} {right[1].text}"):
        return True
    named = left[-1].text
    return (
        not line.capitals
        and len(first) > 1
        and len(named) > 1
        and (named.isupper() != first.isupper())
    )


def _role_and_person(line: Line, run: list[Token], mark: str) -> Elements | None:
    """`Staff Writer Mara Quillby`, `AP Business Writer Mara Quillby`: a title before the name."""
    for at in range(max(1, len(run) - _LONGEST_NAME), len(run) - 1):
        begin = _role_start(run[:at]) if run[at - 1].lower in _HEADS else None
        if begin is None or not _is_person(line, run[at:]):
            continue
        before = _read_role(line, run[:at], begin, mark, expected=False)
        return [*before, _element("person", run[at:], "title")] if before else None
    return None


# --- Organisations, roles, places -----------------------------------------------------------------


_LONGEST_PARTY = 12  # words


def _party(line: Line, run: Sequence[Token]) -> Party | None:
    """The listed party that the whole run names."""
    text = _slice(line, run)
    found = line.parties.starts(text, tags=True) if len(run) < _LONGEST_PARTY else None
    if found is None or found[2] < len(text) or text.lower() in PLACES:
        return None
    return found[0]


def _value_of(party: Party) -> str:
    return "agency" if party.kind in _SPEAKING_KINDS else "known"


def _org_value(line: Line, run: Sequence[Token]) -> str:
    """How sure an organisation is: "agency", "known", "paper", or "" for an acronym."""
    if party := _party(line, run):
        return _value_of(party)
    return "paper" if _is_newsroom(run) else ""


def _is_org(line: Line, run: Sequence[Token]) -> bool:
    """A listed party, a newsroom by its words, or an acronym."""
    return _is_newsroom(run) or _is_acronym(line, run) or _party(line, run) is not None


_NOT_IN_PAPERS = (FUNCTION_WORDS | _HEADS | _OTHER_HEADS) - _GLUE - {"today"}
"""Words that no masthead holds: `MARA QUILLBY IS THE EXAMPLE NETWORK` is a sentence."""


def _is_newsroom(run: Sequence[Token]) -> bool:
    """Whether the words make a masthead: `Sioux Falls Argus Leader`, `7 News WSVN`, `Phys.org`."""
    lower = [token.lower for token in run]
    if len(run) == 1:
        return _is_domain(lower[0]) or ("-" in lower[0] and _PAPERS.issuperset(lower[0].split("-")))
    if len(run) > 8 or not _capitalised(run):
        return False
    figure = any(word[0].isdigit() for word in lower) and any(word in _PAPERS for word in lower)
    paper = not _PAPERS.isdisjoint(lower[-1].split("-"))
    if not (figure or paper or lower[0] in _OPENERS or _is_domain(lower[-1])):
        return False
    if any(word in _NOT_IN_PAPERS or (word == "to" and not figure) for word in lower[:-1]):
        return False
    return figure or not _GENERIC.issuperset(lower)


_DOMAINS = words("com org net co news tv de fr es it nl at ch uk au ca in")


def _is_domain(lower: str) -> bool:
    """`nj.com`, `phys.org`."""
    head, dot, tail = lower.rpartition(".")
    return bool(dot and head) and tail in _DOMAINS


def _is_acronym(line: Line, run: Sequence[Token]) -> bool:
    """`CNN`, `WSVN`, `CNN Business`; in a line of capitals one short word only."""
    first = run[0].text.removesuffix("-TV").removesuffix("-FM")
    if not (first.isalpha() and first.isupper() and 2 <= len(first) <= 6) or is_suffix(first):
        return False
    if first.lower() in NOT_NAMES or first.lower() in WEAK or first.lower() in PLACES:
        return False
    if line.capitals:
        return len(run) == 1 and len(first) <= 5
    return len(run) == 1 or (len(first) > 2 and len(run) <= 4 and _capitalised(run))


def _is_coined(text: str) -> bool:
    """`ProPublica`, `CalMatters`: a capital inside, and not after `Mc`, `De`, `O'`."""
    inner = next((at for at, mark in enumerate(text) if at and mark.isupper()), 0)
    return inner > 2 and text.isalpha() and not text.isupper() and text[:3] not in ("Mac", "Van")


def _is_located(run: Sequence[Token]) -> bool:
    """A listed place, with or without its state: `Mesa`, `Mesa, Ariz.`, `Ariz.`"""
    if is_place(_joined(run)) or is_region(_joined(run)):
        return True
    return any(is_place(_joined(run[:at])) and is_region(_joined(run[at:])) for at in (1, 2, 3))


def _is_shouted(token: Token) -> bool:
    """A word in capitals that is no acronym: `TAIPEI`."""
    return len(token.text) > 3 and token.text.isupper()


def _ends_in_chief(run: Sequence[Token]) -> bool:
    return len(run) > 2 and run[-1].lower == "chief" and run[-2].lower == "in"


def _role_start(run: Sequence[Token]) -> int | None:
    """The index from which on a run is a job title; None where it does not end in one."""
    last = run[-1].lower.rstrip(".") if run else ""
    if last not in _HEADS and last not in _OTHER_HEADS:
        return None
    at = len(run) - (3 if _ends_in_chief(run) else 1)
    while at and (
        run[at - 1].lower in _MODIFIERS or (at > 1 and run[at - 1].lower in ("and", "&"))
    ):
        at -= 1
    return at + 1 if run[at].lower in ("and", "&") else at


_NOT_IN_TITLES = FUNCTION_WORDS - {"the", "for"}


def _read_role(
    line: Line, run: list[Token], at: int, mark: str, *, expected: bool
) -> Elements | None:
    """A job title, with the organisation or the person that stands before it."""
    if at == 0:
        return [_element("role", run, mark)]
    for cut in range(at, len(run)):
        if _is_org(line, run[:cut]):
            org = _element("org", run[:cut], mark, _org_value(line, run[:cut]))
            return [org, _element("role", run[cut:], "job")]
    left, title = run[:at], run[at:]
    plural = title[-1].lower in _PLURALS
    if expected and not plural and _is_person(line, left):
        return [_element("person", left, mark), _element("role", title, ",")]
    if not _capitalised(left):
        return None
    lone = left[0].lower if len(left) == 1 else "the"
    if expected and lone not in _PAPERS and [token.text for token in title] == ["Staff"]:
        return None  # `By Jörg Staff`
    if lone in _PAPERS or (len(left) == 1 and _is_coined(left[0].text)):
        return [_element("org", left, mark), _element("role", title, "job")]
    if len(left) > 1 and is_name(_slice(line, left)) and left[0].lower not in _MODIFIERS:
        return None
    sentence = any(token.lower in _NOT_IN_TITLES for token in left)
    return None if sentence else [_element("role", run, mark)]


def _role_phrase(line: Line, run: list[Token], mark: str) -> Elements | None:
    """`Associate Professor of Hydrology`, `Ambassador of Exampleland to Canada`, `Editor at X`."""
    for at in range(1, len(run) - 1):
        word = run[at].lower
        academic = word == "in" and run[at - 1].lower in _OTHER_HEADS
        if word not in ("of", "for", "at", "to") and not academic:
            continue
        if _role_start(run[:at]) != 0 or not _capitalised(run[at + 1 :]):
            return None
        if word in ("for", "at") and _is_org(line, run[at + 1 :]):
            value = _org_value(line, run[at + 1 :])
            return [_element("role", run[:at], mark), _element("org", run[at + 1 :], ",", value)]
        return [_element("role", run, mark, "phrase")]
    return None


# --- The sheet: who belongs to whom ---------------------------------------------------------------


@dataclass(slots=True)
class _Entry:
    """One person in the making, or a newsroom among the contributors."""

    start: int
    end: int
    role: str
    name: str = ""
    job: str = ""
    org: str = ""
    place: str = ""
    mail: str = ""
    phone: str = ""
    handle: str = ""
    newsroom: bool = False

    def person(self, text: str) -> Person:
        """The finished value; `text` is the line."""
        given, family = ("", "") if self.newsroom else split_name(self.name)
        return Person(
            name=self.name,
            text=text[self.start : self.end],
            role=self.role.removeprefix("+"),
            given_name=given,
            family_name=family,
            job_title=self.job,
            affiliation=self.org,
            location=self.place,
            email=self.mail,
            phone=self.phone,
            handle=self.handle,
            organisation=self.newsroom,
        )


@dataclass(slots=True)
class _Sheet:
    """What a line says so far.

    `mode` is the role of contributors while they are being listed; `open_from` is the first
    person that a following affiliation is about; `shared` says that the last organisation wrote
    beside the people, not for them; `doubtful` that a slash parts a person from an organisation,
    as in the credit of a picture, or a comma from a place, as in a dateline; `title` is who was
    named after a job title; `rest_from` is where an organisation after a job title began, which
    may run on to the end of the line; `proof` makes a line without a lead-in a byline.
    """

    text: str
    lead: str
    people: list[_Entry] = field(default_factory=list)
    contributors: list[_Entry] = field(default_factory=list)
    orgs: list[str] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)
    proof: set[str] = field(default_factory=set)
    mode: str = ""
    last_kind: str = ""
    open_from: int = 0
    rest_from: int = -1
    shared: bool = False
    doubtful: bool = False
    paper_follows: bool = False
    openers: frozenset[str] = frozenset()
    title: _Entry | None = None

    @property
    def posted(self) -> bool:
        """Whether the line is of the kind that names a section before its date."""
        return self.text[:7].lower() in ("written", "posted ", "submitt")

    def expects_person(self, mark: str) -> bool:
        """Whether the next words are rather a person than where the last one works."""
        if mark in ("and", "with") or self.last_kind in ("", "relation"):
            return True
        if self.last_kind in ("date", "updated"):
            return not self.people
        return mark in (",", ";", "/") and self.last_kind == "person"

    def add(self, element: Element) -> bool:
        """Takes the next element; False where it makes no sense here."""
        text = self.text[element.start : element.end]
        if {self.last_kind, element.kind} == {"person", "org"}:
            self.doubtful = self.doubtful or element.mark == "/"
            if element.mark in ("-", "|"):  # as between the title of a page and its site
                self.proof.discard("known")
                self.proof.discard("paper")
        match element.kind:
            case "person":
                taken = self._add_person(element, text)
            case "org":
                taken = self._add_org(element, text)
            case "role" | "wire":
                taken = self._add_role(element, text)
            case "place":
                taken = self._add_place(element, text)
            case "work":
                taken = self._add_work(element)
            case "relation":
                self.mode, taken = element.value, True
            case "mail" | "phone" | "handle":
                taken = self._add_contact(element.kind, text)
            case "turn":
                self.proof.add("turn")
                taken = True
            case "chrome":
                taken = True
            case _:
                taken = self._add_fact(element.kind, text)
        self.kinds.add(element.kind)
        if element.kind not in ("mail", "phone", "handle", "kicker", "chrome", "turn"):
            self.last_kind = element.kind
        return taken

    def _add_person(self, element: Element, text: str) -> bool:
        if element.mark == "with":
            self.mode = "contributor"
        elif element.mark == ";":
            self.mode = ""
        role = self.mode or self.lead or "author"
        entry = _Entry(element.start, element.end, role, plain_name(text))
        if self.mode:
            self.contributors.append(entry)
            return True
        if element.mark == "title" and self.people:
            self.title = self.people[-1]
            self.title.name, self.title.end = entry.name, entry.end
            return True
        self._give_title(entry)
        if self.last_kind == "org" and element.mark == "," and not self.paper_follows:
            return False
        if self.last_kind not in ("", "person"):
            self.open_from = len(self.people)
        self.people.append(entry)
        return True

    def _give_title(self, entry: _Entry) -> None:
        """`AP Writers Mara Quillby and Tomas Verrick`: the title is the second one's too."""
        title = self.title
        if title is not None and title.job.split()[-1].lower() in _PLURALS:
            entry.job, entry.org, entry.role = title.job, title.org, title.role

    def _add_org(self, element: Element, name: str) -> bool:
        if element.mark == "with" or self.mode:
            role = self.mode or "contributor"
            newsroom = _Entry(element.start, element.end, role, name, newsroom=True)
            self.contributors.append(newsroom)
            return True
        after_title = self.last_kind == "role" and element.mark == "," and not element.value
        self.rest_from = element.start if after_title and not self.orgs else -1
        if self.last_kind == "tag" and not self.people:
            return False
        self.shared = element.mark == "and" and self.last_kind in ("person", "org", "role")
        if not self.shared:
            for entry in self.people[self.open_from :]:
                entry.org = entry.org or name
        self.orgs.append(name)
        if element.value == "agency" or (element.value and element.mark not in ("-", "|", "/")):
            self.proof.add(element.value)
        return True

    def add_rest(self, piece: Piece, end: int) -> bool:
        """After a job title and a comma, all that is left is one organisation."""
        if self.last_kind == "role" and self.people and piece.mark == ",":
            return self.add(Element("org", piece.tokens[0].start, end, ","))
        if self.last_kind != "org" or self.rest_from < 0:
            return False
        self.orgs.pop()
        for entry in self.people:
            entry.org = ""
        return self.add(Element("org", self.rest_from, end, ","))

    def _add_role(self, element: Element, title: str) -> bool:
        """A job title of the people before it, or of nobody named: `Staff Writer`, `Agencies`."""
        if element.mark == "with" or (self.mode and element.kind == "wire"):
            newsroom = _Entry(element.start, element.end, "contributor", title, newsroom=True)
            self.contributors.append(newsroom)
            return True
        head = title.split()[-1].lower()
        group = self.people[self.open_from :]
        joined = element.mark == "job" and self.shared
        if not group or joined or element.kind == "wire" or element.mark == "and":
            return self._add_nameless(element, title, head)
        for entry in group if head in _PLURALS else group[-1:]:
            if entry.job:
                return False
            entry.job = title
            entry.role = _ROLES.get(head.removesuffix("s"), entry.role)
        if head in _HEADS or element.value == "special":
            self.proof.add("role")
        return True

    def _add_nameless(self, element: Element, title: str, head: str) -> bool:
        """A role that is printed without a name, for the organisation just before it."""
        if self.mode:
            return False
        start, org = element.start, ""
        if element.mark == "job" and self.orgs:
            org = self.orgs[-1]
            start = self.text.rindex(org, 0, element.start)
        role = _ROLES.get(head.removesuffix("s"), self.lead or "author")
        self.people.append(_Entry(start, element.end, role, job=title, org=org))
        self.open_from = len(self.people) - 1
        return True

    def _add_place(self, element: Element, text: str) -> bool:
        place = normal_case(text) if text.isupper() and len(text) > 3 else text
        group = self.contributors if self.mode else self.people[self.open_from :]
        if element.value == "in" and group and self.last_kind == "person":
            group[-1].place = place
            return True
        self.doubtful = self.doubtful or self.last_kind == "person"
        for entry in self.people[self.open_from :]:
            entry.place = entry.place or place
        if self.orgs:
            self.facts.setdefault("place", place)
        return bool(self.orgs or self.people)

    def _add_work(self, element: Element) -> bool:
        entry = self.people.pop()
        entry.role = element.value
        self.contributors.append(entry)
        return bool(self.people)

    def _add_contact(self, key: str, text: str) -> bool:
        people = self.contributors if self.mode else self.people
        if self.last_kind == "dangling":  # `… in Jakarta at mquillby@example.com`
            return False
        if people:
            setattr(people[-1], key, text)
            self.proof.add(key)
        return bool(people or self.orgs)

    def _add_fact(self, kind: str, text: str) -> bool:
        if kind in self.facts:
            return False
        if kind in ("date", "updated") and text[-3:].lower() != ".m.":
            text = text.rstrip(".")
        self.facts[kind] = text
        if kind in ("date", "updated", "dangling") or (kind == "tag" and self.last_kind == "org"):
            self.proof.add(kind)
        return True

    def close(self) -> bool:
        """Whether the line names anybody; a lead-in such as `Edited by` makes contributors."""
        if self.lead.startswith("+"):
            self.contributors += [entry for entry in self.people if entry.name]
            self.people = [entry for entry in self.people if not entry.name]
        if self.lead == "source":
            return bool(self.orgs) and not self.people
        tagged = "tag" in self.facts and not self.lead
        return bool(self.people or self.orgs or self.contributors or tagged)

    def is_evident(self) -> bool:
        """Whether a line without a lead-in is a byline all the same."""
        if self.doubtful:
            return False
        if any(entry.name for entry in self.people):
            lone = all(" " not in entry.name for entry in self.people)
            return bool(self.proof - {"date", "updated"} if lone else self.proof)
        if self.people:
            return bool(self.proof & {"agency", "known", "paper"})
        if self.proof & {"date", "updated"} and not self.facts.get("date", "").endswith("ago"):
            return bool(self.contributors or self.proof & {"agency", "known"})
        return "agency" in self.proof

    def is_affiliation(self) -> bool:
        """Whether a line without people says where they work: no mere `President`."""
        if self.orgs or "tag" in self.facts or "wire" in self.kinds:
            return True
        return any(entry.job.split()[-1].lower() in _HEADS for entry in self.people)

    def reading(self, tokens: Sequence[Token]) -> Reading:
        """The reading of the whole line."""
        printed = self.text[tokens[0].start : tokens[-1].end].rstrip(" -–—|•,=/>")
        dangling = self.facts.get("dangling", "")
        if dangling:
            printed = printed.removesuffix(dangling).rstrip(" -–—|•,/")
        byline = Byline(
            text=printed,
            people=tuple(entry.person(self.text) for entry in self.people),
            organisations=tuple(self.orgs),
            tag=self.facts.get("tag", ""),
            location=self.facts.get("place", ""),
            date=self.facts.get("date", ""),
            updated=self.facts.get("updated", ""),
            section=self.facts.get("section", ""),
            dangling=dangling,
            contributors=tuple(entry.person(self.text) for entry in self.contributors),
        )
        values = _values(byline)
        if kicker := self.facts.get("kicker"):
            values["kicker"] = kicker
        return Reading(0, len(self.text), values, byline)


def _values(byline: Byline) -> dict[str, Any]:
    """The plain captures of a byline: what is printed, under the names that rules know."""
    places = [person.location for person in byline.people if person.location]
    titles = [person.job_title for person in byline.people if person.job_title]
    values: dict[str, Any] = {
        "people": [person.name for person in byline.people if person.name],
        "organisation": _one_or_all(byline.organisations),
        "place": byline.location or _one_or_all(places),
        "role": _one_or_all(titles),
        "tag": byline.tag,
        "date": byline.date,
        "updated": byline.updated,
        "section": byline.section,
        "credit": [person.name for person in byline.contributors],
    }
    return {key: value for key, value in values.items() if value}


def _one_or_all(values: Sequence[str]) -> str | list[str]:
    """One value as a string, several different ones as a list."""
    if len(values) < 2:
        return values[0] if values else ""
    unique = list(dict.fromkeys(values))
    return unique if len(unique) > 1 else "".join(unique)
