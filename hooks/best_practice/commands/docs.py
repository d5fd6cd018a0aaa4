"""`best-practice docs`: the guide pages, and the files of other programs, that are made from the code."""

from __future__ import annotations

from pathlib import Path

import click

from best_practice.commands.project import Misuse, project_root, root_option
from best_practice.faults import all_codes
from best_practice.outputs.checks_guide import checks_guide
from best_practice.outputs.commands_guide import commands_guide
from best_practice.outputs.editor_snippets import SNIPPETS, editor_snippets
from best_practice.outputs.field_guide import field_guide
from best_practice.outputs.issue_forms import issue_forms
from best_practice.outputs.proposal_template import PROPOSAL_TEMPLATE, proposal_template
from best_practice.pages.statements import QUESTIONS
from best_practice.rules.check import RULE_MODULES
from best_practice.writing import disk

__all__ = ["docs", "generated", "pages"]


def generated(group: click.Group) -> dict[str, str]:
    """Every generated file by its path from the root: the guide pages, and what an editor and GitHub read."""
    return {
        **pages(group),
        SNIPPETS: editor_snippets(),
        PROPOSAL_TEMPLATE: proposal_template(),
        **issue_forms(QUESTIONS.values()),
    }


def pages(group: click.Group) -> dict[str, str]:
    """Every generated guide page by its path from the root."""
    assert RULE_MODULES  # noqa: S101 - importing them is what declares the codes
    return {
        "docs/guide/fields.md": field_guide(),
        "docs/guide/checks.md": checks_guide(all_codes()),
        "docs/guide/commands.md": commands_guide(group, "best-practice"),
    }


@click.command(
    epilog="""\b
Examples:
  best-practice docs --write
  best-practice docs --check
"""
)
@click.option("--write", is_flag=True, help="Write the files.")
@click.option("--check", "only_look", is_flag=True, help="Change nothing; leave with 1 if a file is out of date.")
@root_option
@click.pass_context
def docs(context: click.Context, *, write: bool, only_look: bool, root: str | None) -> None:
    """Write the files that are made from the code.

    They are the guide pages docs/guide/fields.md, checks.md and commands.md,
    the snippets for VS Code, and what GitHub shows to those who propose or
    report something. Without an option: say which of them are out of date.
    """
    if write and only_look:
        raise Misuse("--write and --check do not go together. Use one of them.")
    at = project_root(root)
    group = context.find_root().command
    assert isinstance(group, click.Group)  # noqa: S101 - this command is one of a group's
    files = generated(group)
    stale = [path for path, text in files.items() if _held(at / path) != text]
    for path, text in files.items():
        if path not in stale:
            click.echo(f"Up to date: {path}")
        elif write:
            (at / path).parent.mkdir(parents=True, exist_ok=True)
            disk.replace(at / path, text)
            click.echo(f"Written: {path}")
        else:
            click.echo(f"Out of date: {path}")
    if stale and not write:
        click.echo("Write them again with: best-practice docs --write")
        if only_look:
            raise click.exceptions.Exit(1)


def _held(path: Path) -> str | None:
    try:
        return path.read_bytes().decode()
    except (FileNotFoundError, UnicodeDecodeError):
        return None
