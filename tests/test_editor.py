"""What an editor is given: snippets that make good records, a task that reads the check, one set of tools."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from best_practice.model.case_study import CaseStudy
from best_practice.model.intervention import Intervention
from best_practice.model.kinds import KINDS, kind_named
from best_practice.model.page import Page
from best_practice.outputs.editor_snippets import SNIPPETS, editor_snippets
from best_practice.reading.records import read_record
from best_practice.reporting import as_text
from best_practice.rules.check import check_project
from best_practice.writing.form import in_form
from best_practice.writing.outline import outline_of
from tests.conftest import TODAY
from tests.small_project import GOOD, ROOT, make_project

MADE: dict[str, dict[str, Any]] = json.loads(editor_snippets())
TOO_SHORT = "E211"  # "..." stands for words of some length


def commented_json(path: str) -> dict[str, Any]:
    """A file of VS Code's settings; it may hold lines of comment."""
    text = (ROOT / path).read_text("utf-8")
    parsed: dict[str, Any] = json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))
    return parsed


def inserted(body: list[str]) -> str:
    """What VS Code inserts when nothing is typed: the words of each place, the first of each list."""
    text = "\n".join(body)
    text = re.sub(r"\$\{\d+\|((?:\\.|[^\\|])*)\|\}", lambda m: _plain(re.split(r"(?<!\\),", m.group(1))[0]), text)
    text = re.sub(r"\$\{\d+:((?:\\.|[^\\}])*)\}", lambda m: _plain(m.group(1)), text)
    text = text.replace("$0", "")
    assert "${" not in text
    return f"{text}\n"


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def stops(body: list[str]) -> list[int]:
    """The numbers of the places, in the order in which they are written."""
    return [int(number) for number in re.findall(r"\$\{(\d+)[:|]", "\n".join(body))]


@pytest.mark.parametrize("name", MADE)
def test_the_tab_key_goes_through_a_snippet_from_first_to_last(name: str) -> None:
    numbers = stops(MADE[name]["body"])
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind_name)
def test_a_new_record_from_a_snippet_has_what_it_must_have_and_is_in_form(kind: type[Page]) -> None:
    (snippet,) = [s for s in MADE.values() if s["prefix"] == f"new-{kind.kind_name}"]
    path, text = f"{kind.folder}/a-new-one.md", inserted(snippet["body"]).rstrip("\n") + "\n"
    reading = read_record(path, text)
    assert {fault.code for fault in reading.faults} <= {TOO_SHORT}, as_text(reading.faults)
    assert in_form(path, text) == text, "a snippet is written as `best-practice fmt` writes"
    keys = re.findall(r"^(\w+):", text, re.MULTILINE)
    assert keys == [field.key for field in outline_of(kind) if field.required or field.needed]


@pytest.mark.parametrize("kind", [Intervention, CaseStudy], ids=lambda kind: kind.kind_name)
def test_every_field_has_a_snippet_that_reads_without_a_fault(kind: type[Page]) -> None:
    for field in outline_of(kind):
        found = [s for n, s in MADE.items() if s["prefix"] == field.key and n.startswith("Field: ")]
        texts = [f"---\n{inserted(s['body'])}---\n" for s in found]
        assert texts, f"{field.key} has no snippet"
        path = f"{kind.folder}/a-new-one.md"
        best = min((read_record(path, t).faults for t in texts), key=len)
        said = {fault.code for fault in best if not (fault.code == "E206" and fault.field in ("title", "status", ""))}
        assert said <= {TOO_SHORT}, as_text(best)
        assert all(in_form(path, text) == text for text in texts)
        assert field.description in {s["description"] for s in found}


def test_an_item_of_a_list_fits_below_the_field_that_holds_it() -> None:
    held = {"add-source": "sources", "add-caution": "cautions", "add-outcome": "outcomes", "add-study": "studies"}
    for prefix, key in held.items():
        (snippet,) = [s for s in MADE.values() if s["prefix"] == prefix]
        item = "".join(f"  {line}\n" for line in inserted(snippet["body"]).splitlines())
        text = f'---\ntitle: "A title"\nstatus: draft\n{key}:\n{item}---\n'
        assert not [f for f in read_record("interventions/x.md", text).faults if f.code != TOO_SHORT]
        assert in_form("interventions/x.md", text) == text


@pytest.mark.parametrize("prefix", ["add-row", "add-comparison"])
def test_a_row_from_a_snippet_is_one_that_the_check_takes(prefix: str, tmp_path: Path) -> None:
    (snippet,) = [s for s in MADE.values() if s["prefix"] == prefix]
    row = inserted(snippet["body"]).replace("12.5", "7.0")  # the ends of an interval hold its value
    root = make_project(tmp_path)
    measure = (
        '---\ntitle: "Booked early"\nsummary: "Women who were seen early."\nbetter: higher\nkind: access\n'
        'unit: percent\nnumerator: "Seen early"\ndenominator: "All women"\ndefinition_from: ours\n---\n'
    )
    (root / "docs/measures").mkdir()
    (root / "docs/measures/booked-early.md").write_text(measure, "utf-8")
    outcome = f"outcomes:\n  - measure: booked-early\n    finding: not-measured\n    rows:\n      {row}"
    studies = "studies:\n  - {source: s1, design: service-data}\n"
    record = root / GOOD
    record.write_text(record.read_text("utf-8").replace("equity:", f"{studies}{outcome}equity:"), "utf-8")
    faults = [f for f in check_project(root, TODAY).faults if not f.code.startswith("A")]
    assert not faults, as_text(faults)


def test_steps_are_offered_as_a_list_with_nothing_lost() -> None:
    body = "\n".join(MADE["Field: stage"]["body"])
    scale = next(field.scale for field in outline_of(Intervention) if field.key == "stage")
    assert scale is not None
    assert f"|{','.join(step.value for step in scale)}|" in body


def test_snippets_work_where_the_fields_stand() -> None:
    """VS Code takes the fields at the top of a Markdown file for YAML."""
    assert {snippet["scope"] for snippet in MADE.values()} == {"markdown,yaml"}
    markdown = commented_json(".vscode/settings.json")["[markdown]"]
    assert markdown["editor.quickSuggestions"]["other"] == "on"
    assert {s["prefix"] for s in MADE.values()} >= {f"new-{kind.kind_name}" for kind in KINDS}
    assert kind_named("lead") in KINDS


def test_the_task_reads_what_the_check_prints(tmp_path: Path) -> None:
    tasks = commented_json(".vscode/tasks.json")["tasks"]
    (matcher,) = [task["problemMatcher"] for task in tasks if task["label"] == "Check the records"]
    pattern = matcher["pattern"]
    root = make_project(tmp_path)
    record = root / GOOD
    record.write_text(record.read_text("utf-8").replace("reach: universal", "reach: everybody"), "utf-8")
    number = record.read_text("utf-8").splitlines().index("reach: everybody") + 1
    lines = as_text([f for f in check_project(root, TODAY).faults if not f.code.startswith("A")]).splitlines()
    found = [m for m in (re.match(pattern["regexp"], line) for line in lines) if m]
    assert len(found) == 1, lines
    (match,) = found
    shown = {name: match.group(pattern[name]) for name in ("file", "line", "code", "severity")}
    assert shown == {"file": GOOD, "line": str(number), "code": "E204", "severity": "E"}


def test_tasks_are_words_of_the_makefile() -> None:
    words = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    commands = [task["command"] for task in commented_json(".vscode/tasks.json")["tasks"]]
    commands.append(commented_json(".devcontainer/devcontainer.json")["postCreateCommand"])
    for command in commands:
        first, *called = command.split()
        assert first == "make"
        assert set(called) <= set(words), command


def test_the_container_has_the_extensions_that_the_editor_is_told_of() -> None:
    inside = commented_json(".devcontainer/devcontainer.json")["customizations"]["vscode"]["extensions"]
    assert inside == commented_json(".vscode/extensions.json")["recommendations"]


def test_the_container_has_the_python_that_the_workflows_use() -> None:
    image = commented_json(".devcontainer/devcontainer.json")["image"]
    workflow = (ROOT / ".github/workflows/pull-request.yml").read_text("utf-8")
    assert set(re.findall(r'python-version: "(.+)"', workflow)) == {image.rpartition(":")[2]}


def test_the_files_for_the_editor_are_kept_in_the_repository() -> None:
    ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    assert "/.vscode/*" in ignored
    assert {"!/.vscode/*.json", "!/.vscode/*.code-snippets"} <= set(ignored)
    assert Path(SNIPPETS).suffix == ".code-snippets"
