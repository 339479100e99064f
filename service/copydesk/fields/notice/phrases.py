"""Phrases by which a statement about rights goes on."""

from __future__ import annotations

import re

from copydesk.fields.notice.names import MONTH

ITEM = re.compile(r"\bdpa:\d{6}-[\d-]{1,20}/\d{1,3}")

MARK = re.compile(
    r"(?:(?:\(p\)\s?(?:and|&|/)?|™\s?(?:and|&)?|&copy;|â?Â?©|[ⓒⒸ℗]|\(c\)"
    r"|copyrights?\b:?(?![\w-]))[\s_]{0,3})+",
    re.IGNORECASE,
)

_CONSENT = (
    r"without (?:(?:the|our|its|any|prior|express|expressed|explicit|written|formal|previous|and)"
    r",? ){0,6}(?:permission|consent|authori[sz]ation|approval|licen[cs]e|agreement)"
    r"(?: (?:of|from|by) [^,;:]{2,80}(?:, (?:Inc|LLC|Ltd|Corp|L\.P|Limited)\.?)?)?"
)

TERMS_TAIL = re.compile(
    rf"(?:(?:(?:in|or|and|by|for|on|to) [^.;:]{{2,90}} )?{_CONSENT}"
    r"|in any (?:form|manner|way|medium)[^.;:]{0,80}|in (?:whole|part|full)[^.;:]{0,80})?[.!]?",
    re.IGNORECASE,
)

LICENCE_TAIL = re.compile(
    r"(?:(?:,? ?(?:international|unported|generic))?(?: public)? ?(?:licen[cs]e|lizenz)?)?"
    r"(?:,? (?:unless|except|see|which|and) .{2,120})?[.!]?",
    re.IGNORECASE,
)

DATE = (
    rf"(?:(?:(?:on|in|at) )?(?:{MONTH}|\d{{1,2}}(?:st|nd|rd|th)?) [\w ,.]{{1,20}}?\d{{4}}"
    r"|(?:in )?\d{4})"
)

TITLE_TAIL = re.compile(
    rf"(?:,? ?{DATE})?"
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
