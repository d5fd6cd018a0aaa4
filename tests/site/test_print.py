"""Paper: each template on A4 with nothing folded, nothing cut off and the addresses of its links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.site.conftest import SUB_PATH
from tests.site.test_browser import TEMPLATES, opened

RECORD = "interventions/four-part-haemorrhage-bundle/"
AREA = "priority-areas/postpartum-haemorrhage/"
A4 = 794 - 114  # CSS pixels between margins of 15 mm
# The form is for screens: it is saved as a file, not printed.
PRINTED = [address for address in TEMPLATES if "form/" not in address]

pytestmark = pytest.mark.browser


def test_nothing_is_cut_off_on_a4(browser: Browser, base: str) -> None:
    with opened(browser, A4, "dark") as seen:
        for address in PRINTED:
            seen.page.goto(base + address)
            seen.page.emulate_media(media="print")
            seen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
            wide = seen.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= A4, f"{address or 'home'} is {wide} px wide on paper"
            seen.page.emulate_media(media="screen")


def test_a_pdf_is_a4_and_has_what_was_folded(browser: Browser, base: str, tmp_path: Path) -> None:
    with opened(browser, 1280) as seen:
        seen.page.goto(base + RECORD)
        pdf = seen.page.pdf(path=tmp_path / "record.pdf", prefer_css_page_size=True)
        boxes = set(re.findall(rb"/MediaBox \[([^\]]*)\]", pdf))
        assert len(boxes) == 1
        _, _, width, height = map(float, boxes.pop().split())
        assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (210, 297)


def test_paper_is_open_light_and_without_furniture(browser: Browser, base: str) -> None:
    with opened(browser, 1280, "dark") as seen:
        page = seen.page
        page.goto(base + RECORD)
        folded = page.locator("details:not([open])").count()
        page.emulate_media(media="print", color_scheme="dark")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator("details:not([open])").count() == 0
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
        for furniture in (".md-header", ".md-tabs", ".bp-crumbs", ".bp-suggest"):
            expect(page.locator(furniture).first).to_be_hidden()
        expect(page.get_by_text("not made or endorsed by").first).to_be_visible()
        expect(page.get_by_text(f"This page: http://127.0.0.1{SUB_PATH}{RECORD}")).to_be_visible()
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator("details:not([open])").count() == folded
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_the_answers_of_a_record_stand_in_one_row_on_paper(browser: Browser, base: str) -> None:
    with opened(browser, A4) as seen:
        for address in (RECORD, "case-studies/st-georges-placental-screening/"):
            seen.page.goto(base + address)
            seen.page.emulate_media(media="print")
            tops = "items => new Set(items.map(i => Math.round(i.getBoundingClientRect().top))).size"
            for row in (".bp-strip__item", ".bp-statement"):
                assert seen.page.locator(row).evaluate_all(tops) == 1, f"{row} of {address}"


def test_ways_to_other_pages_are_not_printed(browser: Browser, base: str) -> None:
    with opened(browser, A4) as seen:
        for address, way in ((AREA, ".bp-contents"), ("matrix/", "nav .bp-pills"), (AREA, ".bp-footer-links")):
            seen.page.goto(base + address)
            expect(seen.page.locator(way).first).to_be_visible()
            seen.page.emulate_media(media="print")
            expect(seen.page.locator(way).first).to_be_hidden()
            seen.page.emulate_media(media="screen")


def test_paper_has_the_addresses_of_links_that_leave_the_site(browser: Browser, base: str) -> None:
    with opened(browser, 1280) as seen:
        page = seen.page
        page.goto(base + RECORD)
        page.emulate_media(media="print")
        said = page.evaluate(
            """() => [...document.querySelectorAll('.bp-sources a[href^="http"]')].map(link =>
                 [link.href, link.textContent, getComputedStyle(link, '::after').content])"""
        )
        assert said
        for address, text, after in said:
            doi = address.removeprefix("https://doi.org/")
            assert address in after or doi in text, f"{address} cannot be typed from paper"


def test_an_area_and_its_records_are_one_document(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        page = seen.page
        page.goto(base + AREA)
        page.get_by_role("link", name="Print this area").click()
        expect(page.locator("h1")).to_contain_text("haemorrhage", ignore_case=True)
        listed = page.locator("nav[aria-labelledby=in-this-document] li")
        sheets = page.locator("article.bp-sheet")
        assert sheets.count() == listed.count() > 10
        expect(sheets.filter(has_text="Four-part haemorrhage bundle").first).to_be_visible()
        page.evaluate("window.print = () => { window.printed = true }")
        page.get_by_role("button", name="Print or save as PDF").click()
        assert page.evaluate("window.printed")
        assert seen.errors == []


def test_each_area_s_document_has_each_of_its_records(site: Path) -> None:
    for area in sorted((site / "priority-areas").glob("*/index.html")):
        document = area.parent / "print/index.html"
        linked = set(re.findall(r'href="../../(?:interventions|case-studies)/([^/"]+)/"', area.read_text("utf-8")))
        assert document.is_file() or not linked, f"{area.parent.name} has records and no document"
        sheets = re.findall(r'<article class="bp-sheet" id="([^"]+)"', document.read_text("utf-8"))
        assert len(sheets) == len(set(sheets)) > 0
        assert set(sheets) <= linked, "a record stands in the document and not on the area's page"
