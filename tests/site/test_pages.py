"""The finished site, read as a reader reads it: from the files."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from best_practice.model.intervention import Intervention
from best_practice.model.kinds import kind_named
from best_practice.pages.rendering import reader_date
from best_practice.pages.results import signed
from best_practice.reading.project import read_project
from best_practice.rules.check import check_project
from tests.site.building import ROOT

COLLECTION = read_project(ROOT).collection
PUBLISHED = [r for r in COLLECTION.records if r.status == "published"]
PRACTICES = [r for r in PUBLISHED if r.kind in ("intervention", "case-study")]


def page_of(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text("utf-8")


def words_of(html: str) -> str:
    """The words of a piece of HTML, as a reader sees them."""
    without = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", html, flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", without))).strip()


@pytest.mark.parametrize("record", PUBLISHED, ids=lambda r: r.id)
def test_a_published_record_has_a_page_that_names_it(site: Path, record) -> None:
    html = page_of(site, f"{record.page.plural}/{record.id}")
    assert re.search(rf'<main data-record="{record.id}" data-kind="{record.kind}"', html)
    assert record.summary in words_of(html)


@pytest.mark.parametrize("record", PRACTICES, ids=lambda r: r.id)
def test_every_printed_figure_stands_on_the_page_with_its_own_digits(site: Path, record) -> None:
    text = words_of(page_of(site, f"{record.page.plural}/{record.id}"))
    for outcome in record.page.outcomes:
        for row in outcome.rows:
            if row.value is not None:
                assert signed(row.value) in text, f"{outcome.measure}: {row.value} is not on the page"
            if row.n is not None and row.N is not None:
                assert f"{row.n:,} of {row.N:,}" in text


@pytest.mark.parametrize("record", PRACTICES, ids=lambda r: r.id)
def test_every_source_is_on_the_page_with_its_link(site: Path, record) -> None:
    html = page_of(site, f"{record.page.plural}/{record.id}")
    for source in record.page.sources:
        assert source.title in words_of(html)
        if source.doi:
            assert f'href="https://doi.org/{source.doi}"' in unescape(html)


@pytest.mark.parametrize("record", PRACTICES, ids=lambda r: r.id)
def test_at_most_400_words_stand_before_the_first_fold_out(site: Path, record) -> None:
    html = page_of(site, f"{record.page.plural}/{record.id}")
    article = html[html.index("<h1") : html.index("<details")]
    assert len(words_of(article).split()) <= 400


def test_a_compiled_record_says_so(site: Path) -> None:
    text = words_of(page_of(site, "interventions/measured-blood-loss"))
    assert "Compiled from published sources" in text
    assert "Not yet read by a clinician." in text


def test_what_is_not_reported_is_said(site: Path) -> None:
    record = next(r for r in PRACTICES if isinstance(r.page, Intervention) and r.page.cost is None)
    text = words_of(page_of(site, f"interventions/{record.id}"))
    assert "Cost Not reported" in text


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2026-01", "January 2026"),
        ("2024-02-13", "13 February 2024"),
        ("2023", "2023"),
        ("spring", "spring"),
        (None, ""),
    ],
)
def test_a_date_is_written_as_people_write_it(written: str | None, said: str) -> None:
    assert reader_date(written) == said


def test_no_list_shows_a_date_as_the_file_has_it(site: Path) -> None:
    for address in ("recommendations", "events"):
        assert not re.search(r"\b20\d\d-\d\d\b", words_of(page_of(site, address))), address


def test_each_answer_of_a_card_says_what_it_is_about(site: Path) -> None:
    """A card has no questions: "Described" or "Worked" alone would be read as our verdict."""
    facts = re.findall(r'class="bp-row__facts">(.*?)</p>', page_of(site, "case-studies"), re.DOTALL)
    assert facts
    for said in (words_of(fact) for fact in facts):
        assert said.startswith("Evidence: "), said
        assert "Worked" not in said


def test_one_line_says_it_where_no_part_may_be_changed_for_sure(site: Path) -> None:
    html = words_of(page_of(site, "interventions/haemorrhage-bundle-with-results-by-ethnic-group"))
    assert "Whether it may be changed: not stated" not in html
    assert "The sources do not say which parts may be changed." in html


def test_what_is_ours_is_marked(site: Path) -> None:
    record = next(r for r in PRACTICES if isinstance(r.page, Intervention) and r.page.our_estimate)
    text = words_of(page_of(site, f"interventions/{record.id}"))
    assert "Our estimate" in text


def test_every_page_says_that_it_is_independent(site: Path) -> None:
    for path in site.rglob("*.html"):
        html = path.read_text("utf-8")
        if 'http-equiv="refresh"' not in html:
            assert "not made or endorsed by the NHS Race and Health Observatory or the NHS" in words_of(html), path


def test_the_counts_of_the_matrix_are_those_of_the_records(site: Path) -> None:
    html = page_of(site, "matrix")
    for area in (r.id for r in PUBLISHED if r.kind == "priority-area"):
        for principle in (r.id for r in PUBLISHED if r.kind == "principle"):
            expected = [
                r.id
                for r in PRACTICES
                if area in r.page.priority_areas and principle in {p.id for p in r.page.principles}
            ]
            cell = re.search(rf'href="{area}/{principle}/">(.*?)</a>', html, re.DOTALL)
            assert cell, f"no cell for {area} and {principle}"
            found = sum(int(n) for n in re.findall(r"(\d+)(?:</strong>)? (?:UK|elsewhere)", cell.group(1)))
            assert found == len(expected)
            listed = re.findall(
                r'class="bp-card__title"><a href="[^"]*/([a-z0-9-]+)/"', page_of(site, f"matrix/{area}/{principle}")
            )
            assert sorted(listed) == sorted(expected)


@pytest.mark.parametrize("kind", ["intervention", "case-study"])
def test_a_list_holds_every_record_of_its_kind(site: Path, kind: str) -> None:
    html = page_of(site, kind_named(kind).plural)
    for record in PRACTICES:
        if record.kind == kind:
            assert f'href="{record.id}/"' in html


def test_leads_have_no_page_and_stand_in_the_list(site: Path) -> None:
    leads = [r for r in COLLECTION.records if r.kind == "lead"]
    assert leads
    for lead in leads:
        assert not (site / "case-studies" / lead.id).exists()
        assert lead.page.title in words_of(page_of(site, "leads"))


def test_no_style_attribute_and_no_inline_handler(site: Path) -> None:
    for path in site.rglob("*.html"):
        html = path.read_text("utf-8")
        assert not re.search(r"<[^>]*\sstyle=", html), path
        assert not re.search(r"<[^>]*\son[a-z]+=", html), path


def test_no_page_asks_another_host_for_anything(site: Path) -> None:
    for path in site.rglob("*.html"):
        html = path.read_text("utf-8")
        asked = re.findall(r'<(?:script|img|iframe|source)[^>]*\ssrc="(https?:)?//', html)
        asked += re.findall(r'<link(?![^>]*rel="canonical")[^>]*href="(?:https?:)?//', html)
        assert asked == [], path


def test_each_page_of_a_record_says_how_to_suggest_a_change(site: Path) -> None:
    for record in PUBLISHED:
        html = page_of(site, f"{record.page.plural}/{record.id}")
        assert f'href="../../contribute/form/?open={record.page.plural}/{record.id}"' in html, record.id


def test_while_no_repository_is_named_a_page_says_what_to_do_instead(site: Path) -> None:
    html = page_of(site, "interventions/measured-blood-loss")
    assert "github.com" not in html.partition("bp-suggest")[2].partition("</div>")[0]
    assert "write to whoever runs this copy of the site and give the record id measured-blood-loss" in words_of(html)


def test_the_sitemap_has_the_date_of_the_build(site: Path) -> None:
    dates = set(re.findall(r"<lastmod>(.*?)</lastmod>", (site / "sitemap.xml").read_text("utf-8")))
    assert dates == {"2026-11-22"}


def test_real_records_have_no_fault() -> None:
    faults = [f for f in check_project(ROOT, date(2026, 11, 22)).faults if f.code.startswith("E")]
    assert faults == [], json.dumps([f"{f.path}:{f.line} {f.code} {f.message}" for f in faults], indent=1)
