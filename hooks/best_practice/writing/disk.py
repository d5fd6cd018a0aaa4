"""Text to disk, whole or not at all: a reader never meets half a file."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

__all__ = ["create", "replace"]


def replace(path: Path, text: str) -> None:
    """Write the text to the file, in place of what it held; its permissions stay.

    Raises:
        OSError: the folder or the file cannot be written; the file is then as it was.
    """
    temporary = _beside(path, text)
    try:
        if path.exists():
            shutil.copymode(path, temporary)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def create(path: Path, text: str) -> None:
    """Write the text to a new file; the folder is made if it is missing.

    Raises:
        FileExistsError: there is a file of that name, made in the same moment perhaps; it is left as it is.
        OSError: the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = _beside(path, text)
    try:
        # A link fails where a rename would write over what is there.
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:
        # A disk without links, such as a memory stick.
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    finally:
        temporary.unlink(missing_ok=True)


def _beside(path: Path, text: str) -> Path:
    """A new file in the same folder, hidden so that no reader takes it for a record."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.stem[:40]}-", suffix=".tmp", dir=path.parent)
    except OSError as error:
        # Nobody knows the hidden file: name the one that was to be written.
        raise OSError(error.errno, error.strerror, str(path)) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        # mkstemp makes private files; a record is as readable as any other file.
        temporary.chmod(0o666 & ~_umask())
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
