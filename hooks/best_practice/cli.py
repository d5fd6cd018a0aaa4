"""`best-practice`: the command line. Each command stands in its own module of `commands`."""

from __future__ import annotations

import sys
from importlib.metadata import version
from typing import Any

import click

from best_practice.commands.check import check
from best_practice.commands.docs import docs
from best_practice.commands.fmt import fmt
from best_practice.commands.new import new
from best_practice.commands.project import Misuse
from best_practice.commands.rate import rate
from best_practice.commands.review import review
from best_practice.commands.schema import schema
from best_practice.commands.stats import stats
from best_practice.verifying.command import verify_command

__all__ = ["main"]


class _Plain(click.Group):
    """A group that never shows a traceback for a disk that refuses."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise  # whoever read the output has heard enough; click leaves quietly
        except OSError as error:
            what = error.filename or "A file"
            why = error.strerror or error
            raise Misuse(
                f"{what} cannot be opened or written: {why}. Check that you may do so, and that the disk has room."
            ) from error


@click.group(
    cls=_Plain,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Start here:
  best-practice new intervention "Group antenatal care in Somali"
  best-practice check
Help with one command: best-practice check --help
""",
)
@click.version_option(version("maternity-equity-best-practice"), message="%(prog)s %(version)s")
def main() -> None:
    """Write, check and describe the records of best practice for maternity equity."""
    for stream in (sys.stdout, sys.stderr):
        # Names of files and quoted text can hold any letter; a terminal that cannot show one is no reason to stop.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


for command in (check, new, fmt, schema, stats, rate, review, docs, verify_command):
    main.add_command(command)
