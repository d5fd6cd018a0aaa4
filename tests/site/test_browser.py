"""What only a browser shows: a midwife's walk, requests, no script, contrast and names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.site.conftest import Seen

pytestmark = pytest.mark.browser

WINDOWS = (
    (390, "light"),
    (1280, "dark"),
    *(
        pytest.param(*w, marks=pytest.mark.slow)
        for w in ((320, "light"), (320, "dark"), (390, "dark"), (1280, "light"))
    ),
)
"""What pages are looked at in: `make test` has each width of a device and each scheme once, `make test-all` all six."""

TEMPLATES = (
    "",
    "interventions/",
    "interventions/four-part-haemorrhage-bundle/",
    "interventions/professional-interpreter-every-contact/",
    "case-studies/st-georges-placental-screening/",
    "priority-areas/",
    "priority-areas/preterm-birth/",
    "priority-areas/postpartum-haemorrhage/print/",
    "principles/name-racism/",
    "organisations/",
    "measures/massive-haemorrhage/",
    "recommendations/",
    "countries/",
    "countries/england/",
    "matrix/",
    "matrix/postpartum-haemorrhage/collect-and-publish-data/",
    "matrix/gestational-diabetes/name-racism/",
    "matrix/equity/",
    "matrix/ethnic-group/",
    "matrix/country/",
    "about/how-we-rate/",
    "leads/",
    "find/",
    "find/?q=PPH&country=any-uk",
    "contribute/",
    "contribute/form/",
    "contribute/form/?open=case-studies/st-georges-placental-screening",
    "about/",
    "about/accessibility/",
    "about/components/",
    "about/figures-read-elsewhere/",
    "about/glossary/",
    "about/privacy/",
    "about/risks/",
    "guide/fields/",
    "guide/checks/",
    "guide/commands/",
    "404.html",
)


@contextmanager
def opened(browser: Browser, width: int, scheme: str = "light", *, script: bool = True) -> Iterator[Seen]:
    """A page of that width; it collects every request and every error."""
    context = browser.new_context(
        viewport={"width": width, "height": 844},
        color_scheme=scheme,
        java_script_enabled=script,
        reduced_motion="reduce",
    )
    page = context.new_page()
    seen = Seen(page)
    page.on("request", lambda request: seen.requests.append(request.url))
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.on("console", lambda message: seen.errors.append(message.text) if message.type == "error" else None)
    yield seen
    context.close()


def test_a_midwife_walks_from_home_to_a_record_on_a_phone(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        page = seen.page
        page.goto(base)
        page.get_by_role("link", name="Haemorrhage", exact=True).first.click()
        expect(page.locator("h1")).to_contain_text("haemorrhage", ignore_case=True)
        page.get_by_role("link", name=re.compile("Four-part haemorrhage bundle")).first.click()
        expect(page.locator("main")).to_have_attribute("data-record", "four-part-haemorrhage-bundle")
        expect(page.get_by_text("Must I already do it?")).to_be_visible()
        page.locator("summary", has_text="The figures").click()
        expect(page.get_by_text("97 of 1,386")).to_be_visible()
        assert seen.errors == []


def test_no_page_asks_another_host_for_anything(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        for address in TEMPLATES:
            seen.page.goto(base + address)
        hosts = {urlsplit(url).hostname for url in seen.requests if not url.startswith("data:")}
        assert hosts == {"127.0.0.1"}
        assert [url for url in seen.requests if urlsplit(url).path.count("//")] == []


def test_a_record_can_be_read_without_script(browser: Browser, base: str) -> None:
    with opened(browser, 390, script=False) as seen:
        seen.page.goto(base + "interventions/four-part-haemorrhage-bundle/")
        seen.page.locator("summary", has_text="sources").click()
        expect(seen.page.locator("cite", has_text="Designing and implementing an all Wales")).to_be_visible()


@pytest.mark.parametrize("width", [320, 390])
def test_no_page_is_wider_than_the_phone(browser: Browser, base: str, width: int) -> None:
    with opened(browser, width) as seen:
        for address in TEMPLATES:
            seen.page.goto(base + address)
            wide = seen.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{address or 'home'} is {wide} px wide"


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_axe_finds_nothing(browser: Browser, base: str, width: int, scheme: str) -> None:
    """WCAG 2.2 A and AA on every template, with every fold-out open."""
    axe = Axe()
    found: list[str] = []
    with opened(browser, width, scheme) as seen:
        for address in TEMPLATES:
            seen.page.goto(base + address)
            seen.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
            options = {
                "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
                "rules": {"target-size": {"enabled": True}},  # off by default
                "resultTypes": ["violations"],
            }
            results = axe.run(seen.page, options=options)
            for violation in results.response["violations"]:
                nodes = [node["target"] for node in violation["nodes"][:3]]
                found.append(f"{address or 'home'}: {violation['id']}: {violation['help']} {nodes}")
    assert found == [], "\n".join(found)


def test_the_first_tab_skips_to_the_content(browser: Browser, base: str) -> None:
    with opened(browser, 1280) as seen:
        seen.page.goto(base + "matrix/")
        seen.page.keyboard.press("Tab")
        focused = seen.page.evaluate("document.activeElement.getAttribute('href')")
        assert focused.endswith("#content")


def test_a_record_is_taken_to_the_ward(browser: Browser, base: str) -> None:
    """Print it, copy its link, copy a summary that keeps its cautions; all without a jump, and not without scripts."""
    address = f"{base}interventions/e-motive-haemorrhage-bundle/"
    with opened(browser, 390) as seen:
        page = seen.page
        page.add_init_script(
            "window.print = () => { window.printed = true };"
            "const writeText = async (text) => { window.copied = text };"
            "Object.defineProperty(navigator, 'clipboard', { value: { writeText } });"
        )
        page.goto(address + "#how")
        page.get_by_role("button", name="Print").click()
        assert page.evaluate("window.printed")
        page.get_by_role("button", name="Copy the link").click()
        expect(page.get_by_text("The link is copied.")).to_be_visible()
        assert page.evaluate("window.copied") == address
        page.get_by_role("button", name="Copy a summary").click()
        expect(page.get_by_text("The summary is copied.")).to_be_visible()
        copied = page.evaluate("window.copied")
        for wanted in ("E-MOTIVE", "Was it tested, and where? Yes: compared (Kenya", "Know this first:", address):
            assert wanted in copied
        page.evaluate("Object.assign(navigator.clipboard, { writeText: async () => { throw new Error() } })")
        page.get_by_role("button", name="Copy the link").click()
        expect(page.get_by_label("The text to copy")).to_have_value(address)
        assert seen.errors == []
    with opened(browser, 390, script=False) as seen:
        seen.page.goto(address)
        expect(seen.page.get_by_role("button", name="Copy the link")).to_be_hidden()
