"""Every real record is a test: nothing that is published has a fault, and a person can still read the file."""

from __future__ import annotations

from functools import cache

import pytest
import yaml

from best_practice.faults import Severity
from best_practice.model.practice import Practice
from best_practice.model.priority_area import PriorityArea
from best_practice.model.record import Record
from best_practice.reading.fences import Split, split
from best_practice.reporting import as_text
from best_practice.rules.check import Checked, check_project
from tests.conftest import ROOT, TODAY

MOST_LINES = 70
"""So long may the front matter be, with its fences; more belongs in the body or in a second record."""


@cache
def checked() -> Checked:
    """The real project."""
    return check_project(ROOT, TODAY)


RECORDS = {record.path: record for record in checked().collection.records}
PATHS = sorted(path for paths in checked().collection.stems.values() for path in paths)


@pytest.mark.parametrize("path", PATHS)
def test_a_record_has_no_error(path: str) -> None:
    """The message says what to do."""
    errors = [f for f in checked().faults if f.path == path and f.severity is Severity.ERROR]
    assert not errors, "\n" + as_text(errors)


def test_nothing_else_has_an_error() -> None:
    """Series, pictures, the list of suppressions."""
    errors = [f for f in checked().faults if f.path not in PATHS and f.severity is Severity.ERROR]
    assert not errors, "\n" + as_text(errors)


def halves(record: Record) -> Split:
    """The two halves of a record's file."""
    found = split(record.path, (ROOT / record.path).read_text("utf-8"))
    assert isinstance(found, Split)
    return found


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_a_record_stays_short_and_flat(record: Record) -> None:
    """Its front matter fits on two screens, and each text stands on one line."""
    front_matter = halves(record).yaml
    # An area's page carries the figures of the whole country, a line for each; nobody fills that in by hand in one go.
    if not isinstance(record.page, PriorityArea):
        assert record.body_line - 1 <= MOST_LINES, "shorten it: put what explains into the body"
    waiting = [yaml.compose(front_matter, Loader=yaml.CSafeLoader)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            waiting.extend(n for pair in node.value for n in pair)
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)
        else:
            assert node.style not in ("|", ">"), f"line {node.start_mark.line + 2}: write the text on one line"
            assert node.start_mark.line == node.end_mark.line, (
                f"line {node.start_mark.line + 2}: one line for each text"
            )


@pytest.mark.parametrize(
    "record",
    [r for r in RECORDS.values() if isinstance(r.page, Practice) and r.status == "published"],
    ids=lambda r: r.path,
)
def test_a_published_record_can_be_found_and_traced(record: Record) -> None:
    """People search in their own words, and every figure has a source that says where it was read."""
    page = record.page
    assert isinstance(page, Practice)
    assert page.also_known_as, "add the words that women and midwives use"
    assert page.sources or record.kind == "lead"
    known = {source.id for source in page.sources}
    assert {study.source for study in page.studies} <= known
    for outcome in page.outcomes:
        assert page.study_named(outcome.study) is not None
        assert all(row.where for row in outcome.rows)


def test_there_are_records_of_each_kind_that_the_site_needs() -> None:
    """A check that finds no file would find no fault."""
    kinds = {record.kind for record in RECORDS.values()}
    assert {"intervention", "case-study", "priority-area", "principle", "theme", "organisation", "measure"} <= kinds
    assert len(RECORDS) == len(PATHS)
