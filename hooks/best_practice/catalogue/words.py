"""The words of the search: names that stand for a term, and the spellings that the site itself uses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from unicodedata import combining, normalize

from best_practice.catalogue.catalogue import Catalogue
from best_practice.catalogue.facets import NAMED_KINDS, Facets
from best_practice.model.leaves import leaves
from best_practice.model.record import Record

__all__ = ["Name", "Words", "plain_words", "words_of"]

_WORD = re.compile(r"[a-z0-9]+")
# Words of a name: longer ones nobody types as they stand, and the word index finds their words anyway.
_LONGEST = 4
_LONGEST_OF_A_TERM = 3  # of measures, recommendations, resources and events, of which there are hundreds
_SHORTEST = 3
# What people type who ask for what failed; it leads to records whose main outcome showed no clear benefit.
_NO_BENEFIT = ("did not work", "does not work", "no benefit", "no effect", "no difference", "failed", "failure")
_NAMED_BY_VALUE = frozenset({"country", "stage", "kind"})
_FACET_OF_KIND = {"priority-area": "area", "principle": "principle", "theme": "theme", "organisation": "org"}


@dataclass(frozen=True, slots=True)
class Name:
    """A name in plain words, the facet it belongs to ("names" for terms without one), and the code of its value."""

    phrase: str
    key: str
    code: int


@dataclass(frozen=True, slots=True)
class Words:
    """What a query is read with.

    Attributes:
        names: sorted; a name of two terms stands twice.
        spellings: every word of the pages, sorted, with the number of pages that have it; a word that is not
            among them is misspelt, or means nothing here.
    """

    names: tuple[Name, ...]
    spellings: tuple[tuple[str, int], ...]


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text as search compares them: small letters, no accents, cut at anything but letters and digits.

    Apostrophes join: `women's` is `womens`. The search in the browser cuts in the same way.
    """
    bare = text.lower()
    if not bare.isascii():
        bare = "".join(c for c in normalize("NFKD", bare) if not combining(c))
    return tuple(_WORD.findall(bare.replace("'", "").replace("’", "")))


def words_of(catalogue: Catalogue, facets: Facets) -> Words:
    """The names and spellings of a catalogue."""
    return Words(tuple(sorted(set(_names(facets)), key=lambda n: (n.phrase, n.key, n.code))), _spellings(catalogue))


def _names(facets: Facets) -> Iterable[Name]:
    codes = {facet.key: {value: code for code, (value, _) in enumerate(facet.values)} for facet in facets.facets}
    for place, record in enumerate(facets.records):
        if record.kind in NAMED_KINDS:
            yield from _names_of(record, "names", place)
        elif (key := _FACET_OF_KIND.get(record.kind)) and record.id in codes[key]:
            yield from _names_of(record, key, codes[key][record.id])
    for phrase in _NO_BENEFIT:
        yield Name(phrase, "no_benefit", 1)
    for facet in facets.facets:
        if facet.key in _NAMED_BY_VALUE:
            for code, value in enumerate(facet.values):
                for name in {" ".join(plain_words(text)) for text in value}:
                    yield Name(name, facet.key, code)


def _names_of(record: Record, key: str, code: int) -> Iterable[Name]:
    longest = _LONGEST_OF_A_TERM if key == "names" else _LONGEST
    for name in _called(record):
        words = plain_words(name)
        if words and len(words) <= longest:
            yield Name(" ".join(words), key, code)


def _called(record: Record) -> tuple[str, ...]:
    """Every name of a record: title, short title and what else it is known as."""
    short = getattr(record.page, "short_title", None)
    return (record.page.title, *([short] if short else []), *record.page.also_known_as)


def _spellings(catalogue: Catalogue) -> tuple[tuple[str, int], ...]:
    pages: Counter[str] = Counter()
    for record in catalogue.shown:
        texts = [leaf.text for leaf in leaves(record.page) if leaf.use in ("prose", "words-of-others")]
        pages.update({word for text in (*texts, record.body) for word in plain_words(text)})
    return tuple(
        (word, count) for word, count in sorted(pages.items()) if len(word) >= _SHORTEST and not word.isdigit()
    )
