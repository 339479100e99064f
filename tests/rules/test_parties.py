"""The packaged authority list, row by row of the catalogue, and an operator's own additions."""

from __future__ import annotations

import re
from collections import defaultdict
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import ProfileError
from copydesk.model.party import KINDS, Party, call_sign
from copydesk.rules.parties import PACKAGED, load_parties

PARTIES = load_parties()
SOURCE = resources.files("copydesk.profiles").joinpath("parties.toml").read_text("utf-8")

BY_FORM: dict[str, list[Party]] = defaultdict(list)
for each in PARTIES:
    for row in each.forms:
        BY_FORM[row].append(each)

RANGES = ((1, 64), (70, 99), (100, 129), (140, 151), (160, 168), (180, 187))
AGENCY_ROWS = {f"A-{number:03}" for first, last in RANGES for number in range(first, last + 1)}
SITE_ROWS = {f"R-{number:03}" for first, last in ((1, 25), (30, 54)) for number in
             range(first, last + 1)}  # fmt: skip


def _id(party: Party | None) -> str | None:
    return party.id if party else None


def _finds(party: Party) -> bool:
    """Whether some printed form leads to the party: by itself, or as one of its candidates."""
    named = (party.name, *party.aliases, *party.units, *party.alone)
    return (
        any(PARTIES.named(text) == party for text in named)
        or any(PARTIES.tagged(f"({text})") == party for text in party.tags)
        or any(party in PARTIES.candidates(f"({text})") for text in party.ambiguous)
    )


def test_every_row_is_in_the_list() -> None:
    """The list leaves out no row of the catalogue's agencies and sites."""
    assert set(BY_FORM) >= AGENCY_ROWS | SITE_ROWS


@pytest.mark.parametrize("form", sorted(BY_FORM))
def test_row(form: str) -> None:
    """Every party of a row is found by something that it is printed as."""
    assert [party.id for party in BY_FORM[form] if not _finds(party)] == []


@pytest.mark.parametrize(
    ("form", "text", "party"),
    [
        ("A-001", "The Associated Press", "associated-press"),
        ("A-002", "REUTERS", "reuters"),
        ("A-003", "AGENCE FRANCE-PRESSE", "agence-france-presse"),
        ("A-003", "AFP-JIJI", "agence-france-presse"),
        ("A-004", "Bloomberg L.P.", "bloomberg-lp"),
        ("A-004", "Bloomberg Opinion", "bloomberg-news"),
        ("A-006", "Deutsche Presse-Agentur GmbH (Hamburg, Germany)", "deutsche-presse-agentur"),
        ("A-007", "THE CANADIAN PRESS", "canadian-press"),
        ("A-026", "ΑΠΕ-ΜΠΕ", "ana-mpe"),
        ("A-029", "Interfax America Inc.", "interfax"),
        ("A-033", "Anadolu Ajansı", "anadolu-agency"),
        ("A-034", "Xinhua", "xinhua"),
        ("A-062", "RFE/RL, Inc.", "rfe-rl"),
        ("A-071", "MCT Information Services", "mcclatchy-tribune"),
        ("A-071", "McClatchy - Tribune Business News", "mcclatchy-tribune"),
        ("A-075", "CQ-Roll Call, Inc.", "cq-roll-call"),
        ("A-081", "City News Service, Inc.", "city-news-service"),
        ("A-089", "Cronkite News/Arizona PBS", "cronkite-news"),
        ("A-099", "NJ Advance Media", "nj-advance-media"),
        ("A-100", "Tribune Content Agency, LLC", "tribune-content-agency"),
        ("A-101", "CREATORS.COM", "creators-syndicate"),
        ("A-102", "King Features Synd., Inc.", "king-features"),
        ("A-105", "The New York Times Company", "new-york-times-company"),
        ("A-111", "The-CNN-Wire", "cnn-newsource"),
        ("A-111", "Cable News Network, Inc.", "cnn"),
        ("A-113", "SyndiGate Media Inc.", "syndigate"),
        ("A-114", "AllAfrica Global Media", "allafrica"),
        ("A-115", "the Asia News Network (Hamburg, Germany)", "asia-news-network"),
        ("A-119", "Bennett, Coleman & Co. Ltd.", "bennett-coleman"),
        ("A-128", "Nexstar Media Inc.", "nexstar"),
        ("A-129", "Gray Media Group, Inc.", "gray-media"),
        ("A-145", "Newsfile Corp.", "newsfile"),
        ("A-148", "24-7 Press Release", "24-7-press-release"),
        ("A-160", "Dow Jones & Company, Inc.", "dow-jones"),
        ("A-163", "Barron’s", "barrons"),
        ("A-166", "Benzinga.com", "benzinga"),
        ("A-167", "Simply Wall St.", "simply-wall-st"),
        ("A-180", "AFP via Getty Images", None),  # two parties: the picture's and its seller
        ("R-001", "ArcaMax", "arcamax"),
        ("R-002", "The Edge Singapore", "edge-singapore"),
        ("R-039", "MediaNews Group", "medianews-group"),
        ("B-015", "The Dallas Morning News", "dallas-morning-news"),
        ("C-003", "The Atlanta Journal-Constitution (Atlanta, Ga.)",
         "atlanta-journal-constitution"),
        ("C-004", "The Virginian-Pilot (Norfolk, Va.)", "virginian-pilot"),
        ("C-062", "FOX News Network, LLC", "fox-news"),
        ("C-074", "Arkansas Democrat-Gazette, Inc.", "arkansas-democrat-gazette"),
    ],
)  # fmt: skip
def test_named(form: str, text: str, party: str | None) -> None:
    """Holders, distributors and affiliations as the catalogue has them printed."""
    assert _id(PARTIES.named(text)) == party


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("(AP) —", "associated-press"),
        ("(Reuters) -", "reuters"),
        ("- REUTERS", "reuters"),
        ("(AFP) –", "agence-france-presse"),
        ("BLOOMBERG", "bloomberg-news"),
        ("— Bloomberg", "bloomberg-news"),
        ("(UPI) —", "united-press-international"),
        ("(dpa) -", "deutsche-presse-agentur"),
        ("(EUROPA PRESS) -", "europa-press"),
        ("(BELGA)", "belga"),
        ("/ritzau/", "ritzau"),
        ("(ČTK)", "ctk"),
        ("/TASS/.", "tass"),
        ("(Xinhua) --", "xinhua"),
        ("==Kyodo", "kyodo-news"),
        ("JIJI", "jiji-press"),
        ("-- BERNAMA", "bernama"),
        ("(ANTARA) -", "antara"),
        ("--IANS", "indo-asian-news-service"),
        ("(Thomson Reuters Foundation) -", "thomson-reuters-foundation"),
        ("--Field Level Media", "field-level-media"),
        ("(MCT)", "mcclatchy-tribune"),
        ("(KHN)", "kaiser-health-news"),
        ("(OSV News) —", "osv-news"),
        ("(The Center Square) –", "center-square"),
        ("(NEXSTAR) –", "nexstar"),
        ("(Gray News)", "gray-media"),
        ("--(BUSINESS WIRE)--", "business-wire"),
        ("/PRNewswire/ --", "pr-newswire"),
        ("/CNW/ -", "cision-canada"),
        ("(GLOBE NEWSWIRE) --", "globenewswire"),
        ("/ ACCESSWIRE /", "accesswire"),
        ("/EINPresswire.com/ --", "ein-presswire"),
        ("(PRWEB)", "prweb"),
        ("(ots) -", "news-aktuell"),
        ("(OTS) -", "apa-ots"),
        ("(Dow Jones)--", "dow-jones"),
        ("(Alliance News) -", "alliance-news"),
        ("(MT Newswires) --", "mt-newswires"),
        ("(JCN Newswire) -", "jcn-newswire"),
        ("TNN", "times-news-network"),
    ],
)
def test_tagged(text: str, party: str) -> None:
    """Dateline and tail tags as the catalogue has them printed."""
    assert _id(PARTIES.tagged(text)) == party


NOTE_1 = {
    "CNS": {"city-news-service", "catholic-news-service", "china-news-service",
            "capitol-news-service"},
    "CNA": {"central-news-agency", "channel-newsasia", "catholic-news-agency"},
    "RNS": {"religion-news-service", "lse-regulatory-news-service"},
    "TNS": {"tribune-news-service", "targeted-news-service"},
    "PA": {"pa-media"},
    "CP": {"canadian-press"},
    "AA": {"anadolu-agency"},
    "ANA": {"ana-mpe", "african-news-agency"},
    "SHNS": {"scripps-howard-news-service", "state-house-news-service"},
    "BP": {"baptist-press"},
    "CN": {"courthouse-news-service"},
    "UNI": {"united-news-of-india"},
    "SPA": {"saudi-press-agency"},
    "MAP": {"maghreb-arabe-presse"},
    "APP": {"associated-press-of-pakistan"},
    "EP": {"europa-press"},
    "ANI": {"asian-news-international"},
    "IPS": {"inter-press-service"},
    "PTI": {"press-trust-of-india"},
}  # fmt: skip


@pytest.mark.parametrize("tag", NOTE_1)
def test_note_1_ambiguous_tags(tag: str) -> None:
    """An ambiguous tag resolves nowhere by itself and says whom it may be."""
    assert PARTIES.ambiguous(f"({tag})")
    assert PARTIES.tagged(f"({tag}) —") is None
    assert PARTIES.named(tag) is None
    assert PARTIES.starts(f"{tag} said", tags=True) is None
    assert PARTIES.ends(f"By Mara Quillby, {tag}", tags=True) is None
    assert {party.id for party in PARTIES.candidates(tag)} == NOTE_1[tag]


def test_note_2_position_decides() -> None:
    """A bracketed acronym after an organisation's name is a gloss: no lookup takes it."""
    assert PARTIES.ends("Pakistan Tehreek-e-Insaf (PTI)", tags=True) is None
    assert PARTIES.ends("the People's Action Party (PAP)", tags=True) is None
    assert PARTIES.ends("the Associated Press (AP)") is None
    assert PARTIES.candidates("PTI") == (PARTIES.named("Press Trust of India"),)


def test_note_3_holder_distributor_carrier() -> None:
    """The three parties of one notice and its carrier stay three, and so does the newsroom."""
    names = ("Bloomberg L.P.", "Bloomberg News", "Tribune Content Agency, LLC", "ArcaMax")
    parties = [PARTIES.named(name) for name in names]
    assert [_id(party) for party in parties] == [
        "bloomberg-lp", "bloomberg-news", "tribune-content-agency", "arcamax"
    ]  # fmt: skip
    assert parties[1] is not None
    assert parties[1].parent == "bloomberg-lp"


@pytest.mark.parametrize(
    ("old", "until", "now"),
    [
        ("McClatchy-Tribune News Service", 2014, "tribune-news-service"),
        ("Knight Ridder/Tribune", 2006, "tribune-news-service"),
        ("Kaiser Health News", 2023, "kff-health-news"),
        ("Press Association", 2018, "pa-media"),
        ("Universal Uclick", None, "andrews-mcmeel"),
        ("USA TODAY Sports Images", None, "imagn"),
        ("ACCESSWIRE", None, "access-newswire"),
        ("Marketwired", None, "globenewswire"),
        ("Market Wire", None, "globenewswire"),
        ("Tribune Media Services, Inc.", None, "tribune-content-agency"),
    ],
)
def test_note_4_names_of_the_past(old: str, until: int | None, now: str) -> None:
    """An old name keeps a party of its own, which leads to today's."""
    party = PARTIES.named(old)
    assert party is not None
    assert party.id != now
    assert party.until == until
    assert PARTIES.current(party).id == now


def test_note_5_call_signs() -> None:
    """A station in the agency's slot: those in the list by the list, the others by their shape."""
    assert _id(PARTIES.tagged("(KXAN)")) == "kxan"
    assert PARTIES.tagged("(KZZZ)") is None
    assert call_sign("(KZZZ)") == "KZZZ"
    assert _id(PARTIES.tagged("(WAM)")) == "wam"  # which has the shape of a call sign


@pytest.mark.parametrize(
    ("text", "party", "rest"),
    [
        ("By Mara Quillby and Tomas Verrick The Associated Press", "associated-press",
         "By Mara Quillby and Tomas Verrick "),
        ("Tomas Verrick and Mara Quillby Sioux Falls Argus Leader", "argus-leader",
         "Tomas Verrick and Mara Quillby "),
        ("By Mara Quillby | NJ Advance Media", "nj-advance-media", "By Mara Quillby | "),
        ("By Jessica Holt, Gail Verrick, 7 News WSVN", "wsvn", "By Jessica Holt, Gail Verrick, "),
        ("Mara Quillby, The Dallas Morning News", "dallas-morning-news", "Mara Quillby, "),
        ("By Mara Quillby, CNN Business", "cnn", "By Mara Quillby, "),
        ("By Mara Quillby, special to the Houston Chronicle", "houston-chronicle",
         "By Mara Quillby, special to "),
        ("By Mara Quillby, The Conversation", "the-conversation", "By Mara Quillby, "),
        ("By Michael Bloomberg", None, ""),
        ("By Steve Forbes", None, ""),
        ("By Mara Hearst", None, ""),
        ("By Mara Cox", None, ""),
        ("By Mara Grist", None, ""),
        ("By Mara Rex", None, ""),
        ("joined the conversation", None, ""),
        ("Join the Conversation", None, ""),
    ],
)  # fmt: skip
def test_ends(text: str, party: str | None, rest: str) -> None:
    """A byline is cut where its affiliation begins, and no surname is taken for a paper."""
    found = PARTIES.ends(text)
    assert (found and (found[0].id, text[: found[1]])) == ((party, rest) if party else None)


@pytest.mark.parametrize(
    ("host", "party"),
    [
        ("www.apnews.com", "associated-press"),
        ("uk.reuters.com", "reuters"),
        ("www.arcamax.com", "arcamax"),
        ("www.theedgesingapore.com", "edge-singapore"),
        ("finance.yahoo.com", "yahoo-finance"),
        ("uk.yahoo.com", "yahoo-news"),
        ("economictimes.indiatimes.com", "economic-times"),
        ("timesofindia.indiatimes.com", "times-of-india"),
        ("www.independent.ie", "irish-independent"),
        ("www.interfax.com.ua", "interfax-ukraine"),
        ("example.com", None),
    ],
)
def test_by_domain(host: str, party: str | None) -> None:
    """Hosts lead to the nearest party."""
    assert _id(PARTIES.by_domain(host)) == party


def test_every_listed_name_resolves() -> None:
    """What the file lists, its party answers to, in capitals and with an article as well."""
    for party in PARTIES:
        for text in (party.name, *party.aliases, *party.units, *party.alone):
            if PARTIES.ambiguous(text):
                assert party in PARTIES.candidates(text), text
                continue
            the = text if text[:3].lower() == "the" else f"The {text}"
            for spelling in (text, text.upper(), the, text.replace("'", "’")):
                assert PARTIES.named(spelling) == party, spelling
        for tag in party.tags:
            assert PARTIES.ambiguous(tag) or PARTIES.tagged(f"({tag})") == party, tag


def test_head_of_the_file() -> None:
    """The file says where its facts come from and when, and explains every kind and key."""
    head = SOURCE[: SOURCE.index("[[party]]")]
    assert "2026-11" in head
    for word in (*KINDS, *Party.__dataclass_fields__):
        assert re.search(rf"\b{word}\b", head), word


def test_newspapers() -> None:
    """The newspapers that distributed bylines name most are all there, under a domain."""
    papers = [party for party in PARTIES if party.kind == "publisher" and party.domain]
    assert len(papers) > 150
    for name in (
        "Los Angeles Times", "Chicago Tribune", "The Dallas Morning News", "Miami Herald",
        "The Seattle Times", "Star Tribune", "The Philadelphia Inquirer",
        "Pittsburgh Post-Gazette", "Orlando Sentinel", "South Florida Sun Sentinel",
        "The Baltimore Sun", "Hartford Courant", "The Mercury News", "The Sacramento Bee",
        "The Charlotte Observer", "The Kansas City Star", "Fort Worth Star-Telegram",
        "The News & Observer", "The Atlanta Journal-Constitution", "New York Daily News",
        "The San Diego Union-Tribune", "The Virginian-Pilot", "Detroit Free Press",
        "The Detroit News", "Tampa Bay Times", "Las Vegas Review-Journal", "The Denver Post",
        "Boston Herald", "Idaho Statesman", "Lexington Herald-Leader", "Bangor Daily News",
    ):  # fmt: skip
        party = PARTIES.named(name)
        assert party in papers, name
        assert PARTIES.ends(f"By Mara Quillby {name}") == (party, 16, 16 + len(name))


@given(st.text(max_size=80))
def test_lookups_hold_for_any_text(text: str) -> None:
    """No lookup in the whole list raises, and offsets lie in the text."""
    for ask in (PARTIES.named, PARTIES.tagged, PARTIES.candidates, PARTIES.by_domain):
        ask(text)
    for found in (PARTIES.starts(text, tags=True), PARTIES.ends(text, tags=True)):
        assert found is None or 0 <= found[1] < found[2] <= len(text)


# --- An operator's own file -----------------------------------------------------------------------


def _file(folder: Path, text: str, name: str = "parties.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


HERALD = """
[[party]]
id = "example-herald"
name = "The Example Herald"
kind = "publisher"
evidence = "K"
domain = "herald.example"
"""


def test_an_operator_adds_a_party(tmp_path: Path) -> None:
    """A new id is a new party beside ours."""
    parties = load_parties(_file(tmp_path, HERALD))
    assert len(parties) == len(PARTIES) + 1
    assert _id(parties.named("Example Herald")) == "example-herald"
    assert _id(parties.by_domain("www.herald.example")) == "example-herald"


def test_an_operator_adds_names(tmp_path: Path) -> None:
    """An entry with the id of a party of ours adds to its lists, and may doubt a tag of ours."""
    more = '[[party]]\nid = "reuters"\naliases = ["Reuters Desk"]\nhosts = ["reuters.example"]\n'
    doubt = '[[party]]\nid = "associated-press"\nambiguous = ["AP"]\n'
    first, second = _file(tmp_path, HERALD + more, "a.toml"), _file(tmp_path, doubt, "b.toml")
    parties = load_parties(first, str(second))
    assert _id(parties.named("Reuters Desk")) == "reuters"
    assert _id(parties.by_domain("www.reuters.example")) == "reuters"
    assert parties.tagged("AP") is None
    assert [party.id for party in parties.candidates("AP")] == ["associated-press"]


def test_an_operator_adds_to_an_operator(tmp_path: Path) -> None:
    """Later files may add to parties of earlier files."""
    more = '[[party]]\nid = "example-herald"\ntags = ["EH"]\n'
    files = (_file(tmp_path, HERALD, "a.toml"), _file(tmp_path, more, "b.toml"))
    assert _id(load_parties(*files).tagged("(EH)")) == "example-herald"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("party = ", "not TOML"),
        ("parties = []", "parties: unknown key"),
        ("party = 3", "party: write [[party]]"),
        ("party = [3]", "party: write [[party]]"),
        ('[[party]]\nname = "X"', "party number 1: id: missing"),
        ("[[party]]\nid = 3", "party 3: id: 3 is not a text"),
        ('[[party]]\nid = "A B"', "party 'A B': id: 'A B' is not small letters"),
        ('[[party]]\nid = "x"\nname = "X"\nkind = "agency"', "party 'x': evidence: missing"),
        (HERALD + "colour = 3", "party 'example-herald': colour: unknown key"),
        (HERALD + HERALD, "party 'example-herald': id: used twice"),
        (HERALD.replace("publisher", "paper"), "kind: 'paper' is not one of agency, syndicate"),
        (HERALD.replace('"K"', '"Z"'), "evidence: 'Z' is not one of S, V, K"),
        (HERALD.replace("herald.example", "https://x"), "domain: 'https://x' is not a host name"),
        (HERALD + "until = '2014'", "until: a year from 1800 to 2100"),
        (HERALD + "until = true", "until: a year from 1800 to 2100"),
        (HERALD + "until = 14", "until: a year from 1800 to 2100"),
        (HERALD + "uri = 'Q1'", "uri: 'Q1' is not a web address"),
        (HERALD + "forms = ['A1']", "forms: 'A1' is not an id such as A-001"),
        (HERALD + "aliases = 'X'", "aliases: a list of texts is needed"),
        (HERALD + "aliases = ['']", "aliases: '' is not a text"),
        (HERALD + "aliases = [' X']", "aliases: ' X' is not a text"),
        (HERALD + "aliases = [3]", "aliases: 3 is not a text"),
        (HERALD + "aliases = ['EH', 'EH']", "aliases: 'EH' is said twice"),
        (HERALD + "aliases = ['EH']\ntags = ['EH']", "tags: 'EH' is said twice"),
        (HERALD + "aliases = ['—']", "aliases: '—' has no letter or digit"),
        (HERALD + "aliases = ['REUTERS']", "aliases: 'REUTERS' is also a name of party 'reuters'"),
        (HERALD + "tags = ['AP']", "tags: 'AP' is also a name of party 'associated-press'"),
        (HERALD + "hosts = ['reuters.com']", "hosts: 'reuters.com' is also a host of party"),
        (HERALD + "successor = 'nobody'", "successor: 'nobody' is not the id of a party"),
        (HERALD + "successor = 'example-herald'", "leads back to the party"),
        (HERALD + "parent = 'nobody'", "parent: 'nobody' is not the id of a party"),
        ('[[party]]\nid = "reuters"\nname = "R"', f"'reuters': name: the party is in {PACKAGED}"),
        ('[[party]]\nid = "reuters"\nkind = "agency"', "kind: the party is in"),
        ('[[party]]\nid = "reuters"\ntags = ["AP"]', "party 'reuters': tags: 'AP' is also a name"),
        ('[[party]]\nid = "zacks"\naliases = ["AP News"]', "party 'zacks': aliases: 'AP News'"),
    ],
)  # fmt: skip
def test_mistakes(tmp_path: Path, text: str, said: str) -> None:
    """Every mistake is a `ProfileError` that names the operator's file, the party and the key."""
    path = _file(tmp_path, text)
    with pytest.raises(ProfileError) as caught:
        load_parties(path)
    assert caught.value.detail.startswith(f"{path}: ")
    assert said in caught.value.detail


def test_no_such_file(tmp_path: Path) -> None:
    """A file that cannot be read is the operator's mistake too."""
    with pytest.raises(ProfileError, match=r"absent\.toml: cannot be read"):
        load_parties(tmp_path / "absent.toml")


def test_not_text(tmp_path: Path) -> None:
    """A file that is not UTF-8 is no TOML."""
    path = tmp_path / "parties.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(ProfileError, match="not TOML"):
        load_parties(path)
