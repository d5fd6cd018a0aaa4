"""What search is built from: facets, words and related records, on the real collection."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from importlib.resources import files

import pytest

from best_practice.catalogue.catalogue import Catalogue, build
from best_practice.catalogue.facets import UK_ONLY, Facets, facets_of
from best_practice.catalogue.related import related_records
from best_practice.catalogue.words import plain_words, words_of
from best_practice.outputs.search_files import card_files, facets_json, words_json
from best_practice.rules.check import check_project
from tests.conftest import ROOT

KEYS = [
    "kind",
    "area",
    "principle",
    "theme",
    "stage",
    "group",
    "strength",
    "equity",
    "country",
    "start",
    "band",
    "ready",
    "org",
    "result",
]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return build(check_project(ROOT, date(2026, 11, 22)).collection, drafts=False)


@pytest.fixture(scope="module")
def facets(catalogue: Catalogue) -> Facets:
    return facets_of(catalogue)


def values(facets: Facets, key: str, record_id: str) -> set[str]:
    """The values of a facet that a record has."""
    (facet,) = (f for f in facets.facets if f.key == key)
    place = [record.id for record in facets.records].index(record_id)
    return {facet.values[code][0] for code in facets.codes[key][place]}


def test_the_facets_are_those_that_addresses_name(facets: Facets) -> None:
    assert [facet.key for facet in facets.facets] == KEYS


def test_a_record_has_the_values_of_its_fields(facets: Facets) -> None:
    record = "st-georges-placental-screening"
    assert values(facets, "kind", record) == {"case-study"}
    assert values(facets, "area", record) == {"preterm-birth", "cross-cutting"}
    assert values(facets, "group", record) == {"white"}
    assert values(facets, "country", record) == {"england", UK_ONLY}
    assert values(facets, "equity", record) == {"gap-smaller-uncertain"}
    assert "st-georges-university-hospitals" in values(facets, "org", record)
    assert values(facets, "result", record) == {"worked"}


def test_every_column_has_an_entry_for_every_record(facets: Facets) -> None:
    columns = json.loads(facets_json(facets, {"/interventions/measured-blood-loss/": "en_1"}))["records"]
    assert {len(column) for column in columns.values()} == {len(facets.records)}
    assert columns["fragment"][columns["id"].index("measured-blood-loss")] == "en_1"


def test_names_lead_to_their_term(catalogue: Catalogue, facets: Facets) -> None:
    names = {(name.phrase, name.key) for name in words_of(catalogue, facets).names}
    assert ("pph", "area") in names
    assert ("wales", "country") in names
    assert ("antenatal", "stage") in names


def test_spellings_can_be_read_back(catalogue: Catalogue, facets: Facets) -> None:
    words = words_of(catalogue, facets)
    coded = json.loads(words_json(words))["spellings"]
    before, found = "", []
    rest = iter(coded)
    part = ""
    for letter in rest:
        if letter.isupper():
            before = before[: int(part[0], 36)] + part[1:]
            found.append(before)
            part = ""
        else:
            part += letter
    assert found == [word for word, _ in words.spellings]


def test_names_can_be_read_back(catalogue: Catalogue, facets: Facets) -> None:
    words = words_of(catalogue, facets)
    found = {
        (phrase, key, first + line)
        for key, (first, text) in json.loads(words_json(words))["names"].items()
        for line, phrases in enumerate(text.split("\n"))
        for phrase in phrases.split("|")
        if phrase
    }
    assert found == {(name.phrase, name.key, name.code) for name in words.names}


def test_cards_are_four_a_file() -> None:
    made = card_files([str(number) for number in range(11)])
    assert [len(json.loads(text)) for text in made.values()] == [4, 4, 3]


def test_accents_and_apostrophes_do_not_part_words() -> None:
    assert plain_words("Women's CAFÉ-talk") == ("womens", "cafe", "talk")


def test_related_records_say_why_and_are_never_the_record_itself(catalogue: Catalogue) -> None:
    found = related_records(catalogue)
    assert set(found) == {record.id for record in catalogue.counted}
    for record_id, near in found.items():
        assert len(near) <= 4
        assert record_id not in {r.record.id for r in near}
        assert all(r.why for r in near)
    with_any = sum(bool(near) for near in found.values())
    assert with_any > 0.9 * len(found), "most records have something to read next"


def test_case_studies_of_one_practice_are_related(catalogue: Catalogue) -> None:
    near = {r.record.id for r in related_records(catalogue)["remote-glucose-monitoring-gdm-health"]}
    assert near & {"royal-berkshire-gdm-health-app", "croydon-gdm-health-app"}


def test_the_theme_has_not_changed_its_header() -> None:
    """Ours is the theme's with another search box. When this fails, compare the two and carry over what is new."""
    theirs = (files("material") / "templates" / "partials" / "header.html").read_bytes()
    assert sha256(theirs).hexdigest() == "8cf3fb15bcf969ff596649616fd99366b3c31c08d57a86d05308efc16d8fa75f"
