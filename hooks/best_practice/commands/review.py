"""`best-practice review`: what a proposal does, in words for the people who decide about it."""

from __future__ import annotations

from pathlib import Path

import click

from best_practice import reporting
from best_practice.commands.history import base_of, changes_since, records_at
from best_practice.commands.project import Chosen, Misuse, chosen, project_root, root_option, today, today_option
from best_practice.model.collection import Collection
from best_practice.reviewing.proposal import Change, How, Proposal, proposal_of, record_path
from best_practice.reviewing.summary import summary_of
from best_practice.rules.check import Checked, check_project
from best_practice.writing import disk

__all__ = ["review"]

_LARGEST_PICTURE = 2_000_000


@click.command(
    epilog="""\b
Examples:
  best-practice review case_studies/anytown-booking-letters.md
  best-practice review --since main
  best-practice review --since main --preview preview
"""
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--since",
    metavar="REF",
    help="Review what is not as it was at this branch or commit, committed or not. Needs git.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "github"]),
    default="markdown",
    show_default=True,
    help="markdown to read; github to mark the lines of a pull request, those of its own files first.",
)
@click.option(
    "--preview", "folder", metavar="DIR", help="Write the pages of its records into DIR too; open index.html."
)
@root_option
@today_option
def review(
    paths: tuple[str, ...], since: str | None, form: str, folder: str | None, root: str | None, day: str | None
) -> None:
    """Say what a proposal does: what will appear, what must change, what is worked out.

    Name the records, or give --since, or both to review a part of what
    changed. Statements are shown as the site would have them, beside what they
    were. The words of a record that may tell who a person is are not repeated.

    Leaves with 0 whatever it finds; best-practice check judges.
    """
    if not paths and since is None:
        raise Misuse("Name the records to review, or what to compare with, as in best-practice review --since main.")
    at = project_root(root)
    on = today(day)
    wanted = chosen(at, paths)
    checked = check_project(at, on)
    changes, before = _changes(at, since, wanted, checked)
    proposal = proposal_of(checked, changes, before)
    if form == "github":
        click.echo(_annotations(proposal), nl=False)
    files = _preview(proposal, at) if folder else {}
    if form == "markdown":
        click.echo(summary_of(proposal, preview=bool(files)), nl=False)
    for name, text in files.items():
        path = Path(folder or "", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        disk.replace(path, text)


def _changes(root: Path, since: str | None, wanted: Chosen, checked: Checked) -> tuple[list[Change], Collection | None]:
    if since is None:
        named = wanted.among(path for paths in checked.collection.stems.values() for path in paths)
        wanted.note_if_empty(named)
        return [Change(path, How.CHANGED) for path in named], None
    base = base_of(root, since)
    changes = [change for change in changes_since(root, base) if _is_wanted(change.path, wanted)]
    return changes, records_at(root, base)


def _is_wanted(path: str, wanted: Chosen) -> bool:
    """A series is meant where its record is named."""
    return wanted.holds(path) or wanted.holds(record_path(path) or path)


def _annotations(proposal: Proposal) -> str:
    """Errors of the proposal, errors elsewhere, then its warnings: GitHub shows ten of a kind for each step."""
    errors = [fault for reviewed in proposal.records for fault in reviewed.errors]
    warnings = [fault for reviewed in proposal.records for fault in reviewed.warnings]
    return reporting.as_github([*errors, *proposal.elsewhere, *warnings])


def _preview(proposal: Proposal, root: Path) -> dict[str, str]:
    from best_practice.reviewing.preview import preview_of  # noqa: PLC0415 - pages load pandas, which takes a second

    return preview_of(proposal, lambda path: _picture(root, path))


def _picture(root: Path, path: str) -> bytes | None:
    """The bytes of a picture below docs/, unless it is a link, outside, or too large to carry along."""
    docs = (root / "docs").resolve()
    at = docs / path
    if at.is_symlink() or not at.is_file() or not at.resolve().is_relative_to(docs):
        return None
    return at.read_bytes() if at.stat().st_size <= _LARGEST_PICTURE else None
