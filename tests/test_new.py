"""`best-practice new`: a skeleton that explains every field, passes as written, and never writes over anything."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import frontmatter
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from best_practice.cli import main
from best_practice.faults import Severity
from best_practice.model.kinds import kind_named
from best_practice.reading.records import read_record
from best_practice.rules.check import check_project
from best_practice.writing import disk
from best_practice.writing.form import in_form
from best_practice.writing.ids import LONGEST, id_from_title, is_id
from best_practice.writing.outline import outline_of
from best_practice.writing.scalars import quoted
from best_practice.writing.skeleton import skeleton
from tests.small_project import GOOD, make_project

TODAY = date(2026, 11, 22)
LEAD = ["--organisation", "leicester", "--area", "preterm-birth", "--summary"]
SUMMARY = "A trust texts women in their own language before the first scan."


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project, which is the working directory too."""
    root = make_project(tmp_path / "project")
    monkeypatch.chdir(root)
    return root


def new(*arguments: str) -> Result:
    """What `new` says; a question would find no answer and fail."""
    result = CliRunner().invoke(main, ["new", *arguments, "--today", TODAY.isoformat()])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def refused(result: Result) -> str:
    """The message of wrong use."""
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    return result.stderr.strip()


def faults(root: Path) -> list[str]:
    """The codes of all errors and warnings."""
    return [f.code for f in check_project(root, TODAY).faults if f.severity is not Severity.ADVICE]


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("intervention", "interventions/group-care-in-somali.md"),
        ("case-study", "case_studies/group-care-in-somali.md"),
        ("lead", "case_studies/group-care-in-somali.md"),
    ],
)
def test_a_skeleton_passes_the_check_and_is_in_form_as_written(project: Path, kind: str, path: str) -> None:
    result = new(kind, "Group care in Somali")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Written: {path}\n")
    assert faults(project) == []
    text = (project / path).read_text("utf-8")
    assert in_form(path, text) == text
    assert frontmatter.loads(text).metadata == {"title": "Group care in Somali", "status": "draft"}


@pytest.mark.parametrize("kind", ["intervention", "case-study"])
def test_a_skeleton_explains_every_field_in_the_models_words(kind: str) -> None:
    model = kind_named(kind)
    text = skeleton(model, '"A title"', TODAY, {}, {})
    joined = " ".join(line.lstrip("# ") for line in text.splitlines())
    for field in outline_of(model):
        if field.key in ("withdrawn", "formerly"):
            continue  # no new record can need them
        assert re.search(rf"^#?{field.key}:", text, re.MULTILINE), f"{field.key} is not in the skeleton"
        assert field.description in joined, f"{field.key} is not explained"
        if field.needed:
            assert f"NEEDED. {field.description}" in joined


@pytest.mark.parametrize("kind", ["intervention", "case-study", "lead"])
def test_a_skeleton_with_every_line_filled_in_has_the_right_fields_and_shapes(kind: str) -> None:
    model = kind_named(kind)
    # Words for a reader begin with "# " and a letter; what remains waits to be filled in.
    text = re.sub(r"^#(?! \S)", "", skeleton(model, '"A title"', TODAY, {}, {}), flags=re.MULTILINE)
    path = f"{model.folder}/a-title.md"
    found = {(fault.code, fault.field) for fault in read_record(path, text).faults}
    assert found <= {("E211", "summary"), ("E211", "sources[0].title")}  # "..." is too short for these
    assert in_form(path, text) == text, "the examples are not in form"


def test_choices_of_the_small_vocabularies_stand_in_the_skeleton(project: Path) -> None:
    new("intervention", "Group care in Somali")
    text = (project / "interventions/group-care-in-somali.md").read_text("utf-8")
    assert "One of: cross-cutting, preterm-birth." in text


def test_a_lead_with_all_it_needs_is_a_lead_at_once(project: Path) -> None:
    result = new("lead", "Texts before the first scan", *LEAD, SUMMARY)
    assert result.exit_code == 0
    assert "draft" not in result.stdout
    record = check_project(project, TODAY).collection.by_id["texts-before-the-first-scan"]
    assert (record.kind, record.status) == ("lead", "lead")
    assert faults(project) == []


def test_a_lead_that_lacks_something_is_a_draft_and_says_what_is_missing(project: Path) -> None:
    result = new("lead", "Texts before the first scan", "--area", "preterm-birth")
    assert "It is a draft. Fill in organisation and summary, then set status: lead." in result.stdout
    assert faults(project) == []
    assert "Set status: lead when" in (project / "case_studies/texts-before-the-first-scan.md").read_text("utf-8")


def test_nothing_is_ever_written_over(project: Path) -> None:
    before = (project / GOOD).read_bytes()
    message = refused(new("intervention", "An interpreter at booking", "--id", Path(GOOD).stem))
    assert message == (
        f"The id interpreter-at-booking is taken: {GOOD} has it. Choose another title, or give an id: --id ..."
    )
    assert (project / GOOD).read_bytes() == before
    with pytest.raises(FileExistsError):
        disk.create(project / GOOD, "other")
    assert (project / GOOD).read_bytes() == before
    assert _hidden(project) == []


def test_an_id_taken_by_another_kind_or_in_the_past_is_refused(project: Path) -> None:
    assert "docs/organisations/leicester.md" in refused(new("case-study", "Leicester"))
    text = (project / GOOD).read_text("utf-8").replace("priority_areas", "formerly: [old-name]\npriority_areas")
    (project / GOOD).write_text(text, "utf-8")
    assert "an id is never used again" in refused(new("lead", "Old name"))


def test_an_id_taken_by_a_file_that_cannot_be_read_is_refused(project: Path) -> None:
    (project / "interventions/broken.md").write_text("no fence")
    assert "interventions/broken.md" in refused(new("lead", "Broken"))


def test_a_missing_title_is_no_question_without_a_terminal(project: Path) -> None:
    for arguments in (["lead"], ["lead", ""], ["lead", "  "]):
        assert refused(new(*arguments)).startswith("A title is missing. Write it in quotes: best-practice new lead")


def test_a_title_without_quotes_is_taken_whole(project: Path) -> None:
    assert new("intervention", "Group", "care", "in", "Somali").exit_code == 0
    assert (project / "interventions/group-care-in-somali.md").is_file()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["lead", "Ring 0161 496 0000 for help", "--area", "preterm-birth"], "title: A telephone number stands here."),
        (["lead", "<b>Bold</b> claims"], "title: "),
        (["lead", "Short"[:3]], "has 3 characters"),
        (["lead", "x" * 200], "has 200 characters"),
        (["lead", "A good title", "--summary", "Short."], "has 6 characters"),
        (["lead", "A good title", "--area", "preterm"], "Did you mean preterm-birth?"),
        (["lead", "A good title", "--organisation", "Leicester Trust"], '"Leicester Trust" is not an organisation'),
        (["lead", "A good title", "--organisation", "not-named"], "country is needed"),
        (["intervention", "A good title", "--organisation", "leicester"], "An intervention has no organisation."),
        (["intervention", "A good title", "--id", "My Id"], "Use --id my-id"),
        (["intervention", "A good title", "--id", "../../etc/passwd"], "cannot be an id"),
        (["intervention", "A good title", "--id", ""], "cannot be an id"),
        (["intervention", "A good title", "--id", "readme"], "cannot be an id"),
        (["intervention", "一二三四五六"], "No id can be made from this title."),
        (["intervention", "Half a letter \udce9"], "The title holds signs that are no text."),
    ],
)
def test_what_would_not_pass_is_refused_and_nothing_is_written(project: Path, arguments: list[str], words: str) -> None:
    before = sorted(project.rglob("*"))
    assert words in refused(new(*arguments))
    assert sorted(project.rglob("*")) == before


def test_an_unknown_kind_is_refused_with_the_list(project: Path) -> None:
    result = new("measure", "A good title")
    assert result.exit_code == 2
    assert "'intervention', 'case-study', 'lead'" in result.stderr


def test_a_title_that_should_be_looked_at_is_written_and_said(project: Path) -> None:
    result = new("intervention", "Care for BAME women")
    assert result.exit_code == 0
    assert "title: BAME stands here." in result.stdout


def test_a_folder_that_refuses_is_said_in_a_sentence(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, text: str) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(disk, "create", refuse)
    assert "Permission denied" in refused(new("lead", "A good title"))


def test_what_cannot_be_written_is_named_and_not_the_hidden_file_beside_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**words: object) -> None:
        raise PermissionError(13, "Permission denied", f"{words['dir']}/.hidden.tmp")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    said = refused(new("lead", "A good title"))
    assert "case_studies/a-good-title.md cannot be opened or written: Permission denied." in said
    assert ".tmp" not in said


def test_a_disk_without_links_is_no_hindrance(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", no_links)
    assert new("lead", "A good title").exit_code == 0
    assert faults(project) == []
    with pytest.raises(FileExistsError):
        disk.create(project / GOOD, "other")
    assert _hidden(project) == []


def test_the_folder_is_made_when_it_is_missing(project: Path) -> None:
    (project / "case_studies").rmdir()
    assert new("lead", "A good title").exit_code == 0


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("Measure: blood loss weighed", "measure-blood-loss-weighed"),
        ("Women's café & crèche", "womens-cafe-and-creche"),
        (
            "The same small team of midwives, based where deprivation and ethnic diversity are greatest",
            "the-same-small-team-of-midwives-based-where-deprivation",
        ),
        (
            "One of the three parts of the bundle for the prevention of it and of more",
            "one-of-the-three-parts-of-the-bundle-for-the-prevention",
        ),
        ("x" * 100, "x" * LONGEST),
        ("...", ""),
    ],
)
def test_an_id_is_made_of_the_titles_words(title: str, made: str) -> None:
    assert id_from_title(title) == made


@pytest.mark.property
@given(st.text(max_size=200))
def test_an_id_from_a_title_is_an_id_or_empty(title: str) -> None:
    made = id_from_title(title)
    assert made == "" or made in ("readme", "index") or is_id(made)
    assert len(made) <= LONGEST


@pytest.mark.property
@given(st.text(min_size=5, max_size=180, alphabet=st.characters(exclude_categories=["C", "Zl", "Zp"])))
def test_a_title_reads_back_as_it_was_typed(title: str) -> None:
    text = skeleton(kind_named("intervention"), quoted(title), TODAY, {}, {})
    record = read_record("interventions/x.md", text).record
    if title.strip():
        assert record is not None
        assert record.page.title == title


def _hidden(root: Path) -> list[Path]:
    return [path for path in root.rglob(".*") if path.is_file()]
