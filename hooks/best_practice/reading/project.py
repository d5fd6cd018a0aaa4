"""A whole project to one collection, with every fault of every file."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path, PurePosixPath

import yaml

from best_practice.faults import Fault
from best_practice.model.collection import Collection, Suppression
from best_practice.model.record import Record
from best_practice.model.series import Series
from best_practice.reading import codes
from best_practice.reading.files import fault_at, find, read_text
from best_practice.reading.records import ReadResult, kind_of_path, read_record
from best_practice.reading.series import read_series

__all__ = ["SUPPRESSIONS", "ProjectReading", "read_project"]

SUPPRESSIONS = "hooks/suppressions.yml"
"""Where accepted faults are listed, from the root."""


class ProjectReading:
    """What reading a root gave: the collection, the faults, and bodies whose front matter failed."""

    def __init__(self, collection: Collection, faults: list[Fault], loose: list[tuple[str, ReadResult]]) -> None:
        """Keep the three."""
        self.collection = collection
        self.faults = faults
        self.loose_bodies = loose


def read_project(root: Path) -> ProjectReading:
    """Read every record below root. Never raises on what the files hold."""
    found = find(root)
    faults = list(found.faults)
    records: list[Record] = []
    loose: list[tuple[str, ReadResult]] = []
    stems: dict[str, list[str]] = {}
    kinds: dict[str, str] = {}
    for path in found.records:
        stem = PurePosixPath(path).stem
        stems.setdefault(stem, []).append(path)
        kinds.setdefault(stem, kind_of_path(path).kind_name)
        text = read_text(root, path)
        if isinstance(text, Fault):
            faults.append(text)
            continue
        result = read_record(path, text)
        faults.extend(result.faults)
        if stems[stem][0] == path:
            kinds[stem] = result.kind
        if result.record:
            records.append(result.record)
        else:
            loose.append((path, result))
    series: dict[str, Series] = {}
    for path in found.series:
        table = read_text(root, path)
        if isinstance(table, Fault):
            faults.append(table)
            continue
        read, wrong = read_series(path, table)
        faults.extend(wrong)
        if read:
            series[PurePosixPath(path).stem] = read
    suppressions, more = _suppressions(root)
    collection = Collection(
        records=tuple(records),
        stems={stem: tuple(paths) for stem, paths in stems.items()},
        kinds=kinds,
        files=found.files,
        series=series,
        suppressions=suppressions,
    )
    return ProjectReading(collection, faults + more, loose)


def _suppressions(root: Path) -> tuple[tuple[Suppression, ...], list[Fault]]:
    path = root / SUPPRESSIONS
    if not path.exists():
        return (), []
    text = read_text(root, SUPPRESSIONS)
    if isinstance(text, Fault):
        # A list with nothing in it is what a healthy project has.
        return (), [] if text.code == codes.EMPTY_FILE.name else [text]
    try:
        entries = yaml.safe_load(text) or []
    except (yaml.YAMLError, ValueError, RecursionError):
        return (), [fault_at(SUPPRESSIONS, codes.SUPPRESSIONS_UNREADABLE, "The list cannot be read as YAML.")]
    lines = [text.count("\n", 0, m.start()) + 1 for m in re.finditer(r"^- ", text, re.MULTILINE)]
    good: list[Suppression] = []
    faults: list[Fault] = []
    for number, entry in enumerate(entries if isinstance(entries, list) else [entries]):
        line = lines[number] if number < len(lines) else 1
        if _is_suppression(entry):
            good.append(Suppression(**entry, line=line))
        else:
            faults.append(
                fault_at(SUPPRESSIONS, codes.SUPPRESSIONS_UNREADABLE, f"Entry {number + 1} is not complete.", (line, 1))
            )
    return tuple(good), faults


def _is_suppression(entry: object) -> bool:
    return (
        isinstance(entry, dict)
        and entry.keys() == {"id", "code", "reason", "date", "expiry"}
        and all(isinstance(entry[k], str) and entry[k].strip() for k in ("id", "code", "reason"))
        and all(type(entry[k]) is date for k in ("date", "expiry"))
    )
