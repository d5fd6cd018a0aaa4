"""Sources and studies: what a record rests on, and how far it can be trusted."""

from __future__ import annotations

from typing import Annotated

from best_practice.model.fields import (
    CountryName,
    Doi,
    HttpsAddress,
    Id,
    Line,
    Part,
    Prose,
    TitleField,
    Year,
    described,
)
from best_practice.model.scales import Aim, Design, LimitKind, ReadDepth, SourceType

__all__ = ["Limit", "Source", "Study"]


class Source(Part):
    """A document that was read, with where to find it."""

    id: Id = described("A short name that rows and studies point to: s1, s2 ...", required=True, example="s1")
    title: Annotated[str, TitleField()] = described(
        "The title as printed.", required=True, min_length=3, max_length=400
    )
    authors: Line | None = described("Who wrote or published it: first author and et al., or the organisation.")
    year: Year | None = described("The year it was published. Leave it out when the source shows none.")
    doi: Doi | None = described("The DOI, from the 10. onwards.", example='"10.1186/s12884-020-02971-3"', title="DOI")
    url: HttpsAddress | None = described(
        "The https address of the publisher's own page. Copies on other sites are not linked.",
        title="Web address",
    )
    no_link: Line | None = described(
        "Only when there is neither a DOI nor an address: where it was read.",
        example='"read in the trust library"',
    )
    type: SourceType = described("What kind of document it is.", required=True)
    read: ReadDepth = described(
        "How much of it was read by whoever wrote this record.", required=True, title="How much was read"
    )
    licence: Line | None = described("The licence, if the source states one.")


class Limit(Part):
    """One reason why a study's result may mislead."""

    kind: LimitKind = described("What kind of limit.", required=True)
    serious: bool | None = described("true when the limit could by itself explain the result.", example="true")
    text: Prose | None = described("The limit in a sentence.")


class Study(Part):
    """A study among the sources: how it was done, where, and what limits it."""

    id: Id | None = described("Only when one source holds two studies: a short name for this one.")
    source: Id = described("The id of the source that reports it.", required=True)
    design: Design = described("How it came to its result.", required=True, title="Kind of study")
    settings: tuple[CountryName, ...] = described(
        "The countries it was done in.", default=(), example="[Wales]", title="Countries"
    )
    aim: Aim | None = described("What it set out to show: better, or as good with some other gain.")
    limits: tuple[Limit, ...] = described("Why its result may mislead.", default=())

    @property
    def name(self) -> str:
        """What outcomes call it: its own id, else its source's."""
        return self.id or self.source
