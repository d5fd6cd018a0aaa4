"""`best-practice stats`: how many records there are, by kind, status, area, principle and country."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable

import click

from best_practice.commands.project import project_root, root_option, unread_records
from best_practice.model.case_study import NOT_NAMED, CaseStudy
from best_practice.model.collection import Collection
from best_practice.model.countries import countries
from best_practice.model.intervention import Intervention
from best_practice.model.kinds import KINDS
from best_practice.model.organisation import Organisation
from best_practice.model.practice import Practice
from best_practice.model.record import Record
from best_practice.model.scales import Status
from best_practice.reading.project import read_project
from best_practice.writing.outline import statuses_of

__all__ = ["counts", "stats"]

Table = dict[str, dict[str, int]]

_COLUMNS = ("interventions", "case-studies")


@click.command(
    epilog="""\b
Examples:
  best-practice stats
  best-practice stats --format json
"""
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A table to read, or json for programs.",
)
@root_option
def stats(form: str, root: str | None) -> None:
    """Count the records.

    By kind and status all records count; by priority area, principle and
    country the published ones do. A record with two areas counts in both.
    """
    collection = read_project(project_root(root)).collection
    tables = counts(collection)
    unread = unread_records(collection)
    if unread:
        click.echo(f"Not counted, because they cannot be read: {unread}. best-practice check says why.", err=True)
    if form == "json":
        click.echo(json.dumps(tables, indent=2, ensure_ascii=False))
        return
    for title, table in tables.items():
        click.echo(_printed(title.replace("_", " ").capitalize(), table))


def counts(collection: Collection) -> dict[str, Table]:
    """For each table its rows, and for each row its numbers by column.

    Rows of areas and principles are there with 0 when no record names them: a gap is a finding.
    """
    practices = [r for r in collection.records if isinstance(r.page, Practice)]
    published = [r for r in practices if r.status == Status.PUBLISHED]
    statuses = [status.value for status in statuses_of(Intervention)]
    areas = collection.ids_of(["priority-area"])
    principles = collection.ids_of(["principle"])
    return {
        "kinds": {kind.plural: {"records": len(collection.of_kind(kind.kind_name))} for kind in KINDS},
        "statuses": _table(statuses, practices, lambda r: [r.status]),
        "priority_areas": _table(areas, published, lambda r: _practice(r).priority_areas or ()),
        "principles": _table(principles, published, lambda r: [p.id for p in _practice(r).principles or ()]),
        "countries": {
            name: row
            for name, row in _table(list(countries()), published, lambda r: _countries(r, collection)).items()
            if any(row.values())
        },
    }


def _table(rows: list[str], records: list[Record], named: Callable[[Record], Iterable[str]]) -> Table:
    found = Counter((row, record.page.plural) for record in records for row in set(named(record)))
    return {row: {column: found[row, column] for column in _COLUMNS} for row in rows}


def _practice(record: Record) -> Practice:
    assert isinstance(record.page, Practice)  # noqa: S101 - only practices are asked
    return record.page


def _countries(record: Record, collection: Collection) -> set[str]:
    """Where an intervention was tried; of a case study, the country of its organisation."""
    page = record.page
    if isinstance(page, Intervention):
        return {place.country for place in page.tried_in or ()}
    if not isinstance(page, CaseStudy):
        return set()
    if page.organisation == NOT_NAMED:
        return {page.country} if page.country else set()
    organisation = collection.by_id.get(page.organisation or "")
    known = organisation.page if organisation else None
    return {known.country} if isinstance(known, Organisation) and known.country else set()


def _printed(title: str, table: Table) -> str:
    columns = list(next(iter(table.values()))) if table else list(_COLUMNS)
    width = max(len(word) for word in (title, *table))
    heads = [f"{column:>{len(column)}}" for column in columns]
    lines = [f"{title:{width}}  {'  '.join(heads)}"]
    for row, numbers in table.items():
        cells = [f"{numbers[column]:>{len(column)}}" for column in columns]
        lines.append(f"{row:{width}}  {'  '.join(cells)}")
    if not table:
        lines.append("none")
    return "\n".join(lines) + "\n"
