"""Arithmetic held against published examples, against scipy, and against what must always be true."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest
from scipy.stats.contingency import relative_risk

from best_practice.evidence.arithmetic import (
    Estimate,
    NotComputable,
    Proportion,
    difference_between,
    interval_from_p_value,
    inverted,
    negated,
    proportion,
    rate_ratio,
    ratio_between,
    risk_difference,
    risk_ratio,
    wilson,
)

pytestmark = pytest.mark.property


def close(estimate: Estimate | NotComputable, value: float, low: float, high: float, digits: int) -> bool:
    """Whether an estimate is what was printed, to the digits that were printed."""
    assert isinstance(estimate, Estimate)
    assert estimate.low is not None
    assert estimate.high is not None
    found = (estimate.value, estimate.low, estimate.high)
    return all(round(a, digits) == b for a, b in zip(found, (value, low, high), strict=True))


# --- Published examples ----------------------------------------------------------------------------


def test_risk_difference_newcombe() -> None:
    """Newcombe 1998, Statistics in Medicine 17:873, example a (56/70 v 48/80), method 10: 0.0524 to 0.3339."""
    assert close(risk_difference(Proportion(56, 70), Proportion(48, 80)), 0.2, 0.0524, 0.3339, 4)


@pytest.mark.parametrize(
    ("a", "b", "low", "high"),
    [
        # The same paper, table II, method 10: the examples with few events and with none.
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((0, 10), (0, 10), -0.2775, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_risk_difference_where_events_are_few(a: tuple[int, int], b: tuple[int, int], low: float, high: float) -> None:
    """Zero cells need no mending in this method."""
    found = risk_difference(Proportion(*a), Proportion(*b))
    assert close(found, round(a[0] / a[1] - b[0] / b[1], 4), low, high, 4)


def test_risk_ratio_katz() -> None:
    """The example in the documentation of scipy.stats.contingency.relative_risk (27/122 v 44/487).

    It is taken from Sahai and Khurshid, Statistics in Epidemiology, 1996.
    """
    found = risk_ratio(Proportion(27, 122), Proportion(44, 487))
    assert close(found, 2.44952, 1.5837, 3.78868, 5)


def test_risk_ratio_second_example_of_scipy() -> None:
    """The example of its method confidence_interval (10/75 v 12/225): 2.5, 1.126 to 5.550."""
    assert close(risk_ratio(Proportion(10, 75), Proportion(12, 225)), 2.5, 1.12616, 5.54985, 5)


def test_ratio_of_ratios_altman_and_bland() -> None:
    """Altman and Bland 2003, BMJ 326:219: 0.67 (0.46 to 0.98) v 0.88 (0.71 to 1.08) gives 0.76 (0.49 to 1.17)."""
    found = ratio_between(Estimate(0.67, 0.46, 0.98), Estimate(0.88, 0.71, 1.08))
    assert close(found, 0.76, 0.49, 1.17, 2)


def test_rate_ratio_rothman() -> None:
    """Rothman, Epidemiology: An Introduction, table 9-2: 136/22,050 v 1,709/127,650 gives 0.46, 90% 0.40 to 0.53."""
    assert close(rate_ratio(136, 22050, 1709, 127650, confidence=0.90), 0.46, 0.40, 0.53, 2)


def test_interval_of_a_difference_from_its_p_value() -> None:
    """Altman and Bland 2011, BMJ 343:d2090: 17 points with P=0.032 gives 1.4 to 32.6 (their normal approximation)."""
    found = interval_from_p_value(17, 0.032, ratio=False)
    assert close(found, 17.0, 1.5, 32.5, 1)  # 1.4 and 32.6 there: their formula for z is approximate


def test_interval_of_a_ratio_from_its_p_value() -> None:
    """The same paper: a risk ratio of 0.30 with P=0.034 gives 0.10 to 0.90 (0.91 by the exact normal quantile)."""
    assert close(interval_from_p_value(0.30, 0.034, ratio=True), 0.30, 0.10, 0.91, 2)


# --- Against scipy ---------------------------------------------------------------------------------


@st.composite
def tables(draw: st.DrawFn, least: int = 0) -> tuple[Proportion, Proportion]:
    """Two groups with whole counts."""
    groups = []
    for _ in range(2):
        total = draw(st.integers(max(1, 2 * least), 5000))
        groups.append(Proportion(draw(st.integers(least, total - least)), total))
    return groups[0], groups[1]


@given(tables())
def test_wilson_is_that_of_scipy(table: tuple[Proportion, Proportion]) -> None:
    """The score interval of one proportion."""
    a, _ = table
    theirs = binomtest(int(a.events), int(a.total)).proportion_ci(method="wilson")
    assert wilson(a) == pytest.approx((theirs.low, theirs.high), abs=1e-12)


@given(tables(least=1))
def test_risk_ratio_is_that_of_scipy(table: tuple[Proportion, Proportion]) -> None:
    """Katz, where there is an event in both groups."""
    a, b = table
    theirs = relative_risk(int(a.events), int(a.total), int(b.events), int(b.total))
    ours = risk_ratio(a, b)
    assert isinstance(ours, Estimate)
    ends = theirs.confidence_interval(0.95)
    assert (ours.value, ours.low, ours.high) == pytest.approx((theirs.relative_risk, ends.low, ends.high))


# --- Always true -----------------------------------------------------------------------------------


@given(tables())
def test_swapping_the_groups_negates_the_difference(table: tuple[Proportion, Proportion]) -> None:
    """Seen from the other side, it is the same gap."""
    a, b = table
    there, back = risk_difference(a, b), negated(risk_difference(b, a))
    assert (there.value, there.low, there.high) == pytest.approx((back.value, back.low, back.high))


@given(tables())
def test_swapping_the_groups_inverts_the_ratio(table: tuple[Proportion, Proportion]) -> None:
    """With mended zero cells too."""
    a, b = table
    there, back = risk_ratio(a, b), risk_ratio(b, a)
    if isinstance(there, NotComputable):
        assert isinstance(back, NotComputable)
        return
    turned = inverted(back)
    assert isinstance(turned, Estimate)
    assert (there.value, there.low, there.high) == pytest.approx((turned.value, turned.low, turned.high))


@given(tables(least=1), st.integers(2, 20))
def test_more_people_at_the_same_rates_narrow_the_interval_and_keep_the_ratio(
    table: tuple[Proportion, Proportion], times: int
) -> None:
    """Scaling both groups."""
    a, b = table
    more = [Proportion(p.events * times, p.total * times) for p in (a, b)]
    small, large = risk_ratio(a, b), risk_ratio(*more)
    assert isinstance(small, Estimate)
    assert isinstance(large, Estimate)
    assert large.value == pytest.approx(small.value)
    assert small.low is not None
    assert large.low is not None
    assert large.low >= small.low - 1e-12


@given(tables())
def test_every_interval_holds_its_value(table: tuple[Proportion, Proportion]) -> None:
    """Also at the edges."""
    for found in (risk_difference(*table), risk_ratio(*table)):
        if isinstance(found, Estimate) and found.low is not None and found.high is not None:
            assert found.low <= found.value <= found.high
            assert all(map(math.isfinite, (found.low, found.value, found.high)))


def test_difference_of_differences_is_wider_than_each() -> None:
    """The uncertainty of both adds up."""
    first = risk_difference(Proportion(56, 70), Proportion(48, 80))
    found = difference_between(first, first)
    assert found.value == 0
    assert found.low is not None
    assert found.high is not None
    assert first.low is not None
    assert first.high is not None
    assert found.high - found.low > first.high - first.low


numbers = st.floats(allow_nan=True, allow_infinity=True)


@given(numbers, numbers, numbers, numbers)
def test_no_number_is_an_exception(a: float, b: float, c: float, d: float) -> None:
    """Impossible input gets a sentence."""
    groups = [proportion(a, b), proportion(c, d)]
    for group in groups:
        assert isinstance(group, Proportion) or group.because
    if isinstance(groups[0], Proportion) and isinstance(groups[1], Proportion):
        for found in (risk_difference(*groups), risk_ratio(*groups)):
            assert isinstance(found, Estimate) or found.because
    rate_ratio(a, b, c, d)


@pytest.mark.parametrize(
    ("events", "total", "reason"),
    [
        (5, 0, "nobody was counted"),
        (-1, 5, "fewer than no events"),
        (6, 5, "more had the event than were counted"),
        (math.nan, 5, "not a number"),
    ],
)
def test_impossible_counts_say_why(events: float, total: float, reason: str) -> None:
    """In words that end the sentence "cannot be computed, because"."""
    found = proportion(events, total)
    assert isinstance(found, NotComputable)
    assert reason in found.because
