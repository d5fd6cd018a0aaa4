"""The statements on the site are those that `best-practice rate` computes, and no page says more."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from best_practice.evidence.definitions import RULES
from best_practice.evidence.levels import EFFECTS, FINDINGS, READINESS, STRENGTHS, level_of
from best_practice.evidence.rating import rating_of
from tests.site.test_pages import COLLECTION, PRACTICES, PUBLISHED, page_of, words_of


def statement_on(html: str, name: str) -> str:
    found = re.search(rf'data-statement="{name}">(.*?)</details>', html, re.S)
    assert found, f"the page has no statement {name}"
    return words_of(found.group(1))


@pytest.mark.parametrize("record", PRACTICES, ids=lambda r: r.id)
def test_a_record_shows_just_what_is_computed(site: Path, record) -> None:
    rating = rating_of(record, COLLECTION)
    html = page_of(site, f"{record.page.plural}/{record.id}")
    assert level_of(STRENGTHS, rating.strength.level).label in statement_on(html, "strength")
    assert rating.finding.words in statement_on(html, "finding")
    assert level_of(EFFECTS, rating.equity.effect.value).label in statement_on(html, "equity")
    if record.kind == "intervention":
        answer = statement_on(html, "readiness")
        assert level_of(READINESS, rating.readiness.level).label in answer
        assert f"({str(rating.readiness.level)[1:]} of 3)" in answer, "R2 says nothing to a reader: say 2 of 3"


@pytest.mark.parametrize("record", PRACTICES, ids=lambda r: r.id)
def test_each_statement_says_what_it_does_not_mean(site: Path, record) -> None:
    html = page_of(site, f"{record.page.plural}/{record.id}")
    assert "It does not mean:" in statement_on(html, "strength")
    assert "It does not mean:" in statement_on(html, "equity")


def test_cautions_stand_before_statements_and_those_before_how_to_do_it(site: Path) -> None:
    html = page_of(site, "interventions/measured-blood-loss")
    assert html.index('id="cautions"') < html.index('id="statements"') < html.index('id="how"')


def test_how_we_rate_has_every_step_every_rule_and_every_record(site: Path) -> None:
    text = words_of(page_of(site, "about/how-we-rate"))
    for level in (*STRENGTHS, *FINDINGS, *EFFECTS, *READINESS):
        assert level.definition in text, f"the page leaves out {level.label}"
    for rule in RULES:
        assert rule.definition in text, f"the page leaves out the rule {rule.id}"
    for record in PRACTICES:
        assert (record.page.short_title or record.page.title) in text


def test_a_cell_of_the_matrix_says_its_highest_strength(site: Path) -> None:
    html = page_of(site, "matrix")
    for area in (r.id for r in PUBLISHED if r.kind == "priority-area"):
        for principle in (r.id for r in PUBLISHED if r.kind == "principle"):
            levels = [
                rating_of(r, COLLECTION).strength.level
                for r in PRACTICES
                if area in r.page.priority_areas and principle in {p.id for p in r.page.principles}
            ]
            cell = re.search(rf'href="{area}/{principle}/">(.*?)</a>', html, re.S)
            assert cell
            if levels:
                assert level_of(STRENGTHS, max(levels)).label.lower() in words_of(cell.group(1))


def test_the_view_by_effect_holds_each_record_in_its_row(site: Path) -> None:
    html = page_of(site, "matrix/equity")
    for record in PRACTICES:
        label = level_of(EFFECTS, rating_of(record, COLLECTION).equity.effect.value).label
        row = re.search(rf'<th scope="row">{re.escape(label)}</th>(.*?)</tr>', html, re.S)
        assert row
        links = re.findall(rf'/{record.id}/"', row.group(1))
        assert len(links) == len(record.page.priority_areas)


def test_the_view_by_ethnic_group_counts_only_what_a_source_names(site: Path) -> None:
    html = page_of(site, "matrix/ethnic-group")
    for record in PRACTICES:
        named = any(row.ethnic_group for outcome in record.page.outcomes for row in outcome.rows)
        assert (f'/{record.id}/"' in html) == named, record.id


def test_the_view_by_country_begins_with_the_uk(site: Path) -> None:
    rows = re.findall(r'<th scope="row">([^<]+)</th>', page_of(site, "matrix/country"))
    assert rows.index("England") < rows.index("USA")
