"""What git knows of a proposal: which files it touches, and the records as they were before it."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from pathlib import Path, PurePosixPath

from best_practice.commands.project import Misuse
from best_practice.model.collection import Collection
from best_practice.reading.project import read_project
from best_practice.reviewing.proposal import Change, How

__all__ = ["base_of", "changes_since", "records_at"]

_HOW = {"A": How.ADDED, "D": How.REMOVED}


def base_of(root: Path, since: str) -> str:
    """The commit to compare with: where this work and `since` have parted, else `since` itself.

    Raises:
        Misuse: git does not know it, or the project is not in git.
    """
    named = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{since}^{{commit}}")
    if named is None:
        raise Misuse(
            f'git knows no commit "{since}" in {root}. Name a branch or a commit, as in --since main, '
            "or name the records in place of --since."
        )
    commit = named.decode().strip()
    parted = _git(root, "merge-base", commit, "HEAD")
    return parted.decode().strip() if parted else commit


def changes_since(root: Path, commit: str) -> list[Change]:
    """The files below root that are not as they were at a commit, also those that are not committed yet, by path."""
    told = _git(root, "diff", "--no-ext-diff", "--relative", "--no-renames", "--name-status", "-z", commit, "--") or b""
    words = [word.decode("utf-8", "replace") for word in told.split(b"\0") if word]
    changes = {path: _HOW.get(how, How.CHANGED) for how, path in zip(words[::2], words[1::2], strict=True)}
    for path in (_git(root, "ls-files", "--others", "--exclude-standard", "-z") or b"").split(b"\0"):
        if path:
            changes.setdefault(path.decode("utf-8", "replace"), How.ADDED)
    return [Change(path, changes[path]) for path in sorted(changes)]


def records_at(root: Path, commit: str) -> Collection:
    """The records as they were at a commit; pictures and other files are not among `files`."""
    packed = _git(root, "archive", "--format=tar", commit) or b""
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            for member in archive:
                inside = PurePosixPath(member.name)
                content = archive.extractfile(member) if member.isfile() and inside.suffix in (".md", ".csv") else None
                if content is None or ".." in inside.parts or inside.is_absolute():
                    continue
                path = Path(folder, inside)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content.read())
        return read_project(Path(folder)).collection


def _git(root: Path, *words: str) -> bytes | None:
    """What git answers, or None where it refuses."""
    command = ["git", "-C", str(root), *words]
    try:
        done = subprocess.run(command, capture_output=True, timeout=120, check=False)  # noqa: S603 - our own words; what a person gives comes after --end-of-options
    except FileNotFoundError:
        raise Misuse("--since needs git, and there is none here. Name the records in place of it.") from None
    return done.stdout if done.returncode == 0 else None
