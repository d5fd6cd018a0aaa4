"""Results: figures as printed, by group and time, with the place they were read at."""

from __future__ import annotations

from typing import Annotated

from best_practice.model.fields import (
    Count,
    Id,
    Line,
    MeasureId,
    Number,
    Part,
    Prose,
    TimeText,
    TitleField,
    described,
)
from best_practice.model.scales import EthnicGroup, FindingState, GroupType, LeadChoice, Statistic, Timepoint

__all__ = ["GapToday", "Outcome", "Row"]

GroupName = Annotated[str, TitleField()]


class Row(Part):
    """One printed figure: of a group at a time, or a printed comparison between two groups."""

    group: GroupName | None = described(
        "The group exactly as the source names it; all when it is everyone.", max_length=160, example="all"
    )
    compares: GroupName | None = described(
        "For a printed comparison, in place of group: what with what.",
        max_length=200,
        example="non-white v white",
    )
    group_type: GroupType | None = described("What the group is a group of; none for everyone.")
    ethnic_group: EthnicGroup | None = described(
        "The NHS ethnic category, only where the source's group is exactly that. Never map a wide group such as "
        "BAME or non-white to a narrower one."
    )
    timepoint: Timepoint | None = described(
        "Which point in time, or which arm. Left out for a comparison between two arms, and for a slope."
    )
    period: TimeText | None = described("The dates the figure covers, as printed.", example='"2017"')
    n: Count | None = described("How many had the event, where it was printed.", example="97")
    N: Count | None = described("Out of how many, where it was printed.", example="1386")
    value: Number | None = described(
        "The figure as printed, with its own digits. A fall over time has a minus sign.", example="7.0"
    )
    unit: Line | None = described(
        "The unit of the value: percent, per 1000 births, mL, units per 1000 maternities per year ...",
        example="percent",
    )
    statistic: Statistic | None = described(
        "For a printed comparison or slope: which one.", example="OR", title="Kind of comparison"
    )
    ci_low: Number | None = described(
        "The lower end of the printed 95% interval.", title="Lower end of the 95% interval"
    )
    ci_high: Number | None = described(
        "The upper end of the printed 95% interval.", title="Upper end of the 95% interval"
    )
    sd: Number | None = described("The printed standard deviation of a mean.", title="Standard deviation")
    iqr_low: Number | None = described("The lower quartile printed with a median.", title="Lower quartile")
    iqr_high: Number | None = described("The upper quartile printed with a median.", title="Upper quartile")
    p_value: Line | None = described(
        "The printed P value, as text; beside an after figure it compares with the row before.", example='"<0.001"'
    )
    source: Id | None = described(
        "Only when the figure was read in another document than the study's own: the id of that source.", example="s2"
    )
    where: Line = described(
        "Where in the source: abstract, results, table 2, page 4 ...", required=True, example="abstract"
    )


class Outcome(Part):
    """One measure in one study: what was found, and the figures."""

    measure: MeasureId = described("The id of the measure.", required=True)
    finding: FindingState = described("What was found, in one word from the list.", required=True)
    lead: LeadChoice | None = described(
        "Only for the main outcome of a study: source when the study declares it, ours when we chose it."
    )
    study: Id | None = described("The study it comes from. May be left out when the record has only one.")
    text: Prose | None = described("What the figures alone do not say, in a sentence.")
    rows: tuple[Row, ...] = described("The printed figures, one row each.", default=())


class GapToday(Part):
    """The gap between groups as it stands today, in one measure, from one source."""

    measure: MeasureId = described("The id of the measure.", required=True)
    source: Id = described("The id of the source, among this page's sources.", required=True)
    caveat: Prose | None = described("What a reader must know before quoting the figures.")
    rows: tuple[Row, ...] = described("The printed figures, one row each.", required=True)
