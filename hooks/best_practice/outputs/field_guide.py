"""The field guide: every kind, every field, every step of every scale, in the words of the models."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel

from best_practice.model.countries import Region, countries
from best_practice.model.kinds import KINDS
from best_practice.model.page import Page
from best_practice.model.scales import Scale
from best_practice.nearest import listed
from best_practice.outputs.guide_markdown import code, notice, plain, table
from best_practice.writing.examples import example_lines
from best_practice.writing.outline import (
    FieldOutline,
    Form,
    outline_of,
    parts_of,
    scales_of,
    statuses_of,
    words_of_name,
)

__all__ = ["field_guide", "part_anchor", "scale_anchor"]

_EXAMPLE_DAY = date(2026, 11, 21)

_INTRODUCTION = """\
A record is a text file. It begins with a line of three hyphens, then come its fields, one below the other,
then three hyphens again, then anything more in plain text. The name of the file, without `.md`, is the
record's id: small letters, digits and hyphens. It never changes.

- Leave out what you do not know. The page then says "Not reported". A field without a value is a fault.
- Put words in double quotes. Ids, steps, numbers and dates stand without.
- Write a date as 2026-11-21.
- `best-practice new` begins a record for you, `best-practice check` says what is wrong,
  `best-practice fmt` puts the fields in order.

The tables list the fields in the order in which `best-practice fmt` writes them. "Needed" means:

- **always**: a draft must have it too;
- **to publish**: a published record must have it, a draft may leave it out;
- **no**: give it where you can.
"""


def part_anchor(part: type[BaseModel]) -> str:
    """The anchor of a part: `part-tried-in`."""
    return f"part-{words_of_name(part.__name__).replace(' ', '-')}"


def scale_anchor(scale: type[Scale]) -> str:
    """The anchor of a scale: `scale-equity-claim`."""
    return f"scale-{words_of_name(scale.__name__).replace(' ', '-')}"


def field_guide() -> str:
    """The page `docs/guide/fields.md`."""
    sections = [
        "# Fields\n",
        notice("the models of the records"),
        _INTRODUCTION,
        _contents(),
        *(_kind(kind) for kind in KINDS),
        "## Parts\n",
        "Fields with fields of their own. On one line they stand in curly brackets, as in the examples.\n",
        *(_part(part) for part in parts_of(*KINDS)),
        "## Scales\n",
        "Closed lists: write one of the steps, spelt as in the first column.\n",
        *(_scale(scale) for scale in scales_of(*KINDS)),
        _countries(),
    ]
    return "\n".join(sections)


def _contents() -> str:
    links = [f"[{kind.label}](#{kind.kind_name})" for kind in KINDS]
    below = "Below them: [parts](#parts), [scales](#scales), [countries](#countries)."
    return f"Kinds of record: {', '.join(links)}.\n\n{below}\n"


def _kind(kind: type[Page]) -> str:
    lines = [
        f"## {kind.label}\n",
        f"{plain((kind.__doc__ or '').splitlines()[0])} Files stand in `{kind.folder}/`.\n",
    ]
    statuses = [code(status) for status in statuses_of(kind)]
    if statuses:
        lines.append(f"Its status is {listed(statuses)}.\n")
    return "\n".join([*lines, _fields(kind)])


def _part(part: type[BaseModel]) -> str:
    every = (*KINDS, *parts_of(*KINDS))
    holders = [(model, field) for model in every for field in outline_of(model) if field.part is part]
    used = sorted({field.key for _, field in holders})
    example = "\n".join(example_lines(*holders[0], _EXAMPLE_DAY))
    return "\n".join(
        [
            f"### Part: {words_of_name(part.__name__)}\n",
            f"{plain((part.__doc__ or '').splitlines()[0])} Stands in {', '.join(code(key) for key in used)}.\n",
            f"```yaml\n{example}\n```\n",
            _fields(part),
        ]
    )


def _fields(model: type[BaseModel]) -> str:
    rows = [
        [code(field.key), plain(field.label), _needed(field, model), _what(field), _example(model, field)]
        for field in outline_of(model)
    ]
    return table(["Field", "Label", "Needed", "What to write", "Example"], rows)


def _needed(field: FieldOutline, model: type[BaseModel]) -> str:
    if field.required:
        return "always"
    if not field.needed:
        return "no"
    # Terms have no drafts, and a lead is listed as it stands.
    return "to publish" if issubclass(model, Page) and len(statuses_of(model)) > 1 else "always"


def _what(field: FieldOutline) -> str:
    return " ".join(sentence for sentence in (plain(field.description), _form(field), _limits(field)) if sentence)


def _form(field: FieldOutline) -> str:
    many = "A list. " if field.many else ""
    if field.scale:
        return f"{many}Steps: [{words_of_name(field.scale.__name__)}](#{scale_anchor(field.scale)})."
    if field.part:
        return f"{many}Fields: [{words_of_name(field.part.__name__)}](#{part_anchor(field.part)})."
    if field.form is Form.COUNTRY:
        return f"{many}One of the [countries](#countries)."
    return many.strip()


def _limits(field: FieldOutline) -> str:
    if field.many or field.part or field.longest is None or field.form is Form.ID:
        return ""
    few = f"{field.shortest} to " if field.shortest and field.shortest > 1 else "At most "
    return f"{few}{field.longest} characters."


def _example(model: type[BaseModel], field: FieldOutline) -> str:
    if field.part:
        return ""  # the part's own section shows one
    # A list with a line for each item: the item is what there is to show.
    return code(example_lines(model, field, _EXAMPLE_DAY)[-1].strip())


def _scale(scale: type[Scale]) -> str:
    rows = [[code(step.value), plain(step.label), plain(step.definition)] for step in scale]
    about = plain((scale.__doc__ or "").splitlines()[0])
    lines = [f"### Scale: {words_of_name(scale.__name__)}\n", f"{about}\n", table(["Step", "Label", "Meaning"], rows)]
    return "\n".join(lines)


def _countries() -> str:
    lines = ["## Countries\n", "Write the name as it stands here. UK is for sources that say no more.\n"]
    for region in Region:
        names = [name for name, country in countries().items() if country.region is region]
        lines.append(f"**{region.label}:** {', '.join(names)}.\n")
    return "\n".join(lines)
