"""What GitHub shows to those who propose or report something: forms that GitHub takes, made from the models."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from best_practice.cli import main
from best_practice.commands.docs import generated
from best_practice.model.case_study import CaseStudy, Lead
from best_practice.model.intervention import Intervention
from best_practice.model.kinds import FOLDERS, KINDS
from best_practice.model.scales import LimitKind, Result
from best_practice.outputs.issue_forms import FOLDER
from best_practice.outputs.proposal_template import PROPOSAL_TEMPLATE
from best_practice.pages.addresses import Repository
from best_practice.pages.statements import QUESTIONS
from best_practice.writing.outline import outline_of
from tests.conftest import ROOT

FILES = {path: text for path, text in generated(main).items() if path.startswith(".github/")}
FORMS = {
    path.rpartition("/")[2]: yaml.safe_load(text)
    for path, text in FILES.items()
    if path.startswith(FOLDER) and not path.endswith("/config.yml")
}
CODEOWNERS = ROOT / ".github/CODEOWNERS"

# As GitHub's reference of form fields has them.
NEEDED_ATTRIBUTE = {
    "markdown": "value",
    "input": "label",
    "textarea": "label",
    "dropdown": "options",
    "checkboxes": "options",
}


def fields(form: dict[str, Any]) -> list[dict[str, Any]]:
    """The elements of a form that ask something."""
    return [element for element in form["body"] if element["type"] != "markdown"]


def test_there_is_a_form_for_each_thing_that_people_report() -> None:
    assert set(FORMS) == {"suggest-a-record.yml", "correct-a-record.yml", "report-evidence.yml", "lead.yml"}
    assert len({form["name"] for form in FORMS.values()}) == len(FORMS)


@pytest.mark.parametrize("name", FORMS)
def test_github_takes_the_form(name: str) -> None:
    form = FORMS[name]
    assert set(form) == {"name", "description", "title", "body"}
    assert all(isinstance(form[key], str) and len(form[key]) >= 3 for key in ("name", "description"))
    ids = [element["id"] for element in fields(form)]
    labels = [element["attributes"]["label"] for element in fields(form)]
    assert len(set(ids)) == len(ids)
    assert len(set(labels)) == len(labels)
    for element in form["body"]:
        assert element["attributes"].get(NEEDED_ATTRIBUTE[element["type"]]), element
        assert re.fullmatch(r"[A-Za-z0-9_-]+", element.get("id", "x"))
        assert all(isinstance(text, str) for text in element["attributes"].values() if not isinstance(text, list))


@pytest.mark.parametrize("name", FORMS)
def test_github_takes_the_choices_of_a_form(name: str) -> None:
    for element in fields(FORMS[name]):
        options = element["attributes"].get("options", [])
        texts = [option["label"] if isinstance(option, dict) else option for option in options]
        assert len(set(texts)) == len(texts)
        # GitHub adds "None" itself where no answer is needed, and YAML reads a bare yes or no as a truth value.
        assert all(isinstance(text, str) and text and text.lower() != "none" for text in texts)


@pytest.mark.parametrize("name", FORMS)
def test_a_form_asks_first_for_silence_about_patients(name: str) -> None:
    first, last = FORMS[name]["body"][0], FORMS[name]["body"][-1]
    assert first["type"] == "markdown"
    assert "one patient" in first["attributes"]["value"]
    assert "Security" in first["attributes"]["value"]
    assert last["type"] == "checkboxes"
    assert all(option["required"] is True for option in last["attributes"]["options"])


def test_words_and_choices_come_from_the_models() -> None:
    suggested = {element["id"]: element["attributes"] for element in fields(FORMS["suggest-a-record.yml"])}
    reported = {element["id"]: element["attributes"] for element in fields(FORMS["report-evidence.yml"])}
    assert suggested["result"]["options"] == [step.label for step in Result]
    assert [option.partition(":")[0] for option in reported["limit"]["options"]] == [step.label for step in LimitKind]
    assert reported["statement"]["options"] == list(QUESTIONS.values())
    (summary,) = [field for field in outline_of(CaseStudy) if field.key == "summary"]
    assert suggested["summary"]["description"].startswith(summary.description)
    assert f"{summary.shortest} to {summary.longest} characters" in suggested["summary"]["description"]


@pytest.mark.parametrize(("name", "kind"), [("suggest-a-record.yml", CaseStudy), ("lead.yml", Lead)])
def test_what_a_form_asks_under_a_key_of_a_record_is_a_field_of_it(name: str, kind: type) -> None:
    keys = {field.key for field in outline_of(kind)}
    asked = {element["id"] for element in fields(FORMS[name])}
    assert asked - {"kind", "agreed"} <= keys


def test_a_page_can_fill_in_what_it_reports() -> None:
    address = Repository("o", "n").issue_address("report-evidence.yml", title="Evidence: x-y", record="x-y")
    assert (
        address == "https://github.com/o/n/issues/new?template=report-evidence.yml&title=Evidence%3A%20x-y&record=x-y"
    )
    assert "record" in {element["id"] for element in fields(FORMS["report-evidence.yml"])}
    assert Repository().issue_address("report-evidence.yml") is None


def test_somebody_who_finds_personal_data_can_open_a_plain_issue() -> None:
    # SECURITY.md says so, for as long as the owner has not switched on the private report.
    assert yaml.safe_load(FILES[f"{FOLDER}/config.yml"]) == {"blank_issues_enabled": True}


def test_the_words_of_a_pull_request_name_every_kind_and_what_it_needs() -> None:
    text = FILES[PROPOSAL_TEMPLATE]
    shown = text.partition("-->")[2]
    for kind in KINDS:
        assert re.search(rf"\ban? {kind.label.lower()}\b", shown), kind
    for kind in (Intervention, CaseStudy, Lead):
        (line,) = [line for line in shown.splitlines() if re.match(rf"- An? {kind.label.lower()}: ", line)]
        for field in outline_of(kind):
            if field.required or field.needed:
                assert f"`{field.key}`" in line
    assert "<" not in shown
    # GitHub shows every line end of these words, so a sentence stands on one line.
    assert not re.search(r"[a-z,]\n[ ]*[a-z]", shown)


def test_content_and_code_have_owners_apart_and_none_is_invented() -> None:
    lines = CODEOWNERS.read_text("utf-8").splitlines()
    assert all(line.startswith("#") or not line for line in lines), "an owner that does not exist is ignored in silence"
    owned = dict(re.findall(r"^#(/\S+) +(@OWNER/\w+.*)$", "\n".join(lines), re.MULTILINE))
    for folder in FOLDERS:
        last = [who for path, who in owned.items() if f"/{folder}/".startswith(path)][-1]
        assert last in ("@OWNER/content", "@OWNER/evidence"), folder
    for path in ("/hooks/", "/tests/", "/.github/", "/Makefile", "/pyproject.toml"):
        assert owned[path] == "@OWNER/code"
    for path in owned:
        assert (ROOT / path.lstrip("/")).exists(), f"CODEOWNERS names {path}, which is not there"
