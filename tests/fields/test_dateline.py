"""Datelines: every form of the catalogue, forms of our own, and openings that only look like one.

Ids are rows of the catalogue of conventions; cases without one are ours. Names are invented.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.fields.dateline import parse_dateline
from copydesk.fields.places import fold_place
from copydesk.model.article import Dateline, Place
from copydesk.model.party import Parties
from copydesk.rules.parties import load_parties


@cache
def parties() -> Parties:
    return load_parties()


def read(text: str) -> Dateline | None:
    reading = parse_dateline(text, parties())
    return None if reading is None else reading.facts


class Row(NamedTuple):
    """An opening, the words behind it, and what it says; `places` are names in normal case."""

    form: str
    claim: str
    rest: str = "The harbour board met on Tuesday."
    places: tuple[str, ...] = ()
    date: str = ""
    iso: str = ""
    tags: tuple[str, ...] = ()


LONDON, WASHINGTON, NEW_YORK = ("London",), ("Washington",), ("New York",)
REUTERS, AP, CNN, TNS, DPA = ("Reuters",), ("AP",), ("CNN",), ("TNS",), ("dpa",)

CATALOGUE = [
    Row("D-001", "WASHINGTON (AP) — ", "Officials said so.", WASHINGTON, tags=AP),
    Row("D-002", "CHATHAM, Mass. (AP) — ", "A lobster fled.", ("Chatham, Mass.",), tags=AP),
    Row("D-003", "CHATHAM, Mass. (AP) _ ", "A lobster fled.", ("Chatham, Mass.",), tags=AP),
    Row("D-004", "KABUL, Afghanistan (AP) -- ", places=("Kabul, Afghanistan",), tags=AP),
    Row("D-005", "ST. JOSEPH, Mich. (AP) — ", places=("St. Joseph, Mich.",), tags=AP),
    Row("D-006", "SEVASTOPOL, Crimea (AP) — ", places=("Sevastopol, Crimea",), tags=AP),
    Row("D-007", "ABOARD AIR FORCE ONE (AP) — ", places=("Aboard Air Force One",), tags=AP),
    Row("D-008", "LONDON, March 3 (Reuters) - ", places=LONDON, date="March 3", tags=REUTERS),
    Row("D-009", "LONDON (Reuters) - ", places=LONDON, tags=REUTERS),
    Row(
        "D-010",
        "BEIRUT/THE HAGUE, March 7 (Reuters) - ",
        places=("Beirut", "The Hague"),
        date="March 7",
        tags=REUTERS,
    ),
    Row(
        "D-011",
        "LONDON/MADRID/PARIS (Reuters) - ",
        places=(*LONDON, "Madrid", "Paris"),
        tags=REUTERS,
    ),
    Row("D-012", "Jan 3 (Reuters) - ", "Residents left.", date="Jan 3", tags=REUTERS),
    Row(
        "D-013",
        "WASHINGTON, Oct 31 (Reuters) - ",
        "(This Oct. 30 story has been corrected to fix the name of the bridge in paragraph 2)",
        WASHINGTON,
        "Oct 31",
        tags=REUTERS,
    ),
    Row("D-015", "(Reuters) — ", "The Sallow State Pension Fund sold.", tags=REUTERS),
    Row("D-016", "(Reuters Health) - ", "More than half slept.", tags=("Reuters Health",)),
    Row("D-016b", "NEW YORK (Reuters Health) - ", places=NEW_YORK, tags=("Reuters Health",)),
    Row(
        "D-017",
        "NAIROBI, Feb 10 (Thomson Reuters Foundation) - ",
        places=("Nairobi",),
        date="Feb 10",
        tags=("Thomson Reuters Foundation",),
    ),
    Row("D-018", "(Bloomberg) -- ", "Copper rose.", tags=("Bloomberg",)),
    Row("D-019", "Sept.  14 (Bloomberg) -- ", date="Sept.  14", tags=("Bloomberg",)),
    Row("D-020", "By Andrea Verrick (Bloomberg) – ", "Sallow's central bank.", tags=("Bloomberg",)),
    Row(
        "D-021",
        "STOCKHOLM, Aug 29, 2014 (AFP) - ",
        places=("Stockholm",),
        date="Aug 29, 2014",
        iso="2014-08-29",
        tags=("AFP",),
    ),
    Row(
        "D-022",
        "Strasbourg, 10 juil 2024 (AFP) - ",
        "Le conseil s'est réuni.",
        ("Strasbourg",),
        "10 juil 2024",
        "2024-07-10",
        ("AFP",),
    ),
    Row("D-023", "HONOLULU, Dec. 23 (UPI) — ", places=("Honolulu",), date="Dec. 23", tags=("UPI",)),
    Row("D-024", "Berlin (dpa) - ", places=("Berlin",), tags=DPA),
    Row("D-024b", "Bremen (dpa) – ", places=("Bremen",), tags=DPA),
    Row("D-024c", "Frankfurt/Main (dpa) - ", places=("Frankfurt/Main",), tags=DPA),
    Row("D-024d", "Berlin/Frankfurt (dpa) - ", places=("Berlin", "Frankfurt"), tags=DPA),
    Row("D-025", "San Diego (tca/dpa) - ", places=("San Diego",), tags=("tca", "dpa")),
    Row(
        "D-026",
        "(ANSA) - Rome, October 11 - ",
        "Italian bakers met.",
        ("Rome",),
        "October 11",
        tags=("ANSA",),
    ),
    Row("D-027", "(ANSA) - ROMA, 1 LUG - ", "Il porto.", ("Roma",), "1 LUG", tags=("ANSA",)),
    Row("D-028", "Tegucigalpa, Jan 2 (EFE).- ", "Test", ("Tegucigalpa",), "Jan 2", tags=("EFE",)),
    Row(
        "D-029",
        "LISBOA, 18 jun (Xinhua) -- ",
        "El puerto.",
        ("Lisboa",),
        "18 jun",
        tags=("Xinhua",),
    ),
    Row(
        "D-030",
        "BEIJING, Sept. 2 (Xinhua) -- ",
        places=("Beijing",),
        date="Sept. 2",
        tags=("Xinhua",),
    ),
    Row("D-031", "新华社北京9月12日电", "港口开放。", ("北京",), "9月12日", tags=("新华社",)),
    Row(
        "D-032", "SEOUL, Aug. 20 (Yonhap) -- ", places=("Seoul",), date="Aug. 20", tags=("Yonhap",)
    ),
    Row("D-033", "TOKYO, March 3 (Kyodo) -- ", places=("Tokyo",), date="March 3", tags=("Kyodo",)),
    Row(
        "D-033b",
        "Tokyo, March 3 (Jiji Press)--",
        places=("Tokyo",),
        date="March 3",
        tags=("Jiji Press",),
    ),
    Row(
        "D-034",
        "KUALA LUMPUR, Sept 29 (Bernama) -- ",
        places=("Kuala Lumpur",),
        date="Sept 29",
        tags=("Bernama",),
    ),
    Row(
        "D-034b",
        "PUTRAJAYA, 9 Sept (Bernama) -- ",
        places=("Putrajaya",),
        date="9 Sept",
        tags=("Bernama",),
    ),
    Row("D-035", "Jakarta (ANTARA) - ", places=("Jakarta",), tags=("ANTARA",)),
    Row("D-036", "Taipei, March 3 (CNA) ", places=("Taipei",), date="March 3", tags=("CNA",)),
    Row("D-037", "New Delhi, Mar 3 (PTI) ", places=("New Delhi",), date="Mar 3", tags=("PTI",)),
    Row(
        "D-038",
        "New Delhi [India], March 3 (ANI): ",
        places=("New Delhi",),
        date="March 3",
        tags=("ANI",),
    ),
    Row("D-039", "MOSCOW, March 3. /TASS/. ", places=("Moscow",), date="March 3", tags=("TASS",)),
    Row(
        "D-040",
        "MOSCOW. March 3 (Interfax) - ",
        places=("Moscow",),
        date="March 3",
        tags=("Interfax",),
    ),
    Row("D-041", "ROMA (ITALPRESS) - ", "Il porto.", ("Roma",), tags=("ITALPRESS",)),
    Row("D-042", "SYDNEY March 22 AAP - ", places=("Sydney",), date="March 22", tags=("AAP",)),
    Row("D-043", "AUSTIN (KXAN) — ", places=("Austin",), tags=("KXAN",)),
    Row("D-043b", "SIOUX FALLS, S.D. (KELO) — ", places=("Sioux Falls, S.D.",), tags=("KELO",)),
    Row("D-044", "(NEXSTAR) – ", tags=("NEXSTAR",)),
    Row("D-044b", "(Gray News) – ", tags=("Gray News",)),
    Row("D-044c", "(CNN) -- ", tags=CNN),
    Row("D-044d", "WASHINGTON (CNN) — ", places=WASHINGTON, tags=CNN),
    Row("D-045", "(TNS) — ", tags=TNS),
    Row("D-045b", "CHICAGO (TNS) — ", places=("Chicago",), tags=TNS),
    Row("D-046", "STOCKTON, Calif. (RNS) — ", places=("Stockton, Calif.",), tags=("RNS",)),
    Row("D-046b", "(JTA) — ", tags=("JTA",)),
    Row("D-047", "NEW YORK –", "The harbour board met.", NEW_YORK),
    Row("D-047b", "KOBE – ", places=("Kobe",)),
    Row("D-047c", "BUFFALO, N.Y. — ", places=("Buffalo, N.Y.",)),
    Row("D-048", "Dekalb, Ill. — ", "Mike Verrick sold the farm.", ("Dekalb, Ill.",)),
    Row("D-049", "ROME - ", "The European Commission said so.", ("Rome",)),
    Row("D-050", "BEIJING: ", "In what is a first, the port closed.", ("Beijing",)),
    Row("D-050b", "BHOPAL: ", "Madhya Pradesh has banned the kites.", ("Bhopal",)),
    Row("D-051", "SINGAPORE (Sept 30): ", '"No doubt," said the board.', ("Singapore",), "Sept 30"),
    Row("D-052", "(March 3): ", date="March 3"),
    Row("D-052b", "(Sept 17); ", date="Sept 17"),
    Row("D-053", "PUTRAJAYA, Nov 22 — ", places=("Putrajaya",), date="Nov 22"),
    Row("D-054", "[SINGAPORE] ", places=("Singapore",)),
    Row("D-054b", "[NEW YORK] ", places=NEW_YORK),
    Row(
        "D-055",
        "CARLSBAD, Calif., May 5, 2025 /PRNewswire/ -- ",
        places=("Carlsbad, Calif.",),
        date="May 5, 2025",
        iso="2025-05-05",
        tags=("PRNewswire",),
    ),
    Row(
        "D-056",
        "NEW YORK , Feb. 3, 2025 /PRNewswire/ -- ",
        places=NEW_YORK,
        date="Feb. 3, 2025",
        iso="2025-02-03",
        tags=("PRNewswire",),
    ),
    Row(
        "D-057",
        "NEW YORK AND MAINZ, Germany--(BUSINESS WIRE)-- ",
        places=("New York", "Mainz, Germany"),
        tags=("BUSINESS WIRE",),
    ),
    Row("D-057b", "ST. LOUIS--(BUSINESS WIRE)-- ", places=("St. Louis",), tags=("BUSINESS WIRE",)),
    Row(
        "D-058",
        "HOUSTON, April  01, 2024  (GLOBE NEWSWIRE) -- ",
        places=("Houston",),
        date="April  01, 2024",
        iso="2024-04-01",
        tags=("GLOBE NEWSWIRE",),
    ),
    Row(
        "D-059",
        "DUBAI, United Arab Emirates, Aug.  10, 2026  (GLOBE NEWSWIRE) -- ",
        places=("Dubai, United Arab Emirates",),
        date="Aug.  10, 2026",
        iso="2026-08-10",
        tags=("GLOBE NEWSWIRE",),
    ),
    Row(
        "D-060",
        "NEW YORK, NY / ACCESSWIRE / July 30, 2024 / ",
        places=("New York, NY",),
        date="July 30, 2024",
        iso="2024-07-30",
        tags=("ACCESSWIRE",),
    ),
    Row(
        "D-061",
        "Vancouver, British Columbia--(Newsfile Corp. - March 3, 2026) - ",
        places=("Vancouver, British Columbia",),
        date="March 3, 2026",
        iso="2026-03-03",
        tags=("Newsfile Corp.",),
    ),
    Row("D-062", "Berlin (ots) - ", "Der Hafen öffnet.", ("Berlin",), tags=("ots",)),
    Row("D-062b", "Wien (OTS) - ", "Der Hafen öffnet.", ("Wien",), tags=("OTS",)),
    Row(
        "D-064",
        "STATE HOUSE, BOSTON, MARCH 3, 2026…..",
        places=("State House, Boston",),
        date="MARCH 3, 2026",
        iso="2026-03-03",
    ),
    Row("D-066", "FED-GREENSPAN (Undated) _ "),
]

OURS = [
    Row("A-048", "ISLAMABAD, Mar 03 (APP): ", places=("Islamabad",), date="Mar 03", tags=("APP",)),
    Row(
        "A-051",
        "ABU DHABI, 3rd March, 2026 (WAM) -- ",
        places=("Abu Dhabi",),
        date="3rd March, 2026",
        iso="2026-03-03",
        tags=("WAM",),
    ),
    Row(
        "A-052",
        "Riyadh, March 3, 2026, SPA -- ",
        places=("Riyadh",),
        date="March 3, 2026",
        iso="2026-03-03",
        tags=("SPA",),
    ),
    Row("A-054", "Tehran, IRNA – ", places=("Tehran",), tags=("IRNA",)),
    Row("A-055", "Rabat, 3 mars (MAP) – ", "Le port.", ("Rabat",), "3 mars", tags=("MAP",)),
    Row(
        "A-057",
        "NAIROBI, Mar 3 2026 (IPS) - ",
        places=("Nairobi",),
        date="Mar 3 2026",
        iso="2026-03-03",
        tags=("IPS",),
    ),
    Row(
        "A-012",
        "MADRID 3 Mar. (EUROPA PRESS) - ",
        "El puerto.",
        ("Madrid",),
        "3 Mar.",
        tags=("EUROPA PRESS",),
    ),
    Row("A-110", "WASHINGTON (SHNS) — ", places=WASHINGTON, tags=("SHNS",)),
    Row(
        "A-146",
        "LAGOS, LAGOS, NIGERIA, March 3, 2026 /EINPresswire.com/ -- ",
        places=("Lagos, Lagos, Nigeria",),
        date="March 3, 2026",
        iso="2026-03-03",
        tags=("EINPresswire.com",),
    ),
    Row(
        "A-147",
        "DALLAS, TX--(Marketwired - Mar 3, 2014) - ",
        places=("Dallas, TX",),
        date="Mar 3, 2014",
        iso="2014-03-03",
        tags=("Marketwired",),
    ),
    Row(
        "A-148",
        "DALLAS (PRWEB) March 03, 2026 -- ",
        places=("Dallas",),
        date="March 03, 2026",
        iso="2026-03-03",
        tags=("PRWEB",),
    ),
    Row(
        "A-151",
        "HONG KONG SAR - Media OutReach Newswire - 3 March 2026 - ",
        places=("Hong Kong SAR",),
        date="3 March 2026",
        iso="2026-03-03",
        tags=("Media OutReach Newswire",),
    ),
    Row(
        "A-151b",
        "TOKYO, Mar 3, 2026 - (JCN Newswire) - ",
        places=("Tokyo",),
        date="Mar 3, 2026",
        iso="2026-03-03",
        tags=("JCN Newswire",),
    ),
    Row("A-142", "TORONTO, March 3 /CNW/ - ", places=("Toronto",), date="March 3", tags=("CNW",)),
    Row(
        "regional service",
        "Prenzlau (dpa/bb) - ",
        "Weil ein Storch brütet.",
        ("Prenzlau",),
        tags=("dpa/bb",),
    ),
    Row("tag of mixed case", "Wien (epdÖ) – ", "Auch am Montag.", ("Wien",), tags=("epdÖ",)),
    Row(
        "site as tag",
        "WONOSARI, Warta.example - ",
        "Jembatan itu.",
        ("Wonosari",),
        tags=("Warta.example",),
    ),
    Row(
        "lost bracket",
        "L'AQUILA, July 8 Reuters) - ",
        places=("L'Aquila",),
        date="July 8",
        tags=REUTERS,
    ),
    Row(
        "capitals",
        "BASEL, Switzerland (REUTERS) - ",
        places=("Basel, Switzerland",),
        tags=("REUTERS",),
    ),
    Row("no comma", "NEW YORK  Jan 5 (Reuters) - ", places=NEW_YORK, date="Jan 5", tags=REUTERS),
    Row("glued before", "HONG KONG (Reuters)- ", places=("Hong Kong",), tags=REUTERS),
    Row("glued behind", "SEOUL (Reuters) -", places=("Seoul",), tags=REUTERS),
    Row("two dashes", "HELSINKI (Reuters) - - ", places=("Helsinki",), tags=REUTERS),
    Row(
        "twice",
        "OSLO (Reuters) - OSLO  May 16 (Reuters) - ",
        places=("Oslo", "Oslo"),
        date="May 16",
        tags=REUTERS * 2,
    ),
    Row(
        "no dash", "NEW YORK (Reuters) ", "Sallow chief Mara Quillby wrote.", NEW_YORK, tags=REUTERS
    ),
    Row("no dash, no place", "(CNN)", "The board met on Tuesday.", tags=CNN),
    Row("date, then place", "June 5 (New York) - ", "One of the doves.", NEW_YORK, "June 5"),
    Row("unknown tag", "WASHINGTON (Example Wire) - ", places=WASHINGTON, tags=("Example Wire",)),
    Row(
        "unknown both",
        "PORT SALLOW (Sallow Courier) — ",
        places=("Port Sallow",),
        tags=("Sallow Courier",),
    ),
    Row(
        "unknown place",
        "RABBIT HASH CREEK, Ky. (AP) — ",
        places=("Rabbit Hash Creek, Ky.",),
        tags=AP,
    ),
    Row("a lower-case brand", "(Reuters) - ", "eBay of Sallow said so.", tags=REUTERS),
    Row("a figure", "LONDON (Reuters) - ", "10 people met.", LONDON, tags=REUTERS),
    Row("a currency", "LONDON (Reuters) - ", "£3 million was spent.", LONDON, tags=REUTERS),
    Row("a quotation", "LONDON (Reuters) - ", '"We met," she said.', LONDON, tags=REUTERS),
    Row("township", "LOWER MACUNGIE TWP. — ", places=("Lower Macungie Twp.",)),
    Row("stop left out", "SALISBURY TWP., Pa — ", places=("Salisbury Twp., Pa",)),
    Row(
        "county",
        "HANOVER TWP., Lehigh County, Pa. — ",
        places=("Hanover Twp., Lehigh County, Pa.",),
    ),
    Row(
        "county in capitals",
        "HANOVER TWP., LEHIGH COUNTY, Pa. — ",
        places=("Hanover Twp., Lehigh County, Pa.",),
    ),
    Row(
        "county alone",
        "HANOVER TOWNSHIP, Lehigh County — ",
        places=("Hanover Township, Lehigh County",),
    ),
    Row("state in capitals", "EMMAUS, PA. — ", places=("Emmaus, PA.",)),
    Row(
        "title case township",
        "Upper Saucon Township, Pa. — ",
        places=("Upper Saucon Township, Pa.",),
    ),
    Row("state lost", "HARRISBURG, — ", places=("Harrisburg",)),
    Row("no space", "ALLENTOWN, Pa.—", places=("Allentown, Pa.",)),
    Row("em dash, no space", "WASHINGTON—", "Federal regulators met.", WASHINGTON),
    Row("a date, no tag", "HONG KONG, July 7 - ", places=("Hong Kong",), date="July 7"),
    Row("date--PLACE", "Oct. 9--ALTURAS -- ", places=("Alturas",), date="Oct. 9"),
    Row("an article of its own", "THE HAGUE (Reuters) - ", places=("The Hague",), tags=REUTERS),
    Row("country in brackets", "KIEL (Germany)  (Reuters) - ", places=("Kiel",), tags=REUTERS),
    Row(
        "a space in the brackets",
        "OSLO, April 12  (Reuters ) - ",
        places=("Oslo",),
        date="April 12",
        tags=REUTERS,
    ),
    Row(
        "two tags",
        "LONDON, Sept 6 (Reuters/IFR) - ",
        places=LONDON,
        date="Sept 6",
        tags=("Reuters", "IFR"),
    ),
    Row("a date and a colon", "KUALA LUMPUR, Nov 22: ", places=("Kuala Lumpur",), date="Nov 22"),
    Row("date in capitals", "SYDNEY, NOV 6 - ", places=("Sydney",), date="NOV 6"),
    Row(
        "a year, no tag",
        "Düsseldorf, 22. November 2022 - ",
        "Der Hafen öffnet.",
        ("Düsseldorf",),
        "22. November 2022",
        "2022-11-22",
    ),
    Row("unlisted, dated", "TAMPIN, Nov 22 — ", places=("Tampin",), date="Nov 22"),
    Row(
        "country with stop",
        "TEGUCIGALPA, HONDURAS.- ",
        "Tras la lluvia.",
        ("Tegucigalpa, Honduras",),
    ),
    Row("round brackets", "(Leipzig) - ", "Der Hafen wird geöffnet.", ("Leipzig",)),
    Row(
        "state in brackets",
        "Mumbai (Maharashtra) [India], March 3 (ANI): ",
        places=("Mumbai",),
        date="March 3",
        tags=("ANI",),
    ),
    Row("two by 'and'", "LONDON and PARIS (Reuters) - ", places=("London", "Paris"), tags=REUTERS),
    Row("two cities", "BERLIN, PARIS (Reuters) - ", places=("Berlin", "Paris"), tags=REUTERS),
    Row("Mc", "McALLEN, Texas (AP) — ", places=("McAllen, Texas",), tags=AP),
    Row(
        "article inside",
        "SHARM EL-SHEIKH, Egypt (AP) — ",
        places=("Sharm el-Sheikh, Egypt",),
        tags=AP,
    ),
    Row("particles", "RIO DE JANEIRO (AP) — ", places=("Rio de Janeiro",), tags=AP),
    Row("apostrophe", "XI'AN, China (AP) — ", places=("Xi'an, China",), tags=AP),
    Row("capital and district", "WASHINGTON, D.C. — ", places=("Washington, D.C.",)),
    Row("undated", "UNDATED (AP) — ", tags=AP),
    Row(
        "byline before",
        "By Mara Quillby NEW YORK  Jan 18 (Reuters) - ",
        places=NEW_YORK,
        date="Jan 18",
        tags=REUTERS,
    ),
    Row(
        "bylines before",
        "By  Mara Quillby  and  Tomas Verrick MOSCOW (Reuters) - ",
        places=("Moscow",),
        tags=REUTERS,
    ),
    Row(
        "byline and role",
        "By Ayo Delmarsh, Asia auto correspondent TOKYO (Reuters) - ",
        places=("Tokyo",),
        tags=REUTERS,
    ),
    Row(
        "station with state",
        "NAPA COUNTY, Calif. (KGO) -- ",
        places=("Napa County, Calif.",),
        tags=("KGO",),
    ),
    Row(
        "reporter in brackets",
        "新华社西宁9月12日电（记者罗远岫）",
        "港口开放。",
        ("西宁",),
        "9月12日",
        tags=("新华社",),
    ),
    Row("mainland without date", "中新社香港电 ", "港口开放。", ("香港",), tags=("中新社",)),
]


@pytest.mark.parametrize("row", CATALOGUE + OURS, ids=lambda row: row.form)
def test_a_dateline_is_claimed_as_far_as_it_goes(row: Row) -> None:
    """The claim ends where the story's own words begin, and says what is printed."""
    reading = parse_dateline(row.claim + row.rest, parties())
    assert reading is not None
    assert (reading.start, reading.end) == (0, len(row.claim))
    facts = reading.facts
    assert isinstance(facts, Dateline)
    assert tuple(place.name for place in facts.places) == row.places
    assert (facts.date_text, facts.date) == (row.date, row.iso)
    assert facts.sources == row.tags


@pytest.mark.parametrize("row", CATALOGUE + OURS, ids=lambda row: row.form)
def test_a_second_reading_takes_nothing_more(row: Row) -> None:
    """Normalising the text of an answer finds no dateline in it."""
    assert read(row.rest) is None


NOT_DATELINES = [
    ("D-014", "(Adds details, context)"),
    ("D-014b", "(Repeats for more subscribers with no changes to text)"),
    ("D-063", "CNNMoney (New York) First published February 1, 2016: 1:28 AM ET"),
    ("D-065", "BC-BKN--Heat-Hawks, 1st Ld-Writethru"),
    ("D-N01", "U.S. — and foreign — officials said the port would open."),
    ("D-N01b", "U.S. — The government said the port would open."),
    ("D-N02", "QUILLBY WINS HARBOUR PRIZE — AP: “Former board chair Mara Quillby won it."),
    ("D-N03", "ANTI-WOKE BANK STUMBLE — WSJ’s Verrick and Delmarsh: “An A-list bank fell."),
    ("D-N04", "BREAKING: US Supreme Court agrees to hear the harbour case"),
    ("D-N04b", "EXCLUSIVE - The harbour board sold the bridge, sources said."),
    ("D-N04c", "UPDATE 1-The harbour board sold the bridge"),
    ("D-N04d", "WRAPUP 2-The harbour board sold the bridge"),
    ("D-N04e", "FACTBOX: Key facts about the harbour board"),
    ("D-N05", "ALSO READ: Brace for the storm that is coming"),
    ("D-N05b", "READ MORE: The storm that is coming"),
    ("D-N05c", "WATCH: The storm that is coming"),
    ("D-N06", "MARA QUILLBY: I try to sleep at night."),
    ("D-N06b", "Q: What is the board doing?"),
    ("D-N06c", "MODERATOR: The next question comes from the back."),
    ("D-N07", "MISSION VIEJO — A Love Story"),
    ("D-N08", "A HIGH-powered federal team arrived on Tuesday."),
    ("D-N09", "COVID-19 — which closed the port — is back."),
    ("D-N10", "Pakistan Tehreek-e-Insaf (PTI) — the party of the port — won."),
    ("D-N10b", "Pakistan Tehreek-e-Insaf (PTI) — The party won."),
    ("D-N11", "Kim (Reuters cited him as saying) - The port is closed."),
    ("D-N12", "NEW YORK Mayor Mara Quillby said so on Tuesday."),
    ("D-N13", "Chicago: A Novel, by Mara Quillby"),
    ("D-N14", "LONDON CALLING: The band came back on Tuesday."),
    ("D-N15", "10 p.m."),
    ("D-N15b", "4:14 p.m."),
    ("D-N16", "Tehran, Iran's capital, was quiet on Tuesday."),
    ("D-N17", "Paris-based Verrick (VQ.PA) - the maker of bags - fell."),
    ("D-N17b", "Paris-based Verrick (VQ.PA) - The maker of bags fell."),
    ("D-N18", "(This story has been corrected to fix a name.) The board met."),
    ("D-N19", "Hours after President Verrick landed, the talks began."),
    ("D-N20", "1. LONDON"),
    ("D-N20b", "Day 2: Paris"),
    ("nothing behind", "LONDON (Reuters) - "),
    ("nothing behind either", "WASHINGTON (AP) —"),
    ("nothing at all", ""),
    ("small letter behind", "LONDON (Reuters) - stocks fell on Tuesday."),
    ("gloss of a body", "World Health Organization (WHO) - The body met."),
    ("gloss in capitals", "WORLD TRADE ORGANIZATION (WTO) — The body met."),
    ("gloss of an agency", "Associated Press (AP) — The agency met."),
    ("gloss of itself", "IBM (IBM) - The company met."),
    ("two-letter ticker", "VERRICK (VQ) - The company rose."),
    ("exchange and ticker", "Verrick Motors (NYSE: VQM) — The company rose."),
    ("country in brackets", "Mara Quillby (Mexico) - $74 billion, telephones and a bridge."),
    ("initial in brackets", "Verrick Delmarsh, Ayo (I) - Founded the Society for Bookplates."),
    ("party in brackets", "MARA QUILLBY (D-CA): Quillby asked what he did first."),
    (
        "speaker with firm",
        'MARA QUILLBY, CHIEF ECONOMIST, VERRICK FUNDS, NEW YORK: "It is strong."',
    ),
    ("speaker with state", 'TOMAS VERRICK, DIRECTOR, PRINCETON, NEW JERSEY: "It is strong."'),
    ("speaker from Mumbai", 'AYO DELMARSH, VERRICK BANK, MUMBAI: "One thing is sure, they rose."'),
    ("a city that speaks", "PARIS: I think we should all go home."),
    ("a city that hesitates", "SYDNEY: Well, it is not my bridge."),
    ("a name that is a city", "AUSTIN: The bridge is mine and I will cross it."),
    ("country of a list", "LUXEMBOURG - 210 million euros for the bridge."),
    ("country and minister", "KUWAIT -- Oil Minister Tomas Verrick will attend."),
    ("country that wants", "TURKEY - Seeks a stronger commitment to the bridge."),
    ("country with a colon", "RUSSIA: The country sent two boats."),
    ("state with a dash", "TEXAS — The Legislature met on Tuesday."),
    ("run-in head", "MARKET REACTION - The Sallow dollar rose to a high."),
    ("run-in head, em dash", "HOUSEKEEPING — The board will not meet on Friday."),
    ("run-in noun", "ENVIRONMENT -- Environmentalists worry about the bridge."),
    ("first word of a section", "SPOTTED — The mayor at the harbour."),
    ("date of a list", "DATA RELEASES November 29 - Retail sales, October"),
    ("date alone", "March 3 — The board met and closed the port."),
    ("date with a colon", "March 3: The board met and closed the port."),
    ("kicker, date, colon", "STOCKS, Nov 22: The market rose on Tuesday."),
    ("year", "2019 — The board closed the port."),
    ("kicker with a date", "UPDATE, March 3 — The board closed the port."),
    ("kicker with a tag", "WATCH (CNN) — The board closed the port."),
    ("headline in capitals", "LONDON - PORT CLOSES, BOARD MEETS"),
    ("title behind a city", "ROME — A Love Story"),
    ("title-case city", "Washington — The board met on Tuesday."),
    ("title-case colon", "London: The board met on Tuesday."),
    ("apposition", "Vienna, Austria, is where the board met."),
    ("apposition with dash", "Vienna — the capital — is where the board met."),
    ("hyphenated office", "ECB Vice-President Mara Quillby met the board."),
    ("hyphen at a break", "MARA QUILLBY, VICE-PRESIDENT OF VERRICK, said so."),
    ("list of names", "Mara Quillby, Tomas Verrick and Ayo Delmarsh — The Three — met."),
    ("name and age", "Mara Quillby (42) — The mayor met the board."),
    ("name and tag", "Mara Ann Quillby Verrick (AP) — The mayor met the board."),
    ("bank and group", 'Halifax (Verrick Bank Group) - "In reply, we wait," it said.'),
    ("speaker by a network", 'TOMAS VERRICK, PIMCO, NEWPORT, CALIFORNIA (VIA TWITTER): "A day!"'),
    ("editor of a book", "Verrick, Tomas (Hrsg.): Empfehlungen zum Einsatz kleiner Boote"),
    ("caption of a picture", "MANCHESTER, ENGLAND - SEPTEMBER 28: Students look out of windows."),
    ("list of visits", "Moscow, Russia - Kremlin Dec 16, 2016"),
    ("list of days", "Sallow,Russia - Sept. 3"),
    ("title with a date", "Cannes May 16 - Save the Harbour for Your Loved Ones"),
    ("question", "WHAT TO WATCH - Key economic indicators are due."),
    ("prose brackets", "LONDON (or what was left of it) - The board met."),
    ("figures in brackets", "(1) The board met on Tuesday."),
    ("picture index", "[1/3] The bridge on Tuesday."),
    ("unlisted in brackets", "[Rezension] The book is good enough."),
    ("agency as subject", "(Reuters cited no source.) The board met."),
    ("network and site", "AFP/The Local - news@sallow.example"),
    ("related", "RELATED: What it is like to cross the bridge"),
    ("by and a date", "By March 3 (a Tuesday) - the port will close."),
    ("by and a gerund", "By closing the port (AP) the board lost."),
    ("bullet", "• LONDON (Reuters) - The board met."),
    ("rule", "_____"),
    ("dashes", "— — —"),
    ("unclosed", "LONDON (Reuters - The board met."),
    ("city and dash, small", "LONDON — the board met on Tuesday."),
    ("clock", "LONDON, 10 p.m. — The board met on Tuesday."),
    ("ordinal", "1st Cavalry (AP) — the riders — met."),
    ("cjk prose", "新华社记者在北京说，港口开放了。"),
    ("cjk with reporter", "中央社記者王小明台北3日電 港口開放。"),
]


@pytest.mark.parametrize(
    "text", [text for _, text in NOT_DATELINES], ids=[i for i, _ in NOT_DATELINES]
)
def test_what_only_looks_like_a_dateline_is_kept(text: str) -> None:
    """In doubt the words belong to the story."""
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("CHATHAM, Mass. (AP) — A", Place("Chatham, Mass.", "Chatham", "Massachusetts")),
        ("SIOUX FALLS, S.D. (AP) — A", Place("Sioux Falls, S.D.", "Sioux Falls", "South Dakota")),
        ("DALLAS, TX (AP) — A", Place("Dallas, TX", "Dallas", "Texas")),
        (
            "RAPID CITY, South Dakota (AP) — A",
            Place("Rapid City, South Dakota", "Rapid City", "South Dakota"),
        ),
        ("HALIFAX, Nova Scotia (CP) — A", Place("Halifax, Nova Scotia", "Halifax", "Nova Scotia")),
        ("KABUL, Afghanistan (AP) — A", Place("Kabul, Afghanistan", "Kabul", "", "Afghanistan")),
        ("TBILISI, Georgia (AP) — A", Place("Tbilisi, Georgia", "Tbilisi", "", "Georgia")),
        ("MACON, Georgia (AP) — A", Place("Macon, Georgia", "Macon", "Georgia")),
        ("LONDON (AP) — A", Place("London", "London")),
        ("KUWAIT (AP) — A", Place("Kuwait", "Kuwait")),
        ("FRANCE (AP) — A", Place("France", country="France")),
        ("TEXAS (AP) — A", Place("Texas", area="Texas")),
        ("ABOARD AIR FORCE ONE (AP) — A", Place("Aboard Air Force One")),
        ("STATE HOUSE, BOSTON, MARCH 3, 2026….. A", Place("State House, Boston", "Boston")),
        ("New Delhi [India], March 3 (ANI): A", Place("New Delhi", "New Delhi", "", "India")),
        (
            "KAFR QASIM, Central District (AP) — A",
            Place("Kafr Qasim, Central District", "Kafr Qasim", "Central District"),
        ),
    ],
)
def test_a_place_is_split_as_printed(text: str, place: Place) -> None:
    """City, state and country are told apart; a country that is not printed is not added."""
    facts = read(text)
    assert facts is not None
    assert facts.places == (place,)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("WASHINGTON (AP) — A", {"place": "Washington", "tag": "AP", "agency": "Associated Press"}),
        ("(TNS) — A", {"tag": "TNS"}),
        (
            "San Diego (tca/dpa) - A",
            {
                "place": "San Diego",
                "tag": ["tca", "dpa"],
                "agency": ["Tribune Content Agency", "Deutsche Presse-Agentur"],
            },
        ),
        (
            "BEIRUT/PARIS, March 7 (Reuters) - A",
            {
                "place": ["Beirut", "Paris"],
                "date": "March 7",
                "tag": "Reuters",
                "agency": "Reuters",
            },
        ),
        ("(March 3): A", {"date": "March 3"}),
    ],
)
def test_values_are_plain_and_an_ambiguous_tag_names_no_agency(
    text: str, values: dict[str, object]
) -> None:
    """`CNS`, `PTI` and `TNS` may be several parties: the tag is given, the agency is not."""
    reading = parse_dateline(text, parties())
    assert reading is not None
    assert dict(reading.values) == values


def test_typographic_quotes_and_spaces_read_as_plain_ones() -> None:
    """A caller may give text that was not folded."""
    reading = parse_dateline("XI’AN, China (AP) —\u00a0“We met,” she said.", parties())
    assert reading is not None
    assert reading.facts.places[0].name == "Xi’an, China"


def test_without_a_list_of_parties_a_place_and_brackets_will_do() -> None:
    """Position makes a tag, not the acronym."""
    reading = parse_dateline("WASHINGTON (AP) — Officials met.", Parties.of(()))
    assert reading is not None
    assert reading.facts.sources == ("AP",)
    assert parse_dateline("(AP) — Officials met.", Parties.of(())) is None


PIECES = st.sampled_from(
    (
        "LONDON|London|NEW YORK|, Mass.|, Texas|/|(|)|[|]|AP|Reuters|(AP)|(Reuters)|/TASS/|March 3"
        '|, |, 2026|3|.| - | — |--|_|:|;|…|The board met|the|"We|and|By Mara Quillby|(Undated)'
        "|新华社|北京|9月12日|电|\n| "
    ).split("|")
)


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map("".join)))
def test_any_text_is_read_without_complaint_and_nothing_is_invented(text: str) -> None:
    """Offsets lie in the text, what is given out is printed, and a second pass takes no more."""
    reading = parse_dateline(text, parties())
    if reading is None:
        return
    assert reading.start == 0
    assert 0 < reading.end < len(text)
    claim = text[: reading.end]
    assert reading.facts.text in claim
    assert reading.facts.date_text in claim
    for place in reading.facts.places:
        assert fold_place(place.name) in fold_place(claim)
        assert fold_place(place.city) in fold_place(claim)
    for tag in reading.facts.sources:
        assert tag in claim
    assert parse_dateline(text[reading.end :], parties()) is None


@given(
    st.lists(
        st.sampled_from(["(AP) — ", "LONDON — ", "A", "—", "(", "A.", "LONDON/", " "]), max_size=6
    )
)
def test_a_long_repetition_ends(pieces: list[str]) -> None:
    """Nothing in the opening is looked at again and again."""
    parse_dateline("".join(pieces) * 400, parties())
