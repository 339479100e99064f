"""Dates as printed, dates inside a line, and lines that only state them.

Ids are rows of the catalogue of conventions; cases without one are ours. Names are invented.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.fields.calendar import MONTHS, zone_minutes
from copydesk.fields.published import find_moment, moment_at, parse_moment, parse_stamp
from copydesk.model.article import Moment
from copydesk.model.party import Parties
from copydesk.rules.parties import load_parties


@cache
def parties() -> Parties:
    return load_parties()


MOMENTS = [
    # English, every order
    ("March 3, 2026", "2026-03-03"),
    ("March 3 2026", "2026-03-03"),
    ("Mar. 3, 2026", "2026-03-03"),
    ("Sept. 14, 2025", "2025-09-14"),
    ("MARCH 3, 2026", "2026-03-03"),
    ("3 March 2026", "2026-03-03"),
    ("3rd March, 2026", "2026-03-03"),
    ("the 3rd of March 2026", ""),
    ("3rd of March 2026", "2026-03-03"),
    ("March the 3rd, 2026", "2026-03-03"),
    ("Tuesday, March 3, 2026", "2026-03-03"),
    ("Tue 3 Mar 2026", "2026-03-03"),
    ("January 11, 2010 Monday", "2010-01-11"),
    ("3-Mar-2026", "2026-03-03"),
    ("7-Jan-26", "2026-01-07"),
    ("Sept.  14", ""),
    ("March 3", ""),
    ("March 2026", ""),
    ("Monday, November 18th, 2019 at 11:04 a.m.", "2019-11-18"),
    ("November 19, 2019 / 8:16 AM", "2019-11-19"),
    ("February 1, 2016: 1:28 AM ET", "2016-02-01T01:28-05:00"),
    ("10:02 AM EST Nov 19, 2019", "2019-11-19T10:02-05:00"),
    ("Thu Nov 21 10:15:02 EST 2019", "2019-11-21T10:15:02-05:00"),
    ("Nov 19, 9:41 AM", ""),
    # numbers
    ("2026-01-07", "2026-01-07"),
    ("2026/01/07", "2026-01-07"),
    ("2026-01-07 16:06:15", "2026-01-07"),
    ("2026-01-07T16:06:15Z", "2026-01-07T16:06:15+00:00"),
    ("2026-01-07T16:06:15.123+08:00", "2026-01-07T16:06:15+08:00"),
    ("11/18/19 11:04 PM EST", "2019-11-18T23:04-05:00"),
    ("18/11/2019 10:48", "2019-11-18"),
    ("18.11.98", "1998-11-18"),
    ("12/10/2020", ""),
    ("10.06.2013", "2013-06-10"),
    ("05/05/2020", "2020-05-05"),
    # zones
    ("Friday, 22 Nov 2024 4:55 PM MYT", "2024-11-22T16:55+08:00"),
    ("9/27/2019 07:00 AM GMT+08", "2019-09-27T07:00+08:00"),
    ("April 25, 20232:26 PM GMT+2", "2023-04-25T14:26+02:00"),
    ("3 March 2026 14:05 +0530", "2026-03-03T14:05+05:30"),
    ("3 March 2026 14:05 UTC+5:30", "2026-03-03T14:05+05:30"),
    ("3 March 2026 14:05 UTC-3", "2026-03-03T14:05-03:00"),
    ("3 March 2026 14:05 (SGT)", "2026-03-03T14:05+08:00"),
    ("3 March 2026 14:05 KST", "2026-03-03T14:05+09:00"),
    ("3 March 2026 14:05 JST", "2026-03-03T14:05+09:00"),
    ("3 March 2026 14:05 HKT", "2026-03-03T14:05+08:00"),
    ("3 March 2026 1405 GMT", "2026-03-03T14:05+00:00"),
    ("Tue 29 Nov 2016 15.26 EST", "2016-11-29T15:26-05:00"),
    ("January 22, 2026 04:00 AM Eastern Standard Time", "2026-01-22T04:00-05:00"),
    ("July 22, 2026 04:00 AM Pacific Time", "2026-07-22T04:00-07:00"),
    ("Fri Oct 20, 2006 6:15pm EDT", "2006-10-20T18:15-04:00"),
    ("March 29, 2019 12:20 ET (16:20 GMT)", "2019-03-29T12:20-04:00"),
    ("March 29, 2019 12:20 a.m. ET", "2019-03-29T00:20-04:00"),
    ("March 29, 2019 12:20 p.m. ET", "2019-03-29T12:20-04:00"),
    ("Jan 7, 2026, 09:12 IST", "2026-01-07"),
    ("3 March 2026, 10:20 BST", "2026-03-03"),
    ("Aug. 18, 2020 4:17 pm EST", "2020-08-18"),
    ("January 6, 2026 8:38 ET", "2026-01-06"),
    ("January 6, 2026 08:38 ET", "2026-01-06T08:38-05:00"),
    ("March 8, 2026 02:30 AM ET", "2026-03-08"),
    # other languages
    ("10 avril 2024 à 15h06", "2024-04-10"),
    ("mardi 6 janvier 2026", "2026-01-06"),
    ("mar. 3 mars 2026", "2026-03-03"),
    ("1er août 2026", "2026-08-01"),
    ("10 juil 2024", "2024-07-10"),
    ("02.01.2023, 15:30 Uhr", "2023-01-02"),
    ("Dienstag, 4. Juni 2019, 15:54", "2019-06-04"),
    ("5. März 2026 um 18 Uhr", "2026-03-05"),
    ("3 de marzo de 2026", "2026-03-03"),
    ("miércoles, 4 de mayo de 2022 00:00 hs", "2022-05-04"),
    ("lunedì 5 gennaio 2026, ore 15:30", "2026-01-05"),
    ("1 LUG 2025", "2025-07-01"),
    ("segunda-feira, 5 de janeiro de 2026 às 15h30", "2026-01-05"),
    ("5 januari 2026 om 15:30 uur", "2026-01-05"),
    ("Isnin, 5 Januari 2026 - 9:30 AM MYT", "2026-01-05T09:30+08:00"),
    ("17 Ogos 2025", "2025-08-17"),
    ("Selasa, 6 Januari 2026 15:30 WIB", "2026-01-06T15:30+07:00"),
    ("torsdag 8. januar 2026 kl. 15.30", "2026-01-08"),
    ("Mandag d. 4. august 2025, kl. 10.14", "2025-08-04"),
    ("8 maj 2025 kl 08:15", "2025-05-08"),
    ("2026年1月7日 15時06分", "2026-01-07"),
    ("2026年1月7日(水) 15:06", "2026-01-07"),
    ("9月12日", ""),
    ("2026년 1월 7일 오후 3:06", "2026-01-07"),
    ("2026.01.07. 오전 9:12", "2026-01-07"),
    # times alone
    ("10 p.m.", ""),
    ("4:14 p.m.", ""),
]
_NOT_WHOLE = {"the 3rd of March 2026"}


@pytest.mark.parametrize(("text", "iso"), MOMENTS, ids=[text for text, _ in MOMENTS])
def test_a_moment_is_given_as_far_as_it_is_printed(text: str, iso: str) -> None:
    """No year, no certain order of day and month: no date; no certain offset: no time."""
    moment = parse_moment(text)
    if text in _NOT_WHOLE:
        assert moment is None
        return
    assert moment == Moment(text, iso)


NO_MOMENTS = (
    """
May|March|2026|3|Monday|Sunday Times|March madness|March of 300|30/02/2020|31 June 2026|Feb 30
32 March 2026|13/13/2020|25:10|12:75|1.2.3|3.2.1199|127.0.0.1|555-12-3456|March 3-5, 2026
March 3 and 4, 2026|out 3|set 10|2 days ago|Just now|4 min read|March 3, 2026 said
On March 3, 2026|Updated March 3, 2026|$3 March|March 3, 20266|Q3 2026|the Ides of March
v2.10.2019.4|12 out of 15|24/7|9/11|١٢ مارس|12.30|12:30:99|- -|, March|EST|수|水
""".strip()
    .replace("\n", "|")
    .split("|")
)


@pytest.mark.parametrize("text", [*NO_MOMENTS, "", " "])
def test_what_is_no_moment_is_none(text: str) -> None:
    """Impossible days, bare words and bare numbers, and dates with other words about them."""
    assert parse_moment(text) is None


FOUND = [
    ("B-014", "Mara Quillby, Bloomberg News on Jan 7, 2026", "Jan 7, 2026", "2026-01-07"),
    (
        "B-027",
        "By Mara Quillby - Associated Press - Friday, April 28, 2023",
        "Friday, April 28, 2023",
        "2023-04-28",
    ),
    (
        "B-084",
        "Written by Mara Quillby in Economy on 21 September 2026 at 06:22 AM EDT. Add A Comment",
        "21 September 2026 at 06:22 AM EDT",
        "2026-09-21T06:22-04:00",
    ),
    (
        "B-085",
        "By Mara Quillby on Monday, November 18th, 2019 at 11:04 a.m.",
        "Monday, November 18th, 2019 at 11:04 a.m.",
        "2019-11-18",
    ),
    (
        "B-086",
        "By Mara Quillby - 11/18/19 11:04 PM EST",
        "11/18/19 11:04 PM EST",
        "2019-11-18T23:04-05:00",
    ),
    ("B-087", "By Mara Quillby | November 02, 2018", "November 02, 2018", "2018-11-02"),
    ("B-087b", "By Mara Quillby | 12/10/2020", "12/10/2020", ""),
    ("B-088", "By Mara Quillby March 18 at 3:57 PM Follow @maraq", "March 18 at 3:57 PM", ""),
    (
        "B-089",
        "By MARA QUILLBY March 11, 2015 3:46 PM Good Morning America",
        "March 11, 2015 3:46 PM",
        "2015-03-11",
    ),
    ("B-092", "By Mara Quillby, August 14, 2020 2:30 pm", "August 14, 2020 2:30 pm", "2020-08-14"),
    (
        "B-093",
        "By Mara Quillby, Wednesday, 20 November 2019 08:05 GMT",
        "Wednesday, 20 November 2019 08:05 GMT",
        "2019-11-20T08:05+00:00",
    ),
    (
        "B-094",
        "By Mara Quillby/June 12, 2020 9:49 am EST/Updated: Aug. 18, 2020 4:17 pm EST",
        "June 12, 2020 9:49 am EST",
        "2020-06-12",
    ),
    (
        "B-095",
        "By Mara Quillby Published in FrontBurner December 14, 2016 2:24 pm",
        "December 14, 2016 2:24 pm",
        "2016-12-14",
    ),
    (
        "B-096",
        "By HNN Staff | November 18, 2019 at 2:26 PM HST - Updated November 18 at 4:46 PM",
        "November 18, 2019 at 2:26 PM HST",
        "2019-11-18T14:26-10:00",
    ),
    ("B-103", "The Guardian 02/10/2020 Mara Quillby", "02/10/2020", ""),
    (
        "B-109",
        "Posted by Mara Quillby on November 19, 2019, 6:21 AM EST",
        "November 19, 2019, 6:21 AM EST",
        "2019-11-19T06:21-05:00",
    ),
    ("B-111", "TNN | Jan 7, 2026, 09:12 IST", "Jan 7, 2026, 09:12 IST", "2026-01-07"),
    (
        "B-112",
        "All IndiaEdited by Mara QuillbyUpdated: April 07, 2020 03:49 pm IST",
        "April 07, 2020 03:49 pm IST",
        "2020-04-07",
    ),
    ("B-123", "Mara Quillby – Example Herald – January 6, 2026", "January 6, 2026", "2026-01-06"),
    ("B-124", "PublicationJan 6, 2026 Mara Quillby", "Jan 6, 2026", "2026-01-06"),
    ("glued", "By Mara QuillbyMarch 18, 2026", "March 18, 2026", "2026-03-18"),
    ("a reading time behind", "Mara Quillby 3 May 2026 3 min read", "3 May 2026", "2026-05-03"),
    ("a risky month with a year", "Publicado em 3 out 2025 por Mara", "3 out 2025", "2025-10-03"),
    ("Sam is a name", "By Sam March 3, 2026", "March 3, 2026", "2026-03-03"),
    ("CJK", "記者 山田花子 2026年1月7日", "2026年1月7日", "2026-01-07"),
]


@pytest.mark.parametrize(("form", "line", "text", "iso"), FOUND, ids=[row[0] for row in FOUND])
def test_the_first_date_of_a_line_is_found(form: str, line: str, text: str, iso: str) -> None:
    """Names before it and words behind it stay outside."""
    found = find_moment(line)
    assert found is not None, form
    start, end, moment = found
    assert line[start:end] == text
    assert moment == Moment(text, iso)


@pytest.mark.parametrize(
    "line",
    [
        "By Mara Quillby and Tomas Verrick",
        "By Mara Quillby, 4h ago",  # B-090
        "By Mara Quillby 2 days ago",
        "By Mara Quillby42 minutes ago",
        "By Mara Quillby 7 min read",  # B-091
        "By Ann McMay 3 min read",
        "By April Quillby",
        "By May Verrick, 23, of Sallow",
        "By Mara Quillby at 9:15 PM",
        "By Mara Quillby | (509) 555-0100",
        "12 out of 15 bakers",
        "out 3 of them",
        "set 10 records",
        "Bloomberg News on",
        "Monday Musings by Mara Quillby",
        "",
    ],
)
def test_a_line_without_a_date_gives_none(line: str) -> None:
    """A relative age, a time or a name that is a month is no date."""
    assert find_moment(line) is None


def test_a_search_may_start_behind_the_first_date() -> None:
    """The second date of a byline is found from the end of the first."""
    line = "June 12, 2020/Updated: Aug. 18, 2020"
    _, end, _ = find_moment(line) or (0, 0, None)
    assert (find_moment(line, end) or ("", "", None))[2] == Moment("Aug. 18, 2020", "2020-08-18")


def test_a_date_at_an_offset_needs_a_day_and_leaves_the_time_if_told_to() -> None:
    """What a dateline asks for."""
    assert moment_at("LONDON, March 3 - 10 a.m. was", 8, times=False) == (15, Moment("March 3"))
    assert moment_at("LONDON, March (Reuters)", 8) is None
    assert moment_at("LONDON, March 3", 7) is None


P, M = "published", "modified"
STAMPS = [
    (
        "F-180",
        "PUBLISHED: 10:48, Tue, Nov 19, 2019 | UPDATED: 11:02, Tue, Nov 19, 2019",
        [(P, "2019-11-19"), (M, "2019-11-19")],
    ),
    ("F-181", "PUBLISHED:", []),
    ("F-181b", "November 19, 2019 at 8:59 pm", [("", "2019-11-19")]),
    ("F-181c", "| UPDATED:", []),
    (
        "F-181d",
        "PUBLISHED: November 19, 2019 at 8:59 pm | UPDATED: November 19, 2019 at 10:16 pm",
        [(P, "2019-11-19"), (M, "2019-11-19")],
    ),
    (
        "F-182",
        "Published May 07, 2025 • Last updated 1 hour ago • 4 minute read",
        [(P, "2025-05-07")],
    ),
    ("F-183", "Published 10:02 AM EST Nov 19, 2019", [(P, "2019-11-19T10:02-05:00")]),
    ("F-184", "Published 4h at 9:15 PM", []),
    ("F-184b", "Published 3 seconds ago", []),
    (
        "F-185",
        "Posted: Oct 14, 2022 9:27 AM ET | Last Updated: 24 minutes ago",
        [(P, "2022-10-14T09:27-04:00")],
    ),
    ("F-185b", "Posted May 24, 2026 10:05 am", [(P, "2026-05-24")]),
    ("F-185c", "Posted Nov 18, 8:19 PM", [(P, "")]),
    ("F-186", "Updated 10:01 pm PST, Tuesday, November 19, 2019", [(M, "2019-11-19T22:01-08:00")]),
    ("F-186b", "Updated Nov 19, 9:41 AM;", [(M, "")]),
    ("F-186c", "Updated: May 15, 2025 11:42 am IST", [(M, "2025-05-15")]),
    ("F-186d", "First Published: Tuesday, November 19, 2019 08:38 AM", [(P, "2019-11-19")]),
    ("F-186e", "First published on November 19, 2019 / 8:16 AM", [(P, "2019-11-19")]),
    (
        "F-187",
        "2 minute readApril 25, 20232:26 PM GMT+2Last Updated 9 min ago",
        [("", "2023-04-25T14:26+02:00")],
    ),
    ("F-188", "9/27/2019 07:00 AM GMT+08 • 6 min read", [("", "2019-09-27T07:00+08:00")]),
    ("F-189", "Friday, 22 Nov 2024 4:55 PM MYT", [("", "2024-11-22T16:55+08:00")]),
    ("F-189b", "Tue 29 Nov 2016 15.26 EST", [("", "2016-11-29T15:26-05:00")]),
    ("F-189c", "July 24, 2014 -- Updated 1207 GMT (2007 HKT)", [("", "2014-07-24"), (M, "")]),
    ("F-189d", "On 11/13/19 at 4:00 PM EST", [("", "2019-11-13T16:00-05:00")]),
    ("F-189e", "Stand: 02.01.2023, 15:30 Uhr", [(M, "2023-01-02")]),
    ("F-190", "10 avril 2024 à 15h06", [("", "2024-04-10")]),
    ("F-190b", "18/11/2019 10:48", [("", "2019-11-18")]),
    ("F-190c", "2026年1月7日 15時06分", [("", "2026-01-07")]),
    ("F-190d", "2026-01-07 16:06:15", [("", "2026-01-07")]),
    ("F-191", "Article history", []),
    ("F-191b", "Online: January 6, 2026", [(P, "2026-01-06")]),
    ("F-191c", "Last Modified: January 7, 2026", [(M, "2026-01-07")]),
    (
        "F-191d",
        "Article history Online: January 6, 2026 Last Modified: January 7, 2026",
        [(P, "2026-01-06"), (M, "2026-01-07")],
    ),
    ("F-192", "Date 10.06.2013", [("", "2013-06-10")]),
    ("F-094", "1 day ago", []),
    ("F-094b", "5 hours ago", []),
    ("F-094c", "3 HRS ago", []),
    ("F-094d", "Just now", []),
    ("F-094e", "Last updated 15 hours ago", []),
    ("F-092", "• 4 min read", []),
    ("F-092b", "Lesedauer: 4 Min.", []),
    ("F-164", "This content was published on January 6, 2026", [(P, "2026-01-06")]),
    (
        "D-063",
        "CNNMoney (New York) First published February 1, 2016: 1:28 AM ET",
        [(P, "2016-02-01T01:28-05:00")],
    ),
    ("C-059", "March 29, 2019 12:20 ET (16:20 GMT)", [("", "2019-03-29T12:20-04:00")]),
    ("R-007", "October 22, 2019 report", [("", "2019-10-22")]),
    ("R-012", "January 06, 2026 •", [("", "2026-01-06")]),
    (
        "R-022",
        "Posted: Aug 08, 2024 4:00 AM EDT | Last Updated: August 8",
        [(P, "2024-08-08T04:00-04:00"), (M, "")],
    ),
    ("R-031", "Published Tue, Jan 6, 2026 · 5:30 PM", [(P, "2026-01-06")]),
    ("R-033", "Monday, 06 Jan 2026", [("", "2026-01-06")]),
    ("R-037", "Updated April 28, 2019 at 6:01 am", [(M, "2019-04-28")]),
    ("R-038", "Updated 10:01 pm PST, Tuesday, November 19, 2019", [(M, "2019-11-19T22:01-08:00")]),
    ("R-040", "Updated Nov 19, 9:41 AM; Posted Nov 18, 8:19 PM", [(M, ""), (P, "")]),
    (
        "R-043",
        "This story was originally published January 6, 2026 at 5:00 AM.",
        [(P, "2026-01-06")],
    ),
    ("R-047", "This article was originally published at 2:05 p.m.", [(P, "")]),
    (
        "R-048",
        "Tue 29 Nov 2016 15.26 EST First published on Tue 29 Nov 2016 10.00 EST",
        [("", "2016-11-29T15:26-05:00"), (P, "2016-11-29")],
    ),
    ("R-048b", "Last modified on Mon 18 Nov 2019 18.56 GMT", [(M, "2019-11-18T18:56+00:00")]),
    (
        "R-051",
        "April 25, 2023 2:26 PM GMT+2 · Last Updated 9 min ago",
        [("", "2023-04-25T14:26+02:00")],
    ),
    ("R-054", "Stand: 2. Januar 2023, 15:30 Uhr", [(M, "2023-01-02")]),
    ("R-060", "January 11, 2010 Monday", [("", "2010-01-11")]),
    ("R-062", "6 January 2026", [("", "2026-01-06")]),
    ("R-066", "mardi 6 janvier 2026", [("", "2026-01-06")]),
    (
        "French",
        "Publié le 10 avril 2024 à 15h06 - Mis à jour le 11 avril 2024 à 8h00",
        [(P, "2024-04-10"), (M, "2024-04-11")],
    ),
    ("German, order of the label", "Veröffentlicht am 05.01.2026", [(P, "2026-01-05")]),
    (
        "German, two",
        "Erstellt am 01.02.23 um 08:35, geändert am 02.02.23 um 08:35",
        [(P, "2023-02-01"), (M, "2023-02-02")],
    ),
    (
        "Spanish",
        "Publicado el 11 de mayo de 2025 - Actualizado: 12 de mayo de 2025",
        [(P, "2025-05-11"), (M, "2025-05-12")],
    ),
    (
        "Italian",
        "12 dicembre 2025 (modifica il 12 dicembre 2025 | 18:40)",
        [("", "2025-12-12"), (M, "2025-12-12")],
    ),
    (
        "Portuguese",
        "Publicado em 05/01/2026 às 15h30 | Atualizado em 06/01/2026",
        [(P, "2026-01-05"), (M, "2026-01-06")],
    ),
    (
        "Dutch",
        "Gepubliceerd op 5 januari 2026, laatst bijgewerkt op 6 januari 2026",
        [(P, "2026-01-05"), (M, "2026-01-06")],
    ),
    ("Danish", "Opdateret 4. august 2025, kl. 10.14", [(M, "2025-08-04")]),
    ("Malay", "Dikemas kini: 5 Januari 2026 - 9:30 AM MYT", [(M, "2026-01-05T09:30+08:00")]),
    ("Japanese", "公開日 2026年1月7日 更新 2026年1月8日", [(P, "2026-01-07"), (M, "2026-01-08")]),
    (
        "Korean",
        "입력 2026.01.07. 오전 9:12 수정 2026.01.08. 오전 9:12",
        [(P, "2026-01-07"), (M, "2026-01-08")],
    ),
    ("in brackets", "[Stand: 08.05.2019, 05:02 Uhr]", [(M, "2019-05-08")]),
    ("twice, glued", "21. Januar 202221. Januar 2022", [("", "2022-01-21"), ("", "2022-01-21")]),
    ("German age", "vor 3 Stunden", []),
    ("Spanish age", "hace 5 horas", []),
    ("French age", "il y a 3 heures", []),
    ("Japanese age", "3時間前", []),
    ("age in words", "an hour ago", []),
    ("two ages", "5 hours ago | Updated 2 hours ago", []),
    ("reading time last", "January 6, 2026 – 4 min read", [("", "2026-01-06")]),
    ("hyphenated reading time", "7-minute read • January 6, 2026", [("", "2026-01-06")]),
    ("abbreviation closes it", "Sep. 28, 2025 5:00 a.m.", [("", "2025-09-28")]),
    ("updated has changed", "This story has been updated March 3, 2026", [(M, "2026-03-03")]),
    ("a month behind a label", "Published March 2026", [(P, "")]),
    ("a fraction of a second", "2026-02-09 09:41:12.884 GMT", [("", "2026-02-09T09:41:12+00:00")]),
]


@pytest.mark.parametrize(("form", "line", "facts"), STAMPS, ids=[row[0] for row in STAMPS])
def test_a_stamp_is_read_whole(form: str, line: str, facts: list[tuple[str, str]]) -> None:
    """Every date with its role; ages and reading times are read and give nothing."""
    reading = parse_stamp(line, parties())
    assert reading is not None, form
    assert (reading.start, reading.end) == (0, len(line))
    assert [(moment.role, moment.iso) for moment in reading.facts] == facts
    assert all(moment.text in line for moment in reading.facts)


def test_values_are_the_printed_dates() -> None:
    """`date` prefers what is called published; an age is not a date."""
    line = "Jan 7, 2026 10:00 GMT First published on Jan 6, 2026 | Updated Jan 8, 2026"
    reading = parse_stamp(line, parties())
    assert reading is not None
    assert dict(reading.values) == {"date": "Jan 6, 2026", "updated": "Jan 8, 2026"}
    reading = parse_stamp("CNNMoney (New York) First published February 1, 2016", parties())
    assert reading is not None
    assert reading.values["publisher"] == "CNNMoney"
    assert reading.values["place"] == "New York"


NOT_STAMPS = [
    "Published in 1998, the book sold out within a week.",
    "Published in News & Features",
    "Published by Mara Quillby",
    "Posted by Mara Quillby on November 19, 2019, 6:21 AM EST",
    "Posted in Economy",
    "Posted on the door was a date: Nov 19.",
    "Updated with new figures on March 3",
    "Updated rules take effect on May 4, 2019.",
    "Updated March 3, 2026 with new figures",
    "Updates with details in third paragraph",
    "Update",
    "UPDATE: The port is open",
    "Date",
    "Time",
    "On",
    "Online:",
    "Published",
    "Updated",
    "Stand",
    "Data",
    "On March 3, 2026, the board met.",
    "On March 3 the board met.",
    "On Monday",
    "on March 29.",
    "March 3",
    "March 3:",
    "Monday, March 3",
    "March madness",
    "November",
    "May",
    "May 5 is a holiday",
    "10 p.m.",
    "4:14 p.m.",
    "4:14 p.m. ET",
    "12:30",
    "2026",
    "2019:",
    "1998-2026",
    "April 17, 1964.",
    "It was April 17, 1964.",
    "March 3-5, 2026",
    "March 3, 2026 to March 5, 2026",
    "Live updates: March 3, 2026",
    "Sallow, March 3, 2026",
    "Tuesday, March 3, 2026, at the town hall",
    "A day ago the town was quiet.",
    "3 days",
    "3 minutes",
    "Two days ago",
    "3 days ago the port closed",
    "5 hours ago, Mara Quillby said so",
    "4 min",
    "Read",
    "Min read",
    "Time to read",
    "The article was about the port.",
    "This story was updated to fix a name.",
    "This story was reported on March 3, 2026",
    "This article is over 1 month old",
    "LOAD-DATE: January 11, 2010",
    "Load-Date: July 6, 2019",
    "By Mara Quillby March 18 at 3:57 PM",
    "TNN | Jan 7, 2026, 09:12 IST",
    "© 2026 Sallow Courier",
    "Copyright March 3, 2026",
    "Born March 3, 1950",
    "Expires: March 3, 2026",
    "First, 3 March 2026 was a Tuesday",
    "Issued 3,000 permits",
    "Created equal",
    "1. March 3, 2026",
    "555-12-3456",
    "10/12",
    "3/4 cup of flour",
    "24 hours",
    "100 days",
    "Sallow (Texas) First published a novel",
    "Quillby (42) Published March 3, 2026",
    "30/02/2020",
    "",
    "|",
    "• • •",
    "記者 山田花子",
]


@pytest.mark.parametrize("line", NOT_STAMPS)
def test_a_line_that_says_more_than_when_is_kept(line: str) -> None:
    """One word that is no label, date, age or separator, and the line is the story's."""
    assert parse_stamp(line, parties()) is None


@pytest.mark.parametrize(
    ("zone", "day", "minutes"),
    [
        ("ET", date(2026, 1, 6), -300),
        ("ET", date(2026, 7, 6), -240),
        ("EST", date(2026, 1, 6), -300),
        ("EST", date(2026, 7, 6), None),
        ("EDT", date(2026, 1, 6), None),
        ("PT", date(2006, 3, 20), -480),  # before 2007 summer began in April
        ("PT", date(2007, 3, 20), -420),
        ("ET", date(2026, 3, 8), None),  # the hour decides
        ("ET", date(1980, 7, 1), None),
        ("IST", date(2026, 1, 6), None),
        ("CST", date(2026, 1, 6), None),
        ("SGT", date(2026, 1, 6), 480),
        ("WEST", date(2026, 7, 6), 60),
        ("XYZ", date(2026, 1, 6), None),
    ],
)
def test_a_zone_has_an_offset_only_where_it_is_certain(
    zone: str, day: date, minutes: int | None
) -> None:
    """Two countries' abbreviation, and an American one out of its season, have none."""
    assert zone_minutes(zone, day) == minutes


PIECES = st.sampled_from(
    (
        "March|3|2026|, | |Mon|10:48|pm|a.m.|EST|GMT+08|(|)|:|/|-|.|Published|Updated: |ago|hours"
        "|4 min read|年|月|日|1|99|de|Uhr|h|at|+0800|2026-01-07|T|Z|Last |mar.|\\n"
    ).split("|")
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map("".join))


@given(TEXTS)
def test_any_text_is_read_without_complaint(text: str) -> None:
    """Offsets lie in the text, and dates that are given out exist and are printed."""
    moments = [parse_moment(text)]
    found = find_moment(text)
    if found is not None:
        start, end, moment = found
        assert text[start:end] == moment.text
        moments.append(moment)
    reading = parse_stamp(text, parties())
    if reading is not None:
        assert (reading.start, reading.end) == (0, len(text))
        moments += reading.facts
    for moment in filter(None, moments):
        assert moment.text in text
        assert moment.text.strip() == moment.text != ""
        if moment.iso:
            written = datetime.fromisoformat(moment.iso)
            assert (len(moment.iso) > 10) == (written.tzinfo is not None)
            assert str(written.day) in moment.text


@given(
    st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    st.sampled_from(sorted(name for name in MONTHS if name.isalpha())),
)
def test_every_month_name_is_read_with_a_day_and_a_year(day: date, name: str) -> None:
    """`3 maart 2026` in every language of the list, and not one day off."""
    month = MONTHS[name]
    text = f"{min(day.day, 28)} {name} {day.year}"
    moment = parse_moment(text)
    assert moment == Moment(text, date(day.year, month, min(day.day, 28)).isoformat())


@given(st.sampled_from(["March ", "1 ", "1/", "3h ", "年", "Mon ", "(", "GMT+", "20262:", "a.m."]))
def test_a_long_repetition_ends(piece: str) -> None:
    """The work grows with the length of the text and no faster."""
    text = piece * 3000
    assert parse_moment(text) is None
    assert parse_stamp(text, parties()) is None
    find_moment(text)
