"""A series file to its rows, with a fault for every cell that cannot be read."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal

from best_practice.faults import Code, Fault
from best_practice.model.series import HEADER, PERIOD, Series, SeriesRow
from best_practice.reading import codes
from best_practice.reading.files import fault_at

__all__ = ["read_series"]

_COUNT = re.compile(r"\d+")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def read_series(path: str, text: str) -> tuple[Series | None, list[Fault]]:
    """The rows of a series and its faults; no series when its header is not the right one. Never raises."""
    try:
        lines = list(csv.reader(io.StringIO(text), strict=True))
    except csv.Error as error:
        return None, [fault_at(path, codes.SERIES_HEADER, f"The file cannot be read as CSV: {error}.")]
    header = tuple(cell.strip() for cell in lines[0]) if lines else ()
    if header != HEADER:
        return None, [fault_at(path, codes.SERIES_HEADER, f"The first line is {','.join(header) or 'empty'}.")]
    rows: list[SeriesRow] = []
    faults: list[Fault] = []
    for number, cells in enumerate(lines[1:], start=2):
        if not any(cell.strip() for cell in cells):
            continue
        found = _problems(cells)
        faults += [
            fault_at(path, code, message, (number, column), field=HEADER[column - 1]) for code, column, message in found
        ]
        if not found:
            period, measure, group, numerator, denominator, value = (cell.strip() for cell in cells)
            rows.append(
                SeriesRow(
                    number,
                    period,
                    measure,
                    group,
                    int(numerator) if numerator else None,
                    int(denominator) if denominator else None,
                    Decimal(value) if value else None,
                )
            )
    return Series(path, tuple(rows)), faults


def _problems(cells: list[str]) -> list[tuple[Code, int, str]]:
    """What is wrong with one line: the code, the column from 1, and the message."""
    if len(cells) != len(HEADER):
        return [
            (
                codes.SERIES_HEADER,
                1,
                f"This line has {len(cells)} cell{'s' * (len(cells) != 1)}; {len(HEADER)} are asked for.",
            )
        ]
    period, measure, group, *figures = (cell.strip() for cell in cells)
    found: list[tuple[Code, int, str]] = []
    if not re.fullmatch(PERIOD, period):
        ambiguous = re.fullmatch(r"\d{4}[-/]\d{2}", period)
        why = " can be a month or two years" if ambiguous else " is not a period"
        found.append((codes.SERIES_PERIOD, 1, f'"{period}"{why}.'))
    for column, text in ((2, measure), (3, group)):
        if not text:
            found.append((codes.SERIES_CELL, column, f"The {HEADER[column - 1]} is missing."))
    for column, text in enumerate(figures, start=4):
        pattern = _NUMBER if column == len(HEADER) else _COUNT
        if text and not pattern.fullmatch(text):
            kind = "number" if column == len(HEADER) else "whole number"
            found.append((codes.SERIES_CELL, column, f'"{text}" is not a {kind}.'))
    if not any(figures):
        found.append((codes.SERIES_CELL, len(HEADER), "There is no figure in this line."))
    return found
