"""A field as it looks when it is filled in, for skeletons and the field guide."""

from __future__ import annotations

import re
from datetime import date

import yaml
from pydantic import BaseModel

from best_practice.model.case_study import CaseStudy
from best_practice.model.intervention import Intervention
from best_practice.model.kinds import kind_named
from best_practice.writing.layout import laid_out
from best_practice.writing.outline import FieldOutline, Form, outline_of
from best_practice.writing.tree import Branch, Source, grow

__all__ = ["example_lines", "one_example", "usual_fields"]

# What the description says of a field that most parts leave out.
_SPECIAL = re.compile(r"^(?:Only|For a printed|The printed (?!figures)|Optional)\b|\bonly where\b")


def example_lines(model: type[BaseModel], field: FieldOutline, on: date) -> list[str]:
    """The lines of a field that is filled in, as the formatter writes them: `key: value`, or more below the key."""
    one = one_example(field, on)
    value = _listed(one) if field.many else one
    text = f"{field.key}: {value}\n"
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    assert isinstance(node, yaml.MappingNode)  # noqa: S101 - a key and a value
    tree = grow(node, model, Source(text))
    _take_brackets_off(tree)
    return laid_out(tree).splitlines()


def usual_fields(part: type[BaseModel]) -> tuple[FieldOutline, ...]:
    """The fields that most parts of this sort have."""
    return tuple(field for field in outline_of(part) if field.required or _usual(field))


def _take_brackets_off(branch: Branch) -> None:
    """An example shows the usual layout; brackets would be taken for its author's wish."""
    branch.in_brackets = False
    for entry in branch.entries:
        if isinstance(entry.value, Branch):
            _take_brackets_off(entry.value)


def one_example(field: FieldOutline, on: date) -> str:
    """A single value, or the list that the model gives as its example."""
    if field.example is not None:
        return field.example
    if field.part:
        return _part(field.part, on)
    if field.scale:
        return next(iter(field.scale)).value
    if field.form is Form.ID:
        return _id(field)
    return {
        Form.LABEL: "percent",
        Form.ADDRESS: '"https://www.example.org/page"',
        Form.EMAIL: '"maternity.improvement@example.org"',
        Form.TIME: '"2025"',
        Form.COUNTRY: "England",
        Form.DAY: on.isoformat(),
        Form.PARTIAL_DATE: "2025-03",
        Form.YEAR: "2025",
        Form.NUMBER: "12.5",
        Form.WHOLE_NUMBER: "12",
        Form.FLAG: "true",
    }.get(field.form or Form.TEXT, '"..."')


def _part(part: type[BaseModel], on: date) -> str:
    """A part with the fields that most parts of its sort have, on one line."""
    usual = usual_fields(part)
    fields = [f"{f.key}: {_listed(one_example(f, on))}" if f.many else f"{f.key}: {one_example(f, on)}" for f in usual]
    return "{" + ", ".join(fields) + "}"


def _listed(value: str) -> str:
    return value if value.startswith("[") else f"[{value}]"


def _usual(field: FieldOutline) -> bool:
    if _SPECIAL.search(field.description):
        return False
    return field.example is not None or field.form is not Form.NUMBER


def _id(field: FieldOutline) -> str:
    if field.kinds is None:
        return "the-old-id" if field.key == "formerly" else "s1"
    kind = kind_named(field.kinds[0]) if field.kinds else Intervention
    word = "case-study" if kind is CaseStudy else kind.kind_name
    return f"id-of-{'an' if word[0] in 'aeiou' else 'a'}-{word}"
