"""What the form writes is what the project's own formatter writes, and what it did not change it does not touch.

These load the form's modules in a real browser and give them every real record.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from best_practice.model.fields import ID_PATTERN
from best_practice.model.kinds import KINDS
from best_practice.model.page import Page as AnyPage
from best_practice.outputs.form_definition import form_definition
from best_practice.outputs.form_steps import ABOUT, FOLDED, NAMED_HERE, ONLY_WITH, WORDS
from best_practice.reading.records import kind_of_path, read_record
from best_practice.writing.form import in_form
from best_practice.writing.ids import id_from_title
from best_practice.writing.outline import outline_of
from tests.conftest import ROOT
from tests.site.test_browser import opened

VENDOR = ROOT / "hooks/best_practice/pages/assets/js/vendor"

_WRITE = """async ([base, files]) => {
  const { answered, misfit } = await import(`${base}assets/js/form/record.js`);
  const { opened, rewritten, written } = await import(`${base}assets/js/form/source.js`);
  const definition = await (await fetch(`${base}contribute/form.json`)).json();
  return files.map(([kind, text]) => {
    const { fields } = definition.kinds[kind];
    const source = opened(text);
    const wrong = misfit(definition, fields, source.data);
    if (wrong) return { wrong };
    const { values } = answered(definition, fields, source.data);
    const titled = { ...values, title: "Another title" };
    return {
      anew: written(definition, fields, values, source.body),
      same: rewritten(definition, fields, source, values, values, source.body),
      titled: rewritten(definition, fields, source, values, titled, source.body),
    };
  });
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, base: str) -> Iterator[Page]:
    """The form's page, for its modules."""
    with opened(browser, 1280) as seen:
        seen.page.goto(f"{base}contribute/form/")
        yield seen.page


def records(built: Path) -> list[tuple[str, str, str]]:
    """Path, kind and text of every record of the site."""
    found = []
    for kind in KINDS:
        for path in sorted((built / kind.folder).glob("*.md")):
            name = path.relative_to(built).as_posix()
            read = read_record(name, path.read_text("utf-8"))
            if read.kind == kind.kind_name:
                found.append((name, read.kind, path.read_text("utf-8")))
    return found


@pytest.mark.browser
def test_every_real_record_is_written_as_the_formatter_writes_it(page: Page, base: str, built: Path) -> None:
    every = records(built)
    assert len(every) > 100
    made = page.evaluate(_WRITE, [base, [[kind, text] for _, kind, text in every]])
    for (path, _, text), now in zip(every, made, strict=True):
        assert "anew" in now, f"{path}: the form does not know {now}"
        before, after = read_record(path, text), read_record(path, now["anew"])
        assert not after.faults, f"{path}: {after.faults}"
        assert before.record is not None
        assert after.record is not None
        assert after.record.page == before.record.page, path
        assert after.record.body == before.record.body, path
        assert in_form(path, now["anew"]) == now["anew"], path


@pytest.mark.browser
def test_what_is_not_changed_keeps_its_bytes(page: Page, base: str, built: Path) -> None:
    every = records(built)
    made = page.evaluate(_WRITE, [base, [[kind, text] for _, kind, text in every]])
    for (path, _, text), now in zip(every, made, strict=True):
        assert now["same"] == text, path
        old, new = text.splitlines(), now["titled"].splitlines()
        assert [line for line in new if line not in old] == ['title: "Another title"'], path
        assert len(new) == len(old), path


@pytest.mark.browser
def test_comments_and_order_stay_when_a_field_is_changed_or_added(page: Page, base: str) -> None:
    text = (
        "---\n# about this file\ntitle:   'An odd way to write it'\nstatus: draft   # not yet\n\n# who\n"
        'organisation: not-named\nlessons:\n  # the first\n  - "One"\n'
        "advice: >-\n  Two lines\n  of it.\n# the end\n---\nBody\n"
    )
    script = """async ([base, text]) => {
      const { answered } = await import(`${base}assets/js/form/record.js`);
      const { opened, rewritten } = await import(`${base}assets/js/form/source.js`);
      const definition = await (await fetch(`${base}contribute/form.json`)).json();
      const { fields } = definition.kinds["case-study"];
      const source = opened(text);
      const { values } = answered(definition, fields, source.data);
      const { status, ...rest } = values;
      const after = { ...rest, status: "published", aim: "To \\"mend\\" it: all\\nof it", lessons: ["One", "Two"] };
      return rewritten(definition, fields, source, values, after, source.body);
    }"""
    assert page.evaluate(script, [base, text]) == (
        "---\n# about this file\ntitle:   'An odd way to write it'\nstatus: published\n\n# who\n"
        'organisation: not-named\naim: "To \\"mend\\" it: all\\nof it"\n# the first\nlessons:\n  - "One"\n  - "Two"\n'
        "advice: >-\n  Two lines\n  of it.\n# the end\n---\nBody\n"
    )


_ODD = [
    "no",
    "yes",
    "Null",
    "012",
    "0x1f",
    "2020-01-01",
    "10",
    "a: b",
    "tab\tand #",
    "naïve \u201cquote\u201d",
    "\u200bhidden",
    "=",
    "<<",
]


@pytest.mark.browser
@pytest.mark.parametrize("text", _ODD)
def test_odd_words_stay_text(page: Page, base: str, text: str) -> None:
    """Whatever is typed is read back as the same words, by Python's reader, wherever it stands."""
    script = """async ([base, text]) => {
      const { answered, cleaned } = await import(`${base}assets/js/form/record.js`);
      const { written } = await import(`${base}assets/js/form/source.js`);
      const definition = await (await fetch(`${base}contribute/form.json`)).json();
      const { fields } = definition.kinds["case-study"];
      const row = { group: text, where: text, unit: text, value: "7.0" };
      const data = { title: text, status: "draft", lessons: [text], period: { start: text }, also_known_as: [text],
                     outcomes: [{ measure: "m", finding: "improves", rows: [row] }] };
      return [cleaned(text), written(definition, fields, answered(definition, fields, data).values, "")];
    }"""
    cleaned, made = page.evaluate(script, [base, text])
    path = "case_studies/odd.md"
    record = read_record(path, made).record
    assert record is not None
    fields = record.page.model_dump()
    assert (fields["lessons"], fields["also_known_as"]) == ((cleaned,), (cleaned,))
    (row,) = fields["outcomes"][0]["rows"]
    assert (row["group"], row["where"], row["unit"], str(row["value"])) == (cleaned, cleaned, cleaned, "7.0")
    assert in_form(path, made) == made


@pytest.mark.browser
@pytest.mark.parametrize(
    "title",
    ["St George's: a screening & a gap", "Éire – naïve", "A" * 90, "the long way of " * 9, "!!!", "24/7 (Wales)"],
)
def test_an_id_is_made_as_python_makes_it(page: Page, base: str, title: str) -> None:
    script = "async ([base, title]) => (await import(`${base}assets/js/form/ids.js`)).idFromTitle(title)"
    assert page.evaluate(script, [base, title]) == id_from_title(title)


@pytest.mark.browser
def test_the_address_on_github_holds_the_name_and_never_the_text(page: Page, base: str) -> None:
    script = """async ([base]) => {
      const { githubAddress: of } = await import(`${base}assets/js/form/ways.js`);
      const repository = { owner: "example", name: "equity", branch: "main" };
      return [of(repository, "case_studies/x.md", true), of(repository, "docs/measures/y.md", false),
              of({ owner: "", name: "", branch: "main" }, "case_studies/x.md", true),
              of(repository, `a/${"b".repeat(8200)}.md`, true)];
    }"""
    assert page.evaluate(script, [base]) == [
        "https://github.com/example/equity/new/main/case_studies?filename=x.md",
        "https://github.com/example/equity/edit/main/docs/measures/y.md",
        "",
        "",
    ]


def test_every_field_is_asked_in_one_step() -> None:
    """A field that is added to a model must find its place in the form."""
    definition = form_definition([], {})
    for kind in KINDS:
        told = definition["kinds"][kind.kind_name]
        asked = [key for step in told["steps"] for key in step["fields"]]
        fields = [field.key for field in outline_of(kind)]
        ended = {"status"} if told["statuses"] else set()
        assert sorted(asked) == sorted(set(fields) - ended), f"{kind.kind_name}: put each field into one step"


def test_the_words_of_the_form_belong_to_fields_that_are() -> None:
    known = {(model, field.key) for model in {m for m, _ in (*WORDS, *ONLY_WITH)} for field in outline_of(model)}
    assert {*WORDS, *ONLY_WITH} <= known
    for part, keys in FOLDED.items():
        assert set(keys) <= {field.key for field in outline_of(part)}
        assert not [field.key for field in outline_of(part) if field.required and field.key in keys]
    assert set(NAMED_HERE.values()) == {"sources", "studies"}
    assert set(ABOUT) < set(KINDS)


def test_the_definition_has_the_limits_of_the_models() -> None:
    definition = form_definition([], {})
    assert definition["id"]["pattern"] == ID_PATTERN
    summary = next(f for f in definition["kinds"]["case-study"]["fields"] if f["key"] == "summary")
    assert summary["label"] == "Summary"
    assert (summary["min"], summary["max"], summary["needed"]) == (40, 300, True)


def test_vendored_libraries_are_those_that_were_chosen() -> None:
    """Each file as its publisher made it; a new version is a new decision (docs/adr/0012-vendored-libraries.md)."""
    said = json.loads((VENDOR / "checksums.json").read_text("utf-8"))
    there = {
        path.relative_to(VENDOR).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.glob("*/*")
        if path.is_file()
    }
    assert there == said
    decided = (ROOT / "docs/adr/0012-vendored-libraries.md").read_text("utf-8")
    for folder in VENDOR.iterdir():
        if folder.is_dir():
            assert (folder / "LICENSE").exists(), f"{folder.name} has no licence beside it"
            assert folder.name in decided


def test_the_kind_of_a_file_is_known(built: Path) -> None:
    """The records of the site are of the kinds that the form offers."""
    assert {kind for _, kind, _ in records(built)} <= {kind.kind_name for kind in KINDS}
    assert issubclass(kind_of_path("case_studies/x.md") or AnyPage, AnyPage)
