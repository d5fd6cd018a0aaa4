"""What every command needs to know first: where the project is, what day it is, which files are meant.

Wrong use is said in a plain sentence with how to put it right, and leaves with status 2.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from best_practice.model.collection import Collection
from best_practice.model.kinds import FOLDERS
from best_practice.reading.files import shown_path

__all__ = [
    "MARKER",
    "Chosen",
    "Misuse",
    "chosen",
    "in_colour",
    "project_root",
    "root_option",
    "today",
    "today_option",
    "unread_records",
]

MARKER = "mkdocs.yml"
"""The file that stands at the root of a project."""

Command = TypeVar("Command", bound=Callable[..., Any])


class Misuse(click.ClickException):
    """Wrong use: one plain sentence and how to put it right. Leaves with status 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """Print the sentence alone, without the usage: it says what to do."""
        click.echo(self.message, file=file, err=file is None)


def root_option(command: Command) -> Command:
    """Give a command the option `--root`."""
    return click.option(
        "--root",
        metavar="DIR",
        help=f"The project's folder. Without it: the nearest folder above this one that holds {MARKER}.",
    )(command)


def today_option(command: Command) -> Command:
    """Give a command the option `--today`."""
    return click.option(
        "--today",
        "day",
        metavar="DATE",
        help="The day to take for today, as YYYY-MM-DD. Without it: SOURCE_DATE_EPOCH if that is set, else today.",
    )(command)


def project_root(given: str | None) -> Path:
    """The root of the project, absolute.

    Raises:
        Misuse: there is no project there.
    """
    if given is not None:
        root = Path(given).absolute()
        if not root.is_dir():
            raise Misuse(f"There is no folder {given}. Give --root the folder of the project.")
        if not any((root / name).exists() for name in (MARKER, "interventions", "case_studies")):
            raise Misuse(f"{given} holds no project: neither {MARKER} nor interventions/ nor case_studies/.")
        return root
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / MARKER).is_file():
            return folder
    raise Misuse(
        f"There is no {MARKER} in this folder or above it. Go to the project's folder, or name it with --root."
    )


def today(given: str | None) -> date:
    """The day that counts as today: the one given, else that of SOURCE_DATE_EPOCH in UTC, else the clock's.

    Raises:
        Misuse: what was given is no date, or SOURCE_DATE_EPOCH no number of seconds.
    """
    if given is not None:
        try:
            return datetime.strptime(given, "%Y-%m-%d").replace(tzinfo=UTC).date()
        except ValueError:
            raise Misuse(f'"{given}" is not a date. Write it as YYYY-MM-DD, for example --today 2026-11-21.') from None
    seconds = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not seconds:
        return datetime.now(tz=UTC).astimezone().date()
    try:
        return datetime.fromtimestamp(int(seconds), tz=UTC).date()
    except (ValueError, OverflowError, OSError):
        raise Misuse(
            f'SOURCE_DATE_EPOCH is "{seconds}". It must be a number of seconds since 1970; or give --today.'
        ) from None


@dataclass(frozen=True, slots=True)
class Chosen:
    """The files and folders that were named, relative to the root; none means all.

    Attributes:
        prefixes: paths with forward slashes; `.` is the root itself.
    """

    prefixes: tuple[str, ...]

    def holds(self, path: str) -> bool:
        """Whether a path, relative to the root, is among them or below one of them."""
        return not self.prefixes or any(p in (".", path) or path.startswith(p + "/") for p in self.prefixes)

    def among(self, paths: Iterable[str]) -> list[str]:
        """Those of the paths that are meant."""
        return [path for path in paths if self.holds(path)]

    def note_if_empty(self, paths: Iterable[str]) -> None:
        """Say on stderr when a choice was made and no record is meant by it."""
        if self.prefixes and not self.among(paths):
            named = " and ".join(self.prefixes)
            folders = ", ".join(f"{folder}/" for folder in FOLDERS)
            click.echo(f"There is no record in {named}. Records stand in {folders}.", err=True)


def chosen(root: Path, given: Iterable[str]) -> Chosen:
    """The files and folders that a person named, from here or from the root.

    Raises:
        Misuse: one is empty, does not exist, or lies outside of the project.
    """
    return Chosen(tuple(_relative(root, name) for name in given))


def _relative(root: Path, name: str) -> str:
    if not name:
        raise Misuse("One of the names is empty. Name a file or folder, or leave it out to mean all records.")
    for start in (Path.cwd(), root):
        # Not resolved as a whole: a symbolic link is a file of its own here, and `check` says so.
        path = Path(os.path.normpath(start / name))
        if not os.path.lexists(path):
            continue
        for base, inside in ((root, path), (root.resolve(), path.parent.resolve() / path.name)):
            if inside.is_relative_to(base):
                return shown_path(inside.relative_to(base).as_posix())
        raise Misuse(f"{name} lies outside of the project at {root}. Name a file or folder inside it.")
    raise Misuse(f"There is no file or folder {name}. Check the spelling, or leave it out to mean all records.")


def unread_records(collection: Collection) -> int:
    """How many files of records could not be read, so that no count or list holds them."""
    return sum(map(len, collection.stems.values())) - len(collection.records)


def in_colour() -> bool:
    """Whether to write in colour: on a terminal that shows it, unless NO_COLOR is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
