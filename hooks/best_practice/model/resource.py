"""A resource: something made to be used with a practice."""

from __future__ import annotations

from typing import ClassVar

from best_practice.model.fields import Line, Prose, described
from best_practice.model.term import Term

__all__ = ["Resource"]


class Resource(Term):
    """A toolkit, guideline, framework, film or training course."""

    kind_name: ClassVar[str] = "resource"
    plural: ClassVar[str] = "resources"
    folder: ClassVar[str] = "docs/resources"
    label: ClassVar[str] = "Resource"

    publisher: Line | None = described("Who publishes it.", needed=True)
    licence: Line | None = described("The licence as read. Leave it out when none is stated.")
    what_for: Prose | None = described("What to use it for.", title="What to use it for")
