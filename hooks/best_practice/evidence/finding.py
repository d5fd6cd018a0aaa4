"""What was found: the main outcomes in one word, with "no clear benefit" shown whatever else there is."""

from __future__ import annotations

from dataclasses import dataclass

from best_practice.evidence.levels import FINDINGS, level_of
from best_practice.model.collection import Collection
from best_practice.model.measure import Measure
from best_practice.model.outcomes import Outcome
from best_practice.model.practice import Practice
from best_practice.model.scales import Aim, Better, Design, FindingState

__all__ = ["Finding", "finding_of"]

_NOT_BETTER = frozenset({FindingState.NO_DIFFERENCE_SHOWN, FindingState.WORSE})

# The best protected against chance first.
_WHO = (
    (Design.RANDOMISED, "trial-no-clear-benefit", "A trial found no clear benefit"),
    (Design.MATCHED_COMPARISON, "comparison-no-clear-benefit", "A comparison found no clear benefit"),
    (Design.SYSTEMATIC_REVIEW, "review-no-clear-benefit", "A review of studies found no clear benefit"),
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What the main outcomes found.

    Attributes:
        state: one of the steps of `levels.FINDINGS`.
        rule: the id of the rule that fired.
        words: what a reader sees.
        outcomes: the places of the main outcomes in the record, from 0, on which it rests.
        gains: of "as good" and of "no clear benefit": the ids of other measures of the same study that improved.
    """

    state: str
    rule: str
    words: str
    outcomes: tuple[int, ...]
    gains: tuple[str, ...] = ()


def finding_of(page: Practice, collection: Collection) -> Finding:
    """The finding of a record, from the outcomes marked as main ones."""
    mains = [(index, outcome) for index, outcome in enumerate(page.outcomes) if outcome.lead]
    if not mains:
        return _found("not-rated", "no-main-outcome", [])
    for design, rule, words in _WHO:
        against = [
            i for i, o in mains if _design(page, o) is design and o.finding in _NOT_BETTER and not _as_good(page, o)
        ]
        if against:
            gains = _gains(page, [outcome for index, outcome in mains if index in against], collection)
            return Finding("no-clear-benefit", rule, words, tuple(against), gains)
    results = [(index, outcome) for index, outcome in mains if outcome.finding is not FindingState.NOT_MEASURED]
    if not results:
        return _found("not-measured", "nothing-measured", [index for index, _ in mains])
    places = [index for index, _ in results]
    states = {"as-good" if _as_good(page, o) else o.finding.value for _, o in results}
    if len(states) > 1:
        return _found("mixed", "main-outcomes-differ", places)
    state = states.pop()
    if state != "as-good":
        return _found(state, "main-outcomes-agree", places)
    gains = _gains(page, [outcome for _, outcome in results], collection)
    titles = [collection.by_id[gain].page.title if gain in collection.by_id else gain for gain in gains]
    words = f"As good, with a better result in: {'; '.join(titles)}" if titles else "As good"
    return Finding("as-good", "as-good", words, tuple(places), gains)


def _found(state: str, rule: str, places: list[int], words: str = "") -> Finding:
    return Finding(state, rule, words or level_of(FINDINGS, state).label, tuple(places))


def _design(page: Practice, outcome: Outcome) -> Design | None:
    study = page.study_named(outcome.study)
    return study.design if study else None


def _as_good(page: Practice, outcome: Outcome) -> bool:
    study = page.study_named(outcome.study)
    return bool(study and study.aim is Aim.AS_GOOD and outcome.finding is FindingState.NO_DIFFERENCE_SHOWN)


def _gains(page: Practice, mains: list[Outcome], collection: Collection) -> tuple[str, ...]:
    """Other measures of the same study that improved; not one of which neither direction is better."""
    studies = [page.study_named(outcome.study) for outcome in mains]
    better = (o for o in page.outcomes if o.finding is FindingState.IMPROVES and page.study_named(o.study) in studies)
    return tuple(dict.fromkeys(o.measure for o in better if not _is_neither(o.measure, collection)))


def _is_neither(measure: str, collection: Collection) -> bool:
    record = collection.by_id.get(measure)
    return record is not None and isinstance(record.page, Measure) and record.page.better is Better.NEITHER
