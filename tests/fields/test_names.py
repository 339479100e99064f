"""Names of people: their shape, what is left without titles and capitals, where lists are cut.

Names are invented; ids are rows of the catalogue of conventions.
"""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from copydesk.fields.names import (
    PARTICLES,
    is_name,
    is_place,
    is_region,
    is_suffix,
    plain_name,
    split_name,
    split_people,
)

NAMES = """
    Mara Quillby | MARA QUILLBY | Mara A. Quillby | T.S.B. Verrick | D.J. Okonsky Jr. | JJ Verrick
    D. J. Okonsky, Jr. | Alonzo P. Verrick III | J. David Okonsky | R.C. Okonsky | Jun-Seo Pahk
    Alejandro de la Quinta | Lotte van der Heuveld | Willem 't Hooftman | Khalid bin Rashwan al-Dhorri
    Saoirse Ní Bhrannigh | Conor O'Farrelly | Conor O’Farrelly | Siân ap Rhoswen | Ana "Lia Fen" Verrick
    Nguyen Thi Linh Ha | Wei-Ting Hsueh | Inés Varela y Quiroga | Jörg Vettelmann | Hélène d'Arvel
    Dr. Mara Quillby, M.D. | Mara Quillby, MA | Prof. Mara Quillby | Lt. Col. Tomas Verrick | Wm. Verrick
    Tan Sri Tomas Verrick | Mara McQuillby | MARA McQUILLBY | LaToya Verrick | St. John Verrick
    Mara Quillby-Verrick | WILLEM VAN DER BERG | Zoë Ångström | Łukasz Żurawel | Quillby
    홍길동 | 山田花子 | 王小明 | April Young | Virginia Price | Gary Kelly | Yilei Sun | Jan Novotny
    June Verrick | Paris Quillby | Austin Quillby | Mara Boston | Mara Winter | Summer Verrick | An Nguyen
"""

NOT_NAMES = """
    Tribune | Quillby Times | Denver Post | The Brandle Gazette | Brandle Gazette | Associated Press
    Reuters Staff | Staff Writer | Sports Desk | Wire Services | News Agency | Guest Columnist
    Monday | Friday Verrick | March | September Verrick | New York | Sioux Falls | Port Harcourt | Jakarta
    Hong Kong | Paris France | Georgia | By Design | Design | Popular Demand | Any Means Necessary | The Numbers
    Invitation Only | Health Care | Breaking News | Royal Decree | said Mara Quillby | Mara said | of Quillby
    Mara Quillby's | mara quillby | Mara quillby | 7 News | Mara 7 | Mara@quillby | Mara/Verrick | van der
    QuillbyStaff Writer | Mara (Quillby | Mara Quillby Tomas Verrick Ayo Delmarsh Ida Moll | 홍길동기자
    記者 | 王 | Mr. | Corp. | Mara Quillby Inc. | Siren Signals An Exciting | Mara Quillby, Reuters
"""


def listed(table: str) -> list[str]:
    """The entries of a table of names."""
    return [name.strip() for line in table.split("\n") for name in line.split("|") if name.strip()]


@pytest.mark.parametrize("name", listed(NAMES))
def test_name(name: str) -> None:
    """Particles, initials, suffixes, nicknames, capitals, other scripts."""
    assert is_name(name)


@pytest.mark.parametrize("text", ["", " ", *listed(NOT_NAMES)])
def test_no_name(text: str) -> None:
    """Newsrooms, days, places, titles of columns, prose."""
    assert not is_name(text)


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("Mara Quillby", "Mara Quillby"),
        ("MARA QUILLBY", "Mara Quillby"),
        ("Mara QUILLBY", "Mara QUILLBY"),
        ("MARA McDONALD", "Mara McDonald"),
        ("MARA MCDONALD", "Mara McDonald"),
        ("TOMAS O'CONNOR", "Tomas O'Connor"),
        ("TOMAS O’CONNOR", "Tomas O’Connor"),
        ("TOMAS D'ARVEL", "Tomas D'Arvel"),
        ("WILLEM VAN DER BERG", "Willem van der Berg"),
        ("ALEJANDRO DE LA QUINTA", "Alejandro de la Quinta"),
        ("KHALID BIN RASHWAN AL-DHORRI", "Khalid bin Rashwan al-Dhorri"),
        ("JUN-SEO PAHK", "Jun-Seo Pahk"),
        ("D.J. OKONSKY JR.", "D.J. Okonsky Jr."),
        ("DJ OKONSKY", "DJ Okonsky"),
        ("ALONZO P. VERRICK III", "Alonzo P. Verrick III"),
        ("MARA QUILLBY, MD", "Mara Quillby, MD"),
        ("JÖRG VETTELMANN", "Jörg Vettelmann"),
        ("Dr. Mara Quillby", "Mara Quillby"),
        ("Lt. Col. Tomas Verrick", "Tomas Verrick"),
        ("Tan Sri Tomas Verrick", "Tomas Verrick"),
        ("Tan Mei Quillby", "Tan Mei Quillby"),
        ("Mara Quillby Mara Quillby", "Mara Quillby"),
        ("Mara  Quillby ", "Mara Quillby"),
        ("홍길동", "홍길동"),
        ("Dr.", "Dr."),
        ("", ""),
    ],
)
def test_plain_name(printed: str, plain: str) -> None:
    """Without honorifics, once, and in normal case only where all of it is capitals."""
    assert plain_name(printed) == plain


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Mara Quillby", ("Mara", "Quillby")),
        ("Mara A. Quillby", ("Mara A.", "Quillby")),
        ("J. David Okonsky", ("J. David", "Okonsky")),
        ("D. J. Okonsky, Jr.", ("D. J.", "Okonsky")),
        ("Alonzo P. Verrick III", ("Alonzo P.", "Verrick")),
        ("Alejandro de la Quinta", ("Alejandro", "de la Quinta")),
        ("Khalid bin Rashwan al-Dhorri", ("Khalid", "bin Rashwan al-Dhorri")),
        ("Saoirse Ní Bhrannigh", ("Saoirse", "Ní Bhrannigh")),
        ("Inés Varela y Quiroga", ("Inés", "Varela y Quiroga")),
        ("Willem 't Hooftman", ("Willem", "'t Hooftman")),
        ("Wei-Ting Hsueh", ("Wei-Ting", "Hsueh")),
        ("Nguyen Thi Linh Ha", ("", "")),
        ("Kim Min-su", ("", "")),
        ("Mara Jane Quillby", ("", "")),
        ("홍길동", ("", "")),
        ("Quillby", ("", "")),
        ("", ("", "")),
    ],
)
def test_split_name(name: str, parts: tuple[str, str]) -> None:
    """Given and family name, and neither where the text alone cannot tell."""
    assert split_name(name) == parts


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Mara Quillby", ["Mara Quillby"]),
        ("Mara Quillby and Tomas Verrick", ["Mara Quillby", "Tomas Verrick"]),
        ("Mara Quillby And Tomas Verrick", ["Mara Quillby", "Tomas Verrick"]),
        (
            "Mara Quillby, Tomas Verrick, and Ayo Delmarsh",
            ["Mara Quillby", "Tomas Verrick", "Ayo Delmarsh"],
        ),
        ("Mara Quillby , Tomas Verrick", ["Mara Quillby", "Tomas Verrick"]),
        (
            "Mara Quillby & Tomas Verrick/Ayo Delmarsh",
            ["Mara Quillby", "Tomas Verrick", "Ayo Delmarsh"],
        ),
        ("Mara Quillby; Tomas Verrick", ["Mara Quillby", "Tomas Verrick"]),
        ("D. J. Okonsky, Jr. and Mara Quillby, MD", ["D. J. Okonsky, Jr.", "Mara Quillby, MD"]),
        (
            "Mara Quillby, Ph.D., RN, and Tomas Verrick",
            ["Mara Quillby, Ph.D., RN", "Tomas Verrick"],
        ),
        ("Inés Varela y Quiroga", ["Inés Varela y Quiroga"]),
        ("Inés Varela y Tomás Verrick", ["Inés Varela", "Tomás Verrick"]),
        ("Jörg Vettelmann und Birgit Haslach", ["Jörg Vettelmann", "Birgit Haslach"]),
        ("Siti Rahmalia dan Dan Verrick", ["Siti Rahmalia", "Dan Verrick"]),
        ("Hilde Storvang og Mads Kvistgaard", ["Hilde Storvang", "Mads Kvistgaard"]),
        ("Mara Quillby with Tomas Verrick", ["Mara Quillby", "Tomas Verrick"]),
        (
            "Mara Quillby in Mesa, Arizona, and Tomas Verrick in Trenton, N.J.",
            ["Mara Quillby in Mesa, Arizona", "Tomas Verrick in Trenton, N.J."],
        ),
        (
            "Mara Quillby in Norfolk, VA; Tomas Verrick in Albany, New York",
            ["Mara Quillby in Norfolk, VA", "Tomas Verrick in Albany, New York"],
        ),
        ("Anderson Quillby", ["Anderson Quillby"]),
        (", and ;", []),
        ("", []),
    ],
)
def test_split_people(text: str, pieces: list[str]) -> None:
    """Cut at separators and conjunctions; not before a suffix, a state, or inside a name."""
    assert [text[start:end] for start, end in split_people(text)] == pieces


def test_suffixes_are_not_names() -> None:
    """`MA` is a degree, `Ma` a person."""
    assert is_suffix("MA")
    assert is_suffix("Ph.D.")
    assert not is_suffix("Ma")
    assert not is_suffix("Do")


def test_places_and_regions() -> None:
    """`IN` is Indiana, `in` a preposition."""
    assert is_place("KUALA LUMPUR")
    assert is_region("IN")
    assert not is_region("in")
    assert not is_place("Mara Quillby")


TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [
                *sorted(PARTICLES),
                *"Mara QUILLBY O'Farrelly, Jr. MD III Dr. A. T.S. and & y , ; / 홍길동".split(),
            ]
        ),
        max_size=9,
    ).map(" ".join),
)


@given(TEXTS)
@example('"')
@example("Mara “")
@example("' Mara '")
def test_nothing_is_invented(text: str) -> None:
    """No text raises; names and pieces hold nothing that the text does not, case aside."""
    assert is_name(text) in (True, False)
    plain = plain_name(text)
    assert all(word.lower() in text.lower() for word in plain.split())
    assert all(part in text.replace(",", " ") for part in " ".join(split_name(text)).split())
    last = 0
    for start, end in split_people(text):
        assert last <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
        last = end


@given(TEXTS)
def test_plain_name_is_a_fixed_point(text: str) -> None:
    """The plain form of a name is left as it is."""
    if is_name(text):
        assert plain_name(plain_name(text)) == plain_name(text)
