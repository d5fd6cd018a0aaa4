"""Every text of a record with its key and what kind of text it is, for rules that look at all of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from best_practice.model.fields import CountryField, EmailField, HttpsField, References, TitleField
from best_practice.model.record import Key

__all__ = ["Leaf", "Use", "leaves", "texts_in"]

Use = Literal["prose", "words-of-others", "reference", "address", "email", "id"]
"""What a text is: our prose, somebody else's title or group name, an id of a record, an address, an e-mail, a key."""

_OTHERS = frozenset({"authors", "licence", "where", "period", "also_known_as"})
_KEYS = frozenset({"id", "source", "study", "formerly", "doi", "file"})


@dataclass(frozen=True, slots=True)
class Leaf:
    """One text. `kinds` are the kinds of record that a reference may name; none means any."""

    key: Key
    text: str
    use: Use
    kinds: tuple[str, ...] = ()


def leaves(part: BaseModel) -> list[Leaf]:
    """All texts of a record's fields, in the order of the model; scale steps and countries are not texts."""
    found: list[Leaf] = []
    _collect(part, (), found)
    return found


def _collect(part: BaseModel, key: Key, found: list[Leaf]) -> None:
    values = part.__dict__
    for name, alias, use, kinds in texts_in(type(part)):
        value = values[name]
        if value is None or value == ():
            continue
        here = (*key, alias)
        if use is None:
            if isinstance(value, tuple):
                for index, item in enumerate(value):
                    _collect(item, (*here, index), found)
            else:
                _collect(value, here, found)
        elif isinstance(value, tuple):
            found += [Leaf((*here, index), item, use, kinds) for index, item in enumerate(value)]
        else:
            found.append(Leaf(here, value, use, kinds))


@cache
def texts_in(model: type[BaseModel]) -> tuple[tuple[str, str, Use | None, tuple[str, ...]], ...]:
    """For each field worth visiting: attribute, key in the file, use of its text (None for parts), kinds."""
    plan: list[tuple[str, str, Use | None, tuple[str, ...]]] = []
    for name, info in model.model_fields.items():
        alias = info.alias or name
        base, marks = _unwrapped(info.annotation, tuple(info.metadata))
        if isinstance(base, type) and issubclass(base, BaseModel):
            plan.append((name, alias, None, ()))
        elif base is str and not any(isinstance(m, CountryField) for m in marks):
            references = next((m for m in marks if isinstance(m, References)), None)
            plan.append((name, alias, _use(alias, marks), references.kinds if references else ()))
    return tuple(plan)


def _use(alias: str, marks: tuple[Any, ...]) -> Use:
    for mark in marks:
        if isinstance(mark, References):
            return "reference"
        if isinstance(mark, HttpsField):
            return "address"
        if isinstance(mark, EmailField):
            return "email"
        if isinstance(mark, TitleField):
            return "words-of-others"
    if alias in _KEYS:
        return "id"
    return "words-of-others" if alias in _OTHERS else "prose"


def _unwrapped(annotation: Any, marks: tuple[Any, ...]) -> tuple[Any, tuple[Any, ...]]:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return _unwrapped(inner, (*marks, *more))
    if origin in (Union, UnionType):
        (inner,) = [a for a in get_args(annotation) if a is not NoneType]
        return _unwrapped(inner, marks)
    if origin is tuple:
        return _unwrapped(get_args(annotation)[0], marks)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return None, marks
    return annotation, marks
