"""Each published record as the file that it is, beside its page, so that the form can open it for correction."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from best_practice.model.record import Record

__all__ = ["SOURCE_NAME", "record_sources"]

SOURCE_NAME = "record.md"
"""The file's name below the address of the page."""


def record_sources(root: Path, records: Iterable[Record]) -> dict[str, str]:
    """The text of each record's file, unchanged, by its address on the site.

    A lead, which has no page, has its file where its page would be.
    """
    return {f"{r.page.plural}/{r.id}/{SOURCE_NAME}": (root / r.path).read_bytes().decode("utf-8") for r in records}
