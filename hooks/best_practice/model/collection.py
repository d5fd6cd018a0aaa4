"""All records of a project together, with what else the rules must know of its files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date as Day  # noqa: N812 - the field is called date
from functools import cached_property

from best_practice.model.record import Record
from best_practice.model.series import Series

__all__ = ["Collection", "Suppression"]


@dataclass(frozen=True, slots=True)
class Suppression:
    """A fault that is known and accepted for a time, with the reason."""

    id: str
    code: str
    reason: str
    date: Day
    expiry: Day
    line: int


@dataclass(frozen=True)
class Collection:
    """Everything that was read from one root.

    Attributes:
        records: all records that could be read at all, by path.
        stems: for each id, the paths of the files that claim it, whether or not they could be read.
        kinds: for each id, the kind that its folder (and status) gives it.
        files: every file below the record folders and `docs/`, relative to the root.
        suppressions: accepted faults.
        series: the series files that could be read, by the id of the record they stand beside.
    """

    records: tuple[Record, ...]
    stems: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, str]
    files: frozenset[str]
    suppressions: tuple[Suppression, ...] = field(default=())
    series: Mapping[str, Series] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        """The readable records by id; of two with one id, the first by path."""
        found: dict[str, Record] = {}
        for record in self.records:
            found.setdefault(record.id, record)
        return found

    @cached_property
    def by_path(self) -> Mapping[str, Record]:
        """The readable records by path."""
        return {record.path: record for record in self.records}

    def of_kind(self, *kinds: str) -> tuple[Record, ...]:
        """The readable records of these kinds, by path."""
        return tuple(record for record in self.records if record.kind in kinds)

    def ids_of(self, kinds: Iterable[str]) -> list[str]:
        """The ids of all files of these kinds, sorted; all ids when no kind is named."""
        wanted = set(kinds)
        return sorted(i for i, kind in self.kinds.items() if not wanted or kind in wanted)
