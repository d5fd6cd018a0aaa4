"""What rules look for in texts, written so that the checks in a browser can use the same.

An expression that both use is declared here by name; `outputs/browser_rules.py` publishes all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from best_practice.model.leaves import Use
from best_practice.nearest import cited
from best_practice.rules.registry import Problem, Subject
from best_practice.rules.texts import Hit, texts_of

__all__ = ["TextPattern", "hits", "looked_for", "shared", "shared_expressions", "text_patterns"]

EVERY_TEXT: tuple[Use, ...] = ("prose", "words-of-others")
"""Our own prose, and titles and names as others wrote them."""


@dataclass(frozen=True, slots=True)
class TextPattern:
    """What one rule looks for in texts.

    Attributes:
        code: the rule's code.
        expression: what is looked for. With a group `own`, only matches that have it count.
        message: what the rule says; {found} stands for the match, {cited} for the same in quotation marks.
        uses: the kinds of text that are looked at, besides the body.
        needs: words without one of which there is no match; they save the search.
        judge: the name of a further test that a match must pass, empty for none. The rule's function makes it, and so
            does `assets/js/checks/judges.js`.
    """

    code: str
    expression: re.Pattern[str]
    message: str
    uses: tuple[Use, ...] = EVERY_TEXT
    needs: tuple[str, ...] = ()
    judge: str = ""

    def problem(self, hit: Hit) -> Problem:
        """What the rule says of a match."""
        found = hit.match.group()
        message = self.message.replace("{found}", found).replace("{cited}", cited(found))
        return Problem(hit.key, message, place=hit.place)


_PATTERNS: list[TextPattern] = []
_EXPRESSIONS: dict[str, re.Pattern[str]] = {}


def looked_for(
    code: str,
    expression: re.Pattern[str],
    message: str,
    *,
    uses: tuple[Use, ...] = EVERY_TEXT,
    needs: tuple[str, ...] = (),
    judge: str = "",
) -> TextPattern:
    """Declare what a rule looks for."""
    _PATTERNS.append(TextPattern(code, expression, message, uses, needs, judge))
    return _PATTERNS[-1]


def hits(subject: Subject, pattern: TextPattern) -> Iterator[Hit]:
    """Every match in the record's texts, before its judge."""
    own = "own" in pattern.expression.groupindex
    for hit in texts_of(subject, *pattern.uses).find(pattern.expression, pattern.needs):
        if not own or hit.match.group("own"):
            yield hit


def shared(name: str, expression: re.Pattern[str]) -> re.Pattern[str]:
    """The expression itself, which the browser knows by this name."""
    if name in _EXPRESSIONS:
        raise ValueError(f"{name} is declared twice")
    _EXPRESSIONS[name] = expression
    return expression


def text_patterns() -> tuple[TextPattern, ...]:
    """Every declared pattern, in the order of their codes."""
    return tuple(sorted(_PATTERNS, key=lambda pattern: pattern.code))


def shared_expressions() -> Mapping[str, re.Pattern[str]]:
    """Every shared expression by its name."""
    return MappingProxyType(_EXPRESSIONS)
