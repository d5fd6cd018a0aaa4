"""What the search downloads: facets of all records in columns, the words a query is read with, and cards."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from best_practice.catalogue.facets import Facets
from best_practice.catalogue.words import Name, Words

__all__ = ["FACETS", "WORDS", "card_files", "facets_json", "words_json"]

FACETS = "data/v1/facets.json"
"""The address of the facets on the site."""

WORDS = "find/words.json"
"""The address of the words on the site."""

_FORMAT = 1
_CARDS_A_FILE = 4  # as in pages/assets/js/data.js
_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"


def facets_json(facets: Facets, fragments: Mapping[str, str]) -> str:
    """All facets as JSON, a column each, one entry a record in the same order in every column.

    Args:
        facets: the facets of a catalogue.
        fragments: for each address of a record's page, the name under which the word index knows it; of a site
            without a word index there are none, and the column is left out.

    Returns:
        `facets`: a list of key, label and values (value and label); `records`: the columns `id`, `title`, `kind`,
        `added`, `no_benefit`, `names` (places of terms it names), one for each facet's key (codes, a list each
        where a record may have several), and `fragment`.
    """
    records = facets.records
    columns: dict[str, object] = {
        "id": [record.id for record in records],
        "title": [record.short_title for record in records],
        "added": facets.added,
        "no_benefit": facets.no_benefit,
        "names": facets.names,
        **facets.codes,
    }
    if fragments:
        columns["fragment"] = [fragments.get(f"/{record.page.plural}/{record.id}/", "") for record in records]
    folders = {record.kind: record.page.plural for record in records}
    return _compact(
        {
            "format": _FORMAT,
            "folders": folders,
            "facets": [{"key": f.key, "label": f.label, "values": f.values} for f in facets.facets],
            "records": columns,
        }
    )


def words_json(words: Words) -> str:
    """The names and spellings as JSON.

    `names` holds for each facet key its first code and one text: a line for that code and each after it, with the
    names that stand for it, a bar between two. `spellings` is one text, a word after the other with its number of
    pages: a digit (to base 36) for how many letters it shares with the word before, the further letters, and a
    capital letter, A for one page, B for two or three, C for four to seven, and so on by doubling.
    """
    return _compact({"format": _FORMAT, "names": _by_code(words.names), "spellings": _front_coded(words.spellings)})


def card_files(cards: Sequence[str]) -> dict[str, str]:
    """Cards as HTML, four a file, in the order of the records, by the address of the file."""
    starts = range(0, len(cards), _CARDS_A_FILE)
    return {
        f"find/cards/{start // _CARDS_A_FILE}.json": _compact(cards[start : start + _CARDS_A_FILE]) for start in starts
    }


def _by_code(names: Sequence[Name]) -> dict[str, tuple[int, str]]:
    phrases: dict[str, dict[int, list[str]]] = {}
    for name in names:
        phrases.setdefault(name.key, {}).setdefault(name.code, []).append(name.phrase)
    return {key: _lines(by_code) for key, by_code in sorted(phrases.items())}


def _lines(by_code: Mapping[int, Sequence[str]]) -> tuple[int, str]:
    first = min(by_code)
    return first, "\n".join("|".join(by_code.get(code, ())) for code in range(first, max(by_code) + 1))


def _front_coded(spellings: tuple[tuple[str, int], ...]) -> str:
    parts: list[str] = []
    before = ""
    for word, count in spellings:
        shared = 0
        while shared < min(len(before), len(word), len(_LETTERS) - 1) and before[shared] == word[shared]:
            shared += 1
        parts.append(f"{_LETTERS[shared]}{word[shared:]}{chr(ord('A') + min(count.bit_length() - 1, 25))}")
        before = word
    return "".join(parts)


def _compact(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
