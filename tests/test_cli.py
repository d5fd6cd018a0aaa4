"""The command line: what it prints, how it leaves, and that it never shows a traceback."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from watchdog.events import FileModifiedEvent, FileOpenedEvent

from best_practice.cli import main
from best_practice.commands.watching import matters
from best_practice.faults import all_codes
from tests.small_project import GOOD, RECORD, ROOT, make_project

PROGRAM = [sys.executable, "-c", "from best_practice.cli import main; main()"]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project, which is the working directory too."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    root = make_project(tmp_path / "project")
    monkeypatch.chdir(root)
    return root


def run(*arguments: str) -> Result:
    """What the program says; an exception of its own would be a traceback for the user."""
    result = CliRunner().invoke(main, list(arguments))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def change(root: Path, old: str, new: str, path: str = GOOD) -> None:
    """Replace some words of a record."""
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


def one_sentence(result: Result) -> str:
    """The message of wrong use: status 2, nothing on stdout, no traceback, no usage."""
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert "Usage" not in result.stderr
    return result.stderr.strip()


def test_a_clean_project_has_nothing_to_mend(project: Path) -> None:
    result = run("check")
    assert (result.exit_code, result.stdout) == (0, "5 records checked: nothing to mend.\n")


def test_json_of_a_clean_project_is_an_empty_list_and_nothing_else(project: Path) -> None:
    result = run("check", "--format", "json")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "[]\n", "")


def test_a_fault_is_located_coded_and_mendable(project: Path) -> None:
    change(project, "[preterm-birth]", "[preterm birth]")
    result = run("check")
    assert result.exit_code == 1
    assert result.stdout == (
        f'{GOOD}:6:18: E203 priority_areas: "preterm birth" is not a priority area.\n'
        "    Did you mean preterm-birth?\n"
        "    Read: docs/guide/checks.md#e203\n"
        "\n"
        "5 records checked: 1 error.\n"
    )


def test_json_has_the_fields_that_scripts_rely_on(project: Path) -> None:
    change(project, "reach: universal", "reach: universall")
    result = run("check", "--format", "json")
    (fault,) = json.loads(result.stdout)
    assert list(fault) == ["path", "line", "column", "code", "severity", "field", "message", "hint"]
    assert (fault["path"], fault["line"], fault["column"]) == (GOOD, 11, 8)
    assert (fault["code"], fault["severity"], fault["field"]) == ("E204", "error", "reach")
    assert (result.exit_code, result.stderr) == (1, "")


def test_github_marks_lines_and_prints_nothing_else_on_stdout(project: Path) -> None:
    change(project, "reach: universal", "reach: universall")
    result = run("check", "--format", "github")
    (line,) = result.stdout.splitlines()
    assert line.startswith(f"::error file={GOOD},line=11,col=8,title=E204::reach: ")
    assert result.exit_code == 1


def test_a_warning_alone_does_not_fail(project: Path) -> None:
    change(project, "Every woman who needs an interpreter.", "Women called BAME in the paper.")
    result = run("check")
    assert result.exit_code == 0
    assert "W550" in result.stdout
    assert result.stdout.endswith("5 records checked: 1 warning.\n")


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_advice_is_shown_when_asked_for_and_never_in_json(project: Path, form: str) -> None:
    change(project, 'also_known_as: ["interpreting"]\n', "")
    assert "A701" not in run("check", "--format", form).stdout
    assert ("A701" in run("check", "--format", form, "--advice").stdout) is (form != "json")


def test_the_root_is_found_from_a_folder_below_and_paths_stay_relative_to_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(project, "reach: universal", "reach: universall")
    monkeypatch.chdir(project / "docs" / "themes")
    assert run("check").stdout.startswith(f"{GOOD}:11:8: E204")


def test_paths_limit_what_is_shown_while_all_is_read(project: Path) -> None:
    change(project, "reach: universal", "reach: universall")
    assert run("check", "docs").stdout == "4 records checked: nothing to mend.\n"
    assert run("check", "docs").exit_code == 0
    assert run("check", "interventions").exit_code == 1
    assert run("check", GOOD, "docs").stdout.endswith("5 records checked: 1 error.\n")


def test_paths_are_taken_from_here_and_then_from_the_root(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(project, "reach: universal", "reach: universall")
    monkeypatch.chdir(project / "interventions")
    assert run("check", Path(GOOD).name).exit_code == 1
    monkeypatch.chdir(project.parent)
    assert run("check", "--root", "project", GOOD).exit_code == 1
    assert run("check", "--root", "project", f"project/{GOOD}").exit_code == 1
    assert run("check", str(project / GOOD), "--root", str(project)).exit_code == 1


def test_a_path_that_holds_no_record_says_so(project: Path) -> None:
    result = run("check", "mkdocs.yml")
    assert result.exit_code == 0
    assert "There is no record in mkdocs.yml." in result.stderr


def test_a_path_that_does_not_exist_is_wrong_use(project: Path) -> None:
    assert one_sentence(run("check", "interventions/nothing.md")) == (
        "There is no file or folder interventions/nothing.md. Check the spelling, or leave it out to mean all records."
    )


def test_an_empty_name_never_means_all(project: Path) -> None:
    """As when a variable of a script is empty: `fmt "$file"` must not rewrite every record."""
    assert one_sentence(run("fmt", "")).startswith("One of the names is empty.")


def test_a_path_outside_of_the_project_is_wrong_use(project: Path) -> None:
    assert "lies outside of the project" in one_sentence(run("check", ".."))


def test_without_a_project_one_sentence_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for command in (["check"], ["stats"], ["fmt"], ["new", "lead", "A title"], ["docs"]):
        assert one_sentence(run(*command)) == (
            "There is no mkdocs.yml in this folder or above it. Go to the project's folder, or name it with --root."
        )


def test_a_root_that_is_none_is_wrong_use(project: Path, tmp_path: Path) -> None:
    assert "There is no folder nowhere." in one_sentence(run("check", "--root", "nowhere"))
    assert "There is no folder mkdocs.yml." in one_sentence(run("check", "--root", "mkdocs.yml"))
    (tmp_path / "empty").mkdir()
    assert "holds no project" in one_sentence(run("check", "--root", str(tmp_path / "empty")))


def test_a_root_without_records_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("")
    assert run("check", "--root", str(tmp_path)).stdout == "0 records checked: nothing to mend.\n"
    assert run("check", "--root", str(tmp_path), "--format", "json").stdout == "[]\n"
    assert run("fmt", "--root", str(tmp_path)).exit_code == 0
    assert run("stats", "--root", str(tmp_path)).exit_code == 0


@pytest.mark.parametrize("day", ["2026-13-01", "2026-02-30", "yesterday", "", "21/11/2026"])
def test_a_day_that_is_no_date_is_wrong_use(project: Path, day: str) -> None:
    assert "is not a date. Write it as YYYY-MM-DD" in one_sentence(run("check", "--today", day))


def test_today_is_typed_or_comes_from_the_environment(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The record was compiled on 2026-01-05; before that day its date lies in the future.
    assert run("check", "--today", "2026-01-05").exit_code == 0
    assert run("check", "--today", "2026-01-04").exit_code == 1
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767571199")  # 2026-01-04, 23:59:59 UTC
    assert run("check").exit_code == 1
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767571200")  # one second later
    assert run("check").exit_code == 0
    assert run("check", "--today", "2026-01-04").exit_code == 1


@pytest.mark.parametrize("seconds", ["soon", "1e400", "9" * 30, "1.5"])
def test_a_source_date_epoch_that_is_no_number_is_wrong_use(
    project: Path, monkeypatch: pytest.MonkeyPatch, seconds: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    assert "SOURCE_DATE_EPOCH" in one_sentence(run("check"))


def test_git_is_never_needed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert run("check").exit_code == 0


def test_a_file_name_that_is_no_text_is_reported_and_json_stays_json(project: Path) -> None:
    try:
        (project / os.fsdecode(b"interventions/x\xe9.md")).write_text(RECORD)
    except OSError:
        pytest.skip("this file system takes only names that are text")
    assert json.loads(run("check", "--format", "json").stdout)
    assert run("check").exit_code == 1
    named = run("check", os.fsdecode(b"interventions/x\xe9.md"))
    assert named.exit_code == 1
    assert "E114" in named.stdout


def test_a_folder_that_cannot_be_opened_is_said(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("interventions"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    result = run("check")
    assert result.exit_code == 1
    assert "E115" in result.stdout


@pytest.mark.parametrize("name", ["E203", "e203", " E203 "])
def test_explain_prints_meaning_and_mend(name: str) -> None:
    code = next(code for code in all_codes() if code.name == "E203")
    result = run("check", "--explain", name)
    assert result.exit_code == 0
    assert code.meaning in result.stdout
    assert code.mend in result.stdout
    assert "docs/guide/checks.md#e203" in result.stdout


def test_every_code_can_be_explained() -> None:
    for code in all_codes():
        assert code.meaning in run("check", "--explain", code.name).stdout


def test_an_unknown_code_gets_the_nearest() -> None:
    assert one_sentence(run("check", "--explain", "E2033")) == 'There is no code "E2033". Did you mean E203?'


def test_an_unknown_command_gets_the_nearest() -> None:
    result = run("check-all")
    assert result.exit_code == 2
    assert "check" in result.stderr


def test_colour_only_on_a_terminal_and_never_with_no_color(project: Path) -> None:
    change(project, "reach: universal", "reach: universall")
    plain = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")}
    plain["TERM"] = "xterm"
    assert "\x1b[" in _on_a_terminal(["check"], project, plain)
    assert "\x1b[" not in _on_a_terminal(["check"], project, plain | {"NO_COLOR": "1"})
    assert "\x1b[" not in _on_a_terminal(["check"], project, plain | {"TERM": "dumb"})
    assert "\x1b[" not in run("check").stdout


def test_new_asks_for_a_title_on_a_terminal_only(project: Path) -> None:
    said = _on_a_terminal(["new", "intervention"], project, dict(os.environ), answer="Letters in her language\n")
    assert "Title" in said
    assert (project / "interventions/letters-in-her-language.md").is_file()


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Ctrl-C reaches the programs that a test starts, also where the tests themselves run in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_watch_checks_again_on_a_change_and_leaves_with_0_at_ctrl_c(project: Path) -> None:
    with subprocess.Popen(
        [*PROGRAM, "check", "--watch"], cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        limit = threading.Timer(60, process.kill)
        limit.start()
        try:
            assert process.stdout is not None
            first = _until_waiting(process)
            change(project, "reach: universal", "reach: universall")
            second = _until_waiting(process)
            process.send_signal(signal.SIGINT)
            _, errors = process.communicate()
        finally:
            limit.cancel()
            process.kill()
    assert first == ["5 records checked: nothing to mend."]
    assert f"{GOOD}:11:8: E204" in second[0]
    assert (process.returncode, errors) == (0, "")


def test_watch_is_not_woken_by_its_own_reading_or_by_an_editors_files() -> None:
    assert matters(FileModifiedEvent("/project/interventions/x.md"))
    assert not matters(FileOpenedEvent("/project/interventions/x.md"))
    assert not matters(FileModifiedEvent("/project/interventions/.x.md.swp"))
    assert not matters(FileModifiedEvent("/project/interventions/x.md~"))


def test_watch_needs_something_to_watch(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("")
    assert "There is nothing to watch" in one_sentence(run("check", "--watch", "--root", str(tmp_path)))


def test_stats_counts_what_is_published(project: Path) -> None:
    tables = json.loads(run("stats", "--format", "json").stdout)
    assert list(tables) == ["kinds", "statuses", "priority_areas", "principles", "countries"]
    assert tables["kinds"]["interventions"] == {"records": 1}
    assert tables["priority_areas"]["preterm-birth"] == {"interventions": 1, "case-studies": 0}
    assert tables["priority_areas"]["cross-cutting"] == {"interventions": 0, "case-studies": 0}
    assert tables["countries"] == {"England": {"interventions": 1, "case-studies": 0}}
    change(project, "status: published", "status: draft")
    tables = json.loads(run("stats", "--format", "json").stdout)
    assert tables["statuses"]["draft"]["interventions"] == 1
    assert tables["countries"] == {}


def test_stats_is_a_table_of_the_real_records() -> None:
    result = run("stats", "--root", str(ROOT))
    assert result.exit_code == 0
    for words in ("Kinds", "Statuses", "Priority areas", "Principles", "Countries", "postpartum-haemorrhage"):
        assert words in result.stdout


def test_stats_says_what_it_could_not_count(project: Path) -> None:
    (project / "interventions/broken.md").write_text("no fence")
    result = run("stats")
    assert "Not counted, because they cannot be read: 1." in result.stderr
    assert "Not rated, because they cannot be read: 1." in run("rate", "--all").stderr


def test_rate_says_when_only_a_part_of_the_record_was_read(project: Path) -> None:
    assert run("rate", Path(GOOD).stem).stderr == ""
    change(project, "reach: universal", "reach: universall")
    assert run("rate", Path(GOOD).stem).stderr.startswith("Only what could be read of ")


def test_a_quick_command_does_not_load_the_heavy_libraries() -> None:
    code = "import sys, best_practice.cli; print({'pandas', 'numpy', 'mkdocs'} & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout == "set()\n"


@pytest.mark.parametrize("command", [[], *([name] for name in sorted(main.commands))])
def test_every_command_has_help_with_examples(command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert "best-practice " + " ".join(command) in result.stdout
    assert "Examples:" in result.stdout or not command


def _until_waiting(process: subprocess.Popen[str]) -> list[str]:
    lines: list[str] = []
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("Watching."):
            assert line == "Watching. Press Ctrl+C to stop.\n"
            return lines
        lines.append(line.rstrip("\n"))
    raise AssertionError(f"it stopped after {lines}: {process.stderr.read() if process.stderr else ''}")


def _on_a_terminal(arguments: list[str], folder: Path, environment: dict[str, str], answer: str = "") -> str:
    """What the program prints when it talks to a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*PROGRAM, *arguments], cwd=folder, env=environment, stdin=theirs, stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        if answer:
            os.write(ours, answer.encode())
        limit = threading.Timer(60, process.kill)
        limit.start()
        said = b""
        try:
            while block := os.read(ours, 4096):
                said += block
        except OSError:
            pass  # the other end is closed
        finally:
            limit.cancel()
            os.close(ours)
    return said.decode()
