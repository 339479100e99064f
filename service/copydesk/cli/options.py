"""Options that commands share: what a sender says of its copy, and whose profiles are asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from copydesk.bootstrap import desk_of, release_of, steady
from copydesk.cli.inputs import Input
from copydesk.desk import Copy, Desk
from copydesk.model.document import Hints
from copydesk.settings import Settings


def _text(_: click.Context, option: click.Parameter, value: str) -> str:
    """Refuses what is not UTF-8: it could not be repeated in an answer."""
    if any("\ud800" <= char <= "\udfff" for char in value):
        raise click.BadParameter("not UTF-8", param=option)
    return value


def _hint(name: str, about: str, metavar: str) -> Callable[..., Any]:
    return click.option(name, default="", metavar=metavar, callback=_text, help=about)


_HINTS = (
    _hint("--media-type", "Media type, if the file name misleads.", "TYPE"),
    _hint("--charset", "Charset of the bytes, if it is known.", "NAME"),
    _hint("--url", "Address of the copy; never fetched.", "URL"),
    _hint("--publisher", "Outlet that printed the copy.", "NAME"),
    _hint("--language", "Language, as a BCP 47 tag.", "TAG"),
)


def hint_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options by which a sender says what it knows of the input."""
    for option in reversed(_HINTS):
        command = option(command)
    return command


profile_option = click.option(
    "--profiles",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of profiles beside ours; repeatable [COPYDESK_PROFILES].",
)


def desk_with(profiles: tuple[Path, ...]) -> Desk:
    """The desk the environment asks for, with these folders of profiles if there are any.

    Nothing is cached in memory: a command sees each input once.
    """
    settings = replace(Settings.from_env(), cache_entries=0)
    desk = desk_of(replace(settings, profiles=profiles) if profiles else settings)
    steady()
    return desk


def live_desk_with(url: str, profiles: tuple[Path, ...]) -> Desk:
    """The desk of a live feed: results are kept in this Redis, and nothing goes out that was
    killed, is withheld or is under embargo."""
    settings = replace(Settings.from_env(), redis_url=url)
    settings = replace(settings, profiles=profiles) if profiles else settings
    desk = desk_of(settings, release=release_of(settings))
    steady()
    return desk


def copy_of(given: Input, most: int, hints: Mapping[str, str]) -> Copy:
    """The copy of an input of at most `most` bytes, with what the command line says about it."""
    return Copy(
        given.read(most),
        hints["media_type"] or given.media_type,
        hints["charset"],
        given.name,
        Hints(url=hints["url"], publisher=hints["publisher"], language=hints["language"]),
    )
