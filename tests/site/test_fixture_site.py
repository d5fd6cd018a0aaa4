"""What nothing real shows yet: withdrawn records, redirects, drafts, a repository that is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.site.building import copy_fixture, run_build
from tests.site.test_pages import page_of, words_of


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the invented project, with an owner and a name for its repository."""
    project = copy_fixture(tmp_path_factory.mktemp("fixture") / "project")
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    named = text.replace('{owner: "", name: "", branch: main}', "{owner: example, name: equity, branch: main}")
    assert named != text
    settings.write_text(named)
    result = run_build(project)
    assert result.returncode == 0, result.stdout + result.stderr
    return project / "site"


def test_a_withdrawn_record_keeps_its_page_and_says_why(site: Path) -> None:
    html = page_of(site, "interventions/example-withdrawn")
    assert "Withdrawn on 1 June 2026 Guessing misses blood loss. Read instead:" in words_of(html)
    assert 'href="../example-measured-loss/"' in html


def test_a_withdrawn_record_is_in_no_list(site: Path) -> None:
    for address in ("interventions", "priority-areas/example-bleeding", "countries/england", "matrix"):
        assert "example-withdrawn" not in page_of(site, address)


def test_an_old_address_leads_to_the_record(site: Path) -> None:
    html = page_of(site, "interventions/example-weighed-loss")
    assert '<meta http-equiv="refresh" content="0; url=../example-measured-loss/">' in html
    assert "Example: blood loss measured at every birth" in words_of(html)


def test_a_draft_and_a_lead_have_no_page_and_no_trace(site: Path) -> None:
    assert not (site / "interventions/example-draft").exists()
    assert not (site / "case-studies/example-lead").exists()
    assert all("example-draft" not in p.read_text("utf-8") for p in site.rglob("*.html"))


def test_a_change_is_suggested_in_the_form_or_on_github(site: Path) -> None:
    html = page_of(site, "case-studies/example-trust-measures")
    form = "../../contribute/form/?open=case-studies/example-trust-measures"
    edit = "https://github.com/example/equity/edit/main/case_studies/example-trust-measures.md"
    assert f'<a class="bp-button" href="{form}">Suggest a change</a>' in html
    assert f'<a href="{edit}">Edit the file on GitHub</a>' in html
    assert "api.github.com" not in html


def test_who_knows_more_of_a_lead_can_say_so_in_the_form(site: Path) -> None:
    assert 'href="../contribute/form/?open=leads/example-lead"' in page_of(site, "leads")


def test_a_problem_with_the_evidence_is_reported_with_the_id_filled_in(site: Path) -> None:
    for address in ("case-studies/example-trust-measures", "measures/example-loss-measured"):
        key = address.rpartition("/")[2]
        issue = "https://github.com/example/equity/issues/new?template=report-evidence.yml"
        wanted = f"{issue}&amp;title=Evidence%3A%20{key}&amp;record={key}"
        assert f'<a href="{wanted}">Report a problem with this evidence</a>' in page_of(site, address)


def test_links_in_a_body_lead_to_pages_and_pictures(site: Path) -> None:
    html = page_of(site, "interventions/example-measured-loss")
    assert 'href="../../case-studies/example-trust-measures/"' in html
    assert 'src="../../images/example-chart.png"' in html
    assert (site / "images/example-chart.png").is_file()


def test_history_and_review_are_shown(site: Path) -> None:
    text = words_of(page_of(site, "interventions/example-measured-loss"))
    assert "Next review by 21 November 2027" in text
    assert "21 November 2026 First written." in text


def test_the_uk_and_elsewhere_are_counted_apart(site: Path) -> None:
    html = page_of(site, "matrix/example-bleeding/example-listen")
    assert re.search(r"\d+ tried in the UK\. \d+ tried only in other countries", words_of(html))


def test_an_empty_cell_is_shown_as_a_gap(site: Path) -> None:
    assert "We have no record here yet" in words_of(page_of(site, "matrix/example-mood/example-spread"))


def test_the_404_page_helps(site: Path) -> None:
    text = words_of((site / "404.html").read_text("utf-8"))
    assert "All interventions" in text
