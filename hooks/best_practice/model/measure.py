"""A measure: something that can be counted the same way in many places."""

from __future__ import annotations

from typing import ClassVar

from best_practice.model.fields import Line, Prose, described
from best_practice.model.scales import Better, DefinitionFrom, MeasureKind
from best_practice.model.term import Term

__all__ = ["Measure"]


class Measure(Term):
    """Something that can be counted the same way in many places."""

    kind_name: ClassVar[str] = "measure"
    plural: ClassVar[str] = "measures"
    folder: ClassVar[str] = "docs/measures"
    label: ClassVar[str] = "Measure"

    better: Better | None = described("Which way it should move.", needed=True, title="Which way is better")
    kind: MeasureKind | None = described("What it is a measure of.", needed=True)
    unit: Line | None = described("The unit it is given in.", needed=True, example="percent")
    numerator: Prose | None = described("Who or what is counted.", needed=True, title="What is counted (numerator)")
    denominator: Prose | None = described("Among whom or what.", needed=True, title="Out of what (denominator)")
    definition_from: DefinitionFrom | None = described(
        "Whose definition it is.", needed=True, title="Whose definition it is"
    )
