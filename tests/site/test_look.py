"""What a page looks like at a glance: the gap at the top, the answers on a phone's first screen, lists that fold."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from best_practice.catalogue.catalogue import build
from best_practice.catalogue.matrix import matrix_of
from best_practice.model.case_study import CaseStudy
from best_practice.model.measure import Measure
from best_practice.model.outcomes import GapToday, Row
from best_practice.model.priority_area import PriorityArea
from best_practice.model.record import Record
from best_practice.model.scales import GroupType, MeasureKind, Provenance, Statistic, Timepoint
from best_practice.pages.addresses import Repository
from best_practice.pages.assets import stylesheet
from best_practice.pages.gap_today import Headline, headline_of
from best_practice.pages.listing import all_pages
from best_practice.pages.ordering import by_kind, in_parts, strongest_first
from best_practice.pages.page import SiteFacts
from best_practice.pages.rendering import Renderer
from best_practice.pages.results import signed
from best_practice.pages.strip import strip_of
from tests.site.building import ROOT
from tests.site.test_browser import opened
from tests.site.test_pages import COLLECTION, PRACTICES, page_of, words_of

CATALOGUE = build(COLLECTION, drafts=False)
AREAS = CATALOGUE.of_kind("priority-area")
TEMPLATES = ROOT / "hooks" / "best_practice" / "pages" / "templates"


def row(group: str | None, value: str, **more: object) -> Row:
    kind = {"group_type": GroupType.NONE if group == "all" else GroupType.ETHNICITY, "timepoint": Timepoint.SINGLE}
    return Row(group=group, value=Decimal(value), where="table 1", **{**kind, **more})


def gap(*rows: Row, measure: str = "deaths", caveat: str | None = None) -> GapToday:
    return GapToday(measure=measure, source="s1", caveat=caveat, rows=rows)


def headline(*gaps: GapToday, kind: MeasureKind = MeasureKind.HEALTH, unit: str = "percent") -> Headline | None:
    """The headline of an area with these figures."""
    area = Record(
        "a",
        "docs/priority-areas/a.md",
        PriorityArea(title="An area", summary="An area that was made up.", gap_today=gaps),
        "",
        1,
        {},
        {},
    )
    measure = Record(
        "deaths",
        "docs/measures/deaths.md",
        Measure(title="Deaths", summary="Deaths that were counted.", kind=kind, unit=unit),
        "",
        1,
        {},
        {},
    )
    return headline_of(area, replace(CATALOGUE, shown=(area, measure)))


def groups_of(found: Headline | None) -> list[str]:
    return [bar.group for bar in found.bars] if found else []


# --- the gap at a glance ----------------------------------------------------------------------------


def test_groups_stand_beside_white_and_the_highest_first() -> None:
    found = headline(gap(row("White", "3"), row("Asian", "5"), row("all", "4"), row("Black", "6")))
    assert groups_of(found) == ["Black", "Asian", "White"]
    assert found
    assert found.line == Decimal("50.0"), "White has 3 of the highest 6"


def test_without_white_they_stand_beside_everyone() -> None:
    assert groups_of(headline(gap(row("all", "4"), row("Black", "6")))) == ["Black", "Everyone"]


def test_figures_of_another_time_or_unit_are_not_set_beside() -> None:
    found = headline(
        gap(
            row("Black", "6", period="2024"),
            row("White", "3", period="2020"),
            row("Asian", "50", period="2024", unit="per 1000 births"),
            row("all", "4", period="2024"),
        )
    )
    assert groups_of(found) == ["Black", "Everyone"]


def test_printed_ratios_stand_beside_one() -> None:
    two = [row(None, v, compares=f"{g} women v White women", statistic=Statistic.RR) for g, v in (("Black", "2.3"),)]
    found = headline(gap(*two))
    assert found
    assert [(bar.group, bar.value) for bar in found.bars] == [("Black women", "2.3"), ("White women", "1")]


def test_the_newest_comparable_figures_are_chosen_before_one_alone() -> None:
    alone = gap(row("Black", "12"))
    pair = gap(row("Black", "6"), row("White", "3"))
    assert groups_of(headline(alone, pair)) == ["Black", "White"]
    assert groups_of(headline(alone)) == ["Black"]


def test_care_is_no_headline_and_no_figure_is_none() -> None:
    pair = gap(row("Black", "6"), row("White", "3"))
    assert headline(pair, kind=MeasureKind.CARE_GIVEN) is None
    assert headline(gap(row("all", "6"))) is None
    assert headline(gap(row("Black", "0"), row("White", "0"))) is None
    assert headline() is None


def test_a_word_alone_is_no_note() -> None:
    pair = (row("Black", "6"), row("White", "3"))
    found = headline(gap(*pair, caveat="England. The rate for all is elsewhere. Not new."))
    assert found
    assert found.note == "England. The rate for all is elsewhere."


def test_the_first_sentence_of_the_caveat_stands_below() -> None:
    pair = (row("Black", "6"), row("White", "3"))
    found = headline(gap(*pair, caveat="Odds of 1.5. Not new. See s2"))
    assert found
    assert found.note == "Odds of 1.5."


@pytest.mark.parametrize("area", AREAS, ids=lambda r: r.id)
def test_each_area_begins_with_its_gap_in_figures_that_are_printed_on_it(site: Path, area: Record) -> None:
    found = headline_of(area, CATALOGUE)
    assert found, f"{area.id} has no figure by ethnic group in how women or babies fared"
    printed = {signed(r.value) for g in area.page.gap_today for r in g.rows if r.value is not None} | {"1"}  # type: ignore[attr-defined]
    html = page_of(site, f"priority-areas/{area.id}")
    table = html[html.index('class="bp-gap"') : html.index("</table>")]
    for bar in found.bars:
        assert bar.value.removesuffix("%") in printed
        assert 0 <= bar.width <= 100
        assert bar.group in words_of(table)
    assert html.index('class="bp-gap"') < html.index("<details")


# --- home and areas ---------------------------------------------------------------------------------


def test_home_has_what_a_stranger_looks_for_in_this_order(site: Path) -> None:
    html = page_of(site, "")
    wanted = (
        "For midwives",
        "<h1",
        'role="search"',
        'id="gap"',
        'id="strongest"',
        'id="no-benefit"',
        'id="newest"',
        'id="matrix"',
    )
    places = [html.index(mark) for mark in (*wanted, 'id="share"')]
    assert places == sorted(places)
    for area in AREAS:
        found = headline_of(area, CATALOGUE)
        panel = re.search(rf'data-area="{area.id}">(.*?)</li>', html, re.DOTALL)
        assert panel
        assert found
        assert all(bar.value in words_of(panel[1]) for bar in found.bars)


def test_from_each_list_every_other_can_be_reached(site: Path) -> None:
    """On a wide screen the tab "Browse" leads to the themes alone."""
    lists = ("themes", "organisations", "countries", "measures", "resources", "events", "leads", "recommendations")
    for here in lists:
        last = page_of(site, here).partition('id="other"')[2]
        missing = [there for there in lists if f'href="../{there}/"' not in last and there != here]
        assert not missing, f"{here} does not lead to {missing}"


def test_the_small_matrix_counts_as_the_large_one(site: Path) -> None:
    html = page_of(site, "")
    for (area, principle), cell in matrix_of(CATALOGUE).cells.items():
        found = re.search(rf'href="matrix/{area}/{principle}/">(.*?)</a>', html, re.DOTALL)
        assert found
        words = words_of(found[1])
        assert words.startswith(str(len(cell.records)) if cell.records else "–"), words


@pytest.mark.parametrize("area", AREAS, ids=lambda r: r.id)
def test_an_area_tells_its_story_and_leads_to_every_record(site: Path, area: Record) -> None:
    html = page_of(site, f"priority-areas/{area.id}")
    order = ['id="gap"', 'id="what-narrows-it"', 'id="tried-without-clear-benefit"', 'id="what-you-must-already-do"']
    places = [html.index(mark) for mark in (*order, '<h2 id="interventions"')]
    assert places == sorted(places)
    for record in CATALOGUE.in_area(area.id):
        assert f'/{record.id}/"' in html, f"{record.id} cannot be reached from {area.id}"
    if area.id != "cross-cutting":
        assert html.index('<h2 id="case-studies"') < html.index('<h2 id="cross"')


# --- order and folding ------------------------------------------------------------------------------


def test_the_strongest_stand_first_and_none_is_lost() -> None:
    ordered = strongest_first(CATALOGUE.counted, CATALOGUE)
    levels = [CATALOGUE.ratings[r.id].strength.level for r in ordered]
    assert levels == sorted(levels, reverse=True)
    assert sorted(r.id for r in ordered) == sorted(r.id for r in CATALOGUE.counted)
    assert sum(len(found) for _, found in by_kind(CATALOGUE.counted, CATALOGUE)) == len(ordered)


@pytest.mark.parametrize("kind", ["recommendation", "measure", "organisation", "principle", "resource"])
def test_a_list_in_parts_holds_every_term(site: Path, kind: str) -> None:
    records = CATALOGUE.of_kind(kind)
    groups = in_parts(kind, records)
    assert {r.id for group in groups for r in group.records} == {r.id for r in records}
    for group in groups:
        if group.parts:
            parts = Counter(r.id for _, found in group.parts for r in found)
            assert parts == Counter(r.id for r in group.records), f"{group.name}: its parts are not the whole"
    html = page_of(site, records[0].page.plural)
    assert all(f'href="{r.id}/"' in html for r in records)


def test_what_must_be_done_stands_open_and_first() -> None:
    first = in_parts("recommendation", CATALOGUE.of_kind("recommendation"))[0]
    assert not first.folded
    assert {str(r.page.status) for r in first.records} == {"required"}  # type: ignore[attr-defined]


# --- who wrote it -----------------------------------------------------------------------------------


def banner_of(provenance: Provenance) -> str:
    """The banner of a real case study, were it written so."""
    record = next(r for r in CATALOGUE.counted if isinstance(r.page, CaseStudy))
    changed = replace(record, page=record.page.model_copy(update={"provenance": provenance}))
    catalogue = replace(CATALOGUE, shown=tuple(changed if r is record else r for r in CATALOGUE.shown))
    page = next(p for p in all_pages(catalogue) if p.record is changed)
    html = Renderer(catalogue, SiteFacts("Site", Repository("", "", "main"))).page(page)
    found = re.search(r'<p class="bp-banner[^>]*>(.*?)</p>', html, re.DOTALL)
    assert found, "a case study must say who wrote it"
    assert html.index("bp-banner") < html.index("<h2"), "and say so at its top"
    return words_of(found[1])


def test_a_case_study_says_who_wrote_it() -> None:
    assert banner_of(Provenance.SUBMITTED) == "Written by the organisation. Not yet read by a clinician."
    assert banner_of(Provenance.COMPILED).startswith(
        "Compiled from published sources. Not checked by the organisation."
    )


# --- components -------------------------------------------------------------------------------------

# Parts of pages rather than pieces to use anew, each with the reason.
NOT_SHOWN = {
    "kind_and_places": "within card and row",
    "row": "within rows",
    "record_notices": "uses notice",
    "groups_of_cards": "uses long_list",
    "on_this_page": "the page itself begins with one",
    "matrix_switch": "pills",
    "said_by": "a badge",
    "rows_table": "within results",
    "results": "a section of a record",
    "source_list": "a section of a record",
    "closing": "a section of a record",
    "suggesting": "a section of a record",
    "lead_sources": "a section of a lead",
    "all_lists": "pills",
    "more_lists": "pills",
    "crumbs": "the page itself begins with it",
}


def test_every_component_is_on_its_page() -> None:
    macros = re.findall(r"{%-? macro (\w+)\(", (TEMPLATES / "parts.html").read_text("utf-8"))
    page = (TEMPLATES / "components.html").read_text("utf-8")
    missing = [name for name in macros if f"parts.{name}(" not in page and name not in NOT_SHOWN]
    assert not missing, f"Show {missing} in components.html, with when to use it, or say in NOT_SHOWN why not."


def test_every_component_says_when_to_use_it_and_when_not(site: Path) -> None:
    html = page_of(site, "about/components")
    samples = html.count('class="bp-sample"')
    assert samples > 20
    assert html.count("<dt>Use it</dt>") == html.count("<dt>Do not</dt>") == samples


def test_every_token_that_is_used_is_defined_in_light_and_dark() -> None:
    css = stylesheet()
    used = set(re.findall(r"var\((--bp-[a-z0-9-]+)\)", css))
    assert used <= set(re.findall(r"(--bp-[a-z0-9-]+):", css))
    tokens = css[: css.index("/* What the theme leaves")]
    light, dark = (set(re.findall(r"(--bp-[a-z0-9-]+):", part)) for part in tokens.split("[data-md-color-scheme=")[1:])
    assert light == dark, f"a colour for one scheme only: {sorted(light ^ dark)}"


# --- in a browser -----------------------------------------------------------------------------------

_BOTTOM = "selector => document.querySelector(selector).getBoundingClientRect().bottom"


@pytest.mark.browser
def test_the_first_screen_of_a_phone_answers_what_everybody_asks(browser: Browser, base: str) -> None:
    """What, for whom, must I already, tested where, did the gap close, who can start: at 390 by 844."""
    late = []
    with opened(browser, 390) as seen:
        for record in PRACTICES:
            seen.page.goto(f"{base}{record.page.plural}/{record.id}/", wait_until="domcontentloaded")
            bottom = seen.page.evaluate(_BOTTOM, ".bp-strip")
            if bottom > 844:
                late.append(f"{record.id}: the answers end at {bottom:.0f} px")
    assert not late, "Shorten the summary or the first sentence of the population:\n" + "\n".join(late)


@pytest.mark.parametrize("record", CATALOGUE.of_kind("case-study"), ids=lambda r: r.id)
def test_a_case_study_says_where_it_stands_whether_one_must_and_who_can_start(record: Record) -> None:
    """The interventions that it used answer for it, or it says that there is none."""
    assert isinstance(record.page, CaseStudy)
    last = strip_of(record, CATALOGUE)[-1]
    used = [CATALOGUE.by_id[i] for i in record.page.interventions or ()]
    assert "Who can start" in last.question
    assert list(last.told_by) == used
    if not used:
        assert (last.answer, last.tone) == ("Not known", "gap")
    elif len(used) == 1:
        own = {answer.question: answer.answer for answer in strip_of(used[0], CATALOGUE)}
        assert last.answer == own["Must I already do it?"]
        assert own["Who can start it?"].lower() in last.note
    else:
        assert not last.note, "several interventions have no answer in common"


def test_its_answer_leads_to_the_intervention(site: Path) -> None:
    html = page_of(site, "case-studies/st-georges-placental-screening")
    strip = html[html.index('class="bp-strip"') : html.index("</dl>")]
    assert 'href="../../interventions/first-trimester-placental-screening/"' in strip


def test_words_do_not_run_together_after_a_source(site: Path) -> None:
    for record in PRACTICES:
        html = page_of(site, f"{record.page.plural}/{record.id}")
        assert not re.search(r"</a>\.[A-Z]", html), f"{record.id}: a sentence begins without a space"


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 390])
def test_the_name_of_the_site_is_never_cut_off(browser: Browser, base: str, width: int) -> None:
    with opened(browser, width) as seen:
        for address in ("", "find/", "404.html"):
            seen.page.goto(base + address)
            name, header = (seen.page.locator(s).first.bounding_box() for s in (".md-header__topic", ".md-header"))
            assert name
            assert header
            assert name["y"] >= header["y"]
            assert name["y"] + name["height"] <= header["y"] + header["height"]
            cut = "e => e.scrollWidth > e.clientWidth"
            assert not seen.page.locator(".md-header__topic .md-ellipsis").first.evaluate(cut)


@pytest.mark.browser
def test_every_page_begins_at_the_same_place(browser: Browser, base: str) -> None:
    with opened(browser, 1280) as seen:
        starts = {}
        for address in ("interventions/", "about/", "about/privacy/", "guide/fields/", "about/components/"):
            seen.page.goto(base + address)
            starts[address] = [
                round(seen.page.locator(s).first.bounding_box()[k]) for s, k in (("h1", "x"), ("h1", "y"))
            ]  # type: ignore[index]
        assert len({tuple(start) for start in starts.values()}) == 1, starts


@pytest.mark.browser
def test_suggestions_stand_under_the_box(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        seen.page.goto(base)
        seen.page.locator("#bp-search-home").fill("bleed")
        suggestions = seen.page.locator("#bp-suggestions-home")
        suggestions.locator("li").first.wait_for()
        under, box = suggestions.bounding_box(), seen.page.locator("#bp-search-home").bounding_box()
        assert under
        assert box
        assert abs(under["x"] - box["x"]) < 1


@pytest.mark.browser
@pytest.mark.parametrize(
    "address", ["interventions/", "case-studies/", "measures/", "recommendations/", "organisations/"]
)
def test_a_list_stays_short_until_it_is_opened(browser: Browser, base: str, address: str) -> None:
    with opened(browser, 390) as seen:
        seen.page.goto(base + address)
        screens = seen.page.evaluate("document.documentElement.scrollHeight") / 844
        assert screens < 10, f"{address} is {screens:.0f} phone screens long"


def shifts(page: Page, address: str) -> float:
    """How far things jumped while a page came, by the browser's own measure."""
    page.add_init_script(
        "window.jumped = 0; new PerformanceObserver(list => { for (const entry of list.getEntries()) "
        "if (!entry.hadRecentInput) window.jumped += entry.value }).observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return float(page.evaluate("window.jumped"))


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    "address", ["", "find/", "find/?q=bleeding", "priority-areas/preterm-birth/", "about/components/"]
)
def test_nothing_jumps_while_a_page_comes(browser: Browser, base: str, address: str, width: int) -> None:
    with opened(browser, width) as seen:
        assert shifts(seen.page, base + address) < 0.05


@pytest.mark.browser
def test_while_the_search_comes_its_place_is_kept_and_given_up_when_it_fails(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        seen.page.route("**/facets.json*", lambda route: route.abort())
        seen.page.goto(f"{base}find/?q=bleeding")
        seen.page.locator("[data-part=failed]").wait_for(state="visible")
        assert seen.page.locator("[data-part=query]").input_value() == "bleeding", "what was asked is not lost"
        assert not seen.page.locator(".bp-waiting").is_visible()
        assert seen.page.locator("[data-part=lists]").is_visible()
    with opened(browser, 390, script=False) as seen:
        seen.page.goto(f"{base}find/")
        assert not seen.page.locator(".bp-waiting").is_visible()


@pytest.mark.browser
def test_a_bar_beyond_the_line_is_as_long_as_its_figure_says(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        seen.page.goto(base)
        drawn = seen.page.locator(".bp-gap tbody tr").evaluate_all(
            "rows => rows.map(r => [...r.querySelectorAll('.bp-gap__base, .bp-gap__over')]"
            ".reduce((sum, e) => sum + e.getBBox().width, 0))"
        )
    wanted = [bar.width for area in sorted(AREAS, key=lambda a: a.id != "cross-cutting") for bar in _bars(area)]
    assert [round(width, 1) for width in drawn] == [float(width) for width in wanted]


def _bars(area: Record):  # type: ignore[no-untyped-def]
    found = headline_of(area, CATALOGUE)
    return found.bars if found else ()
