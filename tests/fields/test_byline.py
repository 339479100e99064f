"""Bylines: every form of the catalogue, forms of our own, and lines that only look like one.

Ids are rows of the catalogue of conventions; cases without one are ours. Names are invented.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from copydesk.fields.byline import MOST, parse_affiliation, parse_byline, parse_names
from copydesk.model.article import ROLES, Byline, Person
from copydesk.model.finding import Reading
from copydesk.model.party import Parties
from copydesk.rules.parties import load_parties


@cache
def parties() -> Parties:
    return load_parties()


def read(line: str, grammar: str = "byline", bare: bool | None = None) -> Reading | None:
    if grammar == "names":
        return parse_names(line, parties())
    if grammar == "affiliation":
        return parse_affiliation(line, parties())
    return parse_byline(line, parties(), bare=bare)


def one_or_each(values: Iterable[str]) -> list[str]:
    """What all have in common, or what each has."""
    listed = list(values)
    return listed[:1] if len(set(listed)) == 1 else listed


def told(byline: Byline) -> str:
    """What a byline says, on one line, without what it does not say.

    `people` are the named, `nameless` a role or a newsroom as printed without a name; `roles`
    (where not author), `jobs`, `at` (affiliations), `where`, `mail`, `phone` and `handle` are one
    value where all people share it, else one for each; `beside` are contributors.
    """
    people = byline.people
    says = {
        "people": [person.name for person in people if person.name],
        "nameless": [person.text for person in people if not person.name],
        "roles": one_or_each(person.role.removeprefix("author") for person in people),
        "jobs": one_or_each(person.job_title for person in people),
        "at": one_or_each(person.affiliation for person in people),
        "where": one_or_each(person.location for person in people),
        "mail": one_or_each(person.email for person in people),
        "phone": one_or_each(person.phone for person in people),
        "handle": one_or_each(person.handle for person in people),
        "orgs": byline.organisations,
        "tag": [byline.tag],
        "place": [byline.location],
        "date": [byline.date],
        "updated": [byline.updated],
        "section": [byline.section],
        "lost": [byline.dangling],
        "beside": list(map(beside, byline.contributors)),
    }
    return " | ".join(
        f"{key}: {'; '.join(value or '-' for value in values)}"
        for key, values in says.items()
        if any(values)
    )


def beside(person: Person) -> str:
    return f"{person.role} {person.name}" + (" (newsroom)" if person.organisation else "")


def row(
    form: str,
    line: str,
    says: str,
    *,
    grammar: str = "byline",
    bare: bool | None = None,
    fault: str = "",
) -> Any:
    """A line and all that it says; `form` is a row of the catalogue, or "" for one of ours.

    `fault` is why the line is not read so yet.
    """
    title = f"{form or 'own'}: {line}" + ("" if grammar == "byline" else f" ({grammar})")
    marks = [pytest.mark.xfail(reason=fault)] if fault else []
    return pytest.param(grammar, line, bare, says, id=title, marks=marks)


def nothing(form: str, line: str) -> Any:
    """A line that is no byline."""
    return pytest.param(line, id=f"{form or 'own'}: {line}")


CATALOGUE = [
    row("B-001", "By Mara Quillby", "people: Mara Quillby"),
    row("B-002", "By: Mara Quillby", "people: Mara Quillby"),
    row("B-003", "BY MARA QUILLBY", "people: Mara Quillby"),
    row("B-004", "Mara Quillby", "people: Mara Quillby", grammar="names"),
    row(
        "B-004",
        "Seattle Times business reporter",
        "nameless: Seattle Times business reporter | roles: reporter | jobs: business reporter | at: Seattle Times | orgs: Seattle Times",
        grammar="affiliation",
    ),
    row("B-005", "Mara Quillby", "people: Mara Quillby", grammar="names"),
    row("B-006", "By Mara Quillby and Tomas Verrick", "people: Mara Quillby; Tomas Verrick"),
    row(
        "B-007",
        "By Mara Quillby, Tomas Verrick and Ayo Delmarsh",
        "people: Mara Quillby; Tomas Verrick; Ayo Delmarsh",
    ),
    row(
        "B-008",
        "By Mara Quillby, Tomas Verrick, and Ayo Delmarsh",
        "people: Mara Quillby; Tomas Verrick; Ayo Delmarsh",
    ),
    row("B-009", "By Mara Quillby, Tomas Verrick", "people: Mara Quillby; Tomas Verrick"),
    row("B-010", "By Mara Quillby & Tomas Verrick", "people: Mara Quillby; Tomas Verrick"),
    row(
        "B-011",
        "By Mara A. Quillby , T.S.B. Verrick, Jun-Seo Pahk, and Ayo Delmarsh, CNN",
        "people: Mara A. Quillby; T.S.B. Verrick; Jun-Seo Pahk; Ayo Delmarsh | at: CNN | orgs: CNN",
    ),
    row(
        "B-012",
        "By Mara Quillby with Tomas Verrick",
        "people: Mara Quillby | beside: contributor Tomas Verrick",
    ),
    row(
        "B-013",
        "Soo-Hyang Choi and Yoshiaki Nohara, Bloomberg News on",
        "people: Soo-Hyang Choi; Yoshiaki Nohara | at: Bloomberg News | orgs: Bloomberg News | lost: on",
    ),
    row(
        "B-014",
        "Mara Quillby, Bloomberg News on Jan 7, 2026",
        "people: Mara Quillby | at: Bloomberg News | orgs: Bloomberg News | date: Jan 7, 2026",
    ),
    row(
        "B-015",
        "Mara Quillby, The Dallas Morning News on",
        "people: Mara Quillby | at: The Dallas Morning News | orgs: The Dallas Morning News | lost: on",
    ),
    row(
        "B-016",
        "Mara Quillby and Tomas Verrick, Chicago Tribune (TNS)",
        "people: Mara Quillby; Tomas Verrick | at: Chicago Tribune | orgs: Chicago Tribune | tag: TNS",
    ),
    row("B-017", "By Mara Quillby", "people: Mara Quillby"),
    row("B-017", "Chicago Tribune", "orgs: Chicago Tribune", grammar="affiliation"),
    row("B-017", "(TNS)", "tag: TNS", grammar="affiliation"),
    row("B-018", "By Mara Quillby, CNN", "people: Mara Quillby | at: CNN | orgs: CNN"),
    row(
        "B-019",
        "By Mara Quillby, CNN Business",
        "people: Mara Quillby | at: CNN Business | orgs: CNN Business",
    ),
    row(
        "B-020",
        "Analysis by Mara Quillby, CNN Editor-at-large",
        "people: Mara Quillby | jobs: Editor-at-large | at: CNN | orgs: CNN",
    ),
    row("B-021", "By MARA QUILLBY", "people: Mara Quillby"),
    row("B-021", "Associated Press", "orgs: Associated Press", grammar="affiliation"),
    row(
        "B-022",
        "By MARA QUILLBY, AP Business Writer",
        "people: Mara Quillby | roles: writer | jobs: Business Writer | at: AP | orgs: AP",
    ),
    row("B-023", "By MARA QUILLBY", "people: Mara Quillby"),
    row(
        "B-023",
        "AP Sports Writer=",
        "nameless: AP Sports Writer | roles: writer | jobs: Sports Writer | at: AP | orgs: AP",
        grammar="affiliation",
    ),
    row(
        "B-024",
        "By MARA QUILLBY, TOMAS VERRICK and AYO DELMARSH",
        "people: Mara Quillby; Tomas Verrick; Ayo Delmarsh",
    ),
    row(
        "B-025",
        "By Mara Quillby, TOMAS VERRICK and Ayo Delmarsh",
        "people: Mara Quillby; Tomas Verrick; Ayo Delmarsh",
    ),
    row(
        "B-026",
        "By Mara Quillby and Tomas Verrick The Associated Press",
        "people: Mara Quillby; Tomas Verrick | at: The Associated Press | orgs: The Associated Press",
    ),
    row(
        "B-027",
        "By Mara Quillby - Associated Press - Friday, April 28, 2023",
        "people: Mara Quillby | at: Associated Press | orgs: Associated Press | date: Friday, April 28, 2023",
    ),
    row(
        "B-028",
        "Mara Quillby, Associated Press",
        "people: Mara Quillby | at: Associated Press | orgs: Associated Press",
    ),
    row("B-029", "By The Associated Press", "orgs: The Associated Press"),
    row("B-029", "By Associated Press", "orgs: Associated Press"),
    row("B-029", "Associated Press", "orgs: Associated Press"),
    row("B-030", "By AP", "orgs: AP"),
    row("B-030", "By AFP", "orgs: AFP"),
    row("B-030", "By REUTERS", "orgs: REUTERS"),
    row("B-030", "By Agencies", "nameless: Agencies | jobs: Agencies"),
    row(
        "B-031",
        "By AP and TOI staff",
        "nameless: TOI staff | jobs: staff | at: TOI | orgs: AP; TOI",
    ),
    row(
        "B-031",
        "By JTA and TOI staff",
        "nameless: TOI staff | jobs: staff | at: TOI | orgs: JTA; TOI",
    ),
    row(
        "B-032",
        "By Mara Quillby and TOI staff",
        "people: Mara Quillby | nameless: TOI staff | jobs: -; staff | at: -; TOI | orgs: TOI",
    ),
    row("B-033", "Associated Press in Valencia", "orgs: Associated Press | place: Valencia"),
    row("B-034", "Mara Quillby in Jakarta", "people: Mara Quillby | where: Jakarta", bare=True),
    row(
        "B-035",
        "Mara Quillby in Jakarta and Tomas Verrick",
        "people: Mara Quillby; Tomas Verrick | where: Jakarta; -",
        bare=True,
    ),
    row(
        "B-036",
        "By Mara Quillby in Beirut, Tomas Verrick in The Hague",
        "people: Mara Quillby; Tomas Verrick | where: Beirut; The Hague",
    ),
    row(
        "B-037",
        "By Mara Quillby / Reuters, TAIPEI",
        "people: Mara Quillby | at: Reuters | where: Taipei | orgs: Reuters | place: Taipei",
    ),
    row("B-038", "AFP, MANILA", "orgs: AFP | place: Manila"),
    row(
        "B-039",
        "By Mara Quillby and Tomas Verrick / Staff reporters",
        "people: Mara Quillby; Tomas Verrick | roles: reporter | jobs: Staff reporters",
    ),
    row(
        "B-040",
        "By Mara Quillby and Tomas Verrick / Yomiuri Shimbun Staff Writers",
        "people: Mara Quillby; Tomas Verrick | roles: writer | jobs: Staff Writers | at: Yomiuri Shimbun | orgs: Yomiuri Shimbun",
    ),
    row(
        "B-041",
        "By Mara Quillby/Cronkite News",
        "people: Mara Quillby | at: Cronkite News | orgs: Cronkite News",
    ),
    row(
        "B-042",
        "By Mara Quillby | NJ Advance Media for NJ.com",
        "people: Mara Quillby | at: NJ Advance Media | orgs: NJ Advance Media; NJ.com",
    ),
    row(
        "B-043",
        "By Mara Quillby | Fox News",
        "people: Mara Quillby | at: Fox News | orgs: Fox News",
    ),
    row(
        "B-044",
        "By Mara Quillby | Special to the Pioneer Press",
        "people: Mara Quillby | jobs: Special | at: Pioneer Press | orgs: Pioneer Press",
    ),
    row(
        "B-045",
        "By Mara Quillby, Special to The Washington Post",
        "people: Mara Quillby | jobs: Special | at: The Washington Post | orgs: The Washington Post",
    ),
    row(
        "B-046",
        "By Mara Quillby | mquillby@example.com",
        "people: Mara Quillby | mail: mquillby@example.com",
    ),
    row(
        "B-047",
        "By Mara Quillby | mquillby@example.com | The Example Herald",
        "people: Mara Quillby | at: The Example Herald | mail: mquillby@example.com | orgs: The Example Herald",
    ),
    row(
        "B-048",
        "By Mara Quillby mquillby@example.com(509) 555-0100",
        "people: Mara Quillby | mail: mquillby@example.com | phone: (509) 555-0100",
    ),
    row("B-049", "By Mara Quillby@maraq", "people: Mara Quillby | handle: @maraq"),
    row("B-050", "By Mara Quillby @maraq", "people: Mara Quillby | handle: @maraq"),
    row("B-050", "By Mara Quillby Follow @maraq", "people: Mara Quillby | handle: @maraq"),
    row(
        "B-051",
        "By Mara Quillby Follow @maraq Illustration by Tomas Verrick",
        "people: Mara Quillby | handle: @maraq | beside: illustrator Tomas Verrick",
    ),
    row(
        "B-052",
        "By Mara QuillbyStaff Writer",
        "people: Mara Quillby | roles: writer | jobs: Staff Writer",
    ),
    row(
        "B-053",
        "By Mara QuillbyBusiness Columnist",
        "people: Mara Quillby | roles: columnist | jobs: Business Columnist",
    ),
    row(
        "B-054",
        "By Mara Quillby, News Reporter",
        "people: Mara Quillby | roles: reporter | jobs: News Reporter",
    ),
    row("B-055", "By Mara Quillby Mara Quillby", "people: Mara Quillby"),
    row(
        "B-056",
        "By Mara Quillby, IGN Staff",
        "people: Mara Quillby | jobs: Staff | at: IGN | orgs: IGN",
    ),
    row(
        "B-057",
        "By Mara Quillby - Staff Writer",
        "people: Mara Quillby | roles: writer | jobs: Staff Writer",
    ),
    row(
        "B-057",
        "By Mara Quillby – Live Science Contributor",
        "people: Mara Quillby | jobs: Contributor | at: Live Science | orgs: Live Science",
    ),
    row(
        "B-058",
        "By Mara Quillby, Senior Staff Technologist, ACLU Speech, Privacy, and Technology Project",
        "people: Mara Quillby | jobs: Senior Staff Technologist | at: ACLU Speech, Privacy, and Technology Project | orgs: ACLU Speech, Privacy, and Technology Project",
    ),
    row(
        "B-059",
        "By Mara Quillby For Dailymail.Com",
        "people: Mara Quillby | at: Dailymail.Com | orgs: Dailymail.Com",
    ),
    row(
        "B-059",
        "By Mara Quillby for MailOnline",
        "people: Mara Quillby | at: MailOnline | orgs: MailOnline",
    ),
    row(
        "B-060",
        "By Mara Quillby And Tomas Verrick For The Mail On Sunday",
        "people: Mara Quillby; Tomas Verrick | at: The Mail On Sunday | orgs: The Mail On Sunday",
    ),
    row(
        "B-061",
        "By Mara Quillby, BBC News, New York",
        "people: Mara Quillby | at: BBC News | where: New York | orgs: BBC News | place: New York",
    ),
    row(
        "B-062",
        "By Jessica Holt, Gail Verrick, 7 News WSVN",
        "people: Jessica Holt; Gail Verrick | at: 7 News WSVN | orgs: 7 News WSVN",
    ),
    row(
        "B-063",
        "Tomas Verrick and Mara Quillby Sioux Falls Argus Leader",
        "people: Tomas Verrick; Mara Quillby | at: Sioux Falls Argus Leader | orgs: Sioux Falls Argus Leader",
    ),
    row("B-064", "By Mara Quillby, MA", "people: Mara Quillby, MA"),
    row("B-064", "Dr. Mara Quillby, M.D.", "people: Mara Quillby, M.D.", bare=True),
    row("B-065", "By D.J. Okonsky Jr.", "people: D.J. Okonsky Jr."),
    row("B-065", "By D. J. Okonsky, Jr.", "people: D. J. Okonsky, Jr."),
    row(
        "B-066",
        "By Alonzo P. Verrick III and Mara Quillby",
        "people: Alonzo P. Verrick III; Mara Quillby",
    ),
    row("B-067", "By Alejandro de la Quinta", "people: Alejandro de la Quinta"),
    row(
        "B-068",
        "By Lotte van der Heuveld and Willem 't Hooftman",
        "people: Lotte van der Heuveld; Willem 't Hooftman",
    ),
    row("B-069", "By J. David Okonsky", "people: J. David Okonsky"),
    row("B-069", "By R.C. Okonsky", "people: R.C. Okonsky"),
    row("B-069", "By T.C. Verrick", "people: T.C. Verrick"),
    row("B-070", 'By Ana "Lia Fen" Verrick', 'people: Ana "Lia Fen" Verrick'),
    row(
        "B-071",
        "By Saoirse Ní Bhrannigh, Conor O'Farrelly and Siân ap Rhoswen",
        "people: Saoirse Ní Bhrannigh; Conor O'Farrelly; Siân ap Rhoswen",
    ),
    row("B-072", "By Khalid bin Rashwan al-Dhorri", "people: Khalid bin Rashwan al-Dhorri"),
    row("B-073", "Nguyen Thi Linh Ha", "people: Nguyen Thi Linh Ha", grammar="names"),
    row("B-073", "By Wei-Ting Hsueh", "people: Wei-Ting Hsueh"),
    row("B-073", "Jun-Seo Pahk", "people: Jun-Seo Pahk", grammar="names"),
    row("B-074", "By Inés Varela y Quiroga", "people: Inés Varela y Quiroga"),
    row("B-074", "Por Inés Varela y Tomás Verrick", "people: Inés Varela; Tomás Verrick"),
    row("B-075", "By Jean Vortel y Mara Quillby", "people: Jean Vortel; Mara Quillby"),
    row(
        "B-076", "Von Jörg Vettelmann und Birgit Haslach", "people: Jörg Vettelmann; Birgit Haslach"
    ),
    row(
        "B-077",
        "Par Hélène Vasteau, avec AFP",
        "people: Hélène Vasteau | beside: contributor AFP (newsroom)",
    ),
    row("B-078", "Di Paola Vernizzi", "people: Paola Vernizzi"),
    row("B-078", "Door Joost Vandriel", "people: Joost Vandriel"),
    row("B-078", "Av Hilde Storvang og Mads Kvistgaard", "people: Hilde Storvang; Mads Kvistgaard"),
    row(
        "B-079",
        "홍길동기자 hong@example.com",
        "people: 홍길동 | roles: reporter | jobs: 기자 | mail: hong@example.com",
    ),
    row("B-080", "記者 山田花子", "people: 山田花子 | roles: reporter"),
    row("B-080", "本報記者 王小明", "people: 王小明 | roles: reporter"),
    row("B-081", "Story by Mara Quillby", "people: Mara Quillby"),
    row("B-081", "Text by Mara Quillby", "people: Mara Quillby"),
    row("B-081", "Written by Mara Quillby", "people: Mara Quillby"),
    row("B-081", "Words by Mara Quillby", "people: Mara Quillby"),
    row(
        "B-082",
        "Words by Mara Quillby, photographs by Tomas Verrick",
        "people: Mara Quillby | beside: photographer Tomas Verrick",
    ),
    row(
        "B-083",
        "By Mara Quillby / Tomas Verrick, Photographs",
        "people: Mara Quillby | beside: photographer Tomas Verrick",
    ),
    row(
        "B-084",
        "Written by Mara Quillby in Economy on 21 September 2026 at 06:22 AM EDT. Add A Comment",
        "people: Mara Quillby | date: 21 September 2026 at 06:22 AM EDT | section: Economy",
    ),
    row(
        "B-085",
        "By Mara Quillby on Monday, November 18th, 2019 at 11:04 a.m.",
        "people: Mara Quillby | date: Monday, November 18th, 2019 at 11:04 a.m.",
    ),
    row(
        "B-086",
        "By Mara Quillby - 11/18/19 11:04 PM EST",
        "people: Mara Quillby | date: 11/18/19 11:04 PM EST",
    ),
    row(
        "B-087",
        "By Mara Quillby | November 02, 2018",
        "people: Mara Quillby | date: November 02, 2018",
    ),
    row("B-087", "By Mara Quillby | 12/10/2020", "people: Mara Quillby | date: 12/10/2020"),
    row(
        "B-088",
        "By Mara Quillby March 18 at 3:57 PM Follow @maraq",
        "people: Mara Quillby | handle: @maraq | date: March 18 at 3:57 PM",
    ),
    row(
        "B-089",
        "By MARA QUILLBY March 11, 2015 3:46 PM Good Morning America",
        "people: Mara Quillby | at: Good Morning America | orgs: Good Morning America | date: March 11, 2015 3:46 PM",
    ),
    row("B-090", "By Mara Quillby, 4h ago", "people: Mara Quillby | date: 4h ago"),
    row("B-090", "By Mara Quillby 2 days ago", "people: Mara Quillby | date: 2 days ago"),
    row("B-090", "By Mara Quillby42 minutes ago", "people: Mara Quillby | date: 42 minutes ago"),
    row("B-091", "By Mara Quillby 7 min read", "people: Mara Quillby"),
    row("B-091", "By Mara Quillby 5 minute Read", "people: Mara Quillby"),
    row(
        "B-092",
        "By Mara Quillby, August 14, 2020 2:30 pm",
        "people: Mara Quillby | date: August 14, 2020 2:30 pm",
    ),
    row(
        "B-093",
        "By Mara Quillby, Wednesday, 20 November 2019 08:05 GMT",
        "people: Mara Quillby | date: Wednesday, 20 November 2019 08:05 GMT",
    ),
    row(
        "B-094",
        "By Mara Quillby/June 12, 2020 9:49 am EST/Updated: Aug. 18, 2020 4:17 pm EST",
        "people: Mara Quillby | date: June 12, 2020 9:49 am EST | updated: Aug. 18, 2020 4:17 pm EST",
    ),
    row(
        "B-095",
        "By Mara Quillby Published in FrontBurner December 14, 2016 2:24 pm",
        "people: Mara Quillby | date: December 14, 2016 2:24 pm | section: FrontBurner",
    ),
    row(
        "B-096",
        "By HNN Staff | November 18, 2019 at 2:26 PM HST - Updated November 18 at 4:46 PM",
        "nameless: HNN Staff | jobs: Staff | at: HNN | orgs: HNN | date: November 18, 2019 at 2:26 PM HST | updated: November 18 at 4:46 PM",
    ),
    row("B-097", "By Staff Writer", "nameless: Staff Writer | roles: writer | jobs: Staff Writer"),
    row("B-097", "By Editorial Staff", "nameless: Editorial Staff | jobs: Editorial Staff"),
    row("B-097", "By The Editors", "nameless: The Editors | jobs: The Editors"),
    row(
        "B-097",
        "Guardian staff reporter",
        "nameless: Guardian staff reporter | roles: reporter | jobs: staff reporter | at: Guardian | orgs: Guardian",
        bare=True,
    ),
    row(
        "B-097",
        "dpa correspondents",
        "nameless: dpa correspondents | roles: reporter | jobs: correspondents | at: dpa | orgs: dpa",
    ),
    row(
        "B-098",
        "From wire reports",
        "nameless: wire reports | roles: compiler | jobs: wire reports",
    ),
    row(
        "B-098",
        "From staff and wire reports",
        "nameless: staff and wire reports | roles: compiler | jobs: staff and wire reports",
    ),
    row(
        "B-098",
        "By Staff and news service reports",
        "nameless: Staff and news service reports | jobs: Staff and news service reports",
    ),
    row("B-098", "Detroit News wire services", "orgs: Detroit News wire services", bare=True),
    row("B-099", "Compiled by Mara Quillby", "beside: compiler Mara Quillby"),
    row(
        "B-100",
        "By Euronews with Agencies",
        "orgs: Euronews | beside: contributor Agencies (newsroom)",
    ),
    row(
        "B-100",
        "By Mara Quillby with AP",
        "people: Mara Quillby | beside: contributor AP (newsroom)",
    ),
    row(
        "B-101",
        "Mara Quillby, for KFF Health News",
        "people: Mara Quillby | at: KFF Health News | orgs: KFF Health News",
    ),
    row(
        "B-101",
        "Mara Quillby, KFF Health News and Tomas Verrick, NPR",
        "people: Mara Quillby; Tomas Verrick | at: KFF Health News; NPR | orgs: KFF Health News; NPR",
    ),
    row(
        "B-102",
        "Mara Quillby, KFF Health News (TNS)",
        "people: Mara Quillby | at: KFF Health News | orgs: KFF Health News | tag: TNS",
    ),
    row(
        "B-103",
        "The Guardian 02/10/2020 Mara Quillby",
        "people: Mara Quillby | orgs: The Guardian | date: 02/10/2020",
    ),
    row("B-104", "Tech Insider", "orgs: Tech Insider", grammar="affiliation"),
    row("B-104", "Mara Quillby", "people: Mara Quillby", grammar="names"),
    row("B-105", "by European Space Agency", "orgs: European Space Agency"),
    row("B-105", "Provided by European Space Agency", "orgs: European Space Agency"),
    row(
        "B-106",
        "by Mara Quillby , Phys.org",
        "people: Mara Quillby | at: Phys.org | orgs: Phys.org",
    ),
    row(
        "B-106",
        "by Mara Quillby, The Conversation",
        "people: Mara Quillby | at: The Conversation | orgs: The Conversation",
    ),
    row("B-107", "Author Mara Quillby (eg)", "people: Mara Quillby"),
    row("B-107", "Author: Mara Quillby", "people: Mara Quillby"),
    row("B-108", "Mara Quillby", "people: Mara Quillby", grammar="names"),
    row(
        "B-109",
        "Posted by Mara Quillby on November 19, 2019, 6:21 AM EST",
        "people: Mara Quillby | date: November 19, 2019, 6:21 AM EST",
    ),
    row(
        "B-110",
        "Edited by Mara Quillby (with inputs from Agencies)",
        "beside: contributor Agencies (newsroom); editor Mara Quillby",
    ),
    row("B-111", "TNN | Jan 7, 2026, 09:12 IST", "orgs: TNN | date: Jan 7, 2026, 09:12 IST"),
    row("B-111", "PTI", "orgs: PTI", bare=True),
    row("B-111", "ANI", "orgs: ANI", bare=True),
    row("B-111", "IANS", "orgs: IANS"),
    row(
        "B-112",
        "All IndiaEdited by Mara QuillbyUpdated: April 07, 2020 03:49 pm IST",
        "updated: April 07, 2020 03:49 pm IST | section: All India | beside: editor Mara Quillby",
    ),
    row(
        "B-113",
        "Mara Quillby, Associate Professor of Hydrology, University of Example",
        "people: Mara Quillby | jobs: Associate Professor of Hydrology | at: University of Example | orgs: University of Example",
    ),
    row(
        "B-114",
        "Mara Quillby (Chief Economist)",
        "people: Mara Quillby | jobs: Chief Economist",
        bare=True,
    ),
    row("B-114", "Mara Quillby (EXN)", "people: Mara Quillby | tag: EXN", bare=True),
    row(
        "B-115",
        "By Mara Quillby, as told to Tomas Verrick",
        "people: Mara Quillby | beside: writer Tomas Verrick",
    ),
    row(
        "B-116",
        "By Mara Quillby, Ambassador of Exampleland to Canada",
        "people: Mara Quillby | jobs: Ambassador of Exampleland to Canada",
    ),
    row(
        "B-117",
        "Editorial Board",
        "nameless: Editorial Board | jobs: Editorial Board",
        grammar="affiliation",
    ),
    row(
        "B-117",
        "The Example Herald Editorial Board",
        "nameless: The Example Herald Editorial Board | jobs: Editorial Board | at: The Example Herald | orgs: The Example Herald",
    ),
    row("B-119", "-- Mara Quillby", "people: Mara Quillby", bare=True),
    row("B-119", "— Mara Quillby", "people: Mara Quillby", bare=True),
    row("B-120", "- Bloomberg", "orgs: Bloomberg"),
    row("B-120", "— Reuters", "orgs: Reuters"),
    row("B-120", "REUTERS", "orgs: REUTERS"),
    row("B-120", "–AFP", "orgs: AFP"),
    row("B-122", "By Mara Quillby -", "people: Mara Quillby"),
    row("B-122", "By Mara Quillby •", "people: Mara Quillby"),
    row("B-122", "By Mara Quillby,", "people: Mara Quillby"),
    row(
        "B-123",
        "Mara Quillby – Example Herald – January 6, 2026",
        "people: Mara Quillby | at: Example Herald | orgs: Example Herald | date: January 6, 2026",
    ),
    row("B-124", "PublicationJan 6, 2026 Mara Quillby", "people: Mara Quillby | date: Jan 6, 2026"),
    row(
        "B-125",
        "Contributors: Mara Quillby, Tomas Verrick",
        "beside: contributor Mara Quillby; contributor Tomas Verrick",
    ),
]

CATALOGUE_NOT = [
    nothing("B-004", "By"),
    nothing("B-099", "Compiled from news services"),
    nothing("B-104", "1 day ago"),
    nothing("B-108", "Author of the article:"),
    nothing("B-117", "Letters To The Editor | "),
    nothing("B-118", "MARA QUILLBY IS THE NINE NETWORK POLITICAL EDITOR"),
    nothing("B-121", "MQ"),
    nothing("B-121", "mq/tv"),
    nothing("B-121", "hh/ph/ts/hd"),
    nothing("B-N01", "By pressuring Japan while engaging South Korea, China is seeking…"),
    nothing("B-N02", "By 1963, as the report explains:"),
    nothing("B-N02", "By Monday the Legislature will…"),
    nothing("B-N03", "By signing up you consent to…"),
    nothing("B-N03", "By clicking “Sign Up”, you accept…"),
    nothing("B-N03", "By submitting your email…"),
    nothing("B-N04", "By Any Means Necessary"),
    nothing("B-N04", "By The Numbers"),
    nothing("B-N04", "By the numbers:"),
    nothing("B-N04", "By Invitation"),
    nothing("B-N05", "By comparison, …"),
    nothing("B-N05", "By weight?"),
    nothing("B-N05", "By a majority of 107, peers…"),
    nothing("B-N06", "By PubExchange"),
    nothing("B-N06", "by Taboola"),
    nothing("B-N07", "By Course/Meal:"),
    nothing("B-N07", "By Occasion"),
    nothing("B-N07", "By subject"),
    nothing("B-N08", "“…,” said Jeremy Chan, a senior analyst"),
]

OURS = [
    row("", "Af Hilde Storvang og Mads Kvistgaard", "people: Hilde Storvang; Mads Kvistgaard"),
    row("", "^By MARA QUILLBY=", "people: Mara Quillby"),
    row(
        "",
        "BYLINE: By Mara Quillby, Press Staff",
        "people: Mara Quillby | jobs: Staff | at: Press | orgs: Press",
    ),
    row(
        "", "Mara Quillby (now) and Tomas Verrick (earlier)", "people: Mara Quillby; Tomas Verrick"
    ),
    row(
        "",
        "The Brandle Gazette | By Mara Quillby",
        "people: Mara Quillby | orgs: The Brandle Gazette",
    ),
    row(
        "",
        "By Mara Quillby for The Brandle Gazette ->",
        "people: Mara Quillby | at: The Brandle Gazette | orgs: The Brandle Gazette",
    ),
    row(
        "",
        "Mara Quillby, Reader in Hydrology, University of Brandle",
        "people: Mara Quillby | jobs: Reader in Hydrology | at: University of Brandle | orgs: University of Brandle",
    ),
    row(
        "",
        "By Mara Quillby, The Brandle Plainsman, Calif.",
        "people: Mara Quillby | at: The Brandle Plainsman | where: Calif. | orgs: The Brandle Plainsman | place: Calif.",
    ),
    row(
        "",
        "By Mara Quillby, Brandle Gazette, Mesa, Ariz.",
        "people: Mara Quillby | at: Brandle Gazette | where: Mesa, Ariz. | orgs: Brandle Gazette | place: Mesa, Ariz.",
    ),
    row("", "Reuters - January 6, 2026", "orgs: Reuters | date: January 6, 2026"),
    row("", "di Paola Vernizzi", "people: Paola Vernizzi"),
    row(
        "",
        "By Mara Quillby, Lower Brandle Courier",
        "people: Mara Quillby | at: Lower Brandle Courier | orgs: Lower Brandle Courier",
    ),
    row("", "By Mara Quillby, The Oxbow", "people: Mara Quillby | at: The Oxbow | orgs: The Oxbow"),
    row(
        "",
        "By Mara Quillby of the Brandle Gazette",
        "people: Mara Quillby | at: Brandle Gazette | orgs: Brandle Gazette",
    ),
    row(
        "",
        "By MARA QUILLBY Of The Gazette Staff",
        "people: Mara Quillby | jobs: Staff | at: The Gazette | orgs: The Gazette",
    ),
    row(
        "",
        "By Mara Quillby, Brandle Valley Times-Echo",
        "people: Mara Quillby | at: Brandle Valley Times-Echo | orgs: Brandle Valley Times-Echo",
    ),
    row(
        "",
        "By Mara Quillby, Brandle Gazette; Ayo Delmarsh, Fenwick Post",
        "people: Mara Quillby; Ayo Delmarsh | at: Brandle Gazette; Fenwick Post | orgs: Brandle Gazette; Fenwick Post",
    ),
    row(
        "",
        "By Mara Quillby, Brandle Gazette, Tomas Verrick, Fenwick Post and Ayo Delmarsh, KXQN",
        "people: Mara Quillby; Tomas Verrick; Ayo Delmarsh | at: Brandle Gazette; Fenwick Post; KXQN | orgs: Brandle Gazette; Fenwick Post; KXQN",
    ),
    row(
        "",
        "By Mara Quillby and Tomas Verrick | Brandle Gazette",
        "people: Mara Quillby; Tomas Verrick | at: Brandle Gazette | orgs: Brandle Gazette",
    ),
    row(
        "",
        "BY MARA QUILLBY | BRANDLE GAZETTE",
        "people: Mara Quillby | at: BRANDLE GAZETTE | orgs: BRANDLE GAZETTE",
    ),
    row("", "By Mara Quillby, KXQN-TV", "people: Mara Quillby | at: KXQN-TV | orgs: KXQN-TV"),
    row(
        "",
        "By Mara Quillby, Brandle.news",
        "people: Mara Quillby | at: Brandle.news | orgs: Brandle.news",
    ),
    row(
        "",
        "By the Brandle Gazette editorial board",
        "nameless: Brandle Gazette editorial board | jobs: editorial board | at: Brandle Gazette | orgs: Brandle Gazette",
    ),
    row(
        "",
        "By Mara Quillby, Ph.D., and Tomas Verrick, Esq.",
        "people: Mara Quillby, Ph.D.; Tomas Verrick, Esq.",
    ),
    row(
        "",
        "By MARA QUILLBY and TOMAS O'VERRICK, Associated Press Writers",
        "people: Mara Quillby; Tomas O'Verrick | roles: writer | jobs: Writers | at: Associated Press | orgs: Associated Press",
    ),
    row(
        "",
        "By Staff Writer Mara Quillby",
        "people: Mara Quillby | roles: writer | jobs: Staff Writer",
    ),
    row(
        "",
        "By AP Business Writer Mara Quillby",
        "people: Mara Quillby | roles: writer | jobs: Business Writer | at: AP | orgs: AP",
    ),
    row(
        "",
        "By Associated Press Writers Mara Quillby and Tomas Verrick",
        "people: Mara Quillby; Tomas Verrick | roles: writer | jobs: Writers | at: Associated Press | orgs: Associated Press",
    ),
    row(
        "",
        "By Brandle Gazette Staff",
        "nameless: Brandle Gazette Staff | jobs: Staff | at: Brandle Gazette | orgs: Brandle Gazette",
    ),
    row(
        "",
        "By Gazette Staff",
        "nameless: Gazette Staff | jobs: Staff | at: Gazette | orgs: Gazette",
    ),
    row("", "By Our Foreign Staff", "nameless: Our Foreign Staff | jobs: Our Foreign Staff"),
    row("", "By Web Desk", "nameless: Web Desk | jobs: Web Desk"),
    row(
        "",
        "By Mara Quillby for the Brandle Gazette",
        "people: Mara Quillby | at: Brandle Gazette | orgs: Brandle Gazette",
    ),
    row(
        "",
        "By Mara Quillby, for The Brandle Gazette and Tomas Verrick, KXQN",
        "people: Mara Quillby; Tomas Verrick | at: The Brandle Gazette; KXQN | orgs: The Brandle Gazette; KXQN",
    ),
    row(
        "",
        "By Mara Quillby in Mesa, Arizona, and Tomas Verrick in Trenton, N.J.",
        "people: Mara Quillby; Tomas Verrick | where: Mesa, Arizona; Trenton, N.J.",
    ),
    row(
        "",
        "By Mara Quillby, Reuters, Jakarta",
        "people: Mara Quillby | at: Reuters | where: Jakarta | orgs: Reuters | place: Jakarta",
    ),
    row(
        "",
        "Mara Quillby, Staff Writer, Brandle Gazette",
        "people: Mara Quillby | roles: writer | jobs: Staff Writer | at: Brandle Gazette | orgs: Brandle Gazette",
    ),
    row("", "By Mara Quillby, Tribune", "people: Mara Quillby | at: Tribune | orgs: Tribune"),
    row("", "By Mara Quillby and Brandle Gazette", "people: Mara Quillby | orgs: Brandle Gazette"),
    row(
        "",
        "By Mara Quillby and the Brandle Gazette staff",
        "people: Mara Quillby | nameless: Brandle Gazette staff | jobs: -; staff | at: -; Brandle Gazette | orgs: Brandle Gazette",
    ),
    row(
        "",
        "By Mara Quillby THE BRANDLE GAZETTE",
        "people: Mara Quillby | at: THE BRANDLE GAZETTE | orgs: THE BRANDLE GAZETTE",
    ),
    row(
        "",
        "By MARA QUILLBY Brandle Gazette",
        "people: Mara Quillby | at: Brandle Gazette | orgs: Brandle Gazette",
    ),
    row("", "BY: MARA QUILLBY", "people: Mara Quillby"),
    row("", "By   Mara   Quillby", "people: Mara Quillby"),
    row("", "By Mara Quillby on", "people: Mara Quillby | lost: on"),
    row("", "By Mara Quillby Updated", "people: Mara Quillby | lost: Updated"),
    row(
        "",
        "By Mara Quillby Published: January 6, 2026 | Updated: January 7, 2026",
        "people: Mara Quillby | date: January 6, 2026 | updated: January 7, 2026",
    ),
    row(
        "",
        "By Mara Quillby • 3 min read • January 6, 2026",
        "people: Mara Quillby | date: January 6, 2026",
    ),
    row("", "January 6, 2026 by Mara Quillby", "people: Mara Quillby | date: January 6, 2026"),
    row("", "Jan. 6, 2026 | By Mara Quillby", "people: Mara Quillby | date: Jan. 6, 2026"),
    row(
        "", "Posted January 6, 2026 by Mara Quillby", "people: Mara Quillby | date: January 6, 2026"
    ),
    row("", "By Virginia Price", "people: Virginia Price"),
    row("", "By April Young", "people: April Young"),
    row("", "By Jackson Hart", "people: Jackson Hart"),
    row("", "By Gary Kelly", "people: Gary Kelly"),
    row("", "By Denver Post", "orgs: Denver Post"),
    row("", "By Yilei Sun", "people: Yilei Sun"),
    row("", "By Baltimore Sun", "orgs: Baltimore Sun"),
    row(
        "",
        "By Mara Quillby, University of Brandle",
        "people: Mara Quillby | at: University of Brandle | orgs: University of Brandle",
    ),
    row(
        "",
        "By Mara Quillby, Chief Economist at Brandle Bank",
        "people: Mara Quillby | jobs: Chief Economist at Brandle Bank",
    ),
    row("", "By Mara Quillby, Editor in Chief", "people: Mara Quillby | jobs: Editor in Chief"),
    row(
        "",
        "By Mara Quillby, Special Correspondent, in Geneva",
        "people: Mara Quillby | roles: reporter | jobs: Special Correspondent | where: Geneva",
    ),
    row(
        "",
        "By Mara Quillby, Harbour Correspondent",
        "people: Mara Quillby | roles: reporter | jobs: Harbour Correspondent",
    ),
    row(
        "",
        "By Mara Quillby; Lighthouse Reporter",
        "people: Mara Quillby | roles: reporter | jobs: Lighthouse Reporter",
    ),
    row("", "By Mara Quillby - Analysis", "people: Mara Quillby"),
    row("", "By Mara Quillby via SWNS", "people: Mara Quillby | at: SWNS | orgs: SWNS"),
    row(
        "",
        "By Mara Quillby Photographs by Tomas Verrick",
        "people: Mara Quillby | beside: photographer Tomas Verrick",
    ),
    row("", "Story and photos by Mara Quillby", "people: Mara Quillby"),
    row(
        "",
        "By Mara Quillby, with Tomas Verrick and Ayo Delmarsh",
        "people: Mara Quillby | beside: contributor Tomas Verrick; contributor Ayo Delmarsh",
    ),
    row(
        "",
        "By Mara Quillby; additional reporting by Tomas Verrick",
        "people: Mara Quillby | beside: reporter Tomas Verrick",
    ),
    row("", "By 홍길동", "people: 홍길동"),
    row("", "By Tan Sri Tomas Verrick", "people: Tomas Verrick"),
    row("", "By Lt. Col. Tomas Verrick", "people: Tomas Verrick"),
    row("", "By Prof. Mara Quillby and Rev. Tomas Verrick", "people: Mara Quillby; Tomas Verrick"),
    row("", "By MARA McQUILLBY and TOMAS O'VERRICK", "people: Mara McQuillby; Tomas O'Verrick"),
    row("", "By WILLEM VAN DER BERG", "people: Willem van der Berg"),
    row(
        "",
        "By Mara Quillby-Verrick and Jean-Luc d'Arvel",
        "people: Mara Quillby-Verrick; Jean-Luc d'Arvel",
    ),
    row("", "Oleh Siti Rahmalia dan Budi Santorik", "people: Siti Rahmalia; Budi Santorik"),
    row("", "Por Inés Varela e Tomás Verrick", "people: Inés Varela; Tomás Verrick"),
    row("", "By Simon Marchetti and Jan Novotny", "people: Simon Marchetti; Jan Novotny"),
    row(
        "",
        "By Mara Quillby, Example Herald (Mesa, Ariz.)",
        "people: Mara Quillby | at: Example Herald | where: Mesa, Ariz. | orgs: Example Herald | place: Mesa, Ariz.",
    ),
    row(
        "",
        "By Mara Quillby, Chicago Tribune (TNS)",
        "people: Mara Quillby | at: Chicago Tribune | orgs: Chicago Tribune | tag: TNS",
    ),
    row("", "Mara Quillby, CNN", "people: Mara Quillby | at: CNN | orgs: CNN"),
    row("", "Mara Quillby, KXQN on", "people: Mara Quillby | at: KXQN | orgs: KXQN | lost: on"),
    row(
        "",
        "Mara Quillby, Brandle Gazette",
        "people: Mara Quillby | at: Brandle Gazette | orgs: Brandle Gazette",
    ),
    row("", "Mara Quillby Nov 19, 2019", "people: Mara Quillby | date: Nov 19, 2019"),
    row(
        "", "Mara Quillby mquillby@example.com", "people: Mara Quillby | mail: mquillby@example.com"
    ),
    row(
        "",
        "By Mara Quillby, Yomiuri Shimbun Staff Writer",
        "people: Mara Quillby | roles: writer | jobs: Staff Writer | at: Yomiuri Shimbun | orgs: Yomiuri Shimbun",
    ),
    row(
        "",
        "By Mara Quillby, U.S. Economics Editor",
        "people: Mara Quillby | jobs: U.S. Economics Editor",
    ),
    row("", "By Mara Quillby and Staff", "people: Mara Quillby | nameless: Staff | jobs: -; Staff"),
    row(
        "",
        "By Mara Quillby, Health and Science Editor",
        "people: Mara Quillby | jobs: Health and Science Editor",
    ),
    row("", "Words by Mara Quillby.", "people: Mara Quillby"),
    row("", "By Mara Quillby.", "people: Mara Quillby"),
    row(
        "",
        "By Mara Quillby and Tomas Verrick, Staff Writer",
        "people: Mara Quillby; Tomas Verrick | roles: -; writer | jobs: -; Staff Writer",
    ),
    row(
        "",
        "By Mara Quillby, Columnist, and Tomas Verrick, Sports Editor",
        "people: Mara Quillby; Tomas Verrick | roles: columnist; - | jobs: Columnist; Sports Editor",
    ),
    row("", "By By Mara Quillby", "people: Mara Quillby"),
    row("", "By JJ Verrick", "people: JJ Verrick"),
    row("", "Edited by Mara Quillby", "beside: editor Mara Quillby"),
    row(
        "",
        "Compiled by Mara Quillby and Tomas Verrick",
        "beside: compiler Mara Quillby; compiler Tomas Verrick",
    ),
    row("", "By Mara Quillby, Contributor", "people: Mara Quillby | jobs: Contributor"),
    row(
        "",
        "By Mara Quillby | Contributing Writer | Brandle Gazette",
        "people: Mara Quillby | roles: writer | jobs: Contributing Writer | at: Brandle Gazette | orgs: Brandle Gazette",
    ),
    row("", "By Mara Quillby, Staff", "people: Mara Quillby | jobs: Staff"),
    row(
        "",
        "By Mara Quillby, Argus Leader",
        "people: Mara Quillby | at: Argus Leader | orgs: Argus Leader",
    ),
    row("", "By Mara Quillby, Port Harcourt", "people: Mara Quillby | where: Port Harcourt"),
    row(
        "",
        "By Mara Quillby, The News & Observer",
        "people: Mara Quillby | at: The News & Observer | orgs: The News & Observer",
    ),
    row(
        "",
        "By Mara Quillby, The Post and Courier",
        "people: Mara Quillby | at: The Post and Courier | orgs: The Post and Courier",
    ),
    row(
        "",
        "By Mara Quillby, Brandle Times and Democrat",
        "people: Mara Quillby | at: Brandle Times and Democrat | orgs: Brandle Times and Democrat",
    ),
]

OURS_NOT = [
    "By Border Counties Evening Press",
    "Border Counties Evening Press",
    "(END) Dow Jones Newswires",
    "Mara Quillby in Jakarta at mquillby@example.com",
    "입력 2026.01.07. 오전 9:12",
    "THUNDER BAY, Ontario, Aug. 11, 2025 (GLOBE NEWSWIRE) --",
    "The Straits Times4 days ago",
    "Das Wetter in Brandle",
    "By Jörg Staff",
    "LONDON, March 3 (Reuters) -",
    "WASHINGTON (AP) —",
    "MARA QUILLBY | THE BRANDLE GAZETTE",
    "By MARA QUILLBY BRANDLE GAZETTE",
    "By Mara Quillby Brandle Gazette",
    "by mara quillby",
    "By Chelsea Boston",
    "By Fenwick Bee",
    "By Emily Post",
    "By Mara Quillby (Brandle)",
    "By Getty Images",
    "By Mara Quillby/Getty Images",
    "By Redaktion",
    "By Words Matter",
    "By Mara Quillby, Brandle",
    "By CNN's Mara Quillby",
    "By Mara Quillby By Tomas Verrick",
    "By ABC Verrick",
    "By GHK Verrick",
    "By Design",
    "By Popular Demand",
    "By Royal Appointment",
    "By Land, Sea and Air",
    "By the Book",
    "By Hook or Crook",
    "BY THE NUMBERS",
    "BY POPULAR DEMAND",
    "By Category",
    "By Team",
    "By Date",
    "By Far the Best",
    "By All Accounts",
    "By Way of Explanation",
    "By Heart Alone",
    "By Mara Quillby's count, the vote failed",
    "By Monday Mara Quillby, Tribune columnist, will decide",
    "By Monday Mara Quillby, Tribune…",
    "By the time Mara Quillby arrived",
    "By Tomas Verrick and others accused",
    "By Tomas Verrick, who covers courts",
    "By Tomas Verrick and his wife",
    "By Brandle Creek, Mara Quillby waited",
    "Health Care Costs",
    "HEALTH CARE COSTS",
    "WHAT HAPPENS NEXT",
    "BY LAW",
    "BY INVITATION ONLY",
    "Broken Promises",
    "Justice Delayed",
    "Apple, Google, Microsoft",
    "Taylor Verrick, Jordan Quillby",
    "Mara Quillby, 34, Brandle",
    "Mara Quillby, of Brandle, died Monday",
    "Mara Quillby/Brandle Gazette",
    "Mara Quillby / AFP via Getty Images",
    "Photo by Mara Quillby",
    "AP Photo/Mara Quillby",
    "(AP Photo/Mara Quillby)",
    "REUTERS/Mara Quillby",
    "Source: Reuters",
    "Editing by Mara Quillby",
    "Reporting by Mara Quillby; Editing by Tomas Verrick",
    "Additional reporting by Mara Quillby",
    "Translated by Mara Quillby",
    "Photographs by Mara Quillby",
    "Illustration by Mara Quillby",
    "Mara Quillby (TNS)",
    "Imran Verrick (PTI)",
    "Mara Quillby - The Brandle Gazette",
    "Dusk Falls on Brandle - The Brandle Gazette",
    "Mara Quillby | Brandle Gazette",
    "New York Times, Washington Post",
    "The New York Times",
    "Chicago, Boston, Denver",
    "Mara Quillby, President of Exampleland",
    "von der Heuveld",
    "Di Maria",
    "Published 10:02 AM EST Nov 19, 2019",
    "World Cup June 14, 2026",
    "Harvest Festival October 12, 2024",
    "Mara Quillby: The mayor must go",
    "Mara Quillby is a staff writer",
    "Mara Quillby said Tomas Verrick lied",
    "© 2026 Mara Quillby",
    "Uploaded by Mara Quillby",
    "Associated Press writer Mara Quillby contributed to this report.",
    "Mara Quillby contributed to this report",
    "To contact the reporter: Mara Quillby",
    "— Mara Quillby",
    "-- Tomas Verrick",
    "Mara Quillby in Jakarta",
    "Messi in Barcelona",
    "Breaking News",
    "Current News",
    "News & Features",
    "Sports",
    "Opinion",
    "Fox News",
    "World News",
    "AP Top News",
    "ANI",
    "Comments",
    "Follow @maraq",
    "By",
    "By :",
    "By ,",
    "By and",
    "By Mara Quillby and",
    "By Mara Quillby, Tomas",
    "By Mara",
    "By Taboola",
    "By Any Other Name",
    "By Train, Boat and Plane",
    "By Night",
    "By Degrees",
    "By Royal Decree",
    "By George",
    "By Chance",
    "By Far",
    "By Golly",
    "By Product",
    "By Example",
    "By Mara Quillby:",
    "By Mara Quillby? Perhaps",
    "The Brandle Gazette",
    "Verrick, Quillby & Sons",
    "Johnson & Johnson",
    "AI & Machine Learning",
    "Jane Verrick, R-Ohio",
    "Mara Quillby, D-Calif.",
    "Mara Quillby, Mesa, Arizona",
]


FAULTS = [
    row(
        "",
        "By Mara Quillby, Sioux Verrante",
        "people: Mara Quillby | at: Sioux Verrante | orgs: Sioux Verrante",
        fault="a paper in no list whose name has the shape of a person's",
    ),
    row(
        "",
        "By Quillby",
        "people: Quillby",
        fault="a lone word may be anything: By Design, By George",
    ),
    row(
        "",
        "By Mara Quillby, Brandle",
        "people: Mara Quillby",
        fault="a lone word in no list: a town or a paper",
    ),
    row(
        "",
        "By CNN's Mara Quillby",
        "people: Mara Quillby | at: CNN | orgs: CNN",
        fault="a possessive before the name is not read",
    ),
]


@pytest.mark.parametrize(("grammar", "line", "bare", "says"), CATALOGUE + OURS + FAULTS)
def test_byline(grammar: str, line: str, bare: bool | None, says: str) -> None:
    """All that a line says, nothing else, and the whole line."""
    reading = read(line, grammar, bare)
    assert reading is not None
    assert told(reading.facts) == says
    assert (reading.start, reading.end) == (0, len(line))


@pytest.mark.parametrize("line", CATALOGUE_NOT + OURS_NOT)
def test_no_byline(line: str) -> None:
    """Prose, headlines, credits and furniture stay what they are."""
    assert parse_byline(line, parties()) is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Mara Quillby", ["Mara Quillby"]),
        ("MARA QUILLBY and TOMAS O'VERRICK", ["Mara Quillby", "Tomas O'Verrick"]),
        (
            "Mara Quillby, Tomas Verrick, and Ayo Delmarsh",
            ["Mara Quillby", "Tomas Verrick", "Ayo Delmarsh"],
        ),
        ("D. J. Okonsky, Jr.", ["D. J. Okonsky, Jr."]),
        ("Inés Varela y Quiroga y Tomás Verrick", ["Inés Varela y Quiroga", "Tomás Verrick"]),
        ("홍길동", ["홍길동"]),
    ],
)
def test_names(line: str, names: list[str]) -> None:
    """A line of nothing but people, as it stands under a lone "By"."""
    reading = parse_names(line, parties())
    assert reading is not None
    assert reading.values == {"people": names}


@pytest.mark.parametrize(
    "line",
    [
        "By Mara Quillby",
        "Mara Quillby, Brandle Gazette",
        "Mara Quillby in Jakarta",
        "Associated Press",
        "Mara Quillby (TNS)",
        "The mayor and the council",
        "Breaking News",
        "Health Care",
        "New York",
        "Sioux Falls",
        "Powys Mercury",
        "Door Joost Vandriel",
        "Av Hilde Storvang og Mads Kvistgaard",
        "Brandle Post",
        "Quillby",
    ],
)
def test_no_names(line: str) -> None:
    """Anything but names: another grammar's business, or nobody's."""
    assert parse_names(line, parties()) is None


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("Chicago Tribune", {"organisation": "Chicago Tribune"}),
        ("(TNS)", {"tag": "TNS"}),
        ("Chicago Tribune (TNS)", {"organisation": "Chicago Tribune", "tag": "TNS"}),
        ("The Associated Press", {"organisation": "The Associated Press"}),
        ("AP Business Writer", {"organisation": "AP", "role": "Business Writer"}),
        (
            "Seattle Times business reporter",
            {"organisation": "Seattle Times", "role": "business reporter"},
        ),
        ("Staff Writer", {"role": "Staff Writer"}),
        ("Lower Brandle Courier", {"organisation": "Lower Brandle Courier"}),
        ("Special to the Brandle Gazette", {"organisation": "Brandle Gazette", "role": "Special"}),
        ("For the Brandle Gazette", {"organisation": "Brandle Gazette"}),
        (
            "Brandle Gazette Staff Writers",
            {"organisation": "Brandle Gazette", "role": "Staff Writers"},
        ),
        ("Reuters, JAKARTA", {"organisation": "Reuters", "place": "Jakarta"}),
        ("AP Sports Writer=", {"organisation": "AP", "role": "Sports Writer"}),
    ],
)
def test_affiliation(line: str, values: dict[str, str]) -> None:
    """The line below a byline: where its people belong, or what they are."""
    reading = parse_affiliation(line, parties())
    assert reading is not None
    assert reading.values == values
    assert all(person.name == "" for person in reading.facts.people)


@pytest.mark.parametrize(
    "line",
    [
        "Mara Quillby",
        "Mara Quillby, Brandle Gazette",
        "The tribune of the people",
        "Chicago voted on Tuesday.",
        "Chicago",
        "January 6, 2026",
        "Breaking News",
        "President",
        "Published in News & Features",
        "Brandle",
    ],
)
def test_no_affiliation(line: str) -> None:
    """A line that names people, a section or nobody."""
    assert parse_affiliation(line, parties()) is None


def test_printed_text_is_a_slice_without_what_was_lost() -> None:
    """The byline as printed keeps its lead-in and loses the word whose date is gone."""
    lost = read("Mara Quillby, Bloomberg News on")
    kept = read("By MARA QUILLBY -")
    assert lost is not None
    assert kept is not None
    assert lost.facts.text == "Mara Quillby, Bloomberg News"
    assert kept.facts.text == "By MARA QUILLBY"


def test_person_keeps_what_was_printed() -> None:
    """Honorific and capitals stay in `text`; `name` is plain, and split where that is certain."""
    reading = read("By Dr. MARA QUILLBY and Nguyen Thi Linh Ha")
    assert reading is not None
    first, second = reading.facts.people
    assert (first.text, first.name) == ("Dr. MARA QUILLBY", "Mara Quillby")
    assert (first.given_name, first.family_name) == ("Mara", "Quillby")
    assert (second.given_name, second.family_name) == ("", "")


def test_bare_false_wants_a_lead_in() -> None:
    """With `bare` False even an evident line without a lead-in is none."""
    assert parse_byline("Mara Quillby, Bloomberg News on", parties(), bare=False) is None
    assert parse_byline("By Mara Quillby", parties(), bare=False) is not None


def test_long_lines_are_not_tried() -> None:
    """A paragraph is no byline, whatever it holds."""
    line = "By " + ", ".join(["Mara Quillby"] * 30)
    assert len(line) > MOST
    assert parse_byline(line, parties()) is None


WORDS = st.sampled_from(
    """By by BY Mara Quillby TOMAS VERRICK Verrick, , ; / | - – — • ( ) [ ] : = and And & with y e og in
    for of Special to the The Associated Press AP Reuters Staff Writer Writers Editor Professor on at
    Jan 7, 2026 11:04 a.m. EST 18 ago 4h days 2 min read Follow @maraq m@example.com Updated:
    Published Times Herald 7 WSVN edited photographs as told from wire reports agencies Jr. MD III
    O'Brien 홍길동기자 記者 山田花子 "Lia Fen" 't Mr. Dr. '' .. @ A. Photographs Analysis Mesa, Arizona
    Sun Post New York via Getty Images chief""".split()
)
LINES = st.one_of(
    st.text(max_size=120),
    st.lists(WORDS, max_size=12).map(" ".join),
    st.lists(WORDS, max_size=9).map(lambda found: "By " + "".join(found)),
)


@given(
    LINES, st.sampled_from(["byline", "names", "affiliation"]), st.sampled_from([None, True, False])
)
@example("By" + " Mara" * 40, "byline", None)
@example("By " + "/" * 200, "byline", True)
@example("(" * 150, "byline", True)
def test_reading_is_of_this_line(line: str, grammar: str, bare: bool | None) -> None:
    """No line raises; what is read is the whole line, in words that stand in it."""
    reading = read(line, grammar, bare)
    if reading is None:
        return
    byline = reading.facts
    assert (reading.start, reading.end) == (0, len(line))
    printed = (byline.text, *byline.organisations, byline.tag, byline.date, byline.updated)
    assert all(text in line for text in (*printed, byline.section, byline.dangling))
    for person in (*byline.people, *byline.contributors):
        assert person.text in line
        assert person.role in ROLES
        assert all(word.lower() in line.lower() for word in person.name.split())
        assert person.job_title in line
        assert person.affiliation in line
