"""The questions by which search is judged, and how an answer is marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

__all__ = ["Marks", "Query", "marked", "queries"]


@dataclass(frozen=True)
class Query:
    """What somebody types, and the records of which one must come up.

    `held_out` queries are for judging; only the others were looked at while the search was made.
    """

    text: str
    classes: tuple[str, ...]
    want: frozenset[str]
    held_out: bool


@dataclass(frozen=True)
class Marks:
    """How many queries, and how many found a wanted record first, among the first three, or found nothing at all."""

    queries: int
    first: int
    three: int
    empty: int


def queries() -> list[Query]:
    """All queries of `queries.yml`, in its order."""
    data = yaml.safe_load(Path(__file__).with_name("queries.yml").read_text("utf-8"))
    return [
        Query(q["q"], tuple(q["class"]), frozenset(q["want"]), bool(q.get("held_out", False))) for q in data["queries"]
    ]


def marked(asked: Sequence[Query], answers: Mapping[str, Sequence[str]]) -> Marks:
    """Marks for some queries; answers are ids in the order shown."""
    return Marks(
        len(asked),
        sum(bool(q.want & set(answers[q.text][:1])) for q in asked),
        sum(bool(q.want & set(answers[q.text][:3])) for q in asked),
        sum(not answers[q.text] for q in asked),
    )
