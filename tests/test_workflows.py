"""The workflows ask for as little as they need and run nothing that anybody could change behind our back."""

import re
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
SITE = ROOT / ".github/workflows/site.yml"
PULL_REQUEST = ROOT / ".github/workflows/pull-request.yml"

# What each job may do; a job that needs more changes this table too, in sight of a reviewer.
PERMISSIONS = {
    ("site.yml", "test"): {"contents": "read"},
    ("site.yml", "build"): {"contents": "read", "pages": "read"},
    ("site.yml", "deploy"): {"pages": "write", "id-token": "write"},
    ("pull-request.yml", "records"): {"contents": "read"},
    ("pull-request.yml", "code"): {"contents": "read"},
}


def parsed(path: Path) -> dict[str, Any]:
    """The workflow, its key `on` by that name: YAML 1.1 takes the bare word for the truth value true."""
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {"on" if key is True else key: value for key, value in workflow.items()}


def jobs() -> list[tuple[str, str, dict[str, Any]]]:
    return [(path.name, name, job) for path in WORKFLOWS for name, job in parsed(path)["jobs"].items()]


def steps() -> list[tuple[str, dict[str, Any]]]:
    return [(f"{file}: {name}", step) for file, name, job in jobs() for step in job["steps"]]


def step_of(path: Path, job: str, part: str) -> dict[str, Any]:
    """The one step of a job whose action or command has this part."""
    every = parsed(path)["jobs"][job]["steps"]
    (found,) = [step for step in every if part in step.get("uses", "") + step.get("run", "")]
    return found


def test_there_are_workflows() -> None:
    assert {SITE, PULL_REQUEST} <= set(WORKFLOWS)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_is_allowed_unless_a_job_asks(path: Path) -> None:
    assert parsed(path)["permissions"] == {}


def test_each_job_asks_for_the_least() -> None:
    assert {(file, name): job["permissions"] for file, name, job in jobs()} == PERMISSIONS


def test_each_job_has_a_limit_of_time_and_a_named_system() -> None:
    for file, name, job in jobs():
        assert 0 < job["timeout-minutes"] <= 30, f"{file}: {name} needs timeout-minutes, 30 at most"
        assert not job["runs-on"].endswith("latest"), f"{file}: {name} must name the version of its system"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_commit_with_its_version_beside_it(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        if re.search(r"\buses:", line):
            assert re.search(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), (
                f"Pin by the full commit, with the version as a comment: {line.strip()}"
            )


def test_one_action_has_one_version() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in WORKFLOWS)
    pins = set(re.findall(r"uses: (\S+)@(\S+) # (\S+)", text))
    assert len({action for action, _, _ in pins}) == len(pins)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_workflow_knows_a_secret_or_runs_a_stranger_s_code_with_rights(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\bsecrets\s*[.:\[]|github\.token|GITHUB_TOKEN", text)
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(parsed(path)["on"])


def test_a_checkout_leaves_no_credentials_behind() -> None:
    for where, step in steps():
        if "actions/checkout@" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False, where


def test_no_command_is_put_together_from_what_an_event_says() -> None:
    for where, step in steps():
        assert "${{" not in step.get("run", ""), f"{where}: give it as an environment variable"


def test_commands_are_words_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for where, step in steps():
        for word in re.findall(r"\bmake ([a-z-]+)", step.get("run", "")):
            assert re.search(rf"^{word}:", makefile, re.MULTILINE), f"{where}: there is no make {word}"


def test_the_site_is_built_at_each_push_to_main_each_day_and_by_hand() -> None:
    events = parsed(SITE)["on"]
    assert set(events) == {"push", "schedule", "workflow_dispatch"}
    assert events["push"] == {"branches": ["main"]}
    (entry,) = events["schedule"]
    assert re.fullmatch(r"\d+ \d+ \* \* \*", entry["cron"])


def test_one_publication_at_a_time_and_none_is_broken_off() -> None:
    assert parsed(SITE)["concurrency"] == {"group": "pages", "cancel-in-progress": False}


def test_only_a_checked_tested_and_built_main_is_published() -> None:
    deploy = parsed(SITE)["jobs"]["deploy"]
    assert deploy["needs"] == ["test", "build"]
    assert deploy["if"] == "github.ref == 'refs/heads/main'"
    assert deploy["environment"]["name"] == "github-pages"
    for command in ("make check", "make test"):
        assert step_of(SITE, "test", command)
    order = [step.get("uses", step.get("run", "")) for step in parsed(SITE)["jobs"]["build"]["steps"]]
    wanted = ["configure-pages", "SOURCE_DATE_EPOCH", "make site", "best-practice verify site", "upload-pages-artifact"]
    places = [next(i for i, each in enumerate(order) if part in each) for part in wanted]
    assert places == sorted(places)
    assert step_of(SITE, "build", "upload-pages-artifact")["with"]["path"] == "site"


def test_the_site_learns_its_address_from_pages() -> None:
    pages = step_of(SITE, "build", "configure-pages")["id"]
    assert step_of(SITE, "build", "make site")["env"] == {"SITE_URL": f"${{{{ steps.{pages}.outputs.base_url }}}}"}
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert re.search(r"^site_url: !ENV \[SITE_URL,", config, re.MULTILINE), "mkdocs.yml must read SITE_URL"


def test_without_a_push_the_site_is_built_as_of_today(tmp_path: Path) -> None:
    step = step_of(SITE, "build", "SOURCE_DATE_EPOCH")
    assert step["if"] == "github.event_name != 'push'"
    said = tmp_path / "environment"
    before = time.time()
    subprocess.run(
        ["bash", "-e", "-c", step["run"]], env={"GITHUB_ENV": str(said), "PATH": "/usr/bin:/bin"}, check=True
    )
    name, _, value = said.read_text(encoding="utf-8").strip().partition("=")
    assert name == "SOURCE_DATE_EPOCH"
    assert int(value) % 86_400 == 0
    assert before - 86_400 < int(value) <= time.time()


def test_a_pull_request_is_checked_then_marked_told_and_shown() -> None:
    assert parsed(PULL_REQUEST)["on"] == {"pull_request": None}
    every = parsed(PULL_REQUEST)["jobs"]["records"]["steps"]
    order = [step.get("uses", step.get("run", "")) for step in every]
    wanted = ["checkout", "setup-python", "make check", "--format github", "GITHUB_STEP_SUMMARY", "upload-artifact"]
    places = [next(i for i, each in enumerate(order) if part in each) for part in wanted]
    assert places == sorted(places)
    # After a fault they are needed most.
    assert [step["if"] for step in every[places[3] :]] == ["${{ !cancelled() }}"] * 3


def test_a_proposal_is_compared_with_what_it_would_be_merged_into() -> None:
    # GitHub's checkout of a pull request is the merge; its first parent is where it goes, two commits deep.
    assert step_of(PULL_REQUEST, "records", "checkout")["with"]["fetch-depth"] == 2
    for part in ("--format github", "GITHUB_STEP_SUMMARY"):
        assert "review --since HEAD^1 " in step_of(PULL_REQUEST, "records", part)["run"]


def test_what_the_summary_says_of_the_preview_is_so() -> None:
    kept = step_of(PULL_REQUEST, "records", "upload-artifact")["with"]
    assert f"--preview {kept['path']} " in step_of(PULL_REQUEST, "records", "GITHUB_STEP_SUMMARY")["run"]
    assert kept["if-no-files-found"] == "ignore", "a proposal of code alone has no pages"
    told = (ROOT / "hooks/best_practice/reviewing/summary.py").read_text(encoding="utf-8")
    assert f"download `{kept['name']}`" in told
    assert f"GitHub keeps it for {kept['retention-days']} days" in told


def test_the_code_of_a_proposal_is_checked_also_after_a_fault_of_style() -> None:
    assert step_of(PULL_REQUEST, "code", "make lint")
    assert step_of(PULL_REQUEST, "code", "make test")["if"] == "${{ !cancelled() }}"


def test_pinned_actions_are_kept_up_to_date() -> None:
    config = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text(encoding="utf-8"))
    assert [update["package-ecosystem"] for update in config["updates"]] == ["github-actions"]
