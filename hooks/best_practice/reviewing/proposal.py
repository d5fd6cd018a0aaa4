"""A proposal as a reader must know it: each record that it touches, with its faults and its statements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from best_practice.catalogue.catalogue import Catalogue, build
from best_practice.faults import Fault, Severity
from best_practice.model.collection import Collection
from best_practice.model.kinds import FOLDERS, KINDS, kind_named
from best_practice.model.record import Record
from best_practice.pages.statements import statements_of
from best_practice.reading.files import NOT_RECORDS, WITH_SERIES
from best_practice.rules.check import Checked
from best_practice.writing.outline import outline_of

__all__ = ["Change", "How", "Moved", "Proposal", "Reviewed", "Told", "is_about_people", "proposal_of", "record_path"]

_SERIES = "Figures over time"
_BODY = "Text below the fields"


class How(StrEnum):
    """What a proposal does to a file."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """One file that a proposal touches, relative to the root."""

    path: str
    how: How


@dataclass(frozen=True, slots=True)
class Told:
    """One statement of a record: what it answers, and the rule. `before` is the answer it had, if another."""

    question: str
    answer: str
    rule: str
    beside: tuple[str, ...]
    before: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """A record that the proposal does not touch and that says something else because of it."""

    record: Record
    statements: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One record of a proposal.

    Attributes:
        path: its file; of a removed one, where it was.
        how: what happens to it.
        record: the record, unless it was removed or cannot be read.
        errors: what must be mended, in its file and in the figures beside it.
        warnings: what somebody should look at.
        advice: what could be better.
        fields: of a changed record: the labels of what is not as it was.
        statements: what the site would say of it; none while it has an error.
        renamed_to: of a removed record: the id of the one that lists it as its old id.
    """

    path: str
    how: How
    record: Record | None = None
    errors: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()
    advice: tuple[Fault, ...] = ()
    fields: tuple[str, ...] = ()
    statements: tuple[Told, ...] = ()
    renamed_to: str = ""

    @property
    def is_withheld(self) -> bool:
        """Whether its words must not be repeated: they may say something about one person."""
        return any(is_about_people(fault) for fault in self.errors)

    @property
    def can_be_shown(self) -> bool:
        """Whether the site would have it as it stands."""
        return self.record is not None and not self.errors


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything a review says.

    Attributes:
        records: those that the proposal touches, practices before terms.
        moved: other records whose statements change.
        elsewhere: errors in records that it does not touch.
        others: files of it that are no records, such as code and pages.
        catalogue: every record that could be shown, drafts among them.
    """

    records: tuple[Reviewed, ...]
    moved: tuple[Moved, ...]
    elsewhere: tuple[Fault, ...]
    others: tuple[str, ...]
    catalogue: Catalogue


def is_about_people(fault: Fault) -> bool:
    """Whether a fault says that a person may be recognised: personal data (E520 to E549), small counts (E440 to E459).

    The ranges are those in which the codes were dealt out.
    """
    number = int(fault.code[1:])
    return fault.severity is Severity.ERROR and (520 <= number <= 549 or 440 <= number <= 459)


def record_path(path: str) -> str | None:
    """The file of the record that a file belongs to: itself, or the one its series stands beside; None of any other."""
    at = PurePosixPath(path)
    folder = at.parent.as_posix()
    if at.suffix == ".md" and folder in FOLDERS and at.name not in NOT_RECORDS:
        return path
    return at.with_suffix(".md").as_posix() if at.suffix == ".csv" and folder in WITH_SERIES else None


def proposal_of(checked: Checked, changes: Iterable[Change], before: Collection | None = None) -> Proposal:
    """What the changes come to.

    Args:
        checked: the project as it would be.
        changes: the files that are not as they were.
        before: the records as they were; without it nothing is compared.
    """
    every = tuple(changes)
    errors = [fault for fault in checked.faults if fault.severity is Severity.ERROR]
    now = build(checked.collection, drafts=True, without={fault.path for fault in errors})
    then = build(before, drafts=True) if before else None
    how = _by_record(every, checked.collection)
    records = tuple(_reviewed(path, how[path], checked, now, (before, then)) for path in how)
    return Proposal(
        records=tuple(sorted(records, key=_order)),
        moved=_moved(now, then, set(how)),
        elsewhere=tuple(fault for fault in errors if record_path(fault.path) not in how),
        others=tuple(sorted(change.path for change in every if record_path(change.path) is None)),
        catalogue=now,
    )


def _by_record(changes: Sequence[Change], collection: Collection) -> dict[str, How]:
    """What happens to each record; one of which only the series is touched was changed."""
    how = {change.path: change.how for change in changes if record_path(change.path) == change.path}
    for change in changes:
        path = record_path(change.path)
        if path and path not in how and any(path in paths for paths in collection.stems.values()):
            how[path] = How.CHANGED
    return how


def _reviewed(
    path: str, how: How, checked: Checked, now: Catalogue, past: tuple[Collection | None, Catalogue | None]
) -> Reviewed:
    stem = PurePosixPath(path).stem
    if how is How.REMOVED:
        heir = next((r.id for r in checked.collection.records if stem in r.page.formerly), "")
        return Reviewed(path, how, renamed_to=heir)
    before, then = past
    record = checked.collection.by_path.get(path)
    said = [fault for fault in checked.faults if record_path(fault.path) == path]
    errors, warnings, advice = (
        tuple(fault for fault in said if fault.severity is severity)
        for severity in (Severity.ERROR, Severity.WARNING, Severity.ADVICE)
    )
    old = before.by_path.get(path) if before and how is How.CHANGED else None
    fields: tuple[str, ...] = ()
    if record and before and old:
        series = _SERIES if checked.collection.series.get(stem) != before.series.get(stem) else ""
        fields = (*_changed_fields(old, record), *([series] if series else []))
    statements = _told(stem, now, then) if record and not errors else ()
    return Reviewed(path, how, record, errors, warnings, advice, fields, statements)


def _changed_fields(old: Record, new: Record) -> tuple[str, ...]:
    """The labels of the fields that are not as they were, in written order, and the body."""
    names = {info.alias or name: name for name, info in type(new.page).model_fields.items()}
    fields = [
        field.label
        for field in outline_of(type(new.page))
        if getattr(old.page, names[field.key], None) != getattr(new.page, names[field.key], None)
    ]
    return (*fields, *([_BODY] if old.body.strip() != new.body.strip() else []))


def _told(record_id: str, now: Catalogue, then: Catalogue | None) -> tuple[Told, ...]:
    """The statements of a record, with what each was before where that was something else."""
    if record_id not in now.ratings:
        return ()
    old = {}
    if then and record_id in then.ratings:
        old = {said.name: said.answer for said in statements_of(then.ratings[record_id], then.titles)}
    return tuple(
        Told(
            said.question,
            said.answer,
            said.rule,
            said.beside,
            old[said.name] if old.get(said.name, said.answer) != said.answer else "",
        )
        for said in statements_of(now.ratings[record_id], now.titles)
    )


def _moved(now: Catalogue, then: Catalogue | None, touched: set[str]) -> tuple[Moved, ...]:
    if then is None:
        return ()
    found = []
    for record in now.shown:
        if record.path in touched or record.id not in then.ratings:
            continue
        told = tuple(statement for statement in _told(record.id, now, then) if statement.before)
        if told:
            found.append(Moved(record, told))
    return tuple(found)


def _order(reviewed: Reviewed) -> tuple[int, str]:
    kind = kind_named(reviewed.record.kind) if reviewed.record else FOLDERS[str(PurePosixPath(reviewed.path).parent)]
    return (KINDS.index(kind), reviewed.path)
