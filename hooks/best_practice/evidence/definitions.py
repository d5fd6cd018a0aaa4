"""Every rule by which a statement is made, in one table: its id, what it gives, and one line that says when.

Ids are short, stable words: data and pages name the rule that fired by them.
The first that holds decides, in the order of the table within a statement.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["RULES", "Rule", "Statement", "rule_named"]


class Statement(StrEnum):
    """What a rule says something about."""

    STRENGTH = "strength"
    FINDING = "finding"
    EQUITY = "equity"
    READINESS = "readiness"
    REQUIRED = "required"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: when it holds, the statement has the step `gives`."""

    id: str
    statement: Statement
    gives: str
    definition: str


_S, _F, _E, _R, _Q = Statement.STRENGTH, Statement.FINDING, Statement.EQUITY, Statement.READINESS, Statement.REQUIRED

RULES: tuple[Rule, ...] = (
    Rule("no-study", _S, "0", "No study is entered."),
    Rule("systematic-review", _S, "4", "A systematic review with a result."),
    Rule(
        "studies-agree",
        _S,
        "4",
        "All comparisons and trials with a result give the same answer in their main outcome, and two of them come "
        "from different sources and different countries.",
    ),
    Rule("randomised", _S, "3", "A randomised trial with a result."),
    Rule("matched-comparison", _S, "3", "A matched or adjusted comparison with a result."),
    Rule("service-data", _S, "2", "Figures from a service."),
    Rule(
        "serious-limits",
        _S,
        "one step less, never below 1",
        "Every study at the level reached has a limit that could by itself explain the result.",
    ),
    Rule(
        "described-only",
        _S,
        "1",
        "No study entered gives a result that can be rated: what there is describes the practice, or where it began.",
    ),
    Rule("no-main-outcome", _F, "not-rated", "No outcome is marked as the main one."),
    Rule(
        "trial-no-clear-benefit",
        _F,
        "no-clear-benefit",
        "A main outcome of a randomised trial shows no difference, or is worse.",
    ),
    Rule(
        "comparison-no-clear-benefit",
        _F,
        "no-clear-benefit",
        "A main outcome of a matched comparison shows no difference, or is worse.",
    ),
    Rule(
        "review-no-clear-benefit",
        _F,
        "no-clear-benefit",
        "A main outcome of a systematic review shows no difference, or is worse.",
    ),
    Rule("nothing-measured", _F, "not-measured", "No main outcome has a result."),
    Rule(
        "as-good",
        _F,
        "as-good",
        "The main outcome shows no difference, in a study that set out to show that it does as well.",
    ),
    Rule("main-outcomes-agree", _F, "their finding", "All main outcomes with a result say the same."),
    Rule("main-outcomes-differ", _F, "mixed", "Main outcomes with a result say different things."),
    Rule(
        "levelled-down",
        _E,
        "levelled-down",
        "The gap moved towards or past zero, and the better-off group got worse. Tested first.",
    ),
    Rule("scales-disagree", _E, "mixed", "The gap did not move the same way as a difference and as a ratio."),
    Rule(
        "beyond-chance",
        _E,
        "gap-narrowed",
        "The worse-off group improved, the better-off did not get worse, the gap is smaller as a difference and as a "
        "ratio, and the 95% interval of the change does not include 'no change'.",
    ),
    Rule(
        "could-be-chance",
        _E,
        "gap-smaller-uncertain",
        "The gap is smaller on both scales, and the 95% interval of the change includes 'no change'.",
    ),
    Rule(
        "no-interval",
        _E,
        "gap-smaller-uncertain",
        "The gap is smaller on both scales, and no interval of the change can be worked out.",
    ),
    Rule(
        "one-scale-known",
        _E,
        "gap-smaller-uncertain",
        "The gap is smaller on the one scale that is known; the other, or who got worse, cannot be told.",
    ),
    Rule(
        "wider-beyond-chance",
        _E,
        "widened",
        "The gap is larger on both scales, and the 95% interval of the change does not include 'no change'.",
    ),
    Rule("not-smaller", _E, "no-change", "Any other pair of points: the gap was not shown to change."),
    Rule("main-outcomes-disagree", _E, "mixed", "Main outcomes give different effects on the gap."),
    Rule(
        "source-says-narrowed",
        _E,
        "narrowing-reported",
        "The source says that the gap narrowed; the figures could not be read.",
    ),
    Rule(
        "source-says-helped",
        _E,
        "helped-intended-group",
        "The group it was meant for did better; no other group stands beside it.",
    ),
    Rule(
        "source-says-aimed",
        _E,
        "equity-aimed",
        "The source says that it set out to narrow a gap; it gives no result by group.",
    ),
    Rule("no-result-by-ethnic-group", _E, "not-reported", "No figure is given by ethnic group."),
    Rule(
        "one-group-only",
        _E,
        "not-reported",
        "No two ethnic groups have figures of one measure at two points: there is no gap to follow.",
    ),
    Rule("one-point-only", _E, "not-reported", "Ethnic groups have figures at one point only: a gap, and no change."),
    Rule(
        "not-the-main-outcome",
        _E,
        "not-reported",
        "The main outcome has no change by ethnic group; another outcome has, and stands beside it.",
    ),
    Rule("two-figures-for-one-point", _E, "not-reported", "A group has two different figures for the same point."),
    Rule("figures-cannot-be-used", _E, "not-reported", "A figure contradicts itself or its unit."),
    Rule("no-direction", _E, "not-reported", "For the measure neither direction is better."),
    Rule("case-study", _R, "none", "Readiness is a statement about interventions."),
    Rule(
        "travelled",
        _R,
        "R3",
        "Ready with materials, and a published case study at another organisation than the origin; where no origin is "
        "known, case studies at two organisations.",
    ),
    Rule("packaged", _R, "R2", "Its parts are described, and it comes with materials and measures."),
    Rule("described", _R, "R1", "Its parts, when it is done, where it was tried and who does it are filled in."),
    Rule("not-all-described", _R, "R0", "Its parts, when it is done, where it was tried or who does it is missing."),
    Rule("named", _Q, "the most binding of them", "A recommendation that asks for it is named."),
    Rule("none-named", _Q, "none", "No recommendation is named."),
)

_BY_ID = {(rule.statement, rule.id): rule for rule in RULES}


def rule_named(statement: Statement, name: str) -> Rule:
    """The rule of that id. Raises KeyError for an id that the table does not hold."""
    return _BY_ID[statement, name]
