"""`best-practice review`: what it tells of a proposal, what it keeps silent about, and the pages it shows."""

from __future__ import annotations

import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from best_practice.cli import main
from best_practice.commands.history import base_of, changes_since, records_at
from best_practice.faults import Fault
from best_practice.reviewing.proposal import Change, How, is_about_people, record_path
from best_practice.reviewing.summary import MOST_IN_FULL
from tests.small_project import GOOD, RECORD, make_project

DAY = "2026-11-22"
NHS_NUMBER = "943 476 5919"  # a made-up number with the right check digit


def git(root: Path, *words: str) -> str:
    """What git answers, as somebody without settings of their own."""
    settings = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", "-C", str(root), *settings, *words], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def keep(root: Path, message: str) -> str:
    """Commit everything; the commit."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(root, "rev-parse", "HEAD")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small project in git, with one commit on `main`."""
    made = make_project(tmp_path / "project")
    git(made, "init", "--quiet", "--initial-branch", "main")
    keep(made, "First")
    return made


def review(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["review", *words, "--root", str(root), "--today", DAY])


def told(root: Path, *words: str) -> str:
    """What the command prints; it leaves with 0 whatever it finds."""
    result = review(root, *words)
    assert result.exit_code == 0, result.output
    return result.stdout


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8", newline="\n")


# --- which files ------------------------------------------------------------------------------------


def test_a_file_belongs_to_the_record_it_is_or_stands_beside() -> None:
    assert record_path("interventions/x.md") == "interventions/x.md"
    assert record_path("case_studies/x.csv") == "case_studies/x.md"
    assert record_path("docs/measures/x.csv") == "docs/measures/x.md"
    for other in ("interventions/README.md", "docs/about/index.md", "hooks/main.py", "docs/images/x.png", "x.csv"):
        assert record_path(other) is None


def test_changes_are_told_apart_committed_or_not(root: Path) -> None:
    write(root, "interventions/new-one.md", RECORD)
    keep(root, "Second")
    write(root, GOOD, RECORD.replace("antenatal", "postnatal"))
    (root / "docs/organisations/leicester.md").unlink()
    write(root, "docs/themes/not yet é.md", "x")
    base = base_of(root, "HEAD^")
    assert changes_since(root, base) == [
        Change("docs/organisations/leicester.md", How.REMOVED),
        Change("docs/themes/not yet é.md", How.ADDED),
        Change(GOOD, How.CHANGED),
        Change("interventions/new-one.md", How.ADDED),
    ]


def test_what_others_did_on_the_main_branch_meanwhile_is_not_ours(root: Path) -> None:
    git(root, "checkout", "--quiet", "-b", "ours")
    write(root, "interventions/ours.md", RECORD)
    keep(root, "Ours")
    git(root, "checkout", "--quiet", "main")
    write(root, "interventions/theirs.md", RECORD)
    keep(root, "Theirs")
    git(root, "checkout", "--quiet", "ours")
    assert [change.path for change in changes_since(root, base_of(root, "main"))] == ["interventions/ours.md"]


def test_a_checkout_of_a_merge_two_commits_deep_is_enough(root: Path, tmp_path: Path) -> None:
    """As GitHub checks out a pull request: the merge and its parents, and nothing older."""
    keep(root, "Second")
    git(root, "checkout", "--quiet", "-b", "ours")
    write(root, GOOD, RECORD.replace("[antenatal]", "[postnatal]"))
    keep(root, "Ours")
    git(root, "checkout", "--quiet", "main")
    write(root, "interventions/theirs.md", RECORD)
    keep(root, "Theirs, meanwhile")
    git(root, "merge", "--quiet", "--no-ff", "--message", "Merge", "ours")
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth", "2", root.as_uri(), str(shallow))
    text = told(shallow, "--since", "HEAD^1")
    assert "It touches 1 record." in text
    assert "**What changed:** When it takes place." in text


def test_the_records_as_they_were_are_read_from_git(root: Path) -> None:
    first = git(root, "rev-parse", "HEAD")
    write(root, GOOD, RECORD.replace("An interpreter at the first visit", "Something else"))
    assert records_at(root, first).by_path[GOOD].page.title == "An interpreter at the first visit"


@pytest.mark.parametrize("name", ["no-such-branch", "--output=x", ""])
def test_a_name_that_git_does_not_know_is_refused_in_a_sentence(root: Path, name: str) -> None:
    result = review(root, f"--since={name}")
    assert result.exit_code == 2
    assert "git knows no commit" in result.stderr


def test_wrong_use_is_said_in_a_sentence(root: Path, tmp_path: Path) -> None:
    assert "Name the records" in review(root).stderr
    assert review(root).exit_code == 2
    bare = make_project(tmp_path / "bare")
    assert review(bare, "--since", "main").exit_code == 2


def test_a_record_can_be_reviewed_without_git(tmp_path: Path) -> None:
    bare = make_project(tmp_path / "bare")
    text = told(bare, GOOD)
    assert "It touches 1 record. **Nothing must be mended.**" in text
    assert "was:" not in text
    assert "There is no record in" in review(bare, str(bare / "mkdocs.yml")).stderr


# --- what is told -----------------------------------------------------------------------------------


def test_a_good_new_record_is_told_as_its_page_will_say_it(root: Path) -> None:
    write(root, "interventions/new-one.md", RECORD.replace("An interpreter at the first visit", "A new one: in words"))
    text = told(root, "--since", "main")
    assert "| A new one: in words | New intervention, published | nothing |" in text
    assert "**What will appear:** the page `/interventions/new-one/`, listed under Preterm birth; England." in text
    assert "> Every woman who needs an interpreter has one at her first visit" in text
    assert "| How sure is it? | **Not yet rated (0 of 4)** | No study is entered." in text
    assert "Who can start it? **A team**" in text or "Who can start it? **" in text


def test_what_must_change_is_told_with_its_line_and_how_to_mend_it(root: Path) -> None:
    write(root, "interventions/new-one.md", RECORD.replace("[antenatal]", "[antenatel]"))
    text = told(root, "--since", "main")
    assert "**1 thing must be mended** before it can be accepted." in text
    line = RECORD.splitlines().index("stage: [antenatal]") + 1
    (fault,) = [row for row in text.splitlines() if row.startswith("- Line")]
    assert fault.startswith(f"- Line {line}, `stage")
    assert "antenatal" in fault
    assert re.search(r"\(E\d{3}\)$", fault)
    assert "Statements are worked out then." in text
    assert "How sure is it?" not in text


def test_a_status_that_cannot_be_read_is_not_told_as_another(root: Path) -> None:
    write(root, "interventions/new-one.md", RECORD.replace("status: published", "status: publishd"))
    assert "New intervention. File: `interventions/new-one.md`" in told(root, "--since", "main")


def test_of_a_changed_record_the_fields_and_the_answers_that_differ_are_told(root: Path) -> None:
    study = "studies:\n  - {source: s1, design: description, settings: [England]}\nequity:"
    write(root, GOOD, RECORD.replace("equity:", study, 1).replace("Ask when she books.\n", "Ask sooner.\n"))
    text = told(root, "--since", "main")
    assert "Changed intervention, published" in text
    assert "**What changed:** Studies; Text below the fields." in text
    assert "**Described (1 of 4)** (was: Not yet rated (0 of 4))" in text


def test_a_series_beside_a_record_counts_as_a_change_of_it(project: Path) -> None:
    git(project, "init", "--quiet", "--initial-branch", "main")
    keep(project, "First")
    series = project / "case_studies/example-trust-measures.csv"
    rows = series.read_text("utf-8").splitlines()
    write(project, "case_studies/example-trust-measures.csv", "\n".join(rows[:-1]) + "\n")
    text = told(project, "--since", "main")
    assert "File: `case_studies/example-trust-measures.md`" in text
    assert "**What changed:** Figures over time." in text


def test_other_records_that_would_say_something_else_are_named(project: Path) -> None:
    git(project, "init", "--quiet", "--initial-branch", "main")
    keep(project, "First")
    first = (project / "case_studies/example-trust-measures.md").read_text("utf-8")
    elsewhere = first.replace("organisation: example-trust\n", "organisation: example-university\n")
    write(project, "case_studies/example-elsewhere.md", elsewhere)
    text = told(project, "--since", "main")
    (line,) = text.partition("## Other records that would say something else")[2].strip().splitlines()[:1]
    assert line.startswith(
        "- Example: blood loss measured at every birth: Can it be copied? "
        "Ready with materials (2 of 3) → **Used in a second place (3 of 3)**"
    )


def test_a_draft_a_lead_and_a_withdrawn_record_are_told_as_what_they_are(root: Path) -> None:
    draft = '---\ntitle: "Only begun"\nstatus: draft\n---\n'
    lead = (
        '---\ntitle: "Worth following up"\nsummary: "Somebody mentioned it at a meeting, and no more is known yet."\n'
        "status: lead\norganisation: leicester\npriority_areas: [preterm-birth]\n---\n"
    )
    gone = RECORD.replace("status: published", 'status: withdrawn\nwithdrawn: {date: 2026-11-01, why: "Not true."}')
    write(root, "interventions/only-begun.md", draft)
    write(root, "case_studies/worth-following.md", lead)
    write(root, GOOD, gone)
    text = told(root, "--since", "main")
    assert (
        "nothing on the public site: it is a draft. Once published, its page is `/interventions/only-begun/`." in text
    )
    assert "a line on the page of leads (`/leads/`)" in text
    assert "which says that it was withdrawn, and why. It is in no list." in text


def test_a_removed_record_is_not_let_go_in_silence(root: Path) -> None:
    (root / GOOD).unlink()
    assert "A record that was published is not deleted" in told(root, "--since", "main")
    write(
        root,
        "interventions/interpreter-first.md",
        RECORD.replace("also_known_as", "formerly: [interpreter-at-booking]\nalso_known_as"),
    )
    text = told(root, "--since", "main")
    assert "It was renamed to `interpreter-first`; the old address leads there." in text
    assert "not deleted" not in text


def test_code_and_pages_are_listed_and_not_judged(root: Path) -> None:
    write(root, "hooks/main.py", "x = 1\n")
    text = told(root, "--since", "main")
    assert "It changes no record." in text
    assert "<summary>1 other file: code, pages, pictures</summary>" in text
    assert "- `hooks/main.py`" in text


def test_errors_elsewhere_stand_apart(root: Path) -> None:
    (root / "docs/priority-areas/preterm-birth.md").unlink()
    write(root, "interventions/new-one.md", RECORD.replace("[preterm-birth]", "[cross-cutting]"))
    text = told(root, "--since", "main")
    assert "## Errors in records that this proposal does not touch" in text
    assert f"`{GOOD}`, line" in text


def test_a_large_proposal_stays_readable(root: Path) -> None:
    for number in range(MOST_IN_FULL + 3):
        write(
            root,
            f"interventions/new-{number:03}.md",
            RECORD.replace("An interpreter", f"Number {number:03}: an interpreter"),
        )
    text = told(root, "--since", "main")
    assert "| and 3 more |" in text
    assert "## And 3 more records" in text
    assert text.count("**What will appear:**") == MOST_IN_FULL


# --- what is kept silent, and what is made safe -----------------------------------------------------


@pytest.mark.parametrize(
    ("code", "people"),
    [("E520", True), ("E527", True), ("E440", True), ("E501", False), ("E460", False), ("W440", False)],
)
def test_faults_that_may_tell_who_a_person_is(code: str, people: bool) -> None:
    assert is_about_people(Fault("x.md", 1, 1, code, "", "", "")) is people


def test_words_that_may_tell_who_a_person_is_are_not_repeated_anywhere(root: Path, tmp_path: Path) -> None:
    private = RECORD.replace("Ask when she books.\n", f"Her number is {NHS_NUMBER}.\n")
    write(
        root,
        "interventions/new-one.md",
        private.replace("An interpreter at the first visit", "Anna Example of Anytown"),
    )
    out = tmp_path / "preview"
    text = told(root, "--since", "main", "--preview", str(out))
    assert "Something here may tell who a person is." in text
    assert "SECURITY.md" in text
    assert "E520" in text
    annotations = told(root, "--since", "main", "--format", "github")
    for said in (text, annotations):
        assert NHS_NUMBER not in said
        assert "Anna Example" not in said
    assert not out.exists()


HOSTILE = "<img src=x onerror=alert(1)> | **bold** [x](javascript:alert(1)) `code` @everyone #1 $x$ _a_"


def test_authored_words_are_neither_markdown_nor_html_in_the_summary(root: Path) -> None:
    write(root, "interventions/new-one.md", RECORD.replace("An interpreter at the first visit", HOSTILE))
    write(root, "interventions/bad.md", RECORD.replace("[antenatal]", '["<b>x</b>"]'))
    text = told(root, "--since", "main")
    assert "<img" not in text
    assert "<b>x" not in text
    assert "**bold**" not in text
    assert not re.search(r"(?<!\\)\]\(javascript", text)
    (row,) = [line for line in text.splitlines() if line.startswith("| &lt;img")]
    assert len(re.findall(r"(?<!\\)\|", row)) == 5, "an authored sign must not end a cell"


# --- annotations ------------------------------------------------------------------------------------


def test_annotations_begin_with_the_proposal_and_leave_other_warnings_out(root: Path) -> None:
    write(root, GOOD, RECORD.replace("[antenatal]", "[antenatel]"))
    keep(root, "A fault that was there before")
    write(root, "interventions/new-one.md", RECORD.replace("reach: universal", "reach: universel"))
    lines = told(root, "--since", "HEAD", "--format", "github").splitlines()
    assert lines[0].startswith("::error file=interventions/new-one.md,line=")
    assert any(line.startswith(f"::error file={GOOD}") for line in lines[1:])
    assert all(line.startswith("::error file=interventions/new-one.md") for line in lines if "new-one" in line)


# --- the preview ------------------------------------------------------------------------------------


class Tags(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_the_preview_holds_each_record_that_can_be_shown_and_stands_alone(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "made" / "preview"
    text = told(project, str(project / "interventions"), str(project / "case_studies"), "--preview", str(out))
    assert "open `index.html`" in text
    names = {path.name for path in out.iterdir()}
    assert {"index.html", "example-measured-loss.html", "example-trust-measures.html", "example-draft.html"} <= names
    assert "example-lead.html" not in names
    for path in out.iterdir():
        for tag, attributes in Tags(path.read_text("utf-8")).tags:
            assert tag not in ("script", "link", "iframe", "form")
            assert not any(name.startswith("on") for name in attributes)
            href, src = attributes.get("href"), attributes.get("src")
            assert href is None or href.startswith(("#", "https://", "mailto:")) or href in names, (
                f"{path.name}: {href}"
            )
            assert src is None or src.startswith("data:image/"), f"{path.name}: {src}"
    shown = (out / "example-measured-loss.html").read_text("utf-8")
    assert "data:image/png;base64," in shown
    assert 'href="example-trust-measures.html"' in shown
    assert "default-src 'none'" in shown
    assert "nobody has accepted it" in shown


def test_a_record_with_an_error_has_no_page_in_the_preview(root: Path, tmp_path: Path) -> None:
    write(root, "interventions/bad.md", RECORD.replace("[antenatal]", "[antenatel]"))
    write(root, "interventions/fine.md", RECORD)
    out = tmp_path / "preview"
    told(root, "--since", "main", "--preview", str(out))
    assert sorted(path.name for path in out.iterdir()) == ["fine.html", "index.html"]


def test_authored_words_stay_words_in_the_preview(root: Path, tmp_path: Path) -> None:
    title = 'Fewer than 5 < 10 "quoted" & more'
    write(root, "interventions/new-one.md", RECORD.replace('"An interpreter at the first visit"', f"'{title}'"))
    told(root, "--since", "main", "--preview", str(tmp_path / "preview"))
    for path in (tmp_path / "preview").iterdir():
        html = path.read_text("utf-8")
        assert title not in html
        assert "Fewer than 5 &lt; 10" in html
