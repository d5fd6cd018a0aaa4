"""The effect on the gap between ethnic groups: of an outcome from its figures, of a record from its main outcome.

A claim in the record never changes what its figures give. Three claims stand
where no figure answers, because no row can prove them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from best_practice.evidence.change import GapChange
from best_practice.evidence.gap import gap_change
from best_practice.evidence.groups import NoGap
from best_practice.model.collection import Collection
from best_practice.model.measure import Measure
from best_practice.model.outcomes import Outcome
from best_practice.model.practice import Practice
from best_practice.model.scales import EquityClaim

__all__ = ["CLAIMS_ALONE", "EquityEffect", "OutcomeEffect", "effect_of_change", "equity_effect"]

CLAIMS_ALONE = {
    EquityClaim.NARROWING_REPORTED: "source-says-narrowed",
    EquityClaim.HELPED_INTENDED_GROUP: "source-says-helped",
    EquityClaim.EQUITY_AIMED: "source-says-aimed",
}
"""What an author may say and no row can prove, with the rule by which it stands."""

# Of several reasons why no outcome gives an effect, the one that says most.
_TELLING = (
    "figures-cannot-be-used",
    "two-figures-for-one-point",
    "no-direction",
    "one-point-only",
    "one-group-only",
    "no-result-by-ethnic-group",
)


@dataclass(frozen=True, slots=True)
class OutcomeEffect:
    """The effect on the gap in one outcome.

    Attributes:
        index: the outcome's place in the record, from 0.
        measure: the id of its measure.
        effect: the state its figures give.
        rule: the id of the rule that fired.
        change: the figures and what was worked out from them.
    """

    index: int
    measure: str
    effect: EquityClaim
    rule: str
    change: GapChange


@dataclass(frozen=True, slots=True)
class EquityEffect:
    """The effect on the gap of a record.

    Attributes:
        effect: the state that site and data show.
        measure: the measure it rests on; None where it rests on no figure.
        rule: the id of the rule that fired.
        because: why there is no computed effect, in words; empty where there is one.
        judged: the outcomes it rests on.
        others: other outcomes with an effect of their own, which stand beside it.
        claim: what the record itself says, if it says anything.
    """

    effect: EquityClaim
    measure: str | None
    rule: str
    because: str
    judged: tuple[OutcomeEffect, ...]
    others: tuple[OutcomeEffect, ...]
    claim: EquityClaim | None

    @property
    def is_computed(self) -> bool:
        """Whether figures gave the effect."""
        return bool(self.judged)


def effect_of_change(change: GapChange) -> tuple[EquityClaim, str]:
    """The state that a change of the gap gives, and the rule that fired."""
    if change.moved_towards_zero_or_past and change.better_off_got_worse:
        return EquityClaim.LEVELLED_DOWN, "levelled-down"
    moved = [move for move in (change.difference_moved, change.ratio_moved) if move is not None]
    if len(set(moved)) > 1:
        return EquityClaim.MIXED, "scales-disagree"
    if not moved or moved[0] == 0:
        return EquityClaim.NO_CHANGE, "not-smaller"
    smaller = moved[0] < 0
    if len(moved) < 2:
        return (
            (EquityClaim.GAP_SMALLER_UNCERTAIN, "one-scale-known")
            if smaller
            else (EquityClaim.NO_CHANGE, "not-smaller")
        )
    if not smaller:
        return (
            (EquityClaim.WIDENED, "wider-beyond-chance")
            if change.excludes_none
            else (EquityClaim.NO_CHANGE, "not-smaller")
        )
    # Smaller as a difference, without the better-off getting worse: then the worse-off improved.
    if change.excludes_none:
        return EquityClaim.GAP_NARROWED, "beyond-chance"
    return EquityClaim.GAP_SMALLER_UNCERTAIN, "could-be-chance" if change.judged_by else "no-interval"


def effects_by_outcome(page: Practice, collection: Collection) -> tuple[OutcomeEffect | NoGap, ...]:
    """For each outcome of a record its effect on the gap, or why it has none."""
    return tuple(_effect_of(index, outcome, collection) for index, outcome in enumerate(page.outcomes))


def _effect_of(index: int, outcome: Outcome, collection: Collection) -> OutcomeEffect | NoGap:
    record = collection.by_id.get(outcome.measure)
    change = gap_change(outcome, record.page if record and isinstance(record.page, Measure) else None)
    if isinstance(change, NoGap):
        return change
    return OutcomeEffect(index, outcome.measure, *effect_of_change(change), change)


def equity_effect(page: Practice, collection: Collection) -> EquityEffect:
    """The effect of the record: its main outcome's, else that of the measure that `equity` names, else its claim's."""
    claim = page.equity.effect if page.equity else None
    named = page.equity.measure if page.equity else None
    found = effects_by_outcome(page, collection)
    computed = [effect for effect in found if isinstance(effect, OutcomeEffect)]

    def chosen(keep: Callable[[Outcome], bool]) -> tuple[OutcomeEffect, ...]:
        return tuple(effect for effect in computed if keep(page.outcomes[effect.index]))

    judged = chosen(lambda o: o.lead is not None) or chosen(lambda o: o.measure == named)
    others = tuple(effect for effect in computed if effect not in judged)
    if judged:
        states = {effect.effect for effect in judged}
        first = judged[0]
        effect, rule = (first.effect, first.rule) if len(states) == 1 else (EquityClaim.MIXED, "main-outcomes-disagree")
        return EquityEffect(effect, first.measure, rule, "", judged, others, claim)
    rule, because = _why_not(found, bool(others))
    if claim in CLAIMS_ALONE:
        return EquityEffect(claim, None, CLAIMS_ALONE[claim], because, (), others, claim)
    return EquityEffect(EquityClaim.NOT_REPORTED, None, rule, because, (), others, claim)


def _why_not(found: tuple[OutcomeEffect | NoGap, ...], others: bool) -> tuple[str, str]:
    if others:
        return "not-the-main-outcome", "the main outcome has no change by ethnic group"
    reasons = [reason for reason in found if isinstance(reason, NoGap)]
    if not reasons:
        return "no-result-by-ethnic-group", "no figure is given by ethnic group"
    told = min(reasons, key=lambda reason: _TELLING.index(reason.rule))
    return told.rule, told.because
