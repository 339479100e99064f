"""`copydesk profiles`: what is known of whom, and whether profiles keep their word."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import click

from copydesk.cli.exits import Exit
from copydesk.errors import ProfileError
from copydesk.model.party import Parties
from copydesk.pipeline import GRAMMARS
from copydesk.rules.check import cases_of, mistake_in
from copydesk.rules.load import NOT_PROFILES, load_profile, load_rulebook
from copydesk.rules.parties import load_parties
from copydesk.settings import Settings

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group()
def profiles() -> None:
    """List profiles, or hold them to their examples."""


@profiles.command("list")
@click.argument("folders", nargs=-1, type=FOLDER, metavar="[FOLDER]...")
def list_(folders: tuple[Path, ...]) -> None:
    """List the profiles in use: ours, and those of FOLDER or COPYDESK_PROFILES.

    The columns are the id, the role, the number of rules and the name.
    """
    book = load_rulebook(folders or Settings.from_env().profiles)
    width = max(len(profile.id) for profile in book.profiles)
    for one in book.profiles:
        click.echo(f"{one.id:{width}}  {one.role:11}  {len(one.rules):4}  {one.name}")
    click.echo(f"{len(book.profiles)} profiles, digest {book.digest}")


@profiles.command()
@click.argument("paths", nargs=-1, required=True, metavar="FOLDER|FILE...",
                type=click.Path(exists=True, path_type=Path))  # fmt: skip
def check(paths: tuple[Path, ...]) -> int:
    """Check every profile in FOLDER, or one FILE: keys, patterns, and every hit and miss.

    Each mistake is a line that names file, rule and key or example. Exits with 1 if there is one.
    """
    files = [file for path in paths for file in _toml_files(path)]
    if not files:
        raise click.UsageError(f"no .toml file in {', '.join(map(str, paths))}")
    parties, mistakes = _parties(files)
    profiles = [file for file in files if file.name not in NOT_PROFILES]
    examples = 0
    for file in profiles:
        tried, wrong = _checked(file, parties)
        examples += tried
        mistakes += wrong
    for mistake in mistakes:
        click.echo(mistake, err=True)
    told = (_count(len(profiles), "profile"), _count(examples, "example"))
    click.echo(", ".join((*told, _count(len(mistakes), "mistake"))))
    return Exit.SOME_FAILED if mistakes else Exit.FINE


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _toml_files(path: Path) -> list[Path]:
    return sorted(path.glob("*.toml")) if path.is_dir() else [path]


def _parties(files: list[Path]) -> tuple[Parties, list[str]]:
    """The authority list with what the files add to it, and the mistake in them if there is one."""
    packaged = resources.files("copydesk") / "profiles"
    own = [
        file for file in files if file.name == "parties.toml" and file.resolve().parent != packaged
    ]
    try:
        return load_parties(*own), []
    except ProfileError as mistake:
        return load_parties(), [mistake.detail]


def _checked(file: Path, parties: Parties) -> tuple[int, list[str]]:
    """How many examples of a profile were tried, and its mistakes: those in its keys and
    patterns, or else the examples that do not hold, as `file: rule id: hit 'line': what is wrong`.
    """
    try:
        profile = load_profile(file.read_bytes(), str(file))
    except ProfileError as wrong:
        first, *more = wrong.detail.split(f"; {file}: ")
        return 0, [first, *(f"{file}: {mistake}" for mistake in more)]
    cases = list(cases_of(profile))
    mistakes = []
    for case in cases:
        if broken := mistake_in(case, profile, GRAMMARS, parties):
            kind = "hit" if case.hit else "miss"
            rule = case.rule.id.partition("/")[2]
            mistakes.append(f"{file}: rule {rule}: {kind} {case.line!r}: {broken}")
    return len(cases), mistakes
