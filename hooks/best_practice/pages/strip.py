"""The strip at the top of a record: must I, can I start, tested where, and the gap."""

from __future__ import annotations

from dataclasses import dataclass, replace

from best_practice.catalogue.catalogue import Catalogue
from best_practice.evidence.levels import EFFECTS, STRENGTHS, level_of
from best_practice.evidence.rating import Rating
from best_practice.model.case_study import CaseStudy
from best_practice.model.intervention import Intervention
from best_practice.model.practice import Practice
from best_practice.model.recommendation import Recommendation
from best_practice.model.record import Record
from best_practice.model.scales import EquityClaim, RecommendationStatus, Result

__all__ = ["Answer", "card_statements", "strip_of"]

_TESTED = {1: "Not firmly", 2: "In part", 3: "Yes", 4: "Yes"}
"""The strength as an answer to "Was it tested?". At 0 nothing is entered, and the label alone says so."""

_HOW_BINDING = {
    RecommendationStatus.REQUIRED: "Yes, it is required",
    RecommendationStatus.GUIDANCE: "National guidance asks for it",
    RecommendationStatus.ACCEPTED: "Agreed, not yet in force",
    RecommendationStatus.RECOMMENDED: "It is recommended",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """One question a reader has, with the short answer and where it comes from.

    `tone` is plain, yes (something is there) or gap (nothing is known). `told_by` are other records on whose pages the
    answer stands.
    """

    question: str
    answer: str
    note: str = ""
    tone: str = "plain"
    told_by: tuple[Record, ...] = ()


def strip_of(record: Record, catalogue: Catalogue) -> tuple[Answer, ...]:
    """The answers for a record, in their fixed order: for whom or by whom first, then what they need to decide."""
    page, rating = record.page, catalogue.ratings.get(record.id)
    if rating is None or not isinstance(page, Practice):
        return ()
    tested = _answered(_tested(page, record, rating, catalogue), rating)
    if isinstance(page, Intervention):
        return (_for_whom(page), _must(rating, catalogue), tested, _gap(rating), _start(page))
    if isinstance(page, CaseStudy):
        return (_where(page, record, catalogue), _how_it_went(page), tested, _gap(rating), _to_do(page, catalogue))
    return ()


def card_statements(record: Record, catalogue: Catalogue) -> tuple[tuple[str, str], ...]:
    """What a card says of a record besides its kind and countries: each statement with its tone."""
    page, rating = record.page, catalogue.ratings.get(record.id)
    if rating is None or not isinstance(page, Practice):
        return ()
    # A card has no questions beside its answers, so each says what it is about.
    tested, gap = _tested(page, record, rating, catalogue), _gap(rating)
    about_gap = gap.answer if rating.equity.effect in _SAYS_GAP else f"Gap: {gap.answer.lower()}"
    said = [
        (f"Evidence: {tested.answer.lower()}", "gap" if tested.tone == "gap" else "plain"),
        (about_gap, "gap" if gap.tone == "gap" else "plain"),
    ]
    if rating.finding.state == "no-clear-benefit":
        # Where something else got better, the card must not read as if nothing had.
        words = f"{rating.finding.words} in its main outcome" if rating.finding.gains else rating.finding.words
        said.insert(1, (words, "gap"))
    if isinstance(page, Intervention) and page.our_estimate and page.our_estimate.start_level:
        said.append((f"Can start: {page.our_estimate.start_level.label.lower()}", "ours"))
    if isinstance(page, CaseStudy) and page.result:
        said.append((f"By its own account: {page.result.label.lower()}", "plain"))
    return tuple(said)


def _for_whom(page: Intervention) -> Answer:
    question = "For whom?"
    if not page.population:
        return Answer(question, "Not reported", "", "gap")
    # A phone's first screen holds a sentence; the whole stands under "How to do it".
    first, more, _ = page.population.partition(". ")
    return Answer(question, f"{first}." if more else first)


def _must(rating: Rating, catalogue: Catalogue) -> Answer:
    question = "Must I already do it?"
    if rating.required.status not in _HOW_BINDING:
        return Answer(question, "We found no rule", "", "gap")
    binding = [a.id for a in rating.required.asked if a.status is rating.required.status]
    asked = [catalogue.by_id[i].page for i in binding if i in catalogue.by_id]
    publishers = list(dict.fromkeys(r.publisher for r in asked if isinstance(r, Recommendation) and r.publisher))
    note = "; ".join(publishers[:2]) + ("; and more" if len(publishers) > 2 else "")
    return Answer(question, _HOW_BINDING[rating.required.status], note, "yes")


def _start(page: Intervention) -> Answer:
    question = "Who can start it?"
    estimate = page.our_estimate
    if estimate is None or estimate.start_level is None:
        return Answer(question, "Not reported", "", "gap")
    time = f", in {estimate.time_to_start.label.lower()}" if estimate.time_to_start else ""
    return Answer(question, f"{estimate.start_level.label}{time}", "Our estimate")


def _tested(page: Practice, record: Record, rating: Rating, catalogue: Catalogue) -> Answer:
    question = "Was it tested, and where?"
    level = level_of(STRENGTHS, rating.strength.level)
    if rating.strength.level == 0:
        places = ", ".join(c.name for c in catalogue.countries_of(record))
        return Answer(question, level.label, f"Tried in {places}" if places else "", "gap")
    meant = [study for study in page.studies if study.name in rating.strength.studies]
    countries = list(dict.fromkeys(c for study in meant for c in study.settings))
    note = ", ".join(countries) if countries else "Country not reported"
    return Answer(question, level.label, note, "yes" if rating.strength.level > 1 else "plain")


def _answered(tested: Answer, rating: Rating) -> Answer:
    """The strength as an answer, with what was found where that was no gain: "compared" is not "it works"."""
    if rating.strength.level in _TESTED:
        tested = replace(tested, answer=f"{_TESTED[rating.strength.level]}: {tested.answer.lower()}")
    if rating.finding.state not in ("no-clear-benefit", "worse"):
        return tested
    words = rating.finding.words
    if rating.finding.gains:
        words = f"{words} in its main outcome"
    return Answer(tested.question, f"{tested.answer}. {words}", tested.note, "gap")


def _gap(rating: Rating) -> Answer:
    effect = rating.equity.effect
    tone = "gap" if effect in _NOTHING_GAINED else "yes" if effect is EquityClaim.GAP_NARROWED else "plain"
    return Answer("Did the gap narrow?", level_of(EFFECTS, effect.value).label, "", tone)


_SAYS_GAP = frozenset(
    {
        EquityClaim.GAP_NARROWED,
        EquityClaim.GAP_SMALLER_UNCERTAIN,
        EquityClaim.WIDENED,
        EquityClaim.HELPED_INTENDED_GROUP,
        EquityClaim.EQUITY_AIMED,
    }
)
"""Effects whose label says by itself what it is about."""

_NOTHING_GAINED = frozenset({EquityClaim.NOT_REPORTED, EquityClaim.WIDENED, EquityClaim.LEVELLED_DOWN})


def _how_it_went(page: CaseStudy) -> Answer:
    question = "How did it go?"
    if page.result is None:
        return Answer(question, "Not reported", "The organisation gives no verdict that we have read.", "gap")
    tone = {Result.WORKED: "yes", Result.PARTLY: "yes", Result.TOO_EARLY: "plain"}.get(page.result, "gap")
    return Answer(question, page.result.label, "As the organisation tells it", tone)


def _where(page: CaseStudy, record: Record, catalogue: Catalogue) -> Answer:
    places = ", ".join(c.name for c in catalogue.countries_of(record))
    home = catalogue.by_id.get(page.organisation or "")
    return Answer("Who did it?", home.page.title if home else "Not named", places)


def _to_do(page: CaseStudy, catalogue: Catalogue) -> Answer:
    """Must I, and who can start: a case study is about one place, so the intervention that it used answers for it."""
    question = "Must I do it? Who can start?"
    used = [record for i in page.interventions or () if (record := catalogue.by_id.get(i))]
    if not used:
        return Answer(question, "Not known", "We have no intervention page for it yet", "gap")
    one = used[0].page
    if len(used) > 1 or not isinstance(one, Intervention):
        return Answer(question, "It differs by intervention", told_by=tuple(used))
    must, start = _must(catalogue.ratings[used[0].id], catalogue), _start(one)
    whose = " (our estimate)" if start.note else ""
    return Answer(question, must.answer, f"Who can start: {start.answer.lower()}{whose}", must.tone, tuple(used))
