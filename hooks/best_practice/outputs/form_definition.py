"""What the browser's form needs to know, made from the models: kinds, steps, fields, choices.

The form holds no list of fields of its own, so that a field that is added to a model is asked for at the next build.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from best_practice.model.case_study import NOT_NAMED, Lead
from best_practice.model.countries import countries
from best_practice.model.fields import ID_PATTERN
from best_practice.model.kinds import KINDS
from best_practice.model.page import Page
from best_practice.model.record import Record
from best_practice.outputs.form_steps import ABOUT, FOLDED, LATER, NAMED_HERE, ONLY_WITH, WORDS, Step, Words, steps_of
from best_practice.writing.outline import (
    FieldOutline,
    Form,
    outline_of,
    parts_of,
    scales_of,
    statuses_of,
    words_of_name,
)

__all__ = ["DEFINITION", "form_definition", "form_json"]

DEFINITION = "contribute/form.json"
"""The address of the definition on the site."""

_FORMAT = 1
_LONGEST_ID = 80

Json = dict[str, Any]


def form_json(records: Iterable[Record], repository: Mapping[str, str]) -> str:
    """The definition as the browser downloads it."""
    return json.dumps(form_definition(records, repository), ensure_ascii=False, separators=(",", ":"))


def form_definition(records: Iterable[Record], repository: Mapping[str, str]) -> Json:
    """The definition of every kind's form.

    Args:
        records: those that the site shows, leads among them: they are the choices of fields that name a record.
        repository: owner, name and branch of the repository; owner and name may be empty.

    Returns:
        `kinds` by name, each with its steps and fields in written order; `parts` and `scales` by name; `records`,
        id and title by kind; `countries`; what an id is; the repository.
    """
    return {
        "format": _FORMAT,
        "repository": {key: repository.get(key, "") for key in ("owner", "name", "branch")},
        "id": {"pattern": ID_PATTERN, "longest": _LONGEST_ID},
        "notNamed": NOT_NAMED,
        "kinds": {kind.kind_name: _kind(kind) for kind in KINDS},
        "parts": {
            part.__name__: {"label": words_of_name(part.__name__), "fields": _fields(part)} for part in parts_of(*KINDS)
        },
        "scales": {scale.__name__: [[s.value, s.label, s.definition] for s in scale] for scale in scales_of(*KINDS)},
        "countries": list(countries()),
        "records": _records(records),
    }


def _kind(kind: type[Page]) -> Json:
    fields = _fields(kind)
    keys = tuple(field["key"] for field in fields if field["key"] != "status" or not statuses_of(kind))
    return {
        "label": kind.label,
        "about": ABOUT.get(kind) or (kind.__doc__ or "").splitlines()[0],
        "folder": kind.folder,
        "plural": kind.plural,
        "statuses": [[s.value, s.label, s.definition] for s in statuses_of(kind)],
        "steps": [_step(step) for step in steps_of(kind, keys)],
        "fields": fields,
    }


def _step(step: Step) -> Json:
    return {"id": step.id, "title": step.title, "lead": step.lead, "fields": list(step.keys), "adds": list(step.adds)}


def _fields(model: type[BaseModel]) -> list[Json]:
    return [_field(model, field) for field in outline_of(model)]


def _field(model: type[BaseModel], field: FieldOutline) -> Json:
    words = _words(model, field.key)
    only = next((told for (of, key), told in ONLY_WITH.items() if key == field.key and issubclass(model, of)), None)
    folded = next((keys for part, keys in FOLDED.items() if issubclass(model, part)), ())
    label, description = words.label or field.label, words.help or field.description
    told: Json = {
        "key": field.key,
        "label": label,
        # What only says the label again helps nobody.
        "help": "" if description.rstrip(".").casefold() == label.casefold() else description,
        "form": field.form.value if field.form else "part",
        "scale": field.scale.__name__ if field.scale else None,
        "part": field.part.__name__ if field.part else None,
        "kinds": list(field.kinds) if field.kinds is not None else None,
        # A record's own ids are short and there are few of them: the form offers those that stand in it.
        "named": NAMED_HERE.get(field.key) if field.form is Form.ID and field.kinds is None else None,
        "min": field.shortest,
        "max": field.longest,
        "onlyWith": list(only) if only else None,
        **{name: True for name in ("required", "needed", "many", "prose") if getattr(field, name)},
    }
    if field.empty_list:
        told["none"] = True
    if field.key in folded:
        told["folded"] = True
    if field.key in LATER and issubclass(model, Page):
        told["later"] = True
    return {key: value for key, value in told.items() if value is not None}


def _words(model: type[BaseModel], key: str) -> Words:
    """The words for a field: those of the model itself before those of a model it is made from."""
    own = WORDS.get((model, key))
    return own or next((words for (of, name), words in WORDS.items() if name == key and issubclass(model, of)), Words())


def _records(records: Iterable[Record]) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {kind.kind_name: [] for kind in KINDS}
    for record in records:
        title = getattr(record.page, "short_title", None) or record.page.title
        found[Lead.kind_name if isinstance(record.page, Lead) else record.kind].append([record.id, title])
    return {kind: sorted(rows, key=lambda row: (row[1].casefold(), row[0])) for kind, rows in found.items()}
