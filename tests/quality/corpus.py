"""The labelled sample: articles we wrote ourselves, every character of them under a label.

The format is written down in `README.md` beside this module. `python -m tests.quality.corpus`
prints what the sample holds, by family and by label.
"""

from __future__ import annotations

import re
import sys
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

CORPUS = Path(__file__).parent / "corpus"

LABELS = (
    "body headline byline dateline meta credit rights note media related promo chrome"
).split()
REMOVED = frozenset({"related", "promo", "chrome"})

FAMILIES = frozenset(
    {
        "portal",  # sites that carry other people's copy
        "newspaper",  # newspapers and their groups, broadcasters' sites
        "archive",  # plain-text exports of databases
        "wire",  # as agencies send or print it
        "release",  # press releases
        "opinion",  # columns, with bios and disclaimers
        "correction",  # copy that carries a correction or a clarification
        "page",  # whole pages flattened to text
        "api",  # texts cut short by an interface
        "paywall",  # stubs
        "feed",  # RSS bodies, e-mail digests
        "markup",  # Markdown, front matter, wiki residue
        "clean",  # nothing but the story
    }
)
HEAD_KEYS = frozenset({"family", "row", "temptation", "newline", "bom", "final_newline", "expect"})
EXPECT_KEYS = frozenset(
    "headline by authors organisations dateline_place dateline_source date holder year distributor "
    "publisher contributors sections keywords credit url absent truncated correction".split()
)

_ROW = re.compile(r"(?P<joined>\+?)(?P<escaped>!?)(?P<label>[a-z]*)\|(?P<text>.*)", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|(.))", re.DOTALL)
_ESCAPES = {"\\": "\\", "t": "\t", "s": " "}


class CorpusError(ValueError):
    """A sample that cannot be read: names the file and the line."""


class Span(NamedTuple):
    """Half-open, in code points of `Sample.raw`; white space around it is outside."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Sample:
    """One article: its text, what each stretch of it is, and the metadata it prints."""

    name: str
    family: str
    temptation: bool
    raw: str
    spans: list[Span]
    expect: dict[str, Any] = field(default_factory=dict)
    row: str = ""
    bom: bool = False
    newline: str = "\n"

    def encode(self) -> bytes:
        """The file as a sender would send it: UTF-8, with the byte order mark where there is one.

        `raw` never holds the mark.
        """
        return self.raw.encode("utf-8-sig" if self.bom else "utf-8")

    def lines(self) -> Iterator[tuple[int, int, list[Span]]]:
        """Each source line that prints something: start, end, its spans (two or more: mixed)."""
        start = 0
        for line in self.raw.split(self.newline):
            end = start + len(line)
            spans = [span for span in self.spans if start <= span.start < end]
            if spans:
                yield start, end, spans
            start = end + len(self.newline)

    @property
    def mixed(self) -> int:
        """How many source lines hold more than one label."""
        return sum(len({span.label for span in spans}) > 1 for _, _, spans in self.lines())

    @property
    def dirty(self) -> bool:
        """Whether anything but the story is printed."""
        return any(span.label != "body" for span in self.spans)


def is_layout(character: str) -> bool:
    """Whether the character prints nothing: white space, control and format characters."""
    return character.isspace() or unicodedata.category(character) in {"Cc", "Cf"}


def load(path: Path) -> Sample:
    """The sample in one `.copy` file. Raises `CorpusError`."""
    content = path.read_text(encoding="utf-8")
    if not content.startswith("+++\n") or "\n+++\n" not in content:
        raise CorpusError(f"{path.name}: no head between two +++ lines")
    head_text, rows_text = content[4:].split("\n+++\n", 1)
    try:
        head = tomllib.loads(head_text)
    except tomllib.TOMLDecodeError as error:
        raise CorpusError(f"{path.name}: head: {error}") from error
    _check_head(path.name, head)
    rows = rows_text.removesuffix("\n").split("\n")
    newline = head.get("newline", "\n")
    first = head_text.count("\n") + 4
    text, spans = _assemble(path.name, rows, newline, first)
    if head.get("final_newline", False):
        text += newline
    return Sample(
        name=path.stem,
        family=head["family"],
        temptation=head["temptation"],
        raw=text,
        spans=spans,
        expect=head.get("expect", {}),
        row=head.get("row", ""),
        bom=head.get("bom", False),
        newline=newline,
    )


def load_all(folder: Path = CORPUS) -> list[Sample]:
    """Every sample of the folder, by name."""
    return [load(path) for path in sorted(folder.glob("*.copy"))]


def _check_head(name: str, head: dict[str, Any]) -> None:
    missing = {"family", "temptation"} - head.keys()
    unknown = [f"head: {key}" for key in head.keys() - HEAD_KEYS]
    unknown += [f"expect: {key}" for key in head.get("expect", {}).keys() - EXPECT_KEYS]
    unknown += [
        f"absent: {key}"
        for key in head.get("expect", {}).get("absent", [])
        if key not in EXPECT_KEYS - {"absent"}
    ]
    if missing or unknown:
        raise CorpusError(f"{name}: missing {sorted(missing)}, unknown {sorted(unknown)}")
    if head["family"] not in FAMILIES:
        raise CorpusError(f"{name}: no family {head['family']!r}")
    if head.get("newline", "\n") not in ("\n", "\r\n"):
        raise CorpusError(f"{name}: newline is neither LF nor CRLF")


def _assemble(name: str, rows: list[str], newline: str, first: int) -> tuple[str, list[Span]]:
    parts: list[str] = []
    spans: list[Span] = []
    size = 0
    for number, row in enumerate(rows, start=first):
        label, text, joined = _read_row(f"{name}:{number}", row)
        if parts and not joined:
            parts.append(newline)
            size += len(newline)
        start, end = size, size + len(text)
        parts.append(text)
        size = end
        start += len(text) - len(_strip_left(text))
        end -= len(text) - len(_strip_right(text))
        if start < end:
            if not label:
                raise CorpusError(f"{name}:{number}: text without a label")
            spans.append(Span(start, end, label))
        elif joined or label:
            raise CorpusError(f"{name}:{number}: a label without text")
    return "".join(parts), spans


def _read_row(where: str, row: str) -> tuple[str, str, bool]:
    if not row:
        return "", "", False
    match = _ROW.fullmatch(row)
    if match is None:
        raise CorpusError(f"{where}: neither empty nor label|text: {row[:60]!r}")
    label, text = match["label"], match["text"]
    if label and label not in LABELS:
        raise CorpusError(f"{where}: no label {label!r}")
    if match["escaped"]:
        text = _ESCAPE.sub(_unescape, text)
    return label, text, bool(match["joined"])


def _unescape(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _ESCAPES[match[3]]


def _strip_left(text: str) -> str:
    while text and is_layout(text[0]):
        text = text[1:]
    return text


def _strip_right(text: str) -> str:
    while text and is_layout(text[-1]):
        text = text[:-1]
    return text


def main() -> None:
    """Prints what the sample holds."""
    samples = load_all()
    families = Counter(sample.family for sample in samples)
    lines: Counter[str] = Counter()
    characters: Counter[str] = Counter()
    for sample in samples:
        for span in sample.spans:
            lines[span.label] += 1
            characters[span.label] += span.end - span.start
    out = sys.stdout.write
    out(f"{len(samples)} samples\n\nby family\n")
    for family, count in families.most_common():
        tempting = sum(s.temptation for s in samples if s.family == family)
        out(f"  {family:<12}{count:>5}   tempting {tempting}\n")
    out("\nby label          spans  characters\n")
    for label in LABELS:
        out(f"  {label:<12}{lines[label]:>9}{characters[label]:>12}\n")
    dirty = [sample for sample in samples if sample.dirty]
    raw = [sample.raw for sample in samples]
    counts = {
        "tempting": sum(s.temptation for s in samples),
        "dirty": len(dirty),
        "dirty with a mixed line": sum(s.mixed > 0 for s in dirty),
        "mixed lines": sum(s.mixed for s in samples),
        "CRLF": sum(s.newline == "\r\n" for s in samples),
        "byte order mark": sum(s.bom for s in samples),
        "NBSP": sum("\u00a0" in text for text in raw),
        "double spaces": sum(bool(re.search(r"\S  \S", text)) for text in raw),
        "control characters": sum(
            any(unicodedata.category(c) == "Cc" and c not in "\r\n\t" for c in text) for text in raw
        ),
        "zero width, soft hyphens": sum(
            any(unicodedata.category(c) == "Cf" for c in text) for text in raw
        ),
    }
    out("\n")
    for what, count in counts.items():
        out(f"  {what:<26}{count:>5}\n")


if __name__ == "__main__":
    main()
