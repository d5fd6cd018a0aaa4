"""What every record has, of whatever kind: a title, other names, a history."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import StringConstraints

from best_practice.model.fields import Day, Id, Line, Part, Prose, RecordId, described
from best_practice.model.sources import Source

__all__ = ["Change", "Page", "Withdrawn"]


class Change(Part):
    """One line of a record's history."""

    date: Day = described("The day of the change.", required=True)
    what: Line = described("What changed, for a reader.", required=True)


class Withdrawn(Part):
    """Why a record was taken back. The page stays and says so."""

    date: Day = described("The day it was withdrawn.", required=True)
    why: Prose = described("Why, in plain words.", required=True)
    superseded_by: RecordId | None = described(
        "The id of the record to read instead, if there is one.", title="Read this instead"
    )


class Page(Part):
    """The fields that every kind of record shares.

    The file's stem is the record's id; it is not written again inside.
    """

    kind_name: ClassVar[str]
    """The kind as data and addresses name it: `case-study`."""
    plural: ClassVar[str]
    """The plural in addresses and lists: `case-studies`."""
    folder: ClassVar[str]
    """The folder of its files, from the root: `case_studies`."""
    label: ClassVar[str]
    """The kind in words a reader sees."""

    title: Annotated[str, StringConstraints(pattern=r"^[^\n]*$")] = described(
        "What it is, in words that a colleague would use. Shown at the top of the page.",
        required=True,
        min_length=5,
        max_length=180,
        example='"Measure, do not estimate: blood loss weighed at every birth"',
    )
    also_known_as: tuple[Line, ...] = described(
        "Other names that people may search for: acronyms, lay words, spellings.",
        default=(),
        example="[QBL]",
        title="Other names",
    )
    formerly: tuple[Id, ...] = described(
        "Ids this record had before; each old address leads here.", default=(), title="Earlier ids"
    )
    withdrawn: Withdrawn | None = described("Only for a record that was taken back.")
    changes: tuple[Change, ...] = described("The history of the record, newest first.", default=())
    review_due: Day | None = described("The day by which somebody should look at it again.", title="Next review by")
    sources: tuple[Source, ...] = described("The documents that were read.", default=())

    @property
    def standing(self) -> str:
        """draft, published, withdrawn or lead; a term, which has no status, is published or withdrawn."""
        return "withdrawn" if self.withdrawn else "published"
