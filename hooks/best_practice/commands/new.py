"""`best-practice new`: the file of a new record, with every field explained, that passes the check as written."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from best_practice.commands.project import Misuse, project_root, root_option, today, today_option
from best_practice.faults import Fault, Severity
from best_practice.model.collection import Collection
from best_practice.model.kinds import FOLDERS, kind_named
from best_practice.model.page import Page
from best_practice.reading.files import INVISIBLE
from best_practice.reading.project import read_project
from best_practice.reading.records import read_record
from best_practice.rules.check import judge
from best_practice.writing import disk
from best_practice.writing.ids import id_from_title, is_id
from best_practice.writing.outline import NEEDED_OF_A_LEAD, outline_of
from best_practice.writing.scalars import quoted
from best_practice.writing.skeleton import skeleton

__all__ = ["new"]

_KINDS = ("intervention", "case-study", "lead")


@click.command(
    epilog="""\b
Examples:
  best-practice new intervention "Group antenatal care in Somali"
  best-practice new case-study "Leicester: booking letters in six languages" --id leicester-booking-letters
  best-practice new lead "Text messages before the first scan" --organisation university-hospitals-of-leicester \\
      --area cross-cutting --summary "A trust texts women in their own language before the first scan."
"""
)
@click.argument("kind", type=click.Choice(_KINDS), metavar="KIND")
@click.argument("title", nargs=-1, metavar='"TITLE"')
@click.option("--id", "wanted_id", metavar="ID", help="The record's id. Without it: made from the title.")
@click.option("--organisation", metavar="ID", help="The id of the organisation (case study or lead).")
@click.option("--area", "areas", multiple=True, metavar="ID", help="The id of a priority area; may be given again.")
@click.option("--summary", metavar="TEXT", help="What it is and for whom, in 40 to 300 characters.")
@root_option
@today_option
def new(
    kind: str, title: tuple[str, ...], wanted_id: str | None, root: str | None, day: str | None, **known: Any
) -> None:
    """Begin a new record.

    KIND is intervention, case-study or lead. The file explains every field, and
    passes `best-practice check` as it is. It is a draft; a lead that is given
    its organisation, area and summary is a lead at once. Nothing is ever
    written over.
    """
    at = project_root(root)
    on = today(day)
    model = kind_named(kind)
    words = _title(" ".join(title), kind)
    given = _given(model, **known)
    collection = read_project(at).collection
    stem = _free_id(wanted_id, words, at, collection)
    path = f"{model.folder}/{stem}.md"
    ids = {name: collection.ids_of([name]) for name in ("priority-area", "principle", "theme")}
    text = skeleton(model, quoted(words), on, ids, given)
    faults = _faults(path, text, collection, on)
    errors = [fault for fault in faults if fault.severity is Severity.ERROR]
    if errors:
        raise Misuse("Nothing was written.\n" + "\n".join(_said(fault) for fault in errors))
    try:
        disk.create(at / path, text)
    except FileExistsError:
        raise Misuse(_taken(stem, path)) from None
    click.echo(f"Written: {path}")
    for fault in faults:
        if fault.severity is Severity.WARNING:
            click.echo(_said(fault))
    missing = [key for key in NEEDED_OF_A_LEAD if key not in given]
    if kind == "lead" and missing:
        *others, last = missing
        named = f"{', '.join(others)} and {last}" if others else last
        click.echo(f"It is a draft. Fill in {named}, then set status: lead.")
    click.echo(f"Open it and fill in what you know. Then run: best-practice check {path}")


def _title(words: str, kind: str) -> str:
    if not words.strip() and sys.stdin.isatty():
        words = click.prompt("Title", type=str)
    # One line, without signs that nobody sees.
    title = INVISIBLE.sub("", " ".join(words.split()))
    if not title:
        raise Misuse(f'A title is missing. Write it in quotes: best-practice new {kind} "What it is, in a few words"')
    try:
        title.encode()
    except UnicodeEncodeError:
        raise Misuse("The title holds signs that are no text. Type it again.") from None
    return title


def _given(model: type[Page], organisation: str | None, areas: tuple[str, ...], summary: str | None) -> dict[str, str]:
    """The fields given as options, as they will stand in the file."""
    given: dict[str, str] = {}
    if organisation is not None:
        if "organisation" not in {field.key for field in outline_of(model)}:
            raise Misuse("An intervention has no organisation. Leave --organisation out, and name places in tried_in.")
        given["organisation"] = _plain_id(organisation)
    if areas:
        given["priority_areas"] = f"[{', '.join(_plain_id(area) for area in areas)}]"
    if summary is not None:
        given["summary"] = quoted(" ".join(summary.split()))
    return given


def _plain_id(word: str) -> str:
    return word if is_id(word) else quoted(word)


def _free_id(wanted: str | None, title: str, root: Path, collection: Collection) -> str:
    """An id that no record of any kind has or had."""
    stem = id_from_title(title) if wanted is None else wanted
    if not is_id(stem):
        if wanted is None:
            raise Misuse("No id can be made from this title. Give one: --id words-with-hyphens")
        better = id_from_title(wanted)
        hint = (
            f"Use --id {better}"
            if is_id(better)
            else "Use small letters, digits and single hyphens: --id measured-blood-loss"
        )
        raise Misuse(f'"{wanted}" cannot be an id. {hint}')
    for folder in FOLDERS:
        if (root / folder / f"{stem}.md").exists():
            raise Misuse(_taken(stem, f"{folder}/{stem}.md"))
    for record in collection.records:
        if stem in record.page.formerly:
            raise Misuse(
                f"The id {stem} was the id of {record.path}, and an id is never used again. Give another: --id ..."
            )
    return stem


def _taken(stem: str, path: str) -> str:
    return f"The id {stem} is taken: {path} has it. Choose another title, or give an id: --id ..."


def _faults(path: str, text: str, collection: Collection, on: date) -> list[Fault]:
    """What `check` would say of the file if it stood there."""
    result = read_record(path, text)
    if result.record is None:
        return list(result.faults)
    record = result.record
    together = replace(
        collection,
        records=(*collection.records, record),
        stems={**collection.stems, record.id: (path,)},
        kinds={**collection.kinds, record.id: result.kind},
        files=collection.files | {path},
    )
    return [*result.faults, *(fault for fault in judge(together, on) if fault.path == path)]


def _said(fault: Fault) -> str:
    field = re.sub(r"\[\d+\]$", "", fault.field)
    return f"{field or 'This file'}: {fault.message} {fault.hint}"
