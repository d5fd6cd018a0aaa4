"""What surrounds every page: colours, menu, fold-outs, and what browsers and others show of a page."""

from __future__ import annotations

import json
import re
import struct
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.site.conftest import SUB_PATH
from tests.site.test_browser import opened

RECORD = "interventions/four-part-haemorrhage-bundle/"
SCRIPTS = Path(__file__).resolve().parents[2] / "hooks/best_practice/pages/assets/js"

# The theme's templates that ours stand in place of, or count on.
THEIRS = {
    "base.html": "8536d352",
    "partials/palette.html": "fb935107",
    "partials/javascripts/base.html": "d6113712",
    "partials/javascripts/palette.html": "87903897",
    "partials/javascripts/content.html": "3722e156",
    "partials/logo.html": "e0925ef6",
    "partials/copyright.html": "bc86bca3",
    "partials/nav.html": "af33f6e0",
    "partials/nav-item.html": "89895208",
    "partials/tabs.html": "d2c82916",
}


@pytest.mark.parametrize("name", THEIRS)
def test_the_theme_has_not_changed_what_ours_replaces(name: str) -> None:
    """When this fails, compare the theme's template with the one known before, and carry over what is new."""
    content = (files("material") / "templates" / name).read_bytes()
    assert sha256(content).hexdigest()[:8] == THEIRS[name]


@pytest.mark.browser
def test_dark_follows_the_device_until_somebody_chooses(browser: Browser, base: str) -> None:
    with opened(browser, 390, "dark") as seen:
        page, body = seen.page, seen.page.locator("body")
        page.goto(base)
        expect(body).to_have_attribute("data-md-color-scheme", "slate")
        page.emulate_media(color_scheme="light")
        expect(body).to_have_attribute("data-md-color-scheme", "default")
        page.get_by_role("button", name="Use dark colours").click()
        expect(body).to_have_attribute("data-md-color-scheme", "slate")
        expect(page.get_by_role("button", name="Use light colours")).to_be_focused()
        page.goto(base + RECORD)
        expect(body).to_have_attribute("data-md-color-scheme", "slate")
        assert page.evaluate("Object.keys(localStorage)") == ["maternity-equity:scheme"]
        assert seen.errors == []


@pytest.mark.browser
def test_the_menu_of_a_phone_works_by_keyboard(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        page = seen.page
        page.goto(base + RECORD)
        menu = page.get_by_role("button", name="Menu")
        expect(menu).to_have_attribute("aria-expanded", "false")
        inside = page.locator(".md-sidebar--primary")
        assert inside.evaluate("drawer => drawer.inert"), "what slid out of sight can still be reached"
        menu.focus()
        page.keyboard.press("Enter")
        expect(menu).to_have_attribute("aria-expanded", "true")
        assert inside.evaluate("drawer => drawer.contains(document.activeElement)")
        page.keyboard.press("Escape")
        expect(menu).to_have_attribute("aria-expanded", "false")
        expect(menu).to_be_focused()
        menu.click()
        inside.get_by_role("link", name="Case studies").click()
        expect(page.locator("h1")).to_have_text("Case studies")


@pytest.mark.browser
def test_without_script_the_menu_opens(browser: Browser, base: str) -> None:
    with opened(browser, 390, script=False) as seen:
        page = seen.page
        page.goto(base)
        link = page.locator(".md-sidebar--primary").get_by_role("link", name="Interventions")
        expect(link).not_to_be_in_viewport()
        page.locator(".md-header label[for=__drawer]").click()
        expect(link).to_be_in_viewport()


@pytest.mark.browser
def test_a_link_to_a_place_in_a_fold_out_opens_it(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        page = seen.page
        page.goto(base + RECORD + "#source-s1")
        expect(page.locator("#source-s1")).to_be_in_viewport()
        page.goto(base + RECORD)
        page.evaluate("location.hash = 'source-s2'")
        expect(page.locator("#source-s2")).to_be_in_viewport()


@pytest.mark.browser
def test_focus_can_be_seen_on_a_fold_out(browser: Browser, base: str) -> None:
    """The theme takes the outline away until its own script says otherwise, and that script is not here."""
    with opened(browser, 1280) as seen:
        page = seen.page
        page.goto(base + RECORD)
        page.locator("main summary").first.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_the_theme_s_scripts_are_not_published(site: Path) -> None:
    assert not (site / "assets/javascripts").exists()
    assert list(site.rglob("*.map")) == []


def test_find_asks_for_all_its_scripts_at_once(site: Path) -> None:
    """Each script that find.js leads to is named in the page's head, and no other."""
    needed, waiting = set(), ["find"]
    while waiting:
        text = (SCRIPTS / f"{waiting.pop()}.js").read_text("utf-8")
        for name in re.findall(r'^import .* from "\./([a-z-]+)\.js";$', text, re.MULTILINE):
            if name not in needed:
                needed.add(name)
                waiting.append(name)
    page = (site / "find/index.html").read_text("utf-8")
    asked = re.findall(r'<link rel="modulepreload" href="[^"]*/([a-z-]+)\.js">', page)
    assert set(asked) == needed, "Change the list in theme/main.html."


@pytest.mark.parametrize("address", ["", RECORD, "about/"])
def test_a_link_that_is_passed_on_shows_title_sentence_and_picture(site: Path, address: str) -> None:
    page = (site / address / "index.html").read_text("utf-8")
    told = dict(re.findall(r'<meta property="og:([a-z:_]+)" content="([^"]*)">', page))
    assert told["title"]
    assert told["description"]
    assert told["url"] == f"http://127.0.0.1{SUB_PATH}{address}"
    picture = told["image"].removeprefix(f"http://127.0.0.1{SUB_PATH}")
    assert width_and_height((site / picture).read_bytes()) == (int(told["image:width"]), int(told["image:height"]))
    assert told["image:alt"]


def test_icons_are_as_large_as_the_manifest_says(site: Path) -> None:
    manifest = json.loads((site / "manifest.webmanifest").read_text("utf-8"))
    assert manifest["name"] == "Maternity equity best practice"
    for icon in manifest["icons"]:
        content = (site / icon["src"]).read_bytes()
        if icon["type"] == "image/png":
            assert "{}x{}".format(*width_and_height(content)) == icon["sizes"], icon["src"]
    assert (site / "favicon.ico").read_bytes()[:4] == b"\0\0\1\0"
    page = (site / RECORD / "index.html").read_text("utf-8")
    assert 'href="../../favicon.ico"' in page
    assert 'href="../../manifest.webmanifest"' in page


def width_and_height(png: bytes) -> tuple[int, int]:
    """What the head of a PNG says."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", png[16:24])
    return width, height
