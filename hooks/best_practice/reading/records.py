"""One file to one record, with every fault of it.

Text, fences, nodes, values and the model follow each other; what has a fault
is left out and the rest goes on, so that one run shows all.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from best_practice.faults import Code, Fault
from best_practice.model.case_study import CaseStudy, Lead
from best_practice.model.kinds import FOLDERS
from best_practice.model.page import Page
from best_practice.model.record import Key, Record, dotted
from best_practice.model.scales import Status
from best_practice.nearest import cited
from best_practice.reading import codes
from best_practice.reading.fences import split
from best_practice.reading.files import fault_at
from best_practice.reading.nodes import compose
from best_practice.reading.shapes import shape_of_model
from best_practice.reading.values import Reading

__all__ = ["ReadResult", "kind_of_path", "read_record"]

# Stand in for the two fields without which no model can be made; the fault is already told.
_PLACEHOLDERS: dict[str, Any] = {"title": "(no title)", "status": Status.DRAFT}


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What came of a file: a record where one could be made, and all faults.

    `body` and `body_line` are there even when the front matter cannot be read.
    """

    record: Record | None
    faults: tuple[Fault, ...]
    kind: str
    body: str = ""
    body_line: int = 1


def kind_of_path(path: str) -> type[Page]:
    """The kind of record that the folder of a file holds. Raises KeyError for another folder."""
    return FOLDERS[PurePosixPath(path).parent.as_posix()]


def read_record(path: str, text: str) -> ReadResult:
    """Read the text of the file at `path`; never raises on what the text holds."""
    model = kind_of_path(path)
    halves = split(path, text)
    if isinstance(halves, Fault):
        return ReadResult(None, (halves,), model.kind_name)
    node, faults = compose(path, halves.yaml)
    if node is None:
        return ReadResult(None, tuple(faults), model.kind_name, halves.body, halves.body_line)
    reading = Reading(path, halves.yaml)
    fields = reading.part(node, shape_of_model(model))
    if model is CaseStudy and str(fields.get("status")) == "lead":
        model = Lead
    faults += reading.faults
    page, more, lost = _modelled(path, model, fields, reading)
    faults += more
    record = Record(
        id=PurePosixPath(path).stem,
        path=path,
        page=page,
        body=halves.body,
        body_line=halves.body_line,
        places=reading.places,
        values=reading.values,
        had_faults=frozenset(reading.had_faults),
        lost_ids=frozenset(lost),
    )
    return ReadResult(record, tuple(faults), model.kind_name, halves.body, halves.body_line)


def _modelled(
    path: str, model: type[Page], fields: dict[str, Any], reading: Reading
) -> tuple[Page, list[Fault], set[str]]:
    faults: list[Fault] = []
    lost: set[str] = set()
    while True:
        try:
            return model.model_validate(fields), faults, lost
        except ValidationError as error:
            details = [detail for detail in error.errors() if not _is_echo(detail)]
            for detail in details:
                key: Key = tuple(detail["loc"])
                # A field that stood there and had a fault is told already; it is not also missing.
                if not (detail["type"] == "missing" and key in reading.had_faults):
                    faults.append(_fault_of(path, detail, key, reading))
            removed = [_take_out(fields, target, reading, lost) for target in _targets(details)]
            if not any(removed):
                # Nothing was found to take out: give up the whole fields, never the reader.
                for name in {str(detail["loc"][0]) for detail in error.errors()}:
                    _take_out(fields, (name,), reading, lost)


def _is_echo(detail: ErrorDetails) -> bool:
    """Whether a list is called too short only because its items have faults of their own."""
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]


def _targets(details: list[ErrorDetails]) -> list[Key]:
    """What to take out: the value with the fault, or the part that lacks a field; nothing inside another of these.

    Later items come first, so that taking one out of a list leaves the others where they are.
    """
    keys = {tuple(d["loc"][:-1]) if d["type"] == "missing" and len(d["loc"]) > 1 else tuple(d["loc"]) for d in details}
    outer = [key for key in keys if not any(key[:size] in keys for size in range(1, len(key)))]
    return sorted(outer, key=lambda key: [str(part).zfill(6) for part in key], reverse=True)


def _take_out(fields: dict[str, Any], target: Key, reading: Reading, lost: set[str]) -> bool:
    """Remove a value, or put its stand-in there; whether there was anything to remove."""
    if len(target) == 1 and target[0] in _PLACEHOLDERS:
        fields[str(target[0])] = _PLACEHOLDERS[str(target[0])]
        reading.had_faults.add(target)
        return True
    holder: Any = fields
    for part in target[:-1]:
        try:
            holder = holder[part]
        except (KeyError, IndexError, TypeError):
            return False  # taken out already, with something around it
    last = target[-1]
    if isinstance(last, int):
        if last >= len(holder):
            return False
        if isinstance(holder[last], dict) and "id" in holder[last]:
            lost.add(str(holder[last]["id"]))
        _replace(fields, target[:-1], holder[:last] + holder[last + 1 :])
        _shift(reading, target)
        return True
    if last not in holder:
        return False
    del holder[last]
    reading.had_faults.add(target)
    if not holder and target[:-1]:
        _take_out(fields, target[:-1], reading, lost)
    return True


def _replace(fields: dict[str, Any], key: Key, value: tuple[Any, ...]) -> None:
    holder: Any = fields
    for part in key[:-1]:
        holder = holder[part]
    if value:
        holder[key[-1]] = value
    else:
        del holder[key[-1]]


def _shift(reading: Reading, gone: Key) -> None:
    """Move what is known of the items after one that was taken out of a list up by one."""
    for table in (reading.places, reading.values):
        moved = {_moved(key, gone): place for key, place in table.items()}
        table.clear()
        table.update({key: place for key, place in moved.items() if key is not None})
    faulty = {_moved(key, gone) for key in reading.had_faults}
    reading.had_faults = {key for key in faulty if key is not None} | {gone[:-1]}


def _moved(key: Key, gone: Key) -> Key | None:
    """The key of the same value after an item has gone from its list; None for the item and what is in it."""
    size, index = len(gone) - 1, gone[-1]
    if len(key) <= size or key[:size] != gone[:-1] or not isinstance(index, int):
        return key
    at = key[size]
    if not isinstance(at, int) or at < index:
        return key
    return None if at == index else (*key[:size], at - 1, *key[size + 1 :])


def _fault_of(path: str, detail: ErrorDetails, key: Key, reading: Reading) -> Fault:
    name = next((str(part) for part in reversed(key) if isinstance(part, str)), "")
    context = detail.get("ctx") or {}
    code, message, hint = _words(detail["type"], name, context, detail["input"])
    at = key[:-1] if detail["type"] == "missing" else key
    place = (1, 1)
    while at:
        if at in reading.places:
            place = reading.values.get(at, reading.places[at]) if at == key else reading.places[at]
            break
        at = at[:-1]
    return fault_at(path, code, message, place, hint, field=dotted(key))


def _words(kind: str, name: str, context: dict[str, Any], value: object) -> tuple[Code, str, str]:
    """The code, the message and a hint for one of pydantic's error types."""
    match kind:
        case "missing":
            return codes.PART_INCOMPLETE, f"{name} is missing.", f"Add {name}; see the field guide for what it holds."
        case "string_too_short":
            return codes.WRONG_LENGTH, f"This has {_characters(value)}; it needs {context['min_length']} or more.", ""
        case "string_too_long":
            return (
                codes.WRONG_LENGTH,
                f"This has {_characters(value)}; it may have {context['max_length']} at most.",
                "",
            )
        case "too_short":
            return codes.WRONG_LENGTH, f"{name} needs {context['min_length']} or more.", ""
        case "greater_than_equal":
            return codes.OUT_OF_RANGE, f"{name} is {value}; it must be {context['ge']} or more.", ""
        case "less_than_equal":
            return codes.OUT_OF_RANGE, f"{name} is {value}; it must be {context['le']} or less.", ""
        case "string_pattern_mismatch":
            return _form(name, str(value))
        case _:
            return codes.WRONG_FORM, "This does not have the form that the field needs.", ""


def _characters(value: object) -> str:
    length = len(str(value))
    return "1 character" if length == 1 else f"{length} characters"


def _form(name: str, value: str) -> tuple[Code, str, str]:
    shown = cited(value)
    if name in ("start", "end", "date"):
        return (
            codes.NOT_A_DATE,
            f"{shown} is not a date.",
            "Write it as YYYY, YYYY-MM or YYYY-MM-DD, as exact as it is known.",
        )
    if name == "doi":
        return codes.WRONG_FORM, f"{shown} is not a DOI.", "Write it from the 10. onwards, without https://doi.org/."
    if name == "url":
        return (
            codes.WRONG_FORM,
            f"{shown} is not an https address.",
            "Write the whole address, beginning with https://.",
        )
    if name == "email":
        return codes.WRONG_FORM, f"{shown} is not an e-mail address.", "Write it as name@place.nhs.uk."
    if "\n" in value:
        return codes.WRONG_FORM, "This must be a single line.", "Take the line breaks out."
    return (
        codes.WRONG_FORM,
        f"{shown} is not an id.",
        "Use small letters, digits and single hyphens: measured-blood-loss.",
    )
