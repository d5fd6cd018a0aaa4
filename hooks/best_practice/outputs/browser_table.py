"""Which checks a browser makes as well, and why it cannot make the others.

A record is judged in the browser before anything leaves the device, and again, whole, with the pull request. A code
that is not named here is told in both, with the same words. Tests hold every line against the golden files.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["InBrowser", "in_browser"]


@dataclass(frozen=True, slots=True)
class InBrowser:
    """Whether a code is told in the browser, and where it is not told in full, why."""

    told: Literal["yes", "partly", "no"]
    because: str = ""


_OWN_FILE = "The form writes the file itself; this is about files written in another way."
_NAME = (
    "The form does not choose the name of the file; whether an id is free is known when all files are read together."
)
_SERIES = "A series is a table in a file of its own, which the form does not read."
_ARITHMETIC = "The gap between groups is computed when the record is checked, with the definitions of all measures."
_LIST = "The list of accepted faults is not part of a record."

# By code, or by its beginning: the longest that fits counts.
_TABLE: dict[str, InBrowser] = {
    "E1": InBrowser("no", _OWN_FILE),
    "E116": InBrowser("partly", "It is told at its field; with the file, at its line."),
    "E201": InBrowser("partly", "A text that is cut off at a comma comes from a file; the form puts texts in quotes."),
    "E202": InBrowser("no", "The form puts texts in quotes, so that YAML makes nothing else of them."),
    "E207": InBrowser("partly", "The form writes numbers without quotes and as they were typed."),
    "E301": InBrowser("no", _NAME),
    "E302": InBrowser("no", _NAME),
    "E303": InBrowser("no", "The former ids of all records are known only when they are read together."),
    "E304": InBrowser("no", "A record is withdrawn by a maintainer, not in the form."),
    "E310": InBrowser("partly", "Drafts are not published, so the browser does not know them: it tells E305 of one."),
    "E311": InBrowser("partly", "The browser does not know the files of the repository, only how a path is written."),
    "E421": InBrowser("no", _ARITHMETIC),
    "E422": InBrowser("no", _ARITHMETIC),
    "E442": InBrowser("no", _SERIES),
    "E46": InBrowser("no", _SERIES),
    "E47": InBrowser("no", _SERIES),
    "E509": InBrowser("partly", "The browser does not know which pictures and films are in the repository."),
    "E521": InBrowser(
        "partly",
        "Numbers of the United Kingdom and its islands are judged by the same numbering plan. Of other countries the "
        "browser takes every number for one that begins with + and a calling code in use and has 8 to 15 digits: it "
        "tells of more, never of less.",
    ),
    "W601": InBrowser("no", _LIST),
    "W602": InBrowser("no", _LIST),
    "A711": InBrowser("no", _ARITHMETIC),
    "A712": InBrowser("no", _ARITHMETIC),
}


def in_browser(code: str) -> InBrowser:
    """What the browser makes of a code."""
    beginnings = (code[:size] for size in range(len(code), 0, -1))
    return next((_TABLE[beginning] for beginning in beginnings if beginning in _TABLE), InBrowser("yes"))
