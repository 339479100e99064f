"""The sample articles that the inspector offers: those of `seeds/`, as raw bytes."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from copydesk.readers import takes

TYPES = {
    ".txt": "text/plain",
    ".html": "text/html",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".xml": "application/xml",
}
"""Media types of samples by the end of their names; what has another is no sample."""

_ROW = re.compile(r"^\| `([^`]+)` \| (.*?[.:;])(?: |\s*\|)", re.MULTILINE)
_NAMES = {"ap": "AP", "cnn": "CNN", "dpa": "dpa", "tca": "TCA", "tns": "TNS", "html": "HTML",
          "arcamax": "ArcaMax", "lexisnexis": "LexisNexis", "physorg": "phys.org",
          "prnewswire": "PR Newswire"}  # fmt: skip


class Example(NamedTuple):
    """A sample: its file name, what people call it, its shape in a line, and its bytes."""

    file: str
    title: str
    about: str
    media_type: str
    data: bytes


@cache
def examples() -> dict[str, Example]:
    """All samples that a reader of ours takes, by file name; none where none are installed."""
    folder = _folder()
    if folder is None:
        return {}
    told = folder / "README.md"
    about = dict(_ROW.findall(told.read_text("utf-8"))) if told.is_file() else {}
    found: dict[str, Example] = {}
    for path in sorted(folder.iterdir()):
        media_type = TYPES.get(path.suffix, "")
        if takes(media_type):
            line = about.get(path.name, "").strip(".:;").replace("`", "")
            found[path.name] = Example(
                path.name, _title(path.stem), line, media_type, path.read_bytes()
            )
    return found


def _folder() -> Path | None:
    """In the wheel they lie inside the package, in a checkout beside it."""
    package = Path(str(resources.files("copydesk")))
    for folder in (package / "seeds", package.parents[1] / "seeds"):
        if folder.is_dir():
            return folder
    return None


def _title(stem: str) -> str:
    """A file's name as people say it.

    >>> _title("dpa-tca"), _title("the-edge-singapore")
    ('dpa TCA', 'The Edge Singapore')
    """
    words = (_NAMES.get(word, word.capitalize()) for word in stem.split("-"))
    return " ".join(words)
