"""The gap of a priority area at a glance: its newest comparable figures as bars, with the line they are held against.

Chosen by a rule and never by hand, so that a new figure on the area's page is on the home page too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from best_practice.catalogue.catalogue import Catalogue
from best_practice.evidence.comparisons import RATIOS
from best_practice.evidence.units import PERCENT, unit_named
from best_practice.model.measure import Measure
from best_practice.model.outcomes import GapToday, Row
from best_practice.model.priority_area import PriorityArea
from best_practice.model.record import Record
from best_practice.model.scales import GroupType, MeasureKind, Statistic
from best_practice.pages.charts.wording import amount
from best_practice.pages.results import signed

__all__ = ["Bar", "Headline", "headline_of"]

_MOST = 5  # bars beside the yardstick's
_SHORTEST = 3  # words that tell something by themselves
_WIDTH = Decimal(100)
_SENTENCE = re.compile(r"(?<=[a-z0-9)%])\.\s+(?=[A-Z])")
_VERSUS = re.compile(r"\s+(?:v|vs|versus)\.?\s+")


@dataclass(frozen=True, slots=True)
class Bar:
    """One group's figure.

    Attributes:
        group: who, as the source names them.
        value: the figure with its own digits and its unit where that is short.
        width: the bar's length, 0 to 100, the longest being 100.
        yardstick: whether this is the group that the others are held against.
    """

    group: str
    value: str
    width: Decimal
    yardstick: bool = False


@dataclass(frozen=True, slots=True)
class Headline:
    """The figures that tell an area's gap.

    Attributes:
        measure: what is counted.
        unit: what the figures are in, in words; empty for percent.
        period: when.
        note: the first thing to know of the figures.
        bars: the groups, the highest figure first, and the yardstick last where there is one.
    """

    measure: Record
    unit: str
    period: str
    note: str
    bars: tuple[Bar, ...]

    @property
    def line(self) -> Decimal | None:
        """Where the yardstick's bar ends: what reaches beyond it is the gap. None without a yardstick."""
        return next((bar.width for bar in self.bars if bar.yardstick), None)


def headline_of(area: Record, catalogue: Catalogue) -> Headline | None:
    """The first figures on the area's page that set ethnic groups side by side in how women or babies fared.

    A page has its newest figures first. Where none has a group to hold others against, it is the first share of one
    ethnic group; None where there is no such figure either.
    """
    if not isinstance(area.page, PriorityArea):
        return None
    found = [(gap, record) for gap in area.page.gap_today if (record := _of_health(gap, catalogue))]
    for make in (_side_by_side, _alone):
        for gap, record in found:
            made = make(gap, record)
            if made:
                return made
    return None


def _of_health(gap: GapToday, catalogue: Catalogue) -> Record | None:
    record = catalogue.by_id.get(gap.measure)
    health = record and isinstance(record.page, Measure) and record.page.kind is MeasureKind.HEALTH
    return record if health else None


def _side_by_side(gap: GapToday, measure: Record) -> Headline | None:
    return _rates(gap, measure) or _ratios(gap, measure)


def _rates(gap: GapToday, measure: Record) -> Headline | None:
    """Groups in one unit and period, beside White women or everyone."""
    rows = [row for row in gap.rows if row.group and row.statistic is None and row.value is not None]
    groups = [row for row in rows if row.group_type is GroupType.ETHNICITY and not _is_white(row)]
    if not groups:
        return None
    unit = _unit(groups[0], measure)
    alike = [row for row in rows if row.period == groups[0].period and _unit(row, measure) == unit]
    yardstick = _yardstick(alike)
    if yardstick is None:
        return None
    shown = _highest([row for row in groups if row in alike])
    words = "" if unit == PERCENT.name else unit
    bars = [(_named(row), amount(_value(row), unit), _value(row)) for row in shown]
    against = (_named(yardstick), amount(_value(yardstick), unit), _value(yardstick))
    return _headline(gap, measure, words, groups[0].period, bars, against)


def _ratios(gap: GapToday, measure: Record) -> Headline | None:
    """Groups as many times the figure of one that they are all compared with."""
    rows = [
        (row, names)
        for row in gap.rows
        if row.compares and row.statistic in RATIOS and row.value is not None and row.group_type is GroupType.ETHNICITY
        if len(names := _VERSUS.split(row.compares)) == 2
    ]
    if not rows:
        return None
    first, (_, other) = rows[0]
    alike = [
        (row, names)
        for row, names in rows
        if (row.period, row.statistic, names[1]) == (first.period, first.statistic, other)
    ]
    if first.statistic is Statistic.RR:
        unit = f"times as many as among {other}"
    else:
        unit = f"{first.statistic.label.lower() if first.statistic else ''}, {other} = 1"
    bars = [(_capital(names[0]), signed(_value(row)), _value(row)) for row, names in alike[:_MOST]]
    return _headline(gap, measure, unit, first.period, bars, (_capital(other), "1", Decimal(1)))


def _alone(gap: GapToday, measure: Record) -> Headline | None:
    """One share of an ethnic group, on a bar that stands for everyone."""
    for row in gap.rows:
        share = row.group and row.statistic is None and row.value and _unit(row, measure) == PERCENT.name
        if share and row.group_type is GroupType.ETHNICITY and not _is_white(row):
            bar = Bar(_named(row), amount(_value(row), PERCENT.name), _value(row))
            return Headline(measure, "of 100%", row.period or "", _first_sentence(gap.caveat), (bar,))
    return None


def _headline(
    gap: GapToday,
    measure: Record,
    unit: str,
    period: str | None,
    bars: Sequence[tuple[str, str, Decimal]],
    against: tuple[str, str, Decimal],
) -> Headline | None:
    most = max(value for _, _, value in [*bars, against])
    if most <= 0:
        return None
    made = [Bar(group, text, _share(value, most)) for group, text, value in bars]
    group, text, value = against
    made.append(Bar(group, text, _share(value, most), yardstick=True))
    return Headline(measure, unit, period or "", _first_sentence(gap.caveat), tuple(made))


def _yardstick(rows: Iterable[Row]) -> Row | None:
    """White women as a whole, else White British, else any group so named, else everyone."""
    found = list(rows)
    white = sorted((row for row in found if _is_white(row)), key=_whiteness)
    everyone = [row for row in found if row.group == "all"]
    return next(iter([*white, *everyone]), None)


def _is_white(row: Row) -> bool:
    return (row.ethnic_group or "").startswith("white") or (row.group or "").casefold().startswith("white")


def _whiteness(row: Row) -> int:
    order = ("white", "white-british")
    return order.index(row.ethnic_group) if row.ethnic_group in order else len(order)


def _highest(rows: Sequence[Row]) -> list[Row]:
    return sorted(rows, key=_value, reverse=True)[:_MOST]


def _value(row: Row) -> Decimal:
    assert row.value is not None  # noqa: S101 - callers choose rows with a value
    return row.value


def _unit(row: Row, measure: Record) -> str:
    return unit_named(row.unit or getattr(measure.page, "unit", None)).name


def _share(value: Decimal, most: Decimal) -> Decimal:
    return (max(value, Decimal(0)) / most * _WIDTH).quantize(Decimal("0.1"))


def _named(row: Row) -> str:
    return "Everyone" if row.group == "all" else _capital(row.group or "")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _first_sentence(text: str | None) -> str:
    """The first sentence with its full stop, or two where the first is a word ("England."); empty for none."""
    first, *others = _SENTENCE.split(text or "")
    if others and len(first.split()) < _SHORTEST:
        first = f"{first}. {others[0]}"
    return first if not first or first.endswith(".") else f"{first}."
