"""`copydesk profiles`: what is known of whom, and whether profiles keep their word."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import click

from copydesk.errors import ProfileError
from copydesk.pipeline import GRAMMARS
from copydesk.rules.check import cases_of, mistake_in
from copydesk.rules.load import NOT_PROFILES, load_profile, load_rulebook
from copydesk.rules.parties import load_parties
from copydesk.settings import Settings

EXIT_FAILED = 1


@click.group()
def profiles() -> None:
    """List profiles, or hold them to their examples."""


@profiles.command("list")
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False))
def list_(folders: tuple[str, ...]) -> None:
    """List the profiles in use: ours, and those of FOLDERS or COPYDESK_PROFILES."""
    book = load_rulebook(folders or Settings.from_env().profiles)
    width = max(len(profile.id) for profile in book.profiles)
    for profile in book.profiles:
        click.echo(f"{profile.id:{width}}  {profile.role:11}  {len(profile.rules):4}  {profile.name}")
    click.echo(f"{len(book.profiles)} profiles, digest {book.digest}")


@profiles.command()
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
def check(folder: Path) -> int:
    """Check every profile in FOLDER (or one file): keys, patterns, hits and misses."""
    files = sorted(folder.glob("*.toml")) if folder.is_dir() else [folder]
    own_parties = [file for file in files if file.name == "parties.toml"]
    mistakes: list[str] = []
    total = examples = 0
    parties = load_parties()
    for file in own_parties:
        if not _is_packaged(file):
            try:
                parties = load_parties(file)
            except ProfileError as mistake:
                mistakes.append(mistake.detail)
    for file in files:
        if file.name in NOT_PROFILES:
            continue
        total += 1
        try:
            profile = load_profile(file.read_bytes(), str(file))
        except ProfileError as mistake:
            mistakes.append(mistake.detail)
            continue
        for case in cases_of(profile):
            examples += 1
            if wrong := mistake_in(case, profile, GRAMMARS, parties):
                kind = "hit" if case.hit else "miss"
                rule = case.rule.id.partition("/")[2]
                mistakes.append(f"{file}: rule {rule}: {kind} {case.line!r}: {wrong}")
    for text in mistakes:
        click.echo(text, err=True)
    click.echo(f"{total} profiles, {examples} examples, {len(mistakes)} mistakes")
    return EXIT_FAILED if mistakes else 0


def _is_packaged(file: Path) -> bool:
    packaged = resources.files("copydesk") / "profiles" / file.name
    return isinstance(packaged, Path) and packaged.resolve() == file.resolve()


