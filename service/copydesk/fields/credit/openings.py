"""How a statement of credit opens: the work that was done, and the words for it."""

from __future__ import annotations

import re
from typing import NamedTuple

from copydesk.fields.names import (
    words,
)

_ROLES = {
    **dict.fromkeys(("reporting", "reported", "reportaje", "reporte", "reportagem"), "reporter"),
    **dict.fromkeys(("writing", "written", "rewriting"), "writer"),
    **dict.fromkeys(
        ("editing", "edited", "copy editing", "copy-editing", "copyediting", "copy edited",
         "proofreading", "desking", "editado", "edición", "edição", "editors", "editor",
         "redaktion", "责任编辑", "責任編輯", "担当編集", "编辑", "編集", "édité", "bearbeitet"),
        "editor"),
    **dict.fromkeys(("compiled", "compiling", "compilation"), "compiler"),
    **dict.fromkeys(
        ("translated", "translation", "translating", "translator", "translators", "traduction",
         "traduit", "traducido", "traducción", "traduzido", "tradução", "tradotto", "traduzione",
         "übersetzt", "übersetzung", "vertaling", "vertaald", "翻译", "翻訳"), "translator"),
    **dict.fromkeys(
        ("produced", "production", "producing", "producer", "producers", "video", "videos",
         "video produced", "video production", "video editing", "audio production"), "producer"),
    **dict.fromkeys(
        ("research", "researched", "researching", "data analysis", "polling", "calculations"),
        "researcher"),
    **dict.fromkeys(("graphics", "graphic", "charts"), "illustrator"),
    **dict.fromkeys(("fact-checking", "fact checking", "fact-checked", "fact checked"),
                    "factChecker"),
    "uploaded": "uploader",
    "photography": "photographer",
    **dict.fromkeys(
        ("assistance", "files", "file", "inputs", "input", "contributions", "contribution",
         "reports", "contributors", "contributor", "mitarbeit", "help", "información",
         "informações", "material", "medewerking"), "contributor"),
}  # fmt: skip
"""The role that a word of a role phrase, in lower case, gives to the people behind the phrase."""

_STRONG = words(
    "reporting editing desking writing uploaded translation translated compiled editor editors"
)
"""Words of newsrooms only: behind them any name in capitals is taken for one."""

_COLON_ONLY = words("""
    editors editor producer producers translator translators redaktion contributor contributors
    mitarbeit
""")

_NO_COLON = words("""
    production producing research graphics edited produced written reported assistance files file
    inputs input help video videos material reports charts graphic
""")

_FROM = words("""
    reporting compiled assistance files file inputs input reports help contributions contribution
    material
""")

_AFTER_WITH = words("""
    assistance files file inputs input reports help contributions material información informações
    medewerking
""")
"""What a role phrase needs by its words: a colon, no colon, `from` for `by`, `with` in front."""

_BYLINES = words("written reported")
"""Words that open a byline too: a credit only beside other statements or in brackets."""

_NOUN = "|".join(sorted(map(re.escape, _ROLES), key=len, reverse=True))

_MORE = "additional|added|further|more|other|original|extra|supplementary"

_PHRASE = re.compile(
    rf"(?P<lead>(?:(?:with|con|com|met|and) )?(?:(?:{_MORE}) ){{0,2}})"
    rf"(?P<nouns>(?:{_NOUN})(?:(?:,? (?:and|&) (?:(?:{_MORE}) )?|, |/)(?:{_NOUN})){{0,4}})"
    r"(?: from (?:the )?(?-i:[A-Z])[a-z]{3,20}(?= by))?"
    r"(?: ?(?P<colon>[:：])| (?P<by>by|from|von|van|door|par|por|de|da|di)(?=[\s:;)]|$))"
    r"(?: by\b)?[ :;]*",
    re.IGNORECASE,
)

_BY_LOST = re.compile(
    rf"(?:(?:{_MORE}) )?(?P<noun>reporting|writing|editing) (?=(?-i:[A-Z][\w'.-]* [A-Z]))",
    re.IGNORECASE,
)

_CONTACT = re.compile(
    r"to contact the (?:[a-z]+ )?(?P<who>reporter|editor|author|writer|columnist|producer)s?"
    r"(?: responsible)?(?: (?:on|of|for) (?:this|the) (?:story|article|column|report|piece)"
    r"| for [^:;]{3,60})?\s?: ?",
    re.IGNORECASE,
)

_CONTRIBUTING = re.compile(
    r"contribut(?:ing|ors?|ed)(?: (?:from|in) (?P<place>[^:.;]{2,40}?))?: ?"
    r"|contributing to this (?:report|story|article|piece) (?:were|was):? ",
    re.IGNORECASE,
)

_INPUTS = re.compile(
    r"with (?P<agency>agency|(?-i:[A-Z])[\w&. ]{1,40}?) (?:inputs|input|reports)\b", re.I
)

_WIRES = re.compile(
    r"(?:with |from |compiled (?:from|by) )?(?P<agency>(?:(?-i:[A-Z])[\w'.-]+ ){0,4}?"
    r"(?:staff and )?(?:wire (?:reports?|services?)|wires|news services|(?:news |wire )?agencies"
    r"|staff (?:and wire )?reports?|combined wire services))\b",
    re.IGNORECASE,
)

_SOURCES = re.compile(r"(?:quellen?|sources?|fuentes?|fontes?)\s?: ?", re.IGNORECASE)

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")

FIRST = frozenset(
    {noun.split()[0] for noun in _ROLES}
    | set(_MORE.split("|"))
    | words(
        "with con com met to from contributing contributed wire quelle quellen source sources and"
    )
    | words("fuente fuentes fonte fontes")
)
"""The words with which a statement opens, in lower case."""


class Opening(NamedTuple):
    """A statement opens at `start`, its list of people at `end`; or it names an `agency` itself."""

    start: int
    end: int
    roles: tuple[str, ...] = ()
    place: str = ""
    agency: str = ""
    strong: bool = True
    byline: bool = False


def opening_at(text: str, place: int, end: int) -> Opening | None:
    """The statement that opens at `place`; without roles it is a list of sources."""
    match = _INPUTS.match(text, place, end) or _WIRES.match(text, place, end)
    if match and not text[match.end() : end].strip(" .;,)"):
        return Opening(place, match.end(), ("contributor",), agency=match.group("agency"))
    if match := _PHRASE.match(text, place, end):
        is_predicate = text[max(0, place - 12) : place].endswith("contributed ")
        return None if is_predicate else _role_phrase(match)
    if (match := _BY_LOST.match(text, place, end)) and text[:place].rstrip()[-1:] in (
        ",",
        ";",
        ".",
    ):
        role = _ROLES[match.group("noun").lower()]
        extra = match.start("noun") > place and role == "reporter"
        return Opening(place, match.end(), ("contributor" if extra else role,))
    if match := _CONTRIBUTING.match(text, place, end):
        return Opening(place, match.end(), ("contributor",), match.group("place") or "")
    if match := _CONTACT.match(text, place, end):
        return Opening(place, match.end(), (match.group("who").lower(),))
    if match := _SOURCES.match(text, place, end):
        return Opening(place, match.end())
    return None


def _role_phrase(match: re.Match[str]) -> Opening | None:
    """The roles of a phrase such as `Additional editing and production by`."""
    lead = match.group("lead").lower()
    extra = lead.removeprefix("with ").removeprefix("and ") != ""
    nouns: list[str] = []
    roles: list[str] = []
    for noun in re.split(r",? (?:and|&) |, |/", match.group("nouns").lower()):
        bare = re.sub(rf"^(?:{_MORE}) ", "", noun)
        extra = extra or bare != noun
        nouns.append(bare)
        role = _ROLES[bare]
        roles.append("contributor" if extra and role == "reporter" else role)
    known = frozenset(nouns)
    if known & (_NO_COLON if match.group("colon") else _COLON_ONLY):
        return None
    if (match.group("by") or "").lower() == "from" and not known <= _FROM:
        return None
    if known & _AFTER_WITH and not lead.startswith(("with", "con", "com", "met")):
        return None
    return Opening(
        match.start(),
        match.end(),
        tuple(dict.fromkeys(roles)),
        strong=bool(known & _STRONG),
        byline=known <= _BYLINES and not lead,
    )
