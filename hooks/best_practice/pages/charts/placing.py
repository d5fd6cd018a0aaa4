"""Which charts a page has, in which order, and under which number: `chart-<n>.csv` stands beside the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from best_practice.catalogue.catalogue import Catalogue, practice_of
from best_practice.model.intervention import Intervention
from best_practice.model.measure import Measure
from best_practice.model.outcomes import Outcome, Row
from best_practice.model.practice import Practice
from best_practice.model.priority_area import PriorityArea
from best_practice.model.record import Record
from best_practice.model.scales import GroupType, Statistic
from best_practice.pages.addresses import address_of
from best_practice.pages.charts.chart import Chart, ChartKind, PrintedRow
from best_practice.pages.charts.dots import difference_charts, group_charts, ratio_charts
from best_practice.pages.charts.gap import gap_chart
from best_practice.pages.charts.sites import site_chart
from best_practice.pages.charts.wording import unit_of

__all__ = ["NO_CHARTS", "PageCharts", "PlacedChart", "charts_of"]


@dataclass(frozen=True, slots=True)
class PlacedChart:
    """A chart with its number on the page, from 1, and the address of its CSV from the site's root."""

    number: int
    chart: Chart
    csv: str

    @property
    def name(self) -> str:
        """The id of the figure; ids within begin with it."""
        return f"chart-{self.number}"


@dataclass(frozen=True, slots=True)
class PageCharts:
    """The charts of one page.

    Attributes:
        first: the one that stands before the fold-out: of a main outcome with rows by ethnic group.
        blocks: for each outcome, or each gap of an area, the charts that stand with its table.
        sites: case studies side by side.
    """

    first: PlacedChart | None = None
    blocks: tuple[tuple[PlacedChart, ...], ...] = ()
    sites: tuple[PlacedChart, ...] = ()

    @property
    def all(self) -> tuple[PlacedChart, ...]:
        """Every chart by its number."""
        first = (self.first,) if self.first else ()
        return (*first, *(chart for block in self.blocks for chart in block), *self.sites)


NO_CHARTS = PageCharts()


@dataclass(slots=True)
class _Numbering:
    """Gives charts their numbers as they are placed."""

    address: str
    last: int = field(default=0)

    def placed(self, charts: Iterable[Chart]) -> tuple[PlacedChart, ...]:
        made = []
        for chart in charts:
            self.last += 1
            made.append(PlacedChart(self.last, chart, f"{self.address}chart-{self.last}.csv"))
        return tuple(made)


def charts_of(record: Record, catalogue: Catalogue) -> PageCharts:
    """The charts of a record's page, numbered as they stand on it."""
    number = _Numbering(address_of(record))
    page = record.page
    if isinstance(page, PriorityArea):
        return PageCharts(blocks=tuple(number.placed(_of_area(record, page, i, catalogue)) for i in _indexes(page)))
    if not isinstance(page, Practice):
        return NO_CHARTS
    blocks = [_of_outcome(record, page, outcome, catalogue) for outcome in page.outcomes]
    lead = _leading(page, blocks)
    first = number.placed(blocks[lead][:1])[0] if lead is not None else None
    if lead is not None:
        blocks[lead] = blocks[lead][1:]
    return PageCharts(
        first, tuple(number.placed(block) for block in blocks), number.placed(_side_by_side(record, catalogue))
    )


def _leading(page: Practice, blocks: Sequence[Sequence[Chart]]) -> int | None:
    """The first main outcome that has a chart with figures of ethnic groups."""
    for i, (outcome, charts) in enumerate(zip(page.outcomes, blocks, strict=True)):
        if outcome.lead and charts and any(p.row.group_type is GroupType.ETHNICITY for p in charts[0].rows):
            return i
    return None


def _of_outcome(record: Record, page: Practice, outcome: Outcome, catalogue: Catalogue) -> list[Chart]:
    """The gap first; then the groups, unless the gap shows them all; then printed comparisons."""
    measure, title, unit = _measure(outcome.measure, catalogue)
    study = page.study_named(outcome.study)
    rows = _printed(outcome.rows, record.id, unit, study.source if study else "")
    gap = gap_chart(outcome, rows, measure, title)
    groups = group_charts(rows, outcome.measure, title)
    if gap:
        groups = tuple(chart for chart in groups if _adds_to(chart, gap))
    return [
        *([gap] if gap else []),
        *groups,
        *ratio_charts(rows, outcome.measure, title),
        *difference_charts(rows, outcome.measure, title),
    ]


def _adds_to(groups: Chart, gap: Chart) -> bool:
    """Whether the chart shows a figure or an interval that the gap does not."""
    drawn = any(mark.low is not None for line in groups.lines for track in line.tracks for mark in track.marks)
    return drawn or len(groups.rows) > len(gap.rows)


def _indexes(page: PriorityArea) -> range:
    return range(len(page.gap_today))


def _of_area(record: Record, page: PriorityArea, index: int, catalogue: Catalogue) -> list[Chart]:
    gap = page.gap_today[index]
    _, title, unit = _measure(gap.measure, catalogue)
    rows = _printed(gap.rows, record.id, unit, gap.source)
    return [
        *group_charts(rows, gap.measure, title, ChartKind.GAP_TODAY),
        *ratio_charts(rows, gap.measure, title, ChartKind.GAP_TODAY),
        *difference_charts(rows, gap.measure, title, ChartKind.GAP_TODAY),
    ]


def _side_by_side(record: Record, catalogue: Catalogue) -> list[Chart]:
    """For an intervention: a chart for each measure and unit that two or more of its case studies report."""
    if not isinstance(record.page, Intervention):
        return []
    found: dict[tuple[str, str], dict[str, list[PrintedRow]]] = {}
    cases = catalogue.case_studies_of(record.id)
    names = Counter(case.short_title for case in cases)
    for case in cases:
        name = case.short_title if names[case.short_title] == 1 else f"{case.short_title} ({case.id})"
        fields = practice_of(case)
        taken: set[tuple[str, str]] = set()
        for outcome in fields.outcomes:
            study = fields.study_named(outcome.study)
            unit = _measure(outcome.measure, catalogue)[2]
            rows = _printed(outcome.rows, case.id, unit, study.source if study else "")
            for key in dict.fromkeys((outcome.measure, row.unit) for row in rows):
                # Of two studies in one place, the first counts: one line for each site.
                if key not in taken:
                    found.setdefault(key, {})[name] = [row for row in rows if row.unit == key[1]]
            taken |= {(outcome.measure, row.unit) for row in rows}
    charts = [
        site_chart(sites, measure, _measure(measure, catalogue)[1], unit) for (measure, unit), sites in found.items()
    ]
    return [chart for chart in charts if chart]


def _measure(measure: str, catalogue: Catalogue) -> tuple[Measure | None, str, str | None]:
    """The measure, its title and its unit; the id stands for the title of one that has no page."""
    record = catalogue.by_id.get(measure)
    if record is None or not isinstance(record.page, Measure):
        return None, measure, None
    return record.page, record.short_title, record.page.unit


def _printed(rows: Sequence[Row], record: str, unit: str | None, source: str) -> list[PrintedRow]:
    """The rows with their surroundings; a ratio or a difference of risks has no unit of the measure."""
    takes_unit = (None, Statistic.MEAN_DIFFERENCE, Statistic.SLOPE)
    return [
        PrintedRow(row, record, unit_of(row, unit if row.statistic in takes_unit else None), row.source or source)
        for row in rows
    ]
