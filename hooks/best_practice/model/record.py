"""A record as read: its kind, id, fields and body, with the place of every key.

This is the authored side. What is computed from records (statements, counts,
gaps) has types of its own in the rooms that compute it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from best_practice.model.page import Page

__all__ = ["Key", "Place", "Record", "dotted"]

Key = tuple[str | int, ...]
"""The path of a field: `("outcomes", 2, "rows", 0, "n")`."""

Place = tuple[int, int]
"""Line and column, both from 1."""

P = TypeVar("P", bound=Page)


def dotted(key: Key) -> str:
    """A field's path as people write it: `outcomes[2].rows[0].n`."""
    text = ""
    for part in key:
        text += f"[{part}]" if isinstance(part, int) else (f".{part}" if text else part)
    return text


@dataclass(frozen=True, slots=True)
class Record:
    r"""One file of content.

    Attributes:
        id: the file's stem.
        path: relative to the root, with forward slashes.
        page: the authored fields, a frozen model of the record's kind.
        body: the Markdown after the front matter, line ends as `\n`.
        body_line: the line of the file on which the body begins, from 1.
        places: where each key stands; values of lists by index.
        values: where each value stands, for those that have one of their own.
        had_faults: keys that stood in the file and could not be read; a rule
            that asks for a key does not call these missing.
        lost_ids: ids of parts (sources, studies) that were left out for a fault;
            a rule does not call a reference to one of these unknown.
    """

    id: str
    path: str
    page: Page
    body: str
    body_line: int
    places: Mapping[Key, Place] = field(repr=False)
    values: Mapping[Key, Place] = field(repr=False)
    had_faults: frozenset[Key] = frozenset()
    lost_ids: frozenset[str] = frozenset()

    @property
    def kind(self) -> str:
        """The kind by name: `intervention`."""
        return self.page.kind_name

    @property
    def short_title(self) -> str:
        """The short title where there is one, else the title."""
        return getattr(self.page, "short_title", None) or self.page.title

    @property
    def summary(self) -> str:
        """The summary, or an empty text while a draft has none."""
        text = getattr(self.page, "summary", None)
        return text if isinstance(text, str) else ""

    @property
    def status(self) -> str:
        """draft, published, withdrawn or lead; a term without one is published, or withdrawn."""
        return self.page.standing

    def place(self, key: Key) -> Place:
        """Where a key stands; of an absent key, where the nearest thing around it stands."""
        while key:
            if key in self.places:
                return self.places[key]
            key = key[:-1]
        return (1, 1)

    def value_place(self, key: Key) -> Place:
        """Where a key's value stands, else the key."""
        return self.values.get(key) or self.place(key)
