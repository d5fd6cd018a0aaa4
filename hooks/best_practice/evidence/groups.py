"""Which figures of an outcome belong to which ethnic group at which of two points, and which two groups are compared.

Two points are two arms (comparator, intervention) or two times (baseline and
after, else baseline and later). Arms come first, because they protect better.

Two groups: a pair that the source itself compares in a printed ratio; else each
other group against the largest one; else, where an N is not printed, each other
group against the one that was best off at the first point. Of several pairs the
one with the widest gap at the first point is judged, and because it was picked
for its gap, its interval is widened (see `gap`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from best_practice.evidence.arithmetic import NotComputable, Proportion, proportion
from best_practice.evidence.units import PERCENT, Unit, unit_named
from best_practice.model.measure import Measure
from best_practice.model.outcomes import Outcome, Row
from best_practice.model.scales import Better, GroupType, Timepoint

__all__ = ["POINTS", "Figure", "NoGap", "Points", "Side", "figures_of", "plain", "sides_of"]

Points = tuple[Timepoint, Timepoint]
"""The first point and the second: before and after, or without and with."""

POINTS: tuple[Points, ...] = (
    (Timepoint.COMPARATOR, Timepoint.INTERVENTION),
    (Timepoint.BASELINE, Timepoint.AFTER),
    (Timepoint.BASELINE, Timepoint.LATER),
)
"""The pairs of points that can be judged, the one that protects best first."""

_PEOPLE = re.compile(
    r"\b(?:women|woman|mothers?|birthing people|people|patients?|babies|infants|individuals)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class NoGap:
    """No change of a gap can be judged: the rule that says so, and the reason in words."""

    rule: str
    because: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One group at one point, in the adverse event.

    Attributes:
        group: the name as printed.
        amount: in the unit; larger is worse.
        counted: who had the adverse event, out of whom, where N is known.
        row: the row it was made from.
    """

    group: str
    amount: float
    counted: Proportion | None
    row: Row


@dataclass(frozen=True, slots=True)
class Side:
    """One group at both points."""

    group: str
    first: Figure
    second: Figure


def figures_of(outcome: Outcome, measure: Measure) -> tuple[Points, Unit, tuple[Side, ...]] | NoGap:
    """The groups that have a figure at both points, by name, and the unit of their figures.

    Neither the order of the rows nor of the groups matters.
    """
    rows = [row for row in outcome.rows if _is_of_ethnic_group(row)]
    if not rows:
        return NoGap("one-point-only", "no ethnic group has a figure of its own at a point")
    unit = _unit_of(rows, measure)
    if isinstance(unit, NoGap):
        return unit
    at: dict[tuple[str, Timepoint], Figure] = {}
    for row in rows:
        figure = _figure(row, unit, measure)
        if isinstance(figure, NotComputable):
            return NoGap("figures-cannot-be-used", f"{row.group}: {figure.because}")
        assert row.timepoint is not None  # noqa: S101 - rows without one were left out
        key = (plain(figure.group), row.timepoint)
        if key in at and (at[key].amount, at[key].counted) != (figure.amount, figure.counted):
            return NoGap("two-figures-for-one-point", f"{row.group} has two figures for {row.timepoint}")
        if key not in at or figure.group < at[key].group:
            at[key] = figure
    return _at_two_points(at, unit)


def _at_two_points(
    at: Mapping[tuple[str, Timepoint], Figure], unit: Unit
) -> tuple[Points, Unit, tuple[Side, ...]] | NoGap:
    groups = sorted({group for group, _ in at})
    most = 0
    for first, second in POINTS:
        both = [g for g in groups if (g, first) in at and (g, second) in at]
        most = max(most, len(both))
        if len(both) > 1:
            sides = tuple(Side(at[g, first].group, at[g, first], at[g, second]) for g in both)
            return (first, second), unit, sides
    if most == 1 or len(groups) == 1:
        return NoGap("one-group-only", "no two ethnic groups have a figure at both points")
    return NoGap("one-point-only", "no two ethnic groups have a figure at each of two points")


def _is_of_ethnic_group(row: Row) -> bool:
    whole = row.group is not None and row.compares is None and row.statistic is None and row.timepoint is not None
    return whole and row.group_type is GroupType.ETHNICITY and (row.value is not None or row.n is not None)


def _unit_of(rows: Iterable[Row], measure: Measure) -> Unit | NoGap:
    def of_row(row: Row) -> Unit:
        if row.unit:
            return unit_named(row.unit)
        return unit_named(measure.unit) if row.value is not None else PERCENT

    units = {of_row(row) for row in rows}
    if len(units) > 1:
        names = " and ".join(sorted(unit.name for unit in units))
        return NoGap("figures-cannot-be-used", f"the figures are in different units: {names}")
    return units.pop()


def _figure(row: Row, unit: Unit, measure: Measure) -> Figure | NotComputable:
    """The figure in the adverse event: of those who did not have it, where higher is better."""
    assert row.group is not None  # noqa: S101 - asked for before
    worse_is_more = measure.better is not Better.HIGHER
    if unit.base is None or (unit.over_time and not worse_is_more):
        if row.value is None:
            return NotComputable("there is no value")
        return Figure(row.group, float(row.value) * (1 if worse_is_more else -1), None, row)
    counted = _counted(row, unit)
    if isinstance(counted, NotComputable):
        return counted
    if counted is None:
        if row.value is None:
            return NotComputable("N is missing")
        value = float(row.value)
        if value < 0 or (unit.is_share and value > unit.base):
            return NotComputable(f"{row.value} is no part of {unit.base}")
        return Figure(row.group, value if worse_is_more else unit.base - value, None, row)
    adverse = counted if worse_is_more else counted.complement
    return Figure(row.group, adverse.share * unit.base, adverse, row)


def _counted(row: Row, unit: Unit) -> Proportion | NotComputable | None:
    """From n out of N; else the printed value times N, marked approximate; None without N."""
    if row.N is None or unit.base is None:
        return None
    if row.n is not None:
        return proportion(float(row.n), float(row.N))
    assert row.value is not None  # noqa: S101 - a row without either was left out
    return proportion(float(row.value) / unit.base * row.N, float(row.N), approximate=True)


def plain(name: str) -> str:
    """A group's name for comparing: without case, and without the word for people in it."""
    words = " ".join(_PEOPLE.sub(" ", name.casefold()).split())
    return words or name.casefold()


def sides_of(sides: tuple[Side, ...], compared: Iterable[tuple[str, str]]) -> tuple[tuple[Side, Side], int]:
    """The two groups to compare, and among how many pairs they were picked.

    Args:
        sides: two groups or more.
        compared: pairs of plain names that the source compares at both points.
    """
    by_name = {plain(side.group): side for side in sides}
    pairs = [(by_name[a], by_name[b]) for a, b in compared if a in by_name and b in by_name]
    if not pairs:
        totals = [side.first.counted.total if side.first.counted else None for side in sides]
        if None in totals:
            reference = min(sides, key=lambda s: (s.first.amount, s.group))
        else:
            largest = max(total for total in totals if total is not None)
            reference = min(
                (s for s, total in zip(sides, totals, strict=True) if total == largest),
                key=lambda s: (s.first.amount, s.group),
            )
        pairs = [(side, reference) for side in sides if side is not reference]
    widest = min(pairs, key=lambda p: (-abs(p[0].first.amount - p[1].first.amount), p[0].group, p[1].group))
    return widest, len(pairs)
