"""What interventions and case studies share: priorities, principles, studies, results, cautions."""

from __future__ import annotations

from best_practice.model.fields import (
    Day,
    HttpsAddress,
    Id,
    Line,
    MeasureId,
    Part,
    PrincipleId,
    PriorityAreaId,
    Prose,
    RecommendationId,
    ThemeId,
    described,
)
from best_practice.model.outcomes import Outcome
from best_practice.model.page import Page
from best_practice.model.scales import CautionCode, EquityClaim, HarmsLookedFor, MediaKind, SaidBy, Status
from best_practice.model.sources import Study

__all__ = [
    "Caution",
    "ClinicalReview",
    "Compiled",
    "Equity",
    "Experience",
    "Harms",
    "Media",
    "Practice",
    "PrincipleLink",
    "Suggested",
]


class PrincipleLink(Part):
    """An anti-racism principle that the practice puts to work, and how."""

    id: PrincipleId = described("The id of the principle.", required=True)
    how: Prose = described("How this practice puts the principle to work.", required=True)
    from_: SaidBy = described(
        "source when the source links them; ours when we do.", required=True, alias="from", example="ours"
    )


class Caution(Part):
    """Something to know before copying the practice."""

    code: CautionCode | None = described(
        "The name of the caution, when it is one of the named ones.", title="Kind of caution"
    )
    text: Prose = described("The caution in plain words.", required=True)
    source: Id | None = described("The id of the source that it rests on, when that is not plain.")


class Harms(Part):
    """Whether harm was looked for, and what was found."""

    looked_for: HarmsLookedFor = described("Whether harm was looked for.", required=True, title="Was harm looked for?")
    text: Prose | None = described("What was found.")


class Equity(Part):
    """What the sources say about the gap between groups."""

    text: Prose = described(
        "Whether results were given by ethnic group, and what they show, in your own words.", required=True
    )
    measure: MeasureId | None = described("The measure by which the gap is judged, when it is not the lead outcome.")
    effect: EquityClaim | None = described(
        "Optional. What the record says of the gap. The site shows what the figures support, and the check refuses "
        "a claim they do not.",
        title="What happened to the gap",
    )


class Compiled(Part):
    """When a record was written, and from what."""

    date: Day = described("The day it was written or last held against its sources.", required=True)
    from_: Line = described("What it was written from.", required=True, alias="from", example='"abstracts"')


class ClinicalReview(Part):
    """That a clinician has read the record."""

    role: Line = described("The reader's role, not the name.", required=True, example='"consultant midwife"')
    date: Day = described("The day of the reading.", required=True)


class Experience(Part):
    """What women, families or staff said of it."""

    text: Prose = described("What they said, in your own words or as a quotation that was published.", required=True)
    source: Id | None = described("The id of the source it was published in.")


class Media(Part):
    """A film, a sound or a picture that shows the practice."""

    kind: MediaKind = described("What it is.", required=True)
    title: Line = described("What it shows.", required=True)
    url: HttpsAddress | None = described("Its https address, when it is not in this repository.")
    file: Line | None = described("Its path in this repository, when it is here.", example='"../docs/images/x.png"')
    captions: Line | None = described("Languages of the captions, or where they are.")
    transcript: Prose | None = described("The words in it, or where they can be read; for a picture, what it shows.")


class Suggested(Part):
    """Short lines to act on, from the source or suggested by this repository."""

    from_: SaidBy = described("source, or ours when we suggest them.", required=True, alias="from")
    lines: tuple[Line, ...] = described("The lines, each to be done or read by itself.", required=True, min_length=1)


class Practice(Page):
    """The fields that interventions and case studies share."""

    short_title: Line | None = described("The title in 60 characters, for cards and phones.", max_length=60)
    summary: Prose | None = described(
        "What it is and for whom, in one or two sentences. Shown on every card.",
        needed=True,
        min_length=40,
        max_length=300,
    )
    status: Status = described("How far the record has come.", required=True, example="draft")
    priority_areas: tuple[PriorityAreaId, ...] | None = described(
        "The priority areas it serves, the main one first.",
        needed=True,
        min_length=1,
        example="[postpartum-haemorrhage]",
    )
    themes: tuple[ThemeId, ...] = described("The themes it belongs to.", default=())
    principles: tuple[PrincipleLink, ...] | None = described(
        "The anti-racism principles it puts to work. [] when none is named.", needed=True, empty_list=True
    )
    lived_experience: tuple[Experience, ...] = described(
        "What women, families and staff said of it.", default=(), title="What women, families and staff said"
    )
    cautions: tuple[Caution, ...] = described("What to know before copying it.", default=())
    harms: Harms | None = described("Whether harm was looked for.", title="Harm")
    studies: tuple[Study, ...] = described("The studies among the sources, for those with a result.", default=())
    outcomes: tuple[Outcome, ...] = described("What was measured and found.", default=(), title="Results")
    equity: Equity | None = described(
        "What the sources say about the gap between groups.", title="The gap between groups"
    )
    policy: tuple[RecommendationId, ...] = described("Ids of the recommendations that it answers.", default=())
    media: tuple[Media, ...] = described(
        "Films, sound or pictures, each with captions or a transcript.", default=(), title="Films, sound and pictures"
    )
    licence: Line | None = described("Only when the words are not under this repository's licence.")
    compiled: Compiled | None = described(
        "When the record was written, and from what. Not needed when the organisation wrote it.", needed=True
    )
    clinical_review: ClinicalReview | None = described(
        "Only when a clinician has read it.", title="Read by a clinician"
    )

    @property
    def standing(self) -> str:
        """The status."""
        return self.status.value

    def lead_outcomes(self) -> tuple[Outcome, ...]:
        """The outcomes marked as main ones, in the record's order."""
        return tuple(outcome for outcome in self.outcomes if outcome.lead)

    def study_named(self, name: str | None) -> Study | None:
        """The study an outcome means: by name, or the only one when no name is given."""
        if name is None:
            return self.studies[0] if len(self.studies) == 1 else None
        return next((study for study in self.studies if study.name == name), None)
