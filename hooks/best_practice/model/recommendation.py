"""A recommendation: one thing that somebody has asked for."""

from __future__ import annotations

from typing import ClassVar

from best_practice.model.fields import Line, PartialDate, Prose, described
from best_practice.model.scales import RecommendationStatus
from best_practice.model.term import Term

__all__ = ["Recommendation"]


class Recommendation(Term):
    """One thing that a body has asked for: one record for each ask, not for each document."""

    kind_name: ClassVar[str] = "recommendation"
    plural: ClassVar[str] = "recommendations"
    folder: ClassVar[str] = "docs/recommendations"
    label: ClassVar[str] = "Recommendation"

    publisher: Line | None = described("Who asks.", needed=True)
    date: PartialDate | None = described("When it was published: YYYY, YYYY-MM or YYYY-MM-DD.")
    status: RecommendationStatus | None = described("Where it stands.", needed=True, title="How binding it is")
    text: Prose | None = described("What is asked, in your own words.", needed=True, title="What is asked")
    where: Line | None = described("Where in the document.", needed=True, title="Where it says so")
