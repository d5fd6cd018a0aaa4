"""An intervention: a practice that another place can replicate."""

from __future__ import annotations

from typing import ClassVar

from best_practice.model.fields import (
    CountryName,
    Line,
    MeasureId,
    OrganisationId,
    Part,
    PracticeId,
    Prose,
    RecommendationId,
    ResourceId,
    TimeText,
    described,
)
from best_practice.model.practice import Practice, Suggested
from best_practice.model.scales import Adaptable, Reach, ResourceBand, Stage, StartLevel, TimeToStart

__all__ = ["Component", "Estimate", "Intervention", "Related", "RequiredBy", "TriedIn"]


class TriedIn(Part):
    """One place where it has been tried."""

    country: CountryName = described("The country, from the list.", required=True)
    where: Line | None = described("The place, as exact as the source is.", example='"12 maternity hospitals"')
    organisation: OrganisationId | None = described("The id of the organisation, if it has a page.")
    when: TimeText | None = described("When, as the source prints it.", example='"2017"')


class Component(Part):
    """One part of the practice."""

    name: Line = described("The part in a few words.", required=True)
    detail: Prose | None = described("What is done, by whom, when, as the source has it.")
    adaptable: Adaptable = described(
        "Whether it may be changed elsewhere, as the source says.", required=True, title="May it be changed?"
    )


class Estimate(Part):
    """Our own judgement of what it takes. Shown as "Our estimate"."""

    start_level: StartLevel | None = described("Who can start it.", title="Who can start it")
    time_to_start: TimeToStart | None = described("How long until the first woman benefits.", title="How soon it helps")
    band: ResourceBand | None = described(
        "What it takes, from 1 (within existing roles) to 5 (redesign or capital). It is not a pay band.",
        title="What it takes",
    )
    because: Prose = described("Why we think so.", required=True)


class RequiredBy(Part):
    """Something that already requires the practice."""

    id: RecommendationId = described("The id of the recommendation, law or standard.", required=True)
    where: Line = described("Where in it: the section, action or page.", required=True)


class Related(Part):
    """Another record that a reader of this one should know."""

    id: PracticeId = described("The id of the other record.", required=True)
    how: Line = described("How they belong together.", required=True)


class Intervention(Practice):
    """A practice that can be replicated."""

    kind_name: ClassVar[str] = "intervention"
    plural: ClassVar[str] = "interventions"
    folder: ClassVar[str] = "interventions"
    label: ClassVar[str] = "Intervention"

    tried_in: tuple[TriedIn, ...] | None = described(
        "Where it has been tried.", needed=True, min_length=1, title="Where it was tried"
    )
    stage: tuple[Stage, ...] | None = described(
        "When it takes place.", needed=True, min_length=1, example="[antenatal]", title="When it takes place"
    )
    reach: Reach | None = described("Who it is offered to.", needed=True, title="Who it is offered to")
    population: Prose | None = described(
        "Who it is for, as the source describes them.", needed=True, example='"Every woman giving birth."'
    )
    components: tuple[Component, ...] | None = described("What it is made of, part by part.", needed=True, min_length=1)
    delivered_by: Prose | None = described("Who does it, as the source says.", title="Who does it")
    our_estimate: Estimate | None = described("Our judgement of who can start it, how soon, and what it takes.")
    required_by: tuple[RequiredBy, ...] = described(
        "What already requires it: law, NICE, Maternity Incentive Scheme, Saving Babies' Lives.", default=()
    )
    materials: tuple[ResourceId, ...] = described("Ids of resources to use with it.", default=())
    measures: tuple[MeasureId, ...] = described("Ids of measures to follow it by.", default=())
    cost: Prose | None = described("What it cost, as reported.")
    not_for: Prose | None = described("Who it is not for, or when not to use it.")
    first_steps: Suggested | None = described("What to do first.")
    shift_card: Suggested | None = described(
        "What a midwife needs on one card during a shift.", title="Card for a shift"
    )
    related: tuple[Related, ...] = described(
        "Other records to read with it.", default=(), title="Records to read with it"
    )
    origin: OrganisationId | None = described("The id of the organisation that began it.")
