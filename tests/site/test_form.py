"""The form in a real browser: from the first question to a file that the checks accept, and what can go wrong."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Download, Page, Route, expect

from tests.site.building import copy_project, environment, run_build
from tests.site.test_browser import WINDOWS, opened

pytestmark = pytest.mark.browser

CORRECTED = "case-studies/st-georges-placental-screening"

Story = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]

# Field by field what a midwife in an invented trust types; a tuple is a button to press first.
TITLE = 'Anytown: "booking letters" in six languages'
STORY: Story = (
    (
        "title",
        (
            ("title", TITLE),
            ("short_title", "Anytown: letters in six languages"),
            (
                "summary",
                "A hospital wrote its booking letter in six languages: more women came to their first visit early.",
            ),
        ),
    ),
    (
        "who",
        (
            ("organisation", "+new"),
            ("added.organisation[0].title", "Anytown Hospitals (invented)"),
            ("added.organisation[0].summary", "An invented trust that the tests of the form use."),
            ("added.organisation[0].country", "England"),
            ("added.organisation[0].type", "trust"),
            ("period.start", "2024-03"),
            ("period.ongoing", "true"),
        ),
    ),
    (
        "about",
        (
            ("priority_areas", "cross-cutting"),
            ("priority_areas", "preterm-birth"),
            ("themes", "access-and-engagement"),
            ("+principles", ""),
            ("principles[0].id", "collect-and-publish-data"),
            ("principles[0].how", "Early booking was counted by ethnic group every month."),
            ("principles[0].from", "ours"),
            ("interventions", "none"),
        ),
    ),
    (
        "problem",
        (
            ("local_problem", "Half of the women who speak no English booked late.\n\nNobody had asked them why."),
            ("aim", "Two women in three book before ten weeks, by March 2025."),
        ),
    ),
    (
        "done",
        (
            ("+what_was_done", ""),
            ("what_was_done[0]", "Mothers wrote the letter with us: short, with pictures."),
            ("+what_was_done", ""),
            ("what_was_done[1]", "It was sent in the language that the GP had recorded."),
            ("involvement", "Eight mothers met us three times and were paid."),
        ),
    ),
    (
        "went",
        (
            ("result", "partly"),
            ("+lessons", ""),
            ("lessons[0]", "The recorded language was often wrong: ask again."),
        ),
    ),
    (
        "sources",
        (
            ("+sources", ""),
            ("sources[0].title", "Booking letters in six languages: a poster"),
            ("sources[0].authors", "Anytown maternity team"),
            ("sources[0].year", "2025"),
            ("sources[0].url", "https://www.example.org/poster"),
            ("sources[0].type", "qi-report"),
            ("sources[0].read", "full"),
        ),
    ),
    (
        "figures",
        (
            ("+studies", ""),
            ("studies[0].source", "s1"),
            ("studies[0].design", "service-data"),
            ("+studies[0].settings", ""),
            ("studies[0].settings[0]", "England"),
            ("studies[0].aim", "better"),
            ("+studies[0].limits", ""),
            ("studies[0].limits[0].kind", "no-comparison"),
            ("studies[0].limits[0].serious", "true"),
            ("+outcomes", ""),
            ("outcomes[0].measure", "late-booking"),
            ("outcomes[0].finding", "improves"),
            ("outcomes[0].lead", "ours"),
            ("+outcomes[0].rows", ""),
            ("outcomes[0].rows[0].group", "Black African"),
            ("outcomes[0].rows[0].group_type", "ethnicity"),
            ("outcomes[0].rows[0].timepoint", "baseline"),
            ("outcomes[0].rows[0].value", "50.0"),
            ("outcomes[0].rows[0].n", "120"),
            ("outcomes[0].rows[0].N", "240"),
            ("outcomes[0].rows[0].unit", "percent"),
            ("outcomes[0].rows[0].where", "table 1"),
            ("copy outcomes[0].rows[0]", ""),
            ("outcomes[0].rows[1].timepoint", "after"),
            ("outcomes[0].rows[1].value", "41.0"),
            ("outcomes[0].rows[1].n", "82"),
            ("outcomes[0].rows[1].N", "200"),
        ),
    ),
    (
        "fairness",
        (
            ("equity.text", "Counted for Black African women only; the poster gives no other group."),
            ("harms.looked_for", "not-looked-for"),
        ),
    ),
    (
        "written",
        (
            ("provenance", "submitted"),
            ("contact.role", "maternity improvement team"),
            ("contact.email", "maternity.improvement@example.org"),
            ("contact.consent", "true"),
        ),
    ),
    ("more", ()),
)

# A practice with a measure that no record has yet.
PRACTICE = "Anytown: a card that asks the language at booking"
PRACTICE_STORY: Story = (
    (
        "title",
        (
            ("title", PRACTICE),
            (
                "summary",
                "A card with twelve languages lies on the desk, so that each woman can show the midwife her own.",
            ),
        ),
    ),
    ("about", (("priority_areas", "cross-cutting"), ("principles", "none"))),
    (
        "whom",
        (
            ("stage", "antenatal"),
            ("reach", "universal"),
            ("population", "Every woman who comes to book."),
            ("+tried_in", ""),
            ("tried_in[0].country", "England"),
        ),
    ),
    (
        "how",
        (
            ("+components", ""),
            ("components[0].name", "The card"),
            ("components[0].detail", "She points to her language; the midwife writes it down."),
            ("components[0].adaptable", "not-stated"),
            ("our_estimate.band", "1"),
            ("our_estimate.because", "It is one card and one question."),
        ),
    ),
    ("goes-with", ()),
    (
        "sources",
        (
            ("+sources", ""),
            ("sources[0].title", "Which language? A card for the booking desk"),
            ("sources[0].no_link", "poster, kept by the maternity improvement team"),
            ("sources[0].type", "qi-report"),
            ("sources[0].read", "full"),
        ),
    ),
    (
        "figures",
        (
            ("+studies", ""),
            ("studies[0].source", "s1"),
            ("studies[0].design", "service-data"),
            ("+outcomes", ""),
            ("outcomes[0].measure", "+new"),
            ("added.measure[0].title", "Language written down at booking"),
            ("added.measure[0].summary", "Whether the language of a woman stands in her notes after booking."),
            ("added.measure[0].better", "higher"),
            ("added.measure[0].kind", "care-given"),
            ("added.measure[0].unit", "percent"),
            ("added.measure[0].numerator", "Women whose language is written down."),
            ("added.measure[0].denominator", "Women who booked."),
            ("added.measure[0].definition_from", "ours"),
            ("outcomes[0].finding", "not-measured"),
            ("+outcomes[0].rows", ""),
            ("outcomes[0].rows[0].group", "all"),
            ("outcomes[0].rows[0].group_type", "none"),
            ("outcomes[0].rows[0].timepoint", "single"),
            ("outcomes[0].rows[0].n", "310"),
            ("outcomes[0].rows[0].N", "400"),
            ("outcomes[0].rows[0].unit", "percent"),
            ("outcomes[0].rows[0].where", "poster"),
        ),
    ),
    ("fairness", (("equity.text", "Not given by ethnic group."),)),
    ("written", (("compiled.date", "2026-11-20"), ("compiled.from", "one poster"))),
    ("more", ()),
)
LEAD_STORY: Story = (
    (
        "title",
        (
            ("title", "Anytown: letters in six languages, heard at a meeting"),
            ("summary", "Somebody told us at a meeting that booking letters there come in six languages."),
        ),
    ),
    (
        "who",
        (
            ("organisation", "not-named"),
            ("country", "England"),
            ("setting", "A maternity unit in a city."),
        ),
    ),
    ("about", (("priority_areas", "preterm-birth"), ("progress", "The letters are sent since the spring."))),
    ("sources", ()),
    ("more", ()),
)

TEN_MISTAKES = {
    "summary": "Too short.",
    "period.start": "March 2024",
    "aim": "Ask Mrs Smith, who rang us.",
    "involvement": "Call her on 020 7946 0018.",
    "sources[0].url": "www.example.org/poster",
    "outcomes[0].rows[0].n": "500",
    "outcomes[0].rows[1].value": "forty",
    "equity.text": "See <b>table 1</b> of the poster.",
    "lessons[0]": "One woman (NHS number 943 476 5919) told us.",
    "contact.email": "a person at example",
}


def wrapper(page: Page, field: str) -> str:
    return f'[data-bp-form] [data-field="{field}"]'


def answer(page: Page, field: str, value: str) -> None:
    """Answer one question the way a person does."""
    verb, _, rest = field.rpartition(" ")
    if verb == "copy":
        page.locator(wrapper(page, rest)).get_by_role("button", name=re.compile("^Copy")).click()
        return
    if field.startswith("+"):
        page.locator(f"{wrapper(page, field[1:])} > .bp-items__add").click()
        return
    place = page.locator(wrapper(page, field))
    fold = place.locator("xpath=ancestor::details[not(@open)]")
    if fold.count():
        fold.first.locator("> summary").click()
    box = place.locator("input[type=checkbox], input[type=radio]")
    if box.count() == 1:
        box.check()
    elif value == "none" and not place.locator("select").count():
        place.get_by_label("None").check()
    elif box.count():
        place.locator(f'input[value="{value}"]').check()
    elif place.locator("select").count():
        place.locator("select").select_option(value)
    else:
        place.locator("input, textarea").fill(value)


def step(page: Page, name: str) -> None:
    """Wait for a step to be shown."""
    page.wait_for_url(re.compile(f"#{name}$"))
    page.locator(".bp-form__all a[aria-current=step]").wait_for(state="attached")
    expect(page.locator(".bp-form__all a[aria-current=step]")).to_have_attribute("href", f"#{name}")


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Continue").click()


def begin(page: Page, base: str, kind: str = "Case study", *, shared: bool = True) -> None:
    """Open the form and choose what to write."""
    page.goto(f"{base}contribute/form/")
    if not shared:
        page.get_by_label("No, only I use it").check()
    page.get_by_label(kind, exact=True).check()
    go_on(page)


def tell(page: Page, base: str, kind: str = "Case study", story: Story = STORY, *, shared: bool = True) -> None:
    """The whole case study, or another record, to the last step."""
    begin(page, base, kind, shared=shared)
    for name, answers in story:
        step(page, name)
        for field, value in answers:
            answer(page, field, value)
        go_on(page)
    step(page, "check")


def saved(page: Page, name: str, to: Path) -> Path:
    """Press a download button and keep the file."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    download: Download = waiting.value
    download.save_as(to / download.suggested_filename)
    return to / download.suggested_filename


def best_practice(project: Path, *args: str) -> subprocess.CompletedProcess[str]:
    program = str(Path(sys.executable).parent / "best-practice")
    return subprocess.run(
        [program, *args], cwd=project, env=environment(project), capture_output=True, text=True, check=False
    )


def messages(page: Page) -> list[str]:
    return page.locator(".bp-errors li").all_inner_texts()


def test_a_case_study_typed_in_the_form_passes_the_checks_and_is_built(
    browser: Browser, base: str, tmp_path: Path
) -> None:
    with opened(browser, 390) as seen:
        page = seen.page
        tell(page, base)
        expect(page.get_by_text("Nothing is left to mend.")).to_be_visible()
        # A phone shows the preview too, as text.
        preview = page.locator("[data-part=preview]")
        expect(preview).to_contain_text("Mothers wrote the letter with us")
        expect(preview).to_contain_text("works them out from the figures when the record is checked")
        record = saved(page, "Download anytown-booking-letters-in-six-languages.md", tmp_path)
        organisation = saved(page, "Download anytown-hospitals-invented.md", tmp_path)
        word = saved(page, "Download anytown-booking-letters-in-six-languages.docx", tmp_path)
        assert seen.errors == []
        assert all(url.startswith((base, "data:", "blob:")) for url in seen.requests)
    project = copy_project(tmp_path / "project")
    (project / "case_studies" / record.name).write_bytes(record.read_bytes())
    (project / "docs/organisations" / organisation.name).write_bytes(organisation.read_bytes())
    names = (f"case_studies/{record.name}", f"docs/organisations/{organisation.name}")
    assert_accepted(project, *names)
    made = run_build(project)
    assert made.returncode == 0, made.stdout + made.stderr
    assert "Mothers wrote the letter with us" in (
        project / "site/case-studies/anytown-booking-letters-in-six-languages/index.html"
    ).read_text("utf-8")
    assert_word_copy(word)


def test_an_intervention_with_a_measure_of_its_own_passes_the_checks(
    browser: Browser, base: str, built: Path, tmp_path: Path
) -> None:
    """The measure becomes a page of its own, in a file beside the record, as the form says."""
    with opened(browser, 390) as seen:
        page = seen.page
        tell(page, base, "Intervention", PRACTICE_STORY)
        expect(page.get_by_text("Nothing is left to mend.")).to_be_visible()
        expect(page.locator("[data-part=preview]")).to_contain_text("Measure: Language written down at booking")
        record = saved(page, "Download anytown-a-card-that-asks-the-language-at-booking.md", tmp_path)
        measure = saved(page, "Download language-written-down-at-booking.md", tmp_path)
        assert seen.errors == []
    project = copy_project(tmp_path / "project")
    (project / "interventions" / record.name).write_bytes(record.read_bytes())
    (project / "docs/measures" / measure.name).write_bytes(measure.read_bytes())
    assert_accepted(project, f"interventions/{record.name}", f"docs/measures/{measure.name}")


def test_a_lead_typed_in_the_form_passes_the_checks(browser: Browser, base: str, tmp_path: Path) -> None:
    with opened(browser, 390) as seen:
        page = seen.page
        tell(page, base, "Lead", LEAD_STORY)
        expect(page.get_by_text("Nothing is left to mend.")).to_be_visible()
        record = saved(page, "Download anytown-letters-in-six-languages-heard-at-a-meeting.md", tmp_path)
        assert seen.errors == []
    project = copy_project(tmp_path / "project")
    (project / "case_studies" / record.name).write_bytes(record.read_bytes())
    assert_accepted(project, f"case_studies/{record.name}")


def assert_accepted(project: Path, *names: str) -> None:
    """The check and the formatter have nothing to say of these files."""
    checked = best_practice(project, "check", *names)
    assert checked.returncode == 0, checked.stdout
    assert ": W" not in checked.stdout, checked.stdout
    formed = best_practice(project, "fmt", "--check", *names)
    assert formed.returncode == 0, formed.stdout


def assert_word_copy(path: Path) -> None:
    """Word opens what is a package of well-formed parts, each with its type, the text in paragraphs."""
    with zipfile.ZipFile(path) as file:
        assert file.testzip() is None
        parts = {name: ET.fromstring(file.read(name)) for name in file.namelist()}
    types = {node.get("PartName", "").lstrip("/") for node in parts["[Content_Types].xml"]}
    assert {"word/document.xml", "word/styles.xml", "docProps/core.xml"} <= types
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    lines = ["".join(t.text or "" for t in p.iter(f"{w}t")) for p in parts["word/document.xml"].iter(f"{w}p")]
    assert lines[0] == TITLE
    assert "Mothers wrote the letter with us: short, with pictures." in lines
    assert "Black African (ethnic group), Before: 50.0 percent, 120 of 240, table 1" in lines
    styles = {style.get(f"{w}styleId") for style in parts["word/styles.xml"].iter(f"{w}style")}
    used = {style.get(f"{w}val") for style in parts["word/document.xml"].iter(f"{w}pStyle")}
    assert used <= styles


def test_ten_mistakes_are_ten_messages(browser: Browser, base: str) -> None:
    with opened(browser, 1280) as seen:
        page = seen.page
        tell(page, base)
        for field, wrong in TEN_MISTAKES.items():
            name = next(name for name, answers in STORY if field in dict(answers))
            page.evaluate("name => { location.hash = name }", name)
            step(page, name)
            answer(page, field, wrong)
        page.evaluate("location.hash = 'check'")
        step(page, "check")
        expect(page.get_by_role("heading", name="There are 10 things to mend")).to_be_visible()
        assert len(set(messages(page))) == 10
        # Nothing can be taken away while something could harm a person.
        expect(page.get_by_role("button", name=re.compile("Download|GitHub|Save"))).to_have_count(0)
        expect(page.get_by_text("Something here could harm a person")).to_be_visible()
        # Each message leads to its field.
        for index in range(10):
            link = page.locator(".bp-errors a").nth(index)
            link.click()
            page.wait_for_url(re.compile("#(?!check)"))
            expect(
                page.locator(
                    "[data-field].bp-field--wrong :focus, [data-field]:has(.bp-field__error:not([hidden])) :focus"
                )
            ).to_have_count(1)
            page.go_back()
            step(page, "check")
        # Mended one by one, they go one by one.
        page.locator(".bp-errors a", has_text="Summary").click()
        step(page, "title")
        answer(page, "summary", dict(STORY[0][1])["summary"])
        expect(page.locator(wrapper(page, "summary") + " .bp-field__error")).to_be_hidden()
        page.evaluate("location.hash = 'check'")
        expect(page.get_by_role("heading", name="There are 9 things to mend")).to_be_visible()


def test_a_name_or_a_number_is_told_while_it_is_typed(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        page = seen.page
        begin(page, base)
        step(page, "title")
        box = page.locator(wrapper(page, "summary") + " textarea")
        box.press_sequentially("Ask Mrs Smith about it, or ring 020 7946 0018.")
        error = page.locator(wrapper(page, "summary") + " .bp-field__error")
        expect(error).to_contain_text("A person's name stands here.")
        expect(error).to_contain_text("A telephone number stands here.")
        expect(box).to_have_attribute("aria-invalid", "true")
        # What was not asked yet is not called missing.
        expect(page.locator(wrapper(page, "title") + " .bp-field__error")).to_be_hidden()


def test_a_step_can_be_left_unfinished(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        page = seen.page
        begin(page, base)
        step(page, "title")
        go_on(page)
        summary = page.locator("[data-part=summary] .bp-errors")
        expect(summary).to_be_focused()
        expect(summary).to_contain_text("Title")
        page.get_by_role("link", name=re.compile("^Summary: ")).click()
        expect(page.locator(wrapper(page, "summary") + " textarea")).to_be_focused()
        page.get_by_role("button", name="Go on and mend it later").click()
        step(page, "who")
        page.go_back()
        step(page, "title")


def test_a_correction_changes_only_what_was_changed(browser: Browser, base: str, built: Path, tmp_path: Path) -> None:
    path = CORRECTED.replace("case-studies", "case_studies") + ".md"
    before = (built / path).read_text("utf-8").splitlines()
    with opened(browser, 1280) as seen:
        page = seen.page
        page.goto(f"{base}contribute/form/?open={CORRECTED}")
        expect(page.get_by_role("heading", name=re.compile("^Correct: St George's"))).to_be_visible()
        go_on(page)
        step(page, "title")
        answer(page, "short_title", "St George's: placenta screening, and the gap")
        page.evaluate("location.hash = 'figures'")
        step(page, "figures")
        answer(page, "outcomes[0].rows[0].where", "table 2")
        page.evaluate("location.hash = 'problem'")
        step(page, "problem")
        answer(page, "aim", "To find more women at risk, and to find them alike.")
        page.evaluate("location.hash = 'check'")
        step(page, "check")
        expect(page.locator(".bp-notice li")).to_have_text(["Short title", "Aim", "Results"])
        after = saved(page, "Download st-georges-placental-screening.md", tmp_path).read_text("utf-8").splitlines()
        assert seen.errors == []
    gone = [line for line in before if line not in after]
    new = [line for line in after if line not in before]
    assert [line.split(":")[0].strip() for line in gone] == ["short_title", "- {group"]
    assert [line.split(":")[0].strip() for line in new] == ["short_title", "aim", "- {group"]
    assert after.index(new[1]) == after.index(next(line for line in after if line.startswith("context:"))) - 1
    assert new[2] == gone[1].replace("where: abstract", 'where: "table 2"')
    assert [line for line in after if line not in new] == [line for line in before if line not in gone]


def test_every_kind_of_record_opens_for_correction(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        for address in (
            "interventions/four-part-haemorrhage-bundle",
            "priority-areas/preterm-birth",
            "measures/late-booking",
        ):
            seen.page.goto(f"{base}contribute/form/?open={address}")
            expect(seen.page.get_by_role("heading", name=re.compile("^Correct: "))).to_be_visible()
            seen.page.get_by_role("button", name="Continue").click()
            expect(seen.page.get_by_text(re.compile("^Step 1 of"))).to_be_visible()
            seen.page.get_by_role("button", name="Delete everything from this computer").click()
        assert seen.errors == []


@pytest.mark.parametrize(
    "address", ["case-studies/no-such-record", "../../etc/passwd", "case-studies/a/b", "nothing", "case-studies/"]
)
def test_what_is_not_there_cannot_be_opened_and_the_form_goes_on(browser: Browser, base: str, address: str) -> None:
    with opened(browser, 390) as seen:
        seen.page.goto(f"{base}contribute/form/?open={address}")
        expect(seen.page.get_by_text("The record could not be opened")).to_be_visible()
        expect(seen.page.get_by_label("Case study", exact=True)).to_be_visible()


def test_an_unfinished_copy_can_be_opened_again(browser: Browser, base: str, tmp_path: Path) -> None:
    with opened(browser, 390) as seen:
        page = seen.page
        begin(page, base)
        step(page, "title")
        answer(page, "title", "Anytown: a first try")
        page.evaluate("location.hash = 'check'")
        step(page, "check")
        copy = saved(page, "Save an unfinished copy", tmp_path)
        page.get_by_role("button", name="Delete everything from this computer").click()
        expect(page.get_by_role("heading", name="Before you begin")).to_be_focused()
        page.set_input_files("#open-file", copy)
        step(page, "title")
        expect(page.locator(wrapper(page, "title") + " input")).to_have_value("Anytown: a first try")
        page.goto(f"{base}contribute/form/")
        page.get_by_role("button", name="Delete it from this computer").click()
        (tmp_path / "letter.md").write_text("Dear colleague,\n")
        page.set_input_files("#open-file", tmp_path / "letter.md")
        expect(page.get_by_text("This file cannot be opened.")).to_be_visible()


def stored(page: Page) -> tuple[int, int]:
    """How many drafts the tab and the browser hold."""
    session, local = page.evaluate(
        "[sessionStorage, localStorage].map(s => Object.keys(s).filter(k => k.startsWith('maternity-equity:')).length)"
    )
    return session, local


def test_on_a_shared_computer_nothing_outlives_the_tab(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        page = seen.page
        begin(page, base)
        step(page, "title")
        answer(page, "title", "Anytown: a first try")
        assert stored(page) == (1, 0)
        page.reload()
        expect(page.locator(wrapper(page, "title") + " input")).to_have_value("Anytown: a first try")
        other = page.context.new_page()
        other.goto(f"{base}contribute/form/")
        expect(other.get_by_role("heading", name="Before you begin")).to_be_visible()
        expect(other.get_by_text("An unfinished record is waiting here")).to_have_count(0)
        assert stored(other) == (0, 0)


def test_on_ones_own_computer_a_draft_waits_seven_days_and_one_button_clears(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        page = seen.page
        begin(page, base, shared=False)
        step(page, "title")
        answer(page, "title", "Anytown: a first try")
        assert stored(page) == (0, 1)
        other = page.context.new_page()
        other.goto(f"{base}contribute/form/")
        other.get_by_role("button", name="Go on with it").click()
        expect(other.locator(wrapper(other, "title") + " input")).to_have_value("Anytown: a first try")
        later = page.context.new_page()
        later.add_init_script("const now = Date.now; Date.now = () => now() + 7 * 86400000 + 1000;")
        later.goto(f"{base}contribute/form/")
        expect(later.get_by_role("heading", name="Before you begin")).to_be_visible()
        expect(later.get_by_text("An unfinished record is waiting here")).to_have_count(0)
        assert stored(later) == (0, 0)
        answer(page, "short_title", "Anytown")
        assert stored(page) == (0, 1)
        page.get_by_role("button", name="Delete everything from this computer").click()
        expect(page.get_by_role("heading", name="Before you begin")).to_be_focused()
        assert stored(page) == (0, 0)


def test_the_form_is_filled_in_by_keyboard(browser: Browser, base: str) -> None:
    with opened(browser, 1280) as seen:
        page = seen.page
        page.goto(f"{base}contribute/form/")
        page.get_by_label("Yes, or I am not sure").focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        expect(page.get_by_label("Case study", exact=True)).to_be_checked()
        page.keyboard.press("Enter")
        step(page, "title")
        expect(page.get_by_role("heading", name="Title and summary")).to_be_focused()
        page.keyboard.press("Tab")
        page.keyboard.type("Anytown: a first try")
        page.evaluate("location.hash = 'went'")
        step(page, "went")
        add = page.get_by_role("button", name="Add a lesson")
        add.focus()
        page.keyboard.press("Enter")
        page.keyboard.type("The first")
        page.get_by_role("button", name="Add another lesson").focus()
        page.keyboard.press("Enter")
        page.keyboard.type("The second")
        page.get_by_role("button", name="Move lesson 2 up").focus()
        page.keyboard.press("Enter")
        expect(page.locator(wrapper(page, "lessons[0]") + " textarea")).to_be_focused()
        expect(page.locator(wrapper(page, "lessons[0]") + " textarea")).to_have_value("The second")
        expect(page.locator("[data-part=status]")).to_have_text("Moved. Now lesson 1 of 2.")
        page.get_by_role("button", name="Remove lesson 1").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Add another lesson")).to_be_focused()
        expect(page.locator(wrapper(page, "lessons[0]") + " textarea")).to_have_value("The first")
        assert seen.errors == []


def test_without_script_the_page_says_how_else_to_share(browser: Browser, base: str) -> None:
    with opened(browser, 390, script=False) as seen:
        seen.page.goto(f"{base}contribute/form/")
        expect(seen.page.get_by_text("The form needs JavaScript")).to_be_visible()
        seen.page.get_by_role("link", name="on GitHub's web page or with git").click()
        expect(seen.page.get_by_role("heading", name="Three ways to share")).to_be_visible()


def test_a_script_that_cannot_be_downloaded_leaves_the_other_ways(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        seen.page.route("**/form/form.js", lambda route: route.abort())
        seen.page.goto(f"{base}contribute/form/")
        expect(seen.page.get_by_role("link", name="on GitHub's web page or with git")).to_be_visible()


def test_a_form_that_cannot_be_downloaded_says_so(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        seen.page.route("**/contribute/form.json", lambda route: route.abort())
        seen.page.goto(f"{base}contribute/form/")
        expect(seen.page.get_by_role("alert")).to_contain_text("The form did not load")


def test_checks_that_cannot_be_downloaded_do_not_stop_the_form_and_are_missed(
    browser: Browser, base: str, tmp_path: Path
) -> None:
    with opened(browser, 390) as seen:
        page = seen.page
        page.route("**/data/v1/rules.json", lambda route: route.abort())
        page.route("**/fflate-*/**", lambda route: route.abort())
        begin(page, base)
        step(page, "title")
        answer(page, "title", "Anytown: a first try")
        page.evaluate("location.hash = 'check'")
        expect(page.get_by_text("The checks could not be downloaded")).to_be_visible()
        assert "Anytown" in saved(page, "Download anytown-a-first-try.md", tmp_path).read_text("utf-8")
        page.get_by_role("button", name=re.compile("docx")).click()
        expect(page.get_by_text("What makes the Word copy could not be downloaded")).to_be_visible()


def test_the_text_is_copied_and_github_opens_at_the_right_folder(browser: Browser, base: str) -> None:
    def named(route: Route) -> None:
        definition = route.fetch().json()
        route.fulfill(json={**definition, "repository": {"owner": "example", "name": "equity", "branch": "main"}})

    with opened(browser, 1280) as seen:
        page = seen.page
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.route("**/contribute/form.json", named)
        page.context.route("https://github.com/**", lambda route: route.fulfill(body="GitHub"))
        begin(page, base, "Lead")
        for field, value in (
            ("title", "Anytown: a lead"),
            ("summary", "Somebody told us at a meeting that letters there come in six languages."),
        ):
            answer(page, field, value)
        go_on(page)
        step(page, "who")
        answer(page, "organisation", "imperial-college-healthcare")
        go_on(page)
        step(page, "about")
        answer(page, "priority_areas", "preterm-birth")
        page.evaluate("location.hash = 'check'")
        step(page, "check")
        page.get_by_text("The text of the file").click()
        page.get_by_role("button", name="Copy the text").click()
        expect(page.get_by_text("anytown-a-lead.md is copied.")).to_be_visible()
        with page.context.expect_page() as waiting:
            page.get_by_role("button", name="Copy and open GitHub").click()
        assert waiting.value.url == "https://github.com/example/equity/new/main/case_studies?filename=anytown-a-lead.md"
        assert page.evaluate("navigator.clipboard.readText()").startswith('---\ntitle: "Anytown: a lead"\n')


def test_a_copy_that_is_refused_leaves_the_text_to_be_copied_by_hand(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        page = seen.page
        page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
        page.route(
            "**/contribute/form.json",
            lambda route: route.fulfill(
                json={**route.fetch().json(), "repository": {"owner": "example", "name": "equity", "branch": "main"}}
            ),
        )
        page.goto(f"{base}contribute/form/?open={CORRECTED}")
        go_on(page)
        step(page, "title")
        page.evaluate("location.hash = 'check'")
        page.get_by_role("button", name="Copy and open GitHub").click()
        expect(page.get_by_text("Your browser did not let us copy")).to_be_visible()
        expect(page.get_by_role("link", name="Open GitHub")).to_have_attribute(
            "href", "https://github.com/example/equity/edit/main/case_studies/st-georges-placental-screening.md"
        )
        assert page.evaluate("document.activeElement.value.startsWith('---\\ntitle: ')")


def test_what_only_some_are_asked_appears_when_it_is_needed(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        page = seen.page
        begin(page, base)
        page.evaluate("location.hash = 'who'")
        step(page, "who")
        expect(page.locator(wrapper(page, "country"))).to_be_hidden()
        answer(page, "organisation", "not-named")
        expect(page.locator(wrapper(page, "country"))).to_be_visible()
        answer(page, "organisation", "+new")
        expect(page.locator(wrapper(page, "added.organisation[0].title") + " input")).to_be_focused()
        expect(page.locator(wrapper(page, "country"))).to_be_hidden()
        answer(page, "added.organisation[0].title", "Anytown Hospitals")
        expect(page.locator(wrapper(page, "organisation") + " option:checked")).to_have_text("Anytown Hospitals (new)")
        page.get_by_role("button", name="Remove new organisation 1").click()
        go_on(page)
        expect(page.locator("[data-part=summary]")).to_contain_text("Organisation: This is not answered yet.")


def test_a_name_that_is_taken_is_refused(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        page = seen.page
        begin(page, base)
        step(page, "title")
        answer(page, "title", "Late booking")
        page.evaluate("location.hash = 'check'")
        expect(page.locator(wrapper(page, "file name"))).to_contain_text(
            "There is a record called late-booking already."
        )
        answer(page, "file name", "late-booking-in-anytown")
        expect(page.locator(wrapper(page, "file name") + " .bp-field__error")).to_be_hidden()


def test_what_a_check_says_is_said_in_the_words_of_the_form(browser: Browser, base: str) -> None:
    """Who fills in a form sees no file: no names of fields, no YAML, no pages of the guide."""
    with opened(browser, 1280) as seen:
        seen.page.goto(f"{base}contribute/form/")
        hints: dict[str, str] = seen.page.evaluate(
            """async base => {
              const { inForm } = await import(`${base}assets/js/form/words.js`);
              const { rules } = await (await fetch(`${base}data/v1/rules.json`)).json();
              const asked = rules.filter(({ browser, code }) => browser !== "no" && !code.startsWith("A"));
              const fault = { message: "x is missing.", field: "x", lead: false };
              const said = ({ code, hint }) => inForm({ ...fault, code, hint }, {}).hint;
              return Object.fromEntries(asked.map((rule) => [rule.code, said(rule)]));
            }""",
            base,
        )
    assert len(hints) > 40
    of_a_file = re.compile(
        r"\b[a-z]+_[a-z]+\b|: \{|field guide|(status|consent|group_type|timepoint):|the field\b", re.IGNORECASE
    )
    spoken = {code: hint for code, hint in hints.items() if of_a_file.search(hint.replace("case_studies/x.md", ""))}
    assert spoken == {}, f"say it in the words of the form, in assets/js/form/words.js: {spoken}"


def test_messages_name_their_place_and_stand_in_the_order_of_the_questions(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        page = seen.page
        begin(page, base)
        for name, answers in (
            (
                "figures",
                (("+outcomes", ""), ("+outcomes", ""), ("+outcomes[1].rows", ""), ("outcomes[1].rows[0].value", "95%")),
            ),
            ("about", ()),
        ):
            page.evaluate("name => { location.hash = name }", name)
            step(page, name)
            for field, value in answers:
                answer(page, field, value)
        go_on(page)
        expect(page.locator("[data-part=summary] .bp-errors")).to_be_focused()
        said = [message.split(":")[0] for message in messages(page)]
        assert said == ["Priority areas", "Anti-racism principles", "Practices put to work"]
        page.evaluate("location.hash = 'check'")
        expect(page.locator(".bp-errors")).to_contain_text('Result 2, figure 1: Figure: "95%" is not a plain number.')


def test_a_small_count_is_told_before_its_part_is_complete(browser: Browser, base: str) -> None:
    """Nothing that nobody has published can be saved with it, not even unfinished."""
    with opened(browser, 390) as seen:
        page = seen.page
        begin(page, base)
        for name, answers in (
            ("sources", (("+sources", ""), ("sources[0].no_link", "kept by the team"))),
            ("figures", (("+outcomes", ""), ("+outcomes[0].rows", ""), ("outcomes[0].rows[0].n", "3"))),
        ):
            page.evaluate("name => { location.hash = name }", name)
            step(page, name)
            for field, value in answers:
                answer(page, field, value)
        place = page.locator(wrapper(page, "outcomes[0].rows[0].n"))
        expect(place.locator(".bp-field__error")).to_contain_text("n is 3, and the source has no DOI or address.")
        page.evaluate("location.hash = 'check'")
        expect(page.get_by_text("Something here could harm a person")).to_be_visible()
        expect(page.get_by_role("button", name=re.compile("Download|GitHub|Save"))).to_have_count(0)


def test_the_start_is_one_step_back_and_the_form_one_step_forward(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        page = seen.page
        begin(page, base)
        step(page, "title")
        answer(page, "title", "Anytown: a first try")
        page.go_back()
        expect(page.get_by_role("heading", name="Before you begin")).to_be_visible()
        expect(page.get_by_text("An unfinished record is waiting here")).to_be_visible()
        page.go_forward()
        step(page, "title")
        expect(page.locator(wrapper(page, "title") + " input")).to_have_value("Anytown: a first try")


def test_a_record_that_is_changed_in_two_tabs_says_so(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        page = seen.page
        begin(page, base, shared=False)
        step(page, "title")
        answer(page, "title", "Anytown: a first try")
        warning = page.get_by_text("This record is open in another tab too")
        expect(warning).to_be_hidden()
        other = page.context.new_page()
        other.goto(f"{base}contribute/form/")
        other.get_by_role("button", name="Go on with it").click()
        answer(other, "title", "Anytown: a second try")
        expect(warning).to_be_visible()


def test_what_is_pasted_is_tidied_where_it_can_mean_one_thing_only(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        page = seen.page
        begin(page, base)
        page.evaluate("location.hash = 'sources'")
        answer(page, "+sources", "")
        page.evaluate("location.hash = 'figures'")
        step(page, "figures")
        answer(page, "+outcomes", "")
        answer(page, "+outcomes[0].rows", "")
        for name, field, pasted, tidy in (
            ("sources", "sources[0].doi", "https://doi.org/10.1016/j.midw.2017.02.009", "10.1016/j.midw.2017.02.009"),
            ("figures", "outcomes[0].rows[0].N", "1,386", "1386"),
            ("figures", "outcomes[0].rows[0].unit", "%", "percent"),
            ("figures", "outcomes[0].rows[0].value", "9,5", "9,5"),
        ):
            page.evaluate("name => { location.hash = name }", name)
            step(page, name)
            answer(page, field, pasted)
            box = page.locator(wrapper(page, field) + " input")
            box.press("Tab")
            expect(box).to_have_value(tidy)


def test_a_long_list_is_shortened_by_a_word(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        page = seen.page
        begin(page, base)
        page.evaluate("location.hash = 'who'")
        place = page.locator(wrapper(page, "organisation"))
        place.get_by_label("Type a word to shorten the list").fill("king's college")
        expect(place.locator("option")).to_have_text(
            ["Choose", "Not in this list: add it", "King's College Hospital", "King's College London"]
        )
        answer(page, "organisation", "kings-college-hospital")
        # What is chosen stays chosen, whatever is looked for next.
        place.get_by_label("Type a word to shorten the list").fill("leeds")
        expect(place.locator("option:checked")).to_have_text("King's College Hospital")
        page.get_by_role("button", name="Add a new organisation").click()
        expect(place.locator("option:checked")).to_have_text("King's College Hospital")


def test_what_is_asked_of_some_is_not_asked_of_all(browser: Browser, base: str) -> None:
    """No history for what is new, no date of reading for one's own work; and what was ticked can be left open again."""
    with opened(browser, 390) as seen:
        page = seen.page
        begin(page, base)
        page.evaluate("location.hash = 'written'")
        step(page, "written")
        go_on(page)
        expect(page.locator("[data-part=summary] .bp-errors")).to_be_focused()
        assert messages(page) == ["Who wrote this: This is not answered yet."]
        expect(page.locator(wrapper(page, "compiled"))).to_be_hidden()
        answer(page, "provenance", "compiled")
        expect(page.locator(wrapper(page, "compiled"))).to_be_visible()
        page.evaluate("location.hash = 'more'")
        step(page, "more")
        for field in ("changes", "formerly", "withdrawn"):
            expect(page.locator(wrapper(page, field))).to_be_hidden()
        page.evaluate("location.hash = 'fairness'")
        step(page, "fairness")
        answer(page, "harms.looked_for", "not-looked-for")
        page.locator(wrapper(page, "harms.looked_for")).get_by_label("Not known, or not said").check()
        go_on(page)
        step(page, "written")


def test_a_title_that_gives_no_name_asks_for_one(browser: Browser, base: str) -> None:
    with opened(browser, 390) as seen:
        page = seen.page
        begin(page, base)
        step(page, "title")
        answer(page, "title", "\u0645\u0631\u062d\u0628\u0627 \u0628\u0643\u0645")
        page.evaluate("location.hash = 'check'")
        place = page.locator(wrapper(page, "file name"))
        expect(place).to_contain_text("No name can be made from the title.")
        answer(page, "file name", "anytown-letters")
        expect(place.locator(".bp-field__error")).to_be_hidden()


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_axe_finds_nothing_in_any_step(browser: Browser, base: str, width: int, scheme: str) -> None:
    """WCAG 2.2 A and AA in every step, filled in and with mistakes, and no step is wider than the phone."""
    axe, found = Axe(), []
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}

    def look(page: Page, name: str) -> None:
        # From the top, as every page is looked at: what the fixed header covers half is too small a target.
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true }); scrollTo(0, 0)")
        found.extend(
            f"{name}: {violation['id']}: {[node['target'] for node in violation['nodes'][:3]]}"
            for violation in axe.run(page, options=options).response["violations"]
        )
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{name} is too wide"

    with opened(browser, width, scheme) as seen:
        page = seen.page
        page.goto(f"{base}contribute/form/")
        page.get_by_label("Case study", exact=True).wait_for()
        look(page, "start")
        begin(page, base)
        for name, answers in STORY:
            step(page, name)
            for field, value in answers:
                answer(page, field, TEN_MISTAKES.get(field, value))
            go_on(page)
            if set(dict(answers)) & set(TEN_MISTAKES):
                later = page.get_by_role("button", name="Go on and mend it later")
                later.wait_for()
                look(page, name)
                later.click()
            else:
                page.wait_for_url(re.compile(f"#(?!{name}$)"))
                page.go_back()
                step(page, name)
                look(page, name)
                page.go_forward()
        step(page, "check")
        expect(page.locator(".bp-errors").first).to_be_visible()
        look(page, "check, with mistakes")
        page.get_by_role("button", name="Delete everything from this computer").click()
        page.goto(f"{base}contribute/form/?open={CORRECTED}")
        go_on(page)
        step(page, "title")
        page.evaluate("location.hash = 'check'")
        expect(page.get_by_text("Nothing is left to mend.")).to_be_visible()
        look(page, "check")
    assert found == [], "\n".join(found)
