"""Words: how people are named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from best_practice.rules.patterns import hits, looked_for, shared
from best_practice.rules.registry import Problem, Subject, record_rule

__all__: list[str] = []

# A quotation within one paragraph. It is matched first, so that nothing in it counts as our own words.
_QUOTED = r'“[^”\x00]{0,800}”|"(?:[^"\n\x00]|\n(?![ \t]*\n)){0,800}"'
_PEOPLE = (
    r"(?:women|woman|mothers?|babies|baby|families|people|patients|staff|midwives|communit(?:y|ies)|parents|infants)"
)
_LUMPED = looked_for(
    "W550",
    re.compile(rf"{_QUOTED}|(?P<own>(?<![‘'\w])(?:BAME|BME)\b(?![’']))"),
    "{found} stands here.",
    uses=("prose",),
    needs=("BAME", "BME"),
)
_GROUPS = ("black", "asian", "white", "african", "caribbean", "pakistani", "indian", "bangladeshi", "chinese")
_SMALL = looked_for(
    "W551",
    re.compile(
        rf"{_QUOTED}|(?P<own>(?<![\w-])(?:{'|'.join(_GROUPS)})(?= (?:(?:and|or) [A-Za-z]+ |[a-z]+ )?{_PEOPLE}\b))"
    ),
    "{cited} has a small letter.",
    uses=("prose",),
    needs=_GROUPS,
)
_STEMS = ("hemorrhag", "anemi", "fetuses", "cesarean", "gynecolog", "pediatric", "behavior")
_AMERICAN = looked_for(
    "W552",
    re.compile(rf"{_QUOTED}|(?P<own>\b(?:{'|'.join(_STEMS)})\w*)", re.IGNORECASE),
    "{cited} is an American spelling.",
    uses=("prose",),
    needs=_STEMS,
    judge="not-inside-a-name",
)
_INSIDE_A_NAME = shared("inside-a-name", re.compile(r"[\w,] $"))


@record_rule(
    "W550",
    "BAME or BME stands in our own words.",
    'Name the group as the source does, or write "ethnic minority women"; in quotation marks it may stand.',
)
def no_lumped_group(subject: Subject) -> Iterator[Problem]:
    """Allowed in a source's own title or group name, or in quotation marks."""
    yield from map(_LUMPED.problem, hits(subject, _LUMPED))


@record_rule("W551", "An ethnic group has a small letter.", "Write Black, Asian, White, Pakistani ... with a capital.")
def groups_have_capitals(subject: Subject) -> Iterator[Problem]:
    """Except in a group's name as its source prints it (non-white), or in a quotation."""
    yield from map(_SMALL.problem, hits(subject, _SMALL))


@record_rule("W552", "An American spelling stands in our own words.", "Write haemorrhage, anaemia, caesarean ...")
def british_spelling(subject: Subject) -> Iterator[Problem]:
    """Titles of sources, names and quotations keep theirs; the other spelling belongs in also_known_as."""
    for hit in hits(subject, _AMERICAN):
        word, start = hit.match.group(), hit.match.start()
        if word[0].isupper() and _INSIDE_A_NAME.search(hit.match.string[max(0, start - 2) : start]):
            continue
        yield _AMERICAN.problem(hit)
