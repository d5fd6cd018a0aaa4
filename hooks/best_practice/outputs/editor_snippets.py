"""Snippets for VS Code: a whole record, a field, an item of a list, each with its words and choices from the models."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date
from itertools import count

from pydantic import BaseModel

from best_practice.model.case_study import CaseStudy
from best_practice.model.intervention import Intervention
from best_practice.model.kinds import KINDS
from best_practice.model.outcomes import Row
from best_practice.model.page import Page
from best_practice.model.scales import Status
from best_practice.writing.examples import one_example, usual_fields
from best_practice.writing.outline import FieldOutline, Form, outline_of, parts_of, statuses_of, words_of_name

__all__ = ["SNIPPETS", "editor_snippets"]

SNIPPETS = ".vscode/maternity-equity.code-snippets"
"""Where VS Code looks for a project's own snippets, from the root."""

# VS Code takes the fields at the top of a Markdown file for YAML.
_SCOPE = "markdown,yaml"

_EXAMPLE_DAY = date(2026, 11, 21)
_IN_QUOTES = (Form.TEXT, Form.ADDRESS, Form.EMAIL, Form.TIME)

# A comparison has other fields than a figure of one group, and no field of it is one that most rows have.
_OF_A_COMPARISON = ("compares", "group_type", "timepoint", "statistic", "value", "ci_low", "ci_high", "where")


def editor_snippets() -> str:
    """The file of snippets. Each one, left as it is inserted, is in the form that `best-practice fmt` writes."""
    told = {
        **{f"A new record: {kind.label}": _record(kind) for kind in KINDS},
        **_fields((CaseStudy, Intervention)),
        **{
            f"One more: {words_of_name(part.__name__)}": _item(part, _added(part), usual_fields(part))
            for part in _in_lists(CaseStudy, Intervention)
        },
        "One more: comparison of two groups": _item(
            Row, "add-comparison", [field for field in outline_of(Row) if field.key in _OF_A_COMPARISON]
        ),
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


class _Stops:
    """Numbers the places that the Tab key leads to, in the order in which they are written."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def place(self, shown: str) -> str:
        """A place with the words that stand in it until something else is typed."""
        return f"${{{next(self._numbers)}:{_escaped(shown, '$}')}}}"

    def choice(self, steps: Iterable[str]) -> str:
        """A place that offers a list."""
        return f"${{{next(self._numbers)}|{','.join(_escaped(step, ',|') for step in steps)}|}}"


def _snippet(prefix: str, description: str, body: list[str]) -> dict[str, object]:
    return {"prefix": prefix, "scope": _SCOPE, "description": description, "body": body}


def _record(kind: type[Page]) -> dict[str, object]:
    stops = _Stops()
    lines = ["---"]
    for field in outline_of(kind):
        if field.required or field.needed:
            lines += _field(kind, field, stops)
    about = f"{(kind.__doc__ or '').splitlines()[0]} With the fields that it must have."
    return _snippet(f"new-{kind.kind_name}", about, [*lines, "---", "$0"])


def _fields(kinds: tuple[type[Page], ...]) -> dict[str, dict[str, object]]:
    """A snippet for each field of these kinds; one that two kinds have alike is there once."""
    made: dict[str, dict[str, object]] = {}
    for kind in kinds:
        for field in outline_of(kind):
            snippet = _snippet(field.key, field.description, _field(kind, field, _Stops()))
            name = f"Field: {field.key}"
            if name in made and made[name]["body"] != snippet["body"]:
                name = f"{name} ({kind.label.lower()})"
            made.setdefault(name, snippet)
    return made


def _in_lists(*kinds: type[Page]) -> tuple[type[BaseModel], ...]:
    """The parts that stand in lists."""
    every = parts_of(*kinds)
    return tuple(
        part
        for part in every
        if any(field.part is part and field.many for model in (*kinds, *every) for field in outline_of(model))
    )


def _added(part: type[BaseModel]) -> str:
    return f"add-{words_of_name(part.__name__).replace(' ', '-')}"


def _item(part: type[BaseModel], prefix: str, fields: Iterable[FieldOutline]) -> dict[str, object]:
    lines = _item_lines(fields, _Stops(), "")
    return _snippet(prefix, (part.__doc__ or "").splitlines()[0], lines)


def _item_lines(fields: Iterable[FieldOutline], stops: _Stops, indent: str) -> list[str]:
    """An item of a list: on one line, or with a line for each field where it holds rows of figures."""
    fields = list(fields)
    if not any(field.part is Row for field in fields):
        return [f"{indent}- {_braced(fields, stops)}"]
    lines: list[str] = []
    for field in fields:
        if field.part is Row:
            lines += [f"{field.key}:", *_item_lines(usual_fields(Row), stops, "  ")]
        else:
            lines.append(f"{field.key}: {_one_line(field, stops)}")
    first, *rest = lines
    return [f"{indent}- {first}", *(f"{indent}  {line}" for line in rest)]


def _field(kind: type[Page], field: FieldOutline, stops: _Stops) -> list[str]:
    if field.scale is Status:
        steps = [status.value for status in statuses_of(kind)]
        return [f"{field.key}: {stops.choice(steps) if len(steps) > 1 else stops.place(steps[0])}"]
    if field.many and field.part:
        return [f"{field.key}:", *_item_lines(usual_fields(field.part), stops, "  ")]
    if field.many and field.prose:
        return [f"{field.key}:", f"  - {_value(field, stops)}"]
    return [f"{field.key}: {_one_line(field, stops)}"]


def _one_line(field: FieldOutline, stops: _Stops) -> str:
    value = _braced(usual_fields(field.part), stops) if field.part else _value(field, stops)
    return f"[{value}]" if field.many else value


def _braced(fields: Iterable[FieldOutline], stops: _Stops) -> str:
    return "{" + ", ".join(f"{field.key}: {_one_line(field, stops)}" for field in fields) + "}"


def _value(field: FieldOutline, stops: _Stops) -> str:
    """A single value, quoted where its form asks for it."""
    if field.scale:
        return stops.choice(step.value for step in field.scale)
    if field.form is Form.FLAG:
        return stops.choice(("true", "false"))
    shown = re.sub(r'^\[?"?|"?\]?$', "", one_example(field, _EXAMPLE_DAY))
    return f'"{stops.place(shown)}"' if field.form in _IN_QUOTES else stops.place(shown)


def _escaped(text: str, signs: str) -> str:
    """The text where VS Code would take these signs, or a backslash, for its own."""
    return re.sub(rf"[\\{re.escape(signs)}]", lambda sign: f"\\{sign.group()}", text)
