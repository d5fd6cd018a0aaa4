"""Bytes to text: finds the files of a project and decodes each, or says why not.

First step of reading. Nothing is opened through a symbolic link.
"""

from __future__ import annotations

import codecs
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from best_practice.faults import Code, Fault
from best_practice.model.kinds import FOLDERS
from best_practice.reading import codes

__all__ = ["INVISIBLE", "MOST_BYTES", "Found", "fault_at", "find", "read_text", "shown_path"]

MOST_BYTES = 200_000
"""The largest record file, in bytes."""

NOT_RECORDS = frozenset({"README.md", "index.md"})
"""Pages that may stand in a folder of records and are not records."""

# Control characters, line and paragraph separators (YAML counts them as line ends and editors do not), marks that
# reverse the direction of text and so can hide what a reviewer should see, and signs without width, which hide a word
# from the search. Joiners and marks of direction that Urdu, Arabic and Hindi names need are not among them.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u2069"
    "\ufeff\ufff9-\ufffc\ufffe\uffff\U000e0000-\U000e007f]"
)


WITH_SERIES = ("case_studies", "docs/measures")
"""The folders in which a series may stand beside its record."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a look at the tree gave.

    Attributes:
        records: files to read as records, relative to the root, sorted.
        series: `.csv` files beside case studies and measures, relative, sorted.
        files: every plain file below the record folders and `docs/`, relative.
        faults: files that stand where they may not.
    """

    records: tuple[str, ...]
    series: tuple[str, ...]
    files: frozenset[str]
    faults: tuple[Fault, ...]


def fault_at(
    path: str, code: Code, message: str, place: tuple[int, int] = (1, 1), hint: str = "", field: str = ""
) -> Fault:
    """A fault with the code's own mend where no better hint is given."""
    return Fault(path, place[0], place[1], code.name, field, message, hint or code.mend)


def find(root: Path) -> Found:
    """Look through the record folders and `docs/` below root; hidden files are passed over."""
    records: list[str] = []
    series: list[str] = []
    files: set[str] = set()
    faults: list[Fault] = []
    for top in ("interventions", "case_studies", "docs"):
        if (root / top).is_symlink():
            faults.append(_linked(top))
            continue
        for directory, folders, names in os.walk(root / top, onerror=lambda e: faults.extend(_closed(root, e))):
            folders[:] = sorted(f for f in folders if not f.startswith("."))
            here = Path(directory).relative_to(root).as_posix()
            for name in sorted(names):
                if name.startswith("."):
                    continue
                path = f"{here}/{name}"
                if not path.isprintable():
                    faults.append(_unprintable(path))
                    continue
                files.add(path)
                _sort_one(root, here, name, path, records, series, faults)
            faults.extend(_linked(f"{here}/{name}") for name in folders if Path(directory, name).is_symlink())
    return Found(tuple(records), tuple(series), frozenset(files), tuple(faults))


def _linked(path: str) -> Fault:
    return fault_at(path, codes.SYMLINK, "This folder is a symbolic link.", hint="Put the folder itself in its place.")


def _closed(root: Path, error: OSError) -> list[Fault]:
    """A folder that cannot be opened; one that is not there is none."""
    if isinstance(error, FileNotFoundError):
        return []
    path = Path(os.fsdecode(error.filename)).relative_to(root).as_posix()
    return [fault_at(path, codes.UNREADABLE, f"This folder cannot be opened: {error.strerror}.")]


def shown_path(path: str) -> str:
    """The path as faults name it: as it is, or in plain letters where it holds a character that cannot be shown."""
    if path.isprintable():
        return path
    plain = path.encode("ascii", errors="backslashreplace").decode("ascii")
    return "".join(c if c.isprintable() else "?" for c in plain)


def _unprintable(path: str) -> Fault:
    message = "The name of this file holds a character that cannot be shown."
    hint = "Rename it: small letters, digits and single hyphens."
    return fault_at(shown_path(path), codes.WRONG_PLACE, message, hint=hint)


def _sort_one(
    root: Path, here: str, name: str, path: str, records: list[str], series: list[str], faults: list[Fault]
) -> None:
    folder = next((f for f in FOLDERS if here == f or here.startswith(f + "/")), None)
    if folder is None or name in NOT_RECORDS:
        if (root / path).is_symlink():
            faults.append(fault_at(path, codes.SYMLINK, "This file is a symbolic link; only plain files are read."))
    elif here != folder:
        faults.append(
            fault_at(
                path,
                codes.WRONG_PLACE,
                f"Records stand directly in {folder}/, not in a folder below it.",
                hint=f"Move the file to {folder}/.",
            )
        )
    elif name.endswith(".md"):
        records.append(path)
    elif name.endswith(".csv") and folder in WITH_SERIES:
        if (root / path).is_symlink():
            faults.append(fault_at(path, codes.SERIES_OUTSIDE, "This series is a symbolic link to another place."))
        else:
            series.append(path)
    elif name.endswith(".csv"):
        faults.append(
            fault_at(
                path,
                codes.WRONG_PLACE,
                "A series (.csv) belongs beside its case study, or its measure.",
                hint="Move the file to case_studies/ or docs/measures/, and give it the name of its record.",
            )
        )
    else:
        hint = f"Rename it to {name[:-3]}.md." if name.lower().endswith(".md") else ""
        faults.append(
            fault_at(path, codes.WRONG_PLACE, f"{name} is not a record: its name does not end in .md.", hint=hint)
        )


def read_text(root: Path, path: str) -> str | Fault:
    r"""The text of one file, line ends as `\n`, a byte order mark dropped; or the fault that prevents it."""
    full = root / path
    if full.is_symlink():
        return fault_at(path, codes.SYMLINK, "This file is a symbolic link; only plain files are read.")
    try:
        state = full.stat()
        if not stat.S_ISREG(state.st_mode):
            return fault_at(path, codes.UNREADABLE, "This is not a plain file.")
        if state.st_size > MOST_BYTES:
            kb = -(-state.st_size // 1000)
            return fault_at(path, codes.TOO_LARGE, f"This file has {kb} KB; a record may have 200 KB.")
        data = full.read_bytes()
    except OSError as error:
        return fault_at(path, codes.UNREADABLE, f"This file cannot be opened: {error.strerror or 'unknown reason'}.")
    return decoded(path, data)


def decoded(path: str, data: bytes) -> str | Fault:
    """The text that the bytes stand for, or the fault that prevents it."""
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        return fault_at(path, codes.NOT_UTF8, "From here on the file is not UTF-8 text.", place)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return fault_at(path, codes.EMPTY_FILE, "The file is empty.")
    # Almost every file is all printable, which is quicker to know than where the one strange sign stands.
    printable = text.replace("\n", "").replace("\t", "").isprintable()
    strange = None if printable else INVISIBLE.search(text)
    if strange:
        at = strange.start()
        place = (text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
        name = f"U+{ord(strange.group()):04X}"
        return fault_at(path, codes.CONTROL_CHARACTER, f"An invisible control character ({name}) stands here.", place)
    return text
