"""Series beside a case study or a measure: they belong to a record, name real measures, and add up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from best_practice.model.series import HEADER
from best_practice.nearest import nearest
from best_practice.rules.disclosure import SMALLEST_OPEN_COUNT
from best_practice.rules.registry import Context, ElsewhereProblem, collection_rule

__all__: list[str] = []

_FOLDERS = ("case_studies", "docs/measures")


@collection_rule(
    "E460",
    "A series has no record.",
    "Give the .csv file the name of its case study or measure, in the same folder.",
)
def series_has_its_record(context: Context) -> Iterator[ElsewhereProblem]:
    """`<id>.csv` stands beside `<id>.md`."""
    for path in sorted(context.collection.files):
        pure = PurePosixPath(path)
        beside = pure.with_suffix(".md").as_posix() in context.collection.files
        if pure.parent.as_posix() in _FOLDERS and pure.suffix == ".csv" and not beside:
            yield ElsewhereProblem(path, f"There is no {pure.stem}.md beside this series.")


@collection_rule(
    "E464",
    "A series counts more than there are.",
    "Check the two counts: the numerator is part of the denominator.",
)
def numerator_fits(context: Context) -> Iterator[ElsewhereProblem]:
    """The numerator is at most the denominator."""
    for series in context.collection.series.values():
        for row in series.rows:
            if row.numerator is not None and row.denominator is not None and row.numerator > row.denominator:
                message = f"{row.numerator} of {row.denominator} cannot be."
                yield ElsewhereProblem(series.path, message, place=(row.line, 4), key=("numerator",))


@collection_rule(
    "E465",
    "A series names a measure that is not here.",
    "Write the id of a measure: the name of its file in docs/measures/ without .md.",
)
def measure_is_known(context: Context) -> Iterator[ElsewhereProblem]:
    """Each row names a measure; beside a measure, that one."""
    measures = context.collection.ids_of(["measure"])
    for name, series in context.collection.series.items():
        own = name if series.path.startswith("docs/measures/") else None
        told: set[str] = set()
        for row in series.rows:
            if row.measure in told or (row.measure == own if own else row.measure in measures):
                continue
            told.add(row.measure)
            near = nearest(row.measure, measures)
            hint = f"Write {own}." if own else f"Did you mean {near}?" if near else ""
            message = f'"{row.measure}" is not {"this measure" if own else "a measure"}.'
            yield ElsewhereProblem(series.path, message, hint, place=(row.line, 2), key=("measure",))


@collection_rule(
    "E442",
    "A series that was never published shows a count of 1 to 7.",
    "Give a longer period, several sites together, or a measure of the care given in place of an outcome.",
)
def series_shows_nobody(context: Context) -> Iterator[ElsewhereProblem]:
    """A trust's own counts are not published elsewhere: a small one could show a person."""
    for name, series in context.collection.series.items():
        if not series.path.startswith("case_studies/") or _is_published(context, name):
            continue
        for row in series.rows:
            for column, count in ((4, row.numerator), (5, row.denominator)):
                if count is not None and 0 < count < SMALLEST_OPEN_COUNT:
                    cell = HEADER[column - 1]
                    yield ElsewhereProblem(
                        series.path, f"The {cell} is {count}.", place=(row.line, column), key=(cell,)
                    )


def _is_published(context: Context, record_id: str) -> bool:
    """Whether everybody can open every source of the record that the series stands beside."""
    record = context.collection.by_id.get(record_id)
    sources = record.page.sources if record else ()
    return bool(sources) and all(source.doi or source.url for source in sources)
