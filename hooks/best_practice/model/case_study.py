"""A case study: one organisation's real experience, and a lead: one worth following up."""

from __future__ import annotations

from typing import ClassVar

from best_practice.model.fields import (
    CountryName,
    Day,
    Email,
    InterventionId,
    Line,
    OrganisationId,
    Part,
    PartialDate,
    Prose,
    TimeText,
    described,
)
from best_practice.model.practice import Practice
from best_practice.model.scales import Provenance, Result

__all__ = ["NOT_NAMED", "CaseStudy", "Checked", "Contact", "Cycle", "Lead", "Period"]

NOT_NAMED = "not-named"
"""Stands in `organisation` when the source does not say who it was."""


class Period(Part):
    """When the work was done."""

    start: PartialDate | None = described("When it began: YYYY, YYYY-MM or YYYY-MM-DD.")
    end: PartialDate | None = described("When it ended. Leave it out when the source does not say.")
    ongoing: bool | None = described("true when the source says that it goes on.", example="true")


class Cycle(Part):
    """One Plan-Do-Study-Act cycle."""

    when: TimeText | None = described("When, as reported.")
    plan: Prose = described("What was planned.", required=True)
    do: Prose | None = described("What was done.")
    study: Prose | None = described("What was seen.")
    act: Prose | None = described("What was decided.")


class Contact(Part):
    """Who can be asked. A role and a shared mailbox, never a person's name."""

    role: Line = described("The role.", required=True, example='"maternity improvement team"')
    email: Email | None = described("A shared mailbox.")
    consent: bool = described("true when they agreed that this is published.", required=True, example="true")


class Checked(Part):
    """That the organisation has read what is written about it."""

    date: Day = described("The day.", required=True)
    role: Line = described("The role of the person who checked.", required=True)


class CaseStudy(Practice):
    """One organisation's real experience."""

    kind_name: ClassVar[str] = "case-study"
    plural: ClassVar[str] = "case-studies"
    folder: ClassVar[str] = "case_studies"
    label: ClassVar[str] = "Case study"

    organisation: OrganisationId | None = described(
        "The id of the organisation; not-named when the source does not say.", needed=True
    )
    country: CountryName | None = described("Only with not-named: the country.")
    setting: Prose | None = described("Only with not-named: what kind of place it was.")
    with_: tuple[OrganisationId, ...] = described("Ids of partner organisations.", default=(), alias="with")
    interventions: tuple[InterventionId, ...] | None = described(
        "Ids of the interventions that were put to work. [] when there is none yet.",
        needed=True,
        empty_list=True,
    )
    provenance: Provenance | None = described(
        "Who wrote this: the organisation, or we from published sources.", needed=True
    )
    result: Result | None = described("How it went, where the organisation says so.")
    period: Period | None = described("When the work was done.")
    progress: Prose | None = described("How far it has come.")
    local_problem: Prose | None = described("What was wrong, with figures where there are any.")
    aim: Prose | None = described("What they set out to do, by how much, by when.")
    context: Prose | None = described("What you need to know about the place.")
    what_was_done: tuple[Prose, ...] = described("What they did, step by step, as the source tells it.", default=())
    cycles: tuple[Cycle, ...] = described("Plan-Do-Study-Act cycles.", default=())
    adaptations: tuple[Prose, ...] = described("What they changed of the practice, and why.", default=())
    involvement: Prose | None = described("How women and communities took part.")
    unintended: Prose | None = described("What happened that nobody planned, good or bad.")
    lessons: tuple[Prose, ...] = described("What they learned, as they tell it.", default=())
    sustained: Prose | None = described("Whether it has lasted.")
    advice: Prose | None = described("What they would tell another place.")
    contact: Contact | None = described("Who can be asked.")
    checked_by_organisation: Checked | None = described("Only when the organisation has checked this record.")


class Lead(CaseStudy):
    """Something worth following up: listed at `/leads/`, with no page of its own and in no count."""

    kind_name: ClassVar[str] = "lead"
    plural: ClassVar[str] = "leads"
    label: ClassVar[str] = "Lead"
