"""The guide to the checks: every permanent code with its meaning and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from best_practice.faults import Code, Severity
from best_practice.outputs.browser_table import in_browser
from best_practice.outputs.guide_markdown import notice, plain

__all__ = ["checks_guide"]

_INTRODUCTION = """\
`best-practice check` reads every record and says what is wrong, where, and how to mend it. Each kind of
fault has a code that never changes. `best-practice check --explain E203` prints what stands here.

- **E** is an error. The record cannot be published until it is mended.
- **W** is a warning. The record can be published, and somebody should look soon.
- **A** is advice. The record is right and could be better. It is shown with `--advice` only.

The form tells you of most of them as you type, before anything leaves your device. Where it cannot, this page says why.
"""

_WORDS = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.ADVICE: "Advice"}

# Letter and hundreds, as the codes were dealt out.
_GROUPS = {
    "E1": ("Files and YAML", "The file itself cannot be read as a record."),
    "E2": ("Fields", "A field is missing, misspelt, or holds what it cannot hold."),
    "E3": ("Ids, references and sources", "An id, a link to another record or a source does not hold."),
    "E4": ("Figures", "Rows, small numbers that could show a person, and series."),
    "E5": ("Text", "Markup that is not allowed, and data about people."),
    "W5": ("Wording", "How people are named, and spelling."),
    "W6": ("Care", "Something has aged or is no longer needed."),
    "A7": ("Advice", "What would make a good record more useful."),
}


def checks_guide(codes: Iterable[Code]) -> str:
    """The page `docs/guide/checks.md`. Each code's anchor is its name in small letters: `#e203`."""
    sections = ["# Checks\n", notice("the rules"), _INTRODUCTION]
    for group, members in groupby(codes, key=lambda code: code.name[:2]):
        title, about = _GROUPS.get(group, ("Other", "More checks."))
        sections.append(f"## {title}: {group}xx\n\n{about}\n")
        sections += [_code(member) for member in members]
    return "\n".join(sections)


def _code(code: Code) -> str:
    return (
        f"## {code.name}\n\n**{plain(code.meaning)}** {_WORDS[code.severity]}.\n\nHow to mend it: {plain(code.mend)}\n"
        f"{_browser(code)}"
    )


def _browser(code: Code) -> str:
    """A line where the form does not tell this in full."""
    how = in_browser(code.name)
    said = {"yes": "", "partly": "The form tells this in part", "no": "The form does not tell this"}[how.told]
    return f"\n{said}: {plain(how.because[0].lower() + how.because[1:])}\n" if said else ""
