"""`best-practice verify SITE_DIR`: is the finished site fit to be published?"""

from __future__ import annotations

from pathlib import Path

import click

from best_practice.commands.project import Misuse, in_colour, project_root
from best_practice.reading.project import read_project
from best_practice.verifying.report import as_json, as_text, counted
from best_practice.verifying.verify import VerifyResult, verify_site

__all__ = ["verify_command"]


@click.command(
    name="verify",
    epilog="""\b
Examples:
  best-practice verify site
  best-practice verify site --format json
""",
)
@click.argument("site", metavar="SITE_DIR")
@click.option(
    "--records",
    "--root",
    "records",
    metavar="DIR",
    help="The project whose records the site shows. Without it: the nearest folder above this one with mkdocs.yml.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text to read; json for programs.",
)
def verify_command(site: str, records: str | None, form: str) -> None:
    """Check the finished site before it is published.

    SITE_DIR is the folder that "make site" wrote. Every published record must
    have its page; every link, picture and script must be there; nothing may be
    asked of another site; no words of a draft may show. Nothing is changed.

    Leaves with 0 when there is no error, 1 when there is one, 2 for wrong use.
    """
    folder = Path(site)
    if not folder.is_dir():
        raise Misuse(f'There is no folder {site}. Build the site with "make site", then name the folder it stands in.')
    root = project_root(records)
    collection = read_project(root).collection
    if not collection.records:
        raise Misuse(f"There are no records in {root}, so nothing says which pages there must be. Give --records.")
    result = verify_site(folder, collection, root)
    if not result.pages:
        raise Misuse(f'There is no page in {site}. Build the site with "make site", then name the folder it stands in.')
    _print(result, form)
    if not result.ok:
        raise click.exceptions.Exit(1)


def _print(result: VerifyResult, form: str) -> None:
    count = counted(result)
    if form == "json":
        click.echo(as_json(result))
        # Aside, so that what a program reads is JSON and nothing else.
        click.echo(count, err=True)
        return
    colour = in_colour()
    text = as_text(result, colour=colour)
    click.echo(f"{text}\n{count}" if text else count, color=colour)
