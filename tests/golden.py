"""The golden articles: what must come out of every sample in `seeds/`.

`python -m tests.golden` shows how the documents differ from those in `seeds/*.json`, and `--write`
writes them anew: look at the difference before you commit it. Sections with a known fault keep
what stands there, which is what a person wrote.
"""

from __future__ import annotations

import argparse
import difflib
import json
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from copydesk.cli.inputs import Input
from copydesk.desk import Copy, Desk
from copydesk.pipeline import Pipeline
from copydesk.storage.memory import MemoryCache

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
FILES = {path.stem: path for kind in ("*.txt", "*.html") for path in sorted(SEEDS.glob(kind))}
WIRES = sorted(path.name for path in SEEDS.iterdir() if path.suffix[1:] in
               ("atom", "jsonfeed", "newsml", "ninjs", "nitf", "rss"))  # fmt: skip
"""Feeds and wires by their whole names."""
FILES |= {name: SEEDS / name for name in WIRES}
SAMPLES = sorted(FILES)

_KNOWN = (
    ("cnn-affiliate", "publisher infoSources evidence",
     "the site that a feed's footer names is not given out as publisher"),
    ("cnn-affiliate", "copyrights copyrightNotice evidence",
     "a notice ends before ', a Warner Bros. Discovery Company'"),
    ("local-republication", "bodies provenance/segments provenance/totals",
     "a local paper's tip line stays in the body"),
    ("local-republication", "sourceOrganization infoSources evidence",
     "the author's university is given out as the newsroom, not the first publisher"),
    ("local-republication", "usageTerms warnings evidence",
     "'republished under a Creative Commons licence' is not read as terms"),
    ("physorg-tns", "copyrights usageTerms warnings evidence",
     "a site's own notice is taken for the article's"),
    ("physorg-tns", "media", "the label stands in the value of a picture credit"),
    ("prnewswire", "bodies notes evidence provenance/segments provenance/totals",
     "what stands below a release stays in the body, but for parts of the contact"),
    ("prnewswire", "provenance/segments",
     "a list with '--' is no list, and a telephone number is one"),
)  # fmt: skip
FAULTS: dict[tuple[str, str], str] = {}
"""Known faults: (sample, section of the document) and what the engine does wrong there."""
for _sample, _sections, _reason in _KNOWN:
    for _section in _sections.split():
        _before = FAULTS.get((_sample, _section), "")
        FAULTS[_sample, _section] = f"{_before}; {_reason}" if _before else _reason

WIDE = 100
"""Code points up to which a value of the document is written on one line."""

Document = dict[str, Any]


@cache
def desk() -> Desk:
    """A desk with our profiles and without a cache."""
    cache = MemoryCache(max_entries=0, max_bytes=0)
    return Desk(Pipeline.load(), cache, max_bytes=1 << 24, max_characters=1 << 24)


def actual(name: str) -> Document:
    """What comes out of a sample, without what changes with each version or rule."""
    file = FILES[name]
    copy = Copy(file.read_bytes(), Input(file.name).media_type, name=f"seeds/{file.name}")
    documents = [orjson.loads(desk().normalise(one).body) for one in desk().articles(copy)]
    for document in documents:
        document["provenance"]["engine"] = {"name": document["provenance"]["engine"]["name"]}
    return documents[0] if len(documents) == 1 else {"articles": documents}


def expected(name: str) -> Document:
    """What must come out of a sample; empty if nobody has said yet."""
    file = SEEDS / f"{name}.json"
    return orjson.loads(file.read_bytes()) if file.exists() else {}


def sections(document: Document) -> dict[str, Any]:
    """The document by section: its properties, and `provenance` by property."""
    found = {key: value for key, value in document.items() if key != "provenance"}
    inner = document.get("provenance", {})
    return found | {f"provenance/{key}": value for key, value in inner.items()}


def difference(name: str, section: str) -> str:
    """How a section differs from what is expected, line by line; "" if it does not."""
    before, after = (sections(which(name)).get(section) for which in (expected, actual))
    if before == after:
        return ""
    lines = difflib.unified_diff(_lines(before), _lines(after), "expected", "actual", "", "", 1, "")
    return "\n".join([f"{name}: {section}", *lines])


def _lines(value: Any) -> list[str]:
    """A value as lines, the paragraphs of a body on lines of their own."""
    return laid_out(value).replace("\\n\\n", "\n\n").splitlines() if value is not None else []


def laid_out(value: Any, depth: int = 0) -> str:
    """JSON for people: one line for what is short or lies deep, such as a segment."""
    flat = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, list | dict) or (depth and (len(flat) <= WIDE or depth >= 3)):
        return flat
    blank = " " * depth
    if isinstance(value, list):
        inner = [f"{blank} {laid_out(item, depth + 1)}" for item in value]
        return "[\n" + ",\n".join(inner) + f"\n{blank}]"
    inner = [f"{blank} {json.dumps(k)}: {laid_out(v, depth + 1)}" for k, v in value.items()]
    return "{\n" + ",\n".join(inner) + f"\n{blank}}}"


def reviewed(name: str) -> Document:
    """What comes out of a sample, with the sections of a known fault as a person wrote them."""
    document, before = actual(name), sections(expected(name))
    for sample, section in FAULTS:
        if sample != name:
            continue
        place, key = document, section
        if section.startswith("provenance/"):
            place, key = document["provenance"], section.removeprefix("provenance/")
        if section in before:
            place[key] = before[section]
        else:
            place.pop(key, None)
    return document


def differences() -> Iterator[str]:
    """All that differs and is no known fault."""
    for name in SAMPLES:
        for section in sections(expected(name)) | sections(actual(name)):
            if (name, section) not in FAULTS and (told := difference(name, section)):
                yield told


def main() -> int:
    """Shows or writes."""
    parser = argparse.ArgumentParser(prog="python -m tests.golden", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write seeds/*.json anew")
    write = parser.parse_args().write
    found = list(differences())
    print("\n\n".join(found) or "Everything comes out as expected.")
    if write:
        for name in SAMPLES:
            text = laid_out(reviewed(name)) + "\n"
            (SEEDS / f"{name}.json").write_text(text, encoding="utf-8")
    return 1 if found and not write else 0


if __name__ == "__main__":
    sys.exit(main())
