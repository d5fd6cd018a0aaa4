"""The statements of a record as a reader meets them: separate, each with its rule and what it does not mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from best_practice.evidence.definitions import Statement, rule_named
from best_practice.evidence.equity import EquityEffect
from best_practice.evidence.finding import Finding
from best_practice.evidence.levels import EFFECTS, FINDINGS, READINESS, STRENGTHS, Level, level_of
from best_practice.evidence.rating import Rating
from best_practice.evidence.telling import in_words
from best_practice.model.scales import LimitKind

__all__ = ["QUESTIONS", "Said", "statements_of"]

QUESTIONS = {
    Statement.STRENGTH: "How sure is it?",
    Statement.FINDING: "What was found?",
    Statement.EQUITY: "Did the gap narrow?",
    Statement.READINESS: "Can it be copied?",
}
"""What each statement answers, in a reader's words."""

_MISSING = {
    "components": "its parts",
    "stage": "when it is done",
    "tried_in": "where it was tried",
    "delivered_by": "who does it",
}
"""Fields without which it cannot be copied, in a reader's words; the others are words already."""


@dataclass(frozen=True, slots=True)
class Said:
    """One statement.

    Attributes:
        name: which statement: strength, finding, equity, readiness.
        question: what it answers, in a reader's words.
        answer: the step reached.
        rule: the rule that fired, in a sentence.
        beside: what stands beside it: limits, figures, places.
        not_meant: what it does not mean.
    """

    name: str
    question: str
    answer: str
    rule: str
    beside: tuple[str, ...]
    not_meant: str


def statements_of(rating: Rating, titles: Mapping[str, str]) -> tuple[Said, ...]:
    """The statements of a record, in their fixed order; readiness only where it applies.

    Args:
        rating: what was worked out.
        titles: the title of each measure by its id.
    """
    strength = level_of(STRENGTHS, rating.strength.level)
    measured = ", ".join(kind.label.lower() for kind in rating.strength.kinds)
    where = ", ".join(region.label for region in rating.strength.regions)
    limits = _limits(rating)
    beside: tuple[str, ...] = (
        f"What was measured: {measured}." if measured else "",
        f"Where: {where}." if where else "",
        f"What limits it: {', '.join(limits)}." if limits else "",
    )
    effect = level_of(EFFECTS, rating.equity.effect.value)
    finding = level_of(FINDINGS, rating.finding.state)
    said = [
        _said(Statement.STRENGTH, strength, rating.strength.rule, beside),
        _said(Statement.FINDING, finding, rating.finding.rule, (), _found(rating.finding, titles)),
        _said(Statement.EQUITY, effect, rating.equity.rule, _gap_in_figures(rating.equity)),
    ]
    if rating.readiness.level is not None:
        level = level_of(READINESS, rating.readiness.level)
        missing = ", ".join(_MISSING.get(name, name) for name in rating.readiness.missing)
        beside = (f"For the next step the record must also have: {missing}." if missing else "",)
        said.append(_said(Statement.READINESS, level, rating.readiness.rule, beside))
    return tuple(said)


def _limits(rating: Rating) -> list[str]:
    """What kinds of limit the studies have, each once; one without a kind stands last, and is told with the figures."""
    kinds = dict.fromkeys(limit.kind for _, limit in rating.strength.limits)
    named = [kind.label.lower() for kind in kinds if kind is not LimitKind.OTHER]
    return named + (["others, told below the figures"] if LimitKind.OTHER in kinds else [])


def _found(finding: Finding, titles: Mapping[str, str]) -> str:
    """The finding in words; what got better in a study whose main outcome did not is not hidden."""
    if finding.state != "no-clear-benefit" or not finding.gains:
        return finding.words
    named = "; ".join(titles.get(gain, gain) for gain in finding.gains)
    return f"{finding.words} in its main outcome. Better in the same study: {named}"


def _gap_in_figures(equity: EquityEffect) -> tuple[str, ...]:
    """The figures that the gap was judged by, or why there are none."""
    if not equity.judged:
        return (equity.because,)
    change = equity.judged[0].change
    reversed_gap = "The gap changed sides: the group that was better off is now worse off." if change.reversed else ""
    approximate = "Worked out from printed percentages, not from counts." if change.approximate else ""
    more = f"{len(equity.others)} more measures have" if len(equity.others) > 1 else "One more measure has"
    others = f"{more} a gap by group; see the figures." if equity.others else ""
    return (in_words(change), reversed_gap, approximate, others)


def _said(statement: Statement, level: Level, rule: str, beside: tuple[str, ...], words: str = "") -> Said:
    answer = words or level.label
    if statement in (Statement.STRENGTH, Statement.READINESS):
        # R2 is a code of the data; a reader is told how far up the steps it is.
        steps = STRENGTHS if statement is Statement.STRENGTH else READINESS
        highest = [step.value for step in steps if step.value is not None][-1]
        answer = f"{answer} ({str(level.value).lstrip('R')} of {str(highest).lstrip('R')})"
    definition = rule_named(statement, rule).definition
    return Said(
        statement.value, QUESTIONS[statement], answer, definition, tuple(b for b in beside if b), level.not_meant
    )
