"""The steps of each statement in the words a reader sees, and what a step does not mean.

Computed, so apart from the scales that authors choose from (`model.scales`).
The effect on the gap has the words of `EquityClaim` there, and here only what
it does not mean. "How we rate" is made from these and from `definitions`.
"""

from __future__ import annotations

from dataclasses import dataclass

from best_practice.model.scales import EquityClaim

__all__ = ["EFFECTS", "FINDINGS", "READINESS", "STRENGTHS", "Level", "level_of"]


@dataclass(frozen=True, slots=True)
class Level:
    """One step of a statement.

    Attributes:
        value: as it stands in the data: 3, R2, gap-narrowed.
        label: the words a reader sees.
        definition: what it says, in a sentence.
        not_meant: what it does not mean.
    """

    value: str | int | None
    label: str
    definition: str
    not_meant: str


STRENGTHS: tuple[Level, ...] = (
    Level(0, "Not yet rated", "No study is entered.", "That there is no evidence: nobody has entered a study yet."),
    Level(
        1,
        "Described",
        "It was described, or measured in a way that a serious limit could explain.",
        "That it does not work.",
    ),
    Level(
        2,
        "Measured",
        "A service counted what happened, often before and after.",
        "That the practice made the difference: other things change at the same time.",
    ),
    Level(
        3,
        "Compared",
        "It was compared with similar people or places, or chance decided who got it.",
        "That it would do the same elsewhere, or that the comparison came out well: read the finding.",
    ),
    Level(
        4,
        "Repeated",
        "Two or more such studies in independent settings agree, or there is a systematic review.",
        "That it works: studies can agree that it does not. Read the finding.",
    ),
)

FINDINGS: tuple[Level, ...] = (
    Level(
        "improves",
        "Better",
        "The main outcome moved the right way, by the source's own analysis.",
        "That the practice was the cause; the strength says how far that goes.",
    ),
    Level(
        "no-clear-benefit",
        "No clear benefit",
        "A trial, a comparison or a review found no clear benefit in a main outcome.",
        "That it was proved to do nothing, or that other outcomes were no better.",
    ),
    Level(
        "as-good",
        "As good",
        "A study that set out to show that it does as well found no difference.",
        "That it is better.",
    ),
    Level(
        "no-difference-shown",
        "No difference shown",
        "No difference was shown in the main outcome, in figures from a service.",
        "That there is none.",
    ),
    Level("worse", "Worse", "The main outcome moved the wrong way, in figures from a service.", "That it always does."),
    Level("mixed", "Mixed", "Main outcomes point different ways.", "That they cancel out: read each of them."),
    Level(
        "not-measured",
        "Not measured",
        "No main outcome has a result that answers whether it changed.",
        "That nothing changed.",
    ),
    Level("not-rated", "Not yet rated", "No outcome is marked as the main one.", "That nothing was found."),
)

READINESS: tuple[Level, ...] = (
    Level("R0", "Not yet fully described", "Not yet described well enough to copy.", "That it is a bad idea."),
    Level(
        "R1",
        "Its parts are described",
        "Its parts, when, where and by whom it is done are described.",
        "That it works.",
    ),
    Level("R2", "Ready with materials", "It also comes with materials and measures to use.", "That it works."),
    Level(
        "R3",
        "Used in a second place",
        "Another organisation than the first has put it to work.",
        "That it worked there too.",
    ),
    Level(None, "Not for case studies", "A case study is one place's experience and not a package.", ""),
)

_NOT_MEANT: dict[EquityClaim, str] = {
    EquityClaim.GAP_NARROWED: "That the gap is closed, or that the practice was the only cause.",
    EquityClaim.GAP_SMALLER_UNCERTAIN: "That the gap narrowed: chance could explain it.",
    EquityClaim.NARROWING_REPORTED: "That anybody here has checked it.",
    EquityClaim.LEVELLED_DOWN: "That anyone gained: the gap shrank because one group got worse.",
    EquityClaim.NO_CHANGE: "That the gap is proved to be the same.",
    EquityClaim.MIXED: "That it makes no difference: look at each figure.",
    EquityClaim.WIDENED: "That the practice was the only cause.",
    EquityClaim.HELPED_INTENDED_GROUP: "That a gap narrowed: no other group stands beside it.",
    EquityClaim.EQUITY_AIMED: "That the aim was reached.",
    EquityClaim.NOT_REPORTED: "That there is no gap.",
}

EFFECTS: tuple[Level, ...] = tuple(
    Level(step.value, step.label, step.definition, _NOT_MEANT[step]) for step in EquityClaim
)


def level_of(levels: tuple[Level, ...], value: str | int | None) -> Level:
    """The step with that value. Raises KeyError for one that the statement does not have."""
    return {level.value: level for level in levels}[value]
