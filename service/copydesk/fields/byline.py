"""The byline grammar: who wrote it, for whom, where and when, out of one printed line.

Four steps, each a function of what the one before it gave:

* `_tokens` cuts words and marks, also where the copy fused them (`QuillbyStaff Writer`);
* `_pieces` folds dates, addresses and handles into one token each and cuts at separators;
* `_elements` says what every piece is: a person, an organisation, a role, a place …
* `_Sheet` says who belongs to whom.

A piece that is nothing known ends the parse: the line is then no byline and stays body. A byline
kept in the body is a blemish; a sentence taken for a byline is a loss.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from copydesk.fields.names import (
    FAMILY_FIRST,
    NOT_NAMES,
    PARTICLES,
    PLACES,
    REGIONS,
    WEAK,
    is_name,
    is_suffix,
    plain_name,
    split_name,
    words,
)
from copydesk.model.article import Byline, Person
from copydesk.model.finding import Reading
from copydesk.model.party import Parties

MOST = 300
"""Code points of the longest line that is tried; printed bylines of 57,000 stories end at 140."""


class Token(NamedTuple):
    """A word, a mark or a folded run; `start` and `end` are offsets into the line, half open."""

    text: str
    start: int
    end: int
    kind: str = "word"


class Piece(NamedTuple):
    """What stands between two separators; `mark` is the separator before it, "" where none is."""

    mark: str
    kind: str
    tokens: Sequence[Token]
    value: str = ""


class Element(NamedTuple):
    """A piece, or a part of one, that is understood; `value` refines the kind."""

    kind: str
    start: int
    end: int
    mark: str = " "
    value: str = ""


class Line(NamedTuple):
    """What every step needs to know; `capitals` where no letter is small."""

    text: str
    parties: Parties
    capitals: bool


# --- Words ----------------------------------------------------------------------------------------

_LEADS: dict[tuple[str, ...], str] = {
    ("by",): "author",
    ("author",): "author",
    ("author", "of", "the", "article"): "author",
    ("as", "told", "to"): "writer",
    ("von",): "author",
    ("par",): "author",
    ("por",): "author",
    ("di",): "author",
    ("door",): "author",
    ("av",): "author",
    ("oleh",): "author",
    ("text", ":"): "author",
    ("tekst", ":"): "author",
    ("autor", ":"): "author",
    ("auteur", ":"): "author",
    ("report", "by"): "reporter",
    ("reported", "by"): "reporter",
    ("edited", "by"): "+editor",
    ("compiled", "by"): "+compiler",
    ("contributors", ":"): "+contributor",
    ("provided", "by"): "source",
    ("記者",): "reporter",
    ("记者",): "reporter",
    ("本報記者",): "reporter",
    ("本报记者",): "reporter",
}
"""Openings, in lower case, and what the people after them are; `+` makes contributors of them."""

_KICKERS = words("analysis opinion commentary review column essay perspective interview")
_LEADS |= {
    (word, "by"): "author"
    for word in (*"words story text written article posted submitted".split(" "), *_KICKERS)
}
_FOREIGN = words("von par por di door av oleh")

_RELATIONS: dict[tuple[str, ...], str] = {
    ("edited", "by"): "editor",
    ("photographs", "by"): "photographer",
    ("photography", "by"): "photographer",
    ("photos", "by"): "photographer",
    ("illustration", "by"): "illustrator",
    ("illustrations", "by"): "illustrator",
    ("translated", "by"): "translator",
    ("compiled", "by"): "compiler",
    ("research", "by"): "researcher",
    ("additional", "reporting", "by"): "reporter",
    ("with", "reporting", "by"): "reporter",
    ("as", "told", "to"): "writer",
    ("with", "inputs", "from"): "contributor",
}
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
_LABELS = words("updated published posted")
_DANGLING = words("on at published updated posted")

_HEADS = words("""
    writer writers reporter reporters correspondent correspondents columnist columnists editor
    editors editor-at-large editor-in-chief contributor contributors staff critic critics producer
    producers photographer photographers photojournalist journalist journalists blogger
    meteorologist cartoonist essayist anchor intern chief
""")
_OTHER_HEADS = words("""
    professor lecturer economist ambassador president chairman chairwoman ceo founder technologist
    director researcher scientist fellow analyst strategist attorney lawyer historian author
    consultant senator minister commissioner mayor candidate student teacher physician
""")
_MODIFIERS = words("""
    staff senior chief deputy assistant associate managing executive contributing special guest
    freelance business sports sport political politics science health medical national international
    foreign metro news features feature technology tech economics economic economy finance financial
    markets market entertainment arts culture education environment environmental energy legal
    courts crime city county state religion military defense defence security investigative
    enterprise digital data video diplomatic european asia asian african china global gulf nordic
    u.s. white house congressional aviation aerospace transportation auto autos automotive banking
    investment oil gas steel resources commodities property personal retail food wine travel fashion
    lifestyle television film movie music theater book books media opinion op-ed bureau general
    assignment lead principal visiting adjunct emeritus outdoors golf football baseball basketball
    hockey soccer racing boxing consumer community public safety affairs policy climate change
    wealth management risk asset allocation housing labor labour government statehouse regional
    local pharmaceuticals telecoms equity private our a
""")
_PLURALS = words("writers reporters correspondents columnists editors contributors staff critics")

_PAPERS = words("""
    news times tribune herald journal gazette chronicle agency bureau network networks service
    services media magazine review university newspaper newspapers dispatch courier bulletin
    inquirer enquirer examiner observer telegraph telegram sentinel register leader ledger republic
    beacon globe guardian independent democrat republican advocate argus express monitor nation
    nugget patriot record standard statesman sun today weekly daily advertiser press post star mail
    newswire syndicate broadcasting radio television tv shimbun zeitung tageblatt presse insider
    citizen constitution mercury eagle bee banner call pilot union mirror world reporter spectator
    picayune intelligencer newsroom institute foundation project lab commission college observatory
    outlook wire planet voice desk
""")
_OPENERS = words("university institute college ministry department agence agencia radio channel")
_GENERIC = words("""
    news current latest breaking world local national business sports sport political top more daily
    international us u.s. health science entertainment features opinion press free social book movie
    film music tv blog related special media video weekly today magazine review post call record
    mail community public other
""")
"""Words that head sections as well as mastheads: alone together they are no newspaper."""

_WIRES = frozenset({
    "agencies", "wire reports", "staff and wire reports", "wire services", "wire service",
    "news services", "news service reports", "staff and news service reports", "staff reports",
    "staff report", "combined reports", "news agencies", "wires", "wire report",
    "the editors", "editorial board", "the editorial board", "our correspondents",
    "staff & wire reports", "staff, wire reports", "staff and agencies", "agencies and staff",
})  # fmt: skip
"""Newsrooms without a name, in lower case; as printed they are a role and no organisation."""

_GLUE = words("of the and & for on at to de la le du des del der die das und et y in dos da al")
_MONTHS = words("""
    january february march april may june july august september october november december jan feb
    mar apr jun jul aug sep sept oct nov dec januar februar märz mai juni juli oktober dezember
    janvier février mars avril juin juillet août septembre octobre novembre décembre enero febrero
    marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
""")
_WEEKDAYS = words("""
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat
    sun
""")
_ZONES = words("""
    et est edt ct cst cdt mt mst mdt pt pst pdt gmt bst utc cet cest ist sgt hkt kst jst myt hst
    akst aest aedt uhr
""")
_UNITS = words("second seconds minute minutes min mins hour hours hr hrs day days week weeks month")
_TIME_GLUE = words("at on de of à um the")

_LOWER = (
    PARTICLES
    | _MODIFIERS
    | _HEADS
    | _OTHER_HEADS
    | _AND
    | _WITH
    | _LABELS
    | _DANGLING
    | _MONTHS
    | _UNITS
    | _GLUE
    | frozenset(word for phrase in (*_LEADS, *_RELATIONS) for word in phrase)
    | frozenset(word for phrase in _WIRES for word in phrase.split())
    | words("a an the am pm a.m p.m read ago last follow via from uhr reports eg")
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
    role, begin = _lead(tokens)
    if not role and bare is False:
        return None
    signed = not role and begin > 0
    sheet = _read(text, parties, tokens[begin:], role, whole=tokens)
    if sheet is None or not (role or sheet.is_evident(bare=bare, signed=signed)):
        return None
    return sheet.reading(tokens, role)


def parse_names(text: str, parties: Parties) -> Reading | None:
    """The line that is one person's name, or several, and nothing else.

    >>> parse_names("Mara Quillby and Tomas Verrick", Parties.of([])).values["people"]
    ['Mara Quillby', 'Tomas Verrick']
    >>> parse_names("Mara Quillby, Example Herald", Parties.of([]))
    """
    if _hopeless(text, parties):
        return None
    tokens = _folded(text, _tokens(text))
    sheet = _read(text, parties, tokens, "", whole=tokens)
    if sheet is None or not sheet.people or sheet.kinds != {"person"} or sheet.contributors:
        return None
    return sheet.reading(tokens, "")


def parse_affiliation(text: str, parties: Parties) -> Reading | None:
    """The line below a byline that says where its people belong or what they are.

    >>> reading = parse_affiliation("Example Herald business reporter", Parties.of([]))
    >>> reading.values["organisation"], reading.values["role"]
    ('Example Herald', 'business reporter')
    >>> parse_affiliation("Mara Quillby", Parties.of([]))
    """
    if _hopeless(text, parties):
        return None
    tokens = _folded(text, _tokens(text))
    sheet = _read(text, parties, tokens, "", whole=tokens)
    if sheet is None or sheet.named_people() or sheet.contributors:
        return None
    if not sheet.kinds & {"org", "role", "tag", "wire"} or sheet.kinds & {"date", "section"}:
        return None
    return sheet.reading(tokens, "")


def _read(
    text: str, parties: Parties, tokens: list[Token], role: str, *, whole: list[Token]
) -> _Sheet | None:
    """The sheet of a line whose lead-in is cut off, or None where a part stays unexplained."""
    pieces = _pieces(tokens)
    if not pieces:
        return None
    line = Line(text, parties, text.isupper())
    sheet = _Sheet(text, parties, role)
    for place, piece in enumerate(pieces):
        following = pieces[place + 1].kind if place + 1 < len(pieces) else ""
        elements = _elements(line, piece, sheet, following)
        if elements is None and _is_long_name(pieces[place:]) and sheet.last_kind == "role":
            end = pieces[-1].tokens[-1].end
            sheet.add(Element("org", piece.tokens[0].start, end, ","))
            break
        if elements is None or not all(map(sheet.add, elements)):
            return None
    return sheet if sheet.close() else None


def _is_long_name(pieces: Sequence[Piece]) -> bool:
    """Whether the rest of a line is one name with commas: `ACLU Speech, Privacy, and … Project`."""
    return (
        pieces[0].mark == ","
        and len(pieces) <= 5
        and all(
            piece.kind == "words" and piece.mark in (",", "and") and _capitalised(piece.tokens)
            for piece in pieces
        )
    )


# --- Tokens ---------------------------------------------------------------------------------------

_CHUNK = re.compile(r"\d{1,4}/\d{1,2}/\d{2,4}|[,;|•()\[\]/—]|[^\s,;|•()\[\]/—]+")
_MARKS = frozenset(",;|()[]/")
_DASHES = "-–—―_·"
_MAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_HANDLE = re.compile(r"@\w{1,40}")
_SLASHED = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:[ap]\.?m\.?)?", re.IGNORECASE)
_SEAM = re.compile(r"(?<=[^\W\d_])(?:(?<=[a-zà-ÿ.)])(?=[A-Z])|(?<=[a-zà-ÿ]{3})(?=\d))")
_FUSED_TAILS = words("""
    staff business senior special sports associated correspondent reporter writer contributor
    contributing columnist editor guest political news updated published posted edited follow
""")
_FUSED_HEADS = words("publication published updated posted date")


def _hopeless(text: str, parties: Parties) -> bool:
    """Whether the first words already say that this is prose: cheap, and right far more often."""
    if not text or len(text) > MOST:
        return True
    for place, word in enumerate(text.split()):
        if word[0].islower() and word not in _LOWER:
            bare = word.strip(".,:;()|=").lower()
            known = bare in _LOWER or "@" in word or "." in bare
            if not known and not parties.tagged(bare) and _WORD_HEAD.match(word) is None:
                return True
        elif place == 1 and _is_time_word(word):
            return True
    return False


_WORD_HEAD = re.compile(r"(?:[^\W\d_]{1,3}['’-])[^\W\d_a-z]|\d")
"""`al-Dhorri`, `d'Arvel`: small letters that a name may begin with."""


def _is_time_word(word: str) -> bool:
    """`By Monday …`, `By 1963 …`, `By noon …`."""
    bare = word.strip(",.:").lower()
    return bare in _WEEKDAYS or (bare.isdigit() and len(bare) > 2)


def _tokens(text: str) -> list[Token]:
    """Words and marks in order."""
    out: list[Token] = []
    for found in _CHUNK.finditer(text):
        chunk, start = found.group(), found.start()
        if chunk.isascii() and chunk.isalpha() and (chunk.istitle() or chunk.islower()):
            out.append(Token(chunk, start, start + len(chunk)))
        else:
            out += _split(chunk, start)
    return out


def _split(chunk: str, start: int) -> Iterator[Token]:
    """What one run of unbroken characters is: marks at its edges are tokens of their own."""
    if chunk in _MARKS or chunk in "•":
        yield Token("|" if chunk == "•" else chunk, start, start + 1, "mark")
        return
    body = chunk.lstrip(_DASHES)
    if len(body) < len(chunk):
        yield Token("-", start, start + len(chunk) - len(body), "mark")
        start += len(chunk) - len(body)
    word = body.rstrip(":=")
    yield from _cut_word(word, start)
    if len(word) < len(body):
        yield Token(body[len(word)], start + len(word), start + len(body), "mark")


def _cut_word(word: str, start: int) -> Iterator[Token]:
    """One word, or several that the copy fused: `QuillbyStaff`, `Quillby@maraq`, `Verrick42`."""
    address = word.find("@")
    if address >= 0:
        if _MAIL.fullmatch(word.rstrip(".")):
            yield Token(word.rstrip("."), start, start + len(word), "mail")
            return
        yield from _cut_word(word[:address], start)
        handle = word[address:].rstrip(".")
        kind = "handle" if _HANDLE.fullmatch(handle) else "word"
        yield Token(handle, start + address, start + len(word), kind)
        return
    begin = 0
    for seam in (*_seams(word), len(word)):
        if seam > begin:
            part = word[begin:seam]
            kind = "mark" if part == ":" else "word"
            yield Token(part, start + begin, start + seam, kind)
            begin = seam


def _seams(word: str) -> Iterator[int]:
    """Where a word is to be cut, in order."""
    if word.isalpha() and (word.istitle() or word.isupper()) and word.isascii():
        return
    colon = word.find(":")
    if colon > 0 and not word[colon - 1].isdigit():
        yield from (colon, colon + 1)
    if not word.isascii():
        for title in ("기자", "記者", "记者"):
            if word.endswith(title) and len(word) > len(title):
                yield len(word) - len(title)
    for found in _SEAM.finditer(word):
        at = found.start()
        head, tail = word[:at].lower(), word[at:].rstrip(".").lower()
        if tail in _FUSED_TAILS or head in _FUSED_HEADS or word[at].isdigit():
            yield at


# --- Folding: dates, addresses, reading times -----------------------------------------------------


def _folded(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens with every date, telephone number and reading time made one token."""
    if not any(map(_may_fold, tokens)):
        return tokens
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        kind, begin, end = _fold_at(tokens, at)
        if end <= at:
            out.append(tokens[at])
            at += 1
            continue
        if kind:
            start, stop = tokens[begin].start, tokens[end - 1].end
            out.append(Token(text[start:stop], start, stop, kind))
        at = end
    return out


def _may_fold(token: Token) -> bool:
    text = token.text
    return text[0].isdigit() or token.kind == "handle" or text.lower() in ("follow", "ago")


Fold = tuple[str, int, int]
"""(kind, first token that counts, end), the end at or before where it was tried: nothing there."""


def _fold_at(tokens: list[Token], at: int) -> Fold:
    """What begins at `at`; the kind is "" for what says nothing: `Follow`, `5 min read`."""
    token = tokens[at]
    lower = token.text.lower()
    if token.kind == "mark":
        return _phone_at(tokens, at) if token.text == "(" else ("", at, at)
    if lower == "follow" or (lower == "on" and _next(tokens, at).lower() == "twitter"):
        return "", at, _follow_at(tokens, at)
    begin = at
    if lower in ("last", "first") and _next(tokens, at).lower() in _LABELS:
        begin += 1
        lower = tokens[begin].text.lower()
    if lower in _LABELS or lower == "on":
        begin += 2 if _next(tokens, begin) == ":" else 1
    elif token.text[0].isdigit():
        end = _reading_time(tokens, at)
        if end > at:
            return "", at, end
    end = _date_at(tokens, begin)
    return ("updated" if lower == "updated" else "date", begin, end if end > begin else at)


def _next(tokens: list[Token], at: int) -> str:
    return tokens[at + 1].text if at + 1 < len(tokens) else ""


def _follow_at(tokens: list[Token], at: int) -> int:
    """The end of `Follow` and `on Twitter:` before a handle: they say nothing more."""
    end = at + 1
    while end < len(tokens) and tokens[end].text.lower() in (":", "on", "twitter", "x", "at"):
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
    run = [token.text.lower() for token in tokens[at : at + 3]]
    if len(run) == 3 and run[0].isdigit() and run[1].startswith("min") and run[2] == "read":
        return at + 3
    return at


def _date_at(tokens: list[Token], at: int) -> int:
    """The end of the date that begins at `at`, or `at`."""
    seen = ""
    end = here = at
    while here < min(len(tokens), at + 16):
        kind = _time_kind(tokens[here], seen)
        if kind:
            seen += kind
            here += 1
            end = here
        elif seen and _joins_time(tokens, here, seen):
            here += 1
        else:
            break
    if "g" in seen or "d" in seen or ("m" in seen and ("n" in seen or "y" in seen)):
        return end
    return end if "t" in seen and seen[0] in "tw" else at


def _joins_time(tokens: list[Token], at: int, seen: str) -> bool:
    """A comma or `at` inside a date: something of a date must follow."""
    token = tokens[at]
    joint = token.text == "," if token.kind == "mark" else token.text.lower() in _TIME_GLUE
    return joint and at + 1 < len(tokens) and _time_kind(tokens[at + 1], seen + ",") != ""


def _time_kind(token: Token, seen: str) -> str:
    """m month, w weekday, n day, y year, d figures, t clock, z zone or a.m., u unit, g ago."""
    if token.kind != "word":
        return ""
    text = token.text
    lower = text.lower().rstrip(".")
    if text[0].isdigit():
        return _figure_kind(text.rstrip("."), lower)
    if lower in _MONTHS and (text[0].isupper() or "n" in seen):
        return "m"
    if lower in _WEEKDAYS and text[0].isupper():
        return "w"
    if not seen:
        return "u" if lower in ("a", "an") and text.islower() else ""
    if lower in _UNITS and seen[-1] in "nu":
        return "u"
    if lower == "ago" and "u" in seen:
        return "g"
    if lower in ("am", "pm", "a.m", "p.m") and seen[-1] in "tn":
        return "z"
    zone = lower.partition("+")[0]
    return "z" if zone in _ZONES and "t" in seen and text[0].isupper() else ""


def _figure_kind(text: str, lower: str) -> str:
    """What a token that opens with a figure is, as in `_time_kind`."""
    if text.isdigit():
        if len(text) == 4 and text[:2] in ("19", "20"):
            return "y"
        return "n" if len(text) <= 2 else ""
    if lower[-2:] in ("st", "nd", "rd", "th") and lower[:-2].isdigit():
        return "n"
    if _SLASHED.fullmatch(text):
        return "d"
    if _CLOCK.fullmatch(text):
        return "t"
    if lower[-2:] in ("am", "pm") and lower[:-2].isdigit():
        return "t"
    return "u" if lower.rstrip("dhmwrsin").isdigit() and len(lower) < 6 else ""


# --- Pieces ---------------------------------------------------------------------------------------


def _lead(tokens: list[Token]) -> tuple[str, int]:
    """(role, number of tokens) of the lead-in; role "" where there is none.

    A dash that signs a line counts as a token and has no role.
    """
    begin = 1 if tokens and tokens[0].text == "-" and tokens[0].kind == "mark" else 0
    run = tuple(token.text.lower() for token in tokens[begin : begin + 4])
    for size in range(min(4, len(run)), 0, -1):
        role = _LEADS.get(run[:size])
        if role is None:
            continue
        end = begin + size
        first = tokens[begin].text
        if run[0] in _FOREIGN and first.islower():
            continue
        if end < len(tokens) and tokens[end].text == ":":
            end += 1
        elif size == 1 and run[0] == "author" and first.islower():
            continue
        return role, end
    if run[:1] == ("from",) and " ".join(token.text for token in tokens[1:]).lower() in _WIRES:
        return "+compiler", begin + 1
    return "", begin


class _Cutter:
    """Pieces in the making: a run of words, and the separator that stands before it."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.run: list[Token] = []
        self.mark = ""

    def flush(self) -> None:
        """Ends the run of words, if there is one."""
        if self.run:
            self.pieces.append(Piece(self.mark, "words", self.run))
            self.run = []
            self.mark = " "

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
        if token.kind == "mark":
            at = _cut_at_mark(cutter, tokens, at)
            if at < 0:
                return []
        elif token.kind != "word":
            cutter.put(token.kind, (token,))
            at += 1
        elif relation := _relation(tokens, at):
            size, value = relation
            cutter.put("relation", tokens[at : at + size], value)
            at += size
        else:
            _take_word(cutter, tokens, at)
            at += 1
    cutter.flush()
    return [] if cutter.mark in ("and", "with", ":") else cutter.pieces


def _take_word(cutter: _Cutter, tokens: list[Token], at: int) -> None:
    """A conjunction cuts, any other word joins the run."""
    text = tokens[at].text
    if text in _AND and not (
        (text in _LATE_AND and _is_particle(tokens, at)) or _is_masthead_and(cutter.run, tokens, at)
    ):
        cutter.separate("and")
    elif text in _WITH:
        cutter.separate("with")
    else:
        cutter.run.append(tokens[at])


def _is_masthead_and(run: list[Token], tokens: list[Token], at: int) -> bool:
    """Whether `&` stands inside a name such as `The News & Observer`."""
    if not run or at + 1 >= len(tokens) or run[-1].text.lower() not in _PAPERS:
        return False
    closed = at + 2 >= len(tokens) or tokens[at + 2].kind == "mark"
    return closed and tokens[at + 1].text.lower() in _PAPERS


def _is_particle(tokens: list[Token], at: int) -> bool:
    """Whether `y` stands inside a name: one word after it is a family name, two are a person."""
    return not all(
        at + step < len(tokens)
        and tokens[at + step].kind == "word"
        and tokens[at + step].text not in _AND
        for step in (1, 2)
    )


def _cut_at_mark(cutter: _Cutter, tokens: list[Token], at: int) -> int:
    """The index after the mark at `at`, which cuts or joins; -1 where it makes no sense."""
    mark = tokens[at].text
    if mark == ",":
        return _cut_at_comma(cutter, tokens, at)
    if mark in ("(", "["):
        closing = ")" if mark == "(" else "]"
        for end in range(at + 1, min(at + 9, len(tokens))):
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
        if any(token.text in ("in", "In", "IN") for token in cutter.run):
            size = _region_at(tokens, at + 1)
            if size:
                cutter.run += tokens[at + 1 : at + 1 + size]
                return at + 1 + size
    cutter.separate(",")
    return at + 1


def _region_at(tokens: list[Token], at: int) -> int:
    """How many words from `at` on name a state or a country."""
    for size in (2, 1, 3):
        if " ".join(token.text for token in tokens[at : at + size]).lower() in REGIONS:
            return size
    return 0


def _relation(tokens: list[Token], at: int) -> tuple[int, str] | None:
    """(number of tokens, role) of a phrase such as `photographs by`."""
    if at + 1 >= len(tokens):
        return None
    two = (tokens[at].text.lower(), tokens[at + 1].text.lower())
    if two in _RELATIONS:
        return 2, _RELATIONS[two]
    if at + 2 < len(tokens) and (three := (*two, tokens[at + 2].text.lower())) in _RELATIONS:
        return 3, _RELATIONS[three]
    return None


# --- Elements: what a piece is --------------------------------------------------------------------

Elements = list[Element]


def _elements(line: Line, piece: Piece, sheet: _Sheet, following: str) -> Elements | None:
    """What a piece is, in one or more elements; None where it is nothing known."""
    run = list(piece.tokens)
    if piece.kind == "words":
        return _read_words(line, run, piece.mark, sheet, following)
    if piece.kind == "bracket":
        return _read_bracket(line, run)
    value = piece.value
    return [Element(piece.kind, run[0].start, run[-1].end, piece.mark, value)]


def _element(kind: str, run: Sequence[Token], mark: str, value: str = "") -> Element:
    return Element(kind, run[0].start, run[-1].end, mark, value)


def _slice(line: Line, run: Sequence[Token]) -> str:
    return line.text[run[0].start : run[-1].end]


def _read_bracket(line: Line, run: list[Token]) -> Elements | None:
    """`(TNS)`, `(Chief Economist)`, `(eg)`, `(with inputs from Agencies)`, `(Mesa, Ariz.)`."""
    if not run:
        return None
    text = _slice(line, run)
    if line.parties.tagged(text) or line.parties.ambiguous(text):
        return [_element("tag", run, "(")]
    if len(run) == 1 and text.isalpha():
        if text.isupper() and 2 <= len(text) <= 6:
            return [_element("tag", run, "(")]
        if text.islower() and len(text) <= 3:
            return []
    if found := _relation(run, 0):
        rest = run[found[0] :]
        if rest and (_is_org(line, rest) or _slice(line, rest).lower() in _WIRES):
            return [
                _element("relation", run[: found[0]], "(", found[1]),
                _element("org", rest, "with", "unnamed"),
            ]
        return None
    if _role_start(run) == 0:
        return [_element("role", run, "(")]
    if all(token.text[0].isupper() or token.kind == "mark" for token in run) and _region_at(
        run, len(run) - 1
    ):
        return [_element("place", run, "(")]
    return None


def _read_words(
    line: Line, run: list[Token], mark: str, sheet: _Sheet, following: str
) -> Elements | None:
    """A run of words: its prepositions first, then what is between them."""
    tail: Elements = []
    while run and run[-1].text.lower() in ("follow", *_DANGLING):
        if run[-1].text.lower() in _DANGLING:
            tail = [_element("dangling", run[-1:], " ")]
        del run[-1]
    if not run:
        return tail if mark in ("", " ") else None
    out = _by_preposition(line, run, mark, sheet, following)
    return None if out is None else out + tail


def _by_preposition(
    line: Line, run: list[Token], mark: str, sheet: _Sheet, following: str
) -> Elements | None:
    """`… in Jakarta`, `… for NJ.com`, `Special to the Herald`, `… Published in FrontBurner`."""
    if _role_start(run[:3]) is None and (phrase := _role_phrase(line, run, mark)):
        return phrase
    for at, token in enumerate(run):
        word = token.text.lower()
        if word not in ("in", "for", "via", "special", "to", "published"):
            continue
        left, right = run[:at], run[at + 1 :]
        head = _base(line, left, mark, sheet) if left else []
        if head is None or not right:
            return None
        after = " " if left else mark
        return _after_preposition(line, word, token, right, head, after, following, sheet)
    return _base(line, run, mark, sheet)


def _after_preposition(
    line: Line,
    word: str,
    token: Token,
    right: list[Token],
    head: Elements,
    mark: str,
    following: str,
    sheet: _Sheet,
) -> Elements | None:
    """What a preposition and the words after it add to `head`."""
    second = right[0].text.lower()
    if word == "published" and second == "in" and len(right) > 1:
        return [*head, _element("section", right[1:], " ")] if _capitalised(right[1:]) else None
    if word == "special" and second in ("to", "for") and len(right) > 1 and _capitalised(right[1:]):
        return [*head, _element("role", [token], mark), _element("org", right[1:], ",")]
    if not _capitalised(right):
        return None
    if word == "for" and (head or sheet.people or sheet.orgs):
        return [*head, _element("org", right, ",")]
    if word == "via" and (head or sheet.people) and _is_org(line, right):
        return [*head, _element("org", right, ",")]
    if word == "in" and (head or sheet.people or sheet.orgs) and len(right) <= 5:
        kind = "section" if following == "date" and sheet.posted else "place"
        if kind == "place" and (_role_start(right) is not None or _is_newsroom(line, right)):
            return None
        return [*head, _element(kind, right, " ", "in")]
    return None


def _capitalised(run: Sequence[Token]) -> bool:
    """Whether a run is a name of something: capitals, figures, and small words inside."""
    texts = [token.text for token in run]
    if texts and texts[0] == "the":
        texts = texts[1:]
    if not texts or not (texts[0][0].isupper() or texts[0][0].isdigit() or "." in texts[0][1:-1]):
        return False
    return (
        all(not text[0].islower() or text in _GLUE or text in PARTICLES for text in texts)
        and not texts[-1].islower()
    )


def _base(line: Line, run: list[Token], mark: str, sheet: _Sheet) -> Elements | None:
    """A run without prepositions: a person, an organisation, a role, or two of them fused."""
    text = _slice(line, run)
    expects_person = sheet.expects_person(mark)
    if text.lower() in _WIRES:
        return [_element("wire", run, mark)]
    if text.lower() in _WORKS and sheet.people:
        return [_element("work", run, mark, _WORKS[text.lower()])]
    if mark in ("-", "|") and text.lower() in _KICKERS and sheet.people:
        return [_element("kicker", run, mark)]
    if line.parties.tagged(text):
        return [_element("org", run, mark, "known")]
    at = _role_start(run)
    if at is not None:
        return _read_role(line, run, at, mark, expects_person=expects_person)
    if expects_person and _is_person(line, run):
        return [_element("person", run, mark)]
    if len(run) > 2 and expects_person:
        cut = _person_and_org(line, run, mark) or _role_and_person(line, run, mark)
        if cut:
            return cut
    if _is_newsroom(line, run) and not (expects_person and _opens_with_person(line, run)):
        return [_element("org", run, mark)]
    return _later(line, run, mark, sheet)


def _later(line: Line, run: list[Token], mark: str, sheet: _Sheet) -> Elements | None:
    """What only stands after somebody: a place, an acronym, `The Oklahoman`, `ProPublica`."""
    if not (sheet.people or sheet.orgs):
        return [_element("org", run, mark)] if _is_acronym(line, run) else None
    if _is_place(line, run) and mark in (",", "-", "|", "/"):
        return [_element("place", run, mark)]
    if _is_acronym(line, run) or (len(run) == 1 and _is_coined(run[0].text)):
        return [_element("org", run, mark)]
    if run[0].text in ("The", "THE") and 2 <= len(run) <= 5 and _capitalised(run) and sheet.people:
        return [_element("org", run, mark)]
    if not sheet.expects_person(mark) and _is_person(line, run):
        return [_element("person", run, mark)]
    return None


# --- People ---------------------------------------------------------------------------------------


def _is_person(line: Line, run: Sequence[Token]) -> bool:
    """Whether a run is one person's name beyond reasonable doubt; a single word never is."""
    text = _slice(line, run)
    if len(run) == 1 and text.isascii():
        return False
    if not is_name(text):
        return False
    if len(run) == 1:
        return True
    first, last = run[0].text, run[-1].text
    if first.isupper() and len(first) > 2 and first.isalpha() and not text.isupper():
        return False
    if WEAK.get(last.lower()) == "n" and last.lower() != "sun":
        return False
    full = [token.text for token in run if len(token.text) > 2 and "." not in token.text]
    if len(full) < 4 or len(full) < len(run) or first.lower() in FAMILY_FIRST:
        return True
    half = len(run) // 2
    return [token.text for token in run[:half]] == [token.text for token in run[half:]]


def _opens_with_person(line: Line, run: Sequence[Token]) -> bool:
    """Whether the first two words of a longer run could be a person of their own."""
    if len(run) < 4 or run[0].text.lower() in PLACES or run[0].text.lower() in _PLACE_STARTS:
        return False
    return _is_person(line, run[:2])


_PLACE_STARTS = words(
    "san santa los las fort port new saint st. st the el la north south east west"
)


def _person_and_org(line: Line, run: list[Token], mark: str) -> Elements | None:
    """`Tomas Verrick The Associated Press`: cut where an organisation visibly begins."""
    text = _slice(line, run)
    found = line.parties.ends(text)
    if found is not None and found[1] > 0:
        begin = run[0].start + found[1]
        left = [token for token in run if token.end <= begin]
        if left and _is_person(line, left):
            org = run[len(left) :]
            return [_element("person", left, mark), _element("org", org, ",", "known")]
    for at in range(2, len(run)):
        left, right = run[:at], run[at:]
        if not _begins_org(line, left, right) or not _is_person(line, left):
            continue
        if _is_newsroom(line, right) or _is_acronym(line, right):
            return [_element("person", left, mark), _element("org", right, ",")]
    return None


def _begins_org(line: Line, left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether the words themselves show that a name ends and an organisation begins."""
    first = right[0].text
    if first in ("The", "THE") or first[0].isdigit() or first.lower() in NOT_NAMES:
        return True
    if first.lower() in PLACES or (len(right) > 1 and right[1].text.lower() in NOT_NAMES - _PAPERS):
        return True
    if line.capitals:
        return False
    named = "".join(token.text for token in left)
    return (named.isupper() != first.isupper()) if len(first) > 1 else False


def _role_and_person(line: Line, run: list[Token], mark: str) -> Elements | None:
    """`Staff Writer Mara Quillby`, `AP Business Writer Mara Quillby`: a title before the name."""
    for at in range(1, len(run) - 1):
        if run[at - 1].text.lower() not in _HEADS or not _is_person(line, run[at:]):
            continue
        title = run[:at]
        begin = _role_start(title)
        if begin is None:
            return None
        before = _read_role(line, title, begin, mark, expects_person=False)
        if before is None:
            return None
        return [*before, _element("person", run[at:], "title")]
    return None


# --- Organisations, roles, places -----------------------------------------------------------------


def _is_org(line: Line, run: Sequence[Token]) -> bool:
    """A listed party, a newsroom by its words, or an acronym."""
    text = _slice(line, run)
    return bool(line.parties.tagged(text) or _is_newsroom(line, run) or _is_acronym(line, run))


def _is_newsroom(line: Line, run: Sequence[Token]) -> bool:
    """Whether the words make a masthead: `Sioux Falls Argus Leader`, `7 News WSVN`, `Phys.org`."""
    texts = [token.text for token in run]
    if len(texts) > 8 or not _capitalised(run):
        return False
    lower = [text.lower() for text in texts]
    if len(texts) == 1:
        return _is_domain(texts[0]) or _is_hyphened_paper(texts[0])
    last = lower[-1].rpartition("-")[2]
    known = last in _PAPERS or lower[0] in _OPENERS or _is_domain(texts[-1])
    figure = any(text[0].isdigit() for text in texts) and any(word in _PAPERS for word in lower)
    if not known and not figure:
        return False
    return figure or not all(word in _GENERIC or word == "the" for word in lower)


def _is_domain(text: str) -> bool:
    """`NJ.com`, `Dailymail.Com`, `Phys.org`."""
    head, dot, tail = text.rpartition(".")
    return bool(dot and head) and tail.lower() in ("com", "org", "net", "co", "news", "tv")


def _is_hyphened_paper(text: str) -> bool:
    """`Post-Dispatch`, `Star-Telegram`."""
    head, hyphen, tail = text.lower().rpartition("-")
    return bool(hyphen) and head in _PAPERS and tail in _PAPERS


def _is_acronym(line: Line, run: Sequence[Token]) -> bool:
    """`CNN`, `WSVN`, `CNN Business`, `ACLU Speech`; in a line of capitals one short word only."""
    first = run[0].text
    if not (first.isalpha() and first.isupper() and 2 <= len(first) <= 6):
        return False
    if line.capitals:
        return len(run) == 1 and len(first) <= 5
    if is_suffix(first):
        return False
    return len(run) == 1 or (len(first) > 2 and len(run) <= 4 and _capitalised(run))


def _is_coined(text: str) -> bool:
    """`ProPublica`, `CalMatters`: a capital inside, and not after `Mc`, `De`, `O'`."""
    inner = next((at for at, mark in enumerate(text) if at and mark.isupper()), 0)
    return inner > 3 and text.isalpha() and not text.isupper()


def _is_place(line: Line, run: Sequence[Token]) -> bool:
    """A known place, or words in capitals in a line that is not."""
    if all(token.text.lower() in PLACES or token.text.lower() in _PLACE_STARTS for token in run):
        return True
    return (
        not line.capitals
        and len(run) <= 3
        and all(token.text.isupper() and len(token.text) > 3 for token in run)
    )


def _role_start(run: Sequence[Token]) -> int | None:
    """The index from which on a run is a job title; None where it does not end in one."""
    last = run[-1].text.lower().rstrip(".") if run else ""
    if last not in _HEADS and last not in _OTHER_HEADS and last not in ("기자", "記者", "记者"):
        return None
    at = len(run) - 1
    while at and run[at - 1].text.lower() in _MODIFIERS:
        at -= 1
    return at


def _read_role(
    line: Line, run: list[Token], at: int, mark: str, *, expects_person: bool
) -> Elements | None:
    """A job title, with the organisation or the person that stands before it."""
    left, title = run[:at], run[at:]
    if not left:
        return [_element("role", run, mark)]
    if _is_org(line, left):
        return [_element("org", left, mark), _element("role", title, "job")]
    plural = title[-1].text.lower() in _PLURALS
    if expects_person and not plural and _is_person(line, left):
        return [_element("person", left, mark), _element("role", title, ",")]
    if left[0].text.lower() in _MODIFIERS or not is_name(_slice(line, left)):
        return [_element("role", run, mark)] if _capitalised(left) else None
    if len(left) == 1 or (plural and not expects_person):
        return [_element("org", left, mark), _element("role", title, "job")]
    return None


def _role_phrase(line: Line, run: list[Token], mark: str) -> Elements | None:
    """`Associate Professor of Hydrology`, `Ambassador of Exampleland to Canada`."""
    for at, token in enumerate(run[1:-1], start=1):
        if token.text.lower() not in ("of", "for", "at", "to"):
            continue
        if _role_start(run[:at]) != 0:
            return None
        rest = run[at + 1 :]
        if not _capitalised(rest):
            return None
        if token.text.lower() in ("for", "at") and _is_org(line, rest):
            return [_element("role", run[:at], mark), _element("org", rest, ",")]
        return [_element("role", run, mark)]
    return None


# --- The sheet: who belongs to whom ---------------------------------------------------------------

_ROLES = {
    "writer": "writer",
    "reporter": "reporter",
    "correspondent": "reporter",
    "columnist": "columnist",
    "photographer": "photographer",
    "기자": "reporter",
    "記者": "reporter",
}
"""Job titles that say what a person did for the story; others leave them its author."""


@dataclass(slots=True)
class _Entry:
    """One person in the making."""

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


@dataclass(slots=True)
class _Sheet:
    """What a line says so far. `open_from` is the first person a following affiliation is about."""

    text: str
    parties: Parties
    lead: str
    people: list[_Entry] = field(default_factory=list)
    contributors: list[_Entry] = field(default_factory=list)
    orgs: list[str] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)
    open_from: int = 0
    last_kind: str = ""
    mode: str = ""
    known: bool = False
    shared: bool = False

    @property
    def posted(self) -> bool:
        """Whether the line is the kind that names a section before its date."""
        return self.text[:9].lower() in ("written b", "posted by", "submitted")

    def expects_person(self, mark: str) -> bool:
        """Whether the next words are more likely a person than where the last one works."""
        if mark in ("", "and", "with") or not self.last_kind:
            return True
        if self.last_kind in ("relation", "date", "updated", "tag"):
            return True
        return mark in (",", ";", "/", "&") and self.last_kind == "person"

    def named_people(self) -> list[_Entry]:
        """The people whose names are printed."""
        return [entry for entry in self.people if entry.name]

    def add(self, element: Element) -> bool:
        """Takes the next element; False where it makes no sense here."""
        taken: bool = getattr(self, f"_add_{element.kind}")(element)
        self.kinds.add(element.kind)
        if element.kind not in ("mail", "phone", "handle", "kicker"):
            self.last_kind = element.kind
        return taken

    def _slice(self, element: Element) -> str:
        return self.text[element.start : element.end]

    def _add_person(self, element: Element) -> bool:
        name = plain_name(self._slice(element))
        if element.mark == "with":
            self.mode = "contributor"
        elif element.mark == ";":
            self.mode = ""
        entry = _Entry(element.start, element.end, self.mode or self.lead or "author", name)
        if self.mode:
            self.contributors.append(entry)
            return True
        if element.mark == "title":
            self.people[-1:] = [self._titled(entry)]
            return True
        if self.last_kind in ("org", "role", "place", "tag", "mail"):
            if self.last_kind == "org" and element.mark == ",":
                return False
            self.open_from = len(self.people)
        self.people.append(entry)
        return True

    def _titled(self, entry: _Entry) -> _Entry:
        """The person whose title was printed first."""
        before = self.people[-1]
        entry.job, entry.org, entry.role, entry.start = (
            before.job,
            before.org,
            before.role,
            before.start,
        )
        return entry

    def _add_org(self, element: Element) -> bool:
        name = self._slice(element)
        self.known = self.known or element.value == "known"
        if element.mark == "with" or (self.mode and self.last_kind == "relation"):
            role = self.mode or "contributor"
            self.contributors.append(_Entry(element.start, element.end, role, name, newsroom=True))
            return True
        self.shared = element.mark == "and" and self.last_kind in ("person", "org", "role")
        if not self.shared:
            for entry in self.people[self.open_from :]:
                entry.org = entry.org or name
        self.orgs.append(name)
        return True

    def _add_role(self, element: Element) -> bool:
        title = self._slice(element)
        head = title.split()[-1].lower()
        group = [] if self.shared and element.mark == "job" else self.people[self.open_from :]
        if not group:
            if self.last_kind == "person" or self.mode:
                return bool(self.mode)
            start = element.start
            if element.mark == "job" and self.orgs:
                start = self.text.rfind(self.orgs[-1], 0, element.start)
            org = self.orgs[-1] if element.mark == "job" and self.orgs else ""
            entry = _Entry(start, element.end, self.lead or "author", job=title, org=org)
            entry.role = _ROLES.get(head.removesuffix("s"), entry.role)
            self.people.append(entry)
            self.open_from = len(self.people)
            return True
        for entry in group if head in _PLURALS else group[-1:]:
            if entry.job:
                return False
            entry.job = title
            entry.role = _ROLES.get(head.removesuffix("s"), entry.role)
        return True

    def _add_place(self, element: Element) -> bool:
        place = _plain_place(self._slice(element))
        group = self.contributors if self.mode else self.people
        if element.value == "in" and group and self.last_kind == "person":
            group[-1].place = place
            return True
        if self.people and self.last_kind in ("org", "person", "role"):
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

    def _add_relation(self, element: Element) -> bool:
        self.mode = element.value
        return True

    def _add_wire(self, element: Element) -> bool:
        if element.mark == "with":
            name = self._slice(element)
            entry = _Entry(element.start, element.end, "contributor", name, newsroom=True)
            self.contributors.append(entry)
            return True
        entry = _Entry(element.start, element.end, "author", job=self._slice(element))
        self.people.append(entry)
        return True

    def _add_mail(self, element: Element) -> bool:
        return self._set_contact("mail", element)

    def _add_phone(self, element: Element) -> bool:
        return self._set_contact("phone", element)

    def _add_handle(self, element: Element) -> bool:
        return self._set_contact("handle", element)

    def _set_contact(self, key: str, element: Element) -> bool:
        people = self.contributors if self.mode else self.people
        if not people:
            return bool(self.orgs)
        setattr(people[-1], key, self._slice(element).rstrip("."))
        return True

    def _set_fact(self, element: Element) -> bool:
        if element.kind in self.facts:
            return False
        self.facts[element.kind] = self._slice(element)
        return True

    _add_tag = _add_section = _add_dangling = _add_kicker = _add_date = _add_updated = _set_fact

    def close(self) -> bool:
        """Whether the line names anybody; leading organisations go to people without one."""
        if not (self.people or self.orgs or self.contributors):
            return False
        if self.lead.startswith("+"):
            self.contributors += [entry for entry in self.people if entry.name]
            self.people = [entry for entry in self.people if not entry.name]
            for entry in self.contributors:
                entry.role = entry.role.removeprefix("+")
        if self.lead == "source":
            return bool(self.orgs) and not self.people
        return True

    def is_evident(self, *, bare: bool | None, signed: bool) -> bool:
        """Whether a line without a lead-in is a byline all the same."""
        if bare:
            return True
        named = self.named_people()
        if not named:
            return self.known or (bool(self.contributors) and "relation" in self.kinds)
        proof = {"org", "role", "mail", "handle", "phone", "date", "updated", "dangling"}
        return bool(self.kinds & proof) and not signed

    def reading(self, tokens: Sequence[Token], role: str) -> Reading:
        """The reading of the whole line."""
        end = max(token.end for token in tokens)
        printed = self.text[tokens[0].start : end].rstrip(" -–—|•,=")
        if dangling := self.facts.get("dangling", ""):
            printed = printed.removesuffix(dangling).rstrip(" -–—|•,")
        people = tuple(map(self._person, self.people))
        byline = Byline(
            text=printed,
            people=people,
            organisations=tuple(self.orgs),
            tag=self.facts.get("tag", ""),
            location=self.facts.get("place", ""),
            date=self.facts.get("date", ""),
            updated=self.facts.get("updated", ""),
            section=self.facts.get("section", ""),
            dangling=dangling,
            contributors=tuple(map(self._person, self.contributors)),
        )
        return Reading(0, len(self.text), self._values(byline), byline)

    def _person(self, entry: _Entry) -> Person:
        given, family = ("", "") if entry.newsroom else split_name(entry.name)
        return Person(
            name=entry.name,
            text=self.text[entry.start : entry.end],
            role=entry.role,
            given_name=given,
            family_name=family,
            job_title=entry.job,
            affiliation=entry.org,
            location=entry.place,
            email=entry.mail,
            phone=entry.phone,
            handle=entry.handle,
            organisation=entry.newsroom,
        )

    def _values(self, byline: Byline) -> dict[str, Any]:
        """The plain captures: what is there, under the names that rules know."""
        people = [person.name for person in byline.people if person.name]
        titles = [person.job_title for person in byline.people if person.job_title]
        places = [person.location for person in byline.people if person.location]
        values: dict[str, Any] = {
            "people": people,
            "organisation": _one_or_all(byline.organisations),
            "place": byline.location or _one_or_all(places),
            "role": _one_or_all(titles),
            "tag": byline.tag,
            "date": byline.date,
            "updated": byline.updated,
            "section": byline.section,
            "kicker": self.facts.get("kicker", ""),
            "credit": [person.name for person in byline.contributors],
        }
        return {key: value for key, value in values.items() if value}


def _one_or_all(values: Sequence[str]) -> str | list[str]:
    """One value as a string, several different ones as a list."""
    unique = list(dict.fromkeys(values))
    return unique if len(unique) > 1 else "".join(unique)


def _plain_place(text: str) -> str:
    """A place in normal case where all of it is capitals: `TAIPEI`, not `U.S.`.

    >>> _plain_place("RIO DE JANEIRO"), _plain_place("Mesa, Arizona")
    ('Rio de Janeiro', 'Mesa, Arizona')
    """
    if not text.isupper() or len(text) < 4 or "." in text:
        return text
    return " ".join(
        word.lower() if word.lower() in PARTICLES and place else word.title()
        for place, word in enumerate(text.split())
    )
