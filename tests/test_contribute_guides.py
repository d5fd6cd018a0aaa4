"""The hand-written guides say what is true: each example passes the real check, or fails as the guide says."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel

from best_practice.cli import main
from best_practice.faults import Fault, Severity
from best_practice.model.case_study import CaseStudy
from best_practice.model.collection import Collection
from best_practice.model.intervention import Intervention
from best_practice.model.page import Page
from best_practice.model.record import dotted
from best_practice.reading.project import read_project
from best_practice.reading.records import read_record
from best_practice.reporting import as_text
from best_practice.rules.check import RULE_MODULES
from best_practice.rules.references import vocabulary_problems
from best_practice.rules.registry import Subject, rules_of_record
from best_practice.writing.form import in_form
from best_practice.writing.outline import outline_of, parts_of
from tests.conftest import ROOT, TODAY

GUIDES = tuple(f"docs/contribute/{path.name}" for path in sorted((ROOT / "docs/contribute").glob("*.md")))
HAND_WRITTEN = (*GUIDES, "CONTRIBUTING.md", "HACKING.md", "README.md", "SECURITY.md")
FIELDS = "docs/contribute/write-a-good-record.md"
QUESTIONS = "docs/contribute/share-what-you-did.md"
WAYS = "docs/contribute/ways-to-send-it.md"

# What every record has to have; the fields of an example take the place of these.
_BOTH = """\
title: "A title of an example"
summary: "A summary that is long enough to be one, and that says nothing else."
status: published
priority_areas: [cross-cutting]
principles: []
sources:
  - {id: s1, title: "The first document", url: "https://www.example.org/one", type: cohort, read: abstract}
  - {id: s2, title: "The second document", url: "https://www.example.org/two", type: cohort, read: abstract}
"""
_BASES: dict[type[Page], str] = {
    Intervention: f"""{_BOTH}\
tried_in:
  - {{country: England}}
stage: [antenatal]
reach: universal
population: "Every woman."
components:
  - {{name: "The only part", adaptable: not-stated}}
compiled: {{date: 2026-11-20, from: "abstracts"}}
""",
    CaseStudy: f"""{_BOTH}\
organisation: university-of-east-london
interventions: []
provenance: submitted
""",
}
# An outcome needs the study it comes from.
_STUDIES = "studies:\n  - {source: s1, design: service-data, settings: [England]}\n"


@dataclass(frozen=True)
class Example:
    """A block of YAML in a guide. `codes` are those that the words before it give: then it must fail with these."""

    guide: str
    line: int
    text: str
    codes: frozenset[str]

    def __str__(self) -> str:
        return f"{self.guide}:{self.line}"

    @property
    def is_whole_file(self) -> bool:
        return self.text.startswith("---\n")


def _examples(guide: str) -> list[Example]:
    text = (ROOT / guide).read_text("utf-8")
    found = []
    for block in re.finditer(r"(?P<before>[^\n]*)\n\n```yaml\n(?P<text>.*?)```\n", text, re.DOTALL):
        codes = frozenset(re.findall(r"\(([EWA]\d{3})\)", block["before"]))
        found.append(Example(guide, text.count("\n", 0, block.start("text")) + 1, block["text"], codes))
    return found


EXAMPLES = [example for guide in HAND_WRITTEN for example in _examples(guide)]


@cache
def collection() -> Collection:
    """The real records, so that the ids in an example are real ones."""
    return read_project(ROOT).collection


def faults_of(path: str, text: str) -> list[Fault]:
    """What reading and every rule over a single record say of a text; advice is left out."""
    assert RULE_MODULES
    reading = read_record(path, text)
    faults = list(reading.faults)
    if reading.record:
        every = collection()
        among = replace(
            every,
            records=(*every.records, reading.record),
            # The one picture that an example shows.
            files=every.files | {"docs/images/x.png"},
        )
        subject = Subject(reading.record, among, TODAY)
        said = [(code.name, p) for code, rule in rules_of_record() for p in rule(subject)]
        said += [("E203", p) for p in vocabulary_problems(subject)]
        place = reading.record.value_place
        faults += [Fault(path, *(p.place or place(p.key)), c, dotted(p.key), p.message, p.hint) for c, p in said]
    return [fault for fault in faults if fault.severity is not Severity.ADVICE]


def by_field(text: str) -> dict[str, str]:
    """The lines of each field at the top, by its name."""
    return {m.group(1): m.group() for m in re.finditer(r"^(\w+):.*\n(?:[ ]+.*\n)*", text, re.MULTILINE)}


def kinds_of(fields: dict[str, str]) -> list[type[Page]]:
    """The kinds that can have all of these fields."""
    return [kind for kind in _BASES if fields.keys() <= {field.key for field in outline_of(kind)}]


def as_record(kind: type[Page], example: dict[str, str]) -> tuple[str, str]:
    """The path and text of a whole record that has the fields of an example, in written order."""
    fields = by_field(_BASES[kind]) | example
    if "outcomes" in fields and "studies" not in fields:
        fields |= by_field(_STUDIES)
    order = [field.key for field in outline_of(kind)]
    body = "".join(fields[key] for key in order if key in fields)
    return f"{kind.folder}/an-example-of-the-guide.md", f"---\n{body}---\n"


def told(faults: list[Fault]) -> str:
    return "\n" + as_text(faults)


def test_there_are_guides_with_examples() -> None:
    assert len(GUIDES) >= 5
    assert len(EXAMPLES) > 50, "the pattern that finds examples finds them no more"
    fences = sum((ROOT / guide).read_text("utf-8").count("```yaml") for guide in HAND_WRITTEN)
    assert fences == len(EXAMPLES), "write a blank line before each block of YAML, and a line of words before that"


@pytest.mark.parametrize("example", [e for e in EXAMPLES if not e.codes], ids=str)
def test_an_example_passes_the_check_and_is_in_form(example: Example) -> None:
    if example.is_whole_file:
        kinds = {"case_studies/anytown-booking-letters.md": example.text}
    else:
        fields = by_field(example.text)
        assert "".join(fields.values()) == example.text, "fields at the top only, each with its lines"
        kinds = dict(as_record(kind, fields) for kind in kinds_of(fields))
    assert kinds, "no kind has all of these fields"
    for path, text in kinds.items():
        faults = faults_of(path, text)
        assert not faults, told(faults)
        assert in_form(path, text) == text, "write it as `best-practice fmt` does"


@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.codes], ids=str)
def test_an_example_of_a_mistake_fails_with_the_codes_that_the_guide_gives(example: Example) -> None:
    fields = by_field(example.text)
    for kind in kinds_of(fields):
        faults = faults_of(*as_record(kind, fields))
        assert {fault.code for fault in faults} == example.codes, told(faults)


def test_every_mistake_in_the_guide_has_its_code_explained() -> None:
    page = (ROOT / "docs/guide/checks.md").read_text("utf-8")
    for guide in HAND_WRITTEN:
        for code in re.findall(r"\b[EWA]\d{3}\b", (ROOT / guide).read_text("utf-8")):
            assert re.search(rf"^## {code}$", page, re.MULTILINE), f"{guide}: there is no code {code}"


@pytest.mark.parametrize(
    "model", [Intervention, CaseStudy, *parts_of(Intervention, CaseStudy)], ids=lambda m: m.__name__
)
def test_every_field_has_an_example_in_the_guide(model: type[BaseModel]) -> None:
    shown = _fields_shown()
    missing = [field.key for field in outline_of(model) if (model, field.key) not in shown]
    assert not missing, f"{FIELDS} has no example of {missing}: add one, taken from a record if any has it"


@cache
def _fields_shown() -> frozenset[tuple[type[BaseModel], str]]:
    shown: set[tuple[type[BaseModel], str]] = set()
    for example in EXAMPLES:
        if example.guide == FIELDS and not example.codes:
            held = yaml.load(example.text, Loader=yaml.BaseLoader)
            for kind in kinds_of(by_field(example.text)):
                _walk(kind, held, shown)
    return frozenset(shown)


def _walk(model: type[BaseModel], held: dict[str, object], shown: set[tuple[type[BaseModel], str]]) -> None:
    for field in outline_of(model):
        if field.key not in held:
            continue
        shown.add((model, field.key))
        value = held[field.key]
        for item in value if isinstance(value, list) else [value]:
            if field.part and isinstance(item, dict):
                _walk(field.part, item, shown)


def test_ten_answers_and_three_small_ones_are_a_record_ready_to_publish() -> None:
    text = (ROOT / QUESTIONS).read_text("utf-8")
    assert len(re.findall(r"^## \d+\. ", text, re.MULTILINE)) == 10
    answers: dict[str, str] = {}
    for example in _examples(QUESTIONS):
        for key, lines in by_field(example.text).items():
            assert key not in answers, f"{key} is asked twice"
            answers[key] = lines
    answers |= {"status": "status: published\n", "provenance": "provenance: submitted\n"}
    body = "".join(answers[f.key] for f in outline_of(CaseStudy) if f.key in answers)
    faults = faults_of("case_studies/ten-answers.md", f"---\n{body}---\n")
    assert not faults, told(faults)


def test_ten_answers_are_those_of_the_record_that_the_guide_names() -> None:
    """They are shown as a real record's; a change of the record is a change of the guide."""
    record = (ROOT / "case_studies/community-reach-early-booking-trial.md").read_text("utf-8")
    for example in _examples(QUESTIONS):
        for key, lines in by_field(example.text).items():
            if key not in ("principles", "interventions"):  # the small ones show the empty answer
                assert all(line in record for line in lines.splitlines()), (
                    f"{example}: {key} is no longer so in the record; copy it from there"
                )


def test_the_message_in_the_guide_is_what_the_check_says() -> None:
    path = "interventions/measured-blood-loss.md"
    text = (ROOT / path).read_text("utf-8")
    line = next(line for line in text.splitlines() if line.startswith("priority_areas:"))
    faults = faults_of(path, text.replace(line, line.replace("haemorrhage", "haemorrage"), 1))
    shown = re.search(r"```text\n(.*?)\n```", (ROOT / WAYS).read_text("utf-8"), re.DOTALL)
    assert shown is not None
    messages = [re.sub(r":\d+:\d+:", ":LINE:COLUMN:", words) for words in (as_text(faults).strip(), shown.group(1))]
    assert messages[0] == messages[1], "copy into the guide what the check says"


@pytest.mark.parametrize("guide", HAND_WRITTEN)
def test_every_command_and_option_named_is_there(guide: str) -> None:
    text = (ROOT / guide).read_text("utf-8")
    code = " \n".join(re.findall(r"```(?!yaml|text|python).*?```|`[^`\n]+`", text, re.DOTALL))
    for name, rest in re.findall(r"\bbest-practice ([a-z-]+)([^\n`#]*)", code):
        assert name in main.commands, f"there is no command best-practice {name}"
        options = {option for param in main.commands[name].params for option in (*param.opts, *param.secondary_opts)}
        assert set(re.findall(r"(?<!\S)--?[a-z-]+", rest)) <= options | {"--help"}, f"best-practice {name}{rest}"
    words = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z][a-z-]*)", code)) <= words


@pytest.mark.parametrize("guide", HAND_WRITTEN)
def test_every_path_named_is_there(guide: str) -> None:
    text = re.sub(r"```.*?```", "", (ROOT / guide).read_text("utf-8"), flags=re.DOTALL)
    tops = "hooks|docs|tests|interventions|case_studies|\\.github|\\.vscode|\\.devcontainer"
    for path in re.findall(rf"`((?:{tops})/[\w./-]*)`", text):
        assert "CODE" in path or (ROOT / path).exists(), f"{guide}: there is no {path}"


@pytest.mark.parametrize("guide", HAND_WRITTEN)
def test_every_link_leads_somewhere(guide: str) -> None:
    """Pages that the build makes have no file; the build itself looks after links to those."""
    for target in re.findall(r"\]\(([^)\s]+)\)", (ROOT / guide).read_text("utf-8")):
        if target.startswith("https://"):
            continue
        path, _, anchor = target.partition("#")
        file = (ROOT / guide).parent / path if path else ROOT / guide
        if not file.exists():
            made = guide.startswith("docs/") and not path.startswith("../../")
            assert made, f"{guide}: {target} leads nowhere"
        elif anchor:
            assert anchor in _anchors(file), f"{guide}: {target} has no such heading"


def _anchors(file: Path) -> set[str]:
    text = re.sub(r"```.*?```", "", file.read_text("utf-8"), flags=re.DOTALL)
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\s-]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("guide", HAND_WRITTEN)
def test_a_guide_names_no_address_and_no_time_that_nobody_has_promised(guide: str) -> None:
    text = (ROOT / guide).read_text("utf-8")
    addresses = re.findall(r"[\w.+-]+@[\w-]+\.[\w.-]+\w", text)
    assert all(address.endswith("example.org") for address in addresses), addresses
    promises = re.findall(r"\bwithin \w+ (?:working )?(?:hours?|days?|weeks?)\b|\bour (?:editors?|panel|team)\b", text)
    assert not promises, promises


def test_the_guide_to_the_code_names_every_room() -> None:
    text = (ROOT / "HACKING.md").read_text("utf-8")
    for room in sorted(path.parent.name for path in (ROOT / "hooks/best_practice").glob("*/__init__.py")):
        assert f"`hooks/best_practice/{room}/`" in text, f"HACKING.md does not say what {room} is for"


def test_the_rule_shown_in_the_guide_to_the_code_is_a_rule() -> None:
    shown = re.search(r"```python\n(.*?)```", (ROOT / "HACKING.md").read_text("utf-8"), re.DOTALL)
    assert shown is not None
    assert shown.group(1) in (ROOT / "hooks/best_practice/rules/sources.py").read_text("utf-8")
