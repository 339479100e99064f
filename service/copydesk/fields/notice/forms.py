"""The forms of statements about rights, by the word that opens each."""

from __future__ import annotations

import re
from collections.abc import Callable

from copydesk.fields.notice.parts import Form, Line, Statement
from copydesk.fields.notice.phrases import DATE, MARK
from copydesk.fields.notice.readers import (
    read_copyright,
    read_credit,
    read_distributed,
    read_issuer,
    read_licence,
    read_origin,
    read_permitted,
    read_reprinted,
    read_sentence,
    read_visit,
    read_whole,
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
    read: Callable[[Line, int, re.Match[str], int], Statement | None],
    *,
    anywhere: bool = False,
) -> Form:
    compiled = re.compile(pattern, re.IGNORECASE) if isinstance(pattern, str) else pattern
    return Form(kind, compiled, anywhere, read)


_COPYRIGHT = _form("copyright", MARK, read_copyright, anywhere=True)

_RESERVATION = _form("reservation", _RESERVED, read_whole("reservation"), anywhere=True)

_FOREIGN_TERMS = _form(
    "terms",
    r"무단 ?전재[^<>|]{0,40}금지|無断で?(?:転載|複製)[^<>|]{0,20}(?:禁じます|禁止|お断りします)",
    read_whole("terms"),
    anywhere=True,
)

_PROVIDED = _form("origin", r"(?:©|\(c\)) ?provided by ", read_origin)

_THIS_LICENSED = _form(
    "licence",
    rf"(?:this {_WORKS}|these {_WORKS}s|except where (?:otherwise )?noted,(?: the)? content"
    r" (?:on|of) this (?:site|blog|page)|content on this site|texte auf dieser webseite)"
    r" (?:is|are|stehen)(?: licen[cs]ed| made available| available| published)? (?:under|unter)"
    r" (?:a |an |the |einer )?(?:creative commons|cc)[\w\s./-]{0,90}",
    read_licence,
)

_THIS_REPUBLISHED = _form(
    "licence",
    rf"this {_WORKS} is republished from (?P<publisher>[^.;:\"]{{2,60}}?) under (?:a|an|the)"
    r" (?:creative commons|cc)[\w\s./-]{0,40}?licen[cs]e",
    read_licence,
)

_THIS_TERMS = _form(
    "terms",
    rf"(?:this|these|any|no|all|no part of (?:this|these|the)) (?:[\w'&.-]+ ){{0,5}}?(?:{_WORKS}"
    r"|contents|copy|text|information|parts?|portion|publication|broadcast|service|articles"
    r"|stories)"
    r"(?: (?:thereof|hereof|of this [a-z]+|in this [a-z]+))?(?:, including [^,.]{2,40},)?"
    rf" (?:may|must|can|shall)(?: not)? be (?:otherwise )?{_DONE_LIST}",
    read_sentence,
)

_AND_TERMS = _form("terms", rf"and (?:may|must) not be {_DONE_LIST}", read_sentence, anywhere=True)

_SUBJECT_TO_COPYRIGHT = _form(
    "terms",
    rf"this {_WORKS} is (?:subject to|protected by)(?: international)? copyright(?: laws?)?\.",
    read_whole("terms"),
)

_PAID = _form("terms", r"this is a paid press release\.", read_whole("terms"))

_PROHIBITED = _form(
    "terms",
    r"(?:any |all |un\w{3,12} )?(?:(?:republication|redistribution|reproduction|reprinting|copying"
    r"|duplication|distribution|use|republishing|reuse)(?:,? (?:or|and) |, )?){1,4} of"
    r" (?:[^.,;\"]{2,80})(?:, including [^.;\"]{2,60},)? (?:is|are) (?:strictly |expressly )?"
    r"(?:prohibited|forbidden|not permitted|not allowed)",
    read_sentence,
)

_SYNDICATED = _form(
    "syndicated",
    r"(?:(?:except for|barring) the headline,? )?(?:(?:this|the) (?:story|report|article|copy))"
    r" has not been (?:edited|created) by .{2,60}? and is (?:auto-generated|published|generated)"
    r" from a syndicated feed|only the headline and picture of this report may have been"
    r" reworked by the .{2,60}? staff; the rest of the content is auto-generated from"
    r" a syndicated feed",
    read_whole("syndicated"),
)

_REPRINTED_ON = _form(
    "syndicated", rf"this {_WORKS} was re(?:printed|published) (?:on|in|by) ", read_reprinted
)

_THIS_ORIGIN = _form(
    "origin",
    rf"this {_WORKS}(?: by (?P<author>[^,.;:\"]{{3,60}}?))?,? (?:was |is |has been )?"
    r"(?:originally |first |previously )(?:was )?(?:appeared|ran|published|produced|posted"
    r"|released) (?:in|on|by|at|with|for) ",
    read_origin,
)

_THIS_PRODUCED = _form(
    "origin",
    rf"this {_WORKS} was (?:produced|written|reported) by (?=.{{2,60}} and reviewed)",
    read_origin,
)

_CANADIAN = _form(
    "origin",
    rf"this report by (?P<publisher>[^.;:\"]{{2,40}}?) was first published {DATE}",
    read_whole("origin"),
)

_DISTRIBUTED = _form(
    "distributed",
    rf"(?:this {_WORKS} (?:is|was) )?(?<!and )(?<!or )(?<!be )"
    r"(?:syndicated|distributed|circulated)(?: exclusively)?"
    r"(?: in partnership| in association)? (?:by|through|via|with):? ",
    read_distributed,
    anywhere=True,
)

_THIS_PROVIDED = _form(
    "distributed", rf"this {_WORKS} is provided to [\w&. ]{{2,40}}? by ", read_distributed
)

_PROVIDED_BY = _form("distributed", r"provided by ", read_distributed)

_PERMISSION = _form(
    "permission",
    rf"(?:this )?(?:{_WORKS} )?(?:(?:re)?(?:printed|published|posted)|used)(?: here)? (?:with|by)"
    r"(?: the)?(?: kind| express)? permission(?: (?:from|of) |(?=[.;,]|$))",
    read_permitted,
)

_REPORTED_BY = _form(
    "permission",
    rf"this {_WORKS} (?:is|was) (?:reported|produced|written) by (?=[^.;\"]{{2,60}}? and (?:is )?"
    r"(?:re)?published (?:here )?with permission)",
    read_permitted,
)

FORMS: dict[str, tuple[Form, ...]] = {
    "©": (_PROVIDED, _COPYRIGHT),
    "ⓒ": (_COPYRIGHT,),
    "Ⓒ": (_COPYRIGHT,),
    "&copy;": (_COPYRIGHT,),
    "℗": (_COPYRIGHT,),
    "â": (_form("copyright", r"âÂ?©", read_copyright, anywhere=True),),
    "™": (_form("copyright", rf"™ ?(?:&|and) ?{MARK.pattern}", read_copyright, anywhere=True),),
    "(p)": (_COPYRIGHT,),
    "(c)": (_PROVIDED, _COPYRIGHT),
    "c": (_form("copyright", r"c\.\s?(?=(?:19|20)\d\d\b)", read_copyright),),
    "copyright": (
        _form("copyright", MARK, read_copyright),
        _form("copyright", r"copyright ?(?:©|\(c\))\s?", read_copyright, anywhere=True),
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
        _form("distributed", r"(?P<distributor>the-cnn-wire)\b", read_whole("distributed")),
        _form("origin", r"the (?:post|article) (?P<headline>.{2,200}?)"
              r" (?:first appeared|appeared first) (?:on|in) ", read_origin),
        _SYNDICATED,
    ),
    "end": (_form(
        "distributed",
        r"end\) (?P<distributor>dow jones newswires)"
        r"(?: \w{3,9} \d\d?, \d{4} \d\d?:\d\d E[DS]?T(?: \(\d\d?:\d\d GMT\))?)?",
        read_whole("distributed"),
    ),),
    "visit": (_form("visit", r"visit:? ", read_visit, anywhere=True),),
    "to": (
        _form("distributed", r"to (?:find out|learn|read) more about .{2,80}? and read features by"
              r" other (?P<distributor>.{2,60}?) writers and cartoonists, visit the .{2,60}? at"
              r" (?:www\.)?[\w.-]{3,60}", read_whole("distributed")),
        _form("permission", r"to contact the copyright holder directly.{2,160}?click here",
              read_whole("permission")),
    ),
    "for": (_form("permission", r"for (?:reprint|reproduction|syndication) rights:? "
                  r"(?P<distributor>(?-i:[A-Z])[^.;\"]{2,60})", read_whole("permission")),),
    "click": (_form("terms", r"click (?:here )?for restrictions(?:\s?[-–—:]\s?https?://\S{3,200})?",
                    read_whole("terms")),),
    "check": (_form("terms", r"check for restrictions(?: at)?:?(?:\s?https?://\S{3,200})?",
                    read_whole("terms")),),
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
                    read_whole("terms")),),
    **dict.fromkeys(
        ("market", "sports", "stock", "fund"),
        (_form("terms", r"(?:market|sports|stock|fund) data (?:provided|supplied|powered) by"
               r" (?-i:[A-Z])[^.]{1,40}", read_whole("terms")),),
    ),
    **dict.fromkeys(
        ("image", "images", "photo", "photos", "picture", "pictures"),
        (_form("copyright", rf"(?:image|photo|picture)s?:? ?{MARK.pattern}", read_copyright),),
    ),
    "licensed": (_form("licence", r"licen[cs]ed under (?:a |an |the )?(?:creative commons|cc)"
                       r"[\w\s./-]{0,60}", read_licence),),
    "cc": (_form("licence", r"cc[ -]by(?:[ -](?:nc|nd|sa)){0,2}(?: \d\.\d)?"
                 r"(?: (?:int|international|igo))?", read_licence),),
    "creative": (_form("licence", r"creative commons (?:attribution|licen)[\w\s./-]{0,90}",
                       read_licence),),
    "work": (_form("licence", r"works? of the u\.?s\.? government, public domain", read_licence),),
    **dict.fromkeys(
        ("originally", "first"),
        (_form("origin", r"(?:originally|first) (?:appeared|published|posted|ran) (?:in|on|by|at) ",
               read_origin),),
    ),
    "a": (
        _form("origin", rf"a version of this {_WORKS} appear(?:s|ed) in print on {DATE},(?: on)?"
              r"(?: section \w{1,3},)? page \w{1,4}(?:, section \w{1,3},)? of the .{2,40}? edition"
              r" with the headline: (?P<headline>[^.|]{2,200})", read_whole("origin")),
        _form("origin", rf"a version of this {_WORKS} (?:originally |first )?(?:appeared|ran|was"
              r" (?:originally |first )?published) (?:in|on|by|at) ", read_origin),
    ),
    "appeared": (_form(
        "origin",
        rf"appeared in the {DATE},? print edition as ['\"](?P<headline>.{{2,200}}?)['\"](?=\.|$)",
        read_whole("origin"),
    ),),
    "view": (_form("origin", r"view (?:source version on \S{3,60}|original content(?: to download"
                   r" multimedia)?(?: with multimedia)?):\s?(?P<url>https?://\S{3,300})",
                   read_whole("origin")),),
    "source": (
        _form("origin", r"(?-i:SOURCE):? (?=(?-i:[A-Z]))|source: (?=(?-i:[A-Z]).* View original)",
              read_issuer),
    ),
    "original": (_form("origin", r"original-content von: (?P<publisher>.{2,80}?), übermittelt durch"
                       r" (?P<distributor>.{2,40}?)(?=\s*$)",
                       read_whole("origin")),),
    "reprinted": (_PERMISSION,),
    "republished": (
        _PERMISSION,
        _form("licence", r"republished under (?:a|the) creative commons licen[cs]e from"
              r" (?P<publisher>(?:the )?(?-i:[A-Z])[^.;:\"]{2,60})", read_licence),
    ),
    "article": (_PERMISSION,),
    "used": (_PERMISSION,),
    "published": (_form("permission", r"published by (?-i:[A-Z])[^.;\"]{2,60}? with permission"
                        r" from ", read_permitted),),
    "editor": (_form("credit", r"editors?: ", read_credit),),
}  # fmt: skip
"""Forms by the word they open with, in lower case; the first that matches is taken."""
