"""From a page to the form that changes it, as a reader goes there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("address", ["interventions/measured-blood-loss", "measures/born-early"])
def test_suggest_a_change_opens_the_record_in_the_form(browser: Browser, base: str, address: str) -> None:
    page = browser.new_page()
    try:
        page.goto(f"{base}{address}/")
        page.get_by_role("link", name="Suggest a change").click()
        expect(page).to_have_url(f"{base}contribute/form/?open={address}")
        expect(page.locator("[data-part=form] h2").first).to_contain_text("Correct: ")
    finally:
        page.close()
