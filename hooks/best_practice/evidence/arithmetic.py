"""Pure arithmetic of risks and gaps: estimates with intervals, or a sentence that says why there is none.

Formulas are written out and not taken from a library: figures that are known
only as "33% of 73" give fractions of people, which the libraries refuse, and
scipy alone takes over a second to load. The tests hold them against scipy and
against published examples. Nothing here raises on a number.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

__all__ = [
    "CONFIDENCE",
    "Estimate",
    "NotComputable",
    "Proportion",
    "difference_between",
    "interval_from_p_value",
    "inverted",
    "negated",
    "proportion",
    "rate_ratio",
    "ratio_between",
    "risk_difference",
    "risk_ratio",
    "wilson",
]

CONFIDENCE = 0.95

_MOST_PEOPLE = 1e11
_LARGEST_EXPONENT = 300.0
_HAIR = 1e-9  # a part of a person, or of all people, that only rounding leaves


@dataclass(frozen=True, slots=True)
class NotComputable:
    """There is no answer; `because` ends the sentence "cannot be computed, because ..."."""

    because: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value and its interval; without an interval, `because` says why.

    Attributes:
        value: the point estimate.
        low: the lower end of the interval, None where none can be worked out.
        high: the upper end.
        method: the published method by name, empty for a plain difference or ratio.
        because: why there is no interval.
    """

    value: float
    low: float | None = None
    high: float | None = None
    method: str = ""
    because: str = ""

    @property
    def has_interval(self) -> bool:
        """Whether both ends are known."""
        return self.low is not None and self.high is not None

    def excludes(self, none: float) -> bool:
        """Whether the interval is known and lies wholly on one side of `none` (0 of a difference, 1 of a ratio)."""
        return self.low is not None and self.high is not None and not self.low <= none <= self.high


@dataclass(frozen=True, slots=True)
class Proportion:
    """So many events among so many people; `approximate` when the events are a printed percentage times N."""

    events: float
    total: float
    approximate: bool = False

    @property
    def share(self) -> float:
        """Events for each person, from 0 to 1."""
        return self.events / self.total

    @property
    def complement(self) -> Proportion:
        """The same people counted by the other event: those who did not have it."""
        return Proportion(_whole_zero(self.total - self.events, self.total), self.total, self.approximate)


def proportion(events: float, total: float, *, approximate: bool = False) -> Proportion | NotComputable:
    """A proportion, or why these two numbers are none."""
    if not (math.isfinite(events) and math.isfinite(total)):
        return NotComputable("a figure is not a number")
    if total < 1:
        return NotComputable("nobody was counted: N is below 1")
    if events < 0:
        return NotComputable("there are fewer than no events")
    if events > total:
        return NotComputable("more had the event than were counted")
    if total > _MOST_PEOPLE:
        return NotComputable("more were counted than there are people")
    return Proportion(_whole_zero(events, total), total, approximate)


def _z(confidence: float) -> float:
    return NormalDist().inv_cdf(0.5 + confidence / 2)


def wilson(p: Proportion, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """The score interval of one proportion: Wilson EB, J Am Stat Assoc 1927;22:209."""
    z, n, share = _z(confidence), p.total, p.share
    centre = share + z * z / (2 * n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    spread = 1 + z * z / n
    # The share lies inside; at 0 and at 1 only rounding could put it a hair outside.
    return max(0.0, min(share, (centre - half) / spread)), min(1.0, max(share, (centre + half) / spread))


def risk_difference(a: Proportion, b: Proportion, confidence: float = CONFIDENCE) -> Estimate:
    """The share of a less the share of b, with the hybrid score interval.

    Newcombe RG, Statistics in Medicine 1998;17:873, method 10. It needs no mending at 0 or at all.
    """
    first, second = (Estimate(p.share, *wilson(p, confidence)) for p in (a, b))
    return difference_between(first, second, method="Newcombe hybrid score")


def difference_between(first: Estimate, second: Estimate, *, method: str = "") -> Estimate:
    """The first less the second, independent of each other, with an interval recovered from both intervals.

    Square and add: Newcombe RG, Statistics in Medicine 2001;20:2885 (the
    difference between two differences of proportions); Zou GY and Donner A,
    Statistics in Medicine 2008;27:1693 (MOVER), who show that it holds in general.
    """
    value = first.value - second.value
    if first.low is None or first.high is None or second.low is None or second.high is None:
        return Estimate(value, because=first.because or second.because)
    low = value - math.hypot(first.value - first.low, second.high - second.value)
    high = value + math.hypot(first.high - first.value, second.value - second.low)
    return Estimate(value, low, high, method or "difference of differences, square and add (Newcombe; MOVER)")


def risk_ratio(a: Proportion, b: Proportion, confidence: float = CONFIDENCE) -> Estimate | NotComputable:
    """The share of a over the share of b, with the log interval.

    Katz D, Baptista J, Azen SP, Pike MC, Biometrics 1978;34:469, method C.
    Where one group has no event, or all of both have it, 0.5 is added to each
    of the four cells (Cochrane Handbook, section 10.4.4).
    """
    if a.events == 0 and b.events == 0:
        return NotComputable("nobody in either group had the event")
    mended = a.events == 0 or b.events == 0 or (a.events == a.total and b.events == b.total)
    if mended:
        a, b = _half_added(a), _half_added(b)
    variance = 1 / a.events - 1 / a.total + 1 / b.events - 1 / b.total
    return _ratio(a.share / b.share, variance, confidence, "log risk ratio (Katz)", mended)


def rate_ratio(
    events_a: float, time_a: float, events_b: float, time_b: float, confidence: float = CONFIDENCE
) -> Estimate | NotComputable:
    """The rate of a over the rate of b, events over time at risk, with the log interval.

    Rothman KJ, Epidemiology: An Introduction, 2nd edition, chapter 9.
    """
    if not all(math.isfinite(x) for x in (events_a, time_a, events_b, time_b)) or min(time_a, time_b) <= 0:
        return NotComputable("no time at risk was counted")
    if min(events_a, events_b) <= _HAIR:
        return NotComputable("one group had no event in the time counted")
    value = (events_a / time_a) / (events_b / time_b)
    return _ratio(value, 1 / events_a + 1 / events_b, confidence, "log rate ratio", mended=False)


def ratio_between(first: Estimate, second: Estimate, confidence: float = CONFIDENCE) -> Estimate | NotComputable:
    """The first ratio over the second, independent of each other, from their 95% intervals.

    Altman DG, Bland JM, Interaction revisited, BMJ 2003;326:219: the standard
    error of each log ratio is the width of its log interval over 2 x 1.96.
    """
    if not (first.value > 0 and second.value > 0):
        return NotComputable("a ratio is 0 or less")
    value = first.value / second.value
    variance = 0.0
    for ratio in (first, second):
        if ratio.low is None or ratio.high is None:
            return Estimate(value, because=ratio.because or "an interval was not printed")
        if not 0 < ratio.low <= ratio.high:
            return Estimate(value, because="an interval reaches 0 or runs backwards")
        variance += (math.log(ratio.high / ratio.low) / (2 * _z(CONFIDENCE))) ** 2
    return _ratio(value, variance, confidence, "ratio of ratios (Altman and Bland)", mended=False)


def interval_from_p_value(value: float, p_value: float, *, ratio: bool) -> Estimate | NotComputable:
    """A printed estimate with the 95% interval that its exact two-sided P value implies.

    Altman DG, Bland JM, How to obtain the confidence interval from a P value,
    BMJ 2011;343:d2090, with the exact normal quantile in place of their approximation.
    """
    if not 0 < p_value < 1:
        return NotComputable("the P value does not lie between 0 and 1")
    if ratio and value <= 0:
        return NotComputable("a ratio is 0 or less")
    size = math.log(value) if ratio else value
    error = abs(size) / NormalDist().inv_cdf(1 - p_value / 2)
    low, high = size - _z(CONFIDENCE) * error, size + _z(CONFIDENCE) * error
    if not (math.isfinite(error) and max(abs(low), abs(high)) < _LARGEST_EXPONENT):
        return NotComputable("the figures are too extreme for an interval")
    method = "interval from the P value (Altman and Bland)"
    return Estimate(value, math.exp(low), math.exp(high), method) if ratio else Estimate(value, low, high, method)


def negated(estimate: Estimate) -> Estimate:
    """A difference seen from the other side."""
    low = None if estimate.high is None else -estimate.high
    high = None if estimate.low is None else -estimate.low
    return Estimate(-estimate.value, low, high, estimate.method, estimate.because)


def inverted(estimate: Estimate) -> Estimate | NotComputable:
    """A ratio seen from the other side."""
    ends = (estimate.low, estimate.high)
    if estimate.value <= 0 or any(end is not None and end <= 0 for end in ends):
        return NotComputable("a ratio is 0 or less")
    low = None if estimate.high is None else 1 / estimate.high
    high = None if estimate.low is None else 1 / estimate.low
    return Estimate(1 / estimate.value, low, high, estimate.method, estimate.because)


def _whole_zero(events: float, total: float) -> float:
    return 0.0 if events < _HAIR * max(1.0, total) else events


def _half_added(p: Proportion) -> Proportion:
    return Proportion(p.events + 0.5, p.total + 1, p.approximate)


def _ratio(value: float, variance: float, confidence: float, method: str, mended: bool) -> Estimate:
    # Rounding can leave a hair below zero where the variance is nothing.
    exponent = _z(confidence) * math.sqrt(max(variance, 0.0))
    if exponent > _LARGEST_EXPONENT or not 0 < value < math.inf:
        return Estimate(value, because="the figures are too extreme for an interval")
    reach = math.exp(exponent)
    named = f"{method}, 0.5 added to each cell" if mended else method
    return Estimate(value, value / reach, value * reach, named)
