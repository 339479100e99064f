"""Texts for the laws: copy-shaped, arbitrary and hostile."""

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import strategies as st

SEEDS = Path(__file__).resolve().parents[2] / "seeds"

REAL_SEEDS = os.environ.get("COPYDESK_REAL_SEEDS", "")
"""A folder of real copy to hold the laws against, where there is one."""

HOSTILE = {
    "no newline": "word " * 400,
    "only newlines": "\n" * 500,
    "crlf": "A headline\r\n\r\nBy Mara Quillby\r\n\r\nThe harbour board met on Tuesday.\r\n",
    "cr only": "one\rtwo\rthree",
    "bom": "\ufeffA headline\n\nThe harbour board met on Tuesday to talk about the quay and its rent.",
    "line separators": "one\u2028two\u2029three\u0085four\x0bfive\x0csix",
    "no-break spaces": "\u00a0\n\u00a0\u00a0\nA\u00a0headline\n\u00a0\n",
    "nul": "\x00\x00\nThe harbour\x00 board met.\x00\n\x00",
    "control characters": "".join(map(chr, range(32)))
    + "text"
    + "".join(map(chr, range(0x7F, 0xA0))),
    "combining marks": "e\u0301\u0301\u0301 " * 50 + "\n\u0301\n",
    "astral": "\U0001f600\U0001f468\u200d\U0001f469\u200d\U0001f467 " * 30 + "\n\U00010000",
    "zero width": "\u200b\n\u200b\u200d\ufeff\nBy\u200b Mara\n",
    "right to left": "\u202eabc\u202c \u05d0\u05d1\u05d2\n\u0627\u0644\u0639\u0631\u0628\u064a\u0629.",
    "noncharacters": "\ufffe\uffff\ufdd0 text",
    "replacement": "\ufffd\ufffd and on",
    "one character": "x",
    "only spaces": "   \t  ",
}

LINES = st.sampled_from(
    [
        "Current News",
        "/",
        "ArcaMax",
        "By Mara Quillby",
        "By Mara Quillby and Tomas Verrick, Bloomberg News on",
        "Mara Quillby, The Example Herald on Jan 7, 2026",
        "By",
        "Mara Quillby",
        "(TNS)",
        "Published in News & Features",
        "WASHINGTON (AP) — Officials said the bridge would open by the end of the year, weather allowing.",
        "LONDON — PARIS — Trains stood still on Monday morning and nobody could say for how long.",
        "See also: Minister denies that the bridge is late",
        "Related",
        "Comments",
        "More",
        "blog comments powered by Disqus",
        "_____",
        "* * *",
        "(With assistance from Mara Quillby and Tomas Verrick.)",
        "(Reporting by Mara Quillby; Editing by Tomas Verrick)",
        "The board said no. (Reporting by Mara Quillby; Editing by Tomas Verrick)",
        "©2026 Bloomberg L.P. Visit bloomberg.com. Distributed by Tribune Content Agency, LLC.",
        "The strike ended on Friday. ©2018 Los Angeles Times, Distributed by Tribune Content Agency, LLC.",
        "All rights reserved.",
        "Uploaded by Mara Quillby",
        "Sign up for our newsletter",
        "Advertisement",
        "Story continues below",
        "A sub-heading of five words",
        "• a list item",
        "1. first, the quay",
        "“We are done,” she said.",
        "The harbour board met on Tuesday to talk about the quay, its rent, and who should pay for the two.",
        "Nobody at the meeting could say when the crane would be mended, and the chairman left at noon.",
        "",
        "\u00a0",
        "   ",
    ]
)

COPY = st.lists(LINES, max_size=40).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", "\n \n"]).map(lambda end: end.join(lines))
)
"""Lines of copy in any order."""

ANYTHING = st.text(max_size=400)
RAGGED = st.text(alphabet="aA .,:;-—_/\n\r\t\u00a0©|()\"'“”19", max_size=300)
BYTES = st.binary(max_size=300)


def samples() -> dict[str, str]:
    """Hostile texts, our own seeds, and real ones where they can be had."""
    found = dict(HOSTILE)
    for folder in filter(None, (str(SEEDS), REAL_SEEDS)):
        for path in sorted(Path(folder).glob("*.txt")):
            found[f"{Path(folder).name}/{path.name}"] = path.read_text(encoding="utf-8")
    return found
