"""Access by keyboard, by touch, at 400% zoom, in forced colours, without motion and through the accessibility tree.

The statement at `docs/about/accessibility.md` says what is tested here: change both together.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.test_browser import TEMPLATES, opened

pytestmark = pytest.mark.browser

# One page of each template, and each component on one of them; long lists only repeat the same card.
WALKED = (
    "",
    "interventions/four-part-haemorrhage-bundle/",
    "case-studies/lancashire-haemorrhage-gap/",
    "priority-areas/gestational-diabetes/",
    "measures/massive-haemorrhage/",
    "countries/scotland/",
    "matrix/",
    "matrix/gestational-diabetes/name-racism/",
    "find/?q=interpreter&country=england",
    "contribute/",
    "contribute/form/",
    "about/",
    "about/accessibility/",
    "about/glossary/",
    "404.html",
)
CHARTED = ("interventions/four-part-haemorrhage-bundle/", "priority-areas/preterm-birth/")

_PROBES = (Path(__file__).parent / "access_probes.js").read_text("utf-8")


def ask(page: Page, question: str) -> Any:
    """What a function of `access_probes.js` says of the page."""
    return page.evaluate(f"() => {{ const probes = {_PROBES.strip()}; return probes.{question}(); }}")


def walked(page: Page, key: str = "Tab", most: int = 600) -> list[dict[str, Any]]:
    """Every place the keyboard comes to, from one end of the page to the other."""
    stops: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press(key)
        found = ask(page, "focused")
        if found is None or (stops and found["at"] == stops[0]["at"]):
            return stops
        stops.append(found)
    raise AssertionError(f"The keyboard does not come out: it stands at {stops[-1]['what']}")


def ready(page: Page, address: str) -> None:
    """Wait for what a script adds to the page."""
    if address.startswith("find/"):
        page.locator(".bp-find--live").wait_for()
        page.locator("[data-part=results][aria-busy=false]").wait_for(state="attached")
    elif address == "contribute/form/":
        page.locator("[data-part=form] button").first.wait_for()
    page.locator("html.js").wait_for(state="attached")


@contextmanager
def shown(browser: Browser, width: int, height: int = 844, **more: Any) -> Iterator[Page]:
    """A page of that size, with whatever else the device asks for."""
    context = browser.new_context(viewport={"width": width, "height": height}, **more)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [pytest.param(320, marks=pytest.mark.slow), 390, 1280])
def test_the_keyboard_reaches_everything_in_order_and_its_place_is_seen(
    browser: Browser, base: str, width: int
) -> None:
    """WCAG 2.1.1, 2.1.2, 2.4.3, 2.4.7 and 2.4.11. At 320 px the window is as low as at 400% zoom."""
    wrong: list[str] = []
    with shown(browser, width, 256 if width == 320 else 844) as page:
        for address in WALKED:
            page.goto(base + address)
            ready(page, address)
            wanted = dict(ask(page, "reachable"))
            stops = walked(page)
            name = address or "home"
            # Upwards the page scrolls the other way: that is where a header on top would hide a place.
            both = [*stops, *walked(page, "Shift+Tab")]
            wrong += [f"{name}: hidden behind something: {s['what']}" for s in both if not s["seen"]]
            wrong += [f"{name}: no ring around {s['what']}" for s in stops if not s["ringed"]]
            places = [s["at"] for s in stops]
            wrong += [f"{name}: never reached: {what}" for at, what in wanted.items() if at not in set(places)]
            order = zip(stops[1:], places, strict=False)
            wrong += [f"{name}: out of order: {s['what']}" for s, before in order if s["at"] < before]
    assert wrong == [], "\n".join(wrong)


@pytest.mark.parametrize("width", [320, 1280])
def test_what_is_pressed_is_at_least_24_px_large(browser: Browser, base: str, width: int) -> None:
    """WCAG 2.5.8, without its exception for targets that stand apart."""
    wrong: list[str] = []
    with opened(browser, width) as seen:
        for address in TEMPLATES:
            seen.page.goto(base + address)
            ready(seen.page, address)
            seen.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
            wrong += [f"{address or 'home'}: {found}" for found in ask(seen.page, "small")]
    assert wrong == [], "\n".join(sorted(set(wrong)))


def test_at_400_percent_nothing_stands_outside_the_window(browser: Browser, base: str) -> None:
    """WCAG 1.4.10: 1,280 by 1,024 at 400% is 320 by 256. Tables scroll by themselves."""
    wrong: list[str] = []
    with shown(browser, 320, 256) as page:
        for address in TEMPLATES:
            page.goto(base + address)
            ready(page, address)
            page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
            wrong += [f"{address or 'home'}: {found}" for found in ask(page, "wider")]
            wrong += [
                f"{address or 'home'}: stays in the way while the page scrolls: {found}"
                for found in ask(page, "staying")
            ]
    assert wrong == [], "\n".join(sorted(set(wrong)))


def test_wider_letters_and_lines_cut_nothing_off(browser: Browser, base: str) -> None:
    """WCAG 1.4.12: line height 1.5, paragraphs 2, letters 0.12, words 0.16 times the size."""
    wrong: list[str] = []
    style = (
        "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
        "p { margin-bottom: 2em !important }"
    )
    with shown(browser, 390, bypass_csp=True) as page:
        for address in TEMPLATES:
            page.goto(base + address)
            ready(page, address)
            page.add_style_tag(content=style)
            wide = page.evaluate("document.documentElement.scrollWidth")
            wrong += [f"{address or 'home'} is {wide} px wide"] if wide > 390 else []
            wrong += [f"{address or 'home'}: cut off: {found}" for found in ask(page, "cut")]
    assert wrong == [], "\n".join(sorted(set(wrong)))


def test_in_forced_colours_every_control_has_its_edge_and_every_sign_is_seen(browser: Browser, base: str) -> None:
    """Windows' contrast themes take all backgrounds away: what only a background said would be lost."""
    wrong: list[str] = []
    with shown(browser, 1280, forced_colors="active") as page:
        for address in (*WALKED, "matrix/equity/"):
            page.goto(base + address)
            ready(page, address)
            wrong += [f"{address or 'home'}: {what}" for what in ask(page, "unseen")]
            page.keyboard.press("Tab")
            page.keyboard.press("Tab")
            ring = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            wrong += [f"{address or 'home'}: no ring"] if ring == "none" else []
    assert wrong == [], "\n".join(sorted(set(wrong)))


def test_whoever_asks_for_less_motion_gets_none(browser: Browser, base: str) -> None:
    """WCAG 2.3.3, and the drawer of the menu too."""
    wrong: list[str] = []
    with shown(browser, 390, reduced_motion="reduce") as page:
        for address in WALKED:
            page.goto(base + address)
            ready(page, address)
            wrong += [f"{address or 'home'}: moves: {what}" for what in ask(page, "moving")]
            assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert wrong == [], "\n".join(sorted(set(wrong)))


def _nodes(page: Page) -> list[dict[str, Any]]:
    """The page as a screen reader has it."""
    session = page.context.new_cdp_session(page)
    nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [node for node in nodes if not node.get("ignored")]


def _value(node: dict[str, Any], key: str) -> str:
    return str(node.get(key, {}).get("value", ""))


# It shows pieces out of their place: their headings follow the pages they belong to.
SPECIMENS = ("about/components/",)
NAMED = frozenset(
    {"button", "checkbox", "combobox", "image", "link", "listbox", "navigation", "radio", "region"}
    | {"searchbox", "textbox"}
)


@pytest.mark.parametrize("width", [390, 1280])
def test_a_screen_reader_gets_headings_in_order_landmarks_and_names(browser: Browser, base: str, width: int) -> None:
    """WCAG 1.3.1, 2.4.6 and 4.1.2: read from the browser's accessibility tree with every fold-out open."""
    wrong: list[str] = []
    with opened(browser, width) as seen:
        for address in TEMPLATES:
            name = address or "home"
            seen.page.goto(base + address)
            ready(seen.page, address)
            seen.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
            nodes = _nodes(seen.page)
            headings = [
                (int(next(p["value"]["value"] for p in n["properties"] if p["name"] == "level")), _value(n, "name"))
                for n in nodes
                if _value(n, "role") == "heading"
            ]
            levels = [level for level, _ in headings] if address not in SPECIMENS else [1]
            wrong += [f"{name}: has {levels.count(1)} main headings"] if levels.count(1) != 1 else []
            wrong += [f"{name}: begins with a heading of level {levels[0]}"] if levels[0] != 1 else []
            wrong += [
                f"{name}: from level {before} to {after}: {text}"
                for before, (after, text) in zip(levels, headings[1:], strict=False)
                if after > before + 1
            ]
            wrong += [f"{name}: an empty heading" for _, text in headings if not text.strip()]
            roles = Counter(_value(n, "role") for n in nodes)
            wrong += [f"{name}: {roles[r]} of {r}" for r in ("banner", "main", "contentinfo") if roles[r] != 1]
            wrong += [
                f"{name}: a {_value(n, 'role')} without a name"
                for n in nodes
                if _value(n, "role") in NAMED and not _value(n, "name").strip()
            ]
            captions = seen.page.locator("main table").evaluate_all(
                "all => all.filter(t => !t.caption?.textContent.trim() && !t.parentElement.ariaLabel).length"
            )
            wrong += [f"{name}: {captions} tables without a caption or a name"] if captions else []
            for role in ("navigation", "region", "search"):
                names = Counter(_value(n, "name") for n in nodes if _value(n, "role") == role)
                shared = [called for called, count in names.items() if count > 1 and address not in SPECIMENS]
                wrong += [f"{name}: more than one {role} is called {called}" for called in shared]
    assert wrong == [], "\n".join(sorted(set(wrong)))


@pytest.mark.parametrize("address", CHARTED)
def test_a_chart_has_a_name_its_message_in_words_and_its_figures_in_a_table(
    browser: Browser, base: str, address: str
) -> None:
    """WCAG 1.1.1 and 1.4.1: nobody needs to see the picture."""
    with opened(browser, 390) as seen:
        seen.page.goto(base + address)
        charts = seen.page.locator("figure[data-chart]")
        assert charts.count()
        for chart in charts.all():
            assert chart.locator("svg").get_attribute("role") == "img"
            assert chart.locator("figcaption").text_content()
            assert chart.locator("a[download]").count() == 1
        seen.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        tables = " ".join(seen.page.locator("table.bp-table").all_inner_texts())
        for download in charts.locator("a[download]").all():
            text = seen.page.request.get(str(download.evaluate("link => link.href"))).text()
            for row in csv.DictReader(io.StringIO(text)):
                assert row["value"].replace("-", "−") in tables, f"{row['group']}, {row['measure']}: {row['value']}"


def test_the_menu_of_a_phone_opens_closes_and_gives_the_place_back(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        page = seen.page
        page.goto(base)
        button = page.get_by_role("button", name="Menu")
        button.focus()
        page.keyboard.press("Enter")
        expect(button).to_have_attribute("aria-expanded", "true")
        assert page.evaluate("document.querySelector('.md-sidebar--primary').contains(document.activeElement)")
        page.keyboard.press("Escape")
        expect(button).to_have_attribute("aria-expanded", "false")
        expect(button).to_be_focused()
        page.keyboard.press("Tab")
        assert not page.evaluate("document.querySelector('.md-sidebar--primary').contains(document.activeElement)")


TERM = "interventions/four-part-haemorrhage-bundle/"


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_word_is_explained_by_keyboard_and_escape_gives_the_place_back(browser: Browser, base: str, key: str) -> None:
    with opened(browser, 320) as seen:
        page = seen.page
        page.goto(base + TERM)
        term = page.locator(".bp-term").first
        expect(term).to_have_attribute("aria-expanded", "false")
        term.focus()
        page.keyboard.press(key)
        expect(term).to_have_attribute("aria-expanded", "true")
        tip = page.locator(f"#{term.get_attribute('aria-controls')}")
        expect(tip.get_by_role("status")).to_contain_text(term.inner_text())
        page.keyboard.press("Tab")  # the next place, or the button that closes
        page.keyboard.press("Shift+Tab")
        expect(term).to_be_focused()
        page.keyboard.press("Escape")
        expect(tip).to_have_count(0)
        expect(term).to_be_focused()
        assert seen.errors == []


def test_a_word_is_explained_by_touch_and_closed_by_touch(browser: Browser, base: str) -> None:
    with shown(browser, 390, has_touch=True, is_mobile=True) as page:
        page.goto(base + TERM)
        term = page.locator(".bp-term[aria-expanded]").first
        term.tap()
        tip = page.locator(".bp-tip")
        expect(tip).to_be_visible()
        box = tip.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        tip.get_by_role("button", name="Close").tap()
        expect(tip).to_have_count(0)


def test_without_scripts_a_word_leads_to_its_meaning(browser: Browser, base: str) -> None:
    with opened(browser, 390, script=False) as seen:
        page = seen.page
        page.goto(base + TERM)
        term = page.locator(".bp-term").first
        meaning = page.locator(str(term.get_attribute("href")))
        term.click()
        expect(meaning).to_be_visible()


def test_light_and_dark_are_switched_by_key_and_kept(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        page = seen.page
        page.goto(base)
        page.locator("[data-bp-scheme]").focus()
        page.keyboard.press("Space")
        assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
        page.goto(base + "about/privacy/")
        assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"


def test_privacy_names_all_that_is_stored(browser: Browser, base: str, site: Path) -> None:
    """What the scripts keep on a device, by the names that the page on privacy gives."""
    told = (site / "about/privacy/index.html").read_text("utf-8")
    used: set[str] = set()
    for script in [*(site / "assets/js").rglob("*.js"), site / "index.html"]:
        text = script.read_text("utf-8")
        used |= set(re.findall(r"maternity-equity:[a-z-]+", text))
        assert "document.cookie" not in text, script
        assert "indexedDB" not in text, script
    assert used
    assert [name for name in used if name not in told] == []
    with opened(browser, 390) as seen:
        seen.page.goto(base)
        seen.page.locator("[data-bp-scheme]").click()
        seen.page.goto(base + "find/?q=interpreter")
        ready(seen.page, "find/")
        kept = seen.page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
        assert kept == ["maternity-equity:scheme"]
        assert seen.page.context.cookies() == []
