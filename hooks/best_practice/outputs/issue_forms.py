"""The forms that GitHub shows for an issue, for those who will not write a file: made from the models.

A field's name in a form is its key in a record, so that a page can fill it in by its address.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import yaml
from pydantic import BaseModel

from best_practice.model.case_study import CaseStudy, Lead
from best_practice.model.intervention import Intervention
from best_practice.model.page import Page
from best_practice.model.scales import LimitKind, Result, Scale
from best_practice.outputs.form_steps import WORDS
from best_practice.outputs.guide_markdown import GENERATE
from best_practice.writing.outline import FieldOutline, outline_of

__all__ = ["FOLDER", "issue_forms"]

FOLDER = ".github/ISSUE_TEMPLATE"
"""Where GitHub looks for the forms."""

Json = dict[str, Any]

_PEOPLE = (
    "An issue is public at once, with your GitHub name beside it. **Never write anything about one patient, or "
    "anything private about a member of staff.** If a page shows something of the kind, do not write it here: open "
    "the Security tab and choose **Report a vulnerability**."
)
_WHERE = "Say where it can be read: a DOI, a web address, or a document with its page."

_TROUBLES = (
    "A figure is not as the source prints it",
    "The source does not say this",
    "A study or a later result is missing",
    "A limit of a study is missing",
    "The source was corrected or withdrawn",
    "A group is not named as the source names it",
    "A statement does not follow from the figures",
    "A link does not work",
    "Something else",
)


def issue_forms(questions: Iterable[str]) -> dict[str, str]:
    """Every form by its path from the root.

    Args:
        questions: what the statements beside a record answer, in a reader's words.
    """
    forms = {
        "suggest-a-record": _suggest(),
        "correct-a-record": _correct(),
        "report-evidence": _report(questions),
        "lead": _lead(),
    }
    files = {f"{FOLDER}/{name}.yml": _written(form) for name, form in forms.items()}
    # The chooser offers GitHub's private report by itself, once the owner has switched it on.
    return {**files, f"{FOLDER}/config.yml": _written({"blank_issues_enabled": True})}


def _suggest() -> Json:
    return {
        "name": "Suggest a record",
        "description": "Tell what your organisation did, or a practice that others could copy.",
        "title": "Record: ",
        "body": [
            _words(f"{_PEOPLE}\n\nThe site's own form asks more, checks as you type and gives you the file. Use this "
                   "one when that is too much. **What failed is as welcome as what worked.**"),
            _choice("kind", "What it is", [f"{kind.label}: {_first_line(kind)}" for kind in (CaseStudy, Intervention)]),
            _line(CaseStudy, "title", required=True),
            _text(CaseStudy, "summary", required=True),
            _asked("input", "organisation", "Organisation", "Its full name; or what kind of place it is, and where."),
            _text(CaseStudy, "local_problem"),
            _text(CaseStudy, "aim"),
            _text(CaseStudy, "what_was_done"),
            _scale("result", "Result", "How it went, where the organisation says so.", Result),
            _text(CaseStudy, "lessons"),
            _asked("textarea", "sources", "Sources", f"What somebody else can read. {_WHERE}", required=True),
            _agreement("Figures are as they were printed or reported. No count of 1 to 7 women or babies is given that "
                       "nobody has published."),
        ],
    }  # fmt: skip


def _correct() -> Json:
    return {
        "name": "Correct a record",
        "description": "Say what is wrong on a page and what is right.",
        "title": "Correction: ",
        "body": [
            _words(_PEOPLE),
            _record(),
            _asked("textarea", "wrong", "What is wrong", "Quote the words or the figure of the page.", required=True),
            _asked("textarea", "right", "What is right", "What it should say.", required=True),
            _asked("textarea", "sources", "Sources", _WHERE, required=True),
            _agreement(),
        ],
    }


def _report(questions: Iterable[str]) -> Json:
    limits = [f"{step.label}: {step.definition}" for step in LimitKind]
    return {
        "name": "Report a problem with the evidence",
        "description": "A figure, a source, a study or a statement of a page does not hold.",
        "title": "Evidence: ",
        "body": [
            _words(_PEOPLE),
            _record(),
            _choice("trouble", "What is the problem?", _TROUBLES),
            _choice("statement", "Which statement does it touch?", questions, required=False),
            _choice("limit", "If a limit is missing: which?", limits, required=False),
            _asked("textarea", "what", "What you found", "Quote the figure or the words, and say what the source has "
                   "in their place.", required=True),
            _asked("textarea", "sources", "Sources", _WHERE, required=True),
            _agreement(),
        ],
    }  # fmt: skip


def _lead() -> Json:
    return {
        "name": "Give a lead",
        "description": "Something worth following up, when you know too little for more.",
        "title": "Lead: ",
        "body": [
            _words(_PEOPLE),
            _line(Lead, "title", required=True),
            _text(Lead, "summary", required=True),
            _asked("input", "organisation", "Organisation", "Who does it, as far as you know.", required=True),
            _asked("textarea", "sources", "Sources", f"What there is to read, if there is anything. {_WHERE}"),
            _agreement(),
        ],
    }


def _record() -> Json:
    return _asked(
        "input", "record", "Id of the record", "It stands at the end of the page, under Sources and history.", True
    )


def _line(model: type[BaseModel], key: str, *, required: bool = False) -> Json:
    return _field("input", model, key, required)


def _text(model: type[BaseModel], key: str, *, required: bool = False) -> Json:
    return _field("textarea", model, key, required)


def _field(type_: str, model: type[BaseModel], key: str, required: bool) -> Json:
    (field,) = [field for field in outline_of(model) if field.key == key]
    # The form of the site has plainer labels for some; its help speaks of boxes that are not here.
    label = next((words.label for (of, name), words in WORDS.items() if name == key and issubclass(model, of)), "")
    return _asked(type_, key, label or field.label, f"{field.description}{_size(field)}", required)


def _size(field: FieldOutline) -> str:
    """How long a text may be; a list has no such limit here."""
    if field.many or not field.longest:
        return ""
    least = f"{field.shortest} to " if field.shortest and field.shortest > 1 else "at most "
    return f" {least[:1].upper()}{least[1:]}{field.longest} characters."


def _asked(type_: str, id_: str, label: str, description: str, required: bool = False) -> Json:
    return {
        "type": type_,
        "id": id_,
        "attributes": {"label": label, "description": description},
        "validations": {"required": required},
    }


def _scale(id_: str, label: str, description: str, scale: type[Scale]) -> Json:
    made = _choice(id_, label, [step.label for step in scale], required=False)
    return {**made, "attributes": {**made["attributes"], "description": description}}


def _choice(id_: str, label: str, options: Iterable[str], *, required: bool = True) -> Json:
    return {
        "type": "dropdown",
        "id": id_,
        "attributes": {"label": label, "options": list(options)},
        "validations": {"required": required},
    }


def _agreement(*more: str) -> Json:
    said = (
        "Nothing here is about one patient, or private about a member of staff.",
        *more,
        "My words may be shared under CC BY 4.0.",
    )
    return {
        "type": "checkboxes",
        "id": "agreed",
        "attributes": {"label": "Before you send it", "options": [{"label": each, "required": True} for each in said]},
    }


def _words(text: str) -> Json:
    return {"type": "markdown", "attributes": {"value": text}}


def _first_line(kind: type[Page]) -> str:
    """What a kind is, from its model: the first line without the name that stands before it."""
    line = (kind.__doc__ or "").splitlines()[0].rstrip(".")
    return line[:1].lower() + line[1:]


def _written(form: Json) -> str:
    notice = f"# This file is generated from the models. Do not change it by hand: run `{GENERATE}`.\n"
    return notice + yaml.safe_dump(form, sort_keys=False, allow_unicode=True, width=110)
