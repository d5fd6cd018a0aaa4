"""`best-practice rate`: the statements of a record, or of all of them, each with the rule that fired."""

from __future__ import annotations

import json
from pathlib import Path

import click

from best_practice.commands.project import Misuse, project_root, root_option, unread_records
from best_practice.evidence.definitions import Statement, rule_named
from best_practice.evidence.levels import EFFECTS, READINESS, STRENGTHS, level_of
from best_practice.evidence.rating import Rating, is_rated, rating_of
from best_practice.evidence.telling import in_words
from best_practice.model.collection import Collection
from best_practice.nearest import did_you_mean
from best_practice.reading.project import read_project

__all__ = ["rate", "rated"]


@click.command(
    epilog="""\b
Examples:
  best-practice rate measured-blood-loss
  best-practice rate --all
  best-practice rate --all --format json
"""
)
@click.argument("record", required=False, metavar="[ID]")
@click.option("--all", "every", is_flag=True, help="Rate every intervention and case study; leads are not rated.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text to read; json for programs: a list with --all, else one object.",
)
@root_option
def rate(record: str | None, every: bool, form: str, root: str | None) -> None:
    """Show how a record is rated, by which rule.

    Strength, finding, effect on the gap and readiness are worked out from the
    fields of the record. Nothing is written.
    """
    if (record is None) != every:
        raise Misuse("Name one record, as in best-practice rate measured-blood-loss, or write --all.")
    at = project_root(root)
    collection = read_project(at).collection
    ratings = rated(collection) if every else [_one(record or "", collection)]
    unread = unread_records(collection) if every else 0
    if unread:
        click.echo(f"Not rated, because they cannot be read: {unread}. best-practice check says why.", err=True)
    if form == "json":
        data = [rating.as_data() for rating in ratings]
        click.echo(json.dumps(data if every else data[0], indent=2, ensure_ascii=False, allow_nan=False))
        return
    click.echo("\n".join(_printed(rating) for rating in ratings), nl=False)


def rated(collection: Collection) -> list[Rating]:
    """The ratings of every intervention and case study that could be read, by path."""
    records = [record for record in collection.by_id.values() if is_rated(record)]
    return [rating_of(record, collection) for record in sorted(records, key=lambda record: record.path)]


def _one(name: str, collection: Collection) -> Rating:
    wanted = Path(name).stem if name.endswith(".md") else name
    record = collection.by_id.get(wanted)
    if record is None and wanted in collection.stems:
        raise Misuse(f"{wanted} cannot be read. best-practice check says why.")
    ids = [known.id for known in collection.by_id.values() if is_rated(known)]
    if record is None:
        raise Misuse(f'There is no record "{name}". {did_you_mean(wanted, ids)}')
    if not is_rated(record):
        folder = record.page.folder
        raise Misuse(f"{wanted} stands in {folder}/. Only interventions and case studies are rated, and leads are not.")
    if record.had_faults:
        click.echo(f"Only what could be read of {wanted} is rated. best-practice check says what was not.", err=True)
    return rating_of(record, collection)


def _printed(rating: Rating) -> str:
    """A block a person can read: each statement in words, its rule, and the figures behind the gap."""
    strength, equity, readiness = rating.strength, rating.equity, rating.readiness
    level = f"{strength.level} {level_of(STRENGTHS, strength.level).label}"
    ready = level_of(READINESS, readiness.level)
    lines = [
        f"{rating.id} ({rating.kind})",
        _line("Strength", level, Statement.STRENGTH, strength.rule),
        _line("Finding", rating.finding.words, Statement.FINDING, rating.finding.rule),
        _line("Gap", level_of(EFFECTS, equity.effect.value).label, Statement.EQUITY, equity.rule),
        *(f"    {in_words(effect.change)}" for effect in equity.judged),
        *(f"    Beside it: {level_of(EFFECTS, o.effect.value).label}. {in_words(o.change)}" for o in equity.others),
    ]
    if readiness.level is not None:
        lines.append(_line("Ready", f"{readiness.level} {ready.label}", Statement.READINESS, readiness.rule))
    return "\n".join(lines) + "\n"


def _line(name: str, answer: str, statement: Statement, rule: str) -> str:
    return f"  {name + ':':10}{answer} [{rule}: {rule_named(statement, rule).definition}]"
