"""Words that a reader may not know, each with what it means in plain words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

__all__ = ["Word", "glossary"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the glossary.

    Attributes:
        word: as the glossary lists it.
        means: what it means, in at most three short sentences.
        also: other forms that stand for it in a text.
        tip: whether records explain it where they use it.
    """

    word: str
    means: str
    also: tuple[str, ...] = ()
    tip: bool = True

    @property
    def id(self) -> str:
        """The name of its place on a page: `word-run-chart`."""
        return "word-" + re.sub(r"[^a-z0-9]+", "-", self.word.lower()).strip("-")

    @property
    def letter(self) -> str:
        """The letter under which a list from A to Z has it."""
        return self.word[0].upper()


@cache
def glossary() -> tuple[Word, ...]:
    """All words, from A to Z."""
    text = files(__package__).joinpath("glossary.yml").read_text("utf-8")
    return tuple(
        Word(row["word"], row["means"], tuple(row.get("also", ())), row.get("tip", True))
        for row in yaml.safe_load(text)
    )
