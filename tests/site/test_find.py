"""The search page and the search box, in a real browser: words, facets, addresses, keys, and what happens when all fails."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from best_practice.catalogue.words import plain_words
from tests.site.test_browser import opened

pytestmark = pytest.mark.browser


def results(page: Page) -> list[str]:
    """The ids on the cards, in their order, once the page has answered."""
    page.locator("[data-part=results][aria-busy=false]").wait_for(state="attached")
    ids: list[str] = page.locator("[data-part=results] [data-card]").evaluate_all("all => all.map(c => c.dataset.card)")
    return ids


def find(page: Page, base: str, search: str = "") -> None:
    """Open the search page and wait until it has answered."""
    page.goto(f"{base}find/{search}")
    page.locator(".bp-find--live").wait_for()
    expect(page.locator("[data-part=status]")).to_contain_text(re.compile("record"))


def count(page: Page) -> int:
    """How many records the page says it found."""
    said = page.locator("[data-part=status]").inner_text()
    return 0 if said.startswith("No ") else int(said.split()[0])


def test_an_acronym_finds_the_practice(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        find(seen.page, base, "?q=PPH")
        assert any("haemorrhage" in found for found in results(seen.page)[:3])
        assert seen.errors == []


def test_a_misspelt_word_is_corrected_and_said_so_and_can_be_undone(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        page = seen.page
        find(page, base, "?q=interpretter+haemorage")
        expect(page.locator("[data-part=said]")).to_contain_text("We searched for")
        assert results(page)
        page.get_by_role("link", name="Search for exactly what you typed").click()
        expect(page.locator("[data-part=status]")).to_contain_text("No records")
        expect(page.get_by_text("No record has these words")).to_be_visible()
        expect(page.locator("[data-part=empty-words]").get_by_role("link", name="Haemorrhage")).to_be_visible()
        page.go_back()
        expect(page.locator("[data-part=said]")).to_contain_text("We searched for")


def test_an_american_spelling_is_not_called_a_mistake(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        find(seen.page, base, "?q=anemia")
        assert any("anaemia" in found for found in results(seen.page)[:3])
        expect(seen.page.locator("[data-part=said]")).not_to_contain_text("We searched for")


def test_who_asks_for_a_whole_area_is_led_to_its_page(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        find(seen.page, base, "?q=bleeding+after+birth")
        link = seen.page.locator("[data-part=said] a")
        expect(link).to_have_attribute("href", re.compile("/priority-areas/postpartum-haemorrhage/$"))
        find(seen.page, base, "?q=bleeding+drape")
        expect(seen.page.locator("[data-part=said]")).not_to_contain_text("All about this subject")


def test_two_topics_that_no_record_joins_bring_both(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        find(seen.page, base, "?q=magnesium+doulas")
        first = results(seen.page)[:5]
        assert any("magnesium" in found for found in first)
        assert any("doula" in found for found in first)
        expect(seen.page.locator("[data-part=said]")).to_contain_text("all of your words")


def test_choices_are_or_within_a_facet_and_and_across(browser: Browser, base: str) -> None:
    with opened(browser, 1280) as seen:
        page = seen.page
        find(page, base, "?area=postpartum-haemorrhage")
        one = count(page)
        find(page, base, "?area=gestational-diabetes")
        other = count(page)
        find(page, base, "?area=postpartum-haemorrhage&area=gestational-diabetes")
        both = count(page)
        assert max(one, other) < both <= one + other
        find(page, base, "?area=postpartum-haemorrhage&country=any-uk")
        assert 0 < count(page) < one


def test_the_number_beside_a_value_is_what_choosing_it_gives(browser: Browser, base: str) -> None:
    with opened(browser, 1280) as seen:
        page = seen.page
        find(page, base, "?country=any-uk")
        choice = page.locator("[data-facet=area] .bp-choice").first
        promised = int(choice.locator(".bp-count").inner_text().strip("()"))
        choice.locator("input").check()
        expect(page).to_have_url(re.compile("area=.*country=any-uk|country=any-uk.*area="))
        expect(page.locator("[data-part=status]")).to_contain_text(f"{promised} record")


def test_a_value_that_would_give_nothing_is_disabled_with_0(browser: Browser, base: str) -> None:
    with opened(browser, 1280) as seen:
        page = seen.page
        find(page, base, "?kind=case-study")
        page.evaluate("document.querySelectorAll('.bp-facet').forEach(d => { d.open = true })")
        none = page.locator("[data-facet=ready] .bp-choice").first
        expect(none.locator(".bp-count")).to_have_text("(0)")
        expect(none.locator("input")).to_be_disabled()


def test_all_state_is_in_the_address_and_back_undoes_a_choice(browser: Browser, base: str) -> None:
    with opened(browser, 1280) as seen:
        page = seen.page
        find(page, base)
        page.locator("[data-part=query]").fill("midwives")
        page.locator("[data-part=query]").press("Enter")
        expect(page).to_have_url(re.compile(r"\?q=midwives$"))
        expect(page.locator("[data-part=status]")).to_contain_text("midwives")
        before = results(page)
        page.locator("[data-facet=country] input[data-value=any-uk]").check()
        expect(page).to_have_url(re.compile("country=any-uk"))
        page.locator("[data-part=sort]").select_option("strongest")
        expect(page).to_have_url(re.compile("sort=strongest"))
        shared, after = page.url, results(page)
        page.reload()
        page.locator("[data-part=results] [data-card]").first.wait_for()
        assert results(page) == after
        expect(page.locator("[data-part=sort]")).to_have_value("strongest")
        expect(page.locator("[data-facet=country] input[data-value=any-uk]")).to_be_checked()
        page.go_back()
        page.go_back()
        expect(page.locator("[data-facet=country] input[data-value=any-uk]")).not_to_be_checked()
        expect(page.locator("[data-part=sort]")).to_have_value("best")
        assert results(page) == before
        find(page, base, "?" + shared.partition("?")[2])
        assert results(page) == after


def test_a_chip_takes_its_choice_away_and_clear_all_takes_all(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        page = seen.page
        find(page, base, "?area=preterm-birth&country=any-uk&stage=antenatal")
        page.get_by_role("button", name=re.compile("Remove Country: UK only")).click()
        expect(page).not_to_have_url(re.compile("country="))
        page.get_by_role("button", name="Clear all").click()
        expect(page).to_have_url(re.compile("/find/$"))
        expect(page.get_by_role("button", name="Clear all")).to_be_hidden()


def test_filters_that_fit_nothing_say_so(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        find(seen.page, base, "?kind=case-study&ready=R0")
        expect(seen.page.get_by_text("No record fits all of your filters")).to_be_visible()


def test_more_results_are_shown_and_kept_after_back(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        page = seen.page
        find(page, base)
        page.get_by_role("button", name=re.compile("Show .* more")).click()
        expect(page.locator("[data-part=results] [data-card]")).to_have_count(20)
        page.locator("[data-part=results] a").nth(15).click()
        page.wait_for_url(re.compile("interventions|case-studies"))
        page.go_back()
        expect(page.locator("[data-part=results] [data-card]")).to_have_count(20)


def test_newest_and_strongest_are_in_their_order(browser: Browser, base: str, site: Path) -> None:
    columns = json.loads((site / "data/v1/facets.json").read_text("utf-8"))["records"]
    strength = dict(zip(columns["id"], columns["strength"], strict=True))
    with opened(browser, 390) as seen:
        find(seen.page, base, "?sort=strongest")
        shown = [strength[found][0] for found in results(seen.page)]
        assert shown == sorted(shown, reverse=True)
        assert shown[0] == max(codes[0] for codes in columns["strength"] if codes)


def test_the_search_box_suggests_and_keys_choose(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        page = seen.page
        page.goto(base + "about/")
        page.keyboard.press("/")
        box = page.get_by_role("combobox", name="Search in your own words")
        expect(box).to_be_focused()
        box.press_sequentially("gestat")
        options = page.get_by_role("option")
        expect(options.first).to_be_visible()
        expect(box).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("ArrowDown")
        expect(options.first).to_have_attribute("aria-selected", "true")
        expect(box).to_have_attribute("aria-activedescendant", options.first.get_attribute("id") or "none")
        page.keyboard.press("Escape")
        expect(options.first).to_be_hidden()
        expect(box).to_have_value("gestat")
        page.keyboard.press("ArrowDown")
        expect(options.first).to_be_visible()
        page.keyboard.press("ArrowUp")
        expect(options.last).to_have_attribute("aria-selected", "true")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("priority-areas/gestational-diabetes/"))
        assert seen.errors == []


def test_words_for_an_area_suggest_what_was_done_there_and_not_ways_to_count_it(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        seen.page.goto(base)
        seen.page.get_by_role("combobox").press_sequentially("bleeding after birth")
        options = seen.page.get_by_role("option")
        expect(options.first).to_contain_text("Haemorrhage")
        expect(options.first).to_contain_text("Priority area")
        kinds = seen.page.locator(".bp-search__kind").all_text_contents()
        assert kinds.count("Measure") <= 1
        assert kinds.count("Intervention") > 3


def test_enter_without_a_suggestion_searches(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        seen.page.goto(base)
        seen.page.get_by_role("combobox").fill("racism")
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_url(re.compile(r"/find/\?q=racism$"))
        expect(seen.page.locator("[data-part=results] [data-card]").first).to_be_visible()


def test_facets_are_chosen_by_keyboard_and_keep_the_focus(browser: Browser, base: str) -> None:
    with opened(browser, 1280) as seen:
        page = seen.page
        find(page, base)
        box = page.get_by_role("checkbox", name=re.compile("^Haemorrhage"))
        box.focus()
        page.keyboard.press("Space")
        expect(page).to_have_url(re.compile("area=postpartum-haemorrhage"))
        expect(box).to_be_focused()
        expect(page.get_by_role("group", name="Priority area")).to_be_visible()
        expect(page.get_by_role("status").first).to_contain_text("record")


def test_without_scripts_the_lists_lead_to_everything(browser: Browser, base: str) -> None:
    with opened(browser, 390, script=False) as seen:
        page = seen.page
        page.goto(base)
        page.get_by_label("Search in your own words").fill("PPH")
        page.get_by_role("button", name="Search", exact=True).click()
        page.wait_for_url(re.compile(r"/find/\?q=PPH"))
        page.get_by_role("link", name=re.compile("^Haemorrhage")).click()
        expect(page.locator("main")).to_have_attribute("data-record", "postpartum-haemorrhage")


def test_facets_that_cannot_be_downloaded_leave_the_lists(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        page = seen.page
        page.route("**/facets.json", lambda route: route.abort())
        page.goto(f"{base}find/?q=PPH")
        expect(page.get_by_role("alert")).to_contain_text("did not load")
        expect(page.get_by_role("link", name=re.compile("^Haemorrhage"))).to_be_visible()


def test_a_word_index_that_cannot_be_downloaded_leaves_titles(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        page = seen.page
        page.route("**/pagefind/**", lambda route: route.abort())
        find(page, base, "?q=haemorrhage")
        expect(page.locator("[data-part=said]")).to_contain_text("we searched titles and names only")
        assert any("haemorrhage" in found for found in results(page))


def test_cards_that_cannot_be_downloaded_leave_names(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        page = seen.page
        page.route("**/find/cards/**", lambda route: route.abort())
        page.goto(f"{base}find/?q=PPH")
        expect(page.locator("[data-part=results] a").first).to_be_visible()


def test_nothing_leaves_the_device(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        find(seen.page, base, "?q=PPH")
        assert all(url.startswith((base, "data:")) for url in seen.requests)
        assert not [url for url in seen.requests if "PPH" in url and not url.endswith("find/?q=PPH")]


@pytest.mark.parametrize(
    "text", ["Women's care", "ÉLAN (Wales)", "E-MOTIVE: 24/7", "Well\u2019being", "", "naïve œuvre"]
)
def test_words_are_cut_alike_in_browser_and_build(browser: Browser, base: str, text: str) -> None:
    with opened(browser, 390) as seen:
        seen.page.goto(f"{base}find/")
        script = "async ([address, text]) => (await import(address)).plainWords(text)"
        assert tuple(seen.page.evaluate(script, [f"{base}assets/js/words.js", text])) == plain_words(text)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [("kitten", "sitting", 3), ("ca", "ac", 1), ("haemorage", "haemorrhage", 2), ("same", "same", 0), ("a", "", 1)],
)
def test_slips_are_counted_as_published(browser: Browser, base: str, one: str, other: str, count: int) -> None:
    """Kitten to sitting is Levenshtein's standard example; two letters that changed places are one slip (Damerau)."""
    with opened(browser, 390) as seen:
        seen.page.goto(f"{base}find/")
        script = "async ([address, one, other]) => (await import(address)).slips(one, other, 5)"
        assert seen.page.evaluate(script, [f"{base}assets/js/spelling.js", one, other]) == count
