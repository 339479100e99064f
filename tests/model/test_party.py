"""The index of parties, on a list small enough to read."""

from __future__ import annotations

import dataclasses
import re
import sys
from types import FrameType
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from copydesk.errors import ProfileError
from copydesk.model.party import Parties, Party, call_sign, faults

LIST = (
    Party("ap", "Associated Press", "agency", aliases=("AP News",), tags=("AP",),
          domain="apnews.com", hosts=("ap.org",)),
    Party("reuters", "Reuters", "agency", units=("Reuters TV",), domain="reuters.com"),
    Party("tca", "Tribune Content Agency", "syndicate", tags=("TCA",)),
    Party("tns", "Tribune News Service", "agency", ambiguous=("TNS",), parent="tca"),
    Party("mct", "McClatchy-Tribune", "agency", tags=("MCT",), until=2014, successor="tns"),
    Party("krt", "Knight Ridder/Tribune", "agency", tags=("KRT",), until=2006, successor="mct"),
    Party("targeted", "Targeted News Service", "release-wire", ambiguous=("TNS",)),
    Party("pti", "Press Trust of India", "agency", ambiguous=("PTI",)),
    Party("bloomberg-news", "Bloomberg News", "agency", alone=("Bloomberg",),
          parent="bloomberg-lp"),
    Party("bloomberg-lp", "Bloomberg L.P.", "group"),
    Party("pilot", "The Virginian-Pilot", "publisher", aliases=("Virginian-Pilot",),
          place="Norfolk, Va."),
    Party("sun-uk", "The Sun", "publisher", ambiguous=("The Sun",), place="London"),
    Party("sun-us", "The Baltimore Sun", "publisher", aliases=("Baltimore Sun",),
          ambiguous=("The Sun",)),
    Party("hill", "The Hill", "publisher"),
    Party("grist", "Grist", "publisher", aliases=("Grist.org",), alone=("Grist",)),
    Party("barrons", "Barron's", "publisher"),
    Party("nando", "The News & Observer", "publisher", aliases=("News & Observer",)),
    Party("lusa", "Agência Lusa", "agency"),
    Party("dpa", "Deutsche Presse-Agentur", "agency", tags=("dpa", "DPA"),
          aliases=("Deutsche Presse-Agentur GmbH (Hamburg, Germany)",)),
    Party("bennett", "Bennett, Coleman & Co. Ltd.", "group"),
    Party("newsfile", "Newsfile Corp.", "release-wire"),
    Party("xinhua", "Xinhua", "agency", aliases=("新华社",)),
    Party("bne", "bne IntelliNews", "agency"),
    Party("ots", "news aktuell", "release-wire", tags=("ots",)),
    Party("apa-ots", "APA-OTS", "release-wire", tags=("OTS",)),
)  # fmt: skip

PARTIES = Parties.of(LIST)


def _id(party: Party | None) -> str | None:
    return party.id if party else None


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Associated Press", "ap"),
        ("The Associated Press", "ap"),
        ("THE ASSOCIATED PRESS", "ap"),
        ("associated\u00a0press", "ap"),
        (" Associated  Press. ", "ap"),
        ("Associated\nPress", "ap"),
        ("Associated / Press", None),
        ("Associated; Press", None),
        ("Associated Pressmen", None),
        ("AP", None),  # a tag
        ("AP News", "ap"),
        ("Tribune Content Agency, LLC", "tca"),
        ("Tribune Content Agency,LLC.", "tca"),
        ("Tribune Content Agency LLC", "tca"),
        ("Reuters Ltd", "reuters"),
        ("Reuters TV", "reuters"),
        ("Bloomberg News", "bloomberg-news"),
        ("Bloomberg", "bloomberg-news"),
        ("Bloomberg L.P.", "bloomberg-lp"),
        ("Bloomberg LP", "bloomberg-lp"),
        ("Barron’s", "barrons"),
        ("Barron's", "barrons"),
        ("The News & Observer", "nando"),
        ("The News and Observer", "nando"),
        ("The Virginian\u2011Pilot", "pilot"),
        ("The Virginian-Pilot (Norfolk, Va.)", "pilot"),
        ("The Virginian-Pilot (Norfolk, Neb.)", None),
        ("Agencia Lusa", "lusa"),
        ("Age\u0302ncia Lusa", "lusa"),
        ("Deutsche Presse-Agentur GmbH (Hamburg, Germany)", "dpa"),
        ("Deutsche Presse-Agentur GmbH", "dpa"),
        ("Bennett, Coleman & Co. Ltd.", "bennett"),
        ("Bennett Coleman and Co Ltd", "bennett"),
        ("Newsfile Corp.", "newsfile"),
        ("新华社", "xinhua"),
        ("The Sun", None),
        ("The Sun (London)", "sun-uk"),
        ("Tribune News Service", "tns"),
        ("TNS", None),
        ("Mara Quillby", None),
        ("LLC", None),
        ("The", None),
        ("…", None),
        ("", None),
    ],
)
def test_named(text: str, party: str | None) -> None:
    """A whole text names a party however it is spelt, and nothing else does."""
    assert _id(PARTIES.named(text)) == party


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("AP", "ap"),
        ("(AP)", "ap"),
        ("(AP) —", "ap"),
        ("A.P.", "ap"),
        ("[MCT]", "mct"),
        ("/AP/", "ap"),
        ("- REUTERS", "reuters"),
        ("==Reuters", "reuters"),
        ("(Reuters)", "reuters"),
        ("(dpa)", "dpa"),
        ("(DPA)", "dpa"),
        ("(Dpa)", None),
        ("Ap", None),
        ("ap", None),
        ("(ots)", "ots"),
        ("(OTS)", "apa-ots"),
        ("(tca/dpa)", None),  # two tags: split first
        ("(TNS)", None),
        ("(PTI)", None),
        ("(KXAN)", None),
        ("()", None),
    ],
)
def test_tagged(text: str, party: str | None) -> None:
    """A tag resolves with its brackets, slashes and dashes, in its own case only."""
    assert _id(PARTIES.tagged(text)) == party


@pytest.mark.parametrize(
    ("text", "ambiguous", "candidates"),
    [
        ("(TNS)", True, ["tns", "targeted"]),
        ("tns", True, ["tns", "targeted"]),
        ("PTI", True, ["pti"]),
        ("The Sun", True, ["sun-uk", "sun-us"]),
        ("(AP)", False, ["ap"]),
        ("Reuters", False, ["reuters"]),
        ("The Times", False, []),
    ],
)
def test_ambiguous(text: str, ambiguous: bool, candidates: list[str]) -> None:
    """What parties share, or what is also something else, says whom it may be."""
    assert PARTIES.ambiguous(text) is ambiguous
    assert [party.id for party in PARTIES.candidates(text)] == candidates


@pytest.mark.parametrize(
    ("text", "party", "cut"),
    [
        (
            "By Mara Quillby and Tomas Verrick The Associated Press",
            "ap",
            "The Associated Press",
        ),
        ("By MARA QUILLBY ASSOCIATED PRESS", "ap", "ASSOCIATED PRESS"),
        ("Associated Press", "ap", "Associated Press"),
        (
            "Distributed by Tribune Content Agency, LLC.",
            "tca",
            "Tribune Content Agency, LLC",
        ),
        ("©2026 Bloomberg L.P.", "bloomberg-lp", "Bloomberg L.P."),
        ("© 2026 Newsfile Corp.", "newsfile", "Newsfile Corp."),
        ("©2026 Tribune Content Agency, Inc.", "tca", "Tribune Content Agency, Inc."),
        (
            "By Mara Quillby, The Virginian-Pilot (Norfolk, Va.)",
            "pilot",
            "The Virginian-Pilot (Norfolk, Va.)",
        ),
        ("By Mara Quillby Virginian-Pilot", "pilot", "Virginian-Pilot"),
        ("(Mara Quillby/The Associated Press)", "ap", "The Associated Press"),
        ("Mara Quillby—Reuters", "reuters", "Reuters"),
        ("By Mara Quillby The Hill", "hill", "The Hill"),
        ("By Mara Quillby, The Baltimore Sun", "sun-us", "The Baltimore Sun"),
        ("By Mara Hill", None, ""),  # the paper is not printed without its article
        ("over the hill", None, ""),
        ("JOIN THE HILL", "hill", "THE HILL"),
        ("Join the Hill", None, ""),
        ("reprinted on Grist.org.", "grist", "Grist.org"),  # the stop is the sentence's
        ("By Michael Bloomberg", None, ""),
        ("By Mara Quillby AP", None, ""),
        ("By Mara Quillby The Sun", None, ""),
        ("By Mara Smith-Reuters", None, ""),
        ("mara@reuters", None, ""),
        ("a report by reuters", None, ""),
        ("the bne IntelliNews", "bne", "the bne IntelliNews"),
        ("By Associated, Press", None, ""),
        ("By Mara Quillby", None, ""),
        ("LLC", None, ""),
        ("", None, ""),
    ],
)
def test_ends(text: str, party: str | None, cut: str) -> None:
    """The longest name at the end of a text is found with the span that prints it."""
    found = PARTIES.ends(text)
    assert (found and (found[0].id, text[found[1] : found[2]])) == ((party, cut) if party else None)


@pytest.mark.parametrize(
    ("text", "party", "cut"),
    [
        ("Associated Press writers Mara Quillby and Ayo Delmarsh", "ap", "Associated Press"),
        ("The Associated Press contributed to this report.", "ap", "The Associated Press"),
        ("(Associated Press writer Mara Quillby)", "ap", "Associated Press"),
        ("Reuters’ Mara Quillby", "reuters", "Reuters"),
        ("Reuters's Mara Quillby", "reuters", "Reuters"),
        ("Reuters TV reported", "reuters", "Reuters TV"),
        ("Reuters, TAIPEI", "reuters", "Reuters"),
        ("Reuters/zl(kg)", "reuters", "Reuters"),
        ("Bloomberg L.P. Visit bloomberg.com", "bloomberg-lp", "Bloomberg L.P."),
        ("Tribune Content Agency, LLC. All rights", "tca", "Tribune Content Agency, LLC"),
        (
            "The Virginian-Pilot (Norfolk, Va.) at pilotonline.com",
            "pilot",
            "The Virginian-Pilot (Norfolk, Va.)",
        ),
        ("Reuters-Smith and others", None, ""),
        ("Bloomberg Singapore will witness", None, ""),
        ("The hill was steep", None, ""),
        ("Hill of Tarvit", None, ""),
        ("The Associated", None, ""),
        ("The", None, ""),
        ("", None, ""),
    ],
)
def test_starts(text: str, party: str | None, cut: str) -> None:
    """The longest name at the start of a text is found with the span that prints it."""
    found = PARTIES.starts(text)
    assert (found and (found[0].id, text[found[1] : found[2]])) == ((party, cut) if party else None)


@pytest.mark.parametrize(
    ("text", "party", "cut"),
    [
        ("AP Business Writer", "ap", "AP"),
        ("AP’s Mara Quillby", "ap", "AP"),
        ("Ap Business Writer", None, ""),
        ("Bloomberg Singapore will witness", "bloomberg-news", "Bloomberg"),
        ("PTI leaders met", None, ""),
        ("Associated Press writers", "ap", "Associated Press"),
    ],
)
def test_tags_at_an_edge(text: str, party: str | None, cut: str) -> None:
    """On demand, unambiguous tags and names that stand alone are read off an edge too."""
    found = PARTIES.starts(text, tags=True)
    assert (found and (found[0].id, text[found[1] : found[2]])) == ((party, cut) if party else None)
    if text.startswith("AP B"):
        assert PARTIES.ends("By Mara Quillby, AP", tags=True) == (PARTIES.get("ap"), 17, 19)


@pytest.mark.parametrize(
    ("host", "party"),
    [
        ("apnews.com", "ap"),
        ("www.apnews.com", "ap"),
        ("hosted.ap.org", "ap"),
        ("UK.Reuters.com.", "reuters"),
        ("uk.reuters.com:443", "reuters"),
        ("notreuters.com", None),
        ("reuters.com.example.net", None),
        ("com", None),
        ("", None),
        ("...", None),
        (":80", None),
    ],
)
def test_by_domain(host: str, party: str | None) -> None:
    """A host belongs to the party of the nearest domain above it, at label borders."""
    assert _id(PARTIES.by_domain(host)) == party


def test_unit() -> None:
    """A unit resolves to its party and keeps its own printed name."""
    assert PARTIES.unit("REUTERS TV") == "Reuters TV"
    assert PARTIES.unit("Reuters") is None
    assert PARTIES.unit("Mara Quillby") is None


@pytest.mark.parametrize(("old", "now"), [("krt", "tns"), ("mct", "tns"), ("tns", "tns")])
def test_current(old: str, now: str) -> None:
    """A name of the past leads to the party that has its business today."""
    party = PARTIES.get(old)
    assert party is not None
    assert PARTIES.current(party).id == now


def test_the_list() -> None:
    """The list can be walked in its order, and asked for an id."""
    assert tuple(PARTIES) == LIST
    assert len(PARTIES) == len(LIST)
    assert "ap" in PARTIES
    assert "AP" not in PARTIES
    assert PARTIES.get("nobody") is None


def test_frozen() -> None:
    """Neither a party nor the list can be changed."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        LIST[0].name = "Other"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        PARTIES._names = {}  # type: ignore[misc]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (Party("ap", "Other", "agency"), "'ap' is the id of two parties"),
        (Party("x", "REUTERS, Inc", "agency", aliases=("The Reuters",)), "'The Reuters' is also"),
        (Party("x", "X", "agency", tags=("AP",)), "tags: 'AP' is also a name of party 'ap'"),
        (Party("x", "X", "agency", tags=("Reuters",)), "is also a name of party 'reuters'"),
        (Party("x", "X", "agency", domain="ap.org"), "domain: 'ap.org' is also a host"),
        (Party("x", "X", "agency", aliases=("—",)), "has no letter or digit"),
        (Party("x", "X", "agency", successor="y"), "successor: 'y' is not the id of a party"),
        (Party("x", "X", "agency", parent="y"), "parent: 'y' is not the id of a party"),
        (Party("x", "X", "agency", successor="x"), "leads back to the party"),
    ],
)
def test_faults(more: Party, said: str) -> None:
    """A list that contradicts itself is refused, with party, key and value."""
    with pytest.raises(ProfileError, match=re.escape(said)) as caught:
        Parties.of((*LIST, more))
    assert f"party {more.id!r}" in caught.value.detail
    assert list(faults((*LIST, more)))


def test_shared_names_need_a_word() -> None:
    """Two parties may share a name that one of them calls ambiguous: then it resolves nowhere."""
    first = Party("a", "Alpha", "agency", tags=("CNS",))
    second = Party("b", "Beta", "agency", ambiguous=("CNS",))
    parties = Parties.of((first, second))
    assert parties.tagged("CNS") is None
    assert parties.candidates("CNS") == (first, second)


@pytest.mark.parametrize(
    ("text", "station"),
    [
        ("KXAN", "KXAN"),
        ("(KXAN)", "KXAN"),
        ("WSVN-TV", "WSVN-TV"),
        ("KTVZ", "KTVZ"),
        ("WHO", "WHO"),  # only the caller knows that it is not a station
        ("CBS", None),
        ("Kxan", None),
        ("KXANX", None),
        ("W", None),
        ("", None),
    ],
)
def test_call_sign(text: str, station: str | None) -> None:
    """Stations sign on in the slot of an agency's tag."""
    assert call_sign(text) == station


NAMES = [name for party in LIST for name in (party.name, *party.aliases, *party.tags)]
PIECES = st.sampled_from(
    [*NAMES, "The", "the", "By", "Mara Quillby", "and", "LLC", "Inc.", "L.P.", "’s", "-", " — ",
     ",", "/", "(", ")", ".", "&", "\n", "\u00a0", "\u0301", "\u00ad", "@", "İ", "ß", "新", "1"]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=9).map(" ".join),
    st.lists(PIECES, max_size=9).map("".join),
)


@given(TEXTS)
@example("The")
@example("The The Associated Press")
@example("\u0301")
def test_lookups_hold_for_any_text(text: str) -> None:
    """No lookup raises; a span lies in the text and names the party that was found."""
    for ask in (PARTIES.named, PARTIES.tagged, PARTIES.ambiguous, PARTIES.candidates,
                PARTIES.unit, PARTIES.by_domain, call_sign):  # fmt: skip
        ask(text)
    for tags in (False, True):
        for found, edge in (
            (PARTIES.starts(text, tags=tags), "start"),
            (PARTIES.ends(text, tags=tags), "end"),
        ):
            if found is None:
                continue
            party, start, end = found
            assert 0 <= start < end <= len(text)
            printed = text[start:end]
            assert (PARTIES.tagged(printed) if tags else PARTIES.named(printed)) == party
            outside = text[:start] if edge == "start" else text[end:]
            assert not any(char.isalnum() for char in outside)


@given(st.sampled_from(NAMES), TEXTS)
def test_a_name_after_anything(name: str, text: str) -> None:
    """Whatever stands before it, a name at the end of a text is found, or a longer one is."""
    if PARTIES.ends(name) is None:
        return  # an ambiguous name, or a tag
    found = PARTIES.ends(f"{text}; {name}")
    assert found is not None
    assert found[1] <= len(text) + len("; ")


def test_the_cost_is_linear() -> None:
    """Ten times the text takes about ten times the calls, whatever the text is made of."""
    for piece in ("Associated Press ", "The ", "a-", "’s ", ", (", "LLC ", "ap.", " -", "\u0301"):
        short, long = (_calls(piece * size) for size in (1_000, 10_000))
        assert long < 15 * short + 1_000, piece


def _calls(text: str) -> int:
    """How many functions are called for the questions about a text."""
    count = 0

    def tally(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tally)
    try:
        for ask in (PARTIES.named, PARTIES.tagged, PARTIES.starts, PARTIES.ends, PARTIES.by_domain):
            ask(text)
    finally:
        sys.setprofile(None)
    return count
