"""The house: imports go down only, and libraries have homes. Read from the code, not from a plan.

The floors are those of `docs/explanation/design.md`.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

PACKAGE = Path(__file__).parents[1] / "service" / "copydesk"
CONFIGURATION = PACKAGE.parent / "gunicorn.conf.py"

FLOORS: tuple[frozenset[str], ...] = tuple(
    frozenset(rooms.split())
    for rooms in (
        "errors",
        "model storage settings",
        "readers rules fields stories contract release",
        "pipeline writers",
        "desk",
        "storydesk",
        "bootstrap records",
        "batch columns",
        "spark worker",
        "web cli",
    )
)
"""From the ground up; what is not listed, such as the package itself, is open to all."""

HOMES: dict[str, tuple[str, ...]] = {
    "apispec": ("contract/", "web/"),
    "charset_normalizer": ("readers/",),
    "click": ("cli/",),
    "dogpile": ("storage/",),
    "flask": ("web/",),
    "flask_smorest": ("web/",),
    "limits": ("storage/pace.py",),
    "lxml": ("readers/", "writers/"),
    "marshmallow": ("contract/", "rules/schema.py", "rules/load.py", "records.py", "web/"),
    "orjson": (
        "desk.py",
        "batch.py",
        "spark.py",
        "writers/",
        "web/",
        "cli/",
        "contract/",
        "storage/",
    ),
    "pyarrow": ("spark.py", "cli/tables.py"),
    "pyspark": ("spark.py",),
    "prometheus_client": ("web/", "cli/worker.py", "gunicorn.conf.py"),
    "re2": ("rules/", "stories/"),
    "redis": (
        "storage/streams.py",
        "storage/redis.py",
    ),
    "warcio": ("cli/archives.py",),
    "webargs": ("web/",),
    "werkzeug": ("web/",),
    "zstandard": ("storage/", "web/", "worker.py", "cli/packing.py"),
}
"""Every library that is not Python's, and where it may be imported."""

CLOCKS = (
    "cli/progress.py",
    "cli/worker.py",
    "worker.py",
    "desk.py",
    "bootstrap.py",
    "storage/",
    "web/",
)
"""Who may know what time it is: never what decides on an answer."""

ENVIRONMENT = ("settings.py", "cli/serve.py", "gunicorn.conf.py")
"""Who may look at the environment of the process."""

INPUT_OUTPUT = ("desk.py", "storage/", "web/", "cli/", "bootstrap.py", "gunicorn.conf.py",
                "settings.py", "contract/generate.py", "rules/load.py", "rules/parties.py",
                "rules/labeller.py", "stories/folds.py")  # fmt: skip
"""Who may open files: the doors, and what reads profiles when the program starts."""


class Import(NamedTuple):
    """An import: in which file and line, of which module, and of which name in it."""

    file: str
    line: int
    module: str
    name: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} imports {self.module} {self.name}".rstrip()


@cache
def trees() -> dict[str, ast.Module]:
    """The code by file, relative to the package."""
    files = {str(path.relative_to(PACKAGE)): path for path in sorted(PACKAGE.rglob("*.py"))}
    files[CONFIGURATION.name] = CONFIGURATION
    return {name: ast.parse(path.read_text("utf-8"), name) for name, path in files.items()}


@cache
def imports() -> tuple[Import, ...]:
    return tuple(found for file, tree in trees().items() for found in _imports_in(file, tree))


def _imports_in(file: str, tree: ast.AST) -> Iterator[Import]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(file, node.lineno, alias.name, "")
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file}:{node.lineno}: imports are absolute"
            for alias in node.names:
                yield Import(file, node.lineno, node.module or "", alias.name)


def room_of(file: str) -> str:
    """The room a file is in: its folder, or its own name."""
    return file.split("/", maxsplit=1)[0].removesuffix(".py")


def room_entered(found: Import) -> str:
    """The room of ours that an import enters, "" for the package itself or what is not ours."""
    package, _, rest = found.module.partition(".")
    if package != "copydesk":
        return ""
    return rest.partition(".")[0] or (found.name if floor_of(found.name) >= 0 else "")


def floor_of(room: str) -> int:
    """The floor of a room, -1 for what is no room."""
    return next((level for level, rooms in enumerate(FLOORS) if room in rooms), -1)


def in_one_of(file: str, homes: tuple[str, ...]) -> bool:
    return any(file.startswith(home) if home.endswith("/") else file == home for home in homes)


def test_imports_go_down_only() -> None:
    """No room imports one above it, nor one on its own floor."""
    wrong = [
        str(found)
        for found in imports()
        if (here := room_of(found.file)) != (there := room_entered(found))
        and floor_of(here) >= 0
        and there
        and floor_of(there) >= floor_of(here)
    ]
    assert wrong == []


def test_every_room_is_on_a_floor() -> None:
    """A new module or folder is given its place before it is lived in."""
    rooms = {room_of(file) for file in trees()} - {"__init__", CONFIGURATION.name[:-3]}
    assert {room for room in rooms if floor_of(room) < 0} == set()


def test_values_know_nothing_but_errors() -> None:
    """The model imports errors, itself, and Python."""
    wrong = [
        str(found)
        for found in imports()
        if room_of(found.file) == "model" and room_entered(found) not in ("", "model", "errors")
    ]
    assert wrong == []


def test_libraries_have_homes() -> None:
    """Each library that is not Python's is imported in its home, and in none that is unlisted."""
    wrong = [
        str(found)
        for found in imports()
        if (library := found.module.partition(".")[0]) not in sys.stdlib_module_names
        and library != "copydesk"
        and not in_one_of(found.file, HOMES.get(library, ()))
    ]
    assert wrong == []


def test_only_settings_look_at_the_environment() -> None:
    """`os.environ` and `os.getenv` have one reader, and one writer for the server's sake."""
    wrong = {
        file
        for file, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and f"{node.value.id}.{node.attr}"
        in ("os.environ", "os.environb", "os.getenv", "os.putenv")
        and not in_one_of(file, ENVIRONMENT)
    }
    assert wrong == set()
    named = [f for f in imports() if f.module == "os" and f.name in ("environ", "getenv")]
    assert named == []


def test_clocks_decide_on_no_answer() -> None:
    """The time is known to the doors and the stores, not to what reads, labels and describes."""
    names = {"now", "utcnow", "today"}
    wrong = [
        str(found)
        for found in imports()
        if found.module in ("time", "random", "secrets", "uuid")
        and not in_one_of(found.file, CLOCKS)
    ]
    wrong += [
        f"{file}:{node.lineno} calls {node.func.attr}"
        for file, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in names
        and not in_one_of(file, CLOCKS)
    ]
    assert wrong == []


def test_files_are_opened_at_the_doors() -> None:
    """What reads, labels, describes and writes answers takes values and gives values."""
    calls = {"open", "read_text", "read_bytes", "write_text", "write_bytes"}
    wrong = [
        f"{file}:{node.lineno} calls {name}"
        for file, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and (name := getattr(node.func, "id", "") or getattr(node.func, "attr", "")) in calls
        and not in_one_of(file, INPUT_OUTPUT)
    ]
    assert wrong == []


def test_the_network_has_two_doors() -> None:
    """Nothing is ever fetched: sockets belong to the server and to the store."""
    wrong = [
        str(found)
        for found in imports()
        if found.module.partition(".")[0]
        in ("socket", "http", "urllib3", "requests", "httpx", "ssl", "asyncio", "smtplib", "ftplib")
        or found.module == "urllib.request"
        if not in_one_of(found.file, ("storage/", "web/"))
    ]
    assert wrong == []


@pytest.mark.parametrize("file", sorted(trees()))
def test_a_module_says_what_it_is_for(file: str) -> None:
    """Its first line names its one responsibility."""
    assert (ast.get_docstring(trees()[file]) or "").splitlines()[:1] != []
