"""Records that belong together: by what they share and by the words they have in common, with the reason.

Every record is a set of features: the ids it names (its practice, area, principles, measures, organisations) and the
words of its title, summary and other names. A feature weighs the more the fewer records have it (inverse document
frequency), and two records are as near as the cosine of the angle between their weights: Salton, Wong and Yang,
A vector space model for automatic indexing, 1975.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import log, sqrt

from best_practice.catalogue.catalogue import PRACTICE_KINDS, Catalogue
from best_practice.catalogue.words import plain_words
from best_practice.model.case_study import CaseStudy
from best_practice.model.intervention import Intervention
from best_practice.model.record import Record

__all__ = ["Related", "related_records"]

_MOST = 4
_LEAST_NEAR = 0.08  # below this two records share little more than their area
_TOO_COMMON = 60  # a feature of more records than this tells nothing on its own
_SHORTEST_WORD = 4
_PRACTICE = "practice"
# How much a shared feature of each kind says, beside its rarity.
_SAYS = {_PRACTICE: 3.0, "measure": 1.5, "organisation": 1.5, "resource": 1.5, "word": 1.0}

Feature = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Related:
    """A record that belongs with another, and why, in words."""

    record: Record
    why: str


def related_records(catalogue: Catalogue) -> Mapping[str, tuple[Related, ...]]:
    """For each counted record the nearest others, nearest first, at most four; the same for the same records.

    A record that an author has named already is left out: it stands on the page with the author's reason.
    """
    features = {record.id: _features(record, catalogue) for record in catalogue.counted}
    having: defaultdict[Feature, list[str]] = defaultdict(list)
    for record_id, held in features.items():
        for feature in held:
            having[feature].append(record_id)
    total = len(features)
    weights = {
        feature: _SAYS.get(feature[0], 1.0) * log(total / len(ids)) for feature, ids in having.items() if len(ids) > 1
    }
    lengths = {
        record_id: sqrt(sum(weights.get(f, log(total)) ** 2 for f in held)) or 1.0
        for record_id, held in features.items()
    }
    found: dict[str, tuple[Related, ...]] = {}
    for record in catalogue.counted:
        mine = features[record.id]
        telling = (f for f in mine if f in weights and len(having[f]) <= _TOO_COMMON)
        near = {other for feature in telling for other in having[feature]}
        named = _named_by_author(record)
        ranked = sorted(
            (-_nearness(mine, features[other], weights) / (lengths[record.id] * lengths[other]), other)
            for other in near
            if other != record.id and other not in named
        )
        found[record.id] = tuple(
            Related(catalogue.by_id[other], _why(mine, features[other], weights, catalogue))
            for nearness, other in ranked[:_MOST]
            if -nearness >= _LEAST_NEAR
        )
    return found


def _features(record: Record, catalogue: Catalogue) -> frozenset[Feature]:
    named = [catalogue.by_id[i] for i in catalogue.names[record.id] if i in catalogue.by_id]
    found: set[Feature] = {(there.kind, there.id) for there in named if there.kind not in PRACTICE_KINDS}
    practices = (record.page.interventions or ()) if isinstance(record.page, CaseStudy) else (record.id,)
    found |= {(_PRACTICE, practice) for practice in practices if practice in catalogue.by_id}
    texts = (record.page.title, record.summary, *record.page.also_known_as)
    found |= {("word", word) for text in texts for word in plain_words(text) if len(word) >= _SHORTEST_WORD}
    return frozenset(found)


def _named_by_author(record: Record) -> set[str]:
    page = record.page
    return {link.id for link in page.related} if isinstance(page, Intervention) and page.related else set()


def _nearness(one: frozenset[Feature], other: frozenset[Feature], weights: Mapping[Feature, float]) -> float:
    # Summed in a fixed order, so that the last digit is the same in every build.
    return sum(weights[feature] ** 2 for feature in sorted(one & other) if feature in weights)


def _why(
    one: frozenset[Feature], other: frozenset[Feature], weights: Mapping[Feature, float], catalogue: Catalogue
) -> str:
    """The two weightiest things in common, as a reader would say them."""
    shared = sorted((f for f in one & other if weights.get(f)), key=lambda f: (-weights[f], f))
    said: list[str] = []
    words = [text for kind, text in shared if kind == "word"][:3]
    for kind, text in shared:
        if kind == "word":
            phrase = f"Words in common: {', '.join(words)}"
        elif kind == _PRACTICE:
            phrase = f"The same practice: {catalogue.by_id[text].short_title}"
        else:
            phrase = f"The same {kind.replace('-', ' ')}: {catalogue.by_id[text].short_title}"
        if phrase not in said:
            said.append(phrase)
    return ". ".join(said[:2])
