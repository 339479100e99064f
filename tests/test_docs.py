"""The documentation does what it says: files are written, commands are run, outputs compared.

A fence with a `title` is a file; what follows `$ ` in a `console` fence is run, and what stands
below it must come out, where a line `…` stands for any lines and `…` in a line for any text.
A fence below `<!-- not run: why -->` is left alone.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from copydesk.contract.article import (
    ArticleOut,
    BylinePerson,
    Copyright,
    DatelineOut,
    InputOut,
    Provenance,
)
from copydesk.model.article import ROLES
from tests.cli.command import PATIENCE, PROGRAM, ROOT, bare
from tests.web.serving import serving

PAGES = [
    "README.md",
    "docs/how-to/add-a-publisher.md",
    "docs/how-to/archives.md",
    "docs/reference/cli.md",
    "docs/reference/output-formats.md",
]
_FENCE = re.compile(
    r'(?P<apart><!-- not run: [^>]+ -->\n\n?)?^```(?P<kind>\w+)(?: title="(?P<title>[^"]+)")?\n'
    r"(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)")
PATH = f"{Path(PROGRAM).parent}{os.pathsep}{os.environ['PATH']}"
ADDRESS = "127.0.0.1:8080"
"""Where the documentation says that the service is."""


class Fence(NamedTuple):
    kind: str
    title: str
    text: str


class Step(NamedTuple):
    """A command and what it prints."""

    command: str
    output: str


def fences(page: str) -> Iterator[Fence]:
    for match in _FENCE.finditer((ROOT / page).read_text("utf-8")):
        if not match["apart"]:
            yield Fence(match["kind"], match["title"] or "", match["text"])


def steps(text: str) -> list[Step]:
    """The commands of a console fence, each with the lines below it."""
    found: list[Step] = []
    for block in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        lines = block.splitlines()
        size = 1
        while lines[size - 1].endswith("\\"):
            size += 1
        found.append(Step("\n".join(lines[:size]), "\n".join(lines[size:])))
    return found


def comes_out(expected: str, actual: str) -> bool:
    """Whether an output is what is expected, blanks at the ends of lines apart."""
    pattern = re.escape("\n".join(map(str.rstrip, expected.strip("\n").splitlines())))
    pattern = re.sub(r"(^|(?<=\n))…(\n|$)", r"(?:.*\n)*?(?:.*$)?", pattern.replace("\\\n", "\n"))
    pattern = pattern.replace("…", ".*")
    return bool(re.fullmatch(pattern, "\n".join(map(str.rstrip, actual.strip("\n").splitlines()))))


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_shows_comes_out(page: str, tmp_path: Path) -> None:
    """Page by page, in a folder of its own that has our samples in it."""
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    found = list(fences(page))
    if any(ADDRESS in fence.text for fence in found):
        with serving() as server:
            walk(found, tmp_path, f"127.0.0.1:{server.port}")
    else:
        walk(found, tmp_path, ADDRESS)


def walk(found: list[Fence], folder: Path, address: str) -> None:
    for fence in found:
        if fence.title:
            file = folder / fence.title
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(fence.text, encoding="utf-8")
        elif fence.kind == "console":
            for step in steps(fence.text):
                if not shutil.which(step.command.split(maxsplit=1)[0], path=PATH):
                    continue  # a machine may lack curl
                output = printed(step.command.replace(ADDRESS, address), folder)
                assert comes_out(step.output, output), f"$ {step.command}\n{output}"


def printed(command: str, folder: Path) -> str:
    """What a shell prints, errors included."""
    done = subprocess.run(
        ["bash", "-c", command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=PATIENCE,
        cwd=folder,
        env={**bare, "PATH": PATH, "COLUMNS": "100"},
        check=False,
    )
    return done.stdout


EVERY_PAGE = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("*/README.md")]


@pytest.mark.parametrize("page", sorted({str(path.relative_to(ROOT)) for path in EVERY_PAGE}))
def test_links_lead_somewhere(page: str) -> None:
    """Every link between our own pages has a file at its end."""
    file = ROOT / page
    gone = [
        link for link in _LINK.findall(file.read_text("utf-8")) if not (file.parent / link).exists()
    ]
    assert gone == []


@pytest.mark.parametrize(
    ("expected", "actual", "same"),
    [
        ("one\ntwo", "one  \ntwo\n", True),
        ("one\n…\nfour", "one\ntwo\nthree\nfour", True),
        ("one\n…", "one\ntwo\nthree", True),
        ("one …", "one two", True),
        ("one\ntwo", "one\nthree", False),
        ("one\n…\nfour", "one\ntwo", False),
    ],
)
def test_comparison(expected: str, actual: str, same: bool) -> None:
    """What counts as coming out."""
    assert comes_out(expected, actual) == same


REFERENCE = ROOT / "docs" / "reference" / "canonical-document.md"


def test_the_reference_knows_every_warning() -> None:
    """Each code that the code can give out has its line, and no other has."""
    code = re.compile(
        r'(?:\bwarn\(|\(\(|append\(|Advisory\(|\bsheet, |Refused\()\s*"'
        r"((?:body|byline|charset|date|dateline|envelope|head|headline|item|kill|markup"
        r"|media-type|needs_review|status|text|usageTerms)"
        r'\.[a-z-]+)"'
    )
    package = ROOT / "service" / "copydesk"
    files = [
        file for room in ("fields", "readers", "rules") for file in (package / room).glob("*.py")
    ]
    given = {found for file in files for found in code.findall(file.read_text("utf-8"))}
    text = REFERENCE.read_text("utf-8")
    listed = set(re.findall(r"^\| `([a-zA-Z_-]+\.[a-z-]+)` \|", text, re.MULTILINE))
    assert listed == given


def test_the_reference_knows_every_property() -> None:
    """Each property of the schema is named in the reference."""
    text = REFERENCE.read_text("utf-8")
    for schema in (ArticleOut, Provenance, BylinePerson, Copyright, InputOut, DatelineOut):
        missing = [name for name in schema().fields if f"`{name}" not in text]
        assert missing == [], schema.__name__
    assert all(f"`{role}`" in text for role in ROLES)
