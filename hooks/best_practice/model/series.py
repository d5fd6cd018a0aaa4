"""A published series: figures of one measure over time, in a CSV file beside a measure or a case study."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

__all__ = ["HEADER", "PERIOD", "Series", "SeriesRow"]

HEADER = ("period", "measure", "group", "numerator", "denominator", "value")
"""The columns of a series, in this order."""

_MONTH = r"\d{4}-(?:0[1-9]|1[0-2])"
_DAY = rf"{_MONTH}-(?:0[1-9]|[12]\d|3[01])"
PERIOD = rf"(?:\d{{4}}|\d{{4}}-Q[1-4]|{_MONTH}|{_DAY}|{_MONTH}/{_MONTH}|{_DAY}/{_DAY})"
"""A period: YYYY, YYYY-Qn, YYYY-MM, YYYY-MM-DD, or a start and an end with a slash. YYYY-YY can be read in two ways."""


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One row, with its line in the file. An absent figure was not printed."""

    line: int
    period: str
    measure: str
    group: str
    numerator: int | None
    denominator: int | None
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Series:
    """One file."""

    path: str
    rows: tuple[SeriesRow, ...]
